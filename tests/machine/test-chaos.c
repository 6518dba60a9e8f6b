/* SPDX-License-Identifier: MIT */

/*
 * Injected faults: their language and its complaints, what each kind does to a
 * program, and that a schedule string alone brings it all about again.
 */

#include "machine-chaos.h"
#include "machine-view.h"

static const char server[]
  = "package main\n"
    "\n"
    "import (\n"
    "\t\"context\"\n"
    "\t\"fmt\"\n"
    "\t\"sync\"\n"
    "\t\"time\"\n"
    ")\n"
    "\n"
    "type Server struct{ n int }\n"
    "\n"
    "func (s *Server) handle(ctx context.Context, id int) (err error) {\n"
    "\tdefer func() {\n"
    "\t\tif r := recover(); r != nil {\n"
    "\t\t\terr = fmt.Errorf(\"recovered: %v\", r)\n"
    "\t\t}\n"
    "\t}()\n"
    "\tcharge(id)\n"
    "\tselect {\n"
    "\tcase <-ctx.Done():\n"
    "\t\treturn ctx.Err()\n"
    "\tcase <-time.After(10 * time.Millisecond):\n"
    "\t}\n"
    "\treturn nil\n"
    "}\n"
    "\n"
    "func charge(id int) {\n"
    "\ttime.Sleep(time.Millisecond)\n"
    "}\n"
    "\n"
    "func main() {\n"
    "\ts := &Server{}\n"
    "\tstart := time.Now()\n"
    "\tctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)\n"
    "\tdefer cancel()\n"
    "\tvar wg sync.WaitGroup\n"
    "\tfor i := range 3 {\n"
    "\t\twg.Add(1)\n"
    "\t\tgo func() {\n"
    "\t\t\tdefer wg.Done()\n"
    "\t\t\tif err := s.handle(ctx, i); err != nil {\n"
    "\t\t\t\tfmt.Println(err)\n"
    "\t\t\t}\n"
    "\t\t}()\n"
    "\t}\n"
    "\twg.Wait()\n"
    "\tfmt.Println(time.Since(start).Round(time.Millisecond))\n"
    "}\n";

static CodeResult *
build (const char *text)
{
  CodeInput input = { "main.go", text, -1 };
  CodeOptions options = { .go_minor = 23 };
  CodeResult *result = code_build (&input, 1, &options);

  g_assert_nonnull (result->program);
  return result;
}

static Machine *
start (CodeProgram  *program,
       const char   *chaos,
       MachinePolicy policy,
       guint         procs)
{
  MachineSettings settings;

  machine_settings_init (&settings);
  settings.chaos = chaos;
  settings.policy = policy;
  settings.procs = procs;
  settings.max_steps = 50000000;
  return machine_new (program, &settings);
}

static void
finish (Machine *machine)
{
  MachineStop stop;

  do
    stop = machine_run (machine, G_MAXUINT64, FALSE);
  while (stop != MACHINE_STOP_END && stop != MACHINE_STOP_LIMIT);
}

/* ---- the language --------------------------------------------------------------------- */

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *said;
  } cases[] = {
    { "", "does not say where" },
    { "dealy:1s@main.main", "“dealy” is no fault" },
    { "delay:30s", "does not say where" },
    { "delay:30s@", "a place is expected" },
    { "delay@main.main", "delay needs a duration, as in delay:30s@main.charge" },
    { "delay:30x@main.main", "“30x” is no duration" },
    { "delay:0s@main.main", "“0s” is no duration" },
    { "block:1@main.main", "block takes nothing behind “:”" },
    { "slow:1@P0", "from 2 to" },
    { "slow:many@P0", "from 2 to" },
    { "slow:2@P4", "there is no P4; with 4 processors the last is P3" },
    { "slow:2@main.main", "slow is for processors" },
    { "block@P0", "slow is for processors" },
    { "block@timer", "timers can be late or lost" },
    { "block@main.main#0", "from #1, or #*" },
    { "block@main.main#x", "from #1, or #*" },
    { "block@G1#2", "only functions, lines and timers are counted" },
    { "block@main.chrage", "is main.charge meant?" },
    { "block@Server.handel", "is main.(*Server).handle meant?" },
    { "block@main.nothing_of_the_kind", "is no function of the program; as places there are" },
    { "block@man.go:3", "is main.go meant?" },
    { "block@main.go:27000", "the file has 49 lines" },
    { "block@main.go:23", "main.go:23 has no code; the nearest line that has is 24" },
    { "block@main.go:0", "the file has 49 lines" },
    { "block@main.charge+100", "behind the end of main.go" },
    { "block@G0.", "is no function" },
    { "block@G", "is no function" },
    { "block@main.main,delay@main.main", "delay needs a duration" },
  };
  g_autoptr (CodeResult) result = build (server);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_false (machine_chaos_check (result->program, cases[i].text, 4, &error));
      g_assert_error (error, MACHINE_ERROR, MACHINE_ERROR_CHAOS);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

