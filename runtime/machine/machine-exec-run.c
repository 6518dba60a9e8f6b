/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"
#include "machine-exec-fused.h"
#include "machine-quick.h"
#include "machine-unsafe.h"

#include "machine-exec-loop.h" /* last: its names are short */

/*
 * The interpreter: a direct-threaded loop over the machine's own code copy.
 *
 * Counting. Instructions are not counted one by one. `end` is where ip would
 * stand when the budget is used up if everything from here on were one straight
 * line; so a taken jump moves `end` by as much as ip, an extension word by one,
 * and executed = budget - (end - ip). Jumps taken, calls and returns compare ip
 * with `end`; no run without any of these is longer than host->max_straight.
 * As long as more than that is left, `end` stands that much earlier (the slack)
 * and instructions dispatch through the fast table. Then the slack is given up
 * and every instruction dispatches through the careful table, whose entries all
 * compare first. So the count is exact, and a budget of 1 is one instruction.
 *
 * Leaving the loop's world. Before anything is called that may look at the
 * goroutine, SYNC writes pc, fp and the count back; after anything that may move
 * the stack or change the pc, RESUME reads them again. `after` is where
 * instructions with possible consequences end: a collection is due, the program
 * ended, an event was emitted.
 *
 * The instructions themselves are in machine-exec-ops-*.h, parts of the one function.
 */

/* What cvttsd2si gives, on every host. */
static inline guint64
float_to_int (double value)
{
  if (value >= -9223372036854775808.0 && value < 9223372036854775808.0)
    return (guint64) (gint64) value;
  return (guint64) 1 << 63;
}

/* As gc/amd64 converts: values of 2^63 and more, and NaN, take the second way. */
static inline guint64
float_to_uint (double value)
{
  if (value < 9223372036854775808.0)
    return float_to_int (value);
  return float_to_int (value - 9223372036854775808.0) ^ (guint64) 1 << 63;
}

static inline guint64
divide (gint64 a,
        gint64 b)
{
  return b == -1 ? -(guint64) a : (guint64) (a / b);
}

static inline guint64
remainder_of (gint64 a,
              gint64 b)
{
  return b == -1 ? 0 : (guint64) (a % b);
}

static inline gboolean
strings_equal (const char    *base,
               const guint64 *a,
               const guint64 *b)
{
  return a[1] == b[1] && (a[0] == b[0] || memcmp (base + a[0], base + b[0], a[1]) == 0);
}

/* The address that a nil dereference shows: the field's offset. */
static guint64
nil_address (const CodeInstr *ip)
{
  return ip->op >= CODE_OP_LD8S && ip->op <= CODE_OP_STN ? ip->c : 0;
}

static void
raise_index (Machine       *self,
             MachineG      *g,
             gint64         index,
             guint64        length)
{
  if (index < 0)
    machine_panic_raise_bounds (self, g, "index out of range [%" G_GINT64_FORMAT "]", index);
  else
    machine_panic_raise_bounds (
        self, g, "index out of range [%" G_GINT64_FORMAT "] with length %" G_GUINT64_FORMAT,
        index, length);
}

static void
missing_native (Machine  *self,
                MachineG *g,
                guint32   native)
{
  g_autofree char *text = g_strdup_printf ("native function %s is not part of this machine",
                                           self->program->natives[native]);

  machine_exec_fatal (self, g, text);
}

/**
 * machine_exec_run:
 * @g: the goroutine to run, from its pc
 * @inout_budget: (inout): instructions it may execute; what is left of them
 * @stop_at_event: return after the first instruction that emitted events
 *
 * Runs a goroutine.
 *
 * Returns: why it stopped
 */
