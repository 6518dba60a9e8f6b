/* SPDX-License-Identifier: MIT */
/* Two runs under one controller; the main loop is turned by hand. */
#include <adwaita.h>
#include <string.h>

#include "stave-compare.h"
#include "stave-window.h"

static const char counting[] = "package main\n"
                               "\n"
                               "const most = 3\n"
                               "\n"
                               "func main() {\n"
                               "\tfor i := 0; i < most; i++ {\n"
                               "\t\tprintln(i)\n"
                               "\t}\n"
                               "}\n";

static const char endless[] = "package main\n"
                              "\n"
                              "const again = false\n"
                              "\n"
                              "func main() {\n"
                              "\tprintln(1)\n"
                              "\tfor again {\n"
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

/* Turns the loop until nothing is at work and nothing waits. */
static void
settle (StaveController *controller)
{
  gint64 limit_us = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (stave_controller_is_busy (controller) || g_main_context_pending (NULL))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, limit_us);
      g_main_context_iteration (NULL, FALSE);
    }
}

static StaveCompare *
compare_with (StaveController *controller,
              const char      *variant_text)
{
  StaveCompare              *compare = stave_compare_new (controller);
  g_autoptr (LessonsVariant) variant = lessons_variant_parse (variant_text, NULL);

  stave_compare_set_active (compare, TRUE);
  settle (controller);
  stave_compare_choose (compare, variant);
  settle (controller);
  return compare;
}

static void
get_steps (StaveCompare *compare,
           SceneFonts   *fonts,
           gsize        *out_steps)
{
  SceneCompareRun left, right;

  g_assert_true (stave_compare_get_runs (compare, fonts, &left, &right));
  out_steps[0] = session_get_step (left.session);
  out_steps[1] = session_get_step (right.session);
}

static void
test_a_step_moves_both (void)
{
  g_autoptr (StaveController) controller = open_text (counting);
  StaveCompare               *compare = compare_with (controller, "most=5");
  g_autoptr (SceneFonts)      fonts = scene_fonts_new ();
  gsize                       steps[2], ends[2];

  g_assert_cmpstr (stave_compare_get_title (compare, 0), ==, "main.go · most 3");
  g_assert_cmpstr (stave_compare_get_title (compare, 1), ==, "main.go · most 5");
  for (guint i = 0; i < 3; i++)
    {
      stave_controller_step (controller, SESSION_EVENT, FALSE);
      settle (controller);
    }
  get_steps (compare, fonts, steps);
  g_assert_cmpuint (steps[0], ==, 3);
  g_assert_cmpuint (steps[1], ==, 3);
  stave_controller_run_to_end (controller);
  settle (controller);
  g_assert_true (stave_controller_is_at_end (controller));
  get_steps (compare, fonts, ends);
  g_assert_cmpuint (ends[1], >, ends[0]);
  stave_controller_restart (controller);
  settle (controller);
  g_assert_true (stave_controller_is_at_start (controller));
  /* Looked away from, only the session moves; looked at again, the other comes after. */
  stave_compare_set_active (compare, FALSE);
  stave_controller_seek (controller, 4);
  settle (controller);
  get_steps (compare, fonts, steps);
  g_assert_cmpuint (steps[1], ==, 0);
  stave_compare_set_active (compare, TRUE);
  settle (controller);
  get_steps (compare, fonts, steps);
  g_assert_cmpuint (steps[0], ==, 4);
  g_assert_cmpuint (steps[1], >=, 4); /* a step may have a follower at the same time */
  g_assert_cmpuint (steps[1], <=, 5);
  g_assert_finalize_object (compare);
}

static void
test_playing_goes_on_to_both_ends (void)
{
  g_autoptr (StaveController) controller = open_text (counting);
  StaveCompare               *compare = compare_with (controller, "most=6");
  gint64                      limit_us = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  g_object_set (controller, "speed", 16.0, NULL);
  stave_controller_set_playing (controller, TRUE);
  while (stave_controller_is_playing (controller))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, limit_us);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (stave_controller_is_at_end (controller));
  g_assert_finalize_object (compare);
}

