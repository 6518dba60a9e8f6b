/* SPDX-License-Identifier: MIT */

/*
 * Scene nodes: made open, looked at sealed. One struct serves all kinds, since
 * a scene has some hundreds of nodes and writers want to read fields, not call
 * vtables.
 */

#include "scene-node.h"

#include <math.h>
#include <string.h>

static SceneNode *
node_new (SceneKind kind)
{
  SceneNode *self = g_new0 (SceneNode, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->opacity = 1;
  return self;
}

SceneNode *
scene_node_ref (SceneNode *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
scene_node_unref (SceneNode *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->points);
  g_free (self->text);
  g_free (self->travel);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

SceneNode *
scene_node_new_group (const char *id)
{
  SceneNode *self = node_new (SCENE_GROUP);

  self->id = g_strdup (id);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) scene_node_unref);
  return self;
}

SceneNode *
scene_node_new_rect (double x,
                     double y,
                     double width,
                     double height,
                     double radius)
{
  SceneNode *self = node_new (SCENE_RECT);

  self->box = (SceneRect) { x, y, MAX (width, 0), MAX (height, 0) };
  self->radius = MIN (radius, MIN (self->box.width, self->box.height) / 2);
  return self;
}

SceneNode *
scene_node_new_ellipse (double center_x,
                        double center_y,
                        double radius_x,
                        double radius_y)
{
  SceneNode *self = node_new (SCENE_ELLIPSE);

  self->box = (SceneRect) { center_x - radius_x, center_y - radius_y, 2 * radius_x, 2 * radius_y };
  return self;
}

static SceneNode *
node_new_points (SceneKind         kind,
                 const ScenePoint *points,
                 guint             n)
{
  SceneNode *self = node_new (kind);
  double x1 = points[0].x, y1 = points[0].y, x2 = x1, y2 = y1;

  self->points = g_memdup2 (points, n * sizeof *points);
  self->n_points = n;
  for (guint i = 1; i < n; i++)
    {
      x1 = MIN (x1, points[i].x);
      y1 = MIN (y1, points[i].y);
      x2 = MAX (x2, points[i].x);
      y2 = MAX (y2, points[i].y);
    }
  self->box = (SceneRect) { x1, y1, x2 - x1, y2 - y1 };
  return self;
}

SceneNode *
scene_node_new_line (double x1,
                     double y1,
                     double x2,
                     double y2)
{
  ScenePoint points[] = { { x1, y1 }, { x2, y2 } };

  return node_new_points (SCENE_LINE, points, 2);
}

SceneNode *
scene_node_new_polyline (const ScenePoint *points,
                         guint             n)
{
  g_return_val_if_fail (n >= 2, NULL);

  return node_new_points (SCENE_LINE, points, n);
}

SceneNode *
scene_node_new_polygon (const ScenePoint *points,
                        guint             n)
{
  g_return_val_if_fail (n >= 2, NULL);

  return node_new_points (SCENE_POLYGON, points, n);
}

SceneNode *
scene_node_new_path (const ScenePoint *points,
                     guint             n,
                     gboolean          closed)
{
  SceneNode *self;

  g_return_val_if_fail (n >= 4 && n % 3 == 1, NULL);

  self = node_new_points (SCENE_PATH, points, n);
  self->closed = closed;
  scene_path_get_bounds (points, n, &self->box);
  return self;
}

SceneNode *
scene_node_new_text (SceneFonts      *fonts,
                     double           x,
                     double           y,
                     SceneAnchor      anchor,
                     const SceneFont *font,
                     SceneColor       color,
                     const char      *text)
{
  SceneNode *self = node_new (SCENE_TEXT);
  double width = scene_fonts_get_width (fonts, font, text);
  double ascent, descent;

  scene_fonts_get_line (fonts, font, &ascent, &descent);
  self->text = g_utf8_make_valid (text, -1);
  self->font = *font;
  self->anchor = anchor;
  self->fill = color;
  self->x = x;
  self->y = y;
  self->box.x = anchor == SCENE_START ? x : anchor == SCENE_MIDDLE ? x - width / 2 : x - width;
  self->box.y = y - ascent;
  self->box.width = width;
  self->box.height = ascent + descent;
  return self;
}

SceneNode *
scene_node_copy (const SceneNode *self)
{
  SceneNode *copy = node_new (self->kind);
  gatomicrefcount ref_count = copy->ref_count;

  *copy = *self;
  copy->ref_count = ref_count;
  copy->sealed = FALSE;
  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->text = g_strdup (self->text);
  copy->points = g_memdup2 (self->points, self->n_points * sizeof *self->points);
  copy->travel = g_memdup2 (self->travel, self->n_travel * sizeof *self->travel);
  if (self->children)
    {
      copy->children = g_ptr_array_new_full (self->children->len,
                                             (GDestroyNotify) scene_node_unref);
      for (guint i = 0; i < self->children->len; i++)
        g_ptr_array_add (copy->children, scene_node_ref (self->children->pdata[i]));
    }
  return copy;
}