MachineExecStop
machine_exec_run (Machine  *self,
                  MachineG *g,
                  gint64   *inout_budget,
                  gboolean  stop_at_event)
{
  static const void *const fast[MACHINE_N_OPS] = {
#define O(name, format, ext, doc) &&L_##name,
    CODE_OPCODES (O)
#undef O
    &&L_EXIT, &&L_PANIC_NEXT, &&L_PRINT_NEXT, &&L_BREAK,
#define SPECIAL(name, op, doc) &&L_##name,
    MACHINE_SPECIAL (SPECIAL)
#undef SPECIAL
#define FUSE(a, b) &&L_##a##_##b,
    MACHINE_FUSED (FUSE)
#undef FUSE
#define FUSE(a, b, c) &&L_##a##_##b##_##c,
    MACHINE_FUSED3 (FUSE)
#undef FUSE
  };
  /* What a fused instruction begins with. */
  static const void *const first_part[MACHINE_N_OPS - MACHINE_FIRST_FUSED] = {
#define FUSE(a, b) &&L_##a,
    MACHINE_FUSED (FUSE)
#undef FUSE
#define FUSE(a, b, c) &&L_##a,
    MACHINE_FUSED3 (FUSE)
#undef FUSE
  };
  static const void *const careful[MACHINE_N_OPS] = { [0 ... MACHINE_N_OPS - 1] = &&L_careful };

  MachineExecHost *host = machine_exec_host (self);
  MachineRoot *const root = self->root;
  const CodeProgram *const program = self->program;
  const CodeInstr *const code = self->code;
  const MachineFuncInfo *const funcs = host->funcs;
  char *const base = self->base;
  const gint64 budget = MIN (*inout_budget, (gint64) 1 << 56);
  const guint64 n_begin = root->n_instructions;
  guint64 n_limit = n_begin + budget;
  gsize n_events = root->n_events;
  gsize slack = budget > host->max_straight ? host->max_straight * WORD : 0;
  const void *const *dispatch = slack > 0 ? fast : careful;
  const CodeInstr *ip = code + g->pc, *collected_at = NULL;
  guintptr end = (guintptr) ip + (gsize) budget * WORD - slack;
  MachineExecStop stop;
  MachineStatus status;
  char *stack, *stack_end, *near_end;
  guint64 *fp, *call_slots;
  guint32 callee;

  g->exec_flags &= ~MACHINE_G_AFTER_OP;
  RELOAD_STACK ();
  goto after;

  /* ---- the loop's own places -------------------------------------------------------------- */

L_careful:
  if ((guintptr) ip >= end)
    goto out_of_budget;
  goto *(ip->op < MACHINE_FIRST_FUSED ? fast[ip->op] : first_part[ip->op - MACHINE_FIRST_FUSED]);

checkpoint:
  if (slack > 0)
    {
      end += slack;
      slack = 0;
      dispatch = careful;
    }
  if ((guintptr) ip < end)
    DISPATCH ();
out_of_budget:
  stop = MACHINE_EXEC_BUDGET;
  goto leave;

after:
  if (LIKELY_NOT (root->exit_set))
    {
      stop = MACHINE_EXEC_STOP;
      goto leave;
    }
  if (LIKELY_NOT (root->gc_wanted))
    {
      SYNC ();
      machine_gc_collect (self, g);
      RELOAD_STACK ();
      if (root->exit_set)
        goto after;
    }
  if (root->n_events != n_events)
    {
      if (stop_at_event || root->n_events >= self->event_goal)
        {
          stop = MACHINE_EXEC_EVENT;
          goto leave;
        }
      n_events = root->n_events;
      root->step_open = self->no_steps;
    }
  if (LIKELY_NOT ((guintptr) ip >= end))
    goto checkpoint;
  DISPATCH ();

leave:
  SYNC ();
  *inout_budget -= (gint64) (root->n_instructions - n_begin);
  return stop;

memory:
  /* Not enough room: a collection, then the instruction again. */
  if (collected_at == ip)
    {
      machine_exec_out_of_memory (self, g);
      goto after;
    }
  collected_at = ip;
  machine_gc_collect (self, g);
  RELOAD_STACK ();
  if (root->exit_set)
    goto after;
  DISPATCH ();

nil_memory:
  SYNC ();
  machine_panic_raise_nil (self, g, nil_address (program->code + g->pc));
  goto unwind;

index_range:
  SYNC ();
  raise_index (self, g, R (C), R (B + 1));
  goto unwind;

zero_divisor:
  SYNC ();
  machine_exec_panic_text (self, g, "integer divide by zero");
  goto unwind;

unwind:
  switch (machine_panic_unwind (self, g))
    {
    case MACHINE_UNWIND_GO_ON:
      RESUME ();
      goto after;
    case MACHINE_UNWIND_EXIT:
      RESUME ();
      stop = MACHINE_EXEC_EXITED;
      goto leave;
    case MACHINE_UNWIND_STOP:
      RESUME ();
      goto after;
    }
  g_assert_not_reached ();

status_of_op:
  /* What an instruction or native that may park said. */
  if (status == MACHINE_DONE)
    NEXT_AFTER ();
  switch (status)
    {
    case MACHINE_DONE:
    case MACHINE_STOP:
      NEXT_AFTER ();
    case MACHINE_PANIC:
      goto unwind;
    case MACHINE_CALL:
      RESUME ();
      goto after;
    case MACHINE_RETRY:
      stop = MACHINE_EXEC_PARKED;
      goto go_on;
    case MACHINE_PARKED:
      stop = MACHINE_EXEC_PARKED;
      break;
    case MACHINE_YIELD:
      stop = MACHINE_EXEC_YIELD;
      break;
    default:
      g_assert_not_reached ();
    }
  ip++;
  if (stop == MACHINE_EXEC_PARKED)
    g->exec_flags |= MACHINE_G_AFTER_OP;
  if (LIKELY_NOT (root->gc_wanted && !root->exit_set))
    {
      SYNC ();
      machine_gc_collect (self, g);
      RELOAD_STACK ();
    }
  if (root->exit_set)
    stop = MACHINE_EXEC_STOP;
go_on:
  /* With the next goroutine, if it is known which. */
  if (stop == MACHINE_EXEC_PARKED && !stop_at_event && g->state == MACHINE_G_WAITING
      && !root->exit_set)
    {
      MachineG *next;
      gint64 left;

      SYNC ();
      next = machine_sched_quick_next (self, g, &left);
      if (next != NULL)
        {
          g = next;
          g->exec_flags &= ~MACHINE_G_AFTER_OP;
          n_limit = root->n_instructions + left;
          slack = left > host->max_straight ? host->max_straight * WORD : 0;
          dispatch = slack > 0 ? fast : careful;
          RELOAD_STACK ();
          ip = code + g->pc;
          end = (guintptr) ip + (gsize) left * WORD - slack;
          collected_at = NULL;
          goto after;
        }
    }
  goto leave;

grow_near:
  callee = (guint32) code_instr_s (program->code[ip - code]);
grow_stack:
  /* A call to `callee` with slot 0 at call_slots comes near the end of what is there. */
  if (g->stack_room == g->stack_bytes
      && (char *) call_slots + funcs[callee].frame_bytes <= stack_end)
    goto enter_tight;
  SYNC ();
  {
    guint32 fp_offset = (char *) call_slots - stack;

    if (!machine_stack_ensure_call (self, g, fp_offset, &funcs[callee]))
      goto after;
    RELOAD_STACK ();
    call_slots = (guint64 *) (stack + fp_offset);
  }
  call_slots[-1] = LINK ();
  fp = call_slots;
  {
    const CodeInstr *target = AT_OFFSET (funcs[callee].entry_offset);

    end += (guintptr) target - (guintptr) (ip + 1);
    ip = target;
  }
  goto after;

#include "machine-exec-ops-number.h"
#include "machine-exec-ops-memory.h"
#include "machine-exec-ops-object.h"
#include "machine-exec-ops-call.h"

#define FUSE(a, b)                                                                                 \
  L_##a##_##b : DO_##a;                                                                            \
  LAST_##b;
  MACHINE_FUSED (FUSE)
#undef FUSE
#define FUSE(a, b, c)                                                                              \
  L_##a##_##b##_##c : DO_##a;                                                                      \
  DO_##b;                                                                                          \
  LAST_##c;
  MACHINE_FUSED3 (FUSE)
#undef FUSE
}
