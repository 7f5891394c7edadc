/* dtl-scene-pairs.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-scene-pairs.h"

#include "dtl-merging-weights.h"

#include <stdlib.h>
#include <string.h>

#define LEAD_SENTENCES 3

/* What is compared: X (identifier, name in the table of weights). */
#define FEATURES(X)                                                                                \
  X (BIAS, "bias")                                                                                 \
  X (DATE_SAME, "date-same")                                                                       \
  X (DATE_SAME_OWN, "date-same-own")                                                               \
  X (DATE_COMPATIBLE, "date-compatible")                                                           \
  X (DATE_CONFLICT, "date-conflict")                                                               \
  X (DATE_CONFLICT_OWN, "date-conflict-own")                                                       \
  X (DATE_FIRST_ONLY, "date-first-only")                                                           \
  X (DATE_SECOND_ONLY, "date-second-only")                                                         \
  X (TOLD_SAME, "told-same")                                                                       \
  X (TOLD_CONFLICT, "told-conflict")                                                               \
  X (OLD_FIRST, "old-first")                                                                       \
  X (OLD_SECOND, "old-second")                                                                     \
  X (PLACE_SAME, "place-same")                                                                     \
  X (PLACE_SAME_OWN, "place-same-own")                                                             \
  X (PLACE_COMPATIBLE, "place-compatible")                                                         \
  X (PLACE_CONFLICT, "place-conflict")                                                             \
  X (PLACE_CONFLICT_OWN, "place-conflict-own")                                                     \
  X (PLACE_FIRST_ONLY, "place-first-only")                                                         \
  X (PLACE_SECOND_ONLY, "place-second-only")                                                       \
  X (FAMILY_SAME, "family-same")                                                                   \
  X (FAMILY_DIFFERS, "family-differs")                                                             \
  X (FAMILY_APART, "family-apart")                                                                 \
  X (ACT_SHARED, "act-shared")                                                                     \
  X (TRIGGER_SHARED, "trigger-shared")                                                             \
  X (PERSON_SHARED, "person-shared")                                                               \
  X (PERSONS_DIFFER, "persons-differ")                                                             \
  X (VICTIM_SHARED, "victim-shared")                                                               \
  X (VICTIMS_DIFFER, "victims-differ")                                                             \
  X (VICTIM_FIRST_ONLY, "victim-first-only")                                                       \
  X (VICTIM_SECOND_ONLY, "victim-second-only")                                                     \
  X (PRONOUN, "pronoun")                                                                           \
  X (PROPERTY_SHARED, "property-shared")                                                           \
  X (PROPERTY_DIFFERS, "property-differs")                                                         \
  X (PROPERTY_SECOND_ONLY, "property-second-only")                                                 \
  X (AGENT_SHARED, "agent-shared")                                                                 \
  X (AGENTS_DIFFER, "agents-differ")                                                               \
  X (GROUP_SHARED, "group-shared")                                                                 \
  X (GROUPS_DIFFER, "groups-differ")                                                               \
  X (WEAPONS_SHARED, "weapons-shared")                                                             \
  X (WEAPONS_DIFFER, "weapons-differ")                                                             \
  X (KILLED_SAME, "killed-same")                                                                   \
  X (KILLED_DIFFERS, "killed-differs")                                                             \
  X (KILLED_SECOND_ONLY, "killed-second-only")                                                     \
  X (WOUNDED_SAME, "wounded-same")                                                                 \
  X (WOUNDED_DIFFERS, "wounded-differs")                                                           \
  X (SENTENCE_SAME, "sentence-same")                                                               \
  X (SENTENCE_NEXT, "sentence-next")                                                               \
  X (SENTENCE_SECOND, "sentence-second")                                                           \
  X (SENTENCE_NEAR, "sentence-near")                                                               \
  X (SENTENCE_AWAY, "sentence-away")                                                               \
  X (PARAGRAPH_SAME, "paragraph-same")                                                             \
  X (PARAGRAPH_NEXT, "paragraph-next")                                                             \
  X (BACK_FIRST, "back-first")                                                                     \
  X (BACK_SECOND, "back-second")                                                                   \
  X (BACK_NEAR, "back-near")                                                                       \
  X (BOTH_LEAD, "both-lead")                                                                       \
  X (FIRST_LEAD, "first-lead")                                                                     \
  X (ANOTHER, "another")                                                                           \
  X (ALSO, "also")                                                                                 \
  X (ITEM, "item")                                                                                 \
  X (OPENS_PARAGRAPH, "opens-paragraph")                                                           \
  X (DEFINITE, "definite")                                                                         \
  X (INDEFINITE, "indefinite")                                                                     \
  X (PLURAL_FIRST, "plural-first")                                                                 \
  X (PLURAL_SECOND, "plural-second")                                                               \
  X (GENERIC_FIRST, "generic-first")                                                               \
  X (GENERIC_SECOND, "generic-second")                                                             \
  X (UNREAL_FIRST, "unreal-first")                                                                 \
  X (UNREAL_SECOND, "unreal-second")                                                               \
  X (THREAT_DIFFERS, "threat-differs")                                                             \
  X (ATTEMPT_DIFFERS, "attempt-differs")                                                           \
  X (LEGAL_SECOND, "legal-second")                                                                 \
  X (NOMINAL_FIRST, "nominal-first")                                                               \
  X (NOMINAL_SECOND, "nominal-second")                                                             \
  X (CORE_FIRST, "core-first")                                                                     \
  X (CORE_SECOND, "core-second")                                                                   \
  X (FRAME_FIRST, "frame-first")                                                                   \
  X (RECALLED, "recalled")                                                                         \
  X (TOPICS_NONE, "topics-none")                                                                   \
  X (TOPICS_ONE, "topics-one")                                                                     \
  X (TOPICS_TWO, "topics-two")                                                                     \
  X (TOPICS_MANY, "topics-many")                                                                   \
  X (KNOWN_PATIENT, "known-patient")                                                               \
  X (NEW_PATIENT, "new-patient")                                                                   \
  X (AGENT_PRONOUN, "agent-pronoun")                                                               \
  X (OTHERS, "others")                                                                             \
  X (NAMES_SHARED, "names-shared")                                                                 \
  X (NAMES_DIFFER, "names-differ")                                                                 \
  X (NAME_NEW, "name-new")                                                                         \
  X (NAME_OPENS, "name-opens")                                                                     \
  X (NAME_OPENS_OTHER, "name-opens-other")                                                         \
  X (MATTER, "matter")                                                                             \
  X (PERFECT_FIRST, "perfect-first")                                                               \
  X (PERFECT_SECOND, "perfect-second")                                                             \
  X (SUBORDINATE, "subordinate")                                                                   \
  X (PERSON_NEW, "person-new")                                                                     \
  X (PERSON_OLD, "person-old")                                                                     \
  X (PERSON_PRESENT, "person-present")                                                             \
  X (PERSON_ABSENT, "person-absent")                                                               \
  X (CLASS_SHARED, "class-shared")                                                                 \
  X (CLASS_DIFFERS, "class-differs")                                                               \
  X (COUNT_SAME, "count-same")                                                                     \
  X (COUNT_DIFFERS, "count-differs")                                                               \
  X (NEW_IN_PARAGRAPH, "new-in-paragraph")

