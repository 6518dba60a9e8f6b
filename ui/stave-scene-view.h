/* SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

#include "scene-fonts.h"
#include "scene-theme.h"
#include "scene.h"
#include "stave-controller.h"

G_BEGIN_DECLS

/*
 * Shows a scene: draws it, blends from one to the next, finds what is under the
 * pointer, zooms and pans. A subclass builds the scene.
 *
 *     controller ::changed ─▶ build() ─▶ scene ─┬▶ painted, blended from the one before
 *                                               └▶ stops: an invisible button each
 *
 * A scene has no widgets, but keyboard and screen reader need some: for each of
 * scene_dup_stops() there is a child button, transparent, that lies on the node,
 * takes the focus and carries its title as its name. The pointer passes through
 * them to scene_hit(), which knows the true outlines.
 */
#define STAVE_TYPE_SCENE_VIEW (stave_scene_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (StaveSceneView, stave_scene_view, STAVE, SCENE_VIEW, GtkWidget)

struct _StaveSceneViewClass
{
  GtkWidgetClass parent_class;

  /* A scene for a view of that size in pixels; 0: as large as the scene needs. NULL: nothing. */
  Scene   *(*build)   (StaveSceneView *self,
                       double          width,
                       double          height);
  /* The learner clicked on a place or pressed Enter on a stop; ref may be of kind NONE. */
  void     (*picked)  (StaveSceneView *self,
                       const SceneRef *ref,
                       double          x, /* in the scene */
                       double          y,
                       int             n_press);
  /* Scrolled, with no modifiers; TRUE if that was used. */
  gboolean (*scroll)  (StaveSceneView *self,
                       double          dx,
                       double          dy);
  /* Zoomed by that factor at a place of the view; 0: show all. TRUE: the subclass did it. */
  gboolean (*zoom)    (StaveSceneView *self,
                       double          factor,
                       double          x);
};

void             stave_scene_view_set_controller (StaveSceneView  *self,
                                                  StaveController *controller);
StaveController *stave_scene_view_get_controller (StaveSceneView  *self);
SceneFonts      *stave_scene_view_get_fonts      (StaveSceneView  *self);
SceneTheme       stave_scene_view_get_theme      (StaveSceneView  *self);
/* Builds the scene again, at the next frame; animate: blend over to it. */
void             stave_scene_view_refresh        (StaveSceneView  *self,
                                                  gboolean         animate);
/* What is shown, as it will be when a movement is over; or NULL. */
Scene           *stave_scene_view_get_scene      (StaveSceneView  *self);
/* The scene as a picture of its own, of its own size. */
Scene           *stave_scene_view_dup_picture    (StaveSceneView  *self);
/* Sets off a node for a while: the target of a link. FALSE: not in the scene. */
gboolean         stave_scene_view_highlight      (StaveSceneView  *self,
                                                  const char      *id);
void             stave_scene_view_zoom           (StaveSceneView  *self,
                                                  double           factor);
void             stave_scene_view_zoom_to_fit    (StaveSceneView  *self);

G_END_DECLS
