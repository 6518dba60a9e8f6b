/* SPDX-License-Identifier: MIT */

/*
 * Circular and hyperbolic functions.
 *
 * Sources: Moshier's Cephes (sin, cos, tan, atan, tanh); Payne and Hanek,
 * "Radian reduction for trigonometric functions" (large angles); Hart's tables
 * (sinh); FreeBSD's msun (asinh, acosh).
 */
#include "machine-elementary.h"

#include <math.h>
#include <string.h>

#define PI_4    (G_PI / 4)
#define ROOM    536870912.0 /* from here on angles need more digits of π than three doubles have */

/* ---- reduction ----------------------------------------------------------------------- */

/* The bits of x · 4/π that matter, for large x; the whole part modulo 8 is the octant. */
static double
reduce_large (double   x,
              guint64 *out_octant)
{
  /* 4/π, its binary point behind the first word. */
  static const guint64 digits[] = {
    0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083,
    0xfca2c757bd778ac3, 0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d,
    0xd1046bea5d768909, 0xd338e04d68befc82, 0x7323ac7306a673e9, 0x3908bf177bf25076,
    0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e, 0x9e8c7ecd3cbfd45a,
    0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757,
  };
  guint64 bits, mantissa, octant, window[3];
  __uint128_t sum, low;
  guint at, shift, zeros;
  int exponent;
  double z;

  memcpy (&bits, &x, sizeof bits);
  exponent = (int) (bits >> 52) - 1023 - 52;
  mantissa = (bits & G_GUINT64_CONSTANT (0xfffffffffffff)) | G_GUINT64_CONSTANT (1) << 52;
  at = (guint) (exponent + 61) / 64;
  shift = (guint) (exponent + 61) % 64;
  for (guint i = 0; i < 3; i++)
    window[i] = shift == 0 ? digits[at + i]
                           : digits[at + i] << shift | digits[at + i + 1] >> (64 - shift);
  low = (__uint128_t) window[2] * mantissa;
  sum = (__uint128_t) window[1] * mantissa + (guint64) (low >> 64);
  sum += (__uint128_t) (window[0] * mantissa) << 64;
  octant = (guint64) (sum >> 125);
  sum <<= 3; /* what is left is the part behind the point */
  zeros = (sum >> 64) != 0 ? (guint) __builtin_clzll ((guint64) (sum >> 64)) : 64;
  sum <<= zeros + 1;
  bits = (guint64) (sum >> 64) >> 12 | (guint64) (1023 - (zeros + 1)) << 52;
  memcpy (&z, &bits, sizeof z);
  if (octant & 1)
    {
      octant = (octant + 1) & 7;
      z -= 1;
    }
  *out_octant = octant;
  return z * PI_4;
}

/* x ≥ 0 is an even number of eighth turns, and what is returned. */
static double
reduce (double   x,
        guint64 *out_octant)
{
  guint64 octant;
  double y;

  if (x >= ROOM)
    return reduce_large (x, out_octant);
  octant = (guint64) (x * (4 / G_PI));
  octant += octant & 1;
  y = (double) octant;
  *out_octant = octant & 7;
  return ((x - y * 7.85398125648498535156e-1) - y * 3.77489470793079817668e-8)
         - y * 2.69515142907905952645e-15;
}

static double
sine (double z)
{
  double zz = z * z;

  return z
         + z * zz
             * ((((((1.58962301576546568060e-10 * zz) + -2.50507477628578072866e-8) * zz
                   + 2.75573136213857245213e-6) * zz + -1.98412698295895385996e-4) * zz
                 + 8.33333333332211858878e-3) * zz + -1.66666666666666307295e-1);
}

static double
cosine (double z)
{
  double zz = z * z;

  return 1.0 - 0.5 * zz
         + zz * zz
             * ((((((-1.13585365213876817300e-11 * zz) + 2.08757008419747316778e-9) * zz
                   + -2.75573141792967388112e-7) * zz + 2.48015872888517045348e-5) * zz
                 + -1.38888888888730564116e-3) * zz + 4.16666666666665929218e-2);
}

double
machine_sin (double x)
{
  gboolean negative = x < 0;
  guint64 octant;
  double z;

  if (!isfinite (x) || x == 0)
    return sin (x);
  z = reduce (fabs (x), &octant);
  if (octant > 3)
    {
      negative = !negative;
      octant -= 4;
    }
  z = octant == 1 || octant == 2 ? cosine (z) : sine (z);
  return negative ? -z : z;
}

double
machine_cos (double x)
{
  gboolean negative = FALSE;
  guint64 octant;
  double z;

  if (!isfinite (x))
    return cos (x);
  z = reduce (fabs (x), &octant);
  if (octant > 3)
    {
      octant -= 4;
      negative = TRUE;
    }
  if (octant > 1)
    negative = !negative;
  z = octant == 1 || octant == 2 ? sine (z) : cosine (z);
  return negative ? -z : z;
}

