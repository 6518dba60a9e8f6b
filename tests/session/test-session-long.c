/* SPDX-License-Identifier: MIT */

/*
 * Runs much longer than what a session keeps of them. What it recalls must be
 * what a machine of its own records that stops at every event: each event, each
 * step's place, and the state wherever the session goes.
 */
#include "session.h"

#include <string.h>

typedef struct
{
  gsize   position;
  guint64 instructions;
  guint64 hash; /* of some steps, else 0 */
} Mark;

typedef struct
{
  const char     *name;
  const char     *text;
  MachineSettings settings;
  Machine        *machine; /* at the end, with all of its trace */
  GArray         *marks;   /* Mark by step */
  Session        *session;
} Long;

static const char workers[]
    = "package main\n"
      "import (\"fmt\"; \"sync\"; \"sort\"; \"strings\")\n"
      "type point struct{ x, y int }\n"
      "func work(id int, jobs <-chan int, results chan<- point, mu *sync.Mutex, n *int) {\n"
      "\tfor j := range jobs {\n"
      "\t\tmu.Lock(); *n += j; mu.Unlock()\n"
      "\t\tresults <- point{id, j}\n"
      "\t}\n"
      "}\n"
      "func main() {\n"
      "\tjobs, results, names := make(chan int, 3), make(chan point), make(chan string, 1)\n"
      "\tvar mu sync.Mutex\n"
      "\tn := 0\n"
      "\tfor i := 0; i < 5; i++ { go work(i, jobs, results, &mu, &n) }\n"
      "\tgo func() { for i := 0; i < 7000; i++ { jobs <- i }; close(jobs) }()\n"
      "\tsum := 0\n"
      "\tfor i := 0; i < 7000; i++ {\n"
      "\t\tp := <-results\n"
      "\t\tsum += p.y\n"
      "\t\tselect { case names <- strings.Repeat(\"x\", i%9): case s := <-names: sum += len(s) }\n"
      "\t\tif i%500 == 0 { a := []int{3, 1, 2}; sort.Ints(a); fmt.Println(i, a) }\n"
      "\t}\n"
      "\tfmt.Println(sum, n)\n"
      "}\n";

/* Woken all at once: one step of many events. */
static const char crowd[]
    = "package main\n"
      "import \"sync\"\n"
      "func main() {\n"
      "\tfor round := 0; round < 6; round++ {\n"
      "\t\tvar wg sync.WaitGroup\n"
      "\t\tstart := make(chan struct{})\n"
      "\t\tfor i := 0; i < 3000; i++ { wg.Add(1); go func() { <-start; wg.Done() }() }\n"
      "\t\tclose(start)\n"
      "\t\twg.Wait()\n"
      "\t}\n"
      "\tprintln(\"done\")\n"
      "}\n";

static void
record (Long *self)
{
  MachineTrace *trace = machine_get_trace (self->machine);
  MachineStop stop;
  Mark start = { 0, 0, machine_hash (self->machine) };

  g_array_append_val (self->marks, start);
  do
    {
      gsize before = machine_get_position (self->machine);
      gboolean visible = FALSE;

      stop = machine_run (self->machine, G_MAXINT64, TRUE);
      for (gsize i = before; i < machine_get_position (self->machine); i++)
        visible |= machine_event_is_visible (machine_trace_get (trace, i));
      if (visible)
        {
          Mark mark = { machine_get_position (self->machine),
                        machine_get_instructions (self->machine), 0 };

          if (self->marks->len % 997 == 0 || self->marks->len % 40000 < 3)
            mark.hash = machine_hash (self->machine);
          g_array_append_val (self->marks, mark);
        }
      g_assert_cmpuint (machine_get_n_steps (self->machine), ==, self->marks->len - 1);
    }
  while (stop == MACHINE_STOP_EVENT);
  g_assert_cmpint (stop, ==, MACHINE_STOP_END);
  g_assert_cmpuint (machine_get_position (self->machine), >, 100000);
}

static void
set_up (Long         *self,
        MachinePolicy policy,
        guint         procs)
{
  CodeInput input = { "main.go", self->text, -1 };

  machine_settings_init (&self->settings);
  self->settings.policy = policy;
  self->settings.procs = procs;
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->session = session_new ();
  g_assert_true (session_load (self->session, &input, 1, &self->settings, FALSE));
  self->machine = machine_new (session_get_program (self->session), &self->settings);
  record (self);
}

static void
tear_down (Long *self)
{
  session_free (self->session);
  machine_free (self->machine);
  g_array_unref (self->marks);
}

