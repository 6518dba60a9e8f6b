/* SPDX-License-Identifier: MIT */

/*
 * The statements of a flowchart.
 *
 *   chart     = [ frontmatter ] ( "graph" | "flowchart" ) [ direction ] { statement }
 *   statement = chain | subgraph | "end" | "direction" dir | "style" ids style
 *             | "classDef" names style | "class" ids name | "linkStyle" indexes style
 *   chain     = group { link group }
 *   group     = node { "&" node }
 *   node      = id [ shape ] [ "@{" … "}" ] [ ":::" class ]
 *
 * Statements end at ';' or the line end. One that follows another on the same
 * line without ';' is read too, with a warning: the article that the course
 * teaches has a chart written so. After an error the rest of the statement is
 * skipped, and reading goes on with the next.
 */

#include "lessons-flow-private.h"
#include "lessons-read.h"

#include <stdlib.h>
#include <string.h>

#define MAX_SUBGRAPH_DEPTH 64
#define MAX_GROUP          1000

typedef struct
{
  FlowScan     scan;
  FlowBuilder *builder;
  guint        depth;   /* open subgraphs */
  gboolean     too_big; /* told; reading stops */
} Parser;

static void
expected (Parser     *self,
          const char *what,
          const char *mend)
{
  FlowScan *scan = &self->scan;

  if (*scan->p == '\0' || *scan->p == '\n' || *scan->p == ';')
    flow_scan_problem (scan, LESSONS_ERROR, scan->p, mend, "%s is expected here", what);
  else
    flow_scan_problem (scan, LESSONS_ERROR, scan->p, mend, "%s is expected here, not “%.*s”", what,
                       (int) (g_utf8_next_char (scan->p) - scan->p), scan->p);
  flow_scan_skip_statement (scan);
}

/* ---- chains -------------------------------------------------------------------------- */

static gboolean
parse_class_suffix (Parser     *self,
                    const char *id)
{
  g_autofree char *name = NULL;

  if (!g_str_has_prefix (self->scan.p, ":::"))
    return TRUE;
  self->scan.p += 3;
  name = flow_scan_id (&self->scan);
  if (name == NULL)
    {
      expected (self, "the name of a class", "write A:::name");
      return FALSE;
    }
  flow_builder_class (self->builder, id, name);
  return TRUE;
}

static gboolean
parse_shape (Parser *self,
             guint   vertex)
{
  LessonsFlowShape shape;
  g_autofree char *label = NULL;
  FlowScanResult result, data;

  flow_builder_get_shape (self->builder, vertex, &shape);
  result = flow_scan_shape (&self->scan, &shape, &label);
  if (result == FLOW_SCAN_ERROR)
    return FALSE;
  data = flow_scan_shape_data (&self->scan, &shape, &label);
  if (result == FLOW_SCAN_OK || data != FLOW_SCAN_NONE)
    flow_builder_set_shape (self->builder, vertex, shape, g_steal_pointer (&label));
  return data != FLOW_SCAN_ERROR;
}

/* The vertex, or LESSONS_FLOW_NONE after an error. */
static guint
parse_node (Parser *self)
{
  const char *at = self->scan.p;
  g_autofree char *id = flow_scan_id (&self->scan);
  guint vertex;

  if (id == NULL)
    {
      expected (self, "a node",
                "write an id of letters and digits, with its label in brackets: A[text]");
      return LESSONS_FLOW_NONE;
    }
  if (flow_is_keyword (id))
    {
      flow_scan_problem (&self->scan, LESSONS_ERROR, at,
                         "use another id, such as the word in capitals",
                         "“%s” is a word of the chart language and cannot be a node", id);
      flow_scan_skip_statement (&self->scan);
      return LESSONS_FLOW_NONE;
    }
  vertex = flow_builder_vertex (self->builder, id);
  if (vertex == LESSONS_FLOW_NONE)
    {
      flow_scan_problem (&self->scan, LESSONS_ERROR, at, "split the chart",
                         "there are too many nodes");
      self->too_big = TRUE;
      return LESSONS_FLOW_NONE;
    }
  if (!parse_shape (self, vertex) || !parse_class_suffix (self, id))
    return LESSONS_FLOW_NONE;
  return vertex;
}

