/* test-reason.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reason.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Every sentence with words that may stand in it; all directions and days are tried below. */
static char *
example (DtlReason reason)
{
  switch (reason)
    {
    case DTL_REASON_KM_TOWARDS:
      return dtl_reason_new (reason, "30", "north", "Kabul");
    case DTL_REASON_COUNTRY_TOWARDS:
    case DTL_REASON_TOWARDS:
    case DTL_REASON_PART:
      return dtl_reason_new (reason, "southwest", "Helmand");
    default:
      return dtl_reason_new (reason, "Karachi", "Sunday 4 April 2004", "April 2004");
    }
}

/* In English a sentence is displayed as it is kept. */
static void
test_english (void)
{
  for (DtlReason reason = 0; reason < DTL_N_REASONS; reason++)
    {
      g_autofree char *sentence = example (reason);
      g_autofree char *display = dtl_reason_display (sentence);

      g_assert_cmpstr (display, ==, sentence);
    }
  g_assert_null (dtl_reason_display (NULL));
}

static void
test_words (void)
{
  DtlPartialDate day = dtl_partial_date_new (2004, 4, 4);
  DtlPartialDate month = dtl_partial_date_new (2004, 4, 0);
  DtlPartialDate year = dtl_partial_date_new (2004, 0, 0);
  g_autofree char *of_day = dtl_reason_day (&day);
  g_autofree char *of_month = dtl_reason_day (&month);
  g_autofree char *of_year = dtl_reason_day (&year);

  g_assert_cmpstr (of_day, ==, "Sunday 4 April 2004");
  g_assert_cmpstr (of_month, ==, "April 2004");
  g_assert_cmpstr (of_year, ==, "2004");
  g_assert_cmpstr (dtl_reason_direction (0), ==, "north");
  g_assert_cmpstr (dtl_reason_direction (224), ==, "southwest");
  g_assert_cmpstr (dtl_reason_direction (350), ==, "north");
}

/* A sentence of one kind is not taken for one of another, and words may hold anything. */
static void
test_german (void)
{
  static const char *const pairs[][2] = {
    { "“Sunday” is Sunday 4 April 2004, read against publication on Monday 5 April 2004",
      "„Sunday“ ist Sonntag, 4. April 2004, gelesen vom Erscheinen am Montag, 5. April 2004 aus" },
    { "“last month” is March 2004", "„last month“ ist März 2004" },
    { "“Basra” is Basra, Iraq, named with the act",
      "„Basra“ ist Basra, Iraq, bei der Tat genannt" },
    { "About 30 km northeast of Kabul", "Etwa 30 km nordöstlich von Kabul" },
    { "In the north of Helmand", "Im Norden von Helmand" },
    { "In the country around Kabul", "Im Umland von Kabul" },
    { "Somewhere on the border of Bosnia and Herzegovina",
      "Irgendwo an der Grenze von Bosnia and Herzegovina" },
    { "Somewhere on the border between Peru and Chile",
      "Irgendwo an der Grenze zwischen Peru und Chile" },
    { "'5 %s' counted back from 2004, named before",
      "„5 %s“ zurückgezählt von 2004, zuvor genannt" },
    { "You chose this place", "You chose this place" },
    { "About nothing", "About nothing" },
    { "", "" },
  };

  /* Newer C libraries translate nothing in the locale C.UTF-8. */
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL && setlocale (LC_ALL, "en_US.UTF-8") == NULL &&
      (setlocale (LC_ALL, "C.UTF-8") == NULL || g_strcmp0 (gettext ("Accept"), "Accept") == 0))
    {
      g_test_skip ("the system has no locale in which texts are translated");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *display = dtl_reason_display (pairs[i][0]);

      g_assert_cmpstr (display, ==, pairs[i][1]);
    }
}

int
main (int argc, char **argv)
{
  gboolean german = g_getenv ("DATELINE_TEST_LOCALES") != NULL;

  g_test_init (&argc, &argv, NULL);
  if (german)
    {
      g_setenv ("LANGUAGE", "de", TRUE);
      bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DATELINE_TEST_LOCALES"));
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      g_test_add_func ("/model/reason/german", test_german);
    }
  else
    {
      g_test_add_func ("/model/reason/english", test_english);
      g_test_add_func ("/model/reason/words", test_words);
    }
  return g_test_run ();
}
