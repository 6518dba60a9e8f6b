/* SPDX-License-Identifier: MIT */

/*
 * stave: the window, or one of the commands. A first argument that names a
 * command chooses it; anything else is for the window to open.
 */
#include "app-command.h"
#include "app-course.h"
#include "stave-config.h"
#if APP_IS_WINDOW
#include "app-window.h"
#endif

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

extern int _nl_msg_cat_cntr; /* of libintl: to be counted up when LANGUAGE changes */

static const AppCommand commands[] = {
  { "run", N_("run a Go program as its compiled form would run"), app_run_command },
  { "test", N_("run the tests of a Go package as go test would run them"), app_test_command },
  { "check", N_("print what is wrong with a Go program"), app_check_command },
  { "export", N_("write a view of a run as SVG, PNG, PDF, DOT or Mermaid"), app_export_command },
  { "lessons", N_("list the lessons"), app_lessons_command },
  { "check-lesson", N_("check the folder of a lesson"), app_check_lesson_command },
};

static void
print_help (void)
{
  g_print ("%s\n", _("Usage:\n"
                     "  stave [LESSON | FILE.go | PICTURE.svg]   open the window\n"
                     "  stave COMMAND …                          work in the terminal\n"
                     "\n"
                     "Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-14s %s\n", commands[i].name, _(commands[i].summary));
  g_print ("\n%s\n", _("“stave COMMAND --help” says more about a command."));
}

/* g_dgettext() translates nothing for the rest of the process if the language of its first call
 * has no catalogue. The window can switch to one that has, so that call is made in one. */
static void
keep_translating (void)
{
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_dgettext (GETTEXT_PACKAGE, "");
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  _nl_msg_cat_cntr++; /* what gettext remembers of it is void */
}

static void
init_locale (void)
{
  g_autofree char *dir = app_dup_locale_dir ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  keep_translating ();
  /* Numbers in traces, pictures and schedules are the same everywhere. */
  setlocale (LC_NUMERIC, "C");
}

/* Command line and window speak UTF-8, whatever the locale's encoding. */
static void
print_utf8 (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_utf8 (const char *text)
{
  fputs (text, stderr);
}

static int
open_window (int   argc,
             char *argv[])
{
#if APP_IS_WINDOW
  if (app_has_display ())
    return app_run_window (argc, argv);
  app_complain (_("there is no display to open a window on; “stave run FILE.go” runs a program "
                  "here, “stave --help” lists what else can be done"));
#elif STAVE_HAVE_GUI
  g_autofree char *path = app_dup_window_path ();

  execv (path, argv);
  app_complain ("%s: %s", path, g_strerror (errno));
#else
  app_complain (_("this build has no window; “stave --help” lists what can be done here"));
#endif
  return APP_EXIT_USAGE;
}

int
main (int   argc,
      char *argv[])
{
  init_locale ();
  g_set_print_handler (print_utf8);
  g_set_printerr_handler (print_error_utf8);
  if (argc >= 2)
    {
      if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
          || strcmp (argv[1], "help") == 0)
        {
          print_help ();
          return APP_EXIT_OK;
        }
      if (strcmp (argv[1], "--version") == 0)
        {
          g_print ("stave %s\n", STAVE_VERSION);
          return APP_EXIT_OK;
        }
      for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
        if (strcmp (argv[1], commands[i].name) == 0)
          return commands[i].run (argc - 1, argv + 1);
      if (argv[1][0] == '-')
        {
          app_complain (_("unknown option “%s”; “stave --help” lists what there is"), argv[1]);
          return APP_EXIT_USAGE;
        }
    }
  return open_window (argc, argv);
}
