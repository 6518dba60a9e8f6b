/* SPDX-License-Identifier: MIT */
#include "machine-string.h"
#include "machine-exec.h"

/*
 * Strings: making, joining, converting, and reading UTF-8.
 *
 * A string of no bytes has reference 0, so that equal empty strings are equal
 * as bytes of the arena too.
 */

/* ---- UTF-8 -------------------------------------------------------------------------------- */

/* Width by first byte, and which second bytes are allowed: shortest forms only, no surrogates. */
static guint
rune_width (guint8  first,
            guint8 *out_low,
            guint8 *out_high)
{
  *out_low = 0x80;
  *out_high = 0xbf;
  if (first >= 0xc2 && first <= 0xdf)
    return 2;
  if (first >= 0xe0 && first <= 0xef)
    {
      if (first == 0xe0)
        *out_low = 0xa0;
      if (first == 0xed)
        *out_high = 0x9f;
      return 3;
    }
  if (first >= 0xf0 && first <= 0xf4)
    {
      if (first == 0xf0)
        *out_low = 0x90;
      if (first == 0xf4)
        *out_high = 0x8f;
      return 4;
    }
  return 1;
}

guint
machine_rune_decode (const char *text,
                     gsize       n,
                     gint32     *out_rune)
{
  const guint8 *bytes = (const guint8 *) text;
  guint8 low, high;
  guint width = rune_width (bytes[0], &low, &high);
  gint32 rune;

  if (bytes[0] < 0x80)
    {
      *out_rune = bytes[0];
      return 1;
    }
  *out_rune = MACHINE_RUNE_ERROR;
  if (width == 1 || n < width || bytes[1] < low || bytes[1] > high)
    return 1;
  rune = bytes[0] & (0x7f >> width);
  for (guint i = 1; i < width; i++)
    {
      if ((bytes[i] & 0xc0) != 0x80)
        return 1;
      rune = rune << 6 | (bytes[i] & 0x3f);
    }
  *out_rune = rune;
  return width;
}

guint
machine_rune_encode (gint64 rune,
                     char   out_bytes[4])
{
  if (rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff))
    rune = MACHINE_RUNE_ERROR;
  if (rune < 0x80)
    {
      out_bytes[0] = rune;
      return 1;
    }
  if (rune < 0x800)
    {
      out_bytes[0] = 0xc0 | rune >> 6;
      out_bytes[1] = 0x80 | (rune & 0x3f);
      return 2;
    }
  if (rune < 0x10000)
    {
      out_bytes[0] = 0xe0 | rune >> 12;
      out_bytes[1] = 0x80 | (rune >> 6 & 0x3f);
      out_bytes[2] = 0x80 | (rune & 0x3f);
      return 3;
    }
  out_bytes[0] = 0xf0 | rune >> 18;
  out_bytes[1] = 0x80 | (rune >> 12 & 0x3f);
  out_bytes[2] = 0x80 | (rune >> 6 & 0x3f);
  out_bytes[3] = 0x80 | (rune & 0x3f);
  return 4;
}

/* ---- making ------------------------------------------------------------------------------- */

/* Memory for n bytes of a string or []byte, not set yet. */
static MachineRef
alloc_bytes (Machine *self,
             gsize    n,
             guint32  pc)
{
  guint32 byte = self->program->types[self->program->type_bytes].elem;

  return n == 0 ? 0 : machine_heap_alloc_unset (self, byte, n, pc);
}

/**
 * machine_new_string:
 * @out_slots: (out): reference and length
 *
 * Makes a Go string of a text.
 */
void
machine_new_string (Machine    *self,
                    const char *text,
                    gsize       len,
                    guint64    *out_slots)
{
  MachineRef ref = alloc_bytes (self, len, 0);

  memcpy (machine_ptr (self, ref), text, len);
  out_slots[0] = ref;
  out_slots[1] = len;
}

MachineOpResult
machine_op_concat (Machine       *self,
                   MachineG      *g,
                   guint          n,
                   const guint64 *from,
                   guint64       *to)
{
  guint64 total = 0;
  guint n_filled = 0, last = 0;
  MachineRef ref;
  char *out;

  for (guint i = 0; i < n; i++)
    if (from[2 * i + 1] > 0)
      {
        total += from[2 * i + 1];
        n_filled++;
        last = i;
      }
  if (n_filled <= 1)
    {
      guint64 one[2] = { n_filled == 1 ? from[2 * last] : 0, total };

      memcpy (to, one, sizeof one);
      return MACHINE_OP_OK;
    }
  if (!machine_heap_has_room (self, total))
    return MACHINE_OP_MEMORY;
  ref = alloc_bytes (self, total, g->pc);
  out = machine_ptr (self, ref);
  for (guint i = 0; i < n; i++)
    {
      memcpy (out, machine_ptr (self, from[2 * i]), from[2 * i + 1]);
      out += from[2 * i + 1];
    }
  to[0] = ref;
  to[1] = total;
  return MACHINE_OP_OK;
}

