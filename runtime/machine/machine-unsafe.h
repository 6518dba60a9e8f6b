/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-exec.h"

G_BEGIN_DECLS

MachineOpResult machine_op_retype (Machine       *self,
                                   MachineG      *g,
                                   guint32        type,
                                   const guint64 *pointer,
                                   guint64       *to);

G_END_DECLS
