/* dtl-times-number.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

/* Numbers, ordinals, days, months and years as they stand in time expressions. */

static guint
skip_hyphen (const DtlTimesScan *scan, guint i)
{
  return dtl_times_is_sign (scan, i, '-') ? i + 1 : i;
}

/* "twenty-one", "nineteen" */
static guint
read_small (const DtlTimesScan *scan, guint i, int *out)
{
  guint next = skip_hyphen (scan, i + 1);

  if (!dtl_times_is (scan, i, DTL_TIMES_NUMBER) ||
      dtl_times_is (scan, i, DTL_TIMES_ARTICLE | DTL_TIMES_COUPLE))
    return 0;
  *out = scan->atoms[i].number;
  if (dtl_times_is (scan, i, DTL_TIMES_TENS) && dtl_times_is (scan, next, DTL_TIMES_NUMBER) &&
      !dtl_times_is (scan, next, DTL_TIMES_TENS | DTL_TIMES_ARTICLE | DTL_TIMES_COUPLE) &&
      scan->atoms[next].number > 0 && scan->atoms[next].number < 10)
    {
      *out += scan->atoms[next].number;
      return next + 1;
    }
  return i + 1;
}

static guint
read_digits (const DtlTimesScan *scan, guint i, double *out)
{
  guint end = i + 1;

  *out = scan->atoms[i].number;
  while (end < i + 8 && dtl_times_is_sign (scan, end, ',') && dtl_times_joined (scan, end) &&
         dtl_times_is_digits (scan, end + 1) && dtl_times_joined (scan, end + 1) &&
         dtl_times_n_digits (scan, end + 1) == 3 && *out < 1e9)
    {
      *out = *out * 1000 + scan->atoms[end + 1].number;
      end += 2;
    }
  if (dtl_times_is_sign (scan, end, '.') && dtl_times_joined (scan, end) &&
      dtl_times_is_digits (scan, end + 1) && dtl_times_joined (scan, end + 1) &&
      dtl_times_n_digits (scan, end + 1) == 1)
    {
      *out += scan->atoms[end + 1].number / 10.0;
      end += 2;
    }
  return end;
}

/* "two hundred and thirty", "a dozen", "five thousand" after what was read up to @i */
static guint
read_multiplied (const DtlTimesScan *scan, guint i, double *value)
{
  for (guint k = 0; k < 4 && dtl_times_is (scan, i, DTL_TIMES_MULTIPLIER); k++)
    {
      guint next = i + 1;
      guint end;
      int small = 0;

      *value *= scan->atoms[i].number;
      i = next;
      if (dtl_times_is_word (scan, next, "and"))
        next++;
      end = read_small (scan, next, &small);
      if (end == 0)
        continue;
      *value += small;
      i = end;
    }
  return i;
}

static guint
read_vague (const DtlTimesScan *scan, guint i, DtlTimesAmount *out)
{
  guint at = i;

  if (dtl_times_is (scan, at, DTL_TIMES_ARTICLE))
    at++;
  while (at < i + 6 && dtl_times_is (scan, at, DTL_TIMES_VAGUE))
    {
      at++;
      if (dtl_times_is_word (scan, at, "hundred") || dtl_times_is_word (scan, at, "dozen"))
        at++;
      if (dtl_times_is_word (scan, at, "more") || dtl_times_is_word (scan, at, "other"))
        at++;
      out->vague = TRUE;
    }
  return out->vague ? at : 0;
}

static guint
read_couple (const DtlTimesScan *scan, guint i, DtlTimesAmount *out)
{
  if (dtl_times_is (scan, i, DTL_TIMES_ARTICLE))
    i++;
  if (!dtl_times_is (scan, i, DTL_TIMES_COUPLE))
    return 0;
  out->value = 2;
  return dtl_times_is_word (scan, i + 1, "of") ? i + 2 : i + 1;
}

