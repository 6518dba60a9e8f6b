/* SPDX-License-Identifier: MIT */

/*
 * Lines that dot did not draw: of things that came later, between rows, and
 * those of one step only. They keep clear of the words: a go statement's line
 * goes over what stands between, a line to another row runs through the channel
 * between the rows.
 */

#include "scene-stage-layout-private.h"

#include <math.h>

#define LIFT 16.0    /* of an arc above the circles */
#define CLEAR 7.0    /* of an arc above the words it passes */
#define CORNER 30.0
#define LEAST_Y 4.0
#define OUTSIDE 14.0 /* of a turning line beyond the box it leaves */

static SceneRect
core_of (const StageItem *item)
{
  SceneRect core = item->core;

  core.x += item->box.x;
  core.y += item->box.y;
  return core;
}

static void
take_points (StageEdge        *edge,
             const ScenePoint *points,
             guint             n)
{
  edge->points = g_memdup2 (points, n * sizeof *points);
  edge->n_points = n;
}

/* ---- over what stands between ------------------------------------------------------ */

static gboolean
is_clear_above (const Stage     *stage,
                const StageItem *item)
{
  double x = item->box.x + item->box.width / 2;

  for (guint i = 0; i < stage->items->len; i++)
    {
      const SceneRect *box = &stage_get_item (stage, i)->box;

      if (box->y < item->box.y && box->x < x + CLEAR && box->x + box->width > x - CLEAR)
        return FALSE;
    }
  return TRUE;
}

/* The height at which a line from left to right is clear of everything and above both ends. */
static double
find_apex (const Stage *stage,
           double       left,
           double       right,
           double       high)
{
  double apex = high - LIFT;
  gboolean again = TRUE;

  while (again && apex > LEAST_Y)
    {
      again = FALSE;
      for (guint i = 0; i < stage->items->len; i++)
        {
          const SceneRect *box = &stage_get_item (stage, i)->box;

          if (box->x < right && box->x + box->width > left && box->y - CLEAR < apex
              && box->y + box->height + CLEAR > apex)
            {
              apex = box->y - CLEAR;
              again = TRUE;
            }
        }
    }
  return MAX (apex, LEAST_Y);
}

static void
add_line (GArray    *path,
          ScenePoint to)
{
  ScenePoint line[4];

  scene_path_from_line (g_array_index (path, ScenePoint, path->len - 1), to, line);
  g_array_append_vals (path, line + 1, 3);
}

/* A quarter turn round a corner. */
static void
add_turn (GArray    *path,
          ScenePoint corner,
          ScenePoint to)
{
  ScenePoint from = g_array_index (path, ScenePoint, path->len - 1);
  ScenePoint points[3] = {
    { from.x + (corner.x - from.x) * 0.6, from.y + (corner.y - from.y) * 0.6 },
    { to.x + (corner.x - to.x) * 0.6, to.y + (corner.y - to.y) * 0.6 },
    to,
  };

  g_array_append_vals (path, points, 3);
}

/* Where the line leaves or enters a thing, and where it stands upright. */
typedef struct
{
  ScenePoint at;
  double     lane_x;
  gboolean   aside; /* at the side, as other things stand above */
} ArcEnd;

static ArcEnd
find_end (const Stage     *stage,
          const StageItem *item,
          gboolean         to_right)
{
  SceneRect core = core_of (item);
  ArcEnd end;

  end.aside = !is_clear_above (stage, item);
  end.at = (ScenePoint) { core.x + core.width / 2, core.y };
  end.lane_x = end.at.x;
  if (end.aside)
    {
      end.at = (ScenePoint) { to_right ? core.x + core.width : core.x, core.y + core.height / 2 };
      end.lane_x = to_right ? item->box.x + item->box.width + OUTSIDE : item->box.x - OUTSIDE;
    }
  return end;
}

