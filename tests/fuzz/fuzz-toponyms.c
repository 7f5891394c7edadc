/* fuzz-toponyms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "dtl-geocoder.h"
#include "dtl-paths.h"
#include "dtl-toponyms.h"

#include <string.h>

/* Any text must give toponyms in order, inside the text; any name a list of places on the globe. */

static DtlGazetteer *gazetteer;
static DtlLanguageModel *model;

static void
check_places (const GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const DtlPlace *place = g_ptr_array_index (places, i);

      g_assert_cmpfloat (place->lat, >=, -90);
      g_assert_cmpfloat (place->lat, <=, 90);
      g_assert_cmpfloat (place->lon, >=, -180);
      g_assert_cmpfloat (place->lon, <=, 180);
      g_assert_cmpfloat (place->radius_km, >, 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  const DtlGeocodeQuery query = { text, "Azaz district", "Aleppo", size % 2 == 0 ? "Syria" : NULL };
  const DtlSpan spans[] = { { 5, 9 }, { 0, 4 }, { 3, 3 }, { 1000000, 1000001 } };
  guint32 last = 0, length = (guint32) g_utf8_strlen (text, -1);

  if (gazetteer == NULL)
    {
      gazetteer = dtl_gazetteer_new (dtl_paths_data_dir (), NULL, NULL);
      model = dtl_language_model_new (dtl_paths_data_dir (), NULL);
    }
  g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, DTL_DOCUMENT_TOKENS);
  g_autoptr (GPtrArray) places = dtl_geocode (gazetteer, &query);

  check_places (places);
  dtl_toponyms_find (gazetteer, document, NULL, found);
  for (guint i = 0; i < found->len; i++)
    {
      const DtlToponym *toponym = g_ptr_array_index (found, i);

      g_assert_cmpuint (toponym->span.start, >=, last);
      g_assert_cmpuint (toponym->span.end, >, toponym->span.start);
      g_assert_cmpuint (toponym->span.end, <=, length);
      g_assert_true (toponym->place == g_ptr_array_index (toponym->candidates, 0));
      check_places (toponym->candidates);
      last = toponym->span.end;
    }
  dtl_toponyms_resolve (gazetteer, document, NULL, spans, G_N_ELEMENTS (spans), given);
  g_assert_cmpuint (given->len, ==, G_N_ELEMENTS (spans));
  return 0;
}

const char *const dtl_fuzz_seeds[] = {
  "KARACHI, Pakistan (AP) - The U.S.-led force left Deir ez-Zor, Syria, for Saint-Étienne.",
  "Springfield, Ill.; Paris, Texas; New York-based; the Afghan-Pakistan border; D.R. Congo",
  "Washington said on May 3 that Mobile, Ala. and Reading, Pa. were Nice. ﷺ İstanbul ŁÓDŹ",
  "Al-Hasakah – al Hasakah —Hasakah - - -- 'Ain 'Isa . . . St . St. Louis' O'Fallon",
  NULL,
};
