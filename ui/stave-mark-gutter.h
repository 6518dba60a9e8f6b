/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtksourceview/gtksource.h>

#include "machine-view.h"
#include "scene-theme.h"

G_BEGIN_DECLS

/*
 * The gutter: a breakpoint, or what is wrong, a numbered mark for each
 * goroutine that stands on the line, and the line's number.
 *
 *     ●  ④ ③   9 │     out <- n * n
 *
 * The state of a goroutine shows in colour and in shape: running is filled, runnable has a plain
 * rim, waiting a dotted one. A click asks for a breakpoint.
 */
typedef struct
{
  guint         line; /* from 1 */
  guint32       g;
  MachineGState state;
  char         *title; /* spoken and shown on hovering */
} StaveMark;

#define STAVE_TYPE_MARK_GUTTER (stave_mark_gutter_get_type ())
G_DECLARE_FINAL_TYPE (StaveMarkGutter, stave_mark_gutter, STAVE, MARK_GUTTER,
                      GtkSourceGutterRenderer)

/* Signal ::toggled (line): the learner clicked. */
GtkSourceGutterRenderer *stave_mark_gutter_new (void);
/* marks: of StaveMark, by line; taken. */
void stave_mark_gutter_set_marks  (StaveMarkGutter *self,
                                   GArray          *marks);
/* lines: of guint; taken. */
void stave_mark_gutter_set_errors (StaveMarkGutter *self,
                                   GArray          *lines);
/* Theme for the marks' colours. */
void stave_mark_gutter_set_theme  (StaveMarkGutter *self,
                                   SceneTheme       theme);
GArray *stave_marks_new           (void); /* frees what its marks hold */

/* A line in front of which a fault is injected. */
typedef struct
{
  guint    line;
  gboolean active; /* it will strike, or strike again */
  char    *title;
} StaveFaultMark;

GArray *stave_fault_marks_new        (void); /* of StaveFaultMark */
void    stave_mark_gutter_set_faults (StaveMarkGutter *self,
                                      GArray          *faults);

G_END_DECLS
