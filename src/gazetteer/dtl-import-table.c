/* dtl-import-table.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Import of the analyst's own tables: CSV with a header, GeoJSON with points. */

#include "config.h"

#include "dtl-gazetteer-import.h"

#include "dtl-error.h"
#include "dtl-gazetteer-private.h"
#include "dtl-line-reader.h"
#include "dtl-overlay.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define MAX_COLUMNS 256
#define MAX_GEOJSON (64 << 20)

typedef enum
{
  COLUMN_NAME,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_NAMES,
  COLUMN_COUNTRY,
  COLUMN_ADMIN1,
  COLUMN_FEATURE,
  COLUMN_RADIUS,
  COLUMN_POPULATION,
  N_COLUMNS
} Column;

/* What people call these columns. */
static const char *const titles[N_COLUMNS][5] = {
  { "name", "place", "title", NULL },
  { "lat", "latitude", "y", NULL },
  { "lon", "lng", "long", "longitude", NULL },
  { "names", "aliases", "alternatenames", NULL },
  { "country", "country_code", "iso", NULL },
  { "admin1", NULL },
  { "feature", "kind", "type", NULL },
  { "radius_km", "radius", NULL },
  { "population", "pop", NULL },
};

/* Cuts a line of CSV into cells, in place; quoted cells may hold separators and doubled quotes. */
static guint
split_csv (char *line, char separator, char **cells)
{
  guint n = 0;

  for (char *from = line; n < MAX_COLUMNS;)
    {
      char *to = from, *start = from;
      gboolean quoted = *from == '"';

      from += quoted;
      for (; *from != '\0' && (quoted || *from != separator); from++)
        {
          if (quoted && *from == '"' && from[1] != '"')
            {
              quoted = FALSE;
              continue;
            }
          if (quoted && *from == '"')
            from++;
          *to++ = *from;
        }
      cells[n++] = start;
      if (*from == '\0')
        {
          *to = '\0';
          return n;
        }
      from++;
      *to = '\0';
    }
  return n;
}

static char
guess_separator (const char *header)
{
  if (strchr (header, '\t') != NULL)
    return '\t';
  return strchr (header, ';') != NULL && strchr (header, ',') == NULL ? ';' : ',';
}

static void
find_columns (char **cells, guint n, int *columns)
{
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      columns[c] = -1;
      for (guint i = 0; i < n && columns[c] < 0; i++)
        for (guint k = 0; titles[c][k] != NULL; k++)
          if (g_ascii_strcasecmp (g_strstrip (cells[i]), titles[c][k]) == 0)
            columns[c] = (int) i;
    }
}

static const char *
cell_of (char **cells, guint n, const int *columns, Column column)
{
  return columns[column] >= 0 && (guint) columns[column] < n ? cells[columns[column]] : "";
}

static char **
split_names (const char *text)
{
  return *text != '\0' ? g_strsplit_set (text, "|;", -1) : NULL;
}

static char *
dup_country (DtlGazetteer *gazetteer, const char *text)
{
  return *text != '\0' ? g_strdup (dtl_gazetteer_country_code (gazetteer, text)) : NULL;
}

static DtlOverlayEntry *
read_row (DtlGazetteer *gazetteer, const DtlLineReader *reader, char **cells, guint n, const int *columns,
          GError **error)
{
  g_autoptr (DtlPlace) place = dtl_place_new ();
  const char *radius = cell_of (cells, n, columns, COLUMN_RADIUS);
  const char *people = cell_of (cells, n, columns, COLUMN_POPULATION);
  double population = 0;
  DtlOverlayEntry *entry;

  place->name = g_strstrip (g_strdup (cell_of (cells, n, columns, COLUMN_NAME)));
  if (*place->name == '\0')
    dtl_line_reader_refuse (reader, error, _("the place has no name"));
  else if (!dtl_line_number (cell_of (cells, n, columns, COLUMN_LAT), -90, 90, &place->lat))
    dtl_line_reader_refuse (reader, error, _("“%.40s” is no latitude"), cell_of (cells, n, columns, COLUMN_LAT));
  else if (!dtl_line_number (cell_of (cells, n, columns, COLUMN_LON), -180, 180, &place->lon))
    dtl_line_reader_refuse (reader, error, _("“%.40s” is no longitude"), cell_of (cells, n, columns, COLUMN_LON));
  else if (*radius != '\0' && !dtl_line_number (radius, 0, 5000, &place->radius_km))
    dtl_line_reader_refuse (reader, error, _("“%.40s” is no radius in kilometres"), radius);
  else if (*people != '\0' && !dtl_line_number (people, 0, 2e10, &population))
    dtl_line_reader_refuse (reader, error, _("“%.40s” is no population"), people);
  else
    {
      place->population = (gint64) population;
      place->country = dup_country (gazetteer, cell_of (cells, n, columns, COLUMN_COUNTRY));
      place->admin1 = g_strdup (cell_of (cells, n, columns, COLUMN_ADMIN1));
      place->feature = g_strndup (cell_of (cells, n, columns, COLUMN_FEATURE), 7);
      entry = g_new0 (DtlOverlayEntry, 1);
      entry->place = g_steal_pointer (&place);
      entry->names = split_names (cell_of (cells, n, columns, COLUMN_NAMES));
      return entry;
    }
  return NULL;
}

