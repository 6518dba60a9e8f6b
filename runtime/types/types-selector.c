/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * x.sel: a name of a package, a field, a method, or a method expression.
 *
 * Source: the Go specification, "Selectors", "Method values", "Method
 * expressions".
 */

/* ---- package.Name -------------------------------------------------------------------- */

static void
qualified (TypesChecker   *c,
           TypesOperand   *x,
           SyntaxSelector *e,
           TypesPackage   *package)
{
  TypesObject *object = types_scope_lookup (package->scope, e->sel->name);

  e->sel_kind = SYNTAX_SEL_QUALIFIED;
  /* A compiled package shows its exported names only. */
  if (object == NULL || !types_is_exported (object->name))
    {
      const char *way = types_absent_way (package->path, e->sel->name);

      types_error (c, e->sel->head.pos, "undefined: %s%s%s", types_expr_text (c, &e->head),
                   way != NULL ? ": not part of the simulated library: " : "",
                   way != NULL ? way : "");
      return;
    }
  e->sel->object = object;
  x->type = object->type ? object->type : types_invalid;
  switch (object->kind)
    {
    case TYPES_OBJECT_CONST:
      x->mode = SYNTAX_MODE_CONST;
      x->value = object->value ? object->value : types_const_new_unknown (c->arena);
      break;
    case TYPES_OBJECT_TYPE:
      x->mode = SYNTAX_MODE_TYPE;
      break;
    case TYPES_OBJECT_VAR:
      x->mode = SYNTAX_MODE_VARIABLE;
      break;
    case TYPES_OBJECT_FUNC:
      x->mode = SYNTAX_MODE_VALUE;
      break;
    case TYPES_OBJECT_BUILTIN:
      x->mode = SYNTAX_MODE_BUILTIN;
      x->builtin = object->builtin;
      return;
    default:
      return;
    }
  if (!types_is_valid (x->type))
    types_invalidate (x);
  e->sel->head.mode = x->mode;
  e->sel->head.type = x->type;
}

/* ---- what to say when nothing is found ----------------------------------------------- */

/* A field or method whose name differs in case only, or that another package keeps to itself. */
typedef struct
{
  const char *name;
  const char *what; /* "field" or "method" */
  gboolean    foreign;
} Similar;

static gboolean
consider (Similar            *self,
          const char         *wanted,
          const char         *name,
          const char         *what,
          const TypesPackage *package,
          const TypesPackage *here)
{
  if (g_ascii_strcasecmp (wanted, name) != 0)
    return FALSE;
  *self = (Similar){ name, what, package != here };
  return TRUE;
}

static gboolean
find_similar_field (Similar            *self,
                    const TypesType    *type,
                    const TypesPackage *here,
                    const char         *wanted,
                    guint               depth)
{
  const TypesType *under = types_under (types_deref ((TypesType *) type, NULL));

  if (under->kind != TYPES_STRUCT || depth > 8)
    return FALSE;
  for (guint i = 0; i < under->n_fields; i++)
    if (consider (self, wanted, under->fields[i].name, "field", under->fields[i].package, here))
      return TRUE;
  for (guint i = 0; i < under->n_fields; i++)
    if (under->fields[i].embedded
        && find_similar_field (self, under->fields[i].type, here, wanted, depth + 1))
      return TRUE;
  return FALSE;
}

static gboolean
find_similar (TypesChecker    *c,
              const TypesType *type,
              const char      *wanted,
              Similar         *out)
{
  TypesType         *pointer = types_new_pointer (c->arena, types_deref ((TypesType *) type, NULL));
  gboolean           by_value = types_is_interface (type) || types_is_type_param (type);
  const TypesType   *set_of = by_value ? type : pointer;
  g_autoptr (GArray) set = types_method_set (c->arena, set_of);

  for (guint i = 0; i < set->len; i++)
    {
      const TypesMethodSetEntry *entry = &g_array_index (set, TypesMethodSetEntry, i);
      const TypesObject         *method = entry->lookup.method;
      const TypesObject         *owner = entry->lookup.owner->object;

      if (consider (out, wanted, entry->name, "method",
                    method  ? method->package
                    : owner ? owner->package
                            : c->package,
                    c->package))
        return TRUE;
    }
  return find_similar_field (out, type, c->package, wanted, 0);
}

