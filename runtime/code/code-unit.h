/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-program.h"
#include "syntax-parser.h"
#include "types.h"

G_BEGIN_DECLS

/*
 * A program under construction. Functions are asked for by those who call
 * them; asking gives an index at once and queues the body, so that only what is
 * reachable is compiled:
 *
 *   code_unit_func ──▶ chunk n, queued ──▶ compiled ──▶ linked in the order of n
 *
 * Types, constants, strings and natives get their index the same way. A type
 * that becomes the dynamic type of an interface also queues those of its
 * methods that some interface type of the program demands.
 */
typedef struct _CodeUnit CodeUnit;
typedef struct _CodeFn CodeFn;

/* What type parameters stand for in one instance of a generic function. */
typedef struct
{
  TypesType **params;
  TypesType **args;
  guint       n;
  GHashTable *cache; /* type as written → type in this instance */
} CodeEnv;

typedef void (*CodeCompile) (CodeFn  *fn,
                             gpointer data);

/* A function: what to compile, and when that is done its code. Positions in it count from 0. */
typedef struct
{
  CodeFunc      func;
  TypesPackage *package; /* NULL for what belongs to none */
  CodeEnv      *env;
  CodeCompile   compile; /* NULL if it is compiled with the function around it */
  gpointer      data;
  CodeInstr    *code;    /* NULL until compiled */
  BasePos      *positions;
  guint32       n_code;
  CodeSite     *sites;
  guint32       n_sites;
} CodeChunk;

/* Behind the object of a package-level variable. */
typedef struct
{
  gboolean              is_placed;
  guint64               offset_bytes;
  struct _Initialiser  *initialiser; /* code-init.c's, or NULL */
} CodeGlobalInfo;

/* What the compiler keeps beside a CodeType. */
typedef struct
{
  TypesType *type;
  gboolean   is_dynamic; /* values of it may lie in interfaces */
  guint      n_derived;  /* how far it is from a type of the text; code-reflect.c */
  GArray    *methods;    /* CodeMethod, or NULL */
} CodeTypeInfo;

struct _CodeUnit
{
  BaseArena    *arena;
  BaseDiagList *diags;
  TypesProgram *checked;
  guint         go_minor;
  const char   *entry;       /* name of the function to start with */
  guint32       main_func;
  TypesType    *runtime_error; /* runtime.errorString */
  TypesType    *plain_error;   /* runtime.plainError */

  GPtrArray    *chunks;      /* CodeChunk, by function index */
  GHashTable   *func_keys;   /* text that names an instance or wrapper → index + 1 */

  GArray       *types;       /* CodeType */
  GPtrArray    *type_infos;  /* CodeTypeInfo, same index */
  GHashTable   *type_index;  /* TypesType, by identity → index */
  GArray       *selectors;   /* CodeSelector */
  GHashTable   *method_keys; /* name as interfaces see it → code-methods.c's */
  gboolean      reflects;       /* package reflect is part of the program */
  gboolean      keeps_methods;  /* and the learner's files import it: see code-reflect.c */
  gboolean      derives_slices;

  GArray       *constants;
  GHashTable   *constant_index;
  GString      *string_data;
  GArray       *string_offsets;
  GHashTable   *string_index;
  GArray       *slices, *selects, *jump_tables;
  GPtrArray    *natives;
  GHashTable   *native_index;
  GArray       *globals;
  guint64       globals_bytes;

  GHashTable   *body_scopes; /* SyntaxRangeStmt → CodeScope, of the function being compiled */
  GPtrArray    *arrays;      /* GArray that live as long as the unit */
  GPtrArray    *pointer_arrays; /* GPtrArray, the same */
  GPtrArray    *tables;      /* GHashTable, the same */
};

CodeUnit    *code_unit_new          (BaseArena       *arena,
                                     BaseDiagList    *diags,
                                     TypesProgram    *checked,
                                     guint            go_minor);
void         code_unit_free         (CodeUnit        *self);
void         code_unit_compile      (CodeUnit        *self);
CodeProgram *code_unit_link         (CodeUnit        *self,
                                     BaseSourceSet   *sources);
