/* SPDX-License-Identifier: MIT */

/*
 * Operands: variables, fields, elements, dereferences and slices of them, as
 * places to load from and store to.
 */
#include "code-expr.h"

/* Whether the way from a value of the type along embedded fields leads through a pointer, the value
 * itself and the last field included. */
gboolean
code_path_has_pointer (const TypesType *type,
                       const guint     *path,
                       guint            n_path)
{
  for (guint i = 0; i < n_path; i++)
    {
      const TypesType *under = types_underlying (type);

      if (under->kind == TYPES_POINTER)
        return TRUE;
      g_assert (under->kind == TYPES_STRUCT);
      type = under->fields[path[i]].type;
    }
  return types_underlying (type)->kind == TYPES_POINTER;
}

void
code_lookup_method (CodeFn         *fn,
                    SyntaxSelector *selector,
                    TypesLookup    *out_lookup)
{
  types_lookup (code_fn_type (fn, selector->x), fn->package, selector->sel->name, out_lookup);
  g_assert (out_lookup->kind == TYPES_LOOKUP_METHOD);
}

/* ---- places ------------------------------------------------------------------------------ */

static void
place_behind (CodeFn     *fn,
              SyntaxExpr *pointer,
              CodePlace  *out)
{
  *out = (CodePlace){ .kind = CODE_PLACE_MEMORY,
                      .slot = code_expr (fn, pointer, CODE_NO_SLOT),
                      .may_be_nil = TRUE };
}

static void
place_object (CodeFn      *fn,
              TypesObject *object,
              CodePlace   *out)
{
  if (object == NULL)
    *out = (CodePlace){ .kind = CODE_PLACE_BLANK };
  else if (object->is_global)
    *out = (CodePlace){ .kind = CODE_PLACE_GLOBAL, .offset = code_unit_global (fn->unit, object) };
  else
    code_place_local (code_local_get (object), out);
}

void
code_place_path (CodeFn      *fn,
                 CodePlace   *place,
                 TypesType  **inout_type,
                 const guint *path,
                 guint        n_path)
{
  for (guint i = 0; i < n_path; i++)
    {
      TypesType *under = types_underlying (*inout_type);

      if (under->kind == TYPES_POINTER)
        {
          guint slot = code_place_load (fn, place, *inout_type, CODE_NO_SLOT);

          *place = (CodePlace){ .kind = CODE_PLACE_MEMORY, .slot = slot, .may_be_nil = TRUE };
          *inout_type = under->elem;
          under = types_underlying (under->elem);
        }
      code_place_part (fn, place, *inout_type, (guint64) types_field_offset (under, path[i]));
      *inout_type = under->fields[path[i]].type;
    }
}

static void
place_selector (CodeFn         *fn,
                SyntaxSelector *selector,
                CodePlace      *out)
{
  TypesType *type;

  if (selector->sel_kind == SYNTAX_SEL_QUALIFIED)
    {
      place_object (fn, selector->sel->object, out);
      return;
    }
  type = code_fn_type (fn, selector->x);
  if (types_underlying (type)->kind == TYPES_POINTER)
    {
      place_behind (fn, selector->x, out);
      type = types_underlying (type)->elem;
    }
  else
    code_place_expr (fn, selector->x, out);
  fn->pos = selector->head.pos;
  code_place_path (fn, out, &type, selector->path, selector->n_path);
}

/* Reference and length of a slice, which is all that is needed to reach its elements. */
guint
code_slice_head (CodeFn     *fn,
                 SyntaxExpr *expr)
{
  CodePlace place;

  expr = code_unparen (expr);
  if (expr->mode != SYNTAX_MODE_VARIABLE || code_order_get (fn, expr) != CODE_NO_SLOT)
    return code_expr (fn, expr, CODE_NO_SLOT);
  code_place_expr (fn, expr, &place);
  if (place.kind == CODE_PLACE_SLOT)
    return place.slot;
  return code_place_load (fn, &place, types_basic (TYPES_STRING), CODE_NO_SLOT);
}

/* Whether an expression may be 1 << 63 and more, which a panic about it has to print. */
static gboolean
is_large_unsigned (CodeFn           *fn,
                   const SyntaxExpr *expr)
{
  const TypesType *under;

  if (expr == NULL || expr->mode == SYNTAX_MODE_CONST)
    return FALSE;
  under = code_fn_under (fn, expr);
  return under->kind == TYPES_BASIC
         && (under->basic == TYPES_UINT || under->basic == TYPES_UINT64
             || under->basic == TYPES_UINTPTR);
}

