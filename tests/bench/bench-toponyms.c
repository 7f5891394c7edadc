/* bench-toponyms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-geocoder.h"
#include "dtl-paths.h"
#include "dtl-toponyms.h"

#include <stdio.h>

/* How long the gazetteer takes to open, how many megabytes of news a second and core are searched for
 * place names, with and without cutting the text into tokens, and how long one geocoding takes. */

#define COPIES 12
#define ROUNDS 200
#define GEOCODES 500

static const char paragraph[] =
  "Gunmen on motorcycles attacked a police post near Peshawar on Sunday, killing at least five "
  "officers, a spokesman for the governor of Khyber Pakhtunkhwa said. It was the third such attack "
  "this year along the Afghan border, where rebels have fought the army since 1998. The wounded "
  "were taken to a hospital in Islamabad, two hours away, where one of them died early Monday.\n\n";

static double
since (gint64 started)
{
  return (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
}

static void
time_geocode (DtlGazetteer *gazetteer, const char *label, const DtlGeocodeQuery *query)
{
  gint64 started = g_get_monotonic_time ();

  for (guint i = 0; i < GEOCODES; i++)
    g_ptr_array_unref (dtl_geocode (gazetteer, query));
  printf ("geocode, %s: %.3f ms\n", label, since (started) * 1000 / GEOCODES);
}

int
main (void)
{
  const DtlGeocodeQuery exact = { "Menaka", NULL, NULL, "Mali" };
  const DtlGeocodeQuery spelling = { "Baqouba town", NULL, "Diyala province", "Iraq" };
  gint64 started = g_get_monotonic_time ();
  g_autoptr (DtlGazetteer) gazetteer = dtl_gazetteer_new (dtl_paths_data_dir (), NULL, NULL);
  double opening = since (started), documents = 0, toponyms = 0;
  g_autoptr (DtlLanguageModel) model = dtl_language_model_new (dtl_paths_data_dir (), NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < COPIES; i++)
    g_string_append (text, paragraph);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
      g_autoptr (DtlDocument) document = NULL;

      started = g_get_monotonic_time ();
      document = dtl_document_new (model, text->str, (gssize) text->len, DTL_DOCUMENT_TOKENS);
      documents += since (started);
      started = g_get_monotonic_time ();
      dtl_toponyms_find (gazetteer, document, NULL, found);
      toponyms += since (started);
      n += found->len;
    }
  printf ("opening: %.1f ms\n", opening * 1000);
  printf ("toponyms: %.1f MB/s, with tokens %.1f MB/s, %u found\n", (double) text->len * ROUNDS / 1e6 / toponyms,
          (double) text->len * ROUNDS / 1e6 / (toponyms + documents), n / ROUNDS);
  time_geocode (gazetteer, "exact", &exact);
  time_geocode (gazetteer, "spelling", &spelling);
  return 0;
}
