/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Whether a type implements an interface or satisfies a constraint, and if
 * not, why: a missing method, one with the wrong signature, a pointer receiver,
 * a type outside the type set.
 *
 * Source: the Go specification, "Implementing an interface" and "Satisfying a
 * type constraint".
 */

/* ---- methods ------------------------------------------------------------------------- */

static gboolean
is_interface_pointer (const TypesType *type)
{
  const TypesType *under = types_under (type);

  return under->kind == TYPES_POINTER && types_under (under->elem)->kind == TYPES_INTERFACE;
}

static const char *
interface_pointer_text (TypesChecker    *c,
                        const TypesType *type)
{
  if (types_is_type_param (types_under (type)->elem))
    return types_sprintf (c, "type %s is pointer to type parameter, not type parameter",
                          types_text (c, type));
  return types_sprintf (c, "type %s is pointer to interface, not interface", types_text (c, type));
}

static const char *
method_text (TypesChecker       *c,
             const char         *name,
             const TypesType    *func,
             const TypesPackage *package)
{
  GString    *out = g_string_new (name);
  const char *text;

  types_print_signature (func, package, out);
  text = base_arena_strdup (c->arena, out->str);
  g_string_free (out, TRUE);
  return text;
}

static const char *
have_want_text (TypesChecker      *c,
                const char        *have_name,
                const TypesType   *have,
                const TypesMethod *want)
{
  const char *have_text = method_text (c, have_name, have, c->package);
  const char *want_text = method_text (c, want->name, want->type, c->package);

  if (strcmp (have_text, want_text) == 0)
    {
      have_text = method_text (c, have_name, have, NULL);
      want_text = method_text (c, want->name, want->type, NULL);
    }
  if (strcmp (have_text, want_text) == 0)
    return "";
  return types_sprintf (c, "\n\t\thave %s\n\t\twant %s", have_text, want_text);
}

