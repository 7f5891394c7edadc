/* dtl-scenes.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"


/* So many words stand at most between "after" and the event that it counts from. */
#define COUNTED_WORDS 20

/**
 * dtl_act_family:
 * @act_kind: a #DtlActKind
 *
 * Returns: the #DtlFamily it belongs to, %DTL_FAMILY_ANY if it goes with all
 */
guint
dtl_act_family (guint act_kind)
{
  switch (act_kind)
    {
    case DTL_ACT_MURDER:
    case DTL_ACT_EXECUTE:
    case DTL_ACT_ASSASSINATE:
    case DTL_ACT_STAB:
    case DTL_ACT_BEAT:
    case DTL_ACT_RAPE:
    case DTL_ACT_POISON:
    case DTL_ACT_SHOOT:
    case DTL_ACT_ROB:
      return DTL_FAMILY_ASSAULT;
    case DTL_ACT_BOMB:
    case DTL_ACT_BLOWUP:
    case DTL_ACT_EXPLODE:
    case DTL_ACT_MISFIRE:
    case DTL_ACT_PLANT:
      return DTL_FAMILY_BOMBING;
    case DTL_ACT_AIRSTRIKE:
    case DTL_ACT_SHELL:
    case DTL_ACT_SHOOTDOWN:
      return DTL_FAMILY_AIR;
    case DTL_ACT_CLASH:
      return DTL_FAMILY_CLASH;
    case DTL_ACT_RIOT:
    case DTL_ACT_LOOT:
      return DTL_FAMILY_RIOT;
    case DTL_ACT_ARSON:
    case DTL_ACT_SABOTAGE:
      return DTL_FAMILY_FACILITY;
    case DTL_ACT_KIDNAP:
    case DTL_ACT_HOSTAGE:
    case DTL_ACT_HIJACK:
      return DTL_FAMILY_HOSTAGE;
    default:
      return DTL_FAMILY_ANY;
    }
}

/**
 * dtl_act_families_agree:
 * @a: a #DtlFamily
 * @b: another
 *
 * Returns: whether one act can be of both
 */
gboolean
dtl_act_families_agree (guint a, guint b)
{
  static const guint8 apart[DTL_N_FAMILIES][DTL_N_FAMILIES] = {
    [DTL_FAMILY_HOSTAGE] = { [DTL_FAMILY_BOMBING] = 1,
                             [DTL_FAMILY_AIR] = 1,
                             [DTL_FAMILY_RIOT] = 1,
                             [DTL_FAMILY_FACILITY] = 1 },
    [DTL_FAMILY_BOMBING] = { [DTL_FAMILY_HOSTAGE] = 1,
                             [DTL_FAMILY_RIOT] = 1,
                             [DTL_FAMILY_AIR] = 0 },
    [DTL_FAMILY_AIR] = { [DTL_FAMILY_HOSTAGE] = 1,
                         [DTL_FAMILY_RIOT] = 1,
                         [DTL_FAMILY_FACILITY] = 1 },
    [DTL_FAMILY_RIOT] = { [DTL_FAMILY_HOSTAGE] = 1,
                          [DTL_FAMILY_BOMBING] = 1,
                          [DTL_FAMILY_AIR] = 1 },
    [DTL_FAMILY_FACILITY] = { [DTL_FAMILY_HOSTAGE] = 1, [DTL_FAMILY_AIR] = 1 },
  };

  return a == DTL_FAMILY_ANY || b == DTL_FAMILY_ANY || a == b || !apart[a][b];
}

static DtlAct *
act_new (void)
{
  DtlAct *self = g_new0 (DtlAct, 1);

  self->events = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->toponym = DTL_NO_INDEX;
  self->first_harm = DTL_NO_INDEX;
  self->when.timex = DTL_NO_INDEX;
  self->context.timex = DTL_NO_INDEX;
  self->status = DTL_STATUS_COMPLETED;
  return self;
}

