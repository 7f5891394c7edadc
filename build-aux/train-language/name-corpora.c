/* name-corpora.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the corpora of named entities. They mark names each in its own way: Wikigold without
 * "B-" unless two names touch, UNER in its third column, RE3D whole noun phrases and pronouns, of
 * which the part in capitals is taken.
 */

#include "config.h"

#include "name-corpora.h"

#include "dtl-names-private.h"

#include <string.h>

#define OTHER_CLASSES (0xFu << (1 + 4 * DTL_NAME_OTHER))

typedef struct
{
  const char *file;
  const char *name;
  char separator;
  guint word_column;
  guint tag_column;
  guint test_percent;
  gboolean phrases;
  gboolean has_other;
} Corpus;

static const Corpus CORPORA[] = {
  { "wikigold.conll.gz", "Wikigold", ' ', 0, 1, 15, FALSE, TRUE },
  { "uner_ewt-dev.iob2.gz", "UNER", '\t', 1, 2, 15, FALSE, FALSE },
  { "uner_ewt-test.iob2.gz", "UNER test", '\t', 1, 2, 50, FALSE, FALSE },
  { "re3d-train.conll.gz", "RE3D", '\t', 0, 1, 0, TRUE, TRUE },
  { "re3d-test.conll.gz", "RE3D test", '\t', 0, 1, 100, TRUE, TRUE },
};

static int
kind_of (const char *tag)
{
  static const struct
  {
    const char *tag;
    DtlNameKind kind;
  } KINDS[] = {
    { "PER", DTL_NAME_PERSON },       { "Person", DTL_NAME_PERSON },
    { "ORG", DTL_NAME_ORGANISATION }, { "Organisation", DTL_NAME_ORGANISATION },
    { "LOC", DTL_NAME_LOCATION },     { "Location", DTL_NAME_LOCATION },
    { "MISC", DTL_NAME_OTHER },       { "Nationality", DTL_NAME_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (strlen (tag) > 2 && g_str_equal (tag + 2, KINDS[i].tag))
      return (int) KINDS[i].kind;
  return -1;
}

static void
mark_name (guint8 *classes, guint first, guint end, guint kind)
{
  guint base = 1 + 4 * kind;

  if (end - first == 1)
    {
      classes[first] = (guint8) (base + DTL_NAME_WHOLE);
      return;
    }
  for (guint i = first; i < end; i++)
    classes[i] = (guint8) (base + (i == first ? DTL_NAME_BEGINS
                                              : i + 1 == end ? DTL_NAME_ENDS : DTL_NAME_GOES_ON));
}

static gboolean
is_name_word (const Sentence *sentence, guint i)
{
  static const char *const NO_NAMES[] = { "i", "we", "he", "she", "they", "it", "the", "our",
                                          "his", "their", "its", "you", "all", "some", "those",
                                          "these", "this", "a", "an", "my", "her" };
  const DtlToken *token = &g_array_index (sentence->tokens, DtlToken, i);

  if (!(token->flags & DTL_TOKEN_CAPITALISED))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (NO_NAMES); k++)
    if (g_str_equal (token->norm, NO_NAMES[k]))
      return FALSE;
  return TRUE;
}

/* Marks the part of a noun phrase that is a name; if there are several, nothing is sure. */
static void
mark_phrase (const Sentence *sentence, guint8 *classes, guint first, guint end, guint kind)
{
  guint lower = 0;

  while (first < end && !is_name_word (sentence, first))
    first++;
  while (end > first && !is_name_word (sentence, end - 1))
    end--;
  if (first == end)
    return;
  for (guint i = first; i < end; i++)
    lower += !is_name_word (sentence, i);
  if (lower > 1 || end - first > 6)
    memset (classes + first, NAME_UNSURE, end - first);
  else
    mark_name (classes, first, end, kind);
}

static guint8 *
classes_of (const Corpus *corpus, const Sentence *sentence, const GPtrArray *tags)
{
  guint n = tags->len;
  guint8 *classes = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n;)
    {
      const char *tag = g_ptr_array_index (tags, i);
      int kind = kind_of (tag);
      guint end = i + 1;

      if (tag[0] != 'O')
        while (end < n && ((const char *) g_ptr_array_index (tags, end))[0] == 'I' &&
               g_str_equal ((const char *) g_ptr_array_index (tags, end) + 1, tag + 1))
          end++;
      if (kind >= 0 && corpus->phrases)
        mark_phrase (sentence, classes, i, end, (guint) kind);
      else if (kind >= 0)
        mark_name (classes, i, end, (guint) kind);
      i = end;
    }
  return classes;
}

