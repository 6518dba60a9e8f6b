/* SPDX-License-Identifier: MIT */
/*
 * The rows are made when the popover opens, and again when the run moves while it is open.
 */
#include "stave-chaos-list.h"

#include "stave-chaos.h"
#include "stave-language.h"

struct _StaveChaosList
{
  GtkWidget        parent_instance;
  StaveController *controller;
  GtkWidget       *button;
  GtkWidget       *popover;
  GtkWidget       *heading;
  GtkWidget       *rows; /* box */
};

G_DEFINE_FINAL_TYPE (StaveChaosList, stave_chaos_list, GTK_TYPE_WIDGET)

static GPtrArray *
dup_faults (StaveChaosList *self)
{
  return session_dup_faults (stave_controller_get_session (self->controller));
}

/* ---- rows --------------------------------------------------------------------------- */

static void
end_cb (StaveChaosList *self,
        GtkWidget      *button)
{
  stave_chaos_end (self->controller,
                   GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "fault")));
}

static void
show_cb (StaveChaosList *self,
         GtkWidget      *button)
{
  stave_controller_show_line (self->controller, g_object_get_data (G_OBJECT (button), "file"),
                              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "line")));
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* What a line stands for can be shown by a click. */
static GtkWidget *
new_words (StaveChaosList         *self,
           const MachineFaultView *fault,
           const char             *title)
{
  g_autofree char *status = stave_chaos_dup_status (fault);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *button;

  gtk_box_append (GTK_BOX (words), new_label (title, NULL));
  gtk_box_append (GTK_BOX (words), new_label (status, "dim-label"));
  if (fault->file == NULL)
    return words;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Show the line"));
  g_object_set_data_full (G_OBJECT (button), "file", g_strdup (fault->file), g_free);
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (fault->line));
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (StaveChaosList         *self,
         const MachineFaultView *fault)
{
  Session         *session = stave_controller_get_session (self->controller);
  gboolean         at_edge = session_get_step (session) == 0 || session_is_at_end (session);
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *end = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = stave_chaos_dup_title (fault);
  g_autofree char *name = g_strdup_printf (_("Take away: %s"), title);
  GtkWidget       *words = new_words (self, fault, title);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (end, "flat");
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (end, name);
  gtk_widget_set_sensitive (end, !fault->ended && (fault->active || at_edge));
  gtk_accessible_update_property (GTK_ACCESSIBLE (end), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (end), "fault", GUINT_TO_POINTER (fault->number));
  g_signal_connect_object (end, "clicked", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), end);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static void
fill (StaveChaosList *self)
{
  g_autoptr (GPtrArray) faults = dup_faults (self);
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < faults->len; i++)
    add_row (self, g_ptr_array_index (faults, i));
}

/* ---- following ---------------------------------------------------------------------- */

static guint
count_standing (GPtrArray *faults)
{
  guint n = 0;

  for (guint i = 0; i < faults->len; i++)
    n += !((MachineFaultView *) g_ptr_array_index (faults, i))->ended;
  return n;
}

static void
update (StaveChaosList *self)
{
  g_autoptr (GPtrArray) faults = dup_faults (self);
  g_autofree char      *label = g_strdup_printf (_("Faults: %u"), count_standing (faults));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_widget_set_visible (GTK_WIDGET (self), faults->len > 0);
  if (faults->len == 0)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (gtk_widget_get_mapped (self->popover))
    fill (self);
}

static void
language_changed_cb (StaveChaosList *self)
{
  gtk_label_set_text (
      GTK_LABEL (self->heading),
      _("Faults are decisions of the run and replay with it. What one did stays when it is taken "
        "away."));
  gtk_widget_set_tooltip_text (self->button, _("Faults that are injected into the run"));
  update (self);
}

/* ---- GObject ------------------------------------------------------------------------ */

static void
stave_chaos_list_dispose (GObject *object)
{
  StaveChaosList *self = STAVE_CHAOS_LIST (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_chaos_list_parent_class)->dispose (object);
}

static void
stave_chaos_list_class_init (StaveChaosListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_chaos_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_content (StaveChaosList *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->heading = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->heading), 44);
  /* As wide as it will be drawn, so that the popover is high enough for it. */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->heading), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (self->heading, "dim-label");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->rows);
  gtk_box_append (GTK_BOX (content), scroller);
  gtk_box_append (GTK_BOX (content), self->heading);
  gtk_widget_set_margin_start (content, 6);
  gtk_widget_set_margin_end (content, 6);
  gtk_widget_set_margin_top (content, 6);
  gtk_widget_set_margin_bottom (content, 6);
  return content;
}

static void
stave_chaos_list_init (StaveChaosList *self)
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
 * stave_chaos_list_set_controller:
 * @self: a chaos list
 * @controller: whose faults it shows; set once
 */
void
stave_chaos_list_set_controller (StaveChaosList  *self,
                                 StaveController *controller)
{
  g_return_if_fail (self->controller == NULL);

  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed",
                           G_CALLBACK (language_changed_cb), self, G_CONNECT_SWAPPED);
  language_changed_cb (self);
}
