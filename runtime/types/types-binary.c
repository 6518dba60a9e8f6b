/* SPDX-License-Identifier: MIT */
#include "types-check.h"

/*
 * Binary operators: arithmetic, comparisons, shifts.
 *
 * Source: the Go specification, "Operators".
 */

/* ---- overflow ------------------------------------------------------------------------ */

static const char *
operation_name (const SyntaxExpr *e)
{
  if (e->kind == SYNTAX_UNARY)
    return ((const SyntaxUnary *) e)->op == SYNTAX_TOKEN_XOR ? "bitwise complement " : "";
  if (e->kind != SYNTAX_BINARY)
    return "";
  switch (((const SyntaxBinary *) e)->op)
    {
    case SYNTAX_TOKEN_ADD:
      return "addition ";
    case SYNTAX_TOKEN_SUB:
      return "subtraction ";
    case SYNTAX_TOKEN_XOR:
      return "bitwise XOR ";
    case SYNTAX_TOKEN_MUL:
      return "multiplication ";
    case SYNTAX_TOKEN_SHL:
      return "shift ";
    default:
      return "";
    }
}

/* The result of a constant operation must fit its type; an untyped one must not grow without
 * bounds. */
void
types_overflow (TypesChecker *c,
                TypesOperand *x,
                BasePos       op_pos)
{
  enum { MAX_BITS = 512, MAX_STRING_BYTES = 1 << 28 };

  if (x->value->kind == TYPES_CONST_UNKNOWN)
    {
      types_error (c, op_pos, "constant result is not representable");
      return;
    }
  if (x->value->kind == TYPES_CONST_STRING && x->value->string.len > MAX_STRING_BYTES)
    {
      types_error (c, op_pos, "constant string too long");
      x->value = types_const_new_unknown (c->arena);
      return;
    }
  if (!types_is_untyped (x->type))
    {
      types_representable (c, x, types_under (x->type));
      return;
    }
  if (types_const_bit_len (x->value) > MAX_BITS)
    {
      types_error (c, op_pos, "constant %soverflow", operation_name (x->expr));
      x->value = types_const_new_unknown (c->arena);
    }
}

/* ---- matching operand types ---------------------------------------------------------- */

static gboolean
is_pointer (const TypesType *type)
{
  return !types_is_type_param (type) && types_under (type)->kind == TYPES_POINTER;
}

static gboolean
may_convert (const TypesOperand *x,
             const TypesOperand *y)
{
  if (!types_is_untyped (x->type) && !types_is_untyped (y->type))
    return FALSE;
  if (types_is_interface (x->type) || types_is_interface (y->type))
    return TRUE;
  if (types_is_boolean (x->type) != types_is_boolean (y->type)
      || types_is_string (x->type) != types_is_string (y->type))
    return FALSE;
  if (x->mode == SYNTAX_MODE_NIL)
    return types_has_nil (y->type);
  if (y->mode == SYNTAX_MODE_NIL)
    return types_has_nil (x->type);
  return !is_pointer (x->type) && !is_pointer (y->type);
}

/* Untyped operands take the type of the other side, where that is thinkable. */
void
types_match (TypesChecker *c,
             TypesOperand *x,
             TypesOperand *y)
{
  if (!may_convert (x, y))
    return;
  types_convert_untyped (c, x, y->type);
  if (!types_ok (x))
    return;
  types_convert_untyped (c, y, x->type);
  if (!types_ok (y))
    types_invalidate (x);
}

/* ---- comparisons --------------------------------------------------------------------- */

static const char *
kind_text (TypesChecker    *c,
           const TypesType *type)
{
  switch (types_under (type)->kind)
    {
    case TYPES_ARRAY:
      return "array";
    case TYPES_SLICE:
      return "slice";
    case TYPES_STRUCT:
      return "struct";
    case TYPES_POINTER:
      return "pointer";
    case TYPES_FUNC:
      return "func";
    case TYPES_INTERFACE:
      if (types_is_type_param (type))
        return types_sprintf (c, "type parameter %s", types_text (c, type));
      return "interface";
    case TYPES_MAP:
      return "map";
    case TYPES_CHAN:
      return "chan";
    default:
      return types_text (c, type);
    }
}

static const char *
incomparable_text (TypesChecker    *c,
                   const TypesType *type)
{
  GString    *why;
  const char *text;

  switch (types_under (type)->kind)
    {
    case TYPES_SLICE:
    case TYPES_FUNC:
    case TYPES_MAP:
      return types_sprintf (c, "%s can only be compared to nil", kind_text (c, type));
    default:
      break;
    }
  why = g_string_new (NULL);
  types_comparable_report (type, TRUE, c->package, why);
  text = types_sprintf (c, "%s", why->str);
  g_string_free (why, TRUE);
  return text;
}