/* Many ways of writing a place come down to few in a schedule. */
static void
test_places (void)
{
  static const struct
  {
    const char *text, *kept;
  } cases[] = {
    { "block@main.charge", "block@main.charge" },
    { "block@charge", "block@main.charge" },
    { "block@Server.handle", "block@main.(*Server).handle" },
    { "block@main.(*Server).handle", "block@main.(*Server).handle" },
    { "block@main.go:28", "block@main.charge+1" },
    { "block@28#3", "block@main.charge+1#3" },
    { "block@main.charge+1#*", "block@main.charge+1#*" },
    { "delay:1500ms@G0.2", "delay:1500ms@G0.2" },
    { "delay:60s@G7", "delay:1m@G7" },
    { "panic:no disk@main.charge", "panic:no disk@main.charge" },
    { "panic:\"a, b\"@main.charge", "panic:\"a, b\"@main.charge" },
    { "panic@main.charge", "panic@main.charge" },
    { "lost@timer#2", "lost@timer#2" },
    { "slow:10@P1", "slow:10@P1" },
    { " block@main.charge ", "block@main.charge" },
  };
  g_autoptr (CodeResult) result = build (server);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) faults = machine_faults_parse (result->program, cases[i].text, &error);
      const MachineFault *fault;

      g_assert_no_error (error);
      g_assert_cmpuint (faults->len, ==, 1);
      fault = g_ptr_array_index (faults, 0);
      g_assert_cmpstr (fault->text, ==, cases[i].kept);
      {
        g_autoptr (GPtrArray) again = machine_faults_parse (result->program, fault->shown, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (((MachineFault *) again->pdata[0])->text, ==, cases[i].kept);
      }
    }
}

static void
test_suggestions_of_instances (void)
{
  g_autoptr (CodeResult) result = build ("package main\n"
                                         "func twice[T any](f func(T), x T) { f(x); f(x) }\n"
                                         "func main() {\n"
                                         "\ttwice(func(int) {}, 1)\n"
                                         "\ttwice(func(string) {}, \"a\")\n"
                                         "}\n");
  g_autoptr (GPtrArray) faults = machine_faults_parse (result->program, "panic@twice#*", NULL);

  g_assert_nonnull (faults);
  g_assert_cmpuint (((MachineFault *) faults->pdata[0])->pcs->len, ==, 2);
}

/* ---- what they do ----------------------------------------------------------------------- */

typedef struct
{
  const char *chaos, *output;
  int         code;
  const char *event; /* that it leaves in the trace */
  const char *error; /* in what it prints at its end */
} Deed;

