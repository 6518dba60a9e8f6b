/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine.h"
#include "machine-view.h"

#include <string.h>

G_BEGIN_DECLS

/*
 * Inside the machine. Who owns what:
 *
 *   machine-arena.*   address space, pages, snapshots, system allocator      } exec
 *   machine-heap.*    Go heap, collector                                     }
 *   machine-exec.*    interpreter, calls, stacks, defer, panic, maps, …      }
 *   machine-sched.*   G, M, P, queues, clocks, policies, decisions, run loop } sched
 *   machine-chan.* machine-select.* machine-sema.* machine-timer.* …         }
 *   machine-trace.* machine-view.*                                           }
 *   machine-native-lib*.c   natives of the library (fmt, strconv, math …)      golib
 *
 * Arena references. All state lies in one reserved address range; a
 * reference (MachineRef) is a byte offset in it and survives being copied to
 * another machine. 0 is nil. Go pointers are references; %p adds
 * MACHINE_ADDRESS_BASE so that addresses look as Go's do.
 *
 *   0               MACHINE_FIRST_REF
 *   | never touched | MachineRoot | strings | globals | heap and system pages ──▶ grows
 *
 * The collector runs only between instructions (never inside one), so host
 * code of an instruction or native may hold references freely. It scans
 * stacks conservatively, globals and heap by pointer bitmaps.
 */
typedef guint64 MachineRef;

#define MACHINE_FIRST_REF    ((MachineRef) 1 << 36)
#define MACHINE_ADDRESS_BASE (G_GUINT64_CONSTANT (0xc000000000) - MACHINE_FIRST_REF)
#define MACHINE_NULL_BYTES   (64 * 1024) /* references below are nil plus a field offset */

typedef struct _MachineG MachineG;   /* lies in the arena */
typedef struct _MachineP MachineP;   /* lies in the arena */
typedef struct _MachineHeap MachineHeap;   /* in the root; exec's */
typedef struct _MachineSched MachineSched; /* in the root; sched's */

/* Host side of a machine: nothing here is part of the run's state. */
struct _Machine
{
  char            *base;        /* host address of reference 0 */
  gsize            reserved_bytes;
  struct _MachineRoot *root;    /* at MACHINE_FIRST_REF: everything is reached from it */
  CodeProgram     *program;
  CodeInstr       *code;        /* own copy: breakpoints patch it */
  const struct _MachineNativeEntry **natives; /* per program native index */
  MachineSettings  settings;    /* strings inside are owned copies */
  MachineTrace    *trace;
  gpointer         sched_host;  /* sched's host-side data: override table, pending decision */
  gpointer         exec_host;   /* exec's host-side data: caches, breakpoint table */
  gsize            event_goal;  /* the run stops behind the instruction or turn that reaches it */
  gsize            step_goal;   /* the same, in steps */
  guint64          turn_limit;  /* instructions executed when the turn under way has to end */
  guint32          no_steps;    /* tracing is off: steps are not counted */
};

#define machine_ptr(self, ref) ((gpointer) ((self)->base + (ref)))
#define machine_ref(self, ptr) ((MachineRef) ((char *) (ptr) - (self)->base))

/* ---- goroutines -------------------------------------------------------------- */

/*
 * Every state says which queue holds the goroutine:
 *
 *   RUNNABLE  on a P's runnext or queue, or the global queue
 *   RUNNING   some P's `running`
 *   WAITING   parked; sudogs, semaphore, timer or nothing holds it; wait says why
 *   DEAD      on no queue; its struct may be kept for views, its stack is freed
 */
struct _MachineG
{
  guint32       id;
  guint32       state;        /* MachineGState */
  guint32       wait;         /* MachineWait */
  guint32       wait_object;

  /* execution; exec's */
  MachineRef    stack;        /* lowest byte */
  guint32       stack_bytes;  /* its size as Go would have it */
  guint32       stack_room;   /* of which so much is there, enough for its frames */
  guint32       fp;           /* byte offset of slot 0 of the innermost frame from `stack` */
  guint32       pc;           /* next instruction */
  MachineRef    defers;       /* innermost defer record */
  MachineRef    panics;       /* innermost panic record */
  MachineRef    closure;      /* what it was started with */
  guint32       goexiting;
  guint32       exec_flags;

