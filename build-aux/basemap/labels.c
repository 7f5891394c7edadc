/* labels.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Placing names, once and for all zooms, while the basemap is built. A name that has found its
 * place at one zoom keeps it at every higher one, and whether it is shown depends on nothing but
 * the zoom; so two tiles always agree about a name on their common edge. */

#include "labels.h"

#include <math.h>
#include <string.h>

#define BUCKET 256.0
/* Free space kept round a name, in pixels. */
#define PAD_X 7
#define PAD_Y 3
/* A name must not run into another one at this many higher zooms either. */
#define AHEAD 3

typedef struct
{
  double west, north, east, south;
} Box;

typedef struct
{
  GArray *labels;
  GHashTable *buckets; /* guint64 → GArray of label indices */
  guint zoom;
} Board;

static Box
label_box (const Label *label, guint anchor, guint zoom)
{
  double x = ldexp (label->x * 256, zoom), y = ldexp (label->y * 256, zoom);
  double w = label->width, h = label->height, gap = 5;

  switch (anchor)
    {
    case DTL_LABEL_RIGHT:
      return (Box){ x - gap, y - h / 2, x + gap + w, y + h / 2 };
    case DTL_LABEL_LEFT:
      return (Box){ x - gap - w, y - h / 2, x + gap, y + h / 2 };
    case DTL_LABEL_ABOVE:
      return (Box){ x - w / 2, y - gap - h, x + w / 2, y + gap };
    case DTL_LABEL_BELOW:
      return (Box){ x - w / 2, y - gap, x + w / 2, y + gap + h };
    default:
      return (Box){ x - w / 2, y - h / 2, x + w / 2, y + h / 2 };
    }
}

static gboolean
overlap (Box a, Box b)
{
  return a.west < b.east + PAD_X && b.west < a.east + PAD_X && a.north < b.south + PAD_Y &&
         b.north < a.south + PAD_Y;
}

static guint64
bucket_key (double x, double y)
{
  return (guint64) (guint32) (gint32) floor (y / BUCKET) << 32 | (guint32) (gint32) floor (x / BUCKET);
}

static gboolean
clashes (const Label *a, guint anchor, const Label *b, guint zoom)
{
  for (guint z = zoom; z <= zoom + AHEAD; z++)
    if (z <= b->max_zoom && z <= a->max_zoom &&
        overlap (label_box (a, anchor, z), label_box (b, b->anchor, z)))
      return TRUE;
  return FALSE;
}

static gboolean
is_free (Board *board, const Label *label, guint anchor)
{
  Box box = label_box (label, anchor, board->zoom);

  for (double y = box.north - BUCKET; y <= box.south + BUCKET; y += BUCKET)
    for (double x = box.west - BUCKET; x <= box.east + BUCKET; x += BUCKET)
      {
        guint64 key = bucket_key (x, y);
        const GArray *bucket = g_hash_table_lookup (board->buckets, &key);

        for (guint i = 0; bucket != NULL && i < bucket->len; i++)
          if (clashes (label, anchor,
                       &g_array_index (board->labels, Label, g_array_index (bucket, guint, i)),
                       board->zoom))
            return FALSE;
      }
  return TRUE;
}

static void
enter (Board *board, guint index)
{
  const Label *label = &g_array_index (board->labels, Label, index);
  guint64 key = bucket_key (ldexp (label->x * 256, board->zoom), ldexp (label->y * 256, board->zoom));
  GArray *bucket = g_hash_table_lookup (board->buckets, &key);

  if (bucket == NULL)
    {
      bucket = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (board->buckets, g_memdup2 (&key, sizeof key), bucket);
    }
  g_array_append_val (bucket, index);
}

static gboolean
place (Board *board, guint index)
{
  Label *label = &g_array_index (board->labels, Label, index);
  gboolean has_dot = label->kind >= DTL_LABEL_CAPITAL;

  for (guint anchor = has_dot ? DTL_LABEL_RIGHT : DTL_LABEL_CENTRE;
       anchor <= (has_dot ? DTL_LABEL_BELOW : DTL_LABEL_CENTRE); anchor++)
    if (is_free (board, label, anchor))
      {
        label->anchor = anchor;
        label->min_zoom = board->zoom;
        label->is_placed = TRUE;
        enter (board, index);
        return TRUE;
      }
  return FALSE;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *p = a, *q = b;
  int group_p = p->kind >= DTL_LABEL_CAPITAL, group_q = q->kind >= DTL_LABEL_CAPITAL;

  if (group_p != group_q)
    return group_p - group_q;
  if (p->order != q->order)
    return p->order < q->order ? -1 : 1;
  return strcmp (p->name, q->name);
}

static void
arrange_zoom (GArray *labels, guint zoom)
{
  g_autoptr (GHashTable) buckets =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  Board board = { labels, buckets, zoom };

  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      if (label->is_placed && label->max_zoom >= zoom)
        enter (&board, i);
    }
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      if (!label->is_placed && label->gate <= zoom && label->max_zoom >= zoom)
        place (&board, i);
    }
}

void
arrange_labels (GArray *labels)
{
  g_array_sort (labels, compare_labels);
  for (guint zoom = 0; zoom <= LABEL_LAST_ZOOM; zoom++)
    arrange_zoom (labels, zoom);
}
