/* SPDX-License-Identifier: MIT */
/*
 * Scenes are built when they are needed: a refresh only marks the view as stale; an idle
 * source that comes before GTK's layout builds, if the view is mapped. So a hidden view costs
 * nothing, and ten changes before a frame cost one build. It is not done while GTK allocates,
 * as stops come and go with the scene.
 */
#include "stave-scene-view.h"

#include "scene-interpolate.h"
#include "scene-paint.h"
#include "stave-language.h"

#define MAX_STOPS 200
#define MOVE_MS 380
#define HIGHLIGHT_MS 1600
#define MIN_SCALE 0.2
#define MAX_SCALE 6.0
#define MAX_FIT_SCALE 1.4 /* small scenes are not blown up further than that */

typedef struct
{
  StaveController *controller;
  SceneFonts      *fonts;
  Scene           *scene;     /* what is or will be shown */
  Scene           *from;      /* what a movement under way began with, or NULL */
  AdwAnimation    *animation; /* from → scene */
  gboolean         stale;     /* to be built */
  guint            build_id;  /* idle source that will, or 0 */
  int              width;     /* the scene was built for that size */
  int              height;
  gboolean         animate;   /* the next build is to be blended over to */
  GHashTable      *stops;     /* id → GtkButton, children of the view */

  double           zoom;      /* by the learner; 1: as it fits */
  double           offset_x;  /* of the view's middle from the scene's, in scene pixels */
  double           offset_y;
  double           drag_x;    /* the offset when a drag began */
  double           drag_y;
  double           pointer_x;

  char            *highlight; /* id of the node set off, or NULL */
  guint            highlight_id;
} StaveSceneViewPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (StaveSceneView, stave_scene_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTROLLER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static StaveSceneViewPrivate *
get_private (StaveSceneView *self)
{
  return stave_scene_view_get_instance_private (self);
}

/* ---- geometry -------------------------------------------------------------------- */

/* The scene's point (x, y) is drawn at x * scale + dx, y * scale + dy. */
typedef struct
{
  double scale, dx, dy;
} View;

static View
get_view (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  double                 width = gtk_widget_get_width (GTK_WIDGET (self));
  double                 height = gtk_widget_get_height (GTK_WIDGET (self));
  double                 scene_width = scene_get_width (priv->scene);
  double                 scene_height = scene_get_height (priv->scene);
  View                   view;

  view.scale = MIN (MAX_FIT_SCALE, MIN (width / MAX (scene_width, 1), height / MAX (scene_height, 1)));
  view.scale = CLAMP (view.scale * priv->zoom, MIN_SCALE, MAX_SCALE);
  view.dx = width / 2 - (scene_width / 2 + priv->offset_x) * view.scale;
  view.dy = height / 2 - (scene_height / 2 + priv->offset_y) * view.scale;
  return view;
}

static void
clamp_offset (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  View                   view;
  double                 room_x, room_y;

  if (priv->scene == NULL)
    return;
  view = get_view (self);
  room_x = scene_get_width (priv->scene) - gtk_widget_get_width (GTK_WIDGET (self)) / view.scale;
  room_y = scene_get_height (priv->scene) - gtk_widget_get_height (GTK_WIDGET (self)) / view.scale;
  priv->offset_x = CLAMP (priv->offset_x, -MAX (room_x, 0) / 2, MAX (room_x, 0) / 2);
  priv->offset_y = CLAMP (priv->offset_y, -MAX (room_y, 0) / 2, MAX (room_y, 0) / 2);
}

static void
view_changed (StaveSceneView *self)
{
  clamp_offset (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- stops ------------------------------------------------------------------------- */

static const SceneNode *
find_stop_node (StaveSceneView *self,
                GtkWidget      *stop)
{
  return scene_find (get_private (self)->scene, gtk_widget_get_name (stop));
}

static void
stop_clicked_cb (StaveSceneView *self,
                 GtkButton      *stop)
{
  const SceneNode *node = find_stop_node (self, GTK_WIDGET (stop));
  SceneRect        bounds;

  if (node == NULL)
    return;
  scene_node_get_bounds (node, &bounds);
  STAVE_SCENE_VIEW_GET_CLASS (self)->picked (self, scene_node_get_ref (node),
                                             bounds.x + bounds.width / 2,
                                             bounds.y + bounds.height / 2, 1);
}

static GtkWidget *
add_stop (StaveSceneView *self,
          const char     *id)
{
  GtkWidget *stop = gtk_button_new ();

  gtk_widget_set_name (stop, id);
  gtk_widget_add_css_class (stop, "scene-stop");
  gtk_widget_set_can_target (stop, FALSE);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (stop_clicked_cb), self);
  gtk_widget_set_parent (stop, GTK_WIDGET (self));
  g_hash_table_insert (get_private (self)->stops, g_strdup (id), stop);
  return stop;
}

static void
update_stop (GtkWidget  *stop,
             const char *title)
{
  const char *old = g_object_get_data (G_OBJECT (stop), "title");

  if (g_strcmp0 (old, title) == 0)
    return;
  g_object_set_data_full (G_OBJECT (stop), "title", g_strdup (title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (stop), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
remove_gone_stops (StaveSceneView *self,
                   GHashTable     *present)
{
  GHashTableIter iter;
  gpointer       id, stop;

  g_hash_table_iter_init (&iter, get_private (self)->stops);
  while (g_hash_table_iter_next (&iter, &id, &stop))
    if (!g_hash_table_contains (present, id))
      {
        gtk_widget_unparent (stop);
        g_hash_table_iter_remove (&iter);
      }
}

static void
update_stops (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)  nodes = NULL;
  GtkWidget             *previous = NULL;

  if (priv->scene != NULL)
    nodes = scene_dup_stops (priv->scene);
  for (guint i = 0; nodes != NULL && i < MIN (nodes->len, MAX_STOPS); i++)
    {
      const SceneNode *node = g_ptr_array_index (nodes, i);
      const char      *id = scene_node_get_id (node);
      GtkWidget       *stop;

      if (id == NULL || g_hash_table_contains (present, id))
        continue;
      stop = g_hash_table_lookup (priv->stops, id);
      if (stop == NULL)
        stop = add_stop (self, id);
      update_stop (stop, scene_node_get_title (node));
      if (gtk_widget_get_prev_sibling (stop) != previous)
        gtk_widget_insert_after (stop, GTK_WIDGET (self), previous);
      previous = stop;
      g_hash_table_add (present, (gpointer) id);
    }
  remove_gone_stops (self, present);
}

static void
allocate_stops (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  View                   view;

  if (priv->scene == NULL)
    return;
  view = get_view (self);
  for (GtkWidget *stop = gtk_widget_get_first_child (GTK_WIDGET (self)); stop != NULL;
       stop = gtk_widget_get_next_sibling (stop))
    {
      const SceneNode *node = find_stop_node (self, stop);
      GtkAllocation    place;
      SceneRect        bounds;
      int              min_width, min_height;

      if (node == NULL)
        continue;
      scene_node_get_bounds (node, &bounds);
      gtk_widget_measure (stop, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
      gtk_widget_measure (stop, GTK_ORIENTATION_VERTICAL, -1, &min_height, NULL, NULL, NULL);
      place.x = (int) (bounds.x * view.scale + view.dx);
      place.y = (int) (bounds.y * view.scale + view.dy);
      place.width = MAX ((int) (bounds.width * view.scale) + 1, min_width);
      place.height = MAX ((int) (bounds.height * view.scale) + 1, min_height);
      gtk_widget_size_allocate (stop, &place, -1);
    }
}

/* ---- building and blending ---------------------------------------------------------- */

static Scene *
dup_shown (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);

  if (priv->from != NULL)
    return scene_interpolate (priv->from, priv->scene, adw_animation_get_value (priv->animation));
  return priv->scene != NULL ? scene_ref (priv->scene) : NULL;
}

static void
end_movement (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);

  if (priv->from == NULL)
    return;
  g_clear_pointer (&priv->from, scene_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
start_movement (StaveSceneView *self,
                Scene          *from)
{
  StaveSceneViewPrivate *priv = get_private (self);
  guint                  step_ms = stave_controller_get_step_ms (priv->controller);

  adw_animation_reset (priv->animation);
  g_clear_pointer (&priv->from, scene_unref);
  priv->from = scene_ref (from);
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (priv->animation),
                                    MIN (MOVE_MS, step_ms * 7 / 10));
  adw_animation_play (priv->animation);
}

static void
set_scene (StaveSceneView *self,
           Scene          *scene) /* taken, or NULL */
{
  StaveSceneViewPrivate *priv = get_private (self);
  g_autoptr (Scene)      shown = dup_shown (self);
  gboolean               moves;

  moves = priv->animate && shown != NULL && scene != NULL
          && adw_get_enable_animations (GTK_WIDGET (self))
          && scene_interpolate_moves (shown, scene);
  g_clear_pointer (&priv->from, scene_unref);
  g_clear_pointer (&priv->scene, scene_unref);
  priv->scene = scene;
  priv->animate = FALSE;
  if (moves)
    start_movement (self, shown);
  update_stops (self);
  clamp_offset (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  scene != NULL ? scene_get_description (scene) : "", -1);
}

static void
ensure_scene (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  int                    width = gtk_widget_get_width (GTK_WIDGET (self));
  int                    height = gtk_widget_get_height (GTK_WIDGET (self));

  if (!priv->stale || priv->controller == NULL || width <= 0 || height <= 0)
    return;
  priv->stale = FALSE;
  priv->width = width;
  priv->height = height;
  set_scene (self, STAVE_SCENE_VIEW_GET_CLASS (self)->build (self, width, height));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
build_cb (gpointer user_data)
{
  get_private (user_data)->build_id = 0;
  ensure_scene (user_data);
  return G_SOURCE_REMOVE;
}

static void
schedule_build (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);

  if (priv->stale && priv->build_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->build_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, build_cb, self, NULL);
}

static void
stave_scene_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (stave_scene_view_parent_class)->map (widget);
  schedule_build (STAVE_SCENE_VIEW (widget));
}

/* ---- drawing -------------------------------------------------------------------------- */

static void
draw_highlight (StaveSceneView *self,
                cairo_t        *cr)
{
  StaveSceneViewPrivate *priv = get_private (self);
  const SceneNode       *node = NULL;
  SceneRect              bounds;
  guint32                rgba;

  if (priv->highlight != NULL)
    node = scene_find (priv->scene, priv->highlight);
  if (node == NULL)
    return;
  scene_node_get_bounds (node, &bounds);
  rgba = scene_theme_get_rgba (stave_scene_view_get_theme (self), SCENE_ROLE_WARN);
  cairo_set_source_rgba (cr, (rgba >> 24) / 255.0, (rgba >> 16 & 255) / 255.0,
                         (rgba >> 8 & 255) / 255.0, 1);
  cairo_set_line_width (cr, 3);
  cairo_rectangle (cr, bounds.x - 5, bounds.y - 5, bounds.width + 10, bounds.height + 10);
  cairo_stroke (cr);
}

static void
stave_scene_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  StaveSceneView        *self = STAVE_SCENE_VIEW (widget);
  StaveSceneViewPrivate *priv = get_private (self);
  SceneTheme             theme = stave_scene_view_get_theme (self);
  int                    width = gtk_widget_get_width (widget);
  int                    height = gtk_widget_get_height (widget);
  g_autoptr (Scene)      shown = dup_shown (self);
  cairo_t               *cr;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  scene_paint_background (theme, cr);
  if (shown != NULL)
    {
      View view = get_view (self);

      cairo_translate (cr, view.dx, view.dy);
      cairo_scale (cr, view.scale, view.scale);
      scene_paint (shown, priv->fonts, theme, cr);
      draw_highlight (self, cr);
    }
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (stave_scene_view_parent_class)->snapshot (widget, snapshot);
}

static void
stave_scene_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  StaveSceneView        *self = STAVE_SCENE_VIEW (widget);
  StaveSceneViewPrivate *priv = get_private (self);

  if (priv->width != width || priv->height != height)
    {
      priv->stale = TRUE;
      schedule_build (self);
    }
  clamp_offset (self);
  allocate_stops (self);
}

static void
stave_scene_view_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  *minimum = 80;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : 240;
}

