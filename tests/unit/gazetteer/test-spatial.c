/* test-spatial.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture.h"

#include "dtl-borders.h"
#include "dtl-geocoder.h"
#include "dtl-spatial-text.h"
#include "dtl-toponyms.h"

/* A description, where that is, how far off the answer may be, and what its radius must hold. */
typedef struct
{
  const char *name;
  const char *country;
  double lat, lon;
  double within_km;
  double least_radius, most_radius;
} Described;

/* Points are of towns as GeoNames has them, moved or halved by hand. */
static const Described described[] = {
  { "30 km north of Mosul", NULL, 36.60, 43.12, 5, 5, 25 },
  { "30km north of Mosul", NULL, 36.60, 43.12, 5, 5, 25 },
  { "18 miles north of Mosul", NULL, 36.60, 43.12, 5, 5, 25 },
  { "about 30 km (18 miles) from Mosul", NULL, 36.34, 43.12, 3, 30, 45 },
  { "30 km from Mosul", NULL, 36.34, 43.12, 3, 30, 45 },
  { "45 km north-west of Maiduguri", "Nigeria", 12.13, 12.86, 8, 10, 30 },
  { "near Mosul", NULL, 36.34, 43.12, 3, 12, 30 },
  { "just outside Bukavu", NULL, -2.49, 28.84, 5, 10, 30 },
  { "outskirts of Harasta", "Syria", 33.56, 36.37, 3, 4, 15 },
  { "on the outskirts of Karachi", NULL, 24.86, 67.01, 5, 15, 40 },
  { "south of Aleppo", "SY", 36.10, 37.16, 10, 20, 60 },
  { "northern countryside of Aleppo", "SY", 36.34, 37.16, 8, 35, 75 },
  { "between Tikrit and Samarra", NULL, 34.40, 43.78, 8, 15, 30 },
  { "halfway between Tikrit and Samarra", NULL, 34.40, 43.78, 8, 5, 14 },
  { "the road from Jalalabad to Torkham", NULL, 34.27, 70.78, 10, 20, 40 },
  { "Kirkuk-Baghdad highway", NULL, 33.9, 44.4, 70, 80, 110 },
  { "the road to Baghdad", NULL, 33.34, 44.40, 5, 30, 60 },
  { "an hour's drive from Kabul", NULL, 34.53, 69.17, 5, 50, 75 },
  { "a two-hour drive north of Kabul", NULL, 35.43, 69.17, 10, 40, 90 },
  { "off the coast of Somalia", NULL, 5.9, 48.9, 60, 500, 1000 },
  { "off Hodeidah", NULL, 14.80, 42.97, 10, 30, 60 },
  { "border between Burundi and Rwanda", NULL, -2.7, 29.9, 60, 50, 150 },
  { "on the Syrian-Iraqi border", NULL, 35.1, 41.2, 40, 150, 300 },
  { "near the Turkish border", "Syria", 36.7, 38.8, 60, 150, 350 },
  { "northern Nigeria", NULL, 10.8, 8.5, 150, 200, 400 },
};

/* A sentence, one of its place names, the words that say where something lies as seen from it and
 * how; no words if there are none. */
typedef struct
{
  const char *text;
  const char *name;
  const char *words;
  DtlSpatialRelation relation;
  double lat, lon, within_km;
} Said;

