/* SPDX-License-Identifier: MIT */

/*
 * The application: one process, a window per invocation. Arguments are opened
 * as files; a name that is no file is taken for a lesson or one of its
 * programs. A picture that Stave wrote opens the program and schedule it was
 * made from.
 */
#include "app-window.h"

#include "app-command.h"
#include "app-course.h"
#include "stave-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
app_has_display (void)
{
  const char *x11 = g_getenv ("DISPLAY");
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");

  return (x11 != NULL && x11[0] != '\0') || (wayland != NULL && wayland[0] != '\0');
}

static StaveWindow *
new_window (GApplication *app)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LessonsCourse) course = app_load_course (&error);

  if (course == NULL)
    g_warning ("%s", error->message);
  return stave_window_new (ADW_APPLICATION (app), course);
}

static void
startup_cb (GApplication *app,
            gpointer      user_data)
{
  stave_ui_init ();
}

static void
activate_cb (GApplication *app,
             gpointer      user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  gtk_window_present (window != NULL ? window : GTK_WINDOW (new_window (app)));
}

static void
open_cb (GApplication *app,
         GFile       **files,
         int           n_files,
         const char   *hint,
         gpointer      user_data)
{
  g_autoptr (GFile) here = g_file_new_for_path (".");

  for (int i = 0; i < n_files; i++)
    {
      StaveWindow *window = new_window (app);
      g_autofree char *relative = g_file_get_relative_path (here, files[i]);
      g_autofree char *name
          = relative != NULL ? g_strdup (relative) : g_file_get_basename (files[i]);

      if (g_file_query_exists (files[i], NULL) || !stave_window_open_lesson (window, name))
        stave_window_open_file (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

int
app_run_window (int   argc,
                char *argv[])
{
  g_autoptr (AdwApplication) app
      = adw_application_new (STAVE_APPLICATION_ID,
                             G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);

  g_application_set_option_context_parameter_string (G_APPLICATION (app),
                                                     _("[LESSON | FILE.go | PICTURE.svg]"));
  g_signal_connect (app, "startup", G_CALLBACK (startup_cb), NULL);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  g_signal_connect (app, "open", G_CALLBACK (open_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