static const Mark *
mark (const Long *self,
      gsize       step)
{
  return &g_array_index (self->marks, Mark, step);
}

static void
check_event (const Long *self,
             gsize       position)
{
  const MachineTrace *theirs = machine_get_trace (self->machine);
  const MachineTrace *ours = session_get_trace (self->session);
  MachineEvent a = *machine_trace_get (theirs, position), b = *machine_trace_get (ours, position);

  if (a.flags & MACHINE_EVENT_FLAG_TEXT)
    {
      g_assert_cmpstr (machine_trace_get_text (theirs, &a, NULL), ==,
                       machine_trace_get_text (ours, &b, NULL));
      a.value = b.value;
    }
  g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
}

static void
check_step (const Long *self,
            gsize       step)
{
  gsize first, end;

  session_get_step_events (self->session, step, &first, &end);
  g_assert_cmpuint (end, ==, mark (self, step)->position);
  g_assert_cmpuint (first, ==, mark (self, step > 0 ? step - 1 : 0)->position);
  if (first < end)
    {
      g_assert_cmpuint (session_find_step (self->session, first), ==, step);
      g_assert_cmpuint (session_find_step (self->session, end - 1), ==, step);
    }
}

static void
check_place (const Long *self,
             gsize       step)
{
  const Machine *machine = session_get_machine (self->session);

  g_assert_cmpuint (session_get_step (self->session), ==, step);
  g_assert_cmpuint (machine_get_position (machine), ==, mark (self, step)->position);
  g_assert_cmpuint (machine_get_instructions (machine), ==, mark (self, step)->instructions);
  if (mark (self, step)->hash != 0)
    g_assert_cmphex (machine_hash (machine), ==, mark (self, step)->hash);
}

/* Events and steps from any place, forward and backward; the session stays where it is. */
static void
check_reading (Long *self)
{
  gsize n = machine_get_position (self->machine), n_steps = self->marks->len - 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint64 before = machine_hash (session_get_machine (self->session));

  g_assert_cmpuint (machine_trace_get_n (session_get_trace (self->session)), ==, n);
  g_assert_cmpuint (session_get_n_steps (self->session), ==, n_steps);
  for (guint i = 0; i < 40; i++)
    {
      check_event (self, g_rand_int_range (rand, 0, n));
      check_step (self, g_rand_int_range (rand, 0, n_steps + 1));
    }
  for (gsize i = 0; i < n; i++)
    check_event (self, i);
  for (gsize i = n; i-- > n - 90000;)
    check_event (self, i);
  for (gsize step = 0; step <= n_steps; step++)
    check_step (self, step);
  check_step (self, n_steps - 3);
  g_assert_cmphex (machine_hash (session_get_machine (self->session)), ==, before);
}

static void
check_moving (Long *self)
{
  gsize n_steps = self->marks->len - 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < 60; i++)
    {
      gsize step = g_rand_int_range (rand, 1, n_steps);

      if (i % 2 == 0)
        step = MAX (1, step / 997 * 997);
      g_assert_cmpint (session_seek (self->session, step), ==, SESSION_REACHED);
      check_place (self, step);
      check_step (self, step);
      g_assert_cmpint (session_back (self->session, SESSION_EVENT), ==, SESSION_REACHED);
      check_place (self, step - 1);
      g_assert_cmpint (session_step (self->session, SESSION_EVENT), ==, SESSION_REACHED);
      g_assert_cmpint (session_step (self->session, SESSION_EVENT), ==, SESSION_REACHED);
      check_place (self, step + 1);
      check_event (self, mark (self, step)->position);
      g_assert_cmpint (session_back (self->session, SESSION_INSTRUCTION), ==, SESSION_REACHED);
      g_assert_cmpint (session_back (self->session, SESSION_EVENT), ==, SESSION_REACHED);
      g_assert_cmpuint (session_get_step (self->session), <=, step + 1);
    }
  g_assert_cmpint (session_run_to_end (self->session, 0), ==, SESSION_ENDED);
  check_place (self, n_steps);
  g_assert_cmpint (session_back (self->session, SESSION_EVENT), ==, SESSION_REACHED);
  check_place (self, n_steps - 1);
}

