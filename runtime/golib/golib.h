/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The simulated standard library: Go files embedded in the binary, by import
 * path. A function declared without a body is a native one, implemented in
 * runtime/machine under its full name ("time.now", "sync.(*Mutex).Lock").
 */
typedef struct
{
  const char *path; /* import path, "fmt" */
  const char *name; /* file name as shown in messages, "fmt/print.go" */
  const char *text;
  gsize       len;
} GolibFile;

/* All files, sorted by path and name. */
const GolibFile *golib_get_files (guint *out_n);

G_END_DECLS
