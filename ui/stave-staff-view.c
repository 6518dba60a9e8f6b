/* SPDX-License-Identifier: MIT */
/*
 * The staff zooms in time only, so it keeps its own range and has the scene built for it,
 * instead of scaling the picture. A range of to <= from stands for the whole run, which grows.
 */
#include "stave-staff-view.h"

#include "scene-staff.h"

#define MIN_STEPS_SHOWN 4.0
#define MIN_NS_SHOWN 10.0
#define PICTURE_WIDTH_PX 1100
#define ROW_PX 34
#define MIN_ROW_PX 22

struct _StaveStaffView
{
  StaveSceneView parent_instance;
  SceneStaffView view; /* range and rows; size, step and selection are filled in for a build */
};

G_DEFINE_FINAL_TYPE (StaveStaffView, stave_staff_view, STAVE_TYPE_SCENE_VIEW)

static StaveController *
get_controller (StaveStaffView *self)
{
  return stave_scene_view_get_controller (STAVE_SCENE_VIEW (self));
}

static SceneStaffView
get_view (StaveStaffView *self,
          double          width,
          double          height)
{
  StaveController *controller = get_controller (self);
  SceneStaffView   view = self->view;

  view.width_px = width;
  view.height_px = height;
  view.step = session_get_step (stave_controller_get_session (controller));
  view.selected = stave_controller_get_selected (controller);
  return view;
}

static SceneStaffView
get_shown_view (StaveStaffView *self)
{
  return get_view (self, gtk_widget_get_width (GTK_WIDGET (self)),
                   gtk_widget_get_height (GTK_WIDGET (self)));
}

static SceneFonts *
get_fonts (StaveStaffView *self)
{
  return stave_scene_view_get_fonts (STAVE_SCENE_VIEW (self));
}

/* Moves the range so that the cursor is in it, if a part of the run is shown. */
static void
follow_cursor (StaveStaffView   *self,
               const SceneIndex *index)
{
  gsize  step = session_get_step (stave_controller_get_session (get_controller (self)));
  double at = self->view.by_time ? (double) scene_index_get_step_ns (index, step) : (double) step;
  double span = self->view.to - self->view.from;

  if (span <= 0 || (at >= self->view.from && at <= self->view.to))
    return;
  self->view.from = MAX (0, at - span * 0.7);
  self->view.to = self->view.from + span;
}

/* Rows become lower before some of them have to be scrolled to. */
static void
fit_rows (StaveStaffView   *self,
          const SceneIndex *index,
          double            height)
{
  SceneStaffView view = get_view (self, 0, height);
  guint          n_rows = MAX (scene_staff_get_n_rows (index, &view), 1);
  double         rest;

  view.row_px = ROW_PX;
  rest = scene_staff_get_height (index, &view) - ROW_PX * n_rows;
  self->view.row_px = CLAMP ((height - rest) / n_rows, MIN_ROW_PX, ROW_PX);
  self->view.first_row = CLAMP (self->view.first_row, 0,
                                MAX (0, n_rows - (height - rest) / self->view.row_px));
}

static Scene *
stave_staff_view_build (StaveSceneView *scene_view,
                        double          width,
                        double          height)
{
  StaveStaffView   *self = STAVE_STAFF_VIEW (scene_view);
  StaveController  *controller = get_controller (self);
  Session          *session = stave_controller_get_session (controller);
  const SceneIndex *index;
  SceneStaffView    view;

  if (!stave_controller_has_program (controller))
    return NULL;
  index = stave_controller_get_index (controller);
  view = get_view (self, width, height);
  if (width > 0)
    {
      follow_cursor (self, index);
      fit_rows (self, index, height);
      view = get_view (self, width, height);
    }
  else
    {
      view.width_px = PICTURE_WIDTH_PX;
      view.first_row = 0;
      view.row_px = ROW_PX;
      view.height_px = scene_staff_get_height (index, &view);
    }
  return scene_staff_build (index, &view, session_get_machine (session),
                            session_get_trace (session), get_fonts (self));
}

static void
stave_staff_view_picked (StaveSceneView *scene_view,
                         const SceneRef *ref,
                         double          x,
                         double          y,
                         int             n_press)
{
  StaveStaffView   *self = STAVE_STAFF_VIEW (scene_view);
  StaveController  *controller = get_controller (self);
  const SceneIndex *index = stave_controller_get_index (controller);
  SceneStaffView    view = get_shown_view (self);
  SceneRect         plot;

  if (ref->kind == SCENE_REF_GOROUTINE || (ref->kind == SCENE_REF_STEP && ref->id != 0))
    stave_controller_select (controller, ref->id);
  scene_staff_get_plot (index, &view, get_fonts (self), &plot);
  if (x >= plot.x - 4 && x <= plot.x + plot.width + 4)
    stave_controller_seek (controller,
                           scene_staff_x_to_step (index, &view, get_fonts (self), x));
}

