/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"

#include <stdarg.h>

/*
 * Finalizers (runtime.SetFinalizer). An object with one is not kept by that; all
 * that it refers to is, and the finalizer is. A collection that finds the object
 * unreachable keeps it once more and puts its finalizer on the list of those
 * that are ready; a goroutine that runs them in order is started unless there
 * is one. It ends when the list is empty, so that a program whose other
 * goroutines are all asleep is found to be so.
 */
typedef struct
{
  MachineRef object;
  guint64    type;    /* of the pointer to it */
  guint64    func[2]; /* interface: a func value */
} Final;

/* System memory. */
typedef struct
{
  MachineRef finals;       /* of objects that are in use */
  guint32    n, cap;
  MachineRef ready;
  guint32    n_ready, ready_cap; /* the last one is run first, as Go does */
  guint32    running;
  guint32    starter;      /* goroutine that set the first one */
  guint32    starter_pc;
  MachineRef runner;       /* closure: runs what is ready */
} Finals;

static Finals *
finals_of (const Machine *self)
{
  return self->root->finals != 0 ? machine_ptr (self, self->root->finals) : NULL;
}

static Final *
final_at (const Machine *self,
          MachineRef     list,
          guint          i)
{
  return (Final *) machine_ptr (self, list) + i;
}

static void
append (Machine     *self,
        MachineRef  *inout_list,
        guint32     *inout_n,
        guint32     *inout_cap,
        const Final *final)
{
  if (*inout_n == *inout_cap)
    {
      guint32 cap = MAX (8, *inout_cap * 2);
      MachineRef list = machine_sys_alloc (self, cap * sizeof (Final));

      if (*inout_list != 0)
        {
          memcpy (machine_ptr (self, list), machine_ptr (self, *inout_list),
                  *inout_n * sizeof (Final));
          machine_sys_free (self, *inout_list, *inout_cap * sizeof (Final));
        }
      *inout_list = list;
      *inout_cap = cap;
    }
  *final_at (self, *inout_list, (*inout_n)++) = *final;
}

/* ---- collecting ----------------------------------------------------------------- */

/* While roots are marked: what keeps finalizers and all that their objects refer to. */
void
machine_final_mark (Machine *self)
{
  Finals *finals = finals_of (self);

  if (finals == NULL)
    return;
  machine_heap_mark (self, finals->runner);
  for (guint i = 0; i < finals->n_ready; i++)
    {
      machine_heap_mark (self, final_at (self, finals->ready, i)->object);
      machine_heap_mark (self, final_at (self, finals->ready, i)->func[1]);
    }
  for (guint i = 0; i < finals->n; i++)
    {
      machine_gc_mark_inside (self, final_at (self, finals->finals, i)->object);
      machine_heap_mark (self, final_at (self, finals->finals, i)->func[1]);
    }
}

/* When all is marked: objects that are not are kept once more. */
void
machine_final_find_ready (Machine *self)
{
  Finals *finals = finals_of (self);
  guint n_left = 0;

  if (finals == NULL)
    return;
  for (guint i = 0; i < finals->n; i++)
    {
      Final final = *final_at (self, finals->finals, i);

      if (machine_gc_is_marked (self, final.object))
        *final_at (self, finals->finals, n_left++) = final;
      else
        append (self, &finals->ready, &finals->n_ready, &finals->ready_cap, &final);
    }
  finals->n = n_left;
  for (guint i = 0; i < finals->n_ready; i++)
    machine_heap_mark (self, final_at (self, finals->ready, i)->object);
}

/* After a collection. */
void
machine_final_start (Machine *self)
{
  Finals *finals = finals_of (self);

  if (finals == NULL || finals->running || finals->n_ready == 0)
    return;
  finals->running = TRUE;
  machine_sched_spawn (self, finals->starter, finals->runner, finals->starter_pc);
}

gboolean
machine_final_is_running (const Machine *self)
{
  const Finals *finals = finals_of (self);

  return finals != NULL && finals->running;
}

/* ---- natives ---------------------------------------------------------------------- */

static MachineStatus refuse (Machine    *self,
                             MachineG   *g,
                             const char *format,
                             ...) G_GNUC_PRINTF (3, 4);

static MachineStatus
refuse (Machine    *self,
        MachineG   *g,
        const char *format,
        ...)
{
  g_autofree char *text = NULL, *whole = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  whole = g_strconcat ("runtime.SetFinalizer: ", text, NULL);
  machine_exec_fatal (self, g, whole);
  return MACHINE_STOP;
}

