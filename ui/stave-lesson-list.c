/* SPDX-License-Identifier: MIT */
#include "stave-lesson-list.h"

#include "stave-language.h"

struct _StaveLessonList
{
  GtkWidget      parent_instance;
  LessonsCourse *course; /* or NULL */
  StaveProgress *progress;
  GtkWidget     *scroller;
  GtkListBox    *list;   /* a row per lesson; chapters are headers */
  gboolean       setting; /* the program selects, not the learner */
};

G_DEFINE_FINAL_TYPE (StaveLessonList, stave_lesson_list, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static LessonsLesson *
get_lesson (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "lesson");
}

static const char *
get_text (const LessonsText *text)
{
  return lessons_text_get (text, stave_language_get (stave_language_get_default ()));
}

static const LessonsChapter *
find_chapter (StaveLessonList *self,
              int              number)
{
  for (guint i = 0; i < lessons_course_get_n_chapters (self->course); i++)
    if (lessons_course_get_chapter (self->course, i)->number == number)
      return lessons_course_get_chapter (self->course, i);
  return NULL;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  StaveLessonList      *self = user_data;
  int                   number = lessons_lesson_get_chapter (get_lesson (row));
  const LessonsChapter *chapter = find_chapter (self, number);
  g_autofree char      *text = NULL;
  GtkWidget            *label;

  if (before != NULL && lessons_lesson_get_chapter (get_lesson (before)) == number)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  text = g_strdup_printf ("%d  %s", number, chapter != NULL ? get_text (&chapter->title) : "");
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "chapter");
  gtk_list_box_row_set_header (row, label);
}

static void
show_row (StaveLessonList *self,
          GtkListBoxRow   *row)
{
  LessonsLesson   *lesson = get_lesson (row);
  GtkWidget       *box = gtk_list_box_row_get_child (row);
  GtkWidget       *mark = gtk_widget_get_first_child (box);
  GtkWidget       *label = gtk_widget_get_last_child (box);
  gboolean         done = stave_progress_is_done (self->progress, lesson);
  gboolean         begun = stave_progress_is_begun (self->progress, lesson);
  g_autofree char *text = g_strdup_printf ("%s %s", lessons_lesson_get_id (lesson),
                                           get_text (lessons_lesson_get_title (lesson)));
  g_autofree char *name
      = done ? g_strdup_printf (_("%s, done"), text)
             : begun ? g_strdup_printf (_("%s, begun"), text) : g_strdup (text);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), name);
  gtk_image_set_from_icon_name (GTK_IMAGE (mark), done ? "object-select-symbolic" : NULL);
  for (guint i = 0; i < 2; i++)
    {
      static const char *const classes[] = { "done", "begun" };

      if (i == 0 ? done : begun)
        gtk_widget_add_css_class (mark, classes[i]);
      else
        gtk_widget_remove_css_class (mark, classes[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_row (StaveLessonList *self,
         LessonsLesson   *lesson)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (mark), 10);
  gtk_widget_add_css_class (mark, "lesson-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "lesson", lessons_lesson_ref (lesson),
                          (GDestroyNotify) lessons_lesson_unref);
  gtk_list_box_append (self->list, row);
  show_row (self, GTK_LIST_BOX_ROW (row));
}

static void
update (StaveLessonList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    show_row (self, row);
  gtk_list_box_invalidate_headers (self->list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lessons"), -1);
}

static void
activated_cb (StaveLessonList *self,
              GtkListBoxRow   *row)
{
  if (!self->setting)
    g_signal_emit (self, signals[OPENED], 0, lessons_lesson_get_id (get_lesson (row)));
}

static void
stave_lesson_list_dispose (GObject *object)
{
  StaveLessonList *self = STAVE_LESSON_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->course, lessons_course_unref);
  G_OBJECT_CLASS (stave_lesson_list_parent_class)->dispose (object);
}

static void
stave_lesson_list_class_init (StaveLessonListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_lesson_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "lessonlist");
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
stave_lesson_list_init (StaveLessonList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 212, -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

/**
 * stave_lesson_list_new:
 * @course: (nullable): the course
 * @progress: what is done of it
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
stave_lesson_list_new (LessonsCourse *course,
                       StaveProgress *progress)
{
  StaveLessonList *self = g_object_new (STAVE_TYPE_LESSON_LIST, NULL);

  self->progress = g_object_ref (progress);
  if (course != NULL)
    self->course = lessons_course_ref (course);
  for (guint i = 0; course != NULL && i < lessons_course_get_n_lessons (course); i++)
    add_row (self, lessons_course_get_lesson (course, i));
  g_signal_connect_object (progress, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * stave_lesson_list_set_current:
 * @self: a lesson list
 * @lesson: (nullable): the one that is open
 */
void
stave_lesson_list_set_current (StaveLessonList *self,
                               LessonsLesson   *lesson)
{
  GtkListBoxRow *row, *current = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_lesson (row) == lesson)
      current = row;
  self->setting = TRUE;
  gtk_list_box_select_row (self->list, current);
  self->setting = FALSE;
}
