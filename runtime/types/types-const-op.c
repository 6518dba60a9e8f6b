/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <string.h>

/*
 * Arithmetic on constants. Two operands are first brought to the same kind;
 * complex arithmetic is written in terms of the real one, so that it is exact
 * wherever that is.
 */

/* ---- bringing operands together ------------------------------------------------------ */

static TypesConst *
to_real (BaseArena  *arena,
         TypesConst *self)
{
  mpf_t f;

  if (self->kind == TYPES_CONST_FLOAT)
    return self;
  mpf_init2 (f, TYPES_CONST_FLOAT_BITS);
  if (self->kind == TYPES_CONST_INT)
    mpf_set_z (f, self->integer);
  else
    {
      mpf_t den;

      mpf_init2 (den, TYPES_CONST_FLOAT_BITS);
      mpf_set_z (f, self->rational.num);
      mpf_set_z (den, self->rational.den);
      mpf_div (f, f, den);
      mpf_clear (den);
    }
  TypesConst *result = types_const_new_mpf (arena, f);
  mpf_clear (f);
  return result;
}

static TypesConst *
promote (BaseArena     *arena,
       TypesConst    *self,
       TypesConstKind kind)
{
  if (self->kind >= kind)
    return self;
  if (kind == TYPES_CONST_COMPLEX)
    return types_const_to_complex (arena, self);
  if (kind == TYPES_CONST_FLOAT)
    return to_real (arena, self);

  TypesConst *result = types_const_to_float (arena, self);
  return result;
}

static gboolean
is_number (const TypesConst *self)
{
  return self->kind >= TYPES_CONST_INT;
}

/* FALSE if the two cannot be operated on together, because an error left one unknown. */
static gboolean
match (BaseArena   *arena,
       TypesConst **x,
       TypesConst **y)
{
  if (!is_number (*x) || !is_number (*y))
    return (*x)->kind == (*y)->kind && (*x)->kind != TYPES_CONST_UNKNOWN;
  /* Raising an integer may lead past RATIONAL, if it is large. */
  while ((*x)->kind != (*y)->kind)
    {
      TypesConstKind kind = MAX ((*x)->kind, (*y)->kind);

      *x = promote (arena, *x, kind);
      *y = promote (arena, *y, kind);
    }
  return TRUE;
}

/* ---- unary --------------------------------------------------------------------------- */

static TypesConst *
negate (BaseArena  *arena,
        TypesConst *x)
{
  TypesConst *result = base_arena_new0 (arena, TypesConst);

  *result = *x;
  switch (x->kind)
    {
    case TYPES_CONST_INT:
      result->integer->_mp_size = -x->integer->_mp_size;
      break;
    case TYPES_CONST_RATIONAL:
      result->rational.num->_mp_size = -x->rational.num->_mp_size;
      break;
    case TYPES_CONST_FLOAT:
      result->real->_mp_size = -x->real->_mp_size;
      break;
    case TYPES_CONST_COMPLEX:
      result->complex.real = negate (arena, x->complex.real);
      result->complex.imag = negate (arena, x->complex.imag);
      break;
    default:
      break;
    }
  return result;
}

/* ^x is -x-1; of an unsigned type only the low bits of that count. */
static TypesConst *
complement (BaseArena  *arena,
            TypesConst *x,
            guint       unsigned_bits)
{
  mpz_t z;

  if (x->kind != TYPES_CONST_INT)
    return types_const_new_unknown (arena);
  mpz_init (z);
  mpz_com (z, x->integer);
  if (unsigned_bits > 0)
    mpz_fdiv_r_2exp (z, z, unsigned_bits);
  TypesConst *result = types_const_new_mpz (arena, z);
  mpz_clear (z);
  return result;
}

TypesConst *
types_const_unary (BaseArena  *arena,
                   SyntaxToken op,
                   TypesConst *x,
                   guint       unsigned_bits)
{
  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
      return x;
    case SYNTAX_TOKEN_SUB:
      return negate (arena, x);
    case SYNTAX_TOKEN_XOR:
      return complement (arena, x, unsigned_bits);
    case SYNTAX_TOKEN_NOT:
      if (x->kind == TYPES_CONST_BOOL)
        return types_const_new_bool (arena, !x->boolean);
      return types_const_new_unknown (arena);
    default:
      g_return_val_if_reached (types_const_new_unknown (arena));
    }
}

/* ---- binary -------------------------------------------------------------------------- */

static TypesConst *
binary_rational (BaseArena        *arena,
                 SyntaxToken       op,
                 const TypesConst *x,
                 const TypesConst *y)
{
  mpq_t a, b;

  mpq_inits (a, b, NULL);
  mpq_set_num (a, x->rational.num);
  mpq_set_den (a, x->rational.den);
  mpq_set_num (b, y->rational.num);
  mpq_set_den (b, y->rational.den);
  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
      mpq_add (a, a, b);
      break;
    case SYNTAX_TOKEN_SUB:
      mpq_sub (a, a, b);
      break;
    case SYNTAX_TOKEN_MUL:
      mpq_mul (a, a, b);
      break;
    default:
      mpq_div (a, a, b);
      break;
    }
  TypesConst *result = types_const_new_mpq (arena, a);
  mpq_clears (a, b, NULL);
  return result;
}