static void
forget (Machine   *self,
        Finals    *finals,
        MachineRef object)
{
  for (guint i = 0; finals != NULL && i < finals->n; i++)
    if (final_at (self, finals->finals, i)->object == object)
      {
        memmove (final_at (self, finals->finals, i), final_at (self, finals->finals, i + 1),
                 (--finals->n - i) * sizeof (Final));
        return;
      }
}

static gboolean
has_one (const Machine *self,
         const Finals  *finals,
         MachineRef     object)
{
  for (guint i = 0; finals != NULL && i < finals->n; i++)
    if (final_at (self, finals->finals, i)->object == object)
      return TRUE;
  return FALSE;
}

static Finals *
make_finals (Machine   *self,
             MachineG  *g,
             MachineRef runner)
{
  Finals *finals;

  if (self->root->finals == 0)
    self->root->finals = machine_sys_alloc (self, sizeof (Finals));
  finals = finals_of (self);
  if (finals->runner == 0)
    {
      finals->runner = runner;
      finals->starter = g->id;
      finals->starter_pc = machine_exec_user_pc (self, g);
    }
  return finals;
}

/* Whether a func type takes the object's type, or an interface that it satisfies. */
static gboolean
accepts (const Machine  *self,
         const CodeType *func,
         guint32         type)
{
  const CodeType *param;

  if (func->variadic || func->n_params != 1)
    return FALSE;
  param = &self->program->types[func->fields[0].type];
  return func->fields[0].type == type
         || (param->kind == CODE_TYPE_INTERFACE
             && machine_implements (self, type, func->fields[0].type, NULL))
         || (param->kind == CODE_TYPE_POINTER
             && param->elem == self->program->types[type].elem
             && (!param->is_named || !self->program->types[type].is_named));
}

/* func setFinalizer(obj, finalizer any, run func()) */
MachineStatus
machine_native_set_finalizer (Machine  *self,
                              MachineG *g,
                              guint64  *slots)
{
  const CodeType *types = self->program->types;
  const CodeType *type = &types[slots[0]], *func = &types[slots[2]];
  Final final = { slots[1], slots[0], { slots[2], slots[3] } };
  Finals *finals = finals_of (self);
  MachineRef start;

  if (slots[0] == 0)
    return refuse (self, g, "first argument is nil");
  if (type->kind != CODE_TYPE_POINTER)
    return refuse (self, g, "first argument is %s, not pointer", type->name);
  if (slots[1] == 0)
    return refuse (self, g, "first argument is nil pointer, of type %s", type->name);
  start = machine_heap_find (self, slots[1], NULL, NULL);
  if (start != 0 && start != slots[1])
    return refuse (self, g, "pointer not at beginning of allocated block");
  if (slots[2] == 0)
    {
      forget (self, finals, slots[1]);
      return MACHINE_DONE;
    }
  if (func->kind != CODE_TYPE_FUNC)
    return refuse (self, g, "second argument is %s, not a function", func->name);
  if (!accepts (self, func, slots[0]))
    return refuse (self, g, "cannot pass %s to finalizer %s", type->name, func->name);
  if (has_one (self, finals, slots[1]))
    return refuse (self, g, "finalizer already set");
  if (start == 0)
    return MACHINE_DONE; /* a global: it never goes */
  finals = make_finals (self, g, slots[4]);
  append (self, &finals->finals, &finals->n, &finals->cap, &final);
  return MACHINE_DONE;
}

/* func callFinalizer() bool: calls the next one that is ready */
MachineStatus
machine_native_call_finalizer (Machine  *self,
                               MachineG *g,
                               guint64  *slots)
{
  Finals *finals = finals_of (self);
  const CodeType *func;
  Final final;
  guint32 index;
  guint64 *args;

  slots[0] = finals->n_ready > 0;
  if (!slots[0])
    {
      finals->running = FALSE;
      return MACHINE_DONE;
    }
  final = *final_at (self, finals->ready, --finals->n_ready);
  func = &self->program->types[final.func[0]];
  index = machine_closure_func (self, final.func[1]);
  machine_exec_call_closure (self, g, final.func[1]);
  if (self->root->exit_set)
    return MACHINE_STOP;
  args = (guint64 *) machine_ptr (self, g->stack + g->fp)
         + self->program->funcs[index].n_result_slots;
  if (self->program->types[func->fields[0].type].kind == CODE_TYPE_INTERFACE)
    *args++ = final.type;
  *args = final.object;
  return MACHINE_CALL;
}
