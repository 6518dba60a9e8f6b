/* SPDX-License-Identifier: MIT */

/*
 * Code as text, for tests, for tools and for reading. Each operand is printed
 * by its letter in the opcode table; addresses are relative to the function,
 * and tables are resolved to what they hold, so that the text of a function
 * does not change when another function does:
 *
 *   main.max: results 1, parameters 2, slots 3
 *        0  JLE     r1, r2, @3
 *        1  MOV     r0, r1
 *        2  JMP     @4
 */
#include "code-op-info.h"

#include <string.h>

#define NAME_WIDTH 10

typedef struct
{
  const CodeProgram *program;
  const CodeFunc    *func;
  GString           *out;
  guint              n_operands; /* printed so far on this line */
} Printer;

static void
begin_operand (Printer *self)
{
  g_string_append (self->out, self->n_operands++ == 0 ? " " : ", ");
}

static void
print_type (Printer *self,
            guint32  type)
{
  begin_operand (self);
  if (type == 0 || type >= self->program->n_types)
    g_string_append_printf (self->out, "type?%u", type);
  else
    g_string_append (self->out, self->program->types[type].name);
}

static void
print_func (Printer *self,
            guint32  func)
{
  begin_operand (self);
  if (func >= self->program->n_funcs)
    g_string_append_printf (self->out, "func?%u", func);
  else
    g_string_append (self->out, self->program->funcs[func].name);
}

static void
print_string (Printer *self,
              guint32  index)
{
  const CodeProgram *program = self->program;

  begin_operand (self);
  if (index >= program->n_strings)
    {
      g_string_append_printf (self->out, "string?%u", index);
      return;
    }

  g_string_append_c (self->out, '"');
  for (guint32 i = program->string_offsets[index]; i < program->string_offsets[index + 1]; i++)
    {
      guchar byte = (guchar) program->string_data[i];

      if (byte == '"' || byte == '\\')
        g_string_append_printf (self->out, "\\%c", byte);
      else if (byte == '\n')
        g_string_append (self->out, "\\n");
      else if (byte < 0x20 || byte == 0x7f)
        g_string_append_printf (self->out, "\\x%02x", byte);
      else
        g_string_append_c (self->out, (char) byte);
    }
  g_string_append_c (self->out, '"');
}

static void
print_slice (Printer *self,
             guint32  index)
{
  static const char *const sources[] = { "slice", "string", "array" };
  const CodeSlice         *slice;

  begin_operand (self);
  if (index >= self->program->n_slices)
    {
      g_string_append_printf (self->out, "slice?%u", index);
      return;
    }
  slice = &self->program->slices[index];
  g_string_append_printf (self->out, "%s[%s:%s%s]*%u", sources[slice->source],
                          slice->has_low ? "low" : "", slice->has_high ? "high" : "",
                          slice->has_max ? ":max" : "", slice->elem_bytes);
  if (slice->source == CODE_SLICE_ARRAY_REF)
    g_string_append_printf (self->out, " of %" G_GINT64_FORMAT, slice->array_len);
}

static void
print_slot (GString    *out,
            const char *label,
            guint16     slot)
{
  if (slot != CODE_NO_SLOT)
    g_string_append_printf (out, " %s r%u", label, slot);
}

static void
print_select (Printer *self,
              guint32  index)
{
  const CodeSelect *select;

  begin_operand (self);
  if (index >= self->program->n_selects)
    {
      g_string_append_printf (self->out, "select?%u", index);
      return;
    }
  select = &self->program->selects[index];
  g_string_append_c (self->out, '{');
  for (guint i = 0; i < select->n_cases; i++)
    {
      const CodeSelectCase *item = &select->cases[i];

      g_string_append (self->out, i > 0 ? "; " : "");
      g_string_append (self->out, item->is_send ? "send" : "recv");
      print_slot (self->out, "on", item->chan_slot);
      print_slot (self->out, "value", item->value_slot);
      print_slot (self->out, "ok", item->ok_slot);
    }
  if (select->has_default)
    g_string_append (self->out, select->n_cases > 0 ? "; default" : "default");
  g_string_append_c (self->out, '}');
}

