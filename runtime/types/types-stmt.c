/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Statements. Function literals found in a statement are checked at its end,
 * before the scope changes.
 */

void
types_open_scope (TypesChecker *c)
{
  c->env.scope = types_scope_new (c->arena, c->env.scope);
}

void
types_close_scope (TypesChecker *c)
{
  c->env.scope = c->env.scope->parent;
}

void
types_stmt_list (TypesChecker  *c,
                 SyntaxNodeList list)
{
  for (guint i = 0; i < list.n; i++)
    types_stmt (c, list.items[i]);
}

static void
block (TypesChecker *c,
       SyntaxBlock  *stmt)
{
  types_open_scope (c);
  types_stmt_list (c, stmt->stmts);
  types_close_scope (c);
}

static void
expr_stmt (TypesChecker   *c,
           SyntaxExprStmt *stmt)
{
  TypesOperand  x;
  TypesExprKind kind = types_raw_expr (c, &x, stmt->x, NULL, FALSE);
  const char   *problem;

  if (x.mode == SYNTAX_MODE_BUILTIN)
    problem = "must be called";
  else if (x.mode == SYNTAX_MODE_TYPE)
    problem = "is not an expression";
  else if (kind != TYPES_STATEMENT && types_ok (&x))
    problem = "is not used";
  else
    return;
  types_error (c, types_pos (&x), "%s %s", types_operand_text (c, &x), problem);
}

static void
send_stmt (TypesChecker   *c,
           SyntaxSendStmt *stmt)
{
  TypesOperand     channel, x;
  const TypesType *core;

  types_expr (c, &channel, stmt->chan);
  types_expr (c, &x, stmt->value);
  if (!types_ok (&channel) || !types_ok (&x))
    return;
  core = types_core (channel.type);
  if (core == NULL)
    types_error (c, stmt->head.pos, "invalid operation: cannot send to %s: no core type",
                 types_operand_text (c, &channel));
  else if (core->kind != TYPES_CHAN)
    types_error (c, stmt->head.pos, "invalid operation: cannot send to non-channel %s",
                 types_operand_text (c, &channel));
  else if (core->dir == SYNTAX_CHAN_RECV)
    types_error (c, stmt->head.pos, "invalid operation: cannot send to receive-only channel %s",
                 types_operand_text (c, &channel));
  else
    types_assignment (c, &x, core->elem, "send");
}

static void
inc_dec_stmt (TypesChecker     *c,
              SyntaxIncDecStmt *stmt)
{
  TypesOperand x;
  const char  *op = syntax_token_get_spelling (stmt->op);

  types_expr (c, &x, stmt->x);
  if (!types_ok (&x))
    return;
  if (!types_is_numeric (x.type))
    {
      types_error (c, stmt->x->pos, "invalid operation: %s%s (non-numeric type %s)",
                   types_expr_text (c, stmt->x), op, types_text (c, x.type));
      return;
    }
  types_assign_var (c, stmt->x, NULL, &x, "assignment");
}

/* go f(), defer f() */
static void
suspended_call (TypesChecker *c,
                const char   *keyword,
                SyntaxExpr   *call)
{
  TypesOperand x;
  const char  *problem;

  if (types_unparen (call)->kind != SYNTAX_CALL)
    {
      types_use_expr (c, call);
      types_error (c, call->pos, "expression in %s must be function call", keyword);
      return;
    }
  switch (types_raw_expr (c, &x, call, NULL, FALSE))
    {
    case TYPES_CONVERSION:
      problem = "requires function call, not conversion";
      break;
    case TYPES_EXPRESSION:
      problem = "discards result of";
      break;
    default:
      return;
    }
  if (types_ok (&x))
    types_error (c, types_pos (&x), "%s %s %s", keyword, problem, types_operand_text (c, &x));
}

/* ---- return -------------------------------------------------------------------------- */

/* A bare return gives the named results; they must not be hidden by other variables. */
static void
bare_return (TypesChecker     *c,
             SyntaxReturnStmt *stmt,
             const TypesType  *func)
{
  for (guint i = 0; i < func->n_results; i++)
    {
      const TypesField *result = &func->results[i];
      TypesObject      *found = types_scope_find (c->env.scope, result->name, NULL);

      if (found && found != result->object && strcmp (result->name, "_") != 0)
        types_error (c, stmt->head.pos,
                     "result parameter %s not in scope at return\n\t%s: inner declaration of var %s %s",
                     result->name, types_pos_text (c->build, found->pos), found->name,
                     found->type ? types_text (c, found->type) : "");
    }
}

static void
return_stmt (TypesChecker     *c,
             SyntaxReturnStmt *stmt)
{
  const TypesType *func = c->env.func_type;
  TypesObject    **results;

  if (func->n_results > 0 && stmt->results.n == 0 && func->results[0].name)
    {
      bare_return (c, stmt, func);
      return;
    }
  if (func->n_results == 0)
    {
      if (stmt->results.n > 0)
        types_init_vars (c, NULL, 0, stmt->results, &stmt->head);
      return;
    }
  results = base_arena_newv (c->arena, TypesObject *, func->n_results);
  for (guint i = 0; i < func->n_results; i++)
    results[i] = func->results[i].object;
  types_init_vars (c, results, func->n_results, stmt->results, &stmt->head);
}

