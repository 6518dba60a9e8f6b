/* SPDX-License-Identifier: MIT */

/*
 * stave test: the tests of a package, as go test runs them. A main function that
 * lists the test functions is written beside the package's files; package testing
 * (runtime/golib/testing) does the rest, and this prints what go test adds: the
 * line that says how the package did.
 */
#include "app-command.h"
#include "app-folder.h"
#include "app-target.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define SLICE_INSTRUCTIONS 2000000
#define ENTRY "stave_test_main"
#define MAIN_NAME "<test main>"

typedef struct
{
  char    *run;
  char    *bench;
  int      count;
  gboolean verbose;
  gboolean is_short;
} TestFlags;

/* What is tested. */
typedef struct
{
  GPtrArray *files;   /* names */
  char      *path;    /* as the last line names the package */
  gboolean   listed;  /* packages were named: what passes prints nothing of its own */
} TestPackage;

/* The module that go.mod in the folder names, else the folder's own name. */
static char *
dup_package_path (const char *dir)
{
  g_autofree char *file = g_build_filename (dir, "go.mod", NULL);
  g_autofree char *text = NULL;
  g_autofree char *whole = g_canonicalize_filename (dir, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) module = g_regex_new ("^module\\s+(\\S+)", G_REGEX_MULTILINE, 0, NULL);

  if (g_file_get_contents (file, &text, NULL, NULL) && g_regex_match (module, text, 0, &match))
    return g_match_info_fetch (match, 1);
  return g_path_get_basename (whole);
}

static gboolean
add_folder (TestPackage *self,
            const char  *dir,
            GError     **error)
{
  g_autoptr (GPtrArray) files = app_folder_list (dir, TRUE, error);

  if (files == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->files, g_steal_pointer (&files));
  g_free (self->path);
  self->path = dup_package_path (dir);
  return TRUE;
}

static gboolean
find_files (TestPackage *self,
            char       **names,
            int          n_names,
            GError     **error)
{
  self->path = g_strdup ("command-line-arguments");
  self->listed = n_names > 0;
  if (n_names == 0)
    return add_folder (self, ".", error);
  for (int i = 0; i < n_names; i++)
    {
      if (!g_file_test (names[i], G_FILE_TEST_IS_DIR))
        g_ptr_array_add (self->files, g_strdup (names[i]));
      else if (!add_folder (self, names[i], error))
        return FALSE;
    }
  return TRUE;
}

/* ---- the main function --------------------------------------------------------------- */

static void
list_functions (GString    *out,
                GPtrArray  *names,
                const char *kind)
{
  g_string_append_printf (out, "\t[]stave_testing.Internal%s{\n",
                          strcmp (kind, "Test") == 0 ? "Test" : "Benchmark");
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];

      if (g_str_has_prefix (name, kind))
        g_string_append_printf (out, "\t\t{\"%s\", %s},\n", name, name);
    }
  g_string_append (out, "\t},\n");
}

/* The test functions of the files, in the order of the source; TestMain among them. */
static GPtrArray *
find_functions (const AppTarget *target)
{
  g_autoptr (GRegex) regex = g_regex_new ("^func\\s+((?:Test|Benchmark)(?:[^\\p{Ll}\\W]\\w*)?)\\s*\\(",
                                          G_REGEX_MULTILINE, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < target->n_inputs; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_suffix (target->inputs[i].name, "_test.go")
          || !g_utf8_validate (target->inputs[i].text, target->inputs[i].len, NULL))
        continue;
      g_regex_match (regex, target->inputs[i].text, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        g_ptr_array_add (names, g_match_info_fetch (match, 1));
    }
  return names;
}

