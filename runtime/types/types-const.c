/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <math.h>
#include <string.h>

/*
 * Making constants and reading them. GMP computes in its own temporaries; a
 * result is copied, limbs and all, into the arena, where it stays read-only.
 */

enum { SMALL_BITS = 4096 }; /* a fraction's parts up to here are kept exact */

static TypesConst *
new_const (BaseArena     *arena,
           TypesConstKind kind)
{
  TypesConst *self = base_arena_new0 (arena, TypesConst);

  self->kind = kind;
  self->arena = arena;
  return self;
}

TypesConst *
types_const_new_unknown (BaseArena *arena)
{
  return new_const (arena, TYPES_CONST_UNKNOWN);
}

TypesConst *
types_const_new_bool (BaseArena *arena,
                      gboolean   value)
{
  TypesConst *self = new_const (arena, TYPES_CONST_BOOL);

  self->boolean = value;
  return self;
}

static void
keep_mpz (BaseArena *arena,
          mpz_ptr    out,
          mpz_srcptr value)
{
  gsize      n = mpz_size (value);
  mp_limb_t *limbs = base_arena_newv (arena, mp_limb_t, MAX (n, 1));

  if (n > 0)
    memcpy (limbs, mpz_limbs_read (value), n * sizeof *limbs);
  mpz_roinit_n (out, limbs, mpz_sgn (value) < 0 ? -(mp_size_t) n : (mp_size_t) n);
}

TypesConst *
types_const_new_mpz (BaseArena *arena,
                     mpz_srcptr value)
{
  TypesConst *self = new_const (arena, TYPES_CONST_INT);

  keep_mpz (arena, self->integer, value);
  return self;
}

TypesConst *
types_const_new_int (BaseArena *arena,
                     gint64     value)
{
  mpz_t z;

  mpz_init_set_si (z, value);
  TypesConst *self = types_const_new_mpz (arena, z);
  mpz_clear (z);
  return self;
}

TypesConst *
types_const_new_string (BaseArena  *arena,
                        const char *text,
                        gsize       len)
{
  TypesConst *self = new_const (arena, TYPES_CONST_STRING);

  self->string.text = text;
  self->string.len = len;
  return self;
}

TypesConst *
types_const_new_mpf (BaseArena *arena,
                     mpf_srcptr value)
{
  /* Binary exponents have 32 bits: what is larger overflows, what is smaller is zero. */
  const mp_exp_t MAX_EXPONENT_LIMBS = G_MAXINT32 / GMP_NUMB_BITS;
  TypesConst    *self;
  gsize          n = (gsize) ABS (value->_mp_size);

  if (value->_mp_exp > MAX_EXPONENT_LIMBS)
    return types_const_new_unknown (arena);
  if (value->_mp_exp < -MAX_EXPONENT_LIMBS)
    n = 0;
  self = new_const (arena, TYPES_CONST_FLOAT);
  mp_limb_t *limbs = base_arena_newv (arena, mp_limb_t, n + 1);

  memcpy (limbs, value->_mp_d, n * sizeof *limbs);
  *self->real = *value;
  self->real->_mp_d = limbs;
  if (n == 0)
    {
      self->real->_mp_size = 0;
      self->real->_mp_exp = 0;
    }
  return self;
}

TypesConst *
types_const_new_mpq (BaseArena *arena,
                     mpq_ptr    value)
{
  mpq_canonicalize (value);
  if (mpz_sizeinbase (mpq_numref (value), 2) > SMALL_BITS
      || mpz_sizeinbase (mpq_denref (value), 2) > SMALL_BITS)
    {
      mpf_t f;

      mpf_init2 (f, TYPES_CONST_FLOAT_BITS);
      mpf_set_q (f, value);
      TypesConst *self = types_const_new_mpf (arena, f);
      mpf_clear (f);
      return self;
    }

  TypesConst *self = new_const (arena, TYPES_CONST_RATIONAL);
  keep_mpz (arena, self->rational.num, mpq_numref (value));
  keep_mpz (arena, self->rational.den, mpq_denref (value));
  return self;
}

