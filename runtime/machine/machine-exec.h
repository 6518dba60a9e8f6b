/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-arena.h"
#include "machine-heap.h"
#include "machine-map.h"

G_BEGIN_DECLS

/*
 * The execution half of the machine, inside: frames, panics, host-side tables.
 *
 * A frame's header, below slot 0:
 *
 *    -3 [ caller's pc, in SPECIAL frames ]  -2 [ closure ]  -1 [ return | delta | flags ]
 *
 * `return` is the byte offset in the code where the caller goes on, `delta` the
 * distance to the caller's slot 0. A SPECIAL frame was not made by a call
 * instruction: it returns to the instruction that made it or to one of the
 * machine's own instructions behind the program's code, and its caller's pc
 * is kept in slot -3. Slot -2 is valid in functions that have captures.
 */
typedef struct
{
  guint32    caller_pc;
  guint32    pad;
  MachineRef closure;
  guint32    return_offset;
  guint16    delta;
  guint16    flags;
} MachineFrameHeader;

#define MACHINE_FRAME_SPECIAL 1
#define MACHINE_FRAME_HEADER_BYTES (CODE_FRAME_HEADER * 8)

G_STATIC_ASSERT (sizeof (MachineFrameHeader) == MACHINE_FRAME_HEADER_BYTES);

/* The machine's own instructions, behind the program's code, in this order. */
typedef enum
{
  MACHINE_PSEUDO_EXIT,       /* a goroutine's function returned */
  MACHINE_PSEUDO_PANIC_NEXT, /* a deferred call that a panic or Goexit ran returned */
  MACHINE_PSEUDO_PRINT_NEXT, /* an Error or String method called for a fatal panic returned */
  MACHINE_N_PSEUDO,
} MachinePseudo;

#define MACHINE_STACK_MIN 2048
#define MACHINE_STACK_ROOM 256 /* of it, at first: see machine-stack.c */

/* What a call needs of a function. */
typedef struct
{
  guint32 entry_offset; /* bytes from the start of the code */
  guint32 frame_bytes;
  guint32 n_result_slots;
  guint32 room_bytes;   /* what a call asks the stack for: the frame, and what calls of its own may
                           take without looking */
} MachineFuncInfo;

typedef struct
{
  MachineRef ref;
  guint64    len;
} MachineStringInfo;

/* Method found for a dynamic type and selector; a direct-mapped cache. */
typedef struct
{
  guint64 key; /* type << 16 | selector; 0: empty */
  guint32 func;
} MachineMethodCache;

#define MACHINE_METHOD_CACHE_SIZE 1024

/* Type indices of the panics that the machine raises; 0 if the program lacks one. */
typedef struct
{
  guint32 error_string, bounds_error, plain_error, assertion_error, nil_panic;
} MachineErrorTypes;

/* Host side: exec_host. Nothing in it is part of the run's state. */
typedef struct
{
  MachineArenaHost    arena; /* must be first */
  MachineFuncInfo    *funcs;
  MachineStringInfo  *strings;
  MachineMapLayout   *map_layouts;  /* per type index; only those of maps are filled */
  MachineMethodCache *methods;
  MachineErrorTypes   errors;       /* each falls back to type_runtime_error */
  int                 error_selector, string_selector; /* Error and String, or -1 */
  guint8             *size_classes; /* see machine-heap.c */
  guint8             *size_classes_large;
  GArray             *mark_stack;
  guint32             max_straight; /* longest run of instructions without a jump taken */
  guint8             *patches;      /* MachinePatch by pc; NULL as long as there is none */
  guint64             break_passed; /* instructions executed when a breakpoint last stopped, + 1, */
  guint32             break_g;      /* and who it stopped: passes it when run on */
  GString            *stdout_text;  /* for machine_get_output */
} MachineExecHost;

static inline MachineExecHost *
machine_exec_host (const Machine *self)
{
  return self->exec_host;
}

/* The goroutine whose instruction runs, or NULL. */
static inline MachineG *
machine_running_g (const Machine *self)
{
  return self->root->current_g != 0 ? machine_ptr (self, self->root->current_g) : NULL;
}

