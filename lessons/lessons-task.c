/* SPDX-License-Identifier: MIT */

/*
 * Tasks from lesson.ini, a group each:
 *
 *   [task leak]
 *   kind=predict            or choose, or edit
 *   program=main
 *   title[en]= question[en]= explanation[en]= hint[en]=      and [zh]
 *   choice1[en]= choice1[zh]= choice1.when=leaked=1          predict, two or more
 *   at=ended                                                 predict, optional
 *   goal=exit=2 and panic~"closed"                           choose
 *   witness=random 7                                         choose: a policy and a seed, or a
 *                                                            schedule, that reaches it; optional
 *   check1[en]= check1[zh]= check1.when=leaked=0             edit, one or more: in each run
 *   check2[en]= check2[zh]= check2.some=output=late          edit: in one run at least
 *   runs=100                                                 edit, optional
 *   right=fixed.go;other.go wrong=clumsy.go                  edit: answers; wrong is optional, the
 *                                                            program as it stands is wrong anyway
 */

#include "lessons-lesson-private.h"

#include <string.h>

#define PREFIX      "task "
#define MAX_CHOICES 8

static LessonsExpr *
load_expr (LessonsLesson *self,
           LessonsIni    *ini,
           const char    *group,
           const char    *key,
           gboolean       required)
{
  g_autoptr (GError) error = NULL;
  guint line;
  const char *text = lessons_ini_get (ini, group, key, &line);
  LessonsExpr *expr;

  if (text == NULL)
    {
      if (required)
        lessons_problems_add (self->problems, LESSONS_ERROR, lessons_ini_get_file_name (ini), line,
                              0, "add it, such as leaked=1 or exit=2 and panic~\"closed\"",
                              "[%s] has no %s", group, key);
      return NULL;
    }
  expr = lessons_expr_parse (text, &error);
  if (expr == NULL)
    lessons_problems_add (self->problems, LESSONS_ERROR, lessons_ini_get_file_name (ini), line, 0,
                          "lessons-fact.h lists the facts and how they are put together",
                          "%s is not understood: %s", key, error->message);
  return expr;
}

