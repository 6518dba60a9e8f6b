/* SPDX-License-Identifier: MIT */

/* Numbers, runes and strings: the lexer stands on their first byte. */
#include "syntax-lexer.h"

#include <string.h>

/* ---- numbers ------------------------------------------------------------------ */

typedef struct
{
  guint       base;
  const char *name;          /* "hexadecimal" … as messages call it */
  const char *invalid;       /* first digit too large for the base, or NULL */
  gboolean    has_digits;
  const char *bad_separator; /* first '_' not between digits or behind a prefix, or NULL */
} Number;

/* Reads digits and separators of the number's base; decimal digits that are too large are taken
 * too and remembered, so that 0b12 is one bad literal and not two tokens. */
static void
scan_digits (SyntaxLexer *self,
             Number      *number,
             gboolean     after_prefix)
{
  gboolean separated = !after_prefix && !number->has_digits;
  gboolean last_separator = FALSE;

  for (; self->p < self->end; self->p++)
    {
      char c = *self->p;

      if (c == '_')
        {
          if ((last_separator || separated) && number->bad_separator == NULL)
            number->bad_separator = self->p;
          last_separator = TRUE;
          continue;
        }
      if (number->base == 16 ? !g_ascii_isxdigit (c) : !g_ascii_isdigit (c))
        break;
      if (number->base < 10 && (guint) (c - '0') >= number->base && number->invalid == NULL)
        number->invalid = self->p;
      number->has_digits = TRUE;
      last_separator = FALSE;
      separated = FALSE;
    }
  if (last_separator && number->bad_separator == NULL)
    number->bad_separator = self->p - 1;
}

static Number
scan_prefix (SyntaxLexer *self)
{
  Number number = { 10, "decimal", NULL, FALSE, NULL };

  if (*self->p != '0' || self->p + 1 >= self->end)
    return number;

  switch (g_ascii_tolower (self->p[1]))
    {
    case 'x':
      number.base = 16, number.name = "hexadecimal";
      break;
    case 'o':
      number.base = 8, number.name = "octal";
      break;
    case 'b':
      number.base = 2, number.name = "binary";
      break;
    default:
      /* A legacy octal literal, unless it turns out to be a float or imaginary one. */
      number.base = 8, number.name = "octal", number.has_digits = TRUE;
      self->p++;
      return number;
    }
  self->p += 2;
  return number;
}

static void
scan_exponent (SyntaxLexer *self,
               Number      *number)
{
  char e = self->p < self->end ? g_ascii_tolower (*self->p) : '\0';
  const char *at = self->p;
  Number digits = { 10, "decimal", NULL, FALSE, NULL };

  if (e != 'e' && e != 'p')
    {
      if (number->base == 16 && self->token == SYNTAX_TOKEN_FLOAT)
        syntax_lexer_error_at (self, self->text, "hexadecimal mantissa requires a 'p' exponent");
      return;
    }
  if (e == 'e' && number->base == 16)
    return;
  if (e == 'e' && self->text[0] == '0' && number->base != 10 && self->p - self->text > 1
      && g_ascii_isalpha (self->text[1]))
    syntax_lexer_error_at (self, at, "'%c' exponent requires decimal mantissa", *at);
  if (e == 'p' && number->base != 16)
    syntax_lexer_error_at (self, at, "'%c' exponent requires hexadecimal mantissa", *at);
  self->token = SYNTAX_TOKEN_FLOAT;
  self->p++;
  if (self->p < self->end && (*self->p == '+' || *self->p == '-'))
    self->p++;
  scan_digits (self, &digits, FALSE);
  if (!digits.has_digits)
    syntax_lexer_error_at (self, self->p, "exponent has no digits");
  if (number->bad_separator == NULL)
    number->bad_separator = digits.bad_separator;
}

void
syntax_lexer_scan_number (SyntaxLexer *self)
{
  const char *start = self->p;
  gboolean legacy, prefixed;
  Number number;

  self->token = SYNTAX_TOKEN_INT;
  self->text = start;
  self->semicolon = TRUE;
  if (*start == '.')
    number = (Number){ 10, "decimal", NULL, FALSE, NULL };
  else
    {
      number = scan_prefix (self);
      prefixed = self->p - start == 2;
      scan_digits (self, &number, prefixed || self->p > start);
    }
  legacy = number.base == 8 && start[0] == '0' && !(self->p - start > 1 && g_ascii_isalpha (start[1]));
  if (self->p < self->end && *self->p == '.')
    {
      if (number.base == 8 && !legacy)
        syntax_lexer_error_at (self, self->p, "invalid radix point in octal literal");
      else if (number.base == 2)
        syntax_lexer_error_at (self, self->p, "invalid radix point in binary literal");
      self->token = SYNTAX_TOKEN_FLOAT;
      self->p++;
      if (legacy)
        number.base = 10, number.invalid = NULL;
      /* Behind the point of "0x.8p0" stands the first digit; "0x._8p0" is wrong. */
      scan_digits (self, &number, number.has_digits);
    }
  if (!number.has_digits)
    syntax_lexer_error_at (self, self->p, "%s literal has no digits", number.name);
  scan_exponent (self, &number);
  if (self->p < self->end && *self->p == 'i')
    {
      self->token = SYNTAX_TOKEN_IMAG;
      self->p++;
    }
  if (legacy && self->token != SYNTAX_TOKEN_INT)
    number.invalid = NULL;
  if (number.invalid != NULL)
    syntax_lexer_error_at (self, number.invalid, "invalid digit '%c' in %s literal", *number.invalid,
              number.name);
  else if (number.bad_separator != NULL)
    syntax_lexer_error_at (self, number.bad_separator, "'_' must separate successive digits");
  self->len = self->p - start;
}

