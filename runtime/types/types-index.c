/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * Index and slice expressions, type assertions' possibility.
 */

/* ---- indices ------------------------------------------------------------------------- */

/* Whether x can be an index: an integer, or an untyped constant that is one. */
gboolean
types_is_valid_index (TypesChecker *c,
                      TypesOperand *x,
                      const char   *what,
                      gboolean      allow_negative)
{
  TypesConst *value;

  if (!types_ok (x))
    return FALSE;
  types_convert_untyped (c, x, types_basic (TYPES_INT));
  if (!types_ok (x))
    return FALSE;
  if (!types_is_integer (x->type))
    {
      types_error (c, types_pos (x), "invalid argument: %s %s must be integer", what,
                   types_operand_text (c, x));
      return FALSE;
    }
  if (x->mode != SYNTAX_MODE_CONST)
    return TRUE;
  value = types_const_to_int (c->arena, x->value);
  if (!allow_negative && value->kind == TYPES_CONST_INT && types_const_sign (value) < 0)
    {
      types_error (c, types_pos (x), "invalid argument: %s %s must not be negative", what,
                   types_operand_text (c, x));
      return FALSE;
    }
  if (!types_representable_const (c, x->value, types_basic (TYPES_INT), NULL))
    {
      types_error (c, types_pos (x), "invalid argument: %s %s overflows int", what,
                   types_operand_text (c, x));
      return FALSE;
    }
  return TRUE;
}

/* Checks an index; a constant one must be below max, if that is known (>= 0). Its value or -1. */
static gint64
check_index (TypesChecker *c,
             SyntaxExpr   *e,
             gint64        max)
{
  TypesOperand x;
  gint64       value;

  types_expr (c, &x, e);
  if (!types_is_valid_index (c, &x, "index", FALSE))
    return -1;
  if (x.mode != SYNTAX_MODE_CONST
      || !types_const_fits_int64 (types_const_to_int (c->arena, x.value), &value))
    return -1;
  if (max >= 0 && value >= max)
    {
      types_error (c, types_pos (&x), "invalid argument: index %s out of bounds [0:%" G_GINT64_FORMAT "]",
                   types_const_text (c, x.value), max);
      return -1;
    }
  return value;
}

/* ---- x[i] ---------------------------------------------------------------------------- */

/* What indexing a type gives. */
typedef struct
{
  TypesType *elem;
  TypesType *key;     /* of a map */
  gint64     length;  /* of an array, or -1 */
  SyntaxMode mode;
} Indexed;

static gboolean
index_type (TypesType *type,
            SyntaxMode mode,
            Indexed   *out)
{
  TypesType *under = types_under (type);

  *out = (Indexed){ under->elem, NULL, -1, SYNTAX_MODE_VARIABLE };
  switch (under->kind)
    {
    case TYPES_BASIC:
      if (!types_is_string (under))
        return FALSE;
      out->elem = types_byte ();
      out->mode = SYNTAX_MODE_VALUE;
      return TRUE;
    case TYPES_ARRAY:
      out->length = under->len;
      if (mode != SYNTAX_MODE_VARIABLE)
        out->mode = SYNTAX_MODE_VALUE;
      return TRUE;
    case TYPES_POINTER:
      under = types_under (under->elem);
      if (under->kind != TYPES_ARRAY)
        return FALSE;
      out->elem = under->elem;
      out->length = under->len;
      return TRUE;
    case TYPES_SLICE:
      return TRUE;
    case TYPES_MAP:
      out->key = under->key;
      out->mode = SYNTAX_MODE_MAP_INDEX;
      return TRUE;
    default:
      return FALSE;
    }
}

typedef struct
{
  SyntaxMode mode;
  Indexed    common;
  gboolean   any;
} IndexAll;

/* All types of a type parameter's set must be indexed alike. */
static gboolean
index_term (const TypesTerm *term,
            gpointer         user_data)
{
  IndexAll *self = user_data;
  Indexed   each;

  if (term == NULL || !index_type (term->type, self->mode, &each))
    return FALSE;
  if (!self->any)
    {
      self->common = each;
      self->any = TRUE;
      return TRUE;
    }
  if ((each.key == NULL) != (self->common.key == NULL)
      || (each.key && !types_identical (each.key, self->common.key))
      || !types_identical (each.elem, self->common.elem))
    return FALSE;
  if (each.length >= 0 && (self->common.length < 0 || each.length < self->common.length))
    self->common.length = each.length;
  if (each.mode == SYNTAX_MODE_VALUE)
    self->common.mode = SYNTAX_MODE_VALUE;
  return TRUE;
}

