/* SPDX-License-Identifier: MIT */

/*
 * What both runs printed. Of a long output the end is shown; the first line in which the two differ
 * is marked by a sign, a colour and words, and once it has been passed it stays in view as the first
 * of the lines shown.
 */

#include "scene-compare-private.h"

#include "scene-style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LINES 6
#define LINE_PX 15.0
#define TITLE_PX 20.0
#define PAD_PX 7.0
#define SIGN_PX 14.0
#define MAX_LINE_BYTES 400

static const SceneFont mono_font = { SCENE_MONO, 11, 400 };

guint
compare_count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n' || p[1] == '\0';
  return n;
}

/**
 * scene_compare_find_difference:
 * @left: an output
 * @right: another
 *
 * Compares only what both have: a line that one of them has not ended yet may become the same.
 *
 * Returns: number of the first line that differs, from 1; 0 if there is none
 */
guint
scene_compare_find_difference (const char *left,
                               const char *right)
{
  guint line = 1;

  for (; *left != '\0' && *right != '\0'; left++, right++)
    {
      if (*left != *right)
        return line;
      line += *left == '\n';
    }
  return 0;
}

/* A line for the eye: no control characters, of bounded length. */
static char *
dup_line (const char *start,
          const char *end)
{
  g_autofree char *raw = g_strndup (start, MIN ((gsize) (end - start), MAX_LINE_BYTES));
  char *line = g_utf8_make_valid (raw, -1);

  for (char *p = line; *p != '\0'; p++)
    if ((guchar) *p < ' ')
      *p = ' ';
  return line;
}

static char *
dup_hidden (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… %u line before", "… %u lines before", n),
                          n);
}

static void
draw_line (const Compare *self,
           SceneNode     *out,
           guint          run,
           guint          number,
           const char    *text,
           double         x,
           double         y)
{
  g_autofree char *id = g_strdup_printf ("%soutput:%u", compare_prefix (run), number);
  SceneNode *group = scene_node_new_group (id);
  gboolean differs = number == self->difference;
  double room = self->column_px - 2 * PAD_PX - SIGN_PX;

  if (differs)
    {
      SceneNode *ground = scene_node_new_rect (x - PAD_PX + 2, y - 1, self->column_px - 4,
                                               LINE_PX, 3);

      scene_node_set_fill (ground, SCENE_COLOR (WARN_SOFT));
      scene_node_add (group, ground);
      scene_style_add_text (group, self->fonts, x, y + 10.5, SCENE_START, &mono_font,
                            SCENE_COLOR (TEXT), "≠", SIGN_PX);
    }
  scene_style_add_text (group, self->fonts, x + SIGN_PX, y + 10.5, SCENE_START, &mono_font,
                        SCENE_COLOR (TEXT), text, room);
  scene_node_add (out, group);
}

/* The lines from the first that is shown, number from 1; returns where they end. */
static double
draw_lines (const Compare *self,
            SceneNode     *out,
            guint          run,
            double         x,
            double         y)
{
  guint n = compare_count_lines (self->outputs[run]), first = 1, number = 1;
  const char *p = self->outputs[run];

  if (n > MAX_LINES)
    first = n - MAX_LINES + 2;
  if (self->difference > 0 && self->difference < first)
    first = self->difference;
  if (first > 1)
    {
      g_autofree char *hidden = dup_hidden (first - 1);

      scene_style_add_text (out, self->fonts, x + SIGN_PX, y + 10.5, SCENE_START,
                            &compare_text_font, SCENE_COLOR (DIM), hidden,
                            self->column_px - 2 * PAD_PX - SIGN_PX);
      y += LINE_PX;
    }
  for (; *p != '\0' && number < first + MAX_LINES - (first > 1); number++)
    {
      const char *end = p + strcspn (p, "\n");
      g_autofree char *text = dup_line (p, end);

      if (number >= first)
        {
          draw_line (self, out, run, number, text, x, y);
          y += LINE_PX;
        }
      p = *end == '\n' ? end + 1 : end;
    }
  return y;
}

static double
draw_output (const Compare *self,
             guint          run,
             double         y)
{
  g_autofree char *id = g_strconcat (compare_prefix (run), "output", NULL);
  SceneNode *group = scene_node_new_group (id), *lines = scene_node_new_group (NULL), *ground;
  double x = compare_column_x (self, run), end;
  /* Translators: %s is one of two runs that are compared */
  g_autofree char *title = g_strdup_printf (_ ("Output of %s"), self->runs[run]->title);

  group->css_class = "output";
  scene_style_add_text (group, self->fonts, x, y + 12, SCENE_START, &compare_text_font,
                        SCENE_COLOR (DIM), title, self->column_px);
  y += TITLE_PX;
  end = draw_lines (self, lines, run, x + PAD_PX, y + PAD_PX);
  end = MAX (end, y + PAD_PX + LINE_PX) + PAD_PX;
  ground = scene_node_new_rect (x, y, self->column_px, end - y, 6);
  scene_node_set_fill (ground, SCENE_COLOR (CARD));
  scene_node_set_stroke (ground, SCENE_COLOR (BORDER), 1);
  scene_node_add (group, ground);
  if (*self->outputs[run] == '\0')
    scene_style_add_text (group, self->fonts, x + PAD_PX + SIGN_PX, y + PAD_PX + 10.5, SCENE_START,
                          &compare_text_font, SCENE_COLOR (DIM), _ ("Nothing printed yet."),
                          self->column_px - 2 * PAD_PX - SIGN_PX);
  scene_node_add (group, lines);
  scene_node_add (self->out, group);
  return end;
}

double
compare_draw_outputs (const Compare *self,
                      double         y)
{
  double left = draw_output (self, 0, y);
  double right = draw_output (self, 1, self->wide ? y : left + 6);

  return MAX (left, right);
}
