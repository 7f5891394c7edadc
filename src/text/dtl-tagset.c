/* dtl-tagset.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-tagset.h"

#include <string.h>

static const char *const UPOS_NAMES[DTL_N_UPOS] = {
  "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
  "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB",
};

static const char *const XPOS_NAMES[DTL_N_XPOS] = {
  "NONE", "ADD", "AFX", "CC",  "CD",   "DT",  "EX",  "FW",   "GW",    "HYPH", "IN",
  "JJ",   "JJR", "JJS", "LS",  "MD",   "NFP", "NN",  "NNP",  "NNPS",  "NNS",  "PDT",
  "POS",  "PRP", "PRP$", "PUNCT", "RB", "RBR", "RBS", "RP",  "SYM",   "TO",   "UH",
  "VB",   "VBD", "VBG", "VBN", "VBP",  "VBZ", "WDT", "WP",   "WP$",   "WRB",
};

static const char *const DEPREL_NAMES[DTL_N_DEPRELS] = {
  "dep",        "root",       "acl",        "acl:relcl",    "advcl",     "advmod",
  "amod",       "appos",      "aux",        "aux:pass",     "case",      "cc",
  "ccomp",      "compound",   "compound:prt", "conj",       "cop",       "csubj",
  "det",        "discourse",  "dislocated", "expl",         "fixed",     "flat",
  "goeswith",   "iobj",       "list",       "mark",         "nmod",      "nmod:poss",
  "nmod:tmod",  "nsubj",      "nsubj:pass", "nummod",       "obj",       "obl",
  "obl:agent",  "obl:tmod",   "orphan",     "parataxis",    "punct",     "reparandum",
  "vocative",   "xcomp",
};

static int
find_name (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return (int) i;
  return -1;
}

/**
 * dtl_upos_name:
 * @upos: a #DtlUpos
 *
 * Returns: (transfer none): the tag as Universal Dependencies writes it, "PROPN"
 */
const char *
dtl_upos_name (guint upos)
{
  return upos < DTL_N_UPOS ? UPOS_NAMES[upos] : UPOS_NAMES[DTL_UPOS_X];
}

/**
 * dtl_xpos_name:
 * @xpos: a #DtlXpos
 *
 * Returns: (transfer none): the tag as the Penn Treebank writes it, "VBD"
 */
const char *
dtl_xpos_name (guint xpos)
{
  return xpos < DTL_N_XPOS ? XPOS_NAMES[xpos] : XPOS_NAMES[DTL_XPOS_NONE];
}

/**
 * dtl_deprel_name:
 * @deprel: a #DtlDeprel
 *
 * Returns: (transfer none): the relation as Universal Dependencies writes it, "nsubj:pass"
 */
const char *
dtl_deprel_name (guint deprel)
{
  return deprel < DTL_N_DEPRELS ? DEPREL_NAMES[deprel] : DEPREL_NAMES[DTL_DEPREL_DEP];
}

/**
 * dtl_upos_from_name:
 * @name: a universal tag, "PROPN"
 *
 * Returns: the #DtlUpos, or -1 if there is none of that name
 */
int
dtl_upos_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, -1);
  return find_name (UPOS_NAMES, DTL_N_UPOS, name);
}

/**
 * dtl_xpos_from_name:
 * @name: a Penn Treebank tag, "VBD"; punctuation tags (".", "``", "-LRB-") are all "PUNCT" here
 *
 * Returns: the #DtlXpos, or -1 if there is none of that name
 */
int
dtl_xpos_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, -1);
  if (strcmp (name, "$") == 0 || strcmp (name, "#") == 0)
    return DTL_XPOS_SYM;
  if (!g_ascii_isalpha (name[0]))
    return DTL_XPOS_PUNCT;
  return find_name (XPOS_NAMES, DTL_N_XPOS, name);
}

/**
 * dtl_deprel_from_name:
 * @name: a universal relation with or without sub-type, "nmod:npmod"
 *
 * An unknown sub-type is taken for its main relation.
 *
 * Returns: the #DtlDeprel, or -1 if there is none of that name
 */
int
dtl_deprel_from_name (const char *name)
{
  int found;

  g_return_val_if_fail (name != NULL, -1);
  found = find_name (DEPREL_NAMES, DTL_N_DEPRELS, name);
  if (found < 0 && strchr (name, ':') != NULL)
    {
      g_autofree char *main_relation = g_strndup (name, strcspn (name, ":"));

      found = find_name (DEPREL_NAMES, DTL_N_DEPRELS, main_relation);
    }
  return found;
}
