/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Function types as written: parameters, results, receivers, type parameters.
 * Parameters live in the scope that becomes the function body's.
 */

/* ---- type parameters ----------------------------------------------------------------- */

static TypesType *
declare_type_param (TypesChecker *c,
                    SyntaxIdent  *ident,
                    guint         index)
{
  TypesObject *object = types_new_object (c->arena, TYPES_OBJECT_TYPE, c->package, ident->name,
                                          ident->head.pos, NULL);
  TypesType   *param = types_new_param (c->context, object, index);

  object->type = param;
  object->colour = G_MAXUINT; /* nothing to resolve */
  param->constraint = types_invalid;
  types_declare (c, c->env.scope, ident, object);
  return param;
}

/* Parameters are in scope in all constraints of their list. */
void
types_declare_type_params (TypesChecker    *c,
                           SyntaxFieldList *list,
                           TypesType     ***out_params,
                           guint           *out_n)
{
  TypesType **params = base_arena_newv (c->arena, TypesType *, MAX (list->n, 1));
  TypesType  *constraint = types_invalid;
  gboolean    was_in_list = c->env.in_type_params;

  for (guint i = 0; i < list->n; i++)
    params[i] = declare_type_param (c, list->items[i].name, i);
  *out_params = params;
  *out_n = list->n;

  c->env.in_type_params = TRUE;
  for (guint i = 0; i < list->n; i++)
    {
      const SyntaxField *item = &list->items[i];

      if (i == 0 || item->type != list->items[i - 1].type)
        {
          constraint = types_constraint (c, item->type);
          if (types_is_type_param (constraint))
            {
              types_error (c, item->type->pos, "cannot use a type parameter as constraint");
              constraint = types_invalid;
            }
        }
      params[i]->constraint = constraint;
    }
  c->env.in_type_params = was_in_list;
}

/* ---- parameters ---------------------------------------------------------------------- */

typedef enum
{
  PARAMETER,
  RESULT,
  RECEIVER,
} Role;

static TypesObject *
declare_param (TypesChecker *c,
               SyntaxIdent  *ident,
               BasePos       pos,
               TypesType    *type,
               SyntaxNode   *func,
               Role          role)
{
  TypesObject *object = types_new_object (c->arena, TYPES_OBJECT_VAR, c->package,
                                          ident ? ident->name : "", ident ? ident->head.pos : pos,
                                          type);

  object->colour = G_MAXUINT;
  object->func = func;
  object->is_used = TRUE; /* parameters need not be */
  object->is_param = role != RESULT;
  object->is_result = role == RESULT;
  object->is_assigned = role == RESULT && ident != NULL; /* by return */
  if (ident)
    types_declare (c, c->env.scope, ident, object);
  return object;
}

static TypesType *
param_type (TypesChecker *c,
            SyntaxExpr   *e,
            gboolean      may_be_variadic,
            gboolean     *out_variadic)
{
  TypesType *elem;

  if (e->kind != SYNTAX_ELLIPSIS_TYPE)
    return types_var_type (c, e);
  elem = types_var_type (c, ((SyntaxEllipsisType *) e)->elem);
  if (!may_be_variadic)
    {
      types_error (c, e->pos, "can only use ... with final parameter in list");
      return elem;
    }
  *out_variadic = TRUE;
  e->mode = SYNTAX_MODE_TYPE;
  e->type = types_new_slice (c->arena, elem);
  return e->type;
}

static TypesField *
collect (TypesChecker    *c,
         SyntaxFieldList *list,
         Role             role,
         gboolean        *out_variadic)
{
  TypesField *fields = base_arena_newv (c->arena, TypesField, MAX (list->n, 1));
  TypesType  *type = types_invalid;

  for (guint i = 0; i < list->n; i++)
    {
      const SyntaxField *item = &list->items[i];
      gboolean           last = i + 1 == list->n && role == PARAMETER;

      if (i == 0 || item->type != list->items[i - 1].type)
        type = param_type (c, item->type, last, out_variadic);
      fields[i].type = type;
      fields[i].name = item->name ? item->name->name : NULL;
      fields[i].pos = item->name ? item->name->head.pos : item->type->pos;
    }
  return fields;
}

static void
declare (TypesChecker    *c,
         SyntaxFieldList *list,
         TypesField      *fields,
         SyntaxNode      *func,
         Role             role)
{
  for (guint i = 0; i < list->n; i++)
    fields[i].object = declare_param (c, list->items[i].name, fields[i].pos, fields[i].type, func,
                                      role);
}

/* ---- receivers ----------------------------------------------------------------------- */

typedef struct
{
  TypesObject *object;
  TypesType   *type;
  gboolean     own_params; /* T[P…]: P… are declared by the receiver */
} Receiver;

static void
check_receiver (TypesChecker *c,
                gpointer      data)
{
  Receiver        *self = data;
  TypesType       *type = types_deref (self->type, NULL);
  const TypesType *under = types_under (type);
  BasePos          pos = self->object->pos;

  if (!types_is_valid (type))
    return;
  if (type->kind == TYPES_BASIC)
    types_error (c, pos, "cannot define new methods on non-local type %s", types_text (c, type));
  else if (type->kind != TYPES_NAMED)
    types_error (c, pos, "invalid receiver type %s", types_text (c, self->type));
  else if (type->origin && !self->own_params)
    types_error (c, pos, "cannot define new methods on instantiated type %s", types_text (c, type));
  else if (type->object->package != c->package)
    types_error (c, pos, "cannot define new methods on non-local type %s", types_text (c, type));
  else if (under->kind == TYPES_BASIC && under->basic == TYPES_UNSAFE_POINTER)
    types_error (c, pos, "invalid receiver type %s (unsafe.Pointer)", types_text (c, type));
  else if (under->kind == TYPES_POINTER || under->kind == TYPES_INTERFACE)
    types_error (c, pos, "invalid receiver type %s (pointer or interface type)",
                 types_text (c, type));
}