/* ---- conversions -------------------------------------------------------------------------- */

/* Copies bytes: a string to a slice or back. */
static MachineOpResult
copy_bytes (Machine       *self,
            MachineG      *g,
            gboolean       to_slice,
            const guint64 *from,
            guint64       *to)
{
  guint64 len = from[1], capacity = to_slice ? machine_heap_round_size (self, len) : len;
  MachineRef ref;

  if (!machine_heap_has_room (self, len))
    return MACHINE_OP_MEMORY;
  if (to_slice && len == 0)
    ref = machine_heap (self)->zero; /* not nil */
  else
    ref = alloc_bytes (self, capacity, g->pc);
  memcpy (machine_ptr (self, ref), machine_ptr (self, from[0]), len);
  memset ((char *) machine_ptr (self, ref) + len, 0, capacity - len);
  to[0] = ref;
  to[1] = len;
  if (to_slice)
    to[2] = capacity;
  return MACHINE_OP_OK;
}

static MachineOpResult
string_to_runes (Machine       *self,
                 MachineG      *g,
                 const guint64 *from,
                 guint64       *to)
{
  const char *text = machine_ptr (self, from[0]);
  guint64 len = from[1], n = 0, capacity;
  MachineRef ref = machine_heap (self)->zero;
  gint32 rune, *out;

  for (guint64 i = 0; i < len; n++)
    i += machine_rune_decode (text + i, len - i, &rune);
  capacity = machine_heap_round_size (self, n * 4) / 4;
  if (!machine_heap_has_room (self, capacity * 4))
    return MACHINE_OP_MEMORY;
  if (n > 0)
    ref = machine_heap_alloc_kind (self, MACHINE_KIND_BYTES, 0, capacity * 4, TRUE, g->pc);
  out = machine_ptr (self, ref);
  for (guint64 i = 0; i < len;)
    i += machine_rune_decode (text + i, len - i, out++);
  to[0] = ref;
  to[1] = n;
  to[2] = capacity;
  return MACHINE_OP_OK;
}

static MachineOpResult
runes_to_string (Machine       *self,
                 MachineG      *g,
                 const gint32  *runes,
                 guint64        n,
                 guint64       *to)
{
  guint64 len = 0;
  MachineRef ref;
  char bytes[4], *out;

  for (guint64 i = 0; i < n; i++)
    len += machine_rune_encode (runes[i], bytes);
  if (!machine_heap_has_room (self, len))
    return MACHINE_OP_MEMORY;
  ref = alloc_bytes (self, len, g->pc);
  out = machine_ptr (self, ref);
  for (guint64 i = 0; i < n; i++)
    {
      guint width = machine_rune_encode (runes[i], bytes);

      memcpy (out, bytes, width);
      out += width;
    }
  to[0] = ref;
  to[1] = len;
  return MACHINE_OP_OK;
}

MachineOpResult
machine_op_convert (Machine       *self,
                    MachineG      *g,
                    CodeOp         op,
                    const guint64 *from,
                    guint64       *to)
{
  gint64 number = from[0];
  gint32 rune;

  switch (op)
    {
    case CODE_OP_STR2B:
      return copy_bytes (self, g, TRUE, from, to);
    case CODE_OP_B2STR:
      return copy_bytes (self, g, FALSE, from, to);
    case CODE_OP_STR2R:
      return string_to_runes (self, g, from, to);
    case CODE_OP_R2STR:
      return runes_to_string (self, g, machine_ptr (self, from[0]), from[1], to);
    default:
      rune = number < 0 || number > 0x10ffff ? MACHINE_RUNE_ERROR : number;
      return runes_to_string (self, g, &rune, 1, to);
    }
}

void
machine_op_rangestr (Machine       *self,
                     const guint64 *string,
                     guint64        index,
                     guint64       *to)
{
  const char *text = (const char *) machine_ptr (self, string[0]) + index;
  gint32 rune;
  guint width = machine_rune_decode (text, string[1] - index, &rune);

  to[0] = (guint64) (gint64) rune;
  to[1] = width;
}
