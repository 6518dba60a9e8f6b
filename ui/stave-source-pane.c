/* SPDX-License-Identifier: MIT */
/*
 * A tab for every file of the document. An editor is made when its tab is first shown: a lesson
 * has several programs, and one of them is looked at.
 */
#include "stave-source-pane.h"

#include "stave-after-frame.h"
#include "stave-language.h"

struct _StaveSourcePane
{
  GtkWidget        parent_instance;
  StaveController *controller;
  StaveDocument   *document; /* that the tabs are of */
  gboolean         filling;  /* tabs are being made: their selection means nothing */

  GtkWidget       *box;
  GtkStack        *stack;    /* page "0", "1", …: by file */
  GtkWidget       *revert;
  GtkRevealer     *problems_revealer;
  GtkLabel        *problems_title;
  GtkListBox      *problems;
};

G_DEFINE_FINAL_TYPE (StaveSourcePane, stave_source_pane, GTK_TYPE_WIDGET)

static guint
get_page_file (GtkWidget *page)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (page), "file"));
}

/* NULL: it was not shown yet. */
static StaveCodeView *
get_page_view (GtkWidget *page)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (page));

  return view != NULL ? STAVE_CODE_VIEW (view) : NULL;
}

static gboolean
highlight_cb (gpointer user_data)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();

  gtk_source_buffer_set_language (user_data,
                                  gtk_source_language_manager_get_language (manager, "go"));
  return G_SOURCE_REMOVE;
}

/* Colours come behind the first frame: to learn what a language looks like GtkSourceView reads the
 * files of all that it knows. */
static void
ensure_view (StaveSourcePane *self,
             GtkWidget       *page)
{
  GtkSourceBuffer *buffer;

  if (page == NULL || get_page_view (page) != NULL)
    return;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page),
                                 stave_code_view_new (self->controller, get_page_file (page)));
  buffer = stave_document_get_buffer (self->document, get_page_file (page));
  if (gtk_source_buffer_get_language (buffer) == NULL)
    stave_after_frame (GTK_WIDGET (self), highlight_cb, g_object_ref (buffer), g_object_unref);
}

static void
show_file (StaveSourcePane *self,
           guint            file)
{
  g_autofree char *name = g_strdup_printf ("%u", file);
  GtkWidget       *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page == NULL)
    return;
  gtk_stack_page_set_visible (gtk_stack_get_page (self->stack, page), TRUE);
  ensure_view (self, page);
  gtk_stack_set_visible_child (self->stack, page);
}

static gboolean
is_first_file (StaveSourcePane *self,
               guint            file)
{
  guint program = stave_document_get_file_program (self->document, file);

  return stave_document_find_file (self->document, program, NULL) == file;
}

/*
 * Each program has a tab for its first file, the one that stands for it. The others, which several
 * programs may share, have theirs while their program is the one that runs.
 */
static void
update_shown_tabs (StaveSourcePane *self)
{
  guint program = stave_controller_get_program (self->controller);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      guint file = get_page_file (page);

      gtk_stack_page_set_visible (
          gtk_stack_get_page (self->stack, page),
          is_first_file (self, file)
              || stave_document_get_file_program (self->document, file) == program);
    }
}

static void
update_revert (StaveSourcePane *self)
{
  StaveCodeView *view = stave_source_pane_get_view (self);

  gtk_widget_set_visible (
      self->revert, view != NULL
                        && gtk_text_buffer_get_modified (
                            gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)))
                        && stave_document_is_edited (self->document,
                                                     stave_code_view_get_file (view)));
}

/* The file's name, and its program's where that runs a file which stands for another one. */
static char *
dup_tab_name (StaveSourcePane *self,
              guint            file)
{
  const char *name = stave_document_get_file_name (self->document, file);
  guint       program = stave_document_get_file_program (self->document, file);

  if (is_first_file (self, file))
    for (guint i = 0; i < program; i++)
      {
        guint first = stave_document_find_file (self->document, i, NULL);

        if (g_str_equal (stave_document_get_file_name (self->document, first), name))
          return g_strdup_printf ("%s (%s)", name,
                                  stave_document_get_program (self->document, program)->name);
      }
  return g_strdup (name);
}

