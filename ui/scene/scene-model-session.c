/* SPDX-License-Identifier: MIT */

/*
 * Filling a model from a machine, and from the session that holds it.
 */

#include "scene-model.h"

#include <string.h>

static void
select_clear (SceneModelSelect *select)
{
  g_array_unref (select->cases);
  g_ptr_array_unref (select->labels);
}

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

/* What the source says between "case" and the colon: "n := <-in". */
static char *
dup_case_text (const BaseSource *source,
               guint             line)
{
  const char *start, *end;
  guint depth = 0;

  if (source == NULL || line == 0 || line > source->n_lines)
    return NULL;
  start = source->text + source->lines[line - 1];
  while (*start == ' ' || *start == '\t')
    start++;
  if (!g_str_has_prefix (start, "case "))
    return NULL;
  start += strlen ("case ");
  for (end = start; *end && *end != '\n'; end++)
    {
      if (strchr ("([{", *end))
        depth++;
      else if (strchr (")]}", *end) && depth > 0)
        depth--;
      else if (*end == ':' && depth == 0 && end[1] != '=')
        break;
    }
  return g_strstrip (g_strndup (start, (gsize) (end - start)));
}

/* The event that made the goroutine's choice in this step, or NULL. */
static const MachineEvent *
find_choice (const SceneModel *self,
             guint32           g)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const MachineEvent *event = &g_array_index (self->events, SceneModelEvent, i).event;

      if (event->g == g
          && (event->kind == MACHINE_EVENT_SELECT_CASE
              || event->kind == MACHINE_EVENT_SELECT_DEFAULT))
        return event;
    }
  return NULL;
}

static void
add_case (SceneModelSelect      *select,
          const MachineCaseView *one,
          const BaseSource      *source)
{
  g_array_append_val (select->cases, *one);
  g_ptr_array_add (select->labels, dup_case_text (source, one->line));
}

/* A select just made: the program tells its cases, the event which one was taken. */
static void
take_decided (SceneModelSelect   *select,
              const CodeProgram  *program,
              const MachineEvent *event)
{
  const CodeSelect *code;

  select->decided = TRUE;
  select->chosen = event->kind == MACHINE_EVENT_SELECT_CASE ? (guint32) event->value
                                                            : SCENE_CASE_DEFAULT;
  if (event->pc >= program->n_code || program->code[event->pc].op != CODE_OP_SELECT)
    return;
  code = &program->selects[code_instr_s (program->code[event->pc])];
  select->has_default = code->has_default;
  for (guint i = 0; i < code->n_cases; i++)
    {
      MachineCaseView one = { .index = i, .is_send = code->cases[i].is_send,
                              .ready = i == select->chosen };
      BaseLocation location = { 0 };

      if (one.ready)
        one.object = event->object;
      base_source_set_locate (program->sources, code->cases[i].pos, &location);
      one.line = location.line;
      add_case (select, &one, location.source);
    }
}

/* A select about to be made, or waiting. */
static void
take_open (SceneModelSelect   *select,
           const Machine      *machine,
           const MachineGView *g)
{
  g_autoptr (GArray) cases = machine_dup_select_cases (machine, g->id);

  for (guint i = 0; i < cases->len; i++)
    {
      const MachineCaseView *one = &g_array_index (cases, MachineCaseView, i);

      if (one->index == SCENE_CASE_DEFAULT)
        select->has_default = TRUE;
      else
        add_case (select, one, g->location.source);
    }
}

static void
take_select (SceneModel         *self,
             const Machine      *machine,
             const MachineGView *g)
{
  const MachineEvent *choice = find_choice (self, g->id);
  SceneModelSelect select = { .g = g->id };

  if (choice == NULL && g->id != self->current && g->wait != MACHINE_WAIT_SELECT)
    return;
  select.cases = g_array_new (FALSE, FALSE, sizeof (MachineCaseView));
  select.labels = g_ptr_array_new_with_free_func (g_free);
  if (choice)
    take_decided (&select, machine_get_program (machine), choice);
  else
    take_open (&select, machine, g);
  if (select.cases->len == 0)
    select_clear (&select);
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
  g_ptr_array_unref (self->procs);
  g_array_unref (self->global_queue);
  self->goroutines = machine_dup_goroutines (machine);
  self->objects = machine_dup_objects (machine);
  self->procs = machine_dup_procs (machine);
  self->global_queue = machine_dup_global_queue (machine);
  machine_get_memory (machine, &self->memory);
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
  /* The session knows who is frozen. */
  g_ptr_array_unref (self->goroutines);
  self->goroutines = session_dup_goroutines (session);
  self->step = step;
  return self;
}
