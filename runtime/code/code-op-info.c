/* SPDX-License-Identifier: MIT */

/*
 * The opcode table as data. Names, formats and sentences come from
 * CODE_OPCODES alone; the two switches here say only what the numbers of an
 * instruction index, for those opcodes whose format letter does not tell.
 */
#include "code-op-info.h"

static const CodeOpInfo infos[CODE_N_OPS] = {
#define O(name, format, ext, doc) [CODE_OP_##name] = { #name, format, sizeof (ext) > 1, doc },
  CODE_OPCODES (O)
#undef O
};

/**
 * code_op_get_info:
 * @op: an opcode
 *
 * Returns: (transfer none): its row of the table
 */
const CodeOpInfo *
code_op_get_info (CodeOp op)
{
  g_return_val_if_fail ((guint) op < CODE_N_OPS, NULL);

  return &infos[op];
}

/**
 * code_op_get_ext_kind:
 * @op: an opcode
 *
 * Returns: what the extension word means
 */
CodeExtKind
code_op_get_ext_kind (CodeOp op)
{
  switch (op)
    {
    case CODE_OP_TEQ:
    case CODE_OP_MAPREF:
    case CODE_OP_MAPDEL:
    case CODE_OP_MKIF:
    case CODE_OP_UNIF:
    case CODE_OP_ASSERT2:
    case CODE_OP_IFIMPL:
    case CODE_OP_MKSLICE:
    case CODE_OP_MKMAP:
    case CODE_OP_MKCHAN:
    case CODE_OP_RETYPE:
      return CODE_EXT_TYPE;
    case CODE_OP_MAPGET:
      return CODE_EXT_TYPE_SLOT;
    case CODE_OP_APPEND:
    case CODE_OP_APPENDS:
      return CODE_EXT_TYPE_COUNT;
    case CODE_OP_ASSERT:
      return CODE_EXT_TYPE_TYPE;
    case CODE_OP_FLD:
    case CODE_OP_FST:
      return CODE_EXT_FRAME;
    case CODE_OP_FLDX:
    case CODE_OP_FSTX:
      return CODE_EXT_FRAME_INDEX;
    case CODE_OP_LEAXP:
      return CODE_EXT_STRIDE;
    case CODE_OP_SL2ARR:
      return CODE_EXT_LENGTH;
    case CODE_OP_SLICE:
      return CODE_EXT_SLICE;
    case CODE_OP_JTAB:
      return CODE_EXT_TABLE;
    case CODE_OP_MKCLOS:
      return CODE_EXT_FUNC;
    case CODE_OP_MAPNEXT:
      return CODE_EXT_JUMP;
    default:
      return infos[op].has_ext ? CODE_EXT_BYTES : CODE_EXT_NONE;
    }
}

/**
 * code_op_get_index_kind:
 * @op: an opcode
 *
 * Returns: which table the format letter k of @op indexes
 */
CodeIndexKind
code_op_get_index_kind (CodeOp op)
{
  switch (op)
    {
    case CODE_OP_LDK:
      return CODE_INDEX_CONSTANT;
    case CODE_OP_LDSTR:
      return CODE_INDEX_STRING;
    case CODE_OP_SELECT:
      return CODE_INDEX_SELECT;
    default:
      return CODE_INDEX_NONE;
    }
}

/**
 * code_op_ends_block:
 * @op: an opcode
 *
 * Returns: whether control never goes on with the instruction behind
 */
gboolean
code_op_ends_block (CodeOp op)
{
  switch (op)
    {
    case CODE_OP_JMP:
    case CODE_OP_RET:
    case CODE_OP_PANIC:
    case CODE_OP_TRAP:
    case CODE_OP_UNREACHABLE_RETURN:
      return TRUE;
    default:
      return FALSE;
    }
}
