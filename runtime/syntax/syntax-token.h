/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The tokens of Go 1.23, once: name, spelling, and for binary operators the
 * precedence (1 lowest … 5 highest, 0 none). Source: the Go specification,
 * "Tokens" and "Operator precedence".
 */
#define SYNTAX_TOKENS(T)                                                                           \
  T (EOF, "EOF", 0)                                                                                \
  T (NAME, "name", 0)                                                                              \
  T (INT, "literal", 0)                                                                            \
  T (FLOAT, "literal", 0)                                                                          \
  T (IMAG, "literal", 0)                                                                           \
  T (CHAR, "literal", 0)                                                                           \
  T (STRING, "literal", 0)                                                                         \
  T (ADD, "+", 4)                                                                                  \
  T (SUB, "-", 4)                                                                                  \
  T (MUL, "*", 5)                                                                                  \
  T (QUO, "/", 5)                                                                                  \
  T (REM, "%", 5)                                                                                  \
  T (AND, "&", 5)                                                                                  \
  T (OR, "|", 4)                                                                                   \
  T (XOR, "^", 4)                                                                                  \
  T (SHL, "<<", 5)                                                                                 \
  T (SHR, ">>", 5)                                                                                 \
  T (AND_NOT, "&^", 5)                                                                             \
  T (ADD_ASSIGN, "+=", 0)                                                                          \
  T (SUB_ASSIGN, "-=", 0)                                                                          \
  T (MUL_ASSIGN, "*=", 0)                                                                          \
  T (QUO_ASSIGN, "/=", 0)                                                                          \
  T (REM_ASSIGN, "%=", 0)                                                                          \
  T (AND_ASSIGN, "&=", 0)                                                                          \
  T (OR_ASSIGN, "|=", 0)                                                                           \
  T (XOR_ASSIGN, "^=", 0)                                                                          \
  T (SHL_ASSIGN, "<<=", 0)                                                                         \
  T (SHR_ASSIGN, ">>=", 0)                                                                         \
  T (AND_NOT_ASSIGN, "&^=", 0)                                                                     \
  T (LAND, "&&", 2)                                                                                \
  T (LOR, "||", 1)                                                                                 \
  T (ARROW, "<-", 0)                                                                               \
  T (INC, "++", 0)                                                                                 \
  T (DEC, "--", 0)                                                                                 \
  T (EQL, "==", 3)                                                                                 \
  T (LSS, "<", 3)                                                                                  \
  T (GTR, ">", 3)                                                                                  \
  T (ASSIGN, "=", 0)                                                                               \
  T (NOT, "!", 0)                                                                                  \
  T (TILDE, "~", 0)                                                                                \
  T (NEQ, "!=", 3)                                                                                 \
  T (LEQ, "<=", 3)                                                                                 \
  T (GEQ, ">=", 3)                                                                                 \
  T (DEFINE, ":=", 0)                                                                              \
  T (ELLIPSIS, "...", 0)                                                                           \
  T (LPAREN, "(", 0)                                                                               \
  T (LBRACK, "[", 0)                                                                               \
  T (LBRACE, "{", 0)                                                                               \
  T (COMMA, ",", 0)                                                                                \
  T (PERIOD, ".", 0)                                                                               \
  T (RPAREN, ")", 0)                                                                               \
  T (RBRACK, "]", 0)                                                                               \
  T (RBRACE, "}", 0)                                                                               \
  T (SEMICOLON, ";", 0)                                                                            \
  T (COLON, ":", 0)                                                                                \
  T (BREAK, "break", 0)                                                                            \
  T (CASE, "case", 0)                                                                              \
  T (CHAN, "chan", 0)                                                                              \
  T (CONST, "const", 0)                                                                            \
  T (CONTINUE, "continue", 0)                                                                      \
  T (DEFAULT, "default", 0)                                                                        \
  T (DEFER, "defer", 0)                                                                            \
  T (ELSE, "else", 0)                                                                              \
  T (FALLTHROUGH, "fallthrough", 0)                                                                \
  T (FOR, "for", 0)                                                                                \
  T (FUNC, "func", 0)                                                                              \
  T (GO, "go", 0)                                                                                  \
  T (GOTO, "goto", 0)                                                                              \
  T (IF, "if", 0)                                                                                  \
  T (IMPORT, "import", 0)                                                                          \
  T (INTERFACE, "interface", 0)                                                                    \
  T (MAP, "map", 0)                                                                                \
  T (PACKAGE, "package", 0)                                                                        \
  T (RANGE, "range", 0)                                                                            \
  T (RETURN, "return", 0)                                                                          \
  T (SELECT, "select", 0)                                                                          \
  T (STRUCT, "struct", 0)                                                                          \
  T (SWITCH, "switch", 0)                                                                          \
  T (TYPE, "type", 0)                                                                              \
  T (VAR, "var", 0)

typedef enum
{
#define T(name, spelling, precedence) SYNTAX_TOKEN_##name,
  SYNTAX_TOKENS (T)
#undef T
  SYNTAX_N_TOKENS
} SyntaxToken;

const char *syntax_token_get_spelling   (SyntaxToken token);
int         syntax_token_get_precedence (SyntaxToken token);

G_END_DECLS
