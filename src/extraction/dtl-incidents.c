/* dtl-incidents.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"

#include <string.h>

#define FRESH_DAYS 45
#define LEAD_SENTENCES 3

/* An article does not come back to what it left so many acts ago. */
#define LOOK_BACK 40
/* Those who kill somebody else do something else, unless much speaks for one act. */
#define VICTIMS_APART 20

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

static gboolean
families_agree (guint a, guint b)
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
      if (!own->known || (figure->total && !own->total) ||
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

static gboolean
figures_match (const DtlAct *a, const DtlAct *b)
{
  for (guint k = 0; k <= DTL_FIGURE_KIDNAPPED; k++)
    if (a->figures[k].known && b->figures[k].known && a->figures[k].count.min > 1 &&
        a->figures[k].count.min == b->figures[k].count.min)
      return TRUE;
  return FALSE;
}

static gboolean
figures_conflict (const DtlAct *a, const DtlAct *b)
{
  const DtlFigure *x = &a->figures[DTL_FIGURE_KILLED];
  const DtlFigure *y = &b->figures[DTL_FIGURE_KILLED];

  if (!x->known || !y->known || x->count.min == y->count.min)
    return FALSE;
  /* A part of the toll. */
  return !(x->total && y->count.min < x->count.min);
}

/* "Minutes after the blast in the capital a bomb exploded in the port": an act known already, and
 * another in the same clause. */
static gboolean
is_told_beside (const DtlEvent *known, const DtlEvent *event)
{
  return known->nominal && known->definite && !event->nominal &&
         MIN (known->word->strength, event->word->strength) >= DTL_STRENGTH_SUPPORT;
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

  if (event->share > 1 && event->share != last->share)
    return FALSE;
  if (event->share == 1 && last->share > 1)
    return FALSE;
  if (!families_agree (scene->family, dtl_act_family (event->word->act)) && !same_clause)
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

/* Groups the events of a sentence into scenes. */
static void
find_scenes (const DtlReading *reading, guint32 first, guint32 end, GPtrArray *scenes)
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
          g_ptr_array_add (scenes, joined);
        }
      act_add (reading, joined, i);
    }
}

/* "Meanwhile", "In a separate incident", "Also in": the sentence turns to something else. */
static gboolean
opens_new_matter (const DtlReading *reading, const DtlAct *scene)
{
  const DtlEvent *event = dtl_reading_event (reading, g_array_index (scene->events, guint32, 0));
  guint32 first = reading->sentences[event->sentence].first;

  if (scene->strength < DTL_STRENGTH_SUPPORT)
    return FALSE;
  for (guint32 i = first; i < first + 4 && i < event->first; i++)
    if ((reading->token_traits[i] & DTL_TRAIT_ANOTHER) || dtl_reading_is (reading, i, "also"))
      return TRUE;
  return FALSE;
}

/* What is told without a date is fresh, unless the text only refers to it as known. */
static gboolean
is_told_as_fresh (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, g_array_index (act->events, guint32, i));

      if (event->word->strength >= DTL_STRENGTH_EFFECT)
        return act->when.from.year == 0 && !act->legal && !(event->nominal && event->definite);
    }
  return FALSE;
}

/* "The man was wounded in the attack of 15 March": what the first sentences are about. */
static gboolean
is_of_the_lead (const DtlReading *reading, const DtlAct *act)
{
  return dtl_reading_event (reading, g_array_index (act->events, guint32, 0))->sentence <
         LEAD_SENTENCES;
}

/* An act of long ago is not the one that the article tells as news. */
static gboolean
recalls_another (const DtlReading *reading, const DtlAct *fresh, const DtlAct *dated)
{
  const DtlPartialDate *published = &reading->article->published;

  return !is_of_the_lead (reading, dated) && fresh->context.from.year == 0 &&
         dtl_partial_date_is_set (published) && is_told_as_fresh (reading, fresh) &&
         dated->when.from.year != 0 && dated->when.quality >= 2 &&
         dtl_partial_date_last_day (&dated->when.to) <
             dtl_partial_date_first_day (published) - FRESH_DAYS;
}

/* "in the attack": nothing of its own but the name of the act. */
static gboolean
is_bare_reference (const DtlAct *scene)
{
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    if (scene->figures[k].known)
      return FALSE;
  return scene->when.from.year == 0 && scene->place_quality < 2;
}

/* "involvement in the 1992 killings": known already, whatever places its sentence names. */
static gboolean
is_pure_reference (const DtlReading *reading, const DtlAct *scene)
{
  for (guint i = 0; i < scene->events->len; i++)
    {
      const DtlEvent *event =
          dtl_reading_event (reading, g_array_index (scene->events, guint32, i));

      if (!event->nominal || !event->definite || event->another || event->n_patients > 0)
        return FALSE;
    }
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    if (scene->figures[k].known)
      return FALSE;
  return TRUE;
}

static gboolean
follows_in_paragraph (const DtlReading *reading, const DtlAct *act, const DtlAct *scene)
{
  const DtlEvent *last =
      dtl_reading_event (reading, g_array_index (act->events, guint32, act->events->len - 1));
  const DtlEvent *first = dtl_reading_event (reading, g_array_index (scene->events, guint32, 0));

  return first->sentence - last->sentence <= 2 && reading->sentences[first->sentence].paragraph ==
                                                      reading->sentences[last->sentence].paragraph;
}

