/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"
#include "scene-paint.h"
#include "scene-staff.h"

#include <math.h>
#include <string.h>

static SceneFonts *fonts;

static Scene *
build (Fixture              *fixture,
       const SceneStaffView *view)
{
  return scene_staff_build (fixture->index, view, NULL, NULL, fonts);
}

static void
test_whole_run (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();
  g_autoptr (Scene) scene = NULL;
  g_autofree char *dump = NULL;
  SceneStaffView view;

  scene_staff_view_init (&view);
  view.step = 30;
  scene = build (f, &view);
  dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);
  fixture_check_golden (dump, "staff-fan-out.txt");
  fixture_check_scene (scene);
  fixture_check_svg (scene);
}

static void
test_time (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();
  g_autoptr (Scene) scene = NULL;
  g_autofree char *dump = NULL;
  SceneStaffView view;

  scene_staff_view_init (&view);
  view.by_time = TRUE;
  view.from = 5000;
  view.to = 25000;
  view.selected = 3;
  view.step = 20;
  scene = build (f, &view);
  dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);
  fixture_check_golden (dump, "staff-time.txt");
  fixture_check_scene (scene);
}

/* Where a step is drawn, a click finds it; in steps and in time, zoomed and whole. */
static void
test_seeking (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();
  gsize n = scene_index_get_n_steps (f->index);

  for (guint round = 0; round < 4; round++)
    {
      SceneStaffView view;

      scene_staff_view_init (&view);
      view.by_time = round & 1;
      if (round & 2)
        {
          view.from = view.by_time ? 4000 : 4;
          view.to = view.by_time ? 17000 : 17;
        }
      for (gsize step = 5; step < 16; step++)
        {
          double x = scene_staff_step_to_x (f->index, &view, fonts, step);

          g_assert_cmpuint (scene_staff_x_to_step (f->index, &view, fonts, x + 0.01), ==, step);
        }
      g_assert_cmpuint (scene_staff_x_to_step (f->index, &view, fonts, 1e9), ==, n);
      if (round < 2)
        g_assert_cmpuint (scene_staff_x_to_step (f->index, &view, fonts, -1e9), ==, 0);
    }
}

static void
test_hit (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();
  g_autoptr (Scene) scene = NULL;
  SceneStaffView view;
  const SceneNode *hit;

  scene_staff_view_init (&view);
  view.step = scene_index_get_n_steps (f->index);
  scene = build (f, &view);
  hit = scene_hit (scene, scene_staff_step_to_x (f->index, &view, fonts, 25), 12 + 17);
  g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_STEP);
  g_assert_cmpuint (scene_node_get_ref (hit)->id, ==, 1);
  g_assert_cmpuint (scene_node_get_ref (hit)->step, ==, 12);
  hit = scene_hit (scene, 20, 12 + 17);
  g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_GOROUTINE);
}

static guint
count_nodes (const SceneNode *node)
{
  guint n = 1;

  for (guint i = 0; node->children && i < node->children->len; i++)
    n += count_nodes (node->children->pdata[i]);
  return n;
}

/* What is not in view costs nothing. */
static void
test_only_what_is_in_view (void)
{
  g_autoptr (Fixture) f = fixture_long (10000);
  SceneStaffView view;
  g_autoptr (Scene) top = NULL, below = NULL;

  scene_staff_view_init (&view);
  view.height_px = 300;
  g_assert_cmpuint (scene_staff_get_n_rows (f->index, &view), ==, 10000);
  g_assert_cmpfloat (scene_staff_get_height (f->index, &view), >, 300000);
  top = build (f, &view);
  g_assert_nonnull (scene_find (top, "row:g1"));
  g_assert_null (scene_find (top, "row:g20"));
  g_assert_cmpuint (count_nodes (scene_get_root (top)), <, 1500);
  view.first_row = 5000.5;
  below = build (f, &view);
  g_assert_nonnull (scene_find (below, "row:g5001"));
  g_assert_null (scene_find (below, "row:g1"));
  g_assert_cmpuint (count_nodes (scene_get_root (below)), <, 1500);
  view.first_row = 1e9;
  scene_unref (build (f, &view));
}

