# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens an article file and checks how many incidents the window lists; run by hand:
xvfb-run -a dbus-run-session -- /usr/bin/python3 count-incidents.py PROGRAM FILE NUMBER"""

import sys
import tempfile

import driver
from driver import act, wait_for


def main(binary, path, wanted):
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [path], home)
        wait_for('the article', lambda: any('1 article ·' in text for text in program.labels()))
        wait_for(f'{wanted} incidents in the list', lambda: len(program.incident_rows()) == wanted)
        for row in program.incident_rows():
            print(row.get_name())
        act(program.frame, 'win.next')
        wait_for('the second incident', lambda: f'2 of {wanted}' in program.labels())
        program.quit()


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
