/* SPDX-License-Identifier: MIT */

/*
 * Blending two scenes, group by group. Children are paired by id; those
 * without one are paired in order among their kind. A pair blends its
 * geometry; where looks or texts differ, the old gives way to the new. What is
 * equal on both sides is shared with the scenes, not copied, so that a frame in
 * which little moves costs little.
 *
 *     t      0 ─────── ½ ─────── 1
 *     gone   fades out
 *     new              fades in
 *     value  travels its whole path
 */

#include "scene-interpolate.h"

#include "scene-node.h"

#include <math.h>
#include <string.h>

static SceneNode *blend_group (const SceneNode *a,
                               const SceneNode *b,
                               double           t);

static double
lerp (double a,
      double b,
      double t)
{
  return a + (b - a) * t;
}

static gboolean
color_equal (const SceneColor *a,
             const SceneColor *b)
{
  return a->role == b->role && a->fixed == b->fixed && a->light == b->light && a->dark == b->dark;
}

static gboolean
looks_equal (const SceneNode *a,
             const SceneNode *b)
{
  return color_equal (&a->fill, &b->fill) && color_equal (&a->ink, &b->ink)
         && color_equal (&a->stroke, &b->stroke) && a->pattern == b->pattern
         && a->n_dashes == b->n_dashes && a->closed == b->closed
         && (a->stroke_px > 0) == (b->stroke_px > 0);
}

