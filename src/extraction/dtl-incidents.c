/* dtl-incidents.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"
#include "dtl-codebook.h"
#include "dtl-scene-pairs.h"

/* An article does not come back to what it left so many scenes ago. */
#define LOOK_BACK 40

#define FRESH_DAYS 45
#define LEAD_SENTENCES 3
/* Those who kill somebody else do something else, unless much speaks for one act. */
#define VICTIMS_APART 20

/* So unlike, in log-odds, are scenes that no rule makes one act of them; the second where somebody
 * is named for the first time. */
#define UNLIKE -0.6
#define UNLIKE_OF_NEW_NAME -0.2
#define NOT_ASKED -99.0
/* "Another bomb", "a second group of men": something else, unless much speaks for one act. */
#define ANOTHER_THING 20

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

/* "Four others were wounded": beside those told of before. */
static gboolean
is_of_others (const DtlEvent *event)
{
  for (guint k = 0; k < DTL_N_FIGURES; k++)
    if (event->figures[k].known && event->figures[k].others)
      return TRUE;
  return FALSE;
}

/* What is told without a date is fresh, unless the text only refers to it as known. */
static gboolean
is_told_as_fresh (const DtlReading *reading, const DtlAct *act)
{
  const DtlEvent *event;

  if (act->first_harm == DTL_NO_INDEX)
    return FALSE;
  event = dtl_reading_event (reading, act->first_harm);
  return act->when.from.year == 0 && !act->legal && !(event->nominal && event->definite) &&
         !is_of_others (event);
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

static int
score_merge (const DtlReading *reading, const DtlAct *act, const DtlAct *scene, guint back)
{
  DtlRelation dates = dtl_act_relate_dates (&act->when, &scene->when);
  DtlRelation places = dtl_act_relate_places (reading, act->toponym, scene->toponym);
  gboolean placed = scene->place_quality >= 2 && act->place_quality >= 1;
  int score = 10 - (int) MIN (back, 5);

  if (!dtl_act_families_agree (act->family, scene->family) ||
      dtl_acts_are_shares (reading, act, scene))
    return -1;
  /* "The rebels killed the mayor. 23,000 have died in the war." */
  if (act->war != scene->war)
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
  /* "ending a hijacking that had begun two days earlier": named beside another act. */
  if (!act->told)
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

static gboolean
is_opening (const DtlAct *scene)
{
  return scene->strength >= DTL_STRENGTH_SUPPORT || scene->figures[DTL_FIGURE_KILLED].known ||
         scene->figures[DTL_FIGURE_WOUNDED].known;
}

/* The scenes of a text that were kept, what each shows, and the act that each is of. */
typedef struct
{
  const DtlReading *reading;
  GPtrArray *acts;
  DtlScene *scenes;
  guint32 *act_of;
  guint n;
} Merging;

/* The mean over the scenes of an act counts, so that one likeness does not make one of what differs
 * in all else. */
static double
likeness (const Merging *self, guint32 act)
{
  double sum = 0;
  guint n = 0;

  for (guint back = 0; back < MIN (self->n, LOOK_BACK); back++)
    if (self->act_of[self->n - 1 - back] == act)
      {
        sum += dtl_scene_pair_score (self->reading, &self->scenes[self->n - 1 - back],
                                     &self->scenes[self->n], back);
        n++;
      }
  return n > 0 ? sum / n : 0;
}

/* Who acts or suffers is new: no "they", "his car", "seven others", "the trucks" of before. */
static gboolean
tells_something_new (const DtlScene *scene)
{
  return scene->kind == DTL_SCENE_ACT && !scene->agent_pronoun && !scene->pronoun &&
         !scene->others && !scene->predicate && (scene->new_patient || !scene->known_patient);
}

/* "The murder of X", "X was injured", where no sentence before speaks of X. */
static gboolean
brings_in_a_name (const DtlScene *scene)
{
  return (scene->kind == DTL_SCENE_KNOWN || scene->kind == DTL_SCENE_EFFECT) && scene->new_person &&
         !scene->old_person && !scene->pronoun &&
         (scene->kind == DTL_SCENE_KNOWN || !scene->others);
}

/* How unlike its act a scene may be. */
static double
limit_of (const DtlScene *scene)
{
  return tells_something_new (scene) ? UNLIKE
         : brings_in_a_name (scene)  ? UNLIKE_OF_NEW_NAME
                                     : NOT_ASKED;
}

/* Whether an act has told of some who suffer, but not of those of the last scene. */
static gboolean
tells_of_others (const Merging *self, guint32 act)
{
  const DtlScene *scene = &self->scenes[self->n];
  gboolean others = FALSE;

  for (guint i = 0; i < self->n; i++)
    if (self->act_of[i] == act)
      {
        if (dtl_scene_words_meet (&self->scenes[i].victims, &scene->victims) ||
            dtl_scene_words_meet (&self->scenes[i].present, &scene->persons))
          return FALSE;
        others |= self->scenes[i].victims.n > 0;
      }
  return others;
}

/* Some are taken, others are killed. */
static gboolean
takes_others (const Merging *self, guint32 index, const DtlAct *scene)
{
  const DtlAct *act = g_ptr_array_index (self->acts, index);
  const DtlScene *view = &self->scenes[self->n];

  return view->kind == DTL_SCENE_ACT && !view->pronoun && view->victims.n > 0 &&
         act->family != DTL_FAMILY_ANY && scene->family != DTL_FAMILY_ANY &&
         (act->family == DTL_FAMILY_HOSTAGE) != (scene->family == DTL_FAMILY_HOSTAGE) &&
         tells_of_others (self, index);
}

/* What its sentence tells apart from it. */
static gboolean
is_set_beside (const Merging *self, const DtlAct *act, const DtlAct *scene)
{
  guint32 last = g_array_index (act->events, guint32, act->events->len - 1);

  return scene->another &&
         dtl_reading_event (self->reading, last)->sentence == self->scenes[self->n].sentence;
}

static int
score_act (const Merging *self, guint32 index, const DtlAct *scene)
{
  const DtlAct *act = g_ptr_array_index (self->acts, index);
  int score = score_merge (self->reading, act, scene, self->acts->len - 1 - index);

  if (score > 0 && self->scenes[self->n].another_thing && !figures_match (act, scene))
    score -= ANOTHER_THING;
  return score > 0 && (is_set_beside (self, act, scene) || takes_others (self, index, scene))
             ? 0
             : score;
}

/* The act that the last scene is of by the rules, unless it is too unlike it. */
static guint32
choose_act (const Merging *self, const DtlAct *scene)
{
  double limit = limit_of (&self->scenes[self->n]);
  guint32 best = DTL_NO_INDEX;
  int best_score = 0;

  for (guint a = self->acts->len; a-- > 0 && self->acts->len - a <= LOOK_BACK;)
    {
      int score = score_act (self, a, scene);

      if (score > best_score)
        {
          best_score = score;
          best = a;
        }
    }
  return best != DTL_NO_INDEX && limit > NOT_ASKED && likeness (self, best) < limit ? DTL_NO_INDEX
                                                                                    : best;
}

static void
merge_scene (Merging *self, DtlAct *scene)
{
  guint32 act;

  dtl_scene_init (&self->scenes[self->n], self->reading, scene);
  act = choose_act (self, scene);
  if (act == DTL_NO_INDEX)
    {
      act = self->acts->len;
      g_ptr_array_add (self->acts, scene);
    }
  else
    {
      dtl_act_absorb (self->reading, g_ptr_array_index (self->acts, act), scene);
      dtl_act_free (scene);
    }
  self->act_of[self->n++] = act;
}

/**
 * dtl_acts_find:
 * @reading: a reading with its event mentions
 *
 * Brings together the mentions that speak of one act: first within each sentence, then across the
 * article by time, place, kind, participants and numbers, each sentence against those before.
 *
 * Returns: (transfer full) (element-type DtlAct): the acts, in text order
 */
GPtrArray *
dtl_acts_find (const DtlReading *reading)
{
  GPtrArray *acts = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_act_free);
  g_autoptr (GPtrArray) scenes = dtl_scenes_find (reading);
  g_autofree DtlScene *views = g_new (DtlScene, scenes->len + 1);
  g_autofree guint32 *act_of = g_new (guint32, scenes->len + 1);
  Merging merging = { reading, acts, views, act_of, 0 };

  for (guint s = 0; s < scenes->len; s++)
    {
      DtlAct *scene = g_steal_pointer (&g_ptr_array_index (scenes, s));

      if (is_opening (scene) || acts->len > 0)
        merge_scene (&merging, scene);
      else
        dtl_act_free (scene);
    }
  dtl_acts_merge_by_victim (reading, acts);
  return acts;
}

static void
add_words (const DtlReading *reading, JsonArray *words, const guint32 *phrases, guint n)
{
  for (guint k = 0; k < n; k++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, phrases[k]);
      g_autofree char *text =
          dtl_document_dup_words (reading->document, phrase->first, phrase->end);

      json_array_add_string_element (words, text);
    }
}

