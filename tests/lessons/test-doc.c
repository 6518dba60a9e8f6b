/* SPDX-License-Identifier: MIT */

/*
 * Markdown to blocks and spans: a dump of the tree is compared, then links,
 * refusals and limits.
 */

#include "lessons-doc.h"

#include <string.h>

static const char *const kinds[] = { "document", "heading", "paragraph", "list",  "item", "table",
                                     "row",      "cell",    "code",      "quote", "rule", "embed" };

static void
dump_spans (const LessonsBlock *block,
            GString            *out)
{
  for (guint i = 0; i < block->n_spans; i++)
    {
      const LessonsSpan *span = &block->spans[i];

      g_string_append (out, " [");
      if (span->flags & LESSONS_SPAN_EMPHASIS)
        g_string_append_c (out, '/');
      if (span->flags & LESSONS_SPAN_STRONG)
        g_string_append_c (out, '*');
      if (span->flags & LESSONS_SPAN_CODE)
        g_string_append_c (out, '`');
      if (span->flags & LESSONS_SPAN_STRIKE)
        g_string_append_c (out, '~');
      for (const char *p = span->text; *p != '\0'; p++)
        if (*p == '\n')
          g_string_append (out, "\\n");
        else
          g_string_append_c (out, *p);
      if (span->link != NULL)
        g_string_append_printf (out, "→%s", span->link->address);
      g_string_append_c (out, ']');
    }
}

static void
dump_block (const LessonsBlock *block,
            guint               depth,
            GString            *out)
{
  static const char *const tones[] = { "", " note", " article", " warning" };
  static const char *const aligns[] = { "", " left", " center", " right" };

  g_string_append_printf (out, "%*s%s", (int) depth * 2, "", kinds[block->kind]);
  if (block->kind == LESSONS_BLOCK_HEADING || block->ordered)
    g_string_append_printf (out, " %u", block->level);
  if (block->kind == LESSONS_BLOCK_LIST)
    g_string_append (out, block->tight ? " tight" : " loose");
  if (block->header)
    g_string_append (out, " header");
  g_string_append (out, tones[block->tone]);
  g_string_append (out, aligns[block->align]);
  if (block->language != NULL)
    g_string_append_printf (out, " %s", block->language);
  if (block->text != NULL)
    g_string_append_printf (out, " {%s}", block->text);
  if (block->link != NULL)
    g_string_append_printf (out, " →%s", block->link->address);
  dump_spans (block, out);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < block->n_children; i++)
    dump_block (block->children[i], depth + 1, out);
}

