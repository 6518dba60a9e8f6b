/* SPDX-License-Identifier: MIT */
#include "machine-view.h"

/* What views of the scheduler are drawn from: processors, queues, steals, timers. */

static const char program_text[] =
  "package main\n"
  "import \"time\"\n"
  "func spin() { for { } }\n"
  "func main() {\n"
  "\ttime.AfterFunc(time.Hour, spin)\n"
  "\tt := time.NewTimer(time.Minute)\n"
  "\tgo time.Sleep(time.Second)\n"
  "\tfor i := 0; i < 20; i++ { go spin() }\n"
  "\tspin()\n"
  "\t<-t.C\n"
  "}\n";

static Machine *
start (guint procs)
{
  CodeInput input = { "main.go", program_text, -1 };
  g_autoptr (CodeResult) result = code_build (&input, 1, NULL);
  MachineSettings settings;

  g_assert_nonnull (result->program);
  machine_settings_init (&settings);
  settings.procs = procs;
  return machine_new (result->program, &settings);
}

static void
test_procs (void)
{
  g_autoptr (Machine) machine = start (4);
  g_autoptr (GPtrArray) procs = machine_dup_procs (machine);
  const MachinePView *p = procs->pdata[0];
  guint n_running = 0, n_stolen = 0;

  g_assert_cmpuint (procs->len, ==, 4);
  g_assert_false (p->idle);
  for (guint i = 1; i < 4; i++)
    g_assert_true (((MachinePView *) procs->pdata[i])->idle);

  g_assert_cmpint (machine_run (machine, 2000000, FALSE), ==, MACHINE_STOP_BUDGET);
  g_clear_pointer (&procs, g_ptr_array_unref);
  procs = machine_dup_procs (machine);
  for (guint i = 0; i < 4; i++)
    {
      p = procs->pdata[i];
      g_assert_false (p->idle || p->spinning);
      g_assert_cmpuint (p->running, !=, 0);
      g_assert_cmpint (p->slice_end_ns, >, p->clock_ns);
      g_assert_cmpint (p->slice_end_ns, <=, p->clock_ns + 10000000);
      n_running += 1 + p->n_queue + (p->runnext != 0);
      if (p->n_stolen > 0)
        {
          g_assert_cmpuint (p->stole_from, !=, i);
          g_assert_cmpuint (p->n_steals, >, 0);
          g_assert_cmpint (p->stolen_ns, <=, p->clock_ns);
          n_stolen++;
        }
    }
  g_assert_cmpuint (n_stolen, ==, 3);
  g_assert_cmpuint (n_running, ==, 22); /* main, the sleeper that had no turn yet, the others */
}

static void
test_timers (void)
{
  g_autoptr (Machine) machine = start (1);
  g_autoptr (GArray) timers = machine_dup_timers (machine);
  g_autoptr (GPtrArray) procs = NULL;
  const MachineTimerView *view;

  g_assert_cmpuint (timers->len, ==, 0);
  g_assert_cmpint (machine_run (machine, 40000000, FALSE), ==, MACHINE_STOP_BUDGET);
  g_clear_pointer (&timers, g_array_unref);
  timers = machine_dup_timers (machine);
  view = (const MachineTimerView *) timers->data;
  g_assert_cmpuint (timers->len, ==, 3);
  g_assert_cmpint (view[0].kind, ==, MACHINE_TIMER_VIEW_SLEEP);
  g_assert_cmpuint (view[0].g, ==, 2);
  g_assert_cmpuint (view[0].object, ==, 0);
  g_assert_cmpint (view[1].kind, ==, MACHINE_TIMER_VIEW_CHAN);
  g_assert_cmpint (view[1].when_ns / 1000000000, ==, 60);
  g_assert_cmpuint (view[1].g, ==, 1);
  g_assert_cmpuint (view[1].object, !=, 0);
  g_assert_cmpint (view[2].kind, ==, MACHINE_TIMER_VIEW_FUNC);
  g_assert_cmpint (view[2].when_ns / 1000000000, ==, 3600);
  procs = machine_dup_procs (machine);
  g_assert_cmpuint (((MachinePView *) procs->pdata[0])->n_timers, ==, 3);
  g_assert_cmpint (((MachinePView *) procs->pdata[0])->next_timer_ns, ==, view[0].when_ns);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/views/processors-show-queues-slices-and-steals", test_procs);
  g_test_add_func ("/machine/views/timers-show-kind-and-due-time", test_timers);
  return g_test_run ();
}
