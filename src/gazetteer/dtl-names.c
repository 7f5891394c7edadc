/* dtl-names.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-names.h"

#include "dtl-error.h"
#include "dtl-name-key.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const id_prefixes[] = { "geonames", "airport", "region",  "landmark",
                                           "admin1",   "admin2",  "country", "former" };

/* Bytes of one element of each section. */
static const gsize section_sizes[] = {
  sizeof (DtlRecord), 1, 4, sizeof (DtlNameEntry), 4, sizeof (DtlCountryEntry), 4, 4, 8,
  sizeof (DtlBox), 4, 4, 4, 1, 4,
};

G_STATIC_ASSERT (G_N_ELEMENTS (section_sizes) == DTL_N_SECTIONS);

static gboolean
header_fits (const DtlNamesHeader *header, gsize size)
{
  if (size < sizeof *header || memcmp (header->magic, DTL_NAMES_MAGIC, 8) != 0 ||
      header->file_size != size)
    return FALSE;
  for (guint i = 0; i < DTL_N_SECTIONS; i++)
    if (header->sections[i].offset > size || header->sections[i].offset % 8 != 0 ||
        header->sections[i].count > (size - header->sections[i].offset) / section_sizes[i])
      return FALSE;
  return header->sections[DTL_SECTION_BUCKETS].count == (1u << DTL_NAMES_BUCKET_BITS) + 1;
}

/**
 * dtl_names_new:
 * @path: names.bin
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the mapped index; fails with %DTL_ERROR_BAD_DATA if the file
 *   is missing, cut short or of another version
 */
DtlNames *
dtl_names_new (const char *path, GError **error)
{
  g_autoptr (DtlNames) self = g_new0 (DtlNames, 1);
  g_autoptr (GError) why = NULL;

  self->file = g_mapped_file_new (path, FALSE, &why);
  if (self->file == NULL ||
      !header_fits ((const DtlNamesHeader *) (gpointer) g_mapped_file_get_contents (self->file),
                    g_mapped_file_get_length (self->file)))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                   _("The gazetteer’s index %s cannot be used (%s). Install Dateline again"), path,
                   why != NULL ? why->message : _("wrong version or cut short"));
      return NULL;
    }

  const char *base = g_mapped_file_get_contents (self->file);
  const DtlNamesHeader *header = (const DtlNamesHeader *) (gconstpointer) base;
#define SECTION(name) ((gconstpointer) (base + header->sections[DTL_SECTION_##name].offset))
  self->records = SECTION (RECORDS);
  self->n_records = (guint) header->sections[DTL_SECTION_RECORDS].count;
  self->strings = SECTION (STRINGS);
  self->buckets = SECTION (BUCKETS);
  self->entries = SECTION (ENTRIES);
  self->postings = SECTION (POSTINGS);
  self->countries = SECTION (COUNTRIES);
  self->n_countries = (guint) header->sections[DTL_SECTION_COUNTRIES].count;
  self->admin1 = SECTION (ADMIN1);
  self->n_admin1 = (guint) header->sections[DTL_SECTION_ADMIN1].count;
  self->admin2 = SECTION (ADMIN2);
  self->features = SECTION (FEATURES);
  self->n_features = (guint) header->sections[DTL_SECTION_FEATURES].count;
  self->boxes = SECTION (BOXES);
  self->cells = SECTION (CELLS);
  self->cell_records = SECTION (CELL_RECORDS);
  self->skeleton_starts = SECTION (SKELETON_STARTS);
  self->skeletons = SECTION (SKELETONS);
  self->ids = SECTION (IDS);
#undef SECTION
  return g_steal_pointer (&self);
}

