/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * Goroutine stacks: frames, growing, shrinking.
 *
 * A stack is one block of system memory that doubles by being copied. Nothing
 * points into it: frames link by distances, records hold offsets, and variables
 * whose address is taken live on the heap. So copying is all there is to it.
 *
 * Go begins with 2 KiB, of which most goroutines use a tenth. So a stack has two
 * sizes: stack_bytes is what Go would have taken, what is counted and shown and
 * what grows in events; stack_room is how much of it is there. It follows
 * silently: a million goroutines then take a third of the memory, and starting
 * one touches little that is new.
 *
 *   | frames ══════▶|  free  |            not there            |
 *   0               used   stack_room                     stack_bytes
 */

guint32
machine_closure_func (const Machine *self,
                      MachineRef     closure)
{
  return *(const guint64 *) machine_ptr (self, closure);
}

/**
 * machine_exec_closure_func:
 *
 * Returns: the function that a goroutine started with @closure runs, wrappers looked through
 */
guint32
machine_exec_closure_func (const Machine *self,
                           MachineRef     closure)
{
  const CodeFunc *funcs = self->program->funcs;
  guint32 func = machine_closure_func (self, closure);

  while (funcs[func].flags & CODE_FUNC_WRAPPER)
    {
      if (funcs[func].wraps < self->program->n_funcs)
        {
          func = funcs[func].wraps;
          closure = 0; /* what it captures is not known before it is called */
        }
      else if (closure != 0 && funcs[func].flags & CODE_FUNC_CALLS_VALUE)
        {
          closure = ((const guint64 *) machine_ptr (self, closure))[1];
          func = machine_closure_func (self, closure);
        }
      else
        break;
    }
  return func;
}

guint32
machine_pc_func (const Machine *self,
                 guint32        pc)
{
  const CodeFunc *func = code_program_find_func (self->program, pc);

  g_assert (func != NULL);
  return func - self->program->funcs;
}

/* ---- walking ---------------------------------------------------------------------------- */

static MachinePanic *
innermost_panic (const Machine  *self,
                 const MachineG *g)
{
  return machine_ptr (self, g->panics);
}

/* Pc of the innermost frame; FALSE if there is none. */
static gboolean
innermost_pc (const Machine  *self,
              const MachineG *g,
              guint32        *out_pc)
{
  guint32 n_code = self->program->n_code;

  if (g->stack == 0 || g->pc == n_code + MACHINE_PSEUDO_EXIT)
    return FALSE;
  if (g->pc >= n_code)
    *out_pc = innermost_panic (self, g)->pc;
  else if (g->exec_flags & MACHINE_G_AFTER_OP)
    *out_pc = g->pc - 1; /* instructions that park have no extension word */
  else
    *out_pc = g->pc;
  return TRUE;
}

gboolean
machine_frame_walk_init (MachineFrameWalk *walk,
                         const Machine    *machine,
                         const MachineG   *g)
{
  walk->machine = machine;
  walk->g = g;
  walk->fp = g->fp;
  walk->special = FALSE;
  if (!innermost_pc (machine, g, &walk->pc))
    return FALSE;
  walk->func = machine_pc_func (machine, walk->pc);
  walk->special = machine_frame_header (machine, g, g->fp)->flags & MACHINE_FRAME_SPECIAL;
  return TRUE;
}

gboolean
machine_frame_walk_next (MachineFrameWalk *walk)
{
  const MachineFrameHeader *header
      = machine_frame_header (walk->machine, walk->g, walk->fp);

  if (header->return_offset == machine_pseudo_offset (walk->machine, MACHINE_PSEUDO_EXIT))
    return FALSE;
  if (header->flags & MACHINE_FRAME_SPECIAL)
    walk->pc = header->caller_pc;
  else
    walk->pc = header->return_offset / sizeof (CodeInstr) - 1;
  walk->fp -= header->delta * 8;
  walk->func = machine_pc_func (walk->machine, walk->pc);
  walk->special = machine_frame_header (walk->machine, walk->g, walk->fp)->flags
                  & MACHINE_FRAME_SPECIAL;
  return TRUE;
}

/**
 * machine_exec_user_pc:
 *
 * Returns: the innermost pc that is not library or wrapper code, else that of the innermost frame
 */
guint32
machine_exec_user_pc (const Machine  *self,
                      const MachineG *g)
{
  MachineFrameWalk walk;
  guint32 innermost;

  if (!machine_frame_walk_init (&walk, self, g))
    return 0;
  innermost = walk.pc;
  do
    if (!(self->program->funcs[walk.func].flags & (CODE_FUNC_LIBRARY | CODE_FUNC_WRAPPER)))
      return walk.pc;
  while (machine_frame_walk_next (&walk));
  return innermost;
}

