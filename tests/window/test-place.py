# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Correcting a place by keys alone: found by searching, taken back, and left as it was."""

import sys
import tempfile

import driver
from articles import QUETTA, write
from display import Display
from driver import wait_for

READ = 'Karachi, Sindh, Pakistan'


def candidates(program):
    return driver.find(program.frame, 'list', 'Candidates')


def candidate_names(program):
    return [row.get_name() for row in driver.find_all(candidates(program), 'list item')]


def open_editor(program):
    program.do('win.edit-place')
    wait_for('the focus on the search', lambda: program.focus_is('Search places', driver.ENTRY))


def choose(program, display, name):
    """Goes down the list to a candidate, and takes it."""
    wait_for(f'{name} among the candidates',
             lambda: any(name in found for found in candidate_names(program)))
    program.press_to(display, 'Tab', ', ', 'list item')
    program.press_to(display, 'Down', name, 'list item')
    display.press('Return')


def place_is(program, text):
    wait_for(f'the place {text}', lambda: program.field_text('Place') == text)


def undo(program):
    program.do('win.undo')
    place_is(program, READ)


def by_search(program, display):
    open_editor(program)
    program.type_into(lambda: program.frame, 'Hyderabad', 'Search places')
    choose(program, display, 'Hyderabad, Hyderabad District, Sindh')
    place_is(program, 'Hyderabad, Sindh, Pakistan')
    wait_for('the word that it is edited',
             lambda: 'edited' in program.field('Place').get_description())
    undo(program)


def leave_unchanged(program, display):
    open_editor(program)
    display.press('Escape')
    wait_for('the fields again', lambda: program.focus_is('Place: '))
    place_is(program, READ)


def main(binary):
    display = Display()
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [write(home, 'quetta.txt', QUETTA)], home)
        wait_for('three incidents', lambda: len(program.incident_names()) == 3)
        display.give_keys('Dateline')
        program.do('win.next')
        place_is(program, READ)
        by_search(program, display)
        leave_unchanged(program, display)
        program.quit()
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
