/* SPDX-License-Identifier: MIT */

/*
 * Channels. Whoever finds a partner waiting completes the partner's operation
 * too, by writing into its frame, and makes it runnable; the partner then goes on
 * behind its instruction. Only a sender that close() wakes repeats its
 * instruction, since that is where its panic belongs.
 */

#include "machine-chan.h"

#include "machine-bubble.h"
#include "machine-clock.h"
#include "machine-quick.h"
#include "machine-select.h"

/* Go allocates no more at once. */
#define MAX_BUFFER_BYTES ((guint64) 1 << 48)

#define CHAN_BYTES ((sizeof (MachineChan) + 7) & ~(gsize) 7)

/* ---- elements ---------------------------------------------------------------- */

static MachineRef
element_at (const Machine     *self,
            const MachineChan *chan,
            guint64            index)
{
  return machine_ref (self, chan) + CHAN_BYTES + index * chan->elem_bytes;
}

static void
put_element (Machine       *self,
             MachineChan   *chan,
             const guint64 *value)
{
  MachineRef at = element_at (self, chan, chan->send_index);

  if (chan->word)
    *(guint64 *) machine_ptr (self, at) = *value;
  else if (chan->elem_slots > 0)
    machine_store_value (self, chan->elem, at, value);
  if (++chan->send_index == chan->cap)
    chan->send_index = 0;
  chan->len++;
}

/* The oldest element goes to `value`; without a taker it is just dropped. */
static void
take_element (Machine     *self,
              MachineChan *chan,
              guint64     *value)
{
  MachineRef at = element_at (self, chan, chan->recv_index);

  if (chan->word)
    {
      if (value != NULL)
        *value = *(guint64 *) machine_ptr (self, at);
      *(guint64 *) machine_ptr (self, at) = 0;
    }
  else if (chan->elem_slots > 0)
    {
      if (value != NULL)
        machine_load_value (self, chan->elem, value, at);
      memset (machine_ptr (self, at), 0, chan->elem_bytes);
    }
  if (++chan->recv_index == chan->cap)
    chan->recv_index = 0;
  chan->len--;
}

void
machine_chan_peek (Machine           *self,
                   const MachineChan *chan,
                   guint64            index,
                   guint64           *slots)
{
  guint64 at = (chan->recv_index + index) % chan->cap;

  if (chan->elem_slots > 0)
    machine_load_value (self, chan->elem, slots, element_at (self, chan, at));
}

/* ---- partners ------------------------------------------------------------------ */

static void
copy_slots (guint64       *to,
            const guint64 *from,
            guint          n)
{
  if (n == 1)
    *to = *from;
  else if (n > 0)
    memcpy (to, from, n * sizeof (guint64));
}

static guint64 *
sudog_value (const Machine      *self,
             const MachineSudog *sudog)
{
  if (sudog->value_offset == MACHINE_NO_OFFSET)
    return NULL;
  return machine_sudog_slot (self, sudog, sudog->value_offset);
}

/* The first waiter; if it waits in a select, that leaves its other queues at once. */
static MachineSudog *
dequeue (Machine      *self,
         MachineQueue *queue)
{
  MachineSudog *sudog = machine_sudog (self, queue->first);

  machine_queue_remove (self, queue, sudog);
  if (sudog->flags & MACHINE_SUDOG_SELECT)
    machine_select_leave (self, sudog);
  return sudog;
}

/* The waiting goroutine's half of the rendezvous is done. */
static void
finish_partner (Machine      *self,
                MachineG     *waker,
                MachineSudog *sudog)
{
  MachineG *partner = machine_g (self, sudog->g);

  if (sudog->flags & MACHINE_SUDOG_SELECT)
    machine_select_finish (self, sudog);
  machine_sched_ready (self, waker, partner);
}

static void
emit_case (Machine            *self,
           const MachineSudog *sudog,
           const MachineChan  *chan)
{
  if (sudog->flags & MACHINE_SUDOG_SELECT)
    machine_emit (self, machine_g (self, sudog->g), MACHINE_EVENT_SELECT_CASE, 0, chan->id,
                  sudog->case_index, 0);
}

