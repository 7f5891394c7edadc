/* test-reader.c: bad input, limits, containers and the parsing process
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-error.h"
#include "dtl-paths.h"
#include "dtl-reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *const sentence =
    "Two police officers were killed when a bomb went off beside their car on Sunday.";

static GPtrArray *
read_text (const char *content,
           gsize length,
           const char *name,
           const DtlReaderOptions *options,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, length);

  return dtl_reader_read_bytes (bytes, name, options, NULL, error);
}

static void
check_refused (const char *content, gsize length, const char *name, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_text (content, length, name, NULL, &error);

  g_assert_null (articles);
  g_assert_error (error, DTL_ERROR, code);
  /* The message names the file that the analyst chose. */
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_bad_content (void)
{
  g_autofree char *zeros = g_malloc0 (1 << 20);

  check_refused ("", 0, "empty.txt", DTL_ERROR_EMPTY);
  check_refused (zeros, 1 << 20, "zeros.txt", DTL_ERROR_UNKNOWN_FORMAT);
  check_refused ("\x7f"
                 "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0>\0\1\0\0\0",
                 24, "program.txt", DTL_ERROR_UNKNOWN_FORMAT);
  check_refused ("  \n \n", 5, "blank.txt", DTL_ERROR_NO_TEXT);
  check_refused ("<html><body></body></html>", 26, "empty.html", DTL_ERROR_NO_TEXT);
  check_refused ("<?xml version=\"1.0\"?><svg/>", 27, "drawing.xml", DTL_ERROR_UNKNOWN_FORMAT);
  check_refused ("Not found", 9, "report.pdf", DTL_ERROR_UNKNOWN_FORMAT);
  check_refused ("<nitf><body>", 12, "cut.xml", DTL_ERROR_DAMAGED);
  check_refused ("%PDF-1.4\nnothing", 16, "cut.pdf", DTL_ERROR_DAMAGED);
  check_refused ("PK\3\4 nothing", 12, "cut.zip", DTL_ERROR_DAMAGED);
  check_refused ("\x1f\x8b\x08\0\0\0\0\0", 8, "cut.gz", DTL_ERROR_DAMAGED);
  check_refused ("{\"id\": \"a\"", 10, "cut.json", DTL_ERROR_DAMAGED);
}

