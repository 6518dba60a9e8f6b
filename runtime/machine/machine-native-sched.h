/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-private.h"

G_BEGIN_DECLS

/* sync/atomic: machine-native-sched-atomic.c */

#define N(name) MachineStatus machine_atomic_##name (Machine *self, MachineG *g, guint64 *slots)
#define WORD(type)                                                                                 \
  N (load_##type);                                                                                 \
  N (store_##type);                                                                                \
  N (add_##type);                                                                                  \
  N (swap_##type);                                                                                 \
  N (cas_##type);                                                                                  \
  N (and_##type);                                                                                  \
  N (or_##type)

WORD (int32);
WORD (uint32);
WORD (int64);
WORD (uint64);
N (load_any);
N (store_any);
N (swap_any);
N (cas_any);
N (same_type);

#undef WORD
#undef N

G_END_DECLS
