/* SPDX-License-Identifier: MIT */
#include "machine-native-lib.h"

/*
 * Natives of package reflect: values read, written, made and called.
 *
 * A value passes as an `any`; where its type is an interface type, the `any` is
 * the value itself, nil included, so every function that needs to know gets
 * the type as well. A variable passes as its type and where it lies.
 */

static const CodeType *
type_at (const Machine *self,
         guint64        index)
{
  g_assert (index < self->program->n_types);
  return &self->program->types[index];
}

/* The memory image of the value of type t that an `any` passes. */
static const void *
image_of (const Machine  *self,
          const CodeType *t,
          const guint64  *any)
{
  return t->kind == CODE_TYPE_INTERFACE ? any : machine_lib_image (self, any);
}

static MachineStatus
no_memory (Machine  *self,
           MachineG *g)
{
  machine_exec_out_of_memory (self, g);
  return MACHINE_STOP;
}

/* ---- variables ------------------------------------------------------------------------------ */

/* func load(t rtype.Type, p unsafe.Pointer) any */
MACHINE_NATIVE (reflect_load)
{
  guint32 type = slots[2];

  machine_lib_make_part (self, type, machine_ptr (self, slots[3]), 0, slots);
  return MACHINE_DONE;
}

/* func store(t rtype.Type, p unsafe.Pointer, v any) */
MACHINE_NATIVE (reflect_store)
{
  const CodeType *t = type_at (self, slots[0]);

  if (t->size_bytes > 0)
    memmove (machine_ptr (self, slots[1]), image_of (self, t, slots + 2), t->size_bytes);
  return MACHINE_DONE;
}

/* func offset(p unsafe.Pointer, n uintptr) unsafe.Pointer */
MACHINE_NATIVE (reflect_offset)
{
  slots[0] = slots[1] + slots[2];
  return MACHINE_DONE;
}

/* func alloc(t rtype.Type, n int) unsafe.Pointer */
MACHINE_NATIVE (reflect_alloc)
{
  guint32 type = slots[1];
  guint64 n = slots[2], size = type_at (self, type)->size_bytes;

  if (size > 0 && (n > G_MAXINT64 / size || !machine_heap_has_room (self, n * size)))
    return no_memory (self, g);
  slots[0] = n * size > 0 ? machine_heap_alloc (self, type, n, g->pc) : machine_heap (self)->zero;
  return MACHINE_DONE;
}

/* func zero(t rtype.Type) any */
MACHINE_NATIVE (reflect_zero)
{
  guint32 type = slots[2];
  const CodeType *t = type_at (self, type);

  slots[0] = t->kind == CODE_TYPE_INTERFACE ? 0 : type;
  slots[1] = t->kind == CODE_TYPE_INTERFACE || t->size_bytes <= 8
               ? 0
               : machine_heap_alloc (self, type, 1, g->pc);
  return MACHINE_DONE;
}

/* ---- single words ---------------------------------------------------------------------------- */

/* func word(v any) uint64: of a value of at most 8 bytes, as it lies in a slot */
MACHINE_NATIVE (reflect_word)
{
  slots[0] = slots[2];
  return MACHINE_DONE;
}

/* func fromWord(t rtype.Type, w uint64) any: cut to the type's width */
MACHINE_NATIVE (reflect_from_word)
{
  guint32 type = slots[2];
  guint64 word = slots[3];

  machine_lib_make_part (self, type, &word, 0, slots);
  return MACHINE_DONE;
}

/* func address(p unsafe.Pointer) uintptr */
MACHINE_NATIVE (reflect_address)
{
  slots[0] = slots[1] != 0 ? slots[1] + MACHINE_ADDRESS_BASE : 0;
  return MACHINE_DONE;
}

/* func retype(t rtype.Type, v any) any: the same memory seen as another type of its layout */
MACHINE_NATIVE (reflect_retype)
{
  guint64 type = slots[2], word = slots[4];

  slots[0] = type;
  slots[1] = word;
  return MACHINE_DONE;
}