NameSentence *
name_sentence_new (Sentence *sentence, guint8 *classes, guint32 forbidden)
{
  NameSentence *self = g_new (NameSentence, 1);

  *self = (NameSentence){ sentence, classes, forbidden };
  return self;
}

static void
end_sentence (const Corpus *corpus, GPtrArray *sentences, GPtrArray *forms, GPtrArray *tags)
{
  Sentence *sentence;

  if (forms->len > 0 && forms->len < 400)
    {
      sentence = sentence_of_forms (forms);
      g_ptr_array_add (sentences,
                       name_sentence_new (sentence, classes_of (corpus, sentence, tags),
                                          corpus->has_other ? 0 : OTHER_CLASSES));
    }
  g_ptr_array_set_size (forms, 0);
  g_ptr_array_set_size (tags, 0);
}

static GPtrArray *
read_corpus (const Corpus *corpus, const char *path)
{
  g_autofree char *text = read_gzip (path);
  GPtrArray *sentences = g_ptr_array_new ();
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  char separator[] = { corpus->separator, '\0' };

  for (char *line = text, *next; line != NULL && *line != '\0'; line = next)
    {
      g_auto (GStrv) cells = NULL;

      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      cells = g_strsplit (line, separator, 0);
      if (*line == '#' && corpus->word_column > 0)
        continue;
      if (g_strv_length (cells) <= corpus->tag_column || *cells[corpus->word_column] == '\0')
        {
          end_sentence (corpus, sentences, forms, tags);
          continue;
        }
      g_ptr_array_add (forms, g_strdup (cells[corpus->word_column]));
      g_ptr_array_add (tags, g_strdup (cells[corpus->tag_column]));
    }
  end_sentence (corpus, sentences, forms, tags);
  return sentences;
}

/* Adds copies in capitals, for what has no case. */
void
name_sentences_add_upper (GPtrArray *sentences, guint step)
{
  guint n = sentences->len;

  for (guint i = 0; i < n; i += step)
    {
      const NameSentence *named = g_ptr_array_index (sentences, i);

      g_ptr_array_add (sentences,
                       name_sentence_new (sentence_copy (named->sentence, TRUE), named->classes,
                                          named->forbidden));
    }
}

/* Reads all corpora of names below @folder, each cut into a part to learn from and one to test. */
GPtrArray *
name_corpora_read (const char *folder)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint c = 0; c < G_N_ELEMENTS (CORPORA); c++)
    {
      g_autofree char *path = g_build_filename (folder, "names", CORPORA[c].file, NULL);
      g_autoptr (GPtrArray) sentences = read_corpus (&CORPORA[c], path);
      NamePart *part = g_new (NamePart, 1);
      guint n_train = sentences->len * (100 - CORPORA[c].test_percent) / 100;

      *part = (NamePart){ CORPORA[c].name, g_ptr_array_new (), g_ptr_array_new () };
      for (guint i = 0; i < sentences->len; i++)
        g_ptr_array_add (i < n_train ? part->train : part->test, g_ptr_array_index (sentences, i));
      name_sentences_add_upper (part->train, 2);
      g_ptr_array_add (parts, part);
    }
  return parts;
}
