/* SPDX-License-Identifier: MIT */

/*
 * Drawing a flowchart, bare or live. Live, an edge that was taken is lit and
 * counted, a node that was visited has a lit border and its count beside it,
 * and whoever stands on a node has a mark on its lower border, where arrows
 * rarely end. What the chart itself states as colours is kept on light themes
 * and adapted to dark ones.
 */

#include "scene-chart.h"

#include "scene-chart-private.h"
#include "scene-shape.h"
#include "scene-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARK_RADIUS 9.5
#define MAX_MARKS 6
#define MIN_CONTRAST 4.5

typedef struct
{
  const SceneChartLayout *layout;
  const LessonsFlow      *flow;
  const LessonsWalk      *walk;   /* or NULL */
  const LessonsWalk      *before; /* or NULL */
} Chart;

/* ---- colours --------------------------------------------------------------------------- */

static SceneColor
fixed (guint32 light,
       guint32 dark)
{
  return (SceneColor) { .fixed = TRUE, .light = light, .dark = dark };
}

static SceneColor
style_fill (const LessonsFlowStyle *style,
            SceneColor              usual)
{
  if (style->set & LESSONS_STYLE_FILL)
    return fixed (style->fill, scene_theme_darken_fill (style->fill));
  return usual;
}

static SceneColor
style_stroke (const LessonsFlowStyle *style,
              SceneColor              usual)
{
  if (style->set & LESSONS_STYLE_STROKE)
    return fixed (style->stroke, style->stroke);
  return usual;
}

static guint32
readable (guint32 color,
          guint32 ground)
{
  return scene_theme_contrast (color, ground) >= MIN_CONTRAST ? color
                                                              : scene_theme_text_on (ground);
}

/* The stated text colour where it can be read on the ground, else black or white. */
static SceneColor
style_text (const LessonsFlowStyle *style,
            const SceneColor       *ground)
{
  guint32 light = scene_theme_resolve (SCENE_THEME_LIGHT, ground);
  guint32 dark = scene_theme_resolve (SCENE_THEME_DARK, ground);

  if (style->set & LESSONS_STYLE_COLOR)
    return fixed (readable (style->color, light), readable (style->color, dark));
  if (style->set & LESSONS_STYLE_FILL)
    return fixed (scene_theme_text_on (light), scene_theme_text_on (dark));
  return SCENE_COLOR (TEXT);
}

static void
set_outline (SceneNode              *node,
             const LessonsFlowStyle *style,
             SceneColor              stroke,
             double                  width_px)
{
  if (style->set & LESSONS_STYLE_STROKE_WIDTH)
    width_px = CLAMP (style->stroke_width_px, 0, 12);
  scene_node_set_stroke (node, stroke, width_px);
  if (style->set & LESSONS_STYLE_DASHES)
    {
      node->n_dashes = MIN (style->n_dashes, SCENE_MAX_DASHES);
      for (guint i = 0; i < node->n_dashes; i++)
        node->dashes_px[i] = style->dashes_px[i];
    }
}

/* ---- what is live -------------------------------------------------------------------------- */

static guint
get_visits (const Chart *self,
            guint        node)
{
  return self->walk ? lessons_walk_get_visits (self->walk, node) : 0;
}

static guint
get_taken (const Chart *self,
           guint        edge)
{
  return self->walk ? lessons_walk_get_taken (self->walk, edge) : 0;
}

static gboolean
is_fresh (const Chart *self,
          guint        edge)
{
  if (self->walk == NULL)
    return FALSE;
  if (self->before)
    return lessons_walk_get_taken (self->walk, edge) > lessons_walk_get_taken (self->before, edge);
  return lessons_walk_is_fresh (self->walk, edge);
}

static GArray *
list_standing (const Chart *self,
               guint        node)
{
  GArray *standing = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; self->walk && i < lessons_walk_get_n_standing (self->walk); i++)
    {
      guint64 g;

      if (lessons_walk_get_standing (self->walk, i, &g) == node)
        g_array_append_val (standing, g);
    }
  return standing;
}

