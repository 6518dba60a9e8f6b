/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-event.h"

G_BEGIN_DECLS

/*
 * Inside of a trace. Events lie in chunks of equal size, texts in blocks of
 * their own, so that neither ever moves; a text's offset is
 * block << 32 | byte in the block, where its length precedes it. A chunk is
 * mapped whole but takes memory only as far as it is written.
 */
#define MACHINE_TRACE_CHUNK_SHIFT 20
#define MACHINE_TRACE_CHUNK (1u << MACHINE_TRACE_CHUNK_SHIFT)
#define MACHINE_TRACE_CHUNK_BYTES (MACHINE_TRACE_CHUNK * sizeof (MachineEvent))
#define MACHINE_TRACE_BLOCK_BYTES (256 * 1024)

typedef struct
{
  gsize cap, used;
  char *bytes;
} MachineTraceBlock;

struct _MachineTrace
{
  GPtrArray    *chunks; /* MachineEvent[MACHINE_TRACE_CHUNK] */
  MachineEvent *last;   /* the last chunk */
  gsize         n;
  GArray    *blocks; /* MachineTraceBlock */
};

/* Maps the chunk of the event to come. */
void   machine_trace_add_chunk   (MachineTrace       *self);
gint64 machine_trace_append_text (MachineTrace       *self,
                                  const char         *text,
                                  gsize               len);
/* The place of a new event, to be filled in. */
static inline MachineEvent *
machine_trace_append (MachineTrace *self)
{
  guint in_chunk = self->n & (MACHINE_TRACE_CHUNK - 1);

  if (G_UNLIKELY (in_chunk == 0))
    machine_trace_add_chunk (self);
  self->n++;
  return self->last + in_chunk;
}

void   machine_trace_check_invariants (const MachineTrace *self);

G_END_DECLS
