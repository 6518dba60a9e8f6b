/* SPDX-License-Identifier: MIT */

/*
 * Stacks are powers of two, so a scale that always fits the largest would hide
 * every doubling. The scale grows in steps of eight instead: between two of
 * them a bar that doubles is seen to double.
 */

#include "scene-memory.h"

#include "scene-plot-private.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>

#define MARGIN_PX 20.0
#define FIGURES_PX 66.0
#define FIGURE_PX 168.0
#define BAR_ROW_PX 24.0
#define BAR_PX 14.0
#define LABEL_PX 150.0
#define BYTES_PX 74.0
#define NOTE_PX 118.0
#define MAX_BARS 16
#define LEAST_SCALE_BYTES (16 * 1024)
#define PANEL_PX 92.0
#define PANEL_GAP_PX 14.0
#define LINE_PX 17.0
#define MIN_WIDTH_PX 560.0
#define THREAD_LEAST_MIB 1
#define THREAD_MOST_MIB 8

static const SceneFont figure_font = { SCENE_SANS, 19, 700 };
static const SceneFont text_font = { SCENE_SANS, 11, 400 };

/* A bar: one goroutine, or all of a go statement. */
typedef struct
{
  const MachineGView *g; /* the first */
  guint               n;
  gint64              bytes;
  guint               n_grown, n_shrunk; /* in the step just made */
} Bar;

/* The memory being drawn. */
typedef struct
{
  const SceneModel  *model;
  SceneFonts        *fonts;
  SceneNode         *out;
  double             width_px;
  GArray            *bars; /* Bar, by their first goroutines */
  gboolean           grouped;
  gint64             scale_bytes;
} Memory;

void
scene_memory_view_init (SceneMemoryView *self)
{
  *self = (SceneMemoryView){ .width_px = 760, .now_ns = -1 };
}

/* ---- what there is -------------------------------------------------------------------------- */

static void
note_change (const SceneModel *model,
             Bar              *bar,
             guint32           g)
{
  for (guint i = 0; i < model->events->len; i++)
    {
      const MachineEvent *event = &g_array_index (model->events, SceneModelEvent, i).event;

      if (event->g != g)
        continue;
      bar->n_grown += event->kind == MACHINE_EVENT_STACK_GROW;
      bar->n_shrunk += event->kind == MACHINE_EVENT_STACK_SHRINK;
    }
}

static Bar *
find_bar (Memory             *self,
          const MachineGView *g)
{
  Bar bar = { .g = g };

  for (guint i = 0; self->grouped && i < self->bars->len; i++)
    {
      Bar *other = &g_array_index (self->bars, Bar, i);

      if (other->g->created_pc == g->created_pc && (other->g->parent == 0) == (g->parent == 0))
        return other;
    }
  g_array_append_val (self->bars, bar);
  return &g_array_index (self->bars, Bar, self->bars->len - 1);
}

static guint
count_alive (const SceneModel *model)
{
  guint n = 0;

  for (guint i = 0; i < model->goroutines->len; i++)
    n += ((const MachineGView *) model->goroutines->pdata[i])->state != MACHINE_G_DEAD;
  return n;
}

static void
gather (Memory *self)
{
  self->grouped = count_alive (self->model) > MAX_BARS;
  for (guint i = 0; i < self->model->goroutines->len; i++)
    {
      const MachineGView *g = self->model->goroutines->pdata[i];
      Bar *bar;

      if (g->state == MACHINE_G_DEAD)
        continue;
      bar = find_bar (self, g);
      bar->n++;
      bar->bytes += (gint64) g->stack_bytes;
      note_change (self->model, bar, g->id);
    }
  self->scale_bytes = LEAST_SCALE_BYTES;
  for (guint i = 0; i < self->bars->len; i++)
    while (self->scale_bytes < g_array_index (self->bars, Bar, i).bytes)
      self->scale_bytes *= 8;
}

/* ---- figures -------------------------------------------------------------------------------- */

static void
draw_figures (const Memory *self)
{
  guint n = count_alive (self->model);
  g_autofree char *heap = scene_words_bytes ((gint64) self->model->memory.heap_bytes);
  g_autofree char *stacks = scene_words_bytes ((gint64) self->model->memory.stack_bytes);
  g_autofree char *collections
    = g_strdup_printf ("%u", (guint) self->model->memory.n_collections);
  /* Translators: under a number of bytes */
  g_autofree char *in_stacks
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u stack", "in %u stacks", n), n);
  const char *const values[] = { stacks, heap, collections };
  const char *const names[] = { in_stacks, _ ("on the heap"), _ ("collections so far") };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      double x = MARGIN_PX + i * FIGURE_PX;

      scene_style_add_text (self->out, self->fonts, x, 34, SCENE_START, &figure_font,
                            SCENE_COLOR (TEXT), values[i], FIGURE_PX - 12);
      scene_style_add_text (self->out, self->fonts, x, 52, SCENE_START, &text_font,
                            SCENE_COLOR (DIM), names[i], FIGURE_PX - 12);
    }
}

