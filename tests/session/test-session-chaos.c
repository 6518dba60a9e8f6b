/* SPDX-License-Identifier: MIT */

/*
 * Faults injected in the middle of a run: they fork it, going back and forth
 * over them meets the same states, branches and schedules bring them back, and
 * they can be taken away again.
 */
#include "session.h"

#include <string.h>

static const char program[]
    = "package main\n"
      "\n"
      "import \"time\"\n"
      "\n"
      "func work(id int, jobs chan int, done chan bool) {\n"
      "\tdefer func() {\n"
      "\t\trecover()\n"
      "\t\tdone <- true\n"
      "\t}()\n"
      "\tfor j := range jobs {\n"
      "\t\tstep(id, j)\n"
      "\t}\n"
      "}\n"
      "\n"
      "func step(id, j int) {\n"
      "\ttime.Sleep(time.Millisecond)\n"
      "}\n"
      "\n"
      "func main() {\n"
      "\tjobs, done := make(chan int), make(chan bool)\n"
      "\tfor id := 0; id < 3; id++ {\n"
      "\t\tgo work(id, jobs, done)\n"
      "\t}\n"
      "\tfor j := 0; j < 9; j++ {\n"
      "\t\tselect {\n"
      "\t\tcase jobs <- j:\n"
      "\t\tcase <-time.After(5 * time.Millisecond):\n"
      "\t\t\tprintln(\"late\", j)\n"
      "\t\t}\n"
      "\t}\n"
      "\tclose(jobs)\n"
      "\tfor id := 0; id < 3; id++ {\n"
      "\t\t<-done\n"
      "\t}\n"
      "\tprintln(\"end\")\n"
      "}\n";

static Session *
start (const char   *chaos,
       MachinePolicy policy,
       guint64       seed,
       guint         procs)
{
  Session *session = session_new ();
  CodeInput input = { "main.go", program, -1 };
  MachineSettings settings;

  machine_settings_init (&settings);
  settings.policy = policy;
  settings.seed = seed;
  settings.procs = procs;
  settings.chaos = chaos;
  g_assert_true (session_load (session, &input, 1, &settings, FALSE));
  return session;
}

static guint64
hash (const Session *session)
{
  return machine_hash (session_get_machine (session));
}

static guint
count_faults (const Session *session)
{
  g_autoptr (GPtrArray) faults = session_dup_faults (session);

  return faults->len;
}

/* Hashes of all steps, by going through them. */
static GArray *
walk (Session *session)
{
  GArray *hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 now;

  session_seek (session, 0);
  now = hash (session);
  g_array_append_val (hashes, now);
  while (session_step (session, SESSION_EVENT) == SESSION_REACHED)
    {
      now = hash (session);
      g_array_append_val (hashes, now);
    }
  return hashes;
}

static void
assert_same (GArray *a,
             GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmphex (g_array_index (a, guint64, i), ==, g_array_index (b, guint64, i));
}

/* ---- anywhere ------------------------------------------------------------------------------ */

static const char *const faults[] = {
  "delay:3ms@main.step", "delay:1ms@main.go:11#*", "block@G0.2", "panic@main.step#2",
  "late:20ms@main.go:27", "lost@main.step", "slow:7@P0", "delay:2ms@G1", "panic:x@G3",
  "delay:1ms@main.go:24#2,block@main.step#3",
};

