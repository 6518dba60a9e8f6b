/* SPDX-License-Identifier: MIT */
#pragma once

#include <cairo.h>

#include "scene.h"
#include "scene-fonts.h"
#include "scene-theme.h"

G_BEGIN_DECLS

/*
 * The cairo painter: screen, PNG and PDF. It draws in the scene's own
 * coordinates; scale and translate the context before. Texts that the fonts
 * cache has shaped before cost no shaping.
 */

/* Draws the scene, without a background: the surface role is the caller's to fill. */
void scene_paint            (const Scene *self,
                             SceneFonts  *fonts,
                             SceneTheme   theme,
                             cairo_t     *cr);
/* Fills the clip with the theme's surface colour. */
void scene_paint_background (SceneTheme   theme,
                             cairo_t     *cr);

G_END_DECLS
