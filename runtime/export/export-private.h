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

G_END_DECLS
