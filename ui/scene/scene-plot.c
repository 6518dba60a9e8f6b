/* SPDX-License-Identifier: MIT */

/*
 * Panels over time. A line holds its value until the next sample, so it is
 * drawn as steps; of the samples that fall on one pixel the highest is drawn,
 * so that no peak is lost however long the run.
 */
#include "scene-plot-private.h"

#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TOP_PX 14.0
#define GAP_PX 14.0
#define MIN_PANEL_PX 92.0   /* of the room for lines */
#define SAMPLES_PER_PIXEL 64
#define RATE_BIN_PX 18.0

const SceneFont plot_title_font = { SCENE_SANS, 13, 700 };
const SceneFont plot_text_font = { SCENE_SANS, 11, 400 };

#define N_PANELS (PLOT_RATE + 1)

void
scene_plot_view_init (ScenePlotView *self)
{
  *self = (ScenePlotView){ .width_px = 760, .height_px = 0, .now_ns = -1 };
}

double
plot_x (const Plot *self,
        gint64      time_ns)
{
  double width = self->view->width_px - PLOT_LEFT_PX - PLOT_RIGHT_PX;

  return PLOT_LEFT_PX + width * time_ns / self->end_ns;
}

char *
plot_dup_channel (const Plot *self,
                  guint32     object)
{
  char *name = self->machine != NULL ? machine_dup_object_name (self->machine, object) : NULL;

  return name != NULL && *name != '\0' ? name : g_strdup_printf ("chan #%u", object);
}

void
plot_style_line (SceneNode *node,
                 guint      index)
{
  static const SceneColor colors[] = { SCENE_COLOR (ACCENT), SCENE_COLOR (WAITING),
                                       SCENE_COLOR (GOOD), SCENE_COLOR (INK) };

  scene_node_set_stroke (node, colors[index % 4], 1.8);
  if (index % 4 != 0)
    scene_node_set_dash (node, index % 4 == 1 ? 6 : index % 4 == 2 ? 2 : 10,
                         index % 4 == 3 ? 4 : 3);
}

/* ---- what there is ------------------------------------------------------------------------- */

static int
compare_peaks (gconstpointer a,
               gconstpointer b)
{
  const SceneSeriesLine *one = *(gpointer *) a, *other = *(gpointer *) b;

  if (one->peak != other->peak)
    return one->peak > other->peak ? -1 : 1;
  return one->object < other->object ? -1 : one->object > other->object;
}

GPtrArray *
plot_dup_lines (const SceneSeries *series,
                SceneLineKind      kind)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < scene_series_get_n_lines (series); i++)
    {
      const SceneSeriesLine *line = scene_series_get_line (series, i);

      if (line->kind == kind && line->peak > (kind == SCENE_LINE_RECEIVED ? 1 : 0))
        g_ptr_array_add (lines, (gpointer) line);
    }
  g_ptr_array_sort (lines, compare_peaks);
  if (lines->len > PLOT_MAX_LINES)
    g_ptr_array_set_size (lines, PLOT_MAX_LINES);
  return lines;
}

static GPtrArray *
dup_panel_lines (const SceneSeries *series,
                 guint              panel)
{
  GPtrArray *lines;

  if (panel != PLOT_GOROUTINES)
    return plot_dup_lines (series, panel == PLOT_QUEUES ? SCENE_LINE_QUEUE : SCENE_LINE_RECEIVED);
  lines = g_ptr_array_new ();
  for (guint i = 0; i <= SCENE_LINE_WAITING; i++)
    g_ptr_array_add (lines, (gpointer) scene_series_get_line (series, i));
  return lines;
}

static guint
count_panels (const SceneSeries *series)
{
  guint n = 0;

  for (guint panel = 0; panel < N_PANELS; panel++)
    {
      g_autoptr (GPtrArray) lines = dup_panel_lines (series, panel);

      n += lines->len > 0;
    }
  return n;
}

static double
latency_height (const SceneSeries *series)
{
  g_autoptr (GPtrArray) latencies = plot_dup_latencies (series);

  if (latencies->len == 0)
    return 0;
  return PLOT_TITLE_PX + latencies->len * PLOT_LATENCY_ROW_PX + PLOT_AXIS_PX + GAP_PX;
}

/**
 * scene_plot_get_height:
 *
 * Returns: the least height, in pixels, at which every panel can be read
 */
double
scene_plot_get_height (const SceneSeries *series)
{
  return TOP_PX + count_panels (series) * (PLOT_TITLE_PX + MIN_PANEL_PX + PLOT_AXIS_PX + GAP_PX)
         + latency_height (series);
}

static void
plot_init (Plot                *self,
           const SceneSeries   *series,
           const ScenePlotView *view)
{
  *self = (Plot){ .series = series, .view = view,
                  .end_ns = MAX (scene_series_get_end_ns (series), 1) };
}

