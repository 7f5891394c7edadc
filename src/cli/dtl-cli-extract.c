/* dtl-cli-extract.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include <glib/gi18n.h>

/* What the options say. */
typedef struct
{
  char *articles;
  char *format;
  char *output;
  char *published;
  int jobs;
  gboolean with_text;
  gboolean explain;
  gboolean training;
} Options;

typedef struct
{
  DtlCliOutput *output;
  DtlExportFormat format;
  gboolean with_text;
  GPtrArray *records; /* kept for formats that cannot stream; NULL otherwise */
  guint n_failed;
} Run;

static void
write_failure (Run *run, const DtlBatchItem *item)
{
  g_autofree char *line = NULL;

  run->n_failed++;
  dtl_cli_complain ("%s", item->error->message);
  if (run->format != DTL_EXPORT_JSONL)
    return;
  line = item->article != NULL ? dtl_export_unextracted_line (item->article, item->error)
                               : dtl_export_failure_line (item->name, item->error);
  dtl_cli_output_line (run->output, line);
}

static gboolean
item_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  Run *run = user_data;

  if (item->extraction == NULL)
    write_failure (run, item);
  else if (run->records != NULL)
    {
      g_autoptr (GPtrArray) records = dtl_export_records_of (item->extraction);

      g_ptr_array_extend_and_steal (run->records, g_steal_pointer (&records));
    }
  else
    {
      g_autofree char *line = dtl_export_extraction_line (item->extraction, run->with_text);

      dtl_cli_output_line (run->output, line);
    }
  return dtl_cli_output_ok (run->output);
}

static gboolean
run_batch (const Options *options, char **paths, DtlExtractor *extractor, Run *run)
{
  DtlBatchOptions batch = DTL_BATCH_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;
  gboolean ok, problems = FALSE;

  batch.n_threads = (guint) MAX (options->jobs, 0);
  if (!dtl_cli_parse_date (options->published, &batch.published))
    return FALSE;
  if (options->articles != NULL)
    {
      g_autoptr (GInputStream) stream = dtl_cli_open_lines (options->articles);

      ok = stream != NULL && dtl_batch_run_lines (extractor, stream, options->articles, &batch,
                                                  item_cb, run, NULL, &error);
    }
  else
    {
      g_autoptr (GPtrArray) files = dtl_cli_collect (paths, &problems);

      ok = dtl_batch_run (extractor, files, &batch, item_cb, run, NULL, &error);
    }
  if (error != NULL)
    dtl_cli_complain ("%s", error->message);
  return ok && !problems;
}

static gboolean
explain_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  DtlExtractor *extractor = user_data;
  g_autofree char *text = NULL;

  if (item->article == NULL)
    {
      dtl_cli_complain ("%s", item->error->message);
      return TRUE;
    }
  text = dtl_extractor_explain (extractor, item->article);
  g_print ("%s\n", text);
  return TRUE;
}

/* For build-aux/train-incidents: every act with the features of its likelihood. */
static gboolean
training_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  DtlExtractor *extractor = user_data;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *line = NULL;

  if (item->article == NULL)
    {
      dtl_cli_complain ("%s", item->error->message);
      return TRUE;
    }
  json_object_set_string_member (object, "id", item->article->id);
  dtl_extractor_training (extractor, item->article, object);
  json_node_init_object (node, object);
  line = json_to_string (node, FALSE);
  g_print ("%s\n", line);
  return TRUE;
}

static int
explain (const Options *options, char **paths, DtlExtractor *extractor)
{
  DtlBatchFunc callback = options->training ? training_cb : explain_cb;
  DtlBatchOptions batch = DTL_BATCH_OPTIONS_DEFAULT;
  gboolean problems = FALSE, ok;

  batch.n_threads = 1;
  batch.read_only = TRUE;
  if (!dtl_cli_parse_date (options->published, &batch.published))
    return DTL_CLI_USAGE;
  if (options->articles != NULL)
    {
      g_autoptr (GInputStream) stream = dtl_cli_open_lines (options->articles);

      ok = stream != NULL && dtl_batch_run_lines (NULL, stream, options->articles, &batch,
                                                  callback, extractor, NULL, NULL);
    }
  else
    {
      g_autoptr (GPtrArray) files = dtl_cli_collect (paths, &problems);

      ok = dtl_batch_run (NULL, files, &batch, callback, extractor, NULL, NULL);
    }
  return ok && !problems ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}

static int
run_extract (const Options *options, char **paths, DtlExportFormat format)
{
  g_autoptr (DtlExtractor) extractor = dtl_cli_load_extractor ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { NULL, format, options->with_text, NULL, 0 };
  gboolean ok;

  if (extractor == NULL)
    return DTL_CLI_SOME_FAILED;
  if (options->explain || options->training)
    return explain (options, paths, extractor);
  run.output = dtl_cli_output_new (format == DTL_EXPORT_GEOPACKAGE ? NULL : options->output);
  if (run.output == NULL)
    return DTL_CLI_SOME_FAILED;
  if (format != DTL_EXPORT_JSONL)
    records = run.records = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_record_unref);
  ok = run_batch (options, paths, extractor, &run);
  if (records != NULL &&
      !(format == DTL_EXPORT_GEOPACKAGE && options->output != NULL
            ? dtl_export_to_file (records, format, options->output, NULL, &error)
            : dtl_export_to_stream (records, format, dtl_cli_output_stream (run.output), NULL,
                                    &error)))
    {
      dtl_cli_complain ("%s", error->message);
      ok = FALSE;
    }
  ok = dtl_cli_output_finish (run.output) && ok;
  return ok && run.n_failed == 0 ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}

int
dtl_cli_extract (int argc, char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "articles", 0, 0, G_OPTION_ARG_FILENAME, &options.articles,
      N_("Read articles from JSON Lines: {\"id\",\"title\"?,\"published\"?,\"text\"}; “-” is standard input"),
      N_("FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format,
      N_("jsonl (default), json, geojson, kml, csv, gtd, acled or gpkg"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Write to a file"), N_("FILE") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options.jobs, N_("Threads; 0 is one a processor"), "N" },
    { "published", 0, 0, G_OPTION_ARG_STRING, &options.published,
      N_("Publication date of articles that do not state theirs"), N_("DATE") },
    { "with-text", 0, 0, G_OPTION_ARG_NONE, &options.with_text,
      N_("Put the article's text into the output"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &options.explain,
      N_("Print the layers of the reading instead of records"), NULL },
    { "training", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options.training, "", NULL },
    G_OPTION_ENTRY_NULL
  };
  int status, format = DTL_EXPORT_JSONL;

  if (!dtl_cli_parse (entries, _("[FILE|FOLDER…]"),
                      _("Writes one JSON object an article, in the order of the input."), &argc,
                      &argv, &status))
    return status;
  if (options.format != NULL)
    format = dtl_export_from_nick (options.format);
  else if (options.output != NULL && dtl_export_from_path (options.output) >= 0)
    format = dtl_export_from_path (options.output);
  if (format < 0)
    status = dtl_cli_usage (_("There is no such format. Write jsonl, json, geojson, kml, csv, gtd, acled or gpkg"));
  else if ((argc < 2) == (options.articles == NULL))
    status = dtl_cli_usage (_("Name files or folders, or a file of articles with --articles"));
  else
    status = run_extract (&options, argv + 1, (DtlExportFormat) format);
  g_free (options.articles);
  g_free (options.format);
  g_free (options.output);
  g_free (options.published);
  return status;
}
