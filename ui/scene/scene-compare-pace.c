/* SPDX-License-Identifier: MIT */

/*
 * A move is a row of small tasks, each for one run, worked off in order:
 *
 *     step      PEEK left, PEEK right, choose, PLACE left, PLACE right
 *     back      choose, PLACE left, PLACE right
 *     follow    FIND right
 *     seek      FIND left, FIND right
 *     end       END left, END right
 *
 * PEEK learns when a run's next step is; PLACE seeks the step that was chosen; FIND looks for the
 * last step at or before a place, going on from the furthest known one step by step, so that how
 * far a run was let ahead never depends on how the work was cut.
 */

#include "scene-compare-pace.h"

#define N_RUNS 2
#define LEFT 0
#define RIGHT 1
#define NEVER G_MAXINT64

/* What looking at a session costs beside the instructions it runs. */
#define CALL_INSTRUCTIONS 200

typedef enum
{
  TASK_NONE,
  TASK_PEEK,
  TASK_CHOOSE,
  TASK_PLACE,
  TASK_FIND,
  TASK_END,
} TaskKind;

typedef struct
{
  TaskKind kind;
  guint    run;
} Task;

typedef struct
{
  Session    *session;
  SceneIndex *index;
  gsize       step;    /* where it is to be */
  guint64     serial;  /* of the session, when it was there */
  gint64      next;    /* place of its next step, NEVER */
  gboolean    moved;   /* in the last move */
  gboolean    loose;   /* was let run on behind its last step, to be taken back to it */
} Run;

#define MAX_TASKS 6

struct _ScenePace
{
  Run           runs[N_RUNS];
  ScenePaceUnit unit;
  gint64        now;
  gint64        furthest;
  gint64        target;   /* of TASK_FIND */
  Task          tasks[MAX_TASKS];
  guint         n_tasks;
  guint         task;     /* the one being worked on */
  gboolean      begun;    /* its session has a goal */
  gsize         from[N_RUNS]; /* steps before the move */
  SessionStatus status;   /* that the move will end with */
};

/* ---- places -------------------------------------------------------------------------- */

static gint64
place_of (const ScenePace *self,
          const Run       *run,
          gsize            step)
{
  return self->unit == SCENE_PACE_STEPS ? (gint64) step
                                        : scene_index_get_step_ns (run->index, step);
}

static gsize
find_step (const ScenePace *self,
           const Run       *run,
           gint64           place)
{
  gsize n = scene_index_get_n_steps (run->index);

  if (self->unit == SCENE_PACE_STEPS)
    return (gsize) CLAMP (place, 0, (gint64) n);
  return scene_index_find_step_at (run->index, place);
}

/* Where a session stands; behind its last step that may be later than the step itself. */
static gint64
get_place (const ScenePace *self,
           const Run       *run)
{
  return self->unit == SCENE_PACE_STEPS ? (gint64) session_get_step (run->session)
                                        : session_get_time_ns (run->session);
}

static void
update_index (Run *run)
{
  scene_index_update (run->index, run->session);
}

static void
note_place (Run *run)
{
  run->step = session_get_step (run->session);
  run->serial = session_get_serial (run->session, NULL);
}

static void
set_now (ScenePace *self,
         gint64     now)
{
  self->now = now;
  self->furthest = MAX (self->furthest, now);
}

/* ---- tasks --------------------------------------------------------------------------- */

static void
add_task (ScenePace *self,
          TaskKind   kind,
          guint      run)
{
  g_assert (self->n_tasks < MAX_TASKS);
  self->tasks[self->n_tasks++] = (Task) { kind, run };
}

static void
begin (ScenePace *self)
{
  scene_pace_cancel (self);
  self->status = SESSION_REACHED;
  for (guint i = 0; i < N_RUNS; i++)
    {
      update_index (&self->runs[i]);
      self->from[i] = self->runs[i].step;
    }
}

static void
begin_goal (ScenePace         *self,
            Run               *run,
            const SessionGoal *goal)
{
  session_begin (run->session, goal);
  self->begun = TRUE;
}

/* A stop that is not the goal's: the left one's ends the move, as its program wants something of the
 * learner; the right one's only says that it can go no further. */
static gboolean
ends_move (ScenePace    *self,
           guint         run,
           SessionStatus status)
{
  if (run != LEFT || (status != SESSION_DECISION && status != SESSION_BREAK))
    return FALSE;
  self->status = status;
  return TRUE;
}

/* Each task: TRUE when it is done, FALSE when its session works on a goal. */

