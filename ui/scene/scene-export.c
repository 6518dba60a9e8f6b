/* SPDX-License-Identifier: MIT */

/*
 * Pictures for files.
 */

#include "scene-export.h"

#include "scene-paint.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What cairo and most readers of PNG can hold. */
#define MAX_PIXELS 16000
#define MAX_AREA (120 * 1000 * 1000)

G_DEFINE_QUARK (scene-export-error, scene_export_error)

static const char *const format_names[SCENE_N_FORMATS] = { "svg", "png", "pdf", "dot", "mermaid" };

/**
 * scene_format_parse:
 * @name: "svg", "mermaid" and so on, or a file name with such an ending (".mmd" for Mermaid)
 *
 * Returns: FALSE if it names no format
 */
gboolean
scene_format_parse (const char  *name,
                    SceneFormat *out_format)
{
  const char *dot = strrchr (name, '.');
  const char *ending = dot ? dot + 1 : name;

  for (guint i = 0; i < SCENE_N_FORMATS; i++)
    if (g_ascii_strcasecmp (ending, format_names[i]) == 0)
      {
        *out_format = (SceneFormat) i;
        return TRUE;
      }
  if (g_ascii_strcasecmp (ending, "mmd") == 0)
    {
      *out_format = SCENE_FORMAT_MERMAID;
      return TRUE;
    }
  if (g_ascii_strcasecmp (ending, "gv") == 0)
    {
      *out_format = SCENE_FORMAT_DOT;
      return TRUE;
    }
  return FALSE;
}

/**
 * scene_format_get_name:
 *
 * Returns: the format's name, "svg"
 */
const char *
scene_format_get_name (SceneFormat format)
{
  g_return_val_if_fail (format < SCENE_N_FORMATS, NULL);

  return format_names[format];
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status,
              GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, SCENE_EXPORT_ERROR, SCENE_EXPORT_ERROR_WRITE,
               _("The picture could not be drawn: %s"), cairo_status_to_string (status));
  return FALSE;
}

