/* SPDX-License-Identifier: MIT */
#include "machine-asm.h"

/* Allocation and collection. Roots are the words of main's frame. */

#define N_SLOTS 64

static Machine *
new_machine (const MachineSettings *settings)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func = machine_asm_func (as, "main.main", 0, 0, N_SLOTS, 0);

  machine_asm_i (as, CODE_OP_RET, 0, 0, 0);
  return machine_stand_in_new (machine_asm_finish (as, func), settings);
}

static guint64 *
roots (Machine *self)
{
  MachineG *g = machine_stand_in_g (self);

  return machine_exec_slots (self, g, g->fp);
}

static void
collect (Machine *self)
{
  machine_gc_collect (self, machine_stand_in_g (self));
  machine_heap_check_invariants (self);
  machine_arena_check_invariants (self);
}

static void
test_find_inside (void)
{
  Machine *self = new_machine (NULL);

  for (gsize n = 1; n < 100000; n = n * 3 / 2 + 1)
    {
      MachineRef ref = machine_heap_alloc (self, ASM_INT, n, 77);
      guint32 type = 0, pc = 0;

      for (gsize i = 0; i < n * 8; i += n > 100 ? n / 7 : 1)
        {
          g_assert_cmpuint (machine_heap_find (self, ref + i, &type, &pc), ==, ref);
          g_assert_cmpuint (type, ==, ASM_INT);
          g_assert_cmpuint (pc, ==, 77);
        }
      g_assert_cmpuint (machine_heap_find (self, ref + n * 8 - 1, NULL, NULL), ==, ref);
    }
  g_assert_cmpuint (machine_heap_find (self, 12, NULL, NULL), ==, 0);
  g_assert_cmpuint (machine_heap_find (self, G_MAXUINT64, NULL, NULL), ==, 0);
  g_assert_cmpuint (machine_heap_find (self, self->root->arena_top, NULL, NULL), ==, 0);
  machine_heap_check_invariants (self);
  machine_stand_in_free (self);
}

static void
test_collect_keeps_reachable (void)
{
  Machine *self = new_machine (NULL);
  MachineRef first = 0;
  guint64 *words;

  /* A long list: marking must not recurse. */
  for (guint i = 0; i < 100000; i++)
    {
      MachineRef pair = machine_heap_alloc (self, ASM_PAIR, 1, 0);

      words = machine_ptr (self, pair);
      words[0] = i;
      words[1] = first;
      first = pair;
      machine_heap_alloc (self, ASM_INT, 3, 0);
    }
  memset (roots (self), 0, N_SLOTS * 8);
  roots (self)[5] = first + 8; /* an interior reference is enough */
  collect (self);
  for (guint i = 100000; i-- > 0; first = words[1])
    {
      words = machine_ptr (self, first);
      g_assert_cmpuint (words[0], ==, i);
      g_assert_cmpuint (machine_heap_find (self, first, NULL, NULL), ==, first);
    }
  g_assert_cmpuint (machine_heap (self)->bytes, ==, 100000 * 16);
  roots (self)[5] = 0;
  collect (self);
  g_assert_cmpuint (machine_heap (self)->bytes, ==, 0);
  machine_stand_in_free (self);
}

static void
test_scalars_are_not_followed (void)
{
  Machine *self = new_machine (NULL);
  MachineRef pair = machine_heap_alloc (self, ASM_PAIR, 1, 0);
  MachineRef kept = machine_heap_alloc (self, ASM_INT, 1, 0);
  MachineRef lost = machine_heap_alloc (self, ASM_INT, 1, 0);
  guint64 *words = machine_ptr (self, pair);

  words[0] = lost; /* the field is an int */
  words[1] = kept;
  memset (roots (self), 0, N_SLOTS * 8);
  roots (self)[0] = pair;
  collect (self);
  g_assert_cmpuint (machine_heap_find (self, kept, NULL, NULL), ==, kept);
  g_assert_cmpuint (machine_heap_find (self, lost, NULL, NULL), ==, 0);
  machine_stand_in_free (self);
}

