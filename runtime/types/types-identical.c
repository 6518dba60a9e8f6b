/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

#include <string.h>

/*
 * Type identity, and a hash that agrees with it.
 *
 * Only interfaces can lead a comparison of unnamed types back to itself, so
 * pairs of interfaces being compared are kept on a list; meeting a pair again
 * counts as equal, which any real difference still refutes.
 */

typedef struct _Pair Pair;
struct _Pair
{
  const TypesType *a, *b;
  const Pair      *outer;
};

typedef struct
{
  gboolean ignore_tags;
} Options;

static gboolean identical (const Options   *options,
                           const TypesType *a,
                           const TypesType *b,
                           const Pair      *pairs);

gboolean
types_is_exported (const char *name)
{
  if ((guchar) name[0] < 0x80)
    return g_ascii_isupper (name[0]);
  return g_unichar_isupper (g_utf8_get_char (name));
}

/* Unexported names of different packages are different names. */
gboolean
types_same_name (const char         *name_a,
                 const TypesPackage *package_a,
                 const char         *name_b,
                 const TypesPackage *package_b)
{
  if (name_a != name_b
      && (name_a == NULL || name_b == NULL || name_a[0] != name_b[0]
          || strcmp (name_a, name_b) != 0))
    return FALSE;
  if (name_a == NULL || package_a == package_b || types_is_exported (name_a))
    return TRUE;
  return package_a && package_b && strcmp (package_a->path, package_b->path) == 0;
}

static gboolean
identical_lists (const Options    *options,
                 const TypesField *a,
                 const TypesField *b,
                 guint             n,
                 const Pair       *pairs)
{
  for (guint i = 0; i < n; i++)
    if (!identical (options, a[i].type, b[i].type, pairs))
      return FALSE;
  return TRUE;
}

static gboolean
identical_structs (const Options   *options,
                   const TypesType *a,
                   const TypesType *b,
                   const Pair      *pairs)
{
  if (a->n_fields != b->n_fields)
    return FALSE;
  for (guint i = 0; i < a->n_fields; i++)
    {
      const TypesField *f = &a->fields[i], *g = &b->fields[i];

      if (f->embedded != g->embedded
          || !types_same_name (f->name, f->package, g->name, g->package)
          || (!options->ignore_tags && g_strcmp0 (f->tag, g->tag) != 0)
          || !identical (options, f->type, g->type, pairs))
        return FALSE;
    }
  return TRUE;
}

/* Generic functions: the constraints must agree once b's parameters are called by a's names. */
static gboolean
identical_funcs (const Options   *options,
                 const TypesType *a,
                 const TypesType *b,
                 const Pair      *pairs)
{
  if (a->n_type_params != b->n_type_params || a->variadic != b->variadic
      || a->n_fields != b->n_fields || a->n_results != b->n_results)
    return FALSE;
  if (a->n_type_params == 0 || a == b)
    return identical_lists (options, a->fields, b->fields, a->n_fields, pairs)
           && identical_lists (options, a->results, b->results, a->n_results, pairs);

  g_autoptr (BaseArena) arena = base_arena_new ();
  guint n = a->n_type_params;
  for (guint i = 0; i < n; i++)
    if (!identical (options, a->type_params[i]->constraint,
                    types_substitute (arena, b->type_params[i]->constraint, b->type_params,
                                      a->type_params, n),
                    pairs))
      return FALSE;
  for (guint i = 0; i < a->n_fields + a->n_results; i++)
    {
      gboolean          is_result = i >= a->n_fields;
      const TypesField *f = is_result ? &a->results[i - a->n_fields] : &a->fields[i];
      const TypesField *g = is_result ? &b->results[i - a->n_fields] : &b->fields[i];

      if (!identical (options, f->type,
                      types_substitute (arena, g->type, b->type_params, a->type_params, n), pairs))
        return FALSE;
    }
  return TRUE;
}

static gboolean
identical_interfaces (const Options   *options,
                      const TypesType *a,
                      const TypesType *b,
                      const Pair      *pairs)
{
  const TypesSet *s = types_interface_set (a), *t = types_interface_set (b);
  Pair            pair = { a, b, pairs };

  if (s->comparable != t->comparable || s->all != t->all || s->n_methods != t->n_methods)
    return FALSE;
  if (!s->all)
    {
      TypesTermList s_terms = { s->terms, s->n_terms, FALSE };
      TypesTermList t_terms = { t->terms, t->n_terms, FALSE };

      if (!types_terms_subset_of (&s_terms, &t_terms)
          || !types_terms_subset_of (&t_terms, &s_terms))
        return FALSE;
    }
  for (const Pair *p = pairs; p; p = p->outer)
    if ((p->a == a && p->b == b) || (p->a == b && p->b == a))
      return TRUE;
  for (guint i = 0; i < s->n_methods; i++)
    if (!types_same_name (s->methods[i].name, s->methods[i].package, t->methods[i].name,
                          t->methods[i].package)
        || !identical (options, s->methods[i].type, t->methods[i].type, &pair))
      return FALSE;
  return TRUE;
}

static gboolean
identical_unions (const TypesType *a,
                  const TypesType *b,
                  const Options   *options,
                  const Pair      *pairs)
{
  if (a->n_embeddeds != b->n_embeddeds)
    return FALSE;
  for (guint i = 0; i < a->n_embeddeds; i++)
    if (a->tildes[i] != b->tildes[i]
        || !identical (options, a->embeddeds[i], b->embeddeds[i], pairs))
      return FALSE;
  return TRUE;
}

