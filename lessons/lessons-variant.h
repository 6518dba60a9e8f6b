/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * One way of running a lesson's program, or a file of one's own, said in a line: a name, and
 * settings that differ from the program's own.
 *
 *     variant = [ name ] { setting }
 *     setting = "procs=" N | "policy=" P | "seed=" N | constant "=" value
 *
 *     buffered              the program “buffered” as it is
 *     limited limit=2000    with another value of its constant
 *     procs=4               the same program on four processors
 *
 * Parts are parted by spaces or commas. lesson.ini names what is worth comparing in these words, and
 * so does stave export --with.
 */
typedef struct
{
  char *name;  /* "limit" */
  char *value; /* "2000", as Go writes it */
} LessonsConstant;

typedef struct
{
  char            *program;  /* of the lesson, or a file's name; NULL: the same one */
  char            *policy;   /* NULL: as the program has it */
  gint64           seed;     /* < 0: as the program has it */
  guint            procs;    /* 0: as the program has it */
  guint            n_constants;
  LessonsConstant *constants;
} LessonsVariant;

#define LESSONS_VARIANT_ERROR (lessons_variant_error_quark ())
GQuark lessons_variant_error_quark (void);
typedef enum
{
  LESSONS_VARIANT_ERROR_SETTING,  /* not understood */
  LESSONS_VARIANT_ERROR_CONSTANT, /* the program has no such constant */
} LessonsVariantError;

LessonsVariant *lessons_variant_parse        (const char           *text,
                                              GError              **error);
LessonsVariant *lessons_variant_copy         (const LessonsVariant *self);
void            lessons_variant_free         (LessonsVariant       *self);
/* The line that gives it again. */
char           *lessons_variant_to_text      (const LessonsVariant *self);

/* A program's text with another value of a constant of its package; lines stay where they are.
 * NULL: the text declares none of that name with one value on one line. */
char           *lessons_constant_set         (const char *text,
                                              const char *name,
                                              const char *value);
char           *lessons_constant_dup_value   (const char *text,
                                              const char *name);
/* The texts of a program's files with all constants of the variant; each file that declares one has
 * its text replaced. */
gboolean        lessons_variant_set_constants (const LessonsVariant *self,
                                               char                **texts, /* each freed and set */
                                               guint                 n_texts,
                                               GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsVariant, lessons_variant_free)

G_END_DECLS
