/* SPDX-License-Identifier: MIT */

/*
 * Lexical elements of Go, after the specification's chapter of that name. The
 * text is read byte by byte; only identifiers, rune literals and strings care
 * for UTF-8. A malformed token gives one diagnostic and is passed on as the
 * token it was meant to be, so that the parser does not stumble over it too.
 */
#include "syntax-lexer.h"

#include <string.h>

static BasePos
pos_of (const SyntaxLexer *self,
        const char        *p)
{
  return self->source->base + (p - self->source->text);
}

void
syntax_lexer_error_at (SyntaxLexer *self,
                       const char  *p,
                       const char  *format,
                       ...)
{
  va_list args;
  g_autofree char *message = NULL;

  self->bad = TRUE;
  if (self->diags == NULL)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  base_diag_list_add (self->diags, BASE_DIAG_ERROR, pos_of (self, p), "%s", message);
}

gint32
syntax_lexer_decode (const SyntaxLexer *self,
                     const char        *p,
                     guint             *out_len)
{
  gunichar c;

  if ((guchar) *p < 0x80)
    {
      *out_len = 1;
      return (guchar) *p;
    }
  c = g_utf8_get_char_validated (p, self->end - p);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *out_len = 1;
      return -1;
    }
  *out_len = g_utf8_skip[(guchar) *p];
  return c;
}

static gboolean
is_letter (gint32 c)
{
  return g_ascii_isalpha (c) || c == '_' || (c >= 0x80 && g_unichar_isalpha (c));
}

static gboolean
is_digit (gint32 c)
{
  return (c >= '0' && c <= '9') || (c >= 0x80 && g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER);
}

/* ---- comments and space ---------------------------------------------------- */

/* Skips a general comment; p stands behind its opening. Whether it holds a newline. */
static gboolean
skip_general_comment (SyntaxLexer *self)
{
  const char *start = self->p - 2;
  gboolean newline = FALSE;

  while (self->p < self->end)
    {
      if (self->p[0] == '*' && self->p + 1 < self->end && self->p[1] == '/')
        {
          self->p += 2;
          if (!newline)
            syntax_lexer_note_line (self, start, self->p);
          return newline;
        }
      newline |= *self->p == '\n';
      syntax_lexer_scan_char (self);
    }
  syntax_lexer_error_at (self, start, "comment not terminated");
  self->broken_off = TRUE;
  return newline;
}

static void
set_semicolon (SyntaxLexer *self,
               const char  *at,
               const char  *what)
{
  self->token = SYNTAX_TOKEN_SEMICOLON;
  self->pos = pos_of (self, at);
  self->what = what;
  self->semicolon = FALSE;
}

/* Skips space and comments. TRUE if an automatic semicolon became the token. */
static gboolean
skip_space (SyntaxLexer *self)
{
  while (self->p < self->end)
    {
      const char *start = self->p;

      if (*start == '\n')
        {
          self->p++;
          if (self->semicolon)
            {
              set_semicolon (self, start, "newline");
              return TRUE;
            }
        }
      else if (*start == ' ' || *start == '\t' || *start == '\r')
        self->p++;
      else if (start[0] == '/' && start + 1 < self->end && start[1] == '/')
        {
          while (self->p < self->end && *self->p != '\n')
            syntax_lexer_scan_char (self);
          syntax_lexer_note_line (self, start, self->p);
        }
      else if (start[0] == '/' && start + 1 < self->end && start[1] == '*')
        {
          self->p += 2;
          if (skip_general_comment (self) && self->semicolon)
            {
              set_semicolon (self, start, "newline");
              return TRUE;
            }
        }
      else
        break;
    }
  return FALSE;
}

/* Reports the character at p, which can stand in no token, and passes over it. */
static void
report_bad_char (SyntaxLexer *self,
                 const char  *where)
{
  guint len;
  gint32 c = syntax_lexer_decode (self, self->p, &len);
  char utf8[8] = "";

  if (c < 0)
    syntax_lexer_error_at (self, self->p, "invalid UTF-8 encoding");
  else if (c == 0)
    syntax_lexer_error_at (self, self->p, "invalid NUL character");
  else if (c == 0xfeff)
    syntax_lexer_error_at (self, self->p, "invalid BOM in the middle of the file");
  else
    {
      utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
      if (g_unichar_isprint (c))
        syntax_lexer_error_at (self, self->p, "invalid character U+%04X '%s'%s", c, utf8, where);
      else
        syntax_lexer_error_at (self, self->p, "invalid character U+%04X%s", c, where);
    }
  self->p += len;
}

static void
report_digit (SyntaxLexer *self,
              gint32       c)
{
  char utf8[8] = "";

  utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
  syntax_lexer_error_at (self, self->p, "identifier cannot begin with digit U+%04X '%s'", c, utf8);
}

/* What is looked up for every name and operator, with its length at hand. */
static const struct
{
  const char *text;
  guint8      len;
  char        first;
} spellings[] = {
#define T(name, spelling, precedence) { spelling, sizeof (spelling) - 1, spelling[0] },
  SYNTAX_TOKENS (T)
#undef T
};

