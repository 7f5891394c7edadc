/* dtl-reader-json.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode   *dtl_reader_json_parse (const char *text, gsize length, gsize *used);
const char *dtl_reader_json_text  (JsonObject *object, const char *name);
char       *dtl_reader_json_names (JsonObject *object, const char *name);

G_END_DECLS
