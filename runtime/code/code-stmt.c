/* SPDX-License-Identifier: MIT */

/*
 * Statements, save those with files of their own. Each statement gives back the
 * temporaries it took; each block its variables.
 */
#include "code-expr.h"

/* ---- labels and branches ----------------------------------------------------------------- */

static CodeLabel
goto_label (CodeFn     *fn,
            SyntaxNode *target)
{
  gpointer  found;
  CodeLabel label;

  if (fn->goto_labels == NULL)
    fn->goto_labels = g_hash_table_new (NULL, NULL);
  found = g_hash_table_lookup (fn->goto_labels, target);
  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  label = code_label (fn);
  g_hash_table_insert (fn->goto_labels, target, GUINT_TO_POINTER (label + 1));
  return label;
}

void
code_target_begin (CodeFn     *fn,
                   CodeTarget *target,
                   SyntaxNode *stmt)
{
  *target = (CodeTarget){ .outer = fn->targets, .stmt = stmt, .on_break = code_label (fn),
                          .on_continue = code_label (fn) };
  fn->targets = target;
}

void
code_target_end (CodeFn     *fn,
                 CodeTarget *target)
{
  g_assert (fn->targets == target);
  fn->targets = target->outer;
}

static const CodeTarget *
find_target (CodeFn           *fn,
             const SyntaxNode *stmt)
{
  for (const CodeTarget *target = fn->targets; target != NULL; target = target->outer)
    {
      if (target->stmt == stmt)
        return target;
    }
  return NULL;
}

/* A labelled statement is in this function if it lies in its source; a loop body is a function. */
static gboolean
is_inside (CodeFn           *fn,
           const SyntaxNode *stmt)
{
  const SyntaxNode *body;

  if (!fn->scope->is_body)
    return TRUE;
  body = (const SyntaxNode *) ((SyntaxRangeStmt *) fn->scope->node)->body;
  return stmt->pos >= body->pos && stmt->pos < ((const SyntaxBlock *) body)->rbrace;
}

/* Where the branch leads, if that is in this function. */
static gboolean
find_branch_label (CodeFn                 *fn,
                   const SyntaxBranchStmt *stmt,
                   CodeLabel              *out_label)
{
  const CodeTarget *target;

  if (stmt->op == SYNTAX_TOKEN_FALLTHROUGH)
    {
      *out_label = fn->fallthrough;
      return TRUE;
    }
  if (stmt->op == SYNTAX_TOKEN_GOTO)
    {
      if (!is_inside (fn, stmt->target))
        return FALSE;
      *out_label = goto_label (fn, stmt->target);
      return TRUE;
    }
  target = find_target (fn, stmt->target);
  if (target == NULL)
    return FALSE;
  *out_label = stmt->op == SYNTAX_TOKEN_BREAK ? target->on_break : target->on_continue;
  return TRUE;
}

void
code_branch (CodeFn           *fn,
             SyntaxBranchStmt *stmt)
{
  CodeLabel label;

  if (find_branch_label (fn, stmt, &label))
    code_jump (fn, label);
  else
    code_body_exit (fn, (SyntaxNode *) stmt);
}

static void
labeled (CodeFn            *fn,
         SyntaxLabeledStmt *stmt)
{
  code_bind_head (fn, goto_label (fn, (SyntaxNode *) stmt), TRUE);
  code_stmt (fn, stmt->stmt);
}

/* ---- simple statements ------------------------------------------------------------------- */

static void
expr_stmt (CodeFn     *fn,
           SyntaxExpr *expr)
{
  const char *site = fn->site;

  fn->site = fn->plain_name;
  code_order (fn, &expr, 1);
  code_discard (fn, expr);
  fn->site = site;
}

static void
send (CodeFn         *fn,
      SyntaxSendStmt *stmt)
{
  SyntaxExpr *exprs[] = { stmt->chan, stmt->value };
  guint       chan, value;

  code_order (fn, exprs, 2);
  chan = code_expr (fn, stmt->chan, CODE_NO_SLOT);
  value = code_expr_as (fn, stmt->value, code_fn_under (fn, stmt->chan)->elem, CODE_NO_SLOT);
  fn->pos = stmt->head.pos;
  code_emit (fn, CODE_OP_SEND, chan, value, 0);
}

