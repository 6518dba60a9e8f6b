/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-scene-view.h"

G_BEGIN_DECLS

/* The lesson's flowchart, with who stands where and which ways were taken. */
#define STAVE_TYPE_CHART_VIEW (stave_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveChartView, stave_chart_view, STAVE, CHART_VIEW, StaveSceneView)

GtkWidget   *stave_chart_view_new      (StaveController *controller);
/* The chart in the interface's language, or NULL. */
LessonsFlow *stave_chart_view_get_flow (StaveChartView  *self);
/* Sets off a node by its id in the chart ("B"). */
void         stave_chart_view_show     (StaveChartView  *self,
                                        const char      *node);

G_END_DECLS
