/* SPDX-License-Identifier: MIT */

/*
 * Timers. See machine-timer.h. The Go side keeps due time, period, channel and
 * function in its own struct (runtime/golib/time/timer.go); here is only where
 * in which heap the timer lies. Virtual time is counted from the run's start.
 */

#include "machine-timer.h"

#include "machine-bubble.h"
#include "machine-chan.h"
#include "machine-chaos.h"
#include "machine-clock.h"
#include "machine-sched-host.h"
#include "machine-signal.h"

/* time.runtimeTimer, byte by byte. */
typedef struct
{
  gint64     when_ns;
  gint64     period_ns;
  MachineRef chan;
  MachineRef func;
  MachineRef loc;
  guint64    state[3];
} GoTimer;

/* The index of a timer that an injected fault lost: it runs, as far as the program can tell. */
#define LOST (-2)

#define TIME_FROM_NOW (G_GUINT64_CONSTANT (1) << 63)
#define NS_PER_S G_GINT64_CONSTANT (1000000000)
/* Seconds from year 1 to the run's start, 2009-11-10 23:00:00 UTC. */
#define RUN_START_S (G_GINT64_CONSTANT (719162) * 86400 + 1257894000)

static MachineTimer *
timer_of (const Machine *self,
          MachineRef     ref)
{
  return machine_ptr (self, ref);
}

static MachineTimerSlot *
slots_of (const Machine          *self,
          const MachineTimerHeap *heap)
{
  return machine_ptr (self, heap->slots);
}

static MachineTimerHeap *
heap_of (const Machine      *self,
         const MachineTimer *timer)
{
  return machine_ptr (self, timer->heap);
}

/* Where a timer goes that g starts, or that was started outside of any bubble. */
static MachineTimerHeap *
heap_for (const Machine *self,
          MachineG      *g)
{
  MachineSched *sched = machine_sched (self);

  if (g != NULL && machine_gx (g)->bubble != 0)
    return &machine_bubble_of (self, g)->timers;
  return &machine_p (self, sched, sched->current_p)->timers;
}

/* ---- the heap ---------------------------------------------------------------- */

static gboolean
is_before (const MachineTimerSlot *a,
           const MachineTimerSlot *b)
{
  return a->when_ns < b->when_ns || (a->when_ns == b->when_ns && a->seq < b->seq);
}

static void
place (const Machine   *self,
       MachineTimerSlot *slots,
       guint             i,
       MachineTimerSlot  slot)
{
  slots[i] = slot;
  timer_of (self, slot.timer)->index = (gint32) i;
}

static guint
sift_up (const Machine    *self,
         MachineTimerSlot *slots,
         guint             i)
{
  MachineTimerSlot slot = slots[i];

  while (i > 0 && is_before (&slot, &slots[(i - 1) / 4]))
    {
      place (self, slots, i, slots[(i - 1) / 4]);
      i = (i - 1) / 4;
    }
  place (self, slots, i, slot);
  return i;
}

static void
sift_down (const Machine    *self,
           MachineTimerSlot *slots,
           guint             n,
           guint             i)
{
  MachineTimerSlot slot = slots[i];

  for (;;)
    {
      guint least = i * 4 + 1;

      if (least >= n)
        break;
      for (guint child = least + 1; child < MIN (i * 4 + 5, n); child++)
        {
          if (is_before (&slots[child], &slots[least]))
            least = child;
        }
      if (!is_before (&slots[least], &slot))
        break;
      place (self, slots, i, slots[least]);
      i = least;
    }
  place (self, slots, i, slot);
}

static void
heap_add (Machine          *self,
          MachineTimerHeap *heap,
          MachineTimer     *timer,
          gint64            when_ns)
{
  /* The end of time itself would say that there is no timer. */
  MachineTimerSlot slot = { MIN (when_ns, G_MAXINT64 - 1), machine_sched (self)->timer_seq++,
                            machine_ref (self, timer) };

  if (heap->n == heap->cap)
    {
      guint cap = MAX (16, heap->cap * 2);
      MachineRef fresh = machine_sys_alloc (self, cap * sizeof (MachineTimerSlot));

      if (heap->slots != 0)
        {
          memcpy (machine_ptr (self, fresh), slots_of (self, heap),
                  heap->n * sizeof (MachineTimerSlot));
          machine_sys_free (self, heap->slots, heap->cap * sizeof (MachineTimerSlot));
        }
      heap->slots = fresh;
      heap->cap = cap;
    }
  timer->heap = machine_ref (self, heap);
  slots_of (self, heap)[heap->n++] = slot;
  sift_up (self, slots_of (self, heap), heap->n - 1);
}

