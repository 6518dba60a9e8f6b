/* SPDX-License-Identifier: MIT */

/*
 * Statements; switch and select are in syntax-parse-switch.c. The headers of
 * if and switch share one reader, since both are "[ SimpleStmt ; ] something"
 * before a brace.
 */
#include "syntax-private.h"

static SyntaxNode *stmt_or_null (Parser *p);

static SyntaxNodeList
take_nodes (Parser    *p,
            ParserVec *vec)
{
  SyntaxNodeList list;

  list.items = parser_vec_take (p, vec, &list.n);
  return list;
}

/* StatementList = { Statement ";" } . */
SyntaxNodeList
parser_stmt_list (Parser *p)
{
  ParserVec vec = { NULL, 0, 0 };

  while (parser_token (p) != SYNTAX_TOKEN_EOF && parser_token (p) != SYNTAX_TOKEN_RBRACE
         && parser_token (p) != SYNTAX_TOKEN_CASE && parser_token (p) != SYNTAX_TOKEN_DEFAULT)
    {
      SyntaxNode *stmt = stmt_or_null (p);

      if (stmt == NULL)
        break;
      parser_vec_add (&vec, stmt);
      if (!parser_got (p, SYNTAX_TOKEN_SEMICOLON) && parser_token (p) != SYNTAX_TOKEN_RBRACE)
        {
          const SyntaxToken follow[] = { SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE,
                                         SYNTAX_TOKEN_CASE, SYNTAX_TOKEN_DEFAULT,
                                         SYNTAX_TOKEN_EOF };

          if (parser_token (p) == SYNTAX_TOKEN_EOF)
            break;
          parser_unexpected (p, " at end of statement");
          parser_advance (p, follow);
          parser_got (p, SYNTAX_TOKEN_SEMICOLON);
        }
    }
  return take_nodes (p, &vec);
}

/* Block = "{" StatementList "}" . */
SyntaxBlock *
parser_block (Parser     *p,
              const char *context)
{
  SyntaxBlock *block = parser_node (p, SyntaxBlock, SYNTAX_BLOCK_STMT, p->lexer.pos);

  if (parser_token (p) != SYNTAX_TOKEN_LBRACE && context != NULL)
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_NAME, SYNTAX_TOKEN_RBRACE, SYNTAX_TOKEN_EOF };
      g_autofree char *text = g_strdup_printf (", expected { after %s", context);

      parser_unexpected (p, text);
      parser_advance (p, follow);
      block->rbrace = p->lexer.pos;
      if (parser_got (p, SYNTAX_TOKEN_RBRACE))
        return block;
    }
  else
    parser_want (p, SYNTAX_TOKEN_LBRACE, NULL);
  if (!parser_enter (p))
    return block;
  block->stmts = parser_stmt_list (p);
  parser_leave (p);
  block->rbrace = p->lexer.pos;
  parser_want (p, SYNTAX_TOKEN_RBRACE, NULL);
  return block;
}

SyntaxBlock *
parser_func_body (Parser *p)
{
  gboolean guard_allowed = p->guard_allowed;
  SyntaxBlock *block;

  p->func_depth++;
  p->guard_allowed = FALSE;
  block = parser_block (p, NULL);
  p->guard_allowed = guard_allowed;
  p->func_depth--;
  return block;
}

/* ---- simple statements --------------------------------------------------------------- */

static SyntaxNode *
assign_stmt (Parser        *p,
             SyntaxExprList lhs,
             SyntaxToken    op,
             gboolean       is_op)
{
  SyntaxAssignStmt *assign
      = parser_node (p, SyntaxAssignStmt, SYNTAX_ASSIGN_STMT, lhs.items[0]->pos);

  assign->op = op;
  assign->is_op = is_op;
  assign->op_pos = p->lexer.pos;
  assign->lhs = lhs;
  parser_next (p);
  if (is_op)
    {
      assign->rhs.items = base_arena_newv (p->arena, SyntaxExpr *, 1);
      assign->rhs.items[0] = parser_expr (p);
      assign->rhs.n = 1;
    }
  else
    assign->rhs = parser_expr_list (p);
  return (SyntaxNode *) assign;
}

/* "range" x, behind an optional "key, value =" or ":=". */
static SyntaxNode *
range_clause (Parser         *p,
              BasePos         pos,
              SyntaxExprList *lhs,
              gboolean        define)
{
  SyntaxRangeStmt *range = parser_node (p, SyntaxRangeStmt, SYNTAX_RANGE_STMT, pos);

  range->range_pos = p->lexer.pos;
  range->define = define;
  parser_next (p);
  if (lhs != NULL)
    {
      range->key = lhs->items[0];
      range->value = lhs->n > 1 ? lhs->items[1] : NULL;
      range->extra = lhs->n > 2 ? lhs->items[2] : NULL;
    }
  range->x = parser_expr (p);
  return (SyntaxNode *) range;
}

