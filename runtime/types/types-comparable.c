/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

/*
 * Comparability. "dynamic" admits interfaces, whose comparison may panic; the
 * strict sort, which the constraint comparable once asked for, does not.
 */

static gboolean
comparable_struct (const TypesType    *under,
                   gboolean            dynamic,
                   const TypesPackage *package,
                   GString            *out_why)
{
  for (guint i = 0; i < under->n_fields; i++)
    if (!types_comparable_report (under->fields[i].type, dynamic, NULL, NULL))
      {
        if (out_why)
          {
            g_string_append (out_why, "struct containing ");
            types_print_for (under->fields[i].type, package, out_why);
            g_string_append (out_why, " cannot be compared");
          }
        return FALSE;
      }
  return TRUE;
}

static gboolean
comparable_array (const TypesType    *type,
                  const TypesType    *under,
                  gboolean            dynamic,
                  const TypesPackage *package,
                  GString            *out_why)
{
  if (types_comparable_report (under->elem, dynamic, NULL, NULL))
    return TRUE;
  if (out_why)
    {
      types_print_for (type, package, out_why);
      g_string_append (out_why, " cannot be compared");
    }
  return FALSE;
}

/* A set of listed types is comparable if all of them are; one without, if it asks for that. */
static gboolean
comparable_set (const TypesSet *set)
{
  if (set->all)
    return set->comparable;
  for (guint i = 0; i < set->n_terms; i++)
    if (!types_comparable_report (set->terms[i].type, FALSE, NULL, NULL))
      return FALSE;
  return TRUE;
}

gboolean
types_comparable_report (const TypesType    *type,
                         gboolean            dynamic,
                         const TypesPackage *package,
                         GString            *out_why)
{
  const TypesType *under = types_under (type);

  switch (under->kind)
    {
    case TYPES_BASIC:
      return under->basic != TYPES_UNTYPED_NIL;
    case TYPES_POINTER:
    case TYPES_CHAN:
    case TYPES_INVALID:
      return TRUE;
    case TYPES_INTERFACE:
      if (dynamic && type->kind != TYPES_TYPE_PARAM)
        return TRUE;
      if (comparable_set (types_interface_set (under)))
        return TRUE;
      if (out_why && type->kind == TYPES_TYPE_PARAM)
        g_string_append (out_why, "incomparable types in type set");
      return FALSE;
    case TYPES_STRUCT:
      return comparable_struct (under, dynamic, package, out_why);
    case TYPES_ARRAY:
      return comparable_array (type, under, dynamic, package, out_why);
    default:
      return FALSE;
    }
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
