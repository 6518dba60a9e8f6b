/* SPDX-License-Identifier: MIT */
/* The controller drives real programs; the main loop is turned by hand. */
#include <adwaita.h>
#include <string.h>

#include "stave-controller.h"
#include "stave-window.h"

static const char hello[] = "package main\n"
                            "\n"
                            "import \"fmt\"\n"
                            "\n"
                            "func main() {\n"
                            "\tc := make(chan int)\n"
                            "\tgo func() {\n"
                            "\t\tfor i := 0; i < 3; i++ {\n"
                            "\t\t\tc <- i\n"
                            "\t\t}\n"
                            "\t\tclose(c)\n"
                            "\t}()\n"
                            "\tfor v := range c {\n"
                            "\t\tfmt.Println(v)\n"
                            "\t}\n"
                            "}\n";

static const char endless[] = "package main\n"
                              "\n"
                              "func main() {\n"
                              "\tn := 0\n"
                              "\tfor {\n"
                              "\t\tn++\n"
                              "\t}\n"
                              "}\n";

static const char flood[] = "package main\n"
                            "\n"
                            "import \"fmt\"\n"
                            "\n"
                            "func main() {\n"
                            "\tfor i := 0; ; i++ {\n"
                            "\t\tfmt.Println(i)\n"
                            "\t}\n"
                            "}\n";

static StaveController *
open_text (const char *text)
{
  const char *const         names[] = { "main.go" };
  g_autoptr (StaveDocument) document = stave_document_new_for_texts (names, &text, 1);
  StaveController          *controller = stave_controller_new ();

  stave_controller_open (controller, document);
  return controller;
}

static void
wait_until_idle (StaveController *controller)
{
  gint64 limit_us = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (stave_controller_is_busy (controller))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, limit_us);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
turn_for (guint ms)
{
  gint64 limit_us = g_get_monotonic_time () + (gint64) ms * 1000;

  while (g_get_monotonic_time () < limit_us)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
replace_text (StaveController *controller,
              const char      *text)
{
  StaveDocument *document = stave_controller_get_document (controller);

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (stave_document_get_buffer (document, 0)), text, -1);
}

static void
test_steps_forward_and_back (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  Session                    *session = stave_controller_get_session (controller);
  guint                       n_changed = 0;

  g_assert_true (stave_controller_has_program (controller));
  g_signal_connect_swapped (controller, "changed", G_CALLBACK (count_cb), &n_changed);
  for (gsize i = 1; i <= 5; i++)
    {
      stave_controller_step (controller, SESSION_EVENT, FALSE);
      wait_until_idle (controller);
      g_assert_cmpuint (session_get_step (session), ==, i);
    }
  g_assert_cmpuint (n_changed, ==, 5);
  stave_controller_step (controller, SESSION_EVENT, TRUE);
  wait_until_idle (controller);
  g_assert_cmpuint (session_get_step (session), ==, 4);
  g_assert_cmpuint (session_get_n_steps (session), ==, 5);
  stave_controller_restart (controller);
  wait_until_idle (controller);
  g_assert_cmpuint (session_get_step (session), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&controller));
}

static void
test_run_to_the_end_shows_every_step_to_who_listens (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  Session                    *session = stave_controller_get_session (controller);
  guint                       n_stepped = 0;
  g_autofree char            *output = NULL;

  g_signal_connect_swapped (controller, "stepped", G_CALLBACK (count_cb), &n_stepped);
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  g_assert_true (session_is_at_end (session));
  g_assert_cmpuint (n_stepped, >=, session_get_n_steps (session));
  output = stave_controller_dup_fact ("output", controller);
  g_assert_cmpstr (output, ==, "0\n1\n2");
}

static void
stop_cb (StaveController *controller)
{
  if (session_get_step (stave_controller_get_session (controller)) == 3)
    stave_controller_stop (controller);
}

static void
test_a_listener_can_stop_at_its_step (void)
{
  g_autoptr (StaveController) controller = open_text (hello);

  g_signal_connect (controller, "stepped", G_CALLBACK (stop_cb), NULL);
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  g_assert_cmpuint (session_get_step (stave_controller_get_session (controller)), ==, 3);
}

