/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched-objects.h"

G_BEGIN_DECLS

/* What derived a context, in the order of context.go's kinds. */
typedef enum
{
  MACHINE_CONTEXT_CANCEL,
  MACHINE_CONTEXT_DEADLINE,
  MACHINE_CONTEXT_TIMEOUT,
  MACHINE_CONTEXT_VALUE,
  MACHINE_CONTEXT_WITHOUT_CANCEL,
  MACHINE_CONTEXT_AFTER_FUNC,
  MACHINE_N_CONTEXTS,
} MachineContextKind;

/* "WithTimeout 5s", "WithValue traceID" */
char *machine_context_dup_label (const Machine       *self,
                                 const MachineObject *object);
/* A duration as time.Duration prints it: "1m30s", "1.5ms". */
void  machine_format_duration   (gint64   ns,
                                 GString *out);

MachineStatus machine_native_note_context (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_note_done    (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_note_cancel  (Machine *self, MachineG *g, guint64 *slots);

G_END_DECLS
