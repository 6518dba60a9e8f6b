/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * First pass over a package: every package-level name and every method gets
 * its object, nothing is resolved yet. Names of imports live in a scope per
 * file, between the package's scope and the universe's… seen from inside:
 *
 *   function ▶ file ▶ package ▶ universe
 */

typedef struct
{
  TypesChecker *c;
  TypesScope   *file_scope;
  GPtrArray    *methods; /* objects of methods, to be given to their types */
} Collector;

static void
declare_package_object (Collector   *self,
                        SyntaxIdent *ident,
                        TypesObject *object)
{
  TypesChecker *c = self->c;

  if (strcmp (ident->name, "init") == 0)
    {
      types_error (c, ident->head.pos, "cannot declare init - must be func");
      return;
    }
  if (strcmp (ident->name, "main") == 0 && strcmp (c->package->name, "main") == 0)
    {
      types_error (c, ident->head.pos, "cannot declare main - must be func");
      return;
    }
  types_declare (c, c->package->scope, ident, object);
}

static TypesObject *
new_object (Collector      *self,
            TypesObjectKind kind,
            SyntaxIdent    *ident,
            SyntaxNode     *decl)
{
  TypesChecker *c = self->c;
  TypesObject  *object = types_new_object (c->arena, kind, c->package, ident->name,
                                           ident->head.pos, NULL);

  object->decl = decl;
  object->is_global = kind == TYPES_OBJECT_VAR;
  object->is_used = TRUE;
  object->declaration = base_arena_new0 (c->arena, TypesDecl);
  object->declaration->file_scope = self->file_scope;
  g_ptr_array_add (c->objects, object);
  object->order = c->objects->len;
  ident->object = object;
  return object;
}

static void
collect_const (Collector       *self,
               SyntaxConstDecl *decl)
{
  for (guint i = 0; i < decl->n_names; i++)
    {
      TypesObject *object
          = new_object (self, TYPES_OBJECT_CONST, decl->names[i], &decl->head);

      object->declaration->type_expr = decl->type;
      object->declaration->iota = decl->iota;
      object->declaration->inherited = decl->inherited;
      if (i < decl->values.n)
        object->declaration->init = &decl->values.items[i];
      declare_package_object (self, decl->names[i], object);
    }
  types_count_values (self->c, decl->names, decl->n_names, decl->values, decl->type != NULL, TRUE,
                      decl->inherited);
}

static void
collect_var (Collector     *self,
             SyntaxVarDecl *decl)
{
  TypesObject **lhs = NULL;
  gboolean      one_for_all = decl->values.n == 1 && decl->n_names > 1;

  if (one_for_all)
    lhs = base_arena_newv (self->c->arena, TypesObject *, decl->n_names);
  for (guint i = 0; i < decl->n_names; i++)
    {
      TypesObject *object = new_object (self, TYPES_OBJECT_VAR, decl->names[i], &decl->head);
      TypesDecl   *declaration = object->declaration;

      declaration->type_expr = decl->type;
      if (one_for_all)
        {
          lhs[i] = object;
          /* One declaration for all, so that its dependencies are those of each. */
          if (i > 0)
            declaration = object->declaration = lhs[0]->declaration;
          declaration->lhs = lhs;
          declaration->n_lhs = decl->n_names;
          declaration->init = &decl->values.items[0];
        }
      else if (i < decl->values.n)
        declaration->init = &decl->values.items[i];
      declare_package_object (self, decl->names[i], object);
    }
  types_count_values (self->c, decl->names, decl->n_names, decl->values, decl->type != NULL, FALSE,
                      FALSE);
}

static void
collect_type (Collector      *self,
              SyntaxTypeDecl *decl)
{
  TypesObject *object = new_object (self, TYPES_OBJECT_TYPE, decl->name, &decl->head);

  object->is_alias = decl->is_alias;
  declare_package_object (self, decl->name, object);
}

/* init may be declared many times and cannot be referred to; main is special by its package. */
static void
check_special_func (Collector      *self,
                    SyntaxFuncDecl *decl)
{
  TypesChecker *c = self->c;
  const char   *name = decl->name->name;

  if (decl->type_params.n > 0)
    types_error (c, decl->type_params.items[0].pos, "func %s must have no type parameters", name);
  if (decl->type->params.n > 0 || decl->type->results.n > 0)
    types_error (c, decl->name->head.pos,
                 "func %s must have no arguments and no return values", name);
}

static void
collect_func (Collector      *self,
              SyntaxFuncDecl *decl)
{
  TypesChecker *c = self->c;
  TypesObject  *object = new_object (self, TYPES_OBJECT_FUNC, decl->name, &decl->head);
  const char   *name = decl->name->name;
  gboolean      is_init;

  if (decl->recv.n > 0)
    {
      if (strcmp (name, "_") != 0)
        g_ptr_array_add (self->methods, object);
      return;
    }
  is_init = strcmp (name, "init") == 0;
  if (is_init || (strcmp (name, "main") == 0 && strcmp (c->package->name, "main") == 0))
    check_special_func (self, decl);
  if (!is_init)
    types_declare (c, c->package->scope, decl->name, object);
}

