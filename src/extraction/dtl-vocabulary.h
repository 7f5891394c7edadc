/* dtl-vocabulary.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-codes.h"
#include "dtl-lexicon.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlActKind:
 *
 * What a trigger word of data/lexicon/triggers.tsv says has happened.
 */
typedef enum
{
  DTL_ACT_NONE,
  DTL_ACT_KILL,
  DTL_ACT_DIE,
  DTL_ACT_DEAD,
  DTL_ACT_DEATH,
  DTL_ACT_TOLL,
  DTL_ACT_CASUALTY,
  DTL_ACT_WOUND,
  DTL_ACT_WOUNDED,
  DTL_ACT_INJURY,
  DTL_ACT_FATAL,
  DTL_ACT_MURDER,
  DTL_ACT_EXECUTE,
  DTL_ACT_ASSASSINATE,
  DTL_ACT_STAB,
  DTL_ACT_BEAT,
  DTL_ACT_RAPE,
  DTL_ACT_POISON,
  DTL_ACT_ATTACK,
  DTL_ACT_RAID,
  DTL_ACT_TARGET,
  DTL_ACT_STRIKE,
  DTL_ACT_INCIDENT,
  DTL_ACT_VIOLENCE,
  DTL_ACT_SHOOT,
  DTL_ACT_SHOOTDOWN,
  DTL_ACT_GUNFIRE,
  DTL_ACT_SNIPER,
  DTL_ACT_BOMB,
  DTL_ACT_EXPLODE,
  DTL_ACT_BLOWUP,
  DTL_ACT_MISFIRE,
  DTL_ACT_THROW,
  DTL_ACT_RAM,
  DTL_ACT_KIDNAP,
  DTL_ACT_SEIZE,
  DTL_ACT_HOSTAGE,
  DTL_ACT_HOSTAGES,
  DTL_ACT_HIJACK,
  DTL_ACT_RELEASE,
  DTL_ACT_RANSOM,
  DTL_ACT_CLASH,
  DTL_ACT_AIRSTRIKE,
  DTL_ACT_SHELL,
  DTL_ACT_ARSON,
  DTL_ACT_BURN,
  DTL_ACT_DESTROY,
  DTL_ACT_SABOTAGE,
  DTL_ACT_LOOT,
  DTL_ACT_RIOT,
  DTL_ACT_RIOTER,
  DTL_ACT_ROB,
  DTL_ACT_THREAT,
  DTL_ACT_FOIL,
  DTL_ACT_PLOT,
  DTL_ACT_COUP,
  DTL_ACT_ACCIDENT,
  DTL_ACT_SELFHARM,
  DTL_ACT_CLAIM,
  DTL_ACT_BLAME,
  DTL_ACT_BLAMED,
  DTL_ACT_COMMIT,
  DTL_ACT_CHARGE,
  DTL_ACT_IDENTIFY,
  DTL_ACT_IDENTIFIED,
  DTL_ACT_PLANT,
  DTL_ACT_DAMAGE,
  DTL_N_ACTS
} DtlActKind;

/* Which phrase plays which part; the column "roles" of triggers.tsv says what each means. */
typedef enum
{
  DTL_ROLES_NONE,
  DTL_ROLES_SUBJECT_OBJECT,
  DTL_ROLES_SUBJECT,
  DTL_ROLES_SUFFERER,
  DTL_ROLES_SUBJECT_PREPOSITION,
  DTL_ROLES_NOUN_OWNER_SUFFERS,
  DTL_ROLES_NOUN_OWNER_ACTS,
  DTL_ROLES_PREDICATE,
} DtlRoleFrame;

typedef enum
{
  DTL_STRENGTH_FRAME,
  DTL_STRENGTH_SUPPORT,
  DTL_STRENGTH_EFFECT,
  DTL_STRENGTH_CORE,
} DtlStrength;

