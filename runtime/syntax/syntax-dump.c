/* SPDX-License-Identifier: MIT */

/*
 * The tree as an indented outline, one statement or declaration a line. It is
 * for tests: what is printed is what was parsed, with every expression fully
 * parenthesised, so that precedence shows.
 */
#include "syntax-parser.h"

static void dump_stmt (const SyntaxNode *stmt,
                       guint             indent,
                       GString          *out);
static void dump_expr (const SyntaxExpr *expr,
                       GString          *out);

static void
start_line (guint    indent,
            GString *out)
{
  for (guint i = 0; i < indent; i++)
    g_string_append (out, "  ");
}

static void
dump_exprs (const SyntaxExprList *list,
            GString              *out)
{
  for (guint i = 0; i < list->n; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      dump_expr (list->items[i], out);
    }
}

/* Like syntax_expr_print(), but operators in parentheses and literals in full. */
static void
dump_expr (const SyntaxExpr *expr,
           GString          *out)
{
  switch ((guint) expr->kind)
    {
    case SYNTAX_BAD:
      g_string_append (out, "<bad>");
      break;
    case SYNTAX_BINARY:
      g_string_append_c (out, '(');
      dump_expr (((SyntaxBinary *) expr)->x, out);
      g_string_append_printf (out, " %s ",
                              syntax_token_get_spelling (((SyntaxBinary *) expr)->op));
      dump_expr (((SyntaxBinary *) expr)->y, out);
      g_string_append_c (out, ')');
      break;
    case SYNTAX_UNARY:
      g_string_append_printf (out, "(%s", syntax_token_get_spelling (((SyntaxUnary *) expr)->op));
      dump_expr (((SyntaxUnary *) expr)->x, out);
      g_string_append_c (out, ')');
      break;
    case SYNTAX_PAREN:
      dump_expr (((SyntaxParen *) expr)->x, out);
      break;
    case SYNTAX_CALL:
      dump_expr (((SyntaxCall *) expr)->fun, out);
      g_string_append_c (out, '(');
      dump_exprs (&((SyntaxCall *) expr)->args, out);
      g_string_append (out, ((SyntaxCall *) expr)->has_dots ? "...)" : ")");
      break;
    case SYNTAX_COMPOSITE_LIT:
      if (((SyntaxCompositeLit *) expr)->type_expr != NULL)
        syntax_expr_print (((SyntaxCompositeLit *) expr)->type_expr, out);
      g_string_append_c (out, '{');
      dump_exprs (&((SyntaxCompositeLit *) expr)->elements, out);
      g_string_append_c (out, '}');
      break;
    case SYNTAX_KEY_VALUE:
      dump_expr (((SyntaxKeyValue *) expr)->key, out);
      g_string_append (out, ": ");
      dump_expr (((SyntaxKeyValue *) expr)->value, out);
      break;
    default:
      syntax_expr_print (expr, out);
      break;
    }
}

static void
dump_nodes (const SyntaxNodeList *list,
            guint                 indent,
            GString              *out)
{
  for (guint i = 0; i < list->n; i++)
    dump_stmt (list->items[i], indent, out);
}

static void
dump_cases (const SyntaxCaseList *cases,
            guint                 indent,
            GString              *out)
{
  for (guint i = 0; i < cases->n; i++)
    {
      const SyntaxCase *clause = &cases->items[i];

      start_line (indent, out);
      g_string_append (out, clause->is_default ? "default" : "case ");
      dump_exprs (&clause->exprs, out);
      g_string_append_c (out, '\n');
      if (clause->comm != NULL)
        dump_stmt (clause->comm, indent + 2, out);
      dump_nodes (&clause->body, indent + 1, out);
    }
}

static void
dump_header_part (const char       *name,
                  const SyntaxNode *stmt,
                  guint             indent,
                  GString          *out)
{
  if (stmt == NULL)
    return;
  start_line (indent, out);
  g_string_append_printf (out, "%s\n", name);
  dump_stmt (stmt, indent + 1, out);
}

static void
dump_names (SyntaxIdent **names,
            guint         n_names,
            GString      *out)
{
  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", names[i]->name);
}

static void
dump_type_params (const SyntaxFieldList *params,
                  GString               *out)
{
  if (params->n == 0)
    return;
  g_string_append_c (out, '[');
  for (guint i = 0; i < params->n; i++)
    {
      g_string_append_printf (out, "%s%s ", i > 0 ? ", " : "", params->items[i].name->name);
      syntax_expr_print (params->items[i].type, out);
    }
  g_string_append_c (out, ']');
}