static const Said said[] = {
  { "Two soldiers died 30 km (18 miles) north of Mosul on Monday.", "Mosul",
    "30 km (18 miles) north of Mosul", DTL_SPATIAL_OFFSET, 36.60, 43.12, 5 },
  { "The bus was stopped about 20 kilometers outside Kandahar.", "Kandahar",
    "20 kilometers outside Kandahar", DTL_SPATIAL_DISTANCE, 31.61, 65.71, 3 },
  { "A bus was hit on the road from Kirkuk to Baghdad.", "Kirkuk", "road from Kirkuk to Baghdad",
    DTL_SPATIAL_BETWEEN, 34.40, 44.39, 10 },
  { "A bus was hit on the road from Kirkuk to Baghdad.", "Baghdad", "road from Kirkuk to Baghdad",
    DTL_SPATIAL_BETWEEN, 34.40, 44.39, 10 },
  { "The Tikrit-Kirkuk highway was closed.", "Tikrit", "Tikrit-Kirkuk highway", DTL_SPATIAL_BETWEEN,
    35.04, 44.03, 10 },
  { "Police found the body on the outskirts of Karachi.", "Karachi", "on the outskirts of Karachi",
    DTL_SPATIAL_OUTSKIRTS, 24.86, 67.01, 5 },
  { "The village is an hour's drive from Herat.", "Herat", "an hour's drive from Herat",
    DTL_SPATIAL_DISTANCE, 34.35, 62.2, 5 },
  { "Fighting raged in the north of Mali for a week.", "Mali", "in the north of Mali",
    DTL_SPATIAL_PART, 19.6, -3, 150 },
  { "Rebels fought in northern Nigeria.", "Nigeria", "northern Nigeria", DTL_SPATIAL_PART, 10.8,
    8.5, 150 },
  { "Gunmen fired near the Syrian border in the Turkish town of Kilis.", "Syrian",
    "near the Syrian border", DTL_SPATIAL_BORDER, 36.72, 37.12, 5 },
  { "Troops massed along Pakistan's border with Afghanistan.", "Pakistan",
    "Pakistan's border with Afghanistan", DTL_SPATIAL_BORDER, 32.4, 69.2, 60 },
  { "The ship was seized off the coast of Somalia.", "Somalia", "off the coast of Somalia",
    DTL_SPATIAL_COAST, 5.9, 48.9, 60 },
  { "Troops moved just south of Aleppo.", "Aleppo", "just south of Aleppo", DTL_SPATIAL_BEARING,
    36.1, 37.16, 10 },
  { "A post 20 km from the Syrian border was hit.", "Syrian", "20 km from the Syrian border",
    DTL_SPATIAL_BORDER, 35.5, 39, 400 },
  /* Words of the kind that say nothing of the kind. */
  { "Saudi border guards shot a smuggler.", "Saudi", NULL, 0, 0, 0, 0 },
  { "A bomb went off in the northern city of Mosul.", "Mosul", NULL, 0, 0, 0, 0 },
  { "Talks between Pakistan and India went on.", "India", NULL, 0, 0, 0, 0 },
  { "A flight between London and Karachi was late.", "Karachi", NULL, 0, 0, 0, 0 },
  { "The northern Syrian villages were quiet.", "Syrian", NULL, 0, 0, 0, 0 },
  { "He was killed in Baghdad on Sunday.", "Baghdad", NULL, 0, 0, 0, 0 },
};

static void
test_geocode (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (described); i++)
    {
      const Described *d = &described[i];
      g_autoptr (GPtrArray) found =
          dtl_geocode (f->gazetteer, &(DtlGeocodeQuery){ d->name, NULL, NULL, d->country });
      const DtlPlace *place;

      g_test_message ("%s", d->name);
      g_assert_cmpuint (found->len, >, 0);
      place = g_ptr_array_index (found, 0);
      g_test_message ("%f %f %f %s", place->lat, place->lon, place->radius_km, place->reason);
      g_assert_cmpfloat (dtl_distance_km (place->lat, place->lon, d->lat, d->lon), <=,
                         d->within_km);
      g_assert_cmpfloat (place->radius_km, >=, d->least_radius);
      g_assert_cmpfloat (place->radius_km, <=, d->most_radius);
      g_assert_nonnull (place->reason);
    }
}

