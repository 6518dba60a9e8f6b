/* SPDX-License-Identifier: MIT */

/*
 * Mermaid flowcharts: the thirteen charts of the article against golden
 * files, every form of the language, what is told about mistakes, and the
 * round trip through the writer. With STAVE_UPDATE_GOLDEN set, golden files
 * are written instead of compared.
 */

#include "flow-dump.h"
#include "lessons-flow.h"

#include <string.h>

/* Reads text that must be free of problems. */
static LessonsFlow *
parse_clean (const char *text)
{
  LessonsFlow *flow = lessons_flow_parse (text, -1, "flow.mmd");
  g_autoptr (GString) problems = g_string_new (NULL);

  lessons_problems_print (lessons_flow_get_problems (flow), problems);
  g_assert_cmpstr (problems->str, ==, "");
  return flow;
}

static void
assert_dump (const LessonsFlow *flow,
             const char        *expected)
{
  g_autofree char *dump = flow_dump (flow);

  g_assert_cmpstr (dump, ==, expected);
}

static void
assert_reads_as (const char *text,
                 const char *expected)
{
  g_autoptr (LessonsFlow) flow = parse_clean (text);

  assert_dump (flow, expected);
}

/* Reads text and compares the problems, as printed. */
static void
assert_problems (const char *text,
                 const char *expected)
{
  g_autoptr (LessonsFlow) flow = lessons_flow_parse (text, -1, "flow.mmd");
  g_autoptr (GString) problems = g_string_new (NULL);

  lessons_problems_print (lessons_flow_get_problems (flow), problems);
  g_assert_cmpstr (problems->str, ==, expected);
}

static void
assert_round_trip (const LessonsFlow *flow)
{
  g_autofree char *text = lessons_flow_to_mermaid (flow);
  g_autoptr (LessonsFlow) again = parse_clean (text);
  g_autofree char *before = flow_dump (flow);
  g_autofree char *after = flow_dump (again);

  g_assert_cmpstr (before, ==, after);
}

/* ---- the article's charts ------------------------------------------------------------ */

static void
test_article (gconstpointer data)
{
  const guint number = GPOINTER_TO_UINT (data);
  g_autofree char *name = g_strdup_printf ("chart-%02u", number);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "charts", name, NULL);
  g_autofree char *chart_path = g_strconcat (source, ".mmd", NULL);
  g_autofree char *golden_path = g_strconcat (source, ".txt", NULL);
  g_autofree char *text = NULL;
  g_autofree char *golden = NULL;
  g_autofree char *dump = NULL;
  g_autoptr (LessonsFlow) flow = NULL;

  g_assert_true (g_file_get_contents (chart_path, &text, NULL, NULL));
  flow = lessons_flow_parse (text, -1, "flow.mmd");
  g_assert_cmpuint (lessons_problems_get_n_errors (lessons_flow_get_problems (flow)), ==, 0);
  dump = flow_dump (flow);
  if (g_getenv ("STAVE_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (golden_path, dump, -1, NULL));
  g_assert_true (g_file_get_contents (golden_path, &golden, NULL, NULL));
  g_assert_cmpstr (dump, ==, golden);
  assert_round_trip (flow);
}

/* Chart 4 has typographic dashes for arrows and all its statements on one line. */
static void
test_article_dashes (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "charts", "chart-04.mmd", NULL);
  g_autofree char *text = NULL;
  g_autoptr (LessonsFlow) flow = NULL;
  const LessonsProblems *problems;
  guint n_dashes = 0, n_joined = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  flow = lessons_flow_parse (text, -1, "flow.mmd");
  problems = lessons_flow_get_problems (flow);
  for (guint i = 0; i < lessons_problems_get_n (problems); i++)
    {
      const LessonsProblem *problem = lessons_problems_get (problems, i);

      g_assert_cmpint (problem->severity, ==, LESSONS_WARNING);
      g_assert_cmpuint (problem->line, ==, 1);
      g_assert_nonnull (problem->mend);
      n_dashes += strstr (problem->message, "dash") != NULL;
      n_joined += strstr (problem->message, "second statement") != NULL;
    }
  g_assert_cmpuint (n_dashes, ==, 4);
  g_assert_cmpuint (n_joined, ==, 4);
}

