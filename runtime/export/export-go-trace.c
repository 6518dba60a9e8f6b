/* SPDX-License-Identifier: MIT */

/*
 * Go's execution trace, in the format of Go 1.19, which every later `go tool
 * trace` reads too.
 *
 *     "go 1.19 trace" 00 00 00
 *     batch of P 0:  BATCH p ticks   event event event …      one for each processor,
 *     batch of P 1:  BATCH p ticks   event event event …      and one for the timers
 *     STRING id len bytes …   STACK id n {pc func file line} …   FREQUENCY ticks
 *
 *     event:   7 6 5      0   then its arguments as base-128 numbers; the first is the time since
 *             +---+--------+  the last event of the batch. n: their number less one; 3 stands for
 *             | n |  type  |  more, and the length of the arguments in bytes comes first.
 *             +---+--------+
 *
 * Within a batch events are in order. Between batches the reader orders them
 * by the sequence number that each goroutine's starts and wakes carry, and
 * insists that times agree. Virtual clocks of processors may differ by less
 * than a cause and its effect lie apart, so a time is never put below that of
 * what must come before it: the last event of the same processor, and the
 * last of the same goroutine.
 *
 * Source: internal/trace and runtime/trace.go of Go 1.19.
 */
#include "export-private.h"

#include <string.h>

/* Types of records and events, by the format's numbers. */
enum
{
  BATCH = 1,
  FREQUENCY = 2,
  STACK = 3,
  GOMAXPROCS = 4,
  PROC_START = 5,
  PROC_STOP = 6,
  GC_START = 7,
  GC_DONE = 8,
  GO_CREATE = 13,
  GO_START = 14,
  GO_END = 15,
  GO_STOP = 16,
  GO_SCHED = 17,
  GO_PREEMPT = 18,
  GO_SLEEP = 19,
  GO_UNBLOCK = 21,
  GO_BLOCK_SEND = 22,
  GO_BLOCK_RECV = 23,
  GO_BLOCK_SELECT = 24,
  GO_BLOCK_SYNC = 25,
  GO_BLOCK_COND = 26,
  HEAP_ALLOC = 33,
  STRING = 37,
};

#define TIMER_P 1000001     /* the reader's own name for what timers do */
#define IDLE_NS 1000        /* a processor without work for longer is shown as stopped */
#define TICKS_PER_SECOND G_GINT64_CONSTANT (1000000000)

typedef struct
{
  guint       id;
  GByteArray *bytes;
  gint64      last_ns;
  guint32     running; /* goroutine, 0: none */
  gboolean    started;
} Batch;

/* The reader's view of a goroutine. */
typedef struct
{
  guint64 sequence; /* of its next start or wake */
  gint64  last_ns;
  guint8  state;    /* MachineGState */
} TraceG;

typedef struct
{
  const ExportRecord *record;
  GPtrArray          *batches;  /* Batch, by processor; the timers' is last */
  GArray             *gs;       /* TraceG, by goroutine id */
  GHashTable         *strings;  /* text ─▶ id */
  GByteArray         *strings_bytes;
  guint64             n_collections;
} Writer;

static void
put_record (GByteArray    *bytes,
            guint          type,
            const guint64 *args,
            guint          n_args)
{
  guint8 head = type | MIN (n_args - 1, 3) << 6;

  g_byte_array_append (bytes, &head, 1);
  if (n_args > 3)
    {
      g_autoptr (GByteArray) long_args = g_byte_array_new ();

      for (guint i = 0; i < n_args; i++)
        export_put_varint (long_args, args[i]);
      export_put_varint (bytes, long_args->len);
      g_byte_array_append (bytes, long_args->data, long_args->len);
      return;
    }
  for (guint i = 0; i < n_args; i++)
    export_put_varint (bytes, args[i]);
}

static guint64
string_id (Writer     *self,
           const char *text)
{
  gpointer known = g_hash_table_lookup (self->strings, text);
  guint8 type = STRING;
  guint64 id;

  if (known != NULL || *text == '\0')
    return GPOINTER_TO_SIZE (known);
  id = g_hash_table_size (self->strings) + 1;
  g_hash_table_insert (self->strings, (gpointer) text, GSIZE_TO_POINTER (id));
  g_byte_array_append (self->strings_bytes, &type, 1);
  export_put_varint (self->strings_bytes, id);
  export_put_varint (self->strings_bytes, strlen (text));
  g_byte_array_append (self->strings_bytes, (const guint8 *) text, strlen (text));
  return id;
}

/* ---- batches ------------------------------------------------------------------------------- */

static Batch *
batch_new (guint id)
{
  Batch *self = g_new0 (Batch, 1);

  self->id = id;
  self->bytes = g_byte_array_new ();
  put_record (self->bytes, BATCH, (guint64[]){ id, 0 }, 2);
  return self;
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  g_byte_array_unref (self->bytes);
  g_free (self);
}

