/* SPDX-License-Identifier: MIT */
#include "machine-heap.h"
#include "machine-exec.h"

/*
 * Allocation in the Go heap.
 *
 * Each span class has a current span; the free slots of one word of its alloc
 * bits are cached as a mask, so that taking a slot is to find a set bit. Slots
 * are taken in address order, then the next span with room follows, then a
 * new span. A slot that was used before is zeroed when it is taken.
 *
 * Size classes are those of Go's allocator, because append's capacities and
 * memory figures follow from them.
 */
const guint16 machine_size_classes[MACHINE_N_SIZE_CLASSES] = {
  0,     8,     16,    24,    32,    48,    64,    80,    96,    112,   128,   144,
  160,   176,   192,   208,   224,   240,   256,   288,   320,   352,   384,   416,
  448,   480,   512,   576,   640,   704,   768,   896,   1024,  1152,  1280,  1408,
  1536,  1792,  2048,  2304,  2688,  3072,  3200,  3456,  4096,  4864,  5376,  6144,
  6528,  6784,  6912,  8192,  9472,  9728,  10240, 10880, 12288, 13568, 14336, 16384,
  18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
};

#define HEADER_BYTES 8

/* Requests above this are refused or stopped at before memory is touched. */
#define CHECKED_BYTES (64 * 1024)

static guint
class_for (const Machine *self,
           gsize          n_bytes)
{
  const MachineExecHost *host = machine_exec_host (self);

  if (n_bytes <= 1024)
    return host->size_classes[(n_bytes + 7) / 8];
  return host->size_classes_large[(n_bytes - 1024 + 127) / 128];
}

static void
fill_class_tables (MachineExecHost *host)
{
  guint class = 1;

  host->size_classes = g_new0 (guint8, 1024 / 8 + 1);
  host->size_classes_large = g_new0 (guint8, (MACHINE_MAX_SMALL_BYTES - 1024) / 128 + 1);
  for (guint size = 8; size <= MACHINE_MAX_SMALL_BYTES; size += 8)
    {
      while (machine_size_classes[class] < size)
        class++;
      if (size <= 1024)
        host->size_classes[size / 8] = class;
      if (size >= 1024 && size % 128 == 0)
        host->size_classes_large[(size - 1024) / 128] = class;
    }
}

void
machine_heap_init (Machine *self)
{
  MachineHeap *heap;

  fill_class_tables (machine_exec_host (self));
  self->root->heap = machine_sys_alloc (self, sizeof (MachineHeap));
  heap = machine_heap (self);
  heap->next_gc_bytes = MACHINE_GC_MIN_BYTES;
  heap->zero = machine_sys_alloc (self, 16);
}

gsize
machine_heap_round_size (const Machine *self,
                         gsize          n_bytes)
{
  if (n_bytes <= MACHINE_MAX_SMALL_BYTES)
    return machine_size_classes[class_for (self, n_bytes)];
  return (n_bytes + MACHINE_PAGE_BYTES - 1) & ~(gsize) (MACHINE_PAGE_BYTES - 1);
}

gboolean
machine_heap_has_room (const Machine *self,
                       gsize          n_bytes)
{
  const MachineArenaHost *host = machine_arena_host (self);
  const MachineArena *arena = machine_arena (self);

  if (n_bytes < CHECKED_BYTES)
    return TRUE;
  return arena->n_used <= host->limit_pages
         && n_bytes / MACHINE_PAGE_BYTES + 1 <= host->limit_pages - arena->n_used;
}

/* ---- spans ------------------------------------------------------------------------- */

static guint32
take_span_id (Machine *self)
{
  MachineArena *arena = machine_arena (self);
  guint32 id = arena->free_span;

  if (id != 0)
    arena->free_span = machine_arena_host (self)->spans[id].next;
  else
    id = arena->n_spans++;
  return id;
}

static MachineSpan *
make_span (Machine *self,
           guint    n_pages,
           guint32 *out_id)
{
  MachineArenaHost *host = machine_arena_host (self);
  guint32 first = machine_arena_alloc_pages (self, n_pages);
  MachineSpan *span;

  if (first == 0)
    g_error ("the machine's address space is used up");
  *out_id = take_span_id (self);
  span = &host->spans[*out_id];
  memset (span, 0, sizeof *span);
  span->first_page = first;
  span->n_pages = n_pages;
  for (guint i = 0; i < n_pages; i++)
    host->page_span[first + i] = *out_id;
  return span;
}