/* A file whose text is not the lesson's, or not what is on the disk, has a dot behind its name. */
static void
update_mark (StaveSourcePane *self,
             GtkWidget       *page)
{
  guint            file = get_page_file (page);
  g_autofree char *name = dup_tab_name (self, file);
  g_autofree char *title = NULL;

  if (stave_document_is_edited (self->document, file))
    title = g_strdup_printf ("%s •", name);
  gtk_stack_page_set_title (gtk_stack_get_page (self->stack, page), title != NULL ? title : name);
}

static void
text_changed_cb (GtkTextBuffer *buffer,
                 GtkWidget     *page)
{
  GtkWidget *pane = gtk_widget_get_ancestor (page, STAVE_TYPE_SOURCE_PANE);

  if (pane == NULL)
    return;
  update_mark (STAVE_SOURCE_PANE (pane), page);
  update_revert (STAVE_SOURCE_PANE (pane));
}

static void
add_page (StaveSourcePane *self,
          guint            file)
{
  GtkSourceBuffer *buffer = stave_document_get_buffer (self->document, file);
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  g_autofree char *name = g_strdup_printf ("%u", file);

  g_object_set_data (G_OBJECT (scroller), "file", GUINT_TO_POINTER (file));
  gtk_stack_add_titled (self->stack, scroller, name,
                        stave_document_get_file_name (self->document, file));
  update_mark (self, scroller);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), scroller, 0);
  g_signal_connect_object (buffer, "modified-changed", G_CALLBACK (text_changed_cb), scroller, 0);
}

static void
remove_pages (StaveSourcePane *self)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL)
    {
      if (get_page_view (page) != NULL)
        stave_code_view_close (get_page_view (page));
      gtk_stack_remove (self->stack, page);
    }
}

static void
fill_tabs (StaveSourcePane *self)
{
  self->filling = TRUE;
  remove_pages (self);
  g_set_object (&self->document, stave_controller_get_document (self->controller));
  for (guint i = 0; i < stave_document_get_n_files (self->document); i++)
    add_page (self, i);
  self->filling = FALSE;
}

static void
document_cb (StaveSourcePane *self)
{
  StaveCodeView *view;
  guint          program = stave_controller_get_program (self->controller);

  if (self->document != stave_controller_get_document (self->controller))
    fill_tabs (self);
  view = stave_source_pane_get_view (self);
  if (view == NULL
      || stave_document_get_file_program (self->document, stave_code_view_get_file (view))
             != program)
    {
      self->filling = TRUE;
      show_file (self, stave_document_find_file (self->document, program, NULL));
      self->filling = FALSE;
    }
  update_shown_tabs (self);
  update_revert (self);
}

static void
tab_cb (StaveSourcePane *self)
{
  StaveCodeView *view;
  guint          program;

  if (self->filling)
    return;
  ensure_view (self, gtk_stack_get_visible_child (self->stack));
  view = stave_source_pane_get_view (self);
  if (view == NULL)
    return;
  update_revert (self);
  program = stave_document_get_file_program (self->document, stave_code_view_get_file (view));
  if (program != stave_controller_get_program (self->controller))
    stave_controller_select_program (self->controller, program);
}

/* ---- problems ---------------------------------------------------------------------- */

static void
add_problem (StaveSourcePane    *self,
             const BaseLocation *location,
             const char         *message)
{
  GtkWidget       *label = gtk_label_new (NULL);
  GtkWidget       *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf ("%s:%u:%u: %s", location->source->name, location->line,
                                           location->column, message);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "file", g_strdup (location->source->name), g_free);
  g_object_set_data (G_OBJECT (row), "line", GUINT_TO_POINTER (location->line));
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (location->column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->problems, row);
}