static gboolean
find_indexed (const TypesOperand *x,
              Indexed            *out)
{
  IndexAll all = { x->mode, { 0 }, FALSE };

  if (!types_is_type_param (x->type))
    return index_type (x->type, x->mode, out);
  if (!types_param_all (x->type, index_term, &all) || !all.any)
    return FALSE;
  *out = all.common;
  return TRUE;
}

/* "x"[0] of constants is a byte value, but its bounds are known. */
static gint64
constant_string_length (const TypesOperand *x)
{
  gsize len;

  if (x->mode != SYNTAX_MODE_CONST || x->value->kind != TYPES_CONST_STRING)
    return -1;
  types_const_get_string (x->value, &len);
  return (gint64) len;
}

/* T[int]: the instance, if x denotes a generic type. */
static void
index_generic_type (TypesChecker *c,
                    TypesOperand *x,
                    SyntaxIndex  *e)
{
  x->type = types_var_type (c, &e->head);
  x->mode = types_is_valid (x->type) ? SYNTAX_MODE_TYPE : SYNTAX_MODE_NONE;
}

static void
index_map (TypesChecker  *c,
           TypesOperand  *x,
           SyntaxExpr    *index,
           const Indexed *indexed)
{
  TypesOperand key;

  types_expr (c, &key, index);
  types_assignment (c, &key, indexed->key, "map index");
  x->mode = SYNTAX_MODE_MAP_INDEX;
  x->type = indexed->elem;
}

gboolean
types_index (TypesChecker *c,
             TypesOperand *x,
             SyntaxIndex  *e)
{
  Indexed indexed;
  gint64  string_length;

  types_expr_or_type (c, x, e->x, TRUE);
  if (!types_ok (x))
    {
      types_use (c, e->indices);
      return FALSE;
    }
  if (x->mode == SYNTAX_MODE_TYPE)
    {
      index_generic_type (c, x, e);
      return FALSE;
    }
  if (x->mode == SYNTAX_MODE_VALUE && types_under (x->type)->kind == TYPES_FUNC
      && types_under (x->type)->n_type_params > 0)
    {
      x->expr = &e->head;
      return TRUE;
    }
  if (x->mode == SYNTAX_MODE_NIL || !find_indexed (x, &indexed))
    {
      types_error (c, types_pos_before (c, e->indices.items[0]->pos, '['),
                   "invalid operation: cannot index %s", types_operand_text (c, x));
      types_use (c, e->indices);
      types_invalidate (x);
      return FALSE;
    }
  if (e->indices.n > 1)
    {
      types_error (c, e->indices.items[1]->pos, "invalid operation: more than one index");
      types_invalidate (x);
      return FALSE;
    }
  if (indexed.key)
    {
      index_map (c, x, e->indices.items[0], &indexed);
      return FALSE;
    }
  string_length = constant_string_length (x);
  if (string_length >= 0)
    indexed.length = string_length;
  check_index (c, e->indices.items[0], indexed.length);
  x->mode = indexed.mode;
  x->type = indexed.elem;
  return FALSE;
}

/* ---- x[i:j:k] ------------------------------------------------------------------------ */

static gboolean
slice_string (TypesChecker    *c,
              TypesOperand    *x,
              SyntaxSliceExpr *e)
{
  if (e->three)
    {
      types_error (c, e->max ? e->max->pos : e->head.pos,
                   "invalid operation: 3-index slice of string");
      return FALSE;
    }
  /* Slicing an untyped string gives a value of type string; a named type stays. */
  if (types_is_untyped (x->type))
    {
      types_update_expr (c, x->expr, types_basic (TYPES_STRING), TRUE);
      x->type = types_basic (TYPES_STRING);
    }
  x->mode = SYNTAX_MODE_VALUE;
  return TRUE;
}

static gboolean
slice_array (TypesChecker    *c,
             TypesOperand    *x,
             SyntaxSliceExpr *e,
             TypesType       *array)
{
  TypesObject *root;

  if (x->mode != SYNTAX_MODE_VARIABLE)
    {
      types_error (c, types_pos (x), "invalid operation: %s (slice of unaddressable value)",
                   types_operand_text (c, x));
      return FALSE;
    }
  root = types_root_variable (e->x);
  if (root)
    root->is_addressed = TRUE;
  x->type = types_new_slice (c->arena, array->elem);
  return TRUE;
}