static gboolean
peek (ScenePace *self,
      Run       *run)
{
  static const SessionGoal one_step = { .kind = SESSION_GOAL_STEP, .unit = SESSION_EVENT };

  if (scene_index_get_n_steps (run->index) > run->step)
    run->next = MAX (place_of (self, run, run->step + 1), self->now);
  else if (self->begun || session_is_at_end (run->session))
    run->next = NEVER; /* it was let run, and no step came of it */
  else
    {
      begin_goal (self, run, &one_step);
      return FALSE;
    }
  return TRUE;
}

static void
choose_next (ScenePace *self)
{
  gint64 next = MIN (self->runs[LEFT].next, self->runs[RIGHT].next);

  if (next == NEVER)
    {
      self->status = SESSION_ENDED;
      return;
    }
  for (guint i = 0; i < N_RUNS; i++)
    if (self->runs[i].next == next)
      self->runs[i].step++;
  set_now (self, next);
}

static void
choose_last (ScenePace *self)
{
  gint64 last = -1;

  for (guint i = 0; i < N_RUNS; i++)
    if (self->runs[i].step > 0)
      last = MAX (last, place_of (self, &self->runs[i], self->runs[i].step));
  if (last < 0)
    {
      self->status = SESSION_AT_START;
      return;
    }
  set_now (self, 0);
  for (guint i = 0; i < N_RUNS; i++)
    {
      Run *run = &self->runs[i];

      if (run->step > 0 && place_of (self, run, run->step) == last)
        run->step--;
      if (run->step > 0)
        set_now (self, MAX (self->now, place_of (self, run, run->step)));
    }
}

static gboolean
place (ScenePace *self,
       Run       *run)
{
  if (!self->begun && (run->loose || session_get_step (run->session) != run->step))
    {
      run->loose = FALSE;
      begin_goal (self, run,
                  &(SessionGoal) { .kind = SESSION_GOAL_SEEK, .step = run->step });
      return FALSE;
    }
  return TRUE;
}

/* From the furthest step that is known, one by one, until one lies behind the target. */
static gboolean
find (ScenePace *self,
      Run       *run)
{
  static const SessionGoal one_step = { .kind = SESSION_GOAL_STEP, .unit = SESSION_EVENT };
  gsize n = scene_index_get_n_steps (run->index);

  if (place_of (self, run, n) <= self->target && !session_is_at_end (run->session))
    {
      if (session_get_step (run->session) < n)
        begin_goal (self, run, &(SessionGoal) { .kind = SESSION_GOAL_SEEK, .step = n });
      else
        begin_goal (self, run, &one_step);
      return FALSE;
    }
  run->step = find_step (self, run, self->target);
  return TRUE;
}

static gboolean
run_out (ScenePace *self,
         Run       *run)
{
  if (!self->begun && !session_is_at_end (run->session))
    {
      begin_goal (self, run, &(SessionGoal) { .kind = SESSION_GOAL_END });
      return FALSE;
    }
  note_place (run);
  set_now (self, MAX (self->now, get_place (self, run)));
  return TRUE;
}

/* TRUE when the present task is done. */
static gboolean
work_on_task (ScenePace *self)
{
  const Task *task = &self->tasks[self->task];
  Run        *run = &self->runs[task->run];

  switch (task->kind)
    {
    case TASK_PEEK:
      return peek (self, run);
    case TASK_CHOOSE:
      choose_next (self);
      return TRUE;
    case TASK_PLACE:
      return place (self, run);
    case TASK_FIND:
      return find (self, run);
    case TASK_END:
      return run_out (self, run);
    case TASK_NONE:
    default:
      return TRUE;
    }
}

static void
finish (ScenePace *self)
{
  self->n_tasks = self->task = 0;
  self->begun = FALSE;
  for (guint i = 0; i < N_RUNS; i++)
    {
      note_place (&self->runs[i]);
      self->runs[i].moved = self->runs[i].step != self->from[i];
    }
}

/* A goal ended without being reached. TRUE if the task has no more to do. */
static gboolean
give_up (ScenePace    *self,
         guint         which,
         SessionStatus status)
{
  Run *run = &self->runs[which];

  if (ends_move (self, which, status))
    {
      self->n_tasks = self->task; /* nothing more is done */
      set_now (self, MAX (get_place (self, &self->runs[LEFT]), 0));
      return TRUE;
    }
  if (self->tasks[self->task].kind != TASK_FIND)
    return FALSE;
  run->step = find_step (self, run, self->target);
  return TRUE;
}

