/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-doc.h"

G_BEGIN_DECLS

/* Private to the document's files: addresses of links. */

/* Reads an address; NULL with a problem if it is of no kind we know. */
LessonsLink *lessons_link_parse (const char      *address,
                                 const char      *file_name,
                                 guint            line,
                                 LessonsProblems *problems);
void         lessons_link_free  (LessonsLink     *self);

G_END_DECLS
