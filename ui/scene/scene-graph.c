/* SPDX-License-Identifier: MIT */

/*
 * dot, through libgvc. One pixel of ours is one point of graphviz, so sizes in
 * inches are pixels / 72. Texts never reach graphviz: labels are empty HTML
 * tables of the size that we measured. A box whose edges shall end at a part
 * of it (the circle above its caption) is such a table too, with a port:
 *
 *     ┌──────────────┐
 *     │   ┌──────┐   │
 *     │   │ port │◀──┼──── edge
 *     │   └──────┘   │
 *     │              │  (caption)
 *     └──────────────┘
 *
 * Afterwards the ends of each edge are drawn on to the outline itself, which
 * dot knows only as a rectangle.
 */

#include "scene-graph.h"

#include <graphviz/gvc.h>
#include <locale.h>
#include <math.h>

typedef struct
{
  guint             cluster;
  double            width, height;
  SceneGraphOutline outline;
  SceneRect         core; /* relative to the box */
  gboolean          has_core;
  SceneRect         box;  /* after layout */
  Agnode_t         *node;
} Node;

typedef struct
{
  guint     parent;
  double    label_width, label_height;
  SceneRect box;
  Agraph_t *graph;
} Cluster;

typedef struct
{
  guint       from, to, from_cluster, to_cluster, min_length;
  double      weight;
  double      label_width, label_height;
  ScenePoint *points;
  guint       n_points;
  SceneRect   label;
  gboolean    has_label;
  Agedge_t   *edge;
} Edge;

struct _SceneGraph
{
  SceneGraphDirection direction;
  double              node_gap, rank_gap;
  GArray             *nodes, *clusters, *edges;
  double              width, height;
  gboolean            sides;     /* edges use the sides of cores, by where the ends stood */
  Agraph_t           *graph;
  double              top; /* y of the upper border in graphviz' coordinates */
  double              left;
};

static void
edge_clear (gpointer data)
{
  g_free (((Edge *) data)->points);
}

SceneGraph *
scene_graph_new (SceneGraphDirection direction,
                 double              node_gap_px,
                 double              rank_gap_px)
{
  SceneGraph *self = g_new0 (SceneGraph, 1);

  self->direction = direction;
  self->node_gap = node_gap_px;
  self->rank_gap = rank_gap_px;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_array_set_clear_func (self->edges, edge_clear);
  return self;
}

void
scene_graph_free (SceneGraph *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->clusters);
  g_array_unref (self->edges);
  g_free (self);
}

guint
scene_graph_add_cluster (SceneGraph *self,
                         guint       parent,
                         double      label_width_px,
                         double      label_height_px)
{
  Cluster cluster
    = { .parent = parent, .label_width = label_width_px, .label_height = label_height_px };

  g_array_append_val (self->clusters, cluster);
  return self->clusters->len - 1;
}

