/* SPDX-License-Identifier: MIT */
/* Widgets by themselves: language, text, arrangement, and that each is finalised. */
#include <adwaita.h>
#include <string.h>

#include "stave-bottom-pane.h"
#include "stave-decision-row.h"
#include "stave-doc-view.h"
#include "stave-goroutine-list.h"
#include "stave-language.h"
#include "stave-lesson-list.h"
#include "stave-output-view.h"
#include "stave-run-settings.h"
#include "stave-shell.h"
#include "stave-source-pane.h"
#include "stave-view-pane.h"
#include "stave-window.h"

static const char program[] = "package main\n\nfunc main() {\n\tprintln(1)\n}\n";

static const char talkative[] = "package main\n\nimport \"os\"\n\nfunc main() {\n"
                                "\tfor i := 0; i < 500; i++ {\n"
                                "\t\tos.Stdout.WriteString(\"out 世界\\n\")\n\t}\n"
                                "\tos.Stderr.WriteString(\"err\\n\")\n"
                                "\tos.Stdout.WriteString(\"last\\n\")\n}\n";

static const char crowd[] = "package main\n\nfunc main() {\n\tgate := make(chan int)\n"
                            "\tfor i := 0; i < 2000; i++ {\n"
                            "\t\tgo func() { <-gate }()\n\t}\n}\n";

static StaveController *
open_text (const char *text)
{
  const char *const         names[] = { "main.go" };
  const char *const         texts[] = { text };
  g_autoptr (StaveDocument) document = stave_document_new_for_texts (names, texts, 1);
  StaveController          *controller = stave_controller_new ();

  stave_controller_open (controller, document);
  return controller;
}

static StaveController *
open_program (void)
{
  return open_text (program);
}

static void
turn (guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

/* Shows a widget in a window, runs its idle work, and sees it go. */
static void
assert_lives_and_dies (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  gpointer   weak = widget;

  gtk_window_set_child (window, widget);
  gtk_window_set_default_size (window, 800, 500);
  gtk_window_present (window);
  turn (100);
  g_object_add_weak_pointer (G_OBJECT (widget), &weak);
  gtk_window_destroy (window);
  turn (20);
  g_assert_null (weak);
}

static void
test_language_switches_at_once (void)
{
  StaveLanguage       *language = stave_language_get_default ();
  StaveController     *controller = open_program ();
  g_autoptr (GtkWidget) pane = g_object_ref_sink (g_object_new (STAVE_TYPE_BOTTOM_PANE, NULL));
  GtkWidget           *label;

  stave_language_set_code (language, "en");
  stave_bottom_pane_set_controller (STAVE_BOTTOM_PANE (pane), controller);
  label = GTK_WIDGET (
      gtk_widget_get_template_child (pane, STAVE_TYPE_BOTTOM_PANE, "legend_running"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "running");
  stave_language_set_code (language, "zh");
  g_assert_cmpstr (stave_language_get_code (language), ==, "zh");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "运行");
  stave_language_set_code (language, "en");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "running");
  g_object_unref (controller);
}

static void
find_label_with (GtkWidget  *widget,
                 const char *text,
                 GtkWidget **out_label)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    *out_label = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && *out_label == NULL;
       child = gtk_widget_get_next_sibling (child))
    find_label_with (child, text, out_label);
}

static void
link_cb (LessonsLinkKind   *out_kind,
         const LessonsLink *link,
         gboolean           clicked)
{
  if (clicked)
    *out_kind = link->kind;
}

static void
test_text_becomes_widgets (void)
{
  static const char     text[] = "# Title\n\nOne *two* `three` [four](stage:jobs).\n\n"
                                 "| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n- y\n\n"
                                 "> [!note]\n> Mind.\n\n```go\nx := 1\n```\n";
  g_autoptr (LessonsDoc) doc = lessons_doc_parse (text, -1, "test.md");
  GtkWidget            *view = stave_doc_view_new ();
  GtkWidget            *label = NULL;
  GtkWidget            *cell = NULL;
  LessonsLinkKind       kind = LESSONS_LINK_HTTPS;
  gboolean              handled = FALSE;

  stave_doc_view_set_doc (STAVE_DOC_VIEW (view), doc);
  g_signal_connect_swapped (view, "link", G_CALLBACK (link_cb), &kind);
  find_label_with (view, "One two three four", &label);
  g_assert_nonnull (label);
  g_signal_emit_by_name (label, "activate-link", "stage:jobs", &handled);
  g_assert_true (handled);
  g_assert_cmpint (kind, ==, LESSONS_LINK_STAGE);
  find_label_with (view, "2", &cell);
  g_assert_true (GTK_IS_GRID (gtk_widget_get_parent (cell)));
  assert_lives_and_dies (view);
}

static void
find_text_view (GtkWidget  *widget,
                GtkWidget **out_view)
{
  if (GTK_IS_TEXT_VIEW (widget))
    *out_view = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && *out_view == NULL;
       child = gtk_widget_get_next_sibling (child))
    find_text_view (child, out_view);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static char *
