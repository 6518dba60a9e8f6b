/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-node.h"

G_BEGIN_DECLS

/*
 * Layout of a directed graph by graphviz' dot, through its C interface. Boxes
 * come with their sizes, measured by us; dot only places them and routes the
 * edges. Everything is in pixels, y grows downwards, the upper left corner of
 * what was laid out is at (0, 0).
 *
 * Same graph, same result: nodes and edges are handed over in the order given,
 * and nothing else has a say.
 *
 * Graphviz is not made for two threads at once.
 */
typedef struct _SceneGraph SceneGraph;

#define SCENE_GRAPH_NONE G_MAXUINT

typedef enum
{
  SCENE_GRAPH_DOWN,
  SCENE_GRAPH_UP,
  SCENE_GRAPH_RIGHT,
  SCENE_GRAPH_LEFT,
} SceneGraphDirection;

/* Where edges should end on a box. */
typedef enum
{
  SCENE_GRAPH_RECT,
  SCENE_GRAPH_ELLIPSE,
  SCENE_GRAPH_DIAMOND,
} SceneGraphOutline;

SceneGraph *scene_graph_new         (SceneGraphDirection direction,
                                     double              node_gap_px,
                                     double              rank_gap_px);
void        scene_graph_free        (SceneGraph *self);

/* Each returns its number, from 0. */
guint       scene_graph_add_cluster (SceneGraph *self,
                                     guint       parent, /* cluster or SCENE_GRAPH_NONE */
                                     double      label_width_px,
                                     double      label_height_px);
/* core: the part of the box, relative to its upper left corner, at which edges end. NULL: all. */
guint       scene_graph_add_node    (SceneGraph       *self,
                                     guint             cluster,
                                     double            width_px,
                                     double            height_px,
                                     SceneGraphOutline outline,
                                     const SceneRect  *core);
/* Ends are nodes; a cluster number in from_cluster or to_cluster cuts the edge at its border. An
 * edge of weight 0 is drawn, but has no say in where its ends stand. */
guint       scene_graph_add_edge    (SceneGraph *self,
                                     guint       from,
                                     guint       to,
                                     guint       from_cluster,
                                     guint       to_cluster,
                                     guint       min_length,
                                     double      weight,
                                     double      label_width_px,
                                     double      label_height_px);

void        scene_graph_layout      (SceneGraph *self);
/* For graphs that go right: lays out again so that edges leave cores at their right side and enter
 * at their left one, or the other way round where they lead back. */
void        scene_graph_layout_sides (SceneGraph *self);

void        scene_graph_get_size    (const SceneGraph *self,
                                     double           *out_width,
                                     double           *out_height);
void        scene_graph_get_node    (const SceneGraph *self,
                                     guint             node,
                                     SceneRect        *out_box);
void        scene_graph_get_cluster (const SceneGraph *self,
                                     guint             cluster,
                                     SceneRect        *out_box);
/* Curves from start to end, as SCENE_PATH has them; NULL and 0 if dot gave none. */
const ScenePoint *scene_graph_get_edge (const SceneGraph *self,
                                        guint             edge,
                                        guint            *out_n);
/* Where the edge's label goes; FALSE if it has none. */
gboolean    scene_graph_get_label   (const SceneGraph *self,
                                     guint             edge,
                                     SceneRect        *out_box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SceneGraph, scene_graph_free)

G_END_DECLS
