/* SPDX-License-Identifier: MIT */
#include "stave-chaos.h"

#include "stave-code-view.h"
#include "stave-language.h"

typedef struct
{
  GtkWidget       *window; /* outlives the actions */
  StaveController *controller;
  StaveSourcePane *source;
} Place;

/* The file and line of the cursor; FALSE: no source is shown. */
static gboolean
find_cursor (Place       *place,
             const char **out_file,
             guint       *out_line)
{
  StaveCodeView *view = stave_source_pane_get_view (place->source);

  if (view == NULL || !stave_controller_has_program (place->controller))
    return FALSE;
  *out_file = stave_document_get_file_name (stave_controller_get_document (place->controller),
                                            stave_code_view_get_file (view));
  *out_line = stave_code_view_get_cursor_line (view);
  return TRUE;
}

static void
ask_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  Place      *place = user_data;
  const char *file;
  guint       line;

  if (find_cursor (place, &file, &line))
    stave_chaos_ask_line (place->window, place->controller, file, line, MACHINE_FAULT_DELAY);
}

/* What has a duration asks for it; the others are injected at once. */
static void
at_action (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Place      *place = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  const char *file;
  guint       line;

  if (!find_cursor (place, &file, &line))
    return;
  for (MachineFaultKind kind = MACHINE_FAULT_DELAY; kind < MACHINE_FAULT_SLOW; kind++)
    if (g_str_equal (name, stave_chaos_get_kind_name (kind)))
      {
        if (kind == MACHINE_FAULT_DELAY || kind == MACHINE_FAULT_LATE)
          stave_chaos_ask_line (place->window, place->controller, file, line, kind);
        else
          {
            g_autofree char *fault = g_strdup_printf ("%s@%s:%u", name, file, line);

            stave_chaos_inject (place->controller, fault);
          }
      }
}

static void
goroutine_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  Place *place = user_data;

  stave_chaos_ask_goroutine (place->window, place->controller, g_variant_get_uint32 (parameter));
}

static void
processor_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  Place     *place = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (place->window));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  /* The button stands in one, which would keep the pointer from the dialog. */
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  stave_chaos_ask_processor (place->window, place->controller);
}

/**
 * stave_chaos_add_actions:
 * @window: a window
 * @controller: what it shows
 * @source: its source pane
 */
void
stave_chaos_add_actions (GtkWidget       *window,
                         StaveController *controller,
                         StaveSourcePane *source)
{
  static const GActionEntry entries[] = {
    { "ask", ask_action, NULL, NULL, NULL, { 0 } },
    { "at", at_action, "s", NULL, NULL, { 0 } },
    { "goroutine", goroutine_action, "u", NULL, NULL, { 0 } },
    { "processor", processor_action, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Place                         *place = g_new (Place, 1);

  *place = (Place){ window, controller, source };
  g_object_set_data_full (G_OBJECT (group), "place", place, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), place);
  gtk_widget_insert_action_group (window, "chaos", G_ACTION_GROUP (group));
}

/* ---- the source's menu ---------------------------------------------------------------- */

static void
fill_menu (GtkTextView *view)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) faults = g_menu_new ();

  for (MachineFaultKind kind = MACHINE_FAULT_DELAY; kind < MACHINE_FAULT_SLOW; kind++)
    {
      gboolean asks = kind == MACHINE_FAULT_DELAY || kind == MACHINE_FAULT_LATE;
      g_autofree char *title
          = g_strconcat (stave_chaos_get_kind_title (kind), asks ? "…" : "", NULL);
      g_autofree char *action = g_strconcat ("chaos.at::", stave_chaos_get_kind_name (kind), NULL);

      g_menu_append (faults, title, action);
    }
  g_menu_append_submenu (menu, _("Inject here"), G_MENU_MODEL (faults));
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (menu));
}

/* The menu is about the line that was clicked, so the cursor goes there first. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_presses,
            double           x,
            double           y,
            GtkTextView     *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    iter;
  int            buffer_x, buffer_y;

  if (gtk_text_buffer_get_has_selection (buffer))
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/**
 * stave_chaos_add_menu:
 * @view: an editor
 *
 * Adds “Inject here” to its menu.
 */
void
stave_chaos_add_menu (GtkTextView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), view, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (stave_language_get_default (), "changed", G_CALLBACK (fill_menu), view,
                           G_CONNECT_SWAPPED);
  fill_menu (view);
}
