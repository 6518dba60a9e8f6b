/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

/*
 * Making types, and the simple questions about them. A question about a type
 * parameter is a question about every type of its type set; an empty or
 * unlimited set answers no.
 */

/* ---- construction -------------------------------------------------------------------- */

TypesType *
types_new (BaseArena *arena,
           TypesKind  kind)
{
  TypesType *type = base_arena_new0 (arena, TypesType);

  type->kind = kind;
  type->size_bytes = -1;
  return type;
}

TypesType *
types_new_pointer (BaseArena *arena,
                   TypesType *elem)
{
  TypesType *type = types_new (arena, TYPES_POINTER);

  type->elem = elem;
  return type;
}

TypesType *
types_new_slice (BaseArena *arena,
                 TypesType *elem)
{
  TypesType *type = types_new (arena, TYPES_SLICE);

  type->elem = elem;
  return type;
}

TypesType *
types_new_array (BaseArena *arena,
                 TypesType *elem,
                 gint64     len)
{
  TypesType *type = types_new (arena, TYPES_ARRAY);

  type->elem = elem;
  type->len = len;
  return type;
}

TypesType *
types_new_map (BaseArena *arena,
               TypesType *key,
               TypesType *elem)
{
  TypesType *type = types_new (arena, TYPES_MAP);

  type->key = key;
  type->elem = elem;
  return type;
}

TypesType *
types_new_chan (BaseArena    *arena,
                SyntaxChanDir dir,
                TypesType    *elem)
{
  TypesType *type = types_new (arena, TYPES_CHAN);

  type->dir = dir;
  type->elem = elem;
  return type;
}

TypesType *
types_new_tuple (BaseArena  *arena,
                 TypesField *fields,
                 guint       n)
{
  TypesType *type = types_new (arena, TYPES_TUPLE);

  type->fields = fields;
  type->n_fields = n;
  return type;
}

TypesType *
types_new_named (TypesContext *context,
                 TypesObject  *object)
{
  TypesType *type = types_new (context->arena, TYPES_NAMED);

  type->context = context;
  type->object = object;
  type->serial = context->next_serial++;
  return type;
}

TypesType *
types_new_param (TypesContext *context,
                 TypesObject  *object,
                 guint         index)
{
  TypesType *type = types_new (context->arena, TYPES_TYPE_PARAM);

  type->context = context;
  type->object = object;
  type->index = index;
  type->serial = context->next_serial++;
  type->constraint = types_any_type ();
  return type;
}

TypesType *
types_new_interface (TypesContext *context)
{
  TypesType *type = types_new (context->arena, TYPES_INTERFACE);

  type->context = context;
  return type;
}

TypesObject *
types_new_object (BaseArena      *arena,
                  TypesObjectKind kind,
                  TypesPackage   *package,
                  const char     *name,
                  BasePos         pos,
                  TypesType      *type)
{
  TypesObject *object = base_arena_new0 (arena, TypesObject);

  object->kind = kind;
  object->package = package;
  object->name = name;
  object->pos = pos;
  object->type = type;
  return object;
}

void
types_context_init (TypesContext *self,
                    BaseArena    *arena)
{
  *self = (TypesContext){ .arena = arena, .next_serial = 1 };
}

/* ---- underlying and core types ------------------------------------------------------- */

/* Follows a chain of declarations "type A B; type B C" to its end; a cycle has been reported and
 * counts as invalid. */
static TypesType *
resolve_named (TypesType *type)
{
  TypesType *end = type->written;

  if (type->origin)
    return types_expand (type);
  if (end == NULL || type->being_computed)
    return types_invalid;
  if (end->kind != TYPES_NAMED)
    return end;

  type->being_computed = TRUE;
  TypesType *under = types_underlying (end);
  type->being_computed = FALSE;
  if (end->underlying)
    type->underlying = under;
  return under;
}

/**
 * types_underlying:
 * @type: a type
 *
 * Gets the underlying type; that of a type parameter is its constraint's interface.
 *
 * Returns: (transfer none): a type that is not named
 */
TypesType *
types_underlying (const TypesType *type)
{
  if (type->kind == TYPES_NAMED)
    return type->underlying ? type->underlying : resolve_named ((TypesType *) type);
  if (type->kind == TYPES_TYPE_PARAM)
    return types_param_interface (type);
  return (TypesType *) type;
}

gboolean
types_param_all (const TypesType *param,
                 TypesTermFunc    func,
                 gpointer         user_data)
{
  const TypesSet *set = types_interface_set (types_param_interface (param));

  if (!types_set_has_terms (set))
    return func (NULL, user_data);
  for (guint i = 0; i < set->n_terms; i++)
    if (!func (&set->terms[i], user_data))
      return FALSE;
  return TRUE;
}

typedef struct
{
  TypesType *result;
  gboolean   strings; /* string and []byte together give string */
  gboolean   found_string;
} Core;

