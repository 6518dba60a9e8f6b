/* SPDX-License-Identifier: MIT */

/*
 * One pass over the trace, event by event, growing with it; and cutting its
 * end off again. scene-index-query.c answers questions.
 */

#include "scene-index-private.h"

#include <string.h>

static void
life_free (gpointer data)
{
  Life *life = data;

  g_free (life->name);
  g_free (life->path);
  g_array_unref (life->segments);
  g_free (life);
}

static void
group_clear (gpointer data)
{
  g_array_unref (((SceneGroup *) data)->counts);
}

/**
 * scene_index_new:
 *
 * Returns: (transfer full): an index of nothing, standing at step 0
 */
SceneIndex *
scene_index_new (void)
{
  SceneIndex *self = g_new0 (SceneIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lives = g_ptr_array_new_with_free_func (life_free);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->groups = g_array_new (FALSE, FALSE, sizeof (SceneGroup));
  g_array_set_clear_func (self->groups, group_clear);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->handoffs = g_array_new (FALSE, FALSE, sizeof (SceneHandoff));
  self->uses = g_array_new (FALSE, FALSE, sizeof (SceneUse));
  self->use_at = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->taken = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  scene_index_clear (self);
  return self;
}

/**
 * scene_index_ref:
 *
 * Returns: (transfer full): the same index
 */
SceneIndex *
scene_index_ref (SceneIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * scene_index_unref:
 * @self: (nullable) (transfer full): an index
 */
void
scene_index_unref (SceneIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->lives);
  g_array_unref (self->groups);
  g_array_unref (self->steps);
  g_array_unref (self->handoffs);
  g_array_unref (self->uses);
  g_hash_table_unref (self->use_at);
  g_hash_table_unref (self->taken);
  g_free (self);
}

/**
 * scene_index_clear:
 *
 * Forgets everything: back to step 0 of an unknown run.
 */
void
scene_index_clear (SceneIndex *self)
{
  const Step start = { 0, 0 };

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->lives, 0);
  g_array_set_size (self->groups, 0);
  g_array_set_size (self->steps, 0);
  g_array_append_val (self->steps, start);
  g_array_set_size (self->handoffs, 0);
  g_array_set_size (self->uses, 0);
  g_hash_table_remove_all (self->use_at);
  g_hash_table_remove_all (self->taken);
}

/* ---- growing ------------------------------------------------------------------------ */

static Life *
find_life (const SceneIndex *self,
           guint32           g)
{
  return g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (g));
}

static guint
ensure_group (SceneIndex *self,
              guint32     pc,
              guint32     g)
{
  SceneGroup group = { .pc = pc, .first = g };

  for (guint i = 0; i < self->groups->len; i++)
    {
      SceneGroup *known = &g_array_index (self->groups, SceneGroup, i);

      if (known->pc == pc)
        {
          known->n++;
          return i;
        }
    }
  group.n = 1;
  group.counts = g_array_new (FALSE, FALSE, sizeof (SceneCounts));
  g_array_append_val (self->groups, group);
  return self->groups->len - 1;
}

/* One member went from a state (4: it was not there) to another. */
static void
count_change (SceneIndex *self,
              guint       index,
              guint       from,
              guint       to)
{
  SceneGroup *group = &g_array_index (self->groups, SceneGroup, index);
  SceneCounts counts = { 0 };

  if (group->counts->len)
    counts = g_array_index (group->counts, SceneCounts, group->counts->len - 1);
  if (from < 4 && counts.n[from] > 0)
    counts.n[from]--;
  counts.n[to]++;
  group->peak = MAX (group->peak, counts.n[0] + counts.n[1] + counts.n[2]);
  if (group->counts->len && counts.step == self->steps->len)
    g_array_index (group->counts, SceneCounts, group->counts->len - 1) = counts;
  else
    {
      counts.step = self->steps->len;
      g_array_append_val (group->counts, counts);
    }
}

static Life *
ensure_life (SceneIndex *self,
             guint32     g,
             Life       *parent,
             guint32     pc)
{
  Life *life = find_life (self, g);

  if (life)
    return life;
  life = g_new0 (Life, 1);
  life->id = g;
  life->parent = parent;
  life->name = g_strdup ("");
  life->path = parent ? g_strdup_printf ("%s.%u", parent->path, parent->n_children++)
               : g == 1 ? g_strdup ("0")
                        : g_strdup_printf ("g%u", g);
  life->group = ensure_group (self, g == 1 ? 0 : pc, g);
  life->born = self->steps->len;
  life->segments = g_array_new (FALSE, FALSE, sizeof (SceneSegment));
  g_ptr_array_add (self->lives, life);
  g_hash_table_insert (self->by_id, GUINT_TO_POINTER (g), life);
  return life;
}

