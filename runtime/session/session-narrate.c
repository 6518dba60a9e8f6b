/* SPDX-License-Identifier: MIT */

/*
 * One line of words per step. Sentences are made from the trace; where the
 * step is the one the session stands behind, the state of queues is added
 * ("2 of 3 full"), which the trace alone does not hold. Whole sentences are
 * translated, never parts of them.
 */
#include "session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What most sentences need, looked up once for an event. */
typedef struct
{
  const MachineEvent *event;
  const char         *text;   /* of events with one */
  char               *object; /* name, or "" */
  char               *value;
  char               *func;   /* what the other goroutine runs, or "" */
  guint               g, other;
} Words;

/* "main.worker" → "worker". */
static char *
short_name (char *name)
{
  char *result;

  if (name == NULL)
    return g_strdup ("");
  result = g_strdup (g_str_has_prefix (name, "main.") ? name + 5 : name);
  g_free (name);
  return result;
}

static const char *
wait_words (MachineWait wait)
{
  switch (wait)
    {
    case MACHINE_WAIT_CHAN_SEND:
      return _("to send");
    case MACHINE_WAIT_CHAN_RECV:
      return _("to receive");
    case MACHINE_WAIT_CHAN_SEND_NIL:
      return _("to send on a nil channel, for ever");
    case MACHINE_WAIT_CHAN_RECV_NIL:
      return _("to receive from a nil channel, for ever");
    case MACHINE_WAIT_SELECT:
      return _("until a case of its select is ready");
    case MACHINE_WAIT_SELECT_NONE:
      return _("in a select without cases, for ever");
    case MACHINE_WAIT_MUTEX:
    case MACHINE_WAIT_RWMUTEX_R:
    case MACHINE_WAIT_RWMUTEX_W:
      return _("for the lock");
    case MACHINE_WAIT_WAITGROUP:
      return _("until the counter is zero");
    case MACHINE_WAIT_COND:
      return _("for a signal");
    case MACHINE_WAIT_SLEEP:
      return _("until its sleep is over");
    case MACHINE_WAIT_CHAOS_DELAY:
      return _("until its injected delay is over");
    case MACHINE_WAIT_CHAOS_BLOCK:
      return _("for ever, blocked by an injected fault");
    default:
      return _("for ever");
    }
}

static void
say_go (const Words *w,
        GString     *out)
{
  switch (w->event->kind)
    {
    case MACHINE_EVENT_GO:
      g_string_append_printf (out, _("G%u started G%u (%s)"), w->g, w->other, w->func);
      break;
    case MACHINE_EVENT_START:
      g_string_append_printf (out, _("G%u begins to run"), w->g);
      break;
    case MACHINE_EVENT_SCHED:
      g_string_append_printf (out, _("G%u runs on"), w->g);
      break;
    case MACHINE_EVENT_BLOCK:
      if (w->object[0] != '\0')
        g_string_append_printf (out, _("G%u waits %s: %s"), w->g,
                                wait_words (w->event->value), w->object);
      else
        g_string_append_printf (out, _("G%u waits %s"), w->g, wait_words (w->event->value));
      break;
    case MACHINE_EVENT_WAKE:
      g_string_append_printf (out, _("G%u woke"), w->other);
      break;
    case MACHINE_EVENT_PREEMPT:
      g_string_append_printf (out, _("G%u gave way before its next operation"), w->g);
      break;
    case MACHINE_EVENT_YIELD:
      g_string_append_printf (out, _("G%u let others run"), w->g);
      break;
    case MACHINE_EVENT_EXIT:
      g_string_append_printf (out, _("G%u ended"), w->g);
      break;
    default:
      g_string_append_printf (out, _("G%u called Goexit"), w->g);
      break;
    }
}

