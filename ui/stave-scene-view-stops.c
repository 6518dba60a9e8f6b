/* SPDX-License-Identifier: MIT */
/*
 * Stops: a transparent button lies on each node that one can act on, takes the focus and carries
 * the node's title as its name. They are kept by id, so that the focus stays with its thing while
 * scenes come and go.
 */
#include "stave-scene-view-private.h"

#define MAX_STOPS 200

static const SceneNode *
find_stop_node (StaveSceneView *self,
                GtkWidget      *stop)
{
  return scene_find (stave_scene_view_get_private (self)->scene, gtk_widget_get_name (stop));
}

static void
stop_clicked_cb (StaveSceneView *self,
                 GtkButton      *stop)
{
  const SceneNode *node = find_stop_node (self, GTK_WIDGET (stop));
  SceneRect        bounds;

  if (node == NULL)
    return;
  scene_node_get_bounds (node, &bounds);
  STAVE_SCENE_VIEW_GET_CLASS (self)->picked (self, scene_node_get_ref (node),
                                             bounds.x + bounds.width / 2,
                                             bounds.y + bounds.height / 2, 1);
}

static GtkWidget *
add_stop (StaveSceneView *self,
          const char     *id)
{
  GtkWidget *stop = gtk_button_new ();

  gtk_widget_set_name (stop, id);
  gtk_widget_add_css_class (stop, "scene-stop");
  gtk_widget_set_can_target (stop, FALSE);
  g_signal_connect_swapped (stop, "clicked", G_CALLBACK (stop_clicked_cb), self);
  gtk_widget_set_parent (stop, GTK_WIDGET (self));
  g_hash_table_insert (stave_scene_view_get_private (self)->stops, g_strdup (id), stop);
  return stop;
}

static void
update_stop (GtkWidget  *stop,
             const char *title)
{
  const char *old = g_object_get_data (G_OBJECT (stop), "title");

  if (g_strcmp0 (old, title) == 0)
    return;
  g_object_set_data_full (G_OBJECT (stop), "title", g_strdup (title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (stop), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
remove_gone_stops (StaveSceneView *self,
                   GHashTable     *present)
{
  GHashTableIter iter;
  gpointer       id, stop;

  g_hash_table_iter_init (&iter, stave_scene_view_get_private (self)->stops);
  while (g_hash_table_iter_next (&iter, &id, &stop))
    if (!g_hash_table_contains (present, id))
      {
        gtk_widget_unparent (stop);
        g_hash_table_iter_remove (&iter);
      }
}

void
stave_scene_view_update_stops (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (self);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)  nodes = NULL;
  GtkWidget             *previous = NULL;

  if (priv->scene != NULL)
    nodes = scene_dup_stops (priv->scene);
  for (guint i = 0; nodes != NULL && i < MIN (nodes->len, MAX_STOPS); i++)
    {
      const SceneNode *node = g_ptr_array_index (nodes, i);
      const char      *id = scene_node_get_id (node);
      GtkWidget       *stop;

      if (id == NULL || g_hash_table_contains (present, id))
        continue;
      stop = g_hash_table_lookup (priv->stops, id);
      if (stop == NULL)
        stop = add_stop (self, id);
      update_stop (stop, scene_node_get_title (node));
      if (gtk_widget_get_prev_sibling (stop) != previous)
        gtk_widget_insert_after (stop, GTK_WIDGET (self), previous);
      previous = stop;
      g_hash_table_add (present, (gpointer) id);
    }
  remove_gone_stops (self, present);
}

void
stave_scene_view_allocate_stops (StaveSceneView *self)
{
  StaveSceneViewPrivate *priv = stave_scene_view_get_private (self);
  SceneViewPlace         view;

  if (priv->scene == NULL)
    return;
  view = stave_scene_view_get_place (self);
  for (GtkWidget *stop = gtk_widget_get_first_child (GTK_WIDGET (self)); stop != NULL;
       stop = gtk_widget_get_next_sibling (stop))
    {
      const SceneNode *node = find_stop_node (self, stop);
      GtkAllocation    place;
      SceneRect        bounds;
      int              min_width, min_height;

      if (node == NULL)
        continue;
      scene_node_get_bounds (node, &bounds);
      gtk_widget_measure (stop, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
      gtk_widget_measure (stop, GTK_ORIENTATION_VERTICAL, -1, &min_height, NULL, NULL, NULL);
      place.x = (int) (bounds.x * view.scale + view.dx);
      place.y = (int) (bounds.y * view.scale + view.dy);
      place.width = MAX ((int) (bounds.width * view.scale) + 1, min_width);
      place.height = MAX ((int) (bounds.height * view.scale) + 1, min_height);
      gtk_widget_size_allocate (stop, &place, -1);
    }
}
