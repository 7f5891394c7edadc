/* dtl-act-model.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-act-model.h"

#include "dtl-act-weights.h"
#include "dtl-act-words.h"
#include "dtl-codebook.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the features of an act go: into a sum, a text, or both. */
typedef struct
{
  const DtlReading *reading;
  const DtlAct *act;
  const DtlIncidentBuilder *builder;
  double sum;
  GString *names;
} Features;

static int
compare_weight (gconstpointer name, gconstpointer weight)
{
  return strcmp (name, ((const DtlActWeight *) weight)->name);
}

static void
add (Features *self, const char *name, gboolean present)
{
  const DtlActWeight *weight;

  if (!present)
    return;
  weight = bsearch (name, dtl_act_weights, G_N_ELEMENTS (dtl_act_weights),
                    sizeof dtl_act_weights[0], compare_weight);
  if (weight != NULL)
    self->sum += weight->value;
  if (self->names != NULL)
    g_string_append_printf (self->names, "%s%s", self->names->len > 0 ? " " : "", name);
}

static void
add_named (Features *self, const char *kind, const char *value)
{
  char name[64];

  g_snprintf (name, sizeof name, "%s:%s", kind, value);
  add (self, name, TRUE);
}

static const DtlEvent *
event_at (const Features *self, guint i)
{
  return dtl_reading_event (self->reading, g_array_index (self->act->events, guint32, i));
}

static const DtlEvent *
strongest (const Features *self)
{
  const DtlEvent *best = event_at (self, 0);

  for (guint i = 1; i < self->act->events->len; i++)
    if (event_at (self, i)->word->strength > best->word->strength)
      best = event_at (self, i);
  return best;
}

static gboolean
speaks_in_first_person (const DtlReading *reading, guint32 sentence)
{
  for (guint32 t = reading->sentences[sentence].first; t < reading->sentences[sentence].end; t++)
    if (dtl_reading_has (reading, t, DTL_WORDS_FIRST_PERSON))
      return TRUE;
  return FALSE;
}

static void
add_mentions (Features *self)
{
  const DtlEvent *first = strongest (self);
  gboolean seen[DTL_N_ACTS] = { FALSE };
  guint n_core = 0;
  guint n_real = 0;
  guint n_verbs = 0;
  guint32 modality = 0;

  for (guint i = 0; i < self->act->events->len; i++)
    {
      const DtlEvent *event = event_at (self, i);
      gboolean real = (event->modality & ~(DTL_MODALITY_LEGAL | DTL_MODALITY_ATTEMPT)) == 0;

      n_core += event->word->strength == DTL_STRENGTH_CORE;
      n_real += real;
      n_verbs += !event->nominal && event->word->strength >= DTL_STRENGTH_EFFECT && real;
      modality |= event->modality;
      if (event->word->strength >= DTL_STRENGTH_SUPPORT && i < 8 && !seen[event->word->act])
        {
          seen[event->word->act] = TRUE;
          add_named (self, "word", dtl_act_name (event->word->act));
        }
    }
  add (self, "core", self->act->strength == DTL_STRENGTH_CORE);
  add (self, "events:2", self->act->events->len >= 2);
  add (self, "events:4", self->act->events->len >= 4);
  add (self, "events:8", self->act->events->len >= 8);
  add (self, "core:2", n_core >= 2);
  add (self, "verbs:0", n_verbs == 0);
  add (self, "verbs:2", n_verbs >= 2);
  add (self, "real:none", n_real == 0);
  add (self, "real:some", n_real * 2 < self->act->events->len);
  add (self, "real:all", n_real == self->act->events->len);
  add (self, "generic", modality & DTL_MODALITY_GENERIC);
  add (self, "legal", modality & DTL_MODALITY_LEGAL);
  add (self, "future", modality & DTL_MODALITY_FUTURE);
  add (self, "threat", modality & DTL_MODALITY_THREAT);
  add (self, "possible", modality & DTL_MODALITY_POSSIBLE);
  add (self, "denied", modality & DTL_MODALITY_DENIED);
  add (self, "attempt", modality & (DTL_MODALITY_ATTEMPT | DTL_MODALITY_FOILED));
  add (self, "first:nominal", first->nominal);
  add (self, "first:plural", first->nominal && first->plural);
  add (self, "first:definite", first->nominal && first->definite);
  add (self, "first:unreal", first->modality != 0);
  add (self, "first:quoted", self->reading->tokens[first->first].flags & DTL_TOKEN_QUOTED);
  add (self, "first:we", speaks_in_first_person (self->reading, first->sentence));
  add (self, "first:patients", first->n_patients > 0);
  add (self, "first:agents", first->n_agents > 0);
  add (self, "sentence:0-2", first->sentence <= 2);
  add (self, "sentence:3-5", first->sentence >= 3 && first->sentence <= 5);
  add (self, "sentence:10+", first->sentence >= 10);
  add (self, "sentence:20+", first->sentence >= 20);
}