static void
say_chan (const Words *w,
          GString     *out)
{
  gboolean closed = (w->event->flags & MACHINE_EVENT_FLAG_CLOSED) != 0;

  switch (w->event->kind)
    {
    case MACHINE_EVENT_CHAN_MAKE:
      if (w->event->value == 0)
        g_string_append_printf (out, _("G%u made the unbuffered channel %s"), w->g, w->object);
      else
        g_string_append_printf (out, _("G%u made the channel %s with %d slots"), w->g, w->object,
                                (int) w->event->value);
      break;
    case MACHINE_EVENT_CHAN_SEND:
      if (w->g == 0 && w->other != 0)
        g_string_append_printf (out, _("it sent the time on %s, and G%u took it directly"),
                                w->object, w->other);
      else if (w->g == 0)
        g_string_append_printf (out, _("it sent the time on %s"), w->object);
      else if (w->other != 0)
        g_string_append_printf (out, _("G%u sent %s on %s, and G%u took it directly"), w->g,
                                w->value, w->object, w->other);
      else
        g_string_append_printf (out, _("G%u sent %s on %s"), w->g, w->value, w->object);
      break;
    case MACHINE_EVENT_CHAN_RECV:
      if (closed)
        g_string_append_printf (out, _("G%u received from %s, which is closed"), w->g, w->object);
      else if (w->other != 0)
        g_string_append_printf (out, _("G%u received %s on %s, directly from G%u"), w->g, w->value,
                                w->object, w->other);
      else
        g_string_append_printf (out, _("G%u received %s from %s"), w->g, w->value, w->object);
      break;
    case MACHINE_EVENT_CHAN_CLOSE:
      g_string_append_printf (out, _("G%u closed %s"), w->g, w->object);
      break;
    default:
      g_string_append_printf (out,
                              (w->event->flags & MACHINE_EVENT_FLAG_SEND) != 0
                                  ? _("G%u cannot send on %s yet")
                                  : _("G%u finds nothing to receive on %s"),
                              w->g, w->object);
      break;
    }
}

static void
say_select (const Words *w,
            GString     *out)
{
  switch (w->event->kind)
    {
    case MACHINE_EVENT_SELECT_BEGIN:
      g_string_append_printf (out, _("G%u selects among %d cases"), w->g, (int) w->event->value);
      break;
    case MACHINE_EVENT_SELECT_CASE:
      g_string_append_printf (out, _("G%u takes case %d of its select: %s"), w->g,
                              (int) w->event->value + 1, w->object);
      break;
    case MACHINE_EVENT_SELECT_DEFAULT:
      g_string_append_printf (out, _("G%u finds no case ready and takes default"), w->g);
      break;
    default:
      g_string_append_printf (out, _("G%u finds no case of its select ready"), w->g);
      break;
    }
}

static void
say_sync (const Words *w,
          GString     *out)
{
  gboolean read = (w->event->flags & MACHINE_EVENT_FLAG_READ) != 0;

  switch (w->event->kind)
    {
    case MACHINE_EVENT_MUTEX_LOCK:
      g_string_append_printf (out, read ? _("G%u locked %s for reading") : _("G%u locked %s"),
                              w->g, w->object);
      break;
    case MACHINE_EVENT_MUTEX_BLOCK:
      g_string_append_printf (out, _("G%u finds %s locked"), w->g, w->object);
      break;
    case MACHINE_EVENT_MUTEX_UNLOCK:
      if (w->other != 0)
        g_string_append_printf (out, _("G%u unlocked %s and handed it to G%u"), w->g, w->object,
                                w->other);
      else
        g_string_append_printf (out, _("G%u unlocked %s"), w->g, w->object);
      break;
    case MACHINE_EVENT_WG_ADD:
      g_string_append_printf (out, _("G%u set the counter of %s to %d"), w->g, w->object,
                              (int) w->event->value);
      break;
    case MACHINE_EVENT_WG_WAIT:
      g_string_append_printf (out, _("G%u calls Wait on %s, whose counter is %d"), w->g, w->object,
                              (int) w->event->value);
      break;
    case MACHINE_EVENT_COND_WAIT:
      g_string_append_printf (out, _("G%u waits for a signal of %s"), w->g, w->object);
      break;
    case MACHINE_EVENT_COND_SIGNAL:
      g_string_append_printf (out, _("G%u signalled %s"), w->g, w->object);
      break;
    case MACHINE_EVENT_ONCE_DO:
      g_string_append_printf (out,
                              w->event->value != 0
                                  ? _("G%u is the first at %s and runs its function")
                                  : _("G%u finds %s done already"),
                              w->g, w->object);
      break;
    default:
      g_string_append_printf (out, _("G%u changed a value atomically"), w->g);
      break;
    }
}

