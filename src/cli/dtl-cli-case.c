/* dtl-cli-case.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include "dtl-error.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* Set by Ctrl+C and by a polite end; asked after each article. */
static volatile sig_atomic_t interrupted;

typedef struct
{
  DtlCase *file;
  GCancellable *cancellable;
  DtlCliOutput *lines; /* NULL: for people */
  DtlCopyChoice copies;
  guint n_articles;
  guint n_incidents;
  guint n_known;
  guint n_copies;
  guint n_failed;
  gboolean show_progress;
} Run;

static void
clear_progress (const Run *run)
{
  if (run->show_progress)
    fputs ("\r\033[K", stderr);
}

/* A copy is named at once; unless the wish was stated it is left to the analyst. */
static void
take_copy (Run *run, const DtlBatchItem *item)
{
  const DtlArticle *first = item->same_as->article;
  g_autoptr (GError) error = NULL;

  run->n_copies++;
  clear_progress (run);
  if (run->lines == NULL)
    /* Translators: the name of a file, then a headline and the name of another file */
    g_print (_("%s: the same article as “%s” (%s)\n"), item->name,
             first->title != NULL ? first->title : _("Untitled article"), first->file_name);
  if (run->copies != DTL_COPY_UNDECIDED &&
      !dtl_case_set_copy (run->file, item->row, run->copies, &error))
    dtl_cli_complain ("%s", error->message);
}

static void
write_line (Run *run, const DtlBatchItem *item)
{
  guint n = item->extraction != NULL ? item->extraction->incidents->len : 0;
  g_autofree char *line =
      item->article == NULL
          ? dtl_export_failure_line (item->path != NULL ? item->path : item->name, item->error)
          : dtl_export_stored_line (item->article, n, item->known,
                                    item->same_as != NULL ? item->same_as->article->id : NULL,
                                    item->error);

  dtl_cli_output_line (run->lines, line);
}

/* A second Ctrl+C ends the program at once; what the case has by then it keeps. */
static void
interrupt_cb (int number)
{
  interrupted = 1;
  signal (number, SIG_DFL);
}

static gboolean
item_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  Run *run = user_data;

  if (item->error != NULL)
    {
      run->n_failed++;
      clear_progress (run);
      dtl_cli_complain ("%s", item->error->message);
    }
  else if (item->known)
    run->n_known++;
  else
    {
      run->n_articles++;
      run->n_incidents += item->extraction->incidents->len;
    }
  if (item->same_as != NULL)
    take_copy (run, item);
  if (run->lines != NULL)
    write_line (run, item);
  if (run->show_progress)
    fprintf (stderr, "\r\033[K%u/%u %s", done, total, item->name);
  if (interrupted)
    g_cancellable_cancel (run->cancellable);
  return run->lines == NULL || dtl_cli_output_ok (run->lines);
}

