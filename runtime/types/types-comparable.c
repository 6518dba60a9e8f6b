/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

/*
 * Comparability. "dynamic" admits interfaces, whose comparison may panic; the
 * strict sort, which type sets ask for, does not.
 *
 * Types that contain themselves are errors, but errors are told after this may
 * have been asked, so that the types on the way are kept on a list.
 */

typedef struct _Seen Seen;
struct _Seen
{
  const TypesType *type;
  const Seen      *outer;
};

typedef struct
{
  gboolean            dynamic;
  const TypesPackage *package; /* whose messages these are */
  GString            *out_why; /* or NULL */
} Question;

static gboolean comparable (const Question  *self,
                            const TypesType *type,
                            const Seen      *seen);

static gboolean
part_comparable (const Question  *self,
                 const TypesType *type,
                 const Seen      *seen)
{
  Question silent = { self->dynamic, NULL, NULL };

  return comparable (&silent, type, seen);
}

static gboolean
comparable_struct (const Question  *self,
                   const TypesType *under,
                   const Seen      *seen)
{
  for (guint i = 0; i < under->n_fields; i++)
    if (!part_comparable (self, under->fields[i].type, seen))
      {
        if (self->out_why)
          {
            g_string_append (self->out_why, "struct containing ");
            types_print_for (under->fields[i].type, self->package, self->out_why);
            g_string_append (self->out_why, " cannot be compared");
          }
        return FALSE;
      }
  return TRUE;
}

static gboolean
comparable_array (const Question  *self,
                  const TypesType *type,
                  const TypesType *under,
                  const Seen      *seen)
{
  if (part_comparable (self, under->elem, seen))
    return TRUE;
  if (self->out_why)
    {
      types_print_for (type, self->package, self->out_why);
      g_string_append (self->out_why, " cannot be compared");
    }
  return FALSE;
}

/* A set of listed types is comparable if all of them are; one without, if it asks for that. */
static gboolean
comparable_set (const TypesSet *set,
                const Seen     *seen)
{
  Question strict = { FALSE, NULL, NULL };

  if (set->all)
    return set->comparable;
  for (guint i = 0; i < set->n_terms; i++)
    if (!comparable (&strict, set->terms[i].type, seen))
      return FALSE;
  return set->n_terms > 0;
}

static gboolean
comparable_interface (const Question  *self,
                      const TypesType *type,
                      const TypesType *under,
                      const Seen      *seen)
{
  const TypesSet *set = types_interface_set (under);

  if (self->dynamic && type->kind != TYPES_TYPE_PARAM)
    return TRUE;
  if (comparable_set (set, seen))
    return TRUE;
  if (self->out_why && type->kind == TYPES_TYPE_PARAM)
    g_string_append (self->out_why, types_set_is_empty (set) ? "empty type set"
                                                             : "incomparable types in type set");
  return FALSE;
}

static gboolean
comparable (const Question  *self,
            const TypesType *type,
            const Seen      *outer)
{
  const TypesType *under = types_under (type);
  Seen             seen = { type, outer };

  for (const Seen *s = outer; s; s = s->outer)
    if (s->type == type)
      return TRUE;
  switch (under->kind)
    {
    case TYPES_BASIC:
      return under->basic != TYPES_UNTYPED_NIL;
    case TYPES_POINTER:
    case TYPES_CHAN:
    case TYPES_INVALID:
      return TRUE;
    case TYPES_INTERFACE:
      return comparable_interface (self, type, under, &seen);
    case TYPES_STRUCT:
      return comparable_struct (self, under, &seen);
    case TYPES_ARRAY:
      return comparable_array (self, type, under, &seen);
    default:
      return FALSE;
    }
}

gboolean
types_comparable_report (const TypesType    *type,
                         gboolean            dynamic,
                         const TypesPackage *package,
                         GString            *out_why)
{
  Question self = { dynamic, package, out_why };

  return comparable (&self, type, NULL);
}

/**
 * types_is_comparable:
 * @type: a type
 *
 * Source: the Go specification, "Comparison operators".
 *
 * Returns: whether == is defined on its values
 */
gboolean
types_is_comparable (const TypesType *type)
{
  return types_comparable_report (type, TRUE, NULL, NULL);
}
