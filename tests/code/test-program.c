/* SPDX-License-Identifier: MIT */

/* Questions about places in a program, and its text. */
#include "sample-program.h"

static void
test_func_is_found_by_pc (void)
{
  g_autoptr (CodeProgram) program = sample_program_new ();

  g_assert_true (code_program_find_func (program, 0) == &program->funcs[0]);
  g_assert_true (code_program_find_func (program, SAMPLE_PC_CALL) == &program->funcs[0]);
  g_assert_true (code_program_find_func (program, SAMPLE_PC_ADD) == &program->funcs[1]);
  g_assert_true (code_program_find_func (program, SAMPLE_PC_RETURN) == &program->funcs[1]);
  g_assert_null (code_program_find_func (program, SAMPLE_N_CODE));
}

static void
test_site_has_its_name (void)
{
  g_autoptr (CodeProgram) program = sample_program_new ();

  g_assert_cmpstr (code_program_find_site (program, SAMPLE_PC_NEW), ==, "text");
  g_assert_null (code_program_find_site (program, SAMPLE_PC_ADD));
  g_assert_null (code_program_find_site (program, SAMPLE_PC_RETURN));
}

static void
test_pc_is_located (void)
{
  g_autoptr (CodeProgram) program = sample_program_new ();
  BaseLocation location;

  g_assert_true (code_program_locate (program, SAMPLE_PC_ADD, &location));
  g_assert_cmpstr (location.source->name, ==, "main.go");
  g_assert_cmpuint (location.line, ==, 4);
  g_assert_false (code_program_locate (program, 0, &location));
  g_assert_false (code_program_locate (program, SAMPLE_N_CODE, &location));
}

static void
test_type_is_found_by_name (void)
{
  g_autoptr (CodeProgram) program = sample_program_new ();

  g_assert_cmpuint (code_program_find_type (program, "[]uint8"), ==, SAMPLE_TYPE_BYTES);
  g_assert_cmpuint (code_program_find_type (program, "main.T"), ==, 0);
}

static void
test_line_gives_its_first_pcs (void)
{
  g_autoptr (CodeProgram) program = sample_program_new ();
  g_autoptr (GArray) body = code_program_line_pcs (program, "main.go", 4);
  g_autoptr (GArray) none = code_program_line_pcs (program, "main.go", 1);
  g_autoptr (GArray) outside = code_program_line_pcs (program, "main.go", 99);
  g_autoptr (GArray) unknown = code_program_line_pcs (program, "other.go", 4);

  g_assert_cmpuint (body->len, ==, 1);
  g_assert_cmpuint (g_array_index (body, guint32, 0), ==, SAMPLE_PC_ADD);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (outside->len, ==, 0);
  g_assert_cmpuint (unknown->len, ==, 0);
}

static void
test_last_reference_frees (void)
{
  CodeProgram *program = sample_program_new ();

  g_assert_true (code_program_ref (program) == program);
  code_program_unref (program);
  g_assert_cmpint (program->ref_count, ==, 1);
  code_program_unref (program);
  code_program_unref (NULL);
}

static void
test_text_names_what_numbers_mean (void)
{
  g_autoptr (CodeProgram) program = sample_program_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  code_program_disassemble (program, 1, text);
  g_assert_cmpstr (text->str, ==,
                   "main.add: results 1, parameters 2, slots 4\n"
                   "     0  ADD        r0, r1, r2\n"
                   "     1  JLTI       r0, 50, @3\n"
                   "     2  NEW        r3, string\n"
                   "     3  RET\n");
}

static void
test_text_of_broken_code_has_question_marks (void)
{
  g_autoptr (CodeProgram) program = sample_program_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  program->code[SAMPLE_PC_CALL].b = 9;
  program->code[SAMPLE_PC_NEW].b = 99;
  program->code[SAMPLE_PC_RETURN].op = 9999;
  code_program_disassemble (program, G_MAXUINT32, text);
  g_assert_nonnull (strstr (text->str, "CALL       3, func?9\n"));
  g_assert_nonnull (strstr (text->str, "NEW        r3, type?99\n"));
  g_assert_nonnull (strstr (text->str, "op?9999\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/program/func-is-found-by-pc", test_func_is_found_by_pc);
  g_test_add_func ("/code/program/site-has-its-name", test_site_has_its_name);
  g_test_add_func ("/code/program/pc-is-located", test_pc_is_located);
  g_test_add_func ("/code/program/type-is-found-by-name", test_type_is_found_by_name);
  g_test_add_func ("/code/program/line-gives-its-first-pcs", test_line_gives_its_first_pcs);
  g_test_add_func ("/code/program/last-reference-frees", test_last_reference_frees);
  g_test_add_func ("/code/program/text-names-what-numbers-mean", test_text_names_what_numbers_mean);
  g_test_add_func ("/code/program/text-of-broken-code-has-question-marks",
                   test_text_of_broken_code_has_question_marks);
  return g_test_run ();
}
