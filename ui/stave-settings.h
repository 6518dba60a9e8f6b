/* SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the window remembers, by the schema org.stave.Stave: the installed one, or that of the build
 * folder; NULL if there is neither, then nothing is remembered. */
GSettings *stave_settings_new (void);

G_END_DECLS
