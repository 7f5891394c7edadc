/* dtl-document.h
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dtl-language-model.h"
#include "dtl-span.h"
#include "dtl-tagset.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlTokenFlags:
 * @DTL_TOKEN_CAPITALISED: first letter is upper case
 * @DTL_TOKEN_UPPER: all letters are upper case, more than one
 * @DTL_TOKEN_DIGITS: begins with a digit
 * @DTL_TOKEN_PUNCTUATION: no letter and no digit
 * @DTL_TOKEN_SPACE_BEFORE: white space stands before it
 * @DTL_TOKEN_SENTENCE_START: first token of its sentence
 * @DTL_TOKEN_PARAGRAPH_START: first token of its paragraph
 * @DTL_TOKEN_QUOTED: inside quotation marks
 * @DTL_TOKEN_CASE_RESTORED: case flags were guessed, the source is all capitals or a heading with
 *   capitals throughout
 */
typedef enum
{
  DTL_TOKEN_CAPITALISED = 1 << 0,
  DTL_TOKEN_UPPER = 1 << 1,
  DTL_TOKEN_DIGITS = 1 << 2,
  DTL_TOKEN_PUNCTUATION = 1 << 3,
  DTL_TOKEN_SPACE_BEFORE = 1 << 4,
  DTL_TOKEN_SENTENCE_START = 1 << 5,
  DTL_TOKEN_PARAGRAPH_START = 1 << 6,
  DTL_TOKEN_QUOTED = 1 << 7,
  DTL_TOKEN_CASE_RESTORED = 1 << 8,
} DtlTokenFlags;

/**
 * DtlToken:
 * @start: first byte in the text
 * @end: one past the last byte
 * @norm: folded form (dtl_fold()) in lower case; owned by the document, NUL-terminated
 * @lemma: dictionary form in lower case ("kill" for "killed"), the norm in a document read for
 *   tokens only; owned by the document
 * @sentence: index of its sentence
 * @head: index of the token it depends on, -1 for the root of a sentence; -1 everywhere in a
 *   sentence that was not parsed
 * @flags: #DtlTokenFlags
 * @upos: #DtlUpos, universal part of speech
 * @xpos: #DtlXpos, Penn Treebank tag
 * @deprel: #DtlDeprel, universal dependency relation to @head
 * @word: number of the folded form among the words of closed classes, or 0; see dtl_token_is()
 */
typedef struct
{
  guint32 start;
  guint32 end;
  const char *norm;
  const char *lemma;
  guint32 sentence;
  gint32 head;
  guint16 flags;
  guint8 upos;
  guint8 xpos;
  guint8 deprel;
  guint16 word;
} DtlToken;

/**
 * DtlSentence:
 * @first: index of its first token
 * @end: one past its last token
 * @paragraph: index of its paragraph, from 0
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 paragraph;
} DtlSentence;

/**
 * DtlLexiconMatch:
 * @first: index of the first token
 * @end: one past the last token
 * @list: index of the word list, see dtl_lexicon_list_index()
 * @entry: index of the entry, see dtl_lexicon_get()
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint16 list;
  guint32 entry;
} DtlLexiconMatch;

/**
 * DtlNameKind:
 * @DTL_NAME_PERSON: a person
 * @DTL_NAME_ORGANISATION: an organisation or armed group
 * @DTL_NAME_LOCATION: a place
 * @DTL_NAME_OTHER: another name: nationalities, religions, works, events
 */
typedef enum
{
  DTL_NAME_PERSON,
  DTL_NAME_ORGANISATION,
  DTL_NAME_LOCATION,
  DTL_NAME_OTHER,
  DTL_N_NAME_KINDS
} DtlNameKind;

/**
 * DtlName:
 * @first: index of the first token
 * @end: one past the last token
 * @kind: what it names
 * @score: how certain it is that name and kind are right, 0 to 1
 */
typedef struct
{
  guint32 first;
  guint32 end;
  DtlNameKind kind;
  float score;
} DtlName;

/**
 * DtlDocumentLevel:
 * @DTL_DOCUMENT_TOKENS: sentences and tokens only
 * @DTL_DOCUMENT_LEXICON: and the matches of all word lists
 * @DTL_DOCUMENT_TAGS: and parts of speech, lemmas and names
 * @DTL_DOCUMENT_EVENTS: and dependency heads of the sentences that hold a word of the list
 *   "triggers"
 * @DTL_DOCUMENT_HEADS: and dependency heads of all sentences
 *
 * How deep to read; each level includes those before it.
 */
typedef enum
{
  DTL_DOCUMENT_TOKENS,
  DTL_DOCUMENT_LEXICON,
  DTL_DOCUMENT_TAGS,
  DTL_DOCUMENT_EVENTS,
  DTL_DOCUMENT_HEADS,
} DtlDocumentLevel;

/**
 * DtlDocument:
 *
 * A text cut into sentences and tokens, tagged and parsed. Immutable after dtl_document_new() or,
 * where that is called, dtl_document_deepen(); then safe to read from several threads. Offsets
 * inside are bytes; dtl_document_span() gives the code points that everything outside the engine
 * counts.
 */
typedef struct _DtlDocument DtlDocument;

DtlDocument *dtl_document_new (DtlLanguageModel *model, const char *text, gssize length,
                               DtlDocumentLevel level);
void dtl_document_deepen (DtlDocument *self, DtlDocumentLevel level);
gboolean dtl_document_may_hold_events (const DtlDocument *self);
void dtl_document_free (DtlDocument *self);
const char *dtl_document_text (const DtlDocument *self, gsize *length);
DtlLanguageModel *dtl_document_model (const DtlDocument *self);
const DtlToken *dtl_document_tokens (const DtlDocument *self, guint *n_tokens);
const DtlSentence *dtl_document_sentences (const DtlDocument *self, guint *n_sentences);
const DtlLexiconMatch *dtl_document_matches (const DtlDocument *self, guint *n_matches);
const DtlLexiconMatch *dtl_document_matches_at (const DtlDocument *self, guint token,
                                                guint *n_matches);
const DtlName *dtl_document_names (const DtlDocument *self, guint *n_names);
DtlSpan dtl_document_span (const DtlDocument *self, guint first, guint end);
DtlSpan dtl_document_byte_span (const DtlDocument *self, gsize start, gsize end);
char *dtl_document_dup_words (const DtlDocument *self, guint first, guint end);
gboolean dtl_document_is_upper_case (const DtlDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlDocument, dtl_document_free)

G_END_DECLS
