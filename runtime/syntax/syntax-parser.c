/* SPDX-License-Identifier: MIT */

/*
 * Files, declarations, and what every part of the parser uses: token
 * handling, error wording and recovery. After a syntax error the parser skips
 * to a token at which a construct of the present kind can end or a new one
 * can start, so that one slip gives one message.
 */
#include "syntax-private.h"

#include <string.h>

/* ---- nodes and lists -------------------------------------------------------- */

gpointer
parser_new_node (Parser    *p,
                 gsize      n_bytes,
                 SyntaxKind kind,
                 BasePos    pos)
{
  SyntaxNode *node = base_arena_alloc (p->arena, n_bytes);

  node->kind = kind;
  node->pos = pos;
  return node;
}

void
parser_vec_add (ParserVec *vec,
                gpointer   item)
{
  if (vec->n == vec->capacity)
    {
      vec->capacity = MAX (8, vec->capacity * 2);
      vec->items = g_renew (gpointer, vec->items, vec->capacity);
    }
  vec->items[vec->n++] = item;
}

gpointer
parser_vec_take (Parser    *p,
                 ParserVec *vec,
                 guint     *out_n)
{
  gpointer *items = base_arena_newv (p->arena, gpointer, vec->n);

  if (vec->n > 0)
    memcpy (items, vec->items, vec->n * sizeof (gpointer));
  *out_n = vec->n;
  g_free (vec->items);
  *vec = (ParserVec){ NULL, 0, 0 };
  return items;
}

/* ---- tokens and errors --------------------------------------------------------- */

void
parser_next (Parser *p)
{
  syntax_lexer_next (&p->lexer);
}

gboolean
parser_got (Parser     *p,
            SyntaxToken token)
{
  if (parser_token (p) != token)
    return FALSE;

  parser_next (p);
  return TRUE;
}

void
parser_error_at (Parser     *p,
                 BasePos     pos,
                 const char *message)
{
  if (p->lexer.diags != NULL && !p->too_deep)
    base_diag_list_add (p->diags, BASE_DIAG_ERROR, pos, "syntax error: %s", message);
}

/* The token as messages name it. */
static char *
dup_token_text (const Parser *p)
{
  SyntaxToken token = parser_token (p);

  switch (token)
    {
    case SYNTAX_TOKEN_EOF:
      return g_strdup ("EOF");
    case SYNTAX_TOKEN_NAME:
      return g_strdup_printf ("name %s", p->lexer.text);
    case SYNTAX_TOKEN_INT:
    case SYNTAX_TOKEN_FLOAT:
    case SYNTAX_TOKEN_IMAG:
    case SYNTAX_TOKEN_CHAR:
    case SYNTAX_TOKEN_STRING:
      {
        g_autofree char *text = g_utf8_make_valid (p->lexer.text, p->lexer.len);

        return g_strdup_printf ("literal %s", text);
      }
    case SYNTAX_TOKEN_SEMICOLON:
      return g_strdup (p->lexer.what);
    case SYNTAX_TOKEN_COMMA:
      return g_strdup ("comma");
    default:
      return g_strdup (syntax_token_get_spelling (token));
    }
}

void
parser_unexpected (Parser     *p,
                   const char *context)
{
  g_autofree char *token = dup_token_text (p);
  g_autofree char *message = g_strdup_printf ("unexpected %s%s", token, context);

  /* Where an unterminated comment or string ate the rest, that has been said. */
  if (!p->lexer.broken_off)
    parser_error_at (p, p->lexer.pos, message);
}

static const char *
wanted_text (SyntaxToken token)
{
  switch (token)
    {
    case SYNTAX_TOKEN_SEMICOLON:
      return "semicolon or newline";
    case SYNTAX_TOKEN_COMMA:
      return "comma";
    default:
      return syntax_token_get_spelling (token);
    }
}

void
parser_want (Parser     *p,
             SyntaxToken token,
             const char *context)
{
  g_autofree char *text = NULL;

  if (parser_got (p, token))
    return;

  text = g_strdup_printf (", expected %s%s%s", wanted_text (token), context != NULL ? " " : "",
                          context != NULL ? context : "");
  parser_unexpected (p, text);
  parser_advance (p, NULL);
}

