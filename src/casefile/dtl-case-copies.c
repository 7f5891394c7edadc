/* dtl-case-copies.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-case-private.h"

#include "dtl-fingerprint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of each fingerprint the smallest numbers are listed in "article_print". Two texts that share the
 * part s of their runs of words have none of the smallest eight in common with the probability
 * (1 - s)^8: less than 0.001 at the share that counts as the same. */
#define LISTED 8
#define HEX 8
/* Few articles share a number by chance; more would be lines that a whole site repeats. */
#define CANDIDATES "32"

DtlCopyChoice
_dtl_copy_choice (const char *nick)
{
  if (g_strcmp0 (nick, "one") == 0)
    return DTL_COPY_AS_ONE;
  return g_strcmp0 (nick, "both") == 0 ? DTL_COPY_APART : DTL_COPY_UNDECIDED;
}

/* Runs a statement of one or two parameters: a number, then @text, or @second without that. */
static gboolean
change (sqlite3 *db, const char *sql, gint64 first, gint64 second, const char *text, GError **error)
{
  g_autoptr (DtlStatement) put = dtl_sqlite_prepare (db, sql, error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, first);
  if (sqlite3_bind_parameter_count (put) >= 2)
    {
      if (text != NULL)
        dtl_sqlite_bind_text (put, 2, text);
      else
        sqlite3_bind_int64 (put, 2, second);
    }
  return dtl_sqlite_run (put, error);
}

static gint64
listed_number (const char *fingerprint, guint index)
{
  char digits[HEX + 1] = { 0 };

  memcpy (digits, fingerprint + (gsize) index * HEX, HEX);
  return (gint64) g_ascii_strtoull (digits, NULL, 16);
}

static guint
n_listed (const char *fingerprint)
{
  return MIN (LISTED, (guint) (strlen (fingerprint) / HEX));
}

/* The article with the most similar text, the first of equals; 0 if no text is the same. */
static gint64
find_same_text (sqlite3 *db, gint64 row, const char *fingerprint, gint64 *group, GError **error)
{
  g_autoptr (DtlStatement) get =
      dtl_sqlite_prepare (db,
                          "SELECT p.article, count(*) AS n, a.fingerprint, a.same_text"
                          " FROM article_print p JOIN article a ON a.row = p.article"
                          " WHERE p.hash IN (?2,?3,?4,?5,?6,?7,?8,?9) AND p.article <> ?1"
                          " GROUP BY p.article ORDER BY n DESC, p.article LIMIT " CANDIDATES,
                          error);
  double best_similarity = DTL_FINGERPRINT_SAME;
  gint64 best = 0;

  if (get == NULL)
    return 0;
  sqlite3_bind_int64 (get, 1, row);
  for (guint i = 0; i < n_listed (fingerprint); i++)
    sqlite3_bind_int64 (get, (int) i + 2, listed_number (fingerprint, i));
  while (dtl_sqlite_step (get, error) == SQLITE_ROW)
    {
      const char *other = (const char *) sqlite3_column_text (get, 2);
      double similarity = dtl_text_fingerprint_similarity (fingerprint, other);

      if (similarity < best_similarity || (best > 0 && similarity <= best_similarity))
        continue;
      best_similarity = similarity;
      best = sqlite3_column_int64 (get, 0);
      *group = sqlite3_column_int64 (get, 3);
    }
  return best;
}

/* Sets @joined if there was such a text. */
static gboolean
join_same_text (sqlite3 *db, gint64 row, const char *fingerprint, gboolean *joined, GError **error)
{
  gint64 group = 0, other = find_same_text (db, row, fingerprint, &group, error);

  *joined = other > 0;
  if (other == 0)
    return error == NULL || *error == NULL;
  if (group == 0)
    {
      group = MIN (row, other);
      if (!change (db, "UPDATE article SET same_text = ?2 WHERE row = ?1", other, group, NULL,
                   error))
        return FALSE;
    }
  return change (db, "UPDATE article SET same_text = ?2 WHERE row = ?1", row, group, NULL, error);
}

/* Only the first of a group is listed: a thousand copies cost no more to know than one. */
static gboolean
list_numbers (sqlite3 *db, gint64 row, const char *fingerprint, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < n_listed (fingerprint); i++)
    ok = change (db, "INSERT OR IGNORE INTO article_print (article, hash) VALUES (?1, ?2)", row,
                 listed_number (fingerprint, i), NULL, error);
  return ok;
}

/* What is known of the text so far. TRUE if the article is in no group, or only by the machine. */
static gboolean
read_known (sqlite3 *db, gint64 row, char **fingerprint, gboolean *grouped)
{
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (
      db, "SELECT fingerprint, same_text, copy_choice FROM article WHERE row = ?1", NULL);
  gint64 group;

  *grouped = FALSE;
  if (get == NULL)
    return TRUE;
  sqlite3_bind_int64 (get, 1, row);
  if (sqlite3_step (get) != SQLITE_ROW)
    return TRUE;
  *fingerprint = dtl_sqlite_dup_text (get, 0);
  group = sqlite3_column_int64 (get, 1);
  /* The first of a group stays, or its copies would lose their number. */
  *grouped = group > 0;
  return group == 0 || (group != row && sqlite3_column_type (get, 2) == SQLITE_NULL);
}

