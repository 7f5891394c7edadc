/* dtl-people.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-people.h"

#include <string.h>

#define MAX_NAME_TOKENS 7
#define MAX_DESCRIPTION_TOKENS 14

/* What the word lists say of one token, as far as names go. */
typedef enum
{
  TOKEN_GIVEN = 1 << 0,
  TOKEN_GIVEN_AMBIGUOUS = 1 << 1,
  TOKEN_TITLE = 1 << 2,
  TOKEN_COMMON = 1 << 3,
  TOKEN_PEOPLE = 1 << 4,
} TokenNature;

/**
 * dtl_reading_column:
 * @reading: a reading
 * @match: a match of the lexicon in its document
 * @list: name of a word list
 * @column: name of one of its columns
 *
 * Returns: (nullable): what the row says in that column, %NULL if the match is of another list
 */
const char *
dtl_reading_column (const DtlReading *reading, const DtlLexiconMatch *match, const char *list,
                    const char *column)
{
  DtlLexicon *lexicon = dtl_language_model_lexicon (dtl_document_model (reading->document));
  int index;

  if (g_strcmp0 (dtl_lexicon_list_name (lexicon, match->list), list) != 0)
    return NULL;
  index = dtl_lexicon_column_index (lexicon, match->list, column);
  return index >= 0 ? dtl_lexicon_get (lexicon, match->list, match->entry, index) : NULL;
}

static void
add_nature (const DtlReading *reading, const DtlLexiconMatch *match, guint8 *natures)
{
  DtlLexicon *lexicon = dtl_language_model_lexicon (dtl_document_model (reading->document));
  const char *list = dtl_lexicon_list_name (lexicon, match->list);
  guint8 nature = 0;

  if (g_str_equal (list, "given-names"))
    {
      const char *ambiguous = dtl_reading_column (reading, match, list, "ambiguous");

      nature = g_strcmp0 (ambiguous, "yes") == 0 ? TOKEN_GIVEN_AMBIGUOUS : TOKEN_GIVEN;
    }
  else if (g_str_equal (list, "titles"))
    nature = TOKEN_TITLE;
  else if (g_str_equal (list, "people"))
    nature = TOKEN_PEOPLE;
  else if (g_str_equal (list, "perpetrators") || g_str_equal (list, "targets") ||
           g_str_equal (list, "weapons") || g_str_equal (list, "groups") ||
           g_str_equal (list, "state-forces") || g_str_equal (list, "triggers") ||
           g_str_equal (list, "cues"))
    nature = TOKEN_COMMON;
  for (guint32 t = match->first; t < match->end; t++)
    natures[t] |= nature;
}

static guint8 *
find_natures (const DtlReading *reading)
{
  guint8 *natures = g_new0 (guint8, reading->n_tokens + 1);
  guint n_matches;
  const DtlLexiconMatch *matches = dtl_document_matches (reading->document, &n_matches);

  for (guint i = 0; i < n_matches; i++)
    add_nature (reading, &matches[i], natures);
  return natures;
}

static gboolean
is_proper (const DtlReading *reading, guint32 token)
{
  const DtlToken *t = &reading->tokens[token];

  return t->xpos == DTL_XPOS_NNP || t->xpos == DTL_XPOS_NNPS ||
         (t->upos == DTL_UPOS_PROPN && t->xpos != DTL_XPOS_CD);
}

static gboolean
is_initial (const DtlReading *reading, guint32 token)
{
  const char *norm = reading->tokens[token].norm;

  return g_ascii_isalpha (norm[0]) && (norm[1] == '\0' || (norm[1] == '.' && norm[2] == '\0'));
}

static gboolean
is_demonym (const DtlReading *reading, guint32 token)
{
  const DtlToponym *toponym;

  if (reading->token_toponym[token] == DTL_NO_INDEX)
    return FALSE;
  toponym = g_ptr_array_index (reading->toponyms, reading->token_toponym[token]);
  return g_strcmp0 (toponym->kind, "demonym") == 0;
}

