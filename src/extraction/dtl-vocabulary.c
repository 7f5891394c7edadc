/* dtl-vocabulary.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-vocabulary.h"

#include "dtl-codebook.h"
#include "dtl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DtlWord *words;
  guint n_words;
} WordList;

struct _DtlVocabulary
{
  WordList *lists;
  guint n_lists;
};

static const char *const act_names[DTL_N_ACTS] = {
  "none", "kill", "die", "dead", "death", "toll", "casualty", "wound", "wounded", "injury", "fatal",
  "murder", "execute", "assassinate", "stab", "beat", "rape", "poison", "attack", "raid", "target",
  "strike", "incident", "violence", "shoot", "shootdown", "gunfire", "sniper", "bomb", "explode",
  "blowup", "misfire", "throw", "ram", "kidnap", "seize", "hostage", "hostages", "hijack",
  "release", "ransom", "clash", "airstrike", "shell", "arson", "burn", "destroy", "sabotage",
  "loot", "riot", "rioter", "rob", "threat", "foil", "plot", "coup", "accident", "selfharm",
  "claim", "blame", "blamed", "commit", "charge", "identify", "identified",
  "plant", "damage",
};

static const char *const role_names[] = { "-", "so", "s-", "-s", "sp", "np", "na", "pr" };
static const char *const strength_names[] = { "frame", "support", "effect", "core" };
static const char *const flag_names[] = { "suicide", "mutual", "property", "crowd", "prominent",
                                          "attempt", "foiled", "threat", "toll",
                                          "bare", "ambiguous", "part", "yes", "clause", "sentence",
                                          "state", "platform", "vehicle", "text" };

static const struct
{
  const char *cue;
  guint32 trait;
} cue_traits[] = {
  { "report", DTL_TRAIT_REPORT },     { "deny", DTL_TRAIT_DENY },
  { "plan", DTL_TRAIT_PLAN },         { "fear", DTL_TRAIT_FEAR },
  { "attempt", DTL_TRAIT_ATTEMPT },   { "fail", DTL_TRAIT_ATTEMPT },
  { "hypothetical", DTL_TRAIT_HYPOTHETICAL },
  { "suspect", DTL_TRAIT_SUSPECT },   { "accuse", DTL_TRAIT_ACCUSE },
  { "legal", DTL_TRAIT_LEGAL },       { "sport", DTL_TRAIT_SPORT },
  { "screen", DTL_TRAIT_SCREEN },     { "wish", DTL_TRAIT_WISH },
  { "many", DTL_TRAIT_MANY },         { "another", DTL_TRAIT_ANOTHER },
  { "mishap", DTL_TRAIT_MISHAP },     { "animal", DTL_TRAIT_ANIMAL },
  { "game", DTL_TRAIT_GAME },
  { "stop", DTL_TRAIT_STOP },         { "condemn", DTL_TRAIT_CONDEMN },
  { "protester", DTL_TRAIT_PROTESTER | DTL_TRAIT_PERSON },
};

static const struct
{
  const char *list;
  guint32 traits;
} list_traits[] = {
  { "weapons", DTL_TRAIT_WEAPON },   { "targets", DTL_TRAIT_PROPERTY },
  { "property", DTL_TRAIT_PROPERTY }, { "people", DTL_TRAIT_PERSON },
  { "groups", DTL_TRAIT_GROUP },     { "triggers", DTL_TRAIT_TRIGGER },
  { "negatives", DTL_TRAIT_NEGATIVE }, { "titles", DTL_TRAIT_PERSON },
  { "state-forces", DTL_TRAIT_SECURITY | DTL_TRAIT_PERSON },
};

/* The column "class" of perpetrators.tsv. */
static const struct
{
  const char *name;
  guint32 traits;
} class_traits[] = {
  { "unknown", DTL_TRAIT_PERPETRATOR | DTL_TRAIT_PERSON },
  { "insurgent", DTL_TRAIT_PERPETRATOR | DTL_TRAIT_PERSON | DTL_TRAIT_MILITANT },
  { "criminal", DTL_TRAIT_PERPETRATOR | DTL_TRAIT_PERSON | DTL_TRAIT_MILITANT },
  { "death_squad", DTL_TRAIT_PERPETRATOR | DTL_TRAIT_PERSON | DTL_TRAIT_MILITANT },
  { "vigilante", DTL_TRAIT_PERPETRATOR | DTL_TRAIT_PERSON | DTL_TRAIT_MILITANT },
  { "settler", DTL_TRAIT_PERPETRATOR | DTL_TRAIT_PERSON | DTL_TRAIT_MILITANT },
  { "crowd", DTL_TRAIT_PROTESTER | DTL_TRAIT_PERSON },
  { "military", DTL_TRAIT_SECURITY | DTL_TRAIT_PERSON },
  { "police", DTL_TRAIT_SECURITY | DTL_TRAIT_PERSON },
  { "state", DTL_TRAIT_SECURITY | DTL_TRAIT_PERSON },
};

