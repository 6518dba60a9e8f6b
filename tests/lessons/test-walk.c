/* SPDX-License-Identifier: MIT */

/*
 * How events walk a chart: places, events, questions passed on the way, edges
 * bound by themselves, several goroutines, and going back by copies.
 */

#include "lessons-walk.h"

#include <string.h>

/* Chart 7 of the article, bound as lesson 3.2 binds it. */
static const char select_chart[] = "graph TD\n"
                                   "A --> B{ready?}\n"
                                   "B -->|yes| C\n"
                                   "B -->|no| D{default?}\n"
                                   "D -->|yes| E\n"
                                   "D -->|no| F\n"
                                   "%% bind A: event select.begin\n"
                                   "%% bind B: pass\n"
                                   "%% bind C: event select.case\n"
                                   "%% bind D: pass\n"
                                   "%% bind E: event select.default\n"
                                   "%% bind F: event select.block\n";

static LessonsWalk *
new_walk (const char *text)
{
  g_autoptr (LessonsFlow) flow = lessons_flow_parse (text, -1, "flow.mmd");

  g_assert_cmpuint (lessons_problems_get_n (lessons_flow_get_problems (flow)), ==, 0);
  return lessons_walk_new (flow);
}

/* Visits of all nodes, '|', takings of all edges, '|', who stands where: "1 1 0|1 0|G1@A". */
static void
assert_walk (const LessonsWalk *walk,
             const char        *expected)
{
  const LessonsFlow *flow = lessons_walk_get_flow (walk);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lessons_flow_get_n_nodes (flow); i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", lessons_walk_get_visits (walk, i));
  g_string_append_c (text, '|');
  for (guint i = 0; i < lessons_flow_get_n_edges (flow); i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", lessons_walk_get_taken (walk, i));
  g_string_append_c (text, '|');
  for (guint i = 0; i < lessons_walk_get_n_standing (walk); i++)
    {
      guint64 goroutine;
      guint node = lessons_walk_get_standing (walk, i, &goroutine);

      g_string_append_printf (text, "%sG%" G_GUINT64_FORMAT "@%s", i > 0 ? " " : "", goroutine,
                              lessons_flow_get_node (flow, node)->id);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
event (LessonsWalk *walk,
       guint64      goroutine,
       const char  *name,
       guint        line)
{
  lessons_walk_event (walk, goroutine, "main.worker", name, "/tmp/x/main.go", line);
}

static void
test_questions_are_passed (void)
{
  g_autoptr (LessonsWalk) walk = new_walk (select_chart);

  event (walk, 1, "select.begin", 3);
  assert_walk (walk, "1 0 0 0 0 0|0 0 0 0 0|G1@A");
  event (walk, 1, "select.case", 3);
  assert_walk (walk, "1 1 1 0 0 0|1 1 0 0 0|G1@C");
  g_assert_true (lessons_walk_is_fresh (walk, 0));
  g_assert_true (lessons_walk_is_fresh (walk, 1));
  g_assert_false (lessons_walk_is_fresh (walk, 2));

  /* The next turn begins at A: no edge leads there from C. */
  event (walk, 1, "select.begin", 3);
  g_assert_false (lessons_walk_is_fresh (walk, 0));
  event (walk, 1, "select.default", 3);
  assert_walk (walk, "2 2 1 1 1 0|2 1 1 1 0|G1@E");
}

static void
test_no_edge_is_invented (void)
{
  g_autoptr (LessonsWalk) walk = new_walk (select_chart);

  event (walk, 1, "select.begin", 3);
  event (walk, 1, "select.block", 3);
  assert_walk (walk, "1 1 0 1 0 1|1 0 1 0 1|G1@F");
  event (walk, 1, "select.case", 3);
  assert_walk (walk, "1 1 1 1 0 1|1 0 1 0 1|G1@C");
}

static void
test_several_goroutines (void)
{
  g_autoptr (LessonsWalk) walk = new_walk (select_chart);

  event (walk, 7, "select.begin", 3);
  event (walk, 2, "select.begin", 3);
  event (walk, 7, "select.block", 3);
  assert_walk (walk, "2 1 0 1 0 1|1 0 1 0 1|G2@A G7@F");
  event (walk, 2, "go.exit", 9);
  assert_walk (walk, "2 1 0 1 0 1|1 0 1 0 1|G7@F");
}

static void
test_going_back_by_copies (void)
{
  g_autoptr (LessonsWalk) walk = new_walk (select_chart);
  g_autoptr (LessonsWalk) copy = NULL;

  event (walk, 1, "select.begin", 3);
  event (walk, 1, "select.block", 3);
  copy = lessons_walk_copy (walk);
  event (walk, 1, "select.case", 3);
  assert_walk (copy, "1 1 0 1 0 1|1 0 1 0 1|G1@F");
  g_assert_true (lessons_walk_is_fresh (copy, 4));
  event (copy, 1, "select.case", 3);
  assert_walk (copy, "1 1 1 1 0 1|1 0 1 0 1|G1@C");
  lessons_walk_reset (walk);
  assert_walk (walk, "0 0 0 0 0 0|0 0 0 0 0|");
}

static void
test_places (void)
{
  g_autoptr (LessonsWalk) walk = new_walk ("graph TD\nA --> B\nB --> B\n"
                                           "%% bind A: #start go=worker\n"
                                           "%% bind B: main.go#loop\n");

  lessons_walk_add_marker (walk, "main.go", 3, "start");
  lessons_walk_add_marker (walk, "main.go", 5, "loop");
  lessons_walk_add_marker (walk, "other.go", 5, "loop");

  /* Being started and being scheduled on a line is not coming to it. */
  event (walk, 1, "go.start", 3);
  event (walk, 1, "go.run", 3);
  assert_walk (walk, "0 0|0 0|");
  /* Several events of one visit count once; the binding asks for the goroutine too. */
  event (walk, 1, "chan.block", 3);
  event (walk, 1, "chan.recv", 3);
  lessons_walk_event (walk, 2, "main.other", "chan.recv", "main.go", 3);
  lessons_walk_event (walk, 3, NULL, "chan.recv", "main.go", 3);
  assert_walk (walk, "1 0|0 0|G1@A");
  /* The same event again on the same line is the next turn of a loop. */
  event (walk, 1, "chan.send", 5);
  event (walk, 1, "chan.send", 5);
  assert_walk (walk, "1 2|1 1|G1@B");
  /* The binding names its file. */
  lessons_walk_event (walk, 1, "worker", "chan.send", "other.go", 5);
  assert_walk (walk, "1 2|1 1|G1@B");
  event (walk, 1, "chan.send", 5);
  assert_walk (walk, "1 3|1 2|G1@B");
}

static void
test_one_event_through_several_nodes (void)
{
  g_autoptr (LessonsWalk) walk = new_walk ("graph LR\nA --> B --> C\n"
                                           "%% bind A: #x\n%% bind B: event chan.send #x\n"
                                           "%% bind C: event chan.send #x\n");

  lessons_walk_add_marker (walk, "main.go", 4, "x");
  event (walk, 1, "chan.send", 4);
  assert_walk (walk, "1 1 1|1 1|G1@C");
}

static void
test_bound_edges (void)
{
  g_autoptr (LessonsWalk) walk = new_walk ("graph LR\nA --> B\n%% bind A: #a\n"
                                           "%% bind B: event chan.recv\n"
                                           "%% edge A-->B: event chan.send\n");

  event (walk, 1, "chan.send", 4);
  assert_walk (walk, "0 0|1|");
  g_assert_true (lessons_walk_is_fresh (walk, 0));
  event (walk, 2, "chan.recv", 4);
  assert_walk (walk, "0 1|1|G2@B");
}

static void
test_events_of_nobody (void)
{
  g_autoptr (LessonsWalk) walk = new_walk ("graph LR\nA --> B\n%% bind A: event timer.fire\n"
                                           "%% bind B: pass\n");

  lessons_walk_event (walk, 0, NULL, "timer.fire", NULL, 0);
  lessons_walk_event (walk, 0, NULL, "timer.fire", NULL, 0);
  assert_walk (walk, "2 0|0|");
}

static void
test_edges_without_direction (void)
{
  g_autoptr (LessonsWalk) walk = new_walk ("graph LR\nA --- B\nB <--> C\nC --> A\nA ~~~ C\n"
                                           "%% bind A: event a\n%% bind B: event b\n"
                                           "%% bind C: event c\n");

  event (walk, 1, "b", 1);
  event (walk, 1, "a", 1);
  assert_walk (walk, "1 1 0|1 0 0 0|G1@A");
  event (walk, 1, "b", 1);
  event (walk, 1, "c", 1);
  event (walk, 1, "b", 1);
  assert_walk (walk, "1 3 1|2 2 0 0|G1@B");
  /* The invisible edge from A to C is no way. */
  event (walk, 1, "a", 1);
  event (walk, 1, "c", 1);
  assert_walk (walk, "2 3 2|3 2 0 0|G1@C");
}

static void
test_shortest_way_first_edge (void)
{
  g_autoptr (LessonsWalk) walk = new_walk ("graph LR\n"
                                           "A --> P\nA --> Q\nQ --> Z\nP --> Z\nP --> P2 --> Z\n"
                                           "%% bind A: event a\n%% bind Z: event z\n"
                                           "%% bind P: pass\n%% bind P2: pass\n%% bind Q: pass\n");

  event (walk, 1, "a", 1);
  event (walk, 1, "z", 1);
  assert_walk (walk, "1 1 0 1 0|1 0 0 1 0 0|G1@Z");
}

static void
test_refused_program (void)
{
  g_autoptr (LessonsWalk) walk = new_walk ("graph TD\nA --> B{sender?}\nB -->|no| D\nB -->|yes| C\n"
                                           "%% bind A: event go.start\n%% bind B: pass\n"
                                           "%% bind D: refused #close\n%% bind C: event chan.close\n");

  lessons_walk_add_marker (walk, "bad.go", 9, "close");
  lessons_walk_refused (walk, "bad.go", 8);
  assert_walk (walk, "0 0 0 0|0 0 0|");
  lessons_walk_refused (walk, "lesson/bad.go", 9);
  assert_walk (walk, "1 1 1 0|1 1 0|");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons/walk/questions-are-passed-on-the-way", test_questions_are_passed);
  g_test_add_func ("/lessons/walk/no-edge-is-invented", test_no_edge_is_invented);
  g_test_add_func ("/lessons/walk/several-goroutines-stand-at-once", test_several_goroutines);
  g_test_add_func ("/lessons/walk/going-back-by-copies", test_going_back_by_copies);
  g_test_add_func ("/lessons/walk/places-are-come-to", test_places);
  g_test_add_func ("/lessons/walk/one-event-leads-through-several-nodes",
                   test_one_event_through_several_nodes);
  g_test_add_func ("/lessons/walk/bound-edges-move-nobody", test_bound_edges);
  g_test_add_func ("/lessons/walk/events-of-nobody-leave-no-mark", test_events_of_nobody);
  g_test_add_func ("/lessons/walk/edges-without-direction", test_edges_without_direction);
  g_test_add_func ("/lessons/walk/shortest-way-then-first-edge", test_shortest_way_first_edge);
  g_test_add_func ("/lessons/walk/refused-program", test_refused_program);

  return g_test_run ();
}
