/* SPDX-License-Identifier: MIT */

/*
 * One pass over the trace. A buffer's length follows from what its channel's
 * events say: a send that no receiver took directly adds a value, a receipt
 * that came from no sender directly takes one. Where both happen at once, a
 * waiting sender's value takes the place of the one received.
 */
#include "scene-series.h"

#include "machine-view.h"

#include <string.h>

/* What every stack begins with, as in Go's runtime; only changes are events. */
#define FIRST_STACK_BYTES 2048

typedef struct
{
  guint32 pc;         /* its go statement */
  gint64  created_ns;
  gint64  stack_bytes;
  guint8  state;      /* MachineGState */
} Life;

typedef struct
{
  guint   queue;      /* index of its lines; G_MAXUINT: unbuffered */
  guint   received;
  guint   latency;    /* G_MAXUINT: unbuffered */
  GQueue *entered;    /* gint64*: when each value in the buffer came */
} Channel;

struct _SceneSeries
{
  GPtrArray  *lines;     /* SceneSeriesLine */
  GPtrArray  *latencies; /* SceneLatency */
  GArray     *lives;     /* Life, by goroutine id */
  GHashTable *channels;  /* object id ─▶ Channel */
  GHashTable *go_pcs;    /* pc of a go statement ─▶ index of its latency + 1 */
  gsize       position;  /* events read */
  gint64      end_ns;
  gint64      n[4];      /* goroutines by MachineGState */
  gint64      stack_bytes;
  guint64     serial;
};

static void
line_free (gpointer data)
{
  SceneSeriesLine *self = data;

  g_array_unref (self->samples);
  g_free (self);
}

static void
latency_free (gpointer data)
{
  SceneLatency *self = data;

  g_array_unref (self->ns);
  g_free (self);
}

static void
channel_free (gpointer data)
{
  Channel *self = data;

  g_queue_free_full (self->entered, g_free);
  g_free (self);
}

/**
 * scene_series_new:
 *
 * Returns: (transfer full): the series of a run that has not begun
 */
SceneSeries *
scene_series_new (void)
{
  SceneSeries *self = g_new0 (SceneSeries, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->latencies = g_ptr_array_new_with_free_func (latency_free);
  self->lives = g_array_new (FALSE, TRUE, sizeof (Life));
  self->channels = g_hash_table_new_full (NULL, NULL, NULL, channel_free);
  self->go_pcs = g_hash_table_new (NULL, NULL);
  scene_series_clear (self);
  return self;
}

void
scene_series_free (SceneSeries *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->latencies);
  g_array_unref (self->lives);
  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->go_pcs);
  g_free (self);
}

static guint
add_line (SceneSeries  *self,
          SceneLineKind kind,
          guint32       object,
          gint64        capacity)
{
  SceneSeriesLine *line = g_new0 (SceneSeriesLine, 1);

  line->kind = kind;
  line->object = object;
  line->capacity = capacity;
  line->samples = g_array_new (FALSE, FALSE, sizeof (SceneSample));
  g_ptr_array_add (self->lines, line);
  return self->lines->len - 1;
}

static guint
add_latency (SceneSeries *self,
             guint32      pc,
             guint32      object,
             guint32      g)
{
  SceneLatency *latency = g_new0 (SceneLatency, 1);

  latency->pc = pc;
  latency->object = object;
  latency->g = g;
  latency->ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->latencies, latency);
  return self->latencies->len - 1;
}

/**
 * scene_series_clear:
 *
 * Forgets everything.
 */
void
scene_series_clear (SceneSeries *self)
{
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->latencies, 0);
  g_array_set_size (self->lives, 0);
  g_hash_table_remove_all (self->channels);
  g_hash_table_remove_all (self->go_pcs);
  self->position = 0;
  self->end_ns = 0;
  self->stack_bytes = 0;
  memset (self->n, 0, sizeof self->n);
  add_line (self, SCENE_LINE_ALIVE, 0, 0);
  add_line (self, SCENE_LINE_RUNNABLE, 0, 0);
  add_line (self, SCENE_LINE_WAITING, 0, 0);
  add_line (self, SCENE_LINE_STACKS, 0, 0);
  add_line (self, SCENE_LINE_HEAP, 0, 0);
}

/* The line has this value from now on. */
static void
set_value (SceneSeries *self,
           guint        index,
           gint64       value)
{
  SceneSeriesLine *line = g_ptr_array_index (self->lines, index);
  SceneSample sample = { self->end_ns, value };
  SceneSample *last = line->samples->len > 0
                        ? &g_array_index (line->samples, SceneSample, line->samples->len - 1)
                        : NULL;

  line->peak = MAX (line->peak, value);
  if (last != NULL && last->value == value)
    return;
  g_array_append_val (line->samples, sample);
}

