/* SPDX-License-Identifier: MIT */

/*
 * A scene within another. Coordinates are absolute, so what is embedded is copied node by node:
 * made smaller, moved, and with ids and titles that say whose it is. Texts are as wide at every
 * scale, so their boxes scale like all others.
 */

#include "scene-compare-private.h"

#include <glib/gi18n-lib.h>

static void
scale_points (ScenePoint *points,
              guint       n,
              double      scale,
              double      dx,
              double      dy)
{
  for (guint i = 0; i < n; i++)
    points[i] = (ScenePoint) { points[i].x * scale + dx, points[i].y * scale + dy };
}

static void
scale_geometry (SceneNode *node,
                double     scale,
                double     dx,
                double     dy)
{
  node->box = (SceneRect) { node->box.x * scale + dx, node->box.y * scale + dy,
                            node->box.width * scale, node->box.height * scale };
  node->x = node->x * scale + dx;
  node->y = node->y * scale + dy;
  node->radius *= scale;
  node->stroke_px *= scale;
  node->font.size_px *= scale;
  for (guint i = 0; i < node->n_dashes; i++)
    node->dashes_px[i] *= scale;
  scale_points (node->points, node->n_points, scale, dx, dy);
  scale_points (node->travel, node->n_travel, scale, dx, dy);
}

static void
name (SceneNode  *node,
      guint       run,
      const char *title)
{
  if (node->id)
    {
      char *id = g_strconcat (compare_prefix (run), node->id, NULL);

      g_free (node->id);
      node->id = id;
    }
  if (node->title)
    {
      /* Translators: one of two runs that are compared, and something in it */
      char *full = g_strdup_printf (_ ("%s: %s"), title, node->title);

      g_free (node->title);
      node->title = full;
    }
  if (node->ref.kind != SCENE_REF_NONE)
    node->ref.run = run;
}

/* The node and all in it; the copy is not sealed. */
SceneNode *
compare_embed (const SceneNode *node,
               guint            run,
               const char      *title,
               double           scale,
               double           dx,
               double           dy)
{
  SceneNode *copy = scene_node_copy (node);

  scale_geometry (copy, scale, dx, dy);
  name (copy, run, title);
  for (guint i = 0; copy->children && i < copy->children->len; i++)
    {
      SceneNode *child = compare_embed (copy->children->pdata[i], run, title, scale, dx, dy);

      child->sealed = TRUE;
      scene_node_unref (copy->children->pdata[i]);
      copy->children->pdata[i] = child;
    }
  return copy;
}