/**
 * machine_exec_exact_pc:
 *
 * Returns: the pc of the innermost frame, whatever it is
 */
guint32
machine_exec_exact_pc (const Machine  *self,
                       const MachineG *g)
{
  guint32 pc;

  return innermost_pc (self, g, &pc) ? pc : 0;
}

/**
 * machine_exec_count_frames:
 *
 * Returns: how deep the goroutine's calls are
 */
guint
machine_exec_count_frames (const Machine  *self,
                           const MachineG *g)
{
  MachineFrameWalk walk;
  guint n = 0;

  if (machine_frame_walk_init (&walk, self, g))
    do
      n++;
    while (machine_frame_walk_next (&walk));
  return n;
}

guint32
machine_frame_end (const Machine  *self,
                   const MachineG *g)
{
  guint32 pc, end;

  if (!innermost_pc (self, g, &pc))
    return g->fp;
  end = g->fp + machine_exec_host (self)->funcs[machine_pc_func (self, pc)].frame_bytes;
  /* The result of the method lies above, and is needed still. */
  if (g->pc == self->program->n_code + MACHINE_PSEUDO_PRINT_NEXT)
    end = MAX (end, innermost_panic (self, g)->call_fp + 2 * 8);
  return end;
}

/* ---- sizes ------------------------------------------------------------------------------ */

static void
move_stack (Machine  *self,
            MachineG *g,
            guint32   room,
            guint32   n_used)
{
  MachineRef stack = machine_sys_alloc_dirty (self, room);

  memcpy (machine_ptr (self, stack), machine_ptr (self, g->stack), n_used);
  machine_sys_free (self, g->stack, g->stack_room);
  g->stack = stack;
  g->stack_room = room;
}

static void
set_size (Machine  *self,
          MachineG *g,
          guint32   n_bytes)
{
  self->root->stack_bytes += (gsize) n_bytes - g->stack_bytes;
  g->stack_bytes = n_bytes;
}

/* More of the same stack. */
static void
add_room (Machine  *self,
          MachineG *g,
          guint32   end)
{
  guint32 room = g->stack_room;

  do
    room *= 2;
  while (room < end);
  move_stack (self, g, MIN (room, g->stack_bytes), g->stack_room);
}

static void
overflow (Machine  *self,
          MachineG *g)
{
  guint64 stack = g->stack + MACHINE_ADDRESS_BASE;
  g_autofree char *text
      = g_strdup_printf ("runtime: goroutine stack exceeds %" G_GUINT64_FORMAT "-byte limit\n"
                         "runtime: sp=0x%" G_GINT64_MODIFIER "x stack=[0x%" G_GINT64_MODIFIER
                         "x, 0x%" G_GINT64_MODIFIER "x]\n",
                         self->root->max_stack_bytes, stack + g->fp, stack,
                         stack + g->stack_bytes);

  machine_write_output (self, g, TRUE, text, strlen (text));
  machine_exec_fatal (self, g, "stack overflow");
}

gboolean
machine_stack_ensure (Machine  *self,
                      MachineG *g,
                      guint64   end)
{
  guint64 n_bytes = g->stack_bytes;

  if (end <= g->stack_room)
    return TRUE;
  if (end <= n_bytes)
    {
      add_room (self, g, end);
      return TRUE;
    }
  while (n_bytes < end)
    n_bytes *= 2;
  if (n_bytes > self->root->max_stack_bytes || n_bytes > G_MAXUINT32)
    {
      overflow (self, g);
      return FALSE;
    }
  if (!machine_heap_has_room (self, n_bytes))
    {
      machine_exec_out_of_memory (self, g);
      return FALSE;
    }
  move_stack (self, g, n_bytes, g->stack_room);
  set_size (self, g, n_bytes);
  machine_emit (self, g, MACHINE_EVENT_STACK_GROW, 0, 0, n_bytes, 0);
  return TRUE;
}

gboolean
machine_stack_ensure_call (Machine               *self,
                           MachineG              *g,
                           guint32                fp,
                           const MachineFuncInfo *info)
{
  guint64 end = (guint64) fp + info->frame_bytes;

  /* Not every call shall look twice for the rest of the stack. Nor may it be of account that some
   * look at their own frame only and others do not. */
  if (end <= g->stack_bytes)
    end = MIN (fp + info->room_bytes, g->stack_bytes);
  return machine_stack_ensure (self, g, end);
}

