/* SPDX-License-Identifier: MIT */
/*
 * What is shown is a function of a small state (what was chosen, how it came out), so that the
 * card can be built again in another language in the midst of a task.
 */
#include "stave-task-card.h"

#include "stave-language.h"
#include "stave-task-edit.h"
#include "stave-text-layout.h"

typedef enum
{
  OUTCOME_NONE,
  OUTCOME_WAITING, /* predict: answered; choose: begun */
  OUTCOME_RIGHT,
  OUTCOME_WRONG,
  OUTCOME_REACHED,
  OUTCOME_SOLVED,  /* some time before */
  OUTCOME_PASSED,  /* edit: now; its own part says so */
} Outcome;

struct _StaveTaskCard
{
  GtkWidget          parent_instance;
  StaveController   *controller;
  StaveProgress     *progress;
  LessonsLesson     *lesson;
  const LessonsTask *task; /* the lesson's */

  GtkWidget         *box;
  GPtrArray         *choices; /* GtkCheckButton, of predict */
  GtkWidget         *begin;   /* predict: settle the answer; choose: open the program */
  GtkWidget         *undo;    /* choose */
  GtkWidget         *edit;    /* edit: StaveTaskEdit, which outlives a change of language */
  GtkWidget         *hint_button;
  GtkWidget         *hint;
  GtkWidget         *verdict;
  GtkWidget         *reason;

  Outcome            outcome;
  int                chosen; /* predict: index, -1 none */
  guint              right;  /* predict: what the run showed */
  gsize              step;   /* choose: where the goal was reached */
};

G_DEFINE_FINAL_TYPE (StaveTaskCard, stave_task_card, GTK_TYPE_WIDGET)

static const char *
get_text (const LessonsText *text)
{
  return lessons_text_get (text, stave_language_get (stave_language_get_default ()));
}

/* Whether the run that is open is of the task's program. */
static gboolean
is_in_program (StaveTaskCard *self)
{
  StaveDocument        *document = stave_controller_get_document (self->controller);
  const LessonsProgram *program;

  if (document == NULL || stave_document_get_lesson (document) != self->lesson
      || !stave_controller_has_program (self->controller))
    return FALSE;
  program = stave_document_get_program (document, stave_controller_get_program (self->controller));
  return program != NULL && (self->task->program == NULL
                             || g_strcmp0 (program->name, self->task->program) == 0);
}

static void
open_program (StaveTaskCard *self)
{
  StaveDocument *document = stave_controller_get_document (self->controller);
  guint          index = G_MAXUINT;

  if (document == NULL || stave_document_get_lesson (document) != self->lesson)
    return;
  if (self->task->program != NULL)
    index = stave_document_find_program (document, self->task->program);
  if (index != G_MAXUINT && !is_in_program (self))
    stave_controller_select_program (self->controller, index);
}

static LessonsTruth
evaluate (StaveTaskCard     *self,
          const LessonsExpr *expr)
{
  return lessons_expr_evaluate (expr, stave_controller_dup_fact, self->controller);
}

/* ---- showing ----------------------------------------------------------------------- */

static char *
dup_verdict (StaveTaskCard *self)
{
  gboolean predict = self->task->kind == LESSONS_TASK_PREDICT;

  switch (self->outcome)
    {
    case OUTCOME_WAITING:
      return g_strdup (predict ? _("Your answer stands. Now let the program run.")
                               : _("Not reached yet. Decide who runs, below the stage."));
    case OUTCOME_RIGHT:
      return g_strdup (_("Right: the run shows it."));
    case OUTCOME_WRONG:
      return g_strdup_printf (_("Not so. The run shows: %s"),
                              get_text (&self->task->choices[self->right].text));
    case OUTCOME_REACHED:
      return g_strdup_printf (_("Reached at step %u."), (guint) self->step);
    case OUTCOME_SOLVED:
      return g_strdup (_("Solved."));
    case OUTCOME_PASSED:
    case OUTCOME_NONE:
    default:
      return NULL;
    }
}