dup_buffer_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
run_to_the_end (StaveController *controller)
{
  stave_controller_run_to_end (controller);
  while (stave_controller_is_busy (controller))
    g_main_context_iteration (NULL, TRUE);
}

/* A screen reader is told of each insertion: there must not be one for each line. */
static void
test_output_comes_in_few_insertions (void)
{
  StaveController *controller = open_text (talkative);
  GtkWidget       *view = g_object_ref_sink (stave_output_view_new (controller));
  GtkWidget       *text_view = NULL;
  GtkTextBuffer   *buffer;
  guint            n_insertions = 0;
  g_autofree char *all = NULL;
  g_autofree char *less = NULL;
  g_autofree char *again = NULL;

  find_text_view (view, &text_view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view));
  run_to_the_end (controller);
  all = dup_buffer_text (buffer);
  g_assert_cmpint (g_utf8_strlen (all, -1), ==, 500 * 7 + 4 + 5);
  g_assert_true (g_str_has_suffix (all, "out 世界\nerr\nlast\n"));

  stave_controller_seek (controller, 3); /* the offsets are in characters, not bytes */
  while (stave_controller_is_busy (controller))
    g_main_context_iteration (NULL, TRUE);
  less = dup_buffer_text (buffer);
  g_assert_true (g_str_has_prefix (all, less));
  g_assert_cmpint (g_utf8_strlen (less, -1), <, 40);
  g_assert_cmpint (g_utf8_strlen (less, -1) % 7, ==, 0);

  g_signal_connect_swapped (buffer, "insert-text", G_CALLBACK (count_cb), &n_insertions);
  run_to_the_end (controller);
  again = dup_buffer_text (buffer);
  g_assert_cmpstr (again, ==, all);
  g_assert_cmpuint (n_insertions, <, 40);
  g_object_unref (view);
  g_object_unref (controller);
}

static void
find_column_view (GtkWidget  *widget,
                  GtkWidget **found)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    *found = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && *found == NULL;
       child = gtk_widget_get_next_sibling (child))
    find_column_view (child, found);
}

/* Each change of the list costs the view a walk over all rows: there must not be one for each
 * goroutine. Rows of goroutines that stay are kept. */
static void
test_goroutines_come_in_few_changes (void)
{
  StaveController     *controller = open_text (crowd);
  GtkWidget           *list = g_object_ref_sink (stave_goroutine_list_new (controller));
  GtkWidget           *view = NULL;
  GListModel          *model;
  guint                n_changes = 0;
  g_autoptr (GObject) first = NULL;
  g_autoptr (GObject) same = NULL;

  find_column_view (list, &view);
  model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (count_cb), &n_changes);
  run_to_the_end (controller);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2001);
  g_assert_cmpuint (n_changes, <, 100);
  first = g_list_model_get_item (model, 0);
  stave_controller_seek (controller, 3);
  while (stave_controller_is_busy (controller))
    g_main_context_iteration (NULL, TRUE);
  same = g_list_model_get_item (model, 0);
  g_assert_true (same == first);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 10);
  g_object_unref (list);
  g_object_unref (controller);
}

static void
test_panes_live_and_die (void)
{
  StaveController *controller = open_program ();
  GtkWidget       *source = g_object_new (STAVE_TYPE_SOURCE_PANE, NULL);
  GtkWidget       *views = g_object_new (STAVE_TYPE_VIEW_PANE, NULL);
  GtkWidget       *bottom = g_object_new (STAVE_TYPE_BOTTOM_PANE, NULL);
  GtkWidget       *settings = g_object_new (STAVE_TYPE_RUN_SETTINGS, NULL);

  stave_source_pane_set_controller (STAVE_SOURCE_PANE (source), controller);
  stave_view_pane_set_controller (STAVE_VIEW_PANE (views), controller);
  stave_bottom_pane_set_controller (STAVE_BOTTOM_PANE (bottom), controller);
  stave_run_settings_set_controller (STAVE_RUN_SETTINGS (settings), controller);
  stave_controller_select_program (controller, 0);
  stave_controller_run_to_end (controller);
  assert_lives_and_dies (views);
  assert_lives_and_dies (bottom);
  assert_lives_and_dies (settings);
  assert_lives_and_dies (source);
  g_assert_finalize_object (controller);
}

