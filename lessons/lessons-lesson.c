/* SPDX-License-Identifier: MIT */

/*
 * A lesson as its users see it: what lessons-load.c read and lessons-check.c
 * looked over, immutable from then on.
 */

#include "lessons-lesson-private.h"

#include <string.h>

const char *const lessons_language_names[LESSONS_N_LANGUAGES] = { "en", "zh" };

G_DEFINE_QUARK (lessons-error-quark, lessons_error)

void
lessons_text_clear (LessonsText *self)
{
  for (guint i = 0; i < LESSONS_N_LANGUAGES; i++)
    g_clear_pointer (&self->in[i], g_free);
}

static void
file_clear (LessonsFile *self)
{
  g_free (self->name);
  g_free (self->path);
  g_free (self->text);
  lessons_markers_free (self->markers, self->n_markers);
}

static void
program_free (gpointer data)
{
  LessonsProgram *self = data;

  for (guint i = 0; i < self->n_files; i++)
    file_clear (&self->files[i]);
  g_free (self->files);
  lessons_text_clear (&self->title);
  g_free (self->name);
  g_free (self->policy);
  g_free (self->chaos);
  g_free (self->go_version);
  g_free (self->output);
  g_free (self->refused);
  g_free (self);
}

static void
chart_free (gpointer data)
{
  LessonsChart *self = data;

  for (guint i = 0; i < LESSONS_N_LANGUAGES; i++)
    lessons_flow_unref (self->flow[i]);
  g_free (self->name);
  g_free (self);
}

void
lessons_task_free (gpointer task)
{
  LessonsTask *self = task;

  for (guint i = 0; i < self->n_choices; i++)
    {
      lessons_text_clear (&self->choices[i].text);
      lessons_expr_free (self->choices[i].when);
    }
  g_free (self->choices);
  for (guint i = 0; i < self->n_checks; i++)
    {
      lessons_text_clear (&self->checks[i].text);
      lessons_expr_free (self->checks[i].when);
    }
  g_free (self->checks);
  for (guint i = 0; i < self->n_answers; i++)
    file_clear (&self->answers[i].file);
  g_free (self->answers);
  lessons_text_clear (&self->title);
  lessons_text_clear (&self->question);
  lessons_text_clear (&self->explanation);
  lessons_text_clear (&self->hint);
  lessons_expr_free (self->at);
  lessons_expr_free (self->goal);
  g_free (self->id);
  g_free (self->program);
  g_free (self->witness);
  g_free (self);
}

LessonsLesson *
lessons_lesson_new (const char *dir)
{
  LessonsLesson *self = g_new0 (LessonsLesson, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->dir = g_strdup (dir);
  self->programs = g_ptr_array_new_with_free_func (program_free);
  self->compared = g_ptr_array_new_with_free_func ((GDestroyNotify) lessons_variant_free);
  self->knobs = g_ptr_array_new_with_free_func (lessons_knob_free);
  self->charts = g_ptr_array_new_with_free_func (chart_free);
  self->tasks = g_ptr_array_new_with_free_func (lessons_task_free);
  self->problems = lessons_problems_new ();
  return self;
}

/**
 * lessons_lesson_ref:
 * @self: a lesson
 *
 * Returns: (transfer full): @self
 */
LessonsLesson *
lessons_lesson_ref (LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * lessons_lesson_unref:
 * @self: (nullable): a lesson
 *
 * Drops a reference; the last one frees the lesson.
 */
void
lessons_lesson_unref (LessonsLesson *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < LESSONS_N_LANGUAGES; i++)
    lessons_doc_unref (self->docs[i]);
  lessons_text_clear (&self->title);
  g_ptr_array_unref (self->programs);
  g_ptr_array_unref (self->compared);
  g_ptr_array_unref (self->knobs);
  g_ptr_array_unref (self->charts);
  g_ptr_array_unref (self->tasks);
  lessons_problems_free (self->problems);
  g_strfreev (self->views);
  g_free (self->id);
  g_free (self->slug);
  g_free (self->dir);
  g_free (self);
}

/**
 * lessons_lesson_get_id:
 * @self: a lesson
 *
 * Returns: its id, such as "1.2"; the folder's name when that is no lesson's
 */
const char *
lessons_lesson_get_id (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * lessons_lesson_get_slug:
 * @self: a lesson
 *
 * Returns: the folder's name behind the id, such as "fan-out"
 */
const char *
lessons_lesson_get_slug (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->slug;
}

/**
 * lessons_lesson_get_dir:
 * @self: a lesson
 *
 * Returns: the folder it was read from
 */
const char *
lessons_lesson_get_dir (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dir;
}

/**
 * lessons_lesson_get_chapter:
 * @self: a lesson
 *
 * Returns: the number of its chapter, 0 when the folder's name gives none
 */
int
lessons_lesson_get_chapter (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->chapter;
}

/**
 * lessons_lesson_get_order:
 * @self: a lesson
 *
 * Returns: its place in the chapter
 */
int
lessons_lesson_get_order (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->order;
}

/**
 * lessons_lesson_get_title:
 * @self: a lesson
 *
 * Returns: (transfer none): its title
 */
const LessonsText *
lessons_lesson_get_title (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->title;
}

/**
 * lessons_lesson_get_n_programs:
 * @self: a lesson
 *
 * Returns: the number of its programs
 */
guint
lessons_lesson_get_n_programs (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->programs->len;
}

/**
 * lessons_lesson_get_program:
 * @self: a lesson
 * @index: which, from 0; the first is shown first
 *
 * Returns: (transfer none): the program
 */
const LessonsProgram *
lessons_lesson_get_program (const LessonsLesson *self,
                            guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->programs->len, NULL);

  return self->programs->pdata[index];
}

/**
 * lessons_lesson_find_program:
 * @self: a lesson
 * @name: a name such as "fixed"
 *
 * Returns: (transfer none) (nullable): the program of that name
 */
const LessonsProgram *
lessons_lesson_find_program (const LessonsLesson *self,
                             const char          *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->programs->len; i++)
    {
      const LessonsProgram *program = self->programs->pdata[i];

      if (strcmp (program->name, name) == 0)
        return program;
    }
  return NULL;
}

