/* SPDX-License-Identifier: MIT */

/*
 * The short ways, one for each thing that goroutines do all the time. Each looks
 * first whether all is plain and its own case is at hand, changes nothing before
 * it is sure, and then does what the general functions do one after another:
 * machine-chan.c and machine_sched_ready() for a hand-off, machine-sync.c for a
 * mutex, the run loop's end of one turn, look and beginning of the next for a
 * switch. Events come to their number, their goroutines' counts and a step.
 */

#include "machine-quick.h"

#include "machine-sync.h"
#include "machine-timer.h"

/* ---- events that are only counted -------------------------------------------------- */

/* Events of one instruction or turn, all of g; the goroutine's own count of instructions will be
 * `own`. The last of an instruction's events is one that is for everyone to see. */
static inline void
note (Machine *self,
      MachineG *g,
      guint    n,
      guint64  own)
{
  MachineGx *gx = machine_gx (g);

  self->root->n_events += n;
  gx->n_events += n;
  gx->event_instructions = own;
}

static inline void
note_step (Machine         *self,
           MachineG        *g,
           MachineEventKind kind)
{
  if (!self->root->step_open)
    machine_count_step (self, g, kind, 0);
}

/* As the running goroutine's count will stand when its instruction is done. */
static inline guint64
own_instructions (const Machine      *self,
                  const MachineSched *sched,
                  MachineG           *g)
{
  return machine_gx (g)->n_instructions + self->root->n_instructions - sched->quantum_start + 1;
}

/* ---- channels --------------------------------------------------------------------------- */

static inline MachineG *
take_first (Machine      *self,
            MachineQueue *queue,
            MachineSudog *sudog)
{
  queue->first = sudog->next;
  if (sudog->next != 0)
    machine_sudog (self, sudog->next)->prev = 0;
  else
    queue->last = 0;
  sudog->next = 0;
  return machine_g (self, sudog->g);
}

/* The first in a queue, if it waits in this one alone, its value in its frame. */
static inline MachineSudog *
plain_first (const Machine      *self,
             const MachineQueue *queue)
{
  MachineSudog *sudog;

  if (queue->first == 0)
    return NULL;
  sudog = machine_sudog (self, queue->first);
  return sudog->flags & MACHINE_SUDOG_SELECT || sudog->frame != 0 ? NULL : sudog;
}

static inline void
copy_value (guint64       *to,
            const guint64 *from,
            guint          n_slots)
{
  if (n_slots == 1)
    *to = *from;
  else if (n_slots > 0)
    memcpy (to, from, n_slots * sizeof (guint64));
}

/* The other half of a hand-off: the partner, whose operation is done, runs next. */
static inline void
ready (Machine      *self,
       MachineSched *sched,
       MachineG     *waker,
       MachineG     *g)
{
  MachineP *p = machine_p (self, sched, 0);
  MachineRef kicked = p->runnext;

  g->state = MACHINE_G_RUNNABLE;
  g->wait = MACHINE_WAIT_NONE;
  g->wait_object = 0;
  machine_gx (g)->ready_ns = machine_sched_now (self, sched);
  sched->n_runnable++;
  p->runnext = machine_ref (self, g);
  if (kicked != 0)
    machine_sched_put (self, sched, p, kicked, FALSE);
  /* Sent and received, in either order, and woken. */
  note (self, g, 1, machine_gx (g)->n_instructions);
  note (self, waker, 2, own_instructions (self, sched, waker));
  note_step (self, waker, MACHINE_EVENT_WAKE);
}

/* g waits in one of the channel's queues. */
static inline void
park (Machine       *self,
      MachineSched  *sched,
      MachineG      *g,
      MachineChan   *chan,
      MachineQueue  *queue,
      MachineSudog  *sudog,
      MachineWait    wait)
{
  MachineRef ref = machine_ref (self, sudog);

  sudog->on = machine_ref (self, chan);
  sudog->frame = 0;
  sudog->next = 0;
  sudog->prev = queue->last;
  if (queue->last != 0)
    machine_sudog (self, queue->last)->next = ref;
  else
    queue->first = ref;
  queue->last = ref;
  g->state = MACHINE_G_WAITING;
  g->wait = wait;
  g->wait_object = chan->id;
  g->wait_since_ns = machine_sched_now (self, sched);
  machine_gx (g)->park_pc = g->pc;
  note (self, g, 2, own_instructions (self, sched, g));
  note_step (self, g, MACHINE_EVENT_BLOCK);
}