/* "and a half" */
static guint
read_half (const DtlTimesScan *scan, guint i, double *value)
{
  guint at = i;

  if (!dtl_times_is_word (scan, at, "and"))
    return i;
  at++;
  if (dtl_times_is (scan, at, DTL_TIMES_ARTICLE))
    at++;
  if (!dtl_times_is (scan, at, DTL_TIMES_HALF))
    return i;
  *value += 0.5;
  return at + 1;
}

/*
 * dtl_times_read_amount:
 *
 * A number of units: "3", "2.5", "twenty-one", "a hundred", "a", "a couple of", "several".
 */
guint
dtl_times_read_amount (const DtlTimesScan *scan, guint i, DtlTimesAmount *out)
{
  guint end;
  int small = 0;

  out->value = 0;
  out->vague = FALSE;
  end = read_vague (scan, i, out);
  if (end == 0)
    end = read_couple (scan, i, out);
  if (end != 0)
    return end;
  if (dtl_times_is_digits (scan, i))
    end = read_digits (scan, i, &out->value);
  else if ((end = read_small (scan, i, &small)) != 0)
    out->value = small;
  else if (dtl_times_is (scan, i, DTL_TIMES_ARTICLE))
    {
      out->value = 1;
      end = i + 1;
      if (dtl_times_is_word (scan, end, "single") || dtl_times_is_word (scan, end, "full"))
        end++;
    }
  else
    return 0;
  end = read_multiplied (scan, end, &out->value);
  return read_half (scan, end, &out->value);
}

/* "third", "21st", "twenty-first"; "final" is -1. */
guint
dtl_times_read_ordinal (const DtlTimesScan *scan, guint i, int *out)
{
  guint next = skip_hyphen (scan, i + 1);

  if (dtl_times_is_digits (scan, i) && dtl_times_is (scan, i + 1, DTL_TIMES_ORDINAL_SUFFIX) &&
      dtl_times_joined (scan, i + 1))
    {
      *out = scan->atoms[i].number;
      return i + 2;
    }
  if (dtl_times_is (scan, i, DTL_TIMES_ORDINAL))
    {
      *out = scan->atoms[i].number;
      return i + 1;
    }
  if (dtl_times_is (scan, i, DTL_TIMES_TENS) && dtl_times_is (scan, next, DTL_TIMES_ORDINAL) &&
      scan->atoms[next].number > 0 && scan->atoms[next].number < 10)
    {
      *out = scan->atoms[i].number + scan->atoms[next].number;
      return next + 1;
    }
  return 0;
}

/* Whether a number stands alone: not "$12", "1,200", "3.5", "F16", "12%". */
static gboolean
is_plain_number (const DtlTimesScan *scan, guint i, guint end)
{
  guint8 before = i > 0 && dtl_times_joined (scan, i) ? scan->atoms[i - 1].sign : 0;

  if (i > 0 && dtl_times_joined (scan, i) && scan->atoms[i - 1].kind == DTL_TIMES_ATOM_LETTERS)
    return FALSE;
  if (i > 0 && scan->atoms[i - 1].sign == '$')
    return FALSE;
  if ((before == '.' || before == ',') && i > 1 && dtl_times_is_digits (scan, i - 2) &&
      dtl_times_joined (scan, i - 1))
    return FALSE;
  if (dtl_times_is_sign (scan, end, '%'))
    return FALSE;
  if ((dtl_times_is_sign (scan, end, ',') || dtl_times_is_sign (scan, end, '.')) &&
      dtl_times_joined (scan, end) && dtl_times_is_digits (scan, end + 1) &&
      dtl_times_joined (scan, end + 1))
    return FALSE;
  return TRUE;
}

