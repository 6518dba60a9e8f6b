/* SPDX-License-Identifier: MIT */

/*
 * Copies of the registry for views: channels with buffers and queues, locks with
 * owners and waiters, timers, the context tree.
 */

#include "machine-bubble.h"
#include "machine-chan.h"
#include "machine-names.h"
#include "machine-sched-context.h"
#include "machine-sync.h"
#include "machine-view.h"

#define MAX_VALUES 64
#define MAX_VALUE_CHARS 80

static void
object_view_free (gpointer data)
{
  MachineObjectView *view = data;

  for (guint i = 0; i < view->n_values; i++)
    g_free (view->values[i]);
  for (guint i = 0; i < view->n_waiters; i++)
    g_free (view->waiters[i].value);
  g_free (view->values);
  g_free (view->waiters);
  g_free (view->readers);
  g_free (view->name);
  g_free (view->type);
  g_free (view->label);
  g_free (view);
}

static char *
dup_value (const Machine *self,
           guint32        type,
           const guint64 *slots)
{
  GString *out = g_string_new (NULL);

  machine_format_value ((Machine *) self, type, slots, MAX_VALUE_CHARS, out);
  return g_string_free (out, FALSE);
}

static void
add_waiters (const Machine      *self,
             const MachineQueue *queue,
             const MachineChan  *chan,
             GArray             *out_waiters)
{
  for (MachineRef ref = queue->first; ref != 0; ref = machine_sudog (self, ref)->next)
    {
      const MachineSudog *sudog = machine_sudog (self, ref);
      MachineWaiter waiter = { .g = machine_g (self, sudog->g)->id };

      waiter.is_send = (sudog->flags & MACHINE_SUDOG_SEND) != 0;
      waiter.in_select = (sudog->flags & MACHINE_SUDOG_SELECT) != 0;
      if (waiter.is_send && sudog->value_offset != MACHINE_NO_OFFSET)
        waiter.value
          = dup_value (self, chan->elem, machine_sudog_slot (self, sudog, sudog->value_offset));
      g_array_append_val (out_waiters, waiter);
    }
}

static void
set_waiters (MachineObjectView *view,
             GArray            *waiters)
{
  view->n_waiters = waiters->len;
  view->waiters = (MachineWaiter *) g_array_free (waiters, FALSE);
}

static void
view_chan (const Machine     *self,
           const MachineChan *chan,
           MachineObjectView *view)
{
  GArray *waiters = g_array_new (FALSE, TRUE, sizeof (MachineWaiter));
  g_autofree guint64 *slots = g_new0 (guint64, chan->elem_slots + 1);

  view->capacity = (guint) MIN (chan->cap, G_MAXUINT);
  view->len = (guint) chan->len;
  view->closed = (gboolean) chan->closed;
  view->n_values = MIN (view->len, MAX_VALUES);
  view->values = g_new0 (char *, view->n_values + 1);
  for (guint i = 0; i < view->n_values; i++)
    {
      machine_chan_peek ((Machine *) self, chan, i, slots);
      view->values[i] = dup_value (self, chan->elem, slots);
    }
  add_waiters (self, &chan->sendq, chan, waiters);
  add_waiters (self, &chan->recvq, chan, waiters);
  set_waiters (view, waiters);
}

static void
view_lock (const Machine       *self,
           const MachineObject *object,
           MachineObjectView   *view)
{
  GArray *waiters = g_array_new (FALSE, TRUE, sizeof (MachineWaiter));

  for (guint i = 0; i < MACHINE_OBJECT_SUDOGS; i++)
    add_waiters (self, &object->waiters[i], NULL, waiters);
  set_waiters (view, waiters);
  view->owner = object->owner;
  view->n_readers = object->n_readers;
  if (object->n_readers > 0)
    view->readers = g_memdup2 (machine_ptr (self, object->readers),
                               object->n_readers * sizeof (guint32));
}

static MachineObjectView *
view_object (const Machine       *self,
             const MachineObject *object)
{
  MachineObjectView *view = g_new0 (MachineObjectView, 1);

  view->id = object->id;
  view->kind = object->kind;
  view->name = machine_object_dup_name (self, object->id, &object->info);
  view->type = machine_object_dup_type (self, &object->info);
  view->made_by = object->made_by;
  view->made_pc = object->made_pc;
  view->library = (gboolean) object->info.library;
  view->when_ns = -1;
  view->parent = object->parent;
  view->channel = object->channel;
  switch ((MachineObjectKind) object->kind)
    {
    case MACHINE_OBJECT_CHAN:
      view_chan (self, machine_chan (self, object->ref), view);
      break;
    case MACHINE_OBJECT_WAITGROUP:
      view_lock (self, object, view);
      view->count
        = (gint32) (((MachineGoWaitGroup *) machine_ptr (self, object->ref))->state >> 32);
      break;
    case MACHINE_OBJECT_MUTEX:
    case MACHINE_OBJECT_RWMUTEX:
    case MACHINE_OBJECT_COND:
      view_lock (self, object, view);
      break;
    case MACHINE_OBJECT_ONCE:
      view->owner = object->owner;
      view->count = *(guint32 *) machine_ptr (self, object->ref);
      break;
    case MACHINE_OBJECT_TIMER:
      if (object->timer != 0)
        view->when_ns = machine_timer_get_when (self, machine_ptr (self, object->timer));
      break;
    case MACHINE_OBJECT_CONTEXT:
      view->when_ns = machine_bubble_run_time (self, object->bubble, object->when_ns);
      view->done = (gboolean) object->done;
      view->label = machine_context_dup_label (self, object);
      break;
    }
  return view;
}

/**
 * machine_dup_objects:
 *
 * Lists channels, locks, timers and contexts with their present state.
 *
 * Returns: (transfer full) (element-type MachineObjectView): by id
 */
GPtrArray *
machine_dup_objects (const Machine *self)
{
  GPtrArray *views = g_ptr_array_new_with_free_func (object_view_free);
  guint32 n = machine_sched (self)->n_objects;

  for (guint32 id = 1; id <= n; id++)
    {
      const MachineObject *object = machine_object_by_id (self, id);

      if (object != NULL)
        g_ptr_array_add (views, view_object (self, object));
    }
  return views;
}