static int
index_of (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return 0;
}

static guint32
parse_flags (const char *text)
{
  guint32 flags = 0;

  while (*text != '\0')
    {
      gsize length = strcspn (text, "|,; ");

      for (guint j = 0; j < G_N_ELEMENTS (flag_names); j++)
        if (strlen (flag_names[j]) == length && strncmp (text, flag_names[j], length) == 0)
          flags |= 1u << j;
      text += length;
      text += strspn (text, "|,; ");
    }
  return flags;
}

const char *
dtl_act_name (guint act)
{
  return act < DTL_N_ACTS ? act_names[act] : "none";
}

typedef enum
{
  COLUMN_POS,
  COLUMN_KIND,
  COLUMN_ROLES,
  COLUMN_STRENGTH,
  COLUMN_FLAGS,
  COLUMN_CLASS,
  COLUMN_ROLE,
  COLUMN_GENERIC,
  COLUMN_SCOPE,
  COLUMN_CUE,
  COLUMN_NAME,
  COLUMN_WEAPON,
  COLUMN_TARGET_TYPE,
  COLUMN_OCCUPATION,
  COLUMN_PROPERTY_CLASS,
  COLUMN_CANCELS,
  COLUMN_COUNTRY,
  COLUMN_COUNTRIES,
  N_COLUMNS
} Column;

static const char *const column_names[N_COLUMNS] = {
  "pos", "kind", "roles", "strength", "flags", "class", "role", "generic", "scope", "cue", "name",
  "weapon", "target_type", "occupation", "property_class", "cancels", "country",
  "countries",
};

/* One row of a list, with the places of the columns looked up once for the list. */
typedef struct
{
  DtlLexicon *lexicon;
  guint list;
  guint entry;
  int columns[N_COLUMNS];
} Row;

static const char *
cell (const Row *row, Column column)
{
  const char *value = row->columns[column] >= 0
                          ? dtl_lexicon_get (row->lexicon, row->list, row->entry, row->columns[column])
                          : NULL;

  return value == NULL || g_str_equal (value, "-") ? "" : value;
}

static gint8
code_cell (const Row *row, Column column, DtlCodeList codes)
{
  const char *value = cell (row, column);

  return *value == '\0' ? -1 : dtl_code_from_nick (codes, value);
}

static void
read_trigger (const Row *row, DtlWord *word)
{
  const char *pos = cell (row, COLUMN_POS);

  word->pos = *pos != '\0' ? *pos : 'x';
  word->act = index_of (act_names, DTL_N_ACTS, cell (row, COLUMN_KIND));
  word->roles = index_of (role_names, G_N_ELEMENTS (role_names),
                          cell (row, COLUMN_ROLES));
  word->strength = index_of (strength_names, G_N_ELEMENTS (strength_names),
                             cell (row, COLUMN_STRENGTH));
  word->flags = parse_flags (cell (row, COLUMN_FLAGS));
}

