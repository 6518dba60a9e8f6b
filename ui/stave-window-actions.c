/* SPDX-License-Identifier: MIT */
/*
 * What can be done in the window, as actions, so that buttons, menus, keys, tests and the session
 * bus do the same.
 *
 * Keys that editors and buttons want for themselves (Space, Home, End) are no accelerators, as those
 * come before the focus: a shortcut controller behind it takes them when nobody else did.
 */
#include "stave-window-private.h"

#include "stave-language.h"

static StaveWindow *
get_window (gpointer user_data)
{
  return STAVE_WINDOW (user_data);
}

/* ---- stepping ------------------------------------------------------------------------- */

static void
step_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  stave_controller_step (get_window (user_data)->controller, SESSION_EVENT, FALSE);
}

static void
back_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  stave_controller_set_playing (get_window (user_data)->controller, FALSE);
  stave_controller_step (get_window (user_data)->controller, SESSION_EVENT, TRUE);
}

static void
step_by (StaveWindow *self,
         const char  *unit,
         gboolean     back)
{
  static const char *const names[] = { "event", "line", "over", "into", "out", "instruction" };

  for (SessionUnit i = SESSION_EVENT; i <= SESSION_INSTRUCTION; i++)
    if (g_str_equal (names[i], unit))
      stave_controller_step (self->controller, i, back);
}

static void
step_by_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  step_by (get_window (user_data), g_variant_get_string (parameter, NULL), FALSE);
}

static void
back_by_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  step_by (get_window (user_data), g_variant_get_string (parameter, NULL), TRUE);
}

static void
seek_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  stave_controller_seek (get_window (user_data)->controller, g_variant_get_uint32 (parameter));
}

static void
play_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  StaveController *controller = get_window (user_data)->controller;

  if (stave_controller_is_playing (controller) || stave_controller_is_busy (controller))
    stave_controller_stop (controller);
  else
    stave_controller_set_playing (controller, TRUE);
}

static void
stop_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  stave_controller_stop (get_window (user_data)->controller);
}

static void
restart_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  stave_controller_restart (get_window (user_data)->controller);
}

static void
run_end_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  stave_controller_run_to_end (get_window (user_data)->controller);
}

static void
run_to_cursor_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  StaveWindow   *self = get_window (user_data);
  StaveCodeView *view = stave_source_pane_get_view (self->source);

  if (view != NULL)
    stave_controller_run_to_line (
        self->controller,
        stave_document_get_file_name (stave_controller_get_document (self->controller),
                                      stave_code_view_get_file (view)),
        stave_code_view_get_cursor_line (view));
}

static void
breakpoint_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  StaveWindow   *self = get_window (user_data);
  StaveCodeView *view = stave_source_pane_get_view (self->source);

  if (view == NULL)
    return;
  stave_controller_toggle_breakpoint (self->controller, stave_code_view_get_file (view),
                                      stave_code_view_get_cursor_line (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* (kind, option): 'next' and a goroutine, or 'case' and its number. */
static void
decide_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  const char *kind;
  guint32     option;

  g_variant_get (parameter, "(&su)", &kind, &option);
  stave_controller_decide (
      get_window (user_data)->controller,
      g_str_equal (kind, "case") ? MACHINE_DECISION_SELECT : MACHINE_DECISION_NEXT, option);
}

/* ---- files ------------------------------------------------------------------------------ */

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  stave_window_choose_file (get_window (user_data));
}

static void
open_path_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  stave_window_open_file (get_window (user_data), file);
}

static void
open_lesson_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  stave_window_open_lesson (get_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  stave_window_save (get_window (user_data));
}

static void
revert_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  StaveWindow   *self = get_window (user_data);
  StaveCodeView *view = stave_source_pane_get_view (self->source);

  if (view == NULL)
    return;
  stave_document_revert (stave_controller_get_document (self->controller),
                         stave_code_view_get_file (view));
  stave_controller_reload (self->controller);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  const char *view, *format;

  g_variant_get (parameter, "(&s&s)", &view, &format);
  stave_window_choose_export (get_window (user_data), view, format);
}

/* What the other views have no form for: greyed out where there is no chart. */
static void
export_chart_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  stave_window_choose_export (get_window (user_data), "chart",
                              g_variant_get_string (parameter, NULL));
}

/* (view, path): without a dialog; the path's ending is the format. */
static void
export_to_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  StaveWindow       *self = get_window (user_data);
  const char        *view, *path;
  g_autoptr (GFile)  file = NULL;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&s&s)", &view, &path);
  file = g_file_new_for_path (path);
  if (!stave_window_export (self, view, file, &error))
    stave_window_toast (self, error->message);
}

/* ---- the window ---------------------------------------------------------------------------- */

static void
language_action (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  StaveWindow *self = get_window (user_data);
  const char  *code = g_variant_get_string (value, NULL);

  if (!g_str_equal (code, "en") && !g_str_equal (code, "zh"))
    return;
  g_simple_action_set_state (action, value);
  stave_language_set_code (stave_language_get_default (), code);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "language", code);
}

