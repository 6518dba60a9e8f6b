/* SPDX-License-Identifier: MIT */

/*
 * Which methods a dynamic type offers through interfaces. A method is in its
 * type's table, and so compiled, when both are true:
 *
 *   a value of the type may come to lie in an interface (is_dynamic), and
 *   some interface type of the program demands the method's name.
 *
 * Both sets grow while functions are compiled, in any order: a method of a
 * dynamic type whose name nobody demands yet waits at its name.
 */
#include "code-reflect.h"

#include <string.h>

typedef struct
{
  guint32     type;
  const char *name;
  TypesLookup lookup;
} WaitingMethod;

typedef struct
{
  gboolean is_demanded;
  guint16  selector;
  GArray  *waiting; /* WaitingMethod, until demanded; or NULL */
} MethodKey;

static MethodKey *
get_key (CodeUnit           *self,
         const char         *name,
         const TypesPackage *package)
{
  g_autofree char *text = NULL;
  MethodKey       *key;

  if (code_name_is_exported (name) || package == NULL)
    text = g_strdup (name);
  else
    text = g_strdup_printf ("%s.%s", package->path, name);

  key = g_hash_table_lookup (self->method_keys, text);
  if (key == NULL)
    {
      key = base_arena_new0 (self->arena, MethodKey);
      g_hash_table_insert (self->method_keys, base_arena_strdup (self->arena, text), key);
    }
  return key;
}

static void
offer_method (CodeUnit          *self,
              guint32            type,
              guint16            selector,
              const TypesLookup *lookup,
              const char        *name)
{
  CodeTypeInfo *info = g_ptr_array_index (self->type_infos, type);
  CodeMethod    method = { .selector = selector };

  method.func = code_unit_table_method (self, info->type, lookup, name);
  method.type = code_unit_type (self, lookup->type);
  code_reflect_describe_method (self, info->type, lookup->type, &method);
  if (info->methods == NULL)
    info->methods = g_array_new (FALSE, FALSE, sizeof (CodeMethod));
  g_array_append_val (info->methods, method);
}

/* Index of a method name as interfaces see it; it is demanded from now on. */
guint16
code_unit_selector (CodeUnit           *self,
                    const char         *name,
                    const TypesPackage *package)
{
  MethodKey   *key = get_key (self, name, package);
  CodeSelector selector = { (char *) name, NULL };
  GArray      *waiting;

  if (key->is_demanded)
    return key->selector;

  if (!code_name_is_exported (name) && package != NULL)
    selector.package = (char *) package->path;
  g_assert (self->selectors->len < CODE_NO_SLOT);
  key->is_demanded = TRUE;
  key->selector = (guint16) self->selectors->len;
  g_array_append_val (self->selectors, selector);

  waiting = g_steal_pointer (&key->waiting);
  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      WaitingMethod *method = &g_array_index (waiting, WaitingMethod, i);

      offer_method (self, method->type, key->selector, &method->lookup, method->name);
    }
  if (waiting != NULL)
    g_array_unref (waiting);
  return key->selector;
}

static void
add_methods (CodeUnit  *self,
             guint32    type,
             TypesType *source)
{
  GArray *entries = types_method_set (self->arena, source);

  for (guint i = 0; i < entries->len; i++)
    {
      const TypesMethodSetEntry *entry = &g_array_index (entries, TypesMethodSetEntry, i);
      const TypesPackage        *package = code_lookup_package (&entry->lookup, entry->name);
      MethodKey                 *key = get_key (self, entry->name, package);
      WaitingMethod              waiting = { type, entry->name, entry->lookup };

      if (self->keeps_methods && code_name_is_exported (entry->name))
        code_unit_selector (self, entry->name, package);

      if (key->is_demanded)
        {
          offer_method (self, type, key->selector, &entry->lookup, entry->name);
          continue;
        }
      if (key->waiting == NULL)
        key->waiting = g_array_new (FALSE, FALSE, sizeof (WaitingMethod));
      g_array_append_val (key->waiting, waiting);
    }
  g_array_unref (entries);
}

static void
mark_fields (CodeUnit         *self,
             const TypesField *fields,
             guint             n)
{
  for (guint i = 0; i < n; i++)
    code_unit_mark_dynamic (self, code_unit_type (self, fields[i].type));
}

/* Notes that values of the type may come to lie in interfaces, and with them, by reflection as fmt
 * does it, values of all types that can be reached from it. */
void
code_unit_mark_dynamic (CodeUnit *self,
                        guint32   type)
{
  CodeTypeInfo    *info = g_ptr_array_index (self->type_infos, type);
  const TypesType *under;

  if (info->is_dynamic)
    return;
  info->is_dynamic = TRUE;
  code_reflect_reach (self, type);
  under = types_underlying (info->type);
  if (under->kind == TYPES_INTERFACE)
    return;

  add_methods (self, type, info->type);
  switch (under->kind)
    {
    case TYPES_MAP:
      code_unit_mark_dynamic (self, code_unit_type (self, under->key));
      code_unit_mark_dynamic (self, code_unit_type (self, under->elem));
      break;
    case TYPES_POINTER:
    case TYPES_SLICE:
    case TYPES_ARRAY:
    case TYPES_CHAN:
      code_unit_mark_dynamic (self, code_unit_type (self, under->elem));
      break;
    case TYPES_STRUCT:
      mark_fields (self, under->fields, under->n_fields);
      break;
    default:
      break;
    }
}

static int
compare_methods (gconstpointer a,
                 gconstpointer b)
{
  return (int) ((const CodeMethod *) a)->selector - (int) ((const CodeMethod *) b)->selector;
}

/* Moves the finished method tables into the types, sorted, and links types to their pointers. */
void
code_unit_finish_types (CodeUnit *self)
{
  for (guint i = 1; i < self->types->len; i++)
    {
      CodeType     *type = &g_array_index (self->types, CodeType, i);
      CodeTypeInfo *info = g_ptr_array_index (self->type_infos, i);

      if (type->kind == CODE_TYPE_POINTER && !type->is_named)
        g_array_index (self->types, CodeType, type->elem).pointer_to = i;
      if (info->methods == NULL)
        continue;
      g_array_sort (info->methods, compare_methods);
      type->n_methods = info->methods->len;
      type->methods = base_arena_newv (self->arena, CodeMethod, type->n_methods);
      memcpy (type->methods, info->methods->data, sizeof (CodeMethod) * type->n_methods);
      g_array_unref (info->methods);
      info->methods = NULL;
    }
}

/* Frees what is still waiting; the hash table itself is the unit's. */
void
code_unit_free_methods (CodeUnit *self)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->method_keys);
  while (g_hash_table_iter_next (&iter, NULL, &key))
    {
      if (((MethodKey *) key)->waiting != NULL)
        g_array_unref (((MethodKey *) key)->waiting);
    }
  for (guint i = 1; i < self->type_infos->len; i++)
    {
      CodeTypeInfo *info = g_ptr_array_index (self->type_infos, i);

      if (info->methods != NULL)
        g_array_unref (info->methods);
    }
}
