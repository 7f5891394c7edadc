/* dtl-names-view.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bundled index with the analyst's places laid over it, for one piece of work on one thread.
 * Places are fetched when a name asks for them and numbered on from the bundled records. */

#include "config.h"

#include "dtl-overlay.h"

#include <math.h>
#include <string.h>

/* Record numbers must fit a posting. */
#define MAX_RECORDS 0xFFFFFu

struct _DtlNamesView
{
  DtlOverlay *overlay;
  GArray *records;    /* DtlRecord */
  GPtrArray *places;  /* DtlOverlayPlace */
  GHashTable *rows;   /* row -> record number */
  GHashTable *merged; /* key -> postings */
  GHashTable *longer; /* key -> 1 if a longer name begins so, 2 if not */
  GPtrArray *arrays;  /* postings made here */
};

/**
 * dtl_names_view_new:
 * @self: the bundled index
 * @overlay: the analyst's places; must outlive the view
 *
 * Returns: (transfer full): both, to be freed with dtl_names_view_free()
 */
DtlNames *
dtl_names_view_new (const DtlNames *self, DtlOverlay *overlay)
{
  DtlNames *copy = g_memdup2 (self, sizeof *self);

  copy->view = g_new0 (DtlNamesView, 1);
  copy->view->overlay = overlay;
  copy->view->records = g_array_new (FALSE, TRUE, sizeof (DtlRecord));
  copy->view->places = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_overlay_place_free);
  copy->view->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  copy->view->merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  copy->view->longer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  copy->view->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return copy;
}

void
dtl_names_view_free (DtlNames *self)
{
  DtlNamesView *view = self->view;

  g_array_unref (view->records);
  g_ptr_array_unref (view->places);
  g_hash_table_unref (view->rows);
  g_hash_table_unref (view->merged);
  g_hash_table_unref (view->longer);
  g_ptr_array_unref (view->arrays);
  g_free (view);
  g_free (self);
}

const DtlRecord *
dtl_names_extra (const DtlNames *self, guint32 record)
{
  g_assert (self->view != NULL && record - self->n_records < self->view->records->len);
  return &g_array_index (self->view->records, DtlRecord, record - self->n_records);
}

static const DtlOverlayPlace *
extra (const DtlNames *self, guint32 record)
{
  return g_ptr_array_index (self->view->places, record - self->n_records);
}

const char *
dtl_names_extra_name (const DtlNames *self, guint32 record)
{
  return extra (self, record)->place->name;
}

static char *
unit_name (const DtlNames *self, const guint32 *units, guint16 unit)
{
  return unit > 0 ? g_strdup (self->strings + self->records[units[unit - 1]].name) : NULL;
}

DtlPlace *
dtl_names_extra_place (const DtlNames *self, guint32 record)
{
  const DtlRecord *r = dtl_names_extra (self, record);
  const DtlPlace *from = extra (self, record)->place;
  DtlPlace *place = dtl_place_new ();

  place->id = g_strdup (from->id);
  place->name = g_strdup (from->name);
  place->country = g_strdup (from->country);
  place->admin1 = unit_name (self, self->admin1, r->admin1);
  place->admin2 = unit_name (self, self->admin2, r->admin2);
  place->feature = g_strdup (from->feature);
  place->lat = from->lat;
  place->lon = from->lon;
  place->radius_km = from->radius_km;
  place->population = from->population;
  return place;
}

static guint8
feature_number (const DtlNames *self, const char *feature)
{
  guint8 plain = 0;

  for (guint i = 0; i < self->n_features; i++)
    {
      if (g_strcmp0 (self->features + i * 8, feature) == 0)
        return (guint8) i;
      if (strcmp (self->features + i * 8, "PPL") == 0)
        plain = (guint8) i;
    }
  return plain;
}

static guint32
unit_record (const DtlNames *self, const char *level, const char *code)
{
  g_autofree char *id = code != NULL ? g_strconcat (level, code, NULL) : NULL;

  return id != NULL ? dtl_names_by_id (self, id) : DTL_NAMES_NONE;
}

