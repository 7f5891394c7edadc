/* dtl-name-parts.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-name-parts.h"

#include "dtl-name-key.h"

#include <string.h>

/* Words for kinds of places, as keys, where they stand, and what they say. */
typedef struct
{
  const char *word;
  DtlNameKind kind;
} KindWord;

static const KindWord last_words[] = {
  { "town", DTL_NAME_KIND_TOWN },           { "village", DTL_NAME_KIND_TOWN },
  { "city", DTL_NAME_KIND_TOWN },           { "settlement", DTL_NAME_KIND_TOWN },
  { "hamlet", DTL_NAME_KIND_TOWN },         { "suburb", DTL_NAME_KIND_TOWN },
  { "neighbourhood", DTL_NAME_KIND_TOWN },  { "neighborhood", DTL_NAME_KIND_TOWN },
  { "capital", DTL_NAME_KIND_TOWN },        { "locality", DTL_NAME_KIND_TOWN },
  { "community", DTL_NAME_KIND_TOWN },      { "township", DTL_NAME_KIND_DISTRICT },
  { "district", DTL_NAME_KIND_DISTRICT },   { "subdistrict", DTL_NAME_KIND_DISTRICT },
  { "sub district", DTL_NAME_KIND_DISTRICT }, { "municipality", DTL_NAME_KIND_DISTRICT },
  { "county", DTL_NAME_KIND_DISTRICT },     { "raion", DTL_NAME_KIND_DISTRICT },
  { "tehsil", DTL_NAME_KIND_DISTRICT },     { "upazila", DTL_NAME_KIND_DISTRICT },
  { "agency", DTL_NAME_KIND_DISTRICT },     { "commune", DTL_NAME_KIND_DISTRICT },
  { "locality", DTL_NAME_KIND_DISTRICT },   { "lga", DTL_NAME_KIND_DISTRICT },
  { "local government area", DTL_NAME_KIND_DISTRICT }, { "woreda", DTL_NAME_KIND_DISTRICT },
  { "zone", DTL_NAME_KIND_DISTRICT },       { "area", DTL_NAME_KIND_ANY },
  { "cercle", DTL_NAME_KIND_DISTRICT },     { "constituency", DTL_NAME_KIND_DISTRICT },
  { "localities", DTL_NAME_KIND_ANY },      { "location", DTL_NAME_KIND_ANY },
  { "rural area", DTL_NAME_KIND_ANY },      { "department", DTL_NAME_KIND_DISTRICT },
  { "refugee camp", DTL_NAME_KIND_ANY },    { "camp", DTL_NAME_KIND_ANY },
  { "quarter", DTL_NAME_KIND_TOWN },        { "twp", DTL_NAME_KIND_DISTRICT },
  { "province", DTL_NAME_KIND_PROVINCE },   { "governorate", DTL_NAME_KIND_PROVINCE },
  { "state", DTL_NAME_KIND_PROVINCE },      { "region", DTL_NAME_KIND_PROVINCE },
  { "oblast", DTL_NAME_KIND_PROVINCE },     { "republic", DTL_NAME_KIND_PROVINCE },
  { "department", DTL_NAME_KIND_PROVINCE }, { "division", DTL_NAME_KIND_PROVINCE },
  { "prefecture", DTL_NAME_KIND_PROVINCE }, { "territory", DTL_NAME_KIND_PROVINCE },
  { "countryside", DTL_NAME_KIND_ANY },     { "suburbs", DTL_NAME_KIND_ANY },
};

static const KindWord first_words[] = {
  { "town of", DTL_NAME_KIND_TOWN },        { "village of", DTL_NAME_KIND_TOWN },
  { "city of", DTL_NAME_KIND_TOWN },        { "province of", DTL_NAME_KIND_PROVINCE },
  { "state of", DTL_NAME_KIND_PROVINCE },   { "district of", DTL_NAME_KIND_DISTRICT },
  { "region of", DTL_NAME_KIND_PROVINCE },  { "department of", DTL_NAME_KIND_PROVINCE },
  { "near", DTL_NAME_KIND_ANY },            { "outside", DTL_NAME_KIND_ANY },
  { "mintaqat markaz", DTL_NAME_KIND_DISTRICT }, { "mintaqat", DTL_NAME_KIND_DISTRICT },
  { "markaz", DTL_NAME_KIND_DISTRICT },     { "qada", DTL_NAME_KIND_DISTRICT },
  { "north of", DTL_NAME_KIND_ANY },        { "south of", DTL_NAME_KIND_ANY },
  { "east of", DTL_NAME_KIND_ANY },         { "west of", DTL_NAME_KIND_ANY },
};

