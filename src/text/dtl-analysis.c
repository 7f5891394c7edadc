/* dtl-analysis.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-analysis-private.h"

#include "dtl-language-model-private.h"
#include "dtl-voice-private.h"

#include <string.h>

/* Words beyond the ends of a sentence that any of the classifiers looks at. */
#define EDGE MAX (DTL_TAGGER_EDGE, DTL_NAMES_EDGE)
#define LONG_WORD 4
#define FEW_WORDS 3

/* Room for one sentence at a time, made once for a document. */
typedef struct
{
  const DtlLanguageModel *model;
  gboolean caseless;
  DtlWordFeatures *words;
  guint8 *tags;
  guint8 *classes;
  gint16 *leads;
} Workshop;

static guint
longest_sentence (const DtlSentence *sentences, guint n_sentences)
{
  guint longest = 0;

  for (guint i = 0; i < n_sentences; i++)
    longest = MAX (longest, sentences[i].end - sentences[i].first);
  return longest;
}

static void
read_words (const Workshop *self, const DtlToken *tokens, guint n, gboolean caseless)
{
  for (guint i = 0; i < DTL_TAGGER_EDGE; i++)
    {
      dtl_word_features_edge (FALSE, &self->words[-(int) i - 1]);
      dtl_word_features_edge (TRUE, &self->words[n + i]);
    }
  for (guint i = 0; i < n; i++)
    dtl_word_features (&self->model->words, &tokens[i], caseless, &self->words[i]);
}

static void
tag_sentence (const Workshop *self, DtlToken *tokens, guint n)
{
  const guint8 *labels = self->model->tagger.labels;

  dtl_tagger_run (&self->model->tagger, self->words, n, self->tags, self->leads);
  dtl_tagger_mend (&self->model->tagger, tokens, n, self->leads, self->tags);
  for (guint i = 0; i < n; i++)
    {
      tokens[i].xpos = labels[2 * self->tags[i]];
      tokens[i].upos = labels[2 * self->tags[i] + 1];
    }
}

/* Guesses capitals from the tags: names have them, and the first word has one. Short forms without
 * a vowel stay in capitals. */
static void
restore_case (DtlToken *tokens, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      DtlToken *token = &tokens[i];
      gboolean proper = token->upos == DTL_UPOS_PROPN || token->xpos == DTL_XPOS_NNP ||
                        token->xpos == DTL_XPOS_NNPS;

      if (token->flags & DTL_TOKEN_PUNCTUATION)
        continue;
      token->flags |= DTL_TOKEN_CASE_RESTORED;
      if (!proper && i > 0)
        token->flags &= (guint16) ~(DTL_TOKEN_CAPITALISED | DTL_TOKEN_UPPER);
      else if (!proper || strpbrk (token->norm, "aeiouy") != NULL)
        token->flags &= (guint16) ~DTL_TOKEN_UPPER;
    }
}

static void
find_names (const Workshop *self, guint first, guint n, GArray *names)
{
  for (guint i = 0; i < DTL_NAMES_EDGE; i++)
    self->tags[n + i] = DTL_TAGGER_NO_TAG;
  dtl_names_run (&self->model->names, self->words, self->tags, n, self->classes, self->leads);
  dtl_names_collect (&self->model->names, self->classes, self->leads, n, first, names);
}

/**
 * dtl_is_sentence_caseless:
 * @tokens: the tokens of a sentence
 * @n_tokens: their number
 *
 * Returns: whether capitals say nothing about it: a heading in which every longer word has one, or
 *   a stretch in capitals
 */
gboolean
dtl_is_sentence_caseless (const DtlToken *tokens, guint n_tokens)
{
  guint capitalised = 0, upper = 0, lower = 0;

  for (guint i = 0; i < n_tokens; i++)
    {
      if ((tokens[i].flags & (DTL_TOKEN_PUNCTUATION | DTL_TOKEN_DIGITS)) ||
          tokens[i].end - tokens[i].start < LONG_WORD)
        continue;
      if (tokens[i].flags & DTL_TOKEN_UPPER)
        upper++;
      else if (tokens[i].flags & DTL_TOKEN_CAPITALISED)
        capitalised++;
      else
        lower++;
    }
  if (upper >= FEW_WORDS && upper > 3 * lower)
    return TRUE;
  return lower == 0 && capitalised + upper >= FEW_WORDS;
}