static guint32
add_extra (const DtlNames *self, DtlOverlayPlace *from)
{
  const DtlPlace *p = from->place;
  DtlRecord r = { .lat = (gint32) lround (p->lat * 100000), .lon = (gint32) lround (p->lon * 100000) };
  guint32 admin1 = unit_record (self, "admin1:", from->admin1);
  guint32 admin2 = unit_record (self, "admin2:", from->admin2);

  r.population = (guint32) CLAMP (p->population, 0, G_MAXINT32);
  r.radius = (guint16) CLAMP (lround (p->radius_km * 10), 1, G_MAXUINT16);
  r.country = (guint8) dtl_names_country (self, p->country);
  r.admin1 = admin1 != DTL_NAMES_NONE ? self->records[admin1].admin1 : 0;
  r.admin2 = admin2 != DTL_NAMES_NONE ? self->records[admin2].admin2 : 0;
  r.feature = feature_number (self, p->feature);
  r.kind = DTL_RECORD_PLACE;
  r.flags = from->by_hand ? DTL_RECORD_BY_HAND : 0;
  g_array_append_val (self->view->records, r);
  g_ptr_array_add (self->view->places, from);
  return self->n_records + self->view->records->len - 1;
}

/* The number of an overlay row: that of the bundled record if it is the same place. */
static guint32
record_of_row (const DtlNames *self, gint64 row)
{
  DtlNamesView *view = self->view;
  gpointer known;
  guint32 record;

  if (g_hash_table_lookup_extended (view->rows, &row, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_autoptr (DtlOverlayPlace) place = dtl_overlay_get (view->overlay, row);

  record = place != NULL ? dtl_names_by_id (self, place->place->id) : DTL_NAMES_NONE;
  if (place != NULL && record == DTL_NAMES_NONE && self->n_records + view->records->len < MAX_RECORDS)
    record = add_extra (self, g_steal_pointer (&place));
  g_hash_table_insert (view->rows, g_memdup2 (&row, sizeof row), GUINT_TO_POINTER (record));
  return record;
}

/**
 * dtl_names_merged:
 * @self: a view
 * @key: a name key
 * @bundled: (nullable): its bundled postings
 *
 * Returns: (transfer none) (nullable): postings of bundled and own places; the same pointer each time
 */
const guint32 *
dtl_names_merged (const DtlNames *self, const char *key, const guint32 *bundled)
{
  DtlNamesView *view = self->view;
  gpointer known;

  if (g_hash_table_lookup_extended (view->merged, key, NULL, &known))
    return known;
  g_autoptr (GArray) own = dtl_overlay_find (view->overlay, key);
  const guint32 *result = bundled;

  if (own->len > 0)
    {
      GArray *postings = g_array_new (FALSE, FALSE, sizeof (guint32));

      for (const guint32 *p = bundled; p != NULL; p++)
        {
          guint32 plain = *p & ~DTL_POSTING_LAST;

          g_array_append_val (postings, plain);
          if (*p & DTL_POSTING_LAST)
            break;
        }
      for (guint i = 0; i < own->len; i++)
        {
          const DtlOverlayName *name = &g_array_index (own, DtlOverlayName, i);
          guint32 record = record_of_row (self, name->row), posting = record | name->quality << 20;
          gboolean twice = record == DTL_NAMES_NONE;

          for (guint k = 0; k < postings->len && !twice; k++)
            twice = DTL_POSTING_RECORD (g_array_index (postings, guint32, k)) == record;
          if (!twice)
            g_array_append_val (postings, posting);
        }
      if (postings->len > 0)
        g_array_index (postings, guint32, postings->len - 1) |= DTL_POSTING_LAST;
      result = postings->len > 0 ? (const guint32 *) (gpointer) postings->data : NULL;
      g_ptr_array_add (view->arrays, postings);
    }
  g_hash_table_insert (view->merged, g_strdup (key), (gpointer) result);
  return result;
}

gboolean
dtl_names_view_goes_on (const DtlNames *self, const char *key)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->view->longer, key));

  if (known == 0)
    {
      known = dtl_overlay_goes_on (self->view->overlay, key) ? 1 : 2;
      g_hash_table_insert (self->view->longer, g_strdup (key), GUINT_TO_POINTER (known));
    }
  return known == 1;
}

/* Adds the own places with a name that begins so. */
void
dtl_names_view_search (const DtlNames *self, const char *beginning, guint limit, GArray *records)
{
  g_autoptr (GArray) own = dtl_overlay_search (self->view->overlay, beginning, limit);

  for (guint i = 0; i < own->len; i++)
    {
      guint32 record = record_of_row (self, g_array_index (own, DtlOverlayName, i).row);

      if (record != DTL_NAMES_NONE)
        g_array_append_val (records, record);
    }
}

/* The record of an own place, or DTL_NAMES_NONE. */
guint32
dtl_names_view_by_id (const DtlNames *self, const char *id)
{
  gint64 row = dtl_overlay_row_of (id);

  return row > 0 ? record_of_row (self, row) : DTL_NAMES_NONE;
}
