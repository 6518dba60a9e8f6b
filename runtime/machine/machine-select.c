/* SPDX-License-Identifier: MIT */

/*
 * Select. Several ready cases are a decision; the policy go takes one with equal
 * chances, fifo the first. Without a ready case and without default the
 * goroutine joins the queue of every case; the first partner takes it out of all
 * of them.
 *
 * The channels and values of a select statement lie in the goroutine's frame.
 * Those of reflect.Select lie in a heap object that says how many cases there
 * are, and are seen as the frame of a select statement made for it:
 *
 *     [ n cases | has default | ok | channel, is send, value slot | … | values ]
 */

#include "machine-select.h"

#include "machine-bubble.h"
#include "machine-sched-host.h"

/* A select under way: its cases name slots from fp on. */
typedef struct
{
  const CodeSelect *select;
  guint64          *fp;
  MachineRef        frame;  /* the heap object that fp is the start of, 0: the goroutine's frame */
  guint64          *result; /* in the goroutine's frame */
} Run;

#define FRAME_HEADER_SLOTS 3
#define FRAME_OK_SLOT 2
#define FRAME_CASE_SLOTS 3

static guint32
select_pc (const MachineG *g)
{
  return g->exec_flags & MACHINE_G_AFTER_OP ? machine_gx ((MachineG *) g)->park_pc : g->pc;
}

static guint64 *
frame_slots (const Machine  *self,
             const MachineG *g)
{
  return machine_ptr (self, g->stack + g->fp);
}

/* The heap object of the reflect.Select that g is at, or 0. */
static MachineRef
reflect_frame (const Machine  *self,
               const MachineG *g)
{
  const CodeProgram *program = self->program;
  guint32 pc = select_pc (g);
  const MachineNativeEntry *native;

  if (pc >= program->n_code || program->code[pc].op != CODE_OP_CALLN)
    return 0;
  native = self->natives[code_instr_s (program->code[pc])];
  if (native == NULL || native->func != machine_native_reflect_select_cases)
    return 0;
  return frame_slots (self, g)[program->code[pc].a + 1];
}

/* What a heap object says, as a select statement; the cases are to be freed. */
static void
read_frame (const guint64 *frame,
            CodeSelect    *out)
{
  out->n_cases = (guint) frame[0];
  out->has_default = frame[1] != 0;
  out->cases = g_new0 (CodeSelectCase, out->n_cases + 1);
  for (guint i = 0; i < out->n_cases; i++)
    {
      guint at = FRAME_HEADER_SLOTS + i * FRAME_CASE_SLOTS;

      out->cases[i].chan_slot = (guint16) at;
      out->cases[i].is_send = frame[at + 1] != 0;
      out->cases[i].value_slot = (guint16) frame[at + 2];
      out->cases[i].ok_slot = out->cases[i].is_send ? CODE_NO_SLOT : FRAME_OK_SLOT;
    }
}

const CodeSelect *
machine_select_at (const Machine  *self,
                   const MachineG *g)
{
  const CodeProgram *program = self->program;
  guint32 pc = select_pc (g);
  MachineRef frame = reflect_frame (self, g);
  MachineSchedHost *host = machine_sched_host (self);

  if (frame != 0)
    {
      g_free (host->reflect_select.cases);
      read_frame (machine_ptr (self, frame), &host->reflect_select);
      return &host->reflect_select;
    }
  if (pc >= program->n_code || program->code[pc].op != CODE_OP_SELECT)
    return NULL;
  return &program->selects[code_instr_s (program->code[pc])];
}

MachineRef
machine_select_get_chan (const Machine        *self,
                         const MachineG       *g,
                         const CodeSelectCase *select_case)
{
  MachineRef frame = reflect_frame (self, g);
  const guint64 *fp = frame != 0 ? machine_ptr (self, frame) : frame_slots (self, g);

  return fp[select_case->chan_slot];
}

