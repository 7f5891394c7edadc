/* test-participants.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "extract-text.h"

static const DtlParticipant *
find (const DtlExtraction *extraction, DtlField field, const char *words)
{
  for (guint i = 0; i < extraction->incidents->len; i++)
    {
      const DtlIncident *incident = g_ptr_array_index (extraction->incidents, i);
      const DtlValue *list = dtl_incident_get_value (incident, field);

      for (guint k = 0; list != NULL && k < dtl_value_n_participants (list); k++)
        {
          const DtlParticipant *p = dtl_value_get_participant (list, k);

          if (g_strcmp0 (p->name, words) == 0 || g_strcmp0 (p->text, words) == 0)
            return p;
        }
    }
  g_test_message ("no participant “%s”", words);
  return NULL;
}

/* A word for a people tells whence a victim is, also where it is no place of the text. */
static void
test_nationality (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Armed men kidnapped the Spanish businessman Juan Ortega in Quito on Sunday. They "
      "shot dead a U.S. journalist and two Norwegian sailors in Guayaquil on Friday.");
  const DtlParticipant *ortega = find (extraction, DTL_FIELD_VICTIMS, "Juan Ortega");
  const DtlParticipant *journalist = find (extraction, DTL_FIELD_VICTIMS, "U.S. journalist");
  const DtlParticipant *sailors = find (extraction, DTL_FIELD_VICTIMS, "two Norwegian sailors");

  g_assert_nonnull (ortega);
  g_assert_cmpstr (ortega->nationality, ==, "ES");
  g_assert_nonnull (journalist);
  g_assert_cmpstr (journalist->nationality, ==, "US");
  g_assert_nonnull (sailors);
  g_assert_cmpstr (sailors->nationality, ==, "NO");
}

/* Arms that were found or seized are nobody's means. */
static void
test_weapons_seized (void)
{
  g_autoptr (DtlExtraction) extraction =
      extract_text ("Guerrillas threw grenades at a police post in Lima on Sunday and killed two "
                    "policemen. Soldiers later seized six rifles and a mortar.");
  const DtlIncident *incident;
  const DtlValue *weapons;

  g_assert_cmpuint (extraction->incidents->len, ==, 1);
  incident = g_ptr_array_index (extraction->incidents, 0);
  weapons = dtl_incident_get_value (incident, DTL_FIELD_WEAPONS);
  g_assert_nonnull (weapons);
  g_assert_cmpuint (dtl_value_get_codes (weapons), ==, 1u << DTL_WEAPON_GRENADE);
}

static void
test_victims (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Gunmen shot dead the mayor of the town, Carlos Mendoza, and wounded two policemen in Lima "
      "on Sunday.");
  const DtlParticipant *mayor = find (extraction, DTL_FIELD_VICTIMS, "Carlos Mendoza");
  const DtlParticipant *police = find (extraction, DTL_FIELD_VICTIMS, "two policemen");

  g_assert_nonnull (mayor);
  g_assert_cmpint (mayor->effect, ==, DTL_VICTIM_EFFECT_KILLED);
  g_assert_cmpint (mayor->kind, ==, DTL_OCCUPATION_GOVERNMENT_OFFICIAL);
  g_assert_nonnull (police);
  g_assert_cmpint (police->effect, ==, DTL_VICTIM_EFFECT_WOUNDED);
  g_assert_cmpint (police->kind, ==, DTL_OCCUPATION_LAW_ENFORCEMENT);
  g_assert_cmpint (police->count.min, ==, 2);
}

static void
test_property (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "A powerful bomb exploded in front of a bank in Bogota on Sunday, police said. Three people "
      "were wounded.");
  const DtlParticipant *bank = find (extraction, DTL_FIELD_PROPERTY, "bank");

  g_assert_nonnull (bank);
  g_assert_cmpint (bank->kind, ==, DTL_PROPERTY_CLASS_FINANCIAL);
}

static void
test_perpetrators (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Members of the Shining Path killed four peasants in a village near Ayacucho, Peru, on "
      "Sunday.");
  const DtlParticipant *group = find (extraction, DTL_FIELD_PERPETRATORS, "Shining Path");

  g_assert_nonnull (group);
  g_assert_cmpint (group->kind, ==, DTL_PERPETRATOR_KIND_GROUP);
  g_assert_cmpint (group->certainty, ==, DTL_CERTAINTY_FACT);
}

