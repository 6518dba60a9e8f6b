/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"
#include "machine-exec-fused.h"
#include "machine-quick.h"
#include "machine-unsafe.h"

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
 */

/* Operands of the instruction at ip. */
#define A ip->a
#define B ip->b
#define C ip->c
#define S (((const gint32 *) ip)[1])
#define XL (((const guint32 *) (ip + 1))[0])
#define XH (((const guint32 *) (ip + 1))[1])
#define R(n) fp[n]
#define F(n) (((double *) fp)[n])
#define F32(n) (*(float *) &fp[n])
#define MEM(ref) (base + (ref))

#define WORD sizeof (CodeInstr)
#define LIKELY_NOT(condition) (__builtin_expect (!!(condition), 0))

#define DISPATCH() goto *dispatch[ip->op]
#define NEXT()                                                                                     \
  do                                                                                               \
    {                                                                                              \
      ip++;                                                                                        \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
#define NEXT_E()                                                                                   \
  do                                                                                               \
    {                                                                                              \
      ip += 2;                                                                                     \
      end += WORD;                                                                                 \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
/* `skip` instructions on from this one; words - 1 of them were not executed. */
#define JUMP(distance, words)                                                                      \
  do                                                                                               \
    {                                                                                              \
      gintptr words_on = (gintptr) (distance);                                                     \
      ip += words_on + (words);                                                                    \
      end += (words_on + (words) -1) * (gintptr) WORD;                                             \
      if (LIKELY_NOT ((guintptr) ip >= end))                                                       \
        goto checkpoint;                                                                           \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)

/* Instructions left, and executed in all, before the one at ip. */
#define LEFT() ((gint64) (end + slack - (guintptr) ip) / (gint64) WORD)
#define EXECUTED() (n_limit - (guint64) LEFT ())

#define SYNC()                                                                                     \
  do                                                                                               \
    {                                                                                              \
      g->pc = ip - code;                                                                           \
      g->fp = (char *) fp - stack;                                                                 \
      root->n_instructions = EXECUTED ();                                                          \
    }                                                                                              \
  while (0)
#define RELOAD_STACK()                                                                             \
  do                                                                                               \
    {                                                                                              \
      stack = base + g->stack;                                                                     \
      stack_end = stack + g->stack_room;                                                           \
      near_end = stack_end - MACHINE_NEAR_BYTES;                                                   \
      fp = (guint64 *) (stack + g->fp);                                                            \
    }                                                                                              \
  while (0)
/* Goes on at g->pc; the synced instruction counts as executed. */
#define RESUME()                                                                                   \
  do                                                                                               \
    {                                                                                              \
      RELOAD_STACK ();                                                                             \
      ip = code + g->pc;                                                                           \
      end = (guintptr) ip + (n_limit - (root->n_instructions + 1)) * WORD - slack;                 \
    }                                                                                              \
  while (0)

#define NEXT_AFTER()                                                                               \
  do                                                                                               \
    {                                                                                              \
      ip++;                                                                                        \
      goto after;                                                                                  \
    }                                                                                              \
  while (0)
#define NEXT_AFTER_E()                                                                             \
  do                                                                                               \
    {                                                                                              \
      ip += 2;                                                                                     \
      end += WORD;                                                                                 \
      goto after;                                                                                  \
    }                                                                                              \
  while (0)
/* Behind instructions that only allocate. */
#define NEXT_ALLOC()                                                                               \
  do                                                                                               \
    {                                                                                              \
      ip++;                                                                                        \
      if (LIKELY_NOT (root->gc_wanted))                                                            \
        goto after;                                                                                \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
#define NEXT_ALLOC_E()                                                                             \
  do                                                                                               \
    {                                                                                              \
      ip += 2;                                                                                     \
      end += WORD;                                                                                 \
      if (LIKELY_NOT (root->gc_wanted))                                                            \
        goto after;                                                                                \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
/* Result of an instruction of machine-exec-*.c. */
#define CHECK(result)                                                                              \
  do                                                                                               \
    {                                                                                              \
      MachineOpResult op_result = (result);                                                        \
      if (LIKELY_NOT (op_result != MACHINE_OP_OK))                                                 \
        {                                                                                          \
          if (op_result == MACHINE_OP_MEMORY)                                                      \
            goto memory;                                                                           \
          goto unwind;                                                                             \
        }                                                                                          \
    }                                                                                              \
  while (0)

/* Simple instructions: one expression. */
#define OP(name, statement)                                                                        \
  L_##name : statement;                                                                            \
  NEXT ();
#define CONDITION(name, condition, distance)                                                       \
  L_##name : if (condition) JUMP (distance, 1);                                                    \
  NEXT ();
#define LOAD(name, Type)                                                                           \
  L_##name:                                                                                        \
  {                                                                                                \
    guint64 ref = R (B);                                                                           \
    if (LIKELY_NOT (ref == 0))                                                                     \
      goto nil_memory;                                                                             \
    R (A) = (guint64) (gint64) * (Type *) (MEM (ref) + C);                                         \
    NEXT ();                                                                                       \
  }
#define STORE(name, Type)                                                                          \
  L_##name:                                                                                        \
  {                                                                                                \
    guint64 ref = R (B);                                                                           \
    if (LIKELY_NOT (ref == 0))                                                                     \
      goto nil_memory;                                                                             \
    *(Type *) (MEM (ref) + C) = R (A);                                                             \
    NEXT ();                                                                                       \
  }
#define LOAD_ELEMENT(name, Type)                                                                   \
  L_##name:                                                                                        \
  {                                                                                                \
    guint64 index = R (C);                                                                         \
    if (LIKELY_NOT (index >= R (B + 1)))                                                           \
      goto index_range;                                                                            \
    R (A) = (guint64) (gint64) ((Type *) MEM (R (B)))[index];                                      \
    NEXT ();                                                                                       \
  }
#define STORE_ELEMENT(name, Type)                                                                  \
  L_##name:                                                                                        \
  {                                                                                                \
    guint64 index = R (C);                                                                         \
    if (LIKELY_NOT (index >= R (B + 1)))                                                           \
      goto index_range;                                                                            \
    ((Type *) MEM (R (B)))[index] = R (A);                                                         \
    NEXT ();                                                                                       \
  }
/* A new float32, zero-extended. */
#define SET_F32(n, value)                                                                          \
  do                                                                                               \
    {                                                                                              \
      float narrow = (value);                                                                      \
      guint32 bits;                                                                                \
      memcpy (&bits, &narrow, 4);                                                                  \
      R (n) = bits;                                                                                \
    }                                                                                              \
  while (0)

/*
 * Instructions that also run as a part of fused ones: DO_x does what x does and
 * moves ip on; END_x is what follows if x comes last: by default the dispatch.
 */
#define DO_SET(value)                                                                              \
  do                                                                                               \
    {                                                                                              \
      R (A) = (value);                                                                             \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_SET_F(value)                                                                            \
  do                                                                                               \
    {                                                                                              \
      F (A) = (value);                                                                             \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_MOV DO_SET (R (B))
#define DO_LDI DO_SET ((guint64) (gint64) S)
#define DO_ADD DO_SET (R (B) + R (C))
#define DO_MUL DO_SET (R (B) * R (C))
#define DO_XOR DO_SET (R (B) ^ R (C))
#define DO_ADDI DO_SET (R (B) + (guint64) (gint64) (gint16) C)
#define DO_MULI DO_SET (R (B) * (guint64) (gint64) (gint16) C)
#define DO_SARI DO_SET ((guint64) ((gint64) R (B) >> (C & 63)))
#define DO_LT DO_SET ((gint64) R (B) < (gint64) R (C))
#define DO_FADD DO_SET_F (F (B) + F (C))
#define DO_FMUL DO_SET_F (F (B) * F (C))
#define DO_LD64                                                                                    \
  do                                                                                               \
    {                                                                                              \
      guint64 ref = R (B);                                                                         \
      if (LIKELY_NOT (ref == 0))                                                                   \
        goto nil_memory;                                                                           \
      DO_SET (*(guint64 *) (MEM (ref) + C));                                                       \
    }                                                                                              \
  while (0)
#define DO_ST64                                                                                    \
  do                                                                                               \
    {                                                                                              \
      guint64 ref = R (B);                                                                         \
      if (LIKELY_NOT (ref == 0))                                                                   \
        goto nil_memory;                                                                           \
      *(guint64 *) (MEM (ref) + C) = R (A);                                                        \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_LD128                                                                                   \
  do                                                                                               \
    {                                                                                              \
      guint64 ref = R (B), first, second;                                                          \
      if (LIKELY_NOT (ref == 0))                                                                   \
        goto nil_memory;                                                                           \
      first = ((guint64 *) (MEM (ref) + C))[0];                                                    \
      second = ((guint64 *) (MEM (ref) + C))[1];                                                   \
      R (A) = first;                                                                               \
      R (A + 1) = second;                                                                          \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_ELEMENT(statement)                                                                      \
  do                                                                                               \
    {                                                                                              \
      guint64 index = R (C);                                                                       \
      if (LIKELY_NOT (index >= R (B + 1)))                                                         \
        goto index_range;                                                                          \
      statement;                                                                                   \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_LDX64 DO_ELEMENT (R (A) = ((guint64 *) MEM (R (B)))[index])
#define DO_LDX8U DO_ELEMENT (R (A) = ((guint8 *) MEM (R (B)))[index])
#define DO_STX64 DO_ELEMENT (((guint64 *) MEM (R (B)))[index] = R (A))
#define DO_STX8 DO_ELEMENT (((guint8 *) MEM (R (B)))[index] = R (A))
#define DO_LEAX                                                                                    \
  do                                                                                               \
    {                                                                                              \
      guint64 index = R (C);                                                                       \
      if (LIKELY_NOT (index >= R (B + 1)))                                                         \
        goto index_range;                                                                          \
      R (A) = R (B) + index * XL;                                                                  \
      ip += 2;                                                                                     \
      end += WORD;                                                                                 \
    }                                                                                              \
  while (0)
#define LAST_MOV DO_MOV; DISPATCH ()
#define LAST_LDI DO_LDI; DISPATCH ()
#define LAST_ADD DO_ADD; DISPATCH ()
#define LAST_MUL DO_MUL; DISPATCH ()
#define LAST_XOR DO_XOR; DISPATCH ()
#define LAST_ADDI DO_ADDI; DISPATCH ()
#define LAST_MULI DO_MULI; DISPATCH ()
#define LAST_SARI DO_SARI; DISPATCH ()
#define LAST_LT DO_LT; DISPATCH ()
#define LAST_FADD DO_FADD; DISPATCH ()
#define LAST_FMUL DO_FMUL; DISPATCH ()
#define LAST_LD64 DO_LD64; DISPATCH ()
#define LAST_ST64 DO_ST64; DISPATCH ()
#define LAST_LD128 DO_LD128; DISPATCH ()
#define LAST_LDX64 DO_LDX64; DISPATCH ()
#define LAST_LDX8U DO_LDX8U; DISPATCH ()
#define LAST_STX64 DO_STX64; DISPATCH ()
#define LAST_STX8 DO_STX8; DISPATCH ()
#define LAST_LEAX DO_LEAX; DISPATCH ()
#define LAST_JMP JUMP (S, 1)
#define LAST_IF(condition, distance)                                                               \
  if (condition)                                                                                   \
    JUMP (distance, 1);                                                                            \
  NEXT ()
#define LAST_JT LAST_IF (R (A) != 0, S)
#define LAST_JF LAST_IF (R (A) == 0, S)
#define LAST_JLT LAST_IF ((gint64) R (A) < (gint64) R (B), (gint16) C)
#define LAST_JLE LAST_IF ((gint64) R (A) <= (gint64) R (B), (gint16) C)
#define LAST_JLTI LAST_IF ((gint64) R (A) < (gint16) B, (gint16) C)
/* Goes on at another place: counts as one instruction. */
#define GO_TO(target)                                                                              \
  do                                                                                               \
    {                                                                                              \
      const CodeInstr *to = (target);                                                              \
      end += (guintptr) to - (guintptr) (ip + 1);                                                  \
      ip = to;                                                                                     \
      if (LIKELY_NOT ((guintptr) ip >= end))                                                       \
        goto checkpoint;                                                                           \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
#define AT_OFFSET(offset) ((const CodeInstr *) ((const char *) code + (guint32) (offset)))
#define LINK() ((guint64) (guint16) A << 32 | (guint32) ((char *) (ip + 1) - (char *) code))
#define LAST_RET                                                                                   \
  do                                                                                               \
    {                                                                                              \
      const guint64 link = fp[-1];                                                                 \
      fp -= (guint16) (link >> 32);                                                                \
      GO_TO (AT_OFFSET (link));                                                                    \
    }                                                                                              \
  while (0)
#define LAST_CALL_NEAR                                                                             \
  do                                                                                               \
    {                                                                                              \
      call_slots = fp + A;                                                                         \
      if (LIKELY_NOT ((char *) call_slots > near_end))                                             \
        goto grow_near;                                                                            \
      call_slots[-1] = LINK ();                                                                    \
      fp = call_slots;                                                                             \
      GO_TO (AT_OFFSET (S));                                                                       \
    }                                                                                              \
  while (0)
#define PART(name)                                                                                 \
  L_##name:                                                                                        \
  LAST_##name;

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

  /* ---- moves and constants ---------------------------------------------------------------- */

  OP (NOP, )
  PART (MOV)
L_MOV2:
  {
    guint64 first = R (B), second = R (B + 1);

    R (A) = first;
    R (A + 1) = second;
    NEXT ();
  }
L_MOV3:
  {
    guint64 first = R (B), second = R (B + 1), third = R (B + 2);

    R (A) = first;
    R (A + 1) = second;
    R (A + 2) = third;
    NEXT ();
  }
  OP (MOVN, memmove (&R (A), &R (B), C * sizeof (guint64)))
L_ZERO:
  {
    guint64 *slot = &R (A), *last = slot + B;

    /* Mostly one to three slots: not worth a call. */
    for (; slot < last; slot++)
      *slot = 0;
    NEXT ();
  }
  PART (LDI)
  OP (LDK, R (A) = program->constants[(guint32) S])
L_LDSTR:
  {
    const MachineStringInfo *string = &host->strings[(guint32) S];

    R (A) = string->ref;
    R (A + 1) = string->len;
    NEXT ();
  }
  OP (LDFUNC, R (A) = root->static_closures + (guint64) (guint32) S * sizeof (guint64))

  /* ---- integers --------------------------------------------------------------------------- */

  PART (ADD)
  OP (SUB, R (A) = R (B) - R (C))
  PART (MUL)
L_DIV:
  if (LIKELY_NOT (R (C) == 0))
    goto zero_divisor;
  R (A) = divide (R (B), R (C));
  NEXT ();
L_REM:
  if (LIKELY_NOT (R (C) == 0))
    goto zero_divisor;
  R (A) = remainder_of (R (B), R (C));
  NEXT ();
L_DIVU:
  if (LIKELY_NOT (R (C) == 0))
    goto zero_divisor;
  R (A) = R (B) / R (C);
  NEXT ();
L_REMU:
  if (LIKELY_NOT (R (C) == 0))
    goto zero_divisor;
  R (A) = R (B) % R (C);
  NEXT ();
  OP (AND, R (A) = R (B) & R (C))
  OP (OR, R (A) = R (B) | R (C))
  PART (XOR)
  OP (ANDN, R (A) = R (B) & ~R (C))
  OP (SHL, R (A) = R (C) < 64 ? R (B) << R (C) : 0)
  OP (SHR, R (A) = R (C) < 64 ? R (B) >> R (C) : 0)
  OP (SAR, R (A) = (guint64) ((gint64) R (B) >> (R (C) < 64 ? R (C) : 63)))
L_SHCHK:
  if (LIKELY_NOT ((gint64) R (A) < 0))
    {
      SYNC ();
      machine_exec_panic_text (self, g, "negative shift amount");
      goto unwind;
    }
  NEXT ();
  PART (ADDI)
  PART (MULI)
  OP (ANDI, R (A) = R (B) & (guint64) (gint64) (gint16) C)
  OP (SHLI, R (A) = R (B) << (C & 63))
  OP (SHRI, R (A) = R (B) >> (C & 63))
  PART (SARI)
  OP (NEG, R (A) = -R (B))
  OP (NOT, R (A) = ~R (B))
  OP (LNOT, R (A) = !R (B))
  OP (SX8, R (A) = (guint64) (gint64) (gint8) R (B))
  OP (SX16, R (A) = (guint64) (gint64) (gint16) R (B))
  OP (SX32, R (A) = (guint64) (gint64) (gint32) R (B))
  OP (ZX8, R (A) = (guint8) R (B))
  OP (ZX16, R (A) = (guint16) R (B))
  OP (ZX32, R (A) = (guint32) R (B))

  /* ---- floats and complex ----------------------------------------------------------------- */

  PART (FADD)
  OP (FSUB, F (A) = F (B) - F (C))
  PART (FMUL)
  OP (FDIV, F (A) = F (B) / F (C))
  OP (FNEG, R (A) = R (B) ^ (guint64) 1 << 63)
  OP (FADD32, SET_F32 (A, F32 (B) + F32 (C)))
  OP (FSUB32, SET_F32 (A, F32 (B) - F32 (C)))
  OP (FMUL32, SET_F32 (A, F32 (B) * F32 (C)))
  OP (FDIV32, SET_F32 (A, F32 (B) / F32 (C)))
  OP (FNEG32, R (A) = (guint32) R (B) ^ 0x80000000u)
  OP (I2F, F (A) = (double) (gint64) R (B))
  OP (U2F, F (A) = (double) R (B))
  OP (I2F32, SET_F32 (A, (float) (gint64) R (B)))
  OP (U2F32, SET_F32 (A, (float) R (B)))
  OP (F2I, R (A) = float_to_int (F (B)))
  OP (F2U, R (A) = float_to_uint (F (B)))
  OP (F2F32, SET_F32 (A, (float) F (B)))
  OP (F32F, F (A) = F32 (B))
  OP (CADD, machine_op_complex (CODE_OP_CADD, &R (B), &R (C), &R (A)))
  OP (CSUB, machine_op_complex (CODE_OP_CSUB, &R (B), &R (C), &R (A)))
  OP (CMUL, machine_op_complex (CODE_OP_CMUL, &R (B), &R (C), &R (A)))
  OP (CDIV, machine_op_complex (CODE_OP_CDIV, &R (B), &R (C), &R (A)))
L_C2C64:
  {
    float parts[2] = { (float) F (B), (float) F (B + 1) };

    memcpy (&R (A), parts, sizeof parts);
    NEXT ();
  }
L_C642C:
  {
    float parts[2];

    memcpy (parts, &R (B), sizeof parts);
    F (A) = parts[0];
    F (A + 1) = parts[1];
    NEXT ();
  }

  /* ---- comparisons ------------------------------------------------------------------------ */

  OP (EQ, R (A) = R (B) == R (C))
  OP (NE, R (A) = R (B) != R (C))
  PART (LT)
  OP (LE, R (A) = (gint64) R (B) <= (gint64) R (C))
  OP (LTU, R (A) = R (B) < R (C))
  OP (LEU, R (A) = R (B) <= R (C))
  OP (FEQ, R (A) = F (B) == F (C))
  OP (FNE, R (A) = F (B) != F (C))
  OP (FLT, R (A) = F (B) < F (C))
  OP (FLE, R (A) = F (B) <= F (C))
  OP (SEQ, R (A) = strings_equal (base, &R (B), &R (C)))
  OP (SLT, R (A) = machine_string_compare (self, &R (B), &R (C)) < 0)
  OP (SLE, R (A) = machine_string_compare (self, &R (B), &R (C)) <= 0)
L_IFEQ:
  {
    int equal;

    SYNC ();
    equal = machine_interface_equal (self, g, &R (B), &R (C));
    if (LIKELY_NOT (equal < 0))
      goto unwind;
    R (A) = equal;
    NEXT ();
  }
L_TEQ:
  {
    int equal;

    SYNC ();
    equal = machine_type_equal (self, g, XL, &R (B), &R (C));
    if (LIKELY_NOT (equal < 0))
      goto unwind;
    R (A) = equal;
    NEXT_E ();
  }

  /* ---- jumps ------------------------------------------------------------------------------ */

  PART (JMP)
  PART (JT)
  PART (JF)
  CONDITION (JEQ, R (A) == R (B), (gint16) C)
  CONDITION (JNE, R (A) != R (B), (gint16) C)
  PART (JLT)
  PART (JLE)
  CONDITION (JLTU, R (A) < R (B), (gint16) C)
  CONDITION (JLEU, R (A) <= R (B), (gint16) C)
  CONDITION (JEQI, (gint64) R (A) == (gint16) B, (gint16) C)
  CONDITION (JNEI, (gint64) R (A) != (gint16) B, (gint16) C)
  PART (JLTI)
  CONDITION (JLEI, (gint64) R (A) <= (gint16) B, (gint16) C)
  CONDITION (JGTI, (gint64) R (A) > (gint16) B, (gint16) C)
  CONDITION (JGEI, (gint64) R (A) >= (gint16) B, (gint16) C)
L_JTAB:
  {
    guint64 index = R (A);

    if (index < B)
      JUMP (program->jump_tables[XL + index], 2);
    NEXT_E ();
  }

  /* ---- memory ----------------------------------------------------------------------------- */

  LOAD (LD8S, gint8)
  LOAD (LD8U, guint8)
  LOAD (LD16S, gint16)
  LOAD (LD16U, guint16)
  LOAD (LD32S, gint32)
  LOAD (LD32U, guint32)
  PART (LD64)
  PART (LD128)
L_LDN:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    if (XL > 0)
      machine_load (self, CODE_MEM_N, XL, &R (A), MEM (ref) + C);
    NEXT_E ();
  }
  STORE (ST8, guint8)
  STORE (ST16, guint16)
  STORE (ST32, guint32)
  PART (ST64)
L_ST128:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    ((guint64 *) (MEM (ref) + C))[0] = R (A);
    ((guint64 *) (MEM (ref) + C))[1] = R (A + 1);
    NEXT ();
  }
L_STN:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    memcpy (MEM (ref) + C, &R (A), XL);
    NEXT_E ();
  }
L_CPY:
  {
    guint64 to = R (A), from = R (B);

    if (LIKELY_NOT (to == 0 || from == 0))
      goto nil_memory;
    memmove (MEM (to), MEM (from), XL);
    NEXT_E ();
  }
L_ZEROM:
  {
    guint64 ref = R (A);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    memset (MEM (ref), 0, XL);
    NEXT_E ();
  }
L_LEA:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    R (A) = ref + XL;
    NEXT_E ();
  }
L_NILCHK:
  if (LIKELY_NOT (R (A) == 0))
    goto nil_memory;
  NEXT ();

  /* ---- globals ---------------------------------------------------------------------------- */

  OP (LDG, R (A) = *(guint64 *) (MEM (root->globals) + (guint32) S))
  OP (STG, *(guint64 *) (MEM (root->globals) + (guint32) S) = R (A))
  OP (LEAG, R (A) = root->globals + (guint32) S)

  /* ---- parts of structs and arrays in the frame -------------------------------------------- */

L_FLD:
  machine_load (self, B, C, &R (A), (char *) fp + XL);
  NEXT_E ();
L_FST:
  machine_store (self, B, C, (char *) fp + XL, &R (A));
  NEXT_E ();
L_FLDX:
  machine_load (self, C, XH, &R (A), (char *) fp + XL + R (B) * XH);
  NEXT_E ();
L_FSTX:
  machine_store (self, C, XH, (char *) fp + XL + R (B) * XH, &R (A));
  NEXT_E ();

  /* ---- slices and strings ------------------------------------------------------------------ */

L_BOUND:
  if (LIKELY_NOT (R (A) >= R (B)))
    {
      SYNC ();
      machine_panic_raise_bounds (self, g, "index out of range [%" G_GUINT64_FORMAT
                                  "] with length %" G_GUINT64_FORMAT, R (A), R (B));
      goto unwind;
    }
  NEXT ();
L_BOUNDI:
  if (LIKELY_NOT (R (A) >= (guint64) (guint32) S))
    {
      SYNC ();
      raise_index (self, g, R (A), (guint32) S);
      goto unwind;
    }
  NEXT ();
  LOAD_ELEMENT (LDX8S, gint8)
  PART (LDX8U)
  LOAD_ELEMENT (LDX16S, gint16)
  LOAD_ELEMENT (LDX16U, guint16)
  LOAD_ELEMENT (LDX32S, gint32)
  LOAD_ELEMENT (LDX32U, guint32)
  PART (LDX64)
L_LDX128:
  {
    guint64 index = R (C), *element, first, second;

    if (LIKELY_NOT (index >= R (B + 1)))
      goto index_range;
    element = (guint64 *) MEM (R (B)) + 2 * index;
    first = element[0];
    second = element[1];
    R (A) = first;
    R (A + 1) = second;
    NEXT ();
  }
  PART (STX8)
  STORE_ELEMENT (STX16, guint16)
  STORE_ELEMENT (STX32, guint32)
  PART (STX64)
L_STX128:
  {
    guint64 index = R (C), *element;

    if (LIKELY_NOT (index >= R (B + 1)))
      goto index_range;
    element = (guint64 *) MEM (R (B)) + 2 * index;
    element[0] = R (A);
    element[1] = R (A + 1);
    NEXT ();
  }
  PART (LEAX)
L_LEAXP:
  {
    guint64 index = R (C), ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    if (LIKELY_NOT (index >= XH))
      {
        SYNC ();
        raise_index (self, g, index, XH);
        goto unwind;
      }
    R (A) = ref + index * XL;
    NEXT_E ();
  }
L_SLICE:
  SYNC ();
  CHECK (machine_op_slice (self, g, &program->slices[XL], &R (B), &R (C), &R (A)));
  NEXT_E ();
L_SL2ARR:
  {
    guint64 length = R (B + 1), wanted = code_instr_x (ip[1]);

    if (LIKELY_NOT (length < wanted))
      {
        SYNC ();
        machine_panic_raise_bounds (self, g,
                                    "cannot convert slice with length %" G_GUINT64_FORMAT
                                    " to array or pointer to array with length %" G_GUINT64_FORMAT,
                                    length, wanted);
        goto unwind;
      }
    R (A) = R (B);
    NEXT_E ();
  }
L_RETYPE:
  SYNC ();
  CHECK (machine_op_retype (self, g, XL, &R (B), &R (A)));
  NEXT_E ();
L_APPEND:
  SYNC ();
  CHECK (machine_op_append (self, g, XL, XH, &R (B), &R (C), &R (A)));
  NEXT_ALLOC_E ();
L_APPENDS:
  SYNC ();
  CHECK (machine_op_appends (self, g, XL, &R (B), &R (C), &R (A)));
  NEXT_ALLOC_E ();
L_COPY:
  machine_op_copy (self, XL, &R (B), &R (C), A == CODE_NO_SLOT ? NULL : &R (A));
  NEXT_E ();
L_CLEARS:
  memset (MEM (R (A)), 0, R (A + 1) * XL);
  NEXT_E ();
L_CONCAT:
  SYNC ();
  CHECK (machine_op_concat (self, g, C, &R (B), &R (A)));
  NEXT_ALLOC ();
L_STR2B:
L_B2STR:
L_STR2R:
L_R2STR:
L_RUNE2STR:
  SYNC ();
  CHECK (machine_op_convert (self, g, program->code[g->pc].op, &R (B), &R (A)));
  NEXT_ALLOC ();
L_RANGESTR:
  {
    const guint64 index = R (C);
    const guint8 byte = *((const guint8 *) MEM (R (B)) + index);

    if (byte < 0x80)
      {
        R (A) = byte;
        R (A + 1) = 1;
      }
    else
      machine_op_rangestr (self, &R (B), index, &R (A));
    NEXT ();
  }

  /* ---- allocation ------------------------------------------------------------------------- */

L_NEW:
  R (A) = machine_heap_alloc (self, (guint32) S, 1, ip - code);
  NEXT_ALLOC ();
L_MKSLICE:
  SYNC ();
  CHECK (machine_op_mkslice (self, g, XL, R (B), R (C), &R (A)));
  NEXT_ALLOC_E ();
L_MKMAP:
  R (A) = machine_map_new (self, XL, B == CODE_NO_SLOT ? 0 : (gint64) R (B), ip - code);
  NEXT_ALLOC_E ();
L_MKCHAN:
  {
    MachineRef chan;

    SYNC ();
    chan = machine_chan_new (self, g, XL, B == CODE_NO_SLOT ? 0 : (gint64) R (B));
    if (LIKELY_NOT (chan == 0))
      goto unwind;
    R (A) = chan;
    NEXT_AFTER_E ();
  }
L_MKCLOS:
  {
    MachineRef closure = machine_heap_alloc_kind (self, MACHINE_KIND_WORDS, 0, (1 + C) * 8, FALSE,
                                                  ip - code);
    guint64 *words = (guint64 *) MEM (closure);

    words[0] = XL;
    memcpy (&words[1], &R (B), C * sizeof (guint64));
    R (A) = closure;
    NEXT_ALLOC_E ();
  }
L_LDCAP:
  {
    const guint64 *captured = (const guint64 *) MEM (fp[-2]) + 1 + B;

    if (C == 1)
      R (A) = captured[0];
    else
      memcpy (&R (A), captured, C * sizeof (guint64));
    NEXT ();
  }

  /* ---- maps ------------------------------------------------------------------------------- */

L_MAPGET:
  {
    MachineRef elem;
    const CodeType *type = &program->types[program->types[XL].elem];

    SYNC ();
    if (LIKELY_NOT (!machine_map_was_read (self, g, R (B)))
        && !machine_map_check_read (self, g, R (B), FALSE))
      goto after;
    elem = machine_map_find (self, g, XL, R (B), &R (C));
    if (LIKELY_NOT (elem == G_MAXUINT64))
      goto unwind;
    if (type->size_bytes > 0)
      {
        if (elem != 0)
          machine_load (self, type->mem, type->size_bytes, &R (A), MEM (elem));
        else
          memset (&R (A), 0, type->n_slots * sizeof (guint64));
      }
    if (XH != CODE_NO_SLOT)
      R (XH) = elem != 0;
    NEXT_E ();
  }
L_MAPREF:
  {
    MachineRef elem;

    SYNC ();
    if (LIKELY_NOT (!machine_map_was_written (self, g, R (B)))
        && !machine_map_check_write (self, g, R (B)))
      goto after;
    elem = machine_map_insert (self, g, XL, R (B), &R (C));
    if (LIKELY_NOT (elem == 0))
      {
        if (root->exit_set)
          goto after;
        goto unwind;
      }
    R (A) = elem;
    NEXT_ALLOC_E ();
  }
L_MAPDEL:
  SYNC ();
  if (LIKELY_NOT (!machine_map_was_written (self, g, R (A)))
      && !machine_map_check_write (self, g, R (A)))
    goto after;
  if (LIKELY_NOT (!machine_map_delete (self, g, XL, R (A), &R (B))))
    goto unwind;
  NEXT_E ();
  OP (MAPLEN, R (A) = R (B) == 0 ? 0 : ((const MachineMap *) MEM (R (B)))->len)
L_MAPCLR:
  SYNC ();
  if (LIKELY_NOT (!machine_map_was_written (self, g, R (A)))
      && !machine_map_check_write (self, g, R (A)))
    goto after;
  machine_map_clear (self, R (A));
  NEXT ();
L_MAPITER:
  SYNC ();
  if (LIKELY_NOT (!machine_map_was_read (self, g, R (B)))
      && !machine_map_check_read (self, g, R (B), TRUE))
    goto after;
  R (A) = machine_map_iterate (self, g, R (B));
  NEXT_AFTER ();
L_MAPNEXT:
  SYNC ();
  {
    const MachineRef map = ((const MachineMapIterator *) MEM (R (A)))->map;

    if (LIKELY_NOT (!machine_map_was_read (self, g, map))
        && !machine_map_check_read (self, g, map, TRUE))
      goto after;
  }
  if (!machine_map_next (self, g, R (A), B == CODE_NO_SLOT ? NULL : &R (B),
                         C == CODE_NO_SLOT ? NULL : &R (C)))
    JUMP ((gint32) XL, 2);
  NEXT_E ();

  /* ---- interfaces ------------------------------------------------------------------------- */

L_MKIF:
  {
    const guint32 type = XL, size = program->types[type].size_bytes;
    guint64 word = 0;

    if (size > 8)
      {
        word = machine_heap_alloc (self, type, 1, ip - code);
        memcpy (MEM (word), &R (B), size);
      }
    else if (size > 0)
      word = R (B);
    R (A) = type;
    R (A + 1) = word;
    NEXT_ALLOC_E ();
  }
L_UNIF:
  machine_op_unif (self, XL, R (B), &R (A));
  NEXT_E ();
L_ASSERT:
  SYNC ();
  CHECK (machine_op_assert (self, g, XL, XH, &R (B), &R (A)));
  NEXT_E ();
L_ASSERT2:
  machine_op_assert2 (self, XL, &R (B), &R (A), &R (C));
  NEXT_E ();
L_IFIMPL:
  R (A) = R (B) != 0 && machine_implements (self, R (B), XL, NULL);
  NEXT_E ();

  /* ---- calls ------------------------------------------------------------------------------ */

L_CALL:
  callee = (guint32) S;
  call_slots = fp + A;
  goto enter;
L_CALLC:
  {
    const guint64 closure = R (B);

    if (LIKELY_NOT (closure == 0))
      goto nil_memory;
    callee = *(const guint64 *) MEM (closure);
    call_slots = fp + A;
    call_slots[-2] = closure;
    goto enter;
  }
L_CALLI:
  {
    const guint32 type = R (B);
    const guint64 word = R (B + 1), key = (guint64) type << 16 | C;
    const MachineMethodCache *cache
        = &host->methods[(type * 7 + C) % MACHINE_METHOD_CACHE_SIZE];

    if (LIKELY_NOT (type == 0))
      goto nil_memory;
    callee = cache->key == key ? cache->func : machine_find_method (self, type, C);
    call_slots = fp + A;
    call_slots[funcs[callee].n_result_slots] = word;
    goto enter;
  }
enter:
  if (LIKELY_NOT ((char *) call_slots + funcs[callee].room_bytes > stack_end))
    goto grow_stack;
enter_tight:
  call_slots[-1] = LINK ();
  fp = call_slots;
  GO_TO (AT_OFFSET (funcs[callee].entry_offset));
L_CALLN:
  {
    const MachineNativeEntry *native = self->natives[(guint32) S];

    SYNC ();
    if (LIKELY_NOT (native == NULL))
      {
        missing_native (self, g, (guint32) S);
        goto after;
      }
    status = native->func (self, g, &R (A));
    if (status == MACHINE_DONE)
      NEXT_AFTER ();
    goto status_of_op;
  }
  PART (RET)
L_GO:
  SYNC ();
  if (LIKELY_NOT (R (A) == 0))
    {
      machine_exec_fatal (self, g, "go of nil func value");
      goto after;
    }
  status = machine_op_go (self, g, R (A));
  goto status_of_op;
L_DEFER:
  SYNC ();
  machine_defer_push (self, g, R (A), g->fp);
  NEXT_AFTER ();
L_DEFERFRAME:
  R (A) = (char *) fp - stack;
  NEXT ();
L_DEFERAT:
  SYNC ();
  machine_defer_push (self, g, R (A), R (B));
  NEXT_AFTER ();
L_RUNDEFERS:
  if (g->defers == 0)
    NEXT ();
  SYNC ();
  status = machine_defer_run (self, g);
  goto status_of_op;
L_PANIC:
  SYNC ();
  machine_panic_raise (self, g, &R (A));
  goto unwind;
L_RECOVER:
  {
    guint64 value[2];

    SYNC ();
    machine_recover (self, g, value);
    R (A) = value[0];
    R (A + 1) = value[1];
    NEXT_AFTER ();
  }
L_TRAP:
L_UNREACHABLE_RETURN:
  g_error ("%s at pc %u", ip->op == CODE_OP_TRAP ? "trap" : "end of a function reached",
           (guint32) (ip - code));

  /* ---- channels --------------------------------------------------------------------------- */

L_SEND:
  SYNC ();
  status = machine_op_send (self, g, R (A), &R (B));
  goto status_of_op;
L_RECV:
  SYNC ();
  status = machine_op_recv (self, g, R (B), A == CODE_NO_SLOT ? NULL : &R (A),
                            C == CODE_NO_SLOT ? NULL : &R (C));
  goto status_of_op;
L_CLOSE:
  SYNC ();
  status = machine_op_close (self, g, R (A));
  goto status_of_op;
  OP (CHANLEN, R (A) = machine_chan_len (self, R (B)))
  OP (CHANCAP, R (A) = machine_chan_cap (self, R (B)))
L_SELECT:
  SYNC ();
  status = machine_op_select (self, g, &program->selects[(guint32) S], fp, A);
  goto status_of_op;
L_PRINT:
  SYNC ();
  machine_op_print (self, g, B, &R (A));
  NEXT_AFTER ();

  /* ---- the machine's own ------------------------------------------------------------------ */

L_EXIT:
  end -= WORD; /* counts as executed, though ip stays */
  stop = MACHINE_EXEC_EXITED;
  goto leave;
L_PANIC_NEXT:
  SYNC ();
  goto unwind;
L_PRINT_NEXT:
  SYNC ();
  if (machine_panic_print_next (self, g) == MACHINE_UNWIND_GO_ON)
    RESUME ();
  goto after;
L_BREAK:
  if (host->break_passed != EXECUTED () + 1 || host->break_g != g->id)
    {
      host->break_passed = EXECUTED () + 1;
      host->break_g = g->id;
      stop = MACHINE_EXEC_BREAK;
      goto leave;
    }
  goto *fast[program->code[ip - code].op];

  /* ---- special and fused ones (machine-exec-fused.h) ----------------------------------------- */

  PART (CALL_NEAR)
L_LD192:
  {
    guint64 ref = R (B), first, second, third;

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    first = ((guint64 *) (MEM (ref) + C))[0];
    second = ((guint64 *) (MEM (ref) + C))[1];
    third = ((guint64 *) (MEM (ref) + C))[2];
    R (A) = first;
    R (A + 1) = second;
    R (A + 2) = third;
    NEXT_E ();
  }
L_ST192:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    ((guint64 *) (MEM (ref) + C))[0] = R (A);
    ((guint64 *) (MEM (ref) + C))[1] = R (A + 1);
    ((guint64 *) (MEM (ref) + C))[2] = R (A + 2);
    NEXT_E ();
  }
L_FLD64:
  memcpy (&R (A), (char *) fp + XL, 8);
  NEXT_E ();
L_FST64:
  memcpy ((char *) fp + XL, &R (A), 8);
  NEXT_E ();
L_APPEND8:
  {
    const guint64 ref = R (B), len = R (B + 1), capacity = R (B + 2);

    if (LIKELY_NOT (len >= capacity))
      goto L_APPEND;
    *(guint8 *) (MEM (ref) + len) = R (C);
    R (A) = ref;
    R (A + 1) = len + 1;
    R (A + 2) = capacity;
    NEXT_E ();
  }
L_APPEND64:
  {
    const guint64 ref = R (B), len = R (B + 1), capacity = R (B + 2);

    if (LIKELY_NOT (len >= capacity))
      goto L_APPEND;
    ((guint64 *) MEM (ref))[len] = R (C);
    R (A) = ref;
    R (A + 1) = len + 1;
    R (A + 2) = capacity;
    NEXT_E ();
  }
L_APPENDS8:
  {
    const guint64 ref = R (B), len = R (B + 1), capacity = R (B + 2), more = R (C + 1);

    if (LIKELY_NOT (more > capacity - len))
      goto L_APPENDS;
    if (more == 1)
      MEM (ref)[len] = *MEM (R (C));
    else
      memmove (MEM (ref) + len, MEM (R (C)), more);
    R (A) = ref;
    R (A + 1) = len + more;
    R (A + 2) = capacity;
    NEXT_E ();
  }
L_MAPGET64:
  {
    MachineRef elem;

    if (LIKELY_NOT (!machine_map_was_read (self, g, R (B))))
      {
        SYNC ();
        if (!machine_map_check_read (self, g, R (B), FALSE))
          goto after;
      }
    elem = machine_map_find_word (self, XL, R (B), R (C));

    R (A) = elem != 0 ? *(guint64 *) MEM (elem) : 0;
    if (XH != CODE_NO_SLOT)
      R (XH) = elem != 0;
    NEXT_E ();
  }

L_LOCK:
  root->n_instructions = EXECUTED ();
  if (!stop_at_event && machine_mutex_quick_lock (self, g, R (A)))
    NEXT ();
  goto L_CALLN;
L_UNLOCK:
  root->n_instructions = EXECUTED ();
  if (!stop_at_event && machine_mutex_quick_unlock (self, g, R (A)))
    NEXT ();
  goto L_CALLN;

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
