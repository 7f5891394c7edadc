/* dtl-reader-lines.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-lines.h"

#include "dtl-fold.h"
#include "dtl-reader-date.h"

#include <string.h>

#define LONGEST_MARK 6 /* words in the longest phrase of lines.tsv that ends in a star */
#define SHORT_LINE 240 /* a longer paragraph is never furniture, except a copyright notice */
#define COPYRIGHT_LINE 600
#define TAIL_LINE 60 /* a longer line that ends in a full stop is a sentence, not a heading */
#define LABEL_LINE 120
#define PROSE_LINE 120
#define HEAD_LINES 12 /* how many paragraphs of the head may be furniture */
#define HEADLINE_MAX 200
#define MOST_NAMES 14 /* words of a byline */

/**
 * dtl_line_squash:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text with every run of white space made one blank, none at the ends
 */
char *
dtl_line_squash (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 1);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 ? g_ascii_isspace ((char) c) : g_unichar_isspace (c))
        {
          blank = out->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_word_end (const char *text, gsize at)
{
  return !g_ascii_isalnum (text[at]) || at == 0 || !g_ascii_isalnum (text[at - 1]);
}

/**
 * dtl_line_class:
 * @line: a paragraph
 * @matched: (out) (optional): bytes of its folded form that the phrase covers
 *
 * Compares a short paragraph with the phrases of data/reader/lines.tsv.
 *
 * Returns: one of the DTL_LINES_ classes, or %DTL_LINE_BODY
 */
int
dtl_line_class (const char *line, gsize *matched)
{
  gsize length = strlen (line);
  g_autofree char *folded = NULL;
  const DtlTableRow *row = NULL;
  guint words = 0;

  if (length > COPYRIGHT_LINE || length == 0)
    return DTL_LINE_BODY;
  folded = dtl_fold (line, -1);
  g_strstrip (folded);
  length = strlen (folded);
  for (gsize i = 1; i <= length && words < LONGEST_MARK && row == NULL; i++)
    if ((guchar) folded[i - 1] >= 0x80 || is_word_end (folded, i))
      {
        char mark[64];

        if (i + 2 > sizeof mark)
          break;
        memcpy (mark, folded, i);
        memcpy (mark + i, "*", 2);
        row = DTL_TABLE_FIND (lines, mark);
        words += folded[i] == ' ';
        if (matched != NULL)
          *matched = i;
      }
  if (row == NULL)
    {
      while (length > 0 && strchr (" :.|,()[]0123456789", folded[length - 1]) != NULL)
        folded[--length] = '\0';
      row = DTL_TABLE_FIND (lines, folded);
      if (matched != NULL)
        *matched = length;
    }
  if (row == NULL || (strlen (line) > SHORT_LINE && row->value != DTL_LINES_COPYRIGHT))
    return DTL_LINE_BODY;
  if (row->value == DTL_LINES_TAIL && strlen (line) > TAIL_LINE && g_str_has_suffix (line, "."))
    return DTL_LINE_BODY;
  return (int) row->value;
}

/**
 * dtl_line_same:
 * @a: a line
 * @b: another
 *
 * Returns: %TRUE if both have the same letters and digits
 */
gboolean
dtl_line_same (const char *a, const char *b)
{
  g_autofree char *tight_a = dtl_fold_tight (a, -1);
  g_autofree char *tight_b = dtl_fold_tight (b, -1);

  return *tight_a != '\0' && g_str_equal (tight_a, tight_b);
}

/**
 * dtl_line_is_prose:
 * @line: a paragraph
 *
 * Returns: %TRUE if it is long enough, and written out enough, to be told as part of an article
 */
gboolean
dtl_line_is_prose (const char *line)
{
  gsize length = strlen (line);
  char last = length > 0 ? line[length - 1] : '\0';

  return length >= PROSE_LINE && (strchr (".!?\"')]", last) != NULL || (guchar) last >= 0x80) &&
         dtl_line_class (line, NULL) != DTL_LINES_COPYRIGHT;
}

/**
 * dtl_line_headline:
 * @line: the first paragraph of a text
 *
 * Returns: %TRUE if it reads as a headline: short, in one line, without a full stop at the end,
 *   not a dateline or a byline
 */
gboolean
dtl_line_headline (const char *line)
{
  gsize length = strlen (line);
  char last = length > 0 ? line[length - 1] : '\0';
  guint blanks = 0;

  if (length < 8 || length > HEADLINE_MAX || strchr (".,;:", last) != NULL)
    return FALSE;
  for (const char *p = line; *p != '\0'; p++)
    blanks += *p == ' ';
  return blanks >= 2 && blanks <= 30 && !g_str_has_suffix (line, ".\"") &&
         !g_str_has_suffix (line, ".”") && dtl_line_class (line, NULL) == DTL_LINE_BODY &&
         dtl_line_dateline (line, NULL) == 0 && strstr (line, "://") == NULL &&
         strchr (line, '@') == NULL;
}

static const char *
dash_after_place (const char *line)
{
  static const char *const dashes[] = { " -- ", " — ", " – ", " - ", "— ", "– ", " --", "—" };
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *p = strstr (line, dashes[i]);

      if (p != NULL && p - line <= 110 && (found == NULL || p < found))
        found = p;
    }
  return found;
}

