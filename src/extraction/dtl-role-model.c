/* dtl-role-model.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-role-model.h"

#include "dtl-codebook.h"
#include "dtl-role-weights.h"


#define N_SEEN 512

/* The features of one candidate while they are collected: each counts once. */
typedef struct
{
  const DtlRoleScene *scene;
  const DtlReading *reading;
  guint32 seen[N_SEEN];
  gint32 sums[DTL_N_ROLES];
  GString *names;
} Features;

/* FNV-1a. */
static guint32
hash_more (guint32 hash, const char *text)
{
  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * 16777619u;
  return hash;
}

static gboolean
is_new (Features *self, guint32 hash)
{
  guint slot = hash % N_SEEN;

  hash |= hash == 0;
  for (guint step = 0; step < N_SEEN; step++, slot = (slot + 1) % N_SEEN)
    {
      if (self->seen[slot] == hash)
        return FALSE;
      if (self->seen[slot] != 0)
        continue;
      self->seen[slot] = hash;
      return TRUE;
    }
  return FALSE;
}

static const gint16 *
weights_of (guint32 hash)
{
  for (guint32 slot = hash & DTL_ROLE_WEIGHTS_MASK; dtl_role_weights[slot].hash != 0;
       slot = (slot + 1) & DTL_ROLE_WEIGHTS_MASK)
    if (dtl_role_weights[slot].hash == hash)
      return dtl_role_weights[slot].values;
  return NULL;
}

static void
weigh (Features *self, guint32 hash)
{
  const gint16 *weights = weights_of (hash);

  for (guint r = 0; weights != NULL && r < DTL_N_ROLES; r++)
    self->sums[r] += weights[r];
}

static void
add (Features *self, const char *kind, const char *a, const char *b)
{
  guint32 hash = hash_more (2166136261u, kind);

  hash = hash_more (hash_more (hash, ":"), a);
  if (b != NULL)
    hash = hash_more (hash_more (hash, ","), b);
  if (!is_new (self, hash))
    return;
  weigh (self, hash);
  if (self->names != NULL)
    g_string_append_printf (self->names, "%s%s:%s%s%s", self->names->len > 0 ? " " : "", kind, a,
                            b != NULL ? "," : "", b != NULL ? b : "");
}

static const char *
kind_name (guint kind)
{
  static const char *const names[] = { "person", "people", "group", "thing",
                                       "weapon", "name",   "noun" };

  return names[kind];
}

static const char *
bucket (guint n)
{
  static const char *const names[] = { "0",   "1",    "2",    "3",    "4-6",  "4-6",
                                       "4-6", "7-11", "7-11", "7-11", "7-11", "7-11" };

  return n < G_N_ELEMENTS (names) ? names[n] : "12+";
}

/**
 * dtl_role_events_from:
 * @reading: a reading with its events
 * @sentence: a sentence
 *
 * Returns: the index of the first event mention of the sentence or of one after it
 */
guint32
dtl_role_events_from (const DtlReading *reading, guint32 sentence)
{
  guint32 low = 0;
  guint32 high = reading->events->len;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (dtl_reading_event (reading, middle)->sentence < sentence)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The word for what a mention is, by its list or by itself; names are not learned by heart. */
static const char *
head_word (const Features *self, const DtlMention *mention)
{
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, mention->phrase);

  if (mention->kind == DTL_MENTION_PERSON || mention->kind == DTL_MENTION_NAME)
    return "*";
  if (mention->kind == DTL_MENTION_GROUP && phrase->group != NULL)
    return "*group";
  return self->reading->tokens[mention->end - 1].lemma;
}

static void
add_code (Features *self, const char *kind, guint list, int code)
{
  if (code >= 0)
    add (self, kind, dtl_code_nick (list, code), NULL);
}

