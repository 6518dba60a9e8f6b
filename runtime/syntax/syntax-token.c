/* SPDX-License-Identifier: MIT */

/* Spelling and precedence of tokens, read from the one table. */
#include "syntax-token.h"

/**
 * syntax_token_get_spelling:
 * @token: a token
 *
 * Returns: (transfer none): how it is written, or its class ("name", "literal")
 */
const char *
syntax_token_get_spelling (SyntaxToken token)
{
  static const char *const spellings[] = {
#define T(name, spelling, precedence) spelling,
    SYNTAX_TOKENS (T)
#undef T
  };

  g_return_val_if_fail (token < SYNTAX_N_TOKENS, "");
  return spellings[token];
}

/**
 * syntax_token_get_precedence:
 * @token: a token
 *
 * Returns: 1 … 5 for binary operators, else 0
 */
int
syntax_token_get_precedence (SyntaxToken token)
{
  static const gint8 precedences[] = {
#define T(name, spelling, precedence) precedence,
    SYNTAX_TOKENS (T)
#undef T
  };

  g_return_val_if_fail (token < SYNTAX_N_TOKENS, 0);
  return precedences[token];
}