/* @error is never NULL here. */
static gboolean
read_csv (DtlGazetteer *gazetteer, DtlLineReader *reader, GPtrArray *entries, GError **error)
{
  g_autofree char **cells = g_new (char *, MAX_COLUMNS);
  g_autoptr (GError) why = NULL;
  int columns[N_COLUMNS];
  char *line = dtl_line_reader_next (reader, NULL, error), separator;

  if (line == NULL && *error == NULL)
    dtl_line_reader_refuse (reader, error, _("the file is empty"));
  if (line == NULL)
    return FALSE;
  separator = guess_separator (line);
  line += g_str_has_prefix (line, "\xEF\xBB\xBF") ? 3 : 0;
  find_columns (cells, split_csv (line, separator, cells), columns);
  if (columns[COLUMN_NAME] < 0 || columns[COLUMN_LAT] < 0 || columns[COLUMN_LON] < 0)
    {
      dtl_line_reader_refuse (reader, error, _("the header needs the columns name, lat and lon"));
      return FALSE;
    }
  while ((line = dtl_line_reader_next (reader, NULL, &why)) != NULL)
    {
      DtlOverlayEntry *entry;

      if (*line == '\0')
        continue;
      entry = read_row (gazetteer, reader, cells, split_csv (line, separator, cells), columns, error);
      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (entries, entry);
    }
  if (why == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static gboolean
store (DtlGazetteer *self, GPtrArray *entries, DtlImportProgress *result, GError **error)
{
  DtlOverlay *overlay = dtl_gazetteer_overlay (self, TRUE, error);

  if (overlay == NULL || !dtl_overlay_add_all (overlay, entries, error))
    return FALSE;
  result->rows = entries->len;
  for (guint i = 0; i < entries->len; i++)
    {
      const DtlOverlayEntry *entry = g_ptr_array_index (entries, i);

      result->names += 1 + (entry->names != NULL ? g_strv_length (entry->names) : 0);
    }
  return TRUE;
}

/**
 * dtl_gazetteer_import_csv:
 * @self: the gazetteer
 * @path: a table with a header; separated by commas, semicolons or tabs
 * @result: (out): what was done
 * @error: return location
 *
 * Adds the rows as places of the analyst's own. Columns: name, lat, lon; and if present names (parted
 * by | or ;), country, admin1 (a code), feature, radius_km, population. A wrong row refuses the whole
 * table with %DTL_ERROR_DAMAGED and its line.
 *
 * Returns: %TRUE if all rows were added
 */
gboolean
dtl_gazetteer_import_csv (DtlGazetteer *self, const char *path, DtlImportProgress *result, GError **error)
{
  g_autoptr (DtlLineReader) reader = dtl_line_reader_new (path, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_overlay_entry_free);
  g_autoptr (GError) why = NULL;

  memset (result, 0, sizeof *result);
  if (reader == NULL)
    return FALSE;
  if (!read_csv (self, reader, entries, &why))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  return store (self, entries, result, error);
}

static const char *
property (JsonObject *properties, Column column)
{
  for (guint k = 0; titles[column][k] != NULL; k++)
    {
      JsonNode *node = json_object_get_member (properties, titles[column][k]);

      if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        return json_node_get_string (node);
    }
  return "";
}

static double
number_property (JsonObject *properties, Column column)
{
  for (guint k = 0; titles[column][k] != NULL; k++)
    {
      JsonNode *node = json_object_get_member (properties, titles[column][k]);

      if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING)
        return json_node_get_double (node);
    }
  return 0;
}

static JsonObject *
object_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
is_number (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_DOUBLE || json_node_get_value_type (node) == G_TYPE_INT64);
}