static const Deed deeds[] = {
  { NULL, "11ms\n", 0, NULL, NULL },
  { "delay:30s@main.charge", "context deadline exceeded\n30.001s\n", 0, "chaos.delay", NULL },
  { "delay:1s@charge#*", "1.011s\n", 0, "chaos.delay", NULL },
  { "delay:1s@main.go:28#4", "11ms\n", 0, NULL, NULL },
  { "block@main.go:18#2", "", 2, "chaos.block", "[injected block]" },
  { "panic@charge", "recovered: injected panic\n11ms\n", 0, "chaos.panic", NULL },
  { "panic:no disk@main.go:41", "", 2, "chaos.panic", "panic: no disk" },
  { "late:2s@main.go:22", "context deadline exceeded\n2s\n", 0, "chaos.late", NULL },
  { "lost@main.go:22", "context deadline exceeded\n2s\n", 0, "chaos.lost", NULL },
  { "lost@main.main,lost@main.go:22", "", 2, "chaos.lost", "all goroutines are asleep" },
  { "late:5s@timer", "11ms\n", 0, "chaos.late", NULL },
  { "late:5s@charge", "context deadline exceeded\n5.001s\n", 0, "chaos.late", NULL },
  { "late:3s@G0.1#2", "context deadline exceeded\n2s\n", 0, "chaos.late", NULL },
  { "delay:5s@G0.2", "context deadline exceeded\n5.001s\n", 0, "chaos.delay", NULL },
  { "delay:5s@G1,delay:5s@G0", "11ms\n", 0, "chaos.delay", NULL },
  { "block@G1", "", 2, "chaos.block", "goroutine 1 [injected block]" },
  { "delay:1s@charge,panic@charge", "recovered: injected panic\n1s\n", 0, "chaos.panic", NULL },
  { "delay:1s@charge,delay:2s@charge", "context deadline exceeded\n3.001s\n", 0, "chaos.delay",
    NULL },
  { "block@main.charge#9", "11ms\n", 0, NULL, NULL },
};

static gboolean
has_event (const Machine *machine,
           const char    *name)
{
  MachineTrace *trace = machine_get_trace (machine);
  MachineEventKind kind;

  g_assert_true (machine_event_kind_parse (name, &kind));
  for (gsize i = 0; i < machine_trace_get_n (trace); i++)
    if (machine_trace_get (trace, i)->kind == kind)
      return TRUE;
  return FALSE;
}

static void
check_deed (CodeProgram  *program,
            const Deed   *deed,
            MachinePolicy policy,
            guint         procs)
{
  g_autoptr (Machine) machine = start (program, deed->chaos, policy, procs);
  g_autoptr (Machine) again = NULL;
  g_autofree char *schedule = NULL;
  g_autofree char *schedule_again = NULL;
  MachineSettings settings;
  MachineExit exit;
  gsize len;

  finish (machine);
  machine_sched_check_invariants (machine);
  machine_get_exit (machine, &exit);
  g_test_message ("%s: %s", deed->chaos, machine_get_output (machine, TRUE, &len));
  g_assert_cmpint (exit.code, ==, deed->code);
  g_assert_cmpuint (machine_get_n_diverged (machine), ==, 0);
  if (deed->output != NULL)
    {
      g_assert_cmpstr (machine_get_output (machine, FALSE, &len), ==, deed->output);
      if (deed->event != NULL)
        g_assert_true (has_event (machine, deed->event));
      if (deed->error != NULL)
        g_assert_nonnull (strstr (machine_get_output (machine, TRUE, &len), deed->error));
    }

  /* The schedule alone does the same, to the last byte. */
  schedule = machine_dup_schedule (machine);
  machine_settings_init (&settings);
  settings.max_steps = 50000000;
  g_assert_true (machine_schedule_parse_settings (schedule, &settings, NULL));
  again = machine_new (program, &settings);
  g_assert_true (machine_load_schedule (again, schedule, NULL));
  finish (again);
  g_assert_cmpuint (machine_get_position (again), ==, machine_get_position (machine));
  g_assert_cmphex (machine_hash (again), ==, machine_hash (machine));
  schedule_again = machine_dup_schedule (again);
  g_assert_cmpstr (schedule_again, ==, schedule);
}

static void
test_deeds (void)
{
  g_autoptr (CodeResult) result = build (server);

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      check_deed (result->program, &deeds[i], MACHINE_POLICY_GO, 4);
      check_deed (result->program, &deeds[i], MACHINE_POLICY_GO, 1);
    }
}

