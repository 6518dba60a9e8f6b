/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-place.h"

G_BEGIN_DECLS

/*
 * Expressions. Where a function takes `want`, the value ends up in those slots;
 * with CODE_NO_SLOT it ends up wherever is cheapest. All return where it is.
 */

/* ---- code-expr.c ------------------------------------------------------------------------- */

guint      code_expr            (CodeFn           *fn,
                                 SyntaxExpr       *expr,
                                 guint             want);
/* The value as one of another type to which it can be assigned. */
guint      code_expr_as         (CodeFn           *fn,
                                 SyntaxExpr       *expr,
                                 TypesType        *type,
                                 guint             want);
guint      code_const           (CodeFn           *fn,
                                 const TypesConst *value,
                                 TypesType        *type,
                                 guint             want);
void       code_discard         (CodeFn           *fn,
                                 SyntaxExpr       *expr);
SyntaxExpr *code_unparen        (SyntaxExpr       *expr);
gboolean   code_is_nil          (const SyntaxExpr *expr);
gboolean   code_is_blank        (const SyntaxExpr *expr);
/* Whether a part of the expression reads the variable. */
gboolean   code_mentions        (SyntaxExpr        *expr,
                                 const TypesObject *object);

/* ---- code-convert.c ---------------------------------------------------------------------- */

/* The value in slots, of one type, as one of another to which it can be assigned. */
guint      code_assign_convert  (CodeFn           *fn,
                                 guint             slot,
                                 TypesType        *from,
                                 TypesType        *to,
                                 guint             want);
guint      code_conversion      (CodeFn           *fn,
                                 SyntaxExpr       *x,
                                 TypesType        *to,
                                 guint             want);
void       code_truncate        (CodeFn           *fn,
                                 TypesType        *type,
                                 guint             dest,
                                 guint             source);
guint      code_make_interface  (CodeFn           *fn,
                                 guint             slot,
                                 TypesType        *type,
                                 guint             want);

/* ---- code-arith.c ------------------------------------------------------------------------ */

guint      code_binary          (CodeFn           *fn,
                                 SyntaxBinary     *expr,
                                 guint             want);
guint      code_unary           (CodeFn           *fn,
                                 SyntaxUnary      *expr,
                                 guint             want);
/* x op y with the left operand in slots, for op= */
guint      code_arith           (CodeFn           *fn,
                                 SyntaxToken       op,
                                 TypesType        *type,
                                 guint             x,
                                 SyntaxExpr       *y,
                                 guint             want);

/* ---- code-compare.c ---------------------------------------------------------------------- */

guint      code_compare         (CodeFn           *fn,
                                 SyntaxBinary     *expr,
                                 guint             want);
guint      code_logic           (CodeFn           *fn,
                                 SyntaxExpr       *expr,
                                 guint             want);
/* Jumps if the condition has the given value, else goes on. */
void       code_jump_if         (CodeFn           *fn,
                                 SyntaxExpr       *cond,
                                 gboolean          when,
                                 CodeLabel         label);
/* Jumps if x == y, x in slots, for switch. */
void       code_jump_equal      (CodeFn           *fn,
                                 guint             x,
                                 TypesType        *x_type,
                                 SyntaxExpr       *y,
                                 CodeLabel         label);

/* ---- code-operand.c ---------------------------------------------------------------------- */

gboolean   code_path_has_pointer (const TypesType *type,
                                  const guint     *path,
                                  guint            n_path);
void       code_lookup_method   (CodeFn           *fn,
                                 SyntaxSelector   *selector,
                                 TypesLookup      *out_lookup);
gboolean   code_has_dynamic_index (CodeFn           *fn,
                                   SyntaxExpr       *expr);
guint      code_slice_head      (CodeFn           *fn,
                                 SyntaxExpr       *expr);
guint      code_slice_expr      (CodeFn           *fn,
                                 SyntaxSliceExpr  *expr,
                                 guint             want);
guint      code_type_assert     (CodeFn           *fn,
                                 SyntaxTypeAssert *expr,
                                 guint             want,
                                 guint             ok);

/* ---- code-literal.c ---------------------------------------------------------------------- */

guint      code_composite       (CodeFn             *fn,
                                 SyntaxCompositeLit *lit,
                                 guint               want);
guint      code_composite_address (CodeFn             *fn,
                                   SyntaxCompositeLit *lit,
                                   guint               want);
/* Stores a literal into fresh memory of its type. */
void       code_composite_into  (CodeFn             *fn,
                                 SyntaxCompositeLit *lit,
                                 TypesType          *type,
                                 const CodePlace    *place,
                                 gboolean            is_zeroed);

/* ---- code-call.c, code-builtin.c --------------------------------------------------------- */

/* Calls and returns the first slot of the results. */
guint      code_call            (CodeFn           *fn,
                                 SyntaxCall       *call);
