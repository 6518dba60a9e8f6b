/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Expressions: the way in for all of them, and the unary ones.
 */

SyntaxExpr *
types_unparen (SyntaxExpr *e)
{
  while (e->kind == SYNTAX_PAREN)
    e = ((SyntaxParen *) e)->x;
  return e;
}

/* ---- the variable behind an expression ----------------------------------------------- */

/* Whether x.f passes a pointer on its way through embedded fields. */
static gboolean
passes_pointer (const SyntaxSelector *e)
{
  const TypesType *type = e->x->type;

  for (guint i = 0; type && i < e->n_path; i++)
    {
      const TypesType *under = types_under (type);

      if (under->kind != TYPES_STRUCT || e->path[i] >= under->n_fields)
        return TRUE;
      type = under->fields[e->path[i]].type;
    }
  return FALSE;
}

static TypesObject *
variable_of (const SyntaxIdent *ident)
{
  return ident->object && ident->object->kind == TYPES_OBJECT_VAR ? ident->object : NULL;
}

/* The variable that an addressable expression is a part of, unless a pointer lies between. */
TypesObject *
types_root_variable (SyntaxExpr *e)
{
  for (;;)
    {
      const SyntaxSelector *selector = (const SyntaxSelector *) e;
      const SyntaxIndex    *index = (const SyntaxIndex *) e;

      switch (e->kind)
        {
        case SYNTAX_IDENT:
          return variable_of ((SyntaxIdent *) e);
        case SYNTAX_PAREN:
          e = ((SyntaxParen *) e)->x;
          break;
        case SYNTAX_SELECTOR:
          if (selector->sel_kind == SYNTAX_SEL_QUALIFIED)
            return variable_of (selector->sel);
          if (selector->sel_kind != SYNTAX_SEL_FIELD || passes_pointer (selector))
            return NULL;
          e = selector->x;
          break;
        case SYNTAX_INDEX:
          if (index->x->type == NULL || types_under (index->x->type)->kind != TYPES_ARRAY)
            return NULL;
          e = index->x;
          break;
        default:
          return NULL;
        }
    }
}

/* ---- unary operators ----------------------------------------------------------------- */

static void
address_of (TypesChecker *c,
            TypesOperand *x,
            SyntaxUnary  *e)
{
  TypesObject *root;

  if (types_unparen (e->x)->kind != SYNTAX_COMPOSITE_LIT && x->mode != SYNTAX_MODE_VARIABLE)
    {
      types_error (c, types_pos (x), "invalid operation: cannot take address of %s",
                   types_operand_text (c, x));
      types_invalidate (x);
      return;
    }
  root = types_root_variable (e->x);
  if (root)
    root->is_addressed = TRUE;
  x->mode = SYNTAX_MODE_VALUE;
  x->type = types_new_pointer (c->arena, x->type);
}

static void
receive (TypesChecker *c,
         TypesOperand *x)
{
  const TypesType *core = types_core (x->type);

  if (core == NULL)
    types_error (c, types_pos (x), "invalid operation: cannot receive from %s (no core type)",
                 types_operand_text (c, x));
  else if (core->kind != TYPES_CHAN)
    types_error (c, types_pos (x), "invalid operation: cannot receive from non-channel %s",
                 types_operand_text (c, x));
  else if (core->dir == SYNTAX_CHAN_SEND)
    types_error (c, types_pos (x), "invalid operation: cannot receive from send-only channel %s",
                 types_operand_text (c, x));
  else
    {
      x->mode = SYNTAX_MODE_COMMA_OK;
      x->type = core->elem;
      c->env.has_call_or_receive = TRUE;
      return;
    }
  types_invalidate (x);
}

static gboolean
unary_defined (SyntaxToken      op,
               const TypesType *type)
{
  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
    case SYNTAX_TOKEN_SUB:
      return types_is_numeric (type);
    case SYNTAX_TOKEN_XOR:
      return types_is_integer (type);
    case SYNTAX_TOKEN_NOT:
      return types_is_boolean (type);
    default:
      return FALSE;
    }
}