static void
add_class_traits (DtlWord *word)
{
  if (word->target_type == DTL_TARGET_TYPE_POLICE || word->target_type == DTL_TARGET_TYPE_MILITARY)
    if (word->traits & DTL_TRAIT_PERSON)
      word->traits |= DTL_TRAIT_SECURITY;
  switch (word->occupation)
    {
    case DTL_OCCUPATION_DIPLOMAT:
    case DTL_OCCUPATION_GOVERNMENT_OFFICIAL:
    case DTL_OCCUPATION_FORMER_GOVERNMENT_OFFICIAL:
    case DTL_OCCUPATION_POLITICAL_FIGURE:
    case DTL_OCCUPATION_LEGAL_JUDICIAL:
    case DTL_OCCUPATION_JOURNALIST:
      word->traits |= DTL_TRAIT_PROMINENT;
      break;
    case DTL_OCCUPATION_LAW_ENFORCEMENT:
    case DTL_OCCUPATION_ACTIVE_MILITARY:
    case DTL_OCCUPATION_SECURITY_GUARD:
      word->traits |= DTL_TRAIT_SECURITY;
      break;
    default:
      break;
    }
}

static gboolean
is_kind (const Row *row, const char *a, const char *b)
{
  const char *kind = cell (row, COLUMN_KIND);

  return g_str_equal (kind, a) || g_str_equal (kind, b);
}

static void
read_person (const Row *row, DtlWord *word)
{
  const char *class_name = cell (row, COLUMN_CLASS);
  const char *role = cell (row, COLUMN_ROLE);

  for (guint i = 0; i < G_N_ELEMENTS (class_traits); i++)
    if (g_str_equal (class_name, class_traits[i].name))
      word->traits |= class_traits[i].traits;
  if (word->target_type < 0 && g_str_equal (class_name, "police"))
    word->target_type = DTL_TARGET_TYPE_POLICE;
  else if (word->target_type < 0 && g_str_equal (class_name, "military"))
    word->target_type = DTL_TARGET_TYPE_MILITARY;
  else if (word->target_type < 0 && is_kind (row, "army", "alliance"))
    word->target_type = DTL_TARGET_TYPE_MILITARY;
  else if (word->target_type < 0 && is_kind (row, "police", "intelligence"))
    word->target_type = DTL_TARGET_TYPE_POLICE;
  else if (word->target_type < 0 && (word->traits & (DTL_TRAIT_MILITANT | DTL_TRAIT_GROUP)))
    word->target_type = DTL_TARGET_TYPE_MILITIA;
  if (g_str_equal (role, "perpetrator"))
    word->traits |= DTL_TRAIT_PERPETRATOR;
  if (g_str_equal (role, "armed"))
    word->traits |= DTL_TRAIT_SECURITY;
  word->flags |= parse_flags (role) | parse_flags (cell (row, COLUMN_GENERIC)) |
                 parse_flags (cell (row, COLUMN_KIND)) |
                 parse_flags (cell (row, COLUMN_SCOPE));
  if (word->flags & DTL_WORD_SUICIDE)
    word->traits |= DTL_TRAIT_SUICIDE;
}

/* The first of the countries is the group's own. */
static void
read_country (const Row *row, DtlWord *word)
{
  const char *country = cell (row, COLUMN_COUNTRY);

  if (*country == '\0')
    country = cell (row, COLUMN_COUNTRIES);
  if (strcspn (country, ",|; ") == 2)
    memcpy (word->country, country, 2);
}

