/* dtl-role-cast.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-role-cast.h"

#include "dtl-codebook.h"
#include "dtl-role-model.h"

#include <math.h>
#include <string.h>

/* How many sentences away from its event mentions an act's participants are looked for. */
#define REACH 5
#define REACH_OF_NAMES 20
#define MAX_MENTIONS 600
#define MAX_CANDIDATES 200

static const guint8 roles_of_kind[DTL_N_MENTION_KINDS] = {
  [DTL_MENTION_PERSON] = 1 << DTL_ROLE_VICTIM | 1 << DTL_ROLE_ATTACKER,
  [DTL_MENTION_PEOPLE] = 1 << DTL_ROLE_VICTIM | 1 << DTL_ROLE_ATTACKER,
  [DTL_MENTION_GROUP] =
      1 << DTL_ROLE_VICTIM | 1 << DTL_ROLE_ATTACKER | 1 << DTL_ROLE_GROUP | 1 << DTL_ROLE_PROPERTY,
  [DTL_MENTION_THING] = 1 << DTL_ROLE_PROPERTY,
  [DTL_MENTION_NAME] = 1 << DTL_ROLE_VICTIM | 1 << DTL_ROLE_GROUP | 1 << DTL_ROLE_PROPERTY,
  [DTL_MENTION_NOUN] = 1 << DTL_ROLE_VICTIM | 1 << DTL_ROLE_PROPERTY,
};

static const gint8 list_of_role[DTL_N_ROLES] = {
  [DTL_ROLE_VICTIM] = DTL_PARTICIPANT_VICTIM,
  [DTL_ROLE_ATTACKER] = DTL_PARTICIPANT_PERPETRATOR,
  [DTL_ROLE_GROUP] = DTL_PARTICIPANT_PERPETRATOR,
  [DTL_ROLE_PROPERTY] = DTL_PARTICIPANT_PROPERTY,
};

/* Whether a mention of the act tells of it alone: "a series of attacks by extremists" does not. */
static gboolean
is_particular (const DtlReading *reading, const DtlAct *act)
{
  for (guint i = 0; i < act->events->len; i++)
    if (!(dtl_reading_event (reading, g_array_index (act->events, guint32, i))->modality &
          DTL_MODALITY_GENERIC))
      return TRUE;
  return FALSE;
}

/**
 * dtl_role_scene_new:
 * @reading: a reading with its mentions
 * @act: an act
 *
 * Sets the scene: which sentences are looked at, and who takes part by the frames of the event
 * mentions alone.
 *
 * Returns: (transfer full): the scene
 */
DtlRoleScene *
dtl_role_scene_new (const DtlReading *reading, const DtlAct *act)
{
  DtlRoleScene *self = g_new0 (DtlRoleScene, 1);
  gboolean particular = is_particular (reading, act);

  self->reading = reading;
  self->act = act;
  self->type = dtl_code_nick (DTL_CODES_INCIDENT_TYPE, dtl_act_type (reading, act));
  self->first = G_MAXUINT32;
  for (guint i = 0; i < act->events->len && self->n_own < G_N_ELEMENTS (self->own); i++)
    {
      guint32 index = g_array_index (act->events, guint32, i);
      const DtlEvent *event = dtl_reading_event (reading, index);
      guint32 sentence = event->sentence;

      if (particular && (event->modality & DTL_MODALITY_GENERIC))
        continue;
      self->own[self->n_own++] = index;
      self->first = MIN (self->first, sentence);
      self->end = MAX (self->end, sentence + 1);
    }
  for (guint list = 0; list < 3; list++)
    self->cast[list] = dtl_cast_new (reading, act, (DtlParticipantRole) list);
  dtl_cast_victims (self->cast[DTL_PARTICIPANT_VICTIM]);
  dtl_cast_property (self->cast[DTL_PARTICIPANT_PROPERTY]);
  dtl_cast_perpetrators (self->cast[DTL_PARTICIPANT_PERPETRATOR]);
  return self;
}

/**
 * dtl_role_scene_free:
 * @self: (nullable): a scene
 */
void
dtl_role_scene_free (DtlRoleScene *self)
{
  if (self == NULL)
    return;
  for (guint list = 0; list < 3; list++)
    dtl_cast_free (self->cast[list]);
  g_free (self);
}

