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
  { "runtime.callers", machine_native_callers },
  { "runtime.place", machine_native_place },
  { "runtime.stack", stack },
  { "runtime.memory", memory },
  { "runtime/debug.setMaxStack", set_max_stack },
  { "runtime.LockOSThread", lock_thread },
  { "runtime.UnlockOSThread", unlock_thread },
  { "runtime.setFinalizer", machine_native_set_finalizer },
  { "runtime.callFinalizer", machine_native_call_finalizer },
  { NULL, NULL },
};
