/* SPDX-License-Identifier: MIT */

/* A chart that follows a session whose program the compiler refuses, and then accepts. */

#include "scene-walk.h"

static const char chart[] = "graph TD\n"
                            "A[start] --> B{sends?}\n"
                            "B -->|no| D[refused]\n"
                            "B -->|yes| E[closed]\n"
                            "%% bind A: event go.start\n"
                            "%% bind B: pass\n"
                            "%% bind D: refused #close\n"
                            "%% bind E: event chan.close #close\n";

static const char receiver[] = "package main\n\n"
                               "func end(c <-chan int) {\n"
                               "\tclose(c) //stave:close\n"
                               "}\n\n"
                               "func main() {\n"
                               "\tend(make(chan int))\n"
                               "}\n";

static const char sender[] = "package main\n\n"
                             "func end(c chan<- int) {\n"
                             "\tclose(c) //stave:close\n"
                             "}\n\n"
                             "func main() {\n"
                             "\tend(make(chan int))\n"
                             "}\n";

static gboolean
load (Session    *session,
      const char *text)
{
  CodeInput input = { "main.go", text, -1 };
  MachineSettings settings;

  machine_settings_init (&settings);
  return session_load (session, &input, 1, &settings, FALSE);
}

static void
assert_visits (SceneWalk     *walk,
               const Session *session,
               guint          refused,
               guint          closed)
{
  const LessonsWalk *at = scene_walk_seek (walk, session);

  g_assert_cmpuint (lessons_walk_get_visits (at, 2), ==, refused);
  g_assert_cmpuint (lessons_walk_get_taken (at, 1), ==, refused);
  g_assert_cmpuint (lessons_walk_get_visits (at, 3), ==, closed);
  g_assert_cmpuint (lessons_walk_get_taken (at, 2), ==, closed);
}

static void
test_refused (void)
{
  g_autoptr (LessonsFlow) flow = lessons_flow_parse (chart, -1, "flow.mmd");
  g_autoptr (Session) session = session_new ();
  g_autoptr (SceneWalk) walk = NULL;

  g_assert_false (load (session, receiver));
  walk = scene_walk_new (flow, session);
  assert_visits (walk, session, 1, 0);
  g_assert_null (scene_walk_get_before (walk));

  g_assert_true (load (session, sender));
  assert_visits (walk, session, 0, 0);
  session_run_to_end (session, 0);
  assert_visits (walk, session, 0, 1);

  /* The last good run stays, and so does what it lit. */
  g_assert_false (load (session, receiver));
  assert_visits (walk, session, 0, 1);
}

static const char values[] = "package main\n\n"
                             "func a(c chan<- int) { c <- 1 }\n"
                             "func b(c chan<- int) { c <- 2 }\n\n"
                             "func start(f func(chan<- int), c chan<- int) { go f(c) }\n\n"
                             "func main() {\n"
                             "\tc := make(chan int)\n"
                             "\tstart(a, c)\n"
                             "\tstart(b, c)\n"
                             "\tprintln(<-c + <-c)\n"
                             "}\n";

/* A goroutine has the name of what was called, also where a variable said what that was. */
static void
test_function_values (void)
{
  g_autoptr (LessonsFlow) flow = lessons_flow_parse ("graph TD\nA --> B\n"
                                                     "%% bind A: event go.start go=a\n"
                                                     "%% bind B: event go.exit go=b\n",
                                                     -1, "flow.mmd");
  g_autoptr (Session) session = session_new ();
  g_autoptr (SceneWalk) walk = NULL;
  const LessonsWalk *at;

  g_assert_true (load (session, values));
  walk = scene_walk_new (flow, session);
  session_run_to_end (session, 0);
  at = scene_walk_seek (walk, session);
  g_assert_cmpuint (lessons_walk_get_visits (at, 0), ==, 1);
  g_assert_cmpuint (lessons_walk_get_visits (at, 1), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/walk/a-refusal-leads-over-the-chart", test_refused);
  g_test_add_func ("/scene/walk/function-values-are-known", test_function_values);
  return g_test_run ();
}
