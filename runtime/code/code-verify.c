/* SPDX-License-Identifier: MIT */

/*
 * The verifier: says whether the machine may run a program without checking
 * anything itself. It goes over the tables first, because instructions index
 * them, then over each function twice: once to find where instructions start,
 * once to check every operand by its letter in the opcode table and by the
 * number of slots that the opcode takes there.
 */
#include "code-op-info.h"

#include <string.h>

typedef struct
{
  const CodeProgram *program;
  const CodeFunc    *func;
  guint8            *starts; /* per code word: 1 if an instruction begins there */
  guint32            pc;     /* of the instruction being checked */
  char              *message;
} Verifier;

static gboolean fail (Verifier   *self,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (Verifier   *self,
      const char *format,
      ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  if (self->message == NULL && self->func != NULL)
    self->message = g_strdup_printf ("%s @%u: %s", self->func->name,
                                     self->pc - self->func->entry_pc, text);
  else if (self->message == NULL)
    self->message = g_strdup (text);
  return FALSE;
}

static gboolean
check_type (Verifier *self,
            guint32   type)
{
  if (type == 0 || type >= self->program->n_types)
    return fail (self, "type %u does not exist", type);
  return TRUE;
}

static gboolean
check_kind (Verifier    *self,
            guint32      type,
            CodeTypeKind kind)
{
  if (!check_type (self, type))
    return FALSE;
  if (self->program->types[type].kind != kind)
    return fail (self, "%s is of the wrong kind", self->program->types[type].name);
  return TRUE;
}

static gboolean
check_slots (Verifier *self,
             guint32   slot,
             guint32   n)
{
  if (n > 0 && (slot == CODE_NO_SLOT || slot + n > self->func->frame_slots))
    return fail (self, "slots %u to %u are outside the frame of %u", slot, slot + n - 1,
                 self->func->frame_slots);
  return TRUE;
}

static gboolean
check_jump (Verifier *self,
            gint64    target)
{
  if (target < self->func->entry_pc || target >= self->func->end_pc || !self->starts[target])
    return fail (self, "jump to @%" G_GINT64_FORMAT ", where no instruction starts",
                 target - self->func->entry_pc);
  return TRUE;
}

/* Operands that may be CODE_NO_SLOT. */
static gboolean
is_optional (CodeOp op,
             guint  operand)
{
  switch (op)
    {
    case CODE_OP_RECV:
      return operand != 1;
    case CODE_OP_COPY:
      return operand == 0;
    case CODE_OP_MKMAP:
    case CODE_OP_MKCHAN:
      return operand == 1;
    default:
      return FALSE;
    }
}

static gboolean
check_select (Verifier *self,
              guint32   index)
{
  const CodeSelect *select;

  if (index >= self->program->n_selects)
    return fail (self, "select %u does not exist", index);
  select = &self->program->selects[index];
  for (guint i = 0; i < select->n_cases; i++)
    {
      const CodeSelectCase *item = &select->cases[i];

      if (!check_slots (self, item->chan_slot, 1)
          || (item->value_slot != CODE_NO_SLOT && !check_slots (self, item->value_slot, 0))
          || (item->ok_slot != CODE_NO_SLOT && !check_slots (self, item->ok_slot, 1)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_index (Verifier *self,
             CodeInstr instr)
{
  guint32 index = (guint32) code_instr_s (instr);

  switch (code_op_get_index_kind (instr.op))
    {
    case CODE_INDEX_CONSTANT:
      return index < self->program->n_constants || fail (self, "constant %u does not exist", index);
    case CODE_INDEX_STRING:
      return index < self->program->n_strings || fail (self, "string %u does not exist", index);
    case CODE_INDEX_SELECT:
      return check_select (self, index);
    case CODE_INDEX_NONE:
      break;
    }
  return fail (self, "opcode without an index");
}

/* The callee's frame begins behind a header's place in ours, and its results and parameters lie in
 * our frame. */
static gboolean
check_window (Verifier *self,
              guint32   slot,
              guint32   n_slots)
{
  if (slot < CODE_FRAME_HEADER)
    return fail (self, "no room for the header of a frame at slot %u", slot);
  return check_slots (self, slot, n_slots);
}

static gboolean
check_call (Verifier *self,
            CodeInstr instr)
{
  const CodeFunc *callee;
  guint32         func = (guint32) code_instr_s (instr);

  if (func >= self->program->n_funcs)
    return fail (self, "function %u does not exist", func);
  callee = &self->program->funcs[func];
  if (instr.op != CODE_OP_CALL)
    return callee->n_capture_words == 0 || fail (self, "%s has captures", callee->name);
  if (callee->n_capture_words > 0)
    return fail (self, "direct call of %s, which has captures", callee->name);
  return check_window (self, instr.a, callee->n_result_slots + callee->n_param_slots);
}

static gboolean
check_letter (Verifier *self,
              CodeInstr instr,
              guint64   x,
              guint     operand,
              guint32   next_pc)
{
  const guint16 values[] = { instr.a, instr.b, instr.c };
  char          letter = code_op_get_info (instr.op)->format[operand];
  guint16       value = values[operand];

  switch (letter)
    {
    case 'w':
    case 'r':
      if (value == CODE_NO_SLOT && is_optional (instr.op, operand))
        return TRUE;
      return check_slots (self, value,
                          code_op_get_operand_slots (self->program, instr, x, operand));
    case 'j':
      return check_jump (self, (gint64) next_pc + (gint16) value);
    case 'J':
      return check_jump (self, (gint64) next_pc + code_instr_s (instr));
    case 'f':
      return check_call (self, instr);
    case 't':
      return check_type (self, (guint32) code_instr_s (instr));
    case 'k':
      return check_index (self, instr);
    case 'g':
      return (guint32) code_instr_s (instr) < self->program->globals_bytes
             || fail (self, "global at %d does not exist", code_instr_s (instr));
    case 'N':
      return (guint32) code_instr_s (instr) < self->program->n_natives
             || fail (self, "native %d does not exist", code_instr_s (instr));
    default:
      return TRUE;
    }
}

static gboolean
check_frame_bytes (Verifier *self,
                   CodeInstr instr,
                   guint32   first)
{
  static const guint8 widths[] = { 1, 1, 2, 2, 4, 4, 8 };
  gboolean            indexed = instr.op == CODE_OP_FLDX || instr.op == CODE_OP_FSTX;
  guint16             mem = indexed ? instr.c : instr.b;
  guint32             n_bytes;

  if (mem > CODE_MEM_N)
    return fail (self, "width %u does not exist", mem);
  n_bytes = mem < CODE_MEM_N ? widths[mem] : indexed ? 0 : instr.c;
  if ((guint64) first + n_bytes > (guint64) self->func->frame_slots * 8)
    return fail (self, "byte %u is outside the frame", first);
  return TRUE;
}

static gboolean
check_table (Verifier *self,
             guint32   table,
             guint32   n,
             guint32   next_pc)
{
  if ((guint64) table + n > self->program->n_jump_tables)
    return fail (self, "jump table %u does not exist", table);
  for (guint32 i = 0; i < n; i++)
    {
      if (!check_jump (self, (gint64) next_pc + self->program->jump_tables[table + i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_closure (Verifier *self,
               CodeInstr instr,
               guint32   func)
{
  if (func >= self->program->n_funcs)
    return fail (self, "function %u does not exist", func);
  if (self->program->funcs[func].n_capture_words != instr.c)
    return fail (self, "%s has %u captures, not %u", self->program->funcs[func].name,
                 self->program->funcs[func].n_capture_words, instr.c);
  return TRUE;
}

/* The kind that the type in the extension word must be of, or invalid for any. */
static CodeTypeKind
demanded_kind (CodeOp op)
{
  switch (op)
    {
    case CODE_OP_MAPGET:
    case CODE_OP_MAPREF:
    case CODE_OP_MAPDEL:
    case CODE_OP_MKMAP:
      return CODE_TYPE_MAP;
    case CODE_OP_MKCHAN:
      return CODE_TYPE_CHAN;
    case CODE_OP_IFIMPL:
      return CODE_TYPE_INTERFACE;
    default:
      return CODE_TYPE_INVALID;
    }
}

static gboolean
check_ext_type (Verifier   *self,
                CodeInstr   instr,
                CodeExtKind kind,
                guint32     xl,
                guint32     xh)
{
  CodeTypeKind demanded = demanded_kind (instr.op);

  if (demanded == CODE_TYPE_INVALID ? !check_type (self, xl) : !check_kind (self, xl, demanded))
    return FALSE;
  if ((instr.op == CODE_OP_MKIF || instr.op == CODE_OP_UNIF)
      && self->program->types[xl].kind == CODE_TYPE_INTERFACE)
    return fail (self, "the dynamic type %s is an interface", self->program->types[xl].name);
  if (kind == CODE_EXT_TYPE_TYPE)
    return check_kind (self, xh, CODE_TYPE_INTERFACE);
  if (kind == CODE_EXT_TYPE_SLOT && xh != CODE_NO_SLOT)
    return check_slots (self, xh, 1);
  return TRUE;
}

static gboolean
check_extension (Verifier *self,
                 CodeInstr instr,
                 guint64   x,
                 guint32   next_pc)
{
  guint32     xl = (guint32) x, xh = (guint32) (x >> 32);
  CodeExtKind kind = code_op_get_ext_kind (instr.op);

  switch (kind)
    {
    case CODE_EXT_NONE:
    case CODE_EXT_BYTES:
    case CODE_EXT_STRIDE:
    case CODE_EXT_LENGTH:
      return TRUE;
    case CODE_EXT_TYPE:
    case CODE_EXT_TYPE_SLOT:
    case CODE_EXT_TYPE_COUNT:
    case CODE_EXT_TYPE_TYPE:
      return check_ext_type (self, instr, kind, xl, xh);
    case CODE_EXT_FRAME:
    case CODE_EXT_FRAME_INDEX:
      return check_frame_bytes (self, instr, xl);
    case CODE_EXT_SLICE:
      return xl < self->program->n_slices || fail (self, "slice %u does not exist", xl);
    case CODE_EXT_TABLE:
      return check_table (self, xl, instr.b, next_pc);
    case CODE_EXT_FUNC:
      return check_closure (self, instr, xl);
    case CODE_EXT_JUMP:
      return check_jump (self, (gint64) next_pc + (gint32) xl);
    }
  return TRUE;
}

/* What the opcode's letters do not say. */
static gboolean
check_particulars (Verifier *self,
                   CodeInstr instr)
{
  switch (instr.op)
    {
    case CODE_OP_CALLC:
    case CODE_OP_CALLN:
      return check_window (self, instr.a, 0);
    case CODE_OP_CALLI:
      if (instr.c >= self->program->n_selectors)
        return fail (self, "selector %u does not exist", instr.c);
      return check_window (self, instr.a, 1);
    case CODE_OP_SHLI:
    case CODE_OP_SHRI:
    case CODE_OP_SARI:
      return instr.c < 64 || fail (self, "shift by %u", instr.c);
    case CODE_OP_ASSERT2:
      return check_slots (self, instr.c, 1);
    case CODE_OP_LDCAP:
      return (guint32) instr.b + instr.c <= self->func->n_capture_words
             || fail (self, "there are only %u captured words", self->func->n_capture_words);
    case CODE_OP_DEFER:
    case CODE_OP_RUNDEFERS:
    case CODE_OP_DEFERFRAME:
      return (self->func->flags & CODE_FUNC_DEFERS) != 0
             || fail (self, "the function is not marked as one that defers");
    case CODE_OP_PRINT:
      return instr.b <= CODE_PRINT_NEWLINE || fail (self, "print kind %u does not exist", instr.b);
    default:
      return TRUE;
    }
}

static gboolean
find_starts (Verifier *self)
{
  for (self->pc = self->func->entry_pc; self->pc < self->func->end_pc;)
    {
      CodeInstr instr = self->program->code[self->pc];
      guint32   next_pc;

      if (instr.op >= CODE_N_OPS)
        return fail (self, "opcode %u does not exist", instr.op);
      self->starts[self->pc] = 1;
      next_pc = self->pc + (code_op_get_info (instr.op)->has_ext ? 2 : 1);
      if (next_pc > self->func->end_pc)
        return fail (self, "the extension word is missing");
      if (next_pc == self->func->end_pc && !code_op_ends_block (instr.op))
        return fail (self, "control runs past the end");
      self->pc = next_pc;
    }
  return TRUE;
}

static gboolean
check_instr (Verifier *self)
{
  const CodeInstr *code = self->program->code;
  CodeInstr        instr = code[self->pc];
  gboolean         has_ext = code_op_get_info (instr.op)->has_ext;
  guint64          x = has_ext ? code_instr_x (code[self->pc + 1]) : 0;
  guint32          next_pc = self->pc + (has_ext ? 2 : 1);

  if (has_ext && !check_extension (self, instr, x, next_pc))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      char letter = code_op_get_info (instr.op)->format[i];

      if (letter == '\0')
        break;
      if (!check_letter (self, instr, x, i, next_pc))
        return FALSE;
    }
  return check_particulars (self, instr);
}

static gboolean
check_vars (Verifier *self)
{
  const CodeFunc *func = self->func;

  for (guint32 i = 0; i < func->n_vars; i++)
    {
      const CodeVar *var = &func->vars[i];

      if (!check_type (self, var->type))
        return FALSE;
      if (var->start_pc < func->entry_pc || var->end_pc > func->end_pc
          || var->start_pc > var->end_pc)
        return fail (self, "variable %s lives outside its function", var->name);
      if (!var->is_captured
          && !check_slots (self, var->slot,
                           var->is_boxed ? 1 : self->program->types[var->type].n_slots))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_func (Verifier       *self,
            const CodeFunc *func,
            guint32         expected_entry)
{
  self->func = func;
  self->pc = func->entry_pc;
  if (func->entry_pc != expected_entry || func->end_pc <= func->entry_pc
      || func->end_pc > self->program->n_code)
    return fail (self, "functions do not lie one after another");
  if (func->n_result_slots + func->n_param_slots > func->frame_slots
      || func->frame_slots > CODE_NO_SLOT)
    return fail (self, "the frame of %u slots is of the wrong size", func->frame_slots);
  if (func->type != 0 && !check_kind (self, func->type, CODE_TYPE_FUNC))
    return FALSE;
  if (!find_starts (self))
    return FALSE;
  self->pc = func->entry_pc;
  if ((func->flags & CODE_FUNC_DEFERS) && !check_jump (self, func->recover_pc))
    return FALSE;
  if (!check_vars (self))
    return FALSE;

  for (self->pc = func->entry_pc; self->pc < func->end_pc; self->pc++)
    {
      if (self->starts[self->pc] && !check_instr (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_methods (Verifier       *self,
               const CodeType *type)
{
  for (guint32 i = 0; i < type->n_methods; i++)
    {
      const CodeMethod *method = &type->methods[i];

      if (method->selector >= self->program->n_selectors
          || (i > 0 && type->methods[i - 1].selector >= method->selector))
        return fail (self, "methods of %s are out of order", type->name);
      if (!check_kind (self, method->type, CODE_TYPE_FUNC))
        return FALSE;
      if (type->kind != CODE_TYPE_INTERFACE && method->func >= self->program->n_funcs)
        return fail (self, "a method of %s has no function", type->name);
    }
  return TRUE;
}

static gboolean
check_type_entry (Verifier       *self,
                  const CodeType *type)
{
  if (type->n_slots != type->size_bytes / 8 + (type->size_bytes % 8 != 0))
    return fail (self, "%s has the wrong number of slots", type->name);
  if (type->kind == CODE_TYPE_MAP && !check_type (self, type->key))
    return FALSE;
  switch (type->kind)
    {
    case CODE_TYPE_ARRAY:
    case CODE_TYPE_CHAN:
    case CODE_TYPE_MAP:
    case CODE_TYPE_POINTER:
    case CODE_TYPE_SLICE:
      if (!check_type (self, type->elem))
        return FALSE;
      break;
    default:
      break;
    }
  for (guint32 i = 0; i < type->n_fields; i++)
    {
      if (!check_type (self, type->fields[i].type))
        return FALSE;
    }
  if (type->pointers == CODE_POINTERS_BITMAP && type->pointer_bits == NULL)
    return fail (self, "%s has no pointer bitmap", type->name);
  return check_methods (self, type);
}

static gboolean
check_tables (Verifier *self)
{
  const CodeProgram *program = self->program;
  const guint32      needed[] = { program->type_string, program->type_int, program->type_error,
                                  program->type_runtime_error, program->type_bytes };

  for (guint32 i = 1; i < program->n_types; i++)
    {
      if (!check_type_entry (self, &program->types[i]))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      if (!check_type (self, needed[i]))
        return FALSE;
    }
  if (program->entry_func >= program->n_funcs || program->main_func >= program->n_funcs)
    return fail (self, "there is no function to start with");
  for (guint32 i = 1; i < program->n_sites; i++)
    {
      if (program->sites[i - 1].pc >= program->sites[i].pc)
        return fail (self, "sites are out of order");
    }
  for (guint32 i = 0; i < program->n_globals; i++)
    {
      const CodeGlobal *global = &program->globals[i];

      if (!check_type (self, global->type)
          || program->types[global->type].size_bytes + global->offset_bytes
               > program->globals_bytes)
        return fail (self, "global %s is misplaced", global->name);
    }
  return TRUE;
}

static gboolean
check_program (Verifier *self)
{
  guint32 entry = 0;

  if (!check_tables (self))
    return FALSE;
  for (guint32 i = 0; i < self->program->n_funcs; i++)
    {
      if (!check_func (self, &self->program->funcs[i], entry))
        return FALSE;
      entry = self->program->funcs[i].end_pc;
    }
  self->func = NULL;
  return entry == self->program->n_code || fail (self, "code behind the last function");
}

/**
 * code_program_verify:
 * @self: a program
 * @out_message: (out) (optional) (transfer full): names the first broken invariant
 *
 * Cost: linear in the size of the program.
 *
 * Returns: whether the machine may run the program
 */
gboolean
code_program_verify (const CodeProgram *self,
                     char             **out_message)
{
  Verifier         verifier = { .program = self };
  g_autofree guint8 *starts = g_malloc0 (self->n_code + 1);
  gboolean         ok;

  verifier.starts = starts;
  ok = check_program (&verifier);
  if (!ok && out_message != NULL)
    *out_message = g_steal_pointer (&verifier.message);
  g_free (verifier.message);
  return ok;
}
