/* SPDX-License-Identifier: MIT */

/*
 * Conversions: T(x), and the silent ones of assignments, which are only those
 * from a concrete type to an interface. Between types of the same underlying
 * type, and between interfaces (an interface value carries its dynamic type,
 * no method table), a conversion is nothing.
 */
#include "code-expr.h"

guint
code_make_interface (CodeFn    *fn,
                     guint      slot,
                     TypesType *type,
                     guint      want)
{
  guint   dest = code_dest (fn, want, 2);
  guint32 index = code_unit_type (fn->unit, type);

  code_unit_mark_dynamic (fn->unit, index);
  code_emit_x (fn, CODE_OP_MKIF, dest, slot, 0, index, 0);
  return dest;
}

guint
code_assign_convert (CodeFn    *fn,
                     guint      slot,
                     TypesType *from,
                     TypesType *to,
                     guint      want)
{
  if (types_is_interface (to) && !types_is_interface (from))
    return code_make_interface (fn, slot, from, want);
  if (want == CODE_NO_SLOT)
    return slot;
  code_move (fn, want, slot, code_type_slots (to));
  return want;
}

/* ---- numbers ----------------------------------------------------------------------------- */

static TypesBasicKind
basic_of (const TypesType *type)
{
  const TypesType *under = types_underlying (type);

  return under->kind == TYPES_BASIC ? under->basic : TYPES_UNTYPED_NIL;
}

static gboolean
is_wide_unsigned (const TypesType *type)
{
  return code_type_is_integer (type) && !code_type_is_signed (type) && code_type_bytes (type) == 8;
}

/* Moves an integer, bringing its low bits into the form that the type has in a slot. */
void
code_truncate (CodeFn    *fn,
               TypesType *type,
               guint      dest,
               guint      source)
{
  static const CodeOp ops[2][3] = {
    { CODE_OP_ZX8, CODE_OP_ZX16, CODE_OP_ZX32 },
    { CODE_OP_SX8, CODE_OP_SX16, CODE_OP_SX32 },
  };
  guint32 n_bytes = code_type_bytes (type);

  if (!code_type_is_integer (type) || n_bytes == 8)
    code_move (fn, dest, source, 1);
  else
    code_emit (fn, ops[code_type_is_signed (type)][n_bytes / 2], dest, source, 0);
}

/* Whether every value of one integer type lies in a slot as the same value of the other does. */
static gboolean
integer_fits (const TypesType *from,
              const TypesType *to)
{
  guint32 from_bytes = code_type_bytes (from), to_bytes = code_type_bytes (to);

  if (to_bytes == 8)
    return TRUE;
  if (code_type_is_signed (from) == code_type_is_signed (to))
    return from_bytes <= to_bytes;
  return !code_type_is_signed (from) && from_bytes < to_bytes;
}

static guint
from_integer (CodeFn    *fn,
              guint      slot,
              TypesType *from,
              TypesType *to,
              guint      want)
{
  gboolean is_unsigned = is_wide_unsigned (from);
  guint    dest;

  if (code_type_is_integer (to))
    {
      if (integer_fits (from, to))
        return code_assign_convert (fn, slot, to, to, want);
      dest = code_dest (fn, want, 1);
      code_truncate (fn, to, dest, slot);
      return dest;
    }
  dest = code_dest (fn, want, 1);
  if (basic_of (to) == TYPES_FLOAT32)
    code_emit (fn, is_unsigned ? CODE_OP_U2F32 : CODE_OP_I2F32, dest, slot, 0);
  else
    code_emit (fn, is_unsigned ? CODE_OP_U2F : CODE_OP_I2F, dest, slot, 0);
  return dest;
}

static guint
from_float (CodeFn    *fn,
            guint      slot,
            TypesType *from,
            TypesType *to,
            guint      want)
{
  gboolean narrow = basic_of (from) == TYPES_FLOAT32;
  guint    dest;

  if (code_type_is_float (to) && narrow == (basic_of (to) == TYPES_FLOAT32))
    return code_assign_convert (fn, slot, to, to, want);
  dest = code_dest (fn, want, 1);
  if (code_type_is_float (to))
    {
      code_emit (fn, narrow ? CODE_OP_F32F : CODE_OP_F2F32, dest, slot, 0);
      return dest;
    }
  if (narrow)
    {
      guint wide = code_temp (fn, 1);

      code_emit (fn, CODE_OP_F32F, wide, slot, 0);
      slot = wide;
    }
  code_emit (fn, is_wide_unsigned (to) ? CODE_OP_F2U : CODE_OP_F2I, dest, slot, 0);
  code_truncate (fn, to, dest, dest);
  return dest;
}

static guint
from_complex (CodeFn    *fn,
              guint      slot,
              TypesType *from,
              TypesType *to,
              guint      want)
{
  gboolean small_from = code_type_bytes (from) == 8, small_to = code_type_bytes (to) == 8;
  guint    dest;

  if (small_from == small_to)
    return code_assign_convert (fn, slot, to, to, want);
  dest = code_dest (fn, want, small_to ? 1 : 2);
  code_emit (fn, small_to ? CODE_OP_C2C64 : CODE_OP_C642C, dest, slot, 0);
  return dest;
}

