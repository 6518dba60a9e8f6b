/* SPDX-License-Identifier: MIT */
/* A small window from which a file can be dragged into another one, as from a file manager.
 *
 *     drag-source FILE
 */
#include <gtk/gtk.h>

static GdkContentProvider *
prepare_cb (GFile *file)
{
  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST,
                                         &(GSList){ .data = file, .next = NULL });
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GFile) file = NULL;
  GtkWidget        *window, *label;
  GtkDragSource    *source;

  if (argc != 2)
    return 1;
  gtk_init ();
  file = g_file_new_for_path (argv[1]);
  window = gtk_window_new ();
  label = gtk_label_new ("Drag me");
  source = gtk_drag_source_new ();
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), file);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 160);
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