static inline MachineHeap *
machine_heap (const Machine *self)
{
  return machine_ptr (self, self->root->heap);
}

static inline MachineFrameHeader *
machine_frame_header (const Machine  *self,
                      const MachineG *g,
                      guint32         fp)
{
  return machine_ptr (self, g->stack + fp - MACHINE_FRAME_HEADER_BYTES);
}

/* Why an instruction is patched: the loop stops before it. */
typedef enum
{
  MACHINE_PATCH_BREAK = 1 << 0, /* somebody outside asked for it */
  MACHINE_PATCH_FAULT = 1 << 1, /* see machine-chaos.h */
} MachinePatch;

void     machine_exec_set_patch (Machine     *self,
                                 guint32      pc,
                                 MachinePatch patch,
                                 gboolean     on);
gpointer machine_exec_host_new (void);
void     machine_natives_init  (Machine *self); /* machine-native.c */
void     machine_exec_restored (Machine *self);
void     machine_exec_check_invariants (Machine *self);

/* ---- frames and stacks (machine-stack.c) -------------------------------------------- */

/* Goes from the innermost frame outwards. */
typedef struct
{
  const Machine  *machine;
  const MachineG *g;
  MachineRef      panic;     /* innermost panic whose frame was not passed yet */
  guint32         fp;
  guint32         pc;        /* the instruction that runs or calls */
  guint32         func;      /* index */
  gboolean        special;   /* called by the machine: a deferred call, … */
} MachineFrameWalk;

gboolean machine_frame_walk_init (MachineFrameWalk *walk,
                                  const Machine    *machine,
                                  const MachineG   *g); /* FALSE: no frame at all */
gboolean machine_frame_walk_next (MachineFrameWalk *walk);
guint32  machine_frame_end       (const Machine  *self,
                                  const MachineG *g); /* offset behind the innermost frame */
guint32  machine_pc_func         (const Machine *self,
                                  guint32        pc);
/* Pushes a SPECIAL frame for a function above the innermost one and makes it run next. */
gboolean machine_stack_push      (Machine    *self,
                                  MachineG   *g,
                                  guint32     func,
                                  MachineRef  closure,
                                  guint32     caller_pc,
                                  guint32     return_offset); /* FALSE: overflow, program over */
/* Makes room for a frame that ends at offset `end`. */
gboolean machine_stack_ensure    (Machine  *self,
                                  MachineG *g,
                                  guint64   end);
/* Makes room for a call of the function with slot 0 at fp. */
gboolean machine_stack_ensure_call (Machine               *self,
                                    MachineG              *g,
                                    guint32                fp,
                                    const MachineFuncInfo *info);
void     machine_stack_shrink    (Machine  *self,
                                  MachineG *g);
guint32  machine_closure_func    (const Machine *self,
                                  MachineRef     closure);

static inline guint32
machine_pseudo_offset (const Machine *self,
                       MachinePseudo  pseudo)
{
  return (self->program->n_code + pseudo) * sizeof (CodeInstr);
}

/* ---- panics (machine-panic.c) --------------------------------------------------------- */

typedef enum
{
  MACHINE_PANIC_GOEXIT    = 1 << 0, /* runtime.Goexit: runs defers, cannot be recovered */
  MACHINE_PANIC_RECOVERED = 1 << 1, /* recover was called; unwinds when the deferred call returns */
  MACHINE_PANIC_SIGNAL    = 1 << 2, /* nil dereference: Go prints the signal too */
  MACHINE_PANIC_TEXT      = 1 << 3, /* text is what the value's Error or String method gave */
  MACHINE_PANIC_ASKED     = 1 << 4, /* that method was looked for, and called if there is one */
  MACHINE_PANIC_ANSWERING = 1 << 5, /* that method runs */
} MachinePanicFlags;

/* System memory. Every panic or Goexit in progress of one goroutine, newest first. */
typedef struct
{
  MachineRef next;
  guint64    value[2];    /* interface */
  guint64    text[2];     /* string */
  guint64    address;     /* SIGNAL: what was dereferenced */
  guint32    fp;          /* frame that raised it */
  guint32    pc;          /* its instruction */
  guint32    call_fp;     /* frame of the call that the panic runs now, 0: none */
  guint32    target_fp;   /* frame that deferred this call: where recovery resumes */
  guint32    target_pc;   /* in that frame */
  guint32    flags;
} MachinePanic;