static void
add_time_and_place (Features *self)
{
  const DtlActWhen *when = &self->act->when;
  const DtlPartialDate *published = &self->reading->article->published;
  const DtlValue *city = dtl_incident_builder_get (self->builder, DTL_FIELD_CITY);

  add (self, "date:none", when->from.year == 0);
  add (self, "date:day", when->from.day != 0 && when->quality >= 2);
  add (self, "date:far", when->from.year != 0 && when->quality < 2);
  add (self, "date:coarse", when->from.year != 0 && when->from.day == 0);
  if (when->from.year != 0 && dtl_partial_date_is_set (published))
    {
      int age = dtl_partial_date_last_day (published) - dtl_partial_date_last_day (&when->to);

      add (self, "age:0-2", age >= 0 && age <= 2);
      add (self, "age:future", age < 0);
      add (self, "age:30+", age > 30);
      add (self, "age:365+", age > 365);
    }
  add (self, "place:none", self->act->toponym == DTL_NO_INDEX);
  add (self, "place:near", self->act->toponym != DTL_NO_INDEX && self->act->place_quality >= 2);
  add (self, "place:city", city != NULL);
}

static void
add_victims (Features *self)
{
  const DtlValue *victims = dtl_incident_builder_get (self->builder, DTL_FIELD_VICTIMS);
  guint n = victims != NULL ? dtl_value_n_participants (victims) : 0;
  guint n_named = 0;
  guint n_counted = 0;
  guint n_fate = 0;
  guint n_armed = 0;

  for (guint i = 0; i < n; i++)
    {
      const DtlParticipant *victim = dtl_value_get_participant (victims, i);

      n_named += victim->name != NULL;
      n_counted += victim->name == NULL && victim->has_count;
      n_fate += victim->effect == DTL_VICTIM_EFFECT_KILLED ||
                victim->effect == DTL_VICTIM_EFFECT_WOUNDED ||
                victim->effect == DTL_VICTIM_EFFECT_KIDNAPPED ||
                victim->effect == DTL_VICTIM_EFFECT_RELEASED;
      n_armed += victim->kind == DTL_OCCUPATION_COMBATANT ||
                 victim->kind == DTL_OCCUPATION_ACTIVE_MILITARY;
    }
  add (self, "victims:none", n == 0);
  add (self, "victims:named", n_named > 0);
  add (self, "victims:counted", n_counted > 0);
  add (self, "victims:vague", n > 0 && n_named == 0 && n_counted == 0);
  add (self, "victims:fate", n_fate > 0);
  add (self, "victims:armed", n > 0 && n_armed == n);
  add (self, "killed", self->act->figures[DTL_FIGURE_KILLED].known);
  add (self, "wounded", self->act->figures[DTL_FIGURE_WOUNDED].known);
}

static void
add_others (Features *self)
{
  const DtlValue *property = dtl_incident_builder_get (self->builder, DTL_FIELD_PROPERTY);
  const DtlValue *perpetrators = dtl_incident_builder_get (self->builder, DTL_FIELD_PERPETRATORS);
  guint n = property != NULL ? dtl_value_n_participants (property) : 0;
  guint n_hit = 0;
  guint n_classed = 0;
  guint n_groups = 0;
  guint n_people = 0;

  for (guint i = 0; i < n; i++)
    {
      const DtlParticipant *thing = dtl_value_get_participant (property, i);

      n_hit += thing->effect > DTL_DAMAGE_UNKNOWN;
      n_classed += thing->kind != DTL_PROPERTY_CLASS_OTHER;
    }
  for (guint i = 0; perpetrators != NULL && i < dtl_value_n_participants (perpetrators); i++)
    {
      gboolean group =
          dtl_value_get_participant (perpetrators, i)->kind == DTL_PERPETRATOR_KIND_GROUP;

      n_groups += group;
      n_people += !group;
    }
  add (self, "property", n > 0);
  add (self, "property:hit", n_hit > 0);
  add (self, "property:classed", n_classed > 0);
  add (self, "perpetrator:group", n_groups > 0);
  add (self, "perpetrator:person", n_people > 0);
  add (self, "perpetrator:none", n_groups + n_people == 0);
  add (self, "weapons", self->act->weapons != 0);
  add (self, "accident", self->act->accident);
  add (self, "main", self->act->main);
}

