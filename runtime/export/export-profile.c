/* SPDX-License-Identifier: MIT */

/*
 * Profiles for pprof: a gzipped protocol buffer. Messages are written from
 * the inside out, since each is preceded by its length:
 *
 *     Profile { sample_type* sample* location* function* string* time period }
 *     Sample { location_id* value* }   Location { id address Line { function_id line } }
 *     Function { id name file }        strings by index, 0 is ""
 *
 * Source: profile.proto of github.com/google/pprof.
 */
#include "export-private.h"

#include <gio/gio.h>
#include <string.h>

/* Virtual time's start, 2009-11-10 23:00:00 UTC. */
#define EPOCH_NS (G_GINT64_CONSTANT (1257894000) * 1000000000)

typedef struct
{
  const char *name;
  const char *types[2][2]; /* of each value: what, unit; the second may be NULL */
  const char *period[2];
} ProfileKind;

static const ProfileKind kinds[EXPORT_N_PROFILES] = {
  [EXPORT_PROFILE_GOROUTINE] = { "goroutine", { { "goroutine", "count" } },
                                 { "goroutine", "count" } },
  [EXPORT_PROFILE_CPU] = { "cpu", { { "samples", "count" }, { "cpu", "nanoseconds" } },
                           { "cpu", "nanoseconds" } },
  [EXPORT_PROFILE_HEAP] = { "heap", { { "inuse_objects", "count" }, { "inuse_space", "bytes" } },
                            { "space", "bytes" } },
  [EXPORT_PROFILE_BLOCK] = { "block", { { "contentions", "count" }, { "delay", "nanoseconds" } },
                             { "contentions", "count" } },
  [EXPORT_PROFILE_MUTEX] = { "mutex", { { "contentions", "count" }, { "delay", "nanoseconds" } },
                             { "contentions", "count" } },
};

gboolean
export_profile_parse (const char    *name,
                      ExportProfile *out_profile)
{
  for (guint i = 0; i < EXPORT_N_PROFILES; i++)
    if (strcmp (name, kinds[i].name) == 0)
      {
        *out_profile = i;
        return TRUE;
      }
  return FALSE;
}

/* ---- protocol buffers ---------------------------------------------------------------------- */

static void
put_int (GByteArray *out,
         guint       field,
         gint64      value)
{
  export_put_varint (out, field << 3);
  export_put_varint (out, value);
}

static void
put_bytes (GByteArray *out,
           guint       field,
           const void *bytes,
           gsize       len)
{
  export_put_varint (out, field << 3 | 2);
  export_put_varint (out, len);
  g_byte_array_append (out, bytes, len);
}

/* Writes a message and empties it for the next. */
static void
put_message (GByteArray *out,
             guint       field,
             GByteArray *message)
{
  put_bytes (out, field, message->data, message->len);
  g_byte_array_set_size (message, 0);
}

/* ---- a profile ----------------------------------------------------------------------------- */

typedef struct
{
  GByteArray *out;
  GByteArray *message, *inner; /* scratch */
  GHashTable *strings, *locations, *functions; /* key ─▶ id */
  GPtrArray  *texts;           /* the string table, in order */
} Writer;

static guint
string_id (Writer     *self,
           const char *text)
{
  gpointer id;

  if (*text == '\0')
    return 0;
  if (!g_hash_table_lookup_extended (self->strings, text, NULL, &id))
    {
      g_ptr_array_add (self->texts, (gpointer) text);
      id = GUINT_TO_POINTER (self->texts->len);
      g_hash_table_insert (self->strings, (gpointer) text, id);
    }
  return GPOINTER_TO_UINT (id);
}

static guint
function_id (Writer            *self,
             const ExportFrame *frame)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->functions, frame->func));

  if (id != 0)
    return id;
  id = g_hash_table_size (self->functions) + 1;
  g_hash_table_insert (self->functions, (gpointer) frame->func, GUINT_TO_POINTER (id));
  put_int (self->message, 1, id);
  put_int (self->message, 2, string_id (self, frame->func));
  put_int (self->message, 3, string_id (self, frame->func));
  put_int (self->message, 4, string_id (self, frame->file));
  put_message (self->out, 5, self->message);
  return id;
}

static guint
location_id (Writer            *self,
             const ExportFrame *frame)
{
  gpointer key = GUINT_TO_POINTER (frame->pc + 1);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->locations, key)), function;

  if (id != 0)
    return id;
  function = function_id (self, frame);
  id = g_hash_table_size (self->locations) + 1;
  g_hash_table_insert (self->locations, key, GUINT_TO_POINTER (id));
  put_int (self->inner, 1, function);
  put_int (self->inner, 2, frame->line);
  put_int (self->message, 1, id);
  put_int (self->message, 3, frame->pc + 1);
  put_message (self->message, 4, self->inner);
  put_message (self->out, 4, self->message);
  return id;
}

static void
put_value_type (Writer            *self,
                guint              field,
                const char *const  type[2])
{
  put_int (self->message, 1, string_id (self, type[0]));
  put_int (self->message, 2, string_id (self, type[1]));
  put_message (self->out, field, self->message);
}

