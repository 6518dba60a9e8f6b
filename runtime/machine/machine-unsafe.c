/* SPDX-License-Identifier: MIT */
#include "machine-unsafe.h"

/*
 * Conversions of an unsafe.Pointer.
 *
 * The real toolchain takes the program's word for what lies behind the pointer.
 * Here the collector and every access rely on what memory holds, so the place is
 * looked up: in the heap by its slot's header, else among the globals. It may be
 * seen as another type where each part of that type finds what it needs: numbers
 * may be any bytes without references, a reference must be one to the same type
 * or to numbers no shorter, a string may be the first two words of a byte slice.
 */

typedef struct
{
  const CodeProgram *program;
  guint32            type;    /* values of it, one after another */
  guint64            n_bytes; /* from the first value's start */
} Memory;

/* What lies at a byte of memory; type is 0 between fields. */
typedef struct
{
  guint32 type;
  guint64 offset; /* of the byte in it */
} Leaf;

static gboolean
is_plain (const CodeType *type)
{
  return type->pointers == CODE_POINTERS_NONE;
}

/* The fields lie in order, with room between them where alignment asks for it. */
static Leaf
find_leaf (const Memory *self,
           guint64       offset)
{
  const CodeType *types = self->program->types;
  Leaf            leaf = { .type = self->type, .offset = offset % types[self->type].size_bytes };

  for (;;)
    {
      const CodeType  *info = &types[leaf.type];
      const CodeField *field = NULL;

      if (info->kind == CODE_TYPE_ARRAY)
        {
          leaf.type = info->elem;
          leaf.offset %= types[leaf.type].size_bytes;
          continue;
        }
      if (info->kind != CODE_TYPE_STRUCT)
        return leaf;
      for (guint i = 0; i < info->n_fields && field == NULL; i++)
        if (leaf.offset - info->fields[i].offset_bytes < types[info->fields[i].type].size_bytes)
          field = &info->fields[i];
      if (field == NULL)
        return (Leaf){ .type = 0 };
      leaf.type = field->type;
      leaf.offset -= field->offset_bytes;
    }
}

static gboolean
holds_numbers (const Memory *self,
               guint64       offset,
               guint64       n_bytes)
{
  const CodeType *types = self->program->types;
  const guint64   end = offset + n_bytes;

  while (offset < end)
    {
      Leaf leaf = find_leaf (self, offset);

      if (!is_plain (&types[leaf.type]))
        return FALSE;
      offset += leaf.type != 0 ? types[leaf.type].size_bytes - leaf.offset : 1;
    }
  return TRUE;
}

/* Whether a word that refers to values of one type may refer to values of another. */
static gboolean
elem_serves (const CodeProgram *program,
             guint32            from,
             guint32            to)
{
  const CodeType *had = &program->types[from], *wanted = &program->types[to];

  return from == to
         || (is_plain (had) && is_plain (wanted) && wanted->size_bytes <= had->size_bytes);
}

static gboolean
reference_serves (const CodeProgram *program,
                  guint32            from,
                  guint32            to)
{
  const CodeType *had = &program->types[from], *wanted = &program->types[to];

  if (from == to)
    return TRUE;
  if (wanted->kind == CODE_TYPE_STRING && had->kind == CODE_TYPE_SLICE)
    return program->types[had->elem].size_bytes == 1;
  if (wanted->kind != had->kind)
    return FALSE;
  switch (wanted->kind)
    {
    case CODE_TYPE_STRING:
    case CODE_TYPE_UNSAFE_POINTER:
      return TRUE;
    case CODE_TYPE_POINTER:
    case CODE_TYPE_SLICE:
      return elem_serves (program, had->elem, wanted->elem);
    case CODE_TYPE_MAP:
      return had->key == wanted->key && had->elem == wanted->elem;
    case CODE_TYPE_CHAN:
      return had->dir == wanted->dir && had->elem == wanted->elem;
    default:
      return FALSE;
    }
}