static gboolean
parse_copies (const char *word, DtlCopyChoice *out)
{
  static const char *const words[] = { "ask", "one", "both" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (word == NULL || g_str_equal (word, words[i]))
      {
        *out = (DtlCopyChoice) i;
        return TRUE;
      }
  return FALSE;
}

static void
print_summary (const Run *run)
{
  g_autofree char *text =
      g_strdup_printf (_("%u articles read, %u incidents, %u known before, %u not read"),
                       run->n_articles, run->n_incidents, run->n_known, run->n_failed);

  if (run->lines != NULL)
    {
      fprintf (stderr, "%s\n", text);
      return;
    }
  g_print ("%s\n", text);
  if (run->n_copies > 0)
    g_print (ngettext ("%u article has the text of an earlier one\n",
                       "%u articles have the text of an earlier one\n", run->n_copies),
             run->n_copies);
}

static DtlCase *
open_case (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *standard = dtl_case_default_path ();
  DtlCase *file = dtl_case_open (path != NULL ? path : standard, &error);

  if (file == NULL)
    dtl_cli_complain ("%s", error->message);
  return file;
}

/**
 * dtl_cli_import:
 *
 * "import --case FILE FILE…": reads articles into a case. Started again it goes on where it was.
 */
int
dtl_cli_import (int argc, char **argv)
{
  g_autofree char *path = NULL, *published = NULL, *copies = NULL;
  int jobs = 0, status;
  gboolean as_json = FALSE;
  GOptionEntry entries[] = {
    { "case", 'c', 0, G_OPTION_ARG_FILENAME, &path, N_("Case file; made if there is none"),
      N_("FILE") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, N_("Threads; 0 is one a processor"), "N" },
    { "published", 0, 0, G_OPTION_ARG_STRING, &published,
      N_("Publication date of articles that do not state theirs"), N_("DATE") },
    { "copies", 0, 0, G_OPTION_ARG_STRING, &copies,
      N_("An article that the case has as another file: ask in the window (default), count both "
          "as "
          "one, or keep both"),
      "ask|one|both" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json,
      N_("Report each article as a line of JSON on standard output"), NULL },
    G_OPTION_ENTRY_NULL
  };
  DtlBatchOptions options = DTL_BATCH_OPTIONS_DEFAULT;
  g_autoptr (DtlExtractor) extractor = NULL;
  g_autoptr (DtlCase) file = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  gboolean ok, problems;

  if (!dtl_cli_parse (entries, _("FILE|FOLDER…"),
                      _("Articles that the case has already are passed over."), &argc, &argv,
                      &status))
    return status;
  if (argc < 2 || !dtl_cli_parse_date (published, &options.published))
    return dtl_cli_usage (_("Name article files or folders to import"));
  if (!parse_copies (copies, &run.copies))
    return dtl_cli_usage (_("Write --copies ask, one or both"));
  extractor = dtl_cli_load_extractor ();
  file = extractor != NULL ? open_case (path) : NULL;
  if (file == NULL)
    return DTL_CLI_SOME_FAILED;
  options.n_threads = (guint) MAX (jobs, 0);
  run.file = file;
  run.cancellable = cancellable;
  run.lines = as_json ? dtl_cli_output_new (NULL) : NULL;
  run.show_progress = isatty (STDERR_FILENO);
  signal (SIGINT, interrupt_cb);
  signal (SIGTERM, interrupt_cb);
  files = dtl_cli_collect (argv + 1, &problems);
  ok = dtl_batch_import (extractor, file, files, &options, item_cb, &run, cancellable,
                         &error);
  clear_progress (&run);
  if (g_error_matches (error, DTL_ERROR, DTL_ERROR_CANCELLED))
    dtl_cli_complain (_("Stopped. The same command goes on where it was"));
  else if (error != NULL)
    dtl_cli_complain ("%s", error->message);
  print_summary (&run);
  if (run.lines != NULL)
    ok = dtl_cli_output_finish (run.lines) && ok;
  return ok && !problems && run.n_failed == 0 ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}

static void
drop_rejected (GPtrArray *records)
{
  for (guint i = records->len; i-- > 0;)
    if (dtl_record_get_state (g_ptr_array_index (records, i)) == DTL_REVIEW_REJECTED)
      g_ptr_array_remove_index (records, i);
}

/**
 * dtl_cli_export:
 *
 * "export --case FILE --format FORMAT": writes a case's incidents as they are shown.
 */
int
dtl_cli_export (int argc, char **argv)
{
  g_autofree char *path = NULL, *format_name = NULL, *output_path = NULL;
  gboolean with_rejected = FALSE, ok;
  int status, format = DTL_EXPORT_JSONL;
  GOptionEntry entries[] = {
    { "case", 'c', 0, G_OPTION_ARG_FILENAME, &path, N_("Case file"), N_("FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name,
      N_("jsonl (default), json, geojson, kml, csv, gtd, acled or gpkg"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, N_("Write to a file"), N_("FILE") },
    { "with-rejected", 0, 0, G_OPTION_ARG_NONE, &with_rejected,
      N_("Write incidents that the analyst rejected too"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (DtlCase) file = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  if (!dtl_cli_parse (entries, "", _("Corrections stand above the machine's values."), &argc,
                      &argv, &status))
    return status;
  if (format_name != NULL)
    format = dtl_export_from_nick (format_name);
  else if (output_path != NULL && dtl_export_from_path (output_path) >= 0)
    format = dtl_export_from_path (output_path);
  if (format < 0)
    return dtl_cli_usage (
        _("There is no such format. Write jsonl, json, geojson, kml, csv, gtd, acled or gpkg"));
  if (argc > 1)
    return dtl_cli_usage (_("Say which case and format; see --help"));
  if (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      dtl_cli_complain (_("There is no case file %s"), path);
      return DTL_CLI_SOME_FAILED;
    }
  file = open_case (path);
  records = file != NULL ? dtl_case_list_records (file, 0, &error) : NULL;
  if (records == NULL)
    {
      if (error != NULL)
        dtl_cli_complain ("%s", error->message);
      return DTL_CLI_SOME_FAILED;
    }
  if (!with_rejected)
    drop_rejected (records);
  if (output_path != NULL)
    ok = dtl_export_to_file (records, (DtlExportFormat) format, output_path, NULL, &error);
  else
    {
      DtlCliOutput *output = dtl_cli_output_new (NULL);

      ok = dtl_export_to_stream (records, (DtlExportFormat) format, dtl_cli_output_stream (output),
                                 NULL, &error);
      ok = dtl_cli_output_finish (output) && ok;
    }
  if (error != NULL)
    dtl_cli_complain ("%s", error->message);
  return ok ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}
