/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * Slices: slicing, making, appending, copying. The panics' wording and the
 * order of the checks are those of Go's compiler; append's capacities are those
 * of Go's runtime (double up to 256 elements, then a quarter more and 192,
 * rounded up to a size class).
 */

#define MAX_ALLOC ((guint64) 1 << 48)
#define MAX_WITH_HEADER (32768 - 8)

/* ---- slicing ------------------------------------------------------------------------------ */

/* A bound in a message: negative only if its type has a sign. */
static const char *
bound_text (char     buffer[24],
            guint64  bound,
            gboolean is_unsigned)
{
  if (is_unsigned)
    g_snprintf (buffer, 24, "%" G_GUINT64_FORMAT, bound);
  else
    g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, (gint64) bound);
  return buffer;
}

static MachineOpResult
bounds_panic (Machine    *self,
              MachineG   *g,
              const char *before,
              guint64     bound,
              gboolean    is_unsigned,
              const char *what,
              guint64     limit)
{
  char buffer[24];

  if ((gint64) bound < 0 && !is_unsigned)
    machine_panic_raise_bounds (self, g, "slice bounds out of range [%s%s]", before,
                                bound_text (buffer, bound, FALSE));
  else
    machine_panic_raise_bounds (self, g,
                                "slice bounds out of range [%s%s] with %s %" G_GUINT64_FORMAT,
                                before, bound_text (buffer, bound, is_unsigned), what, limit);
  return MACHINE_OP_PANIC;
}

/* One bound against the next: "[%d:%d]" and its kin. */
static MachineOpResult
order_panic (Machine    *self,
             MachineG   *g,
             const char *before,
             guint64     low,
             gboolean    is_unsigned,
             guint64     high,
             const char *after)
{
  char buffer[24];

  bound_text (buffer, low, is_unsigned);
  if ((gint64) low < 0 && !is_unsigned)
    machine_panic_raise_bounds (self, g, "slice bounds out of range [%s%s:%s]", before, buffer,
                                after);
  else
    machine_panic_raise_bounds (self, g,
                                "slice bounds out of range [%s%s:%" G_GUINT64_FORMAT "%s]",
                                before, buffer, high, after);
  return MACHINE_OP_PANIC;
}

MachineOpResult
machine_op_slice (Machine         *self,
                  MachineG        *g,
                  const CodeSlice *slice,
                  const guint64   *from,
                  const guint64   *bounds,
                  guint64         *to)
{
  gboolean is_slice = slice->source == CODE_SLICE_SLICE;
  gboolean is_string = slice->source == CODE_SLICE_STRING;
  const char *what = is_slice ? "capacity" : "length";
  MachineRef base = from[0];
  guint64 len = slice->source == CODE_SLICE_ARRAY_REF ? (guint64) slice->array_len : from[1];
  guint64 capacity = is_slice ? from[2] : len;
  guint64 low = slice->has_low ? bounds[0] : 0;
  guint64 max = slice->has_max ? bounds[2] : capacity;
  guint64 high = slice->has_high ? bounds[1] : len;

  if (slice->source == CODE_SLICE_ARRAY_REF && base == 0)
    {
      machine_panic_raise_nil (self, g, 0);
      return MACHINE_OP_PANIC;
    }
  if (slice->has_max)
    {
      if (max > capacity)
        return bounds_panic (self, g, "::", max, slice->max_is_unsigned, what, capacity);
      if (high > max)
        return order_panic (self, g, ":", high, slice->high_is_unsigned, max, "");
      if (low > high)
        return order_panic (self, g, "", low, slice->low_is_unsigned, high, ":");
    }
  else
    {
      if (high > capacity)
        return bounds_panic (self, g, ":", high, slice->high_is_unsigned, what, capacity);
      if (low > high)
        return order_panic (self, g, "", low, slice->low_is_unsigned, high, "");
    }
  /* A slice without room keeps its base: it must not refer to what lies behind. */
  to[0] = (is_string ? high : max) == low ? base : base + low * slice->elem_bytes;
  to[1] = high - low;
  if (!is_string)
    to[2] = max - low;
  return MACHINE_OP_OK;
}

/* ---- making ------------------------------------------------------------------------------- */

/* n * size, G_MAXUINT64 if beyond what Go allocates. */
static guint64
total_bytes (guint64 n,
             guint64 size)
{
  return size != 0 && n > MAX_ALLOC / size ? G_MAXUINT64 : n * size;
}

