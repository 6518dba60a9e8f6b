/* SPDX-License-Identifier: MIT */

/*
 * Comparisons, as values and as jumps, and the logical operators, which are
 * jumps. A comparison is brought into one of these forms:
 *
 *   words      R[x] op R[y], or op an immediate: fused with the jump
 *   nil        the first word against 0
 *   otherwise  an opcode that gives a bool, perhaps with operands exchanged
 *              (x > y is y < x) or the answer inverted (x != y is not x == y)
 */
#include "code-expr.h"

typedef enum
{
  FORM_WORDS,
  FORM_NIL,
  FORM_FLOAT,
  FORM_STRING,
  FORM_INTERFACE,
  FORM_TYPE, /* structs, arrays, complex numbers */
} Form;

typedef struct
{
  Form        form;
  SyntaxToken op;
  gboolean    is_unsigned; /* 64 bits; narrower unsigned values compare as signed ones */
  gboolean    has_value;   /* y is a small constant: */
  gint64      value;
  guint       x, y;        /* slots */
  TypesType  *type;        /* FORM_TYPE */
} Comparison;

/* ---- operands ---------------------------------------------------------------------------- */

static Form
form_of (const TypesType *type)
{
  const TypesType *under = types_underlying (type);

  if (under->kind == TYPES_INTERFACE)
    return FORM_INTERFACE;
  if (code_type_is_string (under))
    return FORM_STRING;
  if (code_type_is_float (under))
    return FORM_FLOAT;
  if (code_type_is_complex (under) || under->kind == TYPES_STRUCT || under->kind == TYPES_ARRAY)
    return FORM_TYPE;
  return FORM_WORDS;
}

static gboolean
get_immediate (const SyntaxExpr *expr,
               gboolean          is_unsigned,
               gint64           *out_value)
{
  const TypesType *type = expr->type;

  if (expr->mode != SYNTAX_MODE_CONST || expr->value == NULL)
    return FALSE;
  if (code_type_is_integer (type))
    *out_value = types_const_get_int64 (expr->value);
  else if (types_underlying (type)->kind == TYPES_BASIC
           && (types_underlying (type)->basic == TYPES_BOOL
               || types_underlying (type)->basic == TYPES_UNTYPED_BOOL))
    *out_value = types_const_get_bool (expr->value);
  else
    return FALSE;
  return !is_unsigned && *out_value >= G_MININT16 && *out_value <= G_MAXINT16;
}

static guint
widen (CodeFn          *fn,
       const TypesType *type,
       guint            slot)
{
  guint wide;

  if (code_type_bytes (type) != 4)
    return slot;
  wide = code_temp (fn, 1);
  code_emit (fn, CODE_OP_F32F, wide, slot, 0);
  return wide;
}

static SyntaxToken
mirror (SyntaxToken op)
{
  switch (op)
    {
    case SYNTAX_TOKEN_LSS:
      return SYNTAX_TOKEN_GTR;
    case SYNTAX_TOKEN_LEQ:
      return SYNTAX_TOKEN_GEQ;
    case SYNTAX_TOKEN_GTR:
      return SYNTAX_TOKEN_LSS;
    case SYNTAX_TOKEN_GEQ:
      return SYNTAX_TOKEN_LEQ;
    default:
      return op;
    }
}

static SyntaxToken
negation (SyntaxToken op)
{
  switch (op)
    {
    case SYNTAX_TOKEN_EQL:
      return SYNTAX_TOKEN_NEQ;
    case SYNTAX_TOKEN_NEQ:
      return SYNTAX_TOKEN_EQL;
    case SYNTAX_TOKEN_LSS:
      return SYNTAX_TOKEN_GEQ;
    case SYNTAX_TOKEN_LEQ:
      return SYNTAX_TOKEN_GTR;
    case SYNTAX_TOKEN_GTR:
      return SYNTAX_TOKEN_LEQ;
    default:
      return SYNTAX_TOKEN_LSS;
    }
}

