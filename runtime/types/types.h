/* SPDX-License-Identifier: MIT */
#pragma once

#include "base-diag.h"
#include "syntax-ast.h"
#include "syntax-parser.h"

G_BEGIN_DECLS

/*
 * Types, objects and scopes, as the Go specification names them. All live in
 * the compilation's arena. Identical types need not be the same pointer: use
 * types_identical(). Named types are their pointer (one per declaration and
 * list of type arguments).
 *
 * Layout (size, alignment, offsets, pointer words) is gc's for amd64.
 *
 * What the checker leaves in the tree, beside the fields marked "checker":
 *
 *   f where a function type is wanted and f is generic: the expression is put
 *     into a SyntaxIndex without indices, whose type_args are the inferred ones
 *   f[A] (…) with all arguments given: the SyntaxIndex has type_args; where any
 *     is inferred the SyntaxCall has the complete list
 *   {…} inside a literal of *T: the inner literal's type is *T
 *   constants in generic code may have a type parameter as their type
 *   named results count as assigned, because return assigns them
 *   a method of a generic type is in terms of method->type->type_params, which
 *     stand for the type_args of TypesLookup.owner
 */

typedef enum
{
  TYPES_INVALID, /* an error was reported; silent in further checks */
  TYPES_BASIC,
  TYPES_NAMED,
  TYPES_POINTER,
  TYPES_SLICE,
  TYPES_ARRAY,
  TYPES_MAP,
  TYPES_CHAN,
  TYPES_STRUCT,
  TYPES_FUNC,
  TYPES_INTERFACE,
  TYPES_TUPLE,
  TYPES_TYPE_PARAM,
  TYPES_UNION,
} TypesKind;

typedef enum
{
  TYPES_BOOL,
  TYPES_INT, TYPES_INT8, TYPES_INT16, TYPES_INT32, TYPES_INT64,
  TYPES_UINT, TYPES_UINT8, TYPES_UINT16, TYPES_UINT32, TYPES_UINT64, TYPES_UINTPTR,
  TYPES_FLOAT32, TYPES_FLOAT64,
  TYPES_COMPLEX64, TYPES_COMPLEX128,
  TYPES_STRING,
  TYPES_UNSAFE_POINTER,
  TYPES_UNTYPED_BOOL, TYPES_UNTYPED_INT, TYPES_UNTYPED_RUNE, TYPES_UNTYPED_FLOAT,
  TYPES_UNTYPED_COMPLEX, TYPES_UNTYPED_STRING, TYPES_UNTYPED_NIL,
  TYPES_N_BASIC,
} TypesBasicKind;

typedef struct _TypesPackage TypesPackage;

typedef struct
{
  const char   *name;     /* interned; NULL for unnamed parameters */
  TypesType    *type;
  TypesObject  *object;   /* parameters and results: the variable; fields: NULL */
  TypesPackage *package;  /* fields: where declared, for unexported names */
  const char   *tag;      /* struct fields, unquoted, or NULL */
  gboolean      embedded;
  BasePos       pos;
} TypesField;

typedef struct
{
  const char   *name;
  TypesPackage *package;  /* where declared, for unexported names */
  TypesType    *type;     /* TYPES_FUNC without receiver */
  TypesObject  *object;   /* concrete methods: the function; interface methods: NULL */
  BasePos       pos;
} TypesMethod;

struct _TypesType
{
  TypesKind      kind;
  TypesBasicKind basic;        /* TYPES_BASIC */
  TypesType     *elem;         /* pointer slice array map chan */
  TypesType     *key;          /* map */
  gint64         len;          /* array */
  SyntaxChanDir  dir;          /* chan */

  TypesField    *fields;       /* struct: fields; tuple: members; func: parameters */
  guint          n_fields;
  TypesField    *results;      /* func */
  guint          n_results;
  gboolean       variadic;     /* func: the last parameter is a slice type, written ...T */

  TypesMethod   *methods;      /* interface: complete set, embedded ones included, sorted by name;
                                  named: declared methods in source order (use types_lookup) */
  guint          n_methods;
  TypesType    **embeddeds;    /* interface: embedded elements; union: terms */
  gboolean      *tildes;       /* union: term i is ~T */
  guint          n_embeddeds;
  gboolean       comparable;   /* interface: the predeclared comparable, or embeds it */

  /* named */
  TypesObject   *object;       /* its TYPES_OBJECT_TYPE; also of a type parameter */
  TypesType     *underlying;   /* of a named type once resolved; use types_underlying() */
  TypesType     *origin;       /* instantiated: the generic type; of a type parameter that a receiver
                                  declares: the one of the generic type that it stands for */
  TypesType    **type_args;
  guint          n_type_args;
  BasePos        instance_pos; /* instantiated: where it was written first */
  TypesType    **type_params;  /* generic named type, or generic func */
  guint          n_type_params;

