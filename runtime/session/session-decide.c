/* SPDX-License-Identifier: MIT */

/*
 * Deciding. Where a future was recorded, deciding otherwise forks: the old
 * future's schedule is kept as a branch, and the recorded part behind the
 * present place is dropped. Taking a branch is replaying its schedule.
 */
#include "session-private.h"

/* Whether the running goroutine is about to make a select with more than one ready case. */
static GArray *
dup_ready_cases (const Session *self,
                 guint32       *out_g)
{
  g_autoptr (GArray) cases = NULL;
  GArray *ready = g_array_new (FALSE, FALSE, sizeof (guint32));

  *out_g = machine_get_current (self->machine, NULL);
  if (*out_g == 0)
    return ready;
  cases = machine_dup_select_cases (self->machine, *out_g);
  for (guint i = 0; i < cases->len; i++)
    {
      const MachineCaseView *view = &g_array_index (cases, MachineCaseView, i);

      if (view->ready)
        g_array_append_val (ready, view->index);
    }
  return ready;
}

static void
take_options (SessionChoice *choice,
              GArray        *options)
{
  choice->n_options = options->len;
  choice->options = g_new (guint32, options->len);
  for (guint i = 0; i < options->len; i++)
    choice->options[i] = g_array_index (options, guint32, i);
}

/**
 * session_dup_choice:
 * @self: a session
 *
 * What could be decided at the session's place.
 *
 * Returns: (transfer full) (nullable): the choice, or %NULL if there is only one way on
 */
SessionChoice *
session_dup_choice (const Session *self)
{
  MachineDecision decision;
  SessionChoice *choice;
  g_autoptr (GArray) cases = NULL;
  guint32 g;

  if (self->machine == NULL || session_is_at_end (self))
    return NULL;
  choice = g_new0 (SessionChoice, 1);
  choice->preset = G_MAXUINT;
  if (machine_get_decision (self->machine, &decision))
    {
      choice->waiting = TRUE;
      choice->kind = decision.kind;
      choice->g = decision.g;
      choice->n_options = decision.n_options;
      choice->options = g_memdup2 (decision.options, decision.n_options * sizeof (guint32));
      choice->preset = decision.preset;
      return choice;
    }

  cases = dup_ready_cases (self, &g);
  if (cases->len > 1)
    {
      choice->kind = MACHINE_DECISION_SELECT;
      choice->g = g;
      take_options (choice, cases);
    }
  else
    {
      g_autoptr (GArray) runnable = machine_dup_runnable (self->machine);

      choice->kind = MACHINE_DECISION_NEXT;
      take_options (choice, runnable);
    }
  if (choice->n_options == 0)
    g_clear_pointer (&choice, session_choice_free);
  return choice;
}

/**
 * session_choice_free:
 * @choice: (nullable): a choice
 */
void
session_choice_free (SessionChoice *choice)
{
  if (choice == NULL)
    return;

  g_free (choice->options);
  g_free (choice);
}

/* Whether the recorded future begins as the decision would have it. */
static gboolean
future_agrees (const Session      *self,
               MachineDecisionKind kind,
               guint32             option)
{
  MachineTrace *trace = machine_get_trace (self->machine);
  const MachineEvent *next = machine_trace_get (trace, machine_get_position (self->machine));

  if (kind == MACHINE_DECISION_SELECT)
    return next->kind == MACHINE_EVENT_SELECT_CASE && next->value == option;
  return kind == MACHINE_DECISION_NEXT && next->g == option;
}

gboolean
session_has_future (const Session *self)
{
  return machine_get_position (self->machine)
         < machine_trace_get_n (machine_get_trace (self->machine));
}

void
session_keep_branch (Session *self)
{
  SessionBranch *branch = g_new0 (SessionBranch, 1);

  branch->schedule = machine_dup_schedule (self->machine);
  branch->fork_step = self->step;
  branch->n_steps = self->n_steps;
  g_ptr_array_add (self->branches, branch);
}

static gboolean
answer (Session            *self,
        MachineDecisionKind kind,
        guint32             option)
{
  MachineDecision decision;

  if (machine_get_decision (self->machine, &decision) && decision.kind == kind)
    {
      for (guint i = 0; i < decision.n_options; i++)
        if (decision.options[i] == option)
          {
            machine_decide (self->machine, i);
            return TRUE;
          }
      return FALSE;
    }
  if (kind == MACHINE_DECISION_SELECT)
    return machine_force_select (self->machine, option);
  return kind == MACHINE_DECISION_NEXT && machine_force_next (self->machine, option);
}

/**
 * session_begin_decision:
 * @self: a session with a program
 * @kind: what is decided
 * @option: goroutine id or case number
 *
 * Decides, and begins the goal of one step; session_run_slice() works on it. A
 * recorded future that goes otherwise is kept as a branch.
 *
 * Returns: %FALSE if the option is not to be had here
 */
gboolean
session_begin_decision (Session            *self,
                        MachineDecisionKind kind,
                        guint32             option)
{
  const SessionGoal step = { .kind = SESSION_GOAL_STEP, .unit = SESSION_EVENT };
  gboolean known = FALSE;

  g_return_val_if_fail (self->machine != NULL, FALSE);

  if (session_has_future (self))
    {
      known = future_agrees (self, kind, option);
      if (!known)
        {
          session_keep_branch (self);
          session_cut_future (self);
        }
    }
  if (!known && !answer (self, kind, option))
    return FALSE;
  session_begin (self, &step);
  return TRUE;
}