static JsonObject *
describe_scene (const DtlReading *reading, const DtlAct *scene)
{
  JsonObject *out = json_object_new ();
  JsonArray *words = json_array_new ();
  const DtlEvent *first = dtl_reading_event (reading, g_array_index (scene->events, guint32, 0));
  const DtlSentence *sentence = &reading->sentences[first->sentence];
  DtlSpan span = dtl_reading_span (reading, sentence->first, sentence->end);

  json_object_set_int_member (out, "start", span.start);
  json_object_set_int_member (out, "end", span.end);
  json_object_set_string_member (
      out, "type", dtl_code_nick (DTL_CODES_INCIDENT_TYPE, dtl_act_type (reading, scene)));
  for (guint i = 0; i < scene->events->len; i++)
    {
      const DtlEvent *event =
          dtl_reading_event (reading, g_array_index (scene->events, guint32, i));

      add_words (reading, words, event->patients, event->n_patients);
    }
  json_object_set_array_member (out, "patients", words);
  for (guint k = 0; k < 2; k++)
    if (scene->when.from.year != 0)
      {
        g_autofree char *date =
            dtl_partial_date_format (k == 0 ? &scene->when.from : &scene->when.to);

        json_object_set_string_member (out, k == 0 ? "from" : "to", date);
      }
  if (scene->toponym != DTL_NO_INDEX)
    {
      const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, scene->toponym);

      json_object_set_string_member (out, "place", toponym->place->name);
      json_object_set_int_member (out, "place_quality", scene->place_quality);
    }
  if (scene->figures[DTL_FIGURE_KILLED].known)
    json_object_set_int_member (out, "killed", scene->figures[DTL_FIGURE_KILLED].count.min);
  return out;
}

