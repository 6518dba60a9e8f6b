/* SPDX-License-Identifier: MIT */
#include "machine-asm.h"

#include <math.h>

/* The interpreter on programs written instruction by instruction. */

#define I(op, a, b, c) machine_asm_i (as, CODE_OP_##op, a, b, c)
#define IS(op, a, s) machine_asm_s (as, CODE_OP_##op, a, s)
#define IX(op, a, b, c, xl, xh) machine_asm_x (as, CODE_OP_##op, a, b, c, xl, xh)

/* main leaves its result in globals. */
static gint64
global (Machine *self,
        guint    index)
{
  return ((gint64 *) machine_ptr (self, self->root->globals))[index];
}

static const char *
output (Machine *self)
{
  return machine_get_output (self, TRUE, NULL);
}

/* func fib(n) { if n < 2 { return n }; return fib(n-1) + fib(n-2) }, main: globals[0] = fib (n) */
static CodeProgram *
fib_program (int n)
{
  MachineAsm *as = machine_asm_new ();
  guint32 fib = machine_asm_func (as, "main.fib", 1, 1, 10, 0), jump, main_func;

  jump = I (JGEI, 1, 2, 0);
  I (MOV, 0, 1, 0);
  I (RET, 0, 0, 0);
  machine_asm_land (as, jump);
  I (ADDI, 6, 1, -1 & 0xffff);
  IS (CALL, 5, fib);
  I (MOV, 2, 5, 0);
  I (ADDI, 6, 1, -2 & 0xffff);
  IS (CALL, 5, fib);
  I (ADD, 0, 2, 5);
  I (RET, 0, 0, 0);
  main_func = machine_asm_func (as, "main.main", 0, 0, 8, 0);
  IS (LDI, 4, n);
  IS (CALL, 3, fib);
  IS (STG, 3, 0);
  I (RET, 0, 0, 0);
  return machine_asm_finish (as, main_func);
}

static void
test_calls (void)
{
  Machine *self = machine_stand_in_new (fib_program (20), NULL);

  g_assert_cmpint (machine_stand_in_run (self), ==, MACHINE_EXEC_EXITED);
  g_assert_cmpint (global (self, 0), ==, 6765);
  /* 21891 calls: those that end at once take 3 instructions, the others 8 of their own. */
  g_assert_cmpuint (self->root->n_instructions, ==, 4 + 1 + 10946 * 3 + 10945 * 8);
  machine_stand_in_free (self);
}

/* The same state at the same count, however the run is sliced. */
static void
test_slices_do_not_matter (void)
{
  static const gint64 budgets[] = { 1, 2, 3, 7, 20, 21, 22, 50, 1000 };
  Machine *whole = machine_stand_in_new (fib_program (12), NULL);
  GRand *rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < G_N_ELEMENTS (budgets) + 1; i++)
    {
      Machine *self = machine_stand_in_new (fib_program (12), NULL);
      MachineExecStop stop;

      do
        {
          gint64 given = i < G_N_ELEMENTS (budgets) ? budgets[i] : g_rand_int_range (rand, 1, 90);
          gint64 left = given;
          guint64 before = self->root->n_instructions;

          stop = machine_exec_run (self, machine_stand_in_g (self), &left, FALSE);
          g_assert_cmpuint (self->root->n_instructions, ==, before + given - left);
          g_assert_true (left == 0 || stop == MACHINE_EXEC_EXITED);
          if (self->root->n_instructions % 10 == 0)
            {
              Machine *other = machine_stand_in_new (fib_program (12), NULL);
              gint64 budget = self->root->n_instructions;

              if (self->root->n_instructions < 300)
                {
                  machine_exec_run (other, machine_stand_in_g (other), &budget, FALSE);
                  g_assert_cmphex (machine_hash (other), ==, machine_hash (self));
                }
              machine_stand_in_free (other);
            }
        }
      while (stop == MACHINE_EXEC_BUDGET);
      if (i == 0)
        machine_stand_in_run (whole);
      g_assert_cmphex (machine_hash (self), ==, machine_hash (whole));
      machine_stand_in_free (self);
    }
  g_rand_free (rand);
  machine_stand_in_free (whole);
}