/* Adds the group's vertices to the array. */
static gboolean
parse_group (Parser *self,
             GArray *group)
{
  while (TRUE)
    {
      guint vertex = parse_node (self);

      if (vertex == LESSONS_FLOW_NONE)
        return FALSE;
      if (group->len < MAX_GROUP)
        g_array_append_val (group, vertex);
      flow_scan_blank (&self->scan);
      if (*self->scan.p != '&')
        return TRUE;
      self->scan.p++;
      flow_scan_blank (&self->scan);
    }
}

static gboolean
add_edges (Parser         *self,
           const GArray   *from,
           const GArray   *to,
           const FlowLink *link)
{
  for (guint i = 0; i < from->len; i++)
    for (guint j = 0; j < to->len; j++)
      if (!flow_builder_edge (self->builder, g_array_index (from, guint, i),
                              g_array_index (to, guint, j), link))
        {
          flow_scan_problem (&self->scan, LESSONS_ERROR, self->scan.p, "split the chart",
                             "there are too many edges");
          self->too_big = TRUE;
          return FALSE;
        }
  return TRUE;
}

/* A chain may go on in the next line if that begins with a link. */
static void
skip_to_continued_link (FlowScan *scan)
{
  const char *at = scan->p;
  FlowScan ahead = *scan;

  if (*at != '\n')
    return;
  while (*ahead.p == ' ' || *ahead.p == '\t' || *ahead.p == '\n' || *ahead.p == '\r')
    ahead.p++;
  if (g_str_has_prefix (ahead.p, "--") || g_str_has_prefix (ahead.p, "==")
      || g_str_has_prefix (ahead.p, "-.") || g_str_has_prefix (ahead.p, "<-"))
    scan->p = ahead.p;
}

static void
parse_chain (Parser *self)
{
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!parse_group (self, from))
    return;
  while (TRUE)
    {
      g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (guint));
      FlowLink link = { 0 };
      gboolean ok;

      flow_scan_blank (&self->scan);
      skip_to_continued_link (&self->scan);
      if (flow_scan_link (&self->scan, &link) != FLOW_SCAN_OK)
        return;
      flow_scan_blank (&self->scan);
      ok = parse_group (self, to) && add_edges (self, from, to, &link);
      g_free (link.label);
      if (!ok)
        return;
      g_array_unref (from);
      from = g_steal_pointer (&to);
    }
}

/* ---- subgraphs ----------------------------------------------------------------------- */

static void
parse_subgraph (Parser *self)
{
  FlowScan *scan = &self->scan;
  const char *from;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  if (self->depth == MAX_SUBGRAPH_DEPTH)
    {
      flow_scan_problem (scan, LESSONS_ERROR, scan->p, "nest fewer subgraphs",
                         "subgraphs are nested deeper than %d", MAX_SUBGRAPH_DEPTH);
      self->too_big = TRUE;
      return;
    }
  flow_scan_blank (scan);
  from = scan->p;
  if (*scan->p == '"')
    {
      g_autofree char *text = flow_scan_quoted (scan);

      title = text != NULL ? flow_decode_label (text, -1) : g_strdup ("");
    }
  else if ((id = flow_scan_id (scan)) != NULL)
    {
      LessonsFlowShape shape;

      flow_scan_blank (scan);
      if (flow_scan_shape (scan, &shape, &title) == FLOW_SCAN_NONE && flow_scan_at_end (scan))
        title = g_strdup (id);
    }
  if (title == NULL)
    {
      g_autofree char *rest = NULL;

      /* Several words and no bracket: all of it is the title. */
      g_clear_pointer (&id, g_free);
      scan->p = from;
      rest = flow_scan_rest (scan);
      title = flow_decode_label (rest, -1);
    }
  if (flow_builder_begin_subgraph (self->builder, id, title))
    {
      self->depth++;
      return;
    }
  flow_scan_problem (scan, LESSONS_ERROR, from, "split the chart", "there are too many subgraphs");
  self->too_big = TRUE;
}