static void
print_jump (Printer *self,
            guint32  next_pc,
            gint32   offset)
{
  begin_operand (self);
  g_string_append_printf (self->out, "@%d",
                          (int) ((gint64) next_pc + offset - self->func->entry_pc));
}

static void
print_index (Printer  *self,
             CodeInstr instr)
{
  guint32 index = (guint32) code_instr_s (instr);

  switch (code_op_get_index_kind (instr.op))
    {
    case CODE_INDEX_CONSTANT:
      begin_operand (self);
      if (index < self->program->n_constants)
        g_string_append_printf (self->out, "0x%" G_GINT64_MODIFIER "x",
                                self->program->constants[index]);
      else
        g_string_append_printf (self->out, "constant?%u", index);
      break;
    case CODE_INDEX_STRING:
      print_string (self, index);
      break;
    case CODE_INDEX_SELECT:
      print_select (self, index);
      break;
    case CODE_INDEX_NONE:
      break;
    }
}

static void
print_operand (Printer  *self,
               CodeInstr instr,
               char      letter,
               guint16   value,
               guint32   next_pc)
{
  switch (letter)
    {
    case 'w':
    case 'r':
      begin_operand (self);
      if (value == CODE_NO_SLOT)
        g_string_append_c (self->out, '_');
      else
        g_string_append_printf (self->out, "r%u", value);
      break;
    case 'n':
      begin_operand (self);
      g_string_append_printf (self->out, "%d", (gint16) value);
      break;
    case 's':
    case 'g':
      begin_operand (self);
      g_string_append_printf (self->out, letter == 'g' ? "g+%d" : "%d", code_instr_s (instr));
      break;
    case 'j':
      print_jump (self, next_pc, (gint16) value);
      break;
    case 'J':
      print_jump (self, next_pc, code_instr_s (instr));
      break;
    case 'f':
      print_func (self, (guint32) code_instr_s (instr));
      break;
    case 't':
      print_type (self, (guint32) code_instr_s (instr));
      break;
    case 'k':
      print_index (self, instr);
      break;
    case 'N':
      begin_operand (self);
      g_string_append (self->out, (guint32) code_instr_s (instr) < self->program->n_natives
                                    ? self->program->natives[code_instr_s (instr)]
                                    : "native?");
      break;
    default:
      break;
    }
}

static void
print_table (Printer *self,
             guint32  table,
             guint    n,
             guint32  next_pc)
{
  for (guint i = 0; i < n && table + i < self->program->n_jump_tables; i++)
    print_jump (self, next_pc, self->program->jump_tables[table + i]);
}

static void
print_extension (Printer  *self,
                 CodeInstr instr,
                 guint64   x,
                 guint32   next_pc)
{
  guint32     xl = (guint32) x, xh = (guint32) (x >> 32);
  CodeExtKind kind = code_op_get_ext_kind (instr.op);

  switch (kind)
    {
    case CODE_EXT_NONE:
      break;
    case CODE_EXT_TYPE:
    case CODE_EXT_TYPE_SLOT:
    case CODE_EXT_TYPE_COUNT:
    case CODE_EXT_TYPE_TYPE:
      print_type (self, xl);
      if (kind == CODE_EXT_TYPE_SLOT)
        print_operand (self, instr, 'w', (guint16) xh, next_pc);
      else if (kind == CODE_EXT_TYPE_COUNT)
        print_operand (self, instr, 'n', (guint16) xh, next_pc);
      else if (kind == CODE_EXT_TYPE_TYPE)
        print_type (self, xh);
      break;
    case CODE_EXT_BYTES:
    case CODE_EXT_FRAME:
    case CODE_EXT_FRAME_INDEX:
    case CODE_EXT_STRIDE:
      begin_operand (self);
      g_string_append_printf (self->out, kind == CODE_EXT_FRAME || kind == CODE_EXT_FRAME_INDEX
                                           ? "frame+%u" : "%u", xl);
      if (kind == CODE_EXT_FRAME_INDEX || kind == CODE_EXT_STRIDE)
        g_string_append_printf (self->out, kind == CODE_EXT_STRIDE ? " < %u" : " *%u", xh);
      break;
    case CODE_EXT_LENGTH:
      begin_operand (self);
      g_string_append_printf (self->out, "%" G_GUINT64_FORMAT, x);
      break;
    case CODE_EXT_SLICE:
      print_slice (self, xl);
      break;
    case CODE_EXT_TABLE:
      print_table (self, xl, instr.b, next_pc);
      break;
    case CODE_EXT_FUNC:
      print_func (self, xl);
      break;
    case CODE_EXT_JUMP:
      print_jump (self, next_pc, (gint32) xl);
      break;
    }
}

