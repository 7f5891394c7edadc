/* dtl-tagset.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Universal parts of speech (UD v2). */
typedef enum
{
  DTL_UPOS_X,
  DTL_UPOS_ADJ,
  DTL_UPOS_ADP,
  DTL_UPOS_ADV,
  DTL_UPOS_AUX,
  DTL_UPOS_CCONJ,
  DTL_UPOS_DET,
  DTL_UPOS_INTJ,
  DTL_UPOS_NOUN,
  DTL_UPOS_NUM,
  DTL_UPOS_PART,
  DTL_UPOS_PRON,
  DTL_UPOS_PROPN,
  DTL_UPOS_PUNCT,
  DTL_UPOS_SCONJ,
  DTL_UPOS_SYM,
  DTL_UPOS_VERB,
  DTL_N_UPOS
} DtlUpos;

/* Penn Treebank tags as used in the English Web Treebank; punctuation is one tag here. */
typedef enum
{
  DTL_XPOS_NONE,
  DTL_XPOS_ADD,
  DTL_XPOS_AFX,
  DTL_XPOS_CC,
  DTL_XPOS_CD,
  DTL_XPOS_DT,
  DTL_XPOS_EX,
  DTL_XPOS_FW,
  DTL_XPOS_GW,
  DTL_XPOS_HYPH,
  DTL_XPOS_IN,
  DTL_XPOS_JJ,
  DTL_XPOS_JJR,
  DTL_XPOS_JJS,
  DTL_XPOS_LS,
  DTL_XPOS_MD,
  DTL_XPOS_NFP,
  DTL_XPOS_NN,
  DTL_XPOS_NNP,
  DTL_XPOS_NNPS,
  DTL_XPOS_NNS,
  DTL_XPOS_PDT,
  DTL_XPOS_POS,
  DTL_XPOS_PRP,
  DTL_XPOS_PRPS,
  DTL_XPOS_PUNCT,
  DTL_XPOS_RB,
  DTL_XPOS_RBR,
  DTL_XPOS_RBS,
  DTL_XPOS_RP,
  DTL_XPOS_SYM,
  DTL_XPOS_TO,
  DTL_XPOS_UH,
  DTL_XPOS_VB,
  DTL_XPOS_VBD,
  DTL_XPOS_VBG,
  DTL_XPOS_VBN,
  DTL_XPOS_VBP,
  DTL_XPOS_VBZ,
  DTL_XPOS_WDT,
  DTL_XPOS_WP,
  DTL_XPOS_WPS,
  DTL_XPOS_WRB,
  DTL_N_XPOS
} DtlXpos;

/* Universal dependency relations (UD v2), with the sub-types that carry meaning here. */
typedef enum
{
  DTL_DEPREL_DEP,
  DTL_DEPREL_ROOT,
  DTL_DEPREL_ACL,
  DTL_DEPREL_ACL_RELCL,
  DTL_DEPREL_ADVCL,
  DTL_DEPREL_ADVMOD,
  DTL_DEPREL_AMOD,
  DTL_DEPREL_APPOS,
  DTL_DEPREL_AUX,
  DTL_DEPREL_AUX_PASS,
  DTL_DEPREL_CASE,
  DTL_DEPREL_CC,
  DTL_DEPREL_CCOMP,
  DTL_DEPREL_COMPOUND,
  DTL_DEPREL_COMPOUND_PRT,
  DTL_DEPREL_CONJ,
  DTL_DEPREL_COP,
  DTL_DEPREL_CSUBJ,
  DTL_DEPREL_DET,
  DTL_DEPREL_DISCOURSE,
  DTL_DEPREL_DISLOCATED,
  DTL_DEPREL_EXPL,
  DTL_DEPREL_FIXED,
  DTL_DEPREL_FLAT,
  DTL_DEPREL_GOESWITH,
  DTL_DEPREL_IOBJ,
  DTL_DEPREL_LIST,
  DTL_DEPREL_MARK,
  DTL_DEPREL_NMOD,
  DTL_DEPREL_NMOD_POSS,
  DTL_DEPREL_NMOD_TMOD,
  DTL_DEPREL_NSUBJ,
  DTL_DEPREL_NSUBJ_PASS,
  DTL_DEPREL_NUMMOD,
  DTL_DEPREL_OBJ,
  DTL_DEPREL_OBL,
  DTL_DEPREL_OBL_AGENT,
  DTL_DEPREL_OBL_TMOD,
  DTL_DEPREL_ORPHAN,
  DTL_DEPREL_PARATAXIS,
  DTL_DEPREL_PUNCT,
  DTL_DEPREL_REPARANDUM,
  DTL_DEPREL_VOCATIVE,
  DTL_DEPREL_XCOMP,
  DTL_N_DEPRELS
} DtlDeprel;

const char *dtl_upos_name   (guint upos);
const char *dtl_xpos_name   (guint xpos);
const char *dtl_deprel_name (guint deprel);
int         dtl_upos_from_name   (const char *name);
int         dtl_xpos_from_name   (const char *name);
int         dtl_deprel_from_name (const char *name);

G_END_DECLS
