/* SPDX-License-Identifier: MIT */

/*
 * A machine's life, its settings, and the outermost loop: turns of the
 * scheduler until there is a reason to stop.
 */

#include "machine-private.h"

#include "machine-sched-host.h"
#include "machine-trace.h"

/* An endless program meets this after some minutes. */
#define DEFAULT_MAX_STEPS G_GUINT64_CONSTANT (100000000000)
#define DEFAULT_MAX_MEMORY_BYTES (G_GUINT64_CONSTANT (4) << 30)
#define DEFAULT_MAX_GOROUTINES 1000000
#define DEFAULT_MAX_STACK_BYTES 1000000000 /* Go's; a stack that would double beyond it overflows */
#define DEFAULT_MAX_OUTPUT_BYTES (G_GUINT64_CONSTANT (64) << 20)
/* A program that only ticks executes nothing: give the caller a chance to stop it. */
#define MAX_IDLE_TURNS 100000

/**
 * machine_settings_init:
 *
 * Sets the defaults: policy go, seed 1, four processors, tracing on.
 */
void
machine_settings_init (MachineSettings *self)
{
  *self = (MachineSettings) {
    .policy = MACHINE_POLICY_GO,
    .seed = 1,
    .procs = 4,
    .max_steps = DEFAULT_MAX_STEPS,
    .max_memory_bytes = DEFAULT_MAX_MEMORY_BYTES,
    .max_goroutines = DEFAULT_MAX_GOROUTINES,
    .max_stack_bytes = DEFAULT_MAX_STACK_BYTES,
    .max_output_bytes = DEFAULT_MAX_OUTPUT_BYTES,
    .tracing = TRUE,
  };
}

/**
 * machine_new:
 *
 * Loads a program. Nothing of it has run yet: the main goroutine is runnable.
 *
 * Returns: (transfer full): a machine at position 0
 */
Machine *
machine_new (CodeProgram           *program,
             const MachineSettings *settings)
{
  Machine *self;

  g_return_val_if_fail (program != NULL && settings != NULL, NULL);
  g_return_val_if_fail (settings->procs >= 1 && settings->procs <= MACHINE_MAX_PROCS, NULL);

  self = g_new0 (Machine, 1);
  self->program = code_program_ref (program);
  self->settings = *settings;
  self->settings.stdin_text = g_strdup (settings->stdin_text);
  self->settings.signals
    = g_memdup2 (settings->signals, settings->n_signals * sizeof (MachineSignal));
  self->settings.args = (const char *const *) g_strdupv ((char **) settings->args);
  self->settings.chaos = g_strdup (settings->chaos);
  self->trace = machine_trace_new ();
  self->event_goal = G_MAXSIZE;
  self->step_goal = G_MAXSIZE;
  self->no_steps = !settings->tracing;
  if (!machine_arena_init (self))
    g_error ("no address space for a machine");
  machine_exec_init (self);
  machine_sched_init (self);
  return self;
}

/**
 * machine_free:
 *
 * Frees a machine with all of its state; %NULL is accepted.
 */
void
machine_free (Machine *self)
{
  if (self == NULL)
    return;

  machine_sched_free_host (self);
  machine_exec_free_host (self);
  machine_arena_free (self);
  machine_trace_free (self->trace);
  g_free ((char *) self->settings.stdin_text);
  g_free ((MachineSignal *) self->settings.signals);
  g_strfreev ((char **) self->settings.args);
  g_free ((char *) self->settings.chaos);
  code_program_unref (self->program);
  g_free (self);
}

/**
 * machine_get_program:
 *
 * Returns: (transfer none): the program it runs
 */
CodeProgram *
machine_get_program (const Machine *self)
{
  return self->program;
}

/**
 * machine_get_settings:
 *
 * Returns: (transfer none): the settings it was made with
 */
const MachineSettings *
machine_get_settings (const Machine *self)
{
  return &self->settings;
}

/**
 * machine_get_trace:
 *
 * Returns: (transfer none): the events of the run; empty if tracing is off
 */
MachineTrace *
machine_get_trace (const Machine *self)
{
  return self->trace;
}

/* ---- running ------------------------------------------------------------------ */

static gboolean
steps_are_used_up (const Machine *self)
{
  guint64 max_steps = self->settings.max_steps;

  return max_steps > 0
         && self->root->n_instructions + machine_sched (self)->n_turns >= max_steps;
}

/* Nothing runs, nothing is runnable, no timer is set. */
static void
report_deadlock (Machine *self)
{
  self->root->exit_deadlock = TRUE;
  if (self->root->n_goroutines == 0 && machine_sched (self)->main_exited)
    machine_exec_fatal (self, NULL, "no goroutines (main called runtime.Goexit) - deadlock!");
  else
    machine_exec_fatal (self, NULL, "all goroutines are asleep - deadlock!");
}

static void
end_program (Machine *self)
{
  machine_sched (self)->ended = TRUE;
  machine_emit (self, NULL, MACHINE_EVENT_END, 0, 0, self->root->exit_code, 0);
  machine_sched_end_quantum (self, machine_sched (self));
}

/* Brings the machine to where it may stop. FALSE: nothing will ever run again. */
static gboolean
settle (Machine *self)
{
  if (!self->root->exit_set)
    {
      gboolean alive = machine_sched_choose_p (self);

      if (!machine_sched_host (self)->quiet)
        {
          machine_decision_apply_chaos (self);
          machine_chaos_match (self);
        }
      return alive;
    }
  if (!machine_sched (self)->ended)
    end_program (self);
  return TRUE;
}

