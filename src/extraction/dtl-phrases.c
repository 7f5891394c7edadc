/* dtl-phrases.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-counts.h"
#include "dtl-phrases-private.h"

#include <string.h>

static gboolean
is_noun (const DtlToken *token)
{
  return token->xpos == DTL_XPOS_NN || token->xpos == DTL_XPOS_NNS || token->xpos == DTL_XPOS_NNP ||
         token->xpos == DTL_XPOS_NNPS;
}

/* "Shining Path": a verb by its form, but part of a name that the lists know. */
static gboolean
begins_group_name (const DtlReading *reading, guint32 i)
{
  return (reading->tokens[i].xpos == DTL_XPOS_VBG || reading->tokens[i].xpos == DTL_XPOS_VBN) &&
         (reading->tokens[i].flags & DTL_TOKEN_CAPITALISED) &&
         (reading->token_traits[i] & DTL_TRAIT_GROUP) && i + 1 < reading->n_tokens &&
         (reading->token_traits[i + 1] & DTL_TRAIT_GROUP) && is_noun (&reading->tokens[i + 1]);
}

static gboolean
is_modifier (const DtlReading *reading, guint32 i)
{
  const DtlToken *token = &reading->tokens[i];

  if (begins_group_name (reading, i))
    return TRUE;
  switch (token->xpos)
    {
    case DTL_XPOS_DT:
    case DTL_XPOS_PDT:
    case DTL_XPOS_PRPS:
    case DTL_XPOS_JJR:
    case DTL_XPOS_JJS:
      return !dtl_token_is (token, DTL_WORDS_COMPARISON);
    case DTL_XPOS_JJ:
    case DTL_XPOS_HYPH:
    case DTL_XPOS_AFX:
    case DTL_XPOS_FW:
      return TRUE;
    case DTL_XPOS_VBN:
    case DTL_XPOS_VBG:
      return i + 1 < reading->n_tokens && dtl_reading_same_sentence (reading, i, i + 1) &&
             (is_noun (&reading->tokens[i + 1]) || reading->tokens[i + 1].xpos == DTL_XPOS_JJ) &&
             i > 0 && dtl_reading_same_sentence (reading, i, i - 1) &&
             (reading->tokens[i - 1].xpos == DTL_XPOS_DT ||
              reading->tokens[i - 1].xpos == DTL_XPOS_JJ ||
              reading->tokens[i - 1].xpos == DTL_XPOS_CD ||
              reading->tokens[i - 1].xpos == DTL_XPOS_PRPS);
    case DTL_XPOS_RB:
      return i + 1 < reading->n_tokens && reading->tokens[i + 1].xpos == DTL_XPOS_CD;
    default:
      return FALSE;
    }
}

static gboolean
in_timex (const DtlReading *reading, guint32 i)
{
  return reading->token_timex[i] != DTL_NO_INDEX;
}

/* "one civilian was": a noun for people that the tagger takes for an adjective. */
static gboolean
is_person_adjective (const DtlReading *reading, guint32 i, guint32 limit)
{
  return reading->tokens[i].xpos == DTL_XPOS_JJ && (reading->token_traits[i] & DTL_TRAIT_PERSON) &&
         !(reading->token_traits[i] & DTL_TRAIT_TRIGGER) &&
         (i + 1 >= limit || reading->tokens[i + 1].upos == DTL_UPOS_AUX ||
          reading->tokens[i + 1].upos == DTL_UPOS_VERB ||
          reading->tokens[i + 1].upos == DTL_UPOS_ADP ||
          reading->tokens[i + 1].upos == DTL_UPOS_PUNCT ||
          reading->tokens[i + 1].upos == DTL_UPOS_CCONJ);
}

/* "killed 12 and wounded about 150": what precedes a number is a verb, whatever the tagger says. */
static gboolean
number_follows (const DtlReading *reading, guint32 i, guint32 limit)
{
  if (i + 2 < limit &&
      (reading->tokens[i + 1].upos == DTL_UPOS_ADV || dtl_reading_is (reading, i + 1, "about") ||
       dtl_reading_is (reading, i + 1, "some")))
    i++;
  return i + 1 < limit && reading->tokens[i + 1].xpos == DTL_XPOS_CD;
}

