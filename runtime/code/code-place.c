/* SPDX-License-Identifier: MIT */

/*
 * Places: where a value lies, before it is loaded or stored. A place is formed
 * step by step from an operand (a field of an element of what a pointer points
 * to …), and only loading or storing emits the access, with the width that the
 * final type has.
 *
 *   SLOT      whole slots of the frame               v
 *   FRAME     bytes of a struct or array in it       v.f   v[2]
 *   INDEXED   the same, one index known at run time  v[i].f
 *   MEMORY    bytes behind a reference               p.f  *p
 *   GLOBAL    bytes among the globals                g.f
 *   ELEMENT   element of a slice or string           s[i]
 *   MAP       element of a map                       m[k]
 *   BLANK     nowhere                                _
 */
#include "code-place.h"

#define MAX_OFFSET 0xffff

void
code_place_local (const CodeLocal *local,
                  CodePlace       *out)
{
  *out = (CodePlace){ .kind = local->is_boxed ? CODE_PLACE_MEMORY : CODE_PLACE_SLOT,
                      .slot = local->slot };
}

/* The same place, whole slots seen as such. */
static void
normalise (CodePlace       *place,
           const TypesType *type)
{
  if (place->kind == CODE_PLACE_FRAME && place->offset % 8 == 0 && code_type_bytes (type) % 8 == 0)
    *place = (CodePlace){ .kind = CODE_PLACE_SLOT, .slot = (guint) (place->offset / 8) };
}

/* The slots that the place of a value of the type is, or CODE_NO_SLOT. */
guint
code_place_get_slot (CodePlace       *place,
                     const TypesType *type)
{
  normalise (place, type);
  return place->kind == CODE_PLACE_SLOT ? place->slot : CODE_NO_SLOT;
}

/* ---- forming ----------------------------------------------------------------------------- */

/* Turns an element of a slice into memory. */
static void
element_to_memory (CodeFn    *fn,
                   CodePlace *place)
{
  guint ref = code_temp (fn, 1);

  code_emit_x (fn, CODE_OP_LEAX, ref, place->slot, place->index, place->stride, 0);
  *place = (CodePlace){ .kind = CODE_PLACE_MEMORY, .slot = ref };
}

/* Turns the place of a whole value into that of its part at a byte offset. */
void
code_place_part (CodeFn          *fn,
                 CodePlace       *place,
                 const TypesType *whole,
                 guint64          offset)
{
  switch (place->kind)
    {
    case CODE_PLACE_SLOT:
      *place = (CodePlace){ .kind = CODE_PLACE_FRAME, .offset = place->slot * 8ull + offset };
      break;
    case CODE_PLACE_FRAME:
    case CODE_PLACE_INDEXED:
    case CODE_PLACE_MEMORY:
    case CODE_PLACE_GLOBAL:
      place->offset += offset;
      break;
    case CODE_PLACE_ELEMENT:
      element_to_memory (fn, place);
      place->offset = offset;
      break;
    case CODE_PLACE_MAP:
      {
        guint slot = code_place_load (fn, place, whole, CODE_NO_SLOT);

        *place = (CodePlace){ .kind = CODE_PLACE_FRAME, .offset = slot * 8ull + offset };
        break;
      }
    case CODE_PLACE_BLANK:
      break;
    }
}

static void
index_frame (CodeFn    *fn,
             CodePlace *place,
             guint      index,
             guint32    stride)
{
  if (place->kind == CODE_PLACE_SLOT)
    place->offset = place->slot * 8ull;
  place->kind = CODE_PLACE_INDEXED;
  place->index = index;
  place->stride = stride;
}

/* A second index on the same array of the frame: both become one. */
static void
index_again (CodeFn    *fn,
             CodePlace *place,
             guint      index,
             guint32    stride)
{
  guint   sum = code_temp (fn, 2);
  guint   scaled = sum + 1;
  guint32 unit = stride > 0 && place->stride % stride == 0 ? stride : 1;

  code_load_int (fn, sum, place->stride / unit);
  code_emit (fn, CODE_OP_MUL, sum, sum, place->index);
  if (unit == stride)
    scaled = index;
  else
    {
      code_load_int (fn, scaled, stride);
      code_emit (fn, CODE_OP_MUL, scaled, scaled, index);
    }
  code_emit (fn, CODE_OP_ADD, sum, sum, scaled);
  place->index = sum;
  place->stride = unit;
}

