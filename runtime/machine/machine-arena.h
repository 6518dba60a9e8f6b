/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-private.h"

G_BEGIN_DECLS

/*
 * The arena: address space, pages, system memory.
 *
 * One reservation holds bookkeeping at negative offsets from the base and the
 * data behind it. Offsets never depend on how much could be reserved.
 *
 *   mapping                                   base          + MACHINE_FIRST_REF
 *   | spans | alloc bits | mark bits | page span | page used | never touched | root | pages ──▶ |
 *
 * References begin far from 0, so that few of the numbers on a stack look like
 * one. Data is divided into pages of 8 KiB; page 0 holds the root. Pages below
 * the top are used (their bit in `page_used` is set) or free; all free pages,
 * and all beyond the top, hold zeros. `page_span` names the heap span a page
 * belongs to, 0 if none.
 *
 * Invariants: everything but the mark bits is part of the run's state and of
 * snapshots; mark bits are zero outside a collection.
 */
#define MACHINE_PAGE_SHIFT 13
#define MACHINE_PAGE_BYTES (1u << MACHINE_PAGE_SHIFT)
#define MACHINE_MAX_PAGES  (1u << 23)
/* Words of alloc and mark bits for one page: slots are at least 16 bytes. */
#define MACHINE_BITS_PER_PAGE (MACHINE_PAGE_BYTES / 16)
#define MACHINE_WORDS_PER_PAGE (MACHINE_BITS_PER_PAGE / 64)

#define MACHINE_N_SYS_CLASSES 26
#define MACHINE_N_PAGE_HINTS  33

typedef enum
{
  MACHINE_SPAN_FREE,
  MACHINE_SPAN_SMALL, /* n_slots slots of one size */
  MACHINE_SPAN_LARGE, /* one object */
} MachineSpanState;

/* A run of pages of the Go heap. Slot i begins at the first page + i * slot_bytes. */
typedef struct
{
  guint32 first_page;
  guint32 n_pages;
  guint32 slot_bytes; /* 0 for LARGE of 4 GiB and more; not used there */
  guint32 n_slots;
  guint32 magic;      /* slot = offset * magic >> 32; 0 for LARGE: slot 0 */
  guint16 span_class; /* size class * 2 + noscan */
  guint8  state;      /* MachineSpanState */
  guint8  noscan;
  guint32 n_used;
  guint32 fresh;      /* slots from here on were never used: still zero */
  guint32 next;       /* next span with room of its class; next unused span id */
  guint32 n_watched;
  guint64 reserved[3];
} MachineSpan;

G_STATIC_ASSERT (sizeof (MachineSpan) == 64);

/* Bookkeeping of pages and system memory; lies behind the root. */
typedef struct
{
  guint32    n_pages;    /* the top */
  guint32    n_used;     /* pages in use */
  guint32    n_spans;    /* ids handed out, 0 (none) included */
  guint32    free_span;  /* first of the ids given back */
  guint32    hints[MACHINE_N_PAGE_HINTS]; /* [n]: no free run of n pages starts below; last: more */
  guint32    pad;
  struct
  {
    MachineRef free;     /* blocks given back, linked through their first word */
    MachineRef next, end; /* the page being carved */
  } sys[MACHINE_N_SYS_CLASSES];
} MachineArena;

#define MACHINE_ARENA_REF (MACHINE_FIRST_REF + 1024)

/* Host side: where things are mapped. The first member of exec_host. */
typedef struct
{
  char        *mapping;
  gsize        mapping_bytes;
  MachineSpan *spans;
  guint64     *alloc_bits;
  guint64     *mark_bits;
  guint32     *page_span;
  guint64     *page_used;
  guint32      n_committed; /* pages that may be touched */
  guint32      max_pages;
  guint32      limit_pages; /* with more in use a collection is wanted; 0: none yet */
} MachineArenaHost;

static inline MachineArenaHost *
machine_arena_host (const Machine *self)
{
  return self->exec_host;
}

static inline MachineRef
machine_page_ref (guint32 page)
{
  return MACHINE_FIRST_REF + ((MachineRef) page << MACHINE_PAGE_SHIFT);
}

/* The page of a reference that is not below the first. */
static inline guint32
machine_ref_page (MachineRef ref)
{
  return (ref - MACHINE_FIRST_REF) >> MACHINE_PAGE_SHIFT;
}

static inline MachineArena *
machine_arena (const Machine *self)
{
  return machine_ptr (self, MACHINE_ARENA_REF);
}

/* Zeroed pages; 0 if the reservation is used up. */
guint32    machine_arena_alloc_pages (Machine *self,
                                      guint    n);
void       machine_arena_free_pages  (Machine *self,
                                      guint32  first,
                                      guint    n);
/* System memory with whatever was in it before: for stacks. */
MachineRef machine_sys_alloc_dirty   (Machine *self,
                                      gsize    n_bytes);
/* Makes pages below n touchable. */
void       machine_arena_commit      (Machine *self,
                                      guint32  n_pages);
void       machine_arena_check_invariants (const Machine *self);

/* The parts of the arena that are a run's state, for snapshots and hashes. */
#define MACHINE_N_REGIONS 5
typedef struct
{
  char *start;
  gsize n_bytes; /* in use; zeros behind */
} MachineRegion;

void       machine_arena_get_regions (const Machine *self,
                                      guint32        n_pages,
                                      guint32        n_spans,
                                      MachineRegion  out_regions[MACHINE_N_REGIONS]);

G_END_DECLS