/**
 * dtl_acts_training:
 * @reading: a reading with its event mentions
 * @out: where to put it
 *
 * For learning which scenes tell of one act: the "scenes", and of each pair of near ones the number
 * of the second, the number of the first and the features, a line each.
 */
void
dtl_acts_training (const DtlReading *reading, JsonObject *out)
{
  g_autoptr (GPtrArray) scenes = dtl_scenes_find (reading);
  g_autofree DtlScene *views = g_new (DtlScene, scenes->len + 1);
  g_autoptr (GString) pairs = g_string_new (NULL);
  JsonArray *array = json_array_new ();

  for (guint b = 0; b < scenes->len; b++)
    {
      dtl_scene_init (&views[b], reading, g_ptr_array_index (scenes, b));
      json_array_add_object_element (array,
                                     describe_scene (reading, g_ptr_array_index (scenes, b)));
      for (guint a = b > LOOK_BACK ? b - LOOK_BACK : 0; a < b; a++)
        {
          g_string_append_printf (pairs, "%u %u ", b, a);
          dtl_scene_pair_training (reading, &views[a], &views[b], b - 1 - a, pairs);
          g_string_append_c (pairs, '\n');
        }
    }
  json_object_set_array_member (out, "scenes", array);
  json_object_set_string_member (out, "pairs", pairs->str);
}
