/* SPDX-License-Identifier: MIT */

/*
 * Laying out a flowchart: measure the labels, hand boxes and edges to dot, keep
 * what comes back. Edges that end at a subgraph are led to one of its nodes
 * and cut at its border; a subgraph without nodes gets a point to hold it.
 */

#include "scene-chart-private.h"
#include "scene-graph.h"
#include "scene-shape.h"

#include <math.h>

#define NODE_GAP 34.0
#define RANK_GAP 36.0
#define MARGIN 16.0
#define NODE_TEXT_WIDTH 230.0
#define LABEL_TEXT_WIDTH 150.0

const SceneFont chart_font_node = { SCENE_SANS, 13, 400 };
const SceneFont chart_font_label = { SCENE_SANS, 11.5, 400 };
const SceneFont chart_font_cluster = { SCENE_SANS, 12, 600 };
const SceneFont chart_font_count = { SCENE_SANS, 11, 600 };

static void
measure_lines (SceneFonts      *fonts,
               const SceneFont *font,
               char           **lines,
               double           line_px,
               double          *out_width,
               double          *out_height)
{
  *out_width = 0;
  for (guint i = 0; lines[i]; i++)
    *out_width = MAX (*out_width, scene_fonts_get_width (fonts, font, lines[i]));
  *out_height = g_strv_length (lines) * line_px;
}

static SceneGraphDirection
get_direction (const LessonsFlow *flow)
{
  switch (lessons_flow_get_direction (flow))
    {
    case LESSONS_FLOW_LR:
      return SCENE_GRAPH_RIGHT;
    case LESSONS_FLOW_RL:
      return SCENE_GRAPH_LEFT;
    case LESSONS_FLOW_BT:
      return SCENE_GRAPH_UP;
    case LESSONS_FLOW_TB:
    default:
      return SCENE_GRAPH_DOWN;
    }
}

static guint
to_number (guint subgraph)
{
  return subgraph == LESSONS_FLOW_NONE ? SCENE_GRAPH_NONE : subgraph;
}

static void
add_clusters (SceneChartLayout *self,
              SceneGraph       *graph)
{
  guint n = lessons_flow_get_n_subgraphs (self->flow);

  /* A subgraph comes after the one that holds it, as the flowchart numbers them. */
  for (guint i = 0; i < n; i++)
    {
      const LessonsFlowSubgraph *subgraph = lessons_flow_get_subgraph (self->flow, i);
      double width;

      self->clusters[i].title
        = scene_fonts_ellipsize (self->fonts, &chart_font_cluster, subgraph->title, 320);
      width = scene_fonts_get_width (self->fonts, &chart_font_cluster, self->clusters[i].title);
      scene_graph_add_cluster (graph, to_number (subgraph->parent), width + 8, 18);
    }
}

static void
add_nodes (SceneChartLayout *self,
           SceneGraph       *graph)
{
  SceneFont bold = chart_font_node;

  bold.weight = 700;
  for (guint i = 0; i < lessons_flow_get_n_nodes (self->flow); i++)
    {
      const LessonsFlowNode *node = lessons_flow_get_node (self->flow, i);
      SceneGraphOutline outline
        = node->shape == LESSONS_SHAPE_RHOMBUS ? SCENE_GRAPH_DIAMOND
          : node->shape == LESSONS_SHAPE_CIRCLE || node->shape == LESSONS_SHAPE_DOUBLE_CIRCLE
            ? SCENE_GRAPH_ELLIPSE
            : SCENE_GRAPH_RECT;
      double text_width, text_height, width, height;

      self->nodes[i].lines = scene_fonts_wrap (self->fonts, &bold, node->label, NODE_TEXT_WIDTH);
      measure_lines (self->fonts, &bold, self->nodes[i].lines, CHART_LINE_PX, &text_width,
                     &text_height);
      scene_shape_measure (node->shape, text_width, text_height, &width, &height);
      self->nodes[i].box = (SceneRect) { 0, 0, width, height };
      scene_graph_add_node (graph, to_number (node->subgraph), width, height, outline, NULL);
    }
}

static gboolean
is_within (const LessonsFlow *flow,
           guint              subgraph,
           guint              ancestor)
{
  while (subgraph != LESSONS_FLOW_NONE && subgraph != ancestor)
    subgraph = lessons_flow_get_subgraph (flow, subgraph)->parent;
  return subgraph == ancestor;
}

/* A node that an edge to a subgraph can be led to. */
static guint
find_holder (SceneChartLayout *self,
             SceneGraph       *graph,
             guint             subgraph,
             guint            *holders)
{
  for (guint i = 0; i < lessons_flow_get_n_nodes (self->flow); i++)
    if (is_within (self->flow, lessons_flow_get_node (self->flow, i)->subgraph, subgraph))
      return i;
  if (holders[subgraph] == SCENE_GRAPH_NONE)
    holders[subgraph] = scene_graph_add_node (graph, subgraph, 4, 4, SCENE_GRAPH_RECT, NULL);
  return holders[subgraph];
}