static void
test_bad_paths (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dtl_reader_read_file (missing, NULL, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dtl_reader_read_file (folder, NULL, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_UNKNOWN_FORMAT);
  g_clear_error (&error);
  g_assert_null (dtl_reader_read_file ("/dev/zero", NULL, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_UNKNOWN_FORMAT);
  g_rmdir (folder);
}

/* A file with a hole is large without taking room. */
static void
test_large_file (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "large.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (truncate (path, (off_t) 1 << 30), ==, 0);
  g_assert_null (dtl_reader_read_file (path, NULL, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_cut_html (void)
{
  g_autofree char *page = g_strconcat ("<html><body><div class='story'><p>", sentence, "<p>",
                                       sentence, " Th<a hre", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = read_text (page, strlen (page), "cut.html", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (
      g_str_has_prefix (((DtlArticle *) g_ptr_array_index (articles, 0))->text, sentence));
}

/* Depth is no way to exhaust the stack. */
static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body>");
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GString) rtf = g_string_new ("{\\rtf1 ");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (html, "<div><span>");
      g_string_append_c (json, '[');
      g_string_append_c (rtf, '{');
    }
  g_string_append (html, sentence);
  g_autoptr (GPtrArray) articles = read_text (html->str, html->len, "deep.html", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
  check_refused (json->str, json->len, "deep.json", DTL_ERROR_DAMAGED);
  check_refused (rtf->str, rtf->len, "deep.rtf", DTL_ERROR_DAMAGED);
}

static void
test_entities (void)
{
  g_autoptr (GString) xml =
      g_string_new ("<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY a0 \"ha\">");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 30; i++)
    g_string_append_printf (xml, "<!ENTITY a%u \"&a%u;&a%u;&a%u;&a%u;\">", i, i - 1, i - 1, i - 1,
                            i - 1);
  g_string_append (xml,
                   "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><nitf><body><body.content><p>Two "
                   "&a29; &file; dead.</p>"
                   "</body.content></body></nitf>");
  g_autoptr (GPtrArray) articles = read_text (xml->str, xml->len, "laughs.xml", NULL, &error);
  if (articles != NULL)
    {
      const DtlArticle *article = g_ptr_array_index (articles, 0);

      g_assert_cmpuint (strlen (article->text), <, 100);
      g_assert_null (strstr (article->text, "root:"));
    }
  else
    g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
}

static GBytes *
pack (const void *data, gsize length)
{
  g_autoptr (GConverter) zip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, zip);

  g_assert_true (g_output_stream_write_all (stream, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_bomb (void)
{
  DtlReaderOptions options = DTL_READER_OPTIONS_DEFAULT;
  gsize size = 32 << 20;
  g_autofree char *blanks = g_malloc (size);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GError) error = NULL;

  memset (blanks, ' ', size);
  packed = pack (blanks, size);
  options.max_unpacked_bytes = 1 << 20;
  g_assert_null (dtl_reader_read_bytes (packed, "bomb.txt.gz", &options, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
}

/* A compressed file in a compressed file, many times over. */
static void
test_nesting (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (sentence, strlen (sentence));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    {
      GBytes *next = pack (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_bytes_unref (bytes);
      bytes = next;
    }
  g_assert_null (dtl_reader_read_bytes (bytes, "nested.gz", NULL, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_DAMAGED);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (sentence, strlen (sentence));
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dtl_reader_read_bytes (bytes, "a.txt", NULL, cancellable, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_CANCELLED);
}

static void
test_user_date (void)
{
  DtlReaderOptions options = DTL_READER_OPTIONS_DEFAULT;
  g_autofree char *text = g_strconcat ("Published 3 April 2015\n\n", sentence, NULL);
  g_autoptr (GPtrArray) articles = NULL;
  const DtlArticle *article;

  options.published = dtl_partial_date_new (2015, 4, 2);
  articles = read_text (text, strlen (text), "a.txt", &options, NULL);
  article = g_ptr_array_index (articles, 0);
  g_assert_cmpint (article->published.day, ==, 2);
  g_assert_cmpstr (article->published_from, ==, "user");
}

static void
test_same_id (void)
{
  g_autoptr (GBytes) plain = g_bytes_new_static (sentence, strlen (sentence));
  g_autoptr (GBytes) packed = pack (sentence, strlen (sentence));
  g_autoptr (GPtrArray) a = dtl_reader_read_bytes (plain, "a.txt", NULL, NULL, NULL);
  g_autoptr (GPtrArray) b = dtl_reader_read_bytes (packed, "a.txt.gz", NULL, NULL, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sentence, -1);

  g_assert_cmpstr (((DtlArticle *) g_ptr_array_index (a, 0))->id, ==, sum);
  g_assert_cmpstr (((DtlArticle *) g_ptr_array_index (b, 0))->id, ==, sum);
}

static void
test_candidates (void)
{
  g_assert_true (dtl_reader_is_candidate ("a.HTML"));
  g_assert_true (dtl_reader_is_candidate ("a.warc.gz"));
  g_assert_true (dtl_reader_is_candidate ("a.docx"));
  g_assert_false (dtl_reader_is_candidate ("a.jpg"));
  g_assert_false (dtl_reader_is_candidate ("html"));
  g_assert_true (g_strv_contains (dtl_reader_get_mime_types (), "application/pdf"));
  g_assert_true (g_strv_contains (dtl_reader_get_extensions (), "eml"));
}

/* The text of the contract's articles is kept to the letter, since offsets count in it. */
/* Values without a line end between them are all read, and what cannot be is said. */
static void
test_json_values_in_a_row (void)
{
  static const char row[] = "{\"id\": \"a\", \"text\": \"One }\"}{\"id\": \"b\",\n \"text\": \"Two\"}\n"
                            "[{\"id\": \"c\", \"text\": \"Three\"}] {\"id\": \"d\"";
  g_autoptr (GPtrArray) articles = read_text (row, strlen (row), "a.json", NULL, NULL);

  g_assert_nonnull (articles);
  g_assert_cmpuint (articles->len, ==, 3);
  for (guint i = 0; i < articles->len; i++)
    {
      const char id[] = { (char) ('a' + i), '\0' };

      g_assert_cmpstr (((DtlArticle *) g_ptr_array_index (articles, i))->id, ==, id);
    }
}

static void
test_json_text_is_kept (void)
{
  const char *line = "{\"id\":\"x\",\"text\":\"  Two  dead.\\n\\nBy Jane Doe\\n\"}\n";
  g_autoptr (GPtrArray) articles = read_text (line, strlen (line), "a.jsonl", NULL, NULL);

  g_assert_cmpstr (((DtlArticle *) g_ptr_array_index (articles, 0))->text, ==,
                   "  Two  dead.\n\nBy Jane Doe\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/bad-content", test_bad_content);
  g_test_add_func ("/reader/bad-paths", test_bad_paths);
  g_test_add_func ("/reader/large-file", test_large_file);
  g_test_add_func ("/reader/cut-html", test_cut_html);
  g_test_add_func ("/reader/deep", test_deep);
  g_test_add_func ("/reader/entities", test_entities);
  g_test_add_func ("/reader/bomb", test_bomb);
  g_test_add_func ("/reader/nesting", test_nesting);
  g_test_add_func ("/reader/cancelled", test_cancelled);
  g_test_add_func ("/reader/user-date", test_user_date);
  g_test_add_func ("/reader/same-id", test_same_id);
  g_test_add_func ("/reader/candidates", test_candidates);
  g_test_add_func ("/reader/json-text-is-kept", test_json_text_is_kept);
  g_test_add_func ("/reader/json-values-in-a-row", test_json_values_in_a_row);
  return g_test_run ();
}
