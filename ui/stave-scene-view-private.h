/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-scene-view.h"

G_BEGIN_DECLS

/*
 * The parts of a scene view:
 *
 *     stave-scene-view.c           the scene, blending from one to the next, drawing
 *     stave-scene-view-stops.c     what keyboard and screen reader find
 *     stave-scene-view-pointer.c   pointer, zoom, pan
 */
#define SCENE_VIEW_MAX_SCALE 6.0

typedef struct
{
  StaveController *controller;
  SceneFonts      *fonts;
  Scene           *scene;     /* what is or will be shown */
  Scene           *from;      /* what a movement under way began with, or NULL */
  AdwAnimation    *animation; /* from → scene */
  gboolean         stale;     /* to be built */
  guint            build_id;  /* idle source that will, or 0 */
  guint64          n_painted; /* frames, for the benchmarks */
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

/* The scene's point (x, y) is drawn at x * scale + dx, y * scale + dy. */
typedef struct
{
  double scale, dx, dy;
} SceneViewPlace;

StaveSceneViewPrivate *stave_scene_view_get_private     (StaveSceneView *self);
SceneViewPlace         stave_scene_view_get_place       (StaveSceneView *self);
/* Zoomed or panned. */
void                   stave_scene_view_moved           (StaveSceneView *self);
void                   stave_scene_view_update_stops    (StaveSceneView *self);
void                   stave_scene_view_allocate_stops  (StaveSceneView *self);
void                   stave_scene_view_add_controllers (StaveSceneView *self);
void                   stave_scene_view_add_keys        (GtkWidgetClass *klass);
gboolean               stave_scene_view_tooltip         (GtkWidget      *widget,
                                                         int             x,
                                                         int             y,
                                                         gboolean        keyboard,
                                                         GtkTooltip     *tooltip);

/* stave-scene-view-pick.c */
gboolean stave_scene_view_pick (StaveSceneView *self,
                                const SceneRef *ref,
                                int             n_press);

G_END_DECLS
