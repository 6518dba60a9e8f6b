/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * Natives of package runtime that concern the machine itself. Slots: results
 * first, then parameters (machine-private.h).
 */

/* func Goexit() */
static MachineStatus
goexit (Machine  *self,
        MachineG *g,
        guint64  *slots)
{
  machine_exec_goexit (self, g);
  return MACHINE_PANIC;
}

/* Parts of frames' headers that their calls had no use for hold what was there before. */
static void
clear_headers (Machine  *self,
               MachineG *g)
{
  MachineFrameWalk walk;

  if (machine_frame_walk_init (&walk, self, g))
    do
      {
        MachineFrameHeader *header = machine_frame_header (self, g, walk.fp);

        if (self->program->funcs[walk.func].n_capture_words == 0)
          header->closure = 0;
        if (!(header->flags & MACHINE_FRAME_SPECIAL))
          header->caller_pc = header->pad = 0;
      }
    while (machine_frame_walk_next (&walk));
}

/* func GC() */
static MachineStatus
collect (Machine  *self,
         MachineG *g,
         guint64  *slots)
{
  guint64 *end = machine_ptr (self, g->stack + machine_frame_end (self, g));

  /* What lies above the call, and where a call's header would be, is left over from others: it
   * must not keep anything. */
  clear_headers (self, g);
  memset (slots - CODE_FRAME_HEADER, 0, (char *) end - (char *) (slots - CODE_FRAME_HEADER));
  self->root->gc_wanted = TRUE; /* runs as soon as this instruction is over */
  return MACHINE_DONE;
}

/* func callers(skip int, pcs []uintptr) int */
static MachineStatus
callers (Machine  *self,
         MachineG *g,
         guint64  *slots)
{
  gint64 skip = slots[1];
  guint64 *pcs = machine_ptr (self, slots[2]), room = slots[3], n = 0;
  MachineFrameWalk walk;

  if (machine_frame_walk_init (&walk, self, g))
    do
      {
        if (self->program->funcs[walk.func].flags & CODE_FUNC_WRAPPER)
          continue;
        if (skip-- <= 0 && n < room)
          pcs[n++] = walk.pc + 1;
      }
    while (machine_frame_walk_next (&walk));
  slots[0] = n;
  return MACHINE_DONE;
}

/* func place(pc uintptr) (function, file string, line int, entry uintptr) */
static MachineStatus
place (Machine  *self,
       MachineG *g,
       guint64  *slots)
{
  guint64 pc = slots[6] - 1;
  const CodeFunc *func = NULL;
  BaseTold told;

  memset (slots, 0, 6 * sizeof (guint64));
  if (pc < self->program->n_code)
    func = code_program_find_func (self->program, pc);
  if (func == NULL)
    return MACHINE_DONE;
  machine_new_string (self, func->name, strlen (func->name), &slots[0]);
  if (code_program_tell (self->program, pc, &told))
    {
      machine_new_string (self, told.name, strlen (told.name), &slots[2]);
      slots[4] = told.line;
    }
  slots[5] = func->entry_pc + 1;
  return MACHINE_DONE;
}

/* func stack(all bool) string */
static MachineStatus
stack (Machine  *self,
       MachineG *g,
       guint64  *slots)
{
  g_autoptr (GString) out = g_string_new (NULL);

  machine_traceback_dump (self, g, slots[2] != 0, out);
  machine_new_string (self, out->str, out->len, &slots[0]);
  return MACHINE_DONE;
}

/* func memory() (heapBytes, totalBytes, stackBytes, mallocs, frees, collections uint64) */
static MachineStatus
memory (Machine  *self,
        MachineG *g,
        guint64  *slots)
{
  const MachineHeap *heap = machine_heap (self);

  slots[0] = heap->bytes;
  slots[1] = heap->total_bytes;
  slots[2] = self->root->stack_bytes;
  slots[3] = heap->n_mallocs;
  slots[4] = heap->n_frees;
  slots[5] = heap->n_collections;
  return MACHINE_DONE;
}

/* func setMaxStack(bytes int) int: never more than the run's own limit */
static MachineStatus
set_max_stack (Machine  *self,
               MachineG *g,
               guint64  *slots)
{
  gint64 wanted = (gint64) slots[1];

  slots[0] = self->root->max_stack_bytes;
  self->root->max_stack_bytes
    = MIN ((guint64) MAX (wanted, 0), self->settings.max_stack_bytes);
  return MACHINE_DONE;
}

/* func LockOSThread() */
static MachineStatus
lock_thread (Machine  *self,
             MachineG *g,
             guint64  *slots)
{
  g->n_thread_locks++;
  return MACHINE_DONE;
}

/* func UnlockOSThread() */
static MachineStatus
unlock_thread (Machine  *self,
               MachineG *g,
               guint64  *slots)
{
  if (g->n_thread_locks > 0)
    g->n_thread_locks--;
  return MACHINE_DONE;
}

const MachineNativeEntry machine_natives_core[] = {
  { "runtime.Goexit", goexit },
  { "runtime.GC", collect },
  { "runtime.callers", callers },
  { "runtime.place", place },
  { "runtime.stack", stack },
  { "runtime.memory", memory },
  { "runtime/debug.setMaxStack", set_max_stack },
  { "runtime.LockOSThread", lock_thread },
  { "runtime.UnlockOSThread", unlock_thread },
  { "runtime.setFinalizer", machine_native_set_finalizer },
  { "runtime.callFinalizer", machine_native_call_finalizer },
  { NULL, NULL },
};
