/* SPDX-License-Identifier: MIT */

/* Reading what a command is to work on, and the options that say how to run it. */
#include "app-target.h"

#include "app-command.h"
#include "app-course.h"
#include "app-folder.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (stave-app-error-quark, app_error)

#define MAX_SOURCE_BYTES (64 * 1024 * 1024)

/* ---- reading ---------------------------------------------------------------------- */

static char *
read_source (const char *name,
             gsize      *out_len,
             GError    **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  if (!g_file_get_contents (name, &text, out_len, &local))
    {
      const char *reason = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                               ? _("there is no such file")
                               : local->message;

      g_set_error (error, APP_ERROR, APP_ERROR_INPUT, "%s: %s", name, reason);
      return NULL;
    }
  if (*out_len > MAX_SOURCE_BYTES)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                   _("%s: is larger than 64 MiB; Stave reads sources only"), name);
      return NULL;
    }
  if (memchr (text, '\0', MIN (*out_len, 8000)) != NULL)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                   _("%s: is a binary file, not Go source text"), name);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static gboolean
read_files (AppTarget *self,
            char     **names,
            int        n_names,
            GError   **error)
{
  self->inputs = g_new0 (CodeInput, n_names);
  self->texts = g_new0 (char *, n_names + 1);
  for (int i = 0; i < n_names; i++)
    {
      gsize len;

      if (g_file_test (names[i], G_FILE_TEST_IS_DIR))
        {
          g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                       _("%s: is a folder; it stands for all its files, so name it alone"),
                       names[i]);
          return FALSE;
        }
      self->texts[i] = read_source (names[i], &len, error);
      if (self->texts[i] == NULL)
        return FALSE;
      self->inputs[i] = (CodeInput){ names[i], self->texts[i], len };
      self->n_inputs++;
    }
  return TRUE;
}

static gboolean
read_folder (AppTarget  *self,
             const char *dir,
             GError    **error)
{
  self->names = app_folder_list (dir, FALSE, error);
  return self->names != NULL
         && read_files (self, (char **) self->names->pdata, (int) self->names->len, error);
}

static gboolean
open_lesson (AppTarget  *self,
             const char *name,
             GError    **error)
{
  g_autoptr (LessonsCourse) course = app_load_course (error);
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);
  LessonsLesson *lesson;

  if (course == NULL)
    return FALSE;
  lesson = lessons_course_find_lesson (course, parts[0]);
  if (lesson == NULL)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                   _("%s: neither a file nor a lesson; “stave lessons” lists the lessons"), name);
      return FALSE;
    }
  self->lesson = lessons_lesson_ref (lesson);
  if (parts[1] != NULL)
    self->program = lessons_lesson_find_program (lesson, parts[1]);
  else if (lessons_lesson_get_n_programs (lesson) > 0)
    self->program = lessons_lesson_get_program (lesson, 0);
  if (self->program == NULL)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_INPUT, _("%s: the lesson has no such program"),
                   name);
      return FALSE;
    }
  self->inputs = g_new0 (CodeInput, self->program->n_files);
  for (guint i = 0; i < self->program->n_files; i++)
    {
      const LessonsFile *file = &self->program->files[i];

      if (file->text == NULL)
        {
          g_set_error (error, APP_ERROR, APP_ERROR_INPUT,
                       _("%s: cannot be read; “stave check-lesson %s” says why"), file->path,
                       lessons_lesson_get_dir (lesson));
          return FALSE;
        }
      self->inputs[i] = (CodeInput){ file->name, file->text, file->len };
      self->n_inputs++;
    }
  return TRUE;
}

/**
 * app_target_open:
 * @names: (array length=n_names): Go files, or one folder of them, or one lesson
 * @n_names: how many
 * @error: return location
 *
 * Reads what the names say. A single name that is no file and does not look
 * like one is taken for a lesson, "1.2" or "1.2/early_close".
 *
 * Errors: APP_ERROR_INPUT, naming the file and what to do.
 *
 * Returns: (transfer full) (nullable): the target
 */
AppTarget *
app_target_open (char   **names,
                 int      n_names,
                 GError **error)
{
  g_autoptr (AppTarget) self = g_new0 (AppTarget, 1);
  gboolean ok;

  if (n_names == 1 && g_file_test (names[0], G_FILE_TEST_IS_DIR))
    ok = read_folder (self, names[0], error);
  else if (n_names == 1 && !g_str_has_suffix (names[0], ".go")
      && !g_file_test (names[0], G_FILE_TEST_EXISTS))
    ok = open_lesson (self, names[0], error);
  else
    ok = read_files (self, names, n_names, error);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * app_target_free:
 * @self: (nullable): a target
 */
void
app_target_free (AppTarget *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->lesson, lessons_lesson_unref);
  g_free (self->chaos);
  g_free (self->inputs);
  g_strfreev (self->texts);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}

