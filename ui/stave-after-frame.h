/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Calls func as an idle source does, but not before the widget's next frame is painted: for work
 * that nobody sees the result of at once. data is freed when it is done. */
void stave_after_frame (GtkWidget     *widget,
                        GSourceFunc    func,
                        gpointer       data,
                        GDestroyNotify destroy);

G_END_DECLS
