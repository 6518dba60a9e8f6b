/* SPDX-License-Identifier: MIT */

/*
 * Loading lessons: a sound one, one with each part missing or broken, and
 * what is no lesson at all. Each case writes a folder, changes one file and looks at
 * what is told. Then the course as it is shipped.
 */

#include "lessons-lesson.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *parent;
  char *dir; /* parent/1.2-sample */
} Fixture;

static const char sound_ini[] = "[lesson]\n"
                                "id=1.2\n"
                                "title[en]=Sample\n"
                                "title[zh]=示例\n"
                                "programs=main\n"
                                "views=chart;stage\n"
                                "charts=flow\n"
                                "\n"
                                "[program main]\n"
                                "title[en]=Main\n"
                                "title[zh]=主程序\n"
                                "procs=2\n"
                                "seed=7\n"
                                "policy=random\n"
                                "go=1.21\n"
                                "exit=2\n"
                                "output=a\\n b\\n\n"
                                "leaked=1\n"
                                "\n"
                                "[task leak]\n"
                                "kind=predict\n"
                                "title[en]=Leak\n"
                                "title[zh]=泄漏\n"
                                "question[en]=Who?\n"
                                "question[zh]=谁？\n"
                                "explanation[en]=Because.\n"
                                "explanation[zh]=因为。\n"
                                "choice1[en]=A\n"
                                "choice1[zh]=甲\n"
                                "choice1.when=leaked=0\n"
                                "choice2[en]=B\n"
                                "choice2[zh]=乙\n"
                                "choice2.when=leaked=1 and visits:A>0\n"
                                "at=ended\n"
                                "\n"
                                "[task panic]\n"
                                "kind=choose\n"
                                "program=main\n"
                                "title[en]=Panic\n"
                                "title[zh]=崩溃\n"
                                "question[en]=Make it panic.\n"
                                "question[zh]=让它 panic。\n"
                                "explanation[en]=Because.\n"
                                "explanation[zh]=因为。\n"
                                "hint[en]=Try.\n"
                                "goal=panic~\"closed\"\n"
                                "witness=random 7\n";
static const char sound_go[] = "package main\n\nfunc main() {\n\tprintln(1) //stave:one,two\n"
                               "\tprintln(2) //stave:three\n}\n";
static const char sound_flow[] = "graph TD\nA[甲] --> B[乙]\n%% bind A: #one\n%% bind B: pass\n";
static const char sound_flow_en[] = "graph TD\nA[first] --> B[second]\n";
static const char sound_en[] = "# Sample\n\n[a](src:main.go#one) [b](task:leak) [c](view:chart)\n\n"
                               "![x](chart:flow)\n";
static const char sound_zh[] = "# 示例\n\n[甲](src:#5) [乙](program:main) [丙](chart:flow#B)\n\n"
                               "![x](chart:flow)\n";

static void
write_bytes (const Fixture *fixture,
             const char    *name,
             const char    *bytes,
             gssize         len)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, len, NULL));
}

static void
write_text (const Fixture *fixture,
            const char    *name,
            const char    *text)
{
  write_bytes (fixture, name, text, -1);
}

static void
remove_file (const Fixture *fixture,
             const char    *name)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->parent = g_dir_make_tmp ("stave-lesson-XXXXXX", NULL);
  fixture->dir = g_build_filename (fixture->parent, "1.2-sample", NULL);
  g_assert_cmpint (g_mkdir (fixture->dir, 0700), ==, 0);
  write_text (fixture, "lesson.ini", sound_ini);
  write_text (fixture, "main.go", sound_go);
  write_text (fixture, "flow.mmd", sound_flow);
  write_text (fixture, "flow.en.mmd", sound_flow_en);
  write_text (fixture, "lesson.en.md", sound_en);
  write_text (fixture, "lesson.zh.md", sound_zh);
}

/* Removes a folder of files and empty folders. */
static void
remove_tree (const char *dir)
{
  GDir *handle = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (handle)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (handle);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  remove_tree (fixture->parent);
  g_free (fixture->parent);
  g_free (fixture->dir);
}

static LessonsLesson *
load (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LessonsLesson *lesson = lessons_lesson_load (fixture->dir, &error);

  g_assert_no_error (error);
  return lesson;
}

