/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <string.h>

/*
 * Substitution of type parameters, and instances of generic types.
 *
 * Substitution shares whatever does not change: a type that mentions none of
 * the parameters is returned as it is. An instance is its origin and its
 * arguments; its underlying type is substituted when first asked for, so that
 * type List[T any] struct { next *List[T] } needs no care.
 */

enum { EXPANSION_LIMIT = 100 }; /* only types that contain themselves go deeper */

typedef struct
{
  BaseArena  *arena;
  TypesType **params, **args;
  guint       n;
} Subst;

static TypesType *subst (const Subst *self,
                         TypesType   *type);

static TypesField *
subst_fields (const Subst *self,
              TypesField  *fields,
              guint        n)
{
  TypesField *result = NULL;

  for (guint i = 0; i < n; i++)
    {
      TypesType *type = subst (self, fields[i].type);

      if (type == fields[i].type)
        continue;
      if (result == NULL)
        {
          result = base_arena_newv (self->arena, TypesField, n);
          memcpy (result, fields, sizeof *fields * n);
        }
      result[i].type = type;
    }
  return result ? result : fields;
}

static TypesMethod *
subst_methods (const Subst *self,
               TypesMethod *methods,
               guint        n)
{
  TypesMethod *result = NULL;

  for (guint i = 0; i < n; i++)
    {
      TypesType *type = subst (self, methods[i].type);

      if (type == methods[i].type)
        continue;
      if (result == NULL)
        {
          result = base_arena_newv (self->arena, TypesMethod, n);
          memcpy (result, methods, sizeof *methods * n);
        }
      result[i].type = type;
    }
  return result ? result : methods;
}

static TypesType **
subst_types (const Subst *self,
             TypesType  **types,
             guint        n)
{
  TypesType **result = NULL;

  for (guint i = 0; i < n; i++)
    {
      TypesType *type = subst (self, types[i]);

      if (type == types[i])
        continue;
      if (result == NULL)
        {
          result = base_arena_newv (self->arena, TypesType *, n);
          memcpy (result, types, sizeof *types * n);
        }
      result[i] = type;
    }
  return result ? result : types;
}

/* A copy whose cached facts are forgotten. */
static TypesType *
copy (const Subst     *self,
      const TypesType *type)
{
  TypesType *result = base_arena_new0 (self->arena, TypesType);

  *result = *type;
  result->info = NULL;
  result->size_bytes = -1;
  result->align_bytes = 0;
  return result;
}

static TypesType *
subst_elem (const Subst *self,
            TypesType   *type)
{
  TypesType *elem = subst (self, type->elem);
  TypesType *key = type->key ? subst (self, type->key) : NULL;

  if (elem == type->elem && key == type->key)
    return type;
  type = copy (self, type);
  type->elem = elem;
  type->key = key;
  return type;
}

static TypesType *
subst_func (const Subst *self,
            TypesType   *type)
{
  TypesField *fields = subst_fields (self, type->fields, type->n_fields);
  TypesField *results = subst_fields (self, type->results, type->n_results);

  if (fields == type->fields && results == type->results)
    return type;
  type = copy (self, type);
  type->fields = fields;
  type->results = results;
  return type;
}

static TypesType *
subst_interface (const Subst *self,
                 TypesType   *type)
{
  TypesMethod *methods = subst_methods (self, type->own_methods, type->n_own_methods);
  TypesType  **embeddeds = subst_types (self, type->embeddeds, type->n_embeddeds);
  gboolean     was_complete = type->type_set != NULL;

  if (methods == type->own_methods && embeddeds == type->embeddeds)
    return type;
  type = copy (self, type);
  type->own_methods = methods;
  type->embeddeds = embeddeds;
  type->type_set = NULL;
  type->being_computed = FALSE;
  type->methods = NULL;
  type->n_methods = 0;
  if (was_complete)
    types_interface_set (type);
  else if (type->context->incomplete)
    g_ptr_array_add (type->context->incomplete, type);
  return type;
}

