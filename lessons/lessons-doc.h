/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-problem.h"

G_BEGIN_DECLS

/*
 * A lesson's text as a small tree of blocks that a widget can show:
 *
 *   document ─┬ heading ─ spans
 *             ├ paragraph ─ spans
 *             ├ list ─ item ─┬ paragraph
 *             │              └ list …
 *             ├ table ─ row ─ cell ─ spans
 *             ├ code            its text and language
 *             ├ quote ─ blocks  plain, or a note with a tone
 *             ├ rule
 *             └ embed           a chart or a task, in its place
 *
 * Inline text is flat: a block's spans, put one after another, are its text;
 * nesting (strong within emphasis within a link) has become flags. Raw HTML and
 * pictures are refused with a problem and shown as the text they are.
 *
 * Invariants: immutable and ref-counted; blocks and spans belong to the document.
 */
typedef struct _LessonsDoc   LessonsDoc;
typedef struct _LessonsBlock LessonsBlock;

typedef enum
{
  LESSONS_BLOCK_DOCUMENT,
  LESSONS_BLOCK_HEADING,
  LESSONS_BLOCK_PARAGRAPH,
  LESSONS_BLOCK_LIST,
  LESSONS_BLOCK_ITEM,
  LESSONS_BLOCK_TABLE,
  LESSONS_BLOCK_ROW,
  LESSONS_BLOCK_CELL,
  LESSONS_BLOCK_CODE,
  LESSONS_BLOCK_QUOTE,
  LESSONS_BLOCK_RULE,
  LESSONS_BLOCK_EMBED, /* a paragraph of its own that is only ![title](chart:flow) or (task:id) */
} LessonsBlockKind;

/* A quote whose first line is [!note], [!article] or [!warning] alone has that tone. */
typedef enum
{
  LESSONS_TONE_PLAIN,
  LESSONS_TONE_NOTE,
  LESSONS_TONE_ARTICLE, /* what the article says / what happens */
  LESSONS_TONE_WARNING,
} LessonsTone;

typedef enum
{
  LESSONS_ALIGN_NONE,
  LESSONS_ALIGN_LEFT,
  LESSONS_ALIGN_CENTER,
  LESSONS_ALIGN_RIGHT,
} LessonsAlign;

typedef enum
{
  LESSONS_LINK_HTTPS,   /* https://…            target: the whole address */
  LESSONS_LINK_SRC,     /* src:main.go#send     target: main.go, or "" for the program
                                                shown; fragment: send (a marker) or a line number */
  LESSONS_LINK_STAGE,   /* stage:jobs           target: object on the stage, by name */
  LESSONS_LINK_LESSON,  /* lesson:1.4           target: lesson id */
  LESSONS_LINK_PROGRAM, /* program:fixed        target: program name */
  LESSONS_LINK_VIEW,    /* view:chart           target: view name */
  LESSONS_LINK_CHART,   /* chart:flow#B         target: flow name, fragment: node id or NULL */
  LESSONS_LINK_TASK,    /* task:leak            target: task id */
} LessonsLinkKind;

typedef struct
{
  LessonsLinkKind kind;
  char           *address;  /* as written */
  char           *target;
  char           *fragment; /* after '#', or NULL */
  guint           line;
} LessonsLink;

typedef enum
{
  LESSONS_SPAN_EMPHASIS = 1 << 0,
  LESSONS_SPAN_STRONG   = 1 << 1,
  LESSONS_SPAN_CODE     = 1 << 2,
  LESSONS_SPAN_STRIKE   = 1 << 3,
} LessonsSpanFlags;

typedef struct
{
  char              *text;  /* never empty; a hard line break is '\n' */
  guint              flags; /* LessonsSpanFlags */
  const LessonsLink *link;  /* NULL when it is none */
} LessonsSpan;

struct _LessonsBlock
{
  LessonsBlockKind      kind;
  guint                 line;     /* of the Markdown source, from 1 */
  guint                 level;    /* heading: 1 … 6; ordered list: its first number */
  gboolean              ordered;  /* list */
  gboolean              tight;    /* list: no space between the items */
  gboolean              header;   /* row: the head of the table */
  LessonsTone           tone;     /* quote */
  LessonsAlign          align;    /* cell */
  char                 *language; /* code: first word after the fence, or NULL */
  char                 *text;     /* code: its text; embed: its title */
  const LessonsLink    *link;     /* embed */
  guint                 n_spans;
  LessonsSpan          *spans;
  guint                 n_children;
  LessonsBlock        **children;
};

LessonsDoc            *lessons_doc_parse        (const char *text,
                                                 gssize      len,
                                                 const char *file_name);
LessonsDoc            *lessons_doc_ref          (LessonsDoc *self);
void                   lessons_doc_unref        (LessonsDoc *self);
const LessonsBlock    *lessons_doc_get_root     (const LessonsDoc *self);
const LessonsProblems *lessons_doc_get_problems (const LessonsDoc *self);
/* All links of the text in order, also those in embeds. */
guint                  lessons_doc_get_n_links  (const LessonsDoc *self);
const LessonsLink     *lessons_doc_get_link     (const LessonsDoc *self,
                                                 guint             index);
/* The spans of a block as plain text. */
char                  *lessons_block_dup_text   (const LessonsBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsDoc, lessons_doc_unref)

G_END_DECLS