static gboolean
apply_theme (const char *name)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (g_str_equal (name, "light"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (name, "dark"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  else if (g_str_equal (name, "follow"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  else
    return FALSE;
  return TRUE;
}

static void
theme_action (GSimpleAction *action,
              GVariant      *value,
              gpointer       user_data)
{
  StaveWindow *self = get_window (user_data);
  const char  *name = g_variant_get_string (value, NULL);

  if (!apply_theme (name))
    return;
  g_simple_action_set_state (action, value);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "theme", name);
}

static void
view_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  stave_window_show_view (get_window (user_data), g_variant_get_string (parameter, NULL));
}

static StaveSceneView *
get_front_view (StaveWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *staff = GTK_WIDGET (stave_bottom_pane_get_staff (self->bottom));

  if (focus != NULL && (focus == staff || gtk_widget_is_ancestor (focus, staff)))
    return STAVE_SCENE_VIEW (staff);
  return stave_view_pane_get_view (self->views, stave_view_pane_get_shown (self->views));
}

static void
zoom_in_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  stave_scene_view_zoom (get_front_view (get_window (user_data)), 1.25);
}

static void
zoom_out_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  stave_scene_view_zoom (get_front_view (get_window (user_data)), 0.8);
}

static void
zoom_fit_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  stave_scene_view_zoom_to_fit (get_front_view (get_window (user_data)));
}

