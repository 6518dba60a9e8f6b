/* SPDX-License-Identifier: MIT */

/*
 * Filling a model from a machine, and from the session that holds it.
 */

#include "scene-model.h"

static gboolean
has_value (const MachineEvent *event)
{
  return event->kind == MACHINE_EVENT_CHAN_SEND || event->kind == MACHINE_EVENT_CHAN_RECV;
}

static void
take_events (SceneModel         *self,
             const Machine      *machine,
             const MachineTrace *trace,
             gsize               first,
             gsize               end)
{
  end = MIN (end, machine_trace_get_n (trace));
  for (gsize i = first; i < end; i++)
    {
      SceneModelEvent event = { .event = *machine_trace_get (trace, i), .position = i };

      if (has_value (&event.event))
        event.value = machine_dup_event_value (machine, &event.event);
      g_array_append_val (self->events, event);
    }
}

/* The choice made in this step, by that goroutine; G_MAXUINT32 - 1 if it made none. */
#define NOT_CHOSEN (SCENE_CASE_DEFAULT - 1)

static guint32
find_choice (const SceneModel *self,
             guint32           g)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const MachineEvent *event = &g_array_index (self->events, SceneModelEvent, i).event;

      if (event->g != g)
        continue;
      if (event->kind == MACHINE_EVENT_SELECT_CASE)
        return (guint32) event->value;
      if (event->kind == MACHINE_EVENT_SELECT_DEFAULT)
        return SCENE_CASE_DEFAULT;
    }
  return NOT_CHOSEN;
}

static void
take_select (SceneModel         *self,
             const Machine      *machine,
             const MachineGView *g)
{
  guint32 chosen = find_choice (self, g->id);
  SceneModelSelect select = { .g = g->id, .decided = chosen != NOT_CHOSEN, .chosen = chosen };

  if (!select.decided && g->id != self->current && g->wait != MACHINE_WAIT_SELECT)
    return;
  select.cases = machine_dup_select_cases (machine, g->id);
  /* The default is told as a case with a number that no case has. */
  for (guint i = select.cases->len; i > 0; i--)
    if (g_array_index (select.cases, MachineCaseView, i - 1).index == SCENE_CASE_DEFAULT)
      {
        select.has_default = TRUE;
        g_array_remove_index (select.cases, i - 1);
      }
  select.has_default |= select.decided && chosen == SCENE_CASE_DEFAULT;
  if (select.cases->len == 0)
    g_array_unref (select.cases);
  else
    g_array_append_val (self->selects, select);
}

/**
 * scene_model_new_from_machine:
 * @index: what was used up to here, and perhaps beyond
 * @first: trace position of the first event of the step just made
 *
 * Copies a machine's state.
 *
 * Returns: (transfer full): the model
 */
SceneModel *
scene_model_new_from_machine (const Machine      *machine,
                              const MachineTrace *trace,
                              SceneIndex         *index,
                              gsize               first)
{
  SceneModel *self = scene_model_new_empty ();
  MachineExit end;

  g_ptr_array_unref (self->goroutines);
  g_ptr_array_unref (self->objects);
  self->goroutines = machine_dup_goroutines (machine);
  self->objects = machine_dup_objects (machine);
  self->index = scene_index_ref (index);
  self->position = machine_get_position (machine);
  self->time_ns = machine_get_time_ns (machine);
  self->current = machine_get_current (machine, NULL);
  machine_get_exit (machine, &end);
  self->ended = end.ended;
  take_events (self, machine, trace, first, self->position);
  for (guint i = 0; i < self->goroutines->len; i++)
    {
      const MachineGView *g = self->goroutines->pdata[i];

      if (g->state != MACHINE_G_DEAD)
        take_select (self, machine, g);
    }
  return self;
}

/**
 * scene_model_new:
 * @index: the session's index, up to date
 *
 * Copies the state of a session at its place.
 *
 * Returns: (transfer full): the model; empty if the session has no program
 */
SceneModel *
scene_model_new (const Session *session,
                 SceneIndex    *index)
{
  const Machine *machine = session_get_machine (session);
  SceneModel *self;
  gsize first = 0, end = 0, step;

  if (machine == NULL)
    return scene_model_new_empty ();
  step = session_get_step (session);
  if (step > 0)
    session_get_step_events (session, step, &first, &end);
  self = scene_model_new_from_machine (machine, session_get_trace (session), index, first);
  self->step = step;
  return self;
}