static void
parse_end (Parser *self)
{
  if (flow_builder_end_subgraph (self->builder))
    self->depth--;
  else
    flow_scan_problem (&self->scan, LESSONS_ERROR, self->scan.p, "take this “end” away",
                       "no subgraph is open here");
}

static gboolean
direction_from_name (const char           *name,
                     LessonsFlowDirection *out_direction)
{
  if (strcmp (name, "TB") == 0 || strcmp (name, "TD") == 0)
    *out_direction = LESSONS_FLOW_TB;
  else if (strcmp (name, "BT") == 0)
    *out_direction = LESSONS_FLOW_BT;
  else if (strcmp (name, "LR") == 0)
    *out_direction = LESSONS_FLOW_LR;
  else if (strcmp (name, "RL") == 0)
    *out_direction = LESSONS_FLOW_RL;
  else
    return FALSE;
  return TRUE;
}

static void
parse_direction (Parser *self)
{
  g_autofree char *name = NULL;
  LessonsFlowDirection direction;
  const char *at;

  flow_scan_blank (&self->scan);
  at = self->scan.p;
  name = flow_scan_id (&self->scan);
  if (name != NULL && direction_from_name (name, &direction))
    flow_builder_set_direction (self->builder, direction);
  else
    flow_scan_problem (&self->scan, LESSONS_ERROR, at, "write TB, TD, BT, LR or RL",
                       "“%s” is not a direction", name != NULL ? name : "");
}

/* ---- styles -------------------------------------------------------------------------- */

/* Ids parted by commas; NULL after an error. */
static char **
parse_ids (Parser     *self,
           const char *what)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **ids = NULL;

  while (TRUE)
    {
      g_autofree char *id = NULL;

      flow_scan_blank (&self->scan);
      id = flow_scan_id (&self->scan);
      if (id == NULL)
        {
          expected (self, what, "write the names parted by commas: A,B");
          break;
        }
      g_strv_builder_add (builder, id);
      flow_scan_blank (&self->scan);
      if (*self->scan.p != ',')
        {
          ids = g_strv_builder_end (builder);
          break;
        }
      self->scan.p++;
    }
  g_strv_builder_unref (builder);
  return ids;
}

static void
parse_style (Parser *self)
{
  g_auto (GStrv) ids = parse_ids (self, "the id of a node");
  LessonsFlowStyle style = { 0 };

  if (ids == NULL)
    return;
  flow_style_parse (&self->scan, &style);
  for (char **id = ids; *id != NULL; id++)
    flow_style_merge (flow_builder_id_style (self->builder, *id), &style);
}

static void
parse_class_def (Parser *self)
{
  g_auto (GStrv) names = parse_ids (self, "the name of a class");
  LessonsFlowStyle style = { 0 };

  if (names == NULL)
    return;
  flow_style_parse (&self->scan, &style);
  for (char **name = names; *name != NULL; name++)
    flow_style_merge (flow_builder_class_style (self->builder, *name), &style);
}

static void
parse_class (Parser *self)
{
  g_auto (GStrv) ids = parse_ids (self, "the id of a node");
  g_autofree char *name = NULL;

  if (ids == NULL)
    return;
  flow_scan_blank (&self->scan);
  name = flow_scan_id (&self->scan);
  if (name == NULL)
    {
      expected (self, "the name of a class", "write “class A,B name”");
      return;
    }
  for (char **id = ids; *id != NULL; id++)
    flow_builder_class (self->builder, *id, name);
}