MachineOpResult
machine_op_mkslice (Machine  *self,
                    MachineG *g,
                    guint32   elem,
                    guint64   len,
                    guint64   cap,
                    guint64  *to)
{
  guint64 size = self->program->types[elem].size_bytes;
  guint64 n_bytes = total_bytes (cap, size);

  if (n_bytes == G_MAXUINT64 || (gint64) cap < 0 || len > cap)
    {
      gboolean is_len = (gint64) len < 0 || total_bytes (len, size) == G_MAXUINT64;

      machine_exec_panic_text (self, g, is_len ? "makeslice: len out of range"
                                               : "makeslice: cap out of range");
      return MACHINE_OP_PANIC;
    }
  if (!machine_heap_has_room (self, n_bytes))
    return MACHINE_OP_MEMORY;
  to[0] = machine_heap_alloc (self, elem, cap, g->pc);
  to[1] = len;
  to[2] = cap;
  return MACHINE_OP_OK;
}

/* ---- appending ---------------------------------------------------------------------------- */

static guint64
grown_capacity (const Machine  *self,
                guint64         capacity,
                guint64         needed,
                const CodeType *elem)
{
  guint64 n = capacity, size = elem->size_bytes;

  if (needed > capacity * 2)
    n = needed;
  else if (capacity < 256)
    n = capacity * 2;
  else
    while (n < needed)
      n += (n + 3 * 256) / 4;
  if (size == 0)
    return needed;
  if (total_bytes (n, size) == G_MAXUINT64)
    return G_MAXUINT64;
  /* Since Go 1.22 an object with pointers of more than 512 bytes begins with a word of Go's own. */
  if (elem->pointers != CODE_POINTERS_NONE && n * size > 512 && n * size <= MAX_WITH_HEADER)
    return (machine_heap_round_size (self, n * size + 8) - 8) / size;
  return machine_heap_round_size (self, n * size) / size;
}

/* A slice with room for `more` elements behind those of from; its length is the old one. */
static MachineOpResult
grow (Machine       *self,
      MachineG      *g,
      guint32        elem,
      const guint64 *from,
      guint64        more,
      guint64       *to)
{
  const CodeType *type = &self->program->types[elem];
  guint64 size = type->size_bytes, len = from[1], capacity = from[2];
  MachineRef ref = from[0];

  if (len + more > capacity)
    {
      capacity = len + more > G_MAXINT64 ? G_MAXUINT64
                                         : grown_capacity (self, capacity, len + more, type);
      if (capacity == G_MAXUINT64)
        {
          machine_exec_panic_text (self, g, "growslice: len out of range");
          return MACHINE_OP_PANIC;
        }
      if (!machine_heap_has_room (self, capacity * size))
        return MACHINE_OP_MEMORY;
      if (type->pointers == CODE_POINTERS_NONE && size > 0)
        {
          ref = machine_heap_alloc_unset (self, elem, capacity * size, g->pc);
          memset ((char *) machine_ptr (self, ref) + len * size, 0, (capacity - len) * size);
        }
      else
        ref = machine_heap_alloc (self, elem, capacity, g->pc);
      memcpy (machine_ptr (self, ref), machine_ptr (self, from[0]), len * size);
    }
  to[0] = ref;
  to[1] = len;
  to[2] = capacity;
  return MACHINE_OP_OK;
}

MachineOpResult
machine_op_append (Machine       *self,
                   MachineG      *g,
                   guint32        elem,
                   guint32        n,
                   const guint64 *from,
                   const guint64 *values,
                   guint64       *to)
{
  const CodeType *type = &self->program->types[elem];
  guint64 grown[3];
  MachineOpResult result = grow (self, g, elem, from, n, grown);
  MachineRef at = grown[0] + grown[1] * type->size_bytes;

  if (result != MACHINE_OP_OK)
    return result;
  if (type->size_bytes > 0)
    for (guint32 i = 0; i < n; i++, at += type->size_bytes, values += type->n_slots)
      machine_store (self, type->mem, type->size_bytes, machine_ptr (self, at), values);
  to[0] = grown[0];
  to[1] = grown[1] + n;
  to[2] = grown[2];
  return MACHINE_OP_OK;
}

MachineOpResult
machine_op_appends (Machine       *self,
                    MachineG      *g,
                    guint32        elem,
                    const guint64 *from,
                    const guint64 *more,
                    guint64       *to)
{
  guint64 size = self->program->types[elem].size_bytes;
  guint64 n = more[1], grown[3];
  MachineRef source = more[0];
  MachineOpResult result = grow (self, g, elem, from, n, grown);

  if (result != MACHINE_OP_OK)
    return result;
  memmove (machine_ptr (self, grown[0] + grown[1] * size), machine_ptr (self, source), n * size);
  to[0] = grown[0];
  to[1] = grown[1] + n;
  to[2] = grown[2];
  return MACHINE_OP_OK;
}

void
machine_op_copy (Machine       *self,
                 guint32        elem_bytes,
                 const guint64 *to_slice,
                 const guint64 *from_slice,
                 guint64       *out_n)
{
  guint64 n = MIN (to_slice[1], from_slice[1]);

  memmove (machine_ptr (self, to_slice[0]), machine_ptr (self, from_slice[0]), n * elem_bytes);
  if (out_n != NULL)
    *out_n = n;
}
