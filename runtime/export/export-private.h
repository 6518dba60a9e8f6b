/* SPDX-License-Identifier: MIT */
#pragma once

#include "export.h"
#include "export-stack.h"

G_BEGIN_DECLS

/* Values summed over all that happened on one stack. */
typedef struct
{
  guint32 stack;
  gint64  values[2];
} ExportSample;

/* What is known of a goroutine while the run goes on; index: its id. */
typedef struct
{
  gint64  since_ns;  /* running: processor time is accounted up to here; waiting: since then */
  guint32 stack;     /* waiting: where */
  guint8  state;     /* MachineGState */
  guint8  wait;      /* MachineWait */
} ExportG;

struct _ExportRecord
{
  Machine     *machine;
  ExportStacks stacks;
  GArray      *event_stacks; /* guint32 stack ids, by trace position: of the goroutine that acts */
  GArray      *new_stacks;   /* the same, for GO alone: where the new goroutine starts */
  GArray      *gs;           /* ExportG */
  GArray      *cpu;          /* ExportSample by stack id - 1: times accounted, ns */
  GArray      *block;        /* the same: waits, ns */
  GArray      *mutex;
  GArray      *pauses;       /* gint64: virtual ns of each collection */
  gint64       waited_ns[MACHINE_N_WAITS]; /* waits that ended, by reason */
  gsize        n_steps;
  gsize        n_seen;       /* trace positions looked at */
};

/* A number in base 128, low digits first; all but the last byte have their highest bit set. */
static inline void
export_put_varint (GByteArray *out,
                   guint64     value)
{
  for (; value >= 0x80; value >>= 7)
    g_byte_array_append (out, &(guint8){ value | 0x80 }, 1);
  g_byte_array_append (out, &(guint8){ value }, 1);
}

G_END_DECLS
