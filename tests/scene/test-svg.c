/* SPDX-License-Identifier: MIT */

#include "scene-export.h"
#include "scene-fixture.h"
#include "scene-paint.h"

#include <string.h>

static SceneFonts *fonts;

/* Coordinates of its own, so that the file is the same with all fonts. */
static Scene *
make_scene (void)
{
  static const SceneFont font = { SCENE_MONO, 12, 700 };
  SceneNode *root = scene_node_new_group ("root"), *group, *node;
  ScenePoint curve[] = { { 10, 10 }, { 20, 10 }, { 30, 30.5 }, { 40, 40 } };
  ScenePoint corners[] = { { 1, 2 }, { 3, 4 }, { 5, 6.123456 } };

  group = scene_node_new_group ("g1");
  group->css_class = "goroutine";
  scene_node_set_title (group, "Goroutine 1, \"main\" <&>");
  node = scene_node_new_ellipse (50, 50, 20, 20);
  scene_node_set_fill (node, SCENE_COLOR (WAITING_SOFT));
  scene_node_set_pattern (node, SCENE_DOTS, SCENE_COLOR (WAITING));
  scene_node_set_stroke (node, SCENE_COLOR (WAITING), 2.6);
  scene_node_add (group, node);
  node = scene_node_new_text (fonts, 50, 90, SCENE_MIDDLE, &font, SCENE_COLOR (TEXT),
                              "a < b  && 通道\x01");
  scene_node_add (group, node);
  scene_node_add (root, group);
  node = scene_node_new_path (curve, 4, FALSE);
  scene_node_set_id (node, "edge:g1-chan2:send");
  scene_node_set_title (node, "An edge");
  scene_node_set_stroke (node, SCENE_COLOR (ACCENT), 1.5);
  scene_node_set_dash (node, 3, 3);
  scene_node_add (root, node);
  node = scene_node_new_polygon (corners, 3);
  scene_node_set_fill (node, (SceneColor) { .fixed = TRUE, .light = 0x4caf50ff,
                                            .dark = 0x2d6830ff });
  node->opacity = 0.5;
  scene_node_add (root, node);
  node = scene_node_new_rect (100, 10, 60, 30, 6);
  scene_node_set_fill (node, SCENE_COLOR (RUNNABLE_SOFT));
  scene_node_set_pattern (node, SCENE_HATCH, SCENE_COLOR (RUNNABLE));
  scene_node_add (root, node);
  return scene_new (root, 200, 100, "A <title>", "What it shows & means");
}

static void
test_golden (void)
{
  g_autoptr (Scene) scene = make_scene ();
  SceneSvgSource sources[] = { { (char *) "main.go", (char *) "package main // <&>\n\tx := `a\r\n`" },
                               { (char *) "odd.go", (char *) "bell \a and \xff\xfe" } };
  SceneSvgContents contents = { .n_sources = 2, .sources = sources,
                                .schedule = (char *) "go/s7/p4", .lesson = (char *) "1.2",
                                .program = (char *) "main", .view = (char *) "stage", .step = 38 };
  SceneSvgOptions options = { .contents = &contents, .background = TRUE };
  g_autofree char *svg = scene_svg_write (scene, &options);

  fixture_check_golden (svg, "hand.svg");
  fixture_check_svg (scene);
}

static void
test_round_trip (void)
{
  g_autoptr (Scene) scene = make_scene ();
  SceneSvgSource sources[] = { { (char *) "main.go", (char *) "package main // <&>\n\tx := `a\r\n`" },
                               { (char *) "odd.go", (char *) "bell \a and \xff\xfe" },
                               { (char *) "empty.go", (char *) "" } };
  SceneSvgContents contents = { .n_sources = 3, .sources = sources,
                                .schedule = (char *) "manual/s1/p1/n0.2@main.worker+3#1=0.1;<&\"",
                                .step = 38, .view = (char *) "chart" };
  SceneSvgOptions options = { .contents = &contents, .id_prefix = "x7" };
  g_autofree char *svg = scene_svg_write (scene, &options);
  g_autoptr (GError) error = NULL;
  g_autoptr (SceneSvgContents) read = scene_svg_read (svg, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->n_sources, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpstr (read->sources[i].name, ==, sources[i].name);
      g_assert_cmpstr (read->sources[i].text, ==, sources[i].text);
    }
  g_assert_cmpstr (read->schedule, ==, contents.schedule);
  g_assert_cmpuint (read->step, ==, 38);
  g_assert_cmpstr (read->view, ==, "chart");
  g_assert_null (read->lesson);
  g_assert_nonnull (strstr (svg, "id=\"x7-g1\""));
  g_assert_null (strstr (svg, "stave-"));
}

