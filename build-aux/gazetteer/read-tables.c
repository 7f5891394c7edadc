/* read-tables.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "builder.h"

#include "dtl-name-key.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

/* A table being read: the cells of the line at hand, by the names of the columns. */
typedef struct
{
  char *path;
  char **lines;
  guint at;
  char **columns;
  char **cells;
} Table;

static char *
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = G_INPUT_STREAM (g_file_read (file, NULL, &error));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    g_error ("%s", error->message);
  if (g_str_has_suffix (path, ".gz"))
    {
      g_autoptr (GZlibDecompressor) unpack = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
      g_autoptr (GInputStream) packed = g_steal_pointer (&stream);

      stream = g_converter_input_stream_new (packed, G_CONVERTER (unpack));
    }
  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, NULL, &error) < 0)
    g_error ("%s: %s", path, error->message);
  g_output_stream_write_all (memory, "", 1, NULL, NULL, NULL);
  g_output_stream_close (memory, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

static Table *
table_open (const char *folder, const char *name)
{
  Table *self = g_new0 (Table, 1);

  self->path = g_build_filename (folder, name, NULL);
  g_autofree char *text = load (self->path);
  self->lines = g_strsplit (text, "\n", -1);
  while (self->lines[self->at] != NULL && self->lines[self->at][0] == '#')
    self->at++;
  self->columns = g_strsplit (self->lines[self->at] != NULL ? self->lines[self->at] : "", "\t", -1);
  return self;
}

static gboolean
table_next (Table *self)
{
  g_clear_pointer (&self->cells, g_strfreev);
  while (self->lines[self->at] != NULL)
    {
      const char *line = self->lines[++self->at];

      if (line == NULL)
        return FALSE;
      if (*line == '\0' || *line == '#')
        continue;
      self->cells = g_strsplit (line, "\t", -1);
      return TRUE;
    }
  return FALSE;
}

static const char *
cell (const Table *self, const char *column)
{
  for (guint i = 0; self->columns[i] != NULL; i++)
    if (strcmp (self->columns[i], column) == 0)
      return i < g_strv_length (self->cells) ? self->cells[i] : "";
  g_error ("%s has no column %s", self->path, column);
}

static gboolean
has_column (const Table *self, const char *column)
{
  return g_strv_contains ((const char *const *) self->columns, column);
}

static double
number (const Table *self, const char *column)
{
  const char *text = cell (self, column);
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);

  if (*text != '\0' && (*end != '\0' || !isfinite (value)))
    g_error ("%s, line %u: \"%s\" in column %s is no number", self->path, self->at + 1, text, column);
  return value;
}

static void
table_close (Table *self)
{
  g_clear_pointer (&self->cells, g_strfreev);
  g_strfreev (self->columns);
  g_strfreev (self->lines);
  g_free (self->path);
  g_free (self);
}

static void
set_text_id (Builder *b, Row *row, const char *id)
{
  row->record.id = builder_string (b, id);
  row->record.flags |= DTL_RECORD_ID_IS_TEXT;
}

static void
set_point (Row *row, double lat, double lon)
{
  row->record.lat = (gint32) lround (lat * 100000);
  row->record.lon = (gint32) lround (lon * 100000);
}

static void
set_radius (Row *row, double km)
{
  row->record.radius = (guint16) CLAMP (lround (km * 10), 1, G_MAXUINT16);
}

static void
set_box (Builder *b, Row *row, const Table *t)
{
  if (*cell (t, "south") != '\0')
    row->record.box = builder_box (b, number (t, "south"), number (t, "west"), number (t, "north"),
                                   number (t, "east"));
}

static Row *
add_row (Builder *b, const Table *t, DtlRecordKind kind, const char *feature, const char *country)
{
  double lat = number (t, "lat"), lon = number (t, "lon");

  if (fabs (lat) > 90 || fabs (lon) > 180)
    g_error ("%s, line %u: %g, %g is not on the globe", t->path, t->at + 1, lat, lon);
  Row *row = builder_add (b, kind, cell (t, "name"), lat, lon);

  row->record.feature = builder_feature (b, feature);
  row->record.country = builder_country (b, country);
  return row;
}

