/* SPDX-License-Identifier: MIT */

/*
 * How long things took: a row for each go statement and each buffered
 * channel, with a histogram whose axis is logarithmic, since durations of one
 * run may lie from nanoseconds to hours apart, and the quantiles as numbers.
 *
 *     goroutines of worker   ▁▂▇█▃  ▁     n 40   p50 5 ms   p90 9 ms   p99 12 ms
 *                           1 µs   1 ms   1 s
 *
 * Quantiles are exact: the smallest duration that at least so many of the
 * hundred do not exceed.
 */
#include "scene-plot-private.h"

#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_LABEL_PX 120.0
#define QUANTILE_PX 66.0
#define DECADE_LABEL_PX 46.0
#define BARS_PER_DECADE 10
#define BAR_TOP_PX 22.0

static const guint quantiles[] = { 50, 90, 99 };

#define N_QUANTILES G_N_ELEMENTS (quantiles)
#define NUMBERS_PX (54 + N_QUANTILES * QUANTILE_PX)

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const SceneLatency *one = *(gpointer *) a, *other = *(gpointer *) b;

  if (one->ns->len != other->ns->len)
    return one->ns->len > other->ns->len ? -1 : 1;
  if (one->object != other->object)
    return one->object < other->object ? -1 : 1;
  return one->pc < other->pc ? -1 : one->pc > other->pc;
}

GPtrArray *
plot_dup_latencies (const SceneSeries *series)
{
  GPtrArray *latencies = g_ptr_array_new ();

  for (guint i = 0; i < scene_series_get_n_latencies (series); i++)
    {
      const SceneLatency *latency = scene_series_get_latency (series, i);

      if (latency->ns->len > 1)
        g_ptr_array_add (latencies, (gpointer) latency);
    }
  g_ptr_array_sort (latencies, compare_counts);
  if (latencies->len > PLOT_MAX_ROWS)
    g_ptr_array_set_size (latencies, PLOT_MAX_ROWS);
  return latencies;
}