static void
heap_remove (Machine      *self,
             MachineTimer *timer)
{
  MachineTimerHeap *heap = heap_of (self, timer);
  MachineTimerSlot *slots = slots_of (self, heap);
  guint i = (guint) timer->index;

  timer->index = -1;
  heap->n--;
  if (i < heap->n)
    {
      slots[i] = slots[heap->n];
      if (sift_up (self, slots, i) == i)
        sift_down (self, slots, heap->n, i);
    }
  memset (&slots[heap->n], 0, sizeof slots[0]);
}

static gint64
heap_next (const Machine          *self,
           const MachineTimerHeap *heap)
{
  return heap->n > 0 ? slots_of (self, heap)[0].when_ns : G_MAXINT64;
}

gint64
machine_timer_next (const Machine  *self,
                    const MachineP *p)
{
  return heap_next (self, &p->timers);
}

static void
find_last_before (const MachineTimerSlot *slots,
                  guint                   n,
                  guint                   i,
                  gint64                  limit_ns,
                  gint64                 *inout_last_ns)
{
  if (i >= n || slots[i].when_ns > limit_ns)
    return;
  *inout_last_ns = MAX (*inout_last_ns, slots[i].when_ns);
  for (guint child = i * 4 + 1; child <= i * 4 + 4; child++)
    find_last_before (slots, n, child, limit_ns, inout_last_ns);
}

gint64
machine_timer_last_before (const Machine  *self,
                           const MachineP *p,
                           gint64          limit_ns)
{
  gint64 last_ns = 0;

  find_last_before (slots_of (self, &p->timers), p->timers.n, 0, limit_ns, &last_ns);
  return last_ns;
}

gint64
machine_timer_get_when (const Machine      *self,
                        const MachineTimer *timer)
{
  if (timer->index < 0)
    return -1;
  return machine_bubble_run_time (self, timer->bubble,
                                  slots_of (self, heap_of (self, timer))[timer->index].when_ns);
}

/* ---- firing ---------------------------------------------------------------------- */

static void
fire_chan (Machine      *self,
           MachineTimer *timer,
           gint64        now_ns)
{
  const GoTimer *go = machine_ptr (self, timer->target);
  gint64 start_s = timer->bubble != 0 ? MACHINE_BUBBLE_START_S : RUN_START_S;
  guint64 value[3];

  value[0] = (guint64) (now_ns % NS_PER_S) | (timer->bubble != 0 ? 0 : TIME_FROM_NOW);
  value[1] = (guint64) (start_s + now_ns / NS_PER_S);
  value[2] = go->loc;
  machine_chan_offer (self, go->chan, value);
}

/* The goroutine of a delayed function is a child of the one that started the timer, so that its
 * spawn path stays the same however the timers of others interleave. */
static void
fire_func (Machine      *self,
           MachineTimer *timer)
{
  const GoTimer *go = machine_ptr (self, timer->target);

  machine_bubble_add (self, timer->bubble,
                      machine_sched_spawn (self, timer->starter, go->func, timer->starter_pc));
}

static void
fire (Machine      *self,
      MachineTimer *timer,
      gint64        when_ns,
      gint64        now_ns)
{
  MachineTimerHeap *heap = heap_of (self, timer);
  MachineObject *object = machine_object_by_id (self, timer->object);
  GoTimer *go;

  heap_remove (self, timer);
  if (timer->kind == MACHINE_TIMER_SIGNAL)
    {
      machine_signal_fire (self, (guint) timer->target);
      return;
    }
  machine_emit_full (self, NULL, MACHINE_EVENT_TIMER_FIRE, 0, timer->object, 0, 0,
                     object != NULL && object->info.library ? MACHINE_EVENT_FLAG_LIBRARY : 0);
  if (timer->kind == MACHINE_TIMER_SLEEP)
    {
      machine_sched_ready (self, NULL, machine_g (self, timer->target));
      return;
    }

  go = machine_ptr (self, timer->target);
  if (go->period_ns > 0)
    {
      gint64 late_ns = now_ns - when_ns;

      go->when_ns = when_ns + go->period_ns * (1 + late_ns / go->period_ns);
      /* A ticker moves to the P that saw it, unless it is a bubble's. */
      heap_add (self, timer->bubble != 0 ? heap : heap_for (self, NULL), timer, go->when_ns);
    }
  object->when_ns = go->period_ns > 0 ? go->when_ns : -1;
  if (timer->kind == MACHINE_TIMER_CHAN)
    fire_chan (self, timer, now_ns);
  else
    fire_func (self, timer);
}

