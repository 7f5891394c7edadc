/* dtl-metonym.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-metonym.h"

#include <string.h>

/* How many words may stand between a name and the verb or noun that it belongs to. */
#define MAX_GAP 3

typedef struct
{
  const DtlToponymModel *model;
  const DtlToken *tokens;
  guint n_tokens;
  guint first;
  guint end;
} Name;

static guint
class_at (const Name *self, guint token)
{
  if (token >= self->n_tokens || self->tokens[token].sentence != self->tokens[self->first].sentence)
    return 0;
  return dtl_toponym_model_class (self->model, self->tokens[token].norm);
}

static gboolean
is_word (const Name *self, guint token, const char *word)
{
  return token < self->n_tokens && strcmp (self->tokens[token].norm, word) == 0;
}

/* The first of the next few words that is of a class, over words of another. */
static gboolean
leads_to (const Name *self, guint token, guint wanted, guint over)
{
  for (guint gap = 0; gap <= MAX_GAP; gap++, token++)
    {
      guint class = class_at (self, token);

      if (class & wanted)
        return TRUE;
      if ((class & over) == 0)
        return FALSE;
    }
  return FALSE;
}

/* Whether a clause begins at the name: "Washington said", "but the Kremlin", not "in Paris". */
static gboolean
opens_clause (const Name *self)
{
  guint at = self->first;

  if (at > 0 && is_word (self, at - 1, "the"))
    at--;
  if (at == 0 || self->tokens[at - 1].sentence != self->tokens[at].sentence)
    return TRUE;
  return (class_at (self, at - 1) & DTL_WORD_OPENER) != 0;
}

/* "Islamabad's decision": the government's. */
static gboolean
owns_act_of_state (const Name *self)
{
  guint at = self->end;

  if (!is_word (self, at, "'s") && !is_word (self, at, "'"))
    return FALSE;
  for (guint gap = 0; gap < MAX_GAP; gap++)
    if (class_at (self, at + 1 + gap) & DTL_WORD_STATE_NOUN)
      return TRUE;
  return FALSE;
}

/* "talks with Tehran", "ties between Washington and Moscow" */
static gboolean
is_partner (const Name *self)
{
  guint at = self->first;

  for (guint gap = 0; gap < MAX_GAP + 1 && at > 0; gap++, at--)
    {
      guint class = class_at (self, at - 1);

      if (class & DTL_WORD_RELATION)
        return gap > 0;
      if ((class & DTL_WORD_LINKER) == 0 && !(self->tokens[at - 1].flags & DTL_TOKEN_CAPITALISED))
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_seat_of_power (const char *feature)
{
  return feature != NULL && (g_str_has_prefix (feature, "PCL") || strcmp (feature, "PPLC") == 0 ||
                             strcmp (feature, "government") == 0);
}

static gboolean
is_state (const Name *self)
{
  return (opens_clause (self) &&
          leads_to (self, self->end, DTL_WORD_STATE_VERB, DTL_WORD_AUXILIARY)) ||
         owns_act_of_state (self) || is_partner (self);
}

/**
 * dtl_metonym_is:
 * @model: the word classes
 * @tokens: a text
 * @n_tokens: how many
 * @first: first token of a place name
 * @end: one past its last
 * @feature: (nullable): kind of the place that it names
 *
 * Whether a place name stands for a government or a team: "Washington said", "the Kremlin denied",
 * "Islamabad's decision", "talks with Tehran", "Brazil beat Germany". The words are in
 * data/gazetteer/metonyms.tsv.
 *
 * Returns: %TRUE if it does, so that nothing happened there
 */
gboolean
dtl_metonym_is (const DtlToponymModel *model, const DtlToken *tokens, guint n_tokens, guint first,
                guint end, const char *feature)
{
  Name name = { model, tokens, n_tokens, first, end };

  guint before = first > 0 ? class_at (&name, first - 1) : 0;

  if (first >= n_tokens)
    return FALSE;
  if ((class_at (&name, end) & (DTL_WORD_TEAM_VERB | DTL_WORD_TEAM_NOUN) &&
       !(before & DTL_WORD_PLACE_BEFORE)) ||
      before & DTL_WORD_TEAM_VERB)
    return TRUE;
  if (!is_seat_of_power (feature))
    return FALSE;
  return (before & DTL_WORD_STATE_OBJECT) || is_state (&name);
}

/**
 * dtl_metonym_acts:
 * @model: the word classes
 * @tokens: a text
 * @n_tokens: how many
 * @first: first token of a name that may be a place
 * @end: one past its last
 * @feature: kind of the best known place of that name
 *
 * Returns: %TRUE if the name does or has what governments do or have: "Washington said". A person's
 * name might too, if it were not that of a capital or country
 */
gboolean
dtl_metonym_acts (const DtlToponymModel *model, const DtlToken *tokens, guint n_tokens, guint first,
                  guint end, const char *feature)
{
  Name name = { model, tokens, n_tokens, first, end };

  return first < n_tokens && is_seat_of_power (feature) && is_state (&name);
}
