/* dtl-times-period.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

#include <string.h>

/* Years, decades, centuries, quarters, halves and seasons. */

static guint
skip_word (const DtlTimesScan *scan, guint i, const char *term)
{
  return dtl_times_is_word (scan, i, term) ? i + 1 : i;
}

static guint
skip_hyphen (const DtlTimesScan *scan, guint i)
{
  return dtl_times_is_sign (scan, i, '-') ? i + 1 : i;
}

static void
set_period (DtlTimesSpec *out, DtlTimesUnit grain, int year)
{
  dtl_times_spec_init (out, DTL_TIMES_POINT);
  out->point.grain = (guint8) grain;
  out->point.year = year;
}

/* "BC", "B.C.", "BCE"; *sign is -1 before, 1 after Christ */
static guint
read_era (const DtlTimesScan *scan, guint i, int *sign)
{
  gboolean dotted = dtl_times_is_sign (scan, i + 1, '.') && dtl_times_joined (scan, i + 2) &&
                    dtl_times_is_word (scan, i + 2, dtl_times_is_word (scan, i, "b") ? "c" : "d");

  if (dtl_times_is (scan, i, DTL_TIMES_ERA) && (scan->atoms[i].flags & DTL_TIMES_ATOM_UPPER) != 0)
    {
      *sign = scan->atoms[i].number;
      return i + 1;
    }
  if (!dotted || !(dtl_times_is_word (scan, i, "b") || dtl_times_is_word (scan, i, "a")))
    return 0;
  *sign = dtl_times_is_word (scan, i, "b") ? -1 : 1;
  return dtl_times_is_sign (scan, i + 3, '.') ? i + 4 : i + 3;
}

/* "264 BC", "AD 70", and the first year of "264 to 241 BC" */
static guint
match_era (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int sign = 0;
  guint at = read_era (scan, i, &sign);
  guint end = at;

  if (at != 0 && sign > 0 && dtl_times_is_digits (scan, at) && dtl_times_n_digits (scan, at) <= 4)
    {
      set_period (out, DTL_TIMES_UNIT_YEAR, scan->atoms[at].number);
      return at + 1;
    }
  if (!dtl_times_is_digits (scan, i) || dtl_times_n_digits (scan, i) > 4)
    return 0;
  end = read_era (scan, i + 1, &sign);
  if (end == 0)
    {
      at = dtl_times_read_dash (scan, i + 1);
      if (at == 0 || !dtl_times_is_digits (scan, at) || read_era (scan, at + 1, &sign) == 0 ||
          sign > 0)
        return 0;
      end = i + 1;
    }
  set_period (out, DTL_TIMES_UNIT_YEAR,
              sign < 0 ? 1 - scan->atoms[i].number : scan->atoms[i].number);
  return end;
}

static gboolean
is_lower_plural (const DtlTimesScan *scan, guint i)
{
  const DtlTimesAtom *atom = &scan->atoms[i];

  return i < scan->n && atom->kind == DTL_TIMES_ATOM_LETTERS && atom->word == 0 &&
         (atom->flags & DTL_TIMES_ATOM_CAPITAL) == 0 && atom->end - atom->start > 2 &&
         scan->text[atom->end - 1] == 's';
}

/* The second of "1789-1791". */
static gboolean
ends_year_range (const DtlTimesScan *scan, guint i)
{
  return i > 1 && dtl_times_is_sign (scan, i - 1, '-') && dtl_times_is_digits (scan, i - 2) &&
         dtl_times_n_digits (scan, i - 2) == 4 &&
         scan->atoms[i].number > scan->atoms[i - 2].number;
}

