/* SPDX-License-Identifier: MIT */

/*
 * The arena hands out memory from chunks that double in size up to a limit,
 * so that small compilations stay small and large ones make few calls to
 * malloc. Requests larger than a chunk get a chunk of their own.
 */
#include "base-arena.h"

#include <string.h>

#define ALIGNMENT 16
#define FIRST_CHUNK_BYTES (16 * 1024)
#define MAX_CHUNK_BYTES (1024 * 1024)

typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *next;
  gsize  n_bytes; /* capacity behind the head */
  gsize  used;
};

#define CHUNK_HEAD_BYTES ((sizeof (Chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

struct _BaseArena
{
  Chunk *chunks;     /* the first is the one being filled */
  gsize  next_bytes; /* capacity of the next ordinary chunk */
  gsize  used;
};

/**
 * base_arena_new:
 *
 * Returns: (transfer full): an empty arena
 */
BaseArena *
base_arena_new (void)
{
  BaseArena *self = g_new0 (BaseArena, 1);

  self->next_bytes = FIRST_CHUNK_BYTES;
  return self;
}

/**
 * base_arena_free:
 * @self: (nullable): an arena
 *
 * Frees the arena and everything allocated from it.
 */
void
base_arena_free (BaseArena *self)
{
  if (self == NULL)
    return;

  for (Chunk *chunk = self->chunks, *next; chunk != NULL; chunk = next)
    {
      next = chunk->next;
      g_free (chunk);
    }
  g_free (self);
}

static Chunk *
add_chunk (BaseArena *self,
           gsize      n_bytes)
{
  gsize capacity = MAX (n_bytes, self->next_bytes);
  Chunk *chunk = g_malloc0 (CHUNK_HEAD_BYTES + capacity);

  chunk->n_bytes = capacity;
  if (n_bytes > self->next_bytes && self->chunks != NULL)
    {
      /* An outsized request must not end the use of the current chunk. */
      chunk->next = self->chunks->next;
      self->chunks->next = chunk;
    }
  else
    {
      chunk->next = self->chunks;
      self->chunks = chunk;
      self->next_bytes = MIN (self->next_bytes * 2, MAX_CHUNK_BYTES);
    }
  return chunk;
}

/**
 * base_arena_alloc:
 * @self: an arena
 * @n_bytes: how much; 0 gives a valid pointer too
 *
 * Allocates zeroed memory aligned to 16 bytes.
 *
 * Cost: amortised constant, plus zeroing.
 *
 * Returns: (transfer none): the memory, valid as long as the arena
 */
gpointer
base_arena_alloc (BaseArena *self,
                  gsize      n_bytes)
{
  Chunk *chunk = self->chunks;
  gsize rounded = (n_bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  gpointer memory;

  if (chunk == NULL || chunk->n_bytes - chunk->used < rounded)
    chunk = add_chunk (self, rounded);

  memory = (char *) chunk + CHUNK_HEAD_BYTES + chunk->used;
  chunk->used += rounded;
  self->used += rounded;
  return memory;
}

/**
 * base_arena_strndup:
 * @self: an arena
 * @text: bytes, which may include NUL
 * @n_bytes: how many
 *
 * Returns: (transfer none): a NUL-terminated copy in the arena
 */
char *
base_arena_strndup (BaseArena  *self,
                    const char *text,
                    gsize       n_bytes)
{
  char *copy = base_arena_alloc (self, n_bytes + 1);

  if (n_bytes > 0)
    memcpy (copy, text, n_bytes);
  return copy;
}

/**
 * base_arena_get_used:
 * @self: an arena
 *
 * Returns: bytes handed out so far
 */
gsize
base_arena_get_used (const BaseArena *self)
{
  return self->used;
}
