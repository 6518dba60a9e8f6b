/* SPDX-License-Identifier: MIT */

/* What stands beside a run: another program, or the same one under other settings. */
#include "app-compare.h"

#include "app-command.h"
#include "app-course.h"
#include "scene-compare-title.h"

#include <glib/gi18n-lib.h>

static LessonsVariant *
choose_variant (const AppTarget *left,
                const char      *with,
                GError         **error)
{
  const LessonsVariant *beside = NULL;

  if (with != NULL)
    return lessons_variant_parse (with, error);
  if (left->lesson != NULL)
    beside = lessons_lesson_find_beside (left->lesson, left->program->name);
  if (beside != NULL)
    return lessons_variant_copy (beside);
  g_set_error (error, APP_ERROR, APP_ERROR_OPTION,
               _("--view compare: say what is to stand beside it, as --with procs=4 or --with %s"),
               left->lesson != NULL ? "PROGRAM" : "OTHER.go");
  return NULL;
}

static gboolean
is_same_program (const AppTarget      *left,
                 const LessonsVariant *variant)
{
  return variant->program == NULL
         || (left->program != NULL && g_str_equal (variant->program, left->program->name));
}

/* Another program of the lesson, or a file. */
static gboolean
open_other (AppCompare           *self,
            const AppTarget      *left,
            const LessonsVariant *variant,
            GError              **error)
{
  if (left->lesson == NULL || g_str_has_suffix (variant->program, ".go"))
    self->name = g_strdup (variant->program);
  else
    self->name
        = g_strdup_printf ("%s/%s", lessons_lesson_get_id (left->lesson), variant->program);
  self->target = app_target_open (&self->name, 1, error);
  return self->target != NULL;
}

/* The program with the variant's constants; diagnostics go to standard error. */
static CodeProgram *
build (const AppTarget      *target,
       const LessonsVariant *variant,
       guint                 go_minor,
       GError              **error)
{
  g_autofree CodeInput *inputs = g_memdup2 (target->inputs,
                                            target->n_inputs * sizeof *target->inputs);
  g_auto (GStrv) texts = g_new0 (char *, target->n_inputs + 1);
  AppTarget changed = *target;

  for (guint i = 0; i < target->n_inputs; i++)
    texts[i] = g_strndup (inputs[i].text, inputs[i].len);
  if (!lessons_variant_set_constants (variant, texts, target->n_inputs, error))
    return NULL;
  for (guint i = 0; i < target->n_inputs; i++)
    {
      inputs[i].text = texts[i];
      inputs[i].len = -1;
    }
  changed.inputs = inputs;
  return app_target_build (&changed, go_minor);
}

static char *
dup_name (const AppTarget *target)
{
  return target->program != NULL
             ? g_strdup (lessons_text_get (&target->program->title, app_get_language ()))
             : g_path_get_basename (target->inputs[0].name);
}

static void
name_runs (AppCompare           *self,
           const AppTarget      *left,
           const LessonsVariant *variant,
           const MachineSettings *left_settings)
{
  const AppTarget *right = self->target != NULL ? self->target : left;
  const char *texts[] = { left->inputs[0].text };
  g_autofree char *was = self->target == NULL ? scene_compare_dup_constants (variant, texts, 1)
                                              : NULL;
  g_autofree char *is = scene_compare_dup_constants (variant, NULL, 0);
  g_autofree char *left_name = dup_name (left), *right_name = dup_name (right);
  const SceneCompareName names[] = { { left_name, was, left_settings },
                                     { right_name, is, &self->settings } };

  scene_compare_dup_titles (&names[0], &names[1], &self->titles[0], &self->titles[1]);
}

/**
 * app_compare_new:
 * @left: what is compared with
 * @left_session: its run
 * @run: how to run; for another program its own presets count where nothing was given
 * @with: (nullable): a variant, as lessons-variant.h has it
 * @error: return location
 *
 * Errors: APP_ERROR_OPTION for what @with says; none, but %NULL, if the program does not build.
 *
 * Returns: (transfer full) (nullable): the run beside it, at its start
 */
AppCompare *
app_compare_new (const AppTarget     *left,
                 Session             *left_session,
                 const AppRunOptions *run,
                 const char          *with,
                 GError             **error)
{
  g_autoptr (AppCompare) self = g_new0 (AppCompare, 1);
  g_autoptr (LessonsVariant) variant = choose_variant (left, with, error);
  const MachineSettings *left_settings = session_get_settings (left_session);
  AppRunOptions own = *run;
  guint go_minor = 23;

  if (variant == NULL)
    return NULL;
  own.replay = NULL; /* a schedule is of the left run */
  machine_settings_init (&self->settings);
  if (!is_same_program (left, variant))
    {
      if (!open_other (self, left, variant, error)
          || !app_run_options_apply (&own, self->target, &self->settings, &go_minor, error))
        return NULL;
    }
  else
    {
      AppTarget same = *left;

      if (!app_run_options_apply (&own, &same, &self->settings, &go_minor, error))
        return NULL;
    }
  scene_compare_apply_variant (variant, &self->settings);
  if (self->settings.policy == MACHINE_POLICY_MANUAL)
    self->settings.policy = MACHINE_POLICY_GO;
  self->program = build (self->target != NULL ? self->target : left, variant, go_minor, error);
  if (self->program == NULL)
    return NULL;
  self->session = session_new ();
  session_load_program (self->session, self->program, &self->settings);
  name_runs (self, left, variant, left_settings);
  return g_steal_pointer (&self);
}

/**
 * app_compare_free:
 * @self: (nullable) (transfer full): a run beside another
 */
void
app_compare_free (AppCompare *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->session, session_free);
  g_clear_pointer (&self->program, code_program_unref);
  app_target_free (self->target);
  g_free (self->name);
  g_free (self->titles[0]);
  g_free (self->titles[1]);
  g_free (self);
}