static gint64
get_value (const SceneSeries *self,
           guint              index)
{
  const SceneSeriesLine *line = g_ptr_array_index (self->lines, index);

  return line->samples->len > 0
           ? g_array_index (line->samples, SceneSample, line->samples->len - 1).value : 0;
}

static void
add_duration (SceneSeries *self,
              guint        index,
              gint64       since_ns)
{
  SceneLatency *latency = g_ptr_array_index (self->latencies, index);
  gint64 ns = MAX (self->end_ns - since_ns, 0);

  g_array_append_val (latency->ns, ns);
}

/* ---- goroutines ---------------------------------------------------------------------------- */

/* All stacks together are of this many bytes from now on: one goroutine's is of so many. */
static void
set_stack (SceneSeries *self,
           guint32      g,
           gint64       bytes)
{
  Life *life = &g_array_index (self->lives, Life, g);

  self->stack_bytes += bytes - life->stack_bytes;
  life->stack_bytes = bytes;
  set_value (self, SCENE_LINE_STACKS, self->stack_bytes);
}

static void
set_state (SceneSeries  *self,
           guint32       g,
           MachineGState state,
           gboolean      is_new)
{
  Life *life;

  if (g >= self->lives->len)
    g_array_set_size (self->lives, g + 1);
  life = &g_array_index (self->lives, Life, g);
  if (is_new)
    set_stack (self, g, FIRST_STACK_BYTES);
  else
    self->n[life->state]--;
  self->n[state]++;
  life->state = state;
  set_value (self, SCENE_LINE_ALIVE,
             self->n[MACHINE_G_RUNNABLE] + self->n[MACHINE_G_RUNNING] + self->n[MACHINE_G_WAITING]);
  set_value (self, SCENE_LINE_RUNNABLE, self->n[MACHINE_G_RUNNABLE]);
  set_value (self, SCENE_LINE_WAITING, self->n[MACHINE_G_WAITING]);
}

static void
read_go (SceneSeries        *self,
         const MachineEvent *event)
{
  gpointer key = GUINT_TO_POINTER (event->pc + 1);
  Life *life;

  set_state (self, event->other, MACHINE_G_RUNNABLE, TRUE);
  life = &g_array_index (self->lives, Life, event->other);
  life->pc = event->pc;
  life->created_ns = self->end_ns;
  if (g_hash_table_lookup (self->go_pcs, key) == NULL)
    g_hash_table_insert (self->go_pcs, key,
                         GUINT_TO_POINTER (add_latency (self, event->pc, 0, event->other) + 1));
}

static void
read_exit (SceneSeries        *self,
           const MachineEvent *event)
{
  const Life *life;
  guint latency;

  set_state (self, event->g, MACHINE_G_DEAD, FALSE);
  set_stack (self, event->g, 0);
  life = &g_array_index (self->lives, Life, event->g);
  latency = GPOINTER_TO_UINT (g_hash_table_lookup (self->go_pcs, GUINT_TO_POINTER (life->pc + 1)));
  if (event->g != 1 && latency != 0)
    add_duration (self, latency - 1, life->created_ns);
}

/* ---- channels ------------------------------------------------------------------------------ */

static void
read_make (SceneSeries        *self,
           const MachineEvent *event)
{
  Channel *channel;

  if ((event->flags & MACHINE_EVENT_FLAG_LIBRARY) != 0)
    return;
  channel = g_new0 (Channel, 1);
  channel->entered = g_queue_new ();
  channel->queue = channel->latency = G_MAXUINT;
  channel->received = add_line (self, SCENE_LINE_RECEIVED, event->object, event->value);
  if (event->value > 0)
    {
      channel->queue = add_line (self, SCENE_LINE_QUEUE, event->object, event->value);
      channel->latency = add_latency (self, 0, event->object, 0);
    }
  g_hash_table_insert (self->channels, GUINT_TO_POINTER (event->object), channel);
}

static void
enter (SceneSeries *self,
       Channel     *channel)
{
  g_queue_push_tail (channel->entered, g_memdup2 (&self->end_ns, sizeof self->end_ns));
}

static void
leave (SceneSeries *self,
       Channel     *channel)
{
  g_autofree gint64 *since_ns = g_queue_pop_head (channel->entered);

  add_duration (self, channel->latency, since_ns != NULL ? *since_ns : self->end_ns);
}

static void
read_send (SceneSeries        *self,
           const MachineEvent *event)
{
  Channel *channel = g_hash_table_lookup (self->channels, GUINT_TO_POINTER (event->object));

  if (channel == NULL || channel->queue == G_MAXUINT || event->other != 0)
    return;
  enter (self, channel);
  set_value (self, channel->queue, g_queue_get_length (channel->entered));
}

