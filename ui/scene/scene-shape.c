/* SPDX-License-Identifier: MIT */

/*
 * Shapes of flowchart nodes. A slanted side leans by a fixed number of pixels
 * and a text keeps clear of it; in a rhombus, width and height are chosen so
 * that the text's corners lie inside.
 */

#include "scene-shape.h"

#include <math.h>

#define PAD_X 14.0
#define PAD_Y 9.0
#define SLANT 12.0
#define LID 6.0
#define MIN_WIDTH 52.0

void
scene_shape_measure (LessonsFlowShape shape,
                     double           text_width_px,
                     double           text_height_px,
                     double          *out_width_px,
                     double          *out_height_px)
{
  double width = text_width_px + 2 * PAD_X, height = text_height_px + 2 * PAD_Y;

  switch (shape)
    {
    case LESSONS_SHAPE_RHOMBUS:
      height = 2 * text_height_px + 26;
      width = text_width_px / (1 - text_height_px / height) + 16;
      break;
    case LESSONS_SHAPE_CIRCLE:
    case LESSONS_SHAPE_DOUBLE_CIRCLE:
      width = hypot (text_width_px, text_height_px) + 12
              + (shape == LESSONS_SHAPE_DOUBLE_CIRCLE ? 10 : 0);
      height = width;
      break;
    case LESSONS_SHAPE_CYLINDER:
      height += 3 * LID;
      break;
    case LESSONS_SHAPE_HEXAGON:
    case LESSONS_SHAPE_LEAN_LEFT:
    case LESSONS_SHAPE_LEAN_RIGHT:
    case LESSONS_SHAPE_TRAPEZOID:
    case LESSONS_SHAPE_INV_TRAPEZOID:
      width += 2 * SLANT;
      break;
    case LESSONS_SHAPE_ASYMMETRIC:
    case LESSONS_SHAPE_SUBROUTINE:
      width += SLANT;
      break;
    case LESSONS_SHAPE_STADIUM:
      width += 8;
      break;
    default:
      break;
    }
  *out_width_px = ceil (MAX (width, MIN_WIDTH));
  *out_height_px = ceil (height);
}

static SceneNode *
new_cylinder (const SceneRect *box)
{
  double l = box->x, r = box->x + box->width, t = box->y + LID, b = box->y + box->height - LID;
  /* A quarter of an ellipse as a curve: control points at 0.55 of the radii. */
  double kx = box->width / 2 * 0.5523, ky = LID * 0.5523, c = (l + r) / 2;
  ScenePoint points[] = {
    { l, t }, { l, t - ky }, { c - kx, t - LID }, { c, t - LID },
    { c + kx, t - LID }, { r, t - ky }, { r, t },
    { r, t + 1 }, { r, b - 1 }, { r, b },
    { r, b + ky }, { c + kx, b + LID }, { c, b + LID },
    { c - kx, b + LID }, { l, b + ky }, { l, b },
    { l, b - 1 }, { l, t + 1 }, { l, t },
  };

  return scene_node_new_path (points, G_N_ELEMENTS (points), TRUE);
}