static const char *
why_missing (TypesChecker    *c,
             const TypesType *type,
             const char      *sel)
{
  const char      *text = types_text (c, type);
  const TypesType *under = types_under (type);
  Similar          similar;

  if (under->kind == TYPES_POINTER && types_under (under->elem)->kind == TYPES_INTERFACE)
    return types_sprintf (c,
                          types_is_type_param (under->elem)
                            ? "type %s is pointer to type parameter, not type parameter"
                            : "type %s is pointer to interface, not interface",
                          text);
  if (!find_similar (c, type, sel, &similar))
    return types_sprintf (c, "type %s has no field or method %s", text, sel);
  if (similar.foreign && !types_is_exported (similar.name))
    {
      if (strcmp (similar.name, sel) == 0)
        return types_sprintf (c, "cannot refer to unexported %s %s", similar.what, sel);
      if (strcmp (similar.name + 1, sel + 1) == 0)
        return types_sprintf (c, "type %s has no field or method %s, but does have unexported %s %s",
                              text, sel, similar.what, similar.name);
      return types_sprintf (c, "type %s has no field or method %s", text, sel);
    }
  return types_sprintf (c, "type %s has no field or method %s, but does have %s %s", text, sel,
                        similar.what, similar.name);
}

/* ---- fields and methods -------------------------------------------------------------- */

void
types_keep_path (TypesChecker      *c,
                 SyntaxSelector    *e,
                 const TypesLookup *lookup)
{
  e->n_path = lookup->n_path;
  if (lookup->n_path == 0)
    return;
  e->path = base_arena_newv (c->arena, guint, lookup->n_path);
  memcpy (e->path, lookup->path, sizeof *e->path * lookup->n_path);
}

/* The function that T.method denotes: the method with its receiver as first parameter. */
static void
method_expr (TypesChecker      *c,
             TypesOperand      *x,
             SyntaxSelector    *e,
             const TypesLookup *lookup)
{
  TypesType  *func;
  TypesField *params;

  if (lookup->kind != TYPES_LOOKUP_METHOD)
    {
      types_error (c, e->sel->head.pos, "%s.%s undefined (type %s has no method %s)",
                   types_expr_text (c, e->x), e->sel->name, types_text (c, x->type), e->sel->name);
      types_invalidate (x);
      return;
    }
  e->sel_kind = SYNTAX_SEL_METHOD_EXPR;
  func = types_new (c->arena, TYPES_FUNC);
  params = base_arena_newv (c->arena, TypesField, lookup->type->n_fields + 1);
  params[0].type = x->type;
  if (lookup->type->n_fields > 0)
    {
      memcpy (params + 1, lookup->type->fields, sizeof *params * lookup->type->n_fields);
      if (params[1].name)
        params[0].name = "_";
    }
  func->fields = params;
  func->n_fields = lookup->type->n_fields + 1;
  func->results = lookup->type->results;
  func->n_results = lookup->type->n_results;
  func->variadic = lookup->type->variadic;
  x->mode = SYNTAX_MODE_VALUE;
  x->type = func;
}

