/* SPDX-License-Identifier: MIT */

/*
 * The course: course.ini and every lesson's folder beside it. Adding a folder
 * adds a lesson. Folders are sorted by what they are called and not taken in
 * the order the file system gives them.
 */

#include "lessons-lesson-private.h"
#include "lessons-read.h"

#include <stdlib.h>
#include <string.h>

#define INI "course.ini"

struct _LessonsCourse
{
  gatomicrefcount  ref_count;
  char            *dir;
  LessonsText      title;
  GPtrArray       *chapters; /* of LessonsChapter */
  GPtrArray       *lessons;  /* of LessonsLesson */
  LessonsProblems *problems;
};

static void
chapter_free (gpointer data)
{
  LessonsChapter *self = data;

  lessons_text_clear (&self->title);
  g_free (self);
}

static void
lesson_unref (gpointer data)
{
  lessons_lesson_unref (data);
}

static LessonsCourse *
course_new (const char *dir)
{
  LessonsCourse *self = g_new0 (LessonsCourse, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->dir = g_strdup (dir);
  self->chapters = g_ptr_array_new_with_free_func (chapter_free);
  self->lessons = g_ptr_array_new_with_free_func (lesson_unref);
  self->problems = lessons_problems_new ();
  return self;
}

/* [chapter 1] … in the order of their numbers. */
static void
load_chapters (LessonsCourse *self,
               LessonsIni    *ini)
{
  g_auto (GStrv) groups = lessons_ini_dup_groups (ini, "chapter ");

  for (int number = 1; number <= 99; number++)
    {
      g_autofree char *group = g_strdup_printf ("chapter %d", number);
      LessonsChapter *chapter;

      if (!g_strv_contains ((const char *const *) groups, group))
        continue;
      chapter = g_new0 (LessonsChapter, 1);
      chapter->number = number;
      lessons_load_text (ini, group, "title", TRUE, self->problems, &chapter->title);
      g_ptr_array_add (self->chapters, chapter);
    }
  if (self->chapters->len == 0)
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, 0, 0,
                          "add a group [chapter 1] with titles", "the course has no chapter");
}

static gboolean
has_chapter (const LessonsCourse *self,
             int                  number)
{
  for (guint i = 0; i < self->chapters->len; i++)
    if (((LessonsChapter *) self->chapters->pdata[i])->number == number)
      return TRUE;
  return FALSE;
}

static int
compare_lessons (gconstpointer a,
                 gconstpointer b)
{
  const LessonsLesson *left = *(LessonsLesson *const *) a;
  const LessonsLesson *right = *(LessonsLesson *const *) b;

  if (left->chapter != right->chapter)
    return left->chapter < right->chapter ? -1 : 1;
  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  if (left->section != right->section)
    return left->section < right->section ? -1 : 1;
  return strcmp (left->slug, right->slug);
}

/* A folder is a lesson if it is named as one, or has a lesson.ini. */
static gboolean
is_lesson_folder (const char *dir,
                  const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *ini = g_build_filename (path, "lesson.ini", NULL);
  int chapter, section;
  const char *slug;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return FALSE;
  return lessons_parse_folder_name (name, &chapter, &section, &slug)
         || g_file_test (ini, G_FILE_TEST_EXISTS);
}

static void
load_lessons (LessonsCourse *self,
              GDir          *dir)
{
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);
      LessonsLesson *lesson;

      if (!is_lesson_folder (self->dir, name))
        continue;
      lesson = lessons_lesson_load (path, NULL);
      if (lesson != NULL)
        g_ptr_array_add (self->lessons, lesson);
    }
  g_ptr_array_sort (self->lessons, compare_lessons);
}

static void
check_lessons (LessonsCourse *self)
{
  for (guint i = 0; i < self->lessons->len; i++)
    {
      LessonsLesson *lesson = self->lessons->pdata[i];
      const LessonsLesson *before = i > 0 ? self->lessons->pdata[i - 1] : NULL;
      g_autofree char *file = g_strdup_printf ("%s-%s/lesson.ini", lesson->id, lesson->slug);

      if (before != NULL && strcmp (before->id, lesson->id) == 0)
        lessons_problems_add (self->problems, LESSONS_ERROR, file, 0, 0, "renumber one of the two",
                              "there are two lessons %s: %s and %s", lesson->id, before->slug,
                              lesson->slug);
      if (!has_chapter (self, lesson->chapter))
        lessons_problems_add (self->problems, LESSONS_ERROR, file, 0, 0,
                              "add the chapter to course.ini, or renumber the lesson",
                              "course.ini has no chapter %d", lesson->chapter);
      lessons_check_lesson_links (lesson, self, self->problems);
    }
}

