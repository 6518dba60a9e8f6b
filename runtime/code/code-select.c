/* SPDX-License-Identifier: MIT */

/*
 * select. Channels and the values to send are evaluated in source order; then
 * one instruction waits and says which case it was. A select of one case
 * without default is that operation alone, as gc makes it.
 */
#include "code-expr.h"

typedef struct
{
  SyntaxCase     *item;
  CodeSelectCase *entry;   /* NULL for default */
  SyntaxExpr     *receive; /* <-c, or NULL */
  TypesType      *elem;
} Arm;

/* ---- what a case does -------------------------------------------------------------------- */

static SyntaxExpr *
receive_of (SyntaxNode *comm)
{
  SyntaxExpr *expr;

  if (comm == NULL || comm->kind == SYNTAX_SEND_STMT)
    return NULL;
  expr = comm->kind == SYNTAX_EXPR_STMT ? ((SyntaxExprStmt *) comm)->x
                                        : ((SyntaxAssignStmt *) comm)->rhs.items[0];
  return code_unparen (expr);
}

static SyntaxExpr *
target_of (SyntaxNode *comm,
           guint       i)
{
  SyntaxAssignStmt *assign = (SyntaxAssignStmt *) comm;

  if (comm->kind != SYNTAX_ASSIGN_STMT || i >= assign->lhs.n
      || code_is_blank (assign->lhs.items[i]))
    return NULL;
  return assign->lhs.items[i];
}

static void
prepare_send (CodeFn         *fn,
              Arm            *arm,
              SyntaxSendStmt *send)
{
  SyntaxExpr *exprs[] = { send->chan, send->value };

  code_order (fn, exprs, 2);
  arm->elem = code_fn_under (fn, send->chan)->elem;
  arm->entry->is_send = TRUE;
  arm->entry->chan_slot = (guint16) code_expr (fn, send->chan, CODE_NO_SLOT);
  arm->entry->value_slot = (guint16) code_expr_as (fn, send->value, arm->elem, CODE_NO_SLOT);
  arm->entry->ok_slot = CODE_NO_SLOT;
}

static void
prepare_receive (CodeFn *fn,
                 Arm    *arm)
{
  SyntaxExpr *chan = ((SyntaxUnary *) arm->receive)->x;
  guint       n_slots;

  code_order (fn, &chan, 1);
  arm->elem = code_fn_under (fn, chan)->elem;
  n_slots = code_type_slots (arm->elem);
  arm->entry->chan_slot = (guint16) code_expr (fn, chan, CODE_NO_SLOT);
  arm->entry->value_slot = arm->entry->ok_slot = CODE_NO_SLOT;
  if (target_of (arm->item->comm, 0) != NULL && n_slots > 0)
    arm->entry->value_slot = (guint16) code_temp (fn, n_slots);
  if (target_of (arm->item->comm, 1) != NULL)
    arm->entry->ok_slot = (guint16) code_temp (fn, 1);
}

/* Evaluates the operands of all cases before any of them is tried. */
static void
prepare (CodeFn           *fn,
         SyntaxSelectStmt *stmt,
         Arm              *arms,
         CodeSelect       *select)
{
  select->cases = base_arena_newv (fn->unit->arena, CodeSelectCase, stmt->cases.n);
  for (guint i = 0; i < stmt->cases.n; i++)
    {
      Arm *arm = &arms[i];

      *arm = (Arm){ .item = &stmt->cases.items[i] };
      if (arm->item->comm == NULL)
        {
          select->has_default = TRUE;
          continue;
        }
      fn->pos = arm->item->comm->pos;
      arm->entry = &select->cases[select->n_cases++];
      arm->entry->pos = arm->item->pos;
      arm->receive = receive_of (arm->item->comm);
      if (arm->receive != NULL)
        prepare_receive (fn, arm);
      else
        prepare_send (fn, arm, (SyntaxSendStmt *) arm->item->comm);
    }
}

