/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-chan.h"

G_BEGIN_DECLS

/* The select whose instruction g is at (about to make it, or waiting in it), or NULL. That of
 * reflect.Select is valid until the next call. */
const CodeSelect *machine_select_at (const Machine  *self,
                                     const MachineG *g);
MachineRef        machine_select_get_chan (const Machine        *self,
                                           const MachineG       *g,
                                           const CodeSelectCase *select_case);
/* func selectCases(frame unsafe.Pointer) int: package reflect's */
MachineStatus     machine_native_reflect_select_cases (Machine  *self,
                                                       MachineG *g,
                                                       guint64  *slots);
/* Appends the numbers (guint32) of the cases that are ready now, in source order. */
void              machine_select_list_ready (const Machine  *self,
                                             const MachineG *g,
                                             GArray         *out_cases);
/* Which of n ready cases the policy would take. */
guint             machine_select_preset (const Machine *self,
                                         MachineG      *g,
                                         guint          n);
/* A select is over through one of its sudogs, which has left its queue: the others leave theirs and
 * are freed. Later its result is stored and that sudog is freed. */
void              machine_select_leave  (Machine      *self,
                                         MachineSudog *sudog);
void              machine_select_finish (Machine      *self,
                                         MachineSudog *sudog);

G_END_DECLS
