/* SPDX-License-Identifier: MIT */
/*
 * A verdict is about a text: as soon as the learner changes that, the verdict goes, and so does the
 * judging of it. The failing run is loaded with the text that it failed with, since that is the
 * one in the editor.
 */
#include "stave-task-edit.h"

#include "stave-language.h"
#include "stave-text-layout.h"
#include "stave-trial.h"

struct _StaveTaskEdit
{
  GtkWidget          parent_instance;
  StaveController   *controller;
  LessonsLesson     *lesson;
  const LessonsTask *task; /* the lesson's */
  StaveTrial        *trial;
  GtkTextBuffer     *buffer; /* whose text is judged, once it is; or NULL */

  GtkWidget         *box;
  GtkLabel          *goal;
  GtkButton         *check;
  GtkButton         *show;
  GtkProgressBar    *progress;
  GtkLabel          *verdict;
};

G_DEFINE_FINAL_TYPE (StaveTaskEdit, stave_task_edit, GTK_TYPE_WIDGET)

enum
{
  PASSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- showing ------------------------------------------------------------------------ */

static char *
dup_goal (StaveTaskEdit *self)
{
  LessonsLanguage language = stave_language_get (stave_language_get_default ());
  GString        *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("In each of %u run:", "In each of %u runs:",
                                          self->task->runs + 1),
                          self->task->runs + 1);
  for (guint i = 0; i < self->task->n_checks; i++)
    {
      const LessonsCheck *check = &self->task->checks[i];

      g_string_append_printf (text, "\n• %s", lessons_text_get (&check->text, language));
      if (check->some)
        g_string_append_printf (text, " %s", _("(in one run at least)"));
    }
  return g_string_free (text, FALSE);
}

static void
show_verdict (StaveTaskEdit        *self,
              const LessonsVerdict *verdict)
{
  GtkWidget       *label = GTK_WIDGET (self->verdict);
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (label, "good");
  gtk_widget_remove_css_class (label, "bad");
  if (verdict != NULL)
    text = lessons_verdict_dup_text (verdict, self->task,
                                     stave_language_get (stave_language_get_default ()));
  if (verdict != NULL && verdict->kind == LESSONS_VERDICT_PASSED)
    gtk_widget_add_css_class (label, "good");
  else if (verdict != NULL && verdict->kind != LESSONS_VERDICT_OPEN)
    gtk_widget_add_css_class (label, "bad");
  gtk_label_set_text (self->verdict, text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
update (StaveTaskEdit *self)
{
  const LessonsVerdict *verdict = stave_trial_get_verdict (self->trial);
  gboolean              running = stave_trial_is_running (self->trial);
  g_autofree char      *goal = dup_goal (self);

  gtk_label_set_text (self->goal, goal);
  gtk_button_set_label (self->check, running ? _("Cancel") : _("Check"));
  gtk_button_set_label (self->show, _("Show the failing run"));
  gtk_widget_set_visible (GTK_WIDGET (self->show),
                          !running && verdict != NULL && verdict->schedule != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  if (running)
    gtk_progress_bar_set_fraction (self->progress,
                                   (double) verdict->n_runs / MAX (verdict->n_runs_goal, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Schedules tried"), -1);
  show_verdict (self, verdict);
}

static void
trial_cb (StaveTaskEdit *self)
{
  const LessonsVerdict *verdict = stave_trial_get_verdict (self->trial);

  update (self);
  if (verdict != NULL && verdict->kind == LESSONS_VERDICT_PASSED)
    g_signal_emit (self, signals[PASSED], 0);
}

/* ---- what the learner does ------------------------------------------------------------ */

static void
text_changed_cb (StaveTaskEdit *self)
{
  stave_trial_clear (self->trial);
}

static void
watch_buffer (StaveTaskEdit *self,
              GtkTextBuffer *buffer)
{
  if (self->buffer == buffer)
    return;
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_set_object (&self->buffer, buffer);
  if (buffer != NULL)
    g_signal_connect_swapped (buffer, "changed", G_CALLBACK (text_changed_cb), self);
}

/* Opens the task's program, so that the learner sees what is judged; FALSE if another document is
 * open by now. */
static gboolean
open_program (StaveTaskEdit *self)
{
  StaveDocument *document = stave_controller_get_document (self->controller);
  guint          program;

  if (document == NULL || stave_document_get_lesson (document) != self->lesson)
    return FALSE;
  program = stave_document_find_program (document, self->task->program);
  if (program != stave_controller_get_program (self->controller))
    stave_controller_select_program (self->controller, program);
  watch_buffer (self, GTK_TEXT_BUFFER (stave_document_get_buffer (
                          document, stave_document_find_file (document, program, NULL))));
  return TRUE;
}

static void
check_cb (StaveTaskEdit *self)
{
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  if (stave_trial_is_running (self->trial))
    {
      stave_trial_clear (self->trial);
      return;
    }
  if (!open_program (self))
    return;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  stave_trial_begin (self->trial, text);
}

static void
show_cb (StaveTaskEdit *self)
{
  const LessonsVerdict *verdict = stave_trial_get_verdict (self->trial);

  if (verdict == NULL || verdict->schedule == NULL || !open_program (self))
    return;
  stave_controller_reload (self->controller);
  stave_controller_replay (self->controller, verdict->schedule, G_MAXSIZE);
}

/* ---- GObject ------------------------------------------------------------------------ */

static void
stave_task_edit_dispose (GObject *object)
{
  StaveTaskEdit *self = STAVE_TASK_EDIT (object);

  watch_buffer (self, NULL);
  g_clear_object (&self->trial);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->controller);
  g_clear_pointer (&self->lesson, lessons_lesson_unref);
  G_OBJECT_CLASS (stave_task_edit_parent_class)->dispose (object);
}

static void
stave_task_edit_class_init (StaveTaskEditClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_task_edit_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[PASSED] = g_signal_new ("passed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (StaveTaskEdit *self)
{
  GtkWidget *label = stave_text_label_new (NULL);

  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static GtkButton *
add_button (StaveTaskEdit *self,
            GtkWidget     *row,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);
  return GTK_BUTTON (button);
}

static void
stave_task_edit_init (StaveTaskEdit *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->goal = add_label (self);
  self->check = add_button (self, row, G_CALLBACK (check_cb));
  self->show = add_button (self, row, G_CALLBACK (show_cb));
  gtk_box_append (GTK_BOX (self->box), row);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->progress));
  self->verdict = add_label (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "verdict");
}

/**
 * stave_task_edit_new:
 * @controller: where the lesson is open
 * @lesson: the lesson
 * @task: one of its tasks, of kind edit
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
stave_task_edit_new (StaveController   *controller,
                     LessonsLesson     *lesson,
                     const LessonsTask *task)
{
  StaveTaskEdit *self = g_object_new (STAVE_TYPE_TASK_EDIT, NULL);

  self->controller = g_object_ref (controller);
  self->lesson = lessons_lesson_ref (lesson);
  self->task = task;
  self->trial = stave_trial_new (lesson, task);
  g_signal_connect_object (self->trial, "changed", G_CALLBACK (trial_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
