/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-node.h"
#include "scene-staff.h"

G_BEGIN_DECLS

/*
 * A staff being drawn: the view with all defaults filled in.
 */
typedef struct
{
  const SceneIndex     *index;
  const SceneStaffView *view;
  const Machine        *machine; /* or NULL */
  const MachineTrace   *trace;   /* or NULL */
  SceneFonts           *fonts;
  double                from, to;
  double                row_px;
  SceneRect             plot;    /* where time runs, rows and all */
  guint                 first_row, end_row;
  GHashTable           *row_of;  /* goroutine id → row + 1 */
} Staff;

#define STAFF_ROW_PX 34.0
#define STAFF_BAR_PX 18.0
#define STAFF_AXIS_PX 26.0
#define STAFF_TOP_PX 12.0
#define STAFF_RIGHT_PX 18.0

double     staff_x            (const Staff *self,
                               gsize        step);
double     staff_row_center   (const Staff *self,
                               double       row);
double     staff_value        (const Staff *self,
                               gsize        step); /* in the axis' unit */
gsize      staff_step_at      (const Staff *self,
                               double       x);
char      *staff_dup_object   (const Staff *self,
                               guint32      object); /* its name, or "" */

void       staff_draw_lane    (const Staff *self,
                               SceneNode   *out,
                               guint        row);
void       staff_draw_group   (const Staff *self,
                               SceneNode   *out,
                               guint        row);
void       staff_draw_handoffs (const Staff *self,
                                SceneNode   *out,
                                SceneNode   *values); /* belong above the rows */
void       staff_draw_axis    (const Staff *self,
                               SceneNode   *out);

G_END_DECLS
