/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-compare-pace.h"
#include "scene-series.h"
#include "scene-stage.h"

G_BEGIN_DECLS

/*
 * Two runs side by side, at one moment:
 *
 *     Capacity 0                  │ Capacity 5
 *     G3 sent 1 on ch.            │ G3 sent 2 on ch, 2 of 5 full.
 *     ┌ stage ──────────────────┐ │ ┌ stage ──────────────────┐
 *     └─────────────────────────┘ │ └─────────────────────────┘
 *     Capacity 0   ▇▇▇░░░▇▇▇
 *     Capacity 5   ▇▇▇▇▇▇▇▇▇        one axis for both, and one cursor
 *                  0    1 µs   2 µs
 *     what it printed             │ what it printed
 *     figures of both, and what differs
 *
 * In a narrow view the time axis comes first, and stages and outputs stand below each other.
 *
 * Ids are those of the stage and the staff, behind "left/" and "right/": "left/g3",
 * "right/row:g2"; "left/output:4" is the fourth line of the output; the table's rows are
 * "figure:time" and so on. What refers to something tells by `run` of its SceneRef which run is
 * meant, and by its title, which begins with the run's.
 */
typedef struct
{
  const char       *title;   /* "Capacity 5": what tells it from the other */
  Session          *session;
  SceneIndex       *index;   /* up to date */
  SceneSeries      *series;  /* brought up to date here */
  SceneStageLayout *layout;  /* rehearsed */
  gboolean          moved;   /* by the step just made */
} SceneCompareRun;

typedef struct
{
  double        width_px;    /* 0: as for a picture */
  double        height_px;   /* of the view; the stages take what is left, the scene may be higher */
  ScenePaceUnit unit;
  gint64        now;         /* in that unit: where both are … */
  gint64        furthest;    /* … and where the axis ends */
} SceneCompareView;

/* Where the time of both runs lies in a scene, for clicks. */
typedef struct
{
  SceneRect box;
  double    to;              /* place at its right end, in the unit; 0 lies at the left */
} SceneComparePlot;

Scene   *scene_compare_build      (const SceneCompareRun  *left,
                                   const SceneCompareRun  *right,
                                   const SceneCompareView *view,
                                   SceneFonts             *fonts,
                                   SceneComparePlot       *out_plot); /* or NULL */
/* The place at a point of the scene, -1 where there is none. */
gint64   scene_compare_find_place (const SceneComparePlot *plot,
                                   double                  x,
                                   double                  y);
/* First line, from 1, in which two outputs differ, where both have one; 0: one begins the other, or
 * they are equal. */
guint    scene_compare_find_difference (const char *left,
                                        const char *right);

G_END_DECLS
