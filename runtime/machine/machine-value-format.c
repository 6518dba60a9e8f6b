/* SPDX-License-Identifier: MIT */
#include "machine-chan.h"
#include "machine-exec.h"
#include "machine-names.h"
#include "machine-native-lib.h"

/*
 * Values in words for the learner: as fmt's %v, with strings quoted and channels and functions by
 * their names, without running any code of the program. Memory is looked at with care, since a
 * variable that was not yet set may hold anything.
 */

#define MAX_DEPTH 6

typedef struct
{
  const Machine *machine;
  GString       *out;
  gsize          end; /* stop when out is longer */
} Formatter;

gboolean
machine_is_readable (const Machine *self,
                     MachineRef     ref,
                     guint64        n_bytes)
{
  return ref >= MACHINE_FIRST_REF && ref < self->root->arena_top
         && n_bytes <= self->root->arena_top - ref;
}

static void format (Formatter  *self,
                    guint32     type,
                    const void *image,
                    guint       depth);

static gboolean
is_full (const Formatter *self)
{
  return self->out->len > self->end;
}

static void
format_pointer (Formatter *self,
                guint64    ref)
{
  if (ref == 0)
    g_string_append (self->out, "<nil>");
  else
    g_string_append_printf (self->out, "0x%" G_GINT64_MODIFIER "x", ref + MACHINE_ADDRESS_BASE);
}

static void
format_string (Formatter     *self,
               const guint64 *words)
{
  gsize len = MIN (words[1], self->end);

  if (len > 0 && !machine_is_readable (self->machine, words[0], len))
    return;
  machine_quote_append (self->out, machine_ptr (self->machine, words[0]), len, '"', FALSE, FALSE);
}

static void
format_elements (Formatter  *self,
                 guint32     elem,
                 MachineRef  ref,
                 const char *image,
                 guint64     n,
                 guint       depth)
{
  guint32 stride = self->machine->program->types[elem].size_bytes;

  g_string_append_c (self->out, '[');
  if (image == NULL && n <= G_MAXUINT32
      && (n == 0 || machine_is_readable (self->machine, ref, n * stride)))
    image = machine_ptr (self->machine, ref);
  for (guint64 i = 0; image != NULL && i < n && !is_full (self); i++)
    {
      if (i > 0)
        g_string_append_c (self->out, ' ');
      format (self, elem, image + i * stride, depth + 1);
    }
  g_string_append_c (self->out, ']');
}

static void
format_struct (Formatter      *self,
               const CodeType *type,
               const char     *image,
               guint           depth)
{
  g_string_append_c (self->out, '{');
  for (guint32 i = 0; i < type->n_fields && !is_full (self); i++)
    {
      if (i > 0)
        g_string_append_c (self->out, ' ');
      format (self, type->fields[i].type, image + type->fields[i].offset_bytes, depth + 1);
    }
  g_string_append_c (self->out, '}');
}

static void
format_map (Formatter *self,
            guint32    type,
            MachineRef ref,
            guint      depth)
{
  const MachineMapLayout *layout = &machine_exec_host (self->machine)->map_layouts[type];
  const MachineMap *map = machine_ptr (self->machine, ref);
  gboolean first = TRUE;

  g_string_append (self->out, "map[");
  if (ref != 0 && machine_is_readable (self->machine, ref, sizeof *map) && map->type == type
      && machine_is_readable (self->machine, map->entries,
                              (guint64) map->n_entries * layout->entry_bytes))
    for (guint32 i = 0; i < map->n_entries && !is_full (self); i++)
      {
        MachineRef entry = map->entries + (gsize) i * layout->entry_bytes;

        if (!machine_map_entry_is_used (self->machine, entry))
          continue;
        if (!first)
          g_string_append_c (self->out, ' ');
        first = FALSE;
        format (self, layout->key_type,
                machine_ptr (self->machine, entry + layout->key_offset), depth + 1);
        g_string_append_c (self->out, ':');
        format (self, layout->elem_type,
                machine_ptr (self->machine, entry + layout->elem_offset), depth + 1);
      }
  g_string_append_c (self->out, ']');
}

static void
format_interface (Formatter     *self,
                  const guint64 *words,
                  guint          depth)
{
  const CodeProgram *program = self->machine->program;
  const void *image = &words[1];

  if (words[0] == 0 || words[0] >= program->n_types)
    {
      g_string_append (self->out, "<nil>");
      return;
    }
  if (program->types[words[0]].size_bytes > 8)
    {
      if (!machine_is_readable (self->machine, words[1], program->types[words[0]].size_bytes))
        return;
      image = machine_ptr (self->machine, words[1]);
    }
  format (self, words[0], image, depth);
}

