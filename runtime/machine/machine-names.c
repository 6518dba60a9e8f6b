/* SPDX-License-Identifier: MIT */

/*
 * Names: of objects after the variables they were made into, of goroutines
 * after the functions they run, spawn paths.
 */

#include "machine-names.h"

#include "machine-sched-context.h"
#include "machine-sched-host.h"

static const char *const kind_types[] = {
  [MACHINE_OBJECT_CHAN] = "chan",
  [MACHINE_OBJECT_MUTEX] = "sync.Mutex",
  [MACHINE_OBJECT_RWMUTEX] = "sync.RWMutex",
  [MACHINE_OBJECT_WAITGROUP] = "sync.WaitGroup",
  [MACHINE_OBJECT_COND] = "sync.Cond",
  [MACHINE_OBJECT_ONCE] = "sync.Once",
  [MACHINE_OBJECT_TIMER] = "time.Timer",
  [MACHINE_OBJECT_CONTEXT] = "context.Context",
};

static const char *
without_package (const char *name,
                 const char *package)
{
  gsize len = strlen (package);

  if (strncmp (name, package, len) == 0 && name[len] == '.')
    return name + len + 1;
  return name;
}

/* ---- objects ------------------------------------------------------------------ */

/* The field at an offset, and the rest of the offset in it; NULL if the type is no struct. */
static const CodeField *
field_at (const CodeProgram *program,
          guint32            type,
          guint32            offset)
{
  const CodeType *info = &program->types[type];

  if (info->kind != CODE_TYPE_STRUCT)
    return NULL;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const CodeField *field = &info->fields[i];

      if (field->offset_bytes <= offset
          && offset < field->offset_bytes + MAX (program->types[field->type].size_bytes, 1))
        return field;
    }
  return NULL;
}

/* ".mu", "[3].mu": the way from a value of the type to the object at the offset in it. */
static void
append_path (const CodeProgram *program,
             guint32            type,
             guint32            offset,
             const char        *goal,
             gboolean           in_slice,
             GString           *out)
{
  guint32 size = MAX (program->types[type].size_bytes, 1);

  if (in_slice || offset >= size)
    g_string_append_printf (out, "[%u]", offset / size);
  offset %= size;
  while (type != 0 && strcmp (program->types[type].name, goal) != 0)
    {
      const CodeType *info = &program->types[type];
      const CodeField *field = field_at (program, type, offset);

      if (field != NULL)
        {
          g_string_append_printf (out, ".%s", field->name);
          offset -= field->offset_bytes;
          type = field->type;
        }
      else if (info->kind == CODE_TYPE_ARRAY && info->len > 0)
        {
          size = MAX (program->types[info->elem].size_bytes, 1);
          g_string_append_printf (out, "[%u]", offset / size);
          offset %= size;
          type = info->elem;
        }
      else
        {
          break;
        }
    }
}

/* A channel that belongs to a timer or context is called after it. */
static char *
dup_related_name (const Machine           *self,
                  const MachineObjectInfo *info)
{
  MachineObjectInfo owner;
  g_autofree char *name = NULL;

  if (!machine_object_lookup (self, info->related, &owner))
    return NULL;
  name = machine_object_dup_name (self, info->related, &owner);
  if (owner.kind == MACHINE_OBJECT_CONTEXT)
    return g_strconcat (name, ".Done()", NULL);
  if (g_str_has_prefix (name, "time.After") || g_str_has_prefix (name, "time.Tick"))
    return g_steal_pointer (&name);
  return g_strconcat (name, ".C", NULL);
}

/* Without a variable: after what made it or what it is. */
static void
append_plain_name (const Machine           *self,
                   guint32                  id,
                   const MachineObjectInfo *info,
                   GString                 *out)
{
  const CodeProgram *program = self->program;

  if (info->maker != 0)
    {
      const char *variable
          = info->call_pc != 0 ? code_program_find_site (program, info->call_pc) : NULL;

      g_string_append (out, variable != NULL ? variable : program->funcs[info->maker - 1].name);
      if (info->ordinal > 1)
        g_string_append_printf (out, "#%u", info->ordinal);
      return;
    }
  if (info->kind == MACHINE_OBJECT_CHAN && info->type != 0)
    g_string_append (out, program->types[info->type].name);
  else
    g_string_append (out, kind_types[info->kind]);
  g_string_append_printf (out, " #%u", id);
}