static gboolean
read_point (JsonObject *geometry, DtlPlace *place)
{
  JsonNode *node = geometry != NULL ? json_object_get_member (geometry, "coordinates") : NULL;
  JsonArray *point = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (point == NULL || json_array_get_length (point) < 2 || !is_number (json_array_get_element (point, 0)) ||
      !is_number (json_array_get_element (point, 1)))
    return FALSE;
  place->lon = json_array_get_double_element (point, 0);
  place->lat = json_array_get_double_element (point, 1);
  return fabs (place->lat) <= 90 && fabs (place->lon) <= 180;
}

static DtlOverlayEntry *
read_feature (DtlGazetteer *gazetteer, JsonNode *node)
{
  JsonObject *feature = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *properties = feature != NULL ? object_member (feature, "properties") : NULL;
  g_autoptr (DtlPlace) place = dtl_place_new ();
  DtlOverlayEntry *entry;

  if (properties == NULL || *property (properties, COLUMN_NAME) == '\0' ||
      !read_point (object_member (feature, "geometry"), place))
    return NULL;
  place->name = g_strdup (property (properties, COLUMN_NAME));
  place->country = dup_country (gazetteer, property (properties, COLUMN_COUNTRY));
  place->admin1 = g_strdup (property (properties, COLUMN_ADMIN1));
  place->feature = g_strndup (property (properties, COLUMN_FEATURE), 7);
  place->radius_km = CLAMP (number_property (properties, COLUMN_RADIUS), 0, 5000);
  place->population = (gint64) CLAMP (number_property (properties, COLUMN_POPULATION), 0, 2e10);
  entry = g_new0 (DtlOverlayEntry, 1);
  entry->place = g_steal_pointer (&place);
  entry->names = split_names (property (properties, COLUMN_NAMES));
  return entry;
}

static gboolean
read_geojson (DtlGazetteer *gazetteer, const char *path, JsonNode *root, GPtrArray *entries, GError **error)
{
  JsonNode *node = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                       ? json_object_get_member (json_node_get_object (root), "features") : NULL;
  JsonArray *features = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (features == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED, _("%s has no GeoJSON features"), path);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      DtlOverlayEntry *entry = read_feature (gazetteer, json_array_get_element (features, i));

      if (entry == NULL)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED,
                       _("%s, feature %u: it needs a name and a point on the globe. Nothing of it was kept"), path,
                       i + 1);
          return FALSE;
        }
      g_ptr_array_add (entries, entry);
    }
  return TRUE;
}

/**
 * dtl_gazetteer_import_geojson:
 * @self: the gazetteer
 * @path: a feature collection of points, at most 64 MB
 * @result: (out): what was done
 * @error: return location
 *
 * Adds the points as places of the analyst's own; the properties are named as the columns of
 * dtl_gazetteer_import_csv(). A wrong feature refuses the whole file.
 *
 * Returns: %TRUE if all were added
 */
gboolean
dtl_gazetteer_import_geojson (DtlGazetteer *self, const char *path, DtlImportProgress *result, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_overlay_entry_free);
  g_autoptr (DtlLineReader) reader = dtl_line_reader_new (path, error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) why = NULL;

  memset (result, 0, sizeof *result);
  if (reader == NULL)
    return FALSE;
  if (dtl_line_reader_size (reader) > MAX_GEOJSON)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE, _("%s is larger than 64 MB. Split it, or use CSV"), path);
      return FALSE;
    }
  if (!json_parser_load_from_file (parser, path, &why))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED, _("%s is not GeoJSON: %s"), path, why->message);
      return FALSE;
    }
  return read_geojson (self, path, json_parser_get_root (parser), entries, error) &&
         store (self, entries, result, error);
}
