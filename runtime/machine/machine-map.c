/* SPDX-License-Identifier: MIT */
#include "machine-map.h"
#include "machine-exec.h"

/*
 * Maps. See the header for the layout.
 *
 * A hash is 32 bits:
 *
 *      31           5 4      1   0
 *     +--------------+--------+------+
 *     |    block     |  place | used |
 *     +--------------+--------+------+
 *
 * The highest bits of `block` choose 16 neighbouring slots of the index, `place`
 * the one to begin with; from there it is probed linearly. For an integer, `place`
 * is its lowest four bits and `block` the others times the golden ratio, so runs of
 * keys share cache lines, their blocks hardly ever meet, and strided ones still
 * spread. Deleting clears the entry's hash and
 * leaves its number in the index, where it matches nothing any more; moving to
 * a new array drops it.
 *
 * Nothing here may depend on how references compare or where they point to
 * beyond their value, which is the same in every run.
 */

#define HASH_USED  1u /* set in the hash of every live entry */
#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

typedef struct
{
  Machine                *machine;
  MachineG               *g;
  MachineMap             *map;
  const MachineMapLayout *layout;
  const guint64          *key;
  guint32                 hash;
} Search;

static guint32
align_up (guint32 n,
          guint32 align)
{
  return (n + align - 1) / align * align;
}

void
machine_map_layout_init (const CodeProgram *program,
                         guint32            map_type,
                         MachineMapLayout  *out_layout)
{
  const CodeType *type = &program->types[map_type];
  const CodeType *key = &program->types[type->key], *elem = &program->types[type->elem];

  out_layout->key_type = type->key;
  out_layout->elem_type = type->elem;
  out_layout->key_offset = align_up (4, MAX (key->align_bytes, 1));
  out_layout->elem_offset
      = align_up (out_layout->key_offset + key->size_bytes, MAX (elem->align_bytes, 1));
  out_layout->entry_bytes = align_up (out_layout->elem_offset + elem->size_bytes, 8);
  out_layout->noscan
      = key->pointers == CODE_POINTERS_NONE && elem->pointers == CODE_POINTERS_NONE;

  if (key->kind == CODE_TYPE_STRING)
    out_layout->key_kind = MACHINE_MAP_KEY_STRING;
  else if (key->kind == CODE_TYPE_FLOAT32 || key->kind == CODE_TYPE_FLOAT64
           || key->kind == CODE_TYPE_COMPLEX64 || key->kind == CODE_TYPE_STRUCT
           || key->kind == CODE_TYPE_ARRAY || key->mem == CODE_MEM_N)
    out_layout->key_kind = MACHINE_MAP_KEY_ANY;
  else if (key->mem == CODE_MEM_64)
    out_layout->key_kind = MACHINE_MAP_KEY_64;
  else
    out_layout->key_kind = MACHINE_MAP_KEY_NARROW;
}

static inline const MachineMapLayout *
layout_of (const Machine *self,
           guint32        map_type)
{
  return &machine_exec_host (self)->map_layouts[map_type];
}

static inline char *
entry_at (const Search *search,
          guint32       number)
{
  return (char *) machine_ptr (search->machine, search->map->entries)
         + (gsize) number * search->layout->entry_bytes;
}

/* ---- keys ------------------------------------------------------------------------------- */

static inline guint32
hash_word (guint64 word)
{
  guint64 block = (word >> 4) * MULTIPLIER;

  return ((guint32) (block >> 32) & ~31u) | (guint32) (word & 15) << 1 | HASH_USED;
}

/* Where a hash begins to look in an index of 2 to `bits` slots. */
static inline guint32
first_slot (guint32 hash,
            guint32 bits)
{
  return hash >> (36 - bits) << 4 | (hash >> 1 & 15);
}

static inline guint32
index_mask (const MachineMap *map)
{
  return (1u << map->index_bits) - 1;
}

/* Any type; NaN keys get a number each, so that they do not pile up in one place. */
static gboolean
hash_any (Search *search)
{
  guint64 hash = 0;
  guint32 bad_type;

  if (!machine_value_hash (search->machine, search->layout->key_type, search->key, &hash,
                           &bad_type))
    {
      g_autofree char *text = g_strconcat ("hash of unhashable type ",
                                           search->machine->program->types[bad_type].name, NULL);

      machine_exec_panic_text (search->machine, search->g, text);
      return FALSE;
    }
  if (search->map != NULL
      && !machine_values_equal (search->machine, search->layout->key_type, search->key,
                                search->key))
    hash = hash_word (search->map->n_nan);
  search->hash = (guint32) (hash ^ hash >> 32) | HASH_USED;
  return TRUE;
}

