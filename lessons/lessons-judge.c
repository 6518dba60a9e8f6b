/* SPDX-License-Identifier: MIT */

/*
 * Judging an answer to an edit task; lessons-judge.h says how. The text is built
 * once. After that each run is a restart of one session under other settings, so
 * that the cost of a schedule is the cost of the run alone.
 */

#include "lessons-judge.h"

#include "session.h"

#include <string.h>

struct _LessonsJudge
{
  LessonsLesson        *lesson;
  const LessonsTask    *task;    /* of the lesson */
  const LessonsProgram *program; /* of the lesson; its settings are those of run 0 */
  Session              *session;
  gboolean             *seen; /* by check: it has held in some run */
  LessonsVerdict        verdict;
};

static MachinePolicy
parse_policy (const char *name)
{
  if (g_strcmp0 (name, "fifo") == 0)
    return MACHINE_POLICY_FIFO;
  if (g_strcmp0 (name, "random") == 0)
    return MACHINE_POLICY_RANDOM;
  return MACHINE_POLICY_GO; /* nobody is here to decide, so manual is this too */
}

static MachineSettings
settings_of_run (const LessonsJudge *self,
                 guint               run)
{
  MachineSettings settings;

  machine_settings_init (&settings);
  settings.policy = run == 0 ? parse_policy (self->program->policy) : MACHINE_POLICY_RANDOM;
  settings.seed = run == 0 ? self->program->seed : run;
  settings.procs = self->program->procs;
  settings.chaos = self->program->chaos;
  settings.max_steps = LESSONS_JUDGE_MAX_INSTRUCTIONS;
  return settings;
}

static char *
fact (const char *name,
      gpointer    user_data)
{
  const LessonsJudge *self = user_data;

  return session_dup_fact (self->session, name);
}

static void
fail (LessonsJudge *self)
{
  self->verdict.kind = LESSONS_VERDICT_FAILED;
  self->verdict.schedule = session_dup_schedule (self->session);
}

/* All runs are over: what had to happen in some run must have happened. */
static void
judge_all (LessonsJudge *self)
{
  self->verdict.kind = LESSONS_VERDICT_PASSED;
  for (guint i = self->task->n_checks; i-- > 0;)
    if (self->task->checks[i].some && !self->seen[i])
      {
        self->verdict.kind = LESSONS_VERDICT_FAILED;
        self->verdict.check = i;
      }
}

/* The run is over: looks whether the checks hold, and begins the next one if they do. */
static void
judge_run (LessonsJudge *self)
{
  MachineExit exit;
  MachineSettings settings;

  machine_get_exit (session_get_machine (self->session), &exit);
  self->verdict.n_runs++;
  if (!exit.ended || exit.limit != NULL)
    {
      self->verdict.endless = TRUE;
      fail (self);
      return;
    }
  for (guint i = 0; i < self->task->n_checks; i++)
    if (lessons_expr_evaluate (self->task->checks[i].when, fact, self) == LESSONS_TRUTH_YES)
      self->seen[i] = TRUE;
    else if (!self->task->checks[i].some)
      {
        self->verdict.check = i;
        fail (self);
        return;
      }
  if (self->verdict.n_runs == self->verdict.n_runs_goal)
    {
      judge_all (self);
      return;
    }
  settings = settings_of_run (self, self->verdict.n_runs);
  session_restart (self->session, &settings);
  session_begin (self->session, &(SessionGoal) { .kind = SESSION_GOAL_END });
}

static void
build (LessonsJudge *self,
       const char   *text)
{
  CodeInput input = { self->program->files[0].name, text, strlen (text) };
  MachineSettings settings = settings_of_run (self, 0);
  g_autoptr (GString) out = NULL;

  if (session_load (self->session, &input, 1, &settings, FALSE))
    {
      session_begin (self->session, &(SessionGoal) { .kind = SESSION_GOAL_END });
      return;
    }
  out = g_string_new (NULL);
  base_diag_list_print (session_get_diags (self->session), FALSE, out);
  self->verdict.kind = LESSONS_VERDICT_REFUSED;
  self->verdict.diagnostics = g_strdup (g_strchomp (out->str));
}

/**
 * lessons_judge_new:
 * @lesson: a lesson without errors
 * @task: an edit task of it
 * @text: the program as the learner has it
 *
 * Builds the text and begins to judge it.
 *
 * Returns: (transfer full): the judge
 */
