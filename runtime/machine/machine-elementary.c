/* SPDX-License-Identifier: MIT */

/*
 * Exponentials, logarithms, powers and roots.
 *
 * Sources: FreeBSD's msun (log, exp2, cbrt); Shibata, "Efficient evaluation
 * methods of elementary functions suitable for SIMD computation" (exp); powers
 * by repeated squaring of the whole part of the exponent. Sums and products
 * are written in the order that decides the last digit.
 */
#include "machine-elementary.h"

#include <math.h>
#include <string.h>

#define LN2_HIGH 6.93147180369123816490e-01
#define LN2_LOW  1.90821492927058770002e-10

static double
from_bits (guint64 bits)
{
  double x;

  memcpy (&x, &bits, sizeof x);
  return x;
}

static guint64
to_bits (double x)
{
  guint64 bits;

  memcpy (&bits, &x, sizeof bits);
  return bits;
}

/*
 * e^x = 2^k e^r. e^(r/16) - 1 is a Taylor series, and (1 + y)² - 1 = y (y + 2) undoes the sixteenth
 * in four steps.
 */
double
machine_exp (double x)
{
  static const double terms[] = { 1.9841269841269841270e-4, 1.3888888888888888889e-3,
                                  8.3333333333333333333e-3, 4.1666666666666666667e-2,
                                  1.6666666666666666667e-1, 0.5, 1.0 };
  double k, y;

  if (!isfinite (x))
    return exp (x);
  if (x > 7.09782712893383973096e+02)
    return INFINITY;
  if (x < -7.45133219101941108420e+02)
    return 0;
  k = rint (x * 1.4426950408889634073599246810018920);
  x = fma (-0.69314718055966295651160180568695068359375, k, x);
  x = fma (-0.28235290563031577122588448175013436025525412068e-12, k, x);
  x *= 0.0625;
  y = 2.4801587301587301587e-5;
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    y = fma (y, x, terms[i]);
  x *= y;
  for (guint i = 0; i < 3; i++)
    x *= x + 2;
  return ldexp (fma (x, x + 2, 1), (int) k);
}

double
machine_exp2 (double x)
{
  double k, t, high, low, r, c;

  if (!isfinite (x))
    return exp2 (x);
  if (x > 1.0239999999999999e+03)
    return INFINITY;
  if (x < -1.0740e+03)
    return 0;
  k = x > 0 ? trunc (x + 0.5) : x < 0 ? trunc (x - 0.5) : 0;
  t = x - k;
  high = t * LN2_HIGH;
  low = -t * LN2_LOW;
  r = high - low;
  t = r * r;
  c = r - t * (1.66666666666666657415e-01
               + t * (-2.77777777770155933842e-03
                      + t * (6.61375632143793436117e-05
                             + t * (-1.65339022054652515390e-06
                                    + t * 4.13813679705723846039e-08))));
  return ldexp (1 - ((low - (r * c) / (2 - c)) - high), (int) k);
}