static void
check_long (const char   *text,
            MachinePolicy policy,
            guint         procs)
{
  Long self = { .text = text };

  set_up (&self, policy, procs);
  /* In slices of odd length, as a window runs it. */
  session_begin (self.session, &(SessionGoal){ .kind = SESSION_GOAL_END });
  while (session_run_slice (self.session, 77777) == SESSION_GOING)
    ;
  g_assert_cmphex (machine_hash (session_get_machine (self.session)), ==,
                   machine_hash (self.machine));
  check_reading (&self);
  check_moving (&self);
  tear_down (&self);
}

static void
test_workers (void)
{
  check_long (workers, MACHINE_POLICY_GO, 1);
  check_long (workers, MACHINE_POLICY_GO, 4);
  check_long (workers, MACHINE_POLICY_FIFO, 1);
  check_long (workers, MACHINE_POLICY_RANDOM, 1);
}

static void
test_crowd (void)
{
  check_long (crowd, MACHINE_POLICY_GO, 1);
  check_long (crowd, MACHINE_POLICY_RANDOM, 1);
}

/* A decision taken far out cuts what lies behind it and can be gone back to. */
static void
test_fork (void)
{
  Long self = { .text = workers };
  g_autofree char *schedule = NULL, *again = NULL;
  g_autoptr (GArray) runnable = NULL;
  guint32 current, other = 0;
  gsize step, n_steps, position;

  set_up (&self, MACHINE_POLICY_GO, 1);
  session_run_to_end (self.session, 0);
  n_steps = session_get_n_steps (self.session);
  for (step = n_steps / 2; other == 0; step++)
    {
      session_seek (self.session, step);
      current = machine_get_current (session_get_machine (self.session), NULL);
      g_clear_pointer (&runnable, g_array_unref);
      runnable = machine_dup_runnable (session_get_machine (self.session));
      for (guint i = 0; i < runnable->len && current != 0; i++)
        if (g_array_index (runnable, guint32, i) != current)
          other = g_array_index (runnable, guint32, i);
    }
  step--;
  position = machine_get_position (session_get_machine (self.session));
  session_decide (self.session, MACHINE_DECISION_NEXT, other);
  g_assert_cmpuint (session_get_n_branches (self.session), ==, 1);
  g_assert_cmpuint (session_get_n_steps (self.session), ==, step + 1);
  check_event (&self, position - 1);
  session_run_to_end (self.session, 0);
  g_assert_true (session_is_at_end (self.session));
  schedule = session_dup_schedule (self.session);
  session_take_branch (self.session, 0);
  g_assert_cmpuint (session_get_n_steps (self.session), ==, n_steps);
  check_place (&self, step);
  check_event (&self, machine_trace_get_n (session_get_trace (self.session)) - 1);
  session_take_branch (self.session, 0);
  again = session_dup_schedule (self.session);
  g_assert_cmpstr (again, ==, schedule);
  tear_down (&self);
}

/* An event breakpoint is met far out too, and the events before it can be read. */
static void
test_event_break (void)
{
  Long self = { .text = workers };
  guint n = 0;

  set_up (&self, MACHINE_POLICY_GO, 1);
  session_set_event_breakpoint (self.session, MACHINE_EVENT_OUTPUT, TRUE);
  while (session_run_to_end (self.session, 0) == SESSION_BREAK)
    {
      check_place (&self, session_get_step (self.session));
      check_event (&self, machine_get_position (session_get_machine (self.session)) - 1);
      n++;
    }
  g_assert_cmpuint (n, ==, 15);
  g_assert_true (session_is_at_end (self.session));
  tear_down (&self);
}

static void
test_limit (void)
{
  Long self = { .text = workers };

  set_up (&self, MACHINE_POLICY_GO, 1);
  session_set_max_events (self.session, 50000);
  g_assert_cmpint (session_run_to_end (self.session, 0), ==, SESSION_LIMIT);
  g_assert_false (session_is_at_end (self.session));
  g_assert_cmpint (session_back (self.session, SESSION_EVENT), ==, SESSION_REACHED);
  session_set_max_events (self.session, SESSION_MAX_EVENTS);
  g_assert_cmpint (session_run_to_end (self.session, 0), ==, SESSION_ENDED);
  check_place (&self, self.marks->len - 1);
  tear_down (&self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/long/what-is-recalled-is-what-happened", test_workers);
  g_test_add_func ("/session/long/a-step-of-thousands-of-events", test_crowd);
  g_test_add_func ("/session/long/a-fork-far-out-and-back", test_fork);
  g_test_add_func ("/session/long/event-breakpoints-far-out", test_event_break);
  g_test_add_func ("/session/long/a-limit-of-events-can-be-raised", test_limit);
  return g_test_run ();
}
