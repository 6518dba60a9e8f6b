/* SPDX-License-Identifier: MIT */

/*
 * Two real runs side by side: stepping both by time and by steps, whatever the slices, and the
 * picture of them.
 */

#include "scene-compare-title.h"
#include "scene-compare.h"
#include "scene-fixture.h"
#include "scene-interpolate.h"

#include <string.h>

static SceneFonts *fonts;

/* Two waits of 10 and 30 ms, one after the other … */
static const char serial_go[]
  = "package main\n\nimport (\n\t\"fmt\"\n\t\"time\"\n)\n\nfunc main() {\n"
    "\ttime.Sleep(10 * time.Millisecond)\n\tfmt.Println(\"first\")\n"
    "\ttime.Sleep(30 * time.Millisecond)\n\tfmt.Println(\"second\")\n}\n";
/* … and at the same time. */
static const char both_go[]
  = "package main\n\nimport (\n\t\"fmt\"\n\t\"sync\"\n\t\"time\"\n)\n\nfunc main() {\n"
    "\tvar wg sync.WaitGroup\n\twg.Add(1)\n\tgo func() {\n"
    "\t\ttime.Sleep(30 * time.Millisecond)\n\t\tfmt.Println(\"second\")\n\t\twg.Done()\n\t}()\n"
    "\ttime.Sleep(10 * time.Millisecond)\n\tfmt.Println(\"first\")\n\twg.Wait()\n}\n";
static const char channel_go[]
  = "package main\n\nfunc main() {\n\tch := make(chan int, 2)\n\tdone := make(chan bool)\n"
    "\tgo func() {\n\t\tfor n := range ch {\n\t\t\tprintln(n)\n\t\t}\n\t\tdone <- true\n\t}()\n"
    "\tfor n := 1; n <= 4; n++ {\n\t\tch <- n\n\t}\n\tclose(ch)\n\t<-done\n}\n";
static const char endless_go[] = "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n";

typedef struct
{
  Session          *sessions[2];
  SceneIndex       *indexes[2];
  SceneSeries      *series[2];
  SceneStageLayout *layouts[2];
  ScenePace        *pace;
} Pair;

static Session *
load (const char *text,
      guint       procs)
{
  Session *session = session_new ();
  CodeInput input = { .name = "main.go", .text = text, .len = -1 };
  MachineSettings settings;

  machine_settings_init (&settings);
  settings.procs = procs;
  if (!session_load (session, &input, 1, &settings, FALSE))
    {
      g_autoptr (GString) out = g_string_new (NULL);

      base_diag_list_print (session_get_diags (session), FALSE, out);
      g_error ("%s", out->str);
    }
  return session;
}

static Pair *
pair_new (const char *left,
          const char *right)
{
  Pair *self = g_new0 (Pair, 1);

  self->sessions[0] = load (left, 1);
  self->sessions[1] = load (right, 1);
  for (guint i = 0; i < 2; i++)
    {
      self->indexes[i] = scene_index_new ();
      self->series[i] = scene_series_new ();
      self->layouts[i] = scene_stage_layout_new (fonts);
      scene_stage_layout_rehearse (self->layouts[i], session_get_program (self->sessions[i]),
                                   session_get_settings (self->sessions[i]));
    }
  self->pace = scene_pace_new (self->sessions[0], self->indexes[0], self->sessions[1],
                               self->indexes[1]);
  return self;
}

static void
pair_free (Pair *self)
{
  scene_pace_free (self->pace);
  for (guint i = 0; i < 2; i++)
    {
      scene_stage_layout_unref (self->layouts[i]);
      scene_series_free (self->series[i]);
      scene_index_unref (self->indexes[i]);
      session_free (self->sessions[i]);
    }
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pair, pair_free)

static SessionStatus
work (Pair   *self,
      guint64 slice)
{
  SessionStatus status;

  while ((status = scene_pace_run_slice (self->pace, slice)) == SESSION_GOING)
    ;
  return status;
}

static SessionStatus
step (Pair    *self,
      gboolean back,
      guint64  slice)
{
  scene_pace_begin_step (self->pace, back);
  return work (self, slice);
}

static void
follow (Pair *self)
{
  scene_pace_begin_follow (self->pace);
  g_assert_cmpint (work (self, 1000), ==, SESSION_REACHED);
  g_assert_true (scene_pace_is_aligned (self->pace));
}

static gint64
time_of (const Pair *self,
         guint       run,
         gsize       at)
{
  return scene_index_get_step_ns (self->indexes[run], at);
}

