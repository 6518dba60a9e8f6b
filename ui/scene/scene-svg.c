/* SPDX-License-Identifier: MIT */

/*
 * The SVG writer. Every node of the scene becomes one element; named things
 * become <g id class role> with a <title> that a screen reader says. Cairo's
 * own SVG surface is of no use here: it turns text into outlines and drops
 * names.
 *
 * All ids carry the options' prefix, so that two pictures can share a page.
 */

#include "scene-svg.h"

#include "scene-node.h"
#include "scene-svg-style.h"

#include <math.h>
#include <string.h>

typedef struct
{
  GString       *out;
  const char    *prefix;
  SceneSvgStyle *style;
} Writer;

/* What XML 1.0 cannot hold, even escaped, becomes U+FFFD; so does what is not UTF-8. */
static void
append_escaped (GString    *out,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\r')
        g_string_append (out, "&#13;");
      else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff)
        g_string_append_unichar (out, 0xfffd);
      else
        g_string_append_unichar (out, c);
    }
}

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, value);
  g_string_append_c (out, '"');
}

static void
append_number (GString    *out,
               const char *name,
               double      value)
{
  g_string_append_printf (out, " %s=\"", name);
  scene_svg_append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_point (GString   *out,
              ScenePoint point)
{
  scene_svg_append_number (out, point.x);
  g_string_append_c (out, ',');
  scene_svg_append_number (out, point.y);
}

static void
write_points (Writer          *self,
              const SceneNode *node)
{
  const ScenePoint *p = node->points;

  if (node->kind == SCENE_LINE)
    {
      g_string_append (self->out, "<path d=\"M");
      append_point (self->out, p[0]);
      for (guint i = 1; i < node->n_points; i++)
        {
          g_string_append_c (self->out, i == 1 ? 'L' : ' ');
          append_point (self->out, p[i]);
        }
    }
  else if (node->kind == SCENE_POLYGON)
    {
      g_string_append (self->out, "<polygon points=\"");
      for (guint i = 0; i < node->n_points; i++)
        {
          if (i)
            g_string_append_c (self->out, ' ');
          append_point (self->out, p[i]);
        }
    }
  else
    {
      g_string_append (self->out, "<path d=\"M");
      append_point (self->out, p[0]);
      for (guint i = 1; i < node->n_points; i++)
        {
          g_string_append_c (self->out, i % 3 == 1 ? 'C' : ' ');
          append_point (self->out, p[i]);
        }
      if (node->closed)
        g_string_append_c (self->out, 'Z');
    }
  g_string_append_c (self->out, '"');
}

static void
write_box (Writer          *self,
           const SceneNode *node)
{
  const SceneRect *box = &node->box;
  GString *out = self->out;

  if (node->kind == SCENE_RECT)
    {
      g_string_append (out, "<rect");
      append_number (out, "x", box->x);
      append_number (out, "y", box->y);
      append_number (out, "width", box->width);
      append_number (out, "height", box->height);
      if (node->radius > 0)
        append_number (out, "rx", node->radius);
    }
  else if (box->width == box->height)
    {
      g_string_append (out, "<circle");
      append_number (out, "cx", box->x + box->width / 2);
      append_number (out, "cy", box->y + box->height / 2);
      append_number (out, "r", box->width / 2);
    }
  else
    {
      g_string_append (out, "<ellipse");
      append_number (out, "cx", box->x + box->width / 2);
      append_number (out, "cy", box->y + box->height / 2);
      append_number (out, "rx", box->width / 2);
      append_number (out, "ry", box->height / 2);
    }
}

static gboolean
has_runs_of_spaces (const char *text)
{
  return g_str_has_prefix (text, " ") || g_str_has_suffix (text, " ") || strstr (text, "  ");
}

static void
write_text_start (Writer          *self,
                  const SceneNode *node)
{
  GString *out = self->out;

  g_string_append (out, "<text");
  append_number (out, "x", node->x);
  append_number (out, "y", node->y);
  append_number (out, "font-size", node->font.size_px);
  if (node->font.weight != 400)
    g_string_append_printf (out, " font-weight=\"%u\"", node->font.weight);
  if (node->anchor != SCENE_START)
    append_attribute (out, "text-anchor", node->anchor == SCENE_MIDDLE ? "middle" : "end");
  if (has_runs_of_spaces (node->text))
    g_string_append (out, " xml:space=\"preserve\"");
}

/* One element without children; `id` may be NULL. */
static void
write_leaf (Writer          *self,
            const SceneNode *node,
            const char      *id)
{
  if (node->kind == SCENE_TEXT)
    write_text_start (self, node);
  else if (node->kind == SCENE_RECT || node->kind == SCENE_ELLIPSE)
    write_box (self, node);
  else
    write_points (self, node);
  append_attribute (self->out, "id", id);
  scene_svg_style_write_looks (self->style, node, self->out);
  if (node->opacity < 1)
    append_number (self->out, "opacity", node->opacity);
  if (node->kind == SCENE_TEXT)
    {
      g_string_append_c (self->out, '>');
      append_escaped (self->out, node->text);
      g_string_append (self->out, "</text>\n");
    }
  else
    g_string_append (self->out, "/>\n");
}

static void
write_node (Writer          *self,
            const SceneNode *node)
{
  g_autofree char *id = node->id ? g_strconcat (self->prefix, "-", node->id, NULL) : NULL;
  gboolean is_group = node->kind == SCENE_GROUP;

  if (!is_group && node->title == NULL)
    {
      write_leaf (self, node, id);
      return;
    }
  g_string_append (self->out, "<g");
  append_attribute (self->out, "id", id);
  append_attribute (self->out, "class", node->css_class);
  if (node->title)
    append_attribute (self->out, "role", is_group ? "graphics-object" : "graphics-symbol");
  if (is_group && node->opacity < 1)
    append_number (self->out, "opacity", node->opacity);
  g_string_append_c (self->out, '>');
  if (node->title)
    {
      g_string_append (self->out, "<title>");
      append_escaped (self->out, node->title);
      g_string_append (self->out, "</title>");
    }
  g_string_append_c (self->out, '\n');
  if (!is_group)
    write_leaf (self, node, NULL);
  for (guint i = 0; is_group && i < node->children->len; i++)
    write_node (self, node->children->pdata[i]);
  g_string_append (self->out, "</g>\n");
}

/* A text that XML can carry unchanged is kept readable; any other goes as base64. */
static gboolean
is_plain (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0xfffe || c == 0xffff)
        return FALSE;
    }
  return TRUE;
}

