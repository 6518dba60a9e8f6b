/* SPDX-License-Identifier: MIT */
#pragma once

#include "base-diag.h"
#include "syntax-ast.h"

G_BEGIN_DECLS

/*
 * Source text to syntax tree. The whole grammar of Go 1.23 is read, generics
 * and range-over-func included; what later layers do not support they refuse.
 * Errors are worded as gc words them ("syntax error: unexpected …").
 */
typedef struct _SyntaxNames SyntaxNames; /* interning table of one compilation */

SyntaxNames *syntax_names_new  (BaseArena *arena);
void         syntax_names_free (SyntaxNames *self);
const char  *syntax_intern     (SyntaxNames *self,
                                const char  *text,
                                gssize       len);

#define SYNTAX_MAX_DEPTH  1000
#define SYNTAX_MOST_DEPTH 10000 /* may be asked for */

SyntaxFile  *syntax_parse_file (BaseArena        *arena,
                                SyntaxNames      *names,
                                const BaseSource *source,
                                BaseDiagList     *diags);
SyntaxFile  *syntax_parse_file_nested (BaseArena        *arena,
                                       SyntaxNames      *names,
                                       const BaseSource *source,
                                       BaseDiagList     *diags,
                                       guint             max_depth);

/* A readable dump of the tree, for tests. */
void         syntax_file_dump  (const SyntaxFile *file,
                                GString          *out);
/* An expression or type as gc prints it in messages: "x.f(y, …)", "map[string]int". */
void         syntax_expr_print (const SyntaxExpr *expr,
                                GString          *out);

G_END_DECLS