static TypesType *
subst_union (const Subst *self,
             TypesType   *type)
{
  TypesType **terms = subst_types (self, type->embeddeds, type->n_embeddeds);

  if (terms == type->embeddeds)
    return type;
  type = copy (self, type);
  type->embeddeds = terms;
  return type;
}

/* Arguments of an instance live as long as the table of instances does. */
static TypesType *
subst_named (const Subst *self,
             TypesType   *type)
{
  TypesType  *origin = type->origin ? type->origin : type;
  TypesType **args = type->type_args;
  guint       n = type->n_type_args;

  if (args == NULL)
    {
      args = type->all_params;
      n = types_is_generic (type) ? 0 : type->n_all_params;
    }
  if (n == 0)
    return type;

  Subst       inner = { type->context->arena, self->params, self->args, self->n };
  TypesType **new_args = subst_types (&inner, args, n);
  return new_args == args ? type : types_instantiate (type->context, origin, new_args, n);
}

static TypesType *
subst (const Subst *self,
       TypesType   *type)
{
  TypesField *fields;

  switch (type->kind)
    {
    case TYPES_TYPE_PARAM:
      for (guint i = 0; i < self->n; i++)
        if (self->params[i] == type)
          return self->args[i] ? self->args[i] : type;
      return type;
    case TYPES_NAMED:
      return subst_named (self, type);
    case TYPES_POINTER:
    case TYPES_SLICE:
    case TYPES_ARRAY:
    case TYPES_MAP:
    case TYPES_CHAN:
      return subst_elem (self, type);
    case TYPES_STRUCT:
    case TYPES_TUPLE:
      fields = subst_fields (self, type->fields, type->n_fields);
      if (fields == type->fields)
        return type;
      type = copy (self, type);
      type->fields = fields;
      return type;
    case TYPES_FUNC:
      return subst_func (self, type);
    case TYPES_INTERFACE:
      return subst_interface (self, type);
    case TYPES_UNION:
      return subst_union (self, type);
    case TYPES_BASIC:
    case TYPES_INVALID:
      return type;
    }
  g_return_val_if_reached (type);
}

/**
 * types_substitute:
 * @arena: where new types are made
 * @type: a type
 * @params: type parameters
 * @args: (array length=n): what replaces them; a %NULL leaves its parameter alone
 * @n: how many
 *
 * Replaces type parameters by arguments. What does not change is shared; instances of generic
 * types are shared too, so that named types stay comparable by pointer.
 *
 * Returns: (transfer none): the resulting type
 */
TypesType *
types_substitute (BaseArena  *arena,
                  TypesType  *type,
                  TypesType **params,
                  TypesType **args,
                  guint       n)
{
  Subst self = { arena, params, args, n };

  return n > 0 ? subst (&self, type) : type;
}

/* ---- instances ----------------------------------------------------------------------- */

static guint
hash_instance (const TypesType *origin,
               TypesType      **args,
               guint            n)
{
  guint hash = origin->serial * 2654435761u;

  for (guint i = 0; i < n; i++)
    hash = hash * 31 + types_hash (args[i]);
  return hash ^ hash >> 15;
}

static gboolean
is_instance (const TypesType *type,
             const TypesType *origin,
             TypesType      **args,
             guint            n)
{
  if (type->origin != origin || type->n_type_args != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!types_identical (type->type_args[i], args[i]))
      return FALSE;
  return TRUE;
}

static void
grow_instances (TypesContext *self)
{
  TypesType **old = self->instances;
  guint       old_size = self->instances_size;

  self->instances_size = MAX (64, old_size * 2);
  self->instances = base_arena_newv (self->arena, TypesType *, self->instances_size);
  for (guint i = 0; i < old_size; i++)
    if (old[i])
      {
        guint mask = self->instances_size - 1;
        guint slot = hash_instance (old[i]->origin, old[i]->type_args, old[i]->n_type_args) & mask;

        while (self->instances[slot])
          slot = (slot + 1) & mask;
        self->instances[slot] = old[i];
      }
}

