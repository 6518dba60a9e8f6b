/* SPDX-License-Identifier: MIT */
#include "stave-progress.h"

struct _StaveProgress
{
  GObject   parent_instance;
  char     *path;
  GKeyFile *file;
};

G_DEFINE_FINAL_TYPE (StaveProgress, stave_progress, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
stave_progress_finalize (GObject *object)
{
  StaveProgress *self = STAVE_PROGRESS (object);

  g_free (self->path);
  g_key_file_unref (self->file);
  G_OBJECT_CLASS (stave_progress_parent_class)->finalize (object);
}

static void
stave_progress_class_init (StaveProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stave_progress_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stave_progress_init (StaveProgress *self)
{
  self->file = g_key_file_new ();
}

/* Progress that cannot be written is lost with the window, which is no reason to stop the
 * learner: it is logged. */
static void
save (StaveProgress *self)
{
  g_autofree char   *dir = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (dir, 0700);
  if (!g_key_file_save_to_file (self->file, self->path, &error))
    g_message ("Progress is not kept: %s", error->message);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
get (StaveProgress *self,
     LessonsLesson *lesson,
     const char    *key)
{
  return g_key_file_get_boolean (self->file, lessons_lesson_get_id (lesson), key, NULL);
}

static void
set (StaveProgress *self,
     LessonsLesson *lesson,
     const char    *key)
{
  if (get (self, lesson, key))
    return;
  g_key_file_set_boolean (self->file, lessons_lesson_get_id (lesson), key, TRUE);
  save (self);
}

/**
 * stave_progress_new:
 * @path: (nullable): of the key file; %NULL for the user's own
 *
 * Reads what was kept; a file that cannot be read counts as empty.
 *
 * Returns: (transfer full): the progress
 */
StaveProgress *
stave_progress_new (const char *path)
{
  StaveProgress *self = g_object_new (STAVE_TYPE_PROGRESS, NULL);

  self->path = path != NULL
                   ? g_strdup (path)
                   : g_build_filename (g_get_user_config_dir (), "stave", "progress.ini", NULL);
  g_key_file_load_from_file (self->file, self->path, G_KEY_FILE_NONE, NULL);
  return self;
}

/**
 * stave_progress_get_task:
 * @self: progress
 * @lesson: a lesson
 * @task: id of a task of it
 *
 * Returns: whether it was solved
 */
gboolean
stave_progress_get_task (StaveProgress *self,
                         LessonsLesson *lesson,
                         const char    *task)
{
  g_autofree char *key = g_strconcat ("task.", task, NULL);

  return get (self, lesson, key);
}

/**
 * stave_progress_set_task:
 * @self: progress
 * @lesson: a lesson
 * @task: id of a task of it that is solved
 */
void
stave_progress_set_task (StaveProgress *self,
                         LessonsLesson *lesson,
                         const char    *task)
{
  g_autofree char *key = g_strconcat ("task.", task, NULL);

  set (self, lesson, key);
}

/**
 * stave_progress_set_ended:
 * @self: progress
 * @lesson: a lesson whose program was run to its end
 */
void
stave_progress_set_ended (StaveProgress *self,
                          LessonsLesson *lesson)
{
  set (self, lesson, "ended");
}

static guint
count_solved (StaveProgress *self,
              LessonsLesson *lesson)
{
  guint n = 0;

  for (guint i = 0; i < lessons_lesson_get_n_tasks (lesson); i++)
    n += stave_progress_get_task (self, lesson, lessons_lesson_get_task (lesson, i)->id);
  return n;
}

/**
 * stave_progress_is_done:
 * @self: progress
 * @lesson: a lesson
 *
 * Returns: whether all of its tasks are solved
 */
gboolean
stave_progress_is_done (StaveProgress *self,
                        LessonsLesson *lesson)
{
  guint n = lessons_lesson_get_n_tasks (lesson);

  return n > 0 ? count_solved (self, lesson) == n : get (self, lesson, "ended");
}

/**
 * stave_progress_is_begun:
 * @self: progress
 * @lesson: a lesson
 *
 * Returns: whether something of it is done, but not all
 */
gboolean
stave_progress_is_begun (StaveProgress *self,
                         LessonsLesson *lesson)
{
  return !stave_progress_is_done (self, lesson)
         && (count_solved (self, lesson) > 0 || get (self, lesson, "ended"));
}

/**
 * stave_progress_reset:
 * @self: progress
 *
 * Forgets everything.
 */
void
stave_progress_reset (StaveProgress *self)
{
  g_key_file_unref (self->file);
  self->file = g_key_file_new ();
  save (self);
}
