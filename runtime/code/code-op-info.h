/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-program.h"

G_BEGIN_DECLS

/*
 * What tools need to know about an opcode, derived from CODE_OPCODES, and what
 * its numbers mean, which the one-letter formats cannot say.
 */

/* What a number in the b and c field, or the extension word, stands for. */
typedef enum
{
  CODE_EXT_NONE,
  CODE_EXT_TYPE,        /* xl type */
  CODE_EXT_TYPE_SLOT,   /* xl type, xh slot or CODE_NO_SLOT */
  CODE_EXT_TYPE_COUNT,  /* xl type, xh plain number */
  CODE_EXT_TYPE_TYPE,   /* xl type, xh type */
  CODE_EXT_BYTES,       /* xl bytes */
  CODE_EXT_FRAME,       /* xl frame byte */
  CODE_EXT_FRAME_INDEX, /* xl frame byte, xh bytes */
  CODE_EXT_STRIDE,      /* xl bytes, xh length */
  CODE_EXT_LENGTH,      /* x, 64 bits */
  CODE_EXT_SLICE,       /* xl slice descriptor */
  CODE_EXT_TABLE,       /* xl jump table */
  CODE_EXT_FUNC,        /* xl function */
  CODE_EXT_JUMP,        /* xl jump */
} CodeExtKind;

typedef enum
{
  CODE_INDEX_NONE,
  CODE_INDEX_CONSTANT,
  CODE_INDEX_STRING,
  CODE_INDEX_SELECT,
} CodeIndexKind;

typedef struct
{
  const char   *name;
  const char   *format; /* letters as explained at CODE_OPCODES */
  gboolean      has_ext;
  const char   *doc;
} CodeOpInfo;

const CodeOpInfo *code_op_get_info       (CodeOp op);
CodeExtKind       code_op_get_ext_kind   (CodeOp op);
CodeIndexKind     code_op_get_index_kind (CodeOp op); /* of the letter k */
gboolean          code_op_ends_block     (CodeOp op); /* control never reaches what follows */
guint32           code_op_get_operand_slots (const CodeProgram *self,
                                             CodeInstr          instr,
                                             guint64            x,
                                             guint              operand);

G_END_DECLS
