/* SPDX-License-Identifier: MIT */

/*
 * Chrome trace events, the JSON that ui.perfetto.dev and chrome://tracing
 * open. Two groups of tracks show the same run from both sides:
 *
 *     Processors   P 0   ▕ G1 main ▏▕ G3 worker    ▏      who runs on it
 *     Goroutines   G1    ▕ running ▏▕ chan receive ▏      what state it is in
 *                  G3    ▕ runnable▏▕ running      ▏      an arrow from who woke it
 *
 * Times are microseconds with three digits behind the point, so that no
 * nanosecond is lost.
 *
 * Source: "Trace Event Format", Google.
 */
#include "export-private.h"

#include "machine-view.h"

enum
{
  PID_PROCS = 1,
  PID_GOROUTINES = 2,
};

typedef struct
{
  gint64  since_ns;
  guint64 flow;       /* arrow that ends where it runs next, 0: none */
  guint32 p;          /* running on */
  guint8  state;      /* MachineGState, DEAD: no slice is open */
  guint8  wait;
} Track;

typedef struct
{
  const ExportRecord *record;
  GString            *out;
  GArray             *tracks; /* Track, by goroutine id */
  GPtrArray          *names;  /* by goroutine id */
  guint64             n_flows;
  guint               n_alive;
} Writer;

/* Begins an event; what is particular to its phase and the closing brace follow. */
static void
begin (Writer     *self,
       const char *name,
       const char *phase,
       guint       pid,
       guint       tid)
{
  if (self->out->str[self->out->len - 1] != '[')
    g_string_append_c (self->out, ',');
  g_string_append (self->out, "\n{\"name\":");
  export_append_json_string (self->out, name);
  g_string_append_printf (self->out, ",\"ph\":\"%s\",\"pid\":%u,\"tid\":%u", phase, pid, tid);
}

static void
put_time (Writer     *self,
          const char *key,
          gint64      ns)
{
  g_string_append_printf (self->out, ",\"%s\":%" G_GINT64_FORMAT ".%03d", key, ns / 1000,
                          (int) (ns % 1000));
}

static void
put_name (Writer     *self,
          const char *what,
          guint       pid,
          guint       tid,
          const char *name)
{
  begin (self, what, "M", pid, tid);
  g_string_append (self->out, ",\"args\":{\"name\":");
  export_append_json_string (self->out, name);
  g_string_append (self->out, "}}");
}

static Track *
get_track (Writer *self,
           guint32 g)
{
  while (g >= self->names->len)
    g_ptr_array_add (self->names, NULL);
  while (g >= self->tracks->len)
    {
      Track unknown = { .state = MACHINE_G_DEAD };

      g_array_append_val (self->tracks, unknown);
    }
  return &g_array_index (self->tracks, Track, g);
}

/* "G3 worker" */
static const char *
get_name (Writer *self,
          guint32 g)
{
  get_track (self, g);
  if (g_ptr_array_index (self->names, g) == NULL)
    {
      g_autofree char *name = machine_dup_g_name (self->record->machine, g);

      g_ptr_array_index (self->names, g) = g_strdup_printf ("G%u %s", g, name);
      put_name (self, "thread_name", PID_GOROUTINES, g, g_ptr_array_index (self->names, g));
    }
  return g_ptr_array_index (self->names, g);
}

static void
put_slice (Writer     *self,
           const char *name,
           guint       pid,
           guint       tid,
           gint64      from_ns,
           gint64      to_ns)
{
  begin (self, name, "X", pid, tid);
  put_time (self, "ts", from_ns);
  put_time (self, "dur", MAX (to_ns - from_ns, 0));
  g_string_append (self->out, "}");
}

/* Ends what a goroutine did so far and begins the next state. */
static void
turn (Writer       *self,
      guint32       g,
      MachineGState state,
      gint64        now_ns)
{
  const char *name = get_name (self, g);
  Track *track = get_track (self, g);

  if (track->state == MACHINE_G_RUNNING)
    {
      put_slice (self, name, PID_PROCS, track->p, track->since_ns, now_ns);
      put_slice (self, "running", PID_GOROUTINES, g, track->since_ns, now_ns);
    }
  else if (track->state == MACHINE_G_WAITING)
    put_slice (self, machine_wait_get_text (track->wait), PID_GOROUTINES, g, track->since_ns,
               now_ns);
  else if (track->state == MACHINE_G_RUNNABLE && now_ns > track->since_ns)
    put_slice (self, "runnable", PID_GOROUTINES, g, track->since_ns, now_ns);
  track->state = state;
  track->since_ns = now_ns;
}

static void
put_flow (Writer     *self,
          const char *phase,
          guint32     g,
          guint64     flow,
          gint64      now_ns)
{
  begin (self, "wake", phase, PID_GOROUTINES, g);
  put_time (self, "ts", now_ns);
  g_string_append_printf (self->out, ",\"cat\":\"wake\",\"id\":%" G_GUINT64_FORMAT "%s}", flow,
                          *phase == 'f' ? ",\"bp\":\"e\"" : "");
}

static void
put_alive (Writer *self,
           gint64  now_ns)
{
  begin (self, "goroutines", "C", PID_GOROUTINES, 0);
  put_time (self, "ts", now_ns);
  g_string_append_printf (self->out, ",\"args\":{\"alive\":%u}}", self->n_alive);
}

