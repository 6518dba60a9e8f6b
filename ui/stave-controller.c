/* SPDX-License-Identifier: MIT */
/*
 * What is open. Every pause of typing builds the program; if that succeeds the run starts anew
 * under the schedule it had, so that an edit does not lose the place. A program that no longer
 * builds leaves the last good run as it is.
 */
#include "stave-controller-private.h"

#include "stave-language.h"

/* The index of a run takes some fifty bytes for each. */
#define MAX_EVENTS 20000000

#define RELOAD_PAUSE_MS 400

G_DEFINE_FINAL_TYPE (StaveController, stave_controller, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_POLICY,
  PROP_SEED,
  PROP_PROCS,
  PROP_SPEED,
  PROP_PLAYING,
  PROP_BUSY,
  PROP_SELECTED,
  N_PROPS,
};

enum
{
  DOCUMENT,
  BUILT,
  CHANGED,
  PROGRESS,
  STEPPED,
  MESSAGE,
  SHOW_LINE,
  SHOW_OBJECT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* ---- for all parts ------------------------------------------------------------ */

void
stave_controller_emit_changed (StaveController *self)
{
  stave_controller_drop_caches (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
stave_controller_emit_progress (StaveController *self)
{
  stave_controller_drop_caches (self);
  g_signal_emit (self, signals[PROGRESS], 0);
}

void
stave_controller_emit_stepped (StaveController *self)
{
  stave_controller_drop_caches (self);
  g_signal_emit (self, signals[STEPPED], 0);
}

gboolean
stave_controller_steps_are_watched (StaveController *self)
{
  return g_signal_has_handler_pending (self, signals[STEPPED], 0, TRUE);
}

void
stave_controller_notify_busy (StaveController *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
stave_controller_notify_playing (StaveController *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/* ---- building ---------------------------------------------------------------------- */

static void
fill_settings (StaveController *self,
               MachineSettings *settings)
{
  machine_settings_init (settings);
  settings->policy = self->policy;
  settings->seed = self->seed;
  settings->procs = self->procs;
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
  fill_settings (self, &settings);
  return session_load (self->session, (const CodeInput *) inputs->data, inputs->len, &settings,
                       FALSE);
}

static void
notify_settings (StaveController *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROCS]);
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
  notify_settings (self);
}

/* Another program: nothing of the former run is to remain, even if this one does not build. */
static void
load_program (StaveController *self)
{
  stave_controller_set_playing (self, FALSE);
  stave_controller_abandon (self);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_pointer (&self->walk, scene_walk_free);
  g_clear_pointer (&self->session, session_free);
  self->session = session_new ();
  session_set_max_events (self->session, MAX_EVENTS);
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
  g_signal_emit (self, signals[DOCUMENT], 0);
  g_signal_emit (self, signals[BUILT], 0);
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

static void
disconnect_document (StaveController *self)
{
  for (guint i = 0; self->document != NULL && i < stave_document_get_n_files (self->document); i++)
    g_signal_handlers_disconnect_by_func (stave_document_get_buffer (self->document, i),
                                          buffer_changed_cb, self);
}

/* Starts the same program under the present settings. */
static void
restart (StaveController *self)
{
  MachineSettings settings;

  if (!stave_controller_has_program (self))
    return;
  stave_controller_abandon (self);
  fill_settings (self, &settings);
  session_restart (self->session, &settings);
  stave_controller_begin_anew (self);
  self->status = SESSION_REACHED;
  stave_controller_emit_changed (self);
}

/* ---- GObject --------------------------------------------------------------------------- */

static void
set_policy (StaveController *self,
            const char      *name)
{
  for (MachinePolicy policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
    if (g_strcmp0 (name, stave_policy_get_name (policy)) == 0 && policy != self->policy)
      {
        self->policy = policy;
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
        restart (self);
      }
}

static void
set_number (StaveController *self,
            guint           *field,
            guint            value,
            guint            property)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  restart (self);
}

static void
stave_controller_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  StaveController *self = STAVE_CONTROLLER (object);

  switch (property)
    {
    case PROP_POLICY:
      set_policy (self, g_value_get_string (value));
      break;
    case PROP_SEED:
      set_number (self, &self->seed, g_value_get_uint (value), PROP_SEED);
      break;
    case PROP_PROCS:
      set_number (self, &self->procs, g_value_get_uint (value), PROP_PROCS);
      break;
    case PROP_SPEED:
      if (self->speed != g_value_get_double (value))
        {
          self->speed = g_value_get_double (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_PLAYING:
      stave_controller_set_playing (self, g_value_get_boolean (value));
      break;
    case PROP_SELECTED:
      stave_controller_select (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
stave_controller_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  StaveController *self = STAVE_CONTROLLER (object);

  switch (property)
    {
    case PROP_POLICY:
      g_value_set_string (value, stave_policy_get_name (self->policy));
      break;
    case PROP_SEED:
      g_value_set_uint (value, self->seed);
      break;
    case PROP_PROCS:
      g_value_set_uint (value, self->procs);
      break;
    case PROP_SPEED:
      g_value_set_double (value, self->speed);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
stave_controller_finalize (GObject *object)
{
  StaveController *self = STAVE_CONTROLLER (object);

  stave_controller_finalize_run (self);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  stave_controller_drop_caches (self);
  disconnect_document (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->walk, scene_walk_free);
  g_clear_pointer (&self->session, session_free);
  scene_index_unref (self->index);
  G_OBJECT_CLASS (stave_controller_parent_class)->finalize (object);
}

static void
stave_controller_class_init (StaveControllerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GType         type = G_TYPE_FROM_CLASS (klass);

  object_class->set_property = stave_controller_set_property;
  object_class->get_property = stave_controller_get_property;
  object_class->finalize = stave_controller_finalize;

  properties[PROP_POLICY] = g_param_spec_string ("policy", NULL, NULL, "go", flags);
  properties[PROP_SEED] = g_param_spec_uint ("seed", NULL, NULL, 0, G_MAXINT, 1, flags);
  properties[PROP_PROCS] = g_param_spec_uint ("procs", NULL, NULL, 1, 256, 1, flags);
  properties[PROP_SPEED] = g_param_spec_double ("speed", NULL, NULL, 0.25, 16, 1, flags);
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[DOCUMENT] = g_signal_new ("document", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[BUILT] = g_signal_new ("built", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[STEPPED] = g_signal_new ("stepped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_LINE] = g_signal_new ("show-line", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SHOW_OBJECT] = g_signal_new ("show-object", type, G_SIGNAL_RUN_LAST, 0,
                                       g_signal_accumulator_true_handled, NULL, NULL,
                                       G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
stave_controller_init (StaveController *self)
{
  self->session = session_new ();
  session_set_max_events (self->session, MAX_EVENTS);
  self->index = scene_index_new ();
  self->policy = MACHINE_POLICY_GO;
  self->seed = 1;
  self->procs = 1;
  self->speed = 1;
  self->status = SESSION_NO_PROGRAM;
}

/* ---- public ------------------------------------------------------------------------------ */

/**
 * stave_controller_new:
 *
 * Returns: (transfer full): a controller with nothing open
 */
StaveController *
stave_controller_new (void)
{
  return g_object_new (STAVE_TYPE_CONTROLLER, NULL);
}

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
  disconnect_document (self);
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
  if (info != NULL)
    {
      for (MachinePolicy policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
        if (g_strcmp0 (info->policy, stave_policy_get_name (policy)) == 0)
          self->policy = policy;
      self->seed = MIN (info->seed, G_MAXINT);
      self->procs = CLAMP (info->procs, 1, 256);
    }
  notify_settings (self);
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
      g_signal_emit (self, signals[BUILT], 0);
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
  g_signal_emit (self, signals[BUILT], 0);
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
 * stave_controller_get_selected:
 * @self: a controller
 *
 * Returns: the goroutine that the learner looks at, or 0
 */
guint32
stave_controller_get_selected (StaveController *self)
{
  return self->selected;
}

/**
 * stave_controller_select:
 * @self: a controller
 * @g: a goroutine, or 0
 *
 * Sets a goroutine off in all panes. The run is not moved.
 */
void
stave_controller_select (StaveController *self,
                         guint32          g)
{
  if (self->selected == g)
    return;
  self->selected = g;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * stave_controller_show_line:
 * @self: a controller
 * @file: name of a file of the program
 * @line: from 1
 *
 * Has the source pointed at.
 */
void
stave_controller_show_line (StaveController *self,
                            const char      *file,
                            guint            line)
{
  g_signal_emit (self, signals[SHOW_LINE], 0, file, line);
}

/**
 * stave_controller_show_object:
 * @self: a controller
 * @name: of a channel, a goroutine or another thing on the stage
 *
 * Has the stage point at it.
 *
 * Returns: whether it is on the stage at this step
 */
gboolean
stave_controller_show_object (StaveController *self,
                              const char      *name)
{
  gboolean shown = FALSE;

  g_signal_emit (self, signals[SHOW_OBJECT], 0, name, &shown);
  return shown;
}

/**
 * stave_controller_tell:
 * @self: a controller
 * @text: something for the learner to read in passing
 */
void
stave_controller_tell (StaveController *self,
                       const char      *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
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
