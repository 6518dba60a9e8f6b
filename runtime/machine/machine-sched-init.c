/* SPDX-License-Identifier: MIT */

/*
 * The scheduler's beginning and end, what it keeps alive for the collector,
 * the go statement, and the checks of the whole.
 */

#include "machine-bubble.h"
#include "machine-chan.h"
#include "machine-chaos.h"
#include "machine-clock.h"
#include "machine-sched-host.h"
#include "machine-signal.h"
#include "machine-timer.h"

gsize
machine_sched_root_bytes (void)
{
  return sizeof (MachineSched);
}

static gboolean
has_package (const CodeProgram *program,
             const char        *package)
{
  for (guint i = 0; i < program->n_funcs; i++)
    {
      if (g_strcmp0 (program->funcs[i].package, package) == 0)
        return TRUE;
    }
  return FALSE;
}

void
machine_sched_init (Machine *self)
{
  MachineRoot *root = self->root;
  MachineSched *sched;
  MachineP *first;
  MachineG *main_g;

  machine_decision_host_init (self);
  if (root->sched == 0)
    root->sched = machine_sys_alloc (self, sizeof (MachineSched));
  sched = machine_sched (self);
  sched->policy = self->settings.policy;
  sched->n_procs = self->settings.procs;
  sched->current_p = -1;
  sched->rng = machine_random_mix (self->settings.seed, 0);
  root->next_g_id = 1;

  machine_sched_add_procs (self, sched,
                           sched->policy == MACHINE_POLICY_GO ? sched->n_procs : 1);
  first = machine_p (self, sched, 0);
  machine_sched_activate_p (sched, first, 0);
  first->tick = MACHINE_START_TICK - 1;
  main_g = machine_sched_g_new (
    self, NULL, root->static_closures + self->program->entry_func * sizeof (guint64),
    self->program->funcs[self->program->entry_func].entry_pc);
  machine_gx (main_g)->func = self->program->main_func;
  main_g->map_token = (guint64) 1 << 32;
  sched->phantom = sched->policy == MACHINE_POLICY_GO && sched->n_procs == 1
                   && has_package (self->program, "os");
  sched->n_runnable++;
  machine_sched_put (self, sched, first, machine_ref (self, main_g), FALSE);
  machine_signal_init (self);
  machine_chaos_init (self);
  machine_sched_choose_p (self);
}

void
machine_sched_free_host (Machine *self)
{
  machine_decision_host_free (self->sched_host);
  self->sched_host = NULL;
}

void
machine_sched_restored (Machine *self)
{
  machine_sched_host (self)->break_passed = 0;
  machine_chaos_restored (self);
  machine_decision_rewind (self);
  machine_decision_apply_chaos (self);
}

void
machine_sched_mark_roots (Machine *self)
{
  machine_timer_mark (self);
  machine_signal_mark (self);
}

MachineStatus
machine_op_go (Machine   *self,
               MachineG  *g,
               MachineRef closure)
{
  MachineSched *sched = machine_sched (self);
  guint32 pc = g->pc;
  MachineG *child;

  if (self->settings.max_goroutines > 0
      && self->root->n_goroutines >= self->settings.max_goroutines)
    {
      machine_exec_limit (self, MACHINE_LIMIT_GOROUTINES);
      return MACHINE_STOP;
    }
  if (machine_sched_host (self)->pc_flags[pc] != 0)
    pc = machine_exec_user_pc (self, g);
  sched->run_base_ns += MACHINE_COST_GO_NS;
  child = machine_sched_g_new (self, g, closure, pc);
  machine_gx (child)->ready_ns = machine_sched_now (self, sched);
  machine_clock_started (self, g, child);
  if (machine_gx (g)->bubble != 0)
    machine_bubble_add (self, machine_bubble_id (self, g), child);
  sched->n_runnable++;
  machine_sched_put (self, sched, machine_p (self, sched, sched->current_p),
                     machine_ref (self, child), TRUE);
  machine_emit (self, g, MACHINE_EVENT_GO, child->id, 0, 0, 0);
  if (sched->n_idle > 0)
    machine_sched_wake_p (self, sched, machine_sched_now (self, sched));
  return MACHINE_DONE;
}

