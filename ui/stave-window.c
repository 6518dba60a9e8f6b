/* SPDX-License-Identifier: MIT */
#include "stave-window-private.h"

#include <math.h>

#include "stave-after-frame.h"
#include "stave-chaos.h"
#include "stave-language.h"
#include "stave-lesson-view.h"
#include "stave-resources.h"
#include "stave-settings.h"

#define RESOURCE "/org/stave/Stave/"

G_DEFINE_FINAL_TYPE (StaveWindow, stave_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- header -------------------------------------------------------------------------- */

static char *
dup_subtitle (StaveWindow *self)
{
  Session         *session = stave_controller_get_session (self->controller);
  StaveDocument   *document = stave_controller_get_document (self->controller);
  LessonsLesson   *lesson = document != NULL ? stave_document_get_lesson (document) : NULL;
  g_autofree char *time = stave_controller_dup_time (self->controller);
  g_autofree char *place = NULL;

  if (!stave_controller_has_program (self->controller))
    return g_strdup (document != NULL ? _("does not compile yet") : "");
  if (stave_controller_is_busy (self->controller))
    place = g_strdup_printf (_("running, step %u"), (guint) session_get_step (session));
  else
    place = g_strdup_printf (_("step %u of %u"), (guint) session_get_step (session),
                             (guint) session_get_n_steps (session));
  return g_strdup_printf ("%s%s%s · %s", lesson != NULL ? lessons_lesson_get_id (lesson) : "",
                          lesson != NULL ? " · " : "", place, time);
}

static void
update_title (StaveWindow *self)
{
  StaveDocument   *document = stave_controller_get_document (self->controller);
  g_autofree char *title
      = document != NULL ? stave_document_dup_title (document) : g_strdup ("Stave");
  g_autofree char *subtitle = dup_subtitle (self);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
update_play (StaveWindow *self)
{
  GtkWidget *button = GTK_WIDGET (self->play_button);

  if (stave_controller_is_playing (self->controller))
    {
      gtk_button_set_icon_name (self->play_button, "media-playback-pause-symbolic");
      set_name (button, _("Pause (F5)"));
    }
  else if (stave_controller_is_busy (self->controller))
    {
      gtk_button_set_icon_name (self->play_button, "media-playback-stop-symbolic");
      set_name (button, _("Stop (F5)"));
    }
  else
    {
      gtk_button_set_icon_name (self->play_button, "media-seek-forward-symbolic");
      set_name (button, _("Play (F5)"));
    }
  update_title (self);
}

static void
update_settings_labels (StaveWindow *self)
{
  g_autofree char *policy = NULL;
  g_autofree char *policy_text = NULL;
  g_autofree char *seed_text = NULL;
  g_autofree char *procs_text = NULL;
  g_autofree char *speed_text = NULL;
  guint            seed, procs;
  double           speed;

  g_object_get (self->controller, "policy", &policy, "seed", &seed, "procs", &procs, "speed",
                &speed, NULL);
  policy_text = g_strdup_printf (_("Policy: %s"), policy);
  seed_text = g_strdup_printf (_("Seed %u"), seed);
  procs_text = g_strdup_printf (_("Procs %u"), procs);
  speed_text = speed < 1 ? g_strdup ("½×") : g_strdup_printf ("%.0f×", speed);
  gtk_menu_button_set_label (self->policy_button, policy_text);
  gtk_menu_button_set_label (self->seed_button, seed_text);
  gtk_menu_button_set_label (self->procs_button, procs_text);
  gtk_label_set_text (self->speed_text, speed_text);
}

static void
set_menu (GtkMenuButton *button,
          GtkBuilder    *builder,
          const char    *id)
{
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (gtk_builder_get_object (builder, id)));
}

/* A submenu that closes keeps the keyboard's focus to itself, out of sight, and the window would be
 * deaf: it goes back to the button. */
static void
main_menu_closed_cb (StaveWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_get_mapped (focus)
      || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->main_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->main_button));
}