static guint
unsigned_bits (const TypesType *type)
{
  return types_is_unsigned (type) ? (guint) types_size (types_under (type)) * 8 : 0;
}

void
types_unary (TypesChecker *c,
             TypesOperand *x,
             SyntaxUnary  *e)
{
  types_expr (c, x, e->x);
  if (!types_ok (x))
    return;
  switch (e->op)
    {
    case SYNTAX_TOKEN_AND:
      address_of (c, x, e);
      return;
    case SYNTAX_TOKEN_ARROW:
      receive (c, x);
      return;
    case SYNTAX_TOKEN_TILDE:
      types_error (c, e->head.pos, "cannot use ~ outside of interface or type constraint%s",
                   types_is_integer (x->type) ? " (use ^ for bitwise complement)" : "");
      types_invalidate (x);
      return;
    default:
      break;
    }
  if (!unary_defined (e->op, x->type))
    {
      types_error (c, types_pos (x), "invalid operation: operator %s not defined on %s",
                   syntax_token_get_spelling (e->op), types_operand_text (c, x));
      types_invalidate (x);
      return;
    }
  if (x->mode != SYNTAX_MODE_CONST)
    {
      x->mode = SYNTAX_MODE_VALUE;
      return;
    }
  if (x->value->kind == TYPES_CONST_UNKNOWN)
    return;
  x->value = types_const_unary (c->arena, e->op, x->value, unsigned_bits (x->type));
  x->expr = &e->head;
  types_overflow (c, x, e->head.pos);
}

/* ---- other forms --------------------------------------------------------------------- */

typedef struct
{
  TypesChecker *c;
  TypesOperand *x;
  TypesType    *base;
} Indirection;

static gboolean
term_is_pointer (const TypesTerm *term,
                 gpointer         user_data)
{
  Indirection *self = user_data;
  TypesType   *under = term ? types_under (term->type) : NULL;

  if (under == NULL || under->kind != TYPES_POINTER)
    {
      types_error (self->c, types_pos (self->x), "invalid operation: cannot indirect %s",
                   types_operand_text (self->c, self->x));
      return FALSE;
    }
  if (self->base && !types_identical (self->base, under->elem))
    {
      types_error (self->c, types_pos (self->x),
                   "invalid operation: pointers of %s must have identical base types",
                   types_operand_text (self->c, self->x));
      return FALSE;
    }
  self->base = under->elem;
  return TRUE;
}

/* *x: a pointer type, or what a pointer points to. */
static void
star (TypesChecker *c,
      TypesOperand *x,
      SyntaxStar   *e)
{
  Indirection self = { c, x, NULL };
  gboolean    ok;

  types_expr_or_type (c, x, e->x, FALSE);
  if (x->mode == SYNTAX_MODE_TYPE)
    {
      types_check_var_type (c, x->type, e->x->pos);
      x->type = types_new_pointer (c->arena, x->type);
      return;
    }
  if (!types_ok (x))
    return;
  if (x->mode == SYNTAX_MODE_NIL)
    {
      types_error (c, types_pos (x), "invalid operation: cannot indirect %s",
                   types_operand_text (c, x));
      types_invalidate (x);
      return;
    }
  if (types_is_type_param (x->type))
    ok = types_param_all (x->type, term_is_pointer, &self);
  else
    ok = term_is_pointer (&(TypesTerm){ FALSE, x->type }, &self);
  if (!ok)
    {
      types_invalidate (x);
      return;
    }
  x->mode = SYNTAX_MODE_VARIABLE;
  x->type = self.base;
}

