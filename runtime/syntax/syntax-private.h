/* SPDX-License-Identifier: MIT */
#pragma once

#include "syntax-lexer.h"

G_BEGIN_DECLS

/*
 * The parser: recursive descent, one function per grammar rule, one token of
 * lookahead. In the few places where Go needs more (parameter lists, type
 * parameters against array lengths) it saves the lexer, looks ahead without
 * reporting, and comes back.
 */
typedef struct
{
  BaseArena   *arena;
  SyntaxLexer  lexer;
  BaseDiagList *diags;
  guint        depth;          /* nesting, limited to max_depth */
  guint        max_depth;
  guint        lookahead;      /* nested look-aheads: each doubles the work below it, so few */
  gboolean     too_deep;       /* reported once */
  int          literal_level;  /* < 0: in a control clause, where "T {" opens the block */
  guint        func_depth;     /* inside how many function bodies */
  gboolean     guard_allowed;  /* x.(type) may stand here: header of a switch */
} Parser;

#define SYNTAX_MAX_LOOKAHEAD 4

/* Lists under construction: items go to the arena when the list is complete. */
typedef struct { gpointer *items; guint n, capacity; } ParserVec;

void        parser_vec_add     (ParserVec *vec,
                                gpointer   item);
gpointer    parser_vec_take    (Parser    *p,
                                ParserVec *vec,
                                guint     *out_n);

gpointer    parser_new_node    (Parser    *p,
                                gsize      n_bytes,
                                SyntaxKind kind,
                                BasePos    pos);
#define parser_node(p, Type, kind, pos) ((Type *) parser_new_node ((p), sizeof (Type), (kind), (pos)))

void        parser_next        (Parser     *p);
gboolean    parser_got         (Parser     *p,
                                SyntaxToken token);
void        parser_want        (Parser     *p,
                                SyntaxToken token,
                                const char *context); /* "after if clause", or NULL */
/* "syntax error: unexpected X<context>"; context starts with ", " or " ". */
void        parser_unexpected  (Parser     *p,
                                const char *context);
void        parser_error_at    (Parser     *p,
                                BasePos     pos,
                                const char *message); /* "syntax error: " message */
void        parser_advance     (Parser            *p,
                                const SyntaxToken *follow); /* ended by SYNTAX_TOKEN_EOF */
gboolean    parser_enter       (Parser     *p); /* FALSE: too deep, already reported */
void        parser_leave       (Parser     *p);

static inline SyntaxToken
parser_token (const Parser *p)
{
  return p->lexer.token;
}

/* Elements separated by `separator` up to `close`, which is consumed; a separator may precede
 * `close`. `context` names the list in messages: "argument list". */
typedef gboolean (*ParserElement) (Parser *p, gpointer data); /* TRUE: this was the last */
BasePos     parser_list        (Parser       *p,
                                const char   *context,
                                SyntaxToken   separator,
                                SyntaxToken   close,
                                ParserElement element,
                                gpointer      data);

/* syntax-parse-expr.c */
SyntaxExpr    *parser_expr          (Parser *p);
SyntaxExpr    *parser_binary_expr   (Parser     *p,
                                     SyntaxExpr *left,
                                     int         precedence);
SyntaxExpr    *parser_unary_expr    (Parser *p);
SyntaxExprList parser_expr_list     (Parser *p);
SyntaxIdent   *parser_name          (Parser *p);
SyntaxExpr    *parser_bad_expr      (Parser *p);
SyntaxExpr    *parser_unparen       (SyntaxExpr *expr);
SyntaxBasicLit *parser_basic_lit    (Parser *p);

/* syntax-parse-type.c */
SyntaxExpr    *parser_type          (Parser *p);
SyntaxExpr    *parser_type_or_null  (Parser *p);
SyntaxFuncType *parser_signature    (Parser *p,
                                     BasePos pos);
SyntaxExpr    *parser_constraint    (Parser *p);
SyntaxField   *parser_add_field     (Parser      *p,
                                     ParserVec   *fields,
                                     SyntaxIdent *name,
                                     SyntaxExpr  *type,
                                     BasePos      pos);
SyntaxFieldList parser_take_fields  (Parser    *p,
                                     ParserVec *fields);

/* syntax-parse-param.c */
SyntaxFieldList parser_params       (Parser  *p,
                                     BasePos *out_rparen);
SyntaxFieldList parser_type_params  (Parser *p); /* at the token behind '[' */
gboolean       parser_at_type_params (Parser *p); /* at '[' of a type declaration */

/* syntax-parse-stmt.c */
SyntaxBlock   *parser_func_body     (Parser *p);
SyntaxBlock   *parser_block         (Parser     *p,
                                     const char *context);
SyntaxNodeList parser_stmt_list     (Parser *p);
SyntaxNode    *parser_simple_stmt   (Parser  *p,
                                     gboolean allow_range);
/* A statement where an expression is needed: names the mistake, and gives an expression. */
SyntaxExpr    *parser_as_expr       (Parser     *p,
                                     SyntaxNode *stmt);
typedef struct
{
  SyntaxNode *init;
  SyntaxNode *cond; /* a simple statement: what it must be depends on the keyword */
  BasePos     semicolon;
  const char *semicolon_what;
} ParserHeader;
ParserHeader   parser_header        (Parser     *p,
                                     const char *keyword);

/* syntax-parse-switch.c */
SyntaxNode    *parser_switch_stmt   (Parser *p);
SyntaxNode    *parser_select_stmt   (Parser *p);

/* syntax-parser.c */
void           parser_decl_group    (Parser     *p,
                                     SyntaxToken keyword,
                                     ParserVec  *out);

G_END_DECLS
