/* SPDX-License-Identifier: MIT */

/*
 * Assignments to what exists already. As gc does it: calls on the left are made
 * first, then the right side is evaluated, then the operands on the left, then
 * the values are stored from left to right. A value assigned to a variable in
 * the frame is computed right there.
 */
#include "code-expr.h"

/* ---- names for what is allocated --------------------------------------------------------- */

/* While the value for an expression is computed, objects made are named after it. Returns the
 * name before. */
const char *
code_site_begin (CodeFn     *fn,
                 SyntaxExpr *lhs)
{
  const char *before = fn->site;
  GString    *text;

  if (lhs->kind == SYNTAX_IDENT)
    fn->site = ((SyntaxIdent *) lhs)->name;
  else if (lhs->kind == SYNTAX_SELECTOR)
    fn->site = ((SyntaxSelector *) lhs)->sel->name;
  else
    {
      text = g_string_new (NULL);
      syntax_expr_print (lhs, text);
      fn->site = base_arena_strndup (fn->unit->arena, text->str, text->len);
      g_string_free (text, TRUE);
    }
  return before;
}

/* ---- one value --------------------------------------------------------------------------- */

/* Whether the expression's value is written piecemeal, so that it must not be computed in the
 * place of a variable that it reads. */
static gboolean
is_written_piecemeal (SyntaxExpr *expr)
{
  expr = code_unparen (expr);
  if (expr->kind == SYNTAX_CALL && code_call_is_conversion ((SyntaxCall *) expr))
    return is_written_piecemeal (((SyntaxCall *) expr)->args.items[0]);
  return expr->kind == SYNTAX_COMPOSITE_LIT;
}

/* Computes a value in a variable of the frame. */
static void
assign_in_frame (CodeFn          *fn,
                 const CodeLocal *local,
                 guint            slot,
                 TypesType       *type,
                 SyntaxExpr      *rhs)
{
  guint value;

  if (is_written_piecemeal (rhs)
      && (fn->scope->has_defer || code_mentions (rhs, local->object)))
    {
      value = code_expr_as (fn, rhs, type, CODE_NO_SLOT);
      code_move (fn, slot, value, code_type_slots (type));
      return;
    }
  code_expr_as (fn, rhs, type, slot);
}

/* The variable, if it lies in the frame. */
static CodeLocal *
frame_local (SyntaxExpr *expr)
{
  TypesObject *object;
  CodeLocal   *local;

  expr = code_unparen (expr);
  if (expr->kind != SYNTAX_IDENT)
    return NULL;
  object = ((SyntaxIdent *) expr)->object;
  if (object == NULL || object->kind != TYPES_OBJECT_VAR || object->is_global)
    return NULL;
  local = code_local_get (object);
  return local->is_boxed ? NULL : local;
}

/* The variable of the frame that the target is or is part of, or NULL. */
static CodeLocal *
base_frame_local (CodeFn     *fn,
                  SyntaxExpr *expr)
{
  expr = code_unparen (expr);
  if (expr->kind == SYNTAX_SELECTOR && ((SyntaxSelector *) expr)->sel_kind == SYNTAX_SEL_FIELD)
    {
      SyntaxSelector *selector = (SyntaxSelector *) expr;

      if (code_path_has_pointer (code_fn_type (fn, selector->x), selector->path,
                                 selector->n_path - 1))
        return NULL;
      return base_frame_local (fn, selector->x);
    }
  if (expr->kind == SYNTAX_INDEX)
    {
      if (code_fn_under (fn, ((SyntaxIndex *) expr)->x)->kind != TYPES_ARRAY)
        return NULL;
      return base_frame_local (fn, ((SyntaxIndex *) expr)->x);
    }
  return frame_local (expr);
}

/* The slots of the frame that the target is, known without computing anything; or CODE_NO_SLOT. */
static guint
frame_slot (CodeFn     *fn,
            SyntaxExpr *lhs)
{
  CodePlace place;

  if (base_frame_local (fn, lhs) == NULL || code_has_dynamic_index (fn, lhs))
    return CODE_NO_SLOT;
  code_place_expr (fn, lhs, &place);
  return code_place_get_slot (&place, code_fn_type (fn, lhs));
}

void
code_assign_value (CodeFn     *fn,
                   SyntaxExpr *lhs,
                   guint       slot,
                   TypesType  *type)
{
  CodePlace  place;
  TypesType *target;

  if (code_is_blank (lhs))
    return;
  target = code_fn_type (fn, lhs);
  slot = code_assign_convert (fn, slot, type, target, CODE_NO_SLOT);
  code_place_expr (fn, lhs, &place);
  code_place_store (fn, &place, target, slot);
}

