/* SPDX-License-Identifier: MIT */

/*
 * Geometry of paths made of cubic Bézier curves, and of rectangles. Lengths
 * are taken along chords of a fixed number of pieces a curve: values travel
 * evenly enough, and the result is the same everywhere.
 */

#include "scene-node.h"

#include <math.h>
#include <string.h>

#define PIECES 16

static ScenePoint
curve_at (const ScenePoint *p,
          double            t)
{
  double u = 1 - t;
  double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

  return (ScenePoint) { a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                        a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

static ScenePoint
curve_direction (const ScenePoint *p,
                 double            t)
{
  double u = 1 - t;
  double a = u * u, b = 2 * u * t, c = t * t;
  ScenePoint d = {
    a * (p[1].x - p[0].x) + b * (p[2].x - p[1].x) + c * (p[3].x - p[2].x),
    a * (p[1].y - p[0].y) + b * (p[2].y - p[1].y) + c * (p[3].y - p[2].y),
  };
  double length = hypot (d.x, d.y);

  /* Where two control points coincide the derivative vanishes: the chord is the best answer. */
  if (length < 1e-9)
    {
      d = (ScenePoint) { p[3].x - p[0].x, p[3].y - p[0].y };
      length = hypot (d.x, d.y);
    }
  if (length < 1e-9)
    return (ScenePoint) { 1, 0 };
  return (ScenePoint) { d.x / length, d.y / length };
}

double
scene_path_get_length (const ScenePoint *points,
                       guint             n)
{
  double length = 0;

  for (guint i = 0; i + 3 < n; i += 3)
    {
      ScenePoint last = points[i];

      for (int k = 1; k <= PIECES; k++)
        {
          ScenePoint next = curve_at (points + i, (double) k / PIECES);

          length += hypot (next.x - last.x, next.y - last.y);
          last = next;
        }
    }
  return length;
}

ScenePoint
scene_path_at (const ScenePoint *points,
               guint             n,
               double            t,
               ScenePoint       *out_direction)
{
  double goal = CLAMP (t, 0, 1) * scene_path_get_length (points, n);
  guint last_curve = n >= 4 ? n - 4 : 0;

  g_return_val_if_fail (n >= 4, ((ScenePoint) { 0, 0 }));

  for (guint i = 0; i + 3 < n; i += 3)
    {
      ScenePoint last = points[i];

      for (int k = 1; k <= PIECES; k++)
        {
          ScenePoint next = curve_at (points + i, (double) k / PIECES);
          double piece = hypot (next.x - last.x, next.y - last.y);

          if (goal <= piece && piece > 0)
            {
              double at = (k - 1 + goal / piece) / PIECES;

              if (out_direction)
                *out_direction = curve_direction (points + i, at);
              return curve_at (points + i, at);
            }
          goal -= piece;
          last = next;
        }
    }
  if (out_direction)
    *out_direction = curve_direction (points + last_curve, 1);
  return points[n - 1];
}

/* The places where one coordinate of a curve turns are roots of its derivative. */
static guint
find_turns (double  a,
            double  b,
            double  c,
            double  d,
            double *out_t)
{
  double qa = -a + 3 * b - 3 * c + d, qb = 2 * (a - 2 * b + c), qc = b - a;
  guint n = 0;

  if (fabs (qa) < 1e-12)
    {
      if (fabs (qb) > 1e-12)
        out_t[n++] = -qc / qb;
      return n;
    }
  double root = qb * qb - 4 * qa * qc;
  if (root >= 0)
    {
      out_t[n++] = (-qb + sqrt (root)) / (2 * qa);
      out_t[n++] = (-qb - sqrt (root)) / (2 * qa);
    }
  return n;
}

static void
grow (double     *low,
      double     *high,
      double      value)
{
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

void
scene_path_get_bounds (const ScenePoint *points,
                       guint             n,
                       SceneRect        *out_bounds)
{
  double x1 = points[0].x, y1 = points[0].y, x2 = x1, y2 = y1;

  for (guint i = 0; i + 3 < n; i += 3)
    {
      const ScenePoint *p = points + i;
      double turns[4];
      guint n_turns = find_turns (p[0].x, p[1].x, p[2].x, p[3].x, turns);

      n_turns += find_turns (p[0].y, p[1].y, p[2].y, p[3].y, turns + n_turns);
      for (guint k = 0; k < n_turns; k++)
        if (turns[k] > 0 && turns[k] < 1)
          {
            ScenePoint at = curve_at (p, turns[k]);

            grow (&x1, &x2, at.x);
            grow (&y1, &y2, at.y);
          }
      grow (&x1, &x2, p[3].x);
      grow (&y1, &y2, p[3].y);
    }
  *out_bounds = (SceneRect) { x1, y1, x2 - x1, y2 - y1 };
}

static double
segment_distance (ScenePoint a,
                  ScenePoint b,
                  double     x,
                  double     y)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length2 = dx * dx + dy * dy;
  double t = length2 > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length2 : 0;

  t = CLAMP (t, 0, 1);
  return hypot (a.x + t * dx - x, a.y + t * dy - y);
}

double
scene_path_get_distance (const ScenePoint *points,
                         guint             n,
                         double            x,
                         double            y)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i + 3 < n; i += 3)
    {
      ScenePoint last = points[i];

      for (int k = 1; k <= PIECES; k++)
        {
          ScenePoint next = curve_at (points + i, (double) k / PIECES);

          best = MIN (best, segment_distance (last, next, x, y));
          last = next;
        }
    }
  return best;
}