/* ---- texts ----------------------------------------------------------------------------------- */

static char *
one_line (const char *label)
{
  g_auto (GStrv) lines = g_strsplit (label, "\n", -1);

  return g_strjoinv (" ", lines);
}

static char *
node_title (const Chart  *self,
            guint         index,
            const GArray *standing)
{
  g_autofree char *label = one_line (lessons_flow_get_node (self->flow, index)->label);
  GString *out = g_string_new (label);
  guint visits = get_visits (self, index);

  if (self->walk)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, ": visited %u time",
                                              ": visited %u times", visits),
                            visits);
  for (guint i = 0; i < standing->len; i++)
    g_string_append_printf (out, i == 0 ? _ (". Here: G%u") : ", G%u",
                            (guint) g_array_index (standing, guint64, i));
  return g_string_free (out, FALSE);
}

static char *
end_label (const Chart          *self,
           const LessonsFlowEnd *end)
{
  return one_line (end->node != LESSONS_FLOW_NONE
                     ? lessons_flow_get_node (self->flow, end->node)->label
                     : lessons_flow_get_subgraph (self->flow, end->subgraph)->title);
}

static char *
edge_title (const Chart           *self,
            guint                  index,
            const LessonsFlowEdge *edge)
{
  g_autofree char *from = end_label (self, &edge->from), *to = end_label (self, &edge->to);
  g_autofree char *label = edge->label ? one_line (edge->label) : NULL;
  GString *out = g_string_new (NULL);

  if (label)
    g_string_append_printf (out, _ ("From %s to %s, %s"), from, to, label);
  else
    g_string_append_printf (out, _ ("From %s to %s"), from, to);
  if (self->walk)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, ": taken %u time",
                                              ": taken %u times", get_taken (self, index)),
                            get_taken (self, index));
  return g_string_free (out, FALSE);
}

static char *
dup_description (const Chart *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lessons_flow_get_n_edges (self->flow); i++)
    {
      const LessonsFlowEdge *edge = lessons_flow_get_edge (self->flow, i);
      g_autofree char *title = NULL;

      if (edge->kind == LESSONS_EDGE_INVISIBLE)
        continue;
      title = edge_title (self, i, edge);
      g_string_append_printf (out, "%s%s.", out->len ? " " : "", title);
    }
  return g_string_free (out, FALSE);
}

static void
draw_lines (const Chart     *self,
            SceneNode       *group,
            char           **lines,
            const SceneFont *font,
            SceneColor       color,
            double           center_x,
            double           center_y,
            double           line_px)
{
  guint n = g_strv_length (lines);
  double y = center_y - (n - 1) * line_px / 2 + font->size_px * 0.355;

  for (guint i = 0; i < n; i++, y += line_px)
    if (*lines[i])
      scene_node_add (group, scene_node_new_text (self->layout->fonts, center_x, y, SCENE_MIDDLE,
                                                  font, color, lines[i]));
}

static void
draw_count (const Chart *self,
            SceneNode   *group,
            guint        count,
            double       x,
            double       y)
{
  g_autofree char *text = NULL;

  if (count == 0)
    return;
  text = count > 9999 ? g_strdup ("×9999+") : g_strdup_printf ("×%u", count);
  scene_node_add (group, scene_node_new_text (self->layout->fonts, x, y, SCENE_START,
                                              &chart_font_count, SCENE_COLOR (ACCENT_TEXT), text));
}

/* ---- edges ---------------------------------------------------------------------------------- */