static guint32
hash_string (const Machine *self,
             const guint64 *key)
{
  const char *text = machine_ptr (self, key[0]);
  guint64 hash = key[1], word, n = key[1];

  for (; n >= 8; n -= 8, text += 8)
    {
      memcpy (&word, text, 8);
      hash = (hash ^ word) * MULTIPLIER;
      hash ^= hash >> 32;
    }
  for (word = 0; n > 0; n--)
    word = word << 8 | (guint8) *text++;
  hash = (hash ^ word) * MULTIPLIER;
  hash = (hash ^ hash >> 32) * MULTIPLIER;
  return (guint32) (hash >> 32) | HASH_USED;
}

static inline gboolean
hash_key (Search *search)
{
  switch (search->layout->key_kind)
    {
    case MACHINE_MAP_KEY_64:
    case MACHINE_MAP_KEY_NARROW:
      search->hash = hash_word (search->key[0]);
      return TRUE;
    case MACHINE_MAP_KEY_STRING:
      search->hash = hash_string (search->machine, search->key);
      return TRUE;
    default:
      return hash_any (search);
    }
}

static inline gboolean
key_matches (const Search *search,
             const char   *entry)
{
  const char *key = entry + search->layout->key_offset;
  guint64 words[2];

  if (*(const guint32 *) entry != search->hash)
    return FALSE;
  switch (search->layout->key_kind)
    {
    case MACHINE_MAP_KEY_64:
      return *(const guint64 *) key == search->key[0];
    case MACHINE_MAP_KEY_NARROW:
      machine_load (search->machine,
                    search->machine->program->types[search->layout->key_type].mem, 0, words, key);
      return words[0] == search->key[0];
    case MACHINE_MAP_KEY_STRING:
      memcpy (words, key, sizeof words);
      return words[1] == search->key[1]
             && memcmp (machine_ptr (search->machine, words[0]),
                        machine_ptr (search->machine, search->key[0]), words[1])
                    == 0;
    default:
      return machine_values_equal (search->machine, search->layout->key_type,
                                   (const guint64 *) key, search->key);
    }
}

/* ---- searching -------------------------------------------------------------------------- */

/* The same for one-word keys and a map with an index: the case that has to be fast. */
static inline char *
search_word (const Search *search,
             guint32     **out_slot)
{
  const MachineMap *map = search->map;
  guint32 *index = machine_ptr (search->machine, map->index);
  const guint64 key = search->key[0];
  const guint32 mask = index_mask (map), stride = search->layout->entry_bytes;
  char *entries = machine_ptr (search->machine, map->entries);
  guint32 at = first_slot (search->hash, map->index_bits);

  for (; index[at] != 0; at = (at + 1) & mask)
    {
      char *entry = entries + (gsize) (index[at] - 1) * stride;

      /* A deleted entry has lost its hash, and its key looks like 0. */
      if (*(guint64 *) (entry + 8) == key && *(guint32 *) entry != 0)
        return entry;
    }
  *out_slot = &index[at];
  return NULL;
}

/* The entry with the key, or NULL; then *out_slot is the index slot to fill. */
static char *
search_any (Search   *search,
            guint32 **out_slot)
{
  MachineMap *map = search->map;
  guint32 *index, at, mask = index_mask (map);

  *out_slot = NULL;
  if (map->index == 0)
    {
      for (guint32 i = 0; i < map->n_entries; i++)
        if (key_matches (search, entry_at (search, i)))
          return entry_at (search, i);
      return NULL;
    }
  index = machine_ptr (search->machine, map->index);
  at = first_slot (search->hash, map->index_bits);
  for (; index[at] != 0; at = (at + 1) & mask)
    {
      char *entry = entry_at (search, index[at] - 1);

      if (key_matches (search, entry))
        return entry;
    }
  *out_slot = &index[at];
  return NULL;
}

static inline char *
search_entry (Search   *search,
              guint32 **out_slot)
{
  if (search->layout->key_kind == MACHINE_MAP_KEY_64 && search->map->index != 0)
    return search_word (search, out_slot);
  return search_any (search, out_slot);
}

/**
 * machine_map_find:
 * @map: (nullable): a map, 0 for nil
 *
 * Looks a key up. An unhashable key panics, in a nil map too.
 *
 * Returns: the element's reference, 0 if absent, %G_MAXUINT64 if a panic was raised
 */
