/* SPDX-License-Identifier: MIT */

/*
 * Programs that must not compile, and edit tasks: how lesson.ini describes
 * them, and how answers are judged. Each case writes a lesson with one program.
 */

#include "lessons-judge.h"
#include "session.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *parent;
  char *dir; /* parent/1.2-sample */
} Fixture;

/* A counter that loses updates in some schedules only. */
static const char racy[] = "package main\n"
                           "\n"
                           "import (\n"
                           "\t\"fmt\"\n"
                           "\t\"sync\"\n"
                           ")\n"
                           "\n"
                           "var n int\n"
                           "\n"
                           "func add(wg *sync.WaitGroup) {\n"
                           "\tdefer wg.Done()\n"
                           "\tn++\n"
                           "}\n"
                           "\n"
                           "func main() {\n"
                           "\tvar wg sync.WaitGroup\n"
                           "\twg.Add(2)\n"
                           "\tgo add(&wg)\n"
                           "\tgo add(&wg)\n"
                           "\twg.Wait()\n"
                           "\tfmt.Println(n)\n"
                           "}\n";

static const char edit_ini[] = "[lesson]\n"
                               "id=1.2\n"
                               "title[en]=Sample\n"
                               "title[zh]=示例\n"
                               "programs=main\n"
                               "\n"
                               "[program main]\n"
                               "title[en]=Main\n"
                               "title[zh]=主程序\n"
                               "\n"
                               "[task fix]\n"
                               "kind=edit\n"
                               "title[en]=Fix\n"
                               "title[zh]=修\n"
                               "question[en]=Fix it.\n"
                               "question[zh]=修好它。\n"
                               "explanation[en]=Because.\n"
                               "explanation[zh]=因为。\n"
                               "check1[en]=two are started\n"
                               "check1[zh]=启动了两个\n"
                               "check1.when=started:add=2\n"
                               "check2[en]=it prints 2\n"
                               "check2[zh]=打印 2\n"
                               "check2.when=output=2\n"
                               "runs=300\n"
                               "right=fixed.go\n"
                               "wrong=main.go\n";

