/* SPDX-License-Identifier: MIT */

/*
 * The list of problems that every reader of this folder fills. It is bounded:
 * a file that is wrong from end to end (a picture saved as flow.mmd) should
 * not bury its first, telling problem under ten thousand others.
 */

#include "lessons-problem.h"

#define MAX_PROBLEMS 100

struct _LessonsProblems
{
  GPtrArray *list; /* of LessonsProblem */
  guint      n_errors;
};

static void
problem_free (gpointer data)
{
  LessonsProblem *self = data;

  g_free (self->file);
  g_free (self->message);
  g_free (self->mend);
  g_free (self);
}

/**
 * lessons_problems_new:
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): the list
 */
LessonsProblems *
lessons_problems_new (void)
{
  LessonsProblems *self = g_new0 (LessonsProblems, 1);

  self->list = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

/**
 * lessons_problems_free:
 * @self: (nullable): a list
 *
 * Frees the list and its problems.
 */
void
lessons_problems_free (LessonsProblems *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->list);
  g_free (self);
}

static void
problems_take (LessonsProblems *self,
               LessonsSeverity  severity,
               const char      *file,
               guint            line,
               guint            column,
               const char      *mend,
               char            *message)
{
  LessonsProblem *problem = g_new0 (LessonsProblem, 1);

  problem->severity = severity;
  problem->file = g_strdup (file);
  problem->line = line;
  problem->column = column;
  problem->message = message;
  problem->mend = g_strdup (mend);
  if (severity == LESSONS_ERROR)
    self->n_errors++;
  g_ptr_array_add (self->list, problem);
}

/**
 * lessons_problems_add:
 * @self: a list
 * @severity: how bad it is
 * @file: the file's name as its author knows it
 * @line: line from 1, or 0 for the whole file
 * @column: column in characters from 1, or 0 for the whole line
 * @mend: (nullable): what to do about it
 * @format: the message
 * @...: its parameters
 *
 * Adds a problem. The list keeps the first hundred and then says that there are more.
 */
void
lessons_problems_add (LessonsProblems *self,
                      LessonsSeverity  severity,
                      const char      *file,
                      guint            line,
                      guint            column,
                      const char      *mend,
                      const char      *format,
                      ...)
{
  va_list args;

  g_return_if_fail (self != NULL && file != NULL && format != NULL);

  if (self->list->len > MAX_PROBLEMS)
    return;
  if (self->list->len == MAX_PROBLEMS)
    {
      problems_take (self, LESSONS_ERROR, file, 0, 0, NULL,
                     g_strdup ("there are further problems, which are not listed"));
      return;
    }
  va_start (args, format);
  problems_take (self, severity, file, line, column, mend, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * lessons_problems_is_full:
 * @self: a list
 *
 * Returns: whether the list is as long as it gets, so that nothing further would be kept
 */
gboolean
lessons_problems_is_full (const LessonsProblems *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->list->len > MAX_PROBLEMS;
}

/**
 * lessons_problems_add_all:
 * @self: a list
 * @other: another list
 *
 * Adds copies of all problems of @other.
 */
void
lessons_problems_add_all (LessonsProblems       *self,
                          const LessonsProblems *other)
{
  g_return_if_fail (self != NULL && other != NULL && self != other);

  for (guint i = 0; i < other->list->len; i++)
    {
      const LessonsProblem *problem = other->list->pdata[i];

      lessons_problems_add (self, problem->severity, problem->file, problem->line, problem->column,
                            problem->mend, "%s", problem->message);
    }
}

/**
 * lessons_problems_get_n:
 * @self: a list
 *
 * Returns: how many problems there are, warnings included
 */
guint
lessons_problems_get_n (const LessonsProblems *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

/**
 * lessons_problems_get_n_errors:
 * @self: a list
 *
 * Returns: how many of the problems are errors
 */
guint
lessons_problems_get_n_errors (const LessonsProblems *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_errors;
}

/**
 * lessons_problems_get:
 * @self: a list
 * @index: which, from 0
 *
 * Returns: (transfer none): the problem; it lives as long as the list
 */
const LessonsProblem *
lessons_problems_get (const LessonsProblems *self,
                      guint                  index)
{
  g_return_val_if_fail (self != NULL && index < self->list->len, NULL);

  return self->list->pdata[index];
}

/**
 * lessons_problem_print:
 * @self: a problem
 * @out: where to
 *
 * Appends the problem as text: "file:line:column: error: message", and its mend on a second line.
 */
void
lessons_problem_print (const LessonsProblem *self,
                       GString              *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  g_string_append_printf (out, "%s:", self->file);
  if (self->line > 0)
    g_string_append_printf (out, "%u:", self->line);
  if (self->line > 0 && self->column > 0)
    g_string_append_printf (out, "%u:", self->column);
  g_string_append_printf (out, " %s: %s\n", self->severity == LESSONS_ERROR ? "error" : "warning",
                          self->message);
  if (self->mend != NULL)
    g_string_append_printf (out, "  mend: %s\n", self->mend);
}

/**
 * lessons_problems_print:
 * @self: a list
 * @out: where to
 *
 * Appends all problems as text, one after another.
 */
void
lessons_problems_print (const LessonsProblems *self,
                        GString               *out)
{
  g_return_if_fail (self != NULL && out != NULL);

  for (guint i = 0; i < self->list->len; i++)
    lessons_problem_print (self->list->pdata[i], out);
}
