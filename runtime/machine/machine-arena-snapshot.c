/* SPDX-License-Identifier: MIT */
#include "machine-arena.h"
#include "machine-arena-chunk.h"
#include "machine-exec.h"

/*
 * Snapshots: copies of what is used of the arena, in chunks.
 *
 *   snapshot ─▶ region ─▶ [ chunk | NULL | chunk | chunk … ]
 *                            └ 16 KiB, counted, shared between snapshots
 *
 * A chunk of zeros is NULL. Taking a snapshot compares each chunk with that of
 * the base and copies only what differs; restoring compares again and writes
 * only what differs. Comparing runs at the speed of memory, which is several
 * times faster than copying to fresh memory, and needs no help from the
 * system's page tables.
 */

#define CHUNK_BYTES MACHINE_CHUNK_BYTES

struct _MachineSnapshot
{
  gint              ref_count;
  MachineChunkPool *pool;
  gsize             position, n_steps;
  guint64           n_instructions;
  guint32           n_pages, n_spans; /* extent of the regions */
  gsize             n_chunks[MACHINE_N_REGIONS];
  MachineChunk    **chunks[MACHINE_N_REGIONS];
  gsize             own_bytes;        /* of chunks not shared with the base */
};

static gboolean
is_zero (const char *data,
         gsize       n)
{
  guint64 first;

  memcpy (&first, data, sizeof first);
  return first == 0 && memcmp (data, data + 8, n - 8) == 0;
}

/* The chunk for CHUNK_BYTES at data: shared with `base` if equal. */
static MachineChunk *
chunk_for (MachineSnapshot *self,
           const char      *data,
           MachineChunk    *base)
{
  MachineChunk *chunk;

  if (base != NULL && memcmp (data, base->data, CHUNK_BYTES) == 0)
    return machine_chunk_ref (base);
  if (is_zero (data, CHUNK_BYTES))
    return NULL;
  chunk = machine_chunk_new (self->pool);
  memcpy (chunk->data, data, CHUNK_BYTES);
  self->own_bytes += CHUNK_BYTES;
  return chunk;
}

/* Regions end at the next page that can be touched, so whole chunks are readable. */
static gsize
chunks_for (const MachineRegion *region)
{
  return (region->n_bytes + CHUNK_BYTES - 1) / CHUNK_BYTES;
}

/**
 * machine_snapshot_new:
 * @base: (nullable): an earlier snapshot to share memory with
 *
 * Copies the machine's state.
 *
 * Cost: reads the used part of the arena once, and as much of @base.
 *
 * Returns: (transfer full): the snapshot
 */
MachineSnapshot *
machine_snapshot_new (Machine         *self,
                      MachineSnapshot *base)
{
  const MachineArena *arena = machine_arena (self);
  MachineSnapshot *snapshot = g_new0 (MachineSnapshot, 1);
  MachineRegion regions[MACHINE_N_REGIONS];

  snapshot->ref_count = 1;
  snapshot->pool
    = base != NULL ? machine_chunk_pool_ref (base->pool) : machine_chunk_pool_new ();
  snapshot->position = self->root->n_events;
  snapshot->n_steps = self->root->n_steps;
  snapshot->n_instructions = self->root->n_instructions;
  snapshot->n_pages = arena->n_pages;
  snapshot->n_spans = arena->n_spans;
  machine_arena_get_regions (self, arena->n_pages, arena->n_spans, regions);
  for (guint r = 0; r < MACHINE_N_REGIONS; r++)
    {
      gsize n = chunks_for (&regions[r]), n_base = base != NULL ? base->n_chunks[r] : 0;

      snapshot->n_chunks[r] = n;
      snapshot->chunks[r] = g_new (MachineChunk *, n);
      for (gsize i = 0; i < n; i++)
        snapshot->chunks[r][i] = chunk_for (snapshot, regions[r].start + i * CHUNK_BYTES,
                                            i < n_base ? base->chunks[r][i] : NULL);
    }
  return snapshot;
}

/**
 * machine_snapshot_ref:
 *
 * Returns: (transfer full): the snapshot
 */