/* func stringOf(v any) string */
MACHINE_NATIVE (reflect_string_of)
{
  memcpy (slots, machine_ptr (self, slots[3]), 16);
  return MACHINE_DONE;
}

/* func sliceParts(v any) (p unsafe.Pointer, len, cap int) */
MACHINE_NATIVE (reflect_slice_parts)
{
  memcpy (slots, machine_ptr (self, slots[4]), 24);
  return MACHINE_DONE;
}

/* func sliceFrom(t rtype.Type, p unsafe.Pointer, len, cap int) any */
MACHINE_NATIVE (reflect_slice_from)
{
  guint32 type = slots[2];
  guint64 parts[3] = { slots[3], slots[4], slots[5] };

  machine_lib_make_part (self, type, parts, 0, slots);
  return MACHINE_DONE;
}

/* func copyElems(t rtype.Type, to, from unsafe.Pointer, n int) */
MACHINE_NATIVE (reflect_copy_elems)
{
  gsize n_bytes = type_at (self, slots[0])->size_bytes * slots[3];

  if (n_bytes > 0)
    memmove (machine_ptr (self, slots[1]), machine_ptr (self, slots[2]), n_bytes);
  return MACHINE_DONE;
}

/* ---- channels and maps ----------------------------------------------------------------------- */

/* func newChan(t rtype.Type, n int) any */
MACHINE_NATIVE (reflect_new_chan)
{
  guint32 type = slots[2];
  MachineRef chan = machine_chan_new (self, g, type, slots[3]);

  if (chan == 0)
    return MACHINE_PANIC;
  slots[0] = type;
  slots[1] = chan;
  return MACHINE_DONE;
}

/* func chanCap(v any) int */
MACHINE_NATIVE (reflect_chan_cap)
{
  slots[0] = machine_chan_cap (self, slots[2]);
  return MACHINE_DONE;
}

/* func closeChan(v any) */
MACHINE_NATIVE (reflect_close_chan)
{
  return machine_op_close (self, g, slots[1]);
}

/* func newMap(t rtype.Type, n int) any */
MACHINE_NATIVE (reflect_new_map)
{
  guint32 type = slots[2];

  slots[1] = machine_map_new (self, type, slots[3], g->pc);
  slots[0] = type;
  return MACHINE_DONE;
}

/* func mapGet(m, key any) (elem any, ok bool) */
MACHINE_NATIVE (reflect_map_get)
{
  guint32 type = slots[3];
  const CodeType *t = type_at (self, type);
  MachineRef elem = 0;

  if (slots[4] != 0)
    elem = machine_map_find (self, g, type, slots[4],
                             image_of (self, type_at (self, t->key), slots + 5));
  if (elem == G_MAXUINT64)
    return MACHINE_PANIC;
  slots[0] = slots[1] = 0;
  slots[2] = elem != 0;
  if (elem != 0)
    machine_lib_make_part (self, t->elem, machine_ptr (self, elem), 0, slots);
  return MACHINE_DONE;
}

/* func mapSet(m, key, elem any) */
MACHINE_NATIVE (reflect_map_set)
{
  guint32 type = slots[0];
  const CodeType *t = type_at (self, type), *elem = type_at (self, t->elem);
  MachineRef at;

  if (slots[1] == 0)
    {
      machine_exec_panic_plain (self, g, "assignment to entry in nil map");
      return MACHINE_PANIC;
    }
  at = machine_map_insert (self, g, type, slots[1],
                           image_of (self, type_at (self, t->key), slots + 2));
  if (at == G_MAXUINT64)
    return MACHINE_PANIC;
  if (elem->size_bytes > 0)
    memcpy (machine_ptr (self, at), image_of (self, elem, slots + 4), elem->size_bytes);
  return MACHINE_DONE;
}

