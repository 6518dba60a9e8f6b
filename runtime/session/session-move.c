/* SPDX-License-Identifier: MIT */

/*
 * Goals. Each is a small state machine over what session-run.c offers, so that
 * any of them can be cut into slices. Going back restores a snapshot and runs
 * again from there.
 */
#include "session-private.h"

void
session_emit_changed (Session *self)
{
  if (self->changed != NULL)
    self->changed (self, self->changed_data);
}

/**
 * session_begin:
 * @self: a session
 * @goal: where to go; copied
 *
 * Sets a goal; session_run_slice() moves towards it.
 */
void
session_begin (Session           *self,
               const SessionGoal *goal)
{
  g_return_if_fail (self != NULL && goal != NULL);

  g_free (self->goal_file);
  self->goal_file = g_strdup (goal->file);
  self->goal = *goal;
  self->goal.file = self->goal_file;
  self->work = (SessionWork){ 0 };
  self->status = self->machine != NULL ? SESSION_GOING : SESSION_NO_PROGRAM;
  if (self->machine == NULL)
    self->goal.kind = SESSION_GOAL_NONE;
}

/* Prepares the way to a step that was reached before. */
static void
begin_seek (Session *self,
            gsize    step)
{
  const SessionMark *kept = NULL;

  session_set_breaks (self, FALSE);
  if (step < self->marks->len)
    kept = &g_array_index (self->marks, SessionMark, step);
  if (kept != NULL)
    self->work.until = *kept;
  if (session_is_ahead (self, step))
    return;
  if (kept != NULL)
    session_snapshots_restore (self, kept->instructions, kept->position);
  else
    machine_restore (self->machine,
                     g_ptr_array_index (self->snapshots,
                                        session_snapshots_find (self, step, G_MAXSIZE)));
}

static SessionStatus
seek_slice (Session *self,
            guint64  max_instructions)
{
  gsize step = MIN (self->goal.step, self->n_steps);

  if (!self->work.begun)
    {
      SessionMark here = session_place (self);

      self->work.begun = TRUE;
      self->work.rerunning
        = self->goal.step <= self->n_steps || session_is_before (here, self->furthest);
      if (self->work.rerunning)
        begin_seek (self, step);
    }
  if (self->work.rerunning)
    {
      gboolean there = step < self->marks->len
                         ? session_rerun (self, self->work.until, max_instructions)
                         : session_rerun_to_step (self, step, max_instructions);

      session_note_place (self, there);
      if (!there)
        return SESSION_GOING;
      self->work.rerunning = FALSE;
    }
  return session_advance (self, max_instructions, self->goal.step);
}

static gboolean
has_event_breaks (const Session *self)
{
  for (guint i = 0; i < MACHINE_N_EVENTS; i++)
    if (self->event_breaks[i])
      return TRUE;
  return FALSE;
}

static gboolean
stops_at_event (Session *self,
                gsize    first)
{
  MachineTrace *trace = machine_get_trace (self->machine);

  for (gsize i = first; i < machine_get_position (self->machine); i++)
    if (self->event_breaks[machine_trace_get (trace, i)->kind])
      return TRUE;
  return FALSE;
}

static const MachineGView *
find_g (GPtrArray *goroutines,
        guint32    g)
{
  for (guint i = 0; i < goroutines->len; i++)
    {
      const MachineGView *view = g_ptr_array_index (goroutines, i);

      if (view->id == g)
        return view;
    }
  return NULL;
}

static gboolean
goroutine_goal_reached (Session *self)
{
  g_autoptr (GPtrArray) goroutines = machine_dup_goroutines (self->machine);
  const MachineGView *view = find_g (goroutines, self->goal.g);

  if (view == NULL || view->state == MACHINE_G_DEAD)
    return TRUE;
  if (self->goal.kind == SESSION_GOAL_G_RUNS)
    return view->state == MACHINE_G_RUNNING;
  return view->state == MACHINE_G_WAITING;
}