static void
add_words (Features *self, const DtlMention *mention)
{
  static const struct
  {
    guint32 trait;
    const char *name;
  } traits[] = {
    { DTL_TRAIT_PERPETRATOR, "perpetrator" },
    { DTL_TRAIT_MILITANT, "militant" },
    { DTL_TRAIT_SECURITY, "security" },
    { DTL_TRAIT_PROMINENT, "prominent" },
    { DTL_TRAIT_GROUP, "group" },
    { DTL_TRAIT_PROTESTER, "protester" },
    { DTL_TRAIT_SUSPECT, "suspect" },
    { DTL_TRAIT_PROPERTY, "property" },
  };
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, mention->phrase);
  const char *head = head_word (self, mention);

  if (mention->pronoun)
    return;
  add (self, "h", head, NULL);
  add (self, "h,type", head, self->scene->type);
  for (guint32 i = mention->first; i + 1 < mention->end && i < mention->first + 4; i++)
    if (self->reading->tokens[i].upos != DTL_UPOS_PROPN)
      add (self, "m", self->reading->tokens[i].lemma, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (traits); i++)
    if (phrase->traits & traits[i].trait)
      add (self, "trait", traits[i].name, kind_name (mention->kind));
  add_code (self, "job", DTL_CODES_OCCUPATION, phrase->occupation);
  add_code (self, "class", DTL_CODES_PROPERTY_CLASS, phrase->property);
  add_code (self, "target", DTL_CODES_TARGET_TYPE, phrase->target_type);
  add_code (self, "weapon", DTL_CODES_WEAPON, phrase->weapon);
  add (self, "number", phrase->flags & DTL_PHRASE_PLURAL ? "plural" : "singular",
       kind_name (mention->kind));
  add (self, "article",
       phrase->flags & DTL_PHRASE_DEFINITE     ? "the"
       : phrase->flags & DTL_PHRASE_INDEFINITE ? "a"
                                               : "",
       kind_name (mention->kind));
  if (phrase->has_count && !(phrase->flags & (DTL_PHRASE_DEFINITE | DTL_PHRASE_NAME)))
    add (self, "count", phrase->count.min == 1 ? "1" : "n", kind_name (mention->kind));
  if (phrase->flags & DTL_PHRASE_OTHERS)
    add (self, "others", kind_name (mention->kind), NULL);
}

/* The token that the others of a phrase depend on, past coordination and apposition. */
static guint32
top_of (const DtlReading *reading, const DtlPhrase *phrase)
{
  guint32 top = phrase->head;

  for (guint step = 0; step < 8; step++)
    {
      gint32 head = reading->tokens[top].head;

      if (head < 0)
        break;
      if (((guint32) head < phrase->first || (guint32) head >= phrase->end) &&
          reading->tokens[top].deprel != DTL_DEPREL_CONJ &&
          reading->tokens[top].deprel != DTL_DEPREL_APPOS)
        break;
      top = (guint32) head;
    }
  return top;
}

/* What the governing word has to do with the act. */
static const char *
act_at (const Features *self, guint32 sentence, guint32 token, char *text, gsize size)
{
  for (guint32 i = dtl_role_events_from (self->reading, sentence);
       i < self->reading->events->len && dtl_reading_event (self->reading, i)->sentence == sentence;
       i++)
    {
      const DtlEvent *event = dtl_reading_event (self->reading, i);

      if (token < event->first || token >= event->end)
        continue;
      g_snprintf (text, size, "%c%s", dtl_role_scene_is_own (self->scene, i) ? '=' : '~',
                  dtl_act_name (event->word->act));
      return text;
    }
  return dtl_upos_name (self->reading->tokens[token].upos);
}