/**
 * dtl_act_free:
 * @self: (nullable): an act
 */
void
dtl_act_free (DtlAct *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->events);
  g_free (self);
}

static const guint32 unreal = DTL_MODALITY_DENIED | DTL_MODALITY_FUTURE | DTL_MODALITY_POSSIBLE |
                              DTL_MODALITY_GENERIC | DTL_MODALITY_FIGURATIVE | DTL_MODALITY_THREAT |
                              DTL_MODALITY_QUESTION;

static void
take_place (const DtlReading *reading, DtlAct *act, guint32 toponym, guint8 quality)
{
  if (toponym == DTL_NO_INDEX ||
      ((DtlToponym *) g_ptr_array_index (reading->toponyms, toponym))->place == NULL ||
      dtl_reading_is_stray (reading, g_ptr_array_index (reading->toponyms, toponym)))
    return;
  if (act->toponym == DTL_NO_INDEX ||
      (dtl_act_relate_places (reading, act->toponym, toponym) == DTL_RELATION_COMPATIBLE &&
       dtl_act_place_is_finer (reading, toponym, act->toponym) && quality >= 1) ||
      (act->place_quality == 0 && quality >= 2))
    {
      act->toponym = toponym;
      act->place_quality = quality;
    }
}

static void
take_when (DtlAct *act, DtlActWhen when)
{
  if (when.from.year == 0)
    return;
  if (act->when.from.year == 0 || dtl_act_days (&when) < dtl_act_days (&act->when))
    if (act->when.from.year == 0 ||
        dtl_act_relate_dates (&act->when, &when) != DTL_RELATION_CONFLICT)
      act->when = when;
}

static void
take_figures (DtlAct *act, const DtlEvent *event)
{
  if (event->modality & DTL_MODALITY_GENERIC)
    return;
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    {
      const DtlFigure *figure = &event->figures[k];
      DtlFigure *own = &act->figures[k];

      if (!figure->known)
        continue;
      if (figure->share && own->known)
        continue;
      if (!own->known || own->share || (figure->total && !own->total) ||
          (own->count.max == 0 && figure->count.max != 0) ||
          (own->count.max == 1 && figure->count.min > 1 && !figure->others))
        *own = *figure;
      else if (k == DTL_FIGURE_KILLED && figure->others && own->count.max == 1)
        own->count = dtl_count_add (own->count, figure->count);
    }
}

/* "He died on Thursday": when, not when he was hurt. */
static gboolean
is_later_death (const DtlReading *reading, const DtlEvent *event)
{
  const DtlPhrase *phrase;

  if (event->n_patients != 1)
    return FALSE;
  phrase = dtl_reading_phrase (reading, event->patients[0]);
  return (phrase->flags & (DTL_PHRASE_PRONOUN | DTL_PHRASE_DEFINITE)) != 0 &&
         !(phrase->flags & DTL_PHRASE_PLURAL);
}

/* What happened afterwards (charges, claims, releases) and sums over time have dates of their own.
 */
static gboolean
dates_the_act (const DtlReading *reading, const DtlEvent *event)
{
  if (event->modality & DTL_MODALITY_GENERIC)
    return FALSE;
  switch (event->word->act)
    {
    case DTL_ACT_CHARGE:
    case DTL_ACT_BLAME:
    case DTL_ACT_BLAMED:
    case DTL_ACT_CLAIM:
    case DTL_ACT_IDENTIFY:
    case DTL_ACT_IDENTIFIED:
    case DTL_ACT_RELEASE:
    case DTL_ACT_RANSOM:
    case DTL_ACT_THREAT:
    case DTL_ACT_TOLL:
      return FALSE;
    case DTL_ACT_DIE:
      return !is_later_death (reading, event);
    default:
      return TRUE;
    }
}

