/* SPDX-License-Identifier: MIT */

/*
 * From statements to the chart. Mermaid names things before it says what they
 * are: an edge may end at a subgraph that is declared below, a class may be
 * used before it is defined. So the builder collects vertices, classes and raw
 * styles, and flow_builder_finish() settles them:
 *
 *   vertices  ─ those whose id is a subgraph's go; the others become nodes, renumbered
 *   styles    ─ classDef default, then classes as applied, then style
 *   bindings  ─ read last, when every id is known
 */

#include "lessons-flow-private.h"

#include <string.h>

#define MAX_NODES 5000
#define MAX_EDGES 10000
#define MAX_SUBGRAPHS 1000

/* A style or a list of classes for an id that may become known later. */
typedef struct
{
  char            *id;
  const char      *at; /* where it was first named, for the message */
  gboolean         styled;
  LessonsFlowStyle style;
  GPtrArray       *classes; /* of char* */
  gboolean         used;
} Appearance;

typedef struct
{
  guint   subgraph;
  GArray *mentioned; /* of guint: vertices named since it was opened */
} OpenSubgraph;

struct _FlowBuilder
{
  FlowScan        *scan;
  LessonsFlow     *flow;         /* its nodes are the vertices until finish */
  GHashTable      *vertices;     /* id → index + 1 */
  GHashTable      *subgraphs;    /* id → index + 1 */
  GArray          *shaped;       /* of gboolean, per vertex: a shape or label was given */
  GHashTable      *class_styles; /* name → LessonsFlowStyle */
  GHashTable      *appearances;  /* id → Appearance, owned by the list */
  GPtrArray       *appearance_list; /* of Appearance, in the order of the text */
  GArray          *open;         /* of OpenSubgraph, outermost first */
  GPtrArray       *binding_comments; /* of const char* into the text */
  LessonsFlowStyle all_edges;
  guint            n_made_up;
};

static void
appearance_free (gpointer data)
{
  Appearance *self = data;

  g_free (self->id);
  g_ptr_array_unref (self->classes);
  g_free (self);
}

static void
open_subgraph_clear (gpointer data)
{
  g_array_unref (((OpenSubgraph *) data)->mentioned);
}

FlowBuilder *
flow_builder_new (FlowScan *scan)
{
  FlowBuilder *self = g_new0 (FlowBuilder, 1);

  self->scan = scan;
  self->flow = lessons_flow_new ();
  self->vertices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->subgraphs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shaped = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->class_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->appearances = g_hash_table_new (g_str_hash, g_str_equal);
  self->appearance_list = g_ptr_array_new_with_free_func (appearance_free);
  self->open = g_array_new (FALSE, FALSE, sizeof (OpenSubgraph));
  g_array_set_clear_func (self->open, open_subgraph_clear);
  self->binding_comments = g_ptr_array_new ();
  return self;
}

void
flow_builder_set_direction (FlowBuilder         *self,
                            LessonsFlowDirection direction)
{
  if (self->open->len > 0)
    {
      OpenSubgraph *top = &g_array_index (self->open, OpenSubgraph, self->open->len - 1);
      LessonsFlowSubgraph *subgraph = self->flow->subgraphs->pdata[top->subgraph];

      subgraph->has_direction = TRUE;
      subgraph->direction = direction;
    }
  else
    self->flow->direction = direction;
}

guint
flow_builder_vertex (FlowBuilder *self,
                     const char  *id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->vertices, id));

  if (index == 0)
    {
      LessonsFlowNode *node = g_new0 (LessonsFlowNode, 1);
      gboolean shaped = FALSE;

      if (self->flow->nodes->len == MAX_NODES)
        {
          g_free (node);
          return LESSONS_FLOW_NONE;
        }
      node->id = g_strdup (id);
      node->label = g_strdup (id);
      node->subgraph = LESSONS_FLOW_NONE;
      node->line = flow_scan_line (self->scan);
      g_ptr_array_add (self->flow->nodes, node);
      g_array_append_val (self->shaped, shaped);
      index = self->flow->nodes->len;
      g_hash_table_insert (self->vertices, g_strdup (id), GUINT_TO_POINTER (index));
    }
  index--;
  if (self->open->len > 0)
    {
      OpenSubgraph *top = &g_array_index (self->open, OpenSubgraph, self->open->len - 1);

      g_array_append_val (top->mentioned, index);
    }
  return index;
}

void
flow_builder_set_shape (FlowBuilder     *self,
                        guint            vertex,
                        LessonsFlowShape shape,
                        char            *label)
{
  LessonsFlowNode *node = self->flow->nodes->pdata[vertex];

  node->shape = shape;
  if (label != NULL)
    {
      g_free (node->label);
      node->label = label;
    }
  g_array_index (self->shaped, gboolean, vertex) = TRUE;
}

void
flow_builder_get_shape (FlowBuilder      *self,
                        guint             vertex,
                        LessonsFlowShape *out_shape)
{
  *out_shape = ((LessonsFlowNode *) self->flow->nodes->pdata[vertex])->shape;
}

