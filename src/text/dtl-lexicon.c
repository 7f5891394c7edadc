/* dtl-lexicon.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-lexicon.h"

#include "dtl-error.h"
#include "dtl-lexicon-private.h"
#include "dtl-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST_FIELDS 7
#define OUTPUT_CASE (1u << 31)
#define LIST_LOOKUP 1u
#define BUCKET_BITS 18
#define BUCKET_INDEX ((1u << BUCKET_BITS) - 1)
#define MAX_NODES 32
#define MAX_FOUND 128

static const char MAGIC[8] = "DTLLEX2";

typedef struct
{
  guint32 name;
  guint32 n_columns;
  guint32 first_column;
  guint32 n_rows;
  guint32 first_cell;
  guint32 first_term;
  guint32 flags;
} ListRecord;

typedef struct
{
  guint32 list;
  guint32 row;
  guint32 literal;
} Output;

struct _DtlLexicon
{
  GMappedFile *file;
  const ListRecord *lists;
  const guint32 *columns;
  const guint32 *cells;
  const guint32 *firsts;
  const guint32 *words;
  const guint32 *buckets;
  const guint32 *edges;
  const guint32 *starts;
  const Output *outputs;
  const char *strings;
  guint n_lists;
  guint n_words;
  guint n_nodes;
  guint32 bucket_mask;
  guint32 edge_mask;
};

/* What the words of a token are in the vocabulary: index + 1, or 0. */
typedef struct
{
  guint32 form;
  guint32 lemma;
} Part;

typedef struct
{
  guint32 end;
  const Output *output;
} Found;

typedef struct
{
  const DtlLexicon *lexicon;
  const char *text;
  const DtlToken *tokens;
  guint n_tokens;
  const Part *parts;
  const guint32 *part_starts;
} Matcher;

static gboolean
map_sections (DtlLexicon *self, gsize size)
{
  const guint32 *header = (const guint32 *) g_mapped_file_get_contents (self->file);
  const guint32 *table = header + 4;
  const char *base = (const char *) header;

  if (size < 16 + DTL_LEXICON_N_SECTIONS * 8 || memcmp (header, MAGIC, sizeof MAGIC) != 0 ||
      header[2] != size || header[3] != DTL_LEXICON_N_SECTIONS)
    return FALSE;
  for (guint i = 0; i < DTL_LEXICON_N_SECTIONS; i++)
    {
      gsize width = i == DTL_LEXICON_STRINGS ? 1 : 4;

      if (table[2 * i] % 4 != 0 || (gsize) table[2 * i] + width * table[2 * i + 1] > size)
        return FALSE;
    }
#define SECTION(i) ((const void *) (base + table[2 * (i)]))
#define LENGTH(i) (table[2 * (i) + 1])
  self->lists = SECTION (DTL_LEXICON_LISTS);
  self->n_lists = LENGTH (DTL_LEXICON_LISTS) / LIST_FIELDS;
  self->columns = SECTION (DTL_LEXICON_COLUMNS);
  self->cells = SECTION (DTL_LEXICON_CELLS);
  self->firsts = SECTION (DTL_LEXICON_FIRSTS);
  self->words = SECTION (DTL_LEXICON_WORDS);
  self->n_words = LENGTH (DTL_LEXICON_WORDS);
  self->buckets = SECTION (DTL_LEXICON_BUCKETS);
  self->bucket_mask = LENGTH (DTL_LEXICON_BUCKETS) - 1;
  self->edges = SECTION (DTL_LEXICON_EDGES);
  self->edge_mask = LENGTH (DTL_LEXICON_EDGES) / 3 - 1;
  self->starts = SECTION (DTL_LEXICON_STARTS);
  self->n_nodes = LENGTH (DTL_LEXICON_STARTS) - 1;
  self->outputs = SECTION (DTL_LEXICON_OUTPUTS);
  self->strings = SECTION (DTL_LEXICON_STRINGS);
#undef SECTION
#undef LENGTH
  return TRUE;
}

/**
 * dtl_lexicon_new:
 * @path: the compiled lexicon, "lexicon/lexicon.bin" in the data folder
 * @error: return location
 *
 * Maps the compiled word lists; nothing is parsed.
 *
 * Returns: (transfer full) (nullable): the lexicon, or %NULL with %DTL_ERROR_BAD_DATA
 */
