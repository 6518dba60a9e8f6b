/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-problem.h"

G_BEGIN_DECLS

/*
 * A flowchart read from Mermaid text: nodes, edges, subgraphs, their resolved
 * styles, and the bindings that make it live (lessons-walk.h walks it).
 *
 * Invariants: immutable and ref-counted. Nodes, edges and subgraphs are
 * numbered from 0 in the order in which the text first names them; these
 * indexes are stable and are what everybody else stores. Ids are unique over
 * nodes and subgraphs. Labels are plain text: entities are decoded, <br/> has
 * become '\n', quotes are gone.
 */
typedef struct _LessonsFlow LessonsFlow;

#define LESSONS_FLOW_NONE G_MAXUINT /* no such node, edge or subgraph */

typedef enum
{
  LESSONS_FLOW_TB, /* also written TD */
  LESSONS_FLOW_BT,
  LESSONS_FLOW_LR,
  LESSONS_FLOW_RL,
} LessonsFlowDirection;

typedef enum
{
  LESSONS_SHAPE_RECT,          /* A[x]     rect */
  LESSONS_SHAPE_ROUND,         /* A(x)     rounded */
  LESSONS_SHAPE_STADIUM,       /* A([x])   stadium */
  LESSONS_SHAPE_SUBROUTINE,    /* A[[x]]   fr-rect */
  LESSONS_SHAPE_CYLINDER,      /* A[(x)]   cyl */
  LESSONS_SHAPE_CIRCLE,        /* A((x))   circle */
  LESSONS_SHAPE_DOUBLE_CIRCLE, /* A(((x))) dbl-circ */
  LESSONS_SHAPE_ASYMMETRIC,    /* A>x]     odd: a flag, notched on the left */
  LESSONS_SHAPE_RHOMBUS,       /* A{x}     diam */
  LESSONS_SHAPE_HEXAGON,       /* A{{x}}   hex */
  LESSONS_SHAPE_LEAN_RIGHT,    /* A[/x/]   lean-r */
  LESSONS_SHAPE_LEAN_LEFT,     /* A[\x\]   lean-l */
  LESSONS_SHAPE_TRAPEZOID,     /* A[/x\]   trap-b: wide at the bottom */
  LESSONS_SHAPE_INV_TRAPEZOID, /* A[\x/]   trap-t: wide at the top */
  LESSONS_N_SHAPES,
} LessonsFlowShape;

typedef enum
{
  LESSONS_EDGE_SOLID,     /* --> */
  LESSONS_EDGE_DOTTED,    /* -.-> */
  LESSONS_EDGE_THICK,     /* ==> */
  LESSONS_EDGE_INVISIBLE, /* ~~~  takes part in layout only */
} LessonsFlowEdgeKind;

typedef enum
{
  LESSONS_HEAD_NONE,
  LESSONS_HEAD_ARROW,
  LESSONS_HEAD_CIRCLE,
  LESSONS_HEAD_CROSS,
} LessonsFlowHead;

typedef enum
{
  LESSONS_STYLE_FILL         = 1 << 0,
  LESSONS_STYLE_STROKE       = 1 << 1,
  LESSONS_STYLE_STROKE_WIDTH = 1 << 2,
  LESSONS_STYLE_COLOR        = 1 << 3,
  LESSONS_STYLE_DASHES       = 1 << 4,
  LESSONS_STYLE_FONT_WEIGHT  = 1 << 5,
} LessonsStyleFlags;

/* Only what `set` names was stated by the chart; the theme decides the rest. Resolved in the
 * order: classDef default, classes in the order given, then style or linkStyle. */
typedef struct
{
  guint   set;             /* LessonsStyleFlags */
  guint32 fill;            /* 0xRRGGBBAA */
  guint32 stroke;          /* 0xRRGGBBAA */
  guint32 color;           /* of the text, 0xRRGGBBAA */
  guint   font_weight;     /* 100 … 900; 400 is normal, 700 bold */
  double  stroke_width_px;
  guint   n_dashes;        /* 0 with LESSONS_STYLE_DASHES set: drawn unbroken */
  double  dashes_px[8];
} LessonsFlowStyle;

typedef struct
{
  char            *id;
  char            *label;    /* the id when the text gives none; lines parted by '\n' */
  LessonsFlowShape shape;
  guint            subgraph; /* innermost that holds it, or LESSONS_FLOW_NONE */
  LessonsFlowStyle style;
  guint            line;     /* where it is first named */
} LessonsFlowNode;

/* An edge ends at a node or at a subgraph as a whole: exactly one of the two is not NONE. */
typedef struct
{
  guint node;
  guint subgraph;
} LessonsFlowEnd;