/* "5s", "100ms", "1.5s": a duration as Go prints it, rounded to three digits after the point. */
static char *
dup_duration (gint64 ns)
{
  static const struct { gint64 unit; const char *name; } units[]
      = { { 1000000000, "s" }, { 1000000, "ms" }, { 1000, "µs" } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (ns >= units[i].unit)
      {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];

        g_ascii_formatd (digits, sizeof digits, "%.6g",
                         (double) ((ns + units[i].unit / 2000) / (units[i].unit / 1000)) / 1000.0);
        return g_strconcat (digits, units[i].name, NULL);
      }
  return g_strdup_printf ("%dns", (int) ns);
}

static void
say_time (const Words *w,
          gint64       now_ns,
          GString     *out)
{
  gint64 ns = w->event->value;
  g_autofree char *duration = NULL;

  switch (w->event->kind)
    {
    case MACHINE_EVENT_TIMER_START:
      duration = dup_duration (MAX (0, ns - now_ns));
      g_string_append_printf (out, _("G%u started a timer of %s"), w->g, duration);
      break;
    case MACHINE_EVENT_TIMER_STOP:
      g_string_append_printf (out,
                              ns != 0 ? _("G%u stopped a timer") : _("G%u stopped a timer too late"),
                              w->g);
      break;
    case MACHINE_EVENT_TIMER_FIRE:
      duration = dup_duration (now_ns);
      g_string_append_printf (out, _("A timer went off at %s"), duration);
      break;
    case MACHINE_EVENT_SLEEP:
      duration = dup_duration (ns);
      g_string_append_printf (out, _("G%u sleeps for %s"), w->g, duration);
      break;
    case MACHINE_EVENT_CTX_NEW:
      g_string_append_printf (out, _("G%u made the context %s"), w->g, w->object);
      break;
    default:
      g_string_append_printf (out, _("The context %s is done"), w->object);
      break;
    }
}

static gboolean
is_chaos (const MachineEvent *event)
{
  return event->kind >= MACHINE_EVENT_CHAOS_DELAY && event->kind <= MACHINE_EVENT_CHAOS_SLOW;
}

static void
say_late (const Words *w,
          const char  *place,
          GString     *out)
{
  gboolean sleep = w->event->object == 0;
  g_autofree char *duration = dup_duration (w->event->value);

  if (w->event->kind == MACHINE_EVENT_CHAOS_LATE)
    g_string_append_printf (out,
                            sleep ? _("an injected fault makes G%u’s sleep at %s %s longer")
                                  : _("an injected fault makes G%u’s timer at %s %s late"),
                            w->g, place, duration);
  else
    g_string_append_printf (out,
                            sleep ? _("an injected fault lets G%u’s sleep at %s never end")
                                  : _("an injected fault loses G%u’s timer at %s"),
                            w->g, place);
}

