/* SPDX-License-Identifier: MIT */

/*
 * Calls of the predeclared functions: mostly one instruction each.
 */
#include "code-expr.h"

#include <string.h>

/* ---- len and cap ------------------------------------------------------------------------- */

/* The length or capacity word of a string or slice, loaded alone if the operand is in memory. */
static guint
header_word (CodeFn     *fn,
             SyntaxExpr *x,
             guint       word,
             guint       want)
{
  TypesType *type = code_fn_type (fn, x);
  CodePlace  place;

  code_place_expr (fn, x, &place);
  if (place.kind == CODE_PLACE_MAP)
    place = (CodePlace){ .kind = CODE_PLACE_SLOT,
                         .slot = code_place_load (fn, &place, type, CODE_NO_SLOT) };
  code_place_part (fn, &place, type, word * 8);
  return code_place_load (fn, &place, types_basic (TYPES_INT), want);
}

static guint
length (CodeFn     *fn,
        SyntaxExpr *x,
        gboolean    is_cap,
        guint       want)
{
  TypesType *under = code_fn_under (fn, x);
  guint      dest, slot;

  switch (under->kind)
    {
    case TYPES_BASIC:
    case TYPES_SLICE:
      return header_word (fn, x, is_cap ? 2 : 1, want);
    case TYPES_MAP:
    case TYPES_CHAN:
      slot = code_expr (fn, x, CODE_NO_SLOT);
      dest = code_dest (fn, want, 1);
      code_emit (fn,
                 under->kind == TYPES_MAP ? CODE_OP_MAPLEN
                 : is_cap                 ? CODE_OP_CHANCAP
                                          : CODE_OP_CHANLEN,
                 dest, slot, 0);
      return dest;
    default:
      /* An array whose operand has calls or receives in it, which must be made. */
      code_expr (fn, x, CODE_NO_SLOT);
      if (under->kind == TYPES_POINTER)
        under = types_underlying (under->elem);
      dest = code_dest (fn, want, 1);
      code_load_int (fn, dest, under->len);
      return dest;
    }
}

/* ---- slices ------------------------------------------------------------------------------ */

static guint
append_values (CodeFn     *fn,
               SyntaxCall *call,
               TypesType  *slice,
               guint       source,
               guint       want)
{
  TypesType *elem = slice->elem;
  guint      n = call->args.n - 1, n_slots = code_type_slots (elem), first, dest;

  /* One value may stay where it lies. */
  if (n == 1)
    first = code_expr_as (fn, call->args.items[1], elem, CODE_NO_SLOT);
  else
    {
      first = code_temp (fn, n * n_slots);
      for (guint i = 0; i < n; i++)
        {
          guint top = fn->top;

          code_expr_as (fn, call->args.items[i + 1], elem, first + i * n_slots);
          fn->top = top;
        }
    }
  dest = code_dest (fn, want, 3);
  fn->pos = call->head.pos;
  code_emit_x (fn, CODE_OP_APPEND, dest, source, first, code_unit_type (fn->unit, elem), n);
  return dest;
}

static guint
append (CodeFn     *fn,
        SyntaxCall *call,
        guint       want)
{
  TypesType *type = code_fn_type (fn, (SyntaxExpr *) call);
  TypesType *slice = types_underlying (type);
  guint      source = code_expr_as (fn, call->args.items[0], type, CODE_NO_SLOT);
  guint      rest, dest;

  if (call->args.n == 1)
    return code_assign_convert (fn, source, type, type, want);
  if (!call->has_dots)
    return append_values (fn, call, slice, source, want);

  rest = code_is_nil (call->args.items[1])
           ? code_expr_as (fn, call->args.items[1], type, CODE_NO_SLOT)
           : code_expr (fn, call->args.items[1], CODE_NO_SLOT);
  dest = code_dest (fn, want, 3);
  fn->pos = call->head.pos;
  code_emit_x (fn, CODE_OP_APPENDS, dest, source, rest, code_unit_type (fn->unit, slice->elem),
               !code_is_nil (call->args.items[1])
                 && code_type_is_string (code_fn_type (fn, call->args.items[1])));
  return dest;
}