  /* type parameter */
  TypesType     *constraint;
  guint          index;

  gpointer       info;         /* free for the compiler */
  gint64         size_bytes;   /* cached layout, -1 until computed */
  gint64         align_bytes;

  /* the checker's own; see types-internal.h */
  struct _TypesContext *context;  /* named, type parameter, interface: the compilation it is of */
  struct _TypesSet     *type_set; /* interface: its methods and terms, once computed */
  TypesMethod   *own_methods;     /* interface: those written in it, in source order */
  guint          n_own_methods;
  BasePos       *embedded_pos;    /* interface: where each embedded element is written */
  gboolean       implicit;        /* interface made for a constraint written without "interface" */
  gboolean       being_computed;  /* interface: its type set; named: its underlying type */
  gboolean       is_finite;       /* named: known not to contain itself */
  TypesType     *written;         /* named: the type on the right of its declaration */
  TypesScope    *scope;           /* func: of its parameters */
  TypesType    **all_params;      /* named: what type_args of its instances replace: parameters of
                                     the generic function that declares it, then its own */
  guint          n_all_params;
  guint          n_outer_params;  /* so many of them are the function's */
  guint          serial;          /* named, type parameter: order of creation */
  TypesType    **method_types;    /* instance: signatures of its methods, once asked for */
};

typedef enum
{
  TYPES_OBJECT_PACKAGE, /* imported package name */
  TYPES_OBJECT_CONST,
  TYPES_OBJECT_TYPE,
  TYPES_OBJECT_VAR,
  TYPES_OBJECT_FUNC,    /* functions and concrete methods */
  TYPES_OBJECT_LABEL,
  TYPES_OBJECT_BUILTIN,
  TYPES_OBJECT_NIL,
} TypesObjectKind;

typedef enum
{
  TYPES_BUILTIN_APPEND, TYPES_BUILTIN_CAP, TYPES_BUILTIN_CLEAR, TYPES_BUILTIN_CLOSE,
  TYPES_BUILTIN_COMPLEX, TYPES_BUILTIN_COPY, TYPES_BUILTIN_DELETE, TYPES_BUILTIN_IMAG,
  TYPES_BUILTIN_LEN, TYPES_BUILTIN_MAKE, TYPES_BUILTIN_MAX, TYPES_BUILTIN_MIN, TYPES_BUILTIN_NEW,
  TYPES_BUILTIN_PANIC, TYPES_BUILTIN_PRINT, TYPES_BUILTIN_PRINTLN, TYPES_BUILTIN_REAL,
  TYPES_BUILTIN_RECOVER,
  TYPES_BUILTIN_ALIGNOF, TYPES_BUILTIN_OFFSETOF, TYPES_BUILTIN_SIZEOF, /* package unsafe */
} TypesBuiltin;

struct _TypesObject
{
  TypesObjectKind kind;
  const char     *name;
  TypesType      *type;
  TypesPackage   *package;      /* declaring package; NULL in the universe */
  BasePos         pos;
  SyntaxNode     *decl;         /* declaration node, or NULL */

  TypesConst     *value;        /* const */
  TypesBuiltin    builtin;
  TypesPackage   *imported;     /* package name */

  /* variables */
  gboolean        is_global;
  gboolean        is_param;     /* parameter or receiver */
  gboolean        is_result;
  gboolean        is_used;
  gboolean        is_captured;  /* used inside a function literal that does not declare it */
  gboolean        is_assigned;  /* assigned again after its declaration (also ++, op=, range =) */
  gboolean        is_addressed; /* &v, v[:] of an array, v.ptrMethod(): escapes */
  SyntaxNode     *func;         /* SyntaxFuncDecl or SyntaxFuncLit that declares it; NULL for globals */
  gboolean        per_iteration;/* Go 1.22 loop variable of a three-clause for or := range */

  /* functions */
  TypesType      *recv;         /* receiver type as written (T or *T), or NULL; of a method of a
                                   generic type: T[P…] in terms of the method's own type
                                   parameters, which are type->type_params */

  gpointer        info;         /* free for the compiler */

  /* the checker's own */
  struct _TypesDecl *declaration; /* package-level: its syntax and dependencies */
  guint           colour;       /* progress of its resolution; see types-decl.c */
  gboolean        is_alias;     /* type */
  guint           order;        /* package-level: place in source order, from 1 */
  struct _TypesDecl *last_user; /* the last declaration found to depend on it */
};

/* A package initialiser in dependency order: lhs = rhs. */
typedef struct
{
  TypesObject **lhs;
  guint         n_lhs; /* 0 for var _ = x */
  SyntaxExpr   *rhs;
} TypesInit;