static guint
find_end (SceneChartLayout     *self,
          SceneGraph           *graph,
          const LessonsFlowEnd *end,
          guint                *holders)
{
  return end->node != LESSONS_FLOW_NONE ? end->node
                                        : find_holder (self, graph, end->subgraph, holders);
}

static void
add_edges (SceneChartLayout *self,
           SceneGraph       *graph)
{
  guint n_clusters = lessons_flow_get_n_subgraphs (self->flow);
  g_autofree guint *holders = g_new (guint, n_clusters + 1);

  for (guint i = 0; i < n_clusters; i++)
    holders[i] = SCENE_GRAPH_NONE;
  for (guint i = 0; i < lessons_flow_get_n_edges (self->flow); i++)
    {
      const LessonsFlowEdge *edge = lessons_flow_get_edge (self->flow, i);
      double width = 0, height = 0;
      guint from = find_end (self, graph, &edge->from, holders);
      guint to = find_end (self, graph, &edge->to, holders);

      if (edge->label)
        {
          self->edges[i].lines
            = scene_fonts_wrap (self->fonts, &chart_font_label, edge->label, LABEL_TEXT_WIDTH);
          measure_lines (self->fonts, &chart_font_label, self->edges[i].lines, CHART_LABEL_LINE_PX,
                         &width, &height);
          /* Room for the count that stands behind the label once the edge was taken. */
          width += CHART_COUNT_PX + 6;
          height += 4;
        }
      scene_graph_add_edge (graph, from, to, to_number (edge->from.subgraph),
                            to_number (edge->to.subgraph), edge->length, 1, width, height);
    }
}

/* dot cuts edges at boxes; where a shape's side leans or is round, the edge goes on to it. */
static void
draw_on_to_shape (const SceneChartLayout *self,
                  const LessonsFlowEnd   *end,
                  ScenePoint             *point)
{
  const SceneRect *box;
  ScenePoint start = *point;
  g_autoptr (SceneNode) shape = NULL;

  if (end->node == LESSONS_FLOW_NONE)
    return;
  box = &self->nodes[end->node].box;
  shape = scene_shape_new (lessons_flow_get_node (self->flow, end->node)->shape, box, 0);
  for (guint i = 1; i <= 50 && !scene_node_contains (shape, point->x, point->y); i++)
    *point = (ScenePoint) { start.x + (box->x + box->width / 2 - start.x) * i / 50,
                            start.y + (box->y + box->height / 2 - start.y) * i / 50 };
}

static void
read_back (SceneChartLayout *self,
           SceneGraph       *graph)
{
  double width, height;

  scene_graph_get_size (graph, &width, &height);
  self->width_px = ceil (width + 2 * MARGIN + CHART_COUNT_PX);
  self->height_px = ceil (height + 2 * MARGIN);
  for (guint i = 0; i < lessons_flow_get_n_nodes (self->flow); i++)
    {
      scene_graph_get_node (graph, i, &self->nodes[i].box);
      self->nodes[i].box.x = round (self->nodes[i].box.x + MARGIN);
      self->nodes[i].box.y = round (self->nodes[i].box.y + MARGIN);
    }
  for (guint i = 0; i < lessons_flow_get_n_subgraphs (self->flow); i++)
    {
      scene_graph_get_cluster (graph, i, &self->clusters[i].box);
      self->clusters[i].box.x += MARGIN;
      self->clusters[i].box.y += MARGIN;
    }
  for (guint i = 0; i < lessons_flow_get_n_edges (self->flow); i++)
    {
      ChartEdge *edge = &self->edges[i];
      const ScenePoint *points = scene_graph_get_edge (graph, i, &edge->n_points);

      edge->points = g_memdup2 (points, edge->n_points * sizeof *points);
      for (guint k = 0; k < edge->n_points; k++)
        {
          edge->points[k].x += MARGIN;
          edge->points[k].y += MARGIN;
        }
      if (edge->n_points >= 4)
        {
          draw_on_to_shape (self, &lessons_flow_get_edge (self->flow, i)->from, &edge->points[0]);
          draw_on_to_shape (self, &lessons_flow_get_edge (self->flow, i)->to,
                            &edge->points[edge->n_points - 1]);
        }
      scene_graph_get_label (graph, i, &edge->label);
      edge->label.x += MARGIN;
      edge->label.y += MARGIN;
    }
}