/* ---- bars ----------------------------------------------------------------------------------- */

static char *
dup_label (const Bar *bar)
{
  g_autofree char *name = scene_words_name (bar->g->name);

  return bar->n > 1 ? g_strdup_printf ("%s ×%u", name, bar->n)
                    : g_strdup_printf ("G%u %s", bar->g->id, name);
}

static char *
dup_note (const Bar *bar)
{
  g_autofree char *each = NULL;

  if (bar->n > 1)
    {
      each = scene_words_bytes (bar->bytes / bar->n);
      /* Translators: bytes of one of several, on average */
      return g_strdup_printf (_ ("%s each"), each);
    }
  if (bar->n_grown > 0)
    return g_strdup (_ ("grown just now"));
  return g_strdup (bar->n_shrunk > 0 ? _ ("shrunk just now") : "");
}

static void
draw_bar (const Memory *self,
          const Bar    *bar,
          double        y)
{
  double x = MARGIN_PX + LABEL_PX;
  double room = self->width_px - x - BYTES_PX - NOTE_PX - MARGIN_PX;
  double width = MAX (room * bar->bytes / self->scale_bytes, 2);
  g_autofree char *id = self->grouped ? g_strdup_printf ("stack:pc%u", bar->g->created_pc)
                                      : g_strdup_printf ("stack:g%u", bar->g->id);
  g_autofree char *label = dup_label (bar), *note = dup_note (bar);
  g_autofree char *bytes = scene_words_bytes (bar->bytes);
  SceneNode *group = scene_node_new_group (id), *rect;
  gboolean changed = bar->n_grown + bar->n_shrunk > 0;

  group->css_class = "stack";
  scene_node_set_ref (group, bar->n > 1 ? SCENE_REF_GROUP : SCENE_REF_GOROUTINE, bar->g->id,
                      bar->n > 1 ? bar->n : 0, 0);
  /* Translators: "G3 worker: 2 KiB of stack, grown just now." */
  scene_node_take_title (group,
                         *note != '\0'
                           ? g_strdup_printf (_ ("%s: %s of stack, %s."), label, bytes, note)
                           : g_strdup_printf (_ ("%s: %s of stack."), label, bytes));
  rect = scene_node_new_rect (x, y + (BAR_ROW_PX - BAR_PX) / 2, room, BAR_PX, 4);
  scene_node_set_fill (rect, SCENE_COLOR (CARD));
  scene_node_add (group, rect);
  rect = scene_node_new_rect (x, y + (BAR_ROW_PX - BAR_PX) / 2, width, BAR_PX, MIN (4, width / 2));
  scene_node_set_fill (rect, changed ? SCENE_COLOR (ACCENT) : SCENE_COLOR (ACCENT_SOFT));
  scene_node_set_stroke (rect, SCENE_COLOR (ACCENT), 1.2);
  scene_node_add (group, rect);
  scene_style_add_text (group, self->fonts, x - 12, y + 16, SCENE_END, &text_font,
                        SCENE_COLOR (TEXT), label, LABEL_PX - 12);
  scene_style_add_text (group, self->fonts, x + room + BYTES_PX - 8, y + 16, SCENE_END, &text_font,
                        SCENE_COLOR (TEXT), bytes, BYTES_PX - 12);
  scene_style_add_text (group, self->fonts, x + room + BYTES_PX + 4, y + 16, SCENE_START,
                        &text_font, changed ? SCENE_COLOR (ACCENT_TEXT) : SCENE_COLOR (DIM), note,
                        NOTE_PX - 4);
  scene_node_add (self->out, group);
}

static double
draw_bars (const Memory *self,
           double        y)
{
  guint shown = self->bars->len <= MAX_BARS ? self->bars->len : MAX_BARS - 1;
  gint64 rest_bytes = 0;
  g_autofree char *bytes = NULL, *text = NULL;

  for (guint i = 0; i < shown; i++, y += BAR_ROW_PX)
    draw_bar (self, &g_array_index (self->bars, Bar, i), y);
  if (shown == self->bars->len)
    return y;
  for (guint i = shown; i < self->bars->len; i++)
    rest_bytes += g_array_index (self->bars, Bar, i).bytes;
  bytes = scene_words_bytes (rest_bytes);
  /* Translators: go statements that have no bar of their own, and the bytes of their stacks */
  text = g_strdup_printf (_ ("and %u more: %s"), self->bars->len - shown, bytes);
  scene_style_add_text (self->out, self->fonts, MARGIN_PX + LABEL_PX, y + 16, SCENE_START,
                        &text_font, SCENE_COLOR (DIM), text,
                        self->width_px - 2 * MARGIN_PX - LABEL_PX);
  return y + BAR_ROW_PX;
}

