/* SPDX-License-Identifier: MIT */

/*
 * One row of the staff. A goroutine's states are bars; where they are narrower
 * than a few pixels they lose border, pattern and words, and below one pixel
 * only what a sample meets is drawn, so that a row costs no more than its
 * pixels. A group's row is an area: how many of it are in which state.
 */

#include "scene-staff-private.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NARROW_PX 4.0
#define SAMPLE_PX 1.5
#define SLIVER_OPACITY 0.6
#define GLYPH_ROOM_PX 17.0
#define AREA_SAMPLE_PX 3.0

static const SceneFont bar_font = { SCENE_SANS, 10.5, 600 };

/* What a bar says if it is wide enough. */
static char *
dup_bar_text (const Staff        *self,
              const SceneSegment *segment)
{
  g_autofree char *object = NULL;

  if (segment->state == MACHINE_G_RUNNING)
    return segment->p == G_MAXUINT16 ? g_strdup (_ ("running"))
                                     : g_strdup_printf (_ ("running · P%u"), segment->p);
  if (segment->state != MACHINE_G_WAITING)
    return g_strdup (scene_words_state (segment->state));
  object = staff_dup_object (self, segment->object);
  switch (segment->wait)
    {
    case MACHINE_WAIT_CHAN_SEND:
      return g_strdup_printf (_ ("send %s"), object);
    case MACHINE_WAIT_CHAN_RECV:
      return g_strdup_printf (_ ("receive %s"), object);
    case MACHINE_WAIT_SELECT:
      return g_strdup (_ ("select"));
    case MACHINE_WAIT_MUTEX:
    case MACHINE_WAIT_RWMUTEX_R:
    case MACHINE_WAIT_RWMUTEX_W:
      return g_strdup_printf (_ ("lock %s"), object);
    case MACHINE_WAIT_SLEEP:
      return g_strdup (_ ("sleep"));
    case MACHINE_WAIT_CHAOS_DELAY:
      return g_strdup (_ ("injected delay"));
    case MACHINE_WAIT_CHAOS_BLOCK:
      return g_strdup (_ ("injected block"));
    case MACHINE_WAIT_WAITGROUP:
    case MACHINE_WAIT_COND:
      return g_strdup_printf (_ ("wait %s"), object);
    default:
      return g_strdup (_ ("waits"));
    }
}

/* Running: a triangle. Runnable: a ring, ready to be filled. Waiting: two bars. */
static void
add_glyph (SceneNode    *out,
           MachineGState state,
           double        x,
           double        y)
{
  SceneColor color = scene_style_state_text (state, FALSE);
  ScenePoint triangle[] = { { x - 3, y - 4 }, { x + 4, y }, { x - 3, y + 4 } };
  SceneNode *node;

  if (state == MACHINE_G_RUNNING)
    {
      node = scene_node_new_polygon (triangle, 3);
      scene_node_set_fill (node, color);
    }
  else if (state == MACHINE_G_RUNNABLE)
    {
      node = scene_node_new_ellipse (x, y, 3.2, 3.2);
      scene_node_set_stroke (node, color, 1.4);
    }
  else
    {
      node = scene_node_new_rect (x - 3.5, y - 3.5, 2.4, 7, 0);
      scene_node_set_fill (node, color);
      scene_node_add (out, node);
      node = scene_node_new_rect (x + 1.1, y - 3.5, 2.4, 7, 0);
      scene_node_set_fill (node, color);
    }
  scene_node_add (out, node);
}

