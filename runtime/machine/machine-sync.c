/* SPDX-License-Identifier: MIT */

/*
 * sync.Mutex and sync.RWMutex, with the real ones' state words and rules.
 *
 * A mutex in normal mode is fair in the long run only: Unlock wakes the first
 * waiter, which competes with whoever comes along. One that lost and has waited
 * for over a millisecond turns the mutex to starving mode: then Unlock hands it to the
 * first waiter, newcomers queue, until a waiter finds that it waited less or is
 * the last.
 */

#include "machine-sync.h"

#include "machine-clock.h"
#include "machine-exec.h"
#include "machine-sched-host.h"

MachineStatus
machine_panic_string (Machine    *self,
                      MachineG   *g,
                      const char *text)
{
  guint64 string[2], value[2];

  machine_new_string (self, text, strlen (text), string);
  machine_make_interface (self, self->program->type_string, string, value);
  machine_panic_raise (self, g, value);
  return MACHINE_PANIC;
}

gboolean
machine_raise_nil (Machine   *self,
                   MachineG  *g,
                   MachineRef ref)
{
  machine_panic_raise_nil (self, g, ref);
  return TRUE;
}

static void
emit_lock (Machine             *self,
           MachineG            *g,
           const MachineObject *object,
           MachineEventKind     kind,
           guint32              other,
           guint                flags)
{
  if (!object->info.library)
    machine_emit_full (self, g, kind, other, object->id, 0, 0, flags | MACHINE_EMIT_USER);
}

/* ---- Mutex -------------------------------------------------------------------- */

/* One attempt to get into the state word. TRUE: the mutex is g's. */
static gboolean
attempt (MachineGoMutex *mutex,
         gboolean        starving,
         gboolean        awoke)
{
  gint32 old = mutex->state;
  gint32 state = old;

  if (!(old & MACHINE_MUTEX_STARVING))
    state |= MACHINE_MUTEX_LOCKED;
  if (old & (MACHINE_MUTEX_LOCKED | MACHINE_MUTEX_STARVING))
    state += MACHINE_MUTEX_WAITER;
  if (starving && old & MACHINE_MUTEX_LOCKED)
    state |= MACHINE_MUTEX_STARVING;
  if (awoke)
    state &= ~MACHINE_MUTEX_WOKEN;
  mutex->state = state;
  return !(old & (MACHINE_MUTEX_LOCKED | MACHINE_MUTEX_STARVING));
}

/* A waiter that has the semaphore, in starving mode: the mutex is its own. */
static void
take_over (MachineGoMutex *mutex,
           gboolean        starving)
{
  mutex->state += MACHINE_MUTEX_LOCKED - MACHINE_MUTEX_WAITER;
  if (!starving || mutex->state / MACHINE_MUTEX_WAITER == 0)
    mutex->state -= MACHINE_MUTEX_STARVING;
}

MachineStatus
machine_mutex_lock (Machine        *self,
                    MachineG       *g,
                    MachineObject  *object,
                    MachineGoMutex *mutex,
                    MachineWait     wait)
{
  MachineGx *gx = machine_gx (g);
  gint64 now_ns;

  if (!machine_sema_is_woken (g))
    {
      if (mutex->state == 0)
        {
          mutex->state = MACHINE_MUTEX_LOCKED;
          return MACHINE_DONE;
        }
      gx->starving = FALSE;
      if (attempt (mutex, FALSE, FALSE))
        return MACHINE_DONE;
      gx->wait_start_ns = machine_sched_now (self, machine_sched (self));
      if (!machine_sema_acquire (self, g, object, MACHINE_QUEUE_MUTEX, &mutex->sema, FALSE, wait))
        return MACHINE_RETRY;
    }
  else if (!machine_sema_acquire (self, g, object, MACHINE_QUEUE_MUTEX, &mutex->sema, FALSE, wait))
    {
      return MACHINE_RETRY;
    }

  for (;;)
    {
      now_ns = machine_sched_now (self, machine_sched (self));
      gx->starving |= now_ns - gx->wait_start_ns > MACHINE_MUTEX_STARVING_NS;
      if (mutex->state & MACHINE_MUTEX_STARVING)
        {
          take_over (mutex, gx->starving);
          return MACHINE_DONE;
        }
      if (attempt (mutex, gx->starving, TRUE))
        return MACHINE_DONE;
      if (!machine_sema_acquire (self, g, object, MACHINE_QUEUE_MUTEX, &mutex->sema, TRUE, wait))
        return MACHINE_RETRY;
    }
}

