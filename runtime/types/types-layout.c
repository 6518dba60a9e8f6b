/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

/*
 * Sizes, alignments and offsets as gc lays types out for amd64. A struct that
 * ends in a field of no size gets a byte more, so that a pointer to that field
 * does not point past it.
 */

enum { WORD = 8 };

static gint64
round_up (gint64 value,
          gint64 align)
{
  return (value + align - 1) / align * align;
}

/* Sums that overflow stay at a size that no limit admits. */
static gint64
add (gint64 a,
     gint64 b)
{
  gint64 sum;

  return __builtin_add_overflow (a, b, &sum) || sum > G_MAXINT64 / 2 ? G_MAXINT64 / 2 : sum;
}

static void
lay_out_struct (TypesType       *type,
                const TypesType *under)
{
  gint64 offset = 0, align = 1;

  for (guint i = 0; i < under->n_fields; i++)
    {
      gint64 field_align = types_align (under->fields[i].type);
      gint64 field_size = types_size (under->fields[i].type);

      align = MAX (align, field_align);
      offset = add (round_up (offset, field_align), field_size);
      if (i + 1 == under->n_fields && field_size == 0 && offset > 0)
        offset++;
    }
  type->align_bytes = align;
  type->size_bytes = round_up (offset, align);
}

static void
lay_out_array (TypesType       *type,
               const TypesType *under)
{
  gint64 size = types_size (under->elem);
  gint64 total;

  if (__builtin_mul_overflow (size, MAX (under->len, 0), &total) || total > G_MAXINT64 / 2)
    total = G_MAXINT64 / 2;
  type->align_bytes = types_align (under->elem);
  type->size_bytes = total;
}

static void
lay_out (TypesType       *type,
         const TypesType *under)
{
  type->align_bytes = WORD;
  switch (under->kind)
    {
    case TYPES_BASIC:
      type->size_bytes = under->size_bytes;
      type->align_bytes = under->align_bytes;
      break;
    case TYPES_STRUCT:
      lay_out_struct (type, under);
      break;
    case TYPES_ARRAY:
      lay_out_array (type, under);
      break;
    case TYPES_SLICE:
      type->size_bytes = 3 * WORD;
      break;
    case TYPES_INTERFACE:
      type->size_bytes = 2 * WORD;
      break;
    case TYPES_TUPLE:
      type->size_bytes = 0;
      for (guint i = 0; i < under->n_fields; i++)
        type->size_bytes
            = add (type->size_bytes, round_up (types_size (under->fields[i].type), WORD));
      break;
    case TYPES_INVALID:
      type->size_bytes = 0;
      type->align_bytes = 1;
      break;
    default:
      type->size_bytes = WORD;
      break;
    }
}

/* A declaration may ask for the size of a type that is not finished, or that turns out to contain
 * itself: then the answer is provisional, and an error is told elsewhere. */
static void
lay_out_guarded (TypesType *type)
{
  const TypesType *under = types_under (type);
  gboolean         unfinished = type->kind == TYPES_NAMED && type->underlying == NULL;

  if (type->being_computed)
    return;
  type->being_computed = TRUE;
  lay_out (type, under);
  type->being_computed = FALSE;
  if (unfinished)
    type->size_bytes = -1;
}

/**
 * types_size:
 * @type: a type without type parameters
 *
 * Units: bytes.
 *
 * Returns: the size of a variable of the type
 */
gint64
types_size (const TypesType *type)
{
  if (type->size_bytes < 0)
    {
      if (type->kind == TYPES_BASIC) /* untyped ones are shared and never written to */
        {
          const TypesType *settled = types_default ((TypesType *) type);

          return settled == type ? WORD : types_size (settled);
        }
      lay_out_guarded ((TypesType *) type);
    }
  return MAX (type->size_bytes, 0);
}

/**
 * types_align:
 * @type: a type without type parameters
 *
 * Units: bytes.
 *
 * Returns: the alignment of a variable of the type
 */
gint64
types_align (const TypesType *type)
{
  types_size (type);
  return MAX (type->align_bytes, 1);
}

/**
 * types_field_offset:
 * @struct_type: a type whose underlying type is a struct
 * @index: of a field
 *
 * Units: bytes. Cost: linear in @index.
 *
 * Returns: where the field begins
 */
gint64
types_field_offset (const TypesType *struct_type,
                    guint            index)
{
  const TypesType *under = types_under (struct_type);
  gint64           offset = 0;

  g_return_val_if_fail (under->kind == TYPES_STRUCT && index < under->n_fields, 0);
  for (guint i = 0; i <= index; i++)
    {
      offset = round_up (offset, types_align (under->fields[i].type));
      if (i < index)
        offset = add (offset, types_size (under->fields[i].type));
    }
  return offset;
}

/**
 * types_has_pointers:
 * @type: a type without type parameters
 *
 * Returns: whether its memory holds anything that the collector must follow
 */
gboolean
types_has_pointers (const TypesType *type)
{
  const TypesType *under = types_under (type);

  switch (under->kind)
    {
    case TYPES_BASIC:
      return under->basic == TYPES_STRING || under->basic == TYPES_UNSAFE_POINTER
             || under->basic == TYPES_UNTYPED_STRING || under->basic == TYPES_UNTYPED_NIL;
    case TYPES_INVALID:
      return FALSE;
    case TYPES_ARRAY:
      return under->len > 0 && types_has_pointers (under->elem);
    case TYPES_STRUCT:
    case TYPES_TUPLE:
      for (guint i = 0; i < under->n_fields; i++)
        if (types_has_pointers (under->fields[i].type))
          return TRUE;
      return FALSE;
    default:
      return TRUE;
    }
}