struct _TypesPackage
{
  const char     *path;
  const char     *name;
  TypesScope     *scope;
  SyntaxFile    **files;
  guint           n_files;
  TypesInit      *inits;    /* initialisation order */
  guint           n_inits;
  TypesPackage  **imports;  /* direct ones, in order of first import */
  guint           n_imports;
  gboolean        library;
  gboolean        checked;
  gpointer        info;     /* free for the compiler */
};

/* Finds the files of an imported package: appends BaseSource* to out_sources and returns TRUE, or
 * returns FALSE if there is no such package. */
typedef gboolean (*TypesImporter) (gpointer       user_data,
                                   const char    *path,
                                   BaseSourceSet *sources,
                                   GPtrArray     *out_sources);

typedef struct
{
  guint         go_minor;       /* 23 for Go 1.23 */
  TypesImporter importer;
  gpointer      importer_data;
} TypesConfig;

/* A whole checked program; packages are in initialisation order, main last. */
typedef struct
{
  TypesPackage **packages;
  guint          n_packages;
  TypesPackage  *main;
} TypesProgram;

/* Parses imports as needed and checks everything. Returns NULL if there were errors. */
TypesProgram *types_check_program (BaseArena          *arena,
                                   struct _SyntaxNames *names,
                                   BaseSourceSet      *sources,
                                   SyntaxFile        **files,
                                   guint               n_files,
                                   const TypesConfig  *config,
                                   BaseDiagList       *diags);

/* ---- queries ------------------------------------------------------------------------- */

TypesType  *types_basic         (TypesBasicKind kind);  /* immutable singletons */
TypesType  *types_error_type    (void);                 /* universe "error" */
TypesType  *types_any_type      (void);                 /* the empty interface */
TypesType  *types_underlying    (const TypesType *type);
gboolean    types_identical     (const TypesType *a,
                                 const TypesType *b);
guint       types_hash          (const TypesType *type); /* identical types hash alike */
gboolean    types_is_interface  (const TypesType *type);
gboolean    types_is_comparable (const TypesType *type);
gboolean    types_implements    (const TypesType *type,
                                 const TypesType *interface);
gboolean    types_has_pointers  (const TypesType *type);
gint64      types_size          (const TypesType *type); /* bytes */
gint64      types_align         (const TypesType *type);
gint64      types_field_offset  (const TypesType *struct_type,
                                 guint            index);
/* "main.T", "[]int": qualified by package name, as %T and messages print it. */
char       *types_dup_string    (const TypesType *type);
void        types_print         (const TypesType *type,
                                 GString         *out);

/* Field or method by name through embedding. Returns the field's or method's kind. */
typedef struct
{
  enum { TYPES_LOOKUP_NONE, TYPES_LOOKUP_FIELD, TYPES_LOOKUP_METHOD, TYPES_LOOKUP_AMBIGUOUS } kind;
  guint        path[16]; /* as SyntaxSelector.path */
  guint        n_path;
  TypesType   *type;     /* field type or method signature, type arguments substituted */
  TypesObject *method;   /* concrete method (of the generic type, if instantiated), or NULL if the
                            method belongs to an interface */
  TypesType   *owner;    /* the named or interface type that declares the method */
  gboolean     ptr_recv; /* method declared on the pointer */
  gboolean     indirect; /* a pointer was passed on the way */
} TypesLookup;

void        types_lookup        (const TypesType    *type,
                                 const TypesPackage *package,
                                 const char         *name,
                                 TypesLookup        *out);

/* The full method set of a type (or pointer type), sorted by name, unexported ones after package. */
typedef struct
{
  const char *name;
  TypesLookup lookup;
} TypesMethodSetEntry;

GArray     *types_method_set    (BaseArena       *arena,
                                 const TypesType *type);

/* Replaces type parameters by arguments: params[i] becomes args[i]. A type declared inside a generic
 * function becomes one type per list of that function's arguments. */
TypesType  *types_substitute    (BaseArena   *arena,
                                 TypesType   *type,
                                 TypesType  **params,
                                 TypesType  **args,
                                 guint        n);

/* Scope queries used by tools. */
TypesObject *types_scope_lookup (const TypesScope *scope,
                                 const char       *name);

/* ---- constants ----------------------------------------------------------------------- */

gboolean     types_const_get_bool   (const TypesConst *self);
gint64       types_const_get_int64  (const TypesConst *self); /* two's complement of the low 64 bits */
double       types_const_get_double (const TypesConst *self); /* real part */
double       types_const_get_imag   (const TypesConst *self);
const char  *types_const_get_string (const TypesConst *self,
                                     gsize            *out_len);
void         types_const_print      (const TypesConst *self,
                                     GString          *out);

G_END_DECLS
