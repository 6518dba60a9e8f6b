/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-index.h"

G_BEGIN_DECLS

/*
 * Two runs stepped together. The left one is somebody else's, who may move it without asking; the
 * right one is moved here alone.
 *
 *              now
 *     left   ──●─────────●───────●──      both stand on their last step at or before
 *     right  ─●──●─●─────────●──────      `now`; a step goes to the next event of either
 *                  └─ next
 *
 * By steps instead of time, both are at the same number of steps, or at their end.
 *
 * What a run does next is known only when it has done it. So a run may be found one step ahead of
 * where it is shown: it was let run to see when its next step is, and taken back.
 *
 * Long work goes in slices, as a session's does: a beginning, then scene_pace_run_slice() until it
 * no longer says SESSION_GOING.
 */
typedef struct _ScenePace ScenePace;

typedef enum
{
  SCENE_PACE_TIME,
  SCENE_PACE_STEPS,
} ScenePaceUnit;

/* Both sessions have programs; their indexes are brought up to date here. All four are borrowed. */
ScenePace    *scene_pace_new          (Session       *left,
                                       SceneIndex    *left_index,
                                       Session       *right,
                                       SceneIndex    *right_index);
void          scene_pace_free         (ScenePace     *self);
void          scene_pace_set_unit     (ScenePace     *self,
                                       ScenePaceUnit  unit);
ScenePaceUnit scene_pace_get_unit     (const ScenePace *self);

/* One step of either or both, back or forward. */
void          scene_pace_begin_step   (ScenePace     *self,
                                       gboolean       back);
/* Brings the right one to where the left one is. */
void          scene_pace_begin_follow (ScenePace     *self);
/* Brings both to a place: virtual time, or a step. */
void          scene_pace_begin_seek   (ScenePace     *self,
                                       gint64         place);
/* Runs both to their ends. */
void          scene_pace_begin_end    (ScenePace     *self);
/* ENDED: both are at their end. AT_START: both are at their start. What ends a move of the left one,
 * such as a decision or a breakpoint, ends this one too. */
SessionStatus scene_pace_run_slice    (ScenePace     *self,
                                       guint64        max_instructions);
void          scene_pace_cancel       (ScenePace     *self);
gboolean      scene_pace_is_going     (const ScenePace *self);

/* Whether nobody has moved the left one since. */
gboolean      scene_pace_is_aligned   (const ScenePace *self);
/* Whether both runs are over where they stand, or at their start. */
gboolean      scene_pace_is_at_end    (const ScenePace *self);
gboolean      scene_pace_is_at_start  (const ScenePace *self);
/* Virtual time or steps, by the unit: where both are, and the furthest they have been shown at. */
gint64        scene_pace_get_now      (const ScenePace *self);
gint64        scene_pace_get_furthest (const ScenePace *self);
/* Whether the last move moved the left (0) or the right one (1). */
gboolean      scene_pace_has_moved    (const ScenePace *self,
                                       guint            run);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScenePace, scene_pace_free)

G_END_DECLS