/* func mapDelete(m, key any) */
MACHINE_NATIVE (reflect_map_delete)
{
  guint32 type = slots[0];

  if (slots[1] == 0)
    return MACHINE_DONE;
  return machine_map_delete (self, g, type, slots[1],
                             image_of (self, type_at (self, type_at (self, type)->key), slots + 2))
           ? MACHINE_DONE
           : MACHINE_PANIC;
}

/* func mapClear(m any) */
MACHINE_NATIVE (reflect_map_clear)
{
  if (slots[1] != 0)
    machine_map_clear (self, slots[1]);
  return MACHINE_DONE;
}

/* func mapIter(m any) unsafe.Pointer */
MACHINE_NATIVE (reflect_map_iter)
{
  slots[0] = machine_map_iterate (self, g, slots[2]);
  return MACHINE_DONE;
}

/* func mapNext(m any, iter unsafe.Pointer) (key, elem any, ok bool) */
MACHINE_NATIVE (reflect_map_next)
{
  const CodeType *t = type_at (self, slots[5]);
  MachineRef iter = slots[7];
  const CodeType *key_type = type_at (self, t->key), *elem_type = type_at (self, t->elem);
  g_autofree guint64 *key = g_new0 (guint64, key_type->n_slots + 1);
  g_autofree guint64 *elem = g_new0 (guint64, elem_type->n_slots + 1);

  memset (slots, 0, 5 * sizeof *slots);
  if (!machine_map_next (self, g, iter, key, elem))
    return MACHINE_DONE;
  machine_lib_make_part (self, t->key, key, 0, &slots[0]);
  machine_lib_make_part (self, t->elem, elem, 0, &slots[2]);
  slots[4] = 1;
  return MACHINE_DONE;
}

/* ---- frames ------------------------------------------------------------------------------------ */

/* func newFrame(n int) unsafe.Pointer: n zeroed slots */
MACHINE_NATIVE (reflect_new_frame)
{
  guint64 n_bytes = slots[1] * 8;

  if (!machine_heap_has_room (self, n_bytes))
    return no_memory (self, g);
  slots[0] = machine_heap_alloc_kind (self, MACHINE_KIND_WORDS, 0, n_bytes, FALSE, g->pc);
  return MACHINE_DONE;
}

/* func slotsOf(t rtype.Type) int */
MACHINE_NATIVE (reflect_slots_of)
{
  slots[0] = type_at (self, slots[1])->n_slots;
  return MACHINE_DONE;
}

/* func putSlots(frame unsafe.Pointer, at int, t rtype.Type, v any) */
MACHINE_NATIVE (reflect_put_slots)
{
  const CodeType *t = type_at (self, slots[2]);
  guint64 *frame = machine_ptr (self, slots[0]);

  if (t->size_bytes > 0)
    machine_load (self, t->mem, t->size_bytes, frame + slots[1], image_of (self, t, slots + 3));
  return MACHINE_DONE;
}

/* func getSlots(frame unsafe.Pointer, at int, t rtype.Type) any */
MACHINE_NATIVE (reflect_get_slots)
{
  const guint64 *frame = machine_ptr (self, slots[2]);
  guint64 at = slots[3];
  guint32 type = slots[4];

  machine_lib_make_part (self, type, frame + at, 0, slots);
  return MACHINE_DONE;
}

/* func putWord(frame unsafe.Pointer, at int, w uint64) */
MACHINE_NATIVE (reflect_put_word)
{
  ((guint64 *) machine_ptr (self, slots[0]))[slots[1]] = slots[2];
  return MACHINE_DONE;
}

/* func getWord(frame unsafe.Pointer, at int) uint64 */
MACHINE_NATIVE (reflect_get_word)
{
  slots[0] = ((const guint64 *) machine_ptr (self, slots[1]))[slots[2]];
  return MACHINE_DONE;
}
