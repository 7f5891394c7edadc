/* dtl-syntax.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-syntax.h"

#include <string.h>

#define MAX_CLIMB 6

/**
 * dtl_syntax_child:
 * @reading: a reading
 * @head: a token
 * @deprel: a #DtlDeprel
 *
 * Returns: the first token that depends on @head in that way, or %DTL_NO_INDEX
 */
guint32
dtl_syntax_child (const DtlReading *reading, guint32 head, guint deprel)
{
  const DtlSentence *sentence = &reading->sentences[reading->tokens[head].sentence];

  for (guint32 i = sentence->first; i < sentence->end; i++)
    if (reading->tokens[i].head == (gint32) head && reading->tokens[i].deprel == deprel)
      return i;
  return DTL_NO_INDEX;
}

static gboolean
is_relative_pronoun (const DtlToken *token)
{
  return token->xpos == DTL_XPOS_WP || token->xpos == DTL_XPOS_WDT ||
         strcmp (token->norm, "that") == 0;
}

/* The subject that a verb has itself. */
static guint32
own_subject (const DtlReading *reading, guint32 verb, gboolean *passive)
{
  guint32 subject = dtl_syntax_child (reading, verb, DTL_DEPREL_NSUBJ_PASS);

  *passive = subject != DTL_NO_INDEX ||
             dtl_syntax_child (reading, verb, DTL_DEPREL_AUX_PASS) != DTL_NO_INDEX;
  if (subject == DTL_NO_INDEX)
    subject = dtl_syntax_child (reading, verb, DTL_DEPREL_NSUBJ);
  if (subject != DTL_NO_INDEX && is_relative_pronoun (&reading->tokens[subject]) &&
      reading->tokens[verb].deprel == DTL_DEPREL_ACL_RELCL && reading->tokens[verb].head >= 0)
    return reading->tokens[verb].head;
  return subject;
}

/**
 * dtl_syntax_subject:
 * @reading: a reading with dependency heads
 * @verb: a verb
 * @passive: (out): whether the verb itself is passive
 * @of_passive: (out): whether the subject was borrowed from a passive verb
 *
 * Finds the subject of a verb: its own, that of the verb it is coordinated with or subordinated
 * to, or the noun that its clause describes.
 *
 * Returns: the head of the subject, or %DTL_NO_INDEX
 */
guint32
dtl_syntax_subject (const DtlReading *reading, guint32 verb, gboolean *passive,
                    gboolean *of_passive)
{
  guint32 at = verb;
  guint32 subject = own_subject (reading, verb, passive);

  *of_passive = FALSE;
  for (guint step = 0; subject == DTL_NO_INDEX && step < MAX_CLIMB; step++)
    {
      const DtlToken *token = &reading->tokens[at];

      if (token->head < 0)
        break;
      switch (token->deprel)
        {
        case DTL_DEPREL_ACL:
        case DTL_DEPREL_ACL_RELCL:
          return (guint32) token->head;
        case DTL_DEPREL_CONJ:
        case DTL_DEPREL_ADVCL:
        case DTL_DEPREL_XCOMP:
        case DTL_DEPREL_PARATAXIS:
          at = (guint32) token->head;
          subject = own_subject (reading, at, of_passive);
          break;
        default:
          return DTL_NO_INDEX;
        }
    }
  return subject;
}

/**
 * dtl_syntax_phrase:
 * @reading: a reading
 * @token: a token, may be %DTL_NO_INDEX
 *
 * Returns: the noun phrase that the token stands in, or %DTL_NO_INDEX
 */
guint32
dtl_syntax_phrase (const DtlReading *reading, guint32 token)
{
  return token == DTL_NO_INDEX ? DTL_NO_INDEX : reading->token_phrase[token];
}
