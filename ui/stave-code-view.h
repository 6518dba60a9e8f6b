/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/*
 * One file of the open document in an editor: Go highlighting, the gutter of
 * marks, the line that runs next with its variables' values beside it, and what
 * the compiler says underlined.
 */
#define STAVE_TYPE_CODE_VIEW (stave_code_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveCodeView, stave_code_view, STAVE, CODE_VIEW, GtkSourceView)

GtkWidget *stave_code_view_new             (StaveController *controller,
                                            guint            file);
/* To be called when the view is no longer needed: the gutter of GtkSourceView 5.6 keeps its view
 * alive. */
void       stave_code_view_close           (StaveCodeView   *self);
guint      stave_code_view_get_file        (StaveCodeView   *self);
/* Points at a line for a moment and brings it into view. */
void       stave_code_view_point_at        (StaveCodeView   *self,
                                            guint            line);
/* Puts the cursor there and takes the focus. */
void       stave_code_view_go_to           (StaveCodeView   *self,
                                            guint            line,
                                            guint            column); /* in bytes, from 1 */
guint      stave_code_view_get_cursor_line (StaveCodeView   *self);

G_END_DECLS