/* Round the panes: list, source, views, lesson, bottom. */
static void
next_pane_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  StaveWindow *self = get_window (user_data);
  GtkWidget   *panes[] = { GTK_WIDGET (self->list), GTK_WIDGET (self->source),
                           GTK_WIDGET (self->views), GTK_WIDGET (self->bottom) };
  GtkWidget   *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint        at = G_N_ELEMENTS (panes) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      at = i;
  for (guint i = 1; i <= G_N_ELEMENTS (panes); i++)
    {
      GtkWidget *pane = panes[(at + i) % G_N_ELEMENTS (panes)];

      if (gtk_widget_get_mapped (pane) && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
reset_progress_cb (StaveWindow *self,
                   const char  *response)
{
  if (g_str_equal (response, "forget"))
    stave_progress_reset (self->progress);
}

static void
reset_progress_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  StaveWindow *self = get_window (user_data);
  GtkWidget   *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _("Forget the progress?"),
      _("All lessons and tasks count as not done again. Nothing else is lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "forget",
                                    _("Forget"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (reset_progress_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/stave/Stave/shortcuts.ui");
  GtkWindow             *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, GTK_WINDOW (user_data));
  gtk_window_present (window);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  adw_show_about_window (GTK_WINDOW (user_data), "application-name", "Stave", "application-icon",
                         STAVE_APPLICATION_ID, "version", STAVE_VERSION, "license-type",
                         GTK_LICENSE_MIT_X11, "comments",
                         _("Go's concurrency, step by step: real programs on a simulated runtime."),
                         NULL);
}

/* ---- list of all ------------------------------------------------------------------------------ */

static const GActionEntry entries[] = {
  { "step", step_action, NULL, NULL, NULL, { 0 } },
  { "back", back_action, NULL, NULL, NULL, { 0 } },
  { "step-by", step_by_action, "s", NULL, NULL, { 0 } },
  { "back-by", back_by_action, "s", NULL, NULL, { 0 } },
  { "seek", seek_action, "u", NULL, NULL, { 0 } },
  { "play", play_action, NULL, NULL, NULL, { 0 } },
  { "stop", stop_action, NULL, NULL, NULL, { 0 } },
  { "restart", restart_action, NULL, NULL, NULL, { 0 } },
  { "run-end", run_end_action, NULL, NULL, NULL, { 0 } },
  { "run-to-cursor", run_to_cursor_action, NULL, NULL, NULL, { 0 } },
  { "breakpoint", breakpoint_action, NULL, NULL, NULL, { 0 } },
  { "decide", decide_action, "(su)", NULL, NULL, { 0 } },
  { "open", open_action, NULL, NULL, NULL, { 0 } },
  { "open-path", open_path_action, "s", NULL, NULL, { 0 } },
  { "open-lesson", open_lesson_action, "s", NULL, NULL, { 0 } },
  { "save", save_action, NULL, NULL, NULL, { 0 } },
  { "revert", revert_action, NULL, NULL, NULL, { 0 } },
  { "export", export_action, "(ss)", NULL, NULL, { 0 } },
  { "export-chart", export_chart_action, "s", NULL, NULL, { 0 } },
  { "export-to", export_to_action, "(ss)", NULL, NULL, { 0 } },
  { "language", NULL, "s", "'en'", language_action, { 0 } },
  { "theme", NULL, "s", "'follow'", theme_action, { 0 } },
  { "view", view_action, "s", NULL, NULL, { 0 } },
  { "zoom-in", zoom_in_action, NULL, NULL, NULL, { 0 } },
  { "zoom-out", zoom_out_action, NULL, NULL, NULL, { 0 } },
  { "zoom-fit", zoom_fit_action, NULL, NULL, NULL, { 0 } },
  { "next-pane", next_pane_action, NULL, NULL, NULL, { 0 } },
  { "reset-progress", reset_progress_action, NULL, NULL, NULL, { 0 } },
  { "shortcuts", shortcuts_action, NULL, NULL, NULL, { 0 } },
  { "about", about_action, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "win.step", { "F10" } },
  { "win.back", { "<Shift>F10" } },
  { "win.step-by::line", { "F11" } },
  { "win.back-by::line", { "<Shift>F11" } },
  { "win.run-to-cursor", { "<Control>F10" } },
  { "win.play", { "F5" } },
  { "win.breakpoint", { "F9" } },
  { "chaos.ask", { "F8" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.export(('', 'svg'))", { "<Control>e" } },
  { "win.view::stage", { "<Control>1" } },
  { "win.view::chart", { "<Control>2" } },
  { "win.view::staff", { "<Control>3" } },
  { "win.view::output", { "<Control>4" } },
  { "win.view::goroutines", { "<Control>5" } },
  { "win.view::findings", { "<Control>6" } },
  { "win.view::plots", { "<Alt>1" } },
  { "win.view::scheduler", { "<Alt>2" } },
  { "win.view::contexts", { "<Alt>3" } },
  { "win.view::memory", { "<Alt>4" } },
  { "win.view::profile", { "<Alt>5" } },
  { "win.view::compare", { "<Alt>6" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.zoom-fit", { "<Control>0" } },
  { "win.list", { "<Control>l" } },
  { "win.next-pane", { "F6" } },
  { "win.shortcuts", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
};

static void
add_late_key (GtkEventController *controller,
              guint               key,
              GdkModifierType     modifiers,
              const char         *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

static void
add_late_keys (StaveWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  add_late_key (controller, GDK_KEY_space, 0, "win.step");
  add_late_key (controller, GDK_KEY_space, GDK_SHIFT_MASK, "win.back");
  add_late_key (controller, GDK_KEY_Home, 0, "win.restart");
  add_late_key (controller, GDK_KEY_End, 0, "win.run-end");
  add_late_key (controller, GDK_KEY_Home, GDK_CONTROL_MASK, "win.restart");
  add_late_key (controller, GDK_KEY_End, GDK_CONTROL_MASK, "win.run-end");
  add_late_key (controller, GDK_KEY_Escape, 0, "win.stop");
  /* Not on the window: that takes the space bar for itself. */
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), controller);
}

static void
add_property_action (StaveWindow *self,
                     const char  *name,
                     gpointer     object,
                     const char  *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
restore_states (StaveWindow *self)
{
  g_autofree char *language = NULL;
  g_autofree char *theme = NULL;
  StaveLanguage   *current = stave_language_get_default ();

  if (self->settings != NULL)
    {
      language = g_settings_get_string (self->settings, "language");
      theme = g_settings_get_string (self->settings, "theme");
    }
  if (language != NULL && *language != '\0')
    stave_language_set_code (current, language);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "theme",
                                      g_variant_new_string (theme != NULL ? theme : "follow"));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "language")),
      g_variant_new_string (stave_language_get_code (current)));
}

void
stave_window_add_actions (StaveWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_property_action (self, "policy", self->controller, "policy");
  add_property_action (self, "seed", self->controller, "seed");
  add_property_action (self, "procs", self->controller, "procs");
  add_property_action (self, "speed", self->controller, "speed");
  add_property_action (self, "list", self->shell, "list-shown");
  for (guint i = 0; app != NULL && i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (app, accels[i].action, accels[i].accels);
  add_late_keys (self);
  restore_states (self);
}

static void
enable (StaveWindow *self,
        const char  *name,
        gboolean     enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

void
stave_window_update_actions (StaveWindow *self)
{
  Session *session = stave_controller_get_session (self->controller);
  gboolean loaded = stave_controller_has_program (self->controller);
  gboolean ahead = loaded && !stave_controller_is_at_end (self->controller);
  gboolean behind
      = loaded
        && (machine_get_instructions (session_get_machine (session)) > 0
            || !stave_controller_is_at_start (self->controller));

  enable (self, "step", ahead);
  enable (self, "step-by", ahead);
  enable (self, "run-end", ahead);
  enable (self, "run-to-cursor", ahead);
  enable (self, "back", behind);
  enable (self, "back-by", behind);
  enable (self, "restart", behind);
  enable (self, "play", loaded);
  enable (self, "decide", ahead);
  enable (self, "save", stave_controller_get_document (self->controller) != NULL);
  enable (self, "export", loaded);
  enable (self, "export-to", loaded);
  enable (self, "export-chart", loaded && stave_controller_get_walk (self->controller) != NULL);
}