/* ---- after the choice -------------------------------------------------------------------- */

static void
give (CodeFn     *fn,
      SyntaxNode *comm,
      guint       i,
      guint       slot,
      TypesType  *type)
{
  SyntaxExpr       *target = target_of (comm, i);
  SyntaxAssignStmt *assign = (SyntaxAssignStmt *) comm;
  CodeLocal        *local;

  if (target == NULL)
    return;
  if (assign->op != SYNTAX_TOKEN_DEFINE)
    {
      guint top = fn->top;

      code_assign_value (fn, target, slot, type);
      fn->top = top;
      return;
    }
  local = code_local_get (((SyntaxIdent *) target)->object);
  if (local->is_boxed)
    {
      code_local_place (fn, local);
      code_local_init (fn, local, slot);
    }
  else
    /* The slot in which the value arrived is the variable's from now on. */
    local->slot = slot;
  code_local_show (fn, local);
}

static void
arm_body (CodeFn    *fn,
          const Arm *arm)
{
  CodeBlock block;

  fn->pos = arm->item->pos;
  code_block_begin (fn, &block);
  if (arm->receive != NULL)
    {
      give (fn, arm->item->comm, 0, arm->entry->value_slot, arm->elem);
      give (fn, arm->item->comm, 1, arm->entry->ok_slot, types_basic (TYPES_BOOL));
    }
  code_stmts (fn, &arm->item->body);
  code_block_end (fn, &block);
}

static void
dispatch (CodeFn    *fn,
          const Arm *arms,
          guint      n,
          guint      chosen,
          CodeLabel  end)
{
  gint number = 0;

  for (guint i = 0; i < n; i++)
    {
      CodeLabel next = code_label (fn);
      gint      mine = arms[i].entry != NULL ? number++ : -1;

      fn->pos = arms[i].item->pos;
      if (i + 1 < n)
        code_jump_op (fn, CODE_OP_JNEI, chosen, (guint16) mine, next);
      arm_body (fn, &arms[i]);
      fn->pos = 0;
      if (i + 1 < n)
        code_jump (fn, end);
      code_bind (fn, next);
    }
}

static void
emit_select (CodeFn     *fn,
             CodeSelect *select,
             guint       chosen,
             BasePos     pos)
{
  if (fn->is_dead)
    return;
  g_array_append_val (fn->unit->selects, *select);
  fn->pos = pos;
  code_emit_s (fn, CODE_OP_SELECT, chosen, fn->unit->selects->len - 1);
}

static void
emit_single (CodeFn               *fn,
             const CodeSelectCase *entry,
             BasePos               pos)
{
  fn->pos = pos;
  if (entry->is_send)
    code_emit (fn, CODE_OP_SEND, entry->chan_slot, entry->value_slot, 0);
  else
    code_emit (fn, CODE_OP_RECV, entry->value_slot, entry->chan_slot, entry->ok_slot);
}

void
code_select (CodeFn           *fn,
             SyntaxSelectStmt *stmt)
{
  g_autofree Arm *arms = g_new (Arm, stmt->cases.n + 1);
  CodeSelect      select = { 0 };
  CodeTarget      target;
  CodeBlock       block;
  guint           chosen;

  code_block_begin (fn, &block);
  code_target_begin (fn, &target, (SyntaxNode *) stmt);
  chosen = code_temp (fn, 1);
  prepare (fn, stmt, arms, &select);
  if (select.n_cases == 1 && !select.has_default)
    emit_single (fn, &select.cases[0], stmt->head.pos);
  else if (select.n_cases > 0 || !select.has_default)
    emit_select (fn, &select, chosen, stmt->head.pos);
  if (select.n_cases == 0 && !select.has_default)
    code_emit (fn, CODE_OP_TRAP, 0, 0, 0);
  dispatch (fn, arms, stmt->cases.n, chosen, target.on_break);
  code_bind (fn, target.on_break);
  code_target_end (fn, &target);
  code_block_end (fn, &block);
}