static void
say_chaos (const Session *self,
           const Words   *w,
           GString       *out)
{
  BaseLocation location = { 0 };
  g_autofree char *duration = dup_duration (w->event->value);
  g_autofree char *place = NULL;

  if (code_program_locate (self->program, w->event->pc, &location))
    place = g_strdup_printf ("%s:%u", location.source->name, location.line);
  else
    place = g_strdup ("?");
  switch (w->event->kind)
    {
    case MACHINE_EVENT_CHAOS_DELAY:
      g_string_append_printf (out, _("G%u is held for %s by an injected delay at %s"), w->g,
                              duration, place);
      break;
    case MACHINE_EVENT_CHAOS_BLOCK:
      g_string_append_printf (out, _("G%u is held for ever by an injected block at %s"), w->g,
                              place);
      break;
    case MACHINE_EVENT_CHAOS_PANIC:
      g_string_append_printf (out, _("G%u panics by an injected fault at %s: %s"), w->g, place,
                              w->text != NULL ? w->text : "");
      break;
    case MACHINE_EVENT_CHAOS_SLOW:
      if (w->event->value > 1)
        g_string_append_printf (out, _("An injected fault makes P%u %d times slower"), w->event->p,
                                (int) w->event->value);
      else
        g_string_append_printf (out, _("P%u is as fast as the others again"), w->event->p);
      break;
    default:
      say_late (w, place, out);
      break;
    }
}

/* The first line of a text, shortened. */
static char *
dup_first_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  char *newline = strchr (valid, '\n');

  if (newline != NULL)
    *newline = '\0';
  if (g_utf8_strlen (valid, -1) > 60)
    {
      g_autofree char *start = g_utf8_substring (valid, 0, 59);

      return g_strconcat (start, "…", NULL);
    }
  return g_strdup (valid);
}

static void
say_other (const Words *w,
           GString     *out)
{
  g_autofree char *line = dup_first_line (w->text);

  switch (w->event->kind)
    {
    case MACHINE_EVENT_DEFER:
      g_string_append_printf (out, _("G%u deferred a call"), w->g);
      break;
    case MACHINE_EVENT_DEFER_RUN:
      g_string_append_printf (out, _("G%u runs a deferred call"), w->g);
      break;
    case MACHINE_EVENT_PANIC:
      g_string_append_printf (out, _("G%u panics: %s"), w->g, line);
      break;
    case MACHINE_EVENT_RECOVER:
      g_string_append_printf (out, _("G%u recovered from the panic"), w->g);
      break;
    case MACHINE_EVENT_FATAL:
      g_string_append_printf (out, _("Fatal error: %s"), line);
      break;
    case MACHINE_EVENT_OUTPUT:
      g_string_append_printf (out, _("G%u printed “%s”"), w->g, line);
      break;
    case MACHINE_EVENT_STACK_GROW:
      g_string_append_printf (out, _("G%u’s stack grew to %d bytes"), w->g, (int) w->event->value);
      break;
    case MACHINE_EVENT_STACK_SHRINK:
      g_string_append_printf (out, _("G%u’s stack shrank to %d bytes"), w->g,
                              (int) w->event->value);
      break;
    case MACHINE_EVENT_GC:
      g_string_append_printf (out, _("The collector ran; %d bytes are alive"),
                              (int) w->event->value);
      break;
    case MACHINE_EVENT_STEAL:
      g_string_append_printf (out, _("P%u stole %d goroutines from P%u"), w->event->p,
                              (int) w->event->value, w->other);
      break;
    case MACHINE_EVENT_END:
      g_string_append_printf (out, _("The program ended with exit code %d"),
                              (int) w->event->value);
      break;
    default:
      g_string_append (out, machine_event_kind_get_name (w->event->kind));
      break;
    }
}

