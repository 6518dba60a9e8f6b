/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-ini.h"
#include "lessons-lesson.h"

G_BEGIN_DECLS

/*
 * Private to the lesson's files.
 *
 *   lessons-load.c    the folder: lesson.ini, texts, programs, charts
 *   lessons-task.c    tasks from lesson.ini
 *   lessons-compare.c what is set side by side
 *   lessons-check.c   what must fit together: links, markers, nodes, languages
 *   lessons-lesson.c  the finished lesson
 */
typedef struct
{
  char        *name;                    /* "flow" of flow.mmd */
  LessonsFlow *flow[LESSONS_N_LANGUAGES]; /* ZH is flow.mmd; EN flow.en.mmd or NULL */
} LessonsChart;

struct _LessonsLesson
{
  gatomicrefcount  ref_count;
  char            *id;
  char            *slug;
  char            *dir;
  int              chapter;
  int              section;
  int              order;
  LessonsText      title;
  GPtrArray       *programs; /* of LessonsProgram */
  LessonsDoc      *docs[LESSONS_N_LANGUAGES];
  char           **views;
  GPtrArray       *compared; /* of LessonsVariant */
  GPtrArray       *knobs;  /* of LessonsKnob */
  GPtrArray       *charts; /* of LessonsChart */
  GPtrArray       *tasks;  /* of LessonsTask */
  LessonsProblems *problems;
};

LessonsLesson *lessons_lesson_new        (const char      *dir);
void           lessons_text_clear        (LessonsText     *self);
void           lessons_task_free         (gpointer         task);
void           lessons_knob_free         (gpointer         knob);
/* "title[en]" and "title[zh]"; problems for missing ones if required. */
void           lessons_load_text         (LessonsIni      *ini,
                                          const char      *group,
                                          const char      *key,
                                          gboolean         required,
                                          LessonsProblems *problems,
                                          LessonsText     *out_text);
gboolean       lessons_load_file         (LessonsLesson   *self,
                                          const char      *name,
                                          guint            line, /* of lesson.ini */
                                          LessonsFile     *file);
void           lessons_load_tasks        (LessonsLesson   *self,
                                          LessonsIni      *ini);
void           lessons_load_compared     (LessonsLesson   *self,
                                          LessonsIni      *ini);
void           lessons_check_lesson      (LessonsLesson   *self);
/* Lessons that the texts point at must exist; for the course, which knows them all. */
void           lessons_check_lesson_links (LessonsLesson   *self,
                                           LessonsCourse   *course,
                                           LessonsProblems *problems);
/* "1.2" of "1.2-fan-out"; FALSE if the name is not such. */
gboolean       lessons_parse_folder_name (const char      *name,
                                          int             *out_chapter,
                                          int             *out_section,
                                          const char     **out_slug);
extern const char *const lessons_language_names[LESSONS_N_LANGUAGES];

G_END_DECLS
