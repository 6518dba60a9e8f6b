/* SPDX-License-Identifier: MIT */

/*
 * Small programs and the code they become: golden/NAME.go beside
 * golden/NAME.txt, which holds the text of the functions of package main. With
 * STAVE_UPDATE_GOLDEN set the texts are written instead of compared.
 */
#include "code-program.h"

#include <string.h>

static char *
golden_path (const char *name)
{
  return g_build_filename (g_getenv ("STAVE_TEST_DIR"), "golden", name, NULL);
}

static void
disassemble_main (const CodeProgram *program,
                  GString           *out)
{
  for (guint32 i = 0; i < program->n_funcs; i++)
    {
      if (program->funcs[i].flags & CODE_FUNC_LIBRARY)
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      code_program_disassemble (program, i, out);
    }
}

static void
test_golden (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *source_path = golden_path (name), *golden_name = NULL, *text_path = NULL;
  g_autofree char *source = NULL, *expected = NULL, *message = NULL;
  g_autoptr (GString) text = g_string_new (NULL), diags = g_string_new (NULL);
  g_autoptr (CodeResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CodeInput input = { .name = "main.go", .len = -1 };

  golden_name = g_strdup_printf ("%.*s.txt", (int) strlen (name) - 3, name);
  text_path = golden_path (golden_name);
  g_assert_true (g_file_get_contents (source_path, &source, NULL, NULL));
  input.text = source;
  result = code_build (&input, 1, NULL);
  base_diag_list_print (result->diags, FALSE, diags);
  g_assert_cmpstr (diags->str, ==, "");
  g_assert_nonnull (result->program);
  g_assert_true (code_program_verify (result->program, &message));

  disassemble_main (result->program, text);
  if (g_getenv ("STAVE_UPDATE_GOLDEN") != NULL)
    {
      g_assert_true (g_file_set_contents (text_path, text->str, (gssize) text->len, NULL));
      return;
    }
  g_assert_true (g_file_get_contents (text_path, &expected, NULL, &error));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add_tests (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char      *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strdup_printf ("/code/golden/%.*s", (int) strlen (name) - 3, name);

      g_test_add_data_func (path, name, test_golden);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_build_filename (g_getenv ("STAVE_TEST_DIR"), "golden", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".go"))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  add_tests (names);
  return g_test_run ();
}
