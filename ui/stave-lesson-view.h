/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"
#include "stave-progress.h"

G_BEGIN_DECLS

/*
 * The text of the open lesson with its charts and tasks. Its links point at source, stage
 * and chart, on hovering too. What it cannot do itself it asks for:
 *
 *   ::open-lesson (id)    ::show-view (name)    ::show-node (id of a chart's node)
 */
#define STAVE_TYPE_LESSON_VIEW (stave_lesson_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveLessonView, stave_lesson_view, STAVE, LESSON_VIEW, GtkWidget)

GtkWidget *stave_lesson_view_new (StaveController *controller,
                                  StaveProgress   *progress);

G_END_DECLS
