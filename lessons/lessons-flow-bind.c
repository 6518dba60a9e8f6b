/* SPDX-License-Identifier: MIT */

/*
 * Bindings: the comments that make a chart live. lessons-flow.h has the
 * grammar; lessons-walk.c acts on them. A binding that does not parse is an
 * error and not a comment, since an unbound node would just stay dark.
 */

#include "lessons-flow-private.h"

#include <string.h>

#define MEND_BINDING                                                                               \
  "write “%% bind A: #marker”, “%% bind A: event chan.send go=worker”, “%% bind A: pass” or "      \
  "“%% edge A-->B: #marker”"

void
flow_binding_free (LessonsFlowBinding *self)
{
  if (self == NULL)
    return;
  g_free (self->event);
  g_free (self->file);
  g_free (self->marker);
  g_free (self->func);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsFlowBinding, flow_binding_free)

static gboolean
is_marker_name (const char *text)
{
  if (!g_ascii_islower (*text))
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != '-' && *text != '_')
      return FALSE;
  return TRUE;
}

static gboolean
is_event_name (const char *text)
{
  if (!g_ascii_islower (*text))
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text) && *text != '.')
      return FALSE;
  return text[-1] != '.';
}

/* PLACE = [ FILE ] "#" MARKER */
static gboolean
parse_place (const char         *token,
             LessonsFlowBinding *binding)
{
  const char *hash = strchr (token, '#');

  if (hash == NULL || !is_marker_name (hash + 1) || binding->marker != NULL)
    return FALSE;
  if (hash > token)
    {
      binding->file = g_strndup (token, hash - token);
      if (!g_str_has_suffix (binding->file, ".go") || strchr (binding->file, '/') != NULL)
        return FALSE;
    }
  binding->marker = g_strdup (hash + 1);
  return TRUE;
}

static gboolean
parse_func (const char         *token,
            LessonsFlowBinding *binding)
{
  if (!g_str_has_prefix (token, "go=") || token[3] == '\0' || binding->func != NULL)
    return FALSE;
  token += 3;
  if (g_str_has_prefix (token, "main.") && g_ascii_isalpha (token[5])
      && !g_str_has_prefix (token, "main.func"))
    token += 5;
  binding->func = g_strdup (token);
  return TRUE;
}

/* WHEN, "pass" or "refused" PLACE; words is NULL-terminated and holds no empty word. */
static gboolean
parse_when (char              **words,
            LessonsFlowBinding *binding)
{
  gboolean with_func = TRUE;

  if (words[0] == NULL)
    return FALSE;
  if (strcmp (words[0], "pass") == 0)
    {
      binding->kind = LESSONS_BIND_PASS;
      return words[1] == NULL && binding->node != LESSONS_FLOW_NONE;
    }
  if (strcmp (words[0], "refused") == 0)
    {
      if (binding->node == LESSONS_FLOW_NONE)
        return FALSE;
      binding->kind = LESSONS_BIND_REFUSED;
      words++;
      with_func = FALSE;
    }
  else if (strcmp (words[0], "event") == 0)
    {
      binding->kind = LESSONS_BIND_EVENT;
      if (words[1] == NULL || !is_event_name (words[1]))
        return FALSE;
      binding->event = g_strdup (words[1]);
      words += 2;
    }
  else
    binding->kind = LESSONS_BIND_PLACE;

  for (; *words != NULL; words++)
    if (!parse_place (*words, binding) && !(with_func && parse_func (*words, binding)))
      return FALSE;
  return binding->kind == LESSONS_BIND_EVENT || binding->marker != NULL;
}

