/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-model.h"
#include "scene-node.h"

G_BEGIN_DECLS

/*
 * Goroutines as small plates, for views in which the place tells the state:
 * "G3", or "G3 worker" where there is room. A plate keeps its id wherever it
 * is drawn, so that it moves when its goroutine does.
 *
 *     lane   [ G3 ] [ G5 ] [ G7 ]  +12
 */
#define SCENE_CHIP_WIDTH_PX 46.0
#define SCENE_CHIP_HEIGHT_PX 26.0
#define SCENE_CHIP_GAP_PX 6.0

/* How many of n plates of a width a lane shows; if not all, there is room for "+n" behind them. */
guint      scene_chip_count_fitting (double            lane_width_px,
                                     double            chip_width_px,
                                     guint             n);
/* The plate in a box; text: what follows the number, or NULL. Not sealed. */
SceneNode *scene_chip_new           (SceneFonts         *fonts,
                                     const SceneModel   *model,
                                     const MachineGView *g,
                                     const char         *id,
                                     const SceneRect    *box,
                                     const char         *text);
/* "+12", as wide as a plate of the least width. */
void       scene_chip_add_rest      (SceneNode        *group,
                                     SceneFonts       *fonts,
                                     double            x,
                                     double            y,
                                     guint             n);

G_END_DECLS