static void
add_syntax (Features *self, const DtlMention *mention)
{
  const DtlReading *reading = self->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, mention->phrase);
  guint32 top = top_of (reading, phrase);
  gint32 head = reading->tokens[top].head;
  char relation[48];
  char act[48];
  const char *of;

  if (head < 0)
    {
      add (self, "root", kind_name (mention->kind), NULL);
      return;
    }
  g_snprintf (relation, sizeof relation, "%s/%s", dtl_deprel_name (reading->tokens[top].deprel),
              phrase->preposition != DTL_NO_INDEX ? reading->tokens[phrase->preposition].norm : "");
  of = act_at (self, phrase->sentence, (guint32) head, act, sizeof act);
  add (self, "gov", relation, reading->tokens[head].lemma);
  add (self, "govact", relation, of);
  if (phrase->occupation >= 0)
    add (self, "govjob", of, dtl_code_nick (DTL_CODES_OCCUPATION, phrase->occupation));
  if (phrase->property >= 0)
    add (self, "govclass", of, dtl_code_nick (DTL_CODES_PROPERTY_CLASS, phrase->property));
  if (reading->tokens[head].upos == DTL_UPOS_NOUN && reading->tokens[head].head >= 0)
    {
      guint32 above = (guint32) reading->tokens[head].head;

      add (self, "aboveact", relation, act_at (self, phrase->sentence, above, act, sizeof act));
    }
}

static const char *
norm_at (const DtlReading *reading, guint32 sentence, gint64 token)
{
  if (token < reading->sentences[sentence].first || token >= reading->sentences[sentence].end)
    return "-";
  return reading->tokens[token].norm;
}

static void
add_context (Features *self, const DtlMention *mention)
{
  const DtlReading *reading = self->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, mention->phrase);
  guint32 s = phrase->sentence;
  gint64 before = (gint64) phrase->first - 1;
  gint64 after = MAX (phrase->end, mention->end);

  add (self, "w-1", norm_at (reading, s, before), kind_name (mention->kind));
  add (self, "w+1", norm_at (reading, s, after), kind_name (mention->kind));
  if (reading->tokens[phrase->head].flags & DTL_TOKEN_QUOTED)
    add (self, "quoted", kind_name (mention->kind), NULL);
}

/* What part the frame of an event mention gives to the phrase. */
static const char *
part_in (const DtlEvent *event, guint32 phrase)
{
  if (dtl_event_has_agent (event, phrase))
    return "agent";
  return dtl_event_has_patient (event, phrase) ? "patient" : NULL;
}

/* How much violence to whom the trigger tells of by itself. */
static const char *
force_name (const DtlEvent *event)
{
  static const char *const strengths[] = { "frame", "support", "effect", "core" };
  static const char *const families[DTL_N_FAMILIES] = { [DTL_FAMILY_ASSAULT] = "assault",
                                                        [DTL_FAMILY_BOMBING] = "bombing",
                                                        [DTL_FAMILY_HOSTAGE] = "hostage" };
  guint family = dtl_act_family (event->word->act);

  if (event->word->strength == DTL_STRENGTH_CORE && families[family] != NULL)
    return families[family];
  return strengths[event->word->strength];
}

static void
add_part (Features *self, const DtlMention *mention, const DtlEvent *event, gboolean own)
{
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, mention->phrase);
  const char *part = part_in (event, mention->phrase);
  char name[32];

  if (part == NULL)
    return;
  g_snprintf (name, sizeof name, "%s%s", own ? "" : "other-", part);
  add (self, "part", name, dtl_act_name (event->word->act));
  add (self, "partkind", name, kind_name (mention->kind));
  add (self, "partforce", name, force_name (event));
  add (self, "parthead", name, head_word (self, mention));
  if (phrase->occupation >= 0)
    add (self, "partjob", name, dtl_code_nick (DTL_CODES_OCCUPATION, phrase->occupation));
  if (phrase->property >= 0)
    add (self, "partclass", name, dtl_code_nick (DTL_CODES_PROPERTY_CLASS, phrase->property));
}

static guint
gap_between (const DtlPhrase *phrase, const DtlEvent *event)
{
  if (phrase->end <= event->first)
    return event->first - phrase->end;
  return phrase->first >= event->end ? phrase->first - event->end : 0;
}

