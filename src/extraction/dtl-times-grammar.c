/* dtl-times-grammar.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

/* The grammar's upper floor: the longest expression at each place, with what may stand before it
 * ("early", "the end of", "nearly") and after it (a clock time, a part of day). */

#define START_CLASSES                                                                             \
  (DTL_TIMES_PHRASE | DTL_TIMES_HOLIDAY | DTL_TIMES_MONTH | DTL_TIMES_WEEKDAY | DTL_TIMES_UNIT |  \
   DTL_TIMES_SEASON | DTL_TIMES_PART | DTL_TIMES_RELATIVE_DAY | DTL_TIMES_NUMBER |                \
   DTL_TIMES_ORDINAL | DTL_TIMES_TENS_PLURAL | DTL_TIMES_ARTICLE | DTL_TIMES_THE |                \
   DTL_TIMES_THIS | DTL_TIMES_THAT | DTL_TIMES_SAME | DTL_TIMES_LAST | DTL_TIMES_NEXT |           \
   DTL_TIMES_EVERY | DTL_TIMES_PER | DTL_TIMES_FREQUENCY | DTL_TIMES_HALF | DTL_TIMES_COUPLE |    \
   DTL_TIMES_VAGUE | DTL_TIMES_RECENT | DTL_TIMES_CURRENT | DTL_TIMES_EDGE | DTL_TIMES_ERA |      \
   DTL_TIMES_FISCAL | DTL_TIMES_QUARTER_MARK | DTL_TIMES_APPROXIMATE | DTL_TIMES_APPROXIMATE_HEAD)

typedef guint (*Matcher) (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);

void
dtl_times_spec_init (DtlTimesSpec *spec, DtlTimesKind kind)
{
  *spec = (DtlTimesSpec){ .kind = (guint8) kind };
  dtl_times_point_init (&spec->point);
}

static guint
skip_word (const DtlTimesScan *scan, guint i, const char *term)
{
  return dtl_times_is_word (scan, i, term) ? i + 1 : i;
}

/* "Daily" in "China Daily". */
static gboolean
is_in_name (const DtlTimesScan *scan, guint i)
{
  const guint8 wanted = DTL_TIMES_ATOM_CAPITAL | DTL_TIMES_ATOM_UPPER;

  return i > 0 && (scan->atoms[i].flags & (wanted | DTL_TIMES_ATOM_SENTENCE)) ==
                    DTL_TIMES_ATOM_CAPITAL &&
         scan->atoms[i - 1].kind == DTL_TIMES_ATOM_LETTERS && scan->atoms[i - 1].word == 0 &&
         (scan->atoms[i - 1].flags & wanted) == DTL_TIMES_ATOM_CAPITAL;
}

/*
 * dtl_times_match_phrase:
 *
 * Fixed words with a fixed value (data/times/phrases.tsv).
 */
guint
dtl_times_match_phrase (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint word = scan->atoms[i].word;

  if (!dtl_times_is (scan, i, DTL_TIMES_PHRASE))
    return 0;
  for (guint k = dtl_times_words[word].phrase;
       k < dtl_times_n_phrases && dtl_times_phrases[k].parts[0] == (gint) word; k++)
    {
      const DtlTimesPhrase *phrase = &dtl_times_phrases[k];
      guint end = dtl_times_phrase_at (scan, i, phrase->parts);

      if (end == 0)
        continue;
      if ((phrase->flags & DTL_TIMES_PHRASE_END) != 0 && end < scan->n &&
          scan->atoms[end].kind != DTL_TIMES_ATOM_SIGN &&
          !(i > 0 && dtl_times_is_word (scan, i - 1, "in")) &&
          !dtl_times_is (scan, end, DTL_TIMES_PREPOSITION))
        continue;
      if (phrase->value[0] == '~')
        {
          dtl_times_spec_init (out, DTL_TIMES_SHIFT);
          out->unit = DTL_TIMES_UNIT_DAY;
          out->point.part = DTL_TIMES_PART_NI;
          out->point.grain = DTL_TIMES_UNIT_PART;
          return end;
        }
      dtl_times_spec_init (out, DTL_TIMES_FIXED);
      out->type = phrase->type;
      out->fixed = phrase->value;
      if (phrase->type[0] == 'S' && is_in_name (scan, i))
        return 0;
      out->relation = (phrase->flags & DTL_TIMES_PHRASE_NARRATIVE) != 0;
      return end;
    }
  return 0;
}