/* ---- forms --------------------------------------------------------------------------- */

static void
test_shapes (void)
{
  assert_reads_as ("graph TD\n"
                   "A[rect]\nB(round)\nC([stadium])\nD[[sub]]\nE[(cyl)]\nF((circle))\n"
                   "G(((double)))\nH>flag]\nI{rhomb}\nJ{{hexagon}}\nK[/right/]\nL[\\left\\]\n"
                   "M[/trap\\]\nN[\\inv/]\nO",
                   "flow TB\n"
                   "node A rect \"rect\"\nnode B rounded \"round\"\nnode C stadium \"stadium\"\n"
                   "node D fr-rect \"sub\"\nnode E cyl \"cyl\"\nnode F circle \"circle\"\n"
                   "node G dbl-circ \"double\"\nnode H odd \"flag\"\nnode I diam \"rhomb\"\n"
                   "node J hex \"hexagon\"\nnode K lean-r \"right\"\nnode L lean-l \"left\"\n"
                   "node M trap-b \"trap\"\nnode N trap-t \"inv\"\nnode O rect \"O\"\n");
}

static void
test_shapes_by_name (void)
{
  assert_reads_as ("flowchart LR\n"
                   "A@{ shape: diam, label: \"ready?\" } --> B@{ shape: cyl }\n"
                   "C[kept]\nC@{ shape: stadium }\n"
                   "D@{\n  shape: lean-r\n  label: in\n}\n",
                   "flow LR\n"
                   "node A diam \"ready?\"\nnode B cyl \"B\"\nnode C stadium \"kept\"\n"
                   "node D lean-r \"in\"\n"
                   "edge A -> B solid\n");
}

static void
test_edges (void)
{
  assert_reads_as ("graph TD\n"
                   "A-->B\nA---B\nA-.->B\nA==>B\nA~~~B\nA--oB\nA--xB\nA<-->B\nA o--o B\nA x--x B\n"
                   "A-.-B\nA===B\nA<-.->B\nA<==>B\n",
                   "flow TB\nnode A rect \"A\"\nnode B rect \"B\"\n"
                   "edge A -> B solid\n"
                   "edge A -> B solid heads=none,none\n"
                   "edge A -> B dotted\n"
                   "edge A -> B thick\n"
                   "edge A -> B invisible heads=none,none\n"
                   "edge A -> B solid heads=none,circle\n"
                   "edge A -> B solid heads=none,cross\n"
                   "edge A -> B solid heads=arrow,arrow\n"
                   "edge A -> B solid heads=circle,circle\n"
                   "edge A -> B solid heads=cross,cross\n"
                   "edge A -> B dotted heads=none,none\n"
                   "edge A -> B thick heads=none,none\n"
                   "edge A -> B dotted heads=arrow,arrow\n"
                   "edge A -> B thick heads=arrow,arrow\n");
}

static void
test_edge_lengths (void)
{
  assert_reads_as ("graph TD\n"
                   "A--->B\nA----B\nA-..->B\nA====>B\nA~~~~B\nA -- far ---> B\nA -. far ..-> B\n",
                   "flow TB\nnode A rect \"A\"\nnode B rect \"B\"\n"
                   "edge A -> B solid length=2\n"
                   "edge A -> B solid heads=none,none length=2\n"
                   "edge A -> B dotted length=2\n"
                   "edge A -> B thick length=3\n"
                   "edge A -> B invisible heads=none,none length=2\n"
                   "edge A -> B solid length=2 \"far\"\n"
                   "edge A -> B dotted length=2 \"far\"\n");
}

