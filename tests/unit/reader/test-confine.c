/* test-confine.c: what the parsing process can no longer do
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* O_TMPFILE */

#include "config.h"

#include "dtl-error.h"
#include "dtl-reader.h"
#include "dtl-reader-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define UNFILTERED 77

static gboolean
can_read (const char *path)
{
  char byte;
  int file = open (path, O_RDONLY);
  gboolean ok = file >= 0 && read (file, &byte, 1) == 1;

  if (file >= 0)
    close (file);
  return ok;
}

/* Runs in a child that has confined itself; the bits tell what was still possible. */
static int
try_everything (void)
{
  int possible = 0;

  if ((dtl_reader_confine (1 << 20) & DTL_CONFINED_CALLS) == 0)
    return UNFILTERED;
  possible |= socket (AF_INET, SOCK_STREAM, 0) >= 0 ? 1 : 0;
  possible |= open ("/tmp", O_TMPFILE | O_RDWR, 0600) >= 0 ? 2 : 0;
  possible |= fork () >= 0 ? 4 : 0;
  possible |= kill (getppid (), 0) == 0 ? 8 : 0;
  possible |= execl ("/bin/true", "true", NULL) == 0 ? 16 : 0;
  return possible;
}

/* With Landlock alone, so that a call which the filter refuses anyway proves nothing. The program
 * itself stands for a file of the user's; it was opened before, so it is there and readable. */
static int
try_files (void)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  int before = open (own, O_RDONLY), possible = 0;
  char byte;

  if (!can_read (own) || !can_read ("/etc/passwd"))
    return 64;
  if (!dtl_reader_confine_files ())
    return UNFILTERED;
  possible |= can_read (own) ? 1 : 0;
  possible |= can_read ("/etc/passwd") ? 2 : 0;
  possible |= open ("/", O_RDONLY | O_DIRECTORY) >= 0 ? 4 : 0;
  possible |= open ("/tmp", O_TMPFILE | O_RDWR, 0600) >= 0 ? 8 : 0;
  possible |= execl ("/bin/true", "true", NULL) == 0 ? 16 : 0;
  possible |= read (before, &byte, 1) != 1 ? 32 : 0; /* what was open stays so */
  return possible;
}

static void
test_files (void)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (try_files ());
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == UNFILTERED)
    g_test_skip ("no Landlock in this kernel");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_confined (void)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (try_everything ());
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == UNFILTERED)
    g_test_skip ("no seccomp in this build");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A parser that does not answer in time is stopped. */
static void
test_timeout (void)
{
  DtlReaderOptions options = DTL_READER_OPTIONS_DEFAULT;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4\n1 0 obj", 16);
  g_autoptr (GError) error = NULL;

  options.timeout_seconds = 0;
  g_assert_null (dtl_reader_read_bytes (bytes, "slow.pdf", &options, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_TIMED_OUT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/confined", test_confined);
  g_test_add_func ("/reader/confined-files", test_files);
  g_test_add_func ("/reader/timeout", test_timeout);
  return g_test_run ();
}
