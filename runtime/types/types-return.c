/* SPDX-License-Identifier: MIT */
#include "types-check.h"

/*
 * Terminating statements: whether control can reach the end of a function with
 * results. A loop, switch or select terminates only if no break leads out of
 * it; where breaks lead has been found already (types-branch.c).
 *
 * Source: the Go specification, "Terminating statements".
 */

static gboolean has_break (const SyntaxNode *stmt,
                           const SyntaxNode *target);

static gboolean
list_has_break (SyntaxNodeList    list,
                const SyntaxNode *target)
{
  for (guint i = 0; i < list.n; i++)
    if (has_break (list.items[i], target))
      return TRUE;
  return FALSE;
}

static gboolean
cases_have_break (SyntaxCaseList    cases,
                  const SyntaxNode *target)
{
  for (guint i = 0; i < cases.n; i++)
    if (list_has_break (cases.items[i].body, target))
      return TRUE;
  return FALSE;
}

/* Whether the statement holds a break out of the target. */
static gboolean
has_break (const SyntaxNode *stmt,
           const SyntaxNode *target)
{
  const SyntaxIfStmt *if_stmt;

  if (stmt == NULL)
    return FALSE;
  switch (stmt->kind)
    {
    case SYNTAX_BRANCH_STMT:
      return ((const SyntaxBranchStmt *) stmt)->op == SYNTAX_TOKEN_BREAK
             && ((const SyntaxBranchStmt *) stmt)->target == target;
    case SYNTAX_BLOCK_STMT:
      return list_has_break (((const SyntaxBlock *) stmt)->stmts, target);
    case SYNTAX_IF_STMT:
      if_stmt = (const SyntaxIfStmt *) stmt;
      return has_break (&if_stmt->then->head, target) || has_break (if_stmt->otherwise, target);
    case SYNTAX_LABELED_STMT:
      return has_break (((const SyntaxLabeledStmt *) stmt)->stmt, target);
    case SYNTAX_FOR_STMT:
      return has_break (&((const SyntaxForStmt *) stmt)->body->head, target);
    case SYNTAX_RANGE_STMT:
      return has_break (&((const SyntaxRangeStmt *) stmt)->body->head, target);
    case SYNTAX_SWITCH_STMT:
      return cases_have_break (((const SyntaxSwitchStmt *) stmt)->cases, target);
    case SYNTAX_TYPE_SWITCH_STMT:
      return cases_have_break (((const SyntaxTypeSwitchStmt *) stmt)->cases, target);
    case SYNTAX_SELECT_STMT:
      return cases_have_break (((const SyntaxSelectStmt *) stmt)->cases, target);
    default:
      return FALSE;
    }
}

static gboolean
is_panic (SyntaxExpr *e)
{
  SyntaxExpr *fun;

  e = types_unparen (e);
  if (e->kind != SYNTAX_CALL)
    return FALSE;
  fun = types_unparen (((SyntaxCall *) e)->fun);
  return fun->kind == SYNTAX_IDENT && ((SyntaxIdent *) fun)->object
         && ((SyntaxIdent *) fun)->object->kind == TYPES_OBJECT_BUILTIN
         && ((SyntaxIdent *) fun)->object->builtin == TYPES_BUILTIN_PANIC;
}

static gboolean
ends_with_fallthrough (SyntaxNodeList body)
{
  const SyntaxNode *last = body.n > 0 ? body.items[body.n - 1] : NULL;

  return last && last->kind == SYNTAX_BRANCH_STMT
         && ((const SyntaxBranchStmt *) last)->op == SYNTAX_TOKEN_FALLTHROUGH;
}

static gboolean
cases_terminate (SyntaxCaseList    cases,
                 const SyntaxNode *stmt,
                 gboolean          need_default)
{
  gboolean has_default = FALSE;

  for (guint i = 0; i < cases.n; i++)
    {
      has_default = has_default || cases.items[i].is_default;
      if ((!types_is_terminating_list (cases.items[i].body)
           && !ends_with_fallthrough (cases.items[i].body))
          || list_has_break (cases.items[i].body, stmt))
        return FALSE;
    }
  return has_default || !need_default;
}

gboolean
types_is_terminating (const SyntaxNode *stmt)
{
  const SyntaxIfStmt  *if_stmt;
  const SyntaxForStmt *for_stmt;

  switch (stmt->kind)
    {
    case SYNTAX_RETURN_STMT:
      return TRUE;
    case SYNTAX_BRANCH_STMT:
      return ((const SyntaxBranchStmt *) stmt)->op == SYNTAX_TOKEN_GOTO;
    case SYNTAX_EXPR_STMT:
      return is_panic (((const SyntaxExprStmt *) stmt)->x);
    case SYNTAX_BLOCK_STMT:
      return types_is_terminating_list (((const SyntaxBlock *) stmt)->stmts);
    case SYNTAX_LABELED_STMT:
      return types_is_terminating (((const SyntaxLabeledStmt *) stmt)->stmt);
    case SYNTAX_IF_STMT:
      if_stmt = (const SyntaxIfStmt *) stmt;
      return if_stmt->otherwise && types_is_terminating (&if_stmt->then->head)
             && types_is_terminating (if_stmt->otherwise);
    case SYNTAX_FOR_STMT:
      for_stmt = (const SyntaxForStmt *) stmt;
      return for_stmt->cond == NULL && !has_break (&for_stmt->body->head, stmt);
    case SYNTAX_SWITCH_STMT:
      return cases_terminate (((const SyntaxSwitchStmt *) stmt)->cases, stmt, TRUE);
    case SYNTAX_TYPE_SWITCH_STMT:
      return cases_terminate (((const SyntaxTypeSwitchStmt *) stmt)->cases, stmt, TRUE);
    case SYNTAX_SELECT_STMT:
      return cases_terminate (((const SyntaxSelectStmt *) stmt)->cases, stmt, FALSE);
    default:
      return FALSE;
    }
}

gboolean
types_is_terminating_list (SyntaxNodeList list)
{
  guint n = list.n;

  while (n > 0 && list.items[n - 1]->kind == SYNTAX_EMPTY_STMT)
    n--;
  return n > 0 && types_is_terminating (list.items[n - 1]);
}
