/* SPDX-License-Identifier: MIT */
#pragma once

#include "scene-index.h"

G_BEGIN_DECLS

/*
 * Inside of an index. Everything is kept in arrays in the order of steps, so
 * that cutting the end off (a decision was taken otherwise) pops from their
 * ends, and drawing a range is a search by halving.
 */
typedef struct _Life Life;
struct _Life
{
  guint32 id;
  Life   *parent;       /* or NULL */
  char   *name;
  char   *path;
  guint   group;
  guint   n_children;   /* go statements so far, for the children's paths */
  guint   max_cases;
  gsize   born;         /* step */
  GArray *segments;     /* of SceneSegment */
};

typedef struct
{
  gsize  end; /* trace position behind the step's events */
  gint64 time_ns;
} Step;

struct _SceneIndex
{
  gatomicrefcount ref_count;
  GPtrArray      *lives;    /* of Life, in order of creation */
  GHashTable     *by_id;    /* goroutine id → Life */
  GArray         *groups;   /* of SceneGroup, in order of their first member */
  GArray         *steps;    /* of Step; steps[0] is the start */
  GArray         *handoffs; /* of SceneHandoff */
  GArray         *uses;     /* of SceneUse, in order of first use */
  GHashTable     *use_at;   /* pointer to guint64 (g, object) → index + 1 in uses */
  GHashTable     *taken;    /* channel id → GArray of trace positions at which a value left it */
  guint64         serial;   /* of the session when it was last looked at */
};

/* Which past of the session this index knows, for scene-index-session.c. */
guint64 scene_index_get_serial (const SceneIndex *self);
void    scene_index_set_serial (SceneIndex *self,
                                guint64     serial);

G_END_DECLS