static void
assert_problems (const Fixture *fixture,
                 const char    *expected)
{
  g_autoptr (LessonsLesson) lesson = load (fixture);
  g_autoptr (GString) out = g_string_new (NULL);

  lessons_problems_print (lessons_lesson_get_problems (lesson), out);
  g_assert_cmpstr (out->str, ==, expected);
}

/* Replaces one text in lesson.ini by another, and looks at what is told. */
static void
assert_ini_problems (const Fixture *fixture,
                     const char    *from,
                     const char    *to,
                     const char    *expected)
{
  g_autoptr (GString) ini = g_string_new (sound_ini);

  g_assert_cmpuint (g_string_replace (ini, from, to, 1), ==, 1);
  write_text (fixture, "lesson.ini", ini->str);
  assert_problems (fixture, expected);
}

/* ---- a sound lesson ------------------------------------------------------------------ */

static void
test_sound (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (LessonsLesson) lesson = load (fixture);
  const LessonsProgram *program;
  const LessonsTask *task;

  assert_problems (fixture, "");
  g_assert_cmpstr (lessons_lesson_get_id (lesson), ==, "1.2");
  g_assert_cmpstr (lessons_lesson_get_slug (lesson), ==, "sample");
  g_assert_cmpint (lessons_lesson_get_chapter (lesson), ==, 1);
  g_assert_cmpint (lessons_lesson_get_order (lesson), ==, 2);
  g_assert_cmpstr (lessons_text_get (lessons_lesson_get_title (lesson), LESSONS_ZH), ==, "示例");
  g_assert_cmpstr (lessons_lesson_get_views (lesson)[0], ==, "chart");
  g_assert_cmpstr (lessons_lesson_get_views (lesson)[1], ==, "stage");
  g_assert_null (lessons_lesson_get_views (lesson)[2]);

  program = lessons_lesson_find_program (lesson, "main");
  g_assert_cmpstr (program->policy, ==, "random");
  g_assert_cmpuint (program->seed, ==, 7);
  g_assert_cmpuint (program->procs, ==, 2);
  g_assert_cmpstr (program->go_version, ==, "1.21");
  g_assert_cmpint (program->exit_code, ==, 2);
  g_assert_cmpstr (program->output, ==, "a\n b\n");
  g_assert_cmpint (program->leaked, ==, 1);
  g_assert_cmpuint (program->n_files, ==, 1);
  g_assert_cmpstr (program->files[0].text, ==, sound_go);
  g_assert_cmpuint (program->files[0].n_markers, ==, 3);
  g_assert_cmpstr (program->files[0].markers[1].name, ==, "two");
  g_assert_cmpuint (program->files[0].markers[1].line, ==, 4);
  g_assert_null (lessons_lesson_find_program (lesson, "other"));

  g_assert_cmpuint (lessons_lesson_get_n_tasks (lesson), ==, 2);
  task = lessons_lesson_get_task (lesson, 0);
  g_assert_cmpstr (task->id, ==, "leak");
  g_assert_cmpint (task->kind, ==, LESSONS_TASK_PREDICT);
  g_assert_cmpstr (task->program, ==, "main");
  g_assert_cmpuint (task->n_choices, ==, 2);
  g_assert_nonnull (task->at);
  task = lessons_lesson_get_task (lesson, 1);
  g_assert_cmpint (task->kind, ==, LESSONS_TASK_CHOOSE);
  g_assert_nonnull (task->goal);
  g_assert_cmpstr (task->witness, ==, "random 7");
  g_assert_cmpstr (lessons_text_get (&task->hint, LESSONS_ZH), ==, "Try.");
}

static void
test_charts_in_both_languages (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (LessonsLesson) lesson = load (fixture);
  LessonsFlow *zh = lessons_lesson_get_flow (lesson, 0, LESSONS_ZH);
  LessonsFlow *en = lessons_lesson_get_flow (lesson, 0, LESSONS_EN);

  g_assert_cmpuint (lessons_lesson_get_n_flows (lesson), ==, 1);
  g_assert_cmpstr (lessons_lesson_get_flow_name (lesson, 0), ==, "flow");
  g_assert_cmpstr (lessons_flow_get_node (zh, 0)->label, ==, "甲");
  g_assert_cmpstr (lessons_flow_get_node (en, 0)->label, ==, "first");
  g_assert_cmpuint (lessons_flow_get_n_bindings (en), ==, 2);
}

