/* SPDX-License-Identifier: MIT */

/*
 * What a lesson sets side by side: the line that says a variant, constants in a source, and what is
 * told of a lesson.ini that names what is not there.
 */

#include "lessons-lesson.h"

#include <glib/gstdio.h>

/* ---- variants ------------------------------------------------------------------------ */

static void
test_variant_is_read_and_written (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LessonsVariant) variant
    = lessons_variant_parse (" limited  procs=4,limit=2000 policy=fifo seed=7 ", &error);
  g_autoptr (LessonsVariant) copy = NULL, same = NULL;
  g_autofree char *text = NULL, *empty = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (variant->program, ==, "limited");
  g_assert_cmpuint (variant->procs, ==, 4);
  g_assert_cmpstr (variant->policy, ==, "fifo");
  g_assert_cmpint (variant->seed, ==, 7);
  g_assert_cmpuint (variant->n_constants, ==, 1);
  g_assert_cmpstr (variant->constants[0].name, ==, "limit");
  g_assert_cmpstr (variant->constants[0].value, ==, "2000");
  copy = lessons_variant_copy (variant);
  text = lessons_variant_to_text (copy);
  g_assert_cmpstr (text, ==, "limited procs=4 policy=fifo seed=7 limit=2000");

  same = lessons_variant_parse ("procs=2", &error);
  g_assert_null (same->program);
  g_assert_cmpint (same->seed, <, 0);
  empty = lessons_variant_to_text (same);
  g_assert_cmpstr (empty, ==, "procs=2");
}

static void
test_variant_refuses_what_is_no_setting (void)
{
  static const char *const wrong[] = { "main other",   "main procs=0",    "procs=257",
                                       "procs=x",      "main seed=-1",    "policy=manual",
                                       "main limit=",  "main 2x=3",       "main =3",
                                       "main procs=2 other" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lessons_variant_parse (wrong[i], &error));
      g_assert_error (error, LESSONS_VARIANT_ERROR, LESSONS_VARIANT_ERROR_SETTING);
    }
}

static void
assert_constant (const char *text,
                 const char *name,
                 const char *expected) /* with the value 8, or NULL */
{
  g_autofree char *changed = lessons_constant_set (text, name, "8");
  g_autofree char *value = lessons_constant_dup_value (text, name);

  g_assert_cmpstr (changed, ==, expected);
  g_assert_true ((value != NULL) == (expected != NULL));
}

static void
test_constant_is_found_where_it_is_declared (void)
{
  assert_constant ("const a = 1\n", "a", "const a = 8\n");
  assert_constant ("package p\n\nconst a = 2 * x //stave:here\n", "a",
                   "package p\n\nconst a = 8 //stave:here\n");
  assert_constant ("const (\n\tab = 1\n\ta  = 22 // c\n)\n", "a",
                   "const (\n\tab = 1\n\ta  = 8 // c\n)\n");
  assert_constant ("const a = 1", "a", "const a = 8");
}

static void
test_what_only_looks_like_it_is_left (void)
{
  assert_constant ("var a = 1\n", "a", NULL);
  assert_constant ("const ab = 1\n", "a", NULL);
  assert_constant ("const (\n\tb = 1\n)\n\nfunc f() {\n\ta = 1\n}\n", "a", NULL);
  assert_constant ("const a int = 1\n", "a", NULL);
  assert_constant ("// const a = 1\n", "a", NULL);
  assert_constant ("const a =\n", "a", NULL);
  assert_constant ("", "a", NULL);
}

static void
test_constants_of_several_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LessonsVariant) good = lessons_variant_parse ("main a=5 b=6", NULL);
  g_autoptr (LessonsVariant) bad = lessons_variant_parse ("main c=5", NULL);
  char *texts[] = { g_strdup ("const a = 1\n"), g_strdup ("const b = 2\n") };

  g_assert_true (lessons_variant_set_constants (good, texts, 2, &error));
  g_assert_cmpstr (texts[0], ==, "const a = 5\n");
  g_assert_cmpstr (texts[1], ==, "const b = 6\n");
  g_assert_false (lessons_variant_set_constants (bad, texts, 2, &error));
  g_assert_error (error, LESSONS_VARIANT_ERROR, LESSONS_VARIANT_ERROR_CONSTANT);
  g_free (texts[0]);
  g_free (texts[1]);
}

/* ---- lesson.ini ---------------------------------------------------------------------- */

/* A lesson of two programs, whose lesson.ini goes on as told; removed again at once. */
static LessonsLesson *
load_lesson (const char *views,
             const char *rest)
{
  g_autofree char *parent = g_dir_make_tmp ("stave-compare-XXXXXX", NULL);
  g_autofree char *dir = g_build_filename (parent, "1.2-sample", NULL);
  g_autofree char *ini
    = g_strdup_printf ("[lesson]\nid=1.2\ntitle[en]=S\ntitle[zh]=S\nprograms=main;wide;odd\n"
                       "views=%s\n%s"
                       "[program main]\ntitle[en]=M\ntitle[zh]=M\n"
                       "[program wide]\ntitle[en]=W\ntitle[zh]=W\n"
                       "[program odd]\ntitle[en]=O\ntitle[zh]=O\n",
                       views, rest);
  const char *const files[][2] = { { "lesson.ini", ini },
                                   { "lesson.en.md", "# S\n" },
                                   { "lesson.zh.md", "# S\n" },
                                   { "main.go", "package main\nconst size = 1\n" },
                                   { "wide.go", "package main\n" },
                                   { "odd.go", "package main\n" } };
  LessonsLesson *lesson;

  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (dir, files[i][0], NULL);

      g_assert_true (g_file_set_contents (path, files[i][1], -1, NULL));
    }
  lesson = lessons_lesson_load (dir, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (dir, files[i][0], NULL);

      g_remove (path);
    }
  g_rmdir (dir);
  g_rmdir (parent);
  return lesson;
}