static guint
copy (CodeFn     *fn,
      SyntaxCall *call,
      guint       want)
{
  TypesType *slice = code_fn_under (fn, call->args.items[0]);
  guint      to = code_expr (fn, call->args.items[0], CODE_NO_SLOT);
  guint      from = code_expr (fn, call->args.items[1], CODE_NO_SLOT);
  guint      dest = code_dest (fn, want, 1);

  fn->pos = call->head.pos;
  code_emit_x (fn, CODE_OP_COPY, dest, to, from, code_type_bytes (slice->elem), 0);
  return dest;
}

static void
clear (CodeFn     *fn,
       SyntaxExpr *x)
{
  TypesType *under = code_fn_under (fn, x);
  guint      slot = code_expr (fn, x, CODE_NO_SLOT);

  if (under->kind == TYPES_MAP)
    code_emit (fn, CODE_OP_MAPCLR, slot, 0, 0);
  else
    code_emit_x (fn, CODE_OP_CLEARS, slot, 0, 0, code_type_bytes (under->elem), 0);
}

static void
delete_key (CodeFn     *fn,
            SyntaxCall *call)
{
  TypesType *map = code_fn_under (fn, call->args.items[0]);
  guint      slot = code_expr (fn, call->args.items[0], CODE_NO_SLOT);
  guint      key = code_expr_as (fn, call->args.items[1], map->key, CODE_NO_SLOT);

  fn->pos = call->head.pos;
  code_emit_x (fn, CODE_OP_MAPDEL, slot, key, 0, code_unit_type (fn->unit, map), 0);
}

/* ---- make and new ------------------------------------------------------------------------ */

static guint
make_slice (CodeFn     *fn,
            SyntaxCall *call,
            TypesType  *slice,
            guint       want)
{
  guint len = code_expr (fn, call->args.items[1], CODE_NO_SLOT), cap = len, dest;

  if (call->args.n > 2)
    cap = code_expr (fn, call->args.items[2], CODE_NO_SLOT);
  dest = code_dest (fn, want, 3);
  fn->pos = call->head.pos;
  code_mark_site (fn);
  code_emit_x (fn, CODE_OP_MKSLICE, dest, len, cap, code_unit_type (fn->unit, slice->elem), 0);
  return dest;
}

static guint
make (CodeFn     *fn,
      SyntaxCall *call,
      guint       want)
{
  TypesType *type = code_fn_type (fn, (SyntaxExpr *) call);
  TypesType *under = types_underlying (type);
  guint      size = CODE_NO_SLOT, dest;

  if (under->kind == TYPES_SLICE)
    return make_slice (fn, call, under, want);
  if (call->args.n > 1)
    size = code_expr (fn, call->args.items[1], CODE_NO_SLOT);
  dest = code_dest (fn, want, 1);
  fn->pos = call->head.pos;
  code_mark_site (fn);
  code_emit_x (fn, under->kind == TYPES_MAP ? CODE_OP_MKMAP : CODE_OP_MKCHAN, dest, size, 0,
               code_unit_type (fn->unit, type), 0);
  return dest;
}

/* ---- numbers ----------------------------------------------------------------------------- */

static guint
make_complex (CodeFn     *fn,
              SyntaxCall *call,
              guint       want)
{
  TypesType *type = code_fn_type (fn, (SyntaxExpr *) call);
  gboolean   is_small = code_type_bytes (type) == 8;
  TypesType *part = types_basic (is_small ? TYPES_FLOAT32 : TYPES_FLOAT64);
  guint      pair = code_temp (fn, 2);

  for (guint i = 0; i < 2; i++)
    {
      SyntaxExpr *arg = call->args.items[i];

      if (arg->mode == SYNTAX_MODE_CONST && arg->value != NULL)
        code_const (fn, arg->value, part, pair + i);
      else
        code_expr (fn, arg, pair + i);
      if (is_small)
        code_emit (fn, CODE_OP_F32F, pair + i, pair + i, 0);
    }
  if (is_small)
    {
      guint dest = code_dest (fn, want, 1);

      code_emit (fn, CODE_OP_C2C64, dest, pair, 0);
      return dest;
    }
  return code_assign_convert (fn, pair, type, type, want);
}

