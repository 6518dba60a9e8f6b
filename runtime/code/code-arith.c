/* SPDX-License-Identifier: MIT */

/*
 * Arithmetic. Integers narrower than 64 bits are computed in 64 and brought
 * back into range where the operation can leave it. A chain of string
 * additions becomes one concatenation.
 */
#include "code-expr.h"

/* Strings joined by one instruction; longer chains take several. */
#define MAX_JOINED 64

/* ---- integers ---------------------------------------------------------------------------- */

static gboolean
get_small_const (const SyntaxExpr *expr,
                 gint64           *out_value)
{
  if (expr->mode != SYNTAX_MODE_CONST || expr->value == NULL
      || !code_type_is_integer (expr->type))
    return FALSE;
  *out_value = types_const_get_int64 (expr->value);
  return *out_value >= G_MININT16 && *out_value <= G_MAXINT16;
}

/* The form with an immediate operand, if there is one. */
static gboolean
emit_immediate (CodeFn     *fn,
                SyntaxToken op,
                gboolean    is_signed,
                guint       dest,
                guint       x,
                gint64      value)
{
  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
      code_emit (fn, CODE_OP_ADDI, dest, x, (guint16) value);
      return TRUE;
    case SYNTAX_TOKEN_SUB:
      if (value == G_MININT16)
        return FALSE;
      code_emit (fn, CODE_OP_ADDI, dest, x, (guint16) -value);
      return TRUE;
    case SYNTAX_TOKEN_MUL:
      code_emit (fn, CODE_OP_MULI, dest, x, (guint16) value);
      return TRUE;
    case SYNTAX_TOKEN_AND:
      code_emit (fn, CODE_OP_ANDI, dest, x, (guint16) value);
      return TRUE;
    case SYNTAX_TOKEN_QUO:
      if (is_signed || value <= 0 || (value & (value - 1)) != 0)
        return FALSE;
      code_emit (fn, CODE_OP_SHRI, dest, x, (guint) g_bit_nth_lsf ((gulong) value, -1));
      return TRUE;
    case SYNTAX_TOKEN_REM:
      if (is_signed || value <= 0 || (value & (value - 1)) != 0)
        return FALSE;
      code_emit (fn, CODE_OP_ANDI, dest, x, (guint16) (value - 1));
      return TRUE;
    default:
      return FALSE;
    }
}

static CodeOp
integer_op (SyntaxToken op,
            gboolean    is_signed)
{
  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
      return CODE_OP_ADD;
    case SYNTAX_TOKEN_SUB:
      return CODE_OP_SUB;
    case SYNTAX_TOKEN_MUL:
      return CODE_OP_MUL;
    case SYNTAX_TOKEN_QUO:
      return is_signed ? CODE_OP_DIV : CODE_OP_DIVU;
    case SYNTAX_TOKEN_REM:
      return is_signed ? CODE_OP_REM : CODE_OP_REMU;
    case SYNTAX_TOKEN_AND:
      return CODE_OP_AND;
    case SYNTAX_TOKEN_OR:
      return CODE_OP_OR;
    case SYNTAX_TOKEN_XOR:
      return CODE_OP_XOR;
    case SYNTAX_TOKEN_AND_NOT:
      return CODE_OP_ANDN;
    default:
      g_assert_not_reached ();
    }
}

/* Whether the result may lie outside of a narrow type's range. */
static gboolean
may_overflow (SyntaxToken op,
              gboolean    is_signed)
{
  return op == SYNTAX_TOKEN_ADD || op == SYNTAX_TOKEN_SUB || op == SYNTAX_TOKEN_MUL
         || (op == SYNTAX_TOKEN_QUO && is_signed);
}

static void
integer_arith (CodeFn     *fn,
               SyntaxToken op,
               TypesType  *type,
               guint       x,
               SyntaxExpr *y,
               BasePos     pos,
               guint       dest)
{
  gboolean is_signed = code_type_is_signed (type);
  gint64   value;

  if (!get_small_const (y, &value) || !emit_immediate (fn, op, is_signed, dest, x, value))
    {
      guint slot = code_expr (fn, y, CODE_NO_SLOT);

      fn->pos = pos;
      code_emit (fn, integer_op (op, is_signed), dest, x, slot);
    }
  if (may_overflow (op, is_signed) && code_type_bytes (type) < 8)
    code_truncate (fn, type, dest, dest);
}

