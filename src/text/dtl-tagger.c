/* dtl-tagger.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-tagger-private.h"

/* The universal tag that a Penn tag mostly stands for. */
static const guint8 UPOS_OF[DTL_N_XPOS] = {
  [DTL_XPOS_NONE] = DTL_UPOS_X,      [DTL_XPOS_ADD] = DTL_UPOS_X,
  [DTL_XPOS_AFX] = DTL_UPOS_X,       [DTL_XPOS_CC] = DTL_UPOS_CCONJ,
  [DTL_XPOS_CD] = DTL_UPOS_NUM,      [DTL_XPOS_DT] = DTL_UPOS_DET,
  [DTL_XPOS_EX] = DTL_UPOS_PRON,     [DTL_XPOS_FW] = DTL_UPOS_X,
  [DTL_XPOS_GW] = DTL_UPOS_X,        [DTL_XPOS_HYPH] = DTL_UPOS_PUNCT,
  [DTL_XPOS_IN] = DTL_UPOS_ADP,      [DTL_XPOS_JJ] = DTL_UPOS_ADJ,
  [DTL_XPOS_JJR] = DTL_UPOS_ADJ,     [DTL_XPOS_JJS] = DTL_UPOS_ADJ,
  [DTL_XPOS_LS] = DTL_UPOS_X,        [DTL_XPOS_MD] = DTL_UPOS_AUX,
  [DTL_XPOS_NFP] = DTL_UPOS_PUNCT,   [DTL_XPOS_NN] = DTL_UPOS_NOUN,
  [DTL_XPOS_NNP] = DTL_UPOS_PROPN,   [DTL_XPOS_NNPS] = DTL_UPOS_PROPN,
  [DTL_XPOS_NNS] = DTL_UPOS_NOUN,    [DTL_XPOS_PDT] = DTL_UPOS_DET,
  [DTL_XPOS_POS] = DTL_UPOS_PART,    [DTL_XPOS_PRP] = DTL_UPOS_PRON,
  [DTL_XPOS_PRPS] = DTL_UPOS_PRON,   [DTL_XPOS_PUNCT] = DTL_UPOS_PUNCT,
  [DTL_XPOS_RB] = DTL_UPOS_ADV,      [DTL_XPOS_RBR] = DTL_UPOS_ADV,
  [DTL_XPOS_RBS] = DTL_UPOS_ADV,     [DTL_XPOS_RP] = DTL_UPOS_ADP,
  [DTL_XPOS_SYM] = DTL_UPOS_SYM,     [DTL_XPOS_TO] = DTL_UPOS_PART,
  [DTL_XPOS_UH] = DTL_UPOS_INTJ,     [DTL_XPOS_VB] = DTL_UPOS_VERB,
  [DTL_XPOS_VBD] = DTL_UPOS_VERB,    [DTL_XPOS_VBG] = DTL_UPOS_VERB,
  [DTL_XPOS_VBN] = DTL_UPOS_VERB,    [DTL_XPOS_VBP] = DTL_UPOS_VERB,
  [DTL_XPOS_VBZ] = DTL_UPOS_VERB,    [DTL_XPOS_WDT] = DTL_UPOS_PRON,
  [DTL_XPOS_WP] = DTL_UPOS_PRON,     [DTL_XPOS_WPS] = DTL_UPOS_PRON,
  [DTL_XPOS_WRB] = DTL_UPOS_ADV,
};

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
 * dtl_xpos_to_upos:
 * @xpos: a Penn tag
 *
 * Returns: the universal tag it mostly stands for
 */
DtlUpos
dtl_xpos_to_upos (guint xpos)
{
  return xpos < DTL_N_XPOS ? UPOS_OF[xpos] : DTL_UPOS_X;
}
