/* SPDX-License-Identifier: MIT */
#include "stave-decision-row.h"

#include "stave-language.h"

#define MAX_BUTTONS 16

struct _StaveDecisionRow
{
  GtkWidget        parent_instance;
  StaveController *controller;
  GtkWidget       *label;
  GtkWidget       *scroller;
  GtkWidget       *options; /* box of the buttons */
};

G_DEFINE_FINAL_TYPE (StaveDecisionRow, stave_decision_row, GTK_TYPE_WIDGET)

static void
option_clicked_cb (StaveDecisionRow *self,
                   GtkWidget        *button)
{
  const SessionChoice *choice = stave_controller_get_choice (self->controller);
  guint option = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "option"));

  if (choice != NULL)
    stave_controller_decide (self->controller, choice->kind, option);
}

static void
freeze_toggled_cb (StaveDecisionRow *self,
                   GtkToggleButton  *button)
{
  guint g = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "option"));

  stave_controller_set_frozen (self->controller, g, gtk_toggle_button_get_active (button));
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static GtkWidget *
new_option (StaveDecisionRow *self,
            const char       *text,
            const char       *name,
            guint             option,
            gboolean          preset)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  g_object_set_data (G_OBJECT (button), "option", GUINT_TO_POINTER (option));
  set_name (button, name);
  gtk_widget_add_css_class (button, "option");
  if (preset)
    gtk_widget_add_css_class (button, "preset");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (option_clicked_cb), self);
  return button;
}

static GtkWidget *
new_freezer (StaveDecisionRow   *self,
             const MachineGView *view)
{
  GtkWidget       *button = gtk_toggle_button_new_with_label ("❄");
  g_autofree char *name
      = g_strdup_printf (view->frozen ? _("Let G%u run again") : _("Freeze G%u"), view->id);

  g_object_set_data (G_OBJECT (button), "option", GUINT_TO_POINTER (view->id));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), view->frozen);
  set_name (button, name);
  gtk_widget_add_css_class (button, "freezer");
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (freeze_toggled_cb), self);
  return button;
}

static void
add_goroutine (StaveDecisionRow *self,
               guint32           g,
               gboolean          preset)
{
  const MachineGView *view = stave_controller_find_goroutine (self->controller, g);
  GtkWidget          *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char    *text = g_strdup_printf ("G%u ▶", g);
  g_autofree char    *name = NULL;
  GtkWidget          *button;

  name = g_strdup_printf (_("Let G%u run next (%s)"), g, view != NULL ? view->name : "");
  button = new_option (self, text, name, g, preset);
  if (view != NULL && view->frozen)
    gtk_widget_set_sensitive (button, FALSE);
  gtk_box_append (GTK_BOX (pill), button);
  if (view != NULL)
    gtk_box_append (GTK_BOX (pill), new_freezer (self, view));
  gtk_widget_add_css_class (pill, "linked");
  gtk_box_append (GTK_BOX (self->options), pill);
}

/* Case numbers are those of the source; its channel tells more than its number. */
static void
add_case (StaveDecisionRow *self,
          guint32           g,
          guint32           index,
          gboolean          preset)
{
  const Machine    *machine
      = session_get_machine (stave_controller_get_session (self->controller));
  g_autoptr (GArray) cases = machine_dup_select_cases (machine, g);
  g_autofree char  *text = g_strdup_printf (_("case %u"), index + 1);
  g_autofree char  *name = NULL;

  for (guint i = 0; i < cases->len; i++)
    {
      const MachineCaseView *view = &g_array_index (cases, MachineCaseView, i);
      g_autofree char       *object = NULL;

      if (view->index != index)
        continue;
      object = machine_dup_object_name (machine, view->object);
      g_free (text);
      text = g_strdup_printf (view->is_send ? "%s <-" : "<-%s", object);
      name = g_strdup_printf (_("Let G%u take case %u of its select: %s, line %u"), g, index + 1,
                              text, view->line);
    }
  gtk_box_append (GTK_BOX (self->options),
                  new_option (self, text, name != NULL ? name : text, index, preset));
}

static char *
dup_question (StaveDecisionRow    *self,
              const SessionChoice *choice)
{
  Session *session = stave_controller_get_session (self->controller);

  if (!stave_controller_has_program (self->controller))
    return g_strdup ("");
  if (session_is_at_end (session) || choice == NULL || choice->n_options == 0)
    return session_dup_status_text (session);
  if (choice->kind == MACHINE_DECISION_SELECT)
    return g_strdup_printf (choice->waiting ? _("You decide: G%u takes")
                                            : _("G%u could take:"),
                            choice->g);
  if (choice->kind == MACHINE_DECISION_NEXT)
    return g_strdup (choice->waiting ? _("You decide who runs:") : _("Next could run:"));
  return session_dup_status_text (session);
}

static gboolean
is_offered (const SessionChoice *choice)
{
  return choice != NULL
         && (choice->kind == MACHINE_DECISION_NEXT || choice->kind == MACHINE_DECISION_SELECT);
}

/* The buttons are made anew; one that had the focus passes it on to its successor. */
static void
update (StaveDecisionRow *self)
{
  const SessionChoice *choice = stave_controller_get_choice (self->controller);
  g_autofree char     *question = dup_question (self, choice);
  GtkWidget           *child, *focus;
  gboolean             had_focus;

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->options);
  while ((child = gtk_widget_get_first_child (self->options)) != NULL)
    gtk_box_remove (GTK_BOX (self->options), child);
  gtk_label_set_text (GTK_LABEL (self->label), question);
  for (guint i = 0; is_offered (choice) && i < choice->n_options; i++)
    {
      if (i == MAX_BUTTONS)
        {
          g_autofree char *more = g_strdup_printf (_("and %u more"), choice->n_options - i);

          gtk_box_append (GTK_BOX (self->options), gtk_label_new (more));
          break;
        }
      if (choice->kind == MACHINE_DECISION_SELECT)
        add_case (self, choice->g, choice->options[i], i == choice->preset);
      else
        add_goroutine (self, choice->options[i], i == choice->preset);
    }
  if (choice != NULL && choice->waiting)
    gtk_widget_add_css_class (GTK_WIDGET (self), "asking");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "asking");
  if (had_focus)
    gtk_widget_child_focus (self->options, GTK_DIR_TAB_FORWARD);
}

static void
update_cb (StaveDecisionRow *self)
{
  if (self->controller != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    update (self);
}

static void
stave_decision_row_dispose (GObject *object)
{
  StaveDecisionRow *self = STAVE_DECISION_ROW (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_decision_row_parent_class)->dispose (object);
}

static void
stave_decision_row_class_init (StaveDecisionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stave_decision_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "decisionrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
stave_decision_row_init (StaveDecisionRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->options = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->options);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (self, "notify::root", G_CALLBACK (update_cb), NULL);
}

/**
 * stave_decision_row_set_controller:
 * @self: a decision row
 * @controller: whose session is decided; set once
 */
void
stave_decision_row_set_controller (StaveDecisionRow *self,
                                   StaveController  *controller)
{
  g_return_if_fail (self->controller == NULL);

  self->controller = g_object_ref (controller);
  g_signal_connect_object (controller, "changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
}