/* As many pages as waste at most an eighth. */
static guint
pages_for_slots (guint slot_bytes)
{
  guint n = (slot_bytes + MACHINE_PAGE_BYTES - 1) / MACHINE_PAGE_BYTES;

  while (n * MACHINE_PAGE_BYTES % slot_bytes > n * MACHINE_PAGE_BYTES / 8)
    n++;
  return n;
}

static guint32
make_small_span (Machine *self,
                 guint    span_class)
{
  guint slot_bytes = machine_size_classes[span_class / 2] + HEADER_BYTES;
  guint n_pages = pages_for_slots (slot_bytes);
  guint32 id;
  MachineSpan *span = make_span (self, n_pages, &id);

  span->state = MACHINE_SPAN_SMALL;
  span->span_class = span_class;
  span->noscan = span_class & 1;
  span->slot_bytes = slot_bytes;
  span->n_slots = n_pages * MACHINE_PAGE_BYTES / slot_bytes;
  span->magic = (((guint64) 1 << 32) + slot_bytes - 1) / slot_bytes;
  return id;
}

void
machine_heap_free_span (Machine *self,
                        guint32  id)
{
  MachineArenaHost *host = machine_arena_host (self);
  MachineArena *arena = machine_arena (self);
  MachineSpan *span = &host->spans[id];
  guint32 first = span->first_page, n = span->n_pages;

  memset (&host->page_span[first], 0, n * sizeof (guint32));
  memset (&host->alloc_bits[(gsize) first * MACHINE_WORDS_PER_PAGE], 0,
          (gsize) n * MACHINE_BITS_PER_PAGE / 8);
  memset (span, 0, sizeof *span);
  span->next = arena->free_span;
  arena->free_span = id;
  machine_arena_free_pages (self, first, n);
}

/* Free slots of one word of a span's alloc bits. */
static guint64
free_bits (const Machine     *self,
           const MachineSpan *span,
           guint32            word)
{
  const guint64 *bits = machine_arena_host (self)->alloc_bits
                        + (gsize) span->first_page * MACHINE_WORDS_PER_PAGE;
  guint32 rest = span->n_slots - word * 64;

  return ~bits[word] & (rest >= 64 ? ~(guint64) 0 : ((guint64) 1 << rest) - 1);
}

/* Finds the next word with a free slot for the class. */
static void
refill (Machine     *self,
        MachineHeap *heap,
        guint        span_class)
{
  MachineSpan *spans = machine_arena_host (self)->spans;
  typeof (&heap->cache[0]) cache = &heap->cache[span_class];

  while (TRUE)
    {
      if (cache->span != 0)
        {
          MachineSpan *span = &spans[cache->span];

          while (cache->free == 0 && ++cache->word * 64 < span->n_slots)
            cache->free = free_bits (self, span, cache->word);
          if (cache->free != 0)
            return;
        }
      cache->span = cache->partial;
      if (cache->span != 0)
        cache->partial = spans[cache->span].next;
      else
        cache->span = make_small_span (self, span_class);
      cache->word = 0;
      cache->free = free_bits (self, &spans[cache->span], 0);
    }
}

/* ---- objects ----------------------------------------------------------------------- */

static inline void
account (Machine     *self,
         MachineHeap *heap,
         gsize        n_bytes)
{
  heap->bytes += n_bytes;
  heap->total_bytes += n_bytes;
  heap->n_mallocs++;
  if (G_UNLIKELY (heap->bytes >= heap->next_gc_bytes))
    self->root->gc_wanted = 1;
}

static inline MachineRef
alloc_small (Machine *self,
             guint    class,
             gboolean noscan,
             gboolean zeroed)
{
  MachineArenaHost *host = machine_arena_host (self);
  MachineHeap *heap = machine_heap (self);
  guint span_class = class * 2 + (noscan ? 1 : 0);
  typeof (&heap->cache[0]) cache = &heap->cache[span_class];
  MachineSpan *span;
  MachineRef slot;
  guint32 index;

  if (G_UNLIKELY (cache->free == 0))
    refill (self, heap, span_class);
  span = &host->spans[cache->span];
  index = cache->word * 64 + (guint32) __builtin_ctzll (cache->free);
  host->alloc_bits[(gsize) span->first_page * MACHINE_WORDS_PER_PAGE + cache->word]
      |= cache->free & -cache->free;
  cache->free &= cache->free - 1;

  slot = machine_page_ref (span->first_page) + (gsize) index * span->slot_bytes;
  if (index >= span->fresh)
    span->fresh = index + 1;
  else if (zeroed)
    memset (machine_ptr (self, slot), 0, span->slot_bytes);
  account (self, heap, machine_size_classes[class]);
  return slot;
}