/* Runs what is due by a clock that stands at now_ns meanwhile. */
static gboolean
run_due (Machine          *self,
         MachineTimerHeap *heap,
         gint64            now_ns)
{
  gboolean any = FALSE;

  while (heap->n > 0 && slots_of (self, heap)[0].when_ns <= now_ns)
    {
      MachineTimerSlot first = slots_of (self, heap)[0];

      fire (self, timer_of (self, first.timer), first.when_ns, now_ns);
      machine_sched (self)->n_turns++;
      any = TRUE;
    }
  return any;
}

gboolean
machine_timer_run_due (Machine  *self,
                       MachineP *p)
{
  return p->timers.n > 0
         && run_due (self, &p->timers, machine_sched_now (self, machine_sched (self)));
}

gint64
machine_timer_next_of_bubble (const Machine       *self,
                              const MachineBubble *bubble)
{
  return heap_next (self, &bubble->timers);
}

void
machine_timer_run_due_of_bubble (Machine       *self,
                                 MachineBubble *bubble)
{
  run_due (self, &bubble->timers, bubble->now_ns);
}

/* The bubble's clock will never move again. */
void
machine_timer_drop_bubble (Machine       *self,
                           MachineBubble *bubble)
{
  MachineTimerHeap *heap = &bubble->timers;

  while (heap->n > 0)
    {
      MachineTimer *timer = timer_of (self, slots_of (self, heap)[heap->n - 1].timer);
      MachineObject *object = machine_object_by_id (self, timer->object);

      heap_remove (self, timer);
      if (object != NULL)
        object->when_ns = -1;
    }
  if (heap->slots != 0)
    machine_sys_free (self, heap->slots, heap->cap * sizeof (MachineTimerSlot));
  *heap = (MachineTimerHeap){ 0 };
}

/* ---- starting and stopping ------------------------------------------------------------ */

static MachineTimer *
new_timer (Machine         *self,
           MachineTimerKind kind,
           MachineRef       target)
{
  MachineTimer *timer = machine_ptr (self, machine_sys_alloc (self, sizeof (MachineTimer)));

  timer->kind = kind;
  timer->target = target;
  timer->index = -1;
  return timer;
}

void
machine_timer_free (Machine   *self,
                    MachineRef ref)
{
  if (timer_of (self, ref)->index >= 0)
    heap_remove (self, timer_of (self, ref));
  machine_sys_free (self, ref, sizeof (MachineTimer));
}

void
machine_timer_sleep (Machine  *self,
                     MachineG *g,
                     gint64    when_ns)
{
  MachineGx *gx = machine_gx (g);

  if (gx->timer == 0)
    gx->timer = machine_ref (self, new_timer (self, MACHINE_TIMER_SLEEP, machine_ref (self, g)));
  timer_of (self, gx->timer)->bubble = machine_bubble_id (self, g);
  g->wake_ns = when_ns;
  heap_add (self, heap_for (self, g), timer_of (self, gx->timer), when_ns);
}

void
machine_timer_move_all (Machine  *self,
                        MachineP *from,
                        MachineP *to)
{
  while (from->timers.n > 0)
    {
      MachineTimerSlot slot = slots_of (self, &from->timers)[0];

      heap_remove (self, timer_of (self, slot.timer));
      heap_add (self, &to->timers, timer_of (self, slot.timer), slot.when_ns);
    }
}

