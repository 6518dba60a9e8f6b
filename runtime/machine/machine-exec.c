/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"
#include "machine-exec-fused.h"

/*
 * Loading a program into a machine: the code copy, host-side tables, constants
 * and globals in the arena; breakpoints.
 *
 *   code:  [ the program's instructions ][ EXIT ][ PANIC_NEXT ][ PRINT_NEXT ]
 *
 * The machine's own instructions stand behind the program's, so that frames can
 * return to them as to any other.
 */

gpointer
machine_exec_host_new (void)
{
  return g_new0 (MachineExecHost, 1);
}

void
machine_exec_restored (Machine *self)
{
  machine_exec_host (self)->break_passed = 0;
}

static void
load_funcs (Machine *self)
{
  const CodeProgram *program = self->program;
  MachineExecHost *host = machine_exec_host (self);
  guint64 *closures;

  host->funcs = g_new (MachineFuncInfo, program->n_funcs);
  self->root->static_closures = machine_sys_alloc (self, program->n_funcs * sizeof (guint64));
  closures = machine_ptr (self, self->root->static_closures);
  for (guint32 i = 0; i < program->n_funcs; i++)
    {
      const CodeFunc *func = &program->funcs[i];

      g_assert (func->frame_slots + CODE_FRAME_HEADER <= G_MAXUINT16);
      host->funcs[i] = (MachineFuncInfo){
        .entry_offset = func->entry_pc * sizeof (CodeInstr),
        .frame_bytes = func->frame_slots * 8,
        .n_result_slots = func->n_result_slots,
        .room_bytes = MAX (func->frame_slots * 8, MACHINE_NEAR_BYTES),
      };
      host->max_straight = MAX (host->max_straight, func->end_pc - func->entry_pc);
      closures[i] = i;
    }
  host->max_straight += MACHINE_N_PSEUDO + 1;
}

static void
load_strings (Machine *self)
{
  const CodeProgram *program = self->program;
  MachineExecHost *host = machine_exec_host (self);

  self->root->strings = machine_sys_alloc (self, program->string_data_len);
  if (program->string_data_len > 0)
    memcpy (machine_ptr (self, self->root->strings), program->string_data,
            program->string_data_len);
  host->strings = g_new (MachineStringInfo, program->n_strings);
  for (guint32 i = 0; i < program->n_strings; i++)
    {
      guint32 offset = program->string_offsets[i];

      host->strings[i].len = program->string_offsets[i + 1] - offset;
      host->strings[i].ref = host->strings[i].len > 0 ? self->root->strings + offset : 0;
    }
}

static void
load_types (Machine *self)
{
  const CodeProgram *program = self->program;
  MachineExecHost *host = machine_exec_host (self);

  host->map_layouts = g_new0 (MachineMapLayout, program->n_types);
  for (guint32 i = 0; i < program->n_types; i++)
    if (program->types[i].kind == CODE_TYPE_MAP)
      machine_map_layout_init (program, i, &host->map_layouts[i]);
  host->methods = g_new0 (MachineMethodCache, MACHINE_METHOD_CACHE_SIZE);
}

static int
find_selector (const CodeProgram *program,
               const char        *name)
{
  for (guint32 i = 0; i < program->n_selectors; i++)
    if (program->selectors[i].package == NULL && g_str_equal (program->selectors[i].name, name))
      return i;
  return -1;
}

static void
load_errors (Machine *self)
{
  CodeProgram *program = self->program;
  MachineExecHost *host = machine_exec_host (self);
  guint32 fallback
      = program->types[program->type_runtime_error].kind == CODE_TYPE_STRING
            ? program->type_runtime_error
            : program->type_string;
  guint32 string = code_program_find_type (program, "runtime.errorString");
  guint32 bounds = code_program_find_type (program, "runtime.boundsError");
  guint32 plain = code_program_find_type (program, "runtime.plainError");

  host->errors.error_string = string != 0 ? string : fallback;
  host->errors.bounds_error = bounds != 0 ? bounds : host->errors.error_string;
  host->errors.plain_error = plain != 0 ? plain : program->type_string;
  host->errors.assertion_error
      = code_program_find_type (program, "*runtime.TypeAssertionError");
  host->errors.nil_panic = code_program_find_type (program, "*runtime.PanicNilError");
  host->error_selector = find_selector (program, "Error");
  host->string_selector = find_selector (program, "String");
}

static void
set_limits (Machine *self)
{
  MachineExecHost *host = machine_exec_host (self);
  guint64 pages = self->settings.max_memory_bytes / MACHINE_PAGE_BYTES;
  guint32 possible = host->arena.max_pages / 4 * 3;

  host->arena.limit_pages = pages == 0 || pages > possible ? possible : pages;
}

/**
 * machine_exec_init:
 *
 * Loads the program into the arena and makes the heap.
 */
void
machine_exec_init (Machine *self)
{
  MachineExecHost *host = machine_exec_host (self);

  set_limits (self);
  self->root->max_stack_bytes = self->settings.max_stack_bytes;
  host->mark_stack = g_array_new (FALSE, FALSE, sizeof (guint64) * 2);
  host->stdout_text = g_string_new (NULL);
  machine_heap_init (self);
  machine_output_init (self);
  load_funcs (self);
  load_strings (self);
  load_types (self);
  load_errors (self);
  machine_fuse_code (self);
  self->root->globals = machine_sys_alloc (self, self->program->globals_bytes);
  machine_natives_init (self);
}

/**
 * machine_exec_free_host:
 *
 * Frees what machine_exec_init() made outside the arena.
 */
void
machine_exec_free_host (Machine *self)
{
  MachineExecHost *host = machine_exec_host (self);

  if (host == NULL)
    return;
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->natives, g_free);
  g_clear_pointer (&host->funcs, g_free);
  g_clear_pointer (&host->strings, g_free);
  g_clear_pointer (&host->map_layouts, g_free);
  g_clear_pointer (&host->methods, g_free);
  g_clear_pointer (&host->size_classes, g_free);
  g_clear_pointer (&host->size_classes_large, g_free);
  g_clear_pointer (&host->mark_stack, g_array_unref);
  g_clear_pointer (&host->patches, g_free);
  if (host->stdout_text != NULL)
    g_string_free (g_steal_pointer (&host->stdout_text), TRUE);
}

void
machine_exec_set_patch (Machine     *self,
                        guint32      pc,
                        MachinePatch patch,
                        gboolean     on)
{
  MachineExecHost *host = machine_exec_host (self);
  guint8 before;

  if (host->patches == NULL)
    host->patches = g_malloc0 (self->program->n_code);
  before = host->patches[pc];
  if (on)
    host->patches[pc] |= patch;
  else
    host->patches[pc] &= ~patch;
  if ((before != 0) != (host->patches[pc] != 0))
    machine_fuse_break (self, pc, on);
}

/**
 * machine_set_break:
 * @pc: an instruction of the program
 *
 * Sets or removes a breakpoint. The machine stops before the instruction.
 */
void
machine_set_break (Machine *self,
                   guint32  pc,
                   gboolean on)
{
  g_return_if_fail (pc < self->program->n_code);

  machine_exec_set_patch (self, pc, MACHINE_PATCH_BREAK, on);
}