static guint
finish_holiday (const DtlTimesScan *scan, guint end, DtlTimesSpec *out)
{
  guint at = skip_word (scan, skip_word (scan, end, "of"), "in");
  int year = 0;

  if (dtl_times_is_sign (scan, at, ','))
    at++;
  at = dtl_times_read_year (scan, at, &year);
  if (at == 0 || dtl_times_is_sign (scan, end, '\''))
    return end;
  out->point.year = year;
  return at;
}

/*
 * dtl_times_match_holiday:
 *
 * Feasts and public days (data/times/holidays.tsv), with a year if one follows.
 */
guint
dtl_times_match_holiday (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint word = i < scan->n ? scan->atoms[i].word : 0;

  if (!dtl_times_is (scan, i, DTL_TIMES_HOLIDAY) ||
      (scan->atoms[i].flags & DTL_TIMES_ATOM_CAPITAL) == 0)
    return 0;
  for (guint k = dtl_times_words[word].holiday;
       k < dtl_times_n_holidays && dtl_times_holidays[k].parts[0] == (gint) word; k++)
    {
      guint end = dtl_times_phrase_at (scan, i, dtl_times_holidays[k].parts);

      if (end == 0 || (scan->atoms[end - 1].flags & DTL_TIMES_ATOM_CAPITAL) == 0)
        continue;
      dtl_times_spec_init (out, DTL_TIMES_POINT);
      out->holiday = &dtl_times_holidays[k];
      out->holiday_rule = TRUE;
      out->point.grain = DTL_TIMES_UNIT_DAY;
      return finish_holiday (scan, end, out);
    }
  return 0;
}

static guint
longest (const DtlTimesScan *scan, guint i, const Matcher *matchers, guint n, DtlTimesSpec *out)
{
  guint best = 0;

  for (guint k = 0; k < n; k++)
    {
      DtlTimesSpec spec;
      guint end = matchers[k](scan, i, &spec);

      if (end > best)
        {
          best = end;
          *out = spec;
        }
    }
  return best;
}

/* Any expression that names a date, without what may lead it. */
static guint
match_date (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  static const Matcher matchers[] = {
    dtl_times_match_calendar, dtl_times_match_numeric, dtl_times_match_holiday,
    dtl_times_match_relative, dtl_times_match_period,  dtl_times_match_shift,
  };

  return longest (scan, i, matchers, G_N_ELEMENTS (matchers), out);
}

/* "early", "mid-", "the end of", "late in", "earlier": one past them, or @i. */
static guint
skip_edge (const DtlTimesScan *scan, guint i)
{
  guint at = skip_word (scan, i, "the");

  if (!dtl_times_is (scan, at, DTL_TIMES_EDGE))
    return i;
  if (dtl_times_is (scan, at, DTL_TIMES_EDGE_NOUN))
    return dtl_times_is_word (scan, at + 1, "of") ? at + 2 : i;
  at++;
  if (dtl_times_is_word (scan, at, "or") && dtl_times_is (scan, at + 1, DTL_TIMES_EDGE))
    at += 2;
  if (dtl_times_is_sign (scan, at, '-') && dtl_times_joined (scan, at))
    return at + 1;
  if (dtl_times_is_word (scan, at, "in") || dtl_times_is_word (scan, at, "on") ||
      dtl_times_is_word (scan, at, "of") || dtl_times_is_word (scan, at, "part"))
    at++;
  return skip_word (scan, at, "of");
}

static guint match_time (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);

static guint
match_edged (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_edge (scan, i);
  guint end = at > i ? match_date (scan, at, out) : 0;

  if (end == 0 && at > i && !dtl_times_is (scan, at, DTL_TIMES_NUMBER) &&
      !dtl_times_is_digits (scan, at))
    end = match_time (scan, at, out);
  if (end == 0 && at > i && dtl_times_is_word (scan, at, "the") &&
      dtl_times_is_word (scan, at + 1, "day"))
    {
      dtl_times_spec_init (out, DTL_TIMES_SHIFT);
      out->unit = DTL_TIMES_UNIT_DAY;
      out->from = DTL_TIMES_FROM_FOCUS;
      end = at + 2;
    }
  return end;
}

