/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-event.h"

G_BEGIN_DECLS

/*
 * Inside of a trace. Events that are kept lie in chunks of equal size, which
 * never move; a chunk is mapped whole but takes memory only as far as it is
 * written. Events recorded again lie in pages by position, of which the least
 * used go when there are too many:
 *
 *   page 17:  17 · 4096 …… [ first ══ recorded ══ end ) …… 18 · 4096
 *
 * Texts lie in blocks of their own; a text's offset is block << 32 | byte in
 * the block, where its length precedes it. Texts of events that are not kept
 * stay as long as the trace, each once; their offsets have the highest bit but
 * one set and count them.
 */
#define MACHINE_TRACE_CHUNK_SHIFT 20
#define MACHINE_TRACE_CHUNK (1u << MACHINE_TRACE_CHUNK_SHIFT)
#define MACHINE_TRACE_CHUNK_BYTES (MACHINE_TRACE_CHUNK * sizeof (MachineEvent))
#define MACHINE_TRACE_BLOCK_BYTES (256 * 1024)
#define MACHINE_TRACE_PAGE 4096
#define MACHINE_TRACE_MAX_PAGES 128
#define MACHINE_TRACE_AGAIN ((gint64) 1 << 62)

typedef struct
{
  gsize cap, used;
  char *bytes;
} MachineTraceBlock;

typedef struct
{
  gsize        number;     /* its events are from number * MACHINE_TRACE_PAGE on */
  gsize        first, end; /* of them recorded */
  guint64      used;       /* when it was last asked for, in such turns */
  MachineEvent events[MACHINE_TRACE_PAGE];
} MachineTracePage;

struct _MachineTrace
{
  gsize         n;       /* the furthest position reached */
  GPtrArray    *chunks;  /* MachineEvent[MACHINE_TRACE_CHUNK] */
  MachineEvent *last;    /* the last chunk */
  gsize         n_kept;  /* events in chunks */
  gsize         keep;    /* how many are kept at most */
  GArray       *blocks;  /* MachineTraceBlock */

  MachineTraceRecall recall; /* or NULL: all are kept */
  gpointer           recall_data;
  gboolean           recording;
  GPtrArray         *pages;  /* MachineTracePage */
  MachineTracePage  *page;   /* the last one used, or NULL */
  guint64            turn;
  GHashTable        *again;  /* GBytes ─▶ index + 1 in again_list, of texts not kept */
  GPtrArray         *again_list; /* GBytes, NUL-terminated behind their end */
};

extern const guint64 machine_private_kinds; /* a bit for each kind */

/* Maps the chunk of the event to come. */
void          machine_trace_add_chunk    (MachineTrace *self);
gint64        machine_trace_append_text  (MachineTrace *self,
                                          const char   *text,
                                          gsize         len);
gint64        machine_trace_intern_text  (MachineTrace *self,
                                          const char   *text,
                                          gsize         len);
/* The place of the event at a position, to be filled in; NULL: it is there already. */
MachineEvent *machine_trace_record_again (MachineTrace *self,
                                          gsize         index);
void          machine_trace_check_invariants (const MachineTrace *self);

/* The place of a new event, to be filled in. */
static inline MachineEvent *
machine_trace_append (MachineTrace *self)
{
  guint in_chunk = self->n_kept & (MACHINE_TRACE_CHUNK - 1);

  if (G_UNLIKELY (in_chunk == 0))
    machine_trace_add_chunk (self);
  self->n_kept++;
  self->n = MAX (self->n, self->n_kept);
  return self->last + in_chunk;
}

/* A machine stands at a position. */
static inline void
machine_trace_reach (MachineTrace *self,
                     gsize         position)
{
  self->n = MAX (self->n, position);
}

G_END_DECLS