/* Names that only look like descriptions stay what they are. */
static void
test_names (Fixture *f, gconstpointer data)
{
  static const char *const names[][2] = { { "North Waziristan", "region:" },
                                          { "Deir-Ez-Zor", "geonames:" },
                                          { "South Sudan", "country:" },
                                          { "West Bank", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) found =
          dtl_geocode (f->gazetteer, &(DtlGeocodeQuery){ names[i][0], NULL, NULL, NULL });
      g_autoptr (GPtrArray) known = dtl_gazetteer_lookup (f->gazetteer, names[i][0]);
      const DtlPlace *place;

      g_test_message ("%s", names[i][0]);
      g_assert_cmpuint (found->len, >, 0);
      g_assert_cmpuint (known->len, >, 0);
      place = g_ptr_array_index (found, 0);
      g_assert_true (g_str_has_prefix (place->id, names[i][1]));
      g_assert_cmpstr (place->name, ==, ((const DtlPlace *) g_ptr_array_index (known, 0))->name);
    }
}

static guint
index_of (GPtrArray *toponyms, const char *text, const char *name)
{
  guint32 start = (guint32) g_utf8_pointer_to_offset (text, strstr (text, name));

  for (guint i = 0; i < toponyms->len; i++)
    if (((DtlToponym *) g_ptr_array_index (toponyms, i))->span.start == start)
      return i;
  g_assert_not_reached ();
}

static void
test_text (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const Said *s = &said[i];
      g_autoptr (DtlDocument) document =
          dtl_document_new (f->model, s->text, -1, DTL_DOCUMENT_TAGS);
      g_autoptr (GPtrArray) toponyms =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
      g_auto (DtlSpatialMention) mention = { 0 };
      g_autofree char *words = NULL;
      gboolean found;

      g_test_message ("%s", s->text);
      dtl_toponyms_find (f->gazetteer, document, NULL, toponyms);
      found = dtl_spatial_in_text (document, toponyms, index_of (toponyms, s->text, s->name), NULL,
                                   NULL, &mention);
      if (s->words == NULL)
        {
          g_assert_false (found);
          continue;
        }
      g_assert_true (found);
      words = g_utf8_substring (s->text, mention.span.start, mention.span.end);
      g_assert_cmpstr (words, ==, s->words);
      g_assert_cmpstr (dtl_spatial_relation_nick (mention.relation), ==,
                       dtl_spatial_relation_nick (s->relation));
      g_assert_cmpfloat (dtl_distance_km (mention.point.lat, mention.point.lon, s->lat, s->lon), <=,
                         s->within_km);
    }
}

static void
test_borders (void)
{
  double lat, lon, km;

  g_assert_true (dtl_border_exists ("TR", "SY"));
  g_assert_true (dtl_border_exists ("SY", "TR"));
  g_assert_true (dtl_border_exists ("KE", ""));
  g_assert_false (dtl_border_exists ("ML", ""));
  g_assert_false (dtl_border_exists ("FR", "CN"));
  g_assert_false (dtl_border_nearest ("FR", "CN", 0, 0, &lat, &lon, &km));
  /* Kilis stands a few kilometres from Syria, Ankara four hundred. */
  g_assert_true (dtl_border_nearest ("TR", "SY", 36.72, 37.12, &lat, &lon, &km));
  g_assert_cmpfloat (km, <, 15);
  g_assert_true (dtl_border_nearest ("TR", "SY", 39.92, 32.85, &lat, &lon, &km));
  g_assert_cmpfloat (km, >, 350);
  g_assert_cmpfloat_with_epsilon (dtl_distance_km (39.92, 32.85, lat, lon), km, 0.1);
  /* A border over the date line has its middle where it is. */
  g_assert_true (dtl_border_middle ("US", "CA", &lat, &lon, &km));
  g_assert_cmpfloat (lat, >, 40);
  g_assert_cmpfloat (lon, <, -60);
  g_assert_cmpfloat (km, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/spatial/geocode", Fixture, NULL, set_up, test_geocode, tear_down);
  g_test_add ("/spatial/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/spatial/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add_func ("/spatial/borders", test_borders);
  return g_test_run ();
}
