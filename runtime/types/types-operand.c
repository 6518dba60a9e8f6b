/* SPDX-License-Identifier: MIT */
#include "types-check.h"

/*
 * Assignability, and how untyped values take on a type. Representability of
 * constants follows the kind of the basic type: integers must fit, floats are
 * rounded and must not overflow.
 */

/* ---- representability ---------------------------------------------------------------- */

static gboolean
fits_integer (TypesConst      *value,
              const TypesType *basic)
{
  static const struct
  {
    guint8   bits;
    gboolean is_signed;
  } ranges[] = {
    [TYPES_INT] = { 64, TRUE },     [TYPES_INT8] = { 8, TRUE },     [TYPES_INT16] = { 16, TRUE },
    [TYPES_INT32] = { 32, TRUE },   [TYPES_INT64] = { 64, TRUE },   [TYPES_UINT] = { 64, FALSE },
    [TYPES_UINT8] = { 8, FALSE },   [TYPES_UINT16] = { 16, FALSE }, [TYPES_UINT32] = { 32, FALSE },
    [TYPES_UINT64] = { 64, FALSE }, [TYPES_UINTPTR] = { 64, FALSE },
  };
  guint   bits = ranges[basic->basic].bits;
  guint64 u;
  gint64  s;

  if (!ranges[basic->basic].is_signed)
    return types_const_fits_uint64 (value, &u) && (bits == 64 || u >> bits == 0);
  return types_const_fits_int64 (value, &s)
         && (bits == 64 || (s >= -((gint64) 1 << (bits - 1)) && s < (gint64) 1 << (bits - 1)));
}

static gboolean
represent_integer (TypesChecker    *c,
                   TypesConst      *value,
                   const TypesType *basic,
                   TypesConst     **out)
{
  value = types_const_to_int (c->arena, value);
  if (value->kind != TYPES_CONST_INT)
    return FALSE;
  *out = value;
  return types_is_untyped (basic) || fits_integer (value, basic);
}

static gboolean
represent_float (TypesChecker    *c,
                 TypesConst      *value,
                 const TypesType *basic,
                 TypesConst     **out)
{
  value = types_const_to_float (c->arena, value);
  if (value->kind == TYPES_CONST_UNKNOWN)
    return FALSE;
  *out = types_is_untyped (basic)
           ? value
           : types_const_round (c->arena, value, basic->basic == TYPES_FLOAT32);
  return (*out)->kind != TYPES_CONST_UNKNOWN;
}

static gboolean
represent_complex (TypesChecker    *c,
                   TypesConst      *value,
                   const TypesType *basic,
                   TypesConst     **out)
{
  value = types_const_to_complex (c->arena, value);
  if (value->kind == TYPES_CONST_UNKNOWN)
    return FALSE;
  *out = types_is_untyped (basic)
           ? value
           : types_const_round (c->arena, value, basic->basic == TYPES_COMPLEX64);
  return (*out)->kind != TYPES_CONST_UNKNOWN;
}

gboolean
types_representable_const (TypesChecker    *c,
                           TypesConst      *value,
                           const TypesType *basic,
                           TypesConst     **out_rounded)
{
  TypesConst *ignored;

  if (out_rounded == NULL)
    out_rounded = &ignored;
  *out_rounded = value;
  if (value->kind == TYPES_CONST_UNKNOWN)
    return TRUE;
  if (types_is_integer (basic))
    return represent_integer (c, value, basic, out_rounded);
  if (types_is_float (basic))
    return represent_float (c, value, basic, out_rounded);
  if (types_is_complex (basic))
    return represent_complex (c, value, basic, out_rounded);
  if (types_is_string (basic))
    return value->kind == TYPES_CONST_STRING;
  if (types_is_boolean (basic))
    return value->kind == TYPES_CONST_BOOL;
  return FALSE;
}

/* How a constant fails to fit decides the words of the message. */
typedef enum
{
  FITS,
  TRUNCATED,
  OVERFLOWS,
  OTHERWISE,
} Fit;

static Fit
fit (TypesChecker       *c,
     const TypesOperand *x,
     const TypesType    *basic,
     TypesConst        **out_value)
{
  if (types_representable_const (c, x->value, basic, out_value))
    return FITS;
  if (!types_is_numeric (x->type) || !types_is_numeric (basic))
    return OTHERWISE;
  return !types_is_integer (x->type) && types_is_integer (basic) ? TRUNCATED : OVERFLOWS;
}