static gboolean
is_near (const DtlRoleScene *scene, guint32 sentence, guint32 reach)
{
  for (guint i = 0; i < scene->n_own; i++)
    {
      guint32 at = dtl_reading_event (scene->reading, scene->own[i])->sentence;

      if (sentence <= at + reach && at <= sentence + reach)
        return TRUE;
    }
  return FALSE;
}

/* Which participant of a list the rules made of the entity, or -1. */
static gint32
find_member (const DtlRoleScene *scene, guint list, const DtlRoleCandidate *candidate)
{
  const DtlMentions *mentions = scene->reading->mentions;
  const DtlEntity *entity = dtl_mentions_entity (mentions, candidate->entity);
  const DtlCast *cast = scene->cast[list];

  for (guint i = 0; i < cast->members->len; i++)
    {
      const char *group = g_ptr_array_index (cast->groups, i);
      guint32 person = g_array_index (cast->persons, guint32, i);

      if (group != NULL ? g_strcmp0 (group, entity->group) == 0
                        : person != DTL_NO_INDEX && person == entity->person)
        return (gint32) i;
      if (person != DTL_NO_INDEX || (group != NULL) != (entity->kind == DTL_MENTION_GROUP))
        continue;
      for (guint k = 0; k < candidate->n_mentions; k++)
        if (dtl_mentions_get (mentions, candidate->mentions[k])->phrase ==
            g_array_index (cast->phrases, guint32, i))
          return (gint32) i;
    }
  return -1;
}

static void
collect_mention (const DtlRoleScene *scene, guint32 index, GHashTable *places, GArray *candidates)
{
  const DtlMention *mention = dtl_mentions_get (scene->reading->mentions, index);
  gpointer place = g_hash_table_lookup (places, GUINT_TO_POINTER (mention->entity + 1));
  DtlRoleCandidate *candidate;

  if (place == NULL)
    {
      DtlRoleCandidate made = { .entity = mention->entity };

      if (candidates->len >= MAX_CANDIDATES)
        return;
      g_array_append_val (candidates, made);
      place = GUINT_TO_POINTER (candidates->len);
      g_hash_table_insert (places, GUINT_TO_POINTER (mention->entity + 1), place);
    }
  candidate = &g_array_index (candidates, DtlRoleCandidate, GPOINTER_TO_UINT (place) - 1);
  if (candidate->n_mentions < DTL_MAX_ROLE_MENTIONS)
    candidate->mentions[candidate->n_mentions++] = index;
}

/* Everybody and everything near the mentions of the act. */
static GArray *
find_candidates (const DtlRoleScene *scene)
{
  const DtlReading *reading = scene->reading;
  const DtlMentions *mentions = reading->mentions;
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (DtlRoleCandidate));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint32 first = scene->first > REACH_OF_NAMES ? scene->first - REACH_OF_NAMES : 0;
  guint32 from = dtl_mentions_from (mentions, reading, first);

  for (guint32 i = from; i < mentions->mentions->len && i < from + MAX_MENTIONS; i++)
    {
      const DtlMention *mention = dtl_mentions_get (mentions, i);
      guint32 sentence = dtl_reading_phrase (reading, mention->phrase)->sentence;
      gboolean name = mention->kind == DTL_MENTION_GROUP || mention->kind == DTL_MENTION_PERSON;

      if (sentence >= scene->end + REACH_OF_NAMES)
        break;
      if (roles_of_kind[mention->kind] != 0 &&
          is_near (scene, sentence, name ? REACH_OF_NAMES : REACH))
        collect_mention (scene, i, places, candidates);
    }
  for (guint i = 0; i < candidates->len; i++)
    for (guint list = 0; list < 3; list++)
      {
        DtlRoleCandidate *candidate = &g_array_index (candidates, DtlRoleCandidate, i);

        candidate->members[list] = find_member (scene, list, candidate);
      }
  return candidates;
}

