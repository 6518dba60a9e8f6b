/* SPDX-License-Identifier: MIT */

/*
 * The lines of the stage. Which goroutine uses which object comes from the
 * trace up to here; who waits, holds or could be chosen comes from the state;
 * what happened in this step comes from its events. Of several reasons for the
 * same line the strongest look wins: StageEdgeLook is in rising order.
 */

#include "scene-stage-private.h"

#include <string.h>

StageEdge *
stage_find_edge (const Stage *self,
                 guint        from,
                 guint        to,
                 const char  *verb)
{
  for (guint i = 0; i < self->edges->len; i++)
    {
      StageEdge *edge = &g_array_index (self->edges, StageEdge, i);

      if (edge->from == from && edge->to == to && (verb == NULL || strcmp (edge->verb, verb) == 0))
        return edge;
    }
  return NULL;
}

static StageEdge *
add_edge (Stage        *self,
          guint         from,
          guint         to,
          const char   *verb,
          StageEdgeLook look)
{
  StageEdge *edge;

  if (from == STAGE_NONE || to == STAGE_NONE || from == to)
    return NULL;
  edge = stage_find_edge (self, from, to, verb);
  if (edge == NULL)
    {
      StageEdge made = { .from = from, .to = to, .verb = verb, .look = look, .ranks = TRUE };

      g_array_append_val (self->edges, made);
      edge = &g_array_index (self->edges, StageEdge, self->edges->len - 1);
    }
  edge->look = MAX (edge->look, look);
  return edge;
}

guint
stage_find_canceller (const Stage        *self,
                      const MachineEvent *event)
{
  const MachineObjectView *context = scene_model_find_object (self->model, event->object);
  const MachineObjectView *parent
    = context ? scene_model_find_object (self->model, context->parent) : NULL;

  /* Whoever's parent has ended was not cancelled by anybody else. */
  if (parent && parent->done)
    return stage_find_object (self, parent->id);
  return stage_find_g (self, event->g);
}

/* A context that ends because its parent did was not cancelled by anybody else. */
static gboolean
ended_with_parent (const Stage             *self,
                   const MachineObjectView *view)
{
  const MachineObjectView *parent;

  if (view->kind != MACHINE_OBJECT_CONTEXT)
    return FALSE;
  parent = scene_model_find_object (self->model, view->parent);
  return parent && parent->done;
}

static gboolean
happened (const SceneModel *model,
          const SceneUse   *use,
          guint             bit)
{
  return use->first[bit] < model->position;
}

enum
{
  BIT_SEND,
  BIT_RECV,
  BIT_CLOSE,
  BIT_LOCK,
  BIT_ADD,
  BIT_WAIT,
};

static void
add_use (Stage          *self,
         const SceneUse *use)
{
  const SceneModel *model = self->model;
  guint g = stage_find_g (self, use->g), object = stage_find_object (self, use->object);
  const MachineObjectView *view;
  gboolean is_timer;
  StageEdge *edge;

  if (g == STAGE_NONE || object == STAGE_NONE)
    return;
  view = stage_get_item (self, object)->object;
  /* Whoever starts a timer mostly waits for it too: one line is enough. */
  is_timer = view->kind == MACHINE_OBJECT_TIMER;
  if (happened (model, use, BIT_SEND))
    add_edge (self, g, object, "send", STAGE_EDGE_IDLE);
  if (happened (model, use, BIT_RECV))
    add_edge (self, object, g, "recv", STAGE_EDGE_IDLE);
  if (happened (model, use, BIT_LOCK))
    add_edge (self, g, object, "lock", STAGE_EDGE_IDLE);
  if (happened (model, use, BIT_WAIT))
    add_edge (self, object, g, "wait", STAGE_EDGE_IDLE);
  if (happened (model, use, BIT_ADD) && !happened (model, use, BIT_WAIT) && !is_timer)
    {
      /* Its maker counts it up, those left of it count it down: only they say where it stands. */
      edge = add_edge (self, g, object, "add", STAGE_EDGE_IDLE);
      if (edge && view->made_by == use->g)
        edge->ranks = FALSE;
    }
  if (happened (model, use, BIT_CLOSE) && !happened (model, use, BIT_SEND)
      && !ended_with_parent (self, view))
    {
      edge = add_edge (self, g, object, "close", STAGE_EDGE_CLOSE);
      if (edge)
        edge->ranks = FALSE;
    }
}

static void
add_queue (Stage                   *self,
           guint                    item,
           const MachineObjectView *object)
{
  for (guint i = 0; i < object->n_waiters; i++)
    {
      const MachineWaiter *waiter = &object->waiters[i];
      guint g = stage_find_g (self, waiter->g);

      if (object->kind == MACHINE_OBJECT_CHAN)
        {
          if (waiter->is_send)
            add_edge (self, g, item, "send", STAGE_EDGE_WAITING);
          else
            add_edge (self, item, g, "recv", STAGE_EDGE_WAITING);
        }
      else if (object->kind == MACHINE_OBJECT_MUTEX || object->kind == MACHINE_OBJECT_RWMUTEX)
        add_edge (self, g, item, "lock", STAGE_EDGE_WAITING);
      else
        add_edge (self, item, g, "wait", STAGE_EDGE_WAITING);
    }
}

