/* SPDX-License-Identifier: MIT */

/* Arena, source positions and the diagnostics list. */
#include "base-arena.h"
#include "base-diag.h"

#include <string.h>

static void
test_arena (void)
{
  g_autoptr (BaseArena) arena = base_arena_new ();
  char *last = NULL;

  for (gsize n = 0; n < 3000; n++)
    {
      char *memory = base_arena_alloc (arena, n);

      g_assert_cmpuint ((gsize) memory % 16, ==, 0);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpint (memory[i], ==, 0);
      memset (memory, 0xee, n);
      g_assert_true (memory != last || n == 1);
      last = memory;
    }
  g_assert_cmpstr (base_arena_strdup (arena, "stave"), ==, "stave");
}

static void
test_locate (void)
{
  g_autoptr (BaseSourceSet) set = base_source_set_new ();
  BaseSource *one = base_source_set_add (set, "one", "ab\ncd", -1);
  BaseSource *two = base_source_set_add (set, "two", "", 0);
  BaseLocation location;

  g_assert_false (base_source_set_locate (set, 0, &location));
  g_assert_true (base_source_set_locate (set, one->base + 4, &location));
  g_assert_true (location.source == one);
  g_assert_cmpuint (location.line, ==, 2);
  g_assert_cmpuint (location.column, ==, 2);
  g_assert_true (base_source_set_locate (set, one->base + 5, &location));
  g_assert_cmpuint (location.column, ==, 3);
  g_assert_true (base_source_set_locate (set, two->base, &location));
  g_assert_true (location.source == two);
  g_assert_cmpuint (location.line, ==, 1);
  g_assert_false (base_source_set_locate (set, two->base + 1, &location));
  g_assert_cmpuint (base_source_get_line_pos (one, 2), ==, one->base + 3);
  g_assert_cmpuint (base_source_get_line_pos (one, 3), ==, 0);
}

static void
test_diags (void)
{
  g_autoptr (BaseSourceSet) set = base_source_set_new ();
  BaseSource *source = base_source_set_add (set, "a.go", "\tx := \xe4\xb8\xad y\nz\n", -1);
  g_autoptr (BaseDiagList) diags = base_diag_list_new (set);
  g_autoptr (GString) text = g_string_new (NULL);

  base_diag_list_add (diags, BASE_DIAG_ERROR, source->base + 12, "second");
  base_diag_list_add (diags, BASE_DIAG_ERROR, source->base + 10, "first %d", 1);
  base_diag_list_add (diags, BASE_DIAG_WARNING, source->base + 10, "first %d", 1);
  base_diag_list_finish (diags, 10);
  base_diag_list_print (diags, TRUE, text);
  g_assert_cmpstr (text->str, ==,
                   "a.go:1:11: first 1\n    \tx := \xe4\xb8\xad y\n    \t        ^\n"
                   "a.go:2:1: second\n    z\n    ^\n");
}

static void
test_limit (void)
{
  g_autoptr (BaseSourceSet) set = base_source_set_new ();
  BaseSource *source = base_source_set_add (set, "a.go", "\n\n\n\n\n", -1);
  g_autoptr (BaseDiagList) diags = base_diag_list_new (set);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 5; i++)
    base_diag_list_add (diags, BASE_DIAG_ERROR, source->base + (i ^ 1), "e%u", i ^ 1);
  base_diag_list_finish (diags, 2);
  base_diag_list_print (diags, FALSE, text);
  g_assert_cmpstr (text->str, ==,
                   "a.go:1:1: e0\na.go:2:1: e1\na.go:1:1: too many errors\n");
}

static void
test_line_marks (void)
{
  g_autoptr (BaseSourceSet) set = base_source_set_new ();
  BaseSource *source = base_source_set_add (set, "a.go", "one\n//\ntwo\nthree\n/**/four\nfive\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  const guint32 offsets[] = { 0, 7, 11, 12, 21, 25 };
  BaseTold told;

  base_source_mark (source, 7, "b.go", 10, 0);
  base_source_mark (source, 21, "c.go", 20, 5);
  base_source_mark (source, 7, "met again", 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_assert_true (base_source_set_tell (set, source->base + offsets[i], &told));
      base_told_print (&told, text);
      g_string_append_c (text, ' ');
    }
  g_assert_cmpstr (text->str, ==, "a.go:1:1 b.go:10 b.go:11 b.go:11 c.go:20:5 c.go:20:9 ");
  g_assert_false (base_source_set_tell (set, source->base + 100, &told));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/source/line-marks-are-told-instead-of-the-place", test_line_marks);
  g_test_add_func ("/base/arena/memory-is-aligned-zeroed-and-distinct", test_arena);
  g_test_add_func ("/base/source/positions-are-found", test_locate);
  g_test_add_func ("/base/diag/messages-are-sorted-and-carets-stand-right", test_diags);
  g_test_add_func ("/base/diag/a-file-has-a-limit", test_limit);
  return g_test_run ();
}
