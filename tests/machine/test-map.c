/* SPDX-License-Identifier: MIT */
#include "machine-asm.h"

#include <math.h>

/* Maps, called directly. */

static Machine *
new_machine (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func = machine_asm_func (as, "main.main", 0, 0, 16, 0);

  machine_asm_i (as, CODE_OP_RET, 0, 0, 0);
  return machine_stand_in_new (machine_asm_finish (as, func), NULL);
}

static void
put (Machine   *self,
     guint32    type,
     MachineRef map,
     guint64    key,
     guint64    elem)
{
  MachineRef ref = machine_map_insert (self, machine_stand_in_g (self), type, map, &key);

  g_assert_cmpuint (ref, !=, 0);
  *(guint64 *) machine_ptr (self, ref) = elem;
}

static gint64
get (Machine   *self,
     guint32    type,
     MachineRef map,
     guint64    key)
{
  MachineRef ref = machine_map_find (self, machine_stand_in_g (self), type, map, &key);

  return ref == 0 ? -1 : *(gint64 *) machine_ptr (self, ref);
}

static void
test_against_a_hash_table (void)
{
  Machine *self = new_machine ();
  MachineG *g = machine_stand_in_g (self);
  MachineRef map = machine_map_new (self, ASM_MAP_INT_INT, 0, 0);
  g_autoptr (GHashTable) model = g_hash_table_new (NULL, NULL);
  GRand *rand = g_rand_new_with_seed (42);

  for (guint i = 0; i < 20000; i++)
    {
      guint64 key = 1 + g_rand_int_range (rand, 0, 3000) * (i % 3 == 0 ? 1024 : 1);

      if (g_rand_int_range (rand, 0, 3) == 0)
        {
          g_assert_true (machine_map_delete (self, g, ASM_MAP_INT_INT, map, &key));
          g_hash_table_remove (model, GSIZE_TO_POINTER (key));
        }
      else
        {
          put (self, ASM_MAP_INT_INT, map, key, i);
          g_hash_table_insert (model, GSIZE_TO_POINTER (key), GUINT_TO_POINTER (i));
        }
      if (i % 1000 == 0)
        machine_map_check_invariants (self, map);
    }
  g_assert_cmpuint (((MachineMap *) machine_ptr (self, map))->len, ==, g_hash_table_size (model));
  for (guint64 key = 0; key < 4000; key++)
    {
      gpointer value;

      if (g_hash_table_lookup_extended (model, GSIZE_TO_POINTER (key), NULL, &value))
        g_assert_cmpint (get (self, ASM_MAP_INT_INT, map, key), ==, GPOINTER_TO_UINT (value));
      else
        g_assert_cmpint (get (self, ASM_MAP_INT_INT, map, key), ==, -1);
    }
  g_rand_free (rand);
  machine_stand_in_free (self);
}

static void
test_string_keys (void)
{
  Machine *self = new_machine ();
  MachineG *g = machine_stand_in_g (self);
  MachineRef map = machine_map_new (self, ASM_MAP_STRING_INT, 100, 0);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("key number %u", i % 500);
      guint64 key[2];
      MachineRef ref;

      machine_new_string (self, text, strlen (text), key);
      ref = machine_map_insert (self, g, ASM_MAP_STRING_INT, map, key);
      *(guint64 *) machine_ptr (self, ref) += i;
    }
  g_assert_cmpuint (((MachineMap *) machine_ptr (self, map))->len, ==, 500);
  machine_map_check_invariants (self, map);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text = g_strdup_printf ("key number %u", i);
      guint64 key[2];

      machine_new_string (self, text, strlen (text), key);
      g_assert_cmpuint (*(guint64 *) machine_ptr (
                            self, machine_map_find (self, g, ASM_MAP_STRING_INT, map, key)),
                        ==, 2 * i + 500);
    }
  machine_stand_in_free (self);
}

static guint64
bits_of (double value)
{
  guint64 bits;

  memcpy (&bits, &value, 8);
  return bits;
}

static void
test_float_keys (void)
{
  Machine *self = new_machine ();
  MachineRef map = machine_map_new (self, ASM_MAP_FLOAT_INT, 0, 0);
  const MachineMap *m = machine_ptr (self, map);

  put (self, ASM_MAP_FLOAT_INT, map, bits_of (0.0), 1);
  put (self, ASM_MAP_FLOAT_INT, map, bits_of (-0.0), 2);
  g_assert_cmpuint (m->len, ==, 1);
  g_assert_cmpint (get (self, ASM_MAP_FLOAT_INT, map, bits_of (0.0)), ==, 2);
  for (guint i = 0; i < 1000; i++)
    put (self, ASM_MAP_FLOAT_INT, map, bits_of (NAN), i);
  g_assert_cmpuint (m->len, ==, 1001);
  g_assert_cmpint (get (self, ASM_MAP_FLOAT_INT, map, bits_of (NAN)), ==, -1);
  machine_map_check_invariants (self, map);
  machine_map_clear (self, map);
  g_assert_cmpuint (m->len, ==, 0);
  machine_stand_in_free (self);
}

