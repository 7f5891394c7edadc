/* builder.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "builder.h"

#include "dtl-name-key.h"

#include <math.h>
#include <string.h>

Builder *
builder_new (void)
{
  Builder *self = g_new0 (Builder, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->names = g_array_new (FALSE, TRUE, sizeof (NameRow));
  self->strings = g_string_new (NULL);
  g_string_append_c (self->strings, '\0');
  self->interned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_string_chunk_new (1 << 20);
  self->boxes = g_array_new (FALSE, TRUE, sizeof (DtlBox));
  self->countries = g_array_new (FALSE, TRUE, sizeof (DtlCountryEntry));
  self->country_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->features = g_ptr_array_new ();
  self->feature_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->admin1 = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->admin2 = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->unit_records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->info = g_ptr_array_new ();
  return self;
}

guint32
builder_string (Builder *self, const char *text)
{
  gpointer at = g_hash_table_lookup (self->interned, text);

  if (at == NULL && *text != '\0')
    {
      at = GSIZE_TO_POINTER (self->strings->len);
      g_string_append_len (self->strings, text, (gssize) strlen (text) + 1);
      g_hash_table_insert (self->interned, g_strdup (text), at);
    }
  return (guint32) GPOINTER_TO_SIZE (at);
}

guint8
builder_country (Builder *self, const char *code)
{
  return (guint8) GPOINTER_TO_UINT (g_hash_table_lookup (self->country_index, code));
}

guint8
builder_feature (Builder *self, const char *code)
{
  gpointer at = g_hash_table_lookup (self->feature_index, code);

  if (at == NULL)
    {
      char *copy = g_strdup (code);

      g_ptr_array_add (self->features, copy);
      at = GUINT_TO_POINTER (self->features->len);
      g_hash_table_insert (self->feature_index, copy, at);
    }
  return (guint8) (GPOINTER_TO_UINT (at) - 1);
}

guint16
builder_box (Builder *self, double south, double west, double north, double east)
{
  DtlBox box = { (gint16) floor (south * 100), (gint16) floor (west * 100),
                 (gint16) ceil (north * 100), (gint16) ceil (east * 100) };

  if (self->boxes->len >= G_MAXUINT16)
    return 0;
  g_array_append_val (self->boxes, box);
  return (guint16) self->boxes->len;
}

/* The row stays valid until the next one is added. */
Row *
builder_add (Builder *self, DtlRecordKind kind, const char *name, double lat, double lon)
{
  Row row = { .serial = self->rows->len };

  row.record.kind = (guint8) kind;
  row.record.name = builder_string (self, name);
  row.record.lat = (gint32) lround (lat * 100000);
  row.record.lon = (gint32) lround (lon * 100000);
  g_array_append_val (self->rows, row);
  return &g_array_index (self->rows, Row, row.serial);
}

static void
add_key (Builder *self, guint32 serial, const char *key, DtlNameQuality quality)
{
  NameRow row = { .record = serial, .quality = (guint8) quality };
  guint words = 1;

  for (const char *p = key; *p != '\0'; p++)
    words += *p == ' ';
  if (strlen (key) < 2 || words > DTL_NAME_WORDS_MAX)
    return;
  row.hash = dtl_name_key_hash (key);
  row.key = g_string_chunk_insert_const (self->keys, key);
  g_array_append_val (self->names, row);
}

/* "Asti (Piedmont)" is also called "Asti"; "Biel / Bienne" both "Biel" and "Bienne". */
static void
add_parts (Builder *self, guint32 serial, const char *name)
{
  const char *open = strchr (name, '(');
  const char *slash = strchr (name, '/');

  if (open != NULL && open > name + 2)
    {
      g_autofree char *front = g_strndup (name, (gsize) (open - name));
      g_autofree char *key = dtl_name_key (front);

      add_key (self, serial, key, DTL_NAME_VARIANT);
    }
  if (slash != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (name, "/", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        {
          g_autofree char *key = dtl_name_key (parts[i]);

          add_key (self, serial, key, DTL_NAME_VARIANT);
        }
    }
}

/* Without the Arabic article: "al hasakah" is also written "Hasakah". */
static void
add_without_article (Builder *self, guint32 serial, const char *key)
{
  static const char *const articles[] = { "al ", "ad ", "an ", "ar ", "as ", "ash ", "at ", "az " };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_has_prefix (key, articles[i]) && strlen (key) > strlen (articles[i]) + 3)
      {
        g_autofree char *with_al = g_strconcat ("al ", key + strlen (articles[i]), NULL);

        add_key (self, serial, key + strlen (articles[i]), DTL_NAME_VARIANT);
        if (i > 0)
          add_key (self, serial, with_al, DTL_NAME_VARIANT);
        break;
      }
}

