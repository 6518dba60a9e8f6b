/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Visible events: what a step shows. The one table of them: enum, name as
 * used by bindings, breakpoints and exports, and what `other`, `object` and
 * `value` mean for the kind. `g` is always the goroutine that acts.
 */
#define MACHINE_EVENTS(E)                                                                          \
  E (GO, "go.create", "other: the new goroutine")                                                  \
  E (START, "go.start", "first instruction is about to run")                                       \
  E (SCHED, "go.run", "taken up by P `p` again after waiting or preemption")                       \
  E (BLOCK, "go.block", "parks; value: MachineWait; object: what it waits for")                    \
  E (WAKE, "go.wake", "other: the goroutine made runnable; object: what it waited for")            \
  E (PREEMPT, "go.preempt", "time slice over, or a decision took the processor away")              \
  E (YIELD, "go.yield", "runtime.Gosched")                                                         \
  E (EXIT, "go.exit", "function returned or Goexit finished")                                      \
  E (CHAN_MAKE, "chan.make", "object; value: capacity")                                            \
  E (CHAN_SEND, "chan.send", "object; value sent; other: receiver that took it directly, or 0")    \
  E (CHAN_RECV, "chan.recv", "object; value received; other: sender it came from directly, or 0; " \
                             "flag CLOSED: zero value of a closed channel")                        \
  E (CHAN_CLOSE, "chan.close", "object; value: how many were woken")                               \
  E (CHAN_BLOCK, "chan.block", "object; flag SEND or RECV: is about to park on it")                \
  E (SELECT_BEGIN, "select.begin", "value: number of cases; flag DEFAULT")                         \
  E (SELECT_CASE, "select.case", "value: case chosen in source order; object: its channel")        \
  E (SELECT_DEFAULT, "select.default", "took default")                                             \
  E (SELECT_BLOCK, "select.block", "no case is ready and there is no default")                     \
  E (MUTEX_LOCK, "mutex.lock", "object: acquired; flag READ for RLock")                            \
  E (MUTEX_BLOCK, "mutex.block", "object: owned by another; is about to park")                     \
  E (MUTEX_UNLOCK, "mutex.unlock", "object; other: goroutine handed to, or 0")                     \
  E (WG_ADD, "wg.add", "object; value: counter after it (Done too)")                               \
  E (WG_WAIT, "wg.wait", "object; value: counter")                                                 \
  E (COND_WAIT, "cond.wait", "object")                                                             \
  E (COND_SIGNAL, "cond.signal", "object; value: how many were woken")                             \
  E (ONCE_DO, "once.do", "object; value: 1 if this call runs the function")                        \
  E (ATOMIC, "atomic.op", "value: the value after it")                                             \
  E (TIMER_START, "timer.start", "object; value: due time in ns of virtual time")                  \
  E (TIMER_STOP, "timer.stop", "object; value: 1 if it was pending")                               \
  E (TIMER_FIRE, "timer.fire", "object; g is 0")                                                   \
  E (SLEEP, "time.sleep", "value: ns")                                                             \
  E (CTX_NEW, "ctx.new", "object; value: object id of the parent, 0 for a root")                   \
  E (CTX_CANCEL, "ctx.cancel", "object: this context is done now")                                 \
  E (DEFER, "defer.push", "a deferred call was recorded")                                          \
  E (DEFER_RUN, "defer.run", "a deferred call starts")                                             \
  E (PANIC, "panic", "text: the panic's message")                                                  \
  E (RECOVER, "recover", "the panic was recovered")                                                \
  E (GOEXIT, "go.goexit", "runtime.Goexit called")                                                 \
  E (FATAL, "fatal", "text: unrecoverable error (deadlock too); g may be 0")                       \
  E (OUTPUT, "output", "text: what was written; flag STDERR; value: bytes")                        \
  E (STACK_GROW, "stack.grow", "value: new size in bytes")                                         \
  E (STACK_SHRINK, "stack.shrink", "value: new size in bytes")                                     \
  E (GC, "gc", "value: bytes alive after it")                                                      \
  E (STEAL, "sched.steal", "value: number of goroutines; other: the P stolen from; g is 0")        \
  E (CHAOS_DELAY, "chaos.delay", "injected: g will sleep here; value: ns")                         \
  E (CHAOS_BLOCK, "chaos.block", "injected: g will wait here for ever")                            \
  E (CHAOS_PANIC, "chaos.panic", "injected: g will panic here")                                    \
  E (CHAOS_LATE, "chaos.late", "injected: the timer, or sleep, will be late; object, 0 for a "     \
                               "sleep; value: ns")                                                 \
  E (CHAOS_LOST, "chaos.lost", "injected: the timer, or sleep, never comes; object, 0 for a sleep") \
  E (CHAOS_SLOW, "chaos.slow", "injected: processor `p` is slow from here; value: how many times") \
  E (FUNC, "func.call", "reserved for call stepping; never recorded by default")                   \
  E (END, "program.end", "value: exit code")

