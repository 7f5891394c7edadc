/* dtl-role-plays.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-role-model.h"

/**
 * dtl_role_scene_is_own:
 * @scene: an act
 * @event: index of an event mention
 *
 * Returns: whether the mention is one of the act's
 */
gboolean
dtl_role_scene_is_own (const DtlRoleScene *scene, guint32 event)
{
  for (guint i = 0; i < scene->n_own; i++)
    if (scene->own[i] == event)
      return TRUE;
  return FALSE;
}

/* Whether a mention of this act, or of another one, says that a phrase did it or suffered it. */
static void
find_plays (const DtlRoleScene *scene, guint32 phrase, DtlRole role, gboolean *here,
            gboolean *elsewhere)
{
  const DtlReading *reading = scene->reading;
  guint32 sentence = dtl_reading_phrase (reading, phrase)->sentence;

  for (guint32 i = dtl_role_events_from (reading, sentence); i < reading->events->len; i++)
    {
      const DtlEvent *event = dtl_reading_event (reading, i);
      gboolean plays = role == DTL_ROLE_VICTIM ? dtl_event_has_patient (event, phrase)
                                               : dtl_event_has_agent (event, phrase);

      if (event->sentence > sentence)
        return;
      if (!plays || event->word->strength < DTL_STRENGTH_EFFECT)
        continue;
      if (dtl_role_scene_is_own (scene, i))
        *here = TRUE;
      else
        *elsewhere = TRUE;
    }
}

static void
find_all_plays (const DtlRoleScene *scene, const DtlRoleCandidate *candidate, DtlRole role,
                gboolean *here, gboolean *elsewhere)
{
  for (guint i = 0; i < candidate->n_mentions; i++)
    find_plays (scene, dtl_mentions_get (scene->reading->mentions, candidate->mentions[i])->phrase,
                role, here, elsewhere);
}

/* "two weeks after four bombers had killed 52 people": people counted in another act, and in no
 * mention of this one. */
static gboolean
is_counted_elsewhere (const DtlRoleScene *scene, const DtlRoleCandidate *candidate, DtlRole role)
{
  const DtlMentions *mentions = scene->reading->mentions;
  const DtlEntity *entity = dtl_mentions_entity (mentions, candidate->entity);
  const DtlPhrase *first =
      dtl_reading_phrase (scene->reading, dtl_mentions_get (mentions, entity->first)->phrase);
  gboolean here = FALSE;
  gboolean elsewhere = FALSE;

  if (entity->kind != DTL_MENTION_PEOPLE || (first->flags & DTL_PHRASE_DEFINITE) ||
      (role == DTL_ROLE_VICTIM ? !first->has_count || first->count.min < 2
                               : role != DTL_ROLE_ATTACKER))
    return FALSE;
  find_all_plays (scene, candidate, role, &here, &elsewhere);
  return elsewhere && !here;
}

/* Whom the text calls the culprit, if no mention of the act says that he suffered it. */
static gboolean
is_unhurt_culprit (const DtlRoleScene *scene, const DtlRoleCandidate *candidate, DtlRole role)
{
  gboolean here = FALSE;
  gboolean elsewhere = FALSE;

  if (role != DTL_ROLE_VICTIM ||
      !dtl_mentions_entity (scene->reading->mentions, candidate->entity)->suspect)
    return FALSE;
  find_all_plays (scene, candidate, role, &here, &elsewhere);
  return !here;
}

/**
 * dtl_role_plays_elsewhere:
 * @scene: an act
 * @candidate: somebody or something near it
 * @role: a part
 *
 * Returns: whether what else the text says of the candidate keeps it from the part: it plays it in
 *   another act, or is called the culprit and not said to suffer
 */
gboolean
dtl_role_plays_elsewhere (const DtlRoleScene *scene, const DtlRoleCandidate *candidate,
                          DtlRole role)
{
  return is_counted_elsewhere (scene, candidate, role) ||
         is_unhurt_culprit (scene, candidate, role);
}
