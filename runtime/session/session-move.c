/* SPDX-License-Identifier: MIT */

/*
 * Moving. Everything comes down to session_advance(), which runs the machine
 * for a while and keeps the marks, and session_go_to(), which restores a
 * snapshot and runs up to an exact place. Goals are small state machines over
 * these two, so that any of them can be cut into slices.
 */
#include "session-private.h"

/* Inside the library a lock, a channel or a defer is its own affair; output, goroutines and the end
 * of things are the learner's wherever they happen. */
gboolean
session_event_is_visible (const MachineEvent *event)
{
  if ((event->flags & MACHINE_EVENT_FLAG_LIBRARY) == 0)
    return TRUE;

  switch (event->kind)
    {
    case MACHINE_EVENT_CHAN_MAKE:
    case MACHINE_EVENT_CHAN_SEND:
    case MACHINE_EVENT_CHAN_RECV:
    case MACHINE_EVENT_CHAN_BLOCK:
    case MACHINE_EVENT_SELECT_BEGIN:
    case MACHINE_EVENT_SELECT_CASE:
    case MACHINE_EVENT_SELECT_DEFAULT:
    case MACHINE_EVENT_SELECT_BLOCK:
    case MACHINE_EVENT_MUTEX_LOCK:
    case MACHINE_EVENT_MUTEX_BLOCK:
    case MACHINE_EVENT_MUTEX_UNLOCK:
    case MACHINE_EVENT_ATOMIC:
    case MACHINE_EVENT_DEFER:
    case MACHINE_EVENT_DEFER_RUN:
    case MACHINE_EVENT_STACK_GROW:
    case MACHINE_EVENT_STACK_SHRINK:
      return FALSE;
    default:
      return TRUE;
    }
}

void
session_emit_changed (Session *self)
{
  if (self->changed != NULL)
    self->changed (self, self->changed_data);
}

static const SessionMark *
mark (const Session *self,
      gsize          step)
{
  return &g_array_index (self->marks, SessionMark, step);
}

/* The last step at or before the machine's place. */
static gsize
find_step_here (const Session *self)
{
  gsize low = 0, high = self->marks->len;
  guint64 instructions = machine_get_instructions (self->machine);
  gsize position = machine_get_position (self->machine);

  while (high - low > 1)
    {
      gsize middle = (low + high) / 2;
      const SessionMark *at = mark (self, middle);

      if (at->instructions < instructions
          || (at->instructions == instructions && at->position <= position))
        low = middle;
      else
        high = middle;
    }
  return low;
}

void
session_reset_run (Session *self)
{
  SessionMark start = { machine_get_position (self->machine),
                        machine_get_instructions (self->machine) };

  g_array_set_size (self->marks, 0);
  g_array_append_val (self->marks, start);
  self->step = 0;
  self->status = SESSION_REACHED;
  self->goal.kind = SESSION_GOAL_NONE;
  self->breaks_set = FALSE;
  session_snapshots_reset (self);
}

/* The recorded future is void: the run goes on differently from here. */
void
session_cut_future (Session *self)
{
  gsize position = machine_get_position (self->machine);

  self->step = find_step_here (self);
  g_array_set_size (self->marks, self->step + 1);
  machine_trace_truncate (machine_get_trace (self->machine), position);
  machine_forget_future (self->machine);
  session_snapshots_cut (self);
  self->serial++;
  self->cut = position;
}

/* Keeps marks after the machine moved from `position`. Whether a visible step was made. */
static gboolean
note_step (Session *self,
           gsize    position)
{
  MachineTrace *trace = machine_get_trace (self->machine);
  gsize here = machine_get_position (self->machine);
  gboolean visible = FALSE;

  for (gsize i = position; i < here && !visible; i++)
    visible = session_event_is_visible (machine_trace_get (trace, i));
  if (!visible)
    return FALSE;

  if (self->step + 1 < self->marks->len
      && mark (self, self->step + 1)->position <= here)
    self->step++; /* this step was made before */
  else if (mark (self, self->marks->len - 1)->position < here)
    {
      SessionMark new_mark = { here, machine_get_instructions (self->machine) };

      g_array_append_val (self->marks, new_mark);
      self->step = self->marks->len - 1;
    }
  return TRUE;
}

