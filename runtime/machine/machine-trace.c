/* SPDX-License-Identifier: MIT */

/*
 * The trace: events that are kept as they come, pages of others that were
 * recorded again, and their texts.
 */

#include "machine-trace.h"

#include <string.h>
#include <sys/mman.h>

static const struct
{
  const char *name;
} kinds[] = {
#define E(name, text, doc) { text },
  MACHINE_EVENTS (E)
#undef E
};

/**
 * machine_event_kind_get_name:
 *
 * Names a kind as bindings, breakpoints and exports write it: "chan.send".
 *
 * Returns: (transfer none): the name
 */
const char *
machine_event_kind_get_name (MachineEventKind kind)
{
  g_return_val_if_fail (kind < MACHINE_N_EVENTS, NULL);

  return kinds[kind].name;
}

/**
 * machine_event_kind_parse:
 *
 * Finds the kind of a name.
 *
 * Returns: %FALSE if there is none
 */
gboolean
machine_event_kind_parse (const char       *name,
                          MachineEventKind *out_kind)
{
  for (guint i = 0; i < MACHINE_N_EVENTS; i++)
    {
      if (strcmp (kinds[i].name, name) == 0)
        {
          *out_kind = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Kinds that are the library's own affair when they happen inside it. */
#define BIT(kind) (G_GUINT64_CONSTANT (1) << MACHINE_EVENT_##kind)
const guint64 machine_private_kinds
  = BIT (CHAN_MAKE) | BIT (CHAN_SEND) | BIT (CHAN_RECV) | BIT (CHAN_BLOCK) | BIT (SELECT_BEGIN)
    | BIT (SELECT_CASE) | BIT (SELECT_DEFAULT) | BIT (SELECT_BLOCK) | BIT (MUTEX_LOCK)
    | BIT (MUTEX_BLOCK) | BIT (MUTEX_UNLOCK) | BIT (ATOMIC) | BIT (DEFER) | BIT (DEFER_RUN)
    | BIT (STACK_GROW) | BIT (STACK_SHRINK);
#undef BIT

/**
 * machine_event_is_visible:
 *
 * Returns: whether a learner is shown the event as a step
 */
gboolean
machine_event_is_visible (const MachineEvent *event)
{
  return (event->flags & MACHINE_EVENT_FLAG_LIBRARY) == 0
         || (machine_private_kinds >> event->kind & 1) == 0;
}

static void
unmap_chunk (gpointer chunk)
{
  munmap (chunk, MACHINE_TRACE_CHUNK_BYTES);
}

void
machine_trace_add_chunk (MachineTrace *self)
{
  if (self->n_kept >> MACHINE_TRACE_CHUNK_SHIFT == self->chunks->len)
    {
      gpointer chunk = mmap (NULL, MACHINE_TRACE_CHUNK_BYTES, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

      if (chunk == MAP_FAILED)
        g_error ("no memory for %" G_GSIZE_FORMAT " events", self->n_kept);
      /* A long trace is filled fast: large pages save most of the faults. */
      if (self->chunks->len > 0)
        madvise (chunk, MACHINE_TRACE_CHUNK_BYTES, MADV_HUGEPAGE);
      g_ptr_array_add (self->chunks, chunk);
    }
  self->last = self->chunks->pdata[self->n_kept >> MACHINE_TRACE_CHUNK_SHIFT];
}

/**
 * machine_trace_new:
 *
 * Returns: (transfer full): an empty trace
 */
MachineTrace *
machine_trace_new (void)
{
  MachineTrace *self = g_new0 (MachineTrace, 1);

  self->chunks = g_ptr_array_new_with_free_func (unmap_chunk);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (MachineTraceBlock));
  self->keep = G_MAXSIZE;
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->again = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  self->again_list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

/**
 * machine_trace_free:
 *
 * Frees a trace; %NULL is accepted.
 */
void
machine_trace_free (MachineTrace *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->blocks->len; i++)
    g_free (g_array_index (self->blocks, MachineTraceBlock, i).bytes);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->chunks);
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->again);
  g_ptr_array_unref (self->again_list);
  g_free (self);
}

/**
 * machine_trace_get_n:
 *
 * Returns: how many events the run has made, recorded or not
 */
gsize
machine_trace_get_n (const MachineTrace *self)
{
  return self->n;
}

/* ---- events recorded again ------------------------------------------------------ */

/**
 * machine_trace_set_recall:
 * @keep: how many events, from the first, are kept as they come
 * @recall: lets a machine run over a position while the trace is recording
 * @user_data: for it
 *
 * From now on the other events are counted only, and recorded when somebody asks.
 */
void
machine_trace_set_recall (MachineTrace      *self,
                          gsize              keep,
                          MachineTraceRecall recall,
                          gpointer           user_data)
{
  self->keep = keep;
  self->recall = recall;
  self->recall_data = user_data;
}

/**
 * machine_trace_set_recording:
 *
 * Says whether events that are not kept are recorded by the runs to come.
 */
void
machine_trace_set_recording (MachineTrace *self,
                             gboolean      recording)
{
  self->recording = recording;
}

static MachineTracePage *
find_page (MachineTrace *self,
           gsize         number)
{
  if (self->page != NULL && self->page->number == number)
    return self->page;
  for (guint i = 0; i < self->pages->len; i++)
    {
      MachineTracePage *page = g_ptr_array_index (self->pages, i);

      if (page->number != number)
        continue;
      page->used = ++self->turn;
      self->page = page;
      return page;
    }
  return NULL;
}

/* A page for other events: a new one, or the one that was not used for longest. */
static MachineTracePage *
add_page (MachineTrace *self,
          gsize         number)
{
  MachineTracePage *page = NULL;

  if (self->pages->len < MACHINE_TRACE_MAX_PAGES)
    {
      page = g_new (MachineTracePage, 1);
      g_ptr_array_add (self->pages, page);
    }
  else
    {
      for (guint i = 0; i < self->pages->len; i++)
        {
          MachineTracePage *other = g_ptr_array_index (self->pages, i);

          if (page == NULL || other->used < page->used)
            page = other;
        }
    }
  page->number = number;
  page->first = page->end = 0;
  page->used = ++self->turn;
  self->page = page;
  return page;
}

MachineEvent *
machine_trace_record_again (MachineTrace *self,
                            gsize         index)
{
  gsize number = index / MACHINE_TRACE_PAGE;
  MachineTracePage *page = find_page (self, number);

  if (page == NULL)
    page = add_page (self, number);
  if (index >= page->first && index < page->end)
    return NULL;
  if (index != page->end)
    page->first = index;
  page->end = index + 1;
  return page->events + index % MACHINE_TRACE_PAGE;
}

static const MachineEvent *
find_again (MachineTrace *self,
            gsize         index)
{
  const MachineTracePage *page = find_page (self, index / MACHINE_TRACE_PAGE);

  if (page == NULL || index < page->first || index >= page->end)
    return NULL;
  return page->events + index % MACHINE_TRACE_PAGE;
}

/* Looking changes nothing that can be seen, so a trace that is only looked at may be const. */
static const MachineEvent *
get_again (MachineTrace *self,
           gsize         index)
{
  const MachineEvent *event = find_again (self, index);

  if (event == NULL && self->recall != NULL)
    {
      self->recall (index, self->recall_data);
      event = find_again (self, index);
    }
  g_assert (event != NULL);
  return event;
}

/**
 * machine_trace_get:
 *
 * Cost: constant, if the event is recorded; else the way of its recall.
 *
 * Returns: (transfer none): the event at a position
 */
const MachineEvent *
machine_trace_get (const MachineTrace *self,
                   gsize               index)
{
  const MachineEvent *chunk;

  g_return_val_if_fail (index < self->n, NULL);

  if (index >= self->n_kept)
    return get_again ((MachineTrace *) self, index);
  chunk = self->chunks->pdata[index >> MACHINE_TRACE_CHUNK_SHIFT];
  return chunk + (index & (MACHINE_TRACE_CHUNK - 1));
}

/* ---- texts ---------------------------------------------------------------------- */

static const char *
get_text_at (const MachineTrace *self,
             gint64              offset,
             gsize              *out_len)
{
  const MachineTraceBlock *block
    = &g_array_index (self->blocks, MachineTraceBlock, (guint64) offset >> 32);
  const char *at = block->bytes + (offset & G_MAXUINT32);
  guint32 len;

  memcpy (&len, at, sizeof len);
  if (out_len != NULL)
    *out_len = len;
  return at + sizeof len;
}

/**
 * machine_trace_get_text:
 *
 * Returns: (transfer none) (nullable): the NUL-terminated text of an event that has one
 */
const char *
machine_trace_get_text (const MachineTrace *self,
                        const MachineEvent *event,
                        gsize              *out_len)
{
  if (!(event->flags & MACHINE_EVENT_FLAG_TEXT))
    return NULL;
  if (event->value & MACHINE_TRACE_AGAIN)
    {
      GBytes *text = g_ptr_array_index (self->again_list, event->value & ~MACHINE_TRACE_AGAIN);

      if (out_len != NULL)
        *out_len = g_bytes_get_size (text) - 1;
      return g_bytes_get_data (text, NULL);
    }
  return get_text_at (self, event->value, out_len);
}

gint64
machine_trace_intern_text (MachineTrace *self,
                           const char   *text,
                           gsize         len)
{
  char *copy = g_malloc (len + 1);
  GBytes *bytes;
  guint index;

  memcpy (copy, text, len);
  copy[len] = '\0';
  bytes = g_bytes_new_take (copy, len + 1);
  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->again, bytes));
  if (index != 0)
    {
      g_bytes_unref (bytes);
      return MACHINE_TRACE_AGAIN | (index - 1);
    }
  g_ptr_array_add (self->again_list, bytes);
  g_hash_table_insert (self->again, bytes, GUINT_TO_POINTER (self->again_list->len));
  return MACHINE_TRACE_AGAIN | (self->again_list->len - 1);
}

