/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Elementary functions with the digits that Go's have on amd64, on every
 * machine: the published algorithms that Go follows too, in plain double
 * arithmetic. Arguments that are infinite or not numbers go to the C library.
 */
double machine_exp   (double x);
double machine_exp2  (double x);
double machine_log   (double x);
double machine_log2  (double x);
double machine_log10 (double x);
double machine_pow   (double x,
                      double y);
double machine_pow10 (gint64 n);
double machine_cbrt  (double x);
double machine_hypot (double x,
                      double y);
double machine_sin   (double x);
double machine_cos   (double x);
double machine_tan   (double x);
double machine_asin  (double x);
double machine_acos  (double x);
double machine_atan  (double x);
double machine_atan2 (double y,
                      double x);
double machine_sinh  (double x);
double machine_cosh  (double x);
double machine_tanh  (double x);
double machine_asinh (double x);
double machine_acosh (double x);

G_END_DECLS
