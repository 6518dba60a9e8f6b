/* SPDX-License-Identifier: MIT */
#include "types-internal.h"

/*
 * The universe block: predeclared types, constants, functions, and package
 * unsafe. All of it is made once, never changes afterwards and is shared by
 * all compilations.
 */

enum { N_UNIVERSE_OBJECTS = 64 };

typedef struct
{
  TypesType    basics[TYPES_N_BASIC];
  TypesType    byte, rune, bytes;
  TypesType    error, error_interface, error_method;
  TypesField   error_result;
  TypesMethod  error_methods[1];
  TypesSet     error_set;
  TypesType    any;
  TypesSet     any_set;
  TypesType    comparable, comparable_interface;
  TypesSet     comparable_set;
  TypesObject  objects[N_UNIVERSE_OBJECTS];
  guint        n_objects;
  TypesScope  *scope;
  TypesScope  *unsafe_scope;
  TypesPackage unsafe_package;
} Universe;

static TypesType invalid_type = { .kind = TYPES_INVALID, .size_bytes = 0, .align_bytes = 1 };
TypesType *const types_invalid = &invalid_type;

static const struct
{
  const char *name;
  gint8       size_bytes, align_bytes; /* -1: has no layout */
} basic_facts[TYPES_N_BASIC] = {
  [TYPES_BOOL] = { "bool", 1, 1 },
  [TYPES_INT] = { "int", 8, 8 },
  [TYPES_INT8] = { "int8", 1, 1 },
  [TYPES_INT16] = { "int16", 2, 2 },
  [TYPES_INT32] = { "int32", 4, 4 },
  [TYPES_INT64] = { "int64", 8, 8 },
  [TYPES_UINT] = { "uint", 8, 8 },
  [TYPES_UINT8] = { "uint8", 1, 1 },
  [TYPES_UINT16] = { "uint16", 2, 2 },
  [TYPES_UINT32] = { "uint32", 4, 4 },
  [TYPES_UINT64] = { "uint64", 8, 8 },
  [TYPES_UINTPTR] = { "uintptr", 8, 8 },
  [TYPES_FLOAT32] = { "float32", 4, 4 },
  [TYPES_FLOAT64] = { "float64", 8, 8 },
  [TYPES_COMPLEX64] = { "complex64", 8, 4 },
  [TYPES_COMPLEX128] = { "complex128", 16, 8 },
  [TYPES_STRING] = { "string", 16, 8 },
  [TYPES_UNSAFE_POINTER] = { "unsafe.Pointer", 8, 8 },
  [TYPES_UNTYPED_BOOL] = { "untyped bool", -1, 1 },
  [TYPES_UNTYPED_INT] = { "untyped int", -1, 1 },
  [TYPES_UNTYPED_RUNE] = { "untyped rune", -1, 1 },
  [TYPES_UNTYPED_FLOAT] = { "untyped float", -1, 1 },
  [TYPES_UNTYPED_COMPLEX] = { "untyped complex", -1, 1 },
  [TYPES_UNTYPED_STRING] = { "untyped string", -1, 1 },
  [TYPES_UNTYPED_NIL] = { "untyped nil", -1, 1 },
};

static const struct
{
  const char  *name;
  TypesBuiltin builtin;
} builtin_names[] = {
  { "append", TYPES_BUILTIN_APPEND },   { "cap", TYPES_BUILTIN_CAP },
  { "clear", TYPES_BUILTIN_CLEAR },     { "close", TYPES_BUILTIN_CLOSE },
  { "complex", TYPES_BUILTIN_COMPLEX }, { "copy", TYPES_BUILTIN_COPY },
  { "delete", TYPES_BUILTIN_DELETE },   { "imag", TYPES_BUILTIN_IMAG },
  { "len", TYPES_BUILTIN_LEN },         { "make", TYPES_BUILTIN_MAKE },
  { "max", TYPES_BUILTIN_MAX },         { "min", TYPES_BUILTIN_MIN },
  { "new", TYPES_BUILTIN_NEW },         { "panic", TYPES_BUILTIN_PANIC },
  { "print", TYPES_BUILTIN_PRINT },     { "println", TYPES_BUILTIN_PRINTLN },
  { "real", TYPES_BUILTIN_REAL },       { "recover", TYPES_BUILTIN_RECOVER },
}, unsafe_names[] = {
  { "Alignof", TYPES_BUILTIN_ALIGNOF },
  { "Offsetof", TYPES_BUILTIN_OFFSETOF },
  { "Sizeof", TYPES_BUILTIN_SIZEOF },
};

