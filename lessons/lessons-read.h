/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-problem.h"

G_BEGIN_DECLS

/*
 * Private to the folder: how texts of a lesson come in. Everything read here
 * is UTF-8 without NUL bytes and at most 1 MiB long, so that no parser need
 * ask again.
 */
#define LESSONS_MAX_TEXT_BYTES (1024 * 1024)

/* Whether the text may be parsed; if not, a problem says why. */
gboolean lessons_read_check (const char      *text,
                             gsize            len,
                             const char      *file_name,
                             LessonsProblems *problems);
/* The text of the file, or NULL with a problem. mend_missing: what to do if it does not exist. */
char    *lessons_read_file  (const char      *dir,
                             const char      *file_name,
                             const char      *mend_missing,
                             gsize           *out_len,
                             LessonsProblems *problems);
/* Line (from 1) and column (in characters, from 1) of a byte of the text. */
void     lessons_read_locate (const char *text,
                              const char *at,
                              guint      *out_line,
                              guint      *out_column);

G_END_DECLS