/**
 * app_target_build:
 * @self: a target
 * @go_minor: 23 for Go 1.23
 *
 * Builds the program. Diagnostics go to standard error, with carets if that
 * is a terminal.
 *
 * Returns: (transfer full) (nullable): the program, %NULL if there were errors
 */
CodeProgram *
app_target_build (const AppTarget *self,
                  guint            go_minor)
{
  CodeOptions options = { .go_minor = go_minor, .max_nesting = self->max_nesting };
  g_autoptr (CodeResult) result = code_build (self->inputs, self->n_inputs, &options);
  g_autoptr (GString) text = g_string_new (NULL);

  base_diag_list_print (result->diags, isatty (STDERR_FILENO), text);
  g_printerr ("%s", text->str);
  return result->program != NULL ? code_program_ref (result->program) : NULL;
}

/* ---- options ------------------------------------------------------------------------ */

void
app_run_options_init (AppRunOptions *self)
{
  *self = (AppRunOptions){ .procs = G_MININT, .seed = -1, .max_steps = -1, .max_memory = -1,
                           .max_goroutines = -1, .max_stack = -1, .max_output = -1,
                           .max_nesting = -1 };
}

void
app_run_options_clear (AppRunOptions *self)
{
  g_clear_pointer (&self->policy, g_free);
  g_clear_pointer (&self->replay, g_free);
  g_clear_pointer (&self->go_version, g_free);
  g_clear_pointer (&self->chaos, g_strfreev);
}

GOptionGroup *
app_run_options_group (AppRunOptions *self)
{
  const GOptionEntry entries[] = {
    { "procs", 0, 0, G_OPTION_ARG_INT, &self->procs, N_("GOMAXPROCS, 1 to 256"), "N" },
    { "policy", 0, 0, G_OPTION_ARG_STRING, &self->policy,
      N_("Who decides what runs next: go, fifo, random"), "P" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &self->seed, N_("Seed of all random choices"), "N" },
    { "replay", 0, 0, G_OPTION_ARG_STRING, &self->replay,
      N_("Follow a schedule, as --print-schedule gives it"), "S" },
    { "chaos", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->chaos,
      N_("Inject a fault, as delay:30s@main.charge, block@main.go:42, panic:no disk@G2, "
         "late:2s@timer, lost@main.go:17#2, slow:10@P1; may be given again"),
      "FAULT" },
    { "go", 0, 0, G_OPTION_ARG_STRING, &self->go_version,
      N_("Language version, 1.18 to 1.23; before 1.22 loops share their variable"), "V" },
    { "max-steps", 0, 0, G_OPTION_ARG_INT64, &self->max_steps,
      N_("Most instructions to run; 0: no limit"), "N" },
    { "max-memory", 0, 0, G_OPTION_ARG_INT64, &self->max_memory,
      N_("Most bytes of heap and stacks"), "B" },
    { "max-goroutines", 0, 0, G_OPTION_ARG_INT64, &self->max_goroutines,
      N_("Most goroutines alive at once"), "N" },
    { "max-stack", 0, 0, G_OPTION_ARG_INT64, &self->max_stack,
      N_("Most bytes of one goroutine's stack"), "B" },
    { "max-output", 0, 0, G_OPTION_ARG_INT64, &self->max_output,
      N_("Most bytes the program may print"), "B" },
    { "max-nesting", 0, 0, G_OPTION_ARG_INT, &self->max_nesting,
      N_("How deep source may nest, at most 10000"), "N" },
    { NULL },
  };
  GOptionGroup *group = g_option_group_new ("run", _("How to run:"), _("Show how to run"), NULL,
                                            NULL);

  g_option_group_add_entries (group, entries);
  return group;
}

gboolean
app_policy_parse (const char    *name,
                  MachinePolicy *out_policy)
{
  static const char *const names[] = { "go", "fifo", "random", "manual" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *out_policy = (MachinePolicy) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
apply_nesting (const AppRunOptions *self,
               AppTarget           *target,
               GError             **error)
{
  if (self->max_nesting == -1)
    return TRUE;
  if (self->max_nesting < 1 || self->max_nesting > APP_MOST_NESTING)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_OPTION, _("--max-nesting %d: not from 1 to %d"),
                   self->max_nesting, APP_MOST_NESTING);
      return FALSE;
    }
  target->max_nesting = self->max_nesting;
  return TRUE;
}

