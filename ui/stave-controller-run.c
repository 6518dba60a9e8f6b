/* SPDX-License-Identifier: MIT */
/*
 * A move is a goal of the session, worked on in slices. The first slice is made at
 * once, so that an ordinary step shows before the key is up; what takes longer goes
 * on in an idle source below GTK's redraw priority. The instruction budget of a
 * piece of a slice follows the clock: that only decides how often the window breathes, never
 * what the run does.
 *
 * A slice gives way between two pieces when something else waits to be done, and the next
 * piece is then a short one. Without that every question of a screen reader would wait for a
 * whole slice, and a tree of some hundred objects takes a thousand questions.
 *
 * What may follow a goal is kept as a second goal (`next`): "until g runs, then until it
 * waits" are two goals in a row.
 */
#include "stave-controller-private.h"
#include "stave-language.h"

#define SLICE_US 8000
#define PIECE_US 1000
#define BUDGET_MIN 2000
#define BUDGET_START 20000
#define BUDGET_MAX 20000000
#define PROGRESS_US 120000
#define STEP_MS 900 /* how long a step stands at speed 1 */

static const SessionGoal one_step = { .kind = SESSION_GOAL_STEP, .unit = SESSION_EVENT };

static const SessionGoal no_goal = { .kind = SESSION_GOAL_NONE };

static void
set_busy (StaveController *self,
          gboolean         busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  stave_controller_notify_busy (self);
}

/* ---- slices -------------------------------------------------------------------------- */

static void
start_goal (StaveController   *self,
            const SessionGoal *goal)
{
  self->goal = *goal;
  self->goal.file = NULL; /* the session has a copy, we need none */
  self->by_steps = goal->kind == SESSION_GOAL_END && stave_controller_steps_are_watched (self);
  if (!stave_controller_begin_both (self, goal))
    session_begin (self->session, self->by_steps ? &one_step : goal);
}

static SessionStatus
run_slice (StaveController *self)
{
  SessionStatus status = self->pacing ? scene_pace_run_slice (self->pace, self->budget)
                                      : session_run_slice (self->session, self->budget);

  if (status != SESSION_REACHED || !self->by_steps || self->pacing)
    return status;
  stave_controller_emit_stepped (self);
  if (self->stop_asked)
    return SESSION_REACHED;
  session_begin (self->session, &one_step);
  return SESSION_GOING;
}

static void
adapt_budget (StaveController *self,
              gint64           used_us)
{
  if (self->by_steps && !self->pacing)
    return;
  if (used_us > PIECE_US)
    self->budget = MAX (self->budget / 2, BUDGET_MIN);
  else if (used_us < PIECE_US / 4)
    self->budget = MIN (self->budget * 2, BUDGET_MAX);
}

/* Whether an event, a redraw or a question over the bus waits; the work goes on in small pieces. */
static gboolean
gives_way (StaveController *self)
{
  if (!g_main_context_pending (NULL))
    return FALSE;
  self->budget = BUDGET_MIN;
  return TRUE;
}

/* Works for one slice of time. TRUE while there is more to do. */
static gboolean
work (StaveController *self,
      gboolean         in_idle)
{
  gint64 start_us = g_get_monotonic_time ();
  gint64 now_us = start_us;

  self->working = TRUE;
  self->stop_asked = FALSE;
  do
    {
      gint64 piece_us = now_us;

      self->status = run_slice (self);
      now_us = g_get_monotonic_time ();
      adapt_budget (self, now_us - piece_us);
    }
  while (self->status == SESSION_GOING && now_us - start_us < SLICE_US
         && !(in_idle && gives_way (self)));
  self->working = FALSE;

  if (self->status == SESSION_GOING)
    return TRUE;
  if (self->next.kind != SESSION_GOAL_NONE && self->status == SESSION_REACHED)
    {
      start_goal (self, &self->next);
      self->next = no_goal;
      return TRUE;
    }
  return stave_controller_follow (self);
}

static gboolean
play_cb (gpointer user_data)
{
  StaveController *self = user_data;

  self->play_id = 0;
  stave_controller_step (self, SESSION_EVENT, FALSE);
  return G_SOURCE_REMOVE;
}

/* Whether it stands at a goroutine that may not run on. */
static gboolean
is_frozen (StaveController *self)
{
  const MachineGView *running = stave_controller_get_running (self);

  return running != NULL && running->frozen;
}