static void
place_array_element (CodeFn      *fn,
                     SyntaxIndex *expr,
                     TypesType   *array,
                     CodePlace   *out)
{
  SyntaxExpr *index = expr->indices.items[0];

  if (index->mode == SYNTAX_MODE_CONST && out->kind != CODE_PLACE_MAP)
    {
      guint64 offset = (guint64) types_const_get_int64 (index->value)
                       * (guint64) types_size (array->elem);

      code_place_part (fn, out, array, offset);
      return;
    }
  {
    guint slot = code_expr (fn, index, CODE_NO_SLOT);

    fn->pos = expr->head.pos;
    if (is_large_unsigned (fn, index))
      {
        guint length = code_temp (fn, 1);

        code_load_int (fn, length, array->len);
        code_emit (fn, CODE_OP_BOUND, slot, length, 0);
      }
    code_place_index (fn, out, array, slot);
  }
}

static void
place_index (CodeFn      *fn,
             SyntaxIndex *expr,
             CodePlace   *out)
{
  TypesType *under = code_fn_under (fn, expr->x);
  guint      slot;

  switch (under->kind)
    {
    case TYPES_MAP:
      slot = code_expr (fn, expr->x, CODE_NO_SLOT);
      *out = (CodePlace){ .kind = CODE_PLACE_MAP, .slot = slot, .map = under };
      out->index = code_expr_as (fn, expr->indices.items[0], under->key, CODE_NO_SLOT);
      break;
    case TYPES_ARRAY:
      code_place_expr (fn, expr->x, out);
      place_array_element (fn, expr, under, out);
      break;
    case TYPES_POINTER:
      place_behind (fn, expr->x, out);
      place_array_element (fn, expr, types_underlying (under->elem), out);
      break;
    default:
      slot = code_slice_head (fn, expr->x);
      *out = (CodePlace){ .kind = CODE_PLACE_ELEMENT, .slot = slot };
      out->index = code_expr (fn, expr->indices.items[0], CODE_NO_SLOT);
      out->stride = under->kind == TYPES_SLICE ? code_type_bytes (under->elem) : 1;
      fn->pos = expr->head.pos;
      if (is_large_unsigned (fn, expr->indices.items[0]))
        code_emit (fn, CODE_OP_BOUND, out->index, slot + 1, 0);
      break;
    }
  fn->pos = expr->head.pos;
}

/* Whether finding the operand, a variable or part of one, takes an index known at run time. */
gboolean
code_has_dynamic_index (CodeFn     *fn,
                        SyntaxExpr *expr)
{
  expr = code_unparen (expr);
  if (expr->kind == SYNTAX_SELECTOR)
    return code_has_dynamic_index (fn, ((SyntaxSelector *) expr)->x);
  if (expr->kind != SYNTAX_INDEX)
    return FALSE;
  return ((SyntaxIndex *) expr)->indices.items[0]->mode != SYNTAX_MODE_CONST
         || code_has_dynamic_index (fn, ((SyntaxIndex *) expr)->x);
}

void
code_place_expr (CodeFn     *fn,
                 SyntaxExpr *expr,
                 CodePlace  *out)
{
  guint hoisted = code_order_get (fn, expr);

  if (hoisted != CODE_NO_SLOT)
    {
      *out = (CodePlace){ .kind = CODE_PLACE_SLOT, .slot = hoisted };
      return;
    }
  switch (expr->kind)
    {
    case SYNTAX_PAREN:
      code_place_expr (fn, ((SyntaxParen *) expr)->x, out);
      return;
    case SYNTAX_IDENT:
      if (expr->mode == SYNTAX_MODE_VARIABLE || code_is_blank (expr))
        {
          place_object (fn, ((SyntaxIdent *) expr)->object, out);
          return;
        }
      break;
    case SYNTAX_SELECTOR:
      {
        SyntaxSelector *selector = (SyntaxSelector *) expr;

        if (selector->sel_kind == SYNTAX_SEL_FIELD || expr->mode == SYNTAX_MODE_VARIABLE)
          {
            place_selector (fn, selector, out);
            return;
          }
        break;
      }
    case SYNTAX_INDEX:
      if (code_fn_under (fn, ((SyntaxIndex *) expr)->x)->kind != TYPES_FUNC)
        {
          place_index (fn, (SyntaxIndex *) expr, out);
          return;
        }
      break;
    case SYNTAX_STAR:
      place_behind (fn, ((SyntaxStar *) expr)->x, out);
      fn->pos = expr->pos;
      return;
    default:
      break;
    }
  *out = (CodePlace){ .kind = CODE_PLACE_SLOT, .slot = code_expr (fn, expr, CODE_NO_SLOT) };
}

