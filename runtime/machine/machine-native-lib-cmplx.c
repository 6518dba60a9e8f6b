/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

#include <complex.h>

/* The C library defines this C11 macro for gcc alone. */
#ifndef CMPLX
#define CMPLX(re, im) __builtin_complex ((double) (re), (double) (im))
#endif

/*
 * Natives of package math/cmplx.
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

#define FUNCTION(name, function)                                                                   \
  MACHINE_NATIVE (name)                                                                            \
  {                                                                                                \
    put (slots, function (get (slots + 2)));                                                       \
    return MACHINE_DONE;                                                                           \
  }

FUNCTION (cmplx_sqrt, csqrt)
FUNCTION (cmplx_exp, cexp)
FUNCTION (cmplx_log, clog)
FUNCTION (cmplx_sin, csin)
FUNCTION (cmplx_cos, ccos)
FUNCTION (cmplx_tan, ctan)
FUNCTION (cmplx_asin, casin)
FUNCTION (cmplx_acos, cacos)
FUNCTION (cmplx_atan, catan)
FUNCTION (cmplx_sinh, csinh)
FUNCTION (cmplx_cosh, ccosh)
FUNCTION (cmplx_tanh, ctanh)
FUNCTION (cmplx_asinh, casinh)
FUNCTION (cmplx_acosh, cacosh)
FUNCTION (cmplx_atanh, catanh)
