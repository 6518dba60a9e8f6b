#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every string that the sources mark for translation has one in every language we ship.

xgettext reads the sources that po/POTFILES names, msgmerge lays the translations over what it
found, and what stays without one is named here with its place. A source that marks strings but
is not in POTFILES would be passed over in silence, so that list is checked too. So is a text that
xgettext cannot see whole, because a macro for a number's format stands within it.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = sys.argv[1]
KEYWORDS = ['--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=g_dngettext:2,3']
SOURCES = ['app', 'data', 'lessons', 'runtime', 'ui']
MARKED = re.compile(r'(?<!\w)(?:N?_|C_|ngettext|g_dngettext) ?\(\s*"')
SPLIT = re.compile(r'(?<!\w)N?_ ?\(\s*"[^"\n]*"\s*[A-Z][A-Z0-9_]*FORMAT')

failures = 0
count = 0


def check(name, complaints):
    global failures, count
    count += 1
    failures += bool(complaints)
    print('%s %d %s' % ('not ok' if complaints else 'ok', count, name))
    for complaint in complaints:
        print('# ' + complaint)


def run(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def read_list(name):
    with open(os.path.join(ROOT, 'po', name)) as lines:
        return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def find_sources():
    for folder in SOURCES:
        for place, _, names in os.walk(os.path.join(ROOT, folder)):
            for name in sorted(names):
                if name.endswith(('.c', '.h')):
                    yield os.path.relpath(os.path.join(place, name), ROOT)


def describe(entry):
    place = re.search(r'^#: (\S+)', entry, re.M)
    text = ''.join(re.findall(r'"(.*)"', entry.split('msgstr')[0].split('msgid_plural')[0]))
    return '%s: “%s”' % (place.group(1) if place else '?', text)


def find_untranslated(language, template, scratch):
    merged = os.path.join(scratch, language + '.po')
    run('msgmerge', '--quiet', '--no-fuzzy-matching', '--no-wrap', '-o', merged,
        os.path.join('po', language + '.po'), template)
    left = run('msgattrib', '--untranslated', '--no-obsolete', '--no-wrap', merged)
    fuzzy = run('msgattrib', '--only-fuzzy', '--no-obsolete', '--no-wrap', merged)
    entries = [e for text in (left, fuzzy) for e in text.split('\n\n')]
    return [describe(e) for e in entries if 'msgid' in e and not re.search(r'^msgid ""\nmsgstr', e, re.M)]


def main():
    missing = [tool for tool in ('xgettext', 'msgmerge', 'msgattrib', 'msgfmt')
               if shutil.which(tool) is None]
    if missing:
        print('1..0 # SKIP gettext is not installed: no ' + ', '.join(missing))
        return 0
    listed = read_list('POTFILES')
    unlisted, split = [], []
    for source in find_sources():
        with open(os.path.join(ROOT, source), encoding='utf-8') as file:
            text = file.read()
        if MARKED.search(text) and source not in listed:
            unlisted.append(source)
        split += ['%s: %s' % (source, hit.group(0)) for hit in SPLIT.finditer(text)]
    check('every source with translatable text is listed in po/POTFILES', unlisted)
    check('what po/POTFILES lists exists',
          [name for name in listed if not os.path.exists(os.path.join(ROOT, name))])
    check('no translatable text has a format macro within it', split)
    with tempfile.TemporaryDirectory() as scratch:
        template = os.path.join(scratch, 'stave.pot')
        run('xgettext', '--files-from=po/POTFILES', '--from-code=UTF-8', '-o', template, *KEYWORDS)
        for language in read_list('LINGUAS'):
            check('%s translates everything' % language,
                  find_untranslated(language, template, scratch))
            broken = subprocess.run(['msgfmt', '--check-format', '-o', os.path.join(scratch, 'x.mo'),
                                     os.path.join('po', language + '.po')], cwd=ROOT,
                                    capture_output=True, text=True)
            check('%s keeps every format' % language,
                  broken.stderr.splitlines() if broken.returncode else [])
    print('1..%d' % count)
    return 1 if failures else 0


sys.exit(main())
