/* SPDX-License-Identifier: MIT */

/*
 * The session on real programs: every lesson is walked at random, forward and
 * back, and must be in the same state (hash of the arena) whenever it stands
 * on the same step.
 */
#include "session.h"

#include <string.h>

static const char *course_dir;

static char *
read_program (const char *name)
{
  g_autofree char *path = g_build_filename (course_dir, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static Session *
start (const char   *text,
       MachinePolicy policy,
       guint64       seed,
       guint         procs)
{
  Session *session = session_new ();
  CodeInput input = { "main.go", text, -1 };
  MachineSettings settings;
  g_autoptr (GString) said = g_string_new (NULL);

  machine_settings_init (&settings);
  settings.policy = policy;
  settings.seed = seed;
  settings.procs = procs;
  settings.max_steps = 20000000;
  session_load (session, &input, 1, &settings, FALSE);
  base_diag_list_print (session_get_diags (session), TRUE, said);
  g_assert_cmpstr (said->str, ==, "");
  g_assert_nonnull (session_get_machine (session));
  return session;
}

static guint64
hash (const Session *session)
{
  return machine_hash (session_get_machine (session));
}

static GBytes *
dup_trace (const Session *session)
{
  const MachineTrace *trace = session_get_trace (session);
  GByteArray *bytes = g_byte_array_new ();

  for (gsize i = 0; i < machine_trace_get_n (trace); i++)
    g_byte_array_append (bytes, (const guint8 *) machine_trace_get (trace, i),
                         sizeof (MachineEvent));
  return g_byte_array_free_to_bytes (bytes);
}

/* ---- forward and back --------------------------------------------------------------------- */

static void
walk_at_random (const char   *name,
                MachinePolicy policy,
                guint64       seed,
                guint         procs)
{
  g_autofree char *text = read_program (name);
  g_autoptr (Session) session = start (text, policy, seed, procs);
  g_autoptr (GArray) hashes = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  gsize n_steps;
  guint64 start_hash = hash (session);

  g_array_append_val (hashes, start_hash);
  while (session_step (session, SESSION_EVENT) == SESSION_REACHED)
    {
      guint64 now = hash (session);

      g_assert_cmpuint (session_get_step (session), ==, hashes->len);
      g_array_append_val (hashes, now);
    }
  n_steps = session_get_n_steps (session);
  g_assert_cmpuint (n_steps, >=, 5);
  before = dup_trace (session);
  for (guint i = 0; i < 200; i++)
    {
      gsize step = g_rand_int_range (rand, 0, n_steps);

      if (i % 3 == 0 && session_get_step (session) > 0)
        {
          step = session_get_step (session) - 1;
          g_assert_cmpint (session_back (session, SESSION_EVENT), ==, SESSION_REACHED);
        }
      else
        g_assert_cmpint (session_seek (session, step), ==, SESSION_REACHED);
      g_assert_cmpuint (session_get_step (session), ==, step);
      g_assert_cmphex (hash (session), ==, g_array_index (hashes, guint64, step));
    }
  session_run_to_end (session, 0);
  after = dup_trace (session);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (session_is_at_end (session));
}

static const char *const lessons[] = { "1.1-", "1.2-", "1.3-", "1.4-", "1.5-", "3.2-" };

/* Lesson folders are found by their number, whatever their slug. */
static char *
find_program (const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (course_dir, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix))
      return g_build_filename (entry, "main.go", NULL);
  g_assert_not_reached ();
}

static void
test_lessons (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    {
      g_autofree char *name = find_program (lessons[i]);

      walk_at_random (name, MACHINE_POLICY_GO, 1, 1);
      walk_at_random (name, MACHINE_POLICY_GO, 2, 4);
      walk_at_random (name, MACHINE_POLICY_RANDOM, 3 + i, 2);
      walk_at_random (name, MACHINE_POLICY_FIFO, 1, 1);
    }
}

static const char counting[]
    = "package main\n"
      "\n"
      "func add(a, b int) int {\n"
      "\tc := a + b\n"
      "\treturn c\n"
      "}\n"
      "\n"
      "func main() {\n"
      "\ts := 0\n"
      "\tfor i := 0; i < 3; i++ {\n"
      "\t\ts = add(s, i)\n"
      "\t}\n"
      "\tprintln(s)\n"
      "}\n";

static guint
line_here (const Session *session)
{
  BaseLocation location;
  guint32 pc;

  if (machine_get_current (session_get_machine (session), &pc) == 0
      || !code_program_locate (session_get_program (session), pc, &location))
    return 0;
  return location.line;
}

static void
test_lines (void)
{
  g_autoptr (Session) session = start (counting, MACHINE_POLICY_GO, 1, 1);
  const guint over[] = { 9, 10, 11, 10, 11, 10, 11, 10, 13 };
  guint n = 0;

  while (line_here (session) != over[0])
    session_step (session, SESSION_LINE);
  while (++n < 4)
    {
      g_assert_cmpint (session_step (session, SESSION_OVER), ==, SESSION_REACHED);
      g_assert_cmpuint (line_here (session), !=, 4);
    }
  while (line_here (session) != 11)
    session_step (session, SESSION_OVER);
  g_assert_cmpint (session_step (session, SESSION_LINE), ==, SESSION_REACHED);
  g_assert_cmpuint (line_here (session), ==, 4);
  g_assert_cmpint (session_step (session, SESSION_LINE), ==, SESSION_REACHED);
  g_assert_cmpuint (line_here (session), ==, 5);
  g_assert_cmpint (session_back (session, SESSION_LINE), ==, SESSION_REACHED);
  g_assert_cmpuint (line_here (session), ==, 4);
  g_assert_cmpint (session_step (session, SESSION_OUT), ==, SESSION_REACHED);
  g_assert_cmpuint (line_here (session), ==, 11);
}

static void
test_instructions (void)
{
  g_autoptr (Session) session = start (counting, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  SessionStatus status;

  do
    {
      guint64 now = hash (session);

      g_assert_cmpuint (machine_get_instructions (session_get_machine (session)), ==,
                        hashes->len);
      g_array_append_val (hashes, now);
      status = session_step (session, SESSION_INSTRUCTION);
    }
  while (status == SESSION_REACHED);
  g_assert_cmpint (status, ==, SESSION_ENDED);
  g_assert_cmpuint (hashes->len, >, 20);
  for (guint i = machine_get_instructions (session_get_machine (session)); i-- > 0;)
    {
      g_assert_cmpint (session_back (session, SESSION_INSTRUCTION), ==, SESSION_REACHED);
      g_assert_cmphex (hash (session), ==, g_array_index (hashes, guint64, i));
    }
  g_assert_cmpint (session_back (session, SESSION_INSTRUCTION), ==, SESSION_AT_START);
}

static void
test_breakpoints (void)
{
  g_autoptr (Session) session = start (counting, MACHINE_POLICY_GO, 1, 1);

  g_assert_false (session_set_breakpoint (session, "main.go", 2, TRUE));
  g_assert_true (session_set_breakpoint (session, "main.go", 4, TRUE));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (session_run_to_end (session, 0), ==, SESSION_BREAK);
      g_assert_cmpuint (line_here (session), ==, 4);
    }
  g_assert_cmpint (session_run_to_end (session, 0), ==, SESSION_ENDED);
  g_assert_cmpint (session_seek (session, 0), ==, SESSION_REACHED);
  g_assert_true (session_set_breakpoint (session, "main.go", 4, FALSE));
  g_assert_cmpint (session_run_to_end (session, 0), ==, SESSION_ENDED);
}

/* ---- deciding ------------------------------------------------------------------------------- */

static const char two_senders[]
    = "package main\n"
      "\n"
      "func send(c chan int, v int) { c <- v }\n"
      "\n"
      "func main() {\n"
      "\tc := make(chan int)\n"
      "\tgo send(c, 1)\n"
      "\tgo send(c, 2)\n"
      "\tprintln(<-c)\n"
      "\tprintln(<-c)\n"
      "}\n";

/* Lets `wanted` run whenever there is a choice. */
static char *
run_preferring (guint32 wanted)
{
  g_autoptr (Session) session = start (two_senders, MACHINE_POLICY_MANUAL, 1, 1);
  gsize len;
  SessionStatus status = SESSION_REACHED;

  while (status == SESSION_REACHED || status == SESSION_DECISION)
    {
      SessionChoice *choice = session_dup_choice (session);
      guint32 option = 0;

      if (choice != NULL && choice->waiting)
        {
          option = choice->options[0];
          for (guint i = 0; i < choice->n_options; i++)
            if (choice->options[i] == wanted)
              option = wanted;
          status = session_decide (session, choice->kind, option);
          g_assert_cmpint (status, !=, SESSION_GOING);
        }
      else
        status = session_step (session, SESSION_EVENT);
      session_choice_free (choice);
    }
  g_assert_cmpint (status, ==, SESSION_ENDED);
  return g_strdup (machine_get_output (session_get_machine (session), TRUE, &len));
}

static void
test_decide (void)
{
  g_autofree char *two = run_preferring (2);
  g_autofree char *three = run_preferring (3);

  g_assert_cmpstr (two, ==, "1\n2\n");
  g_assert_cmpstr (three, ==, "2\n1\n");
}

static void
test_fork (void)
{
  g_autoptr (Session) session = start (two_senders, MACHINE_POLICY_GO, 1, 1);
  const MachineTrace *trace = session_get_trace (session);
  g_autofree char *schedule = NULL;
  gsize at = 0, n_steps;
  guint64 serial;

  session_run_to_end (session, 0);
  n_steps = session_get_n_steps (session);
  for (gsize step = 1; step <= n_steps && at == 0; step++)
    {
      g_autoptr (GArray) runnable = NULL;

      session_seek (session, step);
      runnable = machine_dup_runnable (session_get_machine (session));
      if (runnable->len > 1)
        at = step;
    }
  g_assert_cmpuint (at, >, 0);
  session_seek (session, at);
  serial = session_get_serial (session, NULL);
  {
    g_autoptr (GArray) runnable = machine_dup_runnable (session_get_machine (session));
    guint32 next = machine_trace_get (trace, machine_get_position (session_get_machine (session)))->g;
    guint32 other = g_array_index (runnable, guint32, 0) == next
                        ? g_array_index (runnable, guint32, 1)
                        : g_array_index (runnable, guint32, 0);

    g_assert_cmpint (session_decide (session, MACHINE_DECISION_NEXT, other), ==, SESSION_REACHED);
  }
  g_assert_cmpuint (session_get_n_branches (session), ==, 1);
  g_assert_cmpuint (session_get_serial (session, NULL), !=, serial);
  schedule = session_dup_schedule (session);
  session_take_branch (session, 0);
  g_assert_cmpuint (session_get_n_branches (session), ==, 1);
  g_assert_cmpuint (session_get_n_steps (session), ==, n_steps);
  g_assert_cmpuint (session_get_step (session), ==, at);
  g_assert_cmpstr (session_get_branch (session, 0)->schedule, ==, schedule);
}

static void
test_edit_keeps_schedule (void)
{
  g_autofree char *three = NULL;
  g_autoptr (Session) session = start (two_senders, MACHINE_POLICY_MANUAL, 1, 1);
  g_auto (GStrv) parts = g_strsplit (two_senders, "package main\n", 2);
  g_autofree char *edited
      = g_strconcat ("package main\n\n// A comment more.\nvar unused int\n", parts[1], NULL);
  CodeInput input = { "main.go", edited, -1 };
  CodeInput broken = { "main.go", "package main\nfunc main() { x }\n", -1 };
  gsize step, len;

  while (session_get_status (session) != SESSION_ENDED)
    {
      SessionChoice *choice = session_dup_choice (session);

      if (choice != NULL && choice->waiting)
        session_decide (session, choice->kind, choice->options[choice->n_options - 1]);
      else
        session_step (session, SESSION_EVENT);
      session_choice_free (choice);
    }
  three = g_strdup (machine_get_output (session_get_machine (session), TRUE, &len));
  step = session_get_step (session);

  g_assert_false (session_load (session, &broken, 1, session_get_settings (session), TRUE));
  g_assert_cmpuint (base_diag_list_get_n_errors (session_get_diags (session)), >, 0);
  g_assert_cmpuint (session_get_step (session), ==, step);
  g_assert_true (session_load (session, &input, 1, session_get_settings (session), TRUE));
  g_assert_cmpuint (session_get_step (session), ==, step);
  g_assert_cmpstr (machine_get_output (session_get_machine (session), TRUE, &len), ==, three);
}

/* ---- words -------------------------------------------------------------------------------- */

static void
test_narration (void)
{
  g_autoptr (Session) session = start (two_senders, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *exit = NULL, *event = NULL, *state = NULL;

  g_assert_null (session_dup_fact (session, "exit"));
  state = session_dup_fact (session, "state:G1");
  g_assert_nonnull (state);
  while (session_step (session, SESSION_EVENT) == SESSION_REACHED)
    {
      g_autofree char *line = session_dup_narration (session, session_get_step (session));

      g_assert_cmpstr (line, !=, "");
      g_string_append_printf (all, "%s\n", line);
    }
  g_assert_nonnull (strstr (all->str, "G1 made the unbuffered channel c"));
  g_assert_nonnull (strstr (all->str, "started G2 (send)"));
  g_assert_nonnull (strstr (all->str, " on c"));
  exit = session_dup_fact (session, "exit");
  g_assert_cmpstr (exit, ==, "0");
  event = session_dup_fact (session, "event:chan.recv");
  g_assert_cmpstr (event, ==, "2");
}

/* How a run stands is told by the learner's own lines, also while it prints or sleeps. */
static void
test_status (void)
{
  g_autoptr (Session) session
    = start ("package main\n\nimport (\n\t\"fmt\"\n\t\"time\"\n)\n\nfunc main() {\n"
             "\tfmt.Println(1)\n\ttime.Sleep(5)\n\tfmt.Println(2)\n}\n",
             MACHINE_POLICY_GO, 1, 1);
  guint n = 0;

  while (session_step (session, SESSION_EVENT) == SESSION_REACHED)
    {
      g_autofree char *text = session_dup_status_text (session);

      n += strstr (text, "G1 at main.go:") != NULL;
      g_assert_null (strstr (text, "os.go"));
      g_assert_null (strstr (text, "time.go"));
    }
  g_assert_cmpuint (n, >, 1);
}

static void
test_endless (void)
{
  g_autoptr (Session) session
      = start ("package main\nfunc main() { for { } }\n", MACHINE_POLICY_GO, 1, 1);

  session_begin (session, &(SessionGoal){ .kind = SESSION_GOAL_END });
  for (guint i = 0; i < 50; i++)
    g_assert_cmpint (session_run_slice (session, 10000), ==, SESSION_GOING);
  session_cancel (session);
  g_assert_false (session_is_going (session));
  g_assert_cmpint (session_back (session, SESSION_EVENT), ==, SESSION_REACHED);
}

/* Things in the user's own memory are called as the user calls them. */
static void
test_names (void)
{
  static const char onces[] = "package main\n\n"
                              "import \"sync\"\n\n"
                              "type conf struct {\n\tn    int\n\tload sync.Once\n}\n\n"
                              "var global sync.Once\n\n"
                              "func main() {\n"
                              "\tvar once sync.Once\n"
                              "\tc := &conf{}\n"
                              "\tonce.Do(func() {})\n"
                              "\tc.load.Do(func() {})\n"
                              "\tglobal.Do(func() {})\n"
                              "}\n";
  g_autoptr (Session) session = start (onces, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (GString) all = g_string_new (NULL);

  while (session_step (session, SESSION_EVENT) == SESSION_REACHED)
    {
      g_autofree char *line = session_dup_narration (session, session_get_step (session));

      g_string_append_printf (all, "%s\n", line);
    }
  g_assert_nonnull (strstr (all->str, "the first at once and"));
  g_assert_nonnull (strstr (all->str, "the first at c.load and"));
  g_assert_nonnull (strstr (all->str, "the first at global and"));
}

/* What a step's events say twice is said once, and as one sentence. */
static void
test_narration_of_the_end (void)
{
  static const char closes_twice[] = "package main\n\n"
                                     "func main() {\n"
                                     "\tc := make(chan int)\n"
                                     "\tclose(c)\n"
                                     "\tclose(c)\n"
                                     "}\n";
  static const char nothing[] = "package main\n\nfunc main() {}\n";
  g_autoptr (Session) crash = start (closes_twice, MACHINE_POLICY_GO, 1, 1);
  g_autoptr (Session) quiet = start (nothing, MACHINE_POLICY_GO, 1, 1);
  g_autofree char *panic = NULL, *end = NULL;

  while (session_step (crash, SESSION_EVENT) == SESSION_REACHED)
    ;
  panic = session_dup_narration (crash, session_get_n_steps (crash));
  g_assert_cmpstr (panic, ==, "G1 panics: close of closed channel; the program ended with exit "
                              "code 2.");
  while (session_step (quiet, SESSION_EVENT) == SESSION_REACHED)
    ;
  end = session_dup_narration (quiet, session_get_n_steps (quiet));
  g_assert_cmpstr (end, ==, "G1 ended; the program ended with exit code 0.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  course_dir = argv[1];
  g_test_add_func ("/session/lessons/same-step-means-same-state", test_lessons);
  g_test_add_func ("/session/lines/over-into-out-and-back", test_lines);
  g_test_add_func ("/session/instructions/back-undoes-each", test_instructions);
  g_test_add_func ("/session/breakpoints/stop-the-run-each-time", test_breakpoints);
  g_test_add_func ("/session/decide/manual-choices-change-the-outcome", test_decide);
  g_test_add_func ("/session/decide/otherwise-forks-and-branches-come-back", test_fork);
  g_test_add_func ("/session/load/an-edit-keeps-the-schedule", test_edit_keeps_schedule);
  g_test_add_func ("/session/words/narration-and-facts", test_narration);
  g_test_add_func ("/session/words/narration-of-the-end", test_narration_of_the_end);
  g_test_add_func ("/session/words/names-are-the-user's", test_names);
  g_test_add_func ("/session/words/status-is-of-own-lines", test_status);
  g_test_add_func ("/session/slices/an-endless-program-can-be-stopped", test_endless);
  return g_test_run ();
}
