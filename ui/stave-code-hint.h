/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/* "n = 4, out = results": the variables that a line of goroutine g's innermost frame of the
 * learner's own names, with their values; NULL if there is nothing worth telling. */
char *stave_code_hint_dup     (StaveController *controller,
                               guint32          g,
                               const char      *line);
/* How many bytes of a line are code: without a lesson's mark at its end, and blanks before that. */
gsize stave_code_hint_measure (const char      *line);

G_END_DECLS
