/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * Deferred calls, panics, recover, Goexit.
 *
 * A goroutine has a list of deferred calls, sorted by frame, innermost first,
 * and a list of panics in progress, newest first. A panic does not unwind: it
 * runs the deferred calls one after another above the frame that panicked.
 *
 *   main ─ f ─ g (panics) ─ deferred call of g ─ …
 *                 │              └ returns to PANIC_NEXT
 *                 └ MachinePanic.fp
 *
 * When a deferred call returns, PANIC_NEXT looks whether it recovered. If so, the
 * stack is cut back to the frame that deferred it, which goes on at its
 * recover_pc, and every panic raised in that frame or further in is dropped. If
 * not, the next call follows; after the last one the program ends. Goexit is a
 * panic that cannot be recovered and ends the goroutine. A panic that is
 * recovered further out than a Goexit does not stop the Goexit.
 *
 * Before a fatal panic is printed, the Error or String methods of the values
 * are called, as ordinary calls that return to PRINT_NEXT.
 */

static MachinePanic *
panic_at (const Machine *self,
          MachineRef     ref)
{
  return machine_ptr (self, ref);
}

/* ---- raising ---------------------------------------------------------------------------- */

static MachinePanic *
push_panic (Machine  *self,
            MachineG *g,
            guint32   flags)
{
  MachineRef ref = machine_sys_alloc (self, sizeof (MachinePanic));
  MachinePanic *panic = panic_at (self, ref);

  panic->next = g->panics;
  panic->fp = g->fp;
  panic->pc = g->pc;
  panic->flags = flags;
  g->panics = ref;
  return panic;
}

static void
pop_panic (Machine  *self,
           MachineG *g)
{
  MachineRef ref = g->panics;

  g->panics = panic_at (self, ref)->next;
  machine_sys_free (self, ref, sizeof (MachinePanic));
}

void
machine_panic_raise (Machine       *self,
                     MachineG      *g,
                     const guint64 *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  MachinePanic *panic;

  if (value[0] == 0 && self->program->go_minor >= 21
      && machine_exec_host (self)->errors.nil_panic != 0)
    {
      guint32 type = machine_exec_host (self)->errors.nil_panic;
      guint64 boxed[2] = { type, machine_heap_alloc (self, self->program->types[type].elem, 1,
                                                     g->pc) };

      machine_panic_raise (self, g, boxed);
      return;
    }
  panic = push_panic (self, g, 0);
  panic->value[0] = value[0];
  panic->value[1] = value[1];
  machine_panic_describe (self, panic, text);
  machine_emit_text (self, g, MACHINE_EVENT_PANIC, 0, 0, text->str, text->len);
}

/* Raises a runtime error whose type is a string. */
static void
raise_error (Machine    *self,
             MachineG   *g,
             guint32     type,
             const char *text)
{
  guint64 string[2], value[2];

  machine_new_string (self, text, strlen (text), string);
  machine_make_interface (self, type, string, value);
  machine_panic_raise (self, g, value);
}

/**
 * machine_exec_panic_text:
 * @text: what follows "runtime error: "
 *
 * Raises a runtime error.
 */
void
machine_exec_panic_text (Machine    *self,
                         MachineG   *g,
                         const char *text)
{
  raise_error (self, g, machine_exec_host (self)->errors.error_string, text);
}

/**
 * machine_exec_panic_plain:
 * @text: the whole message
 *
 * Raises a runtime error without the prefix.
 */
void
machine_exec_panic_plain (Machine    *self,
                          MachineG   *g,
                          const char *text)
{
  raise_error (self, g, machine_exec_host (self)->errors.plain_error, text);
}

void
machine_panic_raise_bounds (Machine    *self,
                            MachineG   *g,
                            const char *format,
                            ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  raise_error (self, g, machine_exec_host (self)->errors.bounds_error, text);
}

