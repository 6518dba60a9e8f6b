/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <string.h>

/*
 * Type sets of interfaces: the methods of an interface and of all that it
 * embeds, and the intersection of its embedded elements' terms.
 *
 * A set is computed when first asked for and then kept. Duplicate methods are
 * an error that the checker words; here the first one stands.
 */

static TypesSet empty_interface_set = { .all = TRUE }; /* never written to */

static int
order_methods (gconstpointer a,
               gconstpointer b)
{
  const TypesMethod *m = a, *n = b;
  int                order = strcmp (m->name, n->name);

  if (order == 0 && m->package != n->package && m->package && n->package)
    order = strcmp (m->package->path, n->package->path);
  return order;
}

static void
add_method (GArray            *methods,
            const TypesMethod *method)
{
  for (guint i = 0; i < methods->len; i++)
    {
      const TypesMethod *other = &g_array_index (methods, TypesMethod, i);

      if (types_same_name (other->name, other->package, method->name, method->package))
        return;
    }
  g_array_append_val (methods, *method);
}

/* Only comparable types stay, if the set is to hold comparable ones and lists its types. */
static void
intersect_comparable (TypesTermList *terms,
                      gboolean      *comparable)
{
  guint n = 0;

  if (!*comparable || terms->all)
    return;
  for (guint i = 0; i < terms->n; i++)
    if (types_comparable_report (terms->items[i].type, FALSE, NULL, NULL))
      terms->items[n++] = terms->items[i];
  terms->n = n;
  *comparable = FALSE;
}

static TypesTermList
terms_of_set (const TypesSet *set)
{
  return (TypesTermList){ set->terms, set->n_terms, set->all };
}

/* The terms of an element, which is a union, an interface or any other type. */
static TypesTermList
terms_of_union (BaseArena       *arena,
                const TypesType *type)
{
  TypesTermList result = { NULL, 0, FALSE };

  for (guint i = 0; i < type->n_embeddeds; i++)
    {
      TypesType    *under = types_under (type->embeddeds[i]);
      TypesTermList terms;

      if (!types_is_valid (under))
        continue;
      if (under->kind == TYPES_INTERFACE)
        terms = terms_of_set (types_interface_set (under));
      else
        terms = types_terms_one (arena, (TypesTerm){ type->tildes[i], type->embeddeds[i] });
      result = types_terms_union (arena, result, terms);
      if (result.all)
        break;
    }
  return result;
}

guint
types_count_terms (BaseArena       *arena,
                   const TypesType *type)
{
  return terms_of_union (arena, type).n;
}

static void
add_embedded (TypesType     *self,
              TypesType     *element,
              GArray        *methods,
              TypesTermList *terms,
              gboolean      *comparable)
{
  BaseArena    *arena = self->context->arena;
  TypesType    *under = types_under (element);
  TypesTermList element_terms;
  gboolean      element_comparable = FALSE;

  switch (under->kind)
    {
    case TYPES_INVALID:
      return;
    case TYPES_INTERFACE:
      {
        const TypesSet *set = types_interface_set (under);

        for (guint i = 0; i < set->n_methods; i++)
          add_method (methods, &set->methods[i]);
        element_terms = terms_of_set (set);
        element_comparable = set->comparable;
        break;
      }
    case TYPES_UNION:
      element_terms = terms_of_union (arena, under);
      break;
    default:
      element_terms = types_terms_one (arena, (TypesTerm){ FALSE, element });
      break;
    }
  *terms = types_terms_intersect (arena, *terms, element_terms);
  *comparable = *comparable || element_comparable;
  intersect_comparable (terms, comparable);
}

static TypesSet *
compute (TypesType *self)
{
  g_autoptr (GArray) methods = g_array_new (FALSE, FALSE, sizeof (TypesMethod));
  BaseArena    *arena = self->context->arena;
  TypesTermList terms = types_terms_all ();
  gboolean      comparable = self->comparable;
  TypesSet     *set = base_arena_new0 (arena, TypesSet);

  for (guint i = 0; i < self->n_own_methods; i++)
    add_method (methods, &self->own_methods[i]);
  for (guint i = 0; i < self->n_embeddeds; i++)
    add_embedded (self, self->embeddeds[i], methods, &terms, &comparable);
  g_array_sort (methods, order_methods);

  set->n_methods = methods->len;
  if (methods->len > 0)
    {
      set->methods = base_arena_newv (arena, TypesMethod, methods->len);
      memcpy (set->methods, methods->data, sizeof (TypesMethod) * methods->len);
    }
  set->all = terms.all;
  set->terms = terms.items;
  set->n_terms = terms.n;
  set->comparable = comparable;
  self->methods = set->methods;
  self->n_methods = set->n_methods;
  self->comparable = self->comparable || comparable;
  return set;
}

TypesSet *
types_interface_set (const TypesType *type)
{
  TypesType *self = (TypesType *) type;

  g_return_val_if_fail (type->kind == TYPES_INTERFACE, &empty_interface_set);
  if (self->type_set)
    return self->type_set;
  if (self->being_computed || self->context == NULL)
    return &empty_interface_set;

  self->being_computed = TRUE;
  TypesSet *set = compute (self);
  self->being_computed = FALSE;
  self->type_set = set;
  return set;
}

gboolean
types_set_is_empty (const TypesSet *self)
{
  return !self->all && self->n_terms == 0;
}

gboolean
types_set_has_terms (const TypesSet *self)
{
  return !self->all && self->n_terms > 0;
}

/* Whether values may have such an interface as their type. */
gboolean
types_set_is_method_set (const TypesSet *self)
{
  return self->all && !self->comparable;
}

const TypesMethod *
types_set_find (const TypesSet     *self,
                const TypesPackage *package,
                const char         *name)
{
  guint low = 0, high = self->n_methods;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = strcmp (self->methods[middle].name, name);

      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->n_methods && strcmp (self->methods[low].name, name) == 0; low++)
    if (types_same_name (self->methods[low].name, self->methods[low].package, name, package))
      return &self->methods[low];
  return NULL;
}

/* The interface that a type parameter's constraint is or, if written as "T" or "~int", stands
 * for. */
TypesType *
types_param_interface (const TypesType *param)
{
  TypesType *self = (TypesType *) param;
  TypesType *under, *wrapper;

  if (self->underlying)
    return self->underlying;
  under = types_under (self->constraint);
  switch (under->kind)
    {
    case TYPES_INTERFACE:
      self->underlying = under;
      break;
    case TYPES_INVALID:
    case TYPES_TYPE_PARAM:
      return types_any_type ();
    default:
      wrapper = types_new_interface (self->context);
      wrapper->embeddeds = base_arena_new0 (self->context->arena, TypesType *);
      wrapper->embeddeds[0] = self->constraint;
      wrapper->n_embeddeds = 1;
      wrapper->implicit = TRUE;
      self->underlying = wrapper;
      break;
    }
  return self->underlying;
}
