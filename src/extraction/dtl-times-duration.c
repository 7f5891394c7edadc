/* dtl-times-duration.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

/* Lengths of time and what comes again and again. */

static guint
skip_word (const DtlTimesScan *scan, guint i, const char *term)
{
  return dtl_times_is_word (scan, i, term) ? i + 1 : i;
}

static guint
skip_hyphen (const DtlTimesScan *scan, guint i)
{
  return dtl_times_is_sign (scan, i, '-') && dtl_times_joined (scan, i) ? i + 1 : i;
}

static void
set_duration (DtlTimesSpec *out, const DtlTimesAmount *amount, DtlTimesUnit unit)
{
  dtl_times_spec_init (out, DTL_TIMES_DURATION);
  out->amount = *amount;
  out->unit = (guint8) unit;
}

/* "year-old", "years old", "years of age" after the amount */
static guint
read_age (const DtlTimesScan *scan, guint end, DtlTimesSpec *out)
{
  guint at = skip_hyphen (scan, end);
  gboolean attributive = at > end;

  if (out->unit != DTL_TIMES_UNIT_YEAR && out->unit != DTL_TIMES_UNIT_MONTH)
    return end;
  if (dtl_times_is_word (scan, at, "old") || dtl_times_is_word (scan, at, "olds"))
    {
      out->age = attributive;
      return at + 1;
    }
  if (dtl_times_is_word (scan, at, "of") && dtl_times_is_word (scan, at + 1, "age"))
    return at + 2;
  return end;
}

/* "an hour and a half", "half an hour", "half a year" */
static guint
match_half (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  DtlTimesAmount half = { 0.5, FALSE };
  int unit = 0;
  guint at = i;

  if (!dtl_times_is (scan, at, DTL_TIMES_HALF))
    return 0;
  at = skip_hyphen (scan, at + 1);
  at = skip_word (scan, at, "of");
  if (dtl_times_is (scan, at, DTL_TIMES_ARTICLE))
    at++;
  at = dtl_times_read_unit (scan, at, &unit);
  if (at == 0 || unit == DTL_TIMES_UNIT_SECOND)
    return 0;
  set_duration (out, &half, unit);
  return at;
}

static guint
read_trailing_half (const DtlTimesScan *scan, guint i, DtlTimesAmount *amount)
{
  if (!dtl_times_is_word (scan, i, "and") || !dtl_times_is_word (scan, i + 1, "a") ||
      !dtl_times_is (scan, i + 2, DTL_TIMES_HALF))
    return i;
  amount->value += 0.5;
  return i + 3;
}

static gboolean
is_ambiguous_unit (const DtlTimesScan *scan, guint at, const DtlTimesAmount *amount,
                   gboolean hyphen)
{
  DtlTimesUnit unit = scan->atoms[at].code;
  gboolean plural = dtl_times_is (scan, at, DTL_TIMES_PLURAL);

  if (unit == DTL_TIMES_UNIT_QUARTER && hyphen)
    return TRUE;
  if (unit == DTL_TIMES_UNIT_WEEKEND && dtl_times_is (scan, at - 1, DTL_TIMES_ARTICLE))
    return TRUE;
  if (unit == DTL_TIMES_UNIT_SECOND && !plural)
    return !hyphen || amount->value == 1;
  if (unit == DTL_TIMES_UNIT_QUARTER && !plural)
    return TRUE;
  return FALSE;
}

/* One word between a number and its units: "ten brutal months". */
static gboolean
is_attribute (const DtlTimesScan *scan, guint first, guint at)
{
  return !dtl_times_is (scan, first, DTL_TIMES_ARTICLE) && at < scan->n &&
         scan->atoms[at].kind == DTL_TIMES_ATOM_LETTERS && scan->atoms[at].word == 0 &&
         (scan->atoms[at].flags & (DTL_TIMES_ATOM_CAPITAL | DTL_TIMES_ATOM_PAST)) == 0 &&
         dtl_times_is (scan, at + 1, DTL_TIMES_UNIT) &&
         dtl_times_is (scan, at + 1, DTL_TIMES_PLURAL) &&
         scan->atoms[at + 1].code >= DTL_TIMES_UNIT_DAY;
}

