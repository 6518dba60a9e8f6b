/* SPDX-License-Identifier: MIT */
#include "machine-elementary.h"
#include "machine-native-lib.h"

#include <complex.h>
#include <math.h>

/* The C library defines this C11 macro for gcc alone. */
#ifndef CMPLX
#define CMPLX(re, im) __builtin_complex ((double) (re), (double) (im))
#endif

/*
 * Natives of package math/cmplx, on the real functions of machine-elementary.h,
 * so that they have the digits of Go's. What is infinite or no number goes to
 * the C library, and so does what a formula here has no answer to.
 */

static double complex
get (const guint64 *slots)
{
  return CMPLX (machine_lib_double (slots[0]), machine_lib_double (slots[1]));
}

static void
put (guint64       *slots,
     double complex value)
{
  slots[0] = machine_lib_number (creal (value));
  slots[1] = machine_lib_number (cimag (value));
}

/* ---- functions of finite numbers ----------------------------------------------------- */

static void
hyperbolic (double  x,
            double *out_sinh,
            double *out_cosh)
{
  double e, half;

  if (fabs (x) <= 0.5)
    {
      *out_sinh = machine_sinh (x);
      *out_cosh = machine_cosh (x);
      return;
    }
  e = machine_exp (x);
  half = 0.5 / e;
  e *= 0.5;
  *out_sinh = e - half;
  *out_cosh = e + half;
}

/* The root of the size, and half the angle, after scaling that keeps squares in range. */
static double complex
root (double complex z)
{
  double a = creal (z), b = cimag (z), scale, r, t;

  if (b == 0)
    return a < 0 ? CMPLX (0, copysign (sqrt (-a), b)) : CMPLX (sqrt (a), b);
  if (a == 0)
    {
      r = sqrt (0.5 * fabs (b));
      return CMPLX (r, copysign (r, b));
    }
  if (fabs (a) > 4 || fabs (b) > 4)
    scale = 0.25;
  else
    scale = 0x1p54;
  a *= scale;
  b *= scale;
  scale = scale == 0.25 ? 2 : 0x1p-27;
  r = machine_hypot (a, b);
  if (a > 0)
    {
      t = sqrt (0.5 * r + 0.5 * a);
      r = scale * fabs ((0.5 * b) / t);
      t *= scale;
    }
  else
    {
      r = sqrt (0.5 * r - 0.5 * a);
      t = scale * fabs ((0.5 * b) / r);
      r *= scale;
    }
  return CMPLX (t, b < 0 ? -r : r);
}

static double complex
exponential (double complex z)
{
  double r = machine_exp (creal (z));

  return cimag (z) == 0 ? CMPLX (r, cimag (z))
                        : CMPLX (r * machine_cos (cimag (z)), r * machine_sin (cimag (z)));
}

static double complex
logarithm (double complex z)
{
  return CMPLX (machine_log (machine_hypot (creal (z), cimag (z))),
                machine_atan2 (cimag (z), creal (z)));
}

static double complex
sine (double complex z)
{
  double sh, ch;

  hyperbolic (cimag (z), &sh, &ch);
  return CMPLX (machine_sin (creal (z)) * ch, machine_cos (creal (z)) * sh);
}

static double complex
cosine (double complex z)
{
  double sh, ch;

  hyperbolic (cimag (z), &sh, &ch);
  return CMPLX (machine_cos (creal (z)) * ch, -machine_sin (creal (z)) * sh);
}

static double complex
hyperbolic_sine (double complex z)
{
  double sh, ch;

  hyperbolic (creal (z), &sh, &ch);
  return CMPLX (machine_cos (cimag (z)) * sh, machine_sin (cimag (z)) * ch);
}

static double complex
hyperbolic_cosine (double complex z)
{
  double sh, ch;

  hyperbolic (creal (z), &sh, &ch);
  return CMPLX (machine_cos (cimag (z)) * ch, machine_sin (cimag (z)) * sh);
}

/* The angle less the whole turns nearest to it, π taken in three parts. */
static double
less_half_turns (double x)
{
  double t = x / G_PI;

  t = trunc (t + (t < 0 ? -0.5 : 0.5));
  return ((x - t * 3.14159265160560607910e0) - t * 1.98418714791870343106e-9)
         - t * 1.14423774522196636802e-17;
}

/* cosh 2y - cos 2x by Taylor's series where the difference would lose digits. */
static double
difference (double complex z)
{
  double x = less_half_turns (fabs (2 * creal (z))), y = fabs (2 * cimag (z));
  double power_x = 1, power_y = 1, factorial = 1, n = 0, sum = 0, term;

  x *= x;
  y *= y;
  do
    for (int sign = 1; sign >= -1; sign -= 2)
      {
        factorial *= ++n;
        factorial *= ++n;
        power_x *= x;
        power_y *= y;
        term = (power_y + sign * power_x) / factorial;
        sum += term;
      }
  while (fabs (term / sum) > 0x1p-53);
  return sum;
}

static double complex
tangent (double complex z)
{
  double d = machine_cos (2 * creal (z)) + machine_cosh (2 * cimag (z));

  if (fabs (d) < 0.25)
    d = difference (z);
  if (d == 0)
    return CMPLX (INFINITY, INFINITY);
  return CMPLX (machine_sin (2 * creal (z)) / d, machine_sinh (2 * cimag (z)) / d);
}