/* Each run stands on its last step at or before now. */
static void
assert_at_now (const Pair *self)
{
  gint64 now = scene_pace_get_now (self->pace);

  for (guint i = 0; i < 2; i++)
    {
      gsize at = session_get_step (self->sessions[i]);

      g_assert_cmpint (time_of (self, i, at), <=, now);
      if (at < scene_index_get_n_steps (self->indexes[i]))
        g_assert_cmpint (time_of (self, i, at + 1), >=, now);
    }
}

/* ---- stepping both ---------------------------------------------------------------------- */

/* "l r l …": who moved, with both step numbers. */
static char *
walk (guint64 slice)
{
  g_autoptr (Pair) pair = pair_new (serial_go, both_go);
  g_autoptr (GString) out = g_string_new (NULL);
  gint64 before = 0;

  follow (pair);
  while (step (pair, FALSE, slice) == SESSION_REACHED)
    {
      gint64 now = scene_pace_get_now (pair->pace);

      g_assert_cmpint (now, >=, before);
      g_assert_true (scene_pace_has_moved (pair->pace, 0) || scene_pace_has_moved (pair->pace, 1));
      assert_at_now (pair);
      before = now;
      g_string_append_printf (out, "%u:%u@%" G_GINT64_FORMAT " ",
                              (guint) session_get_step (pair->sessions[0]),
                              (guint) session_get_step (pair->sessions[1]), now);
    }
  g_assert_true (scene_pace_is_at_end (pair->pace));
  g_assert_cmpint (before, >=, 40 * 1000 * 1000);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_steps_go_by_time (void)
{
  g_autofree char *whole = walk (1000000);
  g_autofree char *cut = walk (1);

  /* How the work is cut changes nothing. */
  g_assert_cmpstr (whole, ==, cut);
}

static void
test_one_run_waits_for_the_other (void)
{
  g_autoptr (Pair) pair = pair_new (serial_go, both_go);
  gint64 ms = 1000 * 1000;
  gboolean alone[2] = { FALSE, FALSE };

  follow (pair);
  while (step (pair, FALSE, 1000) == SESSION_REACHED)
    for (guint i = 0; i < 2; i++)
      alone[i] = alone[i] || !scene_pace_has_moved (pair->pace, !i);
  g_assert_true (alone[0] && alone[1]);
  /* At 35 ms the right one is over, and the left one sleeps. */
  scene_pace_begin_seek (pair->pace, 35 * ms);
  g_assert_cmpint (work (pair, 1000), ==, SESSION_REACHED);
  g_assert_cmpint (scene_pace_get_now (pair->pace), ==, 35 * ms);
  assert_at_now (pair);
  g_assert_false (session_is_at_end (pair->sessions[0]));
  g_assert_cmpuint (session_get_step (pair->sessions[1]), ==,
                    scene_index_get_n_steps (pair->indexes[1]));
}

static void
test_back_to_the_start (void)
{
  g_autoptr (Pair) pair = pair_new (serial_go, both_go);
  gint64 before, furthest;

  scene_pace_begin_end (pair->pace);
  g_assert_cmpint (work (pair, 1000), ==, SESSION_REACHED);
  g_assert_true (scene_pace_is_at_end (pair->pace));
  before = furthest = scene_pace_get_now (pair->pace);
  while (step (pair, TRUE, 1000) == SESSION_REACHED)
    {
      g_assert_cmpint (scene_pace_get_now (pair->pace), <=, before);
      assert_at_now (pair);
      before = scene_pace_get_now (pair->pace);
    }
  g_assert_true (scene_pace_is_at_start (pair->pace));
  g_assert_cmpint (scene_pace_get_furthest (pair->pace), ==, furthest);
  g_assert_cmpint (step (pair, TRUE, 1000), ==, SESSION_AT_START);
  g_assert_cmpint (step (pair, FALSE, 1000), ==, SESSION_REACHED);
}

static void
test_the_right_one_follows (void)
{
  g_autoptr (Pair) pair = pair_new (serial_go, both_go);

  g_assert_false (scene_pace_is_aligned (pair->pace));
  follow (pair);
  g_assert_cmpuint (session_get_step (pair->sessions[1]), ==, 0);
  for (guint i = 0; i < 5; i++)
    session_step (pair->sessions[0], SESSION_EVENT);
  g_assert_false (scene_pace_is_aligned (pair->pace));
  follow (pair);
  assert_at_now (pair);
  g_assert_cmpuint (session_get_step (pair->sessions[1]), >, 0);
  session_seek (pair->sessions[0], 0);
  follow (pair);
  g_assert_true (scene_pace_is_at_start (pair->pace));
}

static void
test_steps_go_by_steps (void)
{
  g_autoptr (Pair) pair = pair_new (serial_go, both_go);
  gsize n;

  scene_pace_set_unit (pair->pace, SCENE_PACE_STEPS);
  follow (pair);
  for (gsize i = 1; i <= 6; i++)
    {
      g_assert_cmpint (step (pair, FALSE, 1000), ==, SESSION_REACHED);
      g_assert_cmpuint (session_get_step (pair->sessions[0]), ==, i);
      g_assert_cmpuint (session_get_step (pair->sessions[1]), ==, i);
      g_assert_cmpint (scene_pace_get_now (pair->pace), ==, (gint64) i);
    }
  while (step (pair, FALSE, 1000) == SESSION_REACHED)
    ;
  /* The shorter one waits at its end. */
  n = scene_index_get_n_steps (pair->indexes[0]);
  g_assert_cmpuint (n, !=, scene_index_get_n_steps (pair->indexes[1]));
  g_assert_cmpint (scene_pace_get_now (pair->pace), ==,
                   MAX (n, scene_index_get_n_steps (pair->indexes[1])));
}

static void
test_a_move_can_be_left (void)
{
  g_autoptr (Pair) pair = pair_new (serial_go, endless_go);

  follow (pair);
  scene_pace_begin_end (pair->pace);
  for (guint i = 0; i < 200; i++)
    g_assert_cmpint (scene_pace_run_slice (pair->pace, 1000), ==, SESSION_GOING);
  g_assert_true (scene_pace_is_going (pair->pace));
  scene_pace_cancel (pair->pace);
  g_assert_false (scene_pace_is_going (pair->pace));
  session_seek (pair->sessions[0], 0);
  follow (pair);
  g_assert_cmpuint (session_get_step (pair->sessions[1]), ==, 0);
}

/* ---- the picture ------------------------------------------------------------------------- */

static Scene *
build (Pair             *pair,
       double            width,
       SceneComparePlot *plot)
{
  SceneCompareRun runs[2];
  SceneCompareView view = { .width_px = width, .unit = scene_pace_get_unit (pair->pace),
                            .now = scene_pace_get_now (pair->pace),
                            .furthest = scene_pace_get_furthest (pair->pace) };

  for (guint i = 0; i < 2; i++)
    {
      scene_index_update (pair->indexes[i], pair->sessions[i]);
      runs[i] = (SceneCompareRun) { .title = i == 0 ? "One" : "Other",
                                    .session = pair->sessions[i],
                                    .index = pair->indexes[i],
                                    .series = pair->series[i],
                                    .layout = pair->layouts[i],
                                    .moved = scene_pace_has_moved (pair->pace, i) };
    }
  return scene_compare_build (&runs[0], &runs[1], &view, fonts, plot);
}

static void
assert_text (const SceneNode *node,
             const char      *text)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; node->children && i < node->children->len; i++)
    {
      const SceneNode *child = node->children->pdata[i];

      if (child->text)
        g_string_append_printf (all, "%s|", child->text);
    }
  if (strstr (all->str, text) == NULL)
    g_error ("\"%s\" is not in \"%s\"", text, all->str);
  g_string_free (all, TRUE);
}