MachineRef
machine_map_find (Machine       *self,
                  MachineG      *g,
                  guint32        map_type,
                  MachineRef     map,
                  const guint64 *key)
{
  Search search = { self, g, map != 0 ? machine_ptr (self, map) : NULL,
                    layout_of (self, map_type), key };
  guint32 *slot;
  char *entry;

  if (search.map == NULL || search.map->len == 0)
    return search.layout->key_kind == MACHINE_MAP_KEY_ANY && !hash_any (&search) ? G_MAXUINT64 : 0;
  if (!hash_key (&search))
    return G_MAXUINT64;
  entry = search_entry (&search, &slot);
  return entry == NULL ? 0 : machine_ref (self, entry) + search.layout->elem_offset;
}

/**
 * machine_map_find_word:
 *
 * Looks a key up in a map whose keys are one word, compared by their bits.
 *
 * Returns: the element's reference, 0 if absent
 */
MachineRef
machine_map_find_word (Machine   *self,
                       guint32    map_type,
                       MachineRef map,
                       guint64    key)
{
  Search search
      = { self, NULL, machine_ptr (self, map), layout_of (self, map_type), &key, hash_word (key) };
  guint32 *slot;
  char *entry;

  if (map == 0 || search.map->len == 0)
    return 0;
  entry = search_entry (&search, &slot);
  return entry == NULL ? 0 : machine_ref (self, entry) + search.layout->elem_offset;
}

/* ---- growing ---------------------------------------------------------------------------- */

static void
index_entries (Machine                *self,
               MachineMap             *map,
               const MachineMapLayout *layout)
{
  guint32 *index = machine_ptr (self, map->index);
  const char *entry = machine_ptr (self, map->entries);
  const guint32 mask = index_mask (map);

  for (guint32 i = 0; i < map->n_entries; i++, entry += layout->entry_bytes)
    {
      guint32 hash = *(const guint32 *) entry, at = first_slot (hash, map->index_bits);

      if (hash == 0)
        continue;
      while (index[at] != 0)
        at = (at + 1) & mask;
      index[at] = i + 1;
    }
}

static MachineRef
alloc_entries (Machine                *self,
               const MachineMap       *map,
               const MachineMapLayout *layout,
               guint32                 capacity,
               guint32                 pc)
{
  return machine_heap_alloc_kind (self, MACHINE_KIND_MAP_ENTRIES, map->type,
                                  (gsize) capacity * layout->entry_bytes, layout->noscan, pc);
}

/* Moves the live entries to an array for `capacity` of them. FALSE: the program is over. */
static gboolean
resize (Machine                *self,
        MachineMap             *map,
        const MachineMapLayout *layout,
        guint32                 capacity,
        guint32                 pc)
{
  const char *from = machine_ptr (self, map->entries);
  gsize n_index = (gsize) capacity * 2;
  MachineRef entries;
  char *to;

  if (!machine_heap_has_room (self, (gsize) capacity * layout->entry_bytes + n_index * 4))
    {
      machine_exec_out_of_memory (self, machine_running_g (self));
      return FALSE;
    }
  entries = alloc_entries (self, map, layout, capacity, pc);
  to = machine_ptr (self, entries);
  if (map->len == map->n_entries)
    memcpy (to, from, map->len * layout->entry_bytes);
  else
    for (guint32 i = 0; i < map->n_entries; i++, from += layout->entry_bytes)
      if (*(const guint32 *) from != 0)
        {
          memcpy (to, from, layout->entry_bytes);
          to += layout->entry_bytes;
        }
  map->entries = entries;
  map->n_entries = map->len;
  map->capacity = capacity;
  map->index = 0;
  if (capacity > MACHINE_MAP_SMALL)
    {
      map->index = machine_heap_alloc_kind (self, MACHINE_KIND_BYTES, 0, n_index * 4, TRUE, pc);
      map->index_bits = __builtin_ctzll (n_index);
      index_entries (self, map, layout);
    }
  return TRUE;
}

static guint32
capacity_for (guint64 n)
{
  guint64 capacity = MACHINE_MAP_SMALL;

  while (capacity < n)
    capacity *= 2;
  return capacity;
}