static void
collect_decl (Collector  *self,
              SyntaxNode *decl)
{
  switch (decl->kind)
    {
    case SYNTAX_IMPORT_DECL:
      types_import (self->c, self->file_scope, (SyntaxImportDecl *) decl);
      break;
    case SYNTAX_CONST_DECL:
      collect_const (self, (SyntaxConstDecl *) decl);
      break;
    case SYNTAX_TYPE_DECL:
      collect_type (self, (SyntaxTypeDecl *) decl);
      break;
    case SYNTAX_VAR_DECL:
      collect_var (self, (SyntaxVarDecl *) decl);
      break;
    case SYNTAX_FUNC_DECL:
      collect_func (self, (SyntaxFuncDecl *) decl);
      break;
    default:
      break;
    }
}

/* ---- methods ------------------------------------------------------------------------- */

/* The name at the heart of a receiver's type, or of an alias's: T of (*T[P]). At most one star may
 * lie on the whole way. */
static SyntaxIdent *
base_ident (SyntaxExpr *e,
            gboolean   *seen_star)
{
  for (;;)
    switch (e->kind)
      {
      case SYNTAX_PAREN:
        e = ((SyntaxParen *) e)->x;
        break;
      case SYNTAX_STAR:
        if (*seen_star)
          return NULL;
        *seen_star = TRUE;
        e = ((SyntaxStar *) e)->x;
        break;
      case SYNTAX_INDEX:
        e = ((SyntaxIndex *) e)->x;
        break;
      case SYNTAX_IDENT:
        return (SyntaxIdent *) e;
      default:
        return NULL;
      }
}

/* Follows aliases by their syntax, since nothing is resolved yet. */
static TypesObject *
base_type (TypesChecker *c,
           SyntaxExpr   *receiver)
{
  enum { MAX_ALIASES = 100 };
  gboolean seen_star = FALSE;

  for (guint i = 0; i < MAX_ALIASES; i++)
    {
      SyntaxIdent *ident = base_ident (receiver, &seen_star);
      TypesObject *object = ident ? types_scope_lookup (c->package->scope, ident->name) : NULL;

      if (object == NULL || object->kind != TYPES_OBJECT_TYPE)
        return NULL;
      if (!object->is_alias)
        return object;
      receiver = ((SyntaxTypeDecl *) object->decl)->type;
    }
  return NULL;
}

static void
give_methods_to_types (Collector *self)
{
  for (guint i = 0; i < self->methods->len; i++)
    {
      TypesObject    *method = self->methods->pdata[i];
      SyntaxFuncDecl *decl = (SyntaxFuncDecl *) method->decl;
      TypesObject    *base = base_type (self->c, decl->recv.items[0].type);

      if (base == NULL)
        continue;
      if (base->declaration->methods == NULL)
        base->declaration->methods = g_ptr_array_new ();
      g_ptr_array_add (base->declaration->methods, method);
    }
}

/* A file's imports must not have the names of package-level objects. */
static void
check_import_names (TypesChecker *c)
{
  for (guint i = 0; i < c->imports->len; i++)
    {
      const TypesImport *import = &g_array_index (c->imports, TypesImport, i);
      TypesObject       *object;

      if (import->is_dot || import->object == NULL)
        continue;
      object = types_scope_lookup (c->package->scope, import->object->name);
      if (object)
        types_error (c, object->pos,
                     "%s already declared through import of package %s (\"%s\")\n"
                     "\t%s: other declaration of %s",
                     object->name, import->imported->name, import->imported->path,
                     types_pos_text (c->build, import->object->pos), object->name);
    }
}

static void
check_dot_names (TypesChecker *c)
{
  for (guint i = 0; i < c->imports->len; i++)
    {
      const TypesImport *import = &g_array_index (c->imports, TypesImport, i);
      const TypesScope  *scope = import->imported->scope;

      if (!import->is_dot)
        continue;
      for (guint j = 0; j < scope->n_objects; j++)
        {
          TypesObject *object = types_scope_lookup (c->package->scope, scope->objects[j]->name);

          if (object && types_is_exported (object->name))
            types_error (c, object->pos, "%s already declared through dot-import of package %s (\"%s\")",
                         object->name, import->imported->name, import->imported->path);
        }
    }
}

void
types_collect (TypesChecker *c)
{
  Collector self = { c, NULL, g_ptr_array_new () };

  for (guint i = 0; i < c->package->n_files; i++)
    {
      SyntaxFile *file = c->package->files[i];

      self.file_scope = types_scope_new (c->arena, c->package->scope);
      for (guint j = 0; j < file->decls.n; j++)
        collect_decl (&self, file->decls.items[j]);
    }
  check_import_names (c);
  check_dot_names (c);
  give_methods_to_types (&self);
  g_ptr_array_unref (self.methods);
}