/* ---- slice expressions ------------------------------------------------------------------- */

static void
load_bound (CodeFn     *fn,
            SyntaxExpr *expr,
            guint       dest)
{
  if (expr != NULL)
    code_expr (fn, expr, dest);
}

/* What is sliced: its slots, and for arrays a reference to it. */
static guint
sliced_operand (CodeFn          *fn,
                SyntaxSliceExpr *expr,
                CodeSlice       *slice,
                TypesType      **out_type)
{
  TypesType *under = code_fn_under (fn, expr->x);
  CodePlace  place;

  *out_type = under;
  slice->elem_bytes = 1;
  if (under->kind == TYPES_BASIC)
    {
      slice->source = CODE_SLICE_STRING;
      return code_expr (fn, expr->x, CODE_NO_SLOT);
    }
  if (under->kind == TYPES_SLICE)
    {
      slice->source = CODE_SLICE_SLICE;
      slice->elem_bytes = code_type_bytes (under->elem);
      return code_expr (fn, expr->x, CODE_NO_SLOT);
    }

  slice->source = CODE_SLICE_ARRAY_REF;
  *out_type = under->kind == TYPES_POINTER ? types_underlying (under->elem) : under;
  slice->elem_bytes = code_type_bytes ((*out_type)->elem);
  slice->array_len = (*out_type)->len;
  if (under->kind == TYPES_POINTER)
    return code_expr (fn, expr->x, CODE_NO_SLOT);
  code_place_expr (fn, expr->x, &place);
  return code_place_address (fn, &place, CODE_NO_SLOT);
}

guint
code_slice_expr (CodeFn          *fn,
                 SyntaxSliceExpr *expr,
                 guint            want)
{
  CodeSlice  slice;
  TypesType *type;
  guint      source, bounds, dest;

  /* Descriptors are compared as bytes, padding too. */
  memset (&slice, 0, sizeof slice);
  source = sliced_operand (fn, expr, &slice, &type);
  slice.has_low = expr->low != NULL;
  slice.has_high = expr->high != NULL;
  slice.has_max = expr->max != NULL;
  slice.low_is_unsigned = is_large_unsigned (fn, expr->low);
  slice.high_is_unsigned = is_large_unsigned (fn, expr->high);
  slice.max_is_unsigned = is_large_unsigned (fn, expr->max);
  bounds = code_temp (fn, 3);
  load_bound (fn, expr->low, bounds);
  load_bound (fn, expr->high, bounds + 1);
  load_bound (fn, expr->max, bounds + 2);

  dest = code_dest (fn, want, slice.source == CODE_SLICE_STRING ? 2 : 3);
  fn->pos = expr->head.pos;
  code_emit_x (fn, CODE_OP_SLICE, dest, source, bounds, code_unit_slice (fn->unit, &slice), 0);
  return dest;
}

/* ---- type assertions --------------------------------------------------------------------- */

/* x.(T); with a slot for ok the form that does not panic. */
guint
code_type_assert (CodeFn           *fn,
                  SyntaxTypeAssert *expr,
                  guint             want,
                  guint             ok)
{
  TypesType *type = code_fn_type (fn, expr->type_expr);
  guint      source = code_expr (fn, expr->x, CODE_NO_SLOT);
  guint      dest = code_dest (fn, want, code_type_slots (type));
  guint32    index = code_unit_type (fn->unit, type);

  fn->pos = expr->head.pos;
  if (ok != CODE_NO_SLOT)
    code_emit_x (fn, CODE_OP_ASSERT2, dest, source, ok, index, 0);
  else
    code_emit_x (fn, CODE_OP_ASSERT, dest, source, 0, index,
                 code_unit_type (fn->unit, code_fn_type (fn, expr->x)));
  return dest;
}
