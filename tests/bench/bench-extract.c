/* bench-extract.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-acts.h"
#include "dtl-batch.h"
#include "dtl-capitals.h"
#include "dtl-export.h"
#include "dtl-extractor.h"
#include "dtl-paths.h"
#include "dtl-reading.h"
#include "dtl-times.h"
#include "dtl-toponyms.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Where the time of "extract" goes: processor time an article by stage, on one core. The articles
 * are the JSON Lines named on the command line, or the text below a few hundred times. */

#define COPIES 400

static const char ARTICLE[] =
    "{\"id\": \"bench\", \"published\": \"2016-05-09\", \"text\": \""
    "KABUL, Afghanistan - Gunmen on motorcycles attacked a police post near the market of Ghazni "
    "on Sunday, killing at least five officers and wounding twelve people, a spokesman for the "
    "provincial governor said. It was the third such attack this year in the region, where rebels "
    "have fought the government since 1998.\\n\\n\\\"We heard two explosions and then "
    "shooting,\\\" "
    "said Maria Lopez, 43, who sells fruit opposite the ministry. The wounded were taken to a "
    "hospital in the capital, two hours away by road, where one of them died early Monday. No "
    "group "
    "has claimed responsibility.\\n\\nThe president, who was travelling abroad, condemned what he "
    "called a cowardly act and promised that those behind it would be punished. Diplomats doubt "
    "it: "
    "of 40 bombings since January, only three have led to arrests.\\n\\nSome of the houses in the "
    "old town are from the time of the kings. Traders come from the valleys in spring, and the "
    "price "
    "of wheat has hardly changed in ten years, though the harvest was poor and the roads are worse "
    "than they were. A school was opened last week with money from Norway.\\n\\nA roadside bomb "
    "killed two soldiers in the neighbouring province of Paktika on Thursday.\"}";

typedef enum
{
  STAGE_READ,
  STAGE_TOKENS,
  STAGE_LEXICON,
  STAGE_TAGS,
  STAGE_HEADS,
  STAGE_TIMES,
  STAGE_PLACES,
  STAGE_MENTIONS,
  STAGE_ACTS,
  STAGE_WRITE,
  N_STAGES
} Stage;

static const char *const STAGES[] = {
  "reading the line",
  "sentences, tokens",
  "word lists",
  "tags, names, lemmas",
  "heads",
  "times",
  "places",
  "phrases and mentions",
  "acts and their fields",
  "writing the line",
};

typedef struct
{
  DtlExtractor *extractor;
  DtlVocabulary *vocabulary;
  double seconds[N_STAGES];
  guint64 words;
  guint n_articles;
  guint n_eventful;
} Bench;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* Only such articles are read further than their words. */
static gboolean
is_eventful (const DtlDocument *document)
{
  return dtl_document_may_hold_events (document) || dtl_document_is_upper_case (document);
}

/* The stages of a document, each as what its depth takes longer than the one before. */
static DtlDocument *
time_document (Bench *self, const char *text)
{
  static const struct
  {
    DtlDocumentLevel level;
    Stage stage;
  } DEPTHS[] = { { DTL_DOCUMENT_TOKENS, STAGE_TOKENS },
                 { DTL_DOCUMENT_LEXICON, STAGE_LEXICON },
                 { DTL_DOCUMENT_TAGS, STAGE_TAGS },
                 { DTL_DOCUMENT_EVENTS, STAGE_HEADS } };
  DtlLanguageModel *model = dtl_extractor_get_model (self->extractor);
  DtlDocument *document = NULL;
  double before = 0;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (DEPTHS); i++)
    {
      double started, spent;

      dtl_document_free (document);
      started = now ();
      document = dtl_document_new (model, text, -1, DEPTHS[i].level);
      spent = now () - started;
      self->seconds[DEPTHS[i].stage] += spent - before;
      before = spent;
      if (i == 0 && !is_eventful (document))
        break;
    }
  dtl_document_tokens (document, &n);
  self->words += n;
  return document;
}

