/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-unit.h"

G_BEGIN_DECLS

/* What package reflect needs of the compiler; see code-reflect.c. */
void     code_reflect_begin           (CodeUnit          *unit);
void     code_reflect_reach           (CodeUnit          *unit,
                                       guint32            type);
void     code_reflect_note_func       (CodeUnit          *unit,
                                       const TypesObject *func);
/* Whether it is one of reflect's functions that call by a frame in memory: compiled, not native. */
gboolean code_reflect_is_call         (const TypesObject *func);
void     code_reflect_compile_call    (CodeFn            *fn,
                                       gpointer           object);
void     code_reflect_describe_method (CodeUnit          *unit,
                                       TypesType         *receiver,
                                       const TypesType   *signature,
                                       CodeMethod        *method);

G_END_DECLS
