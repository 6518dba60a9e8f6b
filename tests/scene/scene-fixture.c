/* SPDX-License-Identifier: MIT */

#include "scene-fixture.h"

Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->model = scene_model_new_empty ();
  self->trace = machine_trace_new ();
  self->index = scene_index_new ();
  self->model->index = scene_index_ref (self->index);
  return self;
}

void
fixture_free (Fixture *self)
{
  scene_model_free (self->model);
  scene_index_unref (self->index);
  machine_trace_free (self->trace);
  g_free (self);
}

MachineGView *
fixture_g (Fixture      *self,
           guint32       id,
           guint32       parent,
           const char   *name,
           MachineGState state)
{
  MachineGView *g = g_new0 (MachineGView, 1);

  g->id = id;
  g->parent = parent;
  g->path = parent ? g_strdup_printf ("0.%u", id) : g_strdup ("0");
  g->name = g_strdup (name);
  g->state = state;
  g->wait_until_ns = -1;
  g->p = state == MACHINE_G_RUNNING ? 0 : -1;
  g->created_pc = id;
  g_ptr_array_add (self->model->goroutines, g);
  scene_index_set_name (self->index, id, name);
  return g;
}

MachineGView *
fixture_wait (Fixture    *self,
              guint32     id,
              guint32     parent,
              const char *name,
              MachineWait wait,
              guint32     object)
{
  MachineGView *g = fixture_g (self, id, parent, name, MACHINE_G_WAITING);

  g->wait = wait;
  g->wait_object = object;
  return g;
}

MachineObjectView *
fixture_object (Fixture          *self,
                guint32           id,
                MachineObjectKind kind,
                const char       *name,
                const char       *type)
{
  MachineObjectView *object = g_new0 (MachineObjectView, 1);

  object->id = id;
  object->kind = kind;
  object->name = g_strdup (name);
  object->type = g_strdup (type);
  object->made_by = 1;
  object->when_ns = -1;
  g_ptr_array_add (self->model->objects, object);
  return object;
}

void
fixture_values (MachineObjectView *channel,
                guint              capacity,
                const char        *values)
{
  g_auto (GStrv) parts = g_strsplit (values, " ", -1);
  guint n = *values ? g_strv_length (parts) : 0;

  channel->capacity = capacity;
  channel->len = channel->n_values = n;
  channel->values = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    channel->values[i] = g_strdup (parts[i]);
}

void
fixture_waiter (MachineObjectView *object,
                guint32            g,
                gboolean           is_send,
                const char        *value)
{
  object->waiters = g_renew (MachineWaiter, object->waiters, object->n_waiters + 1);
  object->waiters[object->n_waiters++]
    = (MachineWaiter) { .g = g, .is_send = is_send, .value = g_strdup (value) };
}

MachinePView *
fixture_p (Fixture    *self,
           guint32     running,
           guint32     runnext,
           const char *queue)
{
  g_auto (GStrv) parts = g_strsplit (queue, " ", -1);
  MachinePView *p = g_new0 (MachinePView, 1);
  MachineGView *g = scene_model_find_g (self->model, running);

  p->id = self->model->procs->len;
  p->running = running;
  p->runnext = runnext;
  p->n_queue = *queue ? g_strv_length (parts) : 0;
  p->queue = g_new0 (guint32, p->n_queue + 1);
  for (guint i = 0; i < p->n_queue; i++)
    p->queue[i] = (guint32) g_ascii_strtoull (parts[i], NULL, 10);
  p->clock_ns = self->time_ns;
  if (g != NULL)
    g->p = (int) p->id;
  g_ptr_array_add (self->model->procs, p);
  return p;
}

void
fixture_more (Fixture         *self,
              MachineEventKind kind,
              guint32          g,
              guint32          other,
              guint32          object,
              gint64           value)
{
  MachineEvent event = { .time_ns = self->time_ns, .value = value, .g = g, .other = other,
                         .object = object, .kind = kind, .p = 0,
                         .pc = kind == MACHINE_EVENT_GO ? 7 : 0 };

  *machine_trace_append (self->trace) = event;
}

