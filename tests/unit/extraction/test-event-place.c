/* test-event-place.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dtl-extractor.h"
#include "dtl-paths.h"

#include <string.h>

/* Our own sentences: text, the event's word, and the name that says where it happened ("" for
 * none). */
static const struct
{
  const char *text;
  const char *event;
  const char *place;
} rows[] = {
  { "Two soldiers were killed when a mine exploded near Mazar-i-Sharif on Friday.", "killed",
    "Mazar-i-Sharif" },
  { "A bomb exploded in Quetta, the capital of Balochistan, officials in Islamabad said.",
    "exploded", "Quetta" },
  { "Gunmen killed four miners in the town of Mach, in Balochistan province.", "killed", "Mach" },
  { "The prime minister said in London that troops would be sent.", "sent", "" },
  { "More than 70,000 people have been killed since the war began.", "killed", "" },
};

static char *
words_at (const char *text, DtlSpan span)
{
  return g_utf8_substring (text, (glong) span.start, (glong) span.end);
}

static void
test_event_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlExtractor) extractor = dtl_extractor_new (dtl_paths_data_dir (), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DtlArticle) article = dtl_article_new ();
      g_autoptr (GArray) spans = NULL;
      const char *at = strstr (rows[i].text, rows[i].event);
      DtlSpan event = { (guint32) (at - rows[i].text),
                        (guint32) (at - rows[i].text + (gssize) strlen (rows[i].event)) };
      g_autofree char *found = NULL;

      article->id = g_strdup ("test");
      article->text = g_strdup (rows[i].text);
      spans = dtl_extractor_event_place (extractor, article, event);
      found = spans->len > 0 ? words_at (rows[i].text, g_array_index (spans, DtlSpan, 0))
                             : g_strdup ("");
      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (found, ==, rows[i].place);
    }
}

/* Mosul lies at 36.34 N 43.13 E; a degree of latitude is 111.2 km. */
static void
test_offset (void)
{
  static const char *const texts[] = {
    "Gunmen killed five soldiers 30 kilometers (18 miles) south of Mosul on Sunday.",
    "Gunmen killed five soldiers in Mosul on Sunday.",
  };
  static const double south[] = { 36.07, 36.34 };
  g_autoptr (DtlExtractor) extractor = dtl_extractor_new (dtl_paths_data_dir (), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DtlArticle) article = dtl_article_new ();
      g_autoptr (DtlExtraction) extraction = NULL;
      double lat, lon, radius;

      article->id = g_strdup ("test");
      article->text = g_strdup (texts[i]);
      article->published = dtl_partial_date_new (2016, 3, 7);
      extraction = dtl_extractor_run (extractor, article, NULL, NULL);
      g_assert_cmpuint (extraction->incidents->len, ==, 1);
      g_assert_true (dtl_incident_get_point (g_ptr_array_index (extraction->incidents, 0), &lat,
                                             &lon, &radius));
      g_assert_cmpfloat_with_epsilon (lat, south[i], 0.05);
      g_assert_cmpfloat_with_epsilon (lon, 43.13, 0.05);
      g_assert_cmpfloat (radius, >, i == 0 ? 12 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-place/sentences", test_event_place);
  g_test_add_func ("/event-place/offset", test_offset);
  return g_test_run ();
}
