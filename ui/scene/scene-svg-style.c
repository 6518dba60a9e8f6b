/* SPDX-License-Identifier: MIT */

/*
 * The style sheet of an SVG picture. Colours are classes, so that the reader's
 * preference for light, dark or more contrast changes them all:
 *
 *     #stave .f-text{fill:#241f31}                      on every reader
 *     @media (prefers-color-scheme:dark){…}             where asked for
 *
 * Rules are scoped by the id of the picture's root, so that several pictures
 * live in one HTML page. Readers without media queries (rsvg) show light.
 */

#include "scene-svg-style.h"

#include "scene-pattern.h"

#include <math.h>

typedef struct
{
  ScenePattern pattern;
  SceneColor   fill, ink;
} UsedPattern;

struct _SceneSvgStyle
{
  const char    *prefix;
  SceneSvgScheme scheme;
  gboolean       used[SCENE_N_ROLES];
  GArray        *fixed;    /* of SceneColor */
  GArray        *patterns; /* of UsedPattern */
};

static gboolean
color_equal (const SceneColor *a,
             const SceneColor *b)
{
  if (a->fixed != b->fixed)
    return FALSE;
  return a->fixed ? a->light == b->light && a->dark == b->dark : a->role == b->role;
}

static gboolean
color_is_none (const SceneColor *color)
{
  return color->fixed ? (color->light & 0xff) == 0 && (color->dark & 0xff) == 0
                      : color->role == SCENE_ROLE_NONE;
}

static guint
find_fixed (const SceneSvgStyle *self,
            const SceneColor    *color)
{
  for (guint i = 0; i < self->fixed->len; i++)
    if (color_equal (&g_array_index (self->fixed, SceneColor, i), color))
      return i;
  return G_MAXUINT;
}

static guint
find_pattern (const SceneSvgStyle *self,
              const SceneNode     *node)
{
  for (guint i = 0; i < self->patterns->len; i++)
    {
      const UsedPattern *used = &g_array_index (self->patterns, UsedPattern, i);

      if (used->pattern == node->pattern && color_equal (&used->fill, &node->fill)
          && color_equal (&used->ink, &node->ink))
        return i;
    }
  return G_MAXUINT;
}

static void
collect_color (SceneSvgStyle    *self,
               const SceneColor *color)
{
  if (!color->fixed)
    self->used[color->role] = TRUE;
  else if (find_fixed (self, color) == G_MAXUINT)
    g_array_append_val (self->fixed, *color);
}

static void
collect (SceneSvgStyle   *self,
         const SceneNode *node)
{
  if (node->kind != SCENE_GROUP)
    {
      collect_color (self, &node->fill);
      collect_color (self, &node->stroke);
      if (node->pattern != SCENE_SOLID)
        {
          collect_color (self, &node->ink);
          if (find_pattern (self, node) == G_MAXUINT)
            {
              UsedPattern used = { node->pattern, node->fill, node->ink };

              g_array_append_val (self->patterns, used);
            }
        }
    }
  for (guint i = 0; node->children && i < node->children->len; i++)
    collect (self, node->children->pdata[i]);
}

SceneSvgStyle *
scene_svg_style_new (const SceneNode *root,
                     const char      *prefix,
                     SceneSvgScheme   scheme)
{
  SceneSvgStyle *self = g_new0 (SceneSvgStyle, 1);

  self->prefix = prefix;
  self->scheme = scheme;
  self->fixed = g_array_new (FALSE, FALSE, sizeof (SceneColor));
  self->patterns = g_array_new (FALSE, FALSE, sizeof (UsedPattern));
  self->used[SCENE_ROLE_SURFACE] = TRUE;
  collect (self, root);
  self->used[SCENE_ROLE_NONE] = FALSE;
  return self;
}

void
scene_svg_style_free (SceneSvgStyle *self)
{
  g_array_unref (self->fixed);
  g_array_unref (self->patterns);
  g_free (self);
}

void
scene_svg_append_number (GString *out,
                         double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* Adding zero makes of -0 a plain 0. */
  g_string_append (out, g_ascii_formatd (text, sizeof text, "%.6g",
                                         round (value * 100) / 100 + 0.0));
}

static void
append_paint (GString    *out,
              const char *property,
              guint32     rgba)
{
  g_string_append_printf (out, "%s:#%06x", property, rgba >> 8);
  if ((rgba & 0xff) != 0xff)
    {
      g_string_append_printf (out, ";%s-opacity:", property);
      scene_svg_append_number (out, (rgba & 0xff) / 255.0);
    }
}

static void
append_rule (const SceneSvgStyle *self,
             GString             *out,
             const char          *name,
             guint32              rgba)
{
  g_string_append_printf (out, "#%s .f-%s{", self->prefix, name);
  append_paint (out, "fill", rgba);
  g_string_append_printf (out, "}\n#%s .s-%s{", self->prefix, name);
  append_paint (out, "stroke", rgba);
  g_string_append (out, "}\n");
}

static void
append_palette (const SceneSvgStyle *self,
                GString             *out,
                SceneTheme           theme)
{
  for (guint role = 1; role < SCENE_N_ROLES; role++)
    if (self->used[role])
      append_rule (self, out, scene_role_get_css_name (role), scene_theme_get_rgba (theme, role));
  for (guint i = 0; i < self->fixed->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("x%u", i);

      append_rule (self, out, name,
                   scene_theme_resolve (theme, &g_array_index (self->fixed, SceneColor, i)));
    }
}