static void
test_edge_labels (void)
{
  assert_reads_as ("graph TD\n"
                   "A-->|yes|B\nA-- no -->B\nA == thick ==> B\nA -. dotted .-> B\n"
                   "A-- open ---B\nA-->|\"a | b\"|B\nA -- \"x --> y\" --> B\nA --foo--> B\n"
                   "A o-- one --o B\nA -->|| B\n",
                   "flow TB\nnode A rect \"A\"\nnode B rect \"B\"\n"
                   "edge A -> B solid \"yes\"\n"
                   "edge A -> B solid \"no\"\n"
                   "edge A -> B thick \"thick\"\n"
                   "edge A -> B dotted \"dotted\"\n"
                   "edge A -> B solid heads=none,none \"open\"\n"
                   "edge A -> B solid \"a | b\"\n"
                   "edge A -> B solid \"x --> y\"\n"
                   "edge A -> B solid \"foo\"\n"
                   "edge A -> B solid heads=circle,circle \"one\"\n"
                   "edge A -> B solid\n");
}

static void
test_chains (void)
{
  assert_reads_as ("graph TD;A-->B-->C;A & B --> D & E\nF\n  --> G",
                   "flow TB\n"
                   "node A rect \"A\"\nnode B rect \"B\"\nnode C rect \"C\"\nnode D rect \"D\"\n"
                   "node E rect \"E\"\nnode F rect \"F\"\nnode G rect \"G\"\n"
                   "edge A -> B solid\nedge B -> C solid\nedge A -> D solid\nedge A -> E solid\n"
                   "edge B -> D solid\nedge B -> E solid\nedge F -> G solid\n");
}

static void
test_labels (void)
{
  assert_reads_as ("graph TD\n"
                   "A[\"say #quot;hi#quot; &amp; go\"]\nB[一行<br/>二行<br>三行]\n"
                   "C[call f(x) and a[0]]\nD(\"a) b\")\nE[/debug/pprof]\nF[\"`back`\"]\n"
                   "G[\"over\n  lines\"]\nH{\"#35;1 #9829; #x41;\"}\n队列[通道 就绪?]\n",
                   "flow TB\n"
                   "node A rect \"say \"hi\" & go\"\nnode B rect \"一行\\n二行\\n三行\"\n"
                   "node C rect \"call f(x) and a[0]\"\nnode D rounded \"a) b\"\n"
                   "node E rect \"/debug/pprof\"\nnode F rect \"back\"\n"
                   "node G rect \"over\\nlines\"\nnode H diam \"#1 ♥ A\"\n"
                   "node 队列 rect \"通道 就绪?\"\n");
}

static void
test_subgraphs (void)
{
  assert_reads_as ("flowchart TB\n"
                   "subgraph outer [Outer box]\n"
                   "  direction LR\n"
                   "  A --> B\n"
                   "  subgraph inner\n"
                   "    C\n"
                   "  end\n"
                   "end\n"
                   "subgraph \"No id\"\n  D\nend\n"
                   "subgraph several words\n  E\nend\n"
                   "outer --> D\nA --> inner\n",
                   "flow TB\n"
                   "node A rect \"A\" in=outer\nnode B rect \"B\" in=outer\n"
                   "node C rect \"C\" in=inner\n"
                   "node D rect \"D\" in=subGraph0\nnode E rect \"E\" in=subGraph1\n"
                   "subgraph outer \"Outer box\" direction=LR\n"
                   "subgraph inner \"inner\" in=outer\n"
                   "subgraph subGraph0 \"No id\"\n"
                   "subgraph subGraph1 \"several words\"\n"
                   "edge A -> B solid\n"
                   "edge subgraph outer -> D solid\n"
                   "edge A -> subgraph inner solid\n");
}

static void
test_styles (void)
{
  assert_reads_as ("graph LR\n"
                   "A:::hot --> B\n"
                   "B --> C\n"
                   "subgraph s\nC\nend\n"
                   "classDef default stroke:#123\n"
                   "classDef hot fill:#f00,color:white,font-weight:bold;\n"
                   "classDef cold,ice fill:rgb(0, 0, 255)\n"
                   "class B,C cold\n"
                   "style B stroke-width:4px,stroke-dasharray: 5 2\n"
                   "style s fill:none\n"
                   "linkStyle default stroke:gray\n"
                   "linkStyle 0,1 stroke-width:2\n"
                   "linkStyle 1 stroke:#ff000080\n",
                   "flow LR\n"
                   "node A rect \"A\" fill=ff0000ff stroke=112233ff color=ffffffff weight=700\n"
                   "node B rect \"B\" fill=0000ffff stroke=112233ff width=4 dashes=5,2\n"
                   "node C rect \"C\" in=s fill=0000ffff stroke=112233ff\n"
                   "subgraph s \"s\" fill=00000000\n"
                   "edge A -> B solid stroke=808080ff width=2\n"
                   "edge B -> C solid stroke=ff000080 width=2\n");
}

