/* dtl-reader-message.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-child.h"
#include "dtl-reader-format.h"

static void
add (GVariantBuilder *builder, const char *name, const char *value)
{
  if (value != NULL)
    g_variant_builder_add (builder, "{ss}", name, value);
}

static void
add_date (GVariantBuilder *builder, const char *name, const DtlPartialDate *date)
{
  g_autofree char *text = dtl_partial_date_format (date);

  add (builder, name, text);
}

static GVariant *
end_message (char kind, GVariantBuilder *builder)
{
  return g_variant_ref_sink (g_variant_new ("(ya{ss})", (guchar) kind, builder));
}

/**
 * dtl_reader_article_to_message:
 * @article: an article
 *
 * Returns: (transfer full): a message of %DTL_CHILD_TYPE with its fields
 */
GVariant *
dtl_reader_article_to_message (const DtlArticle *article)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  add (&builder, "id", article->id);
  add (&builder, "file-name", article->file_name);
  add (&builder, "format", article->format);
  add (&builder, "title", article->title);
  add (&builder, "byline", article->byline);
  add (&builder, "source", article->source);
  add (&builder, "url", article->url);
  add (&builder, "published-from", article->published_from);
  add (&builder, "text", article->text);
  add (&builder, "language", article->language);
  add_date (&builder, "published", &article->published);
  add_date (&builder, "captured", &article->captured);
  return end_message (DTL_CHILD_ARTICLE, &builder);
}

static char *
dup_field (GVariant *fields, const char *name)
{
  char *value = NULL;

  g_variant_lookup (fields, name, "s", &value);
  return value;
}

static void
read_date (GVariant *fields, const char *name, DtlPartialDate *date)
{
  g_autofree char *text = dup_field (fields, name);

  if (text != NULL)
    dtl_partial_date_parse (text, date);
}

/* The words for where a date was found are constants on both sides. */
static const char *
known_origin (const char *word)
{
  static const char *const words[] = { "header", "json-ld",  "meta", "time",
                                       "url",    "dateline", "text", "user" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i], word) == 0)
      return words[i];
  return NULL;
}

/**
 * dtl_reader_article_from_message:
 * @fields: the fields of a message; they come from a process that may have been overrun
 *
 * Returns: (transfer full) (nullable): the article, or %NULL if it has no id or no text
 */
DtlArticle *
dtl_reader_article_from_message (GVariant *fields)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autofree char *format = dup_field (fields, "format");
  g_autofree char *origin = dup_field (fields, "published-from");

  article->id = dup_field (fields, "id");
  article->file_name = dup_field (fields, "file-name");
  article->format = dtl_reader_format_intern (format);
  article->title = dup_field (fields, "title");
  article->byline = dup_field (fields, "byline");
  article->source = dup_field (fields, "source");
  article->url = dup_field (fields, "url");
  article->published_from = known_origin (origin);
  article->text = dup_field (fields, "text");
  article->language = dup_field (fields, "language");
  read_date (fields, "published", &article->published);
  read_date (fields, "captured", &article->captured);
  return article->id != NULL && article->text != NULL ? g_steal_pointer (&article) : NULL;
}

/**
 * dtl_reader_error_to_message:
 * @kind: %DTL_CHILD_FAILURE for a member, %DTL_CHILD_ERROR for the file
 * @name: what was not read
 * @error: why
 *
 * Returns: (transfer full): a message of %DTL_CHILD_TYPE
 */
GVariant *
dtl_reader_error_to_message (char kind, const char *name, const GError *error)
{
  GVariantBuilder builder;
  g_autofree char *code =
      g_strdup_printf ("%d", error->domain == DTL_ERROR ? error->code : DTL_ERROR_FAILED);
  g_autofree char *valid = g_utf8_make_valid (error->message, -1);
  g_autofree char *valid_name = g_utf8_make_valid (name, -1);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  add (&builder, "name", valid_name);
  add (&builder, "code", code);
  add (&builder, "message", valid);
  return end_message (kind, &builder);
}
