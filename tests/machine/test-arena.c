/* SPDX-License-Identifier: MIT */
#include "machine-asm.h"

/* Pages, system memory, snapshots. */

static Machine *
new_machine (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func = machine_asm_func (as, "main.main", 0, 0, 4, 0);

  machine_asm_i (as, CODE_OP_RET, 0, 0, 0);
  return machine_stand_in_new (machine_asm_finish (as, func), NULL);
}

static void
test_pages_first_fit (void)
{
  Machine *self = new_machine ();
  guint32 a = machine_arena_alloc_pages (self, 3);
  guint32 b = machine_arena_alloc_pages (self, 1);
  guint32 c = machine_arena_alloc_pages (self, 100);

  g_assert_cmpuint (b, ==, a + 3);
  machine_arena_free_pages (self, a, 3);
  g_assert_cmpuint (machine_arena_alloc_pages (self, 4), ==, c + 100);
  g_assert_cmpuint (machine_arena_alloc_pages (self, 2), ==, a);
  g_assert_cmpuint (machine_arena_alloc_pages (self, 1), ==, a + 2);
  machine_arena_check_invariants (self);
  machine_stand_in_free (self);
}

static void
test_pages_top_falls (void)
{
  Machine *self = new_machine ();
  guint32 top = machine_arena (self)->n_pages;
  guint32 a = machine_arena_alloc_pages (self, 10), b = machine_arena_alloc_pages (self, 200);

  memset (machine_ptr (self, machine_page_ref (a)), 1, 10 * MACHINE_PAGE_BYTES);
  memset (machine_ptr (self, machine_page_ref (b)), 1, 200 * MACHINE_PAGE_BYTES);
  machine_arena_free_pages (self, a, 10);
  g_assert_cmpuint (machine_arena (self)->n_pages, ==, b + 200);
  machine_arena_check_invariants (self);
  machine_arena_free_pages (self, b, 200);
  g_assert_cmpuint (machine_arena (self)->n_pages, ==, top);
  g_assert_cmpuint (machine_arena_alloc_pages (self, 210), ==, a);
  machine_arena_check_invariants (self);
  machine_stand_in_free (self);
}

static void
test_sys_reuses_last_freed (void)
{
  Machine *self = new_machine ();
  MachineRef refs[200];

  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      gsize n = 1 + i * 37;
      guint8 *bytes;

      refs[i] = machine_sys_alloc (self, n);
      bytes = machine_ptr (self, refs[i]);
      g_assert_cmpuint (refs[i] % 16, ==, 0);
      for (gsize k = 0; k < n; k++)
        g_assert_cmpuint (bytes[k], ==, 0);
      memset (bytes, 0xff, n);
    }
  machine_arena_check_invariants (self);
  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      gsize n = 1 + i * 37;

      machine_sys_free (self, refs[i], n);
      g_assert_cmpuint (machine_sys_alloc (self, n), ==, refs[i]);
      g_assert_cmpuint (*(guint64 *) machine_ptr (self, refs[i]), ==, 0);
    }
  machine_arena_check_invariants (self);
  machine_stand_in_free (self);
}

static void
scribble (Machine *self,
          guint32  seed)
{
  GRand *rand = g_rand_new_with_seed (seed);
  MachineRef kept[64] = { 0 };
  gsize sizes[64];

  for (guint i = 0; i < 2000; i++)
    {
      guint k = g_rand_int_range (rand, 0, 64);

      if (kept[k] != 0)
        machine_sys_free (self, kept[k], sizes[k]);
      sizes[k] = g_rand_int_range (rand, 1, i % 50 == 0 ? 300000 : 3000);
      kept[k] = machine_sys_alloc (self, sizes[k]);
      memset (machine_ptr (self, kept[k]), i, sizes[k]);
    }
  g_rand_free (rand);
}