static void
test_picture_at_every_moment (void)
{
  const double widths[] = { 0, 280, 470, 760, 1400 };
  g_autoptr (Pair) pair = pair_new (channel_go, both_go);
  guint n = 0;

  follow (pair);
  do
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        g_autoptr (Scene) scene = build (pair, widths[i], NULL);

        fixture_check_scene (scene);
        g_assert_nonnull (scene_find (scene, "left/g1"));
        g_assert_nonnull (scene_find (scene, "right/g1"));
        g_assert_nonnull (scene_find (scene, "right/axis"));
        g_assert_null (scene_find (scene, "left/axis"));
        n++;
      }
  while (step (pair, FALSE, 100000) == SESSION_REACHED);
  g_assert_cmpuint (n, >, 100);
}

static void
test_picture_of_the_end (void)
{
  g_autoptr (Pair) pair = pair_new (serial_go, both_go);
  g_autoptr (Scene) scene = NULL;

  scene_pace_begin_end (pair->pace);
  work (pair, 1000);
  scene = build (pair, 0, NULL);
  fixture_check_scene (scene);
  fixture_check_svg (scene);
  g_assert_cmpstr (scene_get_title (scene), ==, "One and Other, side by side");
  assert_text (scene_find (scene, "figure:time"), "40 ms|30 ms|");
  assert_text (scene_find (scene, "figure:goroutines"), "1|2|");
  assert_text (scene_find (scene, "verdict"), "Both print the same. One takes 1.3 times as long.");
  g_assert_nonnull (strstr (scene_get_description (scene), "One takes 1.3 times as long."));
  assert_text (scene_find (scene, "left/output:2"), "second");
}