void
machine_panic_raise_nil (Machine  *self,
                         MachineG *g,
                         guint64   address)
{
  machine_exec_panic_text (self, g, "invalid memory address or nil pointer dereference");
  panic_at (self, g->panics)->flags |= MACHINE_PANIC_SIGNAL;
  panic_at (self, g->panics)->address = address;
}

void
machine_panic_raise_assertion (Machine    *self,
                               MachineG   *g,
                               const char *inter,
                               const char *concrete,
                               const char *asserted,
                               const char *missing)
{
  const char *texts[4] = { inter, concrete, asserted, missing };
  guint32 type = machine_exec_host (self)->errors.assertion_error;
  guint64 value[2] = { type, 0 };

  if (type == 0)
    {
      machine_exec_panic_plain (self, g, "interface conversion");
      return;
    }
  value[1] = machine_heap_alloc (self, self->program->types[type].elem, 1, g->pc);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    machine_new_string (self, texts[i], strlen (texts[i]),
                        (guint64 *) machine_ptr (self, value[1]) + 2 * i);
  machine_panic_raise (self, g, value);
}

/**
 * machine_exec_goexit:
 *
 * Begins to end the goroutine: its deferred calls run first.
 */
void
machine_exec_goexit (Machine  *self,
                     MachineG *g)
{
  push_panic (self, g, MACHINE_PANIC_GOEXIT);
  g->goexiting = 1;
  machine_emit (self, g, MACHINE_EVENT_GOEXIT, 0, 0, 0, 0);
}

/* ---- deferring -------------------------------------------------------------------------- */

/* Pc in the frame at offset fp, which is live. */
static guint32
frame_pc (Machine  *self,
          MachineG *g,
          guint32   fp)
{
  MachineFrameWalk walk;
  gboolean found = machine_frame_walk_init (&walk, self, g);

  while (found && walk.fp != fp)
    found = machine_frame_walk_next (&walk);
  g_assert (found);
  return walk.pc;
}

void
machine_defer_push (Machine   *self,
                    MachineG  *g,
                    MachineRef closure,
                    guint32    fp)
{
  MachineRef ref = machine_sys_alloc (self, sizeof (MachineDefer)), *link = &g->defers;
  MachineDefer *record = machine_ptr (self, ref);

  record->closure = closure;
  record->fp = fp;
  record->pc = fp == g->fp ? g->pc : frame_pc (self, g, fp);
  while (*link != 0 && ((MachineDefer *) machine_ptr (self, *link))->fp > fp)
    link = &((MachineDefer *) machine_ptr (self, *link))->next;
  record->next = *link;
  *link = ref;
  machine_emit (self, g, MACHINE_EVENT_DEFER, 0, 0, 0, 0);
}

static MachineDefer
pop_defer (Machine  *self,
           MachineG *g)
{
  MachineRef ref = g->defers;
  MachineDefer record = *(MachineDefer *) machine_ptr (self, ref);

  g->defers = record.next;
  machine_sys_free (self, ref, sizeof record);
  return record;
}

static gboolean
call_deferred (Machine   *self,
               MachineG  *g,
               MachineRef closure,
               guint32    caller_pc,
               guint32    return_offset)
{
  machine_emit (self, g, MACHINE_EVENT_DEFER_RUN, 0, 0, 0, 0);
  return machine_stack_push (self, g, machine_closure_func (self, closure), closure, caller_pc,
                             return_offset);
}

/* Starts the running frame's next deferred call: MACHINE_CALL, or MACHINE_DONE if there is none. */
MachineStatus
machine_defer_run (Machine  *self,
                   MachineG *g)
{
  MachineDefer record;

  if (g->defers == 0 || ((MachineDefer *) machine_ptr (self, g->defers))->fp != g->fp)
    return MACHINE_DONE;
  record = pop_defer (self, g);
  if (record.closure == 0)
    {
      machine_panic_raise_nil (self, g, 0);
      return MACHINE_PANIC;
    }
  call_deferred (self, g, record.closure, g->pc, g->pc * sizeof (CodeInstr));
  return MACHINE_CALL;
}

/* ---- unwinding -------------------------------------------------------------------------- */

