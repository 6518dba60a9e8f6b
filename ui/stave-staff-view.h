/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-scene-view.h"

G_BEGIN_DECLS

/* The staff: a line per goroutine over steps or virtual time. A click seeks, scrolling moves
 * through rows and time, Ctrl and scrolling zooms in time. */
#define STAVE_TYPE_STAFF_VIEW (stave_staff_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveStaffView, stave_staff_view, STAVE, STAFF_VIEW, StaveSceneView)

GtkWidget *stave_staff_view_new         (StaveController *controller);
void       stave_staff_view_set_by_time (StaveStaffView  *self,
                                         gboolean         by_time);
gboolean   stave_staff_view_get_by_time (StaveStaffView  *self);

G_END_DECLS