/* "linkStyle" ( "default" | number { "," number } ) [ "interpolate" word ] style */
static void
parse_link_style (Parser *self)
{
  const char *at;
  g_auto (GStrv) indexes = NULL;
  LessonsFlowStyle style = { 0 };

  flow_scan_blank (&self->scan);
  at = self->scan.p;
  indexes = parse_ids (self, "the number of a link");
  if (indexes == NULL)
    return;
  if (flow_scan_word (&self->scan, "interpolate"))
    {
      flow_scan_blank (&self->scan);
      g_free (flow_scan_id (&self->scan));
    }
  flow_style_parse (&self->scan, &style);
  for (char **index = indexes; *index != NULL; index++)
    {
      char *rest;
      gulong number = strtoul (*index, &rest, 10);
      LessonsFlowStyle *target = NULL;

      if (strcmp (*index, "default") == 0)
        target = flow_builder_edge_style (self->builder, -1);
      else if (*rest == '\0' && number < G_MAXINT)
        target = flow_builder_edge_style (self->builder, (gint) number);
      if (target != NULL)
        flow_style_merge (target, &style);
      else
        flow_scan_problem (&self->scan, LESSONS_ERROR, at,
                           "links are numbered from 0 in the order of the text",
                           "there is no link “%s” before this line", *index);
    }
}

/* ---- the whole ----------------------------------------------------------------------- */

static gboolean
is_binding_comment (const char *p)
{
  p += 2;
  while (*p == ' ' || *p == '\t')
    p++;
  return (g_str_has_prefix (p, "bind") || g_str_has_prefix (p, "edge"))
         && (p[4] == ' ' || p[4] == '\t' || p[4] == '\0' || p[4] == '\n');
}

static void
parse_comment (Parser *self)
{
  FlowScan *scan = &self->scan;

  if (scan->p[2] == '{')
    {
      const char *close = strstr (scan->p, "}%%");

      if (close != NULL)
        {
          scan->p = close + 3;
          return;
        }
    }
  else if (is_binding_comment (scan->p))
    flow_builder_binding (self->builder, scan->p);
  flow_scan_skip_line (scan);
}

/* Goes over blanks, line ends, ';' and comments; FALSE at the end of the text. */
static gboolean
next_statement (Parser *self)
{
  while (TRUE)
    {
      flow_scan_blank (&self->scan);
      if (*self->scan.p == '\n' || *self->scan.p == ';')
        self->scan.p++;
      else if (flow_scan_at_comment (&self->scan))
        parse_comment (self);
      else
        return *self->scan.p != '\0';
    }
}

/* Links to pages and texts for screen readers: Mermaid's, but nothing that we draw. */
static gboolean
is_ignored_statement (const char *p)
{
  return g_str_has_prefix (p, "click ") || g_str_has_prefix (p, "accTitle:")
         || g_str_has_prefix (p, "accDescr:");
}

static void
parse_statement (Parser *self)
{
  FlowScan *scan = &self->scan;

  if (flow_scan_word (scan, "subgraph"))
    parse_subgraph (self);
  else if (flow_scan_word (scan, "end"))
    parse_end (self);
  else if (flow_scan_word (scan, "direction"))
    parse_direction (self);
  else if (flow_scan_word (scan, "style"))
    parse_style (self);
  else if (flow_scan_word (scan, "classDef"))
    parse_class_def (self);
  else if (flow_scan_word (scan, "class"))
    parse_class (self);
  else if (flow_scan_word (scan, "linkStyle"))
    parse_link_style (self);
  else if (is_ignored_statement (scan->p))
    {
      flow_scan_problem (scan, LESSONS_WARNING, scan->p, "take it away",
                         "statements of this kind are ignored");
      flow_scan_skip_line (scan);
    }
  else
    parse_chain (self);
}

