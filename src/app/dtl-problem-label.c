/* dtl-problem-label.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-problem-label.h"

/**
 * dtl_problem_label_new:
 *
 * Returns: (transfer floating): a hidden line below an input, for what is wrong with it
 */
GtkLabel *
dtl_problem_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_visible (label, FALSE);
  return GTK_LABEL (label);
}

/**
 * dtl_problem_label_show:
 * @label: the line below @input
 * @input: what holds the wrong value; it is marked as wrong, also to assistive technologies
 * @problem: (nullable): what is wrong with it, translated; %NULL if @label says it already
 */
void
dtl_problem_label_show (GtkLabel *label, GtkWidget *input, const char *problem)
{
  if (problem != NULL)
    gtk_label_set_label (label, problem);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
  gtk_widget_add_css_class (input, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/**
 * dtl_problem_label_clear:
 * @label: the line below @input
 * @input: (nullable): what was marked as wrong
 *
 * Takes back what dtl_problem_label_show() showed, if it did.
 */
void
dtl_problem_label_clear (GtkLabel *label, GtkWidget *input)
{
  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
  if (input == NULL)
    return;
  gtk_widget_remove_css_class (input, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
