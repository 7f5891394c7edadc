/* dtl-times-private.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-times.h"

#include <string.h>

G_BEGIN_DECLS

/* Classes of words, named in data/times/words.tsv. A word may have several. */
#define DTL_TIMES_CLASS(n) (G_GUINT64_CONSTANT (1) << (n))
#define DTL_TIMES_WORD DTL_TIMES_CLASS (0)
#define DTL_TIMES_PHRASE DTL_TIMES_CLASS (1)
#define DTL_TIMES_HOLIDAY DTL_TIMES_CLASS (2)
#define DTL_TIMES_MONTH DTL_TIMES_CLASS (3)
#define DTL_TIMES_WEEKDAY DTL_TIMES_CLASS (4)
#define DTL_TIMES_UNIT DTL_TIMES_CLASS (5)
#define DTL_TIMES_SEASON DTL_TIMES_CLASS (6)
#define DTL_TIMES_PART DTL_TIMES_CLASS (7)
#define DTL_TIMES_RELATIVE_DAY DTL_TIMES_CLASS (8)
#define DTL_TIMES_NUMBER DTL_TIMES_CLASS (9)
#define DTL_TIMES_TENS DTL_TIMES_CLASS (10)
#define DTL_TIMES_TENS_PLURAL DTL_TIMES_CLASS (11)
#define DTL_TIMES_MULTIPLIER DTL_TIMES_CLASS (12)
#define DTL_TIMES_ORDINAL DTL_TIMES_CLASS (13)
#define DTL_TIMES_ORDINAL_SUFFIX DTL_TIMES_CLASS (14)
#define DTL_TIMES_ARTICLE DTL_TIMES_CLASS (15)
#define DTL_TIMES_ANOTHER DTL_TIMES_CLASS (16)
#define DTL_TIMES_THE DTL_TIMES_CLASS (17)
#define DTL_TIMES_THIS DTL_TIMES_CLASS (18)
#define DTL_TIMES_THAT DTL_TIMES_CLASS (19)
#define DTL_TIMES_SAME DTL_TIMES_CLASS (20)
#define DTL_TIMES_LAST DTL_TIMES_CLASS (21)
#define DTL_TIMES_NEXT DTL_TIMES_CLASS (22)
#define DTL_TIMES_EVERY DTL_TIMES_CLASS (23)
#define DTL_TIMES_PER DTL_TIMES_CLASS (24)
#define DTL_TIMES_FREQUENCY DTL_TIMES_CLASS (25)
#define DTL_TIMES_HALF DTL_TIMES_CLASS (26)
#define DTL_TIMES_COUPLE DTL_TIMES_CLASS (27)
#define DTL_TIMES_VAGUE DTL_TIMES_CLASS (28)
#define DTL_TIMES_RECENT DTL_TIMES_CLASS (29)
#define DTL_TIMES_CURRENT DTL_TIMES_CLASS (30)
#define DTL_TIMES_EDGE DTL_TIMES_CLASS (31)
#define DTL_TIMES_EDGE_NOUN DTL_TIMES_CLASS (32)
#define DTL_TIMES_APPROXIMATE DTL_TIMES_CLASS (33)
#define DTL_TIMES_APPROXIMATE_HEAD DTL_TIMES_CLASS (34)
#define DTL_TIMES_APPROXIMATE_TAIL DTL_TIMES_CLASS (35)
#define DTL_TIMES_AGO DTL_TIMES_CLASS (36)
#define DTL_TIMES_LATER DTL_TIMES_CLASS (37)
#define DTL_TIMES_AFTER DTL_TIMES_CLASS (38)
#define DTL_TIMES_HENCE DTL_TIMES_CLASS (39)
#define DTL_TIMES_EARLIER DTL_TIMES_CLASS (40)
#define DTL_TIMES_BEFORE DTL_TIMES_CLASS (41)
#define DTL_TIMES_MERIDIAN DTL_TIMES_CLASS (42)
#define DTL_TIMES_ZONE DTL_TIMES_CLASS (43)
#define DTL_TIMES_ERA DTL_TIMES_CLASS (44)
#define DTL_TIMES_FISCAL DTL_TIMES_CLASS (45)
#define DTL_TIMES_FISCAL_MARK DTL_TIMES_CLASS (46)
#define DTL_TIMES_AGE DTL_TIMES_CLASS (47)
#define DTL_TIMES_ENDED DTL_TIMES_CLASS (48)
#define DTL_TIMES_PREPOSITION DTL_TIMES_CLASS (49)
#define DTL_TIMES_FUTURE_CUE DTL_TIMES_CLASS (50)
#define DTL_TIMES_PAST_CUE DTL_TIMES_CLASS (51)
#define DTL_TIMES_PERFECT_CUE DTL_TIMES_CLASS (52)
#define DTL_TIMES_COMPARABLE DTL_TIMES_CLASS (53)
#define DTL_TIMES_PERIOD DTL_TIMES_CLASS (54)
#define DTL_TIMES_PLURAL DTL_TIMES_CLASS (55)
#define DTL_TIMES_ABBREVIATION DTL_TIMES_CLASS (56)
#define DTL_TIMES_AMBIGUOUS DTL_TIMES_CLASS (57)
#define DTL_TIMES_QUARTER_MARK DTL_TIMES_CLASS (58)