static void
test_one_language_stands_for_the_other (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autoptr (LessonsLesson) lesson = NULL;

  remove_file (fixture, "lesson.zh.md");
  remove_file (fixture, "flow.en.mmd");
  lesson = load (fixture);
  g_assert_nonnull (lessons_lesson_get_doc (lesson, LESSONS_ZH));
  g_assert_true (lessons_lesson_get_doc (lesson, LESSONS_ZH)
                 == lessons_lesson_get_doc (lesson, LESSONS_EN));
  g_assert_cmpstr (
    lessons_flow_get_node (lessons_lesson_get_flow (lesson, 0, LESSONS_EN), 0)->label, ==, "甲");
}

/* ---- each part missing --------------------------------------------------------------- */

static void
test_missing_parts (Fixture      *fixture,
                    gconstpointer data)
{
  remove_file (fixture, "flow.mmd");
  assert_problems (fixture,
                   "flow.mmd: error: the file is missing\n"
                   "  mend: write the chart, or correct charts= in lesson.ini\n"
                   "lesson.en.md:5: error: the lesson has nothing at “chart:flow”\n"
                   "  mend: correct the address, or add what it points at\n"
                   "lesson.zh.md:3: error: the lesson has nothing at “chart:flow#B”\n"
                   "  mend: correct the address, or add what it points at\n"
                   "lesson.zh.md:5: error: the lesson has nothing at “chart:flow”\n"
                   "  mend: correct the address, or add what it points at\n"
                   "lesson.ini: error: the view chart is listed, but the lesson has none\n"
                   "  mend: add flow.mmd and charts=flow, or take chart out of views\n"
                   "lesson.ini:20: error: the chart has no node “A”\n"
                   "  mend: name a node of the lesson's first chart\n");
  write_text (fixture, "flow.mmd", sound_flow);

  remove_file (fixture, "lesson.zh.md");
  assert_problems (fixture, "lesson.zh.md: error: the file is missing\n"
                            "  mend: write the lesson's text in this language\n");
  write_text (fixture, "lesson.zh.md", sound_zh);

  remove_file (fixture, "main.go");
  assert_problems (fixture,
                   "main.go: error: the file is missing\n"
                   "  mend: write the program, or correct files= in lesson.ini\n"
                   "lesson.en.md:3: error: the lesson has nothing at “src:main.go#one”\n"
                   "  mend: correct the address, or add what it points at\n"
                   "lesson.zh.md:3: error: the lesson has nothing at “src:#5”\n"
                   "  mend: correct the address, or add what it points at\n"
                   "flow.mmd:3: error: no program has the marker “one” in any file\n"
                   "  mend: add //stave:name at the end of a line of the program\n");
  write_text (fixture, "main.go", sound_go);

  remove_file (fixture, "lesson.ini");
  assert_problems (fixture, "lesson.ini: error: the file is missing\n"
                            "  mend: write lesson.ini; lessons/course/README.md says how\n");
}

/* Every key of a sound lesson.ini taken away in turn: told or not needed, but never a crash. */
static void
test_every_line_missing (Fixture      *fixture,
                         gconstpointer data)
{
  g_auto (GStrv) lines = g_strsplit (sound_ini, "\n", -1);
  static const char *const optional[] = { "procs=", "seed=", "policy=", "go=", "exit=",
                                          "output=", "leaked=", "at=", "hint", "witness=",
                                          "program=", "", NULL };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (LessonsLesson) lesson = NULL;
      gboolean needed = TRUE;

      for (guint j = 0; lines[j] != NULL; j++)
        if (j != i)
          g_string_append_printf (text, "%s\n", lines[j]);
      for (guint j = 0; optional[j] != NULL; j++)
        if (optional[j][0] == '\0' ? lines[i][0] == '\0' : g_str_has_prefix (lines[i], optional[j]))
          needed = FALSE;
      write_text (fixture, "lesson.ini", text->str);
      lesson = load (fixture);
      g_test_message ("without “%s”", lines[i]);
      if (needed)
        g_assert_cmpuint (lessons_problems_get_n (lessons_lesson_get_problems (lesson)), >, 0);
      else
        g_assert_cmpuint (lessons_problems_get_n (lessons_lesson_get_problems (lesson)), ==, 0);
    }
}

/* ---- each part wrong ----------------------------------------------------------------- */

