/* test-gazetteer.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-error.h"
#include "dtl-geocoder.h"
#include "dtl-paths.h"

#include <glib/gstdio.h>

static DtlGazetteer *
open_bundled (void)
{
  g_autoptr (GError) error = NULL;
  DtlGazetteer *gazetteer = dtl_gazetteer_new (dtl_paths_data_dir (), NULL, &error);

  g_assert_no_error (error);
  return gazetteer;
}

static void
assert_near (const DtlPlace *place, double lat, double lon, double km)
{
  g_assert_nonnull (place);
  g_assert_cmpfloat (dtl_distance_km (place->lat, place->lon, lat, lon), <=, km);
}

static void
test_lookup (void)
{
  g_autoptr (DtlGazetteer) gazetteer = open_bundled ();
  static const struct
  {
    const char *name;
    const char *country;
    double lat, lon, km;
  } rows[] = {
    { "Karachi", "PK", 24.86, 67.01, 15 },      { "Baghdad", "IQ", 33.34, 44.40, 15 },
    { "Gao", "ML", 16.27, -0.04, 10 },          { "Paris", "FR", 48.85, 2.35, 10 },
    { "Pakistan", "PK", 30, 70, 200 },          { "Darfur", "SD", 13.5, 24.5, 100 },
    { "Jinnah International Airport", "PK", 24.9065, 67.1608, 3 },
    { "Texas", "US", 31.3, -99.3, 100 },        { "soviet union", NULL, 60, 80, 500 },
    { "Ménaka", "ML", 15.92, 2.40, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) places = dtl_gazetteer_lookup (gazetteer, rows[i].name);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (places->len, >, 0);
      assert_near (g_ptr_array_index (places, 0), rows[i].lat, rows[i].lon, rows[i].km);
      g_assert_cmpstr (((DtlPlace *) g_ptr_array_index (places, 0))->country, ==, rows[i].country);
    }
}

static void
test_unknown (void)
{
  g_autoptr (DtlGazetteer) gazetteer = open_bundled ();
  g_autoptr (GPtrArray) places = dtl_gazetteer_lookup (gazetteer, "Xyzzyville-upon-Nothing");
  g_autoptr (GPtrArray) empty = dtl_gazetteer_lookup (gazetteer, "");

  g_assert_cmpuint (places->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_null (dtl_gazetteer_get (gazetteer, "geonames:0"));
  g_assert_null (dtl_gazetteer_get (gazetteer, "nonsense"));
}

static void
test_ids (void)
{
  g_autoptr (DtlGazetteer) gazetteer = open_bundled ();
  static const char *const ids[] = { "geonames:1174872", "airport:OPKC", "region:kashmir",
                                     "landmark:karachi-us-consulate", "admin1:PK.05", "country:PK",
                                     "former:SUHH" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (DtlPlace) place = dtl_gazetteer_get (gazetteer, ids[i]);

      g_assert_nonnull (place);
      g_assert_cmpstr (place->id, ==, ids[i]);
    }
}

static void
test_search (void)
{
  g_autoptr (DtlGazetteer) gazetteer = open_bundled ();
  g_autoptr (GPtrArray) places = dtl_gazetteer_search (gazetteer, "islamab", 5);

  g_assert_cmpuint (places->len, >, 0);
  g_assert_cmpuint (places->len, <=, 5);
  g_assert_cmpstr (((DtlPlace *) g_ptr_array_index (places, 0))->name, ==, "Islamabad");
}

static void
test_nearest (void)
{
  g_autoptr (DtlGazetteer) gazetteer = open_bundled ();
  g_autoptr (DtlPlace) place = dtl_gazetteer_nearest (gazetteer, 33.70, 73.06);
  g_autoptr (DtlPlace) sea = dtl_gazetteer_nearest (gazetteer, -50, -130);

  g_assert_nonnull (place);
  g_assert_cmpstr (place->country, ==, "PK");
  g_assert_null (sea);
  g_assert_null (dtl_gazetteer_nearest (gazetteer, 0.0 / 0.0, 10));
}

static void
test_countries (void)
{
  g_autoptr (DtlGazetteer) gazetteer = open_bundled ();
  g_autoptr (DtlPlace) capital = dtl_gazetteer_country_capital (gazetteer, "PK");

  g_assert_cmpstr (dtl_gazetteer_country_code (gazetteer, "Ivory Coast"), ==, "CI");
  g_assert_cmpstr (dtl_gazetteer_country_code (gazetteer, "pakistani"), ==, "PK");
  g_assert_cmpstr (dtl_gazetteer_country_code (gazetteer, "pk"), ==, "PK");
  g_assert_null (dtl_gazetteer_country_code (gazetteer, "Karachi"));
  g_assert_cmpstr (dtl_gazetteer_country_name (gazetteer, "IR"), ==, "Iran");
  g_assert_cmpstr (capital->name, ==, "Islamabad");
  g_assert_true (dtl_gazetteer_are_neighbours (gazetteer, "PK", "AF"));
  g_assert_false (dtl_gazetteer_are_neighbours (gazetteer, "PK", "FR"));
}

static void
test_geocode (void)
{
  g_autoptr (DtlGazetteer) gazetteer = open_bundled ();
  static const struct
  {
    DtlGeocodeQuery query;
    double lat, lon, km;
  } rows[] = {
    { { "Tripoli", NULL, NULL, "Lebanon" }, 34.44, 35.85, 10 },
    { { "Tripoli", NULL, NULL, "LY" }, 32.89, 13.19, 15 },
    { { "Baqouba", NULL, NULL, "Iraq" }, 33.75, 44.65, 10 },
    { { "Springfield", NULL, "Illinois", "US" }, 39.80, -89.64, 10 },
    { { "Punjab Province", NULL, NULL, "Pakistan" }, 30.8, 72.1, 100 },
    { { "no such hamlet", NULL, "Sindh Province", "Pakistan" }, 26.0, 68.8, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) places = dtl_geocode (gazetteer, &rows[i].query);

      g_test_message ("%s", rows[i].query.name);
      g_assert_cmpuint (places->len, >, 0);
      assert_near (g_ptr_array_index (places, 0), rows[i].lat, rows[i].lon, rows[i].km);
    }
}

static void
test_info (void)
{
  g_autoptr (DtlGazetteer) gazetteer = open_bundled ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = dtl_gazetteer_info (gazetteer, &error);
  gboolean counted = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < notes->len; i++)
    {
      const DtlGazetteerNote *note = g_ptr_array_index (notes, i);

      if (g_str_equal (note->key, "populated places"))
        counted = g_ascii_strtoull (note->value, NULL, 10) > 200000;
    }
  g_assert_true (counted);
}

static void
test_damaged (void)
{
  g_autofree char *dir = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *sub = g_build_filename (dir, "gazetteer", NULL);
  g_autofree char *path = g_build_filename (sub, "names.bin", NULL);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) damaged = NULL;

  g_assert_null (dtl_gazetteer_new (dir, NULL, &missing));
  g_assert_error (missing, DTL_ERROR, DTL_ERROR_BAD_DATA);
  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "DTLNAM02 cut short", -1, NULL));
  g_assert_null (dtl_gazetteer_new (dir, NULL, &damaged));
  g_assert_error (damaged, DTL_ERROR, DTL_ERROR_BAD_DATA);
  g_unlink (path);
  g_rmdir (sub);
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gazetteer/lookup", test_lookup);
  g_test_add_func ("/gazetteer/unknown", test_unknown);
  g_test_add_func ("/gazetteer/ids", test_ids);
  g_test_add_func ("/gazetteer/search", test_search);
  g_test_add_func ("/gazetteer/nearest", test_nearest);
  g_test_add_func ("/gazetteer/countries", test_countries);
  g_test_add_func ("/gazetteer/geocode", test_geocode);
  g_test_add_func ("/gazetteer/info", test_info);
  g_test_add_func ("/gazetteer/damaged", test_damaged);
  return g_test_run ();
}
