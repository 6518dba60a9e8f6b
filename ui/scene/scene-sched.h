/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-fonts.h"
#include "scene-model.h"

G_BEGIN_DECLS

/*
 * The scheduler: a row per processor, and below it where goroutines are that
 * no processor has.
 *
 *            runs            next     local queue                  steals
 *   P0   │ [G3 worker     ]  [G7]   [G4] [G5] [G6] +12 │         took 2 so far
 *  1.5 ms
 *   P1   │  idle                                        │
 *
 *   global queue   [G9] [G10]
 *   timers         [G8 sleeps until 5 ms] [timeout 2 s]
 *   waiting        [G1] [G2]
 *
 * Every goroutine that has not ended lies in just one place under the id "g3",
 * so that taking up, parking, waking and stealing are movements between two
 * scenes. Processors are "p0", timers "timer5".
 *
 * Use: keep nothing but the session's SceneIndex. After every change of the
 * session make a SceneModel, build, and blend from the scene shown before. A
 * click: SCENE_REF_GOROUTINE selects the goroutine, SCENE_REF_OBJECT the timer.
 */
typedef struct
{
  double width_px, height_px; /* at least */
} SceneSchedView;

void   scene_sched_view_init (SceneSchedView       *self);
Scene *scene_sched_build     (const SceneModel     *model,
                              const SceneSchedView *view,
                              SceneFonts           *fonts);

G_END_DECLS
