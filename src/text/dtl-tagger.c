/* dtl-tagger.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-tagger-private.h"

#include "dtl-lexicon-private.h"
#include "dtl-word-class.h"

#include <string.h>

/* A shorter piece with a full stop may be a heading. */
#define SHORTEST_CLAUSE 6
#define AUXILIARY_REACH 4
#define SECOND_VERB_REACH 8

/**
 * dtl_guess_xpos:
 * @norm: a folded word
 * @flags: its #DtlTokenFlags
 *
 * Guesses the part of speech of a word by its shape and ending, without its context.
 *
 * Returns: a Penn tag
 */
DtlXpos
dtl_guess_xpos (const char *norm, guint flags)
{
  if (flags & DTL_TOKEN_PUNCTUATION)
    return DTL_XPOS_PUNCT;
  if (flags & DTL_TOKEN_DIGITS)
    return DTL_XPOS_CD;
  if ((flags & DTL_TOKEN_CAPITALISED) && !(flags & (DTL_TOKEN_SENTENCE_START | DTL_TOKEN_UPPER)))
    return DTL_XPOS_NNP;
  if (g_str_has_suffix (norm, "ed"))
    return DTL_XPOS_VBD;
  if (g_str_has_suffix (norm, "ing"))
    return DTL_XPOS_VBG;
  if (g_str_has_suffix (norm, "ly"))
    return DTL_XPOS_RB;
  return g_str_has_suffix (norm, "s") ? DTL_XPOS_NNS : DTL_XPOS_NN;
}

/**
 * dtl_tagger_word_features:
 * @word: the token, with %DTL_TAGGER_EDGE others on both sides
 * @out: at least %DTL_LINEAR_MAX_FEATURES numbers
 *
 * Returns: the number of features that do not depend on tags
 */
guint
dtl_tagger_word_features (const DtlWordFeatures *word, guint64 *out)
{
  const DtlWordFeatures *w0 = word, *l1 = word - 1, *l2 = word - 2, *r1 = word + 1, *r2 = word + 2;
  guint n = 0;

  out[n++] = dtl_feature (0, w0->word, 0, 0);
  out[n++] = dtl_feature (1, l1->word, 0, 0);
  out[n++] = dtl_feature (2, r1->word, 0, 0);
  out[n++] = dtl_feature (3, l2->word, 0, 0);
  out[n++] = dtl_feature (4, r2->word, 0, 0);
  out[n++] = dtl_feature (5, l1->word, w0->word, 0);
  out[n++] = dtl_feature (6, w0->word, r1->word, 0);
  out[n++] = dtl_feature (7, l1->word, r1->word, 0);
  for (guint i = 0; i < G_N_ELEMENTS (w0->suffix); i++)
    out[n++] = dtl_feature (8, w0->suffix[i], i, 0);
  for (guint i = 0; i < G_N_ELEMENTS (w0->prefix); i++)
    out[n++] = dtl_feature (9, w0->prefix[i], i, 0);
  out[n++] = dtl_feature (10, w0->shape, w0->marks, 0);
  out[n++] = dtl_feature (11, w0->shape, l1->shape, r1->shape);
  out[n++] = dtl_feature (12, w0->shape, w0->capital, w0->coarse);
  out[n++] = dtl_feature (13, w0->shape, w0->suffix[2], 0);
  out[n++] = dtl_feature (14, l1->suffix[1], w0->suffix[1], 0);
  out[n++] = dtl_feature (15, w0->suffix[2], r1->suffix[1], 0);
  out[n++] = dtl_feature (16, w0->fine, 0, 0);
  out[n++] = dtl_feature (17, l1->fine, w0->fine, 0);
  out[n++] = dtl_feature (18, w0->fine, r1->fine, 0);
  out[n++] = dtl_feature (19, l1->fine, r1->fine, 0);
  out[n++] = dtl_feature (20, l1->coarse, w0->tags, r1->coarse);
  out[n++] = dtl_feature (21, w0->tags, 0, 0);
  out[n++] = dtl_feature (22, w0->tags, r1->tags, 0);
  out[n++] = dtl_feature (23, l1->tags, w0->tags, r1->tags);
  out[n++] = dtl_feature (24, w0->tags, r1->tags, r2->tags);
  out[n++] = dtl_feature (25, r1->suffix[2], 0, 0);
  out[n++] = dtl_feature (26, l1->suffix[2], 0, 0);
  out[n++] = dtl_feature (27, w0->head, w0->marks, 0);
  out[n++] = dtl_feature (28, l2->fine, l1->fine, 0);
  out[n++] = dtl_feature (29, r1->fine, r2->fine, 0);
  out[n++] = dtl_feature (30, w0->word, w0->shape, 0);
  out[n++] = dtl_feature (31, w0->word, r1->tags, 0);
  out[n++] = dtl_feature (32, l1->capital, w0->capital, r1->capital);
  return n;
}

