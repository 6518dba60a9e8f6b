/* SPDX-License-Identifier: MIT */
/*
 * The least that a window of the toolkit costs: an application with a header bar and nothing else.
 * It says so when its first frame is painted, and ends.
 */
#include <adwaita.h>
#include <stdio.h>
#include <unistd.h>

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  puts ("shown");
  fflush (stdout);
  _exit (0);
}

static void
activate_cb (GtkApplication *app,
             gpointer        user_data)
{
  GtkWidget  *window = adw_application_window_new (app);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GdkSurface *surface;

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) app
      = adw_application_new ("org.stave.BenchEmpty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
