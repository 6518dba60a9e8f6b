/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Unification: finds what type parameters must stand for so that two types
 * become the same.
 *
 * Parameters that must be equal share a cell; a cell holds the type found for
 * them, or none yet. Matching is exact, or inexact: then a defined type
 * matches the type literal that underlies it, directions of channels may
 * differ, and with TYPES_UNIFY_ASSIGN an interface matches a type that has its
 * methods. Inside types everything is exact.
 */

enum { DEPTH_LIMIT = 100 }; /* recursive constraints would go on forever */

typedef struct
{
  TypesType *type;
} Cell;

struct _TypesUnifier
{
  BaseArena  *arena;
  TypesType **params;
  Cell      **cells; /* of params[i]; shared by those that are equal */
  guint       n;
  guint       depth;
};

TypesUnifier *
types_unifier_new (BaseArena  *arena,
                   TypesType **params,
                   guint       n,
                   TypesType **args)
{
  TypesUnifier *self = base_arena_new0 (arena, TypesUnifier);

  self->arena = arena;
  self->params = params;
  self->n = n;
  self->cells = base_arena_newv (arena, Cell *, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->cells[i] = base_arena_new0 (arena, Cell);
      self->cells[i]->type = args[i];
    }
  return self;
}

/* The cell slot of a parameter, or NULL for anything else. */
static Cell **
find_cell (TypesUnifier    *self,
           const TypesType *type)
{
  if (type->kind != TYPES_TYPE_PARAM)
    return NULL;
  for (guint i = 0; i < self->n; i++)
    if (self->params[i] == type)
      return &self->cells[i];
  return NULL;
}

TypesType *
types_unifier_get (TypesUnifier *self,
                   TypesType    *param)
{
  Cell **cell = find_cell (self, param);

  return cell ? (*cell)->type : NULL;
}

void
types_unifier_set (TypesUnifier *self,
                   TypesType    *param,
                   TypesType    *type)
{
  Cell **cell = find_cell (self, param);

  g_return_if_fail (cell != NULL);
  (*cell)->type = type;
}

guint
types_unifier_n_unknown (TypesUnifier *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += self->cells[i]->type == NULL;
  return n;
}

/* Makes two parameters equal; FALSE if both have types, which must then be unified. */
static gboolean
join (TypesUnifier *self,
      Cell        **x,
      Cell        **y)
{
  Cell *kept = *x, *dropped = *y;

  if (kept == dropped)
    return TRUE;
  if (kept->type && dropped->type)
    return FALSE;
  if (dropped->type)
    kept->type = dropped->type;
  for (guint i = 0; i < self->n; i++)
    if (self->cells[i] == dropped)
      self->cells[i] = kept;
  return TRUE;
}

/* ---- structure ----------------------------------------------------------------------- */

static gboolean nify (TypesUnifier  *self,
                      TypesType     *x,
                      TypesType     *y,
                      TypesUnifyMode mode);

static gboolean
nify_fields (TypesUnifier     *self,
             const TypesField *x,
             const TypesField *y,
             guint             n,
             TypesUnifyMode    mode)
{
  for (guint i = 0; i < n; i++)
    if (!nify (self, x[i].type, y[i].type, mode))
      return FALSE;
  return TRUE;
}

static gboolean
nify_structs (TypesUnifier    *self,
              const TypesType *x,
              const TypesType *y,
              TypesUnifyMode   mode)
{
  if (x->n_fields != y->n_fields)
    return FALSE;
  for (guint i = 0; i < x->n_fields; i++)
    {
      const TypesField *f = &x->fields[i], *g = &y->fields[i];

      if (f->embedded != g->embedded || g_strcmp0 (f->tag, g->tag) != 0
          || !types_same_name (f->name, f->package, g->name, g->package)
          || !nify (self, f->type, g->type, mode))
        return FALSE;
    }
  return TRUE;
}

