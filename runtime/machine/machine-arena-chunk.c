/* SPDX-License-Identifier: MIT */

/*
 * The memory of snapshots comes in slabs. The first one is taken as far as it is
 * needed, for most runs are small. Those that follow are of the size of a large
 * page of the host: what a big snapshot costs is for the most part the system's
 * work of giving fresh memory page by page.
 */

#include "machine-arena-chunk.h"

#include <errno.h>
#include <sys/mman.h>

#define SLAB_BYTES  ((gsize) 2 * 1024 * 1024)
#define SLAB_CHUNKS (SLAB_BYTES / sizeof (MachineChunk))

/* Room for a slab, aligned to its size. */
static gpointer
map_slab (void)
{
  char *room = mmap (NULL, 2 * SLAB_BYTES, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  gsize before;

  if (room == MAP_FAILED)
    g_error ("no memory for a snapshot: %s", g_strerror (errno));
  before = -(guintptr) room % SLAB_BYTES;
  if (before > 0)
    munmap (room, before);
  munmap (room + before + SLAB_BYTES, SLAB_BYTES - before);
  return room + before;
}

static void
unmap_slab (gpointer slab)
{
  munmap (slab, SLAB_BYTES);
}

MachineChunkPool *
machine_chunk_pool_new (void)
{
  MachineChunkPool *self = g_new0 (MachineChunkPool, 1);

  self->ref_count = 1;
  self->slabs = g_ptr_array_new_with_free_func (unmap_slab);
  return self;
}

MachineChunkPool *
machine_chunk_pool_ref (MachineChunkPool *self)
{
  self->ref_count++;
  return self;
}

void
machine_chunk_pool_unref (MachineChunkPool *self)
{
  if (--self->ref_count > 0)
    return;
  g_assert (self->n_bytes == 0);
  g_ptr_array_unref (self->slabs);
  g_free (self);
}

static void
add_slab (MachineChunkPool *self)
{
  gpointer slab = map_slab ();

  if (self->slabs->len > 0)
    madvise (slab, SLAB_BYTES, MADV_HUGEPAGE);
  g_ptr_array_add (self->slabs, slab);
  self->fresh = slab;
  self->n_left = SLAB_CHUNKS;
}

MachineChunk *
machine_chunk_new (MachineChunkPool *pool)
{
  MachineChunk *self = pool->free;

  if (self != NULL)
    {
      pool->free = self->next_free;
    }
  else
    {
      if (pool->n_left == 0)
        add_slab (pool);
      pool->n_left--;
      self = pool->fresh++;
    }
  self->next_free = NULL;
  self->ref_count = 1;
  pool->n_bytes += MACHINE_CHUNK_BYTES;
  return self;
}

MachineChunk *
machine_chunk_ref (MachineChunk *self)
{
  self->ref_count++;
  return self;
}

void
machine_chunk_unref (MachineChunk     *self,
                     MachineChunkPool *pool)
{
  if (self == NULL || --self->ref_count > 0)
    return;
  pool->n_bytes -= MACHINE_CHUNK_BYTES;
  self->next_free = pool->free;
  pool->free = self;
}