/* func down(n) { if n == 0 { return }; down(n-1) }, with a frame of 300 bytes. */
static CodeProgram *
deep_program (int n)
{
  MachineAsm *as = machine_asm_new ();
  guint32 down = machine_asm_func (as, "main.down", 0, 1, 40, 0), jump, main_func;

  jump = I (JNEI, 0, 0, 0);
  I (RET, 0, 0, 0);
  machine_asm_land (as, jump);
  I (ADDI, 36, 0, -1 & 0xffff);
  IS (CALL, 36, down);
  I (RET, 0, 0, 0);
  main_func = machine_asm_func (as, "main.main", 0, 0, 8, 0);
  IS (LDI, 4, n);
  IS (CALL, 4, down);
  IS (STG, 4, 0);
  I (RET, 0, 0, 0);
  return machine_asm_finish (as, main_func);
}

static void
test_stack_grows_and_shrinks (void)
{
  Machine *self = machine_stand_in_new (deep_program (1000), NULL);
  MachineG *g = machine_stand_in_g (self);

  g_assert_cmpuint (g->stack_bytes, ==, 2048);
  g_assert_cmpint (machine_stand_in_run (self), ==, MACHINE_EXEC_EXITED);
  g_assert_cmpuint (g->stack_bytes, ==, 512 * 1024);
  g_assert_cmpuint (self->root->stack_bytes, ==, 512 * 1024);
  g_assert_true (g_str_has_prefix (machine_stand_in_events (self), "stack.grow\nstack.grow\n"));
  for (guint i = 0; i < 20; i++)
    machine_gc_collect (self, g);
  g_assert_cmpuint (g->stack_bytes, ==, 2048);
  machine_exec_check_invariants (self);
  machine_stand_in_free (self);
}

/* What is not needed of a stack's 2 KiB is not there, and nobody sees that. */
static void
test_stack_room (void)
{
  Machine *shallow = machine_stand_in_new (deep_program (0), NULL);
  Machine *deeper = machine_stand_in_new (deep_program (3), NULL);
  MachineG *g = machine_stand_in_g (deeper);

  g_assert_cmpuint (g->stack_room, ==, MACHINE_STACK_ROOM);
  g_assert_cmpint (machine_stand_in_run (shallow), ==, MACHINE_EXEC_EXITED);
  g_assert_cmpint (machine_stand_in_run (deeper), ==, MACHINE_EXEC_EXITED);
  g_assert_cmpuint (machine_stand_in_g (shallow)->stack_room, <, 2048);
  g_assert_cmpuint (g->stack_room, >, machine_stand_in_g (shallow)->stack_room);
  g_assert_cmpuint (g->stack_bytes, ==, 2048);
  g_assert_cmpuint (deeper->root->stack_bytes, ==, 2048);
  g_assert_cmpstr (machine_stand_in_events (deeper), ==, machine_stand_in_events (shallow));
  machine_exec_check_invariants (deeper);
  machine_stand_in_free (shallow);
  machine_stand_in_free (deeper);
}

static void
test_stack_overflow (void)
{
  MachineSettings settings = { .max_stack_bytes = 1000000, .max_memory_bytes = 1 << 30 };
  Machine *self = machine_stand_in_new (deep_program (100000), &settings);

  g_assert_cmpint (machine_stand_in_run (self), ==, MACHINE_EXEC_STOP);
  g_assert_cmpint (self->root->exit_code, ==, 2);
  g_assert_true (g_str_has_prefix (output (self),
                                   "runtime: goroutine stack exceeds 1000000-byte limit\n"
                                   "runtime: sp=0xc0"));
  g_assert_nonnull (strstr (output (self), "]\nfatal error: stack overflow\n\n"
                                           "goroutine 1 [running]:\nmain.down("));
  g_assert_nonnull (strstr (output (self), " frames elided...\n"));
  g_assert_true (g_str_has_suffix (output (self), "main.main()\n\tmain.go:7 +0x8\n"));
  machine_stand_in_free (self);
}

/* ---- one instruction at a time -------------------------------------------------------- */

