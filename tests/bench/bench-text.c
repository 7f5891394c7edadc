/* bench-text.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-document.h"

#include <stdio.h>
#include <time.h>

/* Words a second of one core by depth of reading, and time by length of text: it must stay linear. */

#define SECONDS_EACH 2

static const char *const PARAGRAPHS[] = {
  "Gunmen on motorcycles attacked a police post near the market on Sunday, killing at least five "
  "officers, a spokesman for the provincial governor said. It was the third such attack this year "
  "in the region, where rebels have fought the government since 1998.\n\n",
  "\"We heard two explosions and then shooting,\" said Maria Lopez, 43, who sells fruit opposite "
  "the ministry. The wounded were taken to a hospital in the capital, two hours away by road, where "
  "one of them died early Monday. No group has claimed responsibility.\n\n",
  "The president, who was travelling abroad, condemned what he called a cowardly act and promised "
  "that those behind it would be punished. Diplomats doubt it: of 40 bombings since January, only "
  "three have led to arrests.\n\n",
};

static char *
make_text (gsize length)
{
  GString *text = g_string_sized_new (length + 1024);

  for (guint i = 0; text->len < length; i++)
    g_string_append (text, PARAGRAPHS[i % G_N_ELEMENTS (PARAGRAPHS)]);
  return g_string_free (text, FALSE);
}

/* Processor time, so that other programs do not count. */
static double
seconds_since (clock_t start)
{
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

static void
time_level (DtlLanguageModel *model, const char *text, DtlDocumentLevel level, const char *name)
{
  clock_t start = clock ();
  guint64 words = 0;

  while (seconds_since (start) < SECONDS_EACH)
    {
      g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, level);
      guint n;

      dtl_document_tokens (document, &n);
      words += n;
    }
  printf ("%-10s %9.0f words/s\n", name, (double) words / seconds_since (start));
}

static void
time_length (DtlLanguageModel *model, gsize length)
{
  g_autofree char *text = make_text (length);
  clock_t start = clock ();
  g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, DTL_DOCUMENT_HEADS);
  double seconds = seconds_since (start);

  printf ("%8zu bytes %8.2f ms %6.1f ns/byte\n", length, seconds * 1e3,
          seconds * 1e9 / (double) length);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  clock_t start = clock ();
  g_autoptr (DtlLanguageModel) model = dtl_language_model_new (NULL, &error);
  g_autofree char *text = make_text (100000);

  if (model == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  printf ("loading    %.2f ms\n", seconds_since (start) * 1e3);
  time_level (model, text, DTL_DOCUMENT_TOKENS, "tokens");
  time_level (model, text, DTL_DOCUMENT_LEXICON, "+ lexicon");
  time_level (model, text, DTL_DOCUMENT_TAGS, "+ tags");
  time_level (model, text, DTL_DOCUMENT_HEADS, "+ heads");
  time_length (model, 10000);
  time_length (model, 100000);
  time_length (model, 1000000);
  time_length (model, 5000000);
  return 0;
}
