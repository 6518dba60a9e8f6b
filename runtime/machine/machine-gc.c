/* SPDX-License-Identifier: MIT */
#include "machine-exec.h"
#include "machine-sched.h"
#include "machine-view.h"

/*
 * The collector: mark and sweep, all at once, between two instructions.
 *
 *   roots ─▶ mark stack ─▶ objects, by their type's pointer bits ─▶ sweep ─▶ shrink stacks
 *
 * Roots are the stacks (every word that could be a reference is taken for
 * one), globals, deferred calls, panics, and what the scheduler's half names.
 * A word is a reference if it points into a taken slot of a span, inside it
 * too. The mark stack lies on the host, since nothing of it outlives a
 * collection. Sweeping is to take the mark bits for the alloc bits; freed
 * slots are not touched, spans left empty are given back.
 */

typedef struct
{
  MachineRef slot;
  guint32    span;
} Marked;

static void
mark_word (Machine   *self,
           MachineRef word)
{
  MachineArenaHost *host = machine_arena_host (self);
  MachineRef slot;
  guint32 span, index;
  guint64 *bits, bit;

  if (!machine_heap_find_slot (self, word, &slot, &span, &index))
    return;
  bits = &host->mark_bits[(gsize) host->spans[span].first_page * MACHINE_WORDS_PER_PAGE
                          + index / 64];
  bit = (guint64) 1 << index % 64;
  if (*bits & bit)
    return;
  *bits |= bit;
  if (!host->spans[span].noscan)
    {
      Marked marked = { slot, span };

      g_array_append_val (machine_exec_host (self)->mark_stack, marked);
    }
}

/**
 * machine_heap_mark:
 * @ref: a reference, inside an object too, or any number
 *
 * Keeps the object that holds @ref. Only while roots are collected.
 */
void
machine_heap_mark (Machine   *self,
                   MachineRef ref)
{
  mark_word (self, ref);
}

static void
mark_words (Machine   *self,
            MachineRef from,
            MachineRef to)
{
  for (; from + 8 <= to; from += 8)
    mark_word (self, *(guint64 *) machine_ptr (self, from));
}

static void
mark_value (Machine        *self,
            const CodeType *type,
            MachineRef      at)
{
  guint n_words = type->size_bytes / 8;

  if (type->pointers == CODE_POINTERS_ALL)
    mark_words (self, at, at + type->size_bytes);
  else if (type->pointers == CODE_POINTERS_BITMAP)
    for (guint i = 0; i < n_words; i += 64)
      for (guint64 bits = type->pointer_bits[i / 64]; bits != 0; bits &= bits - 1)
        mark_word (self,
                   *(guint64 *) machine_ptr (self, at + (i + __builtin_ctzll (bits)) * 8));
}

static void
mark_values (Machine        *self,
             const CodeType *type,
             MachineRef      from,
             MachineRef      to)
{
  if (type->pointers == CODE_POINTERS_NONE || type->size_bytes == 0)
    return;
  for (; from + type->size_bytes <= to; from += type->size_bytes)
    mark_value (self, type, from);
}

static void
mark_entries (Machine   *self,
              guint32    map_type,
              MachineRef from,
              MachineRef to)
{
  const MachineMapLayout *layout = &machine_exec_host (self)->map_layouts[map_type];
  const CodeType *types = self->program->types;

  for (; from + layout->entry_bytes <= to; from += layout->entry_bytes)
    if (machine_map_entry_is_used (self, from))
      {
        mark_value (self, &types[layout->key_type], from + layout->key_offset);
        mark_value (self, &types[layout->elem_type], from + layout->elem_offset);
      }
}

static void
scan_object (Machine *self,
             Marked   marked)
{
  const MachineSpan *span = &machine_arena_host (self)->spans[marked.span];
  guint64 header = *(guint64 *) machine_ptr (self, marked.slot);
  const CodeType *type = &self->program->types[MACHINE_HEADER_TYPE (header)];
  MachineRef from = marked.slot + 8;
  MachineRef to = span->state == MACHINE_SPAN_LARGE
                      ? marked.slot + (gsize) span->n_pages * MACHINE_PAGE_BYTES
                      : marked.slot + span->slot_bytes;

  switch (MACHINE_HEADER_KIND (header))
    {
    case MACHINE_KIND_VALUE:
      mark_values (self, type, from, to);
      break;
    case MACHINE_KIND_RAW:
      {
        guint64 n_fixed = *(guint64 *) machine_ptr (self, from);

        mark_words (self, from + 8, from + 8 + n_fixed);
        mark_values (self, type, from + 8 + n_fixed, to);
        break;
      }
    case MACHINE_KIND_WORDS:
      mark_words (self, from, to);
      break;
    case MACHINE_KIND_MAP_ENTRIES:
      mark_entries (self, MACHINE_HEADER_TYPE (header), from, to);
      break;
    case MACHINE_KIND_BYTES:
      break;
    }
}