/* Runs `op 0, 1, 2` on two values, returns slot 0. */
static guint64
binary (CodeOp  op,
        guint64 b,
        guint64 c)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func = machine_asm_func (as, "main.main", 0, 0, 12, 0);
  Machine *self;
  guint64 result;

  IS (LDK, 1, machine_asm_constant (as, b));
  IS (LDK, 2, machine_asm_constant (as, c));
  machine_asm_i (as, op, 0, 1, 2);
  IS (STG, 0, 0);
  I (RET, 0, 0, 0);
  self = machine_stand_in_new (machine_asm_finish (as, func), NULL);
  machine_stand_in_run (self);
  result = global (self, 0);
  if (self->root->exit_set)
    result = 0xdead;
  machine_stand_in_free (self);
  return result;
}

static guint64
bits_of (double value)
{
  guint64 bits;

  memcpy (&bits, &value, 8);
  return bits;
}

static void
test_arithmetic (void)
{
  const guint64 min = (guint64) 1 << 63;

  g_assert_cmphex (binary (CODE_OP_ADD, G_MAXUINT64, 2), ==, 1);
  g_assert_cmphex (binary (CODE_OP_DIV, min, -1), ==, min);
  g_assert_cmphex (binary (CODE_OP_REM, min, -1), ==, 0);
  g_assert_cmphex (binary (CODE_OP_DIV, -7, 2), ==, -3);
  g_assert_cmphex (binary (CODE_OP_REM, -7, 2), ==, -1);
  g_assert_cmphex (binary (CODE_OP_DIVU, -7, 2), ==, ((guint64) -7) / 2);
  g_assert_cmphex (binary (CODE_OP_REMU, -7, 10), ==, ((guint64) -7) % 10);
  g_assert_cmphex (binary (CODE_OP_DIV, 1, 0), ==, 0xdead);
  g_assert_cmphex (binary (CODE_OP_REMU, 1, 0), ==, 0xdead);
  g_assert_cmphex (binary (CODE_OP_SHL, 1, 63), ==, min);
  g_assert_cmphex (binary (CODE_OP_SHL, 1, 64), ==, 0);
  g_assert_cmphex (binary (CODE_OP_SHR, min, 64), ==, 0);
  g_assert_cmphex (binary (CODE_OP_SAR, min, 1000), ==, G_MAXUINT64);
  g_assert_cmphex (binary (CODE_OP_SAR, 8, 2), ==, 2);
  g_assert_cmphex (binary (CODE_OP_ANDN, 0xff, 0x0f), ==, 0xf0);
  g_assert_cmphex (binary (CODE_OP_LT, -1, 1), ==, 1);
  g_assert_cmphex (binary (CODE_OP_LTU, -1, 1), ==, 0);
  g_assert_cmphex (binary (CODE_OP_SX8, 0x1ff, 0), ==, G_MAXUINT64);
  g_assert_cmphex (binary (CODE_OP_ZX16, 0x12345, 0), ==, 0x2345);
}

static void
test_floats (void)
{
  const double inf = INFINITY;

  g_assert_cmphex (binary (CODE_OP_FADD, bits_of (1.5), bits_of (2)), ==, bits_of (3.5));
  g_assert_cmphex (binary (CODE_OP_FDIV, bits_of (1), bits_of (0)), ==, bits_of (inf));
  g_assert_cmphex (binary (CODE_OP_FNEG, bits_of (0), 0), ==, bits_of (-0.0));
  g_assert_cmphex (binary (CODE_OP_F2I, bits_of (-2.9), 0), ==, -2);
  g_assert_cmphex (binary (CODE_OP_F2I, bits_of (1e19), 0), ==, (guint64) 1 << 63);
  g_assert_cmphex (binary (CODE_OP_F2U, bits_of (1e19), 0), ==, G_GUINT64_CONSTANT (10000000000000000000));
  g_assert_cmphex (binary (CODE_OP_F2U, bits_of (-1), 0), ==, G_MAXUINT64);
  g_assert_cmphex (binary (CODE_OP_I2F, -3, 0), ==, bits_of (-3));
  g_assert_cmphex (binary (CODE_OP_U2F, G_MAXUINT64, 0), ==, bits_of (18446744073709551616.0));
  g_assert_cmphex (binary (CODE_OP_FLT, bits_of (inf - inf), bits_of (1)), ==, 0);
  g_assert_cmphex (binary (CODE_OP_FNE, bits_of (inf - inf), bits_of (inf - inf)), ==, 1);
  g_assert_cmphex (binary (CODE_OP_F2F32, bits_of (0.1), 0), ==, 0x3dcccccd);
}

