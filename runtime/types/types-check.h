/* SPDX-License-Identifier: MIT */
#pragma once

#include "types-internal.h"

G_BEGIN_DECLS

/*
 * The checker of one package.
 *
 *   collect     every package-level name gets an object and a TypesDecl
 *   resolve     objects get their types, each when first needed; objects on
 *               the way are on the path, so that cycles show
 *   delayed     function bodies and whatever must wait for finished types
 *   finish      unused imports, initialisation order
 *
 * An expression is checked into a TypesOperand and its syntax node gets the
 * same facts. Untyped values keep their untyped type in the node until their
 * use decides; what nothing decides gets its default type at the end.
 *
 * Messages are held back until the program is checked: as with gc, misplaced
 * labels and branches are told before, and instead of, errors of types.
 */
typedef struct _TypesChecker TypesChecker;
typedef struct _TypesDecl TypesDecl;
typedef struct _TypesBuild TypesBuild;

/* What the declaration of a package-level object or method is made of. */
struct _TypesDecl
{
  TypesScope   *file_scope;
  TypesObject **lhs;        /* var a, b = f(): all of them; else NULL */
  guint         n_lhs;
  SyntaxExpr   *type_expr;  /* or NULL */
  SyntaxExpr  **init;       /* where the initialiser is, or NULL */
  gint64        iota;       /* of a constant */
  gboolean      inherited;  /* constant whose expression is that of an earlier one */
  gboolean      emitted;    /* var a, b = f(): its initialisation is in the order already */
  GPtrArray    *methods;    /* of a type: its method objects until they are collected */
  GPtrArray    *deps;       /* package-level objects and methods that it refers to */
};

/* What surrounds the syntax being checked. */
typedef struct
{
  TypesDecl   *decl;        /* whose dependencies are recorded; NULL in none */
  TypesScope  *scope;
  TypesConst  *iota;        /* in constant declarations */
  BasePos      error_pos;   /* inherited constants: where errors are shown, or 0 */
  gboolean     in_type_params; /* reading a list of type parameters */
  TypesType   *func_type;   /* of the function whose body this is */
  SyntaxNode  *func;        /* that function: SyntaxFuncDecl or SyntaxFuncLit; NULL outside */
  TypesType  **type_params; /* of the enclosing generic function */
  guint        n_type_params;
  gboolean     has_call_or_receive; /* set by calls and receives: len(x) is then no constant */
} TypesEnv;

typedef void (*TypesAction) (TypesChecker *c,
                             gpointer      data);

typedef struct
{
  TypesAction action;
  gpointer    data;
} TypesDelayed;

typedef struct
{
  TypesObject      *object;
  SyntaxImportDecl *decl;
  TypesPackage     *imported;
  gboolean          used;
  gboolean          is_dot;
  TypesScope       *file_scope;
} TypesImport;

/* The argument for parameter `to` mentions `from`, within a larger type if it grows. */
typedef struct
{
  TypesType *from, *to;
  TypesType *arg;
  gboolean   grows;
  BasePos    pos;
} TypesFlow;

typedef struct
{
  BasePos     pos;
  const char *message;
  enum { TYPES_IMPORT, TYPES_EARLY, TYPES_NORMAL, TYPES_LATE } phase; /* see flush_problems() */
} TypesProblem;

/* Shared by the checkers of a program's packages. */
struct _TypesBuild
{
  BaseArena          *arena;
  struct _SyntaxNames *names;
  BaseSourceSet      *sources;
  BaseDiagList       *diags;
  const TypesConfig  *config;
  TypesContext       *context;
  GPtrArray          *packages; /* loaded, dependencies first */
  GPtrArray          *loading;  /* import paths on the way, for cycles */
  GArray             *problems; /* of TypesProblem */
};

