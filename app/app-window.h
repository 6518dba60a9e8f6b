/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Opens the window for a lesson, a Go file or a picture; without names the first lesson. */
int      app_run_window    (int   argc,
                            char *argv[]);
/* Whether a display can be reached, without initialising GTK. */
gboolean app_has_display   (void);

G_END_DECLS