gboolean
machine_chan_quick_recv (Machine       *self,
                         MachineG      *g,
                         MachineChan   *chan,
                         guint64       *value,
                         guint64       *ok,
                         MachineStatus *out_status)
{
  MachineSched *sched = machine_sched (self);
  MachineSudog *sudog;

  if (chan->len > 0 || chan->closed || !machine_is_plain (self, sched))
    return FALSE;
  if (chan->sendq.first == 0)
    {
      sudog = &machine_gx (g)->sudog;
      sudog->flags = 0;
      sudog->value_offset
        = value != NULL ? machine_stack_offset (self, g, value) : MACHINE_NO_OFFSET;
      sudog->ok_offset = ok != NULL ? machine_stack_offset (self, g, ok) : MACHINE_NO_OFFSET;
      park (self, sched, g, chan, &chan->recvq, sudog, MACHINE_WAIT_CHAN_RECV);
      *out_status = MACHINE_PARKED;
    }
  else
    {
      MachineG *sender;

      sudog = plain_first (self, &chan->sendq);
      if (sudog == NULL)
        return FALSE;
      sender = take_first (self, &chan->sendq, sudog);
      if (value != NULL)
        copy_value (value, machine_stack_slot (self, sender, sudog->value_offset),
                    chan->elem_slots);
      if (ok != NULL)
        *ok = TRUE;
      ready (self, sched, g, sender);
      *out_status = MACHINE_DONE;
    }
  return TRUE;
}

gboolean
machine_chan_quick_send (Machine       *self,
                         MachineG      *g,
                         MachineChan   *chan,
                         const guint64 *value,
                         MachineStatus *out_status)
{
  MachineSched *sched = machine_sched (self);
  MachineSudog *sudog;

  if (!machine_is_plain (self, sched))
    return FALSE;
  if (chan->recvq.first != 0)
    {
      MachineG *receiver;

      sudog = plain_first (self, &chan->recvq);
      if (sudog == NULL)
        return FALSE;
      receiver = take_first (self, &chan->recvq, sudog);
      if (sudog->value_offset != MACHINE_NO_OFFSET)
        copy_value (machine_stack_slot (self, receiver, sudog->value_offset), value,
                    chan->elem_slots);
      if (sudog->ok_offset != MACHINE_NO_OFFSET)
        *(guint64 *) machine_stack_slot (self, receiver, sudog->ok_offset) = TRUE;
      ready (self, sched, g, receiver);
      *out_status = MACHINE_DONE;
    }
  else if (chan->len == chan->cap)
    {
      sudog = &machine_gx (g)->sudog;
      sudog->flags = MACHINE_SUDOG_SEND;
      sudog->value_offset = machine_stack_offset (self, g, value);
      sudog->ok_offset = MACHINE_NO_OFFSET;
      park (self, sched, g, chan, &chan->sendq, sudog, MACHINE_WAIT_CHAN_SEND);
      *out_status = MACHINE_PARKED;
    }
  else
    {
      return FALSE;
    }
  return TRUE;
}

/* ---- mutexes -------------------------------------------------------------------------------- */

/* The mutex's record, if it was asked for just before, and locking it is the user's affair. */
static inline MachineObject *
recent_mutex (const Machine      *self,
              const MachineSched *sched,
              MachineRef          ref)
{
  guint at = machine_object_recent_slot (MACHINE_OBJECT_MUTEX, ref);
  MachineObject *object;

  if (sched->recent_key[at] != (ref << 4 | MACHINE_OBJECT_MUTEX))
    return NULL;
  object = machine_object (self, sched->recent_object[at]);
  return object->info.library ? NULL : object;
}

/* The event, and the step it is; FALSE: the run is to stop behind it. */
static inline gboolean
count_lock (Machine      *self,
            MachineSched *sched,
            MachineG     *g)
{
  MachineRoot *root = self->root;
  MachineGx *gx = machine_gx (g);

  if (root->n_events + 1 >= self->event_goal)
    return FALSE;
  if (!root->step_open)
    {
      if (root->n_steps + 1 >= self->step_goal)
        return FALSE;
      root->n_steps++;
    }
  root->n_events++;
  root->step_open = self->no_steps;
  gx->n_events++;
  gx->event_instructions = own_instructions (self, sched, g);
  return TRUE;
}