/* ---- panics' texts -------------------------------------------------------------------- */

typedef void (*Body) (MachineAsm *as);

/* The first line a program with this body prints, without "panic: ". */
static void
expect_panic (Body        body,
              const char *text)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func = machine_asm_func (as, "main.main", 0, 0, 40, 0);
  g_autofree char *line = g_strconcat ("panic: ", text, "\n", NULL);
  Machine *self;

  body (as);
  I (RET, 0, 0, 0);
  self = machine_stand_in_new (machine_asm_finish (as, func), NULL);
  g_assert_cmpint (machine_stand_in_run (self), ==, MACHINE_EXEC_STOP);
  if (!g_str_has_prefix (output (self), line))
    g_assert_cmpstr (output (self), ==, line);
  g_assert_cmpint (self->root->exit_code, ==, 2);
  g_assert_true (self->root->exit_panicked);
  machine_exec_check_invariants (self);
  machine_exec_check_invariants (self);
  machine_stand_in_free (self);
}

/* A slice of 3 ints with room for 5 in slots 0 … 2. */
static void
make_slice (MachineAsm *as)
{
  IS (LDI, 10, 3);
  IS (LDI, 11, 5);
  IX (MKSLICE, 0, 10, 11, ASM_INT, 0);
}

static void
index_body (MachineAsm *as)
{
  make_slice (as);
  IS (LDI, 4, 5);
  I (LDX64, 5, 0, 4);
}

static void
negative_index_body (MachineAsm *as)
{
  make_slice (as);
  IS (LDI, 4, -1);
  I (STX64, 5, 0, 4);
}

static void
bound_body (MachineAsm *as)
{
  IS (LDI, 4, 8);
  IS (BOUNDI, 4, 8);
}

static void
slice_body (MachineAsm *as,
            int         low,
            int         high,
            int         max,
            gboolean    is_string)
{
  CodeSlice slice = { .source = is_string ? CODE_SLICE_STRING : CODE_SLICE_SLICE,
                      .has_low = TRUE,
                      .has_high = TRUE,
                      .has_max = max != -100,
                      .elem_bytes = 8 };

  make_slice (as);
  IS (LDI, 20, low);
  IS (LDI, 21, high);
  IS (LDI, 22, max);
  IX (SLICE, 5, 0, 20, machine_asm_slice (as, slice), 0);
}

#define SLICE_BODY(name, low, high, max, is_string)                                                \
  static void name (MachineAsm *as) { slice_body (as, low, high, max, is_string); }

SLICE_BODY (high_over_cap, 0, 6, -100, FALSE)
SLICE_BODY (high_over_len, 0, 6, -100, TRUE)
SLICE_BODY (low_over_high, 3, 2, -100, FALSE)
SLICE_BODY (low_negative, -1, 2, -100, FALSE)
SLICE_BODY (high_negative, 0, -2, -100, FALSE)
SLICE_BODY (max_over_cap, 0, 2, 9, FALSE)
SLICE_BODY (high_over_max, 0, 4, 3, FALSE)
SLICE_BODY (low_over_high_3, 3, 2, 4, FALSE)

static void
divide_body (MachineAsm *as)
{
  IS (LDI, 0, 1);
  IS (LDI, 1, 0);
  I (DIV, 2, 0, 1);
}

static void
nil_body (MachineAsm *as)
{
  IS (LDI, 0, 0);
  I (LD64, 1, 0, 24);
}

static void
shift_body (MachineAsm *as)
{
  IS (LDI, 0, -1);
  I (SHCHK, 0, 0, 0);
}

static void
make_len_body (MachineAsm *as)
{
  IS (LDI, 10, -1);
  IX (MKSLICE, 0, 10, 10, ASM_INT, 0);
}

static void
make_cap_body (MachineAsm *as)
{
  IS (LDI, 10, 5);
  IS (LDI, 11, 2);
  IX (MKSLICE, 0, 10, 11, ASM_INT, 0);
}

static void
nil_map_body (MachineAsm *as)
{
  IS (LDI, 0, 0);
  IS (LDI, 1, 0);
  IX (MAPREF, 2, 0, 1, ASM_MAP_INT_INT, 0);
}

