/* SPDX-License-Identifier: MIT */
#include "machine-asm.h"

/*
 * See the header. Names and tables that the program only points to live in its
 * arena, as in a compiled program; arrays are handed over.
 */

/* Every instruction is a line of its own of this made-up file. */
#define N_LINES 2000

static CodeType *
type_at (MachineAsm *self,
         guint       index)
{
  return &g_array_index (self->types, CodeType, index);
}

static void
set_type (MachineAsm  *self,
          guint        index,
          CodeTypeKind kind,
          const char  *name,
          guint32      size_bytes,
          CodeMem      mem,
          guint64      pointer_bits)
{
  CodeType *type = type_at (self, index);

  type->kind = kind;
  type->name = base_arena_strdup (self->program->arena, name);
  type->size_bytes = size_bytes;
  type->align_bytes = MIN (8, size_bytes);
  type->n_slots = (size_bytes + 7) / 8;
  type->is_named = strchr (name, '.') != NULL;
  type->mem = mem;
  type->comparable = kind != CODE_TYPE_SLICE && kind != CODE_TYPE_MAP && kind != CODE_TYPE_FUNC;
  if (pointer_bits != 0)
    {
      type->pointers = CODE_POINTERS_BITMAP;
      type->pointer_bits = base_arena_new0 (self->program->arena, guint64);
      type->pointer_bits[0] = pointer_bits;
    }
}

static void
set_map (MachineAsm *self,
         guint       index,
         const char *name,
         guint32     key)
{
  set_type (self, index, CODE_TYPE_MAP, name, 8, CODE_MEM_64, 1);
  type_at (self, index)->key = key;
  type_at (self, index)->elem = ASM_INT;
}

static void
set_basic_types (MachineAsm *self)
{
  set_type (self, ASM_INT, CODE_TYPE_INT, "int", 8, CODE_MEM_64, 0);
  set_type (self, ASM_INT32, CODE_TYPE_INT32, "int32", 4, CODE_MEM_32S, 0);
  set_type (self, ASM_BYTE, CODE_TYPE_UINT8, "uint8", 1, CODE_MEM_8U, 0);
  set_type (self, ASM_STRING, CODE_TYPE_STRING, "string", 16, CODE_MEM_N, 1);
  set_type (self, ASM_BYTES, CODE_TYPE_SLICE, "[]uint8", 24, CODE_MEM_N, 1);
  type_at (self, ASM_BYTES)->elem = ASM_BYTE;
  set_type (self, ASM_ANY, CODE_TYPE_INTERFACE, "interface {}", 16, CODE_MEM_N, 2);
  set_type (self, ASM_ERROR, CODE_TYPE_INTERFACE, "error", 16, CODE_MEM_N, 2);
  set_type (self, ASM_FUNC_STRING, CODE_TYPE_FUNC, "func() string", 8, CODE_MEM_64, 1);
  set_type (self, ASM_INTS, CODE_TYPE_SLICE, "[]int", 24, CODE_MEM_N, 1);
  type_at (self, ASM_INTS)->elem = ASM_INT;
  set_map (self, ASM_MAP_INT_INT, "map[int]int", ASM_INT);
  set_map (self, ASM_MAP_STRING_INT, "map[string]int", ASM_STRING);
  set_map (self, ASM_MAP_ANY_INT, "map[interface {}]int", ASM_ANY);
  set_map (self, ASM_MAP_FLOAT_INT, "map[float64]int", ASM_FLOAT64);
  set_type (self, ASM_FLOAT64, CODE_TYPE_FLOAT64, "float64", 8, CODE_MEM_64, 0);
  set_type (self, ASM_POINTER_INT, CODE_TYPE_POINTER, "*int", 8, CODE_MEM_64, 1);
  type_at (self, ASM_POINTER_INT)->elem = ASM_INT;
  set_type (self, ASM_PAIR, CODE_TYPE_STRUCT, "main.Pair", 16, CODE_MEM_N, 2);
  set_type (self, ASM_ERROR_STRING, CODE_TYPE_STRING, "runtime.errorString", 16, CODE_MEM_N, 1);
  set_type (self, ASM_CHAN_INT, CODE_TYPE_CHAN, "chan int", 8, CODE_MEM_64, 1);
  type_at (self, ASM_CHAN_INT)->elem = ASM_INT;
  set_type (self, ASM_MY_ERROR, CODE_TYPE_STRING, "main.MyError", 16, CODE_MEM_N, 1);
}

