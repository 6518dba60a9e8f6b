/* SPDX-License-Identifier: MIT */
#include "machine-asm.h"

/* Defer, panic, recover and Goexit, on programs written instruction by instruction. */

#define I(op, a, b, c) machine_asm_i (as, CODE_OP_##op, a, b, c)
#define IS(op, a, s) machine_asm_s (as, CODE_OP_##op, a, s)
#define IX(op, a, b, c, xl, xh) machine_asm_x (as, CODE_OP_##op, a, b, c, xl, xh)

static void
say (MachineAsm *as,
     const char *text)
{
  IS (LDSTR, 10, machine_asm_string (as, text));
  I (PRINT, 10, CODE_PRINT_STRING, 0);
}

static void
panic_with (MachineAsm *as,
            const char *text,
            guint32     type)
{
  IS (LDSTR, 10, machine_asm_string (as, text));
  IX (MKIF, 12, 10, 0, type, 0);
  I (PANIC, 12, 0, 0);
}

static void
defer_func (MachineAsm *as,
            guint32     func)
{
  IS (LDFUNC, 10, func);
  I (DEFER, 10, 0, 0);
}

/* recover(), then says "got " and the string, or "nothing". */
static void
recover_and_say (MachineAsm *as)
{
  guint32 jump, end;

  I (RECOVER, 4, 0, 0);
  jump = I (JEQI, 4, 0, 0);
  say (as, "got ");
  IX (UNIF, 6, 5, 0, ASM_STRING, 0);
  I (PRINT, 6, CODE_PRINT_STRING, 0);
  end = IS (JMP, 0, 0);
  machine_asm_land (as, jump);
  say (as, "nothing");
  machine_asm_land (as, end);
  say (as, "; ");
}

static guint32
begin (MachineAsm *as,
       const char *name,
       guint       flags)
{
  return machine_asm_func (as, name, 0, 0, 24, flags);
}

static void
end (MachineAsm *as)
{
  I (RET, 0, 0, 0);
}

/* End of a function that defers: where a recovered panic goes on. */
static void
end_deferring (MachineAsm *as,
               guint32     func)
{
  machine_asm_get_func (as, func)->recover_pc = machine_asm_pc (as);
  I (RUNDEFERS, 0, 0, 0);
  I (RET, 0, 0, 0);
}

/* Runs main; expects its output (both streams) to begin so. With `code`, the program's. */
static void
expect (MachineAsm *as,
        guint32     main_func,
        const char *text,
        int         code)
{
  Machine *self = machine_stand_in_new (machine_asm_finish (as, main_func), NULL);
  MachineExecStop stop = machine_stand_in_run (self);
  const char *output = machine_get_output (self, TRUE, NULL);
  MachineG *g = machine_stand_in_g (self);

  if (!g_str_has_prefix (output, text))
    g_assert_cmpstr (output, ==, text);
  if (code == 0)
    {
      g_assert_cmpstr (output, ==, text);
      g_assert_cmpint (stop, ==, MACHINE_EXEC_EXITED);
      g_assert_cmpuint (g->panics, ==, 0);
      g_assert_cmpuint (g->defers, ==, 0);
    }
  else
    {
      g_assert_cmpint (stop, ==, MACHINE_EXEC_STOP);
      g_assert_cmpint (self->root->exit_code, ==, code);
    }
  machine_gc_collect (self, g);
  machine_exec_check_invariants (self);
  machine_stand_in_free (self);
}

static void
test_defers_run_last_first (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 one, two, func;

  one = begin (as, "main.one", 0);
  say (as, "one ");
  end (as);
  two = begin (as, "main.two", 0);
  say (as, "two ");
  end (as);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  defer_func (as, one);
  defer_func (as, two);
  say (as, "body ");
  end_deferring (as, func);
  expect (as, func, "body two one ", 0);
}