static void
test_header_forms (void)
{
  assert_reads_as ("---\ntitle: x\n---\n%%{init: {'theme':\n 'dark'}}%%\n%% note\nflowchart RL\n"
                   "A --> B %% trailing\n  %% more\n",
                   "flow RL\nnode A rect \"A\"\nnode B rect \"B\"\nedge A -> B solid\n");
  assert_reads_as ("graph\nA", "flow TB\nnode A rect \"A\"\n");
  assert_reads_as ("\xef\xbb\xbfgraph BT\r\nA-->B\r\n",
                   "flow BT\nnode A rect \"A\"\nnode B rect \"B\"\nedge A -> B solid\n");
}

static void
test_ids (void)
{
  assert_reads_as ("graph TD\na-b.c --> x_1\nx --> o\n工作 --> endless\n",
                   "flow TB\n"
                   "node a-b.c rect \"a-b.c\"\nnode x_1 rect \"x_1\"\nnode x rect \"x\"\n"
                   "node o rect \"o\"\nnode 工作 rect \"工作\"\nnode endless rect \"endless\"\n"
                   "edge a-b.c -> x_1 solid\nedge x -> o solid\nedge 工作 -> endless solid\n");
}

/* ---- mistakes ------------------------------------------------------------------------ */

static void
test_dashes (void)
{
  g_autoptr (LessonsFlow) flow = NULL;

  flow = lessons_flow_parse ("graph TD\nA –> B\nB -- 否 –> C\nC – 是 --> D", -1, "flow.mmd");
  assert_dump (flow, "flow TB\n"
                     "node A rect \"A\"\nnode B rect \"B\"\nnode C rect \"C\"\nnode D rect \"D\"\n"
                     "edge A -> B solid\nedge B -> C solid \"否\"\nedge C -> D solid \"是\"\n");
  assert_problems ("graph TD\nA –> B\nC – 是 --> D",
                   "flow.mmd:2:3: warning: a dash is read as two hyphens\n"
                   "  mend: type two hyphens: -->\n"
                   "flow.mmd:3:3: warning: a dash is read as two hyphens\n"
                   "  mend: type two hyphens: -->\n");
}

static void
test_errors_name_place_and_mend (void)
{
  assert_problems ("graph TD\n  A[通道 --> B\nB --> C",
                   "flow.mmd:2:4: error: the label of this node has no end: ] is expected\n"
                   "  mend: close the bracket on the same line\n");
  assert_problems ("graph TD\n甲 --> \nA --> B",
                   "flow.mmd:2:7: error: a node is expected here\n"
                   "  mend: write an id of letters and digits, with its label in brackets: A[text]\n");
  assert_problems ("graph TD\nA -- yes\nB",
                   "flow.mmd:2:3: error: the label of this link has no end: --> is expected after it\n"
                   "  mend: close the label with an arrow, or write -->|text|\n");
  assert_problems ("graph TD\nA -->|yes B",
                   "flow.mmd:2:6: error: the label of this link has no end\n"
                   "  mend: close the label with |\n");
  assert_problems ("graph TD\nA --> end",
                   "flow.mmd:2:7: error: “end” is a word of the chart language and cannot be a node\n"
                   "  mend: use another id, such as the word in capitals\n");
  assert_problems ("graph XY\nA",
                   "flow.mmd:1:7: error: “XY” is not a direction\n"
                   "  mend: write TB, TD, BT, LR or RL\n");
  assert_problems ("A --> B",
                   "flow.mmd:1:1: error: a flowchart begins with “graph” or “flowchart”\n"
                   "  mend: begin with “flowchart TD”\n");
  assert_problems ("graph TD\nA [x]",
                   "flow.mmd:2:3: error: a link or the end of the statement is expected here, not “[”\n"
                   "  mend: write A-->B; there is no blank between an id and its bracket\n");
  assert_problems ("graph TD\nsubgraph s\nA",
                   "flow.mmd:2: error: this subgraph has no end\n"
                   "  mend: close it with a line “end”\n");
  assert_problems ("graph TD\nA\nend",
                   "flow.mmd:3:4: error: no subgraph is open here\n"
                   "  mend: take this “end” away\n");
  assert_problems ("graph TD\nA[\"x\nB",
                   "flow.mmd:2:2: error: the label of this node has no end: ] is expected\n"
                   "  mend: close the bracket on the same line\n");
}