void
fixture_begin (Fixture *self)
{
  self->time_ns += 1000;
}

void
fixture_end (Fixture *self)
{
  scene_index_add_step (self->index, self->trace, machine_trace_get_n (self->trace));
}

void
fixture_event (Fixture         *self,
               MachineEventKind kind,
               guint32          g,
               guint32          other,
               guint32          object,
               gint64           value)
{
  fixture_begin (self);
  fixture_more (self, kind, g, other, object, value);
  fixture_end (self);
}

void
fixture_present (Fixture    *self,
                 const char *value)
{
  gsize step = scene_index_get_n_steps (self->index), n = machine_trace_get_n (self->trace);
  gsize first = n;

  while (first > 0 && scene_index_find_step (self->index, first - 1) + 1 >= step)
    first--;
  for (gsize i = first; i < n; i++)
    {
      SceneModelEvent event = { .event = *machine_trace_get (self->trace, i), .position = i };

      if (event.event.kind == MACHINE_EVENT_CHAN_SEND
          || event.event.kind == MACHINE_EVENT_CHAN_RECV)
        event.value = g_strdup (value);
      g_array_append_val (self->model->events, event);
    }
  self->model->step = step;
  self->model->position = n;
  self->model->time_ns = self->time_ns;
}

/* ---- pictures -------------------------------------------------------------------------- */

#define E(kind, g, other, object, value)                                                           \
  fixture_event (f, MACHINE_EVENT_##kind, g, other, object, value)

/* Lesson 1.2 in the middle, as the design's sketch shows it. */
Fixture *
fixture_fan_out (void)
{
  Fixture *f = fixture_new ();
  MachineObjectView *in, *out, *wg;

  E (START, 1, 0, 0, 0);
  E (CHAN_MAKE, 1, 0, 11, 3);
  E (CHAN_MAKE, 1, 0, 12, 0);
  for (guint32 g = 2; g <= 4; g++)
    {
      E (WG_ADD, 1, 0, 13, g - 1);
      E (GO, 1, g, 0, 0);
    }
  E (GO, 1, 5, 0, 0);
  E (GO, 1, 6, 0, 0);
  E (BLOCK, 1, 0, 12, MACHINE_WAIT_CHAN_RECV);
  E (START, 6, 0, 0, 0);
  E (WG_WAIT, 6, 0, 13, 3);
  E (CHAN_CLOSE, 6, 0, 12, 0); /* so that its line is known */
  E (BLOCK, 6, 0, 13, MACHINE_WAIT_WAITGROUP);
  E (START, 2, 0, 0, 0);
  E (BLOCK, 2, 0, 11, MACHINE_WAIT_CHAN_RECV);
  E (START, 5, 0, 0, 0);
  E (CHAN_SEND, 5, 2, 11, 1);
  for (gint64 value = 2; value <= 6; value++)
    E (CHAN_SEND, 5, 0, 11, value);
  E (PREEMPT, 5, 0, 0, 0);
  for (guint32 g = 2; g <= 4; g++)
    {
      E (SCHED, g, 0, 0, 0);
      E (CHAN_RECV, g, 0, 11, g);
      E (WG_ADD, g, 0, 13, 3);
      if (g != 3)
        E (BLOCK, g, 0, g == 2 ? 11 : 12,
           g == 2 ? MACHINE_WAIT_CHAN_RECV : MACHINE_WAIT_CHAN_SEND);
    }
  fixture_begin (f);
  fixture_more (f, MACHINE_EVENT_CHAN_SEND, 3, 1, 12, 16);
  fixture_more (f, MACHINE_EVENT_CHAN_RECV, 1, 3, 12, 16);
  fixture_more (f, MACHINE_EVENT_WAKE, 3, 1, 12, 0);
  fixture_end (f);

  fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNABLE);
  fixture_wait (f, 2, 1, "main.worker", MACHINE_WAIT_CHAN_RECV, 11);
  fixture_g (f, 3, 1, "main.worker", MACHINE_G_RUNNING);
  fixture_wait (f, 4, 1, "main.worker", MACHINE_WAIT_CHAN_SEND, 12);
  fixture_g (f, 5, 1, "main.feeder", MACHINE_G_RUNNABLE);
  fixture_wait (f, 6, 1, "main.closer", MACHINE_WAIT_WAITGROUP, 13);
  in = fixture_object (f, 11, MACHINE_OBJECT_CHAN, "in", "chan int");
  fixture_values (in, 3, "5 6");
  fixture_waiter (in, 2, FALSE, NULL);
  out = fixture_object (f, 12, MACHINE_OBJECT_CHAN, "out", "chan int");
  fixture_waiter (out, 4, TRUE, "9");
  wg = fixture_object (f, 13, MACHINE_OBJECT_WAITGROUP, "wg", NULL);
  wg->count = 3;
  fixture_waiter (wg, 6, FALSE, NULL);
  fixture_present (f, "16");
  f->model->current = 3;
  return f;
}