static void
test_things_tell_whose_they_are (void)
{
  g_autoptr (Pair) pair = pair_new (serial_go, both_go);
  g_autoptr (Scene) scene = NULL;
  g_autoptr (GPtrArray) stops = NULL;
  const char *const ids[] = { "left/g1", "right/g1" };
  guint n[2] = { 0 };

  scene_pace_begin_seek (pair->pace, 5 * 1000 * 1000);
  work (pair, 1000);
  scene = build (pair, 900, NULL);
  for (guint i = 0; i < 2; i++)
    {
      const SceneNode *hit;
      SceneRect box;

      scene_node_get_bounds (scene_find (scene, ids[i]), &box);
      hit = scene_hit (scene, box.x + box.width / 2, box.y + 12);
      g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_GOROUTINE);
      g_assert_cmpuint (scene_node_get_ref (hit)->run, ==, i);
    }
  stops = scene_dup_stops (scene);
  for (guint i = 0; i < stops->len; i++)
    {
      const SceneNode *stop = stops->pdata[i];
      guint run = scene_node_get_ref (stop)->run;

      n[run]++;
      g_assert_true (g_str_has_prefix (scene_node_get_id (stop), run == 0 ? "left/" : "right/"));
      g_assert_true (g_str_has_prefix (scene_node_get_title (stop), run == 0 ? "One: "
                                                                             : "Other: "));
    }
  g_assert_cmpuint (n[0], >, 2);
  g_assert_cmpuint (n[1], >, 2);
}

static void
test_a_click_is_a_moment (void)
{
  g_autoptr (Pair) pair = pair_new (serial_go, both_go);
  g_autoptr (Scene) scene = NULL;
  SceneComparePlot plot;
  double y;

  scene_pace_begin_end (pair->pace);
  work (pair, 1000);
  scene = build (pair, 900, &plot);
  y = plot.box.y + 30;
  g_assert_cmpint (scene_compare_find_place (&plot, plot.box.x, y), ==, 0);
  g_assert_cmpint (scene_compare_find_place (&plot, plot.box.x + plot.box.width, y), ==,
                   scene_pace_get_furthest (pair->pace));
  g_assert_cmpint (scene_compare_find_place (&plot, plot.box.x - 20, y), ==, -1);
  g_assert_cmpint (scene_compare_find_place (&plot, plot.box.x + 9, plot.box.y - 9), ==, -1);
}

static void
test_moments_blend (void)
{
  g_autoptr (Pair) pair = pair_new (channel_go, both_go);
  g_autoptr (Scene) from = NULL, to = NULL, between = NULL;

  follow (pair);
  for (guint i = 0; i < 8; i++)
    step (pair, FALSE, 1000);
  from = build (pair, 900, NULL);
  step (pair, FALSE, 1000);
  to = build (pair, 900, NULL);
  g_assert_true (scene_interpolate_moves (from, to));
  between = scene_interpolate (from, to, 0.4);
  g_assert_nonnull (scene_find (between, "left/g1"));
  g_assert_nonnull (scene_find (between, "right/row:g1"));
}

static void
test_outputs_differ_in_a_line (void)
{
  g_assert_cmpuint (scene_compare_find_difference ("", ""), ==, 0);
  g_assert_cmpuint (scene_compare_find_difference ("a\nb\n", "a\nb\n"), ==, 0);
  g_assert_cmpuint (scene_compare_find_difference ("a\nb\n", "a\n"), ==, 0);
  g_assert_cmpuint (scene_compare_find_difference ("a\n", "b\n"), ==, 1);
  g_assert_cmpuint (scene_compare_find_difference ("a\nb\nc\n", "a\nb\nd\n"), ==, 3);
  g_assert_cmpuint (scene_compare_find_difference ("ab\n", "a\n"), ==, 1);
}

