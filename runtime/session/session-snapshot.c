/* SPDX-License-Identifier: MIT */

/*
 * The snapshot store. While a run moves into new territory a snapshot is
 * taken every so many instructions; the gap follows the size of the arena, which
 * is looked through, and of what has to be copied, so that both cost a small part
 * of running. Snapshots share
 * equal pages. When they take too much memory, those are dropped that leave
 * the smallest gaps for their distance from the present place, so that they lie
 * the farther apart the farther away they are. Running again through a wide gap
 * leaves snapshots there that are closer to one another, and one just before the
 * goal, for whoever goes back steps on.
 */
#include "session-private.h"

#define MIN_GAP_INSTRUCTIONS 200000
/* What a snapshot costs is about an eighth of what is run in between; the figures are bytes that are
 * looked through, or copied, in the time of five instructions. */
#define LOOKED_THROUGH_BYTES 9
#define COPIED_BYTES 2
#define GAP_DIVISOR_AGAIN 4     /* gaps are so much smaller where the run was before */
#define MAX_BYTES (512u * 1024 * 1024)
#define MAX_SNAPSHOTS 1024

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

/* How far apart its neighbours are, in parts of the distance from here. */
static double
gap_without (const Session *self,
             guint          index,
             guint64        here)
{
  guint64 at = machine_snapshot_get_instructions (nth (self, index));
  guint64 from = machine_snapshot_get_instructions (nth (self, index - 1));
  guint64 to = index + 1 < self->snapshots->len
                 ? machine_snapshot_get_instructions (nth (self, index + 1))
                 : MAX (at, self->furthest.instructions);

  return (to - from) / (double) ((at > here ? at - here : here - at) + MIN_GAP_INSTRUCTIONS);
}

/* The one just taken stays, and so does that of the start. */
static void
thin_out (Session *self,
          guint    fresh)
{
  guint64 here = machine_get_instructions (self->machine);

  while (is_full (self) && self->snapshots->len > 2)
    {
      guint least = 0;
      double least_gap = 0;

      for (guint i = 1; i < self->snapshots->len; i++)
        {
          double gap = gap_without (self, i, here);

          if (i != fresh && (least == 0 || gap < least_gap))
            {
              least = i;
              least_gap = gap;
            }
        }
      g_ptr_array_remove_index (self->snapshots, least);
      fresh -= least < fresh;
    }
}

static guint64
run_since (const Session *self,
           guint          snapshot)
{
  return machine_get_instructions (self->machine)
         - machine_snapshot_get_instructions (nth (self, snapshot));
}

/* Instructions from one snapshot to the next. What will be new is what was new the last time, or
 * what the arena has grown by. */
static guint64
gap_behind (const Session *self,
            guint          snapshot)
{
  gsize used = machine_get_used_bytes (self->machine);
  gsize then = machine_snapshot_get_used_bytes (nth (self, snapshot));
  gsize fresh = MAX (machine_snapshot_get_bytes (nth (self, snapshot)), used - MIN (then, used));
  guint64 gap = used / LOOKED_THROUGH_BYTES + fresh / COPIED_BYTES;

  if (machine_get_instructions (self->machine) < self->furthest.instructions)
    gap /= GAP_DIVISOR_AGAIN;
  return MAX (gap, MIN_GAP_INSTRUCTIONS);
}

guint64
session_snapshots_room (Session *self)
{
  guint before = find (self, machine_get_instructions (self->machine),
                       machine_get_position (self->machine));
  guint64 since = run_since (self, before), gap = gap_behind (self, before);

  /* The gap grows with the arena: look again soon. */
  return since < gap ? MIN (gap - since, MIN_GAP_INSTRUCTIONS) : 1;
}

static void
offer (Session *self,
       gboolean goal_is_near)
{
  guint before = find (self, machine_get_instructions (self->machine),
                       machine_get_position (self->machine));
  guint64 since = run_since (self, before);

  if (since < MIN_GAP_INSTRUCTIONS || (!goal_is_near && since < gap_behind (self, before)))
    return;
  insert (self, before + 1);
  if (is_full (self))
    thin_out (self, before + 1);
}

void
session_snapshots_offer (Session *self)
{
  offer (self, FALSE);
}

void
session_snapshots_offer_near (Session *self)
{
  offer (self, TRUE);
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
