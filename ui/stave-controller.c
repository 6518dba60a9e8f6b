/* SPDX-License-Identifier: MIT */
/*
 * The controller as an object: its properties, its signals, and what is looked at.
 */
#include "stave-controller-private.h"

#include "stave-language.h"

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

void
stave_controller_emit_document (StaveController *self)
{
  g_signal_emit (self, signals[DOCUMENT], 0);
}

void
stave_controller_emit_built (StaveController *self)
{
  g_signal_emit (self, signals[BUILT], 0);
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

void
stave_controller_notify_settings (StaveController *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROCS]);
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
        stave_controller_apply_settings (self);
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
  stave_controller_apply_settings (self);
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
  g_free (self->chaos);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  stave_controller_drop_caches (self);
  stave_controller_disconnect_document (self);
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
  session_set_max_events (self->session, STAVE_CONTROLLER_MAX_EVENTS);
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