static void
draw_head (SceneNode        *group,
           LessonsFlowHead   head,
           const ScenePoint *points,
           guint             n,
           gboolean          at_start,
           SceneColor        color,
           double            width_px)
{
  ScenePoint direction, tip = scene_path_at (points, n, at_start ? 0 : 1, &direction);
  double sign = at_start ? 1 : -1;
  SceneNode *node;

  if (head == LESSONS_HEAD_CIRCLE)
    {
      node = scene_node_new_ellipse (tip.x + sign * direction.x * 4, tip.y + sign * direction.y * 4,
                                     4, 4);
      scene_node_set_fill (node, color);
      scene_node_add (group, node);
    }
  else if (head == LESSONS_HEAD_CROSS)
    {
      double x = tip.x + sign * direction.x * 6, y = tip.y + sign * direction.y * 6;

      node = scene_node_new_line (x - 4, y - 4, x + 4, y + 4);
      scene_node_set_stroke (node, color, width_px + 0.4);
      scene_node_add (group, node);
      node = scene_node_new_line (x - 4, y + 4, x + 4, y - 4);
      scene_node_set_stroke (node, color, width_px + 0.4);
      scene_node_add (group, node);
    }
  else if (head == LESSONS_HEAD_ARROW)
    {
      /* The other end's arrow: a short piece of the path, turned round. */
      ScenePoint back = { tip.x + direction.x * 10, tip.y + direction.y * 10 }, piece[4];

      scene_path_from_line (back, tip, piece);
      scene_style_add_arrow (group, piece, 4, color, width_px, 0);
    }
}

/* The label, and how often the edge was taken. */
static void
draw_label (const Chart *self,
            SceneNode   *group,
            guint        index)
{
  const LessonsFlowEdge *edge = lessons_flow_get_edge (self->flow, index);
  const ChartEdge *placed = &self->layout->edges[index];
  const SceneRect *box = &placed->label;
  SceneColor surface = SCENE_COLOR (SURFACE), text = SCENE_COLOR (TEXT);
  double middle = box->y + box->height / 2;

  if (placed->lines == NULL)
    {
      draw_count (self, group, get_taken (self, index), box->x, middle + 4);
      return;
    }
  if (edge->style.set & LESSONS_STYLE_COLOR)
    text = style_text (&edge->style, &surface);
  draw_lines (self, group, placed->lines, &chart_font_label, text,
              box->x + (box->width - CHART_COUNT_PX - 6) / 2 + 4, middle, CHART_LABEL_LINE_PX);
  draw_count (self, group, get_taken (self, index), box->x + box->width - CHART_COUNT_PX,
              middle + 4);
}

static void
draw_line (SceneNode             *group,
           const LessonsFlowEdge *edge,
           const ChartEdge       *placed,
           SceneColor             color,
           double                 width)
{
  double dash = edge->kind == LESSONS_EDGE_DOTTED ? 4 : 0;

  if (edge->to_head == LESSONS_HEAD_ARROW)
    scene_style_add_arrow (group, placed->points, placed->n_points, color, width, dash);
  else
    {
      SceneNode *path = scene_node_new_path (placed->points, placed->n_points, FALSE);

      scene_node_set_stroke (path, color, width);
      if (dash > 0)
        scene_node_set_dash (path, dash, dash);
      scene_node_add (group, path);
      draw_head (group, edge->to_head, placed->points, placed->n_points, FALSE, color, width);
    }
  draw_head (group, edge->from_head, placed->points, placed->n_points, TRUE, color, width);
}

static const char *
end_id (const Chart          *self,
        const LessonsFlowEnd *end)
{
  return end->node != LESSONS_FLOW_NONE
           ? lessons_flow_get_node (self->flow, end->node)->id
           : lessons_flow_get_subgraph (self->flow, end->subgraph)->id;
}

static void
draw_edge (const Chart *self,
           SceneNode   *out,
           guint        index)
{
  const LessonsFlowEdge *edge = lessons_flow_get_edge (self->flow, index);
  const ChartEdge *placed = &self->layout->edges[index];
  guint taken = get_taken (self, index);
  double width = edge->kind == LESSONS_EDGE_THICK ? 3 : 1.5;
  SceneColor color = style_stroke (&edge->style, SCENE_COLOR (INK));
  g_autofree char *id = NULL;
  SceneNode *group;

  if (edge->kind == LESSONS_EDGE_INVISIBLE || placed->n_points < 4)
    return;
  if (taken)
    {
      color = SCENE_COLOR (ACCENT);
      width += is_fresh (self, index) ? 1.1 : 0.4;
    }
  id = g_strdup_printf ("edge:%s-%s:%u", end_id (self, &edge->from), end_id (self, &edge->to),
                        index);
  group = scene_node_new_group (id);
  group->css_class = "flow-edge";
  scene_node_set_ref (group, SCENE_REF_FLOW_EDGE, 0, index, 0);
  scene_node_take_title (group, edge_title (self, index, edge));
  draw_line (group, edge, placed, color, width);
  draw_label (self, group, index);
  scene_node_add (out, group);
}

