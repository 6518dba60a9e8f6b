/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine.h"

G_BEGIN_DECLS

/*
 * Records of a run in the formats of other tools.
 *
 *     Machine ──▶ ExportRecord ──┬─▶ Go execution trace      go tool trace
 *      runs in      events,      ├─▶ pprof profiles          go tool pprof
 *      its hands    stacks,      ├─▶ Chrome trace events     ui.perfetto.dev, chrome://tracing
 *                   CPU time     └─▶ Prometheus text         promtool, Prometheus
 *
 * A record runs a machine from its start and keeps what the machine's trace
 * does not: the call stack behind each event, and where processor time was
 * spent. Everything written comes from the run; times are virtual, and the
 * same run gives the same bytes.
 */
typedef struct _ExportRecord ExportRecord;

typedef enum
{
  EXPORT_PROFILE_GOROUTINE, /* count of goroutines alive, by stack */
  EXPORT_PROFILE_CPU,       /* virtual time run, by stack */
  EXPORT_PROFILE_HEAP,      /* objects and bytes in use, by the line that allocated them */
  EXPORT_PROFILE_BLOCK,     /* waits that ended and how long they took, by the waiter's stack */
  EXPORT_PROFILE_MUTEX,     /* waits for locks, by the stack that unlocked */
  EXPORT_N_PROFILES
} ExportProfile;

gboolean      export_profile_parse    (const char    *name,
                                       ExportProfile *out_profile);

/* machine: at its start, tracing; borrowed, and not to be run by others. */
ExportRecord *export_record_new       (Machine       *machine);
void          export_record_free      (ExportRecord  *self);
MachineStop   export_record_run       (ExportRecord  *self,
                                       guint64        max_instructions,
                                       gsize          max_steps);

GBytes       *export_go_trace         (const ExportRecord *self);
GBytes       *export_profile          (const ExportRecord *self,
                                       ExportProfile       profile);
char         *export_metrics          (const ExportRecord *self);
char         *export_chrome_trace     (const ExportRecord *self);
void          export_append_json_string (GString    *out,
                                         const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExportRecord, export_record_free)

G_END_DECLS
