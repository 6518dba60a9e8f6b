/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-chaos.h"

G_BEGIN_DECLS

/* Between the two files that read faults. */

/* Sets the error; always FALSE. */
gboolean machine_fault_fail       (GError          **error,
                                   const char       *format,
                                   ...) G_GNUC_PRINTF (2, 3);
/* Fills what the fault has of its place. out_kept: the place as schedules keep it. */
gboolean machine_fault_find_place (MachineFault      *self,
                                   const CodeProgram *program,
                                   const char        *text,
                                   char             **out_kept,
                                   GError           **error);

G_END_DECLS