static void
test_wrong_values (Fixture      *fixture,
                   gconstpointer data)
{
  assert_ini_problems (fixture, "id=1.2", "id=2.1",
                       "lesson.ini:2: error: the id is “2.1”, but the folder says 1.2\n"
                       "  mend: write id=1.2, or rename the folder\n");
  assert_ini_problems (fixture, "procs=2", "procs=two",
                       "lesson.ini:12: error: procs is to be a number from 1 to 256, not “two”\n"
                       "  mend: write a whole number in that range\n");
  assert_ini_problems (fixture, "policy=random", "policy=lucky",
                       "lesson.ini:14: error: there is no policy “lucky”\n"
                       "  mend: write go, fifo, random or manual\n");
  assert_ini_problems (fixture, "go=1.21", "go=1.99",
                       "lesson.ini:15: error: “1.99” is not a version of Go that is simulated\n"
                       "  mend: write go=1.23 or older\n");
  assert_ini_problems (fixture, "views=chart;stage", "views=chart;stag",
                       "lesson.ini:6: error: there is no view “stag”\n"
                       "  mend: name views such as stage, staff, chart\n");
  assert_ini_problems (fixture, "kind=predict", "kind=guess",
                       "lesson.ini:21: error: [task leak] is of a kind that is not known\n"
                       "  mend: write kind=predict, kind=choose or kind=edit\n"
                       "lesson.en.md:3: error: the lesson has nothing at “task:leak”\n"
                       "  mend: correct the address, or add what it points at\n");
  assert_ini_problems (fixture, "choice1.when=leaked=0", "choice1.when=leekd=0",
                       "lesson.ini:30: error: choice1.when is not understood: column 1: there is no "
                       "fact “leekd”\n"
                       "  mend: lessons-fact.h lists the facts and how they are put together\n");
  assert_ini_problems (fixture, "visits:A>0", "visits:X>0",
                       "lesson.ini:20: error: the chart has no node “X”\n"
                       "  mend: name a node of the lesson's first chart\n");
  assert_ini_problems (fixture, "program=main", "program=mian",
                       "lesson.ini:38: error: there is no program “mian”\n"
                       "  mend: name one of the lesson's programs\n");
  assert_ini_problems (fixture, "title[en]=Main", "titel[en]=Main",
                       "lesson.ini:9: error: [program main] has no title[en]\n"
                       "  mend: add title[en]=…\n"
                       "lesson.ini:10: warning: the key titel[en] is not known here\n"
                       "  mend: look for a misspelt name\n");
}