/* A goroutine that is delayed twice at one place by two faults, one of which is for all. */
static void
test_other_policies (void)
{
  static const Deed always[] = {
    { "delay:1s@charge#*,lost@main.go:22#2", NULL, 0, NULL, NULL },
    { "block@charge#*", NULL, 2, NULL, NULL },
    { "panic@charge#*,slow:3@P0", NULL, 0, NULL, NULL },
    { "delay:1ms@G0.1,delay:1ms@G0.2,delay:7ms@main.go:24#2", NULL, 0, NULL, NULL },
  };
  g_autoptr (CodeResult) result = build (server);

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    {
      check_deed (result->program, &always[i], MACHINE_POLICY_RANDOM, 1);
      check_deed (result->program, &always[i], MACHINE_POLICY_FIFO, 1);
      check_deed (result->program, &always[i], MACHINE_POLICY_GO, 7);
    }
}

static gint64
run_time (CodeProgram *program,
          const char  *chaos,
          guint        procs)
{
  g_autoptr (Machine) machine = start (program, chaos, MACHINE_POLICY_GO, procs);

  finish (machine);
  machine_sched_check_invariants (machine);
  return machine_get_time_ns (machine);
}

/* Work that only computes takes as long as its processor is slow. */
static void
test_slow (void)
{
  g_autoptr (CodeResult) result = build ("package main\n"
                                         "func main() {\n"
                                         "\ts := 0\n"
                                         "\tfor i := range 3000000 {\n"
                                         "\t\ts += i\n"
                                         "\t}\n"
                                         "\tprintln(s)\n"
                                         "}\n");
  gint64 plain_ns = run_time (result->program, NULL, 1);
  gint64 slow_ns = run_time (result->program, "slow:10@P0", 1);

  g_assert_cmpint (slow_ns, >, plain_ns * 99 / 10);
  g_assert_cmpint (slow_ns, <, plain_ns * 101 / 10);
  slow_ns = run_time (result->program, "slow:10@P0", 4);
  g_assert_cmpint (slow_ns, >, plain_ns * 99 / 10);
  /* The others are as fast as ever. */
  slow_ns = run_time (result->program, "slow:10@P3", 4);
  g_assert_cmpint (slow_ns, <, plain_ns * 101 / 100);
}

/* A breakpoint and a fault on one instruction: first the stop, then the fault, each once. */
static void
test_breakpoint_too (void)
{
  g_autoptr (CodeResult) result = build (server);
  g_autoptr (Machine) machine
    = start (result->program, "delay:1s@main.charge", MACHINE_POLICY_GO, 1);
  g_autoptr (GPtrArray) faults = machine_faults_parse (result->program, "block@main.charge", NULL);
  guint32 pc = g_array_index (((MachineFault *) faults->pdata[0])->pcs, guint32, 0);
  guint n_stops = 0;
  MachineStop stop;
  gsize len;

  machine_set_break (machine, pc, TRUE);
  while ((stop = machine_run (machine, G_MAXUINT64, FALSE)) != MACHINE_STOP_END)
    {
      guint32 here;

      g_assert_cmpint (stop, ==, MACHINE_STOP_BREAK);
      machine_get_current (machine, &here);
      g_assert_cmpuint (here, ==, pc);
      n_stops++;
    }
  /* Three calls; the one that was delayed comes to its breakpoint again when it is let go. */
  g_assert_cmpuint (n_stops, ==, 4);
  g_assert_cmpstr (machine_get_output (machine, FALSE, &len), ==, "1.011s\n");
  machine_set_break (machine, pc, FALSE);
}

/* ---- edits -------------------------------------------------------------------------------- */

/* Lines that move take their faults along; a function that is gone is told. */
static void
test_edited (void)
{
  static const struct
  {
    const char *schedule;
    guint       n_diverged;
    const char *output;
  } cases[] = {
    { "go/s1/p1/x=delay:1s@main.charge+1", 0, "1.011s\n" },
    { "go/s1/p1/x=delay:1s@main.charge+1;x=delay:1s@main.gone", 1, "1.011s\n" },
    { "go/s1/p1/xn0@main.nowhere+1#1=block@main.charge", 1, "11ms\n" },
    { "go/s1/p1/xf0@main.main+3.1#1=-block@main.charge", 1, "11ms\n" },
  };
  g_autofree char *edited = NULL;
  g_autoptr (CodeResult) result = NULL;
  g_auto (GStrv) parts = g_strsplit (server, "\nfunc (s", 2);

  edited = g_strconcat (parts[0], "\n// One\n// more\n// comment.\nfunc (s", parts[1], NULL);
  result = build (edited);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Machine) machine = start (result->program, NULL, MACHINE_POLICY_GO, 1);
      g_autoptr (GError) error = NULL;
      gsize len;

      machine_load_schedule (machine, cases[i].schedule, &error);
      g_assert_no_error (error);
      finish (machine);
      g_assert_cmpstr (machine_get_output (machine, FALSE, &len), ==, cases[i].output);
      g_assert_cmpuint (machine_get_n_diverged (machine), ==, cases[i].n_diverged);
    }
}

