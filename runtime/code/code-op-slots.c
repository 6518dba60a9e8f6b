/* SPDX-License-Identifier: MIT */

/*
 * How many slots each operand of an instruction covers. Most opcodes say it by
 * themselves; those that move values of any type take it from the type, the
 * byte count or the descriptor that they name. An index outside its table
 * counts as nothing here, the verifier has refused it already.
 */
#include "code-op-info.h"

static guint32
bytes_to_slots (guint32 n_bytes)
{
  return n_bytes / 8 + (n_bytes % 8 != 0);
}

static guint32
type_slots (const CodeProgram *self,
            guint32            type)
{
  return type < self->n_types ? self->types[type].n_slots : 0;
}

static const CodeType *
get_type (const CodeProgram *self,
          guint32            type)
{
  return &self->types[type < self->n_types ? type : 0];
}

/* Slots of the values that a memory opcode moves. */
static guint32
width_slots (guint16 mem,
             guint32 n_bytes)
{
  return mem == CODE_MEM_N ? bytes_to_slots (n_bytes) : 1;
}

static guint32
slice_operand_slots (const CodeProgram *self,
                     guint              operand,
                     guint32            index)
{
  const CodeSlice *slice;

  if (index >= self->n_slices)
    return 0;
  slice = &self->slices[index];
  if (operand == 0)
    return slice->source == CODE_SLICE_STRING ? 2 : 3;
  if (operand == 1)
    return slice->source == CODE_SLICE_SLICE ? 3 : slice->source == CODE_SLICE_STRING ? 2 : 1;
  return slice->has_max ? 3 : slice->has_high ? 2 : slice->has_low ? 1 : 0;
}

static guint32
print_slots (guint16 kind)
{
  switch (kind)
    {
    case CODE_PRINT_COMPLEX:
    case CODE_PRINT_STRING:
    case CODE_PRINT_INTERFACE:
      return 2;
    case CODE_PRINT_SLICE:
      return 3;
    case CODE_PRINT_SPACE:
    case CODE_PRINT_NEWLINE:
      return 0;
    default:
      return 1;
    }
}

#define PICK(x, y, z) ((const guint8[]){ (x), (y), (z) })[operand]

/* Slots of fixed size; what depends on types and counts is in code_op_get_operand_slots(). */
static guint32
fixed_operand_slots (CodeOp op,
                     guint  operand)
{
  switch (op)
    {
    case CODE_OP_MOV2:
    case CODE_OP_B2STR:
    case CODE_OP_R2STR:
    case CODE_OP_SEND:
      return op == CODE_OP_SEND ? PICK (1, 0, 0) : 2;
    case CODE_OP_MOV3:
      return 3;
    case CODE_OP_LDSTR:
    case CODE_OP_LD128:
    case CODE_OP_ST128:
    case CODE_OP_RECOVER:
    case CODE_OP_PANIC:
    case CODE_OP_C642C:
    case CODE_OP_RUNE2STR:
      return PICK (2, 1, 1);
    case CODE_OP_CADD:
    case CODE_OP_CSUB:
    case CODE_OP_CMUL:
    case CODE_OP_CDIV:
      return 2;
    case CODE_OP_C2C64:
    case CODE_OP_CALLI:
    case CODE_OP_SL2ARR:
      return PICK (1, 2, 1);
    case CODE_OP_SEQ:
    case CODE_OP_SLT:
    case CODE_OP_SLE:
    case CODE_OP_IFEQ:
    case CODE_OP_COPY:
      return PICK (1, 2, 2);
    case CODE_OP_LDX8S:
    case CODE_OP_LDX8U:
    case CODE_OP_LDX16S:
    case CODE_OP_LDX16U:
    case CODE_OP_LDX32S:
    case CODE_OP_LDX32U:
    case CODE_OP_LDX64:
    case CODE_OP_STX8:
    case CODE_OP_STX16:
    case CODE_OP_STX32:
    case CODE_OP_STX64:
    case CODE_OP_LEAX:
      return PICK (1, 2, 1);
    case CODE_OP_LDX128:
    case CODE_OP_STX128:
    case CODE_OP_RANGESTR:
      return PICK (2, 2, 1);
    case CODE_OP_APPENDS:
      return PICK (3, 3, 2);
    case CODE_OP_CLEARS:
      return 2;
    case CODE_OP_STR2B:
    case CODE_OP_STR2R:
      return PICK (3, 2, 0);
    case CODE_OP_MKSLICE:
      return PICK (3, 1, 1);
    default:
      return 1;
    }
}

/**
 * code_op_get_operand_slots:
 * @self: a program, for the types that instructions name
 * @instr: an instruction of it
 * @x: its extension word, or 0
 * @operand: 0, 1, 2 for a, b, c
 *
 * Returns: how many slots from the operand on the instruction reads or writes
 */
guint32
code_op_get_operand_slots (const CodeProgram *self,
                           CodeInstr          instr,
                           guint64            x,
                           guint              operand)
{
  guint32 xl = (guint32) x, xh = (guint32) (x >> 32);

  switch (instr.op)
    {
    case CODE_OP_MOVN:
      return instr.c;
    case CODE_OP_ZERO:
      return instr.b;
    case CODE_OP_TEQ:
      return operand == 0 ? 1 : type_slots (self, xl);
    case CODE_OP_LDN:
    case CODE_OP_STN:
      return operand == 0 ? bytes_to_slots (xl) : 1;
    case CODE_OP_FLD:
    case CODE_OP_FST:
      return width_slots (instr.b, instr.c);
    case CODE_OP_FLDX:
    case CODE_OP_FSTX:
      return operand == 0 ? width_slots (instr.c, xh) : 1;
    case CODE_OP_SLICE:
      return slice_operand_slots (self, operand, xl);
    case CODE_OP_APPEND:
      return operand < 2 ? 3 : xh * type_slots (self, xl);
    case CODE_OP_CONCAT:
      return operand == 0 ? 2 : 2 * instr.c;
    case CODE_OP_MKCLOS:
      return operand == 0 ? 1 : instr.c;
    case CODE_OP_LDCAP:
      return instr.c;
    case CODE_OP_MAPGET:
      return operand == 0   ? type_slots (self, get_type (self, xl)->elem)
             : operand == 1 ? 1
                            : type_slots (self, get_type (self, xl)->key);
    case CODE_OP_MAPREF:
      return operand < 2 ? 1 : type_slots (self, get_type (self, xl)->key);
    case CODE_OP_MAPDEL:
      return operand == 0 ? 1 : type_slots (self, get_type (self, xl)->key);
    case CODE_OP_MKIF:
      return operand == 0 ? 2 : type_slots (self, xl);
    case CODE_OP_UNIF:
      return operand == 0 ? type_slots (self, xl) : 1;
    case CODE_OP_ASSERT:
    case CODE_OP_ASSERT2:
      return operand == 0 ? type_slots (self, xl) : 2;
    case CODE_OP_PRINT:
      return print_slots (instr.b);
    default:
      return fixed_operand_slots (instr.op, operand);
    }
}