Fixture *
fixture_select (gboolean decided)
{
  Fixture *f = fixture_new ();
  SceneModelSelect select = { .g = 1, .has_default = FALSE };
  MachineCaseView cases[] = { { 0, FALSE, 11, TRUE, 12 }, { 1, FALSE, 14, FALSE, 14 },
                              { 2, TRUE, 12, TRUE, 16 } };
  MachineObjectView *object;

  E (START, 1, 0, 0, 0);
  E (GO, 1, 2, 0, 0);
  E (GO, 1, 3, 0, 0);
  E (CHAN_SEND, 2, 0, 11, 0);
  E (CHAN_BLOCK, 3, 0, 12, 0);
  E (CHAN_RECV, 3, 0, 12, 0);
  E (TIMER_START, 1, 0, 13, 5000000000);
  E (SELECT_BEGIN, 1, 0, 0, 3);
  if (decided)
    {
      fixture_begin (f);
      fixture_more (f, MACHINE_EVENT_SELECT_CASE, 1, 0, 11, 0);
      fixture_more (f, MACHINE_EVENT_CHAN_RECV, 1, 0, 11, 0);
      fixture_end (f);
    }
  fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNING);
  fixture_wait (f, 2, 1, "main.notify", MACHINE_WAIT_SLEEP, 0)->wait_until_ns = 2500000;
  fixture_wait (f, 3, 1, "main.audit", MACHINE_WAIT_CHAN_RECV, 12);
  object = fixture_object (f, 11, MACHINE_OBJECT_CHAN, "notes", "chan string");
  fixture_values (object, 2, decided ? "two" : "hello,world two");
  object = fixture_object (f, 12, MACHINE_OBJECT_CHAN, "log", "chan<- main.Entry");
  fixture_waiter (object, 3, FALSE, NULL);
  object = fixture_object (f, 13, MACHINE_OBJECT_TIMER, "timeout", NULL);
  object->when_ns = 5000000000;
  object->channel = 14;
  object = fixture_object (f, 14, MACHINE_OBJECT_CHAN, "chan time.Time #14", "chan time.Time");
  object->library = TRUE;
  object->capacity = 1;
  select.cases = g_array_new (FALSE, FALSE, sizeof (MachineCaseView));
  g_array_append_vals (select.cases, cases, G_N_ELEMENTS (cases));
  select.decided = decided;
  g_array_append_val (f->model->selects, select);
  fixture_present (f, "\"hello, world\"");
  f->model->current = 1;
  return f;
}