void
builder_name (Builder *self, guint32 serial, const char *name, DtlNameQuality quality)
{
  g_autofree char *key = dtl_name_key (name);

  add_key (self, serial, key, quality);
  if (quality == DTL_NAME_CODE || quality == DTL_NAME_DEMONYM)
    return;
  add_parts (self, serial, name);
  add_without_article (self, serial, key);
}

void
builder_names (Builder *self, guint32 serial, const char *list, DtlNameQuality quality)
{
  g_auto (GStrv) names = g_strsplit (list, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      builder_name (self, serial, names[i], quality);
}

void
builder_info (Builder *self, const char *key, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *value = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->info, g_strconcat (key, "\t", value, NULL));
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *p = a, *q = b;

  if (p->record.country != q->record.country)
    return p->record.country < q->record.country ? -1 : 1;
  if (p->record.kind != q->record.kind)
    return p->record.kind < q->record.kind ? -1 : 1;
  if (p->record.admin1 != q->record.admin1)
    return p->record.admin1 < q->record.admin1 ? -1 : 1;
  if (p->record.admin2 != q->record.admin2)
    return p->record.admin2 < q->record.admin2 ? -1 : 1;
  return p->serial < q->serial ? -1 : p->serial > q->serial;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const NameRow *p = a, *q = b;

  if (p->hash != q->hash)
    return p->hash < q->hash ? -1 : 1;
  if (p->record != q->record)
    return p->record < q->record ? -1 : 1;
  return (int) p->quality - (int) q->quality;
}

static void
resolve_units (Builder *self)
{
  g_autofree guint16 *admin1_of = g_new0 (guint16, self->rows->len);
  g_autofree guint16 *admin2_of = g_new0 (guint16, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      GArray *units = row->record.kind == DTL_RECORD_ADMIN1 ? self->admin1 : self->admin2;

      if (row->record.kind != DTL_RECORD_ADMIN1 && row->record.kind != DTL_RECORD_ADMIN2)
        continue;
      g_array_append_val (units, row->serial);
      if (row->record.kind == DTL_RECORD_ADMIN1)
        admin1_of[i] = (guint16) units->len;
      else
        admin2_of[i] = (guint16) units->len;
    }
  g_assert (self->admin1->len < G_MAXUINT16 && self->admin2->len < G_MAXUINT16);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      guint at = 0;

      if (row->admin1_code != NULL)
        at = GPOINTER_TO_UINT (g_hash_table_lookup (self->unit_records, row->admin1_code));
      row->record.admin1 = at > 0 ? admin1_of[at - 1] : 0;
      at = 0;
      if (row->admin2_code != NULL)
        at = GPOINTER_TO_UINT (g_hash_table_lookup (self->unit_records, row->admin2_code));
      row->record.admin2 = at > 0 ? admin2_of[at - 1] : 0;
    }
}

/* Puts records in order of country and unit, so that a unit's places stand together, and gives
 * every reference its final number. */
void
builder_sort (Builder *self)
{
  resolve_units (self);
  g_array_sort (self->rows, compare_rows);

  g_autofree guint32 *final = g_new0 (guint32, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      final[row->serial] = i;
      if (row->record.country > 0)
        {
          DtlCountryEntry *c = &g_array_index (self->countries, DtlCountryEntry,
                                               row->record.country - 1u);

          if (c->end == 0)
            c->first = i;
          c->end = i + 1;
        }
    }
  for (guint i = 0; i < self->names->len; i++)
    g_array_index (self->names, NameRow, i).record = final[g_array_index (self->names, NameRow, i).record];
  for (guint i = 0; i < self->countries->len; i++)
    {
      DtlCountryEntry *c = &g_array_index (self->countries, DtlCountryEntry, i);

      c->record = final[c->record];
      if (c->capital != G_MAXUINT32)
        c->capital = final[c->capital];
    }
  for (guint i = 0; i < self->admin1->len; i++)
    g_array_index (self->admin1, guint32, i) = final[g_array_index (self->admin1, guint32, i)];
  for (guint i = 0; i < self->admin2->len; i++)
    g_array_index (self->admin2, guint32, i) = final[g_array_index (self->admin2, guint32, i)];

  g_array_sort (self->names, compare_names);
  guint kept = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const NameRow row = g_array_index (self->names, NameRow, i);
      const NameRow *before = kept > 0 ? &g_array_index (self->names, NameRow, kept - 1) : NULL;

      if (before == NULL || before->hash != row.hash || before->record != row.record)
        g_array_index (self->names, NameRow, kept++) = row;
    }
  g_array_set_size (self->names, kept);
}
