/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

/*
 * Natives of package internal/rtype: values and types taken apart through the
 * program's type table; and those of package errors, which need the same.
 *
 * Everything works on memory images. The image of a value behind an interface
 * is its data word itself, if it fits there, or what the word refers to; slots
 * begin with the image of what lies in them (machine-value.c). A part of more
 * than 8 bytes of an immutable copy is referred to where it lies; of memory
 * that may change it is copied first.
 */

static const CodeType *
type_at (const Machine *self,
         guint64        index)
{
  g_assert (index < self->program->n_types);
  return &self->program->types[index];
}

static const CodeType *
type_of (const Machine *self,
         const guint64 *interface)
{
  return type_at (self, interface[0]);
}

/* Interface of the value of a type whose image lies at `image`. `where` is its reference if it may
 * be shared, else 0. */
void
machine_lib_make_part (Machine    *self,
                       guint32     type,
                       const void *image,
                       MachineRef  where,
                       guint64    *out)
{
  const CodeType *t = type_at (self, type);

  if (t->kind == CODE_TYPE_INTERFACE)
    {
      memcpy (out, image, 16);
      return;
    }
  if (t->size_bytes <= 8)
    {
      guint64 word = 0;

      if (t->size_bytes > 0)
        machine_load (self, t->mem, t->size_bytes, &word, image);
      out[0] = type;
      out[1] = word;
      return;
    }
  if (where == 0)
    {
      where = machine_heap_alloc (self, type, 1, 0);
      memcpy (machine_ptr (self, where), image, t->size_bytes);
    }
  out[0] = type;
  out[1] = where;
}

/* A part of the value behind an interface, at a byte offset. */
static void
part_of (Machine       *self,
         const guint64 *interface,
         guint32        part_type,
         gsize          offset,
         guint64       *out)
{
  gboolean boxed = type_of (self, interface)->size_bytes > 8;
  guint64 word = interface[1];
  const char *image = boxed ? machine_ptr (self, word) : &word;

  machine_lib_make_part (self, part_type, image + offset, boxed ? word + offset : 0, out);
}

/* ---- types ------------------------------------------------------------------------------- */

/* func Of(v any) Type */
MACHINE_NATIVE (rtype_of)
{
  slots[0] = slots[1];
  return MACHINE_DONE;
}

/* func KindOf(t Type) int */
MACHINE_NATIVE (rtype_kind)
{
  slots[0] = type_at (self, slots[1])->kind;
  return MACHINE_DONE;
}

static MachineStatus
return_name (Machine    *self,
             const char *name,
             guint64    *slots)
{
  machine_new_string (self, name, strlen (name), slots);
  return MACHINE_DONE;
}

/* func NameOf(t Type) string */
MACHINE_NATIVE (rtype_name)
{
  return return_name (self, slots[2] != 0 ? type_at (self, slots[2])->name : "<nil>", slots);
}

/* func Comparable(t Type) bool */
MACHINE_NATIVE (rtype_comparable)
{
  slots[0] = type_at (self, slots[1])->comparable ? 1 : 0;
  return MACHINE_DONE;
}

/* func Elem(t Type) Type */
MACHINE_NATIVE (rtype_elem)
{
  slots[0] = type_at (self, slots[1])->elem;
  return MACHINE_DONE;
}

/* func Key(t Type) Type */
MACHINE_NATIVE (rtype_key)
{
  slots[0] = type_at (self, slots[1])->key;
  return MACHINE_DONE;
}

/* func NumField(t Type) int */
MACHINE_NATIVE (rtype_num_field)
{
  slots[0] = type_at (self, slots[1])->n_fields;
  return MACHINE_DONE;
}

/* func FieldName(t Type, i int) string */
MACHINE_NATIVE (rtype_field_name)
{
  return return_name (self, type_at (self, slots[2])->fields[slots[3]].name, slots);
}

/* func FieldType(t Type, i int) Type */
MACHINE_NATIVE (rtype_field_type)
{
  slots[0] = type_at (self, slots[1])->fields[slots[2]].type;
  return MACHINE_DONE;
}

