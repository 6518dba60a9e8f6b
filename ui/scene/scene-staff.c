/* SPDX-License-Identifier: MIT */

/*
 * The staff's frame: what is in view, where time lies on it, and the pieces
 * in the order they are painted: lanes, bars, arrows, a veil over what lies
 * ahead, the cursor.
 */

#include "scene-staff.h"

#include "scene-staff-private.h"
#include "scene-style.h"
#include "scene-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MIN_LABEL_PX 56.0
#define MAX_LABEL_PX 212.0
#define MIN_SPAN_STEPS 12.0
#define MAX_MEASURED 64 /* labels */

static const SceneFont label_font = { SCENE_SANS, 12, 600 };

/**
 * scene_staff_view_init:
 *
 * Sets the defaults: the whole run over steps, from the first row.
 */
void
scene_staff_view_init (SceneStaffView *self)
{
  *self = (SceneStaffView) { .width_px = 900, .height_px = 260 };
}

/**
 * scene_staff_get_n_rows:
 *
 * Returns: how many rows the staff has, in view or not
 */
guint
scene_staff_get_n_rows (const SceneIndex     *index,
                        const SceneStaffView *view)
{
  return view->grouped ? scene_index_get_n_groups (index) : scene_index_get_n_g (index);
}

static double
get_row_px (const SceneStaffView *view)
{
  return view->row_px > 0 ? view->row_px : STAFF_ROW_PX;
}

static double
get_axis_px (const SceneStaffView *view)
{
  return view->no_axis ? 0 : STAFF_AXIS_PX;
}

/**
 * scene_staff_get_height:
 *
 * Returns: the height in pixels that shows all rows and the axis
 */
double
scene_staff_get_height (const SceneIndex     *index,
                        const SceneStaffView *view)
{
  return STAFF_TOP_PX + scene_staff_get_n_rows (index, view) * get_row_px (view)
         + get_axis_px (view);
}

/**
 * scene_staff_get_range:
 * @out_from: (out): left end, in steps or ns
 * @out_to: (out): right end
 *
 * Tells which part of the run is shown.
 */
void
scene_staff_get_range (const SceneIndex     *index,
                       const SceneStaffView *view,
                       double               *out_from,
                       double               *out_to)
{
  gsize n = scene_index_get_n_steps (index);

  if (view->to > view->from)
    {
      *out_from = view->from;
      *out_to = view->to;
      return;
    }
  *out_from = 0;
  *out_to = view->by_time ? MAX ((double) scene_index_get_step_ns (index, n), 1)
                          : MAX ((double) n, MIN_SPAN_STEPS);
}

/* ---- labels ---------------------------------------------------------------------------- */

static char *
dup_label (const SceneIndex     *index,
           const SceneStaffView *view,
           guint                 row)
{
  guint32 g;
  g_autofree char *name = NULL;

  if (view->grouped)
    {
      const SceneGroup *group = scene_index_get_group (index, row);

      name = scene_words_name (scene_index_get_name (index, group->first));
      return group->n > 1 ? g_strdup_printf ("%s ×%u", name, group->n)
                          : g_strdup_printf ("G%u %s", group->first, name);
    }
  g = scene_index_get_g (index, row);
  name = scene_words_name (scene_index_get_name (index, g));
  return g_strdup_printf ("G%u %s", g, name);
}

/* The row whose name has most letters. */
static guint
find_longest (const SceneIndex     *index,
              const SceneStaffView *view,
              guint                 n)
{
  guint longest = 0;
  gsize longest_len = 0;

  for (guint row = 0; row < n; row++)
    {
      guint32 g = view->grouped ? scene_index_get_group (index, row)->first
                                : scene_index_get_g (index, row);
      const char *name = scene_index_get_name (index, g);
      gsize len = strlen (name) - (g_str_has_prefix (name, "main.") ? strlen ("main.") : 0)
                  + (g >= 100) + (g >= 1000) + (g >= 10000);

      if (len > longest_len)
        {
          longest_len = len;
          longest = row;
        }
    }
  return longest;
}

/**
 * scene_staff_get_label_px:
 *
 * Tells the room for the widest label. Of many, that of the one with most letters has to do, as
 * measuring ten thousand would take longer than drawing.
 *
 * Returns: the room in pixels
 */
double
scene_staff_get_label_px (const SceneIndex     *index,
                          const SceneStaffView *view,
                          SceneFonts           *fonts)
{
  guint n = scene_staff_get_n_rows (index, view);
  guint first = n > MAX_MEASURED ? find_longest (index, view, n) : 0;
  guint end = n > MAX_MEASURED ? first + 1 : n;
  double width = MAX (MIN_LABEL_PX, view->label_px);

  for (guint row = first; row < end; row++)
    {
      g_autofree char *label = dup_label (index, view, row);

      width = MAX (width, ceil (scene_fonts_get_width (fonts, &label_font, label)));
    }
  return MIN (width, MAX_LABEL_PX);
}

/**
 * scene_staff_get_plot:
 * @out_plot: (out): where time runs, in pixels of the scene
 *
 * Tells which part of the picture time runs in.
 */