static guint
complex_part (CodeFn     *fn,
              SyntaxExpr *x,
              guint       part,
              guint       want)
{
  guint slot = code_expr (fn, x, CODE_NO_SLOT), dest;

  if (code_type_bytes (code_fn_type (fn, x)) == 16)
    return code_assign_convert (fn, slot + part, types_basic (TYPES_FLOAT64),
                                types_basic (TYPES_FLOAT64), want);
  dest = code_dest (fn, want, 1);
  if (part == 0)
    code_emit (fn, CODE_OP_ZX32, dest, slot, 0);
  else
    code_emit (fn, CODE_OP_SHRI, dest, slot, 32);
  return dest;
}

/* The smaller or larger of two floats: NaN wins, and -0 is less than 0. */
static void
float_extreme (CodeFn    *fn,
               TypesType *type,
               gboolean   is_min,
               guint      best,
               guint      x)
{
  CodeLabel end = code_label (fn), differ = code_label (fn);
  gboolean  is_small = code_type_bytes (type) == 4;
  guint     wide = code_temp (fn, 3), flag = wide + 2, a = best, b = x;

  if (is_small)
    {
      code_emit (fn, CODE_OP_F32F, wide, best, 0);
      code_emit (fn, CODE_OP_F32F, wide + 1, x, 0);
      a = wide;
      b = wide + 1;
    }
  code_emit (fn, CODE_OP_FEQ, flag, a, b);
  code_jump_op (fn, CODE_OP_JF, flag, 0, differ);
  /* Equal values differ at most in the sign of zero, the highest bit. */
  code_emit (fn, is_min ? CODE_OP_OR : CODE_OP_AND, best, best, x);
  code_jump (fn, end);
  code_bind (fn, differ);
  code_emit (fn, CODE_OP_FNE, flag, a, a);
  code_jump_op (fn, CODE_OP_JT, flag, 0, end);
  code_emit (fn, CODE_OP_FLT, flag, is_min ? a : b, is_min ? b : a);
  code_jump_op (fn, CODE_OP_JT, flag, 0, end);
  code_move (fn, best, x, 1);
  code_bind (fn, end);
}

static void
ordered_extreme (CodeFn    *fn,
                 TypesType *type,
                 gboolean   is_min,
                 guint      best,
                 guint      x)
{
  CodeLabel end = code_label (fn);
  guint     low = is_min ? best : x, high = is_min ? x : best;

  if (code_type_is_string (type))
    {
      guint flag = code_temp (fn, 1);

      code_emit (fn, CODE_OP_SLE, flag, low, high);
      code_jump_op (fn, CODE_OP_JT, flag, 0, end);
    }
  else
    code_jump_op (fn,
                  code_type_is_signed (type) || code_type_bytes (type) < 8 ? CODE_OP_JLE
                                                                           : CODE_OP_JLEU,
                  low, high, end);
  code_move (fn, best, x, code_type_slots (type));
  code_bind (fn, end);
}

static guint
extreme (CodeFn     *fn,
         SyntaxCall *call,
         gboolean    is_min,
         guint       want)
{
  TypesType        *type = code_fn_type (fn, (SyntaxExpr *) call);
  guint             n_slots = code_type_slots (type), best;
  g_autofree guint *slots = g_new (guint, call->args.n);

  for (guint i = 0; i < call->args.n; i++)
    {
      SyntaxExpr *arg = call->args.items[i];

      slots[i] = arg->mode == SYNTAX_MODE_CONST && arg->value != NULL
                   ? code_const (fn, arg->value, type, CODE_NO_SLOT)
                   : code_expr (fn, arg, CODE_NO_SLOT);
    }
  /* The destination may be one of the operands. */
  best = code_temp (fn, n_slots);
  code_move (fn, best, slots[0], n_slots);
  for (guint i = 1; i < call->args.n; i++)
    {
      if (code_type_is_float (type))
        float_extreme (fn, type, is_min, best, slots[i]);
      else
        ordered_extreme (fn, type, is_min, best, slots[i]);
    }
  return code_assign_convert (fn, best, type, type, want);
}

/* ---- print and println ------------------------------------------------------------------- */