/* A waiting receiver gets a value, or with value NULL the zero value of a closed channel. */
static void
give (Machine       *self,
      MachineChan   *chan,
      MachineSudog  *sudog,
      const guint64 *value)
{
  guint64 *to = sudog_value (self, sudog);

  if (to != NULL && value != NULL)
    copy_slots (to, value, chan->elem_slots);
  else if (to != NULL)
    memset (to, 0, chan->elem_slots * sizeof (guint64));
  if (sudog->ok_offset != MACHINE_NO_OFFSET)
    *(guint64 *) machine_sudog_slot (self, sudog, sudog->ok_offset) = value != NULL;
}

static void
emit_zero (Machine     *self,
           MachineG    *g,
           MachineChan *chan)
{
  machine_emit_full (self, g, MACHINE_EVENT_CHAN_RECV, 0, chan->id, 0, chan->elem,
                     MACHINE_EVENT_FLAG_CLOSED);
}

/* ---- clocks: what went into the buffer is seen by whoever takes out, and the other way -- */

static void
clock_send (Machine     *self,
            MachineG    *g,
            MachineChan *chan)
{
  MachineObject *object = machine_object (self, chan->object);

  if (g == NULL)
    {
      machine_clock_release_time (self, &object->clocks[0]);
      return;
    }
  machine_clock_acquire (self, g, object->clocks[1]);
  machine_clock_release (self, g, &object->clocks[0]);
}

static void
clock_recv (Machine     *self,
            MachineG    *g,
            MachineChan *chan)
{
  MachineObject *object = machine_object (self, chan->object);

  machine_clock_acquire (self, g, object->clocks[0]);
  machine_clock_release (self, g, &object->clocks[1]);
}

/* ---- operations that can be done now ------------------------------------------------ */

gboolean
machine_chan_can_send (const MachineChan *chan)
{
  return chan->closed || chan->recvq.first != 0 || chan->len < chan->cap;
}

gboolean
machine_chan_can_recv (const MachineChan *chan)
{
  return chan->len > 0 || chan->sendq.first != 0 || chan->closed;
}

void
machine_chan_do_send (Machine       *self,
                      MachineG      *g,
                      MachineChan   *chan,
                      const guint64 *value)
{
  guint32 sender = g != NULL ? g->id : 0;

  machine_object_touch (self, machine_sched (self), &chan->last_ns);
  if (chan->recvq.first != 0)
    {
      MachineSudog *sudog = dequeue (self, &chan->recvq);
      MachineG *receiver = machine_g (self, sudog->g);

      machine_emit_value (self, g, MACHINE_EVENT_CHAN_SEND, receiver->id, chan->id, chan->elem,
                          value, 0);
      if (g != NULL)
        machine_clock_pass (self, receiver, g);
      give (self, chan, sudog, value);
      emit_case (self, sudog, chan);
      machine_emit_value (self, receiver, MACHINE_EVENT_CHAN_RECV, sender, chan->id, chan->elem,
                          value, 0);
      finish_partner (self, g, sudog);
      return;
    }
  put_element (self, chan, value);
  clock_send (self, g, chan);
  machine_emit_value (self, g, MACHINE_EVENT_CHAN_SEND, 0, chan->id, chan->elem, value, 0);
}

/* Out of the buffer. What nobody wants is still named in the event. */
static void
recv_oldest (Machine     *self,
             MachineG    *g,
             MachineChan *chan,
             guint64     *value)
{
  guint64 few[4];
  g_autofree guint64 *many = NULL;

  if (value == NULL && chan->elem_slots <= G_N_ELEMENTS (few))
    value = few;
  else if (value == NULL)
    value = many = g_new (guint64, chan->elem_slots);
  take_element (self, chan, value);
  clock_recv (self, g, chan);
  machine_emit_value (self, g, MACHINE_EVENT_CHAN_RECV, 0, chan->id, chan->elem, value, 0);
}