/* A murder told twice, the second time by the name alone, is one incident with one victim. */
static void
test_one_victim (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Unknown gunmen murdered Senator Hugo Salazar in Lima on Saturday.\n\nHundreds of people "
      "marched through the city. The minister condemned the murder of Salazar.");
  guint n = 0;

  for (guint i = 0; i < extraction->incidents->len; i++)
    {
      const DtlValue *list =
          dtl_incident_get_value (g_ptr_array_index (extraction->incidents, i), DTL_FIELD_VICTIMS);

      n += list != NULL ? dtl_value_n_participants (list) : 0;
    }
  g_assert_nonnull (find (extraction, DTL_FIELD_VICTIMS, "Hugo Salazar"));
  g_assert_cmpuint (n, ==, 1);
}

/* A group that no verb blames; its name stretches over two phrases. */
static void
test_group_without_blame (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "A bomb exploded outside a bank in Balanga on Sunday, wounding two guards. Police think that "
      "the New People's Army was behind the attack.");
  const DtlParticipant *group = find (extraction, DTL_FIELD_PERPETRATORS, "New People's Army");

  g_assert_nonnull (group);
  g_assert_cmpint (group->kind, ==, DTL_PERPETRATOR_KIND_GROUP);
}

/* The gunmen are not told of twice, and their group is a perpetrator of its own. */
static void
test_attackers_once (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Gunmen of the New People's Army shot dead the mayor of Balanga and wounded his driver on "
      "Sunday, police said. The attackers fled on two motorcycles.");

  g_assert_nonnull (find (extraction, DTL_FIELD_PERPETRATORS, "New People's Army"));
  g_assert_null (find (extraction, DTL_FIELD_PERPETRATORS, "attackers"));
}

/* The effect that somebody would suffer as a victim of the first act, or %NULL if nobody asks. */
static char *
effect_if_victim (DtlArticle *article, const char *words)
{
  g_autoptr (JsonObject) out = json_object_new ();
  JsonObject *incident;
  JsonArray *candidates;

  dtl_extractor_training (shared_extractor (), article, out);
  incident = json_array_get_object_element (json_object_get_array_member (out, "incidents"), 0);
  candidates = json_object_get_array_member (incident, "candidates");
  for (guint i = 0; i < json_array_get_length (candidates); i++)
    {
      JsonObject *candidate = json_array_get_object_element (candidates, i);
      JsonObject *roles = json_object_get_object_member (candidate, "roles");

      if (g_str_equal (json_object_get_string_member (candidate, "text"), words))
        return g_strdup (json_object_get_string_member (
            json_object_get_object_member (roles, "victim"), "effect"));
    }
  return NULL;
}

/* What an act did to some says nothing of those whom no word of harm governs. */
static void
test_effect_of_governor (void)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autofree char *guard = NULL;
  g_autofree char *girls = NULL;

  g_free (article->text);
  article->text = g_strdup ("A bomb exploded in a market in Lima on Sunday and killed a guard, "
                            "police said. Forty girls had gone home from the market.");
  article->published = dtl_partial_date_new (2004, 4, 5);
  guard = effect_if_victim (article, "guard");
  girls = effect_if_victim (article, "Forty girls");
  g_assert_cmpstr (guard, ==, "killed");
  g_assert_cmpstr (girls, ==, "unknown");
}

/* Those who did something else do not take part in every act of the article. */
static void
test_people_of_another_act (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Four suicide bombers killed 31 people on a train in Madrid on 2 March.\n\nOn 30 March "
      "police officers shot dead an electrician, Pedro Alvarez, in Seville.");
  const DtlIncident *shooting;
  const DtlValue *list;

  g_assert_cmpuint (extraction->incidents->len, ==, 2);
  shooting = g_ptr_array_index (extraction->incidents, 0);
  g_assert_nonnull (find (extraction, DTL_FIELD_PERPETRATORS, "Four suicide bombers"));
  list = dtl_incident_get_value (shooting, DTL_FIELD_PERPETRATORS);
  for (guint i = 0; list != NULL && i < dtl_value_n_participants (list); i++)
    g_assert_cmpstr (dtl_value_get_participant (list, i)->text, !=, "Four suicide bombers");
  list = dtl_incident_get_value (shooting, DTL_FIELD_VICTIMS);
  g_assert_cmpuint (dtl_value_n_participants (list), ==, 1);
}

/* What belongs to a thing that was attacked says its class and is no other thing. */
static void
test_property_of_owner (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "A bomb exploded outside the offices of the telephone company in Lima on Sunday. Nobody was "
      "hurt, police said.");
  const DtlParticipant *offices =
      find (extraction, DTL_FIELD_PROPERTY, "offices of the telephone company");

  g_assert_nonnull (offices);
  g_assert_cmpint (offices->kind, ==, DTL_PROPERTY_CLASS_COMMUNICATIONS);
  g_assert_null (find (extraction, DTL_FIELD_PROPERTY, "telephone company"));
}

