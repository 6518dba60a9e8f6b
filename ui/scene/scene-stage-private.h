/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-node.h"
#include "scene-stage.h"

G_BEGIN_DECLS

/*
 * How a stage is built:
 *
 *   model ─▶ items, edges   what is shown, how large, connected how  (scene-stage-items, -edges)
 *         ─▶ places         from the layout object                  (scene-stage-layout)
 *         ─▶ nodes          circles, pipes, lines, values           (scene-stage-draw-*)
 *
 * An item is a box on the stage: a goroutine, or several like ones, or an
 * object. Its core is what edges end at, with texts above and below:
 *
 *        in  chan int      ◀ title
 *       ╭──────────────╮
 *       │ [5] [6] [ ]  │   ◀ core
 *       ╰──────────────╯
 *         2 of 3 · open    ◀ line
 *       sendq G4·9  G2·7   ◀ queue
 */
/* With more than these at once, like goroutines become one. */
#define STAGE_MAX_GOROUTINES 60

typedef struct
{
  char                    *id;      /* of its node: "g3", "chan2" */
  char                    *base;    /* what it is by meaning: spawn path's parent and go statement … */
  char                    *key;     /* base with a number among those of the same base */
  gboolean                 is_g;
  guint32                  number;  /* goroutine or object id */
  const MachineGView      *g;       /* is_g */
  GArray                  *members; /* guint32 goroutine ids of a group; NULL: a single one */
  const MachineObjectView *object;  /* !is_g */
  const MachineObjectView *channel; /* of a timer or context: the one it signals on, or NULL */
  const SceneModelSelect  *select;  /* of a goroutine, or NULL */
  gboolean                 isolated;
  double                   width_px, height_px;
  SceneRect                core;    /* relative to the box */
  SceneRect                box;     /* where it stands, once placed */
  guint                    row;     /* of those that the layout is folded into */
} StageItem;

typedef enum
{
  STAGE_EDGE_IDLE,
  STAGE_EDGE_CLOSE,   /* somebody closed or cancelled it */
  STAGE_EDGE_PARENT,  /* context to context */
  STAGE_EDGE_WAITING, /* somebody waits at one end */
  STAGE_EDGE_READY,   /* a select could take it */
  STAGE_EDGE_HELD,    /* a lock by its owner */
  STAGE_EDGE_GO,      /* a go statement in this step */
  STAGE_EDGE_ACTIVE,  /* used in this step */
} StageEdgeLook;

typedef struct
{
  guint         from, to; /* items */
  const char   *verb;     /* "send", "recv", …: static */
  StageEdgeLook look;
  gboolean      ranks;    /* puts `from` left of `to` */
  gboolean      fleeting; /* of this step only: has no part in the layout */
  ScenePoint   *points;
  guint         n_points;
} StageEdge;

typedef struct
{
  const SceneModel        *model;
  const SceneStageOptions *options;
  SceneFonts              *fonts;
  GPtrArray               *items;     /* of StageItem; goroutines first */
  GArray                  *edges;     /* of StageEdge */
  double                   width_px;  /* of the picture, once placed */
  GHashTable              *by_g;      /* goroutine id → index + 1 */
  GHashTable              *hidden;    /* ids of objects that another one stands for */
  GHashTable              *by_object; /* object id → index + 1; a timer's channel leads to the timer */
} Stage;

#define STAGE_NONE G_MAXUINT
#define STAGE_RADIUS 26.0
#define STAGE_PIPE_HEIGHT 40.0
#define STAGE_TITLE_HEIGHT 17.0
#define STAGE_TEXT_WIDTH 90.0
#define STAGE_TEXT_SPILL 24.0 /* texts may reach so far beyond their box, into the gaps */
#define STAGE_ARM_HEIGHT 15.0
#define STAGE_ARM_WIDTH 160.0
#define STAGE_MARGIN 18.0

extern const SceneFont stage_font_label; /* "G3" */
extern const SceneFont stage_font_name;
extern const SceneFont stage_font_line;
extern const SceneFont stage_font_title; /* of objects */
extern const SceneFont stage_font_value;
extern const SceneFont stage_font_small;

Stage     *stage_new             (const SceneModel        *model,
                                  SceneFonts              *fonts,
                                  const SceneStageOptions *options);
void       stage_free            (Stage *self);
guint      stage_find_g          (const Stage *self,
                                  guint32      g);      /* or STAGE_NONE */
guint      stage_find_object     (const Stage *self,
                                  guint32      object); /* or STAGE_NONE */
StageItem *stage_get_item        (const Stage *self,
                                  guint        index);
void       stage_add_edges       (Stage *self);
StageEdge *stage_find_edge       (const Stage *self,
                                  guint        from,
                                  guint        to,
                                  const char  *verb);   /* verb NULL: any */

/* Where a cancellation came from: the parent context if that has ended, else the goroutine. */
guint      stage_find_canceller  (const Stage        *self,
                                  const MachineEvent *event);

/* Slots that a pipe shows, and how wide each is. */
guint      stage_pipe_n_slots    (const MachineObjectView *channel);
double     stage_pipe_slot_width (const MachineObjectView *channel);

/* Gives every item its box and every edge its points. */
void       scene_stage_layout_place (SceneStageLayout *self,
                                     Stage            *stage,
                                     double           *out_width,
                                     double           *out_height);
SceneFonts *scene_stage_layout_get_fonts (const SceneStageLayout *self);
gboolean    scene_stage_layout_is_crowded (const SceneStageLayout *self);
/* Remembers that these items and edges will appear, without placing anything yet. */
void       scene_stage_layout_admit (SceneStageLayout *self,
                                     Stage            *stage);

SceneNode *stage_draw_goroutine  (const Stage     *self,
                                  const StageItem *item);
SceneNode *stage_draw_object     (const Stage     *self,
                                  const StageItem *item);
SceneNode *stage_draw_edge       (const Stage     *self,
                                  const StageEdge *edge);
void       stage_draw_messages   (const Stage *self,
                                  SceneNode   *out);
char      *stage_dup_description (const Stage *self);

G_END_DECLS