  /* scheduling; sched's */
  MachineRef    sched_next;   /* link in the queue that holds it */
  gint64        wake_ns;
  guint32       parent;
  guint32       created_pc;
  guint32       n_children;   /* goroutines started so far, for spawn paths */
  guint32       child_number; /* in its parent */
  guint32       p;            /* P index while running */
  guint32       sched_flags;
  guint32       chaos_own;    /* its own instructions + 1 when it was last looked at for faults */
  guint64       map_token;    /* id and epoch: see machine-clock.h */
  gint64        wait_since_ns; /* WAITING: virtual time when it parked */
  guint64       n_thread_locks; /* LockOSThread calls not undone */
  MachineRef    all_prev, all_next; /* all goroutines that are kept, by id */
};

/* What an instruction or native that may park tells the interpreter. */
typedef enum
{
  MACHINE_DONE,   /* completed; go on with the next instruction */
  MACHINE_PARKED, /* completed its first half and parked g; the waker completes it, g then goes on
                     with the next instruction */
  MACHINE_RETRY,  /* nothing was done: g (parked, or yielding to a decision) runs it again later */
  MACHINE_PANIC,  /* a panic was raised with machine_exec_panic…: unwind */
  MACHINE_STOP,   /* the program ended (os.Exit, fatal error) or a limit was reached */
  MACHINE_YIELD,  /* completed, and g gives up its P (Gosched) */
  MACHINE_CALL,   /* natives only: a call frame was pushed with machine_exec_call_closure() */
} MachineStatus;

/*
 * Calling out (see also "While sched's code" below). After an op or native exec
 * counts the instruction and advances g->pc, except for RETRY, which leaves
 * both as they are: a retried instruction is counted once, when done. sched may
 * set g->pc of a parked goroutine back to the instruction that parked it, and
 * clears MACHINE_G_AFTER_OP then (a sender that close() wakes repeats its send,
 * and panics). exec learns whether events were emitted from root->n_events.
 *
 * machine_exec_run() returns PARKED for PARKED and RETRY, whatever g's state:
 * the run loop looks at it. Where that would only take up the next goroutine, it
 * goes on with that one itself, up to turn_limit. Given a budget it never
 * executes more, and a run cut
 * into budgets in any way gives the same run: the loop calls it again.
 *
 * Of machine.h and machine-view.h, exec implements machine_get_output,
 * machine_set_break, the snapshots, machine_restore, machine_hash,
 * machine_get_memory, machine_dup_frames, machine_dup_vars and
 * machine_print_goroutines; sched all the rest. EXIT, BLOCK, WAKE, START,
 * SCHED, PREEMPT, YIELD and END are emitted by sched only (END for every way in
 * which a program ends; exec just fills root->exit_…), FATAL, PANIC, RECOVER,
 * GOEXIT, DEFER…, OUTPUT, STACK…, GC by exec.
 */

/* ---- exec offers (machine-exec.c, machine-heap.c, machine-arena.c) ------------- */

/*
 * Life. machine_new() (sched's machine.c) sets program and settings, then calls
 * these two and machine_sched_init(); machine_free() calls the other three the
 * other way round.
 */
gboolean    machine_arena_init     (Machine *self); /* reserves the addresses, makes the zeroed root */
void        machine_exec_init      (Machine *self); /* code copy, constants, globals, heap, natives */
void        machine_exec_free_host (Machine *self);
void        machine_arena_free     (Machine *self);
/* exec implements of machine.h: machine_get_output, machine_set_break, the snapshots,
 * machine_restore, machine_hash; of machine-view.h: machine_dup_frames, machine_dup_vars,
 * machine_get_memory, machine_print_goroutines. */