struct _TypesChecker
{
  TypesBuild   *build;
  TypesContext *context;
  BaseArena    *arena;
  TypesPackage *package;
  guint         go_minor;
  TypesEnv      env;
  GArray       *delayed;  /* of TypesDelayed */
  GPtrArray    *path;     /* objects being resolved, outermost first */
  GPtrArray    *objects;  /* package-level ones and methods, in source order */
  GPtrArray    *untyped;  /* expressions whose type was untyped when recorded */
  GArray       *imports;  /* of TypesImport */
  GPtrArray    *locals;   /* local variables of the function being checked */
  GArray       *flows;    /* of TypesFlow: type parameters that become parts of others' arguments */
  guint         n_errors;
};

/* An expression's value, type or other meaning; mode NONE after an error. */
typedef struct
{
  SyntaxMode   mode;
  TypesType   *type;
  TypesConst  *value;   /* CONST */
  SyntaxExpr  *expr;
  TypesBuiltin builtin; /* BUILTIN */
} TypesOperand;

/* ---- types-report.c ------------------------------------------------------------------ */

void        types_error          (TypesChecker *c,
                                  BasePos       pos,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (3, 4);
void        types_error_import   (TypesBuild   *build,
                                  BasePos       pos,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (3, 4);
void        types_error_early    (TypesBuild   *build,
                                  BasePos       pos,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (3, 4);
void        types_error_late     (TypesBuild   *build,
                                  BasePos       pos,
                                  const char   *message);
void        types_version_error  (TypesChecker *c,
                                  BasePos       pos,
                                  guint         go_minor,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (4, 5);
/* Texts for messages, in the arena. */
const char *types_text           (TypesChecker    *c,
                                  const TypesType *type);
const char *types_operand_text   (TypesChecker       *c,
                                  const TypesOperand *x);
const char *types_expr_text      (TypesChecker     *c,
                                  const SyntaxExpr *expr);
const char *types_pos_text       (TypesBuild *build,
                                  BasePos     pos);
/* Where the text before pos has this character last; gc tells some errors at such places. */
BasePos     types_pos_before     (TypesChecker *c,
                                  BasePos       pos,
                                  char          character);
const char *types_const_text     (TypesChecker     *c,
                                  const TypesConst *value);
const char *types_sprintf        (TypesChecker *c,
                                  const char   *format,
                                  ...) G_GNUC_PRINTF (2, 3);

/* ---- types-package.c, types-collect.c, types-imports.c ------------------------------- */

TypesPackage *types_load_package (TypesBuild *build,
                                  BasePos     pos,
                                  const char *path);
/* Whether the real package exports the name and the simulated one does not. */
const char   *types_absent_way   (const char *path,
                                  const char *name);
void        types_check_package  (TypesBuild   *build,
                                  TypesPackage *package);
void        types_collect        (TypesChecker *c);
void        types_import         (TypesChecker     *c,
                                  TypesScope       *file_scope,
                                  SyntaxImportDecl *decl);
void        types_unused_imports (TypesChecker *c);
void        types_mark_dot_import_used (TypesChecker      *c,
                                        const TypesScope  *scope,
                                        const TypesObject *object);
void        types_later          (TypesChecker *c,
                                  TypesAction   action,
                                  gpointer      data);
void        types_run_delayed    (TypesChecker *c,
                                  guint         from);

/* ---- types-branch.c, types-init-order.c ---------------------------------------------- */

void        types_check_branches (TypesBuild  *build,
                                  SyntaxBlock *body);
void        types_init_order     (TypesChecker *c);

/* ---- types-resolve.c, types-decl.c --------------------------------------------------- */

void        types_resolve        (TypesChecker *c,
                                  TypesObject  *object);
gboolean    types_declare        (TypesChecker *c,
                                  TypesScope   *scope,
                                  SyntaxIdent  *ident,
                                  TypesObject  *object);
void        types_add_dependency (TypesChecker *c,
                                  TypesObject  *object);
void        types_cycle_error    (TypesChecker      *c,
                                  TypesObject      **cycle,
                                  const BasePos     *places, /* of each; NULL: its declaration */
                                  guint              n,
                                  const TypesObject *first); /* or NULL */
void        types_const_decl     (TypesChecker *c,
                                  TypesObject  *object,
                                  SyntaxExpr   *type_expr,
                                  SyntaxExpr   *init,
                                  gint64        iota,
                                  gboolean      inherited);
void        types_type_decl      (TypesChecker   *c,
                                  TypesObject    *object,
                                  SyntaxTypeDecl *decl);
void        types_decl_stmt      (TypesChecker   *c,
                                  SyntaxDeclStmt *stmt);
void        types_count_values   (TypesChecker  *c,
                                  SyntaxIdent  **names,
                                  guint          n_names,
                                  SyntaxExprList values,
                                  gboolean       has_type,
                                  gboolean       is_const,
                                  gboolean       inherited);
void        types_check_body     (TypesChecker *c,
                                  SyntaxNode   *func,
                                  TypesType    *type,
                                  SyntaxBlock  *body);

/* ---- types-valid.c, types-mono.c ----------------------------------------------------- */

void        types_check_finite   (TypesChecker *c,
                                  TypesType    *named);
/* Remembers which parameters flow into which, to find instantiations without end. */
void        types_mono_record    (TypesChecker  *c,
                                  BasePos        pos,
                                  TypesType    **params,
                                  TypesType    **args,
                                  guint          n,
                                  SyntaxExprList exprs); /* positions of the first ones, if any */
void        types_mono_check     (TypesChecker *c);

/* ---- types-typexpr.c, types-signature.c, types-struct.c ------------------------------ */

TypesType  *types_type_expr      (TypesChecker *c,
                                  SyntaxExpr   *e);
/* A type as a variable may have: no constraint interface. */
TypesType  *types_var_type       (TypesChecker *c,
                                  SyntaxExpr   *e);
void        types_check_var_type (TypesChecker *c,
                                  TypesType    *type,
                                  BasePos       pos);
/* The right side of a declaration: named is filled in as soon as its kind is known. */
TypesType  *types_defined_type   (TypesChecker *c,
                                  SyntaxExpr   *e,
                                  TypesType    *named);
TypesType  *types_generic_type   (TypesChecker *c,
                                  SyntaxExpr   *e,
                                  SyntaxIndex  *instance);
void        types_ident          (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxIdent  *e,
                                  TypesType    *named,
                                  gboolean      want_type);
gboolean    types_type_args      (TypesChecker  *c,
                                  SyntaxExprList list,
                                  TypesType    **out_args);
gint64      types_array_length   (TypesChecker *c,
                                  SyntaxExpr   *e);
TypesType  *types_struct_type    (TypesChecker     *c,
                                  TypesType        *type,
                                  SyntaxStructType *e);
TypesType  *types_interface_type (TypesChecker        *c,
                                  TypesType           *type,
                                  SyntaxInterfaceType *e);
TypesType  *types_constraint     (TypesChecker *c,
                                  SyntaxExpr   *e);
TypesType  *types_union_type     (TypesChecker *c,
                                  SyntaxExpr   *e);
void        types_func_type      (TypesChecker    *c,
                                  TypesType       *type,
                                  SyntaxFuncDecl  *decl, /* or NULL */
                                  SyntaxFuncType  *e,
                                  SyntaxNode      *func);
void        types_declare_type_params (TypesChecker    *c,
                                       SyntaxFieldList *list,
                                       TypesType     ***out_params,
                                       guint           *out_n);
gboolean    types_verify_args    (TypesChecker *c,
                                  BasePos       pos,
                                  TypesType   **params,
                                  TypesType   **args,
                                  guint         n,
                                  guint        *out_index,
                                  const char  **out_why);
gboolean    types_implements_report (TypesChecker    *c,
                                     const TypesType *type,
                                     const TypesType *target,
                                     gboolean         constraint,
                                     const char     **out_why);
typedef gboolean (*TypesSameFunc) (TypesType *x,
                                   TypesType *y,
                                   gpointer   user_data);
/* Whether type lacks a method of the interface target. static_check: an interface that is type must
 * have them all; else only those that it has are compared. */
gboolean    types_missing_method (TypesChecker    *c,
                                  const TypesType *type,
                                  const TypesType *target,
                                  gboolean         static_check,
                                  TypesSameFunc    same, /* NULL for types_identical() */
                                  gpointer         user_data,
                                  const char     **out_why);

/* ---- types-expr.c and its neighbours ------------------------------------------------- */

typedef enum
{
  TYPES_CONVERSION,
  TYPES_EXPRESSION,
  TYPES_STATEMENT, /* may stand alone: call or receive */
} TypesExprKind;

TypesExprKind types_raw_expr     (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr   *e,
                                  TypesType    *hint,
                                  gboolean      allow_generic);
/* A single value. target: the type it is for, if a generic function may be inferred from it; slot:
 * where the expression is kept, for the same purpose. Both may be NULL. */
void        types_expr           (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr   *e);
void        types_expr_for       (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr  **slot,
                                  TypesType    *target);
void        types_expr_hint      (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr   *e,
                                  TypesType    *hint);
void        types_expr_or_type   (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr   *e,
                                  gboolean      allow_generic);
void        types_callee         (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr   *e);
/* Any number of values. */
void        types_multi_expr     (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr   *e);
void        types_generic_expr   (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr   *e);
void        types_single_value   (TypesChecker *c,
                                  TypesOperand *x);
/* The values of one expression, as several operands: 1, or a call's results, or (with allow_ok)
 * value and ok. */
GArray     *types_unpack         (TypesChecker *c,
                                  SyntaxExpr   *e,
                                  gboolean      allow_ok,
                                  gboolean     *out_is_ok);
void        types_record         (TypesChecker       *c,
                                  const TypesOperand *x);
void        types_record_ok      (TypesChecker *c,
                                  SyntaxExpr   *e,
                                  TypesType    *value_type,
                                  TypesType    *ok_type);
gboolean    types_use            (TypesChecker  *c,
                                  SyntaxExprList list); /* after an error; FALSE if another came */
gboolean    types_use_expr       (TypesChecker *c,
                                  SyntaxExpr   *e);
gboolean    types_use_lhs        (TypesChecker  *c,
                                  SyntaxExprList list);
SyntaxExpr *types_unparen        (SyntaxExpr *e);
void        types_unary          (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxUnary  *e);
void        types_binary         (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxExpr   *e, /* NULL for op= */
                                  SyntaxExpr   *lhs,
                                  SyntaxExpr   *rhs,
                                  SyntaxToken   op,
                                  BasePos       op_pos);
void        types_comparison     (TypesChecker *c,
                                  TypesOperand *x,
                                  TypesOperand *y,
                                  SyntaxToken   op,
                                  gboolean      switch_case);
void        types_shift          (TypesChecker *c,
                                  TypesOperand *x,
                                  TypesOperand *y,
                                  SyntaxExpr   *e,
                                  SyntaxToken   op);
void        types_match          (TypesChecker *c,
                                  TypesOperand *x,
                                  TypesOperand *y);
void        types_overflow       (TypesChecker *c,
                                  TypesOperand *x,
                                  BasePos       op_pos);
TypesObject *types_root_variable (SyntaxExpr *e); /* of an addressable expression */
gboolean    types_type_assertion (TypesChecker *c,
                                  SyntaxExpr   *e,
                                  TypesOperand *x,
                                  TypesType    *type,
                                  gboolean      type_switch);

void        types_basic_lit      (TypesChecker *c, TypesOperand *x, SyntaxBasicLit *e);
void        types_func_lit       (TypesChecker *c, TypesOperand *x, SyntaxFuncLit *e);
void        types_composite_lit  (TypesChecker *c, TypesOperand *x, SyntaxCompositeLit *e,
                                  TypesType *hint);
void        types_selector       (TypesChecker *c, TypesOperand *x, SyntaxSelector *e,
                                  gboolean want_type);
/* How the lookup came to a field or method. */
void        types_keep_path      (TypesChecker *c, SyntaxSelector *e, const TypesLookup *lookup);
/* TRUE if e instantiates a generic function, which is then still to be done. */
gboolean    types_index          (TypesChecker *c, TypesOperand *x, SyntaxIndex *e);
void        types_slice          (TypesChecker *c, TypesOperand *x, SyntaxSliceExpr *e);
gboolean    types_is_valid_index (TypesChecker *c, TypesOperand *x, const char *what,
                                  gboolean allow_negative);
gint64      types_indexed_elements (TypesChecker *c, SyntaxExprList elements, TypesType *elem,
                                    gint64 length);

/* ---- types-call.c, types-instance.c, types-builtin.c --------------------------------- */

TypesExprKind types_call         (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxCall   *e);
gboolean    types_builtin_call   (TypesChecker *c,
                                  TypesOperand *x,
                                  SyntaxCall   *e,
                                  TypesBuiltin  builtin);
const char *types_builtin_name   (TypesBuiltin builtin);
TypesType **types_rename_params  (TypesChecker *c,
                                  TypesType   **params,
                                  guint         n);
/* f[T] without call. target may give what is missing. */
void        types_func_instance  (TypesChecker *c,
                                  TypesType    *target,
                                  TypesOperand *x,
                                  SyntaxExpr  **slot,
                                  gboolean      infer);
/* x is a generic function for which args are known: notes them in the tree. slot: where the
 * expression is kept, if it has no index to keep them. */
void        types_set_func_instance (TypesChecker *c,
                                     TypesOperand *x,
                                     SyntaxExpr  **slot,
                                     TypesType    *func,
                                     TypesType   **args);
TypesType  *types_instantiate_signature (TypesChecker  *c,
                                         BasePos        pos,
                                         TypesType     *func,
                                         TypesType    **args,
                                         SyntaxExprList arg_exprs);
const char *types_summary        (TypesChecker    *c,
                                  TypesType *const *list,
                                  guint            n,
                                  gboolean         variadic,
                                  gboolean         dots);

/* ---- types-infer.c, types-unify.c ---------------------------------------------------- */

typedef struct
{
  SyntaxExpr  *fun;      /* for "in call to …"; NULL for none */
  BasePos      pos;
  gboolean     reverse;  /* the arguments are targets */
} TypesInferSite;

/* Completes args (some NULL) from parameters and operands; FALSE with an error given. */
gboolean    types_infer          (TypesChecker         *c,
                                  const TypesInferSite *site,
                                  TypesType           **params,
                                  guint                 n,
                                  TypesType           **args,
                                  const TypesField     *fields,
                                  TypesOperand         *operands,
                                  guint                 n_operands);

typedef struct _TypesUnifier TypesUnifier;

typedef enum
{
  TYPES_UNIFY_ASSIGN = 1 << 0, /* directions of channels and names may differ as in assignments */
  TYPES_UNIFY_EXACT = 1 << 1,
} TypesUnifyMode;

TypesUnifier *types_unifier_new  (BaseArena  *arena,
                                  TypesType **params,
                                  guint       n,
                                  TypesType **args);
gboolean    types_unify          (TypesUnifier  *self,
                                  TypesType     *x,
                                  TypesType     *y,
                                  TypesUnifyMode mode);
TypesType  *types_unifier_get    (TypesUnifier *self,
                                  TypesType    *param);
void        types_unifier_set    (TypesUnifier *self,
                                  TypesType    *param,
                                  TypesType    *type);
guint       types_unifier_n_unknown (TypesUnifier *self);

/* ---- types-operand.c, types-untyped.c, types-convert.c ------------------------------- */

gboolean    types_assignable     (TypesChecker       *c,
                                  const TypesOperand *x,
                                  TypesType          *target,
                                  const char        **out_why);
/* The type that x gets when used as target, or NULL. */
TypesType  *types_implicit_type  (TypesChecker *c,
                                  TypesOperand *x,
                                  TypesType    *target,
                                  TypesConst  **out_value);
void        types_convert_untyped (TypesChecker *c,
                                   TypesOperand *x,
                                   TypesType    *target);
void        types_invalid_conversion (TypesChecker *c,
                                      TypesOperand *x,
                                      TypesType    *target);
gboolean    types_representable_const (TypesChecker    *c,
                                       TypesConst      *value,
                                       const TypesType *basic,
                                       TypesConst     **out_rounded);
void        types_representable  (TypesChecker *c,
                                  TypesOperand *x,
                                  TypesType    *basic);
void        types_update_expr    (TypesChecker *c,
                                  SyntaxExpr   *e,
                                  TypesType    *type,
                                  gboolean      final);
void        types_conversion     (TypesChecker *c,
                                  TypesOperand *x,
                                  TypesType    *target);
gboolean    types_convertible    (TypesChecker       *c,
                                  const TypesOperand *x,
                                  TypesType          *target,
                                  const char        **out_why);

/* ---- types-assign.c, types-stmt.c, types-switch.c, types-range.c, types-return.c ----- */

void        types_assignment     (TypesChecker *c,
                                  TypesOperand *x,
                                  TypesType    *target, /* NULL for the blank identifier */
                                  const char   *context);
void        types_init_const     (TypesChecker *c,
                                  TypesObject  *lhs,
                                  TypesOperand *x);
void        types_init_var       (TypesChecker *c,
                                  TypesObject  *lhs,
                                  TypesOperand *x,
                                  const char   *context);
void        types_init_vars      (TypesChecker  *c,
                                  TypesObject  **lhs,
                                  guint          n_lhs,
                                  SyntaxExprList rhs,
                                  SyntaxNode    *return_stmt);
void        types_assign_var     (TypesChecker *c,
                                  SyntaxExpr   *lhs,
                                  SyntaxExpr  **rhs, /* or NULL, if x is given */
                                  TypesOperand *x,
                                  const char   *context);
void        types_assign_stmt    (TypesChecker     *c,
                                  SyntaxAssignStmt *stmt);
TypesObject *types_new_local     (TypesChecker *c,
                                  SyntaxIdent  *ident,
                                  TypesType    *type);

void        types_stmt           (TypesChecker *c,
                                  SyntaxNode   *stmt);
void        types_stmt_list      (TypesChecker  *c,
                                  SyntaxNodeList list);
void        types_open_scope     (TypesChecker *c);
void        types_close_scope    (TypesChecker *c);
void        types_switch_stmt    (TypesChecker     *c,
                                  SyntaxSwitchStmt *stmt);
void        types_type_switch_stmt (TypesChecker         *c,
                                    SyntaxTypeSwitchStmt *stmt);
void        types_select_stmt    (TypesChecker     *c,
                                  SyntaxSelectStmt *stmt);
void        types_range_stmt     (TypesChecker    *c,
                                  SyntaxRangeStmt *stmt);
gboolean    types_is_terminating (const SyntaxNode *stmt);
gboolean    types_is_terminating_list (SyntaxNodeList list);

static inline gboolean
types_ok (const TypesOperand *x)
{
  return x->mode != SYNTAX_MODE_NONE;
}

static inline void
types_invalidate (TypesOperand *x)
{
  x->mode = SYNTAX_MODE_NONE;
}

static inline BasePos
types_pos (const TypesOperand *x)
{
  return x->expr ? x->expr->pos : 0;
}

static inline TypesTermList
types_set_terms (const TypesSet *set)
{
  return (TypesTermList){ set->terms, set->n_terms, set->all };
}

G_END_DECLS
