/* SPDX-License-Identifier: MIT */
/*
 * One dialog for all places. What it composes is checked against the program at every change, so
 * that the button to inject is only there for what can be had.
 */
#include "stave-chaos.h"

#include <adwaita.h>

#include "stave-language.h"

typedef struct
{
  StaveController *controller;
  char            *place;    /* NULL: a processor */
  GtkWidget       *dialog;
  GtkDropDown     *kind;     /* NULL: slow */
  GtkSpinButton   *processor; /* or NULL */
  GtkWidget       *amount_label;
  GtkEditable     *amount;
  GtkWidget       *every;    /* check button, or NULL */
  GtkLabel        *words;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->controller);
  g_free (ask->place);
  g_free (ask);
}

static MachineFaultKind
get_kind (Ask *ask)
{
  return ask->kind != NULL ? (MachineFaultKind) gtk_drop_down_get_selected (ask->kind)
                           : MACHINE_FAULT_SLOW;
}

static gboolean
wants_amount (MachineFaultKind kind)
{
  return kind == MACHINE_FAULT_DELAY || kind == MACHINE_FAULT_LATE || kind == MACHINE_FAULT_SLOW;
}

static char *
dup_fault (Ask *ask)
{
  MachineFaultKind kind = get_kind (ask);
  GString         *out = g_string_new (stave_chaos_get_kind_name (kind));

  if (wants_amount (kind))
    {
      g_autofree char *amount = g_strstrip (g_strdup (gtk_editable_get_text (ask->amount)));

      g_string_append_printf (out, ":%s", amount);
    }
  if (ask->processor != NULL)
    g_string_append_printf (out, "@P%d", gtk_spin_button_get_value_as_int (ask->processor));
  else
    g_string_append_printf (out, "@%s", ask->place);
  if (ask->every != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (ask->every)))
    g_string_append (out, "#*");
  return g_string_free (out, FALSE);
}

static const char *
get_complaint (Ask *ask)
{
  g_autofree char *plain = g_strdup_printf ("block@%s", ask->place);
  Session         *session = stave_controller_get_session (ask->controller);

  if (ask->processor != NULL)
    return _("Write a number from 2 to 1000000.");
  if (!machine_chaos_check (session_get_program (session), plain, 256, NULL))
    return _("There is no code on this line.");
  return _("Write a time such as 30s, 250ms or 2m.");
}

static void
update (Ask *ask)
{
  MachineFaultKind kind = get_kind (ask);
  Session         *session = stave_controller_get_session (ask->controller);
  g_autofree char *fault = dup_fault (ask);
  gboolean         ok = machine_chaos_check (session_get_program (session), fault,
                                             session_get_settings (session)->procs, NULL);

  gtk_widget_set_visible (ask->amount_label, wants_amount (kind));
  gtk_widget_set_visible (GTK_WIDGET (ask->amount), wants_amount (kind));
  gtk_label_set_text (ask->words, ok ? stave_chaos_get_kind_words (kind) : get_complaint (ask));
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (ask->words), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (ask->words), "error");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (ask->dialog), "inject", ok);
}

static void
response_cb (Ask        *ask,
             const char *response)
{
  if (g_str_equal (response, "inject"))
    {
      g_autofree char *fault = dup_fault (ask);

      stave_chaos_inject (ask->controller, fault);
    }
}

/* ---- making it ------------------------------------------------------------------------ */

static GtkWidget *
add_row (GtkGrid    *grid,
         int         row,
         const char *title,
         GtkWidget  *widget)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, widget, 1, row, 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return label;
}

static void
add_kinds (Ask             *ask,
           GtkGrid         *grid,
           guint            n,
           MachineFaultKind kind)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (titles, stave_chaos_get_kind_title (i));
  ask->kind = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_model (ask->kind, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (ask->kind, kind);
  add_row (grid, 0, _("Fault"), GTK_WIDGET (ask->kind));
  g_signal_connect_swapped (ask->kind, "notify::selected", G_CALLBACK (update), ask);
}