/* ---- shifts ------------------------------------------------------------------------------ */

static void
shift_by_const (CodeFn     *fn,
                SyntaxToken op,
                gboolean    is_signed,
                guint       dest,
                guint       x,
                guint64     count)
{
  if (op == SYNTAX_TOKEN_SHR && is_signed)
    code_emit (fn, CODE_OP_SARI, dest, x, (guint) MIN (count, 63));
  else if (count >= 64)
    code_load_int (fn, dest, 0);
  else
    code_emit (fn, op == SYNTAX_TOKEN_SHL ? CODE_OP_SHLI : CODE_OP_SHRI, dest, x, (guint) count);
}

static void
shift (CodeFn     *fn,
       SyntaxToken op,
       TypesType  *type,
       guint       x,
       SyntaxExpr *y,
       BasePos     pos,
       guint       dest)
{
  gboolean is_signed = code_type_is_signed (type);

  if (y->mode == SYNTAX_MODE_CONST && y->value != NULL)
    shift_by_const (fn, op, is_signed, dest, x, (guint64) types_const_get_int64 (y->value));
  else
    {
      guint count = code_expr (fn, y, CODE_NO_SLOT);

      fn->pos = pos;
      if (code_type_is_signed (code_fn_type (fn, y)))
        code_emit (fn, CODE_OP_SHCHK, count, 0, 0);
      code_emit (fn,
                 op == SYNTAX_TOKEN_SHL ? CODE_OP_SHL : is_signed ? CODE_OP_SAR : CODE_OP_SHR,
                 dest, x, count);
    }
  if (op == SYNTAX_TOKEN_SHL && code_type_bytes (type) < 8)
    code_truncate (fn, type, dest, dest);
}

/* ---- floats and complex numbers ---------------------------------------------------------- */

static guint
float_op_index (SyntaxToken op)
{
  return op == SYNTAX_TOKEN_ADD ? 0 : op == SYNTAX_TOKEN_SUB ? 1 : op == SYNTAX_TOKEN_MUL ? 2 : 3;
}

static void
float_arith (CodeFn     *fn,
             SyntaxToken op,
             TypesType  *type,
             guint       x,
             guint       y,
             guint       dest)
{
  static const CodeOp ops[] = { CODE_OP_FADD, CODE_OP_FSUB, CODE_OP_FMUL, CODE_OP_FDIV };
  static const CodeOp small_ops[] = { CODE_OP_FADD32, CODE_OP_FSUB32, CODE_OP_FMUL32,
                                      CODE_OP_FDIV32 };

  code_emit (fn, (code_type_bytes (type) == 4 ? small_ops : ops)[float_op_index (op)], dest, x, y);
}

static guint
widen_complex (CodeFn *fn,
               guint   slot)
{
  guint wide = code_temp (fn, 2);

  code_emit (fn, CODE_OP_C642C, wide, slot, 0);
  return wide;
}

static void
complex_arith (CodeFn     *fn,
               SyntaxToken op,
               TypesType  *type,
               guint       x,
               guint       y,
               guint       dest)
{
  static const CodeOp ops[] = { CODE_OP_CADD, CODE_OP_CSUB, CODE_OP_CMUL, CODE_OP_CDIV };
  CodeOp              code = ops[float_op_index (op)];
  guint               wide;

  if (code_type_bytes (type) == 16)
    {
      code_emit (fn, code, dest, x, y);
      return;
    }
  wide = widen_complex (fn, x);
  code_emit (fn, code, wide, wide, widen_complex (fn, y));
  code_emit (fn, CODE_OP_C2C64, dest, wide, 0);
}

/* ---- strings ----------------------------------------------------------------------------- */

typedef struct
{
  guint first;    /* slot of the strings collected so far */
  guint n;
  guint capacity;
} Joiner;

static void
join (CodeFn *fn,
      Joiner *joiner,
      guint   dest)
{
  code_emit (fn, CODE_OP_CONCAT, dest, joiner->first, joiner->n);
}

static void
add_string (CodeFn     *fn,
            Joiner     *joiner,
            SyntaxExpr *expr)
{
  if (joiner->n == joiner->capacity)
    {
      join (fn, joiner, joiner->first);
      joiner->n = 1;
    }
  code_expr (fn, expr, joiner->first + 2 * joiner->n++);
}

