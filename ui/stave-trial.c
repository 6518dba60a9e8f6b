/* SPDX-License-Identifier: MIT */
#include "stave-trial.h"

#define SLICE_INSTRUCTIONS 20000
#define TURN_US 2000   /* work of one idle moment: others wait no longer */
#define TELL_US 100000 /* how often it is told how far it has come */

struct _StaveTrial
{
  GObject            parent_instance;
  LessonsLesson     *lesson;
  const LessonsTask *task;    /* the lesson's */
  LessonsJudge      *judge;   /* or NULL */
  guint              idle_id; /* at work */
  gint64             told_us;
};

G_DEFINE_FINAL_TYPE (StaveTrial, stave_trial, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Host time decides only how much is done before the window has its turn: the verdict is the same
 * however the work is cut. */
static gboolean
work_cb (gpointer user_data)
{
  StaveTrial *self = user_data;
  gint64      begun_us = g_get_monotonic_time ();
  gint64      now_us = begun_us;
  gboolean    open = TRUE;

  while (open && now_us - begun_us < TURN_US)
    {
      open = lessons_judge_slice (self->judge, SLICE_INSTRUCTIONS);
      now_us = g_get_monotonic_time ();
    }
  if (!open)
    self->idle_id = 0;
  if (!open || now_us - self->told_us > TELL_US)
    {
      self->told_us = now_us;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  /* Who listens may have cleared the trial or begun another. */
  return open && self->idle_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
stave_trial_dispose (GObject *object)
{
  StaveTrial *self = STAVE_TRIAL (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->judge, lessons_judge_free);
  g_clear_pointer (&self->lesson, lessons_lesson_unref);
  G_OBJECT_CLASS (stave_trial_parent_class)->dispose (object);
}

static void
stave_trial_class_init (StaveTrialClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_trial_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stave_trial_init (StaveTrial *self)
{
}

/**
 * stave_trial_new:
 * @lesson: a lesson
 * @task: one of its tasks, of kind edit
 *
 * Returns: (transfer full): a trial that has not begun
 */
StaveTrial *
stave_trial_new (LessonsLesson     *lesson,
                 const LessonsTask *task)
{
  StaveTrial *self = g_object_new (STAVE_TYPE_TRIAL, NULL);

  self->lesson = lessons_lesson_ref (lesson);
  self->task = task;
  return self;
}

/**
 * stave_trial_begin:
 * @self: a trial
 * @text: the learner's program
 *
 * Begins to judge the text, leaving what was judged before.
 */
void
stave_trial_begin (StaveTrial *self,
                   const char *text)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->judge, lessons_judge_free);
  self->judge = lessons_judge_new (self->lesson, self->task, text);
  self->told_us = g_get_monotonic_time ();
  /* Not below the run, which may be an endless one: they take turns. */
  self->idle_id = g_idle_add (work_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * stave_trial_clear:
 * @self: a trial
 */
void
stave_trial_clear (StaveTrial *self)
{
  if (self->judge == NULL)
    return;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->judge, lessons_judge_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * stave_trial_is_running:
 * @self: a trial
 *
 * Returns: whether the verdict is still to come
 */
gboolean
stave_trial_is_running (StaveTrial *self)
{
  return self->idle_id != 0;
}

/**
 * stave_trial_get_verdict:
 * @self: a trial
 *
 * Returns: (transfer none) (nullable): what is known so far
 */
const LessonsVerdict *
stave_trial_get_verdict (StaveTrial *self)
{
  return self->judge != NULL ? lessons_judge_get_verdict (self->judge) : NULL;
}
