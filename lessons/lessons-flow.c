/* SPDX-License-Identifier: MIT */

/*
 * The flowchart as its users see it: immutable, ref-counted, everything by
 * index. It is filled by lessons-flow-build.c and never changed after that.
 */

#include "lessons-flow-private.h"

#include <string.h>

static void
node_free (gpointer data)
{
  LessonsFlowNode *self = data;

  g_free (self->id);
  g_free (self->label);
  g_free (self);
}

static void
edge_free (gpointer data)
{
  LessonsFlowEdge *self = data;

  g_free (self->label);
  g_free (self);
}

static void
subgraph_free (gpointer data)
{
  LessonsFlowSubgraph *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

static void
binding_free (gpointer data)
{
  flow_binding_free (data);
}

LessonsFlow *
lessons_flow_new (void)
{
  LessonsFlow *self = g_new0 (LessonsFlow, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->edges = g_ptr_array_new_with_free_func (edge_free);
  self->subgraphs = g_ptr_array_new_with_free_func (subgraph_free);
  self->bindings = g_ptr_array_new_with_free_func (binding_free);
  self->problems = lessons_problems_new ();
  return self;
}

/**
 * lessons_flow_ref:
 * @self: a chart
 *
 * Returns: (transfer full): @self
 */
LessonsFlow *
lessons_flow_ref (LessonsFlow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * lessons_flow_unref:
 * @self: (nullable): a chart
 *
 * Drops a reference; the last one frees the chart.
 */
void
lessons_flow_unref (LessonsFlow *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->edges);
  g_ptr_array_unref (self->subgraphs);
  g_ptr_array_unref (self->bindings);
  lessons_problems_free (self->problems);
  g_free (self);
}

/**
 * lessons_flow_get_problems:
 * @self: a chart
 *
 * Returns: (transfer none): what was wrong with its text; empty when nothing was
 */
const LessonsProblems *
lessons_flow_get_problems (const LessonsFlow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

/**
 * lessons_flow_get_direction:
 * @self: a chart
 *
 * Returns: where its ranks go
 */
LessonsFlowDirection
lessons_flow_get_direction (const LessonsFlow *self)
{
  g_return_val_if_fail (self != NULL, LESSONS_FLOW_TB);

  return self->direction;
}

/**
 * lessons_flow_get_n_nodes:
 * @self: a chart
 *
 * Returns: the number of nodes
 */
guint
lessons_flow_get_n_nodes (const LessonsFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

/**
 * lessons_flow_get_n_edges:
 * @self: a chart
 *
 * Returns: the number of edges
 */
guint
lessons_flow_get_n_edges (const LessonsFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edges->len;
}

/**
 * lessons_flow_get_n_subgraphs:
 * @self: a chart
 *
 * Returns: the number of subgraphs
 */
guint
lessons_flow_get_n_subgraphs (const LessonsFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->subgraphs->len;
}

/**
 * lessons_flow_get_n_bindings:
 * @self: a chart
 *
 * Returns: the number of bindings
 */
guint
lessons_flow_get_n_bindings (const LessonsFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bindings->len;
}

/**
 * lessons_flow_get_node:
 * @self: a chart
 * @index: which, from 0
 *
 * Returns: (transfer none): the node
 */
const LessonsFlowNode *
lessons_flow_get_node (const LessonsFlow *self,
                       guint              index)
{
  g_return_val_if_fail (self != NULL && index < self->nodes->len, NULL);

  return self->nodes->pdata[index];
}

/**
 * lessons_flow_get_edge:
 * @self: a chart
 * @index: which, from 0
 *
 * Returns: (transfer none): the edge
 */
const LessonsFlowEdge *
lessons_flow_get_edge (const LessonsFlow *self,
                       guint              index)
{
  g_return_val_if_fail (self != NULL && index < self->edges->len, NULL);

  return self->edges->pdata[index];
}

/**
 * lessons_flow_get_subgraph:
 * @self: a chart
 * @index: which, from 0
 *
 * Returns: (transfer none): the subgraph
 */
const LessonsFlowSubgraph *
lessons_flow_get_subgraph (const LessonsFlow *self,
                           guint              index)
{
  g_return_val_if_fail (self != NULL && index < self->subgraphs->len, NULL);

  return self->subgraphs->pdata[index];
}

/**
 * lessons_flow_get_binding:
 * @self: a chart
 * @index: which, from 0
 *
 * Returns: (transfer none): the binding
 */
const LessonsFlowBinding *
lessons_flow_get_binding (const LessonsFlow *self,
                          guint              index)
{
  g_return_val_if_fail (self != NULL && index < self->bindings->len, NULL);

  return self->bindings->pdata[index];
}

/**
 * lessons_flow_find_node:
 * @self: a chart
 * @id: an id
 *
 * Cost: linear in the number of nodes.
 *
 * Returns: the node's index, or %LESSONS_FLOW_NONE
 */
guint
lessons_flow_find_node (const LessonsFlow *self,
                        const char        *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, LESSONS_FLOW_NONE);

  for (guint i = 0; i < self->nodes->len; i++)
    if (strcmp (lessons_flow_get_node (self, i)->id, id) == 0)
      return i;
  return LESSONS_FLOW_NONE;
}

/**
 * lessons_flow_find_subgraph:
 * @self: a chart
 * @id: an id
 *
 * Returns: the subgraph's index, or %LESSONS_FLOW_NONE
 */
guint
lessons_flow_find_subgraph (const LessonsFlow *self,
                            const char        *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, LESSONS_FLOW_NONE);

  for (guint i = 0; i < self->subgraphs->len; i++)
    if (strcmp (lessons_flow_get_subgraph (self, i)->id, id) == 0)
      return i;
  return LESSONS_FLOW_NONE;
}

/* ---- a chart in another language ----------------------------------------------------- */

static gpointer
copy_node (gconstpointer source,
           gpointer      user_data)
{
  LessonsFlowNode *copy = g_memdup2 (source, sizeof *copy);

  copy->id = g_strdup (copy->id);
  copy->label = g_strdup (copy->label);
  return copy;
}

static gpointer
copy_edge (gconstpointer source,
           gpointer      user_data)
{
  LessonsFlowEdge *copy = g_memdup2 (source, sizeof *copy);

  copy->label = g_strdup (copy->label);
  return copy;
}

static gpointer
copy_subgraph (gconstpointer source,
               gpointer      user_data)
{
  LessonsFlowSubgraph *copy = g_memdup2 (source, sizeof *copy);

  copy->id = g_strdup (copy->id);
  copy->title = g_strdup (copy->title);
  return copy;
}

static gpointer
copy_binding (gconstpointer source,
              gpointer      user_data)
{
  LessonsFlowBinding *copy = g_memdup2 (source, sizeof *copy);

  copy->event = g_strdup (copy->event);
  copy->file = g_strdup (copy->file);
  copy->marker = g_strdup (copy->marker);
  copy->func = g_strdup (copy->func);
  return copy;
}

static gboolean
same_nodes (const LessonsFlow *self,
            const LessonsFlow *bound,
            const char        *file_name,
            LessonsProblems   *problems)
{
  for (guint i = 0; i < MAX (self->nodes->len, bound->nodes->len); i++)
    {
      const LessonsFlowNode *mine = i < self->nodes->len ? self->nodes->pdata[i] : NULL;
      const LessonsFlowNode *other = i < bound->nodes->len ? bound->nodes->pdata[i] : NULL;

      if (mine != NULL && other != NULL && strcmp (mine->id, other->id) == 0)
        continue;
      lessons_problems_add (problems, LESSONS_ERROR, file_name, mine != NULL ? mine->line : 0, 0,
                            "write the same ids in the same order; only the labels differ",
                            "node %u is “%s” here and “%s” in the chart it translates", i + 1,
                            mine != NULL ? mine->id : "", other != NULL ? other->id : "");
      return FALSE;
    }
  return TRUE;
}

static gboolean
same_edges (const LessonsFlow *self,
            const LessonsFlow *bound,
            const char        *file_name,
            LessonsProblems   *problems)
{
  for (guint i = 0; i < MAX (self->edges->len, bound->edges->len); i++)
    {
      const LessonsFlowEdge *mine = i < self->edges->len ? self->edges->pdata[i] : NULL;
      const LessonsFlowEdge *other = i < bound->edges->len ? bound->edges->pdata[i] : NULL;

      if (mine != NULL && other != NULL && mine->from.node == other->from.node
          && mine->from.subgraph == other->from.subgraph && mine->to.node == other->to.node
          && mine->to.subgraph == other->to.subgraph)
        continue;
      lessons_problems_add (problems, LESSONS_ERROR, file_name, mine != NULL ? mine->line : 0, 0,
                            "write the same edges in the same order; only the labels differ",
                            "edge %u does not join the same nodes as in the chart it translates",
                            i + 1);
      return FALSE;
    }
  return TRUE;
}

/**
 * lessons_flow_with_bindings:
 * @self: a chart whose labels are in another language
 * @bound: the chart that has the bindings
 * @file_name: the name of @self's file in messages
 * @problems: where to tell how they differ
 *
 * Makes a chart with the labels of @self and the bindings of @bound. Both must have the same nodes
 * and edges in the same order, so that an index means the same in both.
 *
 * Returns: (transfer full) (nullable): the chart
 */
LessonsFlow *
lessons_flow_with_bindings (LessonsFlow       *self,
                            const LessonsFlow *bound,
                            const char        *file_name,
                            LessonsProblems   *problems)
{
  LessonsFlow *flow;

  g_return_val_if_fail (self != NULL && bound != NULL, NULL);
  g_return_val_if_fail (file_name != NULL && problems != NULL, NULL);

  if (!same_nodes (self, bound, file_name, problems)
      || !same_edges (self, bound, file_name, problems))
    return NULL;
  flow = lessons_flow_new ();
  flow->direction = self->direction;
  g_ptr_array_extend (flow->nodes, self->nodes, (GCopyFunc) copy_node, NULL);
  g_ptr_array_extend (flow->edges, self->edges, (GCopyFunc) copy_edge, NULL);
  g_ptr_array_extend (flow->subgraphs, self->subgraphs, (GCopyFunc) copy_subgraph, NULL);
  g_ptr_array_extend (flow->bindings, bound->bindings, (GCopyFunc) copy_binding, NULL);
  lessons_problems_add_all (flow->problems, self->problems);
  return flow;
}
