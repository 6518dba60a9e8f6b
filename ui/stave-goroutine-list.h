/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/* All goroutines in a table: who, in which state, why waiting, where; and per row: step it, run it
 * until it blocks, freeze it. */
#define STAVE_TYPE_GOROUTINE_LIST (stave_goroutine_list_get_type ())
G_DECLARE_FINAL_TYPE (StaveGoroutineList, stave_goroutine_list, STAVE, GOROUTINE_LIST, GtkWidget)

GtkWidget *stave_goroutine_list_new (StaveController *controller);

G_END_DECLS
