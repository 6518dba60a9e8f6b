/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/*
 * A button with a popover: the futures that were left by deciding otherwise, each to be gone
 * back to or forgotten. It is not to be seen while there are none.
 */
#define STAVE_TYPE_BRANCH_LIST (stave_branch_list_get_type ())
G_DECLARE_FINAL_TYPE (StaveBranchList, stave_branch_list, STAVE, BRANCH_LIST, GtkWidget)

void stave_branch_list_set_controller (StaveBranchList *self,
                                       StaveController *controller);

G_END_DECLS
