/* SPDX-License-Identifier: MIT */
#include "types-builtin.h"

/*
 * Built-in functions that compute with numbers and sizes: complex, real, imag,
 * min, max, and those of package unsafe.
 */

/* ---- complex numbers ----------------------------------------------------------------- */

static TypesType *
complex_of (const TypesType *type)
{
  const TypesType *under = types_under (type);

  if (under->kind == TYPES_BASIC)
    switch (under->basic)
      {
      case TYPES_FLOAT32:
        return types_basic (TYPES_COMPLEX64);
      case TYPES_FLOAT64:
        return types_basic (TYPES_COMPLEX128);
      case TYPES_UNTYPED_FLOAT:
        return types_basic (TYPES_UNTYPED_COMPLEX);
      default:
        break;
      }
  return NULL;
}

static TypesType *
part_of (const TypesType *type)
{
  const TypesType *under = types_under (type);

  if (under->kind == TYPES_BASIC)
    switch (under->basic)
      {
      case TYPES_COMPLEX64:
        return types_basic (TYPES_FLOAT32);
      case TYPES_COMPLEX128:
        return types_basic (TYPES_FLOAT64);
      case TYPES_UNTYPED_COMPLEX:
        return types_basic (TYPES_UNTYPED_FLOAT);
      default:
        break;
      }
  return NULL;
}

static void
consider_float (TypesOperand *x)
{
  if (types_is_numeric (x->type) && x->value->kind != TYPES_CONST_UNKNOWN
      && (x->value->kind != TYPES_CONST_COMPLEX || types_const_sign (x->value->complex.imag) == 0))
    x->type = types_basic (TYPES_UNTYPED_FLOAT);
}

static void
match_parts (TypesChecker *c,
             TypesOperand *x,
             TypesOperand *y)
{
  gboolean x_untyped = types_is_untyped (x->type), y_untyped = types_is_untyped (y->type);

  if (x_untyped && !y_untyped)
    types_convert_untyped (c, x, y->type);
  else if (y_untyped && !x_untyped)
    types_convert_untyped (c, y, x->type);
  else if (x_untyped && x->mode == SYNTAX_MODE_CONST && y->mode == SYNTAX_MODE_CONST)
    {
      consider_float (x);
      consider_float (y);
    }
  else if (x_untyped)
    {
      types_convert_untyped (c, x, types_basic (TYPES_FLOAT64));
      types_convert_untyped (c, y, types_basic (TYPES_FLOAT64));
    }
}

gboolean
types_builtin_complex (TypesBuiltinCall *self)
{
  TypesChecker *c = self->c;
  TypesOperand *x = self->x, *y = types_builtin_arg (self, 1);
  TypesType    *type;

  match_parts (c, x, y);
  if (!types_ok (x) || !types_ok (y))
    return FALSE;
  if (!types_identical (x->type, y->type))
    {
      types_error (c, types_pos (x), "invalid operation: %s (mismatched types %s and %s)",
                   types_expr_text (c, &self->call->head), types_text (c, x->type),
                   types_text (c, y->type));
      return FALSE;
    }
  type = complex_of (x->type);
  if (type == NULL)
    {
      types_error (c, types_pos (x),
                   "invalid argument: arguments have type %s, expected floating-point",
                   types_text (c, x->type));
      return FALSE;
    }
  if (x->mode != SYNTAX_MODE_CONST || y->mode != SYNTAX_MODE_CONST)
    return types_builtin_value (self, type);
  x->value = types_const_new_complex (c->arena, types_const_to_float (c->arena, x->value),
                                      types_const_to_float (c->arena, y->value));
  x->type = type;
  return TRUE;
}

gboolean
types_builtin_part (TypesBuiltinCall *self)
{
  TypesChecker *c = self->c;
  TypesOperand *x = self->x;
  TypesType    *type;

  if (types_is_untyped (x->type) && x->mode == SYNTAX_MODE_CONST)
    {
      if (types_is_numeric (x->type))
        x->type = types_basic (TYPES_UNTYPED_COMPLEX);
    }
  else if (types_is_untyped (x->type))
    types_convert_untyped (c, x, types_basic (TYPES_COMPLEX128));
  if (!types_ok (x))
    return FALSE;
  type = part_of (x->type);
  if (type == NULL)
    {
      types_error (c, types_pos (x), "invalid argument: argument has type %s, expected complex type",
                   types_text (c, x->type));
      return FALSE;
    }
  if (x->mode != SYNTAX_MODE_CONST)
    return types_builtin_value (self, type);
  x->value = self->builtin == TYPES_BUILTIN_REAL ? types_const_real (c->arena, x->value)
                                                 : types_const_imag (c->arena, x->value);
  x->type = type;
  return TRUE;
}

/* ---- min, max ------------------------------------------------------------------------ */

static gboolean
fold_ordered (TypesBuiltinCall *self,
              TypesOperand     *arg)
{
  TypesChecker *c = self->c;
  TypesOperand *x = self->x;
  SyntaxToken   op = self->builtin == TYPES_BUILTIN_MAX ? SYNTAX_TOKEN_GTR : SYNTAX_TOKEN_LSS;

  types_match (c, x, arg);
  if (!types_ok (x))
    return FALSE;
  if (!types_identical (x->type, arg->type))
    {
      types_error (c, types_pos (arg),
                   "invalid argument: mismatched types %s (previous argument) and %s (type of %s)",
                   types_text (c, x->type), types_text (c, arg->type),
                   types_expr_text (c, arg->expr));
      return FALSE;
    }
  if (x->mode != SYNTAX_MODE_CONST || arg->mode != SYNTAX_MODE_CONST)
    x->mode = SYNTAX_MODE_VALUE;
  else if (types_const_compare (c->arena, op, arg->value, x->value))
    *x = *arg;
  return TRUE;
}