static void
write_text (const Fixture *fixture,
            const char    *name,
            const char    *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* text with the first occurrence of a replaced by b. */
static char *
replace (const char *text,
         const char *a,
         const char *b)
{
  const char *at = strstr (text, a);
  GString *out = g_string_new_len (text, at != NULL ? at - text : -1);

  g_assert_nonnull (at);
  g_string_append (out, b);
  g_string_append (out, at + strlen (a));
  return g_string_free (out, FALSE);
}

static char *
dup_fixed (void)
{
  g_autofree char *declared = replace (racy, "var n int\n", "var n int\nvar mu sync.Mutex\n");

  return replace (declared, "\tn++\n", "\tmu.Lock()\n\tn++\n\tmu.Unlock()\n");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *fixed = dup_fixed ();

  fixture->parent = g_dir_make_tmp ("stave-edit-XXXXXX", NULL);
  fixture->dir = g_build_filename (fixture->parent, "1.2-sample", NULL);
  g_assert_cmpint (g_mkdir (fixture->dir, 0700), ==, 0);
  write_text (fixture, "lesson.ini", edit_ini);
  write_text (fixture, "lesson.en.md", "# Sample\n");
  write_text (fixture, "lesson.zh.md", "# 示例\n");
  write_text (fixture, "main.go", racy);
  write_text (fixture, "fixed.go", fixed);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const names[] = { "lesson.ini", "lesson.en.md", "lesson.zh.md", "main.go",
                                       "fixed.go" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (fixture->dir);
  g_rmdir (fixture->parent);
  g_free (fixture->dir);
  g_free (fixture->parent);
}

static void
assert_problems (const Fixture *fixture,
                 const char    *expected)
{
  g_autoptr (LessonsLesson) lesson = lessons_lesson_load (fixture->dir, NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  lessons_problems_print (lessons_lesson_get_problems (lesson), out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
assert_ini_problems (const Fixture *fixture,
                     const char    *a,
                     const char    *b,
                     const char    *expected)
{
  g_autofree char *ini = replace (edit_ini, a, b);

  write_text (fixture, "lesson.ini", ini);
  assert_problems (fixture, expected);
}

/* ---- lesson.ini ---------------------------------------------------------------------- */

static void
test_loaded (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (LessonsLesson) lesson = lessons_lesson_load (fixture->dir, NULL);
  const LessonsTask *task = lessons_lesson_get_task (lesson, 0);

  assert_problems (fixture, "");
  g_assert_cmpint (task->kind, ==, LESSONS_TASK_EDIT);
  g_assert_cmpstr (task->program, ==, "main");
  g_assert_cmpuint (task->n_checks, ==, 2);
  g_assert_cmpstr (task->checks[1].text.in[LESSONS_ZH], ==, "打印 2");
  g_assert_cmpuint (task->runs, ==, 300);
  g_assert_cmpuint (task->n_answers, ==, 2);
  g_assert_cmpstr (task->answers[0].file.name, ==, "fixed.go");
  g_assert_true (task->answers[0].right);
  g_assert_false (task->answers[1].right);
}

static void
test_wrong_edits (Fixture      *fixture,
                  gconstpointer data)
{
  assert_ini_problems (fixture, "right=fixed.go\n", "",
                       "lesson.ini:11: error: [task fix] has no answer that is right\n"
                       "  mend: add right=NAME.go, a file that solves it\n");
  assert_ini_problems (fixture, "right=fixed.go", "right=../fixed.go",
                       "lesson.ini:26: error: “../fixed.go” is not a file of this lesson\n"
                       "  mend: name a .go file of the lesson's own folder\n"
                       "lesson.ini:11: error: [task fix] has no answer that is right\n"
                       "  mend: add right=NAME.go, a file that solves it\n");
  assert_ini_problems (fixture, "check1", "chekc1",
                       "lesson.ini:11: error: [task fix] has no check1[en]\n"
                       "  mend: add check1[en]=…\n"
                       "lesson.ini:19: warning: the key chekc1[en] is not known here\n"
                       "  mend: look for a misspelt name\n");
  assert_ini_problems (fixture, "started:add=2", "visits:A=2",
                       "lesson.ini:11: error: an edited program is not followed on the chart\n"
                       "  mend: ask for something that the run itself knows\n");
  assert_ini_problems (fixture, "runs=300", "runs=0",
                       "lesson.ini:25: error: runs is to be a number from 1 to 10000, not “0”\n"
                       "  mend: write a whole number in that range\n");
  assert_ini_problems (fixture, "title[zh]=主程序\n", "title[zh]=主程序\nfiles=main.go;fixed.go\n",
                       "lesson.ini:12: error: “main” has 2 files\n"
                       "  mend: name a program of one file\n");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (LessonsLesson) lesson = NULL;

  assert_ini_problems (fixture, "title[zh]=主程序\n", "title[zh]=主程序\nrefused=undefined: x\n", "");
  lesson = lessons_lesson_load (fixture->dir, NULL);
  g_assert_cmpstr (lessons_lesson_get_program (lesson, 0)->refused, ==, "undefined: x");

  assert_ini_problems (fixture, "title[zh]=主程序\n", "title[zh]=主程序\nrefused=\n",
                       "lesson.ini:10: error: [program main] does not say with which words it is "
                       "refused\n"
                       "  mend: write what the compiler says, such as refused=undefined: x\n");
  assert_ini_problems (fixture, "title[zh]=主程序\n", "title[zh]=主程序\nrefused=x\nleaked=1\n",
                       "lesson.ini:11: error: a program that is refused has no “leaked”\n"
                       "  mend: leave one of the two out\n");
  assert_ini_problems (fixture, "title[zh]=主程序\n\n[task fix]\nkind=edit\n",
                       "title[zh]=主程序\nrefused=x\n\n[task fix]\nkind=choose\ngoal=exit=0\n",
                       "lesson.ini:12: error: [task fix] is judged by a run, but “main” has none\n"
                       "  mend: name a program that compiles\n"
                       "lesson.ini:21: warning: the key check1[en] is not known here\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.ini:22: warning: the key check1[zh] is not known here\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.ini:23: warning: the key check1.when is not known here\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.ini:24: warning: the key check2[en] is not known here\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.ini:25: warning: the key check2[zh] is not known here\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.ini:26: warning: the key check2.when is not known here\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.ini:27: warning: the key runs is not known here\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.ini:28: warning: the key right is not known here\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.ini:29: warning: the key wrong is not known here\n"
                       "  mend: look for a misspelt name\n");
}

/* ---- judging ------------------------------------------------------------------------- */

static LessonsJudge *
judge (const Fixture *fixture,
       const char    *text)
{
  g_autoptr (LessonsLesson) lesson = lessons_lesson_load (fixture->dir, NULL);
  LessonsJudge *self = lessons_judge_new (lesson, lessons_lesson_get_task (lesson, 0), text);

  lessons_judge_finish (self);
  return self;
}

static void
assert_words (const Fixture        *fixture,
              const LessonsVerdict *verdict,
              const char           *en,
              const char           *zh)
{
  g_autoptr (LessonsLesson) lesson = lessons_lesson_load (fixture->dir, NULL);
  const LessonsTask *task = lessons_lesson_get_task (lesson, 0);
  g_autofree char *own_en = lessons_verdict_dup_text (verdict, task, LESSONS_EN);
  g_autofree char *own_zh = lessons_verdict_dup_text (verdict, task, LESSONS_ZH);

  g_assert_cmpstr (own_en, ==, en);
  g_assert_cmpstr (own_zh, ==, zh);
}

static void
test_passes (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *fixed = dup_fixed ();
  g_autoptr (LessonsJudge) self = judge (fixture, fixed);
  const LessonsVerdict *verdict = lessons_judge_get_verdict (self);

  g_assert_cmpint (verdict->kind, ==, LESSONS_VERDICT_PASSED);
  g_assert_cmpuint (verdict->n_runs, ==, 301);
  assert_words (fixture, verdict,
                "No failure in 301 schedules. They were drawn at random; that is no proof.",
                "试了 301 种调度，没有一次失败。调度是随机抽取的，这还不是证明。");
}

/* The run that failed can be looked at: its schedule leads the same program to the same end. */
static void
test_fails_under_a_schedule (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (LessonsJudge) self = judge (fixture, racy);
  g_autoptr (LessonsJudge) again = judge (fixture, racy);
  const LessonsVerdict *verdict = lessons_judge_get_verdict (self);
  g_autoptr (Session) session = session_new ();
  CodeInput input = { "main.go", racy, -1 };
  MachineSettings settings;
  g_autofree char *output = NULL;

  g_assert_cmpint (verdict->kind, ==, LESSONS_VERDICT_FAILED);
  g_assert_false (verdict->endless);
  g_assert_cmpuint (verdict->n_runs, >, 1);
  g_assert_cmpuint (verdict->check, ==, 1);
  g_assert_cmpstr (verdict->schedule, ==, lessons_judge_get_verdict (again)->schedule);

  machine_settings_init (&settings);
  g_assert_true (session_load (session, &input, 1, &settings, FALSE));
  g_assert_true (session_load_schedule (session, verdict->schedule, NULL));
  session_run_to_end (session, 0);
  output = session_dup_fact (session, "output");
  g_assert_cmpstr (output, ==, "1");
}

static void
test_fails_a_check (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (LessonsJudge) self
    = judge (fixture, "package main\n\nfunc main() {\n\tprintln(2)\n}\n");
  const LessonsVerdict *verdict = lessons_judge_get_verdict (self);

  g_assert_cmpint (verdict->kind, ==, LESSONS_VERDICT_FAILED);
  assert_words (fixture, verdict, "Not yet: under schedule 1 this does not hold: two are started.",
                "还不行：在第 1 种调度下，这一条不成立：启动了两个。");
}

/* What has to happen in some run is looked for in all of them. */
static void
test_happens_in_some_run (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *ini = replace (edit_ini, "check2.when=output=2", "check2.some=output=1");
  g_autofree char *fixed = dup_fixed ();
  g_autoptr (LessonsJudge) lost = NULL;
  g_autoptr (LessonsJudge) never = NULL;

  write_text (fixture, "lesson.ini", ini);
  assert_problems (fixture, "");
  lost = judge (fixture, racy);
  g_assert_cmpint (lessons_judge_get_verdict (lost)->kind, ==, LESSONS_VERDICT_PASSED);
  never = judge (fixture, fixed);
  g_assert_cmpint (lessons_judge_get_verdict (never)->kind, ==, LESSONS_VERDICT_FAILED);
  assert_words (fixture, lessons_judge_get_verdict (never),
                "Not yet: in none of 301 schedules does this hold: it prints 2.",
                "还不行：301 种调度里没有一种做到这一条：打印 2。");
}

static void
test_does_not_end (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (LessonsJudge) self
    = judge (fixture, "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n");
  const LessonsVerdict *verdict = lessons_judge_get_verdict (self);

  g_assert_cmpint (verdict->kind, ==, LESSONS_VERDICT_FAILED);
  g_assert_true (verdict->endless);
  assert_words (fixture, verdict, "Not yet: under schedule 1 the program does not end.",
                "还不行：在第 1 种调度下，程序没有结束。");
}

static void
test_does_not_compile (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (LessonsJudge) self = judge (fixture, "package main\n\nfunc main() {\n\tx\n}\n");
  const LessonsVerdict *verdict = lessons_judge_get_verdict (self);

  g_assert_cmpint (verdict->kind, ==, LESSONS_VERDICT_REFUSED);
  g_assert_cmpuint (verdict->n_runs, ==, 0);
  assert_words (fixture, verdict, "It does not compile:\nmain.go:4:2: undefined: x",
                "编译不通过：\nmain.go:4:2: undefined: x");
}

static void
test_slices (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *fixed = dup_fixed ();
  g_autoptr (LessonsLesson) lesson = lessons_lesson_load (fixture->dir, NULL);
  const LessonsTask *task = lessons_lesson_get_task (lesson, 0);
  g_autoptr (LessonsJudge) self = lessons_judge_new (lesson, task, fixed);
  guint n_slices = 0;

  assert_words (fixture, lessons_judge_get_verdict (self), "0 of 301 schedules tried.",
                "已试过 0 种调度，共 301 种。");
  while (lessons_judge_slice (self, 50))
    n_slices++;
  g_assert_cmpuint (n_slices, >, 301);
  g_assert_cmpint (lessons_judge_get_verdict (self)->kind, ==, LESSONS_VERDICT_PASSED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/lessons/edit/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("is-loaded", test_loaded);
  ADD ("mistakes-in-lesson-ini-are-told", test_wrong_edits);
  ADD ("refused-programs", test_refused);
  ADD ("a-right-answer-passes", test_passes);
  ADD ("a-wrong-one-fails-under-a-schedule", test_fails_under_a_schedule);
  ADD ("a-check-that-does-not-hold-is-named", test_fails_a_check);
  ADD ("what-some-run-has-to-do", test_happens_in_some_run);
  ADD ("a-program-without-end-fails", test_does_not_end);
  ADD ("what-does-not-compile-is-refused", test_does_not_compile);
  ADD ("judged-in-slices", test_slices);
#undef ADD
  return g_test_run ();
}