/* Menus are models, whose texts cannot be changed: in another language they are others. */
static void
update_menus (StaveWindow *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE "menus.ui");
  GMenu                 *main = G_MENU (gtk_builder_get_object (builder, "main"));
  GMenuModel            *export = G_MENU_MODEL (gtk_builder_get_object (builder, "export"));
  g_autoptr (GMenu)      section = g_menu_new ();

  g_menu_append_submenu (section, _("Export"), export);
  g_menu_insert_section (main, 1, NULL, G_MENU_MODEL (section));
  set_menu (self->main_button, builder, "main");
  g_signal_connect_object (gtk_menu_button_get_popover (self->main_button), "closed",
                           G_CALLBACK (main_menu_closed_cb), self, G_CONNECT_SWAPPED);
  set_menu (self->export_button, builder, "export");
  set_menu (self->policy_button, builder, "policy");
  adw_split_button_set_menu_model (self->step_button,
                                   G_MENU_MODEL (gtk_builder_get_object (builder, "step")));
}

static gboolean
make_menus_cb (gpointer user_data)
{
  StaveWindow *self = user_data;

  if (gtk_menu_button_get_menu_model (self->main_button) == NULL)
    update_menus (self);
  return G_SOURCE_REMOVE;
}

/* Nobody opens a menu of a window that is not there yet. */
static void
map_cb (StaveWindow *self)
{
  stave_after_frame (GTK_WIDGET (self), make_menus_cb, g_object_ref (self), g_object_unref);
}

static void
language_changed_cb (StaveWindow *self)
{
  update_menus (self);
  update_play (self);
  update_settings_labels (self);
}

/* The header shows what there is room for; the rest is in menus and the settings' popover. */
static void
mode_changed_cb (StaveWindow *self)
{
  StaveShellMode mode = stave_shell_get_mode (self->shell);
  gboolean       wide = mode == STAVE_SHELL_WIDE;
  gboolean       tiny = mode == STAVE_SHELL_TINY;

  gtk_widget_set_visible (self->speed_box, wide);
  gtk_widget_set_visible (GTK_WIDGET (self->policy_button), wide);
  gtk_widget_set_visible (GTK_WIDGET (self->seed_button), wide);
  gtk_widget_set_visible (GTK_WIDGET (self->procs_button), wide);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), wide);
  gtk_widget_set_visible (self->settings_button, !wide);
  gtk_widget_set_visible (self->restart_button, !tiny);
  gtk_widget_set_visible (self->end_button, !tiny);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !tiny);
  adw_header_bar_set_decoration_layout (self->header, tiny ? ":close" : NULL);
  stave_bottom_pane_set_compact (self->bottom, mode >= STAVE_SHELL_NARROW);
}

/* ---- following the controller -------------------------------------------------------- */

static void
changed_cb (StaveWindow *self)
{
  update_title (self);
  stave_window_update_actions (self);
}

static void
document_cb (StaveWindow *self)
{
  LessonsLesson *lesson
      = stave_document_get_lesson (stave_controller_get_document (self->controller));

  stave_lesson_list_set_current (self->list, lesson);
  if (self->settings != NULL && lesson != NULL)
    g_settings_set_string (self->settings, "last-lesson", lessons_lesson_get_id (lesson));
}

static void
message_cb (StaveWindow *self,
            const char  *text)
{
  stave_window_toast (self, text);
}

/* What is pointed at is to be seen: its pane comes to the front where panes share a place. */
static void
show_line_cb (StaveWindow *self)
{
  stave_shell_show (self->shell, STAVE_PANE_SOURCE);
}

static void
opened_cb (StaveWindow *self,
           const char  *id)
{
  stave_shell_uncover (self->shell);
  stave_window_open_lesson (self, id);
}

static void
show_view_cb (StaveWindow *self,
              const char  *name)
{
  stave_window_show_view (self, name);
}

static void
show_node_cb (StaveWindow *self,
              const char  *node)
{
  stave_shell_show (self->shell, STAVE_PANE_VIEWS);
  stave_view_pane_show_node (self->views, node);
}

