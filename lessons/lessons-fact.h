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
 *   test       = fact [ operator value ]      a bare fact: neither 0 nor empty
 *   fact       = name [ ":" argument ]
 *   operator   = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "!~"      ~ : contains
 *   argument   = word | quoted
 *   value      = word | quoted                a word may be a number with a unit: ns us ms s
 *   quoted     = '"' … '"'   with \n \t \" \\
 *   word       = letters, digits, _ . - / *
 *
 * Values are texts, as session_dup_fact() gives them. If both sides are whole numbers
 * (5s is 5000000000) they compare as numbers, else as texts; < and > of texts are false.
 *
 * The facts, all of the run up to the step at which they are asked for. "" stands for
 * "none of that"; NULL for "not known (yet)":
 *
 *   ended            1 when the program has ended, else 0
 *   exit             exit code; not known until it has ended
 *   output           standard output, without its last line end
 *   line:N, lines    N-th line of the output, from 1, and their number; found from `output`
 *                    by the evaluator itself
 *   panic            text of the panic that ended it, as after "panic: "
 *   deadlock         1 when all goroutines are asleep
 *   leaked           goroutines other than main that live when the program ends or can
 *                    never run again; leaked:FUNC only those started with FUNC
 *   goroutines       goroutines that live now; goroutines:FUNC likewise
 *   started          goroutines started so far, main included; started:FUNC likewise
 *   state:WHO        runnable, running, waiting or done; WHO is G3, or FUNC for the first
 *                    goroutine started with it
 *   waits:WHO        why it waits, in Go's words: chan receive, chan send, select, …
 *   closed:CHAN      1 when that channel (by the name on the stage) is closed
 *   len:CHAN, cap:CHAN   values in its buffer, and its size
 *   time_ns          virtual time since the start
 *   steps            visible events so far
 *   event:KIND       events of that kind (the trace's name) so far
 *   visits:NODE      visits of a node of the lesson's first chart
 */
typedef enum
{
  LESSONS_TRUTH_NO,
  LESSONS_TRUTH_YES,
  LESSONS_TRUTH_UNKNOWN, /* some fact it needs is not known (yet) */
} LessonsTruth;

/* fact is "exit" or "state:G3"; returns its value, transfer full, or NULL: not known. */
typedef char *(*LessonsFactFunc) (const char *fact,
                                  gpointer    user_data);
typedef void (*LessonsFactVisitFunc) (const char *fact,
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
                                     GError    **error); /* the message names the column */
void         lessons_expr_free      (LessonsExpr *self);
LessonsTruth lessons_expr_evaluate  (const LessonsExpr *self,
                                     LessonsFactFunc    func,
                                     gpointer           user_data);
/* Every fact it asks for, as func would be asked. */
void         lessons_expr_foreach   (const LessonsExpr   *self,
                                     LessonsFactVisitFunc func,
                                     gpointer             user_data);
char        *lessons_expr_to_string (const LessonsExpr *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsExpr, lessons_expr_free)

G_END_DECLS
