/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-walk.h"
#include "session.h"

G_BEGIN_DECLS

/*
 * A chart's walk that follows a session, forward and back. It feeds the events
 * of the trace to a LessonsWalk and keeps copies of it on the way, so that
 * going back costs a short walk from the nearest copy. When the session has
 * another program it starts afresh with the markers of that one. A session without
 * a program, because the compiler refused it, walks to the chart's `refused` nodes.
 */
typedef struct _SceneWalk SceneWalk;

SceneWalk         *scene_walk_new        (LessonsFlow   *flow,
                                          const Session *session);
void               scene_walk_free       (SceneWalk     *self);
/* The walk at the session's place; valid until the next call. */
const LessonsWalk *scene_walk_seek       (SceneWalk     *self,
                                          const Session *session);
/* The walk one step before, for scene_chart_build_step(); NULL at the start. */
const LessonsWalk *scene_walk_get_before (const SceneWalk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneWalk, scene_walk_free)

G_END_DECLS
