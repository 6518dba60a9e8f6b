/* SPDX-License-Identifier: MIT */

/*
 * stave check-lesson DIR: everything about a lesson that reading alone cannot
 * tell. Its programs are built and run; what lesson.ini says of them must hold;
 * each question must have exactly one right answer; each goal must be
 * reachable by its witness; each edit must be judged right or wrong as its answers
 * are; every node and edge of the chart must be reached.
 */
#include "app-command.h"

#include "app-check-variants.h"
#include "app-target.h"
#include "lessons-judge.h"
#include "scene-walk.h"
#include "session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_INSTRUCTIONS 50000000

typedef struct
{
  LessonsLesson   *lesson;
  LessonsProblems *problems;
  LessonsFlow     *flow;    /* the first chart, or NULL */
  gboolean        *visited; /* by node */
  gboolean        *taken;   /* by edge */
} Check;

/* One run under judgement. */
typedef struct
{
  Session     *session;
  LessonsFlow *flow;
  SceneWalk   *walk; /* or NULL */
} Trial;

static void G_GNUC_PRINTF (5, 6)
complain (Check      *check,
          const char *file,
          guint       line,
          const char *mend,
          const char *format,
          ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  lessons_problems_add (check->problems, LESSONS_ERROR, file, line, 0, mend, "%s", message);
}

static char *
fact (const char *name,
      gpointer    user_data)
{
  Trial *trial = user_data;

  if (g_str_has_prefix (name, "visits:"))
    {
      guint node;

      if (trial->walk == NULL)
        return NULL;
      node = lessons_flow_find_node (trial->flow, name + strlen ("visits:"));
      if (node == LESSONS_FLOW_NONE)
        return NULL;
      return g_strdup_printf (
          "%u", lessons_walk_get_visits (scene_walk_seek (trial->walk, trial->session), node));
    }
  return session_dup_fact (trial->session, name);
}

static void
trial_clear (Trial *trial)
{
  g_clear_pointer (&trial->walk, scene_walk_free);
  g_clear_pointer (&trial->session, session_free);
}

/* Builds a program, with its own settings; FALSE if the compiler refuses it. */
static gboolean
trial_build (Check                *check,
             const LessonsProgram *program,
             Trial                *trial)
{
  MachineSettings settings;
  g_autofree CodeInput *inputs = g_new0 (CodeInput, program->n_files);
  MachinePolicy policy = MACHINE_POLICY_GO;
  gboolean built;

  *trial = (Trial){ .session = session_new (), .flow = check->flow };
  machine_settings_init (&settings);
  if (program->policy != NULL && app_policy_parse (program->policy, &policy)
      && policy != MACHINE_POLICY_MANUAL)
    settings.policy = policy;
  settings.seed = program->seed;
  settings.procs = program->procs > 0 ? program->procs : settings.procs;
  settings.chaos = program->chaos;
  settings.max_steps = MAX_INSTRUCTIONS;
  for (guint i = 0; i < program->n_files; i++)
    inputs[i] = (CodeInput){ program->files[i].name, program->files[i].text,
                             program->files[i].len };
  built = session_load (trial->session, inputs, program->n_files, &settings, FALSE);
  if (check->flow != NULL)
    trial->walk = scene_walk_new (check->flow, trial->session);
  return built;
}

/* The same, with a complaint where it does not compile. */
static gboolean
trial_start (Check                *check,
             const LessonsProgram *program,
             Trial                *trial)
{
  g_autoptr (GString) text = NULL;

  if (trial_build (check, program, trial))
    return TRUE;
  text = g_string_new (NULL);
  base_diag_list_print (session_get_diags (trial->session), FALSE, text);
  g_strchomp (text->str);
  complain (check, program->files[0].name, 0, _("make it compile"), "%s", text->str);
  trial_clear (trial);
  return FALSE;
}

/* ---- programs -------------------------------------------------------------------------- */

static void
note_walk (Check *check,
           Trial *trial)
{
  const LessonsWalk *walk;

  if (trial->walk == NULL)
    return;
  walk = scene_walk_seek (trial->walk, trial->session);
  for (guint i = 0; i < lessons_flow_get_n_nodes (check->flow); i++)
    check->visited[i] |= lessons_walk_get_visits (walk, i) > 0;
  for (guint i = 0; i < lessons_flow_get_n_edges (check->flow); i++)
    check->taken[i] |= lessons_walk_get_taken (walk, i) > 0;
}

