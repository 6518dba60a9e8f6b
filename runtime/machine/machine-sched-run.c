/* SPDX-License-Identifier: MIT */

/*
 * The run loop's turns. A turn either runs the current P's goroutine until it
 * parks, yields, ends or uses up its quantum, or lets the P find another one.
 *
 *   choose P ─▶ its goroutine runs ──▶ parked, yielded, ended ─▶ pick ─▶ runs …
 *      ▲               │                                          │
 *      └─ quantum over ┘                            nothing: idle ┘
 *
 * Whatever decides where a turn ends lies in the arena and is counted in
 * instructions, so that running in small budgets takes the same course.
 */

#include "machine-bubble.h"
#include "machine-chaos.h"
#include "machine-exec.h"
#include "machine-sched-host.h"

#define FOREVER_INSTRUCTIONS (G_GUINT64_CONSTANT (1) << 40)

/* ---- quanta ------------------------------------------------------------------- */

/* The running goroutine of p may run on until its slice or, among several P's, its quantum ends. */
static void
start_running (Machine      *self,
               MachineSched *sched,
               MachineP     *p)
{
  gint64 left_ns = p->slice_end_ns - machine_sched_now (self, sched);
  guint64 n = FOREVER_INSTRUCTIONS;

  if (p->slice_end_ns != G_MAXINT64)
    n = (guint64) MAX (1, left_ns / MACHINE_INSTRUCTION_NS);
  if (sched->n_active_max > 1)
    n = MIN (n, MACHINE_QUANTUM);
  /* An injected fault: the clock catches up with what was run at the stretch's end. */
  if (G_UNLIKELY (p->slow > 0))
    {
      sched->pace = p->slow;
      n = MAX (1, MIN (n, MACHINE_QUANTUM) / p->slow);
    }
  sched->quantum_start = self->root->n_instructions;
  sched->quantum_end = sched->quantum_start + n;
  self->root->current_g = p->running;
}

/* The running goroutine stops being the one that runs next: its own count catches up. */
static void
stop_running (Machine      *self,
              MachineSched *sched)
{
  MachineRoot *root = self->root;

  if (root->current_g != 0)
    machine_gx (machine_g (self, root->current_g))->n_instructions
      += root->n_instructions - sched->quantum_start;
  if (G_UNLIKELY (sched->pace > 0))
    {
      sched->run_base_ns += (gint64) ((root->n_instructions - sched->quantum_start)
                                      * (sched->pace - 1) * MACHINE_INSTRUCTION_NS);
      sched->pace = 0;
    }
  sched->quantum_start = root->n_instructions;
  sched->ask = MACHINE_ASK_NOTHING;
  sched->other_only = FALSE;
  root->current_g = 0;
}

/* p has no goroutine any more. */
static void
lose_running (Machine      *self,
              MachineSched *sched,
              MachineP     *p)
{
  if (self->root->current_g == p->running)
    stop_running (self, sched);
  p->running = 0;
  p->fresh = TRUE;
}


void
machine_sched_begin_quantum (Machine      *self,
                             MachineSched *sched,
                             MachineP     *p)
{
  sched->current_p = (gint32) p->id;
  sched->run_base_ns
    = p->clock_ns - (gint64) self->root->n_instructions * MACHINE_INSTRUCTION_NS;
  sched->quantum_limit_ns = G_MAXINT64;
  if (sched->n_active_max > 1)
    sched->quantum_limit_ns = p->clock_ns + MACHINE_QUANTUM * MACHINE_INSTRUCTION_NS;
  if (p->running != 0)
    start_running (self, sched, p);
}

void
machine_sched_end_quantum (Machine      *self,
                           MachineSched *sched)
{
  if (sched->current_p < 0)
    return;
  stop_running (self, sched);
  self->root->now_ns = machine_sched_now (self, sched);
  machine_p (self, sched, sched->current_p)->clock_ns = self->root->now_ns;
  sched->current_p = -1;
}

