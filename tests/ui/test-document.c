/* SPDX-License-Identifier: MIT */
#include <adwaita.h>
#include <string.h>

#include "stave-document.h"
#include "stave-window.h"

static char *dir;

static GFile *
write_file (const char *name,
            const char *text,
            gssize      len)
{
  g_autofree char   *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, len, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
assert_refused (GFile      *file,
                int         code,
                const char *words)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (StaveDocument) document = stave_document_new_for_file (file, &error);

  g_assert_null (document);
  g_assert_error (error, STAVE_DOCUMENT_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_opens_a_program (void)
{
  g_autoptr (GFile)         file = write_file ("one.go", "package main\n\nfunc main() {}\n", -1);
  g_autoptr (GError)        error = NULL;
  g_autoptr (StaveDocument) document = stave_document_new_for_file (file, &error);
  g_autofree char          *text = NULL;
  g_autofree char          *title = NULL;

  g_assert_no_error (error);
  text = stave_document_dup_text (document, 0);
  title = stave_document_dup_title (document);
  g_assert_cmpstr (text, ==, "package main\n\nfunc main() {}\n");
  g_assert_cmpstr (title, ==, "one.go");
  g_assert_cmpuint (stave_document_get_n_files (document), ==, 1);
  g_assert_false (stave_document_is_edited (document, 0));
  g_assert_finalize_object (g_steal_pointer (&document));
}

static void
test_refuses_what_is_no_source (void)
{
  g_autoptr (GFile)  folder = g_file_new_for_path (dir);
  g_autoptr (GFile)  missing = g_file_get_child (folder, "missing.go");
  g_autoptr (GFile)  binary = write_file ("binary.go", "ELF\0\0\1", 6);
  g_autoptr (GFile)  latin = write_file ("latin.go", "package main\n// caf\xe9\n", -1);
  g_autofree char   *long_line = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char   *wide_line = g_strnfill (100 * 1024, 'x');
  g_autoptr (GFile)  huge = write_file ("huge.go", long_line, -1);
  g_autoptr (GFile)  wide = write_file ("wide.go", wide_line, -1);
  g_autoptr (GError) error = NULL;

  assert_refused (folder, STAVE_DOCUMENT_ERROR_NOT_A_FILE, "is not a file");
  assert_refused (binary, STAVE_DOCUMENT_ERROR_NOT_TEXT, "binary");
  assert_refused (latin, STAVE_DOCUMENT_ERROR_NOT_TEXT, "line 2");
  assert_refused (huge, STAVE_DOCUMENT_ERROR_TOO_LARGE, "too large");
  assert_refused (wide, STAVE_DOCUMENT_ERROR_LINE, "102400 bytes");
  g_assert_null (stave_document_new_for_file (missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_opens_an_empty_file (void)
{
  g_autoptr (GFile)         file = write_file ("empty.go", "", 0);
  g_autoptr (GError)        error = NULL;
  g_autoptr (StaveDocument) document = stave_document_new_for_file (file, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
}

static void
test_edits_can_be_taken_back_and_saved (void)
{
  g_autoptr (GFile)         file = write_file ("edit.go", "package main\n", -1);
  g_autoptr (StaveDocument) document = stave_document_new_for_file (file, NULL);
  g_autoptr (GError)        error = NULL;
  g_autofree char          *saved = NULL;
  GtkTextBuffer            *buffer = GTK_TEXT_BUFFER (stave_document_get_buffer (document, 0));

  gtk_text_buffer_insert_at_cursor (buffer, "// hi\n", -1);
  g_assert_true (stave_document_is_edited (document, 0));
  stave_document_revert (document, 0);
  g_assert_false (stave_document_is_edited (document, 0));

  gtk_text_buffer_insert_at_cursor (buffer, "// hi\n", -1);
  g_assert_true (stave_document_save (document, 0, file, &error));
  g_assert_no_error (error);
  g_assert_false (stave_document_is_edited (document, 0));
  g_file_load_contents (file, NULL, &saved, NULL, NULL, NULL);
  g_assert_nonnull (strstr (saved, "// hi\n"));
}

static void
test_each_file_remembers_where_it_was_saved (void)
{
  const char *const         names[] = { "a.go", "b.go" };
  const char *const         texts[] = { "package main\n", "package main\n" };
  g_autoptr (StaveDocument) document = stave_document_new_for_texts (names, texts, 2);
  g_autoptr (GFile)         file = write_file ("a-saved.go", "", 0);
  g_autoptr (GError)        error = NULL;

  g_assert_cmpuint (stave_document_find_unsaved (document), ==, G_MAXUINT);
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (stave_document_get_buffer (document, 1)),
                                    "// b\n", -1);
  g_assert_cmpuint (stave_document_find_unsaved (document), ==, 1);
  g_assert_true (stave_document_save (document, 0, file, &error));
  g_assert_no_error (error);
  g_assert_true (stave_document_get_file (document, 0) == file);
  g_assert_null (stave_document_get_file (document, 1));
  g_assert_cmpuint (stave_document_find_unsaved (document), ==, 1);
}

static void
test_breakpoints_move_with_the_text (void)
{
  const char *const         names[] = { "a.go" };
  const char *const         texts[] = { "one\ntwo\nthree\n" };
  g_autoptr (StaveDocument) document = stave_document_new_for_texts (names, texts, 1);
  GtkTextBuffer            *buffer = GTK_TEXT_BUFFER (stave_document_get_buffer (document, 0));
  g_autoptr (GArray)        lines = NULL;
  GtkTextIter               start;

  g_assert_true (stave_document_toggle_breakpoint (document, 0, 2));
  g_assert_false (stave_document_toggle_breakpoint (document, 0, 99));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "zero\n", -1);
  g_assert_false (stave_document_has_breakpoint (document, 0, 2));
  g_assert_true (stave_document_has_breakpoint (document, 0, 3));
  stave_document_toggle_breakpoint (document, 0, 1);
  lines = stave_document_dup_breakpoints (document, 0);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpuint (g_array_index (lines, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (lines, guint, 1), ==, 3);
  g_assert_false (stave_document_toggle_breakpoint (document, 0, 3));
  g_assert_false (stave_document_has_breakpoint (document, 0, 3));
}

static void
test_markers_are_found_in_the_edited_text (void)
{
  const char *const         names[] = { "a.go", "b.go" };
  const char *const         texts[] = { "package main\nvar a int //stave:here\n", "package main\n" };
  g_autoptr (StaveDocument) document = stave_document_new_for_texts (names, texts, 2);
  GtkTextBuffer            *buffer = GTK_TEXT_BUFFER (stave_document_get_buffer (document, 0));
  GtkTextIter               start;

  g_assert_cmpuint (stave_document_find_marker (document, 0, "here"), ==, 2);
  g_assert_cmpuint (stave_document_find_marker (document, 0, "7"), ==, 7);
  g_assert_cmpuint (stave_document_find_marker (document, 0, "gone"), ==, 0);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "\n", -1);
  g_assert_cmpuint (stave_document_find_marker (document, 0, "here"), ==, 3);
  g_assert_cmpuint (stave_document_find_file (document, 0, "b.go"), ==, 1);
  g_assert_cmpuint (stave_document_find_file (document, 0, "c.go"), ==, G_MAXUINT);
}

int
main (int   argc,
      char *argv[])
{
  int code;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  stave_ui_init ();
  dir = g_dir_make_tmp ("stave-test-XXXXXX", NULL);
  g_test_add_func ("/ui/document/opens-a-program", test_opens_a_program);
  g_test_add_func ("/ui/document/refuses-what-is-no-source", test_refuses_what_is_no_source);
  g_test_add_func ("/ui/document/opens-an-empty-file", test_opens_an_empty_file);
  g_test_add_func ("/ui/document/edits-can-be-taken-back-and-saved",
                   test_edits_can_be_taken_back_and_saved);
  g_test_add_func ("/ui/document/each-file-remembers-where-it-was-saved",
                   test_each_file_remembers_where_it_was_saved);
  g_test_add_func ("/ui/document/breakpoints-move-with-the-text",
                   test_breakpoints_move_with_the_text);
  g_test_add_func ("/ui/document/markers-are-found-in-the-edited-text",
                   test_markers_are_found_in_the_edited_text);
  code = g_test_run ();
  g_free (dir);
  return code;
}