static void
add_codes (Features *self)
{
  int type = dtl_value_get_code (dtl_incident_builder_get (self->builder, DTL_FIELD_TYPE));
  int status = dtl_value_get_code (dtl_incident_builder_get (self->builder, DTL_FIELD_STATUS));

  add_named (self, "type", dtl_code_nick (DTL_CODES_INCIDENT_TYPE, type));
  add_named (self, "status", dtl_code_nick (DTL_CODES_STATUS, status));
  add (self, "long", self->reading->n_tokens > 500);
  add (self, "longer", self->reading->n_tokens > 1000);
}

static void
add_flaws (Features *self)
{
  guint flaws = dtl_act_flaws (self->reading, self->act);

  add (self, "flaw:unreal", flaws & DTL_ACT_FLAW_UNREAL);
  add (self, "flaw:no-intent", flaws & DTL_ACT_FLAW_NO_INTENT);
  add (self, "flaw:accident", flaws & DTL_ACT_FLAW_ACCIDENT);
  add (self, "flaw:no-victim", flaws & DTL_ACT_FLAW_NO_VICTIM);
  add (self, "flaw:no-violence", flaws & DTL_ACT_FLAW_NO_VIOLENCE);
  add (self, "flaw:vague", flaws & DTL_ACT_FLAW_VAGUE);
  add (self, "flaw:stray", flaws & DTL_ACT_FLAW_STRAY);
  add (self, "flaw:none", flaws == 0);
}

static void
add_sentence_word (const char *lemma, gpointer user_data)
{
  add_named (user_data, "s", lemma);
}

/* What kind of people or things play a part. */
static void
add_parts (Features *self, const char *part, const guint32 *phrases, guint n)
{
  static const struct
  {
    guint32 trait;
    const char *name;
  } traits[] = {
    { DTL_TRAIT_PERSON, "person" },       { DTL_TRAIT_PERPETRATOR, "attacker" },
    { DTL_TRAIT_SECURITY, "security" },   { DTL_TRAIT_PROMINENT, "prominent" },
    { DTL_TRAIT_WEAPON, "weapon" },       { DTL_TRAIT_GROUP, "group" },
    { DTL_TRAIT_PROPERTY, "property" },   { DTL_TRAIT_MILITANT, "militant" },
    { DTL_TRAIT_PROTESTER, "protester" }, { DTL_TRAIT_MANY, "many" },
  };
  guint32 all = 0;
  guint32 flags = 0;
  gboolean counted = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (self->reading, phrases[i]);

      all |= phrase->traits;
      flags |= phrase->flags;
      counted |= phrase->has_count;
    }
  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    if (all & traits[i].trait)
      add_named (self, part, traits[i].name);
  if (n == 0)
    add_named (self, part, "none");
  if (flags & DTL_PHRASE_NAME)
    add_named (self, part, "name");
  if (flags & DTL_PHRASE_DEFINITE)
    add_named (self, part, "definite");
  if ((flags & DTL_PHRASE_PLURAL) && !counted)
    add_named (self, part, "plural");
  if (counted)
    add_named (self, part, "counted");
}

