/* SPDX-License-Identifier: MIT */

/*
 * What stands where in a comparison. Everything but the stages has a height of its own; they take
 * what the view has left, within bounds, and are as large as that allows.
 */

#include "scene-compare.h"

#include "scene-compare-private.h"
#include "scene-staff.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PICTURE_WIDTH_PX 900.0
#define LEAST_WIDTH_PX 300.0
#define WIDE_PX 600.0        /* from here on two columns can be read */
#define TITLE_PX 20.0
#define LINE_PX 15.0
#define N_LINES 2            /* of what a run did last, in a column */
#define STAGE_PAD_PX 6.0
#define STAGE_SCALE 0.66     /* below it words on the stage are hard to read */
#define MOST_STAGE_SCALE 1.15
#define LEAST_STAGE_PX 118.0
#define MOST_STAGE_PX 460.0
#define NARROW_STAGE_PX 230.0
#define USUAL_STAGE_PX 300.0
#define STAFF_ROW_PX 22.0
#define RUN_TITLE_PX 17.0
#define MOST_STAFF_ROWS 8

const SceneFont compare_title_font = { SCENE_SANS, 12.5, 700 };
const SceneFont compare_text_font = { SCENE_SANS, 11, 400 };

double
compare_column_x (const Compare *self,
                  guint          run)
{
  return COMPARE_MARGIN_PX + (self->wide ? run * (self->column_px + COMPARE_GAP_PX) : 0);
}

const char *
compare_prefix (guint run)
{
  return run == 0 ? "left/" : "right/";
}

static void
compare_init (Compare                *self,
              const SceneCompareRun  *left,
              const SceneCompareRun  *right,
              const SceneCompareView *view,
              SceneFonts             *fonts)
{
  *self = (Compare) { .runs = { left, right }, .view = view, .fonts = fonts };
  self->width_px = view->width_px > 0 ? MAX (view->width_px, LEAST_WIDTH_PX) : PICTURE_WIDTH_PX;
  self->wide = self->width_px >= WIDE_PX;
  self->column_px = self->width_px - 2 * COMPARE_MARGIN_PX;
  if (self->wide)
    self->column_px = (self->column_px - COMPARE_GAP_PX) / 2;
  for (guint i = 0; i < 2; i++)
    {
      const Machine *machine = session_get_machine (self->runs[i]->session);
      gsize len;
      const char *text = machine_get_output (machine, TRUE, &len);

      self->outputs[i] = g_strndup (text, len);
      scene_series_update (self->runs[i]->series, self->runs[i]->session);
    }
  self->difference = scene_compare_find_difference (self->outputs[0], self->outputs[1]);
  self->out = scene_node_new_group ("compare");
}

static void
compare_clear (Compare *self)
{
  g_free (self->outputs[0]);
  g_free (self->outputs[1]);
}

/* ---- heads ------------------------------------------------------------------------------ */

static char *
dup_last_words (const SceneCompareRun *run)
{
  gsize step = session_get_step (run->session);

  if (step == 0)
    return g_strdup (_ ("At its start."));
  return session_dup_narration (run->session, step);
}

static guint
count_head_lines (const Compare *self)
{
  return self->wide ? N_LINES : 1;
}

static double
head_height (const Compare *self)
{
  return TITLE_PX + count_head_lines (self) * LINE_PX;
}

/* A run's title, and what it did last: pale if that was before the step just made. */
static double
draw_head (const Compare *self,
           guint          run,
           double         y)
{
  g_autofree char *id = g_strconcat (compare_prefix (run), "head", NULL);
  g_autofree char *words = dup_last_words (self->runs[run]);
  SceneNode *group = scene_node_new_group (id);
  double x = compare_column_x (self, run), end = y + head_height (self);
  guint n = count_head_lines (self);
  g_auto (GStrv) lines = NULL;

  scene_style_add_text (group, self->fonts, x, y + 14, SCENE_START, &compare_title_font,
                        SCENE_COLOR (TEXT), self->runs[run]->title, self->column_px);
  y += TITLE_PX;
  lines = scene_fonts_wrap (self->fonts, &compare_text_font, words ? words : "", self->column_px);
  for (guint i = 0; lines[i] != NULL && i < n; i++, y += LINE_PX)
    {
      g_autofree char *rest = NULL;

      if (i == n - 1 && lines[i + 1] != NULL)
        rest = g_strconcat (lines[i], " ", lines[i + 1], NULL);
      scene_style_add_text (group, self->fonts, x, y + 11, SCENE_START, &compare_text_font,
                            self->runs[run]->moved ? SCENE_COLOR (TEXT) : SCENE_COLOR (DIM),
                            rest ? rest : lines[i], self->column_px);
    }
  scene_node_add (self->out, group);
  return end;
}

/* ---- stages ------------------------------------------------------------------------------ */

static Scene *
build_stage (const Compare *self,
             guint          run)
{
  const SceneCompareRun *one = self->runs[run];
  g_autoptr (SceneModel) model = scene_model_new (one->session, one->index);
  SceneStageOptions options;

  scene_stage_options_init (&options);
  options.fold_width_px = (self->column_px - 2 * STAGE_PAD_PX) / STAGE_SCALE;
  options.fold_height_px = USUAL_STAGE_PX / STAGE_SCALE;
  return scene_stage_build (model, one->layout, &options);
}