typedef enum
{
#define E(name, text, doc) MACHINE_EVENT_##name,
  MACHINE_EVENTS (E)
#undef E
  MACHINE_N_EVENTS
} MachineEventKind;

typedef enum
{
  MACHINE_EVENT_FLAG_SEND    = 1 << 0,
  MACHINE_EVENT_FLAG_RECV    = 1 << 1,
  MACHINE_EVENT_FLAG_CLOSED  = 1 << 2,
  MACHINE_EVENT_FLAG_DEFAULT = 1 << 3,
  MACHINE_EVENT_FLAG_READ    = 1 << 4,
  MACHINE_EVENT_FLAG_STDERR  = 1 << 5,
  MACHINE_EVENT_FLAG_TEXT    = 1 << 6, /* `value` is an offset in the trace's text pool */
  MACHINE_EVENT_FLAG_LIBRARY = 1 << 7, /* happened inside a library function */
} MachineEventFlags;

/* 40 bytes, no padding, plain data: traces compare as bytes. */
typedef struct
{
  gint64  time_ns;   /* virtual, since the run's start */
  gint64  value;     /* by kind; scalars as in a slot; see FLAG_TEXT */
  guint32 g;         /* goroutine id, 0: none */
  guint32 other;     /* goroutine id, 0: none */
  guint32 object;    /* object id, 0: none */
  guint32 pc;        /* instruction that did it: innermost frame that is not library code */
  guint32 type;      /* CodeType index of `value` for sends and receives, else 0 */
  guint8  kind;      /* MachineEventKind */
  guint8  flags;     /* MachineEventFlags */
  guint16 p;         /* processor, from 0; G_MAXUINT16: none */
} MachineEvent;

G_STATIC_ASSERT (sizeof (MachineEvent) == 40);

const char *machine_event_kind_get_name (MachineEventKind kind);
gboolean    machine_event_kind_parse    (const char       *name,
                                         MachineEventKind *out_kind);

/*
 * Whether the event is worth a step. Inside the library a lock, a channel or a
 * defer is its own affair; output, goroutines and the end of things are the
 * learner's wherever they happen.
 */
gboolean machine_event_is_visible (const MachineEvent *event);

/*
 * The trace of a run: append-only, outside the arena, so that going back
 * leaves it whole. Positions 0 … n - 1; a machine at position k has emitted
 * exactly k events. When the machine runs again through a part that is
 * recorded already, events are compared instead of appended.
 *
 * A run is a pure function, so a record of it can be had again by running
 * again. With a recall function only the first `keep` events are written down
 * as they come; the others are counted. Asking for one of those calls the
 * function, which lets a machine run over that place while the trace is
 * recording. What it recorded is kept until room is needed for other places.
 *
 *     0 ── kept ── keep ─ ─ counted ─ ─ ┤ recorded pages ├ ─ ─ n
 */
typedef struct _MachineTrace MachineTrace;
typedef void (*MachineTraceRecall) (gsize    index,
                                    gpointer user_data);

MachineTrace       *machine_trace_new      (void);
void                machine_trace_free     (MachineTrace *self);
gsize               machine_trace_get_n    (const MachineTrace *self);
/* The event stays where it is until its record is truncated or, of those not kept, until hundreds of
 * thousands of others were asked for: copy what is held for long. */
const MachineEvent *machine_trace_get      (const MachineTrace *self,
                                            gsize               index);
/* Text of an event with FLAG_TEXT, valid as long as the trace. */
const char         *machine_trace_get_text (const MachineTrace *self,
                                            const MachineEvent *event,
                                            gsize              *out_len);
/* Memory that the record takes. */
gsize               machine_trace_get_bytes (const MachineTrace *self);
void                machine_trace_truncate (MachineTrace *self,
                                            gsize         n);
void                machine_trace_set_recall (MachineTrace      *self,
                                              gsize              keep,
                                              MachineTraceRecall recall,
                                              gpointer           user_data);
/* From the next run on: events behind those kept are recorded, or counted only. */
void                machine_trace_set_recording (MachineTrace *self,
                                                 gboolean      recording);

G_END_DECLS
