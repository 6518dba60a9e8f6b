/* SPDX-License-Identifier: MIT */
#include "stave-lesson-view.h"

#include <string.h>

#include "stave-chart-view.h"
#include "stave-doc-view.h"
#include "stave-language.h"
#include "stave-task-card.h"

#define CHART_HEIGHT_PX 280
#define MIN_WIDTH_PX 220
#define MIN_HEIGHT_PX 80
#define WIDTH_PX 320
#define HEIGHT_PX 480

struct _StaveLessonView
{
  GtkWidget        parent_instance;
  StaveController *controller;
  StaveProgress   *progress;
  LessonsLesson   *lesson;   /* shown, or NULL */
  GHashTable      *cards;    /* task id → StaveTaskCard; they outlive a change of language */
  GtkWidget       *scroller;
  StaveDocView    *doc;
};

G_DEFINE_FINAL_TYPE (StaveLessonView, stave_lesson_view, GTK_TYPE_WIDGET)

enum
{
  OPEN_LESSON,
  SHOW_VIEW,
  SHOW_NODE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- links ---------------------------------------------------------------------------- */

/* Finds the line that a link names: a marker or a number in a file of the program that is open, or,
 * on a click, of another program of the lesson, which is opened then. */
static void
follow_source (StaveLessonView   *self,
               const LessonsLink *link,
               gboolean           clicked)
{
  StaveDocument *document = stave_controller_get_document (self->controller);
  const char    *name = link->target != NULL && *link->target != '\0' ? link->target : NULL;
  const char    *place = link->fragment != NULL ? link->fragment : "1";

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < stave_document_get_n_files (document); i++)
      {
        const char *file = stave_document_get_file_name (document, i);
        guint       program = stave_document_get_file_program (document, i);
        gboolean    open = program == stave_controller_get_program (self->controller);
        guint       line;

        if (open != (pass == 0) || (name != NULL && !g_str_equal (name, file))
            || (!open && (!clicked || name == NULL)))
          continue;
        line = stave_document_find_marker (document, i, place);
        if (line == 0)
          continue;
        if (!open)
          stave_controller_select_program (self->controller, program);
        stave_controller_show_line (self->controller, file, line);
        return;
      }
}

static void
point_on_stage (StaveLessonView *self,
                const char      *name,
                gboolean         clicked)
{
  g_autofree char *text = NULL;

  if (clicked)
    g_signal_emit (self, signals[SHOW_VIEW], 0, "stage");
  if (stave_controller_show_object (self->controller, name) || !clicked)
    return;
  text = g_strdup_printf (_("“%s” is not on the stage at this step."), name);
  stave_controller_tell (self->controller, text);
}

static void
show_task (StaveLessonView *self,
           const char      *id)
{
  GtkWidget *card = g_hash_table_lookup (self->cards, id);

  if (card != NULL)
    gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
}

static void
click_link (StaveLessonView   *self,
            const LessonsLink *link)
{
  StaveDocument *document = stave_controller_get_document (self->controller);
  guint          program;

  switch (link->kind)
    {
    case LESSONS_LINK_PROGRAM:
      program = stave_document_find_program (document, link->target);
      if (program != G_MAXUINT && program != stave_controller_get_program (self->controller))
        stave_controller_select_program (self->controller, program);
      break;
    case LESSONS_LINK_LESSON:
      g_signal_emit (self, signals[OPEN_LESSON], 0, link->target);
      break;
    case LESSONS_LINK_VIEW:
      g_signal_emit (self, signals[SHOW_VIEW], 0, link->target);
      break;
    case LESSONS_LINK_CHART:
      g_signal_emit (self, signals[SHOW_NODE], 0, link->fragment != NULL ? link->fragment : "");
      break;
    case LESSONS_LINK_TASK:
      show_task (self, link->target);
      break;
    default:
      break;
    }
}

static void
link_cb (StaveLessonView   *self,
         const LessonsLink *link,
         gboolean           clicked)
{
  if (link == NULL || stave_controller_get_document (self->controller) == NULL)
    return;
  if (link->kind == LESSONS_LINK_SRC)
    follow_source (self, link, clicked);
  else if (link->kind == LESSONS_LINK_STAGE)
    point_on_stage (self, link->target, clicked);
  else if (clicked)
    click_link (self, link);
}

/* ---- embeds ------------------------------------------------------------------------------ */

static GtkWidget *
get_card (StaveLessonView *self,
          const char      *id)
{
  GtkWidget *card = g_hash_table_lookup (self->cards, id);

  for (guint i = 0; card == NULL && i < lessons_lesson_get_n_tasks (self->lesson); i++)
    {
      const LessonsTask *task = lessons_lesson_get_task (self->lesson, i);

      if (!g_str_equal (task->id, id))
        continue;
      card = stave_task_card_new (self->controller, self->progress, self->lesson, task);
      g_hash_table_insert (self->cards, g_strdup (id), g_object_ref_sink (card));
    }
  return card != NULL && gtk_widget_get_parent (card) == NULL ? card : NULL;
}

