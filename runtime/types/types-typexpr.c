/* SPDX-License-Identifier: MIT */
#include "types-check.h"

/*
 * Identifiers, and expressions that denote types.
 *
 * While a declaration "type T …" is read, `named` is T: the type on its right
 * is stored in it before its parts are read, so that they may mention T.
 */

/* ---- identifiers --------------------------------------------------------------------- */

static void
note_variable_use (TypesChecker *c,
                   TypesObject  *object)
{
  if (object->package == c->package)
    object->is_used = TRUE;
  if (object->func && object->func != c->env.func)
    object->is_captured = TRUE;
}

static gboolean
ident_const (TypesChecker *c,
             TypesOperand *x,
             SyntaxIdent  *e,
             TypesObject  *object)
{
  types_add_dependency (c, object);
  if (!types_is_valid (object->type))
    return FALSE;
  x->mode = SYNTAX_MODE_CONST;
  x->value = object->value;
  if (object->package == NULL && object->name[0] == 'i') /* iota is the only one */
    {
      if (c->env.iota == NULL)
        {
          types_error (c, e->head.pos, "cannot use iota outside constant declaration");
          types_invalidate (x);
          return FALSE;
        }
      x->value = c->env.iota;
    }
  if (x->value == NULL)
    x->value = types_const_new_unknown (c->arena);
  return TRUE;
}

static gboolean
ident_value (TypesChecker *c,
             TypesOperand *x,
             SyntaxIdent  *e,
             TypesObject  *object)
{
  switch (object->kind)
    {
    case TYPES_OBJECT_PACKAGE:
      types_error (c, e->head.pos, "use of package %s not in selector", object->name);
      return FALSE;
    case TYPES_OBJECT_CONST:
      return ident_const (c, x, e, object);
    case TYPES_OBJECT_TYPE:
      x->mode = SYNTAX_MODE_TYPE;
      return TRUE;
    case TYPES_OBJECT_VAR:
      note_variable_use (c, object);
      types_add_dependency (c, object);
      if (!types_is_valid (object->type))
        return FALSE;
      x->mode = SYNTAX_MODE_VARIABLE;
      return TRUE;
    case TYPES_OBJECT_FUNC:
      types_add_dependency (c, object);
      x->mode = SYNTAX_MODE_VALUE;
      return TRUE;
    case TYPES_OBJECT_BUILTIN:
      x->mode = SYNTAX_MODE_BUILTIN;
      x->builtin = object->builtin;
      return TRUE;
    case TYPES_OBJECT_NIL:
      x->mode = SYNTAX_MODE_NIL;
      return TRUE;
    case TYPES_OBJECT_LABEL:
      break;
    }
  g_return_val_if_reached (FALSE);
}

void
types_ident (TypesChecker *c,
             TypesOperand *x,
             SyntaxIdent  *e,
             TypesType    *named,
             gboolean      want_type)
{
  const TypesScope *scope = NULL;
  TypesObject      *object = types_scope_find (c->env.scope, e->name, &scope);

  x->mode = SYNTAX_MODE_NONE;
  x->expr = &e->head;
  x->type = types_invalid;
  e->head.mode = SYNTAX_MODE_NONE;
  e->head.type = types_invalid;
  if (e->name[0] == '_' && e->name[1] == '\0')
    {
      types_error (c, e->head.pos, "cannot use _ as value or type");
      return;
    }
  if (object == NULL)
    {
      types_error (c, e->head.pos, "undefined: %s", e->name);
      return;
    }
  e->object = object;
  if (object->type == NULL || (want_type && object->kind == TYPES_OBJECT_TYPE
                               && object->package == c->package))
    types_resolve (c, object);
  if (object->type == NULL)
    return;
  types_mark_dot_import_used (c, scope, object);
  if (ident_value (c, x, e, object))
    x->type = object->type;
  else
    types_invalidate (x);
}

/* ---- types by name ------------------------------------------------------------------- */

static TypesType *
type_of_operand (TypesChecker *c,
                 TypesOperand *x)
{
  switch (x->mode)
    {
    case SYNTAX_MODE_TYPE:
      return x->type;
    case SYNTAX_MODE_NONE:
      break;
    case SYNTAX_MODE_NO_VALUE:
      types_error (c, types_pos (x), "%s used as type", types_operand_text (c, x));
      break;
    default:
      types_error (c, types_pos (x), "%s is not a type",
                   x->expr->kind == SYNTAX_IDENT ? types_expr_text (c, x->expr)
                                                 : types_operand_text (c, x));
      break;
    }
  return types_invalid;
}

