/* SPDX-License-Identifier: MIT */

/*
 * Lexical elements of Go, after the specification's chapter of that name. The
 * text is read byte by byte; only identifiers, rune literals and strings care
 * for UTF-8. A malformed token gives one diagnostic and is passed on as the
 * token it was meant to be, so that the parser does not stumble over it too.
 */
#include "syntax-lexer.h"

#include <string.h>

struct _SyntaxNames
{
  BaseArena  *arena;
  GHashTable *table; /* GBytes-like key: the interned string itself */
};

/**
 * syntax_names_new:
 * @arena: where names are kept; must outlive the table
 *
 * Returns: (transfer full): an empty interning table
 */
SyntaxNames *
syntax_names_new (BaseArena *arena)
{
  SyntaxNames *self = g_new0 (SyntaxNames, 1);

  self->arena = arena;
  self->table = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * syntax_names_free:
 * @self: (nullable): a table; the names stay in their arena
 */
void
syntax_names_free (SyntaxNames *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->table);
  g_free (self);
}

/**
 * syntax_intern:
 * @self: a table
 * @text: a name without NUL bytes
 * @len: bytes, or -1 if NUL-terminated
 *
 * Returns: (transfer none): the one copy of the name: equal names are equal pointers
 */
const char *
syntax_intern (SyntaxNames *self,
               const char  *text,
               gssize       len)
{
  gsize n = len < 0 ? strlen (text) : (gsize) len;
  char small[64];
  g_autofree char *large = NULL;
  char *key = small;
  const char *found;

  if (n >= sizeof small)
    key = large = g_malloc (n + 1);
  memcpy (key, text, n);
  key[n] = '\0';
  found = g_hash_table_lookup (self->table, key);
  if (found == NULL)
    {
      found = base_arena_strndup (self->arena, text, n);
      g_hash_table_add (self->table, (gpointer) found);
    }
  return found;
}

static BasePos
pos_of (const SyntaxLexer *self,
        const char        *p)
{
  return self->source->base + (p - self->source->text);
}

static void G_GNUC_PRINTF (3, 4)
error_at (SyntaxLexer *self,
          const char  *p,
          const char  *format,
          ...)
{
  va_list args;
  g_autofree char *message = NULL;

  if (self->diags == NULL)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  base_diag_list_add (self->diags, BASE_DIAG_ERROR, pos_of (self, p), "%s", message);
}

/* The code point at p and its length in bytes; -1 and 1 if it is not valid UTF-8. */
static gint32
decode (const SyntaxLexer *self,
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

  for (; self->p < self->end; self->p++)
    {
      if (*self->p == '\n')
        newline = TRUE;
      else if (self->p[0] == '*' && self->p + 1 < self->end && self->p[1] == '/')
        {
          self->p += 2;
          return newline;
        }
    }
  error_at (self, start, "comment not terminated");
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
          const char *newline = memchr (start, '\n', self->end - start);

          self->p = newline != NULL ? newline : self->end;
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
  gint32 c = decode (self, self->p, &len);
  char utf8[8] = "";

  if (c < 0)
    error_at (self, self->p, "invalid UTF-8 encoding");
  else if (c == 0)
    error_at (self, self->p, "invalid NUL character");
  else if (c == 0xfeff)
    error_at (self, self->p, "invalid BOM in the middle of the file");
  else
    {
      utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
      if (g_unichar_isprint (c))
        error_at (self, self->p, "invalid character U+%04X '%s'%s", c, utf8, where);
      else
        error_at (self, self->p, "invalid character U+%04X%s", c, where);
    }
  self->p += len;
}

static void
report_digit (SyntaxLexer *self,
              gint32       c)
{
  char utf8[8] = "";

  utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
  error_at (self, self->p, "identifier cannot begin with digit U+%04X '%s'", c, utf8);
}

/* ---- identifiers ------------------------------------------------------------ */

static SyntaxToken
find_keyword (const char *text,
              gsize       len)
{
  for (SyntaxToken token = SYNTAX_TOKEN_BREAK; token <= SYNTAX_TOKEN_VAR; token++)
    {
      const char *spelling = syntax_token_get_spelling (token);

      if (spelling[0] == text[0] && strlen (spelling) == len && memcmp (spelling, text, len) == 0)
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
      gint32 c = decode (self, self->p, &len);

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
        error_at (self, self->text, "hexadecimal mantissa requires a 'p' exponent");
      return;
    }
  if (e == 'e' && number->base == 16)
    return;
  if (e == 'e' && self->text[0] == '0' && number->base != 10 && self->p - self->text > 1
      && g_ascii_isalpha (self->text[1]))
    error_at (self, at, "'%c' exponent requires decimal mantissa", *at);
  if (e == 'p' && number->base != 16)
    error_at (self, at, "'%c' exponent requires hexadecimal mantissa", *at);
  self->token = SYNTAX_TOKEN_FLOAT;
  self->p++;
  if (self->p < self->end && (*self->p == '+' || *self->p == '-'))
    self->p++;
  scan_digits (self, &digits, FALSE);
  if (!digits.has_digits)
    error_at (self, self->p, "exponent has no digits");
  if (number->bad_separator == NULL)
    number->bad_separator = digits.bad_separator;
}