void
machine_timer_add_signal (Machine *self,
                          gint64   when_ns,
                          guint    number)
{
  MachineSched *sched = machine_sched (self);
  MachineTimer *timer = timer_of (self, machine_sys_alloc (self, sizeof (MachineTimer)));

  timer->kind = MACHINE_TIMER_SIGNAL;
  timer->index = -1;
  timer->target = number;
  heap_add (self, &machine_p (self, sched, 0)->timers, timer, when_ns);
}

static void
mark_heap (Machine                *self,
           const MachineTimerHeap *heap)
{
  for (guint i = 0; i < heap->n; i++)
    {
      const MachineTimer *timer = timer_of (self, slots_of (self, heap)[i].timer);

      if (timer->kind == MACHINE_TIMER_CHAN || timer->kind == MACHINE_TIMER_FUNC)
        machine_heap_mark (self, timer->target);
    }
}

void
machine_timer_mark (Machine *self)
{
  MachineSched *sched = machine_sched (self);

  for (guint i = 0; i < sched->n_active_max; i++)
    mark_heap (self, &machine_p (self, sched, i)->timers);
  for (MachineRef ref = sched->bubbles; ref != 0; ref = machine_bubble (self, ref)->next)
    mark_heap (self, &machine_bubble (self, ref)->timers);
}

static void
check_heap (const Machine          *self,
            const MachineTimerHeap *heap)
{
  const MachineTimerSlot *slots = slots_of (self, heap);

  for (guint i = 0; i < heap->n; i++)
    {
      const MachineTimer *timer = timer_of (self, slots[i].timer);

      g_assert (timer->heap == machine_ref (self, heap) && timer->index == (gint32) i);
      g_assert (i == 0 || !is_before (&slots[i], &slots[(i - 1) / 4]));
      if (timer->kind == MACHINE_TIMER_SLEEP)
        g_assert (machine_g (self, timer->target)->state == MACHINE_G_WAITING);
    }
}

void
machine_timer_check_invariants (const Machine *self)
{
  MachineSched *sched = machine_sched (self);

  for (guint i = 0; i < sched->n_active_max; i++)
    check_heap (self, &machine_p (self, sched, i)->timers);
  for (MachineRef ref = sched->bubbles; ref != 0; ref = machine_bubble (self, ref)->next)
    check_heap (self, &machine_bubble (self, ref)->timers);
}

/* ---- natives ------------------------------------------------------------------------------ */

static MachineObject *
object_of (Machine   *self,
           MachineG  *g,
           MachineRef ref)
{
  const GoTimer *go = machine_ptr (self, ref);
  MachineObject *object = machine_object_get (self, g, MACHINE_OBJECT_TIMER, ref);
  MachineObject *chan;

  if (object->timer != 0)
    return object;
  object->timer = machine_ref (self, new_timer (self, go->chan != 0 ? MACHINE_TIMER_CHAN
                                                                    : MACHINE_TIMER_FUNC, ref));
  timer_of (self, object->timer)->object = object->id;
  object->bubble = timer_of (self, object->timer)->bubble = machine_bubble_id (self, g);
  /* Timers are made by functions of package time; whose they are is told by who called these. */
  object->info.library = object->info.maker != 0
                         && !machine_is_package (self, object->info.maker - 1, "time");
  if (go->chan != 0 && self->program->go_minor >= 23)
    machine_chan (self, go->chan)->is_timer = TRUE;
  chan = go->chan != 0 ? machine_object_find (self, MACHINE_OBJECT_CHAN, go->chan) : NULL;
  if (chan != NULL)
    {
      object->channel = chan->id;
      chan->info.related = object->id;
      chan->info.library = object->info.library;
      machine_object_remember (self, chan);
    }
  machine_object_remember (self, object);
  return object;
}

static void
start (Machine       *self,
       MachineG      *g,
       MachineObject *object)
{
  MachineTimer *timer = timer_of (self, object->timer);
  const GoTimer *go = machine_ptr (self, object->ref);
  gint64 when_ns = go->when_ns;

  timer->starter = g->id;
  timer->starter_pc = machine_exec_user_pc (self, g);
  machine_emit_full (self, g, MACHINE_EVENT_TIMER_START, 0, object->id,
                     machine_bubble_run_time (self, timer->bubble, when_ns), 0,
                     object->info.library ? 0 : MACHINE_EMIT_USER);
  if (G_UNLIKELY (machine_sched_host (self)->chaos_timers))
    when_ns = machine_chaos_timer (self, g, object->id, when_ns);
  object->when_ns = when_ns;
  if (when_ns < 0)
    timer->index = LOST;
  else
    heap_add (self,
              timer->bubble != 0 ? &machine_bubble_of (self, g)->timers : heap_for (self, NULL),
              timer, when_ns);
}

