/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-sched-objects.h"

G_BEGIN_DECLS

/*
 * A channel, on the Go heap: this, then `cap` elements as they lie in memory.
 *
 *     [ MachineChan ][ 0 | 1 | 2 | … cap - 1 ]      oldest at recv_index
 *
 * Invariants, as in Go: a sender waits only while the buffer is full and a
 * receiver only while it is empty, so of the two queues at least one is empty (a
 * select that sends and receives on one channel is the exception: it stands in
 * both); nobody waits on a closed channel.
 */
typedef struct
{
  guint64      len, cap;
  guint64      send_index, recv_index;
  guint32      elem;       /* type */
  guint32      elem_bytes, elem_slots;
  guint32      bubble;     /* id of the bubble it was made in, 0: none */
  guint8       closed;
  guint8       is_timer;   /* from Go 1.23 on, len and cap do not show its buffer */
  guint16      word;       /* the element is one 64-bit word */
  guint32      id;         /* object */
  MachineQueue recvq, sendq;
  MachineRef   object;     /* registry record */
  gint64       last_ns;    /* of the last operation */
} MachineChan;

static inline MachineChan *
machine_chan (const Machine *self,
              MachineRef     ref)
{
  return machine_ptr (self, ref);
}

gboolean machine_chan_can_send (const MachineChan *chan); /* without waiting; closed counts */
gboolean machine_chan_can_recv (const MachineChan *chan);
/* The operation on a channel that can. `g` may be NULL for the sender (timers). */
void     machine_chan_do_send  (Machine     *self,
                                MachineG    *g,
                                MachineChan *chan,
                                const guint64 *value);
void     machine_chan_do_recv  (Machine     *self,
                                MachineG    *g,
                                MachineChan *chan,
                                guint64     *value, /* or NULL */
                                guint64     *ok);   /* or NULL */
/* A timer's send: dropped if it can not be done now. */
void     machine_chan_offer    (Machine       *self,
                                MachineRef     chan,
                                const guint64 *value);
/* Empties a timer's channel; FALSE if it was empty. */
gboolean machine_chan_take_back (Machine   *self,
                                 MachineRef chan);
/* The i-th buffered element, oldest first, as slots hold it. */
void     machine_chan_peek     (Machine           *self,
                                const MachineChan *chan,
                                guint64            index,
                                guint64           *slots);
void     machine_chan_check_invariants (const Machine     *self,
                                        const MachineChan *chan);

G_END_DECLS