static gboolean
nify_interfaces (TypesUnifier    *self,
                 const TypesType *x,
                 const TypesType *y,
                 TypesUnifyMode   mode)
{
  const TypesSet *s = types_interface_set (x), *t = types_interface_set (y);
  TypesTermList   s_terms = types_set_terms (s), t_terms = types_set_terms (t);

  if (s->comparable != t->comparable || s->n_methods != t->n_methods
      || !types_terms_subset_of (&s_terms, &t_terms) || !types_terms_subset_of (&t_terms, &s_terms))
    return FALSE;
  for (guint i = 0; i < s->n_methods; i++)
    if (!types_same_name (s->methods[i].name, s->methods[i].package, t->methods[i].name,
                          t->methods[i].package)
        || !nify (self, s->methods[i].type, t->methods[i].type, mode))
      return FALSE;
  return TRUE;
}

static gboolean
nify_named (TypesUnifier    *self,
            const TypesType *x,
            const TypesType *y,
            TypesUnifyMode   mode)
{
  if (x->origin == NULL || x->origin != y->origin || x->n_type_args != y->n_type_args)
    return FALSE;
  for (guint i = 0; i < x->n_type_args; i++)
    if (!nify (self, x->type_args[i], y->type_args[i], mode))
      return FALSE;
  return TRUE;
}

static gboolean
nify_literals (TypesUnifier  *self,
               TypesType     *x,
               TypesType     *y,
               TypesUnifyMode mode)
{
  TypesUnifyMode inner = mode | TYPES_UNIFY_EXACT;

  if (x->kind != y->kind)
    return FALSE;
  switch (x->kind)
    {
    case TYPES_BASIC:
      return types_identical (x, y);
    case TYPES_POINTER:
    case TYPES_SLICE:
      return nify (self, x->elem, y->elem, inner);
    case TYPES_ARRAY:
      return (x->len < 0 || y->len < 0 || x->len == y->len) && nify (self, x->elem, y->elem, inner);
    case TYPES_MAP:
      return nify (self, x->key, y->key, inner) && nify (self, x->elem, y->elem, inner);
    case TYPES_CHAN:
      return ((mode & TYPES_UNIFY_EXACT) == 0 || x->dir == y->dir)
             && nify (self, x->elem, y->elem, inner);
    case TYPES_STRUCT:
      return nify_structs (self, x, y, inner);
    case TYPES_FUNC:
      /* Type parameters of a generic argument are among ours. */
      return x->variadic == y->variadic && x->n_fields == y->n_fields
             && x->n_results == y->n_results
             && nify_fields (self, x->fields, y->fields, x->n_fields, inner)
             && nify_fields (self, x->results, y->results, x->n_results, inner);
    case TYPES_INTERFACE:
      return nify_interfaces (self, x, y, inner);
    case TYPES_NAMED:
      return nify_named (self, x, y, inner);
    default:
      return FALSE;
    }
}

/* ---- parameters and defined types ---------------------------------------------------- */

/* y matched the type that x already stands for: keep the more telling of the two. */
static void
keep_better (Cell           *cell,
             TypesType      *y,
             TypesUnifyMode  mode)
{
  TypesType *x = cell->type;
  gboolean   x_named = x->kind == TYPES_NAMED, y_named = y->kind == TYPES_NAMED;
  gboolean   x_interface = types_is_interface (x);
  gboolean   y_interface = types_is_interface (y);

  if (mode & TYPES_UNIFY_EXACT)
    return;
  if (x_interface && y_interface && x_named != y_named)
    {
      if (y_named)
        cell->type = y;
    }
  else if (x_interface != y_interface && (mode & TYPES_UNIFY_ASSIGN))
    {
      if (y_interface)
        cell->type = y;
    }
  else if (x->kind == TYPES_CHAN && y->kind == TYPES_CHAN)
    {
      /* A directed channel type takes values of the undirected one, not the reverse. */
      if (x->dir == SYNTAX_CHAN_BOTH)
        cell->type = y;
    }
  else if (y_named)
    cell->type = y;
}

static gboolean
nify_param (TypesUnifier  *self,
            Cell         **cell,
            TypesType     *y,
            TypesUnifyMode mode)
{
  if ((*cell)->type == NULL)
    {
      (*cell)->type = y;
      return TRUE;
    }
  if (!nify (self, (*cell)->type, y, mode))
    return FALSE;
  keep_better (*cell, y, mode);
  return TRUE;
}

