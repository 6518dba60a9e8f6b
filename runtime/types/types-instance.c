/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Instances of generic functions that are not called at once: f[int], or f
 * where a function of a certain type is wanted.
 *
 * The arguments are kept in the SyntaxIndex. A plain name that is instantiated
 * by its use is put into one, without indices, so that there is one place to
 * look.
 */

typedef struct
{
  BasePos        pos;
  TypesType    **params, **args;
  guint          n;
  SyntaxExprList exprs;
} Verification;

static void
verify (TypesChecker *c,
        gpointer      data)
{
  Verification *self = data;
  guint         index;
  const char   *why;

  if (!types_verify_args (c, self->pos, self->params, self->args, self->n, &index, &why))
    types_error (c, index < self->exprs.n ? self->exprs.items[index]->pos : self->pos, "%s", why);
}

/* The signature for the arguments. Whether they satisfy the constraints is checked later, when all
 * declarations are known. */
TypesType *
types_instantiate_signature (TypesChecker  *c,
                             BasePos        pos,
                             TypesType     *func,
                             TypesType    **args,
                             SyntaxExprList arg_exprs)
{
  Verification *later = base_arena_new0 (c->arena, Verification);

  *later = (Verification){ pos, func->type_params, args, func->n_type_params, arg_exprs };
  types_later (c, verify, later);
  types_mono_record (c, pos, func->type_params, args, func->n_type_params, arg_exprs);
  return types_instantiate_func (c->context, func, args);
}

static SyntaxIndex *
wrap (TypesChecker *c,
      SyntaxExpr  **slot)
{
  SyntaxIndex *index = base_arena_new0 (c->arena, SyntaxIndex);

  index->head.kind = SYNTAX_INDEX;
  index->head.pos = (*slot)->pos;
  index->x = *slot;
  *slot = &index->head;
  return index;
}

void
types_set_func_instance (TypesChecker *c,
                         TypesOperand *x,
                         SyntaxExpr  **slot,
                         TypesType    *func,
                         TypesType   **args)
{
  SyntaxExpr    *inner = types_unparen (x->expr);
  SyntaxIndex   *index = inner->kind == SYNTAX_INDEX ? (SyntaxIndex *) inner : NULL;
  SyntaxExprList none = { NULL, 0 };
  guint          n = func->n_type_params;
  TypesType    **kept = base_arena_newv (c->arena, TypesType *, n);

  memcpy (kept, args, sizeof *kept * n);
  if (index == NULL && slot)
    {
      index = wrap (c, slot);
      x->expr = &index->head;
    }
  x->type = types_instantiate_signature (c, x->expr->pos, func, kept,
                                         index ? index->indices : none);
  x->mode = SYNTAX_MODE_VALUE;
  if (index)
    {
      index->type_args = kept;
      index->n_type_args = n;
      index->head.mode = x->mode;
      index->head.type = x->type;
    }
  types_record (c, x);
}

/* The explicit arguments, read once and kept; FALSE after an error. */
static gboolean
read_args (TypesChecker *c,
           SyntaxIndex  *index,
           guint         want)
{
  guint       n = index->indices.n;
  TypesType **args;

  if (index->type_args)
    return TRUE;
  args = base_arena_newv (c->arena, TypesType *, MAX (n, 1));
  if (!types_type_args (c, index->indices, args))
    return FALSE;
  if (n > want)
    {
      types_error (c, index->indices.items[n - 1]->pos, "got %u type arguments but want %u", n, want);
      return FALSE;
    }
  index->type_args = args;
  index->n_type_args = n;
  return TRUE;
}

/* Infers what is missing from the function type that is wanted, if any, and from constraints. */
static gboolean
infer_rest (TypesChecker *c,
            TypesOperand *x,
            TypesType    *target,
            TypesType   **args)
{
  TypesType     *func = x->type;
  TypesInferSite site = { NULL, types_pos (x), target != NULL };
  TypesField     param = { .type = func };
  TypesOperand   operand = { SYNTAX_MODE_VALUE, target, NULL, x->expr, 0 };
  TypesType     *plain;
  TypesType    **params = func->type_params;
  guint          n = func->n_type_params;

  if (params == c->env.type_params)
    {
      params = types_rename_params (c, params, n);
      func = types_substitute (c->arena, func, func->type_params, params, n);
    }
  if (target)
    {
      plain = types_new (c->arena, TYPES_FUNC);
      *plain = *func;
      plain->type_params = NULL;
      plain->n_type_params = 0;
      param.type = plain;
    }
  return types_infer (c, &site, params, n, args, &param, &operand, target ? 1 : 0);
}

void
types_func_instance (TypesChecker *c,
                     TypesType    *target,
                     TypesOperand *x,
                     SyntaxExpr  **slot,
                     gboolean      infer)
{
  TypesType   *func = x->type;
  guint        want = func->n_type_params, got = 0;
  SyntaxExpr  *inner = types_unparen (x->expr);
  SyntaxIndex *index = inner->kind == SYNTAX_INDEX ? (SyntaxIndex *) inner : NULL;
  TypesType  **args = base_arena_newv (c->arena, TypesType *, want);

  if (index)
    {
      if (!read_args (c, index, want))
        {
          types_invalidate (x);
          return;
        }
      got = index->n_type_args;
      memcpy (args, index->type_args, sizeof *args * got);
    }
  if (got < want)
    {
      if (!infer)
        return; /* the rest may come from where it is used */
      if (!infer_rest (c, x, target, args))
        {
          types_invalidate (x);
          return;
        }
    }
  types_set_func_instance (c, x, slot, func, args);
}
