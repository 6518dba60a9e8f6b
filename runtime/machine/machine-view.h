/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine.h"

G_BEGIN_DECLS

/*
 * Looking into a stopped machine: copies of its state for views, narration
 * and tests. Nothing here changes the machine. All strings are owned by the
 * view structs; free with the matching function.
 */

typedef enum
{
  MACHINE_G_RUNNABLE,
  MACHINE_G_RUNNING,
  MACHINE_G_WAITING,
  MACHINE_G_DEAD,
} MachineGState;

#define MACHINE_WAITS(W)                                                                           \
  W (NONE, "")                                                                                     \
  W (CHAN_SEND, "chan send")                                                                       \
  W (CHAN_RECV, "chan receive")                                                                    \
  W (CHAN_SEND_NIL, "chan send (nil chan)")                                                        \
  W (CHAN_RECV_NIL, "chan receive (nil chan)")                                                     \
  W (SELECT, "select")                                                                             \
  W (SELECT_NONE, "select (no cases)")                                                             \
  W (MUTEX, "sync.Mutex.Lock")                                                                     \
  W (RWMUTEX_R, "sync.RWMutex.RLock")                                                              \
  W (RWMUTEX_W, "sync.RWMutex.Lock")                                                               \
  W (WAITGROUP, "semacquire")                                                                      \
  W (COND, "sync.Cond.Wait")                                                                       \
  W (SLEEP, "sleep")                                                                               \
  W (CHAOS_DELAY, "injected delay")                                                                \
  W (CHAOS_BLOCK, "injected block")                                                                \
  W (FOREVER, "wait")                                                                              \
  W (SYNCTEST_RUN, "synctest.Run")                                                                 \
  W (SYNCTEST_WAIT, "synctest.Wait")

typedef enum
{
#define W(name, text) MACHINE_WAIT_##name,
  MACHINE_WAITS (W)
#undef W
  MACHINE_N_WAITS
} MachineWait;

const char *machine_wait_get_text (MachineWait wait); /* as Go's goroutine dumps word it */

typedef struct
{
  guint32       id;
  guint32       parent;       /* creator, 0 for main */
  char         *path;         /* spawn path: "0" main, "0.2" its second child */
  char         *name;         /* function it runs: "main.worker", wrappers looked through */
  MachineGState state;
  MachineWait   wait;
  guint32       wait_object;  /* object id, 0 */
  gint64        wait_until_ns; /* sleepers and single timer waits, else -1 */
  int           p;            /* running on, or -1 */
  guint32       pc;           /* innermost frame that is not library code */
  guint32       exact_pc;     /* innermost frame */
  BaseLocation  location;     /* of pc; source NULL if none */
  guint32       created_pc;   /* its go statement */
  gsize         stack_bytes;
  guint         n_frames;
  gboolean      panicking;
  gboolean      frozen;
} MachineGView;

typedef enum
{
  MACHINE_OBJECT_CHAN, MACHINE_OBJECT_MUTEX, MACHINE_OBJECT_RWMUTEX, MACHINE_OBJECT_WAITGROUP,
  MACHINE_OBJECT_COND, MACHINE_OBJECT_ONCE, MACHINE_OBJECT_TIMER, MACHINE_OBJECT_CONTEXT,
} MachineObjectKind;

/* A goroutine waiting on an object, in queue order. */
typedef struct
{
  guint32  g;
  gboolean is_send;     /* channels */
  gboolean in_select;
  char    *value;       /* what a sender wants to send, else NULL */
} MachineWaiter;

typedef struct
{
  guint32           id;
  MachineObjectKind kind;
  char             *name;      /* variable it was made into, "jobs"; else "chan int #3" */
  char             *type;      /* "chan int" */
  guint32           made_by;   /* goroutine, 0 */
  guint32           made_pc;
  gboolean          library;   /* made inside the library (a timer's channel): hidden unless used */
  /* channels */
  guint             capacity;
  guint             len;
  char            **values;    /* the buffered ones, oldest first; at most 64 */
  guint             n_values;
  gboolean          closed;
  /* all */
  MachineWaiter    *waiters;   /* channels: senders and receivers, each in order */
  guint             n_waiters;
  guint32           owner;     /* mutex: holder, 0 */
  guint32          *readers;   /* RWMutex: holders by RLock */
  guint             n_readers;
  gint64            count;     /* WaitGroup counter; Once: done */
  gint64            when_ns;   /* timer: due, -1 stopped; context: deadline, -1 none */
  guint32           parent;    /* context: parent's object id */
  gboolean          done;      /* context: cancelled */
  char             *label;     /* context: "WithCancel", "WithTimeout 5s", "WithValue traceID" */
  guint32           channel;   /* timer or context: object id of its channel, 0 */
} MachineObjectView;

typedef struct
{
  guint32      pc;
  const char  *func;           /* owned by the program */
  BaseLocation location;
  gboolean     library;
  gboolean     wrapper;
} MachineFrameView;

typedef struct
{
  char *name;
  char *type;
  char *value;                 /* as %v prints, cut at 80 characters */
} MachineVarView;

