/* SPDX-License-Identifier: MIT */

/*
 * Composite literals. Structs and arrays are built where they are wanted, in
 * the frame or in fresh memory, elements of such types inside of them too; what
 * is not given is zeroed first, and only if something is not given. Slices,
 * maps and pointers are built behind a temporary, so that an assignment to
 * a variable may read that variable in its literal.
 */
#include "code-expr.h"

#include <string.h>

static SyntaxExpr *
element_value (SyntaxExpr *element)
{
  return element->kind == SYNTAX_KEY_VALUE ? ((SyntaxKeyValue *) element)->value : element;
}

/* The struct or array literal that the expression is, if it is of the very type. */
static SyntaxCompositeLit *
nested_literal (CodeFn     *fn,
                SyntaxExpr *expr,
                TypesType  *type)
{
  TypesType *under = types_underlying (type);

  expr = code_unparen (expr);
  if (expr->kind != SYNTAX_COMPOSITE_LIT || code_order_get (fn, expr) != CODE_NO_SLOT
      || (under->kind != TYPES_STRUCT && under->kind != TYPES_ARRAY)
      || !types_identical (code_fn_type (fn, expr), type))
    return NULL;
  return (SyntaxCompositeLit *) expr;
}

static guint
field_index (const TypesType *under,
             const char      *name)
{
  for (guint i = 0; i < under->n_fields; i++)
    {
      if (under->fields[i].name != NULL && strcmp (under->fields[i].name, name) == 0)
        return i;
    }
  g_assert_not_reached ();
}

static gboolean
is_blank (const TypesType *under,
          guint            index)
{
  return g_strcmp0 (under->fields[index].name, "_") == 0;
}

/* Which field the i-th element of a struct literal gives. */
static guint
struct_element (const TypesType          *under,
                const SyntaxCompositeLit *lit,
                guint                     i)
{
  SyntaxExpr *element = lit->elements.items[i];

  if (element->kind != SYNTAX_KEY_VALUE)
    return i;
  return field_index (under, ((SyntaxIdent *) ((SyntaxKeyValue *) element)->key)->name);
}

/* Which index the next element of an array or slice literal gives. */
static gint64
array_element (const SyntaxExpr *element,
               gint64            next)
{
  if (element->kind != SYNTAX_KEY_VALUE)
    return next;
  return types_const_get_int64 (((const SyntaxKeyValue *) element)->key->value);
}

/* ---- zeroing ----------------------------------------------------------------------------- */

static gboolean needs_zero (CodeFn             *fn,
                            SyntaxCompositeLit *lit,
                            TypesType          *type);

static gboolean
element_needs_zero (CodeFn     *fn,
                    SyntaxExpr *value,
                    TypesType  *type)
{
  SyntaxCompositeLit *lit = nested_literal (fn, value, type);

  return lit != NULL && needs_zero (fn, lit, type);
}

/* Whether some bytes of the value are not stored by the literal's elements. */
static gboolean
needs_zero (CodeFn             *fn,
            SyntaxCompositeLit *lit,
            TypesType          *type)
{
  TypesType *under = types_underlying (type), *part;
  gint64     stored = 0;

  for (guint i = 0; i < lit->elements.n; i++)
    {
      part = under->kind == TYPES_STRUCT ? under->fields[struct_element (under, lit, i)].type
                                         : under->elem;
      stored += types_size (part);
      if (element_needs_zero (fn, element_value (lit->elements.items[i]), part)
          || (under->kind == TYPES_STRUCT && is_blank (under, struct_element (under, lit, i))))
        return TRUE;
    }
  return stored != types_size (type) || types_size (type) % 8 != 0;
}

/* ---- structs and arrays ------------------------------------------------------------------ */

static void
store_element (CodeFn          *fn,
               SyntaxExpr      *value,
               TypesType       *type,
               const CodePlace *whole,
               const TypesType *whole_type,
               guint64          offset)
{
  SyntaxCompositeLit *lit = nested_literal (fn, value, type);
  CodePlace           place = *whole;
  guint               top = fn->top;

  code_place_part (fn, &place, whole_type, offset);
  if (lit != NULL)
    code_composite_into (fn, lit, type, &place, TRUE);
  else if (place.kind == CODE_PLACE_FRAME && place.offset % 8 == 0
           && code_type_bytes (type) % 8 == 0)
    code_expr_as (fn, value, type, (guint) (place.offset / 8));
  else
    {
      guint slot = code_expr_as (fn, value, type, CODE_NO_SLOT);

      code_place_store (fn, &place, type, slot);
    }
  fn->top = top;
}

/* The value of a blank field, which stays zero, is only evaluated. */
static void
drop_element (CodeFn     *fn,
              SyntaxExpr *value,
              TypesType  *type)
{
  guint top = fn->top;

  code_expr_as (fn, value, type, CODE_NO_SLOT);
  fn->top = top;
}

static void
store_struct (CodeFn             *fn,
              SyntaxCompositeLit *lit,
              TypesType          *type,
              const CodePlace    *place)
{
  TypesType  *under = types_underlying (type);
  const char *site = fn->site;

  for (guint i = 0; i < lit->elements.n; i++)
    {
      guint index = struct_element (under, lit, i);

      if (is_blank (under, index))
        {
          drop_element (fn, element_value (lit->elements.items[i]), under->fields[index].type);
          continue;
        }
      if (under->fields[index].name != NULL)
        fn->site = under->fields[index].name;
      store_element (fn, element_value (lit->elements.items[i]), under->fields[index].type, place,
                     type, (guint64) types_field_offset (under, index));
      fn->site = site;
    }
}