gint64
machine_trace_append_text (MachineTrace *self,
                           const char   *text,
                           gsize         len)
{
  gsize need = sizeof (guint32) + len + 1;
  MachineTraceBlock *block = NULL;
  guint32 len32 = (guint32) len;
  gint64 offset;

  need = (need + 3) & ~(gsize) 3;
  if (self->blocks->len > 0)
    block = &g_array_index (self->blocks, MachineTraceBlock, self->blocks->len - 1);
  if (block == NULL || block->cap - block->used < need)
    {
      MachineTraceBlock fresh = { MAX (need, MACHINE_TRACE_BLOCK_BYTES), 0, NULL };

      fresh.bytes = g_malloc0 (fresh.cap);
      g_array_append_val (self->blocks, fresh);
      block = &g_array_index (self->blocks, MachineTraceBlock, self->blocks->len - 1);
    }
  offset = (gint64) ((guint64) (self->blocks->len - 1) << 32 | block->used);
  memcpy (block->bytes + block->used, &len32, sizeof len32);
  memcpy (block->bytes + block->used + sizeof len32, text, len);
  block->bytes[block->used + sizeof len32 + len] = '\0';
  block->used += need;
  return offset;
}

/**
 * machine_trace_get_bytes:
 *
 * Returns: memory that events and texts take, in bytes
 */