SceneNode *
scene_node_translate (const SceneNode *self,
                      double           dx,
                      double           dy)
{
  SceneNode *copy = scene_node_copy (self);

  copy->box.x += dx;
  copy->box.y += dy;
  copy->x += dx;
  copy->y += dy;
  for (guint i = 0; i < copy->n_points; i++)
    {
      copy->points[i].x += dx;
      copy->points[i].y += dy;
    }
  for (guint i = 0; copy->children && i < copy->children->len; i++)
    {
      SceneNode *moved = scene_node_translate (copy->children->pdata[i], dx, dy);

      moved->sealed = TRUE;
      scene_node_unref (copy->children->pdata[i]);
      copy->children->pdata[i] = moved;
    }
  return copy;
}

void
scene_node_set_id (SceneNode  *self,
                   const char *id)
{
  g_return_if_fail (!self->sealed);

  g_free (self->id);
  self->id = g_strdup (id);
}

void
scene_node_take_title (SceneNode *self,
                       char      *title)
{
  g_return_if_fail (!self->sealed);

  g_free (self->title);
  self->title = title;
  if (title && !g_utf8_validate (title, -1, NULL))
    {
      self->title = g_utf8_make_valid (title, -1);
      g_free (title);
    }
}

void
scene_node_set_title (SceneNode  *self,
                      const char *title)
{
  scene_node_take_title (self, g_strdup (title));
}

void
scene_node_set_ref (SceneNode   *self,
                    SceneRefKind kind,
                    guint32      id,
                    guint32      index,
                    gsize        step)
{
  g_return_if_fail (!self->sealed);

  self->ref = (SceneRef) { .kind = kind, .id = id, .index = index, .step = step };
}

void
scene_node_set_fill (SceneNode *self,
                     SceneColor color)
{
  g_return_if_fail (!self->sealed);

  self->fill = color;
}

void
scene_node_set_pattern (SceneNode   *self,
                        ScenePattern pattern,
                        SceneColor   ink)
{
  g_return_if_fail (!self->sealed);

  self->pattern = pattern;
  self->ink = ink;
}

void
scene_node_set_stroke (SceneNode *self,
                       SceneColor color,
                       double     width_px)
{
  g_return_if_fail (!self->sealed);

  self->stroke = color;
  self->stroke_px = width_px;
}

void
scene_node_set_dash (SceneNode *self,
                     double     on_px,
                     double     off_px)
{
  g_return_if_fail (!self->sealed);

  self->dashes_px[0] = on_px;
  self->dashes_px[1] = off_px;
  self->n_dashes = 2;
}

void
scene_node_set_travel (SceneNode        *self,
                       const ScenePoint *points,
                       guint             n)
{
  g_return_if_fail (!self->sealed);
  g_return_if_fail (n >= 4 && n % 3 == 1);

  g_free (self->travel);
  self->travel = g_memdup2 (points, n * sizeof *points);
  self->n_travel = n;
}

static gboolean
is_drawn (const SceneRect *box)
{
  return box->width > 0 || box->height > 0;
}

SceneNode *
scene_node_add (SceneNode *self,
                SceneNode *child)
{
  SceneRect bounds;

  g_return_val_if_fail (self->kind == SCENE_GROUP && !self->sealed, child);

  scene_node_get_bounds (child, &bounds);
  if (is_drawn (&bounds))
    {
      if (is_drawn (&self->box))
        scene_rect_union (&self->box, &bounds);
      else
        self->box = bounds;
    }
  child->sealed = TRUE;
  g_ptr_array_add (self->children, child);
  return child;
}

/**
 * scene_node_get_id:
 *
 * Returns: (nullable): the node's id, unique in its scene
 */
const char *
scene_node_get_id (const SceneNode *self)
{
  return self->id;
}

/**
 * scene_node_get_title:
 *
 * Returns: (nullable): a sentence about what the node stands for
 */
const char *
scene_node_get_title (const SceneNode *self)
{
  return self->title;
}

/**
 * scene_node_get_ref:
 *
 * Returns: what the node stands for; of kind SCENE_REF_NONE when nothing
 */
const SceneRef *
scene_node_get_ref (const SceneNode *self)
{
  return &self->ref;
}

/**
 * scene_node_get_bounds:
 * @out_bounds: (out): what the node covers, half its stroke included
 */
void
scene_node_get_bounds (const SceneNode *self,
                       SceneRect       *out_bounds)
{
  double half = self->kind != SCENE_GROUP && self->stroke_px > 0 ? self->stroke_px / 2 : 0;

  *out_bounds = (SceneRect) { self->box.x - half, self->box.y - half, self->box.width + 2 * half,
                              self->box.height + 2 * half };
}
