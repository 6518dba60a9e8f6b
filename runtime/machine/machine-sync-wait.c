/* SPDX-License-Identifier: MIT */

/*
 * sync.WaitGroup, sync.Cond and the notes of sync.Once.
 */

#include "machine-sync.h"

#include "machine-bubble.h"
#include "machine-clock.h"
#include "machine-sched-host.h"

static guint
user_flag (const MachineObject *object)
{
  return object->info.library ? 0 : MACHINE_EMIT_USER;
}

/* ---- WaitGroup ------------------------------------------------------------------ */

/*
 * A WaitGroup belongs to the bubble in which Add was called until its counter is
 * back at 0; one that is a global variable never does. TRUE if g may not use
 * it: the program ends.
 */
static gboolean
is_refused (Machine                  *self,
            MachineG                 *g,
            MachineObject            *object,
            const MachineGoWaitGroup *wg)
{
  guint32 bubble = machine_bubble_id (self, g);

  if (object->base == 0 || object->bubble == bubble)
    return FALSE;
  if (object->bubble == 0 && wg->state == 0)
    {
      object->bubble = bubble;
      return FALSE;
    }
  machine_exec_fatal (self, g,
                      bubble != 0 && object->bubble != 0
                        ? "sync: WaitGroup.Add called from multiple synctest bubbles"
                        : "sync: WaitGroup.Add called from inside and outside synctest bubble");
  return TRUE;
}

static MachineStatus
add (Machine   *self,
     MachineG  *g,
     MachineRef ref,
     gint64     delta)
{
  MachineGoWaitGroup *wg;
  MachineObject *object;
  gint32 counter;
  guint32 waiters;

  if (machine_check_nil (self, g, ref))
    return MACHINE_PANIC;
  wg = machine_ptr (self, ref);
  object = machine_object_get (self, g, MACHINE_OBJECT_WAITGROUP, ref);
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  if (G_UNLIKELY (machine_sched (self)->n_bubbles != 0) && is_refused (self, g, object, wg))
    return MACHINE_STOP;
  wg->state += (guint64) delta << 32;
  counter = (gint32) (wg->state >> 32);
  waiters = (guint32) wg->state;
  object->count = counter;
  if (counter < 0)
    return machine_panic_string (self, g, "sync: negative WaitGroup counter");
  if (waiters != 0 && delta > 0 && counter == (gint32) delta)
    return machine_panic_string (self, g,
                                 "sync: WaitGroup misuse: Add called concurrently with Wait");
  machine_emit_full (self, g, MACHINE_EVENT_WG_ADD, 0, object->id, counter, 0,
                     user_flag (object));
  if (delta < 0)
    machine_clock_release (self, g, &object->clocks[0]);
  if (counter == 0)
    object->bubble = 0;
  if (counter > 0 || waiters == 0)
    return MACHINE_DONE;
  wg->state = 0;
  for (; waiters > 0; waiters--)
    machine_sema_release (self, g, object, MACHINE_QUEUE_MUTEX, &wg->sema, FALSE);
  return MACHINE_DONE;
}

/* func (wg *WaitGroup) Add(delta int) */
MachineStatus
machine_native_wg_add (Machine  *self,
                       MachineG *g,
                       guint64  *slots)
{
  return add (self, g, slots[0], (gint64) slots[1]);
}

/* func (wg *WaitGroup) Done() */
MachineStatus
machine_native_wg_done (Machine  *self,
                        MachineG *g,
                        guint64  *slots)
{
  return add (self, g, slots[0], -1);
}

/* func (wg *WaitGroup) Wait() */
MachineStatus
machine_native_wg_wait (Machine  *self,
                        MachineG *g,
                        guint64  *slots)
{
  MachineGoWaitGroup *wg;
  MachineObject *object;

  if (machine_check_nil (self, g, slots[0]))
    return MACHINE_PANIC;
  wg = machine_ptr (self, slots[0]);
  object = machine_object_get (self, g, MACHINE_OBJECT_WAITGROUP, slots[0]);
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  if (!machine_sema_is_woken (g))
    {
      machine_emit_full (self, g, MACHINE_EVENT_WG_WAIT, 0, object->id,
                         (gint32) (wg->state >> 32), 0, user_flag (object));
      if ((gint32) (wg->state >> 32) == 0)
        {
          machine_clock_acquire (self, g, object->clocks[0]);
          return MACHINE_DONE;
        }
      wg->state++;
    }
  if (!machine_sema_acquire (self, g, object, MACHINE_QUEUE_MUTEX, &wg->sema, FALSE,
                             MACHINE_WAIT_WAITGROUP))
    return MACHINE_RETRY;
  machine_clock_acquire (self, g, object->clocks[0]);
  if (wg->state != 0)
    return machine_panic_string (
      self, g, "sync: WaitGroup is reused before previous Wait has returned");
  return MACHINE_DONE;
}

/* ---- Cond -------------------------------------------------------------------------- */

