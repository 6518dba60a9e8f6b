/* SPDX-License-Identifier: MIT */

/*
 * sync/atomic. Between two instructions nothing else happens, so a plain access
 * is atomic already; what is left is to make each operation one visible event.
 * Slots hold integers sign- or zero-extended, which the casts of WORD_TYPE do.
 */

#include "machine-clock.h"
#include "machine-exec.h"
#include "machine-native-sched.h"
#include "machine-sched-host.h"
#include "machine-sync.h"

/* An operation is the user's if he called it, or called a method of atomic.Int32 and the like on a
 * variable of his own; the library uses atomics too, of which nothing is shown. */
static gboolean
is_users (Machine   *self,
          MachineG  *g,
          MachineRef ref)
{
  const CodeFunc *func;

  if (!(machine_sched_host (self)->pc_flags[g->pc] & MACHINE_PC_LIBRARY))
    return TRUE;
  func = &self->program->funcs[machine_pc_func (self, g->pc)];
  return g_strcmp0 (func->package, "sync/atomic") == 0 && machine_address_is_users (self, ref);
}

static void
emit_atomic (Machine   *self,
             MachineG  *g,
             MachineRef ref,
             gint64     value)
{
  if (is_users (self, g, ref))
    machine_emit_full (self, g, MACHINE_EVENT_ATOMIC, 0, 0, value, 0, MACHINE_EMIT_USER);
}

/* result = how the native's result is had from `old`; the new value goes to the word. */
#define READ_MODIFY_WRITE(name, type, WORD_TYPE, n_results, compute_new, compute_result)           \
  MachineStatus machine_atomic_##name##_##type (Machine *self, MachineG *g, guint64 *slots)        \
  {                                                                                                \
    MachineRef ref = slots[n_results];                                                             \
    const guint64 *args = slots + n_results + 1;                                                   \
    WORD_TYPE *word, old;                                                                          \
                                                                                                   \
    if (machine_check_nil (self, g, ref))                                                          \
      return MACHINE_PANIC;                                                                        \
    machine_clock_atomic (self, g, ref);                                                           \
    word = machine_ptr (self, ref);                                                                \
    old = *word;                                                                                   \
    (void) args;                                                                                   \
    *word = (WORD_TYPE) (compute_new);                                                             \
    compute_result;                                                                                \
    emit_atomic (self, g, ref, (gint64) *word);                                                    \
    return MACHINE_DONE;                                                                           \
  }

#define EXTENDED(WORD_TYPE, value) ((guint64) (gint64) (WORD_TYPE) (value))

#define WORD_OPERATIONS(type, WORD_TYPE)                                                           \
  READ_MODIFY_WRITE (load, type, WORD_TYPE, 1, old, slots[0] = EXTENDED (WORD_TYPE, old))          \
  READ_MODIFY_WRITE (store, type, WORD_TYPE, 0, args[0], (void) old)                               \
  READ_MODIFY_WRITE (add, type, WORD_TYPE, 1, (guint64) old + args[0],                             \
                     slots[0] = EXTENDED (WORD_TYPE, *word))                                       \
  READ_MODIFY_WRITE (swap, type, WORD_TYPE, 1, args[0], slots[0] = EXTENDED (WORD_TYPE, old))      \
  READ_MODIFY_WRITE (and, type, WORD_TYPE, 1, (guint64) old & args[0],                             \
                     slots[0] = EXTENDED (WORD_TYPE, old))                                         \
  READ_MODIFY_WRITE (or, type, WORD_TYPE, 1, (guint64) old | args[0],                              \
                     slots[0] = EXTENDED (WORD_TYPE, old))                                         \
  READ_MODIFY_WRITE (cas, type, WORD_TYPE, 1, old == (WORD_TYPE) args[0] ? args[1] : (guint64) old, \
                     slots[0] = old == (WORD_TYPE) args[0])

WORD_OPERATIONS (int32, gint32)
WORD_OPERATIONS (uint32, guint32)
WORD_OPERATIONS (int64, gint64)
WORD_OPERATIONS (uint64, guint64)

/* ---- interfaces, for atomic.Value ------------------------------------------------- */

/* func loadAny(addr *any) any */
MachineStatus
machine_atomic_load_any (Machine  *self,
                         MachineG *g,
                         guint64  *slots)
{
  MachineRef ref = slots[2];

  if (machine_check_nil (self, g, ref))
    return MACHINE_PANIC;
  machine_clock_atomic (self, g, ref);
  memcpy (slots, machine_ptr (self, ref), 16);
  emit_atomic (self, g, ref, (gint64) slots[1]);
  return MACHINE_DONE;
}

/* func storeAny(addr *any, value any) */
MachineStatus
machine_atomic_store_any (Machine  *self,
                          MachineG *g,
                          guint64  *slots)
{
  if (machine_check_nil (self, g, slots[0]))
    return MACHINE_PANIC;
  machine_clock_atomic (self, g, slots[0]);
  memcpy (machine_ptr (self, slots[0]), slots + 1, 16);
  emit_atomic (self, g, slots[0], (gint64) slots[2]);
  return MACHINE_DONE;
}

/* func swapAny(addr *any, value any) any */
MachineStatus
machine_atomic_swap_any (Machine  *self,
                         MachineG *g,
                         guint64  *slots)
{
  MachineRef ref = slots[2];

  if (machine_check_nil (self, g, ref))
    return MACHINE_PANIC;
  machine_clock_atomic (self, g, ref);
  memcpy (slots, machine_ptr (self, ref), 16);
  memcpy (machine_ptr (self, ref), slots + 3, 16);
  emit_atomic (self, g, ref, (gint64) slots[4]);
  return MACHINE_DONE;
}

/* func compareAndSwapAny(addr *any, old, new any) bool */
MachineStatus
machine_atomic_cas_any (Machine  *self,
                        MachineG *g,
                        guint64  *slots)
{
  MachineRef ref = slots[1];
  guint64 *word;
  int equal;

  if (machine_check_nil (self, g, ref))
    return MACHINE_PANIC;
  machine_clock_atomic (self, g, ref);
  word = machine_ptr (self, ref);
  equal = machine_interface_equal (self, g, word, slots + 2);
  if (equal < 0)
    return MACHINE_PANIC;
  slots[0] = (guint64) equal;
  if (equal)
    memcpy (word, slots + 4, 16);
  emit_atomic (self, g, ref, (gint64) word[1]);
  return MACHINE_DONE;
}

/* func sameType(a, b any) bool */
MachineStatus
machine_atomic_same_type (Machine  *self,
                          MachineG *g,
                          guint64  *slots)
{
  slots[0] = slots[1] == slots[3];
  return MACHINE_DONE;
}
