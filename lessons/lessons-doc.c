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

/* ---- blocks -------------------------------------------------------------------------- */

static LessonsBlock *build_block (DocBuilder *self,
                                  cmark_node *node,
                                  guint       depth);

static void
build_children (DocBuilder   *self,
                cmark_node   *node,
                LessonsBlock *block,
                guint         depth)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  if (depth == MAX_DEPTH)
    {
      doc_builder_problem (self, block->line, "nest lists and quotes less",
                           "this is nested too deep");
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
build_embed (DocBuilder   *self,
             cmark_node   *node,
             LessonsBlock *block)
{
  cmark_node *image = cmark_node_first_child (node);
  g_autofree char *title = NULL;

  if (image == NULL || cmark_node_next (image) != NULL
      || cmark_node_get_type (image) != CMARK_NODE_IMAGE)
    return FALSE;
  doc_builder_spans (self, image, block);
  title = lessons_block_dup_text (block);
  block->link = doc_builder_link (self, image, block->line);
  if (block->link != NULL && block->link->kind != LESSONS_LINK_CHART
      && block->link->kind != LESSONS_LINK_TASK)
    {
      doc_builder_problem (self, block->line,
                           "embed chart: or task:; export pictures from Stave instead",
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
build_table (DocBuilder   *self,
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
find_tone (DocBuilder   *self,
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
      doc_builder_problem (self, quote->line, "use [!note], [!article] or [!warning]",
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
build_text_block (DocBuilder      *self,
                  cmark_node      *node,
                  LessonsBlock    *block,
                  LessonsBlockKind kind)
{
  block->kind = kind;
  doc_builder_spans (self, node, block);
}

/* Raw HTML as a block: refused, and shown as the text it is. Comments are dropped silently. */
static LessonsBlock *
build_html (DocBuilder   *self,
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
  doc_builder_problem (self, block->line, "write it as Markdown",
                       "raw HTML is shown as it is written");
  span = g_new0 (LessonsSpan, 1);
  span->text = g_strdup (text);
  block->kind = LESSONS_BLOCK_PARAGRAPH;
  block->n_spans = 1;
  block->spans = span;
  return block;
}

static LessonsBlock *
build_block (DocBuilder *self,
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
  else if (doc_node_is_named (node, "table"))
    build_table (self, node, block, depth);
  else if (doc_node_is_named (node, "table_row") || doc_node_is_named (node, "table_header"))
    {
      block->kind = LESSONS_BLOCK_ROW;
      block->header = cmark_gfm_extensions_get_table_row_is_header (node) != 0;
      build_children (self, node, block, depth);
    }
  else if (doc_node_is_named (node, "table_cell"))
    build_text_block (self, node, block, LESSONS_BLOCK_CELL);
  else
    build_text_block (self, node, block, LESSONS_BLOCK_PARAGRAPH);
  return block;
}

/* ---- the document -------------------------------------------------------------------- */

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
  DocBuilder builder;
  cmark_node *document = NULL;

  g_return_val_if_fail (text != NULL && file_name != NULL, NULL);

  if (len < 0)
    len = strlen (text);
  self = g_new0 (LessonsDoc, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->problems = lessons_problems_new ();
  builder = (DocBuilder) { self, file_name };
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