static gboolean
is_equality (SyntaxToken op)
{
  return op == SYNTAX_TOKEN_EQL || op == SYNTAX_TOKEN_NEQ;
}

/* The operand that makes the comparison impossible, or NULL; why may stay empty. */
static TypesOperand *
find_offender (TypesChecker *c,
               TypesOperand *x,
               TypesOperand *y,
               SyntaxToken   op,
               const char  **out_why)
{
  const char *ignored;

  *out_why = "";
  if (!types_assignable (c, x, y->type, &ignored) && !types_assignable (c, y, x->type, &ignored))
    {
      *out_why = types_sprintf (c, "mismatched types %s and %s", types_text (c, x->type),
                                types_text (c, y->type));
      return y;
    }
  if (!is_equality (op))
    return !types_is_ordered (x->type) ? x : !types_is_ordered (y->type) ? y : NULL;
  if (x->mode == SYNTAX_MODE_NIL || y->mode == SYNTAX_MODE_NIL)
    return types_has_nil (x->mode == SYNTAX_MODE_NIL ? y->type : x->type)
               && !(x->mode == SYNTAX_MODE_NIL && y->mode == SYNTAX_MODE_NIL)
             ? NULL
             : y;
  if (!types_is_comparable (x->type))
    {
      *out_why = incomparable_text (c, x->type);
      return x;
    }
  if (!types_is_comparable (y->type))
    {
      *out_why = incomparable_text (c, y->type);
      return y;
    }
  return NULL;
}

static void
report_comparison (TypesChecker *c,
                   TypesOperand *x,
                   TypesOperand *y,
                   SyntaxToken   op,
                   gboolean      switch_case,
                   TypesOperand *offender,
                   const char   *why)
{
  const char *op_text = syntax_token_get_spelling (op);

  if (why[0] == '\0' && (types_is_type_param (x->type) || types_is_type_param (y->type)))
    {
      if (!types_is_type_param (x->type))
        offender = y;
      why = types_sprintf (c, "type parameter %s is not comparable with %s",
                           types_text (c, offender->type), op_text);
    }
  else if (why[0] == '\0')
    why = types_sprintf (c, "operator %s not defined on %s", op_text,
                         offender->mode == SYNTAX_MODE_NIL ? "untyped nil"
                                                             : kind_text (c, offender->type));
  if (switch_case)
    types_error (c, types_pos (x), "invalid case %s in switch on %s (%s)",
                 types_expr_text (c, x->expr), types_expr_text (c, y->expr), why);
  else
    types_error (c, types_pos (offender), "invalid operation: %s %s %s (%s)",
                 types_expr_text (c, x->expr), op_text, types_expr_text (c, y->expr), why);
}

void
types_comparison (TypesChecker *c,
                  TypesOperand *x,
                  TypesOperand *y,
                  SyntaxToken   op,
                  gboolean      switch_case)
{
  const char   *why;
  TypesOperand *offender = find_offender (c, x, y, op, &why);

  if (offender)
    {
      report_comparison (c, x, y, op, switch_case, offender, why);
      types_invalidate (x);
      return;
    }
  if (x->mode == SYNTAX_MODE_CONST && y->mode == SYNTAX_MODE_CONST)
    {
      if (x->value->kind != TYPES_CONST_UNKNOWN && y->value->kind != TYPES_CONST_UNKNOWN)
        x->value = types_const_new_bool (c->arena,
                                         types_const_compare (c->arena, op, x->value, y->value));
    }
  else
    {
      x->mode = SYNTAX_MODE_VALUE;
      /* The operands exist at run time, with the types that they have now. */
      types_update_expr (c, x->expr, types_default (x->type), TRUE);
      types_update_expr (c, y->expr, types_default (y->type), TRUE);
    }
  x->type = types_basic (TYPES_UNTYPED_BOOL);
}

/* ---- shifts -------------------------------------------------------------------------- */