/* x == "" asks for the length alone. */
static gboolean
is_empty_string (const Comparison *self,
                 const SyntaxExpr *y)
{
  gsize len = 1;

  if (self->op != SYNTAX_TOKEN_EQL && self->op != SYNTAX_TOKEN_NEQ)
    return FALSE;
  if (self->form == FORM_STRING && y->mode == SYNTAX_MODE_CONST && y->value != NULL)
    types_const_get_string (y->value, &len);
  return len == 0;
}

/* The right operand, whose left one lies in self->x. */
static void
finish_operands (CodeFn     *fn,
                 Comparison *self,
                 TypesType  *x_type,
                 SyntaxExpr *y)
{
  TypesType *y_type;

  if (code_is_nil (y))
    {
      self->form = FORM_NIL;
      self->has_value = TRUE;
      self->value = 0;
      return;
    }
  y_type = code_fn_type (fn, y);
  self->type = x_type;
  if (types_is_interface (x_type) != types_is_interface (y_type))
    {
      TypesType *concrete = types_is_interface (x_type) ? y_type : x_type;
      guint      slot = code_expr (fn, y, CODE_NO_SLOT);

      self->form = FORM_INTERFACE;
      self->y = concrete == y_type ? code_make_interface (fn, slot, y_type, CODE_NO_SLOT) : slot;
      if (concrete == x_type)
        self->x = code_make_interface (fn, self->x, x_type, CODE_NO_SLOT);
      return;
    }

  self->form = form_of (x_type);
  self->is_unsigned = code_type_is_integer (x_type) && !code_type_is_signed (x_type)
                      && code_type_bytes (x_type) == 8 && self->op != SYNTAX_TOKEN_EQL
                      && self->op != SYNTAX_TOKEN_NEQ;
  if (self->form == FORM_WORDS)
    self->has_value = get_immediate (y, self->is_unsigned, &self->value);
  else if (is_empty_string (self, y))
    {
      self->form = FORM_WORDS;
      self->has_value = TRUE;
      self->value = 0;
      self->x++;
    }
  if (!self->has_value)
    self->y = code_expr (fn, y, CODE_NO_SLOT);
  if (self->form == FORM_FLOAT)
    {
      self->x = widen (fn, x_type, self->x);
      self->y = widen (fn, y_type, self->y);
    }
}

static void
load_operands (CodeFn       *fn,
               SyntaxBinary *expr,
               Comparison   *self)
{
  SyntaxExpr *x = expr->x, *y = expr->y;
  gint64      value;

  self->op = expr->op;
  /* Constants and nil go to the right. */
  if (code_is_nil (x) || (get_immediate (x, FALSE, &value) && y->mode != SYNTAX_MODE_CONST))
    {
      x = expr->y;
      y = expr->x;
      self->op = mirror (self->op);
    }
  self->x = code_expr (fn, x, CODE_NO_SLOT);
  finish_operands (fn, self, code_fn_type (fn, x), y);
  fn->pos = expr->op_pos;
}

/* ---- as a value -------------------------------------------------------------------------- */

static void
exchange (Comparison *self)
{
  guint x = self->x;

  self->x = self->y;
  self->y = x;
  self->op = mirror (self->op);
}