static void
test_an_endless_one_beside_leaves_the_loop_turning (void)
{
  g_autoptr (StaveController) controller = open_text (endless);
  StaveCompare               *compare = compare_with (controller, "again=true");
  g_autoptr (SceneFonts)      fonts = scene_fonts_new ();
  gint64                      longest_us = 0, before_us;
  gsize                       steps[2];

  stave_controller_run_to_end (controller);
  for (guint i = 0; i < 100; i++)
    {
      before_us = g_get_monotonic_time ();
      g_main_context_iteration (NULL, FALSE);
      longest_us = MAX (longest_us, g_get_monotonic_time () - before_us);
    }
  g_assert_true (stave_controller_is_busy (controller));
  g_assert_cmpint (longest_us, <, 500000);
  stave_controller_stop (controller);
  g_assert_false (stave_controller_is_busy (controller));
  settle (controller);
  stave_controller_restart (controller);
  settle (controller);
  get_steps (compare, fonts, steps);
  g_assert_cmpuint (steps[0] + steps[1], ==, 0);
  g_assert_finalize_object (compare);
}

static void
test_what_does_not_build_is_told (void)
{
  g_autoptr (StaveController) controller = open_text (counting);
  StaveCompare               *compare = compare_with (controller, "most=none");
  g_autoptr (SceneFonts)      fonts = scene_fonts_new ();
  g_autoptr (LessonsVariant)  good = lessons_variant_parse ("procs=2", NULL);
  g_autoptr (LessonsVariant)  missing = lessons_variant_parse ("least=2", NULL);
  SceneCompareRun             left, right;

  g_assert_nonnull (strstr (stave_compare_get_problem (compare), "undefined: none"));
  g_assert_false (stave_compare_get_runs (compare, fonts, &left, &right));
  stave_compare_choose (compare, missing);
  settle (controller);
  g_assert_nonnull (strstr (stave_compare_get_problem (compare), "least"));
  /* The session is stepped alone meanwhile. */
  stave_controller_step (controller, SESSION_EVENT, FALSE);
  settle (controller);
  g_assert_cmpuint (session_get_step (stave_controller_get_session (controller)), ==, 1);
  stave_compare_choose (compare, good);
  settle (controller);
  g_assert_null (stave_compare_get_problem (compare));
  g_assert_true (stave_compare_get_runs (compare, fonts, &left, &right));
  g_assert_cmpuint (session_get_step (right.session), ==, 1);
  g_assert_finalize_object (compare);
}

/* Another document takes the session away; nothing of the former pair is touched again. */
static void
test_another_document_while_at_work (void)
{
  g_autoptr (StaveController) controller = open_text (endless);
  StaveCompare               *compare = compare_with (controller, "again=true");
  const char *const           names[] = { "main.go" };
  const char *const           texts[] = { counting };
  g_autoptr (StaveDocument)   document = stave_document_new_for_texts (names, texts, 1);
  g_autoptr (SceneFonts)      fonts = scene_fonts_new ();
  gsize                       steps[2];

  stave_controller_run_to_end (controller);
  g_assert_true (stave_controller_is_busy (controller));
  stave_controller_open (controller, document);
  settle (controller);
  g_assert_cmpstr (stave_compare_get_title (compare, 1), ==, "main.go · GOMAXPROCS 4");
  stave_controller_step (controller, SESSION_EVENT, FALSE);
  settle (controller);
  get_steps (compare, fonts, steps);
  g_assert_cmpuint (steps[0], ==, 1);
  g_assert_finalize_object (compare);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  stave_ui_init ();
  g_test_add_func ("/ui/compare/a-step-moves-both", test_a_step_moves_both);
  g_test_add_func ("/ui/compare/playing-goes-on-to-both-ends", test_playing_goes_on_to_both_ends);
  g_test_add_func ("/ui/compare/an-endless-one-beside-leaves-the-loop-turning",
                   test_an_endless_one_beside_leaves_the_loop_turning);
  g_test_add_func ("/ui/compare/what-does-not-build-is-told", test_what_does_not_build_is_told);
  g_test_add_func ("/ui/compare/another-document-while-at-work",
                   test_another_document_while_at_work);
  return g_test_run ();
}