/* if cond { break } and its kin are one conditional jump. */
static gboolean
is_conditional_branch (CodeFn             *fn,
                       const SyntaxIfStmt *stmt,
                       CodeLabel          *out_label)
{
  return stmt->otherwise == NULL && stmt->then->stmts.n == 1
         && stmt->then->stmts.items[0]->kind == SYNTAX_BRANCH_STMT
         && find_branch_label (fn, (SyntaxBranchStmt *) stmt->then->stmts.items[0], out_label);
}

static void
if_stmt (CodeFn       *fn,
         SyntaxIfStmt *stmt)
{
  CodeLabel on_false = code_label (fn), end;
  CodeBlock block;

  code_block_begin (fn, &block);
  if (stmt->init != NULL)
    code_stmt (fn, stmt->init);
  fn->pos = stmt->cond->pos;
  fn->stmt_top = fn->top;
  if (is_conditional_branch (fn, stmt, &end))
    {
      code_jump_if (fn, stmt->cond, TRUE, end);
      code_block_end (fn, &block);
      return;
    }
  code_jump_if (fn, stmt->cond, FALSE, on_false);
  code_block (fn, stmt->then);
  if (stmt->otherwise == NULL)
    code_bind (fn, on_false);
  else
    {
      end = code_label (fn);
      fn->pos = 0;
      code_jump (fn, end);
      code_bind (fn, on_false);
      code_stmt (fn, stmt->otherwise);
      code_bind (fn, end);
    }
  code_block_end (fn, &block);
}

static void
decl_stmt (CodeFn         *fn,
           SyntaxDeclStmt *stmt)
{
  for (guint i = 0; i < stmt->decls.n; i++)
    {
      if (stmt->decls.items[i]->kind != SYNTAX_VAR_DECL)
        continue;
      fn->pos = stmt->decls.items[i]->pos;
      code_var_decl (fn, (SyntaxVarDecl *) stmt->decls.items[i]);
    }
}

/* ---- for --------------------------------------------------------------------------------- */

/* Loop variables on the heap are new ones in each round, with the old one's value. */
static void
renew_variables (CodeFn        *fn,
                 SyntaxForStmt *stmt)
{
  SyntaxAssignStmt *init = (SyntaxAssignStmt *) stmt->init;

  if (init == NULL || init->head.kind != SYNTAX_ASSIGN_STMT || init->op != SYNTAX_TOKEN_DEFINE
      || init->is_op || fn->unit->go_minor < 22)
    return;
  for (guint i = 0; i < init->lhs.n; i++)
    {
      TypesObject *object = ((SyntaxIdent *) init->lhs.items[i])->object;
      CodeLocal   *local = object != NULL ? code_local_get (object) : NULL;
      guint        top = fn->top, value;
      CodePlace    place;

      if (local == NULL || !local->is_boxed)
        continue;
      code_place_local (local, &place);
      value = code_place_load (fn, &place, local->type, CODE_NO_SLOT);
      code_local_init (fn, local, value);
      fn->top = top;
    }
}

/* The condition is tested at the bottom, which is also where the loop begins. */
void
code_for (CodeFn        *fn,
          SyntaxForStmt *stmt)
{
  CodeTarget target;
  CodeBlock  block;
  CodeLabel  body = code_label (fn), cond = code_label (fn);
  gboolean   alive;

  code_block_begin (fn, &block);
  if (stmt->init != NULL)
    code_stmt (fn, stmt->init);
  code_target_begin (fn, &target, (SyntaxNode *) stmt);
  alive = !fn->is_dead;
  if (stmt->cond != NULL)
    {
      fn->pos = stmt->cond->pos;
      code_jump (fn, cond);
    }
  code_bind_head (fn, body, alive);
  code_block (fn, stmt->body);
  code_bind (fn, target.on_continue);
  renew_variables (fn, stmt);
  if (stmt->post != NULL)
    code_stmt (fn, stmt->post);
  code_bind (fn, cond);
  if (stmt->cond != NULL)
    {
      fn->pos = stmt->cond->pos;
      fn->stmt_top = fn->top;
      code_jump_if (fn, stmt->cond, TRUE, body);
    }
  else
    {
      fn->pos = stmt->head.pos;
      code_jump (fn, body);
    }
  code_bind (fn, target.on_break);
  code_target_end (fn, &target);
  code_block_end (fn, &block);
}