static gboolean
may_be_named (const DtlReading *reading, const guint8 *natures, guint32 token)
{
  const DtlToken *t = &reading->tokens[token];
  gboolean given = natures[token] & (TOKEN_GIVEN | TOKEN_GIVEN_AMBIGUOUS);

  if ((t->flags & DTL_TOKEN_PUNCTUATION) || reading->token_timex[token] != DTL_NO_INDEX)
    return FALSE;
  if (!(t->flags & DTL_TOKEN_CAPITALISED))
    return FALSE;
  if (is_initial (reading, token))
    return TRUE;
  if (is_demonym (reading, token))
    return FALSE;
  if (natures[token] & (TOKEN_COMMON | TOKEN_TITLE | TOKEN_PEOPLE))
    return given && !(natures[token] & TOKEN_TITLE) && is_proper (reading, token);
  return given || is_proper (reading, token);
}

/* The name at the end of a phrase, with the particles and names that follow it. */
static gboolean
name_in_phrase (const DtlReading *reading, const guint8 *natures, const DtlPhrase *phrase,
                guint32 *first, guint32 *end)
{
  guint32 limit = reading->sentences[phrase->sentence].end;

  *first = *end = phrase->end;
  while (*first > phrase->first && phrase->end - *first < MAX_NAME_TOKENS &&
         (may_be_named (reading, natures, *first - 1) ||
          (dtl_reading_has (reading, *first - 1, DTL_WORDS_NAME_PARTICLE) && *first < phrase->end)))
    (*first)--;
  while (*first < *end && dtl_reading_has (reading, *first, DTL_WORDS_NAME_PARTICLE) &&
         !dtl_reading_is (reading, *first, "abu"))
    (*first)++;
  if (*first == *end)
    return FALSE;
  while (*end + 1 < limit && *end - *first < MAX_NAME_TOKENS)
    {
      guint32 next = *end;

      while (next < limit && dtl_reading_has (reading, next, DTL_WORDS_NAME_PARTICLE) &&
             next - *end < 2)
        next++;
      if (next == *end || next >= limit || !may_be_named (reading, natures, next) ||
          reading->token_toponym[next] != DTL_NO_INDEX)
        break;
      *end = next + 1;
    }
  return TRUE;
}

static gboolean
is_place_name (const DtlReading *reading, guint32 first, guint32 end)
{
  for (guint32 t = first; t < end; t++)
    if (reading->token_toponym[t] == DTL_NO_INDEX)
      return FALSE;
  return TRUE;
}

/* "minister" before the name, or a title. */
static gboolean
is_titled (const DtlReading *reading, const guint8 *natures, guint32 first)
{
  return first > 0 && dtl_reading_same_sentence (reading, first - 1, first) &&
         (natures[first - 1] & (TOKEN_TITLE | TOKEN_PEOPLE)) != 0 &&
         (reading->tokens[first - 1].flags & DTL_TOKEN_PUNCTUATION) == 0;
}

static gboolean
begins_with_given_name (const guint8 *natures, guint32 first, guint32 end)
{
  return end - first >= 2 && ((natures[first] & TOKEN_GIVEN) ||
                              ((natures[first] & TOKEN_GIVEN_AMBIGUOUS) &&
                               (end - first >= 3 || (natures[first + 1] & TOKEN_GIVEN))));
}

/* The phrase on the other side of a comma that says what a person is. */
static guint32
description_after (const DtlReading *reading, guint32 end)
{
  guint32 index;
  guint32 i = end;

  if (!dtl_reading_is (reading, i, ",") || !dtl_reading_same_sentence (reading, i, end - 1))
    return DTL_NO_INDEX;
  i++;
  if (i < reading->n_tokens && reading->tokens[i].xpos == DTL_XPOS_CD &&
      dtl_reading_is (reading, i + 1, ","))
    i += 2;
  index = i < reading->n_tokens ? reading->token_phrase[i] : DTL_NO_INDEX;
  if (index == DTL_NO_INDEX)
    return DTL_NO_INDEX;
  return (dtl_reading_phrase (reading, index)->traits & DTL_TRAIT_PERSON) &&
                 !(dtl_reading_phrase (reading, index)->flags &
                   (DTL_PHRASE_PLURAL | DTL_PHRASE_PRONOUN))
             ? index
             : DTL_NO_INDEX;
}