/* The binary operator of an assignment operator token. */
static gboolean
is_assign_op (SyntaxToken  token,
              SyntaxToken *out_op)
{
  if (token < SYNTAX_TOKEN_ADD_ASSIGN || token > SYNTAX_TOKEN_AND_NOT_ASSIGN)
    return FALSE;

  *out_op = token - SYNTAX_TOKEN_ADD_ASSIGN + SYNTAX_TOKEN_ADD;
  return TRUE;
}

/* SimpleStmt = ExpressionStmt | SendStmt | IncDecStmt | Assignment | ShortVarDecl ; with
 * allow_range also the range clause of a for statement. */
SyntaxNode *
parser_simple_stmt (Parser  *p,
                    gboolean allow_range)
{
  BasePos pos = p->lexer.pos;
  SyntaxExprList lhs;
  SyntaxToken op;

  if (allow_range && parser_token (p) == SYNTAX_TOKEN_RANGE)
    return range_clause (p, pos, NULL, FALSE);

  lhs = parser_expr_list (p);
  pos = lhs.items[0]->pos;
  if (parser_token (p) == SYNTAX_TOKEN_ASSIGN || parser_token (p) == SYNTAX_TOKEN_DEFINE)
    {
      if (allow_range)
        {
          SyntaxLexer saved = p->lexer;
          gboolean define = parser_token (p) == SYNTAX_TOKEN_DEFINE;

          parser_next (p);
          if (parser_token (p) == SYNTAX_TOKEN_RANGE)
            return range_clause (p, pos, &lhs, define);
          p->lexer = saved;
        }
      return assign_stmt (p, lhs, parser_token (p), FALSE);
    }
  if (lhs.n > 1)
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE,
                                     SYNTAX_TOKEN_EOF };

      parser_unexpected (p, ", expected := or = or comma");
      parser_advance (p, follow);
    }
  else if (is_assign_op (parser_token (p), &op))
    return assign_stmt (p, lhs, op, TRUE);
  else if (parser_token (p) == SYNTAX_TOKEN_INC || parser_token (p) == SYNTAX_TOKEN_DEC)
    {
      SyntaxIncDecStmt *stmt = parser_node (p, SyntaxIncDecStmt, SYNTAX_INC_DEC_STMT, pos);

      stmt->x = lhs.items[0];
      stmt->op = parser_token (p);
      parser_next (p);
      return (SyntaxNode *) stmt;
    }
  else if (parser_token (p) == SYNTAX_TOKEN_ARROW)
    {
      SyntaxSendStmt *send = parser_node (p, SyntaxSendStmt, SYNTAX_SEND_STMT, pos);

      send->chan = lhs.items[0];
      send->arrow = p->lexer.pos;
      parser_next (p);
      send->value = parser_expr (p);
      return (SyntaxNode *) send;
    }

  SyntaxExprStmt *stmt = parser_node (p, SyntaxExprStmt, SYNTAX_EXPR_STMT, pos);
  stmt->x = lhs.items[0];
  return (SyntaxNode *) stmt;
}

/* ---- headers --------------------------------------------------------------------------- */

/* The header of an if or switch: [ SimpleStmt ";" ] [ SimpleStmt ] . */
ParserHeader
parser_header (Parser     *p,
               const char *keyword)
{
  ParserHeader h = { NULL, NULL, 0, NULL };
  int level = p->literal_level;

  if (parser_token (p) == SYNTAX_TOKEN_LBRACE)
    return h;
  p->literal_level = -1;
  if (parser_token (p) != SYNTAX_TOKEN_SEMICOLON)
    {
      if (parser_token (p) == SYNTAX_TOKEN_VAR)
        {
          g_autofree char *text
              = g_strdup_printf ("var declaration not allowed in %s initializer", keyword);

          parser_next (p);
          parser_error_at (p, p->lexer.pos, text);
        }
      h.cond = parser_simple_stmt (p, FALSE);
    }
  if (parser_token (p) == SYNTAX_TOKEN_SEMICOLON)
    {
      h.semicolon = p->lexer.pos;
      h.semicolon_what = p->lexer.what;
      parser_next (p);
      h.init = h.cond;
      h.cond = NULL;
      if (parser_token (p) != SYNTAX_TOKEN_LBRACE)
        h.cond = parser_simple_stmt (p, FALSE);
    }
  p->literal_level = level;
  return h;
}