TypesType *
types_instantiate (TypesContext *context,
                   TypesType    *origin,
                   TypesType   **args,
                   guint         n_args)
{
  if (context->n_instances * 2 >= context->instances_size)
    grow_instances (context);

  guint mask = context->instances_size - 1;
  guint slot = hash_instance (origin, args, n_args) & mask;
  for (; context->instances[slot]; slot = (slot + 1) & mask)
    if (is_instance (context->instances[slot], origin, args, n_args))
      return context->instances[slot];

  TypesType *type = types_new_named (context, origin->object);
  type->origin = origin;
  type->type_args = base_arena_newv (context->arena, TypesType *, n_args);
  memcpy (type->type_args, args, sizeof *args * n_args);
  type->n_type_args = n_args;
  context->instances[slot] = type;
  context->n_instances++;
  return type;
}

/* Computes the underlying type of an instance. While the origin's own declaration is being read,
 * the answer is provisional and not kept. */
TypesType *
types_expand (TypesType *instance)
{
  TypesContext *context = instance->context;
  TypesType    *origin = instance->origin;
  TypesType    *under = types_under (origin);

  if (!types_is_valid (under) || origin->n_all_params != instance->n_type_args
      || context->depth > EXPANSION_LIMIT)
    return types_invalid;
  context->depth++;
  under = types_substitute (context->arena, under, origin->all_params, instance->type_args,
                            instance->n_type_args);
  context->depth--;
  if (origin->underlying)
    instance->underlying = under;
  return under;
}

TypesType *
types_instantiate_func (TypesContext *context,
                        TypesType    *func,
                        TypesType   **args)
{
  Subst      self = { context->arena, func->type_params, args, func->n_type_params };
  TypesType *result = subst (&self, func);

  if (result == func)
    result = copy (&self, func);
  result->type_params = NULL;
  result->n_type_params = 0;
  return result;
}

/* ---- mentions ------------------------------------------------------------------------ */

static gboolean
fields_mention (const TypesField *fields,
                guint             n_fields,
                TypesType       **params,
                guint             n)
{
  for (guint i = 0; i < n_fields; i++)
    if (types_mentions (fields[i].type, params, n))
      return TRUE;
  return FALSE;
}

static gboolean
types_list_mentions (TypesType **types,
                     guint       n_types,
                     TypesType **params,
                     guint       n)
{
  for (guint i = 0; i < n_types; i++)
    if (types_mentions (types[i], params, n))
      return TRUE;
  return FALSE;
}

gboolean
types_mentions (const TypesType *type,
                TypesType      **params,
                guint            n)
{
  switch (type->kind)
    {
    case TYPES_TYPE_PARAM:
      for (guint i = 0; i < n; i++)
        if (params[i] == type)
          return TRUE;
      return FALSE;
    case TYPES_NAMED:
      return types_list_mentions (type->type_args, type->n_type_args, params, n)
             || (type->type_args == NULL
                 && types_list_mentions (type->all_params, type->n_outer_params, params, n));
    case TYPES_MAP:
      return types_mentions (type->key, params, n) || types_mentions (type->elem, params, n);
    case TYPES_POINTER:
    case TYPES_SLICE:
    case TYPES_ARRAY:
    case TYPES_CHAN:
      return types_mentions (type->elem, params, n);
    case TYPES_STRUCT:
    case TYPES_TUPLE:
    case TYPES_FUNC:
      return fields_mention (type->fields, type->n_fields, params, n)
             || fields_mention (type->results, type->n_results, params, n);
    case TYPES_INTERFACE:
      for (guint i = 0; i < type->n_own_methods; i++)
        if (types_mentions (type->own_methods[i].type, params, n))
          return TRUE;
      return types_list_mentions (type->embeddeds, type->n_embeddeds, params, n);
    case TYPES_UNION:
      return types_list_mentions (type->embeddeds, type->n_embeddeds, params, n);
    case TYPES_BASIC:
    case TYPES_INVALID:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}
