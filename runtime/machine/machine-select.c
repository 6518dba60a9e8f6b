/* SPDX-License-Identifier: MIT */

/*
 * Select. Several ready cases are a decision; the policy go takes one with equal
 * chances, fifo the first. Without a ready case and without default the
 * goroutine joins the queue of every case; the first partner takes it out of all
 * of them.
 */

#include "machine-select.h"

#include "machine-sched-host.h"

static guint64 *
frame_slots (const Machine  *self,
             const MachineG *g)
{
  return machine_ptr (self, g->stack + g->fp);
}

const CodeSelect *
machine_select_at (const Machine  *self,
                   const MachineG *g)
{
  const CodeProgram *program = self->program;
  guint32 pc = g->exec_flags & MACHINE_G_AFTER_OP ? machine_gx ((MachineG *) g)->park_pc : g->pc;

  if (pc >= program->n_code || program->code[pc].op != CODE_OP_SELECT)
    return NULL;
  return &program->selects[code_instr_s (program->code[pc])];
}

MachineRef
machine_select_get_chan (const Machine        *self,
                         const MachineG       *g,
                         const CodeSelectCase *select_case)
{
  return frame_slots (self, g)[select_case->chan_slot];
}

static gboolean
is_ready (const Machine        *self,
          const MachineG       *g,
          const CodeSelectCase *select_case)
{
  MachineRef ref = machine_select_get_chan (self, g, select_case);

  if (ref == 0)
    return FALSE;
  return select_case->is_send ? machine_chan_can_send (machine_chan (self, ref))
                              : machine_chan_can_recv (machine_chan (self, ref));
}

void
machine_select_list_ready (const Machine  *self,
                           const MachineG *g,
                           GArray         *out_cases)
{
  const CodeSelect *select = machine_select_at (self, g);

  for (guint32 i = 0; i < select->n_cases; i++)
    {
      if (is_ready (self, g, &select->cases[i]))
        g_array_append_val (out_cases, i);
    }
}

guint
machine_select_preset (const Machine *self,
                       MachineG      *g,
                       guint          n)
{
  guint64 rng = machine_gx (g)->rng;

  if (machine_sched (self)->policy == MACHINE_POLICY_FIFO)
    return 0;
  return (guint) machine_random_below (&rng, n);
}

/* ---- making it --------------------------------------------------------------- */

/* The n-th of the ready cases; -1 if there are not so many. */
static gint
nth_ready (const Machine    *self,
           const MachineG   *g,
           const CodeSelect *select,
           guint             n)
{
  for (guint i = 0; i < select->n_cases; i++)
    {
      if (is_ready (self, g, &select->cases[i]) && n-- == 0)
        return (gint) i;
    }
  return -1;
}

/* One of several ready cases, through the funnel; -1 if the machine stops to ask. */
static gint
decide_case (Machine          *self,
             MachineG         *g,
             const CodeSelect *select,
             guint             n_ready)
{
  MachineSched *sched = machine_sched (self);
  gint chosen = machine_pending_select (self, g);
  guint32 taken;

  switch (machine_decision_look (self, MACHINE_DECISION_SELECT,
                                 sched->policy == MACHINE_POLICY_MANUAL, &taken))
    {
    case MACHINE_CHOICE_ASK:
      sched->ask = MACHINE_ASK_SELECT;
      return -1;

    case MACHINE_CHOICE_TAKEN:
      chosen = (gint) taken;
      break;

    case MACHINE_CHOICE_PRESET:
    default:
      break;
    }
  sched->ask = MACHINE_ASK_NOTHING;
  sched->n_decisions++;
  /* The dice are thrown in any case, so that the choices to come stay what they were. */
  taken = machine_select_preset (self, g, n_ready);
  machine_random_next (&machine_gx (g)->rng);
  if (chosen >= 0 && (guint) chosen < select->n_cases
      && is_ready (self, g, &select->cases[chosen]))
    return chosen;
  return nth_ready (self, g, select, taken);
}

static MachineStatus
run_case (Machine          *self,
          MachineG         *g,
          const CodeSelect *select,
          guint             index,
          guint64          *fp,
          guint16           result_slot)
{
  const CodeSelectCase *select_case = &select->cases[index];
  MachineChan *chan = machine_chan (self, fp[select_case->chan_slot]);

  machine_emit (self, g, MACHINE_EVENT_SELECT_CASE, 0, chan->id, index, 0);
  fp[result_slot] = index;
  if (select_case->is_send && chan->closed)
    {
      machine_exec_panic_plain (self, g, "send on closed channel");
      return MACHINE_PANIC;
    }
  if (select_case->is_send)
    machine_chan_do_send (self, g, chan, fp + select_case->value_slot);
  else
    machine_chan_do_recv (
      self, g, chan,
      select_case->value_slot != CODE_NO_SLOT ? fp + select_case->value_slot : NULL,
      select_case->ok_slot != CODE_NO_SLOT ? fp + select_case->ok_slot : NULL);
  return MACHINE_DONE;
}

/* ---- waiting ------------------------------------------------------------------ */