static void
type_assert (TypesChecker     *c,
             TypesOperand     *x,
             SyntaxTypeAssert *e)
{
  TypesType *type;

  types_expr (c, x, e->x);
  if (!types_ok (x))
    return;
  if (e->type_expr == NULL)
    types_error (c, e->head.pos, "use of .(type) outside type switch");
  else if (types_is_type_param (x->type))
    types_error (c, types_pos (x),
                 "invalid operation: cannot use type assertion on type parameter value %s",
                 types_operand_text (c, x));
  else if (!types_is_interface (x->type))
    types_error (c, types_pos (x), "invalid operation: %s is not an interface",
                 types_operand_text (c, x));
  else
    {
      type = types_var_type (c, e->type_expr);
      if (types_is_valid (type))
        {
          types_type_assertion (c, &e->head, x, type, FALSE);
          x->mode = SYNTAX_MODE_COMMA_OK;
          x->type = type;
          return;
        }
    }
  types_invalidate (x);
}

static TypesExprKind
raw (TypesChecker *c,
     TypesOperand *x,
     SyntaxExpr   *e,
     TypesType    *hint)
{
  switch (e->kind)
    {
    case SYNTAX_IDENT:
      types_ident (c, x, (SyntaxIdent *) e, NULL, FALSE);
      return TYPES_EXPRESSION;
    case SYNTAX_ELLIPSIS_TYPE:
      types_error (c, e->pos, "invalid use of ...");
      break;
    case SYNTAX_BASIC_LIT:
      if (((SyntaxBasicLit *) e)->bad)
        break;
      types_basic_lit (c, x, (SyntaxBasicLit *) e);
      return TYPES_EXPRESSION;
    case SYNTAX_FUNC_LIT:
      types_func_lit (c, x, (SyntaxFuncLit *) e);
      return TYPES_EXPRESSION;
    case SYNTAX_COMPOSITE_LIT:
      types_composite_lit (c, x, (SyntaxCompositeLit *) e, hint);
      return TYPES_EXPRESSION;
    case SYNTAX_PAREN:
      return types_raw_expr (c, x, ((SyntaxParen *) e)->x, NULL, TRUE);
    case SYNTAX_SELECTOR:
      types_selector (c, x, (SyntaxSelector *) e, FALSE);
      return TYPES_EXPRESSION;
    case SYNTAX_INDEX:
      if (types_index (c, x, (SyntaxIndex *) e))
        types_func_instance (c, NULL, x, NULL, FALSE);
      return TYPES_EXPRESSION;
    case SYNTAX_SLICE_EXPR:
      types_slice (c, x, (SyntaxSliceExpr *) e);
      return TYPES_EXPRESSION;
    case SYNTAX_TYPE_ASSERT:
      type_assert (c, x, (SyntaxTypeAssert *) e);
      return TYPES_EXPRESSION;
    case SYNTAX_CALL:
      return types_call (c, x, (SyntaxCall *) e);
    case SYNTAX_STAR:
      star (c, x, (SyntaxStar *) e);
      return TYPES_EXPRESSION;
    case SYNTAX_UNARY:
      types_unary (c, x, (SyntaxUnary *) e);
      return ((SyntaxUnary *) e)->op == SYNTAX_TOKEN_ARROW ? TYPES_STATEMENT : TYPES_EXPRESSION;
    case SYNTAX_BINARY:
      types_binary (c, x, e, ((SyntaxBinary *) e)->x, ((SyntaxBinary *) e)->y,
                    ((SyntaxBinary *) e)->op, ((SyntaxBinary *) e)->op_pos);
      return TYPES_EXPRESSION;
    case SYNTAX_KEY_VALUE:
      types_error (c, e->pos, "no key:value expected");
      break;
    case SYNTAX_ARRAY_TYPE:
    case SYNTAX_SLICE_TYPE:
    case SYNTAX_STRUCT_TYPE:
    case SYNTAX_FUNC_TYPE:
    case SYNTAX_INTERFACE_TYPE:
    case SYNTAX_MAP_TYPE:
    case SYNTAX_CHAN_TYPE:
      x->mode = SYNTAX_MODE_TYPE;
      x->type = types_type_expr (c, e);
      return TYPES_EXPRESSION;
    default:
      break;
    }
  types_invalidate (x);
  return TYPES_STATEMENT;
}

static gboolean
is_generic_value (const TypesOperand *x)
{
  return x->type && x->type->kind == TYPES_FUNC && x->type->n_type_params > 0
         && x->mode == SYNTAX_MODE_VALUE;
}

