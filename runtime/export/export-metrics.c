/* SPDX-License-Identifier: MIT */

/*
 * The run's own metrics in Prometheus' text format, under the names that
 * Go's client library gives them, read where the run stands. Beside them,
 * what only a simulated runtime can count: visible events by kind, and how
 * long goroutines waited, by reason.
 *
 * Source: "Exposition formats", prometheus.io; the collector of client_golang.
 */
#include "export-private.h"

#include "machine-view.h"

static void
put_head (GString    *out,
          const char *name,
          const char *type,
          const char *help)
{
  g_string_append_printf (out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void
put_count (GString    *out,
           const char *name,
           const char *type,
           const char *help,
           guint64     value)
{
  put_head (out, name, type, help);
  g_string_append_printf (out, "%s %" G_GUINT64_FORMAT "\n", name, value);
}

/* Nanoseconds as seconds, exactly. */
static void
put_seconds (GString *out,
             gint64   ns)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT ".%09d", ns / 1000000000,
                          (int) (ns % 1000000000));
}

static int
compare_ns (gconstpointer a,
            gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static void
put_collections (GString      *out,
                 const GArray *pauses)
{
  static const char *const quantiles[] = { "0", "0.25", "0.5", "0.75", "1" };
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) pauses);
  gint64 sum_ns = 0;

  g_array_sort (sorted, compare_ns);
  put_head (out, "go_gc_duration_seconds", "summary",
            "Virtual time that collections took.");
  for (guint i = 0; i < G_N_ELEMENTS (quantiles); i++)
    {
      guint at = sorted->len > 0 ? (sorted->len - 1) * i / (G_N_ELEMENTS (quantiles) - 1) : 0;

      g_string_append_printf (out, "go_gc_duration_seconds{quantile=\"%s\"} ", quantiles[i]);
      put_seconds (out, sorted->len > 0 ? g_array_index (sorted, gint64, at) : 0);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < sorted->len; i++)
    sum_ns += g_array_index (sorted, gint64, i);
  g_string_append (out, "go_gc_duration_seconds_sum ");
  put_seconds (out, sum_ns);
  g_string_append_printf (out, "\ngo_gc_duration_seconds_count %u\n", sorted->len);
}

static void
put_events (GString            *out,
            const ExportRecord *record)
{
  guint64 counts[MACHINE_N_EVENTS] = { 0 };

  for (gsize i = 0; i < record->event_stacks->len; i++)
    counts[machine_trace_get (machine_get_trace (record->machine), i)->kind]++;
  put_head (out, "stave_events_total", "counter", "Visible events of the run, by kind.");
  for (guint i = 0; i < MACHINE_N_EVENTS; i++)
    if (counts[i] > 0)
      g_string_append_printf (out, "stave_events_total{kind=\"%s\"} %" G_GUINT64_FORMAT "\n",
                              machine_event_kind_get_name (i), counts[i]);
}

static void
put_waits (GString            *out,
           const ExportRecord *record)
{
  put_head (out, "stave_wait_seconds_total", "counter",
            "Virtual time goroutines have waited, by reason; waits that ended.");
  for (guint i = 1; i < MACHINE_N_WAITS; i++)
    if (record->waited_ns[i] > 0)
      {
        g_string_append_printf (out, "stave_wait_seconds_total{reason=\"%s\"} ",
                                machine_wait_get_text (i));
        put_seconds (out, record->waited_ns[i]);
        g_string_append_c (out, '\n');
      }
}

/**
 * export_metrics:
 *
 * The run's metrics where it stands, for Prometheus.
 *
 * Units: base units: seconds of virtual time, bytes.
 *
 * Returns: (transfer full): text
 */
char *
export_metrics (const ExportRecord *self)
{
  GString *out = g_string_new (NULL);
  MachineMemoryView memory;
  gint64 cpu_ns = 0;

  machine_get_memory (self->machine, &memory);
  for (guint i = 0; i < self->cpu->len; i++)
    cpu_ns += g_array_index (self->cpu, ExportSample, i).values[1];
  put_collections (out, self->pauses);
  put_count (out, "go_goroutines", "gauge", "Goroutines that exist.", memory.n_goroutines);
  put_head (out, "go_info", "gauge", "The language version simulated.");
  g_string_append (out, "go_info{version=\"go1.23\"} 1\n");
  put_count (out, "go_memstats_heap_inuse_bytes", "gauge",
             "Heap allocated and not yet collected.", memory.heap_bytes);
  put_count (out, "go_memstats_stack_inuse_bytes", "gauge", "Stacks of goroutines.",
             memory.stack_bytes);
  put_count (out, "go_sched_gomaxprocs_threads", "gauge", "GOMAXPROCS.",
             machine_get_settings (self->machine)->procs);
  put_head (out, "process_cpu_seconds_total", "counter",
            "Virtual time goroutines had a processor.");
  g_string_append (out, "process_cpu_seconds_total ");
  put_seconds (out, cpu_ns);
  g_string_append_c (out, '\n');
  put_events (out, self);
  put_count (out, "stave_goroutines_created_total", "counter", "Goroutines ever started.",
             memory.n_goroutines_total);
  put_head (out, "stave_virtual_seconds_total", "counter", "Virtual time since the run's start.");
  g_string_append (out, "stave_virtual_seconds_total ");
  put_seconds (out, machine_get_time_ns (self->machine));
  g_string_append_c (out, '\n');
  put_waits (out, self);
  return g_string_free (out, FALSE);
}