/* At any step, any fault: what was passed is the same, and what comes is the same every time. */
static void
inject_at_random (MachinePolicy policy,
                  guint64       seed,
                  guint         procs)
{
  g_autoptr (Session) session = start (NULL, policy, seed, procs);
  g_autoptr (GArray) plain = walk (session);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < 30; i++)
    {
      const char *fault = faults[g_rand_int_range (rand, 0, G_N_ELEMENTS (faults))];
      gsize at = g_rand_int_range (rand, 1, session_get_n_steps (session));
      g_autoptr (GArray) with = NULL;
      g_autoptr (GArray) again = NULL;
      g_autoptr (GArray) replayed = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *schedule = NULL;
      guint n = 0;
      guint64 here;

      g_assert_cmpint (session_seek (session, at), ==, SESSION_REACHED);
      n = count_faults (session);
      g_assert_true (session_inject (session, fault, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (session_get_step (session), ==, at);
      g_assert_cmpuint (session_get_n_steps (session), ==, at);
      g_assert_cmpuint (count_faults (session), ==, n + (strchr (fault, ',') != NULL ? 2 : 1));
      here = hash (session);
      if (i % 3 == 0)
        {
          session_back (session, SESSION_EVENT);
          session_step (session, SESSION_EVENT);
          g_assert_cmphex (hash (session), ==, here);
        }
      with = walk (session);
      g_assert_cmphex (g_array_index (with, guint64, at), ==, here);
      again = walk (session);
      assert_same (with, again);
      schedule = session_dup_schedule (session);
      g_test_message ("%s", schedule);
      g_assert_true (session_load_schedule (session, schedule, &error));
      g_assert_no_error (error);
      replayed = walk (session);
      assert_same (with, replayed);
      g_assert_cmpuint (machine_get_n_diverged (session_get_machine (session)), ==, 0);
      if (i % 5 == 4)
        {
          MachineSettings settings = *session_get_settings (session);

          settings.chaos = NULL;
          session_restart (session, &settings);
          g_clear_pointer (&again, g_array_unref);
          again = walk (session);
          assert_same (again, plain);
        }
    }
}

static void
test_anywhere (void)
{
  for (guint64 seed = 1; seed <= 4; seed++)
    {
      inject_at_random (MACHINE_POLICY_GO, seed, 1);
      inject_at_random (MACHINE_POLICY_GO, seed, 4);
      inject_at_random (MACHINE_POLICY_RANDOM, seed, 1);
      inject_at_random (MACHINE_POLICY_FIFO, seed, 1);
    }
}

/* ---- forks ------------------------------------------------------------------------------------ */

static void
test_branch (void)
{
  g_autoptr (Session) session = start (NULL, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  gsize n_steps;

  session_run_to_end (session, 0);
  n_steps = session_get_n_steps (session);
  session_seek (session, n_steps / 2);
  g_assert_true (session_inject (session, "block@main.step", &error));
  g_assert_cmpuint (session_get_n_branches (session), ==, 1);
  session_run_to_end (session, 0);
  output = session_dup_status_text (session);
  g_assert_cmpstr (output, ==, "Ended in a deadlock");
  session_take_branch (session, 0);
  g_assert_cmpuint (count_faults (session), ==, 0);
  session_run_to_end (session, 0);
  g_assert_cmpuint (session_get_n_steps (session), ==, n_steps);
  g_assert_cmpuint (session_get_n_branches (session), ==, 1);
  session_take_branch (session, 0);
  g_assert_cmpuint (count_faults (session), ==, 1);
}

/* A wrong one changes nothing, and leaves no branch. */
static void
test_wrong (void)
{
  g_autoptr (Session) session = start (NULL, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (GError) error = NULL;
  gsize n_steps;

  session_run_to_end (session, 0);
  n_steps = session_get_n_steps (session);
  session_seek (session, 5);
  g_assert_false (session_inject (session, "block@main.stop", &error));
  g_assert_error (error, MACHINE_ERROR, MACHINE_ERROR_CHAOS);
  g_assert_cmpuint (session_get_n_branches (session), ==, 0);
  g_assert_cmpuint (session_get_n_steps (session), ==, n_steps);
  g_assert_false (session_end_fault (session, 0));
}

static void
test_taken_away (void)
{
  g_autoptr (Session) session = start (NULL, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) with = NULL;
  g_autoptr (GArray) replayed = NULL;
  g_autofree char *schedule = NULL;
  g_autofree char *chaos = NULL;
  const MachineFaultView *fault;

  session_seek (session, 12);
  g_assert_true (session_inject (session, "delay:3ms@main.step#*", NULL));
  for (guint i = 0; i < 20; i++)
    session_step (session, SESSION_EVENT);
  g_assert_true (session_end_fault (session, 0));
  g_assert_false (session_end_fault (session, 0));
  list = session_dup_faults (session);
  fault = g_ptr_array_index (list, 0);
  g_assert_true (fault->ended);
  g_assert_false (fault->active);
  g_assert_cmpuint (fault->n_fired, >, 0);
  chaos = session_dup_chaos (session);
  g_assert_null (chaos);
  with = walk (session);
  schedule = session_dup_schedule (session);
  g_assert_nonnull (strstr (schedule, "=-delay:3ms@main.step#*"));
  g_assert_true (session_load_schedule (session, schedule, NULL));
  replayed = walk (session);
  assert_same (with, replayed);
}

/* ---- the start and the end ------------------------------------------------------------------------ */

static void
test_at_start (void)
{
  g_autoptr (Session) session = start (NULL, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (Session) other = start ("delay:9ms@main.step", MACHINE_POLICY_GO, 1, 1);
  g_autoptr (GArray) a = NULL;
  g_autoptr (GArray) b = NULL;

  g_assert_true (session_inject (session, "delay:9ms@main.go:15", NULL));
  g_assert_cmpstr (session_get_settings (session)->chaos, ==, "delay:9ms@main.go:15");
  g_assert_true (session_end_fault (session, 0));
  g_assert_null (session_get_settings (session)->chaos);
  g_assert_cmpuint (count_faults (session), ==, 0);
  g_assert_true (session_inject (session, "delay:9ms@main.step", NULL));
  a = walk (session);
  b = walk (other);
  assert_same (a, b);
}

static void
test_at_end (void)
{
  g_autoptr (Session) session = start (NULL, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (GPtrArray) list = NULL;

  session_run_to_end (session, 0);
  g_assert_true (session_inject (session, "block@main.step", NULL));
  g_assert_cmpuint (session_get_step (session), ==, 0);
  g_assert_cmpuint (session_get_n_branches (session), ==, 1);
  list = session_dup_faults (session);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (((MachineFaultView *) list->pdata[0])->from_start);
  session_run_to_end (session, 0);
  g_assert_true (session_end_fault (session, 0));
  g_assert_cmpuint (count_faults (session), ==, 0);
}

/* Lines that move take the fault along, and so does a reload. */
static void
test_edited (void)
{
  g_autoptr (Session) session = start ("delay:9ms@main.go:11", MACHINE_POLICY_GO, 1, 1);
  g_auto (GStrv) parts = g_strsplit (program, "\nfunc work", 2);
  g_autofree char *edited = g_strconcat (parts[0], "\n// A line more.\nfunc work", parts[1], NULL);
  CodeInput input = { "main.go", edited, -1 };
  MachineSettings settings = *session_get_settings (session);
  g_autoptr (GPtrArray) list = NULL;
  const MachineFaultView *fault;

  session_seek (session, 20);
  g_assert_true (session_inject (session, "block@main.step#3", NULL));
  session_run_to_end (session, 0);
  g_assert_true (session_load (session, &input, 1, &settings, TRUE));
  session_run_to_end (session, 0);
  list = session_dup_faults (session);
  g_assert_cmpuint (list->len, ==, 2);
  fault = g_ptr_array_index (list, 0);
  g_assert_cmpuint (fault->line, ==, 12);
  g_assert_cmpstr (fault->text, ==, "delay:9ms@main.go:12");
  g_assert_cmpuint (fault->n_fired, ==, 1);
  fault = g_ptr_array_index (list, 1);
  g_assert_cmpuint (fault->n_fired, ==, 1);
}

/* ---- words ------------------------------------------------------------------------------------------ */

static gboolean
is_told (Session    *session,
         const char *words)
{
  for (gsize step = 1; step <= session_get_n_steps (session); step++)
    {
      g_autofree char *line = session_dup_narration (session, step);

      if (strstr (line, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_words (void)
{
  static const struct
  {
    const char *chaos, *words;
  } cases[] = {
    { "delay:30s@main.go:16", " is held for 30s by an injected delay at main.go:16." },
    { "block@main.go:16", " is held for ever by an injected block at main.go:16." },
    { "panic:no disk@main.go:16", " panics by an injected fault at main.go:16: no disk" },
    { "late:2ms@main.go:27", "an injected fault makes G1’s timer at main.go:27 2ms late." },
    { "lost@main.go:27", "an injected fault loses G1’s timer at main.go:27." },
    { "late:2ms@main.step", "’s sleep at main.go:16 2ms longer." },
    { "lost@main.step", "’s sleep at main.go:16 never end." },
    { "slow:3@P0", "An injected fault makes P0 3 times slower" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Session) session = start (cases[i].chaos, MACHINE_POLICY_GO, 1, 1);

      session_run_to_end (session, 0);
      g_test_message ("%s", cases[i].words);
      g_assert_true (is_told (session, cases[i].words));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/chaos/injected-anywhere-back-and-forth-is-the-same", test_anywhere);
  g_test_add_func ("/session/chaos/the-future-without-it-is-a-branch", test_branch);
  g_test_add_func ("/session/chaos/what-is-wrong-changes-nothing", test_wrong);
  g_test_add_func ("/session/chaos/taken-away", test_taken_away);
  g_test_add_func ("/session/chaos/at-the-start-it-is-a-setting", test_at_start);
  g_test_add_func ("/session/chaos/at-the-end-the-run-begins-again", test_at_end);
  g_test_add_func ("/session/chaos/edits-take-it-along", test_edited);
  g_test_add_func ("/session/chaos/told-in-words", test_words);
  return g_test_run ();
}
