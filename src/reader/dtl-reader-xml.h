/* dtl-reader-xml.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-html-blocks.h"

G_BEGIN_DECLS

xmlDoc  *dtl_xml_parse      (const char *data, gsize length);
gboolean dtl_xml_is         (const xmlNode *node, const char *name);
xmlNode *dtl_xml_find       (const xmlNode *root, const char *name);
xmlNode *dtl_xml_child      (const xmlNode *node, const char *name);
char    *dtl_xml_dup_text   (const xmlNode *node);
char    *dtl_xml_dup_child  (const xmlNode *node, const char *name);
char    *dtl_xml_dup_inner  (const xmlNode *node);

G_END_DECLS