Fixture *
fixture_locks (void)
{
  Fixture *f = fixture_new ();
  MachineObjectView *object;

  E (START, 1, 0, 0, 0);
  for (guint32 g = 2; g <= 5; g++)
    {
      E (GO, 1, g, 0, 0);
      E (WG_ADD, 1, 0, 12, g - 1);
    }
  E (MUTEX_LOCK, 2, 0, 11, 0);
  E (MUTEX_BLOCK, 3, 0, 11, 0);
  E (MUTEX_BLOCK, 4, 0, 11, 0);
  E (MUTEX_LOCK, 5, 0, 13, 0);
  E (WG_ADD, 5, 0, 12, 4);
  E (WG_WAIT, 1, 0, 12, 4);
  E (ONCE_DO, 5, 0, 14, 1);
  fixture_wait (f, 1, 0, "main.main", MACHINE_WAIT_WAITGROUP, 12);
  fixture_g (f, 2, 1, "main.increment", MACHINE_G_RUNNING);
  fixture_wait (f, 3, 1, "main.increment", MACHINE_WAIT_MUTEX, 11);
  fixture_wait (f, 4, 1, "main.increment", MACHINE_WAIT_MUTEX, 11);
  fixture_g (f, 5, 1, "main.(*Cache).refresh.func2", MACHINE_G_RUNNABLE)->panicking = TRUE;
  fixture_g (f, 6, 1, "main.done", MACHINE_G_DEAD);
  object = fixture_object (f, 11, MACHINE_OBJECT_MUTEX, "mu", NULL);
  object->owner = 2;
  fixture_waiter (object, 3, FALSE, NULL);
  fixture_waiter (object, 4, FALSE, NULL);
  object = fixture_object (f, 12, MACHINE_OBJECT_WAITGROUP, "wg", NULL);
  object->count = 4;
  fixture_waiter (object, 1, FALSE, NULL);
  object = fixture_object (f, 13, MACHINE_OBJECT_RWMUTEX, "cache.mu", NULL);
  object->n_readers = 1;
  object->readers = g_new0 (guint32, 1);
  object->readers[0] = 5;
  object = fixture_object (f, 14, MACHINE_OBJECT_ONCE, "once", NULL);
  object->count = 1;
  object = fixture_object (f, 15, MACHINE_OBJECT_MUTEX, "free", NULL);
  object = fixture_object (f, 16, MACHINE_OBJECT_CHAN, "jobs", "chan main.Job");
  fixture_values (object, 100, "{1} {2} {12345678}");
  object->closed = TRUE;
  fixture_present (f, NULL);
  return f;
}

Fixture *
fixture_context (void)
{
  Fixture *f = fixture_new ();
  MachineObjectView *object;

  E (START, 1, 0, 0, 0);
  E (GO, 1, 2, 0, 0);
  E (GO, 1, 3, 0, 0);
  E (CHAN_RECV, 2, 0, 21, 0);
  E (CHAN_RECV, 3, 0, 23, 0);
  E (CTX_NEW, 1, 0, 11, 0);
  E (CTX_NEW, 1, 0, 12, 11);
  E (CTX_NEW, 1, 0, 13, 12);
  fixture_begin (f);
  fixture_more (f, MACHINE_EVENT_CTX_CANCEL, 1, 0, 12, 0);
  fixture_more (f, MACHINE_EVENT_CTX_CANCEL, 1, 0, 13, 0);
  fixture_end (f);
  fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNING);
  fixture_wait (f, 2, 1, "main.service", MACHINE_WAIT_CHAN_RECV, 21);
  fixture_g (f, 3, 1, "main.query", MACHINE_G_RUNNABLE);
  object = fixture_object (f, 11, MACHINE_OBJECT_CONTEXT, "ctx", NULL);
  object->label = g_strdup ("Background");
  object->channel = 21;
  object = fixture_object (f, 12, MACHINE_OBJECT_CONTEXT, "service", NULL);
  object->label = g_strdup ("WithCancel");
  object->parent = 11;
  object->done = TRUE;
  object->channel = 22;
  object = fixture_object (f, 13, MACHINE_OBJECT_CONTEXT, "query", NULL);
  object->label = g_strdup ("WithTimeout 5s");
  object->parent = 12;
  object->done = TRUE;
  object->when_ns = 5000000000;
  object->channel = 23;
  object = fixture_object (f, 14, MACHINE_OBJECT_CONTEXT, "日志上下文", NULL);
  object->label = g_strdup ("WithValue 追踪号");
  object->parent = 12;
  for (guint32 id = 21; id <= 23; id++)
    {
      object = fixture_object (f, id, MACHINE_OBJECT_CHAN, "done", "chan struct {}");
      object->library = TRUE;
      object->closed = id > 21;
      if (id == 21)
        fixture_waiter (object, 2, FALSE, NULL);
    }
  fixture_present (f, NULL);
  return f;
}

