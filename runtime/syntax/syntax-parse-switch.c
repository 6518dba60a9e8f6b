/* SPDX-License-Identifier: MIT */

/* Switch, type switch and select: statements made of clauses. */
#include "syntax-private.h"

/* ExprCaseClause = ( "case" ExpressionList | "default" ) ":" StatementList . What is no clause is
 * taken for one: the colon that is missing then takes a token, so that there is an end. */
static void
case_clause (Parser     *p,
             gboolean    is_select,
             SyntaxCase *clause)
{
  clause->pos = p->lexer.pos;
  if (parser_got (p, SYNTAX_TOKEN_CASE))
    {
      if (is_select)
        clause->comm = parser_simple_stmt (p, FALSE);
      else
        clause->exprs = parser_expr_list (p);
    }
  else if (parser_got (p, SYNTAX_TOKEN_DEFAULT))
    clause->is_default = TRUE;
  else
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_COLON, SYNTAX_TOKEN_CASE, SYNTAX_TOKEN_DEFAULT,
                                     SYNTAX_TOKEN_RBRACE, SYNTAX_TOKEN_EOF };

      parser_unexpected (p, ", expected case or default or }");
      parser_advance (p, follow);
    }
  clause->colon = p->lexer.pos;
  parser_want (p, SYNTAX_TOKEN_COLON, NULL);
  clause->body = parser_stmt_list (p);
}

static SyntaxCaseList
case_list (Parser     *p,
           gboolean    is_select,
           const char *context,
           BasePos    *out_rbrace)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, TRUE, sizeof (SyntaxCase));
  SyntaxCaseList list = { NULL, 0 };
  gboolean guard_allowed = p->guard_allowed;

  p->guard_allowed = FALSE;
  if (!parser_got (p, SYNTAX_TOKEN_LBRACE))
    {
      g_autofree char *text = g_strdup_printf ("missing { after %s", context);
      const SyntaxToken follow[] = { SYNTAX_TOKEN_CASE, SYNTAX_TOKEN_DEFAULT,
                                     SYNTAX_TOKEN_RBRACE, SYNTAX_TOKEN_EOF };

      parser_error_at (p, p->lexer.pos, text);
      parser_advance (p, follow);
    }
  while (parser_token (p) != SYNTAX_TOKEN_EOF && parser_token (p) != SYNTAX_TOKEN_RBRACE)
    {
      SyntaxCase clause = { 0 };

      case_clause (p, is_select, &clause);
      g_array_append_val (cases, clause);
    }
  *out_rbrace = p->lexer.pos;
  parser_want (p, SYNTAX_TOKEN_RBRACE, NULL);
  p->guard_allowed = guard_allowed;
  list.n = cases->len;
  list.items = base_arena_newv (p->arena, SyntaxCase, cases->len);
  for (guint i = 0; i < cases->len; i++)
    list.items[i] = g_array_index (cases, SyntaxCase, i);
  return list;
}

/* The operand of x.(type) if the statement is a type switch's guard, else NULL. */
static SyntaxExpr *
guard_operand (Parser       *p,
               SyntaxNode   *stmt,
               SyntaxIdent **out_name)
{
  SyntaxExpr *x = NULL;

  *out_name = NULL;
  if (stmt == NULL)
    return NULL;
  if (stmt->kind == SYNTAX_EXPR_STMT)
    x = ((SyntaxExprStmt *) stmt)->x;
  else if (stmt->kind == SYNTAX_ASSIGN_STMT)
    {
      SyntaxAssignStmt *assign = (SyntaxAssignStmt *) stmt;

      if (assign->op == SYNTAX_TOKEN_DEFINE && assign->rhs.n == 1 && assign->lhs.n == 1)
        x = assign->rhs.items[0];
      if (x != NULL && assign->lhs.items[0]->kind == SYNTAX_IDENT)
        *out_name = (SyntaxIdent *) assign->lhs.items[0];
      else if (x != NULL && x->kind == SYNTAX_TYPE_ASSERT
               && ((SyntaxTypeAssert *) x)->type_expr == NULL)
        parser_error_at (p, assign->lhs.items[0]->pos, "invalid variable name in type switch");
    }
  if (x == NULL || x->kind != SYNTAX_TYPE_ASSERT || ((SyntaxTypeAssert *) x)->type_expr != NULL)
    return NULL;
  return ((SyntaxTypeAssert *) x)->x;
}

/* SwitchStmt = "switch" [ SimpleStmt ";" ] [ Expression | TypeSwitchGuard ] "{" … "}" . */
SyntaxNode *
parser_switch_stmt (Parser *p)
{
  BasePos pos = p->lexer.pos;
  gboolean guard_allowed = p->guard_allowed;
  SyntaxIdent *name;
  SyntaxExpr *x;
  ParserHeader h;

  parser_next (p);
  p->guard_allowed = TRUE;
  h = parser_header (p, "switch");
  p->guard_allowed = guard_allowed;
  x = guard_operand (p, h.cond, &name);
  if (x != NULL)
    {
      SyntaxTypeSwitchStmt *stmt
          = parser_node (p, SyntaxTypeSwitchStmt, SYNTAX_TYPE_SWITCH_STMT, pos);

      stmt->init = h.init;
      stmt->name = name;
      stmt->x = x;
      stmt->lbrace = p->lexer.pos;
      stmt->cases = case_list (p, FALSE, "switch clause", &stmt->rbrace);
      return (SyntaxNode *) stmt;
    }

  SyntaxSwitchStmt *stmt = parser_node (p, SyntaxSwitchStmt, SYNTAX_SWITCH_STMT, pos);
  stmt->init = h.init;
  stmt->tag = h.cond != NULL ? parser_as_expr (p, h.cond) : NULL;
  stmt->lbrace = p->lexer.pos;
  stmt->cases = case_list (p, FALSE, "switch clause", &stmt->rbrace);
  return (SyntaxNode *) stmt;
}

/* SelectStmt = "select" "{" { CommClause } "}" . */
SyntaxNode *
parser_select_stmt (Parser *p)
{
  SyntaxSelectStmt *stmt = parser_node (p, SyntaxSelectStmt, SYNTAX_SELECT_STMT, p->lexer.pos);

  parser_next (p);
  stmt->cases = case_list (p, TRUE, "select clause", &stmt->rbrace);
  return (SyntaxNode *) stmt;
}