typedef enum
{
#define IDENTIFIER(id, name) F_##id,
  FEATURES (IDENTIFIER)
#undef IDENTIFIER
      N_FEATURES
} Feature;

static const char *const feature_names[] = {
#define NAME(id, name) name,
  FEATURES (NAME)
#undef NAME
};

static const char *const kind_names[] = { "frame", "reference", "bare", "known", "effect", "act" };

static const guint32 unreal =
    DTL_MODALITY_DENIED | DTL_MODALITY_FUTURE | DTL_MODALITY_POSSIBLE | DTL_MODALITY_QUESTION;

/* The features of a pair. */
typedef struct
{
  guint8 ids[N_FEATURES];
  guint n;
} Features;

static inline void
add (Features *self, Feature feature, gboolean present)
{
  if (present)
    self->ids[self->n++] = feature;
}

static void
compare_times (Features *out, const DtlScene *a, const DtlScene *b)
{
  DtlRelation dates = dtl_act_relate_dates (&a->when, &b->when);
  gboolean own = a->when.quality >= 2 && b->when.quality >= 2;
  const DtlActWhen *told_a = a->when.from.year != 0 ? &a->when : &a->context;
  const DtlActWhen *told_b = b->when.from.year != 0 ? &b->when : &b->context;

  add (out, F_DATE_SAME, dates == DTL_RELATION_SAME);
  add (out, F_DATE_SAME_OWN, dates == DTL_RELATION_SAME && own);
  add (out, F_DATE_COMPATIBLE, dates == DTL_RELATION_COMPATIBLE);
  add (out, F_DATE_CONFLICT, dates == DTL_RELATION_CONFLICT);
  add (out, F_DATE_CONFLICT_OWN, dates == DTL_RELATION_CONFLICT && own);
  add (out, F_DATE_FIRST_ONLY, a->when.from.year != 0 && b->when.from.year == 0);
  add (out, F_DATE_SECOND_ONLY, a->when.from.year == 0 && b->when.from.year != 0);
  if (a->when.from.year == 0 || b->when.from.year == 0)
    {
      DtlRelation told = dtl_act_relate_dates (told_a, told_b);

      add (out, F_TOLD_SAME, told == DTL_RELATION_SAME);
      add (out, F_TOLD_CONFLICT, told == DTL_RELATION_CONFLICT);
    }
  add (out, F_OLD_FIRST, a->old && !b->old);
  add (out, F_OLD_SECOND, b->old && !a->old);
  add (out, F_RECALLED,
       (a->fresh && b->old && b->sentence >= LEAD_SENTENCES) ||
           (b->fresh && a->old && a->sentence >= LEAD_SENTENCES));
}