static void
time_acts (Bench *self, const DtlReading *reading)
{
  double started = now ();
  g_autoptr (GPtrArray) acts = dtl_acts_find (reading);

  for (guint i = 0; i < acts->len; i++)
    dtl_incident_unref (dtl_act_to_incident (reading, g_ptr_array_index (acts, i), acts, NULL));
  self->seconds[STAGE_ACTS] += now () - started;
}

/* What dtl_extractor_run() does, stage by stage. */
static void
time_reading (Bench *self, DtlArticle *article)
{
  DtlGazetteer *gazetteer = dtl_extractor_get_gazetteer (self->extractor);
  DtlToponymHints hints = { NULL, NULL, article->source, article->published };
  g_autoptr (GPtrArray) timexes = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_timex_free);
  g_autoptr (GPtrArray) toponyms =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_toponym_free);
  g_autoptr (DtlDocument) document = time_document (self, article->text);
  g_autoptr (DtlReading) reading = NULL;
  double at[4];

  at[0] = now ();
  dtl_times_find (document, &article->published, timexes);
  at[1] = now ();
  dtl_toponyms_find (gazetteer, document, &hints, toponyms);
  dtl_capitals_add (gazetteer, document, toponyms);
  at[2] = now ();
  self->seconds[STAGE_TIMES] += at[1] - at[0];
  self->seconds[STAGE_PLACES] += at[2] - at[1];
  if (!is_eventful (document))
    return;
  self->n_eventful++;
  at[2] = now ();
  reading = dtl_reading_new (self->vocabulary, gazetteer, article, g_steal_pointer (&document),
                             g_ptr_array_ref (timexes), g_ptr_array_ref (toponyms));
  at[3] = now ();
  self->seconds[STAGE_MENTIONS] += at[3] - at[2];
  time_acts (self, reading);
}

static void
time_article (Bench *self, const char *line)
{
  double started = now ();
  g_autoptr (DtlArticle) article = dtl_article_from_line (line, strlen (line), 1, NULL);
  g_autoptr (DtlExtraction) extraction = NULL;
  g_autofree char *out = NULL;

  if (article == NULL)
    return;
  self->n_articles++;
  self->seconds[STAGE_READ] += now () - started;
  time_reading (self, article);
  extraction = dtl_extractor_run (self->extractor, article, NULL, NULL);
  started = now ();
  out = dtl_export_extraction_line (extraction, FALSE);
  self->seconds[STAGE_WRITE] += now () - started;
}

static void
print_table (const Bench *self)
{
  double all = 0;

  for (guint i = 0; i < N_STAGES; i++)
    all += self->seconds[i];
  printf ("%u articles of %.0f words, %u with words of violence\n\n| stage | µs an article | share "
          "|\n|---|---|---|\n",
          self->n_articles, (double) self->words / self->n_articles, self->n_eventful);
  for (guint i = 0; i < N_STAGES; i++)
    printf ("| %s | %.0f | %.1f %% |\n", STAGES[i], self->seconds[i] * 1e6 / self->n_articles,
            100 * self->seconds[i] / all);
  printf ("| together | %.0f | %.0f articles a second |\n", all * 1e6 / self->n_articles,
          self->n_articles / all);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Bench self = { .extractor = dtl_extractor_new (dtl_paths_data_dir (), &error) };
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (self.extractor == NULL ||
      (argc > 1 && !g_file_get_contents (argv[1], &contents, NULL, &error)))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  self.vocabulary = dtl_vocabulary_new (
      dtl_language_model_lexicon (dtl_extractor_get_model (self.extractor)), NULL);
  if (contents != NULL)
    lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines != NULL ? lines[i] != NULL : i < COPIES; i++)
    if (lines == NULL || *lines[i] != '\0')
      time_article (&self, lines != NULL ? lines[i] : ARTICLE);
  print_table (&self);
  dtl_vocabulary_free (self.vocabulary);
  dtl_extractor_unref (self.extractor);
  return 0;
}