gsize
machine_trace_get_bytes (const MachineTrace *self)
{
  gsize n_bytes = self->n_kept * sizeof (MachineEvent);

  n_bytes += self->pages->len * sizeof (MachineTracePage);
  for (guint i = 0; i < self->blocks->len; i++)
    n_bytes += g_array_index (self->blocks, MachineTraceBlock, i).used;
  for (guint i = 0; i < self->again_list->len; i++)
    n_bytes += g_bytes_get_size (g_ptr_array_index (self->again_list, i));
  return n_bytes;
}

static void
truncate_texts (MachineTrace *self,
                gint64        offset)
{
  guint block = (guint) ((guint64) offset >> 32);

  while (self->blocks->len > block + 1)
    {
      g_free (g_array_index (self->blocks, MachineTraceBlock, self->blocks->len - 1).bytes);
      g_array_set_size (self->blocks, self->blocks->len - 1);
    }
  g_array_index (self->blocks, MachineTraceBlock, block).used = (gsize) (offset & G_MAXUINT32);
}

static void
truncate_pages (MachineTrace *self,
                gsize         n)
{
  self->page = NULL;
  for (guint i = self->pages->len; i-- > 0;)
    {
      MachineTracePage *page = g_ptr_array_index (self->pages, i);

      page->end = MIN (page->end, n);
      if (page->first >= page->end)
        g_ptr_array_remove_index_fast (self->pages, i);
    }
}

/**
 * machine_trace_truncate:
 *
 * Forgets the events from position @n on, and the texts of those that were kept.
 * Cost: linear in what is forgotten of the kept ones.
 */
void
machine_trace_truncate (MachineTrace *self,
                        gsize         n)
{
  for (gsize i = n; i < self->n_kept; i++)
    {
      const MachineEvent *event = machine_trace_get (self, i);

      if (event->flags & MACHINE_EVENT_FLAG_TEXT)
        {
          truncate_texts (self, event->value);
          break;
        }
    }
  self->n = MIN (self->n, n);
  self->n_kept = MIN (self->n_kept, n);
  g_ptr_array_set_size (self->chunks,
                        (self->n_kept + MACHINE_TRACE_CHUNK - 1) >> MACHINE_TRACE_CHUNK_SHIFT);
  self->last = self->chunks->len > 0 ? self->chunks->pdata[self->chunks->len - 1] : NULL;
  truncate_pages (self, n);
}

void
machine_trace_check_invariants (const MachineTrace *self)
{
  gint64 last_text = -1;

  g_assert (self->chunks->len
            == (self->n_kept + MACHINE_TRACE_CHUNK - 1) >> MACHINE_TRACE_CHUNK_SHIFT);
  g_assert (self->n_kept <= self->n);
  for (gsize i = 0; i < self->n_kept; i++)
    {
      const MachineEvent *event = machine_trace_get (self, i);
      gsize len;

      g_assert (event->kind < MACHINE_N_EVENTS);
      if (event->flags & MACHINE_EVENT_FLAG_TEXT)
        {
          g_assert (event->value > last_text);
          last_text = event->value;
          g_assert (machine_trace_get_text (self, event, &len)[len] == '\0');
        }
    }
  for (guint i = 0; i < self->pages->len; i++)
    {
      const MachineTracePage *page = g_ptr_array_index (self->pages, i);

      g_assert (page->first <= page->end && page->end <= self->n);
      g_assert (page->first / MACHINE_TRACE_PAGE == page->number);
      g_assert ((page->end - 1) / MACHINE_TRACE_PAGE == page->number);
    }
}