static gboolean
is_addition (CodeFn     *fn,
             SyntaxExpr *expr)
{
  return expr->kind == SYNTAX_BINARY && expr->mode != SYNTAX_MODE_CONST
         && ((SyntaxBinary *) expr)->op == SYNTAX_TOKEN_ADD
         && code_order_get (fn, expr) == CODE_NO_SLOT;
}

/* The terms of a sum of strings, in order; the left side may be thousands of sums deep. */
static void
collect_terms (CodeFn     *fn,
               SyntaxExpr *expr,
               GPtrArray  *terms)
{
  g_autoptr (GPtrArray) right = g_ptr_array_new ();

  for (expr = code_unparen (expr); is_addition (fn, expr);
       expr = code_unparen (((SyntaxBinary *) expr)->x))
    g_ptr_array_add (right, ((SyntaxBinary *) expr)->y);
  g_ptr_array_add (terms, expr);
  for (guint i = right->len; i > 0; i--)
    {
      SyntaxExpr *term = g_ptr_array_index (right, i - 1);

      if (is_addition (fn, code_unparen (term)))
        collect_terms (fn, term, terms);
      else
        g_ptr_array_add (terms, term);
    }
}

static guint
concat (CodeFn     *fn,
        guint       x, /* or CODE_NO_SLOT */
        SyntaxExpr *y,
        BasePos     pos,
        guint       want)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  Joiner joiner = { 0 };
  guint  dest;

  collect_terms (fn, y, terms);
  joiner.capacity = MIN (terms->len + (x != CODE_NO_SLOT), MAX_JOINED);
  dest = code_dest (fn, want, 2);
  joiner.first = code_temp (fn, 2 * joiner.capacity);
  if (x != CODE_NO_SLOT)
    {
      code_move (fn, joiner.first, x, 2);
      joiner.n = 1;
    }
  for (guint i = 0; i < terms->len; i++)
    add_string (fn, &joiner, g_ptr_array_index (terms, i));
  fn->pos = pos;
  join (fn, &joiner, dest);
  return dest;
}

/* ---- all of them ------------------------------------------------------------------------- */

static gboolean
is_shift (SyntaxToken op)
{
  return op == SYNTAX_TOKEN_SHL || op == SYNTAX_TOKEN_SHR;
}

guint
code_arith (CodeFn     *fn,
            SyntaxToken op,
            TypesType  *type,
            guint       x,
            SyntaxExpr *y,
            guint       want)
{
  BasePos pos = fn->pos;
  guint   dest, slot;

  if (code_type_is_string (type))
    return concat (fn, x, y, pos, want);

  dest = code_dest (fn, want, code_type_slots (type));
  if (is_shift (op))
    shift (fn, op, type, x, y, pos, dest);
  else if (code_type_is_integer (type))
    integer_arith (fn, op, type, x, y, pos, dest);
  else
    {
      slot = code_expr (fn, y, CODE_NO_SLOT);
      fn->pos = pos;
      if (code_type_is_float (type))
        float_arith (fn, op, type, x, slot, dest);
      else
        complex_arith (fn, op, type, x, slot, dest);
    }
  return dest;
}

