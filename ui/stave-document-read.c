/* SPDX-License-Identifier: MIT */
/*
 * Opening is where the learner's file system meets the window: what cannot be a
 * Go program (folders, binaries, other encodings, files of absurd size) is refused
 * here, with a sentence that can be shown as it is.
 */
#include "stave-document-read.h"

#include <string.h>

#include "stave-document.h"
#include "stave-language.h"

#define MAX_FILE_BYTES (4 * 1024 * 1024)
/* GtkTextView lays out whole lines; far longer ones make it crawl. */
#define MAX_LINE_BYTES (64 * 1024)

/**
 * stave_document_check_text:
 * @name: of the file, for the message
 * @text: what it holds
 * @len: its length in bytes
 * @error: return location for an error
 *
 * Errors: #StaveDocumentError, with a sentence for the learner.
 *
 * Returns: whether the text can be shown and edited
 */
gboolean
stave_document_check_text (const char *name,
                           const char *text,
                           gsize       len,
                           GError    **error)
{
  const char *end = text + len;
  const char *bad;

  if (memchr (text, '\0', len) != NULL)
    {
      g_set_error (error, STAVE_DOCUMENT_ERROR, STAVE_DOCUMENT_ERROR_NOT_TEXT,
                   _("“%s” is a binary file, not Go source."), name);
      return FALSE;
    }
  if (!g_utf8_validate (text, len, &bad))
    {
      guint line = 1;

      for (const char *p = text; p < bad; p++)
        line += *p == '\n';
      g_set_error (error, STAVE_DOCUMENT_ERROR, STAVE_DOCUMENT_ERROR_NOT_TEXT,
                   _("“%s” is not UTF-8 text (line %u); Go source has to be."), name, line);
      return FALSE;
    }
  for (const char *start = text; start < end;)
    {
      const char *stop = memchr (start, '\n', end - start);

      stop = stop != NULL ? stop : end;
      if (stop - start > MAX_LINE_BYTES)
        {
          g_set_error (error, STAVE_DOCUMENT_ERROR, STAVE_DOCUMENT_ERROR_LINE,
                       _("“%s” has a line of %u bytes, which is too long to be shown."), name,
                       (guint) (stop - start));
          return FALSE;
        }
      start = stop + 1;
    }
  return TRUE;
}

/* Asks what the file is before reading it: a folder or a device would otherwise block or fail
 * with words that help nobody. */
static gboolean
check_kind (GFile   *file,
            GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                           "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                            G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, STAVE_DOCUMENT_ERROR, STAVE_DOCUMENT_ERROR_NOT_A_FILE,
                   _("“%s” is not a file."), g_file_info_get_display_name (info));
      return FALSE;
    }
  if (g_file_info_get_size (info) > MAX_FILE_BYTES)
    {
      g_autofree char *size = g_format_size (g_file_info_get_size (info));

      g_set_error (error, STAVE_DOCUMENT_ERROR, STAVE_DOCUMENT_ERROR_TOO_LARGE,
                   _("“%s” is too large to be a program (%s)."),
                   g_file_info_get_display_name (info), size);
      return FALSE;
    }
  return TRUE;
}

/**
 * stave_document_read:
 * @file: a Go program
 * @name: what it is called, for messages
 * @out_etag: (out): which state of the file it is
 * @error: return location for an error
 *
 * Errors: those of reading, and #StaveDocumentError for what is not text.
 *
 * Returns: (transfer full) (nullable): its text
 */
char *
stave_document_read (GFile      *file,
                     const char *name,
                     char      **out_etag,
                     GError    **error)
{
  g_autofree char *text = NULL;
  g_autofree char *etag = NULL;
  gsize            len;

  if (!check_kind (file, error) || !g_file_load_contents (file, NULL, &text, &len, &etag, error)
      || !stave_document_check_text (name, text, len, error))
    return NULL;
  *out_etag = g_steal_pointer (&etag);
  return g_steal_pointer (&text);
}
