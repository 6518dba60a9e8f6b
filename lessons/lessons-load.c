/* SPDX-License-Identifier: MIT */

/*
 * A lesson from its folder. Every part is read on its own: a broken chart
 * takes nothing from the text, and what is missing is told once, where it would
 * be mended.
 */

#include "lessons-lesson-private.h"
#include "lessons-read.h"

#include <stdlib.h>
#include <string.h>

#define INI "lesson.ini"

static const char *const view_names[] = {
  "stage",    "staff", "chart",   "scheduler", "memory",  "sequence", "waits",
  "outcomes", "tree",  "plots",   "profile",   "compare", NULL,
};

/* folder = chapter "." section "-" slug */
gboolean
lessons_parse_folder_name (const char  *name,
                           int         *out_chapter,
                           int         *out_section,
                           const char **out_slug)
{
  char *rest;
  long chapter, section;

  if (!g_ascii_isdigit (name[0]))
    return FALSE;
  chapter = strtol (name, &rest, 10);
  if (*rest != '.' || !g_ascii_isdigit (rest[1]))
    return FALSE;
  section = strtol (rest + 1, &rest, 10);
  if (*rest != '-' || rest[1] == '\0' || chapter > 99 || section > 99)
    return FALSE;
  *out_chapter = (int) chapter;
  *out_section = (int) section;
  *out_slug = rest + 1;
  return TRUE;
}

void
lessons_load_text (LessonsIni      *ini,
                   const char      *group,
                   const char      *key,
                   gboolean         required,
                   LessonsProblems *problems,
                   LessonsText     *out_text)
{
  for (guint i = 0; i < LESSONS_N_LANGUAGES; i++)
    {
      g_autofree char *full = g_strdup_printf ("%s[%s]", key, lessons_language_names[i]);
      g_autofree char *mend = g_strdup_printf ("add %s=…", full);
      guint line;
      const char *value = lessons_ini_get (ini, group, full, &line);

      out_text->in[i] = g_strdup (value);
      if (required && (value == NULL || *value == '\0'))
        lessons_problems_add (problems, LESSONS_ERROR, lessons_ini_get_file_name (ini), line, 0,
                              mend, "[%s] has no %s", group, full);
    }
}

/* ---- programs ------------------------------------------------------------------------ */

/* Reads a program's file; FALSE, with a problem, if that is no name of one. */
gboolean
lessons_load_file (LessonsLesson *self,
                   const char    *name,
                   guint          line,
                   LessonsFile   *file)
{
  if (strchr (name, '/') != NULL || !g_str_has_suffix (name, ".go"))
    {
      lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                            "name a .go file of the lesson's own folder",
                            "“%s” is not a file of this lesson", name);
      return FALSE;
    }
  file->name = g_strdup (name);
  file->path = g_build_filename (self->dir, name, NULL);
  file->text = lessons_read_file (self->dir, name,
                                  "write the program, or correct files= in lesson.ini",
                                  &file->len, self->problems);
  if (file->text != NULL && file->len == 0)
    lessons_problems_add (self->problems, LESSONS_ERROR, name, 0, 0, "write the program",
                          "the file is empty");
  if (file->text != NULL)
    file->markers = lessons_markers_scan (file->text, file->len, &file->n_markers);
  return TRUE;
}

static void
load_files (LessonsLesson  *self,
            LessonsIni     *ini,
            const char     *group,
            LessonsProgram *program)
{
  g_autofree char *usual = g_strconcat (program->name, ".go", NULL);
  const char *const fallback[] = { usual, NULL };
  guint line;
  g_auto (GStrv) listed = lessons_ini_dup_list (ini, group, "files", &line);
  const char *const *names = listed != NULL ? (const char *const *) listed : fallback;

  program->files = g_new0 (LessonsFile, g_strv_length ((char **) names) + 1);
  for (; *names != NULL; names++)
    if (lessons_load_file (self, *names, line, &program->files[program->n_files]))
      program->n_files++;
  if (program->n_files == 0)
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0, "add files=main.go",
                          "[%s] has no files", group);
}

static char *
load_policy (LessonsLesson *self,
             LessonsIni    *ini,
             const char    *group)
{
  static const char *const policies[] = { "go", "fifo", "random", "manual", NULL };
  guint line;
  const char *policy = lessons_ini_get (ini, group, "policy", &line);

  if (policy != NULL && !g_strv_contains (policies, policy))
    {
      lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                            "write go, fifo, random or manual", "there is no policy “%s”", policy);
      policy = NULL;
    }
  return g_strdup (policy != NULL ? policy : "go");
}

static char *
load_go_version (LessonsLesson *self,
                 LessonsIni    *ini,
                 const char    *group)
{
  guint line;
  const char *version = lessons_ini_get (ini, group, "go", &line);
  int minor;

  if (version == NULL)
    return g_strdup ("1.23");
  if (!g_str_has_prefix (version, "1.") || (minor = atoi (version + 2)) < 1 || minor > 23)
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0, "write go=1.23 or older",
                          "“%s” is not a version of Go that is simulated", version);
  return g_strdup (version);
}

