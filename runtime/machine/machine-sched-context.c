/* SPDX-License-Identifier: MIT */

/*
 * What the library's package context tells: who derives from whom, which channel
 * is whose Done, who is cancelled. The notes change nothing in the run but the
 * registry. A context is known by the address behind its interface; the roots
 * (Background, TODO) have none and are 0.
 */

#include "machine-sched-context.h"

#include "machine-bubble.h"
#include "machine-chan.h"
#include "machine-exec.h"
#include "machine-sched-host.h"

static MachineRef
address_of (const Machine *self,
            const guint64 *interface)
{
  if (interface[0] == 0 || self->program->types[interface[0]].size_bytes == 0)
    return 0;
  return interface[1];
}

static void
keep_text (Machine       *self,
           MachineObject *object,
           const guint64 *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const CodeType *type = &self->program->types[value[0]];
  g_autofree guint64 *slots = g_new0 (guint64, MAX (type->n_slots, 1));

  machine_op_unif (self, (guint32) value[0], value[1], slots);
  machine_format_value (self, (guint32) value[0], slots, 40, text);
  object->text = machine_sys_alloc (self, text->len + 1);
  memcpy (machine_ptr (self, object->text), text->str, text->len);
}

/* func noteContext(child, parent any, kind int, deadline int64, key, value any) */
MachineStatus
machine_native_note_context (Machine  *self,
                             MachineG *g,
                             guint64  *slots)
{
  MachineRef child = address_of (self, slots);
  MachineRef parent = address_of (self, slots + 2);
  MachineObject *object, *above = NULL;

  if (child < MACHINE_NULL_BYTES)
    return MACHINE_DONE;
  object = machine_object_get (self, g, MACHINE_OBJECT_CONTEXT, child);
  if (parent >= MACHINE_NULL_BYTES)
    above = machine_object_find (self, MACHINE_OBJECT_CONTEXT, parent);
  object->parent = above != NULL ? above->id : 0;
  object->bubble = machine_bubble_id (self, g);
  object->when_ns = (gint64) slots[5];
  if (object->bubble != 0 && object->when_ns != -1)
    object->when_ns += MACHINE_BUBBLE_BEHIND_NS;
  object->count = object->when_ns - machine_bubble_now (self, g);
  object->info.variant = (guint32) slots[4];
  object->info.library = FALSE;
  if (slots[4] == MACHINE_CONTEXT_VALUE && slots[6] != 0 && object->text == 0)
    keep_text (self, object, slots + 6);
  machine_object_remember (self, object);
  machine_emit_full (self, g, MACHINE_EVENT_CTX_NEW, 0, object->id, object->parent, 0,
                     MACHINE_EMIT_USER);
  return MACHINE_DONE;
}

/* func noteDone(ctx any, done chan struct{}) */
MachineStatus
machine_native_note_done (Machine  *self,
                          MachineG *g,
                          guint64  *slots)
{
  MachineObject *object
    = machine_object_find (self, MACHINE_OBJECT_CONTEXT, address_of (self, slots));
  MachineObject *chan = machine_object_find (self, MACHINE_OBJECT_CHAN, slots[2]);

  if (object == NULL || chan == NULL)
    return MACHINE_DONE;
  object->channel = chan->id;
  chan->info.related = object->id;
  chan->info.library = FALSE;
  machine_object_remember (self, chan);
  return MACHINE_DONE;
}

/* func noteCancel(ctx any) */
MachineStatus
machine_native_note_cancel (Machine  *self,
                            MachineG *g,
                            guint64  *slots)
{
  MachineObject *object
    = machine_object_find (self, MACHINE_OBJECT_CONTEXT, address_of (self, slots));

  if (object == NULL)
    return MACHINE_DONE;
  object->done = TRUE;
  machine_emit_full (self, g, MACHINE_EVENT_CTX_CANCEL, 0, object->id, 0, 0, MACHINE_EMIT_USER);
  return MACHINE_DONE;
}

static void
append_fraction (GString *out,
                 gint64   value,
                 gint64   unit)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT, value / unit);
  value %= unit;
  if (value == 0)
    return;
  g_string_append_c (out, '.');
  for (unit /= 10; value > 0; unit /= 10)
    {
      g_string_append_c (out, (char) ('0' + value / unit));
      value %= unit;
    }
}

void
machine_format_duration (gint64   ns,
                         GString *out)
{
  const gint64 second = G_GINT64_CONSTANT (1000000000);

  if (ns < 0)
    g_string_append_c (out, '-');
  ns = ABS (ns);
  if (ns == 0)
    {
      g_string_append (out, "0s");
      return;
    }
  if (ns < second)
    {
      gint64 unit = ns < 1000 ? 1 : ns < 1000000 ? 1000 : 1000000;

      append_fraction (out, ns, unit);
      g_string_append (out, unit == 1 ? "ns" : unit == 1000 ? "µs" : "ms");
      return;
    }
  if (ns >= 3600 * second)
    g_string_append_printf (out, "%" G_GINT64_FORMAT "h", ns / (3600 * second));
  if (ns >= 60 * second)
    g_string_append_printf (out, "%" G_GINT64_FORMAT "m", ns / (60 * second) % 60);
  append_fraction (out, ns % (60 * second), second);
  g_string_append_c (out, 's');
}

char *
machine_context_dup_label (const Machine       *self,
                           const MachineObject *object)
{
  static const char *const names[MACHINE_N_CONTEXTS] = {
    "WithCancel", "WithDeadline", "WithTimeout", "WithValue", "WithoutCancel", "AfterFunc",
  };
  GString *out = g_string_new (object->info.variant < MACHINE_N_CONTEXTS
                                 ? names[object->info.variant] : "context");

  if (object->info.variant == MACHINE_CONTEXT_TIMEOUT
      || object->info.variant == MACHINE_CONTEXT_DEADLINE)
    {
      /* Counted from before some instructions of the library: the learner wrote a round number. */
      gint64 ns = (object->count + 500000) / 1000000 * 1000000;

      g_string_append_c (out, ' ');
      machine_format_duration (object->count < 1000000 ? object->count : ns, out);
    }
  if (object->text != 0)
    g_string_append_printf (out, " %s", (const char *) machine_ptr (self, object->text));
  return g_string_free (out, FALSE);
}