static void
test_wrong_syntax (Fixture      *fixture,
                   gconstpointer data)
{
  assert_ini_problems (fixture, "procs=2", "procs",
                       "lesson.ini:12: error: this line is no key with a value\n"
                       "  mend: write key=value, [group] or # comment\n");
  assert_ini_problems (fixture, "[lesson]\n", "[lesson\n",
                       "lesson.ini:1: error: this group has no closing bracket\n"
                       "  mend: write [name] on a line of its own\n"
                       "lesson.ini:2: error: a key stands before the first group\n"
                       "  mend: put a line [lesson] above it\n"
                       "lesson.ini:3: error: a key stands before the first group\n"
                       "  mend: put a line [lesson] above it\n"
                       "lesson.ini:4: error: a key stands before the first group\n"
                       "  mend: put a line [lesson] above it\n"
                       "lesson.ini:5: error: a key stands before the first group\n"
                       "  mend: put a line [lesson] above it\n"
                       "lesson.ini:6: error: a key stands before the first group\n"
                       "  mend: put a line [lesson] above it\n"
                       "lesson.ini:7: error: a key stands before the first group\n"
                       "  mend: put a line [lesson] above it\n"
                       "lesson.ini: error: there is no group [lesson]\n"
                       "  mend: add a line [lesson] with id, titles, programs and views\n"
                       "lesson.ini: error: the id is “”, but the folder says 1.2\n"
                       "  mend: write id=1.2, or rename the folder\n"
                       "lesson.ini: error: [lesson] has no title[en]\n"
                       "  mend: add title[en]=…\n"
                       "lesson.ini: error: [lesson] has no title[zh]\n"
                       "  mend: add title[zh]=…\n"
                       "lesson.ini: error: the lesson has no program\n"
                       "  mend: add programs=main under [lesson] and a group [program main]\n"
                       "lesson.ini: warning: flow.mmd is there, but not shown\n"
                       "  mend: add charts=flow\n"
                       "lesson.ini:38: error: there is no program “main”\n"
                       "  mend: name one of the lesson's programs\n"
                       "lesson.ini:9: warning: the group [program main] is not used\n"
                       "  mend: look for a misspelt name\n"
                       "lesson.en.md:3: error: the lesson has nothing at “src:main.go#one”\n"
                       "  mend: correct the address, or add what it points at\n"
                       "lesson.en.md:3: error: the lesson has nothing at “view:chart”\n"
                       "  mend: correct the address, or add what it points at\n"
                       "lesson.en.md:5: error: the lesson has nothing at “chart:flow”\n"
                       "  mend: correct the address, or add what it points at\n"
                       "lesson.zh.md:3: error: the lesson has nothing at “src:#5”\n"
                       "  mend: correct the address, or add what it points at\n"
                       "lesson.zh.md:3: error: the lesson has nothing at “program:main”\n"
                       "  mend: correct the address, or add what it points at\n"
                       "lesson.zh.md:3: error: the lesson has nothing at “chart:flow#B”\n"
                       "  mend: correct the address, or add what it points at\n"
                       "lesson.zh.md:5: error: the lesson has nothing at “chart:flow”\n"
                       "  mend: correct the address, or add what it points at\n"
                       "lesson.ini:20: error: the chart has no node “A”\n"
                       "  mend: name a node of the lesson's first chart\n");
  assert_ini_problems (fixture, "seed=7", "seed=7\nseed=8",
                       "lesson.ini:14: error: there is a key seed already, in line 13\n"
                       "  mend: keep one of the two\n");
  assert_ini_problems (fixture, "output=a\\n b\\n", "output=a\\q",
                       "lesson.ini:17: error: a backslash stands before something it cannot escape\n"
                       "  mend: write \\\\ for a backslash, \\n for a line end\n");
  assert_ini_problems (fixture, "programs=main", "programs=main;../x;main",
                       "lesson.ini: error: the program “../x” is listed, but not described\n"
                       "  mend: add a group [program ../x] with titles\n"
                       "lesson.ini: error: [program ../x] has no title[en]\n"
                       "  mend: add title[en]=…\n"
                       "lesson.ini: error: [program ../x] has no title[zh]\n"
                       "  mend: add title[zh]=…\n"
                       "lesson.ini: error: “../x.go” is not a file of this lesson\n"
                       "  mend: name a .go file of the lesson's own folder\n"
                       "lesson.ini: error: [program ../x] has no files\n"
                       "  mend: add files=main.go\n"
                       "lesson.ini:5: error: the program “main” is listed twice\n"
                       "  mend: name it once\n");
}

static void
test_texts_differ (Fixture      *fixture,
                   gconstpointer data)
{
  write_text (fixture, "lesson.zh.md", "# 示例\n\n一段。\n\n## 多余\n\n![x](chart:flow)\n");
  assert_problems (fixture,
                   "lesson.zh.md:5: error: here is heading where lesson.en.md has embedded chart or "
                   "task in line 5\n"
                   "  mend: give both texts the same headings, paragraphs, lists and notes\n");
  write_text (fixture, "lesson.zh.md", "# 别的\n\n一段。\n\n![x](chart:flow)\n");
  assert_problems (fixture, "lesson.zh.md:1: error: the text does not begin with the lesson's title\n"
                            "  mend: begin with a line “# ” and the title of lesson.ini\n");
  write_text (fixture, "lesson.zh.md", "");
  assert_problems (fixture,
                   "lesson.zh.md: error: the text is empty\n"
                   "  mend: write the lesson's text\n");
}

static void
test_chart_does_not_fit (Fixture      *fixture,
                         gconstpointer data)
{
  write_text (fixture, "flow.mmd", "graph TD\nA[甲] --> B[乙]\n%% bind A: #uno\n");
  assert_problems (fixture,
                   "flow.mmd:3: error: no program has the marker “uno” in any file\n"
                   "  mend: add //stave:name at the end of a line of the program\n"
                   "flow.mmd:2: error: the node “B” is not bound to the program\n"
                   "  mend: add a line “%% bind ID: #marker”\n");
  write_text (fixture, "flow.mmd", sound_flow);
  write_text (fixture, "flow.en.mmd", "graph TD\nB --> A\n");
  assert_problems (fixture,
                   "flow.en.mmd:2: error: node 1 is “B” here and “A” in the chart it translates\n"
                   "  mend: write the same ids in the same order; only the labels differ\n");
}

