/* SPDX-License-Identifier: MIT */

/*
 * What happens between P's: stealing, and a change of their number. A thief
 * visits the others in turn from a random one on and takes the older half of
 * the first ring that has anything; the last of these it runs itself. What is in
 * runnext it leaves alone at first, since its P is likely to run it at once.
 */

#include "machine-chaos.h"
#include "machine-sched-host.h"
#include "machine-timer.h"

static void
note_steal (Machine  *self,
            MachineP *thief,
            MachineP *victim,
            guint     n)
{
  thief->stole_from = victim->id;
  thief->n_stolen = n;
  thief->stolen_ns = machine_sched_now (self, machine_sched (self));
  machine_emit (self, NULL, MACHINE_EVENT_STEAL, victim->id, 0, n, 0);
}

static MachineRef
steal_half (Machine      *self,
            MachineSched *sched,
            MachineP     *thief,
            MachineP     *victim)
{
  guint n = victim->tail - victim->head;
  MachineRef g = 0;

  n -= n / 2;
  for (guint i = 0; i < n; i++)
    {
      if (g != 0)
        machine_sched_put (self, sched, thief, g, FALSE);
      g = victim->ring[victim->head % MACHINE_RING];
      victim->ring[victim->head++ % MACHINE_RING] = 0;
    }
  if (n > 0)
    note_steal (self, thief, victim, n);
  return g;
}

/* runnext is stolen by whoever finds it a second time, a little later. */
static MachineRef
steal_next (Machine  *self,
            MachineP *thief,
            MachineP *victim,
            gboolean *out_wait)
{
  MachineRef g = victim->runnext;

  if (g == 0)
    return 0;
  if (thief->waited_next != machine_g (self, g)->id)
    {
      thief->waited_next = machine_g (self, g)->id;
      *out_wait = TRUE;
      return 0;
    }
  victim->runnext = 0;
  note_steal (self, thief, victim, 1);
  return g;
}

MachineRef
machine_sched_steal (Machine      *self,
                     MachineSched *sched,
                     MachineP     *p,
                     gboolean     *out_wait)
{
  guint n = sched->n_active_max;
  guint start = (guint) machine_random_below (&sched->rng, n);
  MachineRef g = 0;

  *out_wait = FALSE;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n && g == 0 && !*out_wait; i++)
        {
          MachineP *victim = machine_p (self, sched, (start + i) % n);

          if (victim == p)
            continue;
          g = pass == 0 ? steal_half (self, sched, p, victim)
                        : steal_next (self, p, victim, out_wait);
        }
    }
  if (g != 0)
    {
      p->n_steals++;
      p->waited_next = 0;
      sched->run_base_ns += MACHINE_COST_STEAL_NS;
    }
  return g;
}

/* ---- their number -------------------------------------------------------------- */

/* P's up to number n exist; the new ones are idle, the lowest is woken first. */
void
machine_sched_add_procs (Machine      *self,
                         MachineSched *sched,
                         guint         n)
{
  guint first = sched->n_active_max;

  sched->n_active_max = n;
  for (guint i = first; i < n; i++)
    {
      MachineP *p;

      if (sched->p[i] == 0)
        {
          sched->p[i] = machine_sys_alloc (self, sizeof (MachineP));
          machine_p (self, sched, i)->id = i;
        }
      p = machine_p (self, sched, i);
      p->state = MACHINE_P_IDLE;
    }
  for (guint i = n; i > first; i--)
    sched->idle[sched->n_idle++] = i - 1;
  machine_chaos_add_procs (self);
}

/* What a P that goes away leaves: its goroutines to all, its timers to the P that goes on. */
static void
empty_p (Machine      *self,
         MachineSched *sched,
         MachineP     *p,
         MachineP     *heir)
{
  if (p->running != 0)
    machine_sched_preempt (self, sched, p);
  if (p->runnext != 0)
    machine_sched_put_global (self, sched, p->runnext);
  p->runnext = 0;
  while (p->head != p->tail)
    machine_sched_put_global (self, sched, p->ring[p->head++ % MACHINE_RING]);
  machine_timer_move_all (self, p, heir);
  if (p->state == MACHINE_P_ACTIVE)
    machine_sched_idle_p (sched, p);
  for (guint i = 0; i < sched->n_idle; i++)
    {
      if (sched->idle[i] == p->id)
        {
          sched->idle[i] = sched->idle[--sched->n_idle];
          break;
        }
    }
}

/* The caller's goroutine goes on on P 0 if its own P goes away. */
static void
move_caller (Machine      *self,
             MachineSched *sched,
             MachineP     *from,
             MachineP     *to)
{
  MachineRef g = from->running;
  gint64 slice_end_ns = from->slice_end_ns;

  if (to->running != 0)
    machine_sched_preempt (self, sched, to);
  if (to->state == MACHINE_P_IDLE)
    machine_sched_activate_p (sched, to, machine_sched_now (self, sched));
  from->clock_ns = machine_sched_now (self, sched);
  from->running = 0;
  to->running = g;
  to->clock_ns = MAX (to->clock_ns, from->clock_ns);
  to->slice_end_ns = slice_end_ns;
  machine_g (self, g)->p = to->id;
  sched->current_p = (gint32) to->id;
  sched->run_base_ns = to->clock_ns - (gint64) self->root->n_instructions * MACHINE_INSTRUCTION_NS;
}

void
machine_sched_set_procs (Machine *self,
                         guint    n)
{
  MachineSched *sched = machine_sched (self);
  guint before = sched->n_active_max;
  MachineP *heir;

  n = CLAMP (n, 1, MACHINE_MAX_PROCS);
  sched->n_procs = n;
  if (sched->policy != MACHINE_POLICY_GO || n == before)
    return;
  if (n > before)
    {
      machine_sched_drop_phantom (self, sched);
      machine_sched_add_procs (self, sched, n);
      if (sched->n_runnable > 0)
        machine_sched_wake_p (self, sched, machine_sched_now (self, sched));
      return;
    }
  if ((guint) sched->current_p >= n)
    move_caller (self, sched, machine_p (self, sched, sched->current_p), machine_p (self, sched, 0));
  heir = machine_p (self, sched, sched->current_p);
  for (guint i = n; i < before; i++)
    empty_p (self, sched, machine_p (self, sched, i), heir);
  sched->n_active_max = n;
}
