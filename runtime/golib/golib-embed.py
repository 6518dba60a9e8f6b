#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the C file that embeds the library's Go files: golib-embed.py OUT BASE FILE…"""

import os
import sys


def c_string(line):
    out = []
    for byte in line:
        if byte == 0x22 or byte == 0x5C:
            out.append('\\' + chr(byte))
        elif byte == 0x0A:
            out.append('\\n')
        elif 0x20 <= byte < 0x7F and byte != 0x3F:
            out.append(chr(byte))
        else:
            out.append('\\%03o' % byte)
    return '"' + ''.join(out) + '"'


def main():
    out, base, paths = sys.argv[1], sys.argv[2], sys.argv[3:]
    names = [os.path.relpath(path, base) for path in paths]
    order = sorted(range(len(paths)), key=lambda i: (os.path.dirname(names[i]), names[i]))
    with open(out, 'w', encoding='ascii') as c:
        c.write('/* Made by golib-embed.py from the Go files of this folder. */\n')
        c.write('#include "golib.h"\n\n')
        for number, i in enumerate(order):
            with open(paths[i], 'rb') as go:
                text = go.read()
            c.write('static const char text_%d[] =\n' % number)
            for line in text.splitlines(keepends=True):
                c.write('  %s\n' % c_string(line))
            c.write('  ;\n\n')
        c.write('static const GolibFile files[] = {\n')
        for number, i in enumerate(order):
            c.write('  { "%s", "%s", text_%d, sizeof text_%d - 1 },\n'
                    % (os.path.dirname(names[i]), names[i], number, number))
        c.write('};\n\n')
        c.write('const GolibFile *\ngolib_get_files (guint *out_n)\n{\n')
        c.write('  *out_n = G_N_ELEMENTS (files);\n  return files;\n}\n')


main()
