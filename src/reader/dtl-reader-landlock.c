/* dtl-reader-landlock.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* O_PATH, syscall */

#include "config.h"

#include "dtl-reader-confine.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __linux__

/* The kernel's interface (include/uapi/linux/landlock.h), written out here because the headers that
 * a program is built with are often older than the kernel it runs on. The numbers of the calls are
 * the same on every architecture. */
#define CREATE_RULESET 444
#define ADD_RULE 445
#define RESTRICT_SELF 446
#define ASK_VERSION 1u
#define RULE_PATH_BENEATH 1

#define FILE_EXECUTE (G_GUINT64_CONSTANT (1) << 0)
#define FILE_READ (G_GUINT64_CONSTANT (1) << 2)
#define FOLDER_READ (G_GUINT64_CONSTANT (1) << 3)

typedef struct
{
  guint64 files;
  guint64 network; /* since version 4 */
  guint64 scopes;  /* since version 6 */
} Ruleset;

typedef struct
{
  guint64 allowed;
  gint32 folder;
} __attribute__ ((packed)) PathRule;

/* Code and tables that libraries open by themselves, none of which tells anything about the user:
 * character sets, the names of glyphs, time zones. */
static const char *const readable[] = {
  "/lib",
  "/lib64",
  "/usr/lib",
  "/usr/lib64",
  "/usr/share/poppler",
  "/usr/share/zoneinfo",
  "/etc/localtime",
  "/app/lib",
  "/app/share/poppler",
};

/* How many kinds of access to files a version of the interface knows; asking for more fails. */
static guint64
known_accesses (long version)
{
  static const guint8 n_bits[] = { 0, 13, 14, 15, 15, 16 };

  return (G_GUINT64_CONSTANT (1) << n_bits[MIN (version, (long) G_N_ELEMENTS (n_bits) - 1)]) - 1;
}

static void
allow_reading (int ruleset, const char *path)
{
  PathRule rule = { FILE_READ | FILE_EXECUTE, open (path, O_PATH | O_CLOEXEC) };
  struct stat info;

  if (rule.folder < 0)
    return;
  if (fstat (rule.folder, &info) == 0 && S_ISDIR (info.st_mode))
    rule.allowed |= FOLDER_READ;
  syscall (ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0);
  close (rule.folder);
}

/**
 * dtl_reader_confine_files:
 *
 * Takes from this process, for good and with the kernel's Landlock, every file and folder but the
 * system's libraries and tables, and with newer kernels also TCP, signals to others and abstract
 * sockets. Files that are open already stay so.
 *
 * Returns: %FALSE where the kernel has no Landlock; nothing has changed then
 */
gboolean
dtl_reader_confine_files (void)
{
  long version = syscall (CREATE_RULESET, NULL, 0, ASK_VERSION);
  Ruleset rules = { 0, 0, 0 };
  gsize length = version >= 6   ? sizeof rules
                 : version >= 4 ? 2 * sizeof (guint64)
                                : sizeof (guint64);
  int ruleset;
  gboolean ok;

  if (version < 1 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return FALSE;
  rules.files = known_accesses (version);
  rules.network = version >= 4 ? 3 : 0;
  rules.scopes = version >= 6 ? 3 : 0;
  ruleset = (int) syscall (CREATE_RULESET, &rules, length, 0);
  if (ruleset < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    allow_reading (ruleset, readable[i]);
  ok = syscall (RESTRICT_SELF, ruleset, 0) == 0;
  close (ruleset);
  return ok;
}

#else

gboolean
dtl_reader_confine_files (void)
{
  return FALSE;
}

#endif