static GtkWidget *
new_chart (StaveLessonView    *self,
           const LessonsBlock *block)
{
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *chart = stave_chart_view_new (self->controller);

  gtk_widget_set_size_request (chart, -1, CHART_HEIGHT_PX);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block->text != NULL ? block->text : "", -1);
  gtk_frame_set_child (GTK_FRAME (frame), chart);
  return frame;
}

static GtkWidget *
embed (const LessonsBlock *block,
       gpointer            user_data)
{
  StaveLessonView *self = user_data;

  if (block->link != NULL && block->link->kind == LESSONS_LINK_TASK)
    return get_card (self, block->link->target);
  if (block->link != NULL && block->link->kind == LESSONS_LINK_CHART)
    return new_chart (self, block);
  return NULL;
}

/* ---- the lesson -------------------------------------------------------------------------- */

/* Takes the cards out of the page, before the page is emptied. */
static void
detach_cards (StaveLessonView *self)
{
  GHashTableIter iter;
  gpointer       card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    if (gtk_widget_get_parent (card) != NULL)
      gtk_box_remove (GTK_BOX (gtk_widget_get_parent (card)), card);
}

/* Tasks that the text has no place for come below it. */
static void
append_tasks (StaveLessonView *self)
{
  if (self->lesson == NULL)
    return;
  for (guint i = 0; i < lessons_lesson_get_n_tasks (self->lesson); i++)
    {
      GtkWidget *card = get_card (self, lessons_lesson_get_task (self->lesson, i)->id);

      if (card != NULL)
        stave_doc_view_append (self->doc, card);
    }
}

static void
show_lesson (StaveLessonView *self)
{
  LessonsLanguage language = stave_language_get (stave_language_get_default ());

  detach_cards (self);
  stave_doc_view_set_doc (self->doc, self->lesson != NULL
                                         ? lessons_lesson_get_doc (self->lesson, language)
                                         : NULL);
  if (self->lesson == NULL)
    {
      GtkWidget *label = gtk_label_new (
          _("A program of your own: step it, decide who runs, and see what it comes to."));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      stave_doc_view_append (self->doc, label);
    }
}

static void
document_cb (StaveLessonView *self)
{
  LessonsLesson *lesson
      = stave_document_get_lesson (stave_controller_get_document (self->controller));
  GtkAdjustment *adjustment;

  if (lesson != NULL && lesson == self->lesson)
    return;
  detach_cards (self);
  g_hash_table_remove_all (self->cards);
  g_clear_pointer (&self->lesson, lessons_lesson_unref);
  self->lesson = lesson != NULL ? lessons_lesson_ref (lesson) : NULL;
  show_lesson (self);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (adjustment, 0);
}

/* A lesson without tasks is done when it was run to its end. */
static void
changed_cb (StaveLessonView *self)
{
  if (self->lesson != NULL && stave_controller_has_program (self->controller)
      && session_is_at_end (stave_controller_get_session (self->controller)))
    stave_progress_set_ended (self->progress, self->lesson);
}

/* The text scrolls, so what it would like does not matter: asking it would break all its lines once
 * more for every width that the panes around think about. */
static void
stave_lesson_view_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : MIN_HEIGHT_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
}

static void
stave_lesson_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  gtk_widget_allocate (STAVE_LESSON_VIEW (widget)->scroller, width, height, baseline, NULL);
}

static void
stave_lesson_view_dispose (GObject *object)
{
  StaveLessonView *self = STAVE_LESSON_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_hash_table_remove_all (self->cards);
  g_clear_pointer (&self->lesson, lessons_lesson_unref);
  g_clear_object (&self->controller);
  g_clear_object (&self->progress);
  G_OBJECT_CLASS (stave_lesson_view_parent_class)->dispose (object);
}

static void
stave_lesson_view_finalize (GObject *object)
{
  g_hash_table_unref (STAVE_LESSON_VIEW (object)->cards);
  G_OBJECT_CLASS (stave_lesson_view_parent_class)->finalize (object);
}

static void
stave_lesson_view_class_init (StaveLessonViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stave_lesson_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = stave_lesson_view_finalize;
  GTK_WIDGET_CLASS (klass)->measure = stave_lesson_view_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = stave_lesson_view_size_allocate;
  signals[OPEN_LESSON] = g_signal_new ("open-lesson", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_VIEW] = g_signal_new ("show-view", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_NODE] = g_signal_new ("show-node", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
stave_lesson_view_init (StaveLessonView *self)
{
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->doc = STAVE_DOC_VIEW (stave_doc_view_new ());
  stave_doc_view_set_embed (self->doc, embed, self);
  g_signal_connect_swapped (self->doc, "link", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (self->doc, "complete", G_CALLBACK (append_tasks), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->doc));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * stave_lesson_view_new:
 * @controller: whose document's lesson it shows
 * @progress: what is done
 *
 * Returns: (transfer floating): a lesson view
 */
GtkWidget *
stave_lesson_view_new (StaveController *controller,
                       StaveProgress   *progress)
{
  StaveLessonView *self = g_object_new (STAVE_TYPE_LESSON_VIEW, NULL);

  self->controller = g_object_ref (controller);
  self->progress = g_object_ref (progress);
  g_signal_connect_object (controller, "document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (show_lesson),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