MachineG *
machine_sched_running (const Machine *self)
{
  MachineSched *sched = machine_sched (self);
  MachineRef g;

  if (sched->current_p < 0)
    return NULL;
  g = machine_p (self, sched, sched->current_p)->running;
  return g != 0 ? machine_g (self, g) : NULL;
}

/* ---- taking up and giving up goroutines ------------------------------------------ */

static void
set_slice (Machine      *self,
           MachineSched *sched,
           MachineP     *p)
{
  gint64 now_ns = machine_sched_now (self, sched);

  switch (sched->policy)
    {
    case MACHINE_POLICY_FIFO:
      p->slice_end_ns = G_MAXINT64;
      break;

    case MACHINE_POLICY_RANDOM:
      {
        MachineGx *gx = machine_gx (machine_g (self, p->running));
        gboolean is_short = gx->n_slices < MACHINE_SHORT_SLICES
                            && machine_random_below (&sched->rng, 4) != 0;
        guint shift = (guint) machine_random_below (&sched->rng, is_short ? MACHINE_SHORT_SHIFTS
                                                                          : MACHINE_LONG_SHIFTS);

        gx->n_slices += is_short;
        gx->seek = is_short ? MACHINE_SEEK_WRITE : 0;
        p->slice_end_ns
          = now_ns + (1 << shift) + (gint64) machine_random_below (&sched->rng, 1u << shift);
        break;
      }

    case MACHINE_POLICY_GO:
    case MACHINE_POLICY_MANUAL:
    default:
      p->slice_end_ns = now_ns + MACHINE_SLICE_NS;
      break;
    }
}

/* p takes up g, which is in no queue any more. */
static void
execute (Machine      *self,
         MachineSched *sched,
         MachineP     *p,
         MachineRef    ref,
         gboolean      inherit)
{
  MachineG *g = machine_g (self, ref);
  gint64 ready_ns = machine_gx (g)->ready_ns;
  gboolean was_spinning = p->spinning;

  sched->n_runnable--;
  sched->n_spinning -= p->spinning;
  p->spinning = 0;
  p->waited_next = 0;
  sched->run_base_ns += MACHINE_COST_SWITCH_NS;
  if (ready_ns > machine_sched_now (self, sched))
    sched->run_base_ns += ready_ns - machine_sched_now (self, sched);

  g->state = MACHINE_G_RUNNING;
  g->p = p->id;
  p->running = ref;
  p->last_g = g->id;
  p->tick += !inherit;
  if (!inherit || p->slice_end_ns == 0)
    set_slice (self, sched, p);
  else
    machine_sched_pass_looks (p, machine_sched_now (self, sched));
  if (sched->phantom && !(g->sched_flags & MACHINE_GF_STARTED) && g->id == 1)
    p->runnext = MACHINE_PHANTOM;
  start_running (self, sched, p);
  if (G_UNLIKELY (p->slow != p->slow_told))
    {
      p->slow_told = p->slow;
      machine_emit_full (self, NULL, MACHINE_EVENT_CHAOS_SLOW, 0, 0, MAX (1, p->slow), 0, 0);
    }
  if (g->sched_flags & MACHINE_GF_STARTED)
    machine_emit_full (self, g, MACHINE_EVENT_SCHED, 0, 0, 0, 0, 0);
  else
    machine_emit_full (self, g, MACHINE_EVENT_START, 0, 0, 0, 0, 0);
  g->sched_flags |= MACHINE_GF_STARTED;
  sched->ask = MACHINE_ASK_NOTHING;
  if (was_spinning)
    machine_sched_wake_p (self, sched, machine_sched_now (self, sched));
}

/* The running goroutine of p becomes runnable again; the caller puts it on a queue. */
static MachineRef
release (Machine      *self,
         MachineSched *sched,
         MachineP     *p)
{
  MachineRef ref = p->running;
  MachineG *g = machine_g (self, ref);

  lose_running (self, sched, p);
  g->state = MACHINE_G_RUNNABLE;
  machine_gx (g)->ready_ns = machine_sched_now (self, sched);
  sched->n_runnable++;
  return ref;
}

