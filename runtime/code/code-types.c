/* SPDX-License-Identifier: MIT */

/*
 * Runtime types: the canonical table. A type gets its index before its parts
 * are looked at, because it may contain itself; identical types get the same.
 */
#include "code-unit.h"

#include <string.h>

gboolean
code_name_is_exported (const char *name)
{
  return g_unichar_isupper (g_utf8_get_char (name));
}

static CodeTypeKind
basic_kind (TypesBasicKind kind)
{
  static const CodeTypeKind kinds[TYPES_N_BASIC] = {
    [TYPES_BOOL] = CODE_TYPE_BOOL,
    [TYPES_INT] = CODE_TYPE_INT,
    [TYPES_INT8] = CODE_TYPE_INT8,
    [TYPES_INT16] = CODE_TYPE_INT16,
    [TYPES_INT32] = CODE_TYPE_INT32,
    [TYPES_INT64] = CODE_TYPE_INT64,
    [TYPES_UINT] = CODE_TYPE_UINT,
    [TYPES_UINT8] = CODE_TYPE_UINT8,
    [TYPES_UINT16] = CODE_TYPE_UINT16,
    [TYPES_UINT32] = CODE_TYPE_UINT32,
    [TYPES_UINT64] = CODE_TYPE_UINT64,
    [TYPES_UINTPTR] = CODE_TYPE_UINTPTR,
    [TYPES_FLOAT32] = CODE_TYPE_FLOAT32,
    [TYPES_FLOAT64] = CODE_TYPE_FLOAT64,
    [TYPES_COMPLEX64] = CODE_TYPE_COMPLEX64,
    [TYPES_COMPLEX128] = CODE_TYPE_COMPLEX128,
    [TYPES_STRING] = CODE_TYPE_STRING,
    [TYPES_UNSAFE_POINTER] = CODE_TYPE_UNSAFE_POINTER,
  };

  return kinds[kind];
}

static CodeTypeKind
type_kind (const TypesType *under)
{
  switch (under->kind)
    {
    case TYPES_BASIC:
      return basic_kind (under->basic);
    case TYPES_POINTER:
      return CODE_TYPE_POINTER;
    case TYPES_SLICE:
      return CODE_TYPE_SLICE;
    case TYPES_ARRAY:
      return CODE_TYPE_ARRAY;
    case TYPES_MAP:
      return CODE_TYPE_MAP;
    case TYPES_CHAN:
      return CODE_TYPE_CHAN;
    case TYPES_STRUCT:
      return CODE_TYPE_STRUCT;
    case TYPES_FUNC:
      return CODE_TYPE_FUNC;
    case TYPES_INTERFACE:
      return CODE_TYPE_INTERFACE;
    default:
      return CODE_TYPE_INVALID;
    }
}

/* Untyped types stand for their default types here. */
static const TypesType *
typed (const TypesType *type)
{
  if (type->kind != TYPES_BASIC)
    return type;
  switch (type->basic)
    {
    case TYPES_UNTYPED_BOOL:
      return types_basic (TYPES_BOOL);
    case TYPES_UNTYPED_INT:
      return types_basic (TYPES_INT);
    case TYPES_UNTYPED_RUNE:
      return types_basic (TYPES_INT32);
    case TYPES_UNTYPED_FLOAT:
      return types_basic (TYPES_FLOAT64);
    case TYPES_UNTYPED_COMPLEX:
      return types_basic (TYPES_COMPLEX128);
    case TYPES_UNTYPED_STRING:
      return types_basic (TYPES_STRING);
    case TYPES_UNTYPED_NIL:
      return types_basic (TYPES_UNSAFE_POINTER);
    default:
      return type;
    }
}

static void
fill_field (CodeUnit         *self,
            CodeField        *field,
            const TypesField *source)
{
  const char *name = source->name;

  field->name = (char *) name;
  if (name != NULL && source->package != NULL && !code_name_is_exported (name))
    field->package = (char *) source->package->path;
  field->tag = (char *) source->tag;
  field->type = code_unit_type (self, source->type);
  field->embedded = source->embedded;
}

static void
fill_struct (CodeUnit        *self,
             CodeType        *type,
             const TypesType *under)
{
  type->n_fields = under->n_fields;
  type->fields = base_arena_newv (self->arena, CodeField, under->n_fields);
  for (guint i = 0; i < under->n_fields; i++)
    {
      fill_field (self, &type->fields[i], &under->fields[i]);
      type->fields[i].offset_bytes = (guint32) types_field_offset (under, i);
    }
}

static void
fill_func (CodeUnit        *self,
           CodeType        *type,
           const TypesType *under)
{
  type->n_params = under->n_fields;
  type->n_fields = under->n_fields + under->n_results;
  type->variadic = under->variadic;
  type->fields = base_arena_newv (self->arena, CodeField, type->n_fields);
  for (guint i = 0; i < under->n_fields; i++)
    fill_field (self, &type->fields[i], &under->fields[i]);
  for (guint i = 0; i < under->n_results; i++)
    fill_field (self, &type->fields[under->n_fields + i], &under->results[i]);
}

