/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Declarations: constants, types, and those inside functions; function bodies.
 */

gboolean
types_declare (TypesChecker *c,
               TypesScope   *scope,
               SyntaxIdent  *ident,
               TypesObject  *object)
{
  TypesObject *other;

  if (strcmp (object->name, "_") == 0)
    return TRUE;
  if (ident)
    ident->object = object;
  other = types_scope_insert (scope, c->arena, object);
  if (other == NULL)
    return TRUE;
  types_error (c, object->pos, "%s redeclared in this block\n\t%s: other declaration of %s",
               object->name, types_pos_text (c->build, other->pos), object->name);
  object->is_used = TRUE;
  return FALSE;
}

void
types_count_values (TypesChecker  *c,
                    SyntaxIdent  **names,
                    guint          n_names,
                    SyntaxExprList values,
                    gboolean       has_type,
                    gboolean       is_const,
                    gboolean       inherited)
{
  if (has_type && values.n == 0 && !is_const)
    return;
  if (n_names < values.n)
    {
      if (inherited)
        types_error (c, names[0]->head.pos, "extra init expr at %s",
                     types_pos_text (c->build, values.items[n_names]->pos));
      else
        types_error (c, values.items[n_names]->pos, "extra init expr %s",
                     types_expr_text (c, values.items[n_names]));
    }
  else if (n_names > values.n && (is_const || values.n != 1))
    types_error (c, names[values.n]->head.pos, "missing init expr for %s",
                 names[values.n]->name);
}

/* ---- constants ----------------------------------------------------------------------- */

void
types_const_decl (TypesChecker *c,
                  TypesObject  *object,
                  SyntaxExpr   *type_expr,
                  SyntaxExpr   *init,
                  gint64        iota,
                  gboolean      inherited)
{
  TypesEnv     saved = c->env;
  TypesOperand x = { 0 };

  object->value = types_const_new_unknown (c->arena);
  c->env.iota = types_const_new_int (c->arena, iota);
  if (type_expr)
    {
      TypesType *type = types_type_expr (c, type_expr);

      if (!types_is_basic_const (type))
        {
          if (types_is_valid (types_under (type)))
            types_error (c, type_expr->pos, "invalid constant type %s", types_text (c, type));
          object->type = types_invalid;
          c->env = saved;
          return;
        }
      object->type = type;
    }
  if (init)
    {
      if (inherited)
        c->env.error_pos = object->pos;
      types_expr (c, &x, init);
    }
  types_init_const (c, object, &x);
  c->env = saved;
}

/* ---- types --------------------------------------------------------------------------- */

static void
check_type_later (TypesChecker *c,
                  gpointer      data)
{
  TypesObject *object = data;

  if (object->type->kind == TYPES_NAMED)
    types_check_finite (c, object->type);
}

static void
join_params (TypesChecker *c,
             TypesType    *type)
{
  guint n_outer = type->n_outer_params, n = type->n_type_params;

  type->n_all_params = n_outer + n;
  if (n_outer == 0 || n == 0)
    {
      type->all_params = n_outer == 0 ? type->type_params : c->env.type_params;
      return;
    }
  type->all_params = base_arena_newv (c->arena, TypesType *, n_outer + n);
  memcpy (type->all_params, c->env.type_params, sizeof (gpointer) * n_outer);
  memcpy (type->all_params + n_outer, type->type_params, sizeof (gpointer) * n);
}

static void
define_type (TypesChecker   *c,
             TypesObject    *object,
             SyntaxTypeDecl *decl)
{
  TypesType  *type = types_new_named (c->context, object);
  TypesScope *outer = c->env.scope;
  TypesType  *written;

  object->type = type;
  type->n_outer_params = c->env.n_type_params;
  if (decl->type_params.n > 0)
    {
      c->env.scope = types_scope_new (c->arena, outer);
      types_declare_type_params (c, &decl->type_params, &type->type_params, &type->n_type_params);
    }
  join_params (c, type);
  written = types_defined_type (c, decl->type, type);
  c->env.scope = outer;
  if (types_is_type_param (written))
    {
      types_error (c, decl->type->pos, "cannot use a type parameter as RHS in type declaration");
      written = types_invalid;
    }
  type->written = written;
  if (written->kind != TYPES_NAMED)
    type->underlying = written;
}

void
types_type_decl (TypesChecker   *c,
                 TypesObject    *object,
                 SyntaxTypeDecl *decl)
{
  types_later (c, check_type_later, object);
  decl->name->head.mode = SYNTAX_MODE_TYPE;
  if (!decl->is_alias)
    {
      define_type (c, object, decl);
      decl->name->head.type = object->type;
      return;
    }
  if (decl->type_params.n > 0)
    types_error (c, decl->head.pos, "generic type cannot be alias");
  object->type = types_invalid; /* until known: an alias cannot mention itself */
  object->type = types_type_expr (c, decl->type);
  decl->name->head.type = object->type;
}

static void
local_type (TypesChecker   *c,
            SyntaxTypeDecl *decl)
{
  TypesObject *object = types_new_object (c->arena, TYPES_OBJECT_TYPE, c->package,
                                          decl->name->name, decl->name->head.pos, NULL);

  object->decl = &decl->head;
  object->is_alias = decl->is_alias;
  object->func = c->env.func;
  types_declare (c, c->env.scope, decl->name, object);
  g_ptr_array_add (c->path, object);
  object->colour = c->path->len;
  types_type_decl (c, object, decl);
  g_ptr_array_set_size (c->path, (gint) c->path->len - 1);
  object->colour = G_MAXUINT;
}