/*
 * While sched's code or a native runs inside an instruction, g->pc is that
 * instruction, g->fp its frame, and root->n_instructions what was executed
 * before it: all are exact. After MACHINE_PARKED g->pc is the next instruction
 * and MACHINE_G_AFTER_OP is set in g->exec_flags until g runs again; then
 * machine_exec_user_pc() still names the instruction it parked in.
 */
#define MACHINE_G_AFTER_OP (1u << 0)

/* System memory in the arena: not collected, zeroed; sizes are rounded to size classes. */
MachineRef  machine_sys_alloc (Machine   *self,
                               gsize      n_bytes);
void        machine_sys_free  (Machine   *self,
                               MachineRef ref,
                               gsize      n_bytes);

/* Heap memory: zeroed, collected. `n` values of the type one after another. `pc` is the site. */
MachineRef  machine_heap_alloc (Machine *self,
                                guint32  type,
                                gsize    n,
                                guint32  pc);
/* A heap object of a private layout: the first n_fixed bytes are scanned conservatively, then an
 * optional array of n values of `type`. For channels, iterators, records. */
MachineRef  machine_heap_alloc_raw (Machine *self,
                                    gsize    n_fixed,
                                    guint32  type,
                                    gsize    n,
                                    guint32  pc);
/* The heap object that holds ref, or 0; and where it was allocated, of which type. */
MachineRef  machine_heap_find (Machine    *self,
                               MachineRef  ref,
                               guint32    *out_type,
                               guint32    *out_pc);
void        machine_heap_mark (Machine    *self,
                               MachineRef  ref); /* from root callbacks while collecting */
/* machine_sched_object_freed() is called for the heap object that holds ref when it is collected;
 * objects that were never watched are freed silently. */
void        machine_heap_watch (Machine    *self,
                                MachineRef  ref);

void        machine_new_string (Machine    *self,
                                const char *text,
                                gsize       len,
                                guint64    *out_slots); /* 2 */

/* Values between memory and slots, by type. */
void        machine_load_value  (Machine   *self,
                                 guint32    type,
                                 guint64   *slots,
                                 MachineRef from);
void        machine_store_value (Machine       *self,
                                 guint32        type,
                                 MachineRef     to,
                                 const guint64 *slots);
gboolean    machine_values_equal (Machine       *self,
                                  guint32        type,
                                  const guint64 *a,
                                  const guint64 *b);
/* Interface from a value in slots, boxing as needed; and the value in memory behind one. */
void        machine_make_interface (Machine       *self,
                                    guint32        type,
                                    const guint64 *slots,
                                    guint64       *out_slots); /* 2 */
void        machine_format_value (Machine       *self,
                                  guint32        type,
                                  const guint64 *slots,
                                  gsize          max_chars,
                                  GString       *out);

/* A goroutine that will run the closure. Its stack is allocated; state and queues are sched's. */
void        machine_exec_start   (Machine   *self,
                                  MachineG  *g,
                                  MachineRef closure);
void        machine_exec_free_stack (Machine  *self,
                                     MachineG *g);
typedef enum
{
  MACHINE_EXEC_BUDGET,  /* deadline or budget reached at a safe point */
  MACHINE_EXEC_PARKED,  /* g parked, yielded, or must retry */
  MACHINE_EXEC_YIELD,
  MACHINE_EXEC_EXITED,  /* g's function returned, or Goexit is done */
  MACHINE_EXEC_EVENT,   /* events were emitted by the last instruction and stop_at_event is set */
  MACHINE_EXEC_BREAK,
  MACHINE_EXEC_STOP,    /* program over, or limit: root->exit is filled */
} MachineExecStop;

/*
 * Runs g from its pc. Adds the instructions executed to root->n_instructions and to *inout_budget
 * (counted down). Ends at the latest when the budget is used up; with budget 1 it executes exactly
 * one instruction, so single steps are exact.
 */
MachineExecStop machine_exec_run (Machine  *self,
                                  MachineG *g,
                                  gint64   *inout_budget,
                                  gboolean  stop_at_event);