static void
test_raw_objects (void)
{
  Machine *self = new_machine (NULL);
  MachineRef raw = machine_heap_alloc_raw (self, 24, ASM_POINTER_INT, 3, 9);
  guint64 *words = machine_ptr (self, raw);
  guint32 type;

  memset (roots (self), 0, N_SLOTS * 8);
  roots (self)[1] = raw;
  for (guint i = 0; i < 6; i++)
    words[i] = machine_heap_alloc (self, ASM_INT, 1, 0);
  collect (self);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpuint (machine_heap_find (self, words[i], NULL, NULL), ==, words[i]);
  g_assert_cmpuint (machine_heap_find (self, raw + 30, &type, NULL), ==, raw);
  g_assert_cmpuint (type, ==, ASM_POINTER_INT);
  machine_stand_in_free (self);
}

static void
test_reused_memory_is_zeroed (void)
{
  Machine *self = new_machine (NULL);

  memset (roots (self), 0, N_SLOTS * 8);
  for (guint round = 0; round < 4; round++)
    {
      for (guint i = 0; i < 3000; i++)
        {
          gsize n = 1 + i % 500;
          MachineRef ref = machine_heap_alloc (self, ASM_INT, n, 0);
          guint64 *words = machine_ptr (self, ref);

          for (gsize k = 0; k < n; k++)
            g_assert_cmpuint (words[k], ==, 0);
          memset (words, 0xee, n * 8);
          if (i % 100 == 0)
            roots (self)[i / 100 % N_SLOTS] = ref;
        }
      collect (self);
    }
  machine_stand_in_free (self);
}

static void
test_watched_objects_are_reported (void)
{
  Machine *self = new_machine (NULL);
  MachineRef a = machine_heap_alloc (self, ASM_INT, 4, 0);
  MachineRef b = machine_heap_alloc (self, ASM_INT, 4, 0);

  machine_heap_alloc (self, ASM_INT, 4, 0);
  machine_heap_watch (self, a + 8);
  machine_heap_watch (self, b);
  machine_heap_watch (self, b);
  memset (roots (self), 0, N_SLOTS * 8);
  roots (self)[0] = b;
  collect (self);
  g_assert_cmpstr (machine_stand_in_events (self), ==, "func.call\ngc\n");
  roots (self)[0] = 0;
  collect (self);
  g_assert_cmpstr (machine_stand_in_events (self), ==, "func.call\ngc\nfunc.call\ngc\n");
  machine_stand_in_free (self);
}

static void
test_limit_ends_the_run (void)
{
  MachineSettings settings = { .max_stack_bytes = 1 << 20, .max_memory_bytes = 1 << 20 };
  Machine *self = new_machine (&settings);

  memset (roots (self), 0, N_SLOTS * 8);
  for (guint i = 0; i < N_SLOTS - 1 && !self->root->gc_wanted; i++)
    roots (self)[i] = machine_heap_alloc (self, ASM_INT, 4000, 0);
  g_assert_true (self->root->gc_wanted);
  collect (self);
  g_assert_true (self->root->exit_set);
  g_assert_cmpint (self->root->exit_code, ==, 3);
  g_assert_cmpstr (machine_ptr (self, self->root->exit_limit), ==, "memory");
  machine_stand_in_free (self);
}

static void
test_go_sizes (void)
{
  static const gsize sizes[][2] = {
    { 1, 8 },       { 8, 8 },         { 9, 16 },       { 33, 48 },      { 1024, 1024 },
    { 1025, 1152 }, { 32768, 32768 }, { 32769, 40960 }, { 5121, 5376 }, { 40960, 40960 },
  };
  Machine *self = new_machine (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_cmpuint (machine_heap_round_size (self, sizes[i][0]), ==, sizes[i][1]);
  machine_stand_in_free (self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/heap/an-object-is-found-from-inside", test_find_inside);
  g_test_add_func ("/machine/heap/what-is-reachable-stays", test_collect_keeps_reachable);
  g_test_add_func ("/machine/heap/scalars-are-not-followed", test_scalars_are_not_followed);
  g_test_add_func ("/machine/heap/private-layouts-are-scanned", test_raw_objects);
  g_test_add_func ("/machine/heap/reused-memory-is-zeroed", test_reused_memory_is_zeroed);
  g_test_add_func ("/machine/heap/watched-objects-are-reported-when-freed",
                   test_watched_objects_are_reported);
  g_test_add_func ("/machine/heap/the-memory-limit-ends-the-run", test_limit_ends_the_run);
  g_test_add_func ("/machine/heap/sizes-round-as-in-go", test_go_sizes);
  return g_test_run ();
}
