/* SPDX-License-Identifier: MIT */

/*
 * What values look like to the machine: how many slots, which width in memory,
 * which words of it the collector must follow.
 */
#include "code-unit.h"

/* Types with more words than this are scanned whole rather than by bitmap. */
#define MAX_BITMAP_WORDS 4096

guint32
code_type_bytes (const TypesType *type)
{
  gint64 size = types_size (type);

  return size > G_MAXINT32 ? G_MAXINT32 : (guint32) size;
}

guint32
code_type_slots (const TypesType *type)
{
  return (code_type_bytes (type) + 7) / 8;
}

static gboolean
is_basic_between (const TypesType *type,
                  TypesBasicKind   first,
                  TypesBasicKind   last)
{
  const TypesType *under = types_underlying (type);

  return under->kind == TYPES_BASIC && under->basic >= first && under->basic <= last;
}

gboolean
code_type_is_signed (const TypesType *type)
{
  return is_basic_between (type, TYPES_INT, TYPES_INT64)
         || is_basic_between (type, TYPES_UNTYPED_INT, TYPES_UNTYPED_RUNE);
}

gboolean
code_type_is_integer (const TypesType *type)
{
  return is_basic_between (type, TYPES_INT, TYPES_UINTPTR)
         || is_basic_between (type, TYPES_UNTYPED_INT, TYPES_UNTYPED_RUNE);
}

gboolean
code_type_is_float (const TypesType *type)
{
  return is_basic_between (type, TYPES_FLOAT32, TYPES_FLOAT64)
         || is_basic_between (type, TYPES_UNTYPED_FLOAT, TYPES_UNTYPED_FLOAT);
}

gboolean
code_type_is_complex (const TypesType *type)
{
  return is_basic_between (type, TYPES_COMPLEX64, TYPES_COMPLEX128)
         || is_basic_between (type, TYPES_UNTYPED_COMPLEX, TYPES_UNTYPED_COMPLEX);
}

gboolean
code_type_is_string (const TypesType *type)
{
  return is_basic_between (type, TYPES_STRING, TYPES_STRING)
         || is_basic_between (type, TYPES_UNTYPED_STRING, TYPES_UNTYPED_STRING);
}

static CodeMem
mem_of_size (guint32  n_bytes,
             gboolean is_signed)
{
  switch (n_bytes)
    {
    case 1:
      return is_signed ? CODE_MEM_8S : CODE_MEM_8U;
    case 2:
      return is_signed ? CODE_MEM_16S : CODE_MEM_16U;
    case 4:
      return is_signed ? CODE_MEM_32S : CODE_MEM_32U;
    case 8:
      return CODE_MEM_64;
    default:
      return CODE_MEM_N;
    }
}

/* The width with which a value moves between memory and slots; images of structs and arrays are
 * zero-extended to whole slots. What may lie where a number of its size could not, as a complex64
 * may, moves byte by byte. */
CodeMem
code_type_mem (const TypesType *type)
{
  if (types_align (type) < (gint64) code_type_bytes (type))
    return CODE_MEM_N;
  return mem_of_size (code_type_bytes (type), code_type_is_signed (type));
}

/* ---- pointer words ----------------------------------------------------------------------- */

static void
set_bit (guint64 *bits,
         guint64  offset_bytes)
{
  guint64 word = offset_bytes / 8;

  bits[word / 64] |= G_GUINT64_CONSTANT (1) << (word % 64);
}

static void
set_pointers (const TypesType *type,
              guint64          offset,
              guint64         *bits)
{
  const TypesType *under = types_underlying (type);

  if (!types_has_pointers (under))
    return;
  switch (under->kind)
    {
    case TYPES_BASIC: /* a string's bytes, an unsafe.Pointer */
    case TYPES_POINTER:
    case TYPES_SLICE:
    case TYPES_MAP:
    case TYPES_CHAN:
    case TYPES_FUNC:
      set_bit (bits, offset);
      break;
    case TYPES_INTERFACE:
      set_bit (bits, offset + 8);
      break;
    case TYPES_ARRAY:
      for (gint64 i = 0; i < under->len; i++)
        set_pointers (under->elem, offset + (guint64) (i * types_size (under->elem)), bits);
      break;
    case TYPES_STRUCT:
      for (guint i = 0; i < under->n_fields; i++)
        set_pointers (under->fields[i].type, offset + (guint64) types_field_offset (under, i),
                      bits);
      break;
    default:
      break;
    }
}

/* Fills in what the collector needs to know. */
void
code_type_fill_pointers (CodeUnit        *unit,
                         CodeType        *type,
                         const TypesType *source)
{
  if (type->n_slots == 0 || !types_has_pointers (source))
    {
      type->pointers = CODE_POINTERS_NONE;
      return;
    }
  if (type->n_slots > MAX_BITMAP_WORDS)
    {
      type->pointers = CODE_POINTERS_ALL;
      return;
    }
  type->pointers = CODE_POINTERS_BITMAP;
  type->pointer_bits = base_arena_newv (unit->arena, guint64, (type->n_slots + 63) / 64);
  set_pointers (source, 0, type->pointer_bits);
}