/* Where a noun phrase that starts at @first ends; @first itself if there is none. */
static guint32
phrase_end (const DtlReading *reading, guint32 first, guint32 limit)
{
  guint32 end = first;
  guint32 last_head = DTL_NO_INDEX;

  if (reading->tokens[first].xpos == DTL_XPOS_PRP)
    return first + 1;
  while (end < limit)
    {
      const DtlToken *token = &reading->tokens[end];

      if (end > first && (reading->token_traits[end] & DTL_TRAIT_BREAK))
        break;
      if (in_timex (reading, end) &&
          !(end > first && end + 1 < limit && is_noun (&reading->tokens[end + 1]) &&
            !in_timex (reading, end + 1)))
        break;
      if (end == first && (reading->token_traits[end] & DTL_TRAIT_TRIGGER) &&
          token->xpos != DTL_XPOS_CD && !is_noun (token) && number_follows (reading, end, limit))
        break;
      if (is_noun (token) || token->xpos == DTL_XPOS_CD ||
          is_person_adjective (reading, end, limit))
        last_head = end;
      else if (end > first && (token->xpos == DTL_XPOS_DT || token->xpos == DTL_XPOS_PRPS) &&
               reading->tokens[end - 1].xpos != DTL_XPOS_PDT &&
               !dtl_reading_is (reading, end - 1, "all") &&
               !dtl_reading_is (reading, end - 1, "both"))
        break;
      else if (!is_modifier (reading, end))
        break;
      end++;
    }
  if (last_head != DTL_NO_INDEX)
    return last_head + 1;
  /* "the wounded", "the dead", "others" */
  if (end > first + 1 && reading->tokens[first].xpos == DTL_XPOS_DT)
    return end;
  return first;
}

/* "army" tells more of an "army training camp" than "training camp" does. */
static gboolean
is_telling (int target_type)
{
  return target_type == DTL_TARGET_TYPE_POLICE || target_type == DTL_TARGET_TYPE_MILITARY ||
         target_type == DTL_TARGET_TYPE_GOVERNMENT || target_type == DTL_TARGET_TYPE_DIPLOMATIC ||
         target_type == DTL_TARGET_TYPE_RELIGIOUS || target_type == DTL_TARGET_TYPE_EDUCATION ||
         target_type == DTL_TARGET_TYPE_NGO || target_type == DTL_TARGET_TYPE_POLITICAL_PARTY ||
         target_type == DTL_TARGET_TYPE_MILITIA;
}

static gboolean
is_vague (int target_type)
{
  return target_type <= DTL_TARGET_TYPE_UNKNOWN || target_type == DTL_TARGET_TYPE_CIVILIANS ||
         target_type == DTL_TARGET_TYPE_BUSINESS || target_type == DTL_TARGET_TYPE_TRANSPORT ||
         target_type == DTL_TARGET_TYPE_UTILITIES || target_type == DTL_TARGET_TYPE_MILITIA;
}

/* What a word before the head says counts only where it may stand for the head: a title before a
 * name, a group before its fighters; never "terrorist" in "terrorist attack". */
/* Words that end at the head decide, of these the longest ("city hall" before "hall"), which comes
 * first. */
static void
take_code (gint16 *code, gint8 value, gboolean at_head, guint8 *of_head)
{
  if (value < 0 || *of_head || (!at_head && *code >= 0))
    return;
  *code = value;
  *of_head = at_head;
}

