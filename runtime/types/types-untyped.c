/* SPDX-License-Identifier: MIT */
#include "types-check.h"

/*
 * Writing what was found into the syntax tree.
 *
 * An untyped expression such as 1 << n is recorded with its untyped type. When
 * its use gives it a type, types_update_expr() goes down to the operands that
 * share that type and settles them; constants stop the descent, because only
 * their value is ever used.
 */

void
types_record (TypesChecker       *c,
              const TypesOperand *x)
{
  SyntaxExpr *e = x->expr;

  if (e == NULL)
    return;
  e->mode = x->mode;
  e->type = x->mode == SYNTAX_MODE_NONE ? types_invalid : x->type;
  e->value = x->mode == SYNTAX_MODE_CONST ? x->value : NULL;
  if (e->type && types_is_untyped (e->type))
    g_ptr_array_add (c->untyped, e);
}

/* v, ok := e: the expression, and what it is in parentheses for, stands for a pair. */
void
types_record_ok (TypesChecker *c,
                 SyntaxExpr   *e,
                 TypesType    *value_type,
                 TypesType    *ok_type)
{
  TypesField *fields;

  if (!types_is_valid (value_type) || !types_is_valid (ok_type))
    return;
  fields = base_arena_newv (c->arena, TypesField, 2);
  fields[0].type = value_type;
  fields[1].type = ok_type;
  for (;; e = ((SyntaxParen *) e)->x)
    {
      e->type = types_new_tuple (c->arena, fields, 2);
      if (e->kind != SYNTAX_PAREN)
        return;
    }
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

static gboolean
is_shift (SyntaxToken op)
{
  return op == SYNTAX_TOKEN_SHL || op == SYNTAX_TOKEN_SHR;
}

static void update (TypesChecker *c,
                    SyntaxExpr   *shift,
                    SyntaxExpr   *e,
                    TypesType    *type,
                    gboolean      final);

static void
update_operands (TypesChecker *c,
                 SyntaxExpr   *shift,
                 SyntaxExpr   *e,
                 TypesType    *type,
                 gboolean      final)
{
  SyntaxBinary *binary;

  switch (e->kind)
    {
    case SYNTAX_PAREN:
      update (c, shift, ((SyntaxParen *) e)->x, type, final);
      break;
    case SYNTAX_UNARY:
      if (e->value == NULL)
        update (c, NULL, ((SyntaxUnary *) e)->x, type, final);
      break;
    case SYNTAX_BINARY:
      binary = (SyntaxBinary *) e;
      if (e->value || is_comparison (binary->op))
        break;
      if (is_shift (binary->op))
        {
          update (c, e, binary->x, type, final);
          break;
        }
      update (c, NULL, binary->x, type, final);
      update (c, NULL, binary->y, type, final);
      break;
    default:
      break;
    }
}

/* Gives a constant its final value; an error if the type cannot hold it. */
static gboolean
settle_constant (TypesChecker *c,
                 SyntaxExpr   *e,
                 TypesType    *type)
{
  TypesOperand x = { SYNTAX_MODE_CONST, e->type, e->value, e, 0 };

  e->type = type; /* so that the conversion below does not come back here */
  types_convert_untyped (c, &x, type);
  if (!types_ok (&x))
    return FALSE;
  e->value = x.value;
  return TRUE;
}

/* shift: the non-constant shift whose left operand e is, or NULL. */
static void
update (TypesChecker *c,
        SyntaxExpr   *shift,
        SyntaxExpr   *e,
        TypesType    *type,
        gboolean      final)
{
  if (e->type == NULL || !types_is_untyped (e->type))
    return;
  update_operands (c, shift, e, type, final);
  if (!final && types_is_untyped (type))
    {
      e->type = types_under (type);
      return;
    }
  if (shift && e->mode == SYNTAX_MODE_CONST && !types_is_integer (type))
    {
      types_error (c, e->pos, "invalid operation: shifted operand %s (type %s) must be integer",
                   types_expr_text (c, e), types_text (c, type));
      e->type = types_invalid;
      return;
    }
  if (e->value && !types_is_untyped (type))
    settle_constant (c, e, type);
  else
    e->type = type;
}

void
types_update_expr (TypesChecker *c,
                   SyntaxExpr   *e,
                   TypesType    *type,
                   gboolean      final)
{
  if (e)
    update (c, NULL, e, type, final);
}