/* A generic function or type stands where a value must: an error. */
static void
refuse_generic (TypesChecker *c,
                TypesOperand *x)
{
  const char *what;

  if (!types_ok (x) || x->mode == SYNTAX_MODE_NO_VALUE || x->type == NULL)
    return;
  if (is_generic_value (x) && types_unparen (x->expr)->kind == SYNTAX_INDEX)
    {
      types_func_instance (c, NULL, x, NULL, TRUE);
      return;
    }
  if (x->mode == SYNTAX_MODE_TYPE && types_is_generic (x->type))
    what = "type";
  else if (is_generic_value (x))
    what = "function";
  else
    return;
  types_error (c, types_pos (x), "cannot use generic %s %s without instantiation", what,
               types_expr_text (c, x->expr));
  types_invalidate (x);
  x->type = types_invalid;
}

/* A value of a type whose declaration is wrong: nothing more is to be said about it. */
static gboolean
has_broken_type (const TypesOperand *x)
{
  return x->mode >= SYNTAX_MODE_CONST && x->type->kind == TYPES_NAMED && x->type->underlying
         && !types_is_valid (x->type->underlying);
}

TypesExprKind
types_raw_expr (TypesChecker *c,
                TypesOperand *x,
                SyntaxExpr   *e,
                TypesType    *hint,
                gboolean      allow_generic)
{
  TypesExprKind kind;

  *x = (TypesOperand){ .mode = SYNTAX_MODE_NONE, .type = types_invalid, .expr = e };
  kind = raw (c, x, e, hint);
  if (has_broken_type (x))
    types_invalidate (x);
  if (!types_ok (x))
    x->type = types_invalid;
  x->expr = e;
  if (!allow_generic)
    refuse_generic (c, x);
  types_record (c, x);
  return kind;
}

/* ---- entry points -------------------------------------------------------------------- */

static gboolean
refuse_modes (TypesChecker *c,
              TypesOperand *x,
              gboolean      allow_type)
{
  const char *problem;

  switch (x->mode)
    {
    case SYNTAX_MODE_NO_VALUE:
      problem = "used as value";
      if (allow_type)
        problem = "used as value or type";
      break;
    case SYNTAX_MODE_BUILTIN:
      problem = "must be called";
      break;
    case SYNTAX_MODE_TYPE:
      if (allow_type)
        return FALSE;
      problem = "is not an expression";
      break;
    default:
      return FALSE;
    }
  types_error (c, types_pos (x), "%s %s", types_operand_text (c, x), problem);
  types_invalidate (x);
  return TRUE;
}

void
types_single_value (TypesChecker *c,
                    TypesOperand *x)
{
  if (x->mode != SYNTAX_MODE_VALUE || x->type->kind != TYPES_TUPLE)
    return;
  types_error (c, types_pos (x), "multiple-value %s in single-value context",
               types_operand_text (c, x));
  types_invalidate (x);
}

void
types_expr_hint (TypesChecker *c,
                 TypesOperand *x,
                 SyntaxExpr   *e,
                 TypesType    *hint)
{
  types_raw_expr (c, x, e, hint, FALSE);
  if (!refuse_modes (c, x, FALSE))
    types_single_value (c, x);
}

void
types_expr (TypesChecker *c,
            TypesOperand *x,
            SyntaxExpr   *e)
{
  types_expr_hint (c, x, e, NULL);
}

/* A generic function takes its type arguments from the function type that it is wanted for. */
void
types_expr_for (TypesChecker *c,
                TypesOperand *x,
                SyntaxExpr  **slot,
                TypesType    *target)
{
  types_raw_expr (c, x, *slot, NULL, TRUE);
  if (target && is_generic_value (x) && types_under (target)->kind == TYPES_FUNC)
    types_func_instance (c, target, x, slot, TRUE);
  else
    refuse_generic (c, x);
  if (!refuse_modes (c, x, FALSE))
    types_single_value (c, x);
}

