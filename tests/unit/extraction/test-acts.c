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

/* Villages that no gazetteer has. */
static void
test_unlisted_places (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Shining Path guerrillas attacked public buildings in the village of Tocanchu, Trujillo and "
      "the village of Umbaspata on Sunday, police in Lima said.");

  g_assert_cmpuint (extraction->incidents->len, ==, 3);
  g_assert_nonnull (find_in (extraction, "Tocanchu"));
  g_assert_nonnull (find_in (extraction, "Trujillo"));
  g_assert_nonnull (find_in (extraction, "Umbaspata"));
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

/* The sum of a war is no act, and not the act's that it stands beside. */
static void
test_war_toll (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Rebels have killed the mayor of a village near Huanta in Peru and two farmers, the local "
      "radio reported on Sunday.\n\nAbout 23,000 people have been killed in the country since 1980 "
      "by political violence.");
  g_autoptr (DtlExtraction) sum = extract_text (
      "About 23,000 people have been killed in Peru since 1980 by political violence.");
  const DtlValue *victims;

  g_assert_cmpuint (sum->incidents->len, ==, 0);
  g_assert_cmpuint (extraction->incidents->len, ==, 1);
  victims =
      dtl_incident_get_value (g_ptr_array_index (extraction->incidents, 0), DTL_FIELD_VICTIMS);
  g_assert_nonnull (victims);
  for (guint i = 0; i < dtl_value_n_participants (victims); i++)
    g_assert_cmpuint (dtl_value_get_participant (victims, i)->count.min, <, 10);
}

/* "The explosion" is the one told before; what happened to somebody else is not. */
static void
test_same_act (void)
{
  g_autoptr (DtlExtraction) extraction =
      extract_text ("A bomb exploded at a bank in Lima on Sunday, killing two guards.\n\n"
                    "The explosion also wounded six people, police said. Shining Path guerrillas "
                    "claimed responsibility for the attack.");

  g_assert_cmpuint (extraction->incidents->len, ==, 1);
}

static void
test_other_act (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Gunmen shot dead a judge, Carlos Rivas, outside his house in Lima on Sunday.\n\n"
      "In another attack, a car bomb destroyed a bank in the centre of the capital, "
      "wounding six people.");

  g_assert_cmpuint (extraction->incidents->len, ==, 2);
}

/* Each text tells of two acts that stand close together. */
static void
test_two_acts (void)
{
  const char *texts[] = {
    "A bomb exploded outside a bank in Lima on Sunday, damaging the building, police said.\n\n"
    "A second bomb was defused by police outside a supermarket in Callao.",
    "Gunmen shot dead two police officers in Trujillo on Sunday, police said.\n\n"
    "The killers escaped. Nine engineers of an oil company were kidnapped by rebels during the "
    "day.",
    "On Sunday, three days after rebels kidnapped an army officer, warplanes bombed the main power "
    "plant of the region, officials in Lima said.",
    "Gunmen shot dead a judge, Carlos Rivas, in Lima on Sunday, police said.\n\n"
    "The judge's murder came only 12 hours after rebels gunned down a radio announcer in the "
    "capital.",
    "Gunmen killed six priests at their home in Lima on Sunday, police said.\n\n"
    "The bishop also condemned the murder of the labour leader Hector Ruiz Salinas in Arequipa.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DtlExtraction) extraction = extract_text (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (extraction->incidents->len, ==, 2);
    }
}

/* Nothing may go as deep as a text is long: one that is nothing but pronouns would end the stack.
 */
static void
test_pronouns (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlExtraction) extraction = NULL;

  for (guint i = 0; i < 150000; i++)
    g_string_append (text, "He and ");
  g_string_append (text, "two teachers were killed by gunmen in Karachi on Sunday.");
  extraction = extract_text (text->str);
  g_assert_cmpuint (extraction->incidents->len, ==, 1);
}

static const char *
country_of (const DtlIncident *incident)
{
  const DtlValue *value = dtl_incident_get_value (incident, DTL_FIELD_COUNTRY);

  return value != NULL ? dtl_value_get_text (value) : NULL;
}

/* A hospital called like a small town far away, and where somebody went, take no act abroad. */
static void
test_country_at_home (void)
{
  const char *texts[] = {
    "SAN SALVADOR, 5 APR 04 (EFE) -- Two bombs exploded at the central market on Sunday, wounding "
    "five people. They were taken to Rosales Hospital. The Salvadoran police blamed rebels.",
    "LA PAZ, 5 APR 04 (EFE) -- Gunmen shot dead two tourists on Sunday. The bullets found where "
    "the "
    "tourists were shot have been sent to Washington, the Bolivian police said.",
  };
  const char *countries[] = { "SV", "BO" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DtlExtraction) extraction = extract_text (texts[i]);

      g_assert_cmpuint (extraction->incidents->len, >, 0);
      g_assert_cmpstr (country_of (g_ptr_array_index (extraction->incidents, 0)), ==, countries[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extraction/acts/several-places", test_several_places);
  g_test_add_func ("/extraction/acts/unlisted-places", test_unlisted_places);
  g_test_add_func ("/extraction/acts/joint-figure", test_joint_figure);
  g_test_add_func ("/extraction/acts/one-place", test_one_place);
  g_test_add_func ("/extraction/acts/war-toll", test_war_toll);
  g_test_add_func ("/extraction/acts/same-act", test_same_act);
  g_test_add_func ("/extraction/acts/other-act", test_other_act);
  g_test_add_func ("/extraction/acts/two-acts", test_two_acts);
  g_test_add_func ("/extraction/acts/pronouns", test_pronouns);
  g_test_add_func ("/extraction/acts/country-at-home", test_country_at_home);
  return run_with_extractor ();
}