/* Doubles, or only drops the deleted entries if there are many. */
static gboolean
grow (Machine                *self,
      MachineG               *g,
      MachineMap             *map,
      const MachineMapLayout *layout)
{
  guint32 capacity = MAX (map->capacity, MACHINE_MAP_SMALL);

  if (map->capacity != 0 && map->len >= capacity / 4 * 3)
    capacity *= 2;
  return resize (self, map, layout, capacity, g != NULL ? g->pc : 0);
}

/**
 * machine_map_new:
 * @hint: expected number of entries; negative or huge ones count as none
 *
 * Makes an empty map.
 *
 * Returns: its reference
 */
MachineRef
machine_map_new (Machine *self,
                 guint32  map_type,
                 gint64   hint,
                 guint32  pc)
{
  const MachineMapLayout *layout = layout_of (self, map_type);
  MachineRef ref = machine_heap_alloc_kind (self, MACHINE_KIND_WORDS, map_type,
                                            sizeof (MachineMap), FALSE, pc);
  MachineMap *map = machine_ptr (self, ref);

  map->type = map_type;
  if (hint > MACHINE_MAP_SMALL && hint < (gint64) 1 << 30
      && machine_heap_has_room (self, (gsize) hint * 2 * (layout->entry_bytes + 8)))
    resize (self, map, layout, capacity_for (hint), pc);
  return ref;
}

/**
 * machine_map_insert:
 *
 * Looks a key up and adds it with a zero element if it is absent. An existing
 * key stays as it was.
 *
 * Returns: the element's reference, 0 if a panic was raised or the program is over
 */
MachineRef
machine_map_insert (Machine       *self,
                    MachineG      *g,
                    guint32        map_type,
                    MachineRef     map,
                    const guint64 *key)
{
  const CodeType *key_type = &self->program->types[self->program->types[map_type].key];
  Search search = { self, g, machine_ptr (self, map), layout_of (self, map_type), key };
  guint32 *slot;
  char *entry;

  if (map == 0)
    {
      machine_exec_panic_plain (self, g, "assignment to entry in nil map");
      return 0;
    }
  if (!hash_key (&search))
    return 0;
  entry = search_entry (&search, &slot);
  if (entry == NULL)
    {
      if (search.map->n_entries == search.map->capacity)
        {
          if (!grow (self, g, search.map, search.layout))
            return 0;
          search_entry (&search, &slot);
        }
      entry = entry_at (&search, search.map->n_entries++);
      *(guint32 *) entry = search.hash;
      machine_store (self, key_type->mem, key_type->size_bytes, entry + search.layout->key_offset,
                     key);
      if (slot != NULL)
        *slot = search.map->n_entries;
      search.map->len++;
      if (G_UNLIKELY (search.layout->key_kind == MACHINE_MAP_KEY_ANY))
        search.map->n_nan++;
    }
  return machine_ref (self, entry) + search.layout->elem_offset;
}

/**
 * machine_map_delete:
 *
 * Removes a key if it is there.
 *
 * Returns: %FALSE if a panic was raised (unhashable key)
 */
gboolean
machine_map_delete (Machine       *self,
                    MachineG      *g,
                    guint32        map_type,
                    MachineRef     map,
                    const guint64 *key)
{
  MachineRef elem = machine_map_find (self, g, map_type, map, key);
  const MachineMapLayout *layout = layout_of (self, map_type);

  if (elem == G_MAXUINT64)
    return FALSE;
  if (elem != 0)
    {
      MachineMap *m = machine_ptr (self, map);

      memset (machine_ptr (self, elem - layout->elem_offset), 0, layout->entry_bytes);
      m->len--;
    }
  return TRUE;
}

/**
 * machine_map_clear:
 *
 * Removes all entries, NaN keys too. Accepts nil.
 */
void
machine_map_clear (Machine   *self,
                   MachineRef map)
{
  MachineMap *m = machine_ptr (self, map);

  if (map == 0 || m->n_entries == 0)
    return;
  memset (machine_ptr (self, m->entries), 0,
          (gsize) m->n_entries * layout_of (self, m->type)->entry_bytes);
  m->len = 0;
}

/* ---- iteration -------------------------------------------------------------------------- */

/* Number of the entry that holds the nth live one. */
static guint32
nth_live (const Machine          *self,
          const MachineMap       *map,
          const MachineMapLayout *layout,
          guint64                 n)
{
  if (map->len == map->n_entries)
    return n;
  for (guint32 i = 0; i < map->n_entries; i++)
    if (machine_map_entry_is_used (self, map->entries + (gsize) i * layout->entry_bytes)
        && n-- == 0)
      return i;
  g_assert_not_reached ();
}