/* Tokens that start a statement: a construct broken off before them is left alone. */
static gboolean
starts_stmt (SyntaxToken token)
{
  switch (token)
    {
    case SYNTAX_TOKEN_BREAK:
    case SYNTAX_TOKEN_CONST:
    case SYNTAX_TOKEN_CONTINUE:
    case SYNTAX_TOKEN_DEFER:
    case SYNTAX_TOKEN_FALLTHROUGH:
    case SYNTAX_TOKEN_FOR:
    case SYNTAX_TOKEN_GO:
    case SYNTAX_TOKEN_GOTO:
    case SYNTAX_TOKEN_IF:
    case SYNTAX_TOKEN_RETURN:
    case SYNTAX_TOKEN_SELECT:
    case SYNTAX_TOKEN_SWITCH:
    case SYNTAX_TOKEN_TYPE:
    case SYNTAX_TOKEN_VAR:
      return TRUE;
    default:
      return FALSE;
    }
}

void
parser_advance (Parser            *p,
                const SyntaxToken *follow)
{
  for (; parser_token (p) != SYNTAX_TOKEN_EOF; parser_next (p))
    {
      for (guint i = 0; follow != NULL && follow[i] != SYNTAX_TOKEN_EOF; i++)
        if (follow[i] == parser_token (p))
          return;
      if (follow == NULL)
        {
          parser_next (p); /* what stands where something else is due */
          return;
        }
      if (p->func_depth > 0 && starts_stmt (parser_token (p)))
        return;
    }
}

gboolean
parser_enter (Parser *p)
{
  if (p->depth >= p->max_depth)
    {
      if (!p->too_deep)
        {
          g_autofree char *message
              = g_strdup_printf ("program is nested too deeply (limit %u): split the expression "
                                 "or the function, or allow more with --max-nesting",
                                 p->max_depth);

          parser_error_at (p, p->lexer.pos, message);
          p->too_deep = p->lexer.diags != NULL;
        }
      /* Nothing deeper can be read: end the file here. */
      p->lexer.p = p->lexer.end;
      p->lexer.semicolon = FALSE;
      parser_next (p);
      return FALSE;
    }
  p->depth++;
  return TRUE;
}

void
parser_leave (Parser *p)
{
  p->depth--;
}

BasePos
parser_list (Parser       *p,
             const char   *context,
             SyntaxToken   separator,
             SyntaxToken   close,
             ParserElement element,
             gpointer      data)
{
  gboolean done = FALSE;
  BasePos pos;

  while (parser_token (p) != SYNTAX_TOKEN_EOF && parser_token (p) != close && !done)
    {
      done = element (p, data);
      if (!parser_got (p, separator) && parser_token (p) != close)
        {
          const SyntaxToken follow[] = { SYNTAX_TOKEN_RPAREN, SYNTAX_TOKEN_RBRACK,
                                         SYNTAX_TOKEN_RBRACE, SYNTAX_TOKEN_EOF };
          g_autofree char *text = g_strdup_printf (" in %s; possibly missing %s or %s", context,
                                                   wanted_text (separator), wanted_text (close));

          parser_unexpected (p, text);
          parser_advance (p, follow);
          if (parser_token (p) != close)
            return p->lexer.pos;
        }
    }
  pos = p->lexer.pos;
  parser_want (p, close, NULL);
  return pos;
}

/* ---- declarations ----------------------------------------------------------------- */

/* IdentifierList = identifier { "," identifier } . */
static SyntaxIdent **
name_list (Parser *p,
           guint  *out_n)
{
  ParserVec vec = { NULL, 0, 0 };

  do
    parser_vec_add (&vec, parser_name (p));
  while (parser_got (p, SYNTAX_TOKEN_COMMA));
  return parser_vec_take (p, &vec, out_n);
}

/* What a group hands from one spec to the next. */
typedef struct
{
  SyntaxToken    keyword;
  ParserVec     *out;
  gint64         iota;
  SyntaxExpr    *last_type;   /* constants: of the last spec that had values */
  SyntaxExprList last_values;
} Group;