static guint32
description_before (const DtlReading *reading, guint32 first)
{
  guint32 i = first;
  guint32 index;

  if (i < 2 || !dtl_reading_is (reading, i - 1, ",") ||
      !dtl_reading_same_sentence (reading, i - 2, first))
    return DTL_NO_INDEX;
  index = reading->token_phrase[i - 2];
  while (index != DTL_NO_INDEX && index > 0 &&
         !(dtl_reading_phrase (reading, index)->traits & DTL_TRAIT_PERSON) &&
         dtl_reading_phrase (reading, index - 1)->sentence ==
             dtl_reading_phrase (reading, index)->sentence &&
         dtl_reading_phrase (reading, index - 1)->end + 1 ==
             dtl_reading_phrase (reading, index)->first &&
         reading->tokens[dtl_reading_phrase (reading, index)->first - 1].upos == DTL_UPOS_ADP)
    index--;
  if (index == DTL_NO_INDEX || !(dtl_reading_phrase (reading, index)->traits & DTL_TRAIT_PERSON) ||
      (dtl_reading_phrase (reading, index)->flags &
       (DTL_PHRASE_PLURAL | DTL_PHRASE_PRONOUN | DTL_PHRASE_NAME)))
    return DTL_NO_INDEX;
  return index;
}

/**
 * dtl_phrase_full_end:
 * @reading: a reading
 * @phrase: index of a noun phrase
 *
 * Returns: one past the last token of the phrase with the prepositional phrases of names that
 *   belong to it ("secretary of the National Revolutionary Movement")
 */
guint32
dtl_phrase_full_end (const DtlReading *reading, guint32 phrase)
{
  const DtlPhrase *p = dtl_reading_phrase (reading, phrase);
  guint32 end = p->end;

  for (guint32 next = phrase + 1; next < reading->phrases->len; next++)
    {
      const DtlPhrase *q = dtl_reading_phrase (reading, next);
      gboolean of = dtl_reading_is (reading, end, "of") || dtl_reading_is (reading, end, "for");

      if (q->sentence != p->sentence || q->first != end + 1 || !of ||
          q->end - p->first > MAX_DESCRIPTION_TOKENS)
        break;
      end = q->end;
    }
  return end;
}

/* "Spanish", wherever it is no place; "U.S." and the like where they stand before a noun. */
static const char *
country_of_word (const DtlReading *reading, guint32 token, gboolean last)
{
  const DtlToken *t = &reading->tokens[token];
  const DtlToponym *toponym;

  if (reading->token_toponym[token] == DTL_NO_INDEX)
    return reading->gazetteer != NULL && (t->flags & DTL_TOKEN_CAPITALISED)
               ? dtl_gazetteer_demonym (reading->gazetteer, t->norm)
               : NULL;
  toponym = g_ptr_array_index (reading->toponyms, reading->token_toponym[token]);
  if (toponym->place == NULL)
    return NULL;
  if (g_strcmp0 (toponym->kind, "demonym") == 0 ||
      (!last && toponym->place->id != NULL && g_str_has_prefix (toponym->place->id, "country:")))
    return toponym->place->country;
  return NULL;
}

/**
 * dtl_phrase_country:
 * @reading: a reading
 * @first: first token
 * @end: one past the last
 *
 * Returns: (nullable): ISO 3166-1 alpha-2 code of the nationality that the words name
 */
const char *
dtl_phrase_country (const DtlReading *reading, guint32 first, guint32 end)
{
  for (guint32 t = first; t < end; t++)
    {
      const char *country = country_of_word (reading, t, t + 1 == end);

      if (country != NULL)
        return country;
    }
  return NULL;
}

static gboolean
same_token (const DtlReading *reading, guint32 a, guint32 b)
{
  return strcmp (reading->tokens[a].norm, reading->tokens[b].norm) == 0;
}

/* Whether all words of a name stand in another one, in order. */
static gboolean
is_part_of (const DtlReading *reading, guint32 first, guint32 end, guint32 in, guint32 in_end)
{
  for (; first < end; first++)
    {
      while (in < in_end && !same_token (reading, first, in))
        in++;
      if (in == in_end)
        return FALSE;
      in++;
    }
  return TRUE;
}

/* A bit for each word, which others may share: names of which neither set holds the other need not
 * be compared. */
static guint64
words_of (const DtlReading *reading, guint32 first, guint32 end)
{
  guint64 words = 0;

  for (guint32 i = first; i < end; i++)
    words |= G_GUINT64_CONSTANT (1) << (g_str_hash (reading->tokens[i].norm) * 0x9E3779B1u >> 26);
  return words;
}

