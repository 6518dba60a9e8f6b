/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-unit.h"

G_BEGIN_DECLS

/*
 * A function while it is compiled. Slots are handed out as a stack: results,
 * parameters, then locals and temporaries, which are given back at the end of
 * the block or statement that took them.
 *
 *   0                                            top        max
 *   [ results | parameters | locals, temporaries | free ... |
 *
 * Code generation is driven by destination: who compiles an expression may name
 * the slots it wants the value in (`want`), or CODE_NO_SLOT to be told where it
 * lies, which for a variable is the variable itself and costs nothing.
 */

/* Larger variables live on the heap, so that frames stay small. */
#define CODE_MAX_FRAME_VARIABLE_BYTES (64 * 1024)

typedef guint CodeLabel;
typedef struct _CodeScope CodeScope;
typedef struct _CodeLoopBody CodeLoopBody;

/* A variable of the function being compiled, or of one around it. */
typedef struct
{
  TypesObject *object; /* NULL for hidden ones */
  const char  *name;   /* NULL for hidden ones */
  TypesType   *type;
  CodeScope   *scope;  /* the function, literal or loop body that declares it */
  guint        slot;   /* in the function being compiled now: value, or reference if boxed */
  gboolean     is_captured, is_assigned, is_addressed;
  gboolean     is_boxed; /* lies on the heap */
} CodeLocal;

/* A function, function literal or body of a range-over-func loop, as escape analysis sees it. */
struct _CodeScope
{
  CodeScope  *outer;
  SyntaxNode *node;
  gboolean    is_body;     /* of a range-over-func loop */
  gboolean    has_defer;   /* its own or that of a loop body in it */
  GPtrArray  *captures;    /* CodeLocal of outer scopes used here, in order of first use */
  GHashTable *captured;    /* the same as a set */
  CodeLocal **results;     /* of a function or literal, named or not */
  guint       n_results;
  gboolean    has_named_results; /* the names may all be blank */
  CodeLocal  *frame_token; /* of a function: for DEFERAT in loop bodies, or NULL */
  CodeLocal  *state;       /* of a loop body: code-range-func.c's */
};

/* Where break and continue lead. */
typedef struct _CodeTarget CodeTarget;
struct _CodeTarget
{
  CodeTarget *outer;
  SyntaxNode *stmt;
  CodeLabel   on_break, on_continue;
};

struct _CodeFn
{
  CodeUnit     *unit;
  CodeChunk    *chunk;
  guint32       index;
  CodeFn       *outer;       /* in whose midst it is compiled, or NULL */
  TypesPackage *package;
  CodeEnv      *env;         /* NULL in a function that is not generic */
  CodeScope    *scope;       /* NULL in functions without source */
  TypesType    *signature;   /* func type without receiver */
  const char   *plain_name;  /* of the declared function around it; or NULL */

  GArray       *code, *positions, *vars, *sites;
  GArray       *labels, *fixups; /* code-emit.c's */
  GArray       *open_vars;   /* indices in vars whose range has not ended */
  BasePos       pos;         /* given to what is emitted */
  gboolean      is_dead;     /* what is emitted cannot be reached */
  guint         last_bound;  /* code length when a label was bound last */
  guint         top, max;
  guint         n_fixed_slots; /* results, parameters, captures */
  guint         stmt_top;    /* slots from here on are temporaries of the running statement */
  gboolean      is_too_large;

  gboolean      has_epilogue; /* returns jump to it instead of returning */
  CodeLabel     epilogue;
  CodeLabel     fallthrough;
  CodeTarget   *targets;
  GHashTable   *goto_labels; /* SyntaxLabeledStmt → CodeLabel + 1, or NULL */
  GHashTable   *hoisted;     /* expression → slot + 1, code-order.c's, or NULL */
  const char   *site;        /* name for what is allocated next, or NULL */
  guint         n_closures, n_bodies, n_thunks; /* made so far, for names */
  CodeLoopBody *body;        /* if it is the body of a range-over-func loop */
  CodeLoopBody *nested_body; /* handed to the function nested next */
};

/* ---- functions (code-func.c, code-closure.c) --------------------------------------------- */

void       code_fn_compile_chunk (CodeUnit              *unit,
                                  guint32                index);
void       code_fn_compile_decl  (CodeFn                *fn,
                                  gpointer               object);
/* Compiles a literal, loop body or thunk in the midst of the function around it. */
guint32    code_fn_nested        (CodeFn                *fn,
                                  CodeScope             *scope,
                                  const char            *name,
                                  BasePos                pos,
                                  CodeCompile            compile,
                                  gpointer               data);
