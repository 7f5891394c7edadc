/* test-snapshot.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-codes.h"
#include "dtl-error.h"
#include "dtl-snapshot-private.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#if DTL_HAVE_POPPLER
#include <poppler.h>
#endif

static const DtlSnapshotIncident incidents[] = {
  { { 24.9065, 67.1608, 2, 5, DTL_INCIDENT_TYPE_ARMED_ASSAULT, 1, 1, 0 },
    "4 Apr 2004 · Armed assault · Karachi & surroundings", "A wire report", { 2004, 4, 4 } },
  { { 24.848, 67.029, 0.2, 14, DTL_INCIDENT_TYPE_BOMBING, 2, 0, 0 },
    "Jun 2002 · Bombing · Karachi", "A wire report", { 2002, 6, 0 } },
  { { 34.53, 69.17, 10, 0, DTL_INCIDENT_TYPE_KIDNAPPING, 3, 1, 0 },
    "2005 · Kidnapping · Kabul", NULL, { 2005, 0, 0 } },
};

typedef struct
{
  DtlBasemap *basemap;
  DtlSnapshotOptions options;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->basemap = dtl_basemap_load_default (&error);
  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("dateline-snapshot-XXXXXX", &error);
  g_assert_no_error (error);
  dtl_snapshot_options_init (&fixture->options);
  fixture->options.title = "Attacks <in> three \"cities\"";
  fixture->options.date = "1 May 2005";
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  dtl_basemap_unref (fixture->basemap);
}

static char *
write_file (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_snapshot_write (fixture->basemap, &fixture->options, incidents,
                                     G_N_ELEMENTS (incidents), path, &error));
  g_assert_no_error (error);
  return path;
}

static char *
write_svg (Fixture *fixture)
{
  g_autofree char *path = write_file (fixture, "map.svg");
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_png (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  cairo_surface_t *surface;

  fixture->options.width = 640;
  fixture->options.height = 400;
  fixture->options.scale = 1.5;
  path = write_file (fixture, "map.PNG");
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 960);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 600);
  cairo_surface_destroy (surface);
}

/* Words are words, not outlines; what is a picture in the file would be a raster. */
static void
test_svg_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *svg = NULL;
  xmlDoc *document;

  fixture->options.list = TRUE;
  svg = write_svg (fixture);
  document = xmlReadMemory (svg, strlen (svg), "map.svg", NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  xmlFreeDoc (document);
  g_assert_nonnull (strstr (svg, ">Attacks &lt;in&gt; three"));
  g_assert_nonnull (strstr (svg, "Karachi &amp; surroundings"));
  g_assert_nonnull (strstr (svg, ">PAKISTAN</text>"));
  g_assert_nonnull (strstr (svg, ">1 May 2005</text>"));
  g_assert_nonnull (strstr (svg, "Natural Earth"));
  g_assert_null (strstr (svg, "<image"));
  g_assert_null (strstr (svg, "nan"));
}

/* The legend names the types on the map and no others. */
static void
test_legend (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = write_svg (fixture);
  g_autofree char *some = NULL;
  g_autofree char *none = NULL;

  g_assert_nonnull (strstr (all, ">Kidnapping (1)</text>"));
  g_assert_nonnull (strstr (all, ">Bombing (1)</text>"));
  g_assert_null (strstr (all, ">Riot"));
  fixture->options.has_box = TRUE;
  fixture->options.box = (DtlMapBox){ 24.5, 66.5, 25.3, 67.6 };
  some = write_svg (fixture);
  g_assert_nonnull (strstr (some, ">Bombing (1)</text>"));
  g_assert_null (strstr (some, ">Kidnapping (1)</text>"));
  fixture->options.legend = FALSE;
  none = write_svg (fixture);
  g_assert_null (strstr (none, "id=\"legend\""));
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;

  fixture->options.size = DTL_SNAPSHOT_A4_LANDSCAPE;
  fixture->options.list = TRUE;
  path = write_file (fixture, "map.pdf");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
#if DTL_HAVE_POPPLER
  {
    g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
    PopplerDocument *document = poppler_document_new_from_file (uri, NULL, NULL);
    PopplerPage *page = poppler_document_get_page (document, 0);
    g_autofree char *text = poppler_page_get_text (page);
    double width, height;

    poppler_page_get_size (page, &width, &height);
    g_assert_cmpfloat_with_epsilon (width, 841.9, 0.5);
    g_assert_cmpfloat_with_epsilon (height, 595.3, 0.5);
    g_assert_nonnull (strstr (text, "Kidnapping · Kabul"));
    g_assert_nonnull (strstr (text, "PAKISTAN"));
    g_object_unref (page);
    g_object_unref (document);
  }
#endif
}