guint      code_call_value      (CodeFn           *fn,
                                 SyntaxCall       *call,
                                 guint             want);
gboolean   code_call_is_conversion (const SyntaxCall *call);
gboolean   code_call_is_builtin (const SyntaxCall *call,
                                 TypesBuiltin     *out_builtin);
guint      code_builtin         (CodeFn           *fn,
                                 SyntaxCall       *call,
                                 TypesBuiltin      builtin,
                                 guint             want);
void       code_panic_text      (CodeFn           *fn,
                                 TypesType        *type,
                                 const char       *text);
/* A function, method value or method expression as a value. */
guint      code_func_value      (CodeFn           *fn,
                                 SyntaxExpr       *expr,
                                 guint             want);
void       code_go              (CodeFn           *fn,
                                 SyntaxGoStmt     *stmt);
void       code_defer           (CodeFn           *fn,
                                 SyntaxDeferStmt  *stmt);

/* ---- code-order.c ------------------------------------------------------------------------ */

/* Evaluates calls ahead where gc would, before the expressions are compiled in this order. */
void       code_order           (CodeFn           *fn,
                                 SyntaxExpr      **exprs,
                                 guint             n);
/* The same where the types are known that the values become; NULL: they stay as they are. */
void       code_order_as        (CodeFn           *fn,
                                 SyntaxExpr      **exprs,
                                 guint             n,
                                 TypesType       **types);
void       code_order_parts     (CodeFn           *fn,
                                 SyntaxCall       *call);
void       code_order_calls     (CodeFn           *fn,
                                 SyntaxExpr       *expr);
gboolean   code_order_has_calls (CodeFn           *fn,
                                 SyntaxExpr       *expr);
/* The slot of a value evaluated ahead, or CODE_NO_SLOT. */
guint      code_order_get       (CodeFn           *fn,
                                 const SyntaxExpr *expr);
void       code_order_set       (CodeFn           *fn,
                                 const SyntaxExpr *expr,
                                 guint             slot);

/* ---- code-stmt.c and its kin ------------------------------------------------------------- */

void       code_stmt            (CodeFn           *fn,
                                 SyntaxNode       *stmt);
void       code_stmts           (CodeFn               *fn,
                                 const SyntaxNodeList *stmts);
void       code_block           (CodeFn           *fn,
                                 SyntaxBlock      *block);
void       code_branch          (CodeFn           *fn,
                                 SyntaxBranchStmt *stmt);
void       code_return          (CodeFn           *fn,
                                 SyntaxReturnStmt *stmt);
void       code_assign          (CodeFn           *fn,
                                 SyntaxAssignStmt *stmt);
void       code_define          (CodeFn           *fn,
                                 SyntaxAssignStmt *stmt);
const char *code_site_begin     (CodeFn           *fn,
                                 SyntaxExpr       *lhs);
/* m[k], <-c and x.(T) with a second value; returns where the first one is. */
guint      code_comma_ok        (CodeFn           *fn,
                                 SyntaxExpr       *rhs,
                                 guint             want,
                                 guint             ok);
TypesType *code_comma_ok_type   (CodeFn           *fn,
                                 SyntaxExpr       *rhs);
void       code_target_begin    (CodeFn           *fn,
                                 CodeTarget       *target,
                                 SyntaxNode       *stmt);
void       code_target_end      (CodeFn           *fn,
                                 CodeTarget       *target);
void       code_inc_dec         (CodeFn           *fn,
                                 SyntaxIncDecStmt *stmt);
void       code_var_decl        (CodeFn           *fn,
                                 SyntaxVarDecl    *decl);
/* Stores values in slots into what expressions denote, all of which are found first. */
void       code_assign_values   (CodeFn           *fn,
                                 SyntaxExpr      **lhs,
                                 guint             n,
                                 guint            *slots,
                                 TypesType       **types);
/* Stores a value in slots into what an expression denotes. */
void       code_assign_value    (CodeFn           *fn,
                                 SyntaxExpr       *lhs,
                                 guint             slot,
                                 TypesType        *type);
void       code_switch          (CodeFn           *fn,
                                 SyntaxSwitchStmt *stmt);
void       code_type_switch     (CodeFn               *fn,
                                 SyntaxTypeSwitchStmt *stmt);
void       code_select          (CodeFn           *fn,
                                 SyntaxSelectStmt *stmt);
void       code_for             (CodeFn           *fn,
                                 SyntaxForStmt    *stmt);
void       code_range           (CodeFn           *fn,
                                 SyntaxRangeStmt  *stmt);
void       code_range_func      (CodeFn           *fn,
                                 SyntaxRangeStmt  *stmt);
/* Leaves a loop body's function for a branch or return whose target lies outside of it. */
void       code_body_exit       (CodeFn           *fn,
                                 SyntaxNode       *stmt);

G_END_DECLS
