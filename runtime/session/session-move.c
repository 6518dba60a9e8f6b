/* SPDX-License-Identifier: MIT */

/*
 * Moving. Everything comes down to session_advance(), which runs the machine on
 * into what was not reached before, and rerun(), which runs it through what was.
 * Going back restores a snapshot first. Goals are small state machines over
 * these two, so that any of them can be cut into slices.
 *
 * In the kept beginning of a run the machine stops at every event, and each step
 * leaves its mark. Behind it the machine runs freely, counting, and what it did
 * is recalled when somebody asks (session-recall.c). Where the learner steps or
 * arrives it stops at every event again, so that his surroundings are recorded.
 */
#include "session-private.h"

/* Before a step that is gone to, so many are recorded on the way. */
#define STEPS_BEFORE 64
/* Before any place that is gone to, the last snapshot is taken about here. */
#define INSTRUCTIONS_BEFORE 50000

void
session_emit_changed (Session *self)
{
  if (self->changed != NULL)
    self->changed (self, self->changed_data);
}

SessionMark
session_place (const Session *self)
{
  return (SessionMark){ machine_get_position (self->machine),
                        machine_get_instructions (self->machine) };
}

static gboolean
is_before (SessionMark a,
           SessionMark b)
{
  return a.instructions < b.instructions
         || (a.instructions == b.instructions && a.position < b.position);
}

void
session_note_place (Session *self,
                    gboolean on_step)
{
  SessionMark here = session_place (self);

  self->step = machine_get_n_steps (self->machine);
  self->on_step = on_step;
  self->n_steps = MAX (self->n_steps, self->step);
  if (is_before (self->furthest, here))
    self->furthest = here;
}

void
session_reset_run (Session *self)
{
  SessionMark start = session_place (self);

  machine_trace_set_recall (machine_get_trace (self->machine), SESSION_KEPT_EVENTS,
                            session_recall_position, self);
  g_array_set_size (self->marks, 0);
  g_array_append_val (self->marks, start);
  session_recalls_clear (self);
  self->n_steps = 0;
  self->furthest = start;
  session_note_place (self, TRUE);
  self->status = SESSION_REACHED;
  self->goal.kind = SESSION_GOAL_NONE;
  self->breaks_set = FALSE;
  session_snapshots_reset (self);
}

