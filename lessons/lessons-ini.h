/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-problem.h"

G_BEGIN_DECLS

/*
 * Private to the folder: lesson.ini and course.ini. The syntax is GKeyFile's
 * (groups, keys, \n \t \s \\ escapes, lists parted by ';'); the reader is our
 * own because every value must know its line, and every mistake is told.
 *
 * Keys that nobody asked for are misspelt: lessons_ini_report_unused() names them.
 */
typedef struct _LessonsIni LessonsIni;

LessonsIni *lessons_ini_parse         (const char      *text,
                                       const char      *file_name,
                                       LessonsProblems *problems);
void        lessons_ini_free          (LessonsIni      *self);
const char *lessons_ini_get_file_name (const LessonsIni *self);
gboolean    lessons_ini_has_group     (LessonsIni      *self,
                                       const char      *group,
                                       guint           *out_line); /* 0 if there is none */
/* Names of groups that begin with prefix, in the order of the file; free with g_strfreev(). */
char      **lessons_ini_dup_groups    (LessonsIni      *self,
                                       const char      *prefix);
/* The value, or NULL; out_line may be NULL and gets the key's or else the group's line. */
const char *lessons_ini_get           (LessonsIni      *self,
                                       const char      *group,
                                       const char      *key,
                                       guint           *out_line);
/* The value as a list; NULL if the key is missing; free with g_strfreev(). */
char      **lessons_ini_dup_list      (LessonsIni      *self,
                                       const char      *group,
                                       const char      *key,
                                       guint           *out_line);
/* The value as a number; a problem if it is none or out of range, and then the fallback. */
gint64      lessons_ini_get_number    (LessonsIni      *self,
                                       const char      *group,
                                       const char      *key,
                                       gint64           minimum,
                                       gint64           maximum,
                                       gint64           fallback);
void        lessons_ini_ignore_group  (LessonsIni      *self,
                                       const char      *group);
void        lessons_ini_report_unused (LessonsIni      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsIni, lessons_ini_free)

G_END_DECLS