static void
compare_places (Features *out, const DtlReading *reading, const DtlScene *a, const DtlScene *b)
{
  DtlRelation places = dtl_act_relate_places (reading, a->toponym, b->toponym);
  gboolean own = a->place_quality >= 2 && b->place_quality >= 2;

  add (out, F_PLACE_SAME, places == DTL_RELATION_SAME);
  add (out, F_PLACE_SAME_OWN, places == DTL_RELATION_SAME && own);
  add (out, F_PLACE_COMPATIBLE, places == DTL_RELATION_COMPATIBLE);
  add (out, F_PLACE_CONFLICT, places == DTL_RELATION_CONFLICT);
  add (out, F_PLACE_CONFLICT_OWN, places == DTL_RELATION_CONFLICT && own);
  add (out, F_PLACE_FIRST_ONLY, a->place_quality >= 2 && b->place_quality < 2);
  add (out, F_PLACE_SECOND_ONLY, b->place_quality >= 2 && a->place_quality < 2);
}

static void
compare_sides (Features *out, const DtlScene *a, const DtlScene *b)
{
  gboolean person = dtl_scene_words_meet (&a->persons, &b->persons);
  gboolean victim = person || dtl_scene_words_meet (&a->victims, &b->victims);
  gboolean property = dtl_scene_words_meet (&a->property, &b->property);
  gboolean agent = dtl_scene_words_meet (&a->agents, &b->agents);
  gboolean group = dtl_scene_words_meet (&a->groups, &b->groups);

  add (out, F_PERSON_SHARED, person);
  add (out, F_PERSONS_DIFFER, !person && a->persons.n > 0 && b->persons.n > 0);
  add (out, F_VICTIM_SHARED, victim);
  add (out, F_VICTIMS_DIFFER, !victim && a->victims.n > 0 && b->victims.n > 0);
  add (out, F_VICTIM_FIRST_ONLY, a->victims.n > 0 && b->victims.n == 0);
  add (out, F_VICTIM_SECOND_ONLY, a->victims.n == 0 && b->victims.n > 0);
  add (out, F_PRONOUN, b->pronoun);
  add (out, F_PROPERTY_SHARED, property);
  add (out, F_PROPERTY_DIFFERS, !property && a->property.n > 0 && b->property.n > 0);
  add (out, F_PROPERTY_SECOND_ONLY, a->property.n == 0 && b->property.n > 0);
  add (out, F_AGENT_SHARED, agent);
  add (out, F_AGENTS_DIFFER, !agent && a->agents.n > 0 && b->agents.n > 0);
  add (out, F_GROUP_SHARED, group);
  add (out, F_GROUPS_DIFFER, !group && a->groups.n > 0 && b->groups.n > 0);
}