static void
read_receive (SceneSeries        *self,
              const MachineEvent *event)
{
  Channel *channel = g_hash_table_lookup (self->channels, GUINT_TO_POINTER (event->object));

  if (channel == NULL || (event->flags & MACHINE_EVENT_FLAG_CLOSED) != 0)
    return;
  set_value (self, channel->received, get_value (self, channel->received) + 1);
  if (channel->queue == G_MAXUINT)
    return;
  if (event->other != 0 && !g_queue_is_empty (channel->entered))
    enter (self, channel); /* the waiting sender's value takes the place that becomes free */
  leave (self, channel);
  set_value (self, channel->queue, g_queue_get_length (channel->entered));
}

/* ---- reading ------------------------------------------------------------------------------- */

static void
read_event (SceneSeries        *self,
            const MachineEvent *event)
{
  self->end_ns = MAX (self->end_ns, event->time_ns);
  switch ((MachineEventKind) event->kind)
    {
    case MACHINE_EVENT_GO:
      read_go (self, event);
      break;
    case MACHINE_EVENT_START:
    case MACHINE_EVENT_SCHED:
      set_state (self, event->g, MACHINE_G_RUNNING, event->g >= self->lives->len);
      break;
    case MACHINE_EVENT_BLOCK:
      set_state (self, event->g, MACHINE_G_WAITING, FALSE);
      break;
    case MACHINE_EVENT_WAKE:
      if (event->other < self->lives->len
          && g_array_index (self->lives, Life, event->other).state == MACHINE_G_WAITING)
        set_state (self, event->other, MACHINE_G_RUNNABLE, FALSE);
      break;
    case MACHINE_EVENT_PREEMPT:
    case MACHINE_EVENT_YIELD:
      set_state (self, event->g, MACHINE_G_RUNNABLE, FALSE);
      break;
    case MACHINE_EVENT_EXIT:
      read_exit (self, event);
      break;
    case MACHINE_EVENT_STACK_GROW:
    case MACHINE_EVENT_STACK_SHRINK:
      if (event->g < self->lives->len)
        set_stack (self, event->g, event->value);
      break;
    case MACHINE_EVENT_GC:
      set_value (self, SCENE_LINE_HEAP, event->value);
      break;
    case MACHINE_EVENT_CHAN_MAKE:
      read_make (self, event);
      break;
    case MACHINE_EVENT_CHAN_SEND:
      read_send (self, event);
      break;
    case MACHINE_EVENT_CHAN_RECV:
      read_receive (self, event);
      break;
    default:
      break;
    }
}

/**
 * scene_series_read:
 * @end: trace position up to which to read
 *
 * Reads what is new.
 *
 * Cost: proportional to the events that are new.
 */
void
scene_series_read (SceneSeries        *self,
                   const MachineTrace *trace,
                   gsize               end)
{
  for (; self->position < end; self->position++)
    read_event (self, machine_trace_get (trace, self->position));
}

/**
 * scene_series_update:
 *
 * Brings the series up to date with all that a session has recorded.
 *
 * Cost: proportional to the events that are new; after another decision, to all of them.
 */
void
scene_series_update (SceneSeries   *self,
                     const Session *session)
{
  const MachineTrace *trace = session_get_trace (session);
  guint64 serial = session_get_serial (session, NULL);
  gsize first, end = 0;

  if (serial != self->serial || trace == NULL)
    scene_series_clear (self);
  self->serial = serial;
  if (trace == NULL)
    return;
  if (session_get_n_steps (session) > 0)
    session_get_step_events (session, session_get_n_steps (session), &first, &end);
  scene_series_read (self, trace, end);
}

/* ---- asking -------------------------------------------------------------------------------- */

gint64
scene_series_get_end_ns (const SceneSeries *self)
{
  return self->end_ns;
}

guint
scene_series_get_n_lines (const SceneSeries *self)
{
  return self->lines->len;
}

const SceneSeriesLine *
scene_series_get_line (const SceneSeries *self,
                       guint              index)
{
  return g_ptr_array_index (self->lines, index);
}

guint
scene_series_get_n_latencies (const SceneSeries *self)
{
  return self->latencies->len;
}

const SceneLatency *
scene_series_get_latency (const SceneSeries *self,
                          guint              index)
{
  return g_ptr_array_index (self->latencies, index);
}

/**
 * scene_series_find:
 *
 * Cost: a binary search.
 *
 * Returns: the last sample at or before @time_ns, %G_MAXUINT before the first
 */
guint
scene_series_find (const SceneSeriesLine *line,
                   gint64                 time_ns)
{
  guint low = 0, high = line->samples->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (line->samples, SceneSample, middle).time_ns <= time_ns)
        low = middle + 1;
      else
        high = middle;
    }
  return low == 0 ? G_MAXUINT : low - 1;
}
