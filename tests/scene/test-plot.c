/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"
#include "scene-plot.h"

#include <string.h>

/* How much later than the last one the fixture sets an event. */
#define FIXTURE_STEP_NS 1000

static SceneFonts *fonts;

static const SceneSeriesLine *
find_line (const SceneSeries *series,
           SceneLineKind      kind)
{
  for (guint i = 0; i < scene_series_get_n_lines (series); i++)
    if (scene_series_get_line (series, i)->kind == kind)
      return scene_series_get_line (series, i);
  return NULL;
}

/* "0:1 20:2" times and values of all samples. */
static void
assert_samples (const SceneSeriesLine *line,
                const char            *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < line->samples->len; i++)
    {
      const SceneSample *sample = &g_array_index (line->samples, SceneSample, i);

      g_string_append_printf (text, "%s%d:%d", i > 0 ? " " : "", (int) sample->time_ns,
                              (int) sample->value);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
event (Fixture         *f,
       gint64           time_ns,
       MachineEventKind kind,
       guint32          g,
       guint32          other,
       guint32          object,
       gint64           value)
{
  f->time_ns = time_ns - FIXTURE_STEP_NS;
  fixture_event (f, kind, g, other, object, value);
}

/* A queue of two that G2 fills and G1 empties; the third value waits until there is room. */
static Fixture *
make_queue (void)
{
  Fixture *f = fixture_new ();

  event (f, 0, MACHINE_EVENT_START, 1, 0, 0, 0);
  event (f, 100, MACHINE_EVENT_CHAN_MAKE, 1, 0, 7, 2);
  event (f, 200, MACHINE_EVENT_GO, 1, 2, 0, 0);
  event (f, 300, MACHINE_EVENT_BLOCK, 1, 0, 0, MACHINE_WAIT_SLEEP);
  event (f, 400, MACHINE_EVENT_START, 2, 0, 0, 0);
  event (f, 500, MACHINE_EVENT_CHAN_SEND, 2, 0, 7, 1);
  event (f, 600, MACHINE_EVENT_CHAN_SEND, 2, 0, 7, 2);
  event (f, 700, MACHINE_EVENT_BLOCK, 2, 0, 7, MACHINE_WAIT_CHAN_SEND);
  event (f, 800, MACHINE_EVENT_WAKE, 0, 1, 0, 0);
  event (f, 900, MACHINE_EVENT_SCHED, 1, 0, 0, 0);
  f->time_ns = 1000 - FIXTURE_STEP_NS;
  fixture_begin (f);
  fixture_more (f, MACHINE_EVENT_CHAN_RECV, 1, 2, 7, 1);
  fixture_more (f, MACHINE_EVENT_CHAN_SEND, 2, 1, 7, 3);
  fixture_more (f, MACHINE_EVENT_WAKE, 1, 2, 7, 0);
  fixture_end (f);
  event (f, 1100, MACHINE_EVENT_CHAN_RECV, 1, 0, 7, 2);
  event (f, 1200, MACHINE_EVENT_CHAN_RECV, 1, 0, 7, 3);
  event (f, 1300, MACHINE_EVENT_BLOCK, 1, 0, 0, MACHINE_WAIT_WAITGROUP);
  event (f, 1400, MACHINE_EVENT_SCHED, 2, 0, 0, 0);
  event (f, 1500, MACHINE_EVENT_EXIT, 2, 0, 0, 0);
  return f;
}

static SceneSeries *
read_all (const Fixture *f)
{
  SceneSeries *series = scene_series_new ();

  scene_series_read (series, f->trace, machine_trace_get_n (f->trace));
  return series;
}

static void
test_series (void)
{
  g_autoptr (Fixture) f = make_queue ();
  g_autoptr (SceneSeries) series = read_all (f);
  const SceneSeriesLine *queue = find_line (series, SCENE_LINE_QUEUE);
  const SceneSeriesLine *received = find_line (series, SCENE_LINE_RECEIVED);
  const SceneSeriesLine *alive = find_line (series, SCENE_LINE_ALIVE);
  const SceneLatency *life = NULL, *waits = NULL;

  g_assert_cmpint (queue->peak, ==, 2);
  g_assert_cmpint (queue->capacity, ==, 2);
  g_assert_cmpint (received->peak, ==, 3);
  g_assert_cmpint (alive->peak, ==, 2);
  assert_samples (queue, "500:1 600:2 1100:1 1200:0");
  assert_samples (received, "1000:1 1100:2 1200:3");
  assert_samples (alive, "0:1 200:2 1500:1");
  for (guint i = 0; i < scene_series_get_n_latencies (series); i++)
    {
      const SceneLatency *latency = scene_series_get_latency (series, i);

      *(latency->object != 0 ? &waits : &life) = latency;
    }
  g_assert_cmpuint (life->ns->len, ==, 1);
  g_assert_cmpint (g_array_index (life->ns, gint64, 0), ==, 1300);
  g_assert_cmpuint (waits->ns->len, ==, 3);
  g_assert_cmpint (g_array_index (waits->ns, gint64, 0), ==, 500);
  g_assert_cmpint (g_array_index (waits->ns, gint64, 1), ==, 500);
  g_assert_cmpint (g_array_index (waits->ns, gint64, 2), ==, 200);
}

static void
test_find (void)
{
  g_autoptr (Fixture) f = make_queue ();
  g_autoptr (SceneSeries) series = read_all (f);
  const SceneSeriesLine *queue = find_line (series, SCENE_LINE_QUEUE);

  g_assert_cmpuint (scene_series_find (queue, 499), ==, G_MAXUINT);
  g_assert_cmpuint (scene_series_find (queue, 500), ==, 0);
  g_assert_cmpuint (scene_series_find (queue, 1150), ==, 2);
  g_assert_cmpuint (scene_series_find (queue, 1 << 30), ==, 3);
}

static void
test_growing (void)
{
  g_autoptr (Fixture) f = make_queue ();
  g_autoptr (SceneSeries) whole = read_all (f);
  g_autoptr (SceneSeries) grown = scene_series_new ();

  for (gsize end = 1; end <= machine_trace_get_n (f->trace); end++)
    scene_series_read (grown, f->trace, end);
  g_assert_cmpuint (scene_series_get_n_lines (grown), ==, scene_series_get_n_lines (whole));
  for (guint i = 0; i < scene_series_get_n_lines (whole); i++)
    {
      const GArray *a = scene_series_get_line (whole, i)->samples;
      const GArray *b = scene_series_get_line (grown, i)->samples;

      g_assert_cmpmem (a->data, a->len * sizeof (SceneSample), b->data,
                       b->len * sizeof (SceneSample));
    }
}

static Scene *
build (const Fixture *f,
       double         width_px,
       double         height_px)
{
  g_autoptr (SceneSeries) series = read_all (f);
  ScenePlotView view;

  scene_plot_view_init (&view);
  view.width_px = width_px;
  view.height_px = height_px;
  view.now_ns = 1000;
  return scene_plot_build (series, &view, NULL, fonts);
}

static void
test_picture (void)
{
  g_autoptr (Fixture) f = fixture_fan_out ();
  g_autoptr (Fixture) queue = make_queue ();
  g_autoptr (Scene) fan_out = build (f, 760, 0);
  g_autoptr (Scene) scene = build (queue, 760, 0);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);

  fixture_check_golden (dump, "plot-queue.txt");
  fixture_check_scene (scene);
  fixture_check_scene (fan_out);
  fixture_check_svg (scene);
}

