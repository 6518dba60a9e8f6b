/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene.h"
#include "scene-fonts.h"
#include "scene-series.h"

G_BEGIN_DECLS

/*
 * Plots over virtual time: how many goroutines there are, how many values lie
 * in each buffer, how many are received per stretch of time; and how long
 * things took, as a histogram with quantiles. A panel each, one below the
 * other, with the same axis of time; only those that have something to show.
 *
 *   Goroutines      ┌──────────────────────┐  ── alive
 *                 4 ┤   ┌──┐    ┌──────    │  ╌╌ runnable
 *                 0 ┼───┴──┴────┴──────────┤  ·· waiting
 *                   0     10 ms     20 ms
 *
 * Ids: "plot:goroutines", "plot:queues", "plot:rate", "plot:latency", the
 * lines in them "line:alive", "line:queue:o2", and the rows "latency:o2".
 */
typedef struct
{
  double  width_px, height_px;
  gint64  now_ns;   /* the present: cursor */
} ScenePlotView;

void   scene_plot_view_init  (ScenePlotView       *self);
/* machine: names channels and goroutines; NULL: their numbers. */
Scene *scene_plot_build      (const SceneSeries   *series,
                              const ScenePlotView *view,
                              const Machine       *machine,
                              SceneFonts          *fonts);
#define SCENE_PLOT_LEAST_WIDTH_PX 480 /* at which no histogram is cramped */
/* Height at which no panel is cramped. */
double scene_plot_get_height (const SceneSeries   *series);
/* The virtual time at a place, for a click to seek; -1 outside of the plots. */
gint64 scene_plot_x_to_ns    (const SceneSeries   *series,
                              const ScenePlotView *view,
                              double               x);

G_END_DECLS
