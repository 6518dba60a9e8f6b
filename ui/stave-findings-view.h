/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/* What the run came to: a card for a panic, a deadlock, a limit, each goroutine left behind, or for
 * a sound end. A card leads to its line. */
#define STAVE_TYPE_FINDINGS_VIEW (stave_findings_view_get_type ())
G_DECLARE_FINAL_TYPE (StaveFindingsView, stave_findings_view, STAVE, FINDINGS_VIEW, GtkWidget)

GtkWidget *stave_findings_view_new   (StaveController   *controller);
/* How many of them are bad news. */
guint      stave_findings_view_get_n (StaveFindingsView *self);

G_END_DECLS
