/* dtl-reader-plain.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-charset.h"
#include "dtl-reader-date.h"
#include "dtl-reader-job.h"
#include "dtl-reader-lines.h"
#include "dtl-reader-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WRAP_MIN 40  /* shortest usual line of wrapped copy */
#define WRAP_MAX 110 /* longest */
#define HEAD_LINES 12

static gboolean
is_blank (const char *line)
{
  for (; *line != '\0'; line++)
    if (!g_ascii_isspace (*line))
      return FALSE;
  return TRUE;
}

/* Whether lines were broken at a fixed width, so that a line end is a blank and not a paragraph:
   most lines that another line follows are nearly as wide as the widest, which is no wider than
   wire copy. */
static gboolean
is_wrapped (GStrv lines)
{
  guint full = 0, followed = 0;
  gsize widest = 0;

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    if (!is_blank (lines[i]) && !is_blank (lines[i + 1]))
      widest = MAX (widest, (gsize) g_utf8_strlen (lines[i], -1));
  if (widest < WRAP_MIN || widest > WRAP_MAX)
    return FALSE;
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      gsize width = (gsize) g_utf8_strlen (lines[i], -1);

      if (is_blank (lines[i]) || is_blank (lines[i + 1]))
        continue;
      followed++;
      full += width * 4 >= widest * 3;
    }
  return followed > 0 && full * 5 > followed * 3;
}

static gboolean
has_blank_lines (GStrv lines)
{
  guint blank = 0, full = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (is_blank (lines[i]))
      blank += lines[i + 1] != NULL;
    else
      full++;
  return blank > 0 && blank * 12 >= full;
}

/* Without the ">" of a quoted mail. */
static void
unquote (GStrv lines)
{
  guint quoted = 0, full = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      full += !is_blank (lines[i]);
      quoted += lines[i][0] == '>';
    }
  if (quoted * 2 <= full)
    return;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *p = lines[i];

      while (*p == '>' || (*p == ' ' && p[1] == '>'))
        p++;
      memmove (lines[i], p, strlen (p) + 1);
    }
}

static void
end_paragraph (GPtrArray *paragraphs, GString *text)
{
  g_autofree char *squashed = dtl_line_squash (text->str);

  if (*squashed != '\0')
    g_ptr_array_add (paragraphs, g_steal_pointer (&squashed));
  g_string_truncate (text, 0);
}

static gboolean
is_indented (const char *line)
{
  return *line == '\t' || g_str_has_prefix (line, "   ");
}

/* A byline or a date between the headline and the copy, with no blank line to part them. */
static gboolean
stands_alone (const char *line)
{
  g_autofree char *squashed = dtl_line_squash (line);
  g_autofree char *byline = NULL;

  return dtl_line_byline (squashed, &byline) || dtl_line_is_date (squashed);
}

/**
 * dtl_plain_split:
 * @text: valid UTF-8 with "\n" at line ends
 *
 * Splits plain text into paragraphs: at blank lines where there are any, at indented lines of
 * wrapped copy, else at every line end. Lines of wrapped copy are joined.
 *
 * Returns: (transfer full) (element-type utf8): paragraphs without line ends
 */
GPtrArray *
dtl_plain_split (const char *text)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) open = g_string_new (NULL);
  gboolean wrapped, blanks, all_indented = TRUE;

  unquote (lines);
  wrapped = is_wrapped (lines);
  blanks = has_blank_lines (lines);
  for (guint i = 0; lines[i] != NULL && all_indented; i++)
    all_indented = is_blank (lines[i]) || is_indented (lines[i]);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean alone = wrapped && i < HEAD_LINES && stands_alone (lines[i]);

      if (is_blank (lines[i]))
        {
          if (blanks || !wrapped)
            end_paragraph (paragraphs, open);
          continue;
        }
      if (!wrapped || alone || (is_indented (lines[i]) && !all_indented))
        end_paragraph (paragraphs, open);
      if (open->len > 0)
        g_string_append_c (open, ' ');
      g_string_append (open, lines[i]);
      /* A short line of wrapped copy that ends a sentence ends its paragraph, if nothing else
         marks paragraphs. */
      if (alone || (wrapped && !blanks && strlen (lines[i]) < WRAP_MIN &&
                    g_str_has_suffix (lines[i], ".")))
        end_paragraph (paragraphs, open);
    }
  end_paragraph (paragraphs, open);
  return paragraphs;
}