/* Leaves the machine in the same state, however it came to where it stands. */
static void
stopped (Machine *self)
{
  self->root->step_open = self->no_steps;
  if (self->settings.tracing)
    machine_trace_reach (self->trace, self->root->n_events);
}

static MachineStop
run (Machine *self,
     guint64  max_instructions,
     gboolean stop_at_event)
{
  MachineRoot *root = self->root;
  gint64 budget = (gint64) MIN (max_instructions, G_MAXINT64);
  gint64 budget_before = budget;
  gsize n_events = root->n_events;
  guint idle_turns = 0;

  machine_decision_rewind (self);
  for (;;)
    {
      gboolean alive = settle (self);
      gint64 allowed = budget;

      if ((stop_at_event && root->n_events != n_events) || root->n_events >= self->event_goal)
        return MACHINE_STOP_EVENT;
      if (root->exit_set)
        return root->exit_limit != 0 ? MACHINE_STOP_LIMIT : MACHINE_STOP_END;
      if (!alive)
        {
          report_deadlock (self);
          continue;
        }
      if (budget <= 0 || idle_turns > MAX_IDLE_TURNS)
        return MACHINE_STOP_BUDGET;
      if (G_UNLIKELY (steps_are_used_up (self)))
        {
          machine_exec_limit (self, MACHINE_LIMIT_STEPS);
          continue;
        }

      if (self->settings.max_steps > 0)
        allowed = MIN (budget, (gint64) MIN (self->settings.max_steps - root->n_instructions
                                               - machine_sched (self)->n_turns,
                                             G_MAXINT64));
      budget -= allowed;
      switch (machine_sched_turn (self, &allowed, stop_at_event))
        {
        case MACHINE_TURN_DECISION:
          return MACHINE_STOP_DECISION;
        case MACHINE_TURN_BREAK:
          return MACHINE_STOP_BREAK;
        case MACHINE_TURN_ON:
        default:
          break;
        }
      budget += allowed;
      idle_turns = budget == budget_before ? idle_turns + 1 : 0;
      budget_before = budget;
    }
}

/**
 * machine_run:
 * @max_instructions: how many instructions may be executed
 * @stop_at_event: return after the first step that emitted events
 *
 * Runs the program on. A step that ends it returns %MACHINE_STOP_EVENT, like any
 * other; %MACHINE_STOP_END comes with the next call, or at once without
 * @stop_at_event. Taking up a goroutine and firing timers are steps of their
 * own, which execute no instruction.
 *
 * Returns: why it stopped
 */
MachineStop
machine_run (Machine *self,
             guint64  max_instructions,
             gboolean stop_at_event)
{
  MachineStop stop = run (self, max_instructions, stop_at_event);

  stopped (self);
  return stop;
}

/**
 * machine_run_to:
 * @max_instructions: how many instructions may be executed
 * @position: events in all
 * @step: steps in all
 *
 * Runs the program on to the first place where so many events or so many steps
 * were made, one step making several at once. %G_MAXSIZE is never reached.
 *
 * Returns: %MACHINE_STOP_EVENT there, or why it stopped before
 */
MachineStop
machine_run_to (Machine *self,
                guint64  max_instructions,
                gsize    position,
                gsize    step)
{
  MachineStop stop;

  self->event_goal = self->root->n_steps < step ? position : 0;
  self->step_goal = step;
  stop = run (self, max_instructions, FALSE);
  self->event_goal = self->step_goal = G_MAXSIZE;
  stopped (self);
  return stop;
}

/**
 * machine_get_exit:
 *
 * Tells how the run ended, or that it has not.
 */
void
machine_get_exit (const Machine *self,
                  MachineExit   *out_exit)
{
  const MachineRoot *root = self->root;

  *out_exit = (MachineExit) {
    .ended = root->exit_set,
    .code = root->exit_code,
    .deadlock = root->exit_deadlock,
    .panicked = root->exit_panicked,
    .limit = root->exit_limit != 0 ? machine_ptr (self, root->exit_limit) : NULL,
    .message = root->exit_message != 0 ? machine_ptr (self, root->exit_message) : NULL,
  };
}

/**
 * machine_get_position:
 *
 * Returns: how many events were emitted up to here
 */
gsize
machine_get_position (const Machine *self)
{
  return self->root->n_events;
}

/**
 * machine_get_n_steps:
 *
 * Returns: how many visible steps were made up to here
 */
gsize
machine_get_n_steps (const Machine *self)
{
  return self->root->n_steps;
}

/**
 * machine_get_instructions:
 *
 * Returns: how many instructions were executed up to here, of all goroutines
 */
guint64
machine_get_instructions (const Machine *self)
{
  return self->root->n_instructions;
}

/**
 * machine_get_time_ns:
 *
 * Returns: virtual time since the run's start, on the processor that runs next
 */
gint64
machine_get_time_ns (const Machine *self)
{
  const MachineSched *sched = machine_sched (self);

  return sched->current_p >= 0 ? machine_sched_now (self, sched) : self->root->now_ns;
}

/**
 * machine_get_current:
 * @out_pc: (out) (optional): its next instruction
 *
 * Returns: the goroutine whose instruction runs next, 0 if one has to be taken up first
 */
guint32
machine_get_current (const Machine *self,
                     guint32       *out_pc)
{
  MachineG *g = self->root->exit_set ? NULL : machine_sched_running (self);

  if (g == NULL)
    return 0;
  if (out_pc != NULL)
    *out_pc = g->pc;
  return g->id;
}