/* The buffer is full and senders wait: the oldest element is received, the first sender's value
 * goes to the end. Without a buffer it goes over directly. */
static void
recv_from_sender (Machine     *self,
                  MachineG    *g,
                  MachineChan *chan,
                  guint64     *value)
{
  MachineSudog *sudog = dequeue (self, &chan->sendq);
  MachineG *sender = machine_g (self, sudog->g);
  const guint64 *sent = sudog_value (self, sudog);
  guint32 direct = chan->cap == 0;

  machine_clock_pass (self, sender, g);
  if (direct)
    {
      if (value != NULL)
        copy_slots (value, sent, chan->elem_slots);
      machine_emit_value (self, g, MACHINE_EVENT_CHAN_RECV, sender->id, chan->id, chan->elem, sent,
                          0);
    }
  else
    {
      recv_oldest (self, g, chan, value);
      put_element (self, chan, sent);
    }
  emit_case (self, sudog, chan);
  machine_emit_value (self, sender, MACHINE_EVENT_CHAN_SEND, direct ? g->id : 0, chan->id,
                      chan->elem, sent, 0);
  finish_partner (self, g, sudog);
}

void
machine_chan_do_recv (Machine     *self,
                      MachineG    *g,
                      MachineChan *chan,
                      guint64     *value,
                      guint64     *ok)
{
  machine_object_touch (self, machine_sched (self), &chan->last_ns);
  if (chan->sendq.first != 0)
    {
      recv_from_sender (self, g, chan, value);
    }
  else if (chan->len > 0)
    {
      recv_oldest (self, g, chan, value);
    }
  else
    {
      machine_clock_acquire (self, g, machine_object (self, chan->object)->clocks[0]);
      if (value != NULL)
        memset (value, 0, chan->elem_slots * sizeof (guint64));
      if (ok != NULL)
        *ok = FALSE;
      emit_zero (self, g, chan);
      return;
    }
  if (ok != NULL)
    *ok = TRUE;
}

void
machine_chan_offer (Machine       *self,
                    MachineRef     ref,
                    const guint64 *value)
{
  MachineChan *chan = machine_chan (self, ref);

  if (!chan->closed && machine_chan_can_send (chan))
    machine_chan_do_send (self, NULL, chan, value);
}

gboolean
machine_chan_take_back (Machine   *self,
                        MachineRef ref)
{
  MachineChan *chan = machine_chan (self, ref);

  if (chan->len == 0)
    return FALSE;
  take_element (self, chan, NULL);
  return TRUE;
}

/* ---- instructions -------------------------------------------------------------------- */

MachineRef
machine_chan_new (Machine  *self,
                  MachineG *g,
                  guint32   chan_type,
                  gint64    capacity)
{
  guint32 elem = self->program->types[chan_type].elem;
  const CodeType *info = &self->program->types[elem];
  MachineObject *object;
  MachineRef ref;
  MachineChan *chan;

  if (capacity < 0
      || (info->size_bytes > 0 && (guint64) capacity > MAX_BUFFER_BYTES / info->size_bytes))
    {
      machine_exec_panic_plain (self, g, "makechan: size out of range");
      return 0;
    }
  ref = machine_heap_alloc_raw (self, CHAN_BYTES, elem, info->size_bytes > 0 ? (gsize) capacity : 0,
                                g->pc);
  if (ref == 0)
    return 0;
  chan = machine_chan (self, ref);
  chan->cap = (guint64) capacity;
  chan->elem = elem;
  chan->elem_bytes = info->size_bytes;
  chan->elem_slots = info->n_slots;
  chan->word = info->mem == CODE_MEM_64;
  object = machine_object_new_chan (self, g, ref, chan_type);
  chan->bubble = machine_bubble_id (self, g);
  chan->id = object->id;
  chan->object = machine_ref (self, object);
  machine_emit (self, g, MACHINE_EVENT_CHAN_MAKE, 0, chan->id, capacity, 0);
  return ref;
}