/**
 * dtl_line_dateline:
 * @line: a paragraph
 * @date: (out) (optional): the date in the dateline, if it is complete
 *
 * Recognises a paragraph that opens with a dateline: "SAN SALVADOR, 3 JAN 90 -- ",
 * "KARACHI, Pakistan (AP) — ".
 *
 * Returns: the bytes up to the dash, or 0 if there is no dateline
 */
gsize
dtl_line_dateline (const char *line, DtlPartialDate *date)
{
  const char *dash = dash_after_place (line);
  guint capitals = 0;
  const char *p = line;

  if (date != NULL)
    *date = (DtlPartialDate) DTL_PARTIAL_DATE_NONE;
  if (dash == NULL)
    return 0;
  while (p < dash && (g_unichar_isupper (g_utf8_get_char (p)) || strchr (" .'-/", *p) != NULL))
    {
      capitals += *p != ' ';
      p = g_utf8_next_char (p);
    }
  if (capitals < 3 || (p < dash && strchr (",(", *p) == NULL && p[-1] != ' '))
    return 0;
  if (date != NULL)
    {
      g_autofree char *head = g_strndup (line, (gsize) (dash - line));

      if (!dtl_date_find (head, date, NULL, NULL) || !dtl_date_plausible (date))
        *date = (DtlPartialDate) DTL_PARTIAL_DATE_NONE;
    }
  return (gsize) (dash - line);
}

/* Whether words after "By" are names: most begin with a capital, or the last is one of those in
   data/reader/staff.tsv. */
static gboolean
are_names (const char *names)
{
  g_auto (GStrv) parts = g_strsplit_set (names, " ,/|", -1);
  const char *last = NULL;
  guint words = 0, capital = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gunichar c = g_utf8_get_char_validated (parts[i], -1);

      if (*parts[i] == '\0' || g_ascii_strcasecmp (parts[i], "and") == 0)
        continue;
      last = parts[i];
      words++;
      capital += c < 0x110000 && g_unichar_isupper (c);
    }
  if (words == 0 || words > MOST_NAMES)
    return FALSE;
  g_autofree char *folded = dtl_fold (last, -1);
  return capital * 3 >= words * 2 ||
         (words <= MOST_NAMES / 2 && DTL_TABLE_FIND (staff, folded) != NULL);
}

/* "Jane Doe | Published 16 March 2017" without what tells of the day. */
static char *
before_date (const char *names)
{
  static const char *const marks[] = { " | ", " - ", " – ", " — ", " · ", " • ", ", ", " on " };
  char *rest = dtl_line_squash (names);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    for (char *p = strstr (rest, marks[i]); p != NULL; p = strstr (p + 1, marks[i]))
      if (dtl_line_is_date (p + strlen (marks[i])))
        {
          *p = '\0';
          break;
        }
  return rest;
}

