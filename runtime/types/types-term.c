/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <string.h>

/*
 * Sets of types, written as lists of terms: T is the set {T}, ~T that of all
 * types whose underlying type is T. Lists are kept normal: no term lies within
 * another, so that two lists denote the same set if each is a subset of the
 * other term by term.
 */

TypesTermList
types_terms_all (void)
{
  return (TypesTermList){ NULL, 0, TRUE };
}

TypesTermList
types_terms_one (BaseArena *arena,
                 TypesTerm  term)
{
  TypesTermList list = { base_arena_new0 (arena, TypesTerm), 1, FALSE };

  list.items[0] = term;
  return list;
}

gboolean
types_term_disjoint (const TypesTerm *a,
                     const TypesTerm *b)
{
  const TypesType *s = b->tilde ? types_under (a->type) : a->type;
  const TypesType *t = a->tilde ? types_under (b->type) : b->type;

  return !types_identical (s, t);
}

static gboolean
term_subset_of (const TypesTerm *a,
                const TypesTerm *b)
{
  return !types_term_disjoint (a, b) && (!a->tilde || b->tilde);
}

static gboolean
term_in_list (const TypesTerm     *term,
              const TypesTermList *list)
{
  for (guint i = 0; i < list->n; i++)
    if (term_subset_of (term, &list->items[i]))
      return TRUE;
  return FALSE;
}

/* Appends unless a term includes it already; drops those that it includes. */
static void
add (TypesTermList *list,
     TypesTerm      term)
{
  guint n = 0;

  if (term_in_list (&term, list))
    return;
  for (guint i = 0; i < list->n; i++)
    if (!term_subset_of (&list->items[i], &term))
      list->items[n++] = list->items[i];
  list->items[n++] = term;
  list->n = n;
}

TypesTermList
types_terms_union (BaseArena    *arena,
                   TypesTermList a,
                   TypesTermList b)
{
  TypesTermList result = { NULL, 0, FALSE };

  if (a.all || b.all)
    return types_terms_all ();
  result.items = base_arena_newv (arena, TypesTerm, MAX (1, a.n + b.n));
  for (guint i = 0; i < a.n; i++)
    add (&result, a.items[i]);
  for (guint i = 0; i < b.n; i++)
    add (&result, b.items[i]);
  return result;
}

TypesTermList
types_terms_intersect (BaseArena    *arena,
                       TypesTermList a,
                       TypesTermList b)
{
  TypesTermList result = { NULL, 0, FALSE };

  if (a.all)
    return b;
  if (b.all)
    return a;
  /* A term meets at most as many others as there are, but ~T and T of both lists give one each. */
  result.items = base_arena_newv (arena, TypesTerm, a.n * b.n + 1);
  for (guint i = 0; i < a.n; i++)
    for (guint j = 0; j < b.n; j++)
      {
        const TypesTerm *s = &a.items[i], *t = &b.items[j];

        if (!types_term_disjoint (s, t))
          add (&result, s->tilde && !t->tilde ? *t : *s);
      }
  return result;
}

gboolean
types_terms_include (const TypesTermList *self,
                     const TypesType     *type)
{
  if (self->all)
    return TRUE;
  for (guint i = 0; i < self->n; i++)
    {
      const TypesTerm *term = &self->items[i];

      if (types_identical (term->type, term->tilde ? types_under (type) : type))
        return TRUE;
    }
  return FALSE;
}

gboolean
types_terms_subset_of (const TypesTermList *self,
                       const TypesTermList *other)
{
  if (other->all)
    return TRUE;
  if (self->all)
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (!term_in_list (&self->items[i], other))
      return FALSE;
  return TRUE;
}