void
scene_staff_get_plot (const SceneIndex     *index,
                      const SceneStaffView *view,
                      SceneFonts           *fonts,
                      SceneRect            *out_plot)
{
  double left = 14 + scene_staff_get_label_px (index, view, fonts) + 14;

  *out_plot = (SceneRect) { left, STAFF_TOP_PX, MAX (view->width_px - left - STAFF_RIGHT_PX, 20),
                            MAX (view->height_px - STAFF_TOP_PX - get_axis_px (view), 10) };
}

/* ---- where time lies ---------------------------------------------------------------------- */

double
staff_value (const Staff *self,
             gsize        step)
{
  return self->view->by_time ? (double) scene_index_get_step_ns (self->index, step) : (double) step;
}

double
staff_x (const Staff *self,
         gsize        step)
{
  return self->plot.x
         + (staff_value (self, step) - self->from) / (self->to - self->from) * self->plot.width;
}

gsize
staff_step_at (const Staff *self,
               double       x)
{
  double value = self->from + (x - self->plot.x) / self->plot.width * (self->to - self->from);
  gsize n = scene_index_get_n_steps (self->index);

  if (value <= 0)
    return 0;
  if (self->view->by_time)
    return scene_index_find_step_at (self->index, (gint64) MIN (value, 9e18));
  return (gsize) MIN (floor (value + 1e-9), (double) n);
}

double
staff_row_center (const Staff *self,
                  double       row)
{
  return self->plot.y + (row - self->view->first_row + 0.5) * self->row_px;
}

static void
staff_init (Staff                *self,
            const SceneIndex     *index,
            const SceneStaffView *view,
            SceneFonts           *fonts)
{
  guint n = scene_staff_get_n_rows (index, view);
  double first = MAX (view->first_row, 0);

  *self = (Staff) { .index = index, .view = view, .fonts = fonts };
  self->row_px = get_row_px (view);
  scene_staff_get_range (index, view, &self->from, &self->to);
  scene_staff_get_plot (index, view, fonts, &self->plot);
  self->first_row = MIN ((guint) first, n);
  self->end_row = MIN ((guint) ceil (first + self->plot.height / self->row_px), n);
}

/**
 * scene_staff_x_to_step:
 *
 * Returns: the step to seek to for a click at x
 */
gsize
scene_staff_x_to_step (const SceneIndex     *index,
                       const SceneStaffView *view,
                       SceneFonts           *fonts,
                       double                x)
{
  Staff staff;

  staff_init (&staff, index, view, fonts);
  /* By steps the nearest one is meant; in time, the one that was the last by then. */
  if (!view->by_time)
    x += staff.plot.width / (staff.to - staff.from) / 2;
  return staff_step_at (&staff, x);
}

/**
 * scene_staff_step_to_x:
 *
 * Returns: where a step lies, in pixels of the scene; perhaps outside of the plot
 */
double
scene_staff_step_to_x (const SceneIndex     *index,
                       const SceneStaffView *view,
                       SceneFonts           *fonts,
                       gsize                 step)
{
  Staff staff;

  staff_init (&staff, index, view, fonts);
  return staff_x (&staff, step);
}

char *
staff_dup_object (const Staff *self,
                  guint32      object)
{
  char *name = NULL;

  if (self->machine && object)
    name = machine_dup_object_name (self->machine, object);
  return name ? name : g_strdup ("");
}

/* ---- pieces -------------------------------------------------------------------------------- */

static void
draw_row (const Staff *self,
          SceneNode   *out,
          guint        row)
{
  guint32 g = self->view->grouped ? scene_index_get_group (self->index, row)->first
                                  : scene_index_get_g (self->index, row);
  g_autofree char *id = g_strdup_printf ("row:g%u", g);
  g_autofree char *label = dup_label (self->index, self->view, row);
  double y = staff_row_center (self, row);
  SceneNode *group = scene_node_new_group (id), *line;

  group->css_class = "row";
  scene_node_set_ref (group, SCENE_REF_GOROUTINE, g, 0, 0);
  scene_node_set_title (group, label);
  if (g == self->view->selected)
    {
      SceneNode *band = scene_node_new_rect (4, y - self->row_px / 2 + 2, self->view->width_px - 8,
                                             self->row_px - 4, 6);

      scene_node_set_fill (band, SCENE_COLOR (ACCENT_SOFT));
      scene_node_add (group, band);
    }
  line = scene_node_new_line (self->plot.x, y, self->plot.x + self->plot.width, y);
  scene_node_set_stroke (line, SCENE_COLOR (BORDER), 1.4);
  scene_node_add (group, line);
  scene_style_add_text (group, self->fonts, 14, y + 4.2, SCENE_START, &label_font,
                        SCENE_COLOR (TEXT), label, self->plot.x - 14 - 10);
  if (self->view->grouped && scene_index_get_group (self->index, row)->n > 1)
    staff_draw_group (self, group, row);
  else
    staff_draw_lane (self, group, row);
  scene_node_add (out, group);
}

