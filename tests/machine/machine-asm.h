/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-exec.h"

G_BEGIN_DECLS

/*
 * A tiny assembler for tests of the interpreter: programs written as calls, one
 * for each instruction, without the compiler.
 *
 *     MachineAsm *as = machine_asm_new ();
 *     guint32 f = machine_asm_func (as, "main.main", 0, 0, 8, 0);
 *     machine_asm_i (as, CODE_OP_LDI, 0, 42, 0);
 *     machine_asm_i (as, CODE_OP_RET, 0, 0, 0);
 *     CodeProgram *program = machine_asm_finish (as, f);
 *
 * Functions follow one another; each ends where the next begins.
 */
typedef struct
{
  CodeProgram *program;
  GArray      *code;      /* CodeInstr */
  GArray      *positions; /* BasePos: one line for each instruction */
  GArray      *funcs;     /* CodeFunc */
  GArray      *types;     /* CodeType */
  GArray      *selectors; /* CodeSelector */
  GArray      *constants, *slices, *selects, *jumps;
  GPtrArray   *natives;
  GString     *strings;
  GArray      *string_offsets;
} MachineAsm;

/* Types that every such program has, by index. */
enum
{
  ASM_INVALID,
  ASM_INT,
  ASM_BYTE,
  ASM_STRING,
  ASM_BYTES,        /* []byte */
  ASM_ANY,          /* interface {} */
  ASM_ERROR,        /* error, an interface with method Error */
  ASM_FUNC_STRING,  /* func() string */
  ASM_INTS,         /* []int */
  ASM_MAP_INT_INT,
  ASM_MAP_STRING_INT,
  ASM_MAP_ANY_INT,
  ASM_FLOAT64,
  ASM_POINTER_INT,  /* *int */
  ASM_PAIR,         /* main.Pair, struct { int; *int } */
  ASM_MAP_FLOAT_INT,
  ASM_ERROR_STRING, /* runtime.errorString */
  ASM_CHAN_INT,
  ASM_MY_ERROR,     /* main.MyError, a string with method Error */
  ASM_INT32,
  ASM_N_TYPES
};

#define ASM_SELECTOR_ERROR 0

MachineAsm  *machine_asm_new      (void);
CodeProgram *machine_asm_finish   (MachineAsm *self,
                                   guint32     entry); /* frees the assembler */
guint32      machine_asm_func     (MachineAsm *self,
                                   const char *name,
                                   guint32     n_results,
                                   guint32     n_params,
                                   guint32     n_slots,
                                   guint       flags);
CodeFunc    *machine_asm_get_func (MachineAsm *self,
                                   guint32     func);
guint32      machine_asm_pc       (const MachineAsm *self);
/* All return the pc of the instruction. */
guint32      machine_asm_i        (MachineAsm *self,
                                   CodeOp      op,
                                   int         a,
                                   int         b,
                                   int         c);
guint32      machine_asm_s        (MachineAsm *self,
                                   CodeOp      op,
                                   int         a,
                                   gint32      s);
guint32      machine_asm_x        (MachineAsm *self,
                                   CodeOp      op,
                                   int         a,
                                   int         b,
                                   int         c,
                                   guint32     xl,
                                   guint32     xh);
/* The jump at pc goes to where the next instruction will stand, or to a place. */
void         machine_asm_land     (MachineAsm *self,
                                   guint32     pc);
void         machine_asm_jump_to  (MachineAsm *self,
                                   guint32     pc,
                                   guint32     target);
guint32      machine_asm_string   (MachineAsm *self,
                                   const char *text);
guint32      machine_asm_constant (MachineAsm *self,
                                   guint64     value);
guint32      machine_asm_native   (MachineAsm *self,
                                   const char *name);
guint32      machine_asm_slice    (MachineAsm *self,
                                   CodeSlice   slice);

/* ---- running (machine-stand-in.c) ---------------------------------------------------- */

/* A machine with one goroutine about to run the program's entry function, without a scheduler. */
Machine     *machine_stand_in_new  (CodeProgram           *program,
                                    const MachineSettings *settings); /* NULL: generous ones */
void         machine_stand_in_free (Machine *self);
MachineG    *machine_stand_in_g    (Machine *self);
/* Runs to the end of the goroutine or of the program. */
MachineExecStop machine_stand_in_run (Machine *self);
/* Events so far, one name a line, without repeats of the same in a row. */
const char  *machine_stand_in_events (Machine *self);

G_END_DECLS