/* ---- threads -------------------------------------------------------------------------------- */

static double
draw_comparison (const Memory *self,
                 double        y)
{
  guint n = count_alive (self->model);
  g_autofree char *stacks = scene_words_bytes ((gint64) self->model->memory.stack_bytes);
  g_autofree char *least = scene_words_bytes ((gint64) n * THREAD_LEAST_MIB << 20);
  g_autofree char *most = scene_words_bytes ((gint64) n * THREAD_MOST_MIB << 20);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (n == 0)
    return y;
  /* Translators: how many stacks, then bytes from … to, then the bytes of the goroutines' stacks */
  text = g_strdup_printf (_ ("An operating system's thread sets aside 1 to 8 MiB for its stack; "
                             "times %u that is %s to %s. Here it is %s."),
                          n, least, most, stacks);
  lines = scene_fonts_wrap (self->fonts, &text_font, text, self->width_px - 2 * MARGIN_PX);
  for (guint i = 0; lines[i] != NULL; i++, y += LINE_PX)
    scene_style_add_text (self->out, self->fonts, MARGIN_PX, y + 12, SCENE_START, &text_font,
                          SCENE_COLOR (DIM), lines[i], self->width_px - 2 * MARGIN_PX);
  return y;
}

/* ---- over time ------------------------------------------------------------------------------ */

static double
draw_panels (const Memory          *self,
             const SceneSeries     *series,
             const SceneMemoryView *view,
             double                 y)
{
  ScenePlotView plot_view = { .width_px = self->width_px, .now_ns = view->now_ns };
  Plot plot = { .series = series, .view = &plot_view, .fonts = self->fonts,
                .end_ns = MAX (scene_series_get_end_ns (series), 1) };
  const SceneLineKind kinds[] = { SCENE_LINE_STACKS, SCENE_LINE_HEAP };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) lines = plot_dup_lines (series, kinds[i]);
      PlotPanel panel = { { PLOT_LEFT_PX, y + PLOT_TITLE_PX,
                            self->width_px - PLOT_LEFT_PX - PLOT_RIGHT_PX, PANEL_PX }, 1 };

      if (lines->len == 0)
        continue;
      plot_draw_panel (&plot, self->out, i == 0 ? PLOT_STACKS : PLOT_HEAP, lines, &panel);
      y += PLOT_TITLE_PX + PANEL_PX + PLOT_AXIS_PX + PANEL_GAP_PX;
    }
  return y;
}

static char *
dup_description (const Memory *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *heap = scene_words_bytes ((gint64) self->model->memory.heap_bytes);
  g_autofree char *stacks = scene_words_bytes ((gint64) self->model->memory.stack_bytes);

  g_string_append_printf (text,
                          _ ("Bytes in %u stacks: %s. On the heap: %s. Collections so far: %u."),
                          count_alive (self->model), stacks, heap,
                          (guint) self->model->memory.n_collections);
  for (guint i = 0; i < MIN (self->bars->len, MAX_BARS); i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      g_autofree char *label = dup_label (bar), *bytes = scene_words_bytes (bar->bytes);

      g_string_append_printf (text, " %s: %s.", label, bytes);
    }
  return g_string_free (text, FALSE);
}

/**
 * scene_memory_build:
 *
 * Draws the memory's state. The scene is higher than the view if it has to be.
 *
 * Cost: linear in goroutines, and by the pixels in view.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_memory_build (const SceneModel      *model,
                    const SceneSeries     *series,
                    const SceneMemoryView *view,
                    SceneFonts            *fonts)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  Memory self = { .model = model, .fonts = fonts, .bars = bars,
                  .width_px = MAX (view->width_px, MIN_WIDTH_PX) };
  g_autofree char *description = NULL;
  double y;

  self.out = scene_node_new_group ("memory");
  gather (&self);
  draw_figures (&self);
  y = draw_bars (&self, FIGURES_PX);
  y = draw_comparison (&self, y + 8);
  y = draw_panels (&self, series, view, y + 18);
  description = dup_description (&self);
  return scene_new (self.out, self.width_px, MAX (view->height_px, y + MARGIN_PX), _ ("Memory"),
                    description);
}
