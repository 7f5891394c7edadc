/* test-incident.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-incident.h"

/* Words are shown in text order and once, in whatever order the rules find them. */
static void
test_evidence_order (void)
{
  const DtlSpan spans[] = { { 40, 48 }, { 7, 9 }, { 40, 44 }, { 7, 9 },
                            { 90, 91 }, { 5, 5 }, { 1, 3 } };
  const DtlSpan expected[] = { { 1, 3 }, { 7, 9 }, { 40, 44 }, { 40, 48 }, { 90, 91 } };
  DtlIncidentBuilder *builder = dtl_incident_builder_new ();
  g_autoptr (DtlIncident) incident = NULL;
  const DtlSpan *evidence;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    dtl_incident_builder_add_evidence (builder, DTL_FIELD_TYPE, spans[i]);
  incident = dtl_incident_builder_end (builder);
  evidence = dtl_incident_get_evidence (incident, DTL_FIELD_TYPE, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (evidence[i].start, ==, expected[i].start);
      g_assert_cmpuint (evidence[i].end, ==, expected[i].end);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/incident/evidence-order", test_evidence_order);
  return g_test_run ();
}
