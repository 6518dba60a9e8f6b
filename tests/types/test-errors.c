/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "types-harness.h"

/*
 * The programs of tests/go/errors: each line says what is wrong with it.
 *
 *   x := "a" + 1 // ERROR "mismatched types" at 7
 *
 * Lines, columns and words must be these and no others.
 * tests/go/expect holds them against the real toolchain.
 */

typedef struct
{
  guint    line, column; /* column 0: any */
  char    *pattern;
  gboolean found;
} Expectation;

static void
expectation_clear (gpointer data)
{
  g_free (((Expectation *) data)->pattern);
}

static GArray *
read_expectations (const char *text)
{
  g_autoptr (GRegex) regex
      = g_regex_new ("ERROR (?:\"([^\"]*)\"|`([^`]*)`)(?: at (\\d+))?", 0, 0, NULL);
  GArray *list = g_array_new (FALSE, TRUE, sizeof (Expectation));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_array_set_clear_func (list, expectation_clear);
  for (guint i = 0; lines[i]; i++)
    {
      const char *comment = strstr (lines[i], "// ERROR ");
      g_autoptr (GMatchInfo) match = NULL;

      if (comment == NULL)
        continue;
      for (g_regex_match (regex, comment, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree char *quoted = g_match_info_fetch (match, 1);
          g_autofree char *raw = g_match_info_fetch (match, 2);
          g_autofree char *column = g_match_info_fetch (match, 3);
          Expectation      expectation = { .line = i + 1 };

          expectation.pattern = g_strdup (raw && raw[0] ? raw : quoted);
          expectation.column = column ? (guint) atoi (column) : 0;
          g_array_append_val (list, expectation);
        }
    }
  return list;
}

static gboolean
is_expected (GArray             *expectations,
             const BaseTold *location,
             const char         *message)
{
  for (guint i = 0; i < expectations->len; i++)
    {
      Expectation *expectation = &g_array_index (expectations, Expectation, i);

      if (!expectation->found && expectation->line == location->line
          && (expectation->column == 0 || expectation->column == location->column)
          && g_regex_match_simple (expectation->pattern, message, 0, 0))
        {
          expectation->found = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

static void
test_file (gconstpointer data)
{
  const char      *path = data;
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  TypesInput       input = { NULL, name, NULL };
  g_autoptr (TypesChecked) checked = NULL;
  g_autoptr (GArray) expectations = NULL;
  guint syntax_line = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  input.text = text;
  expectations = read_expectations (text);
  g_assert_cmpuint (expectations->len, >, 0);
  checked = types_checked_new (&input, 1, 23);
  g_assert_null (checked->program);
  for (guint i = 0; i < base_diag_list_get_n (checked->diags); i++)
    {
      const BaseDiag *diag = base_diag_list_get (checked->diags, i);
      BaseTold        location = { 0 };

      g_assert_true (base_source_set_tell (checked->sources, diag->pos, &location));
      if (g_str_has_prefix (diag->message, "syntax error") && location.line == syntax_line)
        continue; /* gc prints one syntax error of a line */
      if (g_str_has_prefix (diag->message, "syntax error"))
        syntax_line = location.line;
      if (!is_expected (expectations, &location, diag->message))
        {
          g_test_message ("%s:%u:%u: unexpected: %s", name, location.line, location.column,
                          diag->message);
          g_test_fail ();
        }
    }
  for (guint i = 0; i < expectations->len; i++)
    {
      const Expectation *expectation = &g_array_index (expectations, Expectation, i);

      if (!expectation->found)
        {
          g_test_message ("%s:%u:%u: not told: %s", name, expectation->line, expectation->column,
                          expectation->pattern);
          g_test_fail ();
        }
    }
}

static guint n_programs;

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".go"))
      {
        g_autofree char *test
            = g_strdup_printf ("/types/errors/%.*s", (int) strlen (name) - 3, name);
        char            *path = g_build_filename (argv[1], name, NULL);

        g_ptr_array_add (paths, path);
        g_test_add_data_func (test, path, test_file);
        n_programs++;
      }
  g_assert_cmpuint (n_programs, >, 250);
  return g_test_run ();
}