/* What a run gives, or else what the compiler says: a program that it refuses has no run. */
static void
load_outcome (LessonsLesson  *self,
              LessonsIni     *ini,
              const char     *group,
              LessonsProgram *program)
{
  static const char *const of_runs[] = { "exit", "output", "leaked", NULL };
  guint line;
  const char *exit_text;

  program->refused = g_strdup (lessons_ini_get (ini, group, "refused", &line));
  if (program->refused != NULL && *program->refused == '\0')
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                          "write what the compiler says, such as refused=undefined: x",
                          "[%s] does not say with which words it is refused", group);
  for (guint i = 0; program->refused != NULL && of_runs[i] != NULL; i++)
    if (lessons_ini_get (ini, group, of_runs[i], &line) != NULL)
      lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                            "leave one of the two out",
                            "a program that is refused has no “%s”", of_runs[i]);
  exit_text = lessons_ini_get (ini, group, "exit", NULL);
  if (exit_text != NULL && strcmp (exit_text, "any") == 0)
    program->exit_code = -1;
  else
    program->exit_code = lessons_ini_get_number (ini, group, "exit", 0, 255, 0);
  program->output = g_strdup (lessons_ini_get (ini, group, "output", NULL));
  program->leaked = lessons_ini_get_number (ini, group, "leaked", 0, 1000000, -1);
}

static void
load_program (LessonsLesson *self,
              LessonsIni    *ini,
              const char    *name)
{
  g_autofree char *group = g_strconcat ("program ", name, NULL);
  g_autofree char *mend = g_strdup_printf ("add a group [program %s] with titles", name);
  LessonsProgram *program = g_new0 (LessonsProgram, 1);

  if (!lessons_ini_has_group (ini, group, NULL))
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, 0, 0, mend,
                          "the program “%s” is listed, but not described", name);
  program->name = g_strdup (name);
  lessons_load_text (ini, group, "title", TRUE, self->problems, &program->title);
  load_files (self, ini, group, program);
  program->policy = load_policy (self, ini, group);
  program->seed = lessons_ini_get_number (ini, group, "seed", 0, G_MAXINT64, 1);
  program->procs = lessons_ini_get_number (ini, group, "procs", 1, 256, 1);
  program->chaos = g_strdup (lessons_ini_get (ini, group, "chaos", NULL));
  program->go_version = load_go_version (self, ini, group);
  load_outcome (self, ini, group, program);
  g_ptr_array_add (self->programs, program);
}

static void
load_programs (LessonsLesson *self,
               LessonsIni    *ini)
{
  guint line;
  g_auto (GStrv) names = lessons_ini_dup_list (ini, "lesson", "programs", &line);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      if (lessons_lesson_find_program (self, *name) != NULL)
        lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0, "name it once",
                              "the program “%s” is listed twice", *name);
      else
        load_program (self, ini, *name);
    }
  if (self->programs->len == 0)
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                          "add programs=main under [lesson] and a group [program main]",
                          "the lesson has no program");
}

/* ---- views, texts, charts ------------------------------------------------------------ */

static void
load_views (LessonsLesson *self,
            LessonsIni    *ini)
{
  guint line;
  g_auto (GStrv) names = lessons_ini_dup_list (ini, "lesson", "views", &line);
  GPtrArray *views = g_ptr_array_new ();

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      if (g_strv_contains (view_names, *name))
        g_ptr_array_add (views, g_strdup (*name));
      else
        lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                              "name views such as stage, staff, chart",
                              "there is no view “%s”", *name);
    }
  if (views->len == 0)
    g_ptr_array_add (views, g_strdup ("stage"));
  g_ptr_array_add (views, NULL);
  self->views = (char **) g_ptr_array_free (views, FALSE);
}

static void
load_doc (LessonsLesson  *self,
          LessonsLanguage language)
{
  g_autofree char *name = g_strdup_printf ("lesson.%s.md", lessons_language_names[language]);
  g_autofree char *text = NULL;
  gsize len;

  text = lessons_read_file (self->dir, name, "write the lesson's text in this language", &len,
                            self->problems);
  if (text == NULL)
    return;
  self->docs[language] = lessons_doc_parse (text, len, name);
  lessons_problems_add_all (self->problems, lessons_doc_get_problems (self->docs[language]));
}

static LessonsFlow *
load_flow (LessonsLesson *self,
           const char    *file_name)
{
  g_autofree char *text = NULL;
  LessonsFlow *flow;
  gsize len;

  text = lessons_read_file (self->dir, file_name,
                            "write the chart, or correct charts= in lesson.ini", &len,
                            self->problems);
  if (text == NULL)
    return NULL;
  flow = lessons_flow_parse (text, len, file_name);
  lessons_problems_add_all (self->problems, lessons_flow_get_problems (flow));
  return flow;
}

