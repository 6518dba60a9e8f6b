/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

/*
 * What a frame's line in a goroutine trace holds: the arguments, as Go prints
 * them (words in hexadecimal, at most ten, aggregates in braces), and the frames of
 * Go's own runtime behind a call that this machine makes natively.
 */

#define MAX_WORDS 10
#define MAX_DEPTH 5

/* ---- arguments ------------------------------------------------------------------ */

typedef struct
{
  const Machine *machine;
  GString       *out;
  guint          n_words;
  gboolean       cut;     /* "..." was printed */
} Arguments;

static void append_value (Arguments    *self,
                          guint32       type,
                          const guint8 *bytes,
                          guint         depth);

static gboolean
begin (Arguments *self,
       gboolean   first)
{
  if (self->cut)
    return FALSE;
  if (!first)
    g_string_append (self->out, ", ");
  if (self->n_words >= MAX_WORDS)
    {
      g_string_append (self->out, "...");
      self->cut = TRUE;
    }
  return !self->cut;
}

static void
append_word (Arguments    *self,
             const guint8 *bytes,
             guint         n_bytes,
             gboolean      may_refer)
{
  guint64 word = 0;

  memcpy (&word, bytes, MIN (n_bytes, 8));
  if (may_refer && word >= MACHINE_FIRST_REF && word < self->machine->root->arena_top)
    word += MACHINE_ADDRESS_BASE;
  g_string_append_printf (self->out, "0x%" G_GINT64_MODIFIER "x", word);
  self->n_words++;
}

/* n words one after another in braces: strings, slices, interfaces, complex numbers. */
static void
append_words (Arguments    *self,
              const guint8 *bytes,
              guint         n,
              guint         each)
{
  g_string_append_c (self->out, '{');
  for (guint i = 0; i < n; i++)
    if (begin (self, i == 0))
      append_word (self, bytes + i * each, each, each == 8);
  g_string_append_c (self->out, '}');
}

/* Types have no address: theirs is made up from their number. */
static void
append_interface (Arguments    *self,
                  const guint8 *bytes)
{
  guint64 words[2];

  memcpy (words, bytes, sizeof words);
  if (words[0] != 0)
    words[0] = machine_traceback_type_address (words[0]);
  append_words (self, (const guint8 *) words, 2, 8);
}

static void
append_parts (Arguments      *self,
              const CodeType *type,
              const guint8   *bytes,
              guint           depth)
{
  const CodeType *types = self->machine->program->types;
  guint n = type->kind == CODE_TYPE_STRUCT ? type->n_fields
                                           : (guint) MIN (type->len, MAX_WORDS + 1);

  g_string_append_c (self->out, '{');
  if (depth >= MAX_DEPTH)
    g_string_append (self->out, "...");
  else
    for (guint i = 0; i < n; i++)
      {
        guint32 part = type->kind == CODE_TYPE_STRUCT ? type->fields[i].type : type->elem;
        gsize at = type->kind == CODE_TYPE_STRUCT ? type->fields[i].offset_bytes
                                                  : i * types[type->elem].size_bytes;

        if (begin (self, i == 0))
          append_value (self, part, bytes + at, depth + 1);
      }
  g_string_append_c (self->out, '}');
}

static void
append_value (Arguments    *self,
              guint32       type_index,
              const guint8 *bytes,
              guint         depth)
{
  const CodeType *type = &self->machine->program->types[type_index];

  switch (type->kind)
    {
    case CODE_TYPE_STRUCT:
    case CODE_TYPE_ARRAY:
      append_parts (self, type, bytes, depth);
      break;
    case CODE_TYPE_INTERFACE:
      append_interface (self, bytes);
      break;
    case CODE_TYPE_STRING:
      append_words (self, bytes, 2, 8);
      break;
    case CODE_TYPE_SLICE:
      append_words (self, bytes, 3, 8);
      break;
    case CODE_TYPE_COMPLEX64:
    case CODE_TYPE_COMPLEX128:
      append_words (self, bytes, 2, type->size_bytes / 2);
      break;
    default:
      append_word (self, bytes, type->size_bytes,
                   type->pointers != CODE_POINTERS_NONE || type->kind == CODE_TYPE_UNSAFE_POINTER);
    }
}

/**
 * machine_traceback_append_args:
 * @func: index of the frame's function
 * @fp: byte offset of the frame's slot 0 in the stack
 *
 * Appends what stands between the parentheses of a frame's line.
 */
void
machine_traceback_append_args (const Machine  *machine,
                               const MachineG *g,
                               guint32         func,
                               guint32         fp,
                               GString        *out)
{
  const CodeFunc *info = &machine->program->funcs[func];
  const CodeType *types = machine->program->types, *type = &types[info->type];
  const guint64 *slots = (const guint64 *) machine_ptr (machine, g->stack + fp)
                         + info->n_result_slots;
  Arguments self = { machine, out };
  guint n_slots = 0;

  if (info->type == 0 || type->kind != CODE_TYPE_FUNC)
    {
      g_string_append (out, info->n_param_slots > 0 ? "..." : "");
      return;
    }
  for (guint i = 0; i < type->n_params && n_slots < info->n_param_slots; i++)
    {
      const CodeType *param = &types[type->fields[i].type];

      if (!begin (&self, i == 0))
        return;
      append_value (&self, type->fields[i].type, (const guint8 *) (slots + n_slots), 0);
      n_slots += param->n_slots;
    }
}

/* ---- frames behind natives --------------------------------------------------------- */

typedef struct
{
  const char *native;
  gboolean    waiting; /* the frames of one who waits, or of one who runs (and fails) */
  MachineWait wait;    /* NONE: whatever it is */
  const char *frames;  /* Go 1.23.5's; %P: the call's first argument, a pointer; %N: a number */
} NativeFrames;

