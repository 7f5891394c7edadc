/* dtl-counts.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-counts.h"

#include <string.h>

#define MAX_COUNT 100000000

/* "1,643" and "26": digits with thousands separators and nothing else. */
static int
parse_digits (const char *text, gsize length)
{
  gint64 value = 0;
  guint group = 0;
  gboolean separated = FALSE;

  if (length == 0 || !g_ascii_isdigit (*text))
    return -1;
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          value = value * 10 + (text[i] - '0');
          group++;
        }
      else if (text[i] == ',' && (separated ? group == 3 : group <= 3))
        {
          separated = TRUE;
          group = 0;
        }
      else
        return -1;
      if (value > MAX_COUNT)
        return -1;
    }
  return separated && group != 3 ? -1 : (int) value;
}

static int
parse_simple (const char *text, gsize length)
{
  int value = parse_digits (text, length);

  return value >= 0 ? value : dtl_word_value (dtl_closed_word (text, length), DTL_WORDS_NUMBER);
}

/* One token: "26", "five", "forty-five", "10-12". */
static gboolean
parse_token (const char *norm, DtlCount *count)
{
  gsize length = strlen (norm);
  const char *hyphen = strchr (norm, '-');
  int a;
  int b;

  if (hyphen == NULL)
    {
      a = parse_simple (norm, length);
      *count = dtl_count_exact (a);
      return a >= 0;
    }
  a = parse_simple (norm, hyphen - norm);
  if (a > 1 && strcmp (hyphen, "-odd") == 0)
    {
      *count = dtl_count_exact (a);
      return TRUE;
    }
  b = parse_simple (hyphen + 1, strlen (hyphen + 1));
  if (a < 0 || b < 0)
    return FALSE;
  if (a >= 20 && a < 100 && a % 10 == 0 && b > 0 && b < 10)
    *count = dtl_count_exact (a + b);
  else if (a < b)
    *count = (DtlCount){ a, b };
  else
    return FALSE;
  return TRUE;
}

static gboolean
apply_scale (const DtlReading *reading, guint32 i, DtlCount *count)
{
  int scale = dtl_word_value (reading->tokens[i].word, DTL_WORDS_NUMBER_SCALE);

  if (scale < 0 || count->min > MAX_COUNT / scale)
    return FALSE;
  count->min *= scale;
  if (count->max != DTL_COUNT_OPEN)
    count->max = count->max > MAX_COUNT / scale ? DTL_COUNT_OPEN : count->max * scale;
  return TRUE;
}

/* A run of number tokens: "two hundred and six", "a dozen". Gives the token after it. */
static guint32
parse_run (const DtlReading *reading, guint32 first, guint32 end, DtlCount *count)
{
  guint32 i = first;
  const char *norm = reading->tokens[i].norm;
  int least = dtl_word_value (reading->tokens[i].word, DTL_WORDS_NUMBER_VAGUE);

  if (least >= 0)
    {
      *count = dtl_count_at_least (least);
      return i + 1;
    }
  if (dtl_reading_is (reading, i, "half") && i + 2 < end && dtl_reading_is (reading, i + 1, "a"))
    {
      *count = dtl_count_exact (1);
      if (!apply_scale (reading, i + 2, count) || count->min % 2 != 0)
        return first;
      *count = dtl_count_exact (count->min / 2);
      return i + 3;
    }
  if (parse_token (norm, count))
    i++;
  else if ((dtl_reading_is (reading, i, "a") || dtl_reading_is (reading, i, "an")) && i + 1 < end)
    {
      *count = dtl_count_exact (1);
      if (!apply_scale (reading, i + 1, count))
        return first;
      i += 2;
    }
  else if (dtl_reading_has (reading, i, DTL_WORDS_NUMBER_SCALE))
    *count = dtl_count_exact (1);
  else
    return first;
  while (i < end)
    {
      DtlCount more;
      guint32 rest = dtl_reading_is (reading, i, "and") && i + 1 < end ? i + 1 : i;

      if (apply_scale (reading, i, count))
        i++;
      else if (count->min >= 100 && count->min % 100 == 0 && i > first + 1 &&
               parse_token (reading->tokens[rest].norm, &more) && more.min < 100)
        {
          *count = dtl_count_add (*count, more);
          i = rest + 1;
        }
      else
        break;
    }
  return i;
}

