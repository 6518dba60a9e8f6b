/* SPDX-License-Identifier: MIT */
/*
 * What is open. Every pause of typing builds the program; if that succeeds the run starts anew
 * under the schedule it had, so that an edit does not lose the place. A program that no longer
 * builds leaves the last good run as it is.
 */
#include "stave-controller-private.h"

#include "stave-language.h"

#define RELOAD_PAUSE_MS 400

/* ---- building ---------------------------------------------------------------------- */

/**
 * stave_controller_fill_settings:
 * @self: a controller
 * @settings: (out): the settings of a run that would begin now
 */
void
stave_controller_fill_settings (StaveController *self,
                                MachineSettings *settings)
{
  machine_settings_init (settings);
  settings->policy = self->policy;
  settings->seed = self->seed;
  settings->procs = self->procs;
  settings->chaos = self->chaos;
  settings->tracing = TRUE;
}

static void
apply_breakpoints (StaveController *self)
{
  for (guint i = 0; i < stave_document_get_n_files (self->document); i++)
    {
      g_autoptr (GArray) lines = NULL;

      if (stave_document_get_file_program (self->document, i) != self->program)
        continue;
      lines = stave_document_dup_breakpoints (self->document, i);
      for (guint k = 0; k < lines->len; k++)
        session_set_breakpoint (self->session, stave_document_get_file_name (self->document, i),
                                g_array_index (lines, guint, k), TRUE);
    }
}

/* Hands the present texts to the session. TRUE if they build. */
static gboolean
build (StaveController *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    inputs = g_array_new (FALSE, FALSE, sizeof (CodeInput));
  MachineSettings       settings;

  for (guint i = 0; i < stave_document_get_n_files (self->document); i++)
    {
      CodeInput input;

      if (stave_document_get_file_program (self->document, i) != self->program)
        continue;
      input.name = stave_document_get_file_name (self->document, i);
      input.text = stave_document_dup_text (self->document, i);
      input.len = -1;
      g_ptr_array_add (texts, (char *) input.text);
      g_array_append_val (inputs, input);
    }
  stave_controller_fill_settings (self, &settings);
  return session_load (self->session, (const CodeInput *) inputs->data, inputs->len, &settings,
                       FALSE);
}

/* The chart's lines are to be watched from the first step on. */
static void
start_walk (StaveController *self)
{
  LessonsLesson *lesson = stave_document_get_lesson (self->document);

  g_clear_pointer (&self->walk, scene_walk_free);
  if (lesson != NULL && lessons_lesson_get_n_flows (lesson) > 0)
    self->walk = scene_walk_new (lessons_lesson_get_flow (lesson, 0, LESSONS_EN), self->session);
}

void
stave_controller_begin_anew (StaveController *self)
{
  start_walk (self);
  scene_index_clear (self->index);
}

void
stave_controller_take_settings (StaveController *self)
{
  const MachineSettings *settings = session_get_settings (self->session);

  self->policy = settings->policy;
  self->seed = MIN (settings->seed, G_MAXINT);
  self->procs = settings->procs;
  g_free (self->chaos);
  self->chaos = session_dup_chaos (self->session);
  stave_controller_notify_settings (self);
}

/* Another program: nothing of the former run is to remain, even if this one does not build. */
static void
load_program (StaveController *self)
{
  stave_controller_set_playing (self, FALSE);
  stave_controller_abandon (self);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_pointer (&self->walk, scene_walk_free);
  self->pace = NULL; /* it is of the session that goes */
  g_clear_pointer (&self->session, session_free);
  self->session = session_new ();
  session_set_max_events (self->session, STAVE_CONTROLLER_MAX_EVENTS);
  scene_index_clear (self->index);
  stave_controller_select (self, 0);
  self->status = SESSION_NO_PROGRAM;
  self->loaded = build (self);
  if (self->loaded)
    {
      self->status = SESSION_REACHED;
      apply_breakpoints (self);
    }
  start_walk (self);
  stave_controller_drop_caches (self);
  stave_controller_emit_document (self);
  stave_controller_emit_built (self);
  stave_controller_emit_changed (self);
}

static gboolean
reload_cb (gpointer user_data)
{
  StaveController *self = user_data;

  self->reload_id = 0;
  stave_controller_reload (self);
  return G_SOURCE_REMOVE;
}

static void
buffer_changed_cb (StaveController *self,
                   GtkTextBuffer   *buffer)
{
  for (guint i = 0; i < stave_document_get_n_files (self->document); i++)
    if (GTK_TEXT_BUFFER (stave_document_get_buffer (self->document, i)) == buffer
        && stave_document_get_file_program (self->document, i) != self->program)
      return;
  g_clear_handle_id (&self->reload_id, g_source_remove);
  self->reload_id = g_timeout_add (RELOAD_PAUSE_MS, reload_cb, self);
}

void
stave_controller_disconnect_document (StaveController *self)
{
  for (guint i = 0; self->document != NULL && i < stave_document_get_n_files (self->document); i++)
    g_signal_handlers_disconnect_by_func (stave_document_get_buffer (self->document, i),
                                          buffer_changed_cb, self);
}

/* Starts the same program under the present settings. */
void
stave_controller_apply_settings (StaveController *self)
{
  MachineSettings settings;

  if (!stave_controller_has_program (self))
    return;
  stave_controller_abandon (self);
  stave_controller_fill_settings (self, &settings);
  session_restart (self->session, &settings);
  stave_controller_begin_anew (self);
  self->status = SESSION_REACHED;
  stave_controller_emit_changed (self);
}