static void
read_countries (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "countries.tsv.gz");

  while (table_next (t))
    {
      DtlCountryEntry entry = { .capital = G_MAXUINT32 };

      g_strlcpy (entry.code, cell (t, "code"), sizeof entry.code);
      entry.neighbours = builder_string (b, cell (t, "neighbours"));
      g_hash_table_insert (b->country_index, g_strdup (entry.code),
                           GUINT_TO_POINTER (b->countries->len + 1));

      Row *row = add_row (b, t, DTL_RECORD_COUNTRY, "PCLI", entry.code);
      guint32 serial = row->serial;

      entry.record = serial;
      row->record.population = (guint32) number (t, "population");
      row->record.country = (guint8) (b->countries->len + 1);
      set_text_id (b, row, entry.code);
      set_radius (row, number (t, "radius_km"));
      set_box (b, row, t);
      g_array_append_val (b->countries, entry);
      builder_name (b, serial, cell (t, "name"), DTL_NAME_PRIMARY);
      builder_names (b, serial, cell (t, "names"), DTL_NAME_ALIAS);
      builder_names (b, serial, cell (t, "demonyms"), DTL_NAME_DEMONYM);
      builder_names (b, serial, cell (t, "alpha3"), DTL_NAME_CODE);
    }
  table_close (t);
}

/* Our own additions: the point that maps show for a country, usual names, words for its people. */
static void
read_country_additions (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "countries.tsv");

  while (table_next (t))
    {
      guint8 country = builder_country (b, cell (t, "code"));

      if (country == 0)
        g_error ("%s, line %u: no such country: %s", t->path, t->at + 1, cell (t, "code"));
      guint32 serial = g_array_index (b->countries, DtlCountryEntry, country - 1u).record;
      Row *row = &g_array_index (b->rows, Row, serial);

      if (*cell (t, "name") != '\0')
        {
          row->record.name = builder_string (b, cell (t, "name"));
          builder_name (b, serial, cell (t, "name"), DTL_NAME_PRIMARY);
        }
      if (*cell (t, "lat") != '\0')
        set_point (row, number (t, "lat"), number (t, "lon"));
      builder_names (b, serial, cell (t, "names"), DTL_NAME_ALIAS);
      builder_names (b, serial, cell (t, "demonyms"), DTL_NAME_DEMONYM);
    }
  table_close (t);
}

/* What units are called besides: "Idlib Governorate" is "Idlib" too. Longest first. */
static const char *const unit_words[] = {
  " federal subject", " governorate", " autonomous region", " municipality", " prefecture", " department",
  " voivodeship", " autonomous okrug", " territory", " province", " republic", " district", " division",
  " emirate", " oblast", " region", " county", " parish", " raion", " krai", " state",
};
static const char *const unit_fronts[] = {
  "provincia de ", "provincia del ", "departamento de ", "departamento del ", "estado de ", "region de ",
  "wilaya de ", "province of ", "state of ", "republic of ", "muhafazat ", "ostan e ", "wilayat ",
  "kabupaten ", "kota ", "distrito de ", "departement de ", "canton de ", "district of ",
};

static void
add_unit_variants (Builder *b, guint32 serial, const char *name)
{
  g_autofree char *key = dtl_name_key (name);

  for (guint i = 0; i < G_N_ELEMENTS (unit_words); i++)
    if (g_str_has_suffix (key, unit_words[i]))
      {
        key[strlen (key) - strlen (unit_words[i])] = '\0';
        builder_name (b, serial, key, DTL_NAME_VARIANT);
        return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (unit_fronts); i++)
    if (g_str_has_prefix (key, unit_fronts[i]))
      {
        builder_name (b, serial, key + strlen (unit_fronts[i]), DTL_NAME_VARIANT);
        return;
      }
}

