/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * The order in which a package's variables are initialised: repeatedly the one
 * declared first among those that depend on no uninitialised one.
 *
 * Dependencies lead through functions: a variable depends on those that any
 * function it mentions may reach. So each variable and constant searches
 * through functions for the variables behind them, and a heap by source order
 * holds those that are ready. Constants go first: a variable that mentions one
 * does not wait for it.
 *
 * Source: the Go specification, "Package initialization".
 */

typedef struct _Node Node;
struct _Node
{
  TypesObject *object;
  GPtrArray   *users;  /* nodes that depend on this one */
  guint        n_deps; /* not yet initialised */
  gboolean     done;
  gboolean     in_heap;
};

typedef struct
{
  TypesChecker *c;
  Node         *nodes;     /* by order - 1; object NULL: no variable or constant */
  guint         n_nodes;
  guint32      *stamps;    /* by order - 1: of the last search that came here */
  guint32       stamp;
  GArray       *heap;      /* keys of ready nodes, see heap_key() */
  GPtrArray    *path;      /* functions and variables of a cycle search */
} Graph;

/* ---- building the graph -------------------------------------------------------------- */

static gboolean
is_value (const TypesObject *object)
{
  return object->kind == TYPES_OBJECT_VAR || object->kind == TYPES_OBJECT_CONST;
}

static gboolean
visit (Graph             *self,
       const TypesObject *object)
{
  if (self->stamps[object->order - 1] == self->stamp)
    return FALSE;
  self->stamps[object->order - 1] = self->stamp;
  return TRUE;
}

static void
add_edge (Graph       *self,
          Node        *user,
          TypesObject *dep)
{
  Node *node = &self->nodes[dep->order - 1];

  if (node->users == NULL)
    node->users = g_ptr_array_new ();
  g_ptr_array_add (node->users, user);
  user->n_deps++;
}

static void
push_deps (GPtrArray         *stack,
           const TypesObject *object)
{
  const GPtrArray *deps = object->declaration->deps;

  for (guint i = 0; deps && i < deps->len; i++)
    g_ptr_array_add (stack, deps->pdata[i]);
}

/* Edges to all variables and constants that are reached without passing one. */
static void
connect (Graph *self,
         Node  *user)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  self->stamp++;
  push_deps (stack, user->object);
  while (stack->len > 0)
    {
      TypesObject *dep = g_ptr_array_steal_index (stack, stack->len - 1);

      if (!visit (self, dep))
        continue;
      if (is_value (dep))
        add_edge (self, user, dep);
      else if (dep->kind == TYPES_OBJECT_FUNC)
        push_deps (stack, dep);
    }
}

/* ---- the heap ------------------------------------------------------------------------ */

static guint *
heap_at (Graph *self,
         guint  i)
{
  return &g_array_index (self->heap, guint, i);
}

static void
swap (guint *a,
      guint *b)
{
  guint t = *a;

  *a = *b;
  *b = t;
}

/* Orders count from 1 to n_nodes; those of variables come behind all constants. */
static guint
heap_key (const Graph *self,
          const Node  *node)
{
  return node->object->order + (node->object->kind == TYPES_OBJECT_VAR ? self->n_nodes : 0);
}

static void
heap_push (Graph *self,
           Node  *node)
{
  guint i = self->heap->len, key = heap_key (self, node);

  node->in_heap = TRUE;
  g_array_append_val (self->heap, key);
  while (i > 0 && *heap_at (self, (i - 1) / 2) > *heap_at (self, i))
    {
      swap (heap_at (self, (i - 1) / 2), heap_at (self, i));
      i = (i - 1) / 2;
    }
}

static Node *
heap_pop (Graph *self)
{
  guint order = (*heap_at (self, 0) - 1) % self->n_nodes, i = 0;

  *heap_at (self, 0) = *heap_at (self, self->heap->len - 1);
  g_array_set_size (self->heap, self->heap->len - 1);
  for (;;)
    {
      guint least = i;

      for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < self->heap->len; child++)
        if (*heap_at (self, child) < *heap_at (self, least))
          least = child;
      if (least == i)
        return &self->nodes[order];
      swap (heap_at (self, least), heap_at (self, i));
      i = least;
    }
}

/* ---- cycles -------------------------------------------------------------------------- */

/* Finds a way from an object back to the goal and leaves it on the path. */
static gboolean
find_way (Graph       *self,
          TypesObject *from,
          TypesObject *goal)
{
  const GPtrArray *deps = from->declaration->deps;

  g_ptr_array_add (self->path, from);
  for (guint i = 0; deps && i < deps->len; i++)
    {
      TypesObject *dep = deps->pdata[i];

      if (dep == goal)
        return TRUE;
      if ((is_value (dep) || dep->kind == TYPES_OBJECT_FUNC) && visit (self, dep)
          && find_way (self, dep, goal))
        return TRUE;
    }
  g_ptr_array_set_size (self->path, (gint) self->path->len - 1);
  return FALSE;
}

