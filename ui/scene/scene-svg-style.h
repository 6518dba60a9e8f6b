/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-node.h"
#include "scene-svg.h"

G_BEGIN_DECLS

/*
 * The colours and patterns that one picture uses, each with its CSS class or
 * its id. Gathered first by walking the scene, then written as a style sheet
 * and as <defs>.
 */
typedef struct _SceneSvgStyle SceneSvgStyle;

SceneSvgStyle *scene_svg_style_new  (const SceneNode *root,
                                     const char      *prefix,
                                     SceneSvgScheme   scheme);
void           scene_svg_style_free (SceneSvgStyle   *self);
void           scene_svg_style_write (const SceneSvgStyle *self,
                                      GString             *out); /* <style> and <defs> */

/* ` class="f-running s-text"` or ` fill="url(#…)"` and so on, for a shape or a text. */
void           scene_svg_style_write_looks (const SceneSvgStyle *self,
                                            const SceneNode     *node,
                                            GString             *out);
void           scene_svg_append_number     (GString *out,
                                            double   value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneSvgStyle, scene_svg_style_free)

G_END_DECLS
