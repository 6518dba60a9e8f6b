/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-controller.h"

G_BEGIN_DECLS

/* Policy, seed, GOMAXPROCS and speed in one small form, for where the header has no room. */
#define STAVE_TYPE_RUN_SETTINGS (stave_run_settings_get_type ())
G_DECLARE_FINAL_TYPE (StaveRunSettings, stave_run_settings, STAVE, RUN_SETTINGS, GtkWidget)

void stave_run_settings_set_controller (StaveRunSettings *self,
                                        StaveController  *controller);

/* Speeds go in powers of two: the slider's value is their logarithm. */
void stave_bind_speed                  (GtkAdjustment    *adjustment,
                                        StaveController  *controller);

G_END_DECLS