guint
scene_graph_add_node (SceneGraph       *self,
                      guint             cluster,
                      double            width_px,
                      double            height_px,
                      SceneGraphOutline outline,
                      const SceneRect  *core)
{
  Node node = { .cluster = cluster, .width = ceil (width_px), .height = ceil (height_px),
                .outline = outline, .has_core = core != NULL };

  node.core = core ? *core : (SceneRect) { 0, 0, node.width, node.height };
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

guint
scene_graph_add_edge (SceneGraph *self,
                      guint       from,
                      guint       to,
                      guint       from_cluster,
                      guint       to_cluster,
                      guint       min_length,
                      double      weight,
                      double      label_width_px,
                      double      label_height_px)
{
  Edge edge = { .from = from, .to = to, .from_cluster = from_cluster, .to_cluster = to_cluster,
                .min_length = min_length, .weight = weight, .label_width = label_width_px,
                .label_height = label_height_px };

  g_return_val_if_fail (from < self->nodes->len && to < self->nodes->len, SCENE_GRAPH_NONE);

  g_array_append_val (self->edges, edge);
  return self->edges->len - 1;
}

/* ---- handing over ------------------------------------------------------------------ */

static void
set_number (void       *object,
            const char *name,
            double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.6g", value);
  agsafeset (object, (char *) name, text, (char *) "");
}

static void
set_text (void       *object,
          const char *name,
          const char *value)
{
  agsafeset (object, (char *) name, (char *) value, (char *) "");
}

static void
set_html (Agraph_t   *graph,
          void       *object,
          const char *html)
{
  char *shared = agstrdup_html (graph, (char *) html);

  /* agset() finds the same string in graphviz' table, marked as HTML. */
  agset (object, (char *) "label", shared);
  agstrfree (graph, shared);
}

static void
append_cell (GString    *out,
             const char *attributes,
             double      width,
             double      height)
{
  g_string_append_printf (out, "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"%s></TD>",
                          MAX ((int) lround (width), 1), MAX ((int) lround (height), 1),
                          attributes);
}

#define TABLE "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"

static void
set_room (Agraph_t *graph,
          void     *object,
          double    width,
          double    height)
{
  g_autoptr (GString) html = g_string_new (TABLE "<TR>");

  append_cell (html, "", width, height);
  g_string_append (html, "</TR></TABLE>");
  set_html (graph, object, html->str);
}

static void
set_core (Agraph_t   *graph,
          const Node *node)
{
  const SceneRect *core = &node->core;
  g_autoptr (GString) html = g_string_new (TABLE);
  double right = node->width - core->x - core->width;
  double below = node->height - core->y - core->height;

  if (core->y >= 1)
    {
      g_string_append (html, "<TR>");
      append_cell (html, " COLSPAN=\"3\"", node->width, core->y);
      g_string_append (html, "</TR>");
    }
  g_string_append (html, "<TR>");
  append_cell (html, "", core->x, core->height);
  append_cell (html, " PORT=\"c\"", core->width, core->height);
  append_cell (html, "", right, core->height);
  g_string_append (html, "</TR>");
  if (below >= 1)
    {
      g_string_append (html, "<TR>");
      append_cell (html, " COLSPAN=\"3\"", node->width, below);
      g_string_append (html, "</TR>");
    }
  g_string_append (html, "</TABLE>");
  set_html (graph, node->node, html->str);
}

static Agraph_t *
cluster_graph (SceneGraph *self,
               guint       cluster)
{
  return cluster == SCENE_GRAPH_NONE ? self->graph
                                     : g_array_index (self->clusters, Cluster, cluster).graph;
}

static void
declare_clusters (SceneGraph *self)
{
  for (guint i = 0; i < self->clusters->len; i++)
    {
      Cluster *cluster = &g_array_index (self->clusters, Cluster, i);
      char name[32];

      g_assert (cluster->parent == SCENE_GRAPH_NONE || cluster->parent < i);
      g_snprintf (name, sizeof name, "cluster%u", i);
      cluster->graph = agsubg (cluster_graph (self, cluster->parent), name, 1);
      agsafeset (cluster->graph, (char *) "margin", (char *) "14", (char *) "");
      agsafeset (cluster->graph, (char *) "labeljust", (char *) "l", (char *) "");
      if (cluster->label_height > 0)
        set_room (self->graph, cluster->graph, cluster->label_width, cluster->label_height);
    }
}

static void
declare_nodes (SceneGraph *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      static const char *const shapes[] = { "box", "ellipse", "diamond" };
      Node *node = &g_array_index (self->nodes, Node, i);
      char name[32];

      g_snprintf (name, sizeof name, "n%u", i);
      node->node = agnode (cluster_graph (self, node->cluster), name, 1);
      if (node->has_core)
        {
          set_text (node->node, "shape", "none");
          set_text (node->node, "fixedsize", "false");
          set_number (node->node, "width", 0);
          set_number (node->node, "height", 0);
          set_core (self->graph, node);
          continue;
        }
      set_text (node->node, "shape", shapes[node->outline]);
      set_number (node->node, "width", node->width / 72);
      set_number (node->node, "height", node->height / 72);
    }
}

static void
set_cluster_end (Agedge_t   *edge,
                 const char *attribute,
                 guint       cluster)
{
  char name[32];

  if (cluster == SCENE_GRAPH_NONE)
    return;
  g_snprintf (name, sizeof name, "cluster%u", cluster);
  set_text (edge, attribute, name);
}

/* Right side to left side for edges that go on, the other way for those that lead back; edges
 * within a column bend around on the right. */
