/* SPDX-License-Identifier: MIT */
#include "stave-run-view.h"

#include "scene-plot.h"
#include "scene-run-view.h"
#include "stave-language.h"
#include "stave-scene-view-private.h"

struct _StaveRunView
{
  StaveSceneView   parent_instance;
  StaveRunViewKind kind;
  SceneSeries     *series;   /* counted when asked for: views that are not shown cost nothing */
  double           width_px; /* of the scene that was built last */
};

G_DEFINE_FINAL_TYPE (StaveRunView, stave_run_view, STAVE_TYPE_SCENE_VIEW)

static const struct
{
  const char *name;
  const char *title;
} kinds[STAVE_N_RUN_VIEWS] = {
  [STAVE_RUN_PLOTS] = { "plots", N_ ("Plots") },
  [STAVE_RUN_SCHEDULER] = { "scheduler", N_ ("Scheduler") },
  [STAVE_RUN_CONTEXTS] = { "contexts", N_ ("Contexts") },
  [STAVE_RUN_MEMORY] = { "memory", N_ ("Memory") },
  [STAVE_RUN_PROFILE] = { "profile", N_ ("Profile") },
};

static StaveController *
get_controller (StaveRunView *self)
{
  return stave_scene_view_get_controller (STAVE_SCENE_VIEW (self));
}

/* ---- building ----------------------------------------------------------------------- */

static Scene *
stave_run_view_build (StaveSceneView *scene_view,
                      double          width,
                      double          height)
{
  StaveRunView    *self = STAVE_RUN_VIEW (scene_view);
  StaveController *controller = get_controller (self);
  SceneRunView     view = { .width_px = width, .height_px = height, .fit = TRUE };
  Scene           *scene;

  if (!stave_controller_has_program (controller))
    return NULL;
  view.session = stave_controller_get_session (controller);
  view.index = stave_controller_get_index (controller);
  view.series = self->series;
  view.fonts = stave_scene_view_get_fonts (scene_view);
  scene = scene_run_view_build (stave_run_view_get_name (self->kind), &view);
  if (width > 0)
    self->width_px = scene_get_width (scene);
  return scene;
}

/* ---- picking ------------------------------------------------------------------------ */

static void
seek_to_time (StaveRunView *self,
              double        x)
{
  StaveController *controller = get_controller (self);
  ScenePlotView    view;
  gint64           ns;

  scene_plot_view_init (&view);
  view.width_px = self->width_px;
  ns = scene_plot_x_to_ns (self->series, &view, x);
  if (ns >= 0)
    stave_controller_seek (controller,
                           scene_index_find_step_at (stave_controller_get_index (controller), ns));
}

static void
stave_run_view_picked (StaveSceneView *scene_view,
                       const SceneRef *ref,
                       double          x,
                       double          y,
                       int             n_press)
{
  StaveRunView *self = STAVE_RUN_VIEW (scene_view);

  if (!stave_scene_view_pick (scene_view, ref, n_press) && scene_run_view_has_time_axis (stave_run_view_get_name (self->kind)))
    seek_to_time (self, x);
}

/* Another program has another session, whose changes are numbered anew. */
static void
document_cb (StaveRunView *self)
{
  scene_series_clear (self->series);
}

/* ---- GObject ------------------------------------------------------------------------ */

static void
stave_run_view_finalize (GObject *object)
{
  scene_series_free (STAVE_RUN_VIEW (object)->series);
  G_OBJECT_CLASS (stave_run_view_parent_class)->finalize (object);
}

static void
stave_run_view_class_init (StaveRunViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stave_run_view_finalize;
  STAVE_SCENE_VIEW_CLASS (klass)->build = stave_run_view_build;
  STAVE_SCENE_VIEW_CLASS (klass)->picked = stave_run_view_picked;
}

static void
stave_run_view_init (StaveRunView *self)
{
  self->series = scene_series_new ();
}

/**
 * stave_run_view_new:
 * @controller: whose session it shows
 * @kind: which view
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
stave_run_view_new (StaveController  *controller,
                    StaveRunViewKind  kind)
{
  StaveRunView *self = g_object_new (STAVE_TYPE_RUN_VIEW, NULL);

  self->kind = kind;
  g_signal_connect_object (controller, "document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  stave_scene_view_set_controller (STAVE_SCENE_VIEW (self), controller);
  return GTK_WIDGET (self);
}

/**
 * stave_run_view_get_name:
 * @kind: a view
 *
 * Returns: its name
 */
const char *
stave_run_view_get_name (StaveRunViewKind kind)
{
  return kinds[kind].name;
}

/**
 * stave_run_view_get_title:
 * @kind: a view
 *
 * Returns: what it is called in the interface's language
 */
const char *
stave_run_view_get_title (StaveRunViewKind kind)
{
  return _(kinds[kind].title);
}
