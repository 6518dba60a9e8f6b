/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-compare.h"
#include "scene-node.h"

G_BEGIN_DECLS

/*
 * A comparison being drawn.
 *
 *   scene-compare.c         what stands where
 *   scene-compare-embed.c   a scene within another: made smaller, moved, named by its run
 *   scene-compare-output.c  what both printed, and where it differs
 *   scene-compare-figures.c the table of figures, and the verdict
 *   scene-compare-pace.c    stepping both
 */
#define COMPARE_MARGIN_PX 14.0
#define COMPARE_GAP_PX 14.0

typedef struct
{
  const SceneCompareRun  *runs[2];
  const SceneCompareView *view;
  SceneFonts             *fonts;
  SceneNode              *out;
  double                  width_px;
  gboolean                wide;      /* both fit beside each other */
  double                  column_px; /* width of one */
  char                   *outputs[2];
  guint                   difference; /* first line in which they differ, 0 */
} Compare;

extern const SceneFont compare_title_font, compare_text_font;

double      compare_column_x     (const Compare   *self,
                                  guint            run);
const char *compare_prefix       (guint            run); /* "left/" */

SceneNode  *compare_embed        (const SceneNode *node,
                                  guint            run,
                                  const char      *title,
                                  double           scale,
                                  double           dx,
                                  double           dy);

/* Both return where they end. */
double      compare_draw_outputs (const Compare   *self,
                                  double           y);
double      compare_draw_figures (const Compare   *self,
                                  double           y);
/* "Both print the same." */
char       *compare_dup_verdict  (const Compare   *self);
/* Most goroutines alive at once, up to where the run is. */
gint64      compare_get_peak     (const SceneCompareRun *run);
gint64      compare_get_time     (const Compare   *self,
                                  guint            run);
guint       compare_count_lines  (const char      *text);

G_END_DECLS