static void
check_outcome (Check                *check,
               const LessonsProgram *program,
               const Trial          *trial)
{
  const char *file = program->files[0].name;
  g_autofree char *exit = session_dup_fact (trial->session, "exit");
  g_autofree char *leaked = session_dup_fact (trial->session, "leaked");
  g_autofree char *output = session_dup_fact (trial->session, "output");
  g_autofree char *wanted = program->output != NULL ? g_strdup (program->output) : NULL;

  if (exit == NULL)
    {
      complain (check, file, 0, _("let it end, or give it less to do"),
                _("the run did not end within %d instructions"), MAX_INSTRUCTIONS);
      return;
    }
  if (program->exit_code >= 0 && g_ascii_strtoll (exit, NULL, 10) != program->exit_code)
    complain (check, file, 0, _("mend the program, or “exit” in lesson.ini"),
              _("it ends with exit code %s, lesson.ini says %d"), exit, program->exit_code);
  if (program->leaked >= 0 && g_ascii_strtoll (leaked, NULL, 10) != program->leaked)
    complain (check, file, 0, _("mend the program, or “leaked” in lesson.ini"),
              _("it leaves %s goroutines behind, lesson.ini says %d"), leaked,
              (int) program->leaked);
  if (wanted != NULL && g_strcmp0 (g_strchomp (wanted), output) != 0)
    complain (check, file, 0, _("mend the program, or “output” in lesson.ini"),
              _("it prints “%s”, lesson.ini says “%s”"), output, wanted);
}

/* The compiler must refuse it first of all with the words that lesson.ini names. */
static void
check_refused (Check                *check,
               const LessonsProgram *program)
{
  const char *file = program->files[0].name;
  Trial trial;

  if (trial_build (check, program, &trial))
    complain (check, file, 0, _("mend the program, or take “refused” out of lesson.ini"),
              _("it compiles, lesson.ini says that it does not"));
  else
    {
      const BaseDiag *diag = base_diag_list_get (session_get_diags (trial.session), 0);

      if (strstr (diag->message, program->refused) == NULL)
        complain (check, file, 0, _("mend the program, or “refused” in lesson.ini"),
                  _("the compiler says “%s”, lesson.ini says “%s”"), diag->message,
                  program->refused);
    }
  note_walk (check, &trial);
  trial_clear (&trial);
}

/* Every fault that lesson.ini injects must have its place in the program. */
static void
check_chaos (Check                *check,
             const LessonsProgram *program,
             const Trial          *trial)
{
  g_autoptr (GError) error = NULL;

  if (program->chaos != NULL
      && !machine_chaos_check (session_get_program (trial->session), program->chaos,
                               program->procs, &error))
    complain (check, program->files[0].name, 0, _("mend “chaos” in lesson.ini"), "%s",
              error->message);
}

static void
check_program (Check                *check,
               const LessonsProgram *program)
{
  Trial trial;

  if (program->refused != NULL)
    {
      check_refused (check, program);
      return;
    }
  if (!trial_start (check, program, &trial))
    return;
  check_chaos (check, program, &trial);
  session_run_to_end (trial.session, MAX_INSTRUCTIONS);
  check_outcome (check, program, &trial);
  note_walk (check, &trial);
  trial_clear (&trial);
}

/* ---- tasks --------------------------------------------------------------------------------- */

/* Steps until the expression holds; at the end of the run it may still become true. */
static gboolean
run_until (Trial             *trial,
           const LessonsExpr *expr)
{
  SessionStatus status;

  do
    {
      if (lessons_expr_evaluate (expr, fact, trial) == LESSONS_TRUTH_YES)
        return TRUE;
      status = session_step (trial->session, SESSION_EVENT);
    }
  while (status == SESSION_REACHED);
  return lessons_expr_evaluate (expr, fact, trial) == LESSONS_TRUTH_YES;
}

static void
check_predict (Check             *check,
               const LessonsTask *task,
               Trial             *trial)
{
  guint n_right = 0;

  if (task->at == NULL)
    session_run_to_end (trial->session, MAX_INSTRUCTIONS);
  else if (!run_until (trial, task->at))
    {
      complain (check, "lesson.ini", task->line, _("give “at” a condition that the run meets"),
                _("task %s: the moment at which it is judged never comes"), task->id);
      return;
    }
  for (guint i = 0; i < task->n_choices; i++)
    n_right += lessons_expr_evaluate (task->choices[i].when, fact, trial) == LESSONS_TRUTH_YES;
  if (n_right != 1)
    complain (check, "lesson.ini", task->line, _("let exactly one choice hold"),
              _("task %s: %u of its choices are right in the run"), task->id, n_right);
}

static gboolean
start_witness (Trial      *trial,
               const char *witness,
               GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (witness, " ", 2);
  MachineSettings settings = *session_get_settings (trial->session);

  if (parts[1] == NULL)
    return session_load_schedule (trial->session, witness, error);
  if (!app_policy_parse (parts[0], &settings.policy))
    return FALSE;
  settings.seed = g_ascii_strtoull (parts[1], NULL, 10);
  session_restart (trial->session, &settings);
  return TRUE;
}

static void
check_choose (Check             *check,
              const LessonsTask *task,
              Trial             *trial)
{
  g_autoptr (GError) error = NULL;

  if (task->witness == NULL)
    return;
  if (!start_witness (trial, task->witness, &error))
    complain (check, "lesson.ini", task->line, _("write a policy and a seed, or a schedule"),
              _("task %s: witness “%s”: %s"), task->id, task->witness,
              error != NULL ? error->message : _("not understood"));
  else if (!run_until (trial, task->goal))
    complain (check, "lesson.ini", task->line, _("find another witness, or mend the goal"),
              _("task %s: its witness does not reach the goal"), task->id);
}

