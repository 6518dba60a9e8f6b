/* SPDX-License-Identifier: MIT */

/*
 * The snapshot store. While a run moves into new territory a snapshot is
 * taken every so many instructions; the gap follows the size of the arena, so
 * that looking for what changed costs a small part of running. Snapshots share
 * equal pages. When they take too much memory, every second one outside the
 * neighbourhood of the present place is dropped, again and again, so that they
 * lie the farther apart the farther away they are. Running again through a
 * wide gap leaves snapshots there that are closer to one another, for whoever
 * goes back steps on.
 */
#include "session-private.h"

#define MIN_GAP_INSTRUCTIONS 200000
#define BYTES_PER_INSTRUCTION 8 /* of the arena, in a gap */
#define GAP_DIVISOR_AGAIN 8     /* gaps are so much smaller where the run was before */
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

guint
session_snapshots_find (const Session *self,
                        gsize          step,
                        gsize          position)
{
  guint low = 0, high = self->snapshots->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      MachineSnapshot *snapshot = nth (self, middle);

      if (machine_snapshot_get_n_steps (snapshot) < step
          && machine_snapshot_get_position (snapshot) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
insert (Session *self,
        guint    index)
{
  MachineSnapshot *base = index > 0 ? nth (self, index - 1) : NULL;

  g_ptr_array_insert (self->snapshots, index, machine_snapshot_new (self->machine, base));
}

void
session_snapshots_reset (Session *self)
{
  g_ptr_array_set_size (self->snapshots, 0);
  insert (self, 0);
}

static gboolean
is_full (const Session *self)
{
  return self->snapshots->len > MAX_SNAPSHOTS
         || machine_snapshot_get_pool_bytes (nth (self, 0)) > MAX_BYTES;
}

static void
thin_out (Session *self,
          guint    near)
{
  for (guint kept = KEPT_NEAR; is_full (self) && kept > 0; kept /= 2)
    {
      guint n_before;

      do
        {
          n_before = self->snapshots->len;
          for (guint i = n_before; i-- > 1;)
            {
              guint distance = i > near ? i - near : near - i;

              if (i % 2 == 1 && distance > kept)
                {
                  g_ptr_array_remove_index (self->snapshots, i);
                  near -= i < near;
                }
            }
        }
      while (is_full (self) && self->snapshots->len < n_before);
    }
}

static guint64
gap_here (const Session *self)
{
  MachineMemoryView memory;
  guint64 gap;

  machine_get_memory (self->machine, &memory);
  gap = (memory.heap_bytes + memory.stack_bytes) / BYTES_PER_INSTRUCTION;
  if (machine_get_instructions (self->machine) < self->furthest.instructions)
    gap /= GAP_DIVISOR_AGAIN;
  return MAX (gap, MIN_GAP_INSTRUCTIONS);
}

static guint64
run_since (const Session *self,
           guint          snapshot)
{
  return machine_get_instructions (self->machine)
         - machine_snapshot_get_instructions (nth (self, snapshot));
}

guint64
session_snapshots_room (Session *self)
{
  guint before = find (self, machine_get_instructions (self->machine),
                       machine_get_position (self->machine));
  guint64 since = run_since (self, before), gap = gap_here (self);

  return since < gap ? gap - since : 1;
}

void
session_snapshots_offer (Session *self)
{
  guint before = find (self, machine_get_instructions (self->machine),
                       machine_get_position (self->machine));
  guint64 since = run_since (self, before);

  if (since < MIN_GAP_INSTRUCTIONS || since < gap_here (self))
    return;
  insert (self, before + 1);
  if (is_full (self))
    thin_out (self, before + 1);
}

void
session_snapshots_cut (Session *self)
{
  guint last = find (self, machine_get_instructions (self->machine),
                     machine_get_position (self->machine));

  while (self->snapshots->len > last + 1)
    g_ptr_array_remove_index (self->snapshots, self->snapshots->len - 1);
}

void
session_snapshots_restore (Session *self,
                           guint64  instructions,
                           gsize    position)
{
  machine_restore (self->machine, nth (self, find (self, instructions, position)));
}
