# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of many articles: stopped half-way, killed half-way, and read to its end."""

import os
import re
import sqlite3
import sys
import tempfile
import time

import driver
from articles import write, write_many
from driver import find, look, wait_for

NUMBER = 1200


def articles(program):
    """How many articles the title tells of."""
    for label in program.labels():
        found = re.match(r'(\d+) articles? ·', label)
        if found:
            return int(found.group(1))
    return 0


def count_on_disk(home):
    path = os.path.join(home, 'data', 'dateline', 'default.dateline')
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as case:
        return case.execute('SELECT count(*) FROM article').fetchone()[0]


def begin(program, folder):
    """Opens the folder; not looked at through the accessibility bus, which would be too slow."""
    wait_for('the case to open', lambda: program.is_possible('open'))
    program.open(folder)
    wait_until('the reading to begin', lambda: program.is_possible('cancel-import'))


def wait_until(what, probe):
    end = time.monotonic() + driver.TIMEOUT
    while not probe():
        assert time.monotonic() < end, f'timed out waiting for {what}'
        time.sleep(0.005)


def stop_half_way(binary, home, folder):
    program = driver.Program(binary, [], home)
    begin(program, folder)
    program.activate('cancel-import')
    wait_for('the reading to end', lambda: not program.is_possible('cancel-import'))
    kept = count_on_disk(home)
    assert kept < NUMBER, f'all {kept} articles were read before it was stopped'
    wait_for('the list of those that were read', lambda: articles(program) == kept)
    program.quit()


def kill_half_way(binary, home, folder):
    program = driver.Program(binary, [], home)
    before = count_on_disk(home)
    begin(program, folder)
    wait_until('a few articles more', lambda: count_on_disk(home) > before)
    kept = count_on_disk(home)
    program.kill()
    return kept


def read_to_the_end(binary, home, folder, kept):
    assert count_on_disk(home) >= kept, 'what was on the disk is lost'
    program = driver.Program(binary, [], home)
    wait_for('the articles that were read', lambda: articles(program) >= kept)
    program.open(folder)
    wait_for('all articles', lambda: articles(program) == NUMBER)
    wait_for('the reading to end', lambda: not program.is_possible('cancel-import'))
    program.open(write(home, 'broken.pdf', 'no PDF at all'))
    dialog = wait_for('what could not be read', lambda: next(
        (window for window in driver.children(program.application)
         if find(window, None, 'broken.pdf')), None))
    wait_for('the dialog to close', lambda: look(lambda: driver.act(
        driver.need(dialog, 'push button', 'Close'), 'click')))
    program.quit()


def main(binary):
    with tempfile.TemporaryDirectory() as home:
        folder = write_many(os.path.join(home, 'articles'), NUMBER)
        stop_half_way(binary, home, folder)
        kept = kill_half_way(binary, home, folder)
        read_to_the_end(binary, home, folder, kept)
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
