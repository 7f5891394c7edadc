/* dtl-batch-lines.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-batch-private.h"

#include "dtl-error.h"
#include "dtl-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE (1 << 16)

/**
 * dtl_article_from_line:
 * @line: one line of JSON Lines: {"id", "title"?, "published"?, "text"}
 * @length: bytes of @line
 * @number: which line it is, for messages
 * @error: return location
 *
 * Members of other names are ignored; a "published" that is no date counts as not known. "dct" (the
 * word of time corpora) stands for "published" where that is absent.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL if the line is not of this form
 */
DtlArticle *
dtl_article_from_line (const char *line, gsize length, guint number, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *object = NULL;

  if (json_parser_load_from_data (parser, line, (gssize) length, NULL) &&
      JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    object = json_node_get_object (json_parser_get_root (parser));
  return dtl_article_from_object (object, number, error);
}

/**
 * dtl_article_from_object:
 * @object: (nullable): what dtl_article_from_line() finds in a line, %NULL if it is no object
 * @number: which line it is, for messages
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the article, or %NULL if the object is not of this form
 */
DtlArticle *
dtl_article_from_object (JsonObject *object, guint number, GError **error)
{
  g_autoptr (DtlArticle) article = NULL;
  const char *text, *id, *published;

  text = object != NULL ? dtl_json_get_string (object, "text") : NULL;
  id = object != NULL ? dtl_json_get_string (object, "id") : NULL;
  if (text == NULL || id == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
                   _("Line %u is not an object with “id” and “text”"), number);
      return NULL;
    }
  article = dtl_article_new ();
  article->id = g_strdup (id);
  article->text = g_strdup (text);
  article->title = g_strdup (dtl_json_get_string (object, "title"));
  article->source = g_strdup (dtl_json_get_string (object, "source"));
  article->url = g_strdup (dtl_json_get_string (object, "url"));
  published = dtl_json_get_string (object, "published");
  if (published == NULL)
    published = dtl_json_get_string (object, "dct");
  if (dtl_partial_date_parse (published, &article->published))
    article->published_from = "input";
  return g_steal_pointer (&article);
}

typedef struct
{
  GDataInputStream *lines;
  guint number;
} LineSource;

/* The buffer grows with the longest line; a long one need not be kept for the rest. */
static void
shrink_buffer (GBufferedInputStream *stream)
{
  if (g_buffered_input_stream_get_buffer_size (stream) > BUFFER_SIZE &&
      g_buffered_input_stream_get_available (stream) <= BUFFER_SIZE)
    g_buffered_input_stream_set_buffer_size (stream, BUFFER_SIZE);
}

static gboolean
next_line (gpointer data, DtlBatchJob *job, GCancellable *cancellable, GError **error)
{
  LineSource *source = data;
  gsize length = 0;

  for (;;)
    {
      g_autoptr (GError) inner = NULL;
      char *line = g_data_input_stream_read_line (source->lines, &length, cancellable, &inner);

      if (inner != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&inner));
          return FALSE;
        }
      if (line == NULL)
        return FALSE;
      source->number++;
      shrink_buffer (G_BUFFERED_INPUT_STREAM (source->lines));
      if (*g_strstrip (line) != '\0')
        {
          job->line = line;
          job->line_number = source->number;
          return TRUE;
        }
      g_free (line);
    }
}

/**
 * dtl_batch_run_lines:
 * @extractor: (nullable): the extractor; %NULL with options->read_only
 * @stream: JSON Lines of articles; read as it comes
 * @name: its name for messages
 * @options: wishes
 * @func: gets each result, in the order of the lines
 * @user_data: data for @func
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: %TRUE if all lines were read; lines that are no articles are results with an error
 */
gboolean
dtl_batch_run_lines (DtlExtractor *extractor,
                     GInputStream *stream,
                     const char *name,
                     const DtlBatchOptions *options,
                     DtlBatchFunc func,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (stream);
  LineSource source = { lines, 0 };

  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_LF);
  g_buffered_input_stream_set_buffer_size (G_BUFFERED_INPUT_STREAM (lines), BUFFER_SIZE);
  return _dtl_batch_run (extractor, next_line, &source, 0, name, options, func, user_data,
                         cancellable, error);
}