static CodePrint
print_kind (const TypesType *type)
{
  const TypesType *under = types_underlying (type);

  if (code_type_is_signed (under))
    return CODE_PRINT_INT;
  if (code_type_is_integer (under))
    return CODE_PRINT_UINT;
  if (code_type_is_float (under))
    return code_type_bytes (under) == 4 ? CODE_PRINT_FLOAT32 : CODE_PRINT_FLOAT;
  if (code_type_is_complex (under))
    return CODE_PRINT_COMPLEX;
  if (code_type_is_string (under))
    return CODE_PRINT_STRING;
  if (under->kind == TYPES_INTERFACE)
    return CODE_PRINT_INTERFACE;
  if (under->kind == TYPES_SLICE)
    return CODE_PRINT_SLICE;
  if (under->kind == TYPES_BASIC
      && (under->basic == TYPES_BOOL || under->basic == TYPES_UNTYPED_BOOL))
    return CODE_PRINT_BOOL;
  return CODE_PRINT_POINTER;
}

static void
print_value (CodeFn     *fn,
             SyntaxExpr *arg)
{
  TypesType *type = code_fn_type (fn, arg);
  guint      slot = code_expr (fn, arg, CODE_NO_SLOT);

  if (code_type_is_complex (type) && code_type_bytes (type) == 8)
    {
      guint wide = code_temp (fn, 2);

      code_emit (fn, CODE_OP_C642C, wide, slot, 0);
      slot = wide;
    }
  code_emit (fn, CODE_OP_PRINT, slot, print_kind (type), 0);
}

/* All arguments are evaluated before the first is written. */
static void
print (CodeFn     *fn,
       SyntaxCall *call,
       gboolean    is_line)
{
  for (guint i = 0; i < call->args.n; i++)
    code_order_calls (fn, call->args.items[i]);
  for (guint i = 0; i < call->args.n; i++)
    {
      if (is_line && i > 0)
        code_emit (fn, CODE_OP_PRINT, 0, CODE_PRINT_SPACE, 0);
      print_value (fn, call->args.items[i]);
    }
  if (is_line)
    code_emit (fn, CODE_OP_PRINT, 0, CODE_PRINT_NEWLINE, 0);
}

/* ---- all of them ------------------------------------------------------------------------- */

static void
panic (CodeFn     *fn,
       SyntaxCall *call)
{
  guint slot = code_expr_as (fn, call->args.items[0], types_any_type (), CODE_NO_SLOT);

  /* What nobody recovers prints its value by the value's own String method. */
  code_unit_selector (fn->unit, "String", NULL);
  fn->pos = call->head.pos;
  code_emit (fn, CODE_OP_PANIC, slot, 0, 0);
}

/* Panics with an error of package runtime, a string type. */
void
code_panic_text (CodeFn     *fn,
                 TypesType  *type,
                 const char *text)
{
  guint slot = code_temp (fn, 2);

  code_load_string (fn, slot, text, strlen (text));
  code_emit (fn, CODE_OP_PANIC, code_make_interface (fn, slot, type, slot), 0, 0);
}

static guint
recover (CodeFn *fn,
         guint   want)
{
  guint dest = code_dest (fn, want, 2);

  code_emit (fn, CODE_OP_RECOVER, dest, 0, 0);
  return dest;
}

/* Where the selected field lies in the struct before the dot, which may be behind a pointer. */
static gint64
field_offset (CodeFn               *fn,
              const SyntaxSelector *selector)
{
  const TypesType *under = code_fn_under (fn, selector->x);
  gint64           offset = 0;

  if (under->kind == TYPES_POINTER)
    under = types_underlying (under->elem);
  for (guint i = 0; i < selector->n_path; i++)
    {
      offset += types_field_offset (under, selector->path[i]);
      under = types_underlying (under->fields[selector->path[i]].type);
    }
  return offset;
}

/* unsafe.Sizeof and its kin, where a type parameter keeps them from being constants. */
static guint
layout (CodeFn      *fn,
        SyntaxCall  *call,
        TypesBuiltin builtin,
        guint        want)
{
  SyntaxExpr *arg = code_unparen (call->args.items[0]);
  guint       dest = code_dest (fn, want, 1);
  gint64      value;

  if (builtin == TYPES_BUILTIN_SIZEOF)
    value = types_size (code_fn_type (fn, arg));
  else if (builtin == TYPES_BUILTIN_ALIGNOF)
    value = types_align (code_fn_type (fn, arg));
  else
    value = field_offset (fn, (SyntaxSelector *) arg);
  code_load_int (fn, dest, value);
  return dest;
}

