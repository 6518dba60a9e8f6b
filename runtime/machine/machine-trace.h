/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-event.h"

G_BEGIN_DECLS

/*
 * Inside of a trace. Events lie in chunks of equal size, texts in blocks of
 * their own, so that neither ever moves; a text's offset is
 * block << 32 | byte in the block, where its length precedes it.
 */
#define MACHINE_TRACE_CHUNK_SHIFT 14
#define MACHINE_TRACE_CHUNK (1u << MACHINE_TRACE_CHUNK_SHIFT)
#define MACHINE_TRACE_BLOCK_BYTES (256 * 1024)

typedef struct
{
  gsize cap, used;
  char *bytes;
} MachineTraceBlock;

struct _MachineTrace
{
  GPtrArray *chunks; /* MachineEvent[MACHINE_TRACE_CHUNK] */
  gsize      n;
  GArray    *blocks; /* MachineTraceBlock */
};

void   machine_trace_append      (MachineTrace       *self,
                                  const MachineEvent *event);
gint64 machine_trace_append_text (MachineTrace       *self,
                                  const char         *text,
                                  gsize               len);
void   machine_trace_check_invariants (const MachineTrace *self);

G_END_DECLS
