/* SPDX-License-Identifier: MIT */

/*
 * Links between nodes.
 *
 *   link  = [head] body [head] [ "|" text "|" ]
 *         | [head] opening text body [head]
 *   body  = "--" {"-"} | "==" {"="} | "-" "." {"."} "-" | "~~~" {"~"}
 *   opening = "--" | "==" | "-."
 *   head  = "<" "x" "o" before the body, ">" "x" "o" after it
 *
 * The length is one less than the body's strokes when a head ends it, two less
 * when nothing does ("-->" and "---" are both 1); of a dotted link the number
 * of dots. An en or em dash, which editors make of two hyphens, counts as
 * two hyphens, with a warning.
 */

#include "lessons-flow-private.h"

#include <string.h>

#define EN_DASH "\xe2\x80\x93"
#define EM_DASH "\xe2\x80\x94"

/* Hyphens from p on, dashes counted as two; *out_next is behind them. */
static guint
count_hyphens (const char  *p,
               const char **out_next,
               gboolean    *out_dash)
{
  guint n = 0;

  while (TRUE)
    {
      if (*p == '-')
        {
          n++;
          p++;
        }
      else if (g_str_has_prefix (p, EN_DASH) || g_str_has_prefix (p, EM_DASH))
        {
          n += 2;
          p += strlen (EN_DASH);
          *out_dash = TRUE;
        }
      else
        break;
    }
  *out_next = p;
  return n;
}

static guint
count_char (const char  *p,
            char         c,
            const char **out_next)
{
  guint n = 0;

  while (p[n] == c)
    n++;
  *out_next = p + n;
  return n;
}

static LessonsFlowHead
head_of (char c)
{
  switch (c)
    {
    case '<':
    case '>':
      return LESSONS_HEAD_ARROW;
    case 'o':
      return LESSONS_HEAD_CIRCLE;
    case 'x':
      return LESSONS_HEAD_CROSS;
    default:
      return LESSONS_HEAD_NONE;
    }
}

/* A finished link body with its end head at p. */
typedef struct
{
  LessonsFlowEdgeKind kind;
  LessonsFlowHead     head;
  guint               length;
  gboolean            dash; /* an en or em dash was read as hyphens */
  const char         *next;
} LinkBody;

/* The head that ends a body, if it is one: "x" and "o" count even when an id follows. */
static LessonsFlowHead
end_head (const char **inout_p)
{
  LessonsFlowHead head = **inout_p == '<' ? LESSONS_HEAD_NONE : head_of (**inout_p);

  if (head != LESSONS_HEAD_NONE)
    (*inout_p)++;
  return head;
}

static gboolean
match_body (const char *p,
            LinkBody   *out_body)
{
  LinkBody body = { 0 };
  const char *next;
  guint n;

  if ((n = count_char (p, '~', &next)) >= 3)
    body = (LinkBody) { .kind = LESSONS_EDGE_INVISIBLE, .length = n - 2, .next = next };
  else if ((n = count_char (p, '=', &next)) >= 2)
    {
      body.kind = LESSONS_EDGE_THICK;
      body.head = end_head (&next);
      body.length = n - (body.head != LESSONS_HEAD_NONE ? 1 : 2);
      body.next = next;
    }
  else if (p[0] == '-' && (n = count_char (p + 1, '.', &next)) >= 1 && *next == '-')
    {
      next++;
      body.kind = LESSONS_EDGE_DOTTED;
      body.head = end_head (&next);
      body.length = n;
      body.next = next;
    }
  else if ((n = count_hyphens (p, &next, &body.dash)) >= 2)
    {
      body.kind = LESSONS_EDGE_SOLID;
      body.head = end_head (&next);
      body.length = n - (body.head != LESSONS_HEAD_NONE ? 1 : 2);
      body.next = next;
    }
  else
    return FALSE;

  /* Two strokes without a head only open a label: "-- text -->". */
  if (body.length == 0)
    return FALSE;
  *out_body = body;
  return TRUE;
}

/* An opening "--", "==" or "-." that a label follows. */
static gboolean
match_opening (const char          *p,
               LessonsFlowEdgeKind *out_kind,
               gboolean            *out_dash,
               const char         **out_next)
{
  if (p[0] == '=' && p[1] == '=' && p[2] != '=')
    {
      *out_kind = LESSONS_EDGE_THICK;
      *out_next = p + 2;
      return TRUE;
    }
  if (p[0] == '-' && p[1] == '.' && p[2] != '.' && p[2] != '-')
    {
      *out_kind = LESSONS_EDGE_DOTTED;
      *out_next = p + 2;
      return TRUE;
    }
  if (count_hyphens (p, out_next, out_dash) == 2)
    {
      *out_kind = LESSONS_EDGE_SOLID;
      return TRUE;
    }
  return FALSE;
}

/* Within a label's text: the body that closes it. A dotted one may lack its first hyphen (".->").
 * If there is none, *inout_p moves over what need not be looked at again. */
