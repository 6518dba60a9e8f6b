/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-flow.h"

G_BEGIN_DECLS

/*
 * How a run walks a chart. A walk is the chart's state at one step of a run:
 * where each goroutine stands, how often each node was visited and each edge
 * taken. Whoever replays the run feeds it, in the order of the trace, two
 * kinds of news:
 *
 *   place   goroutine g comes to line L of file F: it executes an instruction of
 *           L, and the instruction before it in that goroutine and frame was of
 *           another line, or this one was reached by a jump backward
 *   event   goroutine g caused an event of kind K (the trace's name), at its line;
 *           a goroutine that is woken or parked is itself the one that "caused"
 *           its block or wake
 *
 * News is matched against the bindings in the order of the file; every one that
 * matches acts, so one line may lead through several nodes. To enter node N from
 * the node P on which g stands:
 *
 *   - The way is the shortest path P → … → N, at least one edge long, whose inner nodes are
 *     all bound `pass`; of equal paths the one whose edges come first in the file. An
 *     edge is walked from its start to its end; one with no head or with heads at both
 *     ends, both ways. Invisible edges and edges to subgraphs are never walked.
 *   - If there is a way, each edge on it is taken once and each node on it visited once.
 *     If there is none, or g stands nowhere yet, N alone is visited: nothing is invented.
 *   - Then g stands on N. A `pass` node is never stood on.
 *
 * An `%% edge` binding that matches takes its edge once, and moves nobody. When a goroutine
 * exits, its mark leaves the chart and the counts stay. A program that the compiler refuses
 * walks, as goroutine 0, from the first node that no edge enters to the `refused` node.
 *
 * Stepping back: keep copies, or walk again from the start; the same news gives the
 * same walk.
 */
typedef struct _LessonsWalk LessonsWalk;

LessonsWalk *lessons_walk_new          (LessonsFlow *flow);
LessonsWalk *lessons_walk_copy         (const LessonsWalk *self);
void         lessons_walk_free         (LessonsWalk *self);
LessonsFlow *lessons_walk_get_flow     (const LessonsWalk *self);

/* The markers of the program as it is now; call before the first news. */
void         lessons_walk_add_marker   (LessonsWalk *self,
                                        const char  *file,
                                        guint        line,
                                        const char  *name);
/* Lines the walk wants to hear of; others may be left out. Sorted by file, then line. */
guint        lessons_walk_get_n_places (const LessonsWalk *self);
void         lessons_walk_get_place    (const LessonsWalk *self,
                                        guint              index,
                                        const char       **out_file,
                                        guint             *out_line);

/* func: what the goroutine was started with, with or without "main."; file may be a path. */
void         lessons_walk_place        (LessonsWalk *self,
                                        guint64      goroutine,
                                        const char  *func,
                                        const char  *file,
                                        guint        line);
void         lessons_walk_event        (LessonsWalk *self,
                                        guint64      goroutine,
                                        const char  *func,
                                        const char  *event,
                                        const char  *file,
                                        guint        line);
void         lessons_walk_refused      (LessonsWalk *self,
                                        const char  *file,
                                        guint        line);
void         lessons_walk_exit         (LessonsWalk *self,
                                        guint64      goroutine);

guint        lessons_walk_get_visits   (const LessonsWalk *self,
                                        guint              node);
guint        lessons_walk_get_taken    (const LessonsWalk *self,
                                        guint              edge);
/* The edge taken by the last news, or LESSONS_FLOW_NONE; for the highlight. */
guint        lessons_walk_get_last_edge (const LessonsWalk *self);
/* Goroutines that stand on the chart, by ascending number. */
guint        lessons_walk_get_n_standing (const LessonsWalk *self);
guint        lessons_walk_get_standing (const LessonsWalk *self,
                                        guint              index,
                                        guint64           *out_goroutine);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsWalk, lessons_walk_free)

G_END_DECLS