/* The mention whose words stand for the entity: its first one that is no pronoun. */
static const DtlMention *
show_mention (const DtlRoleScene *scene, const DtlRoleCandidate *candidate)
{
  const DtlMentions *mentions = scene->reading->mentions;

  for (guint i = 0; i < candidate->n_mentions; i++)
    if (!dtl_mentions_get (mentions, candidate->mentions[i])->pronoun)
      return dtl_mentions_get (mentions, candidate->mentions[i]);
  return dtl_mentions_get (mentions, candidate->mentions[0]);
}

/* The participant that a candidate is in a role: as the rules made it, else a new one. */
static DtlParticipant *
make_participant (const DtlRoleScene *scene, const DtlRoleCandidate *candidate, DtlRole role)
{
  gint8 list = list_of_role[role];
  const DtlCast *cast = scene->cast[list];
  const DtlEntity *entity = dtl_mentions_entity (scene->reading->mentions, candidate->entity);
  const DtlMention *mention = show_mention (scene, candidate);

  if (candidate->members[list] >= 0 && role != DTL_ROLE_ATTACKER)
    return dtl_participant_copy (g_ptr_array_index (cast->members, candidate->members[list]));
  switch (role)
    {
    case DTL_ROLE_VICTIM:
      return dtl_victim_propose (cast, mention->phrase, entity->person);
    case DTL_ROLE_PROPERTY:
      return dtl_property_propose (cast, mention->phrase);
    case DTL_ROLE_GROUP:
      return dtl_perpetrator_propose (cast, mention->phrase, DTL_NO_INDEX, mention->first,
                                      mention->end);
    default:
      return dtl_perpetrator_propose (cast, mention->phrase, entity->person, 0, 0);
    }
}

static void
add_word_members (JsonObject *object, const DtlReading *reading, const DtlMention *mention)
{
  g_autofree char *words = dtl_reading_words (reading, mention->first, mention->end);
  DtlSpan span = dtl_reading_span (reading, mention->first, mention->end);

  json_object_set_string_member (object, "text", words);
  json_object_set_int_member (object, "start", span.start);
  json_object_set_int_member (object, "end", span.end);
}

/* "the attackers", "the victims", "the gunman": words that only point at somebody told of before.
 */
static gboolean
only_points (const DtlRoleScene *scene, const DtlRoleCandidate *candidate)
{
  const DtlMention *mention = show_mention (scene, candidate);
  const DtlPhrase *phrase = dtl_reading_phrase (scene->reading, mention->phrase);
  const char *head = scene->reading->tokens[mention->end - 1].lemma;

  if (mention->kind != DTL_MENTION_PEOPLE || (phrase->flags & DTL_PHRASE_INDEFINITE) ||
      mention->end > mention->first + 1)
    return FALSE;
  if (dtl_is_word_class (head, DTL_WORDS_POINTS_AT_SOMEBODY))
    return TRUE;
  return (phrase->flags & DTL_PHRASE_DEFINITE) && (phrase->traits & DTL_TRAIT_PERPETRATOR) &&
         !(phrase->traits & DTL_TRAIT_MILITANT);
}

/* "the telephone company" in "the offices of the telephone company". */
static gboolean
lies_within (const DtlRoleScene *scene, const DtlRoleCandidate *candidate,
             const DtlRoleCandidate *other)
{
  const DtlMention *a = show_mention (scene, candidate);
  const DtlMention *b = show_mention (scene, other);

  return a->kind != DTL_MENTION_PERSON && b->kind == a->kind && a->phrase != b->phrase &&
         a->first >= b->first && a->end <= dtl_phrase_full_end (scene->reading, b->phrase);
}

/* The numbers of those in whose words the candidate stands. */
static JsonArray *
list_wholes (const DtlRoleScene *scene, const GArray *candidates, guint index)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < candidates->len; i++)
    if (i != index && lies_within (scene, &g_array_index (candidates, DtlRoleCandidate, index),
                                   &g_array_index (candidates, DtlRoleCandidate, i)))
      json_array_add_int_element (array, i);
  return array;
}

