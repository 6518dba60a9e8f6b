/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched-objects.h"

G_BEGIN_DECLS

/*
 * Semaphores, as sync's types are built on them: a count in the Go object's own
 * memory, and a queue in the object's registry record. A native that has to
 * wait returns MACHINE_RETRY and is called again when its goroutine was woken; then
 * machine_sema_is_woken() tells that call from a first one.
 */

/* Takes the semaphore, or joins its queue and parks: then FALSE, and the native retries. */
gboolean machine_sema_acquire  (Machine       *self,
                                MachineG      *g,
                                MachineObject *object,
                                guint          queue,
                                guint32       *count,
                                gboolean       lifo,
                                MachineWait    wait);
/* Adds one and wakes the first waiter. hand_off: it gets the semaphore itself; TRUE then says that
 * the caller has to let it run at once (machine_sema_yield()). */
gboolean machine_sema_release  (Machine       *self,
                                MachineG      *g,
                                MachineObject *object,
                                guint          queue,
                                guint32       *count,
                                gboolean       hand_off);
MachineStatus machine_sema_yield (MachineG    *g);
/* The first waiter's id, 0 if nobody waits. */
guint32  machine_sema_first    (const Machine       *self,
                                const MachineObject *object,
                                guint                queue);

static inline gboolean
machine_sema_is_woken (const MachineG *g)
{
  return (g->sched_flags & MACHINE_GF_SEMA) != 0;
}

G_END_DECLS