static void
test_sizes (void)
{
  g_autoptr (Fixture) f = fixture_long (30);
  const double widths[] = { 520, 900, 1600 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (Scene) scene = build (f, widths[i], 900);

      fixture_check_scene (scene);
      g_assert_cmpfloat (scene_get_height (scene), >=, 900);
    }
}

static void
test_empty (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = build (f, 760, 0);

  fixture_check_scene (scene);
}

/* Durations from nanoseconds to hours on the narrowest picture: the axis' labels keep apart. */
static void
test_wide_axis_on_a_narrow_picture (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (Scene) scene = NULL;

  event (f, 0, MACHINE_EVENT_START, 1, 0, 0, 0);
  event (f, 100, MACHINE_EVENT_CHAN_MAKE, 1, 0, 7, 2);
  for (guint i = 0; i < 3; i++)
    {
      event (f, 200 + i * G_GINT64_CONSTANT (4000000000000), MACHINE_EVENT_CHAN_SEND, 1, 0, 7, 1);
      event (f, 201 + i * G_GINT64_CONSTANT (5000000000000), MACHINE_EVENT_CHAN_RECV, 1, 0, 7, 1);
    }
  scene = build (f, SCENE_PLOT_LEAST_WIDTH_PX, 0);
  g_assert_nonnull (scene_find (scene, "plot:latency"));
  fixture_check_scene (scene);
}

static void
test_seeking (void)
{
  g_autoptr (Fixture) f = make_queue ();
  g_autoptr (SceneSeries) series = read_all (f);
  ScenePlotView view;

  scene_plot_view_init (&view);
  g_assert_cmpint (scene_plot_x_to_ns (series, &view, 2), ==, -1);
  g_assert_cmpint (scene_plot_x_to_ns (series, &view, 64), ==, 0);
  g_assert_cmpint (scene_plot_x_to_ns (series, &view, 760 - 168), ==, 1500);
  g_assert_cmpint (scene_plot_x_to_ns (series, &view, 759), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/plot/a-wide-axis-fits-a-narrow-picture",
                   test_wide_axis_on_a_narrow_picture);
  g_test_add_func ("/scene/plot/queue-length-throughput-and-latency-follow-from-the-trace",
                   test_series);
  g_test_add_func ("/scene/plot/a-sample-is-found-by-time", test_find);
  g_test_add_func ("/scene/plot/reading-piece-by-piece-gives-the-same", test_growing);
  g_test_add_func ("/scene/plot/picture", test_picture);
  g_test_add_func ("/scene/plot/texts-fit-at-every-size", test_sizes);
  g_test_add_func ("/scene/plot/a-run-that-has-not-begun", test_empty);
  g_test_add_func ("/scene/plot/a-place-on-the-axis-is-a-time", test_seeking);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