/* To the end, a breakpoint, a decision, or what goroutine `g` is to do. */
static SessionStatus
run_slice (Session *self,
           guint64  max_instructions)
{
  guint64 start = machine_get_instructions (self->machine);
  gboolean watching = has_event_breaks (self);
  gboolean asking = self->goal.kind == SESSION_GOAL_G_BLOCKS
                    || self->goal.kind == SESSION_GOAL_G_RUNS;

  session_set_breaks (self, TRUE);
  for (;;)
    {
      gsize position = machine_get_position (self->machine);
      guint64 used = machine_get_instructions (self->machine) - start;
      SessionStatus status;

      if (used >= max_instructions)
        return SESSION_GOING;
      if (watching && position >= SESSION_KEPT_EVENTS)
        session_recall_here (self, TRUE);
      status = session_advance (self, max_instructions - used,
                                watching || asking ? self->step + 1 : G_MAXSIZE);
      if (status != SESSION_REACHED)
        return status;
      if (watching && stops_at_event (self, position))
        return SESSION_BREAK;
      if (asking && goroutine_goal_reached (self))
        return SESSION_REACHED;
    }
}

/* To a source line: a breakpoint of its own for the way. */
static SessionStatus
to_line_slice (Session *self,
               guint64  max_instructions)
{
  g_autoptr (GArray) pcs
      = code_program_line_pcs (self->program, self->goal.file, self->goal.line);
  SessionStatus status;

  session_set_breaks (self, TRUE);
  for (guint i = 0; i < pcs->len; i++)
    machine_set_break (self->machine, g_array_index (pcs, guint32, i), TRUE);
  status = session_advance (self, max_instructions, G_MAXSIZE);
  if (!session_has_breakpoint (self, self->goal.file, self->goal.line))
    for (guint i = 0; i < pcs->len; i++)
      machine_set_break (self->machine, g_array_index (pcs, guint32, i), FALSE);
  return status == SESSION_BREAK ? SESSION_REACHED : status;
}

static SessionStatus
back_event (Session *self)
{
  gboolean behind = session_is_behind (self, self->step);

  if (self->step == 0 && !behind)
    return SESSION_AT_START;
  self->goal.kind = SESSION_GOAL_SEEK;
  self->goal.step = behind ? self->step : self->step - 1;
  self->work = (SessionWork){ 0 };
  return SESSION_GOING;
}

static SessionStatus
back_instruction (Session *self)
{
  guint64 at = machine_get_instructions (self->machine);

  if (at == 0)
    return SESSION_AT_START;
  session_set_breaks (self, FALSE);
  session_snapshots_restore (self, at - 1, 0);
  while (machine_get_instructions (self->machine) < at - 1)
    machine_run (self->machine, at - 1 - machine_get_instructions (self->machine), FALSE);
  session_note_place (self, FALSE);
  return SESSION_REACHED;
}

static SessionStatus
step_slice (Session *self,
            guint64  max_instructions)
{
  switch (self->goal.unit)
    {
    case SESSION_EVENT:
      if (self->goal.back)
        return back_event (self);
      session_set_breaks (self, FALSE);
      return session_advance (self, max_instructions, self->step + 1);
    case SESSION_INSTRUCTION:
      if (self->goal.back)
        return back_instruction (self);
      else
        {
          guint64 before = machine_get_instructions (self->machine);
          SessionStatus status;

          session_set_breaks (self, FALSE);
          do
            status = session_advance (self, 1, self->step + 1);
          while (status == SESSION_REACHED
                 && machine_get_instructions (self->machine) == before);
          return status == SESSION_GOING ? SESSION_REACHED : status;
        }
    default:
      session_set_breaks (self, FALSE);
      if (self->goal.back)
        return session_line_back (self);
      if (!self->work.begun)
        {
          self->work.begun = TRUE;
          session_line_begin (self);
        }
      return session_line_slice (self, max_instructions);
    }
}

/**
 * session_run_slice:
 * @self: a session
 * @max_instructions: how much to work, e.g. 200000 for a few milliseconds
 *
 * Works towards the goal.
 *
 * Cost: about the given number of instructions, plus at most one snapshot.
 *
 * Returns: SESSION_GOING, or why it stopped
 */
