/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

#include <math.h>

/*
 * complex128 arithmetic. Division scales by the larger part of the divisor
 * (Smith, CACM 5(8), 1962) and mends infinities and zeros as C99's annex G
 * asks where both parts are lost, which is what Go does.
 */
typedef struct
{
  double re, im;
} Complex;

static Complex
multiply (Complex x,
          Complex y)
{
  return (Complex){ x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re };
}

/* A finite part becomes a signed zero, an infinite one a signed one. */
static double
unit_of (double part)
{
  return copysign (isinf (part) ? 1 : 0, part);
}

static Complex
mend (Complex n,
      Complex m,
      Complex quotient)
{
  if (m.re == 0 && m.im == 0 && (!isnan (n.re) || !isnan (n.im)))
    {
      double infinity = copysign (INFINITY, m.re);

      return (Complex){ infinity * n.re, infinity * n.im };
    }
  if ((isinf (n.re) || isinf (n.im)) && isfinite (m.re) && isfinite (m.im))
    {
      double a = unit_of (n.re), b = unit_of (n.im);

      return (Complex){ INFINITY * (a * m.re + b * m.im), INFINITY * (b * m.re - a * m.im) };
    }
  if ((isinf (m.re) || isinf (m.im)) && isfinite (n.re) && isfinite (n.im))
    {
      double c = unit_of (m.re), d = unit_of (m.im);

      return (Complex){ 0 * (n.re * c + n.im * d), 0 * (n.im * c - n.re * d) };
    }
  return quotient;
}

static Complex
divide (Complex n,
        Complex m)
{
  Complex quotient;

  if (fabs (m.re) >= fabs (m.im))
    {
      double ratio = m.im / m.re, scale = m.re + ratio * m.im;

      quotient.re = (n.re + n.im * ratio) / scale;
      quotient.im = (n.im - n.re * ratio) / scale;
    }
  else
    {
      double ratio = m.re / m.im, scale = m.im + ratio * m.re;

      quotient.re = (n.re * ratio + n.im) / scale;
      quotient.im = (n.im * ratio - n.re) / scale;
    }
  if (isnan (quotient.re) && isnan (quotient.im))
    quotient = mend (n, m, quotient);
  return quotient;
}

void
machine_op_complex (CodeOp         op,
                    const guint64 *b,
                    const guint64 *c,
                    guint64       *to)
{
  Complex x, y, result;

  memcpy (&x, b, sizeof x);
  memcpy (&y, c, sizeof y);
  switch (op)
    {
    case CODE_OP_CADD:
      result = (Complex){ x.re + y.re, x.im + y.im };
      break;
    case CODE_OP_CSUB:
      result = (Complex){ x.re - y.re, x.im - y.im };
      break;
    case CODE_OP_CMUL:
      result = multiply (x, y);
      break;
    default:
      result = divide (x, y);
    }
  memcpy (to, &result, sizeof result);
}