static void
format_float (Formatter   *self,
              CodeTypeKind kind,
              const void  *image)
{
  gboolean narrow = kind == CODE_TYPE_FLOAT32 || kind == CODE_TYPE_COMPLEX64;
  gboolean complex = kind == CODE_TYPE_COMPLEX64 || kind == CODE_TYPE_COMPLEX128;
  double parts[2] = { 0 };

  for (guint i = 0; i < (complex ? 2 : 1); i++)
    parts[i] = narrow ? ((const float *) image)[i] : ((const double *) image)[i];
  if (complex)
    g_string_append_c (self->out, '(');
  machine_float_append (self->out, parts[0], 'g', -1, narrow ? 32 : 64);
  if (!complex)
    return;
  if (parts[1] >= 0)
    g_string_append_c (self->out, '+');
  machine_float_append (self->out, parts[1], 'g', -1, narrow ? 32 : 64);
  g_string_append (self->out, "i)");
}

/* A channel is what the program calls it. */
static void
format_chan (Formatter *self,
             MachineRef ref)
{
  MachineObjectInfo info;
  g_autofree char *name = NULL;

  if (ref == 0 || !machine_is_readable (self->machine, ref, sizeof (MachineChan))
      || !machine_object_lookup (self->machine, machine_chan (self->machine, ref)->id, &info))
    {
      format_pointer (self, ref);
      return;
    }
  name = machine_object_dup_name (self->machine, machine_chan (self->machine, ref)->id, &info);
  g_string_append (self->out, name);
}

/* A function is its name; those of the program itself without "main.". */
static void
format_func (Formatter *self,
             MachineRef ref)
{
  const char *name;

  if (ref == 0 || !machine_is_readable (self->machine, ref, sizeof (guint64))
      || *(const guint64 *) machine_ptr (self->machine, ref) >= self->machine->program->n_funcs)
    {
      format_pointer (self, ref);
      return;
    }
  name = self->machine->program->funcs[machine_exec_closure_func (self->machine, ref)].name;
  g_string_append (self->out, name + (g_str_has_prefix (name, "main.") ? 5 : 0));
}

/* A pointer to a struct shows the struct, as %v does, but not inside other values. */
static void
format_reference (Formatter      *self,
                  const CodeType *type,
                  MachineRef      ref,
                  guint           depth)
{
  const CodeType *elem = &self->machine->program->types[type->elem];

  if (type->kind == CODE_TYPE_POINTER && depth == 0 && ref != 0
      && elem->kind == CODE_TYPE_STRUCT
      && machine_is_readable (self->machine, ref, elem->size_bytes))
    {
      g_string_append_c (self->out, '&');
      format_struct (self, elem, machine_ptr (self->machine, ref), depth + 1);
    }
  else
    format_pointer (self, ref);
}

static void
format (Formatter  *self,
        guint32     type,
        const void *image,
        guint       depth)
{
  const CodeType *t = &self->machine->program->types[type];
  const guint64 *words = image;

  if (depth > MAX_DEPTH || is_full (self))
    {
      g_string_append (self->out, "…");
      return;
    }
  switch (t->kind)
    {
    case CODE_TYPE_STRING:
      format_string (self, words);
      break;
    case CODE_TYPE_FLOAT32:
    case CODE_TYPE_FLOAT64:
    case CODE_TYPE_COMPLEX64:
    case CODE_TYPE_COMPLEX128:
      format_float (self, t->kind, image);
      break;
    case CODE_TYPE_SLICE:
      format_elements (self, t->elem, words[0], NULL, words[1], depth);
      break;
    case CODE_TYPE_ARRAY:
      format_elements (self, t->elem, 0, image, t->len, depth);
      break;
    case CODE_TYPE_STRUCT:
      format_struct (self, t, image, depth);
      break;
    case CODE_TYPE_MAP:
      format_map (self, type, words[0], depth);
      break;
    case CODE_TYPE_INTERFACE:
      format_interface (self, words, depth);
      break;
    case CODE_TYPE_CHAN:
      format_chan (self, words[0]);
      break;
    case CODE_TYPE_FUNC:
      format_func (self, words[0]);
      break;
    case CODE_TYPE_POINTER:
    case CODE_TYPE_UNSAFE_POINTER:
      format_reference (self, t, words[0], depth);
      break;
    default:
      machine_print_append (self->machine, t->kind, image, self->out);
    }
}

/**
 * machine_format_value:
 * @max_chars: roughly how long the text may get before it is cut with an ellipsis
 *
 * Appends a value as the learner reads it: 42, "abc", {1 2}, [1 2 3].
 */
void
machine_format_value (Machine       *self,
                      guint32        type,
                      const guint64 *slots,
                      gsize          max_chars,
                      GString       *out)
{
  Formatter formatter = { self, out, out->len + max_chars };

  format (&formatter, type, slots, 0);
  if (is_full (&formatter))
    {
      const char *cut;

      g_utf8_validate_len (out->str, formatter.end, &cut);
      g_string_truncate (out, cut - out->str);
      g_string_append (out, "…");
    }
}
