/* SPDX-License-Identifier: MIT */

/*
 * Draws every hand-made state into a folder, as PNG by cairo in light and dark,
 * and as SVG, for looking at:
 *
 *     scene-gallery FOLDER
 */

#include "scene-fixture.h"
#include "scene-paint.h"
#include "scene-staff.h"
#include "scene-stage.h"
#include "scene-svg.h"

#include <locale.h>

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
  return 0;
}