static void
dump_values (const SyntaxExpr     *type,
             const SyntaxExprList *values,
             GString              *out)
{
  if (type != NULL)
    {
      g_string_append_c (out, ' ');
      syntax_expr_print (type, out);
    }
  if (values->n > 0)
    {
      g_string_append (out, " = ");
      dump_exprs (values, out);
    }
  g_string_append_c (out, '\n');
}

static void
dump_func (const SyntaxFuncDecl *decl,
           guint                 indent,
           GString              *out)
{
  g_string_append (out, "func ");
  if (decl->recv.n > 0)
    {
      g_string_append_c (out, '(');
      if (decl->recv.items[0].name != NULL)
        g_string_append_printf (out, "%s ", decl->recv.items[0].name->name);
      syntax_expr_print (decl->recv.items[0].type, out);
      g_string_append (out, ") ");
    }
  g_string_append (out, decl->name->name);
  dump_type_params (&decl->type_params, out);
  g_string_append_c (out, ' ');
  syntax_expr_print ((SyntaxExpr *) decl->type, out);
  g_string_append_c (out, '\n');
  if (decl->body != NULL)
    dump_nodes (&decl->body->stmts, indent + 1, out);
}

static gboolean
dump_decl (const SyntaxNode *node,
           guint             indent,
           GString          *out)
{
  switch ((guint) node->kind)
    {
    case SYNTAX_IMPORT_DECL:
      {
        const SyntaxImportDecl *decl = (const SyntaxImportDecl *) node;

        g_string_append_printf (out, "import %s%s%s\n", decl->name != NULL ? decl->name->name : "",
                                decl->name != NULL ? " " : "", decl->path->text);
        return TRUE;
      }
    case SYNTAX_CONST_DECL:
      {
        const SyntaxConstDecl *decl = (const SyntaxConstDecl *) node;

        g_string_append (out, "const ");
        dump_names (decl->names, decl->n_names, out);
        g_string_append_printf (out, " [iota %d]", (int) decl->iota);
        dump_values (decl->type, &decl->values, out);
        return TRUE;
      }
    case SYNTAX_VAR_DECL:
      {
        const SyntaxVarDecl *decl = (const SyntaxVarDecl *) node;

        g_string_append (out, "var ");
        dump_names (decl->names, decl->n_names, out);
        dump_values (decl->type, &decl->values, out);
        return TRUE;
      }
    case SYNTAX_TYPE_DECL:
      {
        const SyntaxTypeDecl *decl = (const SyntaxTypeDecl *) node;

        g_string_append_printf (out, "type %s", decl->name->name);
        dump_type_params (&decl->type_params, out);
        g_string_append (out, decl->is_alias ? " = " : " ");
        syntax_expr_print (decl->type, out);
        g_string_append_c (out, '\n');
        return TRUE;
      }
    case SYNTAX_FUNC_DECL:
      dump_func ((const SyntaxFuncDecl *) node, indent, out);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
dump_if (const SyntaxIfStmt *stmt,
         guint               indent,
         GString            *out)
{
  g_string_append (out, "if ");
  dump_expr (stmt->cond, out);
  g_string_append_c (out, '\n');
  dump_header_part ("init", stmt->init, indent + 1, out);
  dump_nodes (&stmt->then->stmts, indent + 1, out);
  if (stmt->otherwise != NULL)
    dump_header_part ("else", stmt->otherwise, indent, out);
}

static void
dump_for (const SyntaxForStmt *stmt,
          guint                indent,
          GString             *out)
{
  g_string_append (out, "for ");
  if (stmt->cond != NULL)
    dump_expr (stmt->cond, out);
  g_string_append_c (out, '\n');
  dump_header_part ("init", stmt->init, indent + 1, out);
  dump_header_part ("post", stmt->post, indent + 1, out);
  dump_nodes (&stmt->body->stmts, indent + 1, out);
}

static void
dump_range (const SyntaxRangeStmt *stmt,
            guint                  indent,
            GString               *out)
{
  g_string_append (out, "range ");
  if (stmt->key != NULL)
    dump_expr (stmt->key, out);
  if (stmt->value != NULL)
    {
      g_string_append (out, ", ");
      dump_expr (stmt->value, out);
    }
  g_string_append (out, stmt->key == NULL ? "" : stmt->define ? " := " : " = ");
  dump_expr (stmt->x, out);
  g_string_append_c (out, '\n');
  dump_nodes (&stmt->body->stmts, indent + 1, out);
}

static void
dump_assign (const SyntaxAssignStmt *stmt,
             GString                *out)
{
  dump_exprs (&stmt->lhs, out);
  g_string_append_printf (out, " %s%s ", syntax_token_get_spelling (stmt->op),
                          stmt->is_op ? "=" : "");
  dump_exprs (&stmt->rhs, out);
  g_string_append_c (out, '\n');
}

static void
dump_stmt (const SyntaxNode *node,
           guint             indent,
           GString          *out)
{
  if (node->kind == SYNTAX_DECL_STMT)
    {
      dump_nodes (&((SyntaxDeclStmt *) node)->decls, indent, out);
      return;
    }
  start_line (indent, out);
  if (dump_decl (node, indent, out))
    return;

  switch ((guint) node->kind)
    {
    case SYNTAX_EXPR_STMT:
      dump_expr (((SyntaxExprStmt *) node)->x, out);
      g_string_append_c (out, '\n');
      break;
    case SYNTAX_SEND_STMT:
      dump_expr (((SyntaxSendStmt *) node)->chan, out);
      g_string_append (out, " <- ");
      dump_expr (((SyntaxSendStmt *) node)->value, out);
      g_string_append_c (out, '\n');
      break;
    case SYNTAX_INC_DEC_STMT:
      dump_expr (((SyntaxIncDecStmt *) node)->x, out);
      g_string_append (out, syntax_token_get_spelling (((SyntaxIncDecStmt *) node)->op));
      g_string_append_c (out, '\n');
      break;
    case SYNTAX_ASSIGN_STMT:
      dump_assign ((const SyntaxAssignStmt *) node, out);
      break;
    case SYNTAX_GO_STMT:
    case SYNTAX_DEFER_STMT:
      g_string_append (out, node->kind == SYNTAX_GO_STMT ? "go " : "defer ");
      dump_expr (((SyntaxGoStmt *) node)->call, out);
      g_string_append_c (out, '\n');
      break;
    case SYNTAX_RETURN_STMT:
      g_string_append (out, "return ");
      dump_exprs (&((SyntaxReturnStmt *) node)->results, out);
      g_string_append_c (out, '\n');
      break;
    case SYNTAX_BRANCH_STMT:
      {
        const SyntaxBranchStmt *stmt = (const SyntaxBranchStmt *) node;

        g_string_append_printf (out, "%s %s\n", syntax_token_get_spelling (stmt->op),
                                stmt->label != NULL ? stmt->label->name : "");
        break;
      }
    case SYNTAX_BLOCK_STMT:
      g_string_append (out, "block\n");
      dump_nodes (&((SyntaxBlock *) node)->stmts, indent + 1, out);
      break;
    case SYNTAX_IF_STMT:
      dump_if ((const SyntaxIfStmt *) node, indent, out);
      break;
    case SYNTAX_FOR_STMT:
      dump_for ((const SyntaxForStmt *) node, indent, out);
      break;
    case SYNTAX_RANGE_STMT:
      dump_range ((const SyntaxRangeStmt *) node, indent, out);
      break;
    case SYNTAX_SWITCH_STMT:
      {
        const SyntaxSwitchStmt *stmt = (const SyntaxSwitchStmt *) node;

        g_string_append (out, "switch ");
        if (stmt->tag != NULL)
          dump_expr (stmt->tag, out);
        g_string_append_c (out, '\n');
        dump_header_part ("init", stmt->init, indent + 1, out);
        dump_cases (&stmt->cases, indent + 1, out);
        break;
      }
    case SYNTAX_TYPE_SWITCH_STMT:
      {
        const SyntaxTypeSwitchStmt *stmt = (const SyntaxTypeSwitchStmt *) node;

        g_string_append_printf (out, "type switch %s ",
                                stmt->name != NULL ? stmt->name->name : "");
        dump_expr (stmt->x, out);
        g_string_append_c (out, '\n');
        dump_header_part ("init", stmt->init, indent + 1, out);
        dump_cases (&stmt->cases, indent + 1, out);
        break;
      }
    case SYNTAX_SELECT_STMT:
      g_string_append (out, "select\n");
      dump_cases (&((SyntaxSelectStmt *) node)->cases, indent + 1, out);
      break;
    case SYNTAX_LABELED_STMT:
      g_string_append_printf (out, "label %s\n", ((SyntaxLabeledStmt *) node)->label->name);
      dump_stmt (((SyntaxLabeledStmt *) node)->stmt, indent, out);
      break;
    default:
      g_string_append (out, "empty\n");
      break;
    }
}

/**
 * syntax_file_dump:
 * @file: a parsed file
 * @out: receives the outline
 */
void
syntax_file_dump (const SyntaxFile *file,
                  GString          *out)
{
  if (file->package_name != NULL)
    g_string_append_printf (out, "package %s\n", file->package_name->name);
  for (guint i = 0; i < file->decls.n; i++)
    dump_stmt (file->decls.items[i], 0, out);
}
