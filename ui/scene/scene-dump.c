/* SPDX-License-Identifier: MIT */

/*
 * Scenes as text, one node a line, for golden tests and for looking at them:
 *
 *     ellipse fill=waiting-soft dots=waiting stroke=waiting*2.6
 *
 * Coordinates only on request, rounded to whole pixels: they follow the fonts.
 */

#include "scene.h"

#include "scene-node.h"

#include <math.h>

static const char *const kind_names[] = { "group", "rect", "ellipse", "polygon",
                                          "line",  "path", "text" };
static const char *const pattern_names[] = { "solid", "hatch", "dots", "cross" };
static const char *const ref_names[] = { "none", "goroutine", "group",     "object",
                                         "case", "flow-node", "flow-edge", "step",
                                         "proc", "code" };

static void
dump_number (GString *out,
             double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (text, sizeof text, "%g", round (value * 100) / 100));
}

static void
dump_color (GString          *out,
            const char       *name,
            const SceneColor *color)
{
  if (color->fixed)
    g_string_append_printf (out, " %s=#%08x/#%08x", name, color->light, color->dark);
  else if (color->role != SCENE_ROLE_NONE)
    g_string_append_printf (out, " %s=%s", name, scene_role_get_css_name (color->role));
}

static void
dump_looks (GString         *out,
            const SceneNode *node)
{
  dump_color (out, "fill", &node->fill);
  if (node->pattern != SCENE_SOLID)
    dump_color (out, pattern_names[node->pattern], &node->ink);
  if (node->stroke_px > 0)
    {
      dump_color (out, "stroke", &node->stroke);
      g_string_append_c (out, '*');
      dump_number (out, node->stroke_px);
    }
  if (node->n_dashes)
    g_string_append (out, " dashed");
  if (node->opacity != 1)
    {
      g_string_append (out, " opacity=");
      dump_number (out, node->opacity);
    }
}

static void
dump_ref (GString        *out,
          const SceneRef *ref)
{
  if (ref->kind == SCENE_REF_NONE)
    return;
  g_string_append_printf (out, " ref=%s:%u", ref_names[ref->kind], ref->id);
  if (ref->index == SCENE_CASE_DEFAULT)
    g_string_append (out, ".default");
  else if (ref->index || ref->kind == SCENE_REF_CASE)
    g_string_append_printf (out, ".%u", ref->index);
  if (ref->kind == SCENE_REF_STEP)
    g_string_append_printf (out, "@%" G_GSIZE_FORMAT, ref->step);
  if (ref->run)
    g_string_append_printf (out, " run=%u", ref->run);
}

static void
dump_node (GString         *out,
           const SceneNode *node,
           guint            depth,
           SceneDumpFlags   flags)
{
  g_string_append_printf (out, "%*s%s", (int) (2 * depth), "", kind_names[node->kind]);
  if (node->id)
    g_string_append_printf (out, " %s", node->id);
  if (node->text)
    {
      g_string_append_printf (out, " \"%s\" %s ", node->text,
                              node->font.family == SCENE_MONO ? "mono" : "sans");
      dump_number (out, node->font.size_px);
      g_string_append_printf (out, "/%u", node->font.weight);
    }
  dump_looks (out, node);
  dump_ref (out, &node->ref);
  if (node->n_travel)
    g_string_append (out, " travels");
  if (flags & SCENE_DUMP_GEOMETRY)
    g_string_append_printf (out, " at %.0f,%.0f %.0fx%.0f", node->box.x, node->box.y,
                            node->box.width, node->box.height);
  if (node->title)
    g_string_append_printf (out, " — %s", node->title);
  g_string_append_c (out, '\n');
  for (guint i = 0; node->children && i < node->children->len; i++)
    dump_node (out, node->children->pdata[i], depth + 1, flags);
}

/**
 * scene_dump:
 *
 * Writes the scene as text, one node a line.
 *
 * Returns: (transfer full): the text
 */
char *
scene_dump (const Scene   *self,
            SceneDumpFlags flags)
{
  GString *out = g_string_new (NULL);

  if (flags & SCENE_DUMP_GEOMETRY)
    g_string_append_printf (out, "scene %.0fx%.0f ", scene_get_width (self),
                            scene_get_height (self));
  else
    g_string_append (out, "scene ");
  g_string_append_printf (out, "%s\n%s\n", scene_get_title (self), scene_get_description (self));
  dump_node (out, scene_get_root (self), 0, flags);
  return g_string_free (out, FALSE);
}
