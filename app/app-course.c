/* SPDX-License-Identifier: MIT */

/* Where the course and the translations lie, installed or not. */
#include "app-course.h"
#include "stave-config.h"

gboolean
app_is_uninstalled (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *build = g_canonicalize_filename (STAVE_BUILD_DIR, "/");

  return dir != NULL && g_str_has_prefix (dir, build);
}

char *
app_dup_course_dir (void)
{
  const char *set = g_getenv ("STAVE_COURSE_DIR");

  if (set != NULL && set[0] != '\0')
    return g_strdup (set);
  if (app_is_uninstalled ())
    return g_build_filename (STAVE_SOURCE_DIR, "lessons", "course", NULL);
  return g_build_filename (STAVE_DATA_DIR, "stave", "course", NULL);
}

LessonsCourse *
app_load_course (GError **error)
{
  g_autofree char *dir = app_dup_course_dir ();

  return lessons_course_load (dir, error);
}

LessonsLanguage
app_get_language (void)
{
  const char *const *names = g_get_language_names ();

  return g_str_has_prefix (names[0], "zh") ? LESSONS_ZH : LESSONS_EN;
}

char *
app_dup_locale_dir (void)
{
  if (app_is_uninstalled ())
    return g_build_filename (STAVE_BUILD_DIR, "po", NULL);
  return g_strdup (STAVE_LOCALE_DIR);
}

char *
app_dup_window_path (void)
{
  if (app_is_uninstalled ())
    return g_build_filename (STAVE_BUILD_DIR, "app", "stave-window", NULL);
  return g_build_filename (STAVE_LIBEXEC_DIR, "stave-window", NULL);
}
