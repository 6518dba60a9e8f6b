/* SPDX-License-Identifier: MIT */

/*
 * Markdown by cmark-gfm, turned into our own small tree and let go of at once:
 * widgets, tests and checks see neither cmark's nodes nor its memory.
 *
 * Block structure nests, and hostile text nests deep ("> > > > …"): below
 * MAX_DEPTH the blocks are dropped with a problem, so that every user of the
 * tree may recurse over it.
 */

#include "lessons-doc-private.h"
#include "lessons-read.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#define MAX_DEPTH 32

/* No line of a lesson is longer; some lines that are make cmark slow beyond reason. */
#define MAX_LINE_BYTES 10000

struct _LessonsDoc
{
  gatomicrefcount  ref_count;
  LessonsBlock    *root;
  GPtrArray       *links; /* of LessonsLink; owned */
  LessonsProblems *problems;
};

typedef struct
{
  LessonsDoc *doc;
  const char *file;
} Builder;

static void
block_free (gpointer data)
{
  LessonsBlock *self = data;

  for (guint i = 0; i < self->n_spans; i++)
    g_free (self->spans[i].text);
  for (guint i = 0; i < self->n_children; i++)
    block_free (self->children[i]);
  g_free (self->spans);
  g_free (self->children);
  g_free (self->language);
  g_free (self->text);
  g_free (self);
}

static void
link_free (gpointer data)
{
  lessons_link_free (data);
}

static void
problem (Builder    *self,
         guint       line,
         const char *mend,
         const char *message)
{
  lessons_problems_add (self->doc->problems, LESSONS_ERROR, self->file, line, 0, mend, "%s",
                        message);
}