static guint32
find_person (const DtlReading *reading, const DtlPeople *people, guint32 first, guint32 end)
{
  guint64 words = words_of (reading, first, end);

  for (guint32 i = people->persons->len; i-- > 0;)
    {
      const DtlPerson *person = &g_array_index (people->persons, DtlPerson, i);

      if ((words & ~person->words) != 0 && (person->words & ~words) != 0)
        continue;
      if (is_part_of (reading, first, end, person->first, person->end) ||
          (person->end - person->first < end - first &&
           is_part_of (reading, person->first, person->end, first, end)))
        return i;
    }
  return DTL_NO_INDEX;
}

/* "General Doe", "the former army commander": who is called former once is so, whatever title he
 * keeps. */
static gboolean
is_of_the_past (int occupation, int before)
{
  return (occupation == DTL_OCCUPATION_FORMER_ACTIVE_MILITARY &&
          before == DTL_OCCUPATION_ACTIVE_MILITARY) ||
         (occupation == DTL_OCCUPATION_FORMER_GOVERNMENT_OFFICIAL &&
          before == DTL_OCCUPATION_GOVERNMENT_OFFICIAL);
}

static void
describe (const DtlReading *reading, DtlPerson *person, guint32 first, guint32 end, int occupation)
{
  while (first < end && (reading->tokens[first].xpos == DTL_XPOS_DT ||
                         reading->tokens[first].xpos == DTL_XPOS_PRPS ||
                         (reading->tokens[first].flags & DTL_TOKEN_PUNCTUATION)))
    first++;
  if (person->country == NULL)
    person->country = dtl_phrase_country (reading, first, end);
  if ((occupation > DTL_OCCUPATION_CIVILIAN && person->occupation <= DTL_OCCUPATION_CIVILIAN) ||
      is_of_the_past (occupation, person->occupation))
    person->occupation = occupation;
  if (end - first > person->described_end - person->described_first)
    {
      person->described_first = first;
      person->described_end = end;
    }
}

static guint32
add_person (DtlPeople *self, const DtlReading *reading, guint32 first, guint32 end)
{
  guint32 index = find_person (reading, self, first, end);

  if (index == DTL_NO_INDEX)
    {
      DtlPerson person = {
        .first = first, .end = end, .occupation = -1, .words = words_of (reading, first, end)
      };

      g_array_append_val (self->persons, person);
      return self->persons->len - 1;
    }
  if (end - first > g_array_index (self->persons, DtlPerson, index).end -
                        g_array_index (self->persons, DtlPerson, index).first)
    {
      g_array_index (self->persons, DtlPerson, index).first = first;
      g_array_index (self->persons, DtlPerson, index).end = end;
      g_array_index (self->persons, DtlPerson, index).words = words_of (reading, first, end);
    }
  return index;
}

/* Which phrases a role of some event holds: who is killed or kills is somebody. */
static guint8 *
find_victims (const DtlReading *reading)
{
  guint8 *victims = g_new0 (guint8, reading->phrases->len + 1);

  for (guint i = 0; i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);

      if (event->word->strength < DTL_STRENGTH_EFFECT ||
          event->word->roles == DTL_ROLES_NOUN_OWNER_ACTS ||
          (event->word->flags & DTL_WORD_PROPERTY))
        continue;
      for (guint k = 0; k < event->n_patients; k++)
        victims[event->patients[k]] = TRUE;
    }
  return victims;
}

/* "John Doe, 24, …", "(24)", ", aged 24": only people are told of so. */
static gboolean
is_aged (const DtlReading *reading, guint32 first, guint32 end)
{
  const DtlToken *age = &reading->tokens[end + 1];

  if (end - first < 2 || end + 2 >= reading->n_tokens ||
      !(dtl_reading_is (reading, end, ",") || dtl_reading_is (reading, end, "(")))
    return FALSE;
  return strcmp (age->norm, "aged") == 0 ||
         (age->xpos == DTL_XPOS_CD && strlen (age->norm) == 2 && g_ascii_isdigit (age->norm[0]) &&
          (age[1].flags & DTL_TOKEN_PUNCTUATION));
}