static gboolean
gives_deaths_of_war (const DtlEvent *event)
{
  const DtlFigure *dead = &event->figures[DTL_FIGURE_KILLED];

  return dead->known && dead->count.min > DTL_WAR_DEAD;
}

static void
act_add (const DtlReading *reading, DtlAct *act, guint32 index)
{
  const DtlEvent *event = dtl_reading_event (reading, index);
  guint family = dtl_act_family (event->word->act);

  g_array_append_val (act->events, index);
  act->weapons |= event->weapons;
  act->families |= 1u << family;
  if (act->family == DTL_FAMILY_ANY)
    act->family = family;
  if (act->first_harm == DTL_NO_INDEX && event->word->strength >= DTL_STRENGTH_EFFECT)
    act->first_harm = index;
  act->told |= !event->nominal;
  act->war |= gives_deaths_of_war (event);
  act->suicide |= event->suicide;
  act->another |= event->another;
  act->legal |= (event->modality & DTL_MODALITY_LEGAL) != 0;
  act->accident |= event->word->act == DTL_ACT_ACCIDENT && !(event->modality & unreal);
  if (!(event->modality & unreal))
    {
      act->actual = TRUE;
      act->strength = MAX (act->strength, event->word->strength);
    }
  if (event->modality & DTL_MODALITY_GENERIC)
    act->generic = TRUE;
  if (dates_the_act (reading, event))
    take_when (act, dtl_act_when (reading, event));
  take_place (reading, act, event->toponym, event->place_quality);
  take_figures (act, event);
}

/**
 * dtl_act_absorb:
 * @reading: a reading
 * @act: an act
 * @scene: another one that is the same
 *
 * Adds the mentions of one act to another.
 */
void
dtl_act_absorb (const DtlReading *reading, DtlAct *act, const DtlAct *scene)
{
  if (act->when.from.year == 0 && act->context.from.year == 0)
    act->context = scene->context;
  for (guint i = 0; i < scene->events->len; i++)
    act_add (reading, act, g_array_index (scene->events, guint32, i));
}

/* "Minutes after the blast in the capital a bomb exploded in the port": an act known already, and
 * another in the same clause. */
static gboolean
is_told_beside (const DtlEvent *known, const DtlEvent *event)
{
  return known->nominal && known->definite && !event->nominal &&
         MIN (known->word->strength, event->word->strength) >= DTL_STRENGTH_SUPPORT;
}

/* "three days after rebels kidnapped a soldier": from this event time is counted to another. */
static gboolean
is_counted_from (const DtlReading *reading, const DtlEvent *event)
{
  for (guint32 i = event->first; i-- > 1 && event->first - i <= COUNTED_WORDS;)
    {
      guint32 index = reading->token_timex[i - 1];

      if (!dtl_reading_same_sentence (reading, i - 1, event->first) ||
          reading->tokens[i].upos == DTL_UPOS_VERB)
        return FALSE;
      if ((dtl_reading_is (reading, i, "after") || dtl_reading_is (reading, i, "before")) &&
          index != DTL_NO_INDEX)
        return g_str_has_prefix (
            ((const DtlTimex *) g_ptr_array_index (reading->timexes, index))->value, "P");
    }
  return FALSE;
}

/* An act that has somebody or something of its own for a victim. */
static gboolean
is_whole_act (const DtlReading *reading, const DtlEvent *event)
{
  return event->word->strength >= DTL_STRENGTH_SUPPORT &&
         event->word->strength != DTL_STRENGTH_EFFECT && event->n_patients > 0 &&
         !(dtl_reading_phrase (reading, event->patients[0])->flags & DTL_PHRASE_PRONOUN);
}