/* American papers write "Platte Co." and, among themselves, just "Platte". */
static void
add_county_variants (Builder *b, guint32 serial, const char *name)
{
  const char *county = strstr (name, " County");

  if (county != NULL)
    {
      g_autofree char *bare = g_strndup (name, (gsize) (county - name));
      g_autofree char *abbreviated = g_strconcat (bare, " Co", NULL);

      builder_name (b, serial, abbreviated, DTL_NAME_ALTERNATE);
      builder_name (b, serial, bare, DTL_NAME_VARIANT);
    }
}

static void
read_units (Builder *b, const char *folder, const char *file, DtlRecordKind kind, const char *feature)
{
  Table *t = table_open (folder, file);

  while (table_next (t))
    {
      const char *code = cell (t, "code");
      g_autofree char *country = g_strndup (code, 2);
      const char *inner = strchr (code + 3, '.');
      Row *row = add_row (b, t, kind, feature, country);
      guint32 serial = row->serial;
      g_auto (GStrv) names = g_strsplit (cell (t, "names"), "|", -1);

      set_text_id (b, row, code);
      set_radius (row, number (t, "radius_km"));
      if (has_column (t, "population"))
        {
          row->record.population = (guint32) number (t, "population");
          set_box (b, row, t);
        }
      row->admin1_code = inner != NULL ? g_strndup (code, (gsize) (inner - code)) : g_strdup (code);
      if (inner != NULL)
        row->admin2_code = g_strdup (code);
      g_hash_table_insert (b->unit_records, g_strdup (code), GUINT_TO_POINTER (serial + 1));
      builder_name (b, serial, cell (t, "name"), DTL_NAME_PRIMARY);
      builder_names (b, serial, cell (t, "names"), DTL_NAME_ALTERNATE);
      if (strcmp (country, "US") == 0 && kind == DTL_RECORD_ADMIN2)
        add_county_variants (b, serial, cell (t, "name"));
      else
        {
          add_unit_variants (b, serial, cell (t, "name"));
          for (guint i = 0; names[i] != NULL; i++)
            add_unit_variants (b, serial, names[i]);
        }
      if (kind == DTL_RECORD_ADMIN1 && (strcmp (country, "US") == 0))
        builder_name (b, serial, code + 3, DTL_NAME_CODE);
    }
  table_close (t);
}

static void
read_unit_additions (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "units.tsv");

  while (table_next (t))
    {
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (b->unit_records, cell (t, "code")));

      if (at == 0)
        g_error ("%s, line %u: no such unit: %s", t->path, t->at + 1, cell (t, "code"));
      if (*cell (t, "lat") != '\0')
        set_point (&g_array_index (b->rows, Row, at - 1), number (t, "lat"), number (t, "lon"));
      builder_names (b, at - 1, cell (t, "names"), DTL_NAME_ALIAS);
      builder_names (b, at - 1, cell (t, "demonyms"), DTL_NAME_DEMONYM);
    }
  table_close (t);
}

/* How far a town reaches from its point, by its people: 1.5 km for a village, 3 km for a hundred
 * thousand, 15 km for ten million. */
static double
town_radius (double population)
{
  return 1.5 + 0.0043 * sqrt (population);
}

static gboolean
is_code (const char *name)
{
  gsize n = strlen (name);

  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isupper (*p) && *p != '.')
      return FALSE;
  return n <= 4;
}