static void
scan_number (SyntaxLexer *self)
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
      if (!number.has_digits)
        error_at (self, self->p, "%s literal has no digits", number.name);
    }
  legacy = number.base == 8 && start[0] == '0' && !(self->p - start > 1 && g_ascii_isalpha (start[1]));
  if (self->p < self->end && *self->p == '.')
    {
      if (number.base == 8 && !legacy)
        error_at (self, self->p, "invalid radix point in octal literal");
      else if (number.base == 2)
        error_at (self, self->p, "invalid radix point in binary literal");
      self->token = SYNTAX_TOKEN_FLOAT;
      self->p++;
      if (legacy)
        number.base = 10, number.invalid = NULL;
      scan_digits (self, &number, number.has_digits);
    }
  scan_exponent (self, &number);
  if (self->p < self->end && *self->p == 'i')
    {
      self->token = SYNTAX_TOKEN_IMAG;
      self->p++;
    }
  if (legacy && self->token != SYNTAX_TOKEN_INT)
    number.invalid = NULL;
  if (number.invalid != NULL)
    error_at (self, number.invalid, "invalid digit '%c' in %s literal", *number.invalid,
              number.name);
  else if (number.bad_separator != NULL)
    error_at (self, number.bad_separator, "'_' must separate successive digits");
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
          gint32 c = self->p < self->end ? decode (self, self->p, &len) : -1;
          char utf8[8] = "";

          if (c >= 0)
            utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
          error_at (self, self->p, "invalid character %s%s%s in %s escape", c == '\'' ? "" : "'",
                    c == '\'' ? "'\\''" : utf8, c == '\'' ? "" : "'",
                    base == 8 ? "octal" : "hexadecimal");
          return FALSE;
        }
      value = value * base + digit;
    }
  if (value > max && base == 8)
    {
      error_at (self, start, "octal escape value %u > 255", value);
      return FALSE;
    }
  if (value > max || (max > 0xff && value >= 0xd800 && value < 0xe000))
    {
      error_at (self, start, "escape is invalid Unicode code point U+%04X", value);
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
      error_at (self, self->p, "unknown escape");
      return FALSE;
    }
  self->p++;
  if (c == 'x')
    return scan_escape_digits (self, start, 2, 16, 255);
  return scan_escape_digits (self, start, c == 'u' ? 4 : 8, 16, 0x10ffff);
}

/* One character of a rune or string literal that is not its quote; reports bad UTF-8. */
static void
scan_char (SyntaxLexer *self)
{
  guint len;
  gint32 c = decode (self, self->p, &len);

  if (c < 0)
    error_at (self, self->p, "invalid UTF-8 encoding");
  else if (c == 0)
    error_at (self, self->p, "invalid NUL character");
  else if (c == 0xfeff)
    error_at (self, self->p, "invalid BOM in the middle of the file");
  self->p += len;
}

static void
scan_rune (SyntaxLexer *self)
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
            error_at (self, self->p, "newline in rune literal");
          else if (ok)
            error_at (self, start, "rune literal not terminated");
          ok = FALSE;
          break;
        }
      if (*self->p == '\'')
        {
          self->p++;
          if (ok && n == 0)
            error_at (self, self->p - 1, "empty rune literal or unescaped '");
          else if (ok && n > 1)
            error_at (self, start, "more than one character in rune literal");
          break;
        }
      if (*self->p == '\\')
        {
          self->p++;
          ok &= scan_escape (self, '\'');
        }
      else
        scan_char (self);
    }
  self->text = start;
  self->len = self->p - start;
  self->semicolon = TRUE;
}

static void
scan_string (SyntaxLexer *self)
{
  const char *start = self->p++;

  self->token = SYNTAX_TOKEN_STRING;
  for (;;)
    {
      if (self->p >= self->end)
        {
          error_at (self, start, "string not terminated");
          break;
        }
      if (*self->p == '\n')
        {
          error_at (self, self->p, "newline in string");
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
        scan_char (self);
    }
  self->text = start;
  self->len = self->p - start;
  self->semicolon = TRUE;
}

static void
scan_raw_string (SyntaxLexer *self)
{
  const char *start = self->p++;

  self->token = SYNTAX_TOKEN_STRING;
  while (self->p < self->end && *self->p != '`')
    scan_char (self);
  if (self->p < self->end)
    self->p++;
  else
    {
      error_at (self, start, "string not terminated");
      self->broken_off = TRUE;
    }
  self->text = start;
  self->len = self->p - start;
  self->semicolon = TRUE;
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
      const char *spelling = syntax_token_get_spelling (token);
      gsize len = strlen (spelling);

      if (spelling[0] == *self->p && len > best_len && len <= (gsize) (self->end - self->p)
          && memcmp (spelling, self->p, len) == 0)
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
      c = decode (self, self->p, &len);
      if (is_letter (c) || (c >= 0x80 && c != 0xfeff))
        scan_name (self);
      else if (g_ascii_isdigit (c)
               || (c == '.' && self->p + 1 < self->end && g_ascii_isdigit (self->p[1])))
        scan_number (self);
      else if (c == '"')
        scan_string (self);
      else if (c == '`')
        scan_raw_string (self);
      else if (c == '\'')
        scan_rune (self);
      else if (c < 0 || !scan_operator (self))
        {
          report_bad_char (self, "");
          continue;
        }
      return;
    }
}