LessonsJudge *
lessons_judge_new (LessonsLesson     *lesson,
                   const LessonsTask *task,
                   const char        *text)
{
  LessonsJudge *self;
  const LessonsProgram *program;

  g_return_val_if_fail (lesson != NULL && task != NULL && text != NULL, NULL);
  g_return_val_if_fail (task->kind == LESSONS_TASK_EDIT, NULL);
  program = lessons_lesson_find_program (lesson, task->program);
  g_return_val_if_fail (program != NULL && program->n_files == 1, NULL);

  self = g_new0 (LessonsJudge, 1);
  self->lesson = lessons_lesson_ref (lesson);
  self->task = task;
  self->program = program;
  self->session = session_new ();
  self->seen = g_new0 (gboolean, task->n_checks);
  self->verdict.n_runs_goal = task->runs + 1;
  build (self, text);
  return self;
}

/**
 * lessons_judge_free:
 * @self: (nullable): a judge
 *
 * Frees the judge and its verdict.
 */
void
lessons_judge_free (LessonsJudge *self)
{
  if (self == NULL)
    return;
  session_free (self->session);
  lessons_lesson_unref (self->lesson);
  g_free (self->seen);
  g_free (self->verdict.schedule);
  g_free (self->verdict.diagnostics);
  g_free (self);
}

/**
 * lessons_judge_slice:
 * @self: a judge
 * @max_instructions: how much to work, e.g. 200000 for a few milliseconds
 *
 * Goes on judging. A slice ends with a run even if instructions are left.
 *
 * Returns: whether the verdict is still open
 */
gboolean
lessons_judge_slice (LessonsJudge *self,
                     guint64       max_instructions)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->verdict.kind == LESSONS_VERDICT_OPEN
      && session_run_slice (self->session, max_instructions) != SESSION_GOING)
    judge_run (self);
  return self->verdict.kind == LESSONS_VERDICT_OPEN;
}

/**
 * lessons_judge_finish:
 * @self: a judge
 *
 * Judges to the end.
 *
 * Cost: task->runs + 1 runs of the program.
 *
 * Returns: (transfer none): the verdict
 */
const LessonsVerdict *
lessons_judge_finish (LessonsJudge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (lessons_judge_slice (self, LESSONS_JUDGE_MAX_INSTRUCTIONS))
    ;
  return &self->verdict;
}

/**
 * lessons_judge_get_verdict:
 * @self: a judge
 *
 * Returns: (transfer none): the verdict as it stands
 */
const LessonsVerdict *
lessons_judge_get_verdict (const LessonsJudge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->verdict;
}

/**
 * lessons_verdict_dup_text:
 * @self: a verdict
 * @task: what was judged
 * @language: the reader's language
 *
 * Puts the verdict in words, and claims no more than was seen.
 *
 * Returns: (transfer full): the words
 */
char *
lessons_verdict_dup_text (const LessonsVerdict *self,
                          const LessonsTask    *task,
                          LessonsLanguage       language)
{
  gboolean zh = language == LESSONS_ZH;
  const char *check = "";

  g_return_val_if_fail (self != NULL && task != NULL, NULL);

  if (self->check < task->n_checks)
    check = lessons_text_get (&task->checks[self->check].text, language);
  switch (self->kind)
    {
    case LESSONS_VERDICT_OPEN:
      return g_strdup_printf (zh ? "已试过 %u 种调度，共 %u 种。" : "%u of %u schedules tried.",
                              self->n_runs, self->n_runs_goal);
    case LESSONS_VERDICT_REFUSED:
      return g_strdup_printf (zh ? "编译不通过：\n%s" : "It does not compile:\n%s",
                              self->diagnostics);
    case LESSONS_VERDICT_FAILED:
      if (self->endless)
        return g_strdup_printf (zh ? "还不行：在第 %u 种调度下，程序没有结束。"
                                   : "Not yet: under schedule %u the program does not end.",
                                self->n_runs);
      if (self->schedule == NULL)
        return g_strdup_printf (zh ? "还不行：%u 种调度里没有一种做到这一条：%s。"
                                   : "Not yet: in none of %u schedules does this hold: %s.",
                                self->n_runs, check);
      return g_strdup_printf (zh ? "还不行：在第 %u 种调度下，这一条不成立：%s。"
                                 : "Not yet: under schedule %u this does not hold: %s.",
                              self->n_runs, check);
    case LESSONS_VERDICT_PASSED:
      return g_strdup_printf (zh ? "试了 %u 种调度，没有一次失败。调度是随机抽取的，这还不是证明。"
                                 : "No failure in %u schedules. They were drawn at random; "
                                   "that is no proof.",
                              self->n_runs);
    }
  g_return_val_if_reached (NULL);
}