/* The move is over: tells everybody, and while playing waits before the next. */
static void
finish (StaveController *self)
{
  SessionGoal goal = self->goal;

  self->goal = self->next = no_goal;
  set_busy (self, FALSE);
  if (goal.kind == SESSION_GOAL_NONE)
    {
      stave_controller_emit_changed (self); /* only the other run has moved */
      return;
    }
  if ((goal.kind == SESSION_GOAL_STEP && !goal.back) || goal.kind == SESSION_GOAL_END)
    stave_controller_emit_stepped (self);
  if (self->status != SESSION_REACHED)
    stave_controller_set_playing (self, FALSE);
  stave_controller_emit_changed (self);
  if (self->status == SESSION_BREAK)
    stave_controller_tell (self, is_frozen (self)
                                     ? _("Paused: only frozen goroutines could run on")
                                     : _("Stopped at a breakpoint"));
  if (self->status == SESSION_LIMIT && !session_is_at_end (self->session))
    stave_controller_tell (self, _("Paused: the recording of this run is full"));
  if (self->playing && self->play_id == 0)
    self->play_id = g_timeout_add (stave_controller_get_step_ms (self), play_cb, self);
}

static gboolean
work_cb (gpointer user_data)
{
  StaveController *self = user_data;
  gint64           now_us;

  if (!work (self, TRUE))
    {
      self->work_id = 0;
      finish (self);
      return G_SOURCE_REMOVE;
    }
  now_us = g_get_monotonic_time ();
  if (now_us - self->progress_us > PROGRESS_US)
    {
      /* What the views will want of the run is gathered on the way: at its end all of it would take
       * as long as the run did. */
      if (!self->pacing)
        stave_controller_get_index (self);
      self->progress_us = g_get_monotonic_time ();
      stave_controller_emit_progress (self);
    }
  return G_SOURCE_CONTINUE;
}

void
stave_controller_abandon (StaveController *self)
{
  g_return_if_fail (!self->working);

  g_clear_handle_id (&self->work_id, g_source_remove);
  stave_controller_cancel_pace (self);
  if (session_is_going (self->session))
    session_cancel (self->session);
  self->goal = self->next = no_goal;
  set_busy (self, FALSE);
}

void
stave_controller_finalize_run (StaveController *self)
{
  g_clear_handle_id (&self->work_id, g_source_remove);
  g_clear_handle_id (&self->play_id, g_source_remove);
}

void
stave_controller_work_on (StaveController *self)
{
  self->budget = BUDGET_START;
  self->progress_us = g_get_monotonic_time ();
  if (!work (self, FALSE))
    {
      finish (self);
      return;
    }
  set_busy (self, TRUE);
  self->work_id = g_idle_add (work_cb, self);
}

/* next: to be taken up after goal, or NULL. */
static void
begin (StaveController   *self,
       const SessionGoal *goal,
       const SessionGoal *next)
{
  stave_controller_abandon (self);
  if (!self->loaded)
    return;
  self->next = next != NULL ? *next : no_goal;
  start_goal (self, goal);
  stave_controller_work_on (self);
}

/* Decides, steps, and goes on with next, which may be NULL. */
static void
begin_decision (StaveController    *self,
                MachineDecisionKind kind,
                guint32             option,
                const SessionGoal  *next)
{
  stave_controller_set_playing (self, FALSE);
  stave_controller_abandon (self);
  if (!self->loaded)
    return;
  if (!session_begin_decision (self->session, kind, option))
    {
      stave_controller_emit_changed (self);
      stave_controller_tell (self, _("That is not possible at this step."));
      return;
    }
  self->goal = one_step;
  self->next = next != NULL ? *next : no_goal;
  self->by_steps = FALSE;
  stave_controller_work_on (self);
}

/* ---- public ---------------------------------------------------------------------------- */

/**
 * stave_controller_step:
 * @self: a controller
 * @unit: how far
 * @back: backward
 *
 * Makes one step.
 */
void
stave_controller_step (StaveController *self,
                       SessionUnit      unit,
                       gboolean         back)
{
  begin (self, &(SessionGoal){ .kind = SESSION_GOAL_STEP, .unit = unit, .back = back }, NULL);
}

/**
 * stave_controller_seek:
 * @self: a controller
 * @step: where to
 *
 * Goes to a step, forward or back.
 */
void
stave_controller_seek (StaveController *self,
                       gsize            step)
{
  begin (self, &(SessionGoal){ .kind = SESSION_GOAL_SEEK, .step = step }, NULL);
}

/**
 * stave_controller_restart:
 * @self: a controller
 *
 * Goes back to the start; the steps reached so far stay ahead.
 */
void
stave_controller_restart (StaveController *self)
{
  stave_controller_set_playing (self, FALSE);
  stave_controller_seek (self, 0);
}

/**
 * stave_controller_run_to_end:
 * @self: a controller
 *
 * Runs until the program ends, a breakpoint is met or a decision is asked for.
 */
void
stave_controller_run_to_end (StaveController *self)
{
  stave_controller_set_playing (self, FALSE);
  begin (self, &(SessionGoal){ .kind = SESSION_GOAL_END }, NULL);
}

/**
 * stave_controller_run_to_line:
 * @self: a controller
 * @file: name of a file of the program
 * @line: from 1
 *
 * Runs until a goroutine reaches the line.
 */