/* Go halves a stack of which less than a quarter is used. */
void
machine_stack_shrink (Machine  *self,
                      MachineG *g)
{
  guint32 used = machine_frame_end (self, g), n_bytes = g->stack_bytes / 2;

  if (n_bytes < MACHINE_STACK_MIN || used >= g->stack_bytes / 4)
    return;
  if (g->stack_room > n_bytes)
    move_stack (self, g, n_bytes, n_bytes);
  set_size (self, g, n_bytes);
  machine_emit (self, g, MACHINE_EVENT_STACK_SHRINK, 0, 0, n_bytes, 0);
}

gboolean
machine_stack_push (Machine   *self,
                    MachineG  *g,
                    guint32    func,
                    MachineRef closure,
                    guint32    caller_pc,
                    guint32    return_offset)
{
  const MachineFuncInfo *info = &machine_exec_host (self)->funcs[func];
  guint32 fp = machine_frame_end (self, g) + MACHINE_FRAME_HEADER_BYTES;
  MachineFrameHeader *header;

  if (!machine_stack_ensure (self, g, (guint64) fp + info->frame_bytes))
    return FALSE;
  header = machine_frame_header (self, g, fp);
  *header = (MachineFrameHeader){
    .caller_pc = caller_pc,
    .closure = closure,
    .return_offset = return_offset,
    .delta = (fp - g->fp) / 8,
    .flags = MACHINE_FRAME_SPECIAL,
  };
  g->fp = fp;
  g->pc = info->entry_offset / sizeof (CodeInstr);
  g->exec_flags &= ~MACHINE_G_AFTER_OP;
  return TRUE;
}

/* ---- what the scheduler's half calls ------------------------------------------------------ */

/**
 * machine_exec_start:
 * @g: a new goroutine
 * @closure: what it runs; takes and gives nothing
 *
 * Gives the goroutine a stack with the closure's frame on it.
 */
void
machine_exec_start (Machine   *self,
                    MachineG  *g,
                    MachineRef closure)
{
  guint32 func = machine_closure_func (self, closure);
  const MachineFuncInfo *info = &machine_exec_host (self)->funcs[func];

  g->stack_bytes = MACHINE_STACK_MIN;
  while (g->stack_bytes < MACHINE_FRAME_HEADER_BYTES + info->frame_bytes)
    g->stack_bytes *= 2;
  g->stack_room = MACHINE_STACK_ROOM;
  while (g->stack_room < MACHINE_FRAME_HEADER_BYTES + info->frame_bytes)
    g->stack_room *= 2;
  g->stack = machine_sys_alloc_dirty (self, g->stack_room);
  self->root->stack_bytes += g->stack_bytes;
  g->closure = closure;
  g->fp = MACHINE_FRAME_HEADER_BYTES;
  g->pc = info->entry_offset / sizeof (CodeInstr);
  *machine_frame_header (self, g, g->fp) = (MachineFrameHeader){
    .closure = closure,
    .return_offset = machine_pseudo_offset (self, MACHINE_PSEUDO_EXIT),
  };
}

/**
 * machine_exec_free_stack:
 *
 * Frees the stack and all records of a goroutine that has ended.
 */
void
machine_exec_free_stack (Machine  *self,
                         MachineG *g)
{
  while (g->defers != 0)
    {
      MachineRef ref = g->defers;

      g->defers = ((MachineDefer *) machine_ptr (self, ref))->next;
      machine_sys_free (self, ref, sizeof (MachineDefer));
    }
  while (g->panics != 0)
    {
      MachineRef ref = g->panics;

      g->panics = innermost_panic (self, g)->next;
      machine_sys_free (self, ref, sizeof (MachinePanic));
    }
  machine_sys_free (self, g->stack, g->stack_room);
  self->root->stack_bytes -= g->stack_bytes;
  g->stack = 0;
  g->stack_bytes = g->stack_room = 0;
  g->closure = 0;
}

/**
 * machine_exec_slots:
 * @stack_offset: a byte offset in the stack
 *
 * Returns: the slots there, until the stack moves
 */
guint64 *
machine_exec_slots (Machine  *self,
                    MachineG *g,
                    guint32   stack_offset)
{
  return machine_ptr (self, g->stack + stack_offset);
}

/**
 * machine_exec_call_closure:
 *
 * From a native: makes the closure run next; it returns behind the native's call.
 */
void
machine_exec_call_closure (Machine   *self,
                           MachineG  *g,
                           MachineRef closure)
{
  machine_stack_push (self, g, machine_closure_func (self, closure), closure, g->pc,
                      (g->pc + 1) * sizeof (CodeInstr));
}