/* The text of an import path without its quotes, or NULL if it cannot be one. */
static const char *
unquote_path (Parser         *p,
              SyntaxBasicLit *lit)
{
  const char *text = lit->text + 1;
  gsize len = lit->len - 2;

  if (lit->len < 2 || len == 0)
    return NULL;
  for (gsize i = 0; i < len; i++)
    if (strchr ("!\"#$%&'()*,:;<=>?[\\]^`{|}", text[i]) != NULL || (guchar) text[i] <= ' ')
      return NULL;
  return syntax_intern (p->lexer.names, text, len);
}

/* ImportSpec = [ "." | PackageName ] ImportPath . */
static void
import_spec (Parser *p,
             Group  *group)
{
  SyntaxImportDecl *decl
      = parser_node (p, SyntaxImportDecl, SYNTAX_IMPORT_DECL, p->lexer.pos);

  if (parser_token (p) == SYNTAX_TOKEN_NAME)
    decl->name = parser_name (p);
  else if (parser_token (p) == SYNTAX_TOKEN_PERIOD)
    {
      decl->name = parser_node (p, SyntaxIdent, SYNTAX_IDENT, p->lexer.pos);
      decl->name->name = syntax_intern (p->lexer.names, ".", 1);
      parser_next (p);
    }
  if (parser_token (p) != SYNTAX_TOKEN_STRING)
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RPAREN,
                                     SYNTAX_TOKEN_EOF };

      parser_error_at (p, p->lexer.pos, "missing import path; require quoted string");
      parser_advance (p, follow);
      return;
    }
  decl->path = parser_basic_lit (p);
  decl->path_text = unquote_path (p, decl->path);
  if (decl->path_text == NULL)
    {
      if (p->lexer.diags != NULL)
        base_diag_list_add (p->diags, BASE_DIAG_ERROR, decl->path->head.pos,
                            decl->path->len <= 2 ? "invalid import path (empty string)"
                                                 : "invalid import path: %s",
                            decl->path->text);
      return;
    }
  parser_vec_add (group->out, decl);
}

/* "=", for which ":=" is a common slip. */
static gboolean
got_assign (Parser *p)
{
  if (parser_token (p) == SYNTAX_TOKEN_DEFINE)
    {
      parser_unexpected (p, ", expected =");
      parser_next (p);
      return TRUE;
    }
  return parser_got (p, SYNTAX_TOKEN_ASSIGN);
}

/* ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ] . */
static void
const_spec (Parser *p,
            Group  *group)
{
  SyntaxConstDecl *decl = parser_node (p, SyntaxConstDecl, SYNTAX_CONST_DECL, p->lexer.pos);

  decl->names = name_list (p, &decl->n_names);
  decl->iota = group->iota++;
  if (parser_token (p) != SYNTAX_TOKEN_EOF && parser_token (p) != SYNTAX_TOKEN_SEMICOLON
      && parser_token (p) != SYNTAX_TOKEN_RPAREN)
    {
      decl->type = parser_type_or_null (p);
      if (got_assign (p))
        decl->values = parser_expr_list (p);
    }
  if (decl->type != NULL || decl->values.n > 0)
    {
      group->last_type = decl->type;
      group->last_values = decl->values;
    }
  else
    {
      decl->type = group->last_type;
      decl->values = group->last_values;
      decl->inherited = TRUE;
    }
  parser_vec_add (group->out, decl);
}

/* TypeSpec = identifier [ TypeParameters ] [ "=" ] Type . */
static void
type_spec (Parser *p,
           Group  *group)
{
  SyntaxTypeDecl *decl = parser_node (p, SyntaxTypeDecl, SYNTAX_TYPE_DECL, p->lexer.pos);

  decl->name = parser_name (p);
  if (parser_token (p) == SYNTAX_TOKEN_LBRACK && parser_at_type_params (p))
    {
      parser_next (p);
      decl->type_params = parser_type_params (p);
    }
  decl->is_alias = parser_got (p, SYNTAX_TOKEN_ASSIGN);
  decl->type = parser_type_or_null (p);
  if (decl->type == NULL)
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RPAREN,
                                     SYNTAX_TOKEN_EOF };

      decl->type = parser_bad_expr (p);
      parser_unexpected (p, " in type declaration");
      parser_advance (p, follow);
    }
  parser_vec_add (group->out, decl);
}

/* VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ) . */
static void
var_spec (Parser *p,
          Group  *group)
{
  SyntaxVarDecl *decl = parser_node (p, SyntaxVarDecl, SYNTAX_VAR_DECL, p->lexer.pos);

  decl->names = name_list (p, &decl->n_names);
  if (got_assign (p))
    decl->values = parser_expr_list (p);
  else
    {
      decl->type = parser_type (p);
      if (got_assign (p))
        decl->values = parser_expr_list (p);
    }
  parser_vec_add (group->out, decl);
}

static gboolean
spec (Parser  *p,
      gpointer data)
{
  Group *group = data;

  switch ((guint) group->keyword)
    {
    case SYNTAX_TOKEN_IMPORT:
      import_spec (p, group);
      break;
    case SYNTAX_TOKEN_CONST:
      const_spec (p, group);
      break;
    case SYNTAX_TOKEN_TYPE:
      type_spec (p, group);
      break;
    default:
      var_spec (p, group);
      break;
    }
  return FALSE;
}

/* Decl = keyword ( Spec | "(" { Spec ";" } ")" ) ; the keyword is consumed. */
void
parser_decl_group (Parser     *p,
                   SyntaxToken keyword,
                   ParserVec  *out)
{
  Group group = { keyword, out, 0, NULL, { NULL, 0 } };
  g_autofree char *context
      = g_strdup_printf ("%s declaration", syntax_token_get_spelling (keyword));

  if (parser_got (p, SYNTAX_TOKEN_LPAREN))
    parser_list (p, context, SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RPAREN, spec, &group);
  else
    spec (p, &group);
}

static void
check_receiver (Parser         *p,
                SyntaxFuncDecl *decl,
                BasePos         pos)
{
  if (decl->recv.n == 0)
    {
      if (p->lexer.diags != NULL)
        base_diag_list_add (p->diags, BASE_DIAG_ERROR, pos, "method has no receiver");
    }
  else if (decl->recv.n > 1)
    {
      if (p->lexer.diags != NULL)
        base_diag_list_add (p->diags, BASE_DIAG_ERROR, pos, "method has multiple receivers");
      decl->recv.n = 1;
    }
}

/* FunctionDecl = "func" [ Receiver ] identifier [ TypeParameters ] Signature [ Body ] . */
static void
func_decl (Parser    *p,
           ParserVec *out)
{
  SyntaxFuncDecl *decl = parser_node (p, SyntaxFuncDecl, SYNTAX_FUNC_DECL, p->lexer.pos);
  BasePos pos;

  parser_next (p);
  if (parser_token (p) == SYNTAX_TOKEN_LPAREN)
    {
      decl->recv = parser_params (p, NULL);
      check_receiver (p, decl, p->lexer.pos);
    }
  if (parser_token (p) != SYNTAX_TOKEN_NAME)
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_LBRACE, SYNTAX_TOKEN_SEMICOLON,
                                     SYNTAX_TOKEN_EOF };

      parser_unexpected (p, ", expected name");
      parser_advance (p, follow);
      if (parser_token (p) == SYNTAX_TOKEN_LBRACE)
        parser_func_body (p);
      return;
    }
  decl->name = parser_name (p);
  pos = p->lexer.pos;
  if (parser_got (p, SYNTAX_TOKEN_LBRACK))
    {
      if (parser_token (p) == SYNTAX_TOKEN_RBRACK)
        {
          parser_error_at (p, p->lexer.pos, "empty type parameter list");
          parser_next (p);
        }
      else
        decl->type_params = parser_type_params (p);
      if (decl->recv.n > 0 && decl->type_params.n > 0)
        {
          parser_error_at (p, pos, "method must have no type parameters");
          decl->type_params.n = 0;
        }
    }
  decl->type = parser_signature (p, decl->head.pos);
  if (parser_token (p) == SYNTAX_TOKEN_LBRACE)
    decl->body = parser_func_body (p);
  parser_vec_add (out, decl);
}

/* ---- files --------------------------------------------------------------------------- */

static const SyntaxToken top_level_follow[] = { SYNTAX_TOKEN_IMPORT, SYNTAX_TOKEN_CONST,
                                                SYNTAX_TOKEN_TYPE,   SYNTAX_TOKEN_VAR,
                                                SYNTAX_TOKEN_FUNC,   SYNTAX_TOKEN_EOF };

