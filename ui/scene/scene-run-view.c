/* SPDX-License-Identifier: MIT */

/*
 * One table of views: each line is a name and the builder that fills in its options.
 */

#include "scene-run-view.h"

#include "scene-context.h"
#include "scene-memory.h"
#include "scene-plot.h"
#include "scene-profile.h"
#include "scene-sched.h"

#include <string.h>

#define PLOTS_WIDTH_PX 900.0

static SceneModel *
new_model (const SceneRunView *self)
{
  return scene_model_new (self->session, self->index);
}

static double
get_width (const SceneRunView *self,
           double              usual)
{
  return self->width_px > 0 ? self->width_px : usual;
}

static Scene *
build_plots (const SceneRunView *self)
{
  ScenePlotView view;
  double needed, scale;

  scene_series_update (self->series, self->session);
  needed = scene_plot_get_height (self->series);
  scene_plot_view_init (&view);
  view.width_px = get_width (self, PLOTS_WIDTH_PX);
  view.height_px = self->height_px;
  /* Where there is too little room, all of it is drawn smaller, as wide as the room is. */
  scale = MAX (1, SCENE_PLOT_LEAST_WIDTH_PX / view.width_px);
  if (self->height_px > 0)
    scale = MAX (scale, needed / self->height_px);
  if (self->fit && self->height_px > 0)
    {
      view.width_px *= scale;
      view.height_px *= scale;
    }
  view.now_ns = session_get_time_ns (self->session);
  return scene_plot_build (self->series, &view, session_get_machine (self->session), self->fonts);
}

static Scene *
build_scheduler (const SceneRunView *self)
{
  g_autoptr (SceneModel) model = new_model (self);
  SceneSchedView view;

  scene_sched_view_init (&view);
  view.width_px = get_width (self, view.width_px);
  view.height_px = self->height_px;
  return scene_sched_build (model, &view, self->fonts);
}

static Scene *
build_contexts (const SceneRunView *self)
{
  g_autoptr (SceneModel) model = new_model (self);
  SceneContextView view;

  scene_context_view_init (&view);
  view.width_px = get_width (self, view.width_px);
  view.height_px = self->height_px;
  return scene_context_build (model, &view, self->fonts);
}

static Scene *
build_memory (const SceneRunView *self)
{
  g_autoptr (SceneModel) model = new_model (self);
  SceneMemoryView view;

  scene_series_update (self->series, self->session);
  scene_memory_view_init (&view);
  view.width_px = get_width (self, view.width_px);
  view.height_px = self->height_px;
  view.now_ns = session_get_time_ns (self->session);
  return scene_memory_build (model, self->series, &view, self->fonts);
}

static Scene *
build_profile (const SceneRunView *self)
{
  g_autoptr (SceneModel) model = new_model (self);
  g_autoptr (SceneProfile) profile
    = scene_profile_new_from_machine (model, session_get_machine (self->session));
  SceneProfileView view;

  scene_profile_view_init (&view);
  view.width_px = get_width (self, view.width_px);
  view.height_px = self->height_px;
  return scene_profile_build (profile, &view, self->fonts);
}

static const struct
{
  const char *name;
  gboolean    has_time_axis;
  Scene    *(*build) (const SceneRunView *self);
} kinds[] = {
  { "plots", TRUE, build_plots },
  { "scheduler", FALSE, build_scheduler },
  { "contexts", FALSE, build_contexts },
  { "tree", FALSE, build_contexts },
  { "memory", TRUE, build_memory },
  { "profile", FALSE, build_profile },
};

static guint
find_kind (const char *name)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) && strcmp (kinds[i].name, name) != 0)
    i++;
  return i;
}

/**
 * scene_run_view_exists:
 * @name: "plots"
 *
 * Returns: whether there is a view of that name
 */
gboolean
scene_run_view_exists (const char *name)
{
  return find_kind (name) < G_N_ELEMENTS (kinds);
}

/**
 * scene_run_view_has_time_axis:
 * @name: "plots"
 *
 * Returns: whether x is virtual time in it
 */
gboolean
scene_run_view_has_time_axis (const char *name)
{
  guint kind = find_kind (name);

  return kind < G_N_ELEMENTS (kinds) && kinds[kind].has_time_axis;
}

/**
 * scene_run_view_build:
 * @name: "plots"
 * @view: what to draw it of, and how large
 *
 * Draws a view of a session at its place.
 *
 * Returns: (transfer full) (nullable): the scene; %NULL if there is no such view
 */
Scene *
scene_run_view_build (const char         *name,
                      const SceneRunView *view)
{
  guint kind = find_kind (name);

  return kind < G_N_ELEMENTS (kinds) ? kinds[kind].build (view) : NULL;
}
