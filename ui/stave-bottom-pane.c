/* SPDX-License-Identifier: MIT */
#include "stave-bottom-pane.h"

#include "stave-findings-view.h"
#include "stave-goroutine-list.h"
#include "stave-language.h"
#include "stave-output-view.h"
#include "stave-staff-view.h"

struct _StaveBottomPane
{
  GtkWidget        parent_instance;
  StaveController *controller;

  GtkWidget       *box;
  GtkWidget       *legend;
  GtkToggleButton *by_time;
  GtkStack        *stack;
  GtkBox          *staff_box;
  GtkLabel        *place;
  GtkScale        *scrubber;
  GtkAdjustment   *scrubber_adjustment;
  GtkWidget       *staff;
  GtkWidget       *output;
  GtkWidget       *goroutines;
  GtkWidget       *findings;
  gboolean         compact;    /* little room: no legend */
};

G_DEFINE_FINAL_TYPE (StaveBottomPane, stave_bottom_pane, GTK_TYPE_WIDGET)

static void
set_title (StaveBottomPane *self,
           GtkWidget       *child,
           const char      *title,
           guint            n)
{
  g_autofree char *text
      = n > 0 ? g_strdup_printf ("%s %u", title, n) : g_strdup (title);

  g_object_set (gtk_stack_get_page (self->stack, child), "title", text, NULL);
}

static guint
count_alive (StaveBottomPane *self)
{
  GPtrArray *goroutines = stave_controller_get_goroutines (self->controller);
  guint      n = 0;

  for (guint i = 0; i < goroutines->len; i++)
    n += ((const MachineGView *) g_ptr_array_index (goroutines, i))->state != MACHINE_G_DEAD;
  return n;
}

static void
update_titles (StaveBottomPane *self)
{
  set_title (self, self->output, _("Output"), 0);
  set_title (self, self->goroutines, _("Goroutines"), count_alive (self));
  set_title (self, self->findings, _("Findings"),
             stave_findings_view_get_n (STAVE_FINDINGS_VIEW (self->findings)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->staff), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Staff"), -1);
}

static void
update_place (StaveBottomPane *self)
{
  Session         *session = stave_controller_get_session (self->controller);
  gboolean         loaded = stave_controller_has_program (self->controller);
  gsize            step = loaded ? session_get_step (session) : 0;
  gsize            n_steps = loaded ? session_get_n_steps (session) : 0;
  g_autofree char *text
      = g_strdup_printf ("%" G_GSIZE_FORMAT " / %" G_GSIZE_FORMAT, step, n_steps);

  gtk_label_set_text (self->place, text);
  gtk_adjustment_set_upper (self->scrubber_adjustment, MAX (n_steps, 1));
  gtk_adjustment_set_value (self->scrubber_adjustment, step);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scrubber), n_steps > 0);
}

static void
changed_cb (StaveBottomPane *self)
{
  update_titles (self);
  update_place (self);
}

static gboolean
scrub_cb (StaveBottomPane *self,
          GtkScrollType    scroll,
          double           value)
{
  double upper = gtk_adjustment_get_upper (self->scrubber_adjustment);

  stave_controller_seek (self->controller, (gsize) CLAMP (value + 0.5, 0, upper));
  return TRUE;
}

static void
by_time_cb (StaveBottomPane *self)
{
  stave_staff_view_set_by_time (STAVE_STAFF_VIEW (self->staff),
                                gtk_toggle_button_get_active (self->by_time));
}

/* The choice of the axis belongs to the staff, the legend also to the goroutines. */
static void
tab_cb (StaveBottomPane *self)
{
  const char *shown = stave_bottom_pane_get_shown (self);
  gboolean    staff = g_strcmp0 (shown, "staff") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->by_time), staff);
  gtk_widget_set_visible (self->legend, !self->compact
                                            && (staff || g_strcmp0 (shown, "goroutines") == 0));
}

static void
stave_bottom_pane_dispose (GObject *object)
{
  StaveBottomPane *self = STAVE_BOTTOM_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_bottom_pane_parent_class)->dispose (object);
}

static void
stave_bottom_pane_class_init (StaveBottomPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stave_bottom_pane_dispose;
  stave_language_class_set_template (widget_class, "/org/stave/Stave/bottom-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StaveBottomPane, box);
  gtk_widget_class_bind_template_child (widget_class, StaveBottomPane, legend);
  gtk_widget_class_bind_template_child (widget_class, StaveBottomPane, by_time);
  gtk_widget_class_bind_template_child (widget_class, StaveBottomPane, stack);
  gtk_widget_class_bind_template_child (widget_class, StaveBottomPane, staff_box);
  gtk_widget_class_bind_template_child (widget_class, StaveBottomPane, place);
  gtk_widget_class_bind_template_child (widget_class, StaveBottomPane, scrubber);
  gtk_widget_class_bind_template_child (widget_class, StaveBottomPane, scrubber_adjustment);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
stave_bottom_pane_init (StaveBottomPane *self)
{
  stave_language_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->scrubber, "change-value", G_CALLBACK (scrub_cb), self);
  g_signal_connect_swapped (self->by_time, "toggled", G_CALLBACK (by_time_cb), self);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (tab_cb), self);
}

/**
 * stave_bottom_pane_set_controller:
 * @self: a bottom pane
 * @controller: whose run it shows; set once
 */
void
stave_bottom_pane_set_controller (StaveBottomPane *self,
                                  StaveController *controller)
{
  g_return_if_fail (self->controller == NULL);

  self->controller = g_object_ref (controller);
  self->staff = stave_staff_view_new (controller);
  self->output = stave_output_view_new (controller);
  self->goroutines = stave_goroutine_list_new (controller);
  self->findings = stave_findings_view_new (controller);
  gtk_widget_set_vexpand (self->staff, TRUE);
  gtk_box_prepend (self->staff_box, self->staff);
  gtk_stack_add_titled (self->stack, self->output, "output", NULL);
  gtk_stack_add_titled (self->stack, self->goroutines, "goroutines", NULL);
  gtk_stack_add_titled (self->stack, self->findings, "findings", NULL);
  g_signal_connect_object (controller, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "progress", G_CALLBACK (update_place), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (update_titles),
                           self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * stave_bottom_pane_get_staff:
 * @self: a bottom pane
 *
 * Returns: (transfer none): the staff
 */
StaveSceneView *
stave_bottom_pane_get_staff (StaveBottomPane *self)
{
  return STAVE_SCENE_VIEW (self->staff);
}

/**
 * stave_bottom_pane_show:
 * @self: a bottom pane
 * @name: of a tab
 */
void
stave_bottom_pane_show (StaveBottomPane *self,
                        const char      *name)
{
  if (gtk_stack_get_child_by_name (self->stack, name) != NULL)
    gtk_stack_set_visible_child_name (self->stack, name);
}

/**
 * stave_bottom_pane_get_shown:
 * @self: a bottom pane
 *
 * Returns: name of the tab in front
 */
const char *
stave_bottom_pane_get_shown (StaveBottomPane *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * stave_bottom_pane_set_compact:
 * @self: a bottom pane
 * @compact: whether there is little room
 */
void
stave_bottom_pane_set_compact (StaveBottomPane *self,
                               gboolean         compact)
{
  self->compact = compact;
  tab_cb (self);
}