static void
add_nearest (Features *self, const DtlMention *mention, const DtlEvent *event)
{
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, mention->phrase);
  gboolean clause = self->reading->token_clause[phrase->head] == event->clause;
  char name[64];

  g_snprintf (name, sizeof name, "%c%s%s", phrase->first < event->first ? '<' : '>',
              dtl_act_name (event->word->act), clause ? "" : "/");
  add (self, "near", name, kind_name (mention->kind));
  add (self, "nearhead", name, head_word (self, mention));
  if (phrase->preposition != DTL_NO_INDEX)
    add (self, "nearprep", name, self->reading->tokens[phrase->preposition].norm);
  g_snprintf (name, sizeof name, "%c%s", phrase->first < event->first ? '<' : '>',
              bucket (gap_between (phrase, event)));
  add (self, "gap", name, kind_name (mention->kind));
}

static void
add_far (Features *self, const DtlMention *mention)
{
  guint32 sentence = dtl_reading_phrase (self->reading, mention->phrase)->sentence;
  gint best = G_MAXINT;
  char name[16];

  for (guint i = 0; i < self->scene->n_own; i++)
    {
      gint offset =
          (gint) sentence - (gint) dtl_reading_event (self->reading, self->scene->own[i])->sentence;

      if (ABS (offset) < ABS (best))
        best = offset;
    }
  g_snprintf (name, sizeof name, "%c%s", best < 0 ? '-' : '+', bucket ((guint) ABS (best)));
  add (self, "far", name, kind_name (mention->kind));
  add (self, "farhead", head_word (self, mention), NULL);
}

static void
add_events (Features *self, const DtlMention *mention)
{
  const DtlPhrase *phrase = dtl_reading_phrase (self->reading, mention->phrase);
  const DtlEvent *nearest = NULL;
  gboolean others = FALSE;

  for (guint32 i = dtl_role_events_from (self->reading, phrase->sentence);
       i < self->reading->events->len &&
       dtl_reading_event (self->reading, i)->sentence == phrase->sentence;
       i++)
    {
      const DtlEvent *event = dtl_reading_event (self->reading, i);
      gboolean own = dtl_role_scene_is_own (self->scene, i);

      add_part (self, mention, event, own);
      others |= !own;
      if (own && (nearest == NULL || gap_between (phrase, event) < gap_between (phrase, nearest)))
        nearest = event;
    }
  if (nearest != NULL)
    add_nearest (self, mention, nearest);
  else
    add_far (self, mention);
  if (others)
    add (self, "mixed", nearest != NULL ? "shared" : "theirs", kind_name (mention->kind));
}

/* How the group stands among those that the text names. */
static void
add_rank (Features *self, const DtlRoleCandidate *candidate, const DtlEntity *entity)
{
  const DtlMentions *mentions = self->reading->mentions;
  guint n_groups = 0;
  guint n_larger = 0;
  const DtlPhrase *phrase = dtl_reading_phrase (
      self->reading, dtl_mentions_get (mentions, candidate->mentions[0])->phrase);

  for (guint32 i = 0; i < mentions->entities->len && i < 200; i++)
    {
      const DtlEntity *other = dtl_mentions_entity (mentions, i);

      if (other->kind != entity->kind || (other->group != NULL) != (entity->group != NULL))
        continue;
      n_groups++;
      n_larger += other->n_mentions > entity->n_mentions;
    }
  add (self, "rivals", bucket (n_groups - 1), entity->group != NULL ? "listed" : "");
  add (self, "rank", bucket (n_larger), entity->group != NULL ? "listed" : "");
  add (self, "side", phrase->traits & DTL_TRAIT_SECURITY ? "state" : "rebel",
       entity->group != NULL ? "listed" : "");
}

/* "the attackers, believed to belong to the group": whose name stands with those who attacked. */
static void
add_company (Features *self, const DtlMention *mention)
{
  const DtlReading *reading = self->reading;
  const DtlPhrase *phrase = dtl_reading_phrase (reading, mention->phrase);
  const DtlSentence *sentence = &reading->sentences[phrase->sentence];
  gboolean attackers = FALSE;

  for (guint32 t = sentence->first; t < sentence->end; t++)
    {
      attackers |= (t < phrase->first || t >= phrase->end) &&
                   (reading->token_traits[t] & DTL_TRAIT_PERPETRATOR) &&
                   !(reading->token_traits[t] & DTL_TRAIT_GROUP);
      if (dtl_is_word_class (reading->tokens[t].lemma, DTL_WORDS_RESPONSIBILITY))
        add (self, "says", reading->tokens[t].lemma, t < mention->first ? "before" : "after");
    }
  if (attackers)
    add (self, "company", "attackers", kind_name (mention->kind));
}

