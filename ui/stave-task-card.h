/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"
#include "stave-progress.h"

G_BEGIN_DECLS

/*
 * One task of a lesson.
 *
 *   predict   choices ─▶ answered ─▶ the run reaches the place ─▶ right or not, and why
 *   choose    goal, which each step may reach; undo is a step back
 *   edit      the changed program is judged over many schedules, apart from the run (stave-task-edit.h)
 *
 * The first two are judged by the learner's own run: the card listens to the controller's steps.
 */
#define STAVE_TYPE_TASK_CARD (stave_task_card_get_type ())
G_DECLARE_FINAL_TYPE (StaveTaskCard, stave_task_card, STAVE, TASK_CARD, GtkWidget)

GtkWidget  *stave_task_card_new    (StaveController   *controller,
                                    StaveProgress     *progress,
                                    LessonsLesson     *lesson,
                                    const LessonsTask *task);
const char *stave_task_card_get_id (StaveTaskCard     *self);

G_END_DECLS
