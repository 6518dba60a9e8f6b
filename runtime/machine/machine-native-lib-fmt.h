/* SPDX-License-Identifier: MIT */
#pragma once

#include "machine-native-lib.h"

G_BEGIN_DECLS

/*
 * Formatting one value by a verb of package fmt. The flags and answers are those
 * of runtime/golib/fmt/print.go.
 */
enum
{
  MACHINE_FMT_PLUS = 1 << 0,
  MACHINE_FMT_MINUS = 1 << 1,
  MACHINE_FMT_SHARP = 1 << 2,
  MACHINE_FMT_SPACE = 1 << 3,
  MACHINE_FMT_ZERO = 1 << 4,
  MACHINE_FMT_PLUS_V = 1 << 5,
  MACHINE_FMT_SHARP_V = 1 << 6,
  MACHINE_FMT_ASK_METHODS = 1 << 7,
  MACHINE_FMT_INSIDE = 1 << 8,
};

typedef enum
{
  MACHINE_LEAF_DONE,
  MACHINE_LEAF_BAD_VERB,
  MACHINE_LEAF_PARTS,
  MACHINE_LEAF_METHODS,
} MachineLeaf;

/* One directive: what is written, and how. */
typedef struct
{
  GString *out;
  gint32   verb;
  guint    flags;
  gint64   wid, prec; /* -1: absent */
} MachineFormat;

void        machine_format_times   (GString *out,
                                    char     c,
                                    gint64   n);
/* Text in the directive's width; zeros only if asked for, and to the left. */
void        machine_format_pad     (const MachineFormat *f,
                                    const char          *text,
                                    gsize                len,
                                    gboolean             zeros);
/* 0x…, the prefix whatever the flag # says. */
void        machine_format_hex     (const MachineFormat *f,
                                    guint64              value,
                                    gboolean             prefix);
MachineLeaf machine_format_integer (const MachineFormat *f,
                                    guint64              value,
                                    gboolean             is_signed);
MachineLeaf machine_format_float   (const MachineFormat *f,
                                    double               value,
                                    int                  bits);
MachineLeaf machine_format_complex (const MachineFormat *f,
                                    double               re,
                                    double               im,
                                    int                  bits);

G_END_DECLS
