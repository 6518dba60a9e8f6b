/* SPDX-License-Identifier: MIT */
#pragma once

#include "stave-compare.h"

G_BEGIN_DECLS

/*
 * What could stand beside the session's run, as a menu. Each item activates "compare.with" with a
 * variant's line; the last one "compare.open".
 *
 *     Capacity 5                      other programs of the lesson
 *     GOMAXPROCS 2, 4, 8              this program under other settings
 *     Requests in work: 878           … or with another constant, where the lesson declares it
 *     Another file…
 */
GMenuModel *stave_compare_choices_new (StaveController *controller);

G_END_DECLS