/* The mutex was just left; waiters are about. */
static MachineStatus
wake_next (Machine        *self,
           MachineG       *g,
           MachineObject  *object,
           MachineGoMutex *mutex)
{
  if (mutex->state & MACHINE_MUTEX_STARVING)
    {
      if (machine_sema_release (self, g, object, MACHINE_QUEUE_MUTEX, &mutex->sema, TRUE))
        return machine_sema_yield (g);
      return MACHINE_DONE;
    }
  if (mutex->state / MACHINE_MUTEX_WAITER == 0
      || mutex->state & (MACHINE_MUTEX_LOCKED | MACHINE_MUTEX_WOKEN))
    return MACHINE_DONE;
  mutex->state = (mutex->state - MACHINE_MUTEX_WAITER) | MACHINE_MUTEX_WOKEN;
  machine_sema_release (self, g, object, MACHINE_QUEUE_MUTEX, &mutex->sema, FALSE);
  return MACHINE_DONE;
}

MachineStatus
machine_mutex_unlock (Machine        *self,
                      MachineG       *g,
                      MachineObject  *object,
                      MachineGoMutex *mutex)
{
  mutex->state -= MACHINE_MUTEX_LOCKED;
  return mutex->state == 0 ? MACHINE_DONE : wake_next (self, g, object, mutex);
}

static MachineStatus
locked (Machine       *self,
        MachineG      *g,
        MachineObject *object)
{
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  machine_clock_acquire (self, g, object->clocks[0]);
  machine_clock_acquire (self, g, object->clocks[1]);
  object->owner = g->id;
  emit_lock (self, g, object, MACHINE_EVENT_MUTEX_LOCK, 0, 0);
  return MACHINE_DONE;
}

/* func (m *Mutex) Lock() */
MachineStatus
machine_native_mutex_lock (Machine  *self,
                           MachineG *g,
                           guint64  *slots)
{
  MachineGoMutex *mutex = machine_ptr (self, slots[0]);
  MachineObject *object;
  MachineStatus status;

  if (machine_check_nil (self, g, slots[0]))
    return MACHINE_PANIC;
  object = machine_object_get (self, g, MACHINE_OBJECT_MUTEX, slots[0]);
  if (mutex->state == 0 && !machine_sema_is_woken (g))
    {
      mutex->state = MACHINE_MUTEX_LOCKED;
      return locked (self, g, object);
    }
  status = machine_mutex_lock (self, g, object, mutex, MACHINE_WAIT_MUTEX);
  return status == MACHINE_DONE ? locked (self, g, object) : status;
}

/* func (m *Mutex) TryLock() bool */
MachineStatus
machine_native_mutex_try_lock (Machine  *self,
                               MachineG *g,
                               guint64  *slots)
{
  MachineGoMutex *mutex;
  MachineRef ref = slots[1];

  if (machine_check_nil (self, g, ref))
    return MACHINE_PANIC;
  mutex = machine_ptr (self, ref);
  slots[0] = !(mutex->state & (MACHINE_MUTEX_LOCKED | MACHINE_MUTEX_STARVING));
  if (slots[0])
    {
      mutex->state |= MACHINE_MUTEX_LOCKED;
      locked (self, g, machine_object_get (self, g, MACHINE_OBJECT_MUTEX, ref));
    }
  return MACHINE_DONE;
}

/* func (m *Mutex) Unlock() */
MachineStatus
machine_native_mutex_unlock (Machine  *self,
                             MachineG *g,
                             guint64  *slots)
{
  MachineGoMutex *mutex;
  MachineObject *object;
  guint32 handed = 0;

  if (machine_check_nil (self, g, slots[0]))
    return MACHINE_PANIC;
  mutex = machine_ptr (self, slots[0]);
  if (!(mutex->state & MACHINE_MUTEX_LOCKED))
    {
      machine_exec_fatal (self, g, "sync: unlock of unlocked mutex");
      return MACHINE_STOP;
    }
  object = machine_object_get (self, g, MACHINE_OBJECT_MUTEX, slots[0]);
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  machine_clock_release (self, g, &object->clocks[0]);
  object->owner = 0;
  if (mutex->state & MACHINE_MUTEX_STARVING)
    handed = machine_sema_first (self, object, MACHINE_QUEUE_MUTEX);
  emit_lock (self, g, object, MACHINE_EVENT_MUTEX_UNLOCK, handed, 0);
  return machine_mutex_unlock (self, g, object, mutex);
}

