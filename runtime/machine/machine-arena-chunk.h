/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What snapshots are made of: counted pieces of 16 KiB, and the pool that those
 * which share pieces take them from. A pool gives nothing back before it is
 * freed, with its last snapshot; a piece that nobody needs any more is the next one
 * to be taken.
 */
#define MACHINE_CHUNK_BYTES (16 * 1024)

typedef struct _MachineChunk MachineChunk;

struct _MachineChunk
{
  union
  {
    gint          ref_count;
    MachineChunk *next_free;
  };
  guint64 data[MACHINE_CHUNK_BYTES / 8];
};

typedef struct
{
  gint          ref_count;
  guint32       n_left;  /* chunks of the last slab that were never taken */
  gsize         n_bytes; /* of all chunks in use */
  MachineChunk *free;
  MachineChunk *fresh;   /* the first of those left */
  GPtrArray    *slabs;
} MachineChunkPool;

MachineChunkPool *machine_chunk_pool_new   (void);
MachineChunkPool *machine_chunk_pool_ref   (MachineChunkPool *self);
void              machine_chunk_pool_unref (MachineChunkPool *self);
/* A chunk with a count of 1, its data not set. */
MachineChunk     *machine_chunk_new        (MachineChunkPool *pool);
MachineChunk     *machine_chunk_ref        (MachineChunk     *self);
void              machine_chunk_unref      (MachineChunk     *self, /* or NULL */
                                            MachineChunkPool *pool);

G_END_DECLS
