/* dtl-place-names-join.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-place-names.h"

static const DtlPlace *
place_of (const DtlReading *reading, guint32 toponym)
{
  return ((const DtlToponym *) g_ptr_array_index (reading->toponyms, toponym))->place;
}

/* What is only pointed at is the town that was named last. */
static void
resolve_pointers (GArray *names)
{
  guint32 town = DTL_NO_INDEX;

  for (guint i = 0; i < names->len; i++)
    {
      DtlPlaceName *name = &g_array_index (names, DtlPlaceName, i);

      if (name->deictic && name->toponym == DTL_NO_INDEX)
        {
          if (town != DTL_NO_INDEX)
            {
              const DtlPlaceName *meant = &g_array_index (names, DtlPlaceName, town);

              name->toponym = meant->toponym;
              name->kind = meant->kind;
              name->same = town;
            }
        }
      else if (name->kind == DTL_PLACE_NAME_TOWN || name->kind == DTL_PLACE_NAME_UNLISTED)
        town = i;
    }
}

static char *
key_of (const DtlReading *reading, const DtlPlaceName *name)
{
  GString *key = g_string_new (NULL);

  for (guint32 i = name->first; i < name->end; i++)
    g_string_append_printf (key, i > name->first ? " %s" : "%s", reading->tokens[i].norm);
  return g_string_free (key, FALSE);
}

/* Names of the same words are one place; so is "the capital" and its name. */
static void
join_same (const DtlReading *reading, GArray *names)
{
  g_autoptr (GHashTable) by_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_place = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < names->len; i++)
    {
      DtlPlaceName *name = &g_array_index (names, DtlPlaceName, i);
      g_autofree char *key = NULL;
      const char *id;
      gpointer known;

      if (name->deictic && name->toponym == DTL_NO_INDEX)
        continue;
      key = key_of (reading, name);
      id = name->toponym != DTL_NO_INDEX ? place_of (reading, name->toponym)->id : NULL;
      if (g_hash_table_lookup_extended (by_words, key, NULL, &known) ||
          (id != NULL && g_hash_table_lookup_extended (by_place, id, NULL, &known)))
        name->same = GPOINTER_TO_UINT (known);
      if (id != NULL && !g_hash_table_contains (by_place, id))
        g_hash_table_insert (by_place, (gpointer) id, GUINT_TO_POINTER (name->same));
      if (!name->deictic && !g_hash_table_contains (by_words, key))
        g_hash_table_insert (by_words, g_steal_pointer (&key), GUINT_TO_POINTER (name->same));
    }
}

static void
number_names (GArray *names)
{
  for (guint i = 0; i < names->len; i++)
    g_array_index (names, DtlPlaceName, i).same = i;
}

/**
 * dtl_place_names_join:
 * @reading: a reading
 * @names: (element-type DtlPlaceName): its place names, in text order
 *
 * Finds which of them are the same place, and what those mean that are only pointed at.
 */
void
dtl_place_names_join (const DtlReading *reading, GArray *names)
{
  number_names (names);
  join_same (reading, names);
  resolve_pointers (names);
}
