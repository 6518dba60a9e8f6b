/* SPDX-License-Identifier: MIT */

/*
 * Hand-offs as arrows between rows, and the axis. Where arrows would stand
 * closer than a few pixels only the first of them is drawn, and a value is
 * written only where it does not cover the one before.
 */

#include "scene-staff-private.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ARROW_GAP_PX 2.5
#define TICK_ROOM_PX 84.0
#define VALUE_WIDTH_PX 64.0
#define VALUE_HEIGHT_PX 11.0
#define SHORT_VALUE_PX 26.0 /* what is written also where it lies over the edges of bars */

static const SceneFont value_font = { SCENE_SANS, 10.5, 700 };
static const SceneFont axis_font = { SCENE_SANS, 10.5, 400 };

typedef struct
{
  double x;      /* of the last arrow at the same target row */
  double text_x; /* right end of the last value written in the gap above the row */
} Taken;

static guint
find_row (const Staff *self,
          guint32      g)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->row_of, GUINT_TO_POINTER (g)));

  return at ? at - 1 : G_MAXUINT;
}

static char *
arrow_title (const SceneHandoff *handoff,
             const char         *value)
{
  if (handoff->kind == SCENE_HANDOFF_GO)
    return g_strdup_printf (_ ("G%u starts G%u"), handoff->from, handoff->to);
  if (handoff->kind == SCENE_HANDOFF_WAKE)
    return g_strdup_printf (_ ("G%u wakes G%u"), handoff->from, handoff->to);
  if (value)
    return g_strdup_printf (_ ("G%u hands %s to G%u"), handoff->from, value, handoff->to);
  return g_strdup_printf (_ ("G%u hands a value to G%u"), handoff->from, handoff->to);
}

/*
 * The value beside its arrow's head, on the left of it where there is no room on the right. It
 * stands in the middle of the gap between the rows, on a ground of its own: where rows are low, it
 * covers the borders of the bars above and below, and nothing that is written in them.
 */
static void
draw_value (const Staff *self,
            SceneNode   *out,
            SceneNode   *arrow,
            const char  *value,
            double       x,
            double       middle,
            Taken       *taken)
{
  double width = MIN (scene_fonts_get_width (self->fonts, &value_font, value), VALUE_WIDTH_PX);
  double left = x + 5 + width > self->view->width_px - 2 ? x - 5 - width : x + 5;
  gboolean is_low = self->row_px - STAFF_BAR_PX < VALUE_HEIGHT_PX;
  SceneNode *group, *ground;

  if (left <= taken->text_x || (is_low && width > SHORT_VALUE_PX))
    return;
  group = scene_node_new_group (NULL);
  group->css_class = "handoff";
  group->ref = arrow->ref;
  scene_node_set_title (group, arrow->title);
  ground = scene_node_new_rect (left - 2, middle - VALUE_HEIGHT_PX / 2, width + 4,
                                VALUE_HEIGHT_PX, 3);
  scene_node_set_fill (ground, SCENE_COLOR (SURFACE));
  scene_node_add (group, ground);
  scene_style_add_text (group, self->fonts, left, middle + 3.8, SCENE_START, &value_font,
                        SCENE_COLOR (GOOD_TEXT), value, VALUE_WIDTH_PX);
  scene_node_add (out, group);
  taken->text_x = left + width + 3;
}