gboolean
flow_builder_edge (FlowBuilder    *self,
                   guint           from,
                   guint           to,
                   const FlowLink *link)
{
  LessonsFlowEdge *edge;

  if (self->flow->edges->len == MAX_EDGES)
    return FALSE;
  edge = g_new0 (LessonsFlowEdge, 1);
  edge->from.node = from;
  edge->to.node = to;
  edge->from.subgraph = edge->to.subgraph = LESSONS_FLOW_NONE;
  edge->kind = link->kind;
  edge->from_head = link->from_head;
  edge->to_head = link->to_head;
  edge->length = link->length;
  edge->label = g_strdup (link->label);
  edge->line = flow_scan_line (self->scan);
  g_ptr_array_add (self->flow->edges, edge);
  return TRUE;
}

/* ---- subgraphs ----------------------------------------------------------------------- */

gboolean
flow_builder_begin_subgraph (FlowBuilder *self,
                             const char  *id,
                             const char  *title)
{
  LessonsFlowSubgraph *subgraph;
  OpenSubgraph open = { self->flow->subgraphs->len, NULL };

  if (self->flow->subgraphs->len == MAX_SUBGRAPHS)
    return FALSE;
  subgraph = g_new0 (LessonsFlowSubgraph, 1);
  open.mentioned = g_array_new (FALSE, FALSE, sizeof (guint));
  if (id != NULL && g_hash_table_contains (self->subgraphs, id))
    {
      flow_scan_problem (self->scan, LESSONS_ERROR, self->scan->p,
                         "give each subgraph an id of its own",
                         "there is a subgraph “%s” already", id);
      id = NULL;
    }
  if (id != NULL)
    subgraph->id = g_strdup (id);
  else
    do
      {
        g_free (subgraph->id);
        subgraph->id = g_strdup_printf ("subGraph%u", self->n_made_up++);
      }
    while (g_hash_table_contains (self->subgraphs, subgraph->id)
           || g_hash_table_contains (self->vertices, subgraph->id));
  subgraph->title = g_strdup (title);
  subgraph->parent = LESSONS_FLOW_NONE;
  if (self->open->len > 0)
    subgraph->parent = g_array_index (self->open, OpenSubgraph, self->open->len - 1).subgraph;
  subgraph->line = flow_scan_line (self->scan);
  g_ptr_array_add (self->flow->subgraphs, subgraph);
  g_hash_table_insert (self->subgraphs, g_strdup (subgraph->id),
                       GUINT_TO_POINTER (self->flow->subgraphs->len));
  g_array_append_val (self->open, open);
  return TRUE;
}

/* A node belongs to the innermost subgraph that is closed first after naming it. */
gboolean
flow_builder_end_subgraph (FlowBuilder *self)
{
  OpenSubgraph *top;

  if (self->open->len == 0)
    return FALSE;
  top = &g_array_index (self->open, OpenSubgraph, self->open->len - 1);
  for (guint i = 0; i < top->mentioned->len; i++)
    {
      guint vertex = g_array_index (top->mentioned, guint, i);
      LessonsFlowNode *node = self->flow->nodes->pdata[vertex];

      if (node->subgraph == LESSONS_FLOW_NONE)
        node->subgraph = top->subgraph;
    }
  g_array_set_size (self->open, self->open->len - 1);
  return TRUE;
}

/* ---- classes and styles -------------------------------------------------------------- */

static Appearance *
get_appearance (FlowBuilder *self,
                const char  *id)
{
  Appearance *appearance = g_hash_table_lookup (self->appearances, id);

  if (appearance == NULL)
    {
      appearance = g_new0 (Appearance, 1);
      appearance->id = g_strdup (id);
      appearance->at = self->scan->p;
      appearance->classes = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->appearance_list, appearance);
      g_hash_table_insert (self->appearances, appearance->id, appearance);
    }
  return appearance;
}

void
flow_builder_class (FlowBuilder *self,
                    const char  *id,
                    const char  *class_name)
{
  Appearance *appearance = get_appearance (self, id);

  if (appearance->classes->len < 64)
    g_ptr_array_add (appearance->classes, g_strdup (class_name));
}

LessonsFlowStyle *
flow_builder_class_style (FlowBuilder *self,
                          const char  *class_name)
{
  LessonsFlowStyle *style = g_hash_table_lookup (self->class_styles, class_name);

  if (style == NULL)
    {
      style = g_new0 (LessonsFlowStyle, 1);
      g_hash_table_insert (self->class_styles, g_strdup (class_name), style);
    }
  return style;
}

LessonsFlowStyle *
flow_builder_id_style (FlowBuilder *self,
                       const char  *id)
{
  Appearance *appearance = get_appearance (self, id);

  appearance->styled = TRUE;
  return &appearance->style;
}

LessonsFlowStyle *
flow_builder_edge_style (FlowBuilder *self,
                         gint         edge)
{
  if (edge < 0)
    return &self->all_edges;
  if ((guint) edge >= self->flow->edges->len)
    return NULL;
  return &((LessonsFlowEdge *) self->flow->edges->pdata[edge])->style;
}

