/* test-incident-spatial.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-extractor.h"
#include "dtl-paths.h"

typedef struct
{
  const char *text;
  const char *country;
  double lat, lon;
  double within_km;
  double least_radius;
  const char *words; /* evidence of the point */
} Row;

static const Row rows[] = {
  { "Gunmen ambushed a convoy on the road from Kirkuk to Baghdad on Sunday, killing three "
    "soldiers.",
    "IQ", 34.40, 44.39, 10, 80, "road from Kirkuk to Baghdad" },
  { "Taliban fighters shot dead six policemen on the Kandahar-Kabul highway on Sunday.", "AF", 33.1,
    67.4, 20, 150, "Kandahar-Kabul highway" },
  { "A roadside bomb killed two drivers between Tikrit and Samarra on Sunday.", "IQ", 34.40, 43.78,
    8, 15, "between Tikrit and Samarra" },
  { "Rebels attacked a bus halfway between Bangui and Bouar on Sunday, killing eight passengers.",
    "CF", 5.15, 17.08, 15, 30, "halfway between Bangui and Bouar" },
  { "A suicide bomber killed nine people on the outskirts of Peshawar on Sunday.", "PK", 34.01,
    71.58, 5, 8, "on the outskirts of Peshawar" },
  { "Militants beheaded three men in a village an hour's drive from Jalalabad on Sunday.", "AF",
    34.43, 70.45, 5, 50, "an hour's drive from Jalalabad" },
  { "Gunmen killed a priest just outside Bukavu on Sunday.", "CD", -2.49, 28.84, 5, 10,
    "just outside Bukavu" },
  { "ABUJA - Gunmen killed forty villagers in northern Nigeria on Sunday, police said.", "NG", 10.8,
    8.5, 150, 200, "northern Nigeria" },
  { "NAIROBI, Kenya - Pirates seized a tanker off the coast of Somalia on Sunday and took twelve "
    "sailors hostage.",
    "SO", 5.9, 48.9, 60, 500, "off the coast of Somalia" },
  { "ANKARA, Turkey - Three soldiers were killed by a mine near the Syrian border in Hatay "
    "province on Sunday, the "
    "Turkish army said.",
    "TR", 36.4, 36.3, 20, 15, "near the Syrian border" },
  { "QUETTA, Pakistan - Gunmen killed five border guards near the border with Iran on Sunday, "
    "Pakistani officials "
    "said.",
    "PK", 27.4, 62.8, 40, 150, "border with Iran" },
  /* The town is where it was, whatever it is near to. */
  { "ANKARA, Turkey - A car bomb killed two police officers on Sunday in the town of Kilis, near "
    "the Syrian border.",
    "TR", 36.72, 37.12, 5, 1, NULL },
};

static char *
words_of (const DtlIncident *incident, const char *text)
{
  guint n;
  const DtlSpan *spans = dtl_incident_get_evidence (incident, DTL_FIELD_LAT, &n);

  return n > 0 ? g_utf8_substring (text, spans[0].start, spans[0].end) : NULL;
}

static void
test_rows (void)
{
  g_autoptr (DtlExtractor) extractor = dtl_extractor_new (dtl_paths_data_dir (), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (DtlArticle) article = dtl_article_new ();
      g_autoptr (DtlExtraction) extraction = NULL;
      g_autofree char *words = NULL;
      const DtlIncident *incident;
      double lat, lon, radius;

      g_test_message ("%s", row->text);
      article->id = g_strdup ("test");
      article->text = g_strdup (row->text);
      article->published = dtl_partial_date_new (2016, 3, 7);
      extraction = dtl_extractor_run (extractor, article, NULL, NULL);
      g_assert_cmpuint (extraction->incidents->len, ==, 1);
      incident = g_ptr_array_index (extraction->incidents, 0);
      g_assert_cmpstr (dtl_value_get_text (dtl_incident_get_value (incident, DTL_FIELD_COUNTRY)),
                       ==, row->country);
      g_assert_true (dtl_incident_get_point (incident, &lat, &lon, &radius));
      g_test_message ("%f %f %f", lat, lon, radius);
      g_assert_cmpfloat (dtl_distance_km (lat, lon, row->lat, row->lon), <=, row->within_km);
      g_assert_cmpfloat (radius, >=, row->least_radius);
      words = words_of (incident, row->text);
      g_assert_cmpstr (words, ==, row->words);
      g_assert_true ((dtl_incident_get_reason (incident, DTL_FIELD_LAT) != NULL) ==
                     (row->words != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/incident-spatial/rows", test_rows);
  return g_test_run ();
}