static void
top_level_decl (Parser    *p,
                ParserVec *decls,
                gboolean  *seen_other)
{
  SyntaxToken token = parser_token (p);

  switch ((guint) token)
    {
    case SYNTAX_TOKEN_IMPORT:
      if (*seen_other)
        parser_error_at (p, p->lexer.pos, "imports must appear before other declarations");
      parser_next (p);
      parser_decl_group (p, token, decls);
      break;
    case SYNTAX_TOKEN_CONST:
    case SYNTAX_TOKEN_TYPE:
    case SYNTAX_TOKEN_VAR:
      *seen_other = TRUE;
      parser_next (p);
      parser_decl_group (p, token, decls);
      break;
    case SYNTAX_TOKEN_FUNC:
      *seen_other = TRUE;
      func_decl (p, decls);
      break;
    default:
      if (token == SYNTAX_TOKEN_LBRACE && decls->n > 0
          && ((SyntaxNode *) decls->items[decls->n - 1])->kind == SYNTAX_FUNC_DECL)
        parser_error_at (p, p->lexer.pos, "unexpected semicolon or newline before {");
      else
        parser_error_at (p, p->lexer.pos, "non-declaration statement outside function body");
      parser_next (p);
      parser_advance (p, top_level_follow);
      return;
    }
  if (parser_token (p) != SYNTAX_TOKEN_EOF && !parser_got (p, SYNTAX_TOKEN_SEMICOLON))
    {
      parser_unexpected (p, " after top level declaration");
      parser_advance (p, top_level_follow);
    }
}

/**
 * syntax_parse_file:
 * @arena: where the tree goes
 * @names: interning table of the compilation
 * @source: the file
 * @diags: receives errors, worded as gc's
 *
 * Parses a whole file, recovering from errors.
 *
 * Cost: linear in the length of the text; nesting is limited to %SYNTAX_MAX_DEPTH.
 *
 * Source: the Go 1.23 specification.
 *
 * Returns: (transfer none): the tree, possibly incomplete if there were errors
 */
SyntaxFile *
syntax_parse_file (BaseArena        *arena,
                   SyntaxNames      *names,
                   const BaseSource *source,
                   BaseDiagList     *diags)
{
  return syntax_parse_file_nested (arena, names, source, diags, SYNTAX_MAX_DEPTH);
}

/**
 * syntax_parse_file_nested:
 * @max_depth: how deep expressions, types and statements may nest
 *
 * As syntax_parse_file(). All that walks the tree takes stack by its depth: with less than the
 * usual 8 MiB, @max_depth must be below %SYNTAX_MOST_DEPTH.
 *
 * Returns: (transfer none): the tree
 */
SyntaxFile *
syntax_parse_file_nested (BaseArena        *arena,
                          SyntaxNames      *names,
                          const BaseSource *source,
                          BaseDiagList     *diags,
                          guint             max_depth)
{
  Parser parser = { .arena = arena, .diags = diags, .max_depth = max_depth };
  Parser *p = &parser;
  SyntaxFile *file = base_arena_new0 (arena, SyntaxFile);
  ParserVec decls = { NULL, 0, 0 };
  gboolean seen_other = FALSE;

  g_return_val_if_fail (diags != NULL, NULL);

  file->source = source;
  syntax_lexer_init (&p->lexer, source, names, diags);
  parser_next (p);
  if (!parser_got (p, SYNTAX_TOKEN_PACKAGE))
    {
      parser_error_at (p, p->lexer.pos, "package statement must be first");
      file->eof = p->lexer.pos;
      return file;
    }
  file->package_name = parser_name (p);
  if (parser_token (p) != SYNTAX_TOKEN_EOF && !parser_got (p, SYNTAX_TOKEN_SEMICOLON))
    {
      parser_unexpected (p, " after package clause");
      parser_advance (p, top_level_follow);
    }
  while (parser_token (p) != SYNTAX_TOKEN_EOF)
    top_level_decl (p, &decls, &seen_other);
  file->eof = p->lexer.pos;
  file->decls.items = parser_vec_take (p, &decls, &file->decls.n);
  return file;
}
