/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-lesson.h"
#include "lessons-walk.h"
#include "session.h"

G_BEGIN_DECLS

/*
 * A chart's walk that follows a session, forward and back. It feeds the events
 * and visits of the trace to a LessonsWalk and keeps copies of it on the way,
 * so that going back costs a short walk from the nearest copy.
 */
typedef struct _SceneWalk SceneWalk;

/* Asks the session to watch the chart's lines: call it right after session_load(), before
 * stepping. Markers are read from the sources of the session's program. */
SceneWalk         *scene_walk_new  (LessonsFlow *flow,
                                    Session     *session);
void               scene_walk_free (SceneWalk   *self);
/* The walk at the session's place; valid until the next call. */
const LessonsWalk *scene_walk_seek (SceneWalk     *self,
                                    const Session *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneWalk, scene_walk_free)

G_END_DECLS