void       code_fn_body          (CodeFn                *fn,
                                  const SyntaxFieldList *recv,
                                  TypesType             *recv_type,
                                  SyntaxFuncType        *type,
                                  TypesType             *signature,
                                  SyntaxBlock           *body);
void       code_fn_enter_body    (CodeFn                *fn,
                                  TypesType             *signature);
void       code_fn_leave         (CodeFn                *fn);
/* Types in the instance being compiled. */
TypesType *code_fn_subst         (CodeFn                *fn,
                                  TypesType             *type);
TypesType *code_fn_type          (CodeFn                *fn,
                                  const SyntaxExpr      *expr);
TypesType *code_fn_under         (CodeFn                *fn,
                                  const SyntaxExpr      *expr);
guint      code_scope_capture_words (const CodeScope    *scope);
void       code_closure          (CodeFn                *fn,
                                  guint32                func,
                                  CodeScope             *scope,
                                  guint                  dest);
guint      code_func_lit         (CodeFn                *fn,
                                  SyntaxFuncLit         *lit,
                                  guint                  want);

/* ---- instructions (code-emit.c) ---------------------------------------------------------- */

GArray    *code_labels_new       (void);
GArray    *code_fixups_new       (void);
guint      code_temp             (CodeFn          *fn,
                                  guint            n_slots);
guint      code_dest             (CodeFn          *fn,
                                  guint            want,
                                  guint            n_slots); /* want, or a temporary */
guint      code_window           (CodeFn          *fn,
                                  guint            n_slots); /* slot 0 of a callee's frame */
void       code_emit             (CodeFn          *fn,
                                  CodeOp           op,
                                  guint            a,
                                  guint            b,
                                  guint            c);
void       code_emit_s           (CodeFn          *fn,
                                  CodeOp           op,
                                  guint            a,
                                  gint64           s);
void       code_emit_x           (CodeFn          *fn,
                                  CodeOp           op,
                                  guint            a,
                                  guint            b,
                                  guint            c,
                                  guint32          xl,
                                  guint32          xh);
void       code_move             (CodeFn          *fn,
                                  guint            dest,
                                  guint            source,
                                  guint            n_slots);
void       code_zero             (CodeFn          *fn,
                                  guint            dest,
                                  guint            n_slots);
void       code_load_int         (CodeFn          *fn,
                                  guint            dest,
                                  gint64           value);
void       code_load_string      (CodeFn          *fn,
                                  guint            dest,
                                  const char      *text,
                                  gsize            len);
void       code_alloc            (CodeFn          *fn,
                                  guint            dest,
                                  TypesType       *type);
void       code_mark_site        (CodeFn          *fn); /* the next instruction allocates */
CodeLabel  code_label            (CodeFn          *fn);
void       code_bind             (CodeFn          *fn,
                                  CodeLabel        label);
void       code_bind_head        (CodeFn          *fn,
                                  CodeLabel        label,
                                  gboolean         alive);
void       code_jump             (CodeFn          *fn,
                                  CodeLabel        label);
void       code_jump_op          (CodeFn          *fn,
                                  CodeOp           op,
                                  guint            a,
                                  guint            b,
                                  CodeLabel        label);
void       code_jump_next        (CodeFn          *fn,
                                  guint            iterator,
                                  guint            key,
                                  guint            value,
                                  CodeLabel        end);
void       code_jump_table       (CodeFn          *fn,
                                  guint            slot,
                                  const CodeLabel *labels,
                                  guint            n);
void       code_emit_finish      (CodeFn          *fn);
guint32    code_label_get_pc     (CodeFn          *fn,
                                  CodeLabel        label);

/* ---- variables (code-local.c, code-escape.c) --------------------------------------------- */

typedef struct
{
  guint top, n_open_vars;
} CodeBlock;

CodeLocal *code_local_get        (const TypesObject *object);
/* Gives the variable its slots, without a value. */
void       code_local_place      (CodeFn          *fn,
                                  CodeLocal       *local);
/* Makes the heap object of a boxed variable. */
void       code_local_box        (CodeFn          *fn,
                                  CodeLocal       *local);
void       code_local_zero       (CodeFn          *fn,
                                  CodeLocal       *local);
void       code_local_init       (CodeFn          *fn,
                                  CodeLocal       *local,
                                  guint            source);
/* From here on tools see the variable. */
void       code_local_show       (CodeFn          *fn,
                                  CodeLocal       *local);
void       code_block_begin      (CodeFn          *fn,
                                  CodeBlock       *out_block);
void       code_block_end        (CodeFn          *fn,
                                  const CodeBlock *block);
CodeScope *code_escape_function  (CodeFn          *fn,
                                  SyntaxFuncDecl  *decl);
CodeScope *code_escape_expr      (CodeFn          *fn,
                                  SyntaxExpr      *expr);

G_END_DECLS