/* Whether only sentences that tell of other acts speak of the candidate. */
static gboolean
stands_elsewhere (const DtlRoleScene *scene, const DtlRoleCandidate *candidate)
{
  const DtlReading *reading = scene->reading;
  gboolean elsewhere = FALSE;

  for (guint i = 0; i < candidate->n_mentions; i++)
    {
      const DtlMention *mention = dtl_mentions_get (reading->mentions, candidate->mentions[i]);
      guint32 sentence = dtl_reading_phrase (reading, mention->phrase)->sentence;
      guint32 first;

      if (is_near (scene, sentence, 0))
        return FALSE;
      first = dtl_role_events_from (reading, sentence);
      elsewhere |=
          first < reading->events->len && dtl_reading_event (reading, first)->sentence == sentence;
    }
  return elsewhere;
}

/* "Shining Path" in "Shining Path guerrillas": the guerrillas are somebody by themselves. */
static gboolean
has_own_people (const DtlRoleScene *scene, const DtlRoleCandidate *candidate)
{
  const DtlMention *mention = show_mention (scene, candidate);

  return mention->kind == DTL_MENTION_GROUP &&
         mention->end <= dtl_reading_phrase (scene->reading, mention->phrase)->head;
}

/* Whether a candidate may play a part at all: those of whom only other acts tell play it there. */
static gboolean
may_play (const DtlRoleScene *scene, const DtlRoleCandidate *candidate, DtlRole role)
{
  const DtlEntity *entity = dtl_mentions_entity (scene->reading->mentions, candidate->entity);

  return (roles_of_kind[entity->kind] & 1 << role) &&
         !(role == DTL_ROLE_ATTACKER && has_own_people (scene, candidate)) &&
         ((role == DTL_ROLE_GROUP && !entity->described) || !stands_elsewhere (scene, candidate)) &&
         !dtl_role_plays_elsewhere (scene, candidate, role);
}

static JsonObject *
describe_candidate (const DtlRoleScene *scene, const GArray *candidates, guint index)
{
  const DtlRoleCandidate *candidate = &g_array_index (candidates, DtlRoleCandidate, index);
  static const char *const role_names[] = { "victim", "attacker", "group", "property" };
  const DtlEntity *entity = dtl_mentions_entity (scene->reading->mentions, candidate->entity);
  JsonObject *object = json_object_new ();
  JsonObject *roles = json_object_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  double scores[DTL_N_ROLES];

  dtl_role_scores (scene, candidate, scores, names);
  add_word_members (object, scene->reading, show_mention (scene, candidate));
  json_object_set_int_member (object, "kind", entity->kind);
  json_object_set_boolean_member (object, "points", only_points (scene, candidate));
  json_object_set_array_member (object, "within", list_wholes (scene, candidates, index));
  json_object_set_string_member (object, "features", names->str);
  for (guint role = 0; role < DTL_N_ROLES; role++)
    {
      g_autoptr (DtlParticipant) participant = NULL;

      if (!may_play (scene, candidate, role))
        continue;
      participant = make_participant (scene, candidate, role);
      json_object_set_member (roles, role_names[role], dtl_participant_to_json (participant));
    }
  json_object_set_object_member (object, "roles", roles);
  return object;
}

/**
 * dtl_role_scene_training:
 * @scene: an act
 *
 * Returns: (transfer full): who may play which part in the act, with the features; for learning
 */
JsonArray *
dtl_role_scene_training (const DtlRoleScene *scene)
{
  g_autoptr (GArray) candidates = find_candidates (scene);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < candidates->len; i++)
    json_array_add_object_element (array, describe_candidate (scene, candidates, i));
  return array;
}

static const DtlField field_of_list[] = {
  [DTL_PARTICIPANT_VICTIM] = DTL_FIELD_VICTIMS,
  [DTL_PARTICIPANT_PROPERTY] = DTL_FIELD_PROPERTY,
  [DTL_PARTICIPANT_PERPETRATOR] = DTL_FIELD_PERPETRATORS,
};

/**
 * dtl_role_scene_show_rules:
 * @scene: an act
 * @builder: its record
 *
 * Sets the lists of victims, property and perpetrators as the frames of the event mentions say.
 */
void
dtl_role_scene_show_rules (const DtlRoleScene *scene, DtlIncidentBuilder *builder)
{
  for (guint list = 0; list < 3; list++)
    if (scene->cast[list]->members->len > 0)
      dtl_incident_builder_set (
          builder, field_of_list[list],
          dtl_value_new_participants (g_ptr_array_ref (scene->cast[list]->members)), 0.7);
}

