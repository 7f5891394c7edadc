/* dtl-cli-lines.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli-lines.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

static gboolean
run_line (DtlExtractor *extractor, char *line, gsize length, guint number, DtlCliLineFunc func,
          gpointer user_data, DtlCliOutput *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (line, NULL);
  JsonObject *object =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (DtlArticle) article = dtl_article_from_object (object, number, &error);
  g_autofree char *result = NULL;

  if (article == NULL)
    {
      g_autofree char *id = g_strdup_printf ("line %u", number);

      dtl_cli_complain ("%s", error->message);
      result = dtl_export_failure_line (id, error);
    }
  else
    result = func (extractor, article, object, user_data);
  dtl_cli_output_line (output, result);
  return article != NULL;
}

/**
 * dtl_cli_run_lines:
 * @articles: a file of JSON Lines, or "-"
 * @output: (nullable): where the result goes
 * @func: makes the output line of an article
 * @user_data: data for @func
 *
 * The loop of the commands that answer each line of articles with a line.
 *
 * Returns: the exit status
 */
int
dtl_cli_run_lines (const char *articles, const char *output, DtlCliLineFunc func,
                   gpointer user_data)
{
  g_autoptr (DtlExtractor) extractor = dtl_cli_load_extractor ();
  g_autoptr (GInputStream) stream = extractor != NULL ? dtl_cli_open_lines (articles) : NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  DtlCliOutput *out = stream != NULL ? dtl_cli_output_new (output) : NULL;
  g_autoptr (GError) error = NULL;
  guint number = 0, n_failed = 0;
  char *line;
  gsize length;
  gboolean ok;

  if (out == NULL)
    return DTL_CLI_SOME_FAILED;
  lines = g_data_input_stream_new (stream);
  while ((line = g_data_input_stream_read_line (lines, &length, NULL, &error)) != NULL)
    {
      number++;
      if (*line != '\0' && !run_line (extractor, line, length, number, func, user_data, out))
        n_failed++;
      g_free (line);
    }
  if (error != NULL)
    dtl_cli_complain ("%s", error->message);
  ok = dtl_cli_output_finish (out) && error == NULL;
  return ok && n_failed == 0 ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}