static void
add_processor (Ask     *ask,
               GtkGrid *grid)
{
  guint procs
      = session_get_settings (stave_controller_get_session (ask->controller))->procs;

  ask->processor = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, procs - 1, 1));
  add_row (grid, 0, _("Processor"), GTK_WIDGET (ask->processor));
  g_signal_connect_swapped (ask->processor, "value-changed", G_CALLBACK (update), ask);
}

static GtkWidget *
new_form (Ask             *ask,
          guint            n_kinds, /* 0: a processor */
          MachineFaultKind kind,
          gboolean         counts)
{
  GtkGrid   *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *entry = gtk_entry_new ();

  gtk_grid_set_row_spacing (grid, 10);
  gtk_grid_set_column_spacing (grid, 12);
  if (n_kinds > 0)
    add_kinds (ask, grid, n_kinds, kind);
  else
    add_processor (ask, grid);
  ask->amount = GTK_EDITABLE (entry);
  gtk_editable_set_text (ask->amount, n_kinds > 0 ? "30s" : "10");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  ask->amount_label
      = add_row (grid, 1, n_kinds > 0 ? _("Duration") : _("Times slower"), entry);
  g_signal_connect_swapped (ask->amount, "changed", G_CALLBACK (update), ask);
  if (counts)
    {
      ask->every = gtk_check_button_new_with_label (_("Every time, not only the first"));
      gtk_grid_attach (grid, ask->every, 1, 2, 1, 1);
      g_signal_connect_swapped (ask->every, "toggled", G_CALLBACK (update), ask);
    }
  ask->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (ask->words, TRUE);
  gtk_label_set_xalign (ask->words, 0);
  gtk_label_set_width_chars (ask->words, 36);
  gtk_label_set_max_width_chars (ask->words, 36);
  gtk_grid_attach (grid, GTK_WIDGET (ask->words), 0, 3, 2, 1);
  return GTK_WIDGET (grid);
}

static void
present (GtkWidget       *parent,
         StaveController *controller,
         const char      *heading,
         char            *place, /* taken */
         guint            n_kinds,
         MachineFaultKind kind,
         gboolean         counts)
{
  AdwMessageDialog *dialog;
  Ask              *ask;

  if (!stave_controller_has_program (controller))
    {
      g_free (place);
      return;
    }
  ask = g_new0 (Ask, 1);
  ask->controller = g_object_ref (controller);
  ask->place = place;
  ask->dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading,
                                        stave_chaos_get_when (controller));
  dialog = ADW_MESSAGE_DIALOG (ask->dialog);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "inject", _("Inject"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "inject", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "inject");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, new_form (ask, n_kinds, kind, counts));
  g_object_set_data_full (G_OBJECT (dialog), "ask", ask, ask_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), ask);
  update (ask);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * stave_chaos_ask_line:
 * @parent: in whose window it is asked
 * @controller: with a program
 * @file: name of one of its files
 * @line: from 1
 * @kind: chosen at first
 */
void
stave_chaos_ask_line (GtkWidget       *parent,
                      StaveController *controller,
                      const char      *file,
                      guint            line,
                      MachineFaultKind kind)
{
  g_autofree char *heading = g_strdup_printf (_("Inject a fault at %s:%u"), file, line);

  present (parent, controller, heading, g_strdup_printf ("%s:%u", file, line), MACHINE_FAULT_SLOW,
           kind, TRUE);
}

/**
 * stave_chaos_ask_goroutine:
 * @parent: in whose window it is asked
 * @controller: with a program
 * @g: a goroutine
 */
void
stave_chaos_ask_goroutine (GtkWidget       *parent,
                           StaveController *controller,
                           guint32          g)
{
  g_autofree char *heading = g_strdup_printf (_("Inject a fault into G%u"), g);

  present (parent, controller, heading, g_strdup_printf ("G%u", g), MACHINE_FAULT_LATE,
           MACHINE_FAULT_DELAY, FALSE);
}

/**
 * stave_chaos_ask_processor:
 * @parent: in whose window it is asked
 * @controller: with a program
 */
void
stave_chaos_ask_processor (GtkWidget       *parent,
                           StaveController *controller)
{
  present (parent, controller, _("Slow a processor"), NULL, 0, MACHINE_FAULT_SLOW, FALSE);
}