void
stave_controller_run_to_line (StaveController *self,
                              const char      *file,
                              guint            line)
{
  begin (self, &(SessionGoal){ .kind = SESSION_GOAL_LINE, .file = file, .line = line }, NULL);
}

/**
 * stave_controller_run_until_blocked:
 * @self: a controller
 * @g: a goroutine
 *
 * If g does not run it is waited for first.
 */
void
stave_controller_run_until_blocked (StaveController *self,
                                    guint32          g)
{
  const MachineGView *view = stave_controller_find_goroutine (self, g);
  const SessionGoal   runs = { .kind = SESSION_GOAL_G_RUNS, .g = g };
  const SessionGoal   blocks = { .kind = SESSION_GOAL_G_BLOCKS, .g = g };
  MachineGState       state;

  if (view == NULL)
    return;
  state = view->state; /* the view does not outlive a move */
  if (state == MACHINE_G_RUNNABLE)
    begin_decision (self, MACHINE_DECISION_NEXT, g, &blocks);
  else if (state == MACHINE_G_WAITING)
    begin (self, &runs, &blocks);
  else if (state != MACHINE_G_DEAD)
    begin (self, &blocks, NULL);
}

/**
 * stave_controller_stop:
 * @self: a controller
 *
 * Stops playing and whatever is under way, where it is.
 */
void
stave_controller_stop (StaveController *self)
{
  gboolean moved = self->busy;

  stave_controller_set_playing (self, FALSE);
  self->stop_asked = TRUE;
  if (self->working)
    return; /* within ::stepped: the slice that emitted it ends the move */
  stave_controller_abandon (self);
  if (moved)
    stave_controller_emit_changed (self);
}

/**
 * stave_controller_is_busy:
 * @self: a controller
 *
 * Returns: whether a move is under way
 */
gboolean
stave_controller_is_busy (StaveController *self)
{
  return self->busy;
}

/**
 * stave_controller_is_playing:
 * @self: a controller
 *
 * Returns: whether it makes step after step by itself
 */
gboolean
stave_controller_is_playing (StaveController *self)
{
  return self->playing;
}

/**
 * stave_controller_set_playing:
 * @self: a controller
 * @playing: whether to
 *
 * Starts or stops making step after step. At the end of a run it starts over.
 */
void
stave_controller_set_playing (StaveController *self,
                              gboolean         playing)
{
  playing = playing && self->loaded;
  if (self->playing == playing)
    return;
  self->playing = playing;
  g_clear_handle_id (&self->play_id, g_source_remove);
  stave_controller_notify_playing (self);
  if (!playing)
    return;
  if (stave_controller_is_at_end (self))
    stave_controller_seek (self, 0);
  else
    stave_controller_step (self, SESSION_EVENT, FALSE);
}

/**
 * stave_controller_get_speed:
 * @self: a controller
 *
 * Returns: 1 is the normal pace of playing
 */
double
stave_controller_get_speed (StaveController *self)
{
  return self->speed;
}

/**
 * stave_controller_get_step_ms:
 * @self: a controller
 *
 * Returns: how long a step stands while playing
 */
guint
stave_controller_get_step_ms (StaveController *self)
{
  return (guint) (STEP_MS / self->speed);
}

/**
 * stave_controller_decide:
 * @self: a controller
 * @kind: what is decided
 * @option: a goroutine, or the number of a case
 *
 * Takes that way and makes one step on it. Another future that was known becomes a branch.
 */
void
stave_controller_decide (StaveController    *self,
                         MachineDecisionKind kind,
                         guint32             option)
{
  begin_decision (self, kind, option, NULL);
}

/**
 * stave_controller_take_branch:
 * @self: a controller
 * @index: of one of the session's branches
 *
 * Goes back to a future that was left, at the step where it was left. The present one becomes a
 * branch.
 */
void
stave_controller_take_branch (StaveController *self,
                              guint            index)
{
  SessionGoal leave = { .kind = SESSION_GOAL_SEEK };

  stave_controller_set_playing (self, FALSE);
  stave_controller_abandon (self);
  if (!self->loaded || index >= session_get_n_branches (self->session))
    return;
  leave.step = session_begin_branch (self->session, index);
  stave_controller_begin_anew (self);
  stave_controller_take_settings (self);
  self->goal = leave;
  self->next = leave;
  self->by_steps = FALSE;
  stave_controller_work_on (self);
}

/**
 * stave_controller_drop_branch:
 * @self: a controller
 * @index: of one of the session's branches
 *
 * Forgets a future that was left.
 */
void
stave_controller_drop_branch (StaveController *self,
                              guint            index)
{
  if (!self->loaded || index >= session_get_n_branches (self->session))
    return;
  session_drop_branch (self->session, index);
  stave_controller_emit_changed (self);
}