TypesConst *
types_const_new_complex (BaseArena  *arena,
                         TypesConst *real,
                         TypesConst *imag)
{
  if (real->kind == TYPES_CONST_UNKNOWN || imag->kind == TYPES_CONST_UNKNOWN)
    return types_const_new_unknown (arena);

  TypesConst *self = new_const (arena, TYPES_CONST_COMPLEX);
  self->complex.real = real;
  self->complex.imag = imag;
  return self;
}

/* ---- changing the kind --------------------------------------------------------------- */

static TypesConst *
float_to_int (BaseArena  *arena,
              TypesConst *self)
{
  if (!mpf_integer_p (self->real) || self->real->_mp_exp > 4096)
    return types_const_new_unknown (arena);

  mpz_t z;
  mpz_init (z);
  mpz_set_f (z, self->real);
  TypesConst *result = types_const_new_mpz (arena, z);
  mpz_clear (z);
  return result;
}

TypesConst *
types_const_to_int (BaseArena  *arena,
                    TypesConst *self)
{
  switch (self->kind)
    {
    case TYPES_CONST_INT:
      return self;
    case TYPES_CONST_RATIONAL:
      if (mpz_cmp_ui (self->rational.den, 1) == 0)
        return types_const_new_mpz (arena, self->rational.num);
      break;
    case TYPES_CONST_FLOAT:
      return float_to_int (arena, self);
    case TYPES_CONST_COMPLEX:
      if (types_const_sign (self->complex.imag) == 0)
        return types_const_to_int (arena, self->complex.real);
      break;
    default:
      break;
    }
  return types_const_new_unknown (arena);
}

TypesConst *
types_const_to_float (BaseArena  *arena,
                      TypesConst *self)
{
  switch (self->kind)
    {
    case TYPES_CONST_INT:
      {
        mpq_t q;

        mpq_init (q);
        mpq_set_z (q, self->integer);
        TypesConst *result = types_const_new_mpq (arena, q);
        mpq_clear (q);
        return result;
      }
    case TYPES_CONST_RATIONAL:
    case TYPES_CONST_FLOAT:
      return self;
    case TYPES_CONST_COMPLEX:
      if (types_const_sign (self->complex.imag) == 0)
        return types_const_to_float (arena, self->complex.real);
      break;
    default:
      break;
    }
  return types_const_new_unknown (arena);
}

TypesConst *
types_const_to_complex (BaseArena  *arena,
                        TypesConst *self)
{
  switch (self->kind)
    {
    case TYPES_CONST_INT:
    case TYPES_CONST_RATIONAL:
    case TYPES_CONST_FLOAT:
      return types_const_new_complex (arena, self, types_const_new_int (arena, 0));
    case TYPES_CONST_COMPLEX:
      return self;
    default:
      return types_const_new_unknown (arena);
    }
}

TypesConst *
types_const_real (BaseArena  *arena,
                  TypesConst *self)
{
  return self->kind == TYPES_CONST_COMPLEX ? self->complex.real : self;
}

TypesConst *
types_const_imag (BaseArena  *arena,
                  TypesConst *self)
{
  if (self->kind == TYPES_CONST_COMPLEX)
    return self->complex.imag;
  if (self->kind == TYPES_CONST_UNKNOWN)
    return self;
  return types_const_new_int (arena, 0);
}

/* ---- reading ------------------------------------------------------------------------- */

gboolean
types_const_fits_int64 (const TypesConst *self,
                        gint64           *out_value)
{
  if (self->kind != TYPES_CONST_INT || !mpz_fits_slong_p (self->integer))
    return FALSE;
  *out_value = mpz_get_si (self->integer);
  return TRUE;
}

gboolean
types_const_fits_uint64 (const TypesConst *self,
                         guint64          *out_value)
{
  if (self->kind != TYPES_CONST_INT || !mpz_fits_ulong_p (self->integer))
    return FALSE;
  *out_value = mpz_get_ui (self->integer);
  return TRUE;
}