/**
 * session_decide:
 * @self: a session with a program
 * @kind: what is decided
 * @option: goroutine id or case number
 *
 * The same as session_begin_decision() and the step to its end.
 *
 * Returns: as session_step(); SESSION_GOING if the option is not to be had here
 */
SessionStatus
session_decide (Session            *self,
                MachineDecisionKind kind,
                guint32             option)
{
  g_return_val_if_fail (self->machine != NULL, SESSION_NO_PROGRAM);

  if (!session_begin_decision (self, kind, option))
    return SESSION_GOING;
  return session_finish (self, 0);
}

/* ---- freezing ------------------------------------------------------------------------ */

/**
 * session_is_frozen:
 * @self: a session
 * @g: a goroutine
 *
 * Returns: whether it may not run
 */
gboolean
session_is_frozen (const Session *self,
                   guint32        g)
{
  for (guint i = 0; i < self->frozen->len; i++)
    if (g_array_index (self->frozen, guint32, i) == g)
      return TRUE;
  return FALSE;
}

/**
 * session_set_frozen:
 * @self: a session
 * @g: a goroutine
 * @frozen: whether it may not run while another can
 *
 * Holds until it is let go, or the program is started again.
 */
void
session_set_frozen (Session *self,
                    guint32  g,
                    gboolean frozen)
{
  if (session_is_frozen (self, g) == frozen)
    return;

  if (frozen)
    g_array_append_val (self->frozen, g);
  else
    for (guint i = self->frozen->len; i-- > 0;)
      if (g_array_index (self->frozen, guint32, i) == g)
        g_array_remove_index (self->frozen, i);
  session_emit_changed (self);
}

gboolean
session_apply_freeze (Session *self)
{
  guint32 current = machine_get_current (self->machine, NULL);
  g_autoptr (GArray) runnable = NULL;

  if (current == 0 || !session_is_frozen (self, current))
    return TRUE;
  runnable = machine_dup_runnable (self->machine);
  for (guint i = 0; i < runnable->len; i++)
    {
      guint32 g = g_array_index (runnable, guint32, i);

      if (session_is_frozen (self, g))
        continue;
      if (session_has_future (self))
        {
          session_keep_branch (self);
          session_cut_future (self);
        }
      return machine_force_next (self->machine, g);
    }
  return FALSE;
}

/**
 * session_dup_goroutines:
 * @self: a session
 *
 * Returns: (transfer full) (element-type MachineGView): all goroutines at its place
 */
GPtrArray *
session_dup_goroutines (const Session *self)
{
  GPtrArray *goroutines;

  if (self->machine == NULL)
    return g_ptr_array_new ();
  goroutines = machine_dup_goroutines (self->machine);
  for (guint i = 0; i < goroutines->len && self->frozen->len > 0; i++)
    {
      MachineGView *view = g_ptr_array_index (goroutines, i);

      view->frozen = session_is_frozen (self, view->id);
    }
  return goroutines;
}

/* ---- branches ------------------------------------------------------------------------- */

/**
 * session_get_n_branches:
 * @self: a session
 *
 * Returns: how many futures were left by deciding otherwise
 */
guint
session_get_n_branches (const Session *self)
{
  return self->branches->len;
}

/**
 * session_get_branch:
 * @self: a session
 * @index: below session_get_n_branches()
 *
 * Returns: (transfer none): the branch
 */
const SessionBranch *
session_get_branch (const Session *self,
                    guint          index)
{
  g_return_val_if_fail (index < self->branches->len, NULL);

  return g_ptr_array_index (self->branches, index);
}

/**
 * session_begin_branch:
 * @self: a session with a program
 * @index: below session_get_n_branches()
 *
 * Goes back to a future that was left, and begins the goal of its furthest step, so that all
 * of it is known again; session_run_slice() works on it. The present future becomes a branch
 * in its place.
 *
 * Returns: the step where it was left, to be sought when the goal is reached
 */
gsize
session_begin_branch (Session *self,
                      guint    index)
{
  g_autofree char *schedule = NULL;
  SessionGoal      furthest = { .kind = SESSION_GOAL_SEEK };
  gsize            step;
  gboolean         loaded;

  g_return_val_if_fail (index < self->branches->len, 0);

  schedule = g_strdup (session_get_branch (self, index)->schedule);
  step = session_get_branch (self, index)->fork_step;
  furthest.step = session_get_branch (self, index)->n_steps;
  session_drop_branch (self, index);
  session_keep_branch (self);
  loaded = session_load_schedule (self, schedule, NULL);
  g_assert (loaded);
  session_begin (self, &furthest);
  return step;
}

/**
 * session_take_branch:
 * @self: a session with a program
 * @index: below session_get_n_branches()
 *
 * The same at once, to the step where the future was left.
 */
void
session_take_branch (Session *self,
                     guint    index)
{
  gsize step;

  g_return_if_fail (index < self->branches->len);

  step = session_begin_branch (self, index);
  while (session_run_slice (self, G_MAXUINT32) == SESSION_GOING)
    ;
  session_seek (self, step);
}

/**
 * session_drop_branch:
 * @self: a session
 * @index: below session_get_n_branches()
 */
void
session_drop_branch (Session *self,
                     guint    index)
{
  g_return_if_fail (index < self->branches->len);

  g_ptr_array_remove_index (self->branches, index);
}
