/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-private.h"

G_BEGIN_DECLS

/*
 * Maps: an insertion-ordered array of entries and an index of their numbers.
 *
 *   map ─▶ { len, entries ─▶ [ hash key elem ][ hash key elem ] …   in order of insertion
 *                 index   ─▶ [ 3 | 0 | 1 | … ]                      entry number + 1, by hash
 *
 * An entry's hash is 0 while it is unused or after it was deleted. Up to
 * MACHINE_MAP_SMALL entries are searched without an index. When entries run out
 * the live ones move to a new array; the old one stays as it was, for
 * iterators that walk it.
 *
 * Iteration walks the entries that were there when it began, from a start
 * that is a decision, wrapping around. If the map has moved on to another
 * array meanwhile, every key is looked up there first.
 */
#define MACHINE_MAP_SMALL 8

typedef enum
{
  MACHINE_MAP_KEY_64,      /* one word compared by its bits */
  MACHINE_MAP_KEY_NARROW, /* an integer of fewer bytes */
  MACHINE_MAP_KEY_STRING,
  MACHINE_MAP_KEY_ANY,     /* by type */
} MachineMapKeyKind;

/* What a map type means, worked out once on the host. */
typedef struct
{
  MachineMapKeyKind key_kind;
  guint32           key_type, elem_type;
  guint32           key_offset, elem_offset; /* in an entry */
  guint32           entry_bytes;
  gboolean          noscan;
} MachineMapLayout;

/* Heap object of kind WORDS, type: the map's. */
typedef struct
{
  guint64    len;         /* live entries */
  MachineRef entries;
  MachineRef index;       /* guint32 slots, 0: empty; 0: small map */
  guint32    n_entries;   /* used so far, deleted ones included */
  guint32    capacity;    /* of entries */
  guint32    index_bits;  /* the index has 2 to this slots, at least 32 */
  guint32    n_nan;       /* gives each NaN key another hash */
  guint32    type;
  guint32    iterated;    /* the last read was a range loop's */
  guint64    read_token, write_token; /* who did last: see machine-clock.h; 0: nobody */
  gint64     read_ns, write_ns;
} MachineMap;

/* Heap object of kind WORDS. */
typedef struct
{
  MachineRef map;
  MachineRef entries;     /* what is walked */
  guint32    start, next; /* entry numbers */
  guint32    n;           /* entries there when the walk began */
  guint32    left;        /* entries not yet looked at */
} MachineMapIterator;

void              machine_map_layout_init (const CodeProgram *program,
                                           guint32            map_type,
                                           MachineMapLayout  *out_layout);
MachineRef        machine_map_new         (Machine *self,
                                           guint32  map_type,
                                           gint64   hint,
                                           guint32  pc);
/* The element's reference, 0 if absent; G_MAXUINT64 if a panic was raised (unhashable key). */
MachineRef        machine_map_find        (Machine       *self,
                                           MachineG      *g,
                                           guint32        map_type,
                                           MachineRef     map,
                                           const guint64 *key);
/* The same for maps with one-word keys. */
MachineRef        machine_map_find_word   (Machine   *self,
                                           guint32    map_type,
                                           MachineRef map,
                                           guint64    key);
MachineRef        machine_map_insert      (Machine       *self,
                                           MachineG      *g,
                                           guint32        map_type,
                                           MachineRef     map,
                                           const guint64 *key);
gboolean          machine_map_delete      (Machine       *self,
                                           MachineG      *g,
                                           guint32        map_type,
                                           MachineRef     map,
                                           const guint64 *key); /* FALSE: panic raised */
void              machine_map_clear       (Machine   *self,
                                           MachineRef map);
MachineRef        machine_map_iterate     (Machine   *self,
                                           MachineG  *g,
                                           MachineRef map);
/* Stores key and element, if wanted (not NULL), of the next entry; FALSE at the end. */
gboolean          machine_map_next        (Machine   *self,
                                           MachineG  *g,
                                           MachineRef iterator,
                                           guint64   *out_key,
                                           guint64   *out_elem);
/* Hash of a value of a comparable type; FALSE if an interface in it holds an uncomparable one,
 * whose type is then given. */
gboolean          machine_value_hash      (Machine       *self,
                                           guint32        type,
                                           const guint64 *slots,
                                           guint64       *inout_hash,
                                           guint32       *out_bad_type);
void              machine_map_check_invariants (Machine   *self,
                                                MachineRef map);

/* machine-clock.c */
gboolean          machine_map_check_read  (Machine   *self,
                                           MachineG  *g,
                                           MachineRef map,
                                           gboolean   iterating);
gboolean          machine_map_check_write (Machine   *self,
                                           MachineG  *g,
                                           MachineRef map);

/* Whether g may read or write without asking: it did so in its present epoch. */
static inline gboolean
machine_map_was_read (const Machine  *self,
                      const MachineG *g,
                      MachineRef      map)
{
  return map == 0
         || ((const MachineMap *) machine_ptr (self, map))->read_token == g->map_token;
}

static inline gboolean
machine_map_was_written (const Machine  *self,
                         const MachineG *g,
                         MachineRef      map)
{
  const MachineMap *m = machine_ptr (self, map);

  return map == 0 || (m->read_token == g->map_token && m->write_token == g->map_token);
}

static inline gboolean
machine_map_entry_is_used (const Machine *self,
                           MachineRef     entry)
{
  return *(const guint32 *) machine_ptr (self, entry) != 0;
}

G_END_DECLS
