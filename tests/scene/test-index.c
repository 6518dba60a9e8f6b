/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"

static void
test_segments (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();
  guint n;
  const SceneSegment *segments = scene_index_get_segments (f->index, 1, &n);

  g_assert_cmpuint (scene_index_get_n_g (f->index), ==, 6);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (segments[0].state, ==, MACHINE_G_RUNNING);
  g_assert_cmpint (segments[1].state, ==, MACHINE_G_WAITING);
  g_assert_cmpint (segments[1].wait, ==, MACHINE_WAIT_CHAN_RECV);
  g_assert_cmpuint (segments[1].object, ==, 12);
  g_assert_cmpint (segments[2].state, ==, MACHINE_G_RUNNABLE);
  g_assert_cmpuint (segments[2].first_step, ==, scene_index_get_n_steps (f->index));
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (segments[i - 1].first_step, <, segments[i].first_step);
  g_assert_cmpuint (scene_index_find_segment (f->index, 1, segments[1].first_step), ==, 1);
  g_assert_cmpuint (scene_index_find_segment (f->index, 1, segments[1].first_step - 1), ==, 0);
}

static void
test_paths (void)
{
  g_autoptr (Fixture) f = fixture_new ();

  fixture_event (f, MACHINE_EVENT_START, 1, 0, 0, 0);
  fixture_event (f, MACHINE_EVENT_GO, 1, 2, 0, 0);
  fixture_event (f, MACHINE_EVENT_GO, 2, 3, 0, 0);
  fixture_event (f, MACHINE_EVENT_GO, 1, 4, 0, 0);
  g_assert_cmpstr (scene_index_get_path (f->index, 1), ==, "0");
  g_assert_cmpstr (scene_index_get_path (f->index, 2), ==, "0.0");
  g_assert_cmpstr (scene_index_get_path (f->index, 3), ==, "0.0.0");
  g_assert_cmpstr (scene_index_get_path (f->index, 4), ==, "0.1");
  g_assert_cmpstr (scene_index_get_path (f->index, 99), ==, "");
}

/* Both ends of a hand-off may tell of it; it is one. */
static void
test_handoffs (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  const SceneHandoff *handoffs;
  guint n;

  fixture_event (f, MACHINE_EVENT_GO, 1, 2, 0, 0);
  fixture_begin (f);
  fixture_more (f, MACHINE_EVENT_CHAN_SEND, 1, 2, 11, 42);
  fixture_more (f, MACHINE_EVENT_CHAN_RECV, 2, 1, 11, 42);
  fixture_more (f, MACHINE_EVENT_WAKE, 1, 2, 11, 0);
  fixture_end (f);
  fixture_event (f, MACHINE_EVENT_CHAN_RECV, 2, 0, 11, 43);
  fixture_event (f, MACHINE_EVENT_WAKE, 1, 2, 12, 0);
  handoffs = scene_index_get_handoffs (f->index, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (handoffs[0].kind, ==, SCENE_HANDOFF_GO);
  g_assert_cmpint (handoffs[1].kind, ==, SCENE_HANDOFF_VALUE);
  g_assert_cmpuint (handoffs[1].from, ==, 1);
  g_assert_cmpuint (handoffs[1].to, ==, 2);
  g_assert_cmpint (handoffs[2].kind, ==, SCENE_HANDOFF_WAKE);
  g_assert_cmpuint (scene_index_find_handoff (f->index, 2), ==, 1);
  g_assert_cmpuint (scene_index_find_handoff (f->index, 99), ==, 3);
  /* The value that was handed over, and the one taken later. */
  g_assert_cmpuint (scene_index_count_taken (f->index, 11, 4), ==, 1);
  g_assert_cmpuint (scene_index_count_taken (f->index, 11, 99), ==, 2);
}

static void
test_wake_of_a_handoff (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();
  const SceneHandoff *handoffs;
  guint n, values = 0;

  handoffs = scene_index_get_handoffs (f->index, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (handoffs[i].kind, !=, SCENE_HANDOFF_WAKE);
      values += handoffs[i].kind == SCENE_HANDOFF_VALUE;
    }
  g_assert_cmpuint (values, ==, 2);
}

static void
test_uses (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();
  const SceneUse *uses;
  gboolean sends = FALSE, receives = FALSE;
  guint n;

  uses = scene_index_get_uses (f->index, &n);
  for (guint i = 0; i < n; i++)
    {
      sends |= uses[i].g == 5 && uses[i].object == 11 && uses[i].first[0] != G_MAXSIZE;
      receives |= uses[i].g == 1 && uses[i].object == 12 && uses[i].first[1] != G_MAXSIZE;
      g_assert_false (uses[i].g == 5 && uses[i].object == 12);
    }
  g_assert_true (sends);
  g_assert_true (receives);
}

static char *
describe (const SceneIndex *index)
{
  GString *out = g_string_new (NULL);
  const SceneHandoff *handoffs;
  const SceneUse *uses;
  guint n;

  g_string_append_printf (out, "steps %" G_GSIZE_FORMAT " at %" G_GSIZE_FORMAT "\n",
                          scene_index_get_n_steps (index), scene_index_get_position (index));
  for (guint i = 0; i < scene_index_get_n_g (index); i++)
    {
      guint32 g = scene_index_get_g (index, i);
      const SceneSegment *segments = scene_index_get_segments (index, g, &n);

      g_string_append_printf (out, "g%u %s:", g, scene_index_get_path (index, g));
      for (guint k = 0; k < n; k++)
        g_string_append_printf (out, " %u@%u", segments[k].state, (guint) segments[k].first_step);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < scene_index_get_n_groups (index); i++)
    {
      const SceneGroup *group = scene_index_get_group (index, i);

      g_string_append_printf (out, "group %u: %u, %u counts\n", group->pc, group->n,
                              group->counts->len);
    }
  handoffs = scene_index_get_handoffs (index, &n);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%u>%u@%u ", handoffs[i].from, handoffs[i].to,
                            (guint) handoffs[i].step);
  uses = scene_index_get_uses (index, &n);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "\n%u on %u:", uses[i].g, uses[i].object);
      for (guint k = 0; k < SCENE_N_USES; k++)
        if (uses[i].first[k] != G_MAXSIZE)
          g_string_append_printf (out, " %u@%u", k, (guint) uses[i].first[k]);
    }
  g_string_append_printf (out, "\ntaken %u",
                          scene_index_count_taken (index, 11, G_MAXSIZE));
  return g_string_free (out, FALSE);
}

