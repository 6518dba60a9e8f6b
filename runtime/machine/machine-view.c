/* SPDX-License-Identifier: MIT */

/*
 * Copies of the scheduler's state for views: goroutines, processors, queues,
 * select cases, values of events. Objects are in machine-view-objects.c.
 */

#include "machine-view.h"

#include "machine-bubble.h"
#include "machine-sched-host.h"
#include "machine-select.h"

static const char *const wait_texts[] = {
#define W(name, text) text,
  MACHINE_WAITS (W)
#undef W
};

/**
 * machine_wait_get_text:
 *
 * Returns: (transfer none): a wait's name as Go's goroutine dumps word it
 */
const char *
machine_wait_get_text (MachineWait wait)
{
  g_return_val_if_fail (wait < MACHINE_N_WAITS, NULL);

  return wait_texts[wait];
}

/* ---- goroutines ---------------------------------------------------------------- */

static void
g_view_free (gpointer data)
{
  MachineGView *view = data;

  g_free (view->path);
  g_free (view->name);
  g_free (view);
}

/* When the goroutine will be woken by a timer, as far as that is certain now. */
static gint64
wait_until (const Machine  *self,
            const MachineG *g)
{
  const MachineObject *chan, *timer;

  if (g->state != MACHINE_G_WAITING)
    return -1;
  if (g->wait == MACHINE_WAIT_SLEEP || g->wait == MACHINE_WAIT_CHAOS_DELAY)
    return machine_bubble_run_time (self, machine_bubble_id (self, g), g->wake_ns);
  chan = g->wait == MACHINE_WAIT_CHAN_RECV ? machine_object_by_id (self, g->wait_object) : NULL;
  timer = chan != NULL ? machine_object_by_id (self, chan->info.related) : NULL;
  return timer != NULL && timer->kind == MACHINE_OBJECT_TIMER
           ? machine_bubble_run_time (self, timer->bubble, timer->when_ns)
           : -1;
}

static MachineGView *
view_g (const Machine *self,
        MachineG      *g)
{
  const CodeProgram *program = self->program;
  MachineGView *view = g_new0 (MachineGView, 1);
  guint32 func = machine_gx (g)->func;

  view->id = g->id;
  view->parent = g->parent;
  view->path = machine_dup_path (self, g->id);
  view->name = g_strdup (g->id == 1 ? program->funcs[program->main_func].name
                         : func < program->n_funcs ? program->funcs[func].name : "?");
  view->state = g->state;
  view->wait = g->wait;
  view->wait_object = g->wait_object;
  view->wait_until_ns = wait_until (self, g);
  view->p = g->state == MACHINE_G_RUNNING ? (int) g->p : -1;
  view->created_pc = g->created_pc;
  if (g->state != MACHINE_G_DEAD)
    {
      view->pc = machine_exec_user_pc (self, g);
      view->exact_pc = machine_exec_exact_pc (self, g);
      view->stack_bytes = g->stack_bytes;
      view->n_frames = machine_exec_count_frames (self, g);
      view->panicking = g->panics != 0;
      code_program_locate (program, view->pc, &view->location);
    }
  return view;
}

/**
 * machine_dup_goroutines:
 *
 * Lists the goroutines, the latest dead ones too.
 * Cost: linear in goroutines and frames.
 *
 * Returns: (transfer full) (element-type MachineGView): by id
 */
GPtrArray *
machine_dup_goroutines (const Machine *self)
{
  GPtrArray *views = g_ptr_array_new_with_free_func (g_view_free);

  for (MachineRef ref = self->root->all_gs_first; ref != 0; ref = machine_g (self, ref)->all_next)
    g_ptr_array_add (views, view_g (self, machine_g (self, ref)));
  return views;
}

/* ---- processors -------------------------------------------------------------------- */

static void
p_view_free (gpointer data)
{
  g_free (((MachinePView *) data)->queue);
  g_free (data);
}

static guint32
id_of (const Machine *self,
       MachineRef     g)
{
  return g > MACHINE_PHANTOM ? machine_g (self, g)->id : 0;
}

/**
 * machine_dup_procs:
 *
 * Lists the processors that the policy uses, with their queues.
 *
 * Returns: (transfer full) (element-type MachinePView): by number
 */
GPtrArray *
machine_dup_procs (const Machine *self)
{
  MachineSched *sched = machine_sched (self);
  GPtrArray *views = g_ptr_array_new_with_free_func (p_view_free);

  for (guint i = 0; i < sched->n_active_max; i++)
    {
      const MachineP *p = machine_p (self, sched, i);
      MachinePView *view = g_new0 (MachinePView, 1);

      view->id = i;
      view->running = id_of (self, p->running);
      view->runnext = id_of (self, p->runnext);
      view->queue = g_new (guint32, p->tail - p->head + 1);
      for (guint k = p->head; k != p->tail; k++)
        {
          if (p->ring[k % MACHINE_RING] != MACHINE_PHANTOM)
            view->queue[view->n_queue++] = id_of (self, p->ring[k % MACHINE_RING]);
        }
      view->clock_ns = (gint) i == sched->current_p ? machine_sched_now (self, sched) : p->clock_ns;
      view->n_steals = p->n_steals;
      view->idle = p->state == MACHINE_P_IDLE;
      view->spinning = p->spinning;
      view->slice_end_ns = view->running != 0 ? p->slice_end_ns : -1;
      view->n_timers = p->timers.n;
      view->next_timer_ns = p->timers.n > 0 ? machine_timer_next (self, p) : -1;
      view->stole_from = p->stole_from;
      view->n_stolen = p->n_stolen;
      view->stolen_ns = p->stolen_ns;
      view->slow = MAX (1, p->slow);
      g_ptr_array_add (views, view);
    }
  return views;
}

