/* test-acts.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "extract-text.h"

static const DtlIncident *
find_in (const DtlExtraction *extraction, const char *city)
{
  for (guint i = 0; i < extraction->incidents->len; i++)
    {
      const DtlIncident *incident = g_ptr_array_index (extraction->incidents, i);
      const DtlValue *value = dtl_incident_get_value (incident, DTL_FIELD_CITY);

      if (value != NULL && g_strcmp0 (dtl_value_get_text (value), city) == 0)
        return incident;
    }
  g_test_message ("no incident in %s", city);
  return NULL;
}

static void
test_several_places (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Bombs exploded in Lima, Trujillo and Cuzco on Sunday, killing nine people, police said.\n\n"
      "Shining Path guerrillas claimed responsibility.");

  g_assert_cmpuint (extraction->incidents->len, ==, 3);
  g_assert_nonnull (find_in (extraction, "Lima"));
  g_assert_nonnull (find_in (extraction, "Trujillo"));
  g_assert_nonnull (find_in (extraction, "Cuzco"));
}

/* The figure is one for all the places: none of them has it. */
static void
test_joint_figure (void)
{
  g_autoptr (DtlExtraction) extraction =
      extract_text ("Gunmen kidnapped 30 farmers in Trujillo and Cuzco on Sunday, police said.");

  g_assert_cmpuint (extraction->incidents->len, ==, 2);
  for (guint i = 0; i < extraction->incidents->len; i++)
    g_assert_null (
        dtl_incident_get_value (g_ptr_array_index (extraction->incidents, i), DTL_FIELD_KIDNAPPED));
}

static void
test_one_place (void)
{
  const char *texts[] = {
    "Gunmen shot dead three farmers on the road between Trujillo and Cuzco on Sunday.",
    "Gunmen killed the mayors of Trujillo and Cuzco in Lima on Sunday.",
    "Gunmen killed three farmers in Granada, Antioquia, on Sunday.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DtlExtraction) extraction = extract_text (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (extraction->incidents->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extraction/acts/several-places", test_several_places);
  g_test_add_func ("/extraction/acts/joint-figure", test_joint_figure);
  g_test_add_func ("/extraction/acts/one-place", test_one_place);
  return run_with_extractor ();
}