static guint32
offset_of (const Machine  *self,
           const MachineG *g,
           guint64        *fp,
           guint16         slot)
{
  return slot != CODE_NO_SLOT ? machine_stack_offset (self, g, fp + slot) : MACHINE_NO_OFFSET;
}

static void
join_queues (Machine          *self,
             MachineG         *g,
             const CodeSelect *select,
             guint64          *fp)
{
  MachineRef *link = &machine_gx (g)->select_first;

  for (guint i = 0; i < select->n_cases; i++)
    {
      const CodeSelectCase *select_case = &select->cases[i];
      MachineRef ref = fp[select_case->chan_slot];
      MachineSudog *sudog;

      if (ref == 0)
        continue;
      sudog = machine_sudog_new (self);
      sudog->g = machine_ref (self, g);
      sudog->on = ref;
      sudog->flags = MACHINE_SUDOG_SELECT | (select_case->is_send ? MACHINE_SUDOG_SEND : 0);
      sudog->case_index = i;
      sudog->value_offset = offset_of (self, g, fp, select_case->value_slot);
      sudog->ok_offset
        = select_case->is_send ? MACHINE_NO_OFFSET : offset_of (self, g, fp, select_case->ok_slot);
      machine_queue_push (self,
                          select_case->is_send ? &machine_chan (self, ref)->sendq
                                               : &machine_chan (self, ref)->recvq,
                          sudog);
      *link = machine_ref (self, sudog);
      link = &sudog->g_next;
    }
  *link = 0;
}

/* gc makes a plain operation of a select with one case, and goroutine dumps show it. */
static MachineWait
wait_of (const CodeSelect *select,
         const guint64    *fp)
{
  if (select->n_cases == 0)
    return MACHINE_WAIT_SELECT_NONE;
  if (select->n_cases > 1)
    return MACHINE_WAIT_SELECT;
  if (fp[select->cases[0].chan_slot] == 0)
    return select->cases[0].is_send ? MACHINE_WAIT_CHAN_SEND_NIL : MACHINE_WAIT_CHAN_RECV_NIL;
  return select->cases[0].is_send ? MACHINE_WAIT_CHAN_SEND : MACHINE_WAIT_CHAN_RECV;
}

MachineStatus
machine_op_select (Machine          *self,
                   MachineG         *g,
                   const CodeSelect *select,
                   guint64          *fp,
                   guint16           result_slot)
{
  guint n_ready = 0;
  guint32 object = 0;
  gint chosen = -1;

  if (g->sched_flags & MACHINE_GF_CLOSED)
    {
      g->sched_flags &= ~MACHINE_GF_CLOSED;
      machine_exec_panic_plain (self, g, "send on closed channel");
      return MACHINE_PANIC;
    }
  for (guint i = 0; i < select->n_cases; i++)
    n_ready += is_ready (self, g, &select->cases[i]);
  if (n_ready > 1)
    {
      chosen = decide_case (self, g, select, n_ready);
      if (chosen < 0)
        return MACHINE_RETRY;
    }
  else
    {
      machine_decision_no_select (self);
      chosen = nth_ready (self, g, select, 0);
    }

  machine_emit (self, g, MACHINE_EVENT_SELECT_BEGIN, 0, 0, select->n_cases,
                select->has_default ? MACHINE_EVENT_FLAG_DEFAULT : 0);
  if (chosen >= 0)
    return run_case (self, g, select, (guint) chosen, fp, result_slot);
  if (select->has_default)
    {
      fp[result_slot] = (guint64) -1;
      machine_emit (self, g, MACHINE_EVENT_SELECT_DEFAULT, 0, 0, 0, 0);
      return MACHINE_DONE;
    }
  join_queues (self, g, select, fp);
  machine_gx (g)->select_result = machine_stack_offset (self, g, fp + result_slot);
  machine_emit (self, g, MACHINE_EVENT_SELECT_BLOCK, 0, 0, 0, 0);
  if (select->n_cases == 1 && fp[select->cases[0].chan_slot] != 0)
    object = machine_chan (self, fp[select->cases[0].chan_slot])->id;
  machine_sched_park (self, g, wait_of (select, fp), object);
  return MACHINE_PARKED;
}

void
machine_select_leave (Machine      *self,
                      MachineSudog *sudog)
{
  MachineGx *gx = machine_gx (machine_g (self, sudog->g));
  MachineRef winner = machine_ref (self, sudog);

  for (MachineRef ref = gx->select_first; ref != 0;)
    {
      MachineSudog *other = machine_sudog (self, ref);

      ref = other->g_next;
      if (other != sudog)
        {
          MachineChan *chan = machine_chan (self, other->on);

          machine_queue_remove (self,
                                other->flags & MACHINE_SUDOG_SEND ? &chan->sendq : &chan->recvq,
                                other);
          machine_sudog_free (self, other);
        }
    }
  gx->select_first = winner;
  sudog->g_next = 0;
}

void
machine_select_finish (Machine      *self,
                       MachineSudog *sudog)
{
  MachineG *g = machine_g (self, sudog->g);
  MachineGx *gx = machine_gx (g);

  *(guint64 *) machine_stack_slot (self, g, gx->select_result) = sudog->case_index;
  gx->select_first = 0;
  machine_sudog_free (self, sudog);
}