/* Curves may bulge beyond what dot says is the drawing. */
static void
grow_to_curves (SceneChartLayout *self)
{
  for (guint i = 0; i < lessons_flow_get_n_edges (self->flow); i++)
    {
      const ChartEdge *edge = &self->edges[i];
      SceneRect bounds;

      if (edge->n_points < 4)
        continue;
      scene_path_get_bounds (edge->points, edge->n_points, &bounds);
      self->width_px = MAX (self->width_px, ceil (bounds.x + bounds.width + MARGIN));
      self->height_px = MAX (self->height_px, ceil (bounds.y + bounds.height + MARGIN));
      self->width_px = MAX (self->width_px, ceil (edge->label.x + edge->label.width + 4));
    }
}

static gboolean
is_clear (const SceneChartLayout *self,
          guint                   edge,
          const SceneRect        *box)
{
  for (guint i = 0; i < lessons_flow_get_n_nodes (self->flow); i++)
    if (scene_rect_overlaps (&self->nodes[i].box, box, 3))
      return FALSE;
  for (guint i = 0; i < lessons_flow_get_n_edges (self->flow); i++)
    if (i != edge && self->edges[i].label.width > 0
        && scene_rect_overlaps (&self->edges[i].label, box, 1))
      return FALSE;
  return TRUE;
}

/* The count of an edge without label stands beside it, where it covers nothing: right or left of
 * it, or, where boxes are near as in a chart that goes sideways, below or above. */
static void
place_counts (SceneChartLayout *self)
{
  static const double places[] = { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8 };
  static const ScenePoint sides[] = {
    { 7, -7 }, { -7 - CHART_COUNT_PX, -7 }, { -CHART_COUNT_PX / 2, 8 }, { -CHART_COUNT_PX / 2, -22 }
  };
  const guint n_places = G_N_ELEMENTS (places);

  for (guint i = 0; i < lessons_flow_get_n_edges (self->flow); i++)
    {
      ChartEdge *edge = &self->edges[i];
      gboolean placed = FALSE;

      if (edge->lines || edge->n_points < 4)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (sides) * n_places && !placed; k++)
        {
          const ScenePoint *side = &sides[k / (2 * n_places) * 2 + k % 2];
          ScenePoint at = scene_path_at (edge->points, edge->n_points,
                                         places[k / 2 % n_places], NULL);
          SceneRect box = { at.x + side->x, at.y + side->y, CHART_COUNT_PX, 14 };

          placed = is_clear (self, i, &box);
          if (placed || k == 0)
            edge->label = box;
        }
    }
}

/**
 * scene_chart_layout_new:
 * @flow: a flowchart
 * @fonts: measures its labels
 *
 * Lays a flowchart out.
 *
 * Returns: (transfer full): the layout
 */
SceneChartLayout *
scene_chart_layout_new (LessonsFlow *flow,
                        SceneFonts  *fonts)
{
  SceneChartLayout *self = g_new0 (SceneChartLayout, 1);
  g_autoptr (SceneGraph) graph = scene_graph_new (get_direction (flow), NODE_GAP, RANK_GAP);

  g_atomic_ref_count_init (&self->ref_count);
  self->flow = lessons_flow_ref (flow);
  self->fonts = scene_fonts_ref (fonts);
  self->nodes = g_new0 (ChartNode, lessons_flow_get_n_nodes (flow) + 1);
  self->edges = g_new0 (ChartEdge, lessons_flow_get_n_edges (flow) + 1);
  self->clusters = g_new0 (ChartCluster, lessons_flow_get_n_subgraphs (flow) + 1);
  add_clusters (self, graph);
  add_nodes (self, graph);
  add_edges (self, graph);
  scene_graph_layout (graph);
  read_back (self, graph);
  place_counts (self);
  grow_to_curves (self);
  return self;
}

/**
 * scene_chart_layout_ref:
 *
 * Returns: (transfer full): the same layout
 */
SceneChartLayout *
scene_chart_layout_ref (SceneChartLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * scene_chart_layout_unref:
 * @self: (nullable) (transfer full): a layout
 */
void
scene_chart_layout_unref (SceneChartLayout *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < lessons_flow_get_n_nodes (self->flow); i++)
    g_strfreev (self->nodes[i].lines);
  for (guint i = 0; i < lessons_flow_get_n_edges (self->flow); i++)
    {
      g_strfreev (self->edges[i].lines);
      g_free (self->edges[i].points);
    }
  for (guint i = 0; i < lessons_flow_get_n_subgraphs (self->flow); i++)
    g_free (self->clusters[i].title);
  g_free (self->nodes);
  g_free (self->edges);
  g_free (self->clusters);
  lessons_flow_unref (self->flow);
  scene_fonts_unref (self->fonts);
  g_free (self);
}
