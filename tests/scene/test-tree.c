/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"
#include "scene-interpolate.h"
#include "scene-paint.h"

#include <math.h>
#include <string.h>

static SceneFonts *fonts;

static const SceneFont font = { SCENE_SANS, 12, 400 };

static Scene *
make_scene (double x)
{
  SceneNode *root = scene_node_new_group ("root"), *group, *node;

  node = scene_node_new_rect (0, 0, 200, 100, 0);
  scene_node_set_fill (node, SCENE_COLOR (CARD));
  scene_node_add (root, node);
  group = scene_node_new_group ("g3");
  scene_node_set_ref (group, SCENE_REF_GOROUTINE, 3, 0, 0);
  scene_node_set_title (group, "Goroutine 3");
  node = scene_node_new_ellipse (x, 50, 20, 20);
  scene_node_set_fill (node, SCENE_COLOR (WAITING_SOFT));
  scene_node_set_pattern (node, SCENE_DOTS, SCENE_COLOR (WAITING));
  scene_node_set_stroke (node, SCENE_COLOR (WAITING), 2);
  scene_node_add (group, node);
  scene_node_add (group, scene_node_new_text (fonts, x, 90, SCENE_MIDDLE, &font,
                                              SCENE_COLOR (TEXT), "worker"));
  scene_node_add (root, group);
  node = scene_node_new_line (100, 10, 190, 10);
  scene_node_set_id (node, "line");
  scene_node_set_title (node, "A line");
  scene_node_set_ref (node, SCENE_REF_OBJECT, 7, 0, 0);
  scene_node_set_stroke (node, SCENE_COLOR (LINE), 1);
  scene_node_add (root, node);
  return scene_new (root, 200, 100, "Title", "Description");
}

static void
test_find (void)
{
  g_autoptr (Scene) scene = make_scene (50);

  g_assert_cmpstr (scene_node_get_title (scene_find (scene, "g3")), ==, "Goroutine 3");
  g_assert_null (scene_find (scene, "g4"));
}

static void
test_hit (void)
{
  g_autoptr (Scene) scene = make_scene (50);
  const SceneNode *hit = scene_hit (scene, 50, 50);

  g_assert_cmpstr (scene_node_get_id (hit), ==, "g3");
  g_assert_cmpuint (scene_node_get_ref (hit)->id, ==, 3);
  /* In the circle's box, but not in the circle. */
  g_assert_null (scene_hit (scene, 31.5, 31.5));
  /* Its caption belongs to it; near the line is on the line; the ground is nothing. */
  g_assert_cmpstr (scene_node_get_id (scene_hit (scene, 50, 87)), ==, "g3");
  g_assert_cmpstr (scene_node_get_id (scene_hit (scene, 150, 13)), ==, "line");
  g_assert_null (scene_hit (scene, 150, 60));
  g_assert_null (scene_hit (scene, -5, 500));
}

static void
test_stops (void)
{
  g_autoptr (Scene) scene = make_scene (50);
  g_autoptr (GPtrArray) stops = scene_dup_stops (scene);

  g_assert_cmpuint (stops->len, ==, 2);
  g_assert_cmpstr (scene_node_get_id (stops->pdata[0]), ==, "g3");
  g_assert_cmpstr (scene_node_get_id (stops->pdata[1]), ==, "line");
}

static void
test_dump (void)
{
  g_autoptr (Scene) scene = make_scene (50);
  g_autofree char *dump = scene_dump (scene, SCENE_DUMP_STRUCTURE);

  g_assert_cmpstr (dump, ==,
                   "scene Title\nDescription\ngroup root\n"
                   "  rect fill=card\n"
                   "  group g3 ref=goroutine:3 — Goroutine 3\n"
                   "    ellipse fill=waiting-soft dots=waiting stroke=waiting*2\n"
                   "    text \"worker\" sans 12/400 fill=text\n"
                   "  line line stroke=line*1 ref=object:7 — A line\n");
}

static void
test_bounds (void)
{
  g_autoptr (Scene) scene = make_scene (50);
  SceneRect box;

  scene_node_get_bounds (scene_find (scene, "g3"), &box);
  g_assert_cmpfloat_with_epsilon (box.y, 29, 1e-9);
  g_assert_cmpfloat (box.x, <=, 29);
  g_assert_cmpfloat (box.y + box.height, >, 90);
}