/* Joins a clock time or part of day that stands right after a day. */
static guint
join_clock (const DtlTimesScan *scan, guint end, DtlTimesSpec *spec)
{
  DtlTimesSpec clock;
  guint at = dtl_times_is_sign (scan, end, ',') ? end + 1 : end;
  guint after;

  if (spec->kind > DTL_TIMES_SHIFT || spec->clock_only || spec->point.part != 0 ||
      (spec->kind == DTL_TIMES_POINT ? spec->point.grain != DTL_TIMES_UNIT_DAY
                                     : spec->unit != DTL_TIMES_UNIT_DAY))
    return end;
  if (dtl_times_is_word (scan, at, "t") && dtl_times_joined (scan, at))
    at++;
  else if (at == end && dtl_times_is (scan, at, DTL_TIMES_EDGE) &&
           dtl_times_is (scan, at + 1, DTL_TIMES_PART))
    at++;
  after = dtl_times_match_clock (scan, at, &clock);
  if (after == 0 && dtl_times_is_word (scan, at - 1, "t"))
    return end;
  if (after == 0 || (at > end && clock.point.hour < 0 && dtl_times_is_sign (scan, end, ',')) ||
      dtl_times_is_word (scan, at, "the"))
    return end;
  spec->point.hour = clock.point.hour;
  spec->point.minute = clock.point.minute;
  spec->point.second = clock.point.second;
  spec->point.zone = clock.point.zone;
  spec->point.part = clock.point.part;
  spec->point.grain = clock.point.grain;
  return after;
}

static gboolean
names_day (const DtlTimesSpec *spec)
{
  return (spec->kind == DTL_TIMES_POINT && spec->point.grain == DTL_TIMES_UNIT_DAY) ||
         (spec->kind == DTL_TIMES_SHIFT && spec->unit == DTL_TIMES_UNIT_DAY &&
          spec->point.part == 0);
}

/* Joins the day that follows a clock time: "10 p.m. Wednesday", "the night of 3 May". */
static guint
join_day (const DtlTimesScan *scan, guint end, DtlTimesSpec *clock)
{
  DtlTimesSpec day;
  guint at = dtl_times_is_sign (scan, end, ',') ? end + 1 : end;
  guint after;

  if (clock->point.part != 0 || dtl_times_is_word (scan, end, "of"))
    {
      if (!dtl_times_is_word (scan, end, "of"))
        return end;
      at = end + 1;
    }
  after = match_date (scan, at, &day);
  if (after == 0 || !names_day (&day))
    return end;
  day.point.hour = clock->point.hour;
  day.point.minute = clock->point.minute;
  day.point.second = clock->point.second;
  day.point.zone = clock->point.zone;
  day.point.part = clock->point.part;
  day.point.grain = clock->point.grain;
  *clock = day;
  return after;
}

static guint
match_time (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint end = dtl_times_match_clock (scan, i, out);

  return end != 0 ? join_day (scan, end, out) : 0;
}

static guint
match_any_date (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint end = match_date (scan, i, out);

  if (end == 0)
    end = match_edged (scan, i, out);
  return end != 0 ? join_clock (scan, end, out) : 0;
}

static guint
match_core (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  static const Matcher matchers[] = {
    match_time,          match_any_date,      dtl_times_match_phrase,
    dtl_times_match_set, dtl_times_match_duration,
  };

  return longest (scan, i, matchers, G_N_ELEMENTS (matchers), out);
}

/* "nearly", "more than", "at least", "up to": one past them, or @i. */
static guint
skip_approximate (const DtlTimesScan *scan, guint i)
{
  guint at = i;

  while (at < i + 4)
    {
      if (dtl_times_is (scan, at, DTL_TIMES_APPROXIMATE))
        at++;
      else if (dtl_times_is (scan, at, DTL_TIMES_APPROXIMATE_HEAD) &&
               dtl_times_is (scan, at + 1, DTL_TIMES_APPROXIMATE_TAIL))
        at += 2;
      else if (dtl_times_is_word (scan, at, "no") &&
               dtl_times_is (scan, at + 2, DTL_TIMES_APPROXIMATE_TAIL))
        at += 3;
      else
        break;
    }
  return at;
}