MachineSnapshot *
machine_snapshot_ref (MachineSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * machine_snapshot_unref:
 * @self: (nullable): a snapshot
 */
void
machine_snapshot_unref (MachineSnapshot *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  for (guint r = 0; r < MACHINE_N_REGIONS; r++)
    {
      for (gsize i = 0; i < self->n_chunks[r]; i++)
        machine_chunk_unref (self->chunks[r][i], self->pool);
      g_free (self->chunks[r]);
    }
  machine_chunk_pool_unref (self->pool);
  g_free (self);
}

/**
 * machine_snapshot_get_bytes:
 *
 * Returns: memory the snapshot holds and did not share with its base, in bytes
 */
gsize
machine_snapshot_get_bytes (const MachineSnapshot *self)
{
  return self->own_bytes;
}

/**
 * machine_get_used_bytes:
 *
 * Returns: how far the arena is used, in bytes
 */
gsize
machine_get_used_bytes (const Machine *self)
{
  return (gsize) machine_arena (self)->n_pages << MACHINE_PAGE_SHIFT;
}

/**
 * machine_snapshot_get_used_bytes:
 *
 * Returns: how far the arena was used when the snapshot was taken, in bytes
 */
gsize
machine_snapshot_get_used_bytes (const MachineSnapshot *self)
{
  return (gsize) self->n_pages << MACHINE_PAGE_SHIFT;
}

/**
 * machine_snapshot_get_pool_bytes:
 *
 * Returns: memory of all snapshots that share with one another, directly or not, in bytes
 */
gsize
machine_snapshot_get_pool_bytes (const MachineSnapshot *self)
{
  return self->pool->n_bytes;
}

/**
 * machine_snapshot_get_position:
 *
 * Returns: events emitted before the snapshot was taken
 */
gsize
machine_snapshot_get_position (const MachineSnapshot *self)
{
  return self->position;
}

/**
 * machine_snapshot_get_n_steps:
 *
 * Returns: visible steps made before the snapshot was taken
 */
gsize
machine_snapshot_get_n_steps (const MachineSnapshot *self)
{
  return self->n_steps;
}

/**
 * machine_snapshot_get_instructions:
 *
 * Returns: instructions executed before the snapshot was taken
 */
guint64
machine_snapshot_get_instructions (const MachineSnapshot *self)
{
  return self->n_instructions;
}

static void
restore_chunk (char               *data,
               const MachineChunk *chunk)
{
  if (chunk == NULL)
    {
      if (!is_zero (data, CHUNK_BYTES))
        memset (data, 0, CHUNK_BYTES);
    }
  else if (memcmp (data, chunk->data, CHUNK_BYTES) != 0)
    memcpy (data, chunk->data, CHUNK_BYTES);
}

/**
 * machine_restore:
 * @snapshot: a snapshot of this machine, or of another one with the same program and settings
 *
 * Puts the machine into the state of the snapshot.
 *
 * Cost: reads the used part of the arena and the snapshot once; writes what differs.
 */
void
machine_restore (Machine         *self,
                 MachineSnapshot *snapshot)
{
  MachineRegion now[MACHINE_N_REGIONS], then[MACHINE_N_REGIONS];
  const MachineArena *arena = machine_arena (self);

  g_return_if_fail (snapshot != NULL);

  machine_arena_get_regions (self, arena->n_pages, arena->n_spans, now);
  machine_arena_commit (self, snapshot->n_pages);
  machine_arena_get_regions (self, snapshot->n_pages, snapshot->n_spans, then);
  for (guint r = 0; r < MACHINE_N_REGIONS; r++)
    {
      gsize n = snapshot->n_chunks[r];

      for (gsize i = 0; i < n; i++)
        restore_chunk (then[r].start + i * CHUNK_BYTES, snapshot->chunks[r][i]);
      for (gsize i = n; i < chunks_for (&now[r]); i++)
        restore_chunk (now[r].start + i * CHUNK_BYTES, NULL);
    }
  machine_exec_restored (self);
  machine_sched_restored (self);
}

/* ---- hash ------------------------------------------------------------------------ */

#define HASH_MULTIPLIER G_GUINT64_CONSTANT (0x9fb21c651e98df25)

static inline guint64
mix (guint64 h,
     guint64 word)
{
  h = (h ^ word) * HASH_MULTIPLIER;
  return h ^ h >> 32;
}

/* Four lanes, so that the multiplications overlap. */
static guint64
hash_words (guint64        seed,
            const guint64 *words,
            gsize          n)
{
  guint64 a = seed, b = seed + 1, c = seed + 2, d = seed + 3;
  gsize i = 0;

  for (; i + 4 <= n; i += 4)
    {
      a = mix (a, words[i]);
      b = mix (b, words[i + 1]);
      c = mix (c, words[i + 2]);
      d = mix (d, words[i + 3]);
    }
  for (; i < n; i++)
    a = mix (a, words[i]);
  return mix (mix (mix (mix (n, a), b), c), d);
}

/**
 * machine_hash:
 *
 * Hashes the whole arena: equal states hash alike, in every process.
 *
 * Returns: the hash
 */
guint64
machine_hash (const Machine *self)
{
  const MachineArena *arena = machine_arena (self);
  MachineRegion regions[MACHINE_N_REGIONS];
  guint64 hash = 0;

  machine_arena_get_regions (self, arena->n_pages, arena->n_spans, regions);
  for (guint r = 0; r < MACHINE_N_REGIONS; r++)
    hash = hash_words (hash, (const guint64 *) regions[r].start, (regions[r].n_bytes + 7) / 8);
  return hash;
}