static void
enter_state (SceneIndex         *self,
             guint32             g,
             MachineGState       state,
             const MachineEvent *event,
             gsize               position)
{
  Life *life = ensure_life (self, g, NULL, 0);
  SceneSegment segment = { .first_step = self->steps->len, .first_ns = event->time_ns,
                           .position = position, .state = state, .p = G_MAXUINT16 };
  const SceneSegment *last;

  if (state == MACHINE_G_WAITING)
    {
      segment.wait = (MachineWait) event->value;
      segment.object = event->object;
    }
  else if (state == MACHINE_G_RUNNING)
    segment.p = event->p;
  last = life->segments->len
           ? &g_array_index (life->segments, SceneSegment, life->segments->len - 1)
           : NULL;
  if (last && last->state == state && last->wait == segment.wait && last->object == segment.object
      && last->p == segment.p)
    return;
  count_change (self, life->group, last ? last->state : 4, state);
  g_array_append_val (life->segments, segment);
}

/* Different for every pair. g_int64_hash() looks at the low half only, so both must be in it: a
 * hundred thousand goroutines may use one channel. */
static guint64
use_key (guint32 g,
         guint32 object)
{
  return (guint64) g << 32 | (object ^ g * 0x9e3779b1u);
}

static void
add_use (SceneIndex *self,
         guint32     g,
         guint32     object,
         guint       flags,
         gsize       position)
{
  guint64 key = use_key (g, object);
  guint at;

  if (g == 0 || object == 0)
    return;
  at = GPOINTER_TO_UINT (g_hash_table_lookup (self->use_at, &key));
  if (at == 0)
    {
      SceneUse use = { .g = g, .object = object };

      for (guint i = 0; i < SCENE_N_USES; i++)
        use.first[i] = G_MAXSIZE;
      g_array_append_val (self->uses, use);
      at = self->uses->len;
      g_hash_table_insert (self->use_at, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (at));
    }

  SceneUse *use = &g_array_index (self->uses, SceneUse, at - 1);

  for (guint i = 0; i < SCENE_N_USES; i++)
    if ((flags & 1u << i) && use->first[i] == G_MAXSIZE)
      use->first[i] = position;
}

/* How many of a step's hand-offs can tell of the same one: both ends, and who is woken by it. A
 * close or a broadcast has thousands that are all different. */
#define MAX_TOLD 8

/* The first of the last hand-offs that is worth a look. */
static guint
first_told (const SceneIndex *self)
{
  return self->handoffs->len > MAX_TOLD ? self->handoffs->len - MAX_TOLD : 0;
}

static gboolean
has_handoff (const SceneIndex *self,
             guint32           from,
             guint32           to)
{
  for (guint i = self->handoffs->len; i > first_told (self); i--)
    {
      const SceneHandoff *one = &g_array_index (self->handoffs, SceneHandoff, i - 1);

      if (one->step != self->steps->len)
        return FALSE;
      /* A receiver is woken by its value, a sender by the receiver who took it: one arrow each. */
      if ((one->from == from && one->to == to) || (one->from == to && one->to == from))
        return TRUE;
    }
  return FALSE;
}

static void
add_handoff (SceneIndex         *self,
             SceneHandoffKind    kind,
             guint32             from,
             guint32             to,
             const MachineEvent *event,
             gsize               position)
{
  SceneHandoff handoff = { .kind = kind, .step = self->steps->len, .time_ns = event->time_ns,
                           .position = position, .from = from, .to = to,
                           .object = event->object };

  if (from == 0 || to == 0 || from == to)
    return;
  if (kind == SCENE_HANDOFF_WAKE && has_handoff (self, from, to))
    return;
  g_array_append_val (self->handoffs, handoff);
}

/* Both ends of a direct hand-off tell of it in the same step: count it once. */
static gboolean
is_told (const SceneIndex *self,
         guint32           from,
         guint32           to,
         guint32           object)
{
  for (guint i = self->handoffs->len; i > first_told (self); i--)
    {
      const SceneHandoff *one = &g_array_index (self->handoffs, SceneHandoff, i - 1);

      if (one->step != self->steps->len)
        return FALSE;
      if (one->kind == SCENE_HANDOFF_VALUE && one->from == from && one->to == to
          && one->object == object)
        return TRUE;
    }
  return FALSE;
}

