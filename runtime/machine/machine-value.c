/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * Values by type: loading, storing, boxing, comparing, hashing.
 *
 * On a little-endian host the slots of a value begin with the bytes of its
 * memory image, whatever the type: a sign-extended int8 has its byte first, a
 * string is two words either way. So everything that goes into a value (fields,
 * elements, equality, hashes) is written once, on memory images, and takes
 * slots as well.
 */
G_STATIC_ASSERT (G_BYTE_ORDER == G_LITTLE_ENDIAN);

void
machine_load (const Machine *self,
              CodeMem        mem,
              guint32        size_bytes,
              guint64       *slots,
              const void    *from)
{
  switch (mem)
    {
    case CODE_MEM_8S:
      slots[0] = (guint64) (gint64) * (const gint8 *) from;
      break;
    case CODE_MEM_8U:
      slots[0] = *(const guint8 *) from;
      break;
    case CODE_MEM_16S:
      slots[0] = (guint64) (gint64) * (const gint16 *) from;
      break;
    case CODE_MEM_16U:
      slots[0] = *(const guint16 *) from;
      break;
    case CODE_MEM_32S:
      slots[0] = (guint64) (gint64) * (const gint32 *) from;
      break;
    case CODE_MEM_32U:
      slots[0] = *(const guint32 *) from;
      break;
    case CODE_MEM_64:
      memcpy (slots, from, 8);
      break;
    case CODE_MEM_N:
      memmove (slots, from, size_bytes);
      if (size_bytes % 8 != 0)
        memset ((char *) slots + size_bytes, 0, 8 - size_bytes % 8);
      break;
    }
}

void
machine_store (const Machine *self,
               CodeMem        mem,
               guint32        size_bytes,
               void          *to,
               const guint64 *slots)
{
  switch (mem)
    {
    case CODE_MEM_8S:
    case CODE_MEM_8U:
      *(guint8 *) to = slots[0];
      break;
    case CODE_MEM_16S:
    case CODE_MEM_16U:
      *(guint16 *) to = slots[0];
      break;
    case CODE_MEM_32S:
    case CODE_MEM_32U:
      *(guint32 *) to = slots[0];
      break;
    case CODE_MEM_64:
      memcpy (to, slots, 8);
      break;
    case CODE_MEM_N:
      memmove (to, slots, size_bytes);
      break;
    }
}

/**
 * machine_load_value:
 *
 * Copies a value of a type from memory to slots.
 */
void
machine_load_value (Machine   *self,
                    guint32    type,
                    guint64   *slots,
                    MachineRef from)
{
  const CodeType *t = &self->program->types[type];

  machine_load (self, t->mem, t->size_bytes, slots, machine_ptr (self, from));
}

/**
 * machine_store_value:
 *
 * Copies a value of a type from slots to memory.
 */
void
machine_store_value (Machine       *self,
                     guint32        type,
                     MachineRef     to,
                     const guint64 *slots)
{
  const CodeType *t = &self->program->types[type];

  machine_store (self, t->mem, t->size_bytes, machine_ptr (self, to), slots);
}

/**
 * machine_make_interface:
 * @type: the concrete type
 * @out_slots: (out): type id and data word
 *
 * Makes an interface of a value; one of more than 8 bytes is copied to the heap.
 */
void
machine_make_interface (Machine       *self,
                        guint32        type,
                        const guint64 *slots,
                        guint64       *out_slots)
{
  const CodeType *t = &self->program->types[type];
  guint64 word;

  if (t->size_bytes == 0)
    word = 0;
  else if (t->size_bytes <= 8)
    word = slots[0];
  else
    {
      word = machine_heap_alloc (self, type, 1, 0);
      memcpy (machine_ptr (self, word), slots, t->size_bytes);
    }
  out_slots[0] = type;
  out_slots[1] = word;
}

void
machine_op_unif (Machine *self,
                 guint32  type,
                 guint64  word,
                 guint64 *to)
{
  const CodeType *t = &self->program->types[type];

  if (t->size_bytes == 0)
    return;
  if (t->size_bytes <= 8)
    to[0] = word;
  else
    machine_load (self, CODE_MEM_N, t->size_bytes, to, machine_ptr (self, word));
}

/* ---- equality ------------------------------------------------------------------------- */

/* The memory image of the value behind an interface. */
static const void *
interface_image (const Machine *self,
                 const guint64 *interface)
{
  if (self->program->types[interface[0]].size_bytes <= 8)
    return &interface[1];
  return machine_ptr (self, interface[1]);
}