/* "3 years", "two-week", "a few days", "2.5 HRS" */
static guint
match_amount (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  DtlTimesAmount amount = { 0 };
  guint at = dtl_times_read_amount (scan, i, &amount);
  gboolean hyphen;
  guint end;

  if (at == 0)
    return 0;
  hyphen = dtl_times_is_sign (scan, at, '-') && dtl_times_joined (scan, at) &&
           dtl_times_joined (scan, at + 1);
  if (hyphen)
    at++;
  else if (dtl_times_is_word (scan, at, "more") || dtl_times_is_word (scan, at, "consecutive") ||
           dtl_times_is_word (scan, at, "full") || dtl_times_is_word (scan, at, "straight") ||
           is_attribute (scan, i, at))
    at++;
  if (!dtl_times_is (scan, at, DTL_TIMES_UNIT) ||
      (dtl_times_is_digits (scan, i) && i > 0 && dtl_times_is_sign (scan, i - 1, '$')) ||
      is_ambiguous_unit (scan, at, &amount, hyphen))
    return 0;
  if (dtl_times_is (scan, i, DTL_TIMES_ARTICLE) && dtl_times_is_sign (scan, at + 1, '-') &&
      dtl_times_is_word (scan, at + 2, "long"))
    return 0;
  end = read_trailing_half (scan, at + 1, &amount);
  set_duration (out, &amount, scan->atoms[at].code);
  if (!dtl_times_is (scan, i, DTL_TIMES_ARTICLE))
    end = read_age (scan, end, out);
  return end;
}

/* "the past two years", "the next several days", "last three months", "the first nine months" */
static guint
match_led (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  DtlTimesAmount amount = { 0 };
  guint at = skip_word (scan, i, "the");
  guint lead = at;
  guint end;

  if (dtl_times_is (scan, at, DTL_TIMES_THIS) && dtl_times_is (scan, at, DTL_TIMES_PLURAL))
    at++;
  if (dtl_times_is (scan, at, DTL_TIMES_LAST | DTL_TIMES_NEXT | DTL_TIMES_ORDINAL))
    at++;
  if (at == i)
    return 0;
  end = match_amount (scan, at, out);
  if (end != 0)
    return dtl_times_is (scan, at, DTL_TIMES_ARTICLE) ||
               (at == lead && dtl_times_is_sign (scan, at + 1, '-'))
             ? 0 : end;
  if (!dtl_times_is (scan, at, DTL_TIMES_UNIT) || !dtl_times_is (scan, at, DTL_TIMES_PLURAL) ||
      at == lead)
    return 0;
  amount.vague = TRUE;
  set_duration (out, &amount, scan->atoms[at].code);
  return at + 1;
}

/* "recent years": a stretch that ends now */
static guint
match_recent (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, i, "the");

  at = skip_word (scan, skip_word (scan, at, "most"), "more");
  if (!dtl_times_is_word (scan, at, "recent") || !dtl_times_is (scan, at + 1, DTL_TIMES_UNIT) ||
      !dtl_times_is (scan, at + 1, DTL_TIMES_PLURAL))
    return 0;
  dtl_times_spec_init (out, DTL_TIMES_FIXED);
  out->type = "DATE";
  out->fixed = "PAST_REF";
  at += 2;
  if (dtl_times_is_word (scan, at, "and") && dtl_times_is (scan, at + 1, DTL_TIMES_UNIT))
    at += 2;
  return at;
}

