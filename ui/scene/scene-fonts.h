/* SPDX-License-Identifier: MIT */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/*
 * Texts measured and shaped, remembered. Builders measure with it so that text
 * fits its box; the painter draws the same layouts. One per window or export;
 * not for use by two threads at once.
 *
 * Metrics are unhinted, so a text is as wide at every scale, and PNG, PDF,
 * screen and SVG agree.
 */
typedef struct _SceneFonts SceneFonts;

typedef enum
{
  SCENE_SANS,
  SCENE_MONO,
} SceneFamily;

typedef struct
{
  SceneFamily family;
  double      size_px;
  guint       weight; /* 400 normal, 600 semibold, 700 bold */
} SceneFont;

/* As CSS and pango understand them. */
#define SCENE_FAMILY_SANS "Cantarell, Noto Sans, Noto Sans CJK SC, sans-serif"
#define SCENE_FAMILY_MONO "Source Code Pro, DejaVu Sans Mono, Noto Sans Mono CJK SC, monospace"

SceneFonts  *scene_fonts_new       (void);
SceneFonts  *scene_fonts_ref       (SceneFonts *self);
void         scene_fonts_unref     (SceneFonts *self);

/* The shaped text, one line; owned by the cache and valid until its next call. */
PangoLayout *scene_fonts_shape     (SceneFonts      *self,
                                    const SceneFont *font,
                                    const char      *text);
double       scene_fonts_get_width (SceneFonts      *self,
                                    const SceneFont *font,
                                    const char      *text);
void         scene_fonts_get_line  (SceneFonts      *self,
                                    const SceneFont *font,
                                    double          *out_ascent_px,
                                    double          *out_descent_px);
/* The text itself, or a beginning of it and "…", not wider than max_width_px. */
char        *scene_fonts_ellipsize (SceneFonts      *self,
                                    const SceneFont *font,
                                    const char      *text,
                                    double           max_width_px);
/* Lines not wider than max_width_px, broken where the script allows it; '\n' always breaks. */
char       **scene_fonts_wrap      (SceneFonts      *self,
                                    const SceneFont *font,
                                    const char      *text,
                                    double           max_width_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneFonts, scene_fonts_unref)

G_END_DECLS
