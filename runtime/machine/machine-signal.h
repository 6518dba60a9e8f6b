/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched.h"

G_BEGIN_DECLS

/* Signals that the settings send to the program, at their virtual times. Package internal/sig takes
 * them once the program asked for signals; else they do what they do to a Go program. */
void machine_signal_init (Machine *self);
/* Its time has come. */
void machine_signal_fire (Machine *self,
                          guint    number);
void machine_signal_mark (Machine *self);
/* "1.5s", "20ms", "3m": one number and one unit. */
gboolean machine_duration_parse (const char *text,
                                 gint64     *out_ns);

MachineStatus machine_native_signal_listen (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_signal_next   (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_signal_die    (Machine *self, MachineG *g, guint64 *slots);

G_END_DECLS