static void
test_bad_files (void)
{
  static const struct
  {
    const char *text;
    int         code;
  } files[] = {
    { "", SCENE_SVG_ERROR_SYNTAX },
    { "not xml at all", SCENE_SVG_ERROR_SYNTAX },
    { "<html><body/></html>", SCENE_SVG_ERROR_SYNTAX },
    { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", SCENE_SVG_ERROR_NOT_STAVE },
    { "<svg><metadata><stave:run><stave:schedule>x</stave:schedule></stave:run></metadata></svg>",
      SCENE_SVG_ERROR_NOT_STAVE },
    { "<svg><metadata><stave:run><stave:source name=\"a\">x", SCENE_SVG_ERROR_SYNTAX },
    { "<svg>\xff\xfe</svg>", SCENE_SVG_ERROR_SYNTAX },
    { "\x89PNG\r\n", SCENE_SVG_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (scene_svg_read (files[i].text, -1, &error));
      g_assert_error (error, SCENE_SVG_ERROR, files[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* Other tools may change the prefix of our namespace and add their own elements. */
static void
test_edited_file (void)
{
  const char *text
    = "<?xml version=\"1.0\"?><!DOCTYPE svg><svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\">"
      "<svg:metadata><rdf:RDF/><ns1:run xmlns:ns1=\"urn:stave:run:1\" step=\"5\">"
      "<ns1:source name=\"main.go\"><![CDATA[package main]]></ns1:source>"
      "<ns1:source encoding=\"base64\">!!! not base64 !!!</ns1:source>"
      "</ns1:run></svg:metadata><svg:g/></svg:svg>";
  g_autoptr (GError) error = NULL;
  g_autoptr (SceneSvgContents) read = scene_svg_read (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->n_sources, ==, 2);
  g_assert_cmpstr (read->sources[0].text, ==, "package main");
  g_assert_cmpuint (read->step, ==, 5);
}

static void
test_schemes (void)
{
  g_autoptr (Scene) scene = make_scene ();
  SceneSvgOptions dark = { .scheme = SCENE_SVG_DARK }, light = { .scheme = SCENE_SVG_LIGHT };
  g_autofree char *both = scene_svg_write (scene, NULL);
  g_autofree char *dark_only = scene_svg_write (scene, &dark);
  g_autofree char *light_only = scene_svg_write (scene, &light);

  g_assert_nonnull (strstr (both, "prefers-color-scheme:dark"));
  g_assert_nonnull (strstr (both, "prefers-contrast:more"));
  g_assert_null (strstr (dark_only, "@media"));
  g_assert_nonnull (strstr (dark_only, ".f-text{fill:#f2f1ef}"));
  g_assert_nonnull (strstr (light_only, ".f-text{fill:#241f31}"));
}

/* ---- files ---------------------------------------------------------------------------- */

static void
test_formats (void)
{
  g_autoptr (Scene) scene = make_scene ();
  g_autoptr (GBytes) png = scene_export_to_bytes (scene, fonts, SCENE_FORMAT_PNG, NULL, NULL);
  g_autoptr (GBytes) pdf = scene_export_to_bytes (scene, fonts, SCENE_FORMAT_PDF, NULL, NULL);
  g_autoptr (GBytes) svg = scene_export_to_bytes (scene, fonts, SCENE_FORMAT_SVG, NULL, NULL);
  g_autoptr (GError) error = NULL;
  const guint8 *bytes = g_bytes_get_data (png, NULL);

  g_assert_cmpmem (bytes, 8, "\x89PNG\r\n\x1a\n", 8);
  /* Width and height, big endian, of twice the scene's size. */
  g_assert_cmpuint (bytes[18] << 8 | bytes[19], ==, 400);
  g_assert_cmpuint (bytes[22] << 8 | bytes[23], ==, 200);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  g_assert_cmpmem (g_bytes_get_data (svg, NULL), 5, "<?xml", 5);
  g_assert_null (scene_export_to_bytes (scene, fonts, SCENE_FORMAT_DOT, NULL, &error));
  g_assert_error (error, SCENE_EXPORT_ERROR, SCENE_EXPORT_ERROR_FORMAT);
}

static void
test_too_large (void)
{
  g_autoptr (Scene) scene = scene_new (scene_node_new_group ("r"), 100000, 100, "", "");
  g_autoptr (GError) error = NULL;

  g_assert_null (scene_export_to_bytes (scene, fonts, SCENE_FORMAT_PNG, NULL, &error));
  g_assert_error (error, SCENE_EXPORT_ERROR, SCENE_EXPORT_ERROR_SIZE);
}

static void
test_unwritable (void)
{
  g_autoptr (Scene) scene = make_scene ();
  g_autoptr (GError) error = NULL;

  g_assert_false (scene_export_to_file (scene, fonts, SCENE_FORMAT_SVG, NULL,
                                        "/nonexistent/folder/picture.svg", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_format_names (void)
{
  SceneFormat format;

  g_assert_true (scene_format_parse ("svg", &format));
  g_assert_cmpint (format, ==, SCENE_FORMAT_SVG);
  g_assert_true (scene_format_parse ("out/my.picture.PDF", &format));
  g_assert_cmpint (format, ==, SCENE_FORMAT_PDF);
  g_assert_true (scene_format_parse ("flow.mmd", &format));
  g_assert_cmpint (format, ==, SCENE_FORMAT_MERMAID);
  g_assert_false (scene_format_parse ("picture.gif", &format));
  g_assert_false (scene_format_parse ("picture", &format));
  g_assert_cmpstr (scene_format_get_name (SCENE_FORMAT_DOT), ==, "dot");
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fonts = scene_fonts_new ();
  g_test_add_func ("/scene/svg/is-written-as-before", test_golden);
  g_test_add_func ("/scene/svg/gives-back-what-it-holds", test_round_trip);
  g_test_add_func ("/scene/svg/other-files-are-refused", test_bad_files);
  g_test_add_func ("/scene/svg/edited-files-are-read", test_edited_file);
  g_test_add_func ("/scene/svg/follows-or-fixes-the-scheme", test_schemes);
  g_test_add_func ("/scene/export/writes-every-format", test_formats);
  g_test_add_func ("/scene/export/refuses-what-is-too-large", test_too_large);
  g_test_add_func ("/scene/export/says-why-a-file-cannot-be-written", test_unwritable);
  g_test_add_func ("/scene/export/knows-formats-by-name", test_format_names);
  result = g_test_run ();
  scene_fonts_unref (fonts);
  return result;
}
