/* dtl-cli-snapshot.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-cli.h"

#include "dtl-map-records.h"
#include "dtl-snapshot.h"

#include <glib/gi18n.h>

typedef struct
{
  char *case_path;
  char *output;
  char *size;
  char *title;
  char *subtitle;
  char *classification;
  char *bbox;
  char *theme;
  char *published;
  double scale;
  gboolean dark;
  gboolean list;
  gboolean timeline;
  gboolean north;
  gboolean no_legend;
  gboolean no_date;
  gboolean main_only;
} Options;

static gboolean
collect_cb (const DtlBatchItem *item, guint done, guint total, gpointer user_data)
{
  GPtrArray *records = user_data;

  if (item->extraction != NULL)
    {
      g_autoptr (GPtrArray) found = dtl_export_records_of (item->extraction);

      g_ptr_array_extend_and_steal (records, g_steal_pointer (&found));
    }
  else
    dtl_cli_complain ("%s", item->error->message);
  return TRUE;
}

static GPtrArray *
records_of_files (const Options *options, char **paths)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_record_unref);
  g_autoptr (DtlExtractor) extractor = dtl_cli_load_extractor ();
  DtlBatchOptions batch = DTL_BATCH_OPTIONS_DEFAULT;
  g_autoptr (GPtrArray) files = NULL;
  gboolean problems;

  if (extractor == NULL || !dtl_cli_parse_date (options->published, &batch.published))
    return NULL;
  files = dtl_cli_collect (paths, &problems);
  if (!dtl_batch_run (extractor, files, &batch, collect_cb, records, NULL, NULL))
    return NULL;
  return g_steal_pointer (&records);
}

static GPtrArray *
records_of_case (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlCase) file = NULL;
  GPtrArray *records = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    file = dtl_case_open (path, &error);
  else
    dtl_cli_complain (_ ("There is no case file %s"), path);
  if (file != NULL)
    records = dtl_case_list_records (file, 0, &error);
  if (error != NULL)
    dtl_cli_complain ("%s", error->message);
  return records;
}

static void
drop_background (GPtrArray *records)
{
  for (guint i = records->len; i-- > 0;)
    {
      const DtlValue *main_value =
          dtl_record_get_value (g_ptr_array_index (records, i), DTL_FIELD_MAIN);

      if (main_value != NULL && !dtl_value_get_boolean (main_value))
        g_ptr_array_remove_index (records, i);
    }
}

static gboolean
fill_page (const Options *options, const char *date, DtlSnapshotOptions *page)
{
  g_autoptr (GError) error = NULL;

  dtl_snapshot_options_init (page);
  page->title = options->title;
  page->subtitle = options->subtitle;
  page->classification = options->classification;
  page->date = options->no_date ? NULL : date;
  page->scale = options->scale;
  page->theme = options->dark ? DTL_MAP_THEME_DARK : page->theme;
  page->list = options->list;
  page->timeline = options->timeline;
  page->north_arrow = options->north;
  page->legend = !options->no_legend;
  if (options->theme != NULL)
    page->theme = dtl_map_theme_from_nick (options->theme);
  if (options->size != NULL && !dtl_snapshot_parse_size (options->size, page, &error))
    {
      dtl_cli_complain ("%s", error->message);
      return FALSE;
    }
  if (options->bbox != NULL)
    {
      page->has_box = dtl_map_box_parse (options->bbox, &page->box, &error);
      if (!page->has_box)
        dtl_cli_complain ("%s", error->message);
      return page->has_box;
    }
  return TRUE;
}

static int
draw (const Options *options, GPtrArray *records)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlBasemap) basemap = NULL;
  g_autoptr (GArray) incidents = dtl_snapshot_incidents_new (records);
  DtlSnapshotOptions page;

  if (!fill_page (options, date, &page))
    return DTL_CLI_USAGE;
  basemap = dtl_basemap_load_default (&error);
  if (basemap == NULL ||
      !dtl_snapshot_write (basemap, &page, (const DtlSnapshotIncident *) (gpointer) incidents->data,
                           incidents->len, options->output, &error))
    {
      dtl_cli_complain ("%s", error->message);
      return DTL_CLI_SOME_FAILED;
    }
  g_print (_ ("%s: %u of %u incidents drawn\n"), options->output, incidents->len, records->len);
  return DTL_CLI_OK;
}

static int
run_snapshot (const Options *options, char **paths)
{
  g_autoptr (GPtrArray) records = options->case_path != NULL ? records_of_case (options->case_path)
                                                             : records_of_files (options, paths);

  if (records == NULL)
    return DTL_CLI_SOME_FAILED;
  if (options->main_only)
    drop_background (records);
  return draw (options, records);
}

static void
clear_options (Options *options)
{
  char *strings[] = { options->case_path, options->output,   options->size,
                      options->title,     options->subtitle, options->classification,
                      options->bbox,      options->theme,    options->published };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
}

/**
 * dtl_cli_snapshot:
 *
 * "snapshot -o OUT FILE…" or "snapshot --case FILE -o OUT": draws a map; needs no display.
 */
