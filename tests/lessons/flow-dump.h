/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-flow.h"

G_BEGIN_DECLS

/* The whole of a chart as text, a line per thing, for golden files and comparisons. */
char *flow_dump (const LessonsFlow *flow);

G_END_DECLS