void
types_multi_expr (TypesChecker *c,
                  TypesOperand *x,
                  SyntaxExpr   *e)
{
  types_raw_expr (c, x, e, NULL, FALSE);
  refuse_modes (c, x, FALSE);
}

/* Generic functions may pass, as arguments whose types are inferred with the call's. */
void
types_generic_expr (TypesChecker *c,
                    TypesOperand *x,
                    SyntaxExpr   *e)
{
  types_raw_expr (c, x, e, NULL, TRUE);
  refuse_modes (c, x, FALSE);
}

void
types_expr_or_type (TypesChecker *c,
                    TypesOperand *x,
                    SyntaxExpr   *e,
                    gboolean      allow_generic)
{
  types_raw_expr (c, x, e, NULL, allow_generic);
  if (!refuse_modes (c, x, TRUE))
    types_single_value (c, x);
}

/* What is called: a value, a type to convert to, or a built-in function. */
void
types_callee (TypesChecker *c,
              TypesOperand *x,
              SyntaxExpr   *e)
{
  types_raw_expr (c, x, e, NULL, TRUE);
  if (x->mode != SYNTAX_MODE_BUILTIN && !refuse_modes (c, x, TRUE))
    types_single_value (c, x);
}

GArray *
types_unpack (TypesChecker *c,
              SyntaxExpr   *e,
              gboolean      allow_ok,
              gboolean     *out_is_ok)
{
  GArray      *list = g_array_new (FALSE, FALSE, sizeof (TypesOperand));
  TypesOperand x;

  *out_is_ok = FALSE;
  types_multi_expr (c, &x, e);
  if (x.mode == SYNTAX_MODE_VALUE && x.type->kind == TYPES_TUPLE)
    {
      for (guint i = 0; i < x.type->n_fields; i++)
        {
          TypesOperand each = { SYNTAX_MODE_VALUE, x.type->fields[i].type, NULL, e, 0 };

          g_array_append_val (list, each);
        }
      return list;
    }
  g_array_append_val (list, x);
  if (allow_ok && (x.mode == SYNTAX_MODE_MAP_INDEX || x.mode == SYNTAX_MODE_COMMA_OK))
    {
      TypesOperand ok = { SYNTAX_MODE_VALUE, types_basic (TYPES_UNTYPED_BOOL), NULL, e, 0 };

      g_array_index (list, TypesOperand, 0).mode = SYNTAX_MODE_VALUE;
      g_array_append_val (list, ok);
      *out_is_ok = TRUE;
    }
  return list;
}

/* ---- after errors -------------------------------------------------------------------- */

/* Checks an expression for its own sake, so that what it mentions counts as used. */
gboolean
types_use_expr (TypesChecker *c,
                SyntaxExpr   *e)
{
  TypesOperand x;

  if (e == NULL || e->kind == SYNTAX_BAD)
    return TRUE;
  if (e->kind == SYNTAX_IDENT && strcmp (((SyntaxIdent *) e)->name, "_") == 0)
    return TRUE;
  types_raw_expr (c, &x, e, NULL, TRUE);
  return types_ok (&x);
}

gboolean
types_use (TypesChecker  *c,
           SyntaxExprList list)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < list.n; i++)
    ok = types_use_expr (c, list.items[i]) && ok;
  return ok;
}

/* Assigned variables do not count as used. */
gboolean
types_use_lhs (TypesChecker  *c,
               SyntaxExprList list)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < list.n; i++)
    {
      SyntaxExpr  *e = types_unparen (list.items[i]);
      TypesObject *object = NULL;
      gboolean     was_used = FALSE;

      if (e->kind == SYNTAX_IDENT)
        {
          if (strcmp (((SyntaxIdent *) e)->name, "_") == 0)
            continue;
          object = types_scope_find (c->env.scope, ((SyntaxIdent *) e)->name, NULL);
          was_used = object && object->is_used;
        }
      ok = types_use_expr (c, e) && ok;
      if (object && object->kind == TYPES_OBJECT_VAR)
        object->is_used = was_used;
    }
  return ok;
}
