/* SPDX-License-Identifier: MIT */

/*
 * What lies behind the kept beginning of a run is recalled when somebody asks
 * for it: the machine goes back to a snapshot, runs up to some steps before the
 * place, records from there to some events behind it, and returns to where it
 * stood. Whoever reads on at either end of what was recalled last, as one who
 * reads the whole trace does, gets a long piece at once.
 *
 *     snapshot ▣ ── runs ──┤ look ├─ wanted ─┤ ahead ├        ▣ present
 */
#include "session-private.h"

#define MAX_RECALLS 8
#define MAX_MARKS 262144
#define LOOK_EVENTS 2048
#define READ_ON_EVENTS 131072

static SessionMark *
last_mark (const SessionRecall *recall)
{
  return &g_array_index (recall->marks, SessionMark, recall->marks->len - 1);
}

static gsize
last_step (const SessionRecall *recall)
{
  return recall->first + recall->marks->len - 1;
}

static void
recall_free (gpointer data)
{
  SessionRecall *recall = data;

  g_array_unref (recall->marks);
  g_free (recall);
}

/* Makes the list, if there is none yet. */
void
session_recalls_clear (Session *self)
{
  if (self->recalls == NULL)
    self->recalls = g_ptr_array_new_with_free_func (recall_free);
  g_ptr_array_set_size (self->recalls, 0);
  self->recalled_from = self->recalled_to = (SessionMark){ G_MAXSIZE, 0 };
}

/* A recall that begins where the machine stands; `mark` is where its last step ended. */
static SessionRecall *
add_recall (Session    *self,
            SessionMark mark)
{
  SessionRecall *recall = g_new0 (SessionRecall, 1);

  recall->first = machine_get_n_steps (self->machine);
  recall->marks = g_array_new (FALSE, FALSE, sizeof (SessionMark));
  g_array_append_val (recall->marks, mark);
  recall->end = session_place (self);
  if (self->recalls->len == MAX_RECALLS)
    g_ptr_array_remove_index (self->recalls, 0);
  g_ptr_array_add (self->recalls, recall);
  return recall;
}

void
session_recall_note (Session       *self,
                     SessionRecall *recall)
{
  recall->end = session_place (self);
  if (machine_get_n_steps (self->machine) > last_step (recall))
    g_array_append_val (recall->marks, recall->end);
}

SessionRecall *
session_recall_here (Session *self,
                     gboolean begin)
{
  SessionMark here = session_place (self);
  SessionRecall *recall = NULL;

  if (self->recalls->len > 0)
    recall = g_ptr_array_index (self->recalls, self->recalls->len - 1);
  if (recall != NULL && recall->marks->len < MAX_MARKS && recall->end.position == here.position
      && recall->end.instructions == here.instructions)
    return recall;
  return begin ? add_recall (self, session_mark (self, self->step)) : NULL;
}

/* Runs on, recording, until the step is made or the event emitted and a step made behind it, or to
 * the furthest place. */
static void
record_on (Session       *self,
           SessionRecall *recall,
           gsize          step,
           gsize          position)
{
  MachineTrace *trace = machine_get_trace (self->machine);

  machine_trace_set_recording (trace, TRUE);
  while (last_step (recall) < step && last_mark (recall)->position <= position
         && recall->end.position < self->furthest.position)
    {
      guint64 left = self->furthest.instructions - recall->end.instructions;
      MachineStop stop = machine_run (self->machine, MAX (left, 1), TRUE);

      session_recall_note (self, recall);
      if (stop != MACHINE_STOP_EVENT && stop != MACHINE_STOP_BUDGET)
        break;
    }
  machine_trace_set_recording (trace, FALSE);
}

void
session_recall_to (Session *self,
                   gsize    step)
{
  SessionRecall *recall;

  if (machine_get_n_steps (self->machine) >= step)
    return;
  recall = add_recall (self, session_place (self));
  record_on (self, recall, step, G_MAXSIZE);
}

/* ---- going there and back ------------------------------------------------------------- */

/* Goes to the end of a step some way before what is wanted. FALSE: it lies behind it. */
static gboolean
go_before (Session *self,
           guint    snapshot,
           gsize    step,
           gsize    position,
           gsize    look)
{
  machine_restore (self->machine, g_ptr_array_index (self->snapshots, snapshot));
  machine_run_to (self->machine, G_MAXINT64,
                  position == G_MAXSIZE ? G_MAXSIZE : position - MIN (position, look),
                  step == G_MAXSIZE ? G_MAXSIZE : step - MIN (step, look));
  if (machine_get_position (self->machine) > 0)
    machine_run_to (self->machine, G_MAXINT64, G_MAXSIZE, machine_get_n_steps (self->machine) + 1);
  return machine_get_n_steps (self->machine) < step
         && machine_get_position (self->machine) <= position;
}

