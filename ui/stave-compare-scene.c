/* SPDX-License-Identifier: MIT */
#include "stave-compare-scene.h"

#include "stave-scene-view-private.h"

#define LEAST_HEIGHT_PX 80

struct _StaveCompareScene
{
  StaveSceneView   parent_instance;
  StaveCompare    *compare;
  double           height_px; /* that can be seen at once */
  int              needed_px; /* height of the scene */
  SceneComparePlot plot;      /* of the scene that was built last */
};

G_DEFINE_FINAL_TYPE (StaveCompareScene, stave_compare_scene, STAVE_TYPE_SCENE_VIEW)

static Scene *
stave_compare_scene_build (StaveSceneView *scene_view,
                           double          width,
                           double          height)
{
  StaveCompareScene *self = STAVE_COMPARE_SCENE (scene_view);
  SceneFonts        *fonts = stave_scene_view_get_fonts (scene_view);
  ScenePace         *pace = stave_compare_get_pace (self->compare);
  SceneCompareView   view = { .width_px = width };
  SceneCompareRun    left, right;
  Scene             *scene;

  if (!stave_compare_get_runs (self->compare, fonts, &left, &right))
    return NULL;
  view.height_px = width > 0 ? MIN (self->height_px, height) : 0;
  view.unit = scene_pace_get_unit (pace);
  view.now = scene_pace_get_now (pace);
  view.furthest = scene_pace_get_furthest (pace);
  scene = scene_compare_build (&left, &right, &view, fonts, width > 0 ? &self->plot : NULL);
  if (width > 0 && self->needed_px != (int) scene_get_height (scene))
    {
      self->needed_px = (int) scene_get_height (scene);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  return scene;
}

/* The other run's program may be another one; where it is the same, its lines are in view. */
static void
show_line_of_other (StaveCompareScene *self,
                    const SceneRef    *ref,
                    Session           *session)
{
  g_autoptr (GPtrArray) goroutines = session_dup_goroutines (session);
  StaveController      *controller = stave_compare_get_controller (self->compare);

  for (guint i = 0; i < goroutines->len; i++)
    {
      const MachineGView *view = g_ptr_array_index (goroutines, i);

      if (view->id == ref->id && view->location.source != NULL)
        stave_controller_show_line (controller, view->location.source->name, view->location.line);
    }
}

static void
stave_compare_scene_picked (StaveSceneView *scene_view,
                            const SceneRef *ref,
                            double          x,
                            double          y,
                            int             n_press)
{
  StaveCompareScene *self = STAVE_COMPARE_SCENE (scene_view);
  gint64             place = scene_compare_find_place (&self->plot, x, y);
  SceneCompareRun    left, right;

  if (place >= 0)
    stave_controller_seek_both (stave_compare_get_controller (self->compare), place);
  else if (ref->run == 0)
    stave_scene_view_pick (scene_view, ref, n_press);
  else if (ref->kind == SCENE_REF_GOROUTINE
           && stave_compare_get_runs (self->compare, stave_scene_view_get_fonts (scene_view),
                                      &left, &right))
    show_line_of_other (self, ref, right.session);
}

static void
stave_compare_scene_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  StaveCompareScene *self = STAVE_COMPARE_SCENE (widget);

  GTK_WIDGET_CLASS (stave_compare_scene_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (self->needed_px, LEAST_HEIGHT_PX);
}

/* Brings what the keyboard has come to into view. The viewport would do the same for the picture as
 * a whole, and jump to its top at every click. */
static void
stave_compare_scene_set_focus_child (GtkWidget *widget,
                                     GtkWidget *child)
{
  GtkWidget      *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  GTK_WIDGET_CLASS (stave_compare_scene_parent_class)->set_focus_child (widget, child);
  if (child == NULL || scrolled == NULL || !gtk_widget_compute_bounds (child, widget, &bounds))
    return;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                             bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
compare_changed_cb (StaveSceneView *self)
{
  stave_scene_view_refresh (self, FALSE);
}

static void
stave_compare_scene_dispose (GObject *object)
{
  g_clear_object (&STAVE_COMPARE_SCENE (object)->compare);
  G_OBJECT_CLASS (stave_compare_scene_parent_class)->dispose (object);
}

static void
stave_compare_scene_class_init (StaveCompareSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_compare_scene_dispose;
  GTK_WIDGET_CLASS (klass)->measure = stave_compare_scene_measure;
  GTK_WIDGET_CLASS (klass)->set_focus_child = stave_compare_scene_set_focus_child;
  STAVE_SCENE_VIEW_CLASS (klass)->build = stave_compare_scene_build;
  STAVE_SCENE_VIEW_CLASS (klass)->picked = stave_compare_scene_picked;
}

static void
stave_compare_scene_init (StaveCompareScene *self)
{
}

/**
 * stave_compare_scene_new:
 * @compare: the two runs
 *
 * Returns: (transfer floating): their picture
 */
GtkWidget *
stave_compare_scene_new (StaveCompare *compare)
{
  StaveCompareScene *self = g_object_new (STAVE_TYPE_COMPARE_SCENE, NULL);

  self->compare = g_object_ref (compare);
  g_signal_connect_object (compare, "changed", G_CALLBACK (compare_changed_cb), self,
                           G_CONNECT_SWAPPED);
  stave_scene_view_set_controller (STAVE_SCENE_VIEW (self),
                                   stave_compare_get_controller (compare));
  return GTK_WIDGET (self);
}

/**
 * stave_compare_scene_set_height:
 * @self: a picture of two runs
 * @height_px: of the window it is seen through
 */
void
stave_compare_scene_set_height (StaveCompareScene *self,
                                double             height_px)
{
  if (self->height_px == height_px)
    return;
  self->height_px = height_px;
  stave_scene_view_refresh (STAVE_SCENE_VIEW (self), FALSE);
}