MachineG *
machine_sched_spawn (Machine   *self,
                     guint32    parent,
                     MachineRef closure,
                     guint32    pc)
{
  MachineSched *sched = machine_sched (self);
  MachineG *starter = machine_sched_find_g (self, parent);
  gint64 now_ns = machine_sched_now (self, sched);
  MachineG *g;

  if (starter == NULL)
    starter = machine_sched_find_g (self, 1);
  g = machine_sched_g_new (self, starter, closure, pc);
  g->map_token = (guint64) g->id << 32 | 1;
  machine_clock_woke (self, g);
  machine_emit (self, NULL, MACHINE_EVENT_GO, g->id, 0, 0, 0);
  machine_gx (g)->ready_ns = now_ns;
  sched->n_runnable++;
  machine_sched_put (self, sched, machine_p (self, sched, sched->current_p),
                     machine_ref (self, g), TRUE);
  machine_sched_wake_p (self, sched, now_ns);
  return g;
}

/* ---- checks ---------------------------------------------------------------------- */

static void
check_queued (const Machine *self,
              MachineRef     ref,
              guint         *inout_n)
{
  if (ref == MACHINE_PHANTOM)
    return;
  g_assert (machine_g (self, ref)->state == MACHINE_G_RUNNABLE);
  ++*inout_n;
}

static void
check_p (const Machine  *self,
         const MachineP *p,
         guint          *inout_queued)
{
  g_assert (p->tail - p->head <= MACHINE_RING);
  for (guint i = p->head; i != p->tail; i++)
    check_queued (self, p->ring[i % MACHINE_RING], inout_queued);
  if (p->runnext != 0)
    check_queued (self, p->runnext, inout_queued);
  if (p->running != 0)
    {
      g_assert (p->state == MACHINE_P_ACTIVE);
      g_assert (machine_g (self, p->running)->state == MACHINE_G_RUNNING);
      g_assert (machine_g (self, p->running)->p == p->id);
    }
  if (p->state == MACHINE_P_IDLE)
    g_assert (!p->spinning && p->head == p->tail && p->runnext == 0);
}

/**
 * machine_sched_check_invariants:
 *
 * Asserts that every goroutine is in the queue that its state names, and that
 * the counts agree. For tests; linear in everything.
 */
void
machine_sched_check_invariants (const Machine *self)
{
  MachineSched *sched = machine_sched (self);
  guint n_queued = 0, n_idle = 0, n_spinning = 0, n_runnable = 0, n_alive = 0;
  guint32 last_id = 0;

  for (guint i = 0; i < sched->n_active_max; i++)
    {
      const MachineP *p = machine_p (self, sched, i);

      check_p (self, p, &n_queued);
      n_idle += p->state == MACHINE_P_IDLE;
      n_spinning += p->spinning;
    }
  for (guint i = 0; i < sched->global_n; i++)
    check_queued (self, machine_sched_global_get (self, sched, i), &n_queued);
  g_assert (n_idle == sched->n_idle);
  g_assert (n_spinning == sched->n_spinning);

  for (MachineRef ref = self->root->all_gs_first; ref != 0; ref = machine_g (self, ref)->all_next)
    {
      const MachineG *g = machine_g (self, ref);

      g_assert (g->id > last_id);
      last_id = g->id;
      n_runnable += g->state == MACHINE_G_RUNNABLE;
      n_alive += g->state != MACHINE_G_DEAD;
      g_assert ((g->state == MACHINE_G_WAITING) == (g->wait != MACHINE_WAIT_NONE));
      g_assert (machine_sched_find_g (self, g->id) == g);
    }
  g_assert (n_queued == sched->n_runnable && n_runnable == n_queued);
  g_assert (n_alive == self->root->n_goroutines);
  machine_timer_check_invariants (self);
  machine_bubble_check_invariants (self);
  machine_objects_check_invariants (self);
  for (guint i = 1; i <= sched->n_objects; i++)
    {
      const MachineObject *object = machine_object_by_id (self, i);

      if (object != NULL && object->kind == MACHINE_OBJECT_CHAN)
        machine_chan_check_invariants (self, machine_chan (self, object->ref));
    }
}
