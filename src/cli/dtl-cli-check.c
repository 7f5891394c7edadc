/* dtl-cli-check.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include "dtl-basemap.h"
#include "dtl-geocoder.h"
#include "dtl-paths.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>

/* A text of our own whose records are known: one bombing with its place, date and numbers. */
#define CHECK_TEXT                                                                                 \
  "A car bomb exploded outside a police station in Karachi on Sunday, killing four officers and "  \
  "wounding eleven people, police said."

static gboolean
report (const char *what, gboolean ok, const char *detail)
{
  g_print ("%-4s %s%s%s\n", ok ? _ ("ok") : _ ("BAD"), what, detail != NULL ? ": " : "",
           detail != NULL ? detail : "");
  return ok;
}

static gboolean
check_extraction (DtlExtractor *extractor)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (DtlExtraction) extraction = NULL;
  g_autoptr (GError) error = NULL;
  const DtlIncident *incident;
  const DtlValue *killed, *date;
  DtlPartialDate day;

  article->id = g_strdup ("check");
  article->text = g_strdup (CHECK_TEXT);
  article->published = dtl_partial_date_new (2004, 4, 5);
  extraction = dtl_extractor_run (extractor, article, NULL, &error);
  if (extraction == NULL || extraction->incidents->len != 1)
    return FALSE;
  incident = g_ptr_array_index (extraction->incidents, 0);
  killed = dtl_incident_get_value (incident, DTL_FIELD_KILLED);
  date = dtl_incident_get_value (incident, DTL_FIELD_DATE);
  if (killed == NULL || date == NULL)
    return FALSE;
  day = dtl_value_get_date (date);
  return dtl_value_get_count (killed).min == 4 && day.month == 4 && day.day == 4 &&
         g_strcmp0 (dtl_incident_get_text (incident, DTL_FIELD_COUNTRY), "PK") == 0;
}

static gboolean
check_gazetteer (DtlGazetteer *gazetteer)
{
  const DtlGeocodeQuery query = { "Karachi", NULL, NULL, "Pakistan" };
  g_autoptr (GPtrArray) candidates = dtl_geocode (gazetteer, &query);
  const DtlPlace *best = candidates->len > 0 ? g_ptr_array_index (candidates, 0) : NULL;

  return best != NULL && fabs (best->lat - 24.86) < 0.2 && fabs (best->lon - 67.01) < 0.2;
}

static gboolean
check_case (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-check-XXXXXX", NULL);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "check.dateline", NULL) : NULL;
  g_autoptr (DtlCase) file = path != NULL ? dtl_case_open (path, NULL) : NULL;
  gboolean ok = file != NULL && dtl_case_set_setting (file, "check", "1", NULL);

  g_clear_pointer (&file, dtl_case_unref);
  if (path != NULL)
    {
      g_remove (path);
      g_rmdir (folder);
    }
  return ok;
}

/**
 * dtl_cli_check:
 *
 * "check": loads all data, reads a known sentence, and says what works.
 */
int
dtl_cli_check (int argc, char **argv)
{
  GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (DtlExtractor) extractor = NULL;
  g_autoptr (DtlBasemap) basemap = NULL;
  g_autoptr (GError) error = NULL, map_error = NULL, tile_error = NULL;
  gboolean ok;
  int status;

  if (!dtl_cli_parse (entries, "", _ ("Tests this installation."), &argc, &argv, &status))
    return status;
  g_print ("Dateline %s, %s\n%s\n", DTL_VERSION, dtl_extractor_version (), dtl_paths_data_dir ());
  extractor = dtl_extractor_new (dtl_paths_data_dir (), &error);
  ok = report (_ ("language model, lexicon and gazetteer load"), extractor != NULL,
               error != NULL ? error->message : NULL);
  if (extractor != NULL)
    {
      ok &= report (_ ("the gazetteer finds Karachi"),
                    check_gazetteer (dtl_extractor_get_gazetteer (extractor)), NULL);
      ok &= report (_ ("a known sentence gives its record"), check_extraction (extractor), NULL);
    }
  basemap = dtl_basemap_load_default (&map_error);
  ok &= report (_ ("the basemap loads"), basemap != NULL,
                map_error != NULL ? map_error->message : NULL);
  if (basemap != NULL)
    {
      gboolean whole = dtl_basemap_verify (basemap, &tile_error);

      ok &= report (_ ("the basemap is whole"), whole, whole ? NULL : tile_error->message);
    }
  ok &= report (_ ("a case file can be made"), check_case (), NULL);
  return ok ? DTL_CLI_OK : DTL_CLI_SOME_FAILED;
}
