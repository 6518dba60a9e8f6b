/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtksourceview/gtksource.h>

#include "lessons-lesson.h"

G_BEGIN_DECLS

/*
 * What is open: the programs of a lesson, or one Go file of the learner's own.
 *
 *   document ─┬ program "main"    ─ file main.go          one text buffer a file
 *             └ program "fixed"   ─ file fixed.go
 *
 * Files are numbered through all programs. Each has its pristine text, so that
 * an edit can be told and taken back. The set of files never changes.
 */
#define STAVE_BREAKPOINT_CATEGORY "stave-breakpoint" /* of its source marks */

#define STAVE_TYPE_DOCUMENT (stave_document_get_type ())
G_DECLARE_FINAL_TYPE (StaveDocument, stave_document, STAVE, DOCUMENT, GObject)

#define STAVE_DOCUMENT_ERROR (stave_document_error_quark ())
typedef enum
{
  STAVE_DOCUMENT_ERROR_NOT_A_FILE, /* a folder, a device */
  STAVE_DOCUMENT_ERROR_TOO_LARGE,
  STAVE_DOCUMENT_ERROR_NOT_TEXT,   /* binary, or not UTF-8 */
  STAVE_DOCUMENT_ERROR_LINE,       /* a line too long to be shown */
} StaveDocumentError;
GQuark stave_document_error_quark (void);

StaveDocument        *stave_document_new_for_lesson (LessonsLesson *lesson);
/* Reads the file; refuses what is no Go source with a message for the learner. */
StaveDocument        *stave_document_new_for_file   (GFile         *file,
                                                     GError       **error);
/* A program that came with its text, as one file or several. */
StaveDocument        *stave_document_new_for_texts  (const char *const *names,
                                                     const char *const *texts,
                                                     guint               n_files);

LessonsLesson        *stave_document_get_lesson     (StaveDocument *self); /* or NULL */
char                 *stave_document_dup_title      (StaveDocument *self);

guint                 stave_document_get_n_programs (StaveDocument *self);
const LessonsProgram *stave_document_get_program    (StaveDocument *self,
                                                     guint          program); /* or NULL */
/* G_MAXUINT if there is none of that name. */
guint                 stave_document_find_program   (StaveDocument *self,
                                                     const char    *name);

guint                 stave_document_get_n_files    (StaveDocument *self);
const char           *stave_document_get_file_name  (StaveDocument *self,
                                                     guint          index);
guint                 stave_document_get_file_program (StaveDocument *self,
                                                       guint        index);
GFile                *stave_document_get_file       (StaveDocument *self,
                                                     guint          index); /* or NULL */
GtkSourceBuffer      *stave_document_get_buffer     (StaveDocument *self,
                                                     guint          index);
/* The file of a program, G_MAXUINT if it has none of that name; NULL for its first. */
guint                 stave_document_find_file      (StaveDocument *self,
                                                     guint          program,
                                                     const char    *name);
char                 *stave_document_dup_text       (StaveDocument *self,
                                                     guint          index);
/* The line of a marker in the text as it is now, 0 if it is gone. */
guint                 stave_document_find_marker    (StaveDocument *self,
                                                     guint          index,
                                                     const char    *marker);
/* Breakpoints move with the text. toggle returns whether there is one now. */
gboolean              stave_document_toggle_breakpoint (StaveDocument *self,
                                                        guint          index,
                                                        guint          line);
gboolean              stave_document_has_breakpoint (StaveDocument *self,
                                                     guint          index,
                                                     guint          line);
GArray               *stave_document_dup_breakpoints (StaveDocument *self,
                                                      guint          index); /* of guint */
/* A file of the learner's own with unsaved edits, or G_MAXUINT. */
guint                 stave_document_find_unsaved   (StaveDocument *self);
gboolean              stave_document_is_edited      (StaveDocument *self,
                                                     guint          index);
void                  stave_document_revert         (StaveDocument *self,
                                                     guint          index);
/* Brings edits of another time back; FALSE if that is no text. */
gboolean              stave_document_restore        (StaveDocument *self,
                                                     guint          index,
                                                     const char    *text,
                                                     gsize          len);
/* Writes a file's text; a document of one's own remembers the place. Fails with
 * G_IO_ERROR_WRONG_ETAG where another program has written meanwhile; overwrite does not ask. */
gboolean              stave_document_save           (StaveDocument *self,
                                                     guint          index,
                                                     GFile         *file,
                                                     GError       **error);
gboolean              stave_document_overwrite      (StaveDocument *self,
                                                     guint          index,
                                                     GFile         *file,
                                                     GError       **error);

G_END_DECLS