DtlLexicon *
dtl_lexicon_new (const char *path, GError **error)
{
  g_autoptr (DtlLexicon) self = g_new0 (DtlLexicon, 1);

  g_return_val_if_fail (path != NULL, NULL);
  self->file = dtl_map_data_file (path, error);
  if (self->file == NULL)
    return NULL;
  if (!map_sections (self, g_mapped_file_get_length (self->file)))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_BAD_DATA,
                   _ ("The word lists in “%s” belong to another version of Dateline. "
                      "Install Dateline again."),
                   path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dtl_lexicon_free:
 * @self: (nullable): a lexicon
 *
 * Unmaps the word lists.
 */
void
dtl_lexicon_free (DtlLexicon *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/**
 * dtl_lexicon_list_index:
 * @self: a lexicon
 * @list: name of a word list: its file name without ".tsv"
 *
 * Returns: the index of the list, or -1 if there is none of that name
 */
int
dtl_lexicon_list_index (const DtlLexicon *self, const char *list)
{
  g_return_val_if_fail (self != NULL && list != NULL, -1);
  for (guint i = 0; i < self->n_lists; i++)
    if (strcmp (self->strings + self->lists[i].name, list) == 0)
      return (int) i;
  return -1;
}

/**
 * dtl_lexicon_list_name:
 * @self: a lexicon
 * @list: index of a list
 *
 * Returns: (transfer none) (nullable): its name, or %NULL beyond the last list
 */
const char *
dtl_lexicon_list_name (const DtlLexicon *self, guint list)
{
  g_return_val_if_fail (self != NULL, NULL);
  return list < self->n_lists ? self->strings + self->lists[list].name : NULL;
}

/**
 * dtl_lexicon_is_lookup:
 * @self: a lexicon
 * @list: index of a list
 *
 * Returns: whether the list is only asked for single words, and never found in texts
 */
gboolean
dtl_lexicon_is_lookup (const DtlLexicon *self, guint list)
{
  g_return_val_if_fail (self != NULL && list < self->n_lists, FALSE);
  return (self->lists[list].flags & LIST_LOOKUP) != 0;
}

/**
 * dtl_lexicon_n_entries:
 * @self: a lexicon
 * @list: index of a list
 *
 * Returns: the number of rows of the list
 */
guint
dtl_lexicon_n_entries (const DtlLexicon *self, guint list)
{
  g_return_val_if_fail (self != NULL && list < self->n_lists, 0);
  return self->lists[list].n_rows;
}

/**
 * dtl_lexicon_column_index:
 * @self: a lexicon
 * @list: index of a list
 * @column: name of a column
 *
 * Returns: the index of the column, or -1 if the list has none of that name
 */
int
dtl_lexicon_column_index (const DtlLexicon *self, guint list, const char *column)
{
  const ListRecord *record;

  g_return_val_if_fail (self != NULL && column != NULL, -1);
  g_return_val_if_fail (list < self->n_lists, -1);
  record = &self->lists[list];
  for (guint i = 0; i < record->n_columns; i++)
    if (strcmp (self->strings + self->columns[record->first_column + i], column) == 0)
      return (int) i;
  return -1;
}

/**
 * dtl_lexicon_get:
 * @self: a lexicon
 * @list: index of a list
 * @entry: index of a row
 * @column: index of a column
 *
 * Returns: (transfer none): the cell as the analyst wrote it, "" if it is empty
 */
const char *
dtl_lexicon_get (const DtlLexicon *self, guint list, guint entry, guint column)
{
  const ListRecord *record;

  g_return_val_if_fail (self != NULL && list < self->n_lists, "");
  record = &self->lists[list];
  g_return_val_if_fail (entry < record->n_rows && column < record->n_columns, "");
  return self->strings + self->cells[record->first_cell + entry * record->n_columns + column];
}

/**
 * dtl_lexicon_term:
 * @self: a lexicon
 * @list: index of a list
 * @entry: index of a row
 *
 * Returns: (transfer none): the first term of the row without the marks "=" and "~"
 */
const char *
dtl_lexicon_term (const DtlLexicon *self, guint list, guint entry)
{
  g_return_val_if_fail (self != NULL && list < self->n_lists, "");
  g_return_val_if_fail (entry < self->lists[list].n_rows, "");
  return self->strings + self->firsts[self->lists[list].first_term + entry];
}

/* Index + 1 of a word in the vocabulary, or 0. */
static guint32
find_word (const DtlLexicon *self, const char *word, gsize length)
{
  guint32 hash = dtl_hash_bytes (word, length);
  guint32 at = hash & self->bucket_mask;

  for (; self->buckets[at] != 0; at = (at + 1) & self->bucket_mask)
    {
      guint32 number = self->buckets[at] & BUCKET_INDEX;
      const char *known;

      if ((self->buckets[at] ^ hash) >> BUCKET_BITS != 0 || number - 1 >= self->n_words)
        continue;
      known = self->strings + self->words[number - 1];
      if (strncmp (known, word, length) == 0 && known[length] == '\0')
        return number;
    }
  return 0;
}

/**
 * dtl_lexicon_n_words:
 * @self: a lexicon
 *
 * Returns: the number of different words in all terms
 */
guint
dtl_lexicon_n_words (const DtlLexicon *self)
{
  return self->n_words;
}

/**
 * dtl_lexicon_word:
 * @self: a lexicon
 * @word: one folded word
 * @length: its bytes
 *
 * Returns: the number of the word among those of all terms, from 1, or 0 if no term has it
 */
guint32
dtl_lexicon_word (const DtlLexicon *self, const char *word, gsize length)
{
  return find_word (self, word, length);
}

static guint32
find_edge (const DtlLexicon *self, guint32 node, guint32 key)
{
  guint32 hash = node * 0x9E3779B1u ^ key * 0x85EBCA77u;
  guint32 at = (hash ^ hash >> 15) & self->edge_mask;

  for (; self->edges[3 * at + 2] != 0; at = (at + 1) & self->edge_mask)
    if (self->edges[3 * at] == node && self->edges[3 * at + 1] == key)
      return self->edges[3 * at + 2];
  return 0;
}

/**
 * dtl_lexicon_lookup:
 * @self: a lexicon
 * @list: index of a list, or -1
 * @word: one folded word
 * @length: its bytes, or -1 if it ends in NUL
 *
 * Returns: the first row of @list that is this single word, or -1
 */
int
dtl_lexicon_lookup (const DtlLexicon *self, int list, const char *word, gssize length)
{
  gsize n = length < 0 ? strlen (word) : (gsize) length;
  guint32 found = list < 0 ? 0 : find_word (self, word, n);
  guint32 node = found == 0 ? 0 : find_edge (self, 0, (found - 1) << 1);

  if (node == 0)
    return -1;
  for (guint32 i = self->starts[node]; i < self->starts[node + 1]; i++)
    if ((self->outputs[i].list & ~OUTPUT_CASE) == (guint32) list)
      return (int) self->outputs[i].row;
  return -1;
}

/* The next stretch between hyphens; a token of hyphens alone is a word of its own. */
static const char *
next_part (const char **at, gsize *length)
{
  const char *start = *at + strspn (*at, "-");

  *length = strcspn (start, "-");
  *at = start + *length;
  return *length > 0 ? start : NULL;
}

static void
append_parts (const DtlLexicon *self, const DtlToken *token, GArray *parts)
{
  const char *norm = token->norm;
  const char *lemma = token->lemma;
  const char *word;
  gsize length;
  guint before = parts->len;

  while ((word = next_part (&norm, &length)) != NULL)
    {
      Part part = { find_word (self, word, length), 0 };

      word = next_part (&lemma, &length);
      if (word != NULL)
        part.lemma = find_word (self, word, length);
      g_array_append_val (parts, part);
    }
  if (parts->len == before)
    {
      Part part = { find_word (self, token->norm, strlen (token->norm)), 0 };

      g_array_append_val (parts, part);
    }
}

static guint
advance (const DtlLexicon *self, guint32 *nodes, guint n_nodes, const Part *part)
{
  guint32 next[MAX_NODES];
  guint n_next = 0;

  for (guint i = 0; i < n_nodes && n_next + 2 <= MAX_NODES; i++)
    {
      guint32 by_form = part->form ? find_edge (self, nodes[i], (part->form - 1) << 1) : 0;
      guint32 by_lemma = part->lemma ? find_edge (self, nodes[i], (part->lemma - 1) << 1 | 1) : 0;

      if (by_form != 0)
        next[n_next++] = by_form;
      if (by_lemma != 0)
        next[n_next++] = by_lemma;
    }
  memcpy (nodes, next, n_next * sizeof *next);
  return n_next;
}

/* Whether the capitals of a token are those of the term. The source of restored case says
 * nothing, so there the shape that restoration found is compared. */
static gboolean
case_fits (const char *text, const DtlToken *token, const char *literal, gsize length)
{
  guint shape = token->flags & (DTL_TOKEN_CAPITALISED | DTL_TOKEN_UPPER);
  guint wanted = 0;

  if (!(token->flags & DTL_TOKEN_CASE_RESTORED))
    return token->end - token->start == length &&
           memcmp (text + token->start, literal, length) == 0;
  if (g_ascii_isupper (literal[0]))
    wanted = DTL_TOKEN_CAPITALISED;
  if (wanted != 0 && length > 1 && g_ascii_isupper (literal[1]))
    wanted |= DTL_TOKEN_UPPER;
  return shape == wanted;
}

static gboolean
literal_fits (const Matcher *matcher, guint first, guint end, const char *literal)
{
  for (guint i = first; i < end; i++)
    {
      gsize length = strcspn (literal, " ");

      if (!case_fits (matcher->text, &matcher->tokens[i], literal, length))
        return FALSE;
      literal += length + (literal[length] != '\0');
    }
  return *literal == '\0';
}

static guint
collect (const Matcher *matcher, guint32 node, guint first, guint end, Found *found, guint n_found)
{
  const DtlLexicon *self = matcher->lexicon;

  for (guint32 i = self->starts[node]; i < self->starts[node + 1] && n_found < MAX_FOUND; i++)
    {
      const Output *output = &self->outputs[i];

      if (self->lists[output->list & ~OUTPUT_CASE].flags & LIST_LOOKUP)
        continue;
      if ((output->list & OUTPUT_CASE) &&
          !literal_fits (matcher, first, end, self->strings + output->literal))
        continue;
      found[n_found++] = (Found){ end, output };
    }
  return n_found;
}

static guint
find_at (const Matcher *matcher, guint first, Found *found)
{
  guint32 nodes[MAX_NODES] = { 0 };
  guint n_nodes = 1;
  guint n_found = 0;

  for (guint i = first; i < matcher->n_tokens && n_nodes > 0; i++)
    {
      if (matcher->tokens[i].sentence != matcher->tokens[first].sentence)
        break;
      for (guint32 p = matcher->part_starts[i]; p < matcher->part_starts[i + 1] && n_nodes > 0; p++)
        n_nodes = advance (matcher->lexicon, nodes, n_nodes, &matcher->parts[p]);
      for (guint n = 0; n < n_nodes; n++)
        n_found = collect (matcher, nodes[n], first, i + 1, found, n_found);
    }
  return n_found;
}

static gboolean
is_kept (const Found *found, guint n_found, guint which)
{
  guint32 list = found[which].output->list & ~OUTPUT_CASE;

  for (guint i = 0; i < n_found; i++)
    {
      if ((found[i].output->list & ~OUTPUT_CASE) != list)
        continue;
      if (found[i].end > found[which].end)
        return FALSE;
      if (i < which && found[i].end == found[which].end &&
          found[i].output->row == found[which].output->row)
        return FALSE;
    }
  return TRUE;
}

static void
append_matches (GArray *matches, const Found *found, guint n_found, guint first)
{
  for (guint i = 0; i < n_found; i++)
    if (is_kept (found, n_found, i))
      {
        DtlLexiconMatch match = { first, found[i].end,
                                  (guint16) (found[i].output->list & ~OUTPUT_CASE),
                                  found[i].output->row };

        g_array_append_val (matches, match);
      }
}

/**
 * dtl_lexicon_match:
 * @self: a lexicon
 * @text: the text of the tokens
 * @tokens: tokens with norm and lemma
 * @n_tokens: their number
 * @matches: array of #DtlLexiconMatch that the matches are appended to, by first token
 * @first_match: @n_tokens + 1 numbers to fill: where the matches of each token begin
 *
 * Finds the longest terms of every list at every token. Hyphens are as good as blanks: "car bomb"
 * finds "car-bomb" and the reverse. Terms do not cross sentences.
 */
void
dtl_lexicon_match (const DtlLexicon *self, const char *text, const DtlToken *tokens, guint n_tokens,
                   GArray *matches, guint32 *first_match)
{
  g_autoptr (GArray) parts = g_array_sized_new (FALSE, FALSE, sizeof (Part), n_tokens + 8);
  g_autofree guint32 *starts = g_new (guint32, (gsize) n_tokens + 1);
  Found found[MAX_FOUND];

  for (guint i = 0; i < n_tokens; i++)
    {
      starts[i] = parts->len;
      append_parts (self, &tokens[i], parts);
    }
  starts[n_tokens] = parts->len;

  Matcher matcher = { self, text, tokens, n_tokens, (const Part *) (void *) parts->data, starts };

  for (guint i = 0; i < n_tokens; i++)
    {
      first_match[i] = matches->len;
      append_matches (matches, found, find_at (&matcher, i, found), i);
    }
  first_match[n_tokens] = matches->len;
}