static void
compare_figures (Features *out, const DtlScene *a, const DtlScene *b)
{
  const DtlFigure *x = &a->figures[DTL_FIGURE_KILLED];
  const DtlFigure *y = &b->figures[DTL_FIGURE_KILLED];

  add (out, F_KILLED_SAME,
       x->known && y->known && x->count.min == y->count.min && x->count.min > 1);
  add (out, F_KILLED_DIFFERS, x->known && y->known && x->count.min != y->count.min);
  add (out, F_KILLED_SECOND_ONLY, !x->known && y->known);
  x = &a->figures[DTL_FIGURE_WOUNDED];
  y = &b->figures[DTL_FIGURE_WOUNDED];
  add (out, F_WOUNDED_SAME,
       x->known && y->known && x->count.min == y->count.min && x->count.min > 1);
  add (out, F_WOUNDED_DIFFERS, x->known && y->known && x->count.min != y->count.min);
}

static void
compare_acts (Features *out, const DtlScene *a, const DtlScene *b)
{
  gboolean known = a->family != DTL_FAMILY_ANY && b->family != DTL_FAMILY_ANY;

  add (out, F_FAMILY_SAME, known && a->family == b->family);
  add (out, F_FAMILY_DIFFERS, known && a->family != b->family);
  add (out, F_FAMILY_APART, !dtl_act_families_agree (a->family, b->family));
  add (out, F_ACT_SHARED,
       (a->kinds_of_act[0] & b->kinds_of_act[0]) || (a->kinds_of_act[1] & b->kinds_of_act[1]));
  add (out, F_TRIGGER_SHARED, dtl_scene_words_meet (&a->triggers, &b->triggers));
  add (out, F_WEAPONS_SHARED, (a->weapons & b->weapons) != 0);
  add (out, F_WEAPONS_DIFFER, a->weapons != 0 && b->weapons != 0 && !(a->weapons & b->weapons));
  add (out, F_PLURAL_FIRST, a->plural);
  add (out, F_GENERIC_FIRST, a->generic);
  add (out, F_UNREAL_FIRST, (a->modality & unreal) != 0);
  add (out, F_THREAT_DIFFERS, ((a->modality ^ b->modality) & DTL_MODALITY_THREAT) != 0);
  add (out, F_ATTEMPT_DIFFERS,
       ((a->modality ^ b->modality) & (DTL_MODALITY_ATTEMPT | DTL_MODALITY_FOILED)) != 0);
  add (out, F_NOMINAL_FIRST, a->nominal);
  add (out, F_CORE_FIRST, a->strength == DTL_STRENGTH_CORE);
  add (out, F_FRAME_FIRST, a->kind == DTL_SCENE_FRAME);
}