static void
select_found (TypesChecker      *c,
              TypesOperand      *x,
              SyntaxSelector    *e,
              const TypesLookup *lookup)
{
  types_keep_path (c, e, lookup);
  if (lookup->method)
    {
      e->sel->object = lookup->method;
      types_add_dependency (c, lookup->method);
    }
  if (!types_is_valid (lookup->type))
    {
      types_invalidate (x);
      return;
    }
  if (x->mode == SYNTAX_MODE_TYPE)
    {
      method_expr (c, x, e, lookup);
      return;
    }
  if (lookup->kind == TYPES_LOOKUP_FIELD)
    {
      e->sel_kind = SYNTAX_SEL_FIELD;
      x->mode = x->mode == SYNTAX_MODE_VARIABLE || lookup->indirect ? SYNTAX_MODE_VARIABLE
                                                                     : SYNTAX_MODE_VALUE;
      x->type = lookup->type;
      return;
    }
  e->sel_kind = SYNTAX_SEL_METHOD;
  if (lookup->ptr_recv && !lookup->indirect)
    {
      TypesObject *root = types_root_variable (e->x);

      if (root)
        root->is_addressed = TRUE;
    }
  x->mode = SYNTAX_MODE_VALUE;
  x->type = lookup->type;
}

static void
report_missing (TypesChecker      *c,
                TypesOperand      *x,
                SyntaxSelector    *e,
                const TypesLookup *lookup)
{
  const char *sel = e->sel->name;
  BasePos     pos = e->sel->head.pos;

  if (!types_is_valid (types_under (x->type)))
    return;
  if (lookup->kind == TYPES_LOOKUP_AMBIGUOUS)
    types_error (c, pos, "ambiguous selector %s.%s", types_expr_text (c, e->x), sel);
  else if (lookup->kind == TYPES_LOOKUP_METHOD && x->mode == SYNTAX_MODE_TYPE)
    types_error (c, pos, "invalid method expression %s.%s (needs pointer receiver (*%s).%s)",
                 types_text (c, x->type), sel, types_text (c, x->type), sel);
  else if (lookup->kind == TYPES_LOOKUP_METHOD)
    types_error (c, pos, "cannot call pointer method %s on %s", sel, types_text (c, x->type));
  else
    types_error (c, pos, "%s.%s undefined (%s)", types_expr_text (c, e->x), sel,
                 why_missing (c, x->type, sel));
}

/* A pointer method needs a pointer, or a variable whose address is taken silently. */
static gboolean
is_callable (const TypesOperand *x,
             const TypesLookup  *lookup)
{
  return lookup->kind != TYPES_LOOKUP_METHOD || !lookup->ptr_recv || lookup->indirect
         || x->mode == SYNTAX_MODE_VARIABLE;
}

void
types_selector (TypesChecker   *c,
                TypesOperand   *x,
                SyntaxSelector *e,
                gboolean        want_type)
{
  TypesLookup lookup;

  x->mode = SYNTAX_MODE_NONE;
  x->type = types_invalid;
  x->expr = &e->head;
  if (e->x->kind == SYNTAX_IDENT)
    {
      SyntaxIdent *ident = (SyntaxIdent *) e->x;
      TypesObject *object = types_scope_find (c->env.scope, ident->name, NULL);

      if (object && object->kind == TYPES_OBJECT_PACKAGE)
        {
          ident->object = object;
          ident->head.mode = SYNTAX_MODE_PACKAGE;
          object->is_used = TRUE;
          qualified (c, x, e, object->imported);
          return;
        }
    }
  types_expr_or_type (c, x, e->x, FALSE);
  if (!types_ok (x))
    return;
  if (want_type)
    {
      types_error (c, e->sel->head.pos, "%s is not a type", types_expr_text (c, &e->head));
      types_invalidate (x);
      return;
    }
  if (strcmp (e->sel->name, "_") == 0)
    {
      types_error (c, e->sel->head.pos, "cannot refer to blank field or method");
      types_invalidate (x);
      return;
    }
  types_lookup (x->type, c->package, e->sel->name, &lookup);
  if (lookup.kind == TYPES_LOOKUP_NONE || lookup.kind == TYPES_LOOKUP_AMBIGUOUS
      || !is_callable (x, &lookup))
    {
      report_missing (c, x, e, &lookup);
      types_invalidate (x);
      return;
    }
  select_found (c, x, e, &lookup);
  x->expr = &e->head;
  if (types_ok (x))
    {
      e->sel->head.mode = x->mode;
      e->sel->head.type = x->type;
    }
}
