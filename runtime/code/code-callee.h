/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-expr.h"

G_BEGIN_DECLS

/* What a call calls, as far as it is known when it is compiled. */
typedef enum
{
  CODE_CALLEE_STATIC,    /* function or method: CALL */
  CODE_CALLEE_NATIVE,    /* function of the machine: CALLN */
  CODE_CALLEE_CLOSURE,   /* function value in a slot: CALLC */
  CODE_CALLEE_INTERFACE, /* method of an interface value in two slots: CALLI */
} CodeCalleeKind;

typedef struct
{
  CodeCalleeKind kind;
  TypesType     *signature; /* without receiver */
  SyntaxExpr    *fun;       /* CLOSURE: the expression */
  TypesObject   *object;    /* STATIC, NATIVE */
  TypesType    **args;      /* type arguments */
  guint          n_args;
  guint32        func;      /* STATIC: index if known already, else G_MAXUINT32 */
  guint          selector;  /* INTERFACE */
  SyntaxExpr    *receiver;  /* methods */
  TypesLookup    lookup;
  guint          n_receiver_slots;
} CodeCallee;

void  code_callee_resolve  (CodeFn               *fn,
                            SyntaxCall           *call,
                            CodeCallee           *out);
/* `value` is the slot of the closure or interface. */
void  code_callee_emit     (CodeFn               *fn,
                            const CodeCallee     *callee,
                            guint                 base,
                            guint                 value);
void  code_args            (CodeFn               *fn,
                            const SyntaxExprList *args,
                            gboolean              has_dots,
                            TypesType            *signature,
                            guint                 dest);
guint code_receiver        (CodeFn               *fn,
                            SyntaxExpr           *x,
                            const TypesLookup    *lookup,
                            guint                 want);
guint code_receiver_load   (CodeFn               *fn,
                            CodePlace            *place,
                            TypesType            *type,
                            const TypesLookup    *lookup,
                            guint                 want);
guint code_tuple_slots     (const TypesField     *fields,
                            guint                 n);

G_END_DECLS