/* ---- public ------------------------------------------------------------------------------ */

/**
 * stave_controller_open:
 * @self: a controller
 * @document: what to show from now on
 *
 * Opens the document's first program.
 */
void
stave_controller_open (StaveController *self,
                       StaveDocument   *document)
{
  g_object_ref (document);
  stave_controller_disconnect_document (self);
  g_clear_object (&self->document);
  self->document = document;
  for (guint i = 0; i < stave_document_get_n_files (document); i++)
    g_signal_connect_object (stave_document_get_buffer (document, i), "changed",
                             G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  stave_controller_select_program (self, 0);
}

/**
 * stave_controller_select_program:
 * @self: a controller with a document
 * @program: index of one of its programs
 *
 * Loads the program under the settings that the lesson gives it.
 */
void
stave_controller_select_program (StaveController *self,
                                 guint            program)
{
  const LessonsProgram *info = stave_document_get_program (self->document, program);

  self->program = program;
  self->policy = MACHINE_POLICY_GO;
  self->seed = 1;
  self->procs = 1;
  g_clear_pointer (&self->chaos, g_free);
  if (info != NULL)
    {
      self->chaos = g_strdup (info->chaos);
      for (MachinePolicy policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
        if (g_strcmp0 (info->policy, stave_policy_get_name (policy)) == 0)
          self->policy = policy;
      self->seed = MIN (info->seed, G_MAXINT);
      self->procs = CLAMP (info->procs, 1, 256);
    }
  stave_controller_notify_settings (self);
  load_program (self);
}

/**
 * stave_controller_get_document:
 * @self: a controller
 *
 * Returns: (transfer none) (nullable): what is open
 */
StaveDocument *
stave_controller_get_document (StaveController *self)
{
  return self->document;
}

/**
 * stave_controller_get_program:
 * @self: a controller
 *
 * Returns: index of the program that is loaded
 */
guint
stave_controller_get_program (StaveController *self)
{
  return self->program;
}

/**
 * stave_controller_reload:
 * @self: a controller
 *
 * Builds the text as it is now. If that succeeds, the run starts anew under the schedule
 * it had and goes, in slices, to the step it stood on.
 */
void
stave_controller_reload (StaveController *self)
{
  g_autofree char   *schedule = NULL;
  g_autoptr (GError) error = NULL;
  gsize              step = 0;

  g_clear_handle_id (&self->reload_id, g_source_remove);
  if (self->document == NULL)
    return;
  stave_controller_abandon (self);
  if (self->loaded)
    {
      schedule = session_dup_schedule (self->session);
      step = session_get_step (self->session);
    }
  if (!build (self))
    {
      if (!self->loaded)
        start_walk (self);
      stave_controller_emit_built (self);
      stave_controller_emit_changed (self);
      return;
    }
  self->loaded = TRUE;
  self->status = SESSION_REACHED;
  stave_controller_begin_anew (self);
  if (schedule != NULL && !session_load_schedule (self->session, schedule, &error))
    g_warning ("A schedule of our own was refused: %s", error->message);
  apply_breakpoints (self);
  stave_controller_drop_caches (self);
  stave_controller_emit_built (self);
  if (step > 0)
    stave_controller_seek (self, step);
  else
    stave_controller_emit_changed (self);
}

/**
 * stave_controller_replay:
 * @self: a controller
 * @schedule: as session_dup_schedule() gives it
 * @step: where to go in it
 *
 * A schedule that is not understood is told to the learner and changes nothing.
 */
void
stave_controller_replay (StaveController *self,
                         const char      *schedule,
                         gsize            step)
{
  g_autoptr (GError) error = NULL;

  if (!self->loaded)
    return;
  stave_controller_abandon (self);
  if (!session_load_schedule (self->session, schedule, &error))
    {
      stave_controller_tell (self, error->message);
      return;
    }
  stave_controller_begin_anew (self);
  stave_controller_take_settings (self);
  stave_controller_seek (self, step);
}

/**
 * stave_controller_set_frozen:
 * @self: a controller
 * @g: a goroutine
 * @frozen: whether it may not be picked to run
 *
 * Freezes a goroutine, or lets it run again.
 */
void
stave_controller_set_frozen (StaveController *self,
                             guint32          g,
                             gboolean         frozen)
{
  if (!self->loaded)
    return;
  stave_controller_abandon (self);
  session_set_frozen (self->session, g, frozen);
  stave_controller_emit_changed (self);
}

/**
 * stave_controller_toggle_breakpoint:
 * @self: a controller with a document
 * @file: index of a file
 * @line: from 1
 *
 * A breakpoint on a line without code is not kept, and the learner is told why.
 */
void
stave_controller_toggle_breakpoint (StaveController *self,
                                    guint            file,
                                    guint            line)
{
  const char *name = stave_document_get_file_name (self->document, file);
  gboolean    on = stave_document_toggle_breakpoint (self->document, file, line);

  if (!self->loaded || stave_document_get_file_program (self->document, file) != self->program)
    return;
  if (!session_set_breakpoint (self->session, name, line, on) && on)
    {
      g_autofree char *text = g_strdup_printf (_("There is no code on line %u to stop at."), line);

      stave_document_toggle_breakpoint (self->document, file, line);
      stave_controller_tell (self, text);
    }
}
