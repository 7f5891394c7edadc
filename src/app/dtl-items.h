/* dtl-items.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-case.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DTL_TYPE_ARTICLE_ITEM (dtl_article_item_get_type ())
#define DTL_TYPE_INCIDENT_ITEM (dtl_incident_item_get_type ())

G_DECLARE_FINAL_TYPE (DtlArticleItem, dtl_article_item, DTL, ARTICLE_ITEM, GObject)
G_DECLARE_FINAL_TYPE (DtlIncidentItem, dtl_incident_item, DTL, INCIDENT_ITEM, GObject)

DtlArticleItem  *dtl_article_item_new             (DtlCaseArticle *entry);
gint64           dtl_article_item_get_row         (DtlArticleItem *self);
DtlArticle      *dtl_article_item_get_article     (DtlArticleItem *self);
const char      *dtl_article_item_get_error       (DtlArticleItem *self);
gint64           dtl_article_item_get_original    (DtlArticleItem *self, const char **title,
                                                  DtlCopyChoice *choice);
void             dtl_article_item_set_entry       (DtlArticleItem *self, DtlCaseArticle *entry);
GListModel      *dtl_article_item_get_incidents   (DtlArticleItem *self);
guint            dtl_article_item_n_incidents     (DtlArticleItem *self);
DtlIncidentItem *dtl_article_item_get_incident    (DtlArticleItem *self, guint position);
guint            dtl_article_item_find            (DtlArticleItem *self, DtlIncidentItem *incident);
void             dtl_article_item_set_incidents   (DtlArticleItem *self, GPtrArray *incidents);
DtlReviewState   dtl_article_item_get_state       (DtlArticleItem *self);
const char      *dtl_article_item_get_title       (DtlArticleItem *self);
char            *dtl_article_item_dup_subtitle    (DtlArticleItem *self);
gboolean         dtl_article_item_get_shown       (DtlArticleItem *self);
void             dtl_article_item_set_shown       (DtlArticleItem *self, gboolean shown);

DtlIncidentItem *dtl_incident_item_new            (DtlRecord *record);
gint64           dtl_incident_item_get_id         (DtlIncidentItem *self);
DtlArticleItem  *dtl_incident_item_get_article    (DtlIncidentItem *self);
DtlRecord       *dtl_incident_item_get_record     (DtlIncidentItem *self);
void             dtl_incident_item_set_record     (DtlIncidentItem *self, DtlRecord *record);
DtlReviewState   dtl_incident_item_get_state      (DtlIncidentItem *self);
gboolean         dtl_incident_item_is_mapped      (DtlIncidentItem *self);
gboolean         dtl_incident_item_get_visible    (DtlIncidentItem *self);
void             dtl_incident_item_set_visible    (DtlIncidentItem *self, gboolean visible);
gboolean         dtl_incident_item_get_days       (DtlIncidentItem *self, int *first, int *last);
char            *dtl_incident_item_dup_title      (DtlIncidentItem *self);
char            *dtl_incident_item_dup_place      (DtlIncidentItem *self);
char            *dtl_incident_item_dup_date       (DtlIncidentItem *self);
char            *dtl_incident_item_dup_subtitle   (DtlIncidentItem *self);
char            *dtl_incident_item_dup_sentence   (DtlIncidentItem *self);
const char      *dtl_incident_item_get_haystack   (DtlIncidentItem *self);

char            *dtl_country_name                 (const char *code);
char            *dtl_record_dup_place             (DtlRecord *record);
char            *dtl_format_date                  (const DtlPartialDate *date);

G_END_DECLS
