/* SPDX-License-Identifier: MIT */

/*
 * runtime.Callers and what its numbers mean. Go's own runtime has frames on
 * the stack too: below main.main, and between a deferred call and the function
 * that panicked. The machine has none there, but a program that skips a number
 * of frames counts on them, so they are put in, with numbers behind the code.
 */
#include "machine-exec.h"

#include <string.h>

typedef enum
{
  AT_GOPANIC,
  AT_PANIC_MEMORY,
  AT_SIGNAL,
  AT_PANIC_INDEX,
  AT_PANIC_DIVIDE,
  AT_CALLED_GOEXIT,
  AT_MAIN,
  AT_GOEXIT,
} RuntimePlace;

static const struct
{
  const char *name, *file;
  guint       line;
} runtime_places[] = {
  [AT_GOPANIC] = { "runtime.gopanic", "runtime/panic.go", 785 },
  [AT_PANIC_MEMORY] = { "runtime.panicmem", "runtime/panic.go", 262 },
  [AT_SIGNAL] = { "runtime.sigpanic", "runtime/signal_unix.go", 900 },
  [AT_PANIC_INDEX] = { "runtime.goPanicIndex", "runtime/panic.go", 115 },
  [AT_PANIC_DIVIDE] = { "runtime.panicdivide", "runtime/panic.go", 242 },
  [AT_CALLED_GOEXIT] = { "runtime.Goexit", "runtime/panic.go", 629 },
  [AT_MAIN] = { "runtime.main", "runtime/proc.go", 272 },
  [AT_GOEXIT] = { "runtime.goexit", "runtime/asm_amd64.s", 1700 },
};

/* A list that is skipped from, and filled as far as there is room. */
typedef struct
{
  const Machine *machine;
  gint64         skip;
  guint64       *pcs, room, n;
} Callers;

static void
add (Callers *self,
     guint64  pc)
{
  if (self->skip-- <= 0 && self->n < self->room)
    self->pcs[self->n++] = pc + 1;
}

static void
add_runtime (Callers     *self,
             RuntimePlace place)
{
  add (self, (guint64) self->machine->program->n_code + place);
}

/* The functions of Go's runtime that raise such a panic, innermost first. */
static void
add_panic (Callers            *self,
           const MachinePanic *panic)
{
  const Machine *machine = self->machine;
  const char *type = machine->program->types[panic->value[0]].name;

  if (panic->flags & MACHINE_PANIC_GOEXIT)
    {
      add_runtime (self, AT_CALLED_GOEXIT);
      return;
    }
  add_runtime (self, AT_GOPANIC);
  if (panic->flags & MACHINE_PANIC_SIGNAL)
    {
      add_runtime (self, AT_PANIC_MEMORY);
      add_runtime (self, AT_SIGNAL);
    }
  else if (strcmp (type, "runtime.boundsError") == 0)
    add_runtime (self, AT_PANIC_INDEX);
  else if (strcmp (type, "runtime.errorString") == 0)
    {
      const guint64 *text = machine_ptr (machine, panic->value[1]);

      if (text[1] > 14 && memcmp (machine_ptr (machine, text[0]), "integer divide", 14) == 0)
        add_runtime (self, AT_PANIC_DIVIDE);
    }
}

static void
add_raiser (Callers                *self,
            const MachineFrameWalk *walk)
{
  for (MachineRef ref = walk->g->panics; ref != 0;)
    {
      const MachinePanic *panic = machine_ptr (self->machine, ref);

      ref = panic->next;
      if (panic->call_fp != walk->fp)
        continue;
      add_panic (self, panic);
      return;
    }
}

/* func callers(skip int, pcs []uintptr) int */
MachineStatus
machine_native_callers (Machine  *self,
                        MachineG *g,
                        guint64  *slots)
{
  Callers callers = { self, (gint64) slots[1], machine_ptr (self, slots[2]), slots[3], 0 };
  MachineFrameWalk walk;

  if (machine_frame_walk_init (&walk, self, g))
    do
      {
        if (!(self->program->funcs[walk.func].flags & CODE_FUNC_WRAPPER))
          add (&callers, walk.pc);
        if (walk.special)
          add_raiser (&callers, &walk);
      }
    while (machine_frame_walk_next (&walk));
  if (g->id == 1)
    add_runtime (&callers, AT_MAIN);
  add_runtime (&callers, AT_GOEXIT);
  slots[0] = callers.n;
  return MACHINE_DONE;
}

static void
place_in_runtime (Machine *self,
                  guint64  place,
                  guint64 *slots)
{
  const char *name = runtime_places[place].name, *file = runtime_places[place].file;

  machine_new_string (self, name, strlen (name), &slots[0]);
  machine_new_string (self, file, strlen (file), &slots[2]);
  slots[4] = runtime_places[place].line;
  slots[5] = self->program->n_code + place + 1;
}

/* func place(pc uintptr) (function, file string, line int, entry uintptr) */
MachineStatus
machine_native_place (Machine  *self,
                      MachineG *g,
                      guint64  *slots)
{
  guint64 pc = slots[6] - 1;
  const CodeFunc *func = NULL;
  BaseTold told;

  memset (slots, 0, 6 * sizeof (guint64));
  if (pc >= self->program->n_code && pc - self->program->n_code < G_N_ELEMENTS (runtime_places))
    place_in_runtime (self, pc - self->program->n_code, slots);
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