static void
assign_one (CodeFn     *fn,
            SyntaxExpr *lhs,
            SyntaxExpr *rhs)
{
  const char *site;
  CodePlace   place;
  TypesType  *type;
  guint       value, slot;

  if (code_is_blank (lhs))
    {
      code_order (fn, &rhs, 1);
      code_discard (fn, rhs);
      return;
    }
  site = code_site_begin (fn, lhs);
  type = code_fn_type (fn, lhs);
  slot = frame_slot (fn, lhs);
  code_order_calls (fn, lhs);
  code_order (fn, &rhs, 1);
  if (slot != CODE_NO_SLOT)
    assign_in_frame (fn, base_frame_local (fn, lhs), slot, type, rhs);
  else
    {
      BasePos pos = fn->pos;

      value = code_expr_as (fn, rhs, type, CODE_NO_SLOT);
      fn->pos = pos;
      code_place_expr (fn, lhs, &place);
      code_place_store (fn, &place, type, value);
    }
  fn->site = site;
}

/* ---- several values at once -------------------------------------------------------------- */

/* Whether storing to one of the first n targets may change the slot. */
static gboolean
is_assigned_before (CodeFn      *fn,
                    SyntaxExpr **lhs,
                    guint        n,
                    guint        slot)
{
  for (guint i = 0; i < n; i++)
    {
      CodeLocal *local = base_frame_local (fn, lhs[i]);

      if (local != NULL && slot >= local->slot
          && slot < local->slot + code_type_slots (local->type))
        return TRUE;
    }
  return FALSE;
}

