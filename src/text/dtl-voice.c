/* dtl-voice.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-voice-private.h"

#include "dtl-lexicon-private.h"

#include <string.h>

/* What hangs on a verb. */
typedef struct
{
  gint32 subject;
  gboolean has_object;
  gboolean has_auxiliary;
  gboolean is_passive;
  gboolean has_conjunction;
} Clause;

static void
read_clauses (const DtlToken *tokens, guint first, guint n_tokens, Clause *clauses)
{
  for (guint i = 0; i < n_tokens; i++)
    clauses[i] = (Clause){ .subject = -1 };
  for (guint i = 0; i < n_tokens; i++)
    {
      const DtlToken *token = &tokens[first + i];
      Clause *clause = token->head < 0 ? NULL : &clauses[token->head - (gint32) first];

      if (clause == NULL)
        continue;
      if (token->deprel == DTL_DEPREL_NSUBJ || token->deprel == DTL_DEPREL_NSUBJ_PASS)
        clause->subject = (gint32) i;
      else if (token->deprel == DTL_DEPREL_OBJ)
        clause->has_object = TRUE;
      else if (token->deprel == DTL_DEPREL_AUX || token->deprel == DTL_DEPREL_COP)
        clause->has_auxiliary = TRUE;
      else if (token->deprel == DTL_DEPREL_CC)
        clause->has_conjunction = TRUE;
      else if (token->deprel == DTL_DEPREL_AUX_PASS)
        clause->is_passive = clause->has_auxiliary = TRUE;
    }
}

/* Whether a verb form may be both a past tense and a participle. */
static gboolean
is_ambiguous (const DtlToken *token)
{
  return token->upos == DTL_UPOS_VERB &&
         (token->xpos == DTL_XPOS_VBN ||
          (token->xpos == DTL_XPOS_VBD && g_str_has_suffix (token->norm, "ed")));
}

static gboolean
is_heading (const DtlToken *tokens, guint end)
{
  const char *last = tokens[end - 1].norm;

  return strchr (".!?\"'", last[0]) == NULL && strcmp (last, "\u201d") != 0 &&
         strcmp (last, "\u2026") != 0;
}

/* Whether the verb goes on with a passive: "two were killed and three others wounded". */
static gboolean
continues_passive (const DtlToken *tokens, const Clause *clauses, guint first, guint i)
{
  const DtlToken *token = &tokens[first + i];

  if (token->head < 0 || !clauses[token->head - (gint32) first].is_passive)
    return FALSE;
  return token->deprel == DTL_DEPREL_CONJ || clauses[clauses[i].subject].has_conjunction;
}

/**
 * dtl_mend_voice:
 * @lexicon: word lists
 * @intransitive: index of the list of past forms of verbs that have no passive, or -1
 * @tokens: all tokens, parsed
 * @first: index of the first token of a sentence
 * @n_tokens: tokens of the sentence
 *
 * Makes tags and subjects agree where a verb with a subject has no auxiliary. In a whole sentence
 * it is a past tense. In a heading ("Soldier killed in Baghdad"), and after a passive that it goes on
 * with, it is a participle and its subject that of a passive, unless it has an object.
 */
void
dtl_mend_voice (const DtlLexicon *lexicon, int intransitive, DtlToken *tokens, guint first,
                guint n_tokens)
{
  g_autofree Clause *clauses = g_new (Clause, n_tokens);
  gboolean heading = is_heading (tokens, first + n_tokens);

  read_clauses (tokens, first, n_tokens, clauses);
  for (guint i = 0; i < n_tokens; i++)
    {
      const Clause *clause = &clauses[i];
      DtlToken *verb = &tokens[first + i];

      if (clause->subject < 0 || clause->has_auxiliary || !is_ambiguous (verb))
        continue;
      if (!clause->has_object && (heading || continues_passive (tokens, clauses, first, i)) &&
          dtl_lexicon_lookup (lexicon, intransitive, verb->norm, -1) < 0)
        {
          verb->xpos = DTL_XPOS_VBN;
          tokens[first + (guint) clause->subject].deprel = DTL_DEPREL_NSUBJ_PASS;
        }
      else
        {
          verb->xpos = DTL_XPOS_VBD;
          tokens[first + (guint) clause->subject].deprel = DTL_DEPREL_NSUBJ;
        }
    }
}