int
machine_string_compare (const Machine *self,
                        const guint64 *a,
                        const guint64 *b)
{
  int order = memcmp (machine_ptr (self, a[0]), machine_ptr (self, b[0]), MIN (a[1], b[1]));

  if (order != 0)
    return order;
  return a[1] < b[1] ? -1 : a[1] > b[1];
}

static gboolean
strings_equal (const Machine *self,
               const guint64 *a,
               const guint64 *b)
{
  if (a[1] != b[1])
    return FALSE;
  return a[0] == b[0] || memcmp (machine_ptr (self, a[0]), machine_ptr (self, b[0]), a[1]) == 0;
}

#define FLOATS_EQUAL(Type, n)                                                                      \
  ({                                                                                               \
    Type x[n], y[n];                                                                               \
    memcpy (x, a, sizeof x);                                                                       \
    memcpy (y, b, sizeof y);                                                                       \
    x[0] == y[0] && x[n - 1] == y[n - 1];                                                          \
  })

static int images_equal (const Machine *self,
                         guint32        type,
                         const void    *a,
                         const void    *b,
                         guint32       *out_bad_type);

static int
interfaces_equal (const Machine *self,
                  const guint64 *a,
                  const guint64 *b,
                  guint32       *out_bad_type)
{
  guint32 type = a[0];

  if (a[0] != b[0])
    return 0;
  if (type == 0)
    return 1;
  if (!self->program->types[type].comparable)
    {
      *out_bad_type = type;
      return -1;
    }
  return images_equal (self, type, interface_image (self, a), interface_image (self, b),
                       out_bad_type);
}

static int
structs_equal (const Machine  *self,
               const CodeType *t,
               const char     *a,
               const char     *b,
               guint32        *out_bad_type)
{
  for (guint32 i = 0; i < t->n_fields; i++)
    {
      const CodeField *field = &t->fields[i];
      int equal;

      if (g_strcmp0 (field->name, "_") == 0)
        continue;
      equal = images_equal (self, field->type, a + field->offset_bytes, b + field->offset_bytes,
                            out_bad_type);
      if (equal != 1)
        return equal;
    }
  return 1;
}

static int
arrays_equal (const Machine  *self,
              const CodeType *t,
              const char     *a,
              const char     *b,
              guint32        *out_bad_type)
{
  guint32 stride = self->program->types[t->elem].size_bytes;

  for (guint64 i = 0; i < t->len; i++)
    {
      int equal = images_equal (self, t->elem, a + i * stride, b + i * stride, out_bad_type);

      if (equal != 1)
        return equal;
    }
  return 1;
}

/* 1 equal, 0 different, -1 an interface holds an uncomparable type. */
static int
images_equal (const Machine *self,
              guint32        type,
              const void    *a,
              const void    *b,
              guint32       *out_bad_type)
{
  const CodeType *t = &self->program->types[type];

  switch (t->kind)
    {
    case CODE_TYPE_STRING:
      return strings_equal (self, a, b);
    case CODE_TYPE_FLOAT32:
      return FLOATS_EQUAL (float, 1);
    case CODE_TYPE_FLOAT64:
      return FLOATS_EQUAL (double, 1);
    case CODE_TYPE_COMPLEX64:
      return FLOATS_EQUAL (float, 2);
    case CODE_TYPE_COMPLEX128:
      return FLOATS_EQUAL (double, 2);
    case CODE_TYPE_INTERFACE:
      return interfaces_equal (self, a, b, out_bad_type);
    case CODE_TYPE_STRUCT:
      return structs_equal (self, t, a, b, out_bad_type);
    case CODE_TYPE_ARRAY:
      return arrays_equal (self, t, a, b, out_bad_type);
    default:
      return memcmp (a, b, t->size_bytes) == 0;
    }
}

/**
 * machine_values_equal:
 *
 * Compares two values of a comparable type, as == does.
 *
 * Returns: whether they are equal; %FALSE too where == would panic
 */
gboolean
machine_values_equal (Machine       *self,
                      guint32        type,
                      const guint64 *a,
                      const guint64 *b)
{
  guint32 bad_type;

  return images_equal (self, type, a, b, &bad_type) == 1;
}

static int
equal_or_panic (Machine  *self,
                MachineG *g,
                int       equal,
                guint32   bad_type)
{
  if (G_UNLIKELY (equal < 0))
    {
      g_autofree char *text
          = g_strconcat ("comparing uncomparable type ", self->program->types[bad_type].name, NULL);

      machine_exec_panic_text (self, g, text);
    }
  return equal;
}