static MachineStatus
park_forever (Machine    *self,
              MachineG   *g,
              MachineWait wait,
              guint8      flag)
{
  machine_emit (self, g, MACHINE_EVENT_CHAN_BLOCK, 0, 0, 0, flag);
  machine_sched_park (self, g, wait, 0);
  return MACHINE_PARKED;
}

static MachineStatus
park_on (Machine      *self,
         MachineG     *g,
         MachineChan  *chan,
         gboolean      send,
         const guint64 *value,
         const guint64 *ok)
{
  MachineSudog *sudog = &machine_gx (g)->sudog;

  sudog->on = machine_ref (self, chan);
  sudog->flags = send ? MACHINE_SUDOG_SEND : 0;
  sudog->frame = 0;
  sudog->value_offset = value != NULL ? machine_stack_offset (self, g, value) : MACHINE_NO_OFFSET;
  sudog->ok_offset = ok != NULL ? machine_stack_offset (self, g, ok) : MACHINE_NO_OFFSET;
  machine_queue_push (self, send ? &chan->sendq : &chan->recvq, sudog);
  machine_emit_full (self, g, MACHINE_EVENT_CHAN_BLOCK, 0, chan->id, 0, 0,
                     send ? MACHINE_EVENT_FLAG_SEND : MACHINE_EVENT_FLAG_RECV);
  machine_sched_park (self, g, send ? MACHINE_WAIT_CHAN_SEND : MACHINE_WAIT_CHAN_RECV, chan->id);
  return MACHINE_PARKED;
}

MachineStatus
machine_op_send (Machine   *self,
                 MachineG  *g,
                 MachineRef ref,
                 guint64   *value)
{
  MachineStatus status;
  MachineChan *chan;

  if (ref == 0)
    return park_forever (self, g, MACHINE_WAIT_CHAN_SEND_NIL, MACHINE_EVENT_FLAG_SEND);
  chan = machine_chan (self, ref);
  if (G_UNLIKELY (chan->bubble != 0)
      && machine_bubble_refuses (self, g, chan->bubble,
                                 "send on synctest channel from outside bubble"))
    return MACHINE_STOP;
  g->sched_flags &= ~MACHINE_GF_CLOSED;
  if (chan->closed)
    {
      machine_exec_panic_plain (self, g, "send on closed channel");
      return MACHINE_PANIC;
    }
  if (machine_chan_quick_send (self, g, chan, value, &status))
    return status;
  if (!machine_chan_can_send (chan))
    return park_on (self, g, chan, TRUE, value, NULL);
  machine_chan_do_send (self, g, chan, value);
  return MACHINE_DONE;
}

MachineStatus
machine_op_recv (Machine   *self,
                 MachineG  *g,
                 MachineRef ref,
                 guint64   *value,
                 guint64   *ok)
{
  MachineStatus status;
  MachineChan *chan;

  if (ref == 0)
    return park_forever (self, g, MACHINE_WAIT_CHAN_RECV_NIL, MACHINE_EVENT_FLAG_RECV);
  chan = machine_chan (self, ref);
  if (G_UNLIKELY (chan->bubble != 0)
      && machine_bubble_refuses (self, g, chan->bubble,
                                 "receive on synctest channel from outside bubble"))
    return MACHINE_STOP;
  if (machine_chan_quick_recv (self, g, chan, value, ok, &status))
    return status;
  if (!machine_chan_can_recv (chan))
    return park_on (self, g, chan, FALSE, value, ok);
  machine_chan_do_recv (self, g, chan, value, ok);
  return MACHINE_DONE;
}

/* One waiter of a channel that was just closed. */
static void
wake_closed (Machine      *self,
             MachineG     *closer,
             MachineChan  *chan,
             MachineSudog *sudog)
{
  MachineG *g = machine_g (self, sudog->g);

  if (sudog->flags & MACHINE_SUDOG_SEND)
    {
      g->sched_flags |= MACHINE_GF_CLOSED;
      g->pc = machine_gx (g)->park_pc;
      g->exec_flags &= ~MACHINE_G_AFTER_OP;
    }
  else
    {
      give (self, chan, sudog, NULL);
      emit_case (self, sudog, chan);
      emit_zero (self, g, chan);
    }
  finish_partner (self, closer, sudog);
}

