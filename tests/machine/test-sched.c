/* SPDX-License-Identifier: MIT */

/*
 * The scheduler's half on programs assembled by hand: every policy ends with
 * the same sums, twice the same trace, and the same again from any snapshot.
 */

#include "machine-asm.h"
#include "machine-sched-host.h"

#define N_WORKERS 5
#define N_VALUES 4

/* main makes a channel, starts the workers, receives all their values and prints the sum; a worker
 * sends 1 … N_VALUES. */
static CodeProgram *
build_fan_in (gint64 capacity)
{
  MachineAsm *as = machine_asm_new ();
  guint32 worker = machine_asm_func (as, "main.worker", 0, 0, 12, CODE_FUNC_CLOSURE);
  guint32 main_func, loop;

  machine_asm_i (as, CODE_OP_LDCAP, 0, 0, 1);
  machine_asm_s (as, CODE_OP_LDI, 1, 0);
  loop = machine_asm_i (as, CODE_OP_ADDI, 1, 1, 1);
  machine_asm_i (as, CODE_OP_SEND, 0, 1, 0);
  machine_asm_jump_to (as, machine_asm_i (as, CODE_OP_JLTI, 1, N_VALUES, 0), loop);
  machine_asm_i (as, CODE_OP_RET, 0, 0, 0);

  main_func = machine_asm_func (as, "main.main", 0, 0, 16, 0);
  machine_asm_s (as, CODE_OP_LDI, 1, (gint32) capacity);
  machine_asm_x (as, CODE_OP_MKCHAN, 0, 1, 0, ASM_CHAN_INT, 0);
  machine_asm_s (as, CODE_OP_LDI, 2, 0);
  loop = machine_asm_x (as, CODE_OP_MKCLOS, 3, 0, 1, worker, 0);
  machine_asm_i (as, CODE_OP_GO, 3, 0, 0);
  machine_asm_i (as, CODE_OP_ADDI, 2, 2, 1);
  machine_asm_jump_to (as, machine_asm_i (as, CODE_OP_JLTI, 2, N_WORKERS, 0), loop);
  machine_asm_s (as, CODE_OP_LDI, 2, 0);
  machine_asm_s (as, CODE_OP_LDI, 4, 0);
  loop = machine_asm_i (as, CODE_OP_RECV, 3, 0, CODE_NO_SLOT);
  machine_asm_i (as, CODE_OP_ADD, 4, 4, 3);
  machine_asm_i (as, CODE_OP_ADDI, 2, 2, 1);
  machine_asm_jump_to (as, machine_asm_i (as, CODE_OP_JLTI, 2, N_WORKERS * N_VALUES, 0), loop);
  machine_asm_i (as, CODE_OP_PRINT, 4, CODE_PRINT_INT, 0);
  machine_asm_i (as, CODE_OP_RET, 0, 0, 0);
  return machine_asm_finish (as, main_func);
}

static Machine *
new_machine (CodeProgram  *program,
             MachinePolicy policy,
             guint64       seed,
             guint         procs)
{
  MachineSettings settings;

  machine_settings_init (&settings);
  settings.policy = policy;
  settings.seed = seed;
  settings.procs = procs;
  return machine_new (program, &settings);
}

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
      g_assert_cmpuint (decision.preset, <, decision.n_options);
      machine_decide (self, decision.preset);
    }
  return stop;
}

static char *
dup_trace (Machine *self)
{
  const MachineTrace *trace = machine_get_trace (self);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < machine_trace_get_n (trace); i++)
    {
      const MachineEvent *event = machine_trace_get (trace, i);
      const char *text = machine_trace_get_text (trace, event, NULL);

      g_string_append_printf (out, "%ld %d G%u %s o%u v%ld g%u f%x %s\n", (long) event->time_ns,
                              event->p, event->g, machine_event_kind_get_name (event->kind),
                              event->object, text != NULL ? 0 : (long) event->value, event->other,
                              event->flags, text != NULL ? text : "");
    }
  return g_string_free (out, FALSE);
}

static void
assert_ended (Machine    *self,
              const char *output)
{
  MachineExit exit;
  gsize len;

  machine_get_exit (self, &exit);
  g_assert_true (exit.ended);
  g_assert_cmpstr (exit.message, ==, NULL);
  g_assert_cmpint (exit.code, ==, 0);
  g_assert_cmpstr (machine_get_output (self, TRUE, &len), ==, output);
}

static void
run_all_ways (MachinePolicy policy,
              guint         procs,
              gint64        capacity)
{
  g_autoptr (CodeProgram) program = build_fan_in (capacity);
  g_autofree char *whole = NULL, *stepped = NULL, *sliced = NULL;
  Machine *self = new_machine (program, policy, 7, procs);

  g_assert_cmpint (run (self, G_MAXUINT64, FALSE), ==, MACHINE_STOP_END);
  assert_ended (self, "50");
  whole = dup_trace (self);
  machine_free (self);

  self = new_machine (program, policy, 7, procs);
  while (run (self, G_MAXUINT64, TRUE) == MACHINE_STOP_EVENT)
    machine_sched_check_invariants (self);
  assert_ended (self, "50");
  stepped = dup_trace (self);
  machine_free (self);
  g_assert_cmpstr (stepped, ==, whole);

  self = new_machine (program, policy, 7, procs);
  while (run (self, 3, FALSE) == MACHINE_STOP_BUDGET)
    machine_sched_check_invariants (self);
  sliced = dup_trace (self);
  machine_free (self);
  g_assert_cmpstr (sliced, ==, whole);
}

