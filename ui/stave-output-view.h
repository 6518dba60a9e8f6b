/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/* What the program has written up to the session's place, standard error set off. The last
 * megabyte is kept. */
#define STAVE_TYPE_OUTPUT_VIEW (stave_output_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveOutputView, stave_output_view, STAVE, OUTPUT_VIEW, GtkWidget)

GtkWidget *stave_output_view_new (StaveController *controller);

G_END_DECLS