void
flow_builder_binding (FlowBuilder *self,
                      const char  *at)
{
  g_ptr_array_add (self->binding_comments, (gpointer) at);
}

/* ---- finishing ----------------------------------------------------------------------- */

static void
resolve_style (FlowBuilder      *self,
               const char       *id,
               LessonsFlowStyle *style)
{
  Appearance *appearance = g_hash_table_lookup (self->appearances, id);

  if (appearance == NULL)
    return;
  appearance->used = TRUE;
  for (guint i = 0; i < appearance->classes->len; i++)
    {
      const char *name = appearance->classes->pdata[i];
      LessonsFlowStyle *class_style = g_hash_table_lookup (self->class_styles, name);

      if (class_style != NULL)
        flow_style_merge (style, class_style);
      else
        flow_scan_problem (self->scan, LESSONS_WARNING, appearance->at, "define it with classDef",
                           "the class “%s” is not defined", name);
    }
  flow_style_merge (style, &appearance->style);
}

/* Takes the vertices out that are subgraphs, and gives the others and the edges' ends their
 * final numbers. */
static void
settle_vertices (FlowBuilder *self)
{
  GPtrArray *vertices = self->flow->nodes;
  g_autofree LessonsFlowEnd *ends = g_new (LessonsFlowEnd, MAX (vertices->len, 1));
  guint n = 0;

  for (guint i = 0; i < vertices->len; i++)
    {
      LessonsFlowNode *node = vertices->pdata[i];
      guint subgraph = GPOINTER_TO_UINT (g_hash_table_lookup (self->subgraphs, node->id));

      ends[i].node = subgraph == 0 ? n : LESSONS_FLOW_NONE;
      ends[i].subgraph = subgraph == 0 ? LESSONS_FLOW_NONE : subgraph - 1;
      if (subgraph == 0)
        {
          vertices->pdata[i] = vertices->pdata[n];
          vertices->pdata[n++] = node;
        }
      else if (g_array_index (self->shaped, gboolean, i))
        lessons_problems_add (self->scan->problems, LESSONS_WARNING, self->scan->file, node->line,
                              0, "give the node or the subgraph another id",
                              "“%s” is a node and a subgraph; it is taken as the subgraph",
                              node->id);
    }
  g_ptr_array_set_size (vertices, n);

  for (guint i = 0; i < self->flow->edges->len; i++)
    {
      LessonsFlowEdge *edge = self->flow->edges->pdata[i];

      edge->from = ends[edge->from.node];
      edge->to = ends[edge->to.node];
    }
}

static void
settle_styles (FlowBuilder *self)
{
  LessonsFlowStyle *common = g_hash_table_lookup (self->class_styles, "default");

  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      LessonsFlowNode *node = self->flow->nodes->pdata[i];

      /* classDef default is for nodes only. */
      if (common != NULL)
        flow_style_merge (&node->style, common);
      resolve_style (self, node->id, &node->style);
    }
  for (guint i = 0; i < self->flow->subgraphs->len; i++)
    {
      LessonsFlowSubgraph *subgraph = self->flow->subgraphs->pdata[i];

      resolve_style (self, subgraph->id, &subgraph->style);
    }
  for (guint i = 0; i < self->flow->edges->len; i++)
    {
      LessonsFlowEdge *edge = self->flow->edges->pdata[i];
      LessonsFlowStyle own = edge->style;

      edge->style = self->all_edges;
      flow_style_merge (&edge->style, &own);
    }
  for (guint i = 0; i < self->appearance_list->len; i++)
    {
      Appearance *appearance = self->appearance_list->pdata[i];

      if (!appearance->used)
        flow_scan_problem (self->scan, LESSONS_WARNING, appearance->at,
                           "name a node or subgraph of this chart",
                           "there is no “%s” to be styled", appearance->id);
    }
}

LessonsFlow *
flow_builder_finish (FlowBuilder *self)
{
  LessonsFlow *flow = self->flow;

  if (self->open->len > 0)
    {
      guint first = g_array_index (self->open, OpenSubgraph, 0).subgraph;

      lessons_problems_add (self->scan->problems, LESSONS_ERROR, self->scan->file,
                            lessons_flow_get_subgraph (flow, first)->line, 0,
                            "close it with a line “end”", "this subgraph has no end");
      while (flow_builder_end_subgraph (self))
        continue;
    }
  settle_vertices (self);
  settle_styles (self);
  for (guint i = 0; i < self->binding_comments->len; i++)
    {
      LessonsFlowBinding *binding;

      self->scan->p = self->binding_comments->pdata[i];
      binding = flow_bind_parse (self->scan, flow);
      if (binding != NULL)
        g_ptr_array_add (flow->bindings, binding);
    }

  g_hash_table_unref (self->vertices);
  g_hash_table_unref (self->subgraphs);
  g_array_unref (self->shaped);
  g_hash_table_unref (self->class_styles);
  g_hash_table_unref (self->appearances);
  g_ptr_array_unref (self->appearance_list);
  g_array_unref (self->open);
  g_ptr_array_unref (self->binding_comments);
  g_free (self);
  return flow;
}