static void
assert_doc (const char *text,
            const char *expected)
{
  g_autoptr (LessonsDoc) doc = lessons_doc_parse (text, -1, "lesson.en.md");
  const LessonsBlock *root = lessons_doc_get_root (doc);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_cmpuint (lessons_problems_get_n (lessons_doc_get_problems (doc)), ==, 0);
  for (guint i = 0; i < root->n_children; i++)
    dump_block (root->children[i], 0, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
assert_problems (const char *text,
                 const char *expected)
{
  g_autoptr (LessonsDoc) doc = lessons_doc_parse (text, -1, "lesson.en.md");
  g_autoptr (GString) out = g_string_new (NULL);

  lessons_problems_print (lessons_doc_get_problems (doc), out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_blocks (void)
{
  assert_doc ("# Title\n\nSome text\nover lines.  \nHard break.\n\n## Sub\n\n---\n",
              "heading 1 [Title]\n"
              "paragraph [Some text over lines.\\nHard break.]\n"
              "heading 2 [Sub]\n"
              "rule\n");
  assert_doc ("- a\n- b\n  1. c\n\n3. x\n\n4. y\n",
              "list tight\n"
              "  item\n    paragraph [a]\n"
              "  item\n    paragraph [b]\n    list 1 tight\n      item\n        paragraph [c]\n"
              "list 3 loose\n"
              "  item\n    paragraph [x]\n"
              "  item\n    paragraph [y]\n");
  assert_doc ("```go title\nfunc main() {\n}\n```\n\n    plain\n",
              "code go {func main() {\n}}\n"
              "code {plain}\n");
}

static void
test_spans (void)
{
  assert_doc ("a *b **c** d* `e *f*` ~~g~~ [h *i*](https://x.org/) <https://y.org/>",
              "paragraph [a ] [/b ] [/*c] [/ d] [ ] [`e *f*] [ ] [~g] [ ] [h →https://x.org/]"
              " [/i→https://x.org/] [ ] [https://y.org/→https://y.org/]\n");
}

static void
test_tables (void)
{
  assert_doc ("| a | b | c |\n|:--|:-:|--:|\n| 1 | `x` | **y** |\n| 2 |\n",
              "table\n"
              "  row header\n    cell left [a]\n    cell center [b]\n    cell right [c]\n"
              "  row\n    cell left [1]\n    cell center [`x]\n    cell right [*y]\n"
              "  row\n    cell left [2]\n    cell center\n    cell right\n");
}

static void
test_tones (void)
{
  assert_doc ("> plain\n\n> [!article]\n> **Says.** x\n>\n> y\n\n> [!note] z\n\n"
              "> [!warning]\n>\n> w\n",
              "quote\n  paragraph [plain]\n"
              "quote article\n  paragraph [*Says.] [ x]\n  paragraph [y]\n"
              "quote note\n  paragraph [z]\n"
              "quote warning\n  paragraph [w]\n");
}

static void
test_embeds (void)
{
  assert_doc ("![The chart](chart:flow)\n\n![](task:leak)\n",
              "embed {The chart} →chart:flow\n"
              "embed {} →task:leak\n");
}

static void
test_chinese_lines_join_without_blanks (void)
{
  assert_doc ("第一行，\n第二行\nGo 语言\n的 `select`\n语句，\n[链接](view:stage)和\n`代码`\n",
              "paragraph [第一行，第二行 Go 语言的 ] [`select] [ 语句，] [链接→view:stage] [和]"
              " [`代码]\n");
}

static void
test_links (void)
{
  g_autoptr (LessonsDoc) doc = NULL;
  static const struct
  {
    LessonsLinkKind kind;
    const char     *target;
    const char     *fragment;
  } expected[] = {
    { LESSONS_LINK_SRC, "main.go", "send" }, { LESSONS_LINK_SRC, "", "12" },
    { LESSONS_LINK_SRC, "fixed.go", NULL },  { LESSONS_LINK_STAGE, "jobs", NULL },
    { LESSONS_LINK_LESSON, "1.4", NULL },    { LESSONS_LINK_PROGRAM, "fixed", NULL },
    { LESSONS_LINK_VIEW, "chart", NULL },    { LESSONS_LINK_CHART, "flow", "B" },
    { LESSONS_LINK_TASK, "leak", NULL },     { LESSONS_LINK_HTTPS, "https://go.dev/#x", NULL },
  };

  doc = lessons_doc_parse ("[a](src:main.go#send) [a](src:#12) [a](src:fixed.go) [a](stage:jobs)\n"
                           "[a](lesson:1.4) [a](program:fixed) [a](view:chart) [a](chart:flow#B)\n"
                           "[a](task:leak)\n\n[a](https://go.dev/#x)\n",
                           -1, "lesson.en.md");
  g_assert_cmpuint (lessons_problems_get_n (lessons_doc_get_problems (doc)), ==, 0);
  g_assert_cmpuint (lessons_doc_get_n_links (doc), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LessonsLink *link = lessons_doc_get_link (doc, i);

      g_assert_cmpint (link->kind, ==, expected[i].kind);
      g_assert_cmpstr (link->target, ==, expected[i].target);
      g_assert_cmpstr (link->fragment, ==, expected[i].fragment);
    }
  g_assert_cmpuint (lessons_doc_get_link (doc, 9)->line, ==, 5);
}

static void
test_refusals (void)
{
  assert_problems ("[x](javascript:alert)\n",
                   "lesson.en.md:1: error: the address “javascript:alert” is of no known kind\n"
                   "  mend: use https:, src:, stage:, lesson:, program:, view:, chart: or task:\n");
  assert_problems ("a\n\n[x](http://x.org/) [y](src:) [z](src:a.go#) [w](stage:)\n",
                   "lesson.en.md:3: error: the address “http://x.org/” is of no known kind\n"
                   "  mend: use https:, src:, stage:, lesson:, program:, view:, chart: or task:\n"
                   "lesson.en.md:3: error: the address “src:” points at nothing\n"
                   "  mend: write what it points at behind the colon\n"
                   "lesson.en.md:3: error: the address “src:a.go#” ends with #\n"
                   "  mend: write a marker or line behind #, or leave # out\n"
                   "lesson.en.md:3: error: the address “stage:” points at nothing\n"
                   "  mend: write what it points at behind the colon\n");
  assert_problems ("a <b>c</b>\n\n<div>\n",
                   "lesson.en.md:1: error: raw HTML is shown as it is written\n"
                   "  mend: write it as Markdown, or within back quotes\n"
                   "lesson.en.md:1: error: raw HTML is shown as it is written\n"
                   "  mend: write it as Markdown, or within back quotes\n"
                   "lesson.en.md:3: error: raw HTML is shown as it is written\n"
                   "  mend: write it as Markdown\n");
  assert_problems ("![x](https://x.org/a.png)\n\nb ![y](chart:flow)\n",
                   "lesson.en.md:1: error: pictures cannot be embedded\n"
                   "  mend: embed chart: or task:; export pictures from Stave instead\n"
                   "lesson.en.md:3: error: a picture stands within a text\n"
                   "  mend: put ![title](chart:flow) in a paragraph of its own\n");
  assert_problems ("> [!tip]\n> x\n",
                   "lesson.en.md:1: error: the tone of this quote is not known\n"
                   "  mend: use [!note], [!article] or [!warning]\n");
}

static void
test_bad_texts (void)
{
  g_autofree char *line = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *quotes = g_strnfill (9000, '>');
  g_autoptr (LessonsDoc) doc = NULL;

  assert_problems ("", "");
  assert_problems ("a\n\xc3(",
                   "lesson.en.md:2:1: error: byte 0xc3 is not valid UTF-8\n"
                   "  mend: save the file as UTF-8\n");
  assert_problems (line,
                   "lesson.en.md: error: the file is 10485760 bytes long, more than 1 MiB\n"
                   "  mend: keep files of a lesson short; split or shorten it\n");
  line[20000] = '\0';
  assert_problems (line,
                   "lesson.en.md:1: error: this line is 20000 bytes long, more than 10000\n"
                   "  mend: break the line; a blank line begins a new paragraph\n");
  doc = lessons_doc_parse (quotes, -1, "lesson.en.md");
  g_assert_cmpuint (lessons_problems_get_n_errors (lessons_doc_get_problems (doc)), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons/doc/blocks", test_blocks);
  g_test_add_func ("/lessons/doc/spans-are-flat", test_spans);
  g_test_add_func ("/lessons/doc/tables-have-alignment", test_tables);
  g_test_add_func ("/lessons/doc/quotes-have-tones", test_tones);
  g_test_add_func ("/lessons/doc/embeds", test_embeds);
  g_test_add_func ("/lessons/doc/chinese-lines-join-without-blanks",
                   test_chinese_lines_join_without_blanks);
  g_test_add_func ("/lessons/doc/links-of-every-kind", test_links);
  g_test_add_func ("/lessons/doc/refusals-name-line-and-mend", test_refusals);
  g_test_add_func ("/lessons/doc/bad-texts", test_bad_texts);

  return g_test_run ();
}