static void
set_composite_types (MachineAsm *self)
{
  BaseArena *arena = self->program->arena;
  CodeType *pair = type_at (self, ASM_PAIR), *func = type_at (self, ASM_FUNC_STRING);
  CodeType *error = type_at (self, ASM_ERROR);
  CodeSelector selector = { base_arena_strdup (arena, "Error"), NULL };

  pair->n_fields = 2;
  pair->fields = base_arena_newv (arena, CodeField, 2);
  pair->fields[0] = (CodeField){ .name = base_arena_strdup (arena, "n"), .type = ASM_INT };
  pair->fields[1] = (CodeField){ .name = base_arena_strdup (arena, "p"),
                                 .type = ASM_POINTER_INT,
                                 .offset_bytes = 8 };
  func->n_fields = 1;
  func->fields = base_arena_new0 (arena, CodeField);
  func->fields[0].type = ASM_STRING;
  error->n_methods = 1;
  error->methods = base_arena_new0 (arena, CodeMethod);
  error->methods[0].type = ASM_FUNC_STRING;
  g_array_append_val (self->selectors, selector);
}

MachineAsm *
machine_asm_new (void)
{
  MachineAsm *self = g_new0 (MachineAsm, 1);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint32 zero = 0;

  self->program = g_new0 (CodeProgram, 1);
  self->program->ref_count = 1;
  self->program->arena = base_arena_new ();
  self->program->sources = base_source_set_new ();
  self->program->go_minor = 23;
  for (guint i = 0; i < N_LINES; i++)
    g_string_append (lines, "x\n");
  base_source_set_add (self->program->sources, "main.go", lines->str, lines->len);

  self->code = g_array_new (FALSE, TRUE, sizeof (CodeInstr));
  self->positions = g_array_new (FALSE, TRUE, sizeof (BasePos));
  self->funcs = g_array_new (FALSE, TRUE, sizeof (CodeFunc));
  self->types = g_array_new (FALSE, TRUE, sizeof (CodeType));
  self->selectors = g_array_new (FALSE, TRUE, sizeof (CodeSelector));
  self->constants = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->slices = g_array_new (FALSE, TRUE, sizeof (CodeSlice));
  self->selects = g_array_new (FALSE, TRUE, sizeof (CodeSelect));
  self->jumps = g_array_new (FALSE, TRUE, sizeof (gint32));
  self->natives = g_ptr_array_new ();
  self->strings = g_string_new (NULL);
  self->string_offsets = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_array_append_val (self->string_offsets, zero);
  g_array_set_size (self->types, ASM_N_TYPES);
  set_basic_types (self);
  set_composite_types (self);
  return self;
}

static void
end_func (MachineAsm *self)
{
  if (self->funcs->len > 0)
    g_array_index (self->funcs, CodeFunc, self->funcs->len - 1).end_pc = self->code->len;
}

guint32
machine_asm_func (MachineAsm *self,
                  const char *name,
                  guint32     n_results,
                  guint32     n_params,
                  guint32     n_slots,
                  guint       flags)
{
  CodeFunc func = {
    .name = base_arena_strdup (self->program->arena, name),
    .package = base_arena_strdup (self->program->arena, "main"),
    .flags = flags,
    .entry_pc = self->code->len,
    .n_result_slots = n_results,
    .n_param_slots = n_params,
    .frame_slots = n_slots,
    .wraps = G_MAXUINT32,
  };

  end_func (self);
  g_array_append_val (self->funcs, func);
  return self->funcs->len - 1;
}

CodeFunc *
machine_asm_get_func (MachineAsm *self,
                      guint32     func)
{
  return &g_array_index (self->funcs, CodeFunc, func);
}

guint32
machine_asm_pc (const MachineAsm *self)
{
  return self->code->len;
}

static guint32
append (MachineAsm *self,
        CodeInstr   instr)
{
  BasePos pos = 1 + 2 * self->positions->len;

  g_array_append_val (self->code, instr);
  g_array_append_val (self->positions, pos);
  return self->code->len - 1;
}

