/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"
#include "scene-interpolate.h"
#include "scene-paint.h"
#include "scene-stage.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static SceneFonts *fonts;

typedef struct
{
  const char *name;
  Fixture *(*make) (void);
} Picture;

static Fixture *
make_select (void)
{
  return fixture_select (FALSE);
}

static Fixture *
make_decided (void)
{
  return fixture_select (TRUE);
}

static Fixture *
make_crowd (void)
{
  return fixture_crowd (300);
}

static Fixture *
make_workers (void)
{
  return fixture_crowd (12);
}

static const Picture pictures[] = {
  { "fan-out", fixture_fan_out }, { "select", make_select },   { "decided", make_decided },
  { "locks", fixture_locks },     { "context", fixture_context }, { "crowd", make_crowd },
  { "workers", make_workers },    { "empty", fixture_new },
};

static Scene *
build (Fixture *fixture)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);

  return scene_stage_build (fixture->model, layout, NULL);
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  g_autoptr (Fixture) fixture = picture->make ();
  g_autoptr (Scene) scene = build (fixture);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);
  g_autofree char *file = g_strdup_printf ("stage-%s.txt", picture->name);

  fixture_check_golden (dump, file);
  fixture_check_scene (scene);
  fixture_check_svg (scene);
}

static void
test_same_again (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (Fixture) a = pictures[i].make (), b = pictures[i].make ();
      g_autoptr (Scene) first = build (a), second = build (b);
      g_autofree char *one = scene_dump (first, SCENE_DUMP_GEOMETRY);
      g_autofree char *two = scene_dump (second, SCENE_DUMP_GEOMETRY);

      g_assert_cmpstr (one, ==, two);
    }
}

static void
assert_same_place (Scene      *a,
                   Scene      *b,
                   const char *id)
{
  const SceneNode *in_a = scene_find (a, id), *in_b = scene_find (b, id);
  const SceneNode *circle_a, *circle_b;

  if (in_a == NULL || in_b == NULL)
    return;
  /* Words below may change; the circle or pipe may not. */
  circle_a = in_a->children->pdata[0];
  circle_b = in_b->children->pdata[0];
  g_assert_cmpfloat_with_epsilon (circle_a->box.y, circle_b->box.y, 1e-9);
  g_assert_cmpfloat_with_epsilon (circle_a->box.x, circle_b->box.x, 1e-9);
}

/* Things that come later find free room; those that were there stay. */
static void
test_nothing_jumps (void)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  g_autoptr (Scene) before = NULL;

  for (guint n = 2; n <= 12; n++)
    {
      g_autoptr (Fixture) fixture = fixture_pipeline (n);
      g_autoptr (Scene) scene = scene_stage_build (fixture->model, layout, NULL);

      fixture_check_scene (scene);
      for (guint g = 1; before && g < n; g++)
        {
          g_autofree char *id = g_strdup_printf ("g%u", g);
          g_autofree char *chan = g_strdup_printf ("chan%u", 100 + g);

          assert_same_place (before, scene, id);
          assert_same_place (before, scene, chan);
        }
      g_clear_pointer (&before, scene_unref);
      before = scene_ref (scene);
    }
}

/* A strip is broken into rows where that makes it larger, and stays as it is where it fits. */
static void
test_fold (void)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  g_autoptr (Fixture) long_one = fixture_pipeline (8), short_one = fixture_pipeline (2);
  g_autoptr (Scene) strip = scene_stage_build (long_one->model, layout, NULL), rows = NULL,
                    back = NULL, small = NULL, small_too = NULL;
  g_autoptr (SceneStageLayout) other = scene_stage_layout_new (fonts);
  SceneStageOptions options;
  SceneRect first, last;

  scene_stage_options_init (&options);
  options.fold_width_px = 560;
  options.fold_height_px = 430;
  rows = scene_stage_build (long_one->model, layout, &options);
  fixture_check_scene (rows);
  g_assert_cmpfloat (scene_get_width (rows), <, scene_get_width (strip) / 2);
  scene_node_get_bounds (scene_find (rows, "g1"), &first);
  scene_node_get_bounds (scene_find (rows, "g8"), &last);
  g_assert_cmpfloat (fabs (first.y - last.y), >, 60);
  back = scene_stage_build (long_one->model, layout, NULL);
  g_assert_cmpfloat (scene_get_width (back), ==, scene_get_width (strip));
  small = scene_stage_build (short_one->model, other, NULL);
  options.fold_width_px = scene_get_width (small);
  options.fold_height_px = 4 * scene_get_height (small);
  small_too = scene_stage_build (short_one->model, other, &options);
  g_assert_cmpfloat (scene_get_height (small), ==, scene_get_height (small_too));
}