static void
say (const Session      *self,
     const MachineEvent *event,
     GString            *out)
{
  MachineTrace *trace = machine_get_trace (self->machine);
  Words w = { .event = event, .g = event->g, .other = event->other };

  w.text = (event->flags & MACHINE_EVENT_FLAG_TEXT) != 0
               ? machine_trace_get_text (trace, event, NULL)
               : NULL;
  w.object = event->object != 0 ? short_name (machine_dup_object_name (self->machine, event->object))
                                : g_strdup ("");
  w.value = event->kind == MACHINE_EVENT_CHAN_SEND || event->kind == MACHINE_EVENT_CHAN_RECV
                ? machine_dup_event_value (self->machine, event)
                : g_strdup ("");
  w.func = event->kind == MACHINE_EVENT_GO
               ? short_name (machine_dup_g_name (self->machine, event->other))
               : g_strdup ("");
  if (is_chaos (event))
    say_chaos (self, &w, out);
  else if (event->kind <= MACHINE_EVENT_EXIT || event->kind == MACHINE_EVENT_GOEXIT)
    say_go (&w, out);
  else if (event->kind <= MACHINE_EVENT_CHAN_BLOCK)
    say_chan (&w, out);
  else if (event->kind <= MACHINE_EVENT_SELECT_BLOCK)
    say_select (&w, out);
  else if (event->kind <= MACHINE_EVENT_ATOMIC)
    say_sync (&w, out);
  else if (event->kind <= MACHINE_EVENT_CTX_CANCEL)
    say_time (&w, event->time_ns, out);
  else
    say_other (&w, out);
  g_free (w.object);
  g_free (w.value);
  g_free (w.func);
}

/* How full the channel of the last send or receive is now. */
static void
say_fill (const Session      *self,
          const MachineEvent *event,
          GString            *out)
{
  g_autoptr (GPtrArray) objects = NULL;

  if (event->kind != MACHINE_EVENT_CHAN_SEND && event->kind != MACHINE_EVENT_CHAN_RECV)
    return;
  objects = machine_dup_objects (self->machine);
  for (guint i = 0; i < objects->len; i++)
    {
      const MachineObjectView *view = g_ptr_array_index (objects, i);

      if (view->id == event->object && view->capacity > 0 && !view->library)
        g_string_append_printf (out, _(", %u of %u full"), view->len, view->capacity);
    }
}

/* A value handed over is one act: what was said of one side is not said again of the other. */
static gboolean
is_other_side (const MachineTrace *trace,
               gsize               i,
               gsize               first)
{
  const MachineEvent *event = machine_trace_get (trace, i);

  while (i-- > first)
    {
      const MachineEvent *before = machine_trace_get (trace, i);

      if ((before->kind == MACHINE_EVENT_CHAN_SEND || before->kind == MACHINE_EVENT_CHAN_RECV)
          && before->kind != event->kind && before->object == event->object
          && before->other == event->g && before->g == event->other)
        return TRUE;
    }
  return FALSE;
}

/* Whether an event of this kind came before in the step. */
static gboolean
has_before (const MachineTrace *trace,
            gsize               i,
            gsize               first,
            MachineEventKind    kind)
{
  while (i-- > first)
    if (machine_trace_get (trace, i)->kind == kind)
      return TRUE;
  return FALSE;
}

/* Whether another event of the step says the same in better words. */
static gboolean
is_repeated (const MachineTrace *trace,
             gsize               i,
             gsize               first,
             gsize               end)
{
  const MachineEvent *event = machine_trace_get (trace, i);
  const MachineEvent *next = i + 1 < end ? machine_trace_get (trace, i + 1) : NULL;

  switch (event->kind)
    {
    case MACHINE_EVENT_CHAN_SEND:
    case MACHINE_EVENT_CHAN_RECV:
      return is_other_side (trace, i, first);
    case MACHINE_EVENT_CHAN_BLOCK:
    case MACHINE_EVENT_SELECT_BLOCK:
    case MACHINE_EVENT_MUTEX_BLOCK:
      return next != NULL && next->kind == MACHINE_EVENT_BLOCK;
    case MACHINE_EVENT_SELECT_BEGIN:
      return next != NULL;
    case MACHINE_EVENT_SLEEP:
      return FALSE;
    case MACHINE_EVENT_BLOCK:
      return i > first
             && ((event->value == MACHINE_WAIT_SLEEP
                  && machine_trace_get (trace, i - 1)->kind == MACHINE_EVENT_SLEEP)
                 || is_chaos (machine_trace_get (trace, i - 1)));
    case MACHINE_EVENT_PANIC:
      return i > first && machine_trace_get (trace, i - 1)->kind == MACHINE_EVENT_CHAOS_PANIC;
    case MACHINE_EVENT_FATAL:
      return has_before (trace, i, first, MACHINE_EVENT_PANIC);
    case MACHINE_EVENT_OUTPUT:
      return has_before (trace, i, first, MACHINE_EVENT_FATAL); /* the report of it */
    default:
      return FALSE;
    }
}

