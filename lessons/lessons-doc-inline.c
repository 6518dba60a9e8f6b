/* SPDX-License-Identifier: MIT */

/*
 * The text within a block. cmark nests emphasis, links and code; a widget wants
 * runs of text that look alike. So the tree is walked once with counters of
 * what is open, and neighbours that look alike become one span.
 */

#include "lessons-doc-private.h"

#include <string.h>

void
doc_builder_problem (DocBuilder *self,
                     guint       line,
                     const char *mend,
                     const char *message)
{
  lessons_problems_add (self->doc->problems, LESSONS_ERROR, self->file, line, 0, mend, "%s",
                        message);
}

const LessonsLink *
doc_builder_link (DocBuilder *self,
                  cmark_node *node,
                  guint       line)
{
  const char *address = cmark_node_get_url (node);
  LessonsLink *link = lessons_link_parse (address != NULL ? address : "", self->file, line,
                                          self->doc->problems);

  if (link != NULL)
    g_ptr_array_add (self->doc->links, link);
  return link;
}

gboolean
doc_node_is_named (cmark_node *node,
                   const char *name)
{
  return strcmp (cmark_node_get_type_string (node), name) == 0;
}

/* What the inline nodes around a text say of it, and the span that grows. */
typedef struct
{
  guint              emphasis, strong, strike; /* how many of each are open */
  GPtrArray         *open_links; /* of LessonsLink, innermost last; NULL for a refused one */
  guint              line;
  GArray            *spans;      /* of LessonsSpan: those that are complete */
  GString           *text;       /* of the last span, empty for none */
  guint              flags;
  const LessonsLink *link;
} Inlines;

static void
finish_span (Inlines *self)
{
  LessonsSpan span = { NULL, self->flags, self->link };

  if (self->text->len == 0)
    return;
  span.text = g_strndup (self->text->str, self->text->len);
  g_array_append_val (self->spans, span);
  g_string_truncate (self->text, 0);
}

static void
add_text (Inlines    *self,
          const char *text,
          guint       extra_flags)
{
  const LessonsLink *link = NULL;
  guint flags;

  if (text == NULL || *text == '\0')
    return;
  flags = extra_flags | (self->emphasis > 0 ? LESSONS_SPAN_EMPHASIS : 0)
          | (self->strong > 0 ? LESSONS_SPAN_STRONG : 0)
          | (self->strike > 0 ? LESSONS_SPAN_STRIKE : 0);
  if (self->open_links->len > 0)
    link = self->open_links->pdata[self->open_links->len - 1];
  if (flags != self->flags || link != self->link)
    finish_span (self);
  self->flags = flags;
  self->link = link;
  g_string_append (self->text, text);
}

static gunichar
last_char (const GString *text)
{
  return text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (text->str + text->len)) : 0;
}

/* The first character of the text that a node begins with. */
static gunichar
first_char (cmark_node *node)
{
  const char *text;

  while (node != NULL && cmark_node_first_child (node) != NULL)
    node = cmark_node_first_child (node);
  text = node != NULL ? cmark_node_get_literal (node) : NULL;
  return text != NULL && *text != '\0' ? g_utf8_get_char (text) : 0;
}

/* A soft break is a blank, but between Chinese characters nothing: no blanks part them. */
static void
add_soft_break (Inlines    *self,
                cmark_node *node)
{
  if (g_unichar_iswide (last_char (self->text))
      && g_unichar_iswide (first_char (cmark_node_next (node))))
    return;
  add_text (self, " ", 0);
}

/* Adjusts the open marks when the walk enters or leaves a node that has inlines within. */
static void
enter_or_leave (DocBuilder *builder,
                Inlines    *self,
                cmark_node *node,
                gboolean    enter)
{
  const int step = enter ? 1 : -1;
  const cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_EMPH)
    self->emphasis += step;
  else if (type == CMARK_NODE_STRONG)
    self->strong += step;
  else if (doc_node_is_named (node, "strikethrough"))
    self->strike += step;
  else if (type == CMARK_NODE_LINK && enter)
    g_ptr_array_add (self->open_links, (gpointer) doc_builder_link (builder, node, self->line));
  else if (type == CMARK_NODE_LINK)
    g_ptr_array_set_size (self->open_links, self->open_links->len - 1);
  else if (type == CMARK_NODE_IMAGE && enter)
    doc_builder_problem (builder, self->line, "put ![title](chart:flow) in a paragraph of its own",
                         "a picture stands within a text");
}

/* The block's line stands for all of its text, since cmark does not place inlines reliably. */
void
doc_builder_spans (DocBuilder   *builder,
                   cmark_node   *node,
                   LessonsBlock *block)
{
  cmark_iter *iter = cmark_iter_new (node);
  Inlines inlines = { 0 };
  cmark_event_type event;

  inlines.open_links = g_ptr_array_new ();
  inlines.spans = g_array_new (FALSE, FALSE, sizeof (LessonsSpan));
  inlines.text = g_string_new (NULL);
  inlines.line = block->line;
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *at = cmark_iter_get_node (iter);

      if (at == node)
        continue;
      switch (cmark_node_get_type (at))
        {
        case CMARK_NODE_TEXT:
          add_text (&inlines, cmark_node_get_literal (at), 0);
          break;
        case CMARK_NODE_CODE:
          add_text (&inlines, cmark_node_get_literal (at), LESSONS_SPAN_CODE);
          break;
        case CMARK_NODE_SOFTBREAK:
          add_soft_break (&inlines, at);
          break;
        case CMARK_NODE_LINEBREAK:
          add_text (&inlines, "\n", 0);
          break;
        case CMARK_NODE_HTML_INLINE:
          doc_builder_problem (builder, block->line, "write it as Markdown, or within back quotes",
                               "raw HTML is shown as it is written");
          add_text (&inlines, cmark_node_get_literal (at), 0);
          break;
        default:
          enter_or_leave (builder, &inlines, at, event == CMARK_EVENT_ENTER);
        }
    }
  cmark_iter_free (iter);
  finish_span (&inlines);
  g_ptr_array_unref (inlines.open_links);
  g_string_free (inlines.text, TRUE);
  block->n_spans = inlines.spans->len;
  block->spans = (LessonsSpan *) g_array_free (inlines.spans, FALSE);
}