/* The batch an event belongs to: its processor's, or the timers' if no goroutine of that
 * processor did it. */
static Batch *
batch_of (Writer             *self,
          const MachineEvent *event)
{
  guint n_procs = self->batches->len - 1;
  Batch *batch = g_ptr_array_index (self->batches, MIN (event->p, n_procs));

  return event->kind == MACHINE_EVENT_WAKE && (event->g == 0 || batch->running != event->g)
           ? g_ptr_array_index (self->batches, n_procs) : batch;
}

static TraceG *
get_g (Writer *self,
       guint32 g)
{
  if (g >= self->gs->len)
    g_array_set_size (self->gs, g + 1);
  return &g_array_index (self->gs, TraceG, g);
}

/* Writes an event of type with up to three arguments, the stack among them. */
static void
put_event (Batch         *batch,
           guint          type,
           gint64         time_ns,
           const guint64 *args,
           guint          n_args)
{
  guint64 all[4];

  time_ns = MAX (time_ns, batch->last_ns);
  all[0] = time_ns - batch->last_ns;
  for (guint i = 0; i < n_args; i++)
    all[i + 1] = args[i];
  put_record (batch->bytes, type, all, n_args + 1);
  batch->last_ns = time_ns;
}

/* ---- events -------------------------------------------------------------------------------- */

static guint
block_type (MachineWait wait)
{
  switch (wait)
    {
    case MACHINE_WAIT_CHAN_SEND:
      return GO_BLOCK_SEND;
    case MACHINE_WAIT_CHAN_RECV:
      return GO_BLOCK_RECV;
    case MACHINE_WAIT_SELECT:
      return GO_BLOCK_SELECT;
    case MACHINE_WAIT_COND:
      return GO_BLOCK_COND;
    case MACHINE_WAIT_SLEEP:
    case MACHINE_WAIT_CHAOS_DELAY:
      return GO_SLEEP;
    case MACHINE_WAIT_CHAN_SEND_NIL:
    case MACHINE_WAIT_CHAN_RECV_NIL:
    case MACHINE_WAIT_SELECT_NONE:
    case MACHINE_WAIT_FOREVER:
    case MACHINE_WAIT_CHAOS_BLOCK:
      return GO_STOP;
    default:
      return GO_BLOCK_SYNC;
    }
}

static void
put_start (Writer             *self,
           Batch              *batch,
           const MachineEvent *event)
{
  TraceG *g = get_g (self, event->g);
  gint64 time_ns = MAX (event->time_ns, g->last_ns);

  if (batch->started && time_ns - batch->last_ns > IDLE_NS)
    {
      put_event (batch, PROC_STOP, batch->last_ns, NULL, 0);
      batch->started = FALSE;
    }
  if (!batch->started)
    put_event (batch, PROC_START, time_ns, (guint64[]){ batch->id }, 1);
  batch->started = TRUE;
  batch->running = event->g;
  put_event (batch, GO_START, time_ns, (guint64[]){ event->g, g->sequence++ }, 2);
  g->state = MACHINE_G_RUNNING;
}

/* The running goroutine leaves its processor. */
static void
put_stop (Writer             *self,
          Batch              *batch,
          const MachineEvent *event,
          guint               type,
          guint64             stack,
          MachineGState       state)
{
  put_event (batch, type, event->time_ns, &stack, type == GO_END ? 0 : 1);
  batch->running = 0;
  get_g (self, event->g)->state = state;
}

static void
put_create (Writer  *self,
            Batch   *batch,
            gint64   time_ns,
            guint32  g,
            guint64  new_stack,
            guint64  stack)
{
  TraceG *created = get_g (self, g);

  put_event (batch, GO_CREATE, time_ns, (guint64[]){ g, new_stack, stack }, 3);
  *created = (TraceG){ 1, batch->last_ns, MACHINE_G_RUNNABLE };
}

static void
put_wake (Writer             *self,
          Batch              *batch,
          const MachineEvent *event,
          guint64             stack)
{
  TraceG *woken = get_g (self, event->other);

  if (woken->state != MACHINE_G_WAITING)
    return;
  put_event (batch, GO_UNBLOCK, MAX (event->time_ns, woken->last_ns),
             (guint64[]){ event->other, woken->sequence++, stack }, 3);
  woken->state = MACHINE_G_RUNNABLE;
  woken->last_ns = batch->last_ns;
}

static void
put_collection (Writer             *self,
                Batch              *batch,
                const MachineEvent *event,
                guint64             stack)
{
  put_event (batch, GC_START, event->time_ns - machine_gc_cost_ns (event->value),
             (guint64[]){ self->n_collections++, stack }, 2);
  put_event (batch, GC_DONE, event->time_ns, NULL, 0);
  put_event (batch, HEAP_ALLOC, event->time_ns, (guint64[]){ event->value }, 1);
}

