/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-node.h"
#include "scene-plot.h"

G_BEGIN_DECLS

/* Plots being drawn. */
typedef struct
{
  const SceneSeries   *series;
  const ScenePlotView *view;
  const Machine       *machine; /* or NULL */
  SceneFonts          *fonts;
  gint64               end_ns;  /* of the axis */
} Plot;

/* A panel: the room for its lines, and the scale of its values. */
typedef struct
{
  SceneRect box;
  double    top;     /* value at the upper edge; 0 lies at the lower */
} PlotPanel;

/* Panels over time; the last two are the memory view's. */
typedef enum
{
  PLOT_GOROUTINES,
  PLOT_QUEUES,
  PLOT_RATE,
  PLOT_STACKS,
  PLOT_HEAP,
} PlotKind;

#define PLOT_LEFT_PX 64.0
#define PLOT_RIGHT_PX 168.0  /* legend */
#define PLOT_MAX_LINES 4
#define PLOT_MAX_ROWS 6      /* of latencies */
#define PLOT_LATENCY_ROW_PX 34.0

extern const SceneFont plot_title_font, plot_text_font;

double    plot_x              (const Plot *self,
                               gint64      time_ns);
char     *plot_dup_channel    (const Plot *self,
                               guint32     object);
/* Colour and dash of the index-th line of a panel. */
void      plot_style_line     (SceneNode  *node,
                               guint       index);
/* Lines of one kind with something to show, by peak; at most PLOT_MAX_LINES. */
GPtrArray *plot_dup_lines     (const SceneSeries *series,
                               SceneLineKind      kind);
/* A panel with its axes, lines and legend; what is above and below its box, in pixels. */
#define PLOT_TITLE_PX 26.0
#define PLOT_AXIS_PX 30.0
void      plot_draw_panel     (const Plot      *self,
                               SceneNode       *out,
                               PlotKind         kind,
                               const GPtrArray *lines,
                               PlotPanel       *panel);
void      plot_draw_latencies (const Plot *self,
                               SceneNode  *out,
                               double      top_px);
/* Latencies with something to show; at most PLOT_MAX_ROWS. */
GPtrArray *plot_dup_latencies (const SceneSeries *series);

G_END_DECLS
