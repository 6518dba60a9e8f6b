/* SPDX-License-Identifier: MIT */
#pragma once

#include "base-diag.h"
#include "syntax-parser.h"

G_BEGIN_DECLS

/*
 * The lexer turns a file into tokens one at a time, automatic semicolons
 * included. It is a plain struct: copying it saves a place to come back to,
 * which the parser does where one token of lookahead is not enough.
 */
typedef struct
{
  const BaseSource *source;
  SyntaxNames      *names;
  BaseDiagList     *diags;     /* NULL while looking ahead: errors are found again later */
  const char       *p;         /* next byte */
  const char       *end;
  gboolean          broken_off; /* an unterminated comment or string swallowed the rest */
  gboolean          bad;       /* the current token is malformed */
  gboolean          semicolon; /* a newline here ends the statement */

  /* the current token */
  SyntaxToken       token;
  BasePos           pos;
  const char       *text;      /* NAME: interned; literals: as written */
  gsize             len;
  const char       *what;      /* SEMICOLON: "semicolon", "newline" or "EOF" */
} SyntaxLexer;

void syntax_lexer_init (SyntaxLexer      *self,
                        const BaseSource *source,
                        SyntaxNames      *names,
                        BaseDiagList     *diags);
void syntax_lexer_next (SyntaxLexer      *self);

/* ---- between syntax-lexer.c, syntax-lexer-line.c and syntax-lexer-literal.c ---- */

/* The code point at p and its length in bytes; -1 and 1 if it is not valid UTF-8. */
gint32 syntax_lexer_decode          (const SyntaxLexer *self,
                                     const char        *p,
                                     guint             *out_len);
void   syntax_lexer_error_at        (SyntaxLexer *self,
                                     const char  *p,
                                     const char  *format,
                                     ...) G_GNUC_PRINTF (3, 4);
void   syntax_lexer_note_line       (SyntaxLexer *self,
                                     const char  *start,
                                     const char  *end);
void   syntax_lexer_scan_char       (SyntaxLexer *self);
void   syntax_lexer_scan_number     (SyntaxLexer *self);
void   syntax_lexer_scan_rune       (SyntaxLexer *self);
void   syntax_lexer_scan_string     (SyntaxLexer *self);
void   syntax_lexer_scan_raw_string (SyntaxLexer *self);

G_END_DECLS