/* Whoever was away comes back to its place. */
static void
test_places_are_kept (void)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  g_autoptr (Fixture) all = fixture_fan_out (), few = fixture_fan_out ();
  g_autoptr (Scene) first = scene_stage_build (all->model, layout, NULL), without = NULL,
                    again = NULL;
  g_autofree char *one = NULL, *two = NULL;

  g_ptr_array_set_size (few->model->goroutines, 3);
  g_ptr_array_set_size (few->model->objects, 1);
  without = scene_stage_build (few->model, layout, NULL);
  again = scene_stage_build (all->model, layout, NULL);
  assert_same_place (first, without, "g2");
  assert_same_place (first, without, "chan11");
  g_assert_null (scene_find (without, "g5"));
  g_assert_cmpfloat (scene_get_width (first), ==, scene_get_width (without));
  one = scene_dump (first, SCENE_DUMP_GEOMETRY);
  two = scene_dump (again, SCENE_DUMP_GEOMETRY);
  g_assert_cmpstr (one, ==, two);
}

static void
test_reset (void)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  g_autoptr (Fixture) small = fixture_pipeline (2), large = fixture_pipeline (9);
  g_autoptr (Scene) first = scene_stage_build (small->model, layout, NULL), grown = NULL,
                    anew = NULL, fresh = build (large);
  g_autofree char *one = NULL, *two = NULL, *patched = NULL;

  grown = scene_stage_build (large->model, layout, NULL);
  scene_stage_layout_reset (layout);
  anew = scene_stage_build (large->model, layout, NULL);
  one = scene_dump (anew, SCENE_DUMP_GEOMETRY);
  two = scene_dump (fresh, SCENE_DUMP_GEOMETRY);
  patched = scene_dump (grown, SCENE_DUMP_GEOMETRY);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, !=, patched);
  g_assert_nonnull (first);
}

/* Another goroutine with the same past takes the place that its forerunner left. */
static void
test_numbers_are_reused (void)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  double width = 0, height = 0;

  for (guint32 g = 2; g < 200; g++)
    {
      g_autoptr (Fixture) f = fixture_new ();
      g_autoptr (Scene) scene = NULL;
      MachineGView *view;

      fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNING);
      view = fixture_g (f, g, 1, "main.handle", MACHINE_G_RUNNABLE);
      view->created_pc = 7;
      fixture_present (f, NULL);
      scene = scene_stage_build (f->model, layout, NULL);
      if (g > 2)
        {
          g_assert_cmpfloat (scene_get_width (scene), ==, width);
          g_assert_cmpfloat (scene_get_height (scene), ==, height);
        }
      width = scene_get_width (scene);
      height = scene_get_height (scene);
    }
}

static void
test_view_size (void)
{
  SceneStageOptions options = { .width_px = 2000, .height_px = 1500 };
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  g_autoptr (Fixture) fixture = fixture_fan_out ();
  g_autoptr (Scene) scene = scene_stage_build (fixture->model, layout, &options);
  SceneRect box;

  g_assert_cmpfloat (scene_get_width (scene), ==, 2000);
  g_assert_cmpfloat (scene_get_height (scene), ==, 1500);
  scene_get_bounds (scene, &box);
  g_assert_cmpfloat (fabs (box.x + box.width / 2 - 1000), <, 40);
  fixture_check_scene (scene);
}