/* func Exported(name string) bool */
MACHINE_NATIVE (rtype_exported)
{
  MachineText name = machine_lib_text (self, slots + 1);
  gint32 rune = 0;

  if (name.len > 0)
    machine_rune_decode (name.text, name.len, &rune);
  slots[0] = g_unichar_type (rune) == G_UNICODE_UPPERCASE_LETTER;
  return MACHINE_DONE;
}

/* ---- values ------------------------------------------------------------------------------ */

/* func Field(v any, i int) any */
MACHINE_NATIVE (rtype_field)
{
  guint64 value[2] = { slots[2], slots[3] };
  const CodeField *field = &type_of (self, value)->fields[slots[4]];

  part_of (self, value, field->type, field->offset_bytes, slots);
  return MACHINE_DONE;
}

/* func Index(v any, i int) any */
MACHINE_NATIVE (rtype_index)
{
  guint64 value[2] = { slots[2], slots[3] }, i = slots[4];
  const CodeType *t = type_of (self, value);
  gsize offset = i * type_at (self, t->elem)->size_bytes;

  if (t->kind == CODE_TYPE_ARRAY)
    part_of (self, value, t->elem, offset, slots);
  else
    {
      const guint64 *slice = machine_ptr (self, value[1]);

      machine_lib_make_part (self, t->elem, machine_ptr (self, slice[0] + offset), 0, slots);
    }
  return MACHINE_DONE;
}

static guint64
length_of (const Machine *self,
           const guint64 *interface)
{
  const CodeType *t = type_of (self, interface);

  switch (t->kind)
    {
    case CODE_TYPE_ARRAY:
      return t->len;
    case CODE_TYPE_SLICE:
    case CODE_TYPE_STRING:
      return ((const guint64 *) machine_ptr (self, interface[1]))[1];
    case CODE_TYPE_MAP:
      return interface[1] != 0 ? ((const MachineMap *) machine_ptr (self, interface[1]))->len : 0;
    case CODE_TYPE_CHAN:
      return machine_chan_len ((Machine *) self, interface[1]);
    default:
      return 0;
    }
}

/* func Len(v any) int */
MACHINE_NATIVE (rtype_len)
{
  slots[0] = length_of (self, slots + 1);
  return MACHINE_DONE;
}

/* func AsInt(v any) (n int, ok bool) */
MACHINE_NATIVE (rtype_as_int)
{
  CodeTypeKind kind = type_of (self, slots + 2)->kind;
  guint64 value = slots[3];

  slots[1] = kind >= CODE_TYPE_INT && kind <= CODE_TYPE_UINTPTR
             && (kind <= CODE_TYPE_INT64 || value <= G_MAXINT64);
  slots[0] = slots[1] ? value : 0;
  return MACHINE_DONE;
}

/* func IsNil(v any) bool */
MACHINE_NATIVE (rtype_is_nil)
{
  switch (type_of (self, slots + 1)->kind)
    {
    case CODE_TYPE_INVALID:
      slots[0] = 1;
      break;
    case CODE_TYPE_SLICE:
      slots[0] = *(const guint64 *) machine_ptr (self, slots[2]) == 0;
      break;
    case CODE_TYPE_CHAN:
    case CODE_TYPE_FUNC:
    case CODE_TYPE_MAP:
    case CODE_TYPE_POINTER:
    case CODE_TYPE_UNSAFE_POINTER:
      slots[0] = slots[2] == 0;
      break;
    default:
      slots[0] = 0;
    }
  return MACHINE_DONE;
}

/* func Deref(v any) any */
MACHINE_NATIVE (rtype_deref)
{
  MachineRef ref = slots[3];

  machine_lib_make_part (self, type_of (self, slots + 2)->elem, machine_ptr (self, ref), 0,
                         slots);
  return MACHINE_DONE;
}

/* func Set(p, value any): an image is little-endian, so a narrower integer is its first bytes. */
MACHINE_NATIVE (rtype_set)
{
  const CodeType *to = type_at (self, type_of (self, slots)->elem);

  memcpy (machine_ptr (self, slots[1]), machine_lib_image (self, slots + 2), to->size_bytes);
  return MACHINE_DONE;
}

