/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-scene-view.h"

G_BEGIN_DECLS

/* The stage: goroutines, channels and what else they meet at. */
#define STAVE_TYPE_STAGE_VIEW (stave_stage_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveStageView, stave_stage_view, STAVE, STAGE_VIEW, StaveSceneView)

GtkWidget *stave_stage_view_new (StaveController *controller);

G_END_DECLS
