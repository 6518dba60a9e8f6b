/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-fonts.h"
#include "scene-model.h"
#include "scene-series.h"

G_BEGIN_DECLS

/*
 * Where the memory is: stacks of goroutines as bars that double and shrink,
 * the heap, and both over virtual time.
 *
 *    12 KiB              26 KiB                2
 *    on the heap         in 5 stacks           collections
 *
 *    G1 main    ▇▇                         2 KiB
 *    G2 climber ▇▇▇▇▇▇▇▇                   8 KiB   doubled just now
 *
 *    An operating system's thread keeps 1 to 8 MiB for its stack …
 *
 *    Bytes of all stacks, bytes on the heap after each collection: panels as
 *    those of scene-plot.h
 *
 * With many goroutines those of one go statement share a bar.
 *
 * Ids: "stack:g3", or "stack:pc17" for all of a go statement; "plot:stacks",
 * "plot:heap".
 *
 * Use: keep a SceneIndex and a SceneSeries per session, both brought up to date
 * after every change. A click: SCENE_REF_GOROUTINE selects the goroutine,
 * SCENE_REF_GROUP the goroutines like it; where nothing is hit, a place in a
 * panel is a time to seek, scene_plot_x_to_ns() with a view as wide.
 */
typedef struct
{
  double width_px, height_px; /* at least */
  gint64 now_ns;              /* the present: cursor */
} SceneMemoryView;

void   scene_memory_view_init (SceneMemoryView       *self);
Scene *scene_memory_build     (const SceneModel      *model,
                               const SceneSeries     *series,
                               const SceneMemoryView *view,
                               SceneFonts            *fonts);

G_END_DECLS
