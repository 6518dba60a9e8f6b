/* SPDX-License-Identifier: MIT */

/*
 * A flowchart in graphviz' own language, for other tools. Node names are the
 * chart's; everything is quoted, so that no name can be taken for a keyword.
 */

#include "scene-export.h"

static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      if (*p == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  g_string_append_printf (out, "%s%s=", out->str[out->len - 1] == '[' ? "" : ", ", name);
  append_quoted (out, value);
}

static void
append_number (GString    *out,
               const char *name,
               double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  append_attribute (out, name, g_ascii_formatd (text, sizeof text, "%g", value));
}

static void
append_color (GString    *out,
              const char *name,
              guint32     rgba)
{
  char text[16];

  if ((rgba & 0xff) == 0xff)
    g_snprintf (text, sizeof text, "#%06x", rgba >> 8);
  else
    g_snprintf (text, sizeof text, "#%08x", rgba);
  append_attribute (out, name, text);
}

static const char *
shape_name (LessonsFlowShape shape)
{
  switch (shape)
    {
    case LESSONS_SHAPE_CYLINDER:
      return "cylinder";
    case LESSONS_SHAPE_CIRCLE:
      return "circle";
    case LESSONS_SHAPE_DOUBLE_CIRCLE:
      return "doublecircle";
    case LESSONS_SHAPE_ASYMMETRIC:
      return "rarrow";
    case LESSONS_SHAPE_RHOMBUS:
      return "diamond";
    case LESSONS_SHAPE_HEXAGON:
      return "hexagon";
    case LESSONS_SHAPE_LEAN_RIGHT:
    case LESSONS_SHAPE_LEAN_LEFT:
      return "parallelogram";
    case LESSONS_SHAPE_TRAPEZOID:
      return "trapezium";
    case LESSONS_SHAPE_INV_TRAPEZOID:
      return "invtrapezium";
    case LESSONS_SHAPE_SUBROUTINE:
      return "component";
    default:
      return "box";
    }
}

static void
append_node (GString               *out,
             const LessonsFlowNode *node,
             const char            *indent)
{
  const LessonsFlowStyle *style = &node->style;
  gboolean rounded = node->shape == LESSONS_SHAPE_ROUND || node->shape == LESSONS_SHAPE_STADIUM;
  gboolean filled = (style->set & LESSONS_STYLE_FILL) != 0;

  g_string_append (out, indent);
  append_quoted (out, node->id);
  g_string_append (out, " [");
  append_attribute (out, "label", node->label);
  append_attribute (out, "shape", shape_name (node->shape));
  if (rounded || filled)
    append_attribute (out, "style", rounded && filled ? "rounded,filled"
                                    : rounded         ? "rounded"
                                                      : "filled");
  if (filled)
    append_color (out, "fillcolor", style->fill);
  if (style->set & LESSONS_STYLE_STROKE)
    append_color (out, "color", style->stroke);
  if (style->set & LESSONS_STYLE_COLOR)
    append_color (out, "fontcolor", style->color);
  if (style->set & LESSONS_STYLE_STROKE_WIDTH)
    append_number (out, "penwidth", style->stroke_width_px);
  g_string_append (out, "];\n");
}

static void
append_subgraph (GString           *out,
                 const LessonsFlow *flow,
                 guint              index,
                 const char        *indent)
{
  const LessonsFlowSubgraph *subgraph = lessons_flow_get_subgraph (flow, index);
  g_autofree char *name = g_strconcat ("cluster_", subgraph->id, NULL);
  g_autofree char *deeper = g_strconcat (indent, "  ", NULL);

  g_string_append_printf (out, "%ssubgraph ", indent);
  append_quoted (out, name);
  g_string_append_printf (out, " {\n%slabel=", deeper);
  append_quoted (out, subgraph->title);
  g_string_append (out, ";\n");
  for (guint i = 0; i < lessons_flow_get_n_subgraphs (flow); i++)
    if (lessons_flow_get_subgraph (flow, i)->parent == index)
      append_subgraph (out, flow, i, deeper);
  for (guint i = 0; i < lessons_flow_get_n_nodes (flow); i++)
    if (lessons_flow_get_node (flow, i)->subgraph == index)
      append_node (out, lessons_flow_get_node (flow, i), deeper);
  g_string_append_printf (out, "%s}\n", indent);
}