static gboolean
parse_go_version (const char *text,
                  guint      *out_minor,
                  GError    **error)
{
  const char *minor = g_str_has_prefix (text, "go") ? text + 2 : text;
  char *end = NULL;
  guint64 value = g_str_has_prefix (minor, "1.") ? g_ascii_strtoull (minor + 2, &end, 10) : 0;

  if (end == NULL || (*end != '\0' && *end != '.') || value < 18 || value > 23)
    {
      g_set_error (error, APP_ERROR, APP_ERROR_OPTION,
                   _("--go %s: not a version from 1.18 to 1.23"), text);
      return FALSE;
    }
  *out_minor = value;
  return TRUE;
}

static void
apply_presets (const LessonsProgram *program,
               MachineSettings      *settings)
{
  if (program->policy != NULL)
    app_policy_parse (program->policy, &settings->policy);
  settings->seed = program->seed;
  if (program->procs > 0)
    settings->procs = program->procs;
}

/* The faults to inject; a schedule that is followed has its own. */
static void
apply_chaos (const AppRunOptions *self,
             AppTarget           *target,
             MachineSettings     *settings)
{
  g_clear_pointer (&target->chaos, g_free);
  if (self->chaos != NULL)
    target->chaos = g_strjoinv (",", self->chaos);
  else if (target->program != NULL && self->replay == NULL)
    target->chaos = g_strdup (target->program->chaos);
  settings->chaos = target->chaos != NULL && target->chaos[0] != '\0' ? target->chaos : NULL;
}

gboolean
app_check_chaos (const CodeProgram     *program,
                 const MachineSettings *settings)
{
  g_autoptr (GError) error = NULL;

  if (settings->chaos == NULL
      || machine_chaos_check (program, settings->chaos, settings->procs, &error))
    return TRUE;
  app_complain ("--chaos: %s", error->message);
  return FALSE;
}

static void
apply_limits (const AppRunOptions *self,
              MachineSettings     *settings)
{
  if (self->max_steps >= 0)
    settings->max_steps = self->max_steps;
  if (self->max_memory >= 0)
    settings->max_memory_bytes = self->max_memory;
  if (self->max_goroutines >= 0)
    settings->max_goroutines = MIN (self->max_goroutines, G_MAXUINT);
  if (self->max_stack >= 0)
    settings->max_stack_bytes = self->max_stack;
  if (self->max_output >= 0)
    settings->max_output_bytes = self->max_output;
}

/**
 * app_run_options_apply:
 * @self: the options
 * @target: what is run; learns how deep it may nest
 * @settings: (inout): initialised settings
 * @out_go_minor: (out): language version
 * @error: return location
 *
 * Errors: APP_ERROR_OPTION, or MACHINE_ERROR_SCHEDULE for --replay.
 *
 * Returns: whether all options make sense
 */
gboolean
app_run_options_apply (const AppRunOptions *self,
                       AppTarget           *target,
                       MachineSettings     *settings,
                       guint               *out_go_minor,
                       GError             **error)
{
  *out_go_minor = 23;
  if (target->program != NULL)
    {
      apply_presets (target->program, settings);
      if (target->program->go_version != NULL
          && !parse_go_version (target->program->go_version, out_go_minor, error))
        return FALSE;
    }
  if (self->go_version != NULL && !parse_go_version (self->go_version, out_go_minor, error))
    return FALSE;
  if (self->replay != NULL && !machine_schedule_parse_settings (self->replay, settings, error))
    return FALSE;
  if (self->policy != NULL && !app_policy_parse (self->policy, &settings->policy))
    {
      g_set_error (error, APP_ERROR, APP_ERROR_OPTION,
                   _("--policy %s: not one of go, fifo, random"), self->policy);
      return FALSE;
    }
  if (self->procs != G_MININT && (self->procs < 1 || self->procs > 256))
    {
      g_set_error (error, APP_ERROR, APP_ERROR_OPTION, _("--procs %d: not from 1 to 256"),
                   self->procs);
      return FALSE;
    }
  if (self->procs != G_MININT)
    settings->procs = self->procs;
  if (self->seed >= 0)
    settings->seed = self->seed;
  apply_chaos (self, target, settings);
  apply_limits (self, settings);
  return apply_nesting (self, target, error);
}

void
app_complain_of_limit (const MachineExit *exit)
{
  app_complain (_("stopped at the limit of %s: %s; --max-%s=N allows more"), exit->limit,
                exit->message != NULL ? exit->message : "", exit->limit);
}