double
machine_log (double x)
{
  int k;
  double f, s, s2, s4, even, odd, half;

  if (!isfinite (x) || x <= 0)
    return log (x);
  f = frexp (x, &k);
  if (f < G_SQRT2 / 2)
    {
      f *= 2;
      k--;
    }
  f -= 1;
  s = f / (2 + f);
  s2 = s * s;
  s4 = s2 * s2;
  odd = s2 * (6.666666666666735130e-01
              + s4 * (2.857142874366239149e-01
                      + s4 * (1.818357216161805012e-01 + s4 * 1.479819860510658591e-01)));
  even = s4 * (3.999999999940941908e-01
               + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
  half = 0.5 * f * f;
  return k * LN2_HIGH - ((half - (s * (half + (odd + even)) + k * LN2_LOW)) - f);
}

double
machine_log2 (double x)
{
  int k;
  double f;

  if (!isfinite (x) || x <= 0)
    return log2 (x);
  f = frexp (x, &k);
  return f == 0.5 ? k - 1 : machine_log (f) * (1 / G_LN2) + k;
}

double
machine_log10 (double x)
{
  return machine_log (x) * 0.43429448190325182765112891891660508229; /* 1 / ln 10 */
}

/* x^y for finite x and y, y not 0, ±½ or ±1, x not 0 or 1. */
static double
power (double x,
       double y)
{
  double whole, part = modf (fabs (y), &whole), result = 1, square;
  gint64 exponent = 0, k;
  int e;

  if (part != 0 && x < 0)
    return NAN;
  if (whole >= 9.223372036854775808e18)
    {
      if (x == -1)
        return 1;
      return (fabs (x) < 1) == (y > 0) ? 0 : INFINITY;
    }
  if (part != 0)
    {
      if (part > 0.5)
        {
          part -= 1;
          whole += 1;
        }
      result = machine_exp (part * machine_log (x));
    }
  square = frexp (x, &e);
  k = e;
  for (guint64 i = (guint64) whole; i != 0; i >>= 1)
    {
      if (k < -(1 << 12) || k > 1 << 12)
        {
          exponent += k; /* too large or too small already */
          break;
        }
      if (i & 1)
        {
          result *= square;
          exponent += k;
        }
      square *= square;
      k *= 2;
      if (square < 0.5)
        {
          square += square;
          k--;
        }
    }
  if (y < 0)
    {
      result = 1 / result;
      exponent = -exponent;
    }
  return ldexp (result, (int) CLAMP (exponent, -100000, 100000));
}

double
machine_pow (double x,
             double y)
{
  if (!isfinite (x) || !isfinite (y) || x == 0 || y == 0 || x == 1)
    return pow (x, y);
  if (y == 1)
    return x;
  if (y == 0.5)
    return sqrt (x);
  if (y == -0.5)
    return 1 / sqrt (x);
  return power (x, y);
}

/* Exactly rounded powers up to 10³¹, times exactly rounded powers of 10³². */
double
machine_pow10 (gint64 n)
{
  static const double units[]
      = { 1e00, 1e01, 1e02, 1e03, 1e04, 1e05, 1e06, 1e07, 1e08, 1e09, 1e10,
          1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
          1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31 };
  static const double large[]
      = { 1e00, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288 };
  static const double small[] = { 1e-00,  1e-32,  1e-64,  1e-96,  1e-128, 1e-160,
                                  1e-192, 1e-224, 1e-256, 1e-288, 1e-320 };

  if (n < -323)
    return 0;
  if (n > 308)
    return INFINITY;
  return n >= 0 ? large[n / 32] * units[n % 32] : small[-n / 32] / units[-n % 32];
}

/* A third of the exponent for a start, a quotient to 23 bits, one Newton step to 53. */
double
machine_cbrt (double x)
{
  gboolean negative = x < 0;
  double t, r, s;

  if (!isfinite (x) || x == 0)
    return cbrt (x);
  x = fabs (x);
  t = from_bits (to_bits (x) / 3 + (G_GUINT64_CONSTANT (715094163) << 32));
  if (x < 2.2250738585072014e-308)
    t = from_bits (to_bits (0x1p54 * x) / 3 + (G_GUINT64_CONSTANT (696219795) << 32));
  r = t * t / x;
  s = 5.42857142857142815906e-01 + r * t;
  t *= 3.57142857142857150787e-01
       + 1.60714285714285720630e+00
           / (s + 1.41428571428571436819e+00 + -7.05306122448979611050e-01 / s);
  t = from_bits ((to_bits (t) & (G_GUINT64_CONSTANT (0xffffffffc) << 28)) + (1 << 30));
  s = t * t;
  r = x / s;
  r = (r - t) / (t + t + r);
  t = t + t * r;
  return negative ? -t : t;
}

double
machine_hypot (double x,
               double y)
{
  double large = MAX (fabs (x), fabs (y)), small = MIN (fabs (x), fabs (y));

  if (!isfinite (x) || !isfinite (y))
    return hypot (x, y);
  if (large == 0)
    return 0;
  small /= large;
  return large * sqrt (1 + small * small);
}
