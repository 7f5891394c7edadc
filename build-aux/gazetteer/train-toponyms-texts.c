/* train-toponyms-texts.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "train-toponyms-texts.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A file of JSON Lines with "text" and "toponyms". */
void
train_load_places (GPtrArray *texts, DtlLanguageModel *model, const char *path, const char *corpus)
{
  g_autofree char *all = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &all, NULL, &error))
    g_error ("%s", error->message);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (*lines[i] == '\0')
        continue;
      if (!json_parser_load_from_data (parser, lines[i], -1, &error))
        g_error ("%s: %s", path, error->message);
      JsonObject *o = json_node_get_object (json_parser_get_root (parser));
      JsonArray *toponyms = json_object_get_array_member (o, "toponyms");
      Text *text = g_new0 (Text, 1);

      text->corpus = g_intern_string (corpus);
      text->demonyms = strcmp (corpus, "geovirus") != 0 && strcmp (corpus, "tudloc") != 0;
      text->text = g_strdup (json_object_get_string_member (o, "text"));
      text->source = g_strdup (json_object_get_string_member_with_default (
          o, "domain", json_object_get_string_member_with_default (o, "url", NULL)));
      text->document = dtl_document_new (model, text->text, -1, DTL_DOCUMENT_TOKENS);
      text->gold = g_array_new (FALSE, TRUE, sizeof (Gold));
      text->other = g_array_new (FALSE, TRUE, sizeof (Gold));
      text->fold = i;
      for (guint k = 0; k < json_array_get_length (toponyms); k++)
        {
          JsonObject *t = json_array_get_object_element (toponyms, k);
          Gold gold = { (guint32) json_object_get_int_member (t, "start"),
                        (guint32) json_object_get_int_member (t, "end"), FALSE, 0, 0 };

          if (json_object_has_member (t, "lat") && !json_object_get_null_member (t, "lat"))
            {
              gold.has_point = TRUE;
              gold.lat = json_object_get_double_member (t, "lat");
              gold.lon = json_object_get_double_member (t, "lon");
            }
          g_array_append_val (text->gold, gold);
        }
      g_ptr_array_add (texts, text);
    }
}

/* Sentences of which only the place of one event is marked. */
void
train_load_events (GPtrArray *texts, DtlLanguageModel *model, const char *path)
{
  g_autofree char *all = NULL;

  if (!g_file_get_contents (path, &all, NULL, NULL))
    return;
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (*lines[i] == '\0' || !json_parser_load_from_data (parser, lines[i], -1, NULL))
        continue;
      JsonObject *o = json_node_get_object (json_parser_get_root (parser));
      JsonArray *places = json_object_get_array_member (o, "locations");
      Text *text = g_new0 (Text, 1);

      text->corpus = "events";
      text->is_names = text->is_partial = TRUE;
      text->text = g_strdup (json_object_get_string_member (o, "text"));
      text->document = dtl_document_new (model, text->text, -1, DTL_DOCUMENT_TOKENS);
      text->gold = g_array_new (FALSE, TRUE, sizeof (Gold));
      text->other = g_array_new (FALSE, TRUE, sizeof (Gold));
      text->fold = g_str_hash (text->text);
      for (guint k = 0; k < json_array_get_length (places); k++)
        {
          JsonObject *t = json_array_get_object_element (places, k);
          Gold gold = { (guint32) json_object_get_int_member (t, "start"),
                        (guint32) json_object_get_int_member (t, "end"), FALSE, 0, 0 };

          g_array_append_val (text->gold, gold);
        }
      g_ptr_array_add (texts, text);
    }
}

/* Lines "word … tag"; the tag is the last column (or the second of IOB2 files with ids). */
void
train_load_names (GPtrArray *texts, DtlLanguageModel *model, const char *path, int word_column,
                  int tag_column)
{
  g_autofree char *all = NULL;

  if (!g_file_get_contents (path, &all, NULL, NULL))
    return;
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  GArray *gold = g_array_new (FALSE, TRUE, sizeof (Gold)),
         *other = g_array_new (FALSE, TRUE, sizeof (Gold));
  guint sentences = 0, points = 0, fold = 0;
  char before[32] = "O";

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit_set (lines[i], " \t", -1);
      int n = (int) g_strv_length (cells);

      if (lines[i][0] == '#')
        continue;
      if (n < 2 || lines[i + 1] == NULL)
        {
          sentences++;
          g_strlcpy (before, "O", sizeof before);
          if ((sentences % 15 == 0 || lines[i + 1] == NULL) && out->len > 0)
            {
              Text *text = g_new0 (Text, 1);

              text->corpus = "names";
              text->is_names = TRUE;
              text->fold = fold++;
              text->text = g_strdup (out->str);
              text->document = dtl_document_new (model, text->text, -1, DTL_DOCUMENT_TOKENS);
              text->gold = gold;
              text->other = other;
              g_ptr_array_add (texts, text);
              g_string_truncate (out, 0);
              points = 0;
              gold = g_array_new (FALSE, TRUE, sizeof (Gold));
              other = g_array_new (FALSE, TRUE, sizeof (Gold));
            }
          continue;
        }
      const char *word = cells[word_column], *tag = cells[tag_column < 0 ? n - 1 : tag_column];
      guint length = (guint) g_utf8_strlen (word, -1);
      const char *kind = tag[0] != 'O' && tag[1] == '-' ? tag + 2 : tag;

      if (out->len > 0)
        {
          g_string_append_c (out, ' ');
          points++;
        }
      if (strcmp (kind, "O") != 0)
        {
          gboolean place = g_str_has_prefix (kind, "LOC") || g_str_has_prefix (kind, "Location");
          GArray *list = place ? gold : other;

          if (tag[0] != 'B' && strcmp (before, kind) == 0 && list->len > 0)
            g_array_index (list, Gold, list->len - 1).end = points + length;
          else
            {
              Gold g = { points, points + length, FALSE, 0, 0 };

              g_array_append_val (list, g);
            }
        }
      g_strlcpy (before, kind, sizeof before);
      g_string_append (out, word);
      points += length;
    }
}

/* The marked name that a span overlaps, and whether it is the very same. */
const Gold *
train_overlapping (const GArray *gold, DtlSpan span, gboolean *exact)
{
  const Gold *found = NULL;

  for (guint i = 0; i < gold->len; i++)
    {
      const Gold *g = &g_array_index (gold, Gold, i);

      if (g->start == span.start && g->end == span.end)
        {
          *exact = TRUE;
          return g;
        }
      if (g->start < span.end && span.start < g->end)
        found = g;
    }
  *exact = FALSE;
  return found;
}