/* Records the surroundings of a step or of an event; the other one is G_MAXSIZE. */
static void
recall (Session *self,
        gsize    step,
        gsize    position,
        gsize    look,
        gsize    ahead)
{
  guint snapshot = session_snapshots_find (self, step, position);
  g_autoptr (MachineSnapshot) here
      = machine_snapshot_new (self->machine, g_ptr_array_index (self->snapshots, snapshot));
  gboolean had_breaks = self->breaks_set;
  SessionRecall *recall;

  session_set_breaks (self, FALSE);
  while (!go_before (self, snapshot, step, position, look))
    {
      snapshot -= snapshot > 0;
      look = MIN (look * 8, G_MAXSIZE / 16);
    }
  recall = add_recall (self, session_place (self));
  self->recalled_from = recall->end;
  record_on (self, recall, step == G_MAXSIZE ? G_MAXSIZE : step + ahead,
             position == G_MAXSIZE ? G_MAXSIZE : position + ahead);
  self->recalled_to = recall->end;
  machine_restore (self->machine, here);
  session_set_breaks (self, had_breaks);
}

void
session_recall_position (gsize    position,
                         gpointer session)
{
  Session *self = session;

  if (position == self->recalled_to.position)
    recall (self, G_MAXSIZE, position, LOOK_EVENTS / 16, READ_ON_EVENTS);
  else if (position + 1 == self->recalled_from.position)
    recall (self, G_MAXSIZE, position, READ_ON_EVENTS, LOOK_EVENTS / 16);
  else
    recall (self, G_MAXSIZE, position, LOOK_EVENTS, LOOK_EVENTS);
}

/* ---- steps -------------------------------------------------------------------------------- */

static const SessionMark *
find_mark (const Session *self,
           gsize          step)
{
  if (step < self->marks->len)
    return &g_array_index (self->marks, SessionMark, step);
  for (guint i = self->recalls->len; i-- > 0;)
    {
      const SessionRecall *recall = g_ptr_array_index (self->recalls, i);

      if (step >= recall->first && step <= last_step (recall))
        return &g_array_index (recall->marks, SessionMark, step - recall->first);
    }
  return NULL;
}

SessionMark
session_mark (Session *self,
              gsize    step)
{
  const SessionMark *mark = find_mark (self, step);
  const SessionMark *before;

  if (mark != NULL)
    return *mark;
  if (self->on_step && step == self->step)
    return session_place (self);

  before = step > 0 ? find_mark (self, step - 1) : NULL;
  if (before != NULL && before->position == self->recalled_to.position)
    session_recall_position (before->position, self);
  else
    recall (self, step, G_MAXSIZE, LOOK_EVENTS / 2, LOOK_EVENTS / 2);
  mark = find_mark (self, step);
  if (mark == NULL)
    {
      recall (self, step, G_MAXSIZE, LOOK_EVENTS / 2, LOOK_EVENTS / 2);
      mark = find_mark (self, step);
    }
  g_assert (mark != NULL);
  return *mark;
}

/* The first step of some whose mark lies behind a position. */
static gsize
search (GArray *marks,
        gsize   first,
        gsize   position)
{
  gsize low = 0, high = marks->len;

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (g_array_index (marks, SessionMark, middle).position > position)
        high = middle;
      else
        low = middle + 1;
    }
  return first + low;
}

static gboolean
holds (const SessionRecall *recall,
       gsize                position)
{
  return g_array_index (recall->marks, SessionMark, 0).position <= position
         && last_mark (recall)->position > position;
}

gsize
session_step_of (Session *self,
                 gsize    position)
{
  gsize step = search (self->marks, 0, position);

  if (step < self->marks->len)
    return step;
  if (position >= self->furthest.position)
    return self->n_steps;
  for (guint again = 0; again < 2; again++)
    {
      for (guint i = self->recalls->len; i-- > 0;)
        {
          const SessionRecall *recall = g_ptr_array_index (self->recalls, i);

          if (holds (recall, position))
            return search (recall->marks, recall->first, position);
        }
      if (again == 0)
        session_recall_position (position, self);
    }
  /* Behind the last step. */
  return self->n_steps;
}