/* The lesson of last time, its program and how that ran. */
static gboolean
open_last (StaveWindow *self)
{
  g_autofree char *lesson = NULL;
  g_autofree char *program = NULL;
  g_autofree char *policy = NULL;
  guint            index;

  if (self->settings == NULL)
    return FALSE;
  lesson = g_settings_get_string (self->settings, "last-lesson");
  if (*lesson == '\0' || !stave_window_open_lesson (self, lesson))
    return FALSE;
  program = g_settings_get_string (self->settings, "last-program");
  policy = g_settings_get_string (self->settings, "last-policy");
  index = stave_document_find_program (stave_controller_get_document (self->controller), program);
  if (index == G_MAXUINT)
    return TRUE;
  if (index != stave_controller_get_program (self->controller))
    stave_controller_select_program (self->controller, index);
  g_object_set (self->controller, "policy", policy, "seed",
                g_settings_get_uint (self->settings, "last-seed"), "procs",
                g_settings_get_uint (self->settings, "last-procs"), NULL);
  return TRUE;
}

static gboolean
open_first_cb (gpointer user_data)
{
  StaveWindow *self = user_data;

  self->first_id = 0;
  if (stave_controller_get_document (self->controller) != NULL || open_last (self))
    return G_SOURCE_REMOVE;
  if (self->course != NULL && lessons_course_get_n_lessons (self->course) > 0)
    stave_window_open_lesson (self,
                              lessons_lesson_get_id (lessons_course_get_lesson (self->course, 0)));
  else
    stave_window_toast (self, _("There are no lessons here; open a Go file."));
  return G_SOURCE_REMOVE;
}

/* ---- remembering ------------------------------------------------------------------------ */

static void
restore (StaveWindow *self)
{
  GSettings *settings = self->settings;

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  stave_shell_set_sizes (self->shell, g_settings_get_int (settings, "source-width"),
                         g_settings_get_int (settings, "lesson-width"),
                         g_settings_get_int (settings, "bottom-height"));
  g_settings_bind (settings, "speed", self->controller, "speed", G_SETTINGS_BIND_DEFAULT);
}

/* The lesson itself is remembered when it opens. A file of one's own leaves all that as it is. */
static void
remember_run (StaveWindow *self)
{
  StaveDocument        *document = stave_controller_get_document (self->controller);
  const LessonsProgram *program = NULL;
  g_autofree char      *policy = NULL;
  guint                 seed, procs;

  if (document != NULL)
    program = stave_document_get_program (document, stave_controller_get_program (self->controller));
  if (program == NULL)
    return;
  g_object_get (self->controller, "policy", &policy, "seed", &seed, "procs", &procs, NULL);
  g_settings_set_string (self->settings, "last-program", program->name);
  g_settings_set_string (self->settings, "last-policy", policy);
  g_settings_set_uint (self->settings, "last-seed", seed);
  g_settings_set_uint (self->settings, "last-procs", procs);
}

static void
remember (StaveWindow *self)
{
  GSettings *settings = self->settings;
  int        width, height, source_px, lesson_px, bottom_px;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  stave_shell_get_sizes (self->shell, &source_px, &lesson_px, &bottom_px);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (settings, "source-width", source_px);
  g_settings_set_int (settings, "lesson-width", lesson_px);
  g_settings_set_int (settings, "bottom-height", bottom_px);
  remember_run (self);
}

static gboolean
stave_window_close_request (GtkWindow *window)
{
  StaveWindow *self = STAVE_WINDOW (window);

  if (stave_window_ask_to_save (self))
    return TRUE;
  stave_controller_stop (self->controller);
  stave_drafts_flush (self->drafts);
  remember (self);
  return GTK_WINDOW_CLASS (stave_window_parent_class)->close_request (window);
}

/* ---- GObject -------------------------------------------------------------------------------- */

static void
stave_window_dispose (GObject *object)
{
  StaveWindow *self = STAVE_WINDOW (object);

  g_clear_handle_id (&self->first_id, g_source_remove);
  g_clear_handle_id (&self->close_id, g_source_remove);
  g_clear_pointer (&self->given_up, g_hash_table_unref);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_object (&self->controller);
  g_clear_object (&self->progress);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->course, lessons_course_unref);
  G_OBJECT_CLASS (stave_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, StaveWindow, toasts);
  gtk_widget_class_bind_template_child (klass, StaveWindow, header);
  gtk_widget_class_bind_template_child (klass, StaveWindow, title);
  gtk_widget_class_bind_template_child (klass, StaveWindow, restart_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, back_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, step_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, play_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, end_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, speed_box);
  gtk_widget_class_bind_template_child (klass, StaveWindow, speed_text);
  gtk_widget_class_bind_template_child (klass, StaveWindow, speed_adjustment);
  gtk_widget_class_bind_template_child (klass, StaveWindow, main_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, export_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, procs_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, procs_adjustment);
  gtk_widget_class_bind_template_child (klass, StaveWindow, seed_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, seed_adjustment);
  gtk_widget_class_bind_template_child (klass, StaveWindow, policy_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, settings_button);
  gtk_widget_class_bind_template_child (klass, StaveWindow, run_settings);
  gtk_widget_class_bind_template_child (klass, StaveWindow, shell);
}

