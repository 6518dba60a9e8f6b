/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Facts about a run, and expressions over them, by which tasks are judged.
 *
 *   expression = and { "or" and }
 *   and        = not { "and" not }
 *   not        = "not" not | "(" expression ")" | test
 *   test       = fact [ operator value ]          a bare fact: it is not 0 and not empty
 *   fact       = name [ ":" argument ]
 *   operator   = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "!~"      ~ : contains
 *   argument   = word | quoted
 *   value      = number | number unit | word | quoted      unit: ns us ms s, gives nanoseconds
 *   quoted     = '"' … '"'   with \n \t \" \\
 *   word       = letters, digits, _ . - / *
 *
 * The facts, all of the run up to the step at which they are asked for:
 *
 *   ended            1 when the program has ended, else 0
 *   exit             exit code; unknown until it has ended
 *   output           standard output, without its last line end
 *   line:N           N-th line of it, from 1; "" when there is none
 *   lines            number of lines
 *   panic            text of the panic that ended it, as after "panic: "; "" for none
 *   fatal            text of the fatal error, as after "fatal error: "; "" for none
 *   leaked           goroutines other than main that live when the program ends or
 *                    can never run again; leaked:FUNC only those started with FUNC
 *   goroutines       goroutines that live now; goroutines:FUNC likewise
 *   started          goroutines started so far, main included; started:FUNC likewise
 *   state:WHO        runnable, running, waiting or done; WHO is G3, or FUNC for the first
 *                    goroutine started with it; "" when there is none
 *   waits:WHO        why it waits, in Go's words: chan receive, chan send, select, …;
 *                    "" when it does not
 *   closed:CHAN      1 when that channel (by the name on the stage) is closed
 *   len:CHAN cap:CHAN   values in its buffer, and its size
 *   time             virtual time since the start, in nanoseconds
 *   steps            visible events so far
 *   count:EVENT      events of that kind (the trace's name) so far
 *   visits:NODE      visits of a node of the lesson's first chart
 */
typedef struct
{
  gboolean is_text;
  gint64   number;
  char    *text; /* transfer to the caller of the callback */
} LessonsFactValue;

typedef enum
{
  LESSONS_TRUTH_NO,
  LESSONS_TRUTH_YES,
  LESSONS_TRUTH_UNKNOWN, /* some fact it needs is not known (yet) */
} LessonsTruth;

/* Fills out_value and returns TRUE, or returns FALSE for a fact that is not known.
 * argument is NULL when there is none. */
typedef gboolean (*LessonsFactFunc) (const char       *name,
                                     const char       *argument,
                                     LessonsFactValue *out_value,
                                     gpointer          user_data);
typedef void (*LessonsFactVisitFunc) (const char *name,
                                      const char *argument,
                                      gpointer    user_data);

typedef enum
{
  LESSONS_FACT_ERROR_SYNTAX,
  LESSONS_FACT_ERROR_NAME,     /* no such fact */
  LESSONS_FACT_ERROR_ARGUMENT, /* it needs one, or takes none */
} LessonsFactError;

#define LESSONS_FACT_ERROR (lessons_fact_error_quark ())
GQuark lessons_fact_error_quark (void);

typedef struct _LessonsExpr LessonsExpr;

LessonsExpr *lessons_expr_parse     (const char *text,
                                     guint      *out_column,
                                     GError    **error);
void         lessons_expr_free      (LessonsExpr *self);
LessonsTruth lessons_expr_evaluate  (const LessonsExpr *self,
                                     LessonsFactFunc    func,
                                     gpointer           user_data);
void         lessons_expr_foreach   (const LessonsExpr   *self,
                                     LessonsFactVisitFunc func,
                                     gpointer             user_data);
char        *lessons_expr_to_string (const LessonsExpr *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsExpr, lessons_expr_free)

G_END_DECLS