static void
read_places (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "places.tsv.gz");

  while (table_next (t))
    {
      const char *feature = cell (t, "feature"), *id = cell (t, "id");
      const char *country = cell (t, "country");
      Row *row = add_row (b, t, DTL_RECORD_PLACE, feature, country);
      guint32 serial = row->serial;
      g_auto (GStrv) names = g_strsplit (cell (t, "names"), "|", -1);

      row->record.population = (guint32) number (t, "population");
      row->admin1_code = g_strdup_printf ("%s.%s", country, cell (t, "admin1"));
      row->admin2_code = g_strdup_printf ("%s.%s.%s", country, cell (t, "admin1"), cell (t, "admin2"));
      set_radius (row, town_radius (row->record.population));
      if (g_ascii_isdigit (*id))
        row->record.id = (guint32) g_ascii_strtoull (id, NULL, 10);
      else
        set_text_id (b, row, id);
      if (strcmp (feature, "PPLC") == 0 && row->record.country > 0)
        {
          row->record.flags |= DTL_RECORD_CAPITAL;
          g_array_index (b->countries, DtlCountryEntry, row->record.country - 1u).capital = serial;
        }
      builder_name (b, serial, cell (t, "name"), DTL_NAME_PRIMARY);
      for (guint i = 0; names[i] != NULL; i++)
        builder_name (b, serial, names[i], is_code (names[i]) ? DTL_NAME_CODE : DTL_NAME_ALTERNATE);
    }
  table_close (t);
}

/* Our own towns, which the packages lack. */
static void
read_towns (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "towns.tsv");

  while (table_next (t))
    {
      const char *admin1 = cell (t, "admin1");
      g_autofree char *country = g_strndup (admin1, 2);
      Row *row;
      guint32 serial;

      if (!g_hash_table_contains (b->unit_records, admin1))
        g_error ("%s, line %u: no such unit: %s", t->path, t->at + 1, admin1);
      row = add_row (b, t, DTL_RECORD_PLACE, "PPL", country);
      serial = row->serial;
      row->record.population = (guint32) number (t, "population");
      row->admin1_code = g_strdup (admin1);
      set_radius (row, MAX (town_radius (row->record.population), 3));
      set_text_id (b, row, cell (t, "id"));
      builder_name (b, serial, cell (t, "name"), DTL_NAME_PRIMARY);
      builder_names (b, serial, cell (t, "aliases"), DTL_NAME_ALIAS);
    }
  table_close (t);
}

/* "London Heathrow Airport" is just "Heathrow": large airports are known by what is left of their name
 * without the city. */
static void
add_airport_nickname (Builder *b, guint32 serial, const char *name, const char *city)
{
  g_autofree char *front = g_strdup (name);
  char *tail = strstr (front, " International Airport");
  const char *nick = front;

  if (tail == NULL)
    tail = strstr (front, " Airport");
  if (tail == NULL || tail == front)
    return;
  *tail = '\0';
  if (*city != '\0' && g_str_has_prefix (nick, city) && nick[strlen (city)] == ' ')
    nick += strlen (city) + 1;
  if (strlen (nick) > 4 && strcmp (nick, city) != 0 && strcmp (nick, "International") != 0)
    builder_name (b, serial, nick, DTL_NAME_VARIANT);
}

static void
read_airports (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "airports.tsv.gz");

  while (table_next (t))
    {
      Row *row = add_row (b, t, DTL_RECORD_AIRPORT, cell (t, "feature"), cell (t, "country"));
      guint32 serial = row->serial;
      const char *city = cell (t, "city"), *name = cell (t, "name");
      gboolean large = strcmp (cell (t, "size"), "large") == 0;
      gboolean military = strcmp (cell (t, "feature"), "AIRB") == 0;
      const char *international = strstr (name, " International Airport");

      set_text_id (b, row, cell (t, "id"));
      set_radius (row, 2);
      if (large)
        row->record.flags |= DTL_RECORD_LARGE;
      if (large)
        add_airport_nickname (b, serial, name, city);
      builder_name (b, serial, name, DTL_NAME_PRIMARY);
      builder_names (b, serial, cell (t, "names"), DTL_NAME_ALTERNATE);
      builder_names (b, serial, cell (t, "iata"), DTL_NAME_CODE);
      if (international != NULL)
        {
          g_autofree char *front = g_strndup (name, (gsize) (international - name));
          g_autofree char *airport = g_strconcat (front, " Airport", NULL);

          builder_name (b, serial, airport, DTL_NAME_VARIANT);
        }
      if (*city != '\0')
        {
          g_autofree char *airport = g_strconcat (city, military ? " Air Base" : " Airport", NULL);

          builder_name (b, serial, airport, DTL_NAME_VARIANT);
        }
    }
  table_close (t);
}

