/* SPDX-License-Identifier: MIT */

/*
 * Figures of both runs in a table, and below it in words what comes of them.
 */

#include "scene-compare-private.h"

#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>

#define ROW_PX 18.0
#define NAME_PX 138.0
#define LINE_PX 16.0
#define NOTABLE_RATIO 1.05

gint64
compare_get_peak (const SceneCompareRun *run)
{
  const SceneSeriesLine *alive = scene_series_get_line (run->series, SCENE_LINE_ALIVE);
  guint last = scene_series_find (alive, session_get_time_ns (run->session));
  gint64 peak = 1;

  for (guint i = 0; last != G_MAXUINT && i <= last; i++)
    peak = MAX (peak, g_array_index (alive->samples, SceneSample, i).value);
  return peak;
}

/* Virtual time that the run has used: both the same, but for one that is over. */
gint64
compare_get_time (const Compare *self,
                  guint          run)
{
  Session *session = self->runs[run]->session;

  if (session_is_at_end (session) || self->view->unit == SCENE_PACE_STEPS)
    return session_get_time_ns (session);
  return self->view->now;
}

/* ---- the table ------------------------------------------------------------------------ */

static double
figure_x (const Compare *self,
          guint          run)
{
  double room = self->width_px - 2 * COMPARE_MARGIN_PX - NAME_PX;

  return COMPARE_MARGIN_PX + NAME_PX + run * room / 2;
}

static double
draw_row (const Compare *self,
          const char    *id,
          const char    *name,
          const char    *left,
          const char    *right,
          double         y)
{
  const char *const values[] = { left, right };
  double room = figure_x (self, 1) - figure_x (self, 0) - 10;
  const SceneFont *font = name != NULL ? &compare_text_font : &compare_title_font;
  SceneNode *group = scene_node_new_group (id), *line;

  group->css_class = "figure";
  line = scene_node_new_line (COMPARE_MARGIN_PX, y + ROW_PX, self->width_px - COMPARE_MARGIN_PX,
                              y + ROW_PX);
  scene_node_set_stroke (line, SCENE_COLOR (BORDER), 1);
  scene_node_add (group, line);
  scene_style_add_text (group, self->fonts, COMPARE_MARGIN_PX, y + 13, SCENE_START,
                        &compare_text_font, SCENE_COLOR (DIM), name, NAME_PX - 8);
  for (guint i = 0; i < 2; i++)
    scene_style_add_text (group, self->fonts, figure_x (self, i), y + 13, SCENE_START, font,
                          SCENE_COLOR (TEXT), values[i], room);
  scene_node_add (self->out, group);
  return y + ROW_PX;
}

static char *
dup_number (guint64 value)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, value);
}

static char *
dup_printed (const Compare *self,
             guint          run)
{
  guint n = compare_count_lines (self->outputs[run]);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n), n);
}

/* ---- words ---------------------------------------------------------------------------- */

static gboolean
is_over (const Compare *self,
         guint          run)
{
  return session_is_at_end (self->runs[run]->session);
}

static void
append_output (const Compare *self,
               GString       *text)
{
  gboolean over = is_over (self, 0) && is_over (self, 1);

  if (self->difference > 0)
    g_string_append_printf (text, _ ("The outputs differ from line %u on."), self->difference);
  else if (g_str_equal (self->outputs[0], self->outputs[1]))
    g_string_append (text, over ? _ ("Both print the same.")
                                : _ ("Both have printed the same so far."));
  else if (over)
    g_string_append (text, _ ("One prints more than the other."));
  else
    g_string_append (text, _ ("What both have printed is the same; one is further."));
}

static void
append_times (const Compare *self,
              GString       *text)
{
  double left = compare_get_time (self, 0), right = compare_get_time (self, 1);
  guint longer = right > left;
  double ratio = MAX (left, right) / MAX (MIN (left, right), 1);

  if (!is_over (self, 0) || !is_over (self, 1))
    return;
  g_string_append_c (text, ' ');
  if (ratio < NOTABLE_RATIO)
    g_string_append (text, _ ("Both take about as long."));
  else
    /* Translators: the title of a run, and a number such as 3.6 */
    g_string_append_printf (text, _ ("%s takes %.1f times as long."), self->runs[longer]->title,
                            ratio);
}

char *
compare_dup_verdict (const Compare *self)
{
  GString *text = g_string_new (NULL);

  append_output (self, text);
  append_times (self, text);
  return g_string_free (text, FALSE);
}

static double
draw_verdict (const Compare *self,
              double         y)
{
  g_autofree char *text = compare_dup_verdict (self);
  double room = self->width_px - 2 * COMPARE_MARGIN_PX;
  g_auto (GStrv) lines = scene_fonts_wrap (self->fonts, &compare_title_font, text, room);
  SceneNode *group = scene_node_new_group ("verdict");

  for (guint i = 0; lines[i] != NULL; i++, y += LINE_PX)
    scene_style_add_text (group, self->fonts, COMPARE_MARGIN_PX, y + 13, SCENE_START,
                          &compare_title_font, SCENE_COLOR (TEXT), lines[i], room + 1);
  scene_node_add (self->out, group);
  return y;
}

double
compare_draw_figures (const Compare *self,
                      double         y)
{
  char *times[2], *steps[2], *peaks[2], *printed[2], *states[2];

  for (guint i = 0; i < 2; i++)
    {
      times[i] = scene_words_duration (compare_get_time (self, i));
      steps[i] = dup_number (session_get_step (self->runs[i]->session));
      peaks[i] = dup_number (compare_get_peak (self->runs[i]));
      printed[i] = dup_printed (self, i);
      states[i] = session_dup_status_text (self->runs[i]->session);
    }
  y = draw_row (self, "figure:title", NULL, self->runs[0]->title, self->runs[1]->title, y);
  y = draw_row (self, "figure:time", _ ("Virtual time"), times[0], times[1], y);
  y = draw_row (self, "figure:steps", _ ("Steps"), steps[0], steps[1], y);
  y = draw_row (self, "figure:goroutines", _ ("Goroutines at most"), peaks[0], peaks[1], y);
  y = draw_row (self, "figure:output", _ ("Printed"), printed[0], printed[1], y);
  y = draw_row (self, "figure:state", _ ("How it stands"), states[0], states[1], y);
  y = draw_verdict (self, y + 6);
  for (guint i = 0; i < 2; i++)
    {
      g_free (times[i]);
      g_free (steps[i]);
      g_free (peaks[i]);
      g_free (printed[i]);
      g_free (states[i]);
    }
  return y;
}
