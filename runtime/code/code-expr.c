/* SPDX-License-Identifier: MIT */

/*
 * Expressions: which way each kind is compiled, and constants. What was
 * evaluated ahead (code-order.c) is taken from where it lies.
 */
#include "code-expr.h"

#include <string.h>

SyntaxExpr *
code_unparen (SyntaxExpr *expr)
{
  while (expr->kind == SYNTAX_PAREN)
    expr = ((SyntaxParen *) expr)->x;
  return expr;
}

gboolean
code_is_nil (const SyntaxExpr *expr)
{
  while (expr->kind == SYNTAX_PAREN)
    expr = ((const SyntaxParen *) expr)->x;
  return expr->mode == SYNTAX_MODE_NIL;
}

gboolean
code_is_blank (const SyntaxExpr *expr)
{
  return expr->kind == SYNTAX_IDENT && strcmp (((const SyntaxIdent *) expr)->name, "_") == 0;
}

static gboolean
list_mentions (const SyntaxExprList *list,
               const TypesObject    *object)
{
  for (guint i = 0; i < list->n; i++)
    {
      if (code_mentions (list->items[i], object))
        return TRUE;
    }
  return FALSE;
}

gboolean
code_mentions (SyntaxExpr        *expr,
               const TypesObject *object)
{
  if (expr == NULL || expr->mode == SYNTAX_MODE_CONST || expr->mode == SYNTAX_MODE_TYPE)
    return FALSE;
  switch (expr->kind)
    {
    case SYNTAX_IDENT:
      return ((SyntaxIdent *) expr)->object == object;
    case SYNTAX_COMPOSITE_LIT:
      return list_mentions (&((SyntaxCompositeLit *) expr)->elements, object);
    case SYNTAX_KEY_VALUE:
      return code_mentions (((SyntaxKeyValue *) expr)->key, object)
             || code_mentions (((SyntaxKeyValue *) expr)->value, object);
    case SYNTAX_FUNC_LIT:
      return TRUE;
    case SYNTAX_PAREN:
      return code_mentions (((SyntaxParen *) expr)->x, object);
    case SYNTAX_SELECTOR:
      return code_mentions (((SyntaxSelector *) expr)->x, object);
    case SYNTAX_INDEX:
      return code_mentions (((SyntaxIndex *) expr)->x, object)
             || list_mentions (&((SyntaxIndex *) expr)->indices, object);
    case SYNTAX_SLICE_EXPR:
      return code_mentions (((SyntaxSliceExpr *) expr)->x, object)
             || code_mentions (((SyntaxSliceExpr *) expr)->low, object)
             || code_mentions (((SyntaxSliceExpr *) expr)->high, object)
             || code_mentions (((SyntaxSliceExpr *) expr)->max, object);
    case SYNTAX_TYPE_ASSERT:
      return code_mentions (((SyntaxTypeAssert *) expr)->x, object);
    case SYNTAX_CALL:
      return code_mentions (((SyntaxCall *) expr)->fun, object)
             || list_mentions (&((SyntaxCall *) expr)->args, object);
    case SYNTAX_STAR:
      return code_mentions (((SyntaxStar *) expr)->x, object);
    case SYNTAX_UNARY:
      return code_mentions (((SyntaxUnary *) expr)->x, object);
    case SYNTAX_BINARY:
      return code_mentions (((SyntaxBinary *) expr)->x, object)
             || code_mentions (((SyntaxBinary *) expr)->y, object);
    default:
      return FALSE;
    }
}

/* ---- constants --------------------------------------------------------------------------- */

static guint64
double_bits (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return bits;
}

static guint64
float_bits (double value)
{
  float   narrow = (float) value;
  guint32 bits;

  memcpy (&bits, &narrow, sizeof bits);
  return bits;
}

static void
load_bits (CodeFn *fn,
           guint   dest,
           guint64 bits)
{
  code_load_int (fn, dest, (gint64) bits);
}

static void
load_complex (CodeFn           *fn,
              const TypesConst *value,
              gboolean          is_small,
              guint             dest)
{
  double re = types_const_get_double (value), im = types_const_get_imag (value);

  if (is_small)
    {
      load_bits (fn, dest, float_bits (re) | float_bits (im) << 32);
      return;
    }
  load_bits (fn, dest, double_bits (re));
  load_bits (fn, dest + 1, double_bits (im));
}

guint
code_const (CodeFn           *fn,
            const TypesConst *value,
            TypesType        *type,
            guint             want)
{
  TypesType  *under = types_underlying (type);
  guint       dest = code_dest (fn, want, code_type_slots (type));
  const char *text;
  gsize       len;

  g_assert (under->kind == TYPES_BASIC);
  switch (under->basic)
    {
    case TYPES_BOOL:
    case TYPES_UNTYPED_BOOL:
      code_load_int (fn, dest, types_const_get_bool (value));
      break;
    case TYPES_STRING:
    case TYPES_UNTYPED_STRING:
      text = types_const_get_string (value, &len);
      code_load_string (fn, dest, text, len);
      break;
    case TYPES_FLOAT32:
      load_bits (fn, dest, float_bits (types_const_get_double (value)));
      break;
    case TYPES_FLOAT64:
    case TYPES_UNTYPED_FLOAT:
      load_bits (fn, dest, double_bits (types_const_get_double (value)));
      break;
    case TYPES_COMPLEX64:
    case TYPES_COMPLEX128:
    case TYPES_UNTYPED_COMPLEX:
      load_complex (fn, value, under->basic == TYPES_COMPLEX64, dest);
      break;
    default:
      code_load_int (fn, dest, types_const_get_int64 (value));
      break;
    }
  return dest;
}