/* A list longer than the page goes on, and every incident is in it. */
static void
test_pdf_pages (Fixture *fixture, gconstpointer data)
{
#if DTL_HAVE_POPPLER
  enum { N = 120 };
  g_autofree DtlSnapshotIncident *many = g_new0 (DtlSnapshotIncident, N);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (fixture->folder, "long.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N; i++)
    {
      g_ptr_array_add (labels, g_strdup_printf ("Incident no-%u.", i + 1));
      many[i].point = (DtlMapPoint){ .lat = 10 + i * 0.1, .lon = 20 + i * 0.3, .main = 1 };
      many[i].label = g_ptr_array_index (labels, i);
    }
  fixture->options.size = DTL_SNAPSHOT_A4_PORTRAIT;
  fixture->options.list = TRUE;
  g_assert_true (dtl_snapshot_write (fixture->basemap, &fixture->options, many, N, path, NULL));
  document = poppler_document_new_from_file (uri, NULL, NULL);
  g_assert_cmpint (poppler_document_get_n_pages (document), >, 1);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append (text, words);
      g_object_unref (page);
    }
  g_object_unref (document);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *wanted = g_strdup_printf ("no-%u.", i + 1);

      g_assert_nonnull (strstr (text->str, wanted));
    }
#else
  g_test_skip ("built without poppler");
#endif
}

static void
test_no_incidents (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "empty.svg", NULL);
  g_autoptr (GError) error = NULL;

  fixture->options.list = fixture->options.timeline = TRUE;
  g_assert_true (dtl_snapshot_write (fixture->basemap, &fixture->options, NULL, 0, path, &error));
  g_assert_no_error (error);
}

/* A failed write leaves nothing behind, and the file that was there as it was. */
static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "none", "map.png", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder.svg", NULL);
  g_autofree char *wrong = g_build_filename (fixture->folder, "map.bmp", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dtl_snapshot_write (fixture->basemap, &fixture->options, incidents, 3, missing,
                                      &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, missing));
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (dtl_snapshot_write (fixture->basemap, &fixture->options, incidents, 3, folder,
                                      &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_UNWRITABLE);
  g_clear_error (&error);
  g_rmdir (folder);
  g_assert_false (dtl_snapshot_write (fixture->basemap, &fixture->options, incidents, 3, wrong,
                                      &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_INVALID);
  {
    g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

    g_assert_null (g_dir_read_name (dir));
  }
}

static void
test_scale_bar (void)
{
  static const struct
  {
    double km_per_unit;
    double km;
  } cases[] = { { 1, 100 }, { 0.7, 100 }, { 0.5, 50 }, { 2.5, 200 }, { 0.003, 0.2 }, { 40, 5000 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (dtl_scale_bar_km (cases[i].km_per_unit, 150), cases[i].km,
                                    1e-9);
}

static void
test_sizes (void)
{
  static const char *const wrong[] = { "", "A5", "10x10", "1920", "1920x", "99999x400", "-5x300" };
  DtlSnapshotOptions options;
  g_autoptr (GError) error = NULL;
  double width, height;

  dtl_snapshot_options_init (&options);
  g_assert_true (dtl_snapshot_parse_size ("1920x1080", &options, NULL));
  dtl_snapshot_get_page (&options, &width, &height);
  g_assert_cmpfloat (width, ==, 1920);
  g_assert_true (dtl_snapshot_parse_size ("a4-Landscape", &options, NULL));
  dtl_snapshot_get_page (&options, &width, &height);
  g_assert_cmpfloat_with_epsilon (width / 96 * 25.4, 297, 0.1);
  g_assert_cmpfloat_with_epsilon (height / 96 * 25.4, 210, 0.1);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (dtl_snapshot_parse_size (wrong[i], &options, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_INVALID);
      g_clear_error (&error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/snapshot/png", test_png);
  ADD ("/snapshot/svg-text", test_svg_text);
  ADD ("/snapshot/legend", test_legend);
  ADD ("/snapshot/pdf", test_pdf);
  ADD ("/snapshot/pdf-pages", test_pdf_pages);
  ADD ("/snapshot/no-incidents", test_no_incidents);
  ADD ("/snapshot/unwritable", test_unwritable);
#undef ADD
  g_test_add_func ("/snapshot/scale-bar", test_scale_bar);
  g_test_add_func ("/snapshot/sizes", test_sizes);
  return g_test_run ();
}