static void
add_taken (SceneIndex *self,
           guint32     object,
           gsize       position)
{
  GArray *positions = g_hash_table_lookup (self->taken, GUINT_TO_POINTER (object));

  if (positions == NULL)
    {
      positions = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_hash_table_insert (self->taken, GUINT_TO_POINTER (object), positions);
    }
  g_array_append_val (positions, position);
}

static void
add_transfer (SceneIndex         *self,
              const MachineEvent *event,
              gsize               position)
{
  gboolean is_send = event->kind == MACHINE_EVENT_CHAN_SEND;
  guint32 from = is_send ? event->g : event->other, to = is_send ? event->other : event->g;

  add_use (self, event->g, event->object, is_send ? SCENE_USE_SEND : SCENE_USE_RECV, position);
  if (event->other && is_told (self, from, to, event->object))
    return;
  if (event->other || (!is_send && !(event->flags & MACHINE_EVENT_FLAG_CLOSED)))
    add_taken (self, event->object, position);
  if (event->other == 0)
    return;
  add_use (self, event->other, event->object, is_send ? SCENE_USE_RECV : SCENE_USE_SEND, position);
  add_handoff (self, SCENE_HANDOFF_VALUE, from, to, event, position);
}

static void
index_state (SceneIndex         *self,
             const MachineEvent *event,
             gsize               position)
{
  switch ((MachineEventKind) event->kind)
    {
    case MACHINE_EVENT_GO:
      /* A timer's goroutine has nobody who made it. */
      ensure_life (self, event->other, event->g != 0 ? ensure_life (self, event->g, NULL, 0) : NULL,
                   event->pc);
      enter_state (self, event->other, MACHINE_G_RUNNABLE, event, position);
      add_handoff (self, SCENE_HANDOFF_GO, event->g, event->other, event, position);
      break;
    case MACHINE_EVENT_START:
    case MACHINE_EVENT_SCHED:
      enter_state (self, event->g, MACHINE_G_RUNNING, event, position);
      break;
    case MACHINE_EVENT_BLOCK:
      enter_state (self, event->g, MACHINE_G_WAITING, event, position);
      break;
    case MACHINE_EVENT_WAKE:
      enter_state (self, event->other, MACHINE_G_RUNNABLE, event, position);
      add_handoff (self, SCENE_HANDOFF_WAKE, event->g, event->other, event, position);
      break;
    case MACHINE_EVENT_PREEMPT:
    case MACHINE_EVENT_YIELD:
      enter_state (self, event->g, MACHINE_G_RUNNABLE, event, position);
      break;
    case MACHINE_EVENT_EXIT:
      enter_state (self, event->g, MACHINE_G_DEAD, event, position);
      break;
    default:
      break;
    }
}

static guint
use_of_event (const MachineEvent *event)
{
  switch ((MachineEventKind) event->kind)
    {
    case MACHINE_EVENT_CHAN_MAKE:
    case MACHINE_EVENT_CTX_NEW:
      return SCENE_USE_MAKE;
    case MACHINE_EVENT_CHAN_BLOCK:
      return event->flags & MACHINE_EVENT_FLAG_SEND ? SCENE_USE_SEND : SCENE_USE_RECV;
    case MACHINE_EVENT_CHAN_CLOSE:
    case MACHINE_EVENT_CTX_CANCEL:
      return SCENE_USE_CLOSE;
    case MACHINE_EVENT_MUTEX_LOCK:
    case MACHINE_EVENT_MUTEX_BLOCK:
    case MACHINE_EVENT_MUTEX_UNLOCK:
      return SCENE_USE_LOCK;
    case MACHINE_EVENT_WG_ADD:
    case MACHINE_EVENT_COND_SIGNAL:
    case MACHINE_EVENT_ONCE_DO:
    case MACHINE_EVENT_TIMER_START:
    case MACHINE_EVENT_TIMER_STOP:
      return SCENE_USE_ADD;
    case MACHINE_EVENT_WG_WAIT:
    case MACHINE_EVENT_COND_WAIT:
      return SCENE_USE_WAIT;
    default:
      return 0;
    }
}

static void
index_event (SceneIndex         *self,
             const MachineEvent *event,
             gsize               position)
{
  guint use = use_of_event (event);

  index_state (self, event, position);
  if (use)
    add_use (self, event->g, event->object, use, position);
  if (event->kind == MACHINE_EVENT_CHAN_SEND || event->kind == MACHINE_EVENT_CHAN_RECV)
    add_transfer (self, event, position);
  if (event->kind == MACHINE_EVENT_SELECT_BEGIN && event->g)
    {
      Life *life = ensure_life (self, event->g, NULL, 0);
      guint n = (guint) CLAMP (event->value, 0, 64)
                + (event->flags & MACHINE_EVENT_FLAG_DEFAULT ? 1 : 0);

      life->max_cases = MAX (life->max_cases, n);
    }
}

