/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-lesson.h"

G_BEGIN_DECLS

/* The course's folder: $STAVE_COURSE_DIR, or beside the sources when run from the build folder,
 * or where it was installed. */
char          *app_dup_course_dir (void);
LessonsCourse *app_load_course    (GError **error);
/* In which a lesson's titles are to be told. */
LessonsLanguage app_get_language  (void);
/* Folder of the compiled translations, found the same way. */
char          *app_dup_locale_dir (void);
/* The program that is the window, found the same way. */
char          *app_dup_window_path (void);
/* Whether the running binary is the one in the build folder. */
gboolean       app_is_uninstalled (void);

G_END_DECLS