static TypesObject *
declare (Universe       *self,
         BaseArena      *arena,
         TypesScope     *scope,
         TypesObjectKind kind,
         const char     *name,
         TypesType      *type)
{
  g_assert (self->n_objects < N_UNIVERSE_OBJECTS);
  TypesObject *object = &self->objects[self->n_objects++];

  object->kind = kind;
  object->name = name;
  object->type = type;
  types_scope_insert (scope, arena, object);
  return object;
}

static void
init_basics (Universe *self)
{
  for (guint i = 0; i < TYPES_N_BASIC; i++)
    {
      TypesType *type = &self->basics[i];

      type->kind = TYPES_BASIC;
      type->basic = (TypesBasicKind) i;
      type->size_bytes = basic_facts[i].size_bytes;
      type->align_bytes = basic_facts[i].align_bytes;
    }
  self->byte = self->basics[TYPES_UINT8];
  self->rune = self->basics[TYPES_INT32];
  self->bytes = (TypesType){
    .kind = TYPES_SLICE, .elem = &self->byte, .size_bytes = 24, .align_bytes = 8
  };
}

static void
init_interface (TypesType *type,
                TypesSet  *set)
{
  type->kind = TYPES_INTERFACE;
  type->type_set = set;
  type->size_bytes = 16;
  type->align_bytes = 8;
  set->all = TRUE;
}

static void
init_named (TypesType *type,
            TypesType *underlying)
{
  type->kind = TYPES_NAMED;
  type->underlying = type->written = underlying;
  type->size_bytes = 16;
  type->align_bytes = 8;
}

/* type error interface { Error() string } */
static void
init_error (Universe *self)
{
  self->error_result.type = &self->basics[TYPES_STRING];
  self->error_method = (TypesType){ .kind = TYPES_FUNC,
                                    .results = &self->error_result,
                                    .n_results = 1,
                                    .size_bytes = 8,
                                    .align_bytes = 8 };
  self->error_methods[0] = (TypesMethod){ .name = "Error", .type = &self->error_method };
  init_interface (&self->error_interface, &self->error_set);
  self->error_set.methods = self->error_methods;
  self->error_set.n_methods = 1;
  self->error_interface.methods = self->error_interface.own_methods = self->error_methods;
  self->error_interface.n_methods = self->error_interface.n_own_methods = 1;
  init_named (&self->error, &self->error_interface);
}

static void
declare_types (Universe  *self,
               BaseArena *arena)
{
  TypesObject *object;

  for (guint i = 0; i <= TYPES_STRING; i++)
    declare (self, arena, self->scope, TYPES_OBJECT_TYPE, basic_facts[i].name, &self->basics[i]);
  object = declare (self, arena, self->scope, TYPES_OBJECT_TYPE, "byte", &self->byte);
  object->is_alias = TRUE;
  object = declare (self, arena, self->scope, TYPES_OBJECT_TYPE, "rune", &self->rune);
  object->is_alias = TRUE;

  init_error (self);
  self->error.object = declare (self, arena, self->scope, TYPES_OBJECT_TYPE, "error", &self->error);

  init_interface (&self->any, &self->any_set);
  object = declare (self, arena, self->scope, TYPES_OBJECT_TYPE, "any", &self->any);
  object->is_alias = TRUE;

  init_interface (&self->comparable_interface, &self->comparable_set);
  self->comparable_interface.comparable = TRUE;
  self->comparable_set.comparable = TRUE;
  init_named (&self->comparable, &self->comparable_interface);
  self->comparable.object
      = declare (self, arena, self->scope, TYPES_OBJECT_TYPE, "comparable", &self->comparable);
}

