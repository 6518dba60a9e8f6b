/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-flow.h"

G_BEGIN_DECLS

/*
 * How a run walks a chart. A walk is the chart's state at one step of a run:
 * where each goroutine stands, how often each node was visited and each edge
 * taken. Whoever replays the run feeds it every event of the trace, in order:
 * which goroutine, what it was started with, the event's name, file and line.
 * Nothing but the trace moves a walk.
 *
 * An event matches
 *   - an `event` binding of that name, if the place and the goroutine agree too;
 *   - a place binding, if by this event its goroutine comes to the marked line: its
 *     event before was on another line, or its stay on this line began with an event of
 *     the same name (the next turn of a loop). What the scheduler does to a goroutine
 *     (go.start, go.run, go.block, go.preempt, go.exit, gc, sched.steal) neither begins nor
 *     ends a stay.
 * So a marker is put on a line that does something visible: a send, a select, an output.
 *
 * Bindings are tried in the order of the file; every one that matches acts, so one event may
 * lead through several nodes. To enter node N from the node P on which the goroutine stands:
 *
 *   - The way is the shortest path P → … → N, at least one edge long, whose inner nodes are
 *     all bound `pass`; of equal paths the one whose edges come first in the file. An
 *     edge is walked from its start to its end; one with no head or with heads at both
 *     ends, both ways. Invisible edges and edges to subgraphs are never walked.
 *   - If there is a way, each edge on it is taken once and each node on it visited once.
 *     If there is none, or it stands nowhere yet, N alone is visited: nothing is invented.
 *   - Then the goroutine stands on N. A `pass` node is never stood on.
 *
 * An `%% edge` binding that matches takes its edge once, and moves nobody. At go.exit the
 * goroutine's mark leaves the chart and the counts stay. Events of goroutine 0 (a timer's)
 * visit and leave no mark. A program that the compiler refuses walks, as goroutine 0, from the
 * first node that no edge enters to the `refused` node.
 *
 * Stepping back: keep copies, or walk again from the start; the same events give the same walk.
 */
typedef struct _LessonsWalk LessonsWalk;

LessonsWalk *lessons_walk_new          (LessonsFlow *flow);
LessonsWalk *lessons_walk_copy         (const LessonsWalk *self);
void         lessons_walk_free         (LessonsWalk *self);
LessonsFlow *lessons_walk_get_flow     (const LessonsWalk *self);
/* Forgets where everybody is and all counts; the markers stay. */
void         lessons_walk_reset        (LessonsWalk *self);

/* The markers of the program as it is now (lessons_markers_scan()); before the first event. */
void         lessons_walk_add_marker   (LessonsWalk *self,
                                        const char  *file,
                                        guint        line,
                                        const char  *name);

/* func: with or without "main."; NULL: not known. file: only its last part counts; NULL: none. */
void         lessons_walk_event        (LessonsWalk *self,
                                        guint64      goroutine,
                                        const char  *func,
                                        const char  *event,
                                        const char  *file,
                                        guint        line);
void         lessons_walk_refused      (LessonsWalk *self,
                                        const char  *file,
                                        guint        line);

guint        lessons_walk_get_visits   (const LessonsWalk *self,
                                        guint              node);
guint        lessons_walk_get_taken    (const LessonsWalk *self,
                                        guint              edge);
/* Whether the last event took this edge; for the highlight. */
gboolean     lessons_walk_is_fresh     (const LessonsWalk *self,
                                        guint              edge);
/* Goroutines that stand on the chart, by ascending number; the node is returned. */
guint        lessons_walk_get_n_standing (const LessonsWalk *self);
guint        lessons_walk_get_standing (const LessonsWalk *self,
                                        guint              index,
                                        guint64           *out_goroutine);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsWalk, lessons_walk_free)

G_END_DECLS