gboolean
machine_mutex_quick_lock (Machine   *self,
                          MachineG  *g,
                          MachineRef ref)
{
  MachineSched *sched = machine_sched (self);
  MachineObject *object = recent_mutex (self, sched, ref);
  MachineGoMutex *mutex = machine_ptr (self, ref);

  if (object == NULL || mutex->state != 0 || machine_sema_is_woken (g)
      || !machine_is_plain (self, sched) || !count_lock (self, sched, g))
    return FALSE;
  mutex->state = MACHINE_MUTEX_LOCKED;
  object->owner = g->id;
  return TRUE;
}

gboolean
machine_mutex_quick_unlock (Machine   *self,
                            MachineG  *g,
                            MachineRef ref)
{
  MachineSched *sched = machine_sched (self);
  MachineObject *object = recent_mutex (self, sched, ref);
  MachineGoMutex *mutex = machine_ptr (self, ref);

  if (object == NULL || mutex->state != MACHINE_MUTEX_LOCKED || !machine_is_plain (self, sched)
      || !count_lock (self, sched, g))
    return FALSE;
  mutex->state = 0;
  object->owner = 0;
  return TRUE;
}

/* ---- the next goroutine --------------------------------------------------------------------- */

/* The one in runnext, if a look for the next one would find it at once. */
static inline MachineG *
next_of (Machine      *self,
         MachineSched *sched,
         MachineP     *p)
{
  MachineG *next;

  if (p->runnext == 0 || p->runnext == MACHINE_PHANTOM || !machine_sched_host (self)->quiet
      || sched->policy != MACHINE_POLICY_GO || sched->n_active_max != 1 || p->slice_end_ns == 0
      || (sched->global_n > 0 && p->tick % MACHINE_FAIR_TICK == 0)
      || self->root->n_events + 1 >= self->event_goal || self->root->n_steps + 1 >= self->step_goal
      || sched->bubbles != 0 || (p->slow | p->slow_told) != 0
      || (p->timers.n > 0 && machine_timer_next (self, p) <= machine_sched_now (self, sched)))
    return NULL;
  next = machine_g (self, p->runnext);
  return next->sched_flags & MACHINE_GF_STARTED ? next : NULL;
}

MachineG *
machine_sched_quick_next (Machine  *self,
                          MachineG *g,
                          gint64   *out_budget)
{
  MachineRoot *root = self->root;
  MachineSched *sched;
  MachineG *next;
  MachineGx *gx;
  MachineP *p;
  gint64 now_ns, slice;

  if (self->turn_limit <= root->n_instructions)
    return NULL;
  sched = machine_sched (self);
  p = machine_p (self, sched, 0);
  next = next_of (self, sched, p);
  if (next == NULL || sched->ask != MACHINE_ASK_NOTHING)
    return NULL;
  /* g stops … */
  machine_gx (g)->n_instructions += root->n_instructions - sched->quantum_start;
  /* … the look … */
  p->n_looks++;
  p->fresh = TRUE;
  p->runnext = 0;
  sched->n_decisions++;
  /* … and the next one inherits the slice. */
  gx = machine_gx (next);
  sched->n_runnable--;
  p->waited_next = 0;
  sched->run_base_ns += MACHINE_COST_SWITCH_NS;
  now_ns = machine_sched_now (self, sched);
  if (gx->ready_ns > now_ns)
    {
      sched->run_base_ns += gx->ready_ns - now_ns;
      now_ns = gx->ready_ns;
    }
  next->state = MACHINE_G_RUNNING;
  next->p = p->id;
  p->running = root->current_g = machine_ref (self, next);
  p->last_g = next->id;
  sched->quantum_start = root->n_instructions;
  machine_sched_pass_looks (p, now_ns);
  slice = MAX (1, (p->slice_end_ns - now_ns) / MACHINE_INSTRUCTION_NS);
  sched->quantum_end = root->n_instructions + (guint64) slice;
  *out_budget = (gint64) MIN ((guint64) slice, self->turn_limit - root->n_instructions);
  /* Taking it up is a turn of its own. */
  root->step_open = self->no_steps;
  machine_emit_full (self, next, MACHINE_EVENT_SCHED, 0, 0, 0, 0, 0);
  root->step_open = self->no_steps;
  return next;
}
