/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"
#include "machine-sched.h"

/*
 * Frames and variables of a stopped machine, for views.
 */

/**
 * machine_dup_frames:
 * @g: a goroutine's id
 *
 * Lists the goroutine's frames, innermost first.
 *
 * Returns: (transfer full): of #MachineFrameView; empty if it has none
 */
GArray *
machine_dup_frames (const Machine *self,
                    guint32        g)
{
  GArray *frames = g_array_new (FALSE, TRUE, sizeof (MachineFrameView));
  const MachineG *goroutine = machine_sched_find_g (self, g);
  MachineFrameWalk walk;

  if (goroutine == NULL || !machine_frame_walk_init (&walk, self, goroutine))
    return frames;
  do
    {
      const CodeFunc *func = &self->program->funcs[walk.func];
      MachineFrameView view = {
        .pc = walk.pc,
        .func = func->name,
        .library = (func->flags & CODE_FUNC_LIBRARY) != 0,
        .wrapper = (func->flags & CODE_FUNC_WRAPPER) != 0,
      };

      code_program_locate (self->program, walk.pc, &view.location);
      g_array_append_val (frames, view);
    }
  while (machine_frame_walk_next (&walk));
  return frames;
}

/* ---- variables ---------------------------------------------------------------------------- */

static void
var_view_free (gpointer data)
{
  MachineVarView *view = data;

  g_free (view->name);
  g_free (view->type);
  g_free (view->value);
  g_free (view);
}

/* Appends the variable's value; nothing if its memory cannot be told. */
static void
append_value (const Machine          *self,
              const MachineFrameWalk *walk,
              const CodeVar          *var,
              GString                *out)
{
  const CodeType *type = &self->program->types[var->type];
  const guint64 *fp = machine_ptr (self, walk->g->stack + walk->fp);
  g_autofree guint64 *slots = g_new0 (guint64, type->n_slots + 1);
  const guint64 *place = fp + var->slot;
  MachineRef closure = machine_frame_header (self, walk->g, walk->fp)->closure;

  if (var->is_captured)
    {
      if (!machine_is_readable (self, closure, (2 + var->slot) * 8))
        return;
      place = (const guint64 *) machine_ptr (self, closure) + 1 + var->slot;
    }
  if (!var->is_boxed)
    memcpy (slots, place, type->n_slots * sizeof (guint64));
  else if (machine_is_readable (self, *place, type->size_bytes))
    machine_load (self, type->mem, type->size_bytes, slots, machine_ptr (self, *place));
  else
    return;
  machine_format_value ((Machine *) self, var->type, slots, 80, out);
}

/**
 * machine_dup_vars:
 * @g: a goroutine's id
 * @frame: index in what machine_dup_frames() gives
 *
 * Lists the variables that are in scope in a frame.
 *
 * Returns: (transfer full): of #MachineVarView, in order of declaration
 */
GPtrArray *
machine_dup_vars (const Machine *self,
                  guint32        g,
                  guint          frame)
{
  GPtrArray *vars = g_ptr_array_new_with_free_func (var_view_free);
  const MachineG *goroutine = machine_sched_find_g (self, g);
  const CodeFunc *func;
  MachineFrameWalk walk;

  if (goroutine == NULL || !machine_frame_walk_init (&walk, self, goroutine))
    return vars;
  for (; frame > 0; frame--)
    if (!machine_frame_walk_next (&walk))
      return vars;
  func = &self->program->funcs[walk.func];
  for (guint32 i = 0; i < func->n_vars; i++)
    {
      const CodeVar *var = &func->vars[i];
      g_autoptr (GString) value = g_string_new (NULL);
      MachineVarView *view;

      if (walk.pc < var->start_pc || walk.pc >= var->end_pc)
        continue;
      append_value (self, &walk, var, value);
      view = g_new (MachineVarView, 1);
      view->name = g_strdup (var->name);
      view->type = g_strdup (self->program->types[var->type].name);
      view->value = g_strdup (value->str);
      g_ptr_array_add (vars, view);
    }
  return vars;
}

/**
 * machine_get_memory:
 * @out_memory: (out): figures of this moment
 */
void
machine_get_memory (const Machine     *self,
                    MachineMemoryView *out_memory)
{
  const MachineHeap *heap = machine_heap (self);

  out_memory->heap_bytes = heap->bytes;
  out_memory->stack_bytes = self->root->stack_bytes;
  out_memory->n_collections = heap->n_collections;
  out_memory->n_goroutines = self->root->n_goroutines;
  out_memory->n_goroutines_total = self->root->next_g_id - 1;
}
