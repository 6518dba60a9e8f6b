/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-callee.h"

G_BEGIN_DECLS

/* Functions made by the compiler; see code-wrapper.c. */
guint32 code_unit_method_expr  (CodeUnit          *unit,
                                TypesType         *type,
                                const TypesLookup *lookup,
                                const char        *name);
guint32 code_unit_bound_method (CodeUnit          *unit,
                                const CodeCallee  *callee);
guint32 code_unit_thunk        (CodeUnit          *unit,
                                const CodeCallee  *callee,
                                TypesPackage      *package,
                                const char        *fallback_name);
guint32 code_unit_native_func  (CodeUnit          *unit,
                                TypesObject       *object,
                                const char        *name);

G_END_DECLS