/**
 * scene_plot_x_to_ns:
 *
 * Returns: the virtual time at @x, or -1 outside of the axis
 */
gint64
scene_plot_x_to_ns (const SceneSeries   *series,
                    const ScenePlotView *view,
                    double               x)
{
  double width = view->width_px - PLOT_LEFT_PX - PLOT_RIGHT_PX;
  Plot plot;

  plot_init (&plot, series, view);
  if (x < PLOT_LEFT_PX - 4 || x > PLOT_LEFT_PX + width + 4)
    return -1;
  return CLAMP ((x - PLOT_LEFT_PX) / width, 0, 1) * plot.end_ns;
}

/* ---- lines --------------------------------------------------------------------------------- */

/* The highest value that the line has in (after, until], the one it begins with included. */
static gint64
peak_between (const SceneSeriesLine *line,
              gint64                 after_ns,
              gint64                 until_ns)
{
  guint first = scene_series_find (line, after_ns), last = scene_series_find (line, until_ns);
  gint64 peak = 0;
  guint stride;

  if (last == G_MAXUINT)
    return 0;
  first = first == G_MAXUINT ? 0 : first;
  stride = (last - first) / SAMPLES_PER_PIXEL + 1;
  for (guint i = first; i <= last; i += stride)
    peak = MAX (peak, g_array_index (line->samples, SceneSample, i).value);
  return MAX (peak, g_array_index (line->samples, SceneSample, last).value);
}

static gint64
value_at (const SceneSeriesLine *line,
          gint64                 time_ns)
{
  guint index = scene_series_find (line, time_ns);

  return index == G_MAXUINT ? 0 : g_array_index (line->samples, SceneSample, index).value;
}

typedef double (*ValueBetween) (const SceneSeriesLine *line,
                                gint64                 from_ns,
                                gint64                 to_ns);

static double
level_between (const SceneSeriesLine *line,
               gint64                 from_ns,
               gint64                 to_ns)
{
  return peak_between (line, from_ns, to_ns);
}

static double
count_between (const SceneSeriesLine *line,
               gint64                 from_ns,
               gint64                 to_ns)
{
  return value_at (line, to_ns) - value_at (line, from_ns);
}

/* The line as steps: its values over stretches of the axis that are as long. */
static GArray *
dup_values (const Plot            *self,
            const SceneSeriesLine *line,
            ValueBetween           value,
            double                 stretch_ns)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i * stretch_ns < self->end_ns; i++)
    {
      double between = value (line, stretch_ns * i - (i == 0),
                              MIN (stretch_ns * (i + 1), self->end_ns));

      g_array_append_val (values, between);
    }
  return values;
}

static void
draw_steps (const Plot      *self,
            SceneNode       *out,
            const PlotPanel *panel,
            const GArray    *values,
            double           stretch_ns,
            guint            index,
            const char      *id,
            const char      *title)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (ScenePoint));
  SceneNode *node;

  for (guint i = 0; i < values->len; i++)
    {
      double value = g_array_index (values, double, i);
      double y = panel->box.y + panel->box.height * (1 - value / panel->top);
      ScenePoint corner[] = { { plot_x (self, i * stretch_ns), y },
                              { plot_x (self, MIN ((i + 1) * stretch_ns, self->end_ns)), y } };

      if (i > 0 && g_array_index (points, ScenePoint, points->len - 1).y == y)
        g_array_index (points, ScenePoint, points->len - 1) = corner[1];
      else
        g_array_append_vals (points, corner, 2);
    }
  node = scene_node_new_polyline ((const ScenePoint *) points->data, points->len);
  scene_node_set_id (node, id);
  scene_node_set_title (node, title);
  plot_style_line (node, index);
  scene_node_add (out, node);
}

static char *
line_id (const SceneSeriesLine *line)
{
  switch (line->kind)
    {
    case SCENE_LINE_ALIVE:
      return g_strdup ("line:alive");
    case SCENE_LINE_RUNNABLE:
      return g_strdup ("line:runnable");
    case SCENE_LINE_WAITING:
      return g_strdup ("line:waiting");
    case SCENE_LINE_STACKS:
      return g_strdup ("line:stacks");
    case SCENE_LINE_HEAP:
      return g_strdup ("line:heap");
    case SCENE_LINE_QUEUE:
      return g_strdup_printf ("line:queue:o%u", line->object);
    default:
      return g_strdup_printf ("line:rate:o%u", line->object);
    }
}