static gboolean
is_ready (const Machine        *self,
          const guint64        *fp,
          const CodeSelectCase *select_case)
{
  MachineRef ref = fp[select_case->chan_slot];

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
  MachineRef frame = reflect_frame (self, g);
  const guint64 *fp = frame != 0 ? machine_ptr (self, frame) : frame_slots (self, g);

  for (guint32 i = 0; i < select->n_cases; i++)
    {
      if (is_ready (self, fp, &select->cases[i]))
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
nth_ready (const Machine *self,
           const Run     *run,
           guint          n)
{
  for (guint i = 0; i < run->select->n_cases; i++)
    {
      if (is_ready (self, run->fp, &run->select->cases[i]) && n-- == 0)
        return (gint) i;
    }
  return -1;
}

/* One of several ready cases, through the funnel; -1 if the machine stops to ask. */
static gint
decide_case (Machine   *self,
             MachineG  *g,
             const Run *run,
             guint      n_ready)
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
  if (chosen >= 0 && (guint) chosen < run->select->n_cases
      && is_ready (self, run->fp, &run->select->cases[chosen]))
    return chosen;
  return nth_ready (self, run, taken);
}

static MachineStatus
run_case (Machine   *self,
          MachineG  *g,
          const Run *run,
          guint      index)
{
  const CodeSelectCase *select_case = &run->select->cases[index];
  guint64 *fp = run->fp;
  MachineChan *chan = machine_chan (self, fp[select_case->chan_slot]);

  machine_emit (self, g, MACHINE_EVENT_SELECT_CASE, 0, chan->id, index, 0);
  *run->result = index;
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
           const Run      *run,
           guint16         slot)
{
  if (slot == CODE_NO_SLOT)
    return MACHINE_NO_OFFSET;
  return run->frame != 0 ? slot * 8u : machine_stack_offset (self, g, run->fp + slot);
}

static void
join_queues (Machine   *self,
             MachineG  *g,
             const Run *run)
{
  const CodeSelect *select = run->select;
  const guint64 *fp = run->fp;
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
      sudog->frame = run->frame;
      sudog->value_offset = offset_of (self, g, run, select_case->value_slot);
      sudog->ok_offset
        = select_case->is_send ? MACHINE_NO_OFFSET : offset_of (self, g, run, select_case->ok_slot);
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

/* A case on the channel of another bubble ends the program. */
static gboolean
is_refused (Machine   *self,
            MachineG  *g,
            const Run *run)
{
  for (guint i = 0; i < run->select->n_cases; i++)
    {
      MachineRef ref = run->fp[run->select->cases[i].chan_slot];
      guint32 bubble = ref != 0 ? machine_chan (self, ref)->bubble : 0;

      if (bubble != 0
          && machine_bubble_refuses (self, g, bubble,
                                     "select on synctest channel from outside bubble"))
        return TRUE;
    }
  return FALSE;
}

static MachineStatus
make_select (Machine   *self,
             MachineG  *g,
             const Run *run)
{
  const CodeSelect *select = run->select;
  const guint64 *fp = run->fp;
  guint n_ready = 0;
  guint32 object = 0;
  gint chosen = -1;

  if (g->sched_flags & MACHINE_GF_CLOSED)
    {
      g->sched_flags &= ~MACHINE_GF_CLOSED;
      machine_exec_panic_plain (self, g, "send on closed channel");
      return MACHINE_PANIC;
    }
  if (G_UNLIKELY (machine_sched (self)->n_bubbles != 0) && is_refused (self, g, run))
    return MACHINE_STOP;
  for (guint i = 0; i < select->n_cases; i++)
    n_ready += is_ready (self, fp, &select->cases[i]);
  if (n_ready > 1)
    {
      chosen = decide_case (self, g, run, n_ready);
      if (chosen < 0)
        return MACHINE_RETRY;
    }
  else
    {
      machine_decision_no_select (self);
      chosen = nth_ready (self, run, 0);
    }

  machine_emit (self, g, MACHINE_EVENT_SELECT_BEGIN, 0, 0, select->n_cases,
                select->has_default ? MACHINE_EVENT_FLAG_DEFAULT : 0);
  if (chosen >= 0)
    return run_case (self, g, run, (guint) chosen);
  if (select->has_default)
    {
      *run->result = (guint64) -1;
      machine_emit (self, g, MACHINE_EVENT_SELECT_DEFAULT, 0, 0, 0, 0);
      return MACHINE_DONE;
    }
  join_queues (self, g, run);
  machine_gx (g)->select_result = machine_stack_offset (self, g, run->result);
  machine_emit (self, g, MACHINE_EVENT_SELECT_BLOCK, 0, 0, 0, 0);
  if (select->n_cases == 1 && fp[select->cases[0].chan_slot] != 0)
    object = machine_chan (self, fp[select->cases[0].chan_slot])->id;
  machine_sched_park (self, g, wait_of (select, fp), object);
  return MACHINE_PARKED;
}

MachineStatus
machine_op_select (Machine          *self,
                   MachineG         *g,
                   const CodeSelect *select,
                   guint64          *fp,
                   guint16           result_slot)
{
  Run run = { select, fp, 0, fp + result_slot };

  return make_select (self, g, &run);
}

/* func selectCases(frame unsafe.Pointer) int: package reflect's; -1 is default */
MachineStatus
machine_native_reflect_select_cases (Machine  *self,
                                     MachineG *g,
                                     guint64  *slots)
{
  CodeSelect select;
  Run run = { &select, machine_ptr (self, slots[1]), slots[1], slots };
  MachineStatus status;

  read_frame (run.fp, &select);
  status = make_select (self, g, &run);
  g_free (select.cases);
  return status;
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
