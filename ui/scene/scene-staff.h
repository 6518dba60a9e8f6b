/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-view.h"
#include "scene.h"
#include "scene-index.h"

G_BEGIN_DECLS

/*
 * The staff: a line per goroutine over steps or virtual time. States are
 * colour, pattern, glyph and, where there is room, words; arrows are hand-offs.
 * Only the rows and the range in view are built.
 *
 *   ┌──────────┬───────────────────────────────┬──────────┐
 *   │ G1 main  │ ███████ ∷∷∷∷∷∷∷∷ ███│          │  row 0   │
 *   │ G3 worker│    ////█████ ∷∷∷∷∷∷ │          │  row 1   │
 *   ├──────────┼─────────────────────┼─────────┤          │
 *   │          │ 0      20      40   ▲ cursor   │  axis    │
 *   └──────────┴───────────────────────────────┴──────────┘
 *      label_px
 *
 * Ids: "row:g3", "seg:g3:41" (by its first trace position), "handoff:117", "cursor", "axis".
 */
typedef struct
{
  double   width_px, height_px;
  gboolean by_time;     /* x is virtual time, else steps */
  double   from, to;    /* range shown, in steps or ns; to <= from: the whole run */
  double   first_row;   /* rows scrolled off above; may be a fraction */
  double   row_px;      /* height of a row; 0: 34 */
  gsize    step;        /* the present one: cursor; what lies behind is dimmed */
  guint32  selected;    /* goroutine to set off, 0 */
  gboolean grouped;     /* goroutines of the same function share a row, with counts */
  /* Several staffs under one clock: */
  double   label_px;    /* least room for names, so that their plots lie below each other */
  gboolean no_axis;
  const double *cursor; /* in steps or ns; NULL: at the step */
} SceneStaffView;

void   scene_staff_view_init      (SceneStaffView *self);

/* machine: gives the values of hand-offs; NULL leaves them out. */
Scene *scene_staff_build          (const SceneIndex     *index,
                                   const SceneStaffView *view,
                                   const Machine        *machine,
                                   const MachineTrace   *trace,
                                   SceneFonts           *fonts);

guint  scene_staff_get_n_rows     (const SceneIndex     *index,
                                   const SceneStaffView *view);
/* Height that shows all rows and the axis. */
double scene_staff_get_height     (const SceneIndex     *index,
                                   const SceneStaffView *view);
/* The range really shown: `from` and `to` with "the whole run" filled in. */
void   scene_staff_get_range      (const SceneIndex     *index,
                                   const SceneStaffView *view,
                                   double               *out_from,
                                   double               *out_to);
/* The part of the width in which time runs. */
void   scene_staff_get_plot       (const SceneIndex     *index,
                                   const SceneStaffView *view,
                                   SceneFonts           *fonts,
                                   SceneRect            *out_plot);
/* Room that the longest name takes. */
double scene_staff_get_label_px   (const SceneIndex     *index,
                                   const SceneStaffView *view,
                                   SceneFonts           *fonts);
/* Click to seek, and where the cursor is. */
gsize  scene_staff_x_to_step      (const SceneIndex     *index,
                                   const SceneStaffView *view,
                                   SceneFonts           *fonts,
                                   double                x);
double scene_staff_step_to_x      (const SceneIndex     *index,
                                   const SceneStaffView *view,
                                   SceneFonts           *fonts,
                                   gsize                 step);

G_END_DECLS
