/* SPDX-License-Identifier: MIT */

/*
 * A run walking a chart; lessons-walk.h says by which rules. The chart has few
 * nodes and a run many events, so what an event needs is found fast: a place
 * is looked up in a small sorted table of marked lines, and the way between
 * two nodes is searched only when a goroutine enters a node.
 */

#include "lessons-walk.h"

#include <string.h>

typedef struct
{
  char *file;
  guint line;
  char *name;
} Mark;

typedef struct
{
  guint64 goroutine;
  guint   node;  /* or LESSONS_FLOW_NONE: not on the chart yet */
  char   *file;  /* its stay: the line of its last event, NULL: none yet … */
  guint   line;
  char   *began; /* … and the event with which the stay began */
} Walker;

struct _LessonsWalk
{
  LessonsFlow *flow;
  GArray      *marks;   /* of Mark */
  GArray      *walkers; /* of Walker, by goroutine */
  GArray      *visits;  /* of guint, per node */
  GArray      *taken;   /* of guint, per edge */
  GArray      *fresh;   /* of guint: edges taken by the last event */
  gboolean    *pass;    /* per node */
};

static void
mark_clear (gpointer data)
{
  Mark *self = data;

  g_free (self->file);
  g_free (self->name);
}

static void
walker_clear (gpointer data)
{
  Walker *self = data;

  g_free (self->file);
  g_free (self->began);
}

/**
 * lessons_walk_new:
 * @flow: the chart
 *
 * Makes a walk at the start: nobody stands anywhere, nothing is counted.
 *
 * Returns: (transfer full): the walk
 */
LessonsWalk *
lessons_walk_new (LessonsFlow *flow)
{
  LessonsWalk *self;
  guint n_nodes;

  g_return_val_if_fail (flow != NULL, NULL);

  self = g_new0 (LessonsWalk, 1);
  n_nodes = lessons_flow_get_n_nodes (flow);
  self->flow = lessons_flow_ref (flow);
  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->walkers = g_array_new (FALSE, TRUE, sizeof (Walker));
  g_array_set_clear_func (self->walkers, walker_clear);
  self->visits = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->visits, n_nodes);
  self->taken = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->taken, lessons_flow_get_n_edges (flow));
  self->fresh = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pass = g_new0 (gboolean, n_nodes + 1);
  for (guint i = 0; i < lessons_flow_get_n_bindings (flow); i++)
    {
      const LessonsFlowBinding *binding = lessons_flow_get_binding (flow, i);

      if (binding->kind == LESSONS_BIND_PASS)
        self->pass[binding->node] = TRUE;
    }
  return self;
}

/**
 * lessons_walk_copy:
 * @self: a walk
 *
 * Copies the walk as it stands, for going back to it.
 *
 * Returns: (transfer full): the copy
 */
LessonsWalk *
lessons_walk_copy (const LessonsWalk *self)
{
  LessonsWalk *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = lessons_walk_new (self->flow);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      lessons_walk_add_marker (copy, mark->file, mark->line, mark->name);
    }
  for (guint i = 0; i < self->walkers->len; i++)
    {
      Walker walker = g_array_index (self->walkers, Walker, i);

      walker.file = g_strdup (walker.file);
      walker.began = g_strdup (walker.began);
      g_array_append_val (copy->walkers, walker);
    }
  memcpy (copy->visits->data, self->visits->data, self->visits->len * sizeof (guint));
  memcpy (copy->taken->data, self->taken->data, self->taken->len * sizeof (guint));
  g_array_append_vals (copy->fresh, self->fresh->data, self->fresh->len);
  return copy;
}

/**
 * lessons_walk_free:
 * @self: (nullable): a walk
 *
 * Frees the walk.
 */
void
lessons_walk_free (LessonsWalk *self)
{
  if (self == NULL)
    return;
  lessons_flow_unref (self->flow);
  g_array_unref (self->marks);
  g_array_unref (self->walkers);
  g_array_unref (self->visits);
  g_array_unref (self->taken);
  g_array_unref (self->fresh);
  g_free (self->pass);
  g_free (self);
}

/**
 * lessons_walk_get_flow:
 * @self: a walk
 *
 * Returns: (transfer none): its chart
 */