static void
test_an_endless_program_leaves_the_loop_turning (void)
{
  g_autoptr (StaveController) controller = open_text (endless);
  gint64                      longest_us = 0;
  guint                       n_progress = 0;

  g_assert_true (stave_controller_has_program (controller));
  g_signal_connect_swapped (controller, "progress", G_CALLBACK (count_cb), &n_progress);
  stave_controller_run_to_end (controller);
  g_assert_true (stave_controller_is_busy (controller));
  for (guint i = 0; i < 40; i++)
    {
      gint64 start_us = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      longest_us = MAX (longest_us, g_get_monotonic_time () - start_us);
    }
  g_assert_true (stave_controller_is_busy (controller));
  /* Slices are meant to take 8 ms; a busy machine may stretch one, not to seconds. */
  g_assert_cmpint (longest_us, <, 500 * 1000);
  stave_controller_stop (controller);
  g_assert_false (stave_controller_is_busy (controller));
  g_assert_cmpuint (n_progress, >, 0);
  g_assert_finalize_object (g_steal_pointer (&controller));
}

static gboolean
count_tick_cb (gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
  return G_SOURCE_CONTINUE;
}

/* A question that comes every millisecond, as a screen reader's do, must not wait for whole slices:
 * at 8 ms each, 300 of them would take 2.4 s. The best of some tries, as the machine may be busy. */
static void
test_a_long_run_gives_way_to_questions (void)
{
  g_autoptr (StaveController) controller = open_text (endless);
  gint64                      best_us = G_MAXINT64;

  stave_controller_run_to_end (controller);
  for (guint i = 0; i < 5 && best_us > 1200 * 1000; i++)
    {
      guint  n = 0;
      guint  id = g_timeout_add (1, count_tick_cb, &n);
      gint64 start_us = g_get_monotonic_time ();

      while (n < 300)
        g_main_context_iteration (NULL, TRUE);
      g_source_remove (id);
      best_us = MIN (best_us, g_get_monotonic_time () - start_us);
    }
  g_assert_true (stave_controller_is_busy (controller));
  g_assert_cmpint (best_us, <, 1200 * 1000);
  stave_controller_stop (controller);
}

/* What the views know of a run is gathered while it goes on: stopping must not take as long again. */
static void
test_a_long_run_is_stopped_at_once (void)
{
  g_autoptr (StaveController) controller = open_text (flood);
  gint64                      start_us;

  stave_controller_run_to_end (controller);
  turn_for (4000);
  g_assert_true (stave_controller_is_busy (controller));
  g_assert_cmpuint (session_get_n_steps (stave_controller_get_session (controller)), >, 1000);
  start_us = g_get_monotonic_time ();
  stave_controller_stop (controller);
  stave_controller_get_index (controller);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 800 * 1000);
}

static void
test_an_edit_with_an_error_leaves_the_last_run (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  Session                    *session = stave_controller_get_session (controller);
  guint                       n_built = 0;

  stave_controller_seek (controller, 0);
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  stave_controller_seek (controller, 4);
  wait_until_idle (controller);
  g_signal_connect_swapped (controller, "built", G_CALLBACK (count_cb), &n_built);
  replace_text (controller, "package main\n\nfunc main() { x }\n");
  g_assert_cmpuint (n_built, ==, 0);
  turn_for (600);
  g_assert_cmpuint (n_built, ==, 1);
  g_assert_cmpuint (base_diag_list_get_n_errors (session_get_diags (session)), >, 0);
  g_assert_cmpuint (session_get_step (session), ==, 4);

  replace_text (controller, hello);
  turn_for (600);
  wait_until_idle (controller);
  g_assert_cmpuint (n_built, ==, 2);
  g_assert_cmpuint (base_diag_list_get_n_errors (session_get_diags (session)), ==, 0);
  g_assert_cmpuint (session_get_step (session), ==, 4);
}

static void
test_a_program_that_does_not_compile_cannot_be_moved (void)
{
  g_autoptr (StaveController) controller = open_text ("package main\n\nfunc main() { x }\n");

  g_assert_false (stave_controller_has_program (controller));
  stave_controller_step (controller, SESSION_EVENT, FALSE);
  stave_controller_set_playing (controller, TRUE);
  stave_controller_run_to_end (controller);
  stave_controller_decide (controller, MACHINE_DECISION_NEXT, 1);
  g_assert_false (stave_controller_is_busy (controller));
  g_assert_false (stave_controller_is_playing (controller));
  g_assert_null (stave_controller_get_choice (controller));
}

static void
test_manual_asks_and_a_decision_goes_on (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  const SessionChoice        *choice;
  gsize                       step;

  g_object_set (controller, "policy", "manual", NULL);
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  g_assert_cmpint (stave_controller_get_status (controller), ==, SESSION_DECISION);
  choice = stave_controller_get_choice (controller);
  g_assert_nonnull (choice);
  g_assert_true (choice->waiting);
  g_assert_cmpuint (choice->n_options, >, 1);
  step = session_get_step (stave_controller_get_session (controller));
  stave_controller_decide (controller, choice->kind, choice->options[1]);
  wait_until_idle (controller);
  g_assert_cmpuint (session_get_step (stave_controller_get_session (controller)), >=, step);
}

