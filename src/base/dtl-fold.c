/* dtl-fold.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-fold.h"

#include <string.h>

/* Letters that Unicode does not decompose but that readers of English take for a base letter. */
static const char *
latin_letter (gunichar c)
{
  switch (c)
    {
    case 0x00DF:
      return "ss";
    case 0x00E6:
    case 0x00C6:
      return "ae";
    case 0x0153:
    case 0x0152:
      return "oe";
    case 0x00F8:
    case 0x00D8:
      return "o";
    case 0x0142:
    case 0x0141:
      return "l";
    case 0x0111:
    case 0x0110:
    case 0x00F0:
    case 0x00D0:
      return "d";
    case 0x00FE:
    case 0x00DE:
      return "th";
    case 0x0131:
      return "i";
    case 0x0127:
    case 0x0126:
      return "h";
    case 0x0259:
    case 0x018F:
      return "a";
    default:
      return NULL;
    }
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == 0x2018 || c == 0x2019 || c == 0x02BB || c == 0x02BC || c == 0x02BE || c == 0x02BF ||
         c == 0x0060 || c == 0x00B4 || c == 0x2032;
}

static void
append_folded_char (GString *out, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  const char *latin = latin_letter (c);

  if (latin != NULL)
    {
      g_string_append (out, latin);
      return;
    }
  if (is_apostrophe (c))
    {
      g_string_append_c (out, '\'');
      return;
    }
  if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
    {
      g_string_append_c (out, '-');
      return;
    }

  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    if (!g_unichar_ismark (parts[i]))
      g_string_append_unichar (out, g_unichar_tolower (parts[i]));
}

/**
 * dtl_fold_append:
 * @out: where the folded text goes
 * @text: valid UTF-8
 * @length: bytes of @text, or -1 if it ends in NUL
 *
 * Appends @text in lower case without accents: "Ménaka" gives "menaka", "Łódź" gives "lodz".
 * Typographic apostrophes become "'", dashes "-". White space is kept as it is.
 */
void
dtl_fold_append (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  for (const char *p = text; p < end;)
    {
      guchar c = (guchar) *p;

      if (c < 0x80)
        {
          g_string_append_c (out, g_ascii_tolower (c == '`' ? '\'' : c));
          p++;
        }
      else
        {
          append_folded_char (out, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
    }
}

/**
 * dtl_fold:
 * @text: valid UTF-8
 * @length: bytes of @text, or -1 if it ends in NUL
 *
 * Returns: (transfer full): @text folded as by dtl_fold_append()
 */
char *
dtl_fold (const char *text, gssize length)
{
  GString *out = g_string_sized_new (length < 0 ? 32 : (gsize) length + 1);

  dtl_fold_append (out, text, length);
  return g_string_free (out, FALSE);
}

/**
 * dtl_fold_tight:
 * @text: valid UTF-8
 * @length: bytes of @text, or -1 if it ends in NUL
 *
 * Folds @text and keeps only letters and digits, so that "Al-Hasakah" and "al Hasakah" are equal.
 *
 * Returns: (transfer full): the folded text
 */
char *
dtl_fold_tight (const char *text, gssize length)
{
  g_autofree char *folded = dtl_fold (text, length);
  GString *out = g_string_sized_new (strlen (folded) + 1);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}