static void
append_media (const SceneSvgStyle *self,
              GString             *out,
              const char          *query,
              SceneTheme           theme)
{
  g_string_append_printf (out, "@media %s{\n", query);
  append_palette (self, out, theme);
  g_string_append (out, "}\n");
}

static char *
dup_class (const SceneSvgStyle *self,
           const SceneColor    *color)
{
  if (color->fixed)
    return g_strdup_printf ("x%u", find_fixed (self, color));
  return g_strdup (scene_role_get_css_name (color->role));
}

static void
append_pattern (const SceneSvgStyle *self,
                GString             *out,
                guint                index)
{
  const UsedPattern *used = &g_array_index (self->patterns, UsedPattern, index);
  g_autofree char *fill = dup_class (self, &used->fill);
  g_autofree char *ink = dup_class (self, &used->ink);
  double period = scene_pattern_get_period (used->pattern);

  g_string_append_printf (out, "<pattern id=\"%s-pattern%u\" width=\"%g\" height=\"%g\" "
                               "patternUnits=\"userSpaceOnUse\"><rect width=\"%g\" height=\"%g\" "
                               "class=\"f-%s\"/>",
                          self->prefix, index, period, period, period, period, fill);
  if (used->pattern == SCENE_DOTS)
    {
      g_string_append (out, "<circle cx=\"3\" cy=\"3\" r=\"");
      scene_svg_append_number (out, SCENE_DOT_RADIUS);
      g_string_append_printf (out, "\" class=\"f-%s\"/>", ink);
    }
  else
    {
      const char *hatch = "M-8,8L8,-8M0,8L8,0M0,16L16,0";
      const char *cross = "M-8,8L8,-8M0,8L8,0M0,16L16,0M0,0L8,8M-8,0L8,16M0,-8L16,8";

      g_string_append_printf (out, "<path d=\"%s\" class=\"s-%s\" fill=\"none\" stroke-width=\"",
                              used->pattern == SCENE_HATCH ? hatch : cross, ink);
      scene_svg_append_number (out, used->pattern == SCENE_HATCH ? SCENE_HATCH_WIDTH
                                                                 : SCENE_CROSS_WIDTH);
      g_string_append (out, "\"/>");
    }
  g_string_append (out, "</pattern>\n");
}

void
scene_svg_style_write (const SceneSvgStyle *self,
                       GString             *out)
{
  g_string_append_printf (out, "<style>\n#%s .sans{font-family:%s}\n#%s .mono{font-family:%s}\n",
                          self->prefix, SCENE_FAMILY_SANS, self->prefix, SCENE_FAMILY_MONO);
  append_palette (self, out,
                  self->scheme == SCENE_SVG_DARK ? SCENE_THEME_DARK : SCENE_THEME_LIGHT);
  if (self->scheme == SCENE_SVG_AUTO)
    {
      append_media (self, out, "(prefers-color-scheme:dark)", SCENE_THEME_DARK);
      append_media (self, out, "(prefers-contrast:more)", SCENE_THEME_HC_LIGHT);
      append_media (self, out, "(prefers-contrast:more) and (prefers-color-scheme:dark)",
                    SCENE_THEME_HC_DARK);
    }
  g_string_append (out, "</style>\n");
  if (self->patterns->len == 0)
    return;
  g_string_append (out, "<defs>\n");
  for (guint i = 0; i < self->patterns->len; i++)
    append_pattern (self, out, i);
  g_string_append (out, "</defs>\n");
}

static void
append_stroke (const SceneNode *node,
               GString         *out)
{
  g_string_append (out, " stroke-width=\"");
  scene_svg_append_number (out, node->stroke_px);
  g_string_append_c (out, '"');
  for (guint i = 0; i < node->n_dashes; i++)
    {
      g_string_append (out, i == 0 ? " stroke-dasharray=\"" : " ");
      scene_svg_append_number (out, node->dashes_px[i]);
    }
  if (node->n_dashes)
    g_string_append_c (out, '"');
}

void
scene_svg_style_write_looks (const SceneSvgStyle *self,
                             const SceneNode     *node,
                             GString             *out)
{
  gboolean fills = node->kind != SCENE_LINE && !color_is_none (&node->fill);
  gboolean strokes = node->stroke_px > 0 && !color_is_none (&node->stroke);
  gboolean patterned = fills && node->pattern != SCENE_SOLID;
  GString *class = g_string_new (NULL);

  if (fills && !patterned)
    {
      g_autofree char *name = dup_class (self, &node->fill);

      g_string_append_printf (class, " f-%s", name);
    }
  if (strokes)
    {
      g_autofree char *name = dup_class (self, &node->stroke);

      g_string_append_printf (class, " s-%s", name);
    }
  if (node->kind == SCENE_TEXT)
    g_string_append (class, node->font.family == SCENE_MONO ? " mono" : " sans");
  if (class->len)
    g_string_append_printf (out, " class=\"%s\"", class->str + 1);
  if (patterned)
    g_string_append_printf (out, " fill=\"url(#%s-pattern%u)\"", self->prefix,
                            find_pattern (self, node));
  else if (!fills)
    g_string_append (out, " fill=\"none\"");
  if (strokes)
    append_stroke (node, out);
  g_string_free (class, TRUE);
}
