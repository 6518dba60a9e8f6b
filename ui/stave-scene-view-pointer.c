/* SPDX-License-Identifier: MIT */
/*
 * Pointer and keys of a scene view: what is under the pointer, clicks, zoom and pan. A subclass
 * may take scrolling and zooming for itself.
 */
#include "stave-scene-view-private.h"

static const SceneNode *
hit (StaveSceneView *self,
     double         *x,
     double         *y)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (self);
  SceneViewPlace         view;

  if (priv->scene == NULL)
    return NULL;
  view = stave_scene_view_get_place (self);
  *x = (*x - view.dx) / view.scale;
  *y = (*y - view.dy) / view.scale;
  return scene_hit (priv->scene, *x, *y);
}

static void
click_pressed_cb (StaveSceneView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
click_released_cb (StaveSceneView  *self,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkGestureClick *gesture)
{
  static const SceneRef nothing = { .kind = SCENE_REF_NONE };
  const SceneNode      *node = hit (self, &x, &y);

  if (stave_scene_view_get_private (self)->scene != NULL)
    STAVE_SCENE_VIEW_GET_CLASS (self)->picked (
        self, node != NULL ? scene_node_get_ref (node) : &nothing, x, y, n_press);
}

static void
motion_cb (StaveSceneView           *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  const SceneNode *node;

  stave_scene_view_get_private (self)->pointer_x = x;
  node = hit (self, &x, &y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), node != NULL ? "pointer" : NULL);
}

gboolean
stave_scene_view_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  double           scene_x = x;
  double           scene_y = y;
  const SceneNode *node = hit (STAVE_SCENE_VIEW (widget), &scene_x, &scene_y);

  if (node == NULL || scene_node_get_title (node) == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, scene_node_get_title (node));
  return TRUE;
}

static void
drag_begin_cb (StaveSceneView *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (self);

  priv->drag_x = priv->offset_x;
  priv->drag_y = priv->offset_y;
}

static void
drag_update_cb (StaveSceneView *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (self);
  SceneViewPlace         view;

  if (priv->scene == NULL || ABS (dx) + ABS (dy) < 8)
    return;
  view = stave_scene_view_get_place (self);
  priv->offset_x = priv->drag_x - dx / view.scale;
  priv->offset_y = priv->drag_y - dy / view.scale;
  stave_scene_view_moved (self);
}

static void
zoom_at (StaveSceneView *self,
         double          factor,
         double          x)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (self);

  if (priv->scene == NULL)
    return;
  if (STAVE_SCENE_VIEW_GET_CLASS (self)->zoom != NULL
      && STAVE_SCENE_VIEW_GET_CLASS (self)->zoom (self, factor, x))
    return;
  priv->zoom = CLAMP (priv->zoom * factor, 1.0, SCENE_VIEW_MAX_SCALE);
  stave_scene_view_moved (self);
}

static gboolean
scroll_cb (StaveSceneView           *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (self);
  StaveSceneViewClass   *klass = STAVE_SCENE_VIEW_GET_CLASS (self);
  GdkModifierType        state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (state & GDK_CONTROL_MASK)
    {
      zoom_at (self, dy < 0 ? 1.2 : 1 / 1.2, priv->pointer_x);
      return TRUE;
    }
  if (state & GDK_SHIFT_MASK && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  if (klass->scroll != NULL && klass->scroll (self, dx, dy))
    return TRUE;
  if (priv->scene == NULL || priv->zoom <= 1)
    return FALSE;
  priv->offset_x += dx * 40;
  priv->offset_y += dy * 40;
  stave_scene_view_moved (self);
  return TRUE;
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  stave_scene_view_zoom (STAVE_SCENE_VIEW (widget), g_variant_get_double (parameter));
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  stave_scene_view_zoom_to_fit (STAVE_SCENE_VIEW (widget));
}

static void
add_zoom_key (GtkWidgetClass *klass,
              guint           key,
              double          factor)
{
  gtk_widget_class_add_binding_action (klass, key, 0, "scene.zoom", "d", factor);
  gtk_widget_class_add_binding_action (klass, key, GDK_CONTROL_MASK, "scene.zoom", "d", factor);
}

void
stave_scene_view_add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "scene.zoom", "d", zoom_action);
  gtk_widget_class_install_action (widget_class, "scene.fit", NULL, fit_action);
  add_zoom_key (widget_class, GDK_KEY_plus, 1.25);
  add_zoom_key (widget_class, GDK_KEY_equal, 1.25);
  add_zoom_key (widget_class, GDK_KEY_KP_Add, 1.25);
  add_zoom_key (widget_class, GDK_KEY_minus, 0.8);
  add_zoom_key (widget_class, GDK_KEY_KP_Subtract, 0.8);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "scene.fit",
                                       NULL);
}

void
stave_scene_view_add_controllers (StaveSceneView *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (click_pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_released_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/**
 * stave_scene_view_zoom:
 * @self: a scene view
 * @factor: above 1 to come nearer
 */
void
stave_scene_view_zoom (StaveSceneView *self,
                       double          factor)
{
  zoom_at (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0);
}

/**
 * stave_scene_view_zoom_to_fit:
 * @self: a scene view
 *
 * Shows all of the scene.
 */
void
stave_scene_view_zoom_to_fit (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (self);

  if (priv->scene != NULL && STAVE_SCENE_VIEW_GET_CLASS (self)->zoom != NULL)
    STAVE_SCENE_VIEW_GET_CLASS (self)->zoom (self, 0, 0);
  priv->zoom = 1;
  priv->offset_x = 0;
  priv->offset_y = 0;
  stave_scene_view_moved (self);
}
