/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Literals: basic ones, functions, composites.
 */

void
types_basic_lit (TypesChecker   *c,
                 TypesOperand   *x,
                 SyntaxBasicLit *e)
{
  static const TypesBasicKind kinds[SYNTAX_N_TOKENS] = {
    [SYNTAX_TOKEN_INT] = TYPES_UNTYPED_INT,       [SYNTAX_TOKEN_FLOAT] = TYPES_UNTYPED_FLOAT,
    [SYNTAX_TOKEN_IMAG] = TYPES_UNTYPED_COMPLEX,  [SYNTAX_TOKEN_CHAR] = TYPES_UNTYPED_RUNE,
    [SYNTAX_TOKEN_STRING] = TYPES_UNTYPED_STRING,
  };
  enum { MAX_CHARS = 10000 };
  gboolean is_number = e->token == SYNTAX_TOKEN_INT || e->token == SYNTAX_TOKEN_FLOAT
                       || e->token == SYNTAX_TOKEN_IMAG;

  if (is_number && e->len > MAX_CHARS)
    {
      types_error (c, e->head.pos, "excessively long constant: %.10s... (%" G_GSIZE_FORMAT " chars)",
                   e->text, e->len);
      return;
    }
  x->value = types_const_parse (c->arena, e->token, e->text, e->len);
  if (x->value == NULL || x->value->kind == TYPES_CONST_UNKNOWN)
    {
      types_error (c, e->head.pos, "malformed constant: %.*s", (int) e->len, e->text);
      return;
    }
  x->mode = SYNTAX_MODE_CONST;
  x->type = types_basic (kinds[e->token]);
  x->expr = &e->head;
  types_overflow (c, x, e->head.pos);
}

/* ---- functions ----------------------------------------------------------------------- */

typedef struct
{
  SyntaxFuncLit *lit;
  TypesType     *type;
  TypesEnv       env;
} LitBody;

static void
check_lit_body (TypesChecker *c,
                gpointer      data)
{
  LitBody *self = data;
  TypesEnv saved = c->env;

  c->env = self->env;
  types_check_body (c, (SyntaxNode *) self->lit, self->type, self->lit->body);
  c->env = saved;
}

/* The body waits until the statement is read: it may mention what is just being declared. */
void
types_func_lit (TypesChecker  *c,
                TypesOperand  *x,
                SyntaxFuncLit *e)
{
  LitBody *later = base_arena_new0 (c->arena, LitBody);

  later->lit = e;
  later->type = types_new (c->arena, TYPES_FUNC);
  later->env = c->env;
  types_func_type (c, later->type, NULL, e->type_expr, (SyntaxNode *) e);
  if (e->body)
    types_later (c, check_lit_body, later);
  x->mode = SYNTAX_MODE_VALUE;
  x->type = later->type;
}

/* ---- structs ------------------------------------------------------------------------- */

static gint
field_index (TypesChecker    *c,
             const TypesType *under,
             const char      *name)
{
  for (guint i = 0; i < under->n_fields; i++)
    if (types_same_name (under->fields[i].name, under->fields[i].package, name, c->package)
        && strcmp (name, "_") != 0)
      return (gint) i;
  return -1;
}

static const char *
similar_field (const TypesType *under,
               const char      *name)
{
  for (guint i = 0; i < under->n_fields; i++)
    if (g_ascii_strcasecmp (under->fields[i].name, name) == 0 && strcmp (name, "_") != 0)
      return under->fields[i].name;
  return NULL;
}

static void
unknown_field (TypesChecker    *c,
               const TypesType *type,
               const TypesType *under,
               SyntaxIdent     *key)
{
  const char *similar = similar_field (under, key->name);
  const char *hint = "";

  if (similar && strcmp (similar, key->name) == 0)
    {
      types_error (c, key->head.pos, "cannot refer to unexported field %s in struct literal of type %s",
                   key->name, types_text (c, type));
      return;
    }
  if (similar)
    hint = types_sprintf (c, ", but does have %s", similar);
  types_error (c, key->head.pos, "unknown field %s in struct literal of type %s%s", key->name,
               types_text (c, type), hint);
}