LessonsFlow *
lessons_walk_get_flow (const LessonsWalk *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->flow;
}

/**
 * lessons_walk_reset:
 * @self: a walk
 *
 * Goes back to the start: nobody stands anywhere and nothing is counted; the markers stay.
 */
void
lessons_walk_reset (LessonsWalk *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->walkers, 0);
  g_array_set_size (self->fresh, 0);
  memset (self->visits->data, 0, self->visits->len * sizeof (guint));
  memset (self->taken->data, 0, self->taken->len * sizeof (guint));
}

static const char *
last_part (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

/**
 * lessons_walk_add_marker:
 * @self: a walk
 * @file: the file that has the marker
 * @line: the marked line, from 1
 * @name: the marker's name
 *
 * Tells the walk of a marker in the program.
 */
void
lessons_walk_add_marker (LessonsWalk *self,
                         const char  *file,
                         guint        line,
                         const char  *name)
{
  Mark mark;

  g_return_if_fail (self != NULL && file != NULL && name != NULL);

  mark.file = g_strdup (last_part (file));
  mark.line = line;
  mark.name = g_strdup (name);
  g_array_append_val (self->marks, mark);
}

/* ---- entering nodes ------------------------------------------------------------------ */

/* The walker of a goroutine, made if there is none: insertion keeps them sorted. */
static Walker *
get_walker (LessonsWalk *self,
            guint64      goroutine)
{
  Walker fresh = { goroutine, LESSONS_FLOW_NONE, NULL, 0, NULL };
  guint low = 0, high = self->walkers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->walkers, Walker, middle).goroutine < goroutine)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->walkers->len
      || g_array_index (self->walkers, Walker, low).goroutine != goroutine)
    g_array_insert_val (self->walkers, low, fresh);
  return &g_array_index (self->walkers, Walker, low);
}

static gboolean
both_ways (const LessonsFlowEdge *edge)
{
  return (edge->from_head == LESSONS_HEAD_NONE) == (edge->to_head == LESSONS_HEAD_NONE);
}

/* Where the edge leads from the node, or LESSONS_FLOW_NONE if it does not start there. */
static guint
edge_leads (const LessonsFlowEdge *edge,
            guint                  from)
{
  if (edge->kind == LESSONS_EDGE_INVISIBLE || edge->from.node == LESSONS_FLOW_NONE
      || edge->to.node == LESSONS_FLOW_NONE)
    return LESSONS_FLOW_NONE;
  if (edge->from.node == from)
    return edge->to.node;
  if (edge->to.node == from && both_ways (edge))
    return edge->from.node;
  return LESSONS_FLOW_NONE;
}

static void
take_edge (LessonsWalk *self,
           guint        edge)
{
  g_array_index (self->taken, guint, edge)++;
  g_array_append_val (self->fresh, edge);
}

/* Breadth first over the edges in the order of the file: the first way found is the shortest, and
 * of equal ones the one whose edges come first. came[n] is the edge by which n was reached. */
static gboolean
find_way (const LessonsWalk *self,
          guint              from,
          guint              to,
          guint             *came)
{
  guint n_nodes = self->visits->len;
  g_autofree guint *queue = g_new (guint, n_nodes + 1);
  g_autofree gboolean *seen = g_new0 (gboolean, n_nodes + 1);
  guint head = 0, tail = 0;

  queue[tail++] = from;
  while (head < tail)
    {
      guint at = queue[head++];

      for (guint i = 0; i < self->taken->len; i++)
        {
          guint next = edge_leads (lessons_flow_get_edge (self->flow, i), at);

          if (next == LESSONS_FLOW_NONE || seen[next] || (next != to && !self->pass[next]))
            continue;
          seen[next] = TRUE;
          came[next] = i;
          if (next == to)
            return TRUE;
          queue[tail++] = next;
        }
    }
  return FALSE;
}

static guint
other_end (const LessonsFlowEdge *edge,
           guint                  node)
{
  return edge->to.node == node ? edge->from.node : edge->to.node;
}

