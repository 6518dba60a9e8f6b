/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit codes of the command line; a simulated program's own code is passed through by `run`. */
enum
{
  APP_EXIT_OK = 0,
  APP_EXIT_FAILED = 1, /* compile errors, broken lesson, nothing to export */
  APP_EXIT_USAGE = 2,  /* wrong arguments */
  APP_EXIT_LIMIT = 3,  /* a limit ended the run */
};

/* A command takes its own argument vector, argv[0] being its name, and returns the exit code. */
typedef struct
{
  const char *name;
  const char *summary;
  int       (*run) (int   argc,
                    char *argv[]);
} AppCommand;

int app_run_command          (int argc, char *argv[]);
int app_check_command        (int argc, char *argv[]);
int app_test_command         (int argc, char *argv[]);
int app_export_command       (int argc, char *argv[]);
int app_lessons_command      (int argc, char *argv[]);
int app_check_lesson_command (int argc, char *argv[]);

/* Parses options with GOption; on errors prints them with the command's usage. On failure or after
 * --help the exit code is in out_exit and FALSE is returned. */
gboolean app_parse_options   (const char         *name,
                              const char         *parameters,
                              const char         *summary,
                              const char         *description,
                              const GOptionEntry *entries,
                              GOptionGroup       *group, /* or NULL; consumed */
                              int                *inout_argc,
                              char             ***inout_argv,
                              int                *out_exit);
/* "stave: message" on standard error. */
void     app_complain        (const char *format,
                              ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
