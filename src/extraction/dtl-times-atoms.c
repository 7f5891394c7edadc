/* dtl-times-atoms.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-times-private.h"

#include <string.h>

/* Time expressions mix letters, digits and signs in ways that word tokens hide ("10:35pm",
 * "1990-94", "mid-1996"), so they are read from smaller pieces than the document's tokens. */

#define LONGEST_WORD 16
#define N_EMPTY 8

static inline gboolean
is_letter (guchar c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static inline gboolean
is_digit (guchar c)
{
  return c >= '0' && c <= '9';
}

/* Signs outside ASCII that are folded to their ASCII sister: sets the length in bytes. */
static char
fold_sign (const guchar *at, gsize left, guint *length)
{
  if (left >= 3 && at[0] == 0xE2 && at[1] == 0x80)
    {
      *length = 3;
      if (at[2] >= 0x90 && at[2] <= 0x95)
        return '-';
      if (at[2] == 0x98 || at[2] == 0x99 || at[2] == 0xB2)
        return '\'';
      if (at[2] == 0x9C || at[2] == 0x9D || at[2] == 0xB3)
        return '"';
      if (at[2] == 0xA6)
        return '.';
      if (at[2] <= 0x8B || at[2] == 0xA8 || at[2] == 0xA9 || at[2] == 0xAF)
        return ' ';
    }
  if (left >= 2 && at[0] == 0xC2 && at[1] == 0xA0)
    {
      *length = 2;
      return ' ';
    }
  return 0;
}

static guint
look_up (const char *folded, guint length)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < length; i++)
    hash = (hash ^ (guchar) folded[i]) * 16777619u;
  for (guint slot = hash & dtl_times_slot_mask; dtl_times_slots[slot] != 0;
       slot = (slot + 1) & dtl_times_slot_mask)
    {
      const char *term = dtl_times_words[dtl_times_slots[slot]].term;

      if (strncmp (term, folded, length) == 0 && term[length] == '\0')
        return dtl_times_slots[slot];
    }
  return 0;
}

static gboolean
ends_like_past (const char *folded, guint length)
{
  return length > 4 && folded[length - 1] == 'd' && folded[length - 2] == 'e' &&
         folded[length - 3] != 'e';
}

static void
read_letters (DtlTimesAtom *atom, const guchar *at, guint length)
{
  char folded[LONGEST_WORD + 8] = { 0 };
  gboolean lower = FALSE;

  if (at[0] >= 'A' && at[0] <= 'Z')
    atom->flags |= DTL_TIMES_ATOM_CAPITAL;
  if (length > LONGEST_WORD)
    return;
  for (guint i = 0; i < length; i++)
    {
      gboolean upper = at[i] >= 'A' && at[i] <= 'Z';

      lower |= !upper;
      folded[i] = (char) (upper ? at[i] + 32 : at[i]);
    }
  if (!lower)
    atom->flags |= DTL_TIMES_ATOM_UPPER;
  if (ends_like_past (folded, length))
    atom->flags |= DTL_TIMES_ATOM_PAST;
  atom->word = (guint16) look_up (folded, length);
  atom->classes = dtl_times_words[atom->word].classes;
  atom->number = dtl_times_words[atom->word].number;
  atom->code = dtl_times_words[atom->word].code;
}

static void
read_digits (DtlTimesAtom *atom, const guchar *at, guint length)
{
  gint32 number = 0;

  for (guint i = 0; i < length && i < 9; i++)
    number = number * 10 + (at[i] - '0');
  atom->number = length > 9 ? G_MAXINT32 : number;
}

/* Reads one atom at @pos; returns one past it, or @pos itself for white space. */
static gsize
read_atom (const char *text, gsize pos, gsize length, DtlTimesAtom *atom)
{
  const guchar *at = (const guchar *) text;
  gsize end = pos + 1;
  guint sign_length = 1;
  char sign = at[pos] >= 0x80 ? fold_sign (at + pos, length - pos, &sign_length) : 0;

  if (sign == ' ')
    return pos + sign_length;
  if (sign != 0 || !(is_letter (at[pos]) || is_digit (at[pos])))
    {
      atom->kind = DTL_TIMES_ATOM_SIGN;
      atom->sign = sign != 0 ? (guint8) sign : at[pos];
      return pos + sign_length;
    }
  if (is_digit (at[pos]))
    {
      while (end < length && is_digit (at[end]))
        end++;
      atom->kind = DTL_TIMES_ATOM_DIGITS;
      read_digits (atom, at + pos, (guint) (end - pos));
      return end;
    }
  while (end < length && is_letter (at[end]) &&
         (at[end] < 0x80 || fold_sign (at + end, length - end, &sign_length) == 0))
    end++;
  atom->kind = DTL_TIMES_ATOM_LETTERS;
  read_letters (atom, at + pos, (guint) (end - pos));
  return end;
}