/* ---- RWMutex ---------------------------------------------------------------------- */

static void
add_reader (Machine       *self,
            MachineObject *object,
            guint32        id)
{
  guint32 *readers;

  if (object->n_readers == object->readers_cap)
    {
      guint cap = MAX (8, object->readers_cap * 2);
      MachineRef fresh = machine_sys_alloc (self, cap * sizeof (guint32));

      if (object->readers != 0)
        {
          memcpy (machine_ptr (self, fresh), machine_ptr (self, object->readers),
                  object->n_readers * sizeof (guint32));
          machine_sys_free (self, object->readers, object->readers_cap * sizeof (guint32));
        }
      object->readers = fresh;
      object->readers_cap = cap;
    }
  readers = machine_ptr (self, object->readers);
  readers[object->n_readers++] = id;
}

/* Any goroutine may leave as a reader; it is counted as its own entry if it has one. */
static void
remove_reader (Machine       *self,
               MachineObject *object,
               guint32        id)
{
  guint32 *readers = machine_ptr (self, object->readers);
  guint at = 0;

  if (object->n_readers == 0)
    return;
  for (guint i = 0; i < object->n_readers; i++)
    {
      if (readers[i] == id)
        {
          at = i;
          break;
        }
    }
  memmove (readers + at, readers + at + 1, (object->n_readers - at - 1) * sizeof (guint32));
  readers[--object->n_readers] = 0;
}

static MachineStatus
entered_as_reader (Machine       *self,
                   MachineG      *g,
                   MachineObject *object)
{
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  machine_clock_acquire (self, g, object->clocks[0]);
  add_reader (self, object, g->id);
  emit_lock (self, g, object, MACHINE_EVENT_MUTEX_LOCK, 0, MACHINE_EVENT_FLAG_READ);
  return MACHINE_DONE;
}

/* func (rw *RWMutex) RLock() */
MachineStatus
machine_native_rw_rlock (Machine  *self,
                         MachineG *g,
                         guint64  *slots)
{
  MachineGoRWMutex *rw;
  MachineObject *object;

  if (machine_check_nil (self, g, slots[0]))
    return MACHINE_PANIC;
  rw = machine_ptr (self, slots[0]);
  object = machine_object_get (self, g, MACHINE_OBJECT_RWMUTEX, slots[0]);
  if ((machine_sema_is_woken (g) || ++rw->reader_count < 0)
      && !machine_sema_acquire (self, g, object, MACHINE_QUEUE_READER, &rw->reader_sem, FALSE,
                                MACHINE_WAIT_RWMUTEX_R))
    return MACHINE_RETRY;
  return entered_as_reader (self, g, object);
}

/* func (rw *RWMutex) TryRLock() bool */
MachineStatus
machine_native_rw_try_rlock (Machine  *self,
                             MachineG *g,
                             guint64  *slots)
{
  MachineGoRWMutex *rw;
  MachineRef ref = slots[1];

  if (machine_check_nil (self, g, ref))
    return MACHINE_PANIC;
  rw = machine_ptr (self, ref);
  slots[0] = rw->reader_count >= 0;
  if (slots[0])
    {
      rw->reader_count++;
      entered_as_reader (self, g, machine_object_get (self, g, MACHINE_OBJECT_RWMUTEX, ref));
    }
  return MACHINE_DONE;
}