/* The part that suits a candidate best, or %DTL_N_ROLES. */
static DtlRole
choose_role (const DtlRoleScene *scene, const DtlRoleCandidate *candidate, double *score)
{
  double scores[DTL_N_ROLES];
  DtlRole best = DTL_N_ROLES;

  dtl_role_scores (scene, candidate, scores, NULL);
  for (guint role = 0; role < DTL_N_ROLES; role++)
    if (scores[role] > 0 && (best == DTL_N_ROLES || scores[role] > scores[best]) &&
        may_play (scene, candidate, role))
      best = role;
  *score = best != DTL_N_ROLES ? scores[best] : 0;
  return best;
}

/* What part a candidate is to play. */
typedef struct
{
  guint candidate;
  DtlRole role;
  double score;
  gboolean given;
} Part;

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *x = a;
  const Part *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->candidate < y->candidate ? -1 : x->candidate > y->candidate;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint x = ((const Part *) a)->candidate;
  guint y = ((const Part *) b)->candidate;

  return x < y ? -1 : x > y;
}

/* Whether others who play a part leave none of the same kind: those whose words hold the
 * candidate's, and for words that only point whoever is surer. */
static gboolean
is_taken (const DtlRoleScene *scene, const GArray *candidates, const GArray *parts, guint index)
{
  const Part *part = &g_array_index (parts, Part, index);
  const DtlRoleCandidate *candidate =
      &g_array_index (candidates, DtlRoleCandidate, part->candidate);
  gboolean points = only_points (scene, candidate);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *other = &g_array_index (parts, Part, i);

      if (i == index || list_of_role[other->role] != list_of_role[part->role])
        continue;
      if ((points && i < index && other->given) ||
          lies_within (scene, candidate,
                       &g_array_index (candidates, DtlRoleCandidate, other->candidate)))
        return TRUE;
    }
  return FALSE;
}

/* The parts, the surest given first, in text order. */
static GArray *
find_parts (const DtlRoleScene *scene, const GArray *candidates)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint i = 0; i < candidates->len; i++)
    {
      Part part = { .candidate = i };

      part.role =
          choose_role (scene, &g_array_index (candidates, DtlRoleCandidate, i), &part.score);
      if (part.role != DTL_N_ROLES)
        g_array_append_val (parts, part);
    }
  g_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++)
    g_array_index (parts, Part, i).given = !is_taken (scene, candidates, parts, i);
  g_array_sort (parts, compare_places);
  return parts;
}

static void
fill_list (const DtlRoleScene *scene, const GArray *candidates, const GArray *parts, guint list,
           DtlIncidentBuilder *builder)
{
  g_autoptr (DtlCast) cast = dtl_cast_new (scene->reading, scene->act, (DtlParticipantRole) list);
  double sum = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      const DtlRoleCandidate *candidate =
          &g_array_index (candidates, DtlRoleCandidate, part->candidate);

      if (!part->given || list_of_role[part->role] != (int) list)
        continue;
      sum += 1 / (1 + exp (-part->score - dtl_role_threshold (part->role)));
      dtl_cast_append (cast, make_participant (scene, candidate, part->role),
                       show_mention (scene, candidate)->phrase,
                       dtl_mentions_entity (scene->reading->mentions, candidate->entity)->person,
                       NULL);
    }
  if (list == DTL_PARTICIPANT_VICTIM)
    dtl_victims_drop_repeated (cast);
  dtl_incident_builder_set (builder, field_of_list[list], NULL, 0);
  dtl_cast_fill (cast, builder, field_of_list[list], sum / MAX (cast->members->len, 1));
}

/**
 * dtl_role_scene_give:
 * @scene: an act
 * @builder: its record
 *
 * Gives their parts to everybody and everything near the act, by the model of who does what to
 * whom, and sets the lists of victims, property and perpetrators with their words as evidence.
 */
void
dtl_role_scene_give (const DtlRoleScene *scene, DtlIncidentBuilder *builder)
{
  g_autoptr (GArray) candidates = find_candidates (scene);
  g_autoptr (GArray) parts = find_parts (scene, candidates);

  for (guint list = 0; list < 3; list++)
    fill_list (scene, candidates, parts, list, builder);
}