static void
assert_told (const char *views,
             const char *rest,
             const char *expected)
{
  g_autoptr (LessonsLesson) lesson = load_lesson (views, rest);
  g_autoptr (GString) out = g_string_new (NULL);

  lessons_problems_print (lessons_lesson_get_problems (lesson), out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_lesson_names_what_stands_beside (void)
{
  g_autoptr (LessonsLesson) lesson
    = load_lesson ("stage;compare", "compare=main;wide procs=4;main size=3\n"
                                    "[constant size]\ntitle[en]=Size\ntitle[zh]=S\nvalues=2;3\n");
  const LessonsKnob *knob;

  g_assert_cmpuint (lessons_problems_get_n (lessons_lesson_get_problems (lesson)), ==, 0);
  g_assert_cmpuint (lessons_lesson_get_n_compared (lesson), ==, 3);
  g_assert_cmpstr (lessons_lesson_find_beside (lesson, "main")->program, ==, "wide");
  g_assert_cmpuint (lessons_lesson_find_beside (lesson, "main")->procs, ==, 4);
  g_assert_cmpuint (lessons_lesson_find_beside (lesson, "wide")->n_constants, ==, 1);
  g_assert_cmpstr (lessons_lesson_find_beside (lesson, "odd")->program, ==, "main");
  g_assert_cmpuint (lessons_lesson_get_n_knobs (lesson), ==, 1);
  knob = lessons_lesson_get_knob (lesson, 0);
  g_assert_cmpstr (knob->name, ==, "size");
  g_assert_cmpstr (lessons_text_get (&knob->title, LESSONS_EN), ==, "Size");
  g_assert_cmpstr (knob->values[1], ==, "3");
}

static void
test_lesson_without_it (void)
{
  g_autoptr (LessonsLesson) lesson = load_lesson ("stage", "");

  g_assert_null (lessons_lesson_find_beside (lesson, "main"));
  g_assert_cmpuint (lessons_lesson_get_n_knobs (lesson), ==, 0);
}

static void
test_what_is_wrong_is_told (void)
{
  assert_told ("stage;compare", "",
               "lesson.ini:1: error: the view compare needs two variants to set side by side\n"
               "  mend: add compare= with two or more, such as compare=main;fixed\n");
  assert_told ("stage", "compare=main;wide\n",
               "lesson.ini:7: error: there is something to compare, but no view that does\n"
               "  mend: add compare to views=\n");
  assert_told ("compare", "compare=main;wide;none\n",
               "lesson.ini:7: error: “none” is no variant of a program of this lesson\n"
               "  mend: begin with the name of one of the lesson's programs\n");
  assert_told ("compare", "compare=main;wide;procs=2\n",
               "lesson.ini:7: error: “procs=2” is no variant of a program of this lesson\n"
               "  mend: begin with the name of one of the lesson's programs\n");
  assert_told ("compare", "compare=main;wide;wide size=3\n",
               "lesson.ini:7: error: the program “wide” has no constant “size”\n"
               "  mend: name a constant that is declared as “const name = value”\n");
  assert_told ("compare", "compare=main;wide;main procs=0\n",
               "lesson.ini:7: error: “procs=0”: not procs=1 to 256, policy=go, fifo or random, "
               "seed=N, or CONSTANT=VALUE\n"
               "  mend: write a program's name and settings, such as “main procs=4”\n");
  assert_told ("stage", "[constant none]\ntitle[en]=N\ntitle[zh]=N\nvalues=1\n",
               "lesson.ini:10: error: no program has a constant “none”\n"
               "  mend: declare it in a program as “const name = value”\n");
  assert_told ("stage", "[constant size]\ntitle[en]=N\ntitle[zh]=N\n",
               "lesson.ini:7: error: [constant size] has no values\n"
               "  mend: add values= with some that are worth trying\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lessons/variant/is-read-and-written", test_variant_is_read_and_written);
  g_test_add_func ("/lessons/variant/refuses-what-is-no-setting",
                   test_variant_refuses_what_is_no_setting);
  g_test_add_func ("/lessons/constant/is-found-where-it-is-declared",
                   test_constant_is_found_where_it_is_declared);
  g_test_add_func ("/lessons/constant/what-only-looks-like-it-is-left",
                   test_what_only_looks_like_it_is_left);
  g_test_add_func ("/lessons/constant/of-several-files", test_constants_of_several_files);
  g_test_add_func ("/lessons/compare/lesson-names-what-stands-beside",
                   test_lesson_names_what_stands_beside);
  g_test_add_func ("/lessons/compare/lesson-without-it", test_lesson_without_it);
  g_test_add_func ("/lessons/compare/what-is-wrong-is-told", test_what_is_wrong_is_told);
  return g_test_run ();
}