static TypesType *type_expr (TypesChecker *c,
                             SyntaxExpr   *e,
                             TypesType    *named);

/* ---- instances ----------------------------------------------------------------------- */

gboolean
types_type_args (TypesChecker  *c,
                 SyntaxExprList list,
                 TypesType    **out_args)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < list.n; i++)
    {
      out_args[i] = types_var_type (c, list.items[i]);
      ok = ok && types_is_valid (out_args[i]);
    }
  return ok;
}

typedef struct
{
  TypesType   *type;
  SyntaxIndex *expr;
} Instance;

static void
verify_instance (TypesChecker *c,
                 gpointer      data)
{
  Instance   *self = data;
  TypesType  *origin = self->type->origin;
  guint       index;
  const char *why;

  if (!types_verify_args (c, self->expr->head.pos, origin->type_params,
                          self->type->type_args + origin->n_outer_params, origin->n_type_params,
                          &index, &why))
    types_error (c, self->expr->indices.items[index]->pos, "%s", why);
  types_check_finite (c, self->type);
}

static TypesType *
instance_type (TypesChecker *c,
               SyntaxIndex  *e)
{
  TypesType  *origin = types_generic_type (c, e->x, e);
  guint       n = e->indices.n, n_outer = origin->n_outer_params;
  TypesType **all_args = base_arena_newv (c->arena, TypesType *, n_outer + MAX (n, 1));
  TypesType **args = all_args + n_outer;
  gboolean    ok = types_type_args (c, e->indices, args);
  Instance   *instance;

  if (!types_is_valid (origin) || !ok)
    return types_invalid;
  if (n != origin->n_type_params)
    {
      types_error (c, e->head.pos, "%s type arguments for type %s: have %u, want %u",
                   n < origin->n_type_params ? "not enough" : "too many", origin->object->name, n,
                   origin->n_type_params);
      return types_invalid;
    }
  /* A type local to a generic function is one type per list of that function's arguments. */
  for (guint i = 0; i < n_outer; i++)
    all_args[i] = origin->all_params[i];
  instance = base_arena_new0 (c->arena, Instance);
  instance->type = types_instantiate (c->context, origin, all_args, n_outer + n);
  if (instance->type->origin != NULL && instance->type->instance_pos == 0)
    instance->type->instance_pos = e->head.pos;
  instance->expr = e;
  types_later (c, verify_instance, instance);
  types_mono_record (c, e->head.pos, origin->type_params, args, n, e->indices);
  return instance->type;
}

TypesType *
types_generic_type (TypesChecker *c,
                    SyntaxExpr   *e,
                    SyntaxIndex  *instance)
{
  TypesType *type = type_expr (c, e, NULL);

  if (types_is_valid (type) && !types_is_generic (type))
    {
      types_error (c, e->pos, "invalid operation: %s (%s is not a generic type)",
                   types_expr_text (c, &instance->head), types_expr_text (c, e));
      type = types_invalid;
    }
  e->mode = SYNTAX_MODE_TYPE;
  e->type = type;
  return type;
}

/* ---- limits of the runtime ----------------------------------------------------------- */

typedef struct
{
  TypesType *type;
  BasePos    pos;
} Sized;

static void
check_size (TypesChecker *c,
            gpointer      data)
{
  const gint64 ADDRESS_SPACE_BYTES = G_GINT64_CONSTANT (1) << 50;
  const gint64 CHAN_ELEM_BYTES = 1 << 16;
  Sized       *self = data;

  if (self->type->kind == TYPES_CHAN)
    {
      if (types_size (self->type->elem) >= CHAN_ELEM_BYTES)
        types_error (c, self->pos, "channel element type too large (>64kB)");
    }
  else if (types_size (self->type) >= ADDRESS_SPACE_BYTES)
    types_error (c, self->pos, "type %s larger than address space", types_text (c, self->type));
}

static TypesType *
check_size_later (TypesChecker *c,
                  TypesType    *type,
                  BasePos       pos)
{
  Sized *later = base_arena_new0 (c->arena, Sized);

  later->type = type;
  later->pos = pos;
  types_later (c, check_size, later);
  return type;
}

/* ---- type literals ------------------------------------------------------------------- */

static void
set_written (TypesType *named,
             TypesType *type)
{
  if (named)
    named->written = type;
}