/* An index cut at a step is the index that only ever saw the steps up to it. */
static void
test_cut (void)
{
  g_autoptr (Fixture) whole = fixture_fan_out ();
  gsize n = scene_index_get_n_steps (whole->index);

  for (gsize step = 0; step <= n; step++)
    {
      g_autoptr (Fixture) cut = fixture_fan_out ();
      g_autoptr (SceneIndex) fresh = scene_index_new ();
      g_autofree char *a = NULL, *b = NULL, *again = NULL, *all = NULL;

      scene_index_cut (cut->index, step);
      /* Each step of this fixture but the last is one event. */
      for (gsize k = 1; k <= step; k++)
        scene_index_add_step (fresh, whole->trace,
                              k == n ? machine_trace_get_n (whole->trace) : k);
      a = describe (cut->index);
      b = describe (fresh);
      g_assert_cmpstr (a, ==, b);
      for (gsize k = step + 1; k <= n; k++)
        scene_index_add_step (cut->index, whole->trace,
                              k == n ? machine_trace_get_n (whole->trace) : k);
      again = describe (cut->index);
      all = describe (whole->index);
      g_assert_cmpstr (again, ==, all);
    }
}

static void
test_groups (void)
{
  g_autoptr (Fixture) f = fixture_long (100);
  const SceneGroup *workers;
  const SceneCounts *counts;

  g_assert_cmpuint (scene_index_get_n_groups (f->index), ==, 2);
  workers = scene_index_get_group (f->index, 1);
  g_assert_cmpuint (workers->n, ==, 99);
  g_assert_cmpuint (workers->peak, ==, 99);
  g_assert_null (scene_index_find_counts (f->index, 1, 0));
  counts = scene_index_find_counts (f->index, 1, 100);
  g_assert_cmpuint (counts->n[MACHINE_G_RUNNABLE], ==, 99);
}

static void
test_steps_and_time (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();

  g_assert_cmpint (scene_index_get_step_ns (f->index, 0), ==, 0);
  g_assert_cmpint (scene_index_get_step_ns (f->index, 5), ==, 5000);
  g_assert_cmpuint (scene_index_find_step_at (f->index, 5000), ==, 5);
  g_assert_cmpuint (scene_index_find_step_at (f->index, 5999), ==, 5);
  g_assert_cmpuint (scene_index_find_step_at (f->index, -1), ==, 0);
  g_assert_cmpuint (scene_index_find_step_at (f->index, G_MAXINT64), ==,
                    scene_index_get_n_steps (f->index));
}

/* Lesson 5.5 parks a hundred thousand goroutines on one channel. */
static void
test_many_on_one (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GTimer) timer = g_timer_new ();
  const guint n_g = 40000;
  guint n;

  for (guint32 g = 2; g < n_g + 2; g++)
    fixture_event (f, MACHINE_EVENT_CHAN_BLOCK, g, 0, 11, 0);
  scene_index_get_uses (f->index, &n);
  g_assert_cmpuint (n, ==, n_g);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/index/states-become-segments", test_segments);
  g_test_add_func ("/scene/index/spawn-paths", test_paths);
  g_test_add_func ("/scene/index/a-hand-off-counts-once", test_handoffs);
  g_test_add_func ("/scene/index/a-wake-by-value-is-no-second-arrow", test_wake_of_a_handoff);
  g_test_add_func ("/scene/index/uses-are-known", test_uses);
  g_test_add_func ("/scene/index/cut-is-as-never-seen", test_cut);
  g_test_add_func ("/scene/index/groups-count-states", test_groups);
  g_test_add_func ("/scene/index/steps-and-time", test_steps_and_time);
  g_test_add_func ("/scene/index/many-goroutines-on-one-channel", test_many_on_one);
  return g_test_run ();
}