static char **
split_words (const char *text,
             gsize       len)
{
  g_autofree char *copy = g_strndup (text, len);
  g_auto (GStrv) parts = g_strsplit_set (copy, " \t\r", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **words;

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (builder, *part);
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return words;
}

static guint
find_edge (const LessonsFlow *flow,
           guint              from,
           guint              to)
{
  for (guint i = 0; i < flow->edges->len; i++)
    {
      const LessonsFlowEdge *edge = flow->edges->pdata[i];

      if (edge->from.node == from && edge->to.node == to)
        return i;
    }
  return LESSONS_FLOW_NONE;
}

static guint
scan_node (FlowScan          *scan,
           const LessonsFlow *flow)
{
  const char *at = scan->p;
  g_autofree char *id = flow_scan_id (scan);
  guint node;

  if (id == NULL)
    {
      flow_scan_problem (scan, LESSONS_ERROR, at, MEND_BINDING, "a node is expected here");
      return LESSONS_FLOW_NONE;
    }
  node = lessons_flow_find_node (flow, id);
  if (node == LESSONS_FLOW_NONE)
    flow_scan_problem (scan, LESSONS_ERROR, at, "name a node of this chart",
                       "the chart has no node “%s”", id);
  return node;
}

/* NODE, or FROM link TO of an edge. */
static gboolean
scan_subject (FlowScan           *scan,
              const LessonsFlow  *flow,
              gboolean            edge,
              LessonsFlowBinding *binding)
{
  const char *at = scan->p;
  guint from = scan_node (scan, flow);
  FlowLink link = { 0 };
  guint to;

  binding->node = binding->edge = LESSONS_FLOW_NONE;
  if (from == LESSONS_FLOW_NONE)
    return FALSE;
  if (!edge)
    {
      binding->node = from;
      return TRUE;
    }
  flow_scan_blank (scan);
  switch (flow_scan_link (scan, &link))
    {
    case FLOW_SCAN_OK:
      g_free (link.label);
      break;
    case FLOW_SCAN_NONE:
      flow_scan_problem (scan, LESSONS_ERROR, scan->p, MEND_BINDING, "an arrow is expected here");
      return FALSE;
    default:
      return FALSE;
    }
  flow_scan_blank (scan);
  to = scan_node (scan, flow);
  if (to == LESSONS_FLOW_NONE)
    return FALSE;
  binding->edge = find_edge (flow, from, to);
  if (binding->edge == LESSONS_FLOW_NONE)
    flow_scan_problem (scan, LESSONS_ERROR, at, "name an edge of this chart",
                       "the chart has no edge from “%s” to “%s”",
                       lessons_flow_get_node (flow, from)->id,
                       lessons_flow_get_node (flow, to)->id);
  return binding->edge != LESSONS_FLOW_NONE;
}

/*
 * binding = "%%" ( "bind" NODE | "edge" FROM link TO ) ":" when
 */
LessonsFlowBinding *
flow_bind_parse (FlowScan          *scan,
                 const LessonsFlow *flow)
{
  g_autoptr (LessonsFlowBinding) binding = g_new0 (LessonsFlowBinding, 1);
  g_auto (GStrv) words = NULL;
  const char *at;
  gboolean edge;

  scan->p += 2;
  flow_scan_blank (scan);
  edge = flow_scan_word (scan, "edge");
  if (!edge)
    flow_scan_word (scan, "bind");
  flow_scan_blank (scan);
  binding->line = flow_scan_line (scan);
  if (!scan_subject (scan, flow, edge, binding))
    return NULL;

  flow_scan_blank (scan);
  at = scan->p;
  if (*at == ':')
    {
      scan->p++;
      flow_scan_skip_line (scan);
      words = split_words (at + 1, scan->p - at - 1);
      if (parse_when (words, binding))
        return g_steal_pointer (&binding);
    }
  flow_scan_problem (scan, LESSONS_ERROR, at, MEND_BINDING, "this binding is not understood");
  return NULL;
}

void
flow_bind_write (const LessonsFlowBinding *self,
                 const LessonsFlow        *flow,
                 GString                  *out)
{
  if (self->edge != LESSONS_FLOW_NONE)
    {
      const LessonsFlowEdge *edge = lessons_flow_get_edge (flow, self->edge);

      g_string_append_printf (out, "%%%% edge %s-->%s:",
                              lessons_flow_get_node (flow, edge->from.node)->id,
                              lessons_flow_get_node (flow, edge->to.node)->id);
    }
  else
    g_string_append_printf (out, "%%%% bind %s:", lessons_flow_get_node (flow, self->node)->id);

  if (self->kind == LESSONS_BIND_PASS)
    g_string_append (out, " pass");
  if (self->kind == LESSONS_BIND_REFUSED)
    g_string_append (out, " refused");
  if (self->event != NULL)
    g_string_append_printf (out, " event %s", self->event);
  if (self->marker != NULL)
    g_string_append_printf (out, " %s#%s", self->file != NULL ? self->file : "", self->marker);
  if (self->func != NULL)
    g_string_append_printf (out, " go=%s", self->func);
  g_string_append_c (out, '\n');
}
