/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "types-harness.h"

/*
 * Checks Go files and prints what is wrong with them,
 * for trying things by hand. With --time N, checks N times and prints the
 * milliseconds of processor time that one took.
 */

static guint go_minor = 23;
static guint n_times = 0;

static TypesInput *
read_inputs (char **paths,
             guint  n)
{
  TypesInput *inputs = g_new0 (TypesInput, n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      char *text;

      if (!g_file_get_contents (paths[i], &text, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          exit (2);
        }
      inputs[i].name = g_path_get_basename (paths[i]);
      inputs[i].text = text;
    }
  return inputs;
}

static void
measure (const TypesInput *inputs,
         guint             n)
{
  clock_t start = clock ();

  for (guint i = 0; i < n_times; i++)
    types_checked_free (types_checked_new (inputs, n, go_minor));
  g_print ("%.2f ms\n", (double) (clock () - start) * 1000 / CLOCKS_PER_SEC / n_times);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TypesChecked) checked = NULL;
  g_autofree char *report = NULL;
  TypesInput      *inputs;
  int              first = 1;

  while (first + 1 < argc && g_str_has_prefix (argv[first], "--"))
    {
      if (strcmp (argv[first], "--go") == 0)
        go_minor = (guint) atoi (argv[first + 1]);
      else if (strcmp (argv[first], "--time") == 0)
        n_times = (guint) atoi (argv[first + 1]);
      first += 2;
    }
  if (first >= argc)
    {
      g_printerr ("usage: types-check-tool [--go MINOR] [--time N] FILE.go…\n");
      return 2;
    }
  inputs = read_inputs (argv + first, (guint) (argc - first));
  if (n_times > 0)
    measure (inputs, (guint) (argc - first));
  checked = types_checked_new (inputs, (guint) (argc - first), go_minor);
  report = types_checked_report (checked);
  fputs (report, stdout);
  for (int i = 0; i < argc - first; i++)
    {
      g_free ((char *) inputs[i].name);
      g_free ((char *) inputs[i].text);
    }
  g_free (inputs);
  return base_diag_list_get_n_errors (checked->diags) > 0;
}