int
dtl_cli_snapshot (int argc, char **argv)
{
  Options o = { 0 };
  GOptionEntry entries[] = {
    { "case", 'c', 0, G_OPTION_ARG_FILENAME, &o.case_path, N_ ("Draw a case file"), N_ ("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
      N_ ("File to write; its ending says PNG, SVG or PDF"), N_ ("FILE") },
    { "size", 's', 0, G_OPTION_ARG_STRING, &o.size,
      N_ ("1600x900 (pixels), A4, A4-landscape, letter, letter-landscape or slide"), N_ ("SIZE") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &o.scale, N_ ("Device pixels for each unit"), "N" },
    { "title", 't', 0, G_OPTION_ARG_STRING, &o.title, N_ ("Title"), N_ ("TEXT") },
    { "subtitle", 0, 0, G_OPTION_ARG_STRING, &o.subtitle, N_ ("Line below the title"),
      N_ ("TEXT") },
    { "classification", 0, 0, G_OPTION_ARG_STRING, &o.classification,
      N_ ("Line at the top and the bottom"), N_ ("TEXT") },
    { "bbox", 'b', 0, G_OPTION_ARG_STRING, &o.bbox, N_ ("Part of the world, in degrees"),
      "WEST,SOUTH,EAST,NORTH" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &o.theme, N_ ("light, dark or print"), N_ ("THEME") },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &o.dark, N_ ("The same as --theme dark"), NULL },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &o.list, N_ ("Number and list the incidents"), NULL },
    { "timeline", 0, 0, G_OPTION_ARG_NONE, &o.timeline,
      N_ ("Draw the incidents over time below the map"), NULL },
    { "north", 0, 0, G_OPTION_ARG_NONE, &o.north, N_ ("Draw a north arrow"), NULL },
    { "no-legend", 0, 0, G_OPTION_ARG_NONE, &o.no_legend, N_ ("Draw no legend"), NULL },
    { "no-date", 0, 0, G_OPTION_ARG_NONE, &o.no_date, N_ ("Print no date"), NULL },
    { "main-only", 0, 0, G_OPTION_ARG_NONE, &o.main_only,
      N_ ("Leave out incidents that an article only recalls"), NULL },
    { "published", 0, 0, G_OPTION_ARG_STRING, &o.published,
      N_ ("Publication date of articles that do not state theirs"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL
  };
  int status;

  if (!dtl_cli_parse (entries, _ ("[FILE|FOLDER…]"),
                      _ ("Draws the incidents of articles, or of a case, on a map."), &argc, &argv,
                      &status))
    return status;
  if (o.output == NULL || (argc < 2) == (o.case_path == NULL))
    status = dtl_cli_usage (_ ("Name the output with -o, and articles or a case to draw"));
  else
    status = run_snapshot (&o, argv + 1);
  clear_options (&o);
  return status;
}