static void
add_manner (Features *out, const DtlScene *b)
{
  add (out, F_ANOTHER, b->another);
  add (out, F_ALSO, b->also);
  add (out, F_ITEM, b->item);
  add (out, F_OPENS_PARAGRAPH, b->opens_paragraph);
  add (out, F_DEFINITE, b->definite);
  add (out, F_INDEFINITE, b->indefinite);
  add (out, F_PLURAL_SECOND, b->plural);
  add (out, F_GENERIC_SECOND, b->generic);
  add (out, F_UNREAL_SECOND, (b->modality & unreal) != 0);
  add (out, F_LEGAL_SECOND, b->legal);
  add (out, F_NOMINAL_SECOND, b->nominal);
  add (out, F_KNOWN_PATIENT, b->known_patient);
  add (out, F_NEW_PATIENT, b->new_patient);
  add (out, F_AGENT_PRONOUN, b->agent_pronoun);
  add (out, F_OTHERS, b->others);
  add (out, F_CORE_SECOND, b->strength == DTL_STRENGTH_CORE);
}

static void
compare_topics (Features *out, const DtlScene *a, const DtlScene *b)
{
  guint shared = 0;

  for (guint i = 0; i < b->n_topics; i++)
    for (guint k = 0; k < a->n_topics; k++)
      if (a->topics[k] == b->topics[i])
        {
          shared++;
          break;
        }
  add (out, F_TOPICS_NONE, shared == 0);
  add (out, F_TOPICS_ONE, shared == 1);
  add (out, F_TOPICS_TWO, shared == 2);
  add (out, F_TOPICS_MANY, shared > 2);
}

/* "Two policemen", "five policemen": those whom both count. */
static void
compare_counts (Features *out, const DtlScene *a, const DtlScene *b)
{
  gboolean same = FALSE;
  gboolean differs = FALSE;

  for (guint i = 0; i < a->victims.n; i++)
    for (guint k = 0; k < b->victims.n; k++)
      if (a->victims.items[i] == b->victims.items[k] && a->counts[i] > 0 && b->counts[k] > 0)
        {
          same |= a->counts[i] == b->counts[k];
          differs |= a->counts[i] != b->counts[k];
        }
  add (out, F_COUNT_SAME, same);
  add (out, F_COUNT_DIFFERS, differs && !same);
}

/* What the whole sentences name, and how the second brings it in. */
static void
compare_names (Features *out, const DtlScene *a, const DtlScene *b)
{
  gboolean shared = dtl_scene_words_meet (&a->places, &b->places);
  gboolean differ = !shared && a->places.n > 0 && b->places.n > 0;
  gboolean present = dtl_scene_words_meet (&a->present, &b->persons);

  add (out, F_NAMES_SHARED, shared);
  add (out, F_NAMES_DIFFER, differ);
  add (out, F_NAME_NEW, b->new_place && !shared);
  add (out, F_NAME_OPENS, b->opens_with_place);
  add (out, F_NAME_OPENS_OTHER, b->opens_with_place && b->new_place && differ);
  add (out, F_MATTER, b->opens_matter);
  add (out, F_PERFECT_FIRST, a->past_perfect);
  add (out, F_PERFECT_SECOND, b->past_perfect);
  add (out, F_SUBORDINATE, b->subordinate);
  add (out, F_PERSON_NEW, b->new_person && !b->old_person);
  add (out, F_PERSON_OLD, b->old_person);
  add (out, F_PERSON_PRESENT, present);
  add (out, F_PERSON_ABSENT, b->persons.n > 0 && !present);
  add (out, F_CLASS_SHARED, (a->classes & b->classes) != 0);
  add (out, F_CLASS_DIFFERS, a->classes != 0 && b->classes != 0 && (a->classes & b->classes) == 0);
  add (out, F_NEW_IN_PARAGRAPH,
       b->opens_paragraph && (b->new_place || b->new_person || b->opens_matter));
}