static void
declare_values (Universe  *self,
                BaseArena *arena)
{
  TypesType   *untyped_bool = &self->basics[TYPES_UNTYPED_BOOL];
  TypesObject *object;

  object = declare (self, arena, self->scope, TYPES_OBJECT_CONST, "true", untyped_bool);
  object->value = types_const_new_bool (arena, TRUE);
  object = declare (self, arena, self->scope, TYPES_OBJECT_CONST, "false", untyped_bool);
  object->value = types_const_new_bool (arena, FALSE);
  object = declare (self, arena, self->scope, TYPES_OBJECT_CONST, "iota",
                    &self->basics[TYPES_UNTYPED_INT]);
  object->value = types_const_new_int (arena, 0);
  declare (self, arena, self->scope, TYPES_OBJECT_NIL, "nil", &self->basics[TYPES_UNTYPED_NIL]);

  for (guint i = 0; i < G_N_ELEMENTS (builtin_names); i++)
    {
      object = declare (self, arena, self->scope, TYPES_OBJECT_BUILTIN, builtin_names[i].name,
                        types_invalid);
      object->builtin = builtin_names[i].builtin;
    }
}

static void
declare_unsafe (Universe  *self,
                BaseArena *arena)
{
  TypesObject *object;

  self->unsafe_scope = types_scope_new (arena, self->scope);
  self->unsafe_package = (TypesPackage){ .path = "unsafe",
                                         .name = "unsafe",
                                         .scope = self->unsafe_scope,
                                         .library = TRUE,
                                         .checked = TRUE };
  object = declare (self, arena, self->unsafe_scope, TYPES_OBJECT_TYPE, "Pointer",
                    &self->basics[TYPES_UNSAFE_POINTER]);
  object->package = &self->unsafe_package;
  for (guint i = 0; i < G_N_ELEMENTS (unsafe_names); i++)
    {
      object = declare (self, arena, self->unsafe_scope, TYPES_OBJECT_BUILTIN,
                        unsafe_names[i].name, types_invalid);
      object->builtin = unsafe_names[i].builtin;
      object->package = &self->unsafe_package;
    }
}

static Universe *
universe (void)
{
  static gsize     once;
  static Universe *self; /* immutable after the first call */

  if (g_once_init_enter (&once))
    {
      static Universe storage;
      BaseArena      *arena = base_arena_new (); /* lives as long as the process */

      self = &storage;
      init_basics (self);
      self->scope = types_scope_new (arena, NULL);
      declare_types (self, arena);
      declare_values (self, arena);
      declare_unsafe (self, arena);
      g_once_init_leave (&once, 1);
    }
  return self;
}

/**
 * types_basic:
 * @kind: which one
 *
 * Gets a predeclared type, the same pointer every time.
 *
 * Other pointers may denote the same type (byte and uint8): use types_identical().
 *
 * Returns: (transfer none): the type
 */
TypesType *
types_basic (TypesBasicKind kind)
{
  g_return_val_if_fail (kind < TYPES_N_BASIC, types_invalid);
  return &universe ()->basics[kind];
}

/**
 * types_error_type:
 *
 * Gets the predeclared interface type error.
 *
 * Returns: (transfer none): the type
 */
TypesType *
types_error_type (void)
{
  return &universe ()->error;
}

/**
 * types_any_type:
 *
 * Gets the empty interface under its name any.
 *
 * Returns: (transfer none): the type
 */
TypesType *
types_any_type (void)
{
  return &universe ()->any;
}

TypesType *
types_byte (void)
{
  return &universe ()->byte;
}

TypesType *
types_rune (void)
{
  return &universe ()->rune;
}

TypesType *
types_bytes (void)
{
  return &universe ()->bytes;
}

TypesType *
types_comparable_type (void)
{
  return &universe ()->comparable;
}

TypesScope *
types_universe (void)
{
  return universe ()->scope;
}

TypesPackage *
types_unsafe_package (void)
{
  return &universe ()->unsafe_package;
}

const char *
types_basic_name (const TypesType *type)
{
  if (type == types_byte ())
    return "byte";
  if (type == types_rune ())
    return "rune";
  return basic_facts[type->basic].name;
}