static void
drain (Machine *self)
{
  GArray *stack = machine_exec_host (self)->mark_stack;

  while (stack->len > 0)
    {
      Marked marked = g_array_index (stack, Marked, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      scan_object (self, marked);
    }
}

static void
mark_goroutines (Machine *self)
{
  for (MachineRef ref = self->root->all_gs_first; ref != 0;)
    {
      MachineG *g = machine_ptr (self, ref);

      ref = g->all_next;
      machine_heap_mark (self, g->closure);
      if (g->stack == 0)
        continue;
      mark_words (self, g->stack, g->stack + machine_frame_end (self, g));
      machine_panic_mark (self, g);
      drain (self);
    }
}

/* Keeps all that an object refers to, not the object itself. */
void
machine_gc_mark_inside (Machine   *self,
                        MachineRef ref)
{
  Marked marked;
  guint32 index;

  if (!machine_heap_find_slot (self, ref, &marked.slot, &marked.span, &index))
    return;
  if (!machine_arena_host (self)->spans[marked.span].noscan)
    scan_object (self, marked);
}

gboolean
machine_gc_is_marked (const Machine *self,
                      MachineRef     ref)
{
  const MachineArenaHost *host = machine_arena_host (self);
  MachineRef slot;
  guint32 span, index;

  return machine_heap_find_slot (self, ref, &slot, &span, &index)
         && (host->mark_bits[(gsize) host->spans[span].first_page * MACHINE_WORDS_PER_PAGE
                             + index / 64]
             >> index % 64 & 1);
}

/* ---- sweeping ------------------------------------------------------------------------ */

static void
report_freed (Machine     *self,
              MachineSpan *span,
              guint32      index)
{
  MachineRef slot = machine_page_ref (span->first_page) + (gsize) index * span->slot_bytes;
  guint64 header = *(guint64 *) machine_ptr (self, slot);
  gsize n_bytes = span->state == MACHINE_SPAN_LARGE ? (gsize) span->n_pages * MACHINE_PAGE_BYTES
                                                    : span->slot_bytes;

  if (!(header & MACHINE_HEADER_WATCHED))
    return;
  span->n_watched--;
  if (MACHINE_HEADER_KIND (header) == MACHINE_KIND_RAW)
    machine_sched_object_freed (self, slot + 16, n_bytes - 16);
  else
    machine_sched_object_freed (self, slot + 8, n_bytes - 8);
}

/* Takes mark bits for alloc bits. Returns the number of objects left. */
static guint32
sweep_span (Machine     *self,
            MachineSpan *span)
{
  MachineArenaHost *host = machine_arena_host (self);
  gsize word = (gsize) span->first_page * MACHINE_WORDS_PER_PAGE;
  guint32 n_left = 0;

  for (guint32 i = 0; i < span->n_slots; i += 64, word++)
    {
      guint64 freed = host->alloc_bits[word] & ~host->mark_bits[word];

      machine_heap (self)->n_frees += __builtin_popcountll (freed);
      if (span->n_watched > 0)
        for (; freed != 0; freed &= freed - 1)
          report_freed (self, span, i + __builtin_ctzll (freed));
      host->alloc_bits[word] = host->mark_bits[word];
      host->mark_bits[word] = 0;
      n_left += __builtin_popcountll (host->alloc_bits[word]);
    }
  span->n_used = n_left;
  return n_left;
}

static void
sweep (Machine *self)
{
  MachineArenaHost *host = machine_arena_host (self);
  MachineHeap *heap = machine_heap (self);
  guint32 tails[MACHINE_N_SIZE_CLASSES * 2] = { 0 };

  memset (heap->cache, 0, sizeof heap->cache);
  heap->bytes = 0;
  for (guint32 id = 1; id < machine_arena (self)->n_spans; id++)
    {
      MachineSpan *span = &host->spans[id];
      guint32 n_left, *tail;

      if (span->state == MACHINE_SPAN_FREE)
        continue;
      n_left = sweep_span (self, span);
      if (n_left == 0)
        {
          machine_heap_free_span (self, id);
          continue;
        }
      if (span->state == MACHINE_SPAN_LARGE)
        {
          heap->bytes += (gsize) span->n_pages * MACHINE_PAGE_BYTES;
          continue;
        }
      heap->bytes += (gsize) n_left * machine_size_classes[span->span_class / 2];
      span->next = 0;
      if (n_left == span->n_slots)
        continue;
      tail = &tails[span->span_class];
      if (*tail == 0)
        heap->cache[span->span_class].partial = id;
      else
        host->spans[*tail].next = id;
      *tail = id;
    }
}

static void
shrink_stacks (Machine *self)
{
  for (MachineRef ref = self->root->all_gs_first; ref != 0;)
    {
      MachineG *g = machine_ptr (self, ref);

      ref = g->all_next;
      if (g->stack != 0)
        machine_stack_shrink (self, g);
    }
}

/* Sets the mark bits of all objects that can be reached. Whoever calls it clears them. */
static void
mark_all (Machine *self)
{
  mark_words (self, self->root->globals,
              self->root->globals + (self->program->globals_bytes & ~(gsize) 7));
  mark_goroutines (self);
  machine_sched_mark_roots (self);
  machine_final_mark (self);
  drain (self);
}

/* ---- what is in use -------------------------------------------------------------------- */

static void
count_object (const Machine     *self,
              const MachineSpan *span,
              guint32            index,
              GHashTable        *sites)
{
  MachineRef slot = machine_page_ref (span->first_page) + (gsize) index * span->slot_bytes;
  guint32 pc = MACHINE_HEADER_PC (*(guint64 *) machine_ptr (self, slot));
  MachineSiteView *site = g_hash_table_lookup (sites, GUINT_TO_POINTER (pc));

  if (site == NULL)
    {
      site = g_new0 (MachineSiteView, 1);
      site->pc = pc;
      g_hash_table_insert (sites, GUINT_TO_POINTER (pc), site);
    }
  site->n_objects++;
  site->n_bytes += span->state == MACHINE_SPAN_LARGE ? (gsize) span->n_pages * MACHINE_PAGE_BYTES
                                                     : span->slot_bytes;
}

static int
compare_sites (gconstpointer a,
               gconstpointer b)
{
  const MachineSiteView *one = a, *other = b;

  return one->pc < other->pc ? -1 : one->pc > other->pc;
}

/**
 * machine_dup_heap_sites:
 *
 * The objects that the program can still reach, by the instruction that
 * allocated them: what a collection now would leave. Nothing is collected.
 *
 * Cost: that of a collection.
 *
 * Returns: (transfer full): array of MachineSiteView, by pc
 */
GArray *
machine_dup_heap_sites (const Machine *machine)
{
  Machine *self = (Machine *) machine; /* mark bits are scratch outside the run's state */
  MachineArenaHost *host = machine_arena_host (self);
  g_autoptr (GHashTable) sites = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GArray *array = g_array_new (FALSE, FALSE, sizeof (MachineSiteView));
  GHashTableIter iter;
  gpointer site;

  mark_all (self);
  for (guint32 id = 1; id < machine_arena (self)->n_spans; id++)
    {
      const MachineSpan *span = &host->spans[id];
      gsize word = (gsize) span->first_page * MACHINE_WORDS_PER_PAGE;

      if (span->state == MACHINE_SPAN_FREE)
        continue;
      for (guint32 i = 0; i < span->n_slots; i += 64, word++)
        {
          for (guint64 bits = host->mark_bits[word]; bits != 0; bits &= bits - 1)
            count_object (self, span, i + __builtin_ctzll (bits), sites);
          host->mark_bits[word] = 0;
        }
    }
  g_hash_table_iter_init (&iter, sites);
  while (g_hash_table_iter_next (&iter, NULL, &site))
    g_array_append_vals (array, site, 1);
  g_array_sort (array, compare_sites);
  return array;
}

/* ---- collecting -------------------------------------------------------------------------- */

void
machine_gc_collect (Machine  *self,
                    MachineG *g)
{
  MachineHeap *heap = machine_heap (self);
  MachineRoot *root = self->root;

  mark_all (self);
  machine_final_find_ready (self);
  drain (self);
  sweep (self);
  shrink_stacks (self);

  heap->pauses_ns[heap->n_collections++ % MACHINE_N_PAUSES] = machine_gc_cost_ns (heap->bytes);
  heap->pause_total_ns += machine_gc_cost_ns (heap->bytes);
  heap->next_gc_bytes = MAX (MACHINE_GC_MIN_BYTES, heap->bytes * 2);
  root->gc_wanted = 0;
  if (root->sched != 0) /* tests have a machine without a scheduler */
    machine_sched (self)->run_base_ns += machine_gc_cost_ns (heap->bytes);
  machine_emit (self, g, MACHINE_EVENT_GC, 0, 0, heap->bytes, 0);
  machine_final_start (self);
  if (machine_arena (self)->n_used > machine_arena_host (self)->limit_pages)
    machine_exec_out_of_memory (self, g);
}