/* Go collects the waiters, receivers first, on a stack and readies them from its top: the first
 * receiver comes last and so runs next. */
MachineStatus
machine_op_close (Machine   *self,
                  MachineG  *g,
                  MachineRef ref)
{
  MachineChan *chan;
  GPtrArray *waiters;

  if (ref == 0)
    {
      machine_exec_panic_plain (self, g, "close of nil channel");
      return MACHINE_PANIC;
    }
  chan = machine_chan (self, ref);
  if (G_UNLIKELY (chan->bubble != 0)
      && machine_bubble_refuses (self, g, chan->bubble,
                                 "close of synctest channel from outside bubble"))
    return MACHINE_STOP;
  if (chan->closed)
    {
      machine_exec_panic_plain (self, g, "close of closed channel");
      return MACHINE_PANIC;
    }
  machine_object_touch (self, machine_sched (self), &chan->last_ns);
  machine_clock_release (self, g, &machine_object (self, chan->object)->clocks[0]);
  chan->closed = TRUE;
  waiters = g_ptr_array_new ();
  while (chan->recvq.first != 0)
    g_ptr_array_add (waiters, dequeue (self, &chan->recvq));
  while (chan->sendq.first != 0)
    g_ptr_array_add (waiters, dequeue (self, &chan->sendq));
  machine_emit (self, g, MACHINE_EVENT_CHAN_CLOSE, 0, chan->id, waiters->len, 0);
  for (guint i = waiters->len; i > 0; i--)
    wake_closed (self, g, chan, waiters->pdata[i - 1]);
  g_ptr_array_unref (waiters);
  return MACHINE_DONE;
}

static const MachineChan *
shown_buffer (Machine   *self,
              MachineRef ref)
{
  return ref != 0 && !machine_chan (self, ref)->is_timer ? machine_chan (self, ref) : NULL;
}

gint64
machine_chan_len (Machine   *self,
                  MachineRef ref)
{
  const MachineChan *chan = shown_buffer (self, ref);

  return chan != NULL ? (gint64) chan->len : 0;
}

gint64
machine_chan_cap (Machine   *self,
                  MachineRef ref)
{
  const MachineChan *chan = shown_buffer (self, ref);

  return chan != NULL ? (gint64) chan->cap : 0;
}

static void
check_queue (const Machine      *self,
             const MachineChan  *chan,
             const MachineQueue *queue,
             guint               flags)
{
  MachineRef previous = 0;

  for (MachineRef ref = queue->first; ref != 0; ref = machine_sudog (self, ref)->next)
    {
      const MachineSudog *sudog = machine_sudog (self, ref);

      g_assert (sudog->prev == previous);
      g_assert (sudog->on == machine_ref (self, chan));
      g_assert ((sudog->flags & MACHINE_SUDOG_SEND) == flags);
      g_assert (machine_g (self, sudog->g)->state == MACHINE_G_WAITING);
      previous = ref;
    }
  g_assert (queue->last == previous);
}

void
machine_chan_check_invariants (const Machine     *self,
                               const MachineChan *chan)
{
  check_queue (self, chan, &chan->recvq, 0);
  check_queue (self, chan, &chan->sendq, MACHINE_SUDOG_SEND);
  g_assert (chan->len <= chan->cap);
  g_assert (!chan->closed || (chan->recvq.first == 0 && chan->sendq.first == 0));
  g_assert (chan->recvq.first == 0 || chan->len == 0);
  g_assert (chan->sendq.first == 0 || chan->len == chan->cap);
  if (chan->cap > 0)
    g_assert ((chan->recv_index + chan->len) % chan->cap == chan->send_index);
}