/* ---- all of them ------------------------------------------------------------------------- */

void
code_block (CodeFn      *fn,
            SyntaxBlock *block)
{
  CodeBlock scope;

  code_block_begin (fn, &scope);
  code_stmts (fn, &block->stmts);
  code_block_end (fn, &scope);
}

void
code_stmts (CodeFn               *fn,
            const SyntaxNodeList *stmts)
{
  for (guint i = 0; i < stmts->n; i++)
    code_stmt (fn, stmts->items[i]);
}

/* Statements that declare nothing in the block around them give back all slots they take. */
static void
plain_stmt (CodeFn     *fn,
            SyntaxNode *stmt)
{
  guint top = fn->top;

  fn->stmt_top = top;
  switch (stmt->kind)
    {
    case SYNTAX_EXPR_STMT:
      expr_stmt (fn, ((SyntaxExprStmt *) stmt)->x);
      break;
    case SYNTAX_SEND_STMT:
      send (fn, (SyntaxSendStmt *) stmt);
      break;
    case SYNTAX_INC_DEC_STMT:
      code_inc_dec (fn, (SyntaxIncDecStmt *) stmt);
      break;
    case SYNTAX_ASSIGN_STMT:
      code_assign (fn, (SyntaxAssignStmt *) stmt);
      break;
    case SYNTAX_GO_STMT:
      code_go (fn, (SyntaxGoStmt *) stmt);
      break;
    case SYNTAX_DEFER_STMT:
      code_defer (fn, (SyntaxDeferStmt *) stmt);
      break;
    case SYNTAX_RETURN_STMT:
      code_return (fn, (SyntaxReturnStmt *) stmt);
      break;
    case SYNTAX_BRANCH_STMT:
      code_branch (fn, (SyntaxBranchStmt *) stmt);
      break;
    case SYNTAX_BLOCK_STMT:
      code_block (fn, (SyntaxBlock *) stmt);
      break;
    case SYNTAX_IF_STMT:
      if_stmt (fn, (SyntaxIfStmt *) stmt);
      break;
    case SYNTAX_SWITCH_STMT:
      code_switch (fn, (SyntaxSwitchStmt *) stmt);
      break;
    case SYNTAX_TYPE_SWITCH_STMT:
      code_type_switch (fn, (SyntaxTypeSwitchStmt *) stmt);
      break;
    case SYNTAX_SELECT_STMT:
      code_select (fn, (SyntaxSelectStmt *) stmt);
      break;
    case SYNTAX_FOR_STMT:
      code_for (fn, (SyntaxForStmt *) stmt);
      break;
    case SYNTAX_RANGE_STMT:
      code_range (fn, (SyntaxRangeStmt *) stmt);
      break;
    default:
      break;
    }
  fn->top = top;
}

void
code_stmt (CodeFn     *fn,
           SyntaxNode *stmt)
{
  fn->pos = stmt->pos;
  if (stmt->kind == SYNTAX_LABELED_STMT)
    labeled (fn, (SyntaxLabeledStmt *) stmt);
  else if (stmt->kind == SYNTAX_DECL_STMT)
    decl_stmt (fn, (SyntaxDeclStmt *) stmt);
  else if (stmt->kind == SYNTAX_ASSIGN_STMT && !((SyntaxAssignStmt *) stmt)->is_op
           && ((SyntaxAssignStmt *) stmt)->op == SYNTAX_TOKEN_DEFINE)
    code_define (fn, (SyntaxAssignStmt *) stmt);
  else
    plain_stmt (fn, stmt);
}
