/* SPDX-License-Identifier: MIT */

/*
 * Looks that several views share: states, arrows, values on their way.
 */

#include "scene-style.h"

#include <math.h>

#define HEAD_LENGTH 8.5
#define HEAD_HALF 3.8
#define BEAD_HEIGHT 22.0
#define BEAD_TEXT_WIDTH 58.0

void
scene_style_state (SceneNode    *node,
                   MachineGState state,
                   gboolean      panicking)
{
  if (panicking && state != MACHINE_G_DEAD)
    {
      scene_node_set_fill (node, SCENE_COLOR (BAD_SOFT));
      scene_node_set_pattern (node, SCENE_CROSS, SCENE_COLOR (BAD));
      scene_node_set_stroke (node, SCENE_COLOR (BAD), 2.6);
      return;
    }
  switch (state)
    {
    case MACHINE_G_RUNNING:
      scene_node_set_fill (node, SCENE_COLOR (RUNNING));
      scene_node_set_stroke (node, SCENE_COLOR (RUNNING), 2.6);
      break;
    case MACHINE_G_RUNNABLE:
      scene_node_set_fill (node, SCENE_COLOR (RUNNABLE_SOFT));
      scene_node_set_pattern (node, SCENE_HATCH, SCENE_COLOR (RUNNABLE));
      scene_node_set_stroke (node, SCENE_COLOR (RUNNABLE), 2.6);
      break;
    case MACHINE_G_WAITING:
      scene_node_set_fill (node, SCENE_COLOR (WAITING_SOFT));
      scene_node_set_pattern (node, SCENE_DOTS, SCENE_COLOR (WAITING));
      scene_node_set_stroke (node, SCENE_COLOR (WAITING), 2.6);
      break;
    case MACHINE_G_DEAD:
    default:
      scene_node_set_fill (node, SCENE_COLOR (DONE_SOFT));
      scene_node_set_stroke (node, SCENE_COLOR (DONE), 1.4);
      break;
    }
}

SceneColor
scene_style_state_text (MachineGState state,
                        gboolean      panicking)
{
  if (panicking && state != MACHINE_G_DEAD)
    return SCENE_COLOR (BAD_TEXT);
  return state == MACHINE_G_RUNNING ? SCENE_COLOR (RUNNING_TEXT)
         : state == MACHINE_G_DEAD  ? SCENE_COLOR (DIM)
                                    : SCENE_COLOR (TEXT);
}

SceneColor
scene_style_state_soft (MachineGState state,
                        gboolean      panicking)
{
  if (panicking && state != MACHINE_G_DEAD)
    return SCENE_COLOR (BAD_SOFT);
  switch (state)
    {
    case MACHINE_G_RUNNING:
      return SCENE_COLOR (RUNNING);
    case MACHINE_G_RUNNABLE:
      return SCENE_COLOR (RUNNABLE_SOFT);
    case MACHINE_G_WAITING:
      return SCENE_COLOR (WAITING_SOFT);
    case MACHINE_G_DEAD:
    default:
      return SCENE_COLOR (DONE_SOFT);
    }
}

void
scene_style_add_arrow (SceneNode        *group,
                       const ScenePoint *points,
                       guint             n,
                       SceneColor        color,
                       double            width_px,
                       double            dash_px)
{
  double scale = width_px > 2 ? 1.2 : 1;
  double length = HEAD_LENGTH * scale, half = HEAD_HALF * scale;
  ScenePoint tip = points[n - 1], back, head[3];
  g_autofree ScenePoint *shaft = NULL;
  double dx, dy, distance;
  guint n_shaft;
  SceneNode *path, *polygon;

  /* The head looks along the chord of its own length, not along the tangent at the very tip. */
  back = scene_path_at (points, n,
                        1 - length / MAX (scene_path_get_length (points, n), length + 0.01), NULL);
  dx = tip.x - back.x;
  dy = tip.y - back.y;
  distance = MAX (hypot (dx, dy), 1e-6);
  dx /= distance;
  dy /= distance;
  head[0] = tip;
  head[1] = (ScenePoint) { tip.x - dx * length - dy * half, tip.y - dy * length + dx * half };
  head[2] = (ScenePoint) { tip.x - dx * length + dy * half, tip.y - dy * length - dx * half };

  shaft = scene_path_trim (points, n, 0, length - 1, &n_shaft);
  path = scene_node_new_path (shaft, n_shaft, FALSE);
  scene_node_set_stroke (path, color, width_px);
  if (dash_px > 0)
    scene_node_set_dash (path, dash_px, dash_px);
  scene_node_add (group, path);
  polygon = scene_node_new_polygon (head, 3);
  scene_node_set_fill (polygon, color);
  scene_node_add (group, polygon);
}

SceneNode *
scene_style_new_bead (SceneFonts *fonts,
                      const char *id,
                      const char *text,
                      SceneColor  ground,
                      double      center_x,
                      double      center_y,
                      double     *out_width)
{
  static const SceneFont font = { SCENE_SANS, 11.5, 700 };
  g_autofree char *cut = scene_fonts_ellipsize (fonts, &font, text, BEAD_TEXT_WIDTH);
  double width = MAX (scene_fonts_get_width (fonts, &font, cut) + 12, BEAD_HEIGHT);
  SceneNode *group = scene_node_new_group (id), *rect;

  group->css_class = "value";
  rect = scene_node_new_rect (center_x - width / 2, center_y - BEAD_HEIGHT / 2, width, BEAD_HEIGHT,
                              BEAD_HEIGHT / 2);
  scene_node_set_fill (rect, ground);
  scene_node_set_stroke (rect, SCENE_COLOR (SURFACE), 1.5);
  scene_node_add (group, rect);
  scene_node_add (group, scene_node_new_text (fonts, center_x, center_y + 4.2, SCENE_MIDDLE, &font,
                                              SCENE_COLOR (VALUE_TEXT), cut));
  if (out_width)
    *out_width = width;
  return group;
}

SceneNode *
scene_style_add_text (SceneNode       *group,
                      SceneFonts      *fonts,
                      double           x,
                      double           y,
                      SceneAnchor      anchor,
                      const SceneFont *font,
                      SceneColor       color,
                      const char      *text,
                      double           max_width_px)
{
  g_autofree char *cut = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  cut = scene_fonts_ellipsize (fonts, font, text, max_width_px);
  return scene_node_add (group, scene_node_new_text (fonts, x, y, anchor, font, color, cut));
}

double
scene_style_find_tick (double span,
                       double room)
{
  static const double steps[] = { 1, 2, 5, 10, 20 };
  double tick = pow (10, floor (log10 (span / room)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (span / (tick * steps[i]) <= room)
      return tick * steps[i];
  return tick * 50;
}
