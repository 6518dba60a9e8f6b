/* SPDX-License-Identifier: MIT */

/*
 * The painter walks the tree once. Patterns are tiles whose size in device
 * pixels is whole, so that they repeat without filtering: crisp, and fast
 * enough for a frame. On surfaces that keep shapes (PDF) the tile is drawn as
 * shapes over and over instead, clipped to the node.
 */

#include "scene-paint.h"

#include "scene-node.h"
#include "scene-pattern.h"

#include <math.h>

typedef struct
{
  SceneFonts      *fonts;
  SceneTheme       theme;
  cairo_t         *cr;
  gboolean         vector; /* the target keeps shapes */
  double           scale;  /* device pixels per scene pixel */
  cairo_pattern_t *tiles[SCENE_N_PATTERNS];
  guint32          tile_fill[SCENE_N_PATTERNS];
  guint32          tile_ink[SCENE_N_PATTERNS];
} Painter;

static void
set_rgba (cairo_t *cr,
          guint32  rgba)
{
  cairo_set_source_rgba (cr, (rgba >> 24) / 255.0, (rgba >> 16 & 0xff) / 255.0,
                         (rgba >> 8 & 0xff) / 255.0, (rgba & 0xff) / 255.0);
}

static void
trace_rounded (cairo_t         *cr,
               const SceneRect *box,
               double           radius)
{
  double x2 = box->x + box->width, y2 = box->y + box->height;

  if (radius <= 0)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x2 - radius, box->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x2 - radius, y2 - radius, radius, 0, G_PI_2);
  cairo_arc (cr, box->x + radius, y2 - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box->x + radius, box->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
trace_ellipse (cairo_t         *cr,
               const SceneRect *box)
{
  double rx = box->width / 2, ry = box->height / 2;
  cairo_matrix_t before;

  if (rx <= 0 || ry <= 0)
    return;
  cairo_get_matrix (cr, &before);
  cairo_translate (cr, box->x + rx, box->y + ry);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_set_matrix (cr, &before);
}

static void
trace_points (cairo_t         *cr,
              const SceneNode *node)
{
  const ScenePoint *p = node->points;

  cairo_move_to (cr, p[0].x, p[0].y);
  if (node->kind == SCENE_PATH)
    for (guint i = 1; i + 2 < node->n_points; i += 3)
      cairo_curve_to (cr, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
  else
    for (guint i = 1; i < node->n_points; i++)
      cairo_line_to (cr, p[i].x, p[i].y);
  if (node->kind == SCENE_POLYGON || node->closed)
    cairo_close_path (cr);
}

static void
trace_node (cairo_t         *cr,
            const SceneNode *node)
{
  cairo_new_path (cr);
  switch (node->kind)
    {
    case SCENE_RECT:
      trace_rounded (cr, &node->box, node->radius);
      break;
    case SCENE_ELLIPSE:
      trace_ellipse (cr, &node->box);
      break;
    case SCENE_POLYGON:
    case SCENE_LINE:
    case SCENE_PATH:
      trace_points (cr, node);
      break;
    case SCENE_GROUP:
    case SCENE_TEXT:
      break;
    }
}

/* Draws one tile's shapes with its corner at the origin, `size` wide. */
static void
draw_tile (cairo_t     *cr,
           ScenePattern pattern,
           double       size,
           guint32      ink)
{
  set_rgba (cr, ink);
  if (pattern == SCENE_DOTS)
    {
      cairo_arc (cr, size / 2, size / 2, size * SCENE_DOT_RADIUS / SCENE_DOTS_PERIOD, 0, 2 * G_PI);
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, size
                              * (pattern == SCENE_HATCH ? SCENE_HATCH_WIDTH : SCENE_CROSS_WIDTH)
                              / SCENE_HATCH_PERIOD);
  /* The neighbours' lines cut this tile's corners. */
  for (int i = -1; i <= 1; i++)
    {
      cairo_move_to (cr, i * size - size, 2 * size);
      cairo_line_to (cr, i * size + 2 * size, -size);
      if (pattern == SCENE_CROSS)
        {
          cairo_move_to (cr, i * size - size, -size);
          cairo_line_to (cr, i * size + 2 * size, 2 * size);
        }
    }
  cairo_stroke (cr);
}

static cairo_pattern_t *
get_tile (Painter     *self,
          ScenePattern pattern,
          guint32      fill,
          guint32      ink,
          int          size)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  if (self->tiles[pattern] && self->tile_fill[pattern] == fill && self->tile_ink[pattern] == ink)
    return self->tiles[pattern];
  g_clear_pointer (&self->tiles[pattern], cairo_pattern_destroy);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cr = cairo_create (surface);
  set_rgba (cr, fill);
  cairo_paint (cr);
  draw_tile (cr, pattern, size, ink);
  cairo_destroy (cr);
  self->tiles[pattern] = cairo_pattern_create_for_surface (surface);
  self->tile_fill[pattern] = fill;
  self->tile_ink[pattern] = ink;
  cairo_pattern_set_extend (self->tiles[pattern], CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (self->tiles[pattern], CAIRO_FILTER_NEAREST);
  cairo_surface_destroy (surface);
  return self->tiles[pattern];
}

static void
fill_with_tile (Painter         *self,
                const SceneNode *node,
                guint32          fill,
                guint32          ink)
{
  double period = scene_pattern_get_period (node->pattern);
  int size = MAX ((int) lround (period * self->scale), 2);
  cairo_pattern_t *tile = get_tile (self, node->pattern, fill, ink, size);
  double x = node->box.x, y = node->box.y;
  cairo_matrix_t matrix;

  /* From scene pixels to tile pixels, its corner on a whole device pixel of the node's corner. */
  cairo_user_to_device (self->cr, &x, &y);
  x = round (x);
  y = round (y);
  cairo_device_to_user (self->cr, &x, &y);
  cairo_matrix_init_scale (&matrix, self->scale, self->scale);
  cairo_matrix_translate (&matrix, -x, -y);
  cairo_pattern_set_matrix (tile, &matrix);
  cairo_set_source (self->cr, tile);
  cairo_fill_preserve (self->cr);
}

static void
fill_with_shapes (Painter         *self,
                  const SceneNode *node,
                  guint32          fill,
                  guint32          ink)
{
  double period = scene_pattern_get_period (node->pattern);
  cairo_t *cr = self->cr;

  set_rgba (cr, fill);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  for (double y = node->box.y; y < node->box.y + node->box.height; y += period)
    for (double x = node->box.x; x < node->box.x + node->box.width; x += period)
      {
        cairo_save (cr);
        cairo_translate (cr, x, y);
        cairo_rectangle (cr, 0, 0, period, period);
        cairo_clip (cr);
        draw_tile (cr, node->pattern, period, ink);
        cairo_restore (cr);
      }
  cairo_restore (cr);
  trace_node (cr, node);
}

static void
paint_shape (Painter         *self,
             const SceneNode *node)
{
  cairo_t *cr = self->cr;
  guint32 fill = scene_theme_resolve (self->theme, &node->fill);
  guint32 stroke = scene_theme_resolve (self->theme, &node->stroke);

  trace_node (cr, node);
  if ((fill & 0xff) != 0 && node->kind != SCENE_LINE)
    {
      guint32 ink = scene_theme_resolve (self->theme, &node->ink);

      if (node->pattern == SCENE_SOLID)
        {
          set_rgba (cr, fill);
          cairo_fill_preserve (cr);
        }
      else if (self->vector)
        fill_with_shapes (self, node, fill, ink);
      else
        fill_with_tile (self, node, fill, ink);
    }
  if ((stroke & 0xff) != 0 && node->stroke_px > 0)
    {
      set_rgba (cr, stroke);
      cairo_set_line_width (cr, node->stroke_px);
      cairo_set_dash (cr, node->dashes_px, (int) node->n_dashes, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static void
paint_text (Painter         *self,
            const SceneNode *node)
{
  PangoLayout *layout = scene_fonts_shape (self->fonts, &node->font, node->text);

  set_rgba (self->cr, scene_theme_resolve (self->theme, &node->fill));
  cairo_move_to (self->cr, node->box.x, node->y);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (layout, 0));
}

static void
paint_node (Painter         *self,
            const SceneNode *node)
{
  if (node->opacity <= 0)
    return;
  if (node->opacity < 1)
    {
      SceneRect bounds;

      scene_node_get_bounds (node, &bounds);
      cairo_save (self->cr);
      cairo_rectangle (self->cr, bounds.x - 1, bounds.y - 1, bounds.width + 2, bounds.height + 2);
      cairo_clip (self->cr);
      cairo_push_group (self->cr);
    }
  if (node->kind == SCENE_GROUP)
    for (guint i = 0; i < node->children->len; i++)
      paint_node (self, node->children->pdata[i]);
  else if (node->kind == SCENE_TEXT)
    paint_text (self, node);
  else
    paint_shape (self, node);
  if (node->opacity < 1)
    {
      cairo_pop_group_to_source (self->cr);
      cairo_paint_with_alpha (self->cr, node->opacity);
      cairo_restore (self->cr);
    }
}

static gboolean
keeps_shapes (cairo_t *cr)
{
  switch (cairo_surface_get_type (cairo_get_group_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_RECORDING:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * scene_paint:
 * @fonts: shaped texts, kept from frame to frame
 * @cr: a context whose user space is the scene's
 *
 * Draws a scene.
 *
 * Cost: proportional to what is drawn; text shaped before is not shaped again.
 */
void
scene_paint (const Scene *self,
             SceneFonts  *fonts,
             SceneTheme   theme,
             cairo_t     *cr)
{
  Painter painter = { .fonts = fonts, .theme = theme, .cr = cr, .vector = keeps_shapes (cr) };
  double dx = 1, dy = 0, device_x, device_y;

  cairo_user_to_device_distance (cr, &dx, &dy);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &device_x, &device_y);
  painter.scale = MAX (hypot (dx, dy) * device_x, 0.05);
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  paint_node (&painter, scene_get_root (self));
  cairo_restore (cr);
  for (guint i = 0; i < SCENE_N_PATTERNS; i++)
    g_clear_pointer (&painter.tiles[i], cairo_pattern_destroy);
}

/**
 * scene_paint_background:
 *
 * Fills the clip with the theme's surface colour.
 */
void
scene_paint_background (SceneTheme theme,
                        cairo_t   *cr)
{
  set_rgba (cr, scene_theme_get_rgba (theme, SCENE_ROLE_SURFACE));
  cairo_paint (cr);
}
