/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sema.h"

G_BEGIN_DECLS

/* The memory of sync's types, as runtime/golib/sync/sync.go declares them. */
typedef struct
{
  gint32  state; /* bits below, then the number of waiters */
  guint32 sema;
} MachineGoMutex;

enum
{
  MACHINE_MUTEX_LOCKED   = 1 << 0,
  MACHINE_MUTEX_WOKEN    = 1 << 1, /* a woken waiter is on its way: Unlock wakes no other */
  MACHINE_MUTEX_STARVING = 1 << 2, /* a waiter waited over 1 ms: the mutex is handed over */
  MACHINE_MUTEX_WAITER   = 1 << 3,
};

#define MACHINE_MUTEX_STARVING_NS 1000000

typedef struct
{
  MachineGoMutex w;            /* held by a writer that waits or writes */
  guint32        writer_sem;
  guint32        reader_sem;
  gint32         reader_count; /* less MACHINE_RW_MAX_READERS while a writer waits or writes */
  gint32         reader_wait;  /* readers that the waiting writer waits for */
} MachineGoRWMutex;

#define MACHINE_RW_MAX_READERS (1 << 30)

/* Queues in the registry record. */
enum
{
  MACHINE_QUEUE_MUTEX  = 0, /* also WaitGroup, Cond */
  MACHINE_QUEUE_WRITER = 1,
  MACHINE_QUEUE_READER = 2,
};

typedef struct
{
  guint64 state; /* counter << 32 | waiters */
  guint32 sema;
  guint32 pad;
} MachineGoWaitGroup;

typedef struct
{
  guint64    locker[2];
  guint32    wait;   /* next ticket */
  guint32    notify; /* next ticket to be signalled */
  guint64    pad[3];
  MachineRef self;   /* its address at first use: a copy is found out */
} MachineGoCond;

/* panic ("text") */
MachineStatus machine_panic_string (Machine *self, MachineG *g, const char *text);
/* Panics as any nil dereference does: TRUE. */
gboolean      machine_raise_nil    (Machine *self, MachineG *g, MachineRef ref);

/* A method called on nil: TRUE, and the panic is raised. */
static inline gboolean
machine_check_nil (Machine   *self,
                   MachineG  *g,
                   MachineRef ref)
{
  return G_UNLIKELY (ref < MACHINE_NULL_BYTES) && machine_raise_nil (self, g, ref);
}

MachineStatus machine_mutex_lock   (Machine *self, MachineG *g, MachineObject *object,
                                    MachineGoMutex *mutex, MachineWait wait);
MachineStatus machine_mutex_unlock (Machine *self, MachineG *g, MachineObject *object,
                                    MachineGoMutex *mutex);


#define N(name) MachineStatus machine_native_##name (Machine *self, MachineG *g, guint64 *slots)
N (mutex_lock);
N (mutex_try_lock);
N (mutex_unlock);
N (rw_lock);
N (rw_try_lock);
N (rw_unlock);
N (rw_rlock);
N (rw_try_rlock);
N (rw_runlock);
N (wg_add);
N (wg_done);
N (wg_wait);
N (cond_enqueue);
N (cond_park);
N (cond_signal);
N (cond_broadcast);
N (once_note);
#undef N

G_END_DECLS
