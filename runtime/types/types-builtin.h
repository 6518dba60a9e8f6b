/* SPDX-License-Identifier: MIT */
#pragma once

#include "types-check.h"

G_BEGIN_DECLS

/* One call of a built-in function; see types-builtin.c. */
typedef struct
{
  TypesChecker *c;
  TypesOperand *x;    /* the first argument, then the result */
  SyntaxCall   *call;
  GArray       *args; /* of TypesOperand; NULL where the first is a type */
  TypesBuiltin  builtin;
  TypesType    *key;  /* delete: of the map */
} TypesBuiltinCall;

typedef gboolean (*TypesBuiltinFunc) (TypesBuiltinCall *self);

TypesOperand *types_builtin_arg      (const TypesBuiltinCall *self,
                                      guint                   index);
/* Results, all TRUE. */
gboolean      types_builtin_value    (TypesBuiltinCall *self,
                                      TypesType        *type);
gboolean      types_builtin_constant (TypesBuiltinCall *self,
                                      TypesType        *type,
                                      gint64            number);

/* ---- types-builtin-number.c ---------------------------------------------------------- */

gboolean      types_builtin_complex  (TypesBuiltinCall *self);
gboolean      types_builtin_part     (TypesBuiltinCall *self); /* real, imag */
gboolean      types_builtin_extreme  (TypesBuiltinCall *self); /* min, max */
gboolean      types_builtin_size     (TypesBuiltinCall *self); /* Sizeof, Alignof */
gboolean      types_builtin_offset   (TypesBuiltinCall *self);

G_END_DECLS