/* A curve's box is that of the curve, not of its control points. */
static void
test_path_bounds (void)
{
  ScenePoint curve[] = { { 0, 0 }, { 0, 100 }, { 100, 100 }, { 100, 0 } };
  SceneRect box;

  scene_path_get_bounds (curve, 4, &box);
  g_assert_cmpfloat_with_epsilon (box.height, 75, 1e-6);
  g_assert_cmpfloat_with_epsilon (box.width, 100, 1e-6);
}

static void
test_path_length (void)
{
  ScenePoint line[4], direction, middle;
  g_autofree ScenePoint *cut = NULL;
  guint n;

  scene_path_from_line ((ScenePoint) { 10, 10 }, (ScenePoint) { 110, 10 }, line);
  g_assert_cmpfloat_with_epsilon (scene_path_get_length (line, 4), 100, 1e-6);
  middle = scene_path_at (line, 4, 0.25, &direction);
  g_assert_cmpfloat_with_epsilon (middle.x, 35, 1e-6);
  g_assert_cmpfloat_with_epsilon (direction.x, 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (scene_path_get_distance (line, 4, 50, 14), 4, 1e-6);
  cut = scene_path_trim (line, 4, 10, 20, &n);
  g_assert_cmpfloat_with_epsilon (cut[0].x, 20, 0.1);
  g_assert_cmpfloat_with_epsilon (cut[n - 1].x, 90, 0.1);
}

/* Trimming a bent path of several curves keeps to it. */
static void
test_path_trim (void)
{
  ScenePoint path[] = { { 0, 0 },   { 20, 0 },  { 40, 20 }, { 40, 40 },
                        { 40, 60 }, { 60, 80 }, { 80, 80 } };
  double length = scene_path_get_length (path, 7);
  g_autofree ScenePoint *cut = NULL;
  guint n;

  cut = scene_path_trim (path, 7, length / 4, length / 4, &n);
  g_assert_cmpuint (n, ==, 7);
  g_assert_cmpfloat_with_epsilon (scene_path_get_length (cut, n), length / 2, 0.5);
  for (guint i = 0; i <= 10; i++)
    {
      ScenePoint at = scene_path_at (cut, n, i / 10.0, NULL);

      g_assert_cmpfloat (scene_path_get_distance (path, 7, at.x, at.y), <, 0.3);
    }
  g_free (g_steal_pointer (&cut));
  /* More than there is: next to nothing is left, but it is a path. */
  cut = scene_path_trim (path, 7, 10 * length, 10 * length, &n);
  g_assert_cmpuint (n, ==, 4);
}

/* ---- between two scenes ------------------------------------------------------------- */

static void
test_ends (void)
{
  g_autoptr (Scene) a = make_scene (50), b = make_scene (150);
  g_autoptr (Scene) start = scene_interpolate (a, b, 0), end = scene_interpolate (a, b, 1);

  g_assert_true (start == a);
  g_assert_true (end == b);
  g_assert_true (scene_interpolate_moves (a, b));
  g_assert_false (scene_interpolate_moves (a, a));
}

static void
test_movement (void)
{
  g_autoptr (Scene) a = make_scene (50), b = make_scene (150);
  g_autoptr (Scene) middle = scene_interpolate (a, b, 0.5);
  const SceneNode *group = scene_find (middle, "g3"), *circle = group->children->pdata[0];

  g_assert_cmpfloat_with_epsilon (circle->box.x, 80, 1e-9);
  g_assert_cmpstr (scene_node_get_id (scene_hit (middle, 100, 50)), ==, "g3");
  /* What did not change is the very node. */
  g_assert_true (scene_find (middle, "line") == scene_find (b, "line"));
}

static Scene *
make_value (gboolean there)
{
  SceneNode *root = scene_node_new_group ("root"), *bead, *rect;
  ScenePoint way[4];

  scene_path_from_line ((ScenePoint) { 0, 50 }, (ScenePoint) { 100, 50 }, way);
  if (there)
    {
      bead = scene_node_new_group ("msg:7");
      rect = scene_node_new_rect (90, 40, 20, 20, 10);
      scene_node_set_fill (rect, SCENE_COLOR (VALUE));
      scene_node_add (bead, rect);
      scene_node_set_travel (bead, way, 4);
      scene_node_add (root, bead);
    }
  return scene_new (root, 200, 100, "", "");
}

static void
test_travel (void)
{
  g_autoptr (Scene) a = make_value (FALSE), b = make_value (TRUE);

  for (guint i = 1; i < 10; i++)
    {
      g_autoptr (Scene) at = scene_interpolate (a, b, i / 10.0);
      SceneRect box;

      scene_node_get_bounds (scene_find (at, "msg:7"), &box);
      g_assert_cmpfloat_with_epsilon (box.x + 10, i * 10, 0.01);
    }
}

static void
test_fading (void)
{
  g_autoptr (Scene) a = make_value (TRUE), b = make_value (FALSE);
  g_autoptr (Scene) early = scene_interpolate (a, b, 0.25), late = scene_interpolate (a, b, 0.75);

  g_assert_cmpfloat_with_epsilon (scene_find (early, "msg:7")->opacity, 0.5, 1e-9);
  g_assert_null (scene_find (late, "msg:7"));
}

/* ---- texts --------------------------------------------------------------------------- */

static void
test_ellipsis (void)
{
  const char *text = "a rather long text that will not fit";
  g_autofree char *whole = scene_fonts_ellipsize (fonts, &font, text, 1000);
  g_autofree char *cut = scene_fonts_ellipsize (fonts, &font, text, 80);
  g_autofree char *none = scene_fonts_ellipsize (fonts, &font, text, 1);

  g_assert_cmpstr (whole, ==, text);
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_cmpfloat (scene_fonts_get_width (fonts, &font, cut), <=, 80);
  g_assert_cmpuint (strlen (cut), >, 10);
  g_assert_cmpstr (none, ==, "…");
}

static void
test_wrapping (void)
{
  g_auto (GStrv) lines = scene_fonts_wrap (fonts, &font, "one two three\nfour", 45);
  g_auto (GStrv) chinese = scene_fonts_wrap (fonts, &font, "是否有就绪的通道可以接收", 60);

  g_assert_cmpuint (g_strv_length (lines), >=, 3);
  g_assert_cmpstr (lines[g_strv_length (lines) - 1], ==, "four");
  g_assert_cmpuint (g_strv_length (chinese), >=, 3);
  for (guint i = 0; chinese[i]; i++)
    g_assert_cmpfloat (scene_fonts_get_width (fonts, &font, chinese[i]), <=, 60);
}

/* ---- painting ---------------------------------------------------------------------------- */

static guint32
pixel (cairo_surface_t *surface,
       int              x,
       int              y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 value;

  memcpy (&value, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
  return value & 0xffffff;
}

static void
test_painting (void)
{
  for (int theme = 0; theme < SCENE_N_THEMES; theme++)
    {
      g_autoptr (Scene) scene = make_scene (50);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 200);
      cairo_t *cr = cairo_create (surface);
      gboolean dotted = FALSE;

      cairo_scale (cr, 2, 2);
      scene_paint_background (theme, cr);
      scene_paint (scene, fonts, theme, cr);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      g_assert_cmphex (pixel (surface, 300, 150), ==,
                       scene_theme_get_rgba (theme, SCENE_ROLE_CARD) >> 8);
      for (int x = 80; x < 120; x++)
        dotted |= pixel (surface, x, 100) == scene_theme_get_rgba (theme, SCENE_ROLE_WAITING) >> 8;
      for (int x = 80; x < 120; x++)
        dotted |= pixel (surface, x, 103) == scene_theme_get_rgba (theme, SCENE_ROLE_WAITING) >> 8;
      g_assert_true (dotted);
      cairo_surface_destroy (surface);
    }
}

/* ---- theme ----------------------------------------------------------------------------------- */

/* Every pair of text and ground that a builder uses. */
static void
test_contrast (void)
{
  static const struct
  {
    SceneRole text, ground;
  } pairs[] = {
    { SCENE_ROLE_TEXT, SCENE_ROLE_SURFACE },        { SCENE_ROLE_TEXT, SCENE_ROLE_CARD },
    { SCENE_ROLE_TEXT, SCENE_ROLE_SLOT },           { SCENE_ROLE_TEXT, SCENE_ROLE_ACCENT_SOFT },
    { SCENE_ROLE_TEXT, SCENE_ROLE_RUNNABLE_SOFT },  { SCENE_ROLE_TEXT, SCENE_ROLE_WAITING_SOFT },
    { SCENE_ROLE_DIM, SCENE_ROLE_SURFACE },         { SCENE_ROLE_DIM, SCENE_ROLE_CARD },
    { SCENE_ROLE_DIM, SCENE_ROLE_SLOT },            { SCENE_ROLE_DIM, SCENE_ROLE_DONE_SOFT },
    { SCENE_ROLE_ACCENT_TEXT, SCENE_ROLE_SURFACE }, { SCENE_ROLE_ACCENT_TEXT, SCENE_ROLE_CARD },
    { SCENE_ROLE_RUNNING_TEXT, SCENE_ROLE_RUNNING },
    { SCENE_ROLE_VALUE_TEXT, SCENE_ROLE_VALUE },    { SCENE_ROLE_VALUE_TEXT, SCENE_ROLE_BAD },
    { SCENE_ROLE_GOOD_TEXT, SCENE_ROLE_GOOD_SOFT }, { SCENE_ROLE_GOOD_TEXT, SCENE_ROLE_SURFACE },
    { SCENE_ROLE_BAD_TEXT, SCENE_ROLE_BAD_SOFT },   { SCENE_ROLE_BAD_TEXT, SCENE_ROLE_SURFACE },
  };

  for (int theme = 0; theme < SCENE_N_THEMES; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
      {
        double contrast
          = scene_theme_contrast (scene_theme_get_rgba (theme, pairs[i].text),
                                  scene_theme_get_rgba (theme, pairs[i].ground));
        double need = theme >= SCENE_THEME_HC_LIGHT ? 7 : 4.5;

        if (contrast < need)
          g_error ("theme %d: %s on %s has only %.2f", theme,
                   scene_role_get_css_name (pairs[i].text),
                   scene_role_get_css_name (pairs[i].ground), contrast);
      }
}

static void
test_adapted_colors (void)
{
  static const guint32 fills[]
    = { 0x4caf50ff, 0x2196f3ff, 0xff9966ff, 0xffff00ff, 0x000000ff, 0xffffffff, 0x888888ff };

  g_assert_cmpfloat_with_epsilon (scene_theme_contrast (0x000000ff, 0xffffffff), 21, 0.01);
  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      guint32 dark = scene_theme_darken_fill (fills[i]);

      g_assert_cmpfloat (scene_theme_contrast (scene_theme_text_on (fills[i]), fills[i]), >=, 4.5);
      g_assert_cmpfloat (scene_theme_contrast (0xffffffff, dark), >=, 4.5);
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/tree/finds-by-id", test_find);
  g_test_add_func ("/scene/tree/hits-what-is-drawn", test_hit);
  g_test_add_func ("/scene/tree/stops-in-reading-order", test_stops);
  g_test_add_func ("/scene/tree/dumps-as-text", test_dump);
  g_test_add_func ("/scene/tree/bounds-hold-the-stroke", test_bounds);
  g_test_add_func ("/scene/path/bounds-are-exact", test_path_bounds);
  g_test_add_func ("/scene/path/length-and-place-agree", test_path_length);
  g_test_add_func ("/scene/path/trimmed-keeps-to-the-curve", test_path_trim);
  g_test_add_func ("/scene/interpolate/ends-are-the-scenes", test_ends);
  g_test_add_func ("/scene/interpolate/same-ids-move", test_movement);
  g_test_add_func ("/scene/interpolate/values-travel-their-path", test_travel);
  g_test_add_func ("/scene/interpolate/gone-ones-fade", test_fading);
  g_test_add_func ("/scene/fonts/long-texts-are-cut", test_ellipsis);
  g_test_add_func ("/scene/fonts/lines-wrap-in-both-scripts", test_wrapping);
  g_test_add_func ("/scene/paint/patterns-in-every-theme", test_painting);
  g_test_add_func ("/scene/theme/texts-are-readable", test_contrast);
  g_test_add_func ("/scene/theme/stated-colours-are-adapted", test_adapted_colors);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
