/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-fonts.h"
#include "scene-index.h"
#include "scene-series.h"
#include "scene.h"

G_BEGIN_DECLS

/*
 * The views of a run that keep nothing between two steps but what was counted so far, by name:
 *
 *   plots      numbers over virtual time
 *   scheduler  processors and their queues
 *   contexts   who derives from whom; "tree" is its name of old
 *   memory     stacks, heap, collections
 *   profile    goroutines grouped by where they stand
 *
 * Window and command line draw them by the same call.
 */
typedef struct
{
  const Session *session;
  SceneIndex    *index;  /* of it, up to date */
  SceneSeries   *series; /* of it; brought up to date when the view needs it */
  SceneFonts    *fonts;
  double         width_px, height_px; /* 0: as large as needed */
  gboolean       fit;    /* what would be cramped is drawn larger, in the view's shape, to be shown
                          * smaller */
} SceneRunView;

gboolean scene_run_view_exists        (const char         *name);
/* Whether a place in it is a time, as scene_plot_x_to_ns() tells it. */
gboolean scene_run_view_has_time_axis (const char         *name);
/* NULL: there is none of that name. */
Scene   *scene_run_view_build         (const char         *name,
                                       const SceneRunView *view);

G_END_DECLS
