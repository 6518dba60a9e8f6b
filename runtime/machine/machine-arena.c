/* SPDX-License-Identifier: MIT */
#include "machine-arena.h"
#include "machine-exec.h"

#include <sys/mman.h>

/*
 * Address space, pages and system memory.
 *
 * Free pages are found by first fit in a bitmap, so that the same requests
 * always get the same addresses; hints keep the search short. Pages are
 * zeroed when they are given back, not when they are taken: a free page then
 * costs nothing in a snapshot.
 *
 * System memory is carved from pages in size classes; freed blocks are reused
 * last in, first out.
 */

#define DATA_BYTES_MAX ((gsize) MACHINE_MAX_PAGES * MACHINE_PAGE_BYTES)
#define DATA_BYTES_MIN ((gsize) 1 << 30)
#define COMMIT_STEP    4096u /* pages: every region grows by whole chunks of a snapshot */
#define DISCARD_PAGES  1024u  /* runs at least this long go back to the host */
#define SMALL_PAGES    512u   /* beyond these, large host pages pay: fewer faults */

/* Sizes of the bookkeeping regions, in the order they lie in. */
#define SPANS_BYTES     ((gsize) MACHINE_MAX_PAGES * sizeof (MachineSpan))
#define BITS_BYTES      ((gsize) MACHINE_MAX_PAGES * MACHINE_BITS_PER_PAGE / 8)
#define PAGE_SPAN_BYTES ((gsize) MACHINE_MAX_PAGES * sizeof (guint32))
#define PAGE_USED_BYTES ((gsize) MACHINE_MAX_PAGES / 8)
#define META_BYTES      (SPANS_BYTES + 2 * BITS_BYTES + PAGE_SPAN_BYTES + PAGE_USED_BYTES)

G_STATIC_ASSERT (sizeof (MachineRoot) <= MACHINE_ARENA_REF - MACHINE_FIRST_REF);
G_STATIC_ASSERT (sizeof (MachineArena) <= MACHINE_PAGE_BYTES - 1024);

/* ---- address space --------------------------------------------------------------- */

static void
allow (gpointer start,
       gsize    from,
       gsize    to)
{
  if (mprotect ((char *) start + from, to - from, PROT_READ | PROT_WRITE) != 0)
    g_error ("the machine's memory cannot be had from the system: %s", g_strerror (errno));
}

void
machine_arena_commit (Machine *self,
                      guint32  n_pages)
{
  MachineArenaHost *host = machine_arena_host (self);
  gsize from = host->n_committed, to;

  if (n_pages <= from)
    return;

  to = (n_pages + COMMIT_STEP - 1) / COMMIT_STEP * COMMIT_STEP;
  allow (self->base + MACHINE_FIRST_REF, from * MACHINE_PAGE_BYTES, to * MACHINE_PAGE_BYTES);
  madvise (machine_ptr (self, machine_page_ref (MAX (from, SMALL_PAGES))),
           (to - MAX (from, SMALL_PAGES)) * MACHINE_PAGE_BYTES, MADV_HUGEPAGE);
  allow (host->page_span, from * sizeof (guint32), to * sizeof (guint32));
  allow (host->alloc_bits, from * MACHINE_BITS_PER_PAGE / 8, to * MACHINE_BITS_PER_PAGE / 8);
  allow (host->mark_bits, from * MACHINE_BITS_PER_PAGE / 8, to * MACHINE_BITS_PER_PAGE / 8);
  allow (host->spans, from * sizeof (MachineSpan), to * sizeof (MachineSpan));
  host->n_committed = to;
}

