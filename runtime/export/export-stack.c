/* SPDX-License-Identifier: MIT */

/*
 * Interned call stacks. A stack is the same as another if its frames' pcs are.
 */
#include "export-stack.h"

static guint
stack_hash (gconstpointer data)
{
  const ExportStack *stack = data;
  guint hash = stack->n_frames;

  for (guint i = 0; i < stack->n_frames; i++)
    hash = hash * 31 + stack->frames[i].pc;
  return hash;
}

static gboolean
stack_equal (gconstpointer one,
             gconstpointer other)
{
  const ExportStack *a = one, *b = other;

  if (a->n_frames != b->n_frames)
    return FALSE;
  for (guint i = 0; i < a->n_frames; i++)
    if (a->frames[i].pc != b->frames[i].pc)
      return FALSE;
  return TRUE;
}

static void
stack_free (gpointer data)
{
  ExportStack *self = data;

  g_free ((gpointer) self->frames);
  g_free (self);
}

void
export_stacks_init (ExportStacks *self)
{
  self->ids = g_hash_table_new (stack_hash, stack_equal);
  self->stacks = g_ptr_array_new_with_free_func (stack_free);
}

void
export_stacks_clear (ExportStacks *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->stacks, g_ptr_array_unref);
}

const ExportStack *
export_stacks_get (const ExportStacks *self,
                   guint32             id)
{
  return g_ptr_array_index (self->stacks, id - 1);
}

/* The id of the stack with these frames, copied if it is new. */
guint32
export_stacks_add (ExportStacks      *self,
                   const ExportFrame *frames,
                   guint              n_frames)
{
  ExportStack wanted = { 0, n_frames, frames };
  ExportStack *stack;

  if (n_frames == 0)
    return 0;
  stack = g_hash_table_lookup (self->ids, &wanted);
  if (stack == NULL)
    {
      stack = g_new (ExportStack, 1);
      stack->n_frames = n_frames;
      stack->frames = g_memdup2 (frames, n_frames * sizeof (ExportFrame));
      g_ptr_array_add (self->stacks, stack);
      stack->id = self->stacks->len;
      g_hash_table_add (self->ids, stack);
    }
  return stack->id;
}

static ExportFrame
frame_at (const CodeProgram *program,
          guint32            pc,
          const char        *func)
{
  BaseTold told = { .name = "" };

  code_program_tell (program, pc, &told);
  return (ExportFrame){ pc, told.line, func, told.name };
}

/* Where goroutine g stands now; one that has not run yet, in what it was started with. Cost: its
 * depth. */
guint32
export_stacks_add_g (ExportStacks  *self,
                     const Machine *machine,
                     guint32        g)
{
  g_autoptr (GArray) views = machine_dup_frames (machine, g);
  g_autofree ExportFrame *frames = g_new (ExportFrame, views->len);
  guint n = 0;

  for (guint i = 0; i < views->len; i++)
    {
      const MachineFrameView *view = &g_array_index (views, MachineFrameView, i);

      if (!view->wrapper)
        frames[n++] = frame_at (machine_get_program (machine), view->pc, view->func);
    }
  return n > 0 ? export_stacks_add (self, frames, n) : export_stacks_add_start (self, machine, g);
}

/* The stack of one frame that stands at pc. */
guint32
export_stacks_add_pc (ExportStacks      *self,
                      const CodeProgram *program,
                      guint32            pc)
{
  const CodeFunc *func = code_program_find_func (program, pc);
  ExportFrame frame;

  if (func == NULL)
    return 0;
  frame = frame_at (program, pc, func->name);
  return export_stacks_add (self, &frame, 1);
}

/* What goroutine g was started with, as a stack of one frame; g has not run yet. */
guint32
export_stacks_add_start (ExportStacks  *self,
                         const Machine *machine,
                         guint32        g)
{
  const CodeProgram *program = machine_get_program (machine);
  g_autoptr (GArray) views = machine_dup_frames (machine, g);
  const CodeFunc *func;
  guint32 pc;

  if (views->len == 0)
    return 0;
  pc = g_array_index (views, MachineFrameView, views->len - 1).pc;
  func = code_program_find_func (program, pc);
  if ((func->flags & CODE_FUNC_WRAPPER) != 0 && func->wraps != G_MAXUINT32)
    pc = program->funcs[func->wraps].entry_pc;
  return export_stacks_add_pc (self, program, pc);
}
