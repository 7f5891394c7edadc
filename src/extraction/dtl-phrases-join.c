/* dtl-phrases-join.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-phrases-private.h"

#include "dtl-counts.h"

#include <string.h>

/* "a group of gunmen", "five of the attackers": the number of the first, the noun of the second. */
static void
merge_partitive (DtlReading *reading, guint32 index)
{
  DtlPhrase *a = dtl_reading_phrase (reading, index);
  DtlPhrase *b = dtl_reading_phrase (reading, index + 1);
  const DtlToken *head = &reading->tokens[a->head];

  if (a->sentence != b->sentence || b->first != a->end + 1 ||
      !dtl_reading_is (reading, a->end, "of"))
    return;
  if (!(a->flags & DTL_PHRASE_BARE_NUMBER) && !dtl_token_is (head, DTL_WORDS_PARTITIVE))
    {
      a->complement = index + 1;
      return;
    }
  if (b->end < reading->n_tokens && reading->tokens[b->end].xpos == DTL_XPOS_POS &&
      index + 2 < reading->phrases->len &&
      dtl_reading_phrase (reading, index + 2)->owner == index + 1)
    {
      /* "one of the governor's bodyguards" */
      b->flags |= DTL_PHRASE_PREPOSED;
      b = dtl_reading_phrase (reading, index + 2);
    }
  b->flags |= DTL_PHRASE_AMONG;
  if (dtl_token_is (head, DTL_WORDS_UNCOUNTED))
    a->has_count = FALSE;
  if (strcmp (head->norm, "number") == 0 && !(b->flags & DTL_PHRASE_PRONOUN))
    {
      a->has_count = TRUE;
      a->count = dtl_count_at_least (1);
    }
  if (dtl_token_is (head, DTL_WORDS_COUNTED_AS_WHOLE))
    {
      a->has_count = b->has_count;
      a->count = b->count;
    }
  if (dtl_token_is (head, DTL_WORDS_TWO))
    {
      a->has_count = TRUE;
      a->count = dtl_count_exact (2);
    }
  a->flags = (a->flags & ~(DTL_PHRASE_BARE_NUMBER | DTL_PHRASE_MEASURE)) |
             (b->flags & (DTL_PHRASE_NAME | DTL_PHRASE_MEASURE | DTL_PHRASE_TIME));
  if (a->count.min != 1 || a->count.max != 1)
    a->flags |= DTL_PHRASE_PLURAL;
  a->traits |= b->traits;
  a->target_type = b->target_type >= 0 ? b->target_type : a->target_type;
  a->occupation = b->occupation >= 0 ? b->occupation : a->occupation;
  a->group = a->group != NULL ? a->group : b->group;
  a->end = b->end;
  a->head = b->head;
  a->complement = b->complement;
  b->flags |= DTL_PHRASE_PREPOSED;
}

static gboolean
is_comma (const DtlReading *reading, guint32 i)
{
  return dtl_reading_is (reading, i, ",");
}

static gboolean
is_conjunction (const DtlReading *reading, guint32 i)
{
  return dtl_reading_has (reading, i, DTL_WORDS_CONJUNCTION);
}

/* Which separator stands between two phrases: 'c' comma, 'a' conjunction, 0 something else. */
static char
separator (const DtlReading *reading, const DtlPhrase *a, const DtlPhrase *b)
{
  guint32 i = a->end;
  gboolean comma = FALSE;

  if (a->sentence != b->sentence || b->first <= a->end || b->first - a->end > 4 ||
      reading->token_clause[a->head] != reading->token_clause[b->head])
    return 0;
  if (is_comma (reading, i))
    {
      comma = TRUE;
      i++;
    }
  if (i == b->first)
    return comma ? 'c' : 0;
  if (!is_conjunction (reading, i))
    return 0;
  i++;
  while (i < b->first && dtl_reading_has (reading, i, DTL_WORDS_BEFORE_NUMBER_IN_LIST))
    i++;
  return i == b->first ? 'a' : 0;
}

static void
link_coordination (DtlReading *reading, guint32 index)
{
  guint32 last = index;
  gboolean conjoined = FALSE;

  while (last + 1 < reading->phrases->len)
    {
      char kind = separator (reading, dtl_reading_phrase (reading, last),
                             dtl_reading_phrase (reading, last + 1));

      if (kind == 0 || last - index > 12)
        break;
      last++;
      if (kind == 'a')
        {
          conjoined = TRUE;
          break;
        }
    }
  if (conjoined)
    for (guint32 i = index; i < last; i++)
      dtl_reading_phrase (reading, i)->conjunct = i + 1;
  else if (last > index && dtl_reading_phrase (reading, index)->complement == DTL_NO_INDEX)
    dtl_reading_phrase (reading, index)->complement = index + 1;
}

static void
drop_merged (DtlReading *reading)
{
  guint32 *map = g_new (guint32, reading->phrases->len + 1);
  guint32 kept = 0;

  for (guint32 i = 0; i < reading->phrases->len; i++)
    {
      gboolean merged = dtl_reading_phrase (reading, i)->flags & DTL_PHRASE_PREPOSED;

      map[i] = merged ? (kept > 0 ? kept - 1 : 0) : kept++;
    }
  kept = 0;
  for (guint32 i = 0; i < reading->phrases->len; i++)
    {
      DtlPhrase phrase = *dtl_reading_phrase (reading, i);

      if (phrase.flags & DTL_PHRASE_PREPOSED)
        continue;
      if (phrase.owner != DTL_NO_INDEX)
        phrase.owner = map[phrase.owner];
      if (phrase.complement != DTL_NO_INDEX)
        phrase.complement = map[phrase.complement];
      for (guint32 t = phrase.first; t < phrase.end; t++)
        reading->token_phrase[t] = kept;
      *dtl_reading_phrase (reading, kept++) = phrase;
    }
  g_array_set_size (reading->phrases, kept);
  g_free (map);
}

/**
 * dtl_phrases_join:
 * @self: a reading with its single noun phrases
 *
 * Makes one phrase of a part and its whole ("a group of gunmen") and links phrases that stand
 * beside each other ("two soldiers, a nurse and a child").
 */
void
dtl_phrases_join (DtlReading *self)
{
  for (guint32 i = self->phrases->len; i-- > 0;)
    if (i + 1 < self->phrases->len)
      merge_partitive (self, i);
  drop_merged (self);
  for (guint32 i = 0; i < self->phrases->len; i++)
    if (dtl_reading_phrase (self, i)->conjunct == DTL_NO_INDEX)
      link_coordination (self, i);
}