/* ---- identifiers ------------------------------------------------------------ */

static SyntaxToken
find_keyword (const char *text,
              gsize       len)
{
  for (SyntaxToken token = SYNTAX_TOKEN_BREAK; token <= SYNTAX_TOKEN_VAR; token++)
    {
      if (spellings[token].first == text[0] && spellings[token].len == len
          && memcmp (spellings[token].text, text, len) == 0)
        return token;
    }
  return SYNTAX_TOKEN_NAME;
}

static void
scan_name (SyntaxLexer *self)
{
  const char *start = self->p;
  guint len;

  while (self->p < self->end)
    {
      gint32 c = syntax_lexer_decode (self, self->p, &len);

      /* Like gc, a stray non-ASCII character is taken for part of the name. */
      if (!is_letter (c) && !is_digit (c))
        {
          if (c < 0x80 || c == 0xfeff)
            break;
          report_bad_char (self, " in identifier");
          continue;
        }
      else if (self->p == start && is_digit (c))
        report_digit (self, c);
      self->p += len;
    }
  self->token = find_keyword (start, self->p - start);
  if (self->token == SYNTAX_TOKEN_NAME)
    self->text = syntax_intern (self->names, start, self->p - start);
  self->semicolon = self->token == SYNTAX_TOKEN_NAME || self->token == SYNTAX_TOKEN_BREAK
                    || self->token == SYNTAX_TOKEN_CONTINUE
                    || self->token == SYNTAX_TOKEN_FALLTHROUGH
                    || self->token == SYNTAX_TOKEN_RETURN;
}

/* ---- operators --------------------------------------------------------------------- */

/* The longest operator that the text starts with. */
static gboolean
scan_operator (SyntaxLexer *self)
{
  SyntaxToken best = SYNTAX_TOKEN_EOF;
  gsize best_len = 0;

  for (SyntaxToken token = SYNTAX_TOKEN_ADD; token <= SYNTAX_TOKEN_COLON; token++)
    {
      gsize len = spellings[token].len;

      if (spellings[token].first == *self->p && len > best_len
          && len <= (gsize) (self->end - self->p)
          && memcmp (spellings[token].text, self->p, len) == 0)
        {
          best = token;
          best_len = len;
        }
    }
  if (best_len == 0)
    return FALSE;

  self->token = best;
  self->p += best_len;
  self->what = "semicolon";
  self->semicolon = best == SYNTAX_TOKEN_RPAREN || best == SYNTAX_TOKEN_RBRACK
                    || best == SYNTAX_TOKEN_RBRACE || best == SYNTAX_TOKEN_INC
                    || best == SYNTAX_TOKEN_DEC;
  return TRUE;
}

/**
 * syntax_lexer_init:
 * @self: the lexer
 * @source: the file
 * @names: interning table
 * @diags: (nullable): where errors go
 *
 * Starts before the first token; call syntax_lexer_next() to reach it.
 */
void
syntax_lexer_init (SyntaxLexer      *self,
                   const BaseSource *source,
                   SyntaxNames      *names,
                   BaseDiagList     *diags)
{
  memset (self, 0, sizeof *self);
  self->source = source;
  self->names = names;
  self->diags = diags;
  self->p = source->text;
  self->end = source->text + source->len;
  self->what = "semicolon";
  if (source->len >= 3 && memcmp (self->p, "\xef\xbb\xbf", 3) == 0)
    self->p += 3; /* a byte order mark may open a file */
}

/**
 * syntax_lexer_next:
 * @self: the lexer
 *
 * Moves to the next token; at the end it stays at EOF.
 *
 * Source: the specification, "Tokens" to "String literals".
 */
void
syntax_lexer_next (SyntaxLexer *self)
{
  for (;;)
    {
      guint len;
      gint32 c;

      if (skip_space (self))
        return;
      if (self->p >= self->end)
        {
          if (self->semicolon)
            set_semicolon (self, self->end, "EOF");
          else
            {
              self->token = SYNTAX_TOKEN_EOF;
              self->pos = pos_of (self, self->end);
            }
          return;
        }

      self->pos = pos_of (self, self->p);
      self->bad = FALSE;
      c = syntax_lexer_decode (self, self->p, &len);
      if (is_letter (c) || (c >= 0x80 && c != 0xfeff))
        scan_name (self);
      else if (g_ascii_isdigit (c)
               || (c == '.' && self->p + 1 < self->end && g_ascii_isdigit (self->p[1])))
        syntax_lexer_scan_number (self);
      else if (c == '"')
        syntax_lexer_scan_string (self);
      else if (c == '`')
        syntax_lexer_scan_raw_string (self);
      else if (c == '\'')
        syntax_lexer_scan_rune (self);
      else if (c < 0 || !scan_operator (self))
        {
          report_bad_char (self, "");
          continue;
        }
      return;
    }
}