static void
add_words (const Staff        *self,
           SceneNode          *out,
           const SceneSegment *segment,
           double              x1,
           double              x2,
           double              y)
{
  double left = MAX (x1, self->plot.x), room = MIN (x2, self->plot.x + self->plot.width) - left;
  g_autofree char *text = NULL;
  double width;
  SceneNode *ground;

  if (room < GLYPH_ROOM_PX + 4)
    return;
  text = dup_bar_text (self, segment);
  width = scene_fonts_get_width (self->fonts, &bar_font, text);
  if (width > room - GLYPH_ROOM_PX - 10)
    width = -5;
  if (segment->state != MACHINE_G_RUNNING)
    {
      ground = scene_node_new_rect (left + 3, y - 7, width + GLYPH_ROOM_PX + 3, 14, 4);
      scene_node_set_fill (ground, scene_style_state_soft (segment->state, FALSE));
      scene_node_add (out, ground);
    }
  add_glyph (out, segment->state, left + 10, y);
  if (width > 0)
    scene_style_add_text (out, self->fonts, left + GLYPH_ROOM_PX + 1, y + 3.7, SCENE_START,
                          &bar_font, scene_style_state_text (segment->state, FALSE), text,
                          width + 1);
}

static char *
bar_title (const Staff        *self,
           guint32             g,
           const SceneSegment *segment,
           gsize               end)
{
  g_autofree char *text = dup_bar_text (self, segment);

  return g_strdup_printf (_ ("G%u from step %u to %u: %s"), g, (guint) segment->first_step,
                          (guint) end, text);
}

/* Too narrow for border, pattern, words or a name: its border's colour, as pale as the pattern
 * makes a wide bar, so that many of them look like what they are a part of. */
static void
add_sliver (SceneNode          *out,
            guint32             g,
            const SceneSegment *segment,
            double              left,
            double              right,
            double              y)
{
  SceneNode *rect = scene_node_new_rect (left, y - STAFF_BAR_PX / 2, right - left, STAFF_BAR_PX, 0);

  scene_style_state (rect, segment->state, FALSE);
  scene_node_set_fill (rect, rect->stroke);
  scene_node_set_stroke (rect, SCENE_COLOR (NONE), 0);
  scene_node_set_pattern (rect, SCENE_SOLID, SCENE_COLOR (NONE));
  if (segment->state != MACHINE_G_RUNNING)
    rect->opacity = SLIVER_OPACITY;
  scene_node_set_ref (rect, SCENE_REF_STEP, g, 0, segment->first_step);
  scene_node_add (out, rect);
}

static void
add_bar (const Staff        *self,
         SceneNode          *out,
         guint32             g,
         const SceneSegment *segment,
         gsize               end,
         double              x1,
         double              x2,
         double              y)
{
  double left = MAX (x1, self->plot.x - 4);
  double right = MIN (x2, self->plot.x + self->plot.width + 4);
  g_autofree char *id = NULL;
  SceneNode *group, *rect;

  if (x2 - x1 < NARROW_PX)
    {
      add_sliver (out, g, segment, left, right, y);
      return;
    }
  id = g_strdup_printf ("seg:g%u:%" G_GSIZE_FORMAT, g, segment->position);
  group = scene_node_new_group (id);
  group->css_class = "state";
  scene_node_set_ref (group, SCENE_REF_STEP, g, 0, segment->first_step);
  scene_node_take_title (group, bar_title (self, g, segment, end));
  rect = scene_node_new_rect (left, y - STAFF_BAR_PX / 2, right - left, STAFF_BAR_PX, 4);
  scene_style_state (rect, segment->state, FALSE);
  scene_node_set_stroke (rect, rect->stroke, 1.4);
  scene_node_add (group, rect);
  add_words (self, group, segment, x1, x2, y);
  scene_node_add (out, group);
}

/* The end of a life: a small mark, since the line goes on without it. */
static void
add_end (const Staff        *self,
         SceneNode          *out,
         guint32             g,
         const SceneSegment *segment,
         double              y)
{
  double x = staff_x (self, segment->first_step);
  g_autofree char *id = g_strdup_printf ("seg:g%u:%" G_GSIZE_FORMAT, g, segment->position);
  SceneNode *group, *rect;

  if (x < self->plot.x || x > self->plot.x + self->plot.width)
    return;
  group = scene_node_new_group (id);
  group->css_class = "state";
  scene_node_set_ref (group, SCENE_REF_STEP, g, 0, segment->first_step);
  scene_node_take_title (group, g_strdup_printf (_ ("G%u ends at step %u"), g,
                                                 (guint) segment->first_step));
  rect = scene_node_new_rect (x, y - STAFF_BAR_PX / 2, 6, STAFF_BAR_PX, 2);
  scene_style_state (rect, MACHINE_G_DEAD, FALSE);
  scene_node_add (group, rect);
  scene_node_add (out, group);
}

