/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as lesson.ini, in a folder whose other files are sound: loading
 * never fails, and every expression that was read can be written, read again and
 * evaluated.
 */

#include "lessons-lesson.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static char *
fact (const char *name,
      gpointer    user_data)
{
  static const char *const values[] = { NULL, "a\n2\n", "2", "", "0" };

  return g_strdup (values[strlen (name) % G_N_ELEMENTS (values)]);
}

static void
check_expr (const LessonsExpr *expr)
{
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;
  g_autoptr (LessonsExpr) again = NULL;

  if (expr == NULL)
    return;
  text = lessons_expr_to_string (expr);
  again = lessons_expr_parse (text, NULL);
  g_assert (again != NULL);
  text_again = lessons_expr_to_string (again);
  g_assert_cmpstr (text, ==, text_again);
  g_assert_cmpint (lessons_expr_evaluate (expr, fact, NULL), ==,
                   lessons_expr_evaluate (again, fact, NULL));
}

static void
check_task (const LessonsTask *task)
{
  check_expr (task->at);
  check_expr (task->goal);
  for (guint i = 0; i < task->n_choices; i++)
    check_expr (task->choices[i].when);
}

/* A folder of this process with all files of a lesson but lesson.ini. */
static const char *
make_folder (void)
{
  static char *dir = NULL;
  static const char *const files[][2] = {
    { "main.go", "package main\n\nfunc main() {\n\tprintln(1) //stave:a\n}\n" },
    { "flow.mmd", "graph TD\nA --> B\n%% bind A: #a\n%% bind B: pass\n" },
    { "lesson.en.md", "# T\n\n[x](task:a) [y](view:stage)\n" },
    { "lesson.zh.md", "# T\n\n[x](task:a) [y](view:stage)\n" },
  };
  g_autofree char *parent = NULL;

  if (dir != NULL)
    return dir;
  parent = g_dir_make_tmp ("stave-fuzz-XXXXXX", NULL);
  dir = g_build_filename (parent, "1.1-fuzz", NULL);
  g_assert (g_mkdir (dir, 0700) == 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (dir, files[i][0], NULL);

      g_assert (g_file_set_contents (path, files[i][1], -1, NULL));
    }
  return dir;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *dir = make_folder ();
  g_autofree char *path = g_build_filename (dir, "lesson.ini", NULL);
  g_autoptr (LessonsLesson) lesson = NULL;
  FILE *file = g_fopen (path, "w");

  g_assert (file != NULL);
  fwrite (data, 1, size, file);
  fclose (file);
  lesson = lessons_lesson_load (dir, NULL);
  g_assert (lesson != NULL);
  for (guint i = 0; i < lessons_lesson_get_n_tasks (lesson); i++)
    check_task (lessons_lesson_get_task (lesson, i));
  return 0;
}
