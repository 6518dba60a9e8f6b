/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Struct and interface types as written, and constraints.
 */

/* ---- structs ------------------------------------------------------------------------- */

/* The name that an embedded field gets from its type: T of T, *T, p.T, T[int]. */
static SyntaxIdent *
embedded_name (SyntaxExpr *e)
{
  switch (e->kind)
    {
    case SYNTAX_IDENT:
      return (SyntaxIdent *) e;
    case SYNTAX_STAR:
      e = ((SyntaxStar *) e)->x;
      return e->kind == SYNTAX_STAR ? NULL : embedded_name (e);
    case SYNTAX_SELECTOR:
      return ((SyntaxSelector *) e)->sel;
    case SYNTAX_INDEX:
      return embedded_name (((SyntaxIndex *) e)->x);
    case SYNTAX_PAREN:
      return embedded_name (((SyntaxParen *) e)->x);
    default:
      return NULL;
    }
}

typedef struct
{
  TypesType *type;
  BasePos    pos;
} Embedded;

static void
check_embedded (TypesChecker *c,
                gpointer      data)
{
  Embedded        *self = data;
  gboolean         is_pointer;
  TypesType       *type = types_deref (self->type, &is_pointer);
  const TypesType *under = types_under (type);

  if (types_is_type_param (type))
    types_error (c, self->pos, "embedded field type cannot be a %stype parameter",
                 is_pointer ? "pointer to a " : "");
  else if (under->kind == TYPES_BASIC && under->basic == TYPES_UNSAFE_POINTER)
    types_error (c, self->pos, "embedded field type cannot be unsafe.Pointer");
  else if (under->kind == TYPES_POINTER)
    types_error (c, self->pos, "embedded field type cannot be a pointer");
  else if (under->kind == TYPES_INTERFACE && is_pointer)
    types_error (c, self->pos, "embedded field type cannot be a pointer to an interface");
}

/* Field names of one struct; a hash only once there are many. */
typedef struct
{
  TypesType  *type;
  GHashTable *names;
} FieldNames;

static const TypesField *
find_field (FieldNames *self,
            const char *name)
{
  enum { LINEAR_UP_TO = 16 };

  if (self->type->n_fields <= LINEAR_UP_TO)
    {
      for (guint i = 0; i < self->type->n_fields; i++)
        if (strcmp (self->type->fields[i].name, name) == 0)
          return &self->type->fields[i];
      return NULL;
    }
  if (self->names == NULL)
    {
      self->names = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->type->n_fields; i++)
        g_hash_table_insert (self->names, (gpointer) self->type->fields[i].name,
                             &self->type->fields[i]);
    }
  return g_hash_table_lookup (self->names, name);
}

static void
add_field (TypesChecker *c,
           FieldNames   *names,
           TypesField    field)
{
  TypesType *type = names->type;

  if (strcmp (field.name, "_") != 0)
    {
      const TypesField *other = find_field (names, field.name);

      if (other)
        {
          types_error (c, field.pos, "%s redeclared\n\t%s: other declaration of %s", field.name,
                       types_pos_text (c->build, other->pos), field.name);
          return;
        }
    }
  type->fields[type->n_fields++] = field;
  if (names->names)
    g_hash_table_insert (names->names, (gpointer) field.name, &type->fields[type->n_fields - 1]);
}

/* A field's tag; an empty one is as good as none, NULL. */
static const char *
tag_text (TypesChecker         *c,
          const SyntaxBasicLit *tag)
{
  gsize len = 0;
  char *text = types_const_unquote (c->arena, tag->text, tag->len, &len);

  if (text == NULL)
    types_error (c, tag->head.pos, "incorrect tag syntax: %s", tag->text);
  return len > 0 ? text : NULL;
}

