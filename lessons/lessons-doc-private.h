/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-doc.h"

#include <cmark-gfm.h>

G_BEGIN_DECLS

/*
 * Private to the document's files.
 *
 *   lessons-doc.c         blocks, and the document itself
 *   lessons-doc-inline.c  the text within a block, flattened to spans
 *   lessons-doc-link.c    addresses of links
 */
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
} DocBuilder;

void               doc_builder_problem   (DocBuilder   *self,
                                          guint         line,
                                          const char   *mend,
                                          const char   *message);
/* The link of a node, owned by the document; NULL, with a problem, if it is of no known kind. */
const LessonsLink *doc_builder_link      (DocBuilder   *self,
                                          cmark_node   *node,
                                          guint         line);
/* All text below node, as the block's spans. */
void               doc_builder_spans     (DocBuilder   *self,
                                          cmark_node   *node,
                                          LessonsBlock *block);
/* cmark tells the nodes of its extensions apart by name only. */
gboolean           doc_node_is_named     (cmark_node   *node,
                                          const char   *name);

/* Reads an address; NULL with a problem if it is of no kind we know. */
LessonsLink       *lessons_link_parse    (const char      *address,
                                          const char      *file_name,
                                          guint            line,
                                          LessonsProblems *problems);
void               lessons_link_free     (LessonsLink     *self);

G_END_DECLS
