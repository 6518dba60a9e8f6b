/* SPDX-License-Identifier: MIT */

/* Part of stave check-lesson: what the view compare offers must build. */
#include "app-check-variants.h"

#include "code-program.h"

#include <glib/gi18n-lib.h>

static CodeResult *
build (const LessonsProgram *program,
       char                **texts)
{
  g_autofree CodeInput *inputs = g_new0 (CodeInput, program->n_files);
  CodeOptions options = { .go_minor = 23 };

  for (guint i = 0; i < program->n_files; i++)
    inputs[i] = (CodeInput){ program->files[i].name, texts[i], -1 };
  return code_build (inputs, program->n_files, &options);
}

static void
check_variant (const LessonsProgram *program,
               const LessonsVariant *variant,
               LessonsProblems      *problems)
{
  g_auto (GStrv) texts = g_new0 (char *, program->n_files + 1);
  g_autofree char *name = lessons_variant_to_text (variant);
  g_autoptr (CodeResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < program->n_files; i++)
    texts[i] = g_strdup (program->files[i].text);
  if (!lessons_variant_set_constants (variant, texts, program->n_files, &error))
    {
      lessons_problems_add (problems, LESSONS_ERROR, "lesson.ini", 0, 0,
                            _("name a constant that the program declares"), "%s: %s", name,
                            error->message);
      return;
    }
  result = build (program, texts);
  if (result->program == NULL)
    lessons_problems_add (problems, LESSONS_ERROR, "lesson.ini", 0, 0,
                          _("give the constant a value that the program builds with"),
                          _("the variant “%s” does not compile"), name);
}

/* The constant with each of its values, in each program that declares it. */
static void
check_knob (LessonsLesson     *lesson,
            const LessonsKnob *knob,
            LessonsProblems   *problems)
{
  for (guint i = 0; i < lessons_lesson_get_n_programs (lesson); i++)
    {
      const LessonsProgram *program = lessons_lesson_get_program (lesson, i);
      gboolean declares = FALSE;

      for (guint k = 0; k < program->n_files && !declares; k++)
        {
          g_autofree char *value = lessons_constant_dup_value (program->files[k].text, knob->name);

          declares = value != NULL;
        }
      for (guint k = 0; declares && knob->values[k] != NULL; k++)
        {
          g_autofree char *text
              = g_strdup_printf ("%s %s=%s", program->name, knob->name, knob->values[k]);
          g_autoptr (GError) error = NULL;
          g_autoptr (LessonsVariant) variant = lessons_variant_parse (text, &error);

          if (variant != NULL)
            check_variant (program, variant, problems);
          else
            lessons_problems_add (problems, LESSONS_ERROR, "lesson.ini", 0, 0,
                                  _("write values without spaces and commas"), "%s",
                                  error->message);
        }
    }
}

/**
 * app_check_variants:
 * @lesson: a lesson without errors so far
 * @problems: takes what is wrong
 */
void
app_check_variants (LessonsLesson   *lesson,
                    LessonsProblems *problems)
{
  for (guint i = 0; i < lessons_lesson_get_n_compared (lesson); i++)
    {
      const LessonsVariant *variant = lessons_lesson_get_compared (lesson, i);

      check_variant (lessons_lesson_find_program (lesson, variant->program), variant, problems);
    }
  for (guint i = 0; i < lessons_lesson_get_n_knobs (lesson); i++)
    check_knob (lesson, lessons_lesson_get_knob (lesson, i), problems);
}