static void
test_animation (void)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  g_autoptr (Fixture) asks = fixture_select (FALSE), decides = fixture_select (TRUE);
  g_autoptr (Scene) a = scene_stage_build (asks->model, layout, NULL);
  g_autoptr (Scene) b = scene_stage_build (decides->model, layout, NULL);
  g_autofree char *bead = NULL;
  double last = -1;

  for (gsize i = 0; i < decides->model->events->len; i++)
    {
      const SceneModelEvent *event
        = &g_array_index (decides->model->events, SceneModelEvent, i);

      if (event->event.kind == MACHINE_EVENT_CHAN_RECV)
        bead = g_strdup_printf ("msg:%" G_GSIZE_FORMAT, event->position);
    }
  g_assert_nonnull (bead);
  for (guint i = 1; i <= 20; i++)
    {
      g_autoptr (Scene) at = scene_interpolate (a, b, i / 20.0);
      SceneRect box;

      g_assert_nonnull (scene_find (at, bead));
      scene_node_get_bounds (scene_find (at, bead), &box);
      g_assert_cmpfloat (box.x, >, last - 0.5);
      last = box.x;
    }
}

static void
test_clicks (void)
{
  g_autoptr (Fixture) fixture = fixture_select (FALSE);
  g_autoptr (Scene) scene = build (fixture);
  const SceneNode *arm = scene_find (scene, "g1.case2"), *hit;
  SceneRect box;

  scene_node_get_bounds (arm, &box);
  hit = scene_hit (scene, box.x + box.width / 2, box.y + box.height / 2);
  g_assert_true (hit == arm);
  g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_CASE);
  g_assert_cmpuint (scene_node_get_ref (hit)->id, ==, 1);
  g_assert_cmpuint (scene_node_get_ref (hit)->index, ==, 2);
  scene_node_get_bounds (scene_find (scene, "chan11"), &box);
  hit = scene_hit (scene, box.x + box.width / 2, box.y + 35);
  g_assert_cmpint (scene_node_get_ref (hit)->kind, ==, SCENE_REF_OBJECT);
  g_assert_cmpuint (scene_node_get_ref (hit)->id, ==, 11);
}

/* Everything one can Tab to says what it is. */
static void
test_spoken (void)
{
  g_autoptr (Fixture) fixture = fixture_fan_out ();
  g_autoptr (Scene) scene = build (fixture);
  g_autoptr (GPtrArray) stops = scene_dup_stops (scene);

  g_assert_cmpuint (stops->len, >=, 9);
  for (guint i = 0; i < stops->len; i++)
    g_assert_cmpuint (strlen (scene_node_get_title (stops->pdata[i])), >, 5);
  g_assert_cmpstr (scene_node_get_title (scene_find (scene, "g2")), ==,
                   "Goroutine 2, worker, waits to receive from in.");
  g_assert_cmpstr (scene_node_get_title (scene_find (scene, "chan12")), ==,
                   "Channel out of type chan int is unbuffered and is open. "
                   "Waiting to send: G4 (9).");
  g_assert_nonnull (strstr (scene_get_description (scene), "Goroutine 3, worker, is running on P0"));
}

/* Hostile names and values: long, wide, empty, not UTF-8, with control characters. */
static void
test_odd_names (void)
{
  static const char *const names[]
    = { "", "main.", "main.工作者工作者工作者工作者工作者工作者", "\xff\xfe\xfd", "a\nb\tc\x01",
        "main.(*VeryLongTypeNameIndeed[go.shape.int_0,go.shape.string_1]).AndAMethod.func1.2.3" };
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = g_strdup_printf ("%s %s %s", names[2], names[3], names[4]);
      MachineObjectView *object
        = fixture_object (f, 100 + i, MACHINE_OBJECT_CHAN, names[i], names[i]);

      fixture_g (f, 1 + i, i ? 1 : 0, names[i], (MachineGState) (i % 4));
      fixture_values (object, 4, value);
      fixture_waiter (object, 1 + i, TRUE, names[i]);
    }
  fixture_present (f, NULL);
  scene = build (f);
  g_assert_nonnull (scene_find (scene, "chan103"));
  {
    g_autoptr (Scene) again = build (f);
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1200, 900);
    cairo_t *cr = cairo_create (surface);

    scene_paint (again, fonts, SCENE_THEME_LIGHT, cr);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
}

