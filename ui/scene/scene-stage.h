/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene.h"
#include "scene-model.h"

G_BEGIN_DECLS

/*
 * The stage: goroutines as circles, channels as pipes with slots and values,
 * mutexes, WaitGroups, timers and contexts, the lines between them, and the
 * operation of the step just made with its value travelling.
 *
 * Ids: "g3"; "chan2", "chan2.slot0", "chan2.sendq0", "mutex4", "rwmutex4", "wg5",
 * "cond6", "once7", "timer8", "ctx9"; "edge:g3-chan2:send"; "msg:117".
 */

/*
 * Places that stay. Things are known by meaning (spawn path; who made it
 * where), so that they keep their place when the schedule changes and when
 * they come back. The first build, or a rehearsal, lays everything out at once by
 * graphviz; what appears later is put into free room near its neighbours.
 */
typedef struct _SceneStageLayout SceneStageLayout;

SceneStageLayout *scene_stage_layout_new      (SceneFonts       *fonts);
SceneStageLayout *scene_stage_layout_ref      (SceneStageLayout *self);
void              scene_stage_layout_unref    (SceneStageLayout *self);
/* Forgets all places: the next build lays out anew. */
void              scene_stage_layout_reset    (SceneStageLayout *self);
/* Runs the program ahead, on a machine of its own and within bounds, to learn what will appear,
 * and lays all of it out. For the first build after loading a program. */
void              scene_stage_layout_rehearse (SceneStageLayout      *self,
                                               CodeProgram           *program,
                                               const MachineSettings *settings);

typedef struct
{
  double   width_px;      /* of the view; scenes are at least as large; 0: as large as needed */
  double   height_px;
  double   fold_width_px; /* a view that a layout must fit without being made smaller: what is too
                           * wide for it is broken into rows; 0: never */
  double   fold_height_px;
  gboolean show_dead;     /* goroutines that ended: TRUE shows all, FALSE the last few */
  gboolean show_library;  /* objects the library made */
  guint    max_goroutines; /* above it, like ones become one circle with a count; 0: 60 */
} SceneStageOptions;

void   scene_stage_options_init (SceneStageOptions *self);

Scene *scene_stage_build        (const SceneModel        *model,
                                 SceneStageLayout        *layout,
                                 const SceneStageOptions *options); /* or NULL */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneStageLayout, scene_stage_layout_unref)

G_END_DECLS