static void
merge_word (DtlPhrase *phrase, const DtlWord *word, gboolean at_head, gboolean named)
{
  const guint32 human = DTL_TRAIT_PERSON | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_SECURITY |
                        DTL_TRAIT_PROMINENT | DTL_TRAIT_MILITANT | DTL_TRAIT_PROTESTER |
                        DTL_TRAIT_GROUP;

  if (word->traits & DTL_TRAIT_TRIGGER)
    return;
  if (word->traits & DTL_TRAIT_GROUP)
    phrase->group = word;
  if (!at_head && !named && (word->traits & human))
    {
      phrase->traits |= word->traits & (DTL_TRAIT_SUICIDE | DTL_TRAIT_SUSPECT);
      return;
    }
  phrase->traits |= word->traits;
  if (at_head && (word->flags & DTL_WORD_VEHICLE))
    phrase->vehicle = TRUE;
  if (!(word->flags & DTL_WORD_AMBIGUOUS))
    take_code (&phrase->weapon, word->weapon, at_head, &phrase->of_head[3]);
  take_code (&phrase->target_type, word->target_type, at_head, &phrase->of_head[0]);
  take_code (&phrase->occupation, word->occupation, at_head, &phrase->of_head[1]);
  take_code (&phrase->property, word->property, at_head, &phrase->of_head[2]);
}

/* The bank in "West Bank" and the market in "Market Weighton" are words of a name. Landmarks are
 * what they are called. */
static gboolean
is_word_of_name (const DtlReading *reading, const DtlLexiconMatch *match)
{
  guint32 index = reading->token_toponym[match->first];
  const DtlToponym *toponym;
  gboolean longer;

  if (index == DTL_NO_INDEX)
    return FALSE;
  toponym = g_ptr_array_index (reading->toponyms, index);
  longer = (match->first > 0 && reading->token_toponym[match->first - 1] == index) ||
           (match->end < reading->n_tokens && reading->token_toponym[match->end] == index);
  return longer && toponym->place != NULL && toponym->place->feature != NULL &&
         (g_str_has_prefix (toponym->place->feature, "PPL") ||
          g_str_has_prefix (toponym->place->feature, "ADM") ||
          g_str_has_prefix (toponym->place->feature, "PCL") ||
          strcmp (toponym->place->feature, "RGN") == 0);
}

/* "a van full of explosives": what stands after the head makes it a weapon, and no target. */
static gboolean
is_weapon_by_load (const DtlPhrase *phrase, const DtlWord *word, const DtlLexiconMatch *match)
{
  return word->weapon >= 0 && match->first == phrase->head && match->end > phrase->end;
}

static void
add_words (const DtlReading *reading, DtlPhrase *phrase)
{
  guint32 head_traits = 0;
  gboolean named = reading->tokens[phrase->head].upos == DTL_UPOS_PROPN;
  gboolean bare = FALSE;
  gboolean described = FALSE;
  int modifier = -1;

  for (guint32 i = phrase->first; i < phrase->end; i++)
    {
      guint n_matches;
      const DtlLexiconMatch *matches = dtl_document_matches_at (reading->document, i, &n_matches);

      for (guint m = 0; m < n_matches; m++)
        {
          const DtlWord *word =
              dtl_vocabulary_word (reading->vocabulary, matches[m].list, matches[m].entry);

          if (word != NULL && is_weapon_by_load (phrase, word, &matches[m]))
            {
              merge_word (phrase, word, TRUE, named);
              return;
            }
          if (word == NULL || matches[m].end > phrase->end ||
              ((word->traits & DTL_TRAIT_PROPERTY) && is_word_of_name (reading, &matches[m])))
            continue;
          if ((word->traits & DTL_TRAIT_GROUP) && (word->flags & DTL_WORD_AMBIGUOUS) &&
              reading->tokens[phrase->head].upos != DTL_UPOS_PROPN)
            continue;
          if (matches[m].end == phrase->head + 1)
            {
              head_traits |= word->traits;
              bare |= (word->flags & DTL_WORD_BARE) != 0 && i == phrase->head;
              described |= (word->traits & DTL_TRAIT_PERPETRATOR) != 0 && i < phrase->head;
            }
          else if (is_telling (word->target_type))
            modifier = word->target_type;
          merge_word (phrase, word, matches[m].end == phrase->head + 1, named);
        }
    }
  if (modifier >= 0 && is_vague (phrase->target_type) && !(head_traits & DTL_TRAIT_PERSON) &&
      (head_traits & DTL_TRAIT_PROPERTY || phrase->target_type < 0) &&
      !(head_traits & (DTL_TRAIT_WEAPON | DTL_TRAIT_TRIGGER)))
    {
      phrase->target_type = modifier;
      phrase->traits |= DTL_TRAIT_PROPERTY;
    }
  /* "people" says nothing of guilt by itself, "armed people" does. */
  if (bare && !described)
    phrase->traits &= ~(DTL_TRAIT_PERPETRATOR | DTL_TRAIT_MILITANT);
  if (phrase->group != NULL && !(phrase->traits & (DTL_TRAIT_PERSON | DTL_TRAIT_GROUP)))
    phrase->group = NULL;
  /* A thing named after people ("police station") is a thing. */
  if ((head_traits & DTL_TRAIT_PROPERTY) && !(head_traits & DTL_TRAIT_PERSON))
    phrase->traits &= ~(DTL_TRAIT_PERSON | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_SECURITY);
  if ((head_traits & DTL_TRAIT_WEAPON) && !(head_traits & DTL_TRAIT_PERSON))
    phrase->traits &= ~(DTL_TRAIT_PERSON | DTL_TRAIT_PERPETRATOR | DTL_TRAIT_SECURITY);
}