/* Turns the place of an array into that of the element whose number is in a slot; checks it. */
void
code_place_index (CodeFn          *fn,
                  CodePlace       *place,
                  const TypesType *array,
                  guint            index)
{
  guint32 stride = code_type_bytes (array->elem);
  guint   ref;

  if (place->kind == CODE_PLACE_ELEMENT)
    element_to_memory (fn, place);
  else if (place->kind == CODE_PLACE_MAP)
    *place = (CodePlace){ .kind = CODE_PLACE_SLOT,
                          .slot = code_place_load (fn, place, array, CODE_NO_SLOT) };

  switch (place->kind)
    {
    case CODE_PLACE_SLOT:
    case CODE_PLACE_FRAME:
    case CODE_PLACE_INDEXED:
      code_emit_s (fn, CODE_OP_BOUNDI, index, MIN (array->len, G_MAXINT32));
      if (place->kind == CODE_PLACE_INDEXED)
        index_again (fn, place, index, stride);
      else
        index_frame (fn, place, index, stride);
      break;
    default:
      ref = code_temp (fn, 1);
      if (place->kind == CODE_PLACE_GLOBAL)
        {
          code_emit_s (fn, CODE_OP_LEAG, ref, (gint64) place->offset);
          *place = (CodePlace){ .kind = CODE_PLACE_MEMORY, .slot = ref };
        }
      code_emit_x (fn, CODE_OP_LEAXP, ref, place->slot, index, stride, (guint32) array->len);
      place->slot = ref;
      place->may_be_nil = FALSE;
      break;
    }
}

/* Makes sure that assigning to variables no longer changes which place is meant. */
void
code_place_pin (CodeFn    *fn,
                CodePlace *place)
{
  guint n_slots = place->kind == CODE_PLACE_ELEMENT ? 2 : 1;

  if (place->kind == CODE_PLACE_ELEMENT || place->kind == CODE_PLACE_MEMORY
      || place->kind == CODE_PLACE_MAP)
    place->slot = code_pin (fn, place->slot, n_slots);
  if (place->kind == CODE_PLACE_ELEMENT || place->kind == CODE_PLACE_INDEXED)
    place->index = code_pin (fn, place->index, 1);
  else if (place->kind == CODE_PLACE_MAP)
    place->index = code_pin (fn, place->index,
                             code_type_slots (types_underlying (place->map)->key));
}

/* A copy of the slots if they are a variable's, the same slots if they are temporaries. */
guint
code_pin (CodeFn *fn,
          guint   slot,
          guint   n_slots)
{
  guint copy;

  if (slot >= fn->stmt_top)
    return slot;
  copy = code_temp (fn, n_slots);
  code_move (fn, copy, slot, n_slots);
  return copy;
}

/* ---- memory ------------------------------------------------------------------------------ */

static const CodeOp load_ops[] = {
  [CODE_MEM_8S] = CODE_OP_LD8S,   [CODE_MEM_8U] = CODE_OP_LD8U,   [CODE_MEM_16S] = CODE_OP_LD16S,
  [CODE_MEM_16U] = CODE_OP_LD16U, [CODE_MEM_32S] = CODE_OP_LD32S, [CODE_MEM_32U] = CODE_OP_LD32U,
  [CODE_MEM_64] = CODE_OP_LD64,
};

static const CodeOp store_ops[] = {
  [CODE_MEM_8S] = CODE_OP_ST8,   [CODE_MEM_8U] = CODE_OP_ST8,   [CODE_MEM_16S] = CODE_OP_ST16,
  [CODE_MEM_16U] = CODE_OP_ST16, [CODE_MEM_32S] = CODE_OP_ST32, [CODE_MEM_32U] = CODE_OP_ST32,
  [CODE_MEM_64] = CODE_OP_ST64,
};

