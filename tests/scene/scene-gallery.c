/* SPDX-License-Identifier: MIT */

/*
 * Draws every hand-made state, and the flowcharts given, into a folder, as PNG
 * by cairo in light and dark, and as SVG, for looking at:
 *
 *     scene-gallery FOLDER [CHART.mmd …]
 */

#include "scene-chart.h"
#include "scene-export.h"
#include "scene-fixture.h"
#include "scene-paint.h"
#include "scene-staff.h"
#include "scene-stage.h"
#include "scene-svg.h"

#include <locale.h>
#include <string.h>

static void
save_png (Scene      *scene,
          SceneFonts *fonts,
          SceneTheme  theme,
          const char *folder,
          const char *name)
{
  int width = (int) (scene_get_width (scene) * 2), height = (int) (scene_get_height (scene) * 2);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

  cairo_scale (cr, 2, 2);
  scene_paint_background (theme, cr);
  scene_paint (scene, fonts, theme, cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

static void
save (Scene      *scene,
      SceneFonts *fonts,
      const char *folder,
      const char *name)
{
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);
  g_autofree char *path = g_strdup_printf ("%s/%s.svg", folder, name);
  g_autofree char *svg = scene_svg_write (scene, NULL);

  save_png (scene, fonts, SCENE_THEME_LIGHT, folder, name);
  save_png (scene, fonts, SCENE_THEME_DARK, folder, dark);
  g_file_set_contents (path, svg, -1, NULL);
}

static void
save_stage (Fixture    *fixture,
            SceneFonts *fonts,
            const char *folder,
            const char *name)
{
  g_autoptr (SceneStageLayout) layout = scene_stage_layout_new (fonts);
  g_autoptr (Scene) scene = scene_stage_build (fixture->model, layout, NULL);

  save (scene, fonts, folder, name);
  fixture_free (fixture);
}

static void
save_staff (Fixture        *fixture,
            SceneFonts     *fonts,
            SceneStaffView *view,
            const char     *folder,
            const char     *name)
{
  g_autoptr (Scene) scene = scene_staff_build (fixture->index, view, NULL, NULL, fonts);

  save (scene, fonts, folder, name);
  fixture_free (fixture);
}

static void
save_staffs (SceneFonts *fonts,
             const char *folder)
{
  SceneStaffView view;

  scene_staff_view_init (&view);
  view.step = 30;
  save_staff (fixture_fan_out (), fonts, &view, folder, "staff-fan-out");
  view.by_time = TRUE;
  view.selected = 3;
  view.from = 5000;
  view.to = 25000;
  view.step = 20;
  save_staff (fixture_fan_out (), fonts, &view, folder, "staff-zoomed");
  scene_staff_view_init (&view);
  view.height_px = 180;
  view.grouped = TRUE;
  save_staff (fixture_long (2000), fonts, &view, folder, "staff-grouped");
  view.grouped = FALSE;
  view.first_row = 3;
  view.height_px = 300;
  view.step = 12000;
  save_staff (fixture_long (2000), fonts, &view, folder, "staff-long");
}

/* Bare, and live after a few events at bound places. */
static void
save_chart (SceneFonts *fonts,
            const char *folder,
            const char *path)
{
  g_autofree char *text = NULL, *base = g_path_get_basename (path), *name = NULL;
  g_autofree char *live_name = NULL;
  g_autoptr (LessonsFlow) flow = NULL;
  g_autoptr (LessonsWalk) walk = NULL;
  g_autoptr (SceneChartLayout) layout = NULL;
  g_autoptr (Scene) bare = NULL, live = NULL;
  gsize len;

  if (!g_file_get_contents (path, &text, &len, NULL))
    g_error ("%s cannot be read", path);
  flow = lessons_flow_parse (text, (gssize) len, base);
  layout = scene_chart_layout_new (flow, fonts);
  name = g_strdup_printf ("chart-%.*s", (int) strcspn (base, "."), base);
  live_name = g_strconcat (name, "-live", NULL);
  bare = scene_chart_build (layout, NULL);
  save (bare, fonts, folder, name);
  walk = lessons_walk_new (flow);
  for (guint i = 0; i < lessons_flow_get_n_bindings (flow); i++)
    {
      const LessonsFlowBinding *binding = lessons_flow_get_binding (flow, i);

      if (binding->marker)
        lessons_walk_add_marker (walk, "main.go", i + 1, binding->marker);
    }
  for (guint i = 0; i < 2 * lessons_flow_get_n_bindings (flow); i++)
    {
      guint line = i % lessons_flow_get_n_bindings (flow);
      const LessonsFlowBinding *binding = lessons_flow_get_binding (flow, line);

      lessons_walk_event (walk, i % 7 + 1, binding->func, binding->event ? binding->event : "output",
                          "main.go", line + 1);
    }
  live = scene_chart_build (layout, walk);
  save (live, fonts, folder, live_name);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (SceneFonts) fonts = scene_fonts_new ();
  const char *folder = argc > 1 ? argv[1] : ".";

  setlocale (LC_ALL, "");
  save_stage (fixture_fan_out (), fonts, folder, "stage-fan-out");
  save_stage (fixture_select (FALSE), fonts, folder, "stage-select");
  save_stage (fixture_select (TRUE), fonts, folder, "stage-decided");
  save_stage (fixture_locks (), fonts, folder, "stage-locks");
  save_stage (fixture_context (), fonts, folder, "stage-context");
  save_stage (fixture_crowd (300), fonts, folder, "stage-crowd");
  save_stage (fixture_crowd (12), fonts, folder, "stage-workers");
  save_staffs (fonts, folder);
  for (int i = 2; i < argc; i++)
    save_chart (fonts, folder, argv[i]);
  return 0;
}