/* In a bubble the clock is the bubble's, and a delay waits as durably as a sleep. */
static void
test_in_a_bubble (void)
{
  g_autoptr (CodeResult) result = build ("package main\n"
                                         "import (\n"
                                         "\t\"fmt\"\n"
                                         "\t\"testing/synctest\"\n"
                                         "\t\"time\"\n"
                                         ")\n"
                                         "func step() {}\n"
                                         "func main() {\n"
                                         "\tsynctest.Run(func() {\n"
                                         "\t\tstart := time.Now()\n"
                                         "\t\tstep()\n"
                                         "\t\tfmt.Println(time.Since(start))\n"
                                         "\t})\n"
                                         "}\n");
  g_autoptr (Machine) machine
    = start (result->program, "delay:1h@main.step", MACHINE_POLICY_GO, 1);
  gsize len;

  finish (machine);
  g_assert_cmpstr (machine_get_output (machine, FALSE, &len), ==, "1h0m0s\n");
}

/* Settings may have been written for another program. */
static void
test_partly_known (void)
{
  g_autoptr (CodeResult) result = build (server);
  g_autoptr (Machine) machine
    = start (result->program, "block@main.gone,delay:1s@main.charge", MACHINE_POLICY_GO, 1);
  gsize len;

  finish (machine);
  g_assert_cmpstr (machine_get_output (machine, FALSE, &len), ==, "1.011s\n");
  g_assert_cmpuint (machine_get_n_diverged (machine), ==, 1);
}

/* Settings and schedule may name the same fault: it is injected once. */
static void
test_named_twice (void)
{
  g_autoptr (CodeResult) result = build (server);
  g_autoptr (Machine) machine
    = start (result->program, "delay:1s@main.go:28", MACHINE_POLICY_GO, 1);
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *chaos = NULL;

  g_assert_true (machine_load_schedule (machine, "go/s1/p1/x=delay:1s@main.charge+1;x=lost@timer",
                                        NULL));
  faults = machine_dup_faults (machine);
  g_assert_cmpuint (faults->len, ==, 2);
  chaos = machine_dup_chaos (machine);
  g_assert_cmpstr (chaos, ==, "delay:1s@main.go:28,lost@timer");
  g_assert_cmpstr (machine_get_settings (machine)->chaos, ==, chaos);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/chaos/what-is-wrong-is-said-with-the-mend", test_refused);
  g_test_add_func ("/machine/chaos/places-are-kept-so-that-edits-move-them-along", test_places);
  g_test_add_func ("/machine/chaos/all-instances-of-a-function-are-meant",
                   test_suggestions_of_instances);
  g_test_add_func ("/machine/chaos/every-kind-does-its-deed-and-replays", test_deeds);
  g_test_add_func ("/machine/chaos/under-every-policy", test_other_policies);
  g_test_add_func ("/machine/chaos/a-slow-processor-takes-its-time", test_slow);
  g_test_add_func ("/machine/chaos/a-breakpoint-at-the-same-place", test_breakpoint_too);
  g_test_add_func ("/machine/chaos/after-an-edit", test_edited);
  g_test_add_func ("/machine/chaos/by-the-clock-of-a-bubble", test_in_a_bubble);
  g_test_add_func ("/machine/chaos/what-has-no-place-is-left-out", test_partly_known);
  g_test_add_func ("/machine/chaos/named-twice-injected-once", test_named_twice);
  return g_test_run ();
}