static SceneNode *
new_polygon (LessonsFlowShape shape,
             const SceneRect *box)
{
  double l = box->x, r = box->x + box->width, t = box->y, b = box->y + box->height;
  double cx = (l + r) / 2, cy = (t + b) / 2, s = SLANT;

  switch (shape)
    {
    case LESSONS_SHAPE_RHOMBUS:
      return scene_node_new_polygon (
        (ScenePoint[]) { { cx, t }, { r, cy }, { cx, b }, { l, cy } }, 4);
    case LESSONS_SHAPE_HEXAGON:
      return scene_node_new_polygon ((ScenePoint[]) { { l + s, t }, { r - s, t }, { r, cy },
                                                      { r - s, b }, { l + s, b }, { l, cy } },
                                     6);
    case LESSONS_SHAPE_LEAN_RIGHT:
      return scene_node_new_polygon (
        (ScenePoint[]) { { l + s, t }, { r, t }, { r - s, b }, { l, b } }, 4);
    case LESSONS_SHAPE_LEAN_LEFT:
      return scene_node_new_polygon (
        (ScenePoint[]) { { l, t }, { r - s, t }, { r, b }, { l + s, b } }, 4);
    case LESSONS_SHAPE_TRAPEZOID:
      return scene_node_new_polygon (
        (ScenePoint[]) { { l + s, t }, { r - s, t }, { r, b }, { l, b } }, 4);
    case LESSONS_SHAPE_INV_TRAPEZOID:
      return scene_node_new_polygon (
        (ScenePoint[]) { { l, t }, { r, t }, { r - s, b }, { l + s, b } }, 4);
    case LESSONS_SHAPE_ASYMMETRIC:
    default:
      return scene_node_new_polygon (
        (ScenePoint[]) { { l, t }, { r, t }, { r, b }, { l, b }, { l + s, cy } }, 5);
    }
}

SceneNode *
scene_shape_new (LessonsFlowShape shape,
                 const SceneRect *box,
                 double           grow_px)
{
  SceneRect grown = { box->x - grow_px, box->y - grow_px, box->width + 2 * grow_px,
                      box->height + 2 * grow_px };
  double radius = 4;

  switch (shape)
    {
    case LESSONS_SHAPE_CIRCLE:
    case LESSONS_SHAPE_DOUBLE_CIRCLE:
      return scene_node_new_ellipse (grown.x + grown.width / 2, grown.y + grown.height / 2,
                                     grown.width / 2, grown.height / 2);
    case LESSONS_SHAPE_CYLINDER:
      return new_cylinder (&grown);
    case LESSONS_SHAPE_ROUND:
      radius = 11;
      break;
    case LESSONS_SHAPE_STADIUM:
      radius = grown.height / 2;
      break;
    case LESSONS_SHAPE_RECT:
    case LESSONS_SHAPE_SUBROUTINE:
      break;
    default:
      return new_polygon (shape, &grown);
    }
  return scene_node_new_rect (grown.x, grown.y, grown.width, grown.height,
                              radius + (grow_px > 0 ? grow_px : 0));
}

static void
add_line (SceneNode *group,
          SceneNode *line,
          SceneColor stroke,
          double     width_px)
{
  scene_node_set_stroke (line, stroke, width_px);
  scene_node_add (group, line);
}

SceneNode *
scene_shape_new_detail (LessonsFlowShape shape,
                        const SceneRect *box,
                        SceneColor       stroke,
                        double           width_px)
{
  SceneNode *group = scene_node_new_group (NULL);
  double l = box->x, r = box->x + box->width, t = box->y, b = box->y + box->height;

  if (shape == LESSONS_SHAPE_SUBROUTINE)
    {
      add_line (group, scene_node_new_line (l + 7, t, l + 7, b), stroke, width_px);
      add_line (group, scene_node_new_line (r - 7, t, r - 7, b), stroke, width_px);
    }
  else if (shape == LESSONS_SHAPE_DOUBLE_CIRCLE)
    add_line (group,
              scene_node_new_ellipse ((l + r) / 2, (t + b) / 2, box->width / 2 - 4,
                                      box->height / 2 - 4),
              stroke, width_px);
  else if (shape == LESSONS_SHAPE_CYLINDER)
    {
      double k = box->width / 2 * 0.5523, c = (l + r) / 2, ky = LID * 0.5523;
      ScenePoint lid[] = { { l, t + LID }, { l, t + LID + ky }, { c - k, t + 2 * LID },
                           { c, t + 2 * LID }, { c + k, t + 2 * LID }, { r, t + LID + ky },
                           { r, t + LID } };

      add_line (group, scene_node_new_path (lid, G_N_ELEMENTS (lid), FALSE), stroke, width_px);
    }
  else
    g_clear_pointer (&group, scene_node_unref);
  return group;
}