static void
add_embedded (TypesChecker      *c,
              FieldNames        *names,
              const SyntaxField *item,
              TypesField         field)
{
  SyntaxIdent *ident = embedded_name (item->type);
  Embedded    *later;

  if (ident == NULL)
    {
      types_error (c, item->type->pos, "invalid embedded field type %s",
                   types_expr_text (c, item->type));
      return;
    }
  field.name = ident->name;
  field.pos = ident->head.pos;
  field.embedded = TRUE;
  add_field (c, names, field);
  later = base_arena_new0 (c->arena, Embedded);
  later->type = field.type;
  later->pos = item->type->pos;
  types_later (c, check_embedded, later);
}

TypesType *
types_struct_type (TypesChecker     *c,
                   TypesType        *type,
                   SyntaxStructType *e)
{
  FieldNames names = { type, NULL };
  TypesType *field_type = types_invalid;

  type->fields = base_arena_newv (c->arena, TypesField, MAX (e->fields.n, 1));
  for (guint i = 0; i < e->fields.n; i++)
    {
      const SyntaxField *item = &e->fields.items[i];
      TypesField         field = { .package = c->package };

      /* Names of one group share their type's syntax, which is read once. */
      if (i == 0 || item->type != e->fields.items[i - 1].type)
        field_type = types_var_type (c, item->type);
      field.type = field_type;
      field.pos = item->pos;
      if (item->tag)
        field.tag = tag_text (c, item->tag);
      if (item->name == NULL)
        {
          add_embedded (c, &names, item, field);
          continue;
        }
      field.name = item->name->name;
      field.pos = item->name->head.pos;
      add_field (c, &names, field);
    }
  g_clear_pointer (&names.names, g_hash_table_unref);
  return type;
}

/* ---- interfaces ---------------------------------------------------------------------- */

/* Finds the method of a name that an interface or anything it embeds declares. */
static void
report_duplicate (TypesChecker      *c,
                  BasePos            pos,
                  const TypesMethod *method,
                  BasePos            other_pos)
{
  types_error (c, pos, "duplicate method %s\n\t%s: other declaration of method %s", method->name,
               types_pos_text (c->build, other_pos), method->name);
}

typedef struct
{
  const TypesMethod *method;
  BasePos            pos;
  gboolean           own;
} SeenMethod;

static SeenMethod *
find_seen (GArray            *seen,
           const TypesMethod *method)
{
  for (guint i = 0; i < seen->len; i++)
    {
      SeenMethod *other = &g_array_index (seen, SeenMethod, i);

      if (types_same_name (other->method->name, other->method->package, method->name,
                           method->package))
        return other;
    }
  return NULL;
}

/* Embedding may bring a method twice, if both are the same. */
static void
check_methods (TypesChecker *c,
               TypesType    *type)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (SeenMethod));

  for (guint i = 0; i < type->n_own_methods; i++)
    {
      SeenMethod  own = { &type->own_methods[i], type->own_methods[i].pos, TRUE };
      SeenMethod *other = find_seen (seen, own.method);

      if (other)
        report_duplicate (c, own.pos, own.method, other->pos);
      else
        g_array_append_val (seen, own);
    }
  for (guint i = 0; i < type->n_embeddeds; i++)
    {
      const TypesType *under = types_under (type->embeddeds[i]);
      const TypesSet  *set;

      if (under->kind != TYPES_INTERFACE)
        continue;
      set = types_interface_set (under);
      for (guint j = 0; j < set->n_methods; j++)
        {
          SeenMethod  embedded = { &set->methods[j], type->embedded_pos[i], FALSE };
          SeenMethod *other = find_seen (seen, embedded.method);

          if (other == NULL)
            g_array_append_val (seen, embedded);
          else if (!types_identical (other->method->type, embedded.method->type))
            report_duplicate (c, embedded.pos, embedded.method, other->pos);
        }
    }
}

static void
check_interface (TypesChecker *c,
                 gpointer      data)
{
  TypesType *type = data;

  types_interface_set (type);
  if (type->n_own_methods + type->n_embeddeds > 1)
    check_methods (c, type);
}

