/* SPDX-License-Identifier: MIT */
/*
 * Scenes are built when they are needed: a refresh only marks the view as stale; an idle
 * source that comes before GTK's layout builds, if the view is mapped. So a hidden view costs
 * nothing, and ten changes before a frame cost one build. It is not done while GTK allocates,
 * as stops come and go with the scene.
 */
#include "stave-scene-view-private.h"

#include "scene-interpolate.h"
#include "scene-paint.h"
#include "stave-language.h"

#define MOVE_MS 380
#define HIGHLIGHT_MS 1600
#define MIN_SCALE 0.2
#define MAX_FIT_SCALE 1.7 /* small scenes are not blown up further than that */

G_DEFINE_TYPE_WITH_PRIVATE (StaveSceneView, stave_scene_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTROLLER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

StaveSceneViewPrivate *
stave_scene_view_get_private (StaveSceneView *self)
{
  return stave_scene_view_get_instance_private (self);
}

static StaveSceneViewPrivate *
get_private (StaveSceneView *self)
{
  return stave_scene_view_get_private (self);
}

/* ---- geometry -------------------------------------------------------------------- */

SceneViewPlace
stave_scene_view_get_place (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  double                 width = gtk_widget_get_width (GTK_WIDGET (self));
  double                 height = gtk_widget_get_height (GTK_WIDGET (self));
  double                 scene_width = scene_get_width (priv->scene);
  double                 scene_height = scene_get_height (priv->scene);
  SceneViewPlace         view;

  view.scale = MIN (width / MAX (scene_width, 1), height / MAX (scene_height, 1));
  view.scale = MIN (view.scale, MAX_FIT_SCALE);
  view.scale = CLAMP (view.scale * priv->zoom, MIN_SCALE, SCENE_VIEW_MAX_SCALE);
  view.dx = width / 2 - (scene_width / 2 + priv->offset_x) * view.scale;
  view.dy = height / 2 - (scene_height / 2 + priv->offset_y) * view.scale;
  return view;
}

static void
clamp_offset (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  SceneViewPlace         view;
  double                 room_x, room_y;

  if (priv->scene == NULL)
    return;
  view = stave_scene_view_get_place (self);
  room_x = scene_get_width (priv->scene) - gtk_widget_get_width (GTK_WIDGET (self)) / view.scale;
  room_y = scene_get_height (priv->scene) - gtk_widget_get_height (GTK_WIDGET (self)) / view.scale;
  priv->offset_x = CLAMP (priv->offset_x, -MAX (room_x, 0) / 2, MAX (room_x, 0) / 2);
  priv->offset_y = CLAMP (priv->offset_y, -MAX (room_y, 0) / 2, MAX (room_y, 0) / 2);
}

void
stave_scene_view_moved (StaveSceneView *self)
{
  clamp_offset (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  stave_scene_view_update_stops (self);
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
      SceneViewPlace view = stave_scene_view_get_place (self);

      cairo_translate (cr, view.dx, view.dy);
      cairo_scale (cr, view.scale, view.scale);
      scene_paint (shown, priv->fonts, theme, cr);
      priv->n_painted++;
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
  stave_scene_view_allocate_stops (self);
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
  widget_class->query_tooltip = stave_scene_view_tooltip;
  klass->picked = stave_scene_view_picked;

  properties[PROP_CONTROLLER] = g_param_spec_object (
      "controller", NULL, NULL, STAVE_TYPE_CONTROLLER, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  stave_scene_view_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "sceneview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fonts_unref (gpointer fonts)
{
  scene_fonts_unref (fonts);
}

/* All views of a display share what they have shaped: to learn which font has which character takes
 * each set of fonts some milliseconds. */
static SceneFonts *
ref_fonts (GtkWidget *widget)
{
  GObject    *display = G_OBJECT (gtk_widget_get_display (widget));
  SceneFonts *fonts = g_object_get_data (display, "stave-scene-fonts");

  if (fonts == NULL)
    {
      fonts = scene_fonts_new ();
      g_object_set_data_full (display, "stave-scene-fonts", fonts, fonts_unref);
    }
  return scene_fonts_ref (fonts);
}

static void
stave_scene_view_init (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = get_private (self);
  AdwStyleManager       *style = adw_style_manager_get_default ();
  AdwAnimationTarget    *target
      = adw_callback_animation_target_new (move_value_cb, self, NULL);

  priv->fonts = ref_fonts (GTK_WIDGET (self));
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
  stave_scene_view_add_controllers (self);
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
