/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/*
 * A button with a popover: the faults that are injected into the run, what each has done, and a
 * button to take it away. It is not to be seen while there are none.
 */
#define STAVE_TYPE_CHAOS_LIST (stave_chaos_list_get_type ())
G_DECLARE_FINAL_TYPE (StaveChaosList, stave_chaos_list, STAVE, CHAOS_LIST, GtkWidget)

void stave_chaos_list_set_controller (StaveChaosList  *self,
                                      StaveController *controller);

G_END_DECLS
