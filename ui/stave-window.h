/* SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

#include "lessons-lesson.h"

G_BEGIN_DECLS

/*
 * The window: a lesson list, the source, the views, the lesson's text and the
 * staff around one StaveController, which alone moves the session.
 *
 *   ┌ header: step, play, settings, export ─────────────────────────┐
 *   │ lesson  │ source     │ stage, chart            │ lesson text  │
 *   │ list    │            │ narration, decisions    │ and tasks    │
 *   │         ├────────────┴─────────────────────────┴──────────────┤
 *   │         │ staff · output · goroutines · findings              │
 *   └─────────┴─────────────────────────────────────────────────────┘
 *
 * Its actions ("win.step", …) are listed in stave-window-actions.c; each can be
 * activated by key, by menu and over the session bus.
 */
#define STAVE_APPLICATION_ID "org.stave.Stave"

#define STAVE_TYPE_WINDOW (stave_window_get_type ())
G_DECLARE_FINAL_TYPE (StaveWindow, stave_window, STAVE, WINDOW, AdwApplicationWindow)

/* Languages, resources and style; call once after g_application's startup and before the first
 * window. course may be NULL: the list is empty then and only files can be opened. */
void         stave_ui_init            (void);
StaveWindow *stave_window_new         (AdwApplication *app,
                                       LessonsCourse  *course);
/* Opens a Go program of one's own; what is wrong with the file is shown in the window. */
void         stave_window_open_file   (StaveWindow *self,
                                       GFile       *file);
/* By id, slug or folder name, and behind a slash perhaps one of its programs, "1.1/fixed"; FALSE if
 * the course has no such lesson or the lesson no such program. */
gboolean     stave_window_open_lesson (StaveWindow *self,
                                       const char  *name);

G_END_DECLS