/* ---- runes and strings ----------------------------------------------------------- */

/* \x, \u, \U and octal escapes: `n` digits of `base`, a value of at most `max`. */
static gboolean
scan_escape_digits (SyntaxLexer *self,
                    const char  *start,
                    guint        n,
                    guint        base,
                    guint32      max)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++, self->p++)
    {
      int digit = self->p < self->end ? g_ascii_xdigit_value (*self->p) : -1;

      if (digit < 0 || (guint) digit >= base)
        {
          guint len;
          gint32 c = self->p < self->end ? syntax_lexer_decode (self, self->p, &len) : -1;
          char utf8[8] = "";

          if (c >= 0)
            utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
          syntax_lexer_error_at (self, self->p, "invalid character %s%s%s in %s escape", c == '\'' ? "" : "'",
                    c == '\'' ? "'\\''" : utf8, c == '\'' ? "" : "'",
                    base == 8 ? "octal" : "hexadecimal");
          return FALSE;
        }
      value = value * base + digit;
    }
  if (value > max && base == 8)
    {
      syntax_lexer_error_at (self, start, "octal escape value %u > 255", value);
      return FALSE;
    }
  if (value > max || (max > 0xff && value >= 0xd800 && value < 0xe000))
    {
      syntax_lexer_error_at (self, start, "escape is invalid Unicode code point U+%04X", value);
      return FALSE;
    }
  return TRUE;
}

/* An escape sequence; p stands behind the backslash. */
static gboolean
scan_escape (SyntaxLexer *self,
             char         quote)
{
  const char *start = self->p - 1;
  char c = self->p < self->end ? *self->p : '\0';

  if (self->p >= self->end)
    return TRUE; /* the caller reports the missing quote */
  if (c == quote || (c != '\0' && strchr ("abfnrtv\\", c) != NULL))
    {
      self->p++;
      return TRUE;
    }
  if (c >= '0' && c <= '7')
    return scan_escape_digits (self, start, 3, 8, 255);
  if (c != 'x' && c != 'u' && c != 'U')
    {
      syntax_lexer_error_at (self, self->p, "unknown escape");
      return FALSE;
    }
  self->p++;
  if (c == 'x')
    return scan_escape_digits (self, start, 2, 16, 255);
  return scan_escape_digits (self, start, c == 'u' ? 4 : 8, 16, 0x10ffff);
}

/* One character of a literal or comment that does not end it; reports what no source may hold. */
void
syntax_lexer_scan_char (SyntaxLexer *self)
{
  guint len;
  gint32 c = syntax_lexer_decode (self, self->p, &len);

  if (c < 0)
    syntax_lexer_error_at (self, self->p, "invalid UTF-8 encoding");
  else if (c == 0)
    syntax_lexer_error_at (self, self->p, "invalid NUL character");
  else if (c == 0xfeff)
    syntax_lexer_error_at (self, self->p, "invalid BOM in the middle of the file");
  self->p += len;
}

void
syntax_lexer_scan_rune (SyntaxLexer *self)
{
  const char *start = self->p++;
  gboolean ok = TRUE;
  guint n = 0;

  self->token = SYNTAX_TOKEN_CHAR;
  for (;; n++)
    {
      if (self->p >= self->end || *self->p == '\n')
        {
          if (ok && self->p < self->end)
            syntax_lexer_error_at (self, self->p, "newline in rune literal");
          else if (ok)
            syntax_lexer_error_at (self, start, "rune literal not terminated");
          ok = FALSE;
          break;
        }
      if (*self->p == '\'')
        {
          self->p++;
          if (ok && n == 0)
            syntax_lexer_error_at (self, self->p - 1, "empty rune literal or unescaped '");
          else if (ok && n > 1)
            syntax_lexer_error_at (self, start, "more than one character in rune literal");
          break;
        }
      if (*self->p == '\\')
        {
          self->p++;
          ok &= scan_escape (self, '\'');
        }
      else
        syntax_lexer_scan_char (self);
    }
  self->text = start;
  self->len = self->p - start;
  self->semicolon = TRUE;
}

void
syntax_lexer_scan_string (SyntaxLexer *self)
{
  const char *start = self->p++;

  self->token = SYNTAX_TOKEN_STRING;
  for (;;)
    {
      if (self->p >= self->end)
        {
          syntax_lexer_error_at (self, start, "string not terminated");
          break;
        }
      if (*self->p == '\n')
        {
          syntax_lexer_error_at (self, self->p, "newline in string");
          break;
        }
      if (*self->p == '"')
        {
          self->p++;
          break;
        }
      if (*self->p == '\\')
        {
          self->p++;
          scan_escape (self, '"');
        }
      else
        syntax_lexer_scan_char (self);
    }
  self->text = start;
  self->len = self->p - start;
  self->semicolon = TRUE;
}

void
syntax_lexer_scan_raw_string (SyntaxLexer *self)
{
  const char *start = self->p++;

  self->token = SYNTAX_TOKEN_STRING;
  while (self->p < self->end && *self->p != '`')
    syntax_lexer_scan_char (self);
  if (self->p < self->end)
    self->p++;
  else
    {
      syntax_lexer_error_at (self, start, "string not terminated");
      self->broken_off = TRUE;
    }
  self->text = start;
  self->len = self->p - start;
  self->semicolon = TRUE;
}