/* What follows a statement on its line: nothing, or another one that lacks its separator. */
static void
check_statement_end (Parser *self)
{
  FlowScan *scan = &self->scan;
  FlowScan ahead;
  g_autofree char *id = NULL;

  flow_scan_blank (scan);
  if (flow_scan_at_end (scan))
    return;
  ahead = *scan;
  id = flow_scan_id (&ahead);
  if (id != NULL && (scan->p[-1] == ' ' || scan->p[-1] == '\t'))
    flow_scan_problem (scan, LESSONS_WARNING, scan->p, "put each statement on a line of its own",
                       "a second statement begins here without a line end or “;”");
  else
    expected (self, "a link or the end of the statement",
              "write A-->B; there is no blank between an id and its bracket");
}

/* A configuration block between lines of three hyphens. */
static void
skip_frontmatter (FlowScan *scan)
{
  const char *close;

  while (*scan->p == ' ' || *scan->p == '\t' || *scan->p == '\n' || *scan->p == '\r')
    scan->p++;
  if (!g_str_has_prefix (scan->p, "---\n"))
    return;
  close = strstr (scan->p + 3, "\n---");
  if (close == NULL)
    return;
  scan->p = close + 4;
  flow_scan_skip_line (scan);
}

static void
parse_header (Parser *self)
{
  FlowScan *scan = &self->scan;
  g_autofree char *name = NULL;
  LessonsFlowDirection direction;
  const char *at;

  skip_frontmatter (scan);
  if (!next_statement (self))
    {
      flow_scan_problem (scan, LESSONS_ERROR, scan->start, "begin with “flowchart TD”",
                         "the chart is empty");
      return;
    }
  if (!flow_scan_word (scan, "graph") && !flow_scan_word (scan, "flowchart")
      && !flow_scan_word (scan, "flowchart-elk"))
    {
      flow_scan_problem (scan, LESSONS_ERROR, scan->p, "begin with “flowchart TD”",
                         "a flowchart begins with “graph” or “flowchart”");
      return;
    }
  flow_scan_blank (scan);
  at = scan->p;
  name = flow_scan_id (scan);
  if (name == NULL)
    return;
  if (direction_from_name (name, &direction))
    {
      flow_builder_set_direction (self->builder, direction);
      check_statement_end (self);
      return;
    }
  flow_scan_blank (scan);
  if (flow_scan_at_end (scan))
    flow_scan_problem (scan, LESSONS_ERROR, at, "write TB, TD, BT, LR or RL",
                       "“%s” is not a direction", name);
  else
    scan->p = at;
}

/**
 * lessons_flow_parse:
 * @text: Mermaid text
 * @len: its length in bytes, or -1 if it is NUL-terminated
 * @file_name: its name in messages
 *
 * Reads a flowchart. Whatever the text is, a chart comes back: statements with errors are left
 * out and told in its problems.
 *
 * Cost: linear in the text.
 *
 * Returns: (transfer full): the chart
 */
LessonsFlow *
lessons_flow_parse (const char *text,
                    gssize      len,
                    const char *file_name)
{
  Parser self = { 0 };
  LessonsFlow *flow;
  g_autofree char *copy = NULL;

  g_return_val_if_fail (text != NULL && file_name != NULL, NULL);

  if (len < 0)
    len = strlen (text);
  self.builder = flow_builder_new (&self.scan);
  self.scan.problems = lessons_problems_new ();
  self.scan.file = file_name;
  if (lessons_read_check (text, len, file_name, self.scan.problems))
    {
      copy = g_strndup (text, len);
      self.scan.start = self.scan.p = copy;
      if (g_str_has_prefix (copy, "\xef\xbb\xbf"))
        self.scan.start = self.scan.p = copy + 3;
      parse_header (&self);
      while (!self.too_big && next_statement (&self))
        {
          const char *before = self.scan.p;

          parse_statement (&self);
          check_statement_end (&self);
          g_assert (self.scan.p > before);
        }
    }
  flow = flow_builder_finish (self.builder);
  lessons_problems_free (flow->problems);
  flow->problems = self.scan.problems;
  return flow;
}
