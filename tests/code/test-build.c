/* SPDX-License-Identifier: MIT */

/* From texts to programs: diagnostics, names, debug information, what is left out. */
#include "code-program.h"

#include <string.h>

static CodeResult *
build (const char *text)
{
  CodeInput input = { "main.go", text, -1 };

  return code_build (&input, 1, NULL);
}

/* The program must be valid. */
static CodeResult *
build_valid (const char *text)
{
  CodeResult *result = build (text);
  g_autoptr (GString) diags = g_string_new (NULL);
  g_autofree char *message = NULL;

  base_diag_list_print (result->diags, FALSE, diags);
  g_assert_cmpstr (diags->str, ==, "");
  g_assert_nonnull (result->program);
  g_assert_true (code_program_verify (result->program, &message));
  return result;
}

static void
assert_diags (const char *text,
              const char *expected)
{
  g_autoptr (CodeResult) result = build (text);
  g_autoptr (GString) diags = g_string_new (NULL);

  base_diag_list_print (result->diags, FALSE, diags);
  g_assert_cmpstr (diags->str, ==, expected);
  g_assert_null (result->program);
}

static const CodeFunc *
find_func (const CodeProgram *program,
           const char        *name)
{
  for (guint32 i = 0; i < program->n_funcs; i++)
    {
      if (strcmp (program->funcs[i].name, name) == 0)
        return &program->funcs[i];
    }
  return NULL;
}