static gboolean
holds (const Memory *self,
       guint64       offset,
       guint32       type)
{
  const CodeType *info = &self->program->types[type];
  Leaf            leaf;

  if (is_plain (info))
    return holds_numbers (self, offset, info->size_bytes);
  if (info->kind == CODE_TYPE_STRUCT)
    {
      for (guint i = 0; i < info->n_fields; i++)
        if (!holds (self, offset + info->fields[i].offset_bytes, info->fields[i].type))
          return FALSE;
      return TRUE;
    }
  if (info->kind == CODE_TYPE_ARRAY)
    {
      const guint64 n_elem_bytes = self->program->types[info->elem].size_bytes;

      for (guint64 i = 0; i < info->len; i++)
        if (!holds (self, offset + i * n_elem_bytes, info->elem))
          return FALSE;
      return TRUE;
    }
  leaf = find_leaf (self, offset);
  return leaf.offset == 0 && reference_serves (self->program, leaf.type, type);
}

/* The object that holds ref, and where in it ref lies. */
static gboolean
find_memory (const Machine *self,
             MachineRef     ref,
             Memory        *memory,
             guint64       *out_offset)
{
  const CodeProgram *program = self->program;
  MachineRef         slot;
  guint32            span, index;

  memory->program = program;
  if (machine_heap_find_slot (self, ref, &slot, &span, &index))
    {
      const guint64 header = *(const guint64 *) machine_ptr (self, slot);
      const guint64 start = slot + sizeof header;

      memory->type = MACHINE_HEADER_TYPE (header);
      memory->n_bytes = machine_arena_host (self)->spans[span].slot_bytes - sizeof header;
      *out_offset = ref - start;
      return MACHINE_HEADER_KIND (header) == MACHINE_KIND_VALUE && ref >= start;
    }
  for (guint i = 0; i < program->n_globals; i++)
    {
      const CodeGlobal *global = &program->globals[i];
      const guint64     start = self->root->globals + global->offset_bytes;

      memory->type = global->type;
      memory->n_bytes = program->types[global->type].size_bytes;
      *out_offset = ref - start;
      if (*out_offset < memory->n_bytes)
        return TRUE;
    }
  return FALSE;
}

/**
 * machine_op_retype:
 * @self: a machine
 * @g: the goroutine that converts
 * @type: a pointer type, or an integer type for the address as a number
 * @pointer: an unsafe.Pointer
 * @to: (out): where the result goes; may be @pointer
 *
 * Converts an unsafe.Pointer. Where the memory behind it cannot be seen as what
 * @type points to, a run-time error is raised that names both types. Takes time in
 * proportion to the parts of the type; none where it is the type that lies there.
 *
 * Returns: %MACHINE_OP_PANIC with a panic under way
 */
MachineOpResult
machine_op_retype (Machine       *self,
                   MachineG      *g,
                   guint32        type,
                   const guint64 *pointer,
                   guint64       *to)
{
  const CodeType *types = self->program->types;
  const guint32   wanted = types[type].elem;
  const guint64   ref = *pointer;
  Memory          memory = { 0 };
  guint64         offset = 0;
  gboolean        found;

  if (types[type].kind != CODE_TYPE_POINTER)
    {
      *to = ref == 0 ? 0 : ref + MACHINE_ADDRESS_BASE;
      return MACHINE_OP_OK;
    }
  *to = ref;
  if (ref == 0 || types[wanted].size_bytes == 0)
    return MACHINE_OP_OK;
  found = find_memory (self, ref, &memory, &offset) && types[memory.type].size_bytes > 0;
  if (found && memory.type == wanted && offset % types[wanted].size_bytes == 0)
    return MACHINE_OP_OK;
  if (found && offset + types[wanted].size_bytes <= memory.n_bytes
      && offset % MAX (types[wanted].align_bytes, 1) == 0 && holds (&memory, offset, wanted))
    return MACHINE_OP_OK;
  machine_panic_raise_bounds (self, g,
                              "unsafe.Pointer to %s cannot be seen as %s: simulated memory keeps "
                              "the types of what it holds",
                              found ? types[memory.type].name : "memory of the runtime",
                              types[type].name);
  return MACHINE_OP_PANIC;
}