static void
put_machine_event (Writer *self,
                   gsize   position)
{
  const MachineEvent *event
    = machine_trace_get (machine_get_trace (self->record->machine), position);
  guint64 stack = g_array_index (self->record->event_stacks, guint32, position);
  Batch *batch = batch_of (self, event);

  if (event->kind == MACHINE_EVENT_START || event->kind == MACHINE_EVENT_SCHED)
    put_start (self, batch, event);
  else if (event->kind == MACHINE_EVENT_WAKE)
    put_wake (self, batch, event, stack);
  else if (event->g == 0 || batch->running != event->g)
    return; /* done on another's behalf: nothing the format has a word for */
  else if (event->kind == MACHINE_EVENT_GO)
    put_create (self, batch, event->time_ns, event->other,
                g_array_index (self->record->new_stacks, guint32, position), stack);
  else if (event->kind == MACHINE_EVENT_BLOCK)
    put_stop (self, batch, event, block_type (event->value), stack, MACHINE_G_WAITING);
  else if (event->kind == MACHINE_EVENT_PREEMPT || event->kind == MACHINE_EVENT_YIELD)
    put_stop (self, batch, event,
              event->kind == MACHINE_EVENT_YIELD ? GO_SCHED : GO_PREEMPT, stack,
              MACHINE_G_RUNNABLE);
  else if (event->kind == MACHINE_EVENT_EXIT)
    put_stop (self, batch, event, GO_END, stack, MACHINE_G_DEAD);
  else if (event->kind == MACHINE_EVENT_GC)
    put_collection (self, batch, event, stack);
  else
    return;
  if (event->g != 0)
    get_g (self, event->g)->last_ns = batch->last_ns;
}

/* ---- the file ------------------------------------------------------------------------------ */

static void
put_stacks (Writer     *self,
            GByteArray *out)
{
  const GPtrArray *stacks = self->record->stacks.stacks;
  g_autoptr (GArray) args = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < stacks->len; i++)
    {
      const ExportStack *stack = g_ptr_array_index (stacks, i);
      guint n = MIN (stack->n_frames, 128); /* as deep as the real runtime records */

      g_array_set_size (args, 0);
      g_array_append_vals (args, (guint64[]){ stack->id, n }, 2);
      for (guint k = 0; k < n; k++)
        {
          const ExportFrame *frame = &stack->frames[k];

          g_array_append_vals (args, (guint64[]){ (guint64) frame->pc + 1,
                                                  string_id (self, frame->func),
                                                  string_id (self, frame->file), frame->line }, 4);
        }
      put_record (out, STACK, (const guint64 *) args->data, args->len);
    }
}

/**
 * export_go_trace:
 * @self: a record whose run is over, or stands somewhere
 *
 * The run as an execution trace of Go 1.19: `go tool trace FILE` shows it.
 *
 * Units: a tick is a nanosecond of virtual time.
 * Cost: linear in the events recorded.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
export_go_trace (const ExportRecord *self)
{
  guint n_procs = machine_get_settings (self->machine)->procs;
  Writer writer = {
    .record = self,
    .batches = g_ptr_array_new_with_free_func (batch_free),
    .gs = g_array_new (FALSE, TRUE, sizeof (TraceG)),
    .strings = g_hash_table_new (g_str_hash, g_str_equal),
    .strings_bytes = g_byte_array_new (),
  };
  g_autoptr (GByteArray) stacks = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();

  for (guint p = 0; p <= n_procs; p++)
    g_ptr_array_add (writer.batches, batch_new (p < n_procs ? p : TIMER_P));
  put_event (g_ptr_array_index (writer.batches, 0), GOMAXPROCS, 0, (guint64[]){ n_procs, 0 }, 2);
  for (gsize i = 0; i < self->event_stacks->len; i++)
    {
      const MachineEvent *event = machine_trace_get (machine_get_trace (self->machine), i);

      if (event->kind == MACHINE_EVENT_START && get_g (&writer, event->g)->sequence == 0)
        put_create (&writer, batch_of (&writer, event), event->time_ns, event->g,
                    g_array_index (self->event_stacks, guint32, i), 0);
      put_machine_event (&writer, i);
    }

  put_stacks (&writer, stacks);
  g_byte_array_append (out, (const guint8 *) "go 1.19 trace\0\0\0", 16);
  for (guint p = 0; p <= n_procs; p++)
    {
      const Batch *batch = g_ptr_array_index (writer.batches, p);

      g_byte_array_append (out, batch->bytes->data, batch->bytes->len);
    }
  g_byte_array_append (out, writer.strings_bytes->data, writer.strings_bytes->len);
  g_byte_array_append (out, stacks->data, stacks->len);
  put_record (out, FREQUENCY, (guint64[]){ TICKS_PER_SECOND }, 1);
  g_ptr_array_unref (writer.batches);
  g_array_unref (writer.gs);
  g_hash_table_unref (writer.strings);
  g_byte_array_unref (writer.strings_bytes);
  return g_byte_array_free_to_bytes (out);
}
