/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/*
 * What a task card shows of an edit task: what has to hold, a button that has the learner's program
 * judged, how far that is, the verdict, and the way to the run that failed.
 *
 * Signal ::passed: no run failed.
 */
#define STAVE_TYPE_TASK_EDIT (stave_task_edit_get_type ())
G_DECLARE_FINAL_TYPE (StaveTaskEdit, stave_task_edit, STAVE, TASK_EDIT, GtkWidget)

GtkWidget *stave_task_edit_new (StaveController   *controller,
                                LessonsLesson     *lesson,
                                const LessonsTask *task);

G_END_DECLS