/* ---- what is no text ----------------------------------------------------------------- */

/* Each file in turn is replaced by something that no reader can use. */
static void
test_no_texts (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const names[] = { "lesson.ini", "main.go", "flow.mmd", "flow.en.mmd",
                                       "lesson.en.md", "lesson.zh.md" };
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'x');
  static const char binary[] = "\x7f" "ELF\0\1\2";
  const char *const sound[] = { sound_ini, sound_go, sound_flow,
                                sound_flow_en, sound_en, sound_zh };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < 5; j++)
      {
        g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);
        g_autoptr (LessonsLesson) lesson = NULL;
        const LessonsProblem *problem = NULL;
        guint n;

        if (j == 0)
          write_bytes (fixture, names[i], binary, sizeof binary);
        else if (j == 1)
          write_text (fixture, names[i], "a\nb\xff\n");
        else if (j == 2)
          write_text (fixture, names[i], huge);
        else if (j == 3)
          write_text (fixture, names[i], "");
        else
          {
            remove_file (fixture, names[i]);
            g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
          }
        lesson = load (fixture);
        n = lessons_problems_get_n (lessons_lesson_get_problems (lesson));
        for (guint k = 0; k < n && problem == NULL; k++)
          {
            problem = lessons_problems_get (lessons_lesson_get_problems (lesson), k);
            if (strcmp (problem->file, names[i]) != 0)
              problem = NULL;
          }
        g_test_message ("%s as case %u", names[i], j);
        g_assert_nonnull (problem);
        g_assert_nonnull (problem->mend);
        if (j == 4)
          g_assert_cmpint (g_rmdir (path), ==, 0);
        write_text (fixture, names[i], sound[i]);
      }
  assert_problems (fixture, "");
}

static void
test_windows_line_ends (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GString) ini = g_string_new (sound_ini);

  g_string_replace (ini, "\n", "\r\n", 0);
  g_string_prepend (ini, "\xef\xbb\xbf");
  write_text (fixture, "lesson.ini", ini->str);
  assert_problems (fixture, "");
}

/* ---- folders ------------------------------------------------------------------------- */

static void
test_no_lesson (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) file = NULL;
  g_autofree char *path = g_build_filename (fixture->dir, "main.go", NULL);
  g_autofree char *renamed = g_build_filename (fixture->parent, "sample", NULL);
  g_autoptr (LessonsLesson) lesson = NULL;

  g_assert_null (lessons_lesson_load ("/no/such/folder", &missing));
  g_assert_error (missing, LESSONS_ERROR_DOMAIN, LESSONS_ERROR_NOT_A_LESSON);
  g_assert_cmpstr (missing->message, ==, "/no/such/folder: there is no such folder");
  g_assert_null (lessons_lesson_load (path, &file));
  g_assert_error (file, LESSONS_ERROR_DOMAIN, LESSONS_ERROR_NOT_A_LESSON);

  g_assert_cmpint (g_rename (fixture->dir, renamed), ==, 0);
  lesson = lessons_lesson_load (renamed, NULL);
  g_assert_cmpstr (lessons_lesson_get_id (lesson), ==, "sample");
  g_assert_cmpuint (lessons_problems_get_n_errors (lessons_lesson_get_problems (lesson)), ==, 1);
}

