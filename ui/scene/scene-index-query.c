/* SPDX-License-Identifier: MIT */

/*
 * Questions to an index: looked up or found by halving.
 */

#include "scene-index-private.h"

static Life *
find_life (const SceneIndex *self,
           guint32           g)
{
  return g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (g));
}

guint64
scene_index_get_serial (const SceneIndex *self)
{
  return self->serial;
}

void
scene_index_set_serial (SceneIndex *self,
                        guint64     serial)
{
  self->serial = serial;
}

/**
 * scene_index_get_n_steps:
 *
 * Returns: the last step indexed
 */
gsize
scene_index_get_n_steps (const SceneIndex *self)
{
  return self->steps->len - 1;
}

/**
 * scene_index_find_step:
 *
 * Returns: the last step whose events all lie before a trace position
 */
gsize
scene_index_find_step (const SceneIndex *self,
                       gsize             position)
{
  guint low = 0, high = self->steps->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->steps, Step, middle).end <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * scene_index_get_position:
 *
 * Returns: how many events are indexed
 */
gsize
scene_index_get_position (const SceneIndex *self)
{
  return g_array_index (self->steps, Step, self->steps->len - 1).end;
}

/**
 * scene_index_get_step_ns:
 *
 * Returns: virtual time at which a step was made, in ns since the run's start
 */
gint64
scene_index_get_step_ns (const SceneIndex *self,
                         gsize             step)
{
  return g_array_index (self->steps, Step, MIN (step, self->steps->len - 1)).time_ns;
}

/**
 * scene_index_find_step_at:
 *
 * Returns: the last step at or before a time
 */
gsize
scene_index_find_step_at (const SceneIndex *self,
                          gint64            time_ns)
{
  guint low = 0, high = self->steps->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->steps, Step, middle).time_ns <= time_ns)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * scene_index_get_n_g:
 *
 * Returns: how many goroutines the run ever had
 */
guint
scene_index_get_n_g (const SceneIndex *self)
{
  return self->lives->len;
}

/**
 * scene_index_get_g:
 *
 * Returns: the id of a goroutine, by order of creation
 */
guint32
scene_index_get_g (const SceneIndex *self,
                   guint             index)
{
  g_return_val_if_fail (index < self->lives->len, 0);

  return ((Life *) self->lives->pdata[index])->id;
}

/**
 * scene_index_get_name:
 *
 * Returns: the function a goroutine runs, or "" if that is not known
 */
const char *
scene_index_get_name (const SceneIndex *self,
                      guint32           g)
{
  const Life *life = find_life (self, g);

  return life ? life->name : "";
}

/**
 * scene_index_get_path:
 *
 * Returns: a goroutine's spawn path, "0.2", or ""
 */
const char *
scene_index_get_path (const SceneIndex *self,
                      guint32           g)
{
  const Life *life = find_life (self, g);

  return life ? life->path : "";
}

/**
 * scene_index_get_segments:
 *
 * Returns: (array length=out_n): the states of a goroutine, in order; valid until the index changes
 */
const SceneSegment *
scene_index_get_segments (const SceneIndex *self,
                          guint32           g,
                          guint            *out_n)
{
  const Life *life = find_life (self, g);

  *out_n = life ? life->segments->len : 0;
  return life ? (const SceneSegment *) life->segments->data : NULL;
}

/**
 * scene_index_find_segment:
 *
 * Returns: the first segment that reaches beyond a step; the number of segments if none is there
 */
guint
scene_index_find_segment (const SceneIndex *self,
                          guint32           g,
                          gsize             step)
{
  guint n, low = 0;
  const SceneSegment *segments = scene_index_get_segments (self, g, &n);

  while (low + 1 < n)
    {
      guint middle = low + (n - low) / 2;

      if (segments[middle].first_step <= step)
        low = middle;
      else
        n = middle;
    }
  return low;
}

/**
 * scene_index_get_n_groups:
 *
 * Returns: how many go statements have started goroutines, the main goroutine counted as one
 */
guint
scene_index_get_n_groups (const SceneIndex *self)
{
  return self->groups->len;
}

/**
 * scene_index_get_group:
 *
 * Returns: the goroutines of one go statement; valid until the index changes
 */
const SceneGroup *
scene_index_get_group (const SceneIndex *self,
                       guint             index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return &g_array_index (self->groups, SceneGroup, index);
}

/**
 * scene_index_find_counts:
 *
 * Returns: (nullable): how many of the group were in which state after a step
 */
const SceneCounts *
scene_index_find_counts (const SceneIndex *self,
                         guint             group,
                         gsize             step)
{
  const GArray *counts = scene_index_get_group (self, group)->counts;
  guint low = 0, high = counts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (counts, SceneCounts, middle).step <= step)
        low = middle + 1;
      else
        high = middle;
    }
  return low ? &g_array_index (counts, SceneCounts, low - 1) : NULL;
}

/**
 * scene_index_get_handoffs:
 *
 * Returns: (array length=out_n): all hand-offs in order; valid until the index changes
 */
const SceneHandoff *
scene_index_get_handoffs (const SceneIndex *self,
                          guint            *out_n)
{
  *out_n = self->handoffs->len;
  return (const SceneHandoff *) self->handoffs->data;
}

/**
 * scene_index_find_handoff:
 *
 * Returns: index of the first hand-off at or after a step
 */
guint
scene_index_find_handoff (const SceneIndex *self,
                          gsize             step)
{
  guint low = 0, high = self->handoffs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->handoffs, SceneHandoff, middle).step < step)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * scene_index_get_uses:
 *
 * Returns: (array length=out_n): who used what, in order of first use; valid until the index
 *   changes
 */
const SceneUse *
scene_index_get_uses (const SceneIndex *self,
                      guint            *out_n)
{
  *out_n = self->uses->len;
  return (const SceneUse *) self->uses->data;
}

/**
 * scene_index_count_taken:
 *
 * Returns: how many values left the channel before a trace position
 */
guint
scene_index_count_taken (const SceneIndex *self,
                         guint32           object,
                         gsize             position)
{
  const GArray *positions = g_hash_table_lookup (self->taken, GUINT_TO_POINTER (object));
  guint low = 0, high = positions ? positions->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (positions, gsize, middle) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * scene_index_get_max_cases:
 *
 * Returns: the most cases a goroutine's selects had, the default counted
 */
guint
scene_index_get_max_cases (const SceneIndex *self,
                           guint32           g)
{
  const Life *life = find_life (self, g);

  return life ? life->max_cases : 0;
}