static SessionStatus
status_of (MachineStop stop)
{
  switch (stop)
    {
    case MACHINE_STOP_DECISION:
      return SESSION_DECISION;
    case MACHINE_STOP_BREAK:
      return SESSION_BREAK;
    case MACHINE_STOP_END:
      return SESSION_ENDED;
    case MACHINE_STOP_LIMIT:
      return SESSION_LIMIT;
    default:
      return SESSION_GOING;
    }
}

/*
 * Runs at most so many instructions; to_event: not further than one visible
 * step, and SESSION_REACHED says that it was made. Without a visible step the
 * status is SESSION_GOING, or why the machine cannot go on.
 */
SessionStatus
session_advance (Session *self,
                 guint64  max_instructions,
                 gboolean to_event)
{
  guint64 start = machine_get_instructions (self->machine);

  for (;;)
    {
      gsize position = machine_get_position (self->machine);
      guint64 used = machine_get_instructions (self->machine) - start;
      MachineStop stop;

      if (used >= max_instructions)
        return SESSION_GOING;
      if (position >= SESSION_MAX_EVENTS)
        return SESSION_LIMIT;
      if (self->frozen->len > 0 && !session_apply_freeze (self))
        return SESSION_BREAK;
      stop = machine_run (self->machine, max_instructions - used, TRUE);
      if (note_step (self, position))
        {
          session_snapshots_offer (self);
          if (stop == MACHINE_STOP_END || stop == MACHINE_STOP_LIMIT)
            return status_of (stop);
          if (to_event)
            return SESSION_REACHED;
        }
      if (stop != MACHINE_STOP_EVENT && stop != MACHINE_STOP_BUDGET)
        return status_of (stop);
    }
}

void
session_set_breaks (Session *self,
                    gboolean on)
{
  if (self->breaks_set == on)
    return;
  self->breaks_set = on;
  for (guint i = 0; i < self->breakpoints->len; i++)
    {
      const SessionBreakpoint *point = &g_array_index (self->breakpoints, SessionBreakpoint, i);
      g_autoptr (GArray) pcs = code_program_line_pcs (self->program, point->file, point->line);

      for (guint k = 0; k < pcs->len; k++)
        machine_set_break (self->machine, g_array_index (pcs, guint32, k), on);
    }
}

/* Runs on towards a place ahead that was reached before; at most so many instructions. */
static gboolean
rerun (Session *self,
       guint64  max_instructions)
{
  const SessionWork *work = &self->work;
  guint64 start = machine_get_instructions (self->machine);

  for (;;)
    {
      guint64 at = machine_get_instructions (self->machine);
      gsize position = machine_get_position (self->machine);
      guint64 left;
      MachineStop stop;

      if (at == work->until && position == work->until_position)
        return TRUE;
      g_assert (at <= work->until && position <= work->until_position);
      if (at - start >= max_instructions)
        return FALSE;
      session_snapshots_offer (self);
      /* Up to the last instruction in long stretches, then by events: an event may come from the
       * scheduler without any instruction. */
      left = work->until - at;
      if (left > 1)
        stop = machine_run (self->machine, MIN (left - 1, MAX (1, max_instructions - (at - start))),
                            FALSE);
      else
        stop = machine_run (self->machine, 1, TRUE);
      if (stop == MACHINE_STOP_END || stop == MACHINE_STOP_LIMIT)
        return TRUE;
      g_assert (stop != MACHINE_STOP_DECISION
                || machine_get_instructions (self->machine) == work->until);
      if (stop == MACHINE_STOP_DECISION)
        return TRUE;
    }
}