#define SEMA_MUTEX                                                                                 \
  "sync.runtime_SemacquireMutex(0x0, 0x0, 0x0)\n\truntime/sema.go:95 +0x25\n"                      \
  "sync.(*Mutex).lockSlow(%P)\n\tsync/mutex.go:173 +0x15d\n"                                       \
  "sync.(*Mutex).Lock(...)\n\tsync/mutex.go:92\n"
#define SYNC_FATAL "sync.fatal({0x4b6a2a, 0x24})\n\truntime/panic.go:1031 +0x18\n"

static const NativeFrames native_frames[] = {
  { "sync.(*Mutex).Lock", TRUE, MACHINE_WAIT_NONE, SEMA_MUTEX },
  { "sync.(*Mutex).Unlock", FALSE, MACHINE_WAIT_NONE,
    SYNC_FATAL "sync.(*Mutex).unlockSlow(%P, 0xffffffff)\n\tsync/mutex.go:231 +0x35\n"
               "sync.(*Mutex).Unlock(...)\n\tsync/mutex.go:225\n" },
  { "sync.(*RWMutex).RLock", TRUE, MACHINE_WAIT_NONE,
    "sync.runtime_SemacquireRWMutexR(0x0, 0x0, 0x0)\n\truntime/sema.go:100 +0x25\n"
    "sync.(*RWMutex).RLock(...)\n\tsync/rwmutex.go:72\n" },
  { "sync.(*RWMutex).Lock", TRUE, MACHINE_WAIT_MUTEX,
    SEMA_MUTEX "sync.(*RWMutex).Lock(%P)\n\tsync/rwmutex.go:148 +0x5a\n" },
  { "sync.(*RWMutex).Lock", TRUE, MACHINE_WAIT_RWMUTEX_W,
    "sync.runtime_SemacquireRWMutex(0x0, 0x0, 0x0)\n\truntime/sema.go:105 +0x25\n"
    "sync.(*RWMutex).Lock(%P)\n\tsync/rwmutex.go:153 +0x6a\n" },
  { "sync.(*RWMutex).RUnlock", FALSE, MACHINE_WAIT_NONE,
    SYNC_FATAL "sync.(*RWMutex).rUnlockSlow(%P, 0xffffffff)\n\tsync/rwmutex.go:130 +0x39\n"
               "sync.(*RWMutex).RUnlock(...)\n\tsync/rwmutex.go:120\n" },
  { "sync.(*RWMutex).Unlock", FALSE, MACHINE_WAIT_NONE,
    SYNC_FATAL "sync.(*RWMutex).Unlock(%P)\n\tsync/rwmutex.go:210 +0xb4\n" },
  { "sync.(*WaitGroup).Wait", TRUE, MACHINE_WAIT_NONE,
    "sync.runtime_Semacquire(%P)\n\truntime/sema.go:71 +0x25\n"
    "sync.(*WaitGroup).Wait(%P)\n\tsync/waitgroup.go:118 +0x48\n" },
  { "sync.(*WaitGroup).Add", FALSE, MACHINE_WAIT_NONE,
    "sync.(*WaitGroup).Add(%P, 0xffffffffffffffff)\n\tsync/waitgroup.go:64 +0xce\n" },
  { "sync.(*WaitGroup).Done", FALSE, MACHINE_WAIT_NONE,
    "sync.(*WaitGroup).Add(%P, 0xffffffffffffffff)\n\tsync/waitgroup.go:64 +0xce\n"
    "sync.(*WaitGroup).Done(...)\n\tsync/waitgroup.go:89\n" },
  { "sync.(*Cond).park", TRUE, MACHINE_WAIT_NONE,
    "sync.runtime_notifyListWait(%P, 0x0)\n\truntime/sema.go:587 +0x159\n" },
  { "time.Sleep", TRUE, MACHINE_WAIT_NONE, "time.Sleep(%N)\n\truntime/time.go:300 +0xf2\n" },
};

static void
append_filled (const char *text,
               guint64     first,
               GString    *out)
{
  for (; *text != '\0'; text++)
    if (text[0] == '%')
      {
        gboolean is_number = *++text == 'N';

        g_string_append_printf (out, "0x%" G_GINT64_MODIFIER "x",
                                first + (is_number ? 0 : MACHINE_ADDRESS_BASE));
      }
    else
      g_string_append_c (out, *text);
}

/* Where a native called at pc finds its first argument. */
static guint64
first_argument (const Machine  *self,
                const MachineG *g,
                guint32         fp,
                guint32         pc)
{
  const guint64 *slots = machine_ptr (self, g->stack + fp);

  return slots[self->program->code[pc].a];
}

/**
 * machine_traceback_append_native:
 * @fp: byte offset of the innermost frame's slot 0
 * @pc: its instruction
 *
 * If the innermost frame is in a native call, appends the frames that Go has there.
 */
void
machine_traceback_append_native (const Machine  *self,
                                 const MachineG *g,
                                 guint32         fp,
                                 guint32         pc,
                                 GString        *out)
{
  const CodeProgram *program = self->program;
  const char *name;

  if (program->code[pc].op != CODE_OP_CALLN)
    return;
  name = program->natives[code_instr_s (program->code[pc])];
  for (guint i = 0; i < G_N_ELEMENTS (native_frames); i++)
    {
      const NativeFrames *frames = &native_frames[i];

      if (strcmp (frames->native, name) == 0 && frames->waiting == (g->state == MACHINE_G_WAITING)
          && (frames->wait == MACHINE_WAIT_NONE || frames->wait == g->wait))
        {
          append_filled (frames->frames, first_argument (self, g, fp, pc), out);
          return;
        }
    }
}
