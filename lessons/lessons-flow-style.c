/* SPDX-License-Identifier: MIT */

/*
 * Styles: the part of CSS that flowcharts use.
 *
 *   style    = property { "," property }
 *   property = name ":" value            a comma in a value stands in (…) or behind a backslash
 *
 * What we cannot draw (fonts, opacity, corner radius) is named in a warning
 * and ignored; a chart is no worse for it.
 */

#include "lessons-flow-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  guint32     rgb;
} NamedColor;

/* The colour names of CSS, by name. */
static const NamedColor named_colors[] = {
  { "aliceblue", 0xf0f8ff }, { "antiquewhite", 0xfaebd7 }, { "aqua", 0x00ffff },
  { "aquamarine", 0x7fffd4 }, { "azure", 0xf0ffff }, { "beige", 0xf5f5dc },
  { "bisque", 0xffe4c4 }, { "black", 0x000000 }, { "blanchedalmond", 0xffebcd },
  { "blue", 0x0000ff }, { "blueviolet", 0x8a2be2 }, { "brown", 0xa52a2a },
  { "burlywood", 0xdeb887 }, { "cadetblue", 0x5f9ea0 }, { "chartreuse", 0x7fff00 },
  { "chocolate", 0xd2691e }, { "coral", 0xff7f50 }, { "cornflowerblue", 0x6495ed },
  { "cornsilk", 0xfff8dc }, { "crimson", 0xdc143c }, { "cyan", 0x00ffff },
  { "darkblue", 0x00008b }, { "darkcyan", 0x008b8b }, { "darkgoldenrod", 0xb8860b },
  { "darkgray", 0xa9a9a9 }, { "darkgreen", 0x006400 }, { "darkgrey", 0xa9a9a9 },
  { "darkkhaki", 0xbdb76b }, { "darkmagenta", 0x8b008b }, { "darkolivegreen", 0x556b2f },
  { "darkorange", 0xff8c00 }, { "darkorchid", 0x9932cc }, { "darkred", 0x8b0000 },
  { "darksalmon", 0xe9967a }, { "darkseagreen", 0x8fbc8f }, { "darkslateblue", 0x483d8b },
  { "darkslategray", 0x2f4f4f }, { "darkslategrey", 0x2f4f4f }, { "darkturquoise", 0x00ced1 },
  { "darkviolet", 0x9400d3 }, { "deeppink", 0xff1493 }, { "deepskyblue", 0x00bfff },
  { "dimgray", 0x696969 }, { "dimgrey", 0x696969 }, { "dodgerblue", 0x1e90ff },
  { "firebrick", 0xb22222 }, { "floralwhite", 0xfffaf0 }, { "forestgreen", 0x228b22 },
  { "fuchsia", 0xff00ff }, { "gainsboro", 0xdcdcdc }, { "ghostwhite", 0xf8f8ff },
  { "gold", 0xffd700 }, { "goldenrod", 0xdaa520 }, { "gray", 0x808080 },
  { "green", 0x008000 }, { "greenyellow", 0xadff2f }, { "grey", 0x808080 },
  { "honeydew", 0xf0fff0 }, { "hotpink", 0xff69b4 }, { "indianred", 0xcd5c5c },
  { "indigo", 0x4b0082 }, { "ivory", 0xfffff0 }, { "khaki", 0xf0e68c },
  { "lavender", 0xe6e6fa }, { "lavenderblush", 0xfff0f5 }, { "lawngreen", 0x7cfc00 },
  { "lemonchiffon", 0xfffacd }, { "lightblue", 0xadd8e6 }, { "lightcoral", 0xf08080 },
  { "lightcyan", 0xe0ffff }, { "lightgoldenrodyellow", 0xfafad2 }, { "lightgray", 0xd3d3d3 },
  { "lightgreen", 0x90ee90 }, { "lightgrey", 0xd3d3d3 }, { "lightpink", 0xffb6c1 },
  { "lightsalmon", 0xffa07a }, { "lightseagreen", 0x20b2aa }, { "lightskyblue", 0x87cefa },
  { "lightslategray", 0x778899 }, { "lightslategrey", 0x778899 }, { "lightsteelblue", 0xb0c4de },
  { "lightyellow", 0xffffe0 }, { "lime", 0x00ff00 }, { "limegreen", 0x32cd32 },
  { "linen", 0xfaf0e6 }, { "magenta", 0xff00ff }, { "maroon", 0x800000 },
  { "mediumaquamarine", 0x66cdaa }, { "mediumblue", 0x0000cd }, { "mediumorchid", 0xba55d3 },
  { "mediumpurple", 0x9370db }, { "mediumseagreen", 0x3cb371 }, { "mediumslateblue", 0x7b68ee },
  { "mediumspringgreen", 0x00fa9a }, { "mediumturquoise", 0x48d1cc },
  { "mediumvioletred", 0xc71585 }, { "midnightblue", 0x191970 }, { "mintcream", 0xf5fffa },
  { "mistyrose", 0xffe4e1 }, { "moccasin", 0xffe4b5 }, { "navajowhite", 0xffdead },
  { "navy", 0x000080 }, { "oldlace", 0xfdf5e6 }, { "olive", 0x808000 },
  { "olivedrab", 0x6b8e23 }, { "orange", 0xffa500 }, { "orangered", 0xff4500 },
  { "orchid", 0xda70d6 }, { "palegoldenrod", 0xeee8aa }, { "palegreen", 0x98fb98 },
  { "paleturquoise", 0xafeeee }, { "palevioletred", 0xdb7093 }, { "papayawhip", 0xffefd5 },
  { "peachpuff", 0xffdab9 }, { "peru", 0xcd853f }, { "pink", 0xffc0cb },
  { "plum", 0xdda0dd }, { "powderblue", 0xb0e0e6 }, { "purple", 0x800080 },
  { "rebeccapurple", 0x663399 }, { "red", 0xff0000 }, { "rosybrown", 0xbc8f8f },
  { "royalblue", 0x4169e1 }, { "saddlebrown", 0x8b4513 }, { "salmon", 0xfa8072 },
  { "sandybrown", 0xf4a460 }, { "seagreen", 0x2e8b57 }, { "seashell", 0xfff5ee },
  { "sienna", 0xa0522d }, { "silver", 0xc0c0c0 }, { "skyblue", 0x87ceeb },
  { "slateblue", 0x6a5acd }, { "slategray", 0x708090 }, { "slategrey", 0x708090 },
  { "snow", 0xfffafa }, { "springgreen", 0x00ff7f }, { "steelblue", 0x4682b4 },
  { "tan", 0xd2b48c }, { "teal", 0x008080 }, { "thistle", 0xd8bfd8 },
  { "tomato", 0xff6347 }, { "turquoise", 0x40e0d0 }, { "violet", 0xee82ee },
  { "wheat", 0xf5deb3 }, { "white", 0xffffff }, { "whitesmoke", 0xf5f5f5 },
  { "yellow", 0xffff00 }, { "yellowgreen", 0x9acd32 },
};