static double
cursor_x (const Staff *self)
{
  if (self->view->cursor == NULL)
    return staff_x (self, self->view->step);
  return self->plot.x
         + (*self->view->cursor - self->from) / (self->to - self->from) * self->plot.width;
}

/* What lies ahead of the present step is pale. */
static void
draw_veil (const Staff *self,
           SceneNode   *out)
{
  double left = MAX (cursor_x (self), self->plot.x);
  double right = self->plot.x + self->plot.width;
  SceneNode *veil;

  if (left >= right - 1)
    return;
  veil = scene_node_new_rect (left, self->plot.y, right - left + 5, self->plot.height, 0);
  scene_node_set_id (veil, "future");
  scene_node_set_fill (veil, SCENE_COLOR (SURFACE));
  veil->opacity = 0.6;
  scene_node_add (out, veil);
}

static void
draw_cursor (const Staff *self,
             SceneNode   *out)
{
  double x = cursor_x (self), right = self->plot.x + self->plot.width;
  ScenePoint head[] = { { x - 6, 1 }, { x + 6, 1 }, { x, 9 } };
  SceneNode *group, *node;

  if (x < self->plot.x - 1 || x > right + 1)
    return;
  group = scene_node_new_group ("cursor");
  node = scene_node_new_line (x, 6, x, self->plot.y + self->plot.height);
  scene_node_set_stroke (node, SCENE_COLOR (CURSOR), 1.8);
  scene_node_add (group, node);
  node = scene_node_new_polygon (head, 3);
  scene_node_set_fill (node, SCENE_COLOR (CURSOR));
  scene_node_add (group, node);
  scene_node_add (out, group);
}

/* Rows that are only partly in view end where the plot does. */
static void
cover_edges (const Staff *self,
             SceneNode   *out)
{
  double bottom = self->plot.y + self->plot.height;
  SceneNode *cover
    = scene_node_new_rect (0, bottom, self->view->width_px, self->view->height_px - bottom, 0);

  scene_node_set_fill (cover, SCENE_COLOR (SURFACE));
  scene_node_add (out, cover);
  if (self->view->first_row <= self->first_row)
    return;
  cover = scene_node_new_rect (0, 0, self->view->width_px, self->plot.y, 0);
  scene_node_set_fill (cover, SCENE_COLOR (SURFACE));
  scene_node_add (out, cover);
}

static void
map_rows (Staff *self)
{
  self->row_of = g_hash_table_new (NULL, NULL);
  if (self->view->grouped)
    return;
  /* Arrows are drawn between rows in view. */
  for (guint row = self->first_row; row < self->end_row; row++)
    g_hash_table_insert (self->row_of, GUINT_TO_POINTER (scene_index_get_g (self->index, row)),
                         GUINT_TO_POINTER (row + 1));
}

static char *
dup_description (const Staff *self)
{
  guint n = scene_staff_get_n_rows (self->index, self->view);
  gsize steps = scene_index_get_n_steps (self->index);
  g_autofree char *time = scene_words_duration (scene_index_get_step_ns (self->index, steps));

  return g_strdup_printf (_ ("%u goroutines over %u steps, %s of virtual time. The cursor is at "
                             "step %u. Rows %u to %u are shown."),
                          n, (guint) steps, time, (guint) self->view->step,
                          MIN (self->first_row + 1, self->end_row), self->end_row);
}

/**
 * scene_staff_build:
 * @machine: (nullable): names objects and values
 * @trace: (nullable): the indexed trace, for values
 *
 * Draws the staff.
 *
 * Cost: by the pixels in view and the hand-offs in range, not by the length of the run.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_staff_build (const SceneIndex     *index,
                   const SceneStaffView *view,
                   const Machine        *machine,
                   const MachineTrace   *trace,
                   SceneFonts           *fonts)
{
  SceneNode *root = scene_node_new_group ("staff"), *rows, *arrows, *values;
  g_autofree char *title = NULL, *description = NULL;
  Staff staff;
  Scene *scene;

  staff_init (&staff, index, view, fonts);
  staff.machine = machine;
  staff.trace = trace;
  map_rows (&staff);
  rows = scene_node_new_group ("rows");
  /* Arrows pass behind the bars of the rows between, so that they cross no words; what they carry
   * stands before the bars, as the gap between two rows may be lower than a line. */
  arrows = scene_node_new_group ("handoffs");
  values = scene_node_new_group ("values");
  staff_draw_handoffs (&staff, arrows, values);
  scene_node_add (rows, arrows);
  for (guint row = staff.first_row; row < staff.end_row; row++)
    draw_row (&staff, rows, row);
  scene_node_add (rows, values);
  scene_node_add (root, rows);
  draw_veil (&staff, root);
  cover_edges (&staff, root);
  draw_cursor (&staff, root);
  if (!view->no_axis)
    staff_draw_axis (&staff, root);
  title = g_strdup_printf (_ ("Staff at step %u of %u"), (guint) view->step,
                           (guint) scene_index_get_n_steps (index));
  description = dup_description (&staff);
  scene = scene_new (root, view->width_px, view->height_px, title, description);
  g_hash_table_unref (staff.row_of);
  return scene;
}