/* One side of an assignment in a message; operations in parentheses, so that the "=" stands out. */
static void
print_side (const SyntaxExpr *x,
            gboolean          emphasize,
            GString          *out)
{
  gboolean parens = emphasize && x->kind == SYNTAX_BINARY;

  g_string_append (out, parens ? "(" : "");
  syntax_expr_print (x, out);
  g_string_append (out, parens ? ")" : "");
}

/* A statement where an expression is needed: names the mistake, and gives an expression. */
SyntaxExpr *
parser_as_expr (Parser     *p,
                SyntaxNode *stmt)
{
  if (stmt->kind == SYNTAX_EXPR_STMT)
    return ((SyntaxExprStmt *) stmt)->x;

  if (stmt->kind == SYNTAX_ASSIGN_STMT)
    {
      SyntaxAssignStmt *assign = (SyntaxAssignStmt *) stmt;
      GString *text = g_string_new (NULL);

      gboolean plain = !assign->is_op && assign->op == SYNTAX_TOKEN_ASSIGN;

      g_string_append (text, plain ? "cannot use assignment " : "cannot use ");
      print_side (assign->lhs.items[0], plain, text);
      g_string_append_printf (text, " %s%s ", syntax_token_get_spelling (assign->op),
                              assign->is_op ? "=" : "");
      print_side (assign->rhs.items[0], plain, text);
      g_string_append (text, " as value");
      parser_error_at (p, assign->op_pos, text->str);
      g_string_free (text, TRUE);
    }
  else
    parser_error_at (p, stmt->pos, "cannot use statement as value");
  return parser_bad_expr (p);
}

/* IfStmt = "if" [ SimpleStmt ";" ] Expression Block [ "else" ( IfStmt | Block ) ] . */
static SyntaxNode *
if_stmt (Parser *p)
{
  SyntaxIfStmt *stmt = parser_node (p, SyntaxIfStmt, SYNTAX_IF_STMT, p->lexer.pos);
  ParserHeader h;

  parser_next (p);
  if (parser_token (p) == SYNTAX_TOKEN_LBRACE)
    {
      parser_error_at (p, p->lexer.pos, "missing condition in if statement");
      stmt->cond = parser_bad_expr (p);
    }
  else
    {
      h = parser_header (p, "if");
      stmt->init = h.init;
      if (h.cond != NULL)
        stmt->cond = parser_as_expr (p, h.cond);
      else
        {
          if (h.semicolon_what != NULL && h.semicolon_what[0] != 's')
            {
              g_autofree char *text = g_strdup_printf ("unexpected %s, expected { after if clause",
                                                       h.semicolon_what);

              parser_error_at (p, h.semicolon, text);
            }
          else
            parser_error_at (p, h.semicolon != 0 ? h.semicolon : p->lexer.pos,
                             "missing condition in if statement");
          stmt->cond = parser_bad_expr (p);
        }
    }
  stmt->then = parser_block (p, "if clause");
  if (parser_got (p, SYNTAX_TOKEN_ELSE))
    {
      if (!parser_enter (p))
        return (SyntaxNode *) stmt;
      if (parser_token (p) == SYNTAX_TOKEN_IF)
        stmt->otherwise = if_stmt (p);
      else if (parser_token (p) == SYNTAX_TOKEN_LBRACE)
        stmt->otherwise = (SyntaxNode *) parser_block (p, NULL);
      else
        {
          const SyntaxToken follow[] = { SYNTAX_TOKEN_NAME, SYNTAX_TOKEN_RBRACE,
                                         SYNTAX_TOKEN_EOF };

          parser_error_at (p, p->lexer.pos, "else must be followed by if or statement block");
          parser_advance (p, follow);
        }
      parser_leave (p);
    }
  return (SyntaxNode *) stmt;
}