static void
test_style_problems (void)
{
  assert_problems ("graph TD\nA:::none\nstyle B fill:#f00\nstyle A fill:nocolour,font-size:9px\n"
                   "linkStyle 3 stroke:red\nclick A href\n",
                   "flow.mmd:4:9: warning: the value of fill is not understood: “nocolour”\n"
                   "  mend: write a colour as #rrggbb, a width as 2px, dashes as 5 5\n"
                   "flow.mmd:4:23: warning: the property font-size is ignored: “9px”\n"
                   "  mend: fill, stroke, stroke-width, color, stroke-dasharray and font-weight are "
                   "understood\n"
                   "flow.mmd:5:11: error: there is no link “3” before this line\n"
                   "  mend: links are numbered from 0 in the order of the text\n"
                   "flow.mmd:6:1: warning: statements of this kind are ignored\n"
                   "  mend: take it away\n"
                   "flow.mmd:2:9: warning: the class “none” is not defined\n"
                   "  mend: define it with classDef\n"
                   "flow.mmd:3:18: warning: there is no “B” to be styled\n"
                   "  mend: name a node or subgraph of this chart\n");
}

static void
test_bad_texts (void)
{
  g_autofree char *long_text = g_strnfill (10 * 1024 * 1024, 'x');
  static const char binary[] = "graph\0TD";
  g_autoptr (LessonsFlow) flow = NULL;

  assert_problems ("", "flow.mmd:1:1: error: the chart is empty\n"
                       "  mend: begin with “flowchart TD”\n");
  assert_problems ("graph TD\nA[\xff]",
                   "flow.mmd:2:3: error: byte 0xff is not valid UTF-8\n"
                   "  mend: save the file as UTF-8\n");
  assert_problems (long_text,
                   "flow.mmd: error: the file is 10485760 bytes long, more than 1 MiB\n"
                   "  mend: keep files of a lesson short; split or shorten it\n");
  flow = lessons_flow_parse (binary, sizeof binary, "flow.mmd");
  g_assert_cmpuint (lessons_problems_get_n_errors (lessons_flow_get_problems (flow)), ==, 1);
  g_assert_cmpuint (lessons_flow_get_n_nodes (flow), ==, 0);
}

/* Lines made to be slow: each must be read in well under the test's time limit. */
static void
test_long_lines_are_read_in_linear_time (void)
{
  static const char *const parts[] = { "A[/x]-->", "A-- =", "-. .", "A & ", "A((",
                                       "--", "\"", "A[\"]-->", "subgraph ", ";A:::b",
                                       "<", "style A fill:#f00,", "B@{" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new ("graph TD\n");
      g_autoptr (LessonsFlow) flow = NULL;

      while (text->len < 1000 * 1000)
        g_string_append (text, parts[i]);
      flow = lessons_flow_parse (text->str, text->len, "flow.mmd");
      g_assert_cmpuint (lessons_flow_get_n_nodes (flow), <=, 5000);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) nested = g_string_new ("graph TD\n");
  g_autoptr (GString) product = g_string_new ("graph TD\n");
  g_autoptr (LessonsFlow) flow = NULL;
  g_autoptr (LessonsFlow) wide = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (nested, "subgraph s%u\n", i);
  flow = lessons_flow_parse (nested->str, -1, "flow.mmd");
  g_assert_cmpuint (lessons_flow_get_n_subgraphs (flow), ==, 64);
  g_assert_cmpuint (lessons_problems_get_n_errors (lessons_flow_get_problems (flow)), >, 0);

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (product, "%sa%u", i > 0 ? " & " : "", i);
  g_string_append (product, " --> ");
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (product, "%sb%u", i > 0 ? " & " : "", i);
  wide = lessons_flow_parse (product->str, -1, "flow.mmd");
  g_assert_cmpuint (lessons_flow_get_n_edges (wide), ==, 10000);
  g_assert_cmpuint (lessons_problems_get_n_errors (lessons_flow_get_problems (wide)), ==, 1);
}

