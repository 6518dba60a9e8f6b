/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-view.h"
#include "scene-node.h"

G_BEGIN_DECLS

/*
 * Looks that several views share.
 */

/* Colour and pattern of a goroutine's state, on a circle or a stretch of the staff. */
void       scene_style_state      (SceneNode    *node,
                                   MachineGState state,
                                   gboolean      panicking);
/* What text on that state is written in. */
SceneColor scene_style_state_text (MachineGState state,
                                   gboolean      panicking);
/* The soft colour under the pattern. */
SceneColor scene_style_state_soft (MachineGState state,
                                   gboolean      panicking);
/* A path with an arrow's head at its end, in one colour; both are added to the group. */
void       scene_style_add_arrow  (SceneNode        *group,
                                   const ScenePoint *points,
                                   guint             n,
                                   SceneColor        color,
                                   double            width_px,
                                   double            dash_px); /* 0: unbroken */
/* A value on a rounded ground, centred there; cut if it is long. The group is not sealed. */
SceneNode *scene_style_new_bead   (SceneFonts *fonts,
                                   const char *id,
                                   const char *text,
                                   SceneColor  ground,
                                   double      center_x,
                                   double      center_y,
                                   double     *out_width);
/* A text cut to a width, added to the group; returns its node, or NULL for an empty text. */
SceneNode *scene_style_add_text   (SceneNode       *group,
                                   SceneFonts      *fonts,
                                   double           x,
                                   double           y,
                                   SceneAnchor      anchor,
                                   const SceneFont *font,
                                   SceneColor       color,
                                   const char      *text,
                                   double           max_width_px);

/* The smallest of 1, 2, 5 × 10ⁿ that divides a span into no more parts than there is room for. */
double     scene_style_find_tick  (double span,
                                   double room);

G_END_DECLS
