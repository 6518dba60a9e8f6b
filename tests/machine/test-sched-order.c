/* SPDX-License-Identifier: MIT */

/*
 * With one processor, the order of a program's output is the real runtime's.
 * Each program of a directory carries, behind "// Output:", what the real
 * toolchain printed 30 times in a row with GOMAXPROCS=1.
 *
 * usage: test-machine-sched-order DIRECTORY
 */

#include "machine-sched.h"

#include <string.h>

#define MARK "\n// Output:\n"

/* The expected output: the comment lines behind the mark, each without "// ". */
static char *
dup_expected (const char *text)
{
  const char *at = strstr (text, MARK);
  GString *out = g_string_new (NULL);

  g_assert_nonnull (at);
  at += strlen (MARK);
  while (g_str_has_prefix (at, "//"))
    {
      const char *end = strchr (at, '\n');

      at += at[2] == ' ' ? 3 : 2;
      g_string_append_len (out, at, end - at + 1);
      at = end + 1;
    }
  return g_string_free (out, FALSE);
}

/* Trailing spaces do not survive in the comments. */
static char *
dup_trimmed (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  return g_strjoinv ("\n", lines);
}

static CodeResult *
build (const char *path,
       const char *text)
{
  g_autofree char *name = g_path_get_basename (path);
  CodeInput input = { name, text, -1 };
  CodeOptions options = { .go_minor = 23 };
  CodeResult *result = code_build (&input, 1, &options);

  if (result->program == NULL)
    {
      g_autoptr (GString) diags = g_string_new (NULL);

      base_diag_list_print (result->diags, FALSE, diags);
      g_test_message ("%s", diags->str);
    }
  g_assert_nonnull (result->program);
  return result;
}

static void
test_order (gconstpointer data)
{
  const char *path = data;
  g_autofree char *text = NULL, *expected = NULL, *output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CodeResult) result = NULL;
  MachineSettings settings;
  Machine *machine;
  MachineStop stop;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  expected = dup_expected (text);
  result = build (path, text);

  machine_settings_init (&settings);
  settings.procs = 1;
  settings.max_steps = 100000000;
  machine = machine_new (result->program, &settings);
  while ((stop = machine_run (machine, 100000, FALSE)) == MACHINE_STOP_BUDGET)
    machine_sched_check_invariants (machine);
  output = dup_trimmed (machine_get_output (machine, FALSE, NULL));
  g_assert_cmpint (stop, ==, MACHINE_STOP_END);
  g_assert_cmpstr (output, ==, expected);
  machine_free (machine);
}

static gint
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *name;
  GDir *dir;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  dir = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".go"))
        g_ptr_array_add (paths, g_build_filename (argv[1], name, NULL));
    }
  g_dir_close (dir);
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (paths->pdata[i]);
      g_autofree char *test = g_strconcat ("/machine/sched/order/", base, NULL);

      *strrchr (test, '.') = '\0';
      g_test_add_data_func (test, paths->pdata[i], test_order);
    }
  return g_test_run ();
}
