/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-lesson.h"

G_BEGIN_DECLS

/* Builds every variant that a lesson would compare, and every program with every value that it offers
 * for a constant; what the compiler refuses is told. */
void app_check_variants (LessonsLesson   *lesson,
                         LessonsProblems *problems);

G_END_DECLS