SessionStatus
session_run_slice (Session *self,
                   guint64  max_instructions)
{
  SessionStatus status = SESSION_REACHED;

  g_return_val_if_fail (self != NULL, SESSION_NO_PROGRAM);

  if (self->machine == NULL)
    return SESSION_NO_PROGRAM;
  switch (self->goal.kind)
    {
    case SESSION_GOAL_NONE:
      return self->status;
    case SESSION_GOAL_STEP:
      status = step_slice (self, max_instructions);
      break;
    case SESSION_GOAL_SEEK:
      status = seek_slice (self, max_instructions);
      break;
    case SESSION_GOAL_LINE:
      status = to_line_slice (self, max_instructions);
      break;
    case SESSION_GOAL_END:
    case SESSION_GOAL_G_BLOCKS:
    case SESSION_GOAL_G_RUNS:
      status = run_slice (self, max_instructions);
      break;
    }
  self->status = status;
  if (status != SESSION_GOING)
    {
      self->goal.kind = SESSION_GOAL_NONE;
      session_emit_changed (self);
    }
  return status;
}

/**
 * session_cancel:
 * @self: a session
 *
 * Gives the goal up; the session stays where the last slice left it.
 */
void
session_cancel (Session *self)
{
  g_return_if_fail (self != NULL);

  if (self->goal.kind == SESSION_GOAL_NONE)
    return;
  /* In the middle of a re-run the place may lie between steps: it is as good as any. */
  self->goal.kind = SESSION_GOAL_NONE;
  self->work = (SessionWork){ 0 };
  session_note_place (self, FALSE);
  self->status = SESSION_REACHED;
  session_emit_changed (self);
}

/**
 * session_is_going:
 * @self: a session
 *
 * Returns: whether a goal is set that is not reached yet
 */
gboolean
session_is_going (const Session *self)
{
  return self->goal.kind != SESSION_GOAL_NONE;
}

SessionStatus
session_finish (Session *self,
                guint64  max_instructions)
{
  const guint64 slice = 1000000;
  guint64 left = max_instructions > 0 ? max_instructions : G_MAXUINT64;
  SessionStatus status;

  if (self->machine == NULL)
    return SESSION_NO_PROGRAM;
  do
    {
      guint64 now = MIN (slice, left);

      status = session_run_slice (self, now);
      left -= left == G_MAXUINT64 ? 0 : now;
    }
  while (status == SESSION_GOING && left > 0);
  return status;
}

static SessionStatus
finish (Session           *self,
        const SessionGoal *goal,
        guint64            max_instructions)
{
  session_begin (self, goal);
  return session_finish (self, max_instructions);
}

/**
 * session_step:
 * @self: a session
 * @unit: how far
 *
 * One step forward.
 *
 * Returns: SESSION_REACHED, or why it stopped before
 */
SessionStatus
session_step (Session    *self,
              SessionUnit unit)
{
  return finish (self, &(SessionGoal){ .kind = SESSION_GOAL_STEP, .unit = unit }, 0);
}

/**
 * session_back:
 * @self: a session
 * @unit: how far
 *
 * One step back.
 *
 * Cost: a restore and a re-run of at most one gap between snapshots.
 *
 * Returns: SESSION_REACHED, or SESSION_AT_START
 */
SessionStatus
session_back (Session    *self,
              SessionUnit unit)
{
  return finish (self, &(SessionGoal){ .kind = SESSION_GOAL_STEP, .unit = unit, .back = TRUE }, 0);
}

/**
 * session_seek:
 * @self: a session
 * @step: a step, reached before or not
 *
 * Goes to a step, forward or back; beyond the end of the run it stops there.
 *
 * Returns: SESSION_REACHED, or why it stopped before
 */
SessionStatus
session_seek (Session *self,
              gsize    step)
{
  return finish (self, &(SessionGoal){ .kind = SESSION_GOAL_SEEK, .step = step }, 0);
}

/**
 * session_run_to_end:
 * @self: a session
 * @max_instructions: how much to run in this call; 0: no limit
 *
 * Runs until the program ends, stops at a breakpoint or asks for a decision.
 *
 * Returns: why it stopped; SESSION_GOING if the instructions are used up
 */
SessionStatus
session_run_to_end (Session *self,
                    guint64  max_instructions)
{
  return finish (self, &(SessionGoal){ .kind = SESSION_GOAL_END }, max_instructions);
}