static void
read_word (const Row *row, guint32 traits, DtlWord *word)
{
  const char *cue = cell (row, COLUMN_CUE);

  word->term = dtl_lexicon_term (row->lexicon, row->list, row->entry);
  word->name = cell (row, COLUMN_NAME);
  word->traits = traits;
  word->weapon = code_cell (row, COLUMN_WEAPON, DTL_CODES_WEAPON);
  word->target_type = code_cell (row, COLUMN_TARGET_TYPE, DTL_CODES_TARGET_TYPE);
  word->occupation = code_cell (row, COLUMN_OCCUPATION, DTL_CODES_OCCUPATION);
  word->property = code_cell (row, COLUMN_PROPERTY_CLASS, DTL_CODES_PROPERTY_CLASS);
  word->cancels = cell (row, COLUMN_CANCELS);
  read_country (row, word);
  if (traits & DTL_TRAIT_TRIGGER)
    read_trigger (row, word);
  else
    {
      word->flags = parse_flags (cell (row, COLUMN_FLAGS));
      read_person (row, word);
    }
  if ((traits & DTL_TRAIT_WEAPON || word->traits & DTL_TRAIT_PERPETRATOR) &&
      strstr (word->term, "suicide") != NULL)
    word->traits |= DTL_TRAIT_SUICIDE;
  for (guint i = 0; i < G_N_ELEMENTS (cue_traits); i++)
    if (g_str_equal (cue, cue_traits[i].cue))
      word->traits |= cue_traits[i].trait;
  add_class_traits (word);
}

static void
read_list (DtlLexicon *lexicon, guint list, WordList *out)
{
  const char *name = dtl_lexicon_list_name (lexicon, list);
  guint32 traits = 0;
  Row row = { .lexicon = lexicon, .list = list };

  for (guint i = 0; i < G_N_ELEMENTS (list_traits); i++)
    if (g_strcmp0 (name, list_traits[i].list) == 0)
      traits = list_traits[i].traits;
  for (guint i = 0; i < N_COLUMNS; i++)
    row.columns[i] = dtl_lexicon_column_index (lexicon, list, column_names[i]);
  out->n_words = dtl_lexicon_n_entries (lexicon, list);
  out->words = g_new0 (DtlWord, out->n_words);
  for (row.entry = 0; row.entry < out->n_words; row.entry++)
    read_word (&row, traits, &out->words[row.entry]);
}

/**
 * dtl_vocabulary_new:
 * @lexicon: the compiled word lists; must outlive the vocabulary
 * @error: return location
 *
 * Reads the columns of all word lists.
 *
 * Returns: (transfer full) (nullable): the vocabulary, or %NULL if the triggers are missing
 */
DtlVocabulary *
dtl_vocabulary_new (DtlLexicon *lexicon, GError **error)
{
  DtlVocabulary *self;
  guint n_lists = 0;

  g_return_val_if_fail (lexicon != NULL, NULL);

  if (dtl_lexicon_list_index (lexicon, "triggers") < 0)
    {
      g_set_error_literal (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                           _("The word lists of Dateline have no triggers. Install Dateline again."));
      return NULL;
    }
  while (dtl_lexicon_list_name (lexicon, n_lists) != NULL)
    n_lists++;
  self = g_new0 (DtlVocabulary, 1);
  self->n_lists = n_lists;
  self->lists = g_new0 (WordList, n_lists);
  for (guint i = 0; i < n_lists; i++)
    read_list (lexicon, i, &self->lists[i]);
  return self;
}

/**
 * dtl_vocabulary_free:
 * @self: (nullable): a vocabulary
 */
void
dtl_vocabulary_free (DtlVocabulary *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_lists; i++)
    g_free (self->lists[i].words);
  g_free (self->lists);
  g_free (self);
}

/**
 * dtl_vocabulary_word:
 * @self: a vocabulary
 * @list: index of a word list
 * @entry: index of an entry
 *
 * Returns: (transfer none) (nullable): the entry with its attributes
 */
const DtlWord *
dtl_vocabulary_word (const DtlVocabulary *self, guint list, guint entry)
{
  if (list >= self->n_lists || entry >= self->lists[list].n_words)
    return NULL;
  return &self->lists[list].words[entry];
}