/* A method that differs from the wanted one in case only, or in being of another package. */
static gboolean
find_similar (const TypesType   *type,
              const TypesMethod *want,
              TypesMethodSetEntry *out)
{
  g_autoptr (GArray) set = types_method_set (NULL, type);

  for (guint i = 0; i < set->len; i++)
    {
      *out = g_array_index (set, TypesMethodSetEntry, i);
      if (g_ascii_strcasecmp (out->name, want->name) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
why_not_found (TypesChecker      *c,
               const TypesType   *type,
               const TypesType   *target,
               const TypesMethod *want)
{
  TypesMethodSetEntry similar;

  if (!types_is_interface (type) && find_similar (type, want, &similar))
    {
      if (strcmp (similar.name, want->name) == 0)
        return types_sprintf (c, "(unexported method %s)", want->name);
      return types_sprintf (c, "(missing method %s)%s", want->name,
                            have_want_text (c, similar.name, similar.lookup.type, want));
    }
  if (is_interface_pointer (type))
    return types_sprintf (c, "(%s)", interface_pointer_text (c, type));
  if (is_interface_pointer (target))
    return types_sprintf (c, "(%s)", interface_pointer_text (c, target));
  return types_sprintf (c, "(missing method %s)", want->name);
}

typedef struct
{
  TypesChecker    *c;
  const TypesType *type, *target;
  TypesSameFunc    same;
  gpointer         user_data;
  const char     **out_why;
} MethodTest;

static gboolean
same_type (const MethodTest *self,
           TypesType        *x,
           TypesType        *y)
{
  return self->same ? self->same (x, y, self->user_data) : types_identical (x, y);
}

static gboolean
wrong_signature (const MethodTest  *self,
                 const TypesType   *have,
                 const TypesMethod *want)
{
  if (self->out_why)
    *self->out_why = types_sprintf (self->c, "(wrong type for method %s)%s", want->name,
                                    have_want_text (self->c, want->name, have, want));
  return TRUE;
}

/* Whether a concrete type lacks the method. */
static gboolean
concrete_lacks (const MethodTest  *self,
                const TypesMethod *want)
{
  TypesLookup lookup;

  types_lookup (self->type, want->package, want->name, &lookup);
  switch (lookup.kind)
    {
    case TYPES_LOOKUP_METHOD:
      if (lookup.ptr_recv && !lookup.indirect)
        {
          if (self->out_why)
            *self->out_why
                = types_sprintf (self->c, "(method %s has pointer receiver)", want->name);
          return TRUE;
        }
      if (!types_is_valid (lookup.type))
        return FALSE;
      return !same_type (self, lookup.type, want->type)
             && wrong_signature (self, lookup.type, want);
    case TYPES_LOOKUP_NONE:
      if (self->out_why)
        *self->out_why = why_not_found (self->c, self->type, self->target, want);
      return TRUE;
    case TYPES_LOOKUP_AMBIGUOUS:
      if (self->out_why)
        *self->out_why = types_sprintf (self->c, "(ambiguous selector %s.%s)",
                                        types_text (self->c, self->type), want->name);
      return TRUE;
    case TYPES_LOOKUP_FIELD:
      if (self->out_why)
        *self->out_why = types_sprintf (self->c, "(%s.%s is a field, not a method)",
                                        types_text (self->c, self->type), want->name);
      return TRUE;
    }
  g_return_val_if_reached (TRUE);
}

gboolean
types_missing_method (TypesChecker    *c,
                      const TypesType *type,
                      const TypesType *target,
                      gboolean         static_check,
                      TypesSameFunc    same,
                      gpointer         user_data,
                      const char     **out_why)
{
  const TypesSet *wanted = types_interface_set (types_under (target));
  TypesType      *under = types_under (type);
  MethodTest      test = { c, type, target, same, user_data, out_why };

  for (guint i = 0; i < wanted->n_methods; i++)
    {
      const TypesMethod *want = &wanted->methods[i];

      if (under->kind != TYPES_INTERFACE)
        {
          if (concrete_lacks (&test, want))
            return TRUE;
          continue;
        }
      const TypesMethod *have
          = types_set_find (types_interface_set (under), want->package, want->name);
      if (have == NULL && static_check)
        {
          if (out_why)
            *out_why = why_not_found (c, type, target, want);
          return TRUE;
        }
      if (have && !same_type (&test, have->type, want->type))
        return wrong_signature (&test, have->type, want);
    }
  return FALSE;
}

/* ---- type sets ----------------------------------------------------------------------- */

static const char *
terms_text (TypesChecker   *c,
            const TypesSet *set)
{
  GString    *out = g_string_new (NULL);
  const char *text;

  for (guint i = 0; i < set->n_terms; i++)
    {
      if (i > 0)
        g_string_append (out, " | ");
      if (set->terms[i].tilde)
        g_string_append_c (out, '~');
      types_print_for (set->terms[i].type, c->package, out);
    }
  text = base_arena_strdup (c->arena, out->str);
  g_string_free (out, TRUE);
  return text;
}

static const char *
why_outside (TypesChecker    *c,
             const TypesType *type,
             const TypesType *target,
             const TypesSet  *set)
{
  for (guint i = 0; i < set->n_terms; i++)
    {
      const TypesTerm *term = &set->terms[i];

      if (!term->tilde && types_identical (term->type, types_under (term->type))
          && types_identical (term->type, types_under (type)))
        return types_sprintf (c, "possibly missing ~ for %s in %s", types_text (c, term->type),
                              types_text (c, target));
    }
  return types_sprintf (c, "%s missing in %s", types_text (c, type), terms_text (c, set));
}

/* Since Go 1.20 interfaces satisfy comparable although comparing them may panic. */
static gboolean
is_comparable_enough (const TypesType *type,
                      gboolean         constraint)
{
  return types_comparable_report (type, FALSE, NULL, NULL)
         || (constraint && types_comparable_report (type, TRUE, NULL, NULL));
}

typedef struct
{
  TypesChecker    *c;
  const TypesType *type, *target;
  gboolean         constraint;
  const char     **out_why;
} Test;

static gboolean
fail (const Test *self,
      const char *detail)
{
  if (self->out_why)
    *self->out_why = types_sprintf (self->c, "%s does not %s %s%s%s",
                                    types_text (self->c, self->type),
                                    self->constraint ? "satisfy" : "implement",
                                    types_text (self->c, self->target), detail[0] ? " " : "",
                                    detail);
  return FALSE;
}

static gboolean
check_comparable (const Test     *self,
                  const TypesSet *set)
{
  if (!types_comparable_report (types_under (self->target), FALSE, NULL, NULL)
      || is_comparable_enough (self->type, self->constraint))
    return TRUE;
  if (self->out_why)
    *self->out_why = types_sprintf (self->c, "%s does not %s comparable",
                                    types_text (self->c, self->type),
                                    self->constraint ? "satisfy" : "implement");
  return FALSE;
}

/* The type is in the set, or, if it is an interface itself, its set is within the set. */
static gboolean
check_terms (const Test     *self,
             const TypesSet *set)
{
  TypesTermList terms = types_set_terms (set);
  TypesType    *under = types_under (self->type);

  if (under->kind == TYPES_INTERFACE)
    {
      TypesTermList own = types_set_terms (types_interface_set (under));

      return types_terms_subset_of (&own, &terms) || fail (self, "");
    }
  if (types_terms_include (&terms, self->type))
    return TRUE;
  if (self->out_why)
    fail (self,
          types_sprintf (self->c, "(%s)", why_outside (self->c, self->type, self->target, set)));
  return FALSE;
}

gboolean
types_implements_report (TypesChecker    *c,
                         const TypesType *type,
                         const TypesType *target,
                         gboolean         constraint,
                         const char     **out_why)
{
  const TypesType *under = types_under (type), *target_under = types_under (target);
  Test             test = { c, type, target, constraint, out_why };
  const TypesSet  *set;
  const char      *why = "";

  if (!types_is_valid (under) || !types_is_valid (target_under)
      || (under->kind == TYPES_POINTER && !types_is_valid (types_under (under->elem))))
    return TRUE;
  if (target_under->kind != TYPES_INTERFACE)
    return out_why != NULL
           && fail (&test,
                    is_interface_pointer (target_under)
                      ? types_sprintf (c, "(%s)", interface_pointer_text (c, target))
                      : types_sprintf (c, "(%s is not an interface)", types_text (c, target)));

  set = types_interface_set (target_under);
  if (set->all && !set->comparable && set->n_methods == 0)
    return TRUE;
  if (under->kind == TYPES_INTERFACE && types_set_is_empty (types_interface_set (under)))
    return TRUE;
  if (types_set_is_empty (set))
    {
      if (out_why)
        *out_why = types_sprintf (c, "cannot %s %s (empty type set)",
                                  constraint ? "satisfy" : "implement", types_text (c, target));
      return FALSE;
    }
  if (types_missing_method (c, type, target, TRUE, NULL, NULL, out_why ? &why : NULL))
    return fail (&test, why);
  if (types_set_has_terms (set) && !check_terms (&test, set))
    return FALSE;
  return check_comparable (&test, set);
}

/**
 * types_implements:
 * @type: a type
 * @interface: an interface type, defined or literal
 *
 * Returns: whether values of @type may be stored in @interface
 */
gboolean
types_implements (const TypesType *type,
                  const TypesType *interface)
{
  return types_implements_report (NULL, type, interface, FALSE, NULL);
}

/* Whether arguments satisfy the constraints of their parameters, each with the arguments put in. */
gboolean
types_verify_args (TypesChecker *c,
                   BasePos       pos,
                   TypesType   **params,
                   TypesType   **args,
                   guint         n,
                   guint        *out_index,
                   const char  **out_why)
{
  for (guint i = 0; i < n; i++)
    {
      TypesType *constraint = types_substitute (c->arena, params[i]->constraint, params, args, n);
      TypesType *bound = constraint;

      if (types_under (constraint)->kind != TYPES_INTERFACE && types_is_valid (constraint))
        {
          bound = types_new_interface (c->context);
          bound->embeddeds = base_arena_new0 (c->arena, TypesType *);
          bound->embeddeds[0] = constraint;
          bound->n_embeddeds = 1;
          bound->implicit = TRUE;
        }
      if (!types_implements_report (c, args[i], bound, TRUE, out_why))
        {
          *out_index = i;
          return FALSE;
        }
    }
  return TRUE;
}
