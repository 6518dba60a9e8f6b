/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "lessons-lesson.h"
#include "stave-progress.h"

G_BEGIN_DECLS

/* Chapters and lessons of the course, with a mark for those that are done. Signal ::opened (id) when
 * the learner chooses one. */
#define STAVE_TYPE_LESSON_LIST (stave_lesson_list_get_type ())
G_DECLARE_FINAL_TYPE (StaveLessonList, stave_lesson_list, STAVE, LESSON_LIST, GtkWidget)

GtkWidget *stave_lesson_list_new         (LessonsCourse   *course, /* or NULL */
                                          StaveProgress   *progress);
/* Sets the lesson off that is open; NULL for none. Emits nothing. */
void       stave_lesson_list_set_current (StaveLessonList *self,
                                          LessonsLesson   *lesson);

G_END_DECLS