/* Units, from fine to coarse; also the grain of a point in time. */
typedef enum
{
  DTL_TIMES_UNIT_NONE,
  DTL_TIMES_UNIT_SECOND,
  DTL_TIMES_UNIT_MINUTE,
  DTL_TIMES_UNIT_HOUR,
  DTL_TIMES_UNIT_PART,
  DTL_TIMES_UNIT_DAY,
  DTL_TIMES_UNIT_WEEKEND,
  DTL_TIMES_UNIT_WEEK,
  DTL_TIMES_UNIT_FORTNIGHT,
  DTL_TIMES_UNIT_MONTH,
  DTL_TIMES_UNIT_QUARTER,
  DTL_TIMES_UNIT_SEASON,
  DTL_TIMES_UNIT_HALF,
  DTL_TIMES_UNIT_YEAR,
  DTL_TIMES_UNIT_DECADE,
  DTL_TIMES_UNIT_CENTURY,
  DTL_TIMES_UNIT_MILLENNIUM,
} DtlTimesUnit;

typedef enum
{
  DTL_TIMES_SEASON_NONE,
  DTL_TIMES_SEASON_WI,
  DTL_TIMES_SEASON_SP,
  DTL_TIMES_SEASON_SU,
  DTL_TIMES_SEASON_FA,
} DtlTimesSeason;

typedef enum
{
  DTL_TIMES_PART_NONE,
  DTL_TIMES_PART_MO,
  DTL_TIMES_PART_AF,
  DTL_TIMES_PART_EV,
  DTL_TIMES_PART_NI,
  DTL_TIMES_PART_DT,
  DTL_TIMES_PART_NOON,
  DTL_TIMES_PART_MIDNIGHT,
} DtlTimesPart;

/* Where "last", "next" count from: the document's date, a stretch of time up to it, or the date
 * that the text spoke of before. */
typedef enum
{
  DTL_TIMES_FROM_DEICTIC,
  DTL_TIMES_FROM_SPAN,
  DTL_TIMES_FROM_FOCUS,
} DtlTimesFrom;

typedef struct
{
  const char *term;
  guint64 classes;
  gint16 number;
  guint8 code;
  guint8 phrase;
  guint8 holiday;
} DtlTimesWord;

typedef enum
{
  DTL_TIMES_PHRASE_END = 1 << 0,
  DTL_TIMES_PHRASE_NARRATIVE = 1 << 1,
} DtlTimesPhraseFlags;

typedef struct
{
  gint16 parts[8];
  const char *type;
  const char *value;
  guint8 flags;
} DtlTimesPhrase;

typedef struct
{
  gint16 parts[8];
  guint8 month;
  guint8 day;
  guint8 weekday;
  gint8 nth;
  gint8 shift;
} DtlTimesHoliday;