static void
unhashable_body (MachineAsm *as)
{
  IX (MKMAP, 0, CODE_NO_SLOT, 0, ASM_MAP_ANY_INT, 0);
  I (ZERO, 4, 3, 0);
  IX (MKIF, 8, 4, 0, ASM_INTS, 0);
  IX (MAPREF, 2, 0, 8, ASM_MAP_ANY_INT, 0);
}

static void
uncomparable_body (MachineAsm *as)
{
  I (ZERO, 4, 3, 0);
  IX (MKIF, 8, 4, 0, ASM_INTS, 0);
  IX (MKIF, 10, 4, 0, ASM_INTS, 0);
  I (IFEQ, 2, 8, 10);
}

static void
conversion_body (MachineAsm *as)
{
  I (ZERO, 4, 2, 0);
  IX (SL2ARR, 2, 4, 0, 4, 0);
}

static void
string_body (MachineAsm *as)
{
  IS (LDSTR, 0, machine_asm_string (as, "boom"));
  IX (MKIF, 2, 0, 0, ASM_STRING, 0);
  I (PANIC, 2, 0, 0);
}

static void
number_body (MachineAsm *as)
{
  IS (LDI, 0, -5);
  IX (MKIF, 2, 0, 0, ASM_INT, 0);
  I (PANIC, 2, 0, 0);
}

static void
float_body (MachineAsm *as)
{
  IS (LDK, 0, machine_asm_constant (as, bits_of (1234.5)));
  IX (MKIF, 2, 0, 0, ASM_FLOAT64, 0);
  I (PANIC, 2, 0, 0);
}

static void
named_body (MachineAsm *as)
{
  IS (LDSTR, 0, machine_asm_string (as, "bad"));
  IX (MKIF, 2, 0, 0, ASM_MY_ERROR, 0);
  I (PANIC, 2, 0, 0);
}

static void
test_texts (void)
{
  expect_panic (index_body, "runtime error: index out of range [5] with length 3");
  expect_panic (negative_index_body, "runtime error: index out of range [-1]");
  expect_panic (bound_body, "runtime error: index out of range [8] with length 8");
  expect_panic (high_over_cap, "runtime error: slice bounds out of range [:6] with capacity 5");
  expect_panic (high_over_len, "runtime error: slice bounds out of range [:6] with length 3");
  expect_panic (low_over_high, "runtime error: slice bounds out of range [3:2]");
  expect_panic (low_negative, "runtime error: slice bounds out of range [-1:]");
  expect_panic (high_negative, "runtime error: slice bounds out of range [:-2]");
  expect_panic (max_over_cap, "runtime error: slice bounds out of range [::9] with capacity 5");
  expect_panic (high_over_max, "runtime error: slice bounds out of range [:4:3]");
  expect_panic (low_over_high_3, "runtime error: slice bounds out of range [3:2:]");
  expect_panic (divide_body, "runtime error: integer divide by zero");
  expect_panic (nil_body, "runtime error: invalid memory address or nil pointer dereference\n"
                          "[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x401004]\n\n"
                          "goroutine 1 [running]:\nmain.main()\n\tmain.go:2 +0x8");
  expect_panic (shift_body, "runtime error: negative shift amount");
  expect_panic (make_len_body, "runtime error: makeslice: len out of range");
  expect_panic (make_cap_body, "runtime error: makeslice: cap out of range");
  expect_panic (nil_map_body, "assignment to entry in nil map");
  expect_panic (unhashable_body, "runtime error: hash of unhashable type []int");
  expect_panic (uncomparable_body, "runtime error: comparing uncomparable type []int");
  expect_panic (conversion_body, "runtime error: cannot convert slice with length 0 to array or "
                                 "pointer to array with length 4");
  expect_panic (string_body, "boom");
  expect_panic (number_body, "-5");
  expect_panic (float_body, "+1.234500e+003");
  expect_panic (named_body, "main.MyError(\"bad\")");
}

/* ---- memory ---------------------------------------------------------------------------- */