static void
stave_window_class_init (StaveWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stave_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = stave_window_close_request;
  g_type_ensure (STAVE_TYPE_SHELL);
  g_type_ensure (STAVE_TYPE_RUN_SETTINGS);
  stave_language_class_set_template (GTK_WIDGET_CLASS (klass), RESOURCE "window.ui");
  bind_children (GTK_WIDGET_CLASS (klass));
}

static void
stave_window_init (StaveWindow *self)
{
  stave_language_init_template (GTK_WIDGET (self));
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->given_up = g_hash_table_new (NULL, NULL);
}

/* ---- putting together ------------------------------------------------------------------------ */

static void
add_panes (StaveWindow *self)
{
  GtkWidget *lesson = stave_lesson_view_new (self->controller, self->progress);

  self->list = STAVE_LESSON_LIST (stave_lesson_list_new (self->course, self->progress));
  self->source = g_object_new (STAVE_TYPE_SOURCE_PANE, NULL);
  self->views = g_object_new (STAVE_TYPE_VIEW_PANE, NULL);
  self->bottom = g_object_new (STAVE_TYPE_BOTTOM_PANE, NULL);
  stave_source_pane_set_controller (self->source, self->controller);
  stave_chaos_add_actions (GTK_WIDGET (self), self->controller, self->source);
  stave_view_pane_set_controller (self->views, self->controller);
  stave_bottom_pane_set_controller (self->bottom, self->controller);
  stave_shell_set_list (self->shell, GTK_WIDGET (self->list));
  stave_shell_set_pane (self->shell, STAVE_PANE_LESSON, lesson);
  stave_shell_set_pane (self->shell, STAVE_PANE_SOURCE, GTK_WIDGET (self->source));
  stave_shell_set_pane (self->shell, STAVE_PANE_VIEWS, GTK_WIDGET (self->views));
  stave_shell_set_pane (self->shell, STAVE_PANE_BOTTOM, GTK_WIDGET (self->bottom));
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lesson, "open-lesson", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lesson, "show-view", G_CALLBACK (show_view_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lesson, "show-node", G_CALLBACK (show_node_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shell, "notify::mode", G_CALLBACK (mode_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
bind_settings (StaveWindow *self)
{
  GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  stave_run_settings_set_controller (self->run_settings, self->controller);
  g_object_bind_property (self->controller, "seed", self->seed_adjustment, "value", both);
  g_object_bind_property (self->controller, "procs", self->procs_adjustment, "value", both);
  stave_bind_speed (self->speed_adjustment, self->controller);
}

static void
follow (StaveWindow *self,
        const char  *signal,
        void       (*callback) (StaveWindow *self))
{
  g_signal_connect_object (self->controller, signal, G_CALLBACK (callback), self,
                           G_CONNECT_SWAPPED);
}

static void
follow_controller (StaveWindow *self)
{
  follow (self, "changed", changed_cb);
  follow (self, "built", changed_cb);
  follow (self, "progress", update_title);
  follow (self, "document", document_cb);
  follow (self, "show-line", show_line_cb);
  follow (self, "notify::playing", update_play);
  follow (self, "notify::busy", update_play);
  follow (self, "notify::policy", update_settings_labels);
  follow (self, "notify::seed", update_settings_labels);
  follow (self, "notify::procs", update_settings_labels);
  follow (self, "notify::speed", update_settings_labels);
  g_signal_connect_object (self->controller, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "failed", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stave_language_get_default (), "changed",
                           G_CALLBACK (language_changed_cb), self, G_CONNECT_SWAPPED);
}

/* ---- public ------------------------------------------------------------------------------------ */

/* Installed or beside the sources; without them the editor takes GtkSourceView's own. */
static void
add_style_schemes (void)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  const char *const            dirs[] = { STAVE_STYLES_DIR, STAVE_SOURCE_STYLES_DIR };

  for (guint i = 0; i < G_N_ELEMENTS (dirs); i++)
    if (g_file_test (dirs[i], G_FILE_TEST_IS_DIR))
      gtk_source_style_scheme_manager_append_search_path (manager, dirs[i]);
}

/**
 * stave_ui_init:
 *
 * Makes resources, style and languages known. GTK has been initialised.
 */
void
stave_ui_init (void)
{
  static gboolean            done;
  g_autoptr (GtkCssProvider) provider = NULL;
  GdkDisplay                *display = gdk_display_get_default ();

  if (done)
    return;
  done = TRUE;
  g_resources_register (stave_get_resource ());
  stave_language_start ();
  gtk_source_init ();
  add_style_schemes ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCE "icons");
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCE "stave.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * stave_window_new:
 * @app: (nullable): the application
 * @course: (nullable): the lessons
 *
 * If nothing is opened in it at once, the lesson of last time or the first one is.
 *
 * Returns: (transfer floating): a window
 */
StaveWindow *
stave_window_new (AdwApplication *app,
                  LessonsCourse  *course)
{
  StaveWindow *self = g_object_new (STAVE_TYPE_WINDOW, "application", app, NULL);

  if (course != NULL)
    self->course = lessons_course_ref (course);
  self->settings = stave_settings_new ();
  self->controller = stave_controller_new ();
  self->progress = stave_progress_new (NULL);
  self->drafts = stave_drafts_new (NULL);
  stave_window_add_actions (self);
  add_panes (self);
  bind_settings (self);
  follow_controller (self);
  restore (self);
  update_play (self);
  update_settings_labels (self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  mode_changed_cb (self);
  stave_window_accept_drops (self);
  stave_window_update_actions (self);
  self->first_id = g_idle_add (open_first_cb, self);
  return self;
}

/**
 * stave_window_open_lesson:
 * @self: a window
 * @name: id, slug or folder name
 *
 * Returns: whether the course has such a lesson
 */
gboolean
stave_window_open_lesson (StaveWindow *self,
                          const char  *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);
  LessonsLesson *lesson
      = self->course != NULL ? lessons_course_find_lesson (self->course, parts[0]) : NULL;
  StaveDocument *document;
  guint          n_restored = 0, program = 0;

  if (lesson == NULL)
    return FALSE;
  while (parts[1] != NULL && program < lessons_lesson_get_n_programs (lesson)
         && g_strcmp0 (lessons_lesson_get_program (lesson, program)->name, parts[1]) != 0)
    program++;
  if (program == lessons_lesson_get_n_programs (lesson))
    return FALSE;
  document = g_hash_table_lookup (self->documents, lessons_lesson_get_id (lesson));
  if (document == NULL)
    {
      document = stave_document_new_for_lesson (lesson);
      g_hash_table_insert (self->documents, g_strdup (lessons_lesson_get_id (lesson)), document);
      n_restored = stave_drafts_watch (self->drafts, document);
    }
  stave_window_open_document (self, document);
  if (parts[1] != NULL)
    stave_controller_select_program (self->controller, program);
  if (n_restored > 0)
    stave_window_toast (self, _("Your changes to this lesson are here again."));
  return TRUE;
}

void
stave_window_open_document (StaveWindow   *self,
                            StaveDocument *document)
{
  g_clear_handle_id (&self->first_id, g_source_remove);
  if (document != stave_controller_get_document (self->controller))
    stave_controller_open (self->controller, document);
}

void
stave_window_show_view (StaveWindow *self,
                        const char  *name)
{
  if (stave_view_pane_show (self->views, name))
    {
      stave_shell_show (self->shell, STAVE_PANE_VIEWS);
      return;
    }
  stave_shell_show (self->shell, STAVE_PANE_BOTTOM);
  stave_bottom_pane_show (self->bottom, name);
}

void
stave_window_toast (StaveWindow *self,
                    const char  *text)
{
  AdwToast        *toast;
  g_autofree char *title = g_markup_escape_text (text, -1);

  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, 6);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
