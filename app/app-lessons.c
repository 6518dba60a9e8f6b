/* SPDX-License-Identifier: MIT */

/* stave lessons: what the course holds, for people and for programs. */
#include "app-command.h"

#include "app-course.h"
#include "export.h"

#include <glib/gi18n-lib.h>

static void
append_json_text (GString           *out,
                  const LessonsText *text)
{
  g_string_append (out, "{\"en\": ");
  export_append_json_string (out, lessons_text_get (text, LESSONS_EN));
  g_string_append (out, ", \"zh\": ");
  export_append_json_string (out, lessons_text_get (text, LESSONS_ZH));
  g_string_append_c (out, '}');
}

static void
append_json_program (GString              *out,
                     const LessonsProgram *program)
{
  g_string_append (out, "{\"name\": ");
  export_append_json_string (out, program->name);
  g_string_append (out, ", \"title\": ");
  append_json_text (out, &program->title);
  g_string_append (out, ", \"files\": [");
  for (guint i = 0; i < program->n_files; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      export_append_json_string (out, program->files[i].name);
    }
  g_string_append (out, "]}");
}

/* {"id", "slug", "chapter", "dir", "title": {"en", "zh"}, "programs": [first file of each],
 * "runs": [{"name", "title", "files"}], "sound"} */
static void
append_json_lesson (GString             *out,
                    const LessonsLesson *lesson)
{
  guint n = lessons_lesson_get_n_programs (lesson);

  g_string_append (out, "  {\"id\": ");
  export_append_json_string (out, lessons_lesson_get_id (lesson));
  g_string_append (out, ", \"slug\": ");
  export_append_json_string (out, lessons_lesson_get_slug (lesson));
  g_string_append_printf (out, ", \"chapter\": %d, \"dir\": ",
                          lessons_lesson_get_chapter (lesson));
  export_append_json_string (out, lessons_lesson_get_dir (lesson));
  g_string_append (out, ", \"title\": ");
  append_json_text (out, lessons_lesson_get_title (lesson));
  g_string_append (out, ", \"programs\": [");
  for (guint i = 0; i < n; i++)
    {
      const LessonsProgram *program = lessons_lesson_get_program (lesson, i);

      g_string_append (out, i > 0 ? ", " : "");
      export_append_json_string (out, program->n_files > 0 ? program->files[0].name : program->name);
    }
  g_string_append (out, "], \"runs\": [");
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      append_json_program (out, lessons_lesson_get_program (lesson, i));
    }
  g_string_append_printf (
      out, "], \"sound\": %s}",
      lessons_problems_get_n_errors (lessons_lesson_get_problems (lesson)) == 0 ? "true" : "false");
}

static void
print_json (const LessonsCourse *course)
{
  g_autoptr (GString) out = g_string_new ("[\n");
  guint n = lessons_course_get_n_lessons (course);

  for (guint i = 0; i < n; i++)
    {
      append_json_lesson (out, lessons_course_get_lesson (course, i));
      g_string_append (out, i + 1 < n ? ",\n" : "\n");
    }
  g_string_append (out, "]\n");
  g_print ("%s", out->str);
}

static void
print_list (const LessonsCourse *course)
{
  LessonsLanguage language = app_get_language ();
  guint next = 0;

  for (guint c = 0; c < lessons_course_get_n_chapters (course); c++)
    {
      const LessonsChapter *chapter = lessons_course_get_chapter (course, c);

      g_print ("%d  %s\n", chapter->number, lessons_text_get (&chapter->title, language));
      for (; next < lessons_course_get_n_lessons (course); next++)
        {
          LessonsLesson *lesson = lessons_course_get_lesson (course, next);

          if (lessons_lesson_get_chapter (lesson) != chapter->number)
            break;
          g_print ("   %s  %s", lessons_lesson_get_id (lesson),
                   lessons_text_get (lessons_lesson_get_title (lesson), language));
          for (guint i = 0; i < lessons_lesson_get_n_programs (lesson); i++)
            g_print ("%s%s", i == 0 ? "  (" : ", ", lessons_lesson_get_program (lesson, i)->name);
          g_print ("%s\n", lessons_lesson_get_n_programs (lesson) > 0 ? ")" : "");
        }
    }
}

int
app_lessons_command (int   argc,
                     char *argv[])
{
  gboolean json = FALSE;
  const GOptionEntry entries[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print an array of objects"), NULL },
          { NULL } };
  g_autoptr (LessonsCourse) course = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) problems = g_string_new (NULL);
  int code;

  if (!app_parse_options ("lessons", NULL, _("Lists the lessons and their programs."), NULL,
                          entries, NULL, &argc, &argv, &code))
    return code;
  if (argc > 1)
    {
      app_complain (_("lessons: takes no arguments, got “%s”"), argv[1]);
      return APP_EXIT_USAGE;
    }
  course = app_load_course (&error);
  if (course == NULL)
    {
      app_complain ("%s", error->message);
      return APP_EXIT_FAILED;
    }
  if (json)
    print_json (course);
  else
    print_list (course);
  lessons_problems_print (lessons_course_get_problems (course), problems);
  g_printerr ("%s", problems->str);
  return APP_EXIT_OK;
}