static TypesType *
array_type (TypesChecker    *c,
            SyntaxArrayType *e,
            TypesType       *named)
{
  TypesType *type = types_new_array (c->arena, types_invalid, -1);

  set_written (named, type);
  if (e->len)
    type->len = types_array_length (c, e->len);
  else
    types_error (c, e->head.pos, "invalid use of [...] array (outside a composite literal)");
  type->elem = types_var_type (c, e->elem);
  return type->len >= 0 ? check_size_later (c, type, e->head.pos) : types_invalid;
}

static TypesType *
pointer_type (TypesChecker *c,
              SyntaxStar   *e,
              TypesType    *named)
{
  TypesType *type = types_new_pointer (c->arena, types_invalid);

  set_written (named, type);
  type->elem = types_var_type (c, e->x);
  return types_is_valid (type->elem) ? type : types_invalid;
}

typedef struct
{
  TypesType  *key;
  SyntaxExpr *expr;
} MapKey;

static void
check_map_key (TypesChecker *c,
               gpointer      data)
{
  MapKey *self = data;

  if (types_is_valid (self->key) && !types_is_comparable (self->key))
    types_error (c, self->expr->pos, "invalid map key type %s%s", types_text (c, self->key),
                 types_is_type_param (self->key) ? " (missing comparable constraint)" : "");
}

static TypesType *
map_type (TypesChecker  *c,
          SyntaxMapType *e,
          TypesType     *named)
{
  TypesType *type = types_new_map (c->arena, types_invalid, types_invalid);
  MapKey    *key = base_arena_new0 (c->arena, MapKey);

  set_written (named, type);
  type->key = types_var_type (c, e->key);
  type->elem = types_var_type (c, e->elem);
  key->key = type->key;
  key->expr = e->key;
  types_later (c, check_map_key, key);
  return type;
}

static TypesType *
elem_type (TypesChecker *c,
           TypesType    *type,
           SyntaxExpr   *elem,
           TypesType    *named)
{
  set_written (named, type);
  type->elem = types_var_type (c, elem);
  return type;
}

static TypesType *
func_type (TypesChecker   *c,
           SyntaxFuncType *e,
           TypesType      *named)
{
  TypesType *type = types_new (c->arena, TYPES_FUNC);

  set_written (named, type);
  types_func_type (c, type, NULL, e, NULL);
  return type;
}

static TypesType *
struct_type (TypesChecker     *c,
             SyntaxStructType *e,
             TypesType        *named)
{
  TypesType *type = types_new (c->arena, TYPES_STRUCT);

  set_written (named, type);
  return types_struct_type (c, type, e);
}

static TypesType *
interface_type (TypesChecker        *c,
                SyntaxInterfaceType *e,
                TypesType           *named)
{
  TypesType *type = types_new_interface (c->context);

  set_written (named, type);
  return types_interface_type (c, type, e);
}

/* What a name or selector denotes, as a type. */
static TypesType *
named_type (TypesChecker *c,
            SyntaxExpr   *e,
            TypesType    *named)
{
  TypesOperand x = { 0 };
  TypesType   *type;

  if (e->kind == SYNTAX_IDENT)
    types_ident (c, &x, (SyntaxIdent *) e, named, TRUE);
  else
    types_selector (c, &x, (SyntaxSelector *) e, TRUE);
  type = type_of_operand (c, &x);
  set_written (named, type);
  return type;
}

static TypesType *
type_expr (TypesChecker *c,
           SyntaxExpr   *e,
           TypesType    *named)
{
  TypesType *type;

  switch (e->kind)
    {
    case SYNTAX_BAD:
      return types_invalid;
    case SYNTAX_IDENT:
    case SYNTAX_SELECTOR:
      return named_type (c, e, named);
    case SYNTAX_INDEX:
      type = instance_type (c, (SyntaxIndex *) e);
      set_written (named, type);
      return type;
    case SYNTAX_PAREN:
      return types_defined_type (c, ((SyntaxParen *) e)->x, named);
    case SYNTAX_ARRAY_TYPE:
      return array_type (c, (SyntaxArrayType *) e, named);
    case SYNTAX_SLICE_TYPE:
      return elem_type (c, types_new_slice (c->arena, types_invalid),
                        ((SyntaxSliceType *) e)->elem, named);
    case SYNTAX_ELLIPSIS_TYPE:
      types_error (c, e->pos, "invalid use of ...");
      types_use_expr (c, ((SyntaxEllipsisType *) e)->elem);
      return types_invalid;
    case SYNTAX_STRUCT_TYPE:
      return struct_type (c, (SyntaxStructType *) e, named);
    case SYNTAX_STAR:
      return pointer_type (c, (SyntaxStar *) e, named);
    case SYNTAX_FUNC_TYPE:
      return func_type (c, (SyntaxFuncType *) e, named);
    case SYNTAX_INTERFACE_TYPE:
      return interface_type (c, (SyntaxInterfaceType *) e, named);
    case SYNTAX_MAP_TYPE:
      return map_type (c, (SyntaxMapType *) e, named);
    case SYNTAX_CHAN_TYPE:
      type = types_new_chan (c->arena, ((SyntaxChanType *) e)->dir, types_invalid);
      elem_type (c, type, ((SyntaxChanType *) e)->elem, named);
      return check_size_later (c, type, e->pos);
    default:
      types_error (c, e->pos, "%s is not a type", types_expr_text (c, e));
      types_use_expr (c, e);
      return types_invalid;
    }
}