typedef struct
{
  TypesUnifier *self;
} SameFunc;

static gboolean
same_func (TypesType *x,
           TypesType *y,
           gpointer   user_data)
{
  return nify (((SameFunc *) user_data)->self, x, y, TYPES_UNIFY_EXACT);
}

/* One side is an interface: the other must have its methods, with matching signatures. */
static gboolean
nify_with_interface (TypesUnifier *self,
                     TypesType    *x,
                     TypesType    *y)
{
  SameFunc same = { self };

  if (types_is_interface (x) && types_is_interface (y))
    {
      const TypesSet *s = types_interface_set (types_under (x));
      const TypesSet *t = types_interface_set (types_under (y));
      TypesType      *fewer = s->n_methods <= t->n_methods ? x : y;

      return !types_missing_method (NULL, fewer == x ? y : x, fewer, TRUE, same_func, &same, NULL);
    }
  if (types_is_interface (y))
    {
      TypesType *t = x;

      x = y;
      y = t;
    }
  return !types_missing_method (NULL, y, x, TRUE, same_func, &same, NULL);
}

static gboolean
is_literal (const TypesType *type)
{
  return type->kind != TYPES_NAMED && type->kind != TYPES_TYPE_PARAM;
}

/* A type parameter that is not ours matches through its core type. */
static gboolean
nify_core (TypesUnifier  *self,
           TypesType     *x,
           TypesType     *y,
           TypesUnifyMode mode)
{
  TypesType *core;

  if (types_is_type_param (y))
    {
      TypesType *t = x;

      x = y;
      y = t;
    }
  if (!types_is_type_param (x))
    return FALSE;
  core = types_core (x);
  if (core == NULL)
    return FALSE;
  if (types_is_type_param (y))
    {
      y = types_core (y);
      if (y == NULL)
        return FALSE;
    }
  else if (y->kind == TYPES_NAMED)
    y = types_under (y);
  return nify (self, core, y, mode);
}

static gboolean
nify_inner (TypesUnifier  *self,
            TypesType     *x,
            TypesType     *y,
            TypesUnifyMode mode)
{
  gboolean exact = (mode & TYPES_UNIFY_EXACT) != 0;
  Cell   **x_cell, **y_cell;

  /* A defined type against a literal: compare what underlies it. Put the defined one in y. */
  if (!exact && x->kind == TYPES_NAMED && is_literal (y))
    {
      TypesType *t = x;

      x = y;
      y = t;
    }
  if (!exact && y->kind == TYPES_NAMED && is_literal (x) && !types_is_interface (x)
      && !types_is_interface (y))
    {
      y = types_under (y);
      if (x == y)
        return TRUE;
    }

  x_cell = find_cell (self, x);
  y_cell = find_cell (self, y);
  if (x_cell && y_cell)
    return join (self, x_cell, y_cell) || nify (self, (*x_cell)->type, (*y_cell)->type, mode);
  if (x_cell)
    return nify_param (self, x_cell, y, mode);
  if (y_cell)
    return nify_param (self, y_cell, x, mode);

  if (!exact && (types_is_interface (x) || types_is_interface (y))
      && (x->kind != TYPES_NAMED || y->kind != TYPES_NAMED || x->origin == NULL
          || x->origin != y->origin))
    return nify_with_interface (self, x, y);
  if (!exact && (types_is_type_param (x) || types_is_type_param (y)))
    return nify_core (self, x, y, mode);
  return nify_literals (self, x, y, mode);
}

static gboolean
nify (TypesUnifier  *self,
      TypesType     *x,
      TypesType     *y,
      TypesUnifyMode mode)
{
  gboolean result;

  if (x == y)
    return TRUE;
  if (self->depth > DEPTH_LIMIT)
    return FALSE;
  self->depth++;
  result = nify_inner (self, x, y, mode);
  self->depth--;
  return result;
}

gboolean
types_unify (TypesUnifier  *self,
             TypesType     *x,
             TypesType     *y,
             TypesUnifyMode mode)
{
  return nify (self, x, y, mode);
}
