/* SPDX-License-Identifier: MIT */

/*
 * A record follows a run event by event. After each stop of the machine it
 * looks at the new events: the stack of whoever acted, the time it had the
 * processor, how long a wait took that has ended.
 *
 * Processor time is counted, not sampled: the time between two stops goes to
 * the stack seen at the second. Between events the machine stops every
 * SAMPLE_INSTRUCTIONS, which bounds how coarse that is.
 */
#include "export-private.h"

#include <string.h>

#define SAMPLE_INSTRUCTIONS 1000

ExportRecord *
export_record_new (Machine *machine)
{
  ExportRecord *self = g_new0 (ExportRecord, 1);

  g_return_val_if_fail (machine_get_position (machine) == 0, NULL);
  self->machine = machine;
  export_stacks_init (&self->stacks);
  self->event_stacks = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->new_stacks = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->gs = g_array_new (FALSE, TRUE, sizeof (ExportG));
  self->cpu = g_array_new (FALSE, TRUE, sizeof (ExportSample));
  self->block = g_array_new (FALSE, TRUE, sizeof (ExportSample));
  self->mutex = g_array_new (FALSE, TRUE, sizeof (ExportSample));
  self->pauses = g_array_new (FALSE, TRUE, sizeof (gint64));
  return self;
}

void
export_record_free (ExportRecord *self)
{
  if (self == NULL)
    return;
  export_stacks_clear (&self->stacks);
  g_array_unref (self->event_stacks);
  g_array_unref (self->new_stacks);
  g_array_unref (self->gs);
  g_array_unref (self->cpu);
  g_array_unref (self->block);
  g_array_unref (self->mutex);
  g_array_unref (self->pauses);
  g_free (self);
}

static ExportG *
get_g (ExportRecord *self,
       guint32       g)
{
  if (g >= self->gs->len)
    g_array_set_size (self->gs, g + 1);
  return &g_array_index (self->gs, ExportG, g);
}

static void
add_sample (GArray *samples,
            guint32 stack,
            gint64  ns)
{
  ExportSample *sample;

  if (stack == 0)
    return;
  if (stack > samples->len)
    g_array_set_size (samples, stack);
  sample = &g_array_index (samples, ExportSample, stack - 1);
  sample->stack = stack;
  sample->values[0]++;
  sample->values[1] += ns;
}

/* The running goroutine has had the processor up to now, standing on stack at the end. */
static void
account (ExportRecord *self,
         guint32       g,
         guint32       stack,
         gint64        now_ns)
{
  ExportG *goroutine = get_g (self, g);

  if (goroutine->state != MACHINE_G_RUNNING)
    return;
  if (now_ns > goroutine->since_ns)
    add_sample (self->cpu, stack, now_ns - goroutine->since_ns);
  goroutine->since_ns = now_ns;
}

static void
see_wake (ExportRecord       *self,
          const MachineEvent *event,
          guint32             stack)
{
  ExportG *woken = get_g (self, event->other);
  gint64 waited_ns = MAX (event->time_ns - woken->since_ns, 0);

  if (woken->state != MACHINE_G_WAITING)
    return;
  self->waited_ns[woken->wait] += waited_ns;
  if (woken->wait != MACHINE_WAIT_SLEEP && woken->wait != MACHINE_WAIT_CHAOS_DELAY)
    add_sample (self->block, woken->stack, waited_ns);
  if (woken->wait == MACHINE_WAIT_MUTEX || woken->wait == MACHINE_WAIT_RWMUTEX_R
      || woken->wait == MACHINE_WAIT_RWMUTEX_W)
    add_sample (self->mutex, stack, waited_ns);
  woken->state = MACHINE_G_RUNNABLE;
}

