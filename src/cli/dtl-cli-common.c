/* dtl-cli-common.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include "dtl-error.h"
#include "dtl-paths.h"

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

struct _DtlCliOutput
{
  char *path; /* NULL for standard output */
  char *part;
  GOutputStream *stream;
  GError *error;
};

/**
 * dtl_cli_complain:
 * @format: as printf()
 *
 * Prints a line on standard error.
 */
void
dtl_cli_complain (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (stderr, "dateline-cli: %s\n", text);
}

int
dtl_cli_usage (const char *message)
{
  dtl_cli_complain ("%s", message);
  return DTL_CLI_USAGE;
}

/**
 * dtl_cli_parse:
 * @entries: the command's options
 * @parameters: what follows them, for --help
 * @description: longer text for --help
 * @argc: (inout): number of arguments, the command's name first
 * @argv: (inout): arguments; options are taken out
 * @status: (out): exit status when %FALSE is returned
 *
 * Returns: %TRUE if the command shall go on
 */
gboolean
dtl_cli_parse (GOptionEntry *entries,
               const char *parameters,
               const char *description,
               int *argc,
               char ***argv,
               int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("dateline-cli ", (*argv)[0], NULL);

  g_set_prgname (name);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  *status = dtl_cli_usage (error->message);
  return FALSE;
}

/**
 * dtl_cli_parse_date:
 * @text: (nullable): value of --published
 * @out: (out): the date; untouched without @text
 *
 * Returns: %FALSE after a complaint if @text is no date
 */
gboolean
dtl_cli_parse_date (const char *text, DtlPartialDate *out)
{
  if (text == NULL || dtl_partial_date_parse (text, out))
    return TRUE;
  dtl_cli_complain (_("“%s” is not a date; write it as 2004-04-04"), text);
  return FALSE;
}

/**
 * dtl_cli_output_new:
 * @path: (nullable): a file, or %NULL or "-" for standard output
 *
 * Returns: (transfer full) (nullable): the output, or %NULL after a complaint
 */
DtlCliOutput *
dtl_cli_output_new (const char *path)
{
  DtlCliOutput *self = g_new0 (DtlCliOutput, 1);
  g_autoptr (GOutputStream) raw = NULL;
  g_autoptr (GError) error = NULL;

  if (path != NULL && !g_str_equal (path, "-"))
    {
      g_autoptr (GFile) file = NULL;

      self->path = g_strdup (path);
      self->part = g_strconcat (path, ".part", NULL);
      file = g_file_new_for_path (self->part);
      raw = G_OUTPUT_STREAM (
          g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, &error));
      if (raw == NULL)
        {
          dtl_cli_complain (_("%s cannot be written: %s"), path, error->message);
          dtl_cli_output_finish (self);
          return NULL;
        }
    }
  else
    raw = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  self->stream = g_buffered_output_stream_new_sized (raw, 1 << 16);
  return self;
}

GOutputStream *
dtl_cli_output_stream (DtlCliOutput *self)
{
  return self->stream;
}

/**
 * dtl_cli_output_line:
 * @self: the output
 * @line: text without a line break
 *
 * Writes a line. On standard output it goes out at once, so that a reader of the pipe sees each
 * article when it is done.
 */
void
dtl_cli_output_line (DtlCliOutput *self, const char *line)
{
  if (self->error != NULL)
    return;
  if (g_output_stream_write_all (self->stream, line, strlen (line), NULL, NULL, &self->error) &&
      g_output_stream_write_all (self->stream, "\n", 1, NULL, NULL, &self->error) &&
      self->path == NULL)
    g_output_stream_flush (self->stream, NULL, &self->error);
}

gboolean
dtl_cli_output_ok (DtlCliOutput *self)
{
  return self->error == NULL;
}

/**
 * dtl_cli_output_finish:
 * @self: (transfer full): the output
 *
 * Closes the output; a file gets its name now.
 *
 * Returns: %FALSE after a complaint if not all could be written
 */
gboolean
dtl_cli_output_finish (DtlCliOutput *self)
{
  gboolean ok;

  if (self->stream != NULL && self->error == NULL)
    g_output_stream_close (self->stream, NULL, &self->error);
  if (self->error != NULL)
    dtl_cli_complain (_("%s was not written: %s"),
                      self->path != NULL ? self->path : _("standard output"),
                      self->error->message);
  ok = self->stream != NULL && self->error == NULL;
  if (self->path != NULL && ok)
    ok = g_rename (self->part, self->path) == 0;
  else if (self->part != NULL)
    g_remove (self->part);
  g_clear_object (&self->stream);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->part);
  g_free (self);
  return ok;
}

/**
 * dtl_cli_load_extractor:
 *
 * Returns: (transfer full) (nullable): the extractor of the bundled data, or %NULL after a
 *   complaint
 */
DtlExtractor *
dtl_cli_load_extractor (void)
{
  g_autoptr (GError) error = NULL;
  DtlExtractor *extractor = dtl_extractor_new (dtl_paths_data_dir (), &error);

  if (extractor == NULL)
    dtl_cli_complain (_("Dateline's data could not be loaded: %s. “dateline-cli check” tells more"),
                      error->message);
  return extractor;
}

/**
 * dtl_cli_open_lines:
 * @path: a file of JSON Lines, or "-" for standard input
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL after a complaint
 */
GInputStream *
dtl_cli_open_lines (const char *path)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  GFileInputStream *stream;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, &error);
  if (stream == NULL)
    dtl_cli_complain (_("%s cannot be read: %s"), path, error->message);
  return G_INPUT_STREAM (stream);
}

/**
 * dtl_cli_collect:
 * @paths: (array zero-terminated=1): files and folders
 * @problems: (out): whether something was missing; a complaint was printed for each
 *
 * Returns: (transfer full) (element-type filename): the files
 */
GPtrArray *
dtl_cli_collect (char **paths, gboolean *problems)
{
  g_autoptr (GPtrArray) missing =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_batch_item_free);
  GPtrArray *files = dtl_batch_collect ((const char *const *) paths, missing, NULL);

  for (guint i = 0; i < missing->len; i++)
    dtl_cli_complain ("%s", ((DtlBatchItem *) g_ptr_array_index (missing, i))->error->message);
  *problems = missing->len > 0;
  return files;
}