/* ---- pointer and keys -------------------------------------------------------------------- */

static const SceneNode *
hit (StaveSceneView *self,
     double         *x,
     double         *y)
{
  StaveSceneViewPrivate *priv = get_private (self);
  View                   view;

  if (priv->scene == NULL)
    return NULL;
  view = get_view (self);
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

  if (get_private (self)->scene != NULL)
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

  get_private (self)->pointer_x = x;
  node = hit (self, &x, &y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), node != NULL ? "pointer" : NULL);
}

static gboolean
stave_scene_view_query_tooltip (GtkWidget  *widget,
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
  StaveSceneViewPrivate *priv = get_private (self);

  priv->drag_x = priv->offset_x;
  priv->drag_y = priv->offset_y;
}

static void
drag_update_cb (StaveSceneView *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  StaveSceneViewPrivate *priv = get_private (self);
  View                   view;

  if (priv->scene == NULL || ABS (dx) + ABS (dy) < 8)
    return;
  view = get_view (self);
  priv->offset_x = priv->drag_x - dx / view.scale;
  priv->offset_y = priv->drag_y - dy / view.scale;
  view_changed (self);
}

static void
zoom_at (StaveSceneView *self,
         double          factor,
         double          x)
{
  StaveSceneViewPrivate *priv = get_private (self);

  if (priv->scene == NULL)
    return;
  if (STAVE_SCENE_VIEW_GET_CLASS (self)->zoom != NULL
      && STAVE_SCENE_VIEW_GET_CLASS (self)->zoom (self, factor, x))
    return;
  priv->zoom = CLAMP (priv->zoom * factor, 1.0, MAX_SCALE);
  view_changed (self);
}