/* The recorded future is void: the run goes on differently from here. */
void
session_cut_future (Session *self)
{
  SessionMark here = session_place (self);

  g_array_set_size (self->marks, MIN (self->marks->len, self->step + 1));
  session_recalls_clear (self);
  machine_trace_truncate (machine_get_trace (self->machine), here.position);
  machine_forget_future (self->machine);
  session_snapshots_cut (self);
  self->n_steps = self->step;
  self->furthest = here;
  self->serial++;
  self->cut = here.position;
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

/* Runs to the next event and leaves the mark of the step that it makes. */
static MachineStop
run_kept (Session       *self,
          SessionRecall *recall,
          guint64        max_instructions)
{
  MachineTrace *trace = machine_get_trace (self->machine);
  gsize step = self->step;
  MachineStop stop;

  machine_trace_set_recording (trace, recall != NULL);
  stop = machine_run (self->machine, max_instructions, TRUE);
  machine_trace_set_recording (trace, FALSE);
  session_note_place (self, machine_get_n_steps (self->machine) > step);
  if (recall != NULL)
    session_recall_note (self, recall);
  else if (self->on_step && self->step == self->marks->len)
    {
      SessionMark here = session_place (self);

      g_array_append_val (self->marks, here);
    }
  return stop;
}

/* Runs freely, to a step or to where the next snapshot is due. */
static MachineStop
run_counting (Session *self,
              guint64  max_instructions,
              gsize    step)
{
  MachineStop stop = machine_run_to (self->machine,
                                     MIN (max_instructions, session_snapshots_room (self)),
                                     self->max_events, step);

  session_note_place (self, stop == MACHINE_STOP_EVENT
                              && machine_get_n_steps (self->machine) == step);
  return stop;
}

/* Whether every event is to be seen: few were made yet, or somebody waits for one. */
static gboolean
is_kept (const Session *self)
{
  return machine_get_position (self->machine) < SESSION_KEPT_EVENTS || self->frozen->len > 0;
}

/*
 * Runs on, at most so many instructions and not beyond the step; SESSION_REACHED says that it was
 * made. Otherwise the status is SESSION_GOING, or why the machine cannot go on.
 */
SessionStatus
session_advance (Session *self,
                 guint64  max_instructions,
                 gsize    step)
{
  guint64 start = machine_get_instructions (self->machine);

  for (;;)
    {
      guint64 used = machine_get_instructions (self->machine) - start;
      gboolean close = step == self->step + 1;
      SessionRecall *recall = NULL;
      MachineStop stop;

      if (self->step >= step)
        return SESSION_REACHED;
      if (used >= max_instructions)
        return SESSION_GOING;
      if (machine_get_position (self->machine) >= self->max_events)
        return SESSION_LIMIT;
      if (self->frozen->len > 0 && !session_apply_freeze (self))
        return SESSION_BREAK;
      if (close && machine_get_position (self->machine) >= SESSION_KEPT_EVENTS)
        recall = session_recall_here (self, FALSE);
      if (is_kept (self) || recall != NULL)
        stop = run_kept (self, recall, max_instructions - used);
      else
        stop = run_counting (self, max_instructions - used, step);
      session_snapshots_offer (self);
      if (stop == MACHINE_STOP_END || stop == MACHINE_STOP_LIMIT)
        return status_of (stop);
      if (self->step < step && stop != MACHINE_STOP_EVENT && stop != MACHINE_STOP_BUDGET)
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

/* Runs on to a place ahead that was reached before; at most so many instructions. */
static gboolean
rerun (Session    *self,
       SessionMark until,
       guint64     max_instructions)
{
  guint64 start = machine_get_instructions (self->machine);

  for (;;)
    {
      SessionMark here = session_place (self);
      guint64 left;
      MachineStop stop;

      if (here.instructions == until.instructions && here.position == until.position)
        return TRUE;
      g_assert (here.instructions <= until.instructions && here.position <= until.position);
      if (here.instructions - start >= max_instructions)
        return FALSE;
      session_snapshots_offer (self);
      /* Up to the last instruction in long stretches, then by events: an event may come from the
       * scheduler without any instruction. */
      left = until.instructions - here.instructions;
      if (left > INSTRUCTIONS_BEFORE)
        left = MIN (left - INSTRUCTIONS_BEFORE, session_snapshots_room (self)) + 1;
      else if (self->work.rerunning)
        session_snapshots_offer_near (self);
      if (left > 1)
        stop = machine_run (self->machine,
                            MIN (left - 1, MAX (1, max_instructions - (here.instructions - start))),
                            FALSE);
      else
        stop = machine_run (self->machine, 1, TRUE);
      if (stop == MACHINE_STOP_END || stop == MACHINE_STOP_LIMIT)
        return TRUE;
      g_assert (stop != MACHINE_STOP_DECISION
                || machine_get_instructions (self->machine) == until.instructions);
      if (stop == MACHINE_STOP_DECISION)
        return TRUE;
    }
}

void
session_go_to (Session *self,
               guint64  instructions,
               gsize    position)
{
  SessionMark until = { position, instructions };

  session_set_breaks (self, FALSE);
  session_snapshots_restore (self, instructions, position);
  while (!rerun (self, until, G_MAXUINT64))
    ;
  session_note_place (self, FALSE);
}

/* The same to a step whose mark need not be known, recording what lies just before it. */
static gboolean
rerun_to_step (Session *self,
               gsize    step,
               guint64  max_instructions)
{
  guint64 start = machine_get_instructions (self->machine);
  gsize close = step - MIN (step, STEPS_BEFORE);

  if (machine_get_n_steps (self->machine) >= step)
    return TRUE;
  while (machine_get_n_steps (self->machine) < close)
    {
      guint64 used = machine_get_instructions (self->machine) - start;
      MachineStop stop;

      if (used >= max_instructions)
        return FALSE;
      session_snapshots_offer (self);
      stop = machine_run_to (self->machine,
                             MIN (max_instructions - used, session_snapshots_room (self)),
                             G_MAXSIZE, close);
      g_assert (stop == MACHINE_STOP_EVENT || stop == MACHINE_STOP_BUDGET);
    }
  session_snapshots_offer_near (self);
  /* Where the snapshot was nearer: the next step begins at a step's end again. */
  if (close < machine_get_n_steps (self->machine))
    machine_run_to (self->machine, G_MAXINT64, G_MAXSIZE, machine_get_n_steps (self->machine) + 1);
  session_recall_to (self, step);
  return TRUE;
}

/* Whether the machine has gone beyond where the step ended. */
static gboolean
is_behind (Session *self,
           gsize    step)
{
  SessionMark mark;

  if (self->step != step)
    return self->step > step;
  if (self->on_step)
    return FALSE;
  mark = session_mark (self, step);
  return is_before (mark, session_place (self));
}

/* Whether running on is the shortest way to a step that was reached before. */
static gboolean
is_ahead (Session *self,
          gsize    step)
{
  guint snapshot = session_snapshots_find (self, step, G_MAXSIZE);

  return !is_behind (self, step)
         && machine_snapshot_get_n_steps (g_ptr_array_index (self->snapshots, snapshot))
              <= self->step;
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
  if (is_ahead (self, step))
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
        = self->goal.step <= self->n_steps || is_before (here, self->furthest);
      if (self->work.rerunning)
        begin_seek (self, step);
    }
  if (self->work.rerunning)
    {
      gboolean there = step < self->marks->len
                         ? rerun (self, self->work.until, max_instructions)
                         : rerun_to_step (self, step, max_instructions);

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
  gboolean behind = is_behind (self, self->step);

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
