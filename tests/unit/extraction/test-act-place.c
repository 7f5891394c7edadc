/* test-act-place.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-extractor.h"
#include "dtl-paths.h"

#include <math.h>

typedef struct
{
  const char *text;
  const char *country;
  const char *city;
  const char *site; /* NULL: whatever */
  double lat;       /* 0: whatever */
} Row;

static const Row rows[] = {
  /* A quarter has no point of its own: that of its town. */
  { "LIMA, Peru - Gunmen attacked a bank in the Barranquito neighborhood of Lima on Sunday and "
    "killed two guards, police said.",
    "PE", "Lima", "bank, Barranquito neighborhood", -12.04 },
  { "BOGOTA, Colombia - A BOMB EXPLODED ON SUNDAY AT A BANK IN THE LOS CEREZOS NEIGHBORHOOD IN "
    "NORTHERN BOGOTA, KILLING TWO GUARDS.",
    "CO", "BOGOTA", "BANK, LOS CEREZOS NEIGHBORHOOD", 4.61 },
  /* A village that no table has is named all the same, at the point of its province. */
  { "NAIROBI - Gunmen killed six farmers on Sunday in the village of Kwambotelo, in Lamu county, "
    "Kenyan police said.",
    "KE", "Kwambotelo", NULL, -2.27 },
  /* The town that is pointed at is the one named last. */
  { "QUITO, Ecuador - Police said two men on a motorcycle drove through Ambato on Sunday. The men "
    "shot dead a lawyer on a street of this city, police said.",
    "EC", "Ambato", NULL, -1.25 },
  /* The country that the article is about has it. */
  { "SAN SALVADOR - Salvadoran rebels killed three teachers of El Salvador on Sunday in the town of "
    "Victoria, in El Salvador's Cabanas department.",
    "SV", "Victoria", NULL, 13.94 },
  { "GUATEMALA CITY - Gunmen kidnapped a banker in Guatemala city on Sunday.", "GT",
    "Guatemala City", NULL, 14.64 },
  /* A capital of which the article speaks is no town of the same name elsewhere, and those who come
   * from a country do not take the act there. */
  { "NAIROBI, Kenya - Raiders threw grenades into the garden of the Canadian consul in Nairobi on "
    "Monday, the police said. A French tourist was wounded.",
    "KE", "Nairobi", NULL, -1.28 },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlExtractor) extractor = dtl_extractor_new (dtl_paths_data_dir (), &error);
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (DtlExtraction) extraction = NULL;
  const DtlIncident *incident;
  const DtlValue *site;

  g_assert_no_error (error);
  article->id = g_strdup ("test");
  article->text = g_strdup (row->text);
  extraction = dtl_extractor_run (extractor, article, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", row->text);
  g_assert_cmpuint (extraction->incidents->len, >=, 1);
  incident = g_ptr_array_index (extraction->incidents, 0);
  g_assert_cmpstr (dtl_value_get_text (dtl_incident_get_value (incident, DTL_FIELD_COUNTRY)), ==,
                   row->country);
  g_assert_nonnull (dtl_incident_get_value (incident, DTL_FIELD_CITY));
  g_assert_cmpstr (dtl_value_get_text (dtl_incident_get_value (incident, DTL_FIELD_CITY)), ==,
                   row->city);
  site = dtl_incident_get_value (incident, DTL_FIELD_SITE);
  if (row->site != NULL)
    {
      g_assert_nonnull (site);
      g_assert_cmpstr (dtl_value_get_text (site), ==, row->site);
    }
  if (row->lat != 0)
    g_assert_cmpfloat_with_epsilon (
        dtl_value_get_number (dtl_incident_get_value (incident, DTL_FIELD_LAT)), row->lat, 0.1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/act-place/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
