/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-scene-view.h"

G_BEGIN_DECLS

/*
 * A view of the run that every program has and that keeps nothing between two steps but what was
 * counted so far:
 *
 *   plots      numbers over virtual time; a click goes there
 *   scheduler  processors and their queues
 *   contexts   who derives from whom
 *   memory     stacks, heap, collections
 *   profile    goroutines grouped by where they stand; a click on a call shows its line
 */
typedef enum
{
  STAVE_RUN_PLOTS,
  STAVE_RUN_SCHEDULER,
  STAVE_RUN_CONTEXTS,
  STAVE_RUN_MEMORY,
  STAVE_RUN_PROFILE,
  STAVE_N_RUN_VIEWS,
} StaveRunViewKind;

#define STAVE_TYPE_RUN_VIEW (stave_run_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveRunView, stave_run_view, STAVE, RUN_VIEW, StaveSceneView)

GtkWidget  *stave_run_view_new       (StaveController  *controller,
                                      StaveRunViewKind  kind);
/* "plots": as actions, lessons and pictures name it. */
const char *stave_run_view_get_name  (StaveRunViewKind  kind);
const char *stave_run_view_get_title (StaveRunViewKind  kind); /* translated */

G_END_DECLS