/* Whether the keys "choice1[en]", "choice1[zh]" or those of its conditions are there. */
static gboolean
has_numbered (LessonsIni        *ini,
              const char        *group,
              const char        *stem,
              const char *const *endings)
{
  for (; *endings != NULL; endings++)
    {
      g_autofree char *key = g_strconcat (stem, *endings, NULL);

      if (lessons_ini_get (ini, group, key, NULL) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
load_choices (LessonsLesson *self,
              LessonsIni    *ini,
              const char    *group,
              LessonsTask   *task)
{
  static const char *const endings[] = { "[en]", "[zh]", ".when", NULL };
  g_autoptr (GArray) choices = g_array_new (FALSE, TRUE, sizeof (LessonsChoice));

  for (guint i = 1; i <= MAX_CHOICES; i++)
    {
      g_autofree char *key = g_strdup_printf ("choice%u", i);
      g_autofree char *key_when = g_strconcat (key, ".when", NULL);
      LessonsChoice choice = { 0 };

      if (!has_numbered (ini, group, key, endings))
        break;
      lessons_load_text (ini, group, key, TRUE, self->problems, &choice.text);
      choice.when = load_expr (self, ini, group, key_when, TRUE);
      g_array_append_val (choices, choice);
    }
  if (choices->len < 2)
    lessons_problems_add (self->problems, LESSONS_ERROR, lessons_ini_get_file_name (ini),
                          task->line, 0, "add choice1[en], choice1[zh], choice1.when and so on",
                          "[%s] needs two choices or more, numbered from 1", group);
  task->n_choices = choices->len;
  task->choices = g_memdup2 (choices->data, choices->len * sizeof (LessonsChoice));
}

static void
load_checks (LessonsLesson *self,
             LessonsIni    *ini,
             const char    *group,
             LessonsTask   *task)
{
  static const char *const endings[] = { "[en]", "[zh]", ".when", ".some", NULL };
  g_autoptr (GArray) checks = g_array_new (FALSE, TRUE, sizeof (LessonsCheck));

  for (guint i = 1; i <= MAX_CHOICES; i++)
    {
      g_autofree char *key = g_strdup_printf ("check%u", i);
      g_autofree char *key_when = g_strconcat (key, ".when", NULL);
      g_autofree char *key_some = g_strconcat (key, ".some", NULL);
      LessonsCheck check = { 0 };

      if (!has_numbered (ini, group, key, endings))
        break;
      lessons_load_text (ini, group, key, TRUE, self->problems, &check.text);
      check.some = lessons_ini_get (ini, group, key_some, NULL) != NULL;
      check.when = load_expr (self, ini, group, check.some ? key_some : key_when, TRUE);
      g_array_append_val (checks, check);
    }
  if (checks->len == 0)
    lessons_problems_add (self->problems, LESSONS_ERROR, lessons_ini_get_file_name (ini),
                          task->line, 0, "add check1[en], check1[zh], check1.when and so on",
                          "[%s] does not say what the edited program must do", group);
  task->n_checks = checks->len;
  task->checks = g_memdup2 (checks->data, checks->len * sizeof (LessonsCheck));
}

static void
load_answers (LessonsLesson *self,
              LessonsIni    *ini,
              const char    *group,
              gboolean       right,
              GArray        *answers)
{
  guint line;
  g_auto (GStrv) names
    = lessons_ini_dup_list (ini, group, right ? "right" : "wrong", &line);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      LessonsAnswer answer = { .right = right };

      if (lessons_load_file (self, *name, line, &answer.file))
        g_array_append_val (answers, answer);
    }
}

static void
load_edit (LessonsLesson *self,
           LessonsIni    *ini,
           const char    *group,
           LessonsTask   *task)
{
  const LessonsProgram *program = lessons_lesson_find_program (self, task->program);
  const char *file = lessons_ini_get_file_name (ini);
  g_autoptr (GArray) answers = g_array_new (FALSE, TRUE, sizeof (LessonsAnswer));

  load_checks (self, ini, group, task);
  load_answers (self, ini, group, TRUE, answers);
  if (answers->len == 0)
    lessons_problems_add (self->problems, LESSONS_ERROR, file, task->line, 0,
                          "add right=NAME.go, a file that solves it",
                          "[%s] has no answer that is right", group);
  if (program != NULL && program->n_files != 1)
    lessons_problems_add (self->problems, LESSONS_ERROR, file, task->line, 0,
                          "name a program of one file", "“%s” has %u files", program->name,
                          program->n_files);
  load_answers (self, ini, group, FALSE, answers);
  task->runs = lessons_ini_get_number (ini, group, "runs", 1, 10000, 100);
  task->n_answers = answers->len;
  task->answers = g_memdup2 (answers->data, answers->len * sizeof (LessonsAnswer));
}

static gboolean
load_kind (LessonsLesson   *self,
           LessonsIni      *ini,
           const char      *group,
           LessonsTaskKind *out_kind)
{
  static const char *const names[] = { "predict", "choose", "edit" };
  guint line;
  const char *text = lessons_ini_get (ini, group, "kind", &line);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      {
        *out_kind = i;
        return TRUE;
      }
  lessons_problems_add (self->problems, LESSONS_ERROR, lessons_ini_get_file_name (ini), line, 0,
                        "write kind=predict, kind=choose or kind=edit",
                        text == NULL ? "[%s] has no kind" : "[%s] is of a kind that is not known",
                        group);
  return FALSE;
}

static void
load_program (LessonsLesson *self,
              LessonsIni    *ini,
              const char    *group,
              LessonsTask   *task)
{
  guint line;
  const char *name = lessons_ini_get (ini, group, "program", &line);
  const LessonsProgram *program;

  if (name == NULL && self->programs->len > 0)
    name = lessons_lesson_get_program (self, 0)->name;
  program = name != NULL ? lessons_lesson_find_program (self, name) : NULL;
  if (name != NULL && program == NULL)
    lessons_problems_add (self->problems, LESSONS_ERROR, lessons_ini_get_file_name (ini), line, 0,
                          "name one of the lesson's programs", "there is no program “%s”", name);
  else if (program != NULL && program->refused != NULL && task->kind != LESSONS_TASK_EDIT)
    lessons_problems_add (self->problems, LESSONS_ERROR, lessons_ini_get_file_name (ini), line, 0,
                          "name a program that compiles",
                          "[%s] is judged by a run, but “%s” has none", group, name);
  task->program = g_strdup (name != NULL ? name : "");
}

static void
load_task (LessonsLesson *self,
           LessonsIni    *ini,
           const char    *group)
{
  LessonsTask *task = g_new0 (LessonsTask, 1);

  lessons_ini_has_group (ini, group, &task->line);
  task->id = g_strdup (group + strlen (PREFIX));
  if (!load_kind (self, ini, group, &task->kind))
    {
      lessons_ini_ignore_group (ini, group);
      lessons_task_free (task);
      return;
    }
  load_program (self, ini, group, task);
  lessons_load_text (ini, group, "title", TRUE, self->problems, &task->title);
  lessons_load_text (ini, group, "question", TRUE, self->problems, &task->question);
  lessons_load_text (ini, group, "explanation", TRUE, self->problems, &task->explanation);
  lessons_load_text (ini, group, "hint", FALSE, self->problems, &task->hint);
  if (task->kind == LESSONS_TASK_PREDICT)
    {
      load_choices (self, ini, group, task);
      task->at = load_expr (self, ini, group, "at", FALSE);
    }
  else if (task->kind == LESSONS_TASK_EDIT)
    load_edit (self, ini, group, task);
  else
    {
      task->goal = load_expr (self, ini, group, "goal", TRUE);
      task->witness = g_strdup (lessons_ini_get (ini, group, "witness", NULL));
    }
  g_ptr_array_add (self->tasks, task);
}

void
lessons_load_tasks (LessonsLesson *self,
                    LessonsIni    *ini)
{
  g_auto (GStrv) groups = lessons_ini_dup_groups (ini, PREFIX);

  for (char **group = groups; *group != NULL; group++)
    load_task (self, ini, *group);
}
