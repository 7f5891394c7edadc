/* place-corpora.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the corpora of place names. They say of every name whether it is a place, and nothing more.
 */

#include "config.h"

#include "name-corpora.h"

#include "dtl-names-private.h"
#include "dtl-offsets.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define TEST_EVERY 5

static const char *const FILES[] = { "trnews", "geovirus", "gwn", "lgl", "tudloc" };

typedef struct
{
  guint32 first;
  guint32 end;
} Range;

/* The token range of the bytes [start, end), or FALSE where they cut a token. */
static gboolean
find_range (const DtlDocument *document, gsize start, gsize end, Range *range)
{
  guint n;
  const DtlToken *tokens = dtl_document_tokens (document, &n);
  guint i = 0;

  while (i < n && tokens[i].end <= start)
    i++;
  range->first = i;
  while (i < n && tokens[i].end < end)
    i++;
  range->end = i + 1;
  return i < n && tokens[range->first].start == start && tokens[i].end == end &&
         tokens[range->first].sentence == tokens[i].sentence;
}

static gboolean
is_demonym (const DtlToken *tokens, const Range *range)
{
  const DtlToken *last = &tokens[range->end - 1];

  return last->upos == DTL_UPOS_ADJ || last->xpos == DTL_XPOS_NNPS ||
         last->xpos == DTL_XPOS_NNS;
}

static void
mark_place (guint8 *classes, const DtlToken *tokens, const Range *range)
{
  DtlNameKind kind = is_demonym (tokens, range) ? DTL_NAME_OTHER : DTL_NAME_LOCATION;
  guint n = range->end - range->first;
  guint base = 1 + 4 * kind;

  for (guint i = 0; i < n; i++)
    classes[range->first + i] = (guint8) (base + (n == 1       ? DTL_NAME_WHOLE
                                                  : i == 0     ? DTL_NAME_BEGINS
                                                  : i + 1 == n ? DTL_NAME_ENDS
                                                               : DTL_NAME_GOES_ON));
}

/* The class of every token: place, no place, or outside names. */
static guint8 *
classes_of (const DtlDocument *document, JsonArray *toponyms)
{
  guint n;
  gsize length;
  const DtlToken *tokens = dtl_document_tokens (document, &n);
  const char *text = dtl_document_text (document, &length);
  g_autoptr (DtlOffsets) offsets = dtl_offsets_new (text, length);
  guint8 *classes = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    if (tokens[i].flags & DTL_TOKEN_CAPITALISED)
      classes[i] = NAME_NO_PLACE;
  for (guint i = 0; i < json_array_get_length (toponyms); i++)
    {
      JsonObject *toponym = json_array_get_object_element (toponyms, i);
      gsize start = dtl_offsets_to_bytes (
        offsets, (guint32) json_object_get_int_member (toponym, "start"));
      gsize end =
        dtl_offsets_to_bytes (offsets, (guint32) json_object_get_int_member (toponym, "end"));
      Range range;

      if (find_range (document, start, end, &range))
        mark_place (classes, tokens, &range);
      else
        for (guint k = range.first; k < MIN (range.end, n); k++)
          classes[k] = NAME_UNSURE;
    }
  return classes;
}

static void
read_document (DtlLanguageModel *model, JsonObject *object, GPtrArray *out)
{
  const char *text = json_object_get_string_member (object, "text");
  g_autoptr (DtlDocument) document = dtl_document_new (model, text, -1, DTL_DOCUMENT_TAGS);
  g_autofree guint8 *classes =
    classes_of (document, json_object_get_array_member (object, "toponyms"));
  guint n;
  const DtlSentence *sentences = dtl_document_sentences (document, &n);

  for (guint s = 0; s < n; s++)
    {
      g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
      guint first = sentences[s].first, end = sentences[s].end;

      for (guint i = first; i < end; i++)
        g_ptr_array_add (forms, dtl_document_dup_words (document, i, i + 1));
      g_ptr_array_add (out, name_sentence_new (sentence_of_forms (forms),
                                               g_memdup2 (classes + first, end - first + 1), 0));
    }
}

static NamePart *
read_file (DtlLanguageModel *model, const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  NamePart *part = g_new (NamePart, 1);

  if (!g_file_get_contents (path, &content, NULL, &error))
    g_error ("%s", error->message);
  *part = (NamePart){ name, g_ptr_array_new (), g_ptr_array_new () };
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = json_from_string (lines[i], NULL);

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        read_document (model, json_node_get_object (node),
                       i % TEST_EVERY == 0 ? part->test : part->train);
    }
  return part;
}

/* Reads the corpora of place names below @folder; every fifth document is held out. */
void
place_corpora_read (const char *folder, DtlLanguageModel *model, GPtrArray *parts)
{
  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/places/%s.dev.jsonl", folder, FILES[i]);
      NamePart *part = read_file (model, path, FILES[i]);

      name_sentences_add_upper (part->train, 3);
      g_ptr_array_add (parts, part);
    }
}
