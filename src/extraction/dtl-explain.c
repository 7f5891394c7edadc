/* dtl-explain.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-explain.h"

#include "dtl-codebook.h"

static const char *const modality_names[] = { "denied", "future", "possible", "generic",
                                              "figurative", "attempt", "foiled", "threat", "legal",
                                              "question" };
static const char *const figure_names[] = { "killed", "wounded", "kidnapped", "attackers killed",
                                            "attackers wounded" };

static void
add_words (GString *out, const DtlReading *reading, guint32 first, guint32 end)
{
  g_autofree char *words = dtl_document_dup_words (reading->document, first, end);

  g_string_append_printf (out, "[%s]", words);
}

static void
explain_tokens (GString *out, const DtlReading *reading, const DtlSentence *sentence)
{
  g_string_append (out, "  tags:");
  for (guint32 i = sentence->first; i < sentence->end; i++)
    {
      const DtlToken *token = &reading->tokens[i];

      g_string_append_printf (out, " %s/%s/%s", token->norm, token->lemma, dtl_xpos_name (token->xpos));
      if (token->head >= 0)
        g_string_append_printf (out, "(%s %s)", dtl_deprel_name (token->deprel),
                                reading->tokens[token->head].norm);
    }
  g_string_append_c (out, '\n');
}

static void
explain_phrase (GString *out, const DtlReading *reading, const DtlPhrase *phrase)
{
  g_string_append (out, "  phrase ");
  add_words (out, reading, phrase->first, phrase->end);
  g_string_append_printf (out, " head %s", reading->tokens[phrase->head].norm);
  if (phrase->has_count)
    {
      g_autofree char *count = dtl_count_format (phrase->count);

      g_string_append_printf (out, ", count %s", count);
    }
  if (phrase->target_type >= 0)
    g_string_append_printf (out, ", %s", dtl_code_nick (DTL_CODES_TARGET_TYPE, phrase->target_type));
  if (phrase->weapon >= 0)
    g_string_append_printf (out, ", %s", dtl_code_nick (DTL_CODES_WEAPON, phrase->weapon));
  if (phrase->traits & DTL_TRAIT_PERPETRATOR)
    g_string_append (out, ", attacker");
  if (phrase->traits & DTL_TRAIT_PERSON)
    g_string_append (out, ", person");
  if (phrase->group != NULL)
    g_string_append_printf (out, ", group %s", phrase->group->term);
  g_string_append_c (out, '\n');
}

static void
explain_event (GString *out, const DtlReading *reading, guint32 index)
{
  const DtlEvent *event = dtl_reading_event (reading, index);

  g_string_append_printf (out, "  event %u %s ", index, dtl_act_name (event->word->act));
  add_words (out, reading, event->first, event->end);
  for (guint i = 0; i < event->n_agents; i++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, event->agents[i]);

      g_string_append (out, " agent ");
      add_words (out, reading, phrase->first, phrase->end);
    }
  for (guint i = 0; i < event->n_patients; i++)
    {
      const DtlPhrase *phrase = dtl_reading_phrase (reading, event->patients[i]);

      g_string_append (out, " patient ");
      add_words (out, reading, phrase->first, phrase->end);
    }
  for (guint i = 0; i < DTL_N_FIGURES; i++)
    if (event->figures[i].known)
      {
        g_autofree char *count = dtl_count_format (event->figures[i].count);

        g_string_append_printf (out, ", %s %s", figure_names[i], count);
      }
  if (event->timex != DTL_NO_INDEX)
    g_string_append_printf (out, ", time %s (%u)",
                            ((DtlTimex *) g_ptr_array_index (reading->timexes, event->timex))->value,
                            event->time_quality);
  if (event->toponym != DTL_NO_INDEX)
    {
      const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, event->toponym);

      g_string_append_printf (out, ", place %s (%u)",
                              toponym->place != NULL ? toponym->place->name : "?",
                              event->place_quality);
    }
  for (guint i = 0; i < G_N_ELEMENTS (modality_names); i++)
    if (event->modality & 1u << i)
      g_string_append_printf (out, ", %s", modality_names[i]);
  if (event->share > 0)
    g_string_append_printf (out, ", share %u", event->share);
  if (event->another)
    g_string_append (out, ", another");
  if (event->passive)
    g_string_append (out, ", passive");
  g_string_append_c (out, '\n');
}

static void
explain_sentence (GString *out, const DtlReading *reading, guint32 s, guint32 *phrase,
                  guint32 *event)
{
  const DtlSentence *sentence = &reading->sentences[s];

  g_string_append_printf (out, "sentence %u ", s);
  add_words (out, reading, sentence->first, sentence->end);
  g_string_append_c (out, '\n');
  explain_tokens (out, reading, sentence);
  while (*phrase < reading->phrases->len && dtl_reading_phrase (reading, *phrase)->sentence <= s)
    explain_phrase (out, reading, dtl_reading_phrase (reading, (*phrase)++));
  while (*event < reading->events->len && dtl_reading_event (reading, *event)->sentence <= s)
    explain_event (out, reading, (*event)++);
}

static void
explain_act (GString *out, const DtlReading *reading, const DtlAct *act)
{
  g_string_append_printf (out, "act %s%s%s, strength %u, events",
                          dtl_code_nick (DTL_CODES_INCIDENT_TYPE, dtl_act_type (reading, act)),
                          dtl_act_flaws (reading, act) == 0 ? " INCIDENT" : "",
                          act->actual ? "" : ", not actual", act->strength);
  for (guint i = 0; i < act->events->len; i++)
    g_string_append_printf (out, " %u", g_array_index (act->events, guint32, i));
  if (act->when.from.year != 0)
    {
      g_autofree char *from = dtl_partial_date_format (&act->when.from);

      g_string_append_printf (out, ", from %s", from);
    }
  if (act->toponym != DTL_NO_INDEX)
    {
      const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, act->toponym);

      g_string_append_printf (out, ", at %s (%u)",
                              toponym->place != NULL ? toponym->place->name : "?",
                              act->place_quality);
    }
  g_string_append_c (out, '\n');
}

static void
explain_layers (GString *out, const DtlReading *reading)
{
  for (guint i = 0; i < reading->timexes->len; i++)
    {
      const DtlTimex *timex = g_ptr_array_index (reading->timexes, i);

      g_string_append_printf (out, "time %u–%u %s %s\n", timex->span.start, timex->span.end,
                              timex->type, timex->value);
    }
  for (guint i = 0; i < reading->toponyms->len; i++)
    {
      const DtlToponym *toponym = g_ptr_array_index (reading->toponyms, i);
      g_autofree char *path = toponym->place != NULL ? dtl_place_path (toponym->place) : NULL;

      g_string_append_printf (out, "place %u–%u %s %s %s\n", toponym->span.start,
                              toponym->span.end, toponym->kind, path != NULL ? path : "?",
                              toponym->place != NULL ? toponym->place->feature : "");
    }
}

/**
 * dtl_explain_reading:
 * @reading: a reading
 *
 * Returns: (transfer full): the layers of the cascade in words, for debugging and for teaching
 */
char *
dtl_explain_reading (const DtlReading *reading)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) acts = dtl_acts_find (reading);
  guint32 phrase = 0;
  guint32 event = 0;

  explain_layers (out, reading);
  for (guint32 s = 0; s < reading->n_sentences; s++)
    explain_sentence (out, reading, s, &phrase, &event);
  for (guint i = 0; i < acts->len; i++)
    explain_act (out, reading, g_ptr_array_index (acts, i));
  return g_string_free (out, FALSE);
}
