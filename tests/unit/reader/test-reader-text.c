/* test-reader-text.c: dates, lines, languages and character sets
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-fingerprint.h"
#include "dtl-html-metadata.h"
#include "dtl-language.h"
#include "dtl-reader-charset.h"
#include "dtl-reader-date.h"
#include "dtl-reader-lines.h"
#include "dtl-reader-plain.h"

#include <string.h>

static void
check_date (const char *text, const char *wanted)
{
  DtlPartialDate date = DTL_PARTIAL_DATE_NONE;
  g_autofree char *got =
      dtl_date_find (text, &date, NULL, NULL) ? dtl_partial_date_format (&date) : NULL;

  if (g_strcmp0 (got, wanted) != 0)
    g_error ("%s: wanted %s, got %s", text, wanted, got);
}

static void
test_dates (void)
{
  check_date ("updated 4/4/2004 1:47:26 AM ET", "2004-04-04T01:47:26-05:00");
  check_date ("updated 7/5/2004 11:00:00 PM ET", "2004-07-05T23:00:00-04:00");
  check_date ("Posted 11:05 GMT, Thursday 4 April 2013", "2013-04-04T11:05:00Z");
  check_date ("LIMA, 3 JAN 90 (WIRE)", "1990-01-03");
  check_date ("Apr. 4th, 2004, 6 p.m.", "2004-04-04T18:00:00");
  check_date ("4 de abril de 2004", "2004-04-04");
  check_date ("20040404T064726Z", "2004-04-04T06:47:26Z");
  check_date ("2004-04-04T06:47:26.123+05:30", "2004-04-04T06:47:26+05:30");
  check_date ("Sun Apr 04 2004 16:20:10 GMT+0200", "2004-04-04T16:20:10+02:00");
  check_date ("on 13/4/2004", "2004-04-13");
  check_date ("FILE ARCHIVED ON 20:11:05 Apr 06, 2015 AND", "2015-04-06T20:11:05");
}

static void
test_dates_refused (void)
{
  check_date ("5/4/2004", NULL);
  check_date ("31 February 2004", NULL);
  check_date ("2004-13-01", NULL);
  check_date ("call 555-1234 or 12.12", NULL);
  check_date ("in May 14 people were killed", NULL);
}

static void
test_date_of_url (void)
{
  DtlPartialDate date;

  g_assert_true (dtl_date_of_url ("https://a.example/world/2004/04/05/x.html", &date));
  g_assert_cmpint (date.day, ==, 5);
  g_assert_true (dtl_date_of_url ("https://a.example/2004/apr/05/x", &date));
  g_assert_cmpint (date.month, ==, 4);
  g_assert_true (dtl_date_of_url ("https://a.example/news-20040405", &date));
  g_assert_cmpint (date.day, ==, 5);
  g_assert_true (dtl_date_of_url ("https://a.example/2004/04/x.html", &date));
  g_assert_cmpint (date.day, ==, 0);
  g_assert_false (dtl_date_of_url ("https://a.example/story/20191234567", &date));
  g_assert_false (dtl_date_of_url ("https://a.example/1984/book", &date));
}

static void
test_lines (void)
{
  char *byline = NULL;

  g_assert_cmpint (dtl_line_class ("© 2012 The Courier. All rights reserved.", NULL), ==,
                   DTL_LINES_COPYRIGHT);
  g_assert_cmpint (dtl_line_class ("Discuss:", NULL), ==, DTL_LINES_TAIL);
  g_assert_cmpint (dtl_line_class ("Comments (12)", NULL), ==, DTL_LINES_TAIL);
  g_assert_cmpint (dtl_line_class ("Comments by the minister angered the opposition.", NULL), ==,
                   DTL_LINE_BODY);
  g_assert_cmpint (dtl_line_class ("Two people were killed on Sunday.", NULL), ==, DTL_LINE_BODY);
  g_assert_true (dtl_line_byline ("By Jane Doe and John Smith", &byline));
  g_assert_cmpstr (byline, ==, "Jane Doe and John Smith");
  g_clear_pointer (&byline, g_free);
  g_assert_true (dtl_line_byline ("By the Courier's city desk", &byline));
  g_clear_pointer (&byline, g_free);
  g_assert_false (dtl_line_byline ("By Sunday evening the police had found nothing", &byline));
  g_assert_false (dtl_line_byline ("By the time police arrived, they had fled", &byline));
  g_assert_true (dtl_line_headline ("Bomb kills two near bus station"));
  g_assert_false (dtl_line_headline ("A bomb killed two people on Sunday."));
}

static void
test_date_lines (void)
{
  g_assert_true (dtl_line_is_date ("updated 4/4/2004 1:47:26 AM ET 2004-04-04T06:47:26"));
  g_assert_true (dtl_line_is_date ("Published: Friday, 3 April 2015, 09:30 GMT"));
  g_assert_true (dtl_line_is_date ("30 July 2005 · Share"));
  g_assert_true (dtl_line_is_date ("Karachi, 4 April 2004"));
  g_assert_false (dtl_line_is_date ("Bombing of 12 May 2003 killed 34"));
  g_assert_false (dtl_line_is_date ("Riyadh, 12 May 2003: what we know"));
  g_assert_false (dtl_line_is_date ("He was born on 4 April 2004."));
}

static void
test_datelines (void)
{
  DtlPartialDate date;

  g_assert_cmpuint (dtl_line_dateline ("SAN SALVADOR, 3 JAN 90 -- [TEXT] POLICE SAID", &date), ==,
                    22);
  g_assert_cmpint (date.year, ==, 1990);
  g_assert_cmpuint (dtl_line_dateline ("KARACHI, Pakistan (AP) — Gunmen", &date), >, 0);
  g_assert_false (dtl_partial_date_is_set (&date));
  g_assert_cmpuint (dtl_line_dateline ("He said - and this is new - that", &date), ==, 0);
}

static void
test_tail_keeps_body (void)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();

  /* A heading of the tail near the top has more of the article after it than before. */
  dtl_plain_fill (
      article, "Related articles\n\nTwo police officers were killed on Sunday when a bomb went off "
               "beside their car in the centre of the town, officials said in a statement.\n");
  g_assert_true (g_str_has_prefix (article->text, "Two police officers"));
  g_assert_null (strstr (article->text, "Related"));
}