static void
report_cycle (Graph       *self,
              TypesObject *object)
{
  TypesChecker *c = self->c;
  GString      *text;
  guint         n;

  self->stamp++;
  g_ptr_array_set_size (self->path, 0);
  if (!find_way (self, object, object))
    return;
  n = self->path->len;
  if (n == 1)
    {
      types_error (c, object->pos, "initialization cycle: %s refers to itself", object->name);
      return;
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      const TypesObject *from = self->path->pdata[i];

      g_string_append_printf (text, "\n\t%s: %s refers to", types_pos_text (c->build, from->pos),
                              from->name);
    }
  g_string_append_printf (text, "\n\t%s: %s", types_pos_text (c->build, object->pos), object->name);
  types_error (c, object->pos, "initialization cycle for %s%s", object->name, text->str);
  g_string_free (text, TRUE);
}

/* The node that waits for the fewest others, the first of them in the source. */
static Node *
least_blocked (Graph *self)
{
  Node *least = NULL;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      Node *node = &self->nodes[i];

      if (node->object && !node->done && (least == NULL || node->n_deps < least->n_deps))
        least = node;
    }
  return least;
}

/* ---- the order ----------------------------------------------------------------------- */

static void
emit (Graph  *self,
      Node   *node,
      GArray *inits)
{
  TypesObject *object = node->object;
  TypesDecl   *decl = object->declaration;
  TypesInit    init = { .n_lhs = MAX (decl->n_lhs, 1) };

  if (object->kind != TYPES_OBJECT_VAR || decl->init == NULL)
    return;
  if (decl->n_lhs > 1)
    {
      if (decl->emitted)
        return;
      decl->emitted = TRUE;
      init.lhs = decl->lhs;
    }
  else
    {
      init.lhs = base_arena_new0 (self->c->arena, TypesObject *);
      init.lhs[0] = object;
      if (strcmp (object->name, "_") == 0)
        init.n_lhs = 0;
    }
  init.rhs = *decl->init;
  g_array_append_val (inits, init);
}

static void
finish_node (Graph *self,
             Node  *node)
{
  node->done = node->in_heap = TRUE;
  for (guint i = 0; node->users && i < node->users->len; i++)
    {
      Node *user = node->users->pdata[i];

      if (user->n_deps > 0 && --user->n_deps == 0 && !user->in_heap)
        heap_push (self, user);
    }
}

static void
run (Graph *self)
{
  g_autoptr (GArray) inits = g_array_new (FALSE, FALSE, sizeof (TypesInit));
  TypesPackage *package = self->c->package;
  guint         n_done = 0, n_values = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].object)
      {
        n_values++;
        if (self->nodes[i].n_deps == 0)
          heap_push (self, &self->nodes[i]);
      }
  while (n_done < n_values)
    {
      Node *node = self->heap->len > 0 ? heap_pop (self) : least_blocked (self);

      if (node->n_deps > 0)
        report_cycle (self, node->object);
      emit (self, node, inits);
      finish_node (self, node);
      n_done++;
    }

  package->n_inits = inits->len;
  package->inits = base_arena_newv (self->c->arena, TypesInit, MAX (inits->len, 1));
  if (inits->len > 0)
    memcpy (package->inits, inits->data, sizeof (TypesInit) * inits->len);
}

void
types_init_order (TypesChecker *c)
{
  Graph self = { c };

  self.n_nodes = c->objects->len;
  self.nodes = g_new0 (Node, MAX (self.n_nodes, 1));
  self.stamps = g_new0 (guint32, MAX (self.n_nodes, 1));
  self.heap = g_array_new (FALSE, FALSE, sizeof (guint));
  self.path = g_ptr_array_new ();
  for (guint i = 0; i < self.n_nodes; i++)
    if (is_value (c->objects->pdata[i]))
      self.nodes[i].object = c->objects->pdata[i];
  for (guint i = 0; i < self.n_nodes; i++)
    if (self.nodes[i].object)
      connect (&self, &self.nodes[i]);
  run (&self);

  for (guint i = 0; i < self.n_nodes; i++)
    if (self.nodes[i].users)
      g_ptr_array_unref (self.nodes[i].users);
  g_free (self.nodes);
  g_free (self.stamps);
  g_array_unref (self.heap);
  g_ptr_array_unref (self.path);
}