static void
test_course (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LessonsCourse) course = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *ini = g_build_filename (fixture->parent, "course.ini", NULL);
  g_autofree char *other = g_build_filename (fixture->parent, "1.10-later", NULL);
  g_autofree char *twin = g_build_filename (fixture->parent, "1.2-twin", NULL);
  g_autofree char *empty = g_build_filename (fixture->parent, "pictures", NULL);

  g_assert_null (lessons_course_load (fixture->parent, &error));
  g_assert_error (error, LESSONS_ERROR_DOMAIN, LESSONS_ERROR_NOT_A_COURSE);
  g_clear_error (&error);
  g_assert_null (lessons_course_load ("/no/such/folder", &error));
  g_assert_error (error, LESSONS_ERROR_DOMAIN, LESSONS_ERROR_NOT_A_COURSE);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (ini,
                                      "[course]\ntitle[en]=C\ntitle[zh]=课\n"
                                      "[chapter 2]\ntitle[en]=Two\ntitle[zh]=二\n"
                                      "[chapter 1]\ntitle[en]=One\ntitle[zh]=一\n",
                                      -1, NULL));
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (twin, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  write_text (fixture, "lesson.en.md", "# Sample\n\n[a](lesson:9.9) [b](lesson:1.10)\n");
  course = lessons_course_load (fixture->parent, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lessons_course_get_n_chapters (course), ==, 2);
  g_assert_cmpint (lessons_course_get_chapter (course, 0)->number, ==, 1);
  g_assert_cmpuint (lessons_course_get_n_lessons (course), ==, 3);
  g_assert_cmpstr (lessons_lesson_get_slug (lessons_course_get_lesson (course, 0)), ==, "sample");
  g_assert_cmpstr (lessons_lesson_get_id (lessons_course_get_lesson (course, 2)), ==, "1.10");
  g_assert_true (lessons_course_find_lesson (course, "1.2-sample")
                 == lessons_course_find_lesson (course, "sample"));
  g_assert_null (lessons_course_find_lesson (course, "1.3"));
  lessons_problems_print (lessons_course_get_problems (course), out);
  g_assert_cmpstr (out->str, ==,
                   "1.2-sample/lesson.en.md:3: error: the course has no lesson “9.9”\n"
                   "  mend: correct the id, or leave the link out\n"
                   "1.2-twin/lesson.ini: error: there are two lessons 1.2: sample and twin\n"
                   "  mend: renumber one of the two\n");
}