/* Returns the pc behind the instruction. */
static guint32
print_instr (Printer *self,
             guint32  pc)
{
  CodeInstr         instr = self->program->code[pc];
  const CodeOpInfo *info;
  guint16           values[3] = { instr.a, instr.b, instr.c };
  guint32           next_pc;

  g_string_append_printf (self->out, "%6u  ", pc - self->func->entry_pc);
  if (instr.op >= CODE_N_OPS)
    {
      g_string_append_printf (self->out, "op?%u\n", instr.op);
      return pc + 1;
    }

  info = code_op_get_info (instr.op);
  next_pc = pc + (info->has_ext ? 2 : 1);
  self->n_operands = 0;
  g_string_append_printf (self->out, "%-*s", NAME_WIDTH, info->name);
  for (guint i = 0; i < 3 && info->format[i] != '\0'; i++)
    print_operand (self, instr, info->format[i], values[i], next_pc);
  if (info->has_ext && pc + 1 < self->func->end_pc)
    print_extension (self, instr, code_instr_x (self->program->code[pc + 1]), next_pc);
  while (self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
  return next_pc;
}

static void
print_vars (Printer *self)
{
  for (guint32 i = 0; i < self->func->n_vars; i++)
    {
      const CodeVar *var = &self->func->vars[i];

      g_string_append_printf (self->out, "       %s %s %s%s%u @%u..@%u\n",
                              var->is_boxed ? "boxed" : "var", var->name,
                              var->is_captured ? "captured " : "", var->is_captured ? "" : "r",
                              var->slot, var->start_pc - self->func->entry_pc,
                              var->end_pc - self->func->entry_pc);
    }
}

static void
print_func_head (Printer *self)
{
  static const struct
  {
    CodeFuncFlags flag;
    const char   *name;
  } flags[] = {
    { CODE_FUNC_WRAPPER, "wrapper" }, { CODE_FUNC_LIBRARY, "library" },
    { CODE_FUNC_DEFERS, "defers" },   { CODE_FUNC_CLOSURE, "closure" },
    { CODE_FUNC_INIT, "init" },
  };
  const CodeFunc *func = self->func;

  g_string_append_printf (self->out, "%s: results %u, parameters %u, slots %u", func->name,
                          func->n_result_slots, func->n_param_slots, func->frame_slots);
  if (func->n_capture_words > 0)
    g_string_append_printf (self->out, ", captures %u", func->n_capture_words);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      if (func->flags & flags[i].flag)
        g_string_append_printf (self->out, ", %s", flags[i].name);
    }
  if ((func->flags & CODE_FUNC_WRAPPER) && func->wraps < self->program->n_funcs)
    g_string_append_printf (self->out, " of %s", self->program->funcs[func->wraps].name);
  if (func->flags & CODE_FUNC_DEFERS)
    g_string_append_printf (self->out, ", recovers @%u", func->recover_pc - func->entry_pc);
  g_string_append_c (self->out, '\n');
}

static void
print_one_func (const CodeProgram *program,
                const CodeFunc    *func,
                GString           *out)
{
  Printer printer = { .program = program, .func = func, .out = out };

  print_func_head (&printer);
  print_vars (&printer);
  for (guint32 pc = func->entry_pc; pc < func->end_pc;)
    pc = print_instr (&printer, pc);
}

/**
 * code_program_disassemble:
 * @self: a program
 * @func: index of a function, or `G_MAXUINT32` for all
 * @out: receives the text
 *
 * Invalid code is printed with question marks rather than refused.
 */
void
code_program_disassemble (const CodeProgram *self,
                          guint32            func,
                          GString           *out)
{
  if (func != G_MAXUINT32)
    {
      g_return_if_fail (func < self->n_funcs);
      print_one_func (self, &self->funcs[func], out);
      return;
    }
  for (guint32 i = 0; i < self->n_funcs; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      print_one_func (self, &self->funcs[i], out);
    }
}
