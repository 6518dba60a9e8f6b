/* SPDX-License-Identifier: MIT */

/*
 * The cursor over a chart's text. Mermaid has no clean token grammar: what a
 * character means depends on what stands around it ("o--o" is a link after
 * a node and an id elsewhere), so the parser reads characters and asks for what
 * it expects. The text is NUL-terminated and valid UTF-8, so looking one or two
 * bytes ahead is always safe.
 */

#include "lessons-flow-private.h"
#include "lessons-read.h"

#include <stdlib.h>
#include <string.h>

guint
flow_scan_line (FlowScan *scan)
{
  if (scan->line_p == NULL || scan->line_p > scan->p)
    {
      scan->line_p = scan->start;
      scan->line = 1;
    }
  for (; scan->line_p < scan->p; scan->line_p++)
    if (*scan->line_p == '\n')
      scan->line++;
  return scan->line;
}

void
flow_scan_problem (FlowScan       *scan,
                   LessonsSeverity severity,
                   const char     *at,
                   const char     *mend,
                   const char     *format,
                   ...)
{
  g_autofree char *message = NULL;
  guint line, column;
  va_list args;

  /* Finding the place costs time linear in the text: not for what nobody will read. */
  if (lessons_problems_is_full (scan->problems))
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  lessons_read_locate (scan->start, at, &line, &column);
  lessons_problems_add (scan->problems, severity, scan->file, line, column, mend, "%s", message);
}

void
flow_scan_blank (FlowScan *scan)
{
  while (*scan->p == ' ' || *scan->p == '\t' || *scan->p == '\r')
    scan->p++;
}

/* Mermaid wants comments on lines of their own; after a blank they are unmistakable too. */
gboolean
flow_scan_at_comment (const FlowScan *scan)
{
  return scan->p[0] == '%' && scan->p[1] == '%'
         && (scan->p == scan->start || strchr (" \t\r\n;", scan->p[-1]) != NULL);
}

gboolean
flow_scan_at_end (const FlowScan *scan)
{
  return *scan->p == '\0' || *scan->p == '\n' || *scan->p == ';' || flow_scan_at_comment (scan);
}

void
flow_scan_skip_line (FlowScan *scan)
{
  while (*scan->p != '\0' && *scan->p != '\n')
    scan->p++;
}

void
flow_scan_skip_statement (FlowScan *scan)
{
  while (!flow_scan_at_end (scan))
    scan->p++;
}

