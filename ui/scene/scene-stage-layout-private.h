/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-stage-private.h"

G_BEGIN_DECLS

/*
 * The parts of the stage's layout:
 *
 *     scene-stage-layout.c   who has which place, in one long row from left to right
 *     scene-stage-fold.c     the row broken into several where the view is narrow
 *     scene-stage-curve.c    lines that dot did not draw
 */
#define STAGE_NODE_GAP 16.0
#define STAGE_RANK_GAP 26.0
#define STAGE_CHANNEL 34.0 /* between rows: lines lead back through it */
#define STAGE_MAX_ROWS 4

typedef struct
{
  double    width, height;
  SceneRect core; /* relative */
  SceneRect box;    /* in one long row */
  SceneRect shown;  /* where it stands when the row is folded */
  guint     row;    /* of those it is folded into */
  gboolean  placed;
  gboolean  loose;  /* without any line: in rows below the rest */
  guint     n_lines;
  guint     node; /* in dot */
} StagePlace;

typedef struct
{
  char       *key;
  StagePlace *from, *to;
  double      weight;
  ScenePoint *points;
  guint       n_points;
  guint       edge; /* in dot */
} StageLine;

struct _SceneStageLayout
{
  gatomicrefcount ref_count;
  SceneFonts     *fonts;
  GHashTable     *places;  /* key → StagePlace */
  GPtrArray      *order;   /* of StagePlace, as admitted; owns them */
  GHashTable     *lines;   /* key → StageLine */
  GPtrArray      *line_order;
  GHashTable     *numbers; /* "id base" → number among its base, + 1 */
  gboolean        laid_out;
  gboolean        crowded; /* rehearsal saw a crowd: like goroutines are one from the start */
  double          fold_width, fold_height; /* of the view that `cuts` are for */
  guint           n_placed; /* things that have a .shown */
  guint           n_rows;
  double          cuts[STAGE_MAX_ROWS]; /* x at which a row ends; of the last G_MAXDOUBLE */
};

/* Puts things into rows of that width; returns the height used. */
double stage_layout_flow      (const SceneStageLayout *self,
                               double                  top,
                               double                  width,
                               gboolean                shown); /* sets .shown, else .box */
/* Sets every place's .shown and .row for a view of that size; 0: one row. */
void   stage_layout_fold      (SceneStageLayout *self,
                               double            width,
                               double            height);
void   stage_draw_curve       (const Stage *stage,
                               StageEdge   *edge);

G_END_DECLS