static void
set_ports (const SceneGraph *self,
           const Edge       *edge,
           const Node       *from,
           const Node       *to)
{
  double from_x = from->box.x + from->core.x, to_x = to->box.x + to->core.x;
  gboolean on = to_x > from_x + from->core.width, back = from_x > to_x + to->core.width;

  if (from->has_core)
    set_text (edge->edge, "tailport", !self->sides ? "c" : back ? "c:w" : "c:e");
  if (to->has_core)
    set_text (edge->edge, "headport", !self->sides ? "c" : on ? "c:w" : "c:e");
}

static void
declare_edges (SceneGraph *self)
{
  for (guint i = 0; i < self->edges->len; i++)
    {
      Edge *edge = &g_array_index (self->edges, Edge, i);
      Node *from = &g_array_index (self->nodes, Node, edge->from);
      Node *to = &g_array_index (self->nodes, Node, edge->to);
      char name[32];

      g_snprintf (name, sizeof name, "e%u", i);
      edge->edge = agedge (self->graph, from->node, to->node, name, 1);
      set_number (edge->edge, "minlen", MAX (edge->min_length, 1));
      if (edge->weight > 0)
        set_number (edge->edge, "weight", edge->weight);
      else
        set_text (edge->edge, "constraint", "false");
      set_ports (self, edge, from, to);
      set_cluster_end (edge->edge, "ltail", edge->from_cluster);
      set_cluster_end (edge->edge, "lhead", edge->to_cluster);
      if (edge->label_width > 0)
        set_room (self->graph, edge->edge, edge->label_width, edge->label_height);
    }
}

static void
declare (SceneGraph *self)
{
  static const char *const directions[] = { "TB", "BT", "LR", "RL" };
  Agraph_t *graph = agopen ((char *) "stave", Agdirected, NULL);

  self->graph = graph;
  agattr (graph, AGRAPH, (char *) "rankdir", (char *) directions[self->direction]);
  agattr (graph, AGRAPH, (char *) "compound", (char *) "true");
  agattr (graph, AGRAPH, (char *) "label", (char *) "");
  agattr (graph, AGRAPH, (char *) "outputorder", (char *) "edgesfirst");
  set_number (graph, "nodesep", self->node_gap / 72);
  set_number (graph, "ranksep", self->rank_gap / 72);
  agattr (graph, AGNODE, (char *) "label", (char *) "");
  agattr (graph, AGNODE, (char *) "margin", (char *) "0");
  agattr (graph, AGNODE, (char *) "fixedsize", (char *) "true");
  agattr (graph, AGEDGE, (char *) "label", (char *) "");
  agattr (graph, AGEDGE, (char *) "dir", (char *) "none");
  declare_clusters (self);
  declare_nodes (self);
  declare_edges (self);
}

/* ---- reading back ---------------------------------------------------------------------- */

static ScenePoint
convert (const SceneGraph *self,
         double            x,
         double            y)
{
  return (ScenePoint) { x - self->left, self->top - y };
}

/* Where the ray from the outline's centre towards `to` leaves it. */
static ScenePoint
leave_outline (SceneGraphOutline outline,
               const SceneRect  *core,
               ScenePoint        to)
{
  ScenePoint center = { core->x + core->width / 2, core->y + core->height / 2 };
  double dx = to.x - center.x, dy = to.y - center.y;
  double rx = core->width / 2, ry = core->height / 2;
  double scale;

  if (dx == 0 && dy == 0)
    return to;
  switch (outline)
    {
    case SCENE_GRAPH_ELLIPSE:
      scale = 1 / hypot (dx / rx, dy / ry);
      break;
    case SCENE_GRAPH_DIAMOND:
      scale = 1 / (fabs (dx) / rx + fabs (dy) / ry);
      break;
    case SCENE_GRAPH_RECT:
    default:
      return to;
    }
  return (ScenePoint) { center.x + dx * scale, center.y + dy * scale };
}

static void
read_nodes (SceneGraph *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = &g_array_index (self->nodes, Node, i);
      ScenePoint center = convert (self, ND_coord (node->node).x, ND_coord (node->node).y);

      node->box = (SceneRect) { center.x - node->width / 2, center.y - node->height / 2,
                                node->width, node->height };
    }
  for (guint i = 0; i < self->clusters->len; i++)
    {
      Cluster *cluster = &g_array_index (self->clusters, Cluster, i);
      boxf bb = GD_bb (cluster->graph);
      ScenePoint corner = convert (self, bb.LL.x, bb.UR.y);

      cluster->box
        = (SceneRect) { corner.x, corner.y, bb.UR.x - bb.LL.x, bb.UR.y - bb.LL.y };
    }
}