/* Time is counted from one act to the other, and each hits another target. */
static gboolean
is_told_apart (const DtlReading *reading, const DtlEvent *last, const DtlEvent *event)
{
  if (last->share > 0 || event->share > 0 ||
      is_counted_from (reading, last) == is_counted_from (reading, event))
    return FALSE;
  if (event->another)
    return event->word->strength >= DTL_STRENGTH_SUPPORT;
  return is_whole_act (reading, last) && is_whole_act (reading, event) &&
         !dtl_event_has_patient (last, event->patients[0]) &&
         g_strcmp0 (reading->tokens[dtl_reading_phrase (reading, last->patients[0])->head].norm,
                    reading->tokens[dtl_reading_phrase (reading, event->patients[0])->head].norm) !=
             0;
}

/* Whether an event of the same sentence speaks of the same act. */
static gboolean
joins_scene (const DtlReading *reading, const DtlAct *scene, const DtlEvent *event)
{
  const DtlEvent *last =
      dtl_reading_event (reading, g_array_index (scene->events, guint32, scene->events->len - 1));
  DtlActWhen when = dtl_act_when (reading, event);
  gboolean same_clause = last->clause == event->clause;
  guint8 least = same_clause ? 3 : 2;

  if ((event->share > 1 && event->share != last->share) || is_told_apart (reading, last, event))
    return FALSE;
  if (event->share == 1 && last->share > 1)
    return FALSE;
  if (!dtl_act_families_agree (scene->family, dtl_act_family (event->word->act)) && !same_clause)
    return FALSE;
  if (event->another && event->word->strength == DTL_STRENGTH_CORE && !same_clause)
    return FALSE;
  if (scene->when.quality >= 2 && when.quality >= 2 &&
      dtl_act_relate_dates (&scene->when, &when) == DTL_RELATION_CONFLICT)
    return FALSE;
  if (scene->place_quality >= least && event->place_quality >= least &&
      (!same_clause || is_told_beside (last, event)) && event->toponym != scene->toponym &&
      dtl_act_relate_places (reading, scene->toponym, event->toponym) == DTL_RELATION_CONFLICT)
    return FALSE;
  return TRUE;
}

/* Whether an event is told apart from what its sentence tells before it. */
static gboolean
is_apart (const DtlReading *reading, const GPtrArray *scenes, guint start, const DtlEvent *event)
{
  for (guint s = start; s < scenes->len; s++)
    {
      const DtlAct *scene = g_ptr_array_index (scenes, s);

      if (is_told_apart (reading,
                         dtl_reading_event (reading, g_array_index (scene->events, guint32,
                                                                    scene->events->len - 1)),
                         event))
        return TRUE;
    }
  return FALSE;
}

/* Groups the events of a sentence into scenes. */
static void
find_in_sentence (const DtlReading *reading, guint32 first, guint32 end, GPtrArray *scenes)
{
  guint start = scenes->len;

  for (guint32 i = first; i < end; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);
      DtlAct *joined = NULL;

      if (event->modality & DTL_MODALITY_FIGURATIVE)
        continue;
      for (guint s = scenes->len; s-- > start && joined == NULL;)
        if (joins_scene (reading, g_ptr_array_index (scenes, s), event))
          joined = g_ptr_array_index (scenes, s);
      if (joined == NULL)
        {
          joined = act_new ();
          joined->context = dtl_act_context (reading, event);
          joined->another = scenes->len > start && is_apart (reading, scenes, start, event);
          g_ptr_array_add (scenes, joined);
        }
      act_add (reading, joined, i);
    }
}

/**
 * dtl_scenes_find:
 * @reading: a reading with its event mentions
 *
 * Returns: (transfer full) (element-type DtlAct): what each sentence says of one act, in text order
 */
GPtrArray *
dtl_scenes_find (const DtlReading *reading)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_act_free);
  guint32 i = 0;

  while (i < reading->events->len)
    {
      guint32 sentence = dtl_reading_event (reading, i)->sentence;
      guint32 end = i;

      while (end < reading->events->len && dtl_reading_event (reading, end)->sentence == sentence)
        end++;
      find_in_sentence (reading, i, end, scenes);
      i = end;
    }
  return scenes;
}