static char *
line_name (const Plot            *self,
           const SceneSeriesLine *line)
{
  g_autofree char *channel = NULL;

  switch (line->kind)
    {
    case SCENE_LINE_ALIVE:
      return g_strdup (_ ("alive"));
    case SCENE_LINE_RUNNABLE:
      return g_strdup (_ ("could run"));
    case SCENE_LINE_WAITING:
      return g_strdup (_ ("waiting"));
    case SCENE_LINE_STACKS:
      return g_strdup (_ ("stacks"));
    case SCENE_LINE_HEAP:
      return g_strdup (_ ("heap"));
    case SCENE_LINE_QUEUE:
      channel = plot_dup_channel (self, line->object);
      /* Translators: a channel, and how many values its buffer takes */
      return g_strdup_printf (_ ("%s, of %d"), channel, (int) line->capacity);
    default:
      return plot_dup_channel (self, line->object);
    }
}

/* ---- panels -------------------------------------------------------------------------------- */

static void
draw_legend (const Plot      *self,
             SceneNode       *out,
             const PlotPanel *panel,
             guint            index,
             const char      *name)
{
  double x = panel->box.x + panel->box.width + 16, y = panel->box.y + 8 + 20 * index;
  SceneNode *sample = scene_node_new_line (x, y, x + 26, y);

  plot_style_line (sample, index);
  scene_node_add (out, sample);
  scene_style_add_text (out, self->fonts, x + 34, y + 4, SCENE_START, &plot_text_font,
                        SCENE_COLOR (TEXT), name, PLOT_RIGHT_PX - 16 - 34 - 8);
}

/* Bytes are told in powers of two. */
static double
find_tick (const PlotPanel *panel,
           PlotKind         kind)
{
  double room = MAX (panel->box.height / 26, 1);
  double tick = MAX (scene_style_find_tick (panel->top, room), 1);

  return kind >= PLOT_STACKS ? exp2 (ceil (log2 (MAX (panel->top / room, 1)))) : tick;
}

static void
draw_value_axis (const Plot      *self,
                 SceneNode       *out,
                 const PlotPanel *panel,
                 PlotKind         kind)
{
  double tick = find_tick (panel, kind);

  for (double value = 0; value <= panel->top * 1.0001; value += tick)
    {
      double y = panel->box.y + panel->box.height * (1 - value / panel->top);
      g_autofree char *text = kind >= PLOT_STACKS ? scene_words_bytes ((gint64) value)
                                                  : g_strdup_printf ("%.0f", value);
      SceneNode *line = scene_node_new_line (panel->box.x, y, panel->box.x + panel->box.width, y);

      scene_node_set_stroke (line, SCENE_COLOR (BORDER), value == 0 ? 1.4 : 0.8);
      scene_node_add (out, line);
      scene_style_add_text (out, self->fonts, panel->box.x - 8, y + 4, SCENE_END, &plot_text_font,
                            SCENE_COLOR (DIM), text, PLOT_LEFT_PX - 12);
    }
}

static void
draw_time_axis (const Plot      *self,
                SceneNode       *out,
                const PlotPanel *panel)
{
  double bottom = panel->box.y + panel->box.height;
  double tick = MAX (scene_style_find_tick (self->end_ns, MAX (panel->box.width / 90, 1)), 1);

  for (double ns = 0; ns <= self->end_ns; ns += tick)
    {
      double x = plot_x (self, ns);
      g_autofree char *text = ns > 0 ? scene_words_duration (ns) : g_strdup ("0");
      SceneNode *mark = scene_node_new_line (x, bottom, x, bottom + 5);

      scene_node_set_stroke (mark, SCENE_COLOR (LINE), 1);
      scene_node_add (out, mark);
      scene_style_add_text (out, self->fonts, x, bottom + 18, SCENE_MIDDLE, &plot_text_font,
                            SCENE_COLOR (DIM), text, 84);
    }
}

static char *
panel_title (PlotKind panel,
             double   stretch_ns)
{
  g_autofree char *bin = NULL;

  if (panel == PLOT_GOROUTINES)
    return g_strdup (_ ("Goroutines"));
  if (panel == PLOT_QUEUES)
    return g_strdup (_ ("Values in buffers"));
  if (panel == PLOT_STACKS)
    return g_strdup (_ ("Bytes of all stacks"));
  if (panel == PLOT_HEAP)
    return g_strdup (_ ("Bytes on the heap after each collection"));
  bin = scene_words_duration (stretch_ns);
  /* Translators: a duration, such as 10 ms */
  return g_strdup_printf (_ ("Values received per %s"), bin);
}

/* Where the present lies in a panel. */
static void
draw_cursor (const Plot      *self,
             SceneNode       *out,
             const PlotPanel *panel)
{
  double x = plot_x (self, self->view->now_ns);
  SceneNode *line;

  if (self->view->now_ns < 0 || self->view->now_ns > self->end_ns)
    return;
  line = scene_node_new_line (x, panel->box.y - 4, x, panel->box.y + panel->box.height);
  scene_node_set_stroke (line, SCENE_COLOR (CURSOR), 1.6);
  scene_node_add (out, line);
}