/* How far it is worth waiting for the next step of the present task's run: the other one's next, or
 * the place that is looked for. A run that computes for ever makes none. */
static gint64
get_limit (const ScenePace *self)
{
  const Task *task = &self->tasks[self->task];

  if (self->unit != SCENE_PACE_TIME)
    return NEVER;
  if (task->kind == TASK_FIND)
    return self->target;
  return task->kind == TASK_PEEK && task->run == RIGHT ? self->runs[LEFT].next : NEVER;
}

static void
cut_short (ScenePace *self,
           Run       *run)
{
  session_cancel (run->session);
  update_index (run);
  run->loose = TRUE;
  run->next = NEVER;
  if (self->tasks[self->task].kind == TASK_FIND)
    run->step = find_step (self, run, self->target);
  self->task++;
  self->begun = FALSE;
}

/* Lets the session of the present task work. TRUE while it is not done. */
static gboolean
run_session (ScenePace *self,
             guint64    max_instructions)
{
  guint         which = self->tasks[self->task].run;
  Run          *run = &self->runs[which];
  SessionStatus status = session_run_slice (run->session, max_instructions);

  if (status == SESSION_GOING)
    {
      if (get_place (self, run) <= get_limit (self))
        return TRUE;
      cut_short (self, run);
      return FALSE;
    }
  update_index (run);
  if (status != SESSION_REACHED && give_up (self, which, status))
    {
      self->task++;
      self->begun = FALSE;
    }
  else if (self->tasks[self->task].kind == TASK_FIND)
    self->begun = FALSE; /* the next step is another goal */
  return FALSE;
}

/* ---- public -------------------------------------------------------------------------- */

/**
 * scene_pace_new:
 * @left: the run that others may move
 * @left_index: its index
 * @right: the run beside it
 * @right_index: its index
 *
 * Returns: (transfer full): both, where they stand; scene_pace_begin_follow() brings them together
 */
ScenePace *
scene_pace_new (Session    *left,
                SceneIndex *left_index,
                Session    *right,
                SceneIndex *right_index)
{
  ScenePace *self = g_new0 (ScenePace, 1);

  self->runs[LEFT] = (Run) { .session = left, .index = left_index };
  self->runs[RIGHT] = (Run) { .session = right, .index = right_index };
  for (guint i = 0; i < N_RUNS; i++)
    note_place (&self->runs[i]);
  /* Not where the left one is, until the right one has followed. */
  self->runs[LEFT].serial--;
  return self;
}

/**
 * scene_pace_free:
 * @self: (nullable) (transfer full): a pace; its sessions stay
 */
void
scene_pace_free (ScenePace *self)
{
  if (self == NULL)
    return;
  scene_pace_cancel (self);
  g_free (self);
}

/**
 * scene_pace_set_unit:
 * @self: a pace
 * @unit: what makes two places the same
 *
 * The right run is to follow again then.
 */
void
scene_pace_set_unit (ScenePace    *self,
                     ScenePaceUnit unit)
{
  if (self->unit == unit)
    return;
  scene_pace_cancel (self);
  self->unit = unit;
  self->now = self->furthest = 0;
  self->runs[LEFT].serial--;
}

/**
 * scene_pace_get_unit:
 * @self: a pace
 *
 * Returns: what makes two places the same
 */
ScenePaceUnit
scene_pace_get_unit (const ScenePace *self)
{
  return self->unit;
}

/**
 * scene_pace_begin_step:
 * @self: an aligned pace
 * @back: whether to go back
 *
 * Begins to go to the next event of either run, or the one before.
 */
void
scene_pace_begin_step (ScenePace *self,
                       gboolean   back)
{
  begin (self);
  if (back)
    choose_last (self);
  else
    {
      add_task (self, TASK_PEEK, LEFT);
      add_task (self, TASK_PEEK, RIGHT);
      add_task (self, TASK_CHOOSE, LEFT);
    }
  add_task (self, TASK_PLACE, LEFT);
  add_task (self, TASK_PLACE, RIGHT);
}

/**
 * scene_pace_begin_follow:
 * @self: a pace
 *
 * Begins to bring the right run to where the left one stands.
 */
void
scene_pace_begin_follow (ScenePace *self)
{
  begin (self);
  note_place (&self->runs[LEFT]);
  self->target = get_place (self, &self->runs[LEFT]);
  set_now (self, self->target);
  add_task (self, TASK_FIND, RIGHT);
  add_task (self, TASK_PLACE, RIGHT);
}