void
machine_sched_preempt (Machine      *self,
                       MachineSched *sched,
                       MachineP     *p)
{
  MachineRef g = p->running;

  machine_emit (self, machine_g (self, g), MACHINE_EVENT_PREEMPT, 0, 0, 0, 0);
  release (self, sched, p);
  machine_sched_put_global (self, sched, g);
}

/* The goroutine that a decision names goes on: taken up by p, or, if another P runs it, there. */
static gboolean
take_up (Machine      *self,
         MachineSched *sched,
         MachineP     *p,
         guint32       id)
{
  MachineG *g = machine_sched_find_g (self, id);

  if (g == NULL || (g->state != MACHINE_G_RUNNABLE && g->state != MACHINE_G_RUNNING))
    return FALSE;
  if (g->state == MACHINE_G_RUNNING)
    {
      if (g->p == p->id)
        return TRUE;
      machine_sched_end_quantum (self, sched);
      machine_sched_begin_quantum (self, sched, machine_p (self, sched, g->p));
      return TRUE;
    }
  if (p->running != 0)
    machine_sched_preempt (self, sched, p);
  machine_sched_take (self, sched, machine_ref (self, g));
  execute (self, sched, p, machine_ref (self, g), FALSE);
  return TRUE;
}

/* ---- choosing a P ------------------------------------------------------------------- */

/* An idle P wakes for the earliest timer, if no active P is still before it. */
static void
wake_for_timers (Machine      *self,
                 MachineSched *sched,
                 MachineP    **inout_best)
{
  MachineP *owner = NULL;
  gint64 when_ns = G_MAXINT64, limit_ns;

  for (guint i = 0; i < sched->n_active_max; i++)
    {
      MachineP *p = machine_p (self, sched, i);

      if (machine_timer_next (self, p) < when_ns)
        {
          owner = p;
          when_ns = machine_timer_next (self, p);
        }
    }
  if (owner == NULL || (*inout_best != NULL && (*inout_best)->clock_ns < when_ns))
    return;
  limit_ns = when_ns < G_MAXINT64 - MACHINE_TIMER_SLACK_NS ? when_ns + MACHINE_TIMER_SLACK_NS : when_ns;
  for (guint i = 0; i < sched->n_active_max; i++)
    when_ns = MAX (when_ns, machine_timer_last_before (self, machine_p (self, sched, i), limit_ns));
  if (owner->state != MACHINE_P_IDLE)
    owner = machine_p (self, sched, sched->idle[sched->n_idle - 1]);
  machine_sched_activate_p (sched, owner, when_ns);
  if (*inout_best == NULL || owner->clock_ns < (*inout_best)->clock_ns)
    *inout_best = owner;
}

/* Has the current P had its share? The end of a slice is another matter, of the goroutine. */
static inline gboolean
quantum_is_over (const Machine      *self,
                 const MachineSched *sched,
                 const MachineP     *p)
{
  if (p->running == 0)
    return sched->n_active_max > 1 && machine_sched_now (self, sched) >= sched->quantum_limit_ns;
  return self->root->n_instructions >= sched->quantum_end
         && machine_sched_now (self, sched) < p->slice_end_ns;
}

gboolean
machine_sched_choose_p (Machine *self)
{
  MachineSched *sched = machine_sched (self);
  MachineP *best = NULL;

  if (sched->current_p >= 0)
    {
      if (!quantum_is_over (self, sched, machine_p (self, sched, sched->current_p)))
        return TRUE;
      machine_sched_end_quantum (self, sched);
    }
  for (guint i = 0; i < sched->n_active_max; i++)
    {
      MachineP *p = machine_p (self, sched, i);

      if (p->state == MACHINE_P_ACTIVE && (best == NULL || p->clock_ns < best->clock_ns))
        best = p;
    }
  if (sched->n_idle > 0)
    wake_for_timers (self, sched, &best);
  if (best == NULL)
    return FALSE;
  machine_sched_begin_quantum (self, sched, best);
  return TRUE;
}