static void
test_recover (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 catch, thrower, middle, func;

  catch = begin (as, "main.catch", 0);
  recover_and_say (as);
  end (as);
  thrower = begin (as, "main.thrower", 0);
  panic_with (as, "boom", ASM_STRING);
  end (as);
  middle = begin (as, "main.middle", CODE_FUNC_DEFERS);
  defer_func (as, catch);
  IS (CALL, 14, thrower);
  say (as, "not reached");
  end_deferring (as, middle);
  func = begin (as, "main.main", 0);
  IS (CALL, 14, middle);
  say (as, "after");
  end (as);
  expect (as, func, "got boom; after", 0);
}

static void
test_recover_needs_a_deferred_call (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 helper, catch, func;

  helper = begin (as, "main.helper", 0);
  recover_and_say (as);
  end (as);
  catch = begin (as, "main.catch", 0);
  IS (CALL, 14, helper); /* one call too deep */
  end (as);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  recover_and_say (as); /* not panicking */
  defer_func (as, catch);
  panic_with (as, "boom", ASM_STRING);
  end_deferring (as, func);
  expect (as, func,
          "nothing; nothing; panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n\tmain.go:", 2);
}

static void
test_wrappers_are_transparent (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 catch, wrapper, direct, func;

  catch = begin (as, "main.catch", 0);
  recover_and_say (as);
  end (as);
  wrapper = begin (as, "main.main.wrap1", CODE_FUNC_WRAPPER);
  IS (CALL, 14, catch);
  end (as);
  direct = begin (as, "main.main.wrap2", CODE_FUNC_WRAPPER);
  I (RECOVER, 4, 0, 0); /* defer recover() */
  end (as);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  defer_func (as, wrapper);
  defer_func (as, direct);
  panic_with (as, "boom", ASM_STRING);
  end_deferring (as, func);
  expect (as, func, "got boom; ", 0);
}

static void
test_chain_is_printed (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 again, func;

  again = begin (as, "main.again", 0);
  I (RECOVER, 4, 0, 0);
  panic_with (as, "b", ASM_STRING);
  end (as);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  defer_func (as, again);
  panic_with (as, "a", ASM_STRING);
  end_deferring (as, func);
  expect (as, func,
          "panic: a [recovered]\n\tpanic: b\n\ngoroutine 1 [running]:\nmain.again()\n\tmain.go:5 "
          "+0x14\npanic({0x",
          2);
}

static void
test_nested_panics (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 catch, inner, again, func;

  /* A panic inside a deferred call, recovered there, leaves the first one in place. */
  catch = begin (as, "main.catch", 0);
  recover_and_say (as);
  end (as);
  inner = begin (as, "main.inner", CODE_FUNC_DEFERS);
  defer_func (as, catch);
  panic_with (as, "second", ASM_STRING);
  end_deferring (as, inner);
  again = begin (as, "main.again", 0);
  IS (CALL, 14, inner);
  say (as, "still panicking; ");
  end (as);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  defer_func (as, catch);
  defer_func (as, again);
  panic_with (as, "first", ASM_STRING);
  end_deferring (as, func);
  expect (as, func, "got second; still panicking; got first; ", 0);
}

static void
test_second_panic_replaces_the_first (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 catch, throw, func;

  catch = begin (as, "main.catch", 0);
  recover_and_say (as);
  recover_and_say (as);
  end (as);
  throw = begin (as, "main.throw", 0);
  panic_with (as, "second", ASM_STRING);
  end (as);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  defer_func (as, catch);
  defer_func (as, throw);
  panic_with (as, "first", ASM_STRING);
  end_deferring (as, func);
  expect (as, func, "got second; nothing; ", 0);
}

static void
test_goexit (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 catch, deep, func;

  catch = begin (as, "main.catch", 0);
  recover_and_say (as);
  end (as);
  deep = begin (as, "main.deep", CODE_FUNC_DEFERS);
  defer_func (as, catch);
  IS (CALLN, 14, machine_asm_native (as, "runtime.Goexit"));
  say (as, "not reached");
  end_deferring (as, deep);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  defer_func (as, catch);
  IS (CALL, 14, deep);
  say (as, "not reached");
  end_deferring (as, func);
  expect (as, func, "nothing; nothing; ", 0);
}

