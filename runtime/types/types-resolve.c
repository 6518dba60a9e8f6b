/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Package-level objects get their types when first needed. Colours tell the
 * progress:
 *
 *   0           not begun
 *   1 … n       being resolved; the number is its place on the path, from 1
 *   G_MAXUINT   done
 *
 * Meeting an object on the path is a cycle. Types may be cyclic, if one of
 * them is defined (no alias); values may not, but their cycles are told with
 * the order of initialisation; whatever mixes the two is an error.
 */

enum { DONE = G_MAXUINT };

void
types_add_dependency (TypesChecker *c,
                      TypesObject  *object)
{
  TypesDecl *decl = c->env.decl;

  if (decl == NULL || object->declaration == NULL || object->package != c->package)
    return;
  if (decl->deps == NULL)
    decl->deps = g_ptr_array_new ();
  /* Repetitions are dropped where they are cheap to see; the rest does no harm. */
  if (decl->deps->len > 0 && decl->deps->pdata[decl->deps->len - 1] == object)
    return;
  if (object->last_user == decl)
    return;
  object->last_user = decl;
  g_ptr_array_add (decl->deps, object);
}

/* ---- cycles -------------------------------------------------------------------------- */

static const char *
object_text (TypesChecker      *c,
             const TypesObject *object)
{
  if (object->package && object->package != c->package)
    return types_sprintf (c, "%s.%s", object->package->name, object->name);
  return object->name;
}

/* cycle[i] refers to cycle[i + 1], and the last to the first. Told from `first`, or from the first
 * in the source. */
void
types_cycle_error (TypesChecker      *c,
                   TypesObject      **cycle,
                   const BasePos     *places,
                   guint              n,
                   const TypesObject *first)
{
  guint       start = 0;
  gboolean    is_type;
  GString    *text;
  const char *what;

  for (guint i = 0; i < n; i++)
    if (first ? cycle[i] == first : cycle[i]->pos < cycle[start]->pos)
      start = i;
  is_type = cycle[start]->kind == TYPES_OBJECT_TYPE;
  what = is_type ? "recursive type" : "cycle in declaration";
  if (n == 1)
    {
      types_error (c, cycle[0]->pos, "invalid %s: %s refers to itself", what,
                   object_text (c, cycle[0]));
      return;
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      guint k = (start + i) % n;

      g_string_append_printf (text, "\n\t%s: %s refers to",
                              types_pos_text (c->build, places ? places[k] : cycle[k]->pos),
                              object_text (c, cycle[k]));
    }
  g_string_append_printf (text, "\n\t%s: %s", types_pos_text (c->build, cycle[start]->pos),
                          object_text (c, cycle[start]));
  types_error (c, cycle[start]->pos, "invalid %s%s %s%s", what, is_type ? "" : " of",
               object_text (c, cycle[start]), text->str);
  g_string_free (text, TRUE);
}

static gboolean
is_generic_object (const TypesObject *object)
{
  return object->type && types_is_generic (object->type);
}

static gboolean
is_valid_cycle (TypesChecker *c,
                TypesObject  *object)
{
  guint        start = object->colour - 1;
  guint        n = c->path->len - start;
  TypesObject **cycle = (TypesObject **) c->path->pdata + start;
  guint        n_values = 0, n_defined = 0;
  gboolean     through_params = FALSE;

  for (guint i = 0; i < n && !through_params; i++)
    switch (cycle[i]->kind)
      {
      case TYPES_OBJECT_CONST:
      case TYPES_OBJECT_VAR:
        n_values++;
        break;
      case TYPES_OBJECT_TYPE:
        if (c->env.in_type_params && is_generic_object (cycle[i]))
          through_params = TRUE;
        else if (!cycle[i]->is_alias)
          n_defined++;
        break;
      default:
        break;
      }
  if (!through_params && (n_values == n || (n_values == 0 && n_defined > 0)))
    return TRUE;
  types_cycle_error (c, cycle, NULL, n, NULL);
  return FALSE;
}

static void
meet_again (TypesChecker *c,
            TypesObject  *object)
{
  gboolean valid = is_valid_cycle (c, object);

  switch (object->kind)
    {
    case TYPES_OBJECT_CONST:
    case TYPES_OBJECT_VAR:
      if (!valid || object->type == NULL)
        object->type = types_invalid;
      break;
    case TYPES_OBJECT_TYPE:
      if (!valid)
        object->type = types_invalid;
      break;
    default:
      break;
    }
}

/* ---- each kind of object ------------------------------------------------------------- */

static void
resolve_var (TypesChecker *c,
             TypesObject  *object,
             TypesDecl    *decl)
{
  TypesOperand   x;
  SyntaxExprList init;

  if (decl->type_expr)
    object->type = types_var_type (c, decl->type_expr);
  if (decl->init == NULL)
    {
      if (object->type == NULL)
        object->type = types_invalid;
      return;
    }
  if (decl->n_lhs <= 1)
    {
      types_expr_for (c, &x, decl->init, object->type);
      types_init_var (c, object, &x, "variable declaration");
      return;
    }
  if (decl->type_expr)
    for (guint i = 0; i < decl->n_lhs; i++)
      decl->lhs[i]->type = object->type;
  init.items = decl->init;
  init.n = 1;
  types_init_vars (c, decl->lhs, decl->n_lhs, init, NULL);
}

typedef struct
{
  TypesObject *object;
  TypesDecl   *decl;
} Body;

