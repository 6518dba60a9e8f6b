/* SPDX-License-Identifier: MIT */
#pragma once

#include "code-program.h"
#include "lessons-lesson.h"
#include "machine.h"

G_BEGIN_DECLS

/*
 * What a command works on: Go files, a folder of them, or a program of a
 * lesson ("1.2", "1.2/early_close"). Texts are read and owned here.
 */
typedef struct
{
  LessonsLesson        *lesson;  /* NULL for files of one's own */
  const LessonsProgram *program; /* of the lesson */
  CodeInput            *inputs;
  guint                 n_inputs;
  char                **texts;   /* owned, behind inputs */
  GPtrArray            *names;   /* of a folder's files, owned; NULL if the caller named them */
  guint                 max_nesting; /* of the source; 0: the default */
  char                 *chaos;   /* faults to inject; or NULL */
} AppTarget;

AppTarget *app_target_open (char **names,
                            int    n_names,
                            GError **error);
void       app_target_free (AppTarget *self);
/* Builds it; diagnostics go to standard error. NULL if there were errors. */
CodeProgram *app_target_build (const AppTarget *self,
                               guint            go_minor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppTarget, app_target_free)

/*
 * Options that say how to run, shared by run and export. What is not given
 * stays as the lesson's program has it, or the machine's default.
 */
typedef struct
{
  char  *policy;
  gint64 seed;       /* < 0: not given */
  int    procs;      /* G_MININT: not given */
  char  *replay;
  char  *go_version;
  gint64 max_steps;  /* < 0: not given, for all limits */
  gint64 max_memory;
  gint64 max_goroutines;
  gint64 max_stack;
  gint64 max_output;
  int    max_nesting;
  char **chaos;      /* faults; one that is empty: none, whatever the lesson says */
} AppRunOptions;

#define APP_MOST_NESTING 10000 /* the stack that compiling takes grows with it */

void          app_run_options_init  (AppRunOptions *self);
void          app_run_options_clear (AppRunOptions *self);
GOptionGroup *app_run_options_group (AppRunOptions *self);
/* Settings from the target's presets and the options; FALSE with an error naming the option. */
gboolean      app_run_options_apply (const AppRunOptions *self,
                                     AppTarget           *target,
                                     MachineSettings     *settings,
                                     guint               *out_go_minor,
                                     GError             **error);
/* Says what is wrong with the settings' faults; TRUE: nothing is. Schedules are not looked at. */
gboolean      app_check_chaos       (const CodeProgram     *program,
                                     const MachineSettings *settings);
/* Says which limit ended a run, and the option that raises it. */
void          app_complain_of_limit (const MachineExit *exit);
/* "go", "fifo", "random", "manual". */
gboolean      app_policy_parse      (const char    *name,
                                     MachinePolicy *out_policy);

#define APP_ERROR (app_error_quark ())
GQuark app_error_quark (void);
typedef enum
{
  APP_ERROR_INPUT,
  APP_ERROR_OPTION,
} AppError;

G_END_DECLS