static void
test_recovered_panic_does_not_stop_goexit (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 catch, throw, deep, last, func;

  catch = begin (as, "main.catch", 0);
  recover_and_say (as);
  end (as);
  throw = begin (as, "main.throw", 0);
  panic_with (as, "in defer", ASM_STRING);
  end (as);
  deep = begin (as, "main.deep", CODE_FUNC_DEFERS);
  defer_func (as, catch);
  defer_func (as, throw);
  IS (CALLN, 14, machine_asm_native (as, "runtime.Goexit"));
  end_deferring (as, deep);
  last = begin (as, "main.last", 0);
  say (as, "last");
  end (as);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  defer_func (as, last);
  IS (CALL, 14, deep);
  say (as, "not reached ");
  end_deferring (as, func);
  expect (as, func, "got in defer; last", 0);
}

static void
test_defer_into_another_frame (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 a, b, body, func;

  a = begin (as, "main.a", 0);
  say (as, "a ");
  end (as);
  b = begin (as, "main.b", 0);
  say (as, "b ");
  end (as);
  body = machine_asm_func (as, "main.main-range1", 0, 1, 24, CODE_FUNC_DEFERS);
  defer_func (as, b);
  IS (LDFUNC, 10, a);
  I (DEFERAT, 10, 0, 0);
  end_deferring (as, body);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  I (DEFERFRAME, 14, 0, 0);
  IS (CALL, 14, body);
  say (as, "main ");
  end_deferring (as, func);
  expect (as, func, "b main a ", 0);
}

/* func (e MyError) Error() string: its data word is a reference to the string. */
static guint32
error_method (MachineAsm *as,
              gboolean    panics)
{
  guint32 func = machine_asm_func (as, "main.MyError.Error", 2, 1, 24, 0);
  CodeType *type = &g_array_index (as->types, CodeType, ASM_MY_ERROR);

  if (panics)
    panic_with (as, "in Error", ASM_STRING);
  IS (LDSTR, 4, machine_asm_string (as, "my error: "));
  I (LD128, 6, 2, 0);
  I (CONCAT, 0, 4, 2);
  I (RET, 0, 0, 0);
  type->n_methods = 1;
  type->methods = base_arena_new0 (as->program->arena, CodeMethod);
  type->methods[0] = (CodeMethod){ ASM_SELECTOR_ERROR, func, ASM_FUNC_STRING };
  return func;
}

static void
test_errors_are_asked (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func;

  error_method (as, FALSE);
  func = begin (as, "main.main", 0);
  panic_with (as, "bad", ASM_MY_ERROR);
  end (as);
  expect (as, func, "panic: my error: bad\n\ngoroutine 1 [running]:\nmain.main()\n", 2);
}

static void
test_error_that_panics (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func;

  error_method (as, TRUE);
  func = begin (as, "main.main", 0);
  panic_with (as, "bad", ASM_MY_ERROR);
  end (as);
  expect (as, func, "fatal error: panic while printing panic value: in Error\n\ngoroutine 1 ", 2);
}

static void
test_interface_calls (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func;

  error_method (as, FALSE);
  func = begin (as, "main.main", 0);
  IS (LDSTR, 0, machine_asm_string (as, "x"));
  IX (MKIF, 2, 0, 0, ASM_MY_ERROR, 0);
  I (CALLI, 14, 2, ASM_SELECTOR_ERROR);
  I (PRINT, 14, CODE_PRINT_STRING, 0);
  I (ZERO, 2, 2, 0);
  I (CALLI, 14, 2, ASM_SELECTOR_ERROR);
  end (as);
  expect (as, func, "my error: xpanic: runtime error: invalid memory address", 2);
}