static gboolean
note_text (sqlite3 *db, gint64 row, const char *text, GError **error)
{
  g_autofree char *fingerprint = text != NULL ? dtl_text_fingerprint (text) : NULL;
  g_autofree char *known = NULL;
  gboolean grouped, joined = FALSE, free_to_join = read_known (db, row, &known, &grouped);

  if (g_strcmp0 (fingerprint, known) == 0)
    return TRUE;
  if (!change (db, "DELETE FROM article_print WHERE article = ?1", row, 0, NULL, error) ||
      !change (db, "UPDATE article SET fingerprint = ?2 WHERE row = ?1", row, 0,
               fingerprint != NULL ? fingerprint : "", error))
    return FALSE;
  if (grouped && free_to_join &&
      !change (db, "UPDATE article SET same_text = 0 WHERE row = ?1", row, 0, NULL, error))
    return FALSE;
  if (fingerprint == NULL)
    return TRUE;
  if (free_to_join && !join_same_text (db, row, fingerprint, &joined, error))
    return FALSE;
  return joined || list_numbers (db, row, fingerprint, error);
}

/* Stores the fingerprint of an article's text and whether an article before has the same text.
 * Must run in a transaction. */
gboolean
_dtl_case_note_text (DtlCase *self, gint64 row, const char *text, GError **error)
{
  return note_text (self->db, row, text, error);
}

/* The same for all articles of a case that was made before there were fingerprints. */
gboolean
_dtl_case_note_texts (sqlite3 *db, GError **error)
{
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (
      db, "SELECT row, text FROM article WHERE text IS NOT NULL ORDER BY row", error);
  int code = SQLITE_ERROR;

  while (get != NULL && (code = dtl_sqlite_step (get, error)) == SQLITE_ROW)
    if (!note_text (db, sqlite3_column_int64 (get, 0), (const char *) sqlite3_column_text (get, 1),
                    error))
      return FALSE;
  return code == SQLITE_DONE;
}

/**
 * dtl_case_set_copy:
 * @self: a case
 * @article_row: row of an article that has the text of an earlier one
 * @choice: what the analyst says of it
 * @error: return location
 *
 * As one step. Nothing is thrown away: incidents of a copy that is treated as one with an earlier
 * article keep their corrections and come back when the choice changes, or when the earlier article
 * is removed.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_case_set_copy (DtlCase *self, gint64 article_row, DtlCopyChoice choice, GError **error)
{
  static const char *const nicks[] = { NULL, "one", "both" };

  g_return_val_if_fail ((guint) choice < G_N_ELEMENTS (nicks), FALSE);
  return _dtl_case_one_change (
      self, choice == DTL_COPY_AS_ONE ? _ ("Treat as one article") : _ ("Keep both articles"),
      DTL_CELL_ARTICLE, article_row, "copy_choice", nicks[choice], error);
}

/**
 * dtl_case_list_stale:
 * @self: a case
 * @error: return location
 *
 * Lists articles whose incidents were dated from another publication date than the article has now:
 * the analyst gave one, or took it back.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their rows
 */
GArray *
dtl_case_list_stale (DtlCase *self, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  g_autoptr (DtlStatement) get = dtl_sqlite_prepare (
      self->db,
      "SELECT row FROM article WHERE extractor IS NOT NULL AND NOT deleted"
      " AND ifnull(user_published, published) IS NOT reckoned_from ORDER BY row",
      error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  int code = SQLITE_ERROR;

  while (get != NULL && (code = dtl_sqlite_step (get, error)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (get, 0);

      g_array_append_val (rows, row);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * dtl_case_dup_original:
 * @self: a case
 * @article_row: row of an article
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the earliest article of the case that has the same text, or
 *   %NULL if this one is alone or the earliest itself
 */
DtlCaseArticle *
dtl_case_dup_original (DtlCase *self, gint64 article_row, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&self->lock);
  sqlite3_stmt *get = _dtl_case_statement (self, DTL_CASE_ARTICLE_ORIGINAL, error);
  DtlCaseArticle *original = NULL;

  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, article_row);
  if (dtl_sqlite_step (get, error) == SQLITE_ROW)
    {
      original = g_new0 (DtlCaseArticle, 1);
      original->row = sqlite3_column_int64 (get, 0);
      original->article = dtl_article_new ();
      original->article->id = dtl_sqlite_dup_text (get, 1);
      original->article->file_name = dtl_sqlite_dup_text (get, 2);
      original->article->title = dtl_sqlite_dup_text (get, 3);
    }
  sqlite3_reset (get);
  return original;
}
