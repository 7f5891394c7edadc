/* dtl-reason.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reason.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ARGS 3

/* A sentence and what stands in it, a letter each: w words as they are, t a day, d a direction, p
 * the part of an area. Where two fit the same text, the narrower one comes first. */
typedef struct
{
  const char *sentence;
  const char *kinds;
} Template;

static const Template templates[DTL_N_REASONS] = {
  [DTL_REASON_DATE_READ_AGAINST] = { N_ ("“%s” is %s, read against publication on %s"), "wtt" },
  [DTL_REASON_DATE_BESIDE] = { N_ ("The day named beside it is %s"), "t" },
  [DTL_REASON_DATE_BEFORE] = { N_ ("The day named just before is %s"), "t" },
  [DTL_REASON_DATE_FRESH] = { N_ ("No day is named; the report is fresh, so the month of its "
                                  "publication is taken"),
                              "" },
  [DTL_REASON_CLOCK_OF_PUBLICATION] = { N_ ("'%s' taken to be on the day of publication, %s"),
                                        "wt" },
  [DTL_REASON_CLOCK_OF_DAY] = { N_ ("'%s' taken to be on %s, the day named with it"), "wt" },
  [DTL_REASON_BACK_FROM_PUBLICATION] = { N_ ("'%s' counted back from publication on %s"), "wt" },
  [DTL_REASON_ON_FROM_PUBLICATION] = { N_ ("'%s' counted on from publication on %s"), "wt" },
  [DTL_REASON_FROM_PUBLICATION] = { N_ ("'%s' counted from publication on %s"), "wt" },
  [DTL_REASON_BACK_FROM_DAY] = { N_ ("'%s' counted back from %s, named before"), "wt" },
  [DTL_REASON_ON_FROM_DAY] = { N_ ("'%s' counted on from %s, named before"), "wt" },
  [DTL_REASON_FROM_DAY] = { N_ ("'%s' counted from %s, named before"), "wt" },
  [DTL_REASON_CIVILIANS] = { N_ ("People were hurt, and nothing says that they were more than "
                                 "civilians"),
                             "" },
  [DTL_REASON_PLACE_WITH_ACT] = { N_ ("“%s” is %s, named with the act"), "ww" },
  [DTL_REASON_PLACE_OF_ARTICLE] = { N_ ("“%s” is %s, in the country that the article is about"),
                                    "ww" },
  [DTL_REASON_COUNTRY_OF_GROUP] = { N_ ("“%s” belongs to %s, and no place is named with the act"),
                                    "ww" },
  [DTL_REASON_AIRPORT] = { N_ ("“The airport” of %s is %s"), "ww" },
  [DTL_REASON_VILLAGE] = { N_ ("Named with the act, but not in the gazetteer; the point is that of "
                               "the region around it"),
                           "" },
  /* Translators: in these sentences %s is a number, a place, or a direction: "About 30 km north of
   * Mosul" */
  [DTL_REASON_KM_FROM] = { N_ ("About %s km from %s"), "ww" },
  [DTL_REASON_KM_TOWARDS] = { N_ ("About %s km %s of %s"), "wdw" },
  [DTL_REASON_COUNTRY_AROUND] = { N_ ("In the country around %s"), "w" },
  [DTL_REASON_COUNTRY_TOWARDS] = { N_ ("In the country %s of %s"), "dw" },
  [DTL_REASON_PART] = { N_ ("In the %s of %s"), "pw" },
  [DTL_REASON_BORDER_OF_TWO] = { N_ ("Somewhere on the border between %s and %s"), "ww" },
  [DTL_REASON_BORDER] = { N_ ("Somewhere on the border of %s"), "w" },
  [DTL_REASON_BORDER_NEAREST] = { N_ ("Where the border of %s is nearest to %s"), "ww" },
  [DTL_REASON_TOWARDS] = { N_ ("Somewhere %s of %s"), "dw" },
  [DTL_REASON_ROAD] = { N_ ("On a road to %s"), "w" },
  [DTL_REASON_NEAR] = { N_ ("Near %s"), "w" },
  [DTL_REASON_EDGE] = { N_ ("On the edge of %s"), "w" },
  [DTL_REASON_HALFWAY] = { N_ ("Halfway between %s and %s, which are %s km apart"), "www" },
  [DTL_REASON_BETWEEN] = { N_ ("Between %s and %s, which are %s km apart"), "www" },
  [DTL_REASON_AT_SEA] = { N_ ("At sea off %s"), "w" },
  [DTL_REASON_ONLY_PLACE] = { N_ ("The only place of this name"), "" },
  [DTL_REASON_ONE_OF_PLACES_WITH_PEOPLE] = { N_ ("One of %s places of this name; %s people"),
                                             "ww" },
  [DTL_REASON_ONE_OF_PLACES] = { N_ ("One of %s places of this name"), "w" },
  [DTL_REASON_NEAREST] = { N_ ("The nearest place, %s km away"), "w" },
  [DTL_REASON_CONTAINS_PLACE] = { N_ ("%s, which contains the place"), "w" },
  [DTL_REASON_SPELLING] = { N_ ("%s is a spelling of the name"), "w" },
  [DTL_REASON_NOT_LISTED] = { N_ ("Not in the gazetteer; the text is about %s here"), "w" },
  [DTL_REASON_NAMED_CONTAINER] = { N_ ("The words beside it name what contains it"), "" },
  [DTL_REASON_OTHERS_IN] = { N_ ("The text names other places in %s"), "w" },
  [DTL_REASON_OTHERS_THERE] = { N_ ("The text names other places there"), "" },
  [DTL_REASON_OTHERS_WITHIN] = { N_ ("Other places of the text are within %s km"), "w" },
  [DTL_REASON_ANOTHER_NEAR] = { N_ ("Another place of the text is near"), "" },
  [DTL_REASON_KIND_SAID] = { N_ ("The words beside it say what kind of place it is"), "" },
  [DTL_REASON_NEWSPAPER_NEAR] = { N_ ("The newspaper is made near it"), "" },
  [DTL_REASON_HOLDS_OTHERS] = { N_ ("Other places of the text lie in it"), "" },
  [DTL_REASON_DATELINE_NEAR] = { N_ ("The dateline is near"), "" },
  [DTL_REASON_SOURCE_COUNTRY] = { N_ ("The source writes for this country"), "" },
  [DTL_REASON_BEST_KNOWN] = { N_ ("The best known of %s places of this name"), "w" },
  [DTL_REASON_DATE_READ] = { N_ ("“%s” is %s"), "wt" },
};