static void
keyed_field (TypesChecker   *c,
             SyntaxKeyValue *pair,
             TypesType      *type,
             TypesType      *under,
             gboolean       *seen)
{
  SyntaxIdent *key = (SyntaxIdent *) pair->key;
  TypesOperand x;
  gint         i;

  if (pair->key->kind != SYNTAX_IDENT)
    {
      types_use_expr (c, pair->value);
      types_error (c, pair->key->pos, "invalid field name %s in struct literal",
                   types_expr_text (c, pair->key));
      return;
    }
  i = field_index (c, under, key->name);
  types_expr_for (c, &x, &pair->value, i >= 0 ? under->fields[i].type : NULL);
  if (i < 0)
    {
      unknown_field (c, type, under, key);
      return;
    }
  types_assignment (c, &x, under->fields[i].type, "struct literal");
  if (seen[i])
    types_error (c, pair->key->pos, "duplicate field name %s in struct literal", key->name);
  seen[i] = TRUE;
}

static void
keyed_struct (TypesChecker       *c,
              SyntaxCompositeLit *e,
              TypesType          *type,
              TypesType          *under)
{
  g_autofree gboolean *seen = g_new0 (gboolean, MAX (under->n_fields, 1));

  for (guint i = 0; i < e->elements.n; i++)
    {
      if (e->elements.items[i]->kind != SYNTAX_KEY_VALUE)
        types_error (c, e->elements.items[i]->pos,
                     "mixture of field:value and value elements in struct literal");
      else
        keyed_field (c, (SyntaxKeyValue *) e->elements.items[i], type, under, seen);
    }
}

static void
positional_struct (TypesChecker       *c,
                   SyntaxCompositeLit *e,
                   TypesType          *type,
                   TypesType          *under)
{
  TypesOperand x;

  for (guint i = 0; i < e->elements.n; i++)
    {
      const TypesField *field = &under->fields[i];

      if (e->elements.items[i]->kind == SYNTAX_KEY_VALUE)
        {
          types_error (c, e->elements.items[i]->pos,
                       "mixture of field:value and value elements in struct literal");
          continue;
        }
      types_expr_for (c, &x, &e->elements.items[i], i < under->n_fields ? field->type : NULL);
      if (i >= under->n_fields)
        {
          types_error (c, types_pos (&x), "too many values in struct literal of type %s",
                       types_text (c, type));
          return;
        }
      if (!types_is_exported (field->name) && field->package != c->package)
        {
          types_error (c, types_pos (&x),
                       "implicit assignment to unexported field %s in struct literal of type %s",
                       field->name, types_text (c, type));
          continue;
        }
      types_assignment (c, &x, field->type, "struct literal");
    }
  if (e->elements.n < under->n_fields)
    types_error (c, e->rbrace, "too few values in struct literal of type %s", types_text (c, type));
}

/* ---- maps ---------------------------------------------------------------------------- */

/* A constant key; of interface type, keys of different types differ. */
typedef struct
{
  TypesChecker *c;
  TypesConst   *value;
  TypesType    *type; /* or NULL */
} Key;

static guint
hash_key (gconstpointer data)
{
  return types_const_hash (((const Key *) data)->value);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *k = a, *l = b;

  return types_const_equal (k->c->arena, k->value, l->value)
         && (k->type == NULL || types_identical (k->type, l->type));
}

static void
map_pair (TypesChecker   *c,
          SyntaxKeyValue *pair,
          TypesType      *under,
          GHashTable     *seen)
{
  TypesOperand x;

  types_expr_hint (c, &x, pair->key, under->key);
  types_assignment (c, &x, under->key, "map literal");
  if (types_ok (&x) && x.mode == SYNTAX_MODE_CONST && x.value->kind != TYPES_CONST_UNKNOWN)
    {
      Key *key = base_arena_new0 (c->arena, Key);

      *key = (Key){ c, x.value, types_is_interface (under->key) ? x.type : NULL };
      if (!g_hash_table_add (seen, key))
        types_error (c, types_pos (&x), "duplicate key %s in map literal",
                     types_const_text (c, x.value));
    }
  types_expr_hint (c, &x, pair->value, under->elem);
  types_assignment (c, &x, under->elem, "map literal");
}