char *
machine_object_dup_name (const Machine           *self,
                         guint32                  id,
                         const MachineObjectInfo *info)
{
  const CodeProgram *program = self->program;
  const char *main_package = program->funcs[program->main_func].package;
  const char *site = info->site_pc != 0 ? code_program_find_site (program, info->site_pc) : NULL;
  GString *out;

  if (info->related != 0)
    {
      char *name = dup_related_name (self, info);

      if (name != NULL)
        return name;
    }
  out = g_string_new (NULL);
  if (info->global != G_MAXUINT32)
    g_string_append (out, without_package (program->globals[info->global].name, main_package));
  else if (site != NULL && info->maker == 0)
    g_string_append (out, site);
  else
    {
      append_plain_name (self, id, info, out);
      return g_string_free (out, FALSE);
    }
  if (info->ordinal > 1)
    g_string_append_printf (out, "#%u", info->ordinal);
  if (info->kind != MACHINE_OBJECT_CHAN && info->type != 0)
    append_path (program, info->type, info->offset, kind_types[info->kind],
                 info->site_pc != 0 && program->code[info->site_pc].op == CODE_OP_MKSLICE, out);
  return g_string_free (out, FALSE);
}

char *
machine_object_dup_type (const Machine           *self,
                         const MachineObjectInfo *info)
{
  if (info->kind == MACHINE_OBJECT_CHAN && info->type != 0)
    return g_strdup (self->program->types[info->type].name);
  return g_strdup (kind_types[info->kind]);
}

gboolean
machine_object_lookup (const Machine     *self,
                       guint32            id,
                       MachineObjectInfo *out_info)
{
  const MachineObject *object = machine_object_by_id (self, id);
  const GArray *infos = machine_sched_host (self)->object_info;

  if (object != NULL)
    *out_info = object->info;
  else if (id != 0 && id < infos->len)
    *out_info = g_array_index (infos, MachineObjectInfo, id);
  else
    return FALSE;
  return TRUE;
}

/**
 * machine_dup_object_name:
 * @object: an object's id
 *
 * Names an object for narration: "jobs", "s.mu", else "chan int #3". Objects of
 * the whole trace have names, those that are gone or not made yet too.
 *
 * Returns: (transfer full): the name
 */
char *
machine_dup_object_name (const Machine *self,
                         guint32        object)
{
  MachineObjectInfo info;

  if (!machine_object_lookup (self, object, &info))
    return g_strdup_printf ("#%u", object);
  return machine_object_dup_name (self, object, &info);
}

/* ---- goroutines --------------------------------------------------------------------- */

static gboolean
lookup_g (const Machine *self,
          guint32        id,
          MachineGInfo  *out_info)
{
  MachineG *g = machine_sched_find_g (self, id);
  const GArray *infos = machine_sched_host (self)->g_info;

  if (g != NULL)
    *out_info = (MachineGInfo) { g->parent, g->child_number, machine_gx (g)->func, g->created_pc };
  else if (id != 0 && id < infos->len)
    *out_info = g_array_index (infos, MachineGInfo, id);
  else
    return FALSE;
  return TRUE;
}

char *
machine_dup_path (const Machine *self,
                  guint32        id)
{
  GString *path = g_string_new (NULL);
  MachineGInfo info;

  while (id > 1 && lookup_g (self, id, &info))
    {
      g_autofree char *part = g_strdup_printf (".%u", info.child_number);

      g_string_prepend (path, part);
      id = info.parent;
    }
  g_string_prepend (path, "0");
  return g_string_free (path, FALSE);
}

/**
 * machine_dup_g_name:
 * @g: a goroutine's id
 *
 * Names a goroutine for narration after the function it runs: "worker", "main".
 *
 * Returns: (transfer full): the name
 */
char *
machine_dup_g_name (const Machine *self,
                    guint32        g)
{
  const CodeProgram *program = self->program;
  MachineGInfo info;

  if (g == 1)
    return g_strdup ("main");
  if (!lookup_g (self, g, &info) || info.func >= program->n_funcs)
    return g_strdup_printf ("G%u", g);
  return g_strdup (without_package (program->funcs[info.func].name,
                                    program->funcs[program->main_func].package));
}