/* n workers of which most wait for the same channel. */
Fixture *
fixture_crowd (guint n)
{
  Fixture *f = fixture_new ();
  MachineObjectView *jobs;

  E (START, 1, 0, 0, 0);
  E (CHAN_MAKE, 1, 0, 11, 4);
  for (guint32 g = 2; g < 2 + n; g++)
    {
      E (GO, 1, g, 0, 0);
      E (CHAN_RECV, g, 0, 11, 0);
    }
  fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNING);
  jobs = fixture_object (f, 11, MACHINE_OBJECT_CHAN, "jobs", "chan int");
  fixture_values (jobs, 4, "");
  for (guint32 g = 2; g < 2 + n; g++)
    if (g % 10 == 0)
      fixture_g (f, g, 1, "main.worker", MACHINE_G_RUNNABLE);
    else
      {
        fixture_wait (f, g, 1, "main.worker", MACHINE_WAIT_CHAN_RECV, 11);
        fixture_waiter (jobs, g, FALSE, NULL);
      }
  E (CHAN_SEND, 1, 2, 11, 7);
  fixture_present (f, "7");
  return f;
}

Fixture *
fixture_pipeline (guint n)
{
  Fixture *f = fixture_new ();

  E (START, 1, 0, 0, 0);
  for (guint32 g = 1; g <= n; g++)
    {
      g_autofree char *name = g_strdup_printf ("main.stage%u", g);
      g_autofree char *chan = g_strdup_printf ("c%u", g);
      MachineObjectView *object;

      E (GO, 1, g, 0, 0);
      E (CHAN_SEND, g, 0, 100 + g, g);
      E (CHAN_RECV, g % n + 1, 0, 100 + g, g);
      fixture_g (f, g, g == 1 ? 0 : 1, g == 1 ? "main.main" : name,
                 g % 3 == 0 ? MACHINE_G_RUNNABLE : MACHINE_G_RUNNING);
      object = fixture_object (f, 100 + g, MACHINE_OBJECT_CHAN, chan, "chan int");
      fixture_values (object, 2, "1");
    }
  fixture_present (f, "42");
  return f;
}

Fixture *
fixture_long (guint n)
{
  Fixture *f = fixture_new ();

  E (START, 1, 0, 0, 0);
  for (guint32 g = 2; g <= n; g++)
    E (GO, 1, g, 0, 0);
  for (guint round = 0; round < 2; round++)
    for (guint32 g = 2; g <= n; g++)
      {
        guint32 next = g % n + 1;

        E (SCHED, g, 0, 0, 0);
        if (g % 3)
          E (BLOCK, g, 0, 11, MACHINE_WAIT_CHAN_RECV);
        else
          E (PREEMPT, g, 0, 0, 0);
        E (CHAN_SEND, g, next, 11, g);
        if (round == 1 && g % 5 == 0)
          E (EXIT, g, 0, 0, 0);
      }
  fixture_g (f, 1, 0, "main.main", MACHINE_G_RUNNING);
  fixture_present (f, "1");
  for (guint32 g = 2; g <= n; g++)
    scene_index_set_name (f->index, g, "main.worker");
  return f;
}