static void
show_outcome (StaveTaskCard *self)
{
  static const char *const classes[] = { NULL, "pending", "good", "bad", "good", "good", "good" };
  g_autofree char         *text = dup_verdict (self);
  gboolean                 judged;

  for (guint i = 1; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->verdict, classes[i]);
  if (classes[self->outcome] != NULL)
    gtk_widget_add_css_class (self->verdict, classes[self->outcome]);
  gtk_label_set_text (GTK_LABEL (self->verdict), text != NULL ? text : "");
  gtk_widget_set_visible (self->verdict, text != NULL);

  judged = self->outcome == OUTCOME_RIGHT || self->outcome == OUTCOME_WRONG
           || self->outcome == OUTCOME_REACHED || self->outcome == OUTCOME_PASSED;
  gtk_widget_set_visible (self->reason,
                          judged && *gtk_label_get_text (GTK_LABEL (self->reason)) != '\0');
}

static void
set_outcome (StaveTaskCard *self,
             Outcome        outcome)
{
  self->outcome = outcome;
  show_outcome (self);
  if (outcome == OUTCOME_RIGHT || outcome == OUTCOME_REACHED || outcome == OUTCOME_PASSED)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "solved");
      stave_progress_set_task (self->progress, self->lesson, self->task->id);
    }
}

/* ---- judging ----------------------------------------------------------------------- */

static void
judge_prediction (StaveTaskCard *self)
{
  Session *session = stave_controller_get_session (self->controller);

  if (self->task->at != NULL ? evaluate (self, self->task->at) != LESSONS_TRUTH_YES
                             : !session_is_at_end (session))
    return;
  for (guint i = 0; i < self->task->n_choices; i++)
    if (evaluate (self, self->task->choices[i].when) == LESSONS_TRUTH_YES)
      {
        self->right = i;
        set_outcome (self, (int) i == self->chosen ? OUTCOME_RIGHT : OUTCOME_WRONG);
        return;
      }
}

static void
judge_goal (StaveTaskCard *self)
{
  Session *session = stave_controller_get_session (self->controller);

  if (self->task->goal == NULL || evaluate (self, self->task->goal) != LESSONS_TRUTH_YES)
    return;
  self->step = session_get_step (session);
  set_outcome (self, OUTCOME_REACHED);
}

static void
judge_cb (StaveTaskCard *self)
{
  if (!is_in_program (self))
    return;
  if (self->task->kind == LESSONS_TASK_PREDICT && self->outcome == OUTCOME_WAITING)
    judge_prediction (self);
  else if (self->task->kind == LESSONS_TASK_CHOOSE && self->outcome != OUTCOME_REACHED)
    judge_goal (self);
}

/* ---- what the learner does -------------------------------------------------------------- */

static void
chosen_cb (StaveTaskCard  *self,
           GtkCheckButton *check)
{
  guint index;

  if (!gtk_check_button_get_active (check)
      || !g_ptr_array_find (self->choices, check, &index))
    return;
  self->chosen = (int) index;
  gtk_widget_set_sensitive (self->begin, TRUE);
}

/* The answer was to be given before running: a run that is over starts again. */
static void
answer (StaveTaskCard *self)
{
  set_outcome (self, OUTCOME_WAITING);
  open_program (self);
  if (stave_controller_has_program (self->controller)
      && session_get_step (stave_controller_get_session (self->controller)) > 0)
    stave_controller_restart (self->controller);
}

static void
begin_cb (StaveTaskCard *self)
{
  if (self->task->kind == LESSONS_TASK_PREDICT)
    {
      answer (self);
      return;
    }
  set_outcome (self, OUTCOME_WAITING);
  open_program (self);
  g_object_set (self->controller, "policy", "manual", NULL);
  stave_controller_restart (self->controller);
}

static void
passed_cb (StaveTaskCard *self)
{
  set_outcome (self, OUTCOME_PASSED);
}

static void
undo_cb (StaveTaskCard *self)
{
  if (is_in_program (self))
    stave_controller_step (self->controller, SESSION_EVENT, TRUE);
}

static void
hint_cb (StaveTaskCard *self)
{
  gtk_widget_set_visible (self->hint, !gtk_widget_get_visible (self->hint));
}

/* ---- building ------------------------------------------------------------------------------ */

static GtkWidget *
add_label (StaveTaskCard *self,
           const char    *text,
           const char    *css_class)
{
  GtkWidget *label = stave_text_label_new (text);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
add_choices (StaveTaskCard *self)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->task->n_choices; i++)
    {
      const char *text = get_text (&self->task->choices[i].text);
      GtkWidget  *check = gtk_check_button_new ();
      GtkWidget  *label = stave_text_label_new (text);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
      first = first != NULL ? first : check;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->chosen == (int) i);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (chosen_cb), self);
      g_ptr_array_add (self->choices, check);
      gtk_box_append (GTK_BOX (self->box), check);
    }
}