/* ---- strings and slices ------------------------------------------------------------------ */

static gboolean
is_rune_slice (const TypesType *slice)
{
  return code_type_bytes (slice->elem) == 4;
}

static guint
to_string (CodeFn    *fn,
           guint      slot,
           TypesType *from,
           guint      want)
{
  TypesType *under = types_underlying (from);
  guint      dest;
  CodeOp     op;

  if (code_type_is_string (from))
    return code_assign_convert (fn, slot, from, from, want);
  if (code_type_is_integer (from))
    op = CODE_OP_RUNE2STR;
  else
    op = is_rune_slice (under) ? CODE_OP_R2STR : CODE_OP_B2STR;
  dest = code_dest (fn, want, 2);
  code_emit (fn, op, dest, slot, 0);
  return dest;
}

static guint
slice_to_array (CodeFn    *fn,
                guint      slot,
                TypesType *to,
                guint      want)
{
  TypesType *array = types_underlying (to);
  gboolean   is_pointer = array->kind == TYPES_POINTER;
  guint      ref;
  gint64     len;

  if (is_pointer)
    array = types_underlying (array->elem);
  len = array->len;
  ref = is_pointer ? code_dest (fn, want, 1) : code_temp (fn, 1);
  code_emit_x (fn, CODE_OP_SL2ARR, ref, slot, 0, (guint32) len, (guint32) ((guint64) len >> 32));
  if (is_pointer)
    return ref;
  {
    CodePlace place = { .kind = CODE_PLACE_MEMORY, .slot = ref };
    guint     dest = code_dest (fn, want, code_type_slots (array));

    /* An empty array may come from a nil slice. */
    if (code_type_bytes (array) > 0)
      code_place_load (fn, &place, array, dest);
    return dest;
  }
}

/* What an unsafe.Pointer of the learner's points to is known only to the machine. */
static guint
from_unsafe_pointer (CodeFn    *fn,
                     guint      slot,
                     TypesType *to,
                     guint      want)
{
  guint dest = code_dest (fn, want, 1);

  code_emit_x (fn, CODE_OP_RETYPE, dest, slot, 0, code_unit_type (fn->unit, to), 0);
  return dest;
}

static guint
convert_slot (CodeFn    *fn,
              guint      slot,
              TypesType *from,
              TypesType *to,
              guint      want)
{
  TypesType *under = types_underlying (to), *from_under = types_underlying (from);
  guint      dest;

  if (under->kind == TYPES_INTERFACE)
    return code_assign_convert (fn, slot, from, to, want);
  if (code_type_is_string (to))
    return to_string (fn, slot, from, want);
  if (from_under->kind == TYPES_BASIC && from_under->basic == TYPES_UNSAFE_POINTER
      && under->kind != TYPES_INTERFACE && fn->package != NULL && !fn->package->library)
    return from_unsafe_pointer (fn, slot, to, want);
  if (code_type_is_integer (from) && under->kind == TYPES_BASIC
      && under->basic != TYPES_UNSAFE_POINTER)
    return from_integer (fn, slot, from, to, want);
  if (code_type_is_float (from))
    return from_float (fn, slot, from, to, want);
  if (code_type_is_complex (from))
    return from_complex (fn, slot, from, to, want);
  if (code_type_is_string (from) && under->kind == TYPES_SLICE)
    {
      dest = code_dest (fn, want, 3);
      code_emit (fn, is_rune_slice (under) ? CODE_OP_STR2R : CODE_OP_STR2B, dest, slot, 0);
      return dest;
    }
  if (from_under->kind == TYPES_SLICE
      && (under->kind == TYPES_ARRAY || under->kind == TYPES_POINTER))
    return slice_to_array (fn, slot, to, want);
  return code_assign_convert (fn, slot, from, to, want);
}

static gboolean
is_number (const TypesType *type)
{
  return code_type_is_integer (type) || code_type_is_float (type) || code_type_is_complex (type);
}

/* T(x) */
guint
code_conversion (CodeFn     *fn,
                 SyntaxExpr *x,
                 TypesType  *to,
                 guint       want)
{
  BasePos    pos = fn->pos;
  TypesType *from;
  guint      slot;

  if (code_is_nil (x))
    return code_expr_as (fn, x, to, want);
  from = code_fn_type (fn, x);
  if (types_identical (types_underlying (from), types_underlying (to)))
    return code_expr (fn, x, want);
  /* To a type parameter's argument even a constant is converted when the program runs. */
  if (x->mode == SYNTAX_MODE_CONST && x->value != NULL && is_number (from) && is_number (to))
    return code_const (fn, x->value, to, want);
  slot = code_expr (fn, x, CODE_NO_SLOT);
  fn->pos = pos;
  return convert_slot (fn, slot, from, to, want);
}