/* func Swap(v any, i, j int) */
MACHINE_NATIVE (rtype_swap)
{
  const guint64 *slice = machine_ptr (self, slots[1]);
  gsize stride = type_at (self, type_of (self, slots)->elem)->size_bytes;
  guint64 len = slice[1];
  char *base = machine_ptr (self, slice[0]);
  char *a = base + slots[2] * stride, *b = base + slots[3] * stride;

  if (slots[2] >= len || slots[3] >= len)
    {
      machine_exec_panic_plain (self, g, "reflect: slice index out of range");
      return MACHINE_PANIC;
    }
  for (gsize done = 0; done < stride;)
    {
      char held[64];
      gsize n = MIN (stride - done, sizeof held);

      memcpy (held, a + done, n);
      memcpy (a + done, b + done, n);
      memcpy (b + done, held, n);
      done += n;
    }
  return MACHINE_DONE;
}

/* func Bytes(s string) []byte */
MACHINE_NATIVE (rtype_bytes)
{
  guint64 ref = slots[3], len = slots[4];

  slots[0] = ref;
  slots[1] = slots[2] = len;
  return MACHINE_DONE;
}

/* func Text(b []byte) string */
MACHINE_NATIVE (rtype_text)
{
  guint64 ref = slots[2], len = slots[3];

  slots[0] = len > 0 ? ref : 0;
  slots[1] = len;
  return MACHINE_DONE;
}

/* ---- maps in order ----------------------------------------------------------------------- */

static int compare_images (const Machine *self,
                           guint32        type,
                           const void    *a,
                           const void    *b);

#define THREE_WAY(x, y) ((x) < (y) ? -1 : (x) > (y))

static int
compare_doubles (double x,
                 double y)
{
  if (x != x || y != y)
    return (y != y) - (x != x);
  return THREE_WAY (x, y);
}

static int
compare_complex (double x_re,
                 double x_im,
                 double y_re,
                 double y_im)
{
  int order = compare_doubles (x_re, y_re);

  return order != 0 ? order : compare_doubles (x_im, y_im);
}

static int
compare_interfaces (const Machine *self,
                    const guint64 *a,
                    const guint64 *b)
{
  /* nil first, then by type in the table's order, then by value. */
  if (a[0] != b[0])
    return THREE_WAY (a[0], b[0]);
  if (a[0] == 0)
    return 0;
  return compare_images (self, a[0], machine_lib_image (self, a), machine_lib_image (self, b));
}

static int
compare_parts (const Machine  *self,
               const CodeType *t,
               const char     *a,
               const char     *b)
{
  guint64 n = t->kind == CODE_TYPE_ARRAY ? t->len : t->n_fields;

  for (guint64 i = 0; i < n; i++)
    {
      guint32 type = t->kind == CODE_TYPE_ARRAY ? t->elem : t->fields[i].type;
      gsize offset = t->kind == CODE_TYPE_ARRAY ? i * type_at (self, type)->size_bytes
                                                : t->fields[i].offset_bytes;
      int order = compare_images (self, type, a + offset, b + offset);

      if (order != 0)
        return order;
    }
  return 0;
}

/* The order in which fmt prints map keys. */
static int
compare_images (const Machine *self,
                guint32        type,
                const void    *a,
                const void    *b)
{
  const CodeType *t = type_at (self, type);
  guint64 x = 0, y = 0;

  switch (t->kind)
    {
    case CODE_TYPE_STRING:
      return machine_string_compare (self, a, b);
    case CODE_TYPE_FLOAT32:
      return compare_doubles (*(const float *) a, *(const float *) b);
    case CODE_TYPE_FLOAT64:
      return compare_doubles (*(const double *) a, *(const double *) b);
    case CODE_TYPE_COMPLEX64:
      return compare_complex (((const float *) a)[0], ((const float *) a)[1],
                              ((const float *) b)[0], ((const float *) b)[1]);
    case CODE_TYPE_COMPLEX128:
      return compare_complex (((const double *) a)[0], ((const double *) a)[1],
                              ((const double *) b)[0], ((const double *) b)[1]);
    case CODE_TYPE_INTERFACE:
      return compare_interfaces (self, a, b);
    case CODE_TYPE_STRUCT:
    case CODE_TYPE_ARRAY:
      return compare_parts (self, t, a, b);
    default:
      machine_load (self, t->mem, t->size_bytes, &x, a);
      machine_load (self, t->mem, t->size_bytes, &y, b);
      if (t->kind >= CODE_TYPE_INT && t->kind <= CODE_TYPE_INT64)
        return THREE_WAY ((gint64) x, (gint64) y);
      return THREE_WAY (x, y);
    }
}

