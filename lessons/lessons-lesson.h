/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-doc.h"
#include "lessons-fact.h"
#include "lessons-flow.h"
#include "lessons-variant.h"

G_BEGIN_DECLS

/*
 * The course and its lessons, read from folders.
 *
 *   course/course.ini                titles of course and chapters
 *   course/1.2-fan-out/lesson.ini    titles, programs, views, tasks
 *                      lesson.en.md  lesson.zh.md
 *                      main.go …     programs
 *                      flow.mmd      chart, where there is one; flow.en.mmd: the same in English
 *
 * Invariants: immutable and ref-counted. A lesson with problems is still a
 * lesson: what could be read is there, the rest is NULL or empty and the
 * problems say why. Only a lesson without errors is shown as sound.
 * lessons/course/README.md says how lesson.ini is written.
 */
typedef struct _LessonsCourse LessonsCourse;
typedef struct _LessonsLesson LessonsLesson;

typedef enum
{
  LESSONS_EN,
  LESSONS_ZH,
  LESSONS_N_LANGUAGES,
} LessonsLanguage;

typedef struct
{
  char *in[LESSONS_N_LANGUAGES]; /* either may be NULL in a broken lesson */
} LessonsText;

typedef struct
{
  char *name; /* "send" of //stave:send */
  guint line; /* from 1 */
} LessonsMarker;

typedef struct
{
  char          *name; /* "main.go" */
  char          *path; /* where it was read from */
  char          *text; /* NULL when it could not be read */
  gsize          len;
  guint          n_markers;
  LessonsMarker *markers;
} LessonsFile;

/* One runnable program of a lesson and the settings it opens with. */
typedef struct
{
  char        *name; /* "main", "fixed" */
  LessonsText  title;
  guint        n_files;
  LessonsFile *files;
  char        *policy; /* "go", "fifo", "random", "manual" */
  guint64      seed;
  guint        procs;
  char        *chaos;  /* injected faults, as “stave run --chaos” takes them; NULL: none */
  char        *go_version; /* "1.23" */
  int          exit_code;  /* the real toolchain's too; -1: differs from run to run */
  char        *output;     /* standard output where it is stable, else NULL */
  gint64       leaked;     /* goroutines left under the settings above; -1: not stated */
  char        *refused;    /* it does not compile, and the compiler says this; NULL: it does */
} LessonsProgram;

/* A constant of a program whose value may be changed, to compare. */
typedef struct
{
  char        *name;
  LessonsText  title;
  char       **values; /* worth trying, as Go writes them */
} LessonsKnob;

typedef enum
{
  LESSONS_TASK_PREDICT, /* asked before the run, judged by it */
  LESSONS_TASK_CHOOSE,  /* reach the goal by deciding the schedule */
  LESSONS_TASK_EDIT,    /* change the program; lessons-judge.h judges it */
} LessonsTaskKind;

typedef struct
{
  LessonsText  text;
  LessonsExpr *when; /* this is the right choice if it holds */
} LessonsChoice;

/* What must hold when a run of an edited program has ended. */
typedef struct
{
  LessonsText  text; /* as a statement: "no goroutine is left behind" */
  LessonsExpr *when;
  gboolean     some; /* in one of the runs at least; else in each of them */
} LessonsCheck;

/* An answer to an edit task that lies in the lesson's folder, to prove that it is judged well. */
typedef struct
{
  LessonsFile file;
  gboolean    right;
} LessonsAnswer;

typedef struct
{
  char           *id; /* unique in the lesson */
  LessonsTaskKind kind;
  LessonsText     title;
  LessonsText     question;
  LessonsText     explanation; /* shown when it is answered */
  LessonsText     hint;        /* may be empty */
  char           *program;     /* name of one of the lesson's */
  /* predict */
  guint           n_choices;
  LessonsChoice  *choices;
  LessonsExpr    *at; /* judged at the first step where it holds; NULL: at the end of the run */
  /* choose */
  LessonsExpr    *goal; /* reached at the first step where it holds */
  char           *witness; /* "random 7", or a schedule, that reaches it; NULL: not given */
  /* edit: a program of one file */
  guint           n_checks;
  LessonsCheck   *checks;
  guint           runs; /* under the policy random, with the seeds 1 to this */
  guint           n_answers;
  LessonsAnswer  *answers;
  guint           line;    /* in lesson.ini */
} LessonsTask;

typedef struct
{
  int         number; /* 1 … 5 */
  LessonsText title;
} LessonsChapter;

