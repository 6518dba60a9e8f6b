/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-model.h"

G_BEGIN_DECLS

/*
 * The words of stage and staff, in the interface's language: short ones that
 * stand in the picture, and sentences that a screen reader says.
 */

/* "G3" */
char *scene_words_g          (guint32 g);
/* "worker" of "main.worker": what stands below the circle. */
char *scene_words_name       (const char *function);
/* "1.5 s", "100 ms", "250 µs", "12 ns" */
char *scene_words_duration   (gint64 ns);
/* "2 KiB", "1.5 MiB", "80 B" */
char *scene_words_bytes      (gint64 bytes);
/* "running", "runnable", "waiting", "done" */
const char *scene_words_state (MachineGState state);
/* "running · P0", "waits: receive in", "done" */
char *scene_words_g_line     (const SceneModel   *model,
                              const MachineGView *g);
/* "Goroutine 3, worker, waits to receive from in." */
char *scene_words_g_sentence (const SceneModel   *model,
                              const MachineGView *g);
/* What the program calls an object: "in", "ctx.Done()" for a context's channel, "nil" for 0. */
char *scene_words_object_name (const SceneModel *model,
                               guint32           object);
/* "2 of 3 · open", "held by G3", "due in 1.5 s" */
char *scene_words_object_line (const SceneModel        *model,
                               const MachineObjectView *object);
/* "Channel in of chan int holds 2 of 3 values: 5, 6. It is open." */
char *scene_words_object_sentence (const SceneModel        *model,
                                   const MachineObjectView *object);
/* "chan int", "Mutex", "WaitGroup"; what kind of thing an object is. */
const char *scene_words_kind (const MachineObjectView *object);

G_END_DECLS