static gboolean
scroll_cb (StaveSceneView           *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  StaveSceneViewPrivate *priv = get_private (self);
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
  view_changed (self);
  return TRUE;
}

/* ---- GObject ------------------------------------------------------------------------------- */

static void
controller_changed_cb (StaveSceneView *self)
{
  stave_scene_view_refresh (self, TRUE);
}

static void
controller_document_cb (StaveSceneView *self)
{
  stave_scene_view_zoom_to_fit (self);
  stave_scene_view_refresh (self, FALSE);
}

static void
text_changed_cb (StaveSceneView *self)
{
  stave_scene_view_refresh (self, FALSE);
}

static void
move_value_cb (double   value,
               gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
}

static void
stave_scene_view_picked (StaveSceneView *self,
                         const SceneRef *ref,
                         double          x,
                         double          y,
                         int             n_press)
{
}

static void
stave_scene_view_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property == PROP_CONTROLLER)
    stave_scene_view_set_controller (STAVE_SCENE_VIEW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
stave_scene_view_dispose (GObject *object)
{
  StaveSceneView        *self = STAVE_SCENE_VIEW (object);
  StaveSceneViewPrivate *priv = get_private (self);
  GtkWidget             *child;

  g_clear_handle_id (&priv->highlight_id, g_source_remove);
  g_clear_handle_id (&priv->build_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_hash_table_remove_all (priv->stops);
  g_clear_object (&priv->animation);
  g_clear_object (&priv->controller);
  G_OBJECT_CLASS (stave_scene_view_parent_class)->dispose (object);
}

static void
stave_scene_view_finalize (GObject *object)
{
  StaveSceneViewPrivate *priv = get_private (STAVE_SCENE_VIEW (object));

  g_clear_pointer (&priv->from, scene_unref);
  g_clear_pointer (&priv->scene, scene_unref);
  g_clear_pointer (&priv->stops, g_hash_table_unref);
  g_clear_pointer (&priv->fonts, scene_fonts_unref);
  g_clear_pointer (&priv->highlight, g_free);
  G_OBJECT_CLASS (stave_scene_view_parent_class)->finalize (object);
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

static void
stave_scene_view_class_init (StaveSceneViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = stave_scene_view_set_property;
  object_class->dispose = stave_scene_view_dispose;
  object_class->finalize = stave_scene_view_finalize;
  widget_class->snapshot = stave_scene_view_snapshot;
  widget_class->size_allocate = stave_scene_view_size_allocate;
  widget_class->measure = stave_scene_view_measure;
  widget_class->map = stave_scene_view_map;
  widget_class->query_tooltip = stave_scene_view_query_tooltip;
  klass->picked = stave_scene_view_picked;

  properties[PROP_CONTROLLER] = g_param_spec_object (
      "controller", NULL, NULL, STAVE_TYPE_CONTROLLER, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "scene.zoom", "d", zoom_action);
  gtk_widget_class_install_action (widget_class, "scene.fit", NULL, fit_action);
  add_zoom_key (widget_class, GDK_KEY_plus, 1.25);
  add_zoom_key (widget_class, GDK_KEY_equal, 1.25);
  add_zoom_key (widget_class, GDK_KEY_KP_Add, 1.25);
  add_zoom_key (widget_class, GDK_KEY_minus, 0.8);
  add_zoom_key (widget_class, GDK_KEY_KP_Subtract, 0.8);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "scene.fit",
                                       NULL);
  gtk_widget_class_set_css_name (widget_class, "sceneview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controllers (StaveSceneView *self)
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

static void
stave_scene_view_init (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  AdwStyleManager       *style = adw_style_manager_get_default ();
  AdwAnimationTarget    *target
      = adw_callback_animation_target_new (move_value_cb, self, NULL);

  priv->fonts = scene_fonts_new ();
  priv->stops = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  priv->stale = TRUE;
  priv->zoom = 1;
  priv->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, MOVE_MS, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (priv->animation), ADW_EASE_IN_OUT_CUBIC);
  g_signal_connect_swapped (priv->animation, "done", G_CALLBACK (end_movement), self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (text_changed_cb),
                           self, G_CONNECT_SWAPPED);
  add_controllers (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* ---- public --------------------------------------------------------------------------------- */

/**
 * stave_scene_view_set_controller:
 * @self: a scene view
 * @controller: whose session it shows
 */
void
stave_scene_view_set_controller (StaveSceneView  *self,
                                 StaveController *controller)
{
  StaveSceneViewPrivate *priv = get_private (self);

  if (!g_set_object (&priv->controller, controller) || controller == NULL)
    return;
  g_signal_connect_object (controller, "changed", G_CALLBACK (controller_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "document", G_CALLBACK (controller_document_cb), self,
                           G_CONNECT_SWAPPED);
  stave_scene_view_refresh (self, FALSE);
}

/**
 * stave_scene_view_get_controller:
 * @self: a scene view
 *
 * Returns: (transfer none) (nullable): whose session it shows
 */
StaveController *
stave_scene_view_get_controller (StaveSceneView *self)
{
  return get_private (self)->controller;
}

/**
 * stave_scene_view_get_fonts:
 * @self: a scene view
 *
 * Returns: (transfer none): the texts it has shaped
 */
SceneFonts *
stave_scene_view_get_fonts (StaveSceneView *self)
{
  return get_private (self)->fonts;
}

/**
 * stave_scene_view_get_theme:
 * @self: a scene view
 *
 * Returns: the colours that fit the desktop's preference
 */
SceneTheme
stave_scene_view_get_theme (StaveSceneView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return scene_theme_choose (adw_style_manager_get_dark (style),
                             adw_style_manager_get_high_contrast (style));
}

/**
 * stave_scene_view_refresh:
 * @self: a scene view
 * @animate: whether to blend over to the new scene
 *
 * Builds the scene again before the next frame.
 */
void
stave_scene_view_refresh (StaveSceneView *self,
                          gboolean        animate)
{
  StaveSceneViewPrivate *priv = get_private (self);

  priv->animate = animate && (priv->animate || !priv->stale);
  priv->stale = TRUE;
  schedule_build (self);
}

/**
 * stave_scene_view_get_scene:
 * @self: a scene view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
Scene *
stave_scene_view_get_scene (StaveSceneView *self)
{
  ensure_scene (self);
  return get_private (self)->scene;
}

/**
 * stave_scene_view_dup_picture:
 * @self: a scene view
 *
 * Returns: (transfer full) (nullable): the scene for a file, as large as it needs to be
 */
Scene *
stave_scene_view_dup_picture (StaveSceneView *self)
{
  return STAVE_SCENE_VIEW_GET_CLASS (self)->build (self, 0, 0);
}

static gboolean
highlight_over_cb (gpointer user_data)
{
  StaveSceneViewPrivate *priv = get_private (user_data);

  priv->highlight_id = 0;
  g_clear_pointer (&priv->highlight, g_free);
  gtk_widget_queue_draw (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * stave_scene_view_highlight:
 * @self: a scene view
 * @id: of a node
 *
 * Returns: whether the scene has such a node
 */
gboolean
stave_scene_view_highlight (StaveSceneView *self,
                            const char     *id)
{
  StaveSceneViewPrivate *priv = get_private (self);

  if (priv->scene == NULL || scene_find (priv->scene, id) == NULL)
    return FALSE;
  g_free (priv->highlight);
  priv->highlight = g_strdup (id);
  g_clear_handle_id (&priv->highlight_id, g_source_remove);
  priv->highlight_id = g_timeout_add (HIGHLIGHT_MS, highlight_over_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
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
  StaveSceneViewPrivate *priv = get_private (self);

  if (priv->scene != NULL && STAVE_SCENE_VIEW_GET_CLASS (self)->zoom != NULL)
    STAVE_SCENE_VIEW_GET_CLASS (self)->zoom (self, 0, 0);
  priv->zoom = 1;
  priv->offset_x = 0;
  priv->offset_y = 0;
  view_changed (self);
}