/* T of (T), *T, T[P]; the index expression too, if there is one. */
static SyntaxExpr *
receiver_base (SyntaxExpr   *e,
               gboolean     *out_pointer,
               SyntaxIndex **out_index)
{
  *out_pointer = FALSE;
  *out_index = NULL;
  for (;;)
    {
      if (e->kind == SYNTAX_PAREN)
        e = ((SyntaxParen *) e)->x;
      else if (e->kind == SYNTAX_STAR && !*out_pointer)
        {
          e = ((SyntaxStar *) e)->x;
          *out_pointer = TRUE;
        }
      else
        break;
    }
  if (e->kind == SYNTAX_INDEX)
    {
      *out_index = (SyntaxIndex *) e;
      e = types_unparen ((*out_index)->x);
    }
  return e;
}

/* The receiver's own names for the type parameters of its base, with that one's constraints. */
static TypesType *
declare_receiver_params (TypesChecker *c,
                         TypesType    *origin,
                         SyntaxIndex  *index,
                         TypesType    *func,
                         BasePos       pos)
{
  guint       n = index->indices.n;
  TypesType **params = base_arena_newv (c->arena, TypesType *, n);

  for (guint i = 0; i < n; i++)
    {
      SyntaxExpr  *e = index->indices.items[i];
      SyntaxIdent *ident = (SyntaxIdent *) e;

      if (e->kind != SYNTAX_IDENT)
        {
          types_error (c, e->pos, "receiver type parameter %s must be an identifier",
                       types_expr_text (c, e));
          return types_invalid;
        }
      params[i] = declare_type_param (c, ident, i);
      ident->object = params[i]->object;
      e->mode = SYNTAX_MODE_TYPE;
      e->type = params[i];
    }
  if (n != origin->n_type_params)
    {
      if (n < origin->n_type_params)
        types_error (c, pos, "got %u type parameter%s, but receiver base type declares %u", n,
                     n == 1 ? "" : "s", origin->n_type_params);
      types_error (c, index->x->pos, "%s type arguments for type %s: have %u, want %u",
                   n < origin->n_type_params ? "not enough" : "too many", origin->object->name, n,
                   origin->n_type_params);
      return types_invalid;
    }
  for (guint i = 0; i < n; i++)
    {
      params[i]->origin = origin->type_params[i];
      params[i]->constraint = types_substitute (c->arena, origin->type_params[i]->constraint,
                                                origin->type_params, params, n);
    }
  func->type_params = params;
  func->n_type_params = n;
  return types_instantiate (c->context, origin, params, n);
}

static TypesType *
receiver_type (TypesChecker *c,
               SyntaxExpr   *e,
               TypesType    *func,
               BasePos       pos)
{
  gboolean     is_pointer;
  SyntaxIndex *index;
  SyntaxExpr  *base = receiver_base (e, &is_pointer, &index);
  TypesType   *origin, *type;

  if (index == NULL)
    return types_var_type (c, e);
  origin = types_generic_type (c, base, index);
  if (!types_is_valid (origin))
    return types_invalid;
  type = declare_receiver_params (c, origin, index, func, pos);
  index->head.mode = SYNTAX_MODE_TYPE;
  index->head.type = type;
  if (!types_is_valid (type))
    return types_invalid;
  if (is_pointer)
    type = types_new_pointer (c->arena, type);
  e->mode = SYNTAX_MODE_TYPE;
  e->type = type;
  return type;
}

static void
declare_receiver (TypesChecker   *c,
                  SyntaxFuncDecl *decl,
                  TypesType      *type,
                  gboolean        own_params)
{
  SyntaxField *item = &decl->recv.items[0];
  Receiver    *later = base_arena_new0 (c->arena, Receiver);

  later->type = type;
  later->own_params = own_params;
  later->object = declare_param (c, item->name, item->type->pos, type, (SyntaxNode *) decl,
                                 RECEIVER);
  types_later (c, check_receiver, later);
}

/* ---- function types ------------------------------------------------------------------ */

/* decl: the declaration, whose receiver and type parameters count too; func: what declares the
 * parameters as its variables. Either may be NULL. Names are declared only after all types are
 * read, since those do not see them. */
void
types_func_type (TypesChecker   *c,
                 TypesType      *type,
                 SyntaxFuncDecl *decl,
                 SyntaxFuncType *e,
                 SyntaxNode     *func)
{
  TypesScope  *outer = c->env.scope;
  TypesObject *method = decl && decl->recv.n > 0 ? decl->name->object : NULL;
  gboolean     ignored = FALSE;

  type->scope = c->env.scope = types_scope_new (c->arena, outer);
  if (method)
    method->recv = receiver_type (c, decl->recv.items[0].type, type, decl->recv.items[0].pos);
  if (decl && decl->type_params.n > 0)
    types_declare_type_params (c, &decl->type_params, &type->type_params, &type->n_type_params);
  type->fields = collect (c, &e->params, PARAMETER, &type->variadic);
  type->n_fields = e->params.n;
  type->results = collect (c, &e->results, RESULT, &ignored);
  type->n_results = e->results.n;

  if (method)
    declare_receiver (c, decl, method->recv, type->n_type_params > 0);
  declare (c, &e->params, type->fields, func, PARAMETER);
  declare (c, &e->results, type->results, func, RESULT);
  c->env.scope = outer;
  e->head.mode = SYNTAX_MODE_TYPE;
  e->head.type = type;
}