static gboolean
has_site (const CodeProgram *program,
          const char        *name)
{
  for (guint32 i = 0; i < program->n_sites; i++)
    {
      if (strcmp (program->sites[i].name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static const CodeVar *
find_var (const CodeFunc *func,
          const char     *name)
{
  for (guint32 i = 0; i < func->n_vars; i++)
    {
      if (strcmp (func->vars[i].name, name) == 0)
        return &func->vars[i];
    }
  return NULL;
}

static void
test_errors_leave_no_program (void)
{
  assert_diags ("package main\nfunc main() { x := }\n",
                "main.go:2:20: syntax error: unexpected }, expected expression\n");
  assert_diags ("package main\nfunc main() { y() }\n", "main.go:2:15: undefined: y\n");
  assert_diags ("package main\n", "main.go:1:9: function main is undeclared in the main package\n");
  assert_diags ("package tool\n", "main.go:1:9: package tool is not a main package\n");
}

static void
test_too_large_frame_is_refused (void)
{
  assert_diags ("package main\n"
                "type big [90000]int\n"
                "func f(b big) int { return b[3] }\n"
                "func main() { println(f(big{})) }\n",
                "main.go:3:6: stack frame too large: main.f needs more than 512 KiB; keep large "
                "values behind a pointer or slice\n"
                "main.go:4:6: stack frame too large: main.main needs more than 512 KiB; keep large "
                "values behind a pointer or slice\n");
}

static void
test_several_files_are_one_package (void)
{
  CodeInput inputs[] = {
    { "a.go", "package main\nfunc main() { println(f(), v) }\n", -1 },
    { "b.go", "package main\nvar v = 2\nfunc f() int { return v }\n", -1 },
  };
  g_autoptr (CodeResult) result = code_build (inputs, 2, NULL);

  g_assert_nonnull (result->program);
  g_assert_nonnull (find_func (result->program, "main.f"));
  g_assert_cmpuint (result->program->n_globals, >=, 1);
}

static void
test_functions_have_the_names_of_tracebacks (void)
{
  g_autoptr (CodeResult) result
      = build_valid ("package main\n"
                     "type T struct{ n int }\n"
                     "func (t T) a() int { return t.n }\n"
                     "func (t *T) b() { t.n++ }\n"
                     "func init() {}\n"
                     "func init() {}\n"
                     "func main() {\n"
                     "\tt := T{}\n"
                     "\tf := func() func() { return func() { t.b() } }\n"
                     "\tf()()\n"
                     "\tprintln(t.a())\n"
                     "}\n");
  static const char *const names[] = { "main.T.a", "main.(*T).b", "main.init.0", "main.init.1",
                                       "main.main", "main.main.func1", "main.main.func1.1" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (find_func (result->program, names[i]));
  g_assert_cmpstr (result->program->funcs[result->program->main_func].name, ==, "main.main");
}

static void
test_thunks_say_what_they_start (void)
{
  g_autoptr (CodeResult) result = build_valid ("package main\n"
                                               "func worker(id int) {}\n"
                                               "func main() { go worker(1) }\n");
  const CodeProgram *program = result->program;
  gboolean           found = FALSE;

  for (guint32 i = 0; i < program->n_funcs; i++)
    {
      const CodeFunc *func = &program->funcs[i];

      if ((func->flags & CODE_FUNC_WRAPPER) && func->wraps < program->n_funcs
          && strcmp (program->funcs[func->wraps].name, "main.worker") == 0)
        found = func->n_capture_words == 1;
    }
  g_assert_true (found);
}

static void
test_objects_are_named_after_what_receives_them (void)
{
  g_autoptr (CodeResult) result
      = build_valid ("package main\n"
                     "type hub struct{ inbox chan int; names map[string]int }\n"
                     "var table = make(map[int]int)\n"
                     "func fibonacci() <-chan int { return make(chan int) }\n"
                     "func main() {\n"
                     "\tjobs := make(chan int)\n"
                     "\th := &hub{inbox: make(chan int)}\n"
                     "\th.names = make(map[string]int)\n"
                     "\tresults := make([]chan int, 1)\n"
                     "\tresults[0] = make(chan int)\n"
                     "\tcount := 0\n"
                     "\tgo func() { count++ }()\n"
                     "\tprintln(jobs, h, fibonacci(), count, table)\n"
                     "}\n");
  static const char *const names[] = { "jobs", "inbox", "h", "names", "results", "results[0]",
                                       "count", "fibonacci", "table" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!has_site (result->program, names[i]))
        g_error ("no object is named %s", names[i]);
    }
}

static void
test_variables_are_described (void)
{
  g_autoptr (CodeResult) result = build_valid ("package main\n"
                                               "func f(a int) (sum int) {\n"
                                               "\tfor i := 0; i < a; i++ {\n"
                                               "\t\tsum += i\n"
                                               "\t}\n"
                                               "\tp := &a\n"
                                               "\treturn *p + sum\n"
                                               "}\n"
                                               "func main() { println(f(2)) }\n");
  const CodeFunc *func = find_func (result->program, "main.f");
  const CodeVar  *a = find_var (func, "a"), *i = find_var (func, "i");

  g_assert_true (a->is_boxed);
  g_assert_cmpuint (a->end_pc, ==, func->end_pc);
  g_assert_false (i->is_boxed);
  g_assert_cmpuint (i->start_pc, >, func->entry_pc);
  g_assert_cmpuint (i->end_pc, <, func->end_pc);
  g_assert_cmpuint (find_var (func, "sum")->slot, ==, 0);
  g_assert_cmpstr (result->program->types[i->type].name, ==, "int");
}

static void
test_each_line_has_a_place (void)
{
  g_autoptr (CodeResult) result = build_valid ("package main\n"
                                               "func main() {\n"
                                               "\tx := 1\n"
                                               "\tfor x < 5 {\n"
                                               "\t\tx++\n"
                                               "\t}\n"
                                               "\tprintln(x)\n"
                                               "}\n");

  for (guint line = 3; line <= 7; line++)
    {
      g_autoptr (GArray) pcs = code_program_line_pcs (result->program, "main.go", line);

      g_assert_cmpuint (pcs->len > 0, ==, line != 6);
    }
}

static void
test_types_are_printed_as_by_fmt (void)
{
  g_autoptr (CodeResult) result
      = build_valid ("package main\n"
                     "type T struct{ n int }\n"
                     "type E interface{ M(int) }\n"
                     "func main() {\n"
                     "\tvar values = []any{T{}, &T{}, []rune{}, map[string]any{}, [2]byte{},\n"
                     "\t\tfunc(int, ...string) (error, bool) { return nil, false },\n"
                     "\t\tmake(chan<- int), make(<-chan T), struct{}{}, new(E),\n"
                     "\t\tstruct{ A int `k:\"v\"`; b bool }{}, new(interface{ error; N() })}\n"
                     "\tprintln(len(values))\n"
                     "}\n");
  static const char *const names[] = {
    "main.T", "*main.T", "[]int32", "map[string]interface {}", "[2]uint8",
    "func(int, ...string) (error, bool)", "chan<- int", "<-chan main.T", "struct {}", "*main.E",
    "struct { A int \"k:\\\"v\\\"\"; b bool }", "*interface { Error() string; N() }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (code_program_find_type (result->program, names[i]) == 0)
        g_error ("there is no type %s", names[i]);
    }
}

static void
test_unreachable_functions_are_left_out (void)
{
  g_autoptr (CodeResult) result = build_valid ("package main\n"
                                               "type T int\n"
                                               "func (T) Unused() {}\n"
                                               "func (T) String() string { return \"T\" }\n"
                                               "func unused() {}\n"
                                               "type stringer interface{ String() string }\n"
                                               "func main() {\n"
                                               "\tvar s stringer = T(1)\n"
                                               "\tprintln(s.String())\n"
                                               "}\n");

  g_assert_null (find_func (result->program, "main.unused"));
  g_assert_null (find_func (result->program, "main.T.Unused"));
  g_assert_nonnull (find_func (result->program, "main.T.String"));
}

static void
test_same_input_gives_same_program (void)
{
  static const char text[] = "package main\n"
                             "type T struct{ m map[string][]int }\n"
                             "func (t *T) add(s string) { t.m[s] = append(t.m[s], len(s)) }\n"
                             "func main() {\n"
                             "\tt := &T{map[string][]int{}}\n"
                             "\tt.add(\"a\")\n"
                             "\tprintln(len(t.m))\n"
                             "}\n";
  g_autoptr (CodeResult) first = build_valid (text), second = build_valid (text);
  g_autoptr (GString) a = g_string_new (NULL), b = g_string_new (NULL);

  code_program_disassemble (first->program, G_MAXUINT32, a);
  code_program_disassemble (second->program, G_MAXUINT32, b);
  g_assert_cmpstr (a->str, ==, b->str);
}

/* A function of so many instructions that its conditional jumps are lengthened. */
static void
test_long_functions_jump_far (void)
{
  g_autoptr (GString) text = g_string_new ("package main\nfunc main() {\n\tn := 0\n");
  g_autoptr (CodeResult) result = NULL;

  g_string_append (text, "\tfor i := 0; i < 3; i++ {\n");
  for (guint i = 0; i < 12000; i++)
    g_string_append_printf (text, "\t\tif n == %u { n += i }\n", i % 100);
  g_string_append (text, "\t}\n\tprintln(n)\n}\n");
  result = build_valid (text->str);
  g_assert_cmpuint (result->program->n_code, >, 40000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/build/errors-leave-no-program", test_errors_leave_no_program);
  g_test_add_func ("/code/build/too-large-frame-is-refused", test_too_large_frame_is_refused);
  g_test_add_func ("/code/build/several-files-are-one-package",
                   test_several_files_are_one_package);
  g_test_add_func ("/code/build/functions-have-the-names-of-tracebacks",
                   test_functions_have_the_names_of_tracebacks);
  g_test_add_func ("/code/build/thunks-say-what-they-start", test_thunks_say_what_they_start);
  g_test_add_func ("/code/build/objects-are-named-after-what-receives-them",
                   test_objects_are_named_after_what_receives_them);
  g_test_add_func ("/code/build/variables-are-described", test_variables_are_described);
  g_test_add_func ("/code/build/each-line-has-a-place", test_each_line_has_a_place);
  g_test_add_func ("/code/build/types-are-printed-as-by-fmt", test_types_are_printed_as_by_fmt);
  g_test_add_func ("/code/build/unreachable-functions-are-left-out",
                   test_unreachable_functions_are_left_out);
  g_test_add_func ("/code/build/same-input-gives-same-program",
                   test_same_input_gives_same_program);
  g_test_add_func ("/code/build/long-functions-jump-far", test_long_functions_jump_far);
  return g_test_run ();
}