static double complex
cotangent (double complex z)
{
  double d = machine_cosh (2 * cimag (z)) - machine_cos (2 * creal (z));

  if (fabs (d) < 0.25)
    d = difference (z);
  if (d == 0)
    return CMPLX (INFINITY, INFINITY);
  return CMPLX (machine_sin (2 * creal (z)) / d, -machine_sinh (2 * cimag (z)) / d);
}

/* The C library has none; by its tangent. */
static double complex
other_cotangent (double complex z)
{
  return 1 / ctan (z);
}

static double complex
hyperbolic_tangent (double complex z)
{
  double d = machine_cosh (2 * creal (z)) + machine_cos (2 * cimag (z));

  if (d == 0)
    return ctanh (z);
  return CMPLX (machine_sinh (2 * creal (z)) / d, machine_sin (2 * cimag (z)) / d);
}

static double complex
square (double complex z)
{
  double a = creal (z), b = cimag (z);

  return CMPLX (a * a - b * b, a * b + b * a);
}

static double complex
arc_sine (double complex z)
{
  double complex zz, w;

  if (cimag (z) == 0 && fabs (creal (z)) > 1)
    return casin (z);
  if (cimag (z) == 0)
    return CMPLX (machine_asin (creal (z)), cimag (z));
  zz = square (z);
  w = root (CMPLX (1 - creal (zz), -cimag (zz)));
  w = logarithm (CMPLX (-cimag (z) + creal (w), creal (z) + cimag (w)));
  return CMPLX (cimag (w), -creal (w));
}

static double complex
arc_cosine (double complex z)
{
  double complex w = arc_sine (z);

  return CMPLX (G_PI / 2 - creal (w), -cimag (w));
}

static double complex
arc_tangent (double complex z)
{
  double re = creal (z), im = cimag (z), squared = re * re, a = 1 - squared - im * im, t, b, c;

  if (im == 0)
    return CMPLX (machine_atan (re), im);
  if (re == 0 && fabs (im) <= 1)
    return CMPLX (re, atanh (im));
  if (a == 0)
    return CMPLX (NAN, NAN);
  t = im - 1;
  b = squared + t * t;
  if (b == 0)
    return CMPLX (NAN, NAN);
  t = im + 1;
  c = (squared + t * t) / b;
  return CMPLX (less_half_turns (0.5 * machine_atan2 (2 * re, a)), 0.25 * machine_log (c));
}

static double complex
arc_hyperbolic_sine (double complex z)
{
  double complex zz, w;

  if (cimag (z) == 0 && fabs (creal (z)) <= 1)
    return CMPLX (machine_asinh (creal (z)), cimag (z));
  if (creal (z) == 0 && fabs (cimag (z)) <= 1)
    return CMPLX (creal (z), machine_asin (cimag (z)));
  zz = square (z);
  w = root (CMPLX (1 + creal (zz), cimag (zz)));
  return logarithm (CMPLX (creal (z) + creal (w), cimag (z) + cimag (w)));
}

static double complex
arc_hyperbolic_cosine (double complex z)
{
  double complex w;

  if (z == 0)
    return CMPLX (0, copysign (G_PI / 2, cimag (z)));
  w = arc_cosine (z);
  return cimag (w) <= 0 ? CMPLX (-cimag (w), creal (w)) : CMPLX (cimag (w), -creal (w));
}

static double complex
arc_hyperbolic_tangent (double complex z)
{
  double complex w = arc_tangent (CMPLX (-cimag (z), creal (z)));

  return CMPLX (cimag (w), -creal (w));
}

/* ---- natives ------------------------------------------------------------------------- */

#define FUNCTION(name, finite, other)                                                              \
  MACHINE_NATIVE (name)                                                                            \
  {                                                                                                \
    double complex z = get (slots + 2);                                                            \
    put (slots, isfinite (creal (z)) && isfinite (cimag (z)) ? finite (z) : other (z));            \
    return MACHINE_DONE;                                                                           \
  }

FUNCTION (cmplx_sqrt, root, csqrt)
FUNCTION (cmplx_exp, exponential, cexp)
FUNCTION (cmplx_log, logarithm, clog)
FUNCTION (cmplx_sin, sine, csin)
FUNCTION (cmplx_cos, cosine, ccos)
FUNCTION (cmplx_tan, tangent, ctan)
FUNCTION (cmplx_cot, cotangent, other_cotangent)
FUNCTION (cmplx_asin, arc_sine, casin)
FUNCTION (cmplx_acos, arc_cosine, cacos)
FUNCTION (cmplx_atan, arc_tangent, catan)
FUNCTION (cmplx_sinh, hyperbolic_sine, csinh)
FUNCTION (cmplx_cosh, hyperbolic_cosine, ccosh)
FUNCTION (cmplx_tanh, hyperbolic_tangent, ctanh)
FUNCTION (cmplx_asinh, arc_hyperbolic_sine, casinh)
FUNCTION (cmplx_acosh, arc_hyperbolic_cosine, cacosh)
FUNCTION (cmplx_atanh, arc_hyperbolic_tangent, catanh)
