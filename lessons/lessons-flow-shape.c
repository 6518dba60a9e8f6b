/* SPDX-License-Identifier: MIT */

/*
 * Shapes of nodes, in brackets behind the id, or by name in "@{ … }".
 *
 * Brackets nest in a label ("f(x)", "a[0]") although Mermaid would want them
 * quoted there: authors write them, and the reading is never in doubt. An
 * opening that has no matching closing on its line is tried as a shorter one,
 * so that A[/debug/pprof] is a rectangle and not half a parallelogram.
 */

#include "lessons-flow-private.h"

#include <string.h>

typedef struct
{
  const char      *open;
  const char      *close;
  LessonsFlowShape shape;
} Brackets;

/* Longest opening first; the slanted forms differ by their closing. */
static const Brackets brackets[] = {
  { "(((", ")))", LESSONS_SHAPE_DOUBLE_CIRCLE },
  { "((", "))", LESSONS_SHAPE_CIRCLE },
  { "([", "])", LESSONS_SHAPE_STADIUM },
  { "[[", "]]", LESSONS_SHAPE_SUBROUTINE },
  { "[(", ")]", LESSONS_SHAPE_CYLINDER },
  { "[/", "/]", LESSONS_SHAPE_LEAN_RIGHT },
  { "[/", "\\]", LESSONS_SHAPE_TRAPEZOID },
  { "[\\", "\\]", LESSONS_SHAPE_LEAN_LEFT },
  { "[\\", "/]", LESSONS_SHAPE_INV_TRAPEZOID },
  { "{{", "}}", LESSONS_SHAPE_HEXAGON },
  { "(", ")", LESSONS_SHAPE_ROUND },
  { "[", "]", LESSONS_SHAPE_RECT },
  { "{", "}", LESSONS_SHAPE_RHOMBUS },
  { ">", "]", LESSONS_SHAPE_ASYMMETRIC },
};

void
flow_shape_get_brackets (LessonsFlowShape shape,
                         const char     **out_open,
                         const char     **out_close)
{
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (brackets[i].shape == shape)
      {
        *out_open = brackets[i].open;
        *out_close = brackets[i].close;
        return;
      }
  g_assert_not_reached ();
}

static char
bracket_partner (char open)
{
  switch (open)
    {
    case '(':
      return ')';
    case '[':
    case '>':
      return ']';
    default:
      return '}';
    }
}

/* A label without quotes is short: without this bound, a line of many openings that nothing
 * closes would take quadratic time. */
#define MAX_PLAIN_LABEL_BYTES 4096

/* The end of a label without quotes, or NULL: `close` at nesting 0, on this line. */
static const char *
find_closing (const char *text,
              const char *open,
              const char *close)
{
  char opening = open[strlen (open) - 1];
  char nesting, partner;
  guint depth = 0;

  nesting = strchr ("/\\", opening) != NULL ? '[' : opening == '>' ? '[' : opening;
  partner = bracket_partner (nesting);
  for (const char *p = text; *p != '\0' && *p != '\n' && p - text < MAX_PLAIN_LABEL_BYTES; p++)
    {
      if (depth == 0 && g_str_has_prefix (p, close))
        return p;
      if (*p == nesting)
        depth++;
      else if (*p == partner && depth > 0)
        depth--;
    }
  return NULL;
}

/* Behind the opening: quoted text and the closing. NULL: not so; nothing is consumed. */
static char *
scan_quoted_label (FlowScan   *scan,
                   const char *close)
{
  const char *from = scan->p;
  const char *end;

  flow_scan_blank (scan);
  if (*scan->p == '"' && (end = strchr (scan->p + 1, '"')) != NULL)
    {
      const char *text = scan->p + 1;

      scan->p = end + 1;
      flow_scan_blank (scan);
      if (g_str_has_prefix (scan->p, close))
        {
          scan->p += strlen (close);
          return flow_decode_label (text, end - text);
        }
    }
  scan->p = from;
  return NULL;
}

/*
 * shape = open ( quoted | text ) close
 */
FlowScanResult
flow_scan_shape (FlowScan         *scan,
                 LessonsFlowShape *out_shape,
                 char            **out_label)
{
  const char *at = scan->p;
  const char *closing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const char *end;

      if (!g_str_has_prefix (at, brackets[i].open))
        continue;
      scan->p = at + strlen (brackets[i].open);
      *out_shape = brackets[i].shape;
      *out_label = scan_quoted_label (scan, brackets[i].close);
      if (*out_label != NULL)
        return FLOW_SCAN_OK;
      end = find_closing (scan->p, brackets[i].open, brackets[i].close);
      if (end != NULL)
        {
          *out_label = flow_decode_label (scan->p, end - scan->p);
          scan->p = end + strlen (brackets[i].close);
          return FLOW_SCAN_OK;
        }
      closing = brackets[i].close;
    }
  scan->p = at;
  if (closing == NULL)
    return FLOW_SCAN_NONE;
  flow_scan_problem (scan, LESSONS_ERROR, at, "close the bracket on the same line",
                     "the label of this node has no end: %s is expected", closing);
  flow_scan_skip_line (scan);
  return FLOW_SCAN_ERROR;
}