static gboolean
is_within (const LessonsFlow *flow,
           guint              subgraph,
           guint              ancestor)
{
  while (subgraph != LESSONS_FLOW_NONE && subgraph != ancestor)
    subgraph = lessons_flow_get_subgraph (flow, subgraph)->parent;
  return subgraph == ancestor;
}

/* DOT joins nodes only: an end at a subgraph is one of its nodes, cut at the border. */
static const char *
end_name (const LessonsFlow    *flow,
          const LessonsFlowEnd *end)
{
  if (end->node != LESSONS_FLOW_NONE)
    return lessons_flow_get_node (flow, end->node)->id;
  for (guint i = 0; i < lessons_flow_get_n_nodes (flow); i++)
    if (is_within (flow, lessons_flow_get_node (flow, i)->subgraph, end->subgraph))
      return lessons_flow_get_node (flow, i)->id;
  return lessons_flow_get_subgraph (flow, end->subgraph)->id;
}

static const char *
head_name (LessonsFlowHead head)
{
  static const char *const names[] = { "none", "normal", "dot", "tee" };

  return names[head];
}

static void
append_cut (GString              *out,
            const LessonsFlow    *flow,
            const char           *attribute,
            const LessonsFlowEnd *end)
{
  g_autofree char *name = NULL;

  if (end->subgraph == LESSONS_FLOW_NONE)
    return;
  name = g_strconcat ("cluster_", lessons_flow_get_subgraph (flow, end->subgraph)->id, NULL);
  append_attribute (out, attribute, name);
}

static void
append_edge (GString               *out,
             const LessonsFlow     *flow,
             const LessonsFlowEdge *edge)
{
  static const char *const kinds[] = { "solid", "dotted", "bold", "invis" };

  g_string_append (out, "  ");
  append_quoted (out, end_name (flow, &edge->from));
  g_string_append (out, " -> ");
  append_quoted (out, end_name (flow, &edge->to));
  g_string_append (out, " [");
  append_attribute (out, "style", kinds[edge->kind]);
  append_attribute (out, "dir", "both");
  append_attribute (out, "arrowtail", head_name (edge->from_head));
  append_attribute (out, "arrowhead", head_name (edge->to_head));
  if (edge->label)
    append_attribute (out, "label", edge->label);
  if (edge->length > 1)
    append_number (out, "minlen", edge->length);
  append_cut (out, flow, "ltail", &edge->from);
  append_cut (out, flow, "lhead", &edge->to);
  if (edge->style.set & LESSONS_STYLE_STROKE)
    append_color (out, "color", edge->style.stroke);
  g_string_append (out, "];\n");
}

/**
 * scene_export_dot:
 *
 * Writes a flowchart in graphviz' language.
 *
 * Returns: (transfer full): the text
 */
char *
scene_export_dot (const LessonsFlow *flow)
{
  static const char *const directions[] = { "TB", "BT", "LR", "RL" };
  GString *out = g_string_new ("digraph \"chart\" {\n");

  g_string_append_printf (out, "  rankdir=\"%s\";\n  compound=\"true\";\n",
                          directions[lessons_flow_get_direction (flow)]);
  for (guint i = 0; i < lessons_flow_get_n_subgraphs (flow); i++)
    if (lessons_flow_get_subgraph (flow, i)->parent == LESSONS_FLOW_NONE)
      append_subgraph (out, flow, i, "  ");
  for (guint i = 0; i < lessons_flow_get_n_nodes (flow); i++)
    if (lessons_flow_get_node (flow, i)->subgraph == LESSONS_FLOW_NONE)
      append_node (out, lessons_flow_get_node (flow, i), "  ");
  for (guint i = 0; i < lessons_flow_get_n_edges (flow); i++)
    append_edge (out, flow, lessons_flow_get_edge (flow, i));
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}
