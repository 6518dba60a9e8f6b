/* SPDX-License-Identifier: MIT */

/*
 * Any bytes as a lesson's text: reading never fails, and the tree keeps its
 * invariants.
 */

#include "lessons-doc.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_block (const LessonsBlock *block,
             guint               depth)
{
  g_assert (depth <= 40);
  g_assert (block->kind != LESSONS_BLOCK_EMBED || (block->link != NULL && block->text != NULL));
  g_assert (block->kind != LESSONS_BLOCK_CODE || block->text != NULL);
  for (guint i = 0; i < block->n_spans; i++)
    {
      g_assert (block->spans[i].text[0] != '\0');
      g_assert (g_utf8_validate (block->spans[i].text, -1, NULL));
    }
  for (guint i = 0; i < block->n_children; i++)
    check_block (block->children[i], depth + 1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (LessonsDoc) doc = lessons_doc_parse ((const char *) data, size, "lesson.en.md");

  check_block (lessons_doc_get_root (doc), 0);
  for (guint i = 0; i < lessons_doc_get_n_links (doc); i++)
    g_assert (lessons_doc_get_link (doc, i)->target != NULL);
  return 0;
}
