/* SPDX-License-Identifier: MIT */

/*
 * What must hold for every program under every policy: a run does not depend
 * on how it is cut into budgets, nor on whether its events are written down, for
 * which other ways lead through the machine; it is the same again from any
 * snapshot; and a schedule string leads to the same trace, whatever was decided on
 * the way.
 *
 * usage: test-machine-sched-property DIRECTORY
 */

#include "machine-sched-host.h"

#include <string.h>

#define MAX_STEPS 300000
#define N_SNAPSHOTS 6

typedef struct
{
  CodeProgram    *program;
  MachineSettings settings;
  GRand          *rand;
} Case;

/* A run's trace and end as bytes. */
static GByteArray *
dup_record (Machine *self)
{
  const MachineTrace *trace = machine_get_trace (self);
  GByteArray *bytes = g_byte_array_new ();
  guint64 hash = machine_hash (self);

  for (gsize i = 0; i < machine_trace_get_n (trace); i++)
    {
      const MachineEvent *event = machine_trace_get (trace, i);
      gsize len;
      const char *text = machine_trace_get_text (trace, event, &len);

      g_byte_array_append (bytes, (const guint8 *) event, sizeof *event);
      if (text != NULL)
        g_byte_array_append (bytes, (const guint8 *) text, (guint) len);
    }
  g_byte_array_append (bytes, (const guint8 *) &hash, sizeof hash);
  return bytes;
}

static void
assert_same (const GByteArray *a,
             const GByteArray *b)
{
  g_assert_cmpmem (a->data, a->len, b->data, b->len);
}

static gboolean
is_over (MachineStop stop)
{
  return stop == MACHINE_STOP_END || stop == MACHINE_STOP_LIMIT;
}

/* Runs on; questions get the policy's answer. */
static MachineStop
run (Machine *self,
     guint64  budget,
     gboolean stop_at_event)
{
  MachineStop stop;

  while ((stop = machine_run (self, budget, stop_at_event)) == MACHINE_STOP_DECISION)
    {
      MachineDecision decision;

      g_assert_true (machine_get_decision (self, &decision));
      g_assert_cmpuint (decision.n_options, >, 1);
      g_assert_cmpuint (decision.preset, <, decision.n_options);
      machine_decide (self, decision.preset);
    }
  return stop;
}

static void
run_to_end (Machine *self)
{
  while (!is_over (run (self, G_MAXUINT64, FALSE)))
    ;
}

static GByteArray *
run_whole (const Case *test)
{
  g_autoptr (Machine) self = machine_new (test->program, &test->settings);

  run_to_end (self);
  machine_sched_check_invariants (self);
  return dup_record (self);
}

static void
check_cuts (const Case       *test,
            const GByteArray *whole)
{
  g_autoptr (Machine) self = machine_new (test->program, &test->settings);
  g_autoptr (GByteArray) cut = NULL;

  while (!is_over (run (self, (guint64) g_rand_int_range (test->rand, 1, 400),
                        g_rand_boolean (test->rand))))
    machine_sched_check_invariants (self);
  cut = dup_record (self);
  assert_same (cut, whole);
}

static void
check_snapshots (const Case       *test,
                 const GByteArray *whole)
{
  g_autoptr (Machine) self = machine_new (test->program, &test->settings);
  MachineSnapshot *snapshots[N_SNAPSHOTS] = { NULL };
  guint64 hashes[N_SNAPSHOTS];

  for (guint i = 0; i < N_SNAPSHOTS; i++)
    {
      snapshots[i] = machine_snapshot_new (self, i > 0 ? snapshots[i - 1] : NULL);
      hashes[i] = machine_hash (self);
      for (gint n = g_rand_int_range (test->rand, 1, 60); n > 0; n--)
        run (self, G_MAXUINT64, TRUE);
    }
  run_to_end (self);
  for (guint i = 0; i < 8; i++)
    {
      guint at = (guint) g_rand_int_range (test->rand, 0, N_SNAPSHOTS);
      g_autoptr (GByteArray) again = NULL;

      machine_restore (self, snapshots[at]);
      machine_sched_check_invariants (self);
      g_assert_cmpuint (machine_hash (self), ==, hashes[at]);
      for (gint n = g_rand_int_range (test->rand, 0, 30); n > 0; n--)
        g_assert_cmpint (machine_run (self, (guint64) n * 10, n % 2), !=, MACHINE_STOP_DECISION);
      if (i % 2 == 0)
        continue;
      run_to_end (self);
      again = dup_record (self);
      assert_same (again, whole);
    }
  for (guint i = 0; i < N_SNAPSHOTS; i++)
    machine_snapshot_unref (snapshots[i]);
}

/* Which function a goroutine runs that was started with a function value shows in a record only. */
static void
copy_funcs (Machine       *to,
            const Machine *from)
{
  for (MachineRef ref = from->root->all_gs_first; ref != 0; ref = machine_g (from, ref)->all_next)
    machine_gx (machine_g (to, ref))->func = machine_gx (machine_g (from, ref))->func;
}

