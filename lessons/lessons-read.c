/* SPDX-License-Identifier: MIT */

/*
 * Reading the texts of a lesson. What is not a text (a folder, a picture, a
 * file without end) is told here, once, in the same words for every kind of
 * file; the size is asked before a byte is read.
 */

#include "lessons-read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/**
 * lessons_read_locate:
 * @text: a text
 * @at: a byte of it
 * @out_line: the byte's line, from 1
 * @out_column: its column in characters, from 1
 *
 * Finds where a byte lies. Cost: linear in the text before it.
 */
void
lessons_read_locate (const char *text,
                     const char *at,
                     guint      *out_line,
                     guint      *out_column)
{
  const char *line_start = text;
  guint column = 1;

  *out_line = 1;
  for (const char *p = text; p < at; p++)
    if (*p == '\n')
      {
        (*out_line)++;
        line_start = p + 1;
      }
  for (const char *p = line_start; p < at; p++)
    if ((*p & 0xc0) != 0x80)
      column++;
  *out_column = column;
}

/**
 * lessons_read_check:
 * @text: a text
 * @len: its length in bytes
 * @file_name: its name in messages
 * @problems: where to tell what is wrong
 *
 * Looks whether this is a text that the parsers of this folder accept.
 *
 * Returns: %TRUE if it is
 */
gboolean
lessons_read_check (const char      *text,
                    gsize            len,
                    const char      *file_name,
                    LessonsProblems *problems)
{
  const char *bad;
  guint line, column;

  if (len > LESSONS_MAX_TEXT_BYTES)
    {
      lessons_problems_add (problems, LESSONS_ERROR, file_name, 0, 0,
                            "keep files of a lesson short; split or shorten it",
                            "the file is %" G_GSIZE_FORMAT " bytes long, more than 1 MiB", len);
      return FALSE;
    }
  if (memchr (text, '\0', len) != NULL)
    {
      lessons_problems_add (problems, LESSONS_ERROR, file_name, 0, 0,
                            "put the text file that belongs here in its place",
                            "this is a binary file, not a text");
      return FALSE;
    }
  if (!g_utf8_validate_len (text, len, &bad))
    {
      lessons_read_locate (text, bad, &line, &column);
      lessons_problems_add (problems, LESSONS_ERROR, file_name, line, column,
                            "save the file as UTF-8", "byte 0x%02x is not valid UTF-8",
                            (guchar) *bad);
      return FALSE;
    }
  return TRUE;
}

/* Reads at most one byte more than is allowed: enough to know that it is too much. */
static char *
read_all (int    fd,
          gsize *out_len)
{
  g_autofree char *buffer = g_malloc (LESSONS_MAX_TEXT_BYTES + 2);
  gsize len = 0;

  while (len <= LESSONS_MAX_TEXT_BYTES)
    {
      gssize n = read (fd, buffer + len, LESSONS_MAX_TEXT_BYTES + 1 - len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      len += n;
    }
  buffer[len] = '\0';
  *out_len = len;
  return g_realloc (g_steal_pointer (&buffer), len + 1);
}

/* Opens what is a regular file; tells what else it is. Not blocking, so that a pipe does not. */
static int
open_regular (const char      *path,
              const char      *file_name,
              const char      *mend_missing,
              LessonsProblems *problems)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    {
      int saved = errno;

      if (saved == ENOENT)
        lessons_problems_add (problems, LESSONS_ERROR, file_name, 0, 0, mend_missing,
                              "the file is missing");
      else
        lessons_problems_add (problems, LESSONS_ERROR, file_name, 0, 0, "make the file readable",
                              "cannot be opened: %s", g_strerror (saved));
      return -1;
    }
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode)
      && info.st_size <= LESSONS_MAX_TEXT_BYTES)
    return fd;
  if (S_ISDIR (info.st_mode))
    lessons_problems_add (problems, LESSONS_ERROR, file_name, 0, 0,
                          "put a file in its place", "this is a folder, not a file");
  else if (!S_ISREG (info.st_mode))
    lessons_problems_add (problems, LESSONS_ERROR, file_name, 0, 0,
                          "put a file in its place", "this is not a regular file");
  else
    lessons_problems_add (problems, LESSONS_ERROR, file_name, 0, 0,
                          "keep files of a lesson short; split or shorten it",
                          "the file is %" G_GINT64_FORMAT " bytes long, more than 1 MiB",
                          (gint64) info.st_size);
  close (fd);
  return -1;
}

/**
 * lessons_read_file:
 * @dir: the folder
 * @file_name: the file in it
 * @mend_missing: (nullable): what to do when there is no such file
 * @out_len: the length of the text in bytes
 * @problems: where to tell what is wrong
 *
 * Reads a text file of a lesson. Windows line ends and a byte order mark are taken away.
 *
 * Returns: (transfer full) (nullable): the text, NUL-terminated
 */
char *
lessons_read_file (const char      *dir,
                   const char      *file_name,
                   const char      *mend_missing,
                   gsize           *out_len,
                   LessonsProblems *problems)
{
  g_autofree char *path = g_build_filename (dir, file_name, NULL);
  g_autofree char *text = NULL;
  int fd = open_regular (path, file_name, mend_missing, problems);
  gsize len = 0;
  gsize start;
  gsize n = 0;

  if (fd < 0)
    return NULL;
  text = read_all (fd, &len);
  close (fd);
  if (text == NULL)
    {
      lessons_problems_add (problems, LESSONS_ERROR, file_name, 0, 0, NULL, "cannot be read");
      return NULL;
    }
  if (!lessons_read_check (text, len, file_name, problems))
    return NULL;

  start = g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0;
  for (gsize i = start; i < len; i++)
    if (!(text[i] == '\r' && text[i + 1] == '\n'))
      text[n++] = text[i];
  text[n] = '\0';
  *out_len = n;
  return g_steal_pointer (&text);
}