/* The deferred call that the panic ran has recovered it and returned. */
static MachineUnwind
finish_recovery (Machine      *self,
                 MachineG     *g,
                 MachinePanic *panic)
{
  guint32 fp = panic->target_fp;
  guint32 func = machine_pc_func (self, panic->target_pc);
  gboolean goexit = FALSE;

  while (g->panics != 0 && panic_at (self, g->panics)->fp >= fp)
    {
      goexit |= (panic_at (self, g->panics)->flags & MACHINE_PANIC_GOEXIT) != 0;
      pop_panic (self, g);
    }
  g->fp = fp;
  g->pc = self->program->funcs[func].recover_pc;
  if (!goexit)
    return MACHINE_UNWIND_GO_ON;
  push_panic (self, g, MACHINE_PANIC_GOEXIT);
  return machine_panic_unwind (self, g);
}

static MachineUnwind
run_next_deferred (Machine      *self,
                   MachineG     *g,
                   MachinePanic *panic)
{
  MachineDefer record = pop_defer (self, g);

  panic->target_fp = record.fp;
  panic->target_pc = record.pc;
  if (record.closure == 0)
    {
      machine_panic_raise_nil (self, g, 0);
      return machine_panic_unwind (self, g);
    }
  if (!call_deferred (self, g, record.closure, panic->pc,
                      machine_pseudo_offset (self, MACHINE_PSEUDO_PANIC_NEXT)))
    return MACHINE_UNWIND_STOP;
  panic->call_fp = g->fp;
  return MACHINE_UNWIND_GO_ON;
}

/* Goes on with the innermost panic: just raised, or a deferred call that it ran has returned. */
MachineUnwind
machine_panic_unwind (Machine  *self,
                      MachineG *g)
{
  MachinePanic *panic = panic_at (self, g->panics);

  panic->call_fp = 0;
  if (panic->flags & MACHINE_PANIC_RECOVERED)
    return finish_recovery (self, g, panic);
  if (g->defers != 0)
    return run_next_deferred (self, g, panic);
  if (panic->flags & MACHINE_PANIC_GOEXIT)
    {
      while (g->panics != 0)
        pop_panic (self, g);
      g->pc = self->program->n_code + MACHINE_PSEUDO_EXIT;
      return MACHINE_UNWIND_EXIT;
    }
  return machine_panic_ask (self, g);
}

void
machine_recover (Machine  *self,
                 MachineG *g,
                 guint64  *out_value)
{
  MachinePanic *panic = panic_at (self, g->panics);
  MachineFrameWalk walk;

  out_value[0] = out_value[1] = 0;
  if (g->panics == 0 || (panic->flags & (MACHINE_PANIC_GOEXIT | MACHINE_PANIC_RECOVERED)))
    return;
  machine_frame_walk_init (&walk, self, g);
  if (self->program->funcs[walk.func].flags & CODE_FUNC_WRAPPER)
    return; /* defer recover (): not called by a deferred function */
  while (walk.fp != panic->call_fp)
    if (walk.special || !machine_frame_walk_next (&walk)
        || !(self->program->funcs[walk.func].flags & CODE_FUNC_WRAPPER))
      return;
  panic->flags |= MACHINE_PANIC_RECOVERED;
  out_value[0] = panic->value[0];
  out_value[1] = panic->value[1];
  machine_emit (self, g, MACHINE_EVENT_RECOVER, 0, 0, 0, 0);
}

void
machine_panic_mark (Machine  *self,
                    MachineG *g)
{
  for (MachineRef ref = g->defers; ref != 0;)
    {
      const MachineDefer *record = machine_ptr (self, ref);

      machine_heap_mark (self, record->closure);
      ref = record->next;
    }
  for (MachineRef ref = g->panics; ref != 0; ref = panic_at (self, ref)->next)
    {
      machine_heap_mark (self, panic_at (self, ref)->value[1]);
      machine_heap_mark (self, panic_at (self, ref)->text[0]);
    }
}