static gboolean
match_closing (const char          **inout_p,
               LessonsFlowEdgeKind   kind,
               LinkBody             *out_body)
{
  const char *p = *inout_p;
  const char *next;
  guint n;

  if (kind == LESSONS_EDGE_DOTTED && *p == '.')
    {
      n = count_char (p, '.', &next);
      *inout_p = next;
      if (*next != '-')
        return FALSE;
      next++;
      *out_body = (LinkBody) { .kind = kind, .length = n };
      out_body->head = end_head (&next);
      out_body->next = next;
      return TRUE;
    }
  *inout_p = p + 1;
  if ((kind == LESSONS_EDGE_THICK) != (*p == '='))
    return FALSE;
  return match_body (p, out_body) && out_body->kind == kind;
}

static const char *
closing_text (LessonsFlowEdgeKind kind)
{
  switch (kind)
    {
    case LESSONS_EDGE_THICK:
      return "==>";
    case LESSONS_EDGE_DOTTED:
      return ".->";
    default:
      return "-->";
    }
}

static void
warn_of_dash (FlowScan   *scan,
              const char *at)
{
  flow_scan_problem (scan, LESSONS_WARNING, at, "type two hyphens: -->",
                     "a dash is read as two hyphens");
}

/* text body: from behind the opening to behind the body that closes it. */
static FlowScanResult
scan_inner_label (FlowScan            *scan,
                  const char          *opening,
                  LessonsFlowEdgeKind  kind,
                  gboolean             dash,
                  FlowLink            *link)
{
  const char *from, *p, *next;
  LinkBody body;

  flow_scan_blank (scan);
  from = scan->p;
  for (p = from; *p != '\0' && *p != '\n'; p = next)
    {
      next = p;
      if (*p == '"')
        {
          const char *close = strpbrk (p + 1, "\"\n");

          next = close != NULL && *close == '"' ? close + 1 : p + 1;
          continue;
        }
      if (!match_closing (&next, kind, &body))
        continue;
      link->kind = kind;
      link->to_head = body.head;
      link->length = body.length;
      while (p > from && (p[-1] == ' ' || p[-1] == '\t'))
        p--;
      if (p - from >= 2 && *from == '"' && p[-1] == '"')
        link->label = flow_decode_label (from + 1, p - from - 2);
      else
        link->label = flow_decode_label (from, p - from);
      scan->p = body.next;
      if (dash || body.dash)
        warn_of_dash (scan, opening);
      return FLOW_SCAN_OK;
    }
  flow_scan_problem (scan, LESSONS_ERROR, opening,
                     "close the label with an arrow, or write -->|text|",
                     "the label of this link has no end: %s is expected after it",
                     closing_text (kind));
  scan->p = p;
  return FLOW_SCAN_ERROR;
}

/* "|" text "|" behind a finished link. */
static FlowScanResult
scan_piped_label (FlowScan *scan,
                  FlowLink *link)
{
  const char *open = scan->p;
  const char *close;

  if (open[1] == '"')
    {
      g_autofree char *text = NULL;

      scan->p++;
      text = flow_scan_quoted (scan);
      if (text == NULL)
        return FLOW_SCAN_ERROR;
      flow_scan_blank (scan);
      if (*scan->p == '|')
        {
          scan->p++;
          link->label = flow_decode_label (text, -1);
          return FLOW_SCAN_OK;
        }
    }
  else
    {
      close = strpbrk (open + 1, "|\n");
      if (close != NULL && *close == '|')
        {
          link->label = flow_decode_label (open + 1, close - open - 1);
          scan->p = close + 1;
          return FLOW_SCAN_OK;
        }
    }
  flow_scan_problem (scan, LESSONS_ERROR, open, "close the label with |",
                     "the label of this link has no end");
  flow_scan_skip_line (scan);
  return FLOW_SCAN_ERROR;
}

FlowScanResult
flow_scan_link (FlowScan *scan,
                FlowLink *out_link)
{
  const char *at = scan->p;
  const char *p = at;
  FlowLink link = { 0 };
  LessonsFlowEdgeKind kind;
  gboolean dash = FALSE;
  FlowScanResult result = FLOW_SCAN_OK;
  LinkBody body;

  if (*p == '<' || *p == 'x' || *p == 'o')
    link.from_head = head_of (*p++);

  if (match_body (p, &body))
    {
      if (body.kind == LESSONS_EDGE_INVISIBLE && p != at)
        return FLOW_SCAN_NONE;
      link.kind = body.kind;
      link.to_head = body.head;
      link.length = body.length;
      scan->p = body.next;
      if (body.dash)
        warn_of_dash (scan, at);
      flow_scan_blank (scan);
      if (*scan->p == '|')
        result = scan_piped_label (scan, &link);
    }
  else if (match_opening (p, &kind, &dash, &scan->p))
    result = scan_inner_label (scan, at, kind, dash, &link);
  else
    {
      scan->p = at;
      return FLOW_SCAN_NONE;
    }

  if (result != FLOW_SCAN_OK)
    return result;
  /* An empty label is none. */
  if (link.label != NULL && *link.label == '\0')
    g_clear_pointer (&link.label, g_free);
  *out_link = link;
  return FLOW_SCAN_OK;
}