static gboolean
identical_named (const Options   *options,
                 const TypesType *a,
                 const TypesType *b,
                 const Pair      *pairs)
{
  if (a->origin == NULL || a->origin != b->origin || a->n_type_args != b->n_type_args)
    return FALSE;
  for (guint i = 0; i < a->n_type_args; i++)
    if (!identical (options, a->type_args[i], b->type_args[i], pairs))
      return FALSE;
  return TRUE;
}

static gboolean
identical (const Options   *options,
           const TypesType *a,
           const TypesType *b,
           const Pair      *pairs)
{
  if (a == b)
    return TRUE;
  if (a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case TYPES_BASIC:
      return a->basic == b->basic;
    case TYPES_NAMED:
      return identical_named (options, a, b, pairs);
    case TYPES_POINTER:
    case TYPES_SLICE:
      return identical (options, a->elem, b->elem, pairs);
    case TYPES_ARRAY:
      return (a->len < 0 || b->len < 0 || a->len == b->len)
             && identical (options, a->elem, b->elem, pairs);
    case TYPES_MAP:
      return identical (options, a->key, b->key, pairs)
             && identical (options, a->elem, b->elem, pairs);
    case TYPES_CHAN:
      return a->dir == b->dir && identical (options, a->elem, b->elem, pairs);
    case TYPES_STRUCT:
      return identical_structs (options, a, b, pairs);
    case TYPES_FUNC:
      return identical_funcs (options, a, b, pairs);
    case TYPES_INTERFACE:
      return identical_interfaces (options, a, b, pairs);
    case TYPES_TUPLE:
      return a->n_fields == b->n_fields
             && identical_lists (options, a->fields, b->fields, a->n_fields, pairs);
    case TYPES_UNION:
      return identical_unions (a, b, options, pairs);
    case TYPES_TYPE_PARAM:
    case TYPES_INVALID:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * types_identical:
 * @a: a type
 * @b: a type
 *
 * Compares two types by the rules of identity.
 *
 * Source: the Go specification, "Type identity".
 *
 * Returns: whether they are the same type
 */
gboolean
types_identical (const TypesType *a,
                 const TypesType *b)
{
  static const Options strict = { FALSE };

  return identical (&strict, a, b, NULL);
}

gboolean
types_identical_ignoring_tags (const TypesType *a,
                               const TypesType *b)
{
  static const Options lax = { TRUE };

  return identical (&lax, a, b, NULL);
}

/* ---- hash ---------------------------------------------------------------------------- */

static guint hash_type (const TypesType *type,
                        guint            depth);

static guint
mix (guint hash,
     guint value)
{
  return (hash ^ value) * 16777619u + (hash >> 15);
}

static guint
hash_fields (guint             hash,
             const TypesField *fields,
             guint             n,
             gboolean          with_names,
             guint             depth)
{
  for (guint i = 0; i < n; i++)
    {
      if (with_names && fields[i].name)
        hash = mix (hash, g_str_hash (fields[i].name));
      hash = mix (hash, hash_type (fields[i].type, depth + 1));
    }
  return hash;
}

/* Interfaces hash by their kind alone: their methods may not be known yet, and looking into them
 * might not end. What branches is looked into so deep only; what does not, [][][]int and its like,
 * to its end, or all of them would hash alike. */
static guint
hash_type (const TypesType *type,
           guint            depth)
{
  enum { DEPTH_LIMIT = 6 };
  guint hash = mix (2166136261u, type->kind);

  if (depth > DEPTH_LIMIT)
    return hash;
  switch (type->kind)
    {
    case TYPES_BASIC:
      return mix (hash, type->basic);
    case TYPES_NAMED:
      hash = mix (hash, type->origin ? type->origin->serial : type->serial);
      for (guint i = 0; i < type->n_type_args; i++)
        hash = mix (hash, hash_type (type->type_args[i], depth + 1));
      return hash;
    case TYPES_TYPE_PARAM:
      return mix (hash, type->serial);
    case TYPES_ARRAY:
      hash = mix (hash, (guint) type->len);
      return mix (hash, hash_type (type->elem, depth));
    case TYPES_MAP:
      hash = mix (hash, hash_type (type->key, depth + 1));
      return mix (hash, hash_type (type->elem, depth + 1));
    case TYPES_CHAN:
      hash = mix (hash, type->dir);
      return mix (hash, hash_type (type->elem, depth));
    case TYPES_POINTER:
    case TYPES_SLICE:
      return mix (hash, hash_type (type->elem, depth));
    case TYPES_STRUCT:
      return hash_fields (mix (hash, type->n_fields), type->fields, type->n_fields, TRUE, depth);
    case TYPES_TUPLE:
      return hash_fields (mix (hash, type->n_fields), type->fields, type->n_fields, FALSE, depth);
    case TYPES_FUNC:
      hash = mix (mix (hash, type->n_fields), type->n_results);
      if (type->n_type_params > 0)
        return hash;
      hash = hash_fields (hash, type->fields, type->n_fields, FALSE, depth);
      return hash_fields (hash, type->results, type->n_results, FALSE, depth);
    default:
      return hash;
    }
}

/**
 * types_hash:
 * @type: a type
 *
 * Hashes a type so that identical types hash alike.
 *
 * Returns: the hash, the same in every run
 */
guint
types_hash (const TypesType *type)
{
  return hash_type (type, 0);
}
