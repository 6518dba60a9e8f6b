/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-fonts.h"
#include "scene-model.h"

G_BEGIN_DECLS

/*
 * The tree of contexts: who derives from whom, what is due when, what is done,
 * and who waits for it.
 *
 *   ┌──────────────┐     ┌──────────────────┐     ┌──────────────────┐
 *   │ Background,  │──┬─▶│ WithTimeout 5s   │────▶│ WithCancel       │
 *   │ TODO         │  │  │ ctx · due in 3 s │     │ query · alive    │ G4 G5
 *   └──────────────┘  │  └──────────────────┘     └──────────────────┘
 *                     └─▶( WithValue user    )
 *
 * When a context is done, what derives from it is done too: in the step in
 * which that happens a mark runs along the lines, under "messages".
 *
 * Ids: "ctx5", the line to it "edge:ctx5", a waiting goroutine "g3"
 * ("ctx6.g3" where it waits for a second context in one select).
 *
 * Use: keep nothing but the session's SceneIndex. After every change of the
 * session make a SceneModel, build, and blend from the scene shown before. A
 * click: SCENE_REF_OBJECT selects the context, SCENE_REF_GOROUTINE the goroutine.
 */
typedef struct
{
  double width_px, height_px; /* at least */
} SceneContextView;

void   scene_context_view_init (SceneContextView       *self);
Scene *scene_context_build     (const SceneModel       *model,
                                const SceneContextView *view,
                                SceneFonts             *fonts);

G_END_DECLS