static void
report_fit (TypesChecker *c,
            Fit           how,
            TypesOperand *x,
            TypesType    *target)
{
  const char *x_text = types_operand_text (c, x), *target_text = types_text (c, target);

  if (how == TRUNCATED)
    types_error (c, types_pos (x), "%s truncated to %s", x_text, target_text);
  else if (how == OVERFLOWS)
    types_error (c, types_pos (x), "%s overflows %s", x_text, target_text);
  else
    types_error (c, types_pos (x), "cannot convert %s to type %s", x_text, target_text);
}

void
types_representable (TypesChecker *c,
                     TypesOperand *x,
                     TypesType    *basic)
{
  TypesConst *value;
  Fit         how = fit (c, x, basic, &value);

  if (how == FITS)
    x->value = value;
  else
    {
      report_fit (c, how, x, basic);
      types_invalidate (x);
    }
}

/* ---- untyped values ------------------------------------------------------------------ */

static TypesType *
implicit_untyped (const TypesOperand *x,
                  TypesType          *target)
{
  if (types_is_untyped_numeric (x->type) && types_is_untyped_numeric (target))
    return x->type->basic < target->basic ? target : x->type;
  return x->type->basic == target->basic ? x->type : NULL;
}

typedef struct
{
  TypesChecker *c;
  TypesOperand *x;
} Implicit;

static gboolean
term_takes (const TypesTerm *term,
            gpointer         user_data)
{
  Implicit *self = user_data;

  return term && types_implicit_type (self->c, self->x, types_under (term->type), NULL) != NULL;
}

static gboolean
basic_takes (const TypesOperand *x,
             const TypesType    *target)
{
  switch (x->type->basic)
    {
    case TYPES_UNTYPED_BOOL:
      return types_is_boolean (target);
    case TYPES_UNTYPED_INT:
    case TYPES_UNTYPED_RUNE:
    case TYPES_UNTYPED_FLOAT:
    case TYPES_UNTYPED_COMPLEX:
      return types_is_numeric (target);
    case TYPES_UNTYPED_STRING:
      return types_is_string (target);
    default:
      return FALSE;
    }
}

static TypesType *
implicit_type (TypesChecker *c,
               TypesOperand *x,
               TypesType    *target,
               TypesConst  **out_value,
               Fit          *out_fit)
{
  Implicit   implicit = { c, x };
  TypesType *under;

  *out_fit = OTHERWISE;
  *out_value = NULL;
  if (!types_ok (x) || !types_is_untyped (x->type) || !types_is_valid (target))
    return x->type;
  if (types_is_untyped (target))
    return implicit_untyped (x, target);
  if (x->mode == SYNTAX_MODE_NIL)
    return types_has_nil (target) ? target : NULL;

  under = types_under (target);
  if (under->kind == TYPES_BASIC)
    {
      if (x->mode != SYNTAX_MODE_CONST)
        return basic_takes (x, target) ? target : NULL;
      *out_fit = fit (c, x, under, out_value);
      return *out_fit == FITS ? target : NULL;
    }
  if (types_is_type_param (target))
    return types_param_all (target, term_takes, &implicit) ? target : NULL;
  if (under->kind == TYPES_INTERFACE)
    {
      const TypesSet *set = types_interface_set (under);

      /* The value keeps a type of its own inside the interface. */
      return set->n_methods == 0 && set->all && !set->comparable ? types_default (x->type) : NULL;
    }
  return NULL;
}

TypesType *
types_implicit_type (TypesChecker *c,
                     TypesOperand *x,
                     TypesType    *target,
                     TypesConst  **out_value)
{
  TypesConst *value;
  Fit         how;
  TypesType  *type = implicit_type (c, x, target, &value, &how);

  if (out_value)
    *out_value = value;
  return type;
}

static void
take_type (TypesChecker *c,
           TypesOperand *x,
           TypesType    *type,
           TypesConst   *value)
{
  if (value)
    {
      x->value = value;
      if (x->expr && types_is_untyped (x->expr->type ? x->expr->type : types_invalid))
        x->expr->value = value;
    }
  if (type != x->type)
    {
      x->type = type;
      types_update_expr (c, x->expr, type, FALSE);
    }
}

void
types_convert_untyped (TypesChecker *c,
                       TypesOperand *x,
                       TypesType    *target)
{
  TypesConst *value;
  Fit         how;
  TypesType  *type = implicit_type (c, x, target, &value, &how);

  if (type)
    {
      take_type (c, x, type, value);
      return;
    }
  report_fit (c, how, x, types_is_type_param (target) ? target : types_under (target));
  types_invalidate (x);
}