void
dtl_names_free (DtlNames *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * dtl_names_find:
 * @self: the index
 * @hash: finished hash of a name key
 *
 * Returns: the entry's value: whether the words are a name (%DTL_NAME_IS_NAME), whether they begin
 *   a longer one (%DTL_NAME_GOES_ON), and the place of the first posting; 0 if they are neither
 */
guint32
dtl_names_find (const DtlNames *self, guint64 hash)
{
  guint bucket = (guint) (hash >> (64 - DTL_NAMES_BUCKET_BITS));
  guint32 check = (guint32) (hash & 0xFFFFFFFFu);

  for (guint32 i = self->buckets[bucket]; i < self->buckets[bucket + 1]; i++)
    if (self->entries[i].check == check)
      return self->entries[i].value;
  return 0;
}

/**
 * dtl_names_postings:
 * @self: the index
 * @key: a key made by dtl_name_key()
 *
 * Returns: (transfer none) (nullable): the postings of @key; the last one is marked
 */
const guint32 *
dtl_names_postings (const DtlNames *self, const char *key)
{
  const guint32 *postings;

  dtl_names_step (self, dtl_name_key_hash (key), key, &postings);
  return postings;
}

/**
 * dtl_names_step:
 * @self: the index
 * @hash: finished hash of a name key
 * @key: (nullable): the key itself; needed only if places are laid over
 * @postings: (out) (nullable): the postings, %NULL if it is no name
 *
 * Returns: %DTL_NAME_IS_NAME and %DTL_NAME_GOES_ON as they apply
 */
guint32
dtl_names_step (const DtlNames *self, guint64 hash, const char *key, const guint32 **postings)
{
  guint32 value = dtl_names_find (self, hash);
  guint32 flags = value & (DTL_NAME_IS_NAME | DTL_NAME_GOES_ON);

  *postings = value & DTL_NAME_IS_NAME ? self->postings + DTL_NAME_POSTING (value) : NULL;
  if (self->view != NULL && key != NULL)
    {
      *postings = dtl_names_merged (self, key, *postings);
      flags |= *postings != NULL ? DTL_NAME_IS_NAME : 0;
      if (!(flags & DTL_NAME_GOES_ON) && dtl_names_view_goes_on (self, key))
        flags |= DTL_NAME_GOES_ON;
    }
  return flags;
}

/**
 * dtl_names_country:
 * @self: the index
 * @code: (nullable): ISO 3166-1 alpha-2 code, any case
 *
 * Returns: the country's number as records have it, 0 if there is none
 */
guint
dtl_names_country (const DtlNames *self, const char *code)
{
  guint low = 0, high = self->n_countries;

  if (code == NULL)
    return 0;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = g_ascii_strcasecmp (self->countries[middle].code, code);

      if (order == 0)
        return middle + 1;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return 0;
}

static int
compare_id (const DtlNames *self, guint32 record, guint kind, gboolean text, const char *id, guint32 number)
{
  const DtlRecord *r = &self->records[record];
  gboolean r_text = (r->flags & DTL_RECORD_ID_IS_TEXT) != 0;

  if (r->kind != kind)
    return (int) r->kind - (int) kind;
  if (r_text != text)
    return r_text - text;
  if (text)
    return strcmp (self->strings + r->id, id);
  return r->id < number ? -1 : r->id > number;
}

/**
 * dtl_names_by_id:
 * @self: the index
 * @id: "geonames:1174872", "region:kashmir" …
 *
 * Returns: the record's number, or %DTL_NAMES_NONE
 */
guint32
dtl_names_by_id (const DtlNames *self, const char *id)
{
  const char *colon = strchr (id, ':');
  guint low = 0, high = self->n_records;
  char *end = NULL;

  if (colon == NULL)
    return DTL_NAMES_NONE;
  for (guint kind = 0; kind < DTL_N_RECORD_KINDS; kind++)
    if (strlen (id_prefixes[kind]) == (gsize) (colon - id) &&
        memcmp (id_prefixes[kind], id, (gsize) (colon - id)) == 0)
      {
        guint32 number = (guint32) g_ascii_strtoull (colon + 1, &end, 10);
        gboolean text = kind != DTL_RECORD_PLACE || *end != '\0';

        while (low < high)
          {
            guint middle = (low + high) / 2;
            int order = compare_id (self, self->ids[middle], kind, text, colon + 1, number);

            if (order == 0)
              return self->ids[middle];
            if (order < 0)
              low = middle + 1;
            else
              high = middle;
          }
      }
  return DTL_NAMES_NONE;
}

/**
 * dtl_names_nearest:
 * @self: the index
 * @lat: degrees north
 * @lon: degrees east
 * @km: (out): how far it is
 *
 * Returns: the populated place nearest to a point, %DTL_NAMES_NONE if none is within about 300 km
 */
guint32
dtl_names_nearest (const DtlNames *self, double lat, double lon, double *km)
{
  int row = CLAMP ((int) floor (lat) + 90, 0, 179), column = (int) floor (lon) + 180;
  guint32 best = DTL_NAMES_NONE;

  *km = G_MAXDOUBLE;
  for (int ring = 0; ring <= 3; ring++)
    {
      /* A nearer place cannot be in the next ring of degree cells. */
      if (best != DTL_NAMES_NONE && *km < (ring - 1) * 111.0 * MAX (0.1, cos (lat * G_PI / 180)))
        break;
      for (int y = MAX (0, row - ring); y <= MIN (179, row + ring); y++)
        for (int x = column - ring; x <= column + ring; x++)
          {
            guint cell = (guint) (y * 360 + ((x % 360) + 360) % 360);

            if (MAX (ABS (y - row), ABS (x - column)) != ring)
              continue;
            for (guint32 i = self->cells[cell]; i < self->cells[cell + 1]; i++)
              {
                const DtlRecord *r = &self->records[self->cell_records[i]];
                double far = dtl_distance_km (lat, lon, dtl_record_lat (r), dtl_record_lon (r));

                if (far < *km)
                  {
                    *km = far;
                    best = self->cell_records[i];
                  }
              }
          }
    }
  return best;
}

/**
 * dtl_names_id:
 * @self: the index
 * @record: number of a record
 *
 * Returns: (transfer full): its id, as "geonames:1174872"
 */
char *
dtl_names_id (const DtlNames *self, guint32 record)
{
  const DtlRecord *r = &self->records[record];

  if (r->flags & DTL_RECORD_ID_IS_TEXT)
    return g_strconcat (id_prefixes[r->kind], ":", self->strings + r->id, NULL);
  return g_strdup_printf ("%s:%u", id_prefixes[r->kind], r->id);
}

static char *
dup_unit_name (const DtlNames *self, const guint32 *units, guint16 unit, guint32 record)
{
  if (unit == 0 || units[unit - 1] == record)
    return NULL;
  return g_strdup (self->strings + self->records[units[unit - 1]].name);
}

/**
 * dtl_names_place:
 * @self: the index
 * @record: number of a record
 *
 * Returns: (transfer full): the record as a place, without score and reason
 */
DtlPlace *
dtl_names_place (const DtlNames *self, guint32 record)
{
  if (record >= self->n_records)
    return dtl_names_extra_place (self, record);

  const DtlRecord *r = &self->records[record];
  DtlPlace *place = dtl_place_new ();

  place->id = dtl_names_id (self, record);
  place->name = g_strdup (self->strings + r->name);
  place->admin1 = dup_unit_name (self, self->admin1, r->admin1, record);
  place->admin2 = dup_unit_name (self, self->admin2, r->admin2, record);
  if (r->country > 0 && r->kind != DTL_RECORD_FORMER)
    place->country = g_strdup (self->countries[r->country - 1u].code);
  place->feature = g_strdup (dtl_names_feature (self, r));
  place->lat = dtl_record_lat (r);
  place->lon = dtl_record_lon (r);
  place->radius_km = r->radius / 10.0;
  place->population = r->population;
  return place;
}