/**
 * dtl_tagger_left_features:
 * @word: the token, with %DTL_TAGGER_EDGE others on both sides
 * @tags: labels, at the token; those before it are known
 * @out: room for the features
 *
 * Returns: the number of features that depend on the tags on the left
 */
guint
dtl_tagger_left_features (const DtlWordFeatures *word, const guint8 *tags, guint64 *out)
{
  const DtlWordFeatures *r1 = word + 1;
  guint t1 = tags[-1], t2 = tags[-2];
  guint n = 0;

  out[n++] = dtl_feature (40, t1, 0, 0);
  out[n++] = dtl_feature (41, t1, t2, 0);
  out[n++] = dtl_feature (42, t1, word->word, 0);
  out[n++] = dtl_feature (43, t1, r1->word, 0);
  out[n++] = dtl_feature (44, t1, word->fine, 0);
  out[n++] = dtl_feature (45, t1, word->tags, r1->tags);
  out[n++] = dtl_feature (46, t1, t2, word->tags);
  out[n++] = dtl_feature (47, t1, word->suffix[2], 0);
  out[n++] = dtl_feature (48, t1, word->shape, r1->shape);
  out[n++] = dtl_feature (49, t2, word->word, 0);
  out[n++] = dtl_feature (50, t1, r1->fine, 0);
  out[n++] = dtl_feature (51, t1, t2, word->fine);
  return n;
}

/**
 * dtl_tagger_set_labels:
 * @self: a tagger
 * @labels: pairs of #DtlXpos and #DtlUpos, one pair a class; must outlive @self
 * @n_labels: their number
 *
 * Returns: whether the labels are tags
 */
gboolean
dtl_tagger_set_labels (DtlTagger *self, const guint8 *labels, gsize n_labels)
{
  self->labels = labels;
  self->past = 0;
  self->participle = 0;
  for (guint i = 0; i < n_labels; i++)
    {
      if (labels[2 * i] >= DTL_N_XPOS || labels[2 * i + 1] >= DTL_N_UPOS)
        return FALSE;
      if (labels[2 * i] == DTL_XPOS_VBD && labels[2 * i + 1] == DTL_UPOS_VERB)
        self->past = i;
      if (labels[2 * i] == DTL_XPOS_VBN && labels[2 * i + 1] == DTL_UPOS_VERB)
        self->participle = i;
    }
  return TRUE;
}

/**
 * dtl_tagger_set_lexicon:
 * @self: a tagger
 * @lexicon: word lists; must outlive @self
 *
 * Gives the tagger the lists that dtl_tagger_mend() needs.
 */
void
dtl_tagger_set_lexicon (DtlTagger *self, const DtlLexicon *lexicon)
{
  self->lexicon = lexicon;
  self->attribution = dtl_lexicon_list_index (lexicon, "attribution-verbs");
  self->participles = dtl_lexicon_list_index (lexicon, "irregular-participles");
}

/**
 * dtl_tagger_map:
 * @self: to fill
 * @weights: the mapped weights; must outlive @self
 *
 * Returns: whether the weights hold a well-formed tagger
 */
gboolean
dtl_tagger_map (DtlTagger *self, const DtlWeights *weights)
{
  gsize length;
  const void *section = dtl_weights_section (weights, "tagger.words", &length);

  if (!dtl_linear_map (&self->words, section, length))
    return FALSE;
  section = dtl_weights_section (weights, "tagger.labels", &length);
  if (section == NULL || length != 2 * (gsize) self->words.n_classes)
    return FALSE;
  return dtl_tagger_set_labels (self, section, length / 2);
}