/* ---- nodes ---------------------------------------------------------------------------------- */

static void
draw_node (const Chart *self,
           SceneNode   *out,
           guint        index)
{
  const LessonsFlowNode *node = lessons_flow_get_node (self->flow, index);
  const ChartNode *placed = &self->layout->nodes[index];
  g_autoptr (GArray) standing = list_standing (self, index);
  g_autofree char *id = g_strconcat ("node:", node->id, NULL);
  guint visits = get_visits (self, index);
  gboolean here = standing->len > 0;
  SceneColor fill = style_fill (&node->style,
                                here ? SCENE_COLOR (ACCENT_SOFT) : SCENE_COLOR (SLOT));
  SceneColor stroke
    = style_stroke (&node->style, visits ? SCENE_COLOR (ACCENT) : SCENE_COLOR (INK));
  double width = visits ? 2 : 1.5;
  SceneFont font = chart_font_node;
  SceneNode *group = scene_node_new_group (id), *shape, *detail;

  group->css_class = "flow-node";
  scene_node_set_ref (group, SCENE_REF_FLOW_NODE, 0, index, 0);
  scene_node_take_title (group, node_title (self, index, standing));
  if (here)
    {
      shape = scene_shape_new (node->shape, &placed->box, 3.5);
      scene_node_set_stroke (shape, SCENE_COLOR (ACCENT), 2);
      scene_node_add (group, shape);
    }
  shape = scene_shape_new (node->shape, &placed->box, 0);
  scene_node_set_fill (shape, fill);
  set_outline (shape, &node->style, stroke, width);
  scene_node_add (group, shape);
  detail = scene_shape_new_detail (node->shape, &placed->box, stroke, width);
  if (detail)
    scene_node_add (group, detail);
  font.weight = here ? 700
                : node->style.set & LESSONS_STYLE_FONT_WEIGHT ? MIN (node->style.font_weight, 700)
                                                              : 400;
  draw_lines (self, group, placed->lines, &font, style_text (&node->style, &fill),
              placed->box.x + placed->box.width / 2,
              placed->box.y + placed->box.height / 2
                + (node->shape == LESSONS_SHAPE_CYLINDER ? 5 : 0),
              CHART_LINE_PX);
  draw_count (self, group, visits, placed->box.x + placed->box.width + 5, placed->box.y + 6);
  scene_node_add (out, group);
}

static void
draw_marks (const Chart *self,
            SceneNode   *out,
            guint        index)
{
  static const SceneFont font = { SCENE_SANS, 10.5, 700 };
  const SceneRect *box = &self->layout->nodes[index].box;
  g_autoptr (GArray) standing = list_standing (self, index);
  guint shown = MIN (standing->len, MAX_MARKS);
  double x = box->x + 4, y = box->y + box->height + 2;

  for (guint i = 0; i < shown; i++)
    {
      guint64 g = g_array_index (standing, guint64, i);
      gboolean rest = i == MAX_MARKS - 1 && standing->len > MAX_MARKS;
      g_autofree char *id = g_strdup_printf ("mark:g%" G_GUINT64_FORMAT, g);
      g_autofree char *text = rest ? g_strdup_printf ("+%u", standing->len - i)
                                   : g_strdup_printf ("G%" G_GUINT64_FORMAT, g);
      double width = MAX (scene_fonts_get_width (self->layout->fonts, &font, text) + 9,
                          2 * MARK_RADIUS);
      SceneNode *mark = scene_node_new_group (id), *ground;

      mark->css_class = "mark";
      scene_node_set_ref (mark, SCENE_REF_GOROUTINE, (guint32) g, 0, 0);
      scene_node_take_title (mark, g_strdup_printf (_ ("%s is here"), text));
      ground = scene_node_new_rect (x, y - MARK_RADIUS, width, 2 * MARK_RADIUS, MARK_RADIUS);
      scene_node_set_fill (ground, SCENE_COLOR (RUNNING));
      scene_node_set_stroke (ground, SCENE_COLOR (SURFACE), 1.5);
      scene_node_add (mark, ground);
      scene_node_add (mark, scene_node_new_text (self->layout->fonts, x + width / 2, y + 3.8,
                                                 SCENE_MIDDLE, &font, SCENE_COLOR (RUNNING_TEXT),
                                                 text));
      scene_node_add (out, mark);
      x += width + 2;
    }
}

