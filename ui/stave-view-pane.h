/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"
#include "stave-scene-view.h"

G_BEGIN_DECLS

/* The middle: the views of the run behind a switcher, what the last step did in words, and what
 * could be decided now. The switcher has the views that the lesson names; a menu beside it has
 * all, and what is chosen there stays in the switcher. Only a chart needs a lesson that has one. */
#define STAVE_TYPE_VIEW_PANE (stave_view_pane_get_type ())
G_DECLARE_FINAL_TYPE (StaveViewPane, stave_view_pane, STAVE, VIEW_PANE, GtkWidget)

void            stave_view_pane_set_controller (StaveViewPane   *self,
                                                StaveController *controller);
/* "stage", "chart", "plots" …; FALSE if it is not there. */
gboolean        stave_view_pane_show           (StaveViewPane   *self,
                                                const char      *name);
const char     *stave_view_pane_get_shown      (StaveViewPane   *self);
StaveSceneView *stave_view_pane_get_view       (StaveViewPane   *self,
                                                const char      *name); /* NULL: none such */
/* Sets off a node of the chart, showing the chart. */
void            stave_view_pane_show_node      (StaveViewPane   *self,
                                                const char      *node);

G_END_DECLS
