/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-node.h"

G_BEGIN_DECLS

/*
 * The tiles of patterns, for both writers, in scene pixels:
 *
 *     hatch  /   lines from lower left to upper right, 8 × 8
 *     cross  X   both diagonals, thin, 8 × 8
 *     dots   •   one dot in the middle, 6 × 6
 */
#define SCENE_HATCH_PERIOD 8.0
#define SCENE_HATCH_WIDTH 2.3
#define SCENE_CROSS_WIDTH 1.0
#define SCENE_DOTS_PERIOD 6.0
#define SCENE_DOT_RADIUS 1.3

static inline double
scene_pattern_get_period (ScenePattern pattern)
{
  return pattern == SCENE_DOTS ? SCENE_DOTS_PERIOD : SCENE_HATCH_PERIOD;
}

G_END_DECLS
