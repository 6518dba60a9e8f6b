/* SPDX-License-Identifier: MIT */

/*
 * The registry of synchronisation objects. See machine-sched-objects.h for its
 * shape. The table is open addressing with linear probing; entries are taken
 * out by moving their followers back, so that it holds no graves.
 */

#include "machine-exec.h"
#include "machine-clock.h"
#include "machine-sched-host.h"
#include "machine-timer.h"

typedef struct
{
  guint64    key;   /* address << 4 | kind; 0: free */
  MachineRef value;
} Entry;

/* What all records within one heap object share. */
typedef struct
{
  MachineRef first;
  guint32    ordinal;
  guint32    pad;
} Base;

/* ---- tables ------------------------------------------------------------------ */

static guint
slot_of (guint64 key,
         guint   cap)
{
  return (guint) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & (cap - 1);
}

static Entry *
table_find (const Machine *self,
            MachineRef     table,
            guint          cap,
            guint64        key)
{
  Entry *entries;

  if (cap == 0)
    return NULL;
  entries = machine_ptr (self, table);
  for (guint i = slot_of (key, cap); entries[i].key != 0; i = (i + 1) & (cap - 1))
    {
      if (entries[i].key == key)
        return &entries[i];
    }
  return NULL;
}

static void
table_insert (Entry     *entries,
              guint      cap,
              guint64    key,
              MachineRef value)
{
  guint i = slot_of (key, cap);

  while (entries[i].key != 0)
    i = (i + 1) & (cap - 1);
  entries[i].key = key;
  entries[i].value = value;
}

static void
table_add (Machine    *self,
           MachineRef *inout_table,
           guint32    *inout_n,
           guint32    *inout_cap,
           guint64     key,
           MachineRef  value)
{
  if ((*inout_n + 1) * 4 > *inout_cap * 3)
    {
      guint cap = MAX (64, *inout_cap * 2);
      MachineRef fresh = machine_sys_alloc (self, cap * sizeof (Entry));
      const Entry *old = machine_ptr (self, *inout_table);

      for (guint i = 0; i < *inout_cap; i++)
        {
          if (old[i].key != 0)
            table_insert (machine_ptr (self, fresh), cap, old[i].key, old[i].value);
        }
      if (*inout_cap > 0)
        machine_sys_free (self, *inout_table, *inout_cap * sizeof (Entry));
      *inout_table = fresh;
      *inout_cap = cap;
    }
  table_insert (machine_ptr (self, *inout_table), *inout_cap, key, value);
  ++*inout_n;
}

static void
table_remove (Machine      *self,
              MachineSched *sched,
              Entry        *entry)
{
  Entry *entries = machine_ptr (self, sched->object_table);
  guint mask = sched->table_cap - 1;
  guint hole = (guint) (entry - entries);

  for (guint i = (hole + 1) & mask; entries[i].key != 0; i = (i + 1) & mask)
    {
      guint home = slot_of (entries[i].key, sched->table_cap);

      /* Movable if its home does not lie between the hole and itself. */
      if (((i - home) & mask) >= ((i - hole) & mask))
        {
          entries[hole] = entries[i];
          hole = i;
        }
    }
  entries[hole].key = 0;
  entries[hole].value = 0;
  sched->table_n--;
}

static Entry *
find_entry (const Machine *self,
            guint          kind,
            MachineRef     ref)
{
  MachineSched *sched = machine_sched (self);

  return table_find (self, sched->object_table, sched->table_cap, ref << 4 | kind);
}

static void
add_entry (Machine   *self,
           guint      kind,
           MachineRef ref,
           MachineRef value)
{
  MachineSched *sched = machine_sched (self);

  table_add (self, &sched->object_table, &sched->table_n, &sched->table_cap, ref << 4 | kind,
             value);
}

/* How many objects a site has made so far, this one included. */
static guint32
count_site (Machine *self,
            guint32  site_pc)
{
  MachineSched *sched = machine_sched (self);
  guint64 key = (guint64) site_pc + 1;
  Entry *entry = table_find (self, sched->site_table, sched->site_cap, key);

  if (entry != NULL)
    return (guint32) ++entry->value;
  table_add (self, &sched->site_table, &sched->site_n, &sched->site_cap, key, 1);
  return 1;
}

/* ---- whose it is ------------------------------------------------------------------ */

/* Is a named type declared in the library? Types without a package are predeclared. */
static gboolean
is_library_package (const CodeProgram *program,
                    const char        *package)
{
  return package != NULL
         && g_strcmp0 (package, program->funcs[program->main_func].package) != 0;
}