static void
read_phrase (DtlPeople *self, const DtlReading *reading, const guint8 *natures,
             const guint8 *victims, guint32 index)
{
  const DtlPhrase *phrase = dtl_reading_phrase (reading, index);
  guint32 first;
  guint32 end;
  guint32 after;
  guint32 before;
  guint32 person;
  gboolean titled;
  gboolean known;

  if (!name_in_phrase (reading, natures, phrase, &first, &end))
    return;
  after = description_after (reading, end);
  before = first == phrase->first ? description_before (reading, first) : DTL_NO_INDEX;
  titled = is_titled (reading, natures, first);
  known = find_person (reading, self, first, end) != DTL_NO_INDEX;
  if (is_place_name (reading, first, end) && !titled &&
      !begins_with_given_name (natures, first, end))
    return;
  if (!titled && !known && !begins_with_given_name (natures, first, end) && after == DTL_NO_INDEX &&
      before == DTL_NO_INDEX && !victims[index] && !is_aged (reading, first, end))
    return;
  if ((phrase->traits & DTL_TRAIT_PROPERTY) && !(phrase->traits & DTL_TRAIT_PERSON))
    return;
  person = add_person (self, reading, first, end);
  self->of_phrase[index] = person;
  if (titled && first > phrase->first)
    describe (reading, &g_array_index (self->persons, DtlPerson, person), phrase->first, first,
              phrase->occupation);
  if (after != DTL_NO_INDEX)
    describe (reading, &g_array_index (self->persons, DtlPerson, person),
              dtl_reading_phrase (reading, after)->first, dtl_phrase_full_end (reading, after),
              dtl_reading_phrase (reading, after)->occupation);
  if (before != DTL_NO_INDEX)
    describe (reading, &g_array_index (self->persons, DtlPerson, person),
              dtl_reading_phrase (reading, before)->first, first - 1,
              dtl_reading_phrase (reading, before)->occupation);
}

/**
 * dtl_people_new:
 * @reading: a reading with its phrases and events
 *
 * Finds the people whom the text names: words in capitals that follow a title or a first name,
 * stand beside a noun for people or suffer an act, and every shorter form of such a name.
 *
 * Returns: (transfer full): the people
 */
DtlPeople *
dtl_people_new (const DtlReading *reading)
{
  DtlPeople *self = g_new0 (DtlPeople, 1);
  g_autofree guint8 *natures = find_natures (reading);
  g_autofree guint8 *victims = find_victims (reading);
  guint32 last = DTL_NO_INDEX;

  self->persons = g_array_new (FALSE, FALSE, sizeof (DtlPerson));
  self->of_phrase = g_new (guint32, reading->phrases->len + 1);
  self->before = g_new (guint32, reading->phrases->len + 1);
  for (guint32 i = 0; i < reading->phrases->len; i++)
    {
      self->of_phrase[i] = DTL_NO_INDEX;
      self->before[i] = last;
      read_phrase (self, reading, natures, victims, i);
      if (self->of_phrase[i] != DTL_NO_INDEX)
        last = self->of_phrase[i];
    }
  return self;
}

/**
 * dtl_people_free:
 * @self: (nullable): people
 */
void
dtl_people_free (DtlPeople *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->persons);
  g_free (self->of_phrase);
  g_free (self->before);
  g_free (self);
}

/**
 * dtl_people_get:
 * @self: people
 * @index: index of a person, or %DTL_NO_INDEX
 *
 * Returns: (transfer none) (nullable): the person
 */
const DtlPerson *
dtl_people_get (const DtlPeople *self, guint32 index)
{
  return index < self->persons->len ? &g_array_index (self->persons, DtlPerson, index) : NULL;
}

/**
 * dtl_people_of_phrase:
 * @self: people
 * @phrase: index of a noun phrase
 *
 * Returns: index of the person it names, or %DTL_NO_INDEX
 */
guint32
dtl_people_of_phrase (const DtlPeople *self, guint32 phrase)
{
  return self->of_phrase[phrase];
}

/**
 * dtl_people_described_by:
 * @self: people
 * @token: head of a noun phrase
 *
 * Returns: index of the person beside whose name the words stand ("the mayor, Juan Perez"), or
 *   %DTL_NO_INDEX
 */
guint32
dtl_people_described_by (const DtlPeople *self, guint32 token)
{
  for (guint32 i = 0; i < self->persons->len; i++)
    {
      const DtlPerson *person = &g_array_index (self->persons, DtlPerson, i);

      if (token >= person->described_first && token < person->described_end)
        return i;
    }
  return DTL_NO_INDEX;
}

/**
 * dtl_people_antecedent:
 * @self: people
 * @phrase: index of a pronoun ("he")
 *
 * Returns: index of the person named last before it, or %DTL_NO_INDEX
 */
guint32
dtl_people_antecedent (const DtlPeople *self, guint32 phrase)
{
  return self->before[phrase];
}