/* ---- declarations in functions ------------------------------------------------------- */

static void
local_consts (TypesChecker    *c,
              SyntaxConstDecl *decl)
{
  guint         from = c->delayed->len;
  TypesObject **objects = base_arena_newv (c->arena, TypesObject *, decl->n_names);

  for (guint i = 0; i < decl->n_names; i++)
    {
      SyntaxIdent *name = decl->names[i];

      objects[i] = types_new_object (c->arena, TYPES_OBJECT_CONST, c->package, name->name,
                                     name->head.pos, NULL);
      objects[i]->decl = &decl->head;
      objects[i]->colour = G_MAXUINT;
      objects[i]->func = c->env.func;
      types_const_decl (c, objects[i], decl->type,
                        i < decl->values.n ? decl->values.items[i] : NULL, decl->iota,
                        decl->inherited);
    }
  types_count_values (c, decl->names, decl->n_names, decl->values, decl->type != NULL, TRUE,
                      decl->inherited);
  types_run_delayed (c, from);
  for (guint i = 0; i < decl->n_names; i++)
    types_declare (c, c->env.scope, decl->names[i], objects[i]);
}

TypesObject *
types_new_local (TypesChecker *c,
                 SyntaxIdent  *ident,
                 TypesType    *type)
{
  TypesObject *object = types_new_object (c->arena, TYPES_OBJECT_VAR, c->package, ident->name,
                                          ident->head.pos, type);

  object->colour = G_MAXUINT;
  object->func = c->env.func;
  if (strcmp (ident->name, "_") != 0)
    g_ptr_array_add (c->locals, object);
  return object;
}

static void
init_local_vars (TypesChecker  *c,
                 SyntaxVarDecl *decl,
                 TypesObject  **objects,
                 TypesType     *type)
{
  TypesOperand x;

  if (decl->values.n == 1 && decl->n_names > 1)
    {
      types_init_vars (c, objects, decl->n_names, decl->values, NULL);
      return;
    }
  for (guint i = 0; i < decl->n_names; i++)
    {
      if (i >= decl->values.n)
        {
          if (type == NULL)
            objects[i]->type = types_invalid;
          continue;
        }
      types_expr_for (c, &x, &decl->values.items[i], type);
      types_init_var (c, objects[i], &x, "variable declaration");
    }
  for (guint i = decl->n_names; i < decl->values.n; i++)
    types_use_expr (c, decl->values.items[i]);
}

static void
local_vars (TypesChecker  *c,
            SyntaxVarDecl *decl)
{
  guint         from = c->delayed->len;
  TypesObject **objects = base_arena_newv (c->arena, TypesObject *, decl->n_names);
  TypesType    *type = decl->type ? types_var_type (c, decl->type) : NULL;

  for (guint i = 0; i < decl->n_names; i++)
    {
      objects[i] = types_new_local (c, decl->names[i], type);
      objects[i]->decl = &decl->head;
    }
  init_local_vars (c, decl, objects, type);
  types_count_values (c, decl->names, decl->n_names, decl->values, decl->type != NULL, FALSE,
                      FALSE);
  types_run_delayed (c, from);
  for (guint i = 0; i < decl->n_names; i++)
    types_declare (c, c->env.scope, decl->names[i], objects[i]);
}

void
types_decl_stmt (TypesChecker   *c,
                 SyntaxDeclStmt *stmt)
{
  for (guint i = 0; i < stmt->decls.n; i++)
    {
      SyntaxNode *decl = stmt->decls.items[i];

      switch (decl->kind)
        {
        case SYNTAX_CONST_DECL:
          local_consts (c, (SyntaxConstDecl *) decl);
          break;
        case SYNTAX_TYPE_DECL:
          local_type (c, (SyntaxTypeDecl *) decl);
          break;
        case SYNTAX_VAR_DECL:
          local_vars (c, (SyntaxVarDecl *) decl);
          break;
        default:
          break;
        }
    }
}

/* ---- function bodies ----------------------------------------------------------------- */

static void
report_unused (TypesChecker *c,
               guint         from)
{
  for (guint i = from; i < c->locals->len; i++)
    {
      TypesObject *object = c->locals->pdata[i];

      if (!object->is_used)
        types_error (c, object->pos, "declared and not used: %s", object->name);
    }
  g_ptr_array_set_size (c->locals, (gint) from);
}

/* The environment has the declaration and its type parameters; the rest is set here. */
void
types_check_body (TypesChecker *c,
                  SyntaxNode   *func,
                  TypesType    *type,
                  SyntaxBlock  *body)
{
  guint first_local = c->locals->len;

  c->env.scope = type->scope;
  c->env.func_type = type;
  c->env.func = func;
  c->env.error_pos = 0;
  c->env.has_call_or_receive = FALSE;
  types_check_branches (c->build, body);
  types_stmt_list (c, body->stmts);
  if (type->n_results > 0 && !types_is_terminating_list (body->stmts))
    types_error (c, body->rbrace, "missing return");
  report_unused (c, first_local);
}