void
scene_path_from_line (ScenePoint from,
                      ScenePoint to,
                      ScenePoint out_points[4])
{
  double dx = (to.x - from.x) / 3, dy = (to.y - from.y) / 3;

  out_points[0] = from;
  out_points[1] = (ScenePoint) { from.x + dx, from.y + dy };
  out_points[2] = (ScenePoint) { to.x - dx, to.y - dy };
  out_points[3] = to;
}

void
scene_rect_union (SceneRect       *self,
                  const SceneRect *other)
{
  double x2 = MAX (self->x + self->width, other->x + other->width);
  double y2 = MAX (self->y + self->height, other->y + other->height);

  self->x = MIN (self->x, other->x);
  self->y = MIN (self->y, other->y);
  self->width = x2 - self->x;
  self->height = y2 - self->y;
}

gboolean
scene_rect_overlaps (const SceneRect *a,
                     const SceneRect *b,
                     double           gap_px)
{
  return a->x < b->x + b->width + gap_px && b->x < a->x + a->width + gap_px
         && a->y < b->y + b->height + gap_px && b->y < a->y + a->height + gap_px;
}

/* De Casteljau: the part of one curve between t0 and t1. */
static void
curve_part (const ScenePoint *p,
            double            t0,
            double            t1,
            ScenePoint        out[4])
{
  ScenePoint start = curve_at (p, t0), end = curve_at (p, t1);
  double u0 = 1 - t0, u1 = 1 - t1;

#define BLEND(axis, t, u)                                                                          \
  ((u) * (u) * p[0].axis + 2 * (u) * (t) * p[1].axis + (t) * (t) * p[2].axis)
#define BLEND_END(axis, t, u)                                                                      \
  ((u) * (u) * p[1].axis + 2 * (u) * (t) * p[2].axis + (t) * (t) * p[3].axis)
  /* Control points lie on the tangents, a third of the derivative away. */
  double scale = t1 - t0;

  out[0] = start;
  out[1] = (ScenePoint) { start.x + scale * (BLEND_END (x, t0, u0) - BLEND (x, t0, u0)),
                          start.y + scale * (BLEND_END (y, t0, u0) - BLEND (y, t0, u0)) };
  out[2] = (ScenePoint) { end.x - scale * (BLEND_END (x, t1, u1) - BLEND (x, t1, u1)),
                          end.y - scale * (BLEND_END (y, t1, u1) - BLEND (y, t1, u1)) };
  out[3] = end;
#undef BLEND
#undef BLEND_END
}

/* The curve, and t on it, that lies `length` along the path. */
static guint
locate (const ScenePoint *points,
        guint             n,
        double            length,
        double           *out_t)
{
  guint last_curve = n - 4;

  for (guint i = 0; i + 3 < n; i += 3)
    {
      ScenePoint last = points[i];

      for (int k = 1; k <= PIECES; k++)
        {
          ScenePoint next = curve_at (points + i, (double) k / PIECES);
          double piece = hypot (next.x - last.x, next.y - last.y);

          if (length <= piece && piece > 0)
            {
              *out_t = (k - 1 + length / piece) / PIECES;
              return i;
            }
          length -= piece;
          last = next;
        }
    }
  *out_t = 1;
  return last_curve;
}

ScenePoint *
scene_path_trim (const ScenePoint *points,
                 guint             n,
                 double            start_px,
                 double            end_px,
                 guint            *out_n)
{
  double length = scene_path_get_length (points, n), t0, t1;
  double to = MAX (length - end_px, 0.1);
  guint first = locate (points, n, MIN (start_px, to - 0.05), &t0);
  guint last = locate (points, n, to, &t1);
  ScenePoint *out = g_new (ScenePoint, last - first + 4);

  memcpy (out, points + first, (last - first + 4) * sizeof *out);
  *out_n = last - first + 4;
  if (first == last)
    {
      curve_part (points + first, t0, t1, out);
      return out;
    }
  curve_part (points + first, t0, 1, out);
  curve_part (points + last, 0, t1, out + (last - first));
  return out;
}
