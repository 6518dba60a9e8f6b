/* SPDX-License-Identifier: MIT */
#include "machine-elementary.h"
#include "machine-native-lib.h"

#include <math.h>
#include <stdlib.h>

/*
 * Natives of packages math, math/bits, math/rand and sort: C does the numbers.
 */

static inline void
put (guint64 *slot,
     double   value)
{
  *slot = machine_lib_number (value);
}

#define UNARY(name, expression)                                                                    \
  MACHINE_NATIVE (name)                                                                            \
  {                                                                                                \
    double x = machine_lib_double (slots[1]);                                                      \
    put (slots, (expression));                                                                     \
    return MACHINE_DONE;                                                                           \
  }

#define BINARY(name, expression)                                                                   \
  MACHINE_NATIVE (name)                                                                            \
  {                                                                                                \
    double x = machine_lib_double (slots[1]), y = machine_lib_double (slots[2]);                   \
    put (slots, (expression));                                                                     \
    return MACHINE_DONE;                                                                           \
  }

UNARY (math_abs, fabs (x))
UNARY (math_acos, machine_acos (x))
UNARY (math_acosh, machine_acosh (x))
UNARY (math_asin, machine_asin (x))
UNARY (math_asinh, machine_asinh (x))
UNARY (math_atan, machine_atan (x))
UNARY (math_atanh, atanh (x))
UNARY (math_cbrt, machine_cbrt (x))
UNARY (math_ceil, ceil (x))
UNARY (math_cos, machine_cos (x))
UNARY (math_cosh, machine_cosh (x))
UNARY (math_erf, erf (x))
UNARY (math_erfc, erfc (x))
UNARY (math_exp, machine_exp (x))
UNARY (math_exp2, machine_exp2 (x))
UNARY (math_expm1, expm1 (x))
UNARY (math_floor, floor (x))
UNARY (math_gamma, x < 0 && x == floor (x) ? NAN : tgamma (x))
UNARY (math_j0, j0 (x))
UNARY (math_j1, x == 0 ? 0 : j1 (x))
UNARY (math_log, machine_log (x))
UNARY (math_log10, machine_log10 (x))
UNARY (math_log1p, log1p (x))
UNARY (math_log2, machine_log2 (x))
UNARY (math_logb, logb (x))
UNARY (math_round, round (x))
UNARY (math_round_to_even, nearbyint (x))
UNARY (math_sin, machine_sin (x))
UNARY (math_sinh, machine_sinh (x))
UNARY (math_sqrt, sqrt (x))
UNARY (math_tan, machine_tan (x))
UNARY (math_tanh, machine_tanh (x))
UNARY (math_trunc, trunc (x))
UNARY (math_y0, x < 0 ? NAN : y0 (x))
UNARY (math_y1, x < 0 ? NAN : y1 (x))
BINARY (math_atan2, machine_atan2 (x, y))
BINARY (math_dim, x - y <= 0 ? 0 : x - y)
BINARY (math_hypot, machine_hypot (x, y))
BINARY (math_mod, fmod (x, y))
BINARY (math_nextafter, x == y ? x : nextafter (x, y))
BINARY (math_pow, machine_pow (x, y))
BINARY (math_remainder, remainder (x, y))

/* func Max(x, y float64) float64 */
BINARY (math_max, isinf (x) && x > 0   ? x
                  : isinf (y) && y > 0 ? y
                  : x != x || y != y   ? NAN
                  : x == y             ? (signbit (x) ? y : x)
                                       : (x > y ? x : y))

/* func Min(x, y float64) float64 */
BINARY (math_min, isinf (x) && x < 0   ? x
                  : isinf (y) && y < 0 ? y
                  : x != x || y != y   ? NAN
                  : x == y             ? (signbit (x) ? x : y)
                                       : (x < y ? x : y))

/* func FMA(x, y, z float64) float64 */
MACHINE_NATIVE (math_fma)
{
  put (slots, fma (machine_lib_double (slots[1]), machine_lib_double (slots[2]),
                   machine_lib_double (slots[3])));
  return MACHINE_DONE;
}

/* func Pow10(n int) float64 */
MACHINE_NATIVE (math_pow10)
{
  put (slots, machine_pow10 ((gint64) slots[1]));
  return MACHINE_DONE;
}

/* Newton's steps on erf from a rough start; erf's slope is 2/√π e^-x². */
static double
erf_inverse (double y)
{
  double a = 0.147, l, t, x;

  if (!(y > -1 && y < 1))
    return y == 1 ? INFINITY : y == -1 ? -INFINITY : NAN;
  l = log1p (-y * y);
  t = 2 / (G_PI * a) + l / 2;
  x = copysign (sqrt (sqrt (t * t - l / a) - t), y);
  for (int i = 0; i < 4; i++)
    {
      /* Near the ends the complement is the one without cancellation. */
      double error = fabs (y) < 0.5 ? erf (x) - y
                     : y > 0        ? (1 - y) - erfc (x)
                                    : erfc (-x) - (1 + y);
      x -= error / (M_2_SQRTPI * exp (-x * x));
    }
  return x;
}

UNARY (math_erfinv, erf_inverse (x))

