/* SPDX-License-Identifier: MIT */
#include "types-check.h"

/*
 * Conversions T(x).
 *
 * Source: the Go specification, "Conversions".
 */

/* ---- constants ----------------------------------------------------------------------- */

static TypesConst *
character_string (TypesChecker *c,
                  TypesConst   *value)
{
  guint64 code;
  char   *text = base_arena_alloc (c->arena, 8);

  if (!types_const_fits_uint64 (value, &code) || code > 0x10ffff
      || (code >= 0xd800 && code < 0xe000))
    code = 0xfffd;
  return types_const_new_string (c->arena, text, (gsize) g_unichar_to_utf8 ((gunichar) code, text));
}

static gboolean
const_convertible (TypesChecker       *c,
                   const TypesOperand *x,
                   TypesType          *target,
                   TypesConst        **out_value)
{
  TypesType *under = types_under (target);

  if (under->kind != TYPES_BASIC)
    return FALSE;
  if (types_representable_const (c, x->value, under, out_value))
    return TRUE;
  if (!types_is_integer (x->type) || !types_is_string (under))
    return FALSE;
  if (out_value)
    *out_value = character_string (c, x->value);
  return TRUE;
}

typedef struct
{
  TypesChecker       *c;
  const TypesOperand *x;
  TypesType          *target;
  const char        **out_why;
} Convert;

static gboolean
term_takes_const (const TypesTerm *term,
                  gpointer         user_data)
{
  Convert   *self = user_data;
  TypesType *under;

  if (term == NULL)
    {
      *self->out_why = types_sprintf (self->c, "%s does not contain specific types",
                                      types_text (self->c, self->target));
      return FALSE;
    }
  under = types_under (term->type);
  if ((types_is_string (self->x->type) && types_is_bytes_or_runes (under))
      || const_convertible (self->c, self->x, under, NULL))
    return TRUE;
  if (types_is_integer (self->x->type) && types_is_integer (under))
    *self->out_why
        = types_sprintf (self->c, "constant %s overflows %s (in %s)",
                         types_const_text (self->c, self->x->value), types_text (self->c, under),
                         types_text (self->c, self->target));
  else
    *self->out_why = types_sprintf (self->c, "cannot convert %s to type %s (in %s)",
                                    types_operand_text (self->c, self->x),
                                    types_text (self->c, under),
                                    types_text (self->c, self->target));
  return FALSE;
}

/* ---- values -------------------------------------------------------------------------- */

static gboolean
is_pointer_like (const TypesType *under,
                 gboolean         uintptr_too)
{
  return under->kind == TYPES_POINTER
         || (uintptr_too && under->kind == TYPES_BASIC && under->basic == TYPES_UINTPTR);
}

static gboolean
is_unsafe_pointer (const TypesType *under)
{
  return under->kind == TYPES_BASIC && under->basic == TYPES_UNSAFE_POINTER;
}

/* A slice to an array or to a pointer to one. */
static gboolean
slice_convertible (const TypesType *under,
                   const TypesType *target)
{
  const TypesType *array = target->kind == TYPES_POINTER ? types_under (target->elem) : target;

  return under->kind == TYPES_SLICE && array->kind == TYPES_ARRAY
         && types_identical (under->elem, array->elem);
}

static gboolean
convertible_under (TypesChecker *c,
                   TypesType    *type,
                   TypesType    *target,
                   const char  **out_why)
{
  TypesType *under = types_under (type), *target_under = types_under (target);
  gboolean   numbers = types_is_integer_or_float (under)
                     && types_is_integer_or_float (target_under);

  if (numbers || (types_is_complex (under) && types_is_complex (target_under)))
    return TRUE;
  if (types_is_string (target_under)
      && (types_is_integer (under) || types_is_bytes_or_runes (under)))
    return TRUE;
  if (types_is_string (under) && types_is_bytes_or_runes (target_under))
    return TRUE;
  if (is_unsafe_pointer (under) && is_pointer_like (target_under, TRUE))
    return TRUE;
  if (is_unsafe_pointer (target_under) && is_pointer_like (under, c->package->library))
    return TRUE;
  if (is_unsafe_pointer (target_under) && is_pointer_like (under, TRUE) && out_why)
    *out_why = "pointer arithmetic is not supported by the simulated memory; index a slice instead";
  return slice_convertible (under, target_under);
}