static void
draw_handoff (const Staff        *self,
              SceneNode          *out,
              SceneNode          *values,
              const SceneHandoff *handoff,
              guint               from,
              guint               to,
              Taken              *taken)
{
  gboolean down = to > from, is_value = handoff->kind == SCENE_HANDOFF_VALUE;
  guint gap = down ? to : to + 1; /* the rows it is between are this one and the one above */
  double x = staff_x (self, handoff->step), half = STAFF_BAR_PX / 2;
  double y1 = staff_row_center (self, from) + (down ? half : -half);
  double y2 = staff_row_center (self, to) + (down ? -half : half);
  g_autofree char *id = g_strdup_printf ("handoff:%" G_GSIZE_FORMAT, handoff->position);
  g_autofree char *value = NULL;
  SceneNode *group = scene_node_new_group (id);
  ScenePoint line[4];

  group->css_class = "handoff";
  if (is_value && self->machine && self->trace)
    value = machine_dup_event_value (self->machine,
                                     machine_trace_get (self->trace, handoff->position));
  scene_node_set_ref (group, SCENE_REF_STEP, handoff->to, 0, handoff->step);
  scene_node_take_title (group, arrow_title (handoff, value));
  scene_path_from_line ((ScenePoint) { x, y1 }, (ScenePoint) { x, y2 }, line);
  scene_style_add_arrow (group, line, 4,
                         is_value ? SCENE_COLOR (GOOD)
                         : handoff->kind == SCENE_HANDOFF_WAKE ? SCENE_COLOR (INK)
                                                               : SCENE_COLOR (LINE),
                         is_value ? 1.8 : 1.2, handoff->kind == SCENE_HANDOFF_GO ? 2.5 : 0);
  if (value && *value)
    draw_value (self, values, group, value, x, (gap - self->view->first_row) * self->row_px
                                                 + self->plot.y, &taken[gap - self->first_row]);
  scene_node_add (out, group);
}

void
staff_draw_handoffs (const Staff *self,
                     SceneNode   *out,
                     SceneNode   *values)
{
  guint n;
  const SceneHandoff *handoffs = scene_index_get_handoffs (self->index, &n);
  guint at = scene_index_find_handoff (self->index, staff_step_at (self, self->plot.x));
  double right = self->plot.x + self->plot.width;
  g_autofree Taken *taken = NULL;
  guint rows = self->end_row - self->first_row;

  if (self->view->grouped || rows == 0)
    return;
  taken = g_new (Taken, rows + 1);
  for (guint i = 0; i <= rows; i++)
    taken[i] = (Taken) { -1e9, -1e9 };
  while (at < n)
    {
      const SceneHandoff *handoff = &handoffs[at];
      double x = staff_x (self, handoff->step);
      guint from = find_row (self, handoff->from), to = find_row (self, handoff->to);

      if (x > right + 1)
        break;
      at++;
      if (from == G_MAXUINT || to == G_MAXUINT || x < self->plot.x - 1)
        continue;
      if (x - taken[to - self->first_row].x < ARROW_GAP_PX)
        {
          /* So many that they touch: go on where the next one would stand free. */
          if ((self->to - self->from) / self->plot.width > 4)
            at = MAX (at, scene_index_find_handoff (self->index,
                                                    staff_step_at (self, x + ARROW_GAP_PX)));
          continue;
        }
      draw_handoff (self, out, values, handoff, from, to, taken);
      taken[to - self->first_row].x = x;
    }
}

void
staff_draw_axis (const Staff *self,
                 SceneNode   *out)
{
  SceneNode *group = scene_node_new_group ("axis"), *node;
  double y = self->plot.y + self->plot.height, span = self->to - self->from;
  double tick = scene_style_find_tick (span, MAX (self->plot.width / TICK_ROOM_PX, 1));
  double right = self->plot.x + self->plot.width;

  group->css_class = "axis";
  if (!self->view->by_time)
    tick = MAX (tick, 1);
  node = scene_node_new_line (self->plot.x, y, right, y);
  scene_node_set_stroke (node, SCENE_COLOR (LINE), 1);
  scene_node_add (group, node);
  scene_style_add_text (group, self->fonts, 14, y + 17, SCENE_START, &axis_font, SCENE_COLOR (DIM),
                        self->view->by_time ? _ ("time") : _ ("step"), self->plot.x - 24);
  for (double value = ceil (self->from / tick) * tick; value <= self->to; value += tick)
    {
      double x = self->plot.x + (value - self->from) / span * self->plot.width;
      g_autofree char *label = self->view->by_time ? scene_words_duration ((gint64) round (value))
                                                   : g_strdup_printf ("%.0f", value);
      double half = scene_fonts_get_width (self->fonts, &axis_font, label) / 2;

      node = scene_node_new_line (x, y, x, y + 4);
      scene_node_set_stroke (node, SCENE_COLOR (LINE), 1);
      scene_node_add (group, node);
      scene_style_add_text (group, self->fonts, MIN (x, self->view->width_px - half - 2), y + 17,
                            SCENE_MIDDLE, &axis_font, SCENE_COLOR (DIM), label, TICK_ROOM_PX);
    }
  scene_node_add (out, group);
}