/* "#rgb", "#rgba", "#rrggbb", "#rrggbbaa": short forms double each digit. */
static gboolean
parse_hex_color (const char *text,
                 guint32    *out_rgba)
{
  gsize n = strlen (text);
  guint32 value = 0;

  if (n != 3 && n != 4 && n != 6 && n != 8)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      value = value << 4 | digit;
      if (n < 6)
        value = value << 4 | digit;
    }
  *out_rgba = n == 3 || n == 6 ? value << 8 | 0xff : value;
  return TRUE;
}

/* One of rgb()'s numbers: 0 … 255 or a percentage; alpha: 0 … 1 or a percentage. */
static gboolean
parse_channel (const char *text,
               gboolean    alpha,
               guint32    *out_value)
{
  char *rest;
  double value = g_ascii_strtod (text, &rest);

  if (rest == text)
    return FALSE;
  while (*rest == ' ')
    rest++;
  if (*rest == '%')
    value = value * 255 / 100;
  else if (alpha)
    value = value * 255;
  if (!(value >= 0))
    value = 0;
  *out_value = (guint32) (MIN (value, 255) + 0.5);
  return TRUE;
}

/* "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)" */
static gboolean
parse_rgb_color (const char *text,
                 guint32    *out_rgba)
{
  const char *open = strchr (text, '(');
  g_auto (GStrv) parts = NULL;
  guint32 channel[4] = { 0, 0, 0, 255 };
  guint n;

  if (open == NULL || !g_str_has_prefix (text, "rgb") || !g_str_has_suffix (text, ")"))
    return FALSE;
  parts = g_strsplit (open + 1, ",", 5);
  n = g_strv_length (parts);
  if (n != 3 && n != 4)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!parse_channel (parts[i], i == 3, &channel[i]))
      return FALSE;
  *out_rgba = channel[0] << 24 | channel[1] << 16 | channel[2] << 8 | channel[3];
  return TRUE;
}