static char *
dup_package_name (const AppTarget *target)
{
  g_autoptr (GRegex) regex = g_regex_new ("^package\\s+(\\w+)", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (target->n_inputs > 0 && g_utf8_validate (target->inputs[0].text, target->inputs[0].len, NULL)
      && g_regex_match (regex, target->inputs[0].text, 0, &match))
    return g_match_info_fetch (match, 1);
  return g_strdup ("main");
}

static char *
dup_main (const AppTarget *target,
          GPtrArray       *names)
{
  GString *out = g_string_new (NULL);
  g_autofree char *package = dup_package_name (target);
  gboolean has_main = FALSE;

  for (guint i = names->len; i > 0; i--)
    if (strcmp (names->pdata[i - 1], "TestMain") == 0)
      {
        has_main = TRUE;
        g_ptr_array_remove_index (names, i - 1);
      }
  g_string_append_printf (out,
                          "package %s\n\nimport (\n\tstave_os \"os\"\n"
                          "\tstave_testing \"testing\"\n)\n\nfunc " ENTRY
                          "() {\n\tm := stave_testing.Begin(\n",
                          package);
  list_functions (out, names, "Test");
  list_functions (out, names, "Benchmark");
  g_string_append (out, has_main ? "\t)\n\tTestMain(m)\n\tstave_os.Exit(m.Code())\n}\n"
                                 : "\t)\n\tstave_os.Exit(m.Run())\n}\n");
  return g_string_free (out, FALSE);
}

static CodeProgram *
build (const AppTarget *target,
       const char      *main_text,
       guint            go_minor)
{
  g_autofree CodeInput *inputs = g_new0 (CodeInput, target->n_inputs + 1);
  CodeOptions options
      = { .go_minor = go_minor, .entry = ENTRY, .max_nesting = target->max_nesting };
  g_autoptr (CodeResult) result = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  memcpy (inputs, target->inputs, target->n_inputs * sizeof *inputs);
  inputs[target->n_inputs] = (CodeInput){ .name = MAIN_NAME, .text = main_text, .len = -1 };
  result = code_build (inputs, target->n_inputs + 1, &options);
  base_diag_list_print (result->diags, FALSE, text);
  g_printerr ("%s", text->str);
  return result->program != NULL ? code_program_ref (result->program) : NULL;
}

/* ---- running -------------------------------------------------------------------------- */

/* Passes on what was printed since; standard output is kept if it shows only should the run fail. */
static void
pass_on (const Machine *machine,
         gsize         *inout_passed,
         GString       *kept)
{
  gboolean is_error;
  const char *text;
  gsize len;

  while (text = machine_get_output_piece (machine, *inout_passed, &is_error, &len), len > 0)
    {
      if (kept != NULL)
        g_string_append_len (kept, text, (gssize) len);
      else
        fwrite (text, 1, len, stdout); /* go test joins the two */
      fflush (stdout);
      *inout_passed += len;
    }
}

static int
run_tests (Machine           *machine,
           const TestPackage *package,
           const TestFlags   *flags,
           gboolean           has_tests)
{
  gboolean quiet = package->listed && !flags->verbose && flags->bench == NULL;
  g_autoptr (GString) kept = quiet ? g_string_new (NULL) : NULL;
  gsize passed = 0;
  MachineStop stop;
  MachineExit exit;
  double seconds;

  do
    {
      stop = machine_run (machine, SLICE_INSTRUCTIONS, FALSE);
      pass_on (machine, &passed, kept);
    }
  while (stop == MACHINE_STOP_BUDGET || stop == MACHINE_STOP_EVENT || stop == MACHINE_STOP_BREAK);
  machine_get_exit (machine, &exit);
  seconds = (double) machine_get_time_ns (machine) / 1e9;
  if (exit.code != 0 && kept != NULL)
    fwrite (kept->str, 1, kept->len, stdout);
  fflush (stdout);
  if (exit.limit != NULL)
    app_complain_of_limit (&exit);
  if (exit.code == 0 && exit.limit == NULL)
    {
      g_print ("ok  \t%s\t%.3fs%s\n", package->path, seconds,
               has_tests ? "" : " [no tests to run]");
      return APP_EXIT_OK;
    }
  if (exit.limit == NULL && !package->listed)
    g_print ("exit status %d\n", exit.code);
  g_print ("FAIL\t%s\t%.3fs\n%s", package->path, seconds, package->listed ? "FAIL\n" : "");
  return exit.limit != NULL ? APP_EXIT_LIMIT : APP_EXIT_FAILED;
}

static char **
dup_arguments (const TestPackage *package,
               const TestFlags   *flags)
{
  GPtrArray *args = g_ptr_array_new ();

  if (flags->verbose)
    g_ptr_array_add (args, g_strdup ("-v"));
  if (flags->is_short)
    g_ptr_array_add (args, g_strdup ("-short"));
  if (flags->run != NULL)
    g_ptr_array_add (args, g_strdup_printf ("-run=%s", flags->run));
  if (flags->bench != NULL)
    {
      g_ptr_array_add (args, g_strdup_printf ("-bench=%s", flags->bench));
      g_ptr_array_add (args, g_strdup_printf ("-pkg=%s", package->path));
    }
  g_ptr_array_add (args, g_strdup_printf ("-count=%d", flags->count));
  g_ptr_array_add (args, NULL);
  return (char **) g_ptr_array_free (args, FALSE);
}

static int
test_package (const TestPackage   *package,
              const AppRunOptions *options,
              const TestFlags     *flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AppTarget) target = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (CodeProgram) program = NULL;
  g_autoptr (Machine) machine = NULL;
  g_auto (GStrv) args = dup_arguments (package, flags);
  g_autofree char *main_text = NULL;
  MachineSettings settings;
  guint go_minor;
  gboolean any_file = FALSE;

  for (guint i = 0; i < package->files->len; i++)
    any_file |= g_str_has_suffix (package->files->pdata[i], "_test.go");
  if (!any_file)
    {
      g_print ("?   \t%s\t[no test files]\n", package->path);
      return APP_EXIT_OK;
    }
  machine_settings_init (&settings);
  target = app_target_open ((char **) package->files->pdata, (int) package->files->len, &error);
  if (target == NULL || !app_run_options_apply (options, target, &settings, &go_minor, &error))
    {
      app_complain ("%s", error->message);
      return target == NULL ? APP_EXIT_FAILED : APP_EXIT_USAGE;
    }
  if (settings.policy == MACHINE_POLICY_MANUAL && options->replay == NULL)
    {
      app_complain (_("--policy manual needs somebody to decide; choose go, fifo or random"));
      return APP_EXIT_USAGE;
    }
  names = find_functions (target);
  main_text = dup_main (target, names);
  program = build (target, main_text, go_minor);
  if (program == NULL)
    {
      g_print ("FAIL\t%s [build failed]\nFAIL\n", package->path);
      return APP_EXIT_FAILED;
    }
  if (!app_check_chaos (program, &settings))
    return APP_EXIT_USAGE;
  settings.args = (const char *const *) args;
  machine = machine_new (program, &settings);
  if (options->replay != NULL && !machine_load_schedule (machine, options->replay, &error))
    {
      app_complain ("%s", error->message);
      return APP_EXIT_USAGE;
    }
  return run_tests (machine, package, flags, names->len > 0);
}