/* ---- by name ------------------------------------------------------------------------- */

/* The first name of each shape is the one we write. */
static const char *const shape_names[LESSONS_N_SHAPES][7] = {
  [LESSONS_SHAPE_RECT] = { "rect", "rectangle", "proc", "process" },
  [LESSONS_SHAPE_ROUND] = { "rounded", "round", "event" },
  [LESSONS_SHAPE_STADIUM] = { "stadium", "pill", "terminal" },
  [LESSONS_SHAPE_SUBROUTINE] = { "fr-rect", "framed-rectangle", "subproc", "subprocess",
                                 "subroutine" },
  [LESSONS_SHAPE_CYLINDER] = { "cyl", "cylinder", "database", "db" },
  [LESSONS_SHAPE_CIRCLE] = { "circle", "circ" },
  [LESSONS_SHAPE_DOUBLE_CIRCLE] = { "dbl-circ", "double-circle" },
  [LESSONS_SHAPE_ASYMMETRIC] = { "odd" },
  [LESSONS_SHAPE_RHOMBUS] = { "diam", "diamond", "decision", "question" },
  [LESSONS_SHAPE_HEXAGON] = { "hex", "hexagon", "prepare" },
  [LESSONS_SHAPE_LEAN_RIGHT] = { "lean-r", "lean-right", "in-out" },
  [LESSONS_SHAPE_LEAN_LEFT] = { "lean-l", "lean-left", "out-in" },
  [LESSONS_SHAPE_TRAPEZOID] = { "trap-b", "trapezoid", "trapezoid-bottom", "priority" },
  [LESSONS_SHAPE_INV_TRAPEZOID] = { "trap-t", "inv-trapezoid", "trapezoid-top", "manual" },
};

/**
 * lessons_flow_shape_get_name:
 * @shape: a shape
 *
 * Returns: the name that Mermaid gives the shape in `@{ shape: … }`
 */
const char *
lessons_flow_shape_get_name (LessonsFlowShape shape)
{
  g_return_val_if_fail (shape < LESSONS_N_SHAPES, NULL);

  return shape_names[shape][0];
}

static gboolean
shape_from_name (const char       *name,
                 LessonsFlowShape *out_shape)
{
  for (guint i = 0; i < LESSONS_N_SHAPES; i++)
    for (guint j = 0; j < G_N_ELEMENTS (shape_names[i]) && shape_names[i][j] != NULL; j++)
      if (strcmp (shape_names[i][j], name) == 0)
        {
          *out_shape = i;
          return TRUE;
        }
  return FALSE;
}

static void
scan_data_blank (FlowScan *scan)
{
  while (*scan->p != '\0' && strchr (" \t\r\n,", *scan->p) != NULL)
    scan->p++;
}

/* value = quoted | text up to "," "}" or the line end. NULL: told already. */
static char *
scan_data_value (FlowScan *scan)
{
  const char *from;

  flow_scan_blank (scan);
  if (*scan->p == '"')
    return flow_scan_quoted (scan);
  from = scan->p;
  scan->p += strcspn (from, ",}\n");
  return g_strstrip (g_strndup (from, scan->p - from));
}

static void
apply_data (FlowScan         *scan,
            const char       *at,
            const char       *key,
            const char       *value,
            LessonsFlowShape *inout_shape,
            char            **inout_label)
{
  if (strcmp (key, "shape") == 0)
    {
      if (!shape_from_name (value, inout_shape))
        flow_scan_problem (scan, LESSONS_WARNING, at,
                           "use one of the flowchart's shapes, such as rect, diam, cyl, stadium",
                           "the shape “%s” is not known; it is drawn as before", value);
    }
  else if (strcmp (key, "label") == 0)
    {
      g_free (*inout_label);
      *inout_label = flow_decode_label (value, -1);
    }
  else
    flow_scan_problem (scan, LESSONS_WARNING, at, "leave it out; shape and label are understood",
                       "“%s” is ignored", key);
}

/*
 * data = "@{" { key ":" value [","] } "}"
 */
FlowScanResult
flow_scan_shape_data (FlowScan         *scan,
                      LessonsFlowShape *inout_shape,
                      char            **inout_label)
{
  const char *open = scan->p;

  if (open[0] != '@' || open[1] != '{')
    return FLOW_SCAN_NONE;
  scan->p += 2;
  while (TRUE)
    {
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;
      const char *at;

      scan_data_blank (scan);
      at = scan->p;
      if (*at == '}')
        {
          scan->p++;
          return FLOW_SCAN_OK;
        }
      key = flow_scan_id (scan);
      flow_scan_blank (scan);
      if (key == NULL || *scan->p != ':')
        break;
      scan->p++;
      value = scan_data_value (scan);
      if (value == NULL)
        return FLOW_SCAN_ERROR;
      apply_data (scan, at, key, value, inout_shape, inout_label);
    }
  flow_scan_problem (scan, LESSONS_ERROR, scan->p,
                     "write @{ shape: diam, label: \"text\" }",
                     "a key with a colon, or }, is expected here");
  flow_scan_skip_line (scan);
  return FLOW_SCAN_ERROR;
}