static gboolean
read_mail_line (const char *line, DtlArticle *article)
{
  const char *colon = strchr (line, ':');
  g_autofree char *value = colon != NULL ? dtl_line_squash (colon + 1) : NULL;
  DtlPartialDate date;

  if (dtl_line_class (line, NULL) == DTL_LINES_HEADERS)
    {
      if (g_ascii_strncasecmp (line, "subject:", 8) == 0 && article->title == NULL)
        {
          const char *title = value;

          while (g_ascii_strncasecmp (title, "fw: ", 4) == 0 ||
                 g_ascii_strncasecmp (title, "re: ", 4) == 0 ||
                 g_ascii_strncasecmp (title, "fwd: ", 5) == 0)
            title = strchr (title, ' ') + 1;
          article->title = g_strdup (title);
        }
      return TRUE;
    }
  if (value != NULL &&
      (g_ascii_strncasecmp (line, "date:", 5) == 0 || g_ascii_strncasecmp (line, "sent:", 5) == 0))
    {
      if (!dtl_partial_date_is_set (&article->published) &&
          dtl_date_find (value, &date, NULL, NULL))
        {
          article->published = date;
          article->published_from = "header";
        }
      return TRUE;
    }
  return FALSE;
}

/* Takes the header lines of a forwarded mail off the front; the text begins after them. */
static const char *
skip_mail_headers (const char *text, DtlArticle *article)
{
  const char *at = text;
  guint headers = 0;

  for (guint i = 0; i < 40 && *at != '\0'; i++)
    {
      gsize length = strcspn (at, "\n");
      g_autofree char *raw = g_strndup (at, length);
      g_autofree char *line = dtl_line_squash (g_str_has_prefix (raw, ">") ? raw + 1 : raw);

      if (*line != '\0' && headers == 0 && dtl_line_class (line, NULL) != DTL_LINES_HEADERS)
        return text;
      if (*line != '\0')
        {
          if (!read_mail_line (line, article))
            return at;
          headers++;
        }
      else if (headers > 1)
        return at;
      at += length + (at[length] == '\n');
    }
  return headers > 0 ? at : text;
}

/**
 * dtl_plain_fill:
 * @article: what is filled
 * @text: UTF-8
 *
 * Reads the text of an article with the lines that people leave around it when they save or
 * forward one.
 */
void
dtl_plain_fill (DtlArticle *article, const char *text)
{
  g_autofree char *clean = dtl_charset_clean (text, strlen (text), NULL);
  const char *body = skip_mail_headers (clean, article);
  g_autoptr (GPtrArray) paragraphs = dtl_plain_split (body);

  dtl_lines_read_head (paragraphs, article);
  dtl_lines_cut_tail (paragraphs);
  article->text = dtl_lines_join (paragraphs);
}

/**
 * dtl_read_plain:
 * @job: the reading of the file
 * @bytes: the file
 * @name: its name
 * @error: return location
 *
 * Reads plain text: saved or pasted pages, wire copy, forwarded mail.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_plain (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = dtl_charset_decode (data, size, NULL, &length);
  g_autoptr (DtlArticle) article = dtl_article_new ();

  if (text == NULL || strlen (text) != length)
    {
      g_set_error (
          error, DTL_ERROR, DTL_ERROR_DAMAGED,
          _ ("“%s” is not text in any known character set. Save it as UTF-8 and try again."), name);
      return FALSE;
    }
  article->format = "text";
  dtl_plain_fill (article, text);
  if (*article->text == '\0')
    {
      dtl_reader_set_no_text (error, name);
      return FALSE;
    }
  dtl_reader_job_take (job, g_steal_pointer (&article), bytes);
  return TRUE;
}