/* The type of the slice; out_length is the bound of constant indices, or -1. */
static gboolean
slice_operand (TypesChecker    *c,
               TypesOperand    *x,
               SyntaxSliceExpr *e,
               gint64          *out_length)
{
  TypesType *core = types_core_string (x->type);

  if (core == NULL)
    {
      types_error (c, types_pos (x), "invalid operation: cannot slice %s: %s has no core type",
                   types_operand_text (c, x), types_text (c, x->type));
      return FALSE;
    }
  switch (core->kind)
    {
    case TYPES_BASIC:
      if (!types_is_string (core))
        break;
      *out_length = constant_string_length (x);
      return slice_string (c, x, e);
    case TYPES_ARRAY:
      *out_length = core->len;
      return slice_array (c, x, e, core);
    case TYPES_POINTER:
      core = types_under (core->elem);
      if (core->kind != TYPES_ARRAY)
        break;
      *out_length = core->len;
      x->mode = SYNTAX_MODE_VALUE;
      x->type = types_new_slice (c->arena, core->elem);
      return TRUE;
    case TYPES_SLICE:
      return TRUE;
    default:
      break;
    }
  types_error (c, types_pos (x), "invalid operation: cannot slice %s",
               types_operand_text (c, x));
  return FALSE;
}

void
types_slice (TypesChecker    *c,
             TypesOperand    *x,
             SyntaxSliceExpr *e)
{
  SyntaxExpr *indices[3] = { e->low, e->high, e->max };
  gint64      values[3];
  gint64      length = -1;
  gint64      last = -1;

  types_expr (c, x, e->x);
  if (!types_ok (x) || !slice_operand (c, x, e, &length))
    {
      for (guint i = 0; i < 3; i++)
        types_use_expr (c, indices[i]);
      types_invalidate (x);
      return;
    }
  if (x->mode == SYNTAX_MODE_VARIABLE || x->mode == SYNTAX_MODE_MAP_INDEX
      || x->mode == SYNTAX_MODE_COMMA_OK)
    x->mode = SYNTAX_MODE_VALUE;
  for (guint i = 0; i < 3; i++)
    {
      values[i] = i == 0 ? 0 : -1;
      if (indices[i])
        values[i] = check_index (c, indices[i], length >= 0 ? length + 1 : -1);
    }
  /* Constant indices must be in order; told at the one that is too small. */
  for (guint i = 0; i < 3; i++)
    {
      if (values[i] < 0)
        continue;
      if (values[i] < last)
        {
          types_error (c, indices[i]->pos,
                       "invalid slice indices: %" G_GINT64_FORMAT " < %" G_GINT64_FORMAT, values[i],
                       last);
          return;
        }
      last = values[i];
    }
}

/* ---- elements of array and slice literals -------------------------------------------- */

static gint64
element_index (TypesChecker   *c,
               SyntaxKeyValue *pair,
               gint64          length)
{
  TypesOperand x;
  gint64       value;

  types_expr (c, &x, pair->key);
  if (!types_is_valid_index (c, &x, "index", FALSE))
    return -1;
  if (x.mode != SYNTAX_MODE_CONST)
    {
      types_error (c, pair->key->pos, "index %s must be integer constant",
                   types_expr_text (c, pair->key));
      return -1;
    }
  if (!types_const_fits_int64 (types_const_to_int (c->arena, x.value), &value))
    return -1;
  if (length >= 0 && value >= length)
    {
      types_error (c, pair->key->pos,
                   "invalid argument: index %s out of bounds [0:%" G_GINT64_FORMAT "]",
                   types_const_text (c, x.value), length);
      return -1;
    }
  return value;
}

/* Checks the elements of a literal; its length, if it may have any (length < 0). */
gint64
types_indexed_elements (TypesChecker  *c,
                        SyntaxExprList elements,
                        TypesType     *elem,
                        gint64         length)
{
  g_autoptr (GHashTable) seen = NULL;
  gint64 index = 0, max = 0;

  for (guint i = 0; i < elements.n; i++)
    {
      SyntaxExpr  *e = elements.items[i];
      gboolean     valid = TRUE;
      TypesOperand x;

      if (e->kind == SYNTAX_KEY_VALUE)
        {
          gint64 key = element_index (c, (SyntaxKeyValue *) e, length);

          valid = key >= 0;
          if (valid)
            {
              /* Before the first key, indices just count up and cannot repeat. */
              if (seen == NULL)
                {
                  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
                  for (gint64 j = 0; j < (gint64) i; j++)
                    g_hash_table_add (seen, g_memdup2 (&j, sizeof j));
                }
              index = key;
            }
          e = ((SyntaxKeyValue *) e)->value;
        }
      else if (length >= 0 && index >= length)
        {
          types_error (c, e->pos,
                       "index %" G_GINT64_FORMAT " is out of bounds (>= %" G_GINT64_FORMAT ")",
                       index, length);
          valid = FALSE;
        }
      if (valid && seen && !g_hash_table_add (seen, g_memdup2 (&index, sizeof index)))
        types_error (c, elements.items[i]->pos,
                     "duplicate index %" G_GINT64_FORMAT " in array or slice literal", index);
      index++;
      max = MAX (max, index);
      types_expr_hint (c, &x, e, elem);
      types_assignment (c, &x, elem, "array or slice literal");
    }
  return max;
}