/* The line that differs stays in view however much is printed behind it. */
static void
test_long_outputs (void)
{
  static const char many_go[]
    = "package main\n\nfunc main() {\n\tfor i := 0; i < 30; i++ {\n"
      "\t\tif i == 4 {\n\t\t\tprintln(\"four\")\n\t\t\tcontinue\n\t\t}\n\t\tprintln(i)\n\t}\n}\n";
  static const char same_go[]
    = "package main\n\nfunc main() {\n\tfor i := 0; i < 30; i++ {\n\t\tprintln(i)\n\t}\n}\n";
  g_autoptr (Pair) pair = pair_new (many_go, same_go), equal = pair_new (same_go, same_go);
  g_autoptr (Scene) scene = NULL, other = NULL;

  scene_pace_begin_end (pair->pace);
  work (pair, 1000);
  scene = build (pair, 470, NULL);
  fixture_check_scene (scene);
  assert_text (scene_find (scene, "left/output:5"), "≠|four|");
  assert_text (scene_find (scene, "verdict"), "The outputs differ from line 5 on.");
  g_assert_null (scene_find (scene, "left/output:30"));

  scene_pace_begin_end (equal->pace);
  work (equal, 1000);
  other = build (equal, 470, NULL);
  assert_text (scene_find (other, "right/output:30"), "29|");
  assert_text (scene_find (other, "verdict"), "Both print the same. Both take about as long.");
}

/* ---- titles ------------------------------------------------------------------------------ */

static void
assert_titles (const SceneCompareName *left,
               const SceneCompareName *right,
               const char             *expected_left,
               const char             *expected_right)
{
  g_autofree char *one = NULL, *two = NULL;

  scene_compare_dup_titles (left, right, &one, &two);
  g_assert_cmpstr (one, ==, expected_left);
  g_assert_cmpstr (two, ==, expected_right);
}

static void
test_titles_tell_runs_apart (void)
{
  MachineSettings one, four, fifo;
  g_autoptr (LessonsVariant) variant = lessons_variant_parse ("limit=2000 procs=4", NULL);
  const char *const texts[] = { "const limit = 500\n" };
  g_autofree char *is = scene_compare_dup_constants (variant, NULL, 0);
  g_autofree char *was = scene_compare_dup_constants (variant, texts, 1);

  machine_settings_init (&one);
  one.procs = 1;
  four = fifo = one;
  scene_compare_apply_variant (variant, &four);
  g_assert_cmpuint (four.procs, ==, 4);
  fifo.policy = MACHINE_POLICY_FIFO;
  assert_titles (&(SceneCompareName) { "A", NULL, &one }, &(SceneCompareName) { "B", NULL, &one },
                 "A", "B");
  assert_titles (&(SceneCompareName) { "A", was, &one }, &(SceneCompareName) { "A", is, &four },
                 "A · limit 500 · GOMAXPROCS 1", "A · limit 2000 · GOMAXPROCS 4");
  assert_titles (&(SceneCompareName) { "A", NULL, &one }, &(SceneCompareName) { "A", NULL, &fifo },
                 "A · as Go schedules", "A · first come, first served");
  assert_titles (&(SceneCompareName) { "A", NULL, &one }, &(SceneCompareName) { "A", NULL, &one },
                 "A, left", "A, right");
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/pace/steps-go-by-time", test_steps_go_by_time);
  g_test_add_func ("/scene/pace/one-run-waits-for-the-other", test_one_run_waits_for_the_other);
  g_test_add_func ("/scene/pace/back-to-the-start", test_back_to_the_start);
  g_test_add_func ("/scene/pace/the-right-one-follows", test_the_right_one_follows);
  g_test_add_func ("/scene/pace/steps-go-by-steps", test_steps_go_by_steps);
  g_test_add_func ("/scene/pace/a-move-can-be-left", test_a_move_can_be_left);
  g_test_add_func ("/scene/compare/picture-at-every-moment", test_picture_at_every_moment);
  g_test_add_func ("/scene/compare/picture-of-the-end", test_picture_of_the_end);
  g_test_add_func ("/scene/compare/things-tell-whose-they-are", test_things_tell_whose_they_are);
  g_test_add_func ("/scene/compare/a-click-is-a-moment", test_a_click_is_a_moment);
  g_test_add_func ("/scene/compare/moments-blend", test_moments_blend);
  g_test_add_func ("/scene/compare/outputs-differ-in-a-line", test_outputs_differ_in_a_line);
  g_test_add_func ("/scene/compare/long-outputs", test_long_outputs);
  g_test_add_func ("/scene/compare/titles-tell-runs-apart", test_titles_tell_runs_apart);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