void         code_unit_error        (CodeUnit        *self,
                                     BasePos          pos,
                                     const char      *format,
                                     ...) G_GNUC_PRINTF (3, 4);

/* ---- functions (code-unit.c, code-instance.c) -------------------------------------------- */

CodeChunk   *code_unit_get_chunk    (CodeUnit        *self,
                                     guint32          func);
guint32      code_unit_add_chunk    (CodeUnit        *self,
                                     const char      *name,
                                     TypesPackage    *package,
                                     CodeCompile      compile,
                                     gpointer         data);
/* The function made before under the same key, or a new one. */
guint32      code_unit_intern_chunk (CodeUnit        *self,
                                     const char      *key,
                                     gboolean        *out_new,
                                     const char      *name,
                                     TypesPackage    *package,
                                     CodeCompile      compile,
                                     gpointer         data);
/* Function of a declaration, for type arguments if it is generic; of a native one a function that
 * calls it. */
guint32      code_unit_func         (CodeUnit        *self,
                                     TypesObject     *func,
                                     TypesType      **args,
                                     guint            n_args);
gboolean     code_unit_is_native    (const TypesObject *func);
guint32      code_unit_native       (CodeUnit        *self,
                                     TypesObject     *func);
char        *code_method_dup_name   (const TypesType *type,
                                     const char      *method);

/* ---- tables (code-unit.c) ---------------------------------------------------------------- */

guint32      code_unit_constant     (CodeUnit        *self,
                                     guint64          value);
guint32      code_unit_string       (CodeUnit        *self,
                                     const char      *text,
                                     gsize            len);
guint32      code_unit_slice        (CodeUnit        *self,
                                     const CodeSlice *slice);
/* Byte offset of a global variable; the first use gives it its place. */
guint64      code_unit_global       (CodeUnit        *self,
                                     TypesObject     *object);

/* ---- start of the program (code-init.c) -------------------------------------------------- */

void         code_unit_begin        (CodeUnit        *self);
void         code_init_need         (CodeUnit        *self,
                                     CodeGlobalInfo  *info);

/* ---- types (code-types.c, code-methods.c, code-type-name.c) ------------------------------ */

guint32      code_unit_type         (CodeUnit        *self,
                                     const TypesType *type);
void         code_unit_mark_dynamic (CodeUnit        *self,
                                     guint32          type);
guint16      code_unit_selector     (CodeUnit           *self,
                                     const char         *name,
                                     const TypesPackage *package);
void         code_unit_finish_types (CodeUnit        *self);
void         code_unit_free_methods (CodeUnit        *self);
/* Function that a method table names: takes the data word first. */
guint32      code_unit_table_method (CodeUnit          *self,
                                     TypesType         *type,
                                     const TypesLookup *lookup,
                                     const char        *name);
/* The package an unexported method belongs to. */
const TypesPackage *code_lookup_package (const TypesLookup *lookup,
                                         const char        *name);
char        *code_type_dup_name     (const TypesType *type); /* as %T prints it */
gboolean     code_name_is_exported  (const char      *name);

TypesType   *code_type_new_pointer  (CodeUnit        *self,
                                     TypesType       *elem);
TypesType   *code_type_new_slice    (CodeUnit        *self,
                                     TypesType       *elem);
TypesType   *code_type_new_array    (CodeUnit        *self,
                                     TypesType       *elem,
                                     gint64           len);
TypesType   *code_type_new_method   (CodeUnit        *self,
                                     TypesType       *receiver,
                                     TypesType       *signature);

/* ---- layout (code-layout.c) -------------------------------------------------------------- */

guint32      code_type_slots        (const TypesType *type);
guint32      code_type_bytes        (const TypesType *type);
CodeMem      code_type_mem          (const TypesType *type);
gboolean     code_type_is_signed    (const TypesType *type); /* signed integer */
gboolean     code_type_is_integer   (const TypesType *type);
gboolean     code_type_is_float     (const TypesType *type);
gboolean     code_type_is_complex   (const TypesType *type);
gboolean     code_type_is_string    (const TypesType *type);
void         code_type_fill_pointers (CodeUnit        *self,
                                      CodeType        *type,
                                      const TypesType *source);

G_END_DECLS
