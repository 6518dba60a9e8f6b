/* SPDX-License-Identifier: MIT */

/*
 * The scene: a sealed tree with a size, a title and a description. Finding by
 * id builds a table at the first question; hit tests walk the tree from the
 * top down, skipping groups whose box misses the point.
 */

#include "scene.h"

#include "scene-node.h"

#include <math.h>

/* How far beside a line a click still means the line. */
#define LINE_REACH_PX 5

struct _Scene
{
  gatomicrefcount ref_count;
  SceneNode      *root;
  double          width, height;
  char           *title;
  char           *description;
  GHashTable     *by_id; /* borrowed id → borrowed node; NULL until first asked */
};

/**
 * scene_new:
 * @root: (transfer full): a group; sealed from now on
 *
 * Makes a scene. Title and description may be NULL.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_new (SceneNode  *root,
           double      width,
           double      height,
           const char *title,
           const char *description)
{
  Scene *self;

  g_return_val_if_fail (root != NULL && root->kind == SCENE_GROUP, NULL);

  self = g_new0 (Scene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->root = root;
  root->sealed = TRUE;
  self->width = width;
  self->height = height;
  self->title = g_utf8_make_valid (title ? title : "", -1);
  self->description = g_utf8_make_valid (description ? description : "", -1);
  return self;
}

/**
 * scene_ref:
 *
 * Returns: (transfer full): the same scene
 */
Scene *
scene_ref (Scene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * scene_unref:
 * @self: (nullable) (transfer full): a scene
 */
void
scene_unref (Scene *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  scene_node_unref (self->root);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

/**
 * scene_get_root:
 *
 * Returns: the group that holds everything
 */
const SceneNode *
scene_get_root (const Scene *self)
{
  return self->root;
}

/**
 * scene_get_width:
 *
 * Returns: width of the picture in pixels
 */
double
scene_get_width (const Scene *self)
{
  return self->width;
}

/**
 * scene_get_height:
 *
 * Returns: height of the picture in pixels
 */
double
scene_get_height (const Scene *self)
{
  return self->height;
}

/**
 * scene_get_bounds:
 * @out_bounds: (out): box of everything drawn
 */
void
scene_get_bounds (const Scene *self,
                  SceneRect   *out_bounds)
{
  scene_node_get_bounds (self->root, out_bounds);
}

/**
 * scene_get_title:
 *
 * Returns: what this is a picture of, or ""
 */
const char *
scene_get_title (const Scene *self)
{
  return self->title;
}

/**
 * scene_get_description:
 *
 * Returns: sentences that tell what the picture shows, or ""
 */
const char *
scene_get_description (const Scene *self)
{
  return self->description;
}

static void
collect_ids (GHashTable      *table,
             const SceneNode *node)
{
  if (node->id)
    g_hash_table_insert (table, node->id, (gpointer) node);
  for (guint i = 0; node->children && i < node->children->len; i++)
    collect_ids (table, node->children->pdata[i]);
}

/**
 * scene_find:
 *
 * Finds a node by its id.
 *
 * Cost: the first call walks the scene, later ones are table look-ups.
 *
 * Returns: (nullable): the node, owned by the scene
 */
const SceneNode *
scene_find (const Scene *self,
            const char  *id)
{
  Scene *writable = (Scene *) self;

  g_return_val_if_fail (id != NULL, NULL);

  if (self->by_id == NULL)
    {
      writable->by_id = g_hash_table_new (g_str_hash, g_str_equal);
      collect_ids (writable->by_id, self->root);
    }
  return g_hash_table_lookup (self->by_id, id);
}

static gboolean
polygon_contains (const SceneNode *node,
                  double           x,
                  double           y)
{
  gboolean inside = FALSE;

  for (guint i = 0, j = node->n_points - 1; i < node->n_points; j = i++)
    {
      ScenePoint a = node->points[i], b = node->points[j];

      if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside;
}

gboolean
scene_node_contains (const SceneNode *node,
                     double           x,
                     double           y)
{
  const SceneRect *box = &node->box;
  gboolean in_box = x >= box->x && y >= box->y && x <= box->x + box->width
                    && y <= box->y + box->height;

  switch (node->kind)
    {
    case SCENE_RECT:
    case SCENE_TEXT:
      return in_box;
    case SCENE_ELLIPSE:
      {
        double rx = box->width / 2, ry = box->height / 2;
        double dx = x - box->x - rx, dy = y - box->y - ry;

        return in_box && dx * dx * ry * ry + dy * dy * rx * rx <= rx * rx * ry * ry;
      }
    case SCENE_POLYGON:
      return in_box && polygon_contains (node, x, y);
    case SCENE_LINE:
      {
        ScenePoint line[4];

        scene_path_from_line (node->points[0], node->points[1], line);
        return scene_path_get_distance (line, 4, x, y) <= LINE_REACH_PX;
      }
    case SCENE_PATH:
      return (node->closed && in_box)
             || scene_path_get_distance (node->points, node->n_points, x, y) <= LINE_REACH_PX;
    case SCENE_GROUP:
      break;
    }
  return FALSE;
}

static gboolean
may_contain (const SceneNode *node,
             double           x,
             double           y)
{
  const SceneRect *box = &node->box;

  return x >= box->x - LINE_REACH_PX && y >= box->y - LINE_REACH_PX
         && x <= box->x + box->width + LINE_REACH_PX && y <= box->y + box->height + LINE_REACH_PX;
}

/* The nearest of `node` and its ancestors that refers to something; `owner` is that so far. */
static const SceneNode *
hit_node (const SceneNode *node,
          const SceneNode *owner,
          double           x,
          double           y)
{
  if (node->opacity <= 0 || !may_contain (node, x, y))
    return NULL;
  if (node->ref.kind != SCENE_REF_NONE)
    owner = node;
  if (node->kind != SCENE_GROUP)
    return owner && scene_node_contains (node, x, y) ? owner : NULL;
  for (guint i = node->children->len; i > 0; i--)
    {
      const SceneNode *hit = hit_node (node->children->pdata[i - 1], owner, x, y);

      if (hit)
        return hit;
    }
  return NULL;
}

/**
 * scene_hit:
 *
 * Finds what a click at a point of the picture means.
 *
 * Returns: (nullable): the topmost node there that refers to something
 */
const SceneNode *
scene_hit (const Scene *self,
           double       x,
           double       y)
{
  return hit_node (self->root, NULL, x, y);
}

static void
collect_stops (GPtrArray       *stops,
               const SceneNode *node)
{
  if (node->ref.kind != SCENE_REF_NONE && node->title)
    g_ptr_array_add (stops, (gpointer) node);
  for (guint i = 0; node->children && i < node->children->len; i++)
    collect_stops (stops, node->children->pdata[i]);
}

/**
 * scene_dup_stops:
 *
 * Returns: (transfer container): the nodes to visit by keyboard, in reading order
 */
GPtrArray *
scene_dup_stops (const Scene *self)
{
  GPtrArray *stops = g_ptr_array_new ();

  collect_stops (stops, self->root);
  return stops;
}
