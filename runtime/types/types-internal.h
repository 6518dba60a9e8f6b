/* SPDX-License-Identifier: MIT */
#pragma once

#include "types-const.h"
#include "types.h"

G_BEGIN_DECLS

/*
 * What the files of this folder share about types themselves; what they share
 * about checking is in types-check.h.
 *
 * A TypesContext is one compilation: its arena and the table of instances, so
 * that T[int] is one pointer wherever it is written or substituted.
 *
 * Underlying types of instances and type sets of interfaces are computed when
 * first asked for, because a declaration may mention a type whose own
 * declaration is still being read.
 */
typedef struct _TypesContext TypesContext;
typedef struct _TypesSet TypesSet;

typedef void (*TypesResolve) (gpointer     user_data,
                              TypesObject *object);

struct _TypesContext
{
  BaseArena   *arena;
  TypesType  **instances;   /* open addressing, a power of two in size */
  guint        n_instances;
  guint        instances_size;
  guint        next_serial;
  guint        depth;       /* of instances being expanded inside each other */
  GPtrArray   *incomplete;  /* while checking: interfaces made by substitution too early */
  TypesResolve resolve;     /* makes sure that a method's signature is known */
  gpointer     resolve_data;
};

/* ~T or T of a type set. */
typedef struct
{
  gboolean   tilde;
  TypesType *type;
} TypesTerm;

/* What an interface admits: all types with these methods and, unless all,
 * one of these terms. */
struct _TypesSet
{
  TypesMethod *methods; /* sorted by name, then package */
  BasePos     *method_pos;
  guint        n_methods;
  gboolean     all;     /* no restriction by terms */
  TypesTerm   *terms;   /* normalised: no term includes another */
  guint        n_terms; /* none and !all: the empty set */
  gboolean     comparable;
};

typedef struct
{
  TypesTerm *items;
  guint      n;
  gboolean   all;
} TypesTermList;

/* ---- types-type.c -------------------------------------------------------------------- */

TypesType *types_new          (BaseArena     *arena,
                               TypesKind      kind);
TypesType *types_new_pointer  (BaseArena     *arena,
                               TypesType     *elem);
TypesType *types_new_slice    (BaseArena     *arena,
                               TypesType     *elem);
TypesType *types_new_array    (BaseArena     *arena,
                               TypesType     *elem,
                               gint64         len);
TypesType *types_new_map      (BaseArena     *arena,
                               TypesType     *key,
                               TypesType     *elem);
TypesType *types_new_chan     (BaseArena     *arena,
                               SyntaxChanDir  dir,
                               TypesType     *elem);
TypesType *types_new_tuple    (BaseArena     *arena,
                               TypesField    *fields,
                               guint          n);
TypesType *types_new_named    (TypesContext  *context,
                               TypesObject   *object);
TypesType *types_new_param    (TypesContext  *context,
                               TypesObject   *object,
                               guint          index);
TypesType *types_new_interface (TypesContext *context);
TypesObject *types_new_object (BaseArena      *arena,
                               TypesObjectKind kind,
                               TypesPackage   *package,
                               const char     *name,
                               BasePos         pos,
                               TypesType      *type);
void       types_context_init (TypesContext *self,
                               BaseArena    *arena);

extern TypesType *const types_invalid;
TypesType *types_byte (void); /* uint8, printed as byte */
TypesType *types_rune (void); /* int32, printed as rune */
TypesType *types_bytes (void); /* []byte */
TypesType *types_comparable_type (void);
TypesScope *types_universe (void);
TypesPackage *types_unsafe_package (void);
const char *types_basic_name (const TypesType *type);

static inline gboolean
types_is_valid (const TypesType *type)
{
  return type->kind != TYPES_INVALID;
}

/* Predicates look through names, and ask of a type parameter whether all types
 * of its type set satisfy them. */
gboolean   types_is_boolean         (const TypesType *type);
gboolean   types_is_integer         (const TypesType *type);
gboolean   types_is_unsigned        (const TypesType *type);
gboolean   types_is_float           (const TypesType *type);
gboolean   types_is_complex         (const TypesType *type);
gboolean   types_is_numeric         (const TypesType *type);
gboolean   types_is_string          (const TypesType *type);
gboolean   types_is_integer_or_float (const TypesType *type);
gboolean   types_is_numeric_or_string (const TypesType *type);
gboolean   types_is_ordered         (const TypesType *type);
gboolean   types_is_const_type      (const TypesType *type);
/* The same without looking at the types of a type parameter's type set. */
gboolean   types_is_basic_integer   (const TypesType *type);
gboolean   types_is_basic_string    (const TypesType *type);
gboolean   types_is_basic_const     (const TypesType *type);
gboolean   types_is_untyped         (const TypesType *type);
gboolean   types_is_untyped_numeric (const TypesType *type);
gboolean   types_is_type_param      (const TypesType *type);
gboolean   types_is_generic         (const TypesType *type);
gboolean   types_has_name           (const TypesType *type);
gboolean   types_has_nil            (const TypesType *type);
gboolean   types_is_bytes_or_runes  (const TypesType *type);
TypesType *types_default            (TypesType *type);
TypesType *types_deref              (TypesType *type,
                                     gboolean  *out_was_pointer);