static void
move_range (StaveStaffView   *self,
            const SceneIndex *index,
            double            by) /* in widths of the range */
{
  SceneStaffView whole = get_shown_view (self);
  double         from, to, span = self->view.to - self->view.from;

  if (span <= 0)
    return;
  whole.to = whole.from = 0;
  scene_staff_get_range (index, &whole, &from, &to);
  self->view.from = CLAMP (self->view.from + by * span, from, MAX (from, to - span));
  self->view.to = self->view.from + span;
}

static gboolean
stave_staff_view_scroll (StaveSceneView *scene_view,
                         double          dx,
                         double          dy)
{
  StaveStaffView   *self = STAVE_STAFF_VIEW (scene_view);
  const SceneIndex *index = stave_controller_get_index (get_controller (self));

  self->view.first_row += dy;
  move_range (self, index, dx * 0.1);
  stave_scene_view_refresh (scene_view, FALSE);
  return TRUE;
}

static gboolean
stave_staff_view_zoom (StaveSceneView *scene_view,
                       double          factor,
                       double          x)
{
  StaveStaffView   *self = STAVE_STAFF_VIEW (scene_view);
  const SceneIndex *index = stave_controller_get_index (get_controller (self));
  SceneStaffView    view = get_shown_view (self);
  SceneStaffView    whole = view;
  SceneRect         plot;
  double            from, to, first, last, at, span;

  if (!stave_controller_has_program (get_controller (self)))
    return TRUE;
  if (factor == 0)
    {
      self->view.from = self->view.to = 0;
      stave_scene_view_refresh (scene_view, FALSE);
      return TRUE;
    }
  whole.from = whole.to = 0;
  scene_staff_get_range (index, &whole, &first, &last);
  scene_staff_get_range (index, &view, &from, &to);
  scene_staff_get_plot (index, &view, get_fonts (self), &plot);
  at = from + (to - from) * CLAMP ((x - plot.x) / MAX (plot.width, 1), 0, 1);
  span = MAX ((to - from) / factor, view.by_time ? MIN_NS_SHOWN : MIN_STEPS_SHOWN);
  if (span >= last - first)
    self->view.from = self->view.to = 0;
  else
    {
      self->view.from = CLAMP (at - (at - from) * span / (to - from), first, last - span);
      self->view.to = self->view.from + span;
    }
  stave_scene_view_refresh (scene_view, FALSE);
  return TRUE;
}

static void
document_cb (StaveStaffView *self)
{
  self->view.from = self->view.to = 0;
  self->view.first_row = 0;
}

static void
selected_cb (StaveSceneView *self)
{
  stave_scene_view_refresh (self, FALSE);
}

static void
stave_staff_view_class_init (StaveStaffViewClass *klass)
{
  StaveSceneViewClass *view_class = STAVE_SCENE_VIEW_CLASS (klass);

  view_class->build = stave_staff_view_build;
  view_class->picked = stave_staff_view_picked;
  view_class->scroll = stave_staff_view_scroll;
  view_class->zoom = stave_staff_view_zoom;
}

static void
stave_staff_view_init (StaveStaffView *self)
{
  scene_staff_view_init (&self->view);
}

/**
 * stave_staff_view_new:
 * @controller: whose session it shows
 *
 * Returns: (transfer floating): the staff
 */
GtkWidget *
stave_staff_view_new (StaveController *controller)
{
  GtkWidget *self = g_object_new (STAVE_TYPE_STAFF_VIEW, NULL);

  g_signal_connect_object (controller, "document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  stave_scene_view_set_controller (STAVE_SCENE_VIEW (self), controller);
  return self;
}

/**
 * stave_staff_view_set_by_time:
 * @self: a staff
 * @by_time: whether x is virtual time instead of steps
 */
void
stave_staff_view_set_by_time (StaveStaffView *self,
                              gboolean        by_time)
{
  if (self->view.by_time == by_time)
    return;
  self->view.by_time = by_time;
  self->view.from = self->view.to = 0;
  stave_scene_view_refresh (STAVE_SCENE_VIEW (self), FALSE);
}

/**
 * stave_staff_view_get_by_time:
 * @self: a staff
 *
 * Returns: whether x is virtual time
 */
gboolean
stave_staff_view_get_by_time (StaveStaffView *self)
{
  return self->view.by_time;
}