/* The word for the act, what it hangs on and what stands before it. */
static void
add_trigger (Features *self)
{
  const DtlEvent *event = strongest (self);
  const DtlToken *token = &self->reading->tokens[event->first];
  guint32 sentence = self->reading->sentences[event->sentence].first;

  if (strpbrk (event->word->term, "\"\\") == NULL)
    add_named (self, "t", event->word->term);
  add_parts (self, "patient", event->patients, event->n_patients);
  add_parts (self, "agent", event->agents, event->n_agents);
  add (self, "tense:past", token->xpos == DTL_XPOS_VBD);
  add (self, "tense:participle", token->xpos == DTL_XPOS_VBN);
  add (self, "tense:ing", token->xpos == DTL_XPOS_VBG);
  add (self, "tense:base",
       token->xpos == DTL_XPOS_VB || token->xpos == DTL_XPOS_VBP || token->xpos == DTL_XPOS_VBZ);
  for (guint32 t = event->first; t-- > sentence && event->first - t <= 3;)
    add (self, "tense:had", dtl_reading_is (self->reading, t, "had"));
  if (token->head >= 0 && self->reading->tokens[token->head].lemma != NULL &&
      self->reading->tokens[token->head].upos == DTL_UPOS_VERB &&
      strpbrk (self->reading->tokens[token->head].lemma, "\"\\") == NULL)
    add_named (self, "g", self->reading->tokens[token->head].lemma);
}

/* How much of the text is about acts of violence. */
static void
add_density (Features *self)
{
  static const guint steps[] = { 2, 4, 8, 16, 32 };
  guint n = 0;

  for (guint32 i = 0; i < self->reading->events->len; i++)
    n += dtl_reading_event (self->reading, i)->word->strength >= DTL_STRENGTH_SUPPORT;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      char name[32];

      g_snprintf (name, sizeof name, "text-events:%u", steps[i]);
      add (self, name, n >= steps[i]);
    }
  add (self, "killed:20",
       self->act->figures[DTL_FIGURE_KILLED].known &&
           self->act->figures[DTL_FIGURE_KILLED].count.min >= 20);
  add (self, "killed:100",
       self->act->figures[DTL_FIGURE_KILLED].known &&
           self->act->figures[DTL_FIGURE_KILLED].count.min >= 100);
}

static void
add_features (Features *self)
{
  add (self, "bias", TRUE);
  add_mentions (self);
  add_time_and_place (self);
  add_victims (self);
  add_others (self);
  add_codes (self);
  add_flaws (self);
  add_trigger (self);
  add_density (self);
  dtl_words_of_act (self->reading, self->act, add_sentence_word, self);
}

typedef struct
{
  Features features;
  guint n;
} TextWords;

static void
add_text_word (const char *words, gpointer user_data)
{
  TextWords *self = user_data;

  add_named (&self->features, "d", words);
  self->n++;
}

/**
 * dtl_text_gist:
 * @reading: a reading with its events
 *
 * What a text is about shows in all words of its sentences that tell of violence, whatever their
 * number: each counts one over the square root of it.
 *
 * Returns: how far the words of the text speak for particular acts, as log-odds
 */
double
dtl_text_gist (const DtlReading *reading)
{
  TextWords words = { { reading, NULL, NULL, 0, NULL }, 0 };

  dtl_words_of_text (reading, add_text_word, &words);
  return words.features.sum / sqrt (MAX (words.n, 1));
}

/**
 * dtl_text_dup_words:
 * @reading: a reading with its events
 *
 * Returns: (transfer full): the names of the features that dtl_text_gist() weighs, separated by
 *   blanks
 */
char *
dtl_text_dup_words (const DtlReading *reading)
{
  TextWords words = { { reading, NULL, NULL, 0, g_string_new (NULL) }, 0 };

  dtl_words_of_text (reading, add_text_word, &words);
  return g_string_free (words.features.names, FALSE);
}

/**
 * dtl_act_probability:
 * @reading: a reading
 * @act: an act
 * @builder: its record so far
 *
 * A logistic model over what the mentions, the time, the place and the participants show. Learned
 * by build-aux/train-incidents; the weights are in data/weights/incidents.tsv.
 *
 * Returns: how likely the act is a particular incident that took place or was tried, 0 … 1
 */
double
dtl_act_probability (const DtlReading *reading, const DtlAct *act,
                     const DtlIncidentBuilder *builder)
{
  Features features = { reading, act, builder, reading->gist, NULL };

  add_features (&features);
  return 1 / (1 + exp (-features.sum));
}

/**
 * dtl_act_dup_features:
 * @reading: a reading
 * @act: an act
 * @builder: its record so far
 *
 * Returns: (transfer full): the names of the features that dtl_act_probability() weighs, separated
 *   by blanks
 */
char *
dtl_act_dup_features (const DtlReading *reading, const DtlAct *act,
                      const DtlIncidentBuilder *builder)
{
  Features features = { reading, act, builder, 0, g_string_new (NULL) };

  add_features (&features);
  return g_string_free (features.names, FALSE);
}