static gboolean
node_equal (const SceneNode *a,
            const SceneNode *b)
{
  if (a == b)
    return TRUE;
  if (a->kind != b->kind || g_strcmp0 (a->id, b->id) != 0 || a->opacity != b->opacity
      || !looks_equal (a, b) || a->stroke_px != b->stroke_px || a->x != b->x || a->y != b->y
      || a->radius != b->radius || memcmp (&a->box, &b->box, sizeof a->box) != 0
      || a->n_points != b->n_points || g_strcmp0 (a->text, b->text) != 0
      || memcmp (&a->ref, &b->ref, sizeof a->ref) != 0 || g_strcmp0 (a->title, b->title) != 0)
    return FALSE;
  if (a->n_points && memcmp (a->points, b->points, a->n_points * sizeof *a->points) != 0)
    return FALSE;
  if (a->kind != SCENE_GROUP)
    return TRUE;
  if (a->children->len != b->children->len)
    return FALSE;
  for (guint i = 0; i < a->children->len; i++)
    if (!node_equal (a->children->pdata[i], b->children->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
add_faded (SceneNode       *out,
           const SceneNode *node,
           double           factor)
{
  SceneNode *copy;

  if (factor <= 0)
    return;
  copy = scene_node_copy (node);
  copy->opacity *= MIN (factor, 1);
  scene_node_add (out, copy);
}

static void
add_travelling (SceneNode       *out,
                const SceneNode *node,
                double           t)
{
  ScenePoint at = scene_path_at (node->travel, node->n_travel, t, NULL);
  ScenePoint end = node->travel[node->n_travel - 1];
  SceneNode *moved = scene_node_translate (node, at.x - end.x, at.y - end.y);

  moved->opacity *= MIN (t * 6, 1);
  scene_node_add (out, moved);
}

static void
add_new (SceneNode       *out,
         const SceneNode *node,
         double           t)
{
  if (node->n_travel)
    add_travelling (out, node, t);
  else
    add_faded (out, node, 2 * t - 1);
}

static void
lerp_geometry (SceneNode       *node,
               const SceneNode *a,
               const SceneNode *b,
               double           t)
{
  node->box = (SceneRect) { lerp (a->box.x, b->box.x, t), lerp (a->box.y, b->box.y, t),
                            lerp (a->box.width, b->box.width, t),
                            lerp (a->box.height, b->box.height, t) };
  node->x = lerp (a->x, b->x, t);
  node->y = lerp (a->y, b->y, t);
  node->radius = lerp (a->radius, b->radius, t);
  node->stroke_px = lerp (a->stroke_px, b->stroke_px, t);
  node->opacity = lerp (a->opacity, b->opacity, t);
  for (guint i = 0; i < node->n_points; i++)
    {
      node->points[i].x = lerp (a->points[i].x, b->points[i].x, t);
      node->points[i].y = lerp (a->points[i].y, b->points[i].y, t);
    }
}

static void
add_text_pair (SceneNode       *out,
               const SceneNode *a,
               const SceneNode *b,
               double           t)
{
  gboolean same = strcmp (a->text, b->text) == 0;
  const SceneNode *shown = t < 0.5 ? a : b;
  SceneNode *node = scene_node_copy (same ? b : shown);

  lerp_geometry (node, a, b, t);
  /* The box of a changed text is its own, only moved. */
  if (!same)
    {
      node->box = shown->box;
      node->box.x += node->x - shown->x;
      node->box.y += node->y - shown->y;
      node->opacity *= fabs (2 * t - 1);
    }
  scene_node_add (out, node);
}

static void
add_shape_pair (SceneNode       *out,
                const SceneNode *a,
                const SceneNode *b,
                double           t)
{
  SceneNode *node;

  if (a->n_points != b->n_points)
    {
      add_faded (out, a, 1 - t);
      add_faded (out, b, t);
      return;
    }
  if (!looks_equal (a, b))
    {
      SceneNode *old = scene_node_copy (a);

      lerp_geometry (old, a, b, t);
      g_clear_pointer (&old->id, g_free);
      g_clear_pointer (&old->title, g_free);
      /* Under a filled successor the old shape stays, so that nothing shines through between. */
      if (b->fill.role == SCENE_ROLE_NONE && !b->fill.fixed)
        old->opacity *= 1 - t;
      scene_node_add (out, old);
    }
  node = scene_node_copy (b);
  lerp_geometry (node, a, b, t);
  if (!looks_equal (a, b))
    node->opacity *= t;
  scene_node_add (out, node);
}

static void
add_pair (SceneNode       *out,
          const SceneNode *a,
          const SceneNode *b,
          double           t)
{
  if (node_equal (a, b))
    scene_node_add (out, scene_node_ref ((SceneNode *) b));
  else if (a->kind != b->kind)
    {
      add_faded (out, a, 1 - 2 * t);
      add_new (out, b, t);
    }
  else if (a->kind == SCENE_GROUP)
    scene_node_add (out, blend_group (a, b, t));
  else if (a->kind == SCENE_TEXT)
    add_text_pair (out, a, b, t);
  else
    add_shape_pair (out, a, b, t);
}

/* Keys of a group's children: ids, or kind and number among those of that kind without id. */
static GPtrArray *
make_keys (const SceneNode *group)
{
  GPtrArray *keys = g_ptr_array_new_full (group->children->len, g_free);
  guint counts[SCENE_TEXT + 1] = { 0 };

  for (guint i = 0; i < group->children->len; i++)
    {
      const SceneNode *child = group->children->pdata[i];

      if (child->id)
        g_ptr_array_add (keys, g_strdup (child->id));
      else
        g_ptr_array_add (keys, g_strdup_printf ("\t%u %u", child->kind, counts[child->kind]++));
    }
  return keys;
}

static SceneNode *
blend_group (const SceneNode *a,
             const SceneNode *b,
             double           t)
{
  SceneNode *out = scene_node_new_group (b->id);
  g_autoptr (GPtrArray) a_keys = make_keys (a);
  g_autoptr (GPtrArray) b_keys = make_keys (b);
  g_autoptr (GHashTable) olds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) news = g_hash_table_new (g_str_hash, g_str_equal);

  out->title = g_strdup (b->title);
  out->css_class = b->css_class;
  out->ref = b->ref;
  out->opacity = lerp (a->opacity, b->opacity, t);
  for (guint i = 0; i < a->children->len; i++)
    g_hash_table_insert (olds, a_keys->pdata[i], a->children->pdata[i]);
  for (guint i = 0; i < b->children->len; i++)
    g_hash_table_add (news, b_keys->pdata[i]);
  for (guint i = 0; i < a->children->len; i++)
    if (!g_hash_table_contains (news, a_keys->pdata[i]))
      add_faded (out, a->children->pdata[i], 1 - 2 * t);
  for (guint i = 0; i < b->children->len; i++)
    {
      const SceneNode *old = g_hash_table_lookup (olds, b_keys->pdata[i]);

      if (old)
        add_pair (out, old, b->children->pdata[i], t);
      else
        add_new (out, b->children->pdata[i], t);
    }
  return out;
}

/**
 * scene_interpolate:
 * @t: 0 … 1
 *
 * Makes the picture between two.
 *
 * Cost: proportional to what differs, and to the number of nodes for comparing.
 *
 * Returns: (transfer full): the scene between
 */
Scene *
scene_interpolate (Scene *from,
                   Scene *to,
                   double t)
{
  if (t <= 0)
    return scene_ref (from);
  if (t >= 1)
    return scene_ref (to);
  return scene_new (blend_group (scene_get_root (from), scene_get_root (to), t),
                    lerp (scene_get_width (from), scene_get_width (to), t),
                    lerp (scene_get_height (from), scene_get_height (to), t),
                    scene_get_title (to), scene_get_description (to));
}

/**
 * scene_interpolate_moves:
 *
 * Returns: whether the two scenes differ in anything seen or said
 */
gboolean
scene_interpolate_moves (const Scene *from,
                         const Scene *to)
{
  return !node_equal (scene_get_root (from), scene_get_root (to));
}