/**
 * lessons_course_load:
 * @dir: the course's folder
 * @error: return location for an error
 *
 * Reads the course and all its lessons. Broken lessons are kept with their problems.
 *
 * Errors: %LESSONS_ERROR_NOT_A_COURSE
 *
 * Returns: (transfer full) (nullable): the course
 */
LessonsCourse *
lessons_course_load (const char *dir,
                     GError    **error)
{
  g_autoptr (LessonsCourse) self = NULL;
  g_autoptr (LessonsIni) ini = NULL;
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) dir_error = NULL;
  g_autofree char *text = NULL;
  gsize len;

  g_return_val_if_fail (dir != NULL, NULL);

  folder = g_dir_open (dir, 0, &dir_error);
  if (folder == NULL)
    {
      g_set_error (error, LESSONS_ERROR_DOMAIN, LESSONS_ERROR_NOT_A_COURSE,
                   "the course cannot be read: %s", dir_error->message);
      return NULL;
    }
  self = course_new (dir);
  text = lessons_read_file (dir, INI, "is this the course's folder?", &len, self->problems);
  if (text == NULL)
    {
      const LessonsProblem *problem = lessons_problems_get (self->problems, 0);

      g_set_error (error, LESSONS_ERROR_DOMAIN, LESSONS_ERROR_NOT_A_COURSE, "%s/%s: %s", dir, INI,
                   problem->message);
      return NULL;
    }
  ini = lessons_ini_parse (text, INI, self->problems);
  lessons_load_text (ini, "course", "title", TRUE, self->problems, &self->title);
  load_chapters (self, ini);
  lessons_ini_report_unused (ini);
  load_lessons (self, folder);
  check_lessons (self);
  return g_steal_pointer (&self);
}

/**
 * lessons_course_ref:
 * @self: a course
 *
 * Returns: (transfer full): @self
 */
LessonsCourse *
lessons_course_ref (LessonsCourse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * lessons_course_unref:
 * @self: (nullable): a course
 *
 * Drops a reference; the last one frees the course and lets go of its lessons.
 */
void
lessons_course_unref (LessonsCourse *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  lessons_text_clear (&self->title);
  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->lessons);
  lessons_problems_free (self->problems);
  g_free (self->dir);
  g_free (self);
}

/**
 * lessons_course_get_dir:
 * @self: a course
 *
 * Returns: the folder it was read from
 */
const char *
lessons_course_get_dir (const LessonsCourse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dir;
}

/**
 * lessons_course_get_title:
 * @self: a course
 *
 * Returns: (transfer none): its title
 */
const LessonsText *
lessons_course_get_title (const LessonsCourse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->title;
}

/**
 * lessons_course_get_n_chapters:
 * @self: a course
 *
 * Returns: the number of chapters
 */
guint
lessons_course_get_n_chapters (const LessonsCourse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->chapters->len;
}

/**
 * lessons_course_get_chapter:
 * @self: a course
 * @index: which, from 0, by number
 *
 * Returns: (transfer none): the chapter
 */
const LessonsChapter *
lessons_course_get_chapter (const LessonsCourse *self,
                            guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->chapters->len, NULL);

  return self->chapters->pdata[index];
}

/**
 * lessons_course_get_n_lessons:
 * @self: a course
 *
 * Returns: the number of lessons, broken ones included
 */
guint
lessons_course_get_n_lessons (const LessonsCourse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lessons->len;
}

/**
 * lessons_course_get_lesson:
 * @self: a course
 * @index: which, from 0, in the order of the course
 *
 * Returns: (transfer none): the lesson
 */
LessonsLesson *
lessons_course_get_lesson (const LessonsCourse *self,
                           guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->lessons->len, NULL);

  return self->lessons->pdata[index];
}

/**
 * lessons_course_find_lesson:
 * @self: a course
 * @name: an id, a slug, or both as in the folder's name
 *
 * Returns: (transfer none) (nullable): the lesson
 */
LessonsLesson *
lessons_course_find_lesson (const LessonsCourse *self,
                            const char          *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->lessons->len; i++)
    {
      LessonsLesson *lesson = self->lessons->pdata[i];
      g_autofree char *folder = g_strdup_printf ("%s-%s", lesson->id, lesson->slug);

      if (strcmp (name, lesson->id) == 0 || strcmp (name, lesson->slug) == 0
          || strcmp (name, folder) == 0)
        return lesson;
    }
  return NULL;
}

/**
 * lessons_course_get_problems:
 * @self: a course
 *
 * Returns: (transfer none): what is wrong with the course as a whole; lessons have their own lists
 */
const LessonsProblems *
lessons_course_get_problems (const LessonsCourse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}