static void
write_contents (GString                *out,
                const SceneSvgContents *contents)
{
  if (contents == NULL)
    return;
  g_string_append (out, "<metadata>\n<stave:run xmlns:stave=\"urn:stave:run:1\"");
  append_attribute (out, "lesson", contents->lesson);
  append_attribute (out, "program", contents->program);
  append_attribute (out, "view", contents->view);
  g_string_append_printf (out, " step=\"%" G_GSIZE_FORMAT "\">\n", contents->step);
  if (contents->schedule)
    {
      g_string_append (out, "<stave:schedule>");
      append_escaped (out, contents->schedule);
      g_string_append (out, "</stave:schedule>\n");
    }
  for (guint i = 0; i < contents->n_sources; i++)
    {
      const SceneSvgSource *source = &contents->sources[i];
      gboolean plain = is_plain (source->text);

      g_string_append (out, "<stave:source");
      append_attribute (out, "name", source->name);
      g_string_append (out, plain ? " xml:space=\"preserve\">" : " encoding=\"base64\">");
      if (plain)
        append_escaped (out, source->text);
      else
        {
          g_autofree char *coded = g_base64_encode ((const guchar *) source->text,
                                                    strlen (source->text));

          g_string_append (out, coded);
        }
      g_string_append (out, "</stave:source>\n");
    }
  g_string_append (out, "</stave:run>\n</metadata>\n");
}

static void
write_head (Writer      *self,
            const Scene *scene)
{
  GString *out = self->out;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  append_attribute (out, "id", self->prefix);
  append_number (out, "width", scene_get_width (scene));
  append_number (out, "height", scene_get_height (scene));
  g_string_append (out, " viewBox=\"0 0 ");
  scene_svg_append_number (out, scene_get_width (scene));
  g_string_append_c (out, ' ');
  scene_svg_append_number (out, scene_get_height (scene));
  g_string_append_printf (out, "\" role=\"graphics-document\" aria-labelledby=\"%s-title\" "
                               "aria-describedby=\"%s-desc\">\n<title id=\"%s-title\">",
                          self->prefix, self->prefix, self->prefix);
  append_escaped (out, scene_get_title (scene));
  g_string_append_printf (out, "</title>\n<desc id=\"%s-desc\">", self->prefix);
  append_escaped (out, scene_get_description (scene));
  g_string_append (out, "</desc>\n");
}

/**
 * scene_svg_write:
 * @options: (nullable): NULL for a picture that follows its reader's colour scheme
 *
 * Writes a scene as an SVG document.
 *
 * Returns: (transfer full): the document, UTF-8
 */
char *
scene_svg_write (const Scene           *scene,
                 const SceneSvgOptions *options)
{
  static const SceneSvgOptions defaults = { .background = TRUE };
  g_autoptr (SceneSvgStyle) style = NULL;
  Writer writer = { .out = g_string_new (NULL) };

  if (options == NULL)
    options = &defaults;
  writer.prefix = options->id_prefix ? options->id_prefix : "stave";
  writer.style = style = scene_svg_style_new (scene_get_root (scene), writer.prefix,
                                              options->scheme);
  write_head (&writer, scene);
  write_contents (writer.out, options->contents);
  scene_svg_style_write (style, writer.out);
  if (options->background)
    g_string_append (writer.out, "<rect width=\"100%\" height=\"100%\" class=\"f-surface\"/>\n");
  write_node (&writer, scene_get_root (scene));
  g_string_append (writer.out, "</svg>\n");
  return g_string_free (writer.out, FALSE);
}