/**
 * dtl_line_names:
 * @text: text of an element or line that is meant for authors
 *
 * Returns: (transfer full) (nullable): the names, without "By" and without a date after them, or
 *   %NULL if it reads as anything else
 */
char *
dtl_line_names (const char *text)
{
  g_autofree char *names =
      before_date (g_ascii_strncasecmp (text, "by ", 3) == 0 ? text + 3 : text);

  return *names != '\0' && strlen (names) <= LABEL_LINE && !g_str_has_suffix (names, ".") &&
                 are_names (names)
             ? g_steal_pointer (&names)
             : NULL;
}

/**
 * dtl_line_byline:
 * @line: a paragraph
 * @byline: (out) (transfer full): the authors
 *
 * Recognises "By Jane Doe and John Smith, Associated Press Writer", "By our city desk", and these
 * with a date after them.
 *
 * Returns: %TRUE if @line is a byline
 */
gboolean
dtl_line_byline (const char *line, char **byline)
{
  if (g_ascii_strncasecmp (line, "by ", 3) != 0 || strlen (line) > LABEL_LINE)
    return FALSE;
  *byline = dtl_line_names (line);
  return *byline != NULL;
}

static char *
after_label (const char *line)
{
  const char *colon = strchr (line, ':');

  return colon != NULL ? dtl_line_squash (colon + 1) : NULL;
}

static void
take (char **field, char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = value;
  else
    g_free (value);
}

static gboolean
take_date (DtlArticle *article, const char *text, const char *from)
{
  DtlPartialDate date;

  if (!dtl_date_find (text, &date, NULL, NULL) || !dtl_date_plausible (&date))
    return FALSE;
  if (!dtl_partial_date_is_set (&article->published))
    {
      article->published = date;
      article->published_from = from;
    }
  return TRUE;
}

/* Words of a stretch of a line that do not belong beside a date. */
static guint
count_strangers (const char *text, gsize length)
{
  g_autofree char *folded = dtl_fold (text, (gssize) length);
  guint strangers = 0;

  for (const char *p = folded; *p != '\0';)
    {
      const char *end = p;

      while (*end != '\0' && g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end - p > 1)
        {
          g_autofree char *word = g_strndup (p, (gsize) (end - p));

          strangers += DTL_TABLE_FIND (date_words, word) == NULL;
        }
      p = end > p ? end : g_utf8_next_char (p);
    }
  return strangers;
}

/**
 * dtl_line_is_date:
 * @line: a paragraph
 *
 * Returns: %TRUE if it holds a date and nothing else but words like "Updated", a weekday, or a
 * place or a name before a comma
 */
gboolean
dtl_line_is_date (const char *line)
{
  DtlPartialDate date;
  gsize start, end, length = strlen (line);
  guint before, after;

  if (length > LABEL_LINE || !dtl_date_find (line, &date, &start, &end) ||
      g_str_has_suffix (line, "."))
    return FALSE;
  before = count_strangers (line, start);
  after = count_strangers (line + end, length - end);
  return after == 0 && (before == 0 || (before <= 2 && start >= 2 && line[start - 2] == ','));
}

/* A line with a label: "Source: The Courier". */
static gboolean
read_labelled (const char *line, int class, DtlArticle *article)
{
  switch (class)
    {
    case DTL_LINES_DATE:
      return strlen (line) <= LABEL_LINE && take_date (article, line, "header");
    case DTL_LINES_TITLE:
      take (&article->title, after_label (line));
      return TRUE;
    case DTL_LINES_SOURCE:
      take (&article->source, after_label (line));
      return TRUE;
    case DTL_LINES_ADDRESS:
      take (&article->url, after_label (line));
      return TRUE;
    case DTL_LINES_AUTHOR:
      if (strchr (line, ':') == NULL || strlen (line) > LABEL_LINE)
        return FALSE;
      take (&article->byline, after_label (line));
      return TRUE;
    case DTL_LINES_AGENCY:
      take (&article->source, g_strdup (line));
      return TRUE;
    case DTL_LINES_DROP:
    case DTL_LINES_COPYRIGHT:
      return strlen (line) < LABEL_LINE;
    default:
      return FALSE;
    }
}

