/* test-toponyms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture.h"

#include "dtl-toponyms.h"

static GPtrArray *
find (Fixture *f, const char *text)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  g_autoptr (DtlDocument) document = dtl_document_new (f->model, text, -1, DTL_DOCUMENT_TAGS);

  dtl_toponyms_find (f->gazetteer, document, NULL, out);
  return out;
}

static const DtlToponym *
toponym_at (GPtrArray *toponyms, const char *text, const char *words)
{
  const char *at = strstr (text, words);
  guint32 start = (guint32) g_utf8_pointer_to_offset (text, at);

  for (guint i = 0; i < toponyms->len; i++)
    {
      const DtlToponym *t = g_ptr_array_index (toponyms, i);

      if (t->span.start == start && t->span.end == start + (guint32) g_utf8_strlen (words, -1))
        return t;
    }
  return NULL;
}

static void
test_simple (Fixture *f, gconstpointer data)
{
  const char *text =
      "A bomb exploded in Quetta on Monday. The Pakistani army sealed the road to Chaman.";
  g_autoptr (GPtrArray) found = find (f, text);
  const DtlToponym *quetta = toponym_at (found, text, "Quetta");
  const DtlToponym *army = toponym_at (found, text, "Pakistani");

  g_assert_nonnull (quetta);
  g_assert_cmpstr (quetta->place->country, ==, "PK");
  g_assert_cmpuint (quetta->candidates->len, >, 0);
  g_assert_nonnull (army);
  g_assert_cmpstr (army->kind, ==, "demonym");
}

/* Places that stand for their government or their team, and the same names as places. */
static void
test_metonyms (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text, *name, *kind;
  } rows[] = {
    { "Washington said on Monday that it would send troops.", "Washington", "metonym" },
    { "The envoy left, but Moscow has repeatedly denied the claim.", "Moscow", "metonym" },
    { "Islamabad's decision angered its neighbours.", "Islamabad", "metonym" },
    { "Talks with Tehran broke down.", "Tehran", "metonym" },
    { "Ties between Moscow and Damascus are good.", "Damascus", "metonym" },
    { "The minister accused Pakistan of breaking the truce.", "Pakistan", "metonym" },
    { "Brazil beat Germany on Sunday.", "Brazil", "metonym" },
    { "Brazil beat Germany on Sunday.", "Germany", "metonym" },
    { "The England captain was hurt in training.", "England", "metonym" },
    { "A bomb exploded in Islamabad on Monday.", "Islamabad", "place" },
    { "Officials in London said nobody was hurt.", "London", "place" },
    { "Talks were held in Vienna with no result.", "Vienna", "place" },
    { "Kabul's airport was shelled on Sunday.", "Kabul", "place" },
    { "The Pakistani army denied the claim.", "Pakistani", "demonym" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = find (f, rows[i].text);
      const DtlToponym *toponym = toponym_at (found, rows[i].text, rows[i].name);

      g_test_message ("%s", rows[i].text);
      g_assert_nonnull (toponym);
      g_assert_cmpstr (toponym->kind, ==, rows[i].kind);
    }
}

static void
test_given (Fixture *f, gconstpointer data)
{
  const char *text = "They met in Aleppo.";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  g_autoptr (DtlDocument) document = dtl_document_new (f->model, text, -1, DTL_DOCUMENT_TOKENS);
  const DtlSpan given[] = { { 12, 18 }, { 0, 4 } };

  dtl_toponyms_resolve (f->gazetteer, document, NULL, given, 2, out);
  g_assert_cmpuint (out->len, ==, 2);
  g_assert_cmpstr (((DtlToponym *) g_ptr_array_index (out, 0))->place->country, ==, "SY");
  g_assert_cmpfloat (((DtlToponym *) g_ptr_array_index (out, 1))->place->score, <, 0.5);
}

/* The first candidate's kind and place for a name in a text of a source. */
static char *
resolve (Fixture *f, const char *text, const char *words, const char *source)
{
  const DtlToponymHints hints = { .source = source };
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  g_autoptr (DtlDocument) document = dtl_document_new (f->model, text, -1, DTL_DOCUMENT_TOKENS);
  const DtlToponym *toponym;

  dtl_toponyms_find (f->gazetteer, document, &hints, out);
  toponym = toponym_at (out, text, words);
  g_assert_nonnull (toponym);
  return g_strdup_printf ("%.3s %s %.0f %.0f", toponym->place->feature, toponym->place->country,
                          toponym->place->lat, toponym->place->lon);
}

static void
test_source (Fixture *f, gconstpointer data)
{
  const char *text = "A man was shot in Springfield on Friday, police said.";
  g_autofree char *massachusetts =
      resolve (f, text, "Springfield", "http://www.masslive.com/news/1.html");
  g_autofree char *missouri = resolve (f, text, "Springfield", "news-leader.com");
  g_autofree char *above = resolve (f, text, "Springfield", "https://local.news-leader.com");

  g_assert_cmpstr (massachusetts, ==, "PPL US 42 -73");
  g_assert_cmpstr (missouri, ==, "PPL US 37 -93");
  g_assert_cmpstr (above, ==, missouri);
}

static void
test_namesakes (Fixture *f, gconstpointer data)
{
  g_autofree char *town = resolve (f, "A mine exploded in the city of Luhansk.", "Luhansk", NULL);
  g_autofree char *province =
      resolve (f, "Shelling went on across Luhansk province.", "Luhansk", NULL);
  g_autofree char *spelling =
      resolve (f, "A mine exploded near Mazar-i-Sharif.", "Mazar-i-Sharif", NULL);

  g_assert_true (g_str_has_prefix (town, "PPL UA"));
  g_assert_true (g_str_has_prefix (province, "ADM UA"));
  g_assert_true (g_str_has_prefix (spelling, "PPL AF"));
  g_autofree char *article =
      resolve (f, "Airstrikes hit a school in al-Mayadin, in eastern Syria.", "al-Mayadin", NULL);

  g_autofree char *accented =
      resolve (f, "Airstrikes hit a school in āl-Mayadin, in eastern Syria.", "āl-Mayadin", NULL);
  g_autofree char *firm_hyphen = resolve (
      f, "Airstrikes hit a school in al\u2011Mayadin, in eastern Syria.", "al\u2011Mayadin", NULL);

  g_assert_cmpstr (article, ==, "PPL SY 35 40");
  g_assert_cmpstr (accented, ==, "PPL SY 35 40");
  g_assert_cmpstr (firm_hyphen, ==, "PPL SY 35 40");
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) found = find (f, "");

  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/toponyms/simple", Fixture, NULL, set_up, test_simple, tear_down);
  g_test_add ("/toponyms/metonyms", Fixture, NULL, set_up, test_metonyms, tear_down);
  g_test_add ("/toponyms/given", Fixture, NULL, set_up, test_given, tear_down);
  g_test_add ("/toponyms/source", Fixture, NULL, set_up, test_source, tear_down);
  g_test_add ("/toponyms/namesakes", Fixture, NULL, set_up, test_namesakes, tear_down);
  g_test_add ("/toponyms/empty", Fixture, NULL, set_up, test_empty, tear_down);
  return g_test_run ();
}