static void
put_sample (Writer            *self,
            const ExportStack *stack,
            const gint64       values[2],
            guint              n_values)
{
  g_autoptr (GByteArray) ids = g_byte_array_new ();

  for (guint i = 0; i < stack->n_frames; i++)
    export_put_varint (ids, location_id (self, &stack->frames[i]));
  put_bytes (self->message, 1, ids->data, ids->len);
  for (guint i = 0; i < n_values; i++)
    export_put_varint (self->inner, values[i]);
  put_message (self->message, 2, self->inner);
  put_message (self->out, 2, self->message);
}

/* The profile as a gzip file. Equal bytes for equal profiles: the header holds no time. */
static GBytes *
compress (const GByteArray *bytes)
{
  g_autoptr (GConverter) gzip
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  gboolean ok;

  ok = g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, NULL, NULL)
       && g_output_stream_close (stream, NULL, NULL);
  g_assert (ok); /* memory takes what it is given */
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* ---- samples ------------------------------------------------------------------------------- */

static void
add_goroutine (GArray *samples,
               guint32 stack)
{
  if (stack > samples->len)
    g_array_set_size (samples, stack);
  if (stack != 0)
    {
      ExportSample *sample = &g_array_index (samples, ExportSample, stack - 1);

      sample->stack = stack;
      sample->values[0]++;
    }
}

/* Goroutines alive now, in groups that stand on the same stack. */
static GArray *
dup_goroutines (const ExportRecord *record,
                ExportStacks       *stacks)
{
  g_autoptr (GPtrArray) gs = machine_dup_goroutines (record->machine);
  GArray *samples = g_array_new (FALSE, TRUE, sizeof (ExportSample));

  for (guint i = 0; i < gs->len; i++)
    {
      const MachineGView *g = g_ptr_array_index (gs, i);

      if (g->state != MACHINE_G_DEAD)
        add_goroutine (samples, export_stacks_add_g (stacks, record->machine, g->id));
    }
  return samples;
}

static GArray *
dup_heap (const ExportRecord *record,
          ExportStacks       *stacks)
{
  const CodeProgram *program = machine_get_program (record->machine);
  g_autoptr (GArray) sites = machine_dup_heap_sites (record->machine);
  GArray *samples = g_array_new (FALSE, TRUE, sizeof (ExportSample));

  for (guint i = 0; i < sites->len; i++)
    {
      const MachineSiteView *site = &g_array_index (sites, MachineSiteView, i);
      ExportSample sample = { export_stacks_add_pc (stacks, program, site->pc),
                              { site->n_objects, site->n_bytes } };

      g_array_append_val (samples, sample);
    }
  return samples;
}

static GArray *
dup_samples (const ExportRecord *record,
             ExportProfile       profile,
             ExportStacks       *stacks)
{
  switch (profile)
    {
    case EXPORT_PROFILE_GOROUTINE:
      return dup_goroutines (record, stacks);
    case EXPORT_PROFILE_HEAP:
      return dup_heap (record, stacks);
    case EXPORT_PROFILE_BLOCK:
      return g_array_ref (record->block);
    case EXPORT_PROFILE_MUTEX:
      return g_array_ref (record->mutex);
    default:
      return g_array_ref (record->cpu);
    }
}

/**
 * export_profile:
 * @self: a record whose run is over, or stands somewhere
 * @profile: which
 *
 * A profile that `go tool pprof` reads. Goroutines and heap are those of the
 * place where the run stands, the others sum up all that was recorded.
 *
 * Units: nanoseconds of virtual time, bytes with the allocator's rounding.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
export_profile (const ExportRecord *self,
                ExportProfile       profile)
{
  const ProfileKind *kind = &kinds[profile];
  gint64 duration_ns = machine_get_time_ns (self->machine);
  guint n_values = kind->types[1][0] != NULL ? 2 : 1;
  ExportStacks own;
  const ExportStacks *stacks
    = profile == EXPORT_PROFILE_GOROUTINE || profile == EXPORT_PROFILE_HEAP ? &own : &self->stacks;
  g_autoptr (GArray) samples = NULL;
  g_autoptr (GByteArray) out = g_byte_array_new (), message = g_byte_array_new (),
                         inner = g_byte_array_new ();
  g_autoptr (GHashTable) strings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) locations = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) functions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  Writer writer = { out, message, inner, strings, locations, functions, texts };
  GBytes *bytes;

  export_stacks_init (&own);
  samples = dup_samples (self, profile, &own);
  for (guint i = 0; i < n_values; i++)
    put_value_type (&writer, 1, kind->types[i]);
  for (guint i = 0; i < samples->len; i++)
    {
      const ExportSample *sample = &g_array_index (samples, ExportSample, i);

      if (sample->stack != 0)
        put_sample (&writer, export_stacks_get (stacks, sample->stack), sample->values, n_values);
    }
  put_value_type (&writer, 11, kind->period);
  put_int (out, 12, 1);
  put_int (out, 9, EPOCH_NS + (profile == EXPORT_PROFILE_CPU ? 0 : duration_ns));
  if (profile == EXPORT_PROFILE_CPU)
    put_int (out, 10, duration_ns);
  put_bytes (out, 6, "", 0);
  for (guint i = 0; i < texts->len; i++)
    put_bytes (out, 6, g_ptr_array_index (texts, i), strlen (g_ptr_array_index (texts, i)));
  bytes = compress (out);
  export_stacks_clear (&own);
  return bytes;
}