typedef enum
{
  BOUND_NONE,
  BOUND_LEAST,
  BOUND_MOST,
} Bound;

/* "more than", "no fewer than", "in excess of". */
static Bound
bound_compared (const DtlReading *reading, guint32 word)
{
  gboolean least = dtl_reading_has (reading, word, DTL_WORDS_LEAST_COMPARED);

  if (!least && !dtl_reading_has (reading, word, DTL_WORDS_MOST_COMPARED))
    return BOUND_NONE;
  if (word > 0 && dtl_reading_has (reading, word - 1, DTL_WORDS_TURNED_ABOUT))
    least = !least;
  return least ? BOUND_LEAST : BOUND_MOST;
}

/* What the words right before a number make of it: "at least", "more than", "up to" and their like
 * leave one end open. */
static Bound
bound_before (const DtlReading *reading, guint32 at)
{
  if (at > 0 && dtl_reading_has (reading, at - 1, DTL_WORDS_LEAST_BEFORE))
    return BOUND_LEAST;
  /* "Just under 40" are about as many. */
  if (at > 0 && dtl_reading_has (reading, at - 1, DTL_WORDS_MOST_BEFORE))
    return at > 1 && dtl_reading_is (reading, at - 2, "just") ? BOUND_NONE : BOUND_MOST;
  if (at < 2)
    return BOUND_NONE;
  if (dtl_reading_is (reading, at - 2, "at"))
    return dtl_reading_is (reading, at - 1, "least")  ? BOUND_LEAST
           : dtl_reading_is (reading, at - 1, "most") ? BOUND_MOST
                                                      : BOUND_NONE;
  if (dtl_reading_is (reading, at - 1, "to") && dtl_reading_is (reading, at - 2, "up"))
    return BOUND_MOST;
  if (dtl_reading_is (reading, at - 1, "of"))
    return dtl_reading_is (reading, at - 2, "upwards") ? BOUND_LEAST
                                                       : bound_compared (reading, at - 2);
  return dtl_reading_is (reading, at - 1, "than") ? bound_compared (reading, at - 2) : BOUND_NONE;
}

static guint32
parse_range (const DtlReading *reading, guint32 at, guint32 end, DtlCount *count)
{
  DtlCount upper;
  guint32 next;
  gboolean between = at >= 2 && dtl_reading_is (reading, at - 2, "between");

  if (at + 1 >= end)
    return at;
  if (!dtl_reading_is (reading, at, "to") && !dtl_reading_is (reading, at, "or") &&
      !(between && dtl_reading_is (reading, at, "and")))
    return at;
  next = parse_run (reading, at + 1, end, &upper);
  if (next == at + 1 || upper.min <= count->min || upper.max == DTL_COUNT_OPEN ||
      upper.min > count->min * 4 + 4)
    return at;
  count->max = upper.max;
  return next;
}

/**
 * dtl_counts_parse:
 * @reading: a reading with its tokens
 * @first: token to start at
 * @end: token to stop before
 * @count: (out): the number, with what stands before it ("at least", "between")
 *
 * Reads a number written in digits or words: "26", "forty-five", "half a dozen", "at least five",
 * "up to 20", "10 to 12", "dozens".
 *
 * Returns: the token after the number, or @first if there is none
 */
guint32
dtl_counts_parse (const DtlReading *reading, guint32 first, guint32 end, DtlCount *count)
{
  guint32 next;
  Bound bound;

  if (first >= end)
    return first;
  next = parse_run (reading, first, end, count);
  if (next == first)
    return first;
  next = parse_range (reading, next, end, count);
  bound = bound_before (reading, first);
  if (bound == BOUND_LEAST)
    count->max = DTL_COUNT_OPEN;
  if (bound == BOUND_MOST && count->max != DTL_COUNT_OPEN)
    count->min = MIN (count->min, 1);
  if (next + 1 < end && dtl_reading_is (reading, next, "or") &&
      dtl_reading_is (reading, next + 1, "more"))
    {
      count->max = DTL_COUNT_OPEN;
      next += 2;
    }
  return next;
}
