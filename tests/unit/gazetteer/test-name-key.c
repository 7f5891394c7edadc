/* test-name-key.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-name-key.h"
#include "dtl-name-parts.h"

#define ASSERT_SAME_KEY(a, b)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *key_a = dtl_name_key (a), *key_b = dtl_name_key (b);                          \
    g_assert_cmpstr (key_a, ==, key_b);                                                            \
  }                                                                                                \
  G_STMT_END

#define ASSERT_SAME_SKELETON(a, b)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *key_a = dtl_name_key (a), *key_b = dtl_name_key (b);                          \
    g_autofree char *bones_a = dtl_name_key_skeleton (key_a);                                      \
    g_autofree char *bones_b = dtl_name_key_skeleton (key_b);                                      \
    g_assert_cmpstr (bones_a, ==, bones_b);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_ways_of_writing (void)
{
  ASSERT_SAME_KEY ("Saint-Étienne", "St. Etienne");
  ASSERT_SAME_KEY ("Mount Hermon", "Mt Hermon");
  ASSERT_SAME_KEY ("Sana’a", "Sanaa");
  ASSERT_SAME_KEY ("Al-Hasakah", "el hasakah");
  ASSERT_SAME_KEY ("U.S.", "US");
  ASSERT_SAME_KEY ("Trinidad & Tobago", "Trinidad and Tobago");
}

static void
test_different (void)
{
  g_autofree char *a = dtl_name_key ("Tripoli"), *b = dtl_name_key ("Tripolis");

  g_assert_cmpstr (a, !=, b);
}

static void
test_hash (void)
{
  guint64 hash = DTL_NAME_HASH_START;

  hash = dtl_name_hash_word (hash, "deir", 4);
  hash = dtl_name_hash_word (hash, "ezzor", 5);
  g_assert_cmpuint (dtl_name_hash_finish (hash), ==, dtl_name_key_hash ("deir ezzor"));
  g_assert_cmpuint (dtl_name_key_hash ("deirezzor"), !=, dtl_name_key_hash ("deir ezzor"));
}

static void
test_skeleton (void)
{
  ASSERT_SAME_SKELETON ("Baquba", "Ba'qoubah");
  ASSERT_SAME_SKELETON ("Ash Shaykh Miskin", "Sheikh Meskeen");
  ASSERT_SAME_SKELETON ("Qamishli", "Al-Kamishly");
}

static void
test_parts (void)
{
  g_auto (DtlNameParts) province = dtl_name_parts_new ("Idlib Governorate");
  g_auto (DtlNameParts) town = dtl_name_parts_new ("town of Ménaka");
  g_auto (DtlNameParts) both = dtl_name_parts_new ("Kobani (Ayn al-Arab)");

  g_assert_cmpstr (province.core, ==, "idlib");
  g_assert_cmpint (province.kind, ==, DTL_NAME_KIND_PROVINCE);
  g_assert_cmpstr (town.core, ==, "menaka");
  g_assert_cmpint (town.kind, ==, DTL_NAME_KIND_TOWN);
  g_assert_true (g_strv_contains ((const char *const *) both.alternatives, "ayn al arab"));
  g_assert_true (g_strv_contains ((const char *const *) both.alternatives, "kobani"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-key/ways-of-writing", test_ways_of_writing);
  g_test_add_func ("/name-key/different", test_different);
  g_test_add_func ("/name-key/hash", test_hash);
  g_test_add_func ("/name-key/skeleton", test_skeleton);
  g_test_add_func ("/name-key/parts", test_parts);
  return g_test_run ();
}