static void
test_unhashable_key (void)
{
  Machine *self = new_machine ();
  MachineG *g = machine_stand_in_g (self);
  MachineRef map = machine_map_new (self, ASM_MAP_ANY_INT, 0, 0);
  guint64 key[2] = { ASM_INT, 3 }, bad[2] = { ASM_INTS, 0 };

  g_assert_cmpuint (machine_map_insert (self, g, ASM_MAP_ANY_INT, map, key), !=, 0);
  key[0] = ASM_BYTE;
  g_assert_cmpuint (machine_map_find (self, g, ASM_MAP_ANY_INT, map, key), ==, 0);
  g_assert_cmpuint (g->panics, ==, 0);
  g_assert_cmpuint (machine_map_insert (self, g, ASM_MAP_ANY_INT, map, bad), ==, 0);
  g_assert_cmpuint (g->panics, !=, 0);
  g_assert_cmpuint (machine_map_find (self, g, ASM_MAP_ANY_INT, 0, bad), ==, G_MAXUINT64);
  machine_stand_in_free (self);
}

static void
test_walk_sees_each_once (void)
{
  Machine *self = new_machine ();
  MachineG *g = machine_stand_in_g (self);
  MachineRef map = machine_map_new (self, ASM_MAP_INT_INT, 0, 0), walk;
  guint seen[100] = { 0 };
  guint64 key, elem;

  for (guint i = 0; i < 100; i++)
    put (self, ASM_MAP_INT_INT, map, i, i * 2);
  walk = machine_map_iterate (self, g, map);
  g_assert_true (machine_map_next (self, g, walk, &key, &elem));
  g_assert_cmpuint (key, ==, 50); /* the stand-in decides for the middle */
  seen[key]++;
  while (machine_map_next (self, g, walk, &key, &elem))
    {
      g_assert_cmpuint (elem, ==, key * 2);
      seen[key]++;
    }
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (seen[i], ==, 1);
  g_assert_false (machine_map_next (self, g, walk, &key, &elem));
  g_assert_false (machine_map_next (self, g, machine_map_iterate (self, g, 0), &key, &elem));
  machine_stand_in_free (self);
}

/* While walking: every entry deletes another, adds new ones (the map grows), changes elements. */
static void
test_walk_while_changing (void)
{
  Machine *self = new_machine ();
  MachineG *g = machine_stand_in_g (self);
  MachineRef map = machine_map_new (self, ASM_MAP_INT_INT, 0, 0), walk;
  guint seen[100] = { 0 }, n_deleted = 0;
  gboolean deleted[100] = { FALSE };
  guint64 key, elem;

  for (guint i = 0; i < 100; i++)
    put (self, ASM_MAP_INT_INT, map, i, 1);
  walk = machine_map_iterate (self, g, map);
  while (machine_map_next (self, g, walk, &key, &elem))
    {
      guint64 other = (key + 37) % 100;

      if (key >= 100)
        continue;
      g_assert_false (deleted[key]);
      g_assert_cmpuint (elem, ==, 1);
      seen[key]++;
      if (seen[other] == 0 && !deleted[other] && key % 2 == 0)
        {
          g_assert_true (machine_map_delete (self, g, ASM_MAP_INT_INT, map, &other));
          deleted[other] = TRUE;
          n_deleted++;
        }
      for (guint i = 0; i < 10; i++)
        put (self, ASM_MAP_INT_INT, map, 1000 + key * 10 + i, 1);
    }
  g_assert_cmpuint (n_deleted, >, 10);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (seen[i], ==, deleted[i] ? 0 : 1);
  machine_map_check_invariants (self, map);
  machine_stand_in_free (self);
}

static void
test_nil_map (void)
{
  Machine *self = new_machine ();
  MachineG *g = machine_stand_in_g (self);
  guint64 key = 1;

  g_assert_cmpint (get (self, ASM_MAP_INT_INT, 0, 1), ==, -1);
  g_assert_true (machine_map_delete (self, g, ASM_MAP_INT_INT, 0, &key));
  machine_map_clear (self, 0);
  g_assert_cmpuint (machine_map_insert (self, g, ASM_MAP_INT_INT, 0, &key), ==, 0);
  g_assert_cmpuint (g->panics, !=, 0);
  machine_stand_in_free (self);
}

static void
test_speed (void)
{
  Machine *self = new_machine ();
  MachineRef map = machine_map_new (self, ASM_MAP_INT_INT, 0, 0);
  gint64 start = g_get_monotonic_time ();

  for (guint64 i = 0; i < 1000000; i++)
    put (self, ASM_MAP_INT_INT, map, i * 7919 % 1000003, i);
  g_test_message ("10^6 inserts: %.1f ms", (g_get_monotonic_time () - start) / 1e3);
  machine_map_check_invariants (self, map);
  machine_stand_in_free (self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/map/agrees-with-a-hash-table", test_against_a_hash_table);
  g_test_add_func ("/machine/map/string-keys", test_string_keys);
  g_test_add_func ("/machine/map/float-keys-know-zero-and-nan", test_float_keys);
  g_test_add_func ("/machine/map/an-unhashable-key-panics", test_unhashable_key);
  g_test_add_func ("/machine/map/a-walk-sees-each-entry-once", test_walk_sees_each_once);
  g_test_add_func ("/machine/map/a-walk-bears-changes", test_walk_while_changing);
  g_test_add_func ("/machine/map/nil-maps-read-as-empty", test_nil_map);
  g_test_add_func ("/machine/map/figures", test_speed);
  return g_test_run ();
}