static const char *const weekdays[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                        N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                        N_ ("Sunday") };
static const char *const months[] = { N_ ("January"), N_ ("February"), N_ ("March"),
                                      N_ ("April"),   N_ ("May"),      N_ ("June"),
                                      N_ ("July"),    N_ ("August"),   N_ ("September"),
                                      N_ ("October"), N_ ("November"), N_ ("December") };
/* Translators: directions are what stands in "About 30 km north of Mosul", parts in "In the north of
 * Mali" */
static const char *const directions[] = {
  NC_ ("direction", "north"),     NC_ ("direction", "northeast"), NC_ ("direction", "east"),
  NC_ ("direction", "southeast"), NC_ ("direction", "south"),     NC_ ("direction", "southwest"),
  NC_ ("direction", "west"),      NC_ ("direction", "northwest")
};
static const char *const parts[] = { NC_ ("part", "north"), NC_ ("part", "northeast"),
                                     NC_ ("part", "east"),  NC_ ("part", "southeast"),
                                     NC_ ("part", "south"), NC_ ("part", "southwest"),
                                     NC_ ("part", "west"),  NC_ ("part", "northwest") };

/**
 * dtl_reason_new:
 * @reason: what is to be said
 * @...: a string for each "%s" of the sentence
 *
 * Returns: (transfer full): the sentence, in English
 */
char *
dtl_reason_new (DtlReason reason, ...)
{
  va_list args;
  char *sentence;

  g_return_val_if_fail (reason < DTL_N_REASONS, NULL);
  va_start (args, reason);
  sentence = g_strdup_vprintf (templates[reason].sentence, args);
  va_end (args);
  return sentence;
}

/**
 * dtl_reason_day:
 * @date: a day, a month or a year
 *
 * Returns: (transfer full): "Sunday 4 April 2004", "April 2004" or "2004", in English
 */