/* f(g()) where g gives several values: the call as if each of them were an argument. */
static SyntaxCall *
spread_tuple (CodeFn     *fn,
              SyntaxCall *call)
{
  SyntaxExpr *arg = code_unparen (call->args.items[0]);
  TypesType  *tuple = code_fn_type (fn, arg);
  SyntaxCall *copy = base_arena_new0 (fn->unit->arena, SyntaxCall);
  guint       slot = code_order_get (fn, arg);

  if (slot == CODE_NO_SLOT)
    slot = code_call (fn, (SyntaxCall *) arg);
  *copy = *call;
  copy->args.n = tuple->n_fields;
  copy->args.items = base_arena_newv (fn->unit->arena, SyntaxExpr *, tuple->n_fields);
  for (guint i = 0; i < tuple->n_fields; i++)
    {
      SyntaxExpr *value = base_arena_new0 (fn->unit->arena, SyntaxExpr);

      value->pos = arg->pos;
      value->mode = SYNTAX_MODE_VALUE;
      value->type = tuple->fields[i].type;
      code_order_set (fn, value, slot);
      copy->args.items[i] = value;
      slot += code_type_slots (value->type);
    }
  return copy;
}

static gboolean
is_tuple (CodeFn           *fn,
          const SyntaxExpr *expr)
{
  return expr->kind == SYNTAX_CALL && expr->mode == SYNTAX_MODE_VALUE
         && code_fn_type (fn, expr)->kind == TYPES_TUPLE;
}

guint
code_builtin (CodeFn      *fn,
              SyntaxCall  *call,
              TypesBuiltin builtin,
              guint        want)
{
  SyntaxExpr **args;

  if (call->args.n == 1 && is_tuple (fn, code_unparen (call->args.items[0])))
    call = spread_tuple (fn, call);
  args = call->args.items;
  switch (builtin)
    {
    case TYPES_BUILTIN_APPEND:
      return append (fn, call, want);
    case TYPES_BUILTIN_LEN:
    case TYPES_BUILTIN_CAP:
      return length (fn, args[0], builtin == TYPES_BUILTIN_CAP, want);
    case TYPES_BUILTIN_COPY:
      return copy (fn, call, want);
    case TYPES_BUILTIN_CLEAR:
      clear (fn, args[0]);
      break;
    case TYPES_BUILTIN_CLOSE:
      code_emit (fn, CODE_OP_CLOSE, code_expr (fn, args[0], CODE_NO_SLOT), 0, 0);
      break;
    case TYPES_BUILTIN_DELETE:
      delete_key (fn, call);
      break;
    case TYPES_BUILTIN_COMPLEX:
      return make_complex (fn, call, want);
    case TYPES_BUILTIN_REAL:
    case TYPES_BUILTIN_IMAG:
      return complex_part (fn, args[0], builtin == TYPES_BUILTIN_IMAG, want);
    case TYPES_BUILTIN_MIN:
    case TYPES_BUILTIN_MAX:
      return extreme (fn, call, builtin == TYPES_BUILTIN_MIN, want);
    case TYPES_BUILTIN_MAKE:
      return make (fn, call, want);
    case TYPES_BUILTIN_NEW:
      want = code_dest (fn, want, 1);
      fn->pos = call->head.pos;
      code_alloc (fn, want, code_fn_type (fn, args[0]));
      return want;
    case TYPES_BUILTIN_PANIC:
      panic (fn, call);
      break;
    case TYPES_BUILTIN_PRINT:
    case TYPES_BUILTIN_PRINTLN:
      print (fn, call, builtin == TYPES_BUILTIN_PRINTLN);
      break;
    case TYPES_BUILTIN_RECOVER:
      return recover (fn, want);
    case TYPES_BUILTIN_ALIGNOF:
    case TYPES_BUILTIN_OFFSETOF:
    case TYPES_BUILTIN_SIZEOF:
      return layout (fn, call, builtin, want);
    }
  return CODE_NO_SLOT;
}