static int
compare_methods (gconstpointer a,
                 gconstpointer b)
{
  return (int) ((const CodeMethod *) a)->selector - (int) ((const CodeMethod *) b)->selector;
}

static void
fill_interface (CodeUnit        *self,
                CodeType        *type,
                const TypesType *under)
{
  type->n_methods = under->n_methods;
  type->methods = base_arena_newv (self->arena, CodeMethod, under->n_methods);
  for (guint i = 0; i < under->n_methods; i++)
    {
      const TypesMethod *method = &under->methods[i];

      type->methods[i].selector = code_unit_selector (self, method->name, method->package);
      type->methods[i].type = code_unit_type (self, method->type);
    }
  if (under->n_methods > 1)
    qsort (type->methods, under->n_methods, sizeof (CodeMethod), compare_methods);
}

static void
fill_parts (CodeUnit        *self,
            CodeType        *type,
            const TypesType *under)
{
  switch (under->kind)
    {
    case TYPES_MAP:
      type->key = code_unit_type (self, under->key);
      type->elem = code_unit_type (self, under->elem);
      break;
    case TYPES_ARRAY:
      type->len = (guint64) under->len;
      type->elem = code_unit_type (self, under->elem);
      break;
    case TYPES_CHAN:
      type->dir = (guint8) under->dir;
      type->elem = code_unit_type (self, under->elem);
      break;
    case TYPES_POINTER:
    case TYPES_SLICE:
      type->elem = code_unit_type (self, under->elem);
      break;
    case TYPES_STRUCT:
      fill_struct (self, type, under);
      break;
    case TYPES_FUNC:
      fill_func (self, type, under);
      break;
    case TYPES_INTERFACE:
      fill_interface (self, type, under);
      break;
    default:
      break;
    }
}

static void
fill_type (CodeUnit        *self,
           CodeType        *type,
           const TypesType *source)
{
  const TypesType *under = types_underlying (source);
  g_autofree char *name = code_type_dup_name (source);

  type->kind = type_kind (under);
  type->name = base_arena_strdup (self->arena, name);
  type->is_named = source->kind == TYPES_NAMED;
  if (type->is_named && source->object->package != NULL)
    type->package = (char *) source->object->package->path;
  type->comparable = types_is_comparable (source);
  type->size_bytes = code_type_bytes (source);
  type->align_bytes = (guint32) types_align (source);
  type->n_slots = code_type_slots (source);
  type->mem = code_type_mem (source);
  code_type_fill_pointers (self, type, source);
  fill_parts (self, type, under);
}

/* Index of a type in the program; the first request makes it. */
guint32
code_unit_type (CodeUnit        *self,
                const TypesType *type)
{
  const TypesType *source = typed (type);
  gpointer         found = g_hash_table_lookup (self->type_index, source);
  CodeType         entry = { 0 };
  CodeTypeInfo    *info;
  guint32          index;

  if (found != NULL)
    return GPOINTER_TO_UINT (found);

  g_assert (source->kind != TYPES_TYPE_PARAM && source->kind != TYPES_TUPLE);
  index = self->types->len;
  info = base_arena_new0 (self->arena, CodeTypeInfo);
  info->type = (TypesType *) source;
  g_array_append_val (self->types, entry);
  g_ptr_array_add (self->type_infos, info);
  g_hash_table_insert (self->type_index, (gpointer) source, GUINT_TO_POINTER (index));

  fill_type (self, &entry, source);
  g_array_index (self->types, CodeType, index) = entry;
  return index;
}

static TypesType *
new_type (CodeUnit  *self,
          TypesKind  kind,
          TypesType *elem)
{
  TypesType *type = base_arena_new0 (self->arena, TypesType);

  type->kind = kind;
  type->elem = elem;
  type->size_bytes = type->align_bytes = -1;
  return type;
}

TypesType *
code_type_new_pointer (CodeUnit  *self,
                       TypesType *elem)
{
  return new_type (self, TYPES_POINTER, elem);
}

TypesType *
code_type_new_slice (CodeUnit  *self,
                     TypesType *elem)
{
  return new_type (self, TYPES_SLICE, elem);
}

TypesType *
code_type_new_array (CodeUnit  *self,
                     TypesType *elem,
                     gint64     len)
{
  TypesType *type = new_type (self, TYPES_ARRAY, elem);

  type->len = len;
  return type;
}

/* The func type of a method with its receiver as the first parameter. */
TypesType *
code_type_new_method (CodeUnit  *self,
                      TypesType *receiver,
                      TypesType *signature)
{
  TypesType *type = new_type (self, TYPES_FUNC, NULL);

  type->n_fields = signature->n_fields + 1;
  type->fields = base_arena_newv (self->arena, TypesField, type->n_fields);
  type->fields[0].type = receiver;
  for (guint i = 0; i < signature->n_fields; i++)
    type->fields[i + 1] = signature->fields[i];
  type->results = signature->results;
  type->n_results = signature->n_results;
  type->variadic = signature->variadic;
  return type;
}