static gboolean
paint_onto (cairo_surface_t *surface,
            Scene           *scene,
            SceneFonts      *fonts,
            SceneTheme       theme,
            double           scale,
            GError         **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  scene_paint_background (theme, cr);
  scene_paint (scene, fonts, theme, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return check_status (status, error);
}

static GBytes *
make_png (Scene                    *scene,
          SceneFonts               *fonts,
          const SceneExportOptions *options,
          GError                  **error)
{
  double scale = options->scale > 0 ? options->scale : 2;
  double width = ceil (MAX (scene_get_width (scene), 1) * scale);
  double height = ceil (MAX (scene_get_height (scene), 1) * scale);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  gboolean good;

  if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_AREA)
    {
      g_set_error (error, SCENE_EXPORT_ERROR, SCENE_EXPORT_ERROR_SIZE,
                   _("A picture of %.0f × %.0f pixels is too large; try a smaller scale, or SVG."),
                   width, height);
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  good = paint_onto (surface, scene, fonts, options->theme, scale, error)
         && check_status (cairo_surface_write_to_png_stream (surface, append_bytes, bytes), error);
  cairo_surface_destroy (surface);
  return good ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

static GBytes *
make_pdf (Scene                    *scene,
          SceneFonts               *fonts,
          const SceneExportOptions *options,
          GError                  **error)
{
  /* A pixel of CSS is 1/96 inch, a point of PDF 1/72. */
  const double scale = 72.0 / 96.0;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface
    = cairo_pdf_surface_create_for_stream (append_bytes, bytes,
                                           MAX (scene_get_width (scene), 1) * scale,
                                           MAX (scene_get_height (scene), 1) * scale);
  gboolean good;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, scene_get_title (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  scene_get_description (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Stave");
  good = paint_onto (surface, scene, fonts, options->theme, scale, error);
  cairo_surface_finish (surface);
  good = good && check_status (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  return good ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

static GBytes *
make_svg (Scene                    *scene,
          const SceneExportOptions *options)
{
  SceneSvgOptions svg = { .background = TRUE, .contents = options->contents };
  char *text;

  if (options->fix_theme)
    svg.scheme = scene_theme_is_dark (options->theme) ? SCENE_SVG_DARK : SCENE_SVG_LIGHT;
  text = scene_svg_write (scene, &svg);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * scene_export_to_bytes:
 * @scene: (nullable): the scene; may be NULL for DOT and Mermaid
 * @options: (nullable): NULL for the defaults
 *
 * Makes a picture of a scene.
 *
 * Errors: SCENE_EXPORT_ERROR
 *
 * Returns: (transfer full): what the file holds, or NULL
 */
GBytes *
scene_export_to_bytes (Scene                    *scene,
                       SceneFonts               *fonts,
                       SceneFormat               format,
                       const SceneExportOptions *options,
                       GError                  **error)
{
  static const SceneExportOptions defaults = { 0 };
  gboolean is_text = format == SCENE_FORMAT_DOT || format == SCENE_FORMAT_MERMAID;
  char *text;

  if (options == NULL)
    options = &defaults;
  if (is_text ? options->flow == NULL : scene == NULL)
    {
      g_set_error (error, SCENE_EXPORT_ERROR, SCENE_EXPORT_ERROR_FORMAT,
                   _("Only a chart can be saved as %s."), scene_format_get_name (format));
      return NULL;
    }
  switch (format)
    {
    case SCENE_FORMAT_PNG:
      return make_png (scene, fonts, options, error);
    case SCENE_FORMAT_PDF:
      return make_pdf (scene, fonts, options, error);
    case SCENE_FORMAT_DOT:
      text = scene_export_dot (options->flow);
      return g_bytes_new_take (text, strlen (text));
    case SCENE_FORMAT_MERMAID:
      text = lessons_flow_to_mermaid (options->flow);
      return g_bytes_new_take (text, strlen (text));
    case SCENE_FORMAT_SVG:
    default:
      return make_svg (scene, options);
    }
}

/**
 * scene_export_write:
 * @path: the file; replaced if it exists
 *
 * Saves what was made for another tool.
 *
 * Errors: G_FILE_ERROR
 *
 * Returns: whether it was saved
 */
gboolean
scene_export_write (GBytes     *bytes,
                    const char *path,
                    GError    **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* A device or a pipe is written to; only a file is put in the old one's place. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0666,
                                     error);
  return g_file_set_contents (path, data, (gssize) size, error);
}

/**
 * scene_export_to_file:
 * @path: the file; replaced if it exists
 *
 * Saves a picture of a scene.
 *
 * Errors: SCENE_EXPORT_ERROR, G_FILE_ERROR
 *
 * Returns: whether it was saved
 */
gboolean
scene_export_to_file (Scene                    *scene,
                      SceneFonts               *fonts,
                      SceneFormat               format,
                      const SceneExportOptions *options,
                      const char               *path,
                      GError                  **error)
{
  g_autoptr (GBytes) bytes = scene_export_to_bytes (scene, fonts, format, options, error);

  return bytes != NULL && scene_export_write (bytes, path, error);
}

/**
 * scene_export_dup_contents:
 * @view: "stage", "staff" or "chart"
 *
 * Gathers what a picture needs to be opened again: the program's sources, the schedule, the step.
 *
 * Returns: (transfer full): the contents; sources are missing if the session has no program
 */
SceneSvgContents *
scene_export_dup_contents (const Session *session,
                           const char    *view)
{
  SceneSvgContents *contents = g_new0 (SceneSvgContents, 1);
  const CodeProgram *program = session_get_program (session);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (SceneSvgSource));

  contents->view = g_strdup (view);
  if (program == NULL)
    return contents;
  contents->schedule = session_dup_schedule (session);
  contents->step = session_get_step (session);
  for (guint i = 0; i < base_source_set_get_n_sources (program->sources); i++)
    {
      const BaseSource *source = base_source_set_get_source (program->sources, i);
      SceneSvgSource copy;

      if (source->library)
        continue;
      copy = (SceneSvgSource) { g_strdup (source->name), g_strndup (source->text, source->len) };
      g_array_append_val (sources, copy);
    }
  contents->n_sources = sources->len;
  contents->sources = (SceneSvgSource *) g_array_free (g_steal_pointer (&sources), FALSE);
  return contents;
}
