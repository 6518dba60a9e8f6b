/* SPDX-License-Identifier: MIT */
#include "machine-view.h"

#include <string.h>

/* Frames, variables, values in words and traces of a machine stopped at a line. */

static const char program_text[] =
  "package main\n"                                            /* 1 */
  "\n"
  "type point struct {\n"
  "\tx, y int\n"
  "\tname string\n"                                           /* 5 */
  "}\n"
  "\n"
  "func inner(n int, words []string) int {\n"
  "\tp := &point{n, 2, \"p\"}\n"
  "\tcounts := map[string]int{\"a\": 1}\n"                    /* 10 */
  "\tvar nothing error\n"
  "\tvar any interface{} = 2.5\n"
  "\tescaped := 7\n"
  "\tf := func() int { escaped++; return escaped }\n"
  "\tprintln(f(), len(words), p.x, len(counts), nothing == nil, any != nil)\n" /* 15 */
  "\treturn n\n"
  "}\n"
  "\n"
  "func main() {\n"
  "\tdone := false\n"                                         /* 20 */
  "\tinner(3, []string{\"x\", \"y\"})\n"
  "\tprintln(done)\n"
  "}\n";

static Machine *
stop_at_line (guint line)
{
  CodeInput input = { "main.go", program_text, -1 };
  g_autoptr (CodeResult) result = code_build (&input, 1, NULL);
  g_autoptr (GArray) pcs = NULL;
  MachineSettings settings;
  Machine *machine;

  g_assert_nonnull (result->program);
  machine_settings_init (&settings);
  machine = machine_new (result->program, &settings);
  pcs = code_program_line_pcs (result->program, "main.go", line);
  g_assert_cmpuint (pcs->len, >, 0);
  machine_set_break (machine, g_array_index (pcs, guint32, 0), TRUE);
  g_assert_cmpint (machine_run (machine, 1000000, FALSE), ==, MACHINE_STOP_BREAK);
  return machine;
}

static void
test_frames (void)
{
  Machine *machine = stop_at_line (15);
  g_autoptr (GArray) frames = machine_dup_frames (machine, 1);
  const MachineFrameView *view = &g_array_index (frames, MachineFrameView, 0);

  g_assert_cmpuint (frames->len, >=, 2);
  g_assert_cmpstr (view[0].func, ==, "main.inner");
  g_assert_cmpuint (view[0].location.line, ==, 15);
  g_assert_cmpstr (view[1].func, ==, "main.main");
  g_assert_cmpuint (view[1].location.line, ==, 21);
  g_assert_false (view[0].library || view[0].wrapper);
  machine_free (machine);
}

static const char *
value_of (GPtrArray  *vars,
          const char *name)
{
  for (guint i = 0; i < vars->len; i++)
    {
      const MachineVarView *view = vars->pdata[i];

      if (g_str_equal (view->name, name))
        return view->value;
    }
  return NULL;
}

static void
test_variables (void)
{
  Machine *machine = stop_at_line (15);
  g_autoptr (GPtrArray) inner = machine_dup_vars (machine, 1, 0);
  g_autoptr (GPtrArray) outer = machine_dup_vars (machine, 1, 1);
  g_autoptr (GPtrArray) none = machine_dup_vars (machine, 1, 50);

  g_assert_cmpstr (value_of (inner, "n"), ==, "3");
  g_assert_cmpstr (value_of (inner, "words"), ==, "[\"x\" \"y\"]");
  g_assert_cmpstr (value_of (inner, "p"), ==, "&{3 2 \"p\"}");
  g_assert_cmpstr (value_of (inner, "counts"), ==, "map[\"a\":1]");
  g_assert_cmpstr (value_of (inner, "nothing"), ==, "<nil>");
  g_assert_cmpstr (value_of (inner, "any"), ==, "2.5");
  g_assert_cmpstr (value_of (inner, "escaped"), ==, "7");
  g_assert_cmpstr (value_of (outer, "done"), ==, "false");
  g_assert_cmpuint (none->len, ==, 0);
  machine_free (machine);
}

static void
test_captured_variables (void)
{
  Machine *machine = stop_at_line (16);
  g_autoptr (GPtrArray) vars = machine_dup_vars (machine, 1, 0);

  g_assert_cmpstr (value_of (vars, "escaped"), ==, "8");
  machine_free (machine);
}

static void
test_looking_changes_nothing (void)
{
  Machine *machine = stop_at_line (15);
  guint64 hash = machine_hash (machine);
  g_autoptr (GString) text = g_string_new (NULL);
  MachineMemoryView memory;

  g_ptr_array_unref (machine_dup_vars (machine, 1, 0));
  g_array_unref (machine_dup_frames (machine, 1));
  g_array_unref (machine_dup_frames (machine, 99));
  machine_get_memory (machine, &memory);
  g_assert_cmpuint (memory.heap_bytes, >, 0);
  g_assert_cmpuint (memory.stack_bytes, >=, 2048);
  g_assert_cmpuint (memory.n_goroutines, ==, 1);
  machine_print_goroutines (machine, TRUE, text);
  g_assert_true (g_str_has_prefix (text->str, "goroutine 1 [running]:\nmain.inner(0x3, {0xc0"));
  g_assert_nonnull (strstr (text->str, ", 0x2, 0x2})\n\tmain.go:15"));
  g_assert_cmphex (machine_hash (machine), ==, hash);
  machine_free (machine);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/machine/frames/innermost-first", test_frames);
  g_test_add_func ("/machine/frames/variables-in-scope", test_variables);
  g_test_add_func ("/machine/frames/captured-variables", test_captured_variables);
  g_test_add_func ("/machine/frames/looking-changes-nothing", test_looking_changes_nothing);
  return g_test_run ();
}