static void
update_problems (StaveSourcePane *self)
{
  const BaseDiagList *diags
      = session_get_diags (stave_controller_get_session (self->controller));
  guint               n = diags != NULL ? base_diag_list_get_n_errors (diags) : 0;
  g_autofree char    *title = NULL;
  GtkWidget          *row;

  if (n > 0)
    {
      const char *format
          = stave_controller_has_program (self->controller)
                ? ngettext ("%u problem; the last good run is shown",
                            "%u problems; the last good run is shown", n)
                : ngettext ("%u problem; the program cannot run",
                            "%u problems; the program cannot run", n);

      while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->problems))) != NULL)
        gtk_list_box_remove (self->problems, row);
      for (guint i = 0; i < base_diag_list_get_n (diags); i++)
        {
          const BaseDiag *diag = base_diag_list_get (diags, i);
          BaseLocation    location;

          if (base_source_set_locate (base_diag_list_get_sources (diags), diag->pos, &location))
            add_problem (self, &location, diag->message);
        }
      title = g_strdup_printf (format, n);
      gtk_label_set_text (self->problems_title, title);
    }
  gtk_revealer_set_reveal_child (self->problems_revealer, n > 0);
  update_revert (self);
}

static void
problem_activated_cb (StaveSourcePane *self,
                      GtkListBoxRow   *row)
{
  const char *name = g_object_get_data (G_OBJECT (row), "file");
  guint       file = stave_document_find_file (
      self->document, stave_controller_get_program (self->controller), name);

  if (file == G_MAXUINT)
    return;
  show_file (self, file);
  stave_code_view_go_to (stave_source_pane_get_view (self),
                         GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "line")),
                         GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column")));
}

static void
show_line_cb (StaveSourcePane *self,
              const char      *file,
              guint            line)
{
  stave_source_pane_point_at (self, file, line);
}

/* ---- GObject ------------------------------------------------------------------------- */

static void
stave_source_pane_dispose (GObject *object)
{
  StaveSourcePane *self = STAVE_SOURCE_PANE (object);

  self->filling = TRUE;
  if (self->box != NULL)
    remove_pages (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_source_pane_parent_class)->dispose (object);
}

static void
stave_source_pane_class_init (StaveSourcePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stave_source_pane_dispose;
  stave_language_class_set_template (widget_class, "/org/stave/Stave/source-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StaveSourcePane, box);
  gtk_widget_class_bind_template_child (widget_class, StaveSourcePane, stack);
  gtk_widget_class_bind_template_child (widget_class, StaveSourcePane, revert);
  gtk_widget_class_bind_template_child (widget_class, StaveSourcePane, problems_revealer);
  gtk_widget_class_bind_template_child (widget_class, StaveSourcePane, problems_title);
  gtk_widget_class_bind_template_child (widget_class, StaveSourcePane, problems);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
stave_source_pane_init (StaveSourcePane *self)
{
  stave_language_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (tab_cb), self);
  g_signal_connect_swapped (self->problems, "row-activated", G_CALLBACK (problem_activated_cb),
                            self);
}

/**
 * stave_source_pane_set_controller:
 * @self: a source pane
 * @controller: whose document it shows; set once
 */
void
stave_source_pane_set_controller (StaveSourcePane *self,
                                  StaveController *controller)
{
  g_return_if_fail (self->controller == NULL);

  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "built", G_CALLBACK (update_problems), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "show-line", G_CALLBACK (show_line_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed",
                           G_CALLBACK (update_problems), self, G_CONNECT_SWAPPED);
}

/**
 * stave_source_pane_get_view:
 * @self: a source pane
 *
 * Returns: (transfer none) (nullable): the editor in view
 */
StaveCodeView *
stave_source_pane_get_view (StaveSourcePane *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  return page != NULL ? get_page_view (page) : NULL;
}

/**
 * stave_source_pane_point_at:
 * @self: a source pane
 * @file: name of a file of the program that is open
 * @line: from 1
 *
 * Returns: whether there is such a file
 */
gboolean
stave_source_pane_point_at (StaveSourcePane *self,
                            const char      *file,
                            guint            line)
{
  guint index = G_MAXUINT;

  if (self->document != NULL)
    index = stave_document_find_file (self->document,
                                      stave_controller_get_program (self->controller), file);
  if (index == G_MAXUINT)
    return FALSE;
  show_file (self, index);
  stave_code_view_point_at (stave_source_pane_get_view (self), line);
  return TRUE;
}
