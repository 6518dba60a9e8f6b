/* SPDX-License-Identifier: MIT */

/*
 * The lessons' programs with the real toolchain: formatted, vetted, built, and
 * where lesson.ini states an output, printing it; or refused, with the words that lesson.ini
 * names. Programs that sleep do so for real here, so all of them run at the same time; a program
 * of which lesson.ini states neither exit code nor output is not run: it may take hours.
 */

#include "lessons-lesson.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

static LessonsCourse *course;
static char *out_dir;

static void
assert_runs (const char *const *argv,
             const char        *expected_output)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status = 0;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               &err, &status, &error));
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s", err);
  g_assert_cmpint (status, ==, 0);
  if (expected_output != NULL)
    g_assert_cmpstr (out, ==, expected_output);
}

/* go vet must fail, and say these words. */
static void
assert_refused (const char *const *argv,
                const char        *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  int status = 0;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               &err, &status, &error));
  g_assert_no_error (error);
  g_assert_false (g_spawn_check_wait_status (status, NULL));
  g_test_message ("%s", err);
  g_assert_nonnull (strstr (err, words));
}

static char *
binary_path (const LessonsLesson  *lesson,
             const LessonsProgram *program)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", lessons_lesson_get_id (lesson), program->name);

  return g_build_filename (out_dir, name, NULL);
}

static void
build (const LessonsLesson  *lesson,
       const LessonsProgram *program)
{
  g_autofree char *binary = binary_path (lesson, program);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  const char *const tools[][4] = {
    { "gofmt", "-l" },
    { "go", "vet" },
    { "go", "build", "-o", binary },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_ptr_array_set_size (files, 0);
      for (guint j = 0; j < 4 && tools[i][j] != NULL; j++)
        g_ptr_array_add (files, (gpointer) tools[i][j]);
      for (guint j = 0; j < program->n_files; j++)
        g_ptr_array_add (files, program->files[j].path);
      g_ptr_array_add (files, NULL);
      if (i > 0 && program->refused != NULL)
        assert_refused ((const char *const *) files->pdata, program->refused);
      else
        assert_runs ((const char *const *) files->pdata, i == 0 ? "" : NULL);
    }
}

static void
test_vet_and_build (void)
{
  for (guint i = 0; i < lessons_course_get_n_lessons (course); i++)
    {
      LessonsLesson *lesson = lessons_course_get_lesson (course, i);

      for (guint j = 0; j < lessons_lesson_get_n_programs (lesson); j++)
        {
          const LessonsProgram *program = lessons_lesson_get_program (lesson, j);

          g_test_message ("%s %s", lessons_lesson_get_id (lesson), program->name);
          build (lesson, program);
        }
    }
}

/* Answers to edit tasks, the wrong ones too, are Go as one writes it. */
static void
test_vet_answers (void)
{
  for (guint i = 0; i < lessons_course_get_n_lessons (course); i++)
    {
      LessonsLesson *lesson = lessons_course_get_lesson (course, i);

      for (guint j = 0; j < lessons_lesson_get_n_tasks (lesson); j++)
        {
          const LessonsTask *task = lessons_lesson_get_task (lesson, j);

          for (guint k = 0; k < task->n_answers; k++)
            {
              const char *path = task->answers[k].file.path;
              const char *const format[] = { "gofmt", "-l", path, NULL };
              const char *const vet[] = { "go", "vet", path, NULL };

              g_test_message ("%s %s", lessons_lesson_get_id (lesson), task->answers[k].file.name);
              assert_runs (format, "");
              assert_runs (vet, NULL);
            }
        }
    }
}

typedef struct
{
  const LessonsProgram *program;
  char                 *label;
  char                 *output_path;
  GPid                  pid;
} Run;

static void
run_clear (gpointer data)
{
  Run *self = data;

  g_free (self->label);
  g_free (self->output_path);
}

static Run
start (const LessonsLesson  *lesson,
       const LessonsProgram *program)
{
  g_autofree char *binary = binary_path (lesson, program);
  g_autofree char *command = NULL;
  Run run = { program };
  char *argv[] = { "/bin/sh", "-c", NULL, NULL };

  run.label = g_strdup_printf ("%s %s", lessons_lesson_get_id (lesson), program->name);
  run.output_path = g_strconcat (binary, ".out", NULL);
  command = g_strdup_printf ("GOMAXPROCS=%u exec timeout 60 '%s' > '%s' 2>/dev/null",
                             program->procs, binary, run.output_path);
  argv[2] = command;
  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &run.pid,
                                NULL));
  return run;
}

static void
test_run (void)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));

  g_array_set_clear_func (runs, run_clear);
  for (guint i = 0; i < lessons_course_get_n_lessons (course); i++)
    {
      LessonsLesson *lesson = lessons_course_get_lesson (course, i);

      for (guint j = 0; j < lessons_lesson_get_n_programs (lesson); j++)
        {
          const LessonsProgram *program = lessons_lesson_get_program (lesson, j);
          Run run;

          if (program->refused != NULL
              || (program->exit_code < 0 && program->output == NULL))
            continue;
          run = start (lesson, program);
          g_array_append_val (runs, run);
        }
    }
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      g_autofree char *output = NULL;
      int status;

      g_test_message ("%s", run->label);
      g_assert_cmpint (waitpid (run->pid, &status, 0), ==, run->pid);
      g_assert_true (WIFEXITED (status));
      if (run->program->exit_code >= 0)
        g_assert_cmpint (WEXITSTATUS (status), ==, run->program->exit_code);
      g_assert_true (g_file_get_contents (run->output_path, &output, NULL, NULL));
      if (run->program->output != NULL)
        g_assert_cmpstr (output, ==, run->program->output);
      g_remove (run->output_path);
    }
}

static void
remove_binaries (void)
{
  for (guint i = 0; i < lessons_course_get_n_lessons (course); i++)
    {
      LessonsLesson *lesson = lessons_course_get_lesson (course, i);

      for (guint j = 0; j < lessons_lesson_get_n_programs (lesson); j++)
        {
          g_autofree char *binary
            = binary_path (lesson, lessons_lesson_get_program (lesson, j));

          g_remove (binary);
        }
    }
  g_rmdir (out_dir);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *go = g_find_program_in_path ("go");
  int result;

  g_test_init (&argc, &argv, NULL);
  if (go == NULL)
    {
      g_print ("1..0 # SKIP the Go toolchain is not installed\n");
      return 0;
    }
  course = lessons_course_load (g_getenv ("STAVE_COURSE"), NULL);
  g_assert_nonnull (course);
  out_dir = g_dir_make_tmp ("stave-programs-XXXXXX", NULL);
  g_test_add_func ("/lessons/programs/vet-and-build", test_vet_and_build);
  g_test_add_func ("/lessons/programs/answers-are-vetted", test_vet_answers);
  g_test_add_func ("/lessons/programs/print-what-lesson-ini-says", test_run);
  result = g_test_run ();
  remove_binaries ();
  g_free (out_dir);
  lessons_course_unref (course);
  return result;
}