/* Stores values to targets from left to right. All are found before the first is changed. */
static void
store_all (CodeFn      *fn,
           SyntaxExpr **lhs,
           guint        n,
           const guint *values)
{
  g_autofree CodePlace *places = g_new (CodePlace, n);
  gboolean              pin = FALSE;

  for (guint i = 0; i + 1 < n; i++)
    pin = pin || base_frame_local (fn, lhs[i]) != NULL;
  for (guint i = 0; i < n; i++)
    {
      code_place_expr (fn, lhs[i], &places[i]);
      if (pin && i > 0)
        code_place_pin (fn, &places[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      if (places[i].kind != CODE_PLACE_BLANK)
        code_place_store (fn, &places[i], code_fn_type (fn, lhs[i]), values[i]);
    }
}

/* a, b = x, y */
static void
assign_parallel (CodeFn           *fn,
                 SyntaxAssignStmt *stmt)
{
  guint             n = stmt->lhs.n;
  SyntaxExpr      **lhs = stmt->lhs.items;
  g_autofree guint *values = g_new (guint, n);
  g_autofree TypesType **types = g_new (TypesType *, n);
  const char       *site = fn->site;

  for (guint i = 0; i < n; i++)
    {
      code_order_calls (fn, lhs[i]);
      types[i] = code_fn_type (fn, code_is_blank (lhs[i]) ? stmt->rhs.items[i] : lhs[i]);
    }
  code_order_as (fn, stmt->rhs.items, n, types);
  for (guint i = 0; i < n; i++)
    {
      TypesType *type = types[i];

      code_site_begin (fn, lhs[i]);
      values[i] = code_expr_as (fn, stmt->rhs.items[i], type, CODE_NO_SLOT);
      if (is_assigned_before (fn, lhs, i, values[i]))
        values[i] = code_pin (fn, values[i], code_type_slots (type));
    }
  fn->site = site;
  store_all (fn, lhs, n, values);
}

static guint
converted (CodeFn     *fn,
           SyntaxExpr *lhs,
           guint       slot,
           TypesType  *type)
{
  if (code_is_blank (lhs))
    return slot;
  return code_assign_convert (fn, slot, type, code_fn_type (fn, lhs), CODE_NO_SLOT);
}

void
code_assign_values (CodeFn      *fn,
                    SyntaxExpr **lhs,
                    guint        n,
                    guint       *slots,
                    TypesType  **types)
{
  for (guint i = 0; i < n; i++)
    code_order_calls (fn, lhs[i]);
  for (guint i = 0; i < n; i++)
    slots[i] = converted (fn, lhs[i], slots[i], types[i]);
  store_all (fn, lhs, n, slots);
}

/* a, b = f() */
static void
assign_call (CodeFn         *fn,
             SyntaxExprList *lhs,
             SyntaxExpr     *rhs)
{
  g_autofree guint *values = g_new (guint, lhs->n);
  TypesType        *tuple;
  guint             slot;

  for (guint i = 0; i < lhs->n; i++)
    code_order_calls (fn, lhs->items[i]);
  code_order (fn, &rhs, 1);
  slot = code_order_get (fn, rhs);
  if (slot == CODE_NO_SLOT)
    slot = code_call (fn, (SyntaxCall *) rhs);
  tuple = code_fn_type (fn, rhs);
  for (guint i = 0; i < lhs->n; i++)
    {
      TypesType *type = tuple->fields[i].type;

      values[i] = converted (fn, lhs->items[i], slot, type);
      slot += code_type_slots (type);
    }
  store_all (fn, lhs->items, lhs->n, values);
}

/* ---- v, ok forms ------------------------------------------------------------------------- */

/* The operands of the right side, which are ordered instead of the whole. */
static void
order_comma_ok (CodeFn     *fn,
                SyntaxExpr *rhs)
{
  switch (rhs->kind)
    {
    case SYNTAX_INDEX:
      {
        SyntaxExpr *operands[] = { ((SyntaxIndex *) rhs)->x,
                                   ((SyntaxIndex *) rhs)->indices.items[0] };

        code_order (fn, operands, 2);
        break;
      }
    case SYNTAX_TYPE_ASSERT:
      code_order (fn, &((SyntaxTypeAssert *) rhs)->x, 1);
      break;
    default:
      code_order (fn, &((SyntaxUnary *) rhs)->x, 1);
      break;
    }
}

/* m[k], <-c and x.(T) with a second value; returns where the first one is. */
guint
code_comma_ok (CodeFn     *fn,
               SyntaxExpr *rhs,
               guint       want,
               guint       ok)
{
  TypesType *type = code_comma_ok_type (fn, rhs);
  guint      n_slots = code_type_slots (type), dest, operand;
  CodePlace  place;

  rhs = code_unparen (rhs);
  order_comma_ok (fn, rhs);
  if (rhs->kind == SYNTAX_TYPE_ASSERT)
    return code_type_assert (fn, (SyntaxTypeAssert *) rhs, want, ok);
  if (rhs->kind == SYNTAX_INDEX)
    {
      dest = code_dest (fn, want, n_slots);
      code_place_expr (fn, rhs, &place);
      code_emit_x (fn, CODE_OP_MAPGET, dest, place.slot, place.index,
                   code_unit_type (fn->unit, place.map), ok);
      return dest;
    }
  operand = code_expr (fn, ((SyntaxUnary *) rhs)->x, CODE_NO_SLOT);
  dest = code_dest (fn, want, n_slots);
  fn->pos = rhs->pos;
  code_emit (fn, CODE_OP_RECV, n_slots > 0 ? dest : CODE_NO_SLOT, operand, ok);
  return dest;
}

/* The type of the first value. */
TypesType *
code_comma_ok_type (CodeFn     *fn,
                    SyntaxExpr *rhs)
{
  rhs = code_unparen (rhs);
  switch (rhs->kind)
    {
    case SYNTAX_TYPE_ASSERT:
      return code_fn_type (fn, ((SyntaxTypeAssert *) rhs)->type_expr);
    case SYNTAX_INDEX:
      return code_fn_under (fn, ((SyntaxIndex *) rhs)->x)->elem;
    default:
      return code_fn_under (fn, ((SyntaxUnary *) rhs)->x)->elem;
    }
}

static void
assign_comma_ok (CodeFn         *fn,
                 SyntaxExprList *lhs,
                 SyntaxExpr     *rhs)
{
  TypesType *type = code_comma_ok_type (fn, rhs);
  guint      ok, value, values[2];

  code_order_calls (fn, lhs->items[0]);
  code_order_calls (fn, lhs->items[1]);
  ok = code_temp (fn, 1);
  value = code_comma_ok (fn, rhs, CODE_NO_SLOT, ok);
  values[0] = converted (fn, lhs->items[0], value, type);
  values[1] = converted (fn, lhs->items[1], ok, types_basic (TYPES_BOOL));
  store_all (fn, lhs->items, 2, values);
}

/* ---- op= and ++ -------------------------------------------------------------------------- */

/* A place that is both read and written is reached only once. A map's element is not inserted yet
 * if the operation may panic. */
static void
prepare_update (CodeFn     *fn,
                CodePlace  *place,
                TypesType  *type,
                SyntaxToken op)
{
  gboolean may_panic = code_type_is_integer (type)
                       && (op == SYNTAX_TOKEN_QUO || op == SYNTAX_TOKEN_REM
                           || op == SYNTAX_TOKEN_SHL || op == SYNTAX_TOKEN_SHR);

  if (place->kind == CODE_PLACE_MAP && may_panic)
    return;
  if (place->kind == CODE_PLACE_ELEMENT && code_type_mem (type) != CODE_MEM_N)
    return;
  if (place->kind == CODE_PLACE_GLOBAL && code_type_mem (type) == CODE_MEM_64)
    return;
  code_place_make_memory (fn, place);
}

static void
assign_op (CodeFn           *fn,
           SyntaxAssignStmt *stmt)
{
  SyntaxExpr *lhs = stmt->lhs.items[0], *rhs = stmt->rhs.items[0];
  TypesType  *type = code_fn_type (fn, lhs);
  CodePlace   place, from;
  guint       value, slot = frame_slot (fn, lhs);

  if (slot != CODE_NO_SLOT)
    {
      code_order (fn, &rhs, 1);
      fn->pos = stmt->op_pos;
      code_arith (fn, stmt->op, type, slot, rhs, slot);
      return;
    }
  code_order_calls (fn, lhs);
  code_order_calls (fn, rhs);
  code_place_expr (fn, lhs, &place);
  if (place.kind == CODE_PLACE_MAP && rhs->mode != SYNTAX_MODE_CONST)
    code_order_set (fn, rhs, code_expr (fn, rhs, CODE_NO_SLOT));
  fn->pos = stmt->op_pos;
  prepare_update (fn, &place, type, stmt->op);
  from = place;
  value = code_place_load (fn, &from, type, CODE_NO_SLOT);
  value = code_arith (fn, stmt->op, type, value, rhs, CODE_NO_SLOT);
  fn->pos = stmt->op_pos;
  code_place_store (fn, &place, type, value);
}

/* The 1 of ++ for types that have no immediate form. */
static guint
load_one (CodeFn    *fn,
          TypesType *type)
{
  guint n_slots = code_type_slots (type);
  guint one = code_temp (fn, n_slots);

  code_zero (fn, one, n_slots);
  if (code_type_bytes (type) == 4 || (code_type_is_complex (type) && n_slots == 1))
    code_load_int (fn, one, 0x3f800000);
  else
    code_load_int (fn, one, 0x3ff0000000000000);
  return one;
}

static void
step (CodeFn    *fn,
      TypesType *type,
      gboolean   up,
      guint      dest,
      guint      source)
{
  guint one;

  if (code_type_is_integer (type))
    {
      code_emit (fn, CODE_OP_ADDI, dest, source, (guint16) (up ? 1 : -1));
      if (code_type_bytes (type) < 8)
        code_truncate (fn, type, dest, dest);
      return;
    }
  one = load_one (fn, type);
  if (code_type_is_float (type) && code_type_bytes (type) == 4)
    code_emit (fn, up ? CODE_OP_FADD32 : CODE_OP_FSUB32, dest, source, one);
  else if (code_type_is_float (type))
    code_emit (fn, up ? CODE_OP_FADD : CODE_OP_FSUB, dest, source, one);
  else if (code_type_bytes (type) == 16)
    code_emit (fn, up ? CODE_OP_CADD : CODE_OP_CSUB, dest, source, one);
  else
    {
      guint wide = code_temp (fn, 4);

      code_emit (fn, CODE_OP_C642C, wide, source, 0);
      code_emit (fn, CODE_OP_C642C, wide + 2, one, 0);
      code_emit (fn, up ? CODE_OP_CADD : CODE_OP_CSUB, wide, wide, wide + 2);
      code_emit (fn, CODE_OP_C2C64, dest, wide, 0);
    }
}

void
code_inc_dec (CodeFn           *fn,
              SyntaxIncDecStmt *stmt)
{
  TypesType *type = code_fn_type (fn, stmt->x);
  gboolean   up = stmt->op == SYNTAX_TOKEN_INC;
  CodePlace  place, from;
  guint      value, sum, slot = frame_slot (fn, stmt->x);

  if (slot != CODE_NO_SLOT)
    {
      step (fn, type, up, slot, slot);
      return;
    }
  code_order_calls (fn, stmt->x);
  code_place_expr (fn, stmt->x, &place);
  prepare_update (fn, &place, type, SYNTAX_TOKEN_ADD);
  from = place;
  value = code_place_load (fn, &from, type, CODE_NO_SLOT);
  sum = code_temp (fn, code_type_slots (type));
  step (fn, type, up, sum, value);
  code_place_store (fn, &place, type, sum);
}

/* ---- the statement ----------------------------------------------------------------------- */

void
code_assign (CodeFn           *fn,
             SyntaxAssignStmt *stmt)
{
  SyntaxExpr *rhs = code_unparen (stmt->rhs.items[0]);

  if (stmt->is_op)
    assign_op (fn, stmt);
  else if (stmt->op == SYNTAX_TOKEN_DEFINE)
    code_define (fn, stmt);
  else if (stmt->lhs.n == 1)
    assign_one (fn, stmt->lhs.items[0], stmt->rhs.items[0]);
  else if (stmt->lhs.n == stmt->rhs.n)
    assign_parallel (fn, stmt);
  else if (rhs->kind == SYNTAX_CALL)
    assign_call (fn, &stmt->lhs, rhs);
  else
    assign_comma_ok (fn, &stmt->lhs, rhs);
}