/* ---- entry points -------------------------------------------------------------------- */

TypesType *
types_defined_type (TypesChecker *c,
                    SyntaxExpr   *e,
                    TypesType    *named)
{
  TypesType *type = type_expr (c, e, named);

  if (types_is_generic (type))
    {
      types_error (c, e->pos, "cannot use generic type %s without instantiation",
                   types_text (c, type));
      type = types_invalid;
    }
  if (!types_is_valid (type))
    set_written (named, type);
  e->mode = SYNTAX_MODE_TYPE;
  e->type = type;
  e->value = NULL;
  return type;
}

TypesType *
types_type_expr (TypesChecker *c,
                 SyntaxExpr   *e)
{
  return types_defined_type (c, e, NULL);
}

typedef struct
{
  TypesType *type;
  BasePos    pos;
} VarType;

static void
check_var_type (TypesChecker *c,
                gpointer      data)
{
  VarType        *self = data;
  const TypesSet *set;

  if (!types_is_interface (self->type))
    return;
  set = types_interface_set (types_under (self->type));
  if (types_set_is_method_set (set))
    return;
  if (set->comparable)
    types_error (c, self->pos,
                 "cannot use type %s outside a type constraint: interface is (or embeds) comparable",
                 types_text (c, self->type));
  else
    types_error (c, self->pos,
                 "cannot use type %s outside a type constraint: interface contains type constraints",
                 types_text (c, self->type));
}

/* Only interfaces can fail; a name whose declaration is still being read may become one. */
static gboolean
may_be_constraint (const TypesType *type)
{
  const TypesType *known = type->origin ? type->origin->underlying : type->underlying;

  if (type->kind == TYPES_NAMED)
    return known == NULL || known->kind == TYPES_INTERFACE;
  return type->kind == TYPES_INTERFACE && type != types_any_type ();
}

void
types_check_var_type (TypesChecker *c,
                      TypesType    *type,
                      BasePos       pos)
{
  VarType *later;

  if (!may_be_constraint (type))
    return;
  later = base_arena_new0 (c->arena, VarType);
  later->type = type;
  later->pos = pos;
  types_later (c, check_var_type, later);
}

TypesType *
types_var_type (TypesChecker *c,
                SyntaxExpr   *e)
{
  TypesType *type = types_type_expr (c, e);

  types_check_var_type (c, type, e->pos);
  return type;
}

gint64
types_array_length (TypesChecker *c,
                    SyntaxExpr   *e)
{
  TypesOperand x;

  if (e->kind == SYNTAX_IDENT)
    {
      const char  *name = ((SyntaxIdent *) e)->name;
      TypesObject *object = types_scope_find (c->env.scope, name, NULL);

      if (object == NULL)
        {
          types_error (c, e->pos, "undefined array length %s or missing type constraint", name);
          return -1;
        }
      if (object->kind != TYPES_OBJECT_CONST)
        {
          types_error (c, e->pos, "invalid array length %s", name);
          return -1;
        }
    }
  types_expr (c, &x, e);
  if (x.mode != SYNTAX_MODE_CONST)
    {
      if (types_ok (&x))
        types_error (c, e->pos, "array length %s must be constant", types_operand_text (c, &x));
      return -1;
    }
  if (types_is_untyped (x.type) || types_is_integer (x.type))
    {
      TypesConst *value = types_const_to_int (c->arena, x.value);
      gint64      length;

      if (types_const_fits_int64 (value, &length) && length >= 0)
        return length;
    }
  types_error (c, e->pos, types_is_integer (x.type) ? "invalid array length %s"
                                                    : "array length %s must be integer",
               types_operand_text (c, &x));
  return -1;
}