/**
 * dtl_tagger_run:
 * @self: a tagger
 * @words: the features of the words of a sentence, with %DTL_TAGGER_EDGE more on both sides
 * @n_words: their number
 * @tags: @n_words labels to fill, with room for %DTL_TAGGER_EDGE more on both sides
 * @past: (nullable): @n_words numbers to fill: how far a verb in the past tense was behind the best
 *
 * Tags a sentence greedily from left to right; words that always have the same tag get it.
 */
void
dtl_tagger_run (const DtlTagger *self, const DtlWordFeatures *words, guint n_words, guint8 *tags,
                gint16 *past)
{
  for (guint i = 0; i < DTL_TAGGER_EDGE; i++)
    tags[-(int) i - 1] = DTL_TAGGER_NO_TAG;
  for (guint i = 0; i < n_words; i++)
    {
      guint64 features[DTL_LINEAR_MAX_FEATURES];
      gint16 scores[DTL_LINEAR_MAX_CLASSES] = { 0 };
      guint n;

      if (words[i].certain != 0 && words[i].certain <= self->words.n_classes)
        {
          tags[i] = (guint8) (words[i].certain - 1);
          if (past != NULL)
            past[i] = G_MAXINT16;
          continue;
        }
      n = dtl_tagger_word_features (&words[i], features);
      n += dtl_tagger_left_features (&words[i], &tags[i], features + n);
      dtl_linear_score (&self->words, features, n, scores);
      tags[i] = (guint8) dtl_linear_best (scores, self->words.n_classes);
      if (past != NULL)
        past[i] = (gint16) MIN (scores[tags[i]] - scores[self->past], G_MAXINT16);
    }
}

static gboolean
is_attribution (const DtlTagger *self, const DtlToken *token)
{
  return dtl_lexicon_lookup (self->lexicon, self->attribution, token->norm, -1) >= 0;
}

/* Whether a form of "be", "have" or "get" shortly before makes a participle of a word. */
static gboolean
has_auxiliary (const DtlTagger *self, const guint8 *tags, guint i)
{
  for (guint k = i; k > 0 && k + AUXILIARY_REACH > i; k--)
    {
      guint xpos = self->labels[2 * tags[k - 1]], upos = self->labels[2 * tags[k - 1] + 1];

      if (upos == DTL_UPOS_AUX || xpos == DTL_XPOS_VBG || upos == DTL_UPOS_ADP)
        return TRUE;
      if (upos != DTL_UPOS_ADV && upos != DTL_UPOS_PART)
        return FALSE;
    }
  return FALSE;
}

/* Whether the word at @i, tagged otherwise, can only be a participle: it stands after a form of
 * "be" and is a past tense or an irregular form of a verb ("were shot"). */
static gboolean
must_be_participle (const DtlTagger *self, const DtlToken *tokens, const guint8 *tags, guint i)
{
  guint xpos = self->labels[2 * tags[i]];
  guint k = i - 1;

  if (xpos != DTL_XPOS_VBD && xpos != DTL_XPOS_NN)
    return FALSE;
  while (k > 0 && self->labels[2 * tags[k] + 1] == DTL_UPOS_ADV)
    k--;
  if (!dtl_token_is (&tokens[k], DTL_WORDS_BE))
    return FALSE;
  return xpos == DTL_XPOS_VBD ||
         dtl_lexicon_lookup (self->lexicon, self->participles, tokens[i].norm, -1) >= 0;
}

/* The label of a form of a verb that stands before the outcome, and may look like a noun: "gunmen
 * shot dead three people", "a man shot dead by police"; -1 if the word at @i is none. */
static int
before_outcome (const DtlTagger *self, const DtlToken *tokens, const guint8 *tags, guint i,
                guint n_words)
{
  guint after;

  if (i + 2 >= n_words || !dtl_token_is (&tokens[i + 1], DTL_WORDS_OUTCOME) ||
      dtl_lexicon_lookup (self->lexicon, self->participles, tokens[i].norm, -1) < 0)
    return -1;
  after = self->labels[2 * tags[i + 2] + 1];
  return has_auxiliary (self, tags, i) || after == DTL_UPOS_ADP || after == DTL_UPOS_PUNCT ||
                 after == DTL_UPOS_CCONJ
             ? (int) self->participle
             : (int) self->past;
}