/* Reads one paragraph of the head; TRUE if it is not part of the body. */
static gboolean
read_head_line (const char *line, DtlArticle *article)
{
  char *byline = NULL;

  if (dtl_line_byline (line, &byline))
    {
      take (&article->byline, byline);
      return TRUE;
    }
  if (g_str_has_prefix (line, "http://") || g_str_has_prefix (line, "https://"))
    {
      if (strchr (line, ' ') != NULL)
        return FALSE;
      take (&article->url, g_strdup (line));
      return TRUE;
    }
  if (dtl_line_is_date (line))
    return take_date (article, line, "header");
  return read_labelled (line, dtl_line_class (line, NULL), article);
}

/**
 * dtl_lines_read_head:
 * @paragraphs: (element-type utf8): paragraphs of a text
 * @article: what is filled
 *
 * Reads title, date, byline, source and address from the first paragraphs and takes those lines
 * out. The date of a dateline is read too, and its paragraph stays.
 */
void
dtl_lines_read_head (GPtrArray *paragraphs, DtlArticle *article)
{
  guint i = 0, seen = 0;

  while (i < paragraphs->len && seen++ < HEAD_LINES)
    {
      const char *line = g_ptr_array_index (paragraphs, i);
      DtlPartialDate date;

      if (read_head_line (line, article))
        {
          g_ptr_array_remove_index (paragraphs, i);
          continue;
        }
      if (i == 0 && article->title == NULL && paragraphs->len > 1 && dtl_line_headline (line))
        {
          article->title = g_strdup (line);
          g_ptr_array_remove_index (paragraphs, 0);
          continue;
        }
      dtl_line_dateline (line, &date);
      if (dtl_partial_date_is_set (&date) && !dtl_partial_date_is_set (&article->published))
        {
          article->published = date;
          article->published_from = "dateline";
        }
      if (dtl_line_is_prose (line))
        break;
      i++;
    }
}

static gsize
prose_bytes (GPtrArray *paragraphs, guint from, guint to)
{
  gsize sum = 0;

  for (guint i = from; i < to; i++)
    if (dtl_line_is_prose (g_ptr_array_index (paragraphs, i)))
      sum += strlen (g_ptr_array_index (paragraphs, i));
  return sum;
}

/**
 * dtl_lines_cut_tail:
 * @paragraphs: (element-type utf8): paragraphs of a text
 *
 * Takes out lines that are not the article: share and subscription lines anywhere, the copyright
 * notice, and everything after a heading like "Discuss:" or "Related stories" unless more of the
 * article's prose follows it than stood before.
 */
void
dtl_lines_cut_tail (GPtrArray *paragraphs)
{
  guint i = 0;

  while (i < paragraphs->len)
    {
      const char *line = g_ptr_array_index (paragraphs, i);
      int class = dtl_line_class (line, NULL);

      if (class == DTL_LINES_TAIL || class == DTL_LINES_COPYRIGHT)
        {
          gsize before = prose_bytes (paragraphs, 0, i);
          gsize after = prose_bytes (paragraphs, i + 1, paragraphs->len);

          if (before > after)
            {
              g_ptr_array_remove_range (paragraphs, i, paragraphs->len - i);
              return;
            }
        }
      if (class == DTL_LINES_TAIL || class == DTL_LINES_COPYRIGHT || class == DTL_LINES_DROP)
        g_ptr_array_remove_index (paragraphs, i);
      else
        i++;
    }
}

/**
 * dtl_lines_join:
 * @paragraphs: (element-type utf8): paragraphs
 *
 * Returns: (transfer full): the paragraphs with a blank line between them
 */
char *
dtl_lines_join (GPtrArray *paragraphs)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      if (i > 0)
        g_string_append (out, "\n\n");
      g_string_append (out, g_ptr_array_index (paragraphs, i));
    }
  return g_string_free (out, FALSE);
}