/* Whether four digits at @i (ending before @end) are a year and not a count. */
static gboolean
is_year (const DtlTimesScan *scan, guint i, guint end, int year)
{
  gboolean led = i > 0 && (dtl_times_is (scan, i - 1, DTL_TIMES_PREPOSITION | DTL_TIMES_EDGE |
                                                        DTL_TIMES_THE | DTL_TIMES_FISCAL) ||
                           ends_year_range (scan, i));
  gboolean unit = dtl_times_is (scan, end, DTL_TIMES_UNIT | DTL_TIMES_MULTIPLIER) ||
                  dtl_times_is_word (scan, end, "hours") || dtl_times_is_word (scan, end, "hrs");
  gboolean approximate = i > 0 && dtl_times_is (scan, i - 1, DTL_TIMES_APPROXIMATE |
                                                                DTL_TIMES_APPROXIMATE_TAIL) &&
                         !dtl_times_is (scan, i - 1, DTL_TIMES_PREPOSITION);

  if ((unit && !dtl_times_is (scan, end, DTL_TIMES_AMBIGUOUS)) || approximate ||
      dtl_times_is (scan, end, DTL_TIMES_ZONE) || dtl_times_is_sign (scan, end, '%'))
    return FALSE;
  if (i > 0 && dtl_times_joined (scan, i) &&
      strchr ("/#+_@$", scan->atoms[i - 1].sign != 0 ? scan->atoms[i - 1].sign : 'x') != NULL)
    return FALSE;
  if (year >= 1850 && year <= 2050)
    return !is_lower_plural (scan, end) || led;
  if (!led && !(i > 0 && scan->atoms[i - 1].sign == '('))
    return FALSE;
  return end >= scan->n || scan->atoms[end].kind == DTL_TIMES_ATOM_SIGN ||
         dtl_times_is (scan, end, DTL_TIMES_PREPOSITION | DTL_TIMES_PAST_CUE) ||
         dtl_times_is (scan, i - 1, DTL_TIMES_THE) ||
         (dtl_times_is_word (scan, i - 1, "in") && !is_lower_plural (scan, end)) ||
         (scan->atoms[end].flags & (DTL_TIMES_ATOM_CAPITAL | DTL_TIMES_ATOM_PAST)) != 0;
}

/* "1914", "'99", "the year 1955", "fiscal 1988", "FY2003" */
static guint
match_year (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, i, "the");
  gboolean marked = FALSE;
  int year = 0;
  guint end;

  if (dtl_times_is (scan, at, DTL_TIMES_FISCAL))
    {
      marked = TRUE;
      at++;
    }
  if (dtl_times_is_word (scan, at, "year") || dtl_times_is_word (scan, at, "years"))
    {
      marked = TRUE;
      at++;
    }
  if (at > i && !marked)
    return 0;
  end = dtl_times_read_year (scan, at, &year);
  if (end == 0)
    return 0;
  if (!marked && dtl_times_is_digits (scan, at) && !is_year (scan, at, end, year))
    return 0;
  if (!marked && dtl_times_is_sign (scan, at, '\'') &&
      (at == 0 || dtl_times_is_word (scan, end, "s") || dtl_times_is_sign (scan, end, '\'') ||
       (scan->atoms[at].flags & DTL_TIMES_ATOM_SPACE) == 0))
    return 0;
  set_period (out, DTL_TIMES_UNIT_YEAR, year);
  return end;
}

/* "s" or "'s" right after a number */
static guint
read_plural_mark (const DtlTimesScan *scan, guint i)
{
  if (dtl_times_is_sign (scan, i, '\'') && dtl_times_joined (scan, i))
    i++;
  return dtl_times_is_word (scan, i, "s") && dtl_times_joined (scan, i) ? i + 1 : 0;
}

/* "the 1980s", "the '90s", "the late seventies" */
static guint
match_decade (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, i, "the");
  gboolean led = at > i || (i > 0 && dtl_times_is (scan, i - 1, DTL_TIMES_EDGE | DTL_TIMES_THE |
                                                                  DTL_TIMES_PREPOSITION)) ||
                 (i > 1 && dtl_times_is_sign (scan, i - 1, '-') &&
                  dtl_times_is (scan, i - 2, DTL_TIMES_EDGE));
  guint end;

  if (dtl_times_is (scan, at, DTL_TIMES_TENS_PLURAL) && led)
    {
      set_period (out, DTL_TIMES_UNIT_DECADE, 1900 + scan->atoms[at].number);
      return at + 1;
    }
  if (dtl_times_is_sign (scan, at, '\''))
    {
      led = TRUE;
      at++;
    }
  if (!dtl_times_is_digits (scan, at) || scan->atoms[at].number % 10 != 0)
    return 0;
  end = read_plural_mark (scan, at + 1);
  if (end == 0)
    return 0;
  if (dtl_times_n_digits (scan, at) == 4 && scan->atoms[at].number >= 1000 &&
      scan->atoms[at].number < 2200)
    {
      gboolean century = scan->atoms[at].number % 100 == 0 && scan->atoms[at].number < 2000;

      set_period (out, century ? DTL_TIMES_UNIT_CENTURY : DTL_TIMES_UNIT_DECADE,
                  scan->atoms[at].number);
      return end;
    }
  if (dtl_times_n_digits (scan, at) != 2 || !led)
    return 0;
  set_period (out, DTL_TIMES_UNIT_DECADE,
              scan->atoms[at].number + (scan->atoms[at].number < 30 ? 2000 : 1900));
  return end;
}