/* Emits the opcode that computes the comparison or its opposite; returns whether the opposite. */
static gboolean
emit_bool (CodeFn     *fn,
           Comparison *self,
           guint       dest)
{
  static const CodeOp ops[][3] = {
    [FORM_WORDS] = { CODE_OP_EQ, CODE_OP_LT, CODE_OP_LE },
    [FORM_NIL] = { CODE_OP_EQ, CODE_OP_LT, CODE_OP_LE },
    [FORM_FLOAT] = { CODE_OP_FEQ, CODE_OP_FLT, CODE_OP_FLE },
    [FORM_STRING] = { CODE_OP_SEQ, CODE_OP_SLT, CODE_OP_SLE },
    [FORM_INTERFACE] = { CODE_OP_IFEQ, CODE_OP_IFEQ, CODE_OP_IFEQ },
  };
  gboolean is_equality;

  if (self->has_value)
    {
      self->y = code_temp (fn, 1);
      code_load_int (fn, self->y, self->value);
    }
  if (self->op == SYNTAX_TOKEN_GTR || self->op == SYNTAX_TOKEN_GEQ)
    exchange (self);
  is_equality = self->op == SYNTAX_TOKEN_EQL || self->op == SYNTAX_TOKEN_NEQ;

  if (self->form == FORM_TYPE)
    code_emit_x (fn, CODE_OP_TEQ, dest, self->x, self->y, code_unit_type (fn->unit, self->type), 0);
  else if (self->is_unsigned && !is_equality)
    code_emit (fn, self->op == SYNTAX_TOKEN_LSS ? CODE_OP_LTU : CODE_OP_LEU, dest, self->x,
               self->y);
  else if (self->op == SYNTAX_TOKEN_NEQ && (self->form == FORM_WORDS || self->form == FORM_NIL))
    {
      code_emit (fn, CODE_OP_NE, dest, self->x, self->y);
      return FALSE;
    }
  else if (self->op == SYNTAX_TOKEN_NEQ && self->form == FORM_FLOAT)
    {
      code_emit (fn, CODE_OP_FNE, dest, self->x, self->y);
      return FALSE;
    }
  else
    code_emit (fn, ops[self->form][is_equality ? 0 : self->op == SYNTAX_TOKEN_LSS ? 1 : 2], dest,
               self->x, self->y);
  return self->op == SYNTAX_TOKEN_NEQ;
}

guint
code_compare (CodeFn       *fn,
              SyntaxBinary *expr,
              guint         want)
{
  Comparison comparison = { 0 };
  guint      dest = code_dest (fn, want, 1);

  load_operands (fn, expr, &comparison);
  if (emit_bool (fn, &comparison, dest))
    code_emit (fn, CODE_OP_LNOT, dest, dest, 0);
  return dest;
}

/* ---- as a jump --------------------------------------------------------------------------- */

static void
jump_immediate (CodeFn           *fn,
                const Comparison *self,
                SyntaxToken       op,
                CodeLabel         label)
{
  CodeOp code = CODE_OP_JEQI;

  switch (op)
    {
    case SYNTAX_TOKEN_EQL:
      code = CODE_OP_JEQI;
      break;
    case SYNTAX_TOKEN_NEQ:
      code = CODE_OP_JNEI;
      break;
    case SYNTAX_TOKEN_LSS:
      code = CODE_OP_JLTI;
      break;
    case SYNTAX_TOKEN_LEQ:
      code = CODE_OP_JLEI;
      break;
    case SYNTAX_TOKEN_GTR:
      code = CODE_OP_JGTI;
      break;
    default:
      code = CODE_OP_JGEI;
      break;
    }
  code_jump_op (fn, code, self->x, (guint16) self->value, label);
}

static void
jump_words (CodeFn     *fn,
            Comparison *self,
            SyntaxToken op,
            CodeLabel   label)
{
  guint  x = self->x, y = self->y;
  CodeOp code;

  if (op == SYNTAX_TOKEN_GTR || op == SYNTAX_TOKEN_GEQ)
    {
      x = self->y;
      y = self->x;
      op = mirror (op);
    }
  if (op == SYNTAX_TOKEN_EQL)
    code = CODE_OP_JEQ;
  else if (op == SYNTAX_TOKEN_NEQ)
    code = CODE_OP_JNE;
  else if (op == SYNTAX_TOKEN_LSS)
    code = self->is_unsigned ? CODE_OP_JLTU : CODE_OP_JLT;
  else
    code = self->is_unsigned ? CODE_OP_JLEU : CODE_OP_JLE;
  code_jump_op (fn, code, x, y, label);
}

static void
jump_comparison (CodeFn     *fn,
                 Comparison *self,
                 gboolean    when,
                 CodeLabel   label)
{
  SyntaxToken op = when ? self->op : negation (self->op);
  guint       flag;

  if (self->has_value)
    {
      jump_immediate (fn, self, op, label);
      return;
    }
  if (self->form == FORM_WORDS)
    {
      jump_words (fn, self, op, label);
      return;
    }
  flag = code_temp (fn, 1);
  if (emit_bool (fn, self, flag))
    when = !when;
  code_jump_op (fn, when ? CODE_OP_JT : CODE_OP_JF, flag, 0, label);
}

