/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-lesson.h"
#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What the learner has done, kept in a key file of the user's:
 *
 *   [1.2]
 *   opened=true
 *   task.early-close=true
 *
 * A lesson is done when all of its tasks are; one without tasks when it was run to
 * its end ("ended").
 */
#define STAVE_TYPE_PROGRESS (stave_progress_get_type ())
G_DECLARE_FINAL_TYPE (StaveProgress, stave_progress, STAVE, PROGRESS, GObject)

/* path: of the key file; NULL for the user's own. Signal ::changed. */
StaveProgress *stave_progress_new          (const char    *path);
gboolean       stave_progress_get_task     (StaveProgress *self,
                                            LessonsLesson *lesson,
                                            const char    *task);
void           stave_progress_set_task     (StaveProgress *self,
                                            LessonsLesson *lesson,
                                            const char    *task);
void           stave_progress_set_ended    (StaveProgress *self,
                                            LessonsLesson *lesson);
gboolean       stave_progress_is_done      (StaveProgress *self,
                                            LessonsLesson *lesson);
/* Something of it is done, not all. */
gboolean       stave_progress_is_begun     (StaveProgress *self,
                                            LessonsLesson *lesson);
void           stave_progress_reset        (StaveProgress *self);

G_END_DECLS
