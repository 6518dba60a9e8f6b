/* SPDX-License-Identifier: MIT */
#include "machine-exec-fused.h"
#include "code-op-info.h"
#include "machine-exec.h"

/*
 * Making the machine's own code copy: special and fused instructions in place
 * of the program's (machine-exec-fused.h). A place with a breakpoint is never
 * part of a fused instruction but its first.
 */

/* Names of the parts as opcodes: the program's, or special ones. */
enum
{
#define O(name, format, ext, doc) PART_##name = CODE_OP_##name,
  CODE_OPCODES (O)
#undef O
#define SPECIAL(name, op, doc) PART_##name = MACHINE_OP_##name,
  MACHINE_SPECIAL (SPECIAL)
#undef SPECIAL
};

typedef struct
{
  guint16 first, second, third, fused; /* third 0: a pair */
} Fusion;

static const Fusion fusions[] = {
#define FUSE(a, b, c) { PART_##a, PART_##b, PART_##c, MACHINE_OP_##a##_##b##_##c },
  MACHINE_FUSED3 (FUSE)
#undef FUSE
#define FUSE(a, b) { PART_##a, PART_##b, 0, MACHINE_OP_##a##_##b },
  MACHINE_FUSED (FUSE)
#undef FUSE
};

/* For each opcode its first fusion; they are tried from there on. */
typedef struct
{
  guint8 has_ext[CODE_N_OPS];
  guint8 begins[MACHINE_N_OPS]; /* whether any fusion begins with it */
} Tables;

static void
fill_tables (Tables *tables)
{
  memset (tables, 0, sizeof *tables);
  for (guint op = 0; op < CODE_N_OPS; op++)
    tables->has_ext[op] = code_op_get_info (op)->has_ext;
  for (guint i = 0; i < G_N_ELEMENTS (fusions); i++)
    tables->begins[fusions[i].first] = TRUE;
}

static guint
append_op (const CodeType *elem,
           guint32         n)
{
  if (n == 1 && elem->mem == CODE_MEM_64)
    return MACHINE_OP_APPEND64;
  if (n == 1 && (elem->mem == CODE_MEM_8U || elem->mem == CODE_MEM_8S))
    return MACHINE_OP_APPEND8;
  return CODE_OP_APPEND;
}

static gboolean
is_word_map (const Machine *self,
             guint32        type)
{
  const CodeType *map = &self->program->types[type];

  return machine_exec_host (self)->map_layouts[type].key_kind == MACHINE_MAP_KEY_64
         && self->program->types[map->elem].mem == CODE_MEM_64;
}

/* sync's natives that have an instruction of their own. */
static guint
native_op (const char *name)
{
  if (strcmp (name, "sync.(*Mutex).Lock") == 0)
    return MACHINE_OP_LOCK;
  if (strcmp (name, "sync.(*Mutex).Unlock") == 0)
    return MACHINE_OP_UNLOCK;
  return CODE_OP_CALLN;
}

/* The program's instruction at pc, or the special one in its place. */
static CodeInstr
special (const Machine *self,
         guint32        pc)
{
  const CodeProgram *program = self->program;
  CodeInstr instr = program->code[pc];
  const CodeInstr *next = &program->code[pc + 1]; /* looked at behind opcodes with E only */

  switch (instr.op)
    {
    case CODE_OP_CALL:
      {
        const MachineFuncInfo *info
            = &machine_exec_host (self)->funcs[(guint32) code_instr_s (instr)];

        if (info->frame_bytes <= MACHINE_NEAR_BYTES)
          instr = (CodeInstr){ MACHINE_OP_CALL_NEAR, instr.a, info->entry_offset & 0xffff,
                               info->entry_offset >> 16 };
        break;
      }
    case CODE_OP_CALLN:
      instr.op = native_op (program->natives[(guint32) code_instr_s (instr)]);
      break;
    case CODE_OP_LDN:
      if ((guint32) code_instr_x (*next) == 24)
        instr.op = MACHINE_OP_LD192;
      break;
    case CODE_OP_STN:
      if ((guint32) code_instr_x (*next) == 24)
        instr.op = MACHINE_OP_ST192;
      break;
    case CODE_OP_FLD:
      if (instr.b == CODE_MEM_64)
        instr.op = MACHINE_OP_FLD64;
      break;
    case CODE_OP_FST:
      if (instr.b == CODE_MEM_64)
        instr.op = MACHINE_OP_FST64;
      break;
    case CODE_OP_APPEND:
      instr.op = append_op (&program->types[(guint32) code_instr_x (*next)],
                            code_instr_x (*next) >> 32);
      break;
    case CODE_OP_APPENDS:
      if (program->types[(guint32) code_instr_x (*next)].size_bytes == 1)
        instr.op = MACHINE_OP_APPENDS8;
      break;
    case CODE_OP_MAPGET:
      if (is_word_map (self, (guint32) code_instr_x (*next)))
        instr.op = MACHINE_OP_MAPGET64;
      break;
    default:
      break;
    }
  return instr;
}

/* The opcode at pc as a part: G_MAXUINT16 where another instruction may not run into it. */
static guint16
part_at (const Machine *self,
         guint32        pc,
         guint32        end_pc)
{
  if (pc >= end_pc || self->code[pc].op == MACHINE_OP_BREAK)
    return G_MAXUINT16;
  return special (self, pc).op;
}

static void
fuse_at (Machine      *self,
         const Tables *tables,
         guint32       pc,
         guint32       end_pc)
{
  CodeInstr instr = special (self, pc);
  guint32 after = pc + 1 + tables->has_ext[self->program->code[pc].op];
  guint16 second, third;

  self->code[pc] = instr;
  if (!tables->begins[instr.op])
    return;
  second = part_at (self, after, end_pc);
  /* Behind an extension word there is no third part: the word is not an instruction. */
  third = after < end_pc && !tables->has_ext[self->program->code[after].op]
            ? part_at (self, after + 1, end_pc)
            : G_MAXUINT16;
  for (guint i = 0; i < G_N_ELEMENTS (fusions); i++)
    if (fusions[i].first == instr.op && fusions[i].second == second
        && (fusions[i].third == 0 || fusions[i].third == third))
      {
        self->code[pc].op = fusions[i].fused;
        return;
      }
}

static void
fuse_func (Machine        *self,
           const Tables   *tables,
           const CodeFunc *func)
{
  for (guint32 pc = func->entry_pc; pc < func->end_pc;
       pc += 1 + tables->has_ext[self->program->code[pc].op])
    if (self->code[pc].op != MACHINE_OP_BREAK)
      fuse_at (self, tables, pc, func->end_pc);
}

void
machine_fuse_code (Machine *self)
{
  const CodeProgram *program = self->program;
  Tables tables;

  fill_tables (&tables);
  self->code = g_new0 (CodeInstr, program->n_code + MACHINE_N_PSEUDO);
  memcpy (self->code, program->code, program->n_code * sizeof (CodeInstr));
  for (guint32 i = 0; i < program->n_funcs; i++)
    fuse_func (self, &tables, &program->funcs[i]);
  for (guint i = 0; i < MACHINE_N_PSEUDO; i++)
    self->code[program->n_code + i].op = MACHINE_OP_EXIT + i;
}

void
machine_fuse_break (Machine *self,
                    guint32  pc,
                    gboolean on)
{
  const CodeFunc *func = code_program_find_func (self->program, pc);
  Tables tables;

  fill_tables (&tables);
  self->code[pc] = self->program->code[pc];
  if (on)
    self->code[pc].op = MACHINE_OP_BREAK;
  fuse_func (self, &tables, func);
}