/* ForStmt = "for" [ Condition | ForClause | RangeClause ] Block . */
static SyntaxNode *
for_stmt (Parser *p)
{
  BasePos pos = p->lexer.pos;
  SyntaxForStmt *stmt;
  SyntaxNode *first = NULL;
  int level = p->literal_level;

  parser_next (p);
  p->literal_level = -1;
  if (parser_token (p) == SYNTAX_TOKEN_VAR)
    {
      parser_next (p);
      parser_error_at (p, p->lexer.pos, "var declaration not allowed in for initializer");
    }
  if (parser_token (p) != SYNTAX_TOKEN_SEMICOLON && parser_token (p) != SYNTAX_TOKEN_LBRACE)
    first = parser_simple_stmt (p, TRUE);
  if (first != NULL && first->kind == SYNTAX_RANGE_STMT)
    {
      SyntaxRangeStmt *range = (SyntaxRangeStmt *) first;

      p->literal_level = level;
      range->head.pos = pos;
      range->body = parser_block (p, "for clause");
      return first;
    }

  stmt = parser_node (p, SyntaxForStmt, SYNTAX_FOR_STMT, pos);
  if (parser_token (p) == SYNTAX_TOKEN_SEMICOLON)
    {
      BasePos semicolon = p->lexer.pos;
      gboolean newline = p->lexer.what[0] != 's';

      stmt->init = first;
      parser_next (p);
      if (parser_token (p) == SYNTAX_TOKEN_LBRACE && newline)
        parser_error_at (p, semicolon, "unexpected newline, expected { after for clause");
      else
        {
          if (parser_token (p) == SYNTAX_TOKEN_LBRACE)
            parser_error_at (p, p->lexer.pos, "expected for loop condition");
          else if (parser_token (p) != SYNTAX_TOKEN_SEMICOLON)
            {
              stmt->cond = parser_as_expr (p, parser_simple_stmt (p, FALSE));
              parser_want (p, SYNTAX_TOKEN_SEMICOLON, NULL);
            }
          else
            parser_next (p);
          if (parser_token (p) != SYNTAX_TOKEN_LBRACE)
            {
              stmt->post = parser_simple_stmt (p, FALSE);
              if (stmt->post->kind == SYNTAX_ASSIGN_STMT
                  && ((SyntaxAssignStmt *) stmt->post)->op == SYNTAX_TOKEN_DEFINE)
                parser_error_at (p, stmt->post->pos,
                                 "cannot declare in post statement of for loop");
            }
        }
    }
  else if (first != NULL)
    stmt->cond = parser_as_expr (p, first);
  p->literal_level = level;
  stmt->body = parser_block (p, "for clause");
  return (SyntaxNode *) stmt;
}

/* ---- other statements ------------------------------------------------------------------- */

/* GoStmt = "go" Expression ; DeferStmt = "defer" Expression . */
static SyntaxNode *
go_stmt (Parser *p)
{
  gboolean is_go = parser_token (p) == SYNTAX_TOKEN_GO;
  SyntaxGoStmt *stmt
      = parser_node (p, SyntaxGoStmt, is_go ? SYNTAX_GO_STMT : SYNTAX_DEFER_STMT, p->lexer.pos);
  SyntaxExpr *x;
  const char *keyword = is_go ? "go" : "defer";

  parser_next (p);
  x = parser_unary_expr (p);
  stmt->call = x;
  if (x->kind == SYNTAX_PAREN)
    {
      if (p->lexer.diags != NULL)
        base_diag_list_add (p->diags, BASE_DIAG_ERROR, x->pos,
                            "expression in %s must not be parenthesized", keyword);
      stmt->call = parser_unparen (x);
    }
  return (SyntaxNode *) stmt;
}

static SyntaxNode *
branch_stmt (Parser *p)
{
  SyntaxBranchStmt *stmt = parser_node (p, SyntaxBranchStmt, SYNTAX_BRANCH_STMT, p->lexer.pos);

  stmt->op = parser_token (p);
  parser_next (p);
  if (stmt->op == SYNTAX_TOKEN_GOTO
      || (stmt->op != SYNTAX_TOKEN_FALLTHROUGH && parser_token (p) == SYNTAX_TOKEN_NAME))
    stmt->label = parser_name (p);
  return (SyntaxNode *) stmt;
}

static SyntaxNode *
return_stmt (Parser *p)
{
  SyntaxReturnStmt *stmt = parser_node (p, SyntaxReturnStmt, SYNTAX_RETURN_STMT, p->lexer.pos);

  parser_next (p);
  if (parser_token (p) != SYNTAX_TOKEN_SEMICOLON && parser_token (p) != SYNTAX_TOKEN_RBRACE)
    stmt->results = parser_expr_list (p);
  return (SyntaxNode *) stmt;
}