static void
draw_cluster (const Chart *self,
              SceneNode   *out,
              guint        index)
{
  const LessonsFlowSubgraph *subgraph = lessons_flow_get_subgraph (self->flow, index);
  const ChartCluster *placed = &self->layout->clusters[index];
  g_autofree char *id = g_strconcat ("cluster:", subgraph->id, NULL);
  SceneNode *group = scene_node_new_group (id), *rect;
  SceneColor fill = style_fill (&subgraph->style, SCENE_COLOR (CARD));

  group->css_class = "flow-subgraph";
  scene_node_set_title (group, subgraph->title);
  rect = scene_node_new_rect (placed->box.x, placed->box.y, placed->box.width, placed->box.height,
                              8);
  scene_node_set_fill (rect, fill);
  set_outline (rect, &subgraph->style, style_stroke (&subgraph->style, SCENE_COLOR (BORDER)), 1);
  scene_node_add (group, rect);
  scene_style_add_text (group, self->layout->fonts, placed->box.x + 12, placed->box.y + 19,
                        SCENE_START, &chart_font_cluster, style_text (&subgraph->style, &fill),
                        placed->title, placed->box.width - 16);
  scene_node_add (out, group);
}

/**
 * scene_chart_build_step:
 * @walk: (nullable): who stands where, what was visited and taken
 * @before: (nullable): the same one step earlier
 *
 * Draws the chart with what the last step did set off.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_chart_build_step (SceneChartLayout  *layout,
                        const LessonsWalk *walk,
                        const LessonsWalk *before)
{
  Chart chart = { .layout = layout, .flow = layout->flow, .walk = walk, .before = before };
  SceneNode *root = scene_node_new_group ("chart");
  SceneNode *clusters = scene_node_new_group ("clusters"), *edges = scene_node_new_group ("edges");
  SceneNode *nodes = scene_node_new_group ("nodes"), *marks = scene_node_new_group ("marks");
  g_autofree char *description = dup_description (&chart);

  for (guint i = 0; i < lessons_flow_get_n_subgraphs (chart.flow); i++)
    draw_cluster (&chart, clusters, i);
  for (guint i = 0; i < lessons_flow_get_n_edges (chart.flow); i++)
    draw_edge (&chart, edges, i);
  for (guint i = 0; i < lessons_flow_get_n_nodes (chart.flow); i++)
    {
      draw_node (&chart, nodes, i);
      draw_marks (&chart, marks, i);
    }
  scene_node_add (root, clusters);
  scene_node_add (root, edges);
  scene_node_add (root, nodes);
  scene_node_add (root, marks);
  return scene_new (root, layout->width_px, layout->height_px, _ ("Flowchart"), description);
}

/**
 * scene_chart_build:
 * @walk: (nullable): who stands where, what was visited and taken
 *
 * Draws the chart; what the last event of the walk did is set off.
 *
 * Returns: (transfer full): the scene
 */
Scene *
scene_chart_build (SceneChartLayout  *layout,
                   const LessonsWalk *walk)
{
  return scene_chart_build_step (layout, walk, NULL);
}
