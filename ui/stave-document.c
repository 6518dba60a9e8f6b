/* SPDX-License-Identifier: MIT */
/*
 * A file knows two texts: the pristine one, which the lesson has or which lies on the disk, and the
 * one in the buffer. What differs is edited. Of a file on the disk it also knows which state of it
 * the pristine text is (its entity tag), so that saving does not silently undo what another program
 * wrote there meanwhile.
 */
#include "stave-document.h"

#include <string.h>

#include "stave-document-read.h"
#include "stave-language.h"

typedef struct
{
  char            *name;
  char            *pristine;
  guint            program;
  GtkSourceBuffer *buffer;
  GFile           *saved_as; /* where it lies, or NULL */
  char            *etag;     /* of the pristine text there, or NULL */
} DocumentFile;

struct _StaveDocument
{
  GObject        parent_instance;
  LessonsLesson *lesson;
  GArray        *files; /* DocumentFile */
};

G_DEFINE_FINAL_TYPE (StaveDocument, stave_document, G_TYPE_OBJECT)
G_DEFINE_QUARK (stave-document-error-quark, stave_document_error)

static DocumentFile *
get_file (StaveDocument *self,
          guint          index)
{
  g_assert (index < self->files->len);
  return &g_array_index (self->files, DocumentFile, index);
}

static void
document_file_clear (gpointer data)
{
  DocumentFile *file = data;

  g_free (file->name);
  g_free (file->pristine);
  g_object_unref (file->buffer);
  g_clear_object (&file->saved_as);
  g_free (file->etag);
}

static void
stave_document_finalize (GObject *object)
{
  StaveDocument *self = STAVE_DOCUMENT (object);

  g_clear_pointer (&self->lesson, lessons_lesson_unref);
  g_array_unref (self->files);
  G_OBJECT_CLASS (stave_document_parent_class)->finalize (object);
}

static void
stave_document_class_init (StaveDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stave_document_finalize;
}

static void
stave_document_init (StaveDocument *self)
{
  self->files = g_array_new (FALSE, FALSE, sizeof (DocumentFile));
  g_array_set_clear_func (self->files, document_file_clear);
}

static void
set_buffer_text (GtkSourceBuffer *buffer,
                 const char      *text,
                 gssize           len)
{
  GtkTextBuffer *text_buffer = GTK_TEXT_BUFFER (buffer);
  GtkTextIter    start;

  gtk_text_buffer_begin_irreversible_action (text_buffer);
  gtk_text_buffer_set_text (text_buffer, text, len);
  gtk_text_buffer_end_irreversible_action (text_buffer);
  gtk_text_buffer_get_start_iter (text_buffer, &start);
  gtk_text_buffer_place_cursor (text_buffer, &start);
  gtk_text_buffer_set_modified (text_buffer, FALSE);
}

static void
add_file (StaveDocument *self,
          guint          program,
          const char    *name,
          const char    *text)
{
  DocumentFile file = {
    .name = g_strdup (name),
    .pristine = g_strdup (text),
    .program = program,
    .buffer = gtk_source_buffer_new (NULL), /* who shows it gives it colours */
  };

  gtk_source_buffer_set_highlight_matching_brackets (file.buffer, FALSE);
  set_buffer_text (file.buffer, text, -1);
  g_array_append_val (self->files, file);
}

/**
 * stave_document_new_for_lesson:
 * @lesson: a lesson
 *
 * Returns: (transfer full): all of its programs
 */
StaveDocument *
stave_document_new_for_lesson (LessonsLesson *lesson)
{
  StaveDocument *self = g_object_new (STAVE_TYPE_DOCUMENT, NULL);

  self->lesson = lessons_lesson_ref (lesson);
  for (guint i = 0; i < lessons_lesson_get_n_programs (lesson); i++)
    {
      const LessonsProgram *program = lessons_lesson_get_program (lesson, i);

      for (guint k = 0; k < program->n_files; k++)
        add_file (self, i, program->files[k].name,
                  program->files[k].text != NULL ? program->files[k].text : "");
    }
  return self;
}

/**
 * stave_document_new_for_texts:
 * @names: (array length=n_files): of the files
 * @texts: (array length=n_files): valid UTF-8
 * @n_files: at least one
 *
 * Returns: (transfer full): one program of these files, which lie nowhere yet
 */