/* Regions may lie in several countries; the record keeps the first, and only if it is the only one. */
static void
read_regions (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "regions.tsv");

  while (table_next (t))
    {
      const char *countries = cell (t, "countries");
      Row *row = add_row (b, t, DTL_RECORD_REGION, cell (t, "kind"),
                          strlen (countries) == 2 ? countries : "");
      guint32 serial = row->serial;

      set_text_id (b, row, cell (t, "id"));
      set_radius (row, number (t, "radius_km"));
      set_box (b, row, t);
      builder_name (b, serial, cell (t, "name"), DTL_NAME_PRIMARY);
      builder_names (b, serial, cell (t, "aliases"), DTL_NAME_ALIAS);
      builder_names (b, serial, cell (t, "demonyms"), DTL_NAME_DEMONYM);
    }
  table_close (t);
}

static void
read_landmarks (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "landmarks.tsv");

  while (table_next (t))
    {
      Row *row = add_row (b, t, DTL_RECORD_LANDMARK, cell (t, "kind"), cell (t, "country"));
      guint32 serial = row->serial;

      set_text_id (b, row, cell (t, "id"));
      set_radius (row, number (t, "radius_km"));
      builder_name (b, serial, cell (t, "name"), DTL_NAME_PRIMARY);
      builder_names (b, serial, cell (t, "aliases"), DTL_NAME_ALIAS);
    }
  table_close (t);
}

static void
read_former (Builder *b, const char *folder)
{
  Table *t = table_open (folder, "former.tsv");

  while (table_next (t))
    {
      Row *row = add_row (b, t, DTL_RECORD_FORMER, "PCLH", "");
      guint32 serial = row->serial;

      set_text_id (b, row, cell (t, "id"));
      set_radius (row, number (t, "radius_km"));
      builder_name (b, serial, cell (t, "name"), DTL_NAME_HISTORIC);
      builder_names (b, serial, cell (t, "aliases"), DTL_NAME_HISTORIC);
      builder_names (b, serial, cell (t, "demonyms"), DTL_NAME_DEMONYM);
    }
  table_close (t);
}

static void
count_rows (Builder *b)
{
  static const char *const labels[] = { "populated places", "airports", "regions", "landmarks",
                                        "first-level units", "second-level units", "countries",
                                        "former states" };
  guint counts[DTL_N_RECORD_KINDS] = { 0 };

  for (guint i = 0; i < b->rows->len; i++)
    counts[g_array_index (b->rows, Row, i).record.kind]++;
  for (guint i = 0; i < DTL_N_RECORD_KINDS; i++)
    builder_info (b, labels[i], "%u", counts[i]);
}

/* Reads all tables of data/gazetteer. Stops the build at the first wrong line. */
void
read_tables (Builder *b, const char *folder)
{
  read_countries (b, folder);
  read_country_additions (b, folder);
  read_units (b, folder, "admin1.tsv.gz", DTL_RECORD_ADMIN1, "ADM1");
  read_units (b, folder, "admin2.tsv.gz", DTL_RECORD_ADMIN2, "ADM2");
  read_units (b, folder, "districts.tsv", DTL_RECORD_ADMIN2, "ADM2");
  read_unit_additions (b, folder);
  read_places (b, folder);
  read_towns (b, folder);
  read_airports (b, folder);
  read_regions (b, folder);
  read_landmarks (b, folder);
  read_former (b, folder);
  count_rows (b);
}