/* `gap`: keeps the addresses below the first reference too, so that none of them is anyone's. */
static gboolean
reserve (Machine          *self,
         MachineArenaHost *host,
         gsize             gap,
         gsize             data)
{
  gsize total = META_BYTES + gap + data;
  void *p = mmap (NULL, total, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  if (p == MAP_FAILED)
    return FALSE;
  madvise (p, total, MADV_DONTDUMP);
  host->mapping = p;
  host->mapping_bytes = total;
  host->max_pages = data / MACHINE_PAGE_BYTES;
  self->base = (char *) ((guintptr) p + META_BYTES + gap - MACHINE_FIRST_REF);
  self->reserved_bytes = MACHINE_FIRST_REF + data;
  return TRUE;
}

/* As much as the system gives: the most first, the gap given up before data is. */
static gboolean
reserve_some (Machine          *self,
              MachineArenaHost *host)
{
  for (gsize data = DATA_BYTES_MAX; data >= DATA_BYTES_MIN; data /= 2)
    if (reserve (self, host, MACHINE_FIRST_REF, data) || reserve (self, host, 0, data))
      return TRUE;
  return FALSE;
}

/**
 * machine_arena_init:
 *
 * Reserves the machine's address space and makes its root, zeroed.
 *
 * Returns: %FALSE if the system gives no address space
 */
gboolean
machine_arena_init (Machine *self)
{
  MachineArenaHost *host = machine_exec_host_new ();
  MachineArena *arena;
  char *meta;

  self->exec_host = host;
  if (!reserve_some (self, host))
    {
      machine_arena_free (self);
      return FALSE;
    }

  meta = host->mapping;
  host->spans = (MachineSpan *) meta;
  host->alloc_bits = (guint64 *) (meta += SPANS_BYTES);
  host->mark_bits = (guint64 *) (meta += BITS_BYTES);
  host->page_span = (guint32 *) (meta += BITS_BYTES);
  host->page_used = (guint64 *) (meta += PAGE_SPAN_BYTES);
  allow (host->page_used, 0, PAGE_USED_BYTES);
  machine_arena_commit (self, 1);

  self->root = machine_ptr (self, MACHINE_FIRST_REF);
  arena = machine_arena (self);
  arena->n_pages = arena->n_used = 1;
  arena->n_spans = 1;
  host->page_used[0] = 1;
  for (guint i = 0; i < MACHINE_N_PAGE_HINTS; i++)
    arena->hints[i] = arena->n_pages;
  self->root->arena_top = machine_page_ref (arena->n_pages);
  return TRUE;
}

/**
 * machine_arena_free:
 *
 * Gives the address space back. Accepts a machine whose arena was never made.
 */
void
machine_arena_free (Machine *self)
{
  MachineArenaHost *host = self->exec_host;

  if (host == NULL)
    return;
  if (host->mapping != NULL)
    munmap (host->mapping, host->mapping_bytes);
  g_clear_pointer (&self->exec_host, g_free);
  self->base = NULL;
  self->root = NULL;
}

void
machine_arena_get_regions (const Machine *self,
                           guint32        n_pages,
                           guint32        n_spans,
                           MachineRegion  out_regions[MACHINE_N_REGIONS])
{
  const MachineArenaHost *host = machine_arena_host (self);

  out_regions[0]
      = (MachineRegion){ self->base + MACHINE_FIRST_REF, (gsize) n_pages * MACHINE_PAGE_BYTES };
  out_regions[1] = (MachineRegion){ (char *) host->spans, n_spans * sizeof (MachineSpan) };
  out_regions[2] = (MachineRegion){ (char *) host->alloc_bits,
                                    (gsize) n_pages * MACHINE_BITS_PER_PAGE / 8 };
  out_regions[3] = (MachineRegion){ (char *) host->page_span, n_pages * sizeof (guint32) };
  out_regions[4] = (MachineRegion){ (char *) host->page_used, (n_pages + 63) / 64 * 8 };
}

/* ---- pages ----------------------------------------------------------------------- */

/* First page >= from whose bit is clear (free) or set (used), at most `top`. */
static guint32
next_page (const guint64 *used,
           guint32        from,
           guint32        top,
           gboolean       want_used)
{
  guint32 word = from / 64;
  guint64 flip = want_used ? 0 : ~(guint64) 0;
  guint64 bits;

  if (from >= top)
    return top;
  bits = (used[word] ^ flip) & (~(guint64) 0 << from % 64);
  while (bits == 0)
    {
      if (++word * 64 >= top)
        return top;
      bits = used[word] ^ flip;
    }
  return MIN (word * 64 + (guint32) __builtin_ctzll (bits), top);
}

/* First page of the free run that ends before `end`. */
static guint32
free_run_start (const guint64 *used,
                guint32        end)
{
  guint32 word = (end - 1) / 64;
  guint64 bits = used[word] & (~(guint64) 0 >> (63 - (end - 1) % 64));

  while (bits == 0)
    bits = used[--word]; /* the root's page is always used */
  return word * 64 + 64 - (guint32) __builtin_clzll (bits);
}

static void
set_used (guint64 *used,
          guint32  first,
          guint    n,
          gboolean on)
{
  while (n > 0)
    {
      guint bit = first % 64, count = MIN (64 - bit, n);
      guint64 mask = (~(guint64) 0 >> (64 - count)) << bit;

      if (on)
        used[first / 64] |= mask;
      else
        used[first / 64] &= ~mask;
      first += count;
      n -= count;
    }
}

/* First free run of n pages below the top, or a run that begins at or ends beyond it. */
static guint32
find_run (MachineArena  *arena,
          const guint64 *used,
          guint          n)
{
  guint hint = MIN (n, MACHINE_N_PAGE_HINTS - 1);
  guint32 page = arena->hints[hint], lowest = 0;

  while (TRUE)
    {
      guint32 end;

      page = next_page (used, page, arena->n_pages, FALSE);
      if (page >= arena->n_pages)
        break;
      end = next_page (used, page, arena->n_pages, TRUE);
      if (lowest == 0 && end - page >= hint)
        lowest = page;
      if (end - page >= n || end == arena->n_pages)
        break;
      page = end;
    }
  arena->hints[hint] = lowest != 0 ? lowest : page;
  return page;
}

guint32
machine_arena_alloc_pages (Machine *self,
                           guint    n)
{
  MachineArenaHost *host = machine_arena_host (self);
  MachineArena *arena = machine_arena (self);
  guint32 first = find_run (arena, host->page_used, n);

  if (n > host->max_pages - first)
    return 0;
  if (first + n > arena->n_pages)
    {
      machine_arena_commit (self, first + n);
      arena->n_pages = first + n;
      self->root->arena_top = machine_page_ref (arena->n_pages);
    }
  set_used (host->page_used, first, n, TRUE);
  arena->n_used += n;
  if (arena->n_used > host->limit_pages && host->limit_pages != 0)
    self->root->gc_wanted = TRUE;
  return first;
}

void
machine_arena_free_pages (Machine *self,
                          guint32  first,
                          guint    n)
{
  MachineArenaHost *host = machine_arena_host (self);
  MachineArena *arena = machine_arena (self);
  char *start = machine_ptr (self, machine_page_ref (first));
  gsize n_bytes = (gsize) n << MACHINE_PAGE_SHIFT;
  guint32 run;

  if (n < DISCARD_PAGES || madvise (start, n_bytes, MADV_DONTNEED) != 0)
    memset (start, 0, n_bytes);
  set_used (host->page_used, first, n, FALSE);
  arena->n_used -= n;

  run = free_run_start (host->page_used, first + 1);
  if (first + n == arena->n_pages)
    {
      arena->n_pages = run;
      self->root->arena_top = machine_page_ref (run);
    }
  for (guint i = 0; i < MACHINE_N_PAGE_HINTS; i++)
    arena->hints[i] = MIN (arena->hints[i], run);
}

/* ---- system memory ----------------------------------------------------------------- */

/*
 * Classes: 16 … 128 by 16, then four to each doubling up to 2048, then 4096;
 * larger requests take whole pages.
 */
static const guint16 sys_class_bytes[MACHINE_N_SYS_CLASSES] = {
  16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024,
  1280, 1536, 1792, 2048, 2720, 4096,
};

static guint
sys_class (gsize n_bytes)
{
  guint shift;

  if (n_bytes <= 128)
    return n_bytes == 0 ? 0 : (n_bytes + 15) / 16 - 1;
  if (n_bytes > 2048)
    return n_bytes <= 2720 ? 24 : 25;
  /* 128 < n <= 256 has shift 5, steps of 32; and so on. */
  shift = 63 - __builtin_clzll (n_bytes - 1) - 2;
  return 8 + (shift - 5) * 4 + ((n_bytes - 1) >> shift) - 4;
}

static guint
pages_for (gsize n_bytes)
{
  return (n_bytes + MACHINE_PAGE_BYTES - 1) >> MACHINE_PAGE_SHIFT;
}

static MachineRef
take_pages (Machine *self,
            gsize    n_bytes)
{
  guint32 page = machine_arena_alloc_pages (self, pages_for (n_bytes));

  if (page == 0)
    g_error ("the machine's address space is used up");
  return machine_page_ref (page);
}

/* Takes a block; tells whether it was used before. */
static MachineRef
take_block (Machine  *self,
            guint     class,
            gboolean *out_used)
{
  MachineArena *arena = machine_arena (self);
  MachineRef ref = arena->sys[class].free;
  guint bytes = sys_class_bytes[class];

  if (ref != 0)
    {
      memcpy (&arena->sys[class].free, machine_ptr (self, ref), sizeof (MachineRef));
      *out_used = TRUE;
      return ref;
    }
  if (arena->sys[class].end - arena->sys[class].next < bytes)
    {
      ref = take_pages (self, MACHINE_PAGE_BYTES);
      arena->sys[class].next = ref;
      arena->sys[class].end = ref + MACHINE_PAGE_BYTES;
    }
  ref = arena->sys[class].next;
  arena->sys[class].next += bytes;
  *out_used = FALSE;
  return ref;
}

MachineRef
machine_sys_alloc_dirty (Machine *self,
                         gsize    n_bytes)
{
  gboolean used;

  if (n_bytes > 4096)
    return take_pages (self, n_bytes);
  return take_block (self, sys_class (n_bytes), &used);
}

/**
 * machine_sys_alloc:
 *
 * Takes zeroed memory that is not collected.
 *
 * Returns: its reference, aligned to 16 bytes
 */
MachineRef
machine_sys_alloc (Machine *self,
                   gsize    n_bytes)
{
  MachineRef ref;
  gboolean used;
  guint class;

  if (n_bytes > 4096)
    return take_pages (self, n_bytes);
  class = sys_class (n_bytes);
  ref = take_block (self, class, &used);
  if (used)
    memset (machine_ptr (self, ref), 0, sys_class_bytes[class]);
  return ref;
}

/**
 * machine_sys_free:
 * @n_bytes: the size it was taken with
 *
 * Gives memory of machine_sys_alloc() back. Accepts 0.
 */
void
machine_sys_free (Machine   *self,
                  MachineRef ref,
                  gsize      n_bytes)
{
  MachineArena *arena = machine_arena (self);
  guint class;

  if (ref == 0)
    return;
  if (n_bytes > 4096)
    {
      machine_arena_free_pages (self, machine_ref_page (ref), pages_for (n_bytes));
      return;
    }
  class = sys_class (n_bytes);
  memcpy (machine_ptr (self, ref), &arena->sys[class].free, sizeof (MachineRef));
  arena->sys[class].free = ref;
}

void
machine_arena_check_invariants (const Machine *self)
{
  const MachineArenaHost *host = machine_arena_host (self);
  const MachineArena *arena = machine_arena (self);
  guint32 n_used = 0;

  g_assert_cmpuint (arena->n_pages, <=, host->n_committed);
  g_assert_cmpuint (self->root->arena_top, ==, machine_page_ref (arena->n_pages));
  for (guint32 page = 0; page < arena->n_pages; page++)
    {
      gboolean used = host->page_used[page / 64] >> page % 64 & 1;
      const guint64 *words = machine_ptr (self, machine_page_ref (page));

      n_used += used;
      if (used)
        continue;
      g_assert_cmpuint (host->page_span[page], ==, 0);
      for (guint i = 0; i < MACHINE_PAGE_BYTES / 8; i++)
        g_assert_cmpuint (words[i], ==, 0);
    }
  g_assert_cmpuint (n_used, ==, arena->n_used);
  for (guint class = 0; class < MACHINE_N_SYS_CLASSES; class++)
    {
      guint bytes = sys_class_bytes[class];

      g_assert_cmpuint (sys_class (bytes), ==, class);
      for (MachineRef ref = arena->sys[class].free; ref != 0;)
        {
          g_assert_cmpuint (ref, <, self->root->arena_top);
          g_assert_cmpuint (ref % 16, ==, 0);
          memcpy (&ref, machine_ptr (self, ref), sizeof ref);
        }
    }
}
