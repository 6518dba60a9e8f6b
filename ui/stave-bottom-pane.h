/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"
#include "stave-scene-view.h"

G_BEGIN_DECLS

/* The run as a whole: staff with scrubber, output, goroutines, findings. */
#define STAVE_TYPE_BOTTOM_PANE (stave_bottom_pane_get_type ())
G_DECLARE_FINAL_TYPE (StaveBottomPane, stave_bottom_pane, STAVE, BOTTOM_PANE, GtkWidget)

void            stave_bottom_pane_set_controller (StaveBottomPane *self,
                                                  StaveController *controller);
StaveSceneView *stave_bottom_pane_get_staff      (StaveBottomPane *self);
/* "staff", "output", "goroutines", "findings" */
void            stave_bottom_pane_show           (StaveBottomPane *self,
                                                  const char      *name);
const char     *stave_bottom_pane_get_shown      (StaveBottomPane *self);
/* Without room the legend is left out. */
void            stave_bottom_pane_set_compact    (StaveBottomPane *self,
                                                  gboolean         compact);

G_END_DECLS
