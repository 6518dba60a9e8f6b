/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"
#include "scene-memory.h"
#include "scene-words.h"

static SceneFonts *fonts;

static Scene *
build (const Fixture *f,
       double         width_px)
{
  g_autoptr (SceneSeries) series = scene_series_new ();
  SceneMemoryView view;

  scene_series_read (series, f->trace, machine_trace_get_n (f->trace));
  scene_memory_view_init (&view);
  view.width_px = width_px;
  view.now_ns = f->time_ns;
  return scene_memory_build (f->model, series, &view, fonts);
}

/* G2 has grown to 8 KiB in two steps; a collection has halved G1. */
static Fixture *
make_growing (void)
{
  Fixture *f = fixture_new ();

  fixture_event (f, MACHINE_EVENT_START, 1, 0, 0, 0);
  fixture_event (f, MACHINE_EVENT_STACK_GROW, 1, 0, 0, 4096);
  fixture_event (f, MACHINE_EVENT_GO, 1, 2, 0, 0);
  fixture_event (f, MACHINE_EVENT_STACK_GROW, 2, 0, 0, 4096);
  fixture_event (f, MACHINE_EVENT_GC, 2, 0, 0, 70000);
  fixture_event (f, MACHINE_EVENT_STACK_SHRINK, 1, 0, 0, 2048);
  fixture_event (f, MACHINE_EVENT_STACK_GROW, 2, 0, 0, 8192);
  fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNABLE)->stack_bytes = 2048;
  fixture_g (f, 2, 1, "main.climb", MACHINE_G_RUNNING)->stack_bytes = 8192;
  fixture_g (f, 3, 1, "main.done", MACHINE_G_DEAD);
  f->model->memory = (MachineMemoryView){ .heap_bytes = 123456, .stack_bytes = 10240,
                                          .n_collections = 1 };
  fixture_present (f, NULL);
  return f;
}

static void
test_picture (void)
{
  g_autoptr (Fixture) f = make_growing ();
  g_autoptr (Scene) scene = build (f, 760);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);

  fixture_check_golden (dump, "memory-growing.txt");
  fixture_check_scene (scene);
  fixture_check_svg (scene);
}

static void
assert_last (const SceneSeries *series,
             SceneLineKind      kind,
             gint64             value,
             gint64             peak)
{
  const SceneSeriesLine *line = scene_series_get_line (series, kind);

  g_assert_cmpint (line->kind, ==, kind);
  g_assert_cmpint (g_array_index (line->samples, SceneSample, line->samples->len - 1).value, ==,
                   value);
  g_assert_cmpint (line->peak, ==, peak);
}

static void
test_series (void)
{
  g_autoptr (Fixture) f = make_growing ();
  g_autoptr (SceneSeries) series = scene_series_new ();

  scene_series_read (series, f->trace, machine_trace_get_n (f->trace));
  assert_last (series, SCENE_LINE_STACKS, 10240, 10240);
  assert_last (series, SCENE_LINE_HEAP, 70000, 70000);
  fixture_event (f, MACHINE_EVENT_EXIT, 2, 0, 0, 0);
  scene_series_read (series, f->trace, machine_trace_get_n (f->trace));
  assert_last (series, SCENE_LINE_STACKS, 2048, 10240);
}

/* Of the bar's shapes the second is as long as there are bytes. */
static double
bar_width (Scene      *scene,
           const char *id)
{
  const SceneNode *group = scene_find (scene, id);

  g_assert_nonnull (group);
  return ((const SceneNode *) group->children->pdata[1])->box.width;
}

static void
test_doubling (void)
{
  g_autoptr (Fixture) f = make_growing ();
  g_autoptr (Scene) before = build (f, 760), after = NULL;
  SceneRect box;

  ((MachineGView *) f->model->goroutines->pdata[1])->stack_bytes = 16384;
  after = build (f, 760);
  g_assert_cmpfloat_with_epsilon (bar_width (after, "stack:g2"),
                                  2 * bar_width (before, "stack:g2"), 0.01);
  g_assert_cmpfloat (bar_width (after, "stack:g1"), ==, bar_width (before, "stack:g1"));
  scene_node_get_bounds (scene_find (after, "stack:g2"), &box);
  g_assert_cmpuint (scene_node_get_ref (scene_hit (after, box.x + 4, box.y + 8))->id, ==, 2);
}

static void
test_crowd (void)
{
  const double widths[] = { 300, 900, 1600 };
  g_autoptr (Fixture) f = fixture_new ();

  fixture_event (f, MACHINE_EVENT_START, 1, 0, 0, 0);
  for (guint32 g = 1; g <= 10000; g++)
    {
      MachineGView *view = fixture_g (f, g, g > 1, "main.aFunctionWhoseNameIsVeryLongIndeed",
                                      MACHINE_G_RUNNABLE);

      view->created_pc = g % 40;
      view->stack_bytes = (gsize) 2048 << (g % 8);
    }
  f->model->memory = (MachineMemoryView){ .heap_bytes = 1 << 30, .stack_bytes = 1234567890,
                                          .n_collections = 100000 };
  fixture_present (f, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (Scene) scene = build (f, widths[i]);

      g_assert_nonnull (scene_find (scene, "stack:pc2"));
      fixture_check_scene (scene);
    }
}

static void
test_words (void)
{
  const struct
  {
    gint64      bytes;
    const char *text;
  } cases[] = { { 0, "0 B" }, { 1023, "1023 B" }, { 2048, "2 KiB" }, { 1536, "1.5 KiB" },
                { 70000, "68 KiB" }, { 10 << 20, "10 MiB" }, { 3LL << 30, "3 GiB" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = scene_words_bytes (cases[i].bytes);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_empty (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = build (f, 760);

  fixture_check_scene (scene);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/memory/picture", test_picture);
  g_test_add_func ("/scene/memory/stacks-and-heap-follow-from-the-trace", test_series);
  g_test_add_func ("/scene/memory/a-stack-that-doubles-is-a-bar-that-doubles", test_doubling);
  g_test_add_func ("/scene/memory/many-share-a-bar-by-go-statement", test_crowd);
  g_test_add_func ("/scene/memory/bytes-in-words", test_words);
  g_test_add_func ("/scene/memory/a-run-that-has-not-begun", test_empty);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