/* for i := 0; i < n; i++ { s = append(s, i); garbage = new([..]) }; globals: sum, cap. */
static CodeProgram *
append_program (int n)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func = machine_asm_func (as, "main.main", 0, 0, 20, 0), loop, jump;

  I (ZERO, 0, 8, 0);
  loop = machine_asm_pc (as);
  IX (APPEND, 0, 0, 3, ASM_INT, 1);
  IX (MKSLICE, 10, 3, 3, ASM_INT, 0);
  I (ADDI, 3, 3, 1);
  IS (LDI, 4, n);
  jump = I (JLT, 3, 4, 0);
  machine_asm_jump_to (as, jump, loop);
  IS (LDI, 5, 0);
  loop = machine_asm_pc (as);
  I (LDX64, 6, 0, 5);
  I (ADD, 7, 7, 6);
  I (ADDI, 5, 5, 1);
  jump = I (JLT, 5, 1, 0);
  machine_asm_jump_to (as, jump, loop);
  IS (STG, 7, 0);
  IS (STG, 2, 8);
  I (RET, 0, 0, 0);
  return machine_asm_finish (as, func);
}

static void
test_append_and_garbage (void)
{
  Machine *self = machine_stand_in_new (append_program (3000), NULL);

  machine_stand_in_run (self);
  g_assert_cmpint (global (self, 0), ==, 3000 * 2999 / 2);
  g_assert_cmpint (global (self, 1), ==, 3408);
  g_assert_cmpuint (machine_heap (self)->n_collections, >, 3);
  g_assert_cmpuint (machine_arena (self)->n_used * MACHINE_PAGE_BYTES, <, 10 << 20);
  machine_exec_check_invariants (self);
  machine_stand_in_free (self);
}

