/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <string.h>

/*
 * A scope is a list of objects in order of declaration, searched from its end
 * while it is short; longer ones get a hash table of indices beside the list.
 *
 * Names are compared as texts, because those of the universe are not interned
 * in any compilation.
 */

enum { LINEAR_UP_TO = 8 };

TypesScope *
types_scope_new (BaseArena  *arena,
                 TypesScope *parent)
{
  TypesScope *self = base_arena_new0 (arena, TypesScope);

  self->parent = parent;
  return self;
}

static gboolean
same_text (const char *a,
           const char *b)
{
  return a == b || (a[0] == b[0] && strcmp (a, b) == 0);
}

/* The slot that holds the name, or the free one where it belongs. */
static guint
find_slot (const TypesScope *self,
           const char       *name)
{
  guint mask = self->n_slots - 1;
  guint i = g_str_hash (name) & mask;

  while (self->slots[i] != 0 && !same_text (self->objects[self->slots[i] - 1]->name, name))
    i = (i + 1) & mask;
  return i;
}

/**
 * types_scope_lookup:
 * @self: a scope
 * @name: an identifier
 *
 * Finds an object declared in this very scope; enclosing ones are not searched.
 *
 * Returns: (transfer none) (nullable): the object
 */
TypesObject *
types_scope_lookup (const TypesScope *self,
                    const char       *name)
{
  if (self->slots)
    {
      guint32 index = self->slots[find_slot (self, name)];

      return index ? self->objects[index - 1] : NULL;
    }
  for (guint i = self->n_objects; i-- > 0;)
    if (same_text (self->objects[i]->name, name))
      return self->objects[i];
  return NULL;
}

static void
rehash (TypesScope *self,
        BaseArena  *arena)
{
  self->n_slots = self->capacity * 2;
  self->slots = base_arena_newv (arena, guint32, self->n_slots);
  for (guint i = 0; i < self->n_objects; i++)
    self->slots[find_slot (self, self->objects[i]->name)] = i + 1;
}

TypesObject *
types_scope_insert (TypesScope  *self,
                    BaseArena   *arena,
                    TypesObject *object)
{
  TypesObject *other = types_scope_lookup (self, object->name);

  if (other)
    return other;
  if (self->n_objects == self->capacity)
    {
      guint         capacity = MAX (4, self->capacity * 2);
      TypesObject **objects = base_arena_newv (arena, TypesObject *, capacity);

      if (self->n_objects > 0)
        memcpy (objects, self->objects, sizeof *objects * self->n_objects);
      self->objects = objects;
      self->capacity = capacity;
      if (capacity > LINEAR_UP_TO)
        rehash (self, arena);
    }
  self->objects[self->n_objects++] = object;
  if (self->slots)
    self->slots[find_slot (self, object->name)] = self->n_objects;
  return NULL;
}

TypesObject *
types_scope_find (const TypesScope  *self,
                  const char        *name,
                  const TypesScope **out_scope)
{
  for (; self; self = self->parent)
    {
      TypesObject *object = types_scope_lookup (self, name);

      if (object)
        {
          if (out_scope)
            *out_scope = self;
          return object;
        }
    }
  return NULL;
}