/* ---- kinds ------------------------------------------------------------------------------- */

static guint
load_place (CodeFn     *fn,
            SyntaxExpr *expr,
            guint       want)
{
  CodePlace place;

  code_place_expr (fn, expr, &place);
  return code_place_load (fn, &place, code_fn_type (fn, expr), want);
}

static guint
selector_value (CodeFn         *fn,
                SyntaxSelector *selector,
                guint           want)
{
  if (selector->sel_kind == SYNTAX_SEL_FIELD || selector->head.mode == SYNTAX_MODE_VARIABLE)
    return load_place (fn, (SyntaxExpr *) selector, want);
  return code_func_value (fn, (SyntaxExpr *) selector, want);
}

static guint
ident_value (CodeFn      *fn,
             SyntaxIdent *ident,
             guint        want)
{
  if (ident->object != NULL && ident->object->kind == TYPES_OBJECT_FUNC)
    return code_func_value (fn, (SyntaxExpr *) ident, want);
  return load_place (fn, (SyntaxExpr *) ident, want);
}

static guint
index_value (CodeFn      *fn,
             SyntaxIndex *expr,
             guint        want)
{
  if (expr->x->mode == SYNTAX_MODE_VALUE && expr->n_type_args > 0)
    return code_func_value (fn, (SyntaxExpr *) expr, want);
  return load_place (fn, (SyntaxExpr *) expr, want);
}

guint
code_expr (CodeFn     *fn,
           SyntaxExpr *expr,
           guint       want)
{
  guint hoisted = code_order_get (fn, expr);

  if (hoisted != CODE_NO_SLOT && want == CODE_NO_SLOT)
    return hoisted;
  if (hoisted != CODE_NO_SLOT)
    {
      code_move (fn, want, hoisted, code_type_slots (code_fn_type (fn, expr)));
      return want;
    }
  if (expr->mode == SYNTAX_MODE_CONST && expr->value != NULL)
    return code_const (fn, expr->value, code_fn_type (fn, expr), want);
  if (expr->mode == SYNTAX_MODE_NIL)
    {
      guint dest = code_dest (fn, want, code_type_slots (code_fn_type (fn, expr)));

      code_zero (fn, dest, code_type_slots (code_fn_type (fn, expr)));
      return dest;
    }

  switch (expr->kind)
    {
    case SYNTAX_PAREN:
      return code_expr (fn, ((SyntaxParen *) expr)->x, want);
    case SYNTAX_IDENT:
      return ident_value (fn, (SyntaxIdent *) expr, want);
    case SYNTAX_FUNC_LIT:
      return code_func_lit (fn, (SyntaxFuncLit *) expr, want);
    case SYNTAX_COMPOSITE_LIT:
      return code_composite (fn, (SyntaxCompositeLit *) expr, want);
    case SYNTAX_SELECTOR:
      return selector_value (fn, (SyntaxSelector *) expr, want);
    case SYNTAX_INDEX:
      return index_value (fn, (SyntaxIndex *) expr, want);
    case SYNTAX_SLICE_EXPR:
      return code_slice_expr (fn, (SyntaxSliceExpr *) expr, want);
    case SYNTAX_TYPE_ASSERT:
      return code_type_assert (fn, (SyntaxTypeAssert *) expr, want, CODE_NO_SLOT);
    case SYNTAX_CALL:
      return code_call_value (fn, (SyntaxCall *) expr, want);
    case SYNTAX_STAR:
      return load_place (fn, expr, want);
    case SYNTAX_UNARY:
      return code_unary (fn, (SyntaxUnary *) expr, want);
    case SYNTAX_BINARY:
      return code_binary (fn, (SyntaxBinary *) expr, want);
    default:
      g_assert_not_reached ();
    }
}

guint
code_expr_as (CodeFn     *fn,
              SyntaxExpr *expr,
              TypesType  *type,
              guint       want)
{
  TypesType *from;
  guint      dest;

  if (code_is_nil (expr))
    {
      dest = code_dest (fn, want, code_type_slots (type));
      code_zero (fn, dest, code_type_slots (type));
      return dest;
    }
  from = code_fn_type (fn, expr);
  if (types_is_interface (type) && !types_is_interface (from))
    return code_make_interface (fn, code_expr (fn, expr, CODE_NO_SLOT), from, want);
  return code_expr (fn, expr, want);
}

/* Evaluates for its effects and its panics. */
void
code_discard (CodeFn     *fn,
              SyntaxExpr *expr)
{
  SyntaxExpr *bare = code_unparen (expr);

  if (bare->kind == SYNTAX_CALL && !code_call_is_conversion ((SyntaxCall *) bare))
    {
      TypesBuiltin builtin;

      if (code_order_get (fn, bare) != CODE_NO_SLOT)
        return;
      if (code_call_is_builtin ((SyntaxCall *) bare, &builtin))
        code_builtin (fn, (SyntaxCall *) bare, builtin, CODE_NO_SLOT);
      else
        code_call (fn, (SyntaxCall *) bare);
      return;
    }
  if (bare->kind == SYNTAX_UNARY && ((SyntaxUnary *) bare)->op == SYNTAX_TOKEN_ARROW
      && code_order_get (fn, bare) == CODE_NO_SLOT)
    {
      guint chan = code_expr (fn, ((SyntaxUnary *) bare)->x, CODE_NO_SLOT);

      fn->pos = bare->pos;
      code_emit (fn, CODE_OP_RECV, CODE_NO_SLOT, chan, CODE_NO_SLOT);
      return;
    }
  if (bare->mode != SYNTAX_MODE_CONST && !code_is_nil (bare))
    code_expr (fn, bare, CODE_NO_SLOT);
}
