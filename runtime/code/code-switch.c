/* SPDX-License-Identifier: MIT */

/*
 * switch on values and on types. The cases are tested in order, then comes the
 * jump to default or out, then the bodies. Integer constants that lie close
 * together are found by a jump table instead:
 *
 *   tests:  JTAB tag …       bodies:  case 1:  …  jump end
 *           jump default              case 2:  …  jump end
 */
#include "code-expr.h"

#define MIN_TABLE_CASES 5
#define MAX_TABLE_SPREAD 4 /* entries for each case */

static CodeLabel *
new_labels (CodeFn *fn,
            guint   n)
{
  CodeLabel *labels = g_new (CodeLabel, n + 1);

  for (guint i = 0; i < n; i++)
    labels[i] = code_label (fn);
  return labels;
}

static CodeLabel
default_label (const SyntaxCaseList *cases,
               const CodeLabel      *labels,
               CodeLabel             end)
{
  for (guint i = 0; i < cases->n; i++)
    {
      if (cases->items[i].is_default)
        return labels[i];
    }
  return end;
}

/* ---- jump tables ------------------------------------------------------------------------- */

/* Whether all cases are integer constants close enough together. */
static gboolean
find_range (CodeFn               *fn,
            const SyntaxCaseList *cases,
            TypesType            *type,
            gint64               *out_low,
            guint64              *out_span)
{
  gint64 low = G_MAXINT64, high = G_MININT64;
  guint  n = 0;

  if (!code_type_is_integer (type))
    return FALSE;
  for (guint i = 0; i < cases->n; i++)
    {
      for (guint j = 0; j < cases->items[i].exprs.n; j++)
        {
          const SyntaxExpr *expr = cases->items[i].exprs.items[j];
          gint64            value;

          if (expr->mode != SYNTAX_MODE_CONST || expr->value == NULL
              || !code_type_is_integer (code_fn_type (fn, expr)))
            return FALSE;
          value = types_const_get_int64 (expr->value);
          low = MIN (low, value);
          high = MAX (high, value);
          n++;
        }
    }
  *out_low = low;
  *out_span = (guint64) high - (guint64) low;
  return n >= MIN_TABLE_CASES && low >= G_MININT32 && *out_span < (guint64) n * MAX_TABLE_SPREAD
         && *out_span < 0x7fff;
}

static void
jump_by_table (CodeFn               *fn,
               const SyntaxCaseList *cases,
               guint                 tag,
               gint64                low,
               guint                 n,
               const CodeLabel      *labels,
               CodeLabel             otherwise)
{
  g_autofree CodeLabel *table = g_new (CodeLabel, n);
  guint                 index = tag, offset;

  for (guint i = 0; i < n; i++)
    table[i] = otherwise;
  for (guint i = cases->n; i > 0; i--)
    {
      for (guint j = 0; j < cases->items[i - 1].exprs.n; j++)
        table[types_const_get_int64 (cases->items[i - 1].exprs.items[j]->value) - low]
          = labels[i - 1];
    }
  if (low != 0)
    {
      index = code_temp (fn, 2);
      offset = index + 1;
      if (low > G_MININT16 && low <= G_MAXINT16)
        code_emit (fn, CODE_OP_ADDI, index, tag, (guint16) -low);
      else
        {
          code_load_int (fn, offset, low);
          code_emit (fn, CODE_OP_SUB, index, tag, offset);
        }
    }
  code_jump_table (fn, index, table, n);
}

/* ---- switch on values -------------------------------------------------------------------- */

/* The tag is computed once; a variable of the frame cannot change while cases are tested. */
static guint
load_tag (CodeFn     *fn,
          SyntaxExpr *tag,
          TypesType **out_type)
{
  code_order (fn, &tag, 1);
  *out_type = code_fn_type (fn, tag);
  return code_expr (fn, tag, CODE_NO_SLOT);
}

static void
test_cases (CodeFn           *fn,
            SyntaxSwitchStmt *stmt,
            const CodeLabel  *labels,
            CodeLabel         otherwise)
{
  TypesType *type = NULL;
  guint      tag = CODE_NO_SLOT;
  gint64     low;
  guint64    span;

  if (stmt->tag != NULL)
    {
      tag = load_tag (fn, stmt->tag, &type);
      if (find_range (fn, &stmt->cases, type, &low, &span))
        {
          jump_by_table (fn, &stmt->cases, tag, low, (guint) span + 1, labels, otherwise);
          code_jump (fn, otherwise);
          return;
        }
    }
  for (guint i = 0; i < stmt->cases.n; i++)
    {
      const SyntaxCase *item = &stmt->cases.items[i];

      for (guint j = 0; j < item->exprs.n; j++)
        {
          fn->pos = item->exprs.items[j]->pos;
          if (stmt->tag == NULL)
            code_jump_if (fn, item->exprs.items[j], TRUE, labels[i]);
          else
            code_jump_equal (fn, tag, type, item->exprs.items[j], labels[i]);
        }
    }
  fn->pos = 0;
  code_jump (fn, otherwise);
}