static void
test_restore_gives_the_same_bytes (void)
{
  Machine *self = new_machine ();
  g_autoptr (MachineSnapshot) first = NULL, second = NULL;
  guint64 hashes[3];

  scribble (self, 1);
  hashes[0] = machine_hash (self);
  first = machine_snapshot_new (self, NULL);
  scribble (self, 2);
  hashes[1] = machine_hash (self);
  second = machine_snapshot_new (self, first);
  scribble (self, 3);
  hashes[2] = machine_hash (self);
  g_assert_cmphex (hashes[0], !=, hashes[1]);

  machine_restore (self, first);
  g_assert_cmphex (machine_hash (self), ==, hashes[0]);
  machine_arena_check_invariants (self);
  machine_restore (self, second);
  g_assert_cmphex (machine_hash (self), ==, hashes[1]);
  machine_arena_check_invariants (self);
  scribble (self, 3);
  g_assert_cmphex (machine_hash (self), ==, hashes[2]);
  machine_stand_in_free (self);
}

static void
test_snapshots_share (void)
{
  Machine *self = new_machine ();
  g_autoptr (MachineSnapshot) first = NULL, second = NULL;
  MachineRef block = machine_sys_alloc (self, 1 << 20);

  memset (machine_ptr (self, block), 7, 1 << 20);
  first = machine_snapshot_new (self, NULL);
  g_assert_cmpuint (machine_snapshot_get_bytes (first), >=, 1 << 20);
  *(char *) machine_ptr (self, block + 500000) = 8;
  second = machine_snapshot_new (self, first);
  g_assert_cmpuint (machine_snapshot_get_bytes (second), <=, 32 * 1024);
  g_clear_pointer (&first, machine_snapshot_unref);
  machine_restore (self, second);
  g_assert_cmpint (*(char *) machine_ptr (self, block + 500000), ==, 8);
  machine_stand_in_free (self);
}

static void
test_state_moves_to_another_machine (void)
{
  Machine *a = new_machine (), *b = new_machine ();
  g_autoptr (MachineSnapshot) snapshot = NULL;

  g_assert_cmphex (machine_hash (a), ==, machine_hash (b));
  scribble (a, 5);
  snapshot = machine_snapshot_new (a, NULL);
  machine_restore (b, snapshot);
  g_assert_cmphex (machine_hash (a), ==, machine_hash (b));
  machine_stand_in_free (a);
  scribble (b, 6);
  machine_arena_check_invariants (b);
  machine_stand_in_free (b);
}

static void
test_speed (void)
{
  Machine *self = new_machine ();
  g_autoptr (MachineSnapshot) first = NULL, second = NULL;
  MachineRef block = machine_sys_alloc (self, 64 << 20);
  gint64 start;

  for (gsize i = 0; i < 64 << 20; i += 64)
    *(guint64 *) machine_ptr (self, block + i) = i;
  start = g_get_monotonic_time ();
  first = machine_snapshot_new (self, NULL);
  g_test_message ("first snapshot of 64 MiB: %.1f ms", (g_get_monotonic_time () - start) / 1e3);
  for (gsize i = 0; i < 64 << 20; i += 1 << 20)
    *(guint64 *) machine_ptr (self, block + i) = i + 1;
  start = g_get_monotonic_time ();
  second = machine_snapshot_new (self, first);
  g_test_message ("second, 64 places changed: %.1f ms", (g_get_monotonic_time () - start) / 1e3);
  start = g_get_monotonic_time ();
  machine_restore (self, first);
  g_test_message ("restore, 64 places changed: %.1f ms", (g_get_monotonic_time () - start) / 1e3);
  start = g_get_monotonic_time ();
  machine_hash (self);
  g_test_message ("hash: %.1f ms", (g_get_monotonic_time () - start) / 1e3);
  machine_stand_in_free (self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/arena/pages-are-found-by-first-fit", test_pages_first_fit);
  g_test_add_func ("/machine/arena/freeing-at-the-top-lowers-it", test_pages_top_falls);
  g_test_add_func ("/machine/arena/system-memory-is-zeroed-and-reused", test_sys_reuses_last_freed);
  g_test_add_func ("/machine/arena/restore-gives-the-same-bytes", test_restore_gives_the_same_bytes);
  g_test_add_func ("/machine/arena/snapshots-share-equal-chunks", test_snapshots_share);
  g_test_add_func ("/machine/arena/a-state-moves-to-another-machine",
                   test_state_moves_to_another_machine);
  g_test_add_func ("/machine/arena/figures", test_speed);
  return g_test_run ();
}