static void
add_place_in_text (Features *self, const DtlEntity *entity)
{
  const DtlMention *first = dtl_mentions_get (self->reading->mentions, entity->first);

  add (self, "opens", bucket (dtl_reading_phrase (self->reading, first->phrase)->sentence),
       kind_name (entity->kind));
  add (self, "mentions", bucket (entity->n_mentions), kind_name (entity->kind));
}

static const char *const list_names[] = { "victim", "property", "perpetrator" };

static void
add_rules (Features *self, const DtlRoleCandidate *candidate, const DtlEntity *entity)
{
  for (guint list = 0; list < 3; list++)
    {
      const DtlCast *cast = self->scene->cast[list];
      const DtlParticipant *member;
      char effect[16];

      if (cast->members->len == 0)
        add (self, "nobody", list_names[list], kind_name (entity->kind));
      if (candidate->members[list] < 0)
        continue;
      member = g_ptr_array_index (cast->members, candidate->members[list]);
      add (self, "rule", list_names[list], kind_name (entity->kind));
      g_snprintf (effect, sizeof effect, "%d/%d", member->effect, member->certainty);
      add (self, "rule", list_names[list], effect);
      if (cast->members->len == 1)
        add (self, "alone", list_names[list], kind_name (entity->kind));
    }
}

static void
add_entity (Features *self, const DtlRoleCandidate *candidate)
{
  const DtlEntity *entity = dtl_mentions_entity (self->reading->mentions, candidate->entity);

  add (self, "bias", "", NULL);
  add (self, "kind", kind_name (entity->kind), NULL);
  add (self, "type", self->scene->type, kind_name (entity->kind));
  add (self, "around", bucket (candidate->n_mentions), kind_name (entity->kind));
  add_place_in_text (self, entity);
  if (entity->suspect)
    add (self, "suspect", self->scene->act->main ? "main" : "recalled", NULL);
  if (entity->kind == DTL_MENTION_GROUP)
    add_rank (self, candidate, entity);
  add_rules (self, candidate, entity);
}

/**
 * dtl_role_threshold:
 * @role: a part
 *
 * Returns: the log-odds from which it is given
 */
double
dtl_role_threshold (DtlRole role)
{
  const gint16 *weights = weights_of (hash_more (2166136261u, "threshold:"));

  return weights != NULL ? weights[role] / DTL_ROLE_WEIGHTS_SCALE : 0;
}

/**
 * dtl_role_scores:
 * @scene: an act
 * @candidate: who may play a part in it
 * @scores: (out): for each part how far the log-odds of playing it lie above its threshold
 * @names: (nullable): where to put the names of the features, for learning
 *
 * A logistic model for each part over the words of the mentions, what governs them, the frames of
 * the event mentions around them and what the rules say. Learned by build-aux/train-roles; the
 * weights are in data/weights/roles.tsv.
 */
void
dtl_role_scores (const DtlRoleScene *scene, const DtlRoleCandidate *candidate,
                 double scores[DTL_N_ROLES], GString *names)
{
  Features features = { .scene = scene, .reading = scene->reading, .names = names };

  add_entity (&features, candidate);
  for (guint i = 0; i < candidate->n_mentions; i++)
    {
      const DtlMention *mention =
          dtl_mentions_get (scene->reading->mentions, candidate->mentions[i]);

      add_words (&features, mention);
      add_syntax (&features, mention);
      add_context (&features, mention);
      add_events (&features, mention);
      if (mention->kind == DTL_MENTION_GROUP)
        add_company (&features, mention);
    }
  for (guint r = 0; r < DTL_N_ROLES; r++)
    scores[r] = features.sums[r] / DTL_ROLE_WEIGHTS_SCALE - dtl_role_threshold ((DtlRole) r);
}
