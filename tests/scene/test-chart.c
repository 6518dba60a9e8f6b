/* SPDX-License-Identifier: MIT */

#include "scene-chart.h"
#include "scene-export.h"
#include "scene-fixture.h"
#include "scene-interpolate.h"

#include <glib/gstdio.h>
#include <string.h>

static SceneFonts *fonts;

static LessonsFlow *
read_flow (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL), *text = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (path, &text, &len, NULL));
  return lessons_flow_parse (text, (gssize) len, name);
}

static void
test_bare (void)
{
  g_autoptr (LessonsFlow) flow = read_flow ("shapes.mmd");
  g_autoptr (SceneChartLayout) layout = scene_chart_layout_new (flow, fonts);
  g_autoptr (Scene) scene = scene_chart_build (layout, NULL);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);

  fixture_check_golden (dump, "chart-shapes.txt");
  fixture_check_scene (scene);
  fixture_check_svg (scene);
}

static const char small[] = "graph TD\n"
                            "A[start] --> B{ready?}\n"
                            "B -->|yes| C[go on]\n"
                            "B -->|no| D[wait]\n"
                            "%% bind A: event go.start\n"
                            "%% bind B: pass\n"
                            "%% bind C: event chan.send\n"
                            "%% bind D: event go.block\n";

static void
test_live (void)
{
  g_autoptr (LessonsFlow) flow = lessons_flow_parse (small, -1, "small.mmd");
  g_autoptr (SceneChartLayout) layout = scene_chart_layout_new (flow, fonts);
  g_autoptr (LessonsWalk) walk = lessons_walk_new (flow), before = NULL;
  g_autoptr (Scene) first = NULL, scene = NULL;
  g_autofree char *dump = NULL;

  for (guint g = 1; g <= 3; g++)
    lessons_walk_event (walk, g, "main.f", "go.start", "main.go", 3);
  before = lessons_walk_copy (walk);
  first = scene_chart_build (layout, walk);
  lessons_walk_event (walk, 1, "main.f", "chan.send", "main.go", 4);
  lessons_walk_event (walk, 2, "main.f", "go.block", "main.go", 5);
  scene = scene_chart_build_step (layout, walk, before);
  dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);
  fixture_check_golden (dump, "chart-live.txt");
  fixture_check_scene (scene);
  fixture_check_svg (scene);
  g_assert_nonnull (scene_find (scene, "mark:g3"));
  /* Marks move from node to node. */
  {
    g_autoptr (Scene) middle = scene_interpolate (first, scene, 0.5);
    SceneRect a, b, at;

    scene_node_get_bounds (scene_find (first, "mark:g1"), &a);
    scene_node_get_bounds (scene_find (scene, "mark:g1"), &b);
    scene_node_get_bounds (scene_find (middle, "mark:g1"), &at);
    g_assert_cmpfloat_with_epsilon (at.y, (a.y + b.y) / 2, 0.01);
  }
}

/* Nothing moves while the chart is live. */
static void
test_stays (void)
{
  g_autoptr (LessonsFlow) flow = lessons_flow_parse (small, -1, "small.mmd");
  g_autoptr (SceneChartLayout) layout = scene_chart_layout_new (flow, fonts);
  g_autoptr (LessonsWalk) walk = lessons_walk_new (flow);
  g_autoptr (Scene) bare = scene_chart_build (layout, NULL), live = NULL;

  lessons_walk_event (walk, 1, "main.f", "go.start", "main.go", 3);
  lessons_walk_event (walk, 1, "main.f", "chan.send", "main.go", 4);
  live = scene_chart_build (layout, walk);
  g_assert_cmpfloat (scene_get_width (bare), ==, scene_get_width (live));
  for (const char *id = "ABCD"; *id; id++)
    {
      g_autofree char *name = g_strdup_printf ("node:%c", *id);
      const SceneNode *a = scene_find (bare, name), *b = scene_find (live, name);
      guint b_shape = b->children->len > a->children->len + 1 ? 1 : 0;
      const SceneNode *a_box = a->children->pdata[0], *b_box = b->children->pdata[b_shape];

      if (a_box->box.width == b_box->box.width)
        g_assert_cmpfloat (a_box->box.x, ==, b_box->box.x);
    }
}