static gboolean
check_shift_count (TypesChecker *c,
                   TypesOperand *y)
{
  if (y->mode == SYNTAX_MODE_CONST)
    {
      TypesConst *count = types_const_to_int (c->arena, y->value);

      if (count->kind == TYPES_CONST_INT && types_const_sign (count) < 0)
        {
          types_error (c, types_pos (y), "invalid operation: negative shift count %s",
                       types_operand_text (c, y));
          return FALSE;
        }
      if (types_is_untyped (y->type))
        {
          types_representable (c, y, types_basic (TYPES_UINT));
          if (!types_ok (y))
            return FALSE;
          types_update_expr (c, y->expr, types_basic (TYPES_UINT), TRUE);
          return TRUE;
        }
    }
  else if (types_is_untyped (y->type) && !types_is_integer (y->type))
    {
      types_convert_untyped (c, y, types_basic (TYPES_UINT));
      return types_ok (y);
    }
  if (types_is_integer (y->type))
    {
      if (types_is_untyped (y->type))
        types_update_expr (c, y->expr, types_basic (TYPES_UINT), TRUE);
      return TRUE;
    }
  types_error (c, types_pos (y), "invalid operation: shift count %s must be integer",
               types_operand_text (c, y));
  return FALSE;
}

/* Both sides are constants. */
static void
shift_constant (TypesChecker *c,
                TypesOperand *x,
                TypesOperand *y,
                TypesConst   *value,
                SyntaxExpr   *e,
                SyntaxToken   op)
{
  enum { MAX_COUNT = 1023 - 1 + 52 }; /* enough to write the smallest float64 */
  TypesConst *count_value = types_const_to_int (c->arena, y->value);
  guint64     count;

  if (!types_is_integer (x->type))
    x->type = types_basic (TYPES_UNTYPED_INT);
  if (x->value->kind == TYPES_CONST_UNKNOWN || y->value->kind == TYPES_CONST_UNKNOWN)
    {
      x->value = types_const_new_unknown (c->arena);
      return;
    }
  if (!types_const_fits_uint64 (count_value, &count) || count > MAX_COUNT)
    {
      types_error (c, types_pos (y), "invalid operation: invalid shift count %s",
                   types_operand_text (c, y));
      types_invalidate (x);
      return;
    }
  x->value = types_const_shift (c->arena, op, value, (guint) count);
  x->expr = e ? e : x->expr;
  types_overflow (c, x, e && e->kind == SYNTAX_BINARY ? ((SyntaxBinary *) e)->op_pos
                                                      : types_pos (x));
}

void
types_shift (TypesChecker *c,
             TypesOperand *x,
             TypesOperand *y,
             SyntaxExpr   *e,
             SyntaxToken   op)
{
  TypesConst *value = x->mode == SYNTAX_MODE_CONST ? types_const_to_int (c->arena, x->value) : NULL;

  if (!types_is_integer (x->type)
      && !(types_is_untyped (x->type) && value && value->kind == TYPES_CONST_INT))
    {
      types_error (c, types_pos (x), "invalid operation: shifted operand %s must be integer",
                   types_operand_text (c, x));
      types_invalidate (x);
      return;
    }
  if (!check_shift_count (c, y))
    {
      types_invalidate (x);
      return;
    }
  if (value && y->mode == SYNTAX_MODE_CONST)
    {
      shift_constant (c, x, y, value, e, op);
      return;
    }
  /* The left side of 1 << n gets its type from where the shift is used: see types-untyped.c. */
  x->mode = SYNTAX_MODE_VALUE;
}

/* ---- arithmetic ---------------------------------------------------------------------- */

static gboolean
binary_defined (SyntaxToken      op,
                const TypesType *type)
{
  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
      return types_is_numeric_or_string (type);
    case SYNTAX_TOKEN_SUB:
    case SYNTAX_TOKEN_MUL:
    case SYNTAX_TOKEN_QUO:
      return types_is_numeric (type);
    case SYNTAX_TOKEN_REM:
    case SYNTAX_TOKEN_AND:
    case SYNTAX_TOKEN_OR:
    case SYNTAX_TOKEN_XOR:
    case SYNTAX_TOKEN_AND_NOT:
      return types_is_integer (type);
    case SYNTAX_TOKEN_LAND:
    case SYNTAX_TOKEN_LOR:
      return types_is_boolean (type);
    default:
      return FALSE;
    }
}

/* The sum of the squares of its parts, by which a complex division divides, may underflow. */
static gboolean
is_zero (TypesChecker *c,
         TypesConst   *value)
{
  TypesConst *real, *imag;

  if (types_const_sign (value) == 0)
    return TRUE;
  if (value->kind != TYPES_CONST_COMPLEX)
    return FALSE;
  real = value->complex.real;
  imag = value->complex.imag;
  real = types_const_binary (c->arena, SYNTAX_TOKEN_MUL, real, real, FALSE);
  imag = types_const_binary (c->arena, SYNTAX_TOKEN_MUL, imag, imag, FALSE);
  return types_const_sign (real) == 0 && types_const_sign (imag) == 0;
}