/* Was it pending? A value that it sent and nobody received yet is taken back (since Go 1.23). */
static gboolean
stop (Machine       *self,
      MachineObject *object)
{
  MachineTimer *timer = timer_of (self, object->timer);
  const GoTimer *go = machine_ptr (self, object->ref);
  gboolean pending = timer->index >= 0 || timer->index == LOST;

  if (timer->index >= 0)
    heap_remove (self, timer);
  timer->index = -1;
  object->when_ns = -1;
  if (timer->kind == MACHINE_TIMER_CHAN && self->program->go_minor >= 23)
    pending |= machine_chan_take_back (self, go->chan);
  return pending;
}

/* func startTimer(t *runtimeTimer) */
MachineStatus
machine_native_start_timer (Machine  *self,
                            MachineG *g,
                            guint64  *slots)
{
  start (self, g, object_of (self, g, slots[0]));
  return MACHINE_DONE;
}

/* func stopTimer(t *runtimeTimer) bool */
MachineStatus
machine_native_stop_timer (Machine  *self,
                           MachineG *g,
                           guint64  *slots)
{
  MachineObject *object = object_of (self, g, slots[1]);

  if (object->bubble != 0
      && machine_bubble_refuses (self, g, object->bubble,
                                 "stop of synctest timer from outside bubble"))
    return MACHINE_STOP;
  slots[0] = stop (self, object);
  machine_emit_full (self, g, MACHINE_EVENT_TIMER_STOP, 0, object->id, (gint64) slots[0], 0,
                     object->info.library ? 0 : MACHINE_EMIT_USER);
  return MACHINE_DONE;
}

/* func resetTimer(t *runtimeTimer, when, period int64) bool */
MachineStatus
machine_native_reset_timer (Machine  *self,
                            MachineG *g,
                            guint64  *slots)
{
  MachineObject *object = object_of (self, g, slots[1]);
  GoTimer *go = machine_ptr (self, slots[1]);

  if (object->bubble != 0
      && machine_bubble_refuses (self, g, object->bubble,
                                 machine_gx (g)->bubble == 0
                                   ? "reset of synctest timer from outside bubble"
                                   : "timer moved between synctest bubbles"))
    return MACHINE_STOP;
  slots[0] = stop (self, object);
  go->when_ns = (gint64) slots[2];
  go->period_ns = (gint64) slots[3];
  start (self, g, object);
  return MACHINE_DONE;
}

/* func Sleep(d Duration) */
MachineStatus
machine_native_sleep (Machine  *self,
                      MachineG *g,
                      guint64  *slots)
{
  gint64 duration_ns = (gint64) slots[0];
  gint64 now_ns = machine_bubble_now (self, g);
  gint64 when_ns;

  if (duration_ns <= 0)
    return MACHINE_DONE;
  if (__builtin_add_overflow (now_ns, duration_ns, &when_ns))
    when_ns = G_MAXINT64 - 1;
  machine_emit (self, g, MACHINE_EVENT_SLEEP, 0, 0, duration_ns, 0);
  if (G_UNLIKELY (machine_sched_host (self)->chaos_timers))
    when_ns = machine_chaos_timer (self, g, 0, when_ns);
  machine_sched_park (self, g, MACHINE_WAIT_SLEEP, 0);
  if (when_ns < 0)
    g->wake_ns = -1;
  else
    machine_timer_sleep (self, g, when_ns);
  return MACHINE_PARKED;
}

/* func now() (ns, start int64) */
MachineStatus
machine_native_now (Machine  *self,
                    MachineG *g,
                    guint64  *slots)
{
  slots[0] = (guint64) machine_bubble_now (self, g);
  slots[1] = (guint64) (machine_gx (g)->bubble != 0 ? MACHINE_BUBBLE_START_S : RUN_START_S);
  return MACHINE_DONE;
}
