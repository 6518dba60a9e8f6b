/* SPDX-License-Identifier: MIT */
#pragma once

#include "lessons-flow.h"

G_BEGIN_DECLS

/*
 * Private to the flowchart's files.
 *
 *   text ─▶ FlowScan ─▶ lessons-flow-parse.c ─▶ FlowBuilder ─▶ LessonsFlow
 *           cursor, ids,   statements              vertices, classes,
 *           labels, links                          raw styles
 */
struct _LessonsFlow
{
  gatomicrefcount      ref_count;
  LessonsFlowDirection direction;
  GPtrArray           *nodes;     /* of LessonsFlowNode */
  GPtrArray           *edges;     /* of LessonsFlowEdge */
  GPtrArray           *subgraphs; /* of LessonsFlowSubgraph */
  GPtrArray           *bindings;  /* of LessonsFlowBinding */
  LessonsProblems     *problems;
};

LessonsFlow *lessons_flow_new (void);

/* ---- the cursor (lessons-flow-scan.c) ------------------------------------------------ */

typedef struct
{
  const char      *start; /* of the text, NUL-terminated, valid UTF-8 */
  const char      *p;     /* next character */
  const char      *file;
  LessonsProblems *problems;
  const char      *line_p; /* up to where lines are counted, NULL at first … */
  guint            line;   /* … and the line there */
} FlowScan;

typedef struct
{
  LessonsFlowEdgeKind kind;
  LessonsFlowHead     from_head;
  LessonsFlowHead     to_head;
  guint               length;
  char               *label; /* owned; NULL for none */
} FlowLink;

guint    flow_scan_line      (FlowScan       *scan); /* of the cursor; cheap when it moves on */
void     flow_scan_problem   (FlowScan       *scan,
                              LessonsSeverity severity,
                              const char     *at,
                              const char     *mend,
                              const char     *format,
                              ...) G_GNUC_PRINTF (5, 6);
void     flow_scan_blank     (FlowScan       *scan); /* spaces and tabs */
gboolean flow_scan_at_end    (const FlowScan *scan); /* of the statement, a comment included */
gboolean flow_scan_at_comment (const FlowScan *scan);
void     flow_scan_skip_line (FlowScan       *scan); /* to the line end, not over it */
void     flow_scan_skip_statement (FlowScan  *scan); /* to ';' or the line end */
gboolean flow_scan_word      (FlowScan       *scan,
                              const char     *word); /* a whole word; goes over it */
char    *flow_scan_id        (FlowScan       *scan); /* NULL: none here, nothing consumed */
char    *flow_scan_quoted    (FlowScan       *scan); /* at '"'; raw text; NULL with a problem */
char    *flow_scan_rest      (FlowScan       *scan); /* the statement's rest, trimmed */
char    *flow_decode_label   (const char     *text,
                              gssize          len);
gboolean flow_is_keyword     (const char     *id);

/* ---- links and shapes (lessons-flow-link.c, lessons-flow-shape.c) -------------------- */

typedef enum
{
  FLOW_SCAN_NONE,  /* nothing of the kind here; nothing consumed */
  FLOW_SCAN_OK,
  FLOW_SCAN_ERROR, /* told in the problems; the statement is lost */
} FlowScanResult;

FlowScanResult flow_scan_link  (FlowScan         *scan,
                                FlowLink         *out_link);
FlowScanResult flow_scan_shape (FlowScan         *scan,
                                LessonsFlowShape *out_shape,
                                char            **out_label);
/* "@{ shape: diam, label: "x" }"; parts that are not given stay as they are. */
FlowScanResult flow_scan_shape_data (FlowScan         *scan,
                                     LessonsFlowShape *inout_shape,
                                     char            **inout_label);
/* Opening and closing brackets, for the writer. */
void           flow_shape_get_brackets (LessonsFlowShape shape,
                                        const char     **out_open,
                                        const char     **out_close);

/* ---- styles (lessons-flow-style.c) --------------------------------------------------- */

/* From "fill:#f9f,stroke:…" at the cursor to the end of the statement. */
void     flow_style_parse (FlowScan         *scan,
                           LessonsFlowStyle *style);
void     flow_style_merge (LessonsFlowStyle       *style,
                           const LessonsFlowStyle *over);
void     flow_style_write (const LessonsFlowStyle *style,
                           GString                *out);

/* ---- what the statements build (lessons-flow-build.c) -------------------------------- */

typedef struct _FlowBuilder FlowBuilder;

FlowBuilder *flow_builder_new          (FlowScan    *scan);
LessonsFlow *flow_builder_finish       (FlowBuilder *self); /* frees the builder */
void         flow_builder_set_direction (FlowBuilder         *self,
                                         LessonsFlowDirection direction);
/* Vertices are numbered as named; one that turns out to be a subgraph's id is no node. */
guint        flow_builder_vertex       (FlowBuilder *self,
                                        const char  *id);
void         flow_builder_set_shape    (FlowBuilder     *self,
                                        guint            vertex,
                                        LessonsFlowShape shape,
                                        char            *label); /* taken */
void         flow_builder_get_shape    (FlowBuilder      *self,
                                        guint             vertex,
                                        LessonsFlowShape *out_shape);
gboolean     flow_builder_edge         (FlowBuilder    *self,
                                        guint           from,
                                        guint           to,
                                        const FlowLink *link); /* FALSE: too many */
gboolean     flow_builder_begin_subgraph (FlowBuilder *self,
                                          const char  *id,    /* NULL: made up */
                                          const char  *title); /* FALSE: too many */
gboolean     flow_builder_end_subgraph (FlowBuilder *self); /* FALSE: none is open */
void         flow_builder_class        (FlowBuilder *self,
                                        const char  *id,
                                        const char  *class_name);
LessonsFlowStyle *flow_builder_class_style (FlowBuilder *self,
                                            const char  *class_name);
LessonsFlowStyle *flow_builder_id_style    (FlowBuilder *self,
                                            const char  *id);
/* edge -1: of all edges; NULL: there is no such edge yet. */
LessonsFlowStyle *flow_builder_edge_style  (FlowBuilder *self,
                                            gint         edge);
void         flow_builder_binding      (FlowBuilder *self,
                                        const char  *at); /* a "%% bind" or "%% edge" comment */

/* ---- bindings (lessons-flow-bind.c) -------------------------------------------------- */

/* The binding in the comment at the cursor, or NULL with a problem. */
LessonsFlowBinding *flow_bind_parse  (FlowScan          *scan,
                                      const LessonsFlow *flow);
void                flow_bind_write  (const LessonsFlowBinding *self,
                                      const LessonsFlow        *flow,
                                      GString                  *out);
void                flow_binding_free (LessonsFlowBinding *self);

G_END_DECLS