extern const DtlTimesWord dtl_times_words[];
extern const guint16 dtl_times_slots[];
extern const guint dtl_times_slot_mask;
extern const DtlTimesPhrase dtl_times_phrases[];
extern const guint dtl_times_n_phrases;
extern const DtlTimesHoliday dtl_times_holidays[];
extern const guint dtl_times_n_holidays;

/* The smallest pieces: a run of letters, a run of digits, or one sign. */
typedef enum
{
  DTL_TIMES_ATOM_END,
  DTL_TIMES_ATOM_LETTERS,
  DTL_TIMES_ATOM_DIGITS,
  DTL_TIMES_ATOM_SIGN,
} DtlTimesAtomKind;

typedef enum
{
  DTL_TIMES_ATOM_SPACE = 1 << 0,     /* white space before it */
  DTL_TIMES_ATOM_PARAGRAPH = 1 << 1, /* an empty line before it */
  DTL_TIMES_ATOM_CAPITAL = 1 << 2,   /* first letter is upper case */
  DTL_TIMES_ATOM_UPPER = 1 << 3,     /* all letters are upper case */
  DTL_TIMES_ATOM_SENTENCE = 1 << 4,  /* first of a sentence */
  DTL_TIMES_ATOM_PAST = 1 << 5,      /* looks like a past form: ends in -ed */
} DtlTimesAtomFlags;

typedef struct
{
  guint64 classes;
  guint32 start;
  guint32 end;
  gint32 number; /* of digits, or of a number word */
  guint16 word;  /* index in dtl_times_words, 0 for other words */
  guint8 kind;
  guint8 flags;
  guint8 sign;   /* the sign in ASCII: quotes and dashes are folded */
  guint8 code;
} DtlTimesAtom;

typedef struct
{
  const char *text;
  DtlTimesAtom *atoms; /* followed by eight empty ones */
  guint n;
} DtlTimesScan;

/* A point in time, as far as it is known. The year counts 1 BC as 0. */
#define DTL_TIMES_NO_YEAR G_MININT32

typedef struct
{
  int year;
  guint8 grain;   /* DtlTimesUnit */
  guint8 month;
  guint8 day;
  guint8 week;    /* ISO 8601; the year is then the ISO year */
  guint8 quarter;
  guint8 half;
  guint8 season;
  guint8 weekday; /* stated, 1 is Monday */
  guint8 part;    /* DtlTimesPart */
  gint8 hour;     /* -1: none */
  gint8 minute;   /* -1: none */
  gint8 second;   /* -1: none */
  gint16 zone;    /* minutes, or DTL_NO_ZONE */
} DtlTimesPoint;

typedef enum
{
  DTL_TIMES_POINT,    /* a date or a clock time; missing fields are inferred */
  DTL_TIMES_SHIFT,    /* so many units from the anchor */
  DTL_TIMES_DURATION,
  DTL_TIMES_SET,
  DTL_TIMES_FIXED,    /* its value is a constant */
} DtlTimesKind;

typedef enum
{
  DTL_TIMES_RELATION_NONE,
  DTL_TIMES_RELATION_LAST,
  DTL_TIMES_RELATION_THIS,
  DTL_TIMES_RELATION_NEXT,
} DtlTimesRelation;

typedef struct
{
  double value;
  gboolean vague;
} DtlTimesAmount;

/* What the grammar found, before anything is inferred. */
typedef struct
{
  guint first;              /* atoms */
  guint end;
  guint8 kind;
  guint8 relation;
  guint8 from;              /* DtlTimesFrom */
  guint8 unit;              /* of SHIFT, DURATION and SET */
  gboolean clock_only;      /* a clock time or part of day without a day */
  gboolean holiday_rule;    /* day follows from the year by @holiday */
  gboolean swappable;       /* 4/5/2004: day and month may be the other way round */
  gboolean open_end;        /* the end of a range whose start stands before it */
  gboolean age;
  const DtlTimesHoliday *holiday;
  DtlTimesPoint point;
  DtlTimesAmount amount;    /* negative: into the past */
  const char *type;         /* of FIXED */
  const char *fixed;
} DtlTimesSpec;

