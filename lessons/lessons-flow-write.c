/* SPDX-License-Identifier: MIT */

/*
 * A chart as Mermaid text. Nodes are declared first, in the order of their
 * numbers, so that reading it again numbers them alike; subgraphs then only
 * list their members. Labels are always quoted, styles are written resolved.
 */

#include "lessons-flow-private.h"

#include <string.h>

static const char *const direction_names[] = { "TB", "BT", "LR", "RL" };

/* A quoted label; what would end or change it is written as an entity. */
static void
write_label (const char *label,
             GString    *out)
{
  g_string_append_c (out, '"');
  for (const char *p = label; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (out, "#quot;");
        break;
      case '#':
        g_string_append (out, "#35;");
        break;
      case '&':
        g_string_append (out, "#amp;");
        break;
      case '<':
        g_string_append (out, "#lt;");
        break;
      case '`':
        g_string_append (out, "#96;");
        break;
      case '\n':
        g_string_append (out, "<br/>");
        break;
      default:
        g_string_append_c (out, *p);
      }
  /* Mermaid refuses an empty label. */
  if (*label == '\0')
    g_string_append_c (out, ' ');
  g_string_append_c (out, '"');
}

static void
write_node (const LessonsFlowNode *node,
            GString               *out)
{
  const char *open, *close;

  g_string_append_printf (out, "    %s", node->id);
  if (node->shape != LESSONS_SHAPE_RECT || strcmp (node->label, node->id) != 0)
    {
      flow_shape_get_brackets (node->shape, &open, &close);
      g_string_append (out, open);
      write_label (node->label, out);
      g_string_append (out, close);
    }
  g_string_append_c (out, '\n');
}

static char
head_char (LessonsFlowHead head,
           char            arrow)
{
  switch (head)
    {
    case LESSONS_HEAD_ARROW:
      return arrow;
    case LESSONS_HEAD_CIRCLE:
      return 'o';
    case LESSONS_HEAD_CROSS:
      return 'x';
    default:
      return '\0';
    }
}

static void
write_repeated (GString *out,
                char     c,
                guint    n)
{
  while (n-- > 0)
    g_string_append_c (out, c);
}

static void
write_link (const LessonsFlowEdge *edge,
            GString               *out)
{
  char left = head_char (edge->from_head, '<');
  char right = head_char (edge->to_head, '>');
  guint strokes = edge->length + (right != '\0' ? 1 : 2);

  if (left != '\0')
    g_string_append_c (out, left);
  switch (edge->kind)
    {
    case LESSONS_EDGE_SOLID:
      write_repeated (out, '-', strokes);
      break;
    case LESSONS_EDGE_THICK:
      write_repeated (out, '=', strokes);
      break;
    case LESSONS_EDGE_DOTTED:
      g_string_append_c (out, '-');
      write_repeated (out, '.', edge->length);
      g_string_append_c (out, '-');
      break;
    case LESSONS_EDGE_INVISIBLE:
      write_repeated (out, '~', edge->length + 2);
      break;
    }
  if (right != '\0')
    g_string_append_c (out, right);
  if (edge->label != NULL)
    {
      g_string_append_c (out, '|');
      write_label (edge->label, out);
      g_string_append_c (out, '|');
    }
}

static const char *
end_id (const LessonsFlow *self,
        LessonsFlowEnd     end)
{
  return end.node != LESSONS_FLOW_NONE ? lessons_flow_get_node (self, end.node)->id
                                       : lessons_flow_get_subgraph (self, end.subgraph)->id;
}

static void
write_subgraphs (const LessonsFlow *self,
                 guint              parent,
                 guint              depth,
                 GString           *out)
{
  for (guint i = 0; i < self->subgraphs->len; i++)
    {
      const LessonsFlowSubgraph *subgraph = lessons_flow_get_subgraph (self, i);

      if (subgraph->parent != parent)
        continue;
      write_repeated (out, ' ', 4 * depth);
      g_string_append_printf (out, "subgraph %s [", subgraph->id);
      write_label (subgraph->title, out);
      g_string_append (out, "]\n");
      if (subgraph->has_direction)
        {
          write_repeated (out, ' ', 4 * depth + 4);
          g_string_append_printf (out, "direction %s\n", direction_names[subgraph->direction]);
        }
      for (guint j = 0; j < self->nodes->len; j++)
        {
          const LessonsFlowNode *node = lessons_flow_get_node (self, j);

          if (node->subgraph != i)
            continue;
          write_repeated (out, ' ', 4 * depth + 4);
          g_string_append_printf (out, "%s\n", node->id);
        }
      write_subgraphs (self, i, depth + 1, out);
      write_repeated (out, ' ', 4 * depth);
      g_string_append (out, "end\n");
    }
}

static void
write_styles (const LessonsFlow *self,
              GString           *out)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const LessonsFlowNode *node = lessons_flow_get_node (self, i);

      if (node->style.set == 0)
        continue;
      g_string_append_printf (out, "    style %s ", node->id);
      flow_style_write (&node->style, out);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < self->subgraphs->len; i++)
    {
      const LessonsFlowSubgraph *subgraph = lessons_flow_get_subgraph (self, i);

      if (subgraph->style.set == 0)
        continue;
      g_string_append_printf (out, "    style %s ", subgraph->id);
      flow_style_write (&subgraph->style, out);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < self->edges->len; i++)
    {
      const LessonsFlowEdge *edge = lessons_flow_get_edge (self, i);

      if (edge->style.set == 0)
        continue;
      g_string_append_printf (out, "    linkStyle %u ", i);
      flow_style_write (&edge->style, out);
      g_string_append_c (out, '\n');
    }
}

/**
 * lessons_flow_to_mermaid:
 * @self: a chart
 *
 * Writes the chart as Mermaid text that reads as an equal chart, bindings included.
 *
 * Returns: (transfer full): the text
 */
char *
lessons_flow_to_mermaid (const LessonsFlow *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  g_string_append_printf (out, "flowchart %s\n", direction_names[self->direction]);
  for (guint i = 0; i < self->nodes->len; i++)
    write_node (lessons_flow_get_node (self, i), out);
  write_subgraphs (self, LESSONS_FLOW_NONE, 1, out);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const LessonsFlowEdge *edge = lessons_flow_get_edge (self, i);

      g_string_append_printf (out, "    %s ", end_id (self, edge->from));
      write_link (edge, out);
      g_string_append_printf (out, " %s\n", end_id (self, edge->to));
    }
  write_styles (self, out);
  for (guint i = 0; i < self->bindings->len; i++)
    flow_bind_write (lessons_flow_get_binding (self, i), self, out);
  return g_string_free (out, FALSE);
}