static void
start_rerun (Session *self,
             guint64  instructions,
             gsize    position)
{
  guint64 at = machine_get_instructions (self->machine);
  gsize here = machine_get_position (self->machine);

  session_set_breaks (self, FALSE);
  /* Forward over a short way it is cheaper to run than to look for a snapshot. */
  if (at > instructions || here > position || instructions - at > 100000)
    session_snapshots_restore (self, instructions, position);
  self->work.until = instructions;
  self->work.until_position = position;
  self->work.rerunning = TRUE;
}

void
session_go_to (Session *self,
               guint64  instructions,
               gsize    position)
{
  start_rerun (self, instructions, position);
  while (!rerun (self, G_MAXUINT64))
    ;
  self->work.rerunning = FALSE;
  self->step = find_step_here (self);
}

/* ---- goals -------------------------------------------------------------------------- */

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

static SessionStatus
seek_slice (Session *self,
            guint64  max_instructions)
{
  gsize known = self->marks->len - 1;
  gsize step = MIN (self->goal.step, known);

  if (!self->work.begun)
    {
      self->work.begun = TRUE;
      start_rerun (self, mark (self, step)->instructions, mark (self, step)->position);
    }
  if (self->work.rerunning)
    {
      if (!rerun (self, max_instructions))
        return SESSION_GOING;
      self->work.rerunning = FALSE;
      self->step = find_step_here (self);
    }
  while (self->step < self->goal.step)
    {
      guint64 before = machine_get_instructions (self->machine);
      SessionStatus status = session_advance (self, max_instructions, TRUE);
      guint64 used = machine_get_instructions (self->machine) - before;

      if (status != SESSION_REACHED)
        return status;
      if (used >= max_instructions)
        return self->step < self->goal.step ? SESSION_GOING : SESSION_REACHED;
      max_instructions -= used;
    }
  return SESSION_REACHED;
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

  session_set_breaks (self, TRUE);
  for (;;)
    {
      gsize position = machine_get_position (self->machine);
      guint64 used = machine_get_instructions (self->machine) - start;
      SessionStatus status;

      if (used >= max_instructions)
        return SESSION_GOING;
      status = session_advance (self, max_instructions - used, TRUE);
      if (status != SESSION_REACHED)
        return status;
      if (stops_at_event (self, position))
        return SESSION_BREAK;
      if ((self->goal.kind == SESSION_GOAL_G_BLOCKS || self->goal.kind == SESSION_GOAL_G_RUNS)
          && goroutine_goal_reached (self))
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
  status = session_advance (self, max_instructions, FALSE);
  if (!session_has_breakpoint (self, self->goal.file, self->goal.line))
    for (guint i = 0; i < pcs->len; i++)
      machine_set_break (self->machine, g_array_index (pcs, guint32, i), FALSE);
  return status == SESSION_BREAK ? SESSION_REACHED : status;
}

static SessionStatus
back_event (Session *self)
{
  const SessionMark *here = mark (self, self->step);
  gboolean behind = machine_get_instructions (self->machine) > here->instructions
                    || machine_get_position (self->machine) > here->position;

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
  self->step = find_step_here (self);
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
      return session_advance (self, max_instructions, TRUE);
    case SESSION_INSTRUCTION:
      if (self->goal.back)
        return back_instruction (self);
      else
        {
          guint64 before = machine_get_instructions (self->machine);
          SessionStatus status;

          session_set_breaks (self, FALSE);
          do
            status = session_advance (self, 1, TRUE);
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
  self->step = find_step_here (self);
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

static SessionStatus
finish (Session           *self,
        const SessionGoal *goal,
        guint64            max_instructions)
{
  const guint64 slice = 1000000;
  guint64 left = max_instructions > 0 ? max_instructions : G_MAXUINT64;
  SessionStatus status;

  session_begin (self, goal);
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