StaveDocument *
stave_document_new_for_texts (const char *const *names,
                              const char *const *texts,
                              guint              n_files)
{
  StaveDocument *self = g_object_new (STAVE_TYPE_DOCUMENT, NULL);

  g_return_val_if_fail (n_files > 0, self);

  for (guint i = 0; i < n_files; i++)
    add_file (self, 0, names[i], texts[i]);
  return self;
}

/**
 * stave_document_new_for_file:
 * @file: a Go program
 * @error: return location for an error
 *
 * Errors: those of reading, and #StaveDocumentError for what is not text.
 *
 * Returns: (transfer full) (nullable): the document
 */
StaveDocument *
stave_document_new_for_file (GFile   *file,
                             GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name != NULL ? name : "?");
  g_autofree char *etag = NULL;
  g_autofree char *text = stave_document_read (file, display, &etag, error);
  StaveDocument   *self;

  if (text == NULL)
    return NULL;
  self = g_object_new (STAVE_TYPE_DOCUMENT, NULL);
  add_file (self, 0, display, text);
  get_file (self, 0)->saved_as = g_object_ref (file);
  get_file (self, 0)->etag = g_steal_pointer (&etag);
  return self;
}

/**
 * stave_document_get_lesson:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the lesson it shows
 */
LessonsLesson *
stave_document_get_lesson (StaveDocument *self)
{
  return self->lesson;
}

/**
 * stave_document_get_file:
 * @self: a document
 * @index: of the file
 *
 * Returns: (transfer none) (nullable): where the file of the learner's own lies; %NULL for a
 * lesson's and for one that has not been saved yet
 */
GFile *
stave_document_get_file (StaveDocument *self,
                         guint          index)
{
  return get_file (self, index)->saved_as;
}

/**
 * stave_document_dup_title:
 * @self: a document
 *
 * Returns: (transfer full): the lesson's title in the interface's language, or the file's name
 */
char *
stave_document_dup_title (StaveDocument *self)
{
  if (self->lesson != NULL)
    return g_strdup (lessons_text_get (lessons_lesson_get_title (self->lesson),
                                       stave_language_get (stave_language_get_default ())));
  return g_strdup (get_file (self, 0)->name);
}

/**
 * stave_document_get_n_programs:
 * @self: a document
 *
 * Returns: how many programs can be run
 */
guint
stave_document_get_n_programs (StaveDocument *self)
{
  return self->lesson != NULL ? lessons_lesson_get_n_programs (self->lesson) : 1;
}

/**
 * stave_document_get_program:
 * @self: a document
 * @program: index
 *
 * Returns: (nullable): what the lesson says of it; %NULL for a file of one's own
 */
const LessonsProgram *
stave_document_get_program (StaveDocument *self,
                            guint          program)
{
  if (self->lesson == NULL || program >= lessons_lesson_get_n_programs (self->lesson))
    return NULL;
  return lessons_lesson_get_program (self->lesson, program);
}

/**
 * stave_document_find_program:
 * @self: a document
 * @name: name of a program
 *
 * Returns: its index, or %G_MAXUINT
 */
guint
stave_document_find_program (StaveDocument *self,
                             const char    *name)
{
  for (guint i = 0; self->lesson != NULL && i < stave_document_get_n_programs (self); i++)
    if (g_strcmp0 (stave_document_get_program (self, i)->name, name) == 0)
      return i;
  return G_MAXUINT;
}

/**
 * stave_document_get_n_files:
 * @self: a document
 *
 * Returns: number of files of all programs
 */
guint
stave_document_get_n_files (StaveDocument *self)
{
  return self->files->len;
}

/**
 * stave_document_get_file_name:
 * @self: a document
 * @index: of the file
 *
 * Returns: its name, as diagnostics show it
 */
const char *
stave_document_get_file_name (StaveDocument *self,
                              guint          index)
{
  return get_file (self, index)->name;
}

/**
 * stave_document_get_file_program:
 * @self: a document
 * @index: of the file
 *
 * Returns: index of the program it belongs to
 */