static const CodeOp load_element_ops[] = {
  [CODE_MEM_8S] = CODE_OP_LDX8S,   [CODE_MEM_8U] = CODE_OP_LDX8U,
  [CODE_MEM_16S] = CODE_OP_LDX16S, [CODE_MEM_16U] = CODE_OP_LDX16U,
  [CODE_MEM_32S] = CODE_OP_LDX32S, [CODE_MEM_32U] = CODE_OP_LDX32U,
  [CODE_MEM_64] = CODE_OP_LDX64,
};

static const CodeOp store_element_ops[] = {
  [CODE_MEM_8S] = CODE_OP_STX8,   [CODE_MEM_8U] = CODE_OP_STX8,
  [CODE_MEM_16S] = CODE_OP_STX16, [CODE_MEM_16U] = CODE_OP_STX16,
  [CODE_MEM_32S] = CODE_OP_STX32, [CODE_MEM_32U] = CODE_OP_STX32,
  [CODE_MEM_64] = CODE_OP_STX64,
};

/* Brings the offset into the range of the instruction's field. */
static void
shorten_offset (CodeFn    *fn,
                CodePlace *place)
{
  guint ref;

  if (place->offset <= MAX_OFFSET)
    return;
  ref = code_temp (fn, 1);
  code_emit_x (fn, CODE_OP_LEA, ref, place->slot, 0, (guint32) place->offset, 0);
  place->slot = ref;
  place->offset = 0;
}

static void
load_memory (CodeFn          *fn,
             CodePlace        place,
             const TypesType *type,
             guint            dest)
{
  CodeMem mem = code_type_mem (type);
  guint32 n_bytes = code_type_bytes (type);

  shorten_offset (fn, &place);
  if (n_bytes == 0)
    code_emit (fn, CODE_OP_NILCHK, place.slot, 0, 0);
  else if (mem != CODE_MEM_N)
    code_emit (fn, load_ops[mem], dest, place.slot, (guint) place.offset);
  else if (n_bytes == 16)
    code_emit (fn, CODE_OP_LD128, dest, place.slot, (guint) place.offset);
  else
    code_emit_x (fn, CODE_OP_LDN, dest, place.slot, (guint) place.offset, n_bytes, 0);
}

static void
store_memory (CodeFn          *fn,
              CodePlace        place,
              const TypesType *type,
              guint            source)
{
  CodeMem mem = code_type_mem (type);
  guint32 n_bytes = code_type_bytes (type);

  shorten_offset (fn, &place);
  if (n_bytes == 0)
    code_emit (fn, CODE_OP_NILCHK, place.slot, 0, 0);
  else if (mem != CODE_MEM_N)
    code_emit (fn, store_ops[mem], source, place.slot, (guint) place.offset);
  else if (n_bytes == 16)
    code_emit (fn, CODE_OP_ST128, source, place.slot, (guint) place.offset);
  else
    code_emit_x (fn, CODE_OP_STN, source, place.slot, (guint) place.offset, n_bytes, 0);
}

static void
global_to_memory (CodeFn    *fn,
                  CodePlace *place)
{
  guint ref = code_temp (fn, 1);

  code_emit_s (fn, CODE_OP_LEAG, ref, (gint64) place->offset);
  *place = (CodePlace){ .kind = CODE_PLACE_MEMORY, .slot = ref };
}

/* ---- parts of arrays in the frame -------------------------------------------------------- */

static CodeMem
piece_mem (guint32 n_bytes)
{
  return n_bytes >= 8   ? CODE_MEM_64
         : n_bytes >= 4 ? CODE_MEM_32U
         : n_bytes >= 2 ? CODE_MEM_16U
                        : CODE_MEM_8U;
}

static guint32
piece_bytes (guint32 n_bytes)
{
  return n_bytes >= 8 ? 8 : n_bytes >= 4 ? 4 : n_bytes >= 2 ? 2 : 1;
}