/* Height in which a stage is as wide as its column. */
static double
stage_height (const Compare *self,
              const Scene   *stage)
{
  double scale = MIN ((self->column_px - 2 * STAGE_PAD_PX) / scene_get_width (stage),
                      MOST_STAGE_SCALE);

  return scene_get_height (stage) * scale + 2 * STAGE_PAD_PX;
}

static double
draw_stage (const Compare *self,
            guint          run,
            const Scene   *stage,
            double         y,
            double         height)
{
  g_autofree char *id = g_strconcat (compare_prefix (run), "card", NULL);
  double x = compare_column_x (self, run);
  double scale = MIN ((self->column_px - 2 * STAGE_PAD_PX) / scene_get_width (stage),
                      (height - 2 * STAGE_PAD_PX) / scene_get_height (stage));
  SceneNode *card = scene_node_new_rect (x, y, self->column_px, height, 8);

  scale = MIN (scale, MOST_STAGE_SCALE);
  scene_node_set_id (card, id);
  scene_node_set_fill (card, SCENE_COLOR (SURFACE));
  scene_node_set_stroke (card, SCENE_COLOR (BORDER), 1);
  scene_node_add (self->out, card);
  scene_node_add (self->out,
                  compare_embed (scene_get_root (stage), run, self->runs[run]->title, scale,
                                 x + (self->column_px - scene_get_width (stage) * scale) / 2,
                                 y + (height - scene_get_height (stage) * scale) / 2));
  return y + height;
}

/* ---- staffs ------------------------------------------------------------------------------ */

/* How the two staffs are to be drawn so that a place is as far right in both. */
static void
init_staffs (const Compare  *self,
             SceneStaffView *views,
             double         *cursor)
{
  double label_px = 0;

  *cursor = self->view->now;
  for (guint i = 0; i < 2; i++)
    {
      SceneStaffView *view = &views[i];

      scene_staff_view_init (view);
      view->width_px = self->width_px;
      view->by_time = self->view->unit == SCENE_PACE_TIME;
      view->row_px = STAFF_ROW_PX;
      view->step = session_get_step (self->runs[i]->session);
      view->to = MAX (MAX (self->view->furthest, self->view->now), 1);
      view->no_axis = i == 0;
      view->cursor = cursor;
      view->grouped = scene_staff_get_n_rows (self->runs[i]->index, view) > MOST_STAFF_ROWS;
      label_px = MAX (label_px,
                      scene_staff_get_label_px (self->runs[i]->index, view, self->fonts));
    }
  for (guint i = 0; i < 2; i++)
    {
      double rest, rows;

      views[i].label_px = label_px;
      rest = scene_staff_get_height (self->runs[i]->index, &views[i]);
      rows = scene_staff_get_n_rows (self->runs[i]->index, &views[i]);
      views[i].height_px = rest - MAX (rows - MOST_STAFF_ROWS, 0) * STAFF_ROW_PX;
    }
}

static double
staffs_height (const SceneStaffView *views)
{
  return views[0].height_px + views[1].height_px + 2 * RUN_TITLE_PX;
}

static double
draw_run_title (const Compare *self,
                guint          run,
                double         y)
{
  scene_style_add_text (self->out, self->fonts, COMPARE_MARGIN_PX, y + 13, SCENE_START,
                        &compare_text_font, SCENE_COLOR (DIM), self->runs[run]->title,
                        self->width_px - 2 * COMPARE_MARGIN_PX);
  return y + RUN_TITLE_PX;
}

static double
draw_staff (const Compare        *self,
            guint                 run,
            const SceneStaffView *view,
            double                y)
{
  const SceneCompareRun *one = self->runs[run];
  g_autoptr (Scene) staff
    = scene_staff_build (one->index, view, session_get_machine (one->session),
                         session_get_trace (one->session), self->fonts);

  y = self->wide ? draw_run_title (self, run, y) : draw_head (self, run, y);
  scene_node_add (self->out,
                  compare_embed (scene_get_root (staff), run, one->title, 1, 0, y));
  return y + view->height_px;
}

static double
draw_staffs (const Compare        *self,
             const SceneStaffView *views,
             double                y,
             SceneComparePlot     *out_plot)
{
  double end = draw_staff (self, 1, &views[1], draw_staff (self, 0, &views[0], y));

  if (out_plot != NULL)
    {
      scene_staff_get_plot (self->runs[0]->index, &views[0], self->fonts, &out_plot->box);
      out_plot->box.y = y;
      out_plot->box.height = end - y;
      out_plot->to = views[0].to;
    }
  return end;
}

/* ---- all of it --------------------------------------------------------------------------- */

static double
outputs_height (const Compare *self)
{
  Compare trial = *self;
  double height;

  trial.out = scene_node_new_group (NULL);
  height = compare_draw_outputs (&trial, 0) + 10 + compare_draw_figures (&trial, 0);
  scene_node_unref (trial.out);
  return height;
}