static MachineRef
alloc_large (Machine *self,
             gsize    n_bytes,
             gboolean noscan)
{
  MachineArenaHost *host = machine_arena_host (self);
  guint n_pages = (n_bytes + HEADER_BYTES + MACHINE_PAGE_BYTES - 1) >> MACHINE_PAGE_SHIFT;
  guint32 id;
  MachineSpan *span = make_span (self, n_pages, &id);

  span->state = MACHINE_SPAN_LARGE;
  span->noscan = noscan;
  span->n_slots = 1;
  span->fresh = 1;
  host->alloc_bits[(gsize) span->first_page * MACHINE_WORDS_PER_PAGE] = 1;
  account (self, machine_heap (self), (gsize) n_pages << MACHINE_PAGE_SHIFT);
  return machine_page_ref (span->first_page);
}

static inline MachineRef
alloc_object (Machine    *self,
              MachineKind kind,
              guint32     type,
              gsize       n_bytes,
              gboolean    noscan,
              gboolean    zeroed,
              guint32     pc)
{
  MachineRef slot;

  if (G_UNLIKELY (n_bytes > MACHINE_MAX_SMALL_BYTES))
    {
      if (!machine_heap_has_room (self, n_bytes))
        {
          machine_exec_out_of_memory (self, machine_running_g (self));
          n_bytes = MACHINE_PAGE_BYTES - HEADER_BYTES;
        }
      slot = alloc_large (self, n_bytes, noscan);
    }
  else
    slot = alloc_small (self, class_for (self, n_bytes == 0 ? 1 : n_bytes), noscan, zeroed);
  *(guint64 *) machine_ptr (self, slot) = MACHINE_HEADER (kind, type, pc);
  return slot + HEADER_BYTES;
}

MachineRef
machine_heap_alloc_kind (Machine    *self,
                         MachineKind kind,
                         guint32     type,
                         gsize       n_bytes,
                         gboolean    noscan,
                         guint32     pc)
{
  return alloc_object (self, kind, type, n_bytes, noscan, TRUE, pc);
}

MachineRef
machine_heap_alloc_unset (Machine *self,
                          guint32  type,
                          gsize    n_bytes,
                          guint32  pc)
{
  return alloc_object (self, MACHINE_KIND_VALUE, type, n_bytes, TRUE, FALSE, pc);
}

/**
 * machine_heap_alloc:
 * @type: type index
 * @n: how many values of it
 * @pc: the instruction that allocates, for tools
 *
 * Takes zeroed heap memory. A request beyond the memory limit ends the
 * program; the memory then returned is one page at most.
 *
 * Returns: its reference
 */
MachineRef
machine_heap_alloc (Machine *self,
                    guint32  type,
                    gsize    n,
                    guint32  pc)
{
  const CodeType *t = &self->program->types[type];
  gsize n_bytes = (gsize) t->size_bytes * n;

  if (n_bytes == 0)
    return machine_heap (self)->zero;
  return machine_heap_alloc_kind (self, MACHINE_KIND_VALUE, type, n_bytes,
                                  t->pointers == CODE_POINTERS_NONE, pc);
}

/**
 * machine_heap_alloc_raw:
 * @n_fixed: bytes of a private layout, scanned conservatively
 * @type: type index of what follows, or 0
 * @n: how many values of it follow
 *
 * Takes zeroed heap memory for an object of the machine's own.
 *
 * Returns: its reference
 */
MachineRef
machine_heap_alloc_raw (Machine *self,
                        gsize    n_fixed,
                        guint32  type,
                        gsize    n,
                        guint32  pc)
{
  gsize n_bytes = n_fixed + (gsize) self->program->types[type].size_bytes * n;
  MachineRef ref = machine_heap_alloc_kind (self, MACHINE_KIND_RAW, type, n_bytes + 8, FALSE, pc);

  *(guint64 *) machine_ptr (self, ref) = n_fixed;
  return ref + 8;
}

