/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-code-view.h"

G_BEGIN_DECLS

/*
 * The source: a tab per file of the open document, and below what the compiler
 * says. Choosing a tab of another program of the lesson opens that program.
 */
#define STAVE_TYPE_SOURCE_PANE (stave_source_pane_get_type ())
G_DECLARE_FINAL_TYPE (StaveSourcePane, stave_source_pane, STAVE, SOURCE_PANE, GtkWidget)

void           stave_source_pane_set_controller (StaveSourcePane *self,
                                                 StaveController *controller);
/* The editor in view, or NULL. */
StaveCodeView *stave_source_pane_get_view       (StaveSourcePane *self);
/* FALSE if the program has no such file. */
gboolean       stave_source_pane_point_at       (StaveSourcePane *self,
                                                 const char      *file,
                                                 guint            line);

G_END_DECLS
