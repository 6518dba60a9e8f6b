/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene.h"
#include "scene-fonts.h"
#include "scene-theme.h"

G_BEGIN_DECLS

/*
 * Making and reading the nodes of a scene; for builders and writers.
 *
 * A node is made, given its looks, and then added to a parent or made the root
 * of a scene; from then on it is sealed and never changes. Children are
 * painted in order, later ones on top; Tab visits them in that order too.
 */
typedef enum
{
  SCENE_GROUP,
  SCENE_RECT,    /* box, radius */
  SCENE_ELLIPSE, /* fills box */
  SCENE_POLYGON, /* points, closed */
  SCENE_LINE,    /* points, open, straight */
  SCENE_PATH,    /* points: a start, then three for each cubic Bézier curve */
  SCENE_TEXT,    /* one line, baseline at (x, y) */
} SceneKind;

typedef enum
{
  SCENE_SOLID,
  SCENE_HATCH,
  SCENE_DOTS,
  SCENE_CROSS,
  SCENE_N_PATTERNS,
} ScenePattern;

typedef enum
{
  SCENE_START,
  SCENE_MIDDLE,
  SCENE_END,
} SceneAnchor;

typedef struct
{
  double x, y;
} ScenePoint;

#define SCENE_MAX_DASHES 8

struct _SceneNode
{
  gatomicrefcount ref_count;
  SceneKind       kind;
  gboolean        sealed;
  char           *id;         /* or NULL */
  char           *title;      /* or NULL */
  const char     *css_class;  /* static: what kind of thing a group is, "goroutine"; or NULL */
  SceneRef        ref;

  SceneColor      fill;
  SceneColor      ink;        /* of the pattern, on top of fill */
  ScenePattern    pattern;
  SceneColor      stroke;
  double          stroke_px;
  double          dashes_px[SCENE_MAX_DASHES];
  guint           n_dashes;
  double          opacity;    /* 0 … 1, of the node with its children */

  SceneRect       box;        /* RECT, ELLIPSE: the shape; else what it covers, without stroke */
  double          radius;
  ScenePoint     *points;
  guint           n_points;
  gboolean        closed;     /* PATH: back to its start; filled */

  char           *text;
  SceneFont       font;
  SceneAnchor     anchor;
  double          x, y;

  /* A value on its way: a path as of SCENE_PATH that ends where the node is drawn. */
  ScenePoint     *travel;
  guint           n_travel;

  GPtrArray      *children;   /* GROUP */
};

SceneNode *scene_node_ref         (SceneNode  *self);
void       scene_node_unref       (SceneNode  *self);

SceneNode *scene_node_new_group   (const char *id);
SceneNode *scene_node_new_rect    (double x,
                                   double y,
                                   double width,
                                   double height,
                                   double radius);
SceneNode *scene_node_new_ellipse (double center_x,
                                   double center_y,
                                   double radius_x,
                                   double radius_y);
SceneNode *scene_node_new_line    (double x1,
                                   double y1,
                                   double x2,
                                   double y2);
SceneNode *scene_node_new_polyline (const ScenePoint *points,
                                    guint             n);
SceneNode *scene_node_new_polygon (const ScenePoint *points,
                                   guint             n);
SceneNode *scene_node_new_path    (const ScenePoint *points,
                                   guint             n,
                                   gboolean          closed);
SceneNode *scene_node_new_text    (SceneFonts      *fonts,
                                   double           x,
                                   double           y,
                                   SceneAnchor      anchor,
                                   const SceneFont *font,
                                   SceneColor       color,
                                   const char      *text);
/* A copy that is not sealed, children shared. */
SceneNode *scene_node_copy        (const SceneNode *self);
/* The node and all in it, moved. */
SceneNode *scene_node_translate   (const SceneNode *self,
                                   double           dx,
                                   double           dy);

/* Only before the node is added anywhere. */
void       scene_node_set_id      (SceneNode  *self,
                                   const char *id);
void       scene_node_set_title   (SceneNode  *self,
                                   const char *title);
void       scene_node_take_title  (SceneNode  *self,
                                   char       *title);
void       scene_node_set_ref     (SceneNode   *self,
                                   SceneRefKind kind,
                                   guint32      id,
                                   guint32      index,
                                   gsize        step);
void       scene_node_set_fill    (SceneNode  *self,
                                   SceneColor  color);
void       scene_node_set_pattern (SceneNode   *self,
                                   ScenePattern pattern,
                                   SceneColor   ink);
void       scene_node_set_stroke  (SceneNode  *self,
                                   SceneColor  color,
                                   double      width_px);
void       scene_node_set_dash    (SceneNode  *self,
                                   double      on_px,
                                   double      off_px);
void       scene_node_set_travel  (SceneNode        *self,
                                   const ScenePoint *points,
                                   guint             n);
/* Seals the child and takes it; returns it for reading. */
SceneNode *scene_node_add         (SceneNode  *self,
                                   SceneNode  *child);

/* Whether a shape or text covers a point, or a line passes it closely. */
gboolean   scene_node_contains    (const SceneNode *node,
                                   double           x,
                                   double           y);

/* ---- geometry ---------------------------------------------------------------------- */

/* A point of a path of cubic curves, t 0 … 1 by length; and the direction there. */
ScenePoint scene_path_at          (const ScenePoint *points,
                                   guint             n,
                                   double            t,
                                   ScenePoint       *out_direction);
double     scene_path_get_length  (const ScenePoint *points,
                                   guint             n);
void       scene_path_get_bounds  (const ScenePoint *points,
                                   guint             n,
                                   SceneRect        *out_bounds);
/* How far a point lies from the path. */
double     scene_path_get_distance (const ScenePoint *points,
                                    guint             n,
                                    double            x,
                                    double            y);
/* The path without that much at its ends; free with g_free(). */
ScenePoint *scene_path_trim       (const ScenePoint *points,
                                   guint             n,
                                   double            start_px,
                                   double            end_px,
                                   guint            *out_n);
/* A line as a path: 4 points. */
void       scene_path_from_line   (ScenePoint from,
                                   ScenePoint to,
                                   ScenePoint out_points[4]);
void       scene_rect_union       (SceneRect       *self,
                                   const SceneRect *other);
gboolean   scene_rect_overlaps    (const SceneRect *a,
                                   const SceneRect *b,
                                   double           gap_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneNode, scene_node_unref)

G_END_DECLS