typedef struct
{
  guint    id;
  guint32  running;            /* goroutine, 0: idle */
  guint32  runnext;
  guint32 *queue;
  guint    n_queue;
  gint64   clock_ns;
  guint64  n_steals;
  gboolean idle;               /* nothing to do: on the stack of idle processors */
  gboolean spinning;           /* woken, looks for work */
  gint64   slice_end_ns;       /* when the running goroutine is preempted; -1: nothing runs */
  guint    n_timers;
  gint64   next_timer_ns;      /* when the first is due, -1: none */
  guint    stole_from;         /* the last steal: from whom, how many, when */
  guint    n_stolen;           /* 0: it never stole */
  gint64   stolen_ns;
  guint    slow;               /* by an injected fault: so many times slower; 1: not */
} MachinePView;

typedef enum
{
  MACHINE_TIMER_VIEW_SLEEP,  /* wakes goroutine g */
  MACHINE_TIMER_VIEW_CHAN,   /* sends on its channel: timers, tickers, time.After */
  MACHINE_TIMER_VIEW_FUNC,   /* starts a goroutine: time.AfterFunc, deadlines */
  MACHINE_TIMER_VIEW_SIGNAL, /* a signal from outside */
} MachineTimerViewKind;

/* A timer that is running, on the processor where it was started. */
typedef struct
{
  MachineTimerViewKind kind;
  guint   p;                   /* G_MAXUINT: a bubble's */
  gint64  when_ns;
  guint32 object;              /* id, 0 for sleeps and signals */
  guint32 g;                   /* sleeps: who; others: who started it, 0 */
} MachineTimerView;

typedef struct
{
  gsize   heap_bytes;          /* allocated and not yet collected */
  gsize   stack_bytes;
  guint64 n_collections;
  guint   n_goroutines;        /* not dead */
  guint   n_goroutines_total;
} MachineMemoryView;

/* Objects in use that one instruction allocated. */
typedef struct
{
  guint32 pc;
  gsize   n_objects;
  gsize   n_bytes;             /* with headers and rounding */
} MachineSiteView;

/* An injected fault that is in effect where the machine stands, or was and is used up. */
typedef struct
{
  guint            number;
  MachineFaultKind kind;
  char            *text;       /* as people write it: "delay:30s@main.go:42" */
  char            *place;      /* behind the @ */
  gint64           value;      /* ns; slow: the factor */
  const char      *file;       /* of the line, or of the function; NULL: no place in the code */
  guint            line;
  guint32          g;          /* the goroutine it is for, if that exists; 0 */
  guint            p;          /* SLOW: the processor */
  gboolean         active;     /* FALSE: it has fired and will not again, or was taken away */
  gboolean         ended;      /* taken away */
  gboolean         from_start; /* one of the settings */
  guint            n_fired;
} MachineFaultView;

/* Virtual time a collection takes that leaves so many bytes: a stop of the world, and marking. */
static inline gint64
machine_gc_cost_ns (gint64 bytes_alive)
{
  return 20000 + bytes_alive / 64;
}

GPtrArray *machine_dup_goroutines (const Machine *self);  /* of MachineGView, by id; dead ones too
                                                             until machine's limit of kept dead */
GPtrArray *machine_dup_objects    (const Machine *self);  /* of MachineObjectView, by id */
GPtrArray *machine_dup_procs      (const Machine *self);  /* of MachinePView */
GArray    *machine_dup_global_queue (const Machine *self); /* guint32 */
GArray    *machine_dup_timers     (const Machine *self);  /* MachineTimerView, by due time */
GArray    *machine_dup_frames     (const Machine *self,
                                   guint32        g);     /* MachineFrameView, innermost first */
GPtrArray *machine_dup_vars       (const Machine *self,
                                   guint32        g,
                                   guint          frame); /* of MachineVarView */
GPtrArray *machine_dup_faults     (const Machine *self);  /* of MachineFaultView, by number */
void       machine_get_memory     (const Machine     *self,
                                   MachineMemoryView *out_memory);
GArray    *machine_dup_heap_sites (const Machine     *self); /* MachineSiteView, by pc */
/* Which cases of the select that goroutine g is about to run or waits in are ready now. */
typedef struct { guint index; gboolean is_send; guint32 object; gboolean ready; guint line; } MachineCaseView;
GArray    *machine_dup_select_cases (const Machine *self,
                                     guint32        g);   /* MachineCaseView, empty if none */

/* A value of an event or slot as the learner reads it: 42, "abc", {1 2}. */
char      *machine_dup_event_value (const Machine      *self,
                                    const MachineEvent *event);
/* Name of an object or goroutine for narration: "jobs", "worker". Stable over the run. */
char      *machine_dup_object_name (const Machine *self,
                                    guint32        object);
char      *machine_dup_g_name      (const Machine *self,
                                    guint32        g);
/* All goroutines' traces as Go prints them after a fatal error. */
void       machine_print_goroutines (const Machine *self,
                                     gboolean       all,
                                     GString       *out);

G_END_DECLS
