/* SPDX-License-Identifier: MIT */

/*
 * A long row, broken. Things stand from left to right, so a pipeline of many
 * stages is a strip: shown whole in a view that is not one, its words would be
 * too small to read. So the strip is cut between columns and its pieces are put
 * one below the other, as the words of a text are:
 *
 *     A ─▶ b ─▶ C ─╮
 *     ╭────────────╯      ◀ channel
 *     ╰▶ d ─▶ E ─▶ f
 *
 * Where it is cut depends on the layout and the view's size, not on the step,
 * so nothing moves while stepping. It must pay: a strip that is readable is left
 * alone, and a cut is made only where it makes everything a good deal larger.
 */

#include "scene-stage-layout-private.h"

#include <math.h>

#define GAIN 1.15
#define ENOUGH 1.0 /* scale at which all is readable */
#define CROSSING_COST 0.97
#define MIN_GAP 4.0

static guint
row_of (const SceneStageLayout *self,
        const StagePlace       *place)
{
  double middle = place->box.x + place->box.width / 2;
  guint row = 0;

  while (row + 1 < self->n_rows && middle > self->cuts[row])
    row++;
  return row;
}

static gboolean
is_of_strip (const StagePlace *place)
{
  return place->placed && !place->loose;
}

static void
include (SceneRect       *bounds,
         const SceneRect *box)
{
  if (bounds->width <= 0)
    *bounds = *box;
  else
    scene_rect_union (bounds, box);
}

/* What each row covers, where it still stands in the strip. */
static void
measure_rows (const SceneStageLayout *self,
              SceneRect               out_rows[STAGE_MAX_ROWS])
{
  for (guint i = 0; i < STAGE_MAX_ROWS; i++)
    out_rows[i] = (SceneRect) { 0 };
  for (guint i = 0; i < self->order->len; i++)
    {
      const StagePlace *place = self->order->pdata[i];

      if (is_of_strip (place))
        include (&out_rows[row_of (self, place)], &place->box);
    }
  for (guint i = 0; i < self->line_order->len; i++)
    {
      const StageLine *line = self->line_order->pdata[i];
      SceneRect bounds;

      if (line->n_points == 0 || row_of (self, line->from) != row_of (self, line->to))
        continue;
      scene_path_get_bounds (line->points, line->n_points, &bounds);
      include (&out_rows[row_of (self, line->from)], &bounds);
    }
}

static guint
count_crossings (const SceneStageLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->line_order->len; i++)
    {
      const StageLine *line = self->line_order->pdata[i];

      n += row_of (self, line->from) != row_of (self, line->to);
    }
  return n;
}

/* Gives every place its row and where it is shown; returns the size of all. */
static void
put_rows (SceneStageLayout *self,
          double           *out_width,
          double           *out_height)
{
  SceneRect rows[STAGE_MAX_ROWS];
  double tops[STAGE_MAX_ROWS], top = STAGE_MARGIN, width = 0, loose;

  measure_rows (self, rows);
  for (guint i = 0; i < self->n_rows; i++)
    {
      tops[i] = top;
      top += rows[i].height + (i + 1 < self->n_rows ? STAGE_CHANNEL : 0);
      width = MAX (width, rows[i].width);
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      StagePlace *place = self->order->pdata[i];

      if (!is_of_strip (place))
        continue;
      place->row = row_of (self, place);
      place->shown = place->box;
      place->shown.x += round (STAGE_MARGIN - rows[place->row].x);
      place->shown.y += round (tops[place->row] - rows[place->row].y);
    }
  loose = stage_layout_flow (self, top + (width > 0 ? STAGE_NODE_GAP : 0), width, TRUE);
  *out_width = width + 2 * STAGE_MARGIN;
  *out_height = top + (loose > 0 ? STAGE_NODE_GAP + loose : 0) + STAGE_MARGIN;
}