static void
case_bodies (CodeFn               *fn,
             const SyntaxCaseList *cases,
             const CodeLabel      *labels,
             CodeLabel             end)
{
  CodeLabel fallthrough = fn->fallthrough;

  for (guint i = 0; i < cases->n; i++)
    {
      CodeBlock block;

      code_bind (fn, labels[i]);
      fn->fallthrough = labels[i + 1];
      code_block_begin (fn, &block);
      code_stmts (fn, &cases->items[i].body);
      code_block_end (fn, &block);
      fn->pos = 0;
      if (i + 1 < cases->n)
        code_jump (fn, end);
    }
  fn->fallthrough = fallthrough;
}

void
code_switch (CodeFn           *fn,
             SyntaxSwitchStmt *stmt)
{
  g_autofree CodeLabel *labels = new_labels (fn, stmt->cases.n);
  CodeTarget            target;
  CodeBlock             block;

  code_block_begin (fn, &block);
  if (stmt->init != NULL)
    code_stmt (fn, stmt->init);
  fn->pos = stmt->head.pos;
  fn->stmt_top = fn->top;
  code_target_begin (fn, &target, (SyntaxNode *) stmt);
  test_cases (fn, stmt, labels, default_label (&stmt->cases, labels, target.on_break));
  labels[stmt->cases.n] = target.on_break;
  case_bodies (fn, &stmt->cases, labels, target.on_break);
  code_bind (fn, target.on_break);
  code_target_end (fn, &target);
  code_block_end (fn, &block);
}

/* ---- switch on types --------------------------------------------------------------------- */

static void
test_type (CodeFn     *fn,
           SyntaxExpr *expr,
           guint       value,
           CodeLabel   label)
{
  guint      top = fn->top, temp;
  TypesType *type;
  guint32    index;

  fn->pos = expr->pos;
  if (code_is_nil (expr))
    {
      code_jump_op (fn, CODE_OP_JEQI, value, 0, label);
      return;
    }
  type = code_fn_type (fn, expr);
  index = code_unit_type (fn->unit, type);
  if (types_is_interface (type))
    {
      temp = code_temp (fn, 1);
      code_emit_x (fn, CODE_OP_IFIMPL, temp, value, 0, index, 0);
      code_jump_op (fn, CODE_OP_JT, temp, 0, label);
    }
  else if (index <= G_MAXINT16)
    code_jump_op (fn, CODE_OP_JEQI, value, index, label);
  else
    {
      temp = code_temp (fn, 1);
      code_load_int (fn, temp, index);
      code_jump_op (fn, CODE_OP_JEQ, value, temp, label);
    }
  fn->top = top;
}

/* The variable of a clause: of the clause's type if it names one, else the interface itself. */
static void
bind_variable (CodeFn     *fn,
               SyntaxCase *item,
               guint       value)
{
  CodeLocal *local;
  guint      top;

  if (item->object == NULL)
    return;
  local = code_local_get (item->object);
  code_local_place (fn, local);
  top = fn->top;
  if (types_is_interface (local->type))
    code_local_init (fn, local, value);
  else
    {
      guint dest = local->is_boxed ? code_temp (fn, code_type_slots (local->type)) : local->slot;

      code_emit_x (fn, CODE_OP_UNIF, dest, value + 1, 0, code_unit_type (fn->unit, local->type), 0);
      if (local->is_boxed)
        code_local_init (fn, local, dest);
    }
  fn->top = top;
  code_local_show (fn, local);
}

static void
type_bodies (CodeFn               *fn,
             SyntaxTypeSwitchStmt *stmt,
             const CodeLabel      *labels,
             guint                 value,
             CodeLabel             end)
{
  for (guint i = 0; i < stmt->cases.n; i++)
    {
      SyntaxCase *item = &stmt->cases.items[i];
      CodeBlock   block;

      code_bind (fn, labels[i]);
      fn->pos = item->pos;
      code_block_begin (fn, &block);
      bind_variable (fn, item, value);
      code_stmts (fn, &item->body);
      code_block_end (fn, &block);
      fn->pos = 0;
      if (i + 1 < stmt->cases.n)
        code_jump (fn, end);
    }
}

/* Copies an interface out of a variable, which a body may assign to. */
static guint
load_subject (CodeFn     *fn,
              SyntaxExpr *x)
{
  code_order (fn, &x, 1);
  return code_pin (fn, code_expr (fn, x, CODE_NO_SLOT), 2);
}

void
code_type_switch (CodeFn               *fn,
                  SyntaxTypeSwitchStmt *stmt)
{
  g_autofree CodeLabel *labels = new_labels (fn, stmt->cases.n);
  CodeTarget            target;
  CodeBlock             block;
  guint                 value;

  code_block_begin (fn, &block);
  if (stmt->init != NULL)
    code_stmt (fn, stmt->init);
  fn->pos = stmt->head.pos;
  fn->stmt_top = fn->top;
  code_target_begin (fn, &target, (SyntaxNode *) stmt);
  value = load_subject (fn, stmt->x);
  for (guint i = 0; i < stmt->cases.n; i++)
    {
      for (guint j = 0; j < stmt->cases.items[i].exprs.n; j++)
        test_type (fn, stmt->cases.items[i].exprs.items[j], value, labels[i]);
    }
  fn->pos = 0;
  code_jump (fn, default_label (&stmt->cases, labels, target.on_break));
  type_bodies (fn, stmt, labels, value, target.on_break);
  code_bind (fn, target.on_break);
  code_target_end (fn, &target);
  code_block_end (fn, &block);
}