static void
load_chart (LessonsLesson *self,
            const char    *name)
{
  g_autofree char *file_zh = g_strconcat (name, ".mmd", NULL);
  g_autofree char *file_en = g_strconcat (name, ".en.mmd", NULL);
  g_autofree char *path_en = g_build_filename (self->dir, file_en, NULL);
  g_autoptr (LessonsFlow) en = NULL;
  LessonsFlow *zh = load_flow (self, file_zh);
  LessonsChart *chart;

  if (zh == NULL)
    return;
  chart = g_new0 (LessonsChart, 1);
  chart->name = g_strdup (name);
  chart->flow[LESSONS_ZH] = zh;
  if (g_file_test (path_en, G_FILE_TEST_EXISTS) && (en = load_flow (self, file_en)) != NULL)
    chart->flow[LESSONS_EN] = lessons_flow_with_bindings (en, zh, file_en, self->problems);
  g_ptr_array_add (self->charts, chart);
}

static void
load_charts (LessonsLesson *self,
             LessonsIni    *ini)
{
  guint line;
  g_auto (GStrv) names = lessons_ini_dup_list (ini, "lesson", "charts", &line);
  g_autofree char *usual = g_build_filename (self->dir, "flow.mmd", NULL);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      if (strchr (*name, '/') != NULL)
        lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0,
                              "name a chart of the lesson's own folder, without .mmd",
                              "“%s” is not a chart of this lesson", *name);
      else
        load_chart (self, *name);
    }
  if (names == NULL && g_file_test (usual, G_FILE_TEST_EXISTS))
    lessons_problems_add (self->problems, LESSONS_WARNING, INI, line, 0, "add charts=flow",
                          "flow.mmd is there, but not shown");
}

/* ---- the folder ---------------------------------------------------------------------- */

static void
load_identity (LessonsLesson *self,
               LessonsIni    *ini)
{
  guint line;
  const char *id = lessons_ini_get (ini, "lesson", "id", &line);
  g_autofree char *own = g_strdup_printf ("%d.%d", self->chapter, self->section);
  g_autofree char *mend = g_strdup_printf ("write id=%s, or rename the folder", own);

  if (!lessons_ini_has_group (ini, "lesson", NULL))
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, 0, 0,
                          "add a line [lesson] with id, titles, programs and views",
                          "there is no group [lesson]");
  if (self->chapter > 0 && (id == NULL || strcmp (id, own) != 0))
    lessons_problems_add (self->problems, LESSONS_ERROR, INI, line, 0, mend,
                          "the id is “%s”, but the folder says %s", id != NULL ? id : "", own);
  self->order = lessons_ini_get_number (ini, "lesson", "order", 0, 1000, self->section);
  lessons_load_text (ini, "lesson", "title", TRUE, self->problems, &self->title);
}

static void
load_name (LessonsLesson *self)
{
  g_autofree char *absolute = g_canonicalize_filename (self->dir, NULL);
  g_autofree char *base = g_path_get_basename (absolute);
  const char *slug;

  if (lessons_parse_folder_name (base, &self->chapter, &self->section, &slug))
    {
      self->id = g_strdup_printf ("%d.%d", self->chapter, self->section);
      self->slug = g_strdup (slug);
      self->order = self->section;
      return;
    }
  self->id = g_strdup (base);
  self->slug = g_strdup (base);
  lessons_problems_add (self->problems, LESSONS_ERROR, base, 0, 0,
                        "rename it to chapter.section-name, such as 1.2-fan-out",
                        "the folder's name is not a lesson's");
}

/**
 * lessons_lesson_load:
 * @dir: a lesson's folder
 * @error: return location for an error
 *
 * Reads a lesson. What is wrong within the folder is told in the lesson's problems; only a folder
 * that cannot be read at all is an error.
 *
 * Errors: %LESSONS_ERROR_NOT_A_LESSON
 *
 * Returns: (transfer full) (nullable): the lesson
 */
LessonsLesson *
lessons_lesson_load (const char *dir,
                     GError    **error)
{
  LessonsLesson *self;
  g_autoptr (LessonsIni) ini = NULL;
  g_autofree char *text = NULL;
  gsize len;

  g_return_val_if_fail (dir != NULL, NULL);

  if (!g_file_test (dir, G_FILE_TEST_IS_DIR))
    {
      gboolean exists = g_file_test (dir, G_FILE_TEST_EXISTS);

      g_set_error (error, LESSONS_ERROR_DOMAIN, LESSONS_ERROR_NOT_A_LESSON, "%s: %s", dir,
                   exists ? "this is not a folder; a lesson is a folder with lesson.ini"
                          : "there is no such folder");
      return NULL;
    }
  self = lessons_lesson_new (dir);
  load_name (self);
  text = lessons_read_file (dir, INI, "write lesson.ini; lessons/course/README.md says how", &len,
                            self->problems);
  ini = lessons_ini_parse (text != NULL ? text : "", INI, self->problems);
  if (text != NULL)
    {
      load_identity (self, ini);
      load_programs (self, ini);
      load_views (self, ini);
      lessons_load_compared (self, ini);
      load_charts (self, ini);
      lessons_load_tasks (self, ini);
      lessons_ini_report_unused (ini);
    }
  for (guint i = 0; i < LESSONS_N_LANGUAGES; i++)
    load_doc (self, i);
  if (text != NULL)
    lessons_check_lesson (self);
  return self;
}