static gboolean
merge_core (const TypesTerm *term,
            gpointer         user_data)
{
  Core      *core = user_data;
  TypesType *under;

  if (term == NULL)
    return FALSE;
  under = types_under (term->type);
  if (core->strings && types_is_basic_string (under))
    {
      under = types_bytes ();
      core->found_string = TRUE;
    }
  if (core->result == NULL || core->result == under)
    {
      core->result = under;
      return TRUE;
    }
  if (types_identical (core->result, under))
    return TRUE;
  /* Channels of one element type agree if their directions do not exclude each other. */
  if (core->result->kind == TYPES_CHAN && under->kind == TYPES_CHAN
      && types_identical (core->result->elem, under->elem)
      && (core->result->dir == SYNTAX_CHAN_BOTH || under->dir == SYNTAX_CHAN_BOTH))
    {
      if (core->result->dir == SYNTAX_CHAN_BOTH)
        core->result = under;
      return TRUE;
    }
  core->result = NULL;
  return FALSE;
}

static TypesType *
core_of (const TypesType *type,
         gboolean         strings)
{
  Core core = { .strings = strings };

  if (type->kind != TYPES_TYPE_PARAM)
    {
      TypesType *under = types_under (type);

      return strings && types_is_basic_string (under) ? types_basic (TYPES_STRING) : under;
    }
  if (!types_param_all (type, merge_core, &core))
    return NULL;
  if (core.found_string && core.result)
    return types_basic (TYPES_STRING);
  return core.result;
}

/* The one underlying type that all types of a type parameter's set share, or NULL; of any other
 * type its underlying type. */
TypesType *
types_core (const TypesType *type)
{
  return core_of (type, FALSE);
}

/* The same, where strings and byte slices may mix and count as string. */
TypesType *
types_core_string (const TypesType *type)
{
  return core_of (type, TRUE);
}

/* ---- predicates ---------------------------------------------------------------------- */

typedef enum
{
  IS_BOOLEAN = 1 << 0,
  IS_INTEGER = 1 << 1,
  IS_UNSIGNED = 1 << 2,
  IS_FLOAT = 1 << 3,
  IS_COMPLEX = 1 << 4,
  IS_STRING = 1 << 5,
  IS_UNTYPED = 1 << 6,

  IS_ORDERED = IS_INTEGER | IS_FLOAT | IS_STRING,
  IS_NUMERIC = IS_INTEGER | IS_FLOAT | IS_COMPLEX,
  IS_CONST = IS_BOOLEAN | IS_NUMERIC | IS_STRING,
} Info;

static const guint8 basic_info[TYPES_N_BASIC] = {
  [TYPES_BOOL] = IS_BOOLEAN,
  [TYPES_INT] = IS_INTEGER,
  [TYPES_INT8] = IS_INTEGER,
  [TYPES_INT16] = IS_INTEGER,
  [TYPES_INT32] = IS_INTEGER,
  [TYPES_INT64] = IS_INTEGER,
  [TYPES_UINT] = IS_INTEGER | IS_UNSIGNED,
  [TYPES_UINT8] = IS_INTEGER | IS_UNSIGNED,
  [TYPES_UINT16] = IS_INTEGER | IS_UNSIGNED,
  [TYPES_UINT32] = IS_INTEGER | IS_UNSIGNED,
  [TYPES_UINT64] = IS_INTEGER | IS_UNSIGNED,
  [TYPES_UINTPTR] = IS_INTEGER | IS_UNSIGNED,
  [TYPES_FLOAT32] = IS_FLOAT,
  [TYPES_FLOAT64] = IS_FLOAT,
  [TYPES_COMPLEX64] = IS_COMPLEX,
  [TYPES_COMPLEX128] = IS_COMPLEX,
  [TYPES_STRING] = IS_STRING,
  [TYPES_UNTYPED_BOOL] = IS_BOOLEAN | IS_UNTYPED,
  [TYPES_UNTYPED_INT] = IS_INTEGER | IS_UNTYPED,
  [TYPES_UNTYPED_RUNE] = IS_INTEGER | IS_UNTYPED,
  [TYPES_UNTYPED_FLOAT] = IS_FLOAT | IS_UNTYPED,
  [TYPES_UNTYPED_COMPLEX] = IS_COMPLEX | IS_UNTYPED,
  [TYPES_UNTYPED_STRING] = IS_STRING | IS_UNTYPED,
  [TYPES_UNTYPED_NIL] = IS_UNTYPED,
};

static gboolean
basic_is (const TypesType *under,
          Info             info)
{
  return under->kind == TYPES_BASIC && (basic_info[under->basic] & info) != 0;
}

static gboolean
term_is (const TypesTerm *term,
         gpointer         user_data)
{
  return term != NULL && basic_is (types_under (term->type), GPOINTER_TO_UINT (user_data));
}

static gboolean
all_are (const TypesType *type,
         Info             info)
{
  if (type->kind == TYPES_TYPE_PARAM)
    return types_param_all (type, term_is, GUINT_TO_POINTER (info));
  return basic_is (types_under (type), info);
}

