/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * Go programs against what the real toolchain makes of them (programs/, where
 * `regenerate` writes the expectations), each in several ways that must not
 * matter: in one go, in slices, with collections at odd places, with a
 * restored snapshot on the way.
 */

typedef struct
{
  char        *path;
  CodeProgram *program;
  char        *expected;
} Case;

static char *
replace (const char *text,
         const char *pattern,
         const char *replacement)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);

  g_assert_nonnull (regex);
  return g_regex_replace (regex, text, -1, 0, replacement, 0, NULL);
}

/* What a trace cannot have in common with the real one is made neutral, as `regenerate` does. */
static char *
neutral (const char *text)
{
  static const char *const rules[][2] = {
    { "^\t((?:runtime|sync|time)/[a-z]+\\.go):[0-9]+", "\t\\1" },
    { " \\+0x[0-9a-f]+$", "" },
    { "\\([^()\\n]*(0x|\\.\\.\\.)[^()\\n]*\\)$", "(...)" },
    { "0x[0-9a-f]+", "0x0" },
    { " in goroutine [0-9]+$", "" },
    { "^goroutine [0-9]+", "goroutine N" },
  };
  char *result = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      char *next = replace (result, rules[i][0], rules[i][1]);

      g_free (result);
      result = next;
    }
  return result;
}

/* All output without standard output: what remains is standard error, if it comes last. */
static char *
dup_transcript (Machine *machine)
{
  gsize n_all, n_out;
  const char *out = machine_get_output (machine, FALSE, &n_out);
  g_autofree char *out_copy = g_strndup (out, n_out);
  const char *all = machine_get_output (machine, TRUE, &n_all);
  g_autofree char *error = NULL, *error_neutral = NULL;
  MachineExit exit;

  machine_get_exit (machine, &exit);
  g_assert_true (exit.ended);
  g_assert_cmpmem (all, n_out, out_copy, n_out);
  error = g_strndup (all + n_out, n_all - n_out);
  error_neutral = neutral (error);
  return g_strdup_printf ("exit %d\n%s-- standard error\n%s", exit.code, out_copy, error_neutral);
}

static Machine *
start (const Case *test)
{
  MachineSettings settings;

  machine_settings_init (&settings);
  return machine_new (test->program, &settings);
}

static void
finish (const Case *test,
        Machine    *machine)
{
  g_autofree char *transcript = dup_transcript (machine);

  g_assert_cmpstr (transcript, ==, test->expected);
  machine_exec_check_invariants (machine);
  machine_free (machine);
}

/* Runs `n` instructions at a time; whether the program goes on. */
static gboolean
slice (Machine *machine,
       guint64  n)
{
  MachineStop stop = machine_run (machine, n, FALSE);

  return stop == MACHINE_STOP_BUDGET || stop == MACHINE_STOP_EVENT;
}

static void
run_in_one_go (const Case *test)
{
  Machine *machine = start (test);

  while (slice (machine, G_MAXINT64))
    ;
  finish (test, machine);
}

static void
run_in_slices (const Case *test)
{
  Machine *whole = start (test), *sliced = start (test);

  while (slice (whole, G_MAXINT64))
    ;
  while (slice (sliced, 61))
    ;
  g_assert_cmpuint (machine_get_instructions (sliced), ==, machine_get_instructions (whole));
  g_assert_cmphex (machine_hash (sliced), ==, machine_hash (whole));
  machine_free (whole);
  finish (test, sliced);
}

static void
run_with_collections (const Case *test)
{
  Machine *machine = start (test);
  guint n = 0;

  while (slice (machine, 211))
    {
      machine->root->gc_wanted = TRUE;
      if (++n % 50 == 0)
        machine_exec_check_invariants (machine);
    }
  finish (test, machine);
}

static void
run_with_a_way_back (const Case *test)
{
  Machine *machine = start (test);
  MachineSnapshot *kept = machine_snapshot_new (machine, NULL);
  guint64 hash = machine_hash (machine);
  guint n = 0;

  /* Some way on, back to the snapshot; then on past it and a new snapshot. */
  while (slice (machine, 3001) && n++ < 60)
    {
      MachineSnapshot *next;

      machine_restore (machine, kept);
      g_assert_cmphex (machine_hash (machine), ==, hash);
      g_assert_cmpuint (machine_get_instructions (machine), ==,
                        machine_snapshot_get_instructions (kept));
      if (!slice (machine, 2000))
        break;
      next = machine_snapshot_new (machine, kept);
      machine_snapshot_unref (kept);
      kept = next;
      hash = machine_hash (machine);
    }
  while (slice (machine, G_MAXINT64))
    ;
  machine_snapshot_unref (kept);
  finish (test, machine);
}

static void
test_program (gconstpointer data)
{
  Case test = { .path = (char *) data };
  g_autofree char *text = NULL, *expected_path = NULL, *name = g_path_get_basename (test.path);
  g_autoptr (CodeResult) result = NULL;
  CodeInput input = { .name = name, .len = -1 };

  g_assert_true (g_file_get_contents (test.path, &text, NULL, NULL));
  input.text = text;
  expected_path = replace (test.path, "\\.go$", ".expected");
  g_assert_true (g_file_get_contents (expected_path, &test.expected, NULL, NULL));
  result = code_build (&input, 1, NULL);
  g_assert_nonnull (result->program);
  test.program = result->program;

  run_in_one_go (&test);
  run_in_slices (&test);
  run_with_collections (&test);
  run_with_a_way_back (&test);
  g_free (test.expected);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "programs", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "exec-") && g_str_has_suffix (name, ".go"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  g_assert_cmpuint (paths->len, >, 20);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (paths->pdata[i]);
      g_autofree char *plain = replace (base, "^exec-|\\.go$", "");
      g_autofree char *path = g_strconcat ("/machine/exec/programs/", plain, NULL);

      g_test_add_data_func (path, paths->pdata[i], test_program);
    }
  return g_test_run ();
}