/* "the 20th century", "eighteenth-century", "the 9th century BC" */
static guint
match_century (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  int number = 0;
  int sign = 1;
  guint end = dtl_times_read_ordinal (scan, skip_word (scan, i, "the"), &number);
  guint era;

  if (end == 0 || number < 1 || number > 30)
    return 0;
  end = skip_hyphen (scan, end);
  if (!dtl_times_is (scan, end, DTL_TIMES_UNIT) ||
      scan->atoms[end].code != DTL_TIMES_UNIT_CENTURY ||
      dtl_times_is (scan, end, DTL_TIMES_PLURAL))
    return 0;
  era = read_era (scan, end + 1, &sign);
  set_period (out, DTL_TIMES_UNIT_CENTURY, sign < 0 ? -number * 100 : (number - 1) * 100);
  return era != 0 ? era : end + 1;
}

/* Optional year of a quarter, half or season: "of 1989", "1989", "of last year". */
static guint
finish_year (const DtlTimesScan *scan, guint end, DtlTimesSpec *out)
{
  guint at = skip_word (scan, end, "of");
  int year = 0;
  guint after;

  if (dtl_times_is_sign (scan, at, ','))
    at++;
  at = skip_word (scan, at, "the");
  if (dtl_times_is (scan, at, DTL_TIMES_FISCAL))
    at++;
  after = dtl_times_read_year (scan, at, &year);
  if (after != 0)
    {
      out->point.year = year;
      return after;
    }
  if (!dtl_times_is (scan, at, DTL_TIMES_LAST | DTL_TIMES_NEXT | DTL_TIMES_THIS | DTL_TIMES_SAME |
                                 DTL_TIMES_THAT) ||
      !dtl_times_is_word (scan, at + 1, "year"))
    return end;
  out->unit = DTL_TIMES_UNIT_YEAR;
  out->amount.value = dtl_times_is (scan, at, DTL_TIMES_LAST)   ? -1
                      : dtl_times_is (scan, at, DTL_TIMES_NEXT) ? 1 : 0;
  out->from = dtl_times_is (scan, at, DTL_TIMES_SAME | DTL_TIMES_THAT) ? DTL_TIMES_FROM_FOCUS
                                                                       : scan->atoms[at].code;
  return at + 2;
}

/* "this year's", "last year's", "next year's" before a quarter */
static guint
read_possessive_year (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  if (!dtl_times_is (scan, i, DTL_TIMES_LAST | DTL_TIMES_NEXT | DTL_TIMES_THIS) ||
      !dtl_times_is_word (scan, i + 1, "year") || !dtl_times_is_sign (scan, i + 2, '\'') ||
      !dtl_times_is_word (scan, i + 3, "s"))
    return 0;
  out->unit = DTL_TIMES_UNIT_YEAR;
  out->amount.value = dtl_times_is (scan, i, DTL_TIMES_LAST)   ? -1
                      : dtl_times_is (scan, i, DTL_TIMES_NEXT) ? 1 : 0;
  return i + 4;
}

/* "Q3 2003", "3Q" */
static guint
match_quarter_letter (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  gboolean before = dtl_times_is_word (scan, i, "q") && dtl_times_is_digits (scan, i + 1);
  gboolean after = dtl_times_is_digits (scan, i) && dtl_times_is_word (scan, i + 1, "q");
  int number = before ? scan->atoms[i + 1].number : after ? scan->atoms[i].number : 0;

  if (number < 1 || number > 4 || !dtl_times_joined (scan, i + 1))
    return 0;
  set_period (out, DTL_TIMES_UNIT_QUARTER, DTL_TIMES_NO_YEAR);
  out->point.quarter = (guint8) number;
  return finish_year (scan, i + 2, out);
}

