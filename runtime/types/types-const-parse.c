/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <string.h>

/*
 * From the text of a literal to its value. The lexer has seen to the grammar
 * (digits fit the base, underscores separate digits, escapes are known), so
 * what is left is arithmetic; anything unexpected gives NULL rather than a
 * wrong value.
 */

/* ---- numbers ------------------------------------------------------------------------- */

/* The digits without underscores and prefix, and their base. */
static char *
dup_digits (const char *text,
            gsize       len,
            int        *out_base)
{
  char *digits = g_malloc (len + 1);
  gsize n = 0;
  gsize start = 0;

  *out_base = 10;
  if (len >= 2 && text[0] == '0')
    switch (text[1])
      {
      case 'x':
      case 'X':
        *out_base = 16;
        start = 2;
        break;
      case 'o':
      case 'O':
        *out_base = 8;
        start = 2;
        break;
      case 'b':
      case 'B':
        *out_base = 2;
        start = 2;
        break;
      default:
        break;
      }
  for (gsize i = start; i < len; i++)
    if (text[i] != '_')
      digits[n++] = text[i];
  digits[n] = '\0';
  return digits;
}

static TypesConst *
parse_int (BaseArena  *arena,
           const char *text,
           gsize       len)
{
  int              base;
  g_autofree char *digits = dup_digits (text, len, &base);
  TypesConst      *result = NULL;
  mpz_t            z;

  /* 0755: the old way to write octal */
  if (base == 10 && digits[0] == '0')
    base = 8;
  mpz_init (z);
  if (digits[0] != '\0' && mpz_set_str (z, digits, base) == 0)
    result = types_const_new_mpz (arena, z);
  mpz_clear (z);
  return result;
}

/* mantissa · base^exponent, in floating point, for exponents that would make fractions large. */
static TypesConst *
scale_real (BaseArena *arena,
            mpz_srcptr mantissa,
            int        base,
            glong      exponent)
{
  mpf_t f, power;

  mpf_init2 (f, TYPES_CONST_FLOAT_BITS);
  mpf_init2 (power, TYPES_CONST_FLOAT_BITS + 64);
  mpf_set_z (f, mantissa);
  mpf_set_ui (power, (unsigned long) base);
  mpf_pow_ui (power, power, (unsigned long) ABS (exponent));
  if (exponent < 0)
    mpf_div (f, f, power);
  else
    mpf_mul (f, f, power);
  TypesConst *result = types_const_new_mpf (arena, f);
  mpf_clears (f, power, NULL);
  return result;
}

static TypesConst *
scale (BaseArena *arena,
       mpz_srcptr mantissa,
       int        base,
       glong      exponent)
{
  enum { EXACT_UP_TO = 1200, LIMIT = 700000000 };
  mpq_t q;
  mpz_t power;

  if (mpz_sgn (mantissa) != 0 && ABS (exponent) > LIMIT)
    return NULL;
  if (ABS (exponent) > (base == 2 ? 3 * EXACT_UP_TO : EXACT_UP_TO) && mpz_sgn (mantissa) != 0)
    return scale_real (arena, mantissa, base, exponent);

  mpq_init (q);
  mpz_init (power);
  mpq_set_z (q, mantissa);
  if (mpz_sgn (mantissa) != 0)
    {
      mpz_ui_pow_ui (power, (unsigned long) base, (unsigned long) ABS (exponent));
      if (exponent < 0)
        mpz_set (mpq_denref (q), power);
      else
        mpz_mul (mpq_numref (q), mpq_numref (q), power);
    }
  TypesConst *result = types_const_new_mpq (arena, q);
  mpq_clear (q);
  mpz_clear (power);
  return result;
}

/* digits [ "." digits ] [ exponent ]; a hexadecimal mantissa's exponent is of 2 */
static TypesConst *
parse_float (BaseArena  *arena,
             const char *text,
             gsize       len)
{
  int              base;
  g_autofree char *digits = dup_digits (text, len, &base);
  char            *exponent_mark = strpbrk (digits, base == 16 ? "pP" : "eE");
  gint64           exponent = 0;
  TypesConst      *result = NULL;
  mpz_t            mantissa;

  if (exponent_mark)
    {
      *exponent_mark = '\0';
      exponent = g_ascii_strtoll (exponent_mark + 1, NULL, 10);
      exponent = CLAMP (exponent, -G_MAXINT, G_MAXINT);
    }
  char *point = strchr (digits, '.');
  if (point)
    {
      gsize n_fraction = strlen (point + 1);

      memmove (point, point + 1, n_fraction + 1);
      exponent -= (gint64) n_fraction * (base == 16 ? 4 : 1);
    }
  mpz_init (mantissa);
  if (digits[0] != '\0' && mpz_set_str (mantissa, digits, base) == 0)
    result = scale (arena, mantissa, base == 16 ? 2 : 10, (glong) exponent);
  mpz_clear (mantissa);
  return result;
}