/* ---- bindings ------------------------------------------------------------------------ */

static void
test_bindings (void)
{
  assert_reads_as ("graph TD\nA --> B\nB --> C\n"
                   "%% bind A: main.go#start\n"
                   "%% bind A: #start go=main.worker\n"
                   "%% bind B: pass\n"
                   "%% bind C: event chan.send\n"
                   "%%bind C: event chan.block poll.go#recv go=main.func1\n"
                   "%% bind C: refused bad.go#close\n"
                   "%% edge A-->B: #start\n"
                   "%% binding is not a keyword\n",
                   "flow TB\n"
                   "node A rect \"A\"\nnode B rect \"B\"\nnode C rect \"C\"\n"
                   "edge A -> B solid\nedge B -> C solid\n"
                   "bind A place file=main.go marker=start\n"
                   "bind A place marker=start go=worker\n"
                   "bind B pass\n"
                   "bind C event event=chan.send\n"
                   "bind C event event=chan.block file=poll.go marker=recv go=main.func1\n"
                   "bind C refused file=bad.go marker=close\n"
                   "bind edge 0 place marker=start\n");
}

static void
test_binding_errors (void)
{
  static const char *const wrong[] = {
    "%% bind X: #a",       "%% bind A",           "%% bind A:",          "%% bind A: start",
    "%% bind A: #Start",   "%% bind A: event",    "%% bind A: event 3",  "%% bind A: #a #b",
    "%% bind A: ../a.go#b", "%% bind A: a.txt#b",  "%% bind A: pass #a",  "%% bind A: refused",
    "%% edge B-->A: #a",   "%% edge A: #a",       "%% edge A-->B: pass", "%% bind A: #a go=",
    "%% bind A: event chan.", "%% bind : #a",     "%% edge A-- x: #a",
    "%% edge A-->B: refused #a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text = g_strdup_printf ("graph TD\nA --> B\n%s\n", wrong[i]);
      g_autoptr (LessonsFlow) flow = lessons_flow_parse (text, -1, "flow.mmd");
      const LessonsProblems *problems = lessons_flow_get_problems (flow);

      g_test_message ("%s", wrong[i]);
      g_assert_cmpuint (lessons_problems_get_n (problems), ==, 1);
      g_assert_cmpuint (lessons_problems_get (problems, 0)->line, ==, 3);
      g_assert_cmpuint (lessons_problems_get (problems, 0)->column, >, 0);
      g_assert_nonnull (lessons_problems_get (problems, 0)->mend);
      g_assert_cmpuint (lessons_flow_get_n_bindings (flow), ==, 0);
    }
}