static void
draw_on_to_outline (const SceneGraph *self,
                    guint             number,
                    ScenePoint       *end)
{
  const Node *node = &g_array_index (self->nodes, Node, number);
  SceneRect core = node->core;

  core.x += node->box.x;
  core.y += node->box.y;
  *end = leave_outline (node->outline, &core, *end);
}

static void
read_edge (SceneGraph *self,
           Edge       *edge)
{
  splines *spl = ED_spl (edge->edge);
  textlabel_t *label = ED_label (edge->edge);

  if (label && label->set)
    {
      ScenePoint center = convert (self, label->pos.x, label->pos.y);

      edge->has_label = TRUE;
      edge->label = (SceneRect) { center.x - edge->label_width / 2,
                                  center.y - edge->label_height / 2, edge->label_width,
                                  edge->label_height };
    }
  if (spl == NULL || spl->size < 1 || spl->list[0].size < 4)
    return;

  bezier *curve = &spl->list[0];

  g_free (edge->points);
  edge->n_points = (guint) curve->size;
  edge->points = g_new (ScenePoint, edge->n_points);
  for (guint i = 0; i < edge->n_points; i++)
    edge->points[i] = convert (self, curve->list[i].x, curve->list[i].y);
  if (edge->from_cluster == SCENE_GRAPH_NONE)
    draw_on_to_outline (self, edge->from, &edge->points[0]);
  if (edge->to_cluster == SCENE_GRAPH_NONE)
    draw_on_to_outline (self, edge->to, &edge->points[edge->n_points - 1]);
}

static int
say_nothing (char *message)
{
  return 0;
}

/* Graphviz keeps its plugins in globals of its own, so one context serves the whole process. */
static GVC_t *
get_context (void)
{
  static GVC_t *context;

  if (g_once_init_enter (&context))
    {
      GVC_t *made = gvContext ();

      g_once_init_leave (&context, made);
    }
  return context;
}

/**
 * scene_graph_layout:
 *
 * Places nodes and routes edges.
 */
void
scene_graph_layout (SceneGraph *self)
{
  GVC_t *context = get_context ();
  agusererrf before = agseterrf (say_nothing);
  /* Graphviz reads numbers as the locale writes them; ours are always plain. */
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t usual = uselocale (plain);

  declare (self);
  if (gvLayout (context, self->graph, "dot") == 0)
    {
      boxf bb = GD_bb (self->graph);

      self->left = bb.LL.x;
      self->top = bb.UR.y;
      self->width = bb.UR.x - bb.LL.x;
      self->height = bb.UR.y - bb.LL.y;
      read_nodes (self);
      for (guint i = 0; i < self->edges->len; i++)
        read_edge (self, &g_array_index (self->edges, Edge, i));
      gvFreeLayout (context, self->graph);
    }
  agclose (g_steal_pointer (&self->graph));
  uselocale (usual);
  freelocale (plain);
  agseterrf (before);
}

/**
 * scene_graph_layout_sides:
 *
 * Lays out, and again with the sides at which edges leave and enter.
 */
void
scene_graph_layout_sides (SceneGraph *self)
{
  scene_graph_layout (self);
  self->sides = TRUE;
  scene_graph_layout (self);
}

void
scene_graph_get_size (const SceneGraph *self,
                      double           *out_width,
                      double           *out_height)
{
  *out_width = self->width;
  *out_height = self->height;
}

void
scene_graph_get_node (const SceneGraph *self,
                      guint             node,
                      SceneRect        *out_box)
{
  *out_box = g_array_index (self->nodes, Node, node).box;
}

void
scene_graph_get_cluster (const SceneGraph *self,
                         guint             cluster,
                         SceneRect        *out_box)
{
  *out_box = g_array_index (self->clusters, Cluster, cluster).box;
}

const ScenePoint *
scene_graph_get_edge (const SceneGraph *self,
                      guint             edge,
                      guint            *out_n)
{
  *out_n = g_array_index (self->edges, Edge, edge).n_points;
  return g_array_index (self->edges, Edge, edge).points;
}

gboolean
scene_graph_get_label (const SceneGraph *self,
                       guint             edge,
                       SceneRect        *out_box)
{
  const Edge *found = &g_array_index (self->edges, Edge, edge);

  *out_box = found->label;
  return found->has_label;
}
