/* SPDX-License-Identifier: MIT */

/*
 * Goroutines: birth, death, and finding them by id. Ids count up and are never
 * used again, so the table is a list of pages by id; a page goes when all its
 * goroutines are forgotten. Dead goroutines are kept for a while, without
 * their stacks, since views show how they ended.
 */

#include "machine-bubble.h"
#include "machine-clock.h"
#include "machine-sched-host.h"

guint64
machine_random_next (guint64 *inout_state)
{
  guint64 z = *inout_state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

/* Below n, by multiplication: the bias is under 2⁻³² for every n that counts goroutines or cases,
 * and large n take the remainder of 64 bits. */
guint64
machine_random_below (guint64 *inout_state,
                      guint64  n)
{
  guint64 bits = machine_random_next (inout_state);

  if (n <= G_MAXUINT32)
    return (bits >> 32) * n >> 32;
  return bits % n;
}

guint64
machine_random_mix (guint64 a,
                    guint64 b)
{
  guint64 state = a ^ (b + G_GUINT64_CONSTANT (0x632be59bd9b4e019)) * 0xff51afd7ed558ccdull;

  return machine_random_next (&state);
}

/* ---- the table of goroutines by id ------------------------------------------- */

typedef struct
{
  guint64    n; /* entries in use */
  MachineRef g[MACHINE_G_PAGE];
} GPage;

static GPage *
page_of (const Machine      *self,
         const MachineSched *sched,
         guint32             id)
{
  MachineRef *pages = machine_ptr (self, sched->g_pages);
  guint index = id / MACHINE_G_PAGE;

  if (index >= sched->n_g_pages || pages[index] == 0)
    return NULL;
  return machine_ptr (self, pages[index]);
}

static void
table_add (Machine      *self,
           MachineSched *sched,
           MachineG     *g)
{
  guint index = g->id / MACHINE_G_PAGE;
  MachineRef *pages;
  GPage *page;

  if (index >= sched->g_pages_cap)
    {
      guint cap = MAX (64, sched->g_pages_cap * 2);
      MachineRef fresh = machine_sys_alloc (self, cap * sizeof (MachineRef));

      if (sched->g_pages != 0)
        {
          memcpy (machine_ptr (self, fresh), machine_ptr (self, sched->g_pages),
                  sched->n_g_pages * sizeof (MachineRef));
          machine_sys_free (self, sched->g_pages, sched->g_pages_cap * sizeof (MachineRef));
        }
      sched->g_pages = fresh;
      sched->g_pages_cap = cap;
    }
  sched->n_g_pages = MAX (sched->n_g_pages, index + 1);
  pages = machine_ptr (self, sched->g_pages);
  if (pages[index] == 0)
    {
      MachineRef fresh = machine_sys_alloc (self, sizeof (GPage));

      pages[index] = fresh;
    }
  page = machine_ptr (self, pages[index]);
  page->g[g->id % MACHINE_G_PAGE] = machine_ref (self, g);
  page->n++;
}

static void
table_remove (Machine      *self,
              MachineSched *sched,
              guint32       id)
{
  MachineRef *pages = machine_ptr (self, sched->g_pages);
  GPage *page = page_of (self, sched, id);

  page->g[id % MACHINE_G_PAGE] = 0;
  page->n--;
  /* Ids rise, so a page before the last one never gets a new entry. */
  if (page->n == 0 && id / MACHINE_G_PAGE + 1 < sched->n_g_pages)
    {
      machine_sys_free (self, pages[id / MACHINE_G_PAGE], sizeof (GPage));
      pages[id / MACHINE_G_PAGE] = 0;
    }
}

MachineG *
machine_sched_find_g (const Machine *self,
                      guint32        id)
{
  GPage *page = page_of (self, machine_sched (self), id);
  MachineRef ref = page != NULL ? page->g[id % MACHINE_G_PAGE] : 0;

  return ref != 0 ? machine_g (self, ref) : NULL;
}

/* ---- birth and death ----------------------------------------------------------- */

static void
link_g (Machine  *self,
        MachineG *g)
{
  MachineRoot *root = self->root;
  MachineRef ref = machine_ref (self, g);

  g->all_prev = root->all_gs_last;
  if (root->all_gs_last != 0)
    machine_g (self, root->all_gs_last)->all_next = ref;
  else
    root->all_gs_first = ref;
  root->all_gs_last = ref;
}

static void
unlink_g (Machine  *self,
          MachineG *g)
{
  MachineRoot *root = self->root;

  if (g->all_prev != 0)
    machine_g (self, g->all_prev)->all_next = g->all_next;
  else
    root->all_gs_first = g->all_next;
  if (g->all_next != 0)
    machine_g (self, g->all_next)->all_prev = g->all_prev;
  else
    root->all_gs_last = g->all_prev;
}

void
machine_sched_g_remember (Machine  *self,
                          MachineG *g)
{
  GArray *infos = machine_sched_host (self)->g_info;
  MachineGInfo *info;

  if (!self->settings.tracing)
    return;
  if (infos->len <= g->id)
    g_array_set_size (infos, g->id + 1);
  info = &g_array_index (infos, MachineGInfo, g->id);
  info->parent = g->parent;
  info->child_number = g->child_number;
  info->created_pc = g->created_pc;
  info->func = machine_gx (g)->func;
}

/* A goroutine with a stack, in no queue yet. */
MachineG *
machine_sched_g_new (Machine   *self,
                     MachineG  *parent,
                     MachineRef closure,
                     guint32    pc)
{
  MachineRoot *root = self->root;
  MachineSched *sched = machine_sched (self);
  MachineG *g = machine_ptr (self, machine_sys_alloc (self, sizeof (MachineG) + sizeof (MachineGx)));
  MachineGx *gx = machine_gx (g);

  g->id = root->next_g_id++;
  g->state = MACHINE_G_RUNNABLE;
  g->closure = closure;
  g->created_pc = pc;
  gx->sudog.g = machine_ref (self, g);
  gx->func = machine_exec_closure_func (self, closure);
  if (parent != NULL)
    {
      g->parent = parent->id;
      g->child_number = ++parent->n_children;
      gx->path_hash = machine_random_mix (machine_gx (parent)->path_hash, g->child_number);
    }
  gx->rng = machine_random_mix (self->settings.seed, gx->path_hash);
  machine_exec_start (self, g, closure);
  link_g (self, g);
  table_add (self, sched, g);
  root->n_goroutines++;
  machine_sched_g_remember (self, g);
  if (machine_sched_host (self)->pending->len > 0)
    machine_pending_started (self, g);
  return g;
}

static void
forget_g (Machine      *self,
          MachineSched *sched,
          MachineG     *g)
{
  unlink_g (self, g);
  table_remove (self, sched, g->id);
  machine_sys_free (self, machine_ref (self, g), sizeof (MachineG) + sizeof (MachineGx));
}

void
machine_sched_g_died (Machine  *self,
                      MachineG *g)
{
  MachineSched *sched = machine_sched (self);
  MachineRef ref = machine_ref (self, g);

  g->state = MACHINE_G_DEAD;
  g->wait = MACHINE_WAIT_NONE;
  g->closure = 0;
  machine_clock_unref (self, &machine_gx (g)->clock);
  machine_exec_free_stack (self, g);
  self->root->n_goroutines--;
  if (machine_gx (g)->bubble != 0)
    machine_bubble_leave (self, g);

  g->sched_next = 0;
  if (sched->dead_last != 0)
    machine_g (self, sched->dead_last)->sched_next = ref;
  else
    sched->dead_first = ref;
  sched->dead_last = ref;
  if (++sched->n_dead > MACHINE_KEPT_DEAD)
    {
      MachineG *oldest = machine_g (self, sched->dead_first);

      sched->dead_first = oldest->sched_next;
      sched->n_dead--;
      forget_g (self, sched, oldest);
    }
}

/* ---- sudogs and their queues ------------------------------------------------------ */

MachineSudog *
machine_sudog_new (Machine *self)
{
  MachineSched *sched = machine_sched (self);
  MachineSudog *sudog;

  if (sched->sudogs == 0)
    return machine_ptr (self, machine_sys_alloc (self, sizeof (MachineSudog)));
  sudog = machine_sudog (self, sched->sudogs);
  sched->sudogs = sudog->g_next;
  memset (sudog, 0, sizeof *sudog);
  return sudog;
}

void
machine_sudog_free (Machine      *self,
                    MachineSudog *sudog)
{
  MachineSched *sched = machine_sched (self);

  sudog->g = 0;
  sudog->on = 0;
  sudog->g_next = sched->sudogs;
  sched->sudogs = machine_ref (self, sudog);
}

void
machine_queue_push (Machine      *self,
                    MachineQueue *queue,
                    MachineSudog *sudog)
{
  MachineRef ref = machine_ref (self, sudog);

  sudog->next = 0;
  sudog->prev = queue->last;
  if (queue->last != 0)
    machine_sudog (self, queue->last)->next = ref;
  else
    queue->first = ref;
  queue->last = ref;
}

void
machine_queue_push_first (Machine      *self,
                          MachineQueue *queue,
                          MachineSudog *sudog)
{
  MachineRef ref = machine_ref (self, sudog);

  sudog->prev = 0;
  sudog->next = queue->first;
  if (queue->first != 0)
    machine_sudog (self, queue->first)->prev = ref;
  else
    queue->last = ref;
  queue->first = ref;
}

void
machine_queue_remove (Machine      *self,
                      MachineQueue *queue,
                      MachineSudog *sudog)
{
  if (sudog->prev != 0)
    machine_sudog (self, sudog->prev)->next = sudog->next;
  else
    queue->first = sudog->next;
  if (sudog->next != 0)
    machine_sudog (self, sudog->next)->prev = sudog->prev;
  else
    queue->last = sudog->prev;
  sudog->prev = sudog->next = 0;
}