typedef struct
{
  const Machine *machine;
  guint32        key_type;
  guint32        key_offset;
} KeyOrder;

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const KeyOrder *order = user_data;
  MachineRef x = *(const MachineRef *) a, y = *(const MachineRef *) b;

  return compare_images (order->machine, order->key_type,
                         machine_ptr (order->machine, x + order->key_offset),
                         machine_ptr (order->machine, y + order->key_offset));
}

/* func Entries(v any) (keys, elems []any) */
MACHINE_NATIVE (rtype_entries)
{
  guint32 type = slots[6];
  MachineRef ref = slots[7], keys, elems;
  gsize n = length_of (self, slots + 6), found = 0;
  g_autofree MachineRef *entries = NULL;
  MachineMapLayout layout;
  KeyOrder order;

  memset (slots, 0, 6 * sizeof *slots);
  if (!machine_map_was_read (self, g, ref) && !machine_map_check_read (self, g, ref, TRUE))
    return MACHINE_STOP;
  if (n == 0)
    return MACHINE_DONE;
  if (!machine_lib_alloc_any (self, g, n, &keys) || !machine_lib_alloc_any (self, g, n, &elems))
    return MACHINE_STOP;
  machine_map_layout_init (self->program, type, &layout);
  entries = g_new (MachineRef, n);
  for (guint32 i = 0; found < n; i++)
    {
      MachineRef entry = ((const MachineMap *) machine_ptr (self, ref))->entries
                         + (gsize) i * layout.entry_bytes;

      if (machine_map_entry_is_used (self, entry))
        entries[found++] = entry;
    }
  order = (KeyOrder){ self, layout.key_type, layout.key_offset };
  g_qsort_with_data (entries, n, sizeof *entries, compare_entries, &order);
  for (gsize i = 0; i < n; i++)
    {
      guint64 part[2];

      machine_lib_make_part (self, layout.key_type,
                             machine_ptr (self, entries[i] + layout.key_offset), 0, part);
      memcpy (machine_ptr (self, keys + 16 * i), part, 16);
      machine_lib_make_part (self, layout.elem_type,
                             machine_ptr (self, entries[i] + layout.elem_offset), 0, part);
      memcpy (machine_ptr (self, elems + 16 * i), part, 16);
    }
  slots[0] = keys;
  slots[3] = elems;
  slots[1] = slots[2] = slots[4] = slots[5] = n;
  return MACHINE_DONE;
}

/* ---- package errors ---------------------------------------------------------------------- */

/* func checkTarget(target any) int */
MACHINE_NATIVE (errors_check_target)
{
  const CodeType *t = type_of (self, slots + 1);
  gint64 verdict = 0;

  if (slots[1] == 0)
    verdict = 1;
  else if (t->kind != CODE_TYPE_POINTER || slots[2] == 0)
    verdict = 2;
  else if (type_at (self, t->elem)->kind != CODE_TYPE_INTERFACE
           && !machine_implements (self, t->elem, self->program->type_error, NULL))
    verdict = 3;
  slots[0] = verdict;
  return MACHINE_DONE;
}

/* func assign(err error, target any) bool */
MACHINE_NATIVE (errors_assign)
{
  guint64 err[2] = { slots[1], slots[2] };
  MachineRef target = slots[4];
  guint32 wanted = type_of (self, slots + 3)->elem;
  const CodeType *t = type_at (self, wanted);

  slots[0] = 0;
  if (t->kind == CODE_TYPE_INTERFACE)
    {
      if (!machine_implements (self, err[0], wanted, NULL))
        return MACHINE_DONE;
      memcpy (machine_ptr (self, target), err, 16);
    }
  else
    {
      if (err[0] != wanted)
        return MACHINE_DONE;
      if (t->size_bytes > 0)
        memcpy (machine_ptr (self, target), machine_lib_image (self, err), t->size_bytes);
    }
  slots[0] = 1;
  return MACHINE_DONE;
}
