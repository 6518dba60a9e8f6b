/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-program.h"

#include <string.h>

/* A small valid program made by hand: `entry` calls `add`, which adds its two parameters. Tests
 * change one thing in it and see what comes of that. */

enum
{
  SAMPLE_TYPE_STRING = 1,
  SAMPLE_TYPE_INT,
  SAMPLE_TYPE_ERROR,
  SAMPLE_TYPE_RUNTIME_ERROR,
  SAMPLE_TYPE_UINT8,
  SAMPLE_TYPE_BYTES,
  SAMPLE_N_TYPES
};

enum
{
  SAMPLE_PC_LOAD,     /* entry: LDI  r3, 40 */
  SAMPLE_PC_CALL = 2, /*        CALL r3, add */
  SAMPLE_PC_ADD = 4,  /* add:   ADD  r0, r1, r2 */
  SAMPLE_PC_JUMP,     /*        JLTI r0, 50, @3 */
  SAMPLE_PC_NEW,      /*        NEW  r3, string */
  SAMPLE_PC_RETURN,
  SAMPLE_N_CODE
};

#define SAMPLE_SOURCE "package main\n\nfunc add(a, b int) int {\n\treturn a + b\n}\n"

static inline CodeType
sample_type (CodeTypeKind kind,
             char        *name,
             guint32      size_bytes)
{
  return (CodeType){ .kind = kind,
                     .name = name,
                     .size_bytes = size_bytes,
                     .align_bytes = MIN (size_bytes, 8),
                     .n_slots = (size_bytes + 7) / 8,
                     .mem = size_bytes == 8   ? CODE_MEM_64
                            : size_bytes == 1 ? CODE_MEM_8U
                                              : CODE_MEM_N };
}

static inline void
sample_add_types (CodeProgram *self)
{
  self->n_types = SAMPLE_N_TYPES;
  self->types = g_new0 (CodeType, SAMPLE_N_TYPES);
  self->types[SAMPLE_TYPE_STRING] = sample_type (CODE_TYPE_STRING, (char *) "string", 16);
  self->types[SAMPLE_TYPE_INT] = sample_type (CODE_TYPE_INT, (char *) "int", 8);
  self->types[SAMPLE_TYPE_ERROR] = sample_type (CODE_TYPE_INTERFACE, (char *) "error", 16);
  self->types[SAMPLE_TYPE_RUNTIME_ERROR]
    = sample_type (CODE_TYPE_STRING, (char *) "runtime.errorString", 16);
  self->types[SAMPLE_TYPE_UINT8] = sample_type (CODE_TYPE_UINT8, (char *) "uint8", 1);
  self->types[SAMPLE_TYPE_BYTES] = sample_type (CODE_TYPE_SLICE, (char *) "[]uint8", 24);
  self->types[SAMPLE_TYPE_BYTES].elem = SAMPLE_TYPE_UINT8;
  self->type_string = SAMPLE_TYPE_STRING;
  self->type_int = SAMPLE_TYPE_INT;
  self->type_error = SAMPLE_TYPE_ERROR;
  self->type_runtime_error = SAMPLE_TYPE_RUNTIME_ERROR;
  self->type_bytes = SAMPLE_TYPE_BYTES;
}

static inline void
sample_add_code (CodeProgram *self)
{
  static const CodeInstr code[SAMPLE_N_CODE] = {
    { CODE_OP_LDI, 4, 40, 0 },       { CODE_OP_LDI, 5, 2, 0 },   { CODE_OP_CALL, 3, 1, 0 },
    { CODE_OP_RET, 0, 0, 0 },        { CODE_OP_ADD, 0, 1, 2 },   { CODE_OP_JLTI, 0, 50, 1 },
    { CODE_OP_NEW, 3, SAMPLE_TYPE_STRING, 0 }, { CODE_OP_RET, 0, 0, 0 },
  };
  static const BasePos positions[SAMPLE_N_CODE] = { 0, 0, 0, 0, 49, 49, 49, 42 };

  self->n_code = SAMPLE_N_CODE;
  self->code = g_memdup2 (code, sizeof code);
  self->positions = g_memdup2 (positions, sizeof positions);
  self->n_funcs = 2;
  self->funcs = g_new0 (CodeFunc, 2);
  self->funcs[0] = (CodeFunc){ .name = (char *) "runtime.main", .end_pc = SAMPLE_PC_ADD,
                               .frame_slots = 6, .wraps = G_MAXUINT32 };
  self->funcs[1] = (CodeFunc){ .name = (char *) "main.add", .entry_pc = SAMPLE_PC_ADD,
                               .end_pc = SAMPLE_N_CODE, .n_result_slots = 1, .n_param_slots = 2,
                               .frame_slots = 4, .wraps = G_MAXUINT32 };
  self->main_func = 1;
  self->n_sites = 1;
  self->sites = g_new0 (CodeSite, 1);
  self->sites[0] = (CodeSite){ SAMPLE_PC_NEW, (char *) "text" };
}

static inline CodeProgram *
sample_program_new (void)
{
  CodeProgram *self = g_new0 (CodeProgram, 1);

  self->ref_count = 1;
  self->sources = base_source_set_new ();
  base_source_set_add (self->sources, "main.go", SAMPLE_SOURCE, -1);
  sample_add_types (self);
  sample_add_code (self);
  return self;
}