/**
 * machine_map_iterate:
 * @map: (nullable): a map, 0 for nil
 *
 * Begins to walk a map. Where is a decision.
 *
 * Returns: the iterator
 */
MachineRef
machine_map_iterate (Machine   *self,
                     MachineG  *g,
                     MachineRef map)
{
  MachineRef ref = machine_heap_alloc_kind (self, MACHINE_KIND_WORDS, 0,
                                            sizeof (MachineMapIterator), FALSE, g->pc);
  MachineMapIterator *iterator = machine_ptr (self, ref);
  const MachineMap *m = machine_ptr (self, map);

  if (map == 0 || m->len == 0)
    return ref;
  iterator->map = map;
  iterator->entries = m->entries;
  iterator->n = iterator->left = m->n_entries;
  if (m->len > 1)
    iterator->next
        = nth_live (self, m, layout_of (self, m->type),
                    machine_decide_number (self, g, MACHINE_DECISION_MAP, m->len));
  iterator->start = iterator->next;
  return ref;
}

/* The element that belongs to an entry of the walked array now, 0 if it is gone. */
static MachineRef
current_elem (Machine                *self,
              MachineG               *g,
              const MachineMap       *map,
              MachineRef              walked,
              MachineRef              entry,
              const MachineMapLayout *layout)
{
  const CodeType *key_type = &self->program->types[layout->key_type];
  g_autofree guint64 *key = NULL;
  MachineRef elem;

  if (map->entries == walked)
    return entry + layout->elem_offset;
  if (map->len == 0)
    return 0;
  key = g_new0 (guint64, key_type->n_slots + 1);
  machine_load (self, key_type->mem, key_type->size_bytes, key,
                machine_ptr (self, entry + layout->key_offset));
  elem = machine_map_find (self, g, map->type, machine_ref (self, map), key);
  if (elem == 0 && !machine_values_equal (self, layout->key_type, key, key))
    return entry + layout->elem_offset; /* NaN: nothing but clear can have removed it */
  return elem;
}

/**
 * machine_map_next:
 * @out_key: (out) (optional): the key's slots
 * @out_elem: (out) (optional): the element's slots
 *
 * Goes to the next entry of a walk.
 *
 * Returns: %FALSE at the end
 */
gboolean
machine_map_next (Machine   *self,
                  MachineG  *g,
                  MachineRef iterator,
                  guint64   *out_key,
                  guint64   *out_elem)
{
  MachineMapIterator *it = machine_ptr (self, iterator);
  const MachineMap *map = machine_ptr (self, it->map);
  const MachineMapLayout *layout;

  if (it->left == 0)
    return FALSE;
  layout = layout_of (self, map->type);
  while (it->left > 0)
    {
      MachineRef entry = it->entries + (gsize) it->next * layout->entry_bytes, elem;

      it->left--;
      it->next = it->next + 1 == it->n ? 0 : it->next + 1;
      if (!machine_map_entry_is_used (self, entry))
        continue;
      elem = current_elem (self, g, map, it->entries, entry, layout);
      if (elem == 0)
        continue;
      if (out_key != NULL)
        machine_load_value (self, layout->key_type, out_key, entry + layout->key_offset);
      if (out_elem != NULL)
        machine_load_value (self, layout->elem_type, out_elem, elem);
      return TRUE;
    }
  return FALSE;
}

/**
 * machine_map_check_invariants:
 *
 * Asserts that a map's counts, entries and index agree.
 */
void
machine_map_check_invariants (Machine   *self,
                              MachineRef map)
{
  const MachineMap *m = machine_ptr (self, map);
  const MachineMapLayout *layout = layout_of (self, m->type);
  const guint32 *index = machine_ptr (self, m->index);
  guint64 live = 0;

  g_assert_cmpuint (m->n_entries, <=, m->capacity);
  for (guint32 i = 0; i < m->n_entries; i++)
    {
      guint32 hash
          = *(guint32 *) machine_ptr (self, m->entries + (gsize) i * layout->entry_bytes);
      guint32 at = m->index != 0 ? first_slot (hash, m->index_bits) : 0;

      if (hash == 0)
        continue;
      live++;
      g_assert_cmpuint (hash & HASH_USED, ==, HASH_USED);
      if (m->index == 0)
        continue;
      while (index[at] != i + 1)
        {
          g_assert_cmpuint (index[at], !=, 0);
          at = (at + 1) & index_mask (m);
        }
    }
  g_assert_cmpuint (live, ==, m->len);
}
