/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-fn.h"

G_BEGIN_DECLS

/* Where a value lies; see code-place.c. */
typedef struct
{
  enum
  {
    CODE_PLACE_SLOT,
    CODE_PLACE_FRAME,
    CODE_PLACE_INDEXED,
    CODE_PLACE_MEMORY,
    CODE_PLACE_GLOBAL,
    CODE_PLACE_ELEMENT,
    CODE_PLACE_MAP,
    CODE_PLACE_BLANK,
  } kind;
  guint      slot;       /* SLOT: value; MEMORY: reference; ELEMENT: slice; MAP: map */
  guint64    offset;     /* FRAME, INDEXED: bytes from slot 0; MEMORY, GLOBAL: bytes */
  guint      index;      /* INDEXED, ELEMENT: slot of the index; MAP: first slot of the key */
  guint32    stride;     /* INDEXED, ELEMENT: bytes from one index to the next */
  TypesType *map;        /* MAP */
  gboolean   may_be_nil; /* MEMORY: the reference is a pointer of the program */
} CodePlace;

void  code_place_local       (const CodeLocal *local,
                              CodePlace       *out);
void  code_place_part        (CodeFn          *fn,
                              CodePlace       *place,
                              const TypesType *whole,
                              guint64          offset);
void  code_place_index       (CodeFn          *fn,
                              CodePlace       *place,
                              const TypesType *array,
                              guint            index);
void  code_place_pin         (CodeFn          *fn,
                              CodePlace       *place);
guint code_place_get_slot    (CodePlace       *place,
                              const TypesType *type);
guint code_pin               (CodeFn          *fn,
                              guint            slot,
                              guint            n_slots);
guint code_place_load        (CodeFn          *fn,
                              CodePlace       *place,
                              const TypesType *type,
                              guint            want);
void  code_place_store       (CodeFn          *fn,
                              CodePlace       *place,
                              const TypesType *type,
                              guint            source);
void  code_place_make_memory (CodeFn          *fn,
                              CodePlace       *place);
guint code_place_address     (CodeFn          *fn,
                              CodePlace       *place,
                              guint            want);
/* The place an operand denotes; values that are nowhere get temporaries. (code-operand.c) */
void  code_place_expr        (CodeFn          *fn,
                              SyntaxExpr      *expr,
                              CodePlace       *out);
/* Follows embedded fields, through pointers too; *inout_type is the type at the place. */
void  code_place_path        (CodeFn          *fn,
                              CodePlace       *place,
                              TypesType      **inout_type,
                              const guint     *path,
                              guint            n_path);

G_END_DECLS