/* Heights of both stages: beside each other they are as high as they would be, or take what the view
 * has left; below each other they are as large as can be read, and the view is scrolled. */
static void
share_height (const Compare        *self,
              const SceneStaffView *staffs,
              Scene *const         *stages,
              double               *heights)
{
  double rest = self->view->height_px - staffs_height (staffs) - outputs_height (self)
                - 3 * COMPARE_MARGIN_PX - head_height (self);
  double most = NARROW_STAGE_PX;

  if (self->wide)
    most = self->view->height_px > 0 ? CLAMP (rest, USUAL_STAGE_PX / 2, MOST_STAGE_PX)
                                     : USUAL_STAGE_PX;
  for (guint i = 0; i < 2; i++)
    heights[i] = CLAMP (stage_height (self, stages[i]), LEAST_STAGE_PX, most);
  if (self->wide)
    heights[0] = heights[1] = MAX (heights[0], heights[1]);
}

static double
draw_columns (const Compare        *self,
              const SceneStaffView *staffs,
              Scene *const         *stages,
              const double         *heights,
              SceneComparePlot     *out_plot)
{
  double y = COMPARE_MARGIN_PX;

  for (guint i = 0; i < 2; i++)
    draw_stage (self, i, stages[i], draw_head (self, i, y) + 2, heights[i]);
  return draw_staffs (self, staffs, y + head_height (self) + 2 + heights[0] + 8, out_plot);
}

/* Where there is no room for two columns, time comes first: it tells most in least room. */
static double
draw_rows (const Compare        *self,
           const SceneStaffView *staffs,
           Scene *const         *stages,
           const double         *heights,
           SceneComparePlot     *out_plot)
{
  double y = draw_staffs (self, staffs, COMPARE_MARGIN_PX - 6, out_plot);

  for (guint i = 0; i < 2; i++)
    {
      y = draw_run_title (self, i, y + 4);
      y = draw_stage (self, i, stages[i], y + 2, heights[i]);
    }
  return y;
}

static char *
dup_description (const Compare *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *verdict = compare_dup_verdict (self);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *words = dup_last_words (self->runs[i]);
      g_autofree char *time = scene_words_duration (compare_get_time (self, i));
      g_autofree char *state = session_dup_status_text (self->runs[i]->session);

      /* Translators: a run's title, virtual time, its steps, goroutines at most, how it stands, and
       * what it did last */
      g_string_append_printf (text, _ ("%s, after %s and %u steps, with %d goroutines at most: "
                                       "%s. %s "),
                              self->runs[i]->title, time,
                              (guint) session_get_step (self->runs[i]->session),
                              (int) compare_get_peak (self->runs[i]), state, words ? words : "");
    }
  g_string_append (text, verdict);
  return g_string_free (text, FALSE);
}

/**
 * scene_compare_build:
 * @left: one run, with a program
 * @right: another
 * @view: the moment, and how large the view is
 * @fonts: measures texts
 * @out_plot: (out) (optional): where time lies
 *
 * Draws two runs beside each other.
 *
 * Cost: that of two stages and two staffs.
 *
 * Returns: (transfer full): the scene, as wide as the view or a little wider, and as high as needed
 */
Scene *
scene_compare_build (const SceneCompareRun  *left,
                     const SceneCompareRun  *right,
                     const SceneCompareView *view,
                     SceneFonts             *fonts,
                     SceneComparePlot       *out_plot)
{
  Compare self;
  SceneStaffView staffs[2];
  Scene *stages[2];
  double heights[2], cursor, y;
  g_autofree char *title = NULL, *description = NULL;
  Scene *scene;

  compare_init (&self, left, right, view, fonts);
  init_staffs (&self, staffs, &cursor);
  stages[0] = build_stage (&self, 0);
  stages[1] = build_stage (&self, 1);
  share_height (&self, staffs, stages, heights);
  y = (self.wide ? draw_columns : draw_rows) (&self, staffs, stages, heights, out_plot);
  y = compare_draw_outputs (&self, y + 4);
  y = compare_draw_figures (&self, y + 10);
  /* Translators: the titles of two runs */
  title = g_strdup_printf (_ ("%s and %s, side by side"), left->title, right->title);
  description = dup_description (&self);
  scene = scene_new (self.out, self.width_px, MAX (y + COMPARE_MARGIN_PX, view->height_px), title,
                     description);
  scene_unref (stages[0]);
  scene_unref (stages[1]);
  compare_clear (&self);
  return scene;
}

/**
 * scene_compare_find_place:
 * @plot: where time lies in a scene
 * @x: a point of it
 * @y: the same
 *
 * Returns: the virtual time, or the step, that a click there means; -1: none
 */
gint64
scene_compare_find_place (const SceneComparePlot *plot,
                          double                  x,
                          double                  y)
{
  const SceneRect *box = &plot->box;

  if (box->width <= 0 || x < box->x - 4 || x > box->x + box->width + 4 || y < box->y
      || y > box->y + box->height)
    return -1;
  return (gint64) floor (CLAMP ((x - box->x) / box->width, 0, 1) * plot->to);
}