static TypesConst *
parse_imaginary (BaseArena  *arena,
                 const char *text,
                 gsize       len)
{
  TypesConst *imag;

  len--; /* the i */
  gboolean prefixed = len >= 2 && text[0] == '0' && strchr ("xXoObB", text[1]) != NULL;
  if (prefixed && memchr (text, 'p', len) == NULL && memchr (text, 'P', len) == NULL)
    imag = parse_int (arena, text, len);
  else
    imag = parse_float (arena, text, len); /* 0123i is decimal */
  if (imag == NULL)
    return NULL;
  return types_const_new_complex (arena, types_const_new_int (arena, 0), imag);
}

/* ---- characters and strings ---------------------------------------------------------- */

static gboolean
read_digits (const char **at,
             const char  *end,
             guint        n,
             guint        base,
             guint32     *out_value)
{
  guint32 value = 0;

  if (end - *at < (gssize) n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      int digit = g_ascii_xdigit_value (*(*at)++);

      if (digit < 0 || (guint) digit >= base)
        return FALSE;
      value = value * base + (guint) digit;
    }
  *out_value = value;
  return TRUE;
}

/* Reads what follows a backslash. out_is_byte: \x and octal ones are bytes, not characters. */
static gboolean
read_escape (const char **at,
             const char  *end,
             guint32     *out_value,
             gboolean    *out_is_byte)
{
  static const char letters[] = "abfnrtv\\'\"";
  static const char values[] = "\a\b\f\n\r\t\v\\'\"";
  const char       *found;

  if (*at >= end)
    return FALSE;
  char c = *(*at)++;
  *out_is_byte = FALSE;
  switch (c)
    {
    case 'x':
      *out_is_byte = TRUE;
      return read_digits (at, end, 2, 16, out_value);
    case 'u':
      return read_digits (at, end, 4, 16, out_value);
    case 'U':
      return read_digits (at, end, 8, 16, out_value);
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7':
      *out_is_byte = TRUE;
      (*at)--;
      return read_digits (at, end, 3, 8, out_value);
    default:
      found = c ? strchr (letters, c) : NULL;
      if (found == NULL)
        return FALSE;
      *out_value = (guint32) values[found - letters];
      return TRUE;
    }
}

static gsize
put_character (char   *out,
               guint32 c)
{
  if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
    c = 0xfffd;
  return (gsize) g_unichar_to_utf8 (c, out);
}

static char *
unquote_raw (BaseArena  *arena,
             const char *text,
             gsize       len,
             gsize      *out_len)
{
  char *out = base_arena_alloc (arena, len + 1);
  gsize n = 0;

  for (gsize i = 1; i + 1 < len; i++)
    if (text[i] != '\r')
      out[n++] = text[i];
  *out_len = n;
  return out;
}

char *
types_const_unquote (BaseArena  *arena,
                     const char *text,
                     gsize       len,
                     gsize      *out_len)
{
  if (len < 2)
    return NULL;
  if (text[0] == '`')
    return unquote_raw (arena, text, len, out_len);

  /* No escape is shorter than what it stands for, but U+FFFD for a surrogate may be longer. */
  char       *out = base_arena_alloc (arena, len + 8);
  gsize       n = 0;
  const char *at = text + 1;
  const char *end = text + len - 1;

  while (at < end)
    {
      guint32  value;
      gboolean is_byte;

      if (*at != '\\')
        {
          out[n++] = *at++;
          continue;
        }
      at++;
      if (!read_escape (&at, end, &value, &is_byte))
        return NULL;
      if (is_byte)
        out[n++] = (char) value;
      else
        n += put_character (out + n, value);
    }
  out[n] = '\0';
  *out_len = n;
  return out;
}

static TypesConst *
parse_char (BaseArena  *arena,
            const char *text,
            gsize       len)
{
  const char *at = text + 1;
  const char *end = text + len - 1;
  guint32     value;
  gboolean    is_byte;

  if (len < 3)
    return NULL;
  if (*at == '\\')
    {
      at++;
      if (!read_escape (&at, end, &value, &is_byte))
        return NULL;
    }
  else
    {
      value = g_utf8_get_char_validated (at, end - at);
      if (value >= (guint32) -2)
        value = 0xfffd;
    }
  return types_const_new_int (arena, value);
}

TypesConst *
types_const_parse (BaseArena  *arena,
                   SyntaxToken token,
                   const char *text,
                   gsize       len)
{
  gsize n;
  char *bytes;

  switch (token)
    {
    case SYNTAX_TOKEN_INT:
      return parse_int (arena, text, len);
    case SYNTAX_TOKEN_FLOAT:
      return parse_float (arena, text, len);
    case SYNTAX_TOKEN_IMAG:
      return parse_imaginary (arena, text, len);
    case SYNTAX_TOKEN_CHAR:
      return parse_char (arena, text, len);
    case SYNTAX_TOKEN_STRING:
      bytes = types_const_unquote (arena, text, len, &n);
      return bytes ? types_const_new_string (arena, bytes, n) : NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}