gboolean
types_builtin_extreme (TypesBuiltinCall *self)
{
  TypesChecker *c = self->c;
  const char   *name = types_builtin_name (self->builtin);

  if (c->go_minor < 21)
    types_version_error (c, self->call->fun->pos, 21, "%s", name);
  for (guint i = 0; i < self->args->len; i++)
    {
      TypesOperand *arg = types_builtin_arg (self, i);

      if (arg->mode == SYNTAX_MODE_NIL || !types_is_ordered (arg->type))
        {
          types_error (c, types_pos (arg), "invalid argument: %s cannot be ordered",
                       types_operand_text (c, arg));
          return FALSE;
        }
      if (i > 0 && !fold_ordered (self, arg))
        return FALSE;
    }
  if (self->x->mode != SYNTAX_MODE_CONST)
    {
      self->x->mode = SYNTAX_MODE_VALUE;
      types_assignment (c, self->x, types_any_type (),
                        types_sprintf (c, "argument to built-in %s", name));
      if (!types_ok (self->x))
        return FALSE;
    }
  for (guint i = 0; i < self->args->len; i++)
    types_update_expr (c, types_builtin_arg (self, i)->expr, self->x->type, TRUE);
  return TRUE;
}

/* ---- package unsafe ------------------------------------------------------------------ */

/* depth: types that contain themselves are errors, but may not have been told yet. */
static gboolean
has_variable_size (const TypesType *type,
                   guint            depth)
{
  enum { DEPTH_LIMIT = 100 };
  const TypesType *under;

  if (types_is_type_param (type))
    return TRUE;
  if (depth > DEPTH_LIMIT)
    return FALSE;
  under = types_under (type);
  if (under->kind == TYPES_ARRAY)
    return has_variable_size (under->elem, depth + 1);
  for (guint i = 0; under->kind == TYPES_STRUCT && i < under->n_fields; i++)
    if (has_variable_size (under->fields[i].type, depth + 1))
      return TRUE;
  return FALSE;
}

/* Sizes that depend on type parameters are known only after they are substituted. */
gboolean
types_builtin_size (TypesBuiltinCall *self)
{
  TypesChecker *c = self->c;
  TypesType    *uintptr_type = types_basic (TYPES_UINTPTR);
  gboolean      is_size = self->builtin == TYPES_BUILTIN_SIZEOF;

  types_assignment (c, self->x, NULL,
                    is_size ? "argument to unsafe.Sizeof" : "argument to unsafe.Alignof");
  if (!types_ok (self->x))
    return FALSE;
  if (has_variable_size (self->x->type, 0))
    return types_builtin_value (self, uintptr_type);
  return types_builtin_constant (self, uintptr_type,
                   is_size ? types_size (self->x->type) : types_align (self->x->type));
}

static gint64
offset_of (const TypesType   *type,
           const TypesLookup *lookup)
{
  gint64 offset = 0;

  for (guint i = 0; i < lookup->n_path; i++)
    {
      offset += types_field_offset (type, lookup->path[i]);
      type = types_under (type)->fields[lookup->path[i]].type;
    }
  return offset;
}

gboolean
types_builtin_offset (TypesBuiltinCall *self)
{
  TypesChecker   *c = self->c;
  SyntaxExpr     *arg = self->call->args.items[0];
  SyntaxSelector *selector = (SyntaxSelector *) types_unparen (arg);
  TypesType      *base, *under;
  TypesLookup     lookup;

  if (selector->head.kind != SYNTAX_SELECTOR)
    {
      types_error (c, arg->pos, "invalid argument: %s is not a selector expression",
                   types_expr_text (c, arg));
      types_use_expr (c, arg);
      return FALSE;
    }
  types_expr (c, self->x, selector->x);
  if (!types_ok (self->x))
    return FALSE;
  base = self->x->type;
  under = types_under (base);
  if (under->kind == TYPES_POINTER && types_under (under->elem)->kind == TYPES_STRUCT)
    base = under->elem;
  types_lookup (base, c->package, selector->sel->name, &lookup);
  if (lookup.kind == TYPES_LOOKUP_METHOD)
    types_error (c, arg->pos, "invalid argument: %s is a method value", types_expr_text (c, arg));
  else if (lookup.kind != TYPES_LOOKUP_FIELD)
    types_error (c, types_pos (self->x), "invalid argument: %s has no single field %s",
                 types_text (c, base), selector->sel->name);
  else if (lookup.indirect)
    types_error (c, types_pos (self->x), "invalid argument: field %s is embedded via a pointer in %s",
                 selector->sel->name, types_text (c, base));
  else
    {
      types_keep_path (c, selector, &lookup);
      return has_variable_size (base, 0)
                 ? types_builtin_value (self, types_basic (TYPES_UINTPTR))
                 : types_builtin_constant (self, types_basic (TYPES_UINTPTR),
                                           offset_of (base, &lookup));
    }
  return FALSE;
}