/* The library's own types whose operations are the user's steps. */
static gboolean
is_type_of_kind (const CodeType *type,
                 guint           kind)
{
  static const char *const names[] = {
    [MACHINE_OBJECT_MUTEX] = "sync.Mutex",         [MACHINE_OBJECT_RWMUTEX] = "sync.RWMutex",
    [MACHINE_OBJECT_WAITGROUP] = "sync.WaitGroup", [MACHINE_OBJECT_COND] = "sync.Cond",
    [MACHINE_OBJECT_ONCE] = "sync.Once",
  };

  if (kind == MACHINE_KIND_ATOMIC)
    return g_strcmp0 (type->package, "sync/atomic") == 0;
  return kind < G_N_ELEMENTS (names) && names[kind] != NULL && strcmp (type->name, names[kind]) == 0;
}

/* The type of what lies at *inout_offset in a value of the type, one level deeper; 0 if that is the
 * whole of it. */
static guint32
type_inside (const CodeProgram *program,
             const CodeType    *info,
             guint32           *inout_offset)
{
  if (info->kind == CODE_TYPE_ARRAY && info->len > 0)
    {
      *inout_offset %= MAX (program->types[info->elem].size_bytes, 1);
      return info->elem;
    }
  if (info->kind != CODE_TYPE_STRUCT)
    return 0;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const CodeField *field = &info->fields[i];

      if (field->offset_bytes <= *inout_offset
          && *inout_offset < field->offset_bytes + MAX (program->types[field->type].size_bytes, 1))
        {
          *inout_offset -= field->offset_bytes;
          return field->type;
        }
    }
  return 0;
}

/* Does the object at this offset of the type belong to a library type (the mutex in a sync.Map), as
 * opposed to a plain field or variable of the user's? */
static gboolean
is_inside_library_type (const CodeProgram *program,
                        guint32            type,
                        guint32            offset,
                        guint              kind)
{
  gboolean library = FALSE;

  while (type != 0)
    {
      const CodeType *info = &program->types[type];

      if (is_type_of_kind (info, kind))
        return library;
      if (info->is_named)
        library = is_library_package (program, info->package);
      type = type_inside (program, info, &offset);
    }
  return library;
}

/* Where the memory at info->offset … came from: fills site, type, offset, global. */
static MachineRef
find_origin (Machine           *self,
             MachineRef         ref,
             MachineObjectInfo *info)
{
  const CodeProgram *program = self->program;
  MachineRef globals = self->root->globals;
  MachineRef base = machine_heap_find (self, ref, &info->type, &info->site_pc);

  info->global = G_MAXUINT32;
  if (base != 0)
    {
      info->offset = (guint32) (ref - base);
      return base;
    }
  info->site_pc = 0;
  for (guint i = 0; i < program->n_globals; i++)
    {
      const CodeGlobal *global = &program->globals[i];
      guint64 start = globals + global->offset_bytes;

      if (ref >= start && ref < start + MAX (program->types[global->type].size_bytes, 1))
        {
          info->global = i;
          info->type = global->type;
          info->offset = (guint32) (ref - start);
          break;
        }
    }
  return 0;
}

static gboolean
is_library_origin (Machine                 *self,
                   const MachineObjectInfo *info)
{
  const CodeProgram *program = self->program;

  if (info->kind == MACHINE_OBJECT_CHAN || info->kind == MACHINE_OBJECT_TIMER
      || info->kind == MACHINE_OBJECT_CONTEXT)
    return info->site_pc != 0
           && machine_sched_host (self)->pc_flags[info->site_pc] & MACHINE_PC_LIBRARY;
  if (info->global != G_MAXUINT32)
    {
      const char *package = program->funcs[program->main_func].package;
      const char *name = program->globals[info->global].name;
      gsize len = strlen (package);

      if (strncmp (name, package, len) != 0 || name[len] != '.')
        return TRUE;
    }
  else if (info->site_pc != 0
           && machine_sched_host (self)->pc_flags[info->site_pc] & MACHINE_PC_LIBRARY)
    {
      /* sync.NewCond makes a Cond for its caller. */
      const CodeFunc *func = code_program_find_func (program, info->site_pc);

      if (g_strcmp0 (func->package, "sync") != 0)
        return TRUE;
    }
  return info->type != 0
         && is_inside_library_type (program, info->type, info->offset, info->kind);
}

gboolean
machine_address_is_users (Machine   *self,
                          MachineRef ref)
{
  MachineObjectInfo info = { .kind = MACHINE_KIND_ATOMIC };

  find_origin (self, ref, &info);
  return !is_library_origin (self, &info);
}

/* ---- records ------------------------------------------------------------------------- */

