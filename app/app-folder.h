/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The Go files of a folder that make up its package, as `go build DIR` picks
 * them: by name (_linux, _amd64 and their like) and by the //go:build line.
 */

/* The names as they are shown and opened, in order of name; NULL with an error saying what is
 * wrong with the folder. with_tests: _test.go files too, and any package's name goes. */
GPtrArray *app_folder_list         (const char *dir,
                                    gboolean    with_tests,
                                    GError    **error);
/* Whether the text's //go:build line, if any, lets the file in; an error if it cannot be read. */
gboolean   app_folder_constraint   (const char *text,
                                    gboolean   *out_wanted,
                                    GError    **error);
/* Whether the name lets the file in on linux/amd64. */
gboolean   app_folder_name_matches (const char *name);

G_END_DECLS