/* Moves a value that is not as large as the array's element, piece by piece. */
static void
move_pieces (CodeFn          *fn,
             const CodePlace *place,
             guint32          n_bytes,
             guint            slot,
             gboolean         load)
{
  guint piece = code_temp (fn, 1);

  for (guint32 at = 0, n; at < n_bytes; at += n)
    {
      guint64 near = slot * 8ull + at, far = place->offset + at;
      CodeMem mem = piece_mem (n_bytes - at);

      n = piece_bytes (n_bytes - at);
      if (load)
        {
          code_emit_x (fn, CODE_OP_FLDX, piece, place->index, mem, (guint32) far, place->stride);
          code_emit_x (fn, CODE_OP_FST, piece, mem, 0, (guint32) near, 0);
        }
      else
        {
          code_emit_x (fn, CODE_OP_FLD, piece, mem, 0, (guint32) near, 0);
          code_emit_x (fn, CODE_OP_FSTX, piece, place->index, mem, (guint32) far, place->stride);
        }
    }
}

static void
load_indexed (CodeFn          *fn,
              const CodePlace *place,
              const TypesType *type,
              guint            dest)
{
  CodeMem mem = code_type_mem (type);
  guint32 n_bytes = code_type_bytes (type);

  if (mem != CODE_MEM_N || n_bytes == place->stride)
    {
      code_emit_x (fn, CODE_OP_FLDX, dest, place->index, mem, (guint32) place->offset,
                   place->stride);
      return;
    }
  code_zero (fn, dest, code_type_slots (type));
  move_pieces (fn, place, n_bytes, dest, TRUE);
}

static void
store_indexed (CodeFn          *fn,
               const CodePlace *place,
               const TypesType *type,
               guint            source)
{
  CodeMem mem = code_type_mem (type);
  guint32 n_bytes = code_type_bytes (type);

  if (mem != CODE_MEM_N || n_bytes == place->stride)
    code_emit_x (fn, CODE_OP_FSTX, source, place->index, mem, (guint32) place->offset,
                 place->stride);
  else
    move_pieces (fn, place, n_bytes, source, FALSE);
}

/* ---- loading and storing ----------------------------------------------------------------- */

static void
load_element (CodeFn          *fn,
              CodePlace       *place,
              const TypesType *type,
              guint            dest)
{
  CodeMem mem = code_type_mem (type);
  guint32 n_bytes = code_type_bytes (type);

  if (mem != CODE_MEM_N)
    code_emit (fn, load_element_ops[mem], dest, place->slot, place->index);
  else if (n_bytes == 16 && place->stride == 16) /* not the beginning of a longer element */
    code_emit (fn, CODE_OP_LDX128, dest, place->slot, place->index);
  else
    {
      element_to_memory (fn, place);
      if (n_bytes > 0)
        load_memory (fn, *place, type, dest);
    }
}

static void
store_element (CodeFn          *fn,
               CodePlace       *place,
               const TypesType *type,
               guint            source)
{
  CodeMem mem = code_type_mem (type);
  guint32 n_bytes = code_type_bytes (type);

  if (mem != CODE_MEM_N)
    code_emit (fn, store_element_ops[mem], source, place->slot, place->index);
  else if (n_bytes == 16)
    code_emit (fn, CODE_OP_STX128, source, place->slot, place->index);
  else
    {
      element_to_memory (fn, place);
      if (n_bytes > 0)
        store_memory (fn, *place, type, source);
    }
}

/* Loads the value into the wanted slots, or says in which it lies. Uses up the place. */
guint
code_place_load (CodeFn          *fn,
                 CodePlace       *place,
                 const TypesType *type,
                 guint            want)
{
  guint n_slots = code_type_slots (type);
  guint dest;

  normalise (place, type);
  if (place->kind == CODE_PLACE_SLOT)
    {
      if (want == CODE_NO_SLOT)
        return place->slot;
      code_move (fn, want, place->slot, n_slots);
      return want;
    }

  dest = code_dest (fn, want, n_slots);
  if (place->kind == CODE_PLACE_GLOBAL && code_type_mem (type) == CODE_MEM_64)
    {
      code_emit_s (fn, CODE_OP_LDG, dest, (gint64) place->offset);
      return dest;
    }
  if (place->kind == CODE_PLACE_GLOBAL)
    global_to_memory (fn, place);

  switch (place->kind)
    {
    case CODE_PLACE_FRAME:
      if (n_slots > 0)
        code_emit_x (fn, CODE_OP_FLD, dest, code_type_mem (type), code_type_bytes (type),
                     (guint32) place->offset, 0);
      break;
    case CODE_PLACE_INDEXED:
      if (n_slots > 0)
        load_indexed (fn, place, type, dest);
      break;
    case CODE_PLACE_MEMORY:
      load_memory (fn, *place, type, dest);
      break;
    case CODE_PLACE_ELEMENT:
      load_element (fn, place, type, dest);
      break;
    case CODE_PLACE_MAP:
      code_emit_x (fn, CODE_OP_MAPGET, dest, place->slot, place->index,
                   code_unit_type (fn->unit, place->map), CODE_NO_SLOT);
      break;
    default:
      g_assert_not_reached ();
    }
  return dest;
}