guint
stave_document_get_file_program (StaveDocument *self,
                                 guint          index)
{
  return get_file (self, index)->program;
}

/**
 * stave_document_get_buffer:
 * @self: a document
 * @index: of the file
 *
 * Returns: (transfer none): its text
 */
GtkSourceBuffer *
stave_document_get_buffer (StaveDocument *self,
                           guint          index)
{
  return get_file (self, index)->buffer;
}

/**
 * stave_document_find_file:
 * @self: a document
 * @program: index of a program
 * @name: (nullable): name of the file, %NULL for the program's first
 *
 * Returns: its index, or %G_MAXUINT
 */
guint
stave_document_find_file (StaveDocument *self,
                          guint          program,
                          const char    *name)
{
  for (guint i = 0; i < self->files->len; i++)
    if (get_file (self, i)->program == program
        && (name == NULL || g_str_equal (get_file (self, i)->name, name)))
      return i;
  return G_MAXUINT;
}

/**
 * stave_document_dup_text:
 * @self: a document
 * @index: of the file
 *
 * Returns: (transfer full): its text as it is now
 */
char *
stave_document_dup_text (StaveDocument *self,
                         guint          index)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (get_file (self, index)->buffer);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * stave_document_find_marker:
 * @self: a document
 * @index: of the file
 * @marker: name of a marker, or a line number
 *
 * Returns: the line from 1, or 0
 */
guint
stave_document_find_marker (StaveDocument *self,
                            guint          index,
                            const char    *marker)
{
  g_autofree char *text = NULL;
  LessonsMarker   *markers;
  guint            n, line = 0;
  guint64          number;

  if (g_ascii_string_to_unsigned (marker, 10, 1, G_MAXINT, &number, NULL))
    return (guint) number;
  text = stave_document_dup_text (self, index);
  markers = lessons_markers_scan (text, -1, &n);
  for (guint i = 0; i < n && line == 0; i++)
    if (g_str_equal (markers[i].name, marker))
      line = markers[i].line;
  lessons_markers_free (markers, n);
  return line;
}

static GtkSourceMark *
find_breakpoint (StaveDocument *self,
                 guint          index,
                 guint          line)
{
  g_autoptr (GSList) marks = gtk_source_buffer_get_source_marks_at_line (
      get_file (self, index)->buffer, line - 1, STAVE_BREAKPOINT_CATEGORY);

  return marks != NULL ? marks->data : NULL;
}

/**
 * stave_document_toggle_breakpoint:
 * @self: a document
 * @index: of the file
 * @line: from 1
 *
 * Returns: whether the line has a breakpoint now
 */
gboolean
stave_document_toggle_breakpoint (StaveDocument *self,
                                  guint          index,
                                  guint          line)
{
  GtkSourceBuffer *buffer = get_file (self, index)->buffer;
  GtkTextIter      start, end;

  if (line < 1 || line > (guint) gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)))
    return FALSE;
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (buffer), &start, line - 1);
  if (find_breakpoint (self, index, line) == NULL)
    {
      gtk_source_buffer_create_source_mark (buffer, NULL, STAVE_BREAKPOINT_CATEGORY, &start);
      return TRUE;
    }
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  gtk_source_buffer_remove_source_marks (buffer, &start, &end, STAVE_BREAKPOINT_CATEGORY);
  return FALSE;
}

/**
 * stave_document_has_breakpoint:
 * @self: a document
 * @index: of the file
 * @line: from 1
 *
 * Returns: whether the line has a breakpoint
 */
gboolean
stave_document_has_breakpoint (StaveDocument *self,
                               guint          index,
                               guint          line)
{
  return find_breakpoint (self, index, line) != NULL;
}

/**
 * stave_document_dup_breakpoints:
 * @self: a document
 * @index: of the file
 *
 * Returns: (transfer full) (element-type guint): their lines, ascending
 */
GArray *
stave_document_dup_breakpoints (StaveDocument *self,
                                guint          index)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (get_file (self, index)->buffer);
  GArray        *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkTextIter    iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    {
      guint line = gtk_text_iter_get_line (&iter) + 1;

      if (find_breakpoint (self, index, line) != NULL
          && (lines->len == 0 || g_array_index (lines, guint, lines->len - 1) != line))
        g_array_append_val (lines, line);
    }
  while (gtk_source_buffer_forward_iter_to_source_mark (get_file (self, index)->buffer, &iter,
                                                        STAVE_BREAKPOINT_CATEGORY));
  return lines;
}

