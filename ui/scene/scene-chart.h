/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-walk.h"
#include "scene.h"
#include "scene-fonts.h"

G_BEGIN_DECLS

/*
 * A lesson's flowchart, laid out by dot, and live where a walk is given: who
 * stands where, how often each node was visited, which edges were taken.
 *
 * Ids: "node:A", "edge:A-B:0" (0 is the edge's index), "cluster:S", "mark:g3".
 */

/* Where everything is: computed once for a flowchart. Immutable. */
typedef struct _SceneChartLayout SceneChartLayout;

SceneChartLayout *scene_chart_layout_new   (LessonsFlow      *flow,
                                            SceneFonts       *fonts);
SceneChartLayout *scene_chart_layout_ref   (SceneChartLayout *self);
void              scene_chart_layout_unref (SceneChartLayout *self);

/* walk may be NULL: the bare chart. before: the walk at the step before, so that all that this step
 * did is set off; NULL: the last event alone counts as new. */
Scene            *scene_chart_build        (SceneChartLayout  *layout,
                                            const LessonsWalk *walk);
Scene            *scene_chart_build_step   (SceneChartLayout  *layout,
                                            const LessonsWalk *walk,
                                            const LessonsWalk *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneChartLayout, scene_chart_layout_unref)

G_END_DECLS
