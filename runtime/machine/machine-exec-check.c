/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * What must hold of goroutines between two instructions, for tests and debug
 * builds: frames lie inside their stacks and lead to the bottom, deferred calls
 * and panics belong to live frames and are in order, totals add up.
 */

/* Offsets of the frames, innermost first. */
static GArray *
collect_frames (const Machine  *self,
                const MachineG *g)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (guint32));
  MachineFrameWalk walk;

  if (!machine_frame_walk_init (&walk, self, g))
    return frames;
  do
    {
      const CodeFunc *func = &self->program->funcs[walk.func];

      g_assert_cmpuint (walk.fp, >=, MACHINE_FRAME_HEADER_BYTES);
      g_assert_cmpuint (walk.fp + func->frame_slots * 8, <=, g->stack_room);
      g_assert_cmpuint (walk.pc, >=, func->entry_pc);
      g_assert_cmpuint (walk.pc, <, func->end_pc);
      if (frames->len > 0)
        g_assert_cmpuint (walk.fp, <, g_array_index (frames, guint32, frames->len - 1));
      g_array_append_val (frames, walk.fp);
    }
  while (machine_frame_walk_next (&walk));
  g_assert_cmpuint (walk.fp, ==, MACHINE_FRAME_HEADER_BYTES);
  return frames;
}

static gboolean
has_frame (GArray *frames,
           guint32 fp)
{
  for (guint i = 0; i < frames->len; i++)
    if (g_array_index (frames, guint32, i) == fp)
      return TRUE;
  return FALSE;
}

static void
check_records (const Machine  *self,
               const MachineG *g,
               GArray         *frames)
{
  guint32 before = G_MAXUINT32;

  for (MachineRef ref = g->defers; ref != 0;)
    {
      const MachineDefer *record = machine_ptr (self, ref);

      g_assert_true (has_frame (frames, record->fp));
      g_assert_cmpuint (record->fp, <=, before);
      before = record->fp;
      ref = record->next;
    }
  before = G_MAXUINT32;
  for (MachineRef ref = g->panics; ref != 0;)
    {
      const MachinePanic *panic = machine_ptr (self, ref);

      g_assert_true (has_frame (frames, panic->fp));
      g_assert_cmpuint (panic->fp, <, before);
      before = panic->fp;
      ref = panic->next;
    }
}

/**
 * machine_exec_check_invariants:
 *
 * Asserts what must hold between two instructions of goroutines, stacks, heap and arena.
 *
 * Cost: looks at the whole arena.
 */
void
machine_exec_check_invariants (Machine *self)
{
  gsize stack_bytes = 0;

  for (MachineRef ref = self->root->all_gs_first; ref != 0;)
    {
      const MachineG *g = machine_ptr (self, ref);
      g_autoptr (GArray) frames = NULL;

      ref = g->all_next;
      stack_bytes += g->stack_bytes;
      g_assert_cmpuint (g->stack_room, <=, g->stack_bytes);
      if (g->stack == 0)
        continue;
      frames = collect_frames (self, g);
      check_records (self, g, frames);
    }
  g_assert_cmpuint (stack_bytes, ==, self->root->stack_bytes);
  machine_heap_check_invariants (self);
  machine_arena_check_invariants (self);
}