static void
map_literal (TypesChecker       *c,
             SyntaxCompositeLit *e,
             TypesType          *under)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_key, equal_keys);

  for (guint i = 0; i < e->elements.n; i++)
    {
      if (e->elements.items[i]->kind != SYNTAX_KEY_VALUE)
        {
          types_error (c, e->elements.items[i]->pos, "missing key in map literal");
          types_use_expr (c, e->elements.items[i]);
          continue;
        }
      map_pair (c, (SyntaxKeyValue *) e->elements.items[i], under, seen);
    }
}

/* ---- composite literals -------------------------------------------------------------- */

/* The type as written, or that of the enclosing literal's elements; NULL with an error given. base
 * is what the braces are for: T also of *T, which stands for &T{…}. */
static TypesType *
literal_type (TypesChecker       *c,
              SyntaxCompositeLit *e,
              TypesType          *hint,
              TypesType         **out_base)
{
  SyntaxArrayType *array = (SyntaxArrayType *) e->type_expr;
  TypesType       *type, *core;

  if (e->type_expr && e->type_expr->kind == SYNTAX_ARRAY_TYPE && array->len == NULL)
    {
      type = types_new_array (c->arena, types_var_type (c, array->elem), -1);
      e->type_expr->mode = SYNTAX_MODE_TYPE;
      e->type_expr->type = type;
      return *out_base = type;
    }
  if (e->type_expr)
    return *out_base = types_type_expr (c, e->type_expr);
  if (hint == NULL)
    {
      types_error (c, e->head.pos, "missing type in composite literal");
      return NULL;
    }
  core = types_core (hint);
  *out_base = core && core->kind == TYPES_POINTER ? core->elem : hint;
  return hint;
}

static void
use_elements (TypesChecker       *c,
              SyntaxCompositeLit *e)
{
  for (guint i = 0; i < e->elements.n; i++)
    {
      SyntaxExpr *element = e->elements.items[i];

      if (element->kind == SYNTAX_KEY_VALUE)
        element = ((SyntaxKeyValue *) element)->value;
      if (element->kind != SYNTAX_COMPOSITE_LIT
          || ((SyntaxCompositeLit *) element)->type_expr != NULL)
        types_use_expr (c, element);
    }
}

/* Inside its own declaration a type has no literals. */
static gboolean
is_incomplete (const TypesType *type)
{
  const TypesType *origin = type->origin ? type->origin : type;

  return type->kind == TYPES_NAMED && types_is_valid (types_under (type))
         && origin->underlying == NULL;
}

void
types_composite_lit (TypesChecker       *c,
                     TypesOperand       *x,
                     SyntaxCompositeLit *e,
                     TypesType          *hint)
{
  TypesType *base = types_invalid;
  TypesType *type = literal_type (c, e, hint, &base);
  TypesType *core = type ? types_core (base) : types_invalid;

  if (is_incomplete (base))
    {
      types_error (c, e->head.pos, "invalid recursive type %s", types_text (c, base));
      use_elements (c, e);
      return;
    }
  switch (core ? core->kind : TYPES_BASIC)
    {
    case TYPES_STRUCT:
      if (e->elements.n == 0)
        break;
      if (e->elements.items[0]->kind == SYNTAX_KEY_VALUE)
        keyed_struct (c, e, base, core);
      else
        positional_struct (c, e, base, core);
      break;
    case TYPES_ARRAY:
      {
        gint64 n = types_indexed_elements (c, e->elements, core->elem, core->len);

        if (core->len < 0)
          core->len = n;
        break;
      }
    case TYPES_SLICE:
      types_indexed_elements (c, e->elements, core->elem, -1);
      break;
    case TYPES_MAP:
      map_literal (c, e, core);
      break;
    default:
      use_elements (c, e);
      if (core == NULL || types_is_valid (core))
        types_error (c, e->head.pos, "invalid composite literal type %s%s", types_text (c, type),
                     core ? "" : " (no core type)");
      return;
    }
  x->mode = SYNTAX_MODE_VALUE;
  x->type = type;
}