/* A word that would begin a sentence goes on with one: G2 and P0 stay what they are. */
static void
go_on (GString *out,
       gsize    start)
{
  if (out->len > start + 1 && g_ascii_islower (out->str[start + 1]))
    out->str[start] = g_ascii_tolower (out->str[start]);
}

/**
 * session_dup_narration:
 * @self: a session
 * @step: at most session_get_n_steps()
 *
 * What a step did, in the interface's language, on one line.
 *
 * Returns: (transfer full): the line; empty without a program
 */
char *
session_dup_narration (const Session *self,
                       gsize          step)
{
  GString *out = g_string_new (NULL);
  const MachineTrace *trace;
  gsize first, end;

  if (self->machine == NULL)
    return g_string_free (out, FALSE);
  if (step == 0)
    g_string_append (out, _("The program is about to start: step forward to run it"));
  else
    {
      gsize start;

      trace = machine_get_trace (self->machine);
      session_get_step_events (self, step, &first, &end);
      for (gsize i = first; i < end; i++)
        {
          const MachineEvent *event = machine_trace_get (trace, i);

          if (!machine_event_is_visible (event) || is_repeated (trace, i, first, end))
            continue;
          if (out->len > 0)
            g_string_append (out, _("; "));
          start = out->len;
          say (self, event, out);
          if (start > 0)
            go_on (out, start);
          if (step == self->step && end == machine_get_position (self->machine))
            say_fill (self, event, out);
        }
    }
  g_string_append (out, out->len > 0 ? _(".") : "");
  return g_string_free (out, FALSE);
}

/* Where a goroutine is in the learner's own code, or else in the library. */
static gboolean
locate_own (const Session *self,
            guint32        g,
            guint32        pc,
            BaseLocation  *out_location)
{
  g_autoptr (GArray) frames = machine_dup_frames (self->machine, g);

  for (guint i = 0; i < frames->len; i++)
    {
      const MachineFrameView *frame = &g_array_index (frames, MachineFrameView, i);

      if (!frame->library && !frame->wrapper && frame->location.source != NULL)
        {
          *out_location = frame->location;
          return TRUE;
        }
    }
  return code_program_locate (self->program, pc, out_location);
}

/**
 * session_dup_status_text:
 * @self: a session
 *
 * How the run stands.
 *
 * Returns: (transfer full): a short text in the interface's language
 */
char *
session_dup_status_text (const Session *self)
{
  MachineExit exit;
  guint32 g, pc = 0;
  BaseLocation location;

  if (self->machine == NULL)
    return g_strdup (_("No program"));
  machine_get_exit (self->machine, &exit);
  if (exit.ended && exit.limit != NULL)
    return g_strdup_printf (_("Stopped at the limit of %s"), exit.limit);
  if (exit.ended && exit.deadlock)
    return g_strdup (_("Ended in a deadlock"));
  if (exit.ended && exit.message != NULL && exit.panicked)
    {
      g_autofree char *line = dup_first_line (exit.message);

      return g_strdup_printf (_("Ended by a panic: %s"), line);
    }
  if (exit.ended)
    return g_strdup_printf (_("Ended, exit code %d"), exit.code);
  g = machine_get_current (self->machine, &pc);
  if (g != 0 && locate_own (self, g, pc, &location))
    return g_strdup_printf (_("G%u at %s:%u"), g, location.source->name, location.line);
  return g_strdup (_("Nobody is running"));
}
