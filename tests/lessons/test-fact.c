/* SPDX-License-Identifier: MIT */

/*
 * Expressions over facts: reading, writing, three-valued evaluation, and what
 * is told about mistakes.
 */

#include "lessons-fact.h"

#include <string.h>

/* Facts of a run as "name=value" lines; one that is not listed is not known. */
static char *
fact (const char *name,
      gpointer    user_data)
{
  const char *const *facts = user_data;

  for (; *facts != NULL; facts += 2)
    if (strcmp (facts[0], name) == 0)
      return g_strdup (facts[1]);
  return NULL;
}

static const char *const run[] = {
  "exit",        "2",  "leaked",       "2",         "output",   "ready\n1 2 3\nlast line",
  "panic",       "send on closed channel",          "deadlock", "0",
  "state:G3",    "waiting", "waits:produce", "chan send", "time_ns", "5000000000",
  "event:chan.send", "12", "len:jobs", "", NULL,
};

static void
assert_truth (const char  *text,
              LessonsTruth expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LessonsExpr) expr = lessons_expr_parse (text, &error);

  g_test_message ("%s", text);
  g_assert_no_error (error);
  g_assert_cmpint (lessons_expr_evaluate (expr, fact, (gpointer) run), ==, expected);
}

static void
test_holds (void)
{
  static const char *const texts[] = {
    "exit=2",
    "leaked>=2 and leaked<3",
    "panic=\"send on closed channel\"",
    "panic~closed",
    "panic!~\"nil map\"",
    "state:G3=waiting",
    "waits:produce=\"chan send\"",
    "time_ns=5s",
    "time_ns>4999ms and time_ns<=5000000us",
    "line:1=ready",
    "line:2=\"1 2 3\"",
    "line:9=\"\"",
    "lines=3",
    "not deadlock",
    "event:chan.send>3",
    "exit=0 or leaked=2",
    "not (exit=0 and leaked=2)",
    "leaked",
    "exit!=0",
    "len:jobs=\"\"",
    "  exit = 2  ",
    "output~\"ready\\n1\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_truth (texts[i], LESSONS_TRUTH_YES);
}

static void
test_does_not_hold (void)
{
  static const char *const texts[] = {
    "exit=0", "deadlock", "len:jobs", "not leaked=2", "panic<3", "exit=2 and exit=1",
    "line:1=last", "leaked=02x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_truth (texts[i], LESSONS_TRUTH_NO);
}

static void
test_unknown (void)
{
  assert_truth ("steps>3", LESSONS_TRUTH_UNKNOWN);
  assert_truth ("not steps>3", LESSONS_TRUTH_UNKNOWN);
  assert_truth ("steps>3 or exit=2", LESSONS_TRUTH_YES);
  assert_truth ("steps>3 or exit=1", LESSONS_TRUTH_UNKNOWN);
  assert_truth ("steps>3 and exit=1", LESSONS_TRUTH_NO);
  assert_truth ("exit=2 and steps>3", LESSONS_TRUTH_UNKNOWN);
}

static void
assert_error (const char *text,
              const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lessons_expr_parse (text, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_errors (void)
{
  g_autofree char *deep = g_strnfill (10000, '(');
  g_autoptr (GString) many = g_string_new ("exit=1");
  g_autoptr (GError) error = NULL;

  assert_error ("", "column 1: a fact is expected here");
  assert_error ("exit=", "column 6: a value is expected here");
  assert_error ("leekd=2", "column 1: there is no fact “leekd”");
  assert_error ("exit:3=2", "column 1: “exit” takes nothing after a colon");
  assert_error ("exit=0 and state=waiting", "column 12: “state” needs a colon and what it is of");
  assert_error ("(exit=0", "column 8: “)” is expected here");
  assert_error ("exit=0 leaked=1", "column 8: “and”, “or” or the end is expected here");
  assert_error ("output=\"x", "column 8: this quoted text has no end");
  assert_error ("exit=0 and", "column 11: a fact is expected here");
  assert_error ("\xff", "this is not valid UTF-8");
  g_assert_null (lessons_expr_parse (deep, NULL));
  for (guint i = 0; i < 1000; i++)
    g_string_append (many, " or exit=1");
  g_assert_null (lessons_expr_parse (many->str, &error));
  g_assert_error (error, LESSONS_FACT_ERROR, LESSONS_FACT_ERROR_SYNTAX);
}

static void
test_written_and_read_again (void)
{
  static const char *const texts[] = {
    "exit=2", "not (a)", "exit=0 or leaked=1 and not deadlock",
    "output=\"a \\\"b\\\" \\\\ \\n\\t\"", "state:\"a b\"=waiting", "line:1!~\"\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LessonsExpr) expr = lessons_expr_parse (texts[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (LessonsExpr) again = NULL;
      g_autofree char *text_again = NULL;

      if (expr == NULL)
        {
          g_assert_cmpuint (i, ==, 1);
          continue;
        }
      text = lessons_expr_to_string (expr);
      again = lessons_expr_parse (text, NULL);
      text_again = lessons_expr_to_string (again);
      g_assert_cmpstr (text, ==, text_again);
    }
}

static void
collect (const char *name,
         gpointer    user_data)
{
  g_string_append_printf (user_data, "%s;", name);
}

static void
test_foreach (void)
{
  g_autoptr (LessonsExpr) expr
    = lessons_expr_parse ("line:2=x and not (state:G3 or lines=1) and visits:B=1", NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  lessons_expr_foreach (expr, collect, names);
  g_assert_cmpstr (names->str, ==, "output;state:G3;output;visits:B;");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons/fact/holds", test_holds);
  g_test_add_func ("/lessons/fact/does-not-hold", test_does_not_hold);
  g_test_add_func ("/lessons/fact/unknown-facts-leave-it-open", test_unknown);
  g_test_add_func ("/lessons/fact/errors-name-the-column", test_errors);
  g_test_add_func ("/lessons/fact/written-and-read-again", test_written_and_read_again);
  g_test_add_func ("/lessons/fact/names-what-it-asks-for", test_foreach);

  return g_test_run ();
}
