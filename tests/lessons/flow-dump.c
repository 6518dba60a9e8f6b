/* SPDX-License-Identifier: MIT */

/*
 * A chart as text: what the golden files beside the charts hold, and by what
 * two charts are compared. Positions are left out; they are tested apart.
 */

#include "flow-dump.h"

static const char *const directions[] = { "TB", "BT", "LR", "RL" };
static const char *const edge_kinds[] = { "solid", "dotted", "thick", "invisible" };
static const char *const heads[] = { "none", "arrow", "circle", "cross" };

static void
dump_text (const char *text,
           GString    *out)
{
  /* Only line breaks are escaped: the golden files shall be read by people. */
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (out, "\\n");
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
dump_style (const LessonsFlowStyle *style,
            GString                *out)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (style->set & LESSONS_STYLE_FILL)
    g_string_append_printf (out, " fill=%08x", style->fill);
  if (style->set & LESSONS_STYLE_STROKE)
    g_string_append_printf (out, " stroke=%08x", style->stroke);
  if (style->set & LESSONS_STYLE_STROKE_WIDTH)
    g_string_append_printf (out, " width=%s",
                            g_ascii_dtostr (number, sizeof number, style->stroke_width_px));
  if (style->set & LESSONS_STYLE_COLOR)
    g_string_append_printf (out, " color=%08x", style->color);
  if (style->set & LESSONS_STYLE_FONT_WEIGHT)
    g_string_append_printf (out, " weight=%u", style->font_weight);
  if (style->set & LESSONS_STYLE_DASHES)
    {
      g_string_append (out, " dashes=");
      for (guint i = 0; i < style->n_dashes; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "," : "",
                                g_ascii_dtostr (number, sizeof number, style->dashes_px[i]));
    }
}

static void
dump_end (const LessonsFlow *flow,
          LessonsFlowEnd     end,
          GString           *out)
{
  if (end.node != LESSONS_FLOW_NONE)
    g_string_append (out, lessons_flow_get_node (flow, end.node)->id);
  else
    g_string_append_printf (out, "subgraph %s",
                            lessons_flow_get_subgraph (flow, end.subgraph)->id);
}

static void
dump_edge (const LessonsFlow     *flow,
           const LessonsFlowEdge *edge,
           GString               *out)
{
  g_string_append (out, "edge ");
  dump_end (flow, edge->from, out);
  g_string_append (out, " -> ");
  dump_end (flow, edge->to, out);
  g_string_append_printf (out, " %s", edge_kinds[edge->kind]);
  if (edge->from_head != LESSONS_HEAD_NONE || edge->to_head != LESSONS_HEAD_ARROW)
    g_string_append_printf (out, " heads=%s,%s", heads[edge->from_head], heads[edge->to_head]);
  if (edge->length != 1)
    g_string_append_printf (out, " length=%u", edge->length);
  if (edge->label != NULL)
    {
      g_string_append_c (out, ' ');
      dump_text (edge->label, out);
    }
  dump_style (&edge->style, out);
  g_string_append_c (out, '\n');
}

static void
dump_binding (const LessonsFlow        *flow,
              const LessonsFlowBinding *binding,
              GString                  *out)
{
  static const char *const kinds[] = { "place", "event", "pass", "refused" };

  if (binding->edge != LESSONS_FLOW_NONE)
    g_string_append_printf (out, "bind edge %u", binding->edge);
  else
    g_string_append_printf (out, "bind %s", lessons_flow_get_node (flow, binding->node)->id);
  g_string_append_printf (out, " %s", kinds[binding->kind]);
  if (binding->event != NULL)
    g_string_append_printf (out, " event=%s", binding->event);
  if (binding->file != NULL)
    g_string_append_printf (out, " file=%s", binding->file);
  if (binding->marker != NULL)
    g_string_append_printf (out, " marker=%s", binding->marker);
  if (binding->func != NULL)
    g_string_append_printf (out, " go=%s", binding->func);
  g_string_append_c (out, '\n');
}

char *
flow_dump (const LessonsFlow *flow)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "flow %s\n", directions[lessons_flow_get_direction (flow)]);
  for (guint i = 0; i < lessons_flow_get_n_nodes (flow); i++)
    {
      const LessonsFlowNode *node = lessons_flow_get_node (flow, i);

      g_string_append_printf (out, "node %s %s ", node->id,
                              lessons_flow_shape_get_name (node->shape));
      dump_text (node->label, out);
      if (node->subgraph != LESSONS_FLOW_NONE)
        g_string_append_printf (out, " in=%s",
                                lessons_flow_get_subgraph (flow, node->subgraph)->id);
      dump_style (&node->style, out);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < lessons_flow_get_n_subgraphs (flow); i++)
    {
      const LessonsFlowSubgraph *subgraph = lessons_flow_get_subgraph (flow, i);

      g_string_append_printf (out, "subgraph %s ", subgraph->id);
      dump_text (subgraph->title, out);
      if (subgraph->parent != LESSONS_FLOW_NONE)
        g_string_append_printf (out, " in=%s",
                                lessons_flow_get_subgraph (flow, subgraph->parent)->id);
      if (subgraph->has_direction)
        g_string_append_printf (out, " direction=%s", directions[subgraph->direction]);
      dump_style (&subgraph->style, out);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < lessons_flow_get_n_edges (flow); i++)
    dump_edge (flow, lessons_flow_get_edge (flow, i), out);
  for (guint i = 0; i < lessons_flow_get_n_bindings (flow); i++)
    dump_binding (flow, lessons_flow_get_binding (flow, i), out);
  return g_string_free (out, FALSE);
}