/* "weeks", "months or years": an unknown number of them */
static guint
match_bare_plural (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  DtlTimesAmount amount = { 0, TRUE };
  guint end = i + 1;

  if (!dtl_times_is (scan, i, DTL_TIMES_UNIT) || !dtl_times_is (scan, i, DTL_TIMES_PLURAL) ||
      dtl_times_is_word (scan, i, "seconds") || dtl_times_is_word (scan, i, "quarters") ||
      dtl_times_is_word (scan, i, "weekends"))
    return 0;
  if (i > 0 && (dtl_times_is_digits (scan, i - 1) || dtl_times_is_word (scan, i - 1, "of")))
    return 0;
  if (dtl_times_is_digits (scan, end) && dtl_times_n_digits (scan, end) == 4)
    return 0;
  if (dtl_times_is_sign (scan, end, '-') && dtl_times_is_word (scan, end + 1, "long"))
    end += 2;
  if (dtl_times_is_word (scan, end, "or") && dtl_times_is (scan, end + 1, DTL_TIMES_UNIT))
    end += 2;
  set_duration (out, &amount, scan->atoms[i].code);
  return end;
}

/* "month-long", "day-long", "yearlong" */
static guint
match_long (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  DtlTimesAmount one = { 1, FALSE };

  if (!dtl_times_is (scan, i, DTL_TIMES_UNIT) || dtl_times_is (scan, i, DTL_TIMES_PLURAL) ||
      !dtl_times_is_sign (scan, i + 1, '-') || !dtl_times_is_word (scan, i + 2, "long"))
    return 0;
  set_duration (out, &one, scan->atoms[i].code);
  return i + 3;
}

/*
 * dtl_times_match_duration:
 *
 * Lengths of time.
 */
guint
dtl_times_match_duration (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint end = match_amount (scan, i, out);

  if (end == 0)
    end = match_half (scan, i, out);
  if (end == 0)
    end = match_led (scan, i, out);
  if (end == 0)
    end = match_recent (scan, i, out);
  if (end == 0)
    end = match_long (scan, i, out);
  if (end == 0)
    end = match_bare_plural (scan, i, out);
  return end;
}

static void
set_recurring (DtlTimesSpec *out, double amount, DtlTimesUnit unit)
{
  dtl_times_spec_init (out, DTL_TIMES_SET);
  out->amount.value = amount;
  out->unit = (guint8) unit;
}

/* What recurs: a unit, a weekday, a part of day, a month, a season. */
static guint
read_recurring (const DtlTimesScan *scan, guint at, double amount, DtlTimesSpec *out)
{
  int value = 0;
  guint end;

  set_recurring (out, amount, DTL_TIMES_UNIT_NONE);
  if (dtl_times_is (scan, at, DTL_TIMES_UNIT))
    {
      out->unit = scan->atoms[at].code;
      return at + 1;
    }
  if ((end = dtl_times_read_weekday (scan, at, &value)) != 0)
    {
      out->point.weekday = (guint8) value;
      out->point.grain = DTL_TIMES_UNIT_DAY;
      if (!dtl_times_is (scan, end, DTL_TIMES_PART))
        return end;
      at = end;
    }
  if (dtl_times_is (scan, at, DTL_TIMES_PART) && scan->atoms[at].code <= DTL_TIMES_PART_DT)
    {
      out->point.part = scan->atoms[at].code;
      out->point.grain = DTL_TIMES_UNIT_PART;
      return at + 1;
    }
  if ((end = dtl_times_read_month (scan, at, &value)) != 0)
    {
      out->point.month = (guint8) value;
      out->point.grain = DTL_TIMES_UNIT_MONTH;
      return end;
    }
  if (!dtl_times_is (scan, at, DTL_TIMES_SEASON))
    return 0;
  out->point.season = scan->atoms[at].code;
  out->point.grain = DTL_TIMES_UNIT_SEASON;
  return at + 1;
}