/* func Nextafter32(x, y float32) float32 */
MACHINE_NATIVE (math_nextafter32)
{
  float x, y;

  memcpy (&x, &slots[1], 4);
  memcpy (&y, &slots[2], 4);
  x = x == y ? x : nextafterf (x, y);
  slots[0] = 0;
  memcpy (&slots[0], &x, 4);
  if (x != x)
    slots[0] = 0x7fc00000;
  return MACHINE_DONE;
}

/* func Jn(n int, x float64) float64 */
MACHINE_NATIVE (math_jn)
{
  put (slots, jn (slots[1], machine_lib_double (slots[2])));
  return MACHINE_DONE;
}

/* func Yn(n int, x float64) float64 */
MACHINE_NATIVE (math_yn)
{
  double x = machine_lib_double (slots[2]);

  put (slots, x < 0 ? NAN : yn (slots[1], x));
  return MACHINE_DONE;
}

/* func Ldexp(frac float64, exp int) float64 */
MACHINE_NATIVE (math_ldexp)
{
  gint64 exponent = slots[2];

  put (slots, ldexp (machine_lib_double (slots[1]), CLAMP (exponent, -10000, 10000)));
  return MACHINE_DONE;
}

/* func Frexp(f float64) (frac float64, exp int) */
MACHINE_NATIVE (math_frexp)
{
  double f = machine_lib_double (slots[2]);
  int exponent = 0;

  put (slots, isfinite (f) ? frexp (f, &exponent) : f);
  slots[1] = (gint64) exponent;
  return MACHINE_DONE;
}

/* func Lgamma(x float64) (lgamma float64, sign int) */
MACHINE_NATIVE (math_lgamma)
{
  double x = machine_lib_double (slots[2]);
  int sign = 1;

  put (slots, isinf (x) ? x : lgamma_r (x, &sign));
  slots[1] = (gint64) (sign < 0 && x != 0 && isfinite (x) ? -1 : 1);
  return MACHINE_DONE;
}

/* func Float64bits(f float64) uint64, and the three like it: floats lie in slots as their bits. */
MACHINE_NATIVE (math_bits)
{
  slots[0] = slots[1];
  return MACHINE_DONE;
}

/* ---- package math/bits ------------------------------------------------------------------- */

/* func LeadingZeros64(x uint64) int */
MACHINE_NATIVE (bits_leading_zeros)
{
  slots[0] = slots[1] != 0 ? __builtin_clzll (slots[1]) : 64;
  return MACHINE_DONE;
}

/* func TrailingZeros64(x uint64) int */
MACHINE_NATIVE (bits_trailing_zeros)
{
  slots[0] = slots[1] != 0 ? __builtin_ctzll (slots[1]) : 64;
  return MACHINE_DONE;
}

/* func OnesCount64(x uint64) int */
MACHINE_NATIVE (bits_ones_count)
{
  slots[0] = __builtin_popcountll (slots[1]);
  return MACHINE_DONE;
}

/* func Reverse64(x uint64) uint64 */
MACHINE_NATIVE (bits_reverse)
{
  guint64 x = slots[1], reversed = 0;

  for (int i = 0; i < 64; i++, x >>= 1)
    reversed = reversed << 1 | (x & 1);
  slots[0] = reversed;
  return MACHINE_DONE;
}

/* func ReverseBytes64(x uint64) uint64 */
MACHINE_NATIVE (bits_reverse_bytes)
{
  slots[0] = GUINT64_SWAP_LE_BE (slots[1]);
  return MACHINE_DONE;
}

/* func Mul64(x, y uint64) (hi, lo uint64) */
MACHINE_NATIVE (bits_mul)
{
  unsigned __int128 product = (unsigned __int128) slots[2] * slots[3];

  slots[0] = product >> 64;
  slots[1] = product;
  return MACHINE_DONE;
}

/* func div(hi, lo, y uint64) (quo, rem uint64); hi < y */
MACHINE_NATIVE (bits_div)
{
  unsigned __int128 dividend = (unsigned __int128) slots[2] << 64 | slots[3];
  guint64 divisor = slots[4];

  slots[0] = dividend / divisor;
  slots[1] = dividend % divisor;
  return MACHINE_DONE;
}

/* ---- package sort ------------------------------------------------------------------------ */

static int
compare_ints (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static int
compare_floats (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  double x = *(const double *) a, y = *(const double *) b;

  if (x != x || y != y)
    return (y != y) - (x != x);
  return x < y ? -1 : x > y;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return machine_string_compare (user_data, a, b);
}

/* func Ints(x []int) */
MACHINE_NATIVE (sort_ints)
{
  g_qsort_with_data (machine_ptr (self, slots[0]), slots[1], 8, compare_ints, NULL);
  return MACHINE_DONE;
}

/* func Float64s(x []float64) */
MACHINE_NATIVE (sort_floats)
{
  g_qsort_with_data (machine_ptr (self, slots[0]), slots[1], 8, compare_floats, NULL);
  return MACHINE_DONE;
}

/* func Strings(x []string) */
MACHINE_NATIVE (sort_strings)
{
  g_qsort_with_data (machine_ptr (self, slots[0]), slots[1], 16, compare_strings, self);
  return MACHINE_DONE;
}
