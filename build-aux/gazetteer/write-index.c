/* write-index.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "builder.h"

#include "dtl-name-key.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  FILE *file;
  DtlNamesHeader header;
  guint64 at;
} Writer;

static void
put_section (Writer *w, DtlNamesSection section, gconstpointer data, gsize size, gsize count)
{
  static const char zeros[8];
  gsize bytes = size * count, gap = (8 - w->at % 8) % 8;

  fwrite (zeros, 1, gap, w->file);
  w->at += gap;
  w->header.sections[section].offset = w->at;
  w->header.sections[section].count = count;
  fwrite (data, 1, bytes, w->file);
  w->at += bytes;
}

/* All hashes of the table: names, and the beginnings of names of several words. */
typedef struct
{
  guint64 hash;
  guint32 value;
} Slot;

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const Slot *p = a, *q = b;

  if (p->hash != q->hash)
    return p->hash < q->hash ? -1 : 1;
  return p->value > q->value ? -1 : p->value < q->value;
}

static void
add_beginnings (GArray *slots, const char *key)
{
  for (const char *space = strchr (key, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      g_autofree char *beginning = g_strndup (key, (gsize) (space - key));
      Slot slot = { dtl_name_key_hash (beginning), DTL_NAME_GOES_ON };

      g_array_append_val (slots, slot);
    }
}

static GArray *
collect_slots (Builder *self, GArray *postings)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));

  for (guint i = 0; i < self->names->len; i++)
    {
      const NameRow *name = &g_array_index (self->names, NameRow, i);
      gboolean first = i == 0 || name[-1].hash != name->hash;
      gboolean last = i + 1 == self->names->len || name[1].hash != name->hash;
      guint32 posting = name->record | (guint32) name->quality << 20 | (last ? DTL_POSTING_LAST : 0);

      if (first)
        {
          Slot slot = { name->hash, DTL_NAME_IS_NAME | postings->len };

          g_array_append_val (slots, slot);
          add_beginnings (slots, name->key);
        }
      g_array_append_val (postings, posting);
    }
  g_array_sort (slots, compare_slots);
  return slots;
}

static void
put_names (Builder *self, Writer *w)
{
  const guint n_buckets = 1u << DTL_NAMES_BUCKET_BITS;
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) slots = collect_slots (self, postings);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DtlNameEntry));
  g_autofree guint32 *starts = g_new0 (guint32, n_buckets + 1);
  guint bucket = 0;

  for (guint i = 0; i < slots->len;)
    {
      const Slot *slot = &g_array_index (slots, Slot, i);
      DtlNameEntry entry = { (guint32) (slot->hash & 0xFFFFFFFFu), 0 };
      guint mine = (guint) (slot->hash >> (64 - DTL_NAMES_BUCKET_BITS));

      for (guint64 hash = slot->hash;
           i < slots->len && g_array_index (slots, Slot, i).hash == hash; i++)
        entry.value |= g_array_index (slots, Slot, i).value;
      while (bucket < mine)
        starts[++bucket] = entries->len;
      g_array_append_val (entries, entry);
    }
  while (bucket < n_buckets)
    starts[++bucket] = entries->len;
  put_section (w, DTL_SECTION_BUCKETS, starts, sizeof *starts, n_buckets + 1);
  put_section (w, DTL_SECTION_ENTRIES, entries->data, sizeof (DtlNameEntry), entries->len);
  put_section (w, DTL_SECTION_POSTINGS, postings->data, sizeof (guint32), postings->len);
}

static guint
cell_of (const DtlRecord *r)
{
  int row = CLAMP ((int) floor (r->lat / 100000.0) + 90, 0, 179);
  int column = CLAMP ((int) floor (r->lon / 100000.0) + 180, 0, 359);

  return (guint) (row * 360 + column);
}

static void
put_cells (Builder *self, Writer *w)
{
  guint n_cells = 360 * 180;
  g_autofree guint32 *starts = g_new0 (guint32, n_cells + 2);
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DtlRecord *r = &g_array_index (self->rows, Row, i).record;

      if (r->kind == DTL_RECORD_PLACE)
        {
          starts[cell_of (r) + 2]++;
          n++;
        }
    }
  for (guint i = 1; i < n_cells + 2; i++)
    starts[i] += starts[i - 1];

  g_autofree guint32 *members = g_new0 (guint32, n + 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DtlRecord *r = &g_array_index (self->rows, Row, i).record;

      if (r->kind == DTL_RECORD_PLACE)
        members[starts[cell_of (r) + 1]++] = i;
    }
  put_section (w, DTL_SECTION_CELLS, starts, sizeof *starts, n_cells + 1);
  put_section (w, DTL_SECTION_CELL_RECORDS, members, sizeof *members, n);
}

static int
compare_by_record (gconstpointer a, gconstpointer b)
{
  const NameRow *p = *(const NameRow *const *) a, *q = *(const NameRow *const *) b;

  if (p->record != q->record)
    return p->record < q->record ? -1 : 1;
  return strcmp (p->key, q->key);
}