/* ---- if, for ------------------------------------------------------------------------- */

static void
condition (TypesChecker *c,
           SyntaxExpr   *cond,
           const char   *statement)
{
  TypesOperand x;

  types_expr (c, &x, cond);
  if (types_ok (&x) && !types_is_boolean (x.type))
    types_error (c, cond->pos, "non-boolean condition in %s statement", statement);
}

static void
if_stmt (TypesChecker *c,
         SyntaxIfStmt *stmt)
{
  types_open_scope (c);
  if (stmt->init)
    types_stmt (c, stmt->init);
  if (stmt->cond)
    condition (c, stmt->cond, "if");
  types_stmt (c, &stmt->then->head);
  if (stmt->otherwise)
    types_stmt (c, stmt->otherwise);
  types_close_scope (c);
}

/* Since Go 1.22 each iteration has its own copy of the variables that the loop declares. */
static void
mark_loop_variables (TypesChecker *c,
                     SyntaxNode   *init)
{
  SyntaxAssignStmt *assign = (SyntaxAssignStmt *) init;

  if (c->go_minor < 22 || init->kind != SYNTAX_ASSIGN_STMT || assign->op != SYNTAX_TOKEN_DEFINE)
    return;
  for (guint i = 0; i < assign->lhs.n; i++)
    {
      SyntaxIdent *ident = (SyntaxIdent *) assign->lhs.items[i];

      if (ident->head.kind == SYNTAX_IDENT && assign->is_new && assign->is_new[i] && ident->object)
        ident->object->per_iteration = TRUE;
    }
}

static void
for_stmt (TypesChecker  *c,
          SyntaxForStmt *stmt)
{
  types_open_scope (c);
  if (stmt->init)
    {
      types_stmt (c, stmt->init);
      mark_loop_variables (c, stmt->init);
    }
  if (stmt->cond)
    condition (c, stmt->cond, "for");
  if (stmt->post)
    types_stmt (c, stmt->post);
  types_stmt (c, &stmt->body->head);
  types_close_scope (c);
}

/* ---- all ----------------------------------------------------------------------------- */

static void
stmt_inner (TypesChecker *c,
            SyntaxNode   *stmt)
{
  switch (stmt->kind)
    {
    case SYNTAX_EXPR_STMT:
      expr_stmt (c, (SyntaxExprStmt *) stmt);
      break;
    case SYNTAX_SEND_STMT:
      send_stmt (c, (SyntaxSendStmt *) stmt);
      break;
    case SYNTAX_INC_DEC_STMT:
      inc_dec_stmt (c, (SyntaxIncDecStmt *) stmt);
      break;
    case SYNTAX_ASSIGN_STMT:
      types_assign_stmt (c, (SyntaxAssignStmt *) stmt);
      break;
    case SYNTAX_GO_STMT:
      suspended_call (c, "go", ((SyntaxGoStmt *) stmt)->call);
      break;
    case SYNTAX_DEFER_STMT:
      suspended_call (c, "defer", ((SyntaxDeferStmt *) stmt)->call);
      break;
    case SYNTAX_RETURN_STMT:
      return_stmt (c, (SyntaxReturnStmt *) stmt);
      break;
    case SYNTAX_BLOCK_STMT:
      block (c, (SyntaxBlock *) stmt);
      break;
    case SYNTAX_IF_STMT:
      if_stmt (c, (SyntaxIfStmt *) stmt);
      break;
    case SYNTAX_SWITCH_STMT:
      types_switch_stmt (c, (SyntaxSwitchStmt *) stmt);
      break;
    case SYNTAX_TYPE_SWITCH_STMT:
      types_type_switch_stmt (c, (SyntaxTypeSwitchStmt *) stmt);
      break;
    case SYNTAX_SELECT_STMT:
      types_select_stmt (c, (SyntaxSelectStmt *) stmt);
      break;
    case SYNTAX_FOR_STMT:
      for_stmt (c, (SyntaxForStmt *) stmt);
      break;
    case SYNTAX_RANGE_STMT:
      types_range_stmt (c, (SyntaxRangeStmt *) stmt);
      break;
    case SYNTAX_LABELED_STMT:
      types_stmt (c, ((SyntaxLabeledStmt *) stmt)->stmt);
      break;
    case SYNTAX_DECL_STMT:
      types_decl_stmt (c, (SyntaxDeclStmt *) stmt);
      break;
    default: /* empty ones, branches, and what failed to parse */
      break;
    }
}

void
types_stmt (TypesChecker *c,
            SyntaxNode   *stmt)
{
  guint from = c->delayed->len;

  stmt_inner (c, stmt);
  types_run_delayed (c, from);
}