/* LabeledStmt = Label ":" Statement ; the label is read already. */
static SyntaxNode *
labeled_stmt (Parser      *p,
              SyntaxIdent *label)
{
  SyntaxLabeledStmt *stmt
      = parser_node (p, SyntaxLabeledStmt, SYNTAX_LABELED_STMT, label->head.pos);

  stmt->label = label;
  parser_next (p);
  if (parser_token (p) == SYNTAX_TOKEN_RBRACE)
    {
      stmt->stmt = parser_new_node (p, sizeof (SyntaxEmptyStmt), SYNTAX_EMPTY_STMT, p->lexer.pos);
      return (SyntaxNode *) stmt;
    }
  stmt->stmt = stmt_or_null (p);
  if (stmt->stmt == NULL)
    {
      parser_error_at (p, p->lexer.pos, "missing statement after label");
      stmt->stmt = parser_new_node (p, sizeof (SyntaxEmptyStmt), SYNTAX_EMPTY_STMT, p->lexer.pos);
    }
  return (SyntaxNode *) stmt;
}

static SyntaxNode *
simple_or_labeled (Parser *p)
{
  if (parser_token (p) == SYNTAX_TOKEN_NAME)
    {
      SyntaxLexer saved = p->lexer;
      SyntaxIdent *label = parser_name (p);

      if (parser_token (p) == SYNTAX_TOKEN_COLON)
        return labeled_stmt (p, label);
      p->lexer = saved;
    }
  return parser_simple_stmt (p, FALSE);
}

/* Declaration = ConstDecl | TypeDecl | VarDecl . */
static SyntaxNode *
decl_stmt (Parser *p)
{
  SyntaxDeclStmt *decl = parser_node (p, SyntaxDeclStmt, SYNTAX_DECL_STMT, p->lexer.pos);
  SyntaxToken keyword = parser_token (p);
  ParserVec decls = { NULL, 0, 0 };

  parser_next (p);
  parser_decl_group (p, keyword, &decls);
  decl->decls = take_nodes (p, &decls);
  return (SyntaxNode *) decl;
}

static SyntaxNode *
stmt_inner (Parser *p)
{
  switch ((guint) parser_token (p))
    {
    case SYNTAX_TOKEN_TYPE:
    case SYNTAX_TOKEN_CONST:
    case SYNTAX_TOKEN_VAR:
      return decl_stmt (p);
    case SYNTAX_TOKEN_LBRACE:
      return (SyntaxNode *) parser_block (p, NULL);
    case SYNTAX_TOKEN_IF:
      return if_stmt (p);
    case SYNTAX_TOKEN_FOR:
      return for_stmt (p);
    case SYNTAX_TOKEN_SWITCH:
      return parser_switch_stmt (p);
    case SYNTAX_TOKEN_SELECT:
      return parser_select_stmt (p);
    case SYNTAX_TOKEN_GO:
    case SYNTAX_TOKEN_DEFER:
      return go_stmt (p);
    case SYNTAX_TOKEN_BREAK:
    case SYNTAX_TOKEN_CONTINUE:
    case SYNTAX_TOKEN_GOTO:
    case SYNTAX_TOKEN_FALLTHROUGH:
      return branch_stmt (p);
    case SYNTAX_TOKEN_RETURN:
      return return_stmt (p);
    case SYNTAX_TOKEN_SEMICOLON:
      return parser_new_node (p, sizeof (SyntaxEmptyStmt), SYNTAX_EMPTY_STMT, p->lexer.pos);
    case SYNTAX_TOKEN_NAME:
    case SYNTAX_TOKEN_INT:
    case SYNTAX_TOKEN_FLOAT:
    case SYNTAX_TOKEN_IMAG:
    case SYNTAX_TOKEN_CHAR:
    case SYNTAX_TOKEN_STRING:
    case SYNTAX_TOKEN_FUNC:
    case SYNTAX_TOKEN_LPAREN:
    case SYNTAX_TOKEN_LBRACK:
    case SYNTAX_TOKEN_STRUCT:
    case SYNTAX_TOKEN_MAP:
    case SYNTAX_TOKEN_CHAN:
    case SYNTAX_TOKEN_INTERFACE:
    case SYNTAX_TOKEN_ARROW:
    case SYNTAX_TOKEN_ADD:
    case SYNTAX_TOKEN_SUB:
    case SYNTAX_TOKEN_MUL:
    case SYNTAX_TOKEN_AND:
    case SYNTAX_TOKEN_XOR:
    case SYNTAX_TOKEN_NOT:
    case SYNTAX_TOKEN_TILDE:
      return simple_or_labeled (p);
    default:
      return NULL;
    }
}

/* Statement; NULL if none starts here. */
static SyntaxNode *
stmt_or_null (Parser *p)
{
  SyntaxNode *stmt;

  if (!parser_enter (p))
    return NULL;
  stmt = stmt_inner (p);
  parser_leave (p);
  return stmt;
}