/* ---- a P without a goroutine ------------------------------------------------------------ */

/* The policy's pick for p, stolen ones included; 0 if p must wait a little or go idle. */
static MachineRef
find_runnable (Machine      *self,
               MachineSched *sched,
               MachineP     *p,
               gboolean     *out_inherit,
               gboolean     *out_wait)
{
  MachineRef g = machine_sched_pick (self, sched, p, out_inherit);

  *out_wait = FALSE;
  if (g != 0 || sched->n_active_max == 1)
    return g;
  if (!p->spinning)
    {
      if (2 * sched->n_spinning >= sched->n_active_max - sched->n_idle)
        return 0;
      p->spinning = 1;
      sched->n_spinning++;
    }
  return machine_sched_steal (self, sched, p, out_wait);
}

/* Timers that other P's are too busy to see. */
static gboolean
run_others_timers (Machine      *self,
                   MachineSched *sched,
                   MachineP     *p)
{
  for (guint i = 0; i < sched->n_active_max; i++)
    {
      MachineP *other = machine_p (self, sched, i);

      if (other != p && machine_timer_run_due (self, other))
        return TRUE;
    }
  return FALSE;
}

static void
pick_preset (Machine      *self,
             MachineSched *sched,
             MachineP     *p)
{
  gboolean inherit, wait;
  MachineRef g;

  /* To go away empty-handed from what others could have is a decision too. */
  sched->n_decisions += sched->n_runnable > 0;
  g = find_runnable (self, sched, p, &inherit, &wait);
  if (g != 0)
    {
      execute (self, sched, p, g, inherit);
      return;
    }
  p->fresh = FALSE;
  if (wait)
    {
      sched->run_base_ns += MACHINE_STEAL_NEXT_NS;
      machine_sched_end_quantum (self, sched);
    }
  else if (!run_others_timers (self, sched, p))
    {
      machine_sched_end_quantum (self, sched);
      machine_sched_idle_p (sched, p);
    }
}

static MachineTurn
schedule (Machine      *self,
          MachineSched *sched,
          MachineP     *p)
{
  guint32 chosen;

  p->n_looks++;
  if (machine_bubble_settle (self, sched) || machine_timer_run_due (self, p))
    {
      p->fresh = FALSE;
      return MACHINE_TURN_ON;
    }
  if (sched->n_runnable == 0)
    {
      pick_preset (self, sched, p);
      return MACHINE_TURN_ON;
    }

  switch (machine_decision_look (self, MACHINE_DECISION_NEXT,
                                 sched->policy == MACHINE_POLICY_MANUAL && sched->n_runnable > 1,
                                 &chosen))
    {
    case MACHINE_CHOICE_ASK:
      p->n_looks--;
      return MACHINE_TURN_DECISION;

    case MACHINE_CHOICE_TAKEN:
      sched->n_decisions++;
      if (!take_up (self, sched, p, chosen))
        g_assert_not_reached ();
      break;

    case MACHINE_CHOICE_PRESET:
    default:
      pick_preset (self, sched, p);
      break;
    }
  return MACHINE_TURN_ON;
}

/* ---- a running goroutine ------------------------------------------------------------------ */