/* "the third quarter", "third-quarter", "the fiscal first quarter of 1989", "the second half" */
static guint
match_quarter (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  DtlTimesSpec year;
  guint at = skip_word (scan, i, "the");
  guint end;
  int number = 0;

  dtl_times_spec_init (&year, DTL_TIMES_POINT);
  end = read_possessive_year (scan, at, &year);
  at = end != 0 ? end : at;
  for (guint k = 0; k < 3 && (dtl_times_is_sign (scan, at, '-') ||
                              dtl_times_is (scan, at, DTL_TIMES_FISCAL | DTL_TIMES_COMPARABLE));
       k++)
    at++;
  end = dtl_times_read_ordinal (scan, at, &number);
  if (end == 0)
    return match_quarter_letter (scan, i, out);
  end = skip_hyphen (scan, end);
  if (dtl_times_is (scan, end, DTL_TIMES_FISCAL))
    end++;
  if (dtl_times_is_word (scan, end, "quarter") && number >= 1 && number <= 4)
    {
      set_period (out, DTL_TIMES_UNIT_QUARTER, DTL_TIMES_NO_YEAR);
      out->point.quarter = (guint8) number;
    }
  else if (dtl_times_is (scan, end, DTL_TIMES_HALF) && number >= 1 && number <= 2 &&
           (dtl_times_is_word (scan, end + 1, "of") || year.unit != DTL_TIMES_UNIT_NONE))
    {
      set_period (out, DTL_TIMES_UNIT_HALF, DTL_TIMES_NO_YEAR);
      out->point.half = (guint8) number;
    }
  else
    return 0;
  out->unit = year.unit;
  out->amount = year.amount;
  at = finish_year (scan, end + 1, out);
  return out->point.grain == DTL_TIMES_UNIT_HALF && at == end + 1 && year.unit == 0 ? 0 : at;
}

static gboolean
is_season_alone (const DtlTimesScan *scan, guint i, gboolean article)
{
  gboolean in = i > 0 && dtl_times_is (scan, i - 1, DTL_TIMES_PREPOSITION);

  if (i > 0 && dtl_times_is (scan, i - 1, DTL_TIMES_EDGE) &&
      !dtl_times_is (scan, i - 1, DTL_TIMES_EDGE_NOUN))
    return TRUE;
  if (dtl_times_is (scan, i + 1, DTL_TIMES_UNIT) || dtl_times_is_word (scan, i + 1, "s"))
    return FALSE;
  if (!dtl_times_is (scan, i, DTL_TIMES_AMBIGUOUS))
    return TRUE;
  if (scan->atoms[i].code == DTL_TIMES_SEASON_FA)
    return article && i > 1 && dtl_times_is_word (scan, i - 2, "in") &&
           !dtl_times_is_word (scan, i + 1, "of");
  return (article || in) || (scan->atoms[i].flags & DTL_TIMES_ATOM_CAPITAL) != 0;
}

/* "the spring of 1915", "summer 1918", "winter" */
static guint
match_season (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, i, "the");
  guint end;

  if (!dtl_times_is (scan, at, DTL_TIMES_SEASON))
    return 0;
  set_period (out, DTL_TIMES_UNIT_SEASON, DTL_TIMES_NO_YEAR);
  out->point.season = scan->atoms[at].code;
  end = finish_year (scan, at + 1, out);
  if (end == at + 1 && !is_season_alone (scan, at, at > i))
    return 0;
  return end;
}

/*
 * dtl_times_match_period:
 *
 * Periods of the calendar longer than a month.
 */
guint
dtl_times_match_period (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint end = match_era (scan, i, out);

  if (end == 0)
    end = match_decade (scan, i, out);
  if (end == 0)
    end = match_year (scan, i, out);
  if (end == 0)
    end = match_century (scan, i, out);
  if (end == 0)
    end = match_quarter (scan, i, out);
  if (end == 0)
    end = match_season (scan, i, out);
  return end;
}
