/* SPDX-License-Identifier: MIT */
#pragma once

#include "export.h"

G_BEGIN_DECLS

/* What of a run is to be written down, and where: the options of stave run for other tools. */
typedef struct
{
  char  *trace;    /* files, NULL: not wanted */
  char  *chrome;
  char  *metrics;
  char  *profiles[EXPORT_N_PROFILES];
  char  *profile_help; /* taken by app_record_take_profiles() before options are parsed */
  int    debug;    /* 2: the goroutine profile as text */
  gint64 at;       /* step at which the run stops, 0: at its end */
} AppRecord;

void     app_record_clear         (AppRecord *self);
/* Takes each “--profile KIND FILE” out of the arguments. */
gboolean app_record_take_profiles (AppRecord  *self,
                                   int        *inout_argc,
                                   char       *argv[],
                                   GError    **error);
gboolean app_record_is_wanted     (const AppRecord *self);
gboolean app_record_write         (const AppRecord    *self,
                                   const ExportRecord *record,
                                   const Machine      *machine,
                                   GError            **error);

G_END_DECLS
