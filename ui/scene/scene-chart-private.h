/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-chart.h"
#include "scene-node.h"

G_BEGIN_DECLS

/*
 * A flowchart laid out: what never changes while it is live.
 */
typedef struct
{
  SceneRect  box;
  char     **lines; /* of the label, wrapped */
} ChartNode;

typedef struct
{
  ScenePoint *points;
  guint       n_points;
  char      **lines; /* of the label, or NULL */
  SceneRect   label;  /* of the label with its count; without a label, of the count alone */
} ChartEdge;

typedef struct
{
  SceneRect box;
  char     *title; /* cut to fit */
} ChartCluster;

struct _SceneChartLayout
{
  gatomicrefcount ref_count;
  LessonsFlow    *flow;
  SceneFonts     *fonts;
  ChartNode      *nodes;
  ChartEdge      *edges;
  ChartCluster   *clusters;
  double          width_px, height_px;
};

#define CHART_COUNT_PX 26.0 /* room for "×99" */
#define CHART_LINE_PX 17.0
#define CHART_LABEL_LINE_PX 15.0

extern const SceneFont chart_font_node;    /* and bold where somebody stands: measured bold */
extern const SceneFont chart_font_label;   /* of edges */
extern const SceneFont chart_font_cluster;
extern const SceneFont chart_font_count;

G_END_DECLS