/* Raises a Go panic on g; the caller then returns MACHINE_PANIC. */
void        machine_exec_panic_text  (Machine    *self,
                                      MachineG   *g,
                                      const char *text); /* runtime.Error: "runtime error: " + text */
void        machine_exec_panic_plain (Machine    *self,
                                      MachineG   *g,
                                      const char *text); /* as panic (plainError): "send on closed channel" */
/* "fatal error: " text, goroutine dump, exit code 2; the caller then returns MACHINE_STOP. */
void        machine_exec_fatal       (Machine    *self,
                                      MachineG   *g, /* may be NULL */
                                      const char *text);
void        machine_exec_goexit      (Machine    *self,
                                      MachineG   *g); /* then return MACHINE_PANIC */
typedef enum
{
  MACHINE_LIMIT_STEPS,
  MACHINE_LIMIT_MEMORY,
  MACHINE_LIMIT_GOROUTINES,
  MACHINE_LIMIT_OUTPUT,
} MachineLimit;
void        machine_exec_limit       (Machine     *self,
                                      MachineLimit limit); /* then MACHINE_STOP */
/* The limit of memory, with the text and trace Go ends with; then MACHINE_STOP. */
void        machine_exec_out_of_memory (Machine  *self,
                                        MachineG *g); /* may be NULL */
/* Slots of g's innermost frame from byte offset `offset` in its stack (stacks move: no pointers). */
guint64    *machine_exec_slots       (Machine    *self,
                                      MachineG   *g,
                                      guint32     stack_offset);
/* Innermost pc that is not library or wrapper code. */
guint32     machine_exec_user_pc     (const Machine  *self,
                                      const MachineG *g);
/* Pc of the innermost frame, whatever it is; as machine_exec_user_pc() for parked goroutines. */
guint32     machine_exec_exact_pc    (const Machine  *self,
                                      const MachineG *g);
guint       machine_exec_count_frames (const Machine  *self,
                                       const MachineG *g);
/* Function that a goroutine started with the closure runs, wrappers looked through. */
guint32     machine_exec_closure_func (const Machine *self,
                                       MachineRef     closure);
/* From a native: calls a closure that takes and gives nothing, then goes on behind the native's
 * call; the native returns MACHINE_CALL at once. */
void        machine_exec_call_closure (Machine    *self,
                                       MachineG   *g,
                                       MachineRef  closure);
void        machine_write_output     (Machine    *self,
                                      MachineG   *g,
                                      gboolean    to_stderr,
                                      const char *text,
                                      gsize       len); /* emits OUTPUT */

/* ---- sched offers ---------------------------------------------------------------- */

void        machine_sched_init       (Machine *self);      /* creates P's and the main goroutine */
void        machine_sched_free_host  (Machine *self);
void        machine_sched_mark_roots (Machine *self);      /* calls machine_heap_mark() */
gsize       machine_sched_root_bytes (void);               /* size of MachineSched in the root */
/* The arena was just restored from a snapshot: drop what the host side knows of the state before. */
void        machine_sched_restored   (Machine *self);
/* A goroutine that nobody's go statement started: a child of goroutine `parent`, or of main if that
 * is gone. Runs the closure, next in turn. */
MachineG   *machine_sched_spawn      (Machine   *self,
                                      guint32    parent,
                                      MachineRef closure,
                                      guint32    pc);
/* The bubble of testing/synctest that g is in, 0: none; and whether it waits for that only. */
guint32     machine_sched_get_bubble (const Machine  *self,
                                      const MachineG *g,
                                      gboolean       *out_durable);
/* Is g in the bubble that root's last call of synctest.Run left behind? */
gboolean    machine_sched_is_left    (const Machine  *self,
                                      const MachineG *root,
                                      const MachineG *g);
/* The heap freed the watched object at ref: forget names and ids bound to addresses in it. */
void        machine_sched_object_freed (Machine   *self,
                                        MachineRef ref,
                                        gsize      n_bytes);

