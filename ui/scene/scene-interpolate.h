/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/*
 * Between two scenes. Nodes of the same id move and blend, new ones fade in,
 * gone ones fade out, and values travel along the path of their pipe.
 * t = 0 gives `from`, t = 1 gives `to` (the very scenes, referenced again).
 * Ease t before; this is linear.
 */
Scene   *scene_interpolate          (Scene *from,
                                     Scene *to,
                                     double t);
/* FALSE if a watcher would see no difference between the two, so that no frame is worth drawing. */
gboolean scene_interpolate_moves    (const Scene *from,
                                     const Scene *to);

G_END_DECLS