static void
test_with_bindings (void)
{
  g_autoptr (LessonsFlow) zh = parse_clean ("graph TD\nA[甲] -->|是| B[乙]\n%% bind A: #a\n");
  g_autoptr (LessonsFlow) en = parse_clean ("graph TD\nA[first] -->|yes| B[second]\n");
  g_autoptr (LessonsFlow) other = parse_clean ("graph TD\nA[first] --> C[second]\n");
  g_autoptr (LessonsFlow) fewer = parse_clean ("graph TD\nA[first]\nB[second]\n");
  g_autoptr (LessonsProblems) problems = lessons_problems_new ();
  g_autoptr (LessonsFlow) bound = NULL;

  bound = lessons_flow_with_bindings (en, zh, "flow.en.mmd", problems);
  g_assert_nonnull (bound);
  assert_dump (bound, "flow TB\nnode A rect \"first\"\nnode B rect \"second\"\n"
                      "edge A -> B solid \"yes\"\nbind A place marker=a\n");
  g_assert_cmpuint (lessons_problems_get_n (problems), ==, 0);
  g_assert_null (lessons_flow_with_bindings (other, zh, "flow.en.mmd", problems));
  g_assert_null (lessons_flow_with_bindings (fewer, zh, "flow.en.mmd", problems));
  g_assert_cmpuint (lessons_problems_get_n_errors (problems), ==, 2);
  g_assert_cmpuint (lessons_problems_get (problems, 0)->line, ==, 2);
}

/* ---- the writer ---------------------------------------------------------------------- */

static void
test_round_trip_of_everything (void)
{
  g_autoptr (LessonsFlow) flow = parse_clean (
    "flowchart RL\n"
    "Z --> A[\"a #quot;b#quot; <br/> `c` &lt;d&gt; #35;1;\"]\n"
    "A x-.-o B(((\" \"))) <==> C>flag] ~~~ D[/t\\] --o|a b| E@{shape: hex}\n"
    "subgraph s1 [One]\ndirection BT\nsubgraph s2\nB\nsubgraph s3\nE\nend\nend\nC\nend\n"
    "subgraph \"two \"\nend\n"
    "s1 --x s3\n"
    "style A fill:#0008,stroke-width:1.5px,stroke-dasharray:1 2.5\n"
    "style s2 color:red\nlinkStyle 2 stroke-dasharray:none,font-weight:300\n"
    "%% bind A: event go.create x.go#y go=f\n%% edge Z-->A: #m\n%% bind B: pass\n");

  assert_round_trip (flow);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 1; i <= 13; i++)
    {
      g_autofree char *path = g_strdup_printf ("/lessons/flow/article-chart-%u-reads-exactly", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_article);
    }
  g_test_add_func ("/lessons/flow/article-dashes-are-warned-of", test_article_dashes);
  g_test_add_func ("/lessons/flow/every-shape-in-brackets", test_shapes);
  g_test_add_func ("/lessons/flow/shapes-by-name", test_shapes_by_name);
  g_test_add_func ("/lessons/flow/every-edge", test_edges);
  g_test_add_func ("/lessons/flow/edge-lengths", test_edge_lengths);
  g_test_add_func ("/lessons/flow/edge-labels-in-both-forms", test_edge_labels);
  g_test_add_func ("/lessons/flow/chains-and-groups", test_chains);
  g_test_add_func ("/lessons/flow/labels-and-entities", test_labels);
  g_test_add_func ("/lessons/flow/subgraphs-nest", test_subgraphs);
  g_test_add_func ("/lessons/flow/styles-resolve", test_styles);
  g_test_add_func ("/lessons/flow/headers-and-comments", test_header_forms);
  g_test_add_func ("/lessons/flow/ids", test_ids);
  g_test_add_func ("/lessons/flow/dashes-are-arrows-with-a-warning", test_dashes);
  g_test_add_func ("/lessons/flow/errors-name-place-and-mend", test_errors_name_place_and_mend);
  g_test_add_func ("/lessons/flow/style-problems", test_style_problems);
  g_test_add_func ("/lessons/flow/bad-texts", test_bad_texts);
  g_test_add_func ("/lessons/flow/long-lines-are-read-in-linear-time",
                   test_long_lines_are_read_in_linear_time);
  g_test_add_func ("/lessons/flow/limits", test_limits);
  g_test_add_func ("/lessons/flow/bindings", test_bindings);
  g_test_add_func ("/lessons/flow/binding-errors", test_binding_errors);
  g_test_add_func ("/lessons/flow/bindings-of-a-translated-chart", test_with_bindings);
  g_test_add_func ("/lessons/flow/written-text-reads-the-same", test_round_trip_of_everything);

  return g_test_run ();
}