static void
add_determiner (const DtlReading *reading, DtlPhrase *phrase)
{
  const DtlToken *head = &reading->tokens[phrase->head];

  if (dtl_reading_has (reading, phrase->first, DTL_WORDS_DEFINITE))
    phrase->flags |= DTL_PHRASE_DEFINITE;
  else if (dtl_reading_has (reading, phrase->first, DTL_WORDS_INDEFINITE))
    phrase->flags |= DTL_PHRASE_INDEFINITE;
  else if (dtl_reading_is (reading, phrase->first, "no"))
    phrase->flags |= DTL_PHRASE_NONE;
  if (head->xpos == DTL_XPOS_PRP)
    phrase->flags |= DTL_PHRASE_PRONOUN;
  if (head->xpos == DTL_XPOS_NNP || head->xpos == DTL_XPOS_NNPS)
    phrase->flags |= DTL_PHRASE_NAME;
  if (head->xpos == DTL_XPOS_NNS || head->xpos == DTL_XPOS_NNPS ||
      dtl_token_is (head, DTL_WORDS_PLURAL))
    phrase->flags |= DTL_PHRASE_PLURAL;
  if (strcmp (head->norm, "others") == 0 ||
      (phrase->end - phrase->first > 1 &&
       strcmp (reading->tokens[phrase->head - 1].norm, "other") == 0))
    phrase->flags |= DTL_PHRASE_OTHERS;
  /* "one second for each": the tagger may take the unit for an adjective. */
  if (dtl_token_is (head, DTL_WORDS_MEASURE) ||
      (head->xpos == DTL_XPOS_CD && phrase->end < reading->n_tokens &&
       dtl_reading_same_sentence (reading, phrase->end, phrase->head) &&
       dtl_reading_has (reading, phrase->end, DTL_WORDS_MEASURE)))
    phrase->flags |= DTL_PHRASE_MEASURE;
}

/* "20 or more", "10 to 15": a number goes on behind the phrase that it is. */
static guint32
end_of_number (const DtlReading *reading, const DtlPhrase *phrase, guint32 i)
{
  if (i + 1 < phrase->end || phrase->end + 2 > reading->sentences[phrase->sentence].end)
    return phrase->end;
  return phrase->end + 2;
}

static void
add_count (const DtlReading *reading, DtlPhrase *phrase)
{
  for (guint32 i = phrase->first; i < phrase->end; i++)
    {
      DtlCount count;
      guint32 next;

      if (in_timex (reading, i))
        continue;
      next = dtl_counts_parse (reading, i, end_of_number (reading, phrase, i), &count);
      if (next == i)
        continue;
      phrase->count = count;
      phrase->has_count = TRUE;
      if (next >= phrase->end && i <= phrase->head)
        phrase->flags |= DTL_PHRASE_BARE_NUMBER;
      return;
    }
  if (phrase->flags & (DTL_PHRASE_PLURAL | DTL_PHRASE_PRONOUN | DTL_PHRASE_OTHERS))
    return;
  if ((phrase->flags & (DTL_PHRASE_INDEFINITE | DTL_PHRASE_NAME)) ||
      (phrase->flags & DTL_PHRASE_DEFINITE) || (phrase->traits & DTL_TRAIT_PERSON))
    {
      phrase->count = dtl_count_exact (1);
      phrase->has_count = TRUE;
    }
}