static gboolean
holds_word (const GString *out, gsize from, const char *word)
{
  for (gsize at = from; at < out->len; at += strlen (out->str + at) + 1)
    if (strcmp (out->str + at, word) == 0)
      return TRUE;
  return FALSE;
}

static void
put_skeletons (Builder *self, Writer *w)
{
  g_autofree const NameRow **order = g_new (const NameRow *, self->names->len);
  g_autofree guint32 *starts = g_new0 (guint32, self->rows->len + 1);
  g_autoptr (GString) out = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < self->names->len; i++)
    order[i] = &g_array_index (self->names, NameRow, i);
  qsort (order, self->names->len, sizeof *order, compare_by_record);
  for (guint i = 0; i < self->rows->len; i++)
    {
      starts[i] = (guint32) out->len;
      for (; at < self->names->len && order[at]->record == i; at++)
        {
          g_autofree char *skeleton = dtl_name_key_skeleton (order[at]->key);

          if (order[at]->quality != DTL_NAME_CODE && order[at]->quality != DTL_NAME_DEMONYM &&
              strlen (skeleton) >= 2 && !holds_word (out, starts[i], skeleton))
            g_string_append_len (out, skeleton, (gssize) strlen (skeleton) + 1);
        }
    }
  starts[self->rows->len] = (guint32) out->len;
  put_section (w, DTL_SECTION_SKELETON_STARTS, starts, sizeof *starts, self->rows->len + 1);
  put_section (w, DTL_SECTION_SKELETONS, out->str, 1, out->len);
}

static void
put_tables (Builder *self, Writer *w)
{
  g_autofree DtlRecord *records = g_new0 (DtlRecord, self->rows->len);
  g_autofree char *features = g_new0 (char, self->features->len * 8);

  for (guint i = 0; i < self->rows->len; i++)
    records[i] = g_array_index (self->rows, Row, i).record;
  for (guint i = 0; i < self->features->len; i++)
    g_strlcpy (features + i * 8, g_ptr_array_index (self->features, i), 8);
  put_section (w, DTL_SECTION_RECORDS, records, sizeof *records, self->rows->len);
  put_section (w, DTL_SECTION_STRINGS, self->strings->str, 1, self->strings->len);
  put_section (w, DTL_SECTION_COUNTRIES, self->countries->data, sizeof (DtlCountryEntry),
               self->countries->len);
  put_section (w, DTL_SECTION_ADMIN1, self->admin1->data, sizeof (guint32), self->admin1->len);
  put_section (w, DTL_SECTION_ADMIN2, self->admin2->data, sizeof (guint32), self->admin2->len);
  put_section (w, DTL_SECTION_FEATURES, features, 8, self->features->len);
  put_section (w, DTL_SECTION_BOXES, self->boxes->data, sizeof (DtlBox), self->boxes->len);
}

typedef struct
{
  const DtlRecord *record;
  const char *strings;
  guint32 number;
} Identity;

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const Identity *p = a, *q = b;
  gboolean p_text = p->record->flags & DTL_RECORD_ID_IS_TEXT;
  gboolean q_text = q->record->flags & DTL_RECORD_ID_IS_TEXT;

  if (p->record->kind != q->record->kind)
    return (int) p->record->kind - (int) q->record->kind;
  if (p_text != q_text)
    return p_text - q_text;
  if (p_text)
    return strcmp (p->strings + p->record->id, q->strings + q->record->id);
  return p->record->id < q->record->id ? -1 : p->record->id > q->record->id;
}

static void
put_ids (Builder *self, Writer *w)
{
  g_autofree Identity *ids = g_new (Identity, self->rows->len);
  g_autofree guint32 *order = g_new (guint32, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    ids[i] = (Identity){ &g_array_index (self->rows, Row, i).record, self->strings->str, i };
  qsort (ids, self->rows->len, sizeof *ids, compare_ids);
  for (guint i = 0; i < self->rows->len; i++)
    order[i] = ids[i].number;
  put_section (w, DTL_SECTION_IDS, order, sizeof *order, self->rows->len);
}

/* Writes names.bin; see dtl-names-format.h. */
void
write_index (Builder *self, const char *path)
{
  Writer w = { .file = fopen (path, "wb"), .at = sizeof (DtlNamesHeader) };

  if (w.file == NULL)
    g_error ("%s cannot be written", path);
  g_assert (self->rows->len <= 0xFFFFF);
  memcpy (w.header.magic, DTL_NAMES_MAGIC, 8);
  fwrite (&w.header, sizeof w.header, 1, w.file);
  put_tables (self, &w);
  put_names (self, &w);
  put_cells (self, &w);
  put_skeletons (self, &w);
  put_ids (self, &w);
  w.header.file_size = w.at;
  rewind (w.file);
  fwrite (&w.header, sizeof w.header, 1, w.file);
  if (fclose (w.file) != 0)
    g_error ("%s cannot be written", path);
}
