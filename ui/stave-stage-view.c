/* SPDX-License-Identifier: MIT */
/*
 * The layout belongs to the program: it is made anew, by rehearsing the program, when another
 * one is opened, and kept over edits, so that things stay where the learner has seen them.
 */
#include "stave-stage-view.h"

#include "scene-stage.h"
#include "stave-scene-view-private.h"

struct _StaveStageView
{
  StaveSceneView    parent_instance;
  SceneStageLayout *layout;
  gboolean          rehearsed; /* for the program that is open */
  double            scale;     /* that fills the view with the whole layout, at least 1 */
  double            width;     /* that scale is for */
  double            height;
};

G_DEFINE_FINAL_TYPE (StaveStageView, stave_stage_view, STAVE_TYPE_SCENE_VIEW)

#define MAX_SCALE 1.7

/* The scene is as large as its layout needs, or as it is told. What it needs is asked once for a
 * program and a size, so that the scale does not change while stepping. */
static double
get_scale (StaveStageView       *self,
           const SceneModel     *model,
           double                width,
           double                height)
{
  SceneStageOptions options;
  g_autoptr (Scene) bare = NULL;

  if (self->scale > 0 && self->width == width && self->height == height)
    return self->scale;
  scene_stage_options_init (&options);
  options.fold_width_px = width;
  options.fold_height_px = height;
  bare = scene_stage_build (model, self->layout, &options);
  self->scale = MIN (width / scene_get_width (bare), height / scene_get_height (bare));
  self->scale = CLAMP (self->scale, 1, MAX_SCALE);
  self->width = width;
  self->height = height;
  return self->scale;
}

static Scene *
stave_stage_view_build (StaveSceneView *view,
                        double          width,
                        double          height)
{
  StaveStageView       *self = STAVE_STAGE_VIEW (view);
  StaveController      *controller = stave_scene_view_get_controller (view);
  Session              *session = stave_controller_get_session (controller);
  SceneStageOptions     options;
  g_autoptr (SceneModel) model = NULL;

  if (!stave_controller_has_program (controller))
    return NULL;
  if (!self->rehearsed)
    {
      self->rehearsed = TRUE;
      scene_stage_layout_reset (self->layout);
      scene_stage_layout_rehearse (self->layout, session_get_program (session),
                                   session_get_settings (session));
    }
  model = scene_model_new (session, stave_controller_get_index (controller));
  scene_stage_options_init (&options);
  options.width_px = width;
  options.height_px = height;
  if (width > 0)
    {
      double scale = get_scale (self, model, width, height);

      options.fold_width_px = width;
      options.fold_height_px = height;
      options.width_px = width / scale;
      options.height_px = height / scale;
    }
  return scene_stage_build (model, self->layout, &options);
}

static void
pick_case (StaveController *controller,
           const SceneRef  *ref)
{
  const SessionChoice *choice = stave_controller_get_choice (controller);

  if (choice == NULL || choice->kind != MACHINE_DECISION_SELECT || choice->g != ref->id)
    return;
  for (guint i = 0; i < choice->n_options; i++)
    if (choice->options[i] == ref->index)
      {
        stave_controller_decide (controller, MACHINE_DECISION_SELECT, ref->index);
        return;
      }
}

static void
stave_stage_view_picked (StaveSceneView *view,
                         const SceneRef *ref,
                         double          x,
                         double          y,
                         int             n_press)
{
  if (!stave_scene_view_pick (view, ref, n_press) && ref->kind == SCENE_REF_CASE)
    pick_case (stave_scene_view_get_controller (view), ref);
}

static const char *
get_id_prefix (MachineObjectKind kind)
{
  static const char *const prefixes[] = { "chan", "mutex", "rwmutex", "wg",
                                          "cond", "once",  "timer",   "ctx" };

  return prefixes[kind];
}

/* The id of the node that shows what a lesson calls `name`: "jobs", "G3", "worker". */
static char *
find_node_id (StaveController *controller,
              const char      *name)
{
  Session              *session = stave_controller_get_session (controller);
  GPtrArray            *goroutines = stave_controller_get_goroutines (controller);
  g_autoptr (GPtrArray) objects = machine_dup_objects (session_get_machine (session));

  for (guint i = 0; i < objects->len; i++)
    {
      const MachineObjectView *object = g_ptr_array_index (objects, i);

      if (g_strcmp0 (object->name, name) == 0)
        return g_strdup_printf ("%s%u", get_id_prefix (object->kind), object->id);
    }
  for (guint i = 0; i < goroutines->len; i++)
    {
      const MachineGView *view = g_ptr_array_index (goroutines, i);
      g_autofree char    *id = g_strdup_printf ("G%u", view->id);
      const char         *dot = view->name != NULL ? strchr (view->name, '.') : NULL;

      if (g_str_equal (id, name) || g_strcmp0 (view->name, name) == 0
          || (dot != NULL && g_str_equal (dot + 1, name)))
        return g_strdup_printf ("g%u", view->id);
    }
  return NULL;
}

static gboolean
show_object_cb (StaveStageView  *self,
                const char      *name,
                StaveController *controller)
{
  g_autofree char *id = NULL;

  if (!stave_controller_has_program (controller))
    return FALSE;
  id = find_node_id (controller, name);
  stave_scene_view_get_scene (STAVE_SCENE_VIEW (self));
  return id != NULL && stave_scene_view_highlight (STAVE_SCENE_VIEW (self), id);
}

static void
document_cb (StaveStageView *self)
{
  self->rehearsed = FALSE;
  self->scale = 0;
}

static void
stave_stage_view_constructed (GObject *object)
{
  StaveStageView *self = STAVE_STAGE_VIEW (object);

  G_OBJECT_CLASS (stave_stage_view_parent_class)->constructed (object);
  self->layout = scene_stage_layout_new (stave_scene_view_get_fonts (STAVE_SCENE_VIEW (self)));
}

static void
stave_stage_view_finalize (GObject *object)
{
  StaveStageView *self = STAVE_STAGE_VIEW (object);

  g_clear_pointer (&self->layout, scene_stage_layout_unref);
  G_OBJECT_CLASS (stave_stage_view_parent_class)->finalize (object);
}

static void
stave_stage_view_class_init (StaveStageViewClass *klass)
{
  StaveSceneViewClass *view_class = STAVE_SCENE_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = stave_stage_view_constructed;
  G_OBJECT_CLASS (klass)->finalize = stave_stage_view_finalize;
  view_class->build = stave_stage_view_build;
  view_class->picked = stave_stage_view_picked;
}

static void
stave_stage_view_init (StaveStageView *self)
{
}

/**
 * stave_stage_view_new:
 * @controller: whose session it shows
 *
 * Returns: (transfer floating): the stage
 */
GtkWidget *
stave_stage_view_new (StaveController *controller)
{
  GtkWidget *self = g_object_new (STAVE_TYPE_STAGE_VIEW, NULL);

  g_signal_connect_object (controller, "document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "show-object", G_CALLBACK (show_object_cb), self,
                           G_CONNECT_SWAPPED);
  stave_scene_view_set_controller (STAVE_SCENE_VIEW (self), controller);
  return self;
}
