/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-private.h"

G_BEGIN_DECLS

/*
 * Instructions of the machine's own code copy that the program does not have.
 *
 * Special ones replace an instruction whose operands allow a shorter way, in
 * its place and of its length. Fused ones replace the first of several
 * instructions that often follow one another and run all of them, with one
 * dispatch; the others stay where they are, for jumps to them. Where every
 * instruction is counted, a fused one runs as its first part.
 */

/* name, the instruction it replaces, what differs */
#define MACHINE_SPECIAL(S)                                                                         \
  S (CALL_NEAR, CALL, "frame of at most MACHINE_NEAR_BYTES; s = the entry's byte offset")          \
  S (LD192, LDN, "three slots")                                                                    \
  S (ST192, STN, "three slots")                                                                    \
  S (FLD64, FLD, "width 64")                                                                       \
  S (FST64, FST, "width 64")                                                                       \
  S (APPEND8, APPEND, "one value of one byte")                                                     \
  S (APPEND64, APPEND, "one value of one slot and 8 bytes")                                        \
  S (APPENDS8, APPENDS, "of bytes")                                                                \
  S (MAPGET64, MAPGET, "one-word keys and elements")                                               \
  S (LOCK, CALLN, "of sync.(*Mutex).Lock; as long as the mutex is free")                           \
  S (UNLOCK, CALLN, "of sync.(*Mutex).Unlock; as long as nobody waits")

#define MACHINE_FUSED(F)                                                                           \
  F (MOV, MOV)                                                                                     \
  F (MOV, RET)                                                                                     \
  F (MOV, CALL_NEAR)                                                                               \
  F (MOV, LDI)                                                                                     \
  F (LDI, MOV)                                                                                     \
  F (LDI, STX8)                                                                                    \
  F (LDI, CALL_NEAR)                                                                               \
  F (LDI, JLT)                                                                                     \
  F (LDI, JLE)                                                                                     \
  F (ADD, ADDI)                                                                                    \
  F (ADD, JLE)                                                                                     \
  F (ADD, JLT)                                                                                     \
  F (ADD, RET)                                                                                     \
  F (ADD, MOV)                                                                                     \
  F (ADDI, CALL_NEAR)                                                                              \
  F (ADDI, JLE)                                                                                    \
  F (ADDI, JLT)                                                                                    \
  F (ADDI, JLTI)                                                                                   \
  F (ADDI, JMP)                                                                                    \
  F (ADDI, MOV)                                                                                    \
  F (MUL, ADD)                                                                                     \
  F (XOR, ADD)                                                                                     \
  F (SARI, XOR)                                                                                    \
  F (MULI, SARI)                                                                                   \
  F (FADD, ADDI)                                                                                   \
  F (FMUL, FADD)                                                                                   \
  F (LD64, CALL_NEAR)                                                                              \
  F (LD64, JLE)                                                                                    \
  F (LD64, JLT)                                                                                    \
  F (LD64, MOV)                                                                                    \
  F (LD64, RET)                                                                                    \
  F (LD64, ADDI)                                                                                   \
  F (ST64, ADDI)                                                                                   \
  F (ST64, JMP)                                                                                    \
  F (ST64, MOV)                                                                                    \
  F (LD128, LDX64)                                                                                 \
  F (LDX64, ADD)                                                                                   \
  F (LDX64, LDX64)                                                                                 \
  F (LDX64, FMUL)                                                                                  \
  F (LDX64, LT)                                                                                    \
  F (LDX8U, JT)                                                                                    \
  F (LDX8U, JF)                                                                                    \
  F (LT, RET)                                                                                      \
  F (STX8, ADD)                                                                                    \
  F (STX64, ADDI)                                                                                  \
  F (LEAX, LD128)

#define MACHINE_FUSED3(F)                                                                          \
  F (ADDI, LDI, JLT)                                                                               \
  F (ADDI, LDI, JLE)                                                                               \
  F (STX8, ADD, JLE)                                                                               \
  F (STX8, ADD, JLT)

/* Frames up to this end are tested against a line drawn this much below the stack's end. */
#define MACHINE_NEAR_BYTES 320

enum
{
  MACHINE_OP_EXIT = CODE_N_OPS,
  MACHINE_OP_PANIC_NEXT,
  MACHINE_OP_PRINT_NEXT,
  MACHINE_OP_BREAK,
#define SPECIAL(name, op, doc) MACHINE_OP_##name,
  MACHINE_SPECIAL (SPECIAL)
#undef SPECIAL
  MACHINE_FIRST_FUSED,
  MACHINE_OP_BEFORE_FUSED = MACHINE_FIRST_FUSED - 1,
#define FUSE(a, b) MACHINE_OP_##a##_##b,
  MACHINE_FUSED (FUSE)
#undef FUSE
#define FUSE(a, b, c) MACHINE_OP_##a##_##b##_##c,
  MACHINE_FUSED3 (FUSE)
#undef FUSE
  MACHINE_N_OPS,
};

/* Fills self->code, and fuses again around a breakpoint that was set or taken away. */
void machine_fuse_code  (Machine *self);
void machine_fuse_break (Machine *self,
                         guint32  pc,
                         gboolean on);

G_END_DECLS