static void
add_method (TypesChecker      *c,
            TypesType         *type,
            const SyntaxField *item)
{
  TypesMethod *method;

  if (strcmp (item->name->name, "_") == 0)
    {
      types_error (c, item->name->head.pos, "methods must have a unique non-blank name");
      return;
    }
  method = &type->own_methods[type->n_own_methods];
  *method = (TypesMethod){ .name = item->name->name,
                           .package = c->package,
                           .type = types_type_expr (c, item->type),
                           .pos = item->name->head.pos };
  if (method->type->kind == TYPES_FUNC)
    type->n_own_methods++;
}

TypesType *
types_interface_type (TypesChecker        *c,
                      TypesType           *type,
                      SyntaxInterfaceType *e)
{
  guint n_methods = 0, n_embedded;

  for (guint i = 0; i < e->elements.n; i++)
    n_methods += e->elements.items[i].name != NULL;
  n_embedded = e->elements.n - n_methods;
  type->own_methods = base_arena_newv (c->arena, TypesMethod, MAX (n_methods, 1));
  type->embeddeds = base_arena_newv (c->arena, TypesType *, MAX (n_embedded, 1));
  type->embedded_pos = base_arena_newv (c->arena, BasePos, MAX (n_embedded, 1));
  type->being_computed = TRUE; /* its set must not be asked for before all is read */
  for (guint i = 0; i < e->elements.n; i++)
    {
      const SyntaxField *item = &e->elements.items[i];

      if (item->name)
        {
          add_method (c, type, item);
          continue;
        }
      type->embeddeds[type->n_embeddeds] = types_union_type (c, item->type);
      type->embedded_pos[type->n_embeddeds++] = item->type->pos;
    }
  type->being_computed = FALSE;
  if (e->elements.n > 0)
    types_later (c, check_interface, type);
  else
    types_interface_set (type);
  return type;
}

/* ---- unions and constraints ---------------------------------------------------------- */

static gboolean
is_union (const SyntaxExpr *e)
{
  return e->kind == SYNTAX_BINARY && ((const SyntaxBinary *) e)->op == SYNTAX_TOKEN_OR;
}

static gboolean
is_tilde (const SyntaxExpr *e)
{
  return e->kind == SYNTAX_UNARY && ((const SyntaxUnary *) e)->op == SYNTAX_TOKEN_TILDE;
}

static void
flatten (SyntaxExpr *e,
         GPtrArray  *terms)
{
  while (is_union (e)) /* leans to the left; collected from the right */
    {
      g_ptr_array_add (terms, ((SyntaxBinary *) e)->y);
      e = ((SyntaxBinary *) e)->x;
    }
  g_ptr_array_add (terms, e);
}

static TypesType *
term_type (TypesChecker *c,
           SyntaxExpr   *e,
           gboolean     *out_tilde)
{
  SyntaxExpr *inner = e;
  TypesType  *type;

  *out_tilde = is_tilde (e);
  if (*out_tilde)
    inner = ((SyntaxUnary *) e)->x;
  type = types_type_expr (c, inner);
  if (types_is_type_param (type))
    {
      if (*out_tilde)
        types_error (c, e->pos, "type in term %s cannot be a type parameter",
                     types_expr_text (c, e));
      else
        types_error (c, e->pos, "term cannot be a type parameter");
      type = types_invalid;
    }
  e->mode = SYNTAX_MODE_TYPE;
  e->type = type;
  return type;
}

typedef struct
{
  TypesType  *type;
  SyntaxExpr **exprs;
} Union;

static gboolean
check_interface_term (TypesChecker    *c,
                      const TypesType *type,
                      const TypesType *under,
                      BasePos          pos)
{
  const TypesSet  *set;
  g_autofree char *name = types_dup_string (type);

  if (under->kind != TYPES_INTERFACE)
    return FALSE;
  set = types_interface_set (under);
  /* gc names the term in full here, with its package. */
  if (set->n_methods > 0)
    types_error (c, pos, "cannot use %s in union (%s contains methods)", name, name);
  else if (type == types_comparable_type ())
    types_error (c, pos, "cannot use comparable in union");
  else if (set->comparable)
    types_error (c, pos, "cannot use %s in union (%s embeds comparable)", name, name);
  return TRUE;
}

