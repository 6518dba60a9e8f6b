/* SPDX-License-Identifier: MIT */

/*
 * Schedule strings: what is refused and at which column, and what an edited
 * program makes of one.
 */

#include "machine-sched.h"

static CodeResult *
build (const char *text)
{
  CodeInput input = { "main.go", text, -1 };
  CodeOptions options = { .go_minor = 23 };
  CodeResult *result = code_build (&input, 1, &options);

  g_assert_nonnull (result->program);
  return result;
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int         column;
  } cases[] = {
    { "", 1 },
    { "fast/s1/p1", 1 },
    { "go", 3 },
    { "go/s", 5 },
    { "go/s1", 6 },
    { "go/s1/p0", 9 },
    { "go/s1/p999", 8 },
    { "go/s1/p1x", 9 },
    { "go/s1/p1/y", 10 },
    { "go/s1/p1/x", 11 },
    { "go/s1/p1/x=", 12 },
    { "go/s1/p1/xc0@*1=block@main.main", 11 },
    { "go/s1/p1/xn0@*1=", 17 },
    { "go/s1/p1/n", 11 },
    { "go/s1/p1/n0", 12 },
    { "go/s1/p1/n0@main.main", 22 },
    { "go/s1/p1/n0@main.main+1", 24 },
    { "go/s1/p1/n0@main.main+1#1", 26 },
    { "go/s1/p1/n0@main.main+1#1=", 27 },
    { "go/s1/p1/n0@main.main+1#1=0.1x", 30 },
    { "go/s99999999999999999999/p1", 5 },
  };
  g_autoptr (CodeResult) result = build ("package main\n\nfunc main() {}\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *column = g_strdup_printf ("column %d:", cases[i].column);
      g_autoptr (GError) error = NULL;
      g_autoptr (Machine) machine = NULL;
      MachineSettings settings;

      g_test_message ("%s", cases[i].text);
      machine_settings_init (&settings);
      machine = machine_new (result->program, &settings);
      g_assert_false (machine_load_schedule (machine, cases[i].text, &error));
      g_assert_error (error, MACHINE_ERROR, MACHINE_ERROR_SCHEDULE);
      g_assert_nonnull (strstr (error->message, column));
      g_assert_cmpint (machine_run (machine, G_MAXUINT64, FALSE), ==, MACHINE_STOP_END);
    }
}

static void
test_settings (void)
{
  MachineSettings settings;

  machine_settings_init (&settings);
  g_assert_true (machine_schedule_parse_settings ("manual/s7/p2/a5/n0@*1=0", &settings, NULL));
  g_assert_cmpint (settings.policy, ==, MACHINE_POLICY_MANUAL);
  g_assert_cmpuint (settings.seed, ==, 7);
  g_assert_cmpuint (settings.procs, ==, 2);
  g_assert_false (machine_schedule_parse_settings ("go/s8/q", &settings, NULL));
  g_assert_cmpuint (settings.seed, ==, 7);
}

#define PROGRAM(extra)                                                                             \
  "package main\n\nvar x int\n\n"                                                                  \
  "func worker(n int, out chan int) {\n\tout <- n\n}\n\n"                                          \
  "func main() {\n" extra "\tout := make(chan int)\n"                                              \
  "\tfor i := 1; i <= 3; i++ {\n\t\tgo worker(i, out)\n\t}\n"                                      \
  "\tfor i := 0; i < 3; i++ {\n\t\tprintln(<-out)\n\t}\n}\n"

static char *
run (CodeProgram *program,
     const char  *schedule,
     guint       *out_diverged)
{
  g_autoptr (Machine) machine = NULL;
  g_autoptr (GError) error = NULL;
  MachineSettings settings;

  machine_settings_init (&settings);
  machine_schedule_parse_settings (schedule, &settings, NULL);
  machine = machine_new (program, &settings);
  g_assert_true (machine_load_schedule (machine, schedule, &error));
  g_assert_no_error (error);
  g_assert_cmpint (machine_run (machine, G_MAXUINT64, FALSE), ==, MACHINE_STOP_END);
  *out_diverged = machine_get_n_diverged (machine);
  return g_strdup (machine_get_output (machine, TRUE, NULL));
}

/* The first time that main waits, the second child goes on instead of the third. */
static void
test_survives_edits (void)
{
  g_autoptr (CodeResult) plain = build (PROGRAM (""));
  g_autoptr (CodeResult) edited = build (PROGRAM ("\tx = 5\n\tx = x*x + 1\n"));
  g_autofree char *schedule = NULL, *output = NULL, *same = NULL, *after_edit = NULL;
  g_autoptr (Machine) machine = NULL;
  MachineSettings settings;
  guint diverged;

  machine_settings_init (&settings);
  settings.procs = 1;
  machine = machine_new (plain->program, &settings);
  while (machine_get_current (machine, NULL) != 0 || machine_get_position (machine) == 0)
    machine_run (machine, G_MAXUINT64, TRUE);
  g_assert_true (machine_force_next (machine, 3));
  g_assert_cmpint (machine_run (machine, G_MAXUINT64, FALSE), ==, MACHINE_STOP_END);
  g_assert_cmpstr (machine_get_output (machine, TRUE, NULL), ==, "2\n1\n3\n");
  schedule = machine_dup_schedule (machine);
  g_assert_true (g_str_has_prefix (schedule, "go/s1/p1/n0@main.main+"));
  g_assert_true (g_str_has_suffix (schedule, "=0.2"));

  same = run (plain->program, schedule, &diverged);
  g_assert_cmpstr (same, ==, "2\n1\n3\n");
  g_assert_cmpuint (diverged, ==, 0);
  after_edit = run (edited->program, schedule, &diverged);
  g_assert_cmpstr (after_edit, ==, "2\n1\n3\n");
  g_assert_cmpuint (diverged, ==, 0);
}

static void
test_counts_divergence (void)
{
  g_autoptr (CodeResult) result = build (PROGRAM (""));
  g_autofree char *output = NULL;
  guint diverged;

  output = run (result->program,
                "go/s1/p1/n0.9@main.worker+1#1=0;n0@main.gone+1#1=0.1;n0@main.main+2#99=0.1",
                &diverged);
  g_assert_cmpuint (diverged, ==, 3);
  g_assert_cmpstr (output, ==, "3\n1\n2\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/schedule/a-malformed-string-is-refused-by-column", test_refused);
  g_test_add_func ("/machine/schedule/settings-are-read-whole-or-not-at-all", test_settings);
  g_test_add_func ("/machine/schedule/a-decision-survives-an-edit", test_survives_edits);
  g_test_add_func ("/machine/schedule/what-finds-no-place-is-counted", test_counts_divergence);
  return g_test_run ();
}