/**
 * scene_pace_begin_seek:
 * @self: a pace
 * @place: virtual time in ns, or a step, by the unit
 *
 * Begins to bring both runs to a place.
 */
void
scene_pace_begin_seek (ScenePace *self,
                       gint64     place)
{
  begin (self);
  self->target = MAX (place, 0);
  set_now (self, self->target);
  for (guint i = 0; i < N_RUNS; i++)
    {
      add_task (self, TASK_FIND, i);
      add_task (self, TASK_PLACE, i);
    }
}

/**
 * scene_pace_begin_end:
 * @self: a pace
 *
 * Begins to run both to their ends.
 */
void
scene_pace_begin_end (ScenePace *self)
{
  begin (self);
  for (guint i = 0; i < N_RUNS; i++)
    add_task (self, TASK_END, i);
}

/**
 * scene_pace_run_slice:
 * @self: a pace
 * @max_instructions: of this call, about
 *
 * Works on what was begun.
 *
 * Returns: %SESSION_GOING while there is more to do, else how it ended
 */
SessionStatus
scene_pace_run_slice (ScenePace *self,
                      guint64    max_instructions)
{
  guint64 used = 0;

  while (self->task < self->n_tasks)
    {
      const Run *run = &self->runs[self->tasks[self->task].run];
      guint64    before;

      if (!self->begun || !session_is_going (run->session))
        {
          if (work_on_task (self))
            {
              self->task++;
              self->begun = FALSE;
              continue;
            }
        }
      if (used >= max_instructions)
        return SESSION_GOING;
      before = machine_get_instructions (session_get_machine (run->session));
      if (run_session (self, max_instructions - used))
        return SESSION_GOING;
      used += CALL_INSTRUCTIONS;
      if (machine_get_instructions (session_get_machine (run->session)) > before)
        used += machine_get_instructions (session_get_machine (run->session)) - before;
    }
  finish (self);
  return self->status;
}

/**
 * scene_pace_cancel:
 * @self: a pace
 *
 * Leaves both runs where they are.
 */
void
scene_pace_cancel (ScenePace *self)
{
  if (self->n_tasks == 0)
    return;
  for (guint i = 0; i < N_RUNS; i++)
    if (session_is_going (self->runs[i].session))
      session_cancel (self->runs[i].session);
  self->n_tasks = self->task = 0;
  self->begun = FALSE;
  for (guint i = 0; i < N_RUNS; i++)
    note_place (&self->runs[i]);
  self->runs[LEFT].serial--;
}

/**
 * scene_pace_is_going:
 * @self: a pace
 *
 * Returns: whether a move is under way
 */
gboolean
scene_pace_is_going (const ScenePace *self)
{
  return self->n_tasks > 0;
}

/**
 * scene_pace_is_aligned:
 * @self: a pace
 *
 * Returns: whether the left run stands where the right one has followed it to
 */
gboolean
scene_pace_is_aligned (const ScenePace *self)
{
  const Run *left = &self->runs[LEFT];

  return session_get_step (left->session) == left->step
         && session_get_serial (left->session, NULL) == left->serial;
}

/**
 * scene_pace_is_at_end:
 * @self: a pace
 *
 * Returns: whether both runs are over
 */
gboolean
scene_pace_is_at_end (const ScenePace *self)
{
  return session_is_at_end (self->runs[LEFT].session)
         && session_is_at_end (self->runs[RIGHT].session);
}

/**
 * scene_pace_is_at_start:
 * @self: a pace
 *
 * Returns: whether no run has made a step
 */
gboolean
scene_pace_is_at_start (const ScenePace *self)
{
  return session_get_step (self->runs[LEFT].session) == 0
         && session_get_step (self->runs[RIGHT].session) == 0;
}

/**
 * scene_pace_get_now:
 * @self: a pace
 *
 * Returns: the virtual time in ns, or the step, that both are at
 */
gint64
scene_pace_get_now (const ScenePace *self)
{
  return self->now;
}

/**
 * scene_pace_get_furthest:
 * @self: a pace
 *
 * Returns: the furthest place they have been shown at
 */
gint64
scene_pace_get_furthest (const ScenePace *self)
{
  return self->furthest;
}

/**
 * scene_pace_has_moved:
 * @self: a pace
 * @run: 0: the left one, 1: the right one
 *
 * Returns: whether the last move moved it
 */
gboolean
scene_pace_has_moved (const ScenePace *self,
                      guint            run)
{
  g_return_val_if_fail (run < N_RUNS, FALSE);

  return self->runs[run].moved;
}