/* The days that the narrative has reached: named with the act or just before it. */
static const DtlActWhen *
told_day (const DtlAct *act)
{
  return act->when.from.year != 0 ? &act->when : &act->context;
}

/* "On 27 June gas was released in the other town. Seven people died.": what follows a day belongs
 * to that day. */
static int
score_story (const DtlAct *act, const DtlAct *scene)
{
  if (act->when.from.year != 0 && scene->when.from.year != 0)
    return 0;
  switch (dtl_act_relate_dates (told_day (act), told_day (scene)))
    {
    case DTL_RELATION_CONFLICT:
      return -9;
    case DTL_RELATION_SAME:
      return 4;
    default:
      return 0;
    }
}

/* "ending a hijacking that had begun two days earlier": named beside another act. */
static gboolean
is_only_named (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    if (!dtl_reading_event (reading, g_array_index (act->events, guint32, i))->nominal)
      return FALSE;
  return TRUE;
}

static int
score_merge (const DtlReading *reading, const DtlAct *act, const DtlAct *scene, guint back)
{
  DtlRelation dates = dtl_act_relate_dates (&act->when, &scene->when);
  DtlRelation places = dtl_act_relate_places (reading, act->toponym, scene->toponym);
  gboolean placed = scene->place_quality >= 2 && act->place_quality >= 1;
  int score = 10 - (int) MIN (back, 5);

  if (!families_agree (act->family, scene->family) || dtl_acts_are_shares (reading, act, scene))
    return -1;
  /* "The rebels killed the mayor. 23,000 have died in the war." */
  if (dtl_act_is_war (reading, act) != dtl_act_is_war (reading, scene))
    return -1;
  if (dates == DTL_RELATION_CONFLICT || recalls_another (reading, act, scene) ||
      recalls_another (reading, scene, act))
    return -1;
  if (places == DTL_RELATION_CONFLICT && placed &&
      !(dates == DTL_RELATION_SAME && is_pure_reference (reading, scene)))
    return -1;
  if ((scene->another || opens_new_matter (reading, scene)) && !figures_match (act, scene))
    score -= 20;
  if (is_bare_reference (scene))
    score += follows_in_paragraph (reading, act, scene) ? 8 : -(int) MIN (back, 3);
  else if (act->family != scene->family && act->family != DTL_FAMILY_ANY &&
           scene->family != DTL_FAMILY_ANY)
    score -= figures_conflict (act, scene) ? 10 : 4;
  if (dates == DTL_RELATION_SAME)
    score += 6;
  score += score_story (act, scene);
  if (is_only_named (reading, act))
    score -= 2;
  if (places == DTL_RELATION_SAME && scene->place_quality >= 2)
    score += 5;
  if (figures_match (act, scene))
    score += 12;
  if (figures_conflict (act, scene))
    score -= scene->place_quality >= 2 && act->place_quality >= 1 && places != DTL_RELATION_SAME
                 ? 10
                 : 4;
  if (act->family == scene->family && act->family != DTL_FAMILY_ANY)
    score += 3;
  if (score > 0 && dates != DTL_RELATION_SAME && dtl_acts_differ_in_victims (reading, act, scene))
    score -= VICTIMS_APART;
  return score;
}

static void
merge_scene (const DtlReading *reading, GPtrArray *acts, DtlAct *scene)
{
  DtlAct *best = NULL;
  int best_score = 0;

  for (guint a = acts->len; a-- > 0 && acts->len - a <= LOOK_BACK;)
    {
      DtlAct *act = g_ptr_array_index (acts, a);
      int score = score_merge (reading, act, scene, acts->len - 1 - a);

      if (score > best_score)
        {
          best_score = score;
          best = act;
        }
    }
  if (best == NULL)
    {
      g_ptr_array_add (acts, scene);
      return;
    }
  dtl_act_absorb (reading, best, scene);
  dtl_act_free (scene);
}

static gboolean
is_opening (const DtlAct *scene)
{
  return scene->strength >= DTL_STRENGTH_SUPPORT || scene->figures[DTL_FIGURE_KILLED].known ||
         scene->figures[DTL_FIGURE_WOUNDED].known;
}

/**
 * dtl_acts_find:
 * @reading: a reading with its event mentions
 *
 * Brings together the mentions that speak of one act: first within each sentence, then across the
 * article by time, place, kind and numbers, each sentence against the acts already found.
 *
 * Returns: (transfer full) (element-type DtlAct): the acts, in text order
 */
GPtrArray *
dtl_acts_find (const DtlReading *reading)
{
  GPtrArray *acts = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_act_free);
  guint32 i = 0;

  while (i < reading->events->len)
    {
      g_autoptr (GPtrArray) scenes = g_ptr_array_new ();
      guint32 sentence = dtl_reading_event (reading, i)->sentence;
      guint32 end = i;

      while (end < reading->events->len && dtl_reading_event (reading, end)->sentence == sentence)
        end++;
      find_scenes (reading, i, end, scenes);
      for (guint s = 0; s < scenes->len; s++)
        {
          DtlAct *scene = g_ptr_array_index (scenes, s);

          if (is_opening (scene) || acts->len > 0)
            merge_scene (reading, acts, scene);
          else
            dtl_act_free (scene);
        }
      i = end;
    }
  dtl_acts_merge_by_victim (reading, acts);
  return acts;
}