double
machine_tan (double x)
{
  guint64 octant;
  double z, zz;

  if (!isfinite (x) || x == 0)
    return tan (x);
  z = reduce (fabs (x), &octant);
  zz = z * z;
  if (zz > 1e-14)
    z = z
        + z
            * (zz
               * (((-1.30936939181383734205e4 * zz) + 1.15351664838587416140e6) * zz
                  + -1.79565251976484877988e7)
               / ((((zz + 1.36812963470692954678e4) * zz + -1.32089234440210967447e6) * zz
                   + 2.50083801823357915839e7) * zz + -5.38695755929454629881e7));
  if (octant & 2)
    z = -1 / z;
  return x < 0 ? -z : z;
}

/* ---- inverse ------------------------------------------------------------------------- */

/* For 0 ≤ x ≤ 0.66. */
static double
arc_small (double x)
{
  double z = x * x;

  z = z
      * ((((-8.750608600031904122785e-01 * z + -1.615753718733365076637e+01) * z
           + -7.500855792314704667340e+01) * z + -1.228866684490136173410e+02) * z
         + -6.485021904942025371773e+01)
      / (((((z + 2.485846490142306297962e+01) * z + 1.650270098316988542046e+02) * z
           + 4.328810604912902668951e+02) * z + 4.853903996359136964868e+02) * z
         + 1.945506571482613964425e+02);
  return x * z + x;
}

/* For x ≥ 0. */
static double
arc (double x)
{
  const double rest = 6.123233995736765886130e-17; /* of π/2 behind its double */

  if (x <= 0.66)
    return arc_small (x);
  if (x > 2.41421356237309504880)
    return G_PI / 2 - arc_small (1 / x) + rest;
  return PI_4 + arc_small ((x - 1) / (x + 1)) + 0.5 * rest;
}

double
machine_atan (double x)
{
  if (!isfinite (x) || x == 0)
    return atan (x);
  return x > 0 ? arc (x) : -arc (-x);
}

double
machine_asin (double x)
{
  double size = fabs (x), angle;

  if (!(size <= 1) || x == 0)
    return asin (x);
  angle = sqrt (1 - size * size);
  if (size > 0.7)
    angle = G_PI / 2 - arc (angle / size);
  else
    angle = arc (size / angle);
  return x < 0 ? -angle : angle;
}

double
machine_acos (double x)
{
  return fabs (x) <= 1 ? G_PI / 2 - machine_asin (x) : acos (x);
}

double
machine_atan2 (double y,
               double x)
{
  double q;

  if (!isfinite (x) || !isfinite (y) || x == 0 || y == 0)
    return atan2 (y, x);
  q = machine_atan (y / x);
  if (x < 0)
    return q <= 0 ? q + G_PI : q - G_PI;
  return q;
}

/* ---- hyperbolic ---------------------------------------------------------------------- */

double
machine_sinh (double x)
{
  double size = fabs (x), z, square;

  if (!isfinite (x) || x == 0)
    return sinh (x);
  if (size > 21)
    z = machine_exp (size) * 0.5;
  else if (size > 0.5)
    {
      double e = machine_exp (size);

      z = (e - 1 / e) * 0.5;
    }
  else
    {
      square = size * size;
      z = (((-0.2630563213397497062819489e+2 * square + -0.2894211355989563807284660366e+4) * square
            + -0.8991272022039509355398013511e+5) * square + -0.6307673640497716991184787251e+6)
          * size;
      z = z
          / (((square + -0.173678953558233699533450911e+3) * square
              + 0.1521517378790019070696485176e+5) * square + -0.6307673640497716991212077277e+6);
    }
  return x < 0 ? -z : z;
}

double
machine_cosh (double x)
{
  double e;

  if (!isfinite (x))
    return cosh (x);
  e = machine_exp (fabs (x));
  return fabs (x) > 21 ? e * 0.5 : (e + 1 / e) * 0.5;
}

double
machine_tanh (double x)
{
  double size = fabs (x), s, z;

  if (!isfinite (x) || x == 0)
    return tanh (x);
  if (size > 0.5 * 8.8029691931113054295988e+01)
    return x < 0 ? -1 : 1;
  if (size >= 0.625)
    {
      z = 1 - 2 / (machine_exp (2 * size) + 1);
      return x < 0 ? -z : z;
    }
  s = x * x;
  return x
         + x * s
             * ((-9.64399179425052238628e-1 * s + -9.92877231001918586564e1) * s
                + -1.61468768441708447952e3)
             / (((s + 1.12811678491632931402e2) * s + 2.23548839060100448583e3) * s
                + 4.84406305325125486048e3);
}

double
machine_asinh (double x)
{
  double size = fabs (x), z;

  if (!isfinite (x) || x == 0)
    return asinh (x);
  if (size > 0x1p28)
    z = machine_log (size) + G_LN2;
  else if (size > 2)
    z = machine_log (2 * size + 1 / (sqrt (size * size + 1) + size));
  else if (size < 0x1p-28)
    z = size;
  else
    z = log1p (size + size * size / (1 + sqrt (1 + size * size)));
  return x < 0 ? -z : z;
}

double
machine_acosh (double x)
{
  double t;

  if (!isfinite (x) || x <= 1)
    return acosh (x);
  if (x >= 0x1p28)
    return machine_log (x) + G_LN2;
  if (x > 2)
    return machine_log (2 * x - 1 / (x + sqrt (x * x - 1)));
  t = x - 1;
  return log1p (t + sqrt (2 * t + t * t));
}
