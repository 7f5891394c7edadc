/* dtl-reader-markdown.c
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

#include <string.h>

static char *
front_value (const char *line)
{
  const char *colon = strchr (line, ':');
  char *value = dtl_line_squash (colon + 1);
  gsize length = strlen (value);

  if (length >= 2 && (*value == '"' || *value == '\'') && value[length - 1] == *value)
    {
      memmove (value, value + 1, length - 2);
      value[length - 2] = '\0';
    }
  return value;
}

static void
set_field (char **field, char *value)
{
  if (*field == NULL && *value != '\0')
    *field = value;
  else
    g_free (value);
}

static void
read_front_line (DtlArticle *article, const char *line)
{
  g_autofree char *key = NULL;
  const char *colon = strchr (line, ':');

  if (colon == NULL || g_ascii_isspace (*line))
    return;
  key = g_ascii_strdown (line, colon - line);
  if (g_str_equal (key, "title"))
    set_field (&article->title, front_value (line));
  else if (g_str_equal (key, "author") || g_str_equal (key, "byline"))
    set_field (&article->byline, front_value (line));
  else if (g_str_equal (key, "source") || g_str_equal (key, "publisher"))
    set_field (&article->source, front_value (line));
  else if (g_str_equal (key, "url") || g_str_equal (key, "link"))
    set_field (&article->url, front_value (line));
  else if (g_str_equal (key, "date") || g_str_equal (key, "published"))
    {
      g_autofree char *value = front_value (line);

      if (dtl_date_read (value, &article->published))
        article->published_from = "header";
    }
}

/* The "---" block of fields that note-taking programs write. */
static const char *
read_front_matter (DtlArticle *article, const char *text)
{
  const char *at;

  if (!g_str_has_prefix (text, "---\n"))
    return text;
  for (at = text + 4; *at != '\0';)
    {
      gsize length = strcspn (at, "\n");
      g_autofree char *line = g_strndup (at, length);

      at += length + (at[length] == '\n');
      if (g_str_equal (line, "---") || g_str_equal (line, "..."))
        return at;
      read_front_line (article, line);
    }
  return text;
}

/* "[words](address)" and "![picture](address)" at @p; gives the end, or NULL. */
static const char *
read_link (const char *p, GString *out)
{
  gboolean picture = *p == '!';
  const char *open = picture ? p + 1 : p, *close, *end;

  if (*open != '[' || (close = strchr (open, ']')) == NULL || close[1] != '(' ||
      (end = strchr (close, ')')) == NULL || memchr (open, '\n', (gsize) (end - open)) != NULL)
    return NULL;
  if (!picture)
    g_string_append_len (out, open + 1, close - open - 1);
  return end + 1;
}

static char *
strip_inline (const char *line)
{
  GString *out = g_string_sized_new (strlen (line) + 1);
  const char *p = line, *end;

  while (*p != '\0')
    {
      if ((*p == '[' || (*p == '!' && p[1] == '[')) && (end = read_link (p, out)) != NULL)
        p = end;
      else if (*p == '\\' && g_ascii_ispunct (p[1]))
        g_string_append_c (out, *++p), p++;
      else if (*p == '*' || *p == '`' ||
               (*p == '_' && (p == line || !g_ascii_isalnum (p[-1]) || !g_ascii_isalnum (p[1]))))
        p++;
      else
        g_string_append_c (out, *p++);
    }
  return g_string_free (out, FALSE);
}

static char *
strip_marks (const char *body, char **heading)
{
  GString *out = g_string_sized_new (strlen (body) + 1);
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  gboolean first = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *p = lines[i];
      gsize level = strspn (p, "#");
      g_autofree char *plain = NULL;

      while (*p == '>' || (*p == ' ' && p[1] == '>'))
        p++;
      if (level > 0 && p[level] == ' ')
        p += level + 1;
      else if (*p != '\0' && strchr ("-*+", *p) != NULL && p[1] == ' ')
        p += 2;
      else if (strlen (p) >= 3 && strspn (p, "-=*_ ") == strlen (p))
        p = "";
      plain = strip_inline (p);
      if (level > 0 && first && *heading == NULL)
        *heading = dtl_line_squash (plain);
      else
        g_string_append_printf (out, level > 0 ? "\n%s\n\n" : "%s\n", plain);
      first = first && *plain == '\0';
    }
  return g_string_free (out, FALSE);
}

/**
 * dtl_read_markdown:
 * @job: the reading of the file
 * @bytes: the file
 * @name: its name
 * @error: return location
 *
 * Reads Markdown, with the fields of a front matter block where there is one.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_markdown (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = dtl_charset_decode (data, size, NULL, &length);
  g_autofree char *clean = text != NULL ? dtl_charset_clean (text, length, NULL) : NULL;
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autofree char *body = NULL;
  g_autofree char *heading = NULL;

  if (clean == NULL)
    {
      dtl_reader_set_damaged (error, name, "Markdown");
      return FALSE;
    }
  body = strip_marks (read_front_matter (article, clean), &heading);
  if (article->title == NULL)
    article->title = g_steal_pointer (&heading);
  article->format = "markdown";
  dtl_plain_fill (article, body);
  if (*article->text == '\0')
    {
      dtl_reader_set_no_text (error, name);
      return FALSE;
    }
  dtl_reader_job_take (job, g_steal_pointer (&article), bytes);
  return TRUE;
}
