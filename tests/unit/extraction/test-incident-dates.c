/* test-incident-dates.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "extract-text.h"

#include "dtl-codebook.h"

typedef struct
{
  const char *text;
  const char *type;
  const char *date;
} Case;

static const char *
nick_of (const DtlIncident *incident)
{
  const DtlValue *value = dtl_incident_get_value (incident, DTL_FIELD_TYPE);

  return value != NULL ? dtl_code_nick (DTL_CODES_INCIDENT_TYPE, dtl_value_get_code (value)) : NULL;
}

/* The date of the only incident of a text; with a type, of the first of that type. */
static char *
date_of (const Case *one)
{
  g_autoptr (DtlExtraction) extraction = extract_text (one->text);

  for (guint i = 0; i < extraction->incidents->len; i++)
    {
      const DtlIncident *incident = g_ptr_array_index (extraction->incidents, i);
      const DtlValue *value = dtl_incident_get_value (incident, DTL_FIELD_DATE);
      DtlPartialDate date;

      if (one->type != NULL && g_strcmp0 (nick_of (incident), one->type) != 0)
        continue;
      if (value == NULL)
        return g_strdup ("");
      date = dtl_value_get_date (value);
      return dtl_partial_date_format (&date);
    }
  return g_strdup ("no incident");
}

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *date = date_of (&cases[i]);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

/* The day is the act's, not that of what else the sentence tells. */
static void
test_own (void)
{
  const Case cases[] = {
    { "Police reported that on 2 April gunmen killed three farmers in the village of Campina.",
      NULL, "2004-04-02" },
    { "LIMA, 5 APR 04 (EFE) -- Gunmen killed three farmers near Trujillo on 2 April.", NULL,
      "2004-04-02" },
    { "On Saturday, two days before the summit, gunmen killed three farmers near Trujillo.", NULL,
      "2004-04-03" },
    { "The campaign began in August 2002, when rebels killed three farmers near Trujillo.", NULL,
      "2002-08" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* The year is that of a thing, an office or another matter: it does not date the act. */
static void
test_of_others (void)
{
  const Case cases[] = {
    { "A bomb in a 1981 saloon exploded at the market of Trujillo in Peru, killing three farmers.",
      NULL, "" },
    { "Gunmen driving a 1981 blue saloon shot dead three farmers near Trujillo, Peru, police said.",
      NULL, "" },
    { "Gunmen shot dead Juan Perez, head of a bank and mayor of Trujillo in 1984, police said.",
      NULL, "" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What is told after the act goes on with its day. */
static void
test_later (void)
{
  const Case cases[] = {
    { "Gunmen shot dead three farmers in Trujillo on Saturday.\n\nOne hour later, a bomb exploded "
      "at a cafe in Lima, wounding five people.",
      "bombing", "2004-04-03" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* In a text of capitals the past tense is seen as elsewhere. */
static void
test_capitals (void)
{
  const Case cases[] = {
    { "LIMA, 5 APR 04 (EFE) -- THE COURT WILL HEAR THOSE WHO WITNESSED THE MASSACRE OF SIX FARMERS "
      "PERPETRATED IN TRUJILLO ON 16 NOVEMBER.",
      NULL, "2003-11-16" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extraction/incident-dates/own", test_own);
  g_test_add_func ("/extraction/incident-dates/of-others", test_of_others);
  g_test_add_func ("/extraction/incident-dates/later", test_later);
  g_test_add_func ("/extraction/incident-dates/capitals", test_capitals);
  return run_with_extractor ();
}