static int
compare_ns (gconstpointer a,
            gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The axis: whole decades of nanoseconds around all durations of all rows. */
static void
find_decades (const GPtrArray *latencies,
              int             *out_first,
              int             *out_end)
{
  gint64 least = G_MAXINT64, most = 1;

  for (guint i = 0; i < latencies->len; i++)
    {
      const GArray *ns = ((const SceneLatency *) g_ptr_array_index (latencies, i))->ns;

      for (guint k = 0; k < ns->len; k++)
        {
          least = MIN (least, MAX (g_array_index (ns, gint64, k), 1));
          most = MAX (most, g_array_index (ns, gint64, k));
        }
    }
  *out_first = (int) floor (log10 (least) + 1e-9);
  *out_end = MAX ((int) ceil (log10 (most) - 1e-9), *out_first + 1);
}

static char *
dup_label (const Plot         *self,
           const SceneLatency *latency)
{
  g_autofree char *name = NULL;

  if (latency->object != 0)
    {
      name = plot_dup_channel (self, latency->object);
      /* Translators: how long values lay in the buffer of this channel */
      return g_strdup_printf (_ ("in %s"), name);
    }
  if (self->machine != NULL)
    {
      g_autofree char *function = machine_dup_g_name (self->machine, latency->g);

      name = scene_words_name (function);
    }
  return name != NULL && *name != '\0' ? g_steal_pointer (&name)
                                       : g_strdup_printf ("G%u", latency->g);
}

static void
draw_bars (SceneNode    *out,
           const GArray *ns,
           double        x,
           double        y,
           double        width,
           int           first,
           int           end)
{
  guint n = (end - first) * BARS_PER_DECADE;
  g_autofree guint *counts = g_new0 (guint, n);
  guint most = 1;

  for (guint i = 0; i < ns->len; i++)
    {
      double at = (log10 (MAX (g_array_index (ns, gint64, i), 1)) - first) * BARS_PER_DECADE;
      guint bar = CLAMP (at + 1e-9, 0, n - 1);

      most = MAX (most, ++counts[bar]);
    }
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      {
        double height = MAX (BAR_TOP_PX * counts[i] / most, 2);
        SceneNode *bar = scene_node_new_rect (x + width * i / n, y - height,
                                              MAX (width / n - 1, 1), height, 0);

        scene_node_set_fill (bar, SCENE_COLOR (RUNNABLE));
        scene_node_set_stroke (bar, SCENE_COLOR (RUNNING), 0.8);
        scene_node_add (out, bar);
      }
}

static void
draw_row (const Plot         *self,
          SceneNode          *out,
          const SceneLatency *latency,
          const SceneRect    *bars,
          int                 first,
          int                 end)
{
  g_autoptr (GArray) sorted = g_array_copy (latency->ns);
  g_autofree char *label = dup_label (self, latency);
  g_autofree char *count = g_strdup_printf ("%u", sorted->len);
  g_autofree char *id = latency->object != 0 ? g_strdup_printf ("latency:o%u", latency->object)
                                             : g_strdup_printf ("latency:g%u", latency->g);
  double y = bars->y + bars->height - 6, x = bars->x + bars->width + 16;
  SceneNode *group = scene_node_new_group (id);
  SceneNode *line = scene_node_new_line (bars->x, y, bars->x + bars->width, y);

  g_array_sort (sorted, compare_ns);
  scene_node_set_stroke (line, SCENE_COLOR (BORDER), 1);
  scene_node_add (group, line);
  draw_bars (group, sorted, bars->x, y, bars->width, first, end);
  scene_style_add_text (group, self->fonts, bars->x - 12, y - 2, SCENE_END, &plot_text_font,
                        SCENE_COLOR (TEXT), label, bars->x - 12 - 10);
  scene_style_add_text (group, self->fonts, x + 38, y - 2, SCENE_END, &plot_text_font,
                        SCENE_COLOR (TEXT), count, 44);
  for (guint i = 0; i < N_QUANTILES; i++)
    {
      guint at = ((guint64) sorted->len * quantiles[i] + 99) / 100 - 1;
      g_autofree char *text = scene_words_duration (g_array_index (sorted, gint64, at));

      scene_style_add_text (group, self->fonts, x + 38 + (i + 1) * QUANTILE_PX, y - 2, SCENE_END,
                            &plot_text_font, SCENE_COLOR (TEXT), text, QUANTILE_PX - 8);
    }
  scene_node_set_title (group, label);
  scene_node_add (out, group);
}

/* Column heads above the first row; the axis below the last. */
static void
draw_frame (const Plot *self,
            SceneNode  *out,
            double      top_px,
            double      bottom_px,
            double      x,
            double      width,
            int         first,
            int         end)
{
  double right = x + width + 16 + 38;
  int stride = (int) ceil (DECADE_LABEL_PX * (end - first) / width);

  scene_style_add_text (out, self->fonts, 14, top_px + 12, SCENE_START, &plot_title_font,
                        SCENE_COLOR (TEXT), _ ("How long things took"), x + width - 14);
  scene_style_add_text (out, self->fonts, right, top_px + 12, SCENE_END, &plot_text_font,
                        SCENE_COLOR (DIM), "n", 40);
  for (guint i = 0; i < N_QUANTILES; i++)
    {
      g_autofree char *head = g_strdup_printf ("p%u", quantiles[i]);

      scene_style_add_text (out, self->fonts, right + (i + 1) * QUANTILE_PX, top_px + 12,
                            SCENE_END, &plot_text_font, SCENE_COLOR (DIM), head, QUANTILE_PX);
    }
  for (int decade = first; decade <= end; decade++)
    {
      double at = x + width * (decade - first) / (end - first);
      g_autofree char *text = scene_words_duration ((gint64) pow (10, decade));
      SceneNode *mark = scene_node_new_line (at, bottom_px - 6, at, bottom_px);

      scene_node_set_stroke (mark, SCENE_COLOR (LINE), 1);
      scene_node_add (out, mark);
      if ((decade - first) % stride == 0)
        scene_style_add_text (out, self->fonts, at, bottom_px + 14, SCENE_MIDDLE, &plot_text_font,
                              SCENE_COLOR (DIM), text, 80);
    }
}

/* Labels take no more room than the longest of them needs: the rest is the histograms'. */
static double
get_label_px (const Plot      *self,
              const GPtrArray *latencies)
{
  double width = 0;

  for (guint i = 0; i < latencies->len; i++)
    {
      g_autofree char *label = dup_label (self, g_ptr_array_index (latencies, i));

      width = MAX (width, scene_fonts_get_width (self->fonts, &plot_text_font, label));
    }
  return MIN (ceil (width) + 12 + 10, MAX_LABEL_PX);
}

void
plot_draw_latencies (const Plot *self,
                     SceneNode  *out,
                     double      top_px)
{
  g_autoptr (GPtrArray) latencies = plot_dup_latencies (self->series);
  double label_px = get_label_px (self, latencies);
  double width = self->view->width_px - label_px - 16 - NUMBERS_PX;
  SceneNode *group;
  int first, end;

  if (latencies->len == 0)
    return;
  group = scene_node_new_group ("plot:latency");
  group->css_class = "panel";
  find_decades (latencies, &first, &end);
  for (guint i = 0; i < latencies->len; i++)
    {
      SceneRect bars = { label_px, top_px + 26 + i * PLOT_LATENCY_ROW_PX, width,
                         PLOT_LATENCY_ROW_PX };

      draw_row (self, group, g_ptr_array_index (latencies, i), &bars, first, end);
    }
  draw_frame (self, group, top_px, top_px + 26 + latencies->len * PLOT_LATENCY_ROW_PX, label_px,
              width, first, end);
  scene_node_add (out, group);
}