/* func (rw *RWMutex) RUnlock() */
MachineStatus
machine_native_rw_runlock (Machine  *self,
                           MachineG *g,
                           guint64  *slots)
{
  MachineGoRWMutex *rw;
  MachineObject *object;

  if (machine_check_nil (self, g, slots[0]))
    return MACHINE_PANIC;
  rw = machine_ptr (self, slots[0]);
  if (rw->reader_count == 0 || rw->reader_count == -MACHINE_RW_MAX_READERS)
    {
      machine_exec_fatal (self, g, "sync: RUnlock of unlocked RWMutex");
      return MACHINE_STOP;
    }
  object = machine_object_get (self, g, MACHINE_OBJECT_RWMUTEX, slots[0]);
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  machine_clock_release (self, g, &object->clocks[1]);
  remove_reader (self, object, g->id);
  emit_lock (self, g, object, MACHINE_EVENT_MUTEX_UNLOCK, 0, MACHINE_EVENT_FLAG_READ);
  if (--rw->reader_count < 0 && --rw->reader_wait == 0)
    machine_sema_release (self, g, object, MACHINE_QUEUE_WRITER, &rw->writer_sem, FALSE);
  return MACHINE_DONE;
}

enum
{
  RW_STAGE_MUTEX,   /* against other writers */
  RW_STAGE_READERS, /* for readers to leave */
};

/* func (rw *RWMutex) Lock() */
MachineStatus
machine_native_rw_lock (Machine  *self,
                        MachineG *g,
                        guint64  *slots)
{
  MachineGx *gx = machine_gx (g);
  MachineGoRWMutex *rw;
  MachineObject *object;
  gboolean wait = TRUE;

  if (machine_check_nil (self, g, slots[0]))
    return MACHINE_PANIC;
  rw = machine_ptr (self, slots[0]);
  object = machine_object_get (self, g, MACHINE_OBJECT_RWMUTEX, slots[0]);
  if (gx->stage == RW_STAGE_MUTEX)
    {
      gint32 readers;

      if (machine_mutex_lock (self, g, object, &rw->w, MACHINE_WAIT_MUTEX) == MACHINE_RETRY)
        return MACHINE_RETRY;
      readers = rw->reader_count;
      rw->reader_count -= MACHINE_RW_MAX_READERS;
      wait = readers != 0 && (rw->reader_wait += readers) != 0;
    }
  if (wait
      && !machine_sema_acquire (self, g, object, MACHINE_QUEUE_WRITER, &rw->writer_sem, FALSE,
                                MACHINE_WAIT_RWMUTEX_W))
    {
      gx->stage = RW_STAGE_READERS;
      return MACHINE_RETRY;
    }
  gx->stage = RW_STAGE_MUTEX;
  return locked (self, g, object);
}

/* func (rw *RWMutex) TryLock() bool */
MachineStatus
machine_native_rw_try_lock (Machine  *self,
                            MachineG *g,
                            guint64  *slots)
{
  MachineGoRWMutex *rw;
  MachineRef ref = slots[1];

  if (machine_check_nil (self, g, ref))
    return MACHINE_PANIC;
  rw = machine_ptr (self, ref);
  slots[0] = !(rw->w.state & (MACHINE_MUTEX_LOCKED | MACHINE_MUTEX_STARVING))
             && rw->reader_count == 0;
  if (slots[0])
    {
      rw->w.state |= MACHINE_MUTEX_LOCKED;
      rw->reader_count = -MACHINE_RW_MAX_READERS;
      locked (self, g, machine_object_get (self, g, MACHINE_OBJECT_RWMUTEX, ref));
    }
  return MACHINE_DONE;
}

/* func (rw *RWMutex) Unlock() */
MachineStatus
machine_native_rw_unlock (Machine  *self,
                          MachineG *g,
                          guint64  *slots)
{
  MachineGoRWMutex *rw;
  MachineObject *object;

  if (machine_check_nil (self, g, slots[0]))
    return MACHINE_PANIC;
  rw = machine_ptr (self, slots[0]);
  if (rw->reader_count >= 0)
    {
      machine_exec_fatal (self, g, "sync: Unlock of unlocked RWMutex");
      return MACHINE_STOP;
    }
  object = machine_object_get (self, g, MACHINE_OBJECT_RWMUTEX, slots[0]);
  machine_object_touch (self, machine_sched (self), &object->last_ns);
  machine_clock_release (self, g, &object->clocks[0]);
  object->owner = 0;
  emit_lock (self, g, object, MACHINE_EVENT_MUTEX_UNLOCK, 0, 0);
  rw->reader_count += MACHINE_RW_MAX_READERS;
  for (gint32 i = rw->reader_count; i > 0; i--)
    machine_sema_release (self, g, object, MACHINE_QUEUE_READER, &rw->reader_sem, FALSE);
  return machine_mutex_unlock (self, g, object, &rw->w);
}