static TypesConst *
binary_real (BaseArena        *arena,
             SyntaxToken       op,
             const TypesConst *x,
             const TypesConst *y)
{
  mpf_t f;

  mpf_init2 (f, TYPES_CONST_FLOAT_BITS);
  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
      mpf_add (f, x->real, y->real);
      break;
    case SYNTAX_TOKEN_SUB:
      mpf_sub (f, x->real, y->real);
      break;
    case SYNTAX_TOKEN_MUL:
      mpf_mul (f, x->real, y->real);
      break;
    default:
      mpf_div (f, x->real, y->real);
      break;
    }
  TypesConst *result = types_const_new_mpf (arena, f);
  mpf_clear (f);
  return result;
}

static TypesConst *
binary_int (BaseArena        *arena,
            SyntaxToken       op,
            const TypesConst *x,
            const TypesConst *y)
{
  mpz_t z;

  mpz_init (z);
  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
      mpz_add (z, x->integer, y->integer);
      break;
    case SYNTAX_TOKEN_SUB:
      mpz_sub (z, x->integer, y->integer);
      break;
    case SYNTAX_TOKEN_MUL:
      mpz_mul (z, x->integer, y->integer);
      break;
    case SYNTAX_TOKEN_QUO:
      mpz_tdiv_q (z, x->integer, y->integer);
      break;
    case SYNTAX_TOKEN_REM:
      mpz_tdiv_r (z, x->integer, y->integer);
      break;
    case SYNTAX_TOKEN_AND:
      mpz_and (z, x->integer, y->integer);
      break;
    case SYNTAX_TOKEN_OR:
      mpz_ior (z, x->integer, y->integer);
      break;
    case SYNTAX_TOKEN_XOR:
      mpz_xor (z, x->integer, y->integer);
      break;
    case SYNTAX_TOKEN_AND_NOT:
      mpz_com (z, y->integer);
      mpz_and (z, x->integer, z);
      break;
    default:
      g_warn_if_reached ();
      break;
    }
  TypesConst *result = types_const_new_mpz (arena, z);
  mpz_clear (z);
  return result;
}

static TypesConst *
divide_complex (BaseArena  *arena,
                TypesConst *a,
                TypesConst *b,
                TypesConst *c,
                TypesConst *d)
{
  /* (a+bi)/(c+di) = (ac+bd)/s + (bc-ad)/s i, where s = cc+dd */
#define OP(op, x, y) types_const_binary (arena, SYNTAX_TOKEN_##op, (x), (y), FALSE)
  TypesConst *s = OP (ADD, OP (MUL, c, c), OP (MUL, d, d));

  if (types_const_sign (s) == 0) /* underflow */
    return types_const_new_unknown (arena);

  TypesConst *real = OP (QUO, OP (ADD, OP (MUL, a, c), OP (MUL, b, d)), s);
  TypesConst *imag = OP (QUO, OP (SUB, OP (MUL, b, c), OP (MUL, a, d)), s);

  return types_const_new_complex (arena, real, imag);
}

static TypesConst *
binary_complex (BaseArena  *arena,
                SyntaxToken op,
                TypesConst *x,
                TypesConst *y)
{
  TypesConst *a = x->complex.real, *b = x->complex.imag;
  TypesConst *c = y->complex.real, *d = y->complex.imag;

  switch (op)
    {
    case SYNTAX_TOKEN_ADD:
      return types_const_new_complex (arena, OP (ADD, a, c), OP (ADD, b, d));
    case SYNTAX_TOKEN_SUB:
      return types_const_new_complex (arena, OP (SUB, a, c), OP (SUB, b, d));
    case SYNTAX_TOKEN_MUL:
      return types_const_new_complex (arena, OP (SUB, OP (MUL, a, c), OP (MUL, b, d)),
                                      OP (ADD, OP (MUL, b, c), OP (MUL, a, d)));
    case SYNTAX_TOKEN_QUO:
      return divide_complex (arena, a, b, c, d);
    default:
      return types_const_new_unknown (arena);
    }
#undef OP
}

static TypesConst *
concatenate (BaseArena        *arena,
             const TypesConst *x,
             const TypesConst *y)
{
  TypesConst *result = types_const_new_string (arena, NULL, x->string.len + y->string.len);

  result->string.left = x;
  result->string.right = y;
  return result;
}