static const KindWord telling_words[] = {
  { "airport", DTL_NAME_KIND_AIRPORT },     { "air base", DTL_NAME_KIND_AIRPORT },
  { "airbase", DTL_NAME_KIND_AIRPORT },     { "river", DTL_NAME_KIND_FEATURE },
  { "mountains", DTL_NAME_KIND_FEATURE },   { "valley", DTL_NAME_KIND_FEATURE },
  { "island", DTL_NAME_KIND_FEATURE },      { "forest", DTL_NAME_KIND_FEATURE },
};

static gboolean
strip_last (char *key, DtlNameKind *kind)
{
  gsize n = strlen (key);

  for (guint i = 0; i < G_N_ELEMENTS (last_words); i++)
    {
      gsize m = strlen (last_words[i].word);

      if (n > m + 1 && key[n - m - 1] == ' ' && strcmp (key + n - m, last_words[i].word) == 0)
        {
          key[n - m - 1] = '\0';
          if (*kind == DTL_NAME_KIND_ANY)
            *kind = last_words[i].kind;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
strip_first (char *key, DtlNameKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_words); i++)
    {
      gsize m = strlen (first_words[i].word);

      if (strncmp (key, first_words[i].word, m) == 0 && key[m] == ' ' && key[m + 1] != '\0')
        {
          memmove (key, key + m + 1, strlen (key + m + 1) + 1);
          if (*kind == DTL_NAME_KIND_ANY)
            *kind = first_words[i].kind;
          return TRUE;
        }
    }
  return FALSE;
}

static char *
dup_core (const char *whole, DtlNameKind *kind)
{
  char *core = g_strdup (whole);

  while (strip_last (core, kind) || strip_first (core, kind))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (telling_words) && *kind == DTL_NAME_KIND_ANY; i++)
    if (g_str_has_suffix (core, telling_words[i].word))
      *kind = telling_words[i].kind;
  return core;
}

static void
add_alternative (GPtrArray *out, const char *text)
{
  DtlNameKind kind = DTL_NAME_KIND_ANY;
  g_autofree char *whole = dtl_name_key (text);
  g_autofree char *core = dup_core (whole, &kind);

  if (strlen (core) > 2)
    g_ptr_array_add (out, g_steal_pointer (&core));
}

static void
add_split (GPtrArray *out, const char *name, const char *separator)
{
  g_auto (GStrv) pieces = g_strsplit (name, separator, -1);

  if (pieces[0] != NULL && pieces[1] != NULL)
    for (guint i = 0; pieces[i] != NULL; i++)
      add_alternative (out, pieces[i]);
}

static char **
dup_alternatives (const char *name)
{
  GPtrArray *out = g_ptr_array_new ();
  const char *open = strchr (name, '('), *close = open != NULL ? strchr (open, ')') : NULL;

  if (close != NULL)
    {
      g_autofree char *inner = g_strndup (open + 1, (gsize) (close - open - 1));
      g_autofree char *outer = g_strndup (name, (gsize) (open - name));

      add_alternative (out, outer);
      add_alternative (out, inner);
    }
  add_split (out, name, "/");
  add_split (out, name, " and ");
  add_split (out, name, ",");
  g_ptr_array_add (out, NULL);
  return (char **) g_ptr_array_free (out, FALSE);
}

/**
 * dtl_name_parts_new:
 * @name: a name with what people write around it: "town of Menaka", "Idlib Governorate"
 *
 * Returns: its parts; free them with dtl_name_parts_clear()
 */
DtlNameParts
dtl_name_parts_new (const char *name)
{
  DtlNameParts self = { .whole = dtl_name_key (name), .kind = DTL_NAME_KIND_ANY };

  self.core = dup_core (self.whole, &self.kind);
  self.alternatives = dup_alternatives (name);
  return self;
}

void
dtl_name_parts_clear (DtlNameParts *self)
{
  g_clear_pointer (&self->whole, g_free);
  g_clear_pointer (&self->core, g_free);
  g_clear_pointer (&self->alternatives, g_strfreev);
}