void
staff_draw_lane (const Staff *self,
                 SceneNode   *out,
                 guint        row)
{
  guint32 g = self->view->grouped ? scene_index_get_group (self->index, row)->first
                                  : scene_index_get_g (self->index, row);
  double y = staff_row_center (self, row), right = self->plot.x + self->plot.width;
  gsize last_step = scene_index_get_n_steps (self->index);
  guint n, at = scene_index_find_segment (self->index, g, staff_step_at (self, self->plot.x));
  const SceneSegment *segments = scene_index_get_segments (self->index, g, &n);

  while (at < n)
    {
      const SceneSegment *segment = &segments[at];
      gsize end = at + 1 < n ? segments[at + 1].first_step : last_step;
      double x1 = staff_x (self, segment->first_step), x2 = staff_x (self, end);

      if (x1 > right)
        break;
      if (segment->state == MACHINE_G_DEAD)
        add_end (self, out, g, segment, y);
      else
        {
          double shown = MAX (x2, MAX (x1, self->plot.x) + SAMPLE_PX);

          if (shown > self->plot.x)
            add_bar (self, out, g, segment, end, x1, shown, y);
          /* Whatever else begins and ends within this sample is passed over. */
          if (x2 < shown)
            {
              guint next = scene_index_find_segment (self->index, g, staff_step_at (self, shown));

              at = MAX (next, at + 1);
              continue;
            }
        }
      at++;
    }
}

/* ---- groups --------------------------------------------------------------------------------- */

/* From below: running, runnable, waiting. */
static const MachineGState area_order[]
  = { MACHINE_G_RUNNING, MACHINE_G_RUNNABLE, MACHINE_G_WAITING };

/* How many of a group are in the states up to the `layer`th from below. */
static guint
sum_layers (const SceneCounts *counts,
            guint              layer)
{
  guint sum = 0;

  for (guint i = 0; counts && i <= layer; i++)
    sum += counts->n[area_order[i]];
  return sum;
}

static void
add_point (GArray *points,
           double  x,
           double  y)
{
  ScenePoint point = { x, y };

  g_array_append_val (points, point);
}

void
staff_draw_group (const Staff *self,
                  SceneNode   *out,
                  guint        row)
{
  const SceneGroup *group = scene_index_get_group (self->index, row);
  double right = MIN (self->plot.x + self->plot.width,
                      staff_x (self, scene_index_get_n_steps (self->index)));
  double full = self->row_px - 6, bottom = staff_row_center (self, row) + full / 2;

  if (right <= self->plot.x)
    return;
  /* The uppermost layer first: the lower ones cover what is theirs. */
  for (guint layer = G_N_ELEMENTS (area_order); layer > 0; layer--)
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (ScenePoint));
      double last = bottom;
      SceneNode *area;

      add_point (points, self->plot.x, bottom);
      for (double x = self->plot.x; x <= right; x += AREA_SAMPLE_PX)
        {
          const SceneCounts *counts
            = scene_index_find_counts (self->index, row, staff_step_at (self, x));
          guint n = sum_layers (counts, layer - 1);
          /* One of a thousand is still there to see. */
          double y = n ? MIN (bottom - full * n / MAX (group->peak, 1), bottom - 1) : bottom;

          if (y == last)
            continue;
          add_point (points, x, last);
          add_point (points, x, y);
          last = y;
        }
      add_point (points, right, last);
      add_point (points, right, bottom);
      area = scene_node_new_polygon ((const ScenePoint *) points->data, points->len);
      scene_style_state (area, area_order[layer - 1], FALSE);
      scene_node_set_stroke (area, area->stroke, 1);
      if (area->box.height > 0)
        scene_node_add (out, area);
      else
        scene_node_unref (area);
    }
}