static gboolean
is_zero_divisor (TypesChecker       *c,
                 const TypesOperand *x,
                 const TypesOperand *y)
{
  return y->mode == SYNTAX_MODE_CONST
         && (x->mode == SYNTAX_MODE_CONST || types_is_integer (x->type))
         && y->value->kind != TYPES_CONST_UNKNOWN && is_zero (c, y->value);
}

/* Checks that the operator is defined for two operands of one type. */
static gboolean
check_operands (TypesChecker *c,
                TypesOperand *x,
                TypesOperand *y,
                SyntaxExpr   *e,
                SyntaxExpr   *lhs,
                SyntaxExpr   *rhs,
                SyntaxToken   op)
{
  const char *op_text = syntax_token_get_spelling (op);

  if (!types_identical (x->type, y->type))
    {
      if (!types_is_valid (x->type) || !types_is_valid (y->type))
        return FALSE;
      if (e)
        types_error (c, types_pos (x), "invalid operation: %s (mismatched types %s and %s)",
                     types_expr_text (c, e), types_text (c, x->type), types_text (c, y->type));
      else
        types_error (c, types_pos (x), "invalid operation: %s %s= %s (mismatched types %s and %s)",
                     types_expr_text (c, lhs), op_text, types_expr_text (c, rhs),
                     types_text (c, x->type), types_text (c, y->type));
      return FALSE;
    }
  if (!binary_defined (op, x->type))
    {
      types_error (c, types_pos (x), "invalid operation: operator %s not defined on %s", op_text,
                   types_operand_text (c, x));
      return FALSE;
    }
  if ((op == SYNTAX_TOKEN_QUO || op == SYNTAX_TOKEN_REM) && is_zero_divisor (c, x, y))
    {
      types_error (c, types_pos (y), "invalid operation: division by zero");
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_comparison (SyntaxToken op)
{
  return is_equality (op) || op == SYNTAX_TOKEN_LSS || op == SYNTAX_TOKEN_LEQ
         || op == SYNTAX_TOKEN_GTR || op == SYNTAX_TOKEN_GEQ;
}

/* x op rhs, where x has been checked. */
static void
combine (TypesChecker *c,
         TypesOperand *x,
         SyntaxExpr   *e,
         SyntaxExpr   *lhs,
         SyntaxExpr   *rhs,
         SyntaxToken   op,
         BasePos       op_pos)
{
  TypesOperand y;

  types_expr (c, &y, rhs);
  if (!types_ok (x))
    return;
  if (!types_ok (&y))
    {
      types_invalidate (x);
      x->expr = y.expr;
      return;
    }
  if (op == SYNTAX_TOKEN_SHL || op == SYNTAX_TOKEN_SHR)
    {
      types_shift (c, x, &y, e, op);
      return;
    }
  types_match (c, x, &y);
  if (!types_ok (x))
    return;
  if (is_comparison (op))
    {
      types_comparison (c, x, &y, op, FALSE);
      return;
    }
  if (!check_operands (c, x, &y, e, lhs, rhs, op))
    {
      types_invalidate (x);
      return;
    }
  if (x->mode != SYNTAX_MODE_CONST || y.mode != SYNTAX_MODE_CONST)
    {
      x->mode = SYNTAX_MODE_VALUE;
      return;
    }
  if (x->value->kind == TYPES_CONST_UNKNOWN || y.value->kind == TYPES_CONST_UNKNOWN)
    {
      x->value = types_const_new_unknown (c->arena);
      return;
    }
  x->value = types_const_binary (c->arena, op, x->value, y.value, types_is_integer (x->type));
  x->expr = e ? e : x->expr;
  types_overflow (c, x, op_pos);
}

/* Long sums lean to the left: their spine is walked in a loop, not by recursion. */
void
types_binary (TypesChecker *c,
              TypesOperand *x,
              SyntaxExpr   *e,
              SyntaxExpr   *lhs,
              SyntaxExpr   *rhs,
              SyntaxToken   op,
              BasePos       op_pos)
{
  g_autoptr (GPtrArray) spine = NULL;
  SyntaxExpr *first = lhs;

  if (lhs->kind == SYNTAX_BINARY)
    {
      spine = g_ptr_array_new ();
      for (; first->kind == SYNTAX_BINARY; first = ((SyntaxBinary *) first)->x)
        g_ptr_array_add (spine, first);
    }
  types_expr (c, x, first);
  for (guint i = spine ? spine->len : 0; i-- > 0;)
    {
      SyntaxBinary *binary = spine->pdata[i];

      combine (c, x, &binary->head, binary->x, binary->y, binary->op, binary->op_pos);
      if (!types_ok (x))
        x->type = types_invalid;
      x->expr = &binary->head;
      types_record (c, x);
    }
  combine (c, x, e, lhs, rhs, op, op_pos);
}