static GtkWidget *
add_button (StaveTaskCard *self,
            GtkWidget     *row,
            const char    *text,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

/* Predict and choose begin here; an edit task has its buttons in a part of its own. */
static void
add_buttons (StaveTaskCard *self)
{
  LessonsTaskKind kind = self->task->kind;
  GtkWidget      *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (kind != LESSONS_TASK_EDIT)
    self->begin = add_button (self, row, kind == LESSONS_TASK_PREDICT ? _("Answer") : _("Begin"),
                              G_CALLBACK (begin_cb));
  if (kind == LESSONS_TASK_PREDICT)
    gtk_widget_set_sensitive (self->begin, self->chosen >= 0);
  if (kind == LESSONS_TASK_CHOOSE)
    self->undo = add_button (self, row, _("Undo"), G_CALLBACK (undo_cb));
  if (*get_text (&self->task->hint) != '\0')
    {
      self->hint_button = add_button (self, row, _("Hint"), G_CALLBACK (hint_cb));
      gtk_widget_add_css_class (self->hint_button, "flat");
    }
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
build (StaveTaskCard *self)
{
  gboolean   hint_shown = self->hint != NULL && gtk_widget_get_visible (self->hint);
  GtkWidget *child;

  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  add_label (self, get_text (&self->task->title), "heading");
  add_label (self, get_text (&self->task->question), NULL);
  if (self->task->kind == LESSONS_TASK_PREDICT)
    add_choices (self);
  if (self->edit != NULL)
    gtk_box_append (GTK_BOX (self->box), self->edit);
  add_buttons (self);
  self->hint = add_label (self, get_text (&self->task->hint), "dim-label");
  gtk_widget_set_visible (self->hint, hint_shown);
  self->verdict = add_label (self, NULL, "verdict");
  self->reason = add_label (self, get_text (&self->task->explanation), NULL);
  show_outcome (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_text (&self->task->title), -1);
}

static void
stave_task_card_dispose (GObject *object)
{
  StaveTaskCard *self = STAVE_TASK_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->edit);
  g_clear_object (&self->controller);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->lesson, lessons_lesson_unref);
  G_OBJECT_CLASS (stave_task_card_parent_class)->dispose (object);
}

static void
stave_task_card_finalize (GObject *object)
{
  g_ptr_array_unref (STAVE_TASK_CARD (object)->choices);
  G_OBJECT_CLASS (stave_task_card_parent_class)->finalize (object);
}

static void
stave_task_card_class_init (StaveTaskCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_task_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = stave_task_card_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "taskcard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
stave_task_card_init (StaveTaskCard *self)
{
  self->choices = g_ptr_array_new ();
  self->chosen = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * stave_task_card_new:
 * @controller: whose runs judge it
 * @progress: where it is kept that the task is solved
 * @lesson: the lesson
 * @task: one of its tasks
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
stave_task_card_new (StaveController   *controller,
                     StaveProgress     *progress,
                     LessonsLesson     *lesson,
                     const LessonsTask *task)
{
  StaveTaskCard *self = g_object_new (STAVE_TYPE_TASK_CARD, NULL);

  self->controller = g_object_ref (controller);
  self->progress = g_object_ref (progress);
  self->lesson = lessons_lesson_ref (lesson);
  self->task = task;
  if (stave_progress_get_task (progress, lesson, task->id))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "solved");
      self->outcome = OUTCOME_SOLVED;
    }
  if (task->kind == LESSONS_TASK_EDIT)
    {
      self->edit = g_object_ref_sink (stave_task_edit_new (controller, lesson, task));
      g_signal_connect_object (self->edit, "passed", G_CALLBACK (passed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  build (self);
  g_signal_connect_object (controller, "stepped", G_CALLBACK (judge_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "changed", G_CALLBACK (judge_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (build), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * stave_task_card_get_id:
 * @self: a card
 *
 * Returns: id of the task in its lesson
 */
const char *
stave_task_card_get_id (StaveTaskCard *self)
{
  return self->task->id;
}