/**
 * stave_document_is_edited:
 * @self: a document
 * @index: of the file
 *
 * Returns: whether the text differs from what was opened or saved
 */
gboolean
stave_document_is_edited (StaveDocument *self,
                          guint          index)
{
  g_autofree char *text = stave_document_dup_text (self, index);

  return !g_str_equal (text, get_file (self, index)->pristine);
}

/**
 * stave_document_find_unsaved:
 * @self: a document
 *
 * A lesson's programs are there to be tried out; edits of them need not be saved.
 *
 * Returns: the first file of the learner's own with edits that are not saved, or %G_MAXUINT
 */
guint
stave_document_find_unsaved (StaveDocument *self)
{
  for (guint i = 0; self->lesson == NULL && i < self->files->len; i++)
    if (stave_document_is_edited (self, i))
      return i;
  return G_MAXUINT;
}

/* Puts a text in the place of the other, as an edit that can be undone. */
static void
replace_text (GtkTextBuffer *buffer,
              const char    *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * stave_document_revert:
 * @self: a document
 * @index: of the file
 *
 * Takes the edits back. Undo brings them again.
 */
void
stave_document_revert (StaveDocument *self,
                       guint          index)
{
  DocumentFile *file = get_file (self, index);

  replace_text (GTK_TEXT_BUFFER (file->buffer), file->pristine);
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (file->buffer), FALSE);
}

/**
 * stave_document_restore:
 * @self: a document
 * @index: of the file
 * @text: edited text of another time
 * @len: its length in bytes
 *
 * Brings edits back that were kept outside. Undo does not take them away, revert does.
 *
 * Returns: whether it can be shown
 */
gboolean
stave_document_restore (StaveDocument *self,
                        guint          index,
                        const char    *text,
                        gsize          len)
{
  DocumentFile *file = get_file (self, index);

  if (!stave_document_check_text (file->name, text, len, NULL))
    return FALSE;
  set_buffer_text (file->buffer, text, len);
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (file->buffer), TRUE);
  return TRUE;
}

static gboolean
write_text (StaveDocument *self,
            guint          index,
            GFile         *file,
            const char    *old_etag,
            GError       **error)
{
  DocumentFile    *entry = get_file (self, index);
  g_autofree char *text = stave_document_dup_text (self, index);
  g_autofree char *etag = NULL;

  if (!g_file_replace_contents (file, text, strlen (text), old_etag, FALSE, G_FILE_CREATE_NONE,
                                &etag, NULL, error))
    return FALSE;
  if (self->lesson == NULL)
    {
      g_set_object (&entry->saved_as, file);
      g_free (entry->pristine);
      entry->pristine = g_steal_pointer (&text);
      g_free (entry->etag);
      entry->etag = g_steal_pointer (&etag);
      gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (entry->buffer), FALSE);
    }
  return TRUE;
}

/**
 * stave_document_save:
 * @self: a document
 * @index: of the file
 * @file: where to
 * @error: return location for an error
 *
 * Errors: %G_IO_ERROR_WRONG_ETAG if another program has written to the file since it was opened or
 * saved here; nothing is written then. And those of writing.
 *
 * Returns: whether the text was written
 */
gboolean
stave_document_save (StaveDocument *self,
                     guint          index,
                     GFile         *file,
                     GError       **error)
{
  DocumentFile *entry = get_file (self, index);
  gboolean      known = entry->saved_as != NULL && g_file_equal (entry->saved_as, file);

  return write_text (self, index, file, known ? entry->etag : NULL, error);
}

/**
 * stave_document_overwrite:
 * @self: a document
 * @index: of the file
 * @file: where to
 * @error: return location for an error
 *
 * As stave_document_save(), whatever the file holds by now.
 *
 * Returns: whether the text was written
 */
gboolean
stave_document_overwrite (StaveDocument *self,
                          guint          index,
                          GFile         *file,
                          GError       **error)
{
  return write_text (self, index, file, NULL, error);
}