static void
test_assertions (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 func;

  error_method (as, FALSE);
  func = begin (as, "main.main", 0);
  IS (LDSTR, 0, machine_asm_string (as, "x"));
  IX (MKIF, 2, 0, 0, ASM_MY_ERROR, 0);
  IX (ASSERT, 4, 2, 0, ASM_ERROR, ASM_ANY);
  IX (ASSERT, 6, 4, 0, ASM_MY_ERROR, ASM_ERROR);
  I (PRINT, 6, CODE_PRINT_STRING, 0);
  IX (ASSERT2, 6, 2, 8, ASM_INT, 0);
  I (PRINT, 8, CODE_PRINT_BOOL, 0);
  I (PRINT, 6, CODE_PRINT_INT, 0);
  IX (ASSERT, 4, 2, 0, ASM_INT, ASM_ANY);
  end (as);
  /* Without the runtime package the error has no fields to tell more. */
  expect (as, func, "xfalse0panic: interface conversion", 2);
}

/* A panic while calls are deep, in the middle of growing stacks, unwinds to the right frame. */
static void
test_deep_recovery (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 catch, down, jump, func;

  catch = begin (as, "main.catch", 0);
  recover_and_say (as);
  end (as);
  down = machine_asm_func (as, "main.down", 0, 1, 40, 0);
  jump = I (JNEI, 0, 0, 0);
  panic_with (as, "bottom", ASM_STRING);
  machine_asm_land (as, jump);
  I (ADDI, 36, 0, -1 & 0xffff);
  IS (CALL, 36, down);
  end (as);
  func = begin (as, "main.main", CODE_FUNC_DEFERS);
  defer_func (as, catch);
  IS (LDI, 14, 5000);
  IS (CALL, 14, down);
  end_deferring (as, func);
  expect (as, func, "got bottom; ", 0);
}

static void
test_native_calls_back (void)
{
  MachineAsm *as = machine_asm_new ();
  guint32 callee, func;

  callee = begin (as, "main.callee", 0);
  say (as, "called ");
  end (as);
  func = begin (as, "main.main", 0);
  IS (LDFUNC, 14, callee);
  IS (CALLN, 14, machine_asm_native (as, "test.call"));
  say (as, "back");
  IS (CALLN, 14, machine_asm_native (as, "test.absent"));
  end (as);
  expect (as, func, "called backfatal error: native function test.absent is not part of this machine\n",
          2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/panic/deferred-calls-run-last-first", test_defers_run_last_first);
  g_test_add_func ("/machine/panic/recover-goes-on-in-the-deferring-frame", test_recover);
  g_test_add_func ("/machine/panic/recover-works-only-in-a-deferred-function",
                   test_recover_needs_a_deferred_call);
  g_test_add_func ("/machine/panic/wrappers-are-transparent", test_wrappers_are_transparent);
  g_test_add_func ("/machine/panic/a-chain-is-printed", test_chain_is_printed);
  g_test_add_func ("/machine/panic/panics-nest", test_nested_panics);
  g_test_add_func ("/machine/panic/a-second-panic-replaces-the-first",
                   test_second_panic_replaces_the_first);
  g_test_add_func ("/machine/panic/goexit-runs-deferred-calls", test_goexit);
  g_test_add_func ("/machine/panic/a-recovered-panic-does-not-stop-goexit",
                   test_recovered_panic_does_not_stop_goexit);
  g_test_add_func ("/machine/panic/a-call-can-be-deferred-into-another-frame",
                   test_defer_into_another_frame);
  g_test_add_func ("/machine/panic/errors-are-asked-for-their-text", test_errors_are_asked);
  g_test_add_func ("/machine/panic/an-error-that-panics-is-survived", test_error_that_panics);
  g_test_add_func ("/machine/panic/interface-calls-find-methods", test_interface_calls);
  g_test_add_func ("/machine/panic/assertions", test_assertions);
  g_test_add_func ("/machine/panic/recovery-from-deep-inside", test_deep_recovery);
  g_test_add_func ("/machine/panic/natives-call-back", test_native_calls_back);
  return g_test_run ();
}