/* After a visible step: does another goroutine go on? */
static MachineTurn
ask_next (Machine      *self,
          MachineSched *sched,
          MachineP     *p)
{
  gboolean manual = sched->policy == MACHINE_POLICY_MANUAL;
  guint32 chosen;
  guint64 index;

  if (sched->n_runnable == 0)
    {
      sched->ask = MACHINE_ASK_NOTHING;
      return MACHINE_TURN_ON;
    }
  /* The dice are thrown in any case, so that those to come fall as they would have. */
  index = manual              ? 0
          : sched->other_only ? 1 + machine_random_below (&sched->rng, sched->n_runnable)
                              : machine_random_below (&sched->rng, sched->n_runnable + 1);
  sched->other_only = FALSE;
  switch (machine_decision_look (self, MACHINE_DECISION_NEXT, manual, &chosen))
    {
    case MACHINE_CHOICE_ASK:
      return MACHINE_TURN_DECISION;

    case MACHINE_CHOICE_TAKEN:
      sched->ask = MACHINE_ASK_NOTHING;
      sched->n_decisions++;
      if (!take_up (self, sched, p, chosen))
        g_assert_not_reached ();
      break;

    case MACHINE_CHOICE_PRESET:
    default:
      sched->ask = MACHINE_ASK_NOTHING;
      sched->n_decisions++;
      if (index > 0)
        {
          MachineRef other = machine_sched_global_take (self, sched, (guint) index - 1);

          machine_sched_preempt (self, sched, p);
          execute (self, sched, p, other, FALSE);
        }
      break;
    }
  return MACHINE_TURN_ON;
}

