/* SPDX-License-Identifier: MIT */

/*
 * What a lesson sets side by side: the variants that lesson.ini names, and the constants whose
 * values may be changed. All of it is looked over while it is read, as the programs are there
 * already: a variant must be of a program of the lesson, and a constant must be declared where a
 * value is given for it.
 */

#include "lessons-lesson-private.h"

#include <string.h>

#define INI "lesson.ini"

static gboolean
declares (const LessonsProgram *program,
          const char           *constant)
{
  for (guint i = 0; i < program->n_files; i++)
    {
      g_autofree char *value = NULL;

      if (program->files[i].text != NULL)
        value = lessons_constant_dup_value (program->files[i].text, constant);
      if (value != NULL)
        return TRUE;
    }
  return FALSE;
}

/* ---- variants ------------------------------------------------------------------------ */

static gboolean
check_variant (LessonsLesson        *self,
               const LessonsVariant *variant,
               const char           *text,
               guint                 line)
{
  const LessonsProgram *program
    = variant->program != NULL ? lessons_lesson_find_program (self, variant->program) : NULL;

  if (program == NULL)
    {
      lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                            "begin with the name of one of the lesson's programs",
                            "“%s” is no variant of a program of this lesson", text);
      return FALSE;
    }
  for (guint i = 0; i < variant->n_constants; i++)
    if (!declares (program, variant->constants[i].name))
      {
        lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                              "name a constant that is declared as “const name = value”",
                              "the program “%s” has no constant “%s”", program->name,
                              variant->constants[i].name);
        return FALSE;
      }
  return TRUE;
}

static void
load_variants (LessonsLesson *self,
               LessonsIni    *ini)
{
  guint line;
  g_auto (GStrv) texts = lessons_ini_dup_list (ini, "lesson", "compare", &line);
  gboolean in_views = self->views != NULL
                      && g_strv_contains ((const char *const *) self->views, "compare");

  for (char **text = texts; text != NULL && *text != NULL; text++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LessonsVariant) variant = lessons_variant_parse (*text, &error);

      if (variant == NULL)
        lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                              "write a program's name and settings, such as “main procs=4”", "%s",
                              error->message);
      else if (check_variant (self, variant, *text, line))
        g_ptr_array_add (self->compared, g_steal_pointer (&variant));
    }
  if (texts == NULL ? in_views : self->compared->len < 2)
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                          "add compare= with two or more, such as compare=main;fixed",
                          "the view compare needs two variants to set side by side");
  else if (texts != NULL && !in_views)
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0, "add compare to views=",
                          "there is something to compare, but no view that does");
}

/* ---- constants ----------------------------------------------------------------------- */

void
lessons_knob_free (gpointer data)
{
  LessonsKnob *self = data;

  lessons_text_clear (&self->title);
  g_strfreev (self->values);
  g_free (self->name);
  g_free (self);
}

static void
load_knob (LessonsLesson *self,
           LessonsIni    *ini,
           const char    *group)
{
  LessonsKnob *knob = g_new0 (LessonsKnob, 1);
  gboolean declared = FALSE;
  guint line;

  knob->name = g_strdup (group + strlen ("constant "));
  lessons_load_text (ini, group, "title", TRUE, self->problems, &knob->title);
  knob->values = lessons_ini_dup_list (ini, group, "values", &line);
  if (knob->values == NULL || knob->values[0] == NULL)
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                          "add values= with some that are worth trying",
                          "[%s] has no values", group);
  for (guint i = 0; i < self->programs->len; i++)
    declared = declared || declares (self->programs->pdata[i], knob->name);
  if (!declared)
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                          "declare it in a program as “const name = value”",
                          "no program has a constant “%s”", knob->name);
  g_ptr_array_add (self->knobs, knob);
}

void
lessons_load_compared (LessonsLesson *self,
                       LessonsIni    *ini)
{
  g_auto (GStrv) groups = lessons_ini_dup_groups (ini, "constant ");

  load_variants (self, ini);
  for (guint i = 0; groups[i] != NULL; i++)
    load_knob (self, ini, groups[i]);
}

/* ---- public -------------------------------------------------------------------------- */

/**
 * lessons_lesson_get_n_compared:
 * @self: a lesson
 *
 * Returns: how many variants its view compare names
 */
guint
lessons_lesson_get_n_compared (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->compared->len;
}

/**
 * lessons_lesson_get_compared:
 * @self: a lesson
 * @index: which, from 0
 *
 * Returns: (transfer none): a variant worth setting beside the others
 */
const LessonsVariant *
lessons_lesson_get_compared (const LessonsLesson *self,
                             guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->compared->len, NULL);

  return self->compared->pdata[index];
}

/**
 * lessons_lesson_find_beside:
 * @self: a lesson
 * @program: name of the program that is shown
 *
 * Returns: (transfer none) (nullable): what the lesson would have beside it: the variant that
 *   follows the program's own in lesson.ini, else the first one of them
 */
const LessonsVariant *
lessons_lesson_find_beside (const LessonsLesson *self,
                            const char          *program)
{
  guint n = lessons_lesson_get_n_compared (self);

  for (guint i = 0; i < n; i++)
    if (strcmp (lessons_lesson_get_compared (self, i)->program, program) == 0)
      return lessons_lesson_get_compared (self, (i + 1) % n);
  return n > 0 ? lessons_lesson_get_compared (self, 0) : NULL;
}

/**
 * lessons_lesson_get_n_knobs:
 * @self: a lesson
 *
 * Returns: how many constants lesson.ini declares
 */
guint
lessons_lesson_get_n_knobs (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->knobs->len;
}

/**
 * lessons_lesson_get_knob:
 * @self: a lesson
 * @index: which, from 0
 *
 * Returns: (transfer none): a constant whose value may be changed
 */
const LessonsKnob *
lessons_lesson_get_knob (const LessonsLesson *self,
                         guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->knobs->len, NULL);

  return self->knobs->pdata[index];
}
