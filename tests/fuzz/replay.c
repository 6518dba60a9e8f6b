/* SPDX-License-Identifier: MIT */

/*
 * Runs a fuzz target once on every file of a folder: what the fuzzer found to
 * be different from each other, and whatever once made it stop.
 *
 * usage: replay-NAME FOLDER
 */
#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
test_file (gconstpointer path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize len;

  g_file_get_contents (path, &text, &len, &error);
  g_assert_no_error (error);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) text, len), ==, 0);
}

static gint
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
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
    g_ptr_array_add (paths, g_build_filename (argv[1], name, NULL));
  g_dir_close (dir);
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (paths->pdata[i]);
      g_autofree char *test = g_strconcat ("/fuzz/", base, NULL);

      g_test_add_data_func (test, paths->pdata[i], test_file);
    }
  return g_test_run ();
}