void
machine_object_remember (Machine             *self,
                         const MachineObject *object)
{
  GArray *infos = machine_sched_host (self)->object_info;

  if (!self->settings.tracing)
    return;
  if (infos->len <= object->id)
    g_array_set_size (infos, object->id + 1);
  g_array_index (infos, MachineObjectInfo, object->id) = object->info;
}

static void
add_by_id (Machine       *self,
           MachineObject *object)
{
  MachineSched *sched = machine_sched (self);

  object->id = ++sched->n_objects;
  if (object->id >= sched->objects_cap)
    {
      guint cap = MAX (64, sched->objects_cap * 2);
      MachineRef fresh = machine_sys_alloc (self, cap * sizeof (MachineRef));

      if (sched->objects != 0)
        {
          memcpy (machine_ptr (self, fresh), machine_ptr (self, sched->objects),
                  sched->objects_cap * sizeof (MachineRef));
          machine_sys_free (self, sched->objects, sched->objects_cap * sizeof (MachineRef));
        }
      sched->objects = fresh;
      sched->objects_cap = cap;
    }
  ((MachineRef *) machine_ptr (self, sched->objects))[object->id] = machine_ref (self, object);
}

/* The library function that user code called and inside which g is, as index + 1; 0 if none. */
static guint32
called_by_user (const Machine  *self,
                        const MachineG *g)
{
  const CodeProgram *program = self->program;
  MachineFrameWalk walk;
  guint32 func = 0;

  if (!machine_frame_walk_init (&walk, self, g))
    return 0;
  do
    {
      CodeFuncFlags flags = program->funcs[walk.func].flags;

      if (!(flags & (CODE_FUNC_LIBRARY | CODE_FUNC_WRAPPER)))
        return func;
      if (flags & CODE_FUNC_LIBRARY)
        func = walk.func + 1;
    }
  while (machine_frame_walk_next (&walk));
  return func;
}

static MachineObject *
new_record (Machine          *self,
            MachineG         *g,
            MachineObjectKind kind,
            MachineRef        ref)
{
  MachineObject *object = machine_ptr (self, machine_sys_alloc (self, sizeof (MachineObject)));

  object->kind = kind;
  object->ref = ref;
  object->when_ns = -1;
  object->info.kind = kind;
  object->info.global = G_MAXUINT32;
  add_by_id (self, object);
  add_entry (self, kind, ref, machine_ref (self, object));
  if (g != NULL)
    {
      object->made_by = g->id;
      object->made_pc = machine_sched_host (self)->pc_flags[g->pc] == 0
                          ? g->pc
                          : machine_exec_user_pc (self, g);
      if (object->made_pc != g->pc)
        object->info.maker = called_by_user (self, g);
      if (object->info.maker != 0
          && code_program_find_site (self->program, object->made_pc) != NULL)
        object->info.call_pc = object->made_pc;
    }
  return object;
}

/* Which one this is of those made at the same place: of the variable's, or of the allocation's. */
static guint32
next_ordinal (Machine                 *self,
              const MachineObjectInfo *info)
{
  if (info->call_pc != 0)
    return count_site (self, info->call_pc | info->kind << 24);
  return count_site (self, info->site_pc);
}

/* Hangs the record on its heap object, whose number among those of its site it shares. */
static void
join_base (Machine       *self,
           MachineObject *object)
{
  Entry *entry = find_entry (self, MACHINE_OBJECT_BASE, object->base);
  Base *base;

  if (entry != NULL)
    {
      base = machine_ptr (self, entry->value);
    }
  else
    {
      base = machine_ptr (self, machine_sys_alloc (self, sizeof (Base)));
      base->ordinal = next_ordinal (self, &object->info);
      add_entry (self, MACHINE_OBJECT_BASE, object->base, machine_ref (self, base));
      machine_heap_watch (self, object->base);
    }
  object->base_next = base->first;
  base->first = machine_ref (self, object);
  object->info.ordinal = base->ordinal;
}

MachineObject *
machine_object_new_chan (Machine   *self,
                         MachineG  *g,
                         MachineRef ref,
                         guint32    type)
{
  MachineObject *object = new_record (self, g, MACHINE_OBJECT_CHAN, ref);

  object->base = ref;
  object->info.type = type;
  object->info.site_pc = g != NULL ? g->pc : 0;
  object->info.ordinal = next_ordinal (self, &object->info);
  object->info.library = is_library_origin (self, &object->info);
  machine_heap_watch (self, ref);
  machine_object_remember (self, object);
  return object;
}

MachineObject *
machine_object_find (const Machine    *self,
                     MachineObjectKind kind,
                     MachineRef        ref)
{
  Entry *entry = find_entry (self, kind, ref);

  return entry != NULL ? machine_object (self, entry->value) : NULL;
}