static const LessonsLink *
make_link (Builder    *self,
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

/* cmark tells the nodes of its extensions apart by name only. */
static gboolean
is_named (cmark_node *node,
          const char *name)
{
  return strcmp (cmark_node_get_type_string (node), name) == 0;
}

/* ---- inlines -------------------------------------------------------------------------- */

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

/* A soft break is a blank, but between Chinese characters nothing: they are not parted by blanks. */
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
enter_or_leave (Builder    *builder,
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
  else if (is_named (node, "strikethrough"))
    self->strike += step;
  else if (type == CMARK_NODE_LINK && enter)
    g_ptr_array_add (self->open_links, (gpointer) make_link (builder, node, self->line));
  else if (type == CMARK_NODE_LINK)
    g_ptr_array_set_size (self->open_links, self->open_links->len - 1);
  else if (type == CMARK_NODE_IMAGE && enter)
    problem (builder, self->line, "put ![title](chart:flow) in a paragraph of its own",
             "a picture stands within a text");
}

/* All text below node, flat. The block's line stands for all of it, since cmark does not place
 * inlines reliably. */
static void
collect_spans (Builder      *builder,
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
          problem (builder, block->line, "write it as Markdown, or within back quotes",
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

/* ---- blocks ---------------------------------------------------------------------------- */

static LessonsBlock *build_block (Builder    *self,
                                  cmark_node *node,
                                  guint       depth);

static void
build_children (Builder      *self,
                cmark_node   *node,
                LessonsBlock *block,
                guint         depth)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  if (depth == MAX_DEPTH)
    {
      problem (self, block->line, "nest lists and quotes less", "this is nested too deep");
      return;
    }
  for (cmark_node *child = cmark_node_first_child (node); child != NULL;
       child = cmark_node_next (child))
    {
      LessonsBlock *built = build_block (self, child, depth + 1);

      if (built != NULL)
        g_ptr_array_add (children, built);
    }
  block->n_children = children->len;
  block->children = g_memdup2 (children->pdata, children->len * sizeof (gpointer));
}

/* A paragraph that is one picture is an embed; FALSE if it is none. */
static gboolean
build_embed (Builder      *self,
             cmark_node   *node,
             LessonsBlock *block)
{
  cmark_node *image = cmark_node_first_child (node);
  g_autofree char *title = NULL;

  if (image == NULL || cmark_node_next (image) != NULL
      || cmark_node_get_type (image) != CMARK_NODE_IMAGE)
    return FALSE;
  collect_spans (self, image, block);
  title = lessons_block_dup_text (block);
  block->link = make_link (self, image, block->line);
  if (block->link != NULL && block->link->kind != LESSONS_LINK_CHART
      && block->link->kind != LESSONS_LINK_TASK)
    {
      problem (self, block->line, "embed chart: or task:; export pictures from Stave instead",
               "pictures cannot be embedded");
      block->link = NULL;
    }
  if (block->link != NULL)
    {
      for (guint i = 0; i < block->n_spans; i++)
        g_free (block->spans[i].text);
      g_clear_pointer (&block->spans, g_free);
      block->n_spans = 0;
      block->kind = LESSONS_BLOCK_EMBED;
      block->text = g_steal_pointer (&title);
    }
  return TRUE;
}

static void
build_list (cmark_node   *node,
            LessonsBlock *block)
{
  block->kind = LESSONS_BLOCK_LIST;
  block->ordered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
  block->level = block->ordered ? (guint) cmark_node_get_list_start (node) : 0;
  block->tight = cmark_node_get_list_tight (node) != 0;
}

/* The first word of the fence's line; NUL-terminated text without its last line end. */
static void
build_code (cmark_node   *node,
            LessonsBlock *block)
{
  const char *info = cmark_node_get_fence_info (node);
  const char *text = cmark_node_get_literal (node);

  block->kind = LESSONS_BLOCK_CODE;
  if (info != NULL && *info != '\0')
    block->language = g_strndup (info, strcspn (info, " \t,{"));
  block->text = g_strdup (text != NULL ? text : "");
  if (g_str_has_suffix (block->text, "\n"))
    block->text[strlen (block->text) - 1] = '\0';
}

static void
build_table (Builder      *self,
             cmark_node   *node,
             LessonsBlock *block,
             guint         depth)
{
  const guint8 *alignments = cmark_gfm_extensions_get_table_alignments (node);
  guint16 n_columns = cmark_gfm_extensions_get_table_columns (node);

  block->kind = LESSONS_BLOCK_TABLE;
  build_children (self, node, block, depth);
  for (guint i = 0; i < block->n_children; i++)
    {
      LessonsBlock *row = block->children[i];

      for (guint j = 0; j < row->n_children && j < n_columns; j++)
        switch (alignments[j])
          {
          case 'l':
            row->children[j]->align = LESSONS_ALIGN_LEFT;
            break;
          case 'c':
            row->children[j]->align = LESSONS_ALIGN_CENTER;
            break;
          case 'r':
            row->children[j]->align = LESSONS_ALIGN_RIGHT;
            break;
          default:
            break;
          }
    }
}

/* "[!article]" alone in the quote's first line: takes it away and sets the tone. */
static void
find_tone (Builder      *self,
           LessonsBlock *quote)
{
  static const char *const names[] = { NULL, "[!note]", "[!article]", "[!warning]" };
  LessonsBlock *first = quote->n_children > 0 ? quote->children[0] : NULL;
  char *text;
  gsize len;

  if (first == NULL || first->kind != LESSONS_BLOCK_PARAGRAPH || first->n_spans == 0
      || !g_str_has_prefix (first->spans[0].text, "[!"))
    return;
  text = first->spans[0].text;
  for (guint i = LESSONS_TONE_NOTE; i < G_N_ELEMENTS (names); i++)
    {
      len = strlen (names[i]);
      if (!g_str_has_prefix (text, names[i]) || (text[len] != '\0' && text[len] != ' '))
        continue;
      quote->tone = i;
      memmove (text, text + len, strlen (text + len) + 1);
      g_strchug (text);
      break;
    }
  if (quote->tone == LESSONS_TONE_PLAIN)
    {
      problem (self, quote->line, "use [!note], [!article] or [!warning]",
               "the tone of this quote is not known");
      return;
    }
  /* Spans are never empty: the tone stood alone before a mark, or alone in its paragraph. */
  if (*first->spans[0].text == '\0')
    {
      g_free (first->spans[0].text);
      first->n_spans--;
      memmove (first->spans, first->spans + 1, first->n_spans * sizeof (LessonsSpan));
    }
  if (first->n_spans == 0)
    {
      block_free (first);
      quote->n_children--;
      memmove (quote->children, quote->children + 1, quote->n_children * sizeof (gpointer));
    }
}

static void
build_text_block (Builder         *self,
                  cmark_node      *node,
                  LessonsBlock    *block,
                  LessonsBlockKind kind)
{
  block->kind = kind;
  collect_spans (self, node, block);
}

/* Raw HTML as a block: refused, and shown as the text it is. Comments are dropped silently. */
static LessonsBlock *
build_html (Builder      *self,
            cmark_node   *node,
            LessonsBlock *block)
{
  const char *text = cmark_node_get_literal (node);
  LessonsSpan *span;

  if (text == NULL || g_str_has_prefix (text, "<!--"))
    {
      block_free (block);
      return NULL;
    }
  problem (self, block->line, "write it as Markdown", "raw HTML is shown as it is written");
  span = g_new0 (LessonsSpan, 1);
  span->text = g_strdup (text);
  block->kind = LESSONS_BLOCK_PARAGRAPH;
  block->n_spans = 1;
  block->spans = span;
  return block;
}

static LessonsBlock *
build_block (Builder    *self,
             cmark_node *node,
             guint       depth)
{
  LessonsBlock *block = g_new0 (LessonsBlock, 1);
  const cmark_node_type type = cmark_node_get_type (node);

  block->line = MAX (cmark_node_get_start_line (node), 0);
  if (type == CMARK_NODE_DOCUMENT)
    build_children (self, node, block, depth);
  else if (type == CMARK_NODE_HEADING)
    {
      block->level = cmark_node_get_heading_level (node);
      build_text_block (self, node, block, LESSONS_BLOCK_HEADING);
    }
  else if (type == CMARK_NODE_PARAGRAPH)
    {
      if (!build_embed (self, node, block))
        build_text_block (self, node, block, LESSONS_BLOCK_PARAGRAPH);
      else if (block->kind != LESSONS_BLOCK_EMBED)
        block->kind = LESSONS_BLOCK_PARAGRAPH;
    }
  else if (type == CMARK_NODE_LIST)
    {
      build_list (node, block);
      build_children (self, node, block, depth);
    }
  else if (type == CMARK_NODE_ITEM)
    {
      block->kind = LESSONS_BLOCK_ITEM;
      build_children (self, node, block, depth);
    }
  else if (type == CMARK_NODE_CODE_BLOCK)
    build_code (node, block);
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    {
      block->kind = LESSONS_BLOCK_QUOTE;
      build_children (self, node, block, depth);
      find_tone (self, block);
    }
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    block->kind = LESSONS_BLOCK_RULE;
  else if (type == CMARK_NODE_HTML_BLOCK)
    return build_html (self, node, block);
  else if (is_named (node, "table"))
    build_table (self, node, block, depth);
  else if (is_named (node, "table_row") || is_named (node, "table_header"))
    {
      block->kind = LESSONS_BLOCK_ROW;
      block->header = cmark_gfm_extensions_get_table_row_is_header (node) != 0;
      build_children (self, node, block, depth);
    }
  else if (is_named (node, "table_cell"))
    build_text_block (self, node, block, LESSONS_BLOCK_CELL);
  else
    build_text_block (self, node, block, LESSONS_BLOCK_PARAGRAPH);
  return block;
}

/* ---- the document ------------------------------------------------------------------------ */

static gboolean
check_lines (const char      *text,
             gsize            len,
             const char      *file_name,
             LessonsProblems *problems)
{
  const char *end = text + len;
  guint number = 1;

  for (const char *line = text; line < end; number++)
    {
      const char *next = memchr (line, '\n', end - line);

      if (next == NULL)
        next = end;
      if (next - line > MAX_LINE_BYTES)
        {
          lessons_problems_add (problems, LESSONS_ERROR, file_name, number, 0,
                                "break the line; a blank line begins a new paragraph",
                                "this line is %ld bytes long, more than %d", (long) (next - line),
                                MAX_LINE_BYTES);
          return FALSE;
        }
      line = next + 1;
    }
  return TRUE;
}

static cmark_node *
parse_markdown (const char *text,
                gsize       len)
{
  static const char *const extensions[] = { "table", "strikethrough" };
  cmark_parser *parser;
  cmark_node *document;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      cmark_syntax_extension *extension = cmark_find_syntax_extension (extensions[i]);

      g_assert (extension != NULL);
      cmark_parser_attach_syntax_extension (parser, extension);
    }
  cmark_parser_feed (parser, text, len);
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

/**
 * lessons_doc_parse:
 * @text: Markdown
 * @len: its length in bytes, or -1 if it is NUL-terminated
 * @file_name: its name in messages
 *
 * Reads a lesson's text. Whatever the text is, a document comes back; what cannot be shown as it
 * was meant is told in its problems.
 *
 * Returns: (transfer full): the document
 */
LessonsDoc *
lessons_doc_parse (const char *text,
                   gssize      len,
                   const char *file_name)
{
  LessonsDoc *self;
  Builder builder;
  cmark_node *document = NULL;

  g_return_val_if_fail (text != NULL && file_name != NULL, NULL);

  if (len < 0)
    len = strlen (text);
  self = g_new0 (LessonsDoc, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->problems = lessons_problems_new ();
  builder = (Builder) { self, file_name };
  if (lessons_read_check (text, len, file_name, self->problems)
      && check_lines (text, len, file_name, self->problems))
    document = parse_markdown (text, len);
  if (document != NULL)
    {
      self->root = build_block (&builder, document, 0);
      cmark_node_free (document);
    }
  else
    self->root = g_new0 (LessonsBlock, 1);
  return self;
}

/**
 * lessons_doc_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
LessonsDoc *
lessons_doc_ref (LessonsDoc *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * lessons_doc_unref:
 * @self: (nullable): a document
 *
 * Drops a reference; the last one frees the document and its blocks.
 */
void
lessons_doc_unref (LessonsDoc *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  block_free (self->root);
  g_ptr_array_unref (self->links);
  lessons_problems_free (self->problems);
  g_free (self);
}

/**
 * lessons_doc_get_root:
 * @self: a document
 *
 * Returns: (transfer none): the document's block, of kind %LESSONS_BLOCK_DOCUMENT
 */
const LessonsBlock *
lessons_doc_get_root (const LessonsDoc *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

/**
 * lessons_doc_get_problems:
 * @self: a document
 *
 * Returns: (transfer none): what was wrong with the text; empty when nothing was
 */
const LessonsProblems *
lessons_doc_get_problems (const LessonsDoc *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

/**
 * lessons_doc_get_n_links:
 * @self: a document
 *
 * Returns: the number of links in the text, embeds included
 */
guint
lessons_doc_get_n_links (const LessonsDoc *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->links->len;
}

/**
 * lessons_doc_get_link:
 * @self: a document
 * @index: which, from 0, in the order of the text
 *
 * Returns: (transfer none): the link
 */
const LessonsLink *
lessons_doc_get_link (const LessonsDoc *self,
                      guint             index)
{
  g_return_val_if_fail (self != NULL && index < self->links->len, NULL);

  return self->links->pdata[index];
}

/**
 * lessons_block_dup_text:
 * @self: a block
 *
 * Returns: (transfer full): the text of the block's own spans
 */
char *
lessons_block_dup_text (const LessonsBlock *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < self->n_spans; i++)
    g_string_append (out, self->spans[i].text);
  return g_string_free (out, FALSE);
}