TypesConst *
types_const_binary (BaseArena  *arena,
                    SyntaxToken op,
                    TypesConst *x,
                    TypesConst *y,
                    gboolean    integer_division)
{
  if (!match (arena, &x, &y))
    return types_const_new_unknown (arena);

  switch (x->kind)
    {
    case TYPES_CONST_BOOL:
      return types_const_new_bool (arena, op == SYNTAX_TOKEN_LAND ? x->boolean && y->boolean
                                                                  : x->boolean || y->boolean);
    case TYPES_CONST_STRING:
      return concatenate (arena, x, y);
    case TYPES_CONST_INT:
      if (op == SYNTAX_TOKEN_QUO && !integer_division)
        {
          x = types_const_to_float (arena, x);
          y = types_const_to_float (arena, y);
          return types_const_binary (arena, op, x, y, FALSE);
        }
      return binary_int (arena, op, x, y);
    case TYPES_CONST_RATIONAL:
      return binary_rational (arena, op, x, y);
    case TYPES_CONST_FLOAT:
      return binary_real (arena, op, x, y);
    case TYPES_CONST_COMPLEX:
      return binary_complex (arena, op, x, y);
    default:
      return types_const_new_unknown (arena);
    }
}

TypesConst *
types_const_shift (BaseArena  *arena,
                   SyntaxToken op,
                   TypesConst *x,
                   guint       count)
{
  mpz_t z;

  if (x->kind != TYPES_CONST_INT)
    return types_const_new_unknown (arena);
  mpz_init (z);
  if (op == SYNTAX_TOKEN_SHL)
    mpz_mul_2exp (z, x->integer, count);
  else
    mpz_fdiv_q_2exp (z, x->integer, count);
  TypesConst *result = types_const_new_mpz (arena, z);
  mpz_clear (z);
  return result;
}

/* ---- comparison ---------------------------------------------------------------------- */

static int
order_strings (const TypesConst *x,
               const TypesConst *y)
{
  gsize       x_len, y_len;
  const char *x_text = types_const_get_string (x, &x_len);
  const char *y_text = types_const_get_string (y, &y_len);
  gsize       common = MIN (x_len, y_len);
  int         order = common ? memcmp (x_text, y_text, common) : 0;

  return order ? order : (x_len > y_len) - (x_len < y_len);
}

static int
order_rationals (const TypesConst *x,
                 const TypesConst *y)
{
  mpz_t a, b;

  mpz_inits (a, b, NULL);
  mpz_mul (a, x->rational.num, y->rational.den);
  mpz_mul (b, y->rational.num, x->rational.den);
  int order = mpz_cmp (a, b);
  mpz_clears (a, b, NULL);
  return order;
}

static gboolean
holds (SyntaxToken op,
       int         order)
{
  switch (op)
    {
    case SYNTAX_TOKEN_EQL:
      return order == 0;
    case SYNTAX_TOKEN_NEQ:
      return order != 0;
    case SYNTAX_TOKEN_LSS:
      return order < 0;
    case SYNTAX_TOKEN_LEQ:
      return order <= 0;
    case SYNTAX_TOKEN_GTR:
      return order > 0;
    case SYNTAX_TOKEN_GEQ:
      return order >= 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
types_const_compare (BaseArena  *arena,
                     SyntaxToken op,
                     TypesConst *x,
                     TypesConst *y)
{
  if (!match (arena, &x, &y))
    return FALSE;
  switch (x->kind)
    {
    case TYPES_CONST_BOOL:
      return holds (op, x->boolean != y->boolean);
    case TYPES_CONST_STRING:
      return holds (op, order_strings (x, y));
    case TYPES_CONST_INT:
      return holds (op, mpz_cmp (x->integer, y->integer));
    case TYPES_CONST_RATIONAL:
      return holds (op, order_rationals (x, y));
    case TYPES_CONST_FLOAT:
      return holds (op, mpf_cmp (x->real, y->real));
    case TYPES_CONST_COMPLEX:
      return holds (op, !types_const_equal (arena, x->complex.real, y->complex.real)
                          || !types_const_equal (arena, x->complex.imag, y->complex.imag));
    default:
      return FALSE;
    }
}

gboolean
types_const_equal (BaseArena  *arena,
                   TypesConst *x,
                   TypesConst *y)
{
  return types_const_compare (arena, SYNTAX_TOKEN_EQL, x, y);
}

guint
types_const_hash (const TypesConst *self)
{
  switch (self->kind)
    {
    case TYPES_CONST_BOOL:
      return self->boolean ? 1 : 2;
    case TYPES_CONST_STRING:
      {
        gsize       len;
        const char *text = types_const_get_string (self, &len);
        guint       hash = 5381;

        for (gsize i = 0; i < len; i++)
          hash = hash * 33 + (guchar) text[i];
        return hash;
      }
    case TYPES_CONST_INT:
    case TYPES_CONST_RATIONAL:
    case TYPES_CONST_FLOAT:
    case TYPES_CONST_COMPLEX:
      {
        double value = types_const_nearest (self, FALSE);

        return g_double_hash (&value);
      }
    default:
      return 0;
    }
}