static void
see_event (ExportRecord       *self,
           const MachineEvent *event,
           guint32             stack)
{
  ExportG *goroutine = get_g (self, event->g);

  account (self, event->g, stack, event->time_ns);
  switch ((MachineEventKind) event->kind)
    {
    case MACHINE_EVENT_START:
    case MACHINE_EVENT_SCHED:
      goroutine->state = MACHINE_G_RUNNING;
      goroutine->since_ns = event->time_ns;
      break;
    case MACHINE_EVENT_BLOCK:
      goroutine->state = MACHINE_G_WAITING;
      goroutine->since_ns = event->time_ns;
      goroutine->wait = event->value;
      goroutine->stack = stack;
      break;
    case MACHINE_EVENT_PREEMPT:
    case MACHINE_EVENT_YIELD:
      goroutine->state = MACHINE_G_RUNNABLE;
      break;
    case MACHINE_EVENT_EXIT:
      goroutine->state = MACHINE_G_DEAD;
      break;
    case MACHINE_EVENT_WAKE:
      see_wake (self, event, stack);
      break;
    case MACHINE_EVENT_GC:
      {
        gint64 cost_ns = machine_gc_cost_ns (event->value);

        g_array_append_val (self->pauses, cost_ns);
      }
      break;
    default:
      break;
    }
}

/* Looks at the events of the last stop: they are of one instruction, or of what followed it. */
static void
see_stop (ExportRecord *self)
{
  const MachineTrace *trace = machine_get_trace (self->machine);
  gsize end = machine_get_position (self->machine);
  guint32 last_g = 0, stack = 0;

  g_array_set_size (self->event_stacks, end);
  g_array_set_size (self->new_stacks, end);
  for (; self->n_seen < end; self->n_seen++)
    {
      const MachineEvent *event = machine_trace_get (trace, self->n_seen);

      /* Events of one stop by one goroutine have one stack, but for one that has ended: that is told
       * by each event's own place. */
      if (event->g == 0 || event->g != last_g)
        stack = event->g != 0 ? export_stacks_add_g (&self->stacks, self->machine, event->g) : 0;
      last_g = stack != 0 ? event->g : 0;
      if (event->g != 0 && stack == 0)
        stack = export_stacks_add_pc (&self->stacks, machine_get_program (self->machine),
                                      event->pc);
      g_array_index (self->event_stacks, guint32, self->n_seen) = stack;
      if (event->kind == MACHINE_EVENT_GO)
        g_array_index (self->new_stacks, guint32, self->n_seen)
          = export_stacks_add_start (&self->stacks, self->machine, event->other);
      see_event (self, event, stack);
    }
}

/**
 * export_record_run:
 * @max_instructions: of this call
 * @max_steps: steps of the whole run after which it stops too, with
 *   %MACHINE_STOP_EVENT; 0: none
 *
 * Runs the machine on and records. But for @max_steps it behaves as
 * machine_run() without stopping at events.
 *
 * Cost: a walk of a stack per event; several times the plain run.
 *
 * Returns: why it stopped
 */
MachineStop
export_record_run (ExportRecord *self,
                   guint64       max_instructions,
                   gsize         max_steps)
{
  guint64 end = machine_get_instructions (self->machine) + max_instructions;
  MachineStop stop = MACHINE_STOP_BUDGET;
  guint64 now;

  while (now = machine_get_instructions (self->machine), now < end)
    {
      if (max_steps != 0 && self->n_steps >= max_steps)
        return MACHINE_STOP_EVENT;
      stop = machine_run (self->machine, MIN (SAMPLE_INSTRUCTIONS, end - now), TRUE);
      self->n_steps += machine_get_position (self->machine) > self->n_seen;
      see_stop (self);
      if (stop == MACHINE_STOP_BUDGET)
        {
          guint32 g = machine_get_current (self->machine, NULL);

          if (g != 0)
            account (self, g, export_stacks_add_g (&self->stacks, self->machine, g),
                     machine_get_time_ns (self->machine));
        }
      else if (stop != MACHINE_STOP_EVENT)
        break;
    }
  return stop == MACHINE_STOP_EVENT ? MACHINE_STOP_BUDGET : stop;
}