/* "reported that X died": X is a subject, not the object of a preposition. */
static gboolean
is_complementizer (const DtlReading *reading, guint32 i)
{
  return dtl_reading_has (reading, i, DTL_WORDS_COMPLEMENTIZER) &&
         !(dtl_reading_is (reading, i, "as") && reading->tokens[i].upos == DTL_UPOS_ADP);
}

static void
add_preposition (const DtlReading *reading, DtlPhrase *phrase)
{
  guint32 i = phrase->first;

  /* Skip what belongs to the number: "at least", "more than", "up to". */
  while (i > 0 && dtl_reading_same_sentence (reading, i - 1, phrase->first) &&
         phrase->first - i < 3 &&
         (dtl_reading_has (reading, i - 1, DTL_WORDS_BEFORE_NUMBER_CLOSELY) ||
          (dtl_reading_is (reading, i - 1, "at") && dtl_reading_is (reading, i, "least"))))
    i--;
  if (i == 0 || !dtl_reading_same_sentence (reading, i - 1, phrase->first))
    return;
  if ((reading->tokens[i - 1].xpos == DTL_XPOS_IN && !is_complementizer (reading, i - 1)) ||
      (reading->tokens[i - 1].xpos == DTL_XPOS_TO && reading->tokens[i - 1].upos == DTL_UPOS_ADP) ||
      dtl_reading_is (reading, i - 1, "by") || dtl_reading_is (reading, i - 1, "of"))
    phrase->preposition = i - 1;
}

static guint32
add_phrase (DtlReading *reading, guint32 first, guint32 end, guint32 sentence)
{
  DtlPhrase phrase = { .first = first,
                       .end = end,
                       .head = end - 1,
                       .sentence = sentence,
                       .conjunct = DTL_NO_INDEX,
                       .owner = DTL_NO_INDEX,
                       .complement = DTL_NO_INDEX,
                       .preposition = DTL_NO_INDEX,
                       .target_type = -1,
                       .occupation = -1,
                       .property = -1,
                       .weapon = -1 };
  guint32 index = reading->phrases->len;

  add_words (reading, &phrase);
  add_determiner (reading, &phrase);
  add_count (reading, &phrase);
  add_preposition (reading, &phrase);
  for (guint32 i = first; i < end; i++)
    reading->token_phrase[i] = index;
  g_array_append_val (reading->phrases, phrase);
  return index;
}

static void
find_phrases (DtlReading *reading, guint32 sentence)
{
  guint32 limit = reading->sentences[sentence].end;
  guint32 i = reading->sentences[sentence].first;
  guint32 owner = DTL_NO_INDEX;

  while (i < limit)
    {
      guint32 end = phrase_end (reading, i, limit);
      guint32 index;

      if (end == i)
        {
          if (reading->tokens[i].xpos != DTL_XPOS_POS)
            owner = DTL_NO_INDEX;
          i++;
          continue;
        }
      index = add_phrase (reading, i, end, sentence);
      dtl_reading_phrase (reading, index)->owner = owner;
      owner = end < limit && reading->tokens[end].xpos == DTL_XPOS_POS ? index : DTL_NO_INDEX;
      i = end;
    }
}

/**
 * dtl_reading_phrases:
 * @self: a reading with its tokens, times and place names
 *
 * Finds the noun phrases: their heads, numbers, classes, owners and coordination. Phrases are
 * cut at the parts of speech as in finite-state chunking (Abney 1996).
 */
void
dtl_reading_phrases (DtlReading *self)
{
  for (guint32 s = 0; s < self->n_sentences && self->sentences[s].first < self->body_end; s++)
    find_phrases (self, s);
  dtl_phrases_join (self);
}
