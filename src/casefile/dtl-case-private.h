/* dtl-case-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-case.h"
#include "dtl-sqlite.h"

/* Statements that are kept compiled, by the function that uses them. */
typedef enum
{
  DTL_CASE_BEGIN,
  DTL_CASE_COMMIT,
  DTL_CASE_ROLLBACK,
  DTL_CASE_ARTICLE_FIND,
  DTL_CASE_ARTICLE_INSERT,
  DTL_CASE_ARTICLE_UPDATE,
  DTL_CASE_ARTICLE_LOAD,
  DTL_CASE_INCIDENT_INSERT,
  DTL_CASE_INCIDENT_REPLACE,
  DTL_CASE_INCIDENT_OF_ARTICLE,
  DTL_CASE_INCIDENT_LOAD,
  DTL_CASE_INCIDENT_SHOWN,
  DTL_CASE_RTREE_DELETE,
  DTL_CASE_RTREE_INSERT,
  DTL_CASE_CORRECTIONS,
  DTL_CASE_CORRECTION_SET,
  DTL_CASE_CORRECTION_CLEAR,
  DTL_CASE_STEP_INSERT,
  DTL_CASE_STEP_CELL,
  DTL_CASE_RECKONED,
  DTL_CASE_ARTICLE_ORIGINAL,
  DTL_CASE_N_STATEMENTS
} DtlCaseStatement;

struct _DtlCase
{
  gatomicrefcount ref_count;
  GRecMutex lock;
  char *path;
  sqlite3 *db;
  sqlite3_stmt *statements[DTL_CASE_N_STATEMENTS];
};

typedef GRecMutexLocker DtlCaseLocker;

sqlite3_stmt *_dtl_case_statement   (DtlCase *self, DtlCaseStatement which, GError **error);
gboolean      _dtl_case_begin       (DtlCase *self, GError **error);
gboolean      _dtl_case_commit      (DtlCase *self, gboolean ok, GError **error);
gboolean      _dtl_case_make_schema (sqlite3 *db, const char *path, GError **error);
gboolean      _dtl_case_update_shown (DtlCase *self, gint64 record, GError **error);
gint64        _dtl_case_now         (void);

/* The first article, by row, of those that have the text of article "a"; NULL if it is alone. An
 * article that the analyst treats as one with an earlier copy is hidden behind that. */
#define DTL_CASE_ORIGINAL                                                                          \
  "(SELECT o.row FROM article o WHERE o.same_text = a.same_text AND o.same_text > 0"               \
  " AND NOT o.deleted ORDER BY o.row LIMIT 1)"
#define DTL_CASE_HIDDEN                                                                            \
  "(ifnull(a.copy_choice, '') = 'one' AND ifnull(" DTL_CASE_ORIGINAL ", a.row) < a.row)"

gboolean      _dtl_case_note_text   (DtlCase *self, gint64 row, const char *text, GError **error);
gboolean      _dtl_case_note_texts  (sqlite3 *db, GError **error);
DtlCopyChoice _dtl_copy_choice      (const char *nick);

/* Steps: what undo and redo replay. A cell names one thing that changed and its two states. */
#define DTL_CELL_RECORD "record"
#define DTL_CELL_ARTICLE "article"

gboolean      _dtl_case_change_cell (DtlCase *self, gint64 step, const char *kind, gint64 row,
                                     const char *key, const char *new_value, GError **error);
gint64        _dtl_case_begin_step  (DtlCase *self, const char *label, GError **error);
gboolean      _dtl_case_one_change  (DtlCase *self, const char *label, const char *kind,
                                     gint64 row, const char *key, const char *new_value,
                                     GError **error);
