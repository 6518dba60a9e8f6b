/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <float.h>
#include <math.h>

/*
 * From exact values to the binary floats of the machine: to the nearest, ties
 * to even. GMP's own conversions truncate, so the quotient is computed with
 * two bits to spare and a sticky bit for what is left of it.
 */

typedef struct
{
  int    bits;         /* of precision, the leading one included */
  int    min_exponent; /* of the last bit of the smallest number */
  double max;
} Format;

static const Format formats[] = {
  { 53, -1074, DBL_MAX },
  { 24, -149, FLT_MAX },
};

/* quotient · 2^-shift, where sticky says that a bit below is set. */
static double
round_quotient (const Format *format,
                guint64       quotient,
                gboolean      sticky,
                long          shift)
{
  int  len = 64 - __builtin_clzll (quotient);
  long drop = MAX ((long) len - format->bits, format->min_exponent + shift);

  if (drop > len + 1)
    return 0;
  guint64 kept = drop >= 64 ? 0 : quotient >> drop;
  if (drop > 0)
    {
      guint64 half = G_GUINT64_CONSTANT (1) << (drop - 1);
      guint64 rest = quotient & (half * 2 - 1);

      if (rest > half || (rest == half && (sticky || (kept & 1))))
        kept++;
    }
  double value = ldexp ((double) kept, (int) (drop - shift));
  return value > format->max ? HUGE_VAL : value;
}

/* |num| / den · 2^exponent */
static double
round_fraction (const Format *format,
                mpz_srcptr    num,
                mpz_srcptr    den,
                long          exponent)
{
  if (mpz_sgn (num) == 0)
    return 0;

  long shift = format->bits + 2
               - ((long) mpz_sizeinbase (num, 2) - (long) mpz_sizeinbase (den, 2));
  mpz_t n, d, q, r;

  mpz_inits (n, d, q, r, NULL);
  mpz_abs (n, num);
  mpz_set (d, den);
  if (shift >= 0)
    mpz_mul_2exp (n, n, (mp_bitcnt_t) shift);
  else
    mpz_mul_2exp (d, d, (mp_bitcnt_t) -shift);
  mpz_tdiv_qr (q, r, n, d);
  double value = round_quotient (format, mpz_get_ui (q), mpz_sgn (r) != 0, shift - exponent);
  mpz_clears (n, d, q, r, NULL);
  return mpz_sgn (num) < 0 ? -value : value;
}

static double
round_real (const Format *format,
            mpf_srcptr    real)
{
  enum { FAR = 200 }; /* limbs: beyond any exponent of a double */
  int sign = mpf_sgn (real);

  if (sign == 0 || real->_mp_exp < -FAR)
    return 0;
  if (real->_mp_exp > FAR)
    return sign < 0 ? -HUGE_VAL : HUGE_VAL;

  mpz_t mantissa, one;
  long  n_limbs = ABS (real->_mp_size);
  mpz_roinit_n (mantissa, real->_mp_d, real->_mp_size);
  mpz_init_set_ui (one, 1);
  double value = round_fraction (format, mantissa, one,
                                 (real->_mp_exp - n_limbs) * (long) GMP_NUMB_BITS);
  mpz_clear (one);
  return value;
}

/* Infinite if the value overflows. */
double
types_const_nearest (const TypesConst *self,
                     gboolean          single)
{
  const Format *format = &formats[single ? 1 : 0];

  switch (self->kind)
    {
    case TYPES_CONST_INT:
      {
        mpz_t one;

        mpz_init_set_ui (one, 1);
        double value = round_fraction (format, self->integer, one, 0);
        mpz_clear (one);
        return value;
      }
    case TYPES_CONST_RATIONAL:
      return round_fraction (format, self->rational.num, self->rational.den, 0);
    case TYPES_CONST_FLOAT:
      return round_real (format, self->real);
    case TYPES_CONST_COMPLEX:
      return types_const_nearest (self->complex.real, single);
    default:
      return 0;
    }
}

TypesConst *
types_const_round (BaseArena  *arena,
                   TypesConst *self,
                   gboolean    single)
{
  if (self->kind == TYPES_CONST_COMPLEX)
    return types_const_new_complex (arena, types_const_round (arena, self->complex.real, single),
                                    types_const_round (arena, self->complex.imag, single));

  double value = types_const_nearest (self, single);
  if (isinf (value))
    return types_const_new_unknown (arena);

  mpq_t q;
  mpq_init (q);
  mpq_set_d (q, value);
  TypesConst *result = types_const_new_mpq (arena, q);
  mpq_clear (q);
  return result;
}