/**
 * lessons_lesson_get_doc:
 * @self: a lesson
 * @language: the reader's language
 *
 * Returns: (transfer none) (nullable): the text in that language, or else in another
 */
LessonsDoc *
lessons_lesson_get_doc (const LessonsLesson *self,
                        LessonsLanguage      language)
{
  g_return_val_if_fail (self != NULL && language < LESSONS_N_LANGUAGES, NULL);

  if (self->docs[language] != NULL)
    return self->docs[language];
  return self->docs[language == LESSONS_EN ? LESSONS_ZH : LESSONS_EN];
}

/**
 * lessons_lesson_get_views:
 * @self: a lesson
 *
 * Returns: (transfer none): names of the views it shows, %NULL-terminated, never empty
 */
const char *const *
lessons_lesson_get_views (const LessonsLesson *self)
{
  static const char *const fallback[] = { "stage", NULL };

  g_return_val_if_fail (self != NULL, NULL);

  return self->views != NULL && self->views[0] != NULL ? (const char *const *) self->views
                                                       : fallback;
}

/**
 * lessons_lesson_get_n_flows:
 * @self: a lesson
 *
 * Returns: the number of its charts
 */
guint
lessons_lesson_get_n_flows (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->charts->len;
}

/**
 * lessons_lesson_get_flow_name:
 * @self: a lesson
 * @index: which chart, from 0
 *
 * Returns: its name, such as "flow"
 */
const char *
lessons_lesson_get_flow_name (const LessonsLesson *self,
                              guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->charts->len, NULL);

  return ((LessonsChart *) self->charts->pdata[index])->name;
}

/**
 * lessons_lesson_get_flow:
 * @self: a lesson
 * @index: which chart, from 0
 * @language: the reader's language
 *
 * Returns: (transfer none): the chart with labels in that language, or else as the article has it
 */
LessonsFlow *
lessons_lesson_get_flow (const LessonsLesson *self,
                         guint                index,
                         LessonsLanguage      language)
{
  const LessonsChart *chart;

  g_return_val_if_fail (self != NULL && index < self->charts->len, NULL);
  g_return_val_if_fail (language < LESSONS_N_LANGUAGES, NULL);

  chart = self->charts->pdata[index];
  return chart->flow[language] != NULL ? chart->flow[language] : chart->flow[LESSONS_ZH];
}

/**
 * lessons_lesson_get_n_tasks:
 * @self: a lesson
 *
 * Returns: the number of its tasks
 */
guint
lessons_lesson_get_n_tasks (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tasks->len;
}

/**
 * lessons_lesson_get_task:
 * @self: a lesson
 * @index: which, from 0
 *
 * Returns: (transfer none): the task
 */
const LessonsTask *
lessons_lesson_get_task (const LessonsLesson *self,
                         guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->tasks->len, NULL);

  return self->tasks->pdata[index];
}

/**
 * lessons_lesson_get_problems:
 * @self: a lesson
 *
 * Returns: (transfer none): everything that is wrong with it, in all its files
 */
const LessonsProblems *
lessons_lesson_get_problems (const LessonsLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

/**
 * lessons_text_get:
 * @self: a text in several languages
 * @language: the reader's language
 *
 * Returns: (transfer none): the text in that language, or else in another, or ""
 */
const char *
lessons_text_get (const LessonsText *self,
                  LessonsLanguage    language)
{
  g_return_val_if_fail (self != NULL && language < LESSONS_N_LANGUAGES, "");

  if (self->in[language] != NULL)
    return self->in[language];
  for (guint i = 0; i < LESSONS_N_LANGUAGES; i++)
    if (self->in[i] != NULL)
      return self->in[i];
  return "";
}