/* Events of `counted` are counted only. Both have to be in the same state wherever they stop. */
static void
check_unrecorded (const Case *test)
{
  g_autoptr (Machine) recorded = machine_new (test->program, &test->settings);
  g_autoptr (Machine) counted = machine_new (test->program, &test->settings);
  gsize position = 0, step = 0;
  MachineStop stop;

  machine_trace_set_recall (machine_get_trace (counted), 0, NULL, NULL);
  do
    {
      guint64 budget = G_MAXUINT64;

      position = machine_get_position (recorded) + (gsize) g_rand_int_range (test->rand, 1, 200);
      step = machine_get_n_steps (recorded) + (gsize) g_rand_int_range (test->rand, 1, 100);
      if (g_rand_boolean (test->rand))
        budget = (guint64) g_rand_int_range (test->rand, 1, 2000);
      stop = machine_run_to (recorded, budget, position, step);
      g_assert_cmpint (machine_run_to (counted, budget, position, step), ==, stop);
      copy_funcs (counted, recorded);
      g_assert_cmpuint (machine_hash (counted), ==, machine_hash (recorded));
    }
  while (!is_over (stop));
}

static void
decide_wildly (Machine *self,
               GRand   *rand)
{
  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GArray) ids = machine_dup_runnable (self);
      MachineDecision decision;

      if (machine_get_decision (self, &decision))
        machine_decide (self, (guint) g_rand_int_range (rand, 0, (gint) decision.n_options));
      else if (ids->len > 0 && g_rand_int_range (rand, 0, 6) == 0)
        g_assert_true (machine_force_next (
          self, g_array_index (ids, guint32, g_rand_int_range (rand, 0, (gint) ids->len))));
      else if (g_rand_int_range (rand, 0, 6) == 0)
        machine_force_select (self, (guint) g_rand_int_range (rand, 0, 3));
      if (is_over (machine_run (self, (guint64) g_rand_int_range (rand, 1, 300), TRUE)))
        return;
    }
  run_to_end (self);
}

static void
check_schedules (const Case *test)
{
  g_autoptr (Machine) self = machine_new (test->program, &test->settings);
  g_autoptr (Machine) other = NULL;
  g_autoptr (GByteArray) whole = NULL, again = NULL, replayed = NULL;
  g_autofree char *schedule = NULL, *schedule_again = NULL;
  g_autoptr (GError) error = NULL;
  MachineSettings settings = test->settings;
  MachineSnapshot *start = machine_snapshot_new (self, NULL);

  decide_wildly (self, test->rand);
  whole = dup_record (self);
  schedule = machine_dup_schedule (self);
  machine_restore (self, start);
  machine_snapshot_unref (start);
  run_to_end (self);
  again = dup_record (self);
  assert_same (again, whole);

  g_assert_true (machine_schedule_parse_settings (schedule, &settings, &error));
  g_assert_no_error (error);
  other = machine_new (test->program, &settings);
  g_assert_true (machine_load_schedule (other, schedule, &error));
  g_assert_no_error (error);
  schedule_again = machine_dup_schedule (other);
  g_assert_cmpstr (schedule_again, ==, schedule);
  run_to_end (other);
  g_test_message ("%s", schedule);
  if (machine_get_n_diverged (other) > 0)
    {
      g_autofree char *left = machine_dup_schedule (other);

      g_test_message ("%s", left);
    }
  g_assert_cmpuint (machine_get_n_diverged (other), ==, 0);
  replayed = dup_record (other);
  assert_same (replayed, whole);
}

static void
check_program (CodeProgram *program)
{
  for (guint policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
    {
      for (guint seed = 1; seed <= 2; seed++)
        {
          Case test = { .program = program, .rand = g_rand_new_with_seed (seed) };
          g_autoptr (GByteArray) whole = NULL;

          g_test_message ("policy %u, seed %u", policy, seed);
          machine_settings_init (&test.settings);
          test.settings.policy = policy;
          test.settings.seed = seed;
          test.settings.procs = seed == 1 ? 1 : 3;
          test.settings.max_steps = MAX_STEPS;
          whole = run_whole (&test);
          check_cuts (&test, whole);
          check_snapshots (&test, whole);
          if (policy != MACHINE_POLICY_MANUAL)
            check_unrecorded (&test);
          check_schedules (&test);
          g_rand_free (test.rand);
        }
    }
}

static void
test_program (gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (CodeResult) result = NULL;
  CodeInput input = { "main.go", NULL, -1 };
  CodeOptions options = { .go_minor = 23 };

  g_assert_true (g_file_get_contents (data, &text, NULL, NULL));
  input.text = text;
  result = code_build (&input, 1, &options);
  g_assert_nonnull (result->program);
  check_program (result->program);
}

static gint
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *name;
  GDir *dir;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  dir = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".go"))
        g_ptr_array_add (paths, g_build_filename (argv[1], name, NULL));
    }
  g_dir_close (dir);
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (paths->pdata[i]);
      g_autofree char *test = g_strconcat ("/machine/sched/property/", base, NULL);

      *strrchr (test, '.') = '\0';
      g_test_add_data_func (test, paths->pdata[i], test_program);
    }
  return g_test_run ();
}