/* The expression at @i with all that belongs to it. */
static guint
match_expression (const DtlTimesScan *scan, guint i, DtlTimesSpec *out)
{
  guint at = skip_approximate (scan, i);
  guint end;

  if (at > i)
    {
      DtlTimesSpec inner;

      end = match_core (scan, at, &inner);
      if (end != 0 && (inner.kind == DTL_TIMES_DURATION ||
                       (inner.kind == DTL_TIMES_SHIFT && inner.amount.value != 0 &&
                        !dtl_times_is (scan, at, DTL_TIMES_RELATIVE_DAY | DTL_TIMES_LAST |
                                                   DTL_TIMES_NEXT | DTL_TIMES_THE))))
        {
          *out = inner;
          out->first = i;
          out->end = end;
          return end;
        }
    }
  end = match_core (scan, i, out);
  out->first = i;
  out->end = end;
  return end;
}

static gboolean
may_start (const DtlTimesScan *scan, guint i)
{
  const DtlTimesAtom *atom = &scan->atoms[i];

  return atom->kind == DTL_TIMES_ATOM_DIGITS || (atom->classes & START_CLASSES) != 0 ||
         atom->sign == '\'';
}

/* The rest of "March 5-9", "April 24 and 25": days that share the month before them. */
static guint
push_more_days (const DtlTimesScan *scan, GArray *out, const DtlTimesSpec *first, guint end)
{
  DtlTimesSpec next = *first;
  int day = 0;
  int year = 0;
  guint at;

  if (first->kind != DTL_TIMES_POINT || first->point.grain != DTL_TIMES_UNIT_DAY ||
      first->point.day == 0 || first->point.month == 0 ||
      !dtl_times_is (scan, first->first, DTL_TIMES_MONTH | DTL_TIMES_WEEKDAY))
    return end;
  at = dtl_times_read_dash (scan, end);
  if (at == 0 || !dtl_times_is_digits (scan, at))
    return end;
  next.first = at;
  at = dtl_times_read_day (scan, at, &day);
  if (at == 0 || dtl_times_is (scan, at, DTL_TIMES_UNIT | DTL_TIMES_MONTH | DTL_TIMES_MERIDIAN) ||
      dtl_times_is_sign (scan, at, ':') || day <= first->point.day)
    return end;
  next.point.day = (guint8) day;
  next.point.weekday = 0;
  next.end = at;
  if (dtl_times_is_sign (scan, at, ',') && dtl_times_read_year (scan, at + 1, &year) != 0)
    {
      next.point.year = year;
      next.end = dtl_times_read_year (scan, at + 1, &year);
    }
  g_array_append_val (out, next);
  return next.end;
}

/* The rest of "1914-18". */
static guint
push_short_year (const DtlTimesScan *scan, GArray *out, const DtlTimesSpec *first, guint end)
{
  DtlTimesSpec next = *first;
  guint at = end + 1;

  if (first->kind != DTL_TIMES_POINT || first->point.grain != DTL_TIMES_UNIT_YEAR ||
      first->point.year < 1000 || !dtl_times_is_sign (scan, end, '-') ||
      !dtl_times_joined (scan, end) || !dtl_times_is_digits (scan, at) ||
      !dtl_times_joined (scan, at) || dtl_times_n_digits (scan, at) != 2 ||
      scan->atoms[at].number <= first->point.year % 100)
    return end;
  next.point.year = first->point.year / 100 * 100 + scan->atoms[at].number;
  next.first = at;
  next.end = at + 1;
  g_array_append_val (out, next);
  return next.end;
}

/*
 * dtl_times_find_specs:
 * @out: (element-type DtlTimesSpec): what was found, in text order, is appended
 *
 * One pass over a text.
 */
void
dtl_times_find_specs (const DtlTimesScan *scan, GArray *out)
{
  for (guint i = 0; i < scan->n;)
    {
      DtlTimesSpec spec;
      guint end = may_start (scan, i) ? match_expression (scan, i, &spec) : 0;

      if (end == 0)
        {
          i++;
          continue;
        }
      g_array_append_val (out, spec);
      i = push_more_days (scan, out, &spec, end);
      i = push_short_year (scan, out, &spec, i);
    }
}