static void
test_directions (void)
{
  static const char *const names[] = { "TB", "BT", "LR", "RL" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("flowchart %s\nA --> B\n", names[i]);
      g_autoptr (LessonsFlow) flow = lessons_flow_parse (text, -1, "x.mmd");
      g_autoptr (SceneChartLayout) layout = scene_chart_layout_new (flow, fonts);
      g_autoptr (Scene) scene = scene_chart_build (layout, NULL);
      SceneRect a, b;

      scene_node_get_bounds (scene_find (scene, "node:A"), &a);
      scene_node_get_bounds (scene_find (scene, "node:B"), &b);
      g_assert_true (i == 0   ? a.y < b.y
                     : i == 1 ? a.y > b.y
                     : i == 2 ? a.x < b.x
                              : a.x > b.x);
      fixture_check_scene (scene);
    }
}

/* The count of an edge lies on no box, also where there is no room beside the edge. */
static void
test_counts (void)
{
  g_autoptr (LessonsFlow) flow
    = lessons_flow_parse ("flowchart LR\nA --> B\n"
                          "%% bind A: event go.start\n%% bind B: event go.block\n", -1, "x.mmd");
  g_autoptr (SceneChartLayout) layout = scene_chart_layout_new (flow, fonts);
  g_autoptr (LessonsWalk) walk = lessons_walk_new (flow);
  g_autoptr (Scene) scene = NULL;
  SceneRect edge, box;

  lessons_walk_event (walk, 1, "main.f", "go.start", "main.go", 3);
  lessons_walk_event (walk, 1, "main.f", "go.block", "main.go", 4);
  scene = scene_chart_build (layout, walk);
  scene_node_get_bounds (scene_find (scene, "edge:A-B:0"), &edge);
  scene_node_get_bounds (scene_find (scene, "node:B"), &box);
  g_assert_cmpfloat (edge.height, >, 14);
  g_assert_cmpfloat (edge.x + edge.width, <, box.x + 8); /* the tip, with its stroke */
  fixture_check_scene (scene);
}

static void
test_odd_charts (void)
{
  static const char *const charts[] = {
    "graph TD\n",
    "graph TD\nA\n",
    "graph TD\nA --> A\n",
    "graph TD\nsubgraph s\nend\nsubgraph t\nend\ns --> t\n",
    "graph TD\nsubgraph s\nA\nend\nA --> s\ns --> A\n",
    "graph TD\nA[\"\"] --> B[\" \"]\n",
    "graph LR\nA --> B\nB --> A\nA --> B\nA --- B\n",
    "not a chart at all",
  };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (LessonsFlow) flow = lessons_flow_parse (charts[i], -1, "odd.mmd");
      g_autoptr (SceneChartLayout) layout = scene_chart_layout_new (flow, fonts);
      g_autoptr (Scene) scene = scene_chart_build (layout, NULL);
      g_autofree char *dot = scene_export_dot (flow);

      fixture_check_scene (scene);
      fixture_check_svg (scene);
      g_assert_true (g_str_has_prefix (dot, "digraph"));
    }
}

static void
test_dot (void)
{
  g_autoptr (LessonsFlow) flow = read_flow ("shapes.mmd");
  g_autofree char *dot = scene_export_dot (flow);
  SceneExportOptions options = { .flow = flow };
  g_autoptr (GBytes) mermaid
    = scene_export_to_bytes (NULL, NULL, SCENE_FORMAT_MERMAID, &options, NULL);
  g_autoptr (LessonsFlow) again = NULL;
  g_autofree char *found = g_find_program_in_path ("dot");

  fixture_check_golden (dot, "shapes.dot");
  again = lessons_flow_parse (g_bytes_get_data (mermaid, NULL),
                              (gssize) g_bytes_get_size (mermaid), "again.mmd");
  g_assert_cmpuint (lessons_flow_get_n_edges (again), ==, lessons_flow_get_n_edges (flow));
  if (found)
    {
      const char *argv[] = { "dot", "-Tplain", NULL, NULL };
      g_autofree char *path = NULL, *errors = NULL;
      int status, fd = g_file_open_tmp ("stave-XXXXXX.dot", &path, NULL);

      g_assert_cmpint (fd, >=, 0);
      g_close (fd, NULL);
      g_assert_true (g_file_set_contents (path, dot, -1, NULL));
      argv[2] = path;
      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                                   G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                                   NULL, &errors, &status, NULL));
      g_assert_cmpint (status, ==, 0);
      g_unlink (path);
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/chart/draws-every-shape", test_bare);
  g_test_add_func ("/scene/chart/is-live", test_live);
  g_test_add_func ("/scene/chart/stays-where-it-is", test_stays);
  g_test_add_func ("/scene/chart/goes-in-every-direction", test_directions);
  g_test_add_func ("/scene/chart/counts-lie-on-no-box", test_counts);
  g_test_add_func ("/scene/chart/odd-charts-do-no-harm", test_odd_charts);
  g_test_add_func ("/scene/chart/exports-to-dot-and-mermaid", test_dot);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