/* Is the next instruction of g one that writes where other goroutines may read? */
static gboolean
is_before_write (const Machine  *self,
                 const MachineG *g)
{
  if (g->pc >= self->program->n_code)
    return FALSE;
  switch (self->program->code[g->pc].op)
    {
    case CODE_OP_ST8:
    case CODE_OP_ST16:
    case CODE_OP_ST32:
    case CODE_OP_ST64:
    case CODE_OP_ST128:
    case CODE_OP_STN:
    case CODE_OP_STG:
    case CODE_OP_STX8:
    case CODE_OP_STX16:
    case CODE_OP_STX32:
    case CODE_OP_STX64:
    case CODE_OP_STX128:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Policy random: the slice goes on by an instruction, looking for a write. */
static gboolean
seek_write (const Machine *self,
            MachineSched  *sched,
            MachineP      *p)
{
  MachineG *g = machine_g (self, p->running);
  MachineGx *gx = machine_gx (g);

  if (gx->seek == 0 || is_before_write (self, g))
    return FALSE;
  gx->seek--;
  p->slice_end_ns += MACHINE_INSTRUCTION_NS;
  sched->quantum_end++;
  return TRUE;
}

/* The running goroutine's slice is used up. */
static void
end_slice (Machine      *self,
           MachineSched *sched,
           MachineP     *p)
{
  gboolean found, alone;

  /* A lone goroutine just goes on: preempting it would show nothing but noise. */
  alone = sched->n_runnable == 0 && machine_timer_next (self, p) > machine_sched_now (self, sched);
  if (sched->policy == MACHINE_POLICY_RANDOM && !alone && seek_write (self, sched, p))
    return;
  if (sched->policy == MACHINE_POLICY_RANDOM || alone)
    {
      found = machine_gx (machine_g (self, p->running))->seek > 0;
      set_slice (self, sched, p);
      stop_running (self, sched);
      start_running (self, sched, p);
      if (!alone)
        sched->ask = MACHINE_ASK_NEXT;
      sched->other_only = !alone && found;
      if (sched->n_active_max > 1)
        machine_sched_end_quantum (self, sched);
    }
  else
    {
      machine_sched_preempt (self, sched, p);
    }
}

static void
end_goroutine (Machine      *self,
               MachineSched *sched,
               MachineP     *p,
               MachineG     *g)
{
  gboolean is_main = g->id == 1;

  machine_emit (self, g, MACHINE_EVENT_EXIT, 0, 0, 0, 0);
  if (is_main && !g->goexiting)
    {
      self->root->exit_set = TRUE;
      self->root->exit_code = 0;
      return;
    }
  sched->main_exited |= is_main;
  lose_running (self, sched, p);
  machine_sched_g_died (self, g);
}

static void
yielded (Machine      *self,
         MachineSched *sched,
         MachineP     *p,
         MachineG     *g)
{
  if (g->sched_flags & MACHINE_GF_STAY)
    {
      g->sched_flags &= ~MACHINE_GF_STAY;
      machine_sched_end_quantum (self, sched);
      return;
    }
  release (self, sched, p);
  if (g->sched_flags & MACHINE_GF_YIELD_LOCAL)
    machine_sched_put (self, sched, p, machine_ref (self, g), FALSE);
  else
    machine_sched_put_global (self, sched, machine_ref (self, g));
  g->sched_flags &= ~MACHINE_GF_YIELD_LOCAL;
}

/* A fault acted on the running goroutine, taking one instruction's time. */
static void
finish_fault (Machine        *self,
              MachineSched   *sched,
              MachineP       *p,
              MachineG       *g,
              MachineChaosAct act)
{
  if (act == MACHINE_CHAOS_PARKED)
    {
      self->root->n_instructions++;
      lose_running (self, sched, p);
    }
  else
    {
      MachineUnwind unwind = machine_panic_unwind (self, g);

      self->root->n_instructions++;
      if (unwind == MACHINE_UNWIND_EXIT)
        end_goroutine (self, sched, p, g);
    }
}

/* The goroutine stands before a patched instruction: a breakpoint's, a fault's, or both. */
static MachineTurn
stop_at_patch (Machine      *self,
               MachineSched *sched,
               MachineP     *p,
               MachineG     *g,
               gint64       *inout_budget)
{
  MachineSchedHost *host = machine_sched_host (self);
  MachineExecHost *exec = machine_exec_host (self);
  const guint8 patch = exec->patches[g->pc];
  MachineChaosAct act;

  if (patch & MACHINE_PATCH_BREAK
      && (host->break_passed != self->root->n_instructions + 1 || host->break_g != g->id))
    {
      host->break_passed = self->root->n_instructions + 1;
      host->break_g = g->id;
      /* When the breakpoint is passed, the fault is still to be asked. */
      if (patch & MACHINE_PATCH_FAULT)
        exec->break_passed = 0;
      return MACHINE_TURN_BREAK;
    }
  if (!(patch & MACHINE_PATCH_FAULT))
    return MACHINE_TURN_ON;
  act = machine_chaos_arrive (self, g);
  if (act != MACHINE_CHAOS_PASS)
    {
      --*inout_budget;
      finish_fault (self, sched, p, g, act);
    }
  return MACHINE_TURN_ON;
}

static MachineTurn
run_goroutine (Machine      *self,
               MachineSched *sched,
               MachineP     *p,
               gint64       *inout_budget,
               gboolean      stop_at_event)
{
  MachineRoot *root = self->root;
  MachineG *g = machine_g (self, p->running);
  MachineExecStop stop;
  gint64 n, left;

  if (root->n_instructions >= sched->quantum_end)
    {
      end_slice (self, sched, p);
      return MACHINE_TURN_ON;
    }
  n = MIN (*inout_budget, (gint64) (sched->quantum_end - root->n_instructions));
  if (!machine_sched_host (self)->quiet)
    {
      n = machine_decision_clip (self, n);
      stop_at_event |= sched->policy >= MACHINE_POLICY_RANDOM
                       || machine_sched_host (self)->pending->len > 0;
      if (machine_sched_host (self)->chaos_at_g)
        {
          MachineChaosAct act = machine_chaos_turn (self, g);

          if (act == MACHINE_CHAOS_SOON)
            n = 1;
          else if (act != MACHINE_CHAOS_PASS)
            {
              --*inout_budget;
              finish_fault (self, sched, p, g, act);
              return MACHINE_TURN_ON;
            }
        }
    }
  left = n;
  self->turn_limit = root->n_instructions + (guint64) *inout_budget;
  stop = machine_exec_run (self, g, &left, stop_at_event);
  /* It may have gone on with others, and GOMAXPROCS may have taken them to another P. */
  p = machine_p (self, sched, (guint) sched->current_p);
  g = machine_g (self, p->running);
  switch (stop)
    {
    case MACHINE_EXEC_EXITED:
      *inout_budget -= n - left;
      end_goroutine (self, sched, p, g);
      return MACHINE_TURN_ON;

    case MACHINE_EXEC_YIELD:
      *inout_budget -= n - left;
      yielded (self, sched, p, g);
      return MACHINE_TURN_ON;

    case MACHINE_EXEC_PARKED:
      *inout_budget -= n - left;
      if (g->state == MACHINE_G_WAITING)
        {
          lose_running (self, sched, p);
          return MACHINE_TURN_ON;
        }
      return sched->ask == MACHINE_ASK_SELECT ? MACHINE_TURN_DECISION : MACHINE_TURN_ON;

    case MACHINE_EXEC_BREAK:
      *inout_budget -= n - left;
      return stop_at_patch (self, sched, p, g, inout_budget);

    case MACHINE_EXEC_BUDGET:
    case MACHINE_EXEC_EVENT:
    case MACHINE_EXEC_STOP:
    default:
      *inout_budget -= n - left;
      return MACHINE_TURN_ON;
    }
}

/* The same turns without looking for recorded decisions, of which none lies ahead. */
static void
turn_quietly (Machine      *self,
              MachineSched *sched,
              MachineP     *p)
{
  MachineRef next = p->runnext;

  p->n_looks++;
  if (machine_bubble_settle (self, sched) || machine_timer_run_due (self, p))
    {
      p->fresh = FALSE;
    }
  else if (next != 0 && next != MACHINE_PHANTOM && sched->policy == MACHINE_POLICY_GO
           && (sched->global_n == 0 || p->tick % MACHINE_FAIR_TICK != 0))
    {
      /* What machine_sched_pick() comes to when one goroutine wakes another and waits. */
      p->runnext = 0;
      sched->n_decisions++;
      execute (self, sched, p, next, TRUE);
    }
  else
    {
      pick_preset (self, sched, p);
    }
}

static MachineTurn
run_quietly (Machine      *self,
             MachineSched *sched,
             MachineP     *p,
             gint64       *inout_budget)
{
  MachineRoot *root = self->root;
  MachineTurn turn = MACHINE_TURN_ON;

  while (*inout_budget > 0 && turn == MACHINE_TURN_ON && !root->exit_set
         && root->n_events < self->event_goal)
    {
      root->step_open = self->no_steps;
      if (p->running != 0)
        turn = run_goroutine (self, sched, p, inout_budget, FALSE);
      else
        turn_quietly (self, sched, p);
      /* A bubble that only ticks must not keep its caller from counting steps. */
      if (sched->current_p != (gint32) p->id || quantum_is_over (self, sched, p)
          || sched->idle_bubbles != 0)
        break;
    }
  return turn;
}

MachineTurn
machine_sched_turn (Machine  *self,
                    gint64   *inout_budget,
                    gboolean  stop_at_event)
{
  MachineSched *sched = machine_sched (self);
  MachineP *p = machine_p (self, sched, sched->current_p);
  guint32 forced;

  if (machine_sched_host (self)->quiet && !stop_at_event)
    return run_quietly (self, sched, p, inout_budget);
  self->root->step_open = self->no_steps;
  if (machine_sched_host (self)->pending->len > 0)
    machine_pending_match (self);
  forced = machine_decision_take_forced (self);
  if (forced != 0)
    {
      if (!take_up (self, sched, p, forced))
        g_assert_not_reached ();
      return MACHINE_TURN_ON;
    }
  if (p->running == 0)
    return schedule (self, sched, p);
  if (sched->ask == MACHINE_ASK_NEXT)
    return ask_next (self, sched, p);
  return run_goroutine (self, sched, p, inout_budget, stop_at_event);
}
