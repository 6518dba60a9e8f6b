/* SPDX-License-Identifier: MIT */

/*
 * Semaphores with Go's rules: a woken waiter has to compete with newcomers for
 * the count, unless it was handed a ticket; whoever loses queues again.
 */

#include "machine-sema.h"

#include "machine-sched-host.h"

static gboolean
try_acquire (guint32 *count)
{
  if (*count == 0)
    return FALSE;
  --*count;
  return TRUE;
}

gboolean
machine_sema_acquire (Machine       *self,
                      MachineG      *g,
                      MachineObject *object,
                      guint          queue,
                      guint32       *count,
                      gboolean       lifo,
                      MachineWait    wait)
{
  MachineSudog *sudog = &machine_gx (g)->sudog;
  gboolean woken = (g->sched_flags & MACHINE_GF_SEMA) != 0;
  gboolean ticket = (g->sched_flags & MACHINE_GF_TICKET) != 0;
  guint user = object->info.library ? 0 : MACHINE_EMIT_USER;

  g->sched_flags &= ~(MACHINE_GF_SEMA | MACHINE_GF_TICKET);
  if (ticket || try_acquire (count))
    return TRUE;

  if (!woken)
    machine_gx (g)->lifo = lifo;
  sudog->on = machine_ref (self, object);
  sudog->flags = 0;
  sudog->queue = queue;
  if (machine_gx (g)->lifo)
    machine_queue_push_first (self, &object->waiters[queue], sudog);
  else
    machine_queue_push (self, &object->waiters[queue], sudog);
  if (wait != MACHINE_WAIT_WAITGROUP && user)
    machine_emit_full (self, g, MACHINE_EVENT_MUTEX_BLOCK, 0, object->id, 0, 0,
                       user | (wait == MACHINE_WAIT_RWMUTEX_R ? MACHINE_EVENT_FLAG_READ : 0));
  machine_sched_park (self, g, wait, object->id);
  return FALSE;
}

gboolean
machine_sema_release (Machine       *self,
                      MachineG      *g,
                      MachineObject *object,
                      guint          queue,
                      guint32       *count,
                      gboolean       hand_off)
{
  MachineSudog *sudog;
  MachineG *waiter;

  ++*count;
  if (object->waiters[queue].first == 0)
    return FALSE;
  sudog = machine_sudog (self, object->waiters[queue].first);
  machine_queue_remove (self, &object->waiters[queue], sudog);
  waiter = machine_g (self, sudog->g);
  waiter->sched_flags |= MACHINE_GF_SEMA;
  hand_off = hand_off && try_acquire (count);
  if (hand_off)
    waiter->sched_flags |= MACHINE_GF_TICKET;
  machine_sched_ready (self, g, waiter);
  return hand_off;
}

MachineStatus
machine_sema_yield (MachineG *g)
{
  g->sched_flags |= MACHINE_GF_YIELD_LOCAL;
  return MACHINE_YIELD;
}

guint32
machine_sema_first (const Machine       *self,
                    const MachineObject *object,
                    guint                queue)
{
  MachineRef first = object->waiters[queue].first;

  return first != 0 ? machine_g (self, machine_sudog (self, first)->g)->id : 0;
}