static gboolean
parse_color (const char *text,
             guint32    *out_rgba)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (lower[0] == '#')
    return parse_hex_color (lower + 1, out_rgba);
  if (strcmp (lower, "none") == 0 || strcmp (lower, "transparent") == 0)
    {
      *out_rgba = 0;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (named_colors); i++)
    if (strcmp (named_colors[i].name, lower) == 0)
      {
        *out_rgba = named_colors[i].rgb << 8 | 0xff;
        return TRUE;
      }
  return parse_rgb_color (lower, out_rgba);
}

/* A length in pixels, with or without "px". */
static gboolean
parse_px (const char *text,
          double     *out_px)
{
  char *rest;
  double value = g_ascii_strtod (text, &rest);

  if (rest == text || !(value >= 0 && value <= 1000))
    return FALSE;
  while (*rest == ' ')
    rest++;
  if (*rest != '\0' && strcmp (rest, "px") != 0)
    return FALSE;
  *out_px = value;
  return TRUE;
}

static gboolean
parse_dashes (const char       *text,
              LessonsFlowStyle *style)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ,", -1);
  guint n = 0;
  double dashes[G_N_ELEMENTS (style->dashes_px)];

  for (char **part = parts; *part != NULL; part++)
    {
      if (**part == '\0')
        continue;
      if (strcmp (*part, "none") == 0)
        continue;
      if (n == G_N_ELEMENTS (dashes) || !parse_px (*part, &dashes[n]))
        return FALSE;
      n++;
    }
  /* Only zeros would never advance along the line. */
  for (guint i = 0; i < n; i++)
    if (dashes[i] > 0)
      {
        memcpy (style->dashes_px, dashes, sizeof dashes[0] * n);
        style->n_dashes = n;
        return TRUE;
      }
  style->n_dashes = 0;
  return TRUE;
}

static gboolean
parse_weight (const char *text,
              guint      *out_weight)
{
  char *rest;
  gulong value = strtoul (text, &rest, 10);

  if (strcmp (text, "normal") == 0)
    value = 400;
  else if (strcmp (text, "bold") == 0 || strcmp (text, "bolder") == 0)
    value = 700;
  else if (strcmp (text, "lighter") == 0)
    value = 300;
  else if (rest == text || *rest != '\0' || value < 100 || value > 900)
    return FALSE;
  *out_weight = value;
  return TRUE;
}

/* Sets one property. FALSE: the value is not understood. *out_known tells whether the name is. */
static gboolean
set_property (LessonsFlowStyle *style,
              const char       *name,
              const char       *value,
              gboolean         *out_known)
{
  guint flag = 0;
  gboolean ok = FALSE;

  *out_known = TRUE;
  if (strcmp (name, "fill") == 0 || strcmp (name, "background") == 0
      || strcmp (name, "background-color") == 0)
    ok = parse_color (value, &style->fill), flag = LESSONS_STYLE_FILL;
  else if (strcmp (name, "stroke") == 0)
    ok = parse_color (value, &style->stroke), flag = LESSONS_STYLE_STROKE;
  else if (strcmp (name, "color") == 0)
    ok = parse_color (value, &style->color), flag = LESSONS_STYLE_COLOR;
  else if (strcmp (name, "stroke-width") == 0)
    ok = parse_px (value, &style->stroke_width_px), flag = LESSONS_STYLE_STROKE_WIDTH;
  else if (strcmp (name, "stroke-dasharray") == 0)
    ok = parse_dashes (value, style), flag = LESSONS_STYLE_DASHES;
  else if (strcmp (name, "font-weight") == 0)
    ok = parse_weight (value, &style->font_weight), flag = LESSONS_STYLE_FONT_WEIGHT;
  else
    *out_known = FALSE;
  if (ok)
    style->set |= flag;
  return ok;
}