MachineStatus machine_op_go     (Machine *self, MachineG *g, MachineRef closure);
MachineRef    machine_chan_new  (Machine *self, MachineG *g, guint32 chan_type, gint64 capacity); /* 0: panic raised */
MachineStatus machine_op_send   (Machine *self, MachineG *g, MachineRef chan, guint64 *value);
MachineStatus machine_op_recv   (Machine *self, MachineG *g, MachineRef chan,
                                 guint64 *value,  /* or NULL */
                                 guint64 *ok);    /* or NULL */
MachineStatus machine_op_close  (Machine *self, MachineG *g, MachineRef chan);
gint64        machine_chan_len  (Machine *self, MachineRef chan);
gint64        machine_chan_cap  (Machine *self, MachineRef chan);
/* `fp` is slot 0 of g's frame; on MACHINE_PARKED the waker stores result, value and ok. */
MachineStatus machine_op_select (Machine *self, MachineG *g, const CodeSelect *select,
                                 guint64 *fp, guint16 result_slot);
/* One number from the funnel: 0 <= result < n (n = 0: 64 random bits). */
guint64       machine_decide_number (Machine *self, MachineG *g, MachineDecisionKind kind, guint64 n);

/* Records an event at g's current place; cheap when tracing is off. */
void        machine_emit      (Machine         *self,
                               MachineG        *g,      /* may be NULL */
                               MachineEventKind kind,
                               guint32          other,
                               guint32          object,
                               gint64           value,
                               guint8           flags);
void        machine_emit_text (Machine         *self,
                               MachineG        *g,
                               MachineEventKind kind,
                               gint64           value_ignored,
                               guint8           flags,
                               const char      *text,
                               gsize            len);

/* ---- natives ----------------------------------------------------------------------- */

/*
 * A native function sees its frame's slots: results first, then receiver and
 * parameters, as any callee's frame (code-opcodes.h). `slots` stays valid
 * until the native parks or pushes a call.
 */
typedef MachineStatus (*MachineNative) (Machine  *self,
                                        MachineG *g,
                                        guint64  *slots);

typedef struct _MachineNativeEntry
{
  const char   *name; /* "sync.(*Mutex).Lock" */
  MachineNative func;
} MachineNativeEntry;

/* Tables ended by an entry with a NULL name; all are known to machine-native.c. */
extern const MachineNativeEntry machine_natives_core[];  /* exec: runtime, print, … */
extern const MachineNativeEntry machine_natives_sched[]; /* sched: sync, atomic, time, context, rand */
extern const MachineNativeEntry machine_natives_lib[];   /* golib: rtype, strconv, math, strings, os … */

/* ---- the root of the arena ------------------------------------------------------------ */

typedef struct _MachineRoot
{
  guint64    n_instructions;
  gsize      n_events;        /* position */
  gsize      n_steps;         /* instructions and turns so far that a learner sees something of */
  gint64     now_ns;          /* virtual time of the running P */
  MachineRef current_g;       /* 0: none */
  guint32    next_g_id;
  guint32    n_goroutines;    /* not dead */
  gsize      stack_bytes;     /* all stacks */
  guint32    exit_set;
  gint32     exit_code;
  guint32    exit_deadlock;
  guint32    exit_panicked;
  MachineRef exit_message;    /* system memory, NUL-terminated */
  MachineRef exit_limit;      /* the same */
  guint32    gc_wanted;       /* checked at safe points */
  guint32    step_open;       /* the instruction or turn under way is counted in n_steps */
  MachineRef globals;
  MachineRef heap;            /* MachineHeap */
  MachineRef sched;           /* MachineSched */
  MachineRef strings;         /* string constants */
  MachineRef static_closures; /* one word per function: its static closure object */
  MachineRef all_gs_first, all_gs_last;
  MachineRef output;          /* exec's output buffers */
  MachineRef arena_top;       /* end of used address space */
  MachineRef finals;          /* finalizers; exec's */
  guint64    max_stack_bytes; /* the setting, or less if the program asked for that */
  MachineRef chaos;           /* MachineChaos, or 0 */
  guint64    reserved[5];
} MachineRoot;

G_END_DECLS