static void
analyse_sentence (
    Workshop *self, DtlToken *tokens, const DtlSentence *sentence, guint8 *labels, GArray *names)
{
  guint n = sentence->end - sentence->first;
  DtlToken *own = tokens + sentence->first;
  gboolean caseless = self->caseless || dtl_is_sentence_caseless (own, n);

  read_words (self, own, n, caseless);
  tag_sentence (self, own, n);
  if (caseless)
    restore_case (own, n);
  find_names (self, sentence->first, n, names);
  memcpy (labels + sentence->first, self->tags, n);
}

/**
 * dtl_analyse_words:
 * @model: the weights
 * @tokens: tokens with norms, of all sentences
 * @sentences: the sentences
 * @n_sentences: their number
 * @caseless: whether capitals say nothing
 * @labels: a number a token to fill: the tagger's label, for dtl_analyse_heads()
 *
 * Tags the words and finds the names in them.
 *
 * Returns: (transfer full): array of #DtlName
 */
GArray *
dtl_analyse_words (const DtlLanguageModel *model,
                   DtlToken *tokens,
                   const DtlSentence *sentences,
                   guint n_sentences,
                   gboolean caseless,
                   guint8 *labels)
{
  gsize room = longest_sentence (sentences, n_sentences) + 2 * EDGE;
  g_autofree DtlWordFeatures *words = g_new (DtlWordFeatures, room);
  g_autofree guint8 *tags = g_new (guint8, room);
  g_autofree guint8 *classes = g_new (guint8, room);
  g_autofree gint16 *leads = g_new (gint16, room);
  Workshop workshop = { model, caseless, words + EDGE, tags + EDGE, classes + EDGE, leads };
  GArray *names = g_array_new (FALSE, FALSE, sizeof (DtlName));

  for (guint i = 0; i < n_sentences; i++)
    analyse_sentence (&workshop, tokens, &sentences[i], labels, names);
  return names;
}

static void
parse_sentence (const DtlLanguageModel *model,
                DtlToken *tokens,
                const DtlSentence *sentence,
                const guint8 *labels,
                DtlWordFeatures *words,
                DtlParserState *state)
{
  guint first = sentence->first, n = sentence->end - sentence->first;

  for (guint i = 0; i < n; i++)
    dtl_word_features_short (&model->words, &tokens[first + i], &words[i]);
  dtl_parser_start (state, words, labels + first, n);
  dtl_parser_run (&model->parser, state);
  for (guint i = 0; i < n; i++)
    {
      const DtlParserNode *node = dtl_parser_node (state, (int) i);

      tokens[first + i].head = node->head == (int) n ? -1 : node->head + (gint32) first;
      tokens[first + i].deprel = node->deprel;
    }
  dtl_mend_voice (model->lexicon, model->intransitive, tokens, first, n);
}

/**
 * dtl_analyse_heads:
 * @model: the weights
 * @tokens: all tokens, tagged
 * @sentences: the sentences
 * @n_sentences: their number
 * @labels: as dtl_analyse_words() left them
 * @wanted: (nullable): which sentences to parse, a number each; %NULL for all
 *
 * Parses the sentences and makes tags agree with what was found.
 */
void
dtl_analyse_heads (const DtlLanguageModel *model,
                   DtlToken *tokens,
                   const DtlSentence *sentences,
                   guint n_sentences,
                   const guint8 *labels,
                   const guint8 *wanted)
{
  g_autofree DtlParserState *state = g_new (DtlParserState, 1);
  g_autofree DtlWordFeatures *words =
      g_new (DtlWordFeatures, longest_sentence (sentences, n_sentences));

  for (guint i = 0; i < n_sentences; i++)
    if (wanted == NULL || wanted[i])
      parse_sentence (model, tokens, &sentences[i], labels, words, state);
}