/**
 * plot_draw_panel:
 * @panel: (inout): its box; takes the scale
 */
void
plot_draw_panel (const Plot      *self,
                 SceneNode       *out,
                 PlotKind         kind,
                 const GPtrArray *lines,
                 PlotPanel       *panel)
{
  static const char *const ids[] = { "plot:goroutines", "plot:queues", "plot:rate", "plot:stacks",
                                     "plot:heap" };
  SceneNode *group = scene_node_new_group (ids[kind]);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  double room = MAX (panel->box.width / (kind == PLOT_RATE ? RATE_BIN_PX : 1), 1);
  double stretch_ns = kind == PLOT_RATE ? MAX (scene_style_find_tick (self->end_ns, room), 1)
                                         : self->end_ns / room;
  g_autofree char *title = panel_title (kind, stretch_ns);

  panel->top = 1;
  for (guint i = 0; i < lines->len; i++)
    {
      GArray *steps = dup_values (self, g_ptr_array_index (lines, i),
                                  kind == PLOT_RATE ? count_between : level_between, stretch_ns);

      g_ptr_array_add (values, steps);
      for (guint k = 0; k < steps->len; k++)
        panel->top = MAX (panel->top, g_array_index (steps, double, k));
    }
  scene_node_set_title (group, title);
  group->css_class = "panel";
  scene_style_add_text (group, self->fonts, panel->box.x, panel->box.y - 10, SCENE_START,
                        &plot_title_font, SCENE_COLOR (TEXT), title, panel->box.width);
  draw_value_axis (self, group, panel, kind);
  draw_time_axis (self, group, panel);
  for (guint i = 0; i < lines->len; i++)
    {
      const SceneSeriesLine *line = g_ptr_array_index (lines, i);
      g_autofree char *id = line_id (line), *name = line_name (self, line);

      draw_steps (self, group, panel, g_ptr_array_index (values, i), stretch_ns, i, id, name);
      draw_legend (self, group, panel, i, name);
    }
  draw_cursor (self, group, panel);
  scene_node_add (out, group);
}

static char *
dup_description (const Plot *self)
{
  g_autofree char *time = scene_words_duration (scene_series_get_end_ns (self->series));
  const SceneSeriesLine *alive = scene_series_get_line (self->series, SCENE_LINE_ALIVE);
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) queues = plot_dup_lines (self->series, SCENE_LINE_QUEUE);

  g_string_append_printf (text, _ ("%s of virtual time. At most %d goroutines were alive."), time,
                          (int) alive->peak);
  for (guint i = 0; i < queues->len; i++)
    {
      const SceneSeriesLine *line = g_ptr_array_index (queues, i);
      g_autofree char *name = plot_dup_channel (self, line->object);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("The buffer of %s held at most %d of %d values."), name,
                              (int) line->peak, (int) line->capacity);
    }
  return g_string_free (text, FALSE);
}

/**
 * scene_plot_build:
 * @machine: (nullable): names things
 *
 * Draws the plots. A view less high than scene_plot_get_height() makes the scene that high.
 *
 * Cost: by the pixels in view, not by the length of the run; quantiles by the things that ended.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_plot_build (const SceneSeries   *series,
                  const ScenePlotView *view,
                  const Machine       *machine,
                  SceneFonts          *fonts)
{
  SceneNode *root = scene_node_new_group ("plots");
  double least = scene_plot_get_height (series), height = MAX (view->height_px, least);
  guint n_panels = count_panels (series);
  double panel_px = MIN_PANEL_PX + (height - least) / MAX (n_panels, 1);
  double y = TOP_PX;
  g_autofree char *description = NULL;
  Plot plot;

  plot_init (&plot, series, view);
  plot.machine = machine;
  plot.fonts = fonts;
  for (guint kind = 0; kind < N_PANELS; kind++)
    {
      g_autoptr (GPtrArray) lines = dup_panel_lines (series, kind);
      PlotPanel panel = { { PLOT_LEFT_PX, y + PLOT_TITLE_PX,
                            view->width_px - PLOT_LEFT_PX - PLOT_RIGHT_PX, panel_px }, 1 };

      if (lines->len == 0)
        continue;
      plot_draw_panel (&plot, root, kind, lines, &panel);
      y += PLOT_TITLE_PX + panel_px + PLOT_AXIS_PX + GAP_PX;
    }
  plot_draw_latencies (&plot, root, y);
  description = dup_description (&plot);
  return scene_new (root, view->width_px, height, _ ("Plots over virtual time"), description);
}