/* The Cond of a call, or NULL with a panic raised: nil, or a copy of one in use. */
static MachineGoCond *
check_cond (Machine   *self,
            MachineG  *g,
            MachineRef ref)
{
  MachineGoCond *cond;

  if (machine_check_nil (self, g, ref))
    return NULL;
  cond = machine_ptr (self, ref);
  if (cond->self == 0)
    cond->self = ref;
  if (cond->self != ref)
    {
      machine_panic_string (self, g, "sync.Cond is copied");
      return NULL;
    }
  return cond;
}

/* func (c *Cond) enqueue() uint32 */
MachineStatus
machine_native_cond_enqueue (Machine  *self,
                             MachineG *g,
                             guint64  *slots)
{
  MachineGoCond *cond = check_cond (self, g, slots[1]);

  if (cond == NULL)
    return MACHINE_PANIC;
  slots[0] = cond->wait++;
  return MACHINE_DONE;
}

/* func (c *Cond) park(ticket uint32) */
MachineStatus
machine_native_cond_park (Machine  *self,
                          MachineG *g,
                          guint64  *slots)
{
  MachineGoCond *cond = machine_ptr (self, slots[0]);
  guint32 ticket = (guint32) slots[1];
  MachineObject *object = machine_object_get (self, g, MACHINE_OBJECT_COND, slots[0]);
  MachineSudog *sudog = &machine_gx (g)->sudog;

  machine_emit_full (self, g, MACHINE_EVENT_COND_WAIT, 0, object->id, 0, 0, user_flag (object));
  if ((gint32) (ticket - cond->notify) < 0)
    return MACHINE_DONE;
  sudog->on = machine_ref (self, object);
  sudog->flags = 0;
  sudog->queue = MACHINE_QUEUE_MUTEX;
  sudog->ticket = ticket;
  machine_queue_push (self, &object->waiters[MACHINE_QUEUE_MUTEX], sudog);
  machine_sched_park (self, g, MACHINE_WAIT_COND, object->id);
  return MACHINE_PARKED;
}

/* FALSE: the program ends, since g may not wake it. */
static gboolean
signal_first (Machine       *self,
              MachineG      *g,
              MachineObject *object,
              MachineSudog  *sudog)
{
  guint32 bubble = machine_bubble_id (self, machine_g (self, sudog->g));

  if (bubble != 0
      && machine_bubble_refuses (self, g, bubble,
                                 "semaphore wake of synctest goroutine from outside bubble"))
    return FALSE;
  machine_queue_remove (self, &object->waiters[MACHINE_QUEUE_MUTEX], sudog);
  machine_sched_ready (self, g, machine_g (self, sudog->g));
  return TRUE;
}

/* func (c *Cond) Signal() */
MachineStatus
machine_native_cond_signal (Machine  *self,
                            MachineG *g,
                            guint64  *slots)
{
  MachineGoCond *cond = check_cond (self, g, slots[0]);
  MachineObject *object;
  guint32 ticket;

  if (cond == NULL)
    return MACHINE_PANIC;
  object = machine_object_get (self, g, MACHINE_OBJECT_COND, slots[0]);
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  machine_emit_full (self, g, MACHINE_EVENT_COND_SIGNAL, 0, object->id,
                     cond->wait != cond->notify, 0, user_flag (object));
  if (cond->wait == cond->notify)
    return MACHINE_DONE;
  ticket = cond->notify++;
  /* Who took the ticket and did not park yet finds it signalled then. */
  for (MachineRef ref = object->waiters[MACHINE_QUEUE_MUTEX].first; ref != 0;)
    {
      MachineSudog *sudog = machine_sudog (self, ref);

      if (sudog->ticket == ticket)
        {
          if (!signal_first (self, g, object, sudog))
            return MACHINE_STOP;
          break;
        }
      ref = sudog->next;
    }
  return MACHINE_DONE;
}

/* func (c *Cond) Broadcast() */
MachineStatus
machine_native_cond_broadcast (Machine  *self,
                               MachineG *g,
                               guint64  *slots)
{
  MachineGoCond *cond = check_cond (self, g, slots[0]);
  MachineObject *object;

  if (cond == NULL)
    return MACHINE_PANIC;
  object = machine_object_get (self, g, MACHINE_OBJECT_COND, slots[0]);
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  machine_emit_full (self, g, MACHINE_EVENT_COND_SIGNAL, 0, object->id,
                     cond->wait - cond->notify, 0, user_flag (object));
  cond->notify = cond->wait;
  while (object->waiters[MACHINE_QUEUE_MUTEX].first != 0)
    {
      MachineRef first = object->waiters[MACHINE_QUEUE_MUTEX].first;

      if (!signal_first (self, g, object, machine_sudog (self, first)))
        return MACHINE_STOP;
    }
  return MACHINE_DONE;
}

/* ---- Once -------------------------------------------------------------------------- */

/* func (o *Once) note(first bool) */
MachineStatus
machine_native_once_note (Machine  *self,
                          MachineG *g,
                          guint64  *slots)
{
  MachineObject *object = machine_object_get (self, g, MACHINE_OBJECT_ONCE, slots[0]);

  if (slots[1])
    object->owner = g->id;
  machine_emit_full (self, g, MACHINE_EVENT_ONCE_DO, 0, object->id, (gint64) slots[1], 0,
                     user_flag (object));
  return MACHINE_DONE;
}