/* dtl-times-atoms.c */
void     dtl_times_scan_init    (DtlTimesScan *self, const char *text, gsize length);
void     dtl_times_scan_clear   (DtlTimesScan *self);
gboolean dtl_times_joined       (const DtlTimesScan *scan, guint i);
guint    dtl_times_phrase_at    (const DtlTimesScan *scan, guint i, const gint16 *parts);

static inline gboolean
dtl_times_is (const DtlTimesScan *scan, guint i, guint64 classes)
{
  return i < scan->n && (scan->atoms[i].classes & classes) != 0;
}

/* Whether atom @i is the grammar word @term, in any case. */
static inline gboolean
dtl_times_is_word (const DtlTimesScan *scan, guint i, const char *term)
{
  const char *word;

  if (i >= scan->n || scan->atoms[i].word == 0)
    return FALSE;
  word = dtl_times_words[scan->atoms[i].word].term;
  return word[0] == term[0] && strcmp (word, term) == 0;
}

static inline gboolean
dtl_times_is_sign (const DtlTimesScan *scan, guint i, char sign)
{
  return i < scan->n && scan->atoms[i].sign == (guint8) sign;
}

static inline gboolean
dtl_times_is_digits (const DtlTimesScan *scan, guint i)
{
  return i < scan->n && scan->atoms[i].kind == DTL_TIMES_ATOM_DIGITS;
}

static inline guint
dtl_times_n_digits (const DtlTimesScan *scan, guint i)
{
  return scan->atoms[i].end - scan->atoms[i].start;
}

/* dtl-times-number.c: each returns one past what it read, or 0 */
guint dtl_times_read_amount  (const DtlTimesScan *scan, guint i, DtlTimesAmount *out);
guint dtl_times_read_ordinal (const DtlTimesScan *scan, guint i, int *out);
guint dtl_times_read_day     (const DtlTimesScan *scan, guint i, int *out);
guint dtl_times_read_year    (const DtlTimesScan *scan, guint i, int *out);
guint dtl_times_read_month   (const DtlTimesScan *scan, guint i, int *out);
guint dtl_times_read_weekday (const DtlTimesScan *scan, guint i, int *out);
guint dtl_times_read_unit    (const DtlTimesScan *scan, guint i, int *out);
guint dtl_times_read_dash    (const DtlTimesScan *scan, guint i);

/* The parts of the grammar: each returns one past the last atom, or 0. */
guint dtl_times_match_calendar (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_numeric  (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_period   (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_relative (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_shift    (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_clock    (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_duration (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_set      (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_phrase   (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
guint dtl_times_match_holiday  (const DtlTimesScan *scan, guint i, DtlTimesSpec *out);
void  dtl_times_find_specs     (const DtlTimesScan *scan, GArray *out);
void  dtl_times_spec_init      (DtlTimesSpec *spec, DtlTimesKind kind);

/* dtl-times-point.c */
void          dtl_times_point_init     (DtlTimesPoint *self);
void          dtl_times_point_set_day  (DtlTimesPoint *self, int days);
gboolean      dtl_times_point_day      (const DtlTimesPoint *self, int *days);
gboolean      dtl_times_point_bounds   (const DtlTimesPoint *self, int *first, int *last);
DtlTimesPoint dtl_times_point_coarsen  (const DtlTimesPoint *self, DtlTimesUnit grain);
DtlTimesPoint dtl_times_point_shift    (const DtlTimesPoint *self, int amount, DtlTimesUnit unit);
char         *dtl_times_point_format   (const DtlTimesPoint *self);
void          dtl_times_iso_week       (int days, int *year, int *week);
int           dtl_times_holiday_day    (const DtlTimesHoliday *holiday, int year);
char         *dtl_times_format_period  (const DtlTimesAmount *amount, DtlTimesUnit unit);

/* dtl-times-tense.c */
int dtl_times_tense (const DtlTimesScan *scan, guint first, guint end);

/* dtl-times-resolve.c */
void dtl_times_resolve (const DtlTimesScan *scan, GArray *specs, const DtlPartialDate *dct,
                        GPtrArray *out);

G_END_DECLS
