/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-flow.h"
#include "scene-node.h"

G_BEGIN_DECLS

/*
 * The shapes of flowchart nodes: how large one must be for its text, and its
 * outline.
 */

/* Size of the whole for a text of that size. */
void       scene_shape_measure (LessonsFlowShape shape,
                                double           text_width_px,
                                double           text_height_px,
                                double          *out_width_px,
                                double          *out_height_px);
/* The outline in a box, grown by `grow_px` on every side; not sealed. */
SceneNode *scene_shape_new     (LessonsFlowShape shape,
                                const SceneRect *box,
                                double           grow_px);
/* Lines inside the outline that some shapes have, or NULL. */
SceneNode *scene_shape_new_detail (LessonsFlowShape shape,
                                   const SceneRect *box,
                                   SceneColor       stroke,
                                   double           width_px);

G_END_DECLS
