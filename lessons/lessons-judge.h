/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-lesson.h"

G_BEGIN_DECLS

/*
 * Judges an answer to an edit task: the learner's text in place of the
 * program's file. It must compile; then it runs once as the program is set up in
 * lesson.ini and task->runs times under the policy random, with the seeds 1, 2, …, and
 * each of the task's checks must hold at the end of each run, or of one at least if it is
 * marked so.
 *
 *     text ──▶ built? ──▶ run 0 ──▶ run 1 ──▶ … ──▶ run task->runs ──▶ passed
 *                │no        │ a check fails, or it does not end
 *                ▼          ▼                               or no run does what one has to
 *             refused     failed: which check, under which schedule
 *
 * Passing is no proof: it says that none of so many schedules failed, and the words of
 * lessons_verdict_dup_text() say no more. The judge is deterministic, and works in
 * slices, so that a window stays alive. It is in a library of its own, since it
 * runs programs and the rest of the folder does not.
 */
typedef struct _LessonsJudge LessonsJudge;

/* No program of a lesson needs as many instructions for a run. */
#define LESSONS_JUDGE_MAX_INSTRUCTIONS 20000000

typedef enum
{
  LESSONS_VERDICT_OPEN,    /* there are runs left */
  LESSONS_VERDICT_REFUSED, /* it does not compile */
  LESSONS_VERDICT_FAILED,
  LESSONS_VERDICT_PASSED,  /* no failure in n_runs schedules */
} LessonsVerdictKind;

typedef struct
{
  LessonsVerdictKind kind;
  guint              n_runs;      /* judged so far; with FAILED, the last one failed */
  guint              n_runs_goal; /* task->runs + 1 */
  gboolean           endless;     /* FAILED: that run did not end; no check was asked */
  guint              check;       /* FAILED: the first of the task's checks that does not hold */
  char              *schedule;    /* FAILED: the run, for session_load_schedule(); NULL if the
                                   * check was to hold in some run, and did in none */
  char              *diagnostics; /* REFUSED: as the compiler prints them, without carets */
} LessonsVerdict;

/* text: NUL-terminated; copied. task: one of the lesson's, of kind edit. */
LessonsJudge         *lessons_judge_new         (LessonsLesson        *lesson,
                                                 const LessonsTask    *task,
                                                 const char           *text);
void                  lessons_judge_free        (LessonsJudge         *self);
/* Works for about so many instructions; TRUE while the verdict is open. */
gboolean              lessons_judge_slice       (LessonsJudge         *self,
                                                 guint64               max_instructions);
/* To the verdict in one go. */
const LessonsVerdict *lessons_judge_finish      (LessonsJudge         *self);
/* As it stands; owned by the judge, and changed by its next slice. */
const LessonsVerdict *lessons_judge_get_verdict (const LessonsJudge   *self);
/* One or two sentences for the learner. */
char                 *lessons_verdict_dup_text  (const LessonsVerdict *self,
                                                 const LessonsTask    *task,
                                                 LessonsLanguage       language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsJudge, lessons_judge_free)

G_END_DECLS
