/* tsan-glib.c
 *
 * Copyright 2026 The Dateline authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib's locks wait in the kernel by themselves, which ThreadSanitizer does not see, so that it
 * takes everything they guard for a race. Loaded ahead of GLib, this puts POSIX locks in their
 * place:
 *
 *   cc -fsanitize=thread -g -O1 -fPIC -shared build-aux/tsan-glib.c -o tsan-glib.so \
 *      $(pkg-config --cflags --libs glib-2.0)
 *   G_SLICE=always-malloc LD_PRELOAD="$(cc -print-file-name=libtsan.so) ./tsan-glib.so" \
 *      dateline-cli extract -j 4 …
 *
 * with a program configured with -Db_sanitize=thread, and under "setarch -R" where the kernel lays
 * out memory in a way that the sanitizer does not know.
 */

#include <glib.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static pthread_mutex_t *
mutex_of (gpointer *place, gboolean recursive)
{
  pthread_mutex_t *mutex = __atomic_load_n (place, __ATOMIC_ACQUIRE);
  pthread_mutexattr_t attributes;

  if (mutex != NULL)
    return mutex;
  pthread_mutex_lock (&making);
  mutex = *place;
  if (mutex == NULL)
    {
      mutex = malloc (sizeof *mutex);
      pthread_mutexattr_init (&attributes);
      if (recursive)
        pthread_mutexattr_settype (&attributes, PTHREAD_MUTEX_RECURSIVE);
      pthread_mutex_init (mutex, &attributes);
      __atomic_store_n (place, mutex, __ATOMIC_RELEASE);
    }
  pthread_mutex_unlock (&making);
  return mutex;
}

static pthread_cond_t *
cond_of (GCond *cond)
{
  pthread_cond_t *found = __atomic_load_n (&cond->p, __ATOMIC_ACQUIRE);

  if (found != NULL)
    return found;
  pthread_mutex_lock (&making);
  if (cond->p == NULL)
    {
      found = malloc (sizeof *found);
      pthread_cond_init (found, NULL);
      __atomic_store_n (&cond->p, (gpointer) found, __ATOMIC_RELEASE);
    }
  found = cond->p;
  pthread_mutex_unlock (&making);
  return found;
}

void
g_mutex_init (GMutex *mutex)
{
  mutex->p = NULL;
}

void
g_mutex_clear (GMutex *mutex)
{
  mutex->p = NULL;
}

void
g_mutex_lock (GMutex *mutex)
{
  pthread_mutex_lock (mutex_of (&mutex->p, FALSE));
}

gboolean
g_mutex_trylock (GMutex *mutex)
{
  return pthread_mutex_trylock (mutex_of (&mutex->p, FALSE)) == 0;
}

void
g_mutex_unlock (GMutex *mutex)
{
  pthread_mutex_unlock (mutex_of (&mutex->p, FALSE));
}

void
g_rec_mutex_init (GRecMutex *mutex)
{
  mutex->p = NULL;
}

void
g_rec_mutex_clear (GRecMutex *mutex)
{
  mutex->p = NULL;
}

void
g_rec_mutex_lock (GRecMutex *mutex)
{
  pthread_mutex_lock (mutex_of (&mutex->p, TRUE));
}

void
g_rec_mutex_unlock (GRecMutex *mutex)
{
  pthread_mutex_unlock (mutex_of (&mutex->p, TRUE));
}

void
g_cond_init (GCond *cond)
{
  cond->p = NULL;
}

void
g_cond_clear (GCond *cond)
{
  cond->p = NULL;
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  pthread_cond_wait (cond_of (cond), mutex_of (&mutex->p, FALSE));
}

void
g_cond_signal (GCond *cond)
{
  pthread_cond_signal (cond_of (cond));
}

void
g_cond_broadcast (GCond *cond)
{
  pthread_cond_broadcast (cond_of (cond));
}