/* A long run on few pixels: nodes by pixels, not by events. */
static void
test_dense_rows (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = NULL;
  SceneStaffView view;

  for (guint i = 0; i < 60000; i++)
    {
      guint32 g = 1 + i % 3;

      fixture_event (f, MACHINE_EVENT_SCHED, g, 0, 0, 0);
      fixture_event (f, MACHINE_EVENT_CHAN_SEND, g, g % 3 + 1, 11, 0);
      fixture_event (f, MACHINE_EVENT_BLOCK, g, 0, 11, MACHINE_WAIT_CHAN_RECV);
    }
  scene_staff_view_init (&view);
  scene = build (f, &view);
  g_assert_cmpuint (count_nodes (scene_get_root (scene)), <, 8000);
  view.from = 90000;
  view.to = 90030;
  scene_unref (build (f, &view));
}

static void
test_groups (void)
{
  g_autoptr (Fixture) f = fixture_long (2000);
  g_autoptr (Scene) scene = NULL;
  g_autofree char *dump = NULL;
  SceneStaffView view;

  scene_staff_view_init (&view);
  view.grouped = TRUE;
  view.height_px = 160;
  g_assert_cmpuint (scene_staff_get_n_rows (f->index, &view), ==, 2);
  scene = build (f, &view);
  fixture_check_scene (scene);
  fixture_check_svg (scene);
  dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);
  g_assert_nonnull (strstr (dump, "worker ×1999"));
}

static void
test_nothing_yet (void)
{
  g_autoptr (SceneIndex) index = scene_index_new ();
  g_autoptr (Scene) scene = NULL;
  SceneStaffView view;

  scene_staff_view_init (&view);
  scene = scene_staff_build (index, &view, NULL, NULL, fonts);
  fixture_check_scene (scene);
  view.by_time = TRUE;
  view.grouped = TRUE;
  view.width_px = 1;
  view.height_px = 1;
  scene_unref (scene_staff_build (index, &view, NULL, NULL, fonts));
}

static void
test_speed (void)
{
  g_autoptr (Fixture) f = fixture_long (10000);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1280, 300);
  cairo_t *cr = cairo_create (surface);
  SceneStaffView view;
  double best = 1e9;

  scene_staff_view_init (&view);
  view.width_px = 1280;
  view.height_px = 300;
  view.first_row = 100;
  for (guint i = 0; i < 20; i++)
    {
      double start = fixture_cpu_ms ();
      g_autoptr (Scene) scene = build (f, &view);

      scene_paint_background (SCENE_THEME_LIGHT, cr);
      scene_paint (scene, fonts, SCENE_THEME_LIGHT, cr);
      cairo_surface_flush (surface);
      best = MIN (best, fixture_cpu_ms () - start);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_test_minimized_result (best, "staff of 10,000 goroutines: %.2f ms", best);
#if !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
  g_assert_cmpfloat (best, <, 5);
#endif
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/staff/draws-a-whole-run", test_whole_run);
  g_test_add_func ("/scene/staff/draws-a-stretch-of-time", test_time);
  g_test_add_func ("/scene/staff/clicks-seek-where-steps-are-drawn", test_seeking);
  g_test_add_func ("/scene/staff/hits-bars-and-rows", test_hit);
  g_test_add_func ("/scene/staff/only-what-is-in-view-is-built", test_only_what_is_in_view);
  g_test_add_func ("/scene/staff/dense-rows-cost-their-pixels", test_dense_rows);
  g_test_add_func ("/scene/staff/groups-share-a-row", test_groups);
  g_test_add_func ("/scene/staff/nothing-yet-is-no-harm", test_nothing_yet);
  g_test_add_func ("/scene/staff/is-fast-enough-for-a-frame", test_speed);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