/**
 * machine_dup_global_queue:
 *
 * Returns: (transfer full) (element-type guint32): ids in the global queue, first in first out
 */
GArray *
machine_dup_global_queue (const Machine *self)
{
  MachineSched *sched = machine_sched (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < sched->global_n; i++)
    {
      guint32 id = id_of (self, machine_sched_global_get (self, sched, i));

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

static gint
compare_timers (gconstpointer a,
                gconstpointer b)
{
  const MachineTimerView *one = a, *other = b;

  if (one->when_ns != other->when_ns)
    return one->when_ns < other->when_ns ? -1 : 1;
  return one->p < other->p ? -1 : one->p > other->p;
}

static void
add_timers (const Machine          *self,
            const MachineTimerHeap *heap,
            guint                   p,
            GArray                 *views)
{
  const MachineTimerSlot *slots = machine_ptr (self, heap->slots);

  for (guint i = 0; i < heap->n; i++)
    {
      const MachineTimer *timer = machine_ptr (self, slots[i].timer);
      MachineTimerView view = { (MachineTimerViewKind) timer->kind, p,
                                machine_bubble_run_time (self, timer->bubble, slots[i].when_ns),
                                timer->object, timer->starter };

      if (timer->kind == MACHINE_TIMER_SLEEP)
        view.g = id_of (self, timer->target);
      g_array_append_val (views, view);
    }
}

/**
 * machine_dup_timers:
 *
 * Lists all timers that are running. Those of a bubble go by its clock; their due time is the run's
 * when that clock passes as fast.
 *
 * Returns: (transfer full) (element-type MachineTimerView): by due time, then by processor
 */
GArray *
machine_dup_timers (const Machine *self)
{
  MachineSched *sched = machine_sched (self);
  GArray *views = g_array_new (FALSE, TRUE, sizeof (MachineTimerView));

  for (guint i = 0; i < sched->n_active_max; i++)
    add_timers (self, &machine_p (self, sched, i)->timers, i, views);
  for (MachineRef ref = sched->bubbles; ref != 0; ref = machine_bubble (self, ref)->next)
    add_timers (self, &machine_bubble (self, ref)->timers, G_MAXUINT, views);
  g_array_sort (views, compare_timers);
  return views;
}

/* ---- select -------------------------------------------------------------------------- */

/**
 * machine_dup_select_cases:
 * @g: a goroutine about to make a select, or waiting in one
 *
 * Lists the cases of the select and which are ready now.
 *
 * Returns: (transfer full) (element-type MachineCaseView): in source order; empty if @g is at none
 */
GArray *
machine_dup_select_cases (const Machine *self,
                          guint32        g)
{
  GArray *views = g_array_new (FALSE, TRUE, sizeof (MachineCaseView));
  MachineG *goroutine = machine_sched_find_g (self, g);
  const CodeSelect *select;

  if (goroutine == NULL || goroutine->state == MACHINE_G_DEAD)
    return views;
  select = machine_select_at (self, goroutine);
  for (guint i = 0; select != NULL && i < select->n_cases; i++)
    {
      const CodeSelectCase *select_case = &select->cases[i];
      MachineRef ref = machine_select_get_chan (self, goroutine, select_case);
      MachineCaseView view = { .index = i, .is_send = select_case->is_send };
      BaseLocation location;

      if (ref != 0)
        {
          const MachineChan *chan = machine_chan (self, ref);

          view.object = chan->id;
          view.ready = select_case->is_send ? machine_chan_can_send (chan)
                                            : machine_chan_can_recv (chan);
        }
      if (base_source_set_locate (self->program->sources, select_case->pos, &location))
        view.line = location.line;
      g_array_append_val (views, view);
    }
  return views;
}

/* ---- values of events ------------------------------------------------------------------- */

/**
 * machine_dup_event_value:
 * @event: an event of the machine's trace
 *
 * Writes an event's value as the learner reads it: 42, abc, {1 2}.
 *
 * Returns: (transfer full): the text
 */
char *
machine_dup_event_value (const Machine      *self,
                         const MachineEvent *event)
{
  g_autofree guint64 *slots = NULL;
  GString *out;

  if (event->flags & MACHINE_EVENT_FLAG_TEXT)
    return g_strdup (machine_trace_get_text (self->trace, event, NULL));
  if (event->type == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, event->value);
  slots = g_new0 (guint64, self->program->types[event->type].n_slots + 1);
  slots[0] = (guint64) event->value;
  out = g_string_new (NULL);
  machine_format_value ((Machine *) self, event->type, slots, 80, out);
  return g_string_free (out, FALSE);
}