/* The day of a month: 1 … 31 in digits, with or without an ordinal ending, or an ordinal word. */
guint
dtl_times_read_day (const DtlTimesScan *scan, guint i, int *out)
{
  guint end = dtl_times_read_ordinal (scan, i, out);

  if (end == 0 && dtl_times_is_digits (scan, i) && dtl_times_n_digits (scan, i) <= 2)
    {
      *out = scan->atoms[i].number;
      end = i + 1;
    }
  if (end == 0 || *out < 1 || *out > 31)
    return 0;
  if (dtl_times_is_digits (scan, i) && !is_plain_number (scan, i, end) &&
      !dtl_times_is (scan, end, DTL_TIMES_MONTH))
    return 0;
  return end;
}

/* "nineteen ninety-one" */
static guint
read_year_words (const DtlTimesScan *scan, guint i, int *out)
{
  int first = 0;
  int second = 0;
  guint end = read_small (scan, i, &first);

  if (end == 0 || first < 16 || first > 20)
    return 0;
  end = read_small (scan, skip_hyphen (scan, end), &second);
  if (end == 0 || second < 10 || second > 99)
    return 0;
  *out = first * 100 + second;
  return end;
}

/* A year in four digits (1000 … 2199), "'99", or words. */
guint
dtl_times_read_year (const DtlTimesScan *scan, guint i, int *out)
{
  if (dtl_times_is_digits (scan, i) && dtl_times_n_digits (scan, i) == 4 &&
      scan->atoms[i].number >= 1000 && scan->atoms[i].number < 2200)
    {
      *out = scan->atoms[i].number;
      if (!is_plain_number (scan, i, i + 1))
        return 0;
      return i + 1;
    }
  if (dtl_times_is_sign (scan, i, '\'') && dtl_times_is_digits (scan, i + 1) &&
      dtl_times_joined (scan, i + 1) && dtl_times_n_digits (scan, i + 1) == 2)
    {
      int two = scan->atoms[i + 1].number;

      *out = two < 30 ? 2000 + two : 1900 + two;
      return i + 2;
    }
  return read_year_words (scan, i, out);
}

/* A name of a class, or its abbreviation with the full stop. */
static guint
read_name (const DtlTimesScan *scan, guint i, guint64 class, int *out)
{
  if (!dtl_times_is (scan, i, class))
    return 0;
  *out = scan->atoms[i].code;
  if (dtl_times_is (scan, i, DTL_TIMES_ABBREVIATION) && dtl_times_is_sign (scan, i + 1, '.') &&
      dtl_times_joined (scan, i + 1))
    return i + 2;
  return i + 1;
}

/**
 * dtl_times_read_month:
 * @scan: the words
 * @i: the first
 * @out: (out): the month, 1 to 12
 *
 * Returns: the word behind the name of a month, 0 if there is none
 */
guint
dtl_times_read_month (const DtlTimesScan *scan, guint i, int *out)
{
  return read_name (scan, i, DTL_TIMES_MONTH, out);
}

guint
dtl_times_read_weekday (const DtlTimesScan *scan, guint i, int *out)
{
  return read_name (scan, i, DTL_TIMES_WEEKDAY, out);
}

guint
dtl_times_read_unit (const DtlTimesScan *scan, guint i, int *out)
{
  if (!dtl_times_is (scan, i, DTL_TIMES_UNIT))
    return 0;
  *out = scan->atoms[i].code;
  return i + 1;
}

/* A dash of a range, or "to", "and", "through". */
guint
dtl_times_read_dash (const DtlTimesScan *scan, guint i)
{
  guint end = i;

  while (dtl_times_is_sign (scan, end, '-') && end < i + 2)
    end++;
  if (end > i)
    return end;
  if (dtl_times_is_word (scan, i, "to") || dtl_times_is_word (scan, i, "and") ||
      dtl_times_is_word (scan, i, "or") || dtl_times_is_word (scan, i, "through") ||
      dtl_times_is_word (scan, i, "until") || dtl_times_is_word (scan, i, "till") ||
      dtl_times_is_sign (scan, i, '/'))
    return i + 1;
  return 0;
}