static void
put_run (Writer             *self,
         const MachineEvent *event)
{
  Track *track;

  turn (self, event->g, MACHINE_G_RUNNING, event->time_ns);
  track = get_track (self, event->g);
  track->p = event->p;
  if (track->flow != 0)
    put_flow (self, "f", event->g, track->flow, event->time_ns);
  track->flow = 0;
}

static void
put_wake (Writer             *self,
          const MachineEvent *event)
{
  if (get_track (self, event->other)->state != MACHINE_G_WAITING)
    return;
  turn (self, event->other, MACHINE_G_RUNNABLE, event->time_ns);
  if (event->g == 0)
    return;
  get_track (self, event->other)->flow = ++self->n_flows;
  put_flow (self, "s", event->g, self->n_flows, event->time_ns);
}

static void
put_instant (Writer             *self,
             const MachineEvent *event)
{
  begin (self, machine_event_kind_get_name (event->kind), "i", PID_GOROUTINES, event->g);
  put_time (self, "ts", event->time_ns);
  g_string_append (self->out, ",\"s\":\"t\"");
  if ((event->flags & MACHINE_EVENT_FLAG_TEXT) != 0)
    {
      const char *text
        = machine_trace_get_text (machine_get_trace (self->record->machine), event, NULL);
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_string_append (self->out, ",\"args\":{\"text\":");
      export_append_json_string (self->out, valid);
      g_string_append (self->out, "}");
    }
  g_string_append (self->out, "}");
}

static void
put_event (Writer             *self,
           const MachineEvent *event)
{
  switch ((MachineEventKind) event->kind)
    {
    case MACHINE_EVENT_START:
      if (event->g == 1)
        put_alive (self, event->time_ns);
      put_run (self, event);
      break;
    case MACHINE_EVENT_SCHED:
      put_run (self, event);
      break;
    case MACHINE_EVENT_GO:
      self->n_alive++;
      turn (self, event->other, MACHINE_G_RUNNABLE, event->time_ns);
      put_alive (self, event->time_ns);
      break;
    case MACHINE_EVENT_BLOCK:
      turn (self, event->g, MACHINE_G_WAITING, event->time_ns);
      get_track (self, event->g)->wait = event->value;
      break;
    case MACHINE_EVENT_WAKE:
      put_wake (self, event);
      break;
    case MACHINE_EVENT_PREEMPT:
    case MACHINE_EVENT_YIELD:
      turn (self, event->g, MACHINE_G_RUNNABLE, event->time_ns);
      break;
    case MACHINE_EVENT_EXIT:
      self->n_alive--;
      turn (self, event->g, MACHINE_G_DEAD, event->time_ns);
      put_alive (self, event->time_ns);
      break;
    case MACHINE_EVENT_CHAN_CLOSE:
    case MACHINE_EVENT_CTX_CANCEL:
    case MACHINE_EVENT_PANIC:
    case MACHINE_EVENT_RECOVER:
    case MACHINE_EVENT_FATAL:
    case MACHINE_EVENT_OUTPUT:
    case MACHINE_EVENT_GC:
    case MACHINE_EVENT_CHAOS_DELAY:
    case MACHINE_EVENT_CHAOS_BLOCK:
    case MACHINE_EVENT_CHAOS_PANIC:
    case MACHINE_EVENT_CHAOS_LATE:
    case MACHINE_EVENT_CHAOS_LOST:
      put_instant (self, event);
      break;
    default:
      break;
    }
}

/**
 * export_append_json_string:
 * @text: UTF-8
 *
 * Appends a text as JSON writes it, quotes included.
 */
void
export_append_json_string (GString    *out,
                           const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (out, "\\%c", *text);
    else if ((guchar) *text < 0x20)
      g_string_append_printf (out, "\\u%04x", *text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}

/**
 * export_chrome_trace:
 *
 * The run as Chrome trace events.
 *
 * Units: virtual time in microseconds.
 * Cost: linear in the events recorded.
 *
 * Returns: (transfer full): JSON text
 */
char *
export_chrome_trace (const ExportRecord *self)
{
  const MachineTrace *trace = machine_get_trace (self->machine);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) tracks = g_array_new (FALSE, TRUE, sizeof (Track));
  Writer writer = { self, g_string_new ("{\"displayTimeUnit\":\"ns\",\"traceEvents\":["), tracks,
                    names, 0, 1 };
  gint64 last_ns = 0;

  put_name (&writer, "process_name", PID_PROCS, 0, "Processors");
  put_name (&writer, "process_name", PID_GOROUTINES, 0, "Goroutines");
  for (guint p = 0; p < machine_get_settings (self->machine)->procs; p++)
    {
      g_autofree char *name = g_strdup_printf ("P %u", p);

      put_name (&writer, "thread_name", PID_PROCS, p, name);
    }
  for (gsize i = 0; i < self->event_stacks->len; i++)
    {
      const MachineEvent *event = machine_trace_get (trace, i);

      last_ns = MAX (last_ns, event->time_ns);
      put_event (&writer, event);
    }
  for (guint32 g = 1; g < tracks->len; g++)
    if (get_track (&writer, g)->state != MACHINE_G_DEAD)
      turn (&writer, g, MACHINE_G_DEAD, last_ns);
  g_string_append (writer.out, "\n]}\n");
  return g_string_free (writer.out, FALSE);
}
