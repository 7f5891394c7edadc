/* dtl-cli-read.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include <glib/gi18n.h>

typedef struct
{
  DtlCliOutput *output;
  guint n_failed;
} Run;

static gboolean
item_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  Run *run = user_data;
  g_autofree char *line = NULL;

  if (item->article != NULL)
    line = dtl_export_article_line (item->article);
  else
    {
      run->n_failed++;
      dtl_cli_complain ("%s", item->error->message);
      line = dtl_export_failure_line (item->name, item->error);
    }
  dtl_cli_output_line (run->output, line);
  return dtl_cli_output_ok (run->output);
}

int
dtl_cli_read (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int jobs = 0, status;
  gboolean with_positions = FALSE;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("Write to a file"), N_("FILE") },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &jobs, N_("Threads; 0 is one a processor"), "N" },
    { "with-positions", 0, 0, G_OPTION_ARG_NONE, &with_positions,
      N_("Say where the text stands in pages and text files"), NULL },
    G_OPTION_ENTRY_NULL
  };
  DtlBatchOptions options = DTL_BATCH_OPTIONS_DEFAULT;
  g_autoptr (GPtrArray) files = NULL;
  gboolean ok, problems;
  Run run = { 0 };

  if (!dtl_cli_parse (entries, _("FILE…"),
                      _("Writes title, publication date, byline, source and text of each article."),
                      &argc, &argv, &status))
    return status;
  if (argc < 2)
    return dtl_cli_usage (_("Name files or folders to read"));
  run.output = dtl_cli_output_new (path);
  if (run.output == NULL)
    return DTL_CLI_SOME_FAILED;
  options.n_threads = (guint) MAX (jobs, 0);
  options.read_only = TRUE;
  options.origins = with_positions;
  files = dtl_cli_collect (argv + 1, &problems);
  ok = dtl_batch_run (NULL, files, &options, item_cb, &run, NULL, NULL);
  ok = dtl_cli_output_finish (run.output) && ok;
  return ok && !problems && run.n_failed == 0 ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}
