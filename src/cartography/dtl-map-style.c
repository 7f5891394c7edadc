/* dtl-map-style.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-map-style-private.h"

#include <string.h>

static const DtlMapStyle styles[] = {
  {
    .id = "light",
    .theme = DTL_MAP_THEME_LIGHT,
    .water = 0xc4d9e8,
    .land = 0xf5f1e7,
    .coast = 0x93a9ba,
    .shore = 0xa3bccd,
    .river = 0xb4cede,
    .border = 0x97919f,
    .border_casing = 0xe6dfda,
    .admin1 = 0xd3cbc4,
    .labels = { 0x5d5766, 0x5f86a6, 0x2f2d33, 0x45424b, 0x605c66 },
    .halo = 0xf8f5ee,
    .water_halo = 0xc4d9e8,
    .dot = 0x5d5766,
    .symbol_outline = 0xffffff,
    .cluster = 0x4d4a59,
    .cluster_text = 0xffffff,
    .selection = 0x1c71d8,
    .panel = 0xffffff,
    .panel_text = 0x242329,
    .panel_dim = 0x6b6873,
    .panel_line = 0xd5d2d8,
  },
  {
    .id = "dark",
    .theme = DTL_MAP_THEME_DARK,
    .water = 0x1b2530,
    .land = 0x30333a,
    .coast = 0x55626f,
    .shore = 0x3e4b58,
    .river = 0x293947,
    .border = 0x7d7a86,
    .border_casing = 0x3a3c45,
    .admin1 = 0x454851,
    .labels = { 0xb5b1bf, 0x5f82a0, 0xeceaf0, 0xd3d0d9, 0xb3b0ba },
    .halo = 0x26282e,
    .water_halo = 0x1b2530,
    .dot = 0xb5b1bf,
    .symbol_outline = 0xefedf2,
    .cluster = 0x3a3743,
    .cluster_text = 0xffffff,
    .selection = 0x62a0ea,
    .panel = 0x242429,
    .panel_text = 0xf0eef3,
    .panel_dim = 0xa6a3ad,
    .panel_line = 0x45434c,
  },
  {
    .id = "print",
    .theme = DTL_MAP_THEME_PRINT,
    .water = 0xe3ebf1,
    .land = 0xffffff,
    .coast = 0x7d8b97,
    .shore = 0xa0afbb,
    .river = 0xc6d5e0,
    .border = 0x77727c,
    .border_casing = 0xeeecef,
    .admin1 = 0xd6d3d8,
    .labels = { 0x55505c, 0x6c8ba4, 0x1e1d21, 0x35333a, 0x504d56 },
    .halo = 0xffffff,
    .water_halo = 0xe3ebf1,
    .dot = 0x45424b,
    .symbol_outline = 0xffffff,
    .cluster = 0x3d3a46,
    .cluster_text = 0xffffff,
    .selection = 0x1a5fb4,
    .panel = 0xffffff,
    .panel_text = 0x1e1d21,
    .panel_dim = 0x5c5964,
    .panel_line = 0xc9c6cd,
  },
};

/**
 * dtl_map_style_get:
 * @theme: which one
 *
 * Returns: (transfer none): the style; light for a theme that does not exist
 */
const DtlMapStyle *
dtl_map_style_get (DtlMapTheme theme)
{
  return &styles[(guint) theme < G_N_ELEMENTS (styles) ? theme : DTL_MAP_THEME_LIGHT];
}

/**
 * dtl_map_style_get_id:
 * @self: a style
 *
 * Returns: (transfer none): "light", "dark" or "print", as in the id of a tile source
 */
const char *
dtl_map_style_get_id (const DtlMapStyle *self)
{
  return self->id;
}

/**
 * dtl_map_theme_from_nick:
 * @nick: "light", "dark" or "print"
 *
 * Returns: the theme; light for another word
 */
DtlMapTheme
dtl_map_theme_from_nick (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i].id, nick) == 0)
      return styles[i].theme;
  return DTL_MAP_THEME_LIGHT;
}

/* @rgb as a colour with components 0 … 1. */
DtlMapColor
dtl_map_color (guint32 rgb, double alpha)
{
  return (DtlMapColor){ (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0,
                        alpha };
}