/* Lets another goroutine run than the one that did, at the first step where there is one. */
static void
decide_otherwise (StaveController *controller)
{
  Session *session = stave_controller_get_session (controller);
  guint    n_before = session_get_n_branches (session);

  for (gsize step = 1; session_get_n_branches (session) == n_before; step++)
    {
      const SessionChoice *choice;
      const MachineGView  *running;

      g_assert_cmpuint (step, <, session_get_n_steps (session));
      stave_controller_seek (controller, step);
      wait_until_idle (controller);
      choice = stave_controller_get_choice (controller);
      running = stave_controller_get_running (controller);
      if (choice == NULL || choice->kind != MACHINE_DECISION_NEXT || running == NULL)
        continue;
      for (guint i = 0; i < choice->n_options; i++)
        if (choice->options[i] != running->id)
          {
            stave_controller_decide (controller, choice->kind, choice->options[i]);
            wait_until_idle (controller);
            break;
          }
    }
}

static void
test_deciding_otherwise_keeps_the_old_future (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  Session                    *session = stave_controller_get_session (controller);

  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  decide_otherwise (controller);
  g_assert_cmpuint (session_get_n_branches (session), ==, 1);
}

static void
test_a_future_that_was_left_comes_back (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  Session                    *session = stave_controller_get_session (controller);
  g_autofree char            *schedule = NULL;
  g_autofree char            *again = NULL;
  gsize                       n_steps, left;
  guint                       n_changed = 0;

  g_object_set (controller, "policy", "random", "seed", 3, NULL);
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  schedule = session_dup_schedule (session);
  n_steps = session_get_n_steps (session);
  decide_otherwise (controller);
  left = session_get_branch (session, 0)->fork_step;
  g_object_set (controller, "policy", "go", NULL);

  stave_controller_take_branch (controller, 0);
  wait_until_idle (controller);
  g_assert_cmpuint (session_get_n_steps (session), ==, n_steps);
  g_assert_cmpuint (session_get_step (session), ==, left);
  g_assert_cmpint (session_get_settings (session)->policy, ==, MACHINE_POLICY_RANDOM);
  {
    g_autofree char *policy = NULL;

    g_object_get (controller, "policy", &policy, NULL);
    g_assert_cmpstr (policy, ==, "random");
  }
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  again = session_dup_schedule (session);
  g_assert_cmpstr (again, ==, schedule);

  g_assert_cmpuint (session_get_n_branches (session), ==, 1);
  g_signal_connect_swapped (controller, "changed", G_CALLBACK (count_cb), &n_changed);
  stave_controller_drop_branch (controller, 0);
  g_assert_cmpuint (session_get_n_branches (session), ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  stave_controller_take_branch (controller, 0);
  stave_controller_drop_branch (controller, 7);
}

static void
test_a_breakpoint_stops_the_run (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  guint                       n_messages = 0;

  g_signal_connect_swapped (controller, "message", G_CALLBACK (count_cb), &n_messages);
  stave_controller_toggle_breakpoint (controller, 0, 14);
  g_assert_cmpuint (n_messages, ==, 0);
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  g_assert_cmpint (stave_controller_get_status (controller), ==, SESSION_BREAK);
  g_assert_cmpuint (stave_controller_get_running (controller)->location.line, ==, 14);
  /* A line without code has none, and says so. */
  stave_controller_toggle_breakpoint (controller, 0, 2);
  g_assert_false (
      stave_document_has_breakpoint (stave_controller_get_document (controller), 0, 2));
  g_assert_cmpuint (n_messages, ==, 2);
}

static void
last_text_cb (char      **last,
              const char *text)
{
  g_free (*last);
  *last = g_strdup (text);
}

static void
test_what_is_frozen_does_not_run_on (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  g_autofree char            *text = NULL;

  g_signal_connect_swapped (controller, "message", G_CALLBACK (last_text_cb), &text);
  stave_controller_set_frozen (controller, 1, TRUE);
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  g_assert_cmpint (stave_controller_get_status (controller), ==, SESSION_BREAK);
  g_assert_cmpstr (text, ==, "Paused: only frozen goroutines could run on");
  stave_controller_set_frozen (controller, 1, FALSE);
  stave_controller_run_to_end (controller);
  wait_until_idle (controller);
  g_assert_true (session_is_at_end (stave_controller_get_session (controller)));
}

static void
test_playing_steps_until_it_is_stopped (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  Session                    *session = stave_controller_get_session (controller);
  gsize                       step;

  g_object_set (controller, "speed", 16.0, NULL);
  stave_controller_set_playing (controller, TRUE);
  turn_for (400);
  step = session_get_step (session);
  g_assert_cmpuint (step, >, 2);
  stave_controller_set_playing (controller, FALSE);
  step = session_get_step (session);
  turn_for (200);
  g_assert_cmpuint (session_get_step (session), ==, step);
  g_assert_finalize_object (g_steal_pointer (&controller));
}

static void
test_one_goroutine_runs_until_it_blocks (void)
{
  g_autoptr (StaveController) controller = open_text (hello);
  const MachineGView         *view = NULL;

  for (guint i = 0; i < 20 && view == NULL; i++)
    {
      stave_controller_step (controller, SESSION_EVENT, FALSE);
      wait_until_idle (controller);
      view = stave_controller_find_goroutine (controller, 2);
    }
  g_assert_nonnull (view);
  stave_controller_run_until_blocked (controller, 2);
  wait_until_idle (controller);
  view = stave_controller_find_goroutine (controller, 2);
  g_assert_true (view->state == MACHINE_G_WAITING || view->state == MACHINE_G_DEAD);
}

static void
test_a_schedule_from_elsewhere_replays (void)
{
  g_autoptr (StaveController) first = open_text (hello);
  g_autoptr (StaveController) second = open_text (hello);
  g_autofree char            *schedule = NULL;
  guint                       seed;

  g_object_set (first, "policy", "random", "seed", 9, NULL);
  stave_controller_run_to_end (first);
  wait_until_idle (first);
  schedule = session_dup_schedule (stave_controller_get_session (first));
  stave_controller_replay (second, schedule, 6);
  wait_until_idle (second);
  g_object_get (second, "seed", &seed, NULL);
  g_assert_cmpuint (seed, ==, 9);
  g_assert_cmpuint (session_get_step (stave_controller_get_session (second)), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  stave_ui_init ();
  g_test_add_func ("/ui/controller/steps-forward-and-back", test_steps_forward_and_back);
  g_test_add_func ("/ui/controller/run-to-the-end-shows-every-step-to-who-listens",
                   test_run_to_the_end_shows_every_step_to_who_listens);
  g_test_add_func ("/ui/controller/a-listener-can-stop-at-its-step",
                   test_a_listener_can_stop_at_its_step);
  g_test_add_func ("/ui/controller/an-endless-program-leaves-the-loop-turning",
                   test_an_endless_program_leaves_the_loop_turning);
  g_test_add_func ("/ui/controller/a-long-run-gives-way-to-questions",
                   test_a_long_run_gives_way_to_questions);
  g_test_add_func ("/ui/controller/a-long-run-is-stopped-at-once",
                   test_a_long_run_is_stopped_at_once);
  g_test_add_func ("/ui/controller/an-edit-with-an-error-leaves-the-last-run",
                   test_an_edit_with_an_error_leaves_the_last_run);
  g_test_add_func ("/ui/controller/a-program-that-does-not-compile-cannot-be-moved",
                   test_a_program_that_does_not_compile_cannot_be_moved);
  g_test_add_func ("/ui/controller/manual-asks-and-a-decision-goes-on",
                   test_manual_asks_and_a_decision_goes_on);
  g_test_add_func ("/ui/controller/deciding-otherwise-keeps-the-old-future",
                   test_deciding_otherwise_keeps_the_old_future);
  g_test_add_func ("/ui/controller/a-future-that-was-left-comes-back",
                   test_a_future_that_was_left_comes_back);
  g_test_add_func ("/ui/controller/a-breakpoint-stops-the-run", test_a_breakpoint_stops_the_run);
  g_test_add_func ("/ui/controller/what-is-frozen-does-not-run-on",
                   test_what_is_frozen_does_not_run_on);
  g_test_add_func ("/ui/controller/playing-steps-until-it-is-stopped",
                   test_playing_steps_until_it_is_stopped);
  g_test_add_func ("/ui/controller/one-goroutine-runs-until-it-blocks",
                   test_one_goroutine_runs_until_it_blocks);
  g_test_add_func ("/ui/controller/a-schedule-from-elsewhere-replays",
                   test_a_schedule_from_elsewhere_replays);
  return g_test_run ();
}
