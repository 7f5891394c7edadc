/* dtl-case.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-extraction.h"
#include "dtl-record.h"

G_BEGIN_DECLS

#define DTL_CASE_SCHEMA_VERSION 2

/**
 * DtlCase:
 *
 * The analyst's file: articles, incidents, corrections, review states and links, in one SQLite
 * database that is also a GeoPackage with the incidents as a point layer. Every change is
 * committed before its function returns. Counted; all functions may be called from any thread (a
 * lock inside lets one through at a time) and may wait on the disk: never call them from a main
 * loop.
 */
typedef struct _DtlCase DtlCase;

/**
 * DtlCopyChoice:
 * @DTL_COPY_UNDECIDED: the analyst has not said yet; both articles count
 * @DTL_COPY_AS_ONE: both are one article; the incidents of the later copy are neither listed, drawn
 *   nor exported
 * @DTL_COPY_APART: the analyst wants both
 *
 * What the analyst says of an article that was saved twice.
 */
typedef enum
{
  DTL_COPY_UNDECIDED,
  DTL_COPY_AS_ONE,
  DTL_COPY_APART,
} DtlCopyChoice;

/**
 * DtlCaseArticle:
 * @row: number in the case file
 * @article: what was read, without its text in lists; for a file that could not be read only
 *   name and path are set
 * @n_incidents: incidents that were neither rejected nor removed
 * @n_new: of these, how many wait for review
 * @extractor: (nullable): version of the extractor
 * @error_code: (nullable): word of dtl_error_nick() if the file could not be read
 * @error_message: (nullable): the reason, for people
 * @imported: seconds since 1970 (UTC)
 * @same_as: row of an earlier article that has the same text, 0 if there is none
 * @same_as_title: (nullable): title of that, or its file's name
 * @copy: what the analyst says of that
 *
 * A row of the article list.
 */
typedef struct
{
  gint64 row;
  DtlArticle *article;
  guint n_incidents;
  guint n_new;
  char *extractor;
  char *error_code;
  char *error_message;
  gint64 imported;
  gint64 same_as;
  char *same_as_title;
  DtlCopyChoice copy;
} DtlCaseArticle;

void       dtl_case_article_free     (DtlCaseArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlCaseArticle, dtl_case_article_free)

/* Opening. A missing file is made; a damaged one, or one of a newer Dateline, is refused. */
DtlCase   *dtl_case_open             (const char *path, GError **error);
DtlCase   *dtl_case_ref              (DtlCase *self);
void       dtl_case_unref            (DtlCase *self);
const char *dtl_case_get_path        (DtlCase *self);
char      *dtl_case_default_path     (void);

/* Adding what was read. The same article again replaces the machine's layer and nothing else. */
gint64     dtl_case_add_extraction   (DtlCase *self, DtlExtraction *extraction, GError **error);
gint64     dtl_case_add_failure      (DtlCase *self, const char *path, const char *file_name,
                                      const GError *reason, GError **error);
gint64     dtl_case_add_unextracted (DtlCase *self, DtlArticle *article, const GError *reason,
                                      GError **error);
gboolean   dtl_case_has_article      (DtlCase *self, const char *id, const char *extractor);

/* Articles whose incidents were dated from another publication date than they have now. */
GArray    *dtl_case_list_stale       (DtlCase *self, GError **error);
gboolean   dtl_case_replace_incidents (DtlCase *self, gint64 article_row,
                                      DtlExtraction *extraction, GError **error);

/* Reading. */
GPtrArray *dtl_case_list_articles    (DtlCase *self, GError **error);
DtlCaseArticle *dtl_case_dup_original (DtlCase *self, gint64 article_row, GError **error);
DtlArticle *dtl_case_dup_article     (DtlCase *self, gint64 row, GError **error);
GPtrArray *dtl_case_list_records     (DtlCase *self, gint64 article_row, GError **error);
DtlRecord *dtl_case_dup_record       (DtlCase *self, gint64 id, GError **error);
GArray    *dtl_case_search           (DtlCase *self, const char *words, GError **error);
GArray    *dtl_case_records_in_box   (DtlCase *self, double south, double west, double north,
                                      double east, GError **error);
gint64     dtl_case_article_of_record (DtlCase *self, gint64 record, GError **error);

/* The analyst's changes; each is one step that can be undone, also after a restart. */
gboolean   dtl_case_set_value        (DtlCase *self, gint64 record, DtlField field,
                                      const DtlValue *value, GError **error);
gboolean   dtl_case_clear_value      (DtlCase *self, gint64 record, DtlField field,
                                      GError **error);
gboolean   dtl_case_set_place        (DtlCase *self, gint64 record, const DtlPlace *place,
                                      int specificity, GError **error);
gboolean   dtl_case_clear_place      (DtlCase *self, gint64 record, GError **error);
gboolean   dtl_case_set_state        (DtlCase *self, gint64 record, DtlReviewState state,
                                      GError **error);
gint64     dtl_case_add_record       (DtlCase *self, gint64 article_row,
                                      const DtlIncident *incident, GError **error);
gboolean   dtl_case_remove_record    (DtlCase *self, gint64 record, GError **error);
gboolean   dtl_case_remove_article   (DtlCase *self, gint64 article_row, GError **error);
gboolean   dtl_case_set_published    (DtlCase *self, gint64 article_row, DtlPartialDate published,
                                      GError **error);
gboolean   dtl_case_set_copy         (DtlCase *self, gint64 article_row, DtlCopyChoice choice,
                                      GError **error);
gboolean   dtl_case_link             (DtlCase *self, gint64 record, gint64 other, GError **error);
gboolean   dtl_case_unlink           (DtlCase *self, gint64 record, GError **error);
guint      dtl_case_update_links     (DtlCase *self, GError **error);
GPtrArray *dtl_case_list_group       (DtlCase *self, gint64 group, GError **error);

/* Undo. Labels are for menus ("Killed of Bombing, Karachi"); free them. */
char      *dtl_case_undo_label       (DtlCase *self);
char      *dtl_case_redo_label       (DtlCase *self);
gboolean   dtl_case_undo             (DtlCase *self, gint64 *record, GError **error);
gboolean   dtl_case_redo             (DtlCase *self, gint64 *record, GError **error);

/* Small settings that belong to the case (selection, map view, filters), as text. */
char      *dtl_case_get_setting      (DtlCase *self, const char *key);
gboolean   dtl_case_set_setting      (DtlCase *self, const char *key, const char *value,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlCase, dtl_case_unref)

G_END_DECLS
