/* SPDX-License-Identifier: MIT */

/*
 * The snapshot store. While a run moves into new territory a snapshot is
 * taken every so many instructions; the gap follows the size of the arena, so
 * that copying costs a small part of running. Snapshots share equal pages.
 * When they take too much memory, every second one outside the neighbourhood
 * of the present place is dropped: far places cost a longer re-run, which in
 * turn leaves new snapshots there.
 */
#include "session-private.h"

#define MIN_GAP_INSTRUCTIONS 100000
#define MAX_GAP_INSTRUCTIONS 1000000
#define MAX_BYTES (512u * 1024 * 1024)
#define MAX_SNAPSHOTS 1024
#define KEPT_NEAR 32

static MachineSnapshot *
nth (const Session *self,
     guint          index)
{
  return g_ptr_array_index (self->snapshots, index);
}

/* Index of the last snapshot at or before a place. The first is at the start, so there is one. */
static guint
find (const Session *self,
      guint64        instructions,
      gsize          position)
{
  guint low = 0, high = self->snapshots->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      MachineSnapshot *snapshot = nth (self, middle);
      guint64 at = machine_snapshot_get_instructions (snapshot);

      if (at < instructions
          || (at == instructions && machine_snapshot_get_position (snapshot) <= position))
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
remove_at (Session *self,
           guint    index)
{
  self->snapshot_bytes -= machine_snapshot_get_bytes (nth (self, index));
  g_ptr_array_remove_index (self->snapshots, index);
}

static void
insert (Session *self,
        guint    index)
{
  MachineSnapshot *base = index > 0 ? nth (self, index - 1) : NULL;
  MachineSnapshot *snapshot = machine_snapshot_new (self->machine, base);

  self->snapshot_bytes += machine_snapshot_get_bytes (snapshot);
  g_ptr_array_insert (self->snapshots, index, snapshot);
}

void
session_snapshots_reset (Session *self)
{
  g_ptr_array_set_size (self->snapshots, 0);
  self->snapshot_bytes = 0;
  insert (self, 0);
}

static void
thin_out (Session *self,
          guint    near)
{
  guint n_before;

  do
    {
      n_before = self->snapshots->len;
      for (guint i = n_before; i-- > 1;)
        {
          guint distance = i > near ? i - near : near - i;

          if (i % 2 == 1 && distance > KEPT_NEAR)
            remove_at (self, i);
        }
    }
  while ((self->snapshot_bytes > MAX_BYTES || self->snapshots->len > MAX_SNAPSHOTS)
         && self->snapshots->len < n_before);
}

void
session_snapshots_offer (Session *self)
{
  guint64 instructions = machine_get_instructions (self->machine);
  gsize position = machine_get_position (self->machine);
  guint before = find (self, instructions, position);
  guint64 behind = instructions - machine_snapshot_get_instructions (nth (self, before));
  MachineMemoryView memory;
  guint64 gap;

  if (behind < MIN_GAP_INSTRUCTIONS)
    return;
  machine_get_memory (self->machine, &memory);
  gap = CLAMP ((memory.heap_bytes + memory.stack_bytes) / 20, MIN_GAP_INSTRUCTIONS,
               MAX_GAP_INSTRUCTIONS);
  if (behind < gap)
    return;

  insert (self, before + 1);
  if (self->snapshot_bytes > MAX_BYTES || self->snapshots->len > MAX_SNAPSHOTS)
    thin_out (self, before + 1);
}

void
session_snapshots_cut (Session *self)
{
  guint last = find (self, machine_get_instructions (self->machine),
                     machine_get_position (self->machine));

  while (self->snapshots->len > last + 1)
    remove_at (self, self->snapshots->len - 1);
}

void
session_snapshots_restore (Session *self,
                           guint64  instructions,
                           gsize    position)
{
  machine_restore (self->machine, nth (self, find (self, instructions, position)));
}
