/* dtl-read-pdf.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-read-pdf.h"

#include "dtl-html-metadata.h"
#include "dtl-reader-lines.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#define MAX_PAGES 2000

/* Poppler has no cleanup functions of its own in all the releases that we build with. */
typedef PopplerDocument PdfDocument;
typedef PopplerPage PdfPage;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfPage, g_object_unref)

typedef struct
{
  GPtrArray *lines;
  guint page;
  double page_height;
  GString *text;
  DtlPdfLine open;
} Layout;

static void
end_line (Layout *self)
{
  g_autofree char *text = dtl_line_squash (self->text->str);

  if (*text != '\0')
    {
      DtlPdfLine *line = g_new (DtlPdfLine, 1);

      *line = self->open;
      line->text = g_steal_pointer (&text);
      line->page = self->page;
      line->page_height = self->page_height;
      line->drop = FALSE;
      g_ptr_array_add (self->lines, line);
    }
  g_string_truncate (self->text, 0);
}

static void
add_char (Layout *self, gunichar c, const PopplerRectangle *box, double size)
{
  if (self->text->len == 0)
    {
      self->open.x0 = box->x1;
      self->open.x1 = box->x2;
      self->open.y0 = MIN (box->y1, box->y2);
      self->open.y1 = MAX (box->y1, box->y2);
      self->open.size = size;
    }
  else
    {
      self->open.x1 = MAX (self->open.x1, box->x2);
      self->open.y0 = MIN (self->open.y0, MIN (box->y1, box->y2));
      self->open.y1 = MAX (self->open.y1, MAX (box->y1, box->y2));
    }
  g_string_append_unichar (self->text, c);
}

/* The size of the type at each character comes as runs. */
static double
size_at (GList **runs, int at)
{
  while (*runs != NULL && ((PopplerTextAttributes *) (*runs)->data)->end_index < at)
    *runs = (*runs)->next;
  return *runs != NULL ? ((PopplerTextAttributes *) (*runs)->data)->font_size : 0;
}

static void
read_page (Layout *self, PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  PopplerRectangle *boxes = NULL;
  guint n = 0, i = 0;
  double width;
  GList *attributes, *run;

  if (text == NULL || !g_utf8_validate (text, -1, NULL) ||
      !poppler_page_get_text_layout (page, &boxes, &n))
    return;
  attributes = poppler_page_get_text_attributes (page);
  run = attributes;
  poppler_page_get_size (page, &width, &self->page_height);
  for (const char *p = text; *p != '\0' && i < n; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        end_line (self);
      else if (c == 0xAD)
        add_char (self, '-', &boxes[i], size_at (&run, (int) i));
      else
        add_char (self, c, &boxes[i], size_at (&run, (int) i));
    }
  end_line (self);
  poppler_page_free_text_attributes (attributes);
  g_free (boxes);
}

static void
set_open_error (GError **error, const GError *poppler, const char *name)
{
  if (g_error_matches (poppler, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    dtl_reader_set_locked (error, name);
  else
    dtl_reader_set_damaged (error, name, "PDF");
}

/* The title in the file's properties, if it is one: many are names of files. */
static void
take_stated_title (PopplerDocument *document, DtlArticle *article)
{
  g_autofree char *title = poppler_document_get_title (document);

  if (article->title == NULL && title != NULL && g_utf8_validate (title, -1, NULL) &&
      dtl_line_headline (title))
    article->title = g_steal_pointer (&title);
}

static gboolean
read_pages (DtlReaderJob *job,
            PopplerDocument *document,
            Layout *layout,
            int pages,
            const char *name,
            GError **error)
{
  for (int i = 0; i < pages; i++)
    {
      g_autoptr (PdfPage) page = poppler_document_get_page (document, i);

      if (!dtl_reader_job_go_on (job, name, error))
        return FALSE;
      layout->page = (guint) i;
      if (page != NULL)
        read_page (layout, page);
    }
  return TRUE;
}

/**
 * dtl_read_pdf:
 * @job: the reading of the file
 * @bytes: a PDF file
 * @name: its name
 * @error: return location
 *
 * Reads the text of a PDF file with poppler: columns in reading order, paragraphs put together
 * again, running heads and page numbers taken out, the headline told by its type. The dates in its
 * properties are those of the file, so the publication date is looked for in the text.
 *
 * Returns: %TRUE on success
 */
gboolean
dtl_read_pdf (DtlReaderJob *job, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (PdfDocument) document = poppler_document_new_from_bytes (bytes, NULL, &own);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_pdf_line_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) paragraphs = NULL;
  g_autoptr (DtlArticle) article = dtl_article_new ();
  Layout layout = { lines, 0, 0, text, { 0 } };
  int pages;

  if (document == NULL)
    {
      set_open_error (error, own, name);
      return FALSE;
    }
  pages = MIN (poppler_document_get_n_pages (document), MAX_PAGES);
  if (pages <= 0)
    {
      dtl_reader_set_damaged (error, name, "PDF");
      return FALSE;
    }
  if (!read_pages (job, document, &layout, pages, name, error))
    return FALSE;
  if (lines->len == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NO_TEXT,
                   _ ("“%s” is a scan without text. Run text recognition on it first."), name);
      return FALSE;
    }
  article->format = "pdf";
  dtl_pdf_mark_furniture (lines, (guint) pages);
  article->title = dtl_pdf_take_title (lines);
  paragraphs = dtl_pdf_paragraphs (lines);
  if (!dtl_reader_job_finish_lines (job, g_steal_pointer (&article), paragraphs, bytes, name,
                                    error))
    return FALSE;
  take_stated_title (document, g_ptr_array_index (job->articles, job->articles->len - 1));
  return TRUE;
}