char *
dtl_reason_day (const DtlPartialDate *date)
{
  if (date->month == 0)
    return g_strdup_printf ("%d", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%s %d", months[date->month - 1], date->year);
  return g_strdup_printf ("%s %d %s %d",
                          weekdays[dtl_weekday_of_days (dtl_partial_date_first_day (date)) - 1],
                          date->day, months[date->month - 1], date->year);
}

/**
 * dtl_reason_direction:
 * @bearing: degrees clockwise from north
 *
 * Returns: (transfer none): the nearest of eight directions, in English
 */
const char *
dtl_reason_direction (double bearing)
{
  return directions[(guint) (bearing / 45 + 0.5) % G_N_ELEMENTS (directions)];
}

static int
index_of (const char *const *names, gsize n_names, const char *name)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return (int) i;
  return -1;
}

static char *
display_day (const char *day)
{
  g_auto (GStrv) words = g_strsplit (day, " ", -1);
  guint n = g_strv_length (words);
  int weekday = n == 4 ? index_of (weekdays, G_N_ELEMENTS (weekdays), words[0]) : -1;
  int month = n == 4 || n == 2 ? index_of (months, G_N_ELEMENTS (months), words[n - 2]) : -1;

  if (n == 2 && month >= 0)
    /* Translators: a month and its year, “April 2004” */
    return g_strdup_printf (C_ ("date", "%s %s"), _ (months[month]), words[1]);
  if (n == 4 && weekday >= 0 && month >= 0)
    /* Translators: a day, “Sunday 4 April 2004” */
    return g_strdup_printf (C_ ("date", "%s %s %s %s"), _ (weekdays[weekday]), words[1],
                            _ (months[month]), words[3]);
  return g_strdup (day);
}

/* What stands in a sentence, in the user's language; NULL if nothing of the kind does. */
static char *
display_arg (char kind, const char *arg)
{
  const char *const *names = kind == 'p' ? parts : directions;
  int which;

  if (kind == 'w')
    return g_strdup (arg);
  if (kind == 't')
    return display_day (arg);
  which = index_of (names, G_N_ELEMENTS (directions), arg);
  return which >= 0 ? g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, kind == 'p' ? "part" : "direction",
                                              names[which]))
                    : NULL;
}

/* Cuts what stands for each "%s" out of a text; FALSE if the text is not of this sentence. */
static gboolean
cut_args (const char *sentence, const char *text, char **args)
{
  g_auto (GStrv) literals = g_strsplit (sentence, "%s", MAX_ARGS + 1);

  if (!g_str_has_prefix (text, literals[0]))
    return FALSE;
  text += strlen (literals[0]);
  for (guint i = 1; literals[i] != NULL; i++)
    {
      gboolean last = literals[i + 1] == NULL;
      const char *end = strstr (text, literals[i]);

      if (last && g_str_has_suffix (text, literals[i]))
        end = text + strlen (text) - strlen (literals[i]);
      if (end == NULL)
        return FALSE;
      args[i - 1] = g_strndup (text, (gsize) (end - text));
      text = end + strlen (literals[i]);
    }
  return *text == '\0';
}

static char *
display_as (const Template *template, const char *text)
{
  char *args[MAX_ARGS] = { NULL };
  char *display[MAX_ARGS] = { NULL };
  char *sentence = NULL;
  gboolean fits = cut_args (template->sentence, text, args);

  for (guint i = 0; fits && template->kinds[i] != '\0'; i++)
    {
      display[i] = display_arg (template->kinds[i], args[i]);
      fits = display[i] != NULL;
    }
  if (fits)
    sentence = g_strdup_printf (_ (template->sentence), display[0], display[1], display[2]);
  for (guint i = 0; i < MAX_ARGS; i++)
    {
      g_free (args[i]);
      g_free (display[i]);
    }
  return sentence;
}

/**
 * dtl_reason_display:
 * @sentence: (nullable): a reason as records keep it
 *
 * Returns: (transfer full) (nullable): the reason in the user's language, or as it is if it is none
 *   of the known ones
 */
char *
dtl_reason_display (const char *sentence)
{
  if (sentence == NULL)
    return NULL;
  for (guint i = 0; i < DTL_N_REASONS; i++)
    {
      char *display = display_as (&templates[i], sentence);

      if (display != NULL)
        return display;
    }
  return g_strdup (sentence);
}
