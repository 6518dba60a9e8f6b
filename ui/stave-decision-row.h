/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/*
 * What could be decided at this place: a button per goroutine that could run next, or
 * per ready case of a select. Under the policy manual a click answers the question that the
 * run waits with; under the others it forces that way, and the old future becomes a branch.
 */
#define STAVE_TYPE_DECISION_ROW (stave_decision_row_get_type ())
G_DECLARE_FINAL_TYPE (StaveDecisionRow, stave_decision_row, STAVE, DECISION_ROW, GtkWidget)

void stave_decision_row_set_controller (StaveDecisionRow *self,
                                        StaveController  *controller);

G_END_DECLS
