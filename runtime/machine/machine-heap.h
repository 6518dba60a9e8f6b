/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-arena.h"

G_BEGIN_DECLS

/*
 * The Go heap. Objects up to 32 KiB lie in spans of slots of one size, larger
 * ones in a span of their own. A slot begins with a header:
 *
 *      63            32 31  28 27  24 23          0
 *     +----------------+------+------+-------------+
 *     | allocation pc  | flags| kind |    type     |   then the object
 *     +----------------+------+------+-------------+
 *
 *   VALUE        values of the type, one after another
 *   RAW          second header word: bytes scanned conservatively before values of the type
 *   WORDS        every word may be a reference (closures, iterators)
 *   MAP_ENTRIES  the entries of a map of the type (machine-map.h)
 *   BYTES        nothing to scan
 *
 * Whether a slot is taken says its bit in the alloc bits. Spans with
 * `noscan` hold objects without references; the collector never touches those.
 */
typedef enum
{
  MACHINE_KIND_VALUE,
  MACHINE_KIND_RAW,
  MACHINE_KIND_WORDS,
  MACHINE_KIND_MAP_ENTRIES,
  MACHINE_KIND_BYTES,
} MachineKind;

#define MACHINE_HEADER_TYPE(h)  ((guint32) (h) & 0xffffff)
#define MACHINE_HEADER_KIND(h)  ((MachineKind) ((guint32) (h) >> 24 & 0xf))
#define MACHINE_HEADER_PC(h)    ((guint32) ((h) >> 32))
#define MACHINE_HEADER_WATCHED  (1u << 28)
#define MACHINE_HEADER(kind, type, pc) \
  ((guint64) (pc) << 32 | (guint64) (kind) << 24 | (guint64) (type))

#define MACHINE_N_SIZE_CLASSES 68
#define MACHINE_MAX_SMALL_BYTES 32768
extern const guint16 machine_size_classes[MACHINE_N_SIZE_CLASSES]; /* Go's; [0] is 0 */
#define MACHINE_GC_MIN_BYTES (4 * 1024 * 1024)
#define MACHINE_N_PAUSES 256 /* as many as MemStats has */

struct _MachineHeap
{
  guint64    bytes;         /* alive or not yet collected, by size class */
  guint64    next_gc_bytes; /* a collection is wanted from here on */
  guint64    total_bytes, n_mallocs, n_frees;
  guint64    n_collections;
  guint64    pause_total_ns;             /* what they all took */
  guint64    pauses_ns[MACHINE_N_PAUSES]; /* the last ones; collection k, from 0, at k % 256 */
  MachineRef zero;          /* where all objects of no size lie */
  struct
  {
    guint64 free;           /* free slots of the current word of the current span */
    guint32 span, word;
    guint32 partial;        /* further spans with room */
    guint32 pad;
  } cache[MACHINE_N_SIZE_CLASSES * 2]; /* by span class */
};

void       machine_heap_init       (Machine *self);
/* Any object; n_bytes without the header. The result lies behind the header's first word. */
MachineRef machine_heap_alloc_kind (Machine    *self,
                                    MachineKind kind,
                                    guint32     type,
                                    gsize       n_bytes,
                                    gboolean    noscan,
                                    guint32     pc);
/* Values without references, holding whatever was there before: the caller sets them all. */
MachineRef machine_heap_alloc_unset (Machine *self,
                                     guint32  type,
                                     gsize    n_bytes,
                                     guint32  pc);
/* Whether a large object fits under the memory limit now. */
gboolean   machine_heap_has_room   (const Machine *self,
                                    gsize          n_bytes);
/* What Go's allocator would round a size up to: gives append its capacities. */
gsize      machine_heap_round_size (const Machine *self,
                                    gsize          n_bytes);
void       machine_heap_free_span  (Machine *self,
                                    guint32  id);
/* Slot start, span id and slot number of the taken slot that holds ref. */
gboolean   machine_heap_find_slot  (const Machine *self,
                                    MachineRef     ref,
                                    MachineRef    *out_slot,
                                    guint32       *out_span,
                                    guint32       *out_index);
void       machine_heap_check_invariants (Machine *self);

/* Collects garbage, shrinks stacks; ends the program if memory is still above the limit. */
void       machine_gc_collect      (Machine  *self,
                                    MachineG *g);

G_END_DECLS