static gboolean
is_compared (const SyntaxBinary *expr)
{
  return syntax_token_get_precedence (expr->op) == 3;
}

static void
jump_binary (CodeFn       *fn,
             SyntaxBinary *expr,
             gboolean      when,
             CodeLabel     label)
{
  gboolean  is_and = expr->op == SYNTAX_TOKEN_LAND;
  CodeLabel skip;

  /* One operand alone decides: "and" if it is false, "or" if it is true. */
  if (when != is_and)
    {
      code_jump_if (fn, expr->x, when, label);
      code_jump_if (fn, expr->y, when, label);
      return;
    }
  skip = code_label (fn);
  code_jump_if (fn, expr->x, !when, skip);
  code_jump_if (fn, expr->y, when, label);
  code_bind (fn, skip);
}

void
code_jump_if (CodeFn     *fn,
              SyntaxExpr *cond,
              gboolean    when,
              CodeLabel   label)
{
  guint top = fn->top;

  cond = code_unparen (cond);
  if (cond->mode == SYNTAX_MODE_CONST && cond->value != NULL)
    {
      if (types_const_get_bool (cond->value) == when)
        code_jump (fn, label);
      return;
    }
  if (code_order_get (fn, cond) != CODE_NO_SLOT)
    {
      code_jump_op (fn, when ? CODE_OP_JT : CODE_OP_JF, code_order_get (fn, cond), 0, label);
      return;
    }
  if (cond->kind == SYNTAX_UNARY && ((SyntaxUnary *) cond)->op == SYNTAX_TOKEN_NOT)
    {
      code_jump_if (fn, ((SyntaxUnary *) cond)->x, !when, label);
      return;
    }
  if (cond->kind == SYNTAX_BINARY && !is_compared ((SyntaxBinary *) cond))
    {
      jump_binary (fn, (SyntaxBinary *) cond, when, label);
      return;
    }

  code_order (fn, &cond, 1);
  if (cond->kind == SYNTAX_BINARY && code_order_get (fn, cond) == CODE_NO_SLOT)
    {
      Comparison comparison = { 0 };

      load_operands (fn, (SyntaxBinary *) cond, &comparison);
      jump_comparison (fn, &comparison, when, label);
    }
  else
    code_jump_op (fn, when ? CODE_OP_JT : CODE_OP_JF, code_expr (fn, cond, CODE_NO_SLOT), 0, label);
  fn->top = top;
}

void
code_jump_equal (CodeFn     *fn,
                 guint       x,
                 TypesType  *x_type,
                 SyntaxExpr *y,
                 CodeLabel   label)
{
  Comparison comparison = { .op = SYNTAX_TOKEN_EQL, .x = x };
  guint      top = fn->top;

  code_order (fn, &y, 1);
  finish_operands (fn, &comparison, x_type, y);
  fn->pos = y->pos;
  jump_comparison (fn, &comparison, TRUE, label);
  fn->top = top;
}

/* ---- logical operators as values --------------------------------------------------------- */

/* The destination is written only at the end, because operands may read it. */
guint
code_logic (CodeFn     *fn,
            SyntaxExpr *expr,
            guint       want)
{
  guint     dest = code_dest (fn, want, 1);
  CodeLabel on_false, end;

  if (expr->kind == SYNTAX_UNARY)
    {
      code_emit (fn, CODE_OP_LNOT, dest, code_expr (fn, ((SyntaxUnary *) expr)->x, CODE_NO_SLOT),
                 0);
      return dest;
    }
  on_false = code_label (fn);
  end = code_label (fn);
  code_jump_if (fn, expr, FALSE, on_false);
  code_load_int (fn, dest, 1);
  code_jump (fn, end);
  code_bind (fn, on_false);
  code_load_int (fn, dest, 0);
  code_bind (fn, end);
  return dest;
}