/* ---- assignability ------------------------------------------------------------------- */

typedef struct
{
  TypesChecker       *c;
  const TypesOperand *x;
  TypesType          *target;
  const char        **out_why;
} Assign;

static void
explain (const Assign *self,
         const char   *why)
{
  if (self->out_why)
    *self->out_why = (*self->out_why)[0] != '\0'
                       ? types_sprintf (self->c, "%s\n\t%s", why, *self->out_why)
                       : why;
}

static gboolean
term_assignable (const TypesTerm *term,
                 gpointer         user_data)
{
  Assign *self = user_data;

  if (term == NULL)
    return FALSE;
  if (types_assignable (self->c, self->x, term->type, self->out_why))
    return TRUE;
  if (self->out_why)
    explain (self, types_sprintf (self->c, "cannot assign %s to %s (in %s)",
                                  types_text (self->c, self->x->type),
                                  types_text (self->c, term->type),
                                  types_text (self->c, self->target)));
  return FALSE;
}

static gboolean
term_assignable_from (const TypesTerm *term,
                      gpointer         user_data)
{
  Assign      *self = user_data;
  TypesOperand x = *self->x;

  if (term == NULL)
    return FALSE;
  x.type = term->type;
  if (types_assignable (self->c, &x, self->target, self->out_why))
    return TRUE;
  if (self->out_why)
    explain (self, types_sprintf (self->c, "cannot assign %s (in %s) to %s",
                                  types_text (self->c, term->type),
                                  types_text (self->c, self->x->type),
                                  types_text (self->c, self->target)));
  return FALSE;
}

static gboolean
untyped_assignable (Assign *self)
{
  TypesOperand x = *self->x;
  Implicit     implicit = { self->c, &x };

  if (types_is_type_param (self->target))
    return types_param_all (self->target, term_takes, &implicit);
  return types_implicit_type (self->c, &x, self->target, NULL) != NULL;
}

/* Interfaces on either side. Returns whether that decides the matter. */
static gboolean
assign_interface (Assign   *self,
                  gboolean *out_result)
{
  TypesType *type = self->x->type, *target = self->target;
  TypesType *under = types_under (type), *target_under = types_under (target);
  gboolean   to_interface = target_under->kind == TYPES_INTERFACE && !types_is_type_param (target);
  gboolean   to_pointer = target_under->kind == TYPES_POINTER
                        && types_under (target_under->elem)->kind == TYPES_INTERFACE;

  if (to_interface || to_pointer)
    {
      *out_result = types_implements_report (self->c, type, target, FALSE, self->out_why);
      if (*out_result || !types_is_type_param (type))
        return TRUE;
      if (self->out_why)
        *self->out_why = "";
    }
  if (under->kind == TYPES_INTERFACE && !types_is_type_param (type)
      && types_implements_report (self->c, target, type, FALSE, NULL))
    {
      if (self->out_why)
        *self->out_why = "need type assertion";
      *out_result = FALSE;
      return TRUE;
    }
  return FALSE;
}

gboolean
types_assignable (TypesChecker       *c,
                  const TypesOperand *x,
                  TypesType          *target,
                  const char        **out_why)
{
  Assign     self = { c, x, target, out_why };
  TypesType *type = x->type, *under, *target_under;
  gboolean   result, from_param, to_param;

  if (out_why)
    *out_why = "";
  under = types_under (type);
  target_under = types_under (target);
  if (!types_ok (x) || !types_is_valid (under) || !types_is_valid (target_under)
      || types_identical (type, target))
    return TRUE;
  if (types_is_untyped (type))
    return untyped_assignable (&self);
  from_param = types_is_type_param (type);
  to_param = types_is_type_param (target);
  if (!from_param && !to_param && (!types_has_name (type) || !types_has_name (target))
      && types_identical (under, target_under))
    return TRUE;
  if (assign_interface (&self, &result))
    return result;
  if (under->kind == TYPES_CHAN && under->dir == SYNTAX_CHAN_BOTH
      && target_under->kind == TYPES_CHAN && types_identical (under->elem, target_under->elem))
    return !types_has_name (type) || !types_has_name (target);
  if (to_param && !types_has_name (type))
    return types_param_all (target, term_assignable, &self);
  if (from_param && !types_has_name (target))
    return types_param_all (type, term_assignable_from, &self);
  return FALSE;
}