static void
test_fan_in (void)
{
  for (guint policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
    {
      for (gint64 capacity = 0; capacity < 4; capacity++)
        {
          run_all_ways (policy, 1, capacity);
          run_all_ways (policy, 3, capacity);
        }
    }
}

/* Goes back to random places of a run and forward again, by every kind of budget. */
static void
run_from_snapshots (MachinePolicy policy,
                    guint         procs,
                    guint64       seed)
{
  g_autoptr (CodeProgram) program = build_fan_in ((gint64) (seed % 3));
  Machine *self = new_machine (program, policy, seed, procs);
  g_autofree char *whole = NULL;
  MachineSnapshot *snapshots[8] = { NULL };
  guint64 hashes[8], final_hash;
  GRand *rand = g_rand_new_with_seed ((guint32) seed);

  for (guint i = 0; i < G_N_ELEMENTS (snapshots); i++)
    {
      snapshots[i] = machine_snapshot_new (self, i > 0 ? snapshots[i - 1] : NULL);
      hashes[i] = machine_hash (self);
      for (gint n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        run (self, G_MAXUINT64, TRUE);
    }
  while (run (self, G_MAXUINT64, FALSE) != MACHINE_STOP_END)
    ;
  final_hash = machine_hash (self);
  whole = dup_trace (self);
  for (guint i = 0; i < 20; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (snapshots));
      g_autofree char *again = NULL;

      machine_restore (self, snapshots[at]);
      machine_sched_check_invariants (self);
      g_assert_cmpuint (machine_hash (self), ==, hashes[at]);
      for (gint n = g_rand_int_range (rand, 0, 20); n > 0; n--)
        g_assert_cmpint (machine_run (self, (guint64) n, n % 2), !=, MACHINE_STOP_DECISION);
      if (i % 2)
        continue;
      g_assert_cmpint (machine_run (self, G_MAXUINT64, FALSE), ==, MACHINE_STOP_END);
      g_assert_cmpuint (machine_hash (self), ==, final_hash);
      again = dup_trace (self);
      g_assert_cmpstr (again, ==, whole);
    }
  for (guint i = 0; i < G_N_ELEMENTS (snapshots); i++)
    machine_snapshot_unref (snapshots[i]);
  g_rand_free (rand);
  machine_free (self);
}

static void
test_snapshots (void)
{
  for (guint policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
    {
      for (guint64 seed = 0; seed < 10; seed++)
        run_from_snapshots (policy, 1 + seed % 4, seed);
    }
}

/* Decides at random, in every way there is, until the program is over. */
static void
run_wildly (Machine *self,
            GRand   *rand)
{
  for (;;)
    {
      g_autoptr (GArray) ids = machine_dup_runnable (self);
      MachineDecision decision;

      machine_sched_check_invariants (self);
      if (machine_get_decision (self, &decision))
        machine_decide (self, (guint) g_rand_int_range (rand, 0, decision.n_options));
      else if (ids->len > 0 && g_rand_int_range (rand, 0, 3) == 0)
        g_assert_true (machine_force_next (
          self, g_array_index (ids, guint32, g_rand_int_range (rand, 0, ids->len))));
      if (machine_run (self, (guint64) g_rand_int_range (rand, 1, 8), TRUE) == MACHINE_STOP_END)
        return;
    }
}

static void
replay (MachinePolicy policy,
        guint         procs,
        guint64       seed)
{
  g_autoptr (CodeProgram) program = build_fan_in ((gint64) (seed % 3));
  Machine *self = new_machine (program, policy, seed, procs);
  MachineSnapshot *start = machine_snapshot_new (self, NULL);
  g_autofree char *whole = NULL, *schedule = NULL, *again = NULL, *schedule_again = NULL;
  g_autoptr (GError) error = NULL;
  GRand *rand = g_rand_new_with_seed ((guint32) seed);
  MachineSettings settings;

  run_wildly (self, rand);
  assert_ended (self, "50");
  whole = dup_trace (self);
  schedule = machine_dup_schedule (self);
  for (const char *c = schedule; *c != '\0'; c++)
    g_assert_true (g_ascii_isgraph (*c));

  machine_restore (self, start);
  g_assert_cmpint (machine_run (self, G_MAXUINT64, FALSE), ==, MACHINE_STOP_END);
  again = dup_trace (self);
  g_assert_cmpstr (again, ==, whole);
  machine_snapshot_unref (start);
  machine_free (self);
  g_clear_pointer (&again, g_free);

  machine_settings_init (&settings);
  g_assert_true (machine_schedule_parse_settings (schedule, &settings, &error));
  g_assert_no_error (error);
  self = machine_new (program, &settings);
  g_assert_true (machine_load_schedule (self, schedule, &error));
  g_assert_no_error (error);
  g_assert_cmpint (machine_run (self, G_MAXUINT64, FALSE), ==, MACHINE_STOP_END);
  again = dup_trace (self);
  if (g_strcmp0 (again, whole) != 0)
    g_test_message ("%s", schedule);
  g_assert_cmpstr (again, ==, whole);
  schedule_again = machine_dup_schedule (self);
  g_assert_cmpstr (schedule_again, ==, schedule);
  g_assert_cmpuint (machine_get_n_diverged (self), ==, 0);
  machine_free (self);
  g_rand_free (rand);
}

static void
test_schedules (void)
{
  for (guint policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
    {
      for (guint64 seed = 0; seed < 20; seed++)
        replay (policy, 1 + seed % 4, seed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/sched/a-run-does-not-depend-on-how-it-is-cut", test_fan_in);
  g_test_add_func ("/machine/sched/a-run-is-the-same-again-from-any-snapshot", test_snapshots);
  g_test_add_func ("/machine/sched/a-schedule-string-replays-its-run", test_schedules);
  return g_test_run ();
}