static gsize
resident_bytes (void)
{
  g_autofree char *text = NULL;
  gsize total = 0, resident = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%zu %zu", &total, &resident), ==, 2);
  return resident * (gsize) sysconf (_SC_PAGESIZE);
}

static void
test_many_layouts (void)
{
  gsize before = 0;

  for (guint i = 0; i < 240; i++)
    {
      g_autoptr (Fixture) fixture = fixture_fan_out ();
      g_autoptr (Scene) scene = build (fixture);

      g_assert_nonnull (scene);
      if (i == 40)
        before = resident_bytes ();
    }
#if !defined(__SANITIZE_ADDRESS__)
  g_assert_cmpuint (resident_bytes (), <, before + 6 * 1024 * 1024);
#else
  g_assert_cmpuint (before, >, 0);
#endif
}

/* Graphviz has nothing to say on the terminal. */
static void
test_silence (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (Fixture) fixture = fixture_locks ();
      g_autoptr (Scene) scene = build (fixture);

      g_assert_nonnull (scene);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

/* A frame of fifty goroutines, building and painting. */
static void
test_speed (void)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  g_autoptr (Fixture) fixture = fixture_pipeline (50);
  g_autoptr (Scene) first = scene_stage_build (fixture->model, layout, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1280, 800);
  cairo_t *cr = cairo_create (surface);
  double best = 1e9;

  cairo_scale (cr, 1280 / scene_get_width (first), 1280 / scene_get_width (first));
  for (guint i = 0; i < 20; i++)
    {
      double start = fixture_cpu_ms ();
      g_autoptr (Scene) scene = scene_stage_build (fixture->model, layout, NULL);

      scene_paint_background (SCENE_THEME_LIGHT, cr);
      scene_paint (scene, fonts, SCENE_THEME_LIGHT, cr);
      cairo_surface_flush (surface);
      best = MIN (best, fixture_cpu_ms () - start);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_test_minimized_result (best, "stage of 50 goroutines: %.2f ms", best);
#if !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
  g_assert_cmpfloat (best, <, 8);
#endif
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/scene/stage/draws-%s", pictures[i].name);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  g_test_add_func ("/scene/stage/same-state-same-picture", test_same_again);
  g_test_add_func ("/scene/stage/nothing-jumps-when-things-appear", test_nothing_jumps);
  g_test_add_func ("/scene/stage/a-strip-is-broken-into-rows", test_fold);
  g_test_add_func ("/scene/stage/places-are-kept", test_places_are_kept);
  g_test_add_func ("/scene/stage/reset-lays-out-anew", test_reset);
  g_test_add_func ("/scene/stage/places-are-reused", test_numbers_are_reused);
  g_test_add_func ("/scene/stage/fills-a-large-view", test_view_size);
  g_test_add_func ("/scene/stage/a-value-moves-all-the-way", test_animation);
  g_test_add_func ("/scene/stage/clicks-find-cases-and-channels", test_clicks);
  g_test_add_func ("/scene/stage/says-what-it-shows", test_spoken);
  g_test_add_func ("/scene/stage/odd-names-do-no-harm", test_odd_names);
  g_test_add_func ("/scene/stage/many-layouts-leave-nothing", test_many_layouts);
  g_test_add_func ("/scene/stage/layout-is-silent", test_silence);
  g_test_add_func ("/scene/stage/is-fast-enough-for-a-frame", test_speed);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
