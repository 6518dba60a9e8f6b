/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A scene: everything that one picture of a view shows, as a tree of nodes in
 * pixels of the picture (y grows downwards), with theme roles in place of
 * colours. Screen, PNG and PDF (scene-paint.h) and SVG (scene-svg.h) are
 * written from the same scene; animation blends two (scene-interpolate.h).
 *
 *     Scene ─▶ root group ─▶ group "g3" ─▶ ellipse, text "G3", text "worker"
 *                         ─▶ group "chan2" ─▶ rect, group "chan2.slot0", …
 *                         ─▶ path "edge:g3-chan2:send"
 *
 * Invariants: immutable and ref-counted once made. Ids are unique in a scene
 * and name the same thing in every scene of a run ("g3", "chan2.slot0",
 * "msg:117"), so that a click finds its object and movements find their ends.
 * Coordinates are absolute: no node moves its children.
 *
 * Making nodes is the builders' matter: scene-node.h.
 */
typedef struct _Scene Scene;
typedef struct _SceneNode SceneNode;

typedef struct
{
  double x, y, width, height;
} SceneRect;

/* What a node stands for, when it stands for something one can act on. */
typedef enum
{
  SCENE_REF_NONE,
  SCENE_REF_GOROUTINE, /* id: goroutine */
  SCENE_REF_GROUP,     /* id: first of several like goroutines; index: how many */
  SCENE_REF_OBJECT,    /* id: object */
  SCENE_REF_CASE,      /* id: goroutine that selects; index: case, or SCENE_CASE_DEFAULT */
  SCENE_REF_FLOW_NODE, /* index: node of the flowchart */
  SCENE_REF_FLOW_EDGE, /* index: edge of the flowchart */
  SCENE_REF_STEP,      /* step; id: goroutine of that line of the staff, or 0 */
  SCENE_REF_PROC,      /* id: processor; a click on it means nothing */
  SCENE_REF_CODE,      /* id: program counter, which code_program_locate() finds in the source */
} SceneRefKind;

#define SCENE_CASE_DEFAULT G_MAXUINT32

typedef struct
{
  SceneRefKind kind;
  guint32      id;
  guint32      index;
  guint32      run; /* where two are compared: 0 the left one, 1 the right one */
  gsize        step;
} SceneRef;

typedef enum
{
  SCENE_DUMP_STRUCTURE = 0,      /* ids, kinds, roles, texts, titles, references */
  SCENE_DUMP_GEOMETRY  = 1 << 0, /* coordinates too; they depend on the fonts installed */
} SceneDumpFlags;

Scene            *scene_new             (SceneNode  *root, /* taken */
                                         double      width,
                                         double      height,
                                         const char *title,
                                         const char *description);
Scene            *scene_ref             (Scene       *self);
void              scene_unref           (Scene       *self);

const SceneNode  *scene_get_root        (const Scene *self);
double            scene_get_width       (const Scene *self);
double            scene_get_height      (const Scene *self);
/* Box of everything drawn; within (0, 0, width, height) for the scenes of our builders. */
void              scene_get_bounds      (const Scene *self,
                                         SceneRect   *out_bounds);
/* One line: what this is a picture of. */
const char       *scene_get_title       (const Scene *self);
/* A few sentences for those who cannot see it: who is in which state, what waits for what. */
const char       *scene_get_description (const Scene *self);

const SceneNode  *scene_find            (const Scene *self,
                                         const char  *id);
/* The topmost node at that point that refers to something, or NULL. */
const SceneNode  *scene_hit             (const Scene *self,
                                         double       x,
                                         double       y);
/* The nodes that refer to something and have a title, in reading order: what Tab visits and a
 * screen reader reads. Borrowed from the scene: keep it alive. */
GPtrArray        *scene_dup_stops       (const Scene *self);
char             *scene_dump            (const Scene   *self,
                                         SceneDumpFlags flags);

/* ---- looking at a node ------------------------------------------------------------ */

const char       *scene_node_get_id     (const SceneNode *self); /* or NULL */
const char       *scene_node_get_title  (const SceneNode *self); /* or NULL; tooltip, spoken name */
const SceneRef   *scene_node_get_ref    (const SceneNode *self); /* never NULL */
void              scene_node_get_bounds (const SceneNode *self,
                                         SceneRect       *out_bounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_unref)

G_END_DECLS