MachineObject *
machine_object_look_up (Machine          *self,
                        MachineG         *g,
                        MachineObjectKind kind,
                        MachineRef        ref)
{
  MachineObject *object = machine_object_find (self, kind, ref);

  if (G_LIKELY (object != NULL))
    {
      MachineSched *sched = machine_sched (self);
      guint at = machine_object_recent_slot (kind, ref);

      sched->recent_key[at] = ref << 4 | kind;
      sched->recent_object[at] = machine_ref (self, object);
      return object;
    }
  object = new_record (self, g, kind, ref);
  object->base = find_origin (self, ref, &object->info);
  /* What lies in memory of the user's, a sync.Once say, is called as the user calls it, whichever
   * of the library's functions saw it first. */
  if (object->info.site_pc != 0
      && !(machine_sched_host (self)->pc_flags[object->info.site_pc] & MACHINE_PC_LIBRARY))
    object->info.maker = object->info.call_pc = 0;
  if (object->base != 0)
    join_base (self, object);
  else
    object->info.ordinal = 1;
  object->info.library = is_library_origin (self, &object->info);
  machine_object_remember (self, object);
  return object;
}

MachineObject *
machine_object_by_id (const Machine *self,
                      guint32        id)
{
  MachineSched *sched = machine_sched (self);
  MachineRef ref;

  if (id == 0 || id > sched->n_objects)
    return NULL;
  ref = ((MachineRef *) machine_ptr (self, sched->objects))[id];
  return ref != 0 ? machine_object (self, ref) : NULL;
}

static void
free_record (Machine       *self,
             MachineObject *object)
{
  MachineSched *sched = machine_sched (self);
  Entry *entry = find_entry (self, object->kind, object->ref);
  guint at = machine_object_recent_slot (object->kind, object->ref);

  if (sched->recent_key[at] == (object->ref << 4 | object->kind))
    sched->recent_key[at] = 0;
  g_assert (entry != NULL && entry->value == machine_ref (self, object));
  table_remove (self, sched, entry);
  ((MachineRef *) machine_ptr (self, sched->objects))[object->id] = 0;
  if (object->readers != 0)
    machine_sys_free (self, object->readers, object->readers_cap * sizeof (guint32));
  if (object->text != 0)
    machine_sys_free (self, object->text, strlen (machine_ptr (self, object->text)) + 1);
  if (object->timer != 0)
    machine_timer_free (self, object->timer);
  machine_clock_unref (self, &object->clocks[0]);
  machine_clock_unref (self, &object->clocks[1]);
  machine_sys_free (self, machine_ref (self, object), sizeof *object);
}

void
machine_sched_object_freed (Machine   *self,
                            MachineRef ref,
                            gsize      n_bytes)
{
  MachineSched *sched = machine_sched (self);
  Entry *entry = find_entry (self, MACHINE_OBJECT_CHAN, ref);
  Base *base;

  if (entry != NULL)
    free_record (self, machine_object (self, entry->value));
  entry = find_entry (self, MACHINE_OBJECT_BASE, ref);
  if (entry == NULL)
    return;
  base = machine_ptr (self, entry->value);
  table_remove (self, sched, entry);
  for (MachineRef record = base->first; record != 0;)
    {
      MachineRef next = machine_object (self, record)->base_next;

      free_record (self, machine_object (self, record));
      record = next;
    }
  machine_sys_free (self, machine_ref (self, base), sizeof *base);
}

void
machine_objects_check_invariants (const Machine *self)
{
  MachineSched *sched = machine_sched (self);
  const Entry *entries = machine_ptr (self, sched->object_table);
  const MachineRef *by_id = machine_ptr (self, sched->objects);
  guint n = 0, n_records = 0, n_by_id = 0;

  for (guint i = 0; i < sched->table_cap; i++)
    {
      MachineObject *object;

      if (entries[i].key == 0)
        continue;
      n++;
      g_assert (table_find (self, sched->object_table, sched->table_cap, entries[i].key)
                == &entries[i]);
      if ((entries[i].key & 15) == MACHINE_OBJECT_BASE)
        continue;
      n_records++;
      object = machine_object (self, entries[i].value);
      g_assert (object->ref << 4 == (entries[i].key & ~(guint64) 15));
      g_assert (object->kind == (entries[i].key & 15));
      g_assert (by_id[object->id] == entries[i].value);
    }
  g_assert (n == sched->table_n);
  for (guint i = 1; i <= sched->n_objects; i++)
    n_by_id += by_id[i] != 0;
  g_assert (n_by_id == n_records);
}