static void
store_array (CodeFn             *fn,
             SyntaxCompositeLit *lit,
             TypesType          *elem,
             TypesType          *whole,
             const CodePlace    *place)
{
  gint64 index = 0;

  for (guint i = 0; i < lit->elements.n; i++)
    {
      index = array_element (lit->elements.items[i], index);
      store_element (fn, element_value (lit->elements.items[i]), elem, place, whole,
                     (guint64) (index * types_size (elem)));
      index++;
    }
}

void
code_composite_into (CodeFn             *fn,
                     SyntaxCompositeLit *lit,
                     TypesType          *type,
                     const CodePlace    *place,
                     gboolean            is_zeroed)
{
  TypesType *under = types_underlying (type);

  if (!is_zeroed && needs_zero (fn, lit, type))
    {
      g_assert (place->kind == CODE_PLACE_SLOT);
      code_zero (fn, place->slot, code_type_slots (type));
    }
  if (under->kind == TYPES_STRUCT)
    store_struct (fn, lit, type, place);
  else
    store_array (fn, lit, under->elem, type, place);
}

/* ---- slices and maps --------------------------------------------------------------------- */

static gint64
literal_len (const SyntaxCompositeLit *lit)
{
  gint64 index = 0, len = 0;

  for (guint i = 0; i < lit->elements.n; i++)
    {
      index = array_element (lit->elements.items[i], index) + 1;
      len = MAX (len, index);
    }
  return len;
}

static guint
slice_literal (CodeFn             *fn,
               SyntaxCompositeLit *lit,
               TypesType          *slice,
               guint               want)
{
  gint64     len = literal_len (lit);
  TypesType *array = code_type_new_array (fn->unit, slice->elem, len);
  guint      ref = code_temp (fn, 3), dest;
  CodePlace  place = { .kind = CODE_PLACE_MEMORY, .slot = ref };

  fn->pos = lit->head.pos;
  code_alloc (fn, ref, array);
  store_array (fn, lit, slice->elem, array, &place);
  dest = want != CODE_NO_SLOT ? want : ref;
  code_move (fn, dest, ref, 1);
  code_load_int (fn, dest + 1, len);
  code_load_int (fn, dest + 2, len);
  return dest;
}

static guint
map_literal (CodeFn             *fn,
             SyntaxCompositeLit *lit,
             TypesType          *type,
             guint               want)
{
  TypesType *map = types_underlying (type);
  guint      slot = code_temp (fn, 1), size = code_temp (fn, 1), top = fn->top;

  fn->pos = lit->head.pos;
  if (lit->elements.n > 0)
    code_load_int (fn, size, lit->elements.n);
  code_mark_site (fn);
  code_emit_x (fn, CODE_OP_MKMAP, slot, lit->elements.n > 0 ? size : CODE_NO_SLOT, 0,
               code_unit_type (fn->unit, type), 0);
  for (guint i = 0; i < lit->elements.n; i++)
    {
      SyntaxKeyValue *element = (SyntaxKeyValue *) lit->elements.items[i];
      CodePlace       place = { .kind = CODE_PLACE_MAP, .slot = slot, .map = map };
      SyntaxExpr     *pair[] = { element->key, element->value };
      TypesType      *types[] = { map->key, map->elem };
      guint           value;

      code_order_as (fn, pair, 2, types);
      place.index = code_expr_as (fn, element->key, map->key, CODE_NO_SLOT);
      value = code_expr_as (fn, element->value, map->elem, CODE_NO_SLOT);
      fn->pos = element->head.pos;
      code_place_store (fn, &place, map->elem, value);
      fn->top = top;
    }
  return code_assign_convert (fn, slot, type, type, want);
}

/* ---- all of them ------------------------------------------------------------------------- */

static guint
literal_of (CodeFn             *fn,
            SyntaxCompositeLit *lit,
            TypesType          *type,
            guint               want)
{
  TypesType *under = types_underlying (type);
  CodePlace  place = { .kind = CODE_PLACE_SLOT };

  if (under->kind == TYPES_SLICE)
    return slice_literal (fn, lit, under, want);
  if (under->kind == TYPES_MAP)
    return map_literal (fn, lit, type, want);
  place.slot = code_dest (fn, want, code_type_slots (type));
  code_composite_into (fn, lit, type, &place, FALSE);
  return place.slot;
}

guint
code_composite (CodeFn             *fn,
                SyntaxCompositeLit *lit,
                guint               want)
{
  TypesType *type = code_fn_type (fn, (SyntaxExpr *) lit);

  /* Inside another literal &T may be elided. */
  if (types_underlying (type)->kind == TYPES_POINTER)
    return code_composite_address (fn, lit, want);
  return literal_of (fn, lit, type, want);
}

/* &T{…} */
guint
code_composite_address (CodeFn             *fn,
                        SyntaxCompositeLit *lit,
                        guint               want)
{
  TypesType *type = code_fn_type (fn, (SyntaxExpr *) lit);
  CodePlace  place = { .kind = CODE_PLACE_MEMORY };
  guint      ref;

  if (types_underlying (type)->kind == TYPES_POINTER)
    type = types_underlying (type)->elem;
  ref = place.slot = lit->elements.n == 0 ? code_dest (fn, want, 1) : code_temp (fn, 1);
  fn->pos = lit->head.pos;
  code_alloc (fn, ref, type);
  if (types_underlying (type)->kind == TYPES_STRUCT || types_underlying (type)->kind == TYPES_ARRAY)
    code_composite_into (fn, lit, type, &place, TRUE);
  else
    code_place_store (fn, &place, type, literal_of (fn, lit, type, CODE_NO_SLOT));
  if (want == CODE_NO_SLOT)
    return ref;
  code_move (fn, want, ref, 1);
  return want;
}
