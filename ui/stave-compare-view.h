/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"
#include "stave-scene-view.h"

G_BEGIN_DECLS

/*
 * The view compare: what stands beside the session's run can be chosen in a bar, below it is the
 * picture of both. While it is in view both runs are stepped together.
 *
 *     │ Beside it: [ Capacity 5 ▾ ]            [ By steps ] │
 *     │ picture                                             │
 */
#define STAVE_TYPE_COMPARE_VIEW (stave_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveCompareView, stave_compare_view, STAVE, COMPARE_VIEW, GtkWidget)

GtkWidget      *stave_compare_view_new       (StaveController  *controller);
/* The picture, for zoom and export. */
StaveSceneView *stave_compare_view_get_scene (StaveCompareView *self);
/* What the last step did in both, or NULL. */
char           *stave_compare_view_dup_words (StaveCompareView *self);

G_END_DECLS
