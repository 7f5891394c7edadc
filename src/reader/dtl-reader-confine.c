/* dtl-reader-confine.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dtl-reader-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#if DTL_HAVE_SECCOMP
#include <seccomp.h>
#endif

#define MEMORY (G_GUINT64_CONSTANT (2) << 30) /* beyond what is unpacked */
#define CPU_SECONDS 900
#define OPEN_FILES 64

/* The sanitizers map terabytes and look at their own threads; under them only the rest is set. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static void
limit (int resource, rlim_t most)
{
  const struct rlimit both = { most, most };

  setrlimit (resource, &both);
}

#if DTL_HAVE_SECCOMP && !SANITIZED
/* What parsing needs: memory, time, reading. Everything else fails with EPERM, and so no network,
   no new program or process, no signal to another, and no file opened for writing. */
static const int allowed[] = {
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (close),
  SCMP_SYS (fstat),
  SCMP_SYS (newfstatat),
  SCMP_SYS (stat),
  SCMP_SYS (lstat),
  SCMP_SYS (statx),
  SCMP_SYS (lseek),
  SCMP_SYS (mmap),
  SCMP_SYS (mprotect),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (madvise),
  SCMP_SYS (brk),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (futex),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (tgkill),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_getres),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (time),
  SCMP_SYS (getrandom),
  SCMP_SYS (getcwd),
  SCMP_SYS (readlink),
  SCMP_SYS (readlinkat),
  SCMP_SYS (access),
  SCMP_SYS (faccessat),
  SCMP_SYS (faccessat2),
  SCMP_SYS (getdents64),
  SCMP_SYS (fcntl),
  SCMP_SYS (uname),
  SCMP_SYS (sysinfo),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (getrlimit),
  SCMP_SYS (getuid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getegid),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),
  SCMP_SYS (fadvise64),
  SCMP_SYS (dup),
  SCMP_SYS (clock_nanosleep),
};

static gboolean
filter_calls (void)
{
  const scmp_datum_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  int status = filter != NULL ? 0 : -1;

  for (guint i = 0; i < G_N_ELEMENTS (allowed) && status == 0; i++)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                               SCMP_A2 (SCMP_CMP_MASKED_EQ, writing, 0));
  if (status == 0)
    status = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                               SCMP_A1 (SCMP_CMP_MASKED_EQ, writing, 0));
  if (status == 0)
    status = seccomp_load (filter);
  if (filter != NULL)
    seccomp_release (filter);
  return status == 0;
}
#else
static gboolean
filter_calls (void)
{
  return FALSE;
}
#endif

/**
 * dtl_reader_confine:
 * @unpacked_bytes: what the file may unpack to
 *
 * Takes from this process, for good, what parsing one file does not need: memory, time and files
 * beyond limits, with seccomp the network, other processes, and writing, and with Landlock all files
 * of the user, for reading too.
 *
 * Returns: which of the last two the build and the kernel have
 */
DtlConfined
dtl_reader_confine (guint64 unpacked_bytes)
{
  DtlConfined confined = 0;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_CPU, CPU_SECONDS);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, OPEN_FILES);
  if (!SANITIZED)
    limit (RLIMIT_AS, MEMORY + 2 * unpacked_bytes);
  /* Files first: the filter lets nobody confine anything any more. */
  if (dtl_reader_confine_files ())
    confined |= DTL_CONFINED_FILES;
  if (filter_calls ())
    confined |= DTL_CONFINED_CALLS;
  return confined;
}