/* Whether the word at @i is tagged as a participle but might be a past tense: it has no auxiliary,
 * and no form of its own ("taken", "done"). */
static gboolean
may_be_past (const DtlTagger *self, const DtlToken *tokens, const guint8 *tags, guint i)
{
  return self->labels[2 * tags[i]] == DTL_XPOS_VBN && !g_str_has_suffix (tokens[i].norm, "n") &&
         !g_str_has_suffix (tokens[i].norm, "ne") && !has_auxiliary (self, tags, i);
}

/* Whether the participle at @i stands between a noun and the beginning of an object, as only a verb
 * in the past tense does. */
static gboolean
has_subject_and_object (const DtlTagger *self, const guint8 *tags, guint i, guint n_words)
{
  guint before = self->labels[2 * tags[i - 1] + 1];
  guint after = i + 1 < n_words ? self->labels[2 * tags[i + 1]] : DTL_XPOS_NONE;

  return (before == DTL_UPOS_NOUN || before == DTL_UPOS_PROPN || before == DTL_UPOS_PRON) &&
         (after == DTL_XPOS_DT || after == DTL_XPOS_PRPS || after == DTL_XPOS_PRP);
}

/* "shot three people and wounded two": behind a conjunction and before a number a form that may be
 * an adjective is a verb, unless a form of "be" shortly before makes participles of both. */
static gboolean
is_second_verb (const DtlTagger *self, const DtlToken *tokens, const guint8 *tags, guint i,
                guint n_words)
{
  guint xpos = self->labels[2 * tags[i]];

  if ((xpos != DTL_XPOS_JJ && xpos != DTL_XPOS_VBN) || i + 1 >= n_words || i < 2 ||
      !g_str_has_suffix (tokens[i].norm, "ed") ||
      self->labels[2 * tags[i - 1] + 1] != DTL_UPOS_CCONJ ||
      self->labels[2 * tags[i + 1]] != DTL_XPOS_CD)
    return FALSE;
  for (guint k = i - 1; k > 0 && k + SECOND_VERB_REACH > i; k--)
    if (dtl_token_is (&tokens[k - 1], DTL_WORDS_BE))
      return FALSE;
  return TRUE;
}

/**
 * dtl_tagger_mend:
 * @self: a tagger with a lexicon
 * @tokens: the tokens of the sentence, with norms
 * @n_words: their number
 * @past: as dtl_tagger_run() left it
 * @tags: the labels
 *
 * Makes participles of what follows a form of "be" and past tenses of participles that cannot be
 * any, verbs of those before "dead" and of those behind a conjunction. One that stands between a
 * noun and an object is a past tense. And a sentence that ends in a full stop has a finite verb,
 * attributions apart: where the tagger found none, the participle that came nearest to the past
 * tense is made one
 * ("gunmen on motorcycles opened fire, police said").
 */
void
dtl_tagger_mend (const DtlTagger *self, const DtlToken *tokens, guint n_words, const gint16 *past,
                 guint8 *tags)
{
  guint best = n_words;

  for (guint i = 1; i < n_words; i++)
    if (before_outcome (self, tokens, tags, i, n_words) >= 0)
      tags[i] = (guint8) before_outcome (self, tokens, tags, i, n_words);
    else if (must_be_participle (self, tokens, tags, i))
      tags[i] = (guint8) self->participle;
    else if (is_second_verb (self, tokens, tags, i, n_words) ||
             (may_be_past (self, tokens, tags, i) &&
              has_subject_and_object (self, tags, i, n_words)))
      tags[i] = (guint8) self->past;
  if (n_words < SHORTEST_CLAUSE || tokens[n_words - 1].norm[0] != '.')
    return;
  for (guint i = 0; i < n_words; i++)
    {
      guint xpos = self->labels[2 * tags[i]];

      if ((xpos == DTL_XPOS_VBD || xpos == DTL_XPOS_VBZ || xpos == DTL_XPOS_VBP ||
           xpos == DTL_XPOS_MD) &&
          !is_attribution (self, &tokens[i]))
        return;
      if (i > 0 && may_be_past (self, tokens, tags, i) && (best == n_words || past[i] < past[best]))
        best = i;
    }
  if (best < n_words)
    tags[best] = (guint8) self->past;
}
