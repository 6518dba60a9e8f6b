/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What is wrong with a lesson, a chart or a lesson text, told to the person
 * who writes it: where, what, and how to mend it. A problem never stops the
 * reader: what could be understood is kept, and the list says what was not.
 */
typedef enum
{
  LESSONS_ERROR,   /* the lesson is not fit to be shown as it was meant */
  LESSONS_WARNING, /* it was understood, but should be written otherwise */
} LessonsSeverity;

typedef struct
{
  LessonsSeverity severity;
  char           *file;    /* as the author knows it: "flow.mmd", "lesson.ini" */
  guint           line;    /* from 1; 0: the file as a whole */
  guint           column;  /* in characters, from 1; 0: the line as a whole */
  char           *message; /* one line, no final full stop */
  char           *mend;    /* what to do, one line; NULL when the message says it */
} LessonsProblem;

/* Owned by one reader while it grows; never changed after that. */
typedef struct _LessonsProblems LessonsProblems;

LessonsProblems      *lessons_problems_new          (void);
void                  lessons_problems_free         (LessonsProblems *self);
void                  lessons_problems_add          (LessonsProblems *self,
                                                     LessonsSeverity  severity,
                                                     const char      *file,
                                                     guint            line,
                                                     guint            column,
                                                     const char      *mend,
                                                     const char      *format,
                                                     ...) G_GNUC_PRINTF (7, 8);
/* Whether the list is as long as it gets: nothing further is kept. */
gboolean              lessons_problems_is_full      (const LessonsProblems *self);
void                  lessons_problems_add_all      (LessonsProblems       *self,
                                                     const LessonsProblems *other);
guint                 lessons_problems_get_n        (const LessonsProblems *self);
guint                 lessons_problems_get_n_errors (const LessonsProblems *self);
const LessonsProblem *lessons_problems_get          (const LessonsProblems *self,
                                                     guint                  index);
/* "file:line:column: error: message" and below it "  mend: …"; parts that are 0 are left out. */
void                  lessons_problem_print         (const LessonsProblem *self,
                                                     GString              *out);
void                  lessons_problems_print        (const LessonsProblems *self,
                                                     GString               *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsProblems, lessons_problems_free)

G_END_DECLS