guint32
machine_asm_i (MachineAsm *self,
               CodeOp      op,
               int         a,
               int         b,
               int         c)
{
  return append (self, (CodeInstr){ op, a, b, c });
}

guint32
machine_asm_s (MachineAsm *self,
               CodeOp      op,
               int         a,
               gint32      s)
{
  return append (self, (CodeInstr){ op, a, (guint32) s & 0xffff, (guint32) s >> 16 });
}

guint32
machine_asm_x (MachineAsm *self,
               CodeOp      op,
               int         a,
               int         b,
               int         c,
               guint32     xl,
               guint32     xh)
{
  guint32 pc = machine_asm_i (self, op, a, b, c);

  append (self, (CodeInstr){ xl & 0xffff, xl >> 16, xh & 0xffff, xh >> 16 });
  return pc;
}

void
machine_asm_jump_to (MachineAsm *self,
                     guint32     pc,
                     guint32     target)
{
  CodeInstr *instr = &g_array_index (self->code, CodeInstr, pc);
  gint32 distance = (gint32) target - (gint32) pc - 1;

  if (instr->op == CODE_OP_JMP || instr->op == CODE_OP_JT || instr->op == CODE_OP_JF)
    {
      instr->b = (guint32) distance & 0xffff;
      instr->c = (guint32) distance >> 16;
    }
  else if (instr->op == CODE_OP_MAPNEXT)
    {
      distance--;
      instr[1].op = (guint32) distance & 0xffff;
      instr[1].a = (guint32) distance >> 16;
    }
  else
    instr->c = (guint16) distance;
}

void
machine_asm_land (MachineAsm *self,
                  guint32     pc)
{
  machine_asm_jump_to (self, pc, self->code->len);
}

guint32
machine_asm_string (MachineAsm *self,
                    const char *text)
{
  guint32 end;

  g_string_append (self->strings, text);
  end = self->strings->len;
  g_array_append_val (self->string_offsets, end);
  return self->string_offsets->len - 2;
}

guint32
machine_asm_constant (MachineAsm *self,
                      guint64     value)
{
  g_array_append_val (self->constants, value);
  return self->constants->len - 1;
}

guint32
machine_asm_native (MachineAsm *self,
                    const char *name)
{
  g_ptr_array_add (self->natives, base_arena_strdup (self->program->arena, name));
  return self->natives->len - 1;
}

guint32
machine_asm_slice (MachineAsm *self,
                   CodeSlice   slice)
{
  g_array_append_val (self->slices, slice);
  return self->slices->len - 1;
}

#define TAKE(array, out_items, out_n)                                                              \
  do                                                                                               \
    {                                                                                              \
      program->out_n = self->array->len;                                                           \
      program->out_items = (gpointer) g_array_free (self->array, FALSE);                           \
    }                                                                                              \
  while (0)

CodeProgram *
machine_asm_finish (MachineAsm *self,
                    guint32     entry)
{
  CodeProgram *program = self->program;
  guint n_positions;

  end_func (self);
  TAKE (code, code, n_code);
  TAKE (funcs, funcs, n_funcs);
  TAKE (types, types, n_types);
  TAKE (selectors, selectors, n_selectors);
  TAKE (constants, constants, n_constants);
  TAKE (slices, slices, n_slices);
  TAKE (selects, selects, n_selects);
  TAKE (jumps, jump_tables, n_jump_tables);
  program->positions = (gpointer) g_array_steal (self->positions, NULL);
  n_positions = self->string_offsets->len;
  program->n_strings = n_positions - 1;
  program->string_offsets = (gpointer) g_array_free (self->string_offsets, FALSE);
  program->string_data_len = self->strings->len;
  program->string_data = g_string_free (self->strings, FALSE);
  program->n_natives = self->natives->len;
  program->natives = (gpointer) g_ptr_array_free (self->natives, FALSE);
  g_array_free (self->positions, TRUE);
  program->globals_bytes = 64;
  program->entry_func = program->main_func = entry;
  program->type_string = ASM_STRING;
  program->type_int = ASM_INT;
  program->type_error = ASM_ERROR;
  program->type_runtime_error = ASM_ERROR_STRING;
  program->type_bytes = ASM_BYTES;
  g_free (self);
  return program;
}