static const char *
term_text (TypesChecker    *c,
           const TypesTerm *term)
{
  return types_sprintf (c, "%s%s", term->tilde ? "~" : "", types_text (c, term->type));
}

static void
check_overlap (TypesChecker *c,
               const Union  *self,
               guint         i)
{
  const TypesType *type = self->type;
  TypesTerm        term = { type->tildes[i], type->embeddeds[i] };

  for (guint j = 0; j < i; j++)
    {
      TypesTerm other = { type->tildes[j], type->embeddeds[j] };

      if (types_under (other.type)->kind == TYPES_INTERFACE || !types_is_valid (other.type)
          || types_term_disjoint (&other, &term))
        continue;
      types_error (c, self->exprs[i]->pos, "overlapping terms %s and %s", term_text (c, &term),
                   term_text (c, &other));
      return;
    }
}

enum { MAX_TERMS = 100 }; /* of a union, as in gc: intersecting is quadratic */

static void
report_terms (TypesChecker *c,
              SyntaxExpr   *e)
{
  types_error (c, e->pos, "cannot handle more than %d union terms (implementation limitation)",
               MAX_TERMS);
}

static void
check_union (TypesChecker *c,
             gpointer      data)
{
  Union *self = data;

  if (types_count_terms (c->arena, self->type) > MAX_TERMS)
    {
      report_terms (c, self->exprs[0]);
      return;
    }
  for (guint i = 0; i < self->type->n_embeddeds; i++)
    {
      const TypesType *type = self->type->embeddeds[i];
      const TypesType *under = types_under (type);
      BasePos          pos = self->exprs[i]->pos;

      if (!types_is_valid (under))
        continue;
      if (self->type->tildes[i] && under->kind == TYPES_INTERFACE)
        types_error (c, pos, "invalid use of ~ (%s is an interface)", types_text (c, type));
      else if (self->type->tildes[i] && !types_identical (under, type))
        types_error (c, pos, "invalid use of ~ (underlying type of %s is %s)",
                     types_text (c, type), types_text (c, under));
      else if (self->type->n_embeddeds == 1 || !check_interface_term (c, type, under, pos))
        check_overlap (c, self, i);
    }
}

/* An interface's element: a union, a term ~T, or any type. */
TypesType *
types_union_type (TypesChecker *c,
                  SyntaxExpr   *e)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  TypesType *type;
  Union     *later;
  guint      n;

  flatten (e, terms);
  n = terms->len;
  if (n > MAX_TERMS)
    {
      report_terms (c, terms->pdata[n - 1 - MAX_TERMS]);
      return types_invalid;
    }
  type = types_new (c->arena, TYPES_UNION);
  type->embeddeds = base_arena_newv (c->arena, TypesType *, n);
  type->tildes = base_arena_newv (c->arena, gboolean, n);
  later = base_arena_new0 (c->arena, Union);
  later->type = type;
  later->exprs = base_arena_newv (c->arena, SyntaxExpr *, n);
  for (guint i = 0; i < n; i++)
    {
      later->exprs[i] = terms->pdata[n - 1 - i];
      type->embeddeds[i] = term_type (c, later->exprs[i], &type->tildes[i]);
      if (n == 1 && !type->tildes[0])
        return type->embeddeds[0];
    }
  type->n_embeddeds = n;
  types_later (c, check_union, later);
  e->mode = SYNTAX_MODE_TYPE;
  e->type = type;
  return type;
}

/* The constraint of a type parameter; ~T and A | B stand for interfaces. */
TypesType *
types_constraint (TypesChecker *c,
                  SyntaxExpr   *e)
{
  TypesType *type;

  if (!is_union (e) && !is_tilde (e))
    return types_type_expr (c, e);
  type = types_new_interface (c->context);
  type->implicit = TRUE;
  type->embeddeds = base_arena_new0 (c->arena, TypesType *);
  type->embedded_pos = base_arena_new0 (c->arena, BasePos);
  type->embedded_pos[0] = e->pos;
  type->embeddeds[0] = types_union_type (c, e);
  type->n_embeddeds = 1;
  types_later (c, check_interface, type);
  return type;
}