typedef gboolean (*TypesTermFunc) (const TypesTerm *term, /* NULL if there are no specific types */
                                   gpointer         user_data);
gboolean   types_param_all          (const TypesType *param,
                                     TypesTermFunc    func,
                                     gpointer         user_data);
TypesType *types_core               (const TypesType *type);
TypesType *types_core_string        (const TypesType *type);
/* As types_underlying(); of an unfinished declaration, what is known so far. */
static inline TypesType *
types_under (const TypesType *type)
{
  return types_underlying (type);
}

/* ---- types-comparable.c -------------------------------------------------------------- */

gboolean   types_comparable_report  (const TypesType    *type,
                                     gboolean            dynamic, /* interfaces count too */
                                     const TypesPackage *package, /* whose messages these are */
                                     GString            *out_why);

/* ---- types-identical.c --------------------------------------------------------------- */

gboolean   types_identical_ignoring_tags (const TypesType *a,
                                          const TypesType *b);
gboolean   types_same_name          (const char         *name_a,
                                     const TypesPackage *package_a,
                                     const char         *name_b,
                                     const TypesPackage *package_b);
gboolean   types_is_exported        (const char *name);

/* ---- types-set.c --------------------------------------------------------------------- */

TypesSet  *types_interface_set      (const TypesType *type);
/* Of a union, those of its interfaces included. */
guint      types_count_terms        (BaseArena       *arena,
                                     const TypesType *type);
gboolean   types_set_is_empty       (const TypesSet *self);
gboolean   types_set_has_terms      (const TypesSet *self);
gboolean   types_set_is_method_set  (const TypesSet *self);
const TypesMethod *types_set_find   (const TypesSet     *self,
                                     const TypesPackage *package,
                                     const char         *name);
TypesType *types_param_interface    (const TypesType *param);

/* ---- types-term.c -------------------------------------------------------------------- */

TypesTermList types_terms_all       (void);
TypesTermList types_terms_one       (BaseArena *arena,
                                     TypesTerm  term);
TypesTermList types_terms_union     (BaseArena    *arena,
                                     TypesTermList a,
                                     TypesTermList b);
TypesTermList types_terms_intersect (BaseArena    *arena,
                                     TypesTermList a,
                                     TypesTermList b);
gboolean   types_terms_include      (const TypesTermList *self,
                                     const TypesType     *type);
gboolean   types_terms_subset_of    (const TypesTermList *self,
                                     const TypesTermList *other);
gboolean   types_term_disjoint      (const TypesTerm *a,
                                     const TypesTerm *b);

/* ---- types-substitute.c -------------------------------------------------------------- */

TypesType *types_instantiate        (TypesContext *context,
                                     TypesType    *origin,
                                     TypesType   **args,
                                     guint         n_args);
TypesType *types_expand             (TypesType *instance);
/* The signature of a generic function, or of a generic type's method, for these arguments. */
TypesType *types_instantiate_func   (TypesContext *context,
                                     TypesType    *func,
                                     TypesType   **args);
gboolean   types_mentions           (const TypesType *type,
                                     TypesType      **params,
                                     guint            n);

/* ---- types-print.c ------------------------------------------------------------------- */

/* As messages print it: names of package (may be NULL) unqualified. */
void       types_print_for          (const TypesType    *type,
                                     const TypesPackage *package,
                                     GString            *out);
void       types_print_signature    (const TypesType    *func,
                                     const TypesPackage *package,
                                     GString            *out);

/* ---- types-scope.c ------------------------------------------------------------------- */

struct _TypesScope
{
  TypesScope   *parent;
  TypesObject **objects;  /* in order of declaration */
  guint         n_objects;
  guint         capacity;
  guint32      *slots;    /* hash of names to index + 1; NULL while there are few */
  guint         n_slots;
};

TypesScope  *types_scope_new        (BaseArena  *arena,
                                     TypesScope *parent);
TypesObject *types_scope_insert     (TypesScope  *self,
                                     BaseArena   *arena,
                                     TypesObject *object); /* the one already there, or NULL */
TypesObject *types_scope_find       (const TypesScope  *self,
                                     const char        *name,
                                     const TypesScope **out_scope); /* outwards */

G_END_DECLS