int
machine_interface_equal (Machine       *self,
                         MachineG      *g,
                         const guint64 *a,
                         const guint64 *b)
{
  guint32 bad_type = 0;
  int equal = interfaces_equal (self, a, b, &bad_type);

  return equal_or_panic (self, g, equal, bad_type);
}

int
machine_type_equal (Machine       *self,
                    MachineG      *g,
                    guint32        type,
                    const guint64 *a,
                    const guint64 *b)
{
  guint32 bad_type = 0;
  int equal = images_equal (self, type, a, b, &bad_type);

  return equal_or_panic (self, g, equal, bad_type);
}

/* ---- hashes --------------------------------------------------------------------------- */

#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static inline guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * MULTIPLIER;
  return hash ^ hash >> 29;
}

static guint64
hash_bytes (guint64     hash,
            const char *bytes,
            gsize       n)
{
  guint64 word;

  hash = mix (hash, n);
  for (; n >= 8; n -= 8, bytes += 8)
    {
      memcpy (&word, bytes, 8);
      hash = mix (hash, word);
    }
  if (n > 0)
    {
      word = 0;
      memcpy (&word, bytes, n);
      hash = mix (hash, word);
    }
  return hash;
}

static guint64
hash_float (guint64 hash,
            double  value)
{
  guint64 bits;

  if (value == 0)
    value = 0; /* -0 == +0 */
  memcpy (&bits, &value, 8);
  return mix (hash, bits);
}

static guint64
hash_floats (guint64      hash,
             CodeTypeKind kind,
             const void  *image)
{
  float narrow[2];
  double wide[2];

  switch (kind)
    {
    case CODE_TYPE_FLOAT32:
      memcpy (narrow, image, 4);
      return hash_float (hash, narrow[0]);
    case CODE_TYPE_COMPLEX64:
      memcpy (narrow, image, 8);
      return hash_float (hash_float (hash, narrow[0]), narrow[1]);
    case CODE_TYPE_FLOAT64:
      memcpy (wide, image, 8);
      return hash_float (hash, wide[0]);
    default:
      memcpy (wide, image, 16);
      return hash_float (hash_float (hash, wide[0]), wide[1]);
    }
}

static gboolean
hash_image (const Machine *self,
            guint32        type,
            const void    *image,
            guint64       *hash,
            guint32       *out_bad_type)
{
  const CodeType *t = &self->program->types[type];
  const guint64 *words = image;
  guint64 word = 0;

  switch (t->kind)
    {
    case CODE_TYPE_STRING:
      *hash = hash_bytes (*hash, machine_ptr (self, words[0]), words[1]);
      return TRUE;
    case CODE_TYPE_FLOAT32:
    case CODE_TYPE_FLOAT64:
    case CODE_TYPE_COMPLEX64:
    case CODE_TYPE_COMPLEX128:
      *hash = hash_floats (*hash, t->kind, image);
      return TRUE;
    case CODE_TYPE_INTERFACE:
      *hash = mix (*hash, words[0]);
      if (words[0] == 0)
        return TRUE;
      if (!self->program->types[words[0]].comparable)
        {
          *out_bad_type = words[0];
          return FALSE;
        }
      return hash_image (self, words[0], interface_image (self, words), hash, out_bad_type);
    case CODE_TYPE_STRUCT:
      for (guint32 i = 0; i < t->n_fields; i++)
        if (g_strcmp0 (t->fields[i].name, "_") != 0
            && !hash_image (self, t->fields[i].type,
                            (const char *) image + t->fields[i].offset_bytes, hash, out_bad_type))
          return FALSE;
      return TRUE;
    case CODE_TYPE_ARRAY:
      for (guint64 i = 0; i < t->len; i++)
        if (!hash_image (self, t->elem,
                         (const char *) image + i * self->program->types[t->elem].size_bytes, hash,
                         out_bad_type))
          return FALSE;
      return TRUE;
    default:
      memcpy (&word, image, t->size_bytes);
      *hash = mix (*hash, word);
      return TRUE;
    }
}

gboolean
machine_value_hash (Machine       *self,
                    guint32        type,
                    const guint64 *slots,
                    guint64       *inout_hash,
                    guint32       *out_bad_type)
{
  return hash_image (self, type, slots, inout_hash, out_bad_type);
}
