/* SPDX-License-Identifier: MIT */
#pragma once

#include <gmp.h>

#include "base-arena.h"
#include "syntax-ast.h"

G_BEGIN_DECLS

/*
 * Exact constant values. All are immutable and live, limbs included, in the
 * compilation's arena; none needs to be cleared.
 *
 *   INT      any integer
 *   RATIONAL a fraction, while numerator and denominator are small
 *   FLOAT    a 512-bit binary float, once they are not
 *   COMPLEX  a pair of real ones
 *
 * INT < RATIONAL < FLOAT < COMPLEX: operands are brought to the higher kind.
 * UNKNOWN stands for a value that an error left undetermined; operations on it
 * give UNKNOWN.
 */
typedef enum
{
  TYPES_CONST_UNKNOWN,
  TYPES_CONST_BOOL,
  TYPES_CONST_STRING,
  TYPES_CONST_INT,
  TYPES_CONST_RATIONAL,
  TYPES_CONST_FLOAT,
  TYPES_CONST_COMPLEX,
} TypesConstKind;

enum { TYPES_CONST_FLOAT_BITS = 512 };

struct _TypesConst
{
  TypesConstKind kind;
  union
  {
    gboolean boolean;
    struct
    {
      const char       *text;        /* NULL until the concatenation left + right is asked for */
      gsize             len;
      const TypesConst *left, *right;
    } string;
    mpz_t integer;                   /* read-only, limbs in the arena */
    struct
    {
      mpz_t num, den;                /* in lowest terms, den > 0 */
    } rational;
    mpf_t real;                      /* read-only, limbs in the arena */
    struct
    {
      TypesConst *real, *imag;
    } complex;
  };
  BaseArena *arena;                  /* strings: where to join the parts */
};

TypesConst *types_const_new_unknown (BaseArena *arena);
TypesConst *types_const_new_bool    (BaseArena *arena,
                                     gboolean   value);
TypesConst *types_const_new_int     (BaseArena *arena,
                                     gint64     value);
TypesConst *types_const_new_string  (BaseArena  *arena,
                                     const char *text,
                                     gsize       len);
TypesConst *types_const_new_mpz     (BaseArena *arena,
                                     mpz_srcptr value);
/* Not in lowest terms needed; becomes FLOAT if it is large. */
TypesConst *types_const_new_mpq     (BaseArena *arena,
                                     mpq_ptr    value);
TypesConst *types_const_new_mpf     (BaseArena *arena,
                                     mpf_srcptr value);
TypesConst *types_const_new_complex (BaseArena  *arena,
                                     TypesConst *real,
                                     TypesConst *imag);
/* The value of a literal, or NULL if it has none (too large an exponent). */
TypesConst *types_const_parse       (BaseArena   *arena,
                                     SyntaxToken  token,
                                     const char  *text,
                                     gsize        len);
/* The bytes of a string literal, quotes and escapes resolved. */
char       *types_const_unquote     (BaseArena  *arena,
                                     const char *text,
                                     gsize       len,
                                     gsize      *out_len);

/* These give UNKNOWN if the value is not of the wanted kind. */
TypesConst *types_const_to_int      (BaseArena *arena, TypesConst *self);
TypesConst *types_const_to_float    (BaseArena *arena, TypesConst *self);
TypesConst *types_const_to_complex  (BaseArena *arena, TypesConst *self);
TypesConst *types_const_real        (BaseArena *arena, TypesConst *self);
TypesConst *types_const_imag        (BaseArena *arena, TypesConst *self);

gboolean    types_const_fits_int64  (const TypesConst *self, gint64 *out_value);
gboolean    types_const_fits_uint64 (const TypesConst *self, guint64 *out_value);
/* Of a complex one 0 only if both parts are. */
int         types_const_sign        (const TypesConst *self);
gsize       types_const_bit_len     (const TypesConst *self);
/* To the nearest, ties to even, as the type would hold it; UNKNOWN if it overflows. */
TypesConst *types_const_round       (BaseArena  *arena,
                                     TypesConst *self,
                                     gboolean    single);
double      types_const_nearest     (const TypesConst *self,
                                     gboolean          single);

/* Operators. Complementing an unsigned value needs its width: 0 if signed or untyped. */
TypesConst *types_const_unary       (BaseArena  *arena,
                                     SyntaxToken op,
                                     TypesConst *x,
                                     guint       unsigned_bits);
/* Division truncates if integer_division. The divisor is not zero. */
TypesConst *types_const_binary      (BaseArena  *arena,
                                     SyntaxToken op,
                                     TypesConst *x,
                                     TypesConst *y,
                                     gboolean    integer_division);
TypesConst *types_const_shift       (BaseArena  *arena,
                                     SyntaxToken op,
                                     TypesConst *x,
                                     guint       count);
gboolean    types_const_compare     (BaseArena  *arena,
                                     SyntaxToken op,
                                     TypesConst *x,
                                     TypesConst *y);
gboolean    types_const_equal       (BaseArena  *arena,
                                     TypesConst *x,
                                     TypesConst *y);
guint       types_const_hash        (const TypesConst *self); /* equal values hash alike */

G_END_DECLS
