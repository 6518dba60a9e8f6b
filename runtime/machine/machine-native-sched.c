/* SPDX-License-Identifier: MIT */

/*
 * The scheduler's natives: the table, and those short enough to need no file of
 * their own: package runtime's and math/rand's. Atomics are in
 * machine-native-sched-atomic.c.
 */

#include "machine-bubble.h"
#include "machine-exec.h"
#include "machine-heap.h"
#include "machine-native-sched.h"
#include "machine-signal.h"
#include "machine-sched-context.h"
#include "machine-sched-host.h"
#include "machine-sync.h"
#include "machine-timer.h"

/* func Gosched() */
static MachineStatus
native_gosched (Machine  *self,
                MachineG *g,
                guint64  *slots)
{
  machine_emit (self, g, MACHINE_EVENT_YIELD, 0, 0, 0, 0);
  return MACHINE_YIELD;
}

/* func NumGoroutine() int */
static MachineStatus
native_num_goroutine (Machine  *self,
                      MachineG *g,
                      guint64  *slots)
{
  slots[0] = self->root->n_goroutines - machine_final_is_running (self);
  return MACHINE_DONE;
}

/* func GOMAXPROCS(n int) int */
static MachineStatus
native_gomaxprocs (Machine  *self,
                   MachineG *g,
                   guint64  *slots)
{
  gint64 n = (gint64) slots[1];

  slots[0] = machine_sched (self)->n_procs;
  if (n <= 0 || n == (gint64) slots[0])
    return MACHINE_DONE;
  machine_sched_set_procs (self, (guint) MIN (n, MACHINE_MAX_PROCS));
  g->sched_flags |= MACHINE_GF_STAY;
  return MACHINE_YIELD;
}

/* func NumCPU() int */
static MachineStatus
native_num_cpu (Machine  *self,
                MachineG *g,
                guint64  *slots)
{
  slots[0] = self->settings.procs;
  return MACHINE_DONE;
}

/* func next() uint64 */
static MachineStatus
native_random (Machine  *self,
               MachineG *g,
               guint64  *slots)
{
  slots[0] = machine_decide_number (self, g, MACHINE_DECISION_RANDOM, 0);
  return MACHINE_DONE;
}

#define WORD_OPERATIONS(Type, type)                                                                \
  { "sync/atomic.Load" #Type, machine_atomic_load_##type },                                        \
  { "sync/atomic.Store" #Type, machine_atomic_store_##type },                                      \
  { "sync/atomic.Add" #Type, machine_atomic_add_##type },                                          \
  { "sync/atomic.Swap" #Type, machine_atomic_swap_##type },                                        \
  { "sync/atomic.CompareAndSwap" #Type, machine_atomic_cas_##type },                               \
  { "sync/atomic.And" #Type, machine_atomic_and_##type },                                          \
  { "sync/atomic.Or" #Type, machine_atomic_or_##type }

/* func pauses(into *[256]uint64) (total uint64) */
static MachineStatus
native_pauses (Machine  *self,
               MachineG *g,
               guint64  *slots)
{
  const MachineHeap *heap = machine_heap (self);

  memcpy (machine_ptr (self, slots[1]), heap->pauses_ns, sizeof heap->pauses_ns);
  slots[0] = heap->pause_total_ns;
  return MACHINE_DONE;
}

const MachineNativeEntry machine_natives_sched[] = {
  { "internal/sig.listen", machine_native_signal_listen },
  { "internal/sig.next", machine_native_signal_next },
  { "internal/sig.die", machine_native_signal_die },
  { "runtime.Gosched", native_gosched },
  { "runtime.NumGoroutine", native_num_goroutine },
  { "runtime.GOMAXPROCS", native_gomaxprocs },
  { "runtime.NumCPU", native_num_cpu },
  { "runtime.pauses", native_pauses },
  { "math/rand.next", native_random },
  { "math/rand/v2.next", native_random },

  { "internal/bubble.run", machine_native_bubble_run },
  { "internal/bubble.wait", machine_native_bubble_wait },

  { "time.now", machine_native_now },
  { "time.Sleep", machine_native_sleep },
  { "time.startTimer", machine_native_start_timer },
  { "time.stopTimer", machine_native_stop_timer },
  { "time.resetTimer", machine_native_reset_timer },

  { "context.noteContext", machine_native_note_context },
  { "context.noteDone", machine_native_note_done },
  { "context.noteCancel", machine_native_note_cancel },

  { "sync.(*Mutex).Lock", machine_native_mutex_lock },
  { "sync.(*Mutex).TryLock", machine_native_mutex_try_lock },
  { "sync.(*Mutex).Unlock", machine_native_mutex_unlock },
  { "sync.(*RWMutex).Lock", machine_native_rw_lock },
  { "sync.(*RWMutex).TryLock", machine_native_rw_try_lock },
  { "sync.(*RWMutex).Unlock", machine_native_rw_unlock },
  { "sync.(*RWMutex).RLock", machine_native_rw_rlock },
  { "sync.(*RWMutex).TryRLock", machine_native_rw_try_rlock },
  { "sync.(*RWMutex).RUnlock", machine_native_rw_runlock },
  { "sync.(*WaitGroup).Add", machine_native_wg_add },
  { "sync.(*WaitGroup).Done", machine_native_wg_done },
  { "sync.(*WaitGroup).Wait", machine_native_wg_wait },
  { "sync.(*Cond).enqueue", machine_native_cond_enqueue },
  { "sync.(*Cond).park", machine_native_cond_park },
  { "sync.(*Cond).Signal", machine_native_cond_signal },
  { "sync.(*Cond).Broadcast", machine_native_cond_broadcast },
  { "sync.(*Once).note", machine_native_once_note },

  WORD_OPERATIONS (Int32, int32),
  WORD_OPERATIONS (Int64, int64),
  WORD_OPERATIONS (Uint32, uint32),
  WORD_OPERATIONS (Uint64, uint64),
  WORD_OPERATIONS (Uintptr, uint64),
  { "sync/atomic.LoadPointer", machine_atomic_load_uint64 },
  { "sync/atomic.StorePointer", machine_atomic_store_uint64 },
  { "sync/atomic.SwapPointer", machine_atomic_swap_uint64 },
  { "sync/atomic.CompareAndSwapPointer", machine_atomic_cas_uint64 },
  { "sync/atomic.loadAny", machine_atomic_load_any },
  { "sync/atomic.storeAny", machine_atomic_store_any },
  { "sync/atomic.swapAny", machine_atomic_swap_any },
  { "sync/atomic.compareAndSwapAny", machine_atomic_cas_any },
  { "sync/atomic.sameType", machine_atomic_same_type },
  { NULL, NULL },
};