static gboolean
is_id_char (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

gboolean
flow_scan_word (FlowScan   *scan,
                const char *word)
{
  gsize len = strlen (word);

  if (strncmp (scan->p, word, len) != 0)
    return FALSE;
  if (scan->p[len] != '\0' && strchr (" \t\r\n;", scan->p[len]) == NULL)
    return FALSE;
  scan->p += len;
  return TRUE;
}

gboolean
flow_is_keyword (const char *id)
{
  static const char *const keywords[] = {
    "graph", "flowchart", "subgraph", "end", "direction", "style",
    "linkStyle", "classDef", "class", "click", NULL,
  };

  return g_strv_contains (keywords, id);
}

/*
 * id = idchar { idchar | ("-" | "." | "/") idchar }
 *
 * A hyphen, full stop or slash belongs to the id only between two of its own characters, so that
 * "a-b" is an id and "a-->b", "a-.->b" are links.
 */
char *
flow_scan_id (FlowScan *scan)
{
  const char *p = scan->p;
  char *id;

  while (TRUE)
    {
      if (is_id_char (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else if (p > scan->p && (*p == '-' || *p == '.' || *p == '/')
               && is_id_char (g_utf8_get_char (p + 1)))
        p++;
      else
        break;
    }
  if (p == scan->p)
    return NULL;
  id = g_strndup (scan->p, p - scan->p);
  scan->p = p;
  return id;
}

char *
flow_scan_quoted (FlowScan *scan)
{
  const char *open = scan->p;
  const char *close;
  char *text;

  g_assert (*open == '"');
  close = strchr (open + 1, '"');
  if (close == NULL)
    {
      flow_scan_problem (scan, LESSONS_ERROR, open, "add the closing \"",
                         "this quoted text has no end");
      flow_scan_skip_line (scan);
      return NULL;
    }
  text = g_strndup (open + 1, close - open - 1);
  scan->p = close + 1;
  return text;
}

char *
flow_scan_rest (FlowScan *scan)
{
  const char *from;

  flow_scan_blank (scan);
  from = scan->p;
  flow_scan_skip_statement (scan);
  return g_strstrip (g_strndup (from, scan->p - from));
}

/* ---- labels -------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  gunichar    character;
} Entity;

static const Entity entities[] = {
  { "quot", '"' },     { "amp", '&' },      { "lt", '<' },       { "gt", '>' },
  { "apos", '\'' },    { "nbsp", 0xa0 },    { "semi", ';' },     { "colon", ':' },
  { "num", '#' },      { "lbrack", '[' },   { "rbrack", ']' },   { "lpar", '(' },
  { "rpar", ')' },     { "lbrace", '{' },   { "rbrace", '}' },   { "vert", '|' },
  { "grave", '`' },    { "percnt", '%' },   { "hellip", 0x2026 }, { "ndash", 0x2013 },
  { "mdash", 0x2014 }, { "times", 0xd7 },   { "larr", 0x2190 },  { "rarr", 0x2192 },
  { "infin", 0x221e }, { "le", 0x2264 },    { "ge", 0x2265 },    { "ne", 0x2260 },
};

/*
 * entity = ("#" | "&") ( name | number | "x" hexnumber | "#" number ) ";"
 *
 * Mermaid's own form begins with "#", HTML's with "&". Returns its length, 0 if it is none.
 */
static gsize
match_entity (const char *p,
              const char *end,
              gunichar   *out_character)
{
  const char *semicolon = memchr (p, ';', MIN (end - p, 12));
  g_autofree char *name = NULL;
  const char *digits;
  char *rest;
  gulong number;

  if (semicolon == NULL || semicolon == p + 1)
    return 0;
  name = g_strndup (p + 1, semicolon - p - 1);
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strcmp (name, entities[i].name) == 0)
      {
        *out_character = entities[i].character;
        return semicolon + 1 - p;
      }

  digits = name + (name[0] == '#');
  if (digits[0] == 'x' && g_ascii_isxdigit (digits[1]))
    number = strtoul (digits + 1, &rest, 16);
  else if (g_ascii_isdigit (digits[0]))
    number = strtoul (digits, &rest, 10);
  else
    return 0;
  if (*rest != '\0' || number == 0 || number > 0x10ffff || !g_unichar_validate (number))
    return 0;
  *out_character = number;
  return semicolon + 1 - p;
}

/* <br>, <br/>, <br /> in any case; returns its length, 0 if it is none. */
static gsize
match_break (const char *p,
             const char *end)
{
  const char *start = p;

  if (end - p < 4 || g_ascii_strncasecmp (p, "<br", 3) != 0)
    return 0;
  p += 3;
  while (p < end && *p == ' ')
    p++;
  if (p < end && *p == '/')
    p++;
  return p < end && *p == '>' ? p + 1 - start : 0;
}

/* Blanks at the ends of each line go: they come from the way the text was laid out. */
static char *
trim_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    g_strstrip (*line);
  return g_strstrip (g_strjoinv ("\n", lines));
}

char *
flow_decode_label (const char *text,
                   gssize      len)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *end = text + (len < 0 ? (gssize) strlen (text) : len);

  /* "`text`" is a Markdown string: its back quotes are not part of it. */
  if (end - text >= 2 && text[0] == '`' && end[-1] == '`')
    {
      text++;
      end--;
    }
  while (text < end)
    {
      gunichar character;
      gsize n;

      if ((*text == '#' || *text == '&') && (n = match_entity (text, end, &character)) > 0)
        {
          g_string_append_unichar (out, character);
          text += n;
        }
      else if (*text == '<' && (n = match_break (text, end)) > 0)
        {
          g_string_append_c (out, '\n');
          text += n;
        }
      else
        g_string_append_c (out, *text++);
    }
  return trim_lines (out->str);
}