static void
test_shell_folds_with_its_width (void)
{
  GtkWidget *shell = stave_shell_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  int        minimum;

  stave_shell_set_list (STAVE_SHELL (shell), gtk_label_new ("list"));
  for (StavePane pane = 0; pane < STAVE_N_PANES; pane++)
    stave_shell_set_pane (STAVE_SHELL (shell), pane, gtk_label_new ("pane"));
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_child (window, shell);
  gtk_window_set_default_size (window, 1300, 700);
  gtk_window_present (window);
  turn (60);
  g_assert_cmpint (stave_shell_get_mode (STAVE_SHELL (shell)), ==, STAVE_SHELL_WIDE);
  g_assert_true (stave_shell_get_list_shown (STAVE_SHELL (shell)));
  gtk_widget_measure (shell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (window, 1000, 700);
  turn (60);
  g_assert_cmpint (stave_shell_get_mode (STAVE_SHELL (shell)), ==, STAVE_SHELL_MEDIUM);
  g_assert_false (stave_shell_get_list_shown (STAVE_SHELL (shell)));
  gtk_window_set_default_size (window, 700, 500);
  turn (60);
  g_assert_cmpint (stave_shell_get_mode (STAVE_SHELL (shell)), ==, STAVE_SHELL_NARROW);
  gtk_window_set_default_size (window, 1300, 700);
  turn (60);
  g_assert_cmpint (stave_shell_get_mode (STAVE_SHELL (shell)), ==, STAVE_SHELL_WIDE);
  gtk_window_destroy (window);
  turn (10);
}

static void
test_progress_is_kept (void)
{
  g_autofree char         *dir = g_dir_make_tmp ("stave-test-XXXXXX", NULL);
  g_autofree char         *path = g_build_filename (dir, "deep", "progress.ini", NULL);
  g_autoptr (StaveProgress) first = stave_progress_new (path);
  g_autoptr (StaveProgress) second = NULL;
  g_autoptr (LessonsCourse) course
      = lessons_course_load (g_getenv ("STAVE_COURSE_DIR"), NULL);
  LessonsLesson           *lesson = lessons_course_get_lesson (course, 0);

  g_assert_cmpuint (lessons_lesson_get_n_tasks (lesson), >, 0);
  for (guint i = 0; i < lessons_lesson_get_n_tasks (lesson); i++)
    {
      g_assert_false (stave_progress_is_done (first, lesson));
      stave_progress_set_task (first, lesson, lessons_lesson_get_task (lesson, i)->id);
    }
  g_assert_true (stave_progress_is_done (first, lesson));
  second = stave_progress_new (path);
  g_assert_true (stave_progress_is_done (second, lesson));
  stave_progress_reset (second);
  g_assert_false (stave_progress_is_done (second, lesson));
}

static void
test_the_menu_offers_what_there_is (void)
{
  g_autoptr (LessonsCourse) course
      = lessons_course_load (g_getenv ("STAVE_COURSE_DIR"), NULL);
  StaveWindow              *window = stave_window_new (NULL, course);
  GActionGroup             *actions = G_ACTION_GROUP (window);

  g_assert_true (stave_window_open_lesson (window, "1.2"));
  g_assert_true (g_action_group_get_action_enabled (actions, "export"));
  g_assert_false (g_action_group_get_action_enabled (actions, "export-chart"));
  g_assert_true (stave_window_open_lesson (window, "3.2"));
  g_assert_true (g_action_group_get_action_enabled (actions, "export-chart"));
  g_assert_false (g_action_group_get_action_enabled (actions, "back"));
  gtk_window_destroy (GTK_WINDOW (window));
  turn (20);
}

static void
test_the_icons_are_there (void)
{
  static const char *const names[] = {
    STAVE_APPLICATION_ID,     "stave-back-symbolic",  "stave-lesson-symbolic",
    "stave-source-symbolic", "stave-stage-symbolic", "stave-run-symbolic",
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, names[i]));
}

static void
test_window_lives_and_dies (void)
{
  g_autoptr (LessonsCourse) course
      = lessons_course_load (g_getenv ("STAVE_COURSE_DIR"), NULL);
  StaveWindow              *window = stave_window_new (NULL, course);
  gpointer                  weak = window;

  g_assert_true (stave_window_open_lesson (window, "1.2"));
  g_assert_false (stave_window_open_lesson (window, "9.9"));
  gtk_window_present (GTK_WINDOW (window));
  turn (150);
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  turn (50);
  g_assert_null (weak);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bindtextdomain (STAVE_GETTEXT_DOMAIN, g_getenv ("STAVE_TEST_LOCALE_DIR"));
  textdomain (STAVE_GETTEXT_DOMAIN);
  bind_textdomain_codeset (STAVE_GETTEXT_DOMAIN, "UTF-8");
  adw_init ();
  stave_ui_init ();
  g_test_add_func ("/ui/language/switches-at-once", test_language_switches_at_once);
  g_test_add_func ("/ui/text/becomes-widgets", test_text_becomes_widgets);
  g_test_add_func ("/ui/output/comes-in-few-insertions", test_output_comes_in_few_insertions);
  g_test_add_func ("/ui/goroutines/come-in-few-changes", test_goroutines_come_in_few_changes);
  g_test_add_func ("/ui/panes/live-and-die", test_panes_live_and_die);
  g_test_add_func ("/ui/shell/folds-with-its-width", test_shell_folds_with_its_width);
  g_test_add_func ("/ui/progress/is-kept", test_progress_is_kept);
  g_test_add_func ("/ui/window/the-menu-offers-what-there-is", test_the_menu_offers_what_there_is);
  g_test_add_func ("/ui/window/the-icons-are-there", test_the_icons_are_there);
  g_test_add_func ("/ui/window/lives-and-dies", test_window_lives_and_dies);
  return g_test_run ();
}
