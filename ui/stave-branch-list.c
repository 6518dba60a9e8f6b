/* SPDX-License-Identifier: MIT */
/*
 * The rows are made when the popover opens and again when the branches change while it is open,
 * so that stepping costs nothing here. The newest branch comes first: it is the one that is
 * most likely wanted back.
 */
#include "stave-branch-list.h"

#include "stave-language.h"

struct _StaveBranchList
{
  GtkWidget        parent_instance;
  StaveController *controller;
  GtkWidget       *button;
  GtkWidget       *popover;
  GtkWidget       *heading;
  GtkWidget       *rows; /* box */
};

G_DEFINE_FINAL_TYPE (StaveBranchList, stave_branch_list, GTK_TYPE_WIDGET)

static guint
count (StaveBranchList *self)
{
  return stave_controller_has_program (self->controller)
             ? session_get_n_branches (stave_controller_get_session (self->controller))
             : 0;
}

/* ---- rows --------------------------------------------------------------------------- */

static guint
get_index (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "branch"));
}

static void
return_cb (StaveBranchList *self,
           GtkWidget       *button)
{
  guint index = get_index (button);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  stave_controller_take_branch (self->controller, index);
}

static void
drop_cb (StaveBranchList *self,
         GtkWidget       *button)
{
  stave_controller_drop_branch (self->controller, get_index (button));
}

static void
add_button (StaveBranchList *self,
            GtkWidget       *row,
            GtkWidget       *button,
            guint            index,
            const char      *name,
            GCallback        callback)
{
  g_object_set_data (G_OBJECT (button), "branch", GUINT_TO_POINTER (index));
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_row (StaveBranchList *self,
         guint            index)
{
  const SessionBranch *branch
      = session_get_branch (stave_controller_get_session (self->controller), index);
  GtkWidget           *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget           *back = gtk_button_new_with_label (_("Return"));
  GtkWidget           *drop = gtk_button_new_from_icon_name ("user-trash-symbolic");
  guint                left = (guint) branch->fork_step;
  g_autofree char     *text
      = g_strdup_printf (_("left at step %u, known up to step %u"), left, (guint) branch->n_steps);
  g_autofree char     *back_name
      = g_strdup_printf (_("Return to the future left at step %u"), left);
  g_autofree char     *drop_name = g_strdup_printf (_("Forget the future left at step %u"), left);
  GtkWidget           *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_widget_add_css_class (drop, "flat");
  add_button (self, row, back, index, back_name, G_CALLBACK (return_cb));
  add_button (self, row, drop, index, drop_name, G_CALLBACK (drop_cb));
  gtk_box_append (GTK_BOX (self->rows), row);
}

static void
fill (StaveBranchList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = count (self); i-- > 0;)
    add_row (self, i);
}

/* ---- following ---------------------------------------------------------------------- */

static void
update (StaveBranchList *self)
{
  guint            n = count (self);
  g_autofree char *label = g_strdup_printf (_("Other futures: %u"), n);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (gtk_widget_get_mapped (self->popover))
    fill (self);
}

static void
language_changed_cb (StaveBranchList *self)
{
  gtk_label_set_text (GTK_LABEL (self->heading),
                      _("Deciding otherwise leaves a future behind. Here you can go back to it."));
  gtk_widget_set_tooltip_text (self->button, _("Futures that you left by deciding otherwise"));
  update (self);
}

/* ---- GObject ------------------------------------------------------------------------ */

static void
stave_branch_list_dispose (GObject *object)
{
  StaveBranchList *self = STAVE_BRANCH_LIST (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_branch_list_parent_class)->dispose (object);
}

static void
stave_branch_list_class_init (StaveBranchListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_branch_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_content (StaveBranchList *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->heading = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->heading), 34);
  gtk_label_set_max_width_chars (GTK_LABEL (self->heading), 44);
  gtk_widget_add_css_class (self->heading, "dim-label");
  gtk_box_append (GTK_BOX (content), self->heading);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->rows);
  gtk_box_append (GTK_BOX (content), scroller);
  gtk_widget_set_margin_start (content, 6);
  gtk_widget_set_margin_end (content, 6);
  gtk_widget_set_margin_top (content, 6);
  gtk_widget_set_margin_bottom (content, 6);
  return content;
}

static void
stave_branch_list_init (StaveBranchList *self)
{
  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), new_content (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (fill), self);
}

/**
 * stave_branch_list_set_controller:
 * @self: a branch list
 * @controller: whose branches it shows; set once
 */
void
stave_branch_list_set_controller (StaveBranchList *self,
                                  StaveController *controller)
{
  g_return_if_fail (self->controller == NULL);

  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed",
                           G_CALLBACK (language_changed_cb), self, G_CONNECT_SWAPPED);
  language_changed_cb (self);
}
