# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters by time, kind and words; each shows as a chip, can be taken away, and outlives the sitting."""

import sys
import tempfile

import driver
from articles import QUETTA, write
from display import Display
from driver import need, wait_for


def rows_are(program, *words):
    wait_for(f'the rows {words}', lambda: len(program.incident_names()) == len(words) and
             all(word in name for word, name in zip(words, program.incident_names())))


def chip(program):
    """The chip of the chosen days."""
    return need(program.frame, 'push button', '” Away').get_name()


def filter_by_time(program, display):
    # The bars are months; March 2012 is right of the middle, with empty months beyond it.
    program.click_on(display, lambda: need(program.frame, 'slider', 'Incidents over time'),
                     'Incidents over time')
    display.press('End')
    display.press('space')
    wait_for('the chip of the last month', lambda: chip(program))
    for _ in range(12):
        if driver.look(lambda: program.incident_names() and
                       'Quetta' in program.incident_names()[0]):
            break
        before = wait_for('the chip', lambda: chip(program))
        display.press('Left')
        display.press('space')
        wait_for('the chip of the month before', lambda: chip(program) != before)
    rows_are(program, 'Quetta')
    display.press('Escape')
    rows_are(program, 'Quetta', 'Karachi', 'Peshawar')


def filter_by_kind(program, display):
    program.click('Filter', exact=True)
    wait_for('the choice', lambda: need(program.frame, 'check box', 'Kidnapping'))
    program.press_to(display, 'Tab', 'Kidnapping', 'check box')
    display.press('space')
    rows_are(program, 'Peshawar')
    display.press('Escape')


def search(program):
    program.type_into(lambda: program.frame, 'policemen', 'Search articles and incidents')
    rows_are(program, 'Quetta', 'Karachi', 'Peshawar')
    program.type_into(lambda: program.frame, 'unicorn', 'Search articles and incidents')
    rows_are(program)


def come_back(binary, home):
    program = driver.Program(binary, [], home)
    rows_are(program, 'Peshawar')
    program.click('Take the Filter “Kidnapping” Away')
    rows_are(program, 'Quetta', 'Karachi', 'Peshawar')
    search(program)
    program.quit()


def main(binary):
    display = Display()
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [write(home, 'quetta.txt', QUETTA)], home)
        rows_are(program, 'Quetta', 'Karachi', 'Peshawar')
        display.give_keys('Dateline')
        filter_by_time(program, display)
        filter_by_kind(program, display)
        program.quit()
        come_back(binary, home)
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