int
types_const_sign (const TypesConst *self)
{
  switch (self->kind)
    {
    case TYPES_CONST_INT:
      return mpz_sgn (self->integer);
    case TYPES_CONST_RATIONAL:
      return mpz_sgn (self->rational.num);
    case TYPES_CONST_FLOAT:
      return mpf_sgn (self->real);
    case TYPES_CONST_COMPLEX:
      return types_const_sign (self->complex.real) | types_const_sign (self->complex.imag);
    default:
      return 1;
    }
}

gsize
types_const_bit_len (const TypesConst *self)
{
  if (self->kind != TYPES_CONST_INT || mpz_sgn (self->integer) == 0)
    return 0;
  return mpz_sizeinbase (self->integer, 2);
}

/**
 * types_const_get_bool:
 * @self: a boolean constant
 *
 * Returns: its value
 */
gboolean
types_const_get_bool (const TypesConst *self)
{
  return self->kind == TYPES_CONST_BOOL && self->boolean;
}

/**
 * types_const_get_int64:
 * @self: a numeric constant
 *
 * Gets the low 64 bits of an integral value, so that all of Go's integer types come out right.
 *
 * Returns: the bits in two's complement
 */
gint64
types_const_get_int64 (const TypesConst *self)
{
  mpz_srcptr z;
  mpz_t      temporary;
  guint64    bits;

  switch (self->kind)
    {
    case TYPES_CONST_INT:
      z = self->integer;
      break;
    case TYPES_CONST_RATIONAL:
      z = self->rational.num;
      break;
    case TYPES_CONST_FLOAT:
      if (self->real->_mp_exp > 64)
        return 0;
      mpz_init (temporary);
      mpz_set_f (temporary, self->real);
      bits = mpz_get_ui (temporary);
      if (mpz_sgn (temporary) < 0)
        bits = -bits;
      mpz_clear (temporary);
      return (gint64) bits;
    case TYPES_CONST_COMPLEX:
      return types_const_get_int64 (self->complex.real);
    default:
      return 0;
    }
  bits = mpz_get_ui (z);
  return (gint64) (mpz_sgn (z) < 0 ? -bits : bits);
}

/**
 * types_const_get_double:
 * @self: a numeric constant
 *
 * Returns: the double nearest to its real part
 */
double
types_const_get_double (const TypesConst *self)
{
  if (self->kind == TYPES_CONST_COMPLEX)
    self = self->complex.real;
  return types_const_nearest (self, FALSE);
}

/**
 * types_const_get_imag:
 * @self: a numeric constant
 *
 * Returns: the double nearest to its imaginary part
 */
double
types_const_get_imag (const TypesConst *self)
{
  return self->kind == TYPES_CONST_COMPLEX ? types_const_nearest (self->complex.imag, FALSE) : 0;
}

/* A chain of concatenations leans to the left: it is filled from its end, in a loop, so that its
 * length does not become depth of recursion. */
static void
fill_text (const TypesConst *self,
           char             *out)
{
  while (self->string.text == NULL)
    {
      fill_text (self->string.right, out + self->string.left->string.len);
      self = self->string.left;
    }
  if (self->string.len > 0)
    memcpy (out, self->string.text, self->string.len);
}

/**
 * types_const_get_string:
 * @self: a string constant
 * @out_len: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): its bytes, which live in the compilation's arena
 */
const char *
types_const_get_string (const TypesConst *self,
                        gsize            *out_len)
{
  if (self->kind != TYPES_CONST_STRING)
    {
      if (out_len)
        *out_len = 0;
      return "";
    }
  if (self->string.text == NULL)
    {
      char *text = base_arena_alloc (self->arena, self->string.len + 1);

      fill_text (self, text);
      ((TypesConst *) self)->string.text = text;
    }
  if (out_len)
    *out_len = self->string.len;
  return self->string.text;
}

/* ---- printing ------------------------------------------------------------------------ */