/* Judges one answer to an edit task; right: it has to pass. */
static void
check_answer (Check             *check,
              const LessonsTask *task,
              const LessonsFile *file,
              gboolean           right)
{
  g_autoptr (LessonsJudge) judge = lessons_judge_new (check->lesson, task, file->text);
  const LessonsVerdict *verdict = lessons_judge_finish (judge);
  g_autofree char *text = lessons_verdict_dup_text (verdict, task, LESSONS_EN);

  if ((verdict->kind == LESSONS_VERDICT_PASSED) == right)
    return;
  complain (check, "lesson.ini", task->line,
            right ? _("mend the answer, or let the checks ask for less")
                  : _("let a check ask for what this program fails to do"),
            _("task %s: %s is judged otherwise than it should be: %s"), task->id, file->name,
            text);
}

static void
check_edit (Check                *check,
            const LessonsTask    *task,
            const LessonsProgram *program)
{
  check_answer (check, task, &program->files[0], FALSE);
  for (guint i = 0; i < task->n_answers; i++)
    check_answer (check, task, &task->answers[i].file, task->answers[i].right);
}

static void
check_task (Check             *check,
            const LessonsTask *task)
{
  const LessonsProgram *program
      = task->program != NULL ? lessons_lesson_find_program (check->lesson, task->program) : NULL;
  Trial trial;

  if (program != NULL && task->kind == LESSONS_TASK_EDIT)
    check_edit (check, task, program);
  if (program == NULL || task->kind == LESSONS_TASK_EDIT
      || !trial_start (check, program, &trial))
    return;
  if (task->kind == LESSONS_TASK_PREDICT)
    check_predict (check, task, &trial);
  else if (task->kind == LESSONS_TASK_CHOOSE && task->goal != NULL)
    check_choose (check, task, &trial);
  trial_clear (&trial);
}

/* ---- charts ---------------------------------------------------------------------------------- */

static void
check_chart (Check *check)
{
  const char *mend = _("bind it to something that the lesson's programs do");

  for (guint i = 0; i < lessons_flow_get_n_nodes (check->flow); i++)
    if (!check->visited[i])
      complain (check, "flow.mmd", lessons_flow_get_node (check->flow, i)->line, mend,
                _("node %s is reached by none of the programs"),
                lessons_flow_get_node (check->flow, i)->id);
  for (guint i = 0; i < lessons_flow_get_n_edges (check->flow); i++)
    if (!check->taken[i])
      complain (check, "flow.mmd", lessons_flow_get_edge (check->flow, i)->line, mend,
                _("edge %u is taken by none of the programs"), i + 1);
}

static void
check_runs (Check *check)
{
  if (lessons_lesson_get_n_flows (check->lesson) > 0)
    check->flow = lessons_lesson_get_flow (check->lesson, 0, LESSONS_ZH);
  if (check->flow != NULL)
    {
      check->visited = g_new0 (gboolean, lessons_flow_get_n_nodes (check->flow));
      check->taken = g_new0 (gboolean, lessons_flow_get_n_edges (check->flow));
    }
  for (guint i = 0; i < lessons_lesson_get_n_programs (check->lesson); i++)
    check_program (check, lessons_lesson_get_program (check->lesson, i));
  for (guint i = 0; i < lessons_lesson_get_n_tasks (check->lesson); i++)
    check_task (check, lessons_lesson_get_task (check->lesson, i));
  if (check->flow != NULL)
    check_chart (check);
  app_check_variants (check->lesson, check->problems);
  g_free (check->visited);
  g_free (check->taken);
}

static int
check_lesson (const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LessonsLesson) lesson = lessons_lesson_load (dir, &error);
  g_autoptr (LessonsProblems) problems = lessons_problems_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Check check = { .lesson = lesson, .problems = problems };

  if (lesson == NULL)
    {
      app_complain ("%s", error->message);
      return APP_EXIT_FAILED;
    }
  lessons_problems_add_all (problems, lessons_lesson_get_problems (lesson));
  if (lessons_problems_get_n_errors (problems) == 0)
    check_runs (&check);
  lessons_problems_print (problems, text);
  g_print ("%s", text->str);
  if (lessons_problems_get_n_errors (problems) > 0)
    return APP_EXIT_FAILED;
  g_print (_("%s: sound, %u programs, %u tasks\n"), dir, lessons_lesson_get_n_programs (lesson),
           lessons_lesson_get_n_tasks (lesson));
  return APP_EXIT_OK;
}

int
app_check_lesson_command (int   argc,
                          char *argv[])
{
  const GOptionEntry entries[] = { { NULL } };
  int code;

  if (!app_parse_options ("check-lesson", _("DIR…"),
                          _("Checks lessons: programs, texts, tasks and charts, by running them."),
                          NULL, entries, NULL, &argc, &argv, &code))
    return code;
  if (argc < 2)
    {
      app_complain (_("check-lesson: name a lesson's folder; see “stave check-lesson --help”"));
      return APP_EXIT_USAGE;
    }
  code = APP_EXIT_OK;
  for (int i = 1; i < argc; i++)
    if (check_lesson (argv[i]) != APP_EXIT_OK)
      code = APP_EXIT_FAILED;
  return code;
}