static void
test_languages (void)
{
  static const struct
  {
    const char *text;
    const char *code;
  } cases[] = {
    { "POLICE SAID THAT TWO BOMBS EXPLODED IN FRONT OF A BANK IN THE CENTER OF THE CAPITAL.",
      "en" },
    { "La policía dijo que dos bombas explotaron frente a un banco en el centro de la capital.",
      "es" },
    { "La police a déclaré que deux bombes ont explosé devant une banque dans le centre.", "fr" },
    { "Die Polizei sagte, dass zwei Bomben vor einer Bank in der Mitte der Stadt explodierten.",
      "de" },
    { "Polisi mengatakan bahwa dua bom meledak di depan bank yang ada di pusat kota ini.", "id" },
    { "Полиция сообщила, что две бомбы взорвались перед банком в центре столицы.", "ru" },
    { "قالت الشرطة إن قنبلتين انفجرتا أمام بنك في وسط العاصمة", "ar" },
    { "پولیس نے کہا ہے کہ بینک کے سامنے دو بم دھماکے ہوئے ہیں", "ur" },
    { "警察当局によると、首都中心部の銀行前で爆弾が爆発した。", "ja" },
    { "Two dead.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = dtl_language_guess (cases[i].text);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static void
check_charset (const char *data, gsize length, const char *declared, const char *wanted)
{
  gsize size = 0;
  g_autofree char *text = dtl_charset_decode (data, length, declared, &size);

  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpuint (size, ==, strlen (wanted));
}

static void
test_charsets (void)
{
  check_charset ("caf\xe9 \x93x\x94", 8, "iso-8859-1", "café “x”");
  check_charset ("\xff\xfe"
                 "a\0b\0",
                 6, NULL, "ab");
  check_charset ("\xef\xbb\xbf"
                 "ab",
                 5, "latin1", "ab");
  check_charset ("a\0b\0c\0d\0e\0f\0g\0h\0", 16, NULL, "abcdefgh");
  check_charset ("\xcf\xf0\xe8\xe2\xe5\xf2", 6, "windows-1251", "Привет");
}

static void
test_titles (void)
{
  g_autofree char *a =
      dtl_html_clean_title ("Bomb kills two near bus station | The Daily Courier", "Daily Courier");
  g_autofree char *b = dtl_html_clean_title ("Bomb kills two - the second in a week", NULL);

  g_assert_cmpstr (a, ==, "Bomb kills two near bus station");
  g_assert_cmpstr (b, ==, "Bomb kills two - the second in a week");
}

static const char *const story =
    "Masked gunmen stormed a campus before dawn on Thursday, killing many of the students there. "
    "The "
    "attackers shot two guards at the main gate and then moved from one dormitory to the next, "
    "while "
    "survivors hid under beds and in wardrobes for hours until soldiers came in the evening.";

static void
test_fingerprints (void)
{
  g_autofree char *other =
      g_strconcat ("BREAKING NEWS\n\n", story, "\n\nShare this. All rights reserved.", NULL);
  g_autofree char *upper = g_ascii_strup (story, -1);
  g_autofree char *a = dtl_text_fingerprint (story);
  g_autofree char *b = dtl_text_fingerprint (other);
  g_autofree char *c = dtl_text_fingerprint (upper);
  g_autofree char *d = dtl_text_fingerprint (
      "A bomb hidden in a motorcycle exploded near a bus station on Tuesday morning, killing two "
      "police "
      "officers and wounding seven passers-by, hospital officials in the city said.");

  g_assert_true (dtl_text_fingerprint_same (a, b));
  g_assert_cmpstr (a, ==, c);
  g_assert_false (dtl_text_fingerprint_same (a, d));
  g_assert_null (dtl_text_fingerprint ("Too short."));
  g_assert_cmpfloat (dtl_text_fingerprint_similarity (a, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/dates", test_dates);
  g_test_add_func ("/reader/dates-refused", test_dates_refused);
  g_test_add_func ("/reader/date-of-url", test_date_of_url);
  g_test_add_func ("/reader/lines", test_lines);
  g_test_add_func ("/reader/date-lines", test_date_lines);
  g_test_add_func ("/reader/datelines", test_datelines);
  g_test_add_func ("/reader/tail-keeps-body", test_tail_keeps_body);
  g_test_add_func ("/reader/languages", test_languages);
  g_test_add_func ("/reader/charsets", test_charsets);
  g_test_add_func ("/reader/titles", test_titles);
  g_test_add_func ("/reader/fingerprints", test_fingerprints);
  return g_test_run ();
}