/* A surname that is a town's elsewhere, and a given name of no list: the age tells a person. */
static void
test_culprit_by_age (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "A man shot dead three people in a library in Leeds on Friday, police said. The gunman, "
      "identified as Zoltrek Tripoli, 31, was shot dead by officers. Neighbours said that Tripoli "
      "had lived alone.");
  const DtlIncident *incident;

  g_assert_cmpuint (extraction->incidents->len, ==, 1);
  incident = g_ptr_array_index (extraction->incidents, 0);
  g_assert_cmpstr (dtl_value_get_text (dtl_incident_get_value (incident, DTL_FIELD_COUNTRY)), ==,
                   "GB");
  g_assert_cmpstr (dtl_value_get_text (dtl_incident_get_value (incident, DTL_FIELD_PERPETRATOR)),
                   ==, "Zoltrek Tripoli");
}

/* Who is charged stands between commas, or behind the man whom the police caught; neither suffered
 * anything. */
static void
test_culprit_charged (void)
{
  const char *texts[] = {
    "A student, Zoltrek Vance, aged 24, appeared in court in Leeds on Monday charged with murder "
    "after a shooting in a mosque in Leeds on Friday that killed three people.",
    "A man stabbed three people to death in a park in Leeds on Friday. Officers soon arrested a "
    "man, later identified as Zoltrek Vance, 24.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DtlExtraction) extraction = extract_text (texts[i]);
      const DtlIncident *incident;

      g_assert_cmpuint (extraction->incidents->len, ==, 1);
      incident = g_ptr_array_index (extraction->incidents, 0);
      g_assert_cmpstr (
          dtl_value_get_text (dtl_incident_get_value (incident, DTL_FIELD_PERPETRATOR)), ==,
          "Zoltrek Vance");
      g_assert_null (find (extraction, DTL_FIELD_VICTIMS, "Zoltrek Vance"));
    }
}

/* Verbs that look like nouns or adjectives: those shot are counted, the gunmen are not. */
static void
test_shot_dead (void)
{
  g_autoptr (DtlExtraction) extraction = extract_text (
      "Gunmen shot dead three teachers and wounded two in Quetta on Friday. Two men stabbed to "
      "death a priest in Lyon on Saturday.");
  const DtlParticipant *teachers = find (extraction, DTL_FIELD_VICTIMS, "three teachers");
  const DtlParticipant *priest = find (extraction, DTL_FIELD_VICTIMS, "priest");
  DtlCount killed;

  g_assert_nonnull (teachers);
  g_assert_cmpint (teachers->effect, ==, DTL_VICTIM_EFFECT_KILLED);
  g_assert_nonnull (priest);
  g_assert_cmpint (priest->effect, ==, DTL_VICTIM_EFFECT_KILLED);
  g_assert_cmpuint (extraction->incidents->len, ==, 2);
  killed = dtl_value_get_count (
      dtl_incident_get_value (g_ptr_array_index (extraction->incidents, 0), DTL_FIELD_KILLED));
  g_assert_cmpint (killed.min, ==, 3);
  g_assert_cmpint (killed.max, ==, 3);
}

/* Those of whom the words for a whole are said are counted. */
static void
test_wholes (void)
{
  g_autoptr (DtlExtraction) extraction =
      extract_text ("Gunmen stormed a house in Quetta on Friday, killing a family of five.");
  const DtlParticipant *family = find (extraction, DTL_FIELD_VICTIMS, "family of five");

  g_assert_nonnull (family);
  g_assert_cmpint (family->count.min, ==, 5);
  g_assert_cmpint (family->count.max, ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/participants/nationality", test_nationality);
  g_test_add_func ("/participants/weapons-seized", test_weapons_seized);
  g_test_add_func ("/participants/victims", test_victims);
  g_test_add_func ("/participants/effect-of-governor", test_effect_of_governor);
  g_test_add_func ("/participants/people-of-another-act", test_people_of_another_act);
  g_test_add_func ("/participants/property", test_property);
  g_test_add_func ("/participants/perpetrators", test_perpetrators);
  g_test_add_func ("/participants/one-victim", test_one_victim);
  g_test_add_func ("/participants/group-without-blame", test_group_without_blame);
  g_test_add_func ("/participants/attackers-once", test_attackers_once);
  g_test_add_func ("/participants/property-of-owner", test_property_of_owner);
  g_test_add_func ("/participants/culprit-by-age", test_culprit_by_age);
  g_test_add_func ("/participants/culprit-charged", test_culprit_charged);
  g_test_add_func ("/participants/shot-dead", test_shot_dead);
  g_test_add_func ("/participants/wholes", test_wholes);
  return run_with_extractor ();
}