static gboolean
convertible_types (Convert *self)
{
  TypesType *type = self->x->type, *target = self->target;
  TypesType *under = types_under (type), *target_under = types_under (target);

  if (types_identical_ignoring_tags (under, target_under) && !types_is_type_param (type)
      && !types_is_type_param (target))
    return TRUE;
  if (type->kind == TYPES_POINTER && target->kind == TYPES_POINTER
      && !types_is_type_param (type->elem) && !types_is_type_param (target->elem)
      && types_identical_ignoring_tags (types_under (type->elem), types_under (target->elem)))
    return TRUE;
  return convertible_under (self->c, type, target, self->out_why);
}

static gboolean
term_convertible_to (const TypesTerm *term,
                     gpointer         user_data)
{
  Convert *self = user_data;

  if (term == NULL)
    return FALSE;
  if (types_convertible (self->c, self->x, term->type, self->out_why))
    return TRUE;
  *self->out_why = types_sprintf (self->c, "cannot convert %s to type %s (in %s)",
                                  types_text (self->c, self->x->type),
                                  types_text (self->c, term->type),
                                  types_text (self->c, self->target));
  return FALSE;
}

static gboolean
term_convertible_from (const TypesTerm *term,
                       gpointer         user_data)
{
  Convert     *self = user_data;
  TypesOperand x = *self->x;

  if (term == NULL)
    return FALSE;
  x.type = term->type;
  if (types_convertible (self->c, &x, self->target, self->out_why))
    return TRUE;
  *self->out_why = types_sprintf (self->c, "cannot convert %s (in %s) to type %s",
                                  types_text (self->c, term->type),
                                  types_text (self->c, self->x->type),
                                  types_text (self->c, self->target));
  return FALSE;
}

gboolean
types_convertible (TypesChecker       *c,
                   const TypesOperand *x,
                   TypesType          *target,
                   const char        **out_why)
{
  Convert     self = { c, x, target, out_why };
  const char *assign_why;

  if (types_assignable (c, x, target, &assign_why))
    return TRUE;
  if (convertible_types (&self))
    return TRUE;
  if (types_is_type_param (x->type))
    return types_param_all (x->type, term_convertible_from, &self);
  if (types_is_type_param (target))
    return types_param_all (target, term_convertible_to, &self);
  if (types_is_interface (target) && (*out_why)[0] == '\0')
    *out_why = assign_why;
  return FALSE;
}

/* ---- the conversion ------------------------------------------------------------------ */

static void
settle_untyped (TypesChecker *c,
                TypesOperand *x,
                TypesType    *target,
                gboolean      was_const)
{
  TypesType *final = target;

  if (x->type->basic == TYPES_UNTYPED_NIL)
    final = target;
  else if (types_is_interface (target) || (was_const && !types_is_basic_const (target)))
    final = types_default (x->type);
  else if (x->mode == SYNTAX_MODE_CONST && types_is_integer (x->type) && types_is_string (target))
    return; /* only the string is ever made, and the number may fit no type */
  types_update_expr (c, x->expr, final, TRUE);
}

void
types_conversion (TypesChecker *c,
                  TypesOperand *x,
                  TypesType    *target)
{
  gboolean     is_const = x->mode == SYNTAX_MODE_CONST;
  const char  *why = "";
  Convert      self = { c, x, target, &why };
  TypesConst  *value = x->value;
  gboolean     ok;

  if (is_const && types_is_basic_const (target))
    {
      ok = const_convertible (c, x, target, &value);
      if (!ok && types_is_integer (x->type) && types_is_integer (target))
        {
          types_error (c, types_pos (x), "constant %s overflows %s",
                       types_const_text (c, x->value), types_text (c, target));
          types_invalidate (x);
          return;
        }
    }
  else if (is_const && types_is_type_param (target))
    ok = types_param_all (target, term_takes_const, &self);
  else
    ok = types_convertible (c, x, target, &why);

  if (!ok)
    {
      types_error (c, types_pos (x), why[0] ? "cannot convert %s to type %s: %s"
                                            : "cannot convert %s to type %s%s",
                   types_operand_text (c, x), types_text (c, target), why);
      types_invalidate (x);
      return;
    }
  if (types_is_untyped (x->type))
    settle_untyped (c, x, target, is_const);
  if (is_const && types_is_basic_const (target))
    x->value = value;
  else
    x->mode = SYNTAX_MODE_VALUE;
  x->type = target;
}