static void
add_object_edges (Stage *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const StageItem *item = self->items->pdata[i];

      if (item->is_g)
        continue;
      add_queue (self, i, item->object);
      if (item->channel)
        add_queue (self, i, item->channel);
      if (item->object->owner)
        add_edge (self, stage_find_g (self, item->object->owner), i, "lock", STAGE_EDGE_HELD);
      for (guint k = 0; k < item->object->n_readers; k++)
        add_edge (self, stage_find_g (self, item->object->readers[k]), i, "lock",
                  STAGE_EDGE_HELD);
      if (item->object->kind == MACHINE_OBJECT_CONTEXT && item->object->parent)
        add_edge (self, stage_find_object (self, item->object->parent), i, "derive",
                  STAGE_EDGE_PARENT);
    }
}

static void
add_select_edges (Stage *self)
{
  for (guint i = 0; i < self->model->selects->len; i++)
    {
      const SceneModelSelect *select = &g_array_index (self->model->selects, SceneModelSelect, i);
      guint g = stage_find_g (self, select->g);

      for (guint k = 0; k < select->cases->len; k++)
        {
          const MachineCaseView *one = &g_array_index (select->cases, MachineCaseView, k);
          guint object = stage_find_object (self, one->object);
          StageEdgeLook look = one->ready && !select->decided ? STAGE_EDGE_READY : STAGE_EDGE_IDLE;

          if (one->is_send)
            add_edge (self, g, object, "send", look);
          else
            add_edge (self, object, g, "recv", look);
        }
    }
}

static void
add_event_edges (Stage              *self,
                 const MachineEvent *event)
{
  guint g = stage_find_g (self, event->g), other = stage_find_g (self, event->other);
  guint object = stage_find_object (self, event->object);
  StageEdge *edge = NULL;

  switch ((MachineEventKind) event->kind)
    {
    case MACHINE_EVENT_CHAN_SEND:
      add_edge (self, g, object, "send", STAGE_EDGE_ACTIVE);
      add_edge (self, object, other, "recv", STAGE_EDGE_ACTIVE);
      break;
    case MACHINE_EVENT_CHAN_RECV:
      add_edge (self, object, g, "recv", STAGE_EDGE_ACTIVE);
      add_edge (self, other, object, "send", STAGE_EDGE_ACTIVE);
      break;
    case MACHINE_EVENT_CTX_CANCEL:
      if (stage_find_canceller (self, event) != g)
        {
          add_edge (self, stage_find_canceller (self, event), object, "derive",
                    STAGE_EDGE_ACTIVE);
          break;
        }
      /* fall through */
    case MACHINE_EVENT_CHAN_CLOSE:
      /* A context's channel is closed because the context ends, which is told apart. */
      if (event->kind == MACHINE_EVENT_CHAN_CLOSE
          && scene_model_find_owner (self->model, event->object))
        break;
      edge = add_edge (self, g, object,
                       stage_find_edge (self, g, object, "send") ? "send" : "close",
                       STAGE_EDGE_ACTIVE);
      break;
    case MACHINE_EVENT_MUTEX_LOCK:
    case MACHINE_EVENT_MUTEX_UNLOCK:
      add_edge (self, g, object, "lock", STAGE_EDGE_ACTIVE);
      break;
    case MACHINE_EVENT_WG_ADD:
    case MACHINE_EVENT_COND_SIGNAL:
    case MACHINE_EVENT_ONCE_DO:
      add_edge (self, g, object, "add", STAGE_EDGE_ACTIVE);
      break;
    case MACHINE_EVENT_TIMER_START:
      /* Whoever starts it mostly waits for it too, and that says where it stands. */
      edge = add_edge (self, g, object, "add", STAGE_EDGE_ACTIVE);
      if (edge)
        edge->fleeting = TRUE;
      break;
    case MACHINE_EVENT_GO:
      edge = add_edge (self, g, other, "go", STAGE_EDGE_GO);
      if (edge)
        edge->fleeting = TRUE;
      break;
    default:
      break;
    }
  if (edge && strcmp (edge->verb, "close") == 0)
    edge->ranks = FALSE;
}

void
stage_add_edges (Stage *self)
{
  guint n_uses = 0;
  const SceneUse *uses = self->model->index
                           ? scene_index_get_uses (self->model->index, &n_uses)
                           : NULL;

  for (guint i = 0; i < n_uses; i++)
    add_use (self, &uses[i]);
  add_object_edges (self);
  add_select_edges (self);
  for (guint i = 0; i < self->model->events->len; i++)
    add_event_edges (self, &g_array_index (self->model->events, SceneModelEvent, i).event);
}