/**
 * scene_index_add_step:
 * @end: trace position behind the step's last event
 *
 * Indexes one more step.
 */
void
scene_index_add_step (SceneIndex         *self,
                      const MachineTrace *trace,
                      gsize               end)
{
  const Step *before = &g_array_index (self->steps, Step, self->steps->len - 1);
  Step step = { .end = end, .time_ns = before->time_ns };

  for (gsize i = before->end; i < end; i++)
    {
      const MachineEvent *event = machine_trace_get (trace, i);

      index_event (self, event, i);
      step.time_ns = MAX (step.time_ns, event->time_ns);
    }
  g_array_append_val (self->steps, step);
}

/**
 * scene_index_set_name:
 *
 * Says what function a goroutine runs, "main.worker".
 */
void
scene_index_set_name (SceneIndex *self,
                      guint32     g,
                      const char *name)
{
  Life *life = ensure_life (self, g, NULL, 0);

  if (strcmp (life->name, name) == 0)
    return;
  g_free (life->name);
  life->name = g_strdup (name);
}

/* ---- cutting --------------------------------------------------------------------------- */

static void
cut_lives (SceneIndex *self,
           gsize       step)
{
  /* Children are younger than their parents, so parents are still there. */
  while (self->lives->len)
    {
      Life *life = self->lives->pdata[self->lives->len - 1];

      if (life->born <= step)
        break;
      if (life->parent)
        life->parent->n_children--;
      g_array_index (self->groups, SceneGroup, life->group).n--;
      g_hash_table_remove (self->by_id, GUINT_TO_POINTER (life->id));
      g_ptr_array_set_size (self->lives, (gint) self->lives->len - 1);
    }
  for (guint i = 0; i < self->lives->len; i++)
    {
      Life *life = self->lives->pdata[i];
      GArray *segments = life->segments;

      while (segments->len
             && g_array_index (segments, SceneSegment, segments->len - 1).first_step > step)
        g_array_set_size (segments, segments->len - 1);
    }
}

static void
cut_groups (SceneIndex *self,
            gsize       step)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      SceneGroup *group = &g_array_index (self->groups, SceneGroup, i);

      while (group->counts->len
             && g_array_index (group->counts, SceneCounts, group->counts->len - 1).step > step)
        g_array_set_size (group->counts, group->counts->len - 1);
    }
  /* A group without members has none behind it either: later groups have younger first members. */
  while (self->groups->len
         && g_array_index (self->groups, SceneGroup, self->groups->len - 1).n == 0)
    g_array_set_size (self->groups, self->groups->len - 1);
}

static void
cut_uses (SceneIndex *self,
          gsize       position)
{
  guint kept = 0;

  g_hash_table_remove_all (self->use_at);
  for (guint i = 0; i < self->uses->len; i++)
    {
      SceneUse use = g_array_index (self->uses, SceneUse, i);
      guint64 key = use_key (use.g, use.object);
      gboolean any = FALSE;

      for (guint k = 0; k < SCENE_N_USES; k++)
        {
          if (use.first[k] >= position)
            use.first[k] = G_MAXSIZE;
          any |= use.first[k] != G_MAXSIZE;
        }
      if (!any)
        continue;
      g_array_index (self->uses, SceneUse, kept++) = use;
      g_hash_table_insert (self->use_at, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (kept));
    }
  g_array_set_size (self->uses, kept);
}

static void
cut_taken (SceneIndex *self,
           gsize       position)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->taken);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GArray *positions = value;

      while (positions->len && g_array_index (positions, gsize, positions->len - 1) >= position)
        g_array_set_size (positions, positions->len - 1);
    }
}

/**
 * scene_index_cut:
 *
 * Forgets all steps behind one.
 */
void
scene_index_cut (SceneIndex *self,
                 gsize       step)
{
  if (step + 1 >= self->steps->len)
    return;
  g_array_set_size (self->steps, (guint) step + 1);
  cut_lives (self, step);
  cut_groups (self, step);
  while (self->handoffs->len
         && g_array_index (self->handoffs, SceneHandoff, self->handoffs->len - 1).step > step)
    g_array_set_size (self->handoffs, self->handoffs->len - 1);
  cut_uses (self, scene_index_get_position (self));
  cut_taken (self, scene_index_get_position (self));
}