/* Stores the value that lies in the slots. Uses up the place. */
void
code_place_store (CodeFn          *fn,
                  CodePlace       *place,
                  const TypesType *type,
                  guint            source)
{
  guint n_slots = code_type_slots (type);

  normalise (place, type);
  if (place->kind == CODE_PLACE_GLOBAL && code_type_mem (type) == CODE_MEM_64)
    {
      code_emit_s (fn, CODE_OP_STG, source, (gint64) place->offset);
      return;
    }
  if (place->kind == CODE_PLACE_GLOBAL)
    global_to_memory (fn, place);

  switch (place->kind)
    {
    case CODE_PLACE_BLANK:
      break;
    case CODE_PLACE_SLOT:
      code_move (fn, place->slot, source, n_slots);
      break;
    case CODE_PLACE_FRAME:
      if (n_slots > 0)
        code_emit_x (fn, CODE_OP_FST, source, code_type_mem (type), code_type_bytes (type),
                     (guint32) place->offset, 0);
      break;
    case CODE_PLACE_INDEXED:
      if (n_slots > 0)
        store_indexed (fn, place, type, source);
      break;
    case CODE_PLACE_MEMORY:
      store_memory (fn, *place, type, source);
      break;
    case CODE_PLACE_ELEMENT:
      store_element (fn, place, type, source);
      break;
    case CODE_PLACE_MAP:
      code_place_make_memory (fn, place);
      store_memory (fn, *place, type, source);
      break;
    case CODE_PLACE_GLOBAL:
      g_assert_not_reached ();
    }
}

/* Turns the place into memory, so that it can be both loaded from and stored to, or pointed to. A
 * map's element is inserted if it is absent. */
void
code_place_make_memory (CodeFn    *fn,
                        CodePlace *place)
{
  guint ref;

  switch (place->kind)
    {
    case CODE_PLACE_ELEMENT:
      element_to_memory (fn, place);
      break;
    case CODE_PLACE_GLOBAL:
      global_to_memory (fn, place);
      break;
    case CODE_PLACE_MAP:
      ref = code_temp (fn, 1);
      code_emit_x (fn, CODE_OP_MAPREF, ref, place->slot, place->index,
                   code_unit_type (fn->unit, place->map), 0);
      *place = (CodePlace){ .kind = CODE_PLACE_MEMORY, .slot = ref };
      break;
    default:
      break;
    }
}

/* The place's address as a pointer. */
guint
code_place_address (CodeFn    *fn,
                    CodePlace *place,
                    guint      want)
{
  guint dest;

  if (place->kind == CODE_PLACE_GLOBAL)
    {
      dest = code_dest (fn, want, 1);
      code_emit_s (fn, CODE_OP_LEAG, dest, (gint64) place->offset);
      return dest;
    }
  code_place_make_memory (fn, place);
  g_assert (place->kind == CODE_PLACE_MEMORY);
  if (place->offset > 0)
    {
      dest = code_dest (fn, want, 1);
      code_emit_x (fn, CODE_OP_LEA, dest, place->slot, 0, (guint32) place->offset, 0);
      return dest;
    }
  if (place->may_be_nil)
    code_emit (fn, CODE_OP_NILCHK, place->slot, 0, 0);
  if (want == CODE_NO_SLOT)
    return place->slot;
  code_move (fn, want, place->slot, 1);
  return want;
}
