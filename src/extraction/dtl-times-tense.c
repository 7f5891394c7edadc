/* dtl-times-tense.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

/* Whether the words around an expression speak of the past or of the future. Cheap cues only
 * (auxiliaries, endings, verbs of planning), so that no tagging is needed: the nearest verb to the
 * left decides, else the first to the right. */

#define REACH 24

/* "the 27 MAY elections": the month, not the verb. */
static gboolean
is_month (const DtlTimesScan *scan, guint i)
{
  return (scan->atoms[i].classes & DTL_TIMES_MONTH) != 0 &&
         ((i > 0 && scan->atoms[i - 1].kind == DTL_TIMES_ATOM_DIGITS) ||
          (i + 1 < scan->n && scan->atoms[i + 1].kind == DTL_TIMES_ATOM_DIGITS));
}

/* "perpetrated", and in a text of capitals "PERPETRATED", but no name such as "Alfred". */
static gboolean
looks_past (const DtlTimesAtom *atom)
{
  return (atom->flags & DTL_TIMES_ATOM_PAST) != 0 &&
         (atom->flags & (DTL_TIMES_ATOM_CAPITAL | DTL_TIMES_ATOM_UPPER)) != DTL_TIMES_ATOM_CAPITAL;
}

/* -1, 0 or 1 for the cue at atom @i. */
static int
cue_at (const DtlTimesScan *scan, guint i)
{
  const DtlTimesAtom *atom = &scan->atoms[i];

  if (is_month (scan, i))
    return 0;
  if ((atom->classes & DTL_TIMES_FUTURE_CUE) != 0)
    return (atom->flags & DTL_TIMES_ATOM_CAPITAL) != 0 && i > 0 &&
                   (atom->flags & (DTL_TIMES_ATOM_UPPER | DTL_TIMES_ATOM_SENTENCE)) == 0
               ? 0
               : 1;
  if ((atom->classes & DTL_TIMES_PAST_CUE) != 0 || looks_past (atom))
    return i > 0 && (dtl_times_is_word (scan, i - 1, "be") ||
                     dtl_times_is (scan, i - 1, DTL_TIMES_THE | DTL_TIMES_ARTICLE))
               ? 0
               : -1;
  if (dtl_times_is_word (scan, i, "to") && i > 0 &&
      (dtl_times_is_word (scan, i - 1, "is") || dtl_times_is_word (scan, i - 1, "are")))
    return 1;
  return 0;
}

/*
 * dtl_times_tense:
 *
 * Returns: -1 for the past, 1 for the future, 0 if no word tells
 */
int
dtl_times_tense (const DtlTimesScan *scan, guint first, guint end)
{
  guint steps = 0;

  for (guint i = first; i > 0 && steps < REACH; steps++)
    {
      if ((scan->atoms[i].flags & DTL_TIMES_ATOM_SENTENCE) != 0)
        break;
      i--;
      if (cue_at (scan, i) != 0)
        return cue_at (scan, i);
    }
  for (guint i = end; i < scan->n && i < end + REACH; i++)
    {
      if ((scan->atoms[i].flags & DTL_TIMES_ATOM_SENTENCE) != 0)
        break;
      if (cue_at (scan, i) != 0)
        return cue_at (scan, i);
    }
  return 0;
}