gboolean
machine_heap_find_slot (const Machine *self,
                        MachineRef     ref,
                        MachineRef    *out_slot,
                        guint32       *out_span,
                        guint32       *out_index)
{
  const MachineArenaHost *host = machine_arena_host (self);
  const MachineSpan *span;
  guint64 offset;
  guint32 id, index;

  if (ref - MACHINE_FIRST_REF >= self->root->arena_top - MACHINE_FIRST_REF)
    return FALSE;
  id = host->page_span[machine_ref_page (ref)];
  if (id == 0)
    return FALSE;
  span = &host->spans[id];
  offset = ref - machine_page_ref (span->first_page);
  index = span->magic == 0 ? 0 : offset * span->magic >> 32;
  if (index >= span->n_slots
      || !(host->alloc_bits[(gsize) span->first_page * MACHINE_WORDS_PER_PAGE + index / 64]
               >> index % 64
           & 1))
    return FALSE;
  *out_slot = machine_page_ref (span->first_page) + (gsize) index * span->slot_bytes;
  *out_span = id;
  *out_index = index;
  return TRUE;
}

/**
 * machine_heap_find:
 * @ref: any reference, inside an object too
 * @out_type: (out) (optional): the object's type, 0 if it is the machine's own
 * @out_pc: (out) (optional): where it was allocated
 *
 * Returns: the heap object that holds @ref, or 0
 */
MachineRef
machine_heap_find (Machine    *self,
                   MachineRef  ref,
                   guint32    *out_type,
                   guint32    *out_pc)
{
  MachineRef slot;
  guint32 span, index;
  guint64 header;

  if (!machine_heap_find_slot (self, ref, &slot, &span, &index))
    return 0;
  header = *(guint64 *) machine_ptr (self, slot);
  if (out_type != NULL)
    *out_type = MACHINE_HEADER_TYPE (header);
  if (out_pc != NULL)
    *out_pc = MACHINE_HEADER_PC (header);
  return slot + (MACHINE_HEADER_KIND (header) == MACHINE_KIND_RAW ? 16 : 8);
}

/**
 * machine_heap_watch:
 *
 * Asks that machine_sched_object_freed() be called when the object that holds
 * @ref is collected. References outside the heap are ignored.
 */
void
machine_heap_watch (Machine   *self,
                    MachineRef ref)
{
  MachineRef slot;
  guint32 span, index;
  guint64 *header;

  if (!machine_heap_find_slot (self, ref, &slot, &span, &index))
    return;
  header = machine_ptr (self, slot);
  if (*header & MACHINE_HEADER_WATCHED)
    return;
  *header |= MACHINE_HEADER_WATCHED;
  machine_arena_host (self)->spans[span].n_watched++;
}

static void
check_span (Machine *self,
            guint32  id,
            guint64 *inout_bytes)
{
  const MachineArenaHost *host = machine_arena_host (self);
  const MachineSpan *span = &host->spans[id];
  gsize first_word = (gsize) span->first_page * MACHINE_WORDS_PER_PAGE;
  guint n_watched = 0;

  for (guint32 i = 0; i < span->n_pages; i++)
    g_assert_cmpuint (host->page_span[span->first_page + i], ==, id);
  for (guint32 i = 0; i < span->n_slots; i++)
    {
      gboolean taken = host->alloc_bits[first_word + i / 64] >> i % 64 & 1;
      guint64 *slot = machine_ptr (self, machine_page_ref (span->first_page)
                                             + (gsize) i * span->slot_bytes);

      if (!taken)
        continue;
      g_assert_cmpuint (i, <, span->fresh);
      g_assert_cmpuint (MACHINE_HEADER_KIND (*slot), <=, MACHINE_KIND_BYTES);
      g_assert_cmpuint (MACHINE_HEADER_TYPE (*slot), <, self->program->n_types);
      n_watched += (*slot & MACHINE_HEADER_WATCHED) != 0;
      *inout_bytes += span->state == MACHINE_SPAN_LARGE
                          ? (gsize) span->n_pages << MACHINE_PAGE_SHIFT
                          : machine_size_classes[span->span_class / 2];
    }
  g_assert_cmpuint (n_watched, ==, span->n_watched);
  for (guint32 i = 0; i < span->n_pages * MACHINE_WORDS_PER_PAGE; i++)
    g_assert_cmpuint (host->mark_bits[first_word + i], ==, 0);
}

/**
 * machine_heap_check_invariants:
 *
 * Asserts that spans, bits, headers and totals of the heap agree.
 */
void
machine_heap_check_invariants (Machine *self)
{
  const MachineArena *arena = machine_arena (self);
  const MachineArenaHost *host = machine_arena_host (self);
  guint64 bytes = 0;

  for (guint32 id = 1; id < arena->n_spans; id++)
    if (host->spans[id].state != MACHINE_SPAN_FREE)
      check_span (self, id, &bytes);
  g_assert_cmpuint (bytes, ==, machine_heap (self)->bytes);
}