static void
test_markers (void)
{
  static const char text[] = "a //stave:one\nb\n// stave:no\n"
                             "\"//stave:two,three-4 x\" //stave:\n//stave:Up";
  guint n;
  LessonsMarker *markers = lessons_markers_scan (text, -1, &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (markers[0].name, ==, "one");
  g_assert_cmpuint (markers[0].line, ==, 1);
  g_assert_cmpstr (markers[2].name, ==, "three-4");
  g_assert_cmpuint (markers[2].line, ==, 4);
  lessons_markers_free (markers, n);
  g_assert_null (lessons_markers_scan ("x", -1, &n));
  g_assert_cmpuint (n, ==, 0);
}

/* The course that is shipped has no problem of any kind, and the lessons of this edition. */
static void
test_shipped_course (void)
{
  static const char *const ids[] = { "1.1", "1.2", "1.3", "1.4", "1.5", "3.2" };
  g_autoptr (GError) error = NULL;
  g_autoptr (LessonsCourse) course = lessons_course_load (g_getenv ("STAVE_COURSE"), &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  lessons_problems_print (lessons_course_get_problems (course), out);
  for (guint i = 0; i < lessons_course_get_n_lessons (course); i++)
    {
      LessonsLesson *lesson = lessons_course_get_lesson (course, i);
      guint n_of_kind[3] = { 0 };

      lessons_problems_print (lessons_lesson_get_problems (lesson), out);
      for (guint j = 0; j < lessons_lesson_get_n_tasks (lesson); j++)
        n_of_kind[lessons_lesson_get_task (lesson, j)->kind]++;
      g_test_message ("%s", lessons_lesson_get_id (lesson));
      g_assert_cmpuint (n_of_kind[LESSONS_TASK_PREDICT], >, 0);
      g_assert_cmpuint (n_of_kind[LESSONS_TASK_CHOOSE] + n_of_kind[LESSONS_TASK_EDIT], >, 0);
    }
  g_assert_cmpstr (out->str, ==, "");
  g_assert_cmpuint (lessons_course_get_n_chapters (course), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (lessons_course_find_lesson (course, ids[i]));
}

static void
assert_same_chart (const char *article_text,
                   const char *own_text)
{
  g_autoptr (LessonsFlow) article = lessons_flow_parse (article_text, -1, "article.mmd");
  g_autoptr (LessonsFlow) own = lessons_flow_parse (own_text, -1, "flow.mmd");

  g_assert_cmpuint (lessons_flow_get_n_nodes (own), ==, lessons_flow_get_n_nodes (article));
  for (guint i = 0; i < lessons_flow_get_n_nodes (own); i++)
    {
      const LessonsFlowNode *a = lessons_flow_get_node (article, i);
      const LessonsFlowNode *b = lessons_flow_get_node (own, i);

      g_assert_cmpstr (b->id, ==, a->id);
      g_assert_cmpstr (b->label, ==, a->label);
      g_assert_cmpint (b->shape, ==, a->shape);
    }
  g_assert_cmpuint (lessons_flow_get_n_edges (own), ==, lessons_flow_get_n_edges (article));
  for (guint i = 0; i < lessons_flow_get_n_edges (own); i++)
    {
      const LessonsFlowEdge *a = lessons_flow_get_edge (article, i);
      const LessonsFlowEdge *b = lessons_flow_get_edge (own, i);

      g_assert_cmpuint (b->from.node, ==, a->from.node);
      g_assert_cmpuint (b->to.node, ==, a->to.node);
      g_assert_cmpint (b->kind, ==, a->kind);
      g_assert_cmpstr (b->label, ==, a->label);
    }
}

/* Every lesson that has one of the article's charts shows it exactly, with bindings below it: to
 * the letter, but for the dashes that stand for arrows in chart 4, which Mermaid does not draw. */
static void
test_shipped_charts (void)
{
  static const struct
  {
    guint       number;
    const char *folder;
  } charts[] = {
    { 1, "2.1-stacks" },          { 2, "2.2-defer" },
    { 3, "2.3-shared-memory" },   { 6, "3.1-buffers" },
    { 7, "3.2-default-timeout" }, { 9, "4.1-producer-consumer" },
    { 10, "4.2-worker-pool" },    { 4, "2.4-leaks" },
    { 5, "2.5-profiles" },        { 8, "3.3-closing" },
    { 11, "4.3-streams" },        { 12, "4.4-propagation" },
    { 13, "5.3-order-log" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *name = g_strdup_printf ("chart-%02u.mmd", charts[i].number);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "charts", name, NULL);
      g_autofree char *shipped
        = g_build_filename (g_getenv ("STAVE_COURSE"), charts[i].folder, "flow.mmd", NULL);
      g_autofree char *article = NULL;
      g_autofree char *own = NULL;

      g_assert_true (g_file_get_contents (path, &article, NULL, NULL));
      g_assert_true (g_file_get_contents (shipped, &own, NULL, NULL));
      g_test_message ("%s", charts[i].folder);
      assert_same_chart (article, own);
      g_assert_true (charts[i].number == 4 || g_str_has_prefix (own, article));
    }
}

/* lesson.ini is a key file as GKeyFile reads it: other tools may rely on that. */
static void
test_shipped_key_files (void)
{
  g_autoptr (LessonsCourse) course = lessons_course_load (g_getenv ("STAVE_COURSE"), NULL);

  for (guint i = 0; i < lessons_course_get_n_lessons (course); i++)
    {
      LessonsLesson *lesson = lessons_course_get_lesson (course, i);
      const LessonsProgram *program = lessons_lesson_get_program (lesson, 0);
      g_autofree char *path
        = g_build_filename (lessons_lesson_get_dir (lesson), "lesson.ini", NULL);
      g_autofree char *group = g_strconcat ("program ", program->name, NULL);
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *title = NULL;
      g_autofree char *output = NULL;

      g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
      g_assert_no_error (error);
      title = g_key_file_get_locale_string (file, "lesson", "title", "zh", NULL);
      g_assert_cmpstr (title, ==, lessons_lesson_get_title (lesson)->in[LESSONS_ZH]);
      output = g_key_file_get_string (file, group, "output", NULL);
      g_assert_cmpstr (output, ==, program->output);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/lessons/lesson/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("sound", test_sound);
  ADD ("charts-in-both-languages", test_charts_in_both_languages);
  ADD ("one-language-stands-for-the-other", test_one_language_stands_for_the_other);
  ADD ("missing-parts", test_missing_parts);
  ADD ("every-line-of-ini-missing", test_every_line_missing);
  ADD ("wrong-values", test_wrong_values);
  ADD ("wrong-syntax", test_wrong_syntax);
  ADD ("texts-that-differ", test_texts_differ);
  ADD ("chart-that-does-not-fit", test_chart_does_not_fit);
  ADD ("files-that-are-no-texts", test_no_texts);
  ADD ("windows-line-ends", test_windows_line_ends);
  ADD ("no-lesson", test_no_lesson);
  ADD ("course", test_course);
#undef ADD
  g_test_add_func ("/lessons/lesson/markers", test_markers);
  g_test_add_func ("/lessons/course/is-without-problems", test_shipped_course);
  g_test_add_func ("/lessons/course/charts-are-the-articles", test_shipped_charts);
  g_test_add_func ("/lessons/course/lesson-ini-is-a-key-file", test_shipped_key_files);

  return g_test_run ();
}
