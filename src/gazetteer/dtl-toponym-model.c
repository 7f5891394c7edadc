/* dtl-toponym-model.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-toponym-private.h"

#include "dtl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *nick;
  guint flag;
} classes[] = {
  { "given-name", DTL_WORD_GIVEN_NAME },
  { "title", DTL_WORD_TITLE },
  { "preposition", DTL_WORD_PLACE_BEFORE },
  { "organisation", DTL_WORD_ORGANISATION },
  { "street", DTL_WORD_STREET },
  { "unit", DTL_WORD_UNIT },
  { "common", DTL_WORD_COMMON },
  { "speech", DTL_WORD_SPEECH },
  { "opener", DTL_WORD_OPENER }, { "auxiliary", DTL_WORD_AUXILIARY },
  { "state-verb", DTL_WORD_STATE_VERB }, { "state-noun", DTL_WORD_STATE_NOUN },
  { "state-object", DTL_WORD_STATE_OBJECT }, { "linker", DTL_WORD_LINKER },
  { "relation", DTL_WORD_RELATION }, { "team-verb", DTL_WORD_TEAM_VERB },
  { "team-noun", DTL_WORD_TEAM_NOUN },
  { "province", DTL_WORD_PROVINCE },
  { "town", DTL_WORD_TOWN },
  { "part", DTL_WORD_PART },
};

typedef gboolean (*LineFunc) (DtlToponymModel *self, char **cells);

static gboolean
take_word (DtlToponymModel *self, char **cells)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (strcmp (cells[1], classes[i].nick) == 0)
      {
        guint old = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, cells[0]));

        g_hash_table_insert (self->words, g_strdup (cells[0]),
                             GUINT_TO_POINTER (old | classes[i].flag));
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_newspaper (DtlToponymModel *self, char **cells)
{
  DtlNewspaper *paper = g_new0 (DtlNewspaper, 1);
  char *end = NULL;

  g_hash_table_replace (self->newspapers, g_strdup (cells[0]), paper);
  if (strlen (cells[1]) < 2)
    return FALSE;
  g_strlcpy (paper->country, cells[1], sizeof paper->country);
  if (cells[1][2] != ' ')
    return cells[1][2] == '\0';
  paper->lat = g_ascii_strtod (cells[1] + 3, &end);
  paper->lon = g_ascii_strtod (end, &end);
  paper->has_point = TRUE;
  return *end == ' ' && ABS (paper->lat) <= 90 && ABS (paper->lon) <= 180;
}

static gboolean
take_rank (DtlToponymModel *self, const char *name, double weight)
{
  guint stage = name[0] == '2';
  const char *nick = strchr (name, ':');

  for (guint i = 0; nick != NULL && i < DTL_N_RANK_FEATURES; i++)
    if (strcmp (nick + 1, dtl_rank_feature_nick (i)) == 0)
      {
        self->rank[stage][i] = weight;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_weight (DtlToponymModel *self, char **cells)
{
  char *end = NULL;
  double weight = g_ascii_strtod (cells[1], &end);
  char *equals = strchr (cells[0], '=');

  if (end == cells[1] || *end != '\0')
    return FALSE;
  if (strcmp (cells[0], "threshold") == 0)
    self->threshold = weight;
  else if (g_str_has_prefix (cells[0], "rank"))
    return take_rank (self, cells[0] + strlen ("rank"), weight);
  else if (equals != NULL)
    {
      *equals = '\0';
      self->slots[dtl_toponym_slot (cells[0], equals + 1)] += (float) weight;
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_table (DtlToponymModel *self, const char *path, LineFunc take, GError **error)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  guint number = 0;

  for (char *line = text, *next; line != NULL && *line != '\0'; line = next)
    {
      char *cells[2] = { line, NULL };

      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      number++;
      cells[1] = strchr (line, '\t');
      if (*line == '#' || *line == '\0' || number == 1)
        continue;
      if (cells[1] != NULL)
        *cells[1]++ = '\0';
      if (cells[1] == NULL || !take (self, cells))
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                       _ ("%s, line %u is not understood. Install Dateline again"), path, number);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * dtl_toponym_model_new:
 * @data_dir: the bundled data folder
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the learned weights and word classes
 */
DtlToponymModel *
dtl_toponym_model_new (const char *data_dir, GError **error)
{
  DtlToponymModel *self = g_new0 (DtlToponymModel, 1);
  g_autofree char *weights = g_build_filename (data_dir, "gazetteer", "toponyms.tsv", NULL);
  g_autofree char *newspapers = g_build_filename (data_dir, "gazetteer", "newspapers.tsv", NULL);
  g_autofree char *words = g_build_filename (data_dir, "gazetteer", "context-words.tsv", NULL);
  g_autofree char *metonyms = g_build_filename (data_dir, "gazetteer", "metonyms.tsv", NULL);

  G_STATIC_ASSERT (DTL_N_RANK_FEATURES <= DTL_TOPONYM_MAX_RANK_FEATURES);
  self->slots = g_new0 (float, 1u << DTL_TOPONYM_SLOT_BITS);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->newspapers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!read_table (self, weights, take_weight, error) ||
      !read_table (self, words, take_word, error) || !read_table (self, metonyms, take_word, error) ||
      !read_table (self, newspapers, take_newspaper, error))
    {
      dtl_toponym_model_free (self);
      return NULL;
    }
  return self;
}

void
dtl_toponym_model_free (DtlToponymModel *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->newspapers);
  g_free (self);
}

/**
 * dtl_toponym_model_class:
 * @self: the model
 * @word: a folded word
 *
 * Returns: its #DtlContextClass flags
 */
guint
dtl_toponym_model_class (const DtlToponymModel *self, const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));
}