static gboolean
ends_sentence (const DtlTimesAtom *atoms, guint n, const DtlTimesAtom *next)
{
  const DtlTimesAtom *last = n > 0 ? &atoms[n - 1] : NULL;
  const DtlTimesAtom *before = n > 1 ? &atoms[n - 2] : NULL;

  if (last == NULL || (next->flags & DTL_TIMES_ATOM_PARAGRAPH) != 0)
    return TRUE;
  if (last->sign == '?' || last->sign == '!' || last->sign == ';')
    return (next->flags & DTL_TIMES_ATOM_SPACE) != 0;
  if (last->sign != '.' || (next->flags & DTL_TIMES_ATOM_SPACE) == 0)
    return FALSE;
  if (before != NULL && (before->classes & DTL_TIMES_ABBREVIATION) != 0)
    return FALSE;
  return (next->flags & DTL_TIMES_ATOM_CAPITAL) != 0 || next->kind == DTL_TIMES_ATOM_SIGN;
}

static void
finish_atom (DtlTimesScan *self, guint n, guint line_breaks, gboolean space)
{
  DtlTimesAtom *atom = &self->atoms[n];

  if (space)
    atom->flags |= DTL_TIMES_ATOM_SPACE;
  if (line_breaks > 1)
    atom->flags |= DTL_TIMES_ATOM_PARAGRAPH;
  if (ends_sentence (self->atoms, n, atom))
    atom->flags |= DTL_TIMES_ATOM_SENTENCE;
}

/*
 * dtl_times_scan_init:
 * @text: valid UTF-8; must outlive @self
 *
 * Cuts a text into atoms.
 */
void
dtl_times_scan_init (DtlTimesScan *self, const char *text, gsize length)
{
  gsize room = length / 5 + 64;
  guint line_breaks = 0;
  gboolean space = FALSE;

  self->text = text;
  self->n = 0;
  self->atoms = g_new0 (DtlTimesAtom, room);
  for (gsize pos = 0; pos < length;)
    {
      DtlTimesAtom *atom;
      gsize end;

      if (self->n + N_EMPTY + 1 >= room)
        {
          self->atoms = g_renew (DtlTimesAtom, self->atoms, room * 2);
          memset (self->atoms + room, 0, room * sizeof (DtlTimesAtom));
          room *= 2;
        }
      if ((guchar) text[pos] <= ' ')
        {
          line_breaks += text[pos] == '\n';
          space = TRUE;
          pos++;
          continue;
        }
      atom = &self->atoms[self->n];
      atom->start = (guint32) pos;
      end = read_atom (text, pos, length, atom);
      atom->end = (guint32) end;
      pos = end;
      if (atom->kind == DTL_TIMES_ATOM_END)
        {
          space = TRUE;
          continue;
        }
      finish_atom (self, self->n++, line_breaks, space);
      line_breaks = 0;
      space = FALSE;
    }
}

void
dtl_times_scan_clear (DtlTimesScan *self)
{
  g_clear_pointer (&self->atoms, g_free);
  self->n = 0;
}

/* Whether atom @i stands right after the one before it. */
gboolean
dtl_times_joined (const DtlTimesScan *scan, guint i)
{
  return i > 0 && i < scan->n && (scan->atoms[i].flags & DTL_TIMES_ATOM_SPACE) == 0;
}

/* One past the last atom if the parts of a compiled phrase stand at @i, else 0. */
guint
dtl_times_phrase_at (const DtlTimesScan *scan, guint i, const gint16 *parts)
{
  for (; *parts != 0; parts++, i++)
    {
      if (i >= scan->n)
        return 0;
      if (*parts < 0 ? scan->atoms[i].sign != -*parts : scan->atoms[i].word != *parts)
        return 0;
    }
  return i;
}