static gboolean
is_comparison (SyntaxToken op)
{
  switch (op)
    {
    case SYNTAX_TOKEN_EQL:
    case SYNTAX_TOKEN_NEQ:
    case SYNTAX_TOKEN_LSS:
    case SYNTAX_TOKEN_LEQ:
    case SYNTAX_TOKEN_GTR:
    case SYNTAX_TOKEN_GEQ:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A constant on the left of a commutative operation serves as immediate operand, too. */
static void
order_operands (SyntaxBinary *expr,
                SyntaxExpr  **out_x,
                SyntaxExpr  **out_y)
{
  gboolean commutes = expr->op == SYNTAX_TOKEN_ADD || expr->op == SYNTAX_TOKEN_MUL
                      || expr->op == SYNTAX_TOKEN_AND;
  gint64   value;

  *out_x = expr->x;
  *out_y = expr->y;
  if (commutes && get_small_const (expr->x, &value))
    {
      *out_x = expr->y;
      *out_y = expr->x;
    }
}

guint
code_binary (CodeFn       *fn,
             SyntaxBinary *expr,
             guint         want)
{
  TypesType  *type = code_fn_type (fn, (SyntaxExpr *) expr);
  SyntaxExpr *left, *right;
  guint       x, dest;

  if (expr->op == SYNTAX_TOKEN_LAND || expr->op == SYNTAX_TOKEN_LOR)
    return code_logic (fn, (SyntaxExpr *) expr, want);
  if (is_comparison (expr->op))
    return code_compare (fn, expr, want);
  if (code_type_is_string (type))
    return concat (fn, CODE_NO_SLOT, (SyntaxExpr *) expr, expr->op_pos, want);

  order_operands (expr, &left, &right);
  dest = code_dest (fn, want, code_type_slots (type));
  x = code_expr (fn, left, CODE_NO_SLOT);
  fn->pos = expr->op_pos;
  return code_arith (fn, expr->op, type, x, right, dest);
}

/* ---- one operand ------------------------------------------------------------------------- */

static guint
negate (CodeFn      *fn,
        SyntaxUnary *expr,
        TypesType   *type,
        guint        want)
{
  guint x = code_expr (fn, expr->x, CODE_NO_SLOT);
  guint dest = code_dest (fn, want, code_type_slots (type));

  fn->pos = expr->head.pos;
  if (code_type_is_integer (type))
    {
      code_emit (fn, CODE_OP_NEG, dest, x, 0);
      if (code_type_bytes (type) < 8)
        code_truncate (fn, type, dest, dest);
    }
  else if (code_type_is_float (type))
    code_emit (fn, code_type_bytes (type) == 4 ? CODE_OP_FNEG32 : CODE_OP_FNEG, dest, x, 0);
  else
    {
      gboolean is_small = code_type_bytes (type) == 8;
      guint    from = is_small ? widen_complex (fn, x) : x;
      guint    to = is_small ? from : dest;

      code_emit (fn, CODE_OP_FNEG, to, from, 0);
      code_emit (fn, CODE_OP_FNEG, to + 1, from + 1, 0);
      if (is_small)
        code_emit (fn, CODE_OP_C2C64, dest, to, 0);
    }
  return dest;
}

static guint
complement (CodeFn      *fn,
            SyntaxUnary *expr,
            TypesType   *type,
            guint        want)
{
  guint x = code_expr (fn, expr->x, CODE_NO_SLOT);
  guint dest = code_dest (fn, want, 1);

  code_emit (fn, CODE_OP_NOT, dest, x, 0);
  if (!code_type_is_signed (type) && code_type_bytes (type) < 8)
    code_truncate (fn, type, dest, dest);
  return dest;
}

static guint
receive (CodeFn      *fn,
         SyntaxUnary *expr,
         guint        want)
{
  guint chan = code_expr (fn, expr->x, CODE_NO_SLOT);
  guint n_slots = code_type_slots (code_fn_under (fn, expr->x)->elem);
  guint dest = code_dest (fn, want, n_slots);

  fn->pos = expr->head.pos;
  code_emit (fn, CODE_OP_RECV, n_slots > 0 ? dest : CODE_NO_SLOT, chan, CODE_NO_SLOT);
  return dest;
}

static guint
address (CodeFn      *fn,
         SyntaxUnary *expr,
         guint        want)
{
  SyntaxExpr *x = code_unparen (expr->x);
  CodePlace   place;

  if (x->kind == SYNTAX_COMPOSITE_LIT)
    return code_composite_address (fn, (SyntaxCompositeLit *) x, want);
  code_place_expr (fn, x, &place);
  fn->pos = expr->head.pos;
  return code_place_address (fn, &place, want);
}

guint
code_unary (CodeFn      *fn,
            SyntaxUnary *expr,
            guint        want)
{
  TypesType *type = code_fn_type (fn, (SyntaxExpr *) expr);

  switch (expr->op)
    {
    case SYNTAX_TOKEN_ADD:
      return code_expr (fn, expr->x, want);
    case SYNTAX_TOKEN_SUB:
      return negate (fn, expr, type, want);
    case SYNTAX_TOKEN_XOR:
      return complement (fn, expr, type, want);
    case SYNTAX_TOKEN_NOT:
      return code_logic (fn, (SyntaxExpr *) expr, want);
    case SYNTAX_TOKEN_ARROW:
      return receive (fn, expr, want);
    case SYNTAX_TOKEN_AND:
      return address (fn, expr, want);
    default:
      g_assert_not_reached ();
    }
}
