/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-compare.h"
#include "stave-scene-view.h"

G_BEGIN_DECLS

/* The picture of two runs. It is as wide as there is room and as high as it needs, so it stands in a
 * scrolled window; a click on the time axis goes there with both. */
#define STAVE_TYPE_COMPARE_SCENE (stave_compare_scene_get_type ())
G_DECLARE_FINAL_TYPE (StaveCompareScene, stave_compare_scene, STAVE, COMPARE_SCENE, StaveSceneView)

GtkWidget *stave_compare_scene_new        (StaveCompare      *compare);
/* Height of what can be seen at once: the stages take what is left of it. */
void       stave_compare_scene_set_height (StaveCompareScene *self,
                                           double             height_px);

G_END_DECLS