static void
test_capacities (void)
{
  static const gint64 capacities[][2] = {
    { 1, 1 }, { 2, 2 }, { 3, 4 }, { 5, 8 }, { 257, 512 }, { 513, 848 }, { 849, 1280 }, { 1281, 1792 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (capacities); i++)
    {
      Machine *self = machine_stand_in_new (append_program (capacities[i][0]), NULL);

      machine_stand_in_run (self);
      g_assert_cmpint (global (self, 1), ==, capacities[i][1]);
      machine_stand_in_free (self);
    }
}

static void
test_too_much_memory (void)
{
  MachineSettings settings = { .max_stack_bytes = 1 << 20, .max_memory_bytes = 16 << 20 };
  MachineAsm *as = machine_asm_new ();
  guint32 func = machine_asm_func (as, "main.main", 0, 0, 20, 0);
  Machine *self;

  /* Twelve megabytes three times over: the garbage makes room. Then too much. */
  for (guint i = 0; i < 3; i++)
    {
      IS (LDI, 10, 12 << 17);
      IX (MKSLICE, 0, 10, 10, ASM_INT, 0);
      I (ZERO, 0, 3, 0);
    }
  IS (STG, 10, 0);
  IS (LDI, 10, 20 << 17);
  IX (MKSLICE, 0, 10, 10, ASM_INT, 0);
  IS (STG, 10, 8);
  I (RET, 0, 0, 0);
  self = machine_stand_in_new (machine_asm_finish (as, func), &settings);
  g_assert_cmpint (machine_stand_in_run (self), ==, MACHINE_EXEC_STOP);
  g_assert_cmpint (global (self, 0), !=, 0);
  g_assert_cmpint (global (self, 1), ==, 0);
  g_assert_cmpint (self->root->exit_code, ==, 3);
  machine_stand_in_free (self);
}

/* ---- stopping --------------------------------------------------------------------------- */

static void
test_breakpoints (void)
{
  Machine *self = machine_stand_in_new (fib_program (5), NULL);
  MachineG *g = machine_stand_in_g (self);
  gint64 budget = 1000000;
  guint n = 0;

  machine_set_break (self, 9, TRUE);
  while (machine_exec_run (self, g, &budget, FALSE) == MACHINE_EXEC_BREAK)
    {
      g_assert_cmpuint (g->pc, ==, 9);
      n++;
      if (n == 3)
        machine_set_break (self, 9, FALSE);
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (global (self, 0), ==, 5);
  machine_stand_in_free (self);
}

/* Breakpoints at every instruction in turn: inside fused ones too, and the run is the same. */
static void
test_breakpoints_anywhere (void)
{
  Machine *plain = machine_stand_in_new (fib_program (6), NULL);

  machine_stand_in_run (plain);
  for (guint32 pc = 0; pc < plain->program->n_code; pc++)
    {
      Machine *self = machine_stand_in_new (fib_program (6), NULL);
      gint64 budget = 1000000;
      guint64 last = G_MAXUINT64;

      machine_set_break (self, pc, TRUE);
      while (machine_exec_run (self, machine_stand_in_g (self), &budget, FALSE)
             == MACHINE_EXEC_BREAK)
        {
          g_assert_cmpuint (machine_stand_in_g (self)->pc, ==, pc);
          g_assert_cmpuint (self->root->n_instructions, !=, last);
          last = self->root->n_instructions;
        }
      g_assert_cmpuint (last, !=, G_MAXUINT64);
      g_assert_cmphex (machine_hash (self), ==, machine_hash (plain));
      machine_set_break (self, pc, FALSE);
      g_assert_cmpmem (self->code, self->program->n_code * sizeof (CodeInstr), plain->code,
                       plain->program->n_code * sizeof (CodeInstr));
      machine_stand_in_free (self);
    }
  machine_stand_in_free (plain);
}

static void
test_stops_at_events (void)
{
  Machine *self = machine_stand_in_new (deep_program (100), NULL);
  guint n = 0;
  MachineExecStop stop;

  do
    {
      gint64 budget = 1000000;
      gsize before = self->root->n_events;

      stop = machine_exec_run (self, machine_stand_in_g (self), &budget, TRUE);
      n++;
      if (stop == MACHINE_EXEC_EVENT)
        g_assert_cmpuint (self->root->n_events, >, before);
    }
  while (stop == MACHINE_EXEC_EVENT);
  g_assert_cmpint (stop, ==, MACHINE_EXEC_EXITED);
  g_assert_cmpuint (n, ==, self->root->n_events + 1);
  machine_stand_in_free (self);
}

static void
test_parking (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func = machine_asm_func (as, "main.main", 0, 0, 20, 0);
  gint64 budget = 100;
  Machine *self;
  MachineG *g;

  I (SEND, 0, 1, 0);
  I (RECV, 0, 1, CODE_NO_SLOT);
  I (RET, 0, 0, 0);
  self = machine_stand_in_new (machine_asm_finish (as, func), NULL);
  g = machine_stand_in_g (self);
  g_assert_cmpint (machine_exec_run (self, g, &budget, FALSE), ==, MACHINE_EXEC_PARKED);
  g_assert_cmpuint (g->pc, ==, 1);
  g_assert_cmpuint (machine_exec_exact_pc (self, g), ==, 0);
  g_assert_cmpint (budget, ==, 99);
  g_assert_cmpint (machine_exec_run (self, g, &budget, FALSE), ==, MACHINE_EXEC_PARKED);
  g_assert_cmpuint (g->pc, ==, 1); /* to be tried again */
  g_assert_cmpuint (machine_exec_exact_pc (self, g), ==, 1);
  g_assert_cmpint (budget, ==, 99);
  machine_stand_in_free (self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/exec/calls-are-counted-exactly", test_calls);
  g_test_add_func ("/machine/exec/slices-do-not-matter", test_slices_do_not_matter);
  g_test_add_func ("/machine/exec/stacks-double-and-halve", test_stack_grows_and_shrinks);
  g_test_add_func ("/machine/exec/stacks-are-there-as-they-are-needed", test_stack_room);
  g_test_add_func ("/machine/exec/a-stack-overflow-is-fatal", test_stack_overflow);
  g_test_add_func ("/machine/exec/integers-wrap", test_arithmetic);
  g_test_add_func ("/machine/exec/floats-are-ieee", test_floats);
  g_test_add_func ("/machine/exec/panics-are-worded-as-in-go", test_texts);
  g_test_add_func ("/machine/exec/append-grows-and-garbage-goes", test_append_and_garbage);
  g_test_add_func ("/machine/exec/capacities-are-those-of-go", test_capacities);
  g_test_add_func ("/machine/exec/too-much-memory-ends-the-run", test_too_much_memory);
  g_test_add_func ("/machine/exec/breakpoints-stop-before", test_breakpoints);
  g_test_add_func ("/machine/exec/breakpoints-do-not-change-the-run", test_breakpoints_anywhere);
  g_test_add_func ("/machine/exec/a-step-is-an-event", test_stops_at_events);
  g_test_add_func ("/machine/exec/parked-instructions-are-half-done", test_parking);
  return g_test_run ();
}