/* go test's options have one dash: -run is --run here. owned: keeps the words made for that. */
static void
take_single_dashes (int        argc,
                    char      *argv[],
                    GPtrArray *owned)
{
  static const char *const words[] = { "run", "count", "bench", "short" };

  for (int i = 1; i < argc; i++)
    for (guint k = 0; k < G_N_ELEMENTS (words); k++)
      {
        gsize n = strlen (words[k]);

        if (argv[i][0] == '-' && strncmp (argv[i] + 1, words[k], n) == 0
            && (argv[i][1 + n] == '\0' || argv[i][1 + n] == '='))
          {
            argv[i] = g_strdup_printf ("-%s", argv[i]);
            g_ptr_array_add (owned, argv[i]);
            break;
          }
      }
}

int
app_test_command (int   argc,
                  char *argv[])
{
  TestFlags flags = { .count = 1 };
  AppRunOptions options;
  TestPackage package = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const GOptionEntry entries[] = {
    { "run", 0, 0, G_OPTION_ARG_STRING, &flags.run,
      N_("Run only the tests whose names match, level by level"), "RE" },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &flags.verbose,
      N_("Name every test as it runs, and print its log"), NULL },
    { "count", 0, 0, G_OPTION_ARG_INT, &flags.count, N_("Run each test so many times"), "N" },
    { "bench", 0, 0, G_OPTION_ARG_STRING, &flags.bench,
      N_("Run the benchmarks whose names match, in virtual time"), "RE" },
    { "short", 0, 0, G_OPTION_ARG_NONE, &flags.is_short, N_("Tell long tests to be short"), NULL },
    { NULL },
  };
  int code;

  app_run_options_init (&options);
  take_single_dashes (argc, argv, words);
  if (!app_parse_options ("test", _("[FILE.go… | DIR]"),
                          _("Runs the tests of a Go package in the simulated runtime, as go test "
                            "would."),
                          _("Exit code: 0 if all pass, 1 if not or if they do not compile; 3 when a "
                            "limit was reached."),
                          entries, app_run_options_group (&options), &argc, &argv, &code))
    return code;
  package.files = g_ptr_array_new_with_free_func (g_free);
  if (find_files (&package, argv + 1, argc - 1, &error))
    code = test_package (&package, &options, &flags);
  else
    {
      app_complain ("%s", error->message);
      code = APP_EXIT_FAILED;
    }
  g_ptr_array_unref (package.files);
  g_free (package.path);
  app_run_options_clear (&options);
  g_free (flags.run);
  g_free (flags.bench);
  return code;
}