/* "every day", "each Monday", "every two weeks", "every other day" */
static guint
match_every (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  DtlTimesAmount amount = { 1, FALSE };
  int ordinal = 0;
  guint at = i + 1;
  guint end;

  if (!dtl_times_is (scan, i, DTL_TIMES_EVERY))
    return 0;
  if (dtl_times_is_word (scan, at, "other"))
    {
      amount.value = 2;
      at++;
    }
  else if ((end = dtl_times_read_ordinal (scan, at, &ordinal)) != 0 && ordinal > 0 &&
           dtl_times_is (scan, end, DTL_TIMES_UNIT))
    {
      amount.value = ordinal;
      at = end;
    }
  else if ((end = dtl_times_read_amount (scan, at, &amount)) != 0)
    {
      at = end;
      if (amount.vague || !dtl_times_is (scan, at, DTL_TIMES_UNIT))
        return 0;
    }
  else
    amount.value = 1;
  return read_recurring (scan, at, amount.value, out);
}

static gboolean
is_rate (const DtlTimesScan *scan, guint i)
{
  const DtlTimesAtom *before = i > 0 ? &scan->atoms[i - 1] : NULL;
  guint last;

  if (before == NULL || (scan->atoms[i].flags & DTL_TIMES_ATOM_SENTENCE) != 0)
    return FALSE;
  if (before->kind == DTL_TIMES_ATOM_DIGITS || before->sign == '%' ||
      (before->classes & DTL_TIMES_MULTIPLIER) != 0 || dtl_times_is_word (scan, i - 1, "percent") ||
      dtl_times_is_word (scan, i - 1, "million") || dtl_times_is_word (scan, i - 1, "billion"))
    return TRUE;
  last = before->end - 1;
  return before->kind == DTL_TIMES_ATOM_LETTERS && before->word == 0 &&
         before->end - before->start > 3 && scan->text[last] == 's' &&
         scan->text[last - 1] != 's';
}

/* "per month", "twice a week", "three times a day", "$33 million a year" */
static guint
match_rate (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = i;

  if (dtl_times_is (scan, i, DTL_TIMES_FREQUENCY))
    at = i + 1;
  else if (dtl_times_is_word (scan, i + 1, "times"))
    at = i + 2;
  if (!(dtl_times_is (scan, at, DTL_TIMES_PER) ||
        (dtl_times_is (scan, at, DTL_TIMES_ARTICLE) && !dtl_times_is (scan, at, DTL_TIMES_ANOTHER))))
    return 0;
  if (at == i && dtl_times_is (scan, at, DTL_TIMES_ARTICLE) && !is_rate (scan, i))
    return 0;
  if (!dtl_times_is (scan, at + 1, DTL_TIMES_UNIT) ||
      dtl_times_is (scan, at + 1, DTL_TIMES_PLURAL) ||
      dtl_times_is (scan, at + 2, DTL_TIMES_AGO | DTL_TIMES_EARLIER | DTL_TIMES_LATER |
                                    DTL_TIMES_BEFORE | DTL_TIMES_AFTER | DTL_TIMES_AGE))
    return 0;
  if (at == i && dtl_times_is (scan, at, DTL_TIMES_ARTICLE) &&
      scan->atoms[at + 1].code <= DTL_TIMES_UNIT_MINUTE)
    return 0;
  if (scan->atoms[at + 1].code == DTL_TIMES_UNIT_SECOND)
    return 0;
  set_recurring (out, 1, scan->atoms[at + 1].code);
  return at + 2;
}

/* "Mondays", "on weekends" */
static guint
match_plural (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_word (scan, i, "the");

  if (!dtl_times_is (scan, at, DTL_TIMES_PLURAL))
    return 0;
  if (dtl_times_is_word (scan, at, "weekends") ||
      (dtl_times_is (scan, at, DTL_TIMES_WEEKDAY) &&
       (scan->atoms[at].flags & DTL_TIMES_ATOM_CAPITAL) != 0))
    return read_recurring (scan, at, 1, out);
  return 0;
}

/*
 * dtl_times_match_set:
 *
 * What recurs.
 */
guint
dtl_times_match_set (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint end = match_every (scan, i, out);

  if (end == 0)
    end = match_rate (scan, i, out);
  if (end == 0)
    end = match_plural (scan, i, out);
  return end;
}