static double
rate (SceneStageLayout *self)
{
  double width, height;

  put_rows (self, &width, &height);
  return MIN (MIN (self->fold_width / width, self->fold_height / height), ENOUGH)
         * pow (CROSSING_COST, count_crossings (self));
}

static int
compare_boxes (gconstpointer a,
               gconstpointer b)
{
  const SceneRect *x = a, *y = b;

  return x->x < y->x ? -1 : x->x > y->x;
}

/* Where the strip can be cut: the middles of the gaps between columns. */
static GArray *
find_gaps (const SceneStageLayout *self,
           SceneRect              *out_strip)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (SceneRect));
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (double));
  double right;

  for (guint i = 0; i < self->order->len; i++)
    {
      const StagePlace *place = self->order->pdata[i];

      if (is_of_strip (place))
        g_array_append_val (boxes, place->box);
    }
  g_array_sort (boxes, compare_boxes);
  *out_strip = boxes->len ? g_array_index (boxes, SceneRect, 0) : (SceneRect) { 0 };
  right = out_strip->x + out_strip->width;
  for (guint i = 1; i < boxes->len; i++)
    {
      const SceneRect *box = &g_array_index (boxes, SceneRect, i);
      double middle = (right + box->x) / 2;

      if (box->x - right >= MIN_GAP)
        g_array_append_val (gaps, middle);
      right = MAX (right, box->x + box->width);
    }
  out_strip->width = right - out_strip->x;
  return gaps;
}

/* Cuts into n rows as even as the columns allow; FALSE: there are too few. */
static gboolean
cut_evenly (SceneStageLayout *self,
            const GArray     *gaps,
            const SceneRect  *strip,
            guint             n)
{
  guint next = 0;

  for (guint row = 0; row + 1 < n; row++)
    {
      double wish = strip->x + strip->width * (row + 1) / n;
      guint best = next;

      if (next + (n - 2 - row) >= gaps->len)
        return FALSE;
      for (guint i = next; i + (n - 2 - row) < gaps->len; i++)
        if (fabs (g_array_index (gaps, double, i) - wish)
            < fabs (g_array_index (gaps, double, best) - wish))
          best = i;
      self->cuts[row] = g_array_index (gaps, double, best);
      next = best + 1;
    }
  self->cuts[n - 1] = G_MAXDOUBLE;
  self->n_rows = n;
  return TRUE;
}

static void
keep_cuts (SceneStageLayout *self,
           const double      cuts[STAGE_MAX_ROWS],
           guint             n)
{
  for (guint i = 0; i < STAGE_MAX_ROWS; i++)
    self->cuts[i] = cuts[i];
  self->n_rows = n;
}

static void
choose_cuts (SceneStageLayout *self)
{
  SceneRect strip;
  g_autoptr (GArray) gaps = find_gaps (self, &strip);
  double best[STAGE_MAX_ROWS] = { G_MAXDOUBLE }, best_rate;
  guint best_n = 1;

  self->n_rows = 1;
  self->cuts[0] = G_MAXDOUBLE;
  if (self->fold_width <= 0 || self->fold_height <= 0)
    return;
  best_rate = rate (self) * GAIN;
  for (guint n = 2; n <= STAGE_MAX_ROWS && cut_evenly (self, gaps, &strip, n); n++)
    {
      double rating = rate (self);

      if (rating <= best_rate)
        continue;
      best_rate = rating;
      best_n = n;
      for (guint i = 0; i < STAGE_MAX_ROWS; i++)
        best[i] = self->cuts[i];
    }
  keep_cuts (self, best, best_n);
}

void
stage_layout_fold (SceneStageLayout *self,
                   double            fold_width,
                   double            fold_height)
{
  double width, height;

  if (self->n_rows == 0 || self->fold_width != fold_width || self->fold_height != fold_height)
    {
      self->fold_width = fold_width;
      self->fold_height = fold_height;
      choose_cuts (self);
      self->n_placed = 0;
    }
  if (self->n_placed == self->order->len)
    return;
  put_rows (self, &width, &height);
  self->n_placed = self->order->len;
}