/* Takes the edges of the way and visits its nodes; the goal is visited in any case. */
static void
go_way (LessonsWalk *self,
        guint        from,
        guint        to)
{
  g_autofree guint *came = g_new (guint, self->visits->len + 1);
  guint node = to;

  g_array_index (self->visits, guint, to)++;
  if (from == LESSONS_FLOW_NONE || !find_way (self, from, to, came))
    return;
  while (TRUE)
    {
      guint edge = came[node];

      take_edge (self, edge);
      node = other_end (lessons_flow_get_edge (self->flow, edge), node);
      if (node == from)
        break;
      g_array_index (self->visits, guint, node)++;
    }
}

/* ---- matching ------------------------------------------------------------------------ */

static gboolean
place_matches (const LessonsWalk        *self,
               const LessonsFlowBinding *binding,
               const char               *file,
               guint                     line)
{
  if (file == NULL || (binding->file != NULL && strcmp (binding->file, file) != 0))
    return FALSE;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->line == line && strcmp (mark->file, file) == 0
          && strcmp (mark->name, binding->marker) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
func_matches (const LessonsFlowBinding *binding,
              const char               *func)
{
  if (binding->func == NULL)
    return TRUE;
  if (func == NULL)
    return FALSE;
  if (strcmp (binding->func, func) == 0)
    return TRUE;
  return g_str_has_prefix (func, "main.") && strcmp (binding->func, func + 5) == 0;
}

/* What is done to a goroutine and not by it, so that its place in the program says nothing. */
static gboolean
is_scheduling (const char *event)
{
  static const char *const names[] = { "go.run",   "go.preempt", "go.start", "gc",
                                       "go.block", "go.exit",    NULL };

  return g_strv_contains (names, event) || g_str_has_prefix (event, "sched.");
}

/* Whether by this event the goroutine comes to its line; notes its stay. */
static gboolean
comes_to_line (Walker     *walker,
               const char *event,
               const char *file,
               guint       line)
{
  if (file == NULL || is_scheduling (event))
    return FALSE;
  if (walker->file != NULL && walker->line == line && strcmp (walker->file, file) == 0
      && strcmp (walker->began, event) != 0)
    return FALSE;
  g_free (walker->file);
  g_free (walker->began);
  walker->file = g_strdup (file);
  walker->line = line;
  walker->began = g_strdup (event);
  return TRUE;
}

static gboolean
binding_matches (const LessonsWalk        *self,
                 const LessonsFlowBinding *binding,
                 gboolean                  comes,
                 const char               *func,
                 const char               *event,
                 const char               *file,
                 guint                     line)
{
  switch (binding->kind)
    {
    case LESSONS_BIND_PLACE:
      return comes && func_matches (binding, func) && place_matches (self, binding, file, line);
    case LESSONS_BIND_EVENT:
      return strcmp (binding->event, event) == 0 && func_matches (binding, func)
             && (binding->marker == NULL || place_matches (self, binding, file, line));
    default:
      return FALSE;
    }
}

/**
 * lessons_walk_event:
 * @self: a walk
 * @goroutine: who caused the event, 0 for none
 * @func: (nullable): the function it was started with
 * @event: the event's name in the trace
 * @file: (nullable): where it happened
 * @line: the line, from 1
 *
 * Feeds the next event of the trace.
 */
void
lessons_walk_event (LessonsWalk *self,
                    guint64      goroutine,
                    const char  *func,
                    const char  *event,
                    const char  *file,
                    guint        line)
{
  Walker *walker;
  gboolean comes;

  g_return_if_fail (self != NULL && event != NULL);

  g_array_set_size (self->fresh, 0);
  file = file != NULL ? last_part (file) : NULL;
  walker = get_walker (self, goroutine);
  comes = comes_to_line (walker, event, file, line);
  for (guint i = 0; i < lessons_flow_get_n_bindings (self->flow); i++)
    {
      const LessonsFlowBinding *binding = lessons_flow_get_binding (self->flow, i);

      if (!binding_matches (self, binding, comes, func, event, file, line))
        continue;
      if (binding->edge != LESSONS_FLOW_NONE)
        take_edge (self, binding->edge);
      else
        {
          go_way (self, walker->node, binding->node);
          if (goroutine != 0 && !self->pass[binding->node])
            walker->node = binding->node;
        }
    }
  if (goroutine == 0 || strcmp (event, "go.exit") == 0)
    g_array_remove_index (self->walkers, walker - &g_array_index (self->walkers, Walker, 0));
}

/* The first node that no edge enters, or LESSONS_FLOW_NONE. */
static guint
find_entry (const LessonsFlow *flow)
{
  for (guint node = 0; node < lessons_flow_get_n_nodes (flow); node++)
    {
      gboolean entered = FALSE;

      for (guint i = 0; i < lessons_flow_get_n_edges (flow) && !entered; i++)
        entered = lessons_flow_get_edge (flow, i)->to.node == node;
      if (!entered)
        return node;
    }
  return LESSONS_FLOW_NONE;
}

/**
 * lessons_walk_refused:
 * @self: a walk
 * @file: the file the compiler refuses
 * @line: the line of its diagnostic
 *
 * Feeds a diagnostic of a program that does not compile, instead of a run.
 */
void
lessons_walk_refused (LessonsWalk *self,
                      const char  *file,
                      guint        line)
{
  guint entry;

  g_return_if_fail (self != NULL && file != NULL);

  g_array_set_size (self->fresh, 0);
  entry = find_entry (self->flow);
  for (guint i = 0; i < lessons_flow_get_n_bindings (self->flow); i++)
    {
      const LessonsFlowBinding *binding = lessons_flow_get_binding (self->flow, i);

      if (binding->kind != LESSONS_BIND_REFUSED
          || !place_matches (self, binding, last_part (file), line))
        continue;
      if (entry != LESSONS_FLOW_NONE && entry != binding->node)
        g_array_index (self->visits, guint, entry)++;
      go_way (self, entry, binding->node);
    }
}

/* ---- reading the state --------------------------------------------------------------- */

/**
 * lessons_walk_get_visits:
 * @self: a walk
 * @node: a node of its chart
 *
 * Returns: how often the node was visited
 */
guint
lessons_walk_get_visits (const LessonsWalk *self,
                         guint              node)
{
  g_return_val_if_fail (self != NULL && node < self->visits->len, 0);

  return g_array_index (self->visits, guint, node);
}

/**
 * lessons_walk_get_taken:
 * @self: a walk
 * @edge: an edge of its chart
 *
 * Returns: how often the edge was taken
 */
guint
lessons_walk_get_taken (const LessonsWalk *self,
                        guint              edge)
{
  g_return_val_if_fail (self != NULL && edge < self->taken->len, 0);

  return g_array_index (self->taken, guint, edge);
}

/**
 * lessons_walk_is_fresh:
 * @self: a walk
 * @edge: an edge of its chart
 *
 * Returns: whether the last event took the edge
 */
gboolean
lessons_walk_is_fresh (const LessonsWalk *self,
                       guint              edge)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->fresh->len; i++)
    if (g_array_index (self->fresh, guint, i) == edge)
      return TRUE;
  return FALSE;
}

/**
 * lessons_walk_get_n_standing:
 * @self: a walk
 *
 * Returns: how many goroutines stand on the chart
 */
guint
lessons_walk_get_n_standing (const LessonsWalk *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->walkers->len; i++)
    n += g_array_index (self->walkers, Walker, i).node != LESSONS_FLOW_NONE;
  return n;
}

/**
 * lessons_walk_get_standing:
 * @self: a walk
 * @index: which, from 0, by ascending goroutine
 * @out_goroutine: (out): the goroutine
 *
 * Returns: the node on which it stands
 */
guint
lessons_walk_get_standing (const LessonsWalk *self,
                           guint              index,
                           guint64           *out_goroutine)
{
  g_return_val_if_fail (self != NULL && out_goroutine != NULL, LESSONS_FLOW_NONE);

  for (guint i = 0; i < self->walkers->len; i++)
    {
      const Walker *walker = &g_array_index (self->walkers, Walker, i);

      if (walker->node == LESSONS_FLOW_NONE || index-- > 0)
        continue;
      *out_goroutine = walker->goroutine;
      return walker->node;
    }
  g_return_val_if_reached (LESSONS_FLOW_NONE);
}