gboolean
types_is_boolean (const TypesType *type)
{
  return all_are (type, IS_BOOLEAN);
}

gboolean
types_is_integer (const TypesType *type)
{
  return all_are (type, IS_INTEGER);
}

gboolean
types_is_unsigned (const TypesType *type)
{
  return all_are (type, IS_UNSIGNED);
}

gboolean
types_is_float (const TypesType *type)
{
  return all_are (type, IS_FLOAT);
}

gboolean
types_is_complex (const TypesType *type)
{
  return all_are (type, IS_COMPLEX);
}

gboolean
types_is_numeric (const TypesType *type)
{
  return all_are (type, IS_NUMERIC);
}

gboolean
types_is_string (const TypesType *type)
{
  return all_are (type, IS_STRING);
}

gboolean
types_is_integer_or_float (const TypesType *type)
{
  return all_are (type, IS_INTEGER | IS_FLOAT);
}

gboolean
types_is_numeric_or_string (const TypesType *type)
{
  return all_are (type, IS_NUMERIC | IS_STRING);
}

gboolean
types_is_ordered (const TypesType *type)
{
  return all_are (type, IS_ORDERED);
}

gboolean
types_is_const_type (const TypesType *type)
{
  return all_are (type, IS_CONST);
}

gboolean
types_is_basic_integer (const TypesType *type)
{
  return type->kind != TYPES_TYPE_PARAM && basic_is (types_under (type), IS_INTEGER);
}

gboolean
types_is_basic_string (const TypesType *type)
{
  return type->kind != TYPES_TYPE_PARAM && basic_is (types_under (type), IS_STRING);
}

gboolean
types_is_basic_const (const TypesType *type)
{
  return type->kind != TYPES_TYPE_PARAM && basic_is (types_under (type), IS_CONST);
}

gboolean
types_is_untyped (const TypesType *type)
{
  return basic_is (type, IS_UNTYPED);
}

gboolean
types_is_untyped_numeric (const TypesType *type)
{
  return types_is_untyped (type) && basic_is (type, IS_NUMERIC);
}

gboolean
types_is_type_param (const TypesType *type)
{
  return type->kind == TYPES_TYPE_PARAM;
}

/**
 * types_is_interface:
 * @type: a type
 *
 * Returns: whether its underlying type is an interface; FALSE for a type parameter
 */
gboolean
types_is_interface (const TypesType *type)
{
  return type->kind != TYPES_TYPE_PARAM && types_under (type)->kind == TYPES_INTERFACE;
}

/* A generic type that has not been instantiated. */
gboolean
types_is_generic (const TypesType *type)
{
  return type->kind == TYPES_NAMED && type->origin == NULL && type->n_type_params > 0;
}

gboolean
types_has_name (const TypesType *type)
{
  return type->kind == TYPES_BASIC || type->kind == TYPES_NAMED || type->kind == TYPES_TYPE_PARAM;
}

static gboolean
term_has_nil (const TypesTerm *term,
              gpointer         user_data)
{
  return term != NULL && types_has_nil (types_under (term->type));
}

gboolean
types_has_nil (const TypesType *type)
{
  const TypesType *under;

  if (type->kind == TYPES_TYPE_PARAM)
    return types_param_all (type, term_has_nil, NULL);
  under = types_under (type);
  switch (under->kind)
    {
    case TYPES_BASIC:
      return under->basic == TYPES_UNSAFE_POINTER || under->basic == TYPES_UNTYPED_NIL;
    case TYPES_POINTER:
    case TYPES_SLICE:
    case TYPES_MAP:
    case TYPES_CHAN:
    case TYPES_FUNC:
    case TYPES_INTERFACE:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
types_is_bytes_or_runes (const TypesType *type)
{
  const TypesType *elem;

  if (type->kind != TYPES_SLICE)
    return FALSE;
  elem = types_under (type->elem);
  return elem->kind == TYPES_BASIC && (elem->basic == TYPES_UINT8 || elem->basic == TYPES_INT32);
}

/* The type that an untyped value gets where nothing else decides. */
TypesType *
types_default (TypesType *type)
{
  if (type->kind != TYPES_BASIC)
    return type;
  switch (type->basic)
    {
    case TYPES_UNTYPED_BOOL:
      return types_basic (TYPES_BOOL);
    case TYPES_UNTYPED_INT:
      return types_basic (TYPES_INT);
    case TYPES_UNTYPED_RUNE:
      return types_rune ();
    case TYPES_UNTYPED_FLOAT:
      return types_basic (TYPES_FLOAT64);
    case TYPES_UNTYPED_COMPLEX:
      return types_basic (TYPES_COMPLEX128);
    case TYPES_UNTYPED_STRING:
      return types_basic (TYPES_STRING);
    default:
      return type;
    }
}

TypesType *
types_deref (TypesType *type,
             gboolean  *out_was_pointer)
{
  gboolean is_pointer = type->kind == TYPES_POINTER;

  if (out_was_pointer)
    *out_was_pointer = is_pointer;
  return is_pointer ? type->elem : type;
}