/* Up, over what stands between, and down again:  ╭───────╮  */
static void
draw_arc (const Stage     *stage,
          StageEdge       *edge,
          const StageItem *from,
          const StageItem *to)
{
  gboolean to_right = to->box.x > from->box.x;
  ArcEnd a = find_end (stage, from, to_right), b = find_end (stage, to, !to_right);
  double apex = find_apex (stage, MIN (a.lane_x, b.lane_x), MAX (a.lane_x, b.lane_x),
                           MIN (core_of (from).y, core_of (to).y));
  double corner = MIN (CORNER, fabs (b.lane_x - a.lane_x) / 2);
  double step = b.lane_x > a.lane_x ? corner : -corner;
  double lift = MIN (CORNER, a.at.y - apex), drop = MIN (CORNER, b.at.y - apex);
  GArray *path = g_array_new (FALSE, FALSE, sizeof (ScenePoint));

  g_array_append_val (path, a.at);
  if (a.aside)
    add_turn (path, (ScenePoint) { a.lane_x, a.at.y },
              (ScenePoint) { a.lane_x, a.at.y - MIN (OUTSIDE, lift / 2) });
  add_line (path, (ScenePoint) { a.lane_x, apex + lift / 2 });
  add_turn (path, (ScenePoint) { a.lane_x, apex }, (ScenePoint) { a.lane_x + step, apex });
  add_line (path, (ScenePoint) { b.lane_x - step, apex });
  add_turn (path, (ScenePoint) { b.lane_x, apex }, (ScenePoint) { b.lane_x, apex + drop / 2 });
  if (b.aside)
    {
      add_line (path, (ScenePoint) { b.lane_x, b.at.y - MIN (OUTSIDE, drop / 2) });
      add_turn (path, (ScenePoint) { b.lane_x, b.at.y }, b.at);
    }
  else
    add_line (path, b.at);
  take_points (edge, (ScenePoint *) path->data, path->len);
  g_array_unref (path);
}

/* ---- to another row ----------------------------------------------------------------- */

/* Out at the side that leads on, round through the channel, and in at the other side. */
static void
draw_return (const StageItem *from,
             const StageItem *to,
             StageEdge       *edge)
{
  SceneRect a = core_of (from), b = core_of (to);
  gboolean on = to->row > from->row;
  const StageItem *lower = on ? to : from;
  double y = lower->box.y - STAGE_CHANNEL / 2;
  double x0 = on ? a.x + a.width : a.x, x1 = on ? b.x : b.x + b.width;
  double y0 = a.y + a.height / 2, y1 = b.y + b.height / 2;
  /* The curve reaches three quarters of its handles' length. */
  double out = on ? (from->box.x + from->box.width + OUTSIDE - x0) / 0.75
                  : (from->box.x - OUTSIDE - x0) / 0.75;
  double in = on ? (to->box.x - OUTSIDE - x1) / 0.75
                 : (to->box.x + to->box.width + OUTSIDE - x1) / 0.75;
  ScenePoint p[10] = { { x0, y0 }, { x0 + out, y0 }, { x0 + out, y }, { x0, y } };

  scene_path_from_line (p[3], (ScenePoint) { x1, y }, p + 3);
  p[7] = (ScenePoint) { x1 + in, y };
  p[8] = (ScenePoint) { x1 + in, y1 };
  p[9] = (ScenePoint) { x1, y1 };
  take_points (edge, p, G_N_ELEMENTS (p));
}

void
stage_draw_curve (const Stage *stage,
                  StageEdge   *edge)
{
  const StageItem *start = stage_get_item (stage, edge->from);
  const StageItem *end = stage_get_item (stage, edge->to);
  SceneRect from = core_of (start);
  SceneRect to = core_of (end);
  gboolean forward = to.x >= from.x + from.width;
  gboolean backward = to.x + to.width <= from.x;
  /* There and back between the same two do not cover each other. */
  double shift = stage_find_edge (stage, edge->to, edge->from, NULL) ? (forward ? -6 : 6) : 0;
  double bend;
  ScenePoint p[4];

  if (start->row != end->row)
    {
      draw_return (start, end, edge);
      return;
    }
  if (edge->look == STAGE_EDGE_GO && (forward || backward))
    {
      draw_arc (stage, edge, start, end);
      return;
    }
  p[0] = (ScenePoint) { backward ? from.x : from.x + from.width,
                        from.y + from.height / 2 + shift };
  p[3] = (ScenePoint) { forward ? to.x : to.x + to.width, to.y + to.height / 2 + shift };
  bend = forward || backward ? MAX (fabs (p[3].x - p[0].x) / 2, 14) : 48;
  p[1] = (ScenePoint) { p[0].x + (backward ? -bend : bend), p[0].y };
  p[2] = (ScenePoint) { p[3].x + (forward ? -bend : bend), p[3].y };
  take_points (edge, p, G_N_ELEMENTS (p));
}