/* System memory. */
typedef struct
{
  MachineRef next;
  MachineRef closure;
  guint32    fp;          /* frame that deferred it */
  guint32    pc;          /* in that frame */
} MachineDefer;

typedef enum
{
  MACHINE_UNWIND_GO_ON, /* at g->pc */
  MACHINE_UNWIND_EXIT,  /* the goroutine is over */
  MACHINE_UNWIND_STOP,  /* the program is over */
} MachineUnwind;

void          machine_panic_raise      (Machine       *self,
                                        MachineG      *g,
                                        const guint64 *value);
void          machine_panic_raise_nil  (Machine  *self,
                                        MachineG *g,
                                        guint64   address); /* nil dereference */
void          machine_panic_raise_bounds (Machine    *self,
                                          MachineG   *g,
                                          const char *format,
                                          ...) G_GNUC_PRINTF (3, 4);
void          machine_panic_raise_assertion (Machine    *self,
                                             MachineG   *g,
                                             const char *inter,
                                             const char *concrete,
                                             const char *asserted,
                                             const char *missing);
MachineUnwind machine_panic_unwind     (Machine  *self,
                                        MachineG *g);
MachineUnwind machine_panic_print_next (Machine  *self,
                                        MachineG *g);
MachineUnwind machine_panic_ask        (Machine  *self,
                                        MachineG *g);
void          machine_panic_describe   (const Machine      *self,
                                        const MachinePanic *panic,
                                        GString            *out);
void          machine_defer_push       (Machine   *self,
                                        MachineG  *g,
                                        MachineRef closure,
                                        guint32    fp);
/* Starts the running frame's next deferred call: MACHINE_CALL, DONE if there is none, or PANIC. */
MachineStatus machine_defer_run        (Machine  *self,
                                        MachineG *g);
void          machine_recover          (Machine  *self,
                                        MachineG *g,
                                        guint64  *out_value);
void          machine_panic_mark       (Machine  *self,
                                        MachineG *g);

/* ---- instructions too long for the loop (machine-exec-*.c) ----------------------------- */

/* What such an instruction says: the loop then goes on, unwinds, or collects and tries again. */
typedef enum
{
  MACHINE_OP_OK,
  MACHINE_OP_PANIC,
  MACHINE_OP_MEMORY, /* no room: a collection first */
} MachineOpResult;

guint32         machine_find_method (Machine *self,
                                     guint32  type,
                                     guint    selector); /* function index, G_MAXUINT32 */
gboolean        machine_implements  (const Machine *self,
                                     guint32        type,
                                     guint32        inter,
                                     guint         *out_missing); /* selector; may be NULL */

MachineOpResult machine_op_slice    (Machine *self, MachineG *g, const CodeSlice *slice,
                                     const guint64 *from, const guint64 *bounds, guint64 *to);
MachineOpResult machine_op_mkslice  (Machine *self, MachineG *g, guint32 elem, guint64 len,
                                     guint64 cap, guint64 *to);
MachineOpResult machine_op_append   (Machine *self, MachineG *g, guint32 elem, guint32 n,
                                     const guint64 *from, const guint64 *values, guint64 *to);
MachineOpResult machine_op_appends  (Machine *self, MachineG *g, guint32 elem, const guint64 *from,
                                     const guint64 *more, guint64 *to);
void            machine_op_copy     (Machine *self, guint32 elem_bytes, const guint64 *to_slice,
                                     const guint64 *from_slice, guint64 *out_n);
MachineOpResult machine_op_concat   (Machine *self, MachineG *g, guint n, const guint64 *from,
                                     guint64 *to);
MachineOpResult machine_op_convert  (Machine *self, MachineG *g, CodeOp op, const guint64 *from,
                                     guint64 *to); /* STR2B B2STR STR2R R2STR RUNE2STR */
void            machine_op_rangestr (Machine *self, const guint64 *string, guint64 index,
                                     guint64 *to);
