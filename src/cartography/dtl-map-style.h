/* dtl-map-style.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlMapTheme:
 * @DTL_MAP_THEME_LIGHT: for the light window
 * @DTL_MAP_THEME_DARK: for the dark window
 * @DTL_MAP_THEME_PRINT: white land and thin lines, for paper and grey-scale printers
 */
typedef enum
{
  DTL_MAP_THEME_LIGHT,
  DTL_MAP_THEME_DARK,
  DTL_MAP_THEME_PRINT,
} DtlMapTheme;

/**
 * DtlMapStyle:
 *
 * Colours, widths and type of a map. Static; needs no freeing.
 */
typedef struct _DtlMapStyle DtlMapStyle;

const DtlMapStyle *dtl_map_style_get      (DtlMapTheme theme);
const char        *dtl_map_style_get_id   (const DtlMapStyle *self);
DtlMapTheme        dtl_map_theme_from_nick (const char *nick);

G_END_DECLS