static void
add_distance (Features *out, const DtlScene *a, const DtlScene *b, guint back)
{
  guint32 sentences = b->sentence - a->sentence;

  add (out, F_SENTENCE_SAME, sentences == 0);
  add (out, F_SENTENCE_NEXT, sentences == 1);
  add (out, F_SENTENCE_SECOND, sentences == 2);
  add (out, F_SENTENCE_NEAR, sentences >= 3 && sentences <= 5);
  add (out, F_SENTENCE_AWAY, sentences >= 10);
  add (out, F_PARAGRAPH_SAME, a->paragraph == b->paragraph);
  add (out, F_PARAGRAPH_NEXT, a->paragraph + 1 == b->paragraph);
  add (out, F_BACK_FIRST, back == 0);
  add (out, F_BACK_SECOND, back == 1);
  add (out, F_BACK_NEAR, back == 2 || back == 3);
  add (out, F_BOTH_LEAD, b->sentence < LEAD_SENTENCES);
  add (out, F_FIRST_LEAD, a->sentence < LEAD_SENTENCES);
}

static void
collect (Features *out, const DtlReading *reading, const DtlScene *a, const DtlScene *b, guint back)
{
  out->n = 0;
  add (out, F_BIAS, TRUE);
  compare_times (out, a, b);
  compare_places (out, reading, a, b);
  compare_acts (out, a, b);
  compare_sides (out, a, b);
  compare_figures (out, a, b);
  compare_topics (out, a, b);
  compare_counts (out, a, b);
  compare_names (out, a, b);
  add_manner (out, b);
  add_distance (out, a, b, back);
}

static int
compare_weight (gconstpointer name, gconstpointer weight)
{
  return strcmp (name, ((const DtlMergingWeight *) weight)->name);
}

static double
weight_of (const char *name)
{
  const DtlMergingWeight *weight =
      bsearch (name, dtl_merging_weights, G_N_ELEMENTS (dtl_merging_weights),
               sizeof dtl_merging_weights[0], compare_weight);

  return weight != NULL ? weight->value : 0;
}

/* The weight of each feature for each kind of second scene, looked up once. */
static const double *
load_weights (void)
{
  static double weights[DTL_SCENE_N_KINDS][N_FEATURES];
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded))
    {
      for (guint kind = 0; kind < DTL_SCENE_N_KINDS; kind++)
        for (guint f = 0; f < N_FEATURES; f++)
          {
            g_autofree char *name = g_strdup_printf ("%s:%s", kind_names[kind], feature_names[f]);

            weights[kind][f] = weight_of (feature_names[f]) + weight_of (name);
          }
      g_once_init_leave (&loaded, 1);
    }
  return &weights[0][0];
}

/**
 * dtl_scene_pair_score:
 * @reading: a reading
 * @a: a scene
 * @b: a later one
 * @back: how many scenes stand between them
 *
 * Returns: the log-odds that both tell of the same act, by a logistic model learned by
 *   build-aux/train-merging
 */
double
dtl_scene_pair_score (const DtlReading *reading, const DtlScene *a, const DtlScene *b, guint back)
{
  const double *weights = load_weights () + b->kind * N_FEATURES;
  Features features;
  double sum = 0;

  collect (&features, reading, a, b, back);
  for (guint i = 0; i < features.n; i++)
    sum += weights[features.ids[i]];
  return sum;
}

/**
 * dtl_scene_pair_training:
 * @reading: a reading
 * @a: a scene
 * @b: a later one
 * @back: how many scenes stand between them
 * @out: where to put it
 *
 * Adds the kind of @b and the names of the features; for learning weights.
 */
void
dtl_scene_pair_training (const DtlReading *reading, const DtlScene *a, const DtlScene *b,
                         guint back, GString *out)
{
  Features features;

  collect (&features, reading, a, b, back);
  g_string_append (out, kind_names[b->kind]);
  for (guint i = 0; i < features.n; i++)
    g_string_append_printf (out, " %s", feature_names[features.ids[i]]);
}