typedef struct
{
  LessonsFlowEnd      from;
  LessonsFlowEnd      to;
  LessonsFlowEdgeKind kind;
  LessonsFlowHead     from_head;
  LessonsFlowHead     to_head;
  guint               length; /* ranks it spans, from 1: `-->` is 1, `--->` is 2 */
  char               *label;  /* NULL when there is none */
  LessonsFlowStyle    style;
  guint               line;
} LessonsFlowEdge;

typedef struct
{
  char                *id;
  char                *title;
  guint                parent;        /* or LESSONS_FLOW_NONE */
  gboolean             has_direction; /* else it follows its parent's */
  LessonsFlowDirection direction;
  LessonsFlowStyle     style;
  guint                line;
} LessonsFlowSubgraph;

/*
 * Bindings are comments, so that the file stays a chart which any Mermaid
 * renderer draws:
 *
 *   %% bind NODE: WHEN            NODE is entered when WHEN happens
 *   %% bind NODE: pass            NODE is a question: passed on the way, never stood on
 *   %% bind NODE: refused PLACE   NODE is entered when the compiler refuses that line
 *   %% edge FROM-->TO: WHEN       the edge is taken when WHEN happens, whoever stands where
 *
 *   WHEN  = PLACE [ "go=" FUNC ]                  a goroutine comes to that line
 *         | "event" NAME [ PLACE ] [ "go=" FUNC ] a goroutine causes that event (at that line)
 *   PLACE = [ FILE ] "#" MARKER     without FILE: any file of the program that has the marker
 *   NAME  = the event's name in the trace, e.g. chan.send
 *   FUNC  = function the goroutine was started with, as Go names it without "main."
 *
 * A marker is a comment at the end of a line of the program: `//stave:name`, or
 * `//stave:one,two` for several. One node or edge may have several bindings.
 * The words %% bind and %% edge at the start of a comment are reserved: what follows must parse.
 */
typedef enum
{
  LESSONS_BIND_PLACE,   /* place */
  LESSONS_BIND_EVENT,   /* event, and place where marker is not NULL */
  LESSONS_BIND_PASS,
  LESSONS_BIND_REFUSED, /* place */
} LessonsFlowBindKind;

typedef struct
{
  LessonsFlowBindKind kind;
  guint               node;   /* or LESSONS_FLOW_NONE when an edge is bound */
  guint               edge;   /* or LESSONS_FLOW_NONE when a node is bound */
  char               *event;  /* NULL unless kind is EVENT */
  char               *file;   /* NULL: any */
  char               *marker; /* NULL: any line */
  char               *func;   /* NULL: any goroutine */
  guint               line;   /* of the comment */
} LessonsFlowBinding;

/* Reads a chart; never NULL: statements with errors are left out and told in the problems. */
LessonsFlow          *lessons_flow_parse          (const char *text,
                                                   gssize      len,
                                                   const char *file_name);
LessonsFlow          *lessons_flow_ref            (LessonsFlow *self);
void                  lessons_flow_unref          (LessonsFlow *self);
const LessonsProblems *lessons_flow_get_problems  (const LessonsFlow *self);

LessonsFlowDirection  lessons_flow_get_direction  (const LessonsFlow *self);
guint                 lessons_flow_get_n_nodes    (const LessonsFlow *self);
guint                 lessons_flow_get_n_edges    (const LessonsFlow *self);
guint                 lessons_flow_get_n_subgraphs (const LessonsFlow *self);
guint                 lessons_flow_get_n_bindings (const LessonsFlow *self);
const LessonsFlowNode *lessons_flow_get_node      (const LessonsFlow *self,
                                                   guint              index);
const LessonsFlowEdge *lessons_flow_get_edge      (const LessonsFlow *self,
                                                   guint              index);
const LessonsFlowSubgraph *lessons_flow_get_subgraph (const LessonsFlow *self,
                                                      guint              index);
const LessonsFlowBinding *lessons_flow_get_binding (const LessonsFlow *self,
                                                    guint              index);
guint                 lessons_flow_find_node      (const LessonsFlow *self,
                                                   const char        *id);
guint                 lessons_flow_find_subgraph  (const LessonsFlow *self,
                                                   const char        *id);

/* Mermaid text that parses to an equal chart, bindings included. */
char                 *lessons_flow_to_mermaid     (const LessonsFlow *self);
/* The chart with the bindings of another that has the same nodes and edges in the same order
 * (an English chart beside the Chinese one); NULL when they differ, the problems say where. */
LessonsFlow          *lessons_flow_with_bindings  (LessonsFlow       *self,
                                                   const LessonsFlow *bound,
                                                   const char        *file_name,
                                                   LessonsProblems   *problems);

const char           *lessons_flow_shape_get_name (LessonsFlowShape shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LessonsFlow, lessons_flow_unref)

G_END_DECLS