static void
check_body (TypesChecker *c,
            gpointer      data)
{
  Body           *self = data;
  SyntaxFuncDecl *decl = (SyntaxFuncDecl *) self->object->decl;
  TypesEnv        saved = c->env;

  c->env = (TypesEnv){ .decl = self->decl,
                       .type_params = self->object->type->type_params,
                       .n_type_params = self->object->type->n_type_params };
  types_check_body (c, (SyntaxNode *) decl, self->object->type, decl->body);
  c->env = saved;
}

static void
resolve_func (TypesChecker *c,
              TypesObject  *object,
              TypesDecl    *decl)
{
  SyntaxFuncDecl *syntax = (SyntaxFuncDecl *) object->decl;
  guint           colour = object->colour;
  Body           *body;

  object->type = types_new (c->arena, TYPES_FUNC);
  object->colour = DONE; /* its own signature may mention it */
  types_func_type (c, object->type, syntax, syntax->type, &syntax->head);
  object->colour = colour;
  syntax->name->head.type = object->type;
  syntax->name->head.mode = SYNTAX_MODE_VALUE;
  if (syntax->body == NULL)
    {
      if (syntax->type_params.n > 0)
        types_error (c, syntax->head.pos, "generic function is missing function body");
      else if (!c->package->library)
        types_error_late (c->build,
                          syntax->recv.n > 0
                            ? types_pos_before (c, syntax->recv.items[0].pos, '(')
                            : object->pos,
                          "missing function body");
      return;
    }
  body = base_arena_new0 (c->arena, Body);
  body->object = object;
  body->decl = decl;
  types_later (c, check_body, body);
}

/* ---- methods of a type --------------------------------------------------------------- */

static const TypesField *
struct_field (const TypesType *under,
              const char      *name)
{
  for (guint i = 0; i < under->n_fields; i++)
    if (under->fields[i].name == name)
      return &under->fields[i];
  return NULL;
}

static void
check_field_names (TypesChecker *c,
                   gpointer      data)
{
  TypesType       *type = data;
  const TypesType *under = types_under (type);

  if (under->kind != TYPES_STRUCT)
    return;
  for (guint i = 0; i < type->n_methods; i++)
    {
      const TypesMethod *method = &type->methods[i];
      const TypesField  *field = struct_field (under, method->name);

      if (field)
        types_error (c, method->pos,
                     "field and method with the same name %s\n\t%s: other declaration of %s",
                     method->name, types_pos_text (c->build, field->pos), method->name);
    }
}

static const TypesMethod *
find_method (const TypesType *type,
             const char      *name)
{
  for (guint i = 0; i < type->n_methods; i++)
    if (type->methods[i].name == name)
      return &type->methods[i];
  return NULL;
}

static void
collect_methods (TypesChecker *c,
                 TypesObject  *object)
{
  GPtrArray *methods = object->declaration ? object->declaration->methods : NULL;
  TypesType *type = object->type;

  if (methods == NULL || type == NULL || type->kind != TYPES_NAMED || type->object != object)
    return;
  type->methods = base_arena_newv (c->arena, TypesMethod, methods->len);
  for (guint i = 0; i < methods->len; i++)
    {
      TypesObject       *method = methods->pdata[i];
      const TypesMethod *other = find_method (type, method->name);

      if (other)
        {
          types_error (c, method->pos, "method %s.%s already declared at %s", object->name,
                       method->name, types_pos_text (c->build, other->pos));
          continue;
        }
      type->methods[type->n_methods++] = (TypesMethod){ .name = method->name,
                                                        .package = method->package,
                                                        .object = method,
                                                        .pos = method->pos };
    }
  types_later (c, check_field_names, type);
}

/* ---- resolving ----------------------------------------------------------------------- */

static void
resolve_white (TypesChecker *c,
               TypesObject  *object)
{
  TypesDecl *decl = object->declaration;
  TypesEnv   saved = c->env;

  /* Signatures and types are no initialisers: what they mention does not count. */
  c->env = (TypesEnv){ .scope = decl->file_scope };
  if (object->kind == TYPES_OBJECT_CONST || object->kind == TYPES_OBJECT_VAR)
    c->env.decl = decl;
  switch (object->kind)
    {
    case TYPES_OBJECT_CONST:
      types_const_decl (c, object, decl->type_expr, decl->init ? *decl->init : NULL, decl->iota,
                        decl->inherited);
      break;
    case TYPES_OBJECT_VAR:
      resolve_var (c, object, decl);
      break;
    case TYPES_OBJECT_TYPE:
      types_type_decl (c, object, (SyntaxTypeDecl *) object->decl);
      collect_methods (c, object);
      break;
    case TYPES_OBJECT_FUNC:
      resolve_func (c, object, decl);
      break;
    default:
      break;
    }
  c->env = saved;
}

void
types_resolve (TypesChecker *c,
               TypesObject  *object)
{
  if (object->colour == DONE)
    return;
  if (object->colour == 0 && object->type != NULL)
    {
      object->colour = DONE;
      return;
    }
  if (object->colour > 0)
    {
      meet_again (c, object);
      return;
    }
  if (object->declaration == NULL)
    return;
  g_ptr_array_add (c->path, object);
  object->colour = c->path->len;
  resolve_white (c, object);
  g_ptr_array_set_size (c->path, (gint) c->path->len - 1);
  object->colour = DONE;
}