/* The next property, up to a comma or the statement's end; backslashes before commas are gone. */
static char *
scan_property (FlowScan *scan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint depth = 0;

  flow_scan_blank (scan);
  while (!flow_scan_at_end (scan) && (depth > 0 || *scan->p != ','))
    {
      if (*scan->p == '\\' && scan->p[1] == ',')
        scan->p++;
      else if (*scan->p == '(')
        depth++;
      else if (*scan->p == ')' && depth > 0)
        depth--;
      g_string_append_c (text, *scan->p++);
    }
  return g_strstrip (g_strdup (text->str));
}

void
flow_style_parse (FlowScan         *scan,
                  LessonsFlowStyle *style)
{
  do
    {
      const char *at;
      g_autofree char *property = NULL;
      g_autofree char *name = NULL;
      char *colon, *value;
      gboolean known;

      flow_scan_blank (scan);
      at = scan->p;
      property = scan_property (scan);
      if (*property == '\0')
        continue;
      colon = strchr (property, ':');
      if (colon == NULL)
        {
          flow_scan_problem (scan, LESSONS_ERROR, at, "write name:value, as in fill:#f9f",
                             "“%s” is not a style property", property);
          continue;
        }
      *colon = '\0';
      name = g_ascii_strdown (g_strstrip (property), -1);
      value = g_strstrip (colon + 1);
      if (!set_property (style, name, value, &known))
        flow_scan_problem (scan, LESSONS_WARNING, at,
                           known ? "write a colour as #rrggbb, a width as 2px, dashes as 5 5"
                                 : "fill, stroke, stroke-width, color, stroke-dasharray and "
                                   "font-weight are understood",
                           known ? "the value of %s is not understood: “%s”"
                                 : "the property %s is ignored: “%s”",
                           name, value);
    }
  while (*scan->p == ',' && scan->p++);
}

void
flow_style_merge (LessonsFlowStyle       *style,
                  const LessonsFlowStyle *over)
{
  if (over->set & LESSONS_STYLE_FILL)
    style->fill = over->fill;
  if (over->set & LESSONS_STYLE_STROKE)
    style->stroke = over->stroke;
  if (over->set & LESSONS_STYLE_STROKE_WIDTH)
    style->stroke_width_px = over->stroke_width_px;
  if (over->set & LESSONS_STYLE_COLOR)
    style->color = over->color;
  if (over->set & LESSONS_STYLE_FONT_WEIGHT)
    style->font_weight = over->font_weight;
  if (over->set & LESSONS_STYLE_DASHES)
    {
      style->n_dashes = over->n_dashes;
      memcpy (style->dashes_px, over->dashes_px, sizeof style->dashes_px);
    }
  style->set |= over->set;
}

static void
write_color (const char *name,
             guint32     rgba,
             GString    *out)
{
  if ((rgba & 0xff) == 0xff)
    g_string_append_printf (out, ",%s:#%06x", name, rgba >> 8);
  else
    g_string_append_printf (out, ",%s:#%08x", name, rgba);
}

/* Numbers are written with a point whatever the locale, and short. */
static void
write_px (double   px,
          GString *out)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_dtostr (number, sizeof number, px));
}

void
flow_style_write (const LessonsFlowStyle *style,
                  GString                *out)
{
  gsize start = out->len;

  if (style->set & LESSONS_STYLE_FILL)
    write_color ("fill", style->fill, out);
  if (style->set & LESSONS_STYLE_STROKE)
    write_color ("stroke", style->stroke, out);
  if (style->set & LESSONS_STYLE_STROKE_WIDTH)
    {
      g_string_append (out, ",stroke-width:");
      write_px (style->stroke_width_px, out);
      g_string_append (out, "px");
    }
  if (style->set & LESSONS_STYLE_COLOR)
    write_color ("color", style->color, out);
  if (style->set & LESSONS_STYLE_DASHES)
    {
      g_string_append (out, ",stroke-dasharray:");
      for (guint i = 0; i < style->n_dashes; i++)
        {
          g_string_append (out, i > 0 ? " " : "");
          write_px (style->dashes_px[i], out);
        }
      if (style->n_dashes == 0)
        g_string_append (out, "none");
    }
  if (style->set & LESSONS_STYLE_FONT_WEIGHT)
    g_string_append_printf (out, ",font-weight:%u", style->font_weight);
  if (out->len > start)
    g_string_erase (out, start, 1);
}