/* The column "flags" of triggers.tsv. */
typedef enum
{
  DTL_WORD_SUICIDE = 1 << 0,
  DTL_WORD_MUTUAL = 1 << 1,
  DTL_WORD_PROPERTY = 1 << 2,
  DTL_WORD_CROWD = 1 << 3,
  DTL_WORD_PROMINENT = 1 << 4,
  DTL_WORD_ATTEMPT = 1 << 5,
  DTL_WORD_FOILED = 1 << 6,
  DTL_WORD_THREAT = 1 << 7,
  DTL_WORD_TOLL = 1 << 8,
  DTL_WORD_BARE = 1 << 9,
  DTL_WORD_AMBIGUOUS = 1 << 10,
  DTL_WORD_PART = 1 << 11,
  DTL_WORD_GENERIC = 1 << 12,
  DTL_WORD_SCOPE_CLAUSE = 1 << 13,
  DTL_WORD_SCOPE_SENTENCE = 1 << 14,
  DTL_WORD_STATE = 1 << 15,
  DTL_WORD_PLATFORM = 1 << 16,
  DTL_WORD_VEHICLE = 1 << 17,
  DTL_WORD_SCOPE_TEXT = 1 << 18,
} DtlWordFlags;

/**
 * DtlTrait:
 *
 * What the word lists say of a token, as bits.
 */
typedef enum
{
  DTL_TRAIT_PERSON = 1 << 0,
  DTL_TRAIT_PERPETRATOR = 1 << 1,
  DTL_TRAIT_SECURITY = 1 << 2,
  DTL_TRAIT_PROMINENT = 1 << 3,
  DTL_TRAIT_WEAPON = 1 << 4,
  DTL_TRAIT_GROUP = 1 << 5,
  DTL_TRAIT_PROPERTY = 1 << 6,
  DTL_TRAIT_REPORT = 1 << 7,
  DTL_TRAIT_DENY = 1 << 8,
  DTL_TRAIT_PLAN = 1 << 9,
  DTL_TRAIT_FEAR = 1 << 10,
  DTL_TRAIT_ATTEMPT = 1 << 11,
  DTL_TRAIT_GAME = 1 << 12,
  DTL_TRAIT_HYPOTHETICAL = 1 << 13,
  DTL_TRAIT_SUSPECT = 1 << 14,
  DTL_TRAIT_ACCUSE = 1 << 15,
  DTL_TRAIT_LEGAL = 1 << 16,
  DTL_TRAIT_SPORT = 1 << 17,
  DTL_TRAIT_SCREEN = 1 << 18,
  DTL_TRAIT_WISH = 1 << 19,
  DTL_TRAIT_MANY = 1 << 20,
  DTL_TRAIT_ANOTHER = 1 << 21,
  DTL_TRAIT_MISHAP = 1 << 22,
  DTL_TRAIT_ANIMAL = 1 << 23,
  DTL_TRAIT_STOP = 1 << 24,
  DTL_TRAIT_TRIGGER = 1 << 25,
  DTL_TRAIT_MILITANT = 1 << 26,
  DTL_TRAIT_NEGATIVE = 1 << 27,
  DTL_TRAIT_CONDEMN = 1 << 28,
  DTL_TRAIT_PROTESTER = 1 << 29,
  DTL_TRAIT_SUICIDE = 1 << 30,
  DTL_TRAIT_BREAK = (int) (1u << 31),
} DtlTrait;

/**
 * DtlWord:
 * @term: its canonical form
 * @pos: 'v', 'n', 'a' or 'x'
 * @act: #DtlActKind of a trigger
 * @cancels: of a negative, the lemma it cancels or "*"
 * @country: of a group or a force, its own country, empty if it has none
 *
 * One entry of a word list with its attributes read.
 */
typedef struct
{
  const char *term;
  const char *name;
  const char *cancels;
  char pos;
  guint8 act;
  guint8 roles;
  guint8 strength;
  gint8 weapon;
  gint8 target_type;
  gint8 occupation;
  gint8 property;
  char country[3];
  guint32 flags;
  guint32 traits;
} DtlWord;

/**
 * DtlVocabulary:
 *
 * The word lists of the lexicon with their columns understood. Immutable.
 */
typedef struct _DtlVocabulary DtlVocabulary;

DtlVocabulary *dtl_vocabulary_new  (DtlLexicon *lexicon, GError **error);
void           dtl_vocabulary_free (DtlVocabulary *self);
const DtlWord *dtl_vocabulary_word (const DtlVocabulary *self, guint list, guint entry);
const char    *dtl_act_name        (guint act);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlVocabulary, dtl_vocabulary_free)

G_END_DECLS
