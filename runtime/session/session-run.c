/* SPDX-License-Identifier: MIT */

/*
 * Running the machine for a session. session_advance() runs it on into what was
 * not reached before, session_rerun() through what was.
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

SessionMark
session_place (const Session *self)
{
  return (SessionMark){ machine_get_position (self->machine),
                        machine_get_instructions (self->machine) };
}

gboolean
session_is_before (SessionMark a,
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
  if (session_is_before (self->furthest, here))
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
gboolean
session_rerun (Session     *self,
               SessionMark  until,
               guint64      max_instructions)
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
  while (!session_rerun (self, until, G_MAXUINT64))
    ;
  session_note_place (self, FALSE);
}

/* The same to a step whose mark need not be known, recording what lies just before it. */
gboolean
session_rerun_to_step (Session *self,
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
gboolean
session_is_behind (Session *self,
                   gsize    step)
{
  SessionMark mark;

  if (self->step != step)
    return self->step > step;
  if (self->on_step)
    return FALSE;
  mark = session_mark (self, step);
  return session_is_before (mark, session_place (self));
}

/* Whether running on is the shortest way to a step that was reached before. */
gboolean
session_is_ahead (Session *self,
                  gsize    step)
{
  guint snapshot = session_snapshots_find (self, step, G_MAXSIZE);

  return !session_is_behind (self, step)
         && machine_snapshot_get_n_steps (g_ptr_array_index (self->snapshots, snapshot))
              <= self->step;
}