static void
print_quoted (const TypesConst *self,
              GString          *out)
{
  enum { MAX_SHOWN = 72 };
  gsize       len;
  const char *text = types_const_get_string (self, &len);
  GString    *quoted = g_string_new ("\"");

  for (gsize i = 0; i < len;)
    {
      gunichar c = g_utf8_get_char_validated (text + i, (gssize) (len - i));
      guchar   byte = (guchar) text[i];

      if (byte == '"' || byte == '\\')
        g_string_append_printf (quoted, "\\%c", byte);
      else if (byte == '\n')
        g_string_append (quoted, "\\n");
      else if (byte == '\t')
        g_string_append (quoted, "\\t");
      else if (byte == '\r')
        g_string_append (quoted, "\\r");
      else if (c == (gunichar) -1 || c == (gunichar) -2 || byte < 0x20 || byte == 0x7f)
        {
          g_string_append_printf (quoted, "\\x%02x", byte);
          i++;
          continue;
        }
      else
        g_string_append_unichar (quoted, c);
      i += byte < 0x80 ? 1 : (gsize) g_unichar_to_utf8 (c, NULL);
    }
  g_string_append_c (quoted, '"');

  if (g_utf8_strlen (quoted->str, -1) > MAX_SHOWN)
    {
      const char *end = g_utf8_offset_to_pointer (quoted->str, MAX_SHOWN - 3);

      g_string_append_len (out, quoted->str, end - quoted->str);
      g_string_append (out, "...");
    }
  else
    g_string_append (out, quoted->str);
  g_string_free (quoted, TRUE);
}

/* Values beyond the range of double: mantissa and decimal exponent apart. */
static void
print_huge (const TypesConst *self,
            GString          *out)
{
  signed long exponent;
  mpf_t       f;

  mpf_init2 (f, TYPES_CONST_FLOAT_BITS);
  if (self->kind == TYPES_CONST_FLOAT)
    mpf_set (f, self->real);
  else if (self->kind == TYPES_CONST_RATIONAL)
    {
      mpf_t den;

      mpf_init2 (den, TYPES_CONST_FLOAT_BITS);
      mpf_set_z (f, self->rational.num);
      mpf_set_z (den, self->rational.den);
      mpf_div (f, f, den);
      mpf_clear (den);
    }
  double       mantissa = mpf_get_d_2exp (&exponent, f);
  const double log10_2 = 0.30102999566398119521;
  double       decimal = (double) exponent * log10_2 + log10 (fabs (mantissa));
  double       whole = floor (decimal);

  g_string_append_printf (out, "%s%.6ge%+.0f", mantissa < 0 ? "-" : "", pow (10, decimal - whole),
                          whole);
  mpf_clear (f);
}

static void
print_float (const TypesConst *self,
             GString          *out)
{
  double value = types_const_nearest (self, FALSE);

  if (types_const_sign (self) != 0 && (isinf (value) || value == 0))
    {
      print_huge (self, out);
      return;
    }

  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
}

/**
 * types_const_print:
 * @self: a constant
 * @out: where to append
 *
 * Appends the value as the compiler's messages show it; long strings are cut short.
 */
void
types_const_print (const TypesConst *self,
                   GString          *out)
{
  switch (self->kind)
    {
    case TYPES_CONST_UNKNOWN:
      g_string_append (out, "unknown");
      break;
    case TYPES_CONST_BOOL:
      g_string_append (out, self->boolean ? "true" : "false");
      break;
    case TYPES_CONST_STRING:
      print_quoted (self, out);
      break;
    case TYPES_CONST_INT:
      {
        char *digits = mpz_get_str (NULL, 10, self->integer);
        void (*release) (void *, size_t);

        g_string_append (out, digits);
        mp_get_memory_functions (NULL, NULL, &release);
        release (digits, strlen (digits) + 1);
        break;
      }
    case TYPES_CONST_RATIONAL:
    case TYPES_CONST_FLOAT:
      print_float (self, out);
      break;
    case TYPES_CONST_COMPLEX:
      g_string_append_c (out, '(');
      types_const_print (self->complex.real, out);
      g_string_append (out, " + ");
      types_const_print (self->complex.imag, out);
      g_string_append (out, "i)");
      break;
    }
}
