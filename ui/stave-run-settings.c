/* SPDX-License-Identifier: MIT */
#include "stave-run-settings.h"

#include <math.h>

#include "stave-language.h"

struct _StaveRunSettings
{
  GtkWidget        parent_instance;
  StaveController *controller;
  gboolean         filling;

  GtkWidget       *grid;
  GtkDropDown     *policy;
  GtkAdjustment   *seed_adjustment;
  GtkAdjustment   *procs_adjustment;
  GtkAdjustment   *speed_adjustment;
};

G_DEFINE_FINAL_TYPE (StaveRunSettings, stave_run_settings, GTK_TYPE_WIDGET)

static void
select_policy (StaveRunSettings *self)
{
  g_autofree char *name = NULL;

  g_object_get (self->controller, "policy", &name, NULL);
  self->filling = TRUE;
  for (MachinePolicy policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
    if (g_str_equal (name, stave_policy_get_name (policy)))
      gtk_drop_down_set_selected (self->policy, policy);
  self->filling = FALSE;
}

static void
fill_policies (StaveRunSettings *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (MachinePolicy policy = MACHINE_POLICY_GO; policy <= MACHINE_POLICY_MANUAL; policy++)
    gtk_string_list_append (titles, stave_policy_get_title (policy));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->policy, G_LIST_MODEL (titles));
  self->filling = FALSE;
  if (self->controller != NULL)
    select_policy (self);
}

static void
policy_selected_cb (StaveRunSettings *self)
{
  guint selected = gtk_drop_down_get_selected (self->policy);

  if (!self->filling && self->controller != NULL && selected <= MACHINE_POLICY_MANUAL)
    g_object_set (self->controller, "policy", stave_policy_get_name (selected), NULL);
}

static void
stave_run_settings_dispose (GObject *object)
{
  StaveRunSettings *self = STAVE_RUN_SETTINGS (object);

  self->filling = TRUE;
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->controller);
  G_OBJECT_CLASS (stave_run_settings_parent_class)->dispose (object);
}

static void
stave_run_settings_class_init (StaveRunSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stave_run_settings_dispose;
  stave_language_class_set_template (widget_class, "/org/stave/Stave/run-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, StaveRunSettings, grid);
  gtk_widget_class_bind_template_child (widget_class, StaveRunSettings, policy);
  gtk_widget_class_bind_template_child (widget_class, StaveRunSettings, seed_adjustment);
  gtk_widget_class_bind_template_child (widget_class, StaveRunSettings, procs_adjustment);
  gtk_widget_class_bind_template_child (widget_class, StaveRunSettings, speed_adjustment);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
stave_run_settings_init (StaveRunSettings *self)
{
  stave_language_init_template (GTK_WIDGET (self));
  fill_policies (self);
  g_signal_connect_swapped (self->policy, "notify::selected", G_CALLBACK (policy_selected_cb),
                            self);
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (fill_policies),
                           self, G_CONNECT_SWAPPED);
}

/**
 * stave_run_settings_set_controller:
 * @self: a form
 * @controller: whose settings it shows; set once
 */
void
stave_run_settings_set_controller (StaveRunSettings *self,
                                   StaveController  *controller)
{
  GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_return_if_fail (self->controller == NULL);

  self->controller = g_object_ref (controller);
  g_object_bind_property (controller, "seed", self->seed_adjustment, "value", both);
  g_object_bind_property (controller, "procs", self->procs_adjustment, "value", both);
  stave_bind_speed (self->speed_adjustment, controller);
  g_signal_connect_object (controller, "notify::policy", G_CALLBACK (select_policy), self,
                           G_CONNECT_SWAPPED);
  select_policy (self);
}

static gboolean
speed_to_value (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      user_data)
{
  g_value_set_double (to, log2 (g_value_get_double (from)));
  return TRUE;
}

static gboolean
value_to_speed (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      user_data)
{
  g_value_set_double (to, exp2 (round (g_value_get_double (from))));
  return TRUE;
}

/**
 * stave_bind_speed:
 * @adjustment: of a slider from -1 (half) to 3 (eight times)
 * @controller: whose speed it is
 */
void
stave_bind_speed (GtkAdjustment   *adjustment,
                  StaveController *controller)
{
  g_object_bind_property_full (controller, "speed", adjustment, "value",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, speed_to_value,
                               value_to_speed, NULL, NULL);
}