#define LESSONS_ERROR_DOMAIN (lessons_error_quark ())
GQuark lessons_error_quark (void);
typedef enum
{
  LESSONS_ERROR_NOT_A_COURSE, /* the folder cannot be read or has no course.ini */
  LESSONS_ERROR_NOT_A_LESSON, /* the folder cannot be read */
} LessonsErrorCode;

LessonsCourse         *lessons_course_load            (const char *dir,
                                                       GError    **error);
LessonsCourse         *lessons_course_ref             (LessonsCourse *self);
void                   lessons_course_unref           (LessonsCourse *self);
const char            *lessons_course_get_dir         (const LessonsCourse *self);
const LessonsText     *lessons_course_get_title       (const LessonsCourse *self);
guint                  lessons_course_get_n_chapters  (const LessonsCourse *self);
const LessonsChapter  *lessons_course_get_chapter     (const LessonsCourse *self,
                                                       guint                index);
/* Sorted by chapter, then order, then id. */
guint                  lessons_course_get_n_lessons   (const LessonsCourse *self);
LessonsLesson         *lessons_course_get_lesson      (const LessonsCourse *self,
                                                       guint                index);
/* By id ("1.2"), slug ("fan-out") or folder name ("1.2-fan-out"); NULL when there is none. */
LessonsLesson         *lessons_course_find_lesson     (const LessonsCourse *self,
                                                       const char          *name);
const LessonsProblems *lessons_course_get_problems    (const LessonsCourse *self);

LessonsLesson         *lessons_lesson_load            (const char *dir,
                                                       GError    **error);
LessonsLesson         *lessons_lesson_ref             (LessonsLesson *self);
void                   lessons_lesson_unref           (LessonsLesson *self);
const char            *lessons_lesson_get_id          (const LessonsLesson *self);
const char            *lessons_lesson_get_slug        (const LessonsLesson *self);
const char            *lessons_lesson_get_dir         (const LessonsLesson *self);
int                    lessons_lesson_get_chapter     (const LessonsLesson *self);
int                    lessons_lesson_get_order       (const LessonsLesson *self);
const LessonsText     *lessons_lesson_get_title       (const LessonsLesson *self);
guint                  lessons_lesson_get_n_programs  (const LessonsLesson *self);
const LessonsProgram  *lessons_lesson_get_program     (const LessonsLesson *self,
                                                       guint                index);
const LessonsProgram  *lessons_lesson_find_program    (const LessonsLesson *self,
                                                       const char          *name);
/* The document in that language, or the other one, or NULL. */
LessonsDoc            *lessons_lesson_get_doc         (const LessonsLesson *self,
                                                       LessonsLanguage      language);
/* Names of views, the first is shown first: "stage", "staff", "chart", … */
const char * const    *lessons_lesson_get_views       (const LessonsLesson *self);
guint                  lessons_lesson_get_n_flows     (const LessonsLesson *self);
const char            *lessons_lesson_get_flow_name   (const LessonsLesson *self,
                                                       guint                index);
/* Charts of both languages have the same node and edge indexes and the same bindings. */
LessonsFlow           *lessons_lesson_get_flow        (const LessonsLesson *self,
                                                       guint                index,
                                                       LessonsLanguage      language);
guint                  lessons_lesson_get_n_tasks     (const LessonsLesson *self);
const LessonsTask     *lessons_lesson_get_task        (const LessonsLesson *self,
                                                       guint                index);
/* What the view compare sets side by side, and the constants it may change. */
guint                  lessons_lesson_get_n_compared  (const LessonsLesson *self);
const LessonsVariant  *lessons_lesson_get_compared    (const LessonsLesson *self,
                                                       guint                index);
/* What to have beside a program, or NULL. */
const LessonsVariant  *lessons_lesson_find_beside     (const LessonsLesson *self,
                                                       const char          *program);
guint                  lessons_lesson_get_n_knobs     (const LessonsLesson *self);
const LessonsKnob     *lessons_lesson_get_knob        (const LessonsLesson *self,
                                                       guint                index);
const LessonsProblems *lessons_lesson_get_problems    (const LessonsLesson *self);

/* The text in that language, or the other one, or "". */
const char            *lessons_text_get               (const LessonsText *self,
                                                       LessonsLanguage    language);
/* The markers in a Go source, by line; free with lessons_markers_free(). */
LessonsMarker         *lessons_markers_scan           (const char *text,
                                                       gssize      len,
                                                       guint      *out_n);
void                   lessons_markers_free           (LessonsMarker *markers,
                                                       guint          n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsCourse, lessons_course_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsLesson, lessons_lesson_unref)

G_END_DECLS