MachineOpResult machine_op_assert   (Machine *self, MachineG *g, guint32 type, guint32 from_type,
                                     const guint64 *from, guint64 *to);
void            machine_op_assert2  (Machine *self, guint32 type, const guint64 *from, guint64 *to,
                                     guint64 *ok);
void            machine_op_unif     (Machine *self, guint32 type, guint64 word, guint64 *to);
void            machine_op_print    (Machine *self, MachineG *g, CodePrint kind,
                                     const guint64 *from);
/* Whether a word can be looked through as a reference to n bytes. */
gboolean        machine_is_readable (const Machine *self, MachineRef ref, guint64 n_bytes);
/* A value of a basic type as print prints it. */
void            machine_print_append (const Machine *self, CodeTypeKind kind, const void *image,
                                      GString *out);
void            machine_op_complex  (CodeOp op, const guint64 *b, const guint64 *c, guint64 *to);
int             machine_string_compare (const Machine *self, const guint64 *a, const guint64 *b);
/* Interface comparison: 1, 0, or -1 with a panic raised. */
int             machine_interface_equal (Machine *self, MachineG *g, const guint64 *a,
                                         const guint64 *b);
int             machine_type_equal  (Machine *self, MachineG *g, guint32 type, const guint64 *a,
                                     const guint64 *b);
/* A value in memory as slots of its own hold it, and back. */
void            machine_load        (const Machine *self, CodeMem mem, guint32 size_bytes,
                                     guint64 *slots, const void *from);
void            machine_store       (const Machine *self, CodeMem mem, guint32 size_bytes, void *to,
                                     const guint64 *slots);

/* ---- finalizers (machine-final.c), and what they need of the collector ------------------ */

void     machine_final_mark       (Machine *self);
void     machine_final_find_ready (Machine *self);
void     machine_final_start      (Machine *self);
gboolean machine_final_is_running (const Machine *self); /* in a goroutine of the runtime's own */
void     machine_gc_mark_inside   (Machine   *self,
                                   MachineRef ref);
gboolean machine_gc_is_marked     (const Machine *self,
                                   MachineRef     ref);
/* machine-native-callers.c: natives of package runtime */
MachineStatus machine_native_callers (Machine  *self,
                                      MachineG *g,
                                      guint64  *slots);
MachineStatus machine_native_place   (Machine  *self,
                                      MachineG *g,
                                      guint64  *slots);
MachineStatus machine_native_set_finalizer  (Machine *self, MachineG *g, guint64 *slots);
MachineStatus machine_native_call_finalizer (Machine *self, MachineG *g, guint64 *slots);

/* ---- output and ends (machine-exec-output.c, machine-traceback.c) ----------------------- */

void machine_output_init        (Machine *self);
void machine_traceback_append   (const Machine  *self,
                                 const MachineG *g,
                                 gboolean        running,
                                 GString        *out); /* "goroutine 1 [running]:\n…" */
void machine_exec_end           (Machine    *self,
                                 int         code,
                                 const char *message); /* fills the root's exit */
MachineRef machine_exec_keep_text (Machine    *self,
                                   const char *text);
/* A text address for an instruction, as [signal …] lines show one. */
guint32 machine_traceback_address (guint32 pc);
guint64 machine_traceback_type_address (guint64 type); /* the same for a type's index */
/* What stands between the parentheses of a frame's line: machine-traceback-frame.c. */
void machine_traceback_append_args (const Machine  *self,
                                    const MachineG *g,
                                    guint32         func,
                                    guint32         fp,
                                    GString        *out);
/* The frames that Go has behind a call that is native here. */
void machine_traceback_append_native (const Machine  *self,
                                      const MachineG *g,
                                      guint32         fp,
                                      guint32         pc,
                                      GString        *out);
/* What a fatal error prints behind its text: g first, then the others if `all`. */
void machine_traceback_dump     (const Machine  *self,
                                 const MachineG *g,
                                 gboolean        all,
                                 GString        *out);
void machine_traceback_dump_left (const Machine  *self,
                                  const MachineG *g,
                                  GString        *out);

G_END_DECLS
